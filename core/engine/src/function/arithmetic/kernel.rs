//! The arithmetic itself: integers checked, decimals rounded half up, doubles as IEEE has them.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, ArrowNativeTypeOp, AsArray};
use arrow::datatypes::{
    ArrowPrimitiveType, DataType, Decimal32Type, Decimal64Type, Decimal128Type, DurationMicrosecondType, Float32Type,
    Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, IntervalYearMonthType, i256,
};
use firesteel_protocol::Result;

use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::cast::{divided_half_up, fits, text, wide_divided_half_up};
use crate::expr::failure;

/// What an overflow or a zero divisor becomes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Ansi,
    Legacy,
    Try,
}

struct Operation {
    symbol: char,
    is_positive: bool,
    mode: Mode,
}

impl Operation {
    fn of(arguments: &Arguments<'_>) -> Self {
        let mode = match (arguments.detail.ends_with("try"), arguments.mode.ansi) {
            (true, _) => Mode::Try,
            (false, true) => Mode::Ansi,
            (false, false) => Mode::Legacy,
        };
        let symbol = arguments.detail.chars().next().unwrap_or('+');
        Operation { symbol, is_positive: arguments.detail.ends_with("pmod"), mode }
    }

    fn try_function(&self) -> &'static str {
        match self.symbol {
            '+' => "try_add",
            '-' => "try_subtract",
            _ => "try_multiply",
        }
    }

    /// The answer to a zero divisor.
    fn by_zero<T>(&self) -> Result<Option<T>> {
        match (self.mode, self.symbol) {
            (Mode::Ansi, '%') => Err(failure::remainder_by_zero()),
            (Mode::Ansi, _) => Err(failure::divide_by_zero()),
            _ => Ok(None),
        }
    }
}

pub(super) fn run(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let operation = Operation::of(arguments);
    match arguments.gives {
        DataType::Int8 => integers::<Int8Type>(arguments, &operation),
        DataType::Int16 => integers::<Int16Type>(arguments, &operation),
        DataType::Int32 => integers::<Int32Type>(arguments, &operation),
        DataType::Int64 => integers::<Int64Type>(arguments, &operation),
        DataType::Float32 => doubles::<Float32Type>(arguments, &operation),
        DataType::Float64 => doubles::<Float64Type>(arguments, &operation),
        _ => decimals(arguments, &operation),
    }
}

/// Rows that are both present; the fast path where an answer always exists.
fn answered<T: ArrowPrimitiveType>(
    arguments: &Arguments<'_>,
    is_total: bool,
    answer: impl Fn(T::Native, T::Native) -> Result<Option<T::Native>>,
) -> Result<ArrayRef> {
    if is_total {
        return arguments.pairs::<T, T, T>(|left, right| Ok(answer(left, right)?.unwrap_or_default()));
    }
    arguments.optional_pairs::<T, T, T>(answer)
}

