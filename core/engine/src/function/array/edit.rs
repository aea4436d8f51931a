//! Arrays with elements added, taken out, repeated or put in another order.

use arrow::array::{Array, ArrayRef, AsArray, StructArray};
use arrow::datatypes::{DataType, Field, Fields};
use firesteel_protocol::{Error, Kind, Result};

use super::search::wanted;
use super::{
    ARRAY, ARRAY_AND_VALUE, Call, Function, GREATEST_LENGTH, Lists, Meeting, Weaver, any_nullable, element, function,
    made, two, with_element,
};
use crate::expr::arguments::Arguments;
use crate::expr::failure::from_arrow;
use crate::expr::keys::Keys;
use crate::expr::{Typed, failure};
use crate::function::Settings;
use crate::function::description::called;
use crate::function::signature::{Accepts, different_types, one, rest};
use crate::types::coercion::{Strings, common_type};
use crate::types::{implicit_cast, list, quoted};

pub(super) static APPEND: Function =
    function(&["array_append"], ARRAY_AND_VALUE, |call| added(call, "array_append", |call| add(call, false)));
pub(super) static PREPEND: Function =
    function(&["array_prepend"], ARRAY_AND_VALUE, |call| added(call, "array_prepend", |call| add(call, true)));

fn added(mut call: Call<'_>, name: &'static str, run: crate::expr::kernel::Run) -> Result<Typed> {
    let arguments = std::mem::take(&mut call.arguments);
    call.arguments = arguments.clone();
    let (array, value) = two(arguments)?;
    let (array, value) = with_element(&call, array, value, Meeting::Tight)?;
    let (own, contains_null) = element(&array)?;
    let nullable = array.nullable;
    let gives = list(own, contains_null || value.nullable);
    Ok(made(name, run, gives, nullable, vec![array, value], call.settings))
}

fn add(arguments: &Arguments<'_>, is_first: bool) -> Result<ArrayRef> {
    let (lists, value) = (Lists::argument(arguments, 0)?, arguments.array(1)?);
    let mut weaver = Weaver::new(arguments.gives, &[&lists.values, &value])?;
    for row in 0..lists.len() {
        let Some(places) = lists.row(row) else {
            weaver.end_null();
            continue;
        };
        if is_first {
            weaver.push(1, row);
        }
        weaver.push_all(0, places);
        if !is_first {
            weaver.push(1, row);
        }
        weaver.end();
    }
    weaver.finish(arguments.gives)
}

pub(super) static INSERT: Function =
    function(&["array_insert"], &[one(Accepts::Array), one(Accepts::Int), one(Accepts::Any)], |mut call| {
        let arguments = std::mem::take(&mut call.arguments);
        call.arguments = arguments.clone();
        let [array, place, value] =
            <[Typed; 3]>::try_from(arguments).map_err(|_| Error::internal("array_insert lacks an argument"))?;
        let (array, value) = with_element(&call, array, value, Meeting::Tight)?;
        let nullable = array.nullable || place.nullable;
        // A place behind the end fills what lies between with NULL.
        let gives = list(element(&array)?.0, true);
        let typed = made("array_insert", insert, gives, nullable, vec![array, place, value], call.settings);
        Ok(Typed { fallible: true, ..typed })
    });

fn insert(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (lists, at, value) = (Lists::argument(arguments, 0)?, arguments.ints(1)?, arguments.array(2)?);
    let mut weaver = Weaver::new(arguments.gives, &[&lists.values, &value])?;
    for row in 0..lists.len() {
        let (Some(places), true) = (lists.row(row), at.is_valid(row)) else {
            weaver.end_null();
            continue;
        };
        let (at, length) = (i64::from(at.value(row)), i64::try_from(places.len()).unwrap_or(i64::MAX));
        if at == 0 {
            return Err(Error::new(Kind::Runtime, "INVALID_INDEX_OF_ZERO", &[] as &[(&str, &str)]));
        }
        if at.abs().max(length + 1) > GREATEST_LENGTH {
            return Err(too_long("array_insert", at.abs().max(length + 1)));
        }
        let before = usize::try_from(if at > 0 { at - 1 } else { length + at + 1 }).ok();
        match before {
            Some(before) => {
                let kept = places.len().min(before);
                weaver.push_all(0, places.clone().take(kept));
                (kept..before).for_each(|_| weaver.push_null());
                weaver.push(1, row);
                weaver.push_all(0, places.skip(kept));
            }
            None => {
                weaver.push(1, row);
                (length + 1..-at).for_each(|_| weaver.push_null());
                weaver.push_all(0, places);
            }
        }
        weaver.end();
    }
    weaver.finish(arguments.gives)
}

