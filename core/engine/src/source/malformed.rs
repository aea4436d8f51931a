//! What becomes of records that are none: kept with NULLs, dropped, or refused. Spark: `ParseMode`, `FailureSafeParser`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, BooleanArray, RecordBatch, RecordBatchOptions, StringArray};
use arrow::compute::filter_record_batch;
use arrow::datatypes::{DataType, Schema, SchemaRef};
use firesteel_protocol::{Error, Kind, Result};

use super::Options;
use super::text::Part;

/// The column for malformed records, when the reader is not told another.
const CORRUPT_RECORD: &str = "_corrupt_record";

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Mode {
    Permissive,
    DropMalformed,
    FailFast,
}

/// The mode of a read, and the column for its malformed records.
#[derive(Debug, Clone)]
pub(crate) struct Tolerance {
    pub(crate) mode: Mode,
    pub(crate) column: String,
}

impl Tolerance {
    pub(crate) fn take(options: &mut Options, default: Option<String>) -> Self {
        // Spark takes a mode it does not know for PERMISSIVE.
        let mode = match options.take("mode").map(|mode| mode.to_ascii_uppercase()).as_deref() {
            Some("DROPMALFORMED") => Mode::DropMalformed,
            Some("FAILFAST") => Mode::FailFast,
            _ => Mode::Permissive,
        };
        let column = options.take("columnNameOfCorruptRecord").or(default);
        Tolerance { mode, column: column.unwrap_or_else(|| CORRUPT_RECORD.to_string()) }
    }

    /// Where the schema has the column for malformed records, which must hold strings.
    pub(crate) fn place(&self, schema: &Schema) -> Result<Option<usize>> {
        let Some((at, field)) = schema.column_with_name(&self.column) else { return Ok(None) };
        if field.data_type() != &DataType::Utf8 {
            let condition = "INVALID_CORRUPT_RECORD_TYPE";
            let parameters = [
                ("columnName", crate::catalog::quoted(&self.column)),
                ("actualType", format!("\"{}\"", field.data_type())),
            ];
            return Err(Error::new(Kind::Analysis, condition, &parameters));
        }
        Ok(Some(at))
    }
}

/// The records of a batch under construction.
pub(crate) struct Records {
    mode: Mode,
    /// Where the column for malformed records stands in the output.
    corrupt: Option<usize>,
    path: String,
    lines: Vec<Option<String>>,
    malformed: Vec<bool>,
}

impl Records {
    /// `projection` are the columns asked for, `corrupt` is the place of the column for malformed records.
    pub(crate) fn new(mode: Mode, projection: &[usize], corrupt: Option<usize>) -> Result<Self> {
        let corrupt = corrupt.and_then(|corrupt| projection.iter().position(|at| *at == corrupt));
        if corrupt.is_some() && projection.len() == 1 {
            return Err(only_corrupt());
        }
        Ok(Records { mode, corrupt, path: String::new(), lines: Vec::new(), malformed: Vec::new() })
    }

    pub(crate) fn begin(&mut self, part: &Part) {
        self.path = format!("file://{}", part.path.display());
    }

    /// Whether anybody wants to know which records are malformed.
    pub(crate) fn matters(&self) -> bool {
        self.corrupt.is_some() || self.mode != Mode::Permissive
    }

    pub(crate) fn has_column(&self) -> bool {
        self.corrupt.is_some()
    }

    pub(crate) fn push(&mut self, line: &str, is_malformed: bool) {
        let keeps = self.corrupt.is_some() || self.mode == Mode::FailFast;
        self.lines.push(keeps.then(|| line.to_string()));
        self.malformed.push(is_malformed);
    }

    pub(crate) fn rows(&self) -> usize {
        self.malformed.len()
    }

    /// A row is malformed by a value of it.
    pub(crate) fn spoil(&mut self, rows: &[usize]) {
        for row in rows {
            self.malformed[*row] = true;
        }
    }

    /// The batch of the rows since the last one; `columns` are those of the output without the one for malformed records.
    pub(crate) fn finish(&mut self, schema: &SchemaRef, mut columns: Vec<ArrayRef>) -> Result<RecordBatch> {
        let malformed = std::mem::take(&mut self.malformed);
        let lines = std::mem::take(&mut self.lines);
        if self.mode == Mode::FailFast
            && let Some(row) = malformed.iter().position(|is_malformed| *is_malformed)
        {
            return Err(self.refused(lines[row].as_deref().unwrap_or_default()));
        }
        if let Some(at) = self.corrupt {
            let texts = lines.into_iter().zip(&malformed).map(|(line, is_malformed)| line.filter(|_| *is_malformed));
            columns.insert(at, Arc::new(StringArray::from_iter(texts)));
        }
        debug_assert!(columns.iter().all(|column| column.len() == malformed.len()), "a column lost a row");
        let failed = |error| Error::internal("reading text").with_cause(error);
        let rows = RecordBatchOptions::new().with_row_count(Some(malformed.len()));
        let batch = RecordBatch::try_new_with_options(Arc::clone(schema), columns, &rows).map_err(failed)?;
        if self.mode != Mode::DropMalformed || !malformed.contains(&true) {
            return Ok(batch);
        }
        let kept = BooleanArray::from_iter(malformed.iter().map(|is_malformed| Some(!is_malformed)));
        filter_record_batch(&batch, &kept).map_err(failed)
    }

    fn refused(&self, record: &str) -> Error {
        let error = Error::new(Kind::Runtime, "FAILED_READ_FILE.NO_HINT", &[("path", &self.path)]);
        error.with_cause(malformed_record(record))
    }
}

/// A record that FAILFAST does not let pass.
pub(crate) fn malformed_record(record: &str) -> Error {
    let parameters = [("badRecord", record), ("failFastMode", "FAILFAST")];
    Error::new(Kind::Runtime, "MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION", &parameters)
}

pub(crate) fn only_corrupt() -> Error {
    let parameters: &[(&str, &str)] = &[];
    Error::new(Kind::Analysis, "UNSUPPORTED_FEATURE.QUERY_ONLY_CORRUPT_RECORD_COLUMN", parameters)
}
