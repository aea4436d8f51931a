//! `tuple_sketch_estimate_..`, `tuple_sketch_summary_..`, `tuple_sketch_theta_..`, `tuple_union_..`, `tuple_intersection_..`
//! and `tuple_difference_..`, for summaries of each of two types, and what the aggregates of tuple sketches share with them.
//! Spark: `tupleUnion`, `tupleIntersection`, `tupleDifference`, `TupleSketchUtils`.
//!
//! The `datasketches` library hashes the keys, and reads theta sketches. Its tuple sketches have their keys in another order
//! than Java's once they were intersected or are full, so that their bytes and the sums of doubles would differ from Spark's;
//! nor are there any of sixteen keys.

mod compact;
mod summary;
mod table;

use std::sync::Arc;

use arrow::array::{ArrayRef, ArrowPrimitiveType, BinaryArray, PrimitiveArray};
use arrow::datatypes::{DataType, Float64Type};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Kind, Result};

use super::{DEFAULT_SIZE, checked_size, theta};
use crate::expr::Typed;
use crate::expr::arguments::Arguments;
use crate::expr::failure::mismatch;
use crate::expr::kernel::{Kernel, Nulls, Run};
use crate::function::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called_with};
use crate::function::signature::{Accepts, Parameter, one, optional};
use crate::function::{folded, lookup};

pub(in crate::function) use compact::Sketch;
pub(in crate::function) use summary::{Mode, Number};
pub(in crate::function) use table::{Hashes, Intersection, Table, Union};

pub(in crate::function) static FUNCTIONS: &[&Function] = &[
    &ESTIMATE_OF_DOUBLE,
    &ESTIMATE_OF_INTEGER,
    &THETA_OF_DOUBLE,
    &THETA_OF_INTEGER,
    &SUMMARY_OF_DOUBLE,
    &SUMMARY_OF_INTEGER,
    &UNION_OF_DOUBLE,
    &UNION_OF_INTEGER,
    &UNION_OF_DOUBLE_AND_THETA,
    &UNION_OF_INTEGER_AND_THETA,
    &INTERSECTION_OF_DOUBLE,
    &INTERSECTION_OF_INTEGER,
    &INTERSECTION_OF_DOUBLE_AND_THETA,
    &INTERSECTION_OF_INTEGER_AND_THETA,
    &DIFFERENCE_OF_DOUBLE,
    &DIFFERENCE_OF_INTEGER,
    &DIFFERENCE_OF_DOUBLE_AND_THETA,
    &DIFFERENCE_OF_INTEGER_AND_THETA,
];

static ESTIMATE_OF_DOUBLE: Function = estimate_of::<f64>(&["tuple_sketch_estimate_double"]);
static ESTIMATE_OF_INTEGER: Function = estimate_of::<i32>(&["tuple_sketch_estimate_integer"]);
static THETA_OF_DOUBLE: Function = theta_of::<f64>(&["tuple_sketch_theta_double"]);
static THETA_OF_INTEGER: Function = theta_of::<i32>(&["tuple_sketch_theta_integer"]);
static SUMMARY_OF_DOUBLE: Function = summary_of::<f64>(&["tuple_sketch_summary_double"]);
static SUMMARY_OF_INTEGER: Function = summary_of::<i32>(&["tuple_sketch_summary_integer"]);
static UNION_OF_DOUBLE: Function = union_of::<f64, Tuple>(&["tuple_union_double"]);
static UNION_OF_INTEGER: Function = union_of::<i32, Tuple>(&["tuple_union_integer"]);
static UNION_OF_DOUBLE_AND_THETA: Function = union_of::<f64, Theta>(&["tuple_union_theta_double"]);
static UNION_OF_INTEGER_AND_THETA: Function = union_of::<i32, Theta>(&["tuple_union_theta_integer"]);
static INTERSECTION_OF_DOUBLE: Function = intersection_of::<f64, Tuple>(&["tuple_intersection_double"]);
static INTERSECTION_OF_INTEGER: Function = intersection_of::<i32, Tuple>(&["tuple_intersection_integer"]);
static INTERSECTION_OF_DOUBLE_AND_THETA: Function = intersection_of::<f64, Theta>(&["tuple_intersection_theta_double"]);
static INTERSECTION_OF_INTEGER_AND_THETA: Function =
    intersection_of::<i32, Theta>(&["tuple_intersection_theta_integer"]);
