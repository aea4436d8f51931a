//! Dates and times as text by a pattern, and back. Spark: `DateFormatClass`, `ParseToTimestamp`, `UnixTimestamp`,
//! `FromUnixTime`.

use std::collections::HashMap;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, PrimitiveArray, StringArray};
use arrow::datatypes::{DataType, Date32Type, Int64Type, Time64NanosecondType, TimestampMicrosecondType};
use firesteel_protocol::types::Nanos;
use firesteel_protocol::{Error, Kind, Result};

use super::{
    Accepts, Call, Function, LOCAL, Parameter, Shown, accept, any_nullable, fallible, filled, function, one, optional,
    text, zoned,
};
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::calendar::{MICROS_PER_SECOND, session_zone};
use crate::expr::cast::whole;
use crate::expr::cast::{convert, nanos};
use crate::expr::date_pattern::Pattern;
use crate::expr::kernel::Run;
use crate::expr::{EvalMode, Typed};
use crate::function::description::called;
use crate::types::{implicit_cast, is_datetime, is_nanos, is_string, timestamp};

const DEFAULT: &str = "yyyy-MM-dd HH:mm:ss";
const VALUE_AND_PATTERN: &[Parameter] = &[one(Accepts::Any), optional(Accepts::String)];

/// Compiled patterns of a batch; most batches have one.
#[derive(Default)]
pub(super) struct Patterns(HashMap<String, Pattern>);

impl Patterns {
    /// A pattern that texts are written by.
    fn writing(&mut self, pattern: &str) -> Result<&Pattern> {
        self.get(pattern, Pattern::new)
    }

    /// A pattern that texts are read by.
    pub(super) fn reading(&mut self, pattern: &str) -> Result<&Pattern> {
        self.get(pattern, Pattern::for_reading)
    }

    fn get(&mut self, pattern: &str, make: fn(&str) -> Result<Pattern>) -> Result<&Pattern> {
        if !self.0.contains_key(pattern) {
            self.0.insert(pattern.to_string(), make(pattern)?);
        }
        self.0.get(pattern).ok_or_else(|| Error::internal("a pattern that was just read"))
    }
}

pub(super) static DATE_FORMAT: Function =
    function(&["date_format"], &[one(Accepts::Any), one(Accepts::String)], |mut call| {
        let pattern = call.arguments.remove(1);
        let value = whole(call.arguments.remove(0))?;
        let value = match &value.data_type {
            DataType::Time64(_) => value,
            other => match Nanos::of(other) {
                Some(nanos) => {
                    let zoned = Nanos { is_zoned: true, ..nanos }.data_type();
                    implicit_cast(value, &zoned, call.settings)?
                }
                None => zoned(value, 0, "date_format", call.settings)?,
            },
        };
        let arguments = vec![value, pattern];
        let nullable = any_nullable(&arguments);
        Ok(fallible("date_format", format, (DataType::Utf8, nullable), "", arguments, call.settings))
    });

fn format(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (value, texts) = (arguments.array(0)?, arguments.strings(1)?);
    let mut patterns = Patterns::default();
    let precise = if is_nanos(value.data_type()) { nanos::values(&value)? } else { Vec::new() };
    let made = (0..arguments.rows).map(|row| {
        if value.is_null(row) || texts.is_null(row) {
            return Ok(None);
        }
        let pattern = patterns.writing(texts.value(row))?;
        match value.data_type() {
            _ if let Some(Some(nanos)) = precise.get(row) => pattern.precise(*nanos, &arguments.mode.zone).map(Some),
            DataType::Time64(_) => pattern.time(value.as_primitive::<Time64NanosecondType>().value(row)).map(Some),
            DataType::Int64 => {
                let seconds = value.as_primitive::<Int64Type>().value(row);
                pattern.instant(seconds.saturating_mul(MICROS_PER_SECOND), &arguments.mode.zone).map(Some)
            }
            _ => {
                let micros = value.as_primitive_opt::<TimestampMicrosecondType>().ok_or_else(|| mistyped(&value))?;
                pattern.instant(micros.value(row), &arguments.mode.zone).map(Some)
            }
        }
    });
    Ok(Arc::new(made.collect::<Result<StringArray>>()?))
}

