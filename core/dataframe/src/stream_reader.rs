//! [`DataStreamReader`]: files, tables and other sources whose rows go on coming. Spark: `DataStreamReader`.

use firesteel_protocol::Result;

use crate::{DataFrame, DataFrameReader, Session};

/// Reads what is there and what will come. Nothing is opened before a query is started. Made by
/// [`Session::read_stream`].
#[derive(Clone)]
pub struct DataStreamReader(DataFrameReader);

impl Session {
    /// Reads streams.
    pub fn read_stream(&self) -> DataStreamReader {
        DataStreamReader(self.read().streaming())
    }
}

impl DataStreamReader {
    /// The format: `rate`, `kafka`, `parquet`, ...
    #[must_use]
    pub fn format(self, format: impl Into<String>) -> Self {
        DataStreamReader(self.0.format(format))
    }

    /// The schema, in DDL. Files need one.
    #[must_use]
    pub fn schema(self, schema: impl Into<String>) -> Self {
        DataStreamReader(self.0.schema(schema))
    }

    /// An option of the format.
    #[must_use]
    pub fn option(self, key: impl Into<String>, value: impl ToString) -> Self {
        DataStreamReader(self.0.option(key, value))
    }

    /// Options of the format.
    #[must_use]
    pub fn options<K: Into<String>, V: ToString>(self, options: impl IntoIterator<Item = (K, V)>) -> Self {
        DataStreamReader(self.0.options(options))
    }

    /// A name for the source, by which it is known when the query is started again.
    #[must_use]
    pub fn name(self, name: impl Into<String>) -> Self {
        DataStreamReader(self.0.source_name(name))
    }

    /// The source in the format that was set; files need a path.
    pub fn load(&self, path: Option<&str>) -> DataFrame {
        self.0.load(path)
    }

    /// Files of values parted by commas, or by the option `sep`.
    pub fn csv(self, path: impl Into<String>) -> DataFrame {
        self.0.csv([path])
    }

    /// Files with a JSON object a line.
    pub fn json(self, path: impl Into<String>) -> DataFrame {
        self.0.json([path])
    }

    /// ORC files.
    pub fn orc(self, path: impl Into<String>) -> DataFrame {
        self.0.orc([path])
    }

    /// Parquet files.
    pub fn parquet(self, path: impl Into<String>) -> DataFrame {
        self.0.parquet([path])
    }

    /// Files as rows of one text a line.
    pub fn text(self, path: impl Into<String>) -> DataFrame {
        self.0.text([path])
    }

    /// XML files; the option `rowTag` names the elements that are rows.
    pub fn xml(self, path: impl Into<String>) -> DataFrame {
        self.0.xml([path])
    }

    /// The rows that come into a table.
    pub fn table(&self, name: impl Into<String>) -> DataFrame {
        self.0.table(name)
    }

    /// What is changed in a table, a row a change. A schema that was set is refused.
    pub fn changes(&self, name: impl Into<String>) -> Result<DataFrame> {
        self.0.without_schema("changes")?;
        Ok(self.0.changes(name))
    }
}
