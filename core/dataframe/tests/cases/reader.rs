//! `DataFrameReader`.

use firesteel::DataFrameReader;

use crate::Answer;
use crate::arguments::Arguments;
use crate::value::Value;

pub fn call(reader: &DataFrameReader, name: &str, arguments: &Arguments) -> Option<Answer> {
    let reader = reader.clone();
    Some(Ok(match name {
        "format" => Value::Reader(reader.format(arguments.text(0, "source"))),
        "schema" => Value::Reader(reader.schema(arguments.text(0, "schema"))),
        "option" => Value::Reader(reader.option(arguments.text(0, "key"), arguments.required(1, "value").text())),
        "options" => Value::Reader(with_options(reader, arguments)),
        "parquet" => reader.parquet(arguments.texts(0)).into(),
        "csv" => from_files(reader, arguments).format("csv").load(arguments.texts(0)).into(),
        "json" => from_files(reader, arguments).format("json").load(arguments.texts(0)).into(),
        "table" => reader.table(arguments.text(0, "tableName")).into(),
        _ => return None,
    }))
}

/// A schema as the second argument, and options as keywords.
fn from_files(reader: DataFrameReader, arguments: &Arguments) -> DataFrameReader {
    let reader = match arguments.optional_text(1, "schema") {
        Some(schema) => reader.schema(schema),
        None => reader,
    };
    with_options(reader, arguments)
}

fn with_options(reader: DataFrameReader, arguments: &Arguments) -> DataFrameReader {
    arguments.keywords().into_iter().fold(reader, |reader, (key, value)| reader.option(key, value.text()))
}
