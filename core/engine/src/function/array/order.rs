//! Order among elements: `sort_array`, `array_max`, `array_min`, and the natural order of `array_sort`.

use std::cmp::Ordering;

use arrow::array::{Array, ArrayRef};
use arrow::compute;
use arrow::datatypes::UInt32Type;
use firesteel_protocol::Result;

use super::{ARRAY, Call, Function, Lists, Weaver, element, function, made, refuse_unordered};
use crate::expr::Typed;
use crate::expr::arguments::Arguments;
use crate::expr::failure::from_arrow;
use crate::expr::keys::Keys;
use crate::function::description::{Shown, called_with};
use crate::function::signature::{Accepts, one, optional};

pub(super) static SORT: Function = Function {
    shown: Shown::By(|call| {
        let name = |index: usize| call.arguments.get(index).map_or("true", |argument| argument.name.as_str());
        called_with(&call.name.to_lowercase(), &[name(0), name(1)], call)
    }),
    ..function(&["sort_array"], &[one(Accepts::Array), optional(Accepts::Boolean)], |call| {
        refuse_unordered(&call, &element(&call.arguments[0])?.0)?;
        let gives = call.arguments[0].data_type.clone();
        let nullable = super::any_nullable(&call.arguments);
        Ok(made("sort_array", sort, gives, nullable, call.arguments, call.settings))
    })
};
pub(super) static GREATEST: Function = function(&["array_max"], ARRAY, |call| extreme(call, "array_max"));
pub(super) static LEAST: Function = function(&["array_min"], ARRAY, |call| extreme(call, "array_min"));

fn extreme(call: Call<'_>, name: &'static str) -> Result<Typed> {
    let gives = element(&call.arguments[0])?.0;
    refuse_unordered(&call, &gives)?;
    let run = if name == "array_max" {
        |arguments: &Arguments<'_>| pick(arguments, Ordering::Greater)
    } else {
        |arguments: &Arguments<'_>| pick(arguments, Ordering::Less)
    };
    Ok(made(name, run, gives, true, call.arguments, call.settings))
}

/// The first of the greatest or least elements that are not NULL.
fn pick(arguments: &Arguments<'_>, wanted: Ordering) -> Result<ArrayRef> {
    let lists = Lists::argument(arguments, 0)?;
    let keys = Keys::of(&lists.values)?;
    let nulls = lists.values.logical_nulls();
    let best = (0..lists.len()).map(|row| {
        let places = lists.row(row)?.filter(|place| nulls.as_ref().is_none_or(|nulls| nulls.is_valid(*place)));
        let best = places.reduce(|best, next| if keys.key(next).cmp(&keys.key(best)) == wanted { next } else { best });
        best.and_then(|place| u32::try_from(place).ok())
    });
    let places = best.collect::<arrow::array::PrimitiveArray<UInt32Type>>();
    let made = compute::take(&lists.values, &places, None).map_err(from_arrow)?;
    super::as_type(&made, arguments.gives)
}

/// Ascending with NULLs first, or descending with NULLs last.
fn sort(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let ascending = if arguments.len() > 1 { Some(arguments.booleans(1)?) } else { None };
    ordered(arguments, |row| match &ascending {
        Some(ascending) => ascending.is_valid(row).then(|| ascending.value(row)),
        None => Some(true),
    })
}

/// Ascending with NULLs last.
pub(in crate::function) fn natural(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let sorted = ordered(arguments, |_| Some(true))?;
    nulls_last(&sorted, arguments)
}

/// Sorts each row, ascending or not; NULL where that is not known.
fn ordered(arguments: &Arguments<'_>, is_ascending: impl Fn(usize) -> Option<bool>) -> Result<ArrayRef> {
    let lists = Lists::argument(arguments, 0)?;
    let keys = Keys::of(&lists.values)?;
    let mut weaver = Weaver::new(arguments.gives, &[&lists.values])?;
    for row in 0..lists.len() {
        let (Some(places), Some(is_ascending)) = (lists.row(row), is_ascending(row)) else {
            weaver.end_null();
            continue;
        };
        let mut places: Vec<usize> = places.collect();
        places.sort_by(|left, right| {
            let order = keys.key(*left).cmp(&keys.key(*right));
            if is_ascending { order } else { order.reverse() }
        });
        weaver.push_all(0, places);
        weaver.end();
    }
    weaver.finish(arguments.gives)
}

/// Sorted lists with the NULLs they begin with moved to their ends.
fn nulls_last(sorted: &ArrayRef, arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let lists = Lists::of(sorted)?;
    let Some(nulls) = lists.values.logical_nulls() else { return Ok(std::sync::Arc::clone(sorted)) };
    let mut weaver = Weaver::new(arguments.gives, &[&lists.values])?;
    for row in 0..lists.len() {
        let Some(places) = lists.row(row) else {
            weaver.end_null();
            continue;
        };
        let (last, first): (Vec<usize>, Vec<usize>) = places.partition(|place| nulls.is_null(*place));
        weaver.push_all(0, first.into_iter().chain(last));
        weaver.end();
    }
    weaver.finish(arguments.gives)
}
