//! `tuple_sketch_agg_..`, `tuple_union_agg_..` and `tuple_intersection_agg_..`, for summaries of each of two types. Spark:
//! `tupleSketchAgg`, `tupleUnionAgg`, `tupleIntersectionAgg`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, ArrowPrimitiveType, AsArray, BinaryArray};
use arrow::compute;
use arrow::datatypes::DataType;
use firesteel_protocol::{Error, Result};

use super::gather::{Finish, Gathered, Shape, gathered};
use super::summary::{Begin, Summary, summary};
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
        made(call, 2, Constants::SizeAndMode, values::<N>, |rows| answered(rows, values::<N>))
    })
}

const fn union_of<N: Number>(names: &'static [&'static str]) -> Function {
    const TAKES: &[Parameter] = &[one(Accepts::Binary), optional(Accepts::Int), optional(Accepts::String)];
    aggregate(names, TAKES, Shown::By(|call| shown(call, 1, Constants::SizeAndMode)), |call| {
        made(call, 1, Constants::SizeAndMode, united::<N>, |rows| answered(rows, united::<N>))
    })
}

const fn intersection_of<N: Number>(names: &'static [&'static str]) -> Function {
    const TAKES: &[Parameter] = &[one(Accepts::Binary), optional(Accepts::String)];
    aggregate(names, TAKES, Shown::By(|call| shown(call, 1, Constants::Mode)), |call| {
        made(call, 1, Constants::Mode, common::<N>, |rows| answered(rows, common::<N>))
    })
}

/// The call over its first `given` arguments. Equal rows count as often as they come, so that those of DISTINCT are gathered.
fn made(mut call: Call<'_>, given: usize, constants: Constants, begin: Begin, finish: Finish) -> Result<Typed> {
    let options = options(&call, given, constants)?;
    call.arguments.truncate(given);
    let arguments = std::mem::take(&mut call.arguments);
    let (name, detail) = (options.function, options.detail());
    if !call.is_distinct {
        return Ok(summary(name, begin, arguments, detail, &call));
    }
    let shape = Shape { name, finish, gives: DataType::Binary, nullable: false, detail: &detail };
    // Bytes that are no sketch raise.
    Ok(Typed { fallible: true, ..gathered(shape, arguments, &call) })
}

