//! Functions of maps. Spark: `collectionOperations.scala`, `complexTypeCreator.scala`, `ArrayBasedMapBuilder`.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, BooleanArray, ListArray, MapArray, StringBuilder, StructArray};
use arrow::buffer::{NullBuffer, OffsetBuffer};
use arrow::compute;
use arrow::datatypes::{DataType, FieldRef};
use firesteel_protocol::{Error, Kind, Result};

use super::array::{Lists, any_nullable, as_type, element, made};
use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called, called_with};
use super::regex;
use super::signature::{Accepts, Parameter, different_types, one, optional, rest};
use crate::expr::arguments::{Arguments, Mode, mistyped};
use crate::expr::cast::text;
use crate::expr::failure::from_arrow;
use crate::expr::kernel::Nulls;
use crate::expr::keys::Keys;
use crate::expr::{Typed, failure};
use crate::types::coercion::{Strings, common_type};
use crate::types::{implicit_cast, list, map, quoted};

pub(super) static FUNCTIONS: &[&Function] =
    &[&CONCAT, &CONTAINS_KEY, &ENTRIES, &FROM_ARRAYS, &FROM_ENTRIES, &FROM_TEXT];

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
        ansi: Ansi::Raises,
        repeats: Repeats::Always,
        shown: Shown::AsCall,
        runs: Runs::Rewrite(rewrite),
    }
}

/// The fields of a map's entries.
pub(super) fn sides(data_type: &DataType) -> Result<(&FieldRef, &FieldRef)> {
    if let DataType::Map(entries, _) = data_type
        && let DataType::Struct(fields) = entries.data_type()
        && let [key, value] = fields.as_ref()
    {
        return Ok((key, value));
    }
    Err(Error::internal("a map without entries"))
}

/// Entries that become maps: a key may not be NULL, nor stand twice in a row.
pub(super) struct Entries {
    pub keys: ArrayRef,
    pub values: ArrayRef,
    pub lengths: Vec<usize>,
    pub nulls: Option<NullBuffer>,
}

impl Entries {
    pub fn finish(self, gives: &DataType, mode: &Mode) -> Result<ArrayRef> {
        let DataType::Map(field, ordered) = gives else { return Err(Error::internal("a map that is none")) };
        let DataType::Struct(fields) = field.data_type() else { return Err(Error::internal("a map without entries")) };
        let (key, value) = sides(gives)?;
        let mut keys = as_type(&self.keys, key.data_type())?;
        let mut values = as_type(&self.values, value.data_type())?;
        let mut lengths = self.lengths;
        if mode.last_key_wins {
            (keys, values, lengths) = deduplicated(&keys, &values, &lengths)?;
        } else {
            check_keys(&keys, &lengths, &mode.zone)?;
        }
        let count = lengths.iter().sum();
        let entries = StructArray::try_new_with_length(fields.clone(), vec![keys, values], None, count);
        let offsets = OffsetBuffer::from_lengths(lengths);
        let made = MapArray::try_new(Arc::clone(field), offsets, entries.map_err(from_arrow)?, self.nulls, *ordered);
        Ok(Arc::new(made.map_err(from_arrow)?))
    }
}

/// The keys of rows that follow one another, none NULL and none twice in its row.
fn check_keys(keys: &ArrayRef, lengths: &[usize], zone: &str) -> Result<()> {
    refuse_null(keys)?;
    let compared = Keys::of(keys)?;
    let mut next = 0;
    for length in lengths {
        let mut seen = HashSet::with_capacity(*length);
        if let Some(twice) = (next..next + length).find(|place| !seen.insert(compared.key(*place))) {
            let mut key = String::new();
            text::write(keys, twice, zone, &mut key)?;
            let parameters = [("key", key.as_str()), ("mapKeyDedupPolicy", "\"spark.sql.mapKeyDedupPolicy\"")];
            return Err(Error::new(Kind::Runtime, "DUPLICATED_MAP_KEY", &parameters));
        }
        next += length;
    }
    Ok(())
}

fn refuse_null(keys: &ArrayRef) -> Result<()> {
    if keys.logical_null_count() > 0 {
        return Err(Error::new(Kind::Runtime, "NULL_MAP_KEY", &[] as &[(&str, &str)]));
    }
    Ok(())
}

