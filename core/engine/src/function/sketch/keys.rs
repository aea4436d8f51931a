//! [`Keys`]: values as sketches hash them in every language, so that sketches of the same values can be joined.

use std::hash::{Hash, Hasher};

use arrow::array::{Array, ArrayRef, AsArray, BinaryArray, Float64Array, Int64Array};
use arrow::compute;
use arrow::datatypes::{DataType, Float64Type, Int32Type, Int64Type};
use datasketches::hash::value::{canonical_float, raw_bytes};
use firesteel_protocol::Result;

use crate::expr::arguments::mistyped;
use crate::expr::failure::from_arrow;
use crate::types::{is_binary, is_string};

/// One value.
#[derive(Debug, Clone, Copy)]
pub(in crate::function) enum Key<'a> {
    Number(i64),
    Real(f64),
    Bytes(&'a [u8]),
}

impl Hash for Key<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Key::Number(number) => number.hash(state),
            Key::Real(number) => canonical_float::from_f64(*number).hash(state),
            Key::Bytes(bytes) => raw_bytes::from_slice(bytes).hash(state),
        }
    }
}

/// The values of a column. Integers count as BIGINT, numbers with a fraction as DOUBLE, arrays of integers as their bytes.
pub(in crate::function) enum Keys {
    Numbers(Int64Array),
    Reals(Float64Array),
    Bytes(BinaryArray),
    /// All of them NULL.
    None,
}

impl Keys {
    pub(in crate::function) fn of(column: &ArrayRef) -> Result<Keys> {
        let cast = |to: &DataType| compute::cast(column, to).map_err(from_arrow);
        Ok(match column.data_type() {
            DataType::Null => Keys::None,
            DataType::Int32 | DataType::Int64 => {
                Keys::Numbers(cast(&DataType::Int64)?.as_primitive::<Int64Type>().clone())
            }
            DataType::Float32 | DataType::Float64 => {
                Keys::Reals(cast(&DataType::Float64)?.as_primitive::<Float64Type>().clone())
            }
            DataType::List(element) => {
                let bytes = |list: ArrayRef| -> Vec<u8> {
                    match element.data_type() {
                        DataType::Int32 => {
                            list.as_primitive::<Int32Type>().values().iter().flat_map(|n| n.to_le_bytes()).collect()
                        }
                        _ => list.as_primitive::<Int64Type>().values().iter().flat_map(|n| n.to_le_bytes()).collect(),
                    }
                };
                Keys::Bytes(column.as_list::<i32>().iter().map(|list| list.map(bytes)).collect())
            }
            other if is_string(other) || is_binary(other) => {
                Keys::Bytes(cast(&DataType::Binary)?.as_binary::<i32>().clone())
            }
            _ => return Err(mistyped(column)),
        })
    }

    /// The value of a row; none where it is NULL, or has no bytes.
    pub(in crate::function) fn get(&self, row: usize) -> Option<Key<'_>> {
        match self {
            Keys::Numbers(numbers) => numbers.is_valid(row).then(|| Key::Number(numbers.value(row))),
            Keys::Reals(numbers) => numbers.is_valid(row).then(|| Key::Real(numbers.value(row))),
            Keys::Bytes(bytes) => {
                bytes.is_valid(row).then(|| bytes.value(row)).filter(|b| !b.is_empty()).map(Key::Bytes)
            }
            Keys::None => None,
        }
    }

    /// The values of all rows that have one.
    pub(in crate::function) fn iter(&self) -> impl Iterator<Item = Key<'_>> {
        let rows = match self {
            Keys::Numbers(numbers) => numbers.len(),
            Keys::Reals(numbers) => numbers.len(),
            Keys::Bytes(bytes) => bytes.len(),
            Keys::None => 0,
        };
        (0..rows).filter_map(|row| self.get(row))
    }
}
