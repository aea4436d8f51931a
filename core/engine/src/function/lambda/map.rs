//! `map_filter`, `transform_keys`, `transform_values`, `map_zip_with`.

use std::collections::HashMap;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, StructArray, UInt32Array};
use arrow::buffer::NullBuffer;
use arrow::compute;
use arrow::datatypes::DataType;
use firesteel_protocol::Result;

use super::{
    Arguments, Call, Function, HigherOrder, Lambda, Run, TWO_VALUES_AND_LAMBDA, VALUE_AND_LAMBDA, Variable, accepted,
    boolean, call, function, only, shown, yes,
};
use crate::expr::failure::from_arrow;
use crate::expr::keys::Keys;
use crate::expr::{Typed, failure};
use crate::function::map::{Entries, entries_of, refuse_map_key, sides, with_value};
use crate::function::signature::Accepts;
use crate::types::coercion::{Strings, common_type};
use crate::types::{implicit_cast, map, quoted};

pub(super) static FILTER: Function = function(
    &["map_filter"],
    VALUE_AND_LAMBDA,
    &HigherOrder {
        values: 1,
        accept: |values, sql, settings| accepted(values, Accepts::Map, sql, settings),
        variables: key_and_value,
        make: |given, lambdas| {
            let name = shown("map_filter", &given.arguments, &lambdas);
            let lambda = boolean(only(lambdas)?, 1, &name)?;
            let gives = given.arguments[0].data_type.clone();
            made(given, lambda, "map_filter", filter, gives)
        },
    },
);
pub(super) static TRANSFORM_KEYS: Function = function(
    &["transform_keys"],
    VALUE_AND_LAMBDA,
    &HigherOrder {
        values: 1,
        accept: |values, sql, settings| accepted(values, Accepts::Map, sql, settings),
        variables: key_and_value,
        make: |given, lambdas| {
            let name = shown("transform_keys", &given.arguments, &lambdas);
            let lambda = only(lambdas)?;
            refuse_map_key(&name, &lambda.body.data_type)?;
            let value = sides(&given.arguments[0].data_type)?.1;
            let gives = map(lambda.body.data_type.clone(), value.data_type().clone(), value.is_nullable());
            Ok(Typed { fallible: true, ..made(given, lambda, "transform_keys", transform_keys, gives)? })
        },
    },
);
pub(super) static TRANSFORM_VALUES: Function = function(
    &["transform_values"],
    VALUE_AND_LAMBDA,
    &HigherOrder {
        values: 1,
        accept: |values, sql, settings| accepted(values, Accepts::Map, sql, settings),
        variables: key_and_value,
        make: |given, lambdas| {
            let lambda = only(lambdas)?;
            let gives = with_value(&given.arguments[0], lambda.body.data_type.clone(), lambda.body.nullable)?;
            made(given, lambda, "transform_values", transform_values, gives)
        },
    },
);
pub(super) static ZIP_WITH: Function = function(
    &["map_zip_with"],
    TWO_VALUES_AND_LAMBDA,
    &HigherOrder {
        values: 2,
        accept: |values, sql, settings| {
            let values = accepted(values, Accepts::Map, sql, settings)?;
            let types = values
                .iter()
                .map(|value| Ok(sides(&value.data_type)?.0.data_type().clone()))
                .collect::<Result<Vec<_>>>()?;
            let Some(key) = common_type(&types, Strings::Apart, settings) else {
                let parameters = [
                    ("functionName", "`map_zip_with`".to_string()),
                    ("leftType", quoted(&types[0])),
                    ("rightType", quoted(&types[1])),
                ];
                return Err(failure::mismatch("MAP_ZIP_WITH_DIFF_TYPES", sql, &parameters));
            };
            let met = |value: Typed| {
                let own = sides(&value.data_type)?.1;
                let target = map(key.clone(), own.data_type().clone(), own.is_nullable());
                implicit_cast(value, &target, settings)
            };
            values.into_iter().map(met).collect()
        },
        variables: |values, _, _| {
            let (key, left) = sides(&values[0].data_type)?;
            let right = sides(&values[1].data_type)?.1;
            let typed = |data_type: &DataType, nullable| (data_type.clone(), nullable);
            Ok(vec![typed(key.data_type(), false), typed(left.data_type(), true), typed(right.data_type(), true)])
        },
        make: |given, lambdas| {
            let lambda = only(lambdas)?;
            let gives = with_value(&given.arguments[0], lambda.body.data_type.clone(), lambda.body.nullable)?;
            made(given, lambda, "map_zip_with", zip_with, gives)
        },
    },
);

fn key_and_value(values: &[Typed], _place: usize, _parameters: usize) -> Result<Vec<Variable>> {
    let (key, value) = sides(&values[0].data_type)?;
    Ok(vec![(key.data_type().clone(), false), (value.data_type().clone(), value.is_nullable())])
}

