//! `TIME` values: nanoseconds of a day. Spark: `timeExpressions.scala`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, PrimitiveArray};
use arrow::datatypes::{
    ArrowPrimitiveType, DataType, Decimal128Type, Int32Type, Int64Type, Time64NanosecondType, TimeUnit,
};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Kind, Result};

use super::make::clock;
use super::text::Patterns;
use super::{
    Accepts, Call, Function, Parameter, SECONDS, Shown, fallible, function, one, optional, out_of_bounds, unexpected,
};
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::calendar::{MICROS_PER_DAY, session_zone, to_local};
use crate::expr::cast::convert;
use crate::expr::cast::whole;
use crate::expr::kernel::{Kernel, Nulls, Run};
use crate::expr::{EvalMode, Typed};
use crate::function::Settings;
use crate::function::description::called;
use crate::types::{implicit_cast, is_string, is_time};

const TIME: DataType = DataType::Time64(TimeUnit::Nanosecond);
const ONE: &[Parameter] = &[one(Accepts::Any)];
const NANOS_PER_DAY: i64 = MICROS_PER_DAY * 1_000;

fn time(argument: Typed, index: usize, sql: &str) -> Result<Typed> {
    let argument = whole(argument)?;
    if matches!(argument.data_type, DataType::Time64(_) | DataType::Null) {
        return Ok(argument);
    }
    Err(unexpected(&argument, index, "\"TIME(6)\"", sql))
}

/// `hour`, `minute` or `second` of a time, a whole number.
pub(in crate::function) fn field(name: &'static str, source: Typed, settings: &Settings) -> Typed {
    let run: Run = match name {
        "hour" => |arguments| fields(arguments, 3_600_000_000_000, 24),
        "minute" => |arguments| fields(arguments, 60_000_000_000, 60),
        _ => |arguments| fields(arguments, 1_000_000_000, 60),
    };
    let kernel = Kernel::new("time_field", run, DataType::Int32, Nulls::Possible, settings.mode()).with_detail(name);
    Typed { nullable: true, expr: kernel.call(vec![source.expr]), data_type: DataType::Int32, ..source }
}

fn fields(arguments: &Arguments<'_>, unit: i64, of: i64) -> Result<ArrayRef> {
    arguments.each::<Time64NanosecondType, Int32Type>(0, |nanos| Ok((nanos / unit % of) as i32))
}

/// The seconds of a time with their fraction.
pub(in crate::function) fn seconds(source: Typed, settings: &Settings) -> Typed {
    let gives = DataType::Decimal128(8, 6);
    let run: Run = |arguments| {
        arguments.each::<Time64NanosecondType, Decimal128Type>(0, |nanos| Ok(i128::from(nanos / 1_000 % 60_000_000)))
    };
    let kernel = Kernel::new("time_seconds", run, gives.clone(), Nulls::Possible, settings.mode());
    Typed { nullable: true, expr: kernel.call(vec![source.expr]), data_type: gives, ..source }
}

pub(super) static MAKE: Function =
    function(&["make_time"], &[one(Accepts::Int), one(Accepts::Int), one(Accepts::Any)], |mut call| {
        let seconds = call.arguments.remove(2);
        call.arguments.push(implicit_cast(seconds, &SECONDS, call.settings)?);
        Ok(fallible("make_time", make, (TIME, true), "", call.arguments, call.settings))
    });

fn make(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (hours, minutes, seconds) = (arguments.ints(0)?, arguments.ints(1)?, arguments.primitive::<Decimal128Type>(2)?);
    let made = (0..arguments.rows).map(|row| {
        if hours.is_null(row) || minutes.is_null(row) || seconds.is_null(row) {
            return Ok(None);
        }
        let second = seconds.value(row).div_euclid(1_000_000);
        if !(0..=59).contains(&second) {
            return Err(out_of_bounds(format!("Invalid value for SecondOfMinute (valid values 0 - 59): {second}")));
        }
        clock(hours.value(row).into(), minutes.value(row).into(), seconds.value(row)).map(|micros| Some(micros * 1_000))
    });
    Ok(Arc::new(made.collect::<Result<PrimitiveArray<Time64NanosecondType>>>()?))
}

const TEXT_AND_PATTERN: &[Parameter] = &[one(Accepts::Any), optional(Accepts::Any)];

pub(super) static TO_TIME: Function = function(&["to_time"], TEXT_AND_PATTERN, |call| to_time(call, EvalMode::Ansi));
pub(super) static TRY_TO_TIME: Function = Function {
    shown: Shown::By(|call| format!("try_to_time({})", called("to_time", call))),
    ..function(&["try_to_time"], TEXT_AND_PATTERN, |call| to_time(call, EvalMode::Try))
};