fn integers<T>(arguments: &Arguments<'_>, operation: &Operation) -> Result<ArrayRef>
where
    T: ArrowPrimitiveType,
    T::Native: ArrowNativeTypeOp + Into<i64>,
{
    let is_small = matches!(arguments.gives, DataType::Int8 | DataType::Int16);
    let overflow = |left: T::Native, right: T::Native| {
        if is_small {
            let symbol = operation.symbol.to_string();
            failure::binary_overflow(left.into(), &symbol, right.into(), operation.try_function())
        } else {
            failure::overflow(Some(operation.try_function()))
        }
    };
    let divides = operation.symbol == '%';
    let is_total = operation.mode == Mode::Ansi || (operation.mode == Mode::Legacy && !divides);
    answered::<T>(arguments, is_total, |left, right| {
        if divides {
            return if right.is_zero() { operation.by_zero() } else { Ok(Some(remainder(left, right, operation))) };
        }
        let checked = match operation.symbol {
            '+' => left.add_checked(right),
            '-' => left.sub_checked(right),
            _ => left.mul_checked(right),
        };
        match (checked, operation.mode) {
            (Ok(value), _) => Ok(Some(value)),
            (Err(_), Mode::Ansi) => Err(overflow(left, right)),
            (Err(_), Mode::Try) => Ok(None),
            (Err(_), Mode::Legacy) => Ok(Some(match operation.symbol {
                '+' => left.add_wrapping(right),
                '-' => left.sub_wrapping(right),
                _ => left.mul_wrapping(right),
            })),
        }
    })
}

/// `%` has the sign of the left side; `pmod` is never negative for a positive divisor.
fn remainder<N: ArrowNativeTypeOp>(left: N, right: N, operation: &Operation) -> N {
    let rest = left.mod_wrapping(right);
    if operation.is_positive && rest.is_lt(N::ZERO) { rest.add_wrapping(right).mod_wrapping(right) } else { rest }
}

fn doubles<T>(arguments: &Arguments<'_>, operation: &Operation) -> Result<ArrayRef>
where
    T: ArrowPrimitiveType,
    T::Native: ArrowNativeTypeOp,
{
    let divides = matches!(operation.symbol, '/' | '%');
    // Zero of either sign: `is_zero` compares by total order.
    let is_zero = |value: T::Native| value.is_eq(T::Native::ZERO) || value.is_eq(T::Native::ZERO.neg_wrapping());
    answered::<T>(arguments, operation.mode == Mode::Ansi || !divides, |left, right| {
        Ok(Some(match operation.symbol {
            '+' => left.add_wrapping(right),
            '-' => left.sub_wrapping(right),
            '*' => left.mul_wrapping(right),
            _ if is_zero(right) => return operation.by_zero(),
            '/' => left.div_wrapping(right),
            _ => remainder(left, right, operation),
        }))
    })
}

fn decimals(arguments: &Arguments<'_>, operation: &Operation) -> Result<ArrayRef> {
    let DataType::Decimal128(precision, scale) = *arguments.gives else {
        return Err(mistyped(&arguments.array(0)?));
    };
    let (left_scale, right_scale) = (scale_of(arguments, 0)?, scale_of(arguments, 1)?);
    let divides = matches!(operation.symbol, '/' | '%');
    if !divides && precision < 38 {
        return roomy(arguments, operation.symbol, left_scale, right_scale);
    }
    let keeps_digits = left_scale + right_scale == scale;
    answered::<Decimal128Type>(arguments, operation.mode == Mode::Ansi, |left, right| {
        if divides && right == 0 {
            return operation.by_zero();
        }
        if operation.symbol == '*'
            && keeps_digits
            && let Some(value) = multiplied(left, right)
            && fits(value, precision)
        {
            return Ok(Some(value));
        }
        let exact = match operation.symbol {
            '+' => sum(left, left_scale, right, right_scale, scale),
            '-' => sum(left, left_scale, -right, right_scale, scale),
            '*' => product(left, right, left_scale + right_scale - scale),
            '/' => quotient(left, right, i32::from(scale) - i32::from(left_scale) + i32::from(right_scale)),
            _ => decimal_remainder((left, left_scale), (right, right_scale), scale, operation.is_positive),
        };
        match exact.filter(|value| value.to_i128().is_some_and(|value| fits(value, precision))) {
            Some(value) => Ok(value.to_i128()),
            None if operation.mode == Mode::Ansi => {
                let shown = exact.map_or_else(|| "the result".to_string(), |value| wide_text(value, scale));
                Err(failure::decimal_out_of_range(&shown, precision, scale))
            }
            None => Ok(None),
        }
    })
}

/// Sums and products whose type has room for every answer, and so drops no digit: below 38 digits Spark never cuts a type.
/// Beside NULL there may be any bits, so nothing here may trap.
fn roomy(arguments: &Arguments<'_>, symbol: char, left_scale: i8, right_scale: i8) -> Result<ArrayRef> {
    let common = left_scale.max(right_scale);
    let power = |scale: i8| 10_i128.pow(u32::from((common - scale).unsigned_abs()));
    let (left_power, right_power) = (power(left_scale), power(right_scale));
    type Decimal = Decimal128Type;
    match symbol {
        '*' => arguments.certain_pairs::<Decimal, Decimal, Decimal>(i128::wrapping_mul),
        '+' if left_scale == right_scale => arguments.certain_pairs::<Decimal, Decimal, Decimal>(i128::wrapping_add),
        '-' if left_scale == right_scale => arguments.certain_pairs::<Decimal, Decimal, Decimal>(i128::wrapping_sub),
        _ => {
            let right_power = if symbol == '-' { -right_power } else { right_power };
            arguments.certain_pairs::<Decimal, Decimal, Decimal>(|left, right| {
                left.wrapping_mul(left_power).wrapping_add(right.wrapping_mul(right_power))
            })
        }
    }
}

/// A product, by one instruction where both sides have 64 bits.
fn multiplied(left: i128, right: i128) -> Option<i128> {
    match (i64::try_from(left), i64::try_from(right)) {
        (Ok(left), Ok(right)) => Some(i128::from(left) * i128::from(right)),
        _ => left.checked_mul(right),
    }
}

fn wide_text(value: i256, scale: i8) -> String {
    if let Some(value) = value.to_i128() {
        return text::decimal(value, scale);
    }
    let digits = value.to_string();
    let at = digits.len().saturating_sub(usize::from(scale.unsigned_abs()));
    if scale == 0 { digits } else { format!("{}.{}", &digits[..at], &digits[at..]) }
}

fn scale_of(arguments: &Arguments<'_>, index: usize) -> Result<i8> {
    let array = arguments.constant(index)?.map_or_else(|| arguments.array(index), Ok)?;
    match array.data_type() {
        DataType::Decimal128(_, scale) => Ok(*scale),
        _ => Err(mistyped(&array)),
    }
}

fn wide_power(exponent: i32) -> Option<i256> {
    i256::from_i128(10).checked_pow(u32::try_from(exponent).ok()?)
}

fn sum(left: i128, left_scale: i8, right: i128, right_scale: i8, scale: i8) -> Option<i256> {
    if left_scale == right_scale && left_scale == scale {
        return left
            .checked_add(right)
            .map(i256::from_i128)
            .or_else(|| i256::from_i128(left).checked_add(i256::from_i128(right)));
    }
    let common = left_scale.max(right_scale);
    let left = i256::from_i128(left).checked_mul(wide_power(i32::from(common - left_scale))?)?;
    let right = i256::from_i128(right).checked_mul(wide_power(i32::from(common - right_scale))?)?;
    let sum = left.checked_add(right)?;
    if common == scale { Some(sum) } else { wide_divided_half_up(sum, wide_power(i32::from(common - scale))?) }
}

/// `dropped` digits go, rounded.
fn product(left: i128, right: i128, dropped: i8) -> Option<i256> {
    if let (Some(exact), true) = (left.checked_mul(right), (0..=38).contains(&dropped)) {
        let divisor = 10_i128.pow(u32::from(dropped.unsigned_abs()));
        return Some(i256::from_i128(if dropped == 0 { exact } else { divided_half_up(exact, divisor) }));
    }
    let exact = i256::from_i128(left).checked_mul(i256::from_i128(right))?;
    if dropped == 0 { Some(exact) } else { wide_divided_half_up(exact, wide_power(i32::from(dropped))?) }
}

/// `left / right` with `shift` more digits than their own, half away from zero.
pub(in crate::function) fn quotient(left: i128, right: i128, shift: i32) -> Option<i256> {
    if shift < 0 {
        return wide_divided_half_up(i256::from_i128(left), i256::from_i128(right).checked_mul(wide_power(-shift)?)?);
    }
    let factor = wide_power(shift).and_then(|power| i256::from_i128(left).checked_mul(power));
    if let Some(dividend) = factor {
        return wide_divided_half_up(dividend, i256::from_i128(right));
    }
    // Too long for one division: digit by digit.
    let divisor = i256::from_i128(right);
    let mut quotient = i256::from_i128(left / right);
    let mut rest = i256::from_i128(left % right);
    for _ in 0..shift {
        rest = rest.checked_mul(i256::from_i128(10))?;
        quotient = quotient.checked_mul(i256::from_i128(10))?.checked_add(rest.checked_div(divisor)?)?;
        rest = rest.checked_rem(divisor)?;
    }
    let doubled = rest.wrapping_abs().checked_mul(i256::from_i128(2))?;
    if doubled < divisor.wrapping_abs() {
        return Some(quotient);
    }
    let is_negative = (left < 0) != (right < 0);
    quotient.checked_add(if is_negative { i256::MINUS_ONE } else { i256::ONE })
}

fn decimal_remainder(left: (i128, i8), right: (i128, i8), scale: i8, is_positive: bool) -> Option<i256> {
    let common = left.1.max(right.1);
    let dividend = i256::from_i128(left.0).checked_mul(wide_power(i32::from(common - left.1))?)?;
    let divisor = i256::from_i128(right.0).checked_mul(wide_power(i32::from(common - right.1))?)?;
    let mut rest = dividend.checked_rem(divisor)?;
    if is_positive && rest.is_negative() {
        rest = rest.checked_add(divisor)?.checked_rem(divisor)?;
    }
    if common == scale { Some(rest) } else { wide_divided_half_up(rest, wide_power(i32::from(common - scale))?) }
}

pub(super) fn negative(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    by_type(arguments, |value| value.checked_neg(), |value| -value)
}

pub(super) fn absolute(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    by_type(arguments, |value| value.checked_abs(), f64::abs)
}

fn by_type(
    arguments: &Arguments<'_>,
    integral: fn(i128) -> Option<i128>,
    fractional: fn(f64) -> f64,
) -> Result<ArrayRef> {
    let array = arguments.array(0)?;
    match arguments.gives {
        DataType::Int8 => within::<Int8Type>(arguments, integral),
        DataType::Int16 => within::<Int16Type>(arguments, integral),
        DataType::Int32 => within::<Int32Type>(arguments, integral),
        DataType::Int64 => within::<Int64Type>(arguments, integral),
        DataType::Duration(_) => within::<DurationMicrosecondType>(arguments, integral),
        DataType::Interval(_) => within::<IntervalYearMonthType>(arguments, integral),
        DataType::Decimal64(_, _) => within::<Decimal64Type>(arguments, integral),
        DataType::Decimal32(_, _) => within::<Decimal32Type>(arguments, integral),
        DataType::Decimal128(_, _) => within::<Decimal128Type>(arguments, integral),
        DataType::Float32 => Ok(Arc::new(
            array.as_primitive::<Float32Type>().unary::<_, Float32Type>(|value| fractional(value.into()) as f32),
        )),
        DataType::Float64 => Ok(Arc::new(array.as_primitive::<Float64Type>().unary::<_, Float64Type>(fractional))),
        _ => Err(mistyped(&array)),
    }
}

fn within<T>(arguments: &Arguments<'_>, answer: fn(i128) -> Option<i128>) -> Result<ArrayRef>
where
    T: ArrowPrimitiveType,
    T::Native: ArrowNativeTypeOp + Into<i128> + TryFrom<i128>,
{
    let ansi = arguments.mode.ansi;
    arguments.each::<T, T>(0, |value| match answer(value.into()).and_then(|made| T::Native::try_from(made).ok()) {
        Some(made) => Ok(made),
        // Intervals never wrap.
        None if crate::types::is_interval(arguments.gives) => Err(failure::interval_overflow(None)),
        None if ansi => Err(failure::overflow(None)),
        // The least integer is its own negation where integers wrap.
        None => Ok(value),
    })
}
