//! Numbers as other numbers. Spark: `Cast`, its `castTo…Code` for numeric types, and `Decimal.changePrecision`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, BooleanArray, PrimitiveArray};
use arrow::datatypes::{
    ArrowPrimitiveType, DataType, Decimal128Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    TimestampMicrosecondType, i256,
};
use firesteel_protocol::{Error, Kind, Result};

use super::{EvalMode, text};
use crate::expr::arguments::mistyped;
use crate::expr::calendar::MICROS_PER_SECOND;
use crate::expr::failure;
use crate::types::sql_name;

/// A number of any type.
#[derive(Debug, Clone, Copy)]
pub enum Number {
    Integer(i64),
    Double(f64),
    Float(f32),
    Decimal(i128, i8),
}

impl Number {
    /// The number in a row.
    pub fn of(array: &dyn Array, row: usize) -> Result<Number> {
        Ok(match array.data_type() {
            DataType::Boolean => Number::Integer(i64::from(array.as_boolean().value(row))),
            DataType::Int8 => Number::Integer(i64::from(array.as_primitive::<Int8Type>().value(row))),
            DataType::Int16 => Number::Integer(i64::from(array.as_primitive::<Int16Type>().value(row))),
            DataType::Int32 => Number::Integer(i64::from(array.as_primitive::<Int32Type>().value(row))),
            DataType::Int64 => Number::Integer(array.as_primitive::<Int64Type>().value(row)),
            DataType::Float32 => Number::Float(array.as_primitive::<Float32Type>().value(row)),
            DataType::Float64 => Number::Double(array.as_primitive::<Float64Type>().value(row)),
            DataType::Decimal128(_, scale) => {
                Number::Decimal(array.as_primitive::<Decimal128Type>().value(row), *scale)
            }
            _ => return Err(mistyped(array)),
        })
    }

    pub fn as_double(self) -> f64 {
        match self {
            Number::Integer(value) => value as f64,
            Number::Double(value) => value,
            Number::Float(value) => f64::from(value),
            Number::Decimal(value, scale) => decimal_as_double(value, scale),
        }
    }

    /// As an error message writes it. Spark: `toSQLValue`.
    pub(super) fn literal(self, from: &DataType) -> String {
        match self {
            Number::Integer(value) => {
                let suffix = match from {
                    DataType::Int8 => "Y",
                    DataType::Int16 => "S",
                    DataType::Int64 => "L",
                    _ => "",
                };
                format!("{value}{suffix}")
            }
            Number::Double(value) if value.is_finite() => format!("{}D", text::double(value)),
            Number::Double(value) => text::double(value),
            Number::Float(value) if value.is_finite() => {
                format!("CAST('{}' AS FLOAT)", text::float(value))
            }
            Number::Float(value) => text::float(value),
            Number::Decimal(value, scale) => format!("{}BD", text::decimal(value, scale)),
        }
    }

    /// Cut towards zero; `None` for what no 64-bit integer holds.
    fn whole(self) -> Option<i64> {
        match self {
            Number::Integer(value) => Some(value),
            Number::Float(value) => Number::Double(f64::from(value)).whole(),
            Number::Double(value) => {
                let whole = value.trunc();
                // The greatest `bigint` rounds up as a double, and Spark compares with that.
                (-9_223_372_036_854_775_808.0..=9_223_372_036_854_775_808.0).contains(&whole).then_some(whole as i64)
            }
            Number::Decimal(value, scale) => i64::try_from(value / power(scale)).ok(),
        }
    }
}

/// Ten to a scale between 0 and 38.
pub fn power(scale: i8) -> i128 {
    10_i128.pow(u32::from(scale.unsigned_abs()).min(38))
}

/// The nearest double. A short decimal is one exact division, a long one goes through its digits.
pub fn decimal_as_double(value: i128, scale: i8) -> f64 {
    if value.unsigned_abs() < (1 << 53) && scale <= 22 {
        return value as f64 / 10_f64.powi(i32::from(scale));
    }
    text::decimal(value, scale).parse().unwrap_or(f64::NAN)
}