fn made(given: Call<'_>, lambda: Lambda, word: &'static str, run: Run, gives: DataType) -> Result<Typed> {
    let nullable = given.arguments.iter().any(|value| value.nullable);
    let lambdas = vec![lambda];
    let name = shown(word, &given.arguments, &lambdas);
    Ok(call(word, run, (gives, nullable), given.arguments, lambdas, given.settings)?.named(name))
}

/// The entries of all rows that are not NULL, one after the other.
struct Flat {
    keys: ArrayRef,
    values: ArrayRef,
    rows: Vec<u32>,
    lengths: Vec<usize>,
    nulls: NullBuffer,
}

impl Flat {
    fn of(array: &ArrayRef) -> Result<Flat> {
        let (lists, entries): (_, StructArray) = entries_of(array)?;
        let (mut places, mut rows, mut lengths, mut valid) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for row in 0..lists.len() {
            let own = lists.row(row);
            valid.push(own.is_some());
            let own = own.unwrap_or(0..0);
            lengths.push(own.len());
            rows.extend(std::iter::repeat_n(row as u32, own.len()));
            places.extend(own.map(|place| place as u32));
        }
        let places = UInt32Array::from(places);
        let side = |index: usize| compute::take(entries.column(index), &places, None).map_err(from_arrow);
        Ok(Flat { keys: side(0)?, values: side(1)?, rows, lengths, nulls: NullBuffer::from(valid) })
    }

    fn answers(&self, arguments: &Arguments<'_>) -> Result<ArrayRef> {
        arguments.evaluate(0, vec![Arc::clone(&self.keys), Arc::clone(&self.values)], &self.rows)
    }

    fn finish(self, arguments: &Arguments<'_>) -> Result<ArrayRef> {
        Entries { keys: self.keys, values: self.values, lengths: self.lengths, nulls: Some(self.nulls) }
            .finish(arguments.gives(), arguments.mode())
    }
}

fn filter(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let mut flat = Flat::of(&arguments.value(0)?)?;
    let answers = flat.answers(arguments)?;
    let kept = yes(answers.as_boolean());
    let mut next = 0;
    for length in &mut flat.lengths {
        let end = next + *length;
        *length = (next..end).filter(|place| kept.value(*place)).count();
        next = end;
    }
    flat.keys = compute::filter(&flat.keys, &kept).map_err(from_arrow)?;
    flat.values = compute::filter(&flat.values, &kept).map_err(from_arrow)?;
    flat.finish(arguments)
}

fn transform_keys(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let mut flat = Flat::of(&arguments.value(0)?)?;
    flat.keys = flat.answers(arguments)?;
    flat.finish(arguments)
}

fn transform_values(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let mut flat = Flat::of(&arguments.value(0)?)?;
    flat.values = flat.answers(arguments)?;
    flat.finish(arguments)
}

/// The keys of the first map, then those that only the second has.
fn zip_with(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let ((left, first), (right, second)) = (entries_of(&arguments.value(0)?)?, entries_of(&arguments.value(1)?)?);
    let (first_keys, second_keys) = (Keys::of(first.column(0))?, Keys::of(second.column(0))?);
    let (mut keys, mut lefts, mut rights) = (Vec::new(), Vec::new(), Vec::new());
    let (mut rows, mut lengths, mut valid) = (Vec::new(), Vec::new(), Vec::new());
    for row in 0..left.len() {
        let pair = left.row(row).zip(right.row(row));
        valid.push(pair.is_some());
        let (one, other) = pair.unwrap_or((0..0, 0..0));
        let before = keys.len();
        let mut found: HashMap<_, usize> = HashMap::new();
        for place in one {
            found.insert(first_keys.key(place), keys.len());
            keys.push((0, place));
            lefts.push(Some(place as u32));
            rights.push(None);
        }
        for place in other {
            match found.get(&second_keys.key(place)) {
                Some(at) => rights[*at] = Some(place as u32),
                None => {
                    keys.push((1, place));
                    lefts.push(None);
                    rights.push(Some(place as u32));
                }
            }
        }
        lengths.push(keys.len() - before);
        rows.extend(std::iter::repeat_n(row as u32, keys.len() - before));
    }
    let sources: [&dyn Array; 2] = [first.column(0), second.column(0)];
    let keys = compute::interleave(&sources, &keys).map_err(from_arrow)?;
    let side = |entries: &StructArray, places: Vec<Option<u32>>| {
        compute::take(entries.column(1), &UInt32Array::from(places), None).map_err(from_arrow)
    };
    let variables = vec![Arc::clone(&keys), side(&first, lefts)?, side(&second, rights)?];
    let values = arguments.evaluate(0, variables, &rows)?;
    Flat { keys, values, rows, lengths, nulls: NullBuffer::from(valid) }.finish(arguments)
}