static DIFFERENCE_OF_DOUBLE: Function = difference_of::<f64, Tuple>(&["tuple_difference_double"]);
static DIFFERENCE_OF_INTEGER: Function = difference_of::<i32, Tuple>(&["tuple_difference_integer"]);
static DIFFERENCE_OF_DOUBLE_AND_THETA: Function = difference_of::<f64, Theta>(&["tuple_difference_theta_double"]);
static DIFFERENCE_OF_INTEGER_AND_THETA: Function = difference_of::<i32, Theta>(&["tuple_difference_theta_integer"]);

const SKETCH: Parameter = one(Accepts::ExactBinary);
const SIZE: Parameter = optional(Accepts::ExactInt);
const MODE: Parameter = optional(Accepts::ExactString);

/// The constants that follow the other arguments of a call, and may be left out.
#[derive(Debug, Clone, Copy)]
pub(in crate::function) enum Constants {
    None,
    Mode,
    SizeAndMode,
}

/// What a call is made with besides its sketches. It travels in the detail of a kernel.
#[derive(Debug, Clone, Copy)]
pub(in crate::function) struct Options<'a> {
    pub(in crate::function) function: &'a str,
    /// The logarithm of the number of keys at most.
    pub(in crate::function) size: u8,
    pub(in crate::function) mode: Mode,
}

impl<'a> Options<'a> {
    pub(in crate::function) fn detail(&self) -> String {
        format!("{} {} {}", self.function, self.size, self.mode.name())
    }

    pub(in crate::function) fn of_detail(detail: &'a str) -> Result<Self> {
        let parsed = || {
            let mut parts = detail.split(' ');
            let (function, size, mode) = (parts.next()?, parts.next()?.parse().ok()?, Mode::named(parts.next()?)?);
            Some(Options { function, size, mode })
        };
        parsed().ok_or_else(|| Error::internal(format!("a tuple sketch with the options {detail}")))
    }
}

/// The constants behind the `given` arguments of a call. Spark: `SketchSize`, `SummaryAggregateMode`.
pub(in crate::function) fn options(call: &Call<'_>, given: usize, constants: Constants) -> Result<Options<'static>> {
    let function = lookup(call.name).map(Function::name).ok_or_else(|| Error::internal("a tuple sketch of no name"))?;
    let sql = shown(call, given, constants);
    let told = call.arguments.get(given..).unwrap_or_default();
    let (size, mode) = match constants {
        Constants::None => (None, None),
        Constants::Mode => (None, told.first()),
        Constants::SizeAndMode => (told.first(), told.get(1)),
    };
    let size = size.map_or(Ok(DEFAULT_SIZE as u8), |size| size_of(size, function, &sql))?;
    let mode = mode.map_or(Ok(Mode::Sum), |mode| mode_of(mode, function, &sql))?;
    Ok(Options { function, size, mode })
}

fn size_of(argument: &Typed, function: &str, sql: &str) -> Result<u8> {
    match folded(argument)? {
        None => Err(not_constant(argument, "lgNomEntries", "int", sql)),
        Some(ScalarValue::Int32(Some(size))) => checked_size(size, function).map_err(|error| refused(&error, sql)),
        Some(_) => Err(null("lgNomEntries", sql)),
    }
}

fn mode_of(argument: &Typed, function: &str, sql: &str) -> Result<Mode> {
    let Some(value) = folded(argument)? else { return Err(not_constant(argument, "mode", "string", sql)) };
    let Some(name) = value.try_as_str().flatten() else { return Err(null("mode", sql)) };
    Mode::named(name).ok_or_else(|| {
        let parameters =
            [("function", format!("`{function}`")), ("mode", name.to_string()), ("validModes", Mode::names())];
        refused(&Error::new(Kind::Runtime, "TUPLE_INVALID_SKETCH_MODE", &parameters), sql)
    })
}

fn not_constant(argument: &Typed, name: &str, data_type: &str, sql: &str) -> Error {
    let parameters =
        [("inputName", name.to_string()), ("inputType", data_type.to_string()), ("inputExpr", argument.name.clone())];
    mismatch("NON_FOLDABLE_INPUT", sql, &parameters)
}

fn null(name: &str, sql: &str) -> Error {
    mismatch("UNEXPECTED_NULL", sql, &[("exprName", name.to_string())])
}

fn refused(reason: &Error, sql: &str) -> Error {
    mismatch("TYPE_CHECK_FAILURE_WITH_HINT", sql, &[("msg", reason.to_string()), ("hint", String::new())])
}

/// A call as Spark prints it: with all its constants.
pub(in crate::function) fn shown(call: &Call<'_>, given: usize, constants: Constants) -> String {
    let defaults: &[&str] = match constants {
        Constants::None => &[],
        Constants::Mode => &["sum"],
        Constants::SizeAndMode => &["12", "sum"],
    };
    let mut names: Vec<&str> = call.arguments.iter().map(|argument| argument.name.as_str()).collect();
    names.extend(defaults.iter().skip(names.len().saturating_sub(given)));
    called_with(&call.name.to_lowercase(), &names, call)
}

const fn over(
    names: &'static [&'static str],
    takes: &'static [Parameter],
    shown: Shown,
    rewrite: fn(Call<'_>) -> Result<Typed>,
) -> Function {
    Function {
        names,
        takes,
        gives: Gives::AsRewritten,
        nulls: Nulls::AnyMakesNull,
        ansi: Ansi::Raises,
        repeats: Repeats::Always,
        shown,
        runs: Runs::Rewrite(rewrite),
    }
}

/// The call of a kernel over `given` sketches.
fn kernel(mut call: Call<'_>, given: usize, constants: Constants, run: Run, gives: DataType) -> Result<Typed> {
    let options = options(&call, given, constants)?;
    call.arguments.truncate(given);
    let nullable = call.arguments.iter().any(|sketch| sketch.nullable);
    let kernel = Kernel::new(options.function, run, gives.clone(), Nulls::AnyMakesNull, call.settings.mode());
    let sketches = call.arguments.into_iter().map(|sketch| sketch.expr).collect();
    let expr = kernel.with_detail(options.detail()).call(sketches);
    // Bytes that are no sketch raise.
    Ok(Typed { expr, data_type: gives, nullable, name: String::new(), fallible: true })
}

const fn estimate_of<N: Number>(names: &'static [&'static str]) -> Function {
    over(names, &[SKETCH], Shown::AsCall, |call| {
        let run: Run = |arguments| told::<N, Float64Type>(arguments, |sketch, _| sketch.estimate());
        kernel(call, 1, Constants::None, run, DataType::Float64)
    })
}

