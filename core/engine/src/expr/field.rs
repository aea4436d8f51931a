//! Fields of structs, with the struct's own NULLs. Spark: `GetStructField`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, make_array};
use arrow::buffer::NullBuffer;
use arrow::datatypes::{DataType, Field};
use firesteel_protocol::{Error, Result};

use super::Typed;
use super::arguments::{Arguments, mistyped};
use super::failure::from_arrow;
use super::kernel::{Kernel, Nulls};
use crate::function::Settings;

/// The field at a place of a struct. The column is called `struct.field`.
pub fn get(input: Typed, index: usize, settings: &Settings) -> Result<Typed> {
    let DataType::Struct(fields) = &input.data_type else {
        return Err(Error::internal("a field of what is no struct"));
    };
    let field: &Arc<Field> = fields.get(index).ok_or_else(|| Error::internal("a struct lacks a field"))?;
    let nullable = input.nullable || field.is_nullable();
    let nulls = if field.is_nullable() { Nulls::Possible } else { Nulls::AnyMakesNull };
    let kernel = Kernel::new("get_field", run, field.data_type().clone(), nulls, settings.mode());
    Ok(Typed {
        name: format!("{}.{}", input.name, field.name()),
        data_type: field.data_type().clone(),
        nullable,
        fallible: input.fallible,
        expr: kernel.with_detail(index.to_string()).call(vec![input.expr]),
    })
}

/// DataFusion's own `get_field` shows what lies under a NULL struct.
fn run(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let array = arguments.array(0)?;
    let index: usize = arguments.detail.parse().map_err(Error::internal)?;
    let structure = array.as_struct_opt().ok_or_else(|| mistyped(&array))?;
    let column = structure.columns().get(index).ok_or_else(|| mistyped(&array))?;
    if *column.data_type() == DataType::Null {
        return Ok(Arc::clone(column));
    }
    let nulls = NullBuffer::union(structure.nulls(), column.logical_nulls().as_ref());
    let data = column.to_data().into_builder().nulls(nulls).build().map_err(from_arrow)?;
    Ok(make_array(data))
}
