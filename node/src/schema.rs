//! Schemas for JavaScript: Arrow types as JSON for the reader and writer of values, Spark types as their names.

use arrow::datatypes::{DataType, Field, IntervalUnit, Schema, TimeUnit};
use arrow::error::ArrowError;
use arrow::ipc::writer::StreamWriter;
use firesteel::{Error, Result, spark, types};
use serde_json::{Value, json};

/// The fields of an Arrow schema as JSON: `[{name, nullable, type: {kind, …}}]`.
pub fn text(schema: &Schema) -> Result<String> {
    let fields = schema.fields().iter().map(|field| described(field)).collect::<Result<Vec<_>>>()?;
    Ok(Value::Array(fields).to_string())
}

fn described(field: &Field) -> Result<Value> {
    Ok(json!({ "name": field.name(), "nullable": field.is_nullable(), "type": data_type(field.data_type())? }))
}

fn data_type(data_type: &DataType) -> Result<Value> {
    let named = |kind: &str| json!({ "kind": kind });
    Ok(match data_type {
        DataType::Null => named("null"),
        DataType::Boolean => named("boolean"),
        DataType::Int8 => named("int8"),
        DataType::Int16 => named("int16"),
        DataType::Int32 => named("int32"),
        DataType::Int64 => named("int64"),
        DataType::Float32 => named("float32"),
        DataType::Float64 => named("float64"),
        DataType::Utf8 => named("string"),
        DataType::Binary => named("binary"),
        DataType::Date32 => named("date"),
        DataType::Timestamp(TimeUnit::Microsecond, _) => named("timestamp"),
        DataType::Time64(TimeUnit::Microsecond) => json!({ "kind": "time", "perSecond": 1_000_000 }),
        DataType::Time64(TimeUnit::Nanosecond) => json!({ "kind": "time", "perSecond": 1_000_000_000 }),
        DataType::Duration(TimeUnit::Microsecond) => named("duration"),
        DataType::Interval(IntervalUnit::YearMonth) => named("months"),
        DataType::Interval(IntervalUnit::MonthDayNano) => named("interval"),
        DataType::Decimal128(precision, scale) => json!({ "kind": "decimal", "precision": precision, "scale": scale }),
        DataType::List(field) => json!({ "kind": "list", "children": [described(field)?] }),
        DataType::Map(field, _) => json!({ "kind": "map", "children": [described(field)?] }),
        DataType::Struct(fields) => {
            let children = fields.iter().map(|field| described(field)).collect::<Result<Vec<_>>>()?;
            json!({ "kind": "struct", "children": children })
        }
        other => return Err(Error::unsupported(format!("values of the Arrow type {other} in JavaScript"))),
    })
}

/// An Arrow IPC stream of the schema and no rows, from which the user's own Arrow library makes its schema.
pub fn ipc(schema: &Schema) -> Result<Vec<u8>> {
    let failed = |error: ArrowError| Error::internal("encoding an Arrow schema").with_cause(error);
    let mut writer = StreamWriter::try_new(Vec::new(), schema).map_err(failed)?;
    writer.finish().map_err(failed)?;
    writer.into_inner().map_err(failed)
}

/// A Spark schema as JSON: `[{name, type, nullable}]`, the types in Spark's short spelling (`decimal(15,2)`).
pub fn spark_text(schema: &spark::connect::DataType) -> String {
    let fields: Vec<Value> = types::fields(schema)
        .iter()
        .map(|field| {
            let name = field.data_type.as_ref().map(types::simple_string);
            json!({ "name": field.name, "type": name, "nullable": field.nullable })
        })
        .collect();
    Value::Array(fields).to_string()
}