const fn theta_of<N: Number>(names: &'static [&'static str]) -> Function {
    over(names, &[SKETCH], Shown::AsCall, |call| {
        let run: Run = |arguments| told::<N, Float64Type>(arguments, |sketch, _| sketch.theta());
        kernel(call, 1, Constants::None, run, DataType::Float64)
    })
}

const fn summary_of<N: Number>(names: &'static [&'static str]) -> Function {
    over(names, &[SKETCH, MODE], Shown::By(|call| shown(call, 1, Constants::Mode)), |call| {
        let run: Run = |arguments| {
            told::<N, N::Total>(arguments, |sketch, mode| {
                N::total(sketch.entries.iter().map(|(_, summary)| summary.number), mode)
            })
        };
        kernel(call, 1, Constants::Mode, run, N::Total::DATA_TYPE)
    })
}

fn told<N: Number, A: ArrowPrimitiveType>(
    arguments: &Arguments<'_>,
    tell: impl Fn(&Sketch<N>, Mode) -> A::Native,
) -> Result<ArrayRef> {
    let options = Options::of_detail(arguments.detail)?;
    let sketches = arguments.bytes(0)?;
    let answers = sketches.iter().map(|bytes| {
        let sketch = bytes.map(|bytes| read::<N>(bytes, options.function)).transpose()?;
        Ok(sketch.map(|sketch| tell(&sketch, options.mode)))
    });
    Ok(Arc::new(answers.collect::<Result<PrimitiveArray<A>>>()?))
}

const fn union_of<N: Number, S: Second>(names: &'static [&'static str]) -> Function {
    const TAKES: &[Parameter] = &[SKETCH, SKETCH, SIZE, MODE];
    over(names, TAKES, Shown::By(|call| shown(call, 2, Constants::SizeAndMode)), |call| {
        let run: Run = |arguments| {
            joined::<N, S>(arguments, |left, right, options| {
                let mut union = Union::new(options.size, options.mode);
                union.add(&left);
                union.add(&right);
                Some(union.sketch())
            })
        };
        kernel(call, 2, Constants::SizeAndMode, run, DataType::Binary)
    })
}

