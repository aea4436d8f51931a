//! Text files, a row a line. Spark: `TextOutputWriter`.

use std::fs::File;

use arrow::array::{Array, AsArray, RecordBatch};
use arrow::datatypes::SchemaRef;
use firesteel_protocol::{Error, Result};

use super::sink::{Sink, Text as Rules};
use super::{FileWriter, Writer};
use crate::source::{Options, check_text};

pub(super) struct Text {
    rules: Rules,
}

impl Text {
    pub(super) fn new(schema: &SchemaRef, mut options: Options) -> Result<Self> {
        let rules = Rules::take(&mut options)?;
        options.finish()?;
        check_text(schema)?;
        Ok(Text { rules })
    }
}

impl Writer for Text {
    fn extension(&self) -> String {
        self.rules.extension("txt")
    }

    fn keeps_empty(&self) -> bool {
        true
    }

    fn open(&self, file: File) -> Result<Box<dyn FileWriter>> {
        let sink = self.rules.sink(file).map_err(failed)?;
        Ok(Box::new(TextFile { sink, line_end: self.rules.line_end.clone() }))
    }
}

struct TextFile {
    sink: Sink,
    line_end: String,
}

impl FileWriter for TextFile {
    fn write(&mut self, batch: &RecordBatch) -> Result<()> {
        let column = batch.columns().first().map(|column| column.as_string::<i32>());
        for row in 0..batch.num_rows() {
            // NULL is an empty line.
            let text = column.filter(|column| column.is_valid(row)).map_or("", |column| column.value(row));
            self.sink.write(text.as_bytes()).map_err(failed)?;
            self.sink.write(self.line_end.as_bytes()).map_err(failed)?;
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<()> {
        self.sink.finish().map_err(failed)
    }
}

fn failed(error: std::io::Error) -> Error {
    Error::internal("writing text").with_cause(error)
}
