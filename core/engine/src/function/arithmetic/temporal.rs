//! `+ - * /` with dates, timestamps and intervals. Spark: `BinaryArithmeticWithDatetimeResolver`, `TimestampAddInterval`,
//! `SubtractDates`, `SubtractTimestamps`, `MultiplyDTInterval`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, PrimitiveArray};
use arrow::datatypes::{
    DataType, Date32Type, DurationMicrosecondType, Float64Type, Int64Type, IntervalMonthDayNano,
    IntervalMonthDayNanoType, IntervalUnit, IntervalYearMonthType, Time64NanosecondType, TimestampMicrosecondType,
};
use firesteel_protocol::types::{Nanos, Parameter};
use firesteel_protocol::{Error, Kind, Result};

use super::{Call, Operator, apply, is_temporal, numbers, sides, symbol};
use crate::expr::EvalMode;
use crate::expr::Typed;
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::calendar::{MICROS_PER_DAY, add_months, from_local, session_zone, to_local};
use crate::expr::cast::fielded::{counts, of_counts};
use crate::expr::cast::{Number, convert, divided_half_up, nanos, power, text};
use crate::expr::failure;
use crate::expr::kernel::{Kernel, NARROW_FIELDS, Nulls, Run};
use crate::function::Settings;
use crate::types::parameter::{plain, relabelled, wider};
use crate::types::{
    CALENDAR, DAY_TIME, implicit_cast, is_ansi_interval, is_datetime, is_day_time, is_decimal, is_integral,
    is_interval, is_nanos, is_numeric, is_string, is_time, is_timestamp, is_year_month, quoted, timestamp,
};

/// The operator on dates, times and intervals when one stands on either side, else on numbers.
pub(super) fn or_numbers(operator: Operator, call: Call<'_>) -> Result<Typed> {
    if !call.arguments.iter().any(|argument| is_temporal(&argument.data_type)) {
        return numbers(operator, "", call);
    }
    let settings = call.settings;
    let (left, right) = sides(call)?;
    match operator {
        Operator::Add => added(left, right, settings),
        Operator::Subtract => subtracted(left, right, settings),
        Operator::Multiply if is_interval(&right.data_type) && !is_interval(&left.data_type) => {
            scaled(operator, right, left, settings)
        }
        Operator::Multiply | Operator::Divide if is_interval(&left.data_type) => {
            scaled(operator, left, right, settings)
        }
        _ => Err(unlike(operator, &left, &right, settings)),
    }
}

/// Spark: `BinaryArithmeticWithDatetimeResolver`, the case of `Add`; the order of the arms is Spark's.
fn added(left: Typed, right: Typed, settings: &Settings) -> Result<Typed> {
    let plus = Operator::Add;
    let (from, to) = (left.data_type.clone(), right.data_type.clone());
    match (&from, &to) {
        (left_type, right_type) if is_interval(left_type) && is_alike(left_type, right_type) => {
            intervals(plus, left, right, settings)
        }
        (DataType::Null, right_type) if is_ansi_interval(right_type) => {
            let left = implicit_cast(left, right_type, settings)?;
            intervals(plus, left, right, settings)
        }
        (left_type, DataType::Null) if is_ansi_interval(left_type) => {
            let right = implicit_cast(right, left_type, settings)?;
            intervals(plus, left, right, settings)
        }
        (left_type, right_type) if is_time(left_type) && (is_day_time(right_type) || *right_type == DataType::Null) => {
            moved_time(plus, left, right, settings)
        }
        (left_type, right_type) if is_time(right_type) && (is_day_time(left_type) || *left_type == DataType::Null) => {
            moved_time(plus, right, left, settings)
        }
        (left_type, right_type) if is_time(left_type) || is_time(right_type) => {
            Err(unlike(plus, &left, &right, settings))
        }
        (left_type, right_type) if is_year_month(left_type) && is_moment(right_type) => {
            shifted(plus, right, left, settings)
        }
        (_, right_type) if *right_type == CALENDAR || is_day_time(right_type) => shifted(plus, left, right, settings),
        (left_type, _) if *left_type == CALENDAR || is_day_time(left_type) => shifted(plus, right, left, settings),
        (left_type, right_type) if is_year_month(right_type) && is_moment(left_type) => {
            shifted(plus, left, right, settings)
        }
        (left_type, DataType::Null) if is_datetime(left_type) => nothing_added(left, right, settings),
        (DataType::Null, right_type) if is_datetime(right_type) => nothing_added(right, left, settings),
        (DataType::Date32, _) => days_moved("date_add", left, right, settings),
        (_, DataType::Date32) => days_moved("date_add", right, left, settings),
        _ => Err(unlike(plus, &left, &right, settings)),
    }
}

