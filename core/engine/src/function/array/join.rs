//! `array_join(array, delimiter[, null_replacement])`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, StringArray};
use arrow::datatypes::DataType;
use firesteel_protocol::Result;

use super::{Call, Function, Lists, any_nullable, as_type, element, function, made};
use crate::expr::Typed;
use crate::expr::arguments::Arguments;
use crate::function::signature::{Accepts, one, optional};
use crate::types::{implicit_cast, list};

pub(super) static JOIN: Function =
    function(&["array_join"], &[one(Accepts::Array), one(Accepts::String), optional(Accepts::String)], texts);

fn texts(mut call: Call<'_>) -> Result<Typed> {
    let contains_null = element(&call.arguments[0])?.1;
    let array = call.arguments.remove(0);
    let array = implicit_cast(array, &list(DataType::Utf8, contains_null), call.settings)?;
    call.arguments.insert(0, array);
    let nullable = any_nullable(&call.arguments);
    Ok(made("array_join", join, DataType::Utf8, nullable, call.arguments, call.settings))
}

/// NULL elements are left out unless there is something to put in their place.
fn join(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (lists, delimiters) = (Lists::argument(arguments, 0)?, arguments.strings(1)?);
    let replacements = if arguments.len() > 2 { Some(arguments.strings(2)?) } else { None };
    let values = as_type(&lists.values, &DataType::Utf8)?;
    let values = values.as_string::<i32>();
    let answers = (0..lists.len()).map(|row| {
        let places = lists.row(row).filter(|_| delimiters.is_valid(row))?;
        let replacement = match &replacements {
            Some(replacements) if replacements.is_null(row) => return None,
            Some(replacements) => Some(replacements.value(row)),
            None => None,
        };
        let texts =
            places.filter_map(|place| if values.is_null(place) { replacement } else { Some(values.value(place)) });
        Some(texts.collect::<Vec<_>>().join(delimiters.value(row)))
    });
    Ok(Arc::new(answers.collect::<StringArray>()))
}
