//! `aggregate(array, start, merge[, finish])`, also called `reduce`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, UInt32Array};
use arrow::compute;
use firesteel_protocol::Result;

use super::{Arguments, Call, Function, HigherOrder, Lambda, VARIABLE, accepted, call, function, shown};
use crate::expr::failure::from_arrow;
use crate::expr::{Typed, failure};
use crate::function::array::{Lists, as_type, element};
use crate::function::signature::{Accepts, one, optional};
use crate::types::{is_same, quoted};

pub(super) static AGGREGATE: Function = function(
    &["aggregate", "reduce"],
    &[one(Accepts::Any), one(Accepts::Any), one(Accepts::Any), optional(Accepts::Any)],
    &HigherOrder {
        values: 2,
        accept: |mut values, sql, settings| {
            let start = values.pop();
            let mut values = accepted(values, Accepts::Array, sql, settings)?;
            values.extend(start);
            Ok(values)
        },
        // The result so far may become NULL at any step.
        variables: |values, place, _| {
            let so_far = (values[1].data_type.clone(), true);
            Ok(if place == 0 { vec![so_far, element(&values[0])?] } else { vec![so_far] })
        },
        make,
    },
);

fn make(given: Call<'_>, lambdas: Vec<Lambda>) -> Result<Typed> {
    let mut name = shown(given.name, &given.arguments, &lambdas);
    if lambdas.len() == 1 {
        name.pop();
        name += &format!(", lambdafunction({VARIABLE}, {VARIABLE}))");
    }
    let start = given.arguments[1].data_type.clone();
    if let Some(merge) = lambdas.first().filter(|merge| !is_same(&merge.body.data_type, &start)) {
        let parameters = [
            ("paramIndex", failure::ordinal(2)),
            ("requiredType", quoted(&start)),
            ("inputSql", format!("\"{}\"", merge.name())),
            ("inputType", quoted(&merge.body.data_type)),
        ];
        return Err(failure::mismatch("UNEXPECTED_INPUT_TYPE", &name, &parameters));
    }
    let (gives, nullable) =
        lambdas.get(1).map_or((start, true), |finish| (finish.body.data_type.clone(), finish.body.nullable));
    let nullable = nullable || given.arguments[0].nullable;
    Ok(call("aggregate", run, (gives, nullable), given.arguments, lambdas, given.settings)?.named(name))
}

/// All rows take their first step together, then their second.
fn run(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let lists = Lists::of(&arguments.value(0)?)?;
    let rows: Vec<Option<std::ops::Range<usize>>> = (0..lists.len()).map(|row| lists.row(row)).collect();
    let steps = rows.iter().flatten().map(std::ops::Range::len).max().unwrap_or_default();
    let mut results = arguments.value(1)?;
    for step in 0..steps {
        let (mut active, mut elements) = (Vec::new(), Vec::new());
        for (row, places) in rows.iter().enumerate() {
            if let Some(place) = places.as_ref().and_then(|places| places.clone().nth(step)) {
                active.push(row as u32);
                elements.push(place as u32);
            }
        }
        let so_far = taken(&results, active.clone())?;
        let merged = arguments.evaluate(0, vec![so_far, taken(&lists.values, elements)?], &active)?;
        let merged = as_type(&merged, results.data_type())?;
        let mut places: Vec<(usize, usize)> = (0..results.len()).map(|row| (0, row)).collect();
        for (at, row) in active.iter().enumerate() {
            places[*row as usize] = (1, at);
        }
        results = compute::interleave(&[results.as_ref(), merged.as_ref()], &places).map_err(from_arrow)?;
    }
    let valid: Vec<u32> = (0..rows.len()).filter(|row| rows[*row].is_some()).map(|row| row as u32).collect();
    let mut finished = taken(&results, valid.clone())?;
    if arguments.has_lambda(1) {
        finished = arguments.evaluate(1, vec![finished], &valid)?;
    }
    let mut next = 0;
    let places = rows.iter().map(|row| {
        row.as_ref().map(|_| {
            next += 1;
            next - 1
        })
    });
    let spread = compute::take(&finished, &places.collect::<UInt32Array>(), None).map_err(from_arrow)?;
    as_type(&spread, arguments.gives())
}

fn taken(values: &ArrayRef, places: Vec<u32>) -> Result<ArrayRef> {
    if places.len() == values.len() && places.iter().enumerate().all(|(at, place)| at == *place as usize) {
        return Ok(Arc::clone(values));
    }
    compute::take(values, &UInt32Array::from(places), None).map_err(from_arrow)
}
