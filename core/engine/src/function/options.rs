//! What `from_json` and its kin take besides values: a schema in text and a map of options, both constants, and the
//! patterns for dates and times among the options.

use arrow::array::AsArray;
use arrow::array::timezone::Tz;
use arrow::compute;
use arrow::datatypes::{DataType, Field, Fields};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Kind, Result, types};
use std::sync::Arc;

use super::{Settings, folded};
use crate::expr::Typed;
use crate::expr::calendar::{MICROS_PER_DAY, MICROS_PER_SECOND, session_zone, to_local};
use crate::expr::cast::{parse, text};
use crate::expr::date_pattern::Pattern;
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
    Ok(nullable(&types::to_engine(&schema_text::data_type(&text)?, &settings.zone)?))
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

/// Patterns for dates and times, where options give them.
#[derive(Debug, Default)]
pub struct Formats {
    date: Option<Pattern>,
    timestamp: Option<Pattern>,
    timestamp_ntz: Option<Pattern>,
}

const SEPARATOR: char = '\u{2}';

impl Formats {
    /// Takes the patterns out of the options, checks them, and gives them as the detail of a kernel.
    pub fn detail(options: &mut Options) -> Result<String> {
        let names = ["dateFormat", "timestampFormat", "timestampNTZFormat"];
        let patterns = names.map(|name| options.text(name).unwrap_or_default());
        let detail = patterns.join(&SEPARATOR.to_string());
        Formats::of(&detail).map(|_| detail)
    }

    pub fn of(detail: &str) -> Result<Self> {
        let mut patterns = detail
            .split(SEPARATOR)
            .map(|pattern| if pattern.is_empty() { Ok(None) } else { Pattern::new(pattern).map(Some) });
        let mut next = || patterns.next().unwrap_or(Ok(None));
        Ok(Formats { date: next()?, timestamp: next()?, timestamp_ntz: next()? })
    }

    pub fn read_date(&self, text: &str) -> Option<i32> {
        let days = match &self.date {
            Some(pattern) => pattern.read(text)?.days()?,
            None => parse::date(text)?,
        };
        i32::try_from(days).ok()
    }

    pub fn read_timestamp(&self, text: &str, zone: &Tz) -> Option<i64> {
        match &self.timestamp {
            Some(pattern) => pattern.read(text)?.instant(zone),
            None => parse::timestamp(text, zone),
        }
    }

    pub fn read_timestamp_ntz(&self, text: &str) -> Option<i64> {
        match &self.timestamp_ntz {
            Some(pattern) => pattern.read(text)?.local(),
            None => parse::local_timestamp(text).map(|(local, _)| local),
        }
    }

    pub fn write_date(&self, days: i32) -> Result<String> {
        match &self.date {
            Some(pattern) => pattern.instant(i64::from(days) * MICROS_PER_DAY, "UTC"),
            None => Ok(text::date(days.into())),
        }
    }

    /// In a zone; without one the timestamp has none. By default `yyyy-MM-dd'T'HH:mm:ss.SSS`, with the offset.
    pub fn write_timestamp(&self, micros: i64, zone: Option<&str>) -> Result<String> {
        let pattern = if zone.is_some() { &self.timestamp } else { &self.timestamp_ntz };
        match pattern {
            Some(pattern) => pattern.instant(micros, zone.unwrap_or("UTC")),
            None => timestamp(micros, zone),
        }
    }

    pub fn reads_dates(&self) -> bool {
        self.date.is_some()
    }

    pub fn reads_timestamps(&self, has_zone: bool) -> bool {
        if has_zone { self.timestamp.is_some() } else { self.timestamp_ntz.is_some() }
    }
}

/// `yyyy-MM-dd'T'HH:mm:ss.SSSXXX`, in a zone; without one the offset is left out.
fn timestamp(micros: i64, zone: Option<&str>) -> Result<String> {
    let local = match zone {
        Some(zone) => to_local(micros, &session_zone(zone)?),
        None => micros,
    };
    let (days, rest) = (local.div_euclid(MICROS_PER_DAY), local.rem_euclid(MICROS_PER_DAY));
    let (seconds, millis) = (rest / MICROS_PER_SECOND, rest % MICROS_PER_SECOND / 1_000);
    let offset = match zone.map(|_| (local - micros) / MICROS_PER_SECOND) {
        None => String::new(),
        Some(0) => "Z".to_string(),
        Some(offset) => {
            let sign = if offset < 0 { '-' } else { '+' };
            let minutes = offset.abs() / 60;
            format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
        }
    };
    Ok(format!(
        "{}T{:02}:{:02}:{:02}.{millis:03}{offset}",
        text::date(days),
        seconds / 3_600,
        seconds / 60 % 60,
        seconds % 60
    ))
}
