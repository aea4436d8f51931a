//! Names of days and months, months between, the next weekday.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, Float64Array, PrimitiveArray, StringArray};
use arrow::datatypes::{DataType, Date32Type, TimestampMicrosecondType};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Kind, Result};

use super::{Accepts, Call, Function, Shown, any_nullable, fallible, filled, function, made, one, optional, zoned};
use crate::expr::Typed;
use crate::expr::arguments::Arguments;
use crate::expr::calendar::{MICROS_PER_DAY, civil_from_days, days_in_month, session_zone, to_local};
use crate::expr::date_pattern::{MONTHS, WEEKDAYS};

pub(super) static DAY_NAME: Function =
    function(&["dayname"], &[one(Accepts::Day)], |call| named(call, "dayname", |arguments| names(arguments, weekday)));
pub(super) static MONTH_NAME: Function = function(&["monthname"], &[one(Accepts::Day)], |call| {
    named(call, "monthname", |arguments| names(arguments, month))
});

fn named(call: Call<'_>, name: &'static str, run: crate::expr::kernel::Run) -> Result<Typed> {
    let nullable = any_nullable(&call.arguments);
    Ok(made(name, run, DataType::Utf8, nullable, call.arguments, call.settings))
}

fn weekday(days: i64) -> &'static str {
    usize::try_from((days + 3).rem_euclid(7)).ok().and_then(|at| WEEKDAYS.get(at)).copied().unwrap_or_default()
}

fn month(days: i64) -> &'static str {
    usize::try_from(civil_from_days(days).1 - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default()
}

/// The first three letters of a name.
fn names(arguments: &Arguments<'_>, name: fn(i64) -> &'static str) -> Result<ArrayRef> {
    let dates = arguments.primitive::<Date32Type>(0)?;
    let short = dates.iter().map(|days| days.map(|days| name(days.into()).get(..3).unwrap_or_default()));
    Ok(Arc::new(short.collect::<StringArray>()))
}

pub(super) static MONTHS_BETWEEN: Function = Function {
    shown: Shown::By(|call| filled(call, "months_between", 3, &["true"])),
    ..function(&["months_between"], &[one(Accepts::Any), one(Accepts::Any), optional(Accepts::Boolean)], |mut call| {
        if call.arguments.len() == 2 {
            call.arguments.push(Typed::literal(ScalarValue::Boolean(Some(true))));
        }
        let settings = call.settings;
        let mut arguments = Vec::new();
        for (index, argument) in call.arguments.into_iter().enumerate() {
            arguments.push(if index < 2 { zoned(argument, index, "months_between", settings)? } else { argument });
        }
        let nullable = any_nullable(&arguments);
        Ok(made("months_between", months_between, DataType::Float64, nullable, arguments, settings))
    })
};

/// Whole months between the same days, or between the last days, of two months; else in months of 31 days.
/// Spark: `DateTimeUtils.monthsBetween`.
fn months_between(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let zone = session_zone(&arguments.mode.zone)?;
    let (first, second) =
        (arguments.primitive::<TimestampMicrosecondType>(0)?, arguments.primitive::<TimestampMicrosecondType>(1)?);
    let rounds = arguments.booleans(2)?;
    let parts = |micros: i64| {
        let local = to_local(micros, &zone);
        let (year, month, day) = civil_from_days(local.div_euclid(MICROS_PER_DAY));
        (year * 12 + month, day, days_in_month(year, month), local.rem_euclid(MICROS_PER_DAY) / 1_000_000)
    };
    let answers = (0..arguments.rows).map(|row| {
        if first.is_null(row) || second.is_null(row) || rounds.is_null(row) {
            return None;
        }
        let (months, day, length, seconds) = parts(first.value(row));
        let (other_months, other_day, other_length, other_seconds) = parts(second.value(row));
        let whole = (months - other_months) as f64;
        if day == other_day || (day == length && other_day == other_length) {
            return Some(whole);
        }
        let apart = (day - other_day) * 86_400 + seconds - other_seconds;
        let difference = whole + apart as f64 / (31.0 * 86_400.0);
        if !rounds.value(row) {
            return Some(difference);
        }
        // Half up, at eight digits.
        Some((difference * 1e8).abs().round().copysign(difference) / 1e8)
    });
    Ok(Arc::new(answers.collect::<Float64Array>()))
}

pub(super) static NEXT_DAY: Function = function(&["next_day"], &[one(Accepts::Date), one(Accepts::String)], |call| {
    let nullable = any_nullable(&call.arguments) || !call.settings.ansi;
    Ok(fallible("next_day", next_day, (DataType::Date32, nullable), "", call.arguments, call.settings))
});

fn next_day(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (dates, names) = (arguments.primitive::<Date32Type>(0)?, arguments.strings(1)?);
    let made = (0..arguments.rows).map(|row| {
        if dates.is_null(row) || names.is_null(row) {
            return Ok(None);
        }
        let name = names.value(row);
        let Some(wanted) = day_of_week(name) else {
            if !arguments.mode.ansi {
                return Ok(None);
            }
            return Err(Error::new(Kind::DateTime, "ILLEGAL_DAY_OF_WEEK", &[("string", name)]));
        };
        let days = i64::from(dates.value(row));
        let ahead = (wanted - (days + 3)).rem_euclid(7);
        Ok(Some((days + if ahead == 0 { 7 } else { ahead }) as i32))
    });
    Ok(Arc::new(made.collect::<Result<PrimitiveArray<Date32Type>>>()?))
}

/// Monday is 0. Two letters, three, or the whole name.
fn day_of_week(name: &str) -> Option<i64> {
    let upper = name.to_uppercase();
    let is_day = |day: &str| {
        let day = day.to_uppercase();
        upper == day || (matches!(upper.len(), 2 | 3) && day.starts_with(&upper))
    };
    WEEKDAYS.iter().position(|day| is_day(day)).and_then(|at| i64::try_from(at).ok())
}
