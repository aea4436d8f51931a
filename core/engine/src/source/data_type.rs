//! Schemas that a user gives to a reader: DDL (`a INT, b STRING`) or JSON (`StructType.json`).

use arrow::datatypes::SchemaRef;
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::spark::connect::data_type::Kind;
use firesteel_protocol::{Result, types};

use crate::resolve;

/// The Arrow schema of a schema text. Every field is nullable, as in every file source of Spark.
pub(crate) fn parse_schema(text: &str, zone: &str) -> Result<SchemaRef> {
    types::schema_to_arrow(&nullable(resolve::parse_schema(text)?), zone)
}

/// The same type with all that it holds nullable. Spark: `DataType.asNullable`.
fn nullable(data_type: proto::DataType) -> proto::DataType {
    let inner = |data_type: Option<Box<proto::DataType>>| data_type.map(|inner| Box::new(nullable(*inner)));
    let kind = data_type.kind.map(|kind| match kind {
        Kind::Struct(mut fields) => {
            for field in &mut fields.fields {
                field.nullable = true;
                field.data_type = field.data_type.take().map(nullable);
            }
            Kind::Struct(fields)
        }
        Kind::Array(mut array) => {
            array.contains_null = true;
            array.element_type = inner(array.element_type.take());
            Kind::Array(array)
        }
        Kind::Map(mut map) => {
            map.value_contains_null = true;
            map.key_type = inner(map.key_type.take());
            map.value_type = inner(map.value_type.take());
            Kind::Map(map)
        }
        other => other,
    });
    proto::DataType { kind }
}
