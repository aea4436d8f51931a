//! Intervals made from their parts, and the parts of intervals. Spark: `intervalExpressions.scala`, `IntervalUtils`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, PrimitiveArray};
use arrow::datatypes::{
    DataType, Decimal128Type, DurationMicrosecondType, Int8Type, Int32Type, IntervalMonthDayNano,
    IntervalMonthDayNanoType, IntervalYearMonthType,
};
use firesteel_protocol::{Error, Kind, Result};

use super::{Accepts, Call, Function, Parameter, Shown, any_nullable, fallible, filled, function, optional};
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::calendar::{MICROS_PER_DAY, MICROS_PER_SECOND};
use crate::expr::cast::whole;
use crate::expr::kernel::{Kernel, Nulls, Run};
use crate::expr::{Typed, failure};
use crate::function::Settings;
use crate::types::{CALENDAR, DAY_TIME, YEAR_MONTH, implicit_cast};
use datafusion::scalar::ScalarValue;

const INT: Parameter = optional(Accepts::Int);
const SEVEN: &[Parameter] = &[INT, INT, INT, INT, INT, INT, optional(Accepts::Any)];
const FOUR: &[Parameter] = &[INT, INT, INT, optional(Accepts::Any)];
const DEFAULTS: &[&str] = &["0", "0", "0", "0", "0", "0", "0.000000"];

pub(super) static MAKE_INTERVAL: Function = Function {
    shown: Shown::By(|call| filled(call, "make_interval", 7, DEFAULTS)),
    ..function(&["make_interval"], SEVEN, |call| {
        let (settings, arguments) = (call.settings, parts(call, 7)?);
        let nullable = any_nullable(&arguments) || !settings.ansi;
        let word = if settings.ansi { "" } else { "try" };
        Ok(fallible("make_interval", make_calendar, (CALENDAR, nullable), word, arguments, settings))
    })
};
pub(super) static TRY_MAKE_INTERVAL: Function = Function {
    shown: Shown::By(|call| filled(call, "try_make_interval", 7, DEFAULTS)),
    ..function(&["try_make_interval"], SEVEN, |call| {
        let (settings, arguments) = (call.settings, parts(call, 7)?);
        Ok(fallible("make_interval", make_calendar, (CALENDAR, true), "try", arguments, settings))
    })
};
pub(super) static MAKE_DAY_TIME: Function = Function {
    shown: Shown::By(|call| filled(call, "make_dt_interval", 4, &DEFAULTS[3..])),
    ..function(&["make_dt_interval"], FOUR, |call| {
        let (settings, arguments) = (call.settings, parts(call, 4)?);
        let nullable = any_nullable(&arguments);
        Ok(fallible("make_dt_interval", make_day_time, (DAY_TIME, nullable), "", arguments, settings))
    })
};
pub(super) static MAKE_YEAR_MONTH: Function = Function {
    shown: Shown::By(|call| filled(call, "make_ym_interval", 2, &DEFAULTS[..2])),
    ..function(&["make_ym_interval"], &[INT, INT], |mut call| {
        while call.arguments.len() < 2 {
            call.arguments.push(Typed::literal(ScalarValue::Int32(Some(0))));
        }
        let nullable = any_nullable(&call.arguments);
        Ok(fallible("make_ym_interval", make_year_month, (YEAR_MONTH, nullable), "", call.arguments, call.settings))
    })
};

/// Whole numbers and, last, the seconds; what is not given is zero.
fn parts(call: Call<'_>, count: usize) -> Result<Vec<Typed>> {
    let settings = call.settings;
    let mut arguments = call.arguments;
    while arguments.len() < count {
        arguments.push(Typed::literal(ScalarValue::Int32(Some(0))));
    }
    let seconds = arguments.pop().ok_or_else(|| Error::internal("an interval without seconds"))?;
    arguments.push(implicit_cast(seconds, &DataType::Decimal128(18, 6), settings)?);
    Ok(arguments)
}

fn interval_overflow() -> Error {
    Error::new(Kind::Arithmetic, "INTERVAL_ARITHMETIC_OVERFLOW.WITHOUT_SUGGESTION", &[] as &[(&str, &str)])
}

/// The whole numbers of a row and the microseconds of its seconds; `None` when one is NULL.
fn row(
    columns: &[PrimitiveArray<Int32Type>],
    seconds: &PrimitiveArray<Decimal128Type>,
    row: usize,
) -> Option<Vec<i64>> {
    let numbers = columns.iter().map(|column| column.is_valid(row).then(|| i64::from(column.value(row))));
    let micros = seconds.is_valid(row).then(|| i64::try_from(seconds.value(row)).ok()).flatten();
    numbers.chain([micros]).collect()
}

fn columns(arguments: &Arguments<'_>) -> Result<(Vec<PrimitiveArray<Int32Type>>, PrimitiveArray<Decimal128Type>)> {
    let last = arguments.len() - 1;
    let numbers = (0..last).map(|index| arguments.ints(index)).collect::<Result<Vec<_>>>()?;
    Ok((numbers, arguments.primitive::<Decimal128Type>(last)?))
}

fn make_calendar(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (numbers, seconds) = columns(arguments)?;
    let made = (0..arguments.rows).map(|at| {
        let Some(parts) = row(&numbers, &seconds, at) else { return Ok(None) };
        match calendar(&parts) {
            None if arguments.detail == "try" => Ok(None),
            None => Err(failure::overflow(None)),
            Some((months, days, micros)) => match micros.checked_mul(1_000) {
                Some(nanos) => Ok(Some(IntervalMonthDayNano::new(months, days, nanos))),
                // Arrow counts nanoseconds.
                None => Err(Error::unsupported("an interval whose time is longer than 292 years")),
            },
        }
    });
    Ok(Arc::new(made.collect::<Result<PrimitiveArray<IntervalMonthDayNanoType>>>()?))
}

