//! Literals that stand for themselves: numbers with their suffixes, and typed literals (`DATE '2020-01-31'`, `X'1F'`).
//! Spark: `AstBuilder.visitNumericLiteral` and `visitTypeConstructor`.

use super::interval;
use super::message::{expression, literal};
use super::position::Place;
use super::temporal;
use firesteel_protocol::spark::connect::expression::cast::{CastToType, EvalMode};
use firesteel_protocol::spark::connect::expression::literal::{Decimal, LiteralType, Time};
use firesteel_protocol::spark::connect::expression::{self, ExprType};
use firesteel_protocol::spark::connect::{self as proto, Expression};
use firesteel_protocol::{Error, Kind, Result};

const MAX_PRECISION: usize = 38;

/// The literal of a number as it is written, whose sign stands before it.
pub(super) fn number(text: &str, is_negative: bool, place: &Place<'_>) -> Result<Expression> {
    let upper = text.to_ascii_uppercase();
    let signed = |digits: &str| format!("{}{digits}", if is_negative { "-" } else { "" });
    if let Some(digits) = upper.strip_suffix("BD") {
        return decimal(&signed(digits), place);
    }
    if let Some(digits) = upper.strip_suffix('L') {
        return integral(&signed(digits), "bigint", place, |value: i64| LiteralType::Long(value));
    }
    if let Some(digits) = upper.strip_suffix('S') {
        return integral(&signed(digits), "smallint", place, |value: i16| LiteralType::Short(value.into()));
    }
    if let Some(digits) = upper.strip_suffix('Y') {
        return integral(&signed(digits), "tinyint", place, |value: i8| LiteralType::Byte(value.into()));
    }
    if let Some(digits) = upper.strip_suffix('D') {
        return double(&signed(digits), place);
    }
    if let Some(digits) = upper.strip_suffix('F') {
        return float(&signed(digits), place);
    }
    if upper.contains('E') {
        return double(&signed(&upper), place);
    }
    if upper.contains('.') {
        return decimal(&signed(&upper), place);
    }
    let digits = signed(&upper);
    if let Ok(value) = digits.parse::<i32>() {
        return Ok(literal(LiteralType::Integer(value)));
    }
    if let Ok(value) = digits.parse::<i64>() {
        return Ok(literal(LiteralType::Long(value)));
    }
    decimal(&digits, place)
}

/// An integer of a type of bounds.
trait Bounded: std::str::FromStr {
    const MIN: i64;
    const MAX: i64;
}

macro_rules! bounded {
    ($($integer:ident),*) => {
        $(impl Bounded for $integer {
            const MIN: i64 = $integer::MIN as i64;
            const MAX: i64 = $integer::MAX as i64;
        })*
    };
}

bounded!(i8, i16, i64);

fn integral<T: Bounded>(digits: &str, name: &str, place: &Place<'_>, make: fn(T) -> LiteralType) -> Result<Expression> {
    match digits.parse::<T>() {
        Ok(value) => Ok(literal(make(value))),
        Err(_) if digits.contains(['.', 'E']) => Err(place.syntax_error(&format!("'{}'", place.fragment()), "")),
        Err(_) => Err(out_of_range(digits, name, &T::MIN.to_string(), &T::MAX.to_string(), place)),
    }
}

fn out_of_range(digits: &str, name: &str, least: &str, most: &str, place: &Place<'_>) -> Error {
    let parameters = [("rawStrippedQualifier", digits), ("typeName", name), ("minValue", least), ("maxValue", most)];
    place.error(Kind::Parse, "INVALID_NUMERIC_LITERAL_RANGE", &parameters)
}

fn double(digits: &str, place: &Place<'_>) -> Result<Expression> {
    match digits.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(literal(LiteralType::Double(value))),
        _ => Err(out_of_range(digits, "double", "-1.7976931348623157E+308", "1.7976931348623157E+308", place)),
    }
}

fn float(digits: &str, place: &Place<'_>) -> Result<Expression> {
    match digits.parse::<f32>() {
        Ok(value) if value.is_finite() => Ok(literal(LiteralType::Float(value))),
        _ => Err(out_of_range(digits, "float", "-3.4028234663852886E+38", "3.4028234663852886E+38", place)),
    }
}

