//! Text files, a line a row. Spark: `TextFileFormat`.

use std::sync::Arc;

use arrow::array::{ArrayRef, RecordBatch, RecordBatchOptions, StringBuilder};
use arrow::datatypes::{DataType, Field, Fields, Schema, SchemaRef};
use datafusion::catalog::TableProvider;
use firesteel_protocol::{Error, Kind, Result, types};

use super::Options;
use super::charset::Charset;
use super::partition::Discovered;
use super::scan::{LineReader, Lines, TextTable};
use super::text::{Part, Splitting};

/// Opens text files. Spark gives the one column the name of the schema that was asked for.
pub(super) fn open(
    found: Discovered,
    given: Option<SchemaRef>,
    mut options: Options,
) -> Result<Arc<dyn TableProvider>> {
    let is_whole = options.take_boolean("wholetext")?.unwrap_or(false);
    let separator = options.take_separator("lineSep")?;
    let charset = Charset::take(&mut options, "TextOptions")?;
    options.finish()?;
    let schema =
        given.unwrap_or_else(|| Arc::new(Schema::new(Fields::from(vec![Field::new("value", DataType::Utf8, true)]))));
    check(&schema)?;
    let lines = Arc::new(PlainLines { schema, splitting: Splitting { separator, is_whole, charset } });
    TextTable::provider(lines, found)
}

/// A text file has one column of strings.
pub(crate) fn check(schema: &Schema) -> Result<()> {
    if let Some(field) = schema.fields().iter().find(|field| field.data_type() != &DataType::Utf8) {
        let parameters = [
            ("format", "Text".to_string()),
            ("columnName", crate::catalog::quoted(field.name())),
            ("columnType", format!("\"{}\"", types::sql_string(&types::from_arrow(field.data_type())?))),
        ];
        return Err(Error::new(Kind::Analysis, "UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE", &parameters));
    }
    if schema.fields().len() > 1 {
        let parameters = [("schemaSize", schema.fields().len().to_string())];
        return Err(Error::new(Kind::Analysis, "_LEGACY_ERROR_TEMP_1290", &parameters));
    }
    Ok(())
}

#[derive(Debug)]
struct PlainLines {
    schema: SchemaRef,
    splitting: Splitting,
}

impl Lines for PlainLines {
    fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    fn splitting(&self) -> &Splitting {
        &self.splitting
    }

    fn reader(&self, projection: &[usize]) -> Result<Box<dyn LineReader>> {
        let fields: Fields = projection.iter().map(|at| Arc::clone(&self.schema.fields()[*at])).collect();
        Ok(Box::new(PlainReader { schema: Arc::new(Schema::new(fields)), text: StringBuilder::new(), rows: 0 }))
    }
}

struct PlainReader {
    schema: SchemaRef,
    text: StringBuilder,
    rows: usize,
}

impl LineReader for PlainReader {
    fn begin(&mut self, _part: &Part) {}

    fn push(&mut self, line: &str) -> Result<()> {
        if !self.schema.fields().is_empty() {
            self.text.append_value(line);
        }
        self.rows += 1;
        Ok(())
    }

    fn rows(&self) -> usize {
        self.rows
    }

    fn finish(&mut self) -> Result<RecordBatch> {
        let columns: Vec<ArrayRef> = match self.schema.fields().is_empty() {
            true => Vec::new(),
            false => vec![Arc::new(self.text.finish())],
        };
        let rows = RecordBatchOptions::new().with_row_count(Some(std::mem::take(&mut self.rows)));
        RecordBatch::try_new_with_options(Arc::clone(&self.schema), columns, &rows)
            .map_err(|error| Error::internal("reading text").with_cause(error))
    }
}
