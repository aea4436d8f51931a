//! `+ - * /` with dates, timestamps and intervals. Spark: `BinaryArithmeticWithDatetimeResolver`, `TimestampAddInterval`,
//! `SubtractDates`, `SubtractTimestamps`, `MultiplyDTInterval`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, PrimitiveArray};
use arrow::datatypes::{
    DataType, Date32Type, DurationMicrosecondType, Float64Type, IntervalMonthDayNanoType, IntervalYearMonthType,
    TimestampMicrosecondType,
};
use firesteel_protocol::{Error, Result};

use super::{Call, Operator, apply, is_temporal, numbers, sides, symbol};
use crate::expr::Typed;
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::calendar::{MICROS_PER_DAY, add_months, from_local, session_zone, to_local};
use crate::expr::failure;
use crate::expr::kernel::{Kernel, Nulls, Run};
use crate::function::Settings;
use crate::types::{
    CALENDAR, DAY_TIME, YEAR_MONTH, implicit_cast, is_datetime, is_integral, is_interval, is_numeric, is_string,
    is_timestamp, sql_name, timestamp,
};

/// The operator on dates, times and intervals when one stands on either side, else on numbers.
pub(super) fn or_numbers(operator: Operator, call: Call<'_>) -> Result<Typed> {
    if !call.arguments.iter().any(|argument| is_temporal(&argument.data_type)) {
        return numbers(operator, "", call);
    }
    let settings = call.settings;
    let (left, right) = sides(call)?;
    let (from, to) = (left.data_type.clone(), right.data_type.clone());
    match (operator, &from, &to) {
        (Operator::Add, DataType::Date32, to) if is_integral(to) => apply("date_add", vec![left, right], settings),
        (Operator::Add, from, DataType::Date32) if is_integral(from) => apply("date_add", vec![right, left], settings),
        (Operator::Subtract, DataType::Date32, to) if is_integral(to) => apply("date_sub", vec![left, right], settings),
        (Operator::Add, from, to) if is_interval(from) && is_datetime(to) => shifted(operator, right, left, settings),
        (Operator::Add | Operator::Subtract, from, to) if is_datetime(from) && is_interval(to) => {
            shifted(operator, left, right, settings)
        }
        (Operator::Subtract, from, to) if is_datetime(from) && (is_datetime(to) || is_string(to)) => {
            difference(left, right, settings)
        }
        (Operator::Subtract, from, to) if is_string(from) && is_datetime(to) => difference(left, right, settings),
        (Operator::Add | Operator::Subtract, from, to) if from == to && is_interval(from) && *from != CALENDAR => {
            intervals(operator, left, right, settings)
        }
        (Operator::Multiply, from, to) if is_numeric(from) && is_interval(to) => {
            scaled(operator, right, left, true, settings)
        }
        (Operator::Multiply | Operator::Divide, from, to) if is_interval(from) && is_numeric(to) => {
            scaled(operator, left, right, false, settings)
        }
        _ => Err(super::wrong_types(operator, &from, &to, &infix(operator, &left, &right))),
    }
}

fn infix(operator: Operator, left: &Typed, right: &Typed) -> String {
    format!("({} {} {})", left.name, symbol(operator), right.name)
}

fn made(
    name: &'static str,
    run: Run,
    gives: DataType,
    detail: &str,
    arguments: Vec<Typed>,
    settings: &Settings,
) -> Typed {
    Typed {
        nullable: arguments.iter().any(|argument| argument.nullable),
        fallible: true,
        expr: Kernel::new(name, run, gives.clone(), Nulls::AnyMakesNull, settings.mode())
            .with_detail(detail)
            .call(arguments.into_iter().map(|argument| argument.expr).collect()),
        data_type: gives,
        name: String::new(),
    }
}

/// A date or timestamp moved by an interval. A date stays one when it moves by whole months or days.
fn shifted(operator: Operator, moved: Typed, interval: Typed, settings: &Settings) -> Result<Typed> {
    let is_date = moved.data_type == DataType::Date32;
    let whole_days = is_date && is_days(&interval);
    let name = match (whole_days, operator) {
        (true, Operator::Subtract) => {
            format!("date_add({}, (- extractansiintervaldays({})))", moved.name, interval.name)
        }
        (true, _) => format!("date_add({}, extractansiintervaldays({}))", moved.name, interval.name),
        (false, _) => format!("{} {} {}", moved.name, symbol(operator), interval.name),
    };
    let stays_date = whole_days || (is_date && interval.data_type == YEAR_MONTH);
    let moved =
        if is_date && !stays_date { implicit_cast(moved, &timestamp(&settings.zone), settings)? } else { moved };
    let gives = moved.data_type.clone();
    Ok(made("shift", shift, gives, symbol(operator), vec![moved, interval], settings).named(name))
}