/// The same, the case of `Subtract`.
fn subtracted(left: Typed, right: Typed, settings: &Settings) -> Result<Typed> {
    let minus = Operator::Subtract;
    let (from, to) = (left.data_type.clone(), right.data_type.clone());
    match (&from, &to) {
        (left_type, right_type) if is_interval(left_type) && is_alike(left_type, right_type) => {
            intervals(minus, left, right, settings)
        }
        (DataType::Null, right_type) if is_ansi_interval(right_type) => {
            let left = implicit_cast(left, right_type, settings)?;
            intervals(minus, left, right, settings)
        }
        (left_type, DataType::Null) if is_ansi_interval(left_type) => {
            let right = implicit_cast(right, left_type, settings)?;
            intervals(minus, left, right, settings)
        }
        (left_type, right_type) if is_time(left_type) && is_day_time(right_type) => {
            moved_time(minus, left, right, settings)
        }
        (left_type, right_type)
            if is_time(left_type) && is_moment(right_type) || is_time(right_type) && is_timestamp(left_type) =>
        {
            // Beside a date the time is cast to one first, which no cast does.
            let is_date = *right_type == DataType::Date32;
            let left = if is_date { convert(left, right_type, EvalMode::Ansi, settings)? } else { left };
            difference(left, right, settings)
        }
        (DataType::Date32, right_type) if is_time(right_type) => days_moved("date_sub", left, right, settings),
        (left_type, right_type) if is_time(left_type) || is_time(right_type) => {
            let meets = |other: &DataType| is_time(other) || is_string(other) || *other == DataType::Null;
            if meets(left_type) && meets(right_type) {
                return time_difference(left, right, settings);
            }
            Err(unlike(minus, &left, &right, settings))
        }
        (_, right_type) if *right_type == CALENDAR || is_day_time(right_type) => shifted(minus, left, right, settings),
        (left_type, right_type) if is_year_month(right_type) && is_moment(left_type) => {
            shifted(minus, left, right, settings)
        }
        (left_type, right_type) if [left_type, right_type].iter().any(|side| is_timestamp(side) || is_nanos(side)) => {
            difference(left, right, settings)
        }
        (_, DataType::Date32) => difference(left, right, settings),
        (DataType::Date32, right_type) if is_string(right_type) && !settings.ansi => {
            // Without ANSI the text becomes a number of days, and then is refused as one.
            days_moved("date_sub", left, Typed { data_type: DataType::Float64, ..right }, settings)
        }
        (DataType::Date32, right_type) if is_string(right_type) || *right_type == DataType::Null => {
            difference(left, right, settings)
        }
        (DataType::Date32, _) => days_moved("date_sub", left, right, settings),
        _ => Err(unlike(minus, &left, &right, settings)),
    }
}

/// A date or a timestamp of whatever digits.
fn is_moment(data_type: &DataType) -> bool {
    is_datetime(data_type) || is_nanos(data_type)
}

/// Two intervals of one kind.
fn is_alike(left: &DataType, right: &DataType) -> bool {
    (*left == CALENDAR && *right == CALENDAR)
        || (is_day_time(left) && is_day_time(right))
        || (is_year_month(left) && is_year_month(right))
}

/// The error for sides that no rule joins. A string beside another type becomes that type first, with ANSI on.
fn unlike(operator: Operator, left: &Typed, right: &Typed, settings: &Settings) -> Error {
    let (from, to) = super::promoted(&left.data_type, &right.data_type, settings);
    super::wrong_types(operator, &from, &to, &infix(operator, left, right))
}

/// A date moved by a number of days, which is no `bigint` and no other type than a small integer.
fn days_moved(function: &'static str, date: Typed, days: Typed, settings: &Settings) -> Result<Typed> {
    if matches!(days.data_type, DataType::Int8 | DataType::Int16 | DataType::Int32) {
        return apply(function, vec![date, days], settings);
    }
    let sql = format!("{function}({}, {})", date.name, days.name);
    Err(unexpected(&sql, 1, "(\"INT\" or \"SMALLINT\" or \"TINYINT\")", &days))
}

