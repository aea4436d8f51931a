//! Spark's implicit casts: the common type of several expressions and what a parameter accepts.
//! Spark: `AnsiTypeCoercion`; with ANSI off, `TypeCoercion`.

use std::sync::Arc;

use arrow::datatypes::{DataType, Field, Fields};
use firesteel_protocol::Result;
use firesteel_protocol::types::Nanos;

use super::{
    decimal, is_ansi_interval, is_datetime, is_decimal, is_fractional, is_integral, is_nanos, is_numeric, is_same,
    is_string, is_time, is_timestamp, parameter,
};
use crate::expr::Typed;
use crate::expr::cast::{EvalMode, convert};
use crate::function::Settings;

/// How strings join other types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strings {
    /// A string takes the other's type (ANSI) or makes the other a string (legacy). Spark: `findWiderCommonType`.
    Promoted,
    /// A string and another type have none. Spark: `findWiderTypeWithoutStringPromotion`.
    Apart,
}

/// The type that all of `types` are cast to where they meet: CASE, `coalesce`, IN, UNION, arrays.
pub fn common_type(types: &[DataType], strings: Strings, settings: &Settings) -> Option<DataType> {
    let mut ordered: Vec<&DataType> = types.iter().filter(|data_type| !is_string(data_type)).collect();
    ordered.extend(types.iter().filter(|data_type| is_string(data_type)));
    let (first, rest) = ordered.split_first()?;
    rest.iter().try_fold((*first).clone(), |common, next| wider(&common, next, strings, settings))
}

fn wider(left: &DataType, right: &DataType, strings: Strings, settings: &Settings) -> Option<DataType> {
    match (left, right) {
        (left, right) if left == right => Some(left.clone()),
        (left, right) if is_string(left) && is_string(right) => Some(DataType::Utf8),
        (DataType::Null, other) | (other, DataType::Null) => Some(other.clone()),
        (text, other) | (other, text) if is_string(text) => match strings {
            Strings::Promoted => with_string(other, settings),
            Strings::Apart => None,
        },
        (left, right) if is_numeric(left) && is_numeric(right) => numeric(left, right, settings),
        (left, right) if is_ansi_interval(left) || is_time(left) => parameter::wider(left, right),
        (left, right) if is_nanos(left) || is_nanos(right) => nanos(left, right),
        (DataType::Date32, other) | (other, DataType::Date32) if is_timestamp(other) => Some(other.clone()),
        (DataType::Timestamp(_, None), DataType::Timestamp(unit, Some(zone)))
        | (DataType::Timestamp(unit, Some(zone)), DataType::Timestamp(_, None)) => {
            Some(DataType::Timestamp(*unit, Some(Arc::clone(zone))))
        }
        (DataType::Timestamp(unit, Some(zone)), DataType::Timestamp(_, Some(_))) => {
            Some(DataType::Timestamp(*unit, Some(Arc::clone(zone))))
        }
        (DataType::List(left), DataType::List(right)) => {
            let element = wider(left.data_type(), right.data_type(), strings, settings)?;
            Some(super::list(element, left.is_nullable() || right.is_nullable()))
        }
        (DataType::Map(left, _), DataType::Map(right, _)) => {
            let (DataType::Struct(left), DataType::Struct(right)) = (left.data_type(), right.data_type()) else {
                return None;
            };
            let ((left_key, left_value), (right_key, right_value)) =
                (left.first().zip(left.get(1))?, right.first().zip(right.get(1))?);
            let key = wider(left_key.data_type(), right_key.data_type(), strings, settings)?;
            let value = wider(left_value.data_type(), right_value.data_type(), strings, settings)?;
            Some(super::map(key, value, left_value.is_nullable() || right_value.is_nullable()))
        }
        (DataType::Struct(left), DataType::Struct(right)) if left.len() == right.len() => {
            let fields = left.iter().zip(right.iter()).map(|(left, right)| {
                if !left.name().eq_ignore_ascii_case(right.name()) {
                    return None;
                }
                let data_type = wider(left.data_type(), right.data_type(), strings, settings)?;
                Some(Field::new(left.name(), data_type, left.is_nullable() || right.is_nullable()))
            });
            Some(DataType::Struct(fields.collect::<Option<Fields>>()?))
        }
        _ => None,
    }
}

/// Timestamps of which one counts nanoseconds, or a date beside one: as many digits as the finer has, and a zone when
/// either has one.
fn nanos(left: &DataType, right: &DataType) -> Option<DataType> {
    let parts = |side: &DataType| match side {
        DataType::Date32 => Some((false, 0)),
        DataType::Timestamp(_, zone) => Some((zone.is_some(), 0)),
        other => Nanos::of(other).map(|nanos| (nanos.is_zoned, nanos.precision)),
    };
    let (left, right) = (parts(left)?, parts(right)?);
    Some(Nanos { is_zoned: left.0 || right.0, precision: left.1.max(right.1) }.data_type())
}

/// A string beside another type.
fn with_string(other: &DataType, settings: &Settings) -> Option<DataType> {
    if !settings.ansi {
        return (!super::is_nested(other) && !super::is_binary(other) && *other != DataType::Boolean)
            .then_some(DataType::Utf8);
    }
    match other {
        other if is_integral(other) => Some(DataType::Int64),
        other if is_numeric(other) => Some(DataType::Float64),
        DataType::Boolean | DataType::Null => Some(other.clone()),
        other if is_datetime(other) || is_nanos(other) || is_time(other) || super::is_binary(other) => {
            Some(other.clone())
        }
        // Nothing says which fields the text of an interval has.
        _ => None,
    }
}

fn numeric(left: &DataType, right: &DataType, settings: &Settings) -> Option<DataType> {
    if is_decimal(left) || is_decimal(right) {
        if is_fractional(left) || is_fractional(right) {
            return Some(DataType::Float64);
        }
        return Some(decimal::wider(decimal::for_type(left)?, decimal::for_type(right)?));
    }
    let order =
        [DataType::Int8, DataType::Int16, DataType::Int32, DataType::Int64, DataType::Float32, DataType::Float64];
    let at = order.iter().rposition(|data_type| data_type == left || data_type == right)?;
    // An integer beside a float would lose digits as a float.
    Some(if order[at] == DataType::Float32 && settings.ansi { DataType::Float64 } else { order[at].clone() })
}

/// The type in which two sides are compared. Spark: `BinaryComparison` under `AnsiTypeCoercion`.
pub fn comparison_type(left: &Typed, right: &Typed, settings: &Settings) -> Option<DataType> {
    let (from, to) = (&left.data_type, &right.data_type);
    if !settings.ansi && (is_string(from) != is_string(to)) {
        let other = if is_string(from) { to } else { from };
        return match other {
            other if is_integral(other) => Some(other.clone()),
            other if is_numeric(other) => Some(DataType::Float64),
            DataType::Boolean | DataType::Null => Some(other.clone()),
            other if is_datetime(other) || is_time(other) => Some(other.clone()),
            other if super::is_binary(other) => Some(other.clone()),
            _ => None,
        };
    }
    common_type(&[from.clone(), to.clone()], Strings::Promoted, settings)
}

/// Casts to `to` without renaming, where Spark casts by itself. The caller has found `to` by the rules above.
pub fn implicit_cast(input: Typed, to: &DataType, settings: &Settings) -> Result<Typed> {
    if is_same(&input.data_type, to) {
        return Ok(input);
    }
    let mode = if settings.ansi { EvalMode::Ansi } else { EvalMode::Legacy };
    convert(input, to, mode, settings)
}