pub(super) fn too_long(function: &str, count: i64) -> Error {
    let parameters = [
        ("numberOfElements", count.to_string()),
        ("maxRoundedArrayLength", GREATEST_LENGTH.to_string()),
        ("functionName", format!("`{function}`")),
    ];
    Error::new(Kind::Runtime, "COLLECTION_SIZE_LIMIT_EXCEEDED.FUNCTION", &parameters)
}

pub(super) static COMPACT: Function = function(&["array_compact"], ARRAY, |call| {
    let nullable = any_nullable(&call.arguments);
    let gives = list(element(&call.arguments[0])?.0, false);
    Ok(made("array_compact", compact, gives, nullable, call.arguments, call.settings))
});

fn compact(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let lists = Lists::argument(arguments, 0)?;
    let nulls = lists.values.logical_nulls();
    kept(arguments, &lists, |_, place| nulls.as_ref().is_none_or(|nulls| nulls.is_valid(place)))
}

fn kept(arguments: &Arguments<'_>, lists: &Lists, is_kept: impl Fn(usize, usize) -> bool) -> Result<ArrayRef> {
    let mut weaver = Weaver::new(arguments.gives, &[&lists.values])?;
    for row in 0..lists.len() {
        match lists.row(row) {
            Some(places) => {
                weaver.push_all(0, places.filter(|place| is_kept(row, *place)));
                weaver.end();
            }
            None => weaver.end_null(),
        }
    }
    weaver.finish(arguments.gives)
}

pub(super) static REMOVE: Function = function(&["array_remove"], ARRAY_AND_VALUE, |call| {
    let settings = call.settings;
    let arguments = wanted(call)?;
    let gives = arguments[0].data_type.clone();
    Ok(made("array_remove", remove, gives, any_nullable(&arguments), arguments, settings))
});

fn remove(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (lists, value) = (Lists::argument(arguments, 0)?, arguments.array(1)?);
    let (keys, unwanted) = (Keys::of(&lists.values)?, Keys::of(&value)?);
    let mut weaver = Weaver::new(arguments.gives, &[&lists.values])?;
    for row in 0..lists.len() {
        match lists.row(row).filter(|_| value.is_valid(row)) {
            Some(places) => {
                weaver.push_all(0, places.filter(|place| keys.key(*place) != unwanted.key(row)));
                weaver.end();
            }
            None => weaver.end_null(),
        }
    }
    weaver.finish(arguments.gives)
}

pub(super) static REPEAT: Function = function(&["array_repeat"], &[one(Accepts::Any), one(Accepts::Int)], |call| {
    let (value, count) = (&call.arguments[0], &call.arguments[1]);
    let (gives, nullable) = (list(value.data_type.clone(), value.nullable), count.nullable);
    let typed = made("array_repeat", repeat, gives, nullable, call.arguments, call.settings);
    Ok(Typed { fallible: true, ..typed })
});

fn repeat(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (value, counts) = (arguments.array(0)?, arguments.ints(1)?);
    let mut weaver = Weaver::new(arguments.gives, &[&value])?;
    for (row, count) in counts.iter().enumerate() {
        match count {
            Some(count) if i64::from(count) > GREATEST_LENGTH => return Err(too_long("array_repeat", count.into())),
            Some(count) => {
                (0..count).for_each(|_| weaver.push(0, row));
                weaver.end();
            }
            None => weaver.end_null(),
        }
    }
    weaver.finish(arguments.gives)
}

