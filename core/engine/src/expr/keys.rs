//! [`Keys`]: values of any type as bytes that are equal, and ordered, as Spark's values are. NULL is the least, `-0.0` is
//! `0.0`, NaN equals NaN and is the greatest number; arrays and structs compare part by part.
//! Spark: `TypeUtils.getInterpretedOrdering`, `NormalizeFloatingNumbers`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, ListArray, MapArray, StructArray, UInt32Array};
use arrow::buffer::OffsetBuffer;
use arrow::compute::take;
use arrow::datatypes::{DataType, Float32Type, Float64Type};
use arrow::row::{Row, RowConverter, Rows, SortField};
use firesteel_protocol::{Error, Result};

use super::failure::from_arrow;

/// The keys of a column. Keys of two columns of one type may be compared with each other.
pub struct Keys(Rows);

impl Keys {
    pub fn of(array: &ArrayRef) -> Result<Keys> {
        let column = normalized(array)?;
        let converter = RowConverter::new(vec![SortField::new(column.data_type().clone())]).map_err(from_arrow)?;
        converter.convert_columns(&[column]).map(Keys).map_err(from_arrow)
    }

    pub fn key(&self, row: usize) -> Row<'_> {
        self.0.row(row)
    }
}

fn has_floats(data_type: &DataType) -> bool {
    match data_type {
        DataType::Float32 | DataType::Float64 => true,
        DataType::List(field) | DataType::Map(field, _) => has_floats(field.data_type()),
        DataType::Struct(fields) => fields.iter().any(|field| has_floats(field.data_type())),
        _ => false,
    }
}

/// The column with one zero and one NaN.
pub fn normalized(array: &ArrayRef) -> Result<ArrayRef> {
    if !has_floats(array.data_type()) {
        return Ok(Arc::clone(array));
    }
    Ok(match array.data_type() {
        DataType::Float32 => Arc::new(
            array
                .as_primitive::<Float32Type>()
                .unary::<_, Float32Type>(|value| if value.is_nan() { f32::NAN } else { value + 0.0 }),
        ),
        DataType::Float64 => Arc::new(
            array
                .as_primitive::<Float64Type>()
                .unary::<_, Float64Type>(|value| if value.is_nan() { f64::NAN } else { value + 0.0 }),
        ),
        DataType::List(field) => {
            let lists = array.as_list::<i32>();
            let values = normalized(lists.values())?;
            let made = ListArray::try_new(Arc::clone(field), lists.offsets().clone(), values, lists.nulls().cloned());
            Arc::new(made.map_err(from_arrow)?)
        }
        DataType::Struct(_) => Arc::new(normalized_struct(array.as_struct())?),
        DataType::Map(field, ordered) => {
            let maps = array.as_map();
            let entries = normalized_struct(maps.entries())?;
            let (offsets, nulls) = (maps.offsets().clone(), maps.nulls().cloned());
            Arc::new(MapArray::try_new(Arc::clone(field), offsets, entries, nulls, *ordered).map_err(from_arrow)?)
        }
        other => return Err(Error::internal(format!("floats inside {other}"))),
    })
}

fn normalized_struct(array: &StructArray) -> Result<StructArray> {
    let columns = array.columns().iter().map(normalized).collect::<Result<Vec<_>>>()?;
    let nulls = array.nulls().cloned();
    StructArray::try_new_with_length(array.fields().clone(), columns, nulls, array.len()).map_err(from_arrow)
}

pub fn has_maps(data_type: &DataType) -> bool {
    match data_type {
        DataType::Map(_, _) => true,
        DataType::List(field) => has_maps(field.data_type()),
        DataType::Struct(fields) => fields.iter().any(|field| has_maps(field.data_type())),
        _ => false,
    }
}

/// The column with the entries of each map in the order of their keys, so that equal maps are equal. Spark: `MapSort`.
pub fn with_sorted_maps(array: &ArrayRef) -> Result<ArrayRef> {
    if !has_maps(array.data_type()) {
        return Ok(Arc::clone(array));
    }
    Ok(match array.data_type() {
        DataType::List(field) => {
            let lists = array.as_list::<i32>();
            let values = with_sorted_maps(lists.values())?;
            let made = ListArray::try_new(Arc::clone(field), lists.offsets().clone(), values, lists.nulls().cloned());
            Arc::new(made.map_err(from_arrow)?)
        }
        DataType::Struct(fields) => {
            let structs = array.as_struct();
            let columns = structs.columns().iter().map(with_sorted_maps).collect::<Result<Vec<_>>>()?;
            let nulls = structs.nulls().cloned();
            let made = StructArray::try_new_with_length(fields.clone(), columns, nulls, structs.len());
            Arc::new(made.map_err(from_arrow)?)
        }
        DataType::Map(field, ordered) => {
            let maps = array.as_map();
            let (keys, values) = (with_sorted_maps(maps.keys())?, with_sorted_maps(maps.values())?);
            let order = Keys::of(&keys)?;
            let mut lengths = Vec::with_capacity(maps.len());
            let mut places: Vec<u32> = Vec::with_capacity(keys.len());
            for row in 0..maps.len() {
                let range = if maps.is_valid(row) {
                    maps.value_offsets()[row] as usize..maps.value_offsets()[row + 1] as usize
                } else {
                    0..0
                };
                lengths.push(range.len());
                let start = places.len();
                places.extend(range.map(|at| at as u32));
                places[start..].sort_by(|left, right| order.key(*left as usize).cmp(&order.key(*right as usize)));
            }
            let places = UInt32Array::from(places);
            let taken =
                [keys, values].iter().map(|column| take(column, &places, None)).collect::<std::result::Result<_, _>>();
            let DataType::Struct(fields) = field.data_type() else {
                return Err(Error::internal("a map without entries"));
            };
            let entries = StructArray::try_new(fields.clone(), taken.map_err(from_arrow)?, None).map_err(from_arrow)?;
            let offsets = OffsetBuffer::from_lengths(lengths);
            let made = MapArray::try_new(Arc::clone(field), offsets, entries, maps.nulls().cloned(), *ordered);
            Arc::new(made.map_err(from_arrow)?)
        }
        other => return Err(Error::internal(format!("maps inside {other}"))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow::array::Float64Array;

    #[test]
    fn zeros_are_one_value_and_nan_is_the_greatest() -> Result<()> {
        let column: ArrayRef =
            Arc::new(Float64Array::from(vec![Some(-0.0), Some(0.0), Some(-f64::NAN), Some(f64::NAN), Some(1.0), None]));
        let keys = Keys::of(&column)?;
        assert!(keys.key(0) == keys.key(1) && keys.key(2) == keys.key(3));
        assert!(keys.key(5) < keys.key(0) && keys.key(0) < keys.key(4) && keys.key(4) < keys.key(2));
        Ok(())
    }
}