/// The interval types carry no fields, so a constant tells by its value whether it is of days alone.
fn is_days(interval: &Typed) -> bool {
    use datafusion::scalar::ScalarValue;
    match interval.constant() {
        Some(ScalarValue::DurationMicrosecond(Some(micros))) => micros % MICROS_PER_DAY == 0,
        Some(ScalarValue::IntervalMonthDayNano(Some(value))) => value.nanoseconds == 0,
        _ => false,
    }
}

fn shift(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let sign: i64 = if arguments.detail == "-" { -1 } else { 1 };
    let interval = arguments.array(1)?;
    let parts: Vec<Option<(i64, i64, i64)>> = match interval.data_type() {
        DataType::Duration(_) => interval
            .as_primitive::<DurationMicrosecondType>()
            .iter()
            .map(|micros| micros.map(|micros| (0, micros / MICROS_PER_DAY, micros % MICROS_PER_DAY)))
            .collect(),
        DataType::Interval(arrow::datatypes::IntervalUnit::YearMonth) => interval
            .as_primitive::<IntervalYearMonthType>()
            .iter()
            .map(|months| months.map(|m| (m.into(), 0, 0)))
            .collect(),
        DataType::Interval(arrow::datatypes::IntervalUnit::MonthDayNano) => interval
            .as_primitive::<IntervalMonthDayNanoType>()
            .iter()
            .map(|value| value.map(|value| (value.months.into(), value.days.into(), value.nanoseconds / 1_000)))
            .collect(),
        _ => return Err(mistyped(&interval)),
    };
    let zone = session_zone(&arguments.mode.zone)?;
    let moved = arguments.array(0)?;
    match moved.data_type() {
        DataType::Date32 => {
            let days = moved.as_primitive::<Date32Type>().iter().zip(parts).map(|pair| match pair {
                (Some(date), Some((months, days, _))) => {
                    let made = add_months(date.into(), sign * months) + sign * days;
                    i32::try_from(made).map(Some).map_err(|_| failure::overflow(None))
                }
                _ => Ok(None),
            });
            Ok(Arc::new(days.collect::<Result<PrimitiveArray<Date32Type>>>()?))
        }
        DataType::Timestamp(_, zoned) => {
            let is_zoned = zoned.is_some();
            let micros = moved.as_primitive::<TimestampMicrosecondType>().iter().zip(parts).map(|pair| {
                let (Some(instant), Some((months, days, rest))) = pair else { return Ok(None) };
                let local = if is_zoned { to_local(instant, &zone) } else { instant };
                let (day, time) = (local.div_euclid(MICROS_PER_DAY), local.rem_euclid(MICROS_PER_DAY));
                let day = add_months(day, sign * months) + sign * days;
                let local = day.checked_mul(MICROS_PER_DAY).and_then(|day| day.checked_add(time));
                let local = local.ok_or_else(|| failure::overflow(None))?;
                let is_same_day = months == 0 && days == 0;
                let instant = match (is_same_day, is_zoned) {
                    (true, _) => instant,
                    (false, true) => from_local(local, &zone),
                    (false, false) => local,
                };
                instant.checked_add(sign * rest).map(Some).ok_or_else(|| failure::overflow(None))
            });
            let made = micros.collect::<Result<PrimitiveArray<TimestampMicrosecondType>>>()?;
            Ok(Arc::new(made.with_data_type(arguments.gives.clone())))
        }
        _ => Err(mistyped(&moved)),
    }
}

/// Two dates, or two timestamps, as a day-time interval.
fn difference(left: Typed, right: Typed, settings: &Settings) -> Result<Typed> {
    let name = infix(Operator::Subtract, &left, &right);
    let any_timestamp = is_timestamp(&left.data_type) || is_timestamp(&right.data_type);
    let common = match (&left.data_type, &right.data_type) {
        _ if !any_timestamp => DataType::Date32,
        (DataType::Timestamp(_, None), DataType::Timestamp(_, None)) => crate::types::TIMESTAMP_NTZ,
        _ => timestamp(&settings.zone),
    };
    let (left, right) = (implicit_cast(left, &common, settings)?, implicit_cast(right, &common, settings)?);
    Ok(made("difference", subtract, DAY_TIME, "", vec![left, right], settings).named(name))
}

