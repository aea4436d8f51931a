//! `& | ^ ~` and shifts on integers. Spark: `bitwiseExpressions.scala`.

use std::sync::Arc;

use arrow::array::{ArrayRef, Int8Array};
use arrow::datatypes::{DataType, Int8Type, Int16Type, Int32Type, Int64Type};
use firesteel_protocol::{Error, Kind, Result};

use super::super::description::{Ansi, Function, Gives, Repeats, Runs, Shown};
use super::super::signature::{Accepts, Parameter, one};
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::kernel::{Kernel, Nulls, Run};
use crate::expr::{Typed, failure};
use crate::types::{is_integral, quoted};

const BOTH: &[Parameter] = &[one(Accepts::Common), one(Accepts::Common)];

const fn binary(names: &'static [&'static str], shown: Shown, run: Run) -> Function {
    Function {
        names,
        takes: BOTH,
        gives: Gives::Like(0),
        nulls: Nulls::AnyMakesNull,
        ansi: Ansi::NeverRaises,
        repeats: Repeats::Always,
        shown,
        runs: Runs::Kernel(run),
    }
}

pub(super) static AND: Function = binary(&["&"], Shown::Infix("&"), |arguments| both(arguments, |l, r| l & r));
pub(super) static OR: Function = binary(&["|"], Shown::Infix("|"), |arguments| both(arguments, |l, r| l | r));
pub(super) static XOR: Function = binary(&["^"], Shown::Infix("^"), |arguments| both(arguments, |l, r| l ^ r));

pub(super) static NOT: Function = Function {
    names: &["~"],
    takes: &[one(Accepts::Integral)],
    gives: Gives::Like(0),
    nulls: Nulls::AnyMakesNull,
    ansi: Ansi::NeverRaises,
    repeats: Repeats::Always,
    shown: Shown::By(|call| format!("~{}", call.arguments.first().map_or("", |argument| argument.name.as_str()))),
    runs: Runs::Kernel(|arguments| match arguments.gives {
        DataType::Int8 => arguments.each::<Int8Type, Int8Type>(0, |value| Ok(!value)),
        DataType::Int16 => arguments.each::<Int16Type, Int16Type>(0, |value| Ok(!value)),
        DataType::Int32 => arguments.each::<Int32Type, Int32Type>(0, |value| Ok(!value)),
        _ => arguments.each::<Int64Type, Int64Type>(0, |value| Ok(!value)),
    }),
};

const SHIFTED: &[Parameter] = &[one(Accepts::IntOrLong), one(Accepts::Int)];

const fn shift(names: &'static [&'static str], shown: Shown, run: Run) -> Function {
    Function {
        names,
        takes: SHIFTED,
        gives: Gives::Like(0),
        nulls: Nulls::AnyMakesNull,
        ansi: Ansi::NeverRaises,
        repeats: Repeats::Always,
        shown,
        runs: Runs::Kernel(run),
    }
}

pub(super) static SHIFT_LEFT: Function = shift(&["shiftleft"], Shown::AsCall, shift_left);
pub(super) static SHIFT_LEFT_OPERATOR: Function = shift(&["<<"], Shown::Infix("<<"), shift_left);
pub(super) static SHIFT_RIGHT: Function = shift(&["shiftright"], Shown::AsCall, shift_right);
pub(super) static SHIFT_RIGHT_OPERATOR: Function = shift(&[">>"], Shown::Infix(">>"), shift_right);
pub(super) static SHIFT_RIGHT_UNSIGNED: Function = shift(&["shiftrightunsigned"], Shown::AsCall, shift_right_unsigned);
pub(super) static SHIFT_RIGHT_UNSIGNED_OPERATOR: Function = shift(&[">>>"], Shown::Infix(">>>"), shift_right_unsigned);

fn shift_left(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    shifted(arguments, |value, by| value.wrapping_shl(by), |value, by| value.wrapping_shl(by))
}

fn shift_right(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    shifted(arguments, |value, by| value.wrapping_shr(by), |value, by| value.wrapping_shr(by))
}

fn shift_right_unsigned(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    shifted(
        arguments,
        |value, by| (value as u32).wrapping_shr(by) as i32,
        |value, by| (value as u64).wrapping_shr(by) as i64,
    )
}

