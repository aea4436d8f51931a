//! The type that JSON values have in common. Spark: `JsonInferSchema`.

use std::collections::BTreeMap;

use arrow::datatypes::{DataType, Field};

use crate::expr::json::Json;
use crate::types::{decimal, list};

#[derive(Clone, Copy)]
pub struct Rules {
    pub prefers_decimal: bool,
    pub as_text: bool,
}

pub fn infer(json: &Json, rules: Rules) -> DataType {
    match json {
        Json::Null => DataType::Null,
        // Writers that do not tell an empty text from nothing.
        Json::Text(text) if text.is_empty() => DataType::Null,
        Json::Text(_) => DataType::Utf8,
        Json::Object(fields) => {
            let mut sorted: BTreeMap<&str, DataType> = BTreeMap::new();
            for (name, value) in fields {
                sorted.insert(name, infer(value, rules));
            }
            structure(sorted.into_iter().map(|(name, data_type)| (name.to_string(), data_type)))
        }
        Json::Array(items) => {
            let element = items.iter().fold(DataType::Null, |common, item| common_type(&common, &infer(item, rules)));
            list(element, true)
        }
        _ if rules.as_text => DataType::Utf8,
        Json::Boolean(_) => DataType::Boolean,
        Json::Integer(digits) => match digits.parse::<i64>() {
            Ok(_) => DataType::Int64,
            Err(_) => {
                let count = digits.trim_start_matches('-').len();
                if count <= 38 { decimal::bounded(count as i32, 0) } else { DataType::Float64 }
            }
        },
        Json::Float(digits) if rules.prefers_decimal => match crate::expr::cast::parse::decimal(digits) {
            Some((value, scale)) if scale >= 0 => {
                let count = i32::try_from(value.unsigned_abs().to_string().len()).unwrap_or(38).max(scale);
                if count <= 38 { decimal::bounded(count, scale) } else { DataType::Float64 }
            }
            _ => DataType::Float64,
        },
        Json::Float(_) => DataType::Float64,
    }
}

fn structure(fields: impl Iterator<Item = (String, DataType)>) -> DataType {
    DataType::Struct(fields.map(|(name, data_type)| Field::new(name, data_type, true)).collect())
}

fn common_type(left: &DataType, right: &DataType) -> DataType {
    match (left, right) {
        (left, right) if left == right => left.clone(),
        (DataType::Null, other) | (other, DataType::Null) => other.clone(),
        (DataType::Int64, DataType::Float64) | (DataType::Float64, DataType::Int64) => DataType::Float64,
        (DataType::Float64, DataType::Decimal128(_, _)) | (DataType::Decimal128(_, _), DataType::Float64) => {
            DataType::Float64
        }
        (DataType::Int64, DataType::Decimal128(p, s)) | (DataType::Decimal128(p, s), DataType::Int64) => {
            wider((20, 0), (*p, *s))
        }
        (DataType::Decimal128(p1, s1), DataType::Decimal128(p2, s2)) => wider((*p1, *s1), (*p2, *s2)),
        (DataType::List(left), DataType::List(right)) => list(common_type(left.data_type(), right.data_type()), true),
        (DataType::Struct(left), DataType::Struct(right)) => {
            let mut fields: BTreeMap<String, DataType> = BTreeMap::new();
            for field in left.iter().chain(right) {
                let merged = match fields.get(field.name()) {
                    Some(known) => common_type(known, field.data_type()),
                    None => field.data_type().clone(),
                };
                fields.insert(field.name().clone(), merged);
            }
            structure(fields.into_iter())
        }
        _ => DataType::Utf8,
    }
}

fn wider(left: (u8, i8), right: (u8, i8)) -> DataType {
    let scale = i32::from(left.1.max(right.1));
    let whole = (i32::from(left.0) - i32::from(left.1)).max(i32::from(right.0) - i32::from(right.1));
    if whole + scale > 38 { DataType::Float64 } else { decimal::bounded(whole + scale, scale) }
}

/// Without types of nothing: they become text.
pub fn canonical(data_type: DataType) -> DataType {
    match data_type {
        DataType::Null => DataType::Utf8,
        DataType::List(element) => list(canonical(element.data_type().clone()), true),
        DataType::Struct(fields) => {
            structure(fields.iter().map(|field| (field.name().clone(), canonical(field.data_type().clone()))))
        }
        other => other,
    }
}