/// Moves a decimal to another scale, half away from zero; `None` when it does not fit.
pub fn rescaled(value: i128, from: i32, to: i32, precision: u8) -> Option<i128> {
    let moved = match to - from {
        0 => value,
        up if up > 0 => value.checked_mul(10_i128.checked_pow(u32::try_from(up).ok()?)?)?,
        down => match 10_i128.checked_pow(down.unsigned_abs()) {
            Some(divisor) => divided_half_up(value, divisor),
            None => 0,
        },
    };
    fits(moved, precision).then_some(moved)
}

pub fn fits(value: i128, precision: u8) -> bool {
    value.unsigned_abs() < 10_u128.pow(u32::from(precision.min(38)))
}

/// `value / divisor`, half away from zero. The divisor is positive.
pub fn divided_half_up(value: i128, divisor: i128) -> i128 {
    let (quotient, rest) = (value / divisor, value % divisor);
    if rest.unsigned_abs() >= divisor.unsigned_abs().div_ceil(2) { quotient + value.signum() } else { quotient }
}

/// The same for wide intermediate results.
pub fn wide_divided_half_up(value: i256, divisor: i256) -> Option<i256> {
    let (quotient, rest) = (value.checked_div(divisor)?, value.checked_rem(divisor)?);
    let doubled = rest.wrapping_abs().checked_mul(i256::from_i128(2))?;
    let sign = if value.is_negative() == divisor.is_negative() { i256::ONE } else { i256::MINUS_ONE };
    if doubled >= divisor.wrapping_abs() { quotient.checked_add(sign) } else { Some(quotient) }
}

/// Casts a column of numbers or booleans to a numeric type, boolean or timestamp.
pub fn cast(array: &ArrayRef, to: &DataType, mode: EvalMode) -> Result<ArrayRef> {
    match to {
        DataType::Int8 => integers::<Int8Type>(array, to, mode, |value| value as i8),
        DataType::Int16 => integers::<Int16Type>(array, to, mode, |value| value as i16),
        DataType::Int32 => integers::<Int32Type>(array, to, mode, |value| value as i32),
        DataType::Int64 => integers::<Int64Type>(array, to, mode, |value| value),
        DataType::Float32 => made::<Float32Type>(array, to, |number| {
            Ok(Some(match number {
                Number::Integer(value) => value as f32,
                Number::Double(value) => value as f32,
                Number::Float(value) => value,
                Number::Decimal(value, scale) => text::decimal(value, scale).parse().unwrap_or(f32::NAN),
            }))
        }),
        DataType::Float64 => made::<Float64Type>(array, to, |number| Ok(Some(number.as_double()))),
        DataType::Decimal128(precision, scale) => {
            made::<Decimal128Type>(array, to, |number| decimal(number, *precision, *scale, mode))
        }
        DataType::Boolean => {
            let answers = (0..array.len())
                .map(|row| {
                    if array.is_null(row) {
                        return Ok(None);
                    }
                    Ok(Some(match Number::of(array, row)? {
                        Number::Integer(value) => value != 0,
                        Number::Double(value) => value != 0.0,
                        Number::Float(value) => value != 0.0,
                        Number::Decimal(value, _) => value != 0,
                    }))
                })
                .collect::<Result<BooleanArray>>()?;
            Ok(Arc::new(answers))
        }
        DataType::Timestamp(_, _) => {
            let from = array.data_type().clone();
            made::<TimestampMicrosecondType>(array, to, |number| timestamp(number, &from, to, mode))
        }
        _ => Err(mistyped(array)),
    }
}

fn made<T: ArrowPrimitiveType>(
    array: &ArrayRef,
    to: &DataType,
    answer: impl Fn(Number) -> Result<Option<T::Native>>,
) -> Result<ArrayRef> {
    let column = (0..array.len())
        .map(|row| if array.is_null(row) { Ok(None) } else { answer(Number::of(array, row)?) })
        .collect::<Result<PrimitiveArray<T>>>()?;
    Ok(Arc::new(column.with_data_type(to.clone())))
}

fn integers<T: ArrowPrimitiveType>(
    array: &ArrayRef,
    to: &DataType,
    mode: EvalMode,
    cut: impl Fn(i64) -> T::Native,
) -> Result<ArrayRef> {
    let (least, most) = range(to);
    let from = array.data_type().clone();
    made::<T>(array, to, |number| match number.whole() {
        Some(value) if (least..=most).contains(&value) => Ok(Some(cut(value))),
        whole => match mode {
            EvalMode::Ansi => Err(failure::cast_overflow(&number.literal(&from), &sql_name(&from), &sql_name(to))),
            EvalMode::Try => Ok(None),
            EvalMode::Legacy => Ok(Some(cut(legacy(number, whole, to)))),
        },
    })
}

