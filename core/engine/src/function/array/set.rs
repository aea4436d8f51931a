//! Arrays as sets: `array_distinct`, `array_union`, `array_intersect`, `array_except`, `arrays_overlap`. NULL equals NULL.

use std::collections::HashSet;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, BooleanArray};
use firesteel_protocol::Result;

use super::{ARRAY, Call, Function, Lists, TWO_ARRAYS, Weaver, any_nullable, element, function, made, two};
use crate::expr::arguments::Arguments;
use crate::expr::keys::Keys;
use crate::expr::{Typed, failure};
use crate::function::description::called;
use crate::types::coercion::{Strings, common_type};
use crate::types::{implicit_cast, is_decimal, list, quoted};

pub(super) static DISTINCT: Function = function(&["array_distinct"], ARRAY, |call| {
    let (gives, nullable) = (call.arguments[0].data_type.clone(), call.arguments[0].nullable);
    Ok(made("array_distinct", distinct, gives, nullable, call.arguments, call.settings))
});
pub(super) static UNION: Function = function(&["array_union"], TWO_ARRAYS, |call| {
    let settings = call.settings;
    let arguments = met(call)?;
    let contains_null = element(&arguments[0])?.1 || element(&arguments[1])?.1;
    let gives = list(element(&arguments[0])?.0, contains_null);
    Ok(made("array_union", union, gives, any_nullable(&arguments), arguments, settings))
});
pub(super) static INTERSECT: Function = function(&["array_intersect"], TWO_ARRAYS, |call| {
    let settings = call.settings;
    let arguments = met(call)?;
    let contains_null = element(&arguments[0])?.1 && element(&arguments[1])?.1;
    let gives = list(element(&arguments[0])?.0, contains_null);
    Ok(made("array_intersect", |call| chosen(call, true), gives, any_nullable(&arguments), arguments, settings))
});
pub(super) static EXCEPT: Function = function(&["array_except"], TWO_ARRAYS, |call| {
    let settings = call.settings;
    let arguments = met(call)?;
    let gives = arguments[0].data_type.clone();
    Ok(made("array_except", |call| chosen(call, false), gives, any_nullable(&arguments), arguments, settings))
});
pub(super) static OVERLAP: Function = function(&["arrays_overlap"], TWO_ARRAYS, |call| {
    let settings = call.settings;
    let arguments = met(call)?;
    let nullable = any_nullable(&arguments) || element(&arguments[0])?.1 || element(&arguments[1])?.1;
    Ok(made("arrays_overlap", overlap, arrow::datatypes::DataType::Boolean, nullable, arguments, settings))
});

/// Both arrays with elements of one type. Spark: `BinaryArrayExpressionWithImplicitCast`.
fn met(call: Call<'_>) -> Result<Vec<Typed>> {
    let name = call.name.to_lowercase();
    let sql = called(&name, &call);
    let (left, right) = two(call.arguments)?;
    let ((from, left_nulls), (to, right_nulls)) = (element(&left)?, element(&right)?);
    let types = [from, to];
    // One type must hold both as it is. Spark: `findTightestCommonType`.
    let common = common_type(&types, Strings::Apart, call.settings)
        .filter(|common| !is_decimal(common) || types.contains(common));
    let Some(common) = common else {
        let parameters = [
            ("functionName", format!("`{name}`")),
            ("arrayType", "\"ARRAY\"".to_string()),
            ("leftType", quoted(&left.data_type)),
            ("rightType", quoted(&right.data_type)),
        ];
        return Err(failure::mismatch("BINARY_ARRAY_DIFF_TYPES", &sql, &parameters));
    };
    Ok(vec![
        implicit_cast(left, &list(common.clone(), left_nulls), call.settings)?,
        implicit_cast(right, &list(common, right_nulls), call.settings)?,
    ])
}

fn distinct(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let lists = Lists::argument(arguments, 0)?;
    let keys = Keys::of(&lists.values)?;
    let mut weaver = Weaver::new(arguments.gives, &[&lists.values])?;
    for row in 0..lists.len() {
        let Some(places) = lists.row(row) else {
            weaver.end_null();
            continue;
        };
        let mut seen = HashSet::with_capacity(places.len());
        weaver.push_all(0, places.filter(|place| seen.insert(keys.key(*place))));
        weaver.end();
    }
    weaver.finish(arguments.gives)
}

fn union(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (left, right) = (Lists::argument(arguments, 0)?, Lists::argument(arguments, 1)?);
    let (left_keys, right_keys) = (Keys::of(&left.values)?, Keys::of(&right.values)?);
    let mut weaver = Weaver::new(arguments.gives, &[&left.values, &right.values])?;
    for row in 0..left.len() {
        let (Some(first), Some(second)) = (left.row(row), right.row(row)) else {
            weaver.end_null();
            continue;
        };
        let mut seen = HashSet::with_capacity(first.len() + second.len());
        weaver.push_all(0, first.filter(|place| seen.insert(left_keys.key(*place))));
        weaver.push_all(1, second.filter(|place| seen.insert(right_keys.key(*place))));
        weaver.end();
    }
    weaver.finish(arguments.gives)
}

/// The distinct elements of the first array that the second has, or has not.
fn chosen(arguments: &Arguments<'_>, is_wanted: bool) -> Result<ArrayRef> {
    let (left, right) = (Lists::argument(arguments, 0)?, Lists::argument(arguments, 1)?);
    let (left_keys, right_keys) = (Keys::of(&left.values)?, Keys::of(&right.values)?);
    let mut weaver = Weaver::new(arguments.gives, &[&left.values])?;
    for row in 0..left.len() {
        let (Some(first), Some(second)) = (left.row(row), right.row(row)) else {
            weaver.end_null();
            continue;
        };
        let others: HashSet<_> = second.map(|place| right_keys.key(place)).collect();
        let mut seen = HashSet::with_capacity(first.len());
        let kept = first.filter(|place| {
            let key = left_keys.key(*place);
            others.contains(&key) == is_wanted && seen.insert(key)
        });
        weaver.push_all(0, kept);
        weaver.end();
    }
    weaver.finish(arguments.gives)
}

/// A common element; NULL when there is none, neither is empty, and one of them holds a NULL.
fn overlap(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (left, right) = (Lists::argument(arguments, 0)?, Lists::argument(arguments, 1)?);
    let (left_keys, right_keys) = (Keys::of(&left.values)?, Keys::of(&right.values)?);
    let (left_nulls, right_nulls) = (left.values.logical_nulls(), right.values.logical_nulls());
    let is_null = |nulls: &Option<arrow::buffer::NullBuffer>, place: usize| {
        nulls.as_ref().is_some_and(|nulls| nulls.is_null(place))
    };
    let answers = (0..left.len()).map(|row| {
        let (first, second) = (left.row(row)?, right.row(row)?);
        let others: HashSet<_> =
            second.clone().filter(|place| !is_null(&right_nulls, *place)).map(|place| right_keys.key(place)).collect();
        let found = first.clone().any(|place| !is_null(&left_nulls, place) && others.contains(&left_keys.key(place)));
        let has_null = first.clone().any(|place| is_null(&left_nulls, place))
            || second.clone().any(|place| is_null(&right_nulls, place));
        match (found, has_null && !first.is_empty() && !second.is_empty()) {
            (true, _) => Some(true),
            (false, true) => None,
            (false, false) => Some(false),
        }
    });
    Ok(Arc::new(answers.collect::<BooleanArray>()))
}