fn to_time(call: Call<'_>, mode: EvalMode) -> Result<Typed> {
    let sql = called("to_time", &call);
    for (index, argument) in call.arguments.iter().enumerate() {
        // Spark does not cast numbers to texts here.
        if !is_string(&argument.data_type) && argument.data_type != DataType::Null {
            return Err(unexpected(argument, index, "\"STRING\"", &sql));
        }
    }
    let word = if mode == EvalMode::Try { "try" } else { "" };
    let texts = call.arguments.into_iter().map(|argument| implicit_cast(argument, &DataType::Utf8, call.settings));
    let texts = texts.collect::<Result<Vec<_>>>()?;
    Ok(fallible("to_time", parse, (TIME, true), word, texts, call.settings))
}

fn parse(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let texts = arguments.strings(0)?;
    let shapes = if arguments.len() > 1 { Some(arguments.strings(1)?) } else { None };
    let mut patterns = Patterns::default();
    let mut read = |row: usize| -> Result<Option<i64>> {
        if texts.is_null(row) || shapes.as_ref().is_some_and(|shapes| shapes.is_null(row)) {
            return Ok(None);
        }
        let (text, shape) = (texts.value(row), shapes.as_ref().map(|shapes| shapes.value(row)));
        let nanos = match shape {
            Some(shape) => patterns.reading(shape)?.read(text).and_then(|parsed| parsed.nanos()),
            None => crate::expr::cast::parse::time(text),
        };
        match nanos {
            None if arguments.detail != "try" => {
                let parameters =
                    [("input", format!("'{text}'")), ("format", format!("'{}'", shape.unwrap_or("HH:mm:ss.SSSSSS")))];
                Err(Error::new(Kind::DateTime, "CANNOT_PARSE_TIME", &parameters))
            }
            nanos => Ok(nanos),
        }
    };
    let values: Vec<Option<i64>> = (0..arguments.rows).map(&mut read).collect::<Result<_>>()?;
    Ok(Arc::new(PrimitiveArray::<Time64NanosecondType>::from(values)))
}

pub(super) static DIFFERENCE: Function =
    function(&["time_diff"], &[one(Accepts::String), one(Accepts::Any), one(Accepts::Any)], |call| {
        let sql = called("time_diff", &call);
        let arguments = times_from(call.arguments, 1, &sql)?;
        Ok(fallible("time_diff", difference, (DataType::Int64, true), "", arguments, call.settings))
    });
pub(super) static TRUNCATE: Function = function(&["time_trunc"], &[one(Accepts::String), one(Accepts::Any)], |call| {
    let sql = called("time_trunc", &call);
    let given = call.arguments.get(1).map(|time| time.data_type.clone()).filter(is_time).unwrap_or(TIME);
    let arguments = times_from(call.arguments, 1, &sql)?;
    let made = fallible("time_trunc", truncate, (TIME, true), "", arguments, call.settings);
    convert(made, &given, EvalMode::Ansi, call.settings)
});

/// The arguments, those from a place on being times.
fn times_from(arguments: Vec<Typed>, from: usize, sql: &str) -> Result<Vec<Typed>> {
    let checked = arguments.into_iter().enumerate();
    checked.map(|(index, argument)| if index < from { Ok(argument) } else { time(argument, index, sql) }).collect()
}

fn unit(name: &str, function: &str) -> Result<i64> {
    Ok(match name.to_uppercase().as_str() {
        "HOUR" => 3_600_000_000_000,
        "MINUTE" => 60_000_000_000,
        "SECOND" => 1_000_000_000,
        "MILLISECOND" => 1_000_000,
        "MICROSECOND" => 1_000,
        _ => {
            let parameters = [
                ("functionName", format!("`{function}`")),
                ("parameter", "`unit`".to_string()),
                ("invalidValue", name.to_string()),
            ];
            return Err(Error::new(Kind::IllegalArgument, "INVALID_PARAMETER_VALUE.TIME_UNIT", &parameters));
        }
    })
}

fn nanos(arguments: &Arguments<'_>, index: usize) -> Result<PrimitiveArray<Time64NanosecondType>> {
    let array = arguments.array(index)?;
    if *array.data_type() == DataType::Null {
        return Ok(PrimitiveArray::new_null(array.len()));
    }
    array.as_primitive_opt::<Time64NanosecondType>().cloned().ok_or_else(|| mistyped(&array))
}

fn difference(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (units, starts, ends) = (arguments.strings(0)?, nanos(arguments, 1)?, nanos(arguments, 2)?);
    let made = (0..arguments.rows).map(|row| {
        if units.is_null(row) || starts.is_null(row) || ends.is_null(row) {
            return Ok(None);
        }
        Ok(Some((ends.value(row) - starts.value(row)) / unit(units.value(row), "time_diff")?))
    });
    Ok(Arc::new(made.collect::<Result<PrimitiveArray<Int64Type>>>()?))
}

