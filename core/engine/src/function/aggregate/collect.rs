//! `collect_list` and `collect_set`: values that are not NULL as an array, empty for no rows. Spark: `collect.scala`.

use std::collections::HashSet;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, ListArray, UInt32Array};
use arrow::buffer::OffsetBuffer;
use arrow::datatypes::DataType;
use datafusion::functions_aggregate::array_agg::array_agg_udaf;
use datafusion::logical_expr::expr::NullTreatment;
use firesteel_protocol::{Error, Result};

use super::gather::{Gathered, Shape, gathered};
use super::{Call, Function, ONE_ANY, Shown, aggregate, expressions, fallible, first_type, invoke};
use crate::expr::Typed;
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::failure::from_arrow;
use crate::expr::kernel::{Kernel, Nulls};
use crate::expr::keys::Keys;
use crate::function::array::as_type;

pub(super) static LIST: Function =
    aggregate(&["collect_list", "array_agg"], ONE_ANY, Shown::Called("collect_list"), collect);
pub(super) static SET: Function = aggregate(&["collect_set"], ONE_ANY, Shown::AsCall, |mut call| {
    let arguments = std::mem::take(&mut call.arguments);
    let gives = crate::types::list(arguments[0].data_type.clone(), false);
    let shape = Shape { name: "collect_set", finish: distinct, gives, nullable: false, detail: "" };
    Ok(gathered(shape, arguments, &call))
});

/// The distinct values that are not NULL, in the order they first came.
fn distinct(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    let DataType::List(field) = gathered.gives else { return Err(Error::internal("a list that is none")) };
    let keys = Keys::of(&gathered.columns[0])?;
    let mut seen = HashSet::new();
    let kept = gathered.whole_rows().into_iter().filter(|row| seen.insert(keys.key(*row)));
    let kept: UInt32Array = kept.map(|row| u32::try_from(row).ok()).collect();
    let values = arrow::compute::take(&gathered.columns[0], &kept, None).map_err(from_arrow)?;
    let values = as_type(&values, field.data_type())?;
    let offsets = OffsetBuffer::<i32>::from_lengths([values.len()]);
    Ok(Arc::new(ListArray::try_new(Arc::clone(field), offsets, values, None).map_err(from_arrow)?))
}

fn collect(call: Call<'_>) -> Result<Typed> {
    let gives = crate::types::list(first_type(&call), false);
    let collected = invoke(array_agg_udaf(), expressions(&call), &call, Some(NullTreatment::IgnoreNulls));
    Ok(Typed {
        expr: Kernel::new("collected", run, gives.clone(), Nulls::Never, call.settings.mode()).call(vec![collected]),
        data_type: gives,
        nullable: false,
        name: String::new(),
        fallible: fallible(&call),
    })
}

/// The same lists under Spark's field, an empty one for none at all.
fn run(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let array = arguments.array(0)?;
    let DataType::List(field) = arguments.gives else { return Err(mistyped(&array)) };
    let lists = array.as_list_opt::<i32>().ok_or_else(|| mistyped(&array))?;
    let lengths = (0..lists.len())
        .map(|row| if lists.is_null(row) { 0 } else { usize::try_from(lists.value_length(row)).unwrap_or(0) });
    let offsets = OffsetBuffer::<i32>::from_lengths(lengths);
    let parts: Vec<ArrayRef> =
        (0..lists.len()).filter(|row| lists.is_valid(*row)).map(|row| lists.value(row)).collect();
    let parts: Vec<&dyn Array> = parts.iter().map(AsRef::as_ref).collect();
    let values = match parts.as_slice() {
        [] => arrow::array::new_empty_array(field.data_type()),
        parts => arrow::compute::concat(parts).map_err(from_arrow)?,
    };
    Ok(Arc::new(ListArray::try_new(Arc::clone(field), offsets, values, None).map_err(from_arrow)?))
}
