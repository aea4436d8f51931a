//! `DataFrameReader` and `DataStreamReader`.

use firesteel::{DataFrameReader, DataStreamReader};

use crate::Answer;
use crate::arguments::Arguments;
use crate::value::Value;

pub fn call(reader: &DataFrameReader, name: &str, arguments: &Arguments) -> Option<Answer> {
    let reader = reader.clone();
    Some(Ok(match name {
        "format" => Value::Reader(reader.format(arguments.text(0, "source"))),
        "schema" => Value::Reader(reader.schema(arguments.text(0, "schema"))),
        "option" => Value::Reader(reader.option(arguments.text(0, "key"), arguments.required(1, "value").text())),
        "options" => Value::Reader(reader.options(options(arguments))),
        "parquet" => reader.parquet(arguments.texts(0)).into(),
        "csv" | "json" | "text" => {
            let paths = arguments.required(0, "path").texts();
            let reader = match arguments.optional_text(1, "schema") {
                Some(schema) => reader.schema(schema),
                None => reader,
            };
            // PySpark always says whether a file is one row.
            let reader = if name == "text" { reader.option("wholetext", false) } else { reader };
            let reader = reader.options(options(arguments));
            match name {
                "csv" => reader.csv(paths),
                "json" => reader.json(paths),
                _ => reader.text(paths),
            }
            .into()
        }
        "load" => {
            let paths = arguments.optional(0, "path").map(|paths| paths.texts()).unwrap_or_default();
            let reader = match arguments.optional_text(1, "format") {
                Some(format) => reader.format(format),
                None => reader,
            };
            let reader = match arguments.optional_text(2, "schema") {
                Some(schema) => reader.schema(schema),
                None => reader,
            };
            reader.options(options(arguments)).load(paths).into()
        }
        "table" => reader.table(arguments.text(0, "tableName")).into(),
        _ => return None,
    }))
}

/// The keywords that are no parameters.
pub fn options(arguments: &Arguments) -> Vec<(String, String)> {
    arguments.keywords().into_iter().map(|(key, value)| (key, value.text())).collect()
}

pub fn call_stream(reader: &DataStreamReader, name: &str, arguments: &Arguments) -> Option<Answer> {
    let reader = reader.clone();
    Some(Ok(match name {
        "format" => Value::StreamReader(reader.format(arguments.text(0, "source"))),
        "schema" => Value::StreamReader(reader.schema(arguments.text(0, "schema"))),
        "option" => Value::StreamReader(reader.option(arguments.text(0, "key"), arguments.required(1, "value").text())),
        "options" => Value::StreamReader(reader.options(options(arguments))),
        "load" => reader.load(arguments.optional_text(0, "path").as_deref()).into(),
        "json" => reader.json(arguments.text(0, "path")).into(),
        "parquet" => reader.parquet(arguments.text(0, "path")).into(),
        "table" => reader.table(arguments.text(0, "tableName")).into(),
        _ => return None,
    }))
}
