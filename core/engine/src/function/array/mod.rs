//! Functions of arrays. Spark: `collectionOperations.scala`.

mod edit;
mod join;
mod order;
mod search;
mod sequence;
mod set;
mod vector;
mod weaver;

use arrow::datatypes::DataType;
use firesteel_protocol::{Error, Result};

use super::Settings;
use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called};
use super::signature::{Accepts, Parameter};
use crate::expr::kernel::{Kernel, Nulls, Run};
use crate::expr::{Typed, failure};
use crate::types::coercion::{Strings, common_type};
use crate::types::{implicit_cast, is_decimal, is_orderable, list, quoted};

pub(super) use edit::{concat, reverse};
pub(super) use order::natural;
pub(super) use weaver::{GREATEST_LENGTH, Lists, Weaver, as_type};

pub(super) static FUNCTIONS: &[&Function] = &[
    &edit::APPEND,
    &edit::PREPEND,
    &edit::INSERT,
    &edit::COMPACT,
    &edit::REMOVE,
    &edit::REPEAT,
    &edit::FLATTEN,
    &edit::SLICE,
    &edit::ZIP,
    &join::JOIN,
    &order::SORT,
    &order::GREATEST,
    &order::LEAST,
    &search::CONTAINS,
    &search::POSITION,
    &sequence::SEQUENCE,
    &set::DISTINCT,
    &set::UNION,
    &set::INTERSECT,
    &set::EXCEPT,
    &set::OVERLAP,
    &vector::INNER_PRODUCT,
    &vector::COSINE,
    &vector::DISTANCE,
    &vector::NORM,
    &vector::NORMALIZE,
];

const fn function(
    names: &'static [&'static str],
    takes: &'static [Parameter],
    rewrite: fn(Call<'_>) -> Result<Typed>,
) -> Function {
    Function {
        names,
        takes,
        gives: Gives::AsRewritten,
        nulls: Nulls::Possible,
        ansi: Ansi::NeverRaises,
        repeats: Repeats::Always,
        shown: Shown::AsCall,
        runs: Runs::Rewrite(rewrite),
    }
}

/// A call of a kernel with a nullability of its own.
pub(super) fn made(
    name: &'static str,
    run: Run,
    gives: DataType,
    nullable: bool,
    arguments: Vec<Typed>,
    settings: &Settings,
) -> Typed {
    let nulls = if nullable { Nulls::Possible } else { Nulls::Never };
    Typed {
        nullable,
        fallible: arguments.iter().any(|argument| argument.fallible),
        expr: Kernel::new(name, run, gives.clone(), nulls, settings.mode())
            .call(arguments.into_iter().map(|argument| argument.expr).collect()),
        data_type: gives,
        name: String::new(),
    }
}

pub(super) fn any_nullable(arguments: &[Typed]) -> bool {
    arguments.iter().any(|argument| argument.nullable)
}

/// The element type of an array, and whether elements may be NULL.
pub(super) fn element(array: &Typed) -> Result<(DataType, bool)> {
    match &array.data_type {
        DataType::List(field) => Ok((field.data_type().clone(), field.is_nullable())),
        _ => Err(Error::internal("an element of what is no array")),
    }
}

/// How far an array's elements and a value beside it may be apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meeting {
    /// One type must hold both as it is. Spark: `findTightestCommonType`.
    Tight,
    /// Decimals may grow. Spark: `findWiderTypeWithoutStringPromotionForTwo`.
    Wide,
}

/// An array and a value with elements of one type.
fn with_element(call: &Call<'_>, array: Typed, value: Typed, meeting: Meeting) -> Result<(Typed, Typed)> {
    let (own, contains_null) = element(&array)?;
    let types = [own.clone(), value.data_type.clone()];
    let common = common_type(&types, Strings::Apart, call.settings)
        .filter(|common| meeting == Meeting::Wide || !is_decimal(common) || types.contains(common));
    let Some(common) = common else {
        let name = call.name.to_lowercase();
        let parameters = [
            ("functionName", format!("`{name}`")),
            ("dataType", "\"ARRAY\"".to_string()),
            ("leftType", quoted(&array.data_type)),
            ("rightType", quoted(&value.data_type)),
        ];
        return Err(failure::mismatch("ARRAY_FUNCTION_DIFF_TYPES", &called(&name, call), &parameters));
    };
    let array = implicit_cast(array, &list(common.clone(), contains_null), call.settings)?;
    Ok((array, implicit_cast(value, &common, call.settings)?))
}

/// An element that is compared with others must have a type.
fn refuse_void(call: &Call<'_>, value: &Typed) -> Result<()> {
    if value.data_type != DataType::Null {
        return Ok(());
    }
    let name = call.name.to_lowercase();
    Err(failure::mismatch("NULL_TYPE", &called(&name, call), &[("functionName", format!("`{name}`"))]))
}

fn refuse_unordered(call: &Call<'_>, data_type: &DataType) -> Result<()> {
    if is_orderable(data_type) {
        return Ok(());
    }
    let name = call.name.to_lowercase();
    let parameters = [("functionName", format!("`{name}`")), ("dataType", quoted(data_type))];
    Err(failure::mismatch("INVALID_ORDERING_TYPE", &called(&name, call), &parameters))
}

fn two(mut arguments: Vec<Typed>) -> Result<(Typed, Typed)> {
    match (arguments.pop(), arguments.pop(), arguments.is_empty()) {
        (Some(second), Some(first), true) => Ok((first, second)),
        _ => Err(Error::internal("a call of other than two arguments")),
    }
}

const ARRAY: &[Parameter] = &[super::signature::one(Accepts::Array)];
const ARRAY_AND_VALUE: &[Parameter] = &[super::signature::one(Accepts::Array), super::signature::one(Accepts::Any)];
const TWO_ARRAYS: &[Parameter] = &[super::signature::one(Accepts::Array), super::signature::one(Accepts::Array)];