const fn intersection_of<N: Number, S: Second>(names: &'static [&'static str]) -> Function {
    over(names, &[SKETCH, SKETCH, MODE], Shown::By(|call| shown(call, 2, Constants::Mode)), |call| {
        let run: Run = |arguments| {
            joined::<N, S>(arguments, |left, right, options| {
                let mut intersection = Intersection::new(options.mode);
                intersection.add(&left);
                intersection.add(&right);
                intersection.sketch()
            })
        };
        kernel(call, 2, Constants::Mode, run, DataType::Binary)
    })
}

const fn difference_of<N: Number, S: Second>(names: &'static [&'static str]) -> Function {
    over(names, &[SKETCH, SKETCH], Shown::AsCall, |call| {
        let run: Run = |arguments| joined::<N, S>(arguments, |left, right, _| left.difference(&right));
        kernel(call, 2, Constants::None, run, DataType::Binary)
    })
}

fn joined<N: Number, S: Second>(
    arguments: &Arguments<'_>,
    join: impl Fn(Sketch<N>, Sketch<N>, Options<'_>) -> Option<Sketch<N>>,
) -> Result<ArrayRef> {
    let options = Options::of_detail(arguments.detail)?;
    let (left, right) = (arguments.bytes(0)?, arguments.bytes(1)?);
    let made = left.iter().zip(right.iter()).map(|(left, right)| {
        let (Some(left), Some(right)) = (left, right) else { return Ok(None) };
        let (left, right) = (read(left, options.function)?, S::read(right, options)?);
        join(left, right, options).map(|sketch| Some(sketch.bytes())).ok_or_else(|| invalid(options.function))
    });
    Ok(Arc::new(made.collect::<Result<BinaryArray>>()?))
}

/// What the second sketch of a call is.
trait Second {
    fn read<N: Number>(bytes: &[u8], options: Options<'_>) -> Result<Sketch<N>>;
}

struct Tuple;

impl Second for Tuple {
    fn read<N: Number>(bytes: &[u8], options: Options<'_>) -> Result<Sketch<N>> {
        read(bytes, options.function)
    }
}

struct Theta;

impl Second for Theta {
    fn read<N: Number>(bytes: &[u8], options: Options<'_>) -> Result<Sketch<N>> {
        check_family(bytes, "COMPACT", "THETA_INVALID_INPUT_SKETCH_BUFFER", options.function)?;
        Ok(Sketch::of_keys(&theta::read(bytes, options.function)?, options.mode))
    }
}

/// Spark: `TupleSketchUtils.heapifySketch`.
pub(in crate::function) fn read<N: Number>(bytes: &[u8], function: &str) -> Result<Sketch<N>> {
    check_family(bytes, "TUPLE", INVALID, function)?;
    Sketch::read(bytes).ok_or_else(|| invalid(function))
}

const INVALID: &str = "TUPLE_INVALID_INPUT_SKETCH_BUFFER";

fn invalid(function: &str) -> Error {
    Error::new(Kind::Runtime, INVALID, &[("function", format!("`{function}`"))])
}

/// Refuses the bytes of another kind of sketch by its name, and what is no sketch with `condition`.
fn check_family(bytes: &[u8], expected: &str, condition: &str, function: &str) -> Result<()> {
    /// In the order of their numbers, from 1. DataSketches: `Family`.
    #[rustfmt::skip]
    const FAMILIES: [&str; 21] = [
        "ALPHA", "QUICKSELECT", "COMPACT", "UNION", "INTERSECTION", "ANOTB", "HLL", "QUANTILES", "TUPLE", "FREQUENCY",
        "RESERVOIR", "RESERVOIR_UNION", "VAROPT", "VAROPT_UNION", "KLL", "CPC", "REQ", "COUNTMIN", "EBPPS", "TDIGEST",
        "BLOOMFILTER",
    ];
    let number = bytes.get(2).and_then(|number| usize::from(*number).checked_sub(1));
    let function = ("function", format!("`{function}`"));
    match number.and_then(|number| FAMILIES.get(number)) {
        None => Err(Error::new(Kind::Runtime, condition, &[function])),
        Some(family) if *family == expected => Ok(()),
        Some(family) => {
            let parameters =
                [function, ("expectedFamily", expected.to_string()), ("actualFamily", (*family).to_string())];
            Err(Error::new(Kind::Runtime, &format!("{condition}_FAMILY"), &parameters))
        }
    }
}
