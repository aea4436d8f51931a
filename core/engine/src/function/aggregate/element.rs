//! Aggregates over elements: `max_by` and `min_by` of several values, `collect_union`, sums of vectors, bitmaps.

use std::collections::HashSet;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, BinaryArray, Float32Array, ListArray, UInt32Array};
use arrow::buffer::OffsetBuffer;
use arrow::compute;
use arrow::datatypes::{DataType, Float32Type, Int64Type};
use firesteel_protocol::{Error, Kind, Result};

use super::gather::{Finish, Gathered, Shape, gathered};
use super::{Call, Function, Shown, aggregate, called, not_constant};
use crate::expr::Typed;
use crate::expr::failure::{self, from_arrow};
use crate::expr::keys::Keys;
use crate::function::array::{Lists, as_type, element};
use crate::function::signature::{Accepts, Parameter, one};
use crate::types::{is_same, list, quoted};

/// `max_by(value, order, count)`: the values beside the greatest, or least, orders.
pub(super) fn several(mut call: Call<'_>, ascending: bool) -> Result<Typed> {
    let sql = called(&call.name.to_lowercase(), &call);
    let count = call.arguments.remove(2);
    let wanted = count.constant_integer().ok_or_else(|| not_constant(&sql, "k", &count))?;
    if !(1..=100_000).contains(&wanted) {
        let parameters = [
            ("exprName", "k".to_string()),
            ("valueRange", "[1, 100000]".to_string()),
            ("currentValue", wanted.to_string()),
        ];
        return Err(failure::mismatch("VALUE_OUT_OF_RANGE", &sql, &parameters));
    }
    let arguments = std::mem::take(&mut call.arguments);
    let gives = list(arguments[0].data_type.clone(), true);
    let (name, finish): (&'static str, Finish) = if ascending {
        ("least_several", |gathered| ranked(gathered, true))
    } else {
        ("greatest_several", |gathered| ranked(gathered, false))
    };
    Ok(gathered(Shape { name, finish, gives, nullable: true, detail: &wanted.to_string() }, arguments, &call))
}

fn ranked(gathered: &Gathered<'_>, ascending: bool) -> Result<ArrayRef> {
    let order = &gathered.columns[1];
    let (keys, nulls) = (Keys::of(order)?, order.logical_nulls());
    let mut rows: Vec<usize> =
        (0..order.len()).filter(|row| nulls.as_ref().is_none_or(|nulls| nulls.is_valid(*row))).collect();
    if rows.is_empty() {
        return Ok(gathered.null());
    }
    rows.sort_by(|left, right| {
        let order = keys.key(*left).cmp(&keys.key(*right));
        if ascending { order } else { order.reverse() }
    });
    rows.truncate(gathered.detail.parse().map_err(Error::internal)?);
    let places: UInt32Array = rows.iter().map(|row| u32::try_from(*row).ok()).collect();
    listed(gathered, compute::take(&gathered.columns[0], &places, None).map_err(from_arrow)?)
}

/// One list of all values.
fn listed(gathered: &Gathered<'_>, values: ArrayRef) -> Result<ArrayRef> {
    let DataType::List(field) = gathered.gives else { return Err(Error::internal("a list that is none")) };
    let values = as_type(&values, field.data_type())?;
    let offsets = OffsetBuffer::from_lengths([values.len()]);
    Ok(Arc::new(ListArray::try_new(Arc::clone(field), offsets, values, None).map_err(from_arrow)?))
}

const ONE_ARRAY: &[Parameter] = &[one(Accepts::Array)];

pub(super) static UNION: Function = aggregate(&["collect_union"], ONE_ARRAY, Shown::AsCall, |mut call| {
    let arguments = std::mem::take(&mut call.arguments);
    let gives = list(element(&arguments[0])?.0, false);
    let shape = Shape { name: "collect_union", finish: union, gives, nullable: false, detail: "" };
    Ok(gathered(shape, arguments, &call))
});

/// The distinct elements that are not NULL, in the order they first came.
fn union(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    let lists = Lists::of(&gathered.columns[0])?;
    let (keys, nulls) = (Keys::of(&lists.values)?, lists.values.logical_nulls());
    let mut seen = HashSet::new();
    let places = (0..lists.len()).filter_map(|row| lists.row(row)).flatten();
    let kept = places
        .filter(|place| nulls.as_ref().is_none_or(|nulls| nulls.is_valid(*place)) && seen.insert(keys.key(*place)));
    let kept: UInt32Array = kept.map(|place| u32::try_from(place).ok()).collect();
    listed(gathered, compute::take(&lists.values, &kept, None).map_err(from_arrow)?)
}

pub(super) static VECTOR_SUM: Function = aggregate(&["vector_sum"], ONE_ARRAY, Shown::AsCall, |call| {
    vectors(call, "vector_sum", |gathered| sums(gathered, false))
});
pub(super) static VECTOR_AVERAGE: Function = aggregate(&["vector_avg"], ONE_ARRAY, Shown::AsCall, |call| {
    vectors(call, "vector_avg", |gathered| sums(gathered, true))
});