/// Months, days and microseconds.
fn calendar(parts: &[i64]) -> Option<(i32, i32, i64)> {
    let [years, months, weeks, days, hours, minutes, micros] = parts else { return None };
    let months = i32::try_from(years * 12 + months).ok()?;
    let days = i32::try_from(weeks * 7 + days).ok()?;
    Some((months, days, clock(*hours, *minutes, *micros)?))
}

fn clock(hours: i64, minutes: i64, micros: i64) -> Option<i64> {
    micros.checked_add(hours.checked_mul(3_600 * MICROS_PER_SECOND)?)?.checked_add(minutes * 60 * MICROS_PER_SECOND)
}

fn make_day_time(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (numbers, seconds) = columns(arguments)?;
    let made = (0..arguments.rows).map(|at| {
        let Some(parts) = row(&numbers, &seconds, at) else { return Ok(None) };
        let [days, hours, minutes, micros] = parts.as_slice() else { return Ok(None) };
        let total = clock(*hours, *minutes, *micros);
        let total = total.and_then(|total| days.checked_mul(MICROS_PER_DAY)?.checked_add(total));
        total.map(Some).ok_or_else(interval_overflow)
    });
    Ok(Arc::new(made.collect::<Result<PrimitiveArray<DurationMicrosecondType>>>()?))
}

fn make_year_month(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    arguments.pairs::<Int32Type, Int32Type, IntervalYearMonthType>(|years, months| {
        i32::try_from(i64::from(years) * 12 + i64::from(months)).map_err(|_| interval_overflow())
    })
}

/// `extract(part FROM interval)`. Spark: `ExtractIntervalPart`.
pub(in crate::function) fn part(word: &str, source: Typed, settings: &Settings) -> Result<Typed> {
    let source = whole(source)?;
    let is_calendar = source.data_type == CALENDAR;
    let (name, gives): (&'static str, DataType) = match (word, &source.data_type) {
        ("year" | "y" | "years" | "yr" | "yrs", data_type) if is_calendar || *data_type == YEAR_MONTH => {
            ("years", DataType::Int32)
        }
        ("month" | "mon" | "mons" | "months", data_type) if is_calendar || *data_type == YEAR_MONTH => {
            ("months", DataType::Int8)
        }
        ("day" | "d" | "days", data_type) if is_calendar || *data_type == DAY_TIME => ("days", DataType::Int32),
        ("hour" | "h" | "hours" | "hr" | "hrs", data_type) if is_calendar || *data_type == DAY_TIME => {
            ("hours", DataType::Int8)
        }
        ("minute" | "m" | "min" | "mins" | "minutes", data_type) if is_calendar || *data_type == DAY_TIME => {
            ("minutes", DataType::Int8)
        }
        ("second" | "s" | "sec" | "seconds" | "secs", data_type) if is_calendar || *data_type == DAY_TIME => {
            ("seconds", DataType::Decimal128(8, 6))
        }
        _ => {
            let parameters = [("field", format!("`{word}`")), ("expr", format!("\"{}\"", source.name))];
            return Err(Error::new(Kind::Analysis, "INVALID_EXTRACT_FIELD", &parameters));
        }
    };
    let run: Run = match gives {
        DataType::Int8 => |arguments| of_interval::<Int8Type>(arguments, |value| value as i8),
        DataType::Int32 => |arguments| of_interval::<Int32Type>(arguments, |value| value as i32),
        _ => |arguments| of_interval::<Decimal128Type>(arguments, i128::from),
    };
    Ok(Typed {
        expr: Kernel::new("interval_part", run, gives.clone(), Nulls::AnyMakesNull, settings.mode())
            .with_detail(name)
            .call(vec![source.expr]),
        data_type: gives,
        ..source
    })
}

fn of_interval<T: arrow::datatypes::ArrowPrimitiveType>(
    arguments: &Arguments<'_>,
    cut: fn(i64) -> T::Native,
) -> Result<ArrayRef> {
    let array = arguments.array(0)?;
    let wanted = |months: i64, days: i64, micros: i64| match arguments.detail {
        "years" => months / 12,
        "months" => months % 12,
        "days" => days,
        "hours" => micros / (3_600 * MICROS_PER_SECOND),
        "minutes" => micros / (60 * MICROS_PER_SECOND) % 60,
        _ => micros % (60 * MICROS_PER_SECOND),
    };
    let made: PrimitiveArray<T> = match array.data_type() {
        DataType::Duration(_) => array
            .as_primitive::<DurationMicrosecondType>()
            .iter()
            .map(|micros| micros.map(|micros| cut(wanted(0, micros / MICROS_PER_DAY, micros % MICROS_PER_DAY))))
            .collect(),
        DataType::Interval(arrow::datatypes::IntervalUnit::YearMonth) => array
            .as_primitive::<IntervalYearMonthType>()
            .iter()
            .map(|months| months.map(|months| cut(wanted(months.into(), 0, 0))))
            .collect(),
        DataType::Interval(arrow::datatypes::IntervalUnit::MonthDayNano) => array
            .as_primitive::<IntervalMonthDayNanoType>()
            .iter()
            .map(|value| {
                value.map(|value| cut(wanted(value.months.into(), value.days.into(), value.nanoseconds / 1_000)))
            })
            .collect(),
        _ => return Err(mistyped(&array)),
    };
    Ok(Arc::new(made.with_data_type(arguments.gives.clone())))
}