pub(super) static FROM_UNIX_TIME: Function = Function {
    shown: Shown::By(|call| filled(call, "from_unixtime", 2, &[DEFAULT])),
    ..function(&["from_unixtime"], VALUE_AND_PATTERN, |call| {
        let settings = call.settings;
        let mut arguments = call.arguments;
        let pattern = if arguments.len() == 2 { arguments.remove(1) } else { text(DEFAULT) };
        let seconds = implicit_cast(arguments.remove(0), &DataType::Int64, settings)?;
        let arguments = vec![seconds, pattern];
        Ok(fallible("from_unixtime", format, (DataType::Utf8, true), "", arguments, settings))
    })
};

pub(super) static TO_TIMESTAMP: Function = function(&["to_timestamp"], VALUE_AND_PATTERN, |call| {
    let gives = timestamp(&call.settings.zone);
    moment(call, gives, false)
});
pub(super) static TO_TIMESTAMP_LTZ: Function = function(&["to_timestamp_ltz"], VALUE_AND_PATTERN, |call| {
    let gives = timestamp(&call.settings.zone);
    moment(call, gives, false)
});
pub(super) static TO_TIMESTAMP_NTZ: Function =
    function(&["to_timestamp_ntz"], VALUE_AND_PATTERN, |call| moment(call, LOCAL, false));
pub(super) static TRY_TO_TIMESTAMP: Function = function(&["try_to_timestamp"], VALUE_AND_PATTERN, |call| {
    let gives = timestamp(&call.settings.zone);
    moment(call, gives, true)
});
pub(super) static TRY_TO_DATE: Function = function(&["try_to_date"], VALUE_AND_PATTERN, |call| date(call, true));

/// `to_date(value[, pattern])`.
pub(in crate::function) fn to_date(call: Call<'_>) -> Result<Typed> {
    date(call, false)
}

fn mode(call: &Call<'_>, tries: bool) -> EvalMode {
    match (tries, call.settings.ansi) {
        (true, _) => EvalMode::Try,
        (false, true) => EvalMode::Ansi,
        (false, false) => EvalMode::Legacy,
    }
}

fn date(mut call: Call<'_>, tries: bool) -> Result<Typed> {
    let sql = called(&call.name.to_lowercase(), &call);
    let settings = call.settings;
    let mode = mode(&call, tries);
    if call.arguments.len() == 1 {
        let source = accept_moment(call.arguments.remove(0), &sql, &call, Accepts::Date)?;
        return convert(source, &DataType::Date32, mode, settings);
    }
    let source = accept_moment(call.arguments.remove(0), &sql, &call, Accepts::Date)?;
    if !is_string(&source.data_type) {
        return convert(source, &DataType::Date32, mode, settings);
    }
    parsed(source, call, DataType::Date32, mode)
}

/// Texts, dates and timestamps as they are; other types as Spark casts them, or its refusal.
fn accept_moment(source: Typed, sql: &str, call: &Call<'_>, accepts: Accepts) -> Result<Typed> {
    let is_moment = is_datetime(&source.data_type) || is_nanos(&source.data_type) || is_string(&source.data_type);
    if is_moment { Ok(source) } else { accept(source, accepts, 0, sql, call.settings) }
}

fn moment(mut call: Call<'_>, gives: DataType, tries: bool) -> Result<Typed> {
    let sql = called(&call.name.to_lowercase(), &call);
    let mode = mode(&call, tries);
    let source = call.arguments.remove(0);
    let is_number = crate::types::is_numeric(&source.data_type) && gives != LOCAL;
    let source = if is_number && call.arguments.is_empty() {
        source
    } else {
        accept_moment(source, &sql, &call, Accepts::Timestamp)?
    };
    if call.arguments.is_empty() || !is_string(&source.data_type) {
        return convert(source, &gives, mode, call.settings);
    }
    parsed(source, call, gives, mode)
}

fn parsed(source: Typed, mut call: Call<'_>, gives: DataType, mode: EvalMode) -> Result<Typed> {
    let arguments = vec![source, call.arguments.remove(0)];
    let nullable = any_nullable(&arguments) || mode != EvalMode::Ansi;
    let word = if mode == EvalMode::Ansi { "" } else { "try" };
    Ok(fallible("parse_moment", parse, (gives, nullable), word, arguments, call.settings))
}

