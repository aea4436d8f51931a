//! `& | ^ ~` and shifts on integers. Spark: `bitwiseExpressions.scala`.

use arrow::array::ArrayRef;
use arrow::datatypes::{DataType, Int8Type, Int16Type, Int32Type, Int64Type};
use firesteel_protocol::Result;

use super::super::description::{Ansi, Function, Gives, Repeats, Runs, Shown};
use super::super::signature::{Accepts, Parameter, one};
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::kernel::{Nulls, Run};

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

const SHIFTED: &[Parameter] = &[one(Accepts::Integral), one(Accepts::Int)];

const fn shift(names: &'static [&'static str], run: Run) -> Function {
    Function {
        names,
        takes: SHIFTED,
        gives: Gives::Like(0),
        nulls: Nulls::AnyMakesNull,
        ansi: Ansi::NeverRaises,
        repeats: Repeats::Always,
        shown: Shown::AsCall,
        runs: Runs::Kernel(run),
    }
}

pub(super) static SHIFT_LEFT: Function = shift(&["shiftleft"], |arguments| {
    shifted(arguments, |value, by| value.wrapping_shl(by), |value, by| value.wrapping_shl(by))
});
pub(super) static SHIFT_RIGHT: Function = shift(&["shiftright"], |arguments| {
    shifted(arguments, |value, by| value.wrapping_shr(by), |value, by| value.wrapping_shr(by))
});

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