pub(super) static FLATTEN: Function = function(&["flatten"], ARRAY, |call| {
    let (inner, contains_null) = element(&call.arguments[0])?;
    if !matches!(inner, DataType::List(_)) {
        let parameters = [
            ("paramIndex", "first".to_string()),
            ("requiredType", "\"ARRAY\" of \"ARRAY\"".to_string()),
            ("inputSql", format!("\"{}\"", call.arguments[0].name)),
            ("inputType", quoted(&call.arguments[0].data_type)),
        ];
        return Err(failure::mismatch("UNEXPECTED_INPUT_TYPE", &called("flatten", &call), &parameters));
    }
    let nullable = call.arguments[0].nullable || contains_null;
    Ok(made("flatten", flatten, inner, nullable, call.arguments, call.settings))
});

/// NULL when one of the arrays is.
fn flatten(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let outer = Lists::argument(arguments, 0)?;
    let inner = Lists::of(&outer.values)?;
    let mut weaver = Weaver::new(arguments.gives, &[&inner.values])?;
    for row in 0..outer.len() {
        let parts = outer.row(row).and_then(|places| places.map(|place| inner.row(place)).collect::<Option<Vec<_>>>());
        match parts {
            Some(parts) => {
                weaver.push_all(0, parts.into_iter().flatten());
                weaver.end();
            }
            None => weaver.end_null(),
        }
    }
    weaver.finish(arguments.gives)
}

pub(super) static SLICE: Function =
    function(&["slice"], &[one(Accepts::Array), one(Accepts::Int), one(Accepts::Int)], |call| {
        let (gives, nullable) = (call.arguments[0].data_type.clone(), any_nullable(&call.arguments));
        let typed = made("slice", slice, gives, nullable, call.arguments, call.settings);
        Ok(Typed { fallible: true, ..typed })
    });

fn slice(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (lists, starts, lengths) = (Lists::argument(arguments, 0)?, arguments.ints(1)?, arguments.ints(2)?);
    let mut weaver = Weaver::new(arguments.gives, &[&lists.values])?;
    for row in 0..lists.len() {
        let (Some(places), true, true) = (lists.row(row), starts.is_valid(row), lengths.is_valid(row)) else {
            weaver.end_null();
            continue;
        };
        let (start, length) = (i64::from(starts.value(row)), i64::from(lengths.value(row)));
        if start == 0 {
            return Err(invalid("START", "start", start));
        }
        if length < 0 {
            return Err(invalid("LENGTH", "length", length));
        }
        let from = if start > 0 { start - 1 } else { start + i64::try_from(places.len()).unwrap_or(i64::MAX) };
        if let (Ok(from), Ok(length)) = (usize::try_from(from), usize::try_from(length)) {
            weaver.push_all(0, places.skip(from).take(length));
        }
        weaver.end();
    }
    weaver.finish(arguments.gives)
}

fn invalid(condition: &str, parameter: &str, value: i64) -> Error {
    let parameters =
        [("parameter", format!("`{parameter}`")), (parameter, value.to_string()), ("functionName", "`slice`".into())];
    Error::new(Kind::Runtime, &format!("INVALID_PARAMETER_VALUE.{condition}"), &parameters)
}

pub(super) static ZIP: Function = function(&["arrays_zip"], &[rest(Accepts::Array)], |call| {
    let nullable = any_nullable(&call.arguments);
    let mut fields = Vec::new();
    for (index, argument) in call.arguments.iter().enumerate() {
        let name = crate::function::collection::field_name(argument).unwrap_or_else(|| index.to_string());
        fields.push(Field::new(name, element(argument)?.0, true));
    }
    let gives = list(DataType::Struct(Fields::from(fields)), false);
    Ok(made("arrays_zip", zip, gives, nullable, call.arguments, call.settings))
});