fn parse(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (texts, shapes) = (arguments.strings(0)?, arguments.strings(1)?);
    let zone = session_zone(&arguments.mode.zone)?;
    let mut patterns = Patterns::default();
    let mut read = |row: usize| -> Result<Option<i64>> {
        if texts.is_null(row) || shapes.is_null(row) {
            return Ok(None);
        }
        let parsed = patterns.reading(shapes.value(row))?.read(texts.value(row));
        let is_moment = matches!(arguments.gives, DataType::Timestamp(_, _));
        if is_moment
            && parsed
                .as_ref()
                .is_some_and(|read| read.days().is_some() && read.nanos().is_some() && read.local().is_none())
        {
            // Spark: `Math.multiplyExact`, which no mode catches.
            let parameters =
                [("message", "long overflow"), ("alternative", ""), ("config", "\"spark.sql.ansi.enabled\"")];
            return Err(Error::new(Kind::Arithmetic, "ARITHMETIC_OVERFLOW", &parameters));
        }
        let micros = parsed.and_then(|parsed| match arguments.gives {
            DataType::Timestamp(_, None) if parsed.has_zone() => None,
            DataType::Timestamp(_, None) => parsed.local(),
            DataType::Date32 => parsed.days().zip(parsed.nanos()).map(|(days, _)| days),
            DataType::Int64 => parsed.instant(&zone).map(|micros| micros / MICROS_PER_SECOND),
            _ => parsed.instant(&zone),
        });
        match micros {
            None if arguments.detail != "try" => Err(unread(texts.value(row), arguments.gives)),
            micros => Ok(micros),
        }
    };
    let values: Vec<Option<i64>> = (0..arguments.rows).map(&mut read).collect::<Result<_>>()?;
    Ok(match arguments.gives {
        DataType::Date32 => {
            let days = values.into_iter().map(|days| days.and_then(|days| i32::try_from(days).ok()));
            Arc::new(days.collect::<PrimitiveArray<Date32Type>>())
        }
        DataType::Int64 => Arc::new(PrimitiveArray::<Int64Type>::from(values)),
        gives => Arc::new(PrimitiveArray::<TimestampMicrosecondType>::from(values).with_data_type(gives.clone())),
    })
}

fn unread(text: &str, gives: &DataType) -> Error {
    let function = if *gives == DataType::Date32 { "`try_to_date`" } else { "`try_to_timestamp`" };
    let message = format!("Text '{text}' could not be parsed at index 0");
    Error::new(Kind::DateTime, "CANNOT_PARSE_TIMESTAMP", &[("message", message.as_str()), ("func", function)])
}

const OPTIONAL_VALUE: &[Parameter] = &[optional(Accepts::Any), optional(Accepts::String)];

pub(super) static UNIX_TIMESTAMP: Function = Function {
    shown: Shown::By(|call| filled(call, "unix_timestamp", 2, &["current_timestamp()", DEFAULT])),
    ..function(&["unix_timestamp"], OPTIONAL_VALUE, unix_timestamp)
};
pub(super) static TO_UNIX_TIMESTAMP: Function = Function {
    shown: Shown::By(|call| filled(call, "to_unix_timestamp", 2, &[DEFAULT])),
    ..function(&["to_unix_timestamp"], VALUE_AND_PATTERN, unix_timestamp)
};

fn unix_timestamp(mut call: Call<'_>) -> Result<Typed> {
    let settings = call.settings;
    let sql = called(&call.name.to_lowercase(), &call);
    if call.arguments.is_empty() {
        let seconds = settings.now_micros.div_euclid(MICROS_PER_SECOND);
        return Ok(Typed::literal(datafusion::scalar::ScalarValue::Int64(Some(seconds))));
    }
    let source = accept_moment(call.arguments.remove(0), &sql, &call, Accepts::Timestamp)?;
    if !is_string(&source.data_type) {
        // A local time counts as if it were one of UTC, a date begins at midnight of the session's zone.
        let moment = match (&source.data_type, Nanos::of(&source.data_type)) {
            (_, Some(nanos)) if !nanos.is_zoned => LOCAL,
            (DataType::Timestamp(_, None), _) => LOCAL,
            _ => timestamp(&settings.zone),
        };
        let source = implicit_cast(source, &moment, settings)?;
        let nullable = source.nullable;
        let seconds: Run = |arguments| {
            arguments.each::<TimestampMicrosecondType, Int64Type>(0, |micros| Ok(micros / MICROS_PER_SECOND))
        };
        let gives = (DataType::Int64, nullable);
        let made = fallible("seconds_of_moment", seconds, gives, "", vec![source], settings);
        return Ok(Typed { fallible: false, ..made });
    }
    if call.arguments.is_empty() {
        call.arguments.push(text(DEFAULT));
    }
    let mode = if settings.ansi { EvalMode::Ansi } else { EvalMode::Try };
    parsed(source, call, DataType::Int64, mode)
}
