//! `SparkSession`, `RuntimeConf` and `Observation`, and the members of classes themselves.

use firesteel::{Column, DataFrame, Observation, RuntimeConfig, Session, Wait};
use serde_json::{Map, Value as Json};

use crate::arguments::Arguments;
use crate::rows::rows;
use crate::value::{Failure, Value};
use crate::{Answer, window};

pub fn class_member(member: &str, arguments: &Arguments) -> Answer {
    Ok(match member {
        "Observation.__init__" => Value::Observation(match arguments.optional_text(0, "name") {
            Some(name) => Observation::with_name(name)?,
            None => Observation::new(),
        }),
        // A schema is said in DDL.
        "StructType.fromDDL" => arguments.required(0, "ddl"),
        _ => return window::class_member(member, arguments),
    })
}

pub fn call(session: &Session, name: &str, arguments: &Arguments) -> Option<Answer> {
    Some(match name {
        "sql" => sql(session, arguments),
        "range" => Ok(range(session, arguments).into()),
        "table" => Ok(session.table(arguments.text(0, "tableName")).into()),
        "createDataFrame" => create(session, arguments),
        "readStream" => Ok(Value::StreamReader(session.read_stream())),
        "streams" => Ok(Value::Streams(session.streams())),
        "read" => Ok(Value::Reader(session.read())),
        "catalog" => Ok(Value::Catalog(session.catalog())),
        "conf" => Ok(Value::Conf(session.conf())),
        "tvf" => Ok(Value::Tables(session.tvf())),
        "newSession" => Ok(Value::Session(session.new_session())),
        "is_stopped" => Ok(session.is_stopped().into()),
        "version" => session.version().wait().map(Into::into).map_err(Into::into),
        "addTag" => session.add_tag(arguments.text(0, "tag")).map(Into::into).map_err(Into::into),
        "removeTag" => {
            session.remove_tag(&arguments.text(0, "tag"));
            Ok(().into())
        }
        "getTags" => Ok(session.tags().into()),
        "clearTags" => {
            session.clear_tags();
            Ok(().into())
        }
        "interruptAll" => session.interrupt_all().wait().map(Into::into).map_err(Into::into),
        "interruptTag" => session.interrupt_tag(arguments.text(0, "tag")).wait().map(Into::into).map_err(Into::into),
        _ => return None,
    })
}

/// One number is the end; several are start, end and step.
fn range(session: &Session, arguments: &Arguments) -> DataFrame {
    let (first, end) = (arguments.int(0, "start"), arguments.optional(1, "end"));
    let step = arguments.optional(2, "step").map_or(1, |step| step.int());
    let partitions = arguments.optional_small(3, "numPartitions");
    match end {
        Some(end) => session.range_in(first, end.int(), step, partitions),
        None => session.range_in(0, first, step, partitions),
    }
}

/// Rows of values, with a schema in DDL.
fn create(session: &Session, arguments: &Arguments) -> Answer {
    let rows = arguments.required(0, "data").items();
    let rows: Vec<Vec<Column>> = rows.iter().map(|row| row.items().iter().map(Value::operand).collect()).collect();
    match arguments.required(1, "schema") {
        Value::Text(schema) => Ok(session.create_dataframe_from_rows(rows, schema).wait()?.into()),
        _ => Err(Failure::Missing("SparkSession.createDataFrame(schema: names)".to_string())),
    }
}

fn sql(session: &Session, arguments: &Arguments) -> Answer {
    let (text, given) = (arguments.text(0, "sqlQuery"), arguments.optional(1, "args"));
    let frames = arguments.keywords();
    if !frames.is_empty() {
        return over_frames(session, &text, given, &frames);
    }
    Ok(match given {
        None => session.sql(text).wait()?,
        Some(Value::Dict(entries)) => {
            session.sql_with(text, entries.iter().map(|(name, value)| (name.text(), value.operand()))).wait()?
        }
        Some(list) => session.sql_with_positional(text, list.items().iter().map(Value::operand)).wait()?,
    }
    .into())
}

/// DataFrames that the text names in braces become views of the statement.
fn over_frames(session: &Session, text: &str, given: Option<Value>, frames: &[(String, Value)]) -> Answer {
    let mut text = text.to_string();
    let mut views = Vec::new();
    for (name, frame) in frames {
        let view = format!("firesteel_view_{:032x}", views.len());
        text = text.replace(&format!("{{{name}}}"), &view);
        views.push(frame.frame().alias(view));
    }
    let (named, positional) = match given {
        Some(Value::Dict(entries)) => (entries, vec![]),
        Some(list) => (vec![], list.items()),
        None => (vec![], vec![]),
    };
    let named: Vec<_> = named.iter().map(|(name, value)| (name.text(), value.operand())).collect();
    Ok(session.sql_over(text, named, positional.iter().map(Value::operand), &views).wait()?.into())
}

pub fn call_conf(conf: &RuntimeConfig, name: &str, arguments: &Arguments) -> Option<Answer> {
    Some(match name {
        "get" => get(conf, arguments),
        "set" => {
            let (key, value) = (arguments.text(0, "key"), arguments.required(1, "value"));
            conf.set(key, value.text()).wait().map(Into::into).map_err(Into::into)
        }
        "unset" => conf.unset(arguments.text(0, "key")).wait().map(Into::into).map_err(Into::into),
        "isModifiable" => conf.is_modifiable(arguments.text(0, "key")).wait().map(Into::into).map_err(Into::into),
        _ => return None,
    })
}

/// With a default, which may be None, a key that is not set raises nothing.
fn get(conf: &RuntimeConfig, arguments: &Arguments) -> Answer {
    let key = arguments.text(0, "key");
    Ok(match arguments.given(1, "default") {
        Some(default) => {
            let default = if let Value::Null = default { None } else { Some(default.text()) };
            conf.get_or(key, default).wait()?.into()
        }
        None => conf.get(key).wait()?.into(),
    })
}

pub fn call_observation(observation: &Observation, name: &str) -> Option<Answer> {
    let metrics = || -> Answer {
        Ok(match rows(&[observation.get()?]) {
            Value::Json(Json::Array(mut rows)) if !rows.is_empty() => Value::Json(rows.remove(0)),
            _ => Value::Json(Json::Object(Map::new())),
        })
    };
    (name == "get").then(metrics)
}