/// Structs of the elements at each place; the shorter arrays are filled with NULL.
fn zip(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let DataType::List(item) = arguments.gives else { return Err(Error::internal("a list that is none")) };
    let DataType::Struct(fields) = item.data_type() else { return Err(Error::internal("a struct that is none")) };
    let lists = (0..arguments.len()).map(|index| Lists::argument(arguments, index)).collect::<Result<Vec<_>>>()?;
    let rows: Vec<Option<usize>> = (0..arguments.rows)
        .map(|row| {
            let lengths: Option<Vec<usize>> =
                lists.iter().map(|list| list.row(row).map(|places| places.len())).collect();
            lengths.map(|lengths| lengths.into_iter().max().unwrap_or_default())
        })
        .collect();
    let mut columns = Vec::new();
    for (list, field) in lists.iter().zip(fields) {
        let gives = crate::types::list(field.data_type().clone(), true);
        let mut weaver = Weaver::new(&gives, &[&list.values])?;
        for (row, length) in rows.iter().enumerate() {
            let (Some(places), Some(length)) = (list.row(row), length) else { continue };
            let missing = length - places.len();
            weaver.push_all(0, places);
            (0..missing).for_each(|_| weaver.push_null());
        }
        weaver.end();
        let woven = weaver.finish(&gives)?;
        columns.push(std::sync::Arc::clone(woven.as_list::<i32>().values()));
    }
    let count = rows.iter().flatten().sum();
    let structs = StructArray::try_new_with_length(fields.clone(), columns, None, count).map_err(from_arrow)?;
    let structs: ArrayRef = std::sync::Arc::new(structs);
    let mut weaver = Weaver::new(arguments.gives, &[&structs])?;
    let mut next = 0;
    for length in rows {
        match length {
            Some(length) => {
                weaver.push_all(0, next..next + length);
                weaver.end();
                next += length;
            }
            None => weaver.end_null(),
        }
    }
    weaver.finish(arguments.gives)
}

/// `reverse` of an array.
pub(in crate::function) fn reverse(array: Typed, settings: &Settings) -> Typed {
    let (gives, nullable) = (array.data_type.clone(), array.nullable);
    made("reverse_array", reversed, gives, nullable, vec![array], settings)
}

fn reversed(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let lists = Lists::argument(arguments, 0)?;
    let mut weaver = Weaver::new(arguments.gives, &[&lists.values])?;
    for row in 0..lists.len() {
        match lists.row(row) {
            Some(places) => {
                weaver.push_all(0, places.rev());
                weaver.end();
            }
            None => weaver.end_null(),
        }
    }
    weaver.finish(arguments.gives)
}

/// `concat` of arrays, with NULL for any that is NULL.
pub(in crate::function) fn concat(arguments: Vec<Typed>, sql: &str, settings: &Settings) -> Result<Typed> {
    let types: Vec<DataType> = arguments.iter().map(|argument| argument.data_type.clone()).collect();
    let Some(gives) = common_type(&types, Strings::Promoted, settings) else {
        return Err(different_types("concat", sql, &types));
    };
    let arguments =
        arguments.into_iter().map(|argument| implicit_cast(argument, &gives, settings)).collect::<Result<Vec<_>>>()?;
    let nullable = any_nullable(&arguments);
    Ok(made("concat_arrays", joined, gives, nullable, arguments, settings))
}

fn joined(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let lists = (0..arguments.len()).map(|index| Lists::argument(arguments, index)).collect::<Result<Vec<_>>>()?;
    let sources: Vec<&ArrayRef> = lists.iter().map(|list| &list.values).collect();
    let mut weaver = Weaver::new(arguments.gives, &sources)?;
    for row in 0..arguments.rows {
        match lists.iter().map(|list| list.row(row)).collect::<Option<Vec<_>>>() {
            Some(parts) => {
                for (source, places) in parts.into_iter().enumerate() {
                    weaver.push_all(source, places);
                }
                weaver.end();
            }
            None => weaver.end_null(),
        }
    }
    weaver.finish(arguments.gives)
}
