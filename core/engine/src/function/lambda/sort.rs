//! `array_sort(array[, comparator])`.

use std::cmp::Ordering;

use arrow::array::{Array, ArrayRef, AsArray};
use arrow::datatypes::{DataType, Int32Type};
use firesteel_protocol::{Error, Kind, Result};

use super::{
    Arguments, Call, Function, HigherOrder, Lambda, VALUE_AND_OPTIONAL, accepted, call, function, only, shown,
};
use crate::expr::cast::text;
use crate::expr::{Typed, failure};
use crate::function::array::{Lists, Weaver, element, made, natural};
use crate::function::signature::Accepts;
use crate::types::{is_orderable, quoted};

pub(super) static SORT: Function = function(
    &["array_sort"],
    VALUE_AND_OPTIONAL,
    &HigherOrder {
        values: 1,
        accept: |values, sql, settings| accepted(values, Accepts::Array, sql, settings),
        variables: |values, _, _| {
            let element = element(&values[0])?;
            Ok(vec![element.clone(), element])
        },
        make,
    },
);

/// What Spark calls the comparator it takes when none is given.
const NATURAL: &str = "lambdafunction((IF(((namedlambdavariable() IS NULL) AND (namedlambdavariable() IS NULL)), 0, \
    (IF((namedlambdavariable() IS NULL), 1, (IF((namedlambdavariable() IS NULL), -1, \
    (IF((namedlambdavariable() < namedlambdavariable()), -1, (IF((namedlambdavariable() > namedlambdavariable()), 1, \
    0)))))))))), namedlambdavariable(), namedlambdavariable())";

fn make(given: Call<'_>, lambdas: Vec<Lambda>) -> Result<Typed> {
    let (gives, nullable) = (given.arguments[0].data_type.clone(), given.arguments[0].nullable);
    if lambdas.is_empty() {
        let name = format!("array_sort({}, {NATURAL})", given.arguments[0].name);
        let own = element(&given.arguments[0])?.0;
        if !is_orderable(&own) {
            let parameters = [("functionName", "`array_sort`".to_string()), ("dataType", quoted(&own))];
            return Err(failure::mismatch("INVALID_ORDERING_TYPE", &name, &parameters));
        }
        return Ok(made("array_sort", natural, gives, nullable, given.arguments, given.settings).named(name));
    }
    let name = shown("array_sort", &given.arguments, &lambdas);
    let lambda = only(lambdas)?;
    if lambda.body.data_type != DataType::Int32 {
        let parameters = [
            ("functionName", "`lambdafunction`".to_string()),
            ("expectedType", "\"INT\"".to_string()),
            ("actualType", quoted(&lambda.body.data_type)),
        ];
        return Err(failure::mismatch("UNEXPECTED_RETURN_TYPE", &name, &parameters));
    }
    let typed = call("array_sort", run, (gives, nullable), given.arguments, vec![lambda], given.settings)?;
    Ok(Typed { fallible: true, ..typed.named(name) })
}

fn run(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let lists = Lists::of(&arguments.value(0)?)?;
    let mut weaver = Weaver::new(arguments.gives(), &[&lists.values])?;
    for row in 0..lists.len() {
        let Some(places) = lists.row(row) else {
            weaver.end_null();
            continue;
        };
        let sorted = merged(places.collect(), &mut |left, right| compare(arguments, &lists.values, row, left, right))?;
        weaver.push_all(0, sorted);
        weaver.end();
    }
    weaver.finish(arguments.gives())
}

fn compare(arguments: &Arguments<'_>, values: &ArrayRef, row: usize, left: usize, right: usize) -> Result<Ordering> {
    let answer = arguments.evaluate(0, vec![values.slice(left, 1), values.slice(right, 1)], &[row as u32])?;
    let answer = answer.as_primitive::<Int32Type>();
    if answer.is_valid(0) {
        return Ok(answer.value(0).cmp(&0));
    }
    let shown = |place: usize| -> Result<String> {
        let mut shown = String::new();
        if values.is_null(place) {
            return Ok("null".to_string());
        }
        text::write(values, place, &arguments.mode().zone, &mut shown)?;
        Ok(shown)
    };
    let parameters = [("firstValue", shown(left)?), ("secondValue", shown(right)?)];
    Err(Error::new(Kind::Runtime, "COMPARATOR_RETURNS_NULL", &parameters))
}

/// A stable sort whose comparisons may fail.
fn merged(places: Vec<usize>, compare: &mut impl FnMut(usize, usize) -> Result<Ordering>) -> Result<Vec<usize>> {
    if places.len() < 2 {
        return Ok(places);
    }
    let (first, second) = places.split_at(places.len() / 2);
    let (first, second) = (merged(first.to_vec(), compare)?, merged(second.to_vec(), compare)?);
    let (mut left, mut right) = (first.into_iter().peekable(), second.into_iter().peekable());
    let mut sorted = Vec::with_capacity(places.len());
    while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
        let next = if compare(*one, *other)? == Ordering::Greater { right.next() } else { left.next() };
        sorted.extend(next);
    }
    sorted.extend(left);
    sorted.extend(right);
    Ok(sorted)
}
