//! `kll_sketch_get_n_..`, `kll_sketch_to_string_..`, `kll_sketch_merge_..`, `kll_sketch_get_quantile_..` and
//! `kll_sketch_get_rank_..`, for sketches of each
//! of three types. Spark: `kllExpressions`.

use std::sync::Arc;

use arrow::array::{ArrayRef, AsArray, BinaryArray, Int64Array, ListArray, PrimitiveArray, StringArray};
use arrow::buffer::OffsetBuffer;
use arrow::datatypes::{ArrowPrimitiveType, DataType, Field, Float64Type};
use firesteel_protocol::{Error, Kind, Result};

use super::kll::{Item, Kll};
use super::over;
use crate::expr::Typed;
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::kernel::{Kernel, Nulls, Run};
use crate::function::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called, not_constant};
use crate::function::folded;
use crate::function::signature::{Accepts, Parameter, one};
use crate::types::{implicit_cast, list};

static N_OF_BIGINT: Function = n_of::<i64>(&["kll_sketch_get_n_bigint"]);
static N_OF_FLOAT: Function = n_of::<f32>(&["kll_sketch_get_n_float"]);
static N_OF_DOUBLE: Function = n_of::<f64>(&["kll_sketch_get_n_double"]);
static TEXT_OF_BIGINT: Function = text_of::<i64>(&["kll_sketch_to_string_bigint"]);
static TEXT_OF_FLOAT: Function = text_of::<f32>(&["kll_sketch_to_string_float"]);
static TEXT_OF_DOUBLE: Function = text_of::<f64>(&["kll_sketch_to_string_double"]);
static MERGE_OF_BIGINT: Function = merge_of::<i64>(&["kll_sketch_merge_bigint"]);
static MERGE_OF_FLOAT: Function = merge_of::<f32>(&["kll_sketch_merge_float"]);
static MERGE_OF_DOUBLE: Function = merge_of::<f64>(&["kll_sketch_merge_double"]);
static QUANTILE_OF_BIGINT: Function = asked(&["kll_sketch_get_quantile_bigint"], quantiles::<i64>);
static QUANTILE_OF_FLOAT: Function = asked(&["kll_sketch_get_quantile_float"], quantiles::<f32>);
static QUANTILE_OF_DOUBLE: Function = asked(&["kll_sketch_get_quantile_double"], quantiles::<f64>);
static RANK_OF_BIGINT: Function = asked(&["kll_sketch_get_rank_bigint"], ranks::<i64>);
static RANK_OF_FLOAT: Function = asked(&["kll_sketch_get_rank_float"], ranks::<f32>);
static RANK_OF_DOUBLE: Function = asked(&["kll_sketch_get_rank_double"], ranks::<f64>);

pub(in crate::function) static FUNCTIONS: &[&Function] = &[
    &N_OF_BIGINT,
    &N_OF_FLOAT,
    &N_OF_DOUBLE,
    &TEXT_OF_BIGINT,
    &TEXT_OF_FLOAT,
    &TEXT_OF_DOUBLE,
    &MERGE_OF_BIGINT,
    &MERGE_OF_FLOAT,
    &MERGE_OF_DOUBLE,
    &QUANTILE_OF_BIGINT,
    &QUANTILE_OF_FLOAT,
    &QUANTILE_OF_DOUBLE,
    &RANK_OF_BIGINT,
    &RANK_OF_FLOAT,
    &RANK_OF_DOUBLE,
];

const ONE_SKETCH: &[Parameter] = &[one(Accepts::Binary)];
const TWO_SKETCHES: &[Parameter] = &[one(Accepts::Binary), one(Accepts::Binary)];
const SKETCH_AND_QUESTIONS: &[Parameter] = &[one(Accepts::Binary), one(Accepts::Any)];

pub(in crate::function) fn read<T: Item>(bytes: &[u8], function: &str) -> Result<Kll<T>> {
    Kll::read(bytes).ok_or_else(|| invalid(function))
}

fn invalid(function: &str) -> Error {
    Error::new(Kind::Runtime, "KLL_INVALID_INPUT_SKETCH_BUFFER", &[("function", format!("`{function}`"))])
}

const fn n_of<T: Item>(names: &'static [&'static str]) -> Function {
    over(names, ONE_SKETCH, Gives::Long, Shown::AsCall, |arguments| {
        let function = format!("kll_sketch_get_n_{}", T::NAME);
        let sketches = arguments.bytes(0)?;
        let numbers =
            sketches.iter().map(|bytes| bytes.map(|bytes| Ok(read::<T>(bytes, &function)?.n() as i64)).transpose());
        Ok(Arc::new(numbers.collect::<Result<Int64Array>>()?))
    })
}

const fn text_of<T: Item>(names: &'static [&'static str]) -> Function {
    over(names, ONE_SKETCH, Gives::String, Shown::AsCall, |arguments| {
        let function = format!("kll_sketch_to_string_{}", T::NAME);
        let sketches = arguments.bytes(0)?;
        let texts =
            sketches.iter().map(|bytes| bytes.map(|bytes| Ok(read::<T>(bytes, &function)?.summary())).transpose());
        Ok(Arc::new(texts.collect::<Result<StringArray>>()?))
    })
}

const fn merge_of<T: Item>(names: &'static [&'static str]) -> Function {
    over(names, TWO_SKETCHES, Gives::Binary, Shown::AsCall, |arguments| {
        let function = format!("kll_sketch_merge_{}", T::NAME);
        let (left, right) = (arguments.bytes(0)?, arguments.bytes(1)?);
        let made = left.iter().zip(right.iter()).map(|(left, right)| {
            let (Some(left), Some(right)) = (left, right) else { return Ok(None) };
            let mut merged = read::<T>(left, &function)?;
            merged.merge(&read(right, &function)?);
            Ok(Some(merged.bytes()))
        });
        Ok(Arc::new(made.collect::<Result<BinaryArray>>()?))
    })
}