fn answered(rows: &Gathered<'_>, begin: Begin) -> Result<ArrayRef> {
    let mut summary = begin(rows.detail)?;
    summary.add(&rows.columns)?;
    Ok(Arc::new(BinaryArray::from_iter_values([summary.answer()?])))
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

/// What partitions gave, and then `part`. Spark joins the results of the partitions, also where there is one.
fn whole<N: Number>(joined: Option<&Union<N>>, part: &Sketch<N>, options: Options<'_>) -> Sketch<N> {
    let mut whole = joined.cloned().unwrap_or_else(|| Union::new(options.size, options.mode));
    whole.add(part);
    whole.sketch()
}

/// A sketch of keys and their numbers.
#[derive(Debug)]
struct Values<N> {
    detail: String,
    table: Table<N>,
    joined: Option<Union<N>>,
}

fn values<N: Number>(detail: &str) -> Result<Box<dyn Summary>> {
    let table = Table::<N>::new(Options::of_detail(detail)?.size);
    Ok(Box::new(Values { detail: detail.to_string(), table, joined: None }))
}

impl<N: Number> Summary for Values<N> {
    fn add(&mut self, columns: &[ArrayRef]) -> Result<()> {
        let options = Options::of_detail(&self.detail)?;
        let keys = Keys::of(&columns[0])?;
        let numbers = compute::cast(&columns[1], &N::Arrow::DATA_TYPE).map_err(from_arrow)?;
        let numbers = numbers.as_primitive_opt::<N::Arrow>().ok_or_else(|| mistyped(&numbers))?;
        let mut hashes = Hashes::new()?;
        for row in (0..numbers.len()).filter(|row| numbers.is_valid(*row)) {
            if let Some(hash) = keys.get(row).and_then(|key| hashes.of(key)) {
                self.table.add(hash, numbers.value(row), options.mode);
            }
        }
        Ok(())
    }

    fn join(&mut self, state: &[u8]) -> Result<()> {
        let options = Options::of_detail(&self.detail)?;
        let joined = self.joined.get_or_insert_with(|| Union::new(options.size, options.mode));
        joined.add(&read(state, options.function)?);
        Ok(())
    }

    fn state(&self) -> Result<Option<Vec<u8>>> {
        if self.joined.is_some() { self.answer().map(Some) } else { Ok(Some(self.table.sketch().bytes())) }
    }

    fn answer(&self) -> Result<Vec<u8>> {
        let options = Options::of_detail(&self.detail)?;
        Ok(whole(self.joined.as_ref(), &self.table.sketch(), options).bytes())
    }

    fn size(&self) -> usize {
        self.table.size() + self.joined.as_ref().map_or(0, Union::size)
    }
}

/// A sketch of all that sketches hold.
#[derive(Debug)]
struct United<N> {
    detail: String,
    union: Union<N>,
    joined: Option<Union<N>>,
}

fn united<N: Number>(detail: &str) -> Result<Box<dyn Summary>> {
    let options = Options::of_detail(detail)?;
    let union = Union::<N>::new(options.size, options.mode);
    Ok(Box::new(United { detail: detail.to_string(), union, joined: None }))
}

impl<N: Number> Summary for United<N> {
    fn add(&mut self, columns: &[ArrayRef]) -> Result<()> {
        let options = Options::of_detail(&self.detail)?;
        each_sketch(&columns[0], options, |sketch| self.union.add(&sketch))
    }

    fn join(&mut self, state: &[u8]) -> Result<()> {
        let options = Options::of_detail(&self.detail)?;
        let joined = self.joined.get_or_insert_with(|| Union::new(options.size, options.mode));
        joined.add(&read(state, options.function)?);
        Ok(())
    }

    fn state(&self) -> Result<Option<Vec<u8>>> {
        if self.joined.is_some() { self.answer().map(Some) } else { Ok(Some(self.union.sketch().bytes())) }
    }

    fn answer(&self) -> Result<Vec<u8>> {
        let options = Options::of_detail(&self.detail)?;
        Ok(whole(self.joined.as_ref(), &self.union.sketch(), options).bytes())
    }

    fn size(&self) -> usize {
        self.union.size() + self.joined.as_ref().map_or(0, Union::size)
    }
}

/// A sketch of what all sketches hold.
#[derive(Debug)]
struct Common<N> {
    detail: String,
    intersection: Intersection<N>,
    joined: Intersection<N>,
}

fn common<N: Number>(detail: &str) -> Result<Box<dyn Summary>> {
    let intersection = || Ok::<_, Error>(Intersection::<N>::new(Options::of_detail(detail)?.mode));
    Ok(Box::new(Common { detail: detail.to_string(), intersection: intersection()?, joined: intersection()? }))
}

impl<N: Number> Summary for Common<N> {
    fn add(&mut self, columns: &[ArrayRef]) -> Result<()> {
        let options = Options::of_detail(&self.detail)?;
        each_sketch(&columns[0], options, |sketch| self.intersection.add(&sketch))
    }

    fn join(&mut self, state: &[u8]) -> Result<()> {
        self.joined.add(&read(state, Options::of_detail(&self.detail)?.function)?);
        Ok(())
    }

    fn state(&self) -> Result<Option<Vec<u8>>> {
        let mut whole = self.joined.clone();
        self.intersection.sketch().iter().for_each(|part| whole.add(part));
        Ok(whole.sketch().map(|sketch| sketch.bytes()))
    }

    fn answer(&self) -> Result<Vec<u8>> {
        Ok(self.state()?.unwrap_or_else(|| Sketch::<N>::empty().bytes()))
    }

    fn size(&self) -> usize {
        self.intersection.size() + self.joined.size()
    }
}

fn each_sketch<N: Number>(column: &ArrayRef, options: Options<'_>, mut take: impl FnMut(Sketch<N>)) -> Result<()> {
    let column = compute::cast(column, &DataType::Binary).map_err(from_arrow)?;
    for bytes in column.as_binary::<i32>().iter().flatten() {
        take(read(bytes, options.function)?);
    }
    Ok(())
}