/// Of equal keys in a row the first place and the last value. Spark: `MapKeyDedupPolicy.LAST_WIN`.
fn deduplicated(keys: &ArrayRef, values: &ArrayRef, lengths: &[usize]) -> Result<(ArrayRef, ArrayRef, Vec<usize>)> {
    refuse_null(keys)?;
    let compared = Keys::of(keys)?;
    let (mut key_places, mut value_places) = (Vec::new(), Vec::new());
    let mut next = 0;
    let mut kept = Vec::with_capacity(lengths.len());
    for length in lengths {
        let before = key_places.len();
        let mut found = HashMap::with_capacity(*length);
        for place in next..next + length {
            let at = *found.entry(compared.key(place)).or_insert(key_places.len());
            if at == key_places.len() {
                key_places.push(place as u64);
                value_places.push(place as u64);
            } else {
                value_places[at] = place as u64;
            }
        }
        kept.push(key_places.len() - before);
        next += length;
    }
    let taken = |column: &ArrayRef, places: Vec<u64>| {
        compute::take(column, &arrow::array::UInt64Array::from(places), None).map_err(from_arrow)
    };
    Ok((taken(keys, key_places)?, taken(values, value_places)?, kept))
}

/// A column of maps as one of lists of their entries.
pub(super) fn entries_of(array: &ArrayRef) -> Result<(Lists, StructArray)> {
    let maps = array.as_map_opt().ok_or_else(|| mistyped(array))?;
    let entries = maps.entries().clone();
    let item = Arc::new(arrow::datatypes::Field::new("element", entries.data_type().clone(), false));
    let lists = ListArray::try_new(item, maps.offsets().clone(), Arc::new(entries.clone()), maps.nulls().cloned());
    let lists: ArrayRef = Arc::new(lists.map_err(from_arrow)?);
    Ok((Lists::of(&lists)?, entries))
}

static CONCAT: Function = function(&["map_concat"], &[rest(Accepts::Any)], |call| {
    let sql = called("map_concat", &call);
    let settings = call.settings;
    let types: Vec<DataType> = call.arguments.iter().map(|argument| argument.data_type.clone()).collect();
    if let Some(other) = types.iter().find(|data_type| !matches!(data_type, DataType::Map(_, _) | DataType::Null)) {
        let parameters = [("functionName", "`map_concat`".to_string()), ("dataType", format!("[{}]", quoted(other)))];
        return Err(failure::mismatch("MAP_CONCAT_DIFF_TYPES", &sql, &parameters));
    }
    let gives = match common_type(&types, Strings::Apart, settings) {
        Some(common @ DataType::Map(_, _)) => common,
        None if !types.is_empty() => return Err(different_types("map_concat", &sql, &types)),
        _ => map(DataType::Utf8, DataType::Utf8, true),
    };
    let arguments = call
        .arguments
        .into_iter()
        .map(|argument| implicit_cast(argument, &gives, settings))
        .collect::<Result<Vec<_>>>()?;
    let nullable = any_nullable(&arguments);
    let typed = made("map_concat", concat, gives, nullable, arguments, settings);
    Ok(Typed { fallible: true, ..typed })
});

fn concat(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (key, value) = sides(arguments.gives)?;
    let maps = (0..arguments.len())
        .map(|index| as_type(&arguments.array(index)?, arguments.gives).and_then(|array| entries_of(&array)))
        .collect::<Result<Vec<_>>>()?;
    let (mut places, mut lengths, mut valid) = (Vec::new(), Vec::new(), Vec::new());
    for row in 0..arguments.rows {
        let rows: Option<Vec<_>> = maps.iter().map(|(lists, _)| lists.row(row)).collect();
        let before = places.len();
        valid.push(rows.is_some());
        for (source, entries) in rows.into_iter().flatten().enumerate() {
            places.extend(entries.map(|place| (source, place)));
        }
        lengths.push(places.len() - before);
    }
    let side = |index: usize, data_type: &DataType| {
        let columns: Vec<&dyn Array> = maps.iter().map(|(_, entries)| entries.column(index).as_ref()).collect();
        if columns.is_empty() {
            return Ok(arrow::array::new_empty_array(data_type));
        }
        compute::interleave(&columns, &places).map_err(from_arrow)
    };
    let (keys, values) = (side(0, key.data_type())?, side(1, value.data_type())?);
    Entries { keys, values, lengths, nulls: Some(NullBuffer::from(valid)) }.finish(arguments.gives, arguments.mode)
}

static CONTAINS_KEY: Function = function(&["map_contains_key"], &[one(Accepts::Map), one(Accepts::Any)], |mut call| {
    let sql = called("map_contains_key", &call);
    let (wanted, source) = (call.arguments.remove(1), call.arguments.remove(0));
    if wanted.data_type == DataType::Null {
        let parameters = [("functionName", "`map_contains_key`".to_string())];
        return Err(failure::mismatch("NULL_TYPE", &sql, &parameters));
    }
    let (key, value) = sides(&source.data_type)?;
    let types = [key.data_type().clone(), wanted.data_type.clone()];
    let Some(common) = common_type(&types, Strings::Apart, call.settings) else {
        let parameters = [
            ("functionName", "`map_contains_key`".to_string()),
            ("dataType", "\"MAP\"".to_string()),
            ("leftType", quoted(&source.data_type)),
            ("rightType", quoted(&wanted.data_type)),
        ];
        return Err(failure::mismatch("MAP_FUNCTION_DIFF_TYPES", &sql, &parameters));
    };
    let target = map(common.clone(), value.data_type().clone(), value.is_nullable());
    let source = implicit_cast(source, &target, call.settings)?;
    let wanted = implicit_cast(wanted, &common, call.settings)?;
    let nullable = source.nullable || wanted.nullable;
    Ok(made("map_contains_key", contains_key, DataType::Boolean, nullable, vec![source, wanted], call.settings))
});

