//! The type that JSON values have in common. Spark: `JsonInferSchema`.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::{Array, StringArray};
use arrow::datatypes::{DataType, Field, Fields};
use firesteel_protocol::{Error, Kind, Result};

use super::value::{Form, Value};
use crate::source::convert::TextCast;

/// What values have in common so far.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Common {
    Null,
    Boolean,
    Long,
    /// Numbers of so many digits, so many of them behind the point.
    Decimal(u8, u8),
    Double,
    Text,
    Timestamp,
    Array(Box<Common>),
    Struct(BTreeMap<String, Common>),
}

/// How values are judged.
pub(super) struct Judge {
    /// Numbers and booleans are strings.
    pub(super) primitives_as_string: bool,
    /// Numbers with a fraction are decimals where one holds them.
    pub(super) prefers_decimal: bool,
    /// What reads strings as timestamps, where that is asked for.
    pub(super) timestamp: Option<(TextCast, DataType)>,
}

impl Judge {
    fn is_timestamp(&self, text: &str) -> Result<bool> {
        let Some((cast, _)) = &self.timestamp else { return Ok(false) };
        Ok(text.starts_with(|c: char| c.is_ascii_digit())
            && cast.apply(Arc::new(StringArray::from(vec![text])))?.is_valid(0))
    }
}

impl Common {
    pub(super) fn of(value: &Value<'_>, judge: &Judge) -> Result<Self> {
        Ok(match &value.form {
            Form::Null => Common::Null,
            Form::Boolean(_) | Form::Integer | Form::Fraction | Form::NotANumber(_) if judge.primitives_as_string => {
                Common::Text
            }
            Form::Fraction if judge.prefers_decimal => decimal(value.raw),
            Form::Text(text) if judge.is_timestamp(text)? => Common::Timestamp,
            Form::Boolean(_) => Common::Boolean,
            Form::Integer if value.raw.parse::<i64>().is_ok() => Common::Long,
            Form::Integer => digits(value.raw),
            Form::Fraction | Form::NotANumber(_) => Common::Double,
            Form::Text(_) => Common::Text,
            Form::Array(elements) => {
                let mut common = Common::Null;
                for element in elements {
                    common = common.with(Common::of(element, judge)?);
                }
                Common::Array(Box::new(common))
            }
            Form::Object(fields) => Common::Struct(of_fields(fields, judge)?),
        })
    }

    /// The narrowest type that holds both. Spark: `JsonInferSchema.compatibleType`.
    pub(super) fn with(self, other: Common) -> Common {
        use Common::{Array, Decimal, Double, Long, Null, Struct, Text};
        match (self, other) {
            (Null, other) | (other, Null) => other,
            (one, other) if one == other => one,
            (Long, Decimal(digits, scale)) | (Decimal(digits, scale), Long) => wider((digits, scale), (20, 0)),
            (Decimal(digits, scale), Decimal(others, other)) => wider((digits, scale), (others, other)),
            (Long | Decimal(..), Double) | (Double, Long | Decimal(..)) => Double,
            (Array(one), Array(other)) => Array(Box::new(one.with(*other))),
            (Struct(mut fields), Struct(others)) => {
                for (name, other) in others {
                    let common = match fields.remove(&name) {
                        Some(one) => one.with(other),
                        None => other,
                    };
                    fields.insert(name, common);
                }
                Struct(fields)
            }
            _ => Text,
        }
    }

    /// The same without fields that were NULL or empty everywhere.
    pub(super) fn without_nulls(self) -> Option<Common> {
        match self {
            Common::Null => None,
            Common::Array(element) => element.without_nulls().map(|element| Common::Array(Box::new(element))),
            Common::Struct(fields) => {
                let fields = fields.into_iter().filter_map(|(name, common)| Some((name, common.without_nulls()?)));
                let fields: BTreeMap<_, _> = fields.collect();
                (!fields.is_empty()).then_some(Common::Struct(fields))
            }
            other => Some(other),
        }
    }

    /// The type; `None` for a struct without fields, which no column can have. Spark: `canonicalizeType`.
    pub(super) fn data_type(&self, judge: &Judge) -> Option<DataType> {
        Some(match self {
            Common::Null | Common::Text => DataType::Utf8,
            Common::Timestamp => judge.timestamp.as_ref().map_or(DataType::Utf8, |(_, data_type)| data_type.clone()),
            Common::Boolean => DataType::Boolean,
            Common::Long => DataType::Int64,
            Common::Decimal(precision, scale) => {
                DataType::Decimal128(*precision, i8::try_from(*scale).unwrap_or_default())
            }
            Common::Double => DataType::Float64,
            Common::Array(element) => DataType::List(Arc::new(Field::new("element", element.data_type(judge)?, true))),
            Common::Struct(fields) => {
                let fields: Fields = fields
                    .iter()
                    .filter_map(|(name, common)| Some(Field::new(name, common.data_type(judge)?, true)))
                    .collect();
                if fields.is_empty() {
                    return None;
                }
                DataType::Struct(fields)
            }
        })
    }
}

fn of_fields(fields: &[(String, Value<'_>)], judge: &Judge) -> Result<BTreeMap<String, Common>> {
    let mut common = BTreeMap::new();
    for (name, value) in fields {
        if common.insert(name.clone(), Common::of(value, judge)?).is_some() {
            let parameters = [("columnName", crate::catalog::quoted(name))];
            return Err(Error::new(Kind::Analysis, "COLUMN_ALREADY_EXISTS", &parameters));
        }
    }
    Ok(common)
}

/// A whole number that no `BIGINT` holds.
fn digits(raw: &str) -> Common {
    let digits = raw.trim_start_matches('-').len();
    u8::try_from(digits).ok().filter(|digits| *digits <= 38).map_or(Common::Double, |digits| Common::Decimal(digits, 0))
}

/// A number with a fraction, as a decimal that holds it.
fn decimal(raw: &str) -> Common {
    let bare = raw.trim_start_matches('-');
    if bare.contains(['e', 'E']) {
        return Common::Double;
    }
    let (whole, fraction) = bare.split_once('.').unwrap_or((bare, ""));
    let scale = u8::try_from(fraction.len()).unwrap_or(u8::MAX);
    let digits = whole.trim_start_matches('0').len() + fraction.len();
    match u8::try_from(digits) {
        Ok(digits) if digits.max(scale) <= 38 => Common::Decimal(digits.max(scale).max(1), scale),
        _ => Common::Double,
    }
}

/// A decimal that holds both, or a double where none does.
fn wider(one: (u8, u8), other: (u8, u8)) -> Common {
    let scale = one.1.max(other.1);
    let whole = (one.0 - one.1).max(other.0 - other.1);
    if whole + scale > 38 { Common::Double } else { Common::Decimal(whole + scale, scale) }
}
