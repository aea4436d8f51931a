//! `transform`, `filter`, `exists`, `forall`, `zip_with`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, BooleanArray, Int32Array, ListArray, UInt32Array};
use arrow::buffer::{NullBuffer, OffsetBuffer};
use arrow::compute;
use arrow::datatypes::DataType;
use firesteel_protocol::{Error, Result};

use super::{
    Arguments, Call, Function, HigherOrder, Lambda, Run, TWO_VALUES_AND_LAMBDA, VALUE_AND_LAMBDA, Variable, accepted,
    boolean, call, function, only, shown, yes,
};
use crate::expr::Typed;
use crate::expr::failure::from_arrow;
use crate::function::array::{Lists, Weaver, element};
use crate::function::signature::Accepts;
use crate::types::list;

pub(super) static TRANSFORM: Function = function(
    &["transform"],
    VALUE_AND_LAMBDA,
    &HigherOrder {
        values: 1,
        accept: |values, sql, settings| accepted(values, Accepts::Array, sql, settings),
        variables: element_and_index,
        make: |given, lambdas| {
            let lambda = only(lambdas)?;
            let gives = list(lambda.body.data_type.clone(), lambda.body.nullable);
            made(given, lambda, "transform", transform, gives)
        },
    },
);
pub(super) static FILTER: Function = function(
    &["filter"],
    VALUE_AND_LAMBDA,
    &HigherOrder {
        values: 1,
        accept: |values, sql, settings| accepted(values, Accepts::Array, sql, settings),
        variables: element_and_index,
        make: |given, lambdas| {
            let name = shown("filter", &given.arguments, &lambdas);
            let lambda = boolean(only(lambdas)?, 1, &name)?;
            let gives = given.arguments[0].data_type.clone();
            made(given, lambda, "filter", filter, gives)
        },
    },
);
pub(super) static EXISTS: Function = function(&["exists"], VALUE_AND_LAMBDA, &TEST);
pub(super) static FORALL: Function = function(&["forall"], VALUE_AND_LAMBDA, &TEST);
pub(super) static ZIP_WITH: Function = function(
    &["zip_with"],
    TWO_VALUES_AND_LAMBDA,
    &HigherOrder {
        values: 2,
        accept: |values, sql, settings| accepted(values, Accepts::Array, sql, settings),
        variables: |values, _, _| values.iter().map(|value| Ok((element(value)?.0, true))).collect(),
        make: |given, lambdas| {
            let lambda = only(lambdas)?;
            let gives = list(lambda.body.data_type.clone(), lambda.body.nullable);
            made(given, lambda, "zip_with", zip_with, gives)
        },
    },
);

static TEST: HigherOrder = HigherOrder {
    values: 1,
    accept: |values, sql, settings| accepted(values, Accepts::Array, sql, settings),
    variables: |values, _, _| Ok(vec![element(&values[0])?]),
    make: tested,
};

