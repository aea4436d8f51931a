//! The order in which Spark's hash table of values gives them back: it decides between values that come equally often.
//! Spark: `OpenHashMap`, `OpenHashSet`; the hash codes are Java's.

use arrow::array::{Array, ArrayRef, AsArray};
use arrow::datatypes::{
    DataType, Date32Type, DurationMicrosecondType, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    IntervalUnit, IntervalYearMonthType, TimeUnit, TimestampMicrosecondType,
};

use crate::function::murmur;

const FIRST_CAPACITY: usize = 64;

/// The distinct `rows` of a column in the table's order; none for types whose hash code is not known here.
pub(super) fn order(column: &ArrayRef, rows: &[usize]) -> Option<Vec<usize>> {
    let codes: Vec<(usize, i32)> =
        rows.iter().map(|row| Some((*row, spread(hash_code(column, *row)?)))).collect::<Option<_>>()?;
    // Spark writes the table out between its two stages, and fills another one from what it wrote.
    Some(filled(&filled(&codes)).into_iter().map(|(row, _)| row).collect())
}

/// Open addressing with growing steps; at seven tenths the table doubles.
fn filled(codes: &[(usize, i32)]) -> Vec<(usize, i32)> {
    let mut places: Vec<Option<(usize, i32)>> = vec![None; FIRST_CAPACITY];
    for (count, code) in codes.iter().enumerate() {
        put(&mut places, *code);
        if (count + 1) * 10 > places.len() * 7 {
            let mut wider = vec![None; places.len() * 2];
            places.into_iter().flatten().for_each(|code| put(&mut wider, code));
            places = wider;
        }
    }
    places.into_iter().flatten().collect()
}

fn put(places: &mut [Option<(usize, i32)>], code: (usize, i32)) {
    let mask = places.len() - 1;
    let (mut at, mut step) = (code.1 as u32 as usize & mask, 1);
    while places[at].is_some() {
        at = (at + step) & mask;
        step += 1;
    }
    places[at] = Some(code);
}

fn spread(code: i32) -> i32 {
    murmur(&code.to_le_bytes(), 0)
}

/// Java's `hashCode` of a value.
fn hash_code(column: &ArrayRef, row: usize) -> Option<i32> {
    let long = |value: i64| (value ^ ((value as u64) >> 32) as i64) as i32;
    Some(match column.data_type() {
        DataType::Boolean => match column.as_boolean().value(row) {
            true => 1231,
            false => 1237,
        },
        DataType::Int8 => column.as_primitive::<Int8Type>().value(row).into(),
        DataType::Int16 => column.as_primitive::<Int16Type>().value(row).into(),
        DataType::Int32 => column.as_primitive::<Int32Type>().value(row),
        DataType::Int64 => long(column.as_primitive::<Int64Type>().value(row)),
        DataType::Date32 => column.as_primitive::<Date32Type>().value(row),
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            long(column.as_primitive::<TimestampMicrosecondType>().value(row))
        }
        DataType::Duration(TimeUnit::Microsecond) => long(column.as_primitive::<DurationMicrosecondType>().value(row)),
        DataType::Interval(IntervalUnit::YearMonth) => column.as_primitive::<IntervalYearMonthType>().value(row),
        DataType::Float32 => column.as_primitive::<Float32Type>().value(row).to_bits() as i32,
        DataType::Float64 => long(column.as_primitive::<Float64Type>().value(row).to_bits() as i64),
        DataType::Utf8 => murmur(column.as_string::<i32>().value(row).as_bytes(), 42),
        _ => return None,
    })
}