/// What is asked with one constant, or an array of them.
const fn asked(names: &'static [&'static str], rewrite: fn(Call<'_>) -> Result<Typed>) -> Function {
    Function {
        names,
        takes: SKETCH_AND_QUESTIONS,
        gives: Gives::AsRewritten,
        nulls: Nulls::AnyMakesNull,
        ansi: Ansi::Raises,
        repeats: Repeats::Always,
        shown: Shown::AsCall,
        runs: Runs::Rewrite(rewrite),
    }
}

fn quantiles<T: Item>(call: Call<'_>) -> Result<Typed> {
    fn run<T: Item>(arguments: &Arguments<'_>) -> Result<ArrayRef> {
        let function = format!("kll_sketch_get_quantile_{}", T::NAME);
        answers::<Float64Type, T::Arrow>(arguments, |bytes| {
            let (sketch, function) = (read::<T>(bytes, &function)?, function.clone());
            Ok(Box::new(move |rank: f64| {
                if !(0.0..=1.0).contains(&rank) {
                    let parameters = [("functionName", format!("`{function}`"))];
                    return Err(Error::new(Kind::Runtime, "KLL_SKETCH_INVALID_QUANTILE_RANGE", &parameters));
                }
                sketch.quantile(rank).ok_or_else(|| invalid(&function))
            }))
        })
    }
    question(call, "rank", ("kll_quantile", run::<T>), (&DataType::Float64, &T::Arrow::DATA_TYPE))
}

fn ranks<T: Item>(call: Call<'_>) -> Result<Typed> {
    fn run<T: Item>(arguments: &Arguments<'_>) -> Result<ArrayRef> {
        let function = format!("kll_sketch_get_rank_{}", T::NAME);
        answers::<T::Arrow, Float64Type>(arguments, |bytes| {
            let (sketch, function) = (read::<T>(bytes, &function)?, function.clone());
            Ok(Box::new(move |number: T| sketch.rank(number).ok_or_else(|| invalid(&function))))
        })
    }
    question(call, "quantile", ("kll_rank", run::<T>), (&T::Arrow::DATA_TYPE, &DataType::Float64))
}

/// The call of a kernel over a sketch and constants of `takes`, alone or in an array, that are answered with `gives`.
fn question(
    mut call: Call<'_>,
    parameter: &str,
    (name, run): (&'static str, Run),
    (takes, gives): (&DataType, &DataType),
) -> Result<Typed> {
    let sql = called(&call.name.to_lowercase(), &call);
    let (Some(asked), Some(sketch)) = (call.arguments.pop(), call.arguments.pop()) else {
        return Err(Error::internal("a question without its sketch"));
    };
    if folded(&asked)?.is_none() {
        return Err(not_constant(&sql, parameter, &asked));
    }
    let is_several = matches!(asked.data_type, DataType::List(_));
    let (takes, gives) = match is_several {
        true => (list(takes.clone(), false), list(gives.clone(), false)),
        false => (takes.clone(), gives.clone()),
    };
    let asked = implicit_cast(asked, &takes, call.settings)?;
    let nullable = asked.nullable || sketch.nullable;
    let kernel = Kernel::new(name, run, gives.clone(), Nulls::AnyMakesNull, call.settings.mode());
    let expr = kernel.with_detail(sql).call(vec![sketch.expr, asked.expr]);
    Ok(Typed { expr, data_type: gives, nullable, name: String::new(), fallible: true })
}

/// For each row the answers of its sketch.
fn answers<Q, A>(
    arguments: &Arguments<'_>,
    answering: impl Fn(&[u8]) -> Result<Box<dyn Fn(Q::Native) -> Result<A::Native>>>,
) -> Result<ArrayRef>
where
    Q: ArrowPrimitiveType,
    A: ArrowPrimitiveType,
{
    let (sketches, asked) = (arguments.bytes(0)?, arguments.array(1)?);
    let Some(lists) = asked.as_list_opt::<i32>() else {
        let asked = asked.as_primitive_opt::<Q>().ok_or_else(|| mistyped(&asked))?;
        let answers = sketches.iter().zip(asked.iter()).map(|(bytes, question)| {
            let (Some(bytes), Some(question)) = (bytes, question) else { return Ok(None) };
            answering(bytes)?(question).map(Some)
        });
        return Ok(Arc::new(answers.collect::<Result<PrimitiveArray<A>>>()?));
    };
    let (mut lengths, mut given, mut present) = (Vec::new(), Vec::new(), Vec::new());
    for (bytes, questions) in sketches.iter().zip(lists.iter()) {
        let before = given.len();
        if let (Some(bytes), Some(questions)) = (bytes, &questions) {
            let answer = answering(bytes)?;
            let questions = questions.as_primitive_opt::<Q>().ok_or_else(|| mistyped(questions))?;
            for question in questions.values() {
                given.push(answer(*question)?);
            }
        }
        present.push(bytes.is_some() && questions.is_some());
        lengths.push(given.len() - before);
    }
    let field = Arc::new(Field::new("element", A::DATA_TYPE, false));
    let values = Arc::new(PrimitiveArray::<A>::from_iter_values(given));
    let list = ListArray::try_new(field, OffsetBuffer::from_lengths(lengths), values, Some(present.into()));
    list.map(|list| Arc::new(list) as ArrayRef).map_err(crate::expr::failure::from_arrow)
}