fn contains_key(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (lists, entries) = entries_of(&arguments.array(0)?)?;
    let wanted = arguments.array(1)?;
    let (keys, wanted_keys) = (Keys::of(entries.column(0))?, Keys::of(&wanted)?);
    let answers = (0..lists.len()).map(|row| {
        let mut places = lists.row(row).filter(|_| wanted.is_valid(row))?;
        Some(places.any(|place| keys.key(place) == wanted_keys.key(row)))
    });
    Ok(Arc::new(answers.collect::<BooleanArray>()))
}

static ENTRIES: Function = function(&["map_entries"], &[one(Accepts::Map)], |call| {
    let (key, value) = sides(&call.arguments[0].data_type)?;
    let fields = arrow::datatypes::Fields::from(vec![Arc::clone(key), Arc::clone(value)]);
    let (gives, nullable) = (list(DataType::Struct(fields), false), call.arguments[0].nullable);
    Ok(made("map_entries", entries, gives, nullable, call.arguments, call.settings))
});

fn entries(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let DataType::List(field) = arguments.gives else { return Err(Error::internal("a list that is none")) };
    let array = arguments.array(0)?;
    let maps = array.as_map_opt().ok_or_else(|| mistyped(&array))?;
    let entries: ArrayRef = Arc::new(maps.entries().clone());
    let entries = as_type(&entries, field.data_type())?;
    let made = ListArray::try_new(Arc::clone(field), maps.offsets().clone(), entries, maps.nulls().cloned());
    Ok(Arc::new(made.map_err(from_arrow)?))
}

static FROM_ARRAYS: Function = function(&["map_from_arrays"], &[one(Accepts::Array), one(Accepts::Array)], |call| {
    let (key, (value, contains_null)) = (element(&call.arguments[0])?.0, element(&call.arguments[1])?);
    refuse_map_key(&called("map_from_arrays", &call), &key)?;
    let nullable = any_nullable(&call.arguments);
    let gives = map(key, value, contains_null);
    let typed = made("map_from_arrays", from_arrays, gives, nullable, call.arguments, call.settings);
    Ok(Typed { fallible: true, ..typed })
});

/// Maps are no keys of maps.
pub(super) fn refuse_map_key(sql: &str, key: &DataType) -> Result<()> {
    fn holds_map(data_type: &DataType) -> bool {
        match data_type {
            DataType::Map(_, _) => true,
            DataType::List(field) => holds_map(field.data_type()),
            DataType::Struct(fields) => fields.iter().any(|field| holds_map(field.data_type())),
            _ => false,
        }
    }
    if holds_map(key) {
        return Err(failure::mismatch("INVALID_MAP_KEY_TYPE", sql, &[("keyType", quoted(key))]));
    }
    Ok(())
}

fn from_arrays(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (keys, values) = (Lists::argument(arguments, 0)?, Lists::argument(arguments, 1)?);
    let (mut key_places, mut value_places, mut lengths, mut valid) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for row in 0..arguments.rows {
        let pair = keys.row(row).zip(values.row(row));
        valid.push(pair.is_some());
        let Some((key_row, value_row)) = pair else {
            lengths.push(0);
            continue;
        };
        if key_row.len() != value_row.len() {
            let message = "The key array and value array of MapData must have the same length.";
            return Err(Error::foreign(Kind::Runtime, Some("_LEGACY_ERROR_TEMP_2016"), message));
        }
        lengths.push(key_row.len());
        key_places.extend(key_row.map(|place| place as u64));
        value_places.extend(value_row.map(|place| place as u64));
    }
    let taken = |values: &ArrayRef, places: Vec<u64>| {
        compute::take(values, &arrow::array::UInt64Array::from(places), None).map_err(from_arrow)
    };
    let (keys, values) = (taken(&keys.values, key_places)?, taken(&values.values, value_places)?);
    Entries { keys, values, lengths, nulls: Some(NullBuffer::from(valid)) }.finish(arguments.gives, arguments.mode)
}