/// Java's narrowing: integers and decimals wrap, doubles saturate (as `int` for the small types).
fn legacy(number: Number, whole: Option<i64>, to: &DataType) -> i64 {
    match number {
        Number::Double(value) if *to == DataType::Int64 => value as i64,
        Number::Double(value) => i64::from(value as i32),
        Number::Float(value) if *to == DataType::Int64 => value as i64,
        Number::Float(value) => i64::from(value as i32),
        Number::Decimal(value, scale) => whole.unwrap_or((value / power(scale)) as i64),
        Number::Integer(value) => value,
    }
}

/// Least and greatest value of an integer type.
pub fn range(data_type: &DataType) -> (i64, i64) {
    match data_type {
        DataType::Int8 => (i64::from(i8::MIN), i64::from(i8::MAX)),
        DataType::Int16 => (i64::from(i16::MIN), i64::from(i16::MAX)),
        DataType::Int32 => (i64::from(i32::MIN), i64::from(i32::MAX)),
        _ => (i64::MIN, i64::MAX),
    }
}

fn decimal(number: Number, precision: u8, scale: i8, mode: EvalMode) -> Result<Option<i128>> {
    let (digits, from) = match number {
        Number::Integer(value) => (i128::from(value), 0),
        Number::Decimal(value, from) => (value, i32::from(from)),
        Number::Double(value) if value.is_finite() => parsed(&text::double(value))?,
        Number::Float(value) if value.is_finite() => parsed(&text::double(f64::from(value)))?,
        Number::Double(_) | Number::Float(_) => return Ok(None),
    };
    checked(digits, from, precision, scale, mode)
}

fn parsed(text: &str) -> Result<(i128, i32)> {
    super::parse::decimal(text).ok_or_else(|| Error::internal("a double that is no decimal"))
}

/// A decimal of any scale as the type `(precision, scale)`.
pub fn checked(digits: i128, from: i32, precision: u8, scale: i8, mode: EvalMode) -> Result<Option<i128>> {
    match rescaled(digits, from, i32::from(scale), precision) {
        Some(value) => Ok(Some(value)),
        None if mode == EvalMode::Ansi => Err(failure::decimal_out_of_range(&plain(digits, from), precision, scale)),
        None => Ok(None),
    }
}

/// A decimal of any scale in plain digits.
fn plain(digits: i128, scale: i32) -> String {
    match i8::try_from(scale) {
        Ok(scale) if scale >= 0 => text::decimal(digits, scale),
        _ => format!("{digits}{}", "0".repeat(usize::try_from(-scale).unwrap_or(0))),
    }
}

fn timestamp(number: Number, from: &DataType, to: &DataType, mode: EvalMode) -> Result<Option<i64>> {
    let micros = match number {
        Number::Integer(value) => Some(value.saturating_mul(MICROS_PER_SECOND)),
        Number::Double(value) => Number::Double(value * MICROS_PER_SECOND as f64).whole(),
        Number::Float(value) => Number::Double(f64::from(value) * MICROS_PER_SECOND as f64).whole(),
        Number::Decimal(value, scale) => {
            value.checked_mul(i128::from(MICROS_PER_SECOND)).and_then(|value| i64::try_from(value / power(scale)).ok())
        }
    };
    let double = number.as_double();
    match micros {
        // Not a number at all, or none that has an end.
        None if mode == EvalMode::Ansi && !double.is_finite() => {
            let parameters = [
                ("expression", number.literal(from)),
                ("sourceType", format!("\"{}\"", sql_name(from))),
                ("targetType", format!("\"{}\"", sql_name(to))),
                ("ansiConfig", "\"spark.sql.ansi.enabled\"".to_string()),
            ];
            Err(Error::new(Kind::DateTime, "CAST_INVALID_INPUT", &parameters))
        }
        None if mode == EvalMode::Ansi => {
            Err(failure::cast_overflow(&number.literal(from), &sql_name(from), &sql_name(to)))
        }
        other => Ok(other),
    }
}