fn unexpected(sql: &str, index: usize, required: &str, argument: &Typed) -> Error {
    let parameters = [
        ("paramIndex", failure::ordinal(index)),
        ("requiredType", required.to_string()),
        ("inputSql", format!("\"{}\"", argument.name)),
        ("inputType", quoted(&argument.data_type)),
    ];
    failure::mismatch("UNEXPECTED_INPUT_TYPE", sql, &parameters)
}

/// NULL, as the timestamp that an interval of NULL would give.
fn nothing_added(moved: Typed, null: Typed, settings: &Settings) -> Result<Typed> {
    let name = format!("{} + {}", moved.name, null.name);
    let gives = match moved.data_type {
        DataType::Date32 => timestamp(&settings.zone),
        other => other,
    };
    Ok(implicit_cast(null, &gives, settings)?.named(name))
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

/// A date or timestamp moved by an interval. A date stays one when it moves by whole months or days; a text is read as a
/// timestamp and written again.
fn shifted(operator: Operator, moved: Typed, interval: Typed, settings: &Settings) -> Result<Typed> {
    let is_date = moved.data_type == DataType::Date32;
    let name = format!("{} {} {}", moved.name, symbol(operator), interval.name);
    if let Some(nanos) = Nanos::of(&moved.data_type) {
        return precise_shifted(operator, moved, nanos, interval, settings);
    }
    if is_string(&moved.data_type) {
        let text = moved.data_type.clone();
        let moved = implicit_cast(moved, &timestamp(&settings.zone), settings)?;
        let made = shifted(operator, moved, interval, settings)?;
        return Ok(implicit_cast(made, &text, settings)?.named(name));
    }
    let moved = match moved.data_type {
        DataType::Null => implicit_cast(moved, &timestamp(&settings.zone), settings)?,
        _ => moved,
    };
    if !is_datetime(&moved.data_type) {
        let required = "(\"(TIMESTAMP OR TIMESTAMP WITHOUT TIME ZONE)\" or \"(TIMESTAMP_LTZ(P) OR TIMESTAMP_NTZ(P) \
                        WITH P IN [7, 9])\")";
        return Err(unexpected(&name, 0, required, &moved));
    }
    let whole_days = is_date && is_days(&interval.data_type);
    let name = match (whole_days, operator) {
        (true, Operator::Subtract) => {
            format!("date_add({}, (- extractansiintervaldays({})))", moved.name, interval.name)
        }
        (true, _) => format!("date_add({}, extractansiintervaldays({}))", moved.name, interval.name),
        (false, _) => name,
    };
    let stays_date = is_date && (whole_days || !is_day_time(&interval.data_type));
    let moved =
        if is_date && !stays_date { implicit_cast(moved, &timestamp(&settings.zone), settings)? } else { moved };
    let gives = moved.data_type.clone();
    let interval = whole(interval, settings)?;
    Ok(made("shift", shift, gives, symbol(operator), vec![moved, interval], settings).named(name))
}

/// A timestamp of nanoseconds moved by an ANSI interval: its microseconds move, the rest stays.
fn precise_shifted(
    operator: Operator,
    moved: Typed,
    nanos: Nanos,
    interval: Typed,
    settings: &Settings,
) -> Result<Typed> {
    let name = format!("{} {} {}", moved.name, symbol(operator), interval.name);
    if interval.data_type == CALENDAR {
        return Err(unexpected(&name, 1, "\"INTERVAL DAY TO SECOND\"", &interval));
    }
    let coarse = if nanos.is_zoned { timestamp(&settings.zone) } else { crate::types::TIMESTAMP_NTZ };
    let micros = shifted(operator, implicit_cast(moved.clone(), &coarse, settings)?, interval, settings)?;
    let run: Run = |arguments| {
        let Some(target) = Nanos::of(arguments.gives) else { return Err(mistyped(&arguments.array(1)?)) };
        let micros = arguments.primitive::<TimestampMicrosecondType>(0)?;
        let rests = nanos::values(&arguments.array(1)?)?.into_iter();
        let made = micros.iter().zip(rests);
        let made = made.map(|(micros, nanos)| Some(i128::from(micros?) * 1_000 + nanos?.rem_euclid(1_000)));
        nanos::of_values(made, target)
    };
    let gives = moved.data_type.clone();
    Ok(made("shift_nanos", run, gives, "", vec![micros, moved], settings).named(name))
}

/// An interval with all fields of its kind, whose values kernels know.
fn whole(interval: Typed, settings: &Settings) -> Result<Typed> {
    let to = plain(&interval.data_type);
    implicit_cast(interval, &to, settings)
}

fn is_days(data_type: &DataType) -> bool {
    Parameter::of(data_type) == Some(Parameter::DayTime { first: 0, last: 0 })
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
                (Some(_), Some((_, _, rest))) if rest != 0 => {
                    let none: [(&str, &str); 0] = [];
                    Err(Error::new(Kind::Runtime, "INVALID_INTERVAL_WITH_MICROSECONDS_ADDITION", &none))
                }
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

fn in_micros(moment: Typed, settings: &Settings) -> Result<Typed> {
    match Nanos::of(&moment.data_type) {
        Some(Nanos { is_zoned: true, .. }) => implicit_cast(moment, &timestamp(&settings.zone), settings),
        Some(_) => implicit_cast(moment, &crate::types::TIMESTAMP_NTZ, settings),
        None => Ok(moment),
    }
}

/// Two dates as days, or two timestamps as a day-time interval.
fn difference(left: Typed, right: Typed, settings: &Settings) -> Result<Typed> {
    let name = infix(Operator::Subtract, &left, &right);
    // Of nanoseconds only the whole microseconds count.
    let (left, right) = (in_micros(left, settings)?, in_micros(right, settings)?);
    let any_timestamp = is_timestamp(&left.data_type) || is_timestamp(&right.data_type);
    for (index, side) in [&left, &right].into_iter().enumerate() {
        let from = &side.data_type;
        // Without ANSI a text beside a timestamp is none.
        let is_text = is_string(from) && (settings.ansi || !any_timestamp);
        if !is_datetime(from) && !is_text && *from != DataType::Null {
            let required = if any_timestamp {
                "(\"(TIMESTAMP OR TIMESTAMP WITHOUT TIME ZONE)\" or \"(TIMESTAMP_LTZ(P) OR TIMESTAMP_NTZ(P) \
                 WITH P IN [7, 9])\")"
            } else {
                "\"DATE\""
            };
            return Err(unexpected(&name, index, required, side));
        }
    }
    let common = match (&left.data_type, &right.data_type) {
        _ if !any_timestamp => DataType::Date32,
        (DataType::Timestamp(_, None), DataType::Timestamp(_, None)) => crate::types::TIMESTAMP_NTZ,
        _ => timestamp(&settings.zone),
    };
    let (left, right) = (implicit_cast(left, &common, settings)?, implicit_cast(right, &common, settings)?);
    let made = made("difference", subtract, DAY_TIME, "", vec![left, right], settings);
    if any_timestamp {
        return Ok(made.named(name));
    }
    Ok(narrowed(made, Parameter::DayTime { first: 0, last: 0 }, settings).named(name))
}

/// The same interval, of values that its kernel made for these fields alone.
fn narrowed(made: Typed, fields: Parameter, settings: &Settings) -> Typed {
    let to = fields.data_type();
    if made.data_type == to {
        return made;
    }
    let run: Run = |arguments| relabelled(&arguments.array(0)?, arguments.gives);
    let kernel = Kernel::new(NARROW_FIELDS, run, to.clone(), Nulls::AnyMakesNull, settings.mode());
    Typed { expr: kernel.call(vec![made.expr]), data_type: to, ..made }
}

/// A time moved by an interval, within its day. Spark: `TimeAddInterval`.
fn moved_time(operator: Operator, time: Typed, interval: Typed, settings: &Settings) -> Result<Typed> {
    let name = format!("{} {} {}", time.name, symbol(operator), interval.name);
    let precision = match (Parameter::of(&time.data_type), Parameter::of(&interval.data_type)) {
        (Some(Parameter::Time { precision }), Some(Parameter::DayTime { last: 0..=2, .. })) => precision,
        (Some(Parameter::Time { precision }), _) => precision.max(6),
        _ => 6,
    };
    let gives = Parameter::Time { precision };
    let interval = match interval.data_type {
        DataType::Null => implicit_cast(interval, &DAY_TIME, settings)?,
        _ => whole(interval, settings)?,
    };
    let time = whole(time, settings)?;
    let made = made("move_time", move_time, gives.plain(), symbol(operator), vec![time, interval], settings);
    Ok(narrowed(made, gives, settings).named(name))
}

fn move_time(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let is_subtract = arguments.detail == "-";
    arguments.pairs::<Time64NanosecondType, DurationMicrosecondType, Time64NanosecondType>(|time, micros| {
        let moved = micros
            .checked_mul(1000)
            .and_then(|nanos| if is_subtract { time.checked_sub(nanos) } else { time.checked_add(nanos) });
        moved.filter(|moved| (0..MICROS_PER_DAY * 1000).contains(moved)).ok_or_else(|| {
            let verb = if is_subtract { "subtract" } else { "add" };
            let operation = format!("{verb} {} to the time value TIME '{}'", text::day_time(micros), text::time(time));
            Error::new(Kind::Arithmetic, "DATETIME_OVERFLOW", &[("operation", operation)])
        })
    })
}

/// Two times. Spark: `SubtractTimes`.
fn time_difference(left: Typed, right: Typed, settings: &Settings) -> Result<Typed> {
    let name = format!("{} - {}", left.name, right.name);
    let usual = Parameter::Time { precision: 6 }.plain();
    let as_time = |side: Typed| match side.data_type {
        ref other if is_time(other) => whole(side, settings),
        _ => implicit_cast(side, &usual, settings),
    };
    let (left, right) = (as_time(left)?, as_time(right)?);
    let run: Run = |arguments| {
        arguments.pairs::<Time64NanosecondType, Time64NanosecondType, DurationMicrosecondType>(|left, right| {
            Ok((left - right) / 1000)
        })
    };
    let made = made("time_difference", run, DAY_TIME, "", vec![left, right], settings);
    Ok(narrowed(made, Parameter::DayTime { first: 1, last: 3 }, settings).named(name))
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
    let gives = wider(&left.data_type, &right.data_type).unwrap_or_else(|| left.data_type.clone());
    let fields = Parameter::of(&gives);
    let (left, right) = (whole(left, settings)?, whole(right, settings)?);
    let made = made("add_intervals", add, plain(&gives), symbol(operator), vec![left, right], settings);
    Ok(match fields {
        Some(fields) => narrowed(made, fields, settings),
        None => made,
    }
    .named(name))
}

fn add(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let is_subtract = arguments.detail == "-";
    let overflow = || failure::interval_overflow(Some(if is_subtract { "try_subtract" } else { "try_add" }));
    match arguments.gives {
        DataType::Duration(_) => arguments
            .pairs::<DurationMicrosecondType, DurationMicrosecondType, DurationMicrosecondType>(|left, right| {
                if is_subtract { left.checked_sub(right) } else { left.checked_add(right) }.ok_or_else(overflow)
            }),
        DataType::Interval(IntervalUnit::MonthDayNano) => arguments
            .pairs::<IntervalMonthDayNanoType, IntervalMonthDayNanoType, IntervalMonthDayNanoType>(|left, right| {
                let sign = if is_subtract { -1 } else { 1 };
                let months = right.months.checked_mul(sign).and_then(|months| left.months.checked_add(months));
                let days = right.days.checked_mul(sign).and_then(|days| left.days.checked_add(days));
                let nanos =
                    right.nanoseconds.checked_mul(sign.into()).and_then(|nanos| left.nanoseconds.checked_add(nanos));
                match (months, days, nanos) {
                    (Some(months), Some(days), Some(nanos)) => Ok(IntervalMonthDayNano::new(months, days, nanos)),
                    _ => Err(overflow()),
                }
            }),
        _ => arguments.pairs::<IntervalYearMonthType, IntervalYearMonthType, IntervalYearMonthType>(|left, right| {
            if is_subtract { left.checked_sub(right) } else { left.checked_add(right) }.ok_or_else(overflow)
        }),
    }
}

/// An interval times or by a number; its fields become all of its kind. Spark: `MultiplyDTInterval`, `DivideYMInterval`.
fn scaled(operator: Operator, interval: Typed, by: Typed, settings: &Settings) -> Result<Typed> {
    let name = infix(operator, &interval, &by);
    let from = by.data_type.clone();
    if !is_numeric(&from) && !is_string(&from) && from != DataType::Null {
        return Err(unexpected(&name, 1, "\"NUMERIC\"", &by));
    }
    if interval.data_type == CALENDAR {
        let by = implicit_cast(by, &DataType::Float64, settings)?;
        return Ok(made("scale_calendar", scale_calendar, CALENDAR, symbol(operator), vec![interval, by], settings)
            .named(name));
    }
    // Whole numbers and decimals are reckoned with exactly.
    let to = match from {
        ref other if is_integral(other) => DataType::Int64,
        ref other if is_decimal(other) => other.clone(),
        _ => DataType::Float64,
    };
    let by = implicit_cast(by, &to, settings)?;
    let interval = whole(interval, settings)?;
    let gives = interval.data_type.clone();
    Ok(made("scale_interval", scale, gives, symbol(operator), vec![interval, by], settings).named(name))
}

fn scale(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let divides = arguments.detail == "/";
    let overflow = || failure::interval_overflow(Some(if divides { "try_divide" } else { "try_multiply" }));
    let factors = arguments.array(1)?;
    let intervals = counts(&arguments.array(0)?)?;
    let is_year_month = matches!(arguments.gives, DataType::Interval(_));
    let made = intervals.iter().enumerate().map(|(row, count)| {
        let Some(count) = count.filter(|_| factors.is_valid(row)) else { return Ok(None) };
        let exact = match Number::of(&factors, row)? {
            Number::Integer(by) => exactly(count, by.into(), 0, divides),
            Number::Decimal(by, scale) => exactly(count, by, scale, divides),
            by => roughly(count, by.as_double(), divides),
        };
        let made = exact?.ok_or_else(overflow)?;
        if is_year_month && i32::try_from(made).is_err() {
            return Err(overflow());
        }
        Ok(Some(made))
    });
    of_counts(made.collect::<Result<PrimitiveArray<Int64Type>>>()?, arguments.gives)
}

/// Months and days are cut off, what is left of the days goes to the microseconds. Spark: `IntervalUtils.multiplyExact`,
/// `IntervalUtils.divideExact`, and without ANSI mode `IntervalUtils.multiply`, `IntervalUtils.divide`.
fn scale_calendar(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let divides = arguments.detail == "/";
    let ansi = arguments.mode.ansi;
    arguments.optional_pairs::<IntervalMonthDayNanoType, Float64Type, IntervalMonthDayNanoType>(|interval, by| {
        if divides && by == 0.0 {
            return if ansi { Err(divided_by_zero()) } else { Ok(None) };
        }
        let scaled = |part: f64| if divides { part / by } else { part * by };
        let (months, days) = (scaled(interval.months.into()), scaled(interval.days.into()));
        let (whole_months, whole_days) = (months as i32, days as i32);
        let left = (days - f64::from(whole_days)) * MICROS_PER_DAY as f64;
        let micros = scaled((interval.nanoseconds / 1_000) as f64) + left;
        let is_exact = months.trunc() == f64::from(whole_months) && days.trunc() == f64::from(whole_days);
        let nanos = ((micros + 0.5).floor() as i64).checked_mul(1_000);
        match nanos {
            Some(nanos) if is_exact || !ansi => Ok(Some(IntervalMonthDayNano::new(whole_months, whole_days, nanos))),
            _ => Err(failure::interval_overflow(Some(if divides { "try_divide" } else { "try_multiply" }))),
        }
    })
}

/// Rounded half away from zero; `None` when no 64 bits hold it.
fn exactly(count: i64, by: i128, scale: i8, divides: bool) -> Result<Option<i64>> {
    let power = power(scale);
    if !divides {
        let product = i128::from(count).checked_mul(by).map(|product| divided_half_up(product, power));
        return Ok(product.and_then(|product| i64::try_from(product).ok()));
    }
    if by == 0 {
        return Err(divided_by_zero());
    }
    let quotient = i128::from(count).checked_mul(power * by.signum()).map(|count| divided_half_up(count, by.abs()));
    Ok(quotient.and_then(|quotient| i64::try_from(quotient).ok()))
}

fn roughly(count: i64, by: f64, divides: bool) -> Result<Option<i64>> {
    if divides && by == 0.0 {
        return Err(divided_by_zero());
    }
    let made = if divides { count as f64 / by } else { count as f64 * by };
    let rounded = (made.abs() + 0.5).floor().copysign(made);
    Ok((rounded.is_finite() && rounded.abs() < 9.2e18).then_some(rounded as i64))
}

fn divided_by_zero() -> Error {
    let none: [(&str, &str); 0] = [];
    Error::new(Kind::Arithmetic, "INTERVAL_DIVIDED_BY_ZERO", &none)
}