fn truncate(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (units, times) = (arguments.strings(0)?, nanos(arguments, 1)?);
    let made = (0..arguments.rows).map(|row| {
        if units.is_null(row) || times.is_null(row) {
            return Ok(None);
        }
        let unit = unit(units.value(row), "time_trunc")?;
        Ok(Some(times.value(row) / unit * unit))
    });
    Ok(Arc::new(made.collect::<Result<PrimitiveArray<Time64NanosecondType>>>()?))
}

pub(super) static FROM_SECONDS: Function = function(&["time_from_seconds"], &[one(Accepts::Numeric)], |mut call| {
    let value = call.arguments.remove(0);
    let value = implicit_cast(value, &DataType::Decimal128(38, 9), call.settings)?;
    Ok(fallible("time_from_seconds", from_decimal, (TIME, true), "", vec![value], call.settings))
});
pub(super) static FROM_MILLIS: Function =
    function(&["time_from_millis"], &[one(Accepts::Integral)], |call| from_whole(call, "time_from_millis", "1000000"));
pub(super) static FROM_MICROS: Function =
    function(&["time_from_micros"], &[one(Accepts::Integral)], |call| from_whole(call, "time_from_micros", "1000"));

fn from_whole(mut call: Call<'_>, name: &'static str, factor: &str) -> Result<Typed> {
    let value = implicit_cast(call.arguments.remove(0), &DataType::Int64, call.settings)?;
    Ok(fallible(name, from_integer, (TIME, true), factor, vec![value], call.settings))
}

fn bounded(nanos: Option<i128>) -> Result<i64> {
    let within = nanos.and_then(|nanos| i64::try_from(nanos).ok()).filter(|nanos| (0..NANOS_PER_DAY).contains(nanos));
    within.ok_or_else(|| {
        let got = nanos.unwrap_or_default();
        let range = "must be between 00:00:00 and 23:59:59.999999999";
        out_of_bounds(format!("Invalid TIME value: {range}, but got {got} nanoseconds"))
    })
}

fn from_integer(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let factor: i128 = arguments.detail.parse().map_err(Error::internal)?;
    arguments.each::<Int64Type, Time64NanosecondType>(0, |value| bounded(i128::from(value).checked_mul(factor)))
}

fn from_decimal(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    arguments.each::<Decimal128Type, Time64NanosecondType>(0, |value| bounded(Some(value)))
}

pub(super) static TO_SECONDS: Function = function(&["time_to_seconds"], ONE, |call| {
    to_number(call, "time_to_seconds", DataType::Decimal128(14, 6), |arguments| {
        arguments.each::<Time64NanosecondType, Decimal128Type>(0, |nanos| Ok(i128::from(nanos / 1_000)))
    })
});
pub(super) static TO_MILLIS: Function = function(&["time_to_millis"], ONE, |call| {
    to_number(call, "time_to_millis", DataType::Int64, |arguments| divided::<Int64Type>(arguments, 1_000_000))
});
pub(super) static TO_MICROS: Function = function(&["time_to_micros"], ONE, |call| {
    to_number(call, "time_to_micros", DataType::Int64, |arguments| divided::<Int64Type>(arguments, 1_000))
});

fn to_number(mut call: Call<'_>, name: &'static str, gives: DataType, run: Run) -> Result<Typed> {
    let sql = called(name, &call);
    let mut value = time(call.arguments.remove(0), 0, &sql)?;
    if value.data_type == DataType::Null {
        value = convert(value, &TIME, EvalMode::Ansi, call.settings)?;
    }
    let typed = fallible(name, run, (gives, true), "", vec![value], call.settings);
    Ok(Typed { fallible: false, ..typed })
}

fn divided<T>(arguments: &Arguments<'_>, divisor: i64) -> Result<ArrayRef>
where
    T: ArrowPrimitiveType<Native = i64>,
{
    arguments.each::<Time64NanosecondType, T>(0, |nanos| Ok(nanos / divisor))
}

pub(super) static CURRENT: Function = Function {
    shown: Shown::By(|call| {
        let precision = call.arguments.first().map_or("6", |argument| argument.name.as_str());
        format!("current_time({precision})")
    }),
    ..function(&["current_time"], &[optional(Accepts::Int)], |call| {
        let digits = call.arguments.first().map_or(Some(6), Typed::constant_integer);
        let power = digits.filter(|digits| (0..=6).contains(digits)).and_then(|digits| u32::try_from(9 - digits).ok());
        let Some(power) = power else { return Err(Error::unsupported("such a precision of current_time")) };
        let local = to_local(call.settings.now_micros, &session_zone(&call.settings.zone)?);
        let nanos = local.rem_euclid(MICROS_PER_DAY) * 1_000;
        let unit = 10_i64.pow(power);
        Ok(Typed::literal(ScalarValue::Time64Nanosecond(Some(nanos / unit * unit))))
    })
};
