//! What `from_json` and its kin take besides values: a schema in text and a map of options, both constants.

use arrow::array::AsArray;
use arrow::compute;
use arrow::datatypes::{DataType, Field, Fields};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Kind, Result, types};
use std::sync::Arc;

use super::{Settings, folded};
use crate::expr::Typed;
use crate::expr::failure::{self, from_arrow};
use crate::resolve::schema_text;
use crate::types::{is_string, quoted, sql_name};

/// Options by name. Each is taken out when it is read; what is left over is refused.
#[derive(Debug, Default)]
pub struct Options(Vec<(String, String)>);

impl Options {
    pub fn text(&mut self, name: &str) -> Option<String> {
        let at = self.0.iter().rposition(|(known, _)| known.eq_ignore_ascii_case(name))?;
        let (_, value) = self.0.remove(at);
        Some(value)
    }

    pub fn flag(&mut self, name: &str, default: bool) -> Result<bool> {
        match self.text(name).map(|value| value.to_lowercase()).as_deref() {
            None => Ok(default),
            Some("true") => Ok(true),
            Some("false") => Ok(false),
            Some(other) => Err(Error::foreign(Kind::IllegalArgument, None, format!("For input string: \"{other}\""))),
        }
    }

    /// Refuses options that nothing has read.
    pub fn finish(&self, function: &str) -> Result<()> {
        match self.0.first() {
            Some((name, _)) => Err(Error::unsupported(format!("the option {name} of {function}"))),
            None => Ok(()),
        }
    }
}

/// The options of a call, from its last argument.
pub fn read(argument: Option<Typed>) -> Result<Options> {
    let Some(argument) = argument else { return Ok(Options::default()) };
    let refused = |condition: &str, parameters: &[(&str, String)]| {
        Err(Error::new(Kind::Analysis, &format!("INVALID_OPTIONS.{condition}"), parameters))
    };
    let DataType::Map(entries, _) = &argument.data_type else { return refused("NON_MAP_FUNCTION", &[]) };
    let is_text = matches!(entries.data_type(), DataType::Struct(fields)
        if fields.iter().all(|field| is_string(field.data_type()) || *field.data_type() == DataType::Null));
    if !is_text {
        return refused("NON_STRING_TYPE", &[("mapType", quoted(&argument.data_type))]);
    }
    let Some(ScalarValue::Map(map)) = folded(&argument)? else { return refused("NON_MAP_FUNCTION", &[]) };
    let texts = |column: usize| {
        let texts = compute::cast(map.entries().column(column), &DataType::Utf8).map_err(from_arrow)?;
        Ok::<_, Error>(texts.as_string::<i32>().clone())
    };
    let (keys, values) = (texts(0)?, texts(1)?);
    let pairs = keys.iter().zip(values.iter());
    Ok(Options(pairs.filter_map(|(key, value)| Some((key?.to_string(), value?.to_string()))).collect()))
}

/// The text of a constant argument that must not be NULL.
pub fn constant_text(argument: Option<&Typed>, sql: &str, name: &str) -> Result<String> {
    let argument = argument.ok_or_else(|| Error::internal("a function lacks an argument"))?;
    match folded(argument)? {
        Some(value) if value.is_null() => {
            Err(failure::mismatch("UNEXPECTED_NULL", sql, &[("exprName", name.to_string())]))
        }
        Some(ScalarValue::Utf8(Some(text)) | ScalarValue::Utf8View(Some(text))) => Ok(text),
        _ => Err(super::description::not_constant(sql, name, argument)),
    }
}

/// The type that a constant text describes, in DDL or as JSON; everything in it may be NULL.
pub fn schema(argument: &Typed, settings: &Settings) -> Result<DataType> {
    let text = match folded(argument)? {
        Some(ScalarValue::Utf8(Some(text)) | ScalarValue::Utf8View(Some(text))) => text,
        _ => {
            let parameters = [("inputSchema", format!("\"{}\"", argument.name))];
            return Err(Error::new(Kind::Analysis, "INVALID_SCHEMA.NON_STRING_LITERAL", &parameters));
        }
    };
    Ok(nullable(&types::to_arrow(&schema_text::data_type(&text)?, &settings.zone)?))
}

/// A schema that must be a struct.
pub fn structure(argument: &Typed, settings: &Settings) -> Result<Fields> {
    match schema(argument, settings)? {
        DataType::Struct(fields) => Ok(fields),
        other => {
            let parameters =
                [("inputSchema", format!("\"{}\"", argument.name)), ("dataType", format!("\"{}\"", sql_name(&other)))];
            Err(Error::new(Kind::Analysis, "INVALID_SCHEMA.NON_STRUCT_TYPE", &parameters))
        }
    }
}

fn nullable(data_type: &DataType) -> DataType {
    match data_type {
        DataType::List(element) => crate::types::list(nullable(element.data_type()), true),
        DataType::Struct(fields) => DataType::Struct(
            fields.iter().map(|field| Field::new(field.name(), nullable(field.data_type()), true)).collect(),
        ),
        DataType::Map(entries, sorted) => match entries.data_type() {
            DataType::Struct(fields) if fields.len() == 2 => {
                crate::types::map(nullable(fields[0].data_type()), nullable(fields[1].data_type()), true)
            }
            _ => DataType::Map(Arc::clone(entries), *sorted),
        },
        other => other.clone(),
    }
}
