//! `a div b`: the integral part of a quotient, as `bigint`. Spark: `IntegralDivide`.

use std::sync::Arc;

use arrow::array::{ArrayRef, AsArray};
use arrow::datatypes::{DataType, Decimal128Type, DurationMicrosecondType, Int64Type, IntervalYearMonthType};
use firesteel_protocol::Result;

use super::{Call, Operator, decimals, same_kind, sides};
use crate::expr::Typed;
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::cast::power;
use crate::expr::failure;
use crate::expr::kernel::{Kernel, Nulls, Run};
use crate::function::Settings;
use crate::types::parameter::{plain, wider};
use crate::types::{implicit_cast, is_decimal, is_integral, is_interval};

pub(super) fn divide(call: Call<'_>) -> Result<Typed> {
    let settings = call.settings;
    let (left, right) = sides(call)?;
    let name = format!("({} div {})", left.name, right.name);
    if wider(&left.data_type, &right.data_type).is_some_and(|common| is_interval(&common)) {
        let (from, to) = (plain(&left.data_type), plain(&right.data_type));
        let (left, right) = (implicit_cast(left, &from, settings)?, implicit_cast(right, &to, settings)?);
        let (left, right) = (count(left, settings), count(right, settings));
        return divided(left, right, name, settings);
    }
    let (left, right) = same_kind(Operator::IntegralDivide, left, right, &name, settings)?;
    let accepts = |data_type: &DataType| is_integral(data_type) || is_decimal(data_type);
    if !accepts(&left.data_type) || !accepts(&right.data_type) {
        return Err(super::wrong_types(Operator::IntegralDivide, &left.data_type, &left.data_type, &name));
    }
    let (left, right) = if is_decimal(&left.data_type) || is_decimal(&right.data_type) {
        let (left, right, _) = decimals(Operator::IntegralDivide, left, right, settings)?;
        (left, right)
    } else {
        (implicit_cast(left, &DataType::Int64, settings)?, implicit_cast(right, &DataType::Int64, settings)?)
    };
    divided(left, right, name, settings)
}

/// An interval as the count of its months or microseconds.
fn count(interval: Typed, settings: &Settings) -> Typed {
    let run: Run = |arguments| match arguments.array(0)?.data_type() {
        DataType::Duration(_) => arguments.each::<DurationMicrosecondType, Int64Type>(0, Ok),
        _ => arguments.each::<IntervalYearMonthType, Int64Type>(0, |months| Ok(months.into())),
    };
    let kernel = Kernel::new("interval_units", run, DataType::Int64, Nulls::AnyMakesNull, settings.mode());
    Typed { expr: kernel.call(vec![interval.expr]), data_type: DataType::Int64, ..interval }
}

fn divided(left: Typed, right: Typed, name: String, settings: &Settings) -> Result<Typed> {
    Ok(Typed {
        nullable: true,
        fallible: left.fallible || right.fallible || settings.ansi,
        expr: Kernel::new("integral_divide", run, DataType::Int64, Nulls::Possible, settings.mode())
            .call(vec![left.expr, right.expr]),
        data_type: DataType::Int64,
        name,
    })
}

fn run(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let ansi = arguments.mode.ansi;
    let (left, right) = (arguments.array(0)?, arguments.array(1)?);
    match (left.data_type(), right.data_type()) {
        (DataType::Int64, DataType::Int64) => {
            arguments.optional_pairs::<Int64Type, Int64Type, Int64Type>(|left, right| {
                match (right, left.checked_div(right)) {
                    (0, _) if ansi => Err(failure::divide_by_zero()),
                    (0, _) => Ok(None),
                    (_, None) if ansi => Err(failure::overflow(None)),
                    (_, quotient) => Ok(Some(quotient.unwrap_or(left))),
                }
            })
        }
        (DataType::Decimal128(_, s1), DataType::Decimal128(_, s2)) => {
            let (left, right) = (left.as_primitive::<Decimal128Type>(), right.as_primitive::<Decimal128Type>());
            let common = (*s1).max(*s2);
            let (up_left, up_right) = (power(common - s1), power(common - s2));
            let answers = left.iter().zip(right.iter()).map(|pair| match pair {
                (Some(_), Some(0)) if ansi => Err(failure::divide_by_zero()),
                (Some(_), Some(0)) | (None, _) | (_, None) => Ok(None),
                (Some(left), Some(right)) => {
                    let quotient = left.checked_mul(up_left).zip(right.checked_mul(up_right)).map(|(l, r)| l / r);
                    match quotient.and_then(|value| i64::try_from(value).ok()) {
                        Some(value) => Ok(Some(value)),
                        None if ansi => Err(failure::overflow(None)),
                        None => Ok(None),
                    }
                }
            });
            Ok(Arc::new(answers.collect::<Result<arrow::array::Int64Array>>()?))
        }
        _ => Err(mistyped(&left)),
    }
}
