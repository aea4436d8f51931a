//! The type a variant would have. Spark: `SchemaOfVariant`.

use super::Value;
use super::json::stripped;
use crate::types::sql_name;
use arrow::datatypes::DataType;

/// A type, as `schema_of_variant` tells it.
#[derive(Debug, Clone, PartialEq)]
pub enum Schema {
    Plain(DataType),
    Object(Vec<(String, Schema)>),
    Array(Box<Schema>),
    /// What has no type in common.
    Variant,
}

impl Schema {
    pub fn of(value: &Value) -> Schema {
        Schema::Plain(match value {
            Value::Null => DataType::Null,
            Value::Boolean(_) => DataType::Boolean,
            Value::Integer(_) => DataType::Int64,
            Value::Double(_) => DataType::Float64,
            Value::Float(_) => DataType::Float32,
            Value::Decimal(digits, scale) => {
                let (digits, scale) = stripped(*digits, *scale);
                let count = digits.unsigned_abs().checked_ilog10().map_or(1, |digits| digits + 1);
                crate::types::decimal::bounded((count as i32).max(scale.into()), scale.into())
            }
            Value::Date(_) => DataType::Date32,
            Value::Timestamp(_) => crate::types::timestamp(&std::sync::Arc::from("UTC")),
            Value::TimestampNtz(_) => crate::types::TIMESTAMP_NTZ,
            Value::Binary(_) => DataType::Binary,
            Value::Text(_) => DataType::Utf8,
            Value::Array(items) => {
                let common = items
                    .iter()
                    .fold(Schema::Plain(DataType::Null), |common, item| Schema::merged(common, Schema::of(item)));
                return Schema::Array(Box::new(common));
            }
            Value::Object(fields) => {
                let mut fields: Vec<_> = fields.iter().map(|(name, value)| (name.clone(), Schema::of(value))).collect();
                fields.sort_by(|left, right| left.0.cmp(&right.0));
                return Schema::Object(fields);
            }
        })
    }

    /// The type of both.
    pub fn merged(left: Schema, right: Schema) -> Schema {
        match (left, right) {
            (left, right) if left == right => left,
            (Schema::Plain(DataType::Null), other) | (other, Schema::Plain(DataType::Null)) => other,
            (Schema::Array(left), Schema::Array(right)) => Schema::Array(Box::new(Schema::merged(*left, *right))),
            (Schema::Object(left), Schema::Object(right)) => {
                let mut fields = left;
                for (name, schema) in right {
                    match fields.iter_mut().find(|(known, _)| *known == name) {
                        Some((_, known)) => *known = Schema::merged(known.clone(), schema),
                        None => fields.push((name, schema)),
                    }
                }
                fields.sort_by(|left, right| left.0.cmp(&right.0));
                Schema::Object(fields)
            }
            (Schema::Plain(left), Schema::Plain(right)) => {
                numbers(&left, &right).map_or(Schema::Variant, Schema::Plain)
            }
            _ => Schema::Variant,
        }
    }

    pub fn text(&self) -> String {
        match self {
            Schema::Plain(data_type) => sql_name(data_type),
            Schema::Variant => "VARIANT".to_string(),
            Schema::Array(element) => format!("ARRAY<{}>", element.text()),
            Schema::Object(fields) => {
                let fields: Vec<String> = fields
                    .iter()
                    .map(|(name, schema)| format!("{}: {}", crate::sql::quoted(name), schema.text()))
                    .collect();
                format!("OBJECT<{}>", fields.join(", "))
            }
        }
    }
}

fn numbers(left: &DataType, right: &DataType) -> Option<DataType> {
    let digits = |data_type: &DataType| match data_type {
        DataType::Int64 => Some((20, 0)),
        DataType::Decimal128(precision, scale) => Some((i32::from(*precision), i32::from(*scale))),
        _ => None,
    };
    let is_float = |data_type: &DataType| matches!(data_type, DataType::Float32 | DataType::Float64);
    let is_number = |data_type: &DataType| is_float(data_type) || digits(data_type).is_some();
    if !is_number(left) || !is_number(right) {
        return None;
    }
    if is_float(left) || is_float(right) {
        return Some(DataType::Float64);
    }
    let ((p1, s1), (p2, s2)) = (digits(left)?, digits(right)?);
    let scale = s1.max(s2);
    let whole = (p1 - s1).max(p2 - s2);
    Some(if whole + scale > 38 { DataType::Float64 } else { crate::types::decimal::bounded(whole + scale, scale) })
}