/// A decimal whose precision and scale are those of its digits. Spark: `Decimal(BigDecimal)`, `DecimalType.fromDecimal`.
fn decimal(digits: &str, place: &Place<'_>) -> Result<Expression> {
    let (mantissa, exponent) = digits.split_once('E').unwrap_or((digits, "0"));
    let exponent: i32 = exponent.parse().map_err(|_| too_precise(MAX_PRECISION + 1, place))?;
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut unscaled = format!("{whole}{fraction}");
    let mut scale = i64::try_from(fraction.len()).unwrap_or(i64::MAX) - i64::from(exponent);
    if scale < 0 {
        // No negative scales: the zeros are written out.
        if scale < -100 {
            return Err(too_precise(MAX_PRECISION + 1, place));
        }
        unscaled.push_str(&"0".repeat(usize::try_from(-scale).unwrap_or(0)));
        scale = 0;
    }
    let significant = unscaled.trim_start_matches('0');
    let significant = if significant.is_empty() { "0" } else { significant };
    let scale = usize::try_from(scale).unwrap_or(0);
    let precision = significant.len().max(scale);
    if precision > MAX_PRECISION {
        return Err(too_precise(precision, place));
    }
    let padded = format!("{significant:0>width$}", width = scale + 1);
    let (whole, fraction) = padded.split_at(padded.len() - scale);
    let dot = if scale > 0 { "." } else { "" };
    Ok(literal(LiteralType::Decimal(Decimal {
        value: format!("{sign}{whole}{dot}{fraction}"),
        precision: i32::try_from(precision).ok(),
        scale: i32::try_from(scale).ok(),
    })))
}

fn too_precise(precision: usize, place: &Place<'_>) -> Error {
    let parameters = [("precision", precision.to_string()), ("maxPrecision", MAX_PRECISION.to_string())];
    let parameters = [(parameters[0].0, parameters[0].1.as_str()), (parameters[1].0, parameters[1].1.as_str())];
    place.error(Kind::Parse, "DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION", &parameters)
}

/// A literal of a type named before its text: `name 'value'`.
pub(super) fn typed(name: &str, value: &str, place: &Place<'_>) -> Result<Expression> {
    let upper = name.to_ascii_uppercase();
    let quoted = format!("'{value}'");
    let type_name = format!("\"{upper}\"");
    let parameters = [("valueType", type_name.as_str()), ("value", quoted.as_str())];
    let invalid = || place.error(Kind::Parse, "INVALID_TYPED_LITERAL", &parameters);
    if upper.starts_with("TIMESTAMP") {
        match temporal::fraction_digits(value) {
            0..=6 => {}
            digits @ 7..=9 => return temporal::precise(value, &upper, digits).ok_or_else(invalid),
            _ => {
                let parameters = [("value", quoted.as_str())];
                return Err(place.error(Kind::Parse, "INVALID_TIMESTAMP_LITERAL_PRECISION", &parameters));
            }
        }
    }
    match upper.as_str() {
        "DATE" => temporal::date(value).ok_or_else(invalid),
        "TIMESTAMP_NTZ" => temporal::local_timestamp(value).ok_or_else(invalid),
        "TIMESTAMP" | "TIMESTAMP_LTZ" => temporal::timestamp(value).ok_or_else(invalid),
        "TIME" => temporal::time(value).map(|nano| time(nano, value)).ok_or_else(invalid),
        "INTERVAL" => interval::from_text(value, place)?.ok_or_else(invalid),
        "X" => binary(value).map(|bytes| literal(LiteralType::Binary(bytes.into()))).ok_or_else(invalid),
        _ => {
            let supported = ["DATE", "TIMESTAMP_NTZ", "TIMESTAMP_LTZ", "TIMESTAMP", "INTERVAL", "X", "TIME"];
            let supported = supported.map(|name| format!("\"{name}\"")).join(", ");
            let parameters = [("unsupportedType", type_name.as_str()), ("supportedTypes", supported.as_str())];
            Err(place.error(Kind::Parse, "UNSUPPORTED_TYPED_LITERAL", &parameters))
        }
    }
}

pub(super) fn cast(operand: Expression, data_type: proto::DataType, mode: EvalMode) -> Expression {
    expression(ExprType::Cast(Box::new(expression::Cast {
        expr: Some(Box::new(operand)),
        eval_mode: mode.into(),
        cast_to_type: Some(CastToType::Type(data_type)),
    })))
}

/// The precision is that of the digits written, 6 at least.
fn time(nano: i64, value: &str) -> Expression {
    let digits = temporal::fraction_digits(value);
    let precision = i32::try_from(digits).unwrap_or(6).max(6);
    literal(LiteralType::Time(Time { nano, precision: Some(precision) }))
}

fn binary(digits: &str) -> Option<Vec<u8>> {
    let padded = if digits.len() % 2 == 1 { format!("0{digits}") } else { digits.to_string() };
    if !padded.is_ascii() {
        return None;
    }
    (0..padded.len()).step_by(2).map(|at| u8::from_str_radix(&padded[at..at + 2], 16).ok()).collect()
}
