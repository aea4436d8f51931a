//! `theta_sketch_agg`, `theta_union_agg` and `theta_intersection_agg`. Spark: `thetasketchesAggregates`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, BinaryArray};
use arrow::compute;
use arrow::datatypes::{DataType, Float64Type, Int32Type, Int64Type};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Kind, Result};

use super::gather::{Gathered, Shape, gathered};
use super::{Call, Function, Shown, aggregate, called, called_with};
use crate::expr::Typed;
use crate::expr::arguments::mistyped;
use crate::expr::failure::{from_arrow, mismatch};
use crate::function::folded;
use crate::function::signature::{Accepts, Parameter, one, optional};
use crate::function::sketch::{DEFAULT_SIZE, Growing, Theta, checked_size, hash_of, read};
use crate::types::{is_binary, is_string, quoted};

const SKETCH_AND_SIZE: &[Parameter] = &[one(Accepts::Binary), optional(Accepts::Int)];

pub(super) static THETA_SKETCH: Function = aggregate(
    &["theta_sketch_agg"],
    &[one(Accepts::Any), optional(Accepts::Int)],
    Shown::By(|call| with_size("theta_sketch_agg", call)),
    |mut call| {
        let sql = called("theta_sketch_agg", &call);
        let size = size(&mut call, "theta_sketch_agg")?;
        let value = call.arguments.remove(0);
        if !is_hashed(&value.data_type) {
            let types = ["ARRAY<INT>", "ARRAY<BIGINT>", "BINARY", "DOUBLE", "FLOAT", "INT", "BIGINT", "STRING"];
            let parameters = [
                ("paramIndex", "first".to_string()),
                ("requiredType", format!("({})", types.map(|name| format!("\"{name}\"")).join(" or "))),
                ("inputSql", format!("\"{}\"", value.name)),
                ("inputType", quoted(&value.data_type)),
            ];
            return Err(mismatch("UNEXPECTED_INPUT_TYPE", &sql, &parameters));
        }
        Ok(sketch("theta_sketch_agg", sketched, value, &size, &call))
    },
);

pub(super) static THETA_UNION: Function = aggregate(
    &["theta_union_agg"],
    SKETCH_AND_SIZE,
    Shown::By(|call| with_size("theta_union_agg", call)),
    |mut call| {
        let size = size(&mut call, "theta_union_agg")?;
        let value = call.arguments.remove(0);
        Ok(sketch("theta_union_agg", united, value, &size, &call))
    },
);

pub(super) static THETA_INTERSECTION: Function =
    aggregate(&["theta_intersection_agg"], &[one(Accepts::Binary)], Shown::AsCall, |mut call| {
        let value = call.arguments.remove(0);
        Ok(sketch("theta_intersection_agg", intersected, value, "", &call))
    });

fn with_size(name: &str, call: &Call<'_>) -> String {
    let mut names: Vec<&str> = call.arguments.iter().map(|argument| argument.name.as_str()).collect();
    if names.len() == 1 {
        names.push("12");
    }
    called_with(name, &names, call)
}

/// The logarithm of the number of hashes, which is the last argument where it is given.
fn size(call: &mut Call<'_>, function: &str) -> Result<String> {
    let size = match call.arguments.get(1) {
        None => DEFAULT_SIZE,
        Some(size) => match folded(size)? {
            Some(ScalarValue::Int32(size)) => size.unwrap_or(0),
            _ => {
                let parameters = [("function", format!("`{function}`"))];
                return Err(Error::new(Kind::Analysis, "THETA_LG_NOM_ENTRIES_MUST_BE_CONSTANT", &parameters));
            }
        },
    };
    call.arguments.truncate(1);
    Ok(checked_size(size, function)?.to_string())
}