static FROM_ENTRIES: Function = function(&["map_from_entries"], &[one(Accepts::Array)], |call| {
    let sql = called("map_from_entries", &call);
    let (item, contains_null) = element(&call.arguments[0])?;
    let DataType::Struct(fields) = &item else { return Err(no_pairs(&sql, &call.arguments[0])) };
    let [key, value] = fields.as_ref() else { return Err(no_pairs(&sql, &call.arguments[0])) };
    refuse_map_key(&sql, key.data_type())?;
    let gives = map(key.data_type().clone(), value.data_type().clone(), value.is_nullable());
    let nullable = call.arguments[0].nullable || contains_null;
    let typed = made("map_from_entries", from_entries, gives, nullable, call.arguments, call.settings);
    Ok(Typed { fallible: true, ..typed })
});

fn no_pairs(sql: &str, argument: &Typed) -> Error {
    let parameters = [
        ("paramIndex", "first".to_string()),
        ("requiredType", "\"ARRAY\" of pair \"STRUCT\"".to_string()),
        ("inputSql", format!("\"{}\"", argument.name)),
        ("inputType", quoted(&argument.data_type)),
    ];
    failure::mismatch("UNEXPECTED_INPUT_TYPE", sql, &parameters)
}

/// NULL when one of the entries is.
fn from_entries(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let lists = Lists::argument(arguments, 0)?;
    let entries = lists.values.as_struct_opt().ok_or_else(|| mistyped(&lists.values))?;
    let (mut places, mut lengths, mut valid) = (Vec::new(), Vec::new(), Vec::new());
    for row in 0..lists.len() {
        let kept = lists.row(row).filter(|row| row.clone().all(|place| entries.is_valid(place)));
        valid.push(kept.is_some());
        lengths.push(kept.as_ref().map_or(0, std::ops::Range::len));
        places.extend(kept.into_iter().flatten().map(|place| place as u64));
    }
    let places = arrow::array::UInt64Array::from(places);
    let side = |index: usize| compute::take(entries.column(index), &places, None).map_err(from_arrow);
    let (keys, values) = (side(0)?, side(1)?);
    Entries { keys, values, lengths, nulls: Some(NullBuffer::from(valid)) }.finish(arguments.gives, arguments.mode)
}

static FROM_TEXT: Function = Function {
    shown: Shown::By(|call| {
        let name = |index: usize, default| call.arguments.get(index).map_or(default, |argument| argument.name.as_str());
        called_with("str_to_map", &[name(0, ""), name(1, ","), name(2, ":")], call)
    }),
    ..function(
        &["str_to_map"],
        &[one(Accepts::String), optional(Accepts::String), optional(Accepts::String)],
        |mut call| {
            for default in [",", ":"].iter().skip(call.arguments.len() - 1) {
                let value = datafusion::scalar::ScalarValue::Utf8(Some((*default).to_string()));
                call.arguments.push(Typed::literal(value));
            }
            let nullable = any_nullable(&call.arguments);
            let gives = map(DataType::Utf8, DataType::Utf8, true);
            let typed = made("str_to_map", from_text, gives, nullable, call.arguments, call.settings);
            Ok(Typed { fallible: true, ..typed })
        },
    )
};

/// Splits by Java's regular expressions, the pair at its first delimiter.
fn from_text(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (texts, between, within) = (arguments.strings(0)?, arguments.strings(1)?, arguments.strings(2)?);
    let (mut keys, mut values) = (StringBuilder::new(), StringBuilder::new());
    let (mut lengths, mut valid) = (Vec::new(), Vec::new());
    let (mut pairs, mut pair) = (regex::Patterns::new("str_to_map"), regex::Patterns::new("str_to_map"));
    for row in 0..arguments.rows {
        if texts.is_null(row) || between.is_null(row) || within.is_null(row) {
            valid.push(false);
            lengths.push(0);
            continue;
        }
        let parts = regex::split(texts.value(row), pairs.get(between.value(row))?.as_ref(), -1)?;
        let count = parts.len();
        for part in parts {
            let mut sides = regex::split(&part, pair.get(within.value(row))?.as_ref(), 2)?.into_iter();
            keys.append_value(sides.next().unwrap_or_default());
            values.append_option(sides.next());
        }
        valid.push(true);
        lengths.push(count);
    }
    let (keys, values): (ArrayRef, ArrayRef) = (Arc::new(keys.finish()), Arc::new(values.finish()));
    Entries { keys, values, lengths, nulls: Some(NullBuffer::from(valid)) }.finish(arguments.gives, arguments.mode)
}

/// A map of the same keys with other settings of its value.
pub(super) fn with_value(source: &Typed, value: DataType, is_nullable: bool) -> Result<DataType> {
    Ok(map(sides(&source.data_type)?.0.data_type().clone(), value, is_nullable))
}
