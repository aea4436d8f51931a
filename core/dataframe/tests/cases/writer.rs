//! `DataFrameWriter`.

use std::str::FromStr;

use firesteel::{DataFrameWriter, SaveMode, Wait};

use crate::Answer;
use crate::arguments::Arguments;
use crate::reader::options;
use crate::value::{Failure, Value};

pub fn call(writer: &DataFrameWriter, name: &str, arguments: &Arguments) -> Option<Answer> {
    Some(match name {
        "parquet" | "csv" | "json" | "text" | "save" | "saveAsTable" | "insertInto" => write(writer, name, arguments),
        _ => return chained(writer.clone(), name, arguments),
    })
}

fn chained(writer: DataFrameWriter, name: &str, arguments: &Arguments) -> Option<Answer> {
    Some(Ok(Value::Writer(match name {
        "format" => writer.format(arguments.text(0, "source")),
        "mode" => match SaveMode::from_str(&arguments.text(0, "saveMode")) {
            Ok(mode) => writer.mode(mode),
            Err(error) => return Some(Err(error.into())),
        },
        "option" => writer.option(arguments.text(0, "key"), arguments.required(1, "value").text()),
        "options" => writer.options(options(arguments)),
        "partitionBy" => writer.partition_by(arguments.texts(0)),
        "bucketBy" => writer.bucket_by(arguments.small(0, "numBuckets"), arguments.texts(1)),
        "sortBy" => writer.sort_by(arguments.texts(0)),
        "clusterBy" => writer.cluster_by(arguments.texts(0)),
        _ => return None,
    })))
}

/// A member that writes, with what it may be told at once.
fn write(writer: &DataFrameWriter, name: &str, arguments: &Arguments) -> Answer {
    let target = arguments.optional_text(0, if name == "saveAsTable" { "name" } else { "path" });
    let target = target.unwrap_or_default();
    let mut writer = writer.clone();
    if name == "insertInto" {
        if arguments.flag(1, "overwrite") {
            writer = writer.mode(SaveMode::Overwrite);
        }
        return Ok(writer.insert_into(target).wait()?.into());
    }
    let is_named = name == "save" || name == "saveAsTable";
    if let Some(format) = is_named.then(|| arguments.optional_text(1, "format")).flatten() {
        writer = writer.format(format);
    }
    if let Some(mode) = arguments.optional_text(1 + usize::from(is_named), "mode") {
        writer = writer.mode(SaveMode::from_str(&mode)?);
    }
    if let Some(names) = arguments.optional(2 + usize::from(is_named), "partitionBy") {
        writer = writer.partition_by(names.texts());
    }
    let writer = writer.options(options(arguments));
    let done = match name {
        "parquet" => writer.parquet(target).wait(),
        "csv" => writer.csv(target).wait(),
        "json" => writer.json(target).wait(),
        "text" => writer.text(target).wait(),
        "save" => writer.save(target).wait(),
        _ => writer.save_as_table(target).wait(),
    };
    done.map(Into::into).map_err(Failure::Raised)
}
