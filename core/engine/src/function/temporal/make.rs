//! `make_timestamp` and its kin: from numbers, or from a date and a time. Spark: `MakeTimestamp`,
//! `MakeTimestampFromDateTime`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, PrimitiveArray};
use arrow::datatypes::{
    DataType, Date32Type, Decimal128Type, Int32Type, Time64NanosecondType, TimeUnit, TimestampMicrosecondType,
};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Kind, Result};

use super::{
    Accepts, Call, Function, LOCAL, Parameter, SECONDS, Shown, accept, any_nullable, fallible, function, one, optional,
    out_of_bounds, unexpected,
};
use crate::expr::Typed;
use crate::expr::arguments::Arguments;
use crate::expr::calendar::{MICROS_PER_DAY, MICROS_PER_SECOND, from_local, session_zone};
use crate::expr::cast::text;
use crate::expr::cast::whole;
use crate::expr::failure;
use crate::function::Settings;
use crate::function::datetime::checked_date;
use crate::function::description::{called, called_with};
use crate::types::{implicit_cast, is_same, is_time, timestamp};

const ANY: Parameter = optional(Accepts::Any);
const UP_TO_SEVEN: &[Parameter] = &[one(Accepts::Any), ANY, ANY, ANY, ANY, ANY, ANY];
const UP_TO_SIX: &[Parameter] = &[one(Accepts::Any), ANY, ANY, ANY, ANY, ANY];

pub(super) static TIMESTAMP: Function = function(&["make_timestamp"], UP_TO_SEVEN, |call| zoned(call, ""));
pub(super) static TRY_TIMESTAMP: Function = Function {
    // Spark leaves the zone out of the name.
    shown: Shown::By(|call| {
        let names: Vec<&str> = call.arguments.iter().map(|argument| argument.name.as_str()).collect();
        called_with("try_make_timestamp", &names[..names.len().min(6)], call)
    }),
    ..function(&["try_make_timestamp"], UP_TO_SEVEN, |call| zoned(call, "try"))
};
pub(super) static TIMESTAMP_LTZ: Function =
    Function { shown: Shown::By(zoned_name), ..function(&["make_timestamp_ltz"], UP_TO_SEVEN, |call| zoned(call, "")) };
pub(super) static TRY_TIMESTAMP_LTZ: Function = Function {
    shown: Shown::By(zoned_name),
    ..function(&["try_make_timestamp_ltz"], UP_TO_SEVEN, |call| zoned(call, "try"))
};
pub(super) static TIMESTAMP_NTZ: Function = function(&["make_timestamp_ntz"], UP_TO_SIX, |call| local(call, ""));
pub(super) static TRY_TIMESTAMP_NTZ: Function = Function {
    shown: Shown::By(|call| {
        if call.arguments.len() == 2 {
            return format!("try_make_timestamp_ntz({})", called("make_timestamp_ntz", call));
        }
        called("try_make_timestamp_ntz", call)
    }),
    ..function(&["try_make_timestamp_ntz"], UP_TO_SIX, |call| local(call, "try"))
};

/// From a date and a time the function is rewritten before it is named.
fn zoned_name(call: &Call<'_>) -> String {
    let name = call.name.to_lowercase();
    called(if call.arguments.len() <= 3 { "make_timestamp" } else { &name }, call)
}

fn wrong_count(call: &Call<'_>, counts: &str) -> Error {
    failure::wrong_count(call.name, counts, call.arguments.len())
}

fn zoned(call: Call<'_>, word: &str) -> Result<Typed> {
    let settings = call.settings;
    let gives = timestamp(&settings.zone);
    match call.arguments.len() {
        1..=3 => {
            let arguments = date_and_time(call)?;
            let nullable = any_nullable(&arguments) || word == "try";
            Ok(fallible("make_timestamp_of_date", of_date, (gives, nullable), word, arguments, settings))
        }
        6 | 7 => {
            let arguments = fields(call)?;
            let nullable = any_nullable(&arguments) || word == "try" || !settings.ansi;
            let word = if settings.ansi { word } else { "try" };
            Ok(fallible("make_timestamp", of_fields, (gives, nullable), word, arguments, settings))
        }
        _ => Err(wrong_count(&call, "[1, 2, 3, 6, 7]")),
    }
}

fn local(call: Call<'_>, word: &str) -> Result<Typed> {
    let settings = call.settings;
    match call.arguments.len() {
        2 => {
            let arguments = date_and_time(call)?;
            Ok(fallible("make_timestamp_ntz_of_date", of_date, (LOCAL, true), word, arguments, settings))
        }
        6 => {
            let arguments = fields(call)?;
            let nullable = any_nullable(&arguments) || word == "try" || !settings.ansi;
            let word = if settings.ansi { word } else { "try" };
            Ok(fallible("make_timestamp_ntz", of_fields, (LOCAL, nullable), word, arguments, settings))
        }
        _ => Err(wrong_count(&call, "[2, 6]")),
    }
}

fn date_and_time(call: Call<'_>) -> Result<Vec<Typed>> {
    let sql = called(&call.name.to_lowercase(), &call);
    let settings = call.settings;
    let mut arguments = call.arguments.into_iter();
    let date = arguments.next().map(|date| exactly(date, 0, &DataType::Date32, "\"DATE\"", &sql, settings));
    let time = match arguments.next() {
        Some(time) => exactly(time, 1, &DataType::Time64(TimeUnit::Nanosecond), "\"TIME\"", &sql, settings),
        None => Ok(Typed::literal(ScalarValue::Time64Nanosecond(Some(0)))),
    };
    let zone = arguments.next().map(|zone| exactly(zone, 2, &DataType::Utf8, "\"STRING\"", &sql, settings));
    date.into_iter().chain([time]).chain(zone).collect()
}

