//! Schemas as clients send them in text: DDL (`a int, b string`) or the JSON of Spark's `StructType`.

use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::spark::connect::data_type::{self, Kind};
use firesteel_protocol::{Error, Result, types};
use serde_json::Value;

/// The type a text describes.
pub fn data_type(text: &str) -> Result<proto::DataType> {
    match serde_json::from_str::<Value>(text) {
        Ok(json @ (Value::Object(_) | Value::String(_))) => from_json(&json),
        _ => crate::sql::parse_data_type(text),
    }
}

/// The struct type a text describes. A type that is no struct becomes one with the field `value`.
pub fn parse(text: &str) -> Result<proto::DataType> {
    let parsed = data_type(text)?;
    if matches!(parsed.kind, Some(Kind::Struct(_))) {
        return Ok(parsed);
    }
    let field = field("value".to_string(), parsed, true);
    Ok(types::of(Kind::Struct(data_type::Struct { fields: vec![field], ..Default::default() })))
}

fn field(name: String, data_type: proto::DataType, nullable: bool) -> data_type::StructField {
    data_type::StructField { name, data_type: Some(data_type), nullable, metadata: None }
}

/// Spark: `DataType.fromJson`.
fn from_json(json: &Value) -> Result<proto::DataType> {
    if let Value::String(name) = json {
        return crate::sql::parse_data_type(name);
    }
    let part = |name: &str| json.get(name).ok_or_else(|| malformed(json));
    let flag = |name: &str| part(name)?.as_bool().ok_or_else(|| malformed(json));
    let kind = match part("type")?.as_str() {
        Some("struct") => {
            let fields = part("fields")?.as_array().ok_or_else(|| malformed(json))?;
            let fields = fields.iter().map(field_from_json).collect::<Result<_>>()?;
            Kind::Struct(data_type::Struct { fields, ..Default::default() })
        }
        Some("array") => Kind::Array(Box::new(data_type::Array {
            element_type: Some(Box::new(from_json(part("elementType")?)?)),
            contains_null: flag("containsNull")?,
            ..Default::default()
        })),
        Some("map") => Kind::Map(Box::new(data_type::Map {
            key_type: Some(Box::new(from_json(part("keyType")?)?)),
            value_type: Some(Box::new(from_json(part("valueType")?)?)),
            value_contains_null: flag("valueContainsNull")?,
            ..Default::default()
        })),
        Some("udt") => return from_json(part("sqlType")?),
        _ => return Err(malformed(json)),
    };
    Ok(types::of(kind))
}

fn field_from_json(json: &Value) -> Result<data_type::StructField> {
    let part = |name: &str| json.get(name).ok_or_else(|| malformed(json));
    let name = part("name")?.as_str().ok_or_else(|| malformed(json))?;
    let nullable = json.get("nullable").and_then(Value::as_bool).unwrap_or(true);
    Ok(field(name.to_string(), from_json(part("type")?)?, nullable))
}

fn malformed(json: &Value) -> Error {
    super::condition::analysis("INVALID_JSON_DATA_TYPE", &[("invalidType", json.to_string())])
}
