//! [`FileFact`]: what is known of the file that a row was read from, as a column beside those of its table. Spark:
//! `InputFileBlockHolder`.

use std::path::Path;
use std::sync::Arc;

use arrow::datatypes::{DataType, Field, FieldRef};
use datafusion::catalog::TableProvider;
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Result};

use super::file::File;
use super::measured::Measured;
use super::parquet_table::ParquetTable;
use super::scan::TextTable;

/// Spark reads files of at most this many bytes in one piece. Spark: `spark.sql.files.openCostInBytes`.
const WHOLE: u64 = 4 << 20;

/// A fact about a file.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum FileFact {
    /// Its URL.
    Name,
    /// Where the piece of it begins that the row was read from, in bytes.
    Start,
    /// How long that piece is, in bytes.
    Length,
}

impl FileFact {
    pub(crate) fn data_type(self) -> DataType {
        match self {
            FileFact::Name => DataType::Utf8,
            FileFact::Start | FileFact::Length => DataType::Int64,
        }
    }

    /// What is said of a row that was read from no file.
    pub(crate) fn of_none(self) -> ScalarValue {
        match self {
            FileFact::Name => ScalarValue::Utf8(Some(String::new())),
            FileFact::Start | FileFact::Length => ScalarValue::Int64(Some(-1)),
        }
    }

    fn of(self, file: &File) -> Result<ScalarValue> {
        if self != FileFact::Name && file.size > WHOLE {
            return Err(Error::unsupported("the pieces that Spark reads a large file in"));
        }
        Ok(match self {
            FileFact::Name => ScalarValue::Utf8(Some(url(&file.path))),
            FileFact::Start => ScalarValue::Int64(Some(0)),
            FileFact::Length => ScalarValue::Int64(i64::try_from(file.size).ok()),
        })
    }

    /// The column of this name, and the files with its values behind those of their folders.
    pub(super) fn beside(self, name: &str, files: &[File]) -> Result<(FieldRef, Vec<File>)> {
        let field = Arc::new(Field::new(name, self.data_type(), false));
        let with_fact = |file: &File| {
            let mut values = file.values.as_ref().clone();
            values.push(self.of(file)?);
            Ok(File { values: Arc::new(values), ..file.clone() })
        };
        Ok((field, files.iter().map(with_fact).collect::<Result<_>>()?))
    }

    /// The table with this fact in a column of this name; none for a table that is not read from files.
    pub(crate) fn in_table(self, name: &str, table: &dyn TableProvider) -> Result<Option<Arc<dyn TableProvider>>> {
        Ok(if let Some(table) = table.downcast_ref::<TextTable>() {
            Some(Arc::new(table.with_fact(self, name)?))
        } else if let Some(table) = table.downcast_ref::<ParquetTable>() {
            Some(Arc::new(table.with_fact(self, name)?))
        } else if let Some(table) = table.downcast_ref::<Measured>() {
            Some(Arc::new(table.with_fact(self, name)?))
        } else {
            None
        })
    }
}

/// The URL of a file, in which ASCII characters that a URI does not hold are written as `%20`. Java: `URI.toString`.
fn url(path: &Path) -> String {
    let mut url = String::from("file://");
    for character in path.display().to_string().chars() {
        let is_legal =
            !character.is_ascii() || character.is_ascii_alphanumeric() || "/-_.!~'()*,;:$&+=@".contains(character);
        if is_legal {
            url.push(character);
        } else {
            url.push_str(&format!("%{:02X}", u32::from(character)));
        }
    }
    url
}