/// An argument that is of the type already, or NULL. Spark: `ExpectsInputTypes` without casts.
fn exactly(
    argument: Typed,
    index: usize,
    wanted: &DataType,
    words: &str,
    sql: &str,
    settings: &Settings,
) -> Result<Typed> {
    let argument = if is_time(&argument.data_type) { whole(argument)? } else { argument };
    match &argument.data_type {
        DataType::Null => implicit_cast(argument, wanted, settings),
        given if is_same(given, wanted) => Ok(argument),
        _ => Err(unexpected(&argument, index, words, sql)),
    }
}

fn fields(call: Call<'_>) -> Result<Vec<Typed>> {
    let sql = called(&call.name.to_lowercase(), &call);
    let settings = call.settings;
    let accepted = call.arguments.into_iter().enumerate().map(|(index, argument)| match index {
        5 => implicit_cast(argument, &SECONDS, settings),
        6 => accept(argument, Accepts::String, index, &sql, settings),
        _ => accept(argument, Accepts::Int, index, &sql, settings),
    });
    accepted.collect()
}

/// The instant of a local time in the zone of a row, or of the session; a local time when that is what is made.
fn placed(arguments: &Arguments<'_>, local: i64, zone: Option<&str>) -> Result<i64> {
    if *arguments.gives == LOCAL {
        return Ok(local);
    }
    Ok(from_local(local, &session_zone(zone.unwrap_or(&arguments.mode.zone))?))
}

fn zones(arguments: &Arguments<'_>, index: usize) -> Result<Option<arrow::array::StringArray>> {
    if arguments.len() > index { arguments.strings(index).map(Some) } else { Ok(None) }
}

fn of_fields(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let numbers = (0..5).map(|index| arguments.ints(index)).collect::<Result<Vec<PrimitiveArray<Int32Type>>>>()?;
    let (seconds, zones) = (arguments.primitive::<Decimal128Type>(5)?, zones(arguments, 6)?);
    let made = (0..arguments.rows).map(|row| {
        let has_null = numbers.iter().any(|column| column.is_null(row))
            || seconds.is_null(row)
            || zones.as_ref().is_some_and(|zones| zones.is_null(row));
        if has_null {
            return Ok(None);
        }
        let [year, month, day, hour, minute] = [0, 1, 2, 3, 4].map(|at: usize| i64::from(numbers[at].value(row)));
        let days = checked_date(year, month, day).map_err(out_of_bounds);
        let time = days.and_then(|days| Ok(days * MICROS_PER_DAY + clock(hour, minute, seconds.value(row))?));
        let instant = time.and_then(|local| placed(arguments, local, zones.as_ref().map(|zones| zones.value(row))));
        match instant {
            Ok(instant) => Ok(Some(instant)),
            Err(_) if arguments.detail == "try" => Ok(None),
            Err(error) => Err(error),
        }
    });
    let made = made.collect::<Result<PrimitiveArray<TimestampMicrosecondType>>>()?;
    Ok(Arc::new(made.with_data_type(arguments.gives.clone())))
}

/// Microseconds of the day. A second of 60 is the next minute, as PostgreSQL has it.
pub(super) fn clock(hour: i64, minute: i64, micros: i128) -> Result<i64> {
    let micros = i64::try_from(micros).map_err(Error::internal)?;
    let (second, fraction) = (micros.div_euclid(MICROS_PER_SECOND), micros.rem_euclid(MICROS_PER_SECOND));
    if !(0..=23).contains(&hour) {
        return Err(out_of_bounds(format!("Invalid value for HourOfDay (valid values 0 - 23): {hour}")));
    }
    if !(0..=59).contains(&minute) {
        return Err(out_of_bounds(format!("Invalid value for MinuteOfHour (valid values 0 - 59): {minute}")));
    }
    if second == 60 && fraction != 0 {
        let parameters = [("secAndMicros", text::decimal(micros.into(), 6).trim_end_matches('0').to_string())];
        return Err(Error::new(Kind::DateTime, "INVALID_FRACTION_OF_SECOND", &parameters));
    }
    if !(0..=60).contains(&second) {
        return Err(out_of_bounds(format!("Invalid value for SecondOfMinute (valid values 0 - 59): {second}")));
    }
    Ok((hour * 60 + minute) * 60 * MICROS_PER_SECOND + micros)
}

fn of_date(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (dates, times) = (arguments.primitive::<Date32Type>(0)?, arguments.array(1)?);
    let times =
        times.as_primitive_opt::<Time64NanosecondType>().ok_or_else(|| Error::internal("a time that is none"))?;
    let zones = zones(arguments, 2)?;
    let made = (0..arguments.rows).map(|row| {
        if dates.is_null(row) || times.is_null(row) || zones.as_ref().is_some_and(|zones| zones.is_null(row)) {
            return Ok(None);
        }
        let local = i64::from(dates.value(row)) * MICROS_PER_DAY + times.value(row) / 1_000;
        match placed(arguments, local, zones.as_ref().map(|zones| zones.value(row))) {
            Ok(instant) => Ok(Some(instant)),
            Err(_) if arguments.detail == "try" => Ok(None),
            Err(error) => Err(error),
        }
    });
    let made = made.collect::<Result<PrimitiveArray<TimestampMicrosecondType>>>()?;
    Ok(Arc::new(made.with_data_type(arguments.gives.clone())))
}
