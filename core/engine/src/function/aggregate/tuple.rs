//! `tuple_sketch_agg_..`, `tuple_union_agg_..` and `tuple_intersection_agg_..`, for summaries of each of two types. Spark:
//! `tupleSketchAgg`, `tupleUnionAgg`, `tupleIntersectionAgg`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, ArrowPrimitiveType, AsArray, BinaryArray};
use arrow::compute;
use arrow::datatypes::DataType;
use firesteel_protocol::{Error, Result};

use super::gather::{Finish, Gathered, Shape, gathered};
use super::{Call, Function, Settings, Shown, aggregate};
use crate::expr::Typed;
use crate::expr::arguments::mistyped;
use crate::expr::failure::from_arrow;
use crate::function::signature::{Accepts, Parameter, accept, one, optional, unexpected};
use crate::function::sketch::Keys;
use crate::function::sketch::tuple::{Constants, Hashes, Intersection, Number, Options, Sketch, Table, Union};
use crate::function::sketch::tuple::{options, read, shown};
use crate::types::{implicit_cast, is_binary, is_decimal, is_nested, is_string, list};

pub(super) static SKETCH_OF_DOUBLE: Function = sketch_of::<f64>(
    &["tuple_sketch_agg_double"],
    &[one(Accepts::Any), one(Accepts::Double), optional(Accepts::Int), optional(Accepts::String)],
);
pub(super) static SKETCH_OF_INTEGER: Function = sketch_of::<i32>(
    &["tuple_sketch_agg_integer"],
    &[one(Accepts::Any), one(Accepts::Int), optional(Accepts::Int), optional(Accepts::String)],
);
pub(super) static UNION_OF_DOUBLE: Function = union_of::<f64>(&["tuple_union_agg_double"]);
pub(super) static UNION_OF_INTEGER: Function = union_of::<i32>(&["tuple_union_agg_integer"]);
pub(super) static INTERSECTION_OF_DOUBLE: Function = intersection_of::<f64>(&["tuple_intersection_agg_double"]);
pub(super) static INTERSECTION_OF_INTEGER: Function = intersection_of::<i32>(&["tuple_intersection_agg_integer"]);

const fn sketch_of<N: Number>(names: &'static [&'static str], takes: &'static [Parameter]) -> Function {
    aggregate(names, takes, Shown::By(|call| shown(call, 2, Constants::SizeAndMode)), |mut call| {
        let sql = shown(&call, 2, Constants::SizeAndMode);
        if !call.arguments.is_empty() {
            let value = call.arguments.remove(0);
            let settings = call.settings;
            call.arguments.insert(0, key(value, &sql, settings)?);
        }
        made(call, 2, Constants::SizeAndMode, sketched::<N>)
    })
}

const fn union_of<N: Number>(names: &'static [&'static str]) -> Function {
    const TAKES: &[Parameter] = &[one(Accepts::Binary), optional(Accepts::Int), optional(Accepts::String)];
    aggregate(names, TAKES, Shown::By(|call| shown(call, 1, Constants::SizeAndMode)), |call| {
        made(call, 1, Constants::SizeAndMode, united::<N>)
    })
}

const fn intersection_of<N: Number>(names: &'static [&'static str]) -> Function {
    const TAKES: &[Parameter] = &[one(Accepts::Binary), optional(Accepts::String)];
    aggregate(names, TAKES, Shown::By(|call| shown(call, 1, Constants::Mode)), |call| {
        made(call, 1, Constants::Mode, intersected::<N>)
    })
}

/// The call over its first `given` arguments.
fn made(mut call: Call<'_>, given: usize, constants: Constants, finish: Finish) -> Result<Typed> {
    let options = options(&call, given, constants)?;
    call.arguments.truncate(given);
    let arguments = std::mem::take(&mut call.arguments);
    let detail = options.detail();
    let shape = Shape { name: options.function, finish, gives: DataType::Binary, nullable: false, detail: &detail };
    // Bytes that are no sketch raise.
    Ok(Typed { fallible: true, ..gathered(shape, arguments, &call) })
}