fn subtract(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let zone = session_zone(&arguments.mode.zone)?;
    match arguments.array(0)?.data_type() {
        DataType::Date32 => arguments.pairs::<Date32Type, Date32Type, DurationMicrosecondType>(|left, right| {
            Ok((i64::from(left) - i64::from(right)) * MICROS_PER_DAY)
        }),
        DataType::Timestamp(_, zoned) => {
            // A difference of local times, so that a day is a day across a change of the clock.
            let local = |micros| if zoned.is_some() { to_local(micros, &zone) } else { micros };
            arguments.pairs::<TimestampMicrosecondType, TimestampMicrosecondType, DurationMicrosecondType>(
                |left, right| local(left).checked_sub(local(right)).ok_or_else(|| failure::overflow(None)),
            )
        }
        _ => Err(mistyped(&arguments.array(0)?)),
    }
}

fn intervals(operator: Operator, left: Typed, right: Typed, settings: &Settings) -> Result<Typed> {
    let name = infix(operator, &left, &right);
    let gives = left.data_type.clone();
    Ok(made("add_intervals", add, gives, symbol(operator), vec![left, right], settings).named(name))
}

fn add(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let is_subtract = arguments.detail == "-";
    let overflow = || failure::overflow(Some(if is_subtract { "try_subtract" } else { "try_add" }));
    match arguments.gives {
        DataType::Duration(_) => arguments
            .pairs::<DurationMicrosecondType, DurationMicrosecondType, DurationMicrosecondType>(|left, right| {
                if is_subtract { left.checked_sub(right) } else { left.checked_add(right) }.ok_or_else(overflow)
            }),
        _ => arguments.pairs::<IntervalYearMonthType, IntervalYearMonthType, IntervalYearMonthType>(|left, right| {
            if is_subtract { left.checked_sub(right) } else { left.checked_add(right) }.ok_or_else(overflow)
        }),
    }
}

fn scaled(operator: Operator, interval: Typed, by: Typed, is_swapped: bool, settings: &Settings) -> Result<Typed> {
    let name = if is_swapped { infix(operator, &by, &interval) } else { infix(operator, &interval, &by) };
    if interval.data_type == CALENDAR {
        return Err(Error::unsupported(format!("{} on {}", symbol(operator), sql_name(&interval.data_type))));
    }
    let gives = interval.data_type.clone();
    let by = implicit_cast(by, &DataType::Float64, settings)?;
    Ok(made("scale_interval", scale, gives, symbol(operator), vec![interval, by], settings).named(name))
}

/// Rounds half up, as Spark's `DoubleMath.roundToLong(…, HALF_UP)`.
fn scale(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let divides = arguments.detail == "/";
    let answer = |value: f64, by: f64| {
        if divides && by == 0.0 {
            return Err(Error::new(
                firesteel_protocol::Kind::Arithmetic,
                "INTERVAL_DIVIDED_BY_ZERO",
                &[] as &[(&str, &str)],
            ));
        }
        let made = if divides { value / by } else { value * by };
        let rounded = (made.abs() + 0.5).floor().copysign(made);
        if rounded.is_finite() && rounded.abs() < 9.2e18 { Ok(rounded) } else { Err(failure::overflow(None)) }
    };
    match arguments.gives {
        DataType::Duration(_) => {
            arguments.pairs::<DurationMicrosecondType, Float64Type, DurationMicrosecondType>(|micros, by| {
                // A whole factor keeps all digits.
                match (divides, by.fract() == 0.0 && by.abs() < 9e15) {
                    (false, true) => micros.checked_mul(by as i64).ok_or_else(|| failure::overflow(None)),
                    _ => answer(micros as f64, by).map(|value| value as i64),
                }
            })
        }
        _ => arguments.pairs::<IntervalYearMonthType, Float64Type, IntervalYearMonthType>(|months, by| {
            let made = answer(f64::from(months), by)?;
            if made.abs() <= f64::from(i32::MAX) { Ok(made as i32) } else { Err(failure::overflow(None)) }
        }),
    }
}
