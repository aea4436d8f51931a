//! `SparkSession` and `RuntimeConf`.

use firesteel::{DataFrame, RuntimeConfig, Session, Wait};

use crate::Answer;
use crate::arguments::Arguments;
use crate::value::Value;

pub fn call(session: &Session, name: &str, arguments: &Arguments) -> Option<Answer> {
    Some(match name {
        "sql" => sql(session, arguments),
        "range" => Ok(range(session, arguments).into()),
        "table" => Ok(session.table(arguments.text(0, "tableName")).into()),
        "read" => Ok(Value::Reader(session.read())),
        "catalog" => Ok(Value::Catalog(session.catalog())),
        "conf" => Ok(Value::Conf(session.conf())),
        "version" => session.version().wait().map(Into::into).map_err(Into::into),
        "addTag" => session.add_tag(arguments.text(0, "tag")).map(Into::into).map_err(Into::into),
        "removeTag" => {
            session.remove_tag(&arguments.text(0, "tag"));
            Ok(().into())
        }
        "getTags" => Ok(session.tags().into()),
        _ => return None,
    })
}

/// One number is the end; several are start, end and step.
fn range(session: &Session, arguments: &Arguments) -> DataFrame {
    let (first, end) = (arguments.int(0, "start"), arguments.optional(1, "end"));
    let step = arguments.optional(2, "step").map_or(1, |step| step.int());
    match end {
        Some(end) => session.range(first, end.int(), step),
        None => session.range(0, first, step),
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

fn get(conf: &RuntimeConfig, arguments: &Arguments) -> Answer {
    let key = arguments.text(0, "key");
    Ok(match arguments.optional(1, "default") {
        Some(default) => conf.get_or(key, Some(default.text())).wait()?.into(),
        None => conf.get(key).wait()?.into(),
    })
}