/// A key in the type it is hashed in: other numbers and what has a text are cast. Spark: `AnsiTypeCoercion.implicitCast` to
/// a `TypeCollection`.
fn key(key: Typed, sql: &str, settings: &Settings) -> Result<Typed> {
    let to = match &key.data_type {
        DataType::Null | DataType::Int32 | DataType::Int64 | DataType::Float32 | DataType::Float64 => return Ok(key),
        // Spark does not take them for the next larger integer.
        DataType::Int8 | DataType::Int16 => DataType::Float64,
        other if is_decimal(other) => DataType::Float64,
        other if is_string(other) || is_binary(other) => return Ok(key),
        DataType::List(element) => match element.data_type() {
            DataType::Int32 | DataType::Int64 => return Ok(key),
            DataType::Int8 | DataType::Int16 | DataType::Null => list(DataType::Int32, true),
            _ => return Err(no_key(&key, sql)),
        },
        other if is_nested(other) => return Err(no_key(&key, sql)),
        _ => return accept(key, Accepts::String, 0, sql, settings),
    };
    implicit_cast(key, &to, settings)
}

fn no_key(key: &Typed, sql: &str) -> Error {
    let types = ["ARRAY<INT>", "ARRAY<BIGINT>", "BINARY", "DOUBLE", "FLOAT", "INT", "BIGINT", "STRING"];
    let required = format!("({})", types.map(|name| format!("\"{name}\"")).join(" or "));
    unexpected(key, 0, required, sql)
}

fn bytes_of<N: Number>(sketch: &Sketch<N>) -> ArrayRef {
    Arc::new(BinaryArray::from_iter_values([sketch.bytes()]))
}

/// What one partition of Spark's gives, merged into an empty sketch as the result of each is.
fn merged<N: Number>(sketch: &Sketch<N>, options: Options<'_>) -> ArrayRef {
    let mut whole = Union::new(options.size, options.mode);
    whole.add(sketch);
    bytes_of(&whole.sketch())
}

fn sketched<N: Number>(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    let options = Options::of_detail(gathered.detail)?;
    let keys = Keys::of(&gathered.columns[0])?;
    let numbers = compute::cast(&gathered.columns[1], &N::Arrow::DATA_TYPE).map_err(from_arrow)?;
    let numbers = numbers.as_primitive_opt::<N::Arrow>().ok_or_else(|| mistyped(&numbers))?;
    let (mut table, mut hashes) = (Table::new(options.size), Hashes::new()?);
    for row in (0..gathered.rows()).filter(|row| numbers.is_valid(*row)) {
        if let Some(hash) = keys.get(row).and_then(|key| hashes.of(key)) {
            table.add(hash, numbers.value(row), options.mode);
        }
    }
    Ok(merged(&table.sketch(), options))
}

fn united<N: Number>(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    let options = Options::of_detail(gathered.detail)?;
    let mut union = Union::<N>::new(options.size, options.mode);
    sketches(gathered, options, |sketch| union.add(&sketch))?;
    Ok(merged(&union.sketch(), options))
}

fn intersected<N: Number>(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    let options = Options::of_detail(gathered.detail)?;
    let mut part = Intersection::<N>::new(options.mode);
    sketches(gathered, options, |sketch| part.add(&sketch))?;
    let Some(part) = part.sketch() else { return Ok(bytes_of(&Sketch::<N>::empty())) };
    // As in `merged`.
    let mut whole = Intersection::new(options.mode);
    whole.add(&part);
    Ok(bytes_of(&whole.sketch().unwrap_or(part)))
}

fn sketches<N: Number>(gathered: &Gathered<'_>, options: Options<'_>, mut take: impl FnMut(Sketch<N>)) -> Result<()> {
    let column = compute::cast(&gathered.columns[0], &DataType::Binary).map_err(from_arrow)?;
    for bytes in column.as_binary::<i32>().iter().flatten() {
        take(read(bytes, options.function)?);
    }
    Ok(())
}