/// The bits that are set, of an integer widened to 64 bits with its sign.
pub(super) static BIT_COUNT: Function = Function {
    names: &["bit_count"],
    takes: &[one(Accepts::Any)],
    gives: Gives::Int,
    nulls: Nulls::AnyMakesNull,
    ansi: Ansi::NeverRaises,
    repeats: Repeats::Always,
    shown: Shown::AsCall,
    runs: Runs::Rewrite(|mut call| {
        let argument = call.arguments.remove(0);
        let sql = format!("bit_count({})", argument.name);
        let long = match argument.data_type {
            ref other if is_integral(other) || matches!(other, DataType::Boolean | DataType::Null) => {
                crate::types::implicit_cast(argument, &DataType::Int64, call.settings)?
            }
            // Not even a text that is a number.
            ref other => {
                let parameters = [
                    ("paramIndex", failure::ordinal(0)),
                    ("requiredType", "(\"INTEGRAL\" or \"BOOLEAN\")".to_string()),
                    ("inputSql", format!("\"{}\"", argument.name)),
                    ("inputType", quoted(other)),
                ];
                return Err(failure::mismatch("UNEXPECTED_INPUT_TYPE", &sql, &parameters));
            }
        };
        let kernel = Kernel::new("bit_count", count_bits, DataType::Int32, Nulls::AnyMakesNull, call.settings.mode());
        Ok(Typed { expr: kernel.call(vec![long.expr]), data_type: DataType::Int32, ..long })
    }),
};

fn count_bits(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    arguments.each::<Int64Type, Int32Type>(0, |value| Ok(value.count_ones() as i32))
}

/// The bit at a place, counted from the lowest.
pub(super) static BIT_GET: Function = Function {
    names: &["bit_get", "getbit"],
    takes: &[one(Accepts::Integral), one(Accepts::Int)],
    gives: Gives::From(|_, _| Ok(DataType::Int8)),
    nulls: Nulls::AnyMakesNull,
    ansi: Ansi::Raises,
    repeats: Repeats::Always,
    shown: Shown::AsCall,
    runs: Runs::Kernel(|arguments| {
        let values = arguments.array(0)?;
        let width = match values.data_type() {
            DataType::Int8 => 8,
            DataType::Int16 => 16,
            DataType::Int32 => 32,
            _ => 64,
        };
        let values = arrow::compute::cast(&values, &DataType::Int64).map_err(failure::from_arrow)?;
        let values = arrow::array::AsArray::as_primitive::<Int64Type>(&values);
        let places = arguments.ints(1)?;
        let bits = values.iter().zip(places.iter()).map(|pair| match pair {
            (Some(_), Some(place)) if !(0..width).contains(&place) => Err(outside(place, width)),
            (Some(value), Some(place)) => Ok(Some(((value >> place) & 1) as i8)),
            _ => Ok(None),
        });
        Ok(Arc::new(bits.collect::<Result<Int8Array>>()?))
    }),
};

fn outside(place: i32, width: i32) -> Error {
    let parameters = [
        ("parameter", "`pos`".to_string()),
        ("functionName", "`bit_get`".to_string()),
        ("upper", width.to_string()),
        ("invalidValue", place.to_string()),
    ];
    Error::new(Kind::Runtime, "INVALID_PARAMETER_VALUE.BIT_POSITION_RANGE", &parameters)
}

fn shifted(arguments: &Arguments<'_>, int: fn(i32, u32) -> i32, long: fn(i64, u32) -> i64) -> Result<ArrayRef> {
    match arguments.gives {
        DataType::Int32 => arguments.pairs::<Int32Type, Int32Type, Int32Type>(|value, by| Ok(int(value, by as u32))),
        DataType::Int64 => arguments.pairs::<Int64Type, Int32Type, Int64Type>(|value, by| Ok(long(value, by as u32))),
        _ => Err(mistyped(&arguments.array(0)?)),
    }
}

fn both(arguments: &Arguments<'_>, answer: fn(i64, i64) -> i64) -> Result<ArrayRef> {
    match arguments.gives {
        DataType::Int8 => arguments.pairs::<Int8Type, Int8Type, Int8Type>(|l, r| Ok(answer(l.into(), r.into()) as i8)),
        DataType::Int16 => {
            arguments.pairs::<Int16Type, Int16Type, Int16Type>(|l, r| Ok(answer(l.into(), r.into()) as i16))
        }
        DataType::Int32 => {
            arguments.pairs::<Int32Type, Int32Type, Int32Type>(|l, r| Ok(answer(l.into(), r.into()) as i32))
        }
        DataType::Int64 => arguments.pairs::<Int64Type, Int64Type, Int64Type>(|l, r| Ok(answer(l, r))),
        _ => Err(mistyped(&arguments.array(0)?)),
    }
}
