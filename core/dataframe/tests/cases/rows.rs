//! Rows as JSON: an object a row, with the names of its columns.

use arrow::array::{Array, AsArray, RecordBatch};
use arrow::datatypes::{DataType, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type};
use arrow::util::display::array_value_to_string;
use serde_json::{Map, Value as Json};

use crate::value::Value;

/// What `collect`, `take` and `tail` give.
pub fn rows(batches: &[RecordBatch]) -> Value {
    let of_batch = |batch: &RecordBatch| (0..batch.num_rows()).map(|row| object(batch, row)).collect::<Vec<_>>();
    Value::Json(Json::Array(batches.iter().flat_map(of_batch).collect()))
}

fn object(batch: &RecordBatch, row: usize) -> Json {
    let schema = batch.schema();
    let fields = schema.fields().iter().zip(batch.columns());
    Json::Object(fields.map(|(field, column)| (field.name().clone(), cell(column, row))).collect::<Map<_, _>>())
}

/// Numbers, truths, texts and lists of them as they are, other values as their texts.
fn cell(column: &dyn Array, row: usize) -> Json {
    if column.is_null(row) {
        return Json::Null;
    }
    match column.data_type() {
        DataType::Boolean => Json::from(column.as_boolean().value(row)),
        DataType::Int8 => Json::from(column.as_primitive::<Int8Type>().value(row)),
        DataType::Int16 => Json::from(column.as_primitive::<Int16Type>().value(row)),
        DataType::Int32 => Json::from(column.as_primitive::<Int32Type>().value(row)),
        DataType::Int64 => Json::from(column.as_primitive::<Int64Type>().value(row)),
        DataType::Float32 => Json::from(column.as_primitive::<Float32Type>().value(row)),
        DataType::Float64 => Json::from(column.as_primitive::<Float64Type>().value(row)),
        DataType::List(_) => {
            let values = column.as_list::<i32>().value(row);
            Json::Array((0..values.len()).map(|at| cell(values.as_ref(), at)).collect())
        }
        _ => Json::from(array_value_to_string(column, row).expect("a text of a value")),
    }
}
