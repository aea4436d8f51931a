//! `DataFrameWriter`.

use firesteel::{DataFrameWriter, SaveMode, Wait};

use crate::Answer;
use crate::arguments::Arguments;
use crate::value::Value;

pub fn call(writer: &DataFrameWriter, name: &str, arguments: &Arguments) -> Option<Answer> {
    let writer = writer.clone();
    Some(match name {
        "format" => Ok(Value::Writer(writer.format(arguments.text(0, "source")))),
        "mode" => Ok(Value::Writer(writer.mode(mode(&arguments.text(0, "saveMode"))))),
        "option" => Ok(Value::Writer(writer.option(arguments.text(0, "key"), arguments.required(1, "value").text()))),
        "parquet" | "csv" | "json" => {
            let path = arguments.text(0, "path");
            let writer = writer.format(name);
            let writer = match arguments.optional_text(1, "mode") {
                Some(word) => writer.mode(mode(&word)),
                None => writer,
            };
            let keywords = arguments.keywords().into_iter();
            let writer = keywords.fold(writer, |writer, (key, value)| writer.option(key, value.text()));
            writer.save(path).wait().map(Into::into).map_err(Into::into)
        }
        _ => return None,
    })
}

fn mode(word: &str) -> SaveMode {
    match word {
        "append" => SaveMode::Append,
        "overwrite" => SaveMode::Overwrite,
        "ignore" => SaveMode::Ignore,
        "error" | "errorifexists" => SaveMode::ErrorIfExists,
        _ => panic!("there is no mode {word}"),
    }
}
