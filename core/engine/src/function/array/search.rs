//! `array_contains` and `array_position`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, BooleanArray, Int64Array};
use arrow::datatypes::DataType;
use firesteel_protocol::Result;

use super::{
    ARRAY_AND_VALUE, Call, Function, Lists, Meeting, any_nullable, element, function, made, refuse_void, two,
    with_element,
};
use crate::expr::Typed;
use crate::expr::arguments::Arguments;
use crate::expr::keys::Keys;

pub(super) static CONTAINS: Function = function(&["array_contains"], ARRAY_AND_VALUE, |call| {
    let settings = call.settings;
    let arguments = wanted(call)?;
    let nullable = any_nullable(&arguments) || element(&arguments[0])?.1;
    Ok(made("array_contains", contains, DataType::Boolean, nullable, arguments, settings))
});
pub(super) static POSITION: Function = function(&["array_position"], ARRAY_AND_VALUE, |call| {
    let settings = call.settings;
    let arguments = wanted(call)?;
    Ok(made("array_position", position, DataType::Int64, any_nullable(&arguments), arguments, settings))
});

pub(super) fn wanted(mut call: Call<'_>) -> Result<Vec<Typed>> {
    let arguments = std::mem::take(&mut call.arguments);
    call.arguments = arguments.clone();
    let (array, value) = two(arguments)?;
    refuse_void(&call, &value)?;
    let (array, value) = with_element(&call, array, value, Meeting::Wide)?;
    Ok(vec![array, value])
}

/// NULL when it is not found beside a NULL.
fn contains(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (lists, value) = (Lists::argument(arguments, 0)?, arguments.array(1)?);
    let (keys, wanted) = (Keys::of(&lists.values)?, Keys::of(&value)?);
    let nulls = lists.values.logical_nulls();
    let answers = (0..lists.len()).map(|row| {
        let mut places = lists.row(row).filter(|_| value.is_valid(row))?;
        let has_null = nulls.as_ref().is_some_and(|nulls| places.clone().any(|place| nulls.is_null(place)));
        match places.any(|place| keys.key(place) == wanted.key(row)) {
            true => Some(true),
            false if has_null => None,
            false => Some(false),
        }
    });
    Ok(Arc::new(answers.collect::<BooleanArray>()))
}

/// The first place, from one; zero when there is none.
fn position(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (lists, value) = (Lists::argument(arguments, 0)?, arguments.array(1)?);
    let (keys, wanted) = (Keys::of(&lists.values)?, Keys::of(&value)?);
    let answers = (0..lists.len()).map(|row| {
        let mut places = lists.row(row).filter(|_| value.is_valid(row))?;
        let found = places.position(|place| keys.key(place) == wanted.key(row));
        Some(found.map_or(0, |at| i64::try_from(at + 1).unwrap_or(i64::MAX)))
    });
    Ok(Arc::new(answers.collect::<Int64Array>()))
}