fn tested(given: Call<'_>, lambdas: Vec<Lambda>) -> Result<Typed> {
    let is_exists = given.name.eq_ignore_ascii_case("exists");
    let (word, run): (&'static str, Run) = if is_exists { ("exists", exists) } else { ("forall", forall) };
    let name = shown(word, &given.arguments, &lambdas);
    let lambda = boolean(only(lambdas)?, 1, &name)?;
    let nullable = given.arguments[0].nullable || lambda.body.nullable;
    Ok(call(word, run, (DataType::Boolean, nullable), given.arguments, vec![lambda], given.settings)?.named(name))
}

fn element_and_index(values: &[Typed], _place: usize, parameters: usize) -> Result<Vec<Variable>> {
    let element = element(&values[0])?;
    Ok(if parameters == 2 { vec![element, (DataType::Int32, false)] } else { vec![element] })
}

fn made(given: Call<'_>, lambda: Lambda, word: &'static str, run: Run, gives: DataType) -> Result<Typed> {
    let nullable = given.arguments.iter().any(|value| value.nullable);
    let lambdas = vec![lambda];
    let name = shown(word, &given.arguments, &lambdas);
    Ok(call(word, run, (gives, nullable), given.arguments, lambdas, given.settings)?.named(name))
}

/// The elements of all rows that are not NULL, one after the other.
struct Elements {
    values: ArrayRef,
    /// The row of each element.
    rows: Vec<u32>,
    /// The place of each element in its row.
    places: Vec<i32>,
    lengths: Vec<usize>,
    nulls: NullBuffer,
}

impl Elements {
    fn of(array: &ArrayRef) -> Result<Elements> {
        let lists = Lists::of(array)?;
        let (mut taken, mut rows, mut places) = (Vec::new(), Vec::new(), Vec::new());
        let (mut lengths, mut valid) = (Vec::with_capacity(lists.len()), Vec::with_capacity(lists.len()));
        for row in 0..lists.len() {
            let elements = lists.row(row);
            valid.push(elements.is_some());
            let elements = elements.unwrap_or(0..0);
            lengths.push(elements.len());
            for (place, element) in elements.enumerate() {
                taken.push(element as u32);
                rows.push(row as u32);
                places.push(place as i32);
            }
        }
        let values = compute::take(&lists.values, &UInt32Array::from(taken), None).map_err(from_arrow)?;
        Ok(Elements { values, rows, places, lengths, nulls: NullBuffer::from(valid) })
    }

    fn answers(&self, arguments: &Arguments<'_>) -> Result<ArrayRef> {
        let mut variables = vec![Arc::clone(&self.values)];
        if arguments.parameters(0) == 2 {
            variables.push(Arc::new(Int32Array::from(self.places.clone())));
        }
        arguments.evaluate(0, variables, &self.rows)
    }

    /// Lists of as many values as the rows had elements.
    fn listed(self, values: &ArrayRef, gives: &DataType) -> Result<ArrayRef> {
        let DataType::List(field) = gives else { return Err(Error::internal("a list that is none")) };
        let values = crate::function::array::as_type(values, field.data_type())?;
        let offsets = OffsetBuffer::from_lengths(self.lengths);
        let made = ListArray::try_new(Arc::clone(field), offsets, values, Some(self.nulls));
        Ok(Arc::new(made.map_err(from_arrow)?))
    }
}

fn transform(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let elements = Elements::of(&arguments.value(0)?)?;
    let answers = elements.answers(arguments)?;
    elements.listed(&answers, arguments.gives())
}

fn filter(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let mut elements = Elements::of(&arguments.value(0)?)?;
    let answers = elements.answers(arguments)?;
    let kept = yes(answers.as_boolean());
    let mut next = 0;
    for length in &mut elements.lengths {
        let end = next + *length;
        *length = (next..end).filter(|place| kept.value(*place)).count();
        next = end;
    }
    let values = compute::filter(&elements.values, &kept).map_err(from_arrow)?;
    elements.listed(&values, arguments.gives())
}

/// One `decisive` answer decides; else one NULL makes NULL.
fn decided(arguments: &Arguments<'_>, decisive: bool) -> Result<ArrayRef> {
    let elements = Elements::of(&arguments.value(0)?)?;
    let answers = elements.answers(arguments)?;
    let answers = answers.as_boolean();
    let mut next = 0;
    let decided = elements.lengths.iter().enumerate().map(|(row, length)| {
        let places = next..next + length;
        next += length;
        if elements.nulls.is_null(row) {
            return None;
        }
        if places.clone().any(|place| answers.is_valid(place) && answers.value(place) == decisive) {
            return Some(decisive);
        }
        if places.clone().any(|place| answers.is_null(place)) { None } else { Some(!decisive) }
    });
    Ok(Arc::new(decided.collect::<BooleanArray>()))
}

fn exists(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    decided(arguments, true)
}

fn forall(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    decided(arguments, false)
}

/// The shorter array is filled with NULL.
fn zip_with(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (left, right) = (Lists::of(&arguments.value(0)?)?, Lists::of(&arguments.value(1)?)?);
    let (mut rows, mut lengths, mut valid) = (Vec::new(), Vec::new(), Vec::new());
    let side = |lists: &Lists| Weaver::new(&list(lists.values.data_type().clone(), true), &[&lists.values]);
    let (mut first, mut second) = (side(&left)?, side(&right)?);
    for row in 0..left.len() {
        let pair = left.row(row).zip(right.row(row));
        valid.push(pair.is_some());
        let (one, other) = pair.unwrap_or((0..0, 0..0));
        let length = one.len().max(other.len());
        for (weaver, places) in [(&mut first, one), (&mut second, other)] {
            let missing = length - places.len();
            weaver.push_all(0, places);
            (0..missing).for_each(|_| weaver.push_null());
        }
        lengths.push(length);
        rows.extend(std::iter::repeat_n(row as u32, length));
    }
    let column = |mut weaver: Weaver, lists: &Lists| -> Result<ArrayRef> {
        weaver.end();
        let woven = weaver.finish(&list(lists.values.data_type().clone(), true))?;
        Ok(Arc::clone(woven.as_list::<i32>().values()))
    };
    let variables = vec![column(first, &left)?, column(second, &right)?];
    let values = arguments.evaluate(0, variables, &rows)?;
    let places = Vec::new();
    Elements { values: Arc::clone(&values), rows, places, lengths, nulls: NullBuffer::from(valid) }
        .listed(&values, arguments.gives())
}
