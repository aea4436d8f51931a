//! `theta_sketch_agg`, `theta_union_agg` and `theta_intersection_agg`. Spark: `thetasketchesAggregates`.

use std::sync::Arc;

use arrow::array::{ArrayRef, AsArray, BinaryArray};
use arrow::compute;
use arrow::datatypes::DataType;
use datafusion::scalar::ScalarValue;
use datasketches::theta::{CompactThetaSketch, ThetaIntersection, ThetaSketchBuilder};
use firesteel_protocol::{Error, Kind, Result};

use super::gather::{Gathered, Shape, gathered};
use super::{Call, Function, Shown, aggregate};
use crate::expr::Typed;
use crate::expr::failure::from_arrow;
use crate::function::folded;
use crate::function::signature::{Accepts, Parameter, one, optional, unexpected};
use crate::function::sketch::{DEFAULT_SIZE, Keys, checked_size, kept, theta, with_default};
use crate::types::{is_binary, is_string};

const SKETCH_AND_SIZE: &[Parameter] = &[one(Accepts::ExactBinary), optional(Accepts::ExactInt)];

pub(super) static THETA_SKETCH: Function = aggregate(
    &["theta_sketch_agg"],
    &[one(Accepts::Any), optional(Accepts::ExactInt)],
    Shown::By(|call| with_default("theta_sketch_agg", 1, "12", call)),
    |mut call| {
        let sql = with_default("theta_sketch_agg", 1, "12", &call);
        let size = size(&mut call, "theta_sketch_agg")?;
        let value = call.arguments.remove(0);
        if !is_hashed(&value.data_type) {
            let types = ["ARRAY<INT>", "ARRAY<BIGINT>", "BINARY", "DOUBLE", "FLOAT", "INT", "BIGINT", "STRING"];
            let required = format!("({})", types.map(|name| format!("\"{name}\"")).join(" or "));
            return Err(unexpected(&value, 0, required, &sql));
        }
        Ok(sketch("theta_sketch_agg", sketched, value, &size, &call))
    },
);

pub(super) static THETA_UNION: Function = aggregate(
    &["theta_union_agg"],
    SKETCH_AND_SIZE,
    Shown::By(|call| with_default("theta_union_agg", 1, "12", call)),
    |mut call| {
        let size = size(&mut call, "theta_union_agg")?;
        let value = call.arguments.remove(0);
        Ok(sketch("theta_union_agg", united, value, &size, &call))
    },
);

pub(super) static THETA_INTERSECTION: Function =
    aggregate(&["theta_intersection_agg"], &[one(Accepts::ExactBinary)], Shown::AsCall, |mut call| {
        let value = call.arguments.remove(0);
        Ok(sketch("theta_intersection_agg", intersected, value, "", &call))
    });

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
        DataType::Null | DataType::Int32 | DataType::Int64 | DataType::Float32 | DataType::Float64 => true,
        DataType::List(element) => matches!(element.data_type(), DataType::Int32 | DataType::Int64),
        other => is_string(other) || is_binary(other),
    }
}

fn size_of(gathered: &Gathered<'_>) -> Result<u8> {
    gathered.detail.parse().map_err(Error::internal)
}

fn bytes_of(sketch: &CompactThetaSketch) -> ArrayRef {
    Arc::new(BinaryArray::from_iter_values([theta::written(sketch)]))
}

fn sketched(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    let size = size_of(gathered)?;
    let mut sketch = ThetaSketchBuilder::default().lg_k(kept(size)).build().map_err(Error::internal)?;
    Keys::of(&gathered.columns[0])?.iter().for_each(|key| sketch.update(key));
    sketch.trim();
    Ok(bytes_of(&theta::trimmed(sketch.compact(true), size)?))
}

fn united(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    let size = size_of(gathered)?;
    let mut union = theta::union_of(size)?;
    for sketch in sketches(gathered, "theta_union_agg")? {
        union.update(&sketch).map_err(Error::internal)?;
    }
    Ok(bytes_of(&theta::trimmed(union.to_sketch(true), size)?))
}

fn intersected(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    let mut common = ThetaIntersection::default();
    for sketch in sketches(gathered, "theta_intersection_agg")? {
        common.update(&sketch).map_err(Error::internal)?;
    }
    let empty = || theta::union_of(DEFAULT_SIZE as u8).map(|union| union.to_sketch(true));
    Ok(bytes_of(&common.to_sketch(true).map_or_else(empty, Ok)?))
}

fn sketches(gathered: &Gathered<'_>, function: &str) -> Result<Vec<CompactThetaSketch>> {
    let column = compute::cast(&gathered.columns[0], &DataType::Binary).map_err(from_arrow)?;
    column.as_binary::<i32>().iter().flatten().map(|bytes| theta::read(bytes, function)).collect()
}
