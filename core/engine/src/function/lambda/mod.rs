//! Functions that take functions: `transform(array, x -> x + 1)` and its kin. Spark: `higherOrderFunctions.scala`.
//!
//! The body of a lambda function is an expression over its variables and over what it captures from the row. It is
//! evaluated for all elements of a batch at once.

mod array;
mod body;
mod fold;
mod map;
mod sort;

use arrow::array::{Array, BooleanArray};
use arrow::compute::prep_null_mask_filter;
use arrow::datatypes::DataType;
use firesteel_protocol::{Error, Kind, Result};

use super::Settings;
use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown};
use super::signature::{self, Accepts, Parameter, one, optional};
use crate::expr::kernel::Nulls;
use crate::expr::{Typed, failure};
use crate::types::quoted;

pub(super) use body::{Arguments, Run, call};

pub(super) static FUNCTIONS: &[&Function] = &[
    &array::TRANSFORM,
    &array::FILTER,
    &array::EXISTS,
    &array::FORALL,
    &array::ZIP_WITH,
    &fold::AGGREGATE,
    &map::FILTER,
    &map::TRANSFORM_KEYS,
    &map::TRANSFORM_VALUES,
    &map::ZIP_WITH,
    &sort::SORT,
];

/// How a function treats the lambda functions among its arguments.
pub struct HigherOrder {
    /// How many arguments are values. They come first, the lambda functions after them.
    pub values: usize,
    /// Casts the values, or refuses them.
    pub accept: fn(Vec<Typed>, &str, &Settings) -> Result<Vec<Typed>>,
    /// The variables of the lambda function at a place, as type and nullability, when it has as many parameters.
    pub variables: fn(&[Typed], usize, usize) -> Result<Vec<Variable>>,
    pub make: fn(Call<'_>, Vec<Lambda>) -> Result<Typed>,
}

/// The type of a variable, and whether it may be NULL.
pub type Variable = (DataType, bool);

/// A lambda function with its body resolved.
pub struct Lambda {
    /// Columns of names of their own, which the body refers to.
    pub parameters: Vec<Typed>,
    pub body: Typed,
}

impl Lambda {
    /// What Spark calls it.
    pub fn name(&self) -> String {
        let parts = std::iter::once(self.body.name.as_str()).chain(self.parameters.iter().map(|_| VARIABLE));
        format!("lambdafunction({})", parts.collect::<Vec<_>>().join(", "))
    }
}

/// What Spark calls every variable.
pub const VARIABLE: &str = "namedlambdavariable()";

const fn function(
    names: &'static [&'static str],
    takes: &'static [Parameter],
    higher_order: &'static HigherOrder,
) -> Function {
    Function {
        names,
        takes,
        gives: Gives::AsRewritten,
        nulls: Nulls::Possible,
        ansi: Ansi::NeverRaises,
        repeats: Repeats::Always,
        shown: Shown::AsCall,
        runs: Runs::HigherOrder(higher_order),
    }
}

const VALUE_AND_LAMBDA: &[Parameter] = &[one(Accepts::Any), one(Accepts::Any)];
const TWO_VALUES_AND_LAMBDA: &[Parameter] = &[one(Accepts::Any), one(Accepts::Any), one(Accepts::Any)];
const VALUE_AND_OPTIONAL: &[Parameter] = &[one(Accepts::Any), optional(Accepts::Any)];

/// `name(values, lambdas)`.
fn shown(name: &str, values: &[Typed], lambdas: &[Lambda]) -> String {
    let values = values.iter().map(|value| value.name.clone());
    let parts: Vec<String> = values.chain(lambdas.iter().map(Lambda::name)).collect();
    format!("{}({})", name.to_lowercase(), parts.join(", "))
}

fn accepted(values: Vec<Typed>, accepts: Accepts, sql: &str, settings: &Settings) -> Result<Vec<Typed>> {
    let accept = |(index, value)| signature::accept(value, accepts, index, sql, settings);
    values.into_iter().enumerate().map(accept).collect()
}

fn only(mut lambdas: Vec<Lambda>) -> Result<Lambda> {
    lambdas.pop().ok_or_else(|| Error::internal("a higher-order function without its lambda"))
}

/// A condition has to be boolean. Spark: `SimpleHigherOrderFunction` with `functionType = BooleanType`.
fn boolean(lambda: Lambda, index: usize, sql: &str) -> Result<Lambda> {
    if lambda.body.data_type == DataType::Boolean {
        return Ok(lambda);
    }
    let parameters = [
        ("paramIndex", failure::ordinal(index)),
        ("requiredType", "\"BOOLEAN\"".to_string()),
        ("inputSql", format!("\"{}\"", lambda.name())),
        ("inputType", quoted(&lambda.body.data_type)),
    ];
    Err(failure::mismatch("UNEXPECTED_INPUT_TYPE", sql, &parameters))
}

/// Where an answer is true: neither false nor NULL.
fn yes(answers: &BooleanArray) -> BooleanArray {
    if answers.null_count() == 0 { answers.clone() } else { prep_null_mask_filter(answers) }
}

/// A lambda function with more or fewer parameters than there is to give it.
pub fn wrong_parameters(asked: usize, given: usize) -> Error {
    let parameters = [("expectedNumArgs", asked.to_string()), ("actualNumArgs", given.to_string())];
    Error::new(Kind::Analysis, "INVALID_LAMBDA_FUNCTION_CALL.NUM_ARGS_MISMATCH", &parameters)
}
