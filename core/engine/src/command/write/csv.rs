//! CSV files. Spark: `UnivocityGenerator`.

use std::fs::File;

use arrow::array::RecordBatch;
use arrow::array::timezone::Tz;
use arrow::datatypes::{DataType, SchemaRef};
use firesteel_protocol::{Error, Result};

use super::sink::{Sink, Text};
use super::{FileWriter, Writer, unsupported_column, value};
use crate::expr::calendar::session_zone;
use crate::function::Settings;
use crate::source::csv::check_types;
use crate::source::{Format, Options};

/// How values become fields.
#[derive(Debug, Clone)]
struct Rules {
    separator: char,
    quote: char,
    escape: char,
    has_header: bool,
    quotes_all: bool,
    null_value: String,
    empty_value: String,
    trims_start: bool,
    trims_end: bool,
    quotes_escape: bool,
    text: Text,
}

pub(super) struct Csv {
    schema: SchemaRef,
    rules: Rules,
    zone: Tz,
}

impl Csv {
    pub(super) fn new(schema: SchemaRef, settings: &Settings, mut options: Options) -> Result<Self> {
        let mut character = |name: &str, default: char| -> Result<char> {
            match options.take_character(name)? {
                None => Ok(default),
                Some(Some(byte)) => Ok(char::from(byte)),
                Some(None) => Err(Error::unsupported(format!("the option {name} without a character"))),
            }
        };
        let delimiter = character("delimiter", ',')?;
        let separator = character("sep", delimiter)?;
        let (quote, escape) = (character("quote", '"')?, character("escape", '\\')?);
        let rules = Rules {
            text: Text::take(&mut options)?,
            quotes_escape: options.take_boolean("escapeQuotes")?.unwrap_or(true),
            separator,
            quote,
            escape,
            has_header: options.take_boolean("header")?.unwrap_or(false),
            quotes_all: options.take_boolean("quoteAll")?.unwrap_or(false),
            null_value: options.take("nullValue").unwrap_or_default(),
            empty_value: options.take("emptyValue").unwrap_or_else(|| "\"\"".to_string()),
            trims_start: options.take_boolean("ignoreLeadingWhiteSpace")?.unwrap_or(true),
            trims_end: options.take_boolean("ignoreTrailingWhiteSpace")?.unwrap_or(true),
        };
        options.finish()?;
        check_types(&schema)?;
        let is_interval = |data_type: &DataType| matches!(data_type, DataType::Duration(_) | DataType::Interval(_));
        let is_refused = |data_type| !value::is_supported(data_type) || is_interval(data_type);
        if let Some(at) = schema.fields().iter().position(|field| is_refused(field.data_type())) {
            return Err(unsupported_column(&schema, at, Format::Csv));
        }
        Ok(Csv { schema, rules, zone: session_zone(&settings.zone)? })
    }
}

impl Writer for Csv {
    fn extension(&self) -> String {
        self.rules.text.extension("csv")
    }

    fn keeps_empty(&self) -> bool {
        self.rules.has_header
    }

    fn open(&self, file: File) -> Result<Box<dyn FileWriter>> {
        let mut opened =
            CsvFile { sink: self.rules.text.sink(file).map_err(failed)?, rules: self.rules.clone(), zone: self.zone };
        if self.rules.has_header {
            let mut line = String::new();
            for (at, field) in self.schema.fields().iter().enumerate() {
                opened.rules.separate(at, &mut line);
                opened.rules.field(field.name(), &mut line);
            }
            opened.line(line)?;
        }
        Ok(Box::new(opened))
    }
}

impl Rules {
    fn separate(&self, at: usize, line: &mut String) {
        if at > 0 {
            line.push(self.separator);
        }
    }

    /// Writes a text, in quotes where it needs them.
    fn field(&self, text: &str, line: &mut String) {
        let mut text = text;
        if self.trims_start {
            text = text.trim_start_matches(|c: char| c <= ' ');
        }
        if self.trims_end {
            text = text.trim_end_matches(|c: char| c <= ' ');
        }
        if text.is_empty() {
            line.push_str(&self.empty_value);
            return;
        }
        let is_special =
            |c: char| c == self.separator || c == self.quote && self.quotes_escape || c == '\n' || c == '\r';
        // A line that begins like a comment is quoted, whether or not comments are read.
        if !self.quotes_all && !text.starts_with('#') && !text.contains(is_special) {
            line.push_str(text);
            return;
        }
        line.push(self.quote);
        for character in text.chars() {
            if character == self.quote || character == self.escape {
                line.push(self.escape);
            }
            line.push(character);
        }
        line.push(self.quote);
    }
}

struct CsvFile {
    sink: Sink,
    rules: Rules,
    zone: Tz,
}

impl CsvFile {
    fn line(&mut self, mut line: String) -> Result<()> {
        line.push_str(&self.rules.text.line_end);
        self.sink.write(line.as_bytes()).map_err(failed)
    }
}

impl FileWriter for CsvFile {
    fn write(&mut self, batch: &RecordBatch) -> Result<()> {
        let mut text = String::new();
        for row in 0..batch.num_rows() {
            let mut line = String::new();
            for (at, column) in batch.columns().iter().enumerate() {
                self.rules.separate(at, &mut line);
                if column.is_null(row) {
                    line.push_str(&self.rules.null_value);
                    continue;
                }
                text.clear();
                value::write(column, row, &self.zone, &mut text)?;
                self.rules.field(&text, &mut line);
            }
            self.line(line)?;
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<()> {
        self.sink.finish().map_err(failed)
    }
}

fn failed(error: std::io::Error) -> Error {
    Error::internal("writing CSV").with_cause(error)
}