fn sketch(
    name: &'static str,
    finish: fn(&Gathered<'_>) -> Result<ArrayRef>,
    value: Typed,
    detail: &str,
    call: &Call<'_>,
) -> Typed {
    let made = gathered(Shape { name, finish, gives: DataType::Binary, nullable: false, detail }, vec![value], call);
    // Bytes that are no sketch raise.
    Typed { fallible: true, ..made }
}

fn is_hashed(data_type: &DataType) -> bool {
    match data_type {
        DataType::Int32 | DataType::Int64 | DataType::Float32 | DataType::Float64 => true,
        DataType::List(element) => matches!(element.data_type(), DataType::Int32 | DataType::Int64),
        other => is_string(other) || is_binary(other),
    }
}

fn growing(gathered: &Gathered<'_>) -> Result<Growing> {
    Ok(Growing::new(gathered.detail.parse().map_err(Error::internal)?))
}

fn bytes_of(sketch: &Theta) -> ArrayRef {
    Arc::new(BinaryArray::from_iter_values([sketch.bytes()]))
}

fn sketched(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    let mut sketch = growing(gathered)?;
    hashes(&gathered.columns[0], |hash| sketch.add(hash))?;
    Ok(bytes_of(&sketch.finished()))
}

/// The hashes of the values that count: not those of NULL, and of nothing. Numbers count as BIGINT or DOUBLE.
fn hashes(column: &ArrayRef, mut take: impl FnMut(u64)) -> Result<()> {
    let cast = |to: &DataType| compute::cast(column, to).map_err(from_arrow);
    match column.data_type() {
        DataType::Int32 | DataType::Int64 => {
            let numbers = cast(&DataType::Int64)?;
            numbers
                .as_primitive::<Int64Type>()
                .iter()
                .flatten()
                .for_each(|number| take(hash_of(&number.to_le_bytes())));
        }
        DataType::Float32 | DataType::Float64 => {
            let numbers = cast(&DataType::Float64)?;
            numbers.as_primitive::<Float64Type>().iter().flatten().for_each(|number| {
                // There is one zero, and one NaN.
                let number = if number == 0.0 { 0.0 } else { number };
                let number = if number.is_nan() { f64::NAN } else { number };
                take(hash_of(&number.to_le_bytes()));
            });
        }
        DataType::List(element) => {
            let is_int = *element.data_type() == DataType::Int32;
            for list in column.as_list::<i32>().iter().flatten().filter(|list| !list.is_empty()) {
                let bytes: Vec<u8> = match is_int {
                    true => list.as_primitive::<Int32Type>().values().iter().flat_map(|n| n.to_le_bytes()).collect(),
                    false => list.as_primitive::<Int64Type>().values().iter().flat_map(|n| n.to_le_bytes()).collect(),
                };
                take(hash_of(&bytes));
            }
        }
        other if is_string(other) || is_binary(other) => {
            let bytes = cast(&DataType::Binary)?;
            let values = bytes.as_binary::<i32>().iter().flatten().filter(|bytes| !bytes.is_empty());
            values.for_each(|bytes| take(hash_of(bytes)));
        }
        _ => return Err(mistyped(column)),
    }
    Ok(())
}

fn united(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    let mut sketch = growing(gathered)?;
    sketches(gathered, "theta_union_agg", |other| sketch.unite(&other))?;
    Ok(bytes_of(&sketch.finished()))
}

fn intersected(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    let mut common: Option<Theta> = None;
    sketches(gathered, "theta_intersection_agg", |other| {
        common = Some(common.as_ref().map_or_else(|| other.clone(), |common| common.intersection(&other)));
    })?;
    Ok(bytes_of(&common.unwrap_or_else(Theta::empty)))
}

fn sketches(gathered: &Gathered<'_>, function: &str, mut take: impl FnMut(Theta)) -> Result<()> {
    let column = compute::cast(&gathered.columns[0], &DataType::Binary).map_err(from_arrow)?;
    for bytes in column.as_binary::<i32>().iter().flatten() {
        take(read(bytes, function)?);
    }
    Ok(())
}