fn vectors(mut call: Call<'_>, name: &'static str, finish: Finish) -> Result<Typed> {
    let sql = called(name, &call);
    let arguments = std::mem::take(&mut call.arguments);
    let wanted = list(DataType::Float32, true);
    if !is_same(&arguments[0].data_type, &wanted) {
        let parameters = [
            ("paramIndex", "first".to_string()),
            ("requiredType", quoted(&wanted)),
            ("inputSql", format!("\"{}\"", arguments[0].name)),
            ("inputType", quoted(&arguments[0].data_type)),
        ];
        return Err(failure::mismatch("UNEXPECTED_INPUT_TYPE", &sql, &parameters));
    }
    let gives = list(DataType::Float32, false);
    Ok(gathered(Shape { name, finish, gives, nullable: true, detail: name }, arguments, &call))
}

/// Sums or means place by place. Vectors that are NULL, or hold a NULL, are passed over.
fn sums(gathered: &Gathered<'_>, is_mean: bool) -> Result<ArrayRef> {
    let lists = Lists::of(&gathered.columns[0])?;
    let numbers = as_type(&lists.values, &DataType::Float32)?;
    let numbers = numbers.as_primitive::<Float32Type>();
    let rows = (0..lists.len()).filter_map(|row| lists.row(row));
    let (mut sums, mut count): (Option<Vec<f64>>, usize) = (None, 0);
    for row in rows.filter(|row| row.clone().all(|place| numbers.is_valid(place))) {
        let values: Vec<f64> = row.map(|place| f64::from(numbers.value(place))).collect();
        count += 1;
        match &mut sums {
            None => sums = Some(values),
            Some(sums) if sums.len() == values.len() => {
                sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
            }
            Some(sums) => {
                let parameters = [
                    ("functionName", format!("`{}`", gathered.detail)),
                    ("leftDim", sums.len().to_string()),
                    ("rightDim", values.len().to_string()),
                ];
                return Err(Error::new(Kind::Runtime, "VECTOR_DIMENSION_MISMATCH", &parameters));
            }
        }
    }
    let Some(sums) = sums else { return Ok(gathered.null()) };
    let divisor = if is_mean { count as f64 } else { 1.0 };
    listed(gathered, Arc::new(Float32Array::from_iter_values(sums.into_iter().map(|sum| (sum / divisor) as f32))))
}

/// How many bytes a bitmap has. Spark: `BitmapExpressionUtils.NUM_BYTES`.
const BITMAP_BYTES: usize = 4_096;
const ONE_BINARY: &[Parameter] = &[one(Accepts::Binary)];

pub(super) static BITMAP_AND: Function = aggregate(&["bitmap_and_agg"], ONE_BINARY, Shown::AsCall, |call| {
    bitmap(call, "bitmap_and_agg", |gathered| merged(gathered, 0xFF, |left, right| left & right))
});
pub(super) static BITMAP_OR: Function = aggregate(&["bitmap_or_agg"], ONE_BINARY, Shown::AsCall, |call| {
    bitmap(call, "bitmap_or_agg", |gathered| merged(gathered, 0, |left, right| left | right))
});
pub(super) static BITMAP_CONSTRUCT: Function =
    aggregate(&["bitmap_construct_agg"], &[one(Accepts::Long)], Shown::AsCall, |call| {
        bitmap(call, "bitmap_construct_agg", construct)
    });

fn bitmap(mut call: Call<'_>, name: &'static str, finish: Finish) -> Result<Typed> {
    let arguments = std::mem::take(&mut call.arguments);
    let shape = Shape { name, finish, gives: DataType::Binary, nullable: false, detail: "" };
    let typed = gathered(shape, arguments, &call);
    Ok(Typed { fallible: true, ..typed })
}

/// A bitmap that is too short is filled with zeros.
fn merged(gathered: &Gathered<'_>, start: u8, merge: fn(u8, u8) -> u8) -> Result<ArrayRef> {
    let bitmaps = as_type(&gathered.columns[0], &DataType::Binary)?;
    let bitmaps = bitmaps.as_binary::<i32>();
    let mut bytes = vec![start; BITMAP_BYTES];
    for bitmap in bitmaps.iter().flatten() {
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = merge(*byte, bitmap.get(at).copied().unwrap_or_default());
        }
    }
    Ok(Arc::new(BinaryArray::from(vec![bytes.as_slice()])))
}

fn construct(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    let mut bytes = vec![0_u8; BITMAP_BYTES];
    for position in gathered.columns[0].as_primitive::<Int64Type>().iter().flatten() {
        let place = usize::try_from(position).ok().filter(|place| *place < 8 * BITMAP_BYTES);
        let Some(place) = place else {
            let parameters = [
                ("bitPosition", position.to_string()),
                ("bitmapNumBytes", BITMAP_BYTES.to_string()),
                ("bitmapNumBits", (8 * BITMAP_BYTES).to_string()),
            ];
            return Err(Error::new(Kind::ArrayIndex, "INVALID_BITMAP_POSITION", &parameters));
        };
        bytes[place / 8] |= 1 << (place % 8);
    }
    Ok(Arc::new(BinaryArray::from(vec![bytes.as_slice()])))
}
