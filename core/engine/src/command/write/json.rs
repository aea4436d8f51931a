//! JSON files, an object a line. Spark: `JacksonGenerator`.

use std::fs::File;
use std::sync::Arc;

use arrow::array::timezone::Tz;
use arrow::array::{Array, AsArray, RecordBatch};
use arrow::datatypes::{DataType, Fields, SchemaRef};
use firesteel_protocol::{Error, Result};

use super::sink::{Sink, Text};
use super::{FileWriter, Writer, unsupported_column, value};
use crate::expr::calendar::session_zone;
use crate::function::Settings;
use crate::source::{Format, Options};

pub(super) struct Json {
    zone: Tz,
    ignores_nulls: bool,
    text: Text,
}

impl Json {
    pub(super) fn new(schema: SchemaRef, settings: &Settings, mut options: Options) -> Result<Self> {
        let ignores_nulls = options.take_boolean("ignoreNullFields")?.unwrap_or(true);
        let text = Text::take(&mut options)?;
        options.finish()?;
        if let Some(at) = schema.fields().iter().position(|field| !is_supported(field.data_type())) {
            return Err(unsupported_column(&schema, at, Format::Json));
        }
        Ok(Json { zone: session_zone(&settings.zone)?, ignores_nulls, text })
    }
}

fn is_supported(data_type: &DataType) -> bool {
    match data_type {
        DataType::Null => true,
        DataType::List(element) => is_supported(element.data_type()),
        DataType::Struct(fields) => fields.iter().all(|field| is_supported(field.data_type())),
        DataType::Map(entries, _) => match entries.data_type() {
            DataType::Struct(fields) => {
                fields.len() == 2 && fields[0].data_type() == &DataType::Utf8 && is_supported(fields[1].data_type())
            }
            _ => false,
        },
        plain => value::is_supported(plain),
    }
}

impl Writer for Json {
    fn extension(&self) -> String {
        self.text.extension("json")
    }

    fn keeps_empty(&self) -> bool {
        true
    }

    fn open(&self, file: File) -> Result<Box<dyn FileWriter>> {
        let lines = Lines { zone: self.zone, ignores_nulls: self.ignores_nulls };
        Ok(Box::new(JsonFile {
            sink: self.text.sink(file).map_err(failed)?,
            lines,
            line_end: self.text.line_end.clone(),
        }))
    }
}

struct Lines {
    zone: Tz,
    ignores_nulls: bool,
}

impl Lines {
    fn object(&self, fields: &Fields, columns: &[Arc<dyn Array>], row: usize, out: &mut String) -> Result<()> {
        out.push('{');
        let mut is_first = true;
        for (field, column) in fields.iter().zip(columns) {
            if self.ignores_nulls && is_null(column, row) {
                continue;
            }
            if !std::mem::take(&mut is_first) {
                out.push(',');
            }
            string(field.name(), out);
            out.push(':');
            self.value(column, row, out)?;
        }
        out.push('}');
        Ok(())
    }

    fn value(&self, column: &dyn Array, row: usize, out: &mut String) -> Result<()> {
        if is_null(column, row) {
            out.push_str("null");
            return Ok(());
        }
        match column.data_type() {
            DataType::Struct(fields) => self.object(fields, column.as_struct().columns(), row, out),
            DataType::List(_) => {
                let elements = column.as_list::<i32>().value(row);
                out.push('[');
                for at in 0..elements.len() {
                    if at > 0 {
                        out.push(',');
                    }
                    self.value(&elements, at, out)?;
                }
                out.push(']');
                Ok(())
            }
            DataType::Map(..) => self.map(column, row, out),
            _ => self.plain(column, row, out),
        }
    }

    fn map(&self, column: &dyn Array, row: usize, out: &mut String) -> Result<()> {
        let entries = column.as_map().value(row);
        let (keys, values) = (entries.column(0).as_string::<i32>(), entries.column(1));
        out.push('{');
        for at in 0..entries.len() {
            if at > 0 {
                out.push(',');
            }
            string(keys.value(at), out);
            out.push(':');
            self.value(values, at, out)?;
        }
        out.push('}');
        Ok(())
    }

    fn plain(&self, column: &dyn Array, row: usize, out: &mut String) -> Result<()> {
        let mut text = String::new();
        value::write(column, row, &self.zone, &mut text)?;
        let is_bare = match column.data_type() {
            DataType::Float32 | DataType::Float64 => !text.ends_with(['N', 'y']),
            DataType::Utf8 | DataType::Date32 | DataType::Timestamp(..) => false,
            _ => true,
        };
        if is_bare {
            out.push_str(&text);
        } else {
            string(&text, out);
        }
        Ok(())
    }
}

fn is_null(column: &dyn Array, row: usize) -> bool {
    column.is_null(row) || column.data_type() == &DataType::Null
}

/// A string as Jackson writes it.
fn string(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            control if control < ' ' => out.push_str(&format!("\\u{:04X}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
}

struct JsonFile {
    sink: Sink,
    lines: Lines,
    line_end: String,
}

impl FileWriter for JsonFile {
    fn write(&mut self, batch: &RecordBatch) -> Result<()> {
        let schema = batch.schema();
        let mut line = String::new();
        for row in 0..batch.num_rows() {
            line.clear();
            self.lines.object(schema.fields(), batch.columns(), row, &mut line)?;
            line.push_str(&self.line_end);
            self.sink.write(line.as_bytes()).map_err(failed)?;
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<()> {
        self.sink.finish().map_err(failed)
    }
}

fn failed(error: std::io::Error) -> Error {
    Error::internal("writing JSON").with_cause(error)
}
