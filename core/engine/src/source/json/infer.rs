//! The type that JSON values have in common. Spark: `JsonInferSchema`.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::datatypes::{DataType, Field, Fields};
use firesteel_protocol::{Error, Kind, Result};

use super::value::{Form, Value};

/// What values have in common so far.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Common {
    Null,
    Boolean,
    Long,
    /// Whole numbers of so many digits.
    Decimal(u8),
    Double,
    Text,
    Array(Box<Common>),
    Struct(BTreeMap<String, Common>),
}

impl Common {
    pub(super) fn of(value: &Value<'_>, case_sensitive: bool) -> Result<Self> {
        Ok(match &value.form {
            Form::Null => Common::Null,
            Form::Boolean(_) => Common::Boolean,
            Form::Integer if value.raw.parse::<i64>().is_ok() => Common::Long,
            Form::Integer => digits(value.raw),
            Form::Fraction | Form::NotANumber(_) => Common::Double,
            Form::Text(_) => Common::Text,
            Form::Array(elements) => {
                let mut common = Common::Null;
                for element in elements {
                    common = common.with(Common::of(element, case_sensitive)?);
                }
                Common::Array(Box::new(common))
            }
            Form::Object(fields) => Common::Struct(of_fields(fields, case_sensitive)?),
        })
    }

    /// The narrowest type that holds both. Spark: `JsonInferSchema.compatibleType`.
    pub(super) fn with(self, other: Common) -> Common {
        use Common::{Array, Decimal, Double, Long, Null, Struct, Text};
        match (self, other) {
            (Null, other) | (other, Null) => other,
            (one, other) if one == other => one,
            (Long, Decimal(digits)) | (Decimal(digits), Long) => Decimal(digits.max(20)),
            (Decimal(one), Decimal(other)) => Decimal(one.max(other)),
            (Long | Decimal(_), Double) | (Double, Long | Decimal(_)) => Double,
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

    /// The type; `None` for a struct without fields, which no column can have. Spark: `canonicalizeType`.
    pub(super) fn data_type(&self) -> Option<DataType> {
        Some(match self {
            Common::Null | Common::Text => DataType::Utf8,
            Common::Boolean => DataType::Boolean,
            Common::Long => DataType::Int64,
            Common::Decimal(precision) => DataType::Decimal128(*precision, 0),
            Common::Double => DataType::Float64,
            Common::Array(element) => DataType::List(Arc::new(Field::new("element", element.data_type()?, true))),
            Common::Struct(fields) => {
                let fields: Fields = fields
                    .iter()
                    .filter_map(|(name, common)| Some(Field::new(name, common.data_type()?, true)))
                    .collect();
                if fields.is_empty() {
                    return None;
                }
                DataType::Struct(fields)
            }
        })
    }
}

fn of_fields(fields: &[(String, Value<'_>)], case_sensitive: bool) -> Result<BTreeMap<String, Common>> {
    let mut common = BTreeMap::new();
    for (name, value) in fields {
        if common.insert(name.clone(), Common::of(value, case_sensitive)?).is_some() {
            let parameters = [("columnName", crate::catalog::quoted(name))];
            return Err(Error::new(Kind::Analysis, "COLUMN_ALREADY_EXISTS", &parameters));
        }
    }
    Ok(common)
}

/// A whole number that no `BIGINT` holds.
fn digits(raw: &str) -> Common {
    let digits = raw.trim_start_matches('-').len();
    u8::try_from(digits).ok().filter(|digits| *digits <= 38).map_or(Common::Double, Common::Decimal)
}
