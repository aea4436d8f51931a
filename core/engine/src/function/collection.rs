//! Arrays, maps and structs: making them, reading them. Spark: `complexTypeCreator.scala`,
//! `complexTypeExtractors.scala`, `collectionOperations.scala`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, Int32Array, ListArray, StructArray, new_empty_array};
use arrow::buffer::OffsetBuffer;
use arrow::compute;
use arrow::datatypes::{DataType, Field, Fields, Int32Type};
use firesteel_protocol::{Error, Kind, Result};

use super::Settings;
use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called, not_constant};
use super::signature::{Accepts, Parameter, different_types, one, rest};
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::failure::from_arrow;
use crate::expr::kernel::{Kernel, Nulls};
use crate::expr::{Typed, failure, field};
use crate::types::coercion::{Strings, common_type};
use crate::types::{implicit_cast, is_integral, list, map, quoted};

pub(super) static FUNCTIONS: &[&Function] = &[
    &ARRAY,
    &MAP,
    &STRUCT,
    &NAMED_STRUCT,
    &SIZE,
    &ARRAY_SIZE,
    &ELEMENT_AT,
    &TRY_ELEMENT_AT,
    &GET,
    &MAP_KEYS,
    &MAP_VALUES,
    &EXPLODE,
    &EXPLODE_OUTER,
    &POSEXPLODE,
];

const fn rewritten(
    names: &'static [&'static str],
    takes: &'static [Parameter],
    shown: Shown,
    rewrite: fn(Call<'_>) -> Result<Typed>,
) -> Function {
    Function {
        names,
        takes,
        gives: Gives::AsRewritten,
        nulls: Nulls::Never,
        ansi: Ansi::NeverRaises,
        repeats: Repeats::Always,
        shown,
        runs: Runs::Rewrite(rewrite),
    }
}

static ARRAY: Function = rewritten(&["array"], &[rest(Accepts::Any)], Shown::AsCall, |call| {
    let name = called("array", &call);
    let types: Vec<DataType> = call.arguments.iter().map(|argument| argument.data_type.clone()).collect();
    let element = match common_type(&types, Strings::Promoted, call.settings) {
        Some(element) => element,
        None if types.is_empty() => DataType::Null,
        None => return Err(different_types("array", &name, &types)),
    };
    let arguments = cast_all(call.arguments, &element, call.settings)?;
    let gives = list(element, arguments.iter().any(|argument| argument.nullable));
    Ok(made("array", make_array, gives, Nulls::Never, arguments, call.settings))
});
static MAP: Function = rewritten(&["map"], &[rest(Accepts::Any)], Shown::AsCall, |call| {
    let name = called("map", &call);
    if call.arguments.len() % 2 != 0 {
        return Err(failure::wrong_count("map", "2n (n > 0)", call.arguments.len()));
    }
    let (mut keys, mut values) = (Vec::new(), Vec::new());
    for (index, argument) in call.arguments.into_iter().enumerate() {
        if index % 2 == 0 { keys.push(argument) } else { values.push(argument) }
    }
    let meet = |side: &[Typed]| {
        let types: Vec<DataType> = side.iter().map(|argument| argument.data_type.clone()).collect();
        match common_type(&types, Strings::Promoted, call.settings) {
            Some(common) => Ok(common),
            None if types.is_empty() => Ok(DataType::Null),
            None => Err(different_types("map", &name, &types)),
        }
    };
    let (key, value) = (meet(&keys)?, meet(&values)?);
    let gives = map(key.clone(), value.clone(), values.iter().any(|value| value.nullable));
    let mut arguments = cast_all(keys, &key, call.settings)?;
    arguments.extend(cast_all(values, &value, call.settings)?);
    let typed = made("map", make_map, gives, Nulls::Never, arguments, call.settings);
    Ok(Typed { fallible: true, ..typed })
});
static STRUCT: Function = rewritten(&["struct"], &[rest(Accepts::Any)], Shown::AsCall, |call| {
    let names = call
        .arguments
        .iter()
        .enumerate()
        .map(|(index, argument)| field_name(argument).unwrap_or_else(|| format!("col{}", index + 1)))
        .collect();
    Ok(structure(names, call.arguments, call.settings))
});
static NAMED_STRUCT: Function = rewritten(&["named_struct"], &[rest(Accepts::Any)], Shown::AsCall, |call| {
    let name = called("named_struct", &call);
    if call.arguments.len() % 2 != 0 {
        return Err(failure::wrong_count("named_struct", "2n (n > 0)", call.arguments.len()));
    }
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for (index, argument) in call.arguments.into_iter().enumerate() {
        match (index % 2, argument.constant_text()) {
            (1, _) => values.push(argument),
            (_, Some(text)) => names.push(text.to_string()),
            (_, None) => return Err(not_constant(&name, "name", &argument)),
        }
    }
    Ok(structure(names, values, call.settings))
});

/// What an argument calls the field it becomes: a column, an alias and a field of a struct have names, a constant or a
/// call does not.
pub(super) fn field_name(argument: &Typed) -> Option<String> {
    use datafusion::logical_expr::Expr;
    match &argument.expr {
        Expr::Column(_) | Expr::OuterReferenceColumn(_, _) => Some(argument.name.clone()),
        Expr::Alias(alias) => Some(alias.name.clone()),
        Expr::ScalarFunction(call) if call.name() == "get_field" => {
            argument.name.rsplit('.').next().map(str::to_string)
        }
        _ => None,
    }
}

fn structure(names: Vec<String>, values: Vec<Typed>, settings: &Settings) -> Typed {
    let fields: Fields = names
        .into_iter()
        .zip(&values)
        .map(|(name, value)| Field::new(name, value.data_type.clone(), value.nullable))
        .collect();
    made("struct", make_struct, DataType::Struct(fields), Nulls::Never, values, settings)
}

fn cast_all(arguments: Vec<Typed>, to: &DataType, settings: &Settings) -> Result<Vec<Typed>> {
    arguments.into_iter().map(|argument| implicit_cast(argument, to, settings)).collect()
}

fn made(
    name: &'static str,
    run: crate::expr::kernel::Run,
    gives: DataType,
    nulls: Nulls,
    arguments: Vec<Typed>,
    settings: &Settings,
) -> Typed {
    Typed {
        nullable: nulls == Nulls::Possible
            || (nulls == Nulls::AnyMakesNull && arguments.iter().any(|argument| argument.nullable)),
        fallible: arguments.iter().any(|argument| argument.fallible),
        expr: Kernel::new(name, run, gives.clone(), nulls, settings.mode())
            .call(arguments.into_iter().map(|argument| argument.expr).collect()),
        data_type: gives,
        name: String::new(),
    }
}

/// Columns of `width` values a row, woven into one: row by row, column by column.
fn woven(columns: &[ArrayRef], element: &DataType, rows: usize) -> Result<ArrayRef> {
    if columns.is_empty() {
        return Ok(new_empty_array(element));
    }
    let columns =
        columns.iter().map(|column| compute::cast(column, element).map_err(from_arrow)).collect::<Result<Vec<_>>>()?;
    let columns: Vec<&dyn Array> = columns.iter().map(AsRef::as_ref).collect();
    let places: Vec<(usize, usize)> =
        (0..rows).flat_map(|row| (0..columns.len()).map(move |column| (column, row))).collect();
    compute::interleave(&columns, &places).map_err(from_arrow)
}

fn make_array(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let DataType::List(field) = arguments.gives else { return Err(Error::internal("an array that is no list")) };
    let columns = arguments.arrays()?;
    let values = woven(&columns, field.data_type(), arguments.rows)?;
    let offsets = OffsetBuffer::from_lengths(std::iter::repeat_n(columns.len(), arguments.rows));
    Ok(Arc::new(ListArray::try_new(Arc::clone(field), offsets, values, None).map_err(from_arrow)?))
}

fn make_struct(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let DataType::Struct(fields) = arguments.gives else { return Err(Error::internal("a struct that is none")) };
    let columns = arguments
        .arrays()?
        .iter()
        .zip(fields)
        .map(|(column, field)| compute::cast(column, field.data_type()).map_err(from_arrow))
        .collect::<Result<Vec<_>>>()?;
    let made = StructArray::try_new_with_length(fields.clone(), columns, None, arguments.rows);
    Ok(Arc::new(made.map_err(from_arrow)?))
}

/// Keys first, then values.
fn make_map(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (key, value) = super::map::sides(arguments.gives)?;
    let columns = arguments.arrays()?;
    let (keys, values) = columns.split_at(columns.len() / 2);
    let lengths = vec![keys.len(); arguments.rows];
    let keys = woven(keys, key.data_type(), arguments.rows)?;
    let values = woven(values, value.data_type(), arguments.rows)?;
    super::map::Entries { keys, values, lengths, nulls: None }.finish(arguments.gives, arguments.mode)
}

const fn kernel(
    names: &'static [&'static str],
    takes: &'static [Parameter],
    gives: Gives,
    nulls: Nulls,
    run: crate::expr::kernel::Run,
) -> Function {
    Function {
        names,
        takes,
        gives,
        nulls,
        ansi: Ansi::NeverRaises,
        repeats: Repeats::Always,
        shown: Shown::AsCall,
        runs: Runs::Kernel(run),
    }
}

static SIZE: Function =
    kernel(&["size", "cardinality"], &[one(Accepts::ArrayOrMap)], Gives::Int, Nulls::AnyMakesNull, size);
static ARRAY_SIZE: Function = kernel(&["array_size"], &[one(Accepts::Array)], Gives::Int, Nulls::AnyMakesNull, size);

fn size(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let array = arguments.array(0)?;
    let offsets = match array.data_type() {
        DataType::List(_) => array.as_list::<i32>().offsets().clone(),
        DataType::Map(_, _) => array.as_map().offsets().clone(),
        _ => return Err(mistyped(&array)),
    };
    let sizes = (0..array.len()).map(|row| array.is_valid(row).then(|| offsets[row + 1] - offsets[row]));
    Ok(Arc::new(sizes.collect::<Int32Array>()))
}

fn value_type(arguments: &[Typed], _settings: &Settings) -> Result<DataType> {
    match arguments.first().map(|argument| &argument.data_type) {
        Some(DataType::List(element)) => Ok(element.data_type().clone()),
        Some(DataType::Map(entries, _)) => match entries.data_type() {
            DataType::Struct(fields) if fields.len() == 2 => Ok(fields[1].data_type().clone()),
            _ => Err(Error::internal("a map without entries")),
        },
        _ => Err(Error::internal("an element of what has none")),
    }
}

static MAP_KEYS: Function = kernel(
    &["map_keys"],
    &[one(Accepts::Map)],
    Gives::From(|arguments, _| side_type(arguments, 0)),
    Nulls::AnyMakesNull,
    |arguments| side(arguments, 0),
);
static MAP_VALUES: Function = kernel(
    &["map_values"],
    &[one(Accepts::Map)],
    Gives::From(|arguments, _| side_type(arguments, 1)),
    Nulls::AnyMakesNull,
    |arguments| side(arguments, 1),
);

fn side_type(arguments: &[Typed], index: usize) -> Result<DataType> {
    match arguments.first().map(|argument| &argument.data_type) {
        Some(DataType::Map(entries, _)) => match entries.data_type() {
            DataType::Struct(fields) if fields.len() == 2 => {
                // Spark says so of keys too.
                Ok(list(fields[index].data_type().clone(), true))
            }
            _ => Err(Error::internal("a map without entries")),
        },
        _ => Err(Error::internal("a side of what is no map")),
    }
}

fn side(arguments: &Arguments<'_>, index: usize) -> Result<ArrayRef> {
    let array = arguments.array(0)?;
    let DataType::List(field) = arguments.gives else { return Err(mistyped(&array)) };
    let source = array.as_map_opt().ok_or_else(|| mistyped(&array))?;
    let values = Arc::clone(source.entries().column(index));
    let made = ListArray::try_new(Arc::clone(field), source.offsets().clone(), values, source.nulls().cloned());
    Ok(Arc::new(made.map_err(from_arrow)?))
}

static ELEMENT_AT: Function =
    rewritten(&["element_at"], &[one(Accepts::ArrayOrMap), one(Accepts::Any)], Shown::AsCall, |mut call| {
        let key = call.arguments.remove(1);
        let input = call.arguments.remove(0);
        element(input, key, "element_at", call.settings)
    });
static TRY_ELEMENT_AT: Function =
    rewritten(&["try_element_at"], &[one(Accepts::ArrayOrMap), one(Accepts::Any)], Shown::AsCall, |mut call| {
        let key = call.arguments.remove(1);
        let input = call.arguments.remove(0);
        element(input, key, "try_element_at", call.settings)
    });
static GET: Function = rewritten(&["get"], &[one(Accepts::Array), one(Accepts::Int)], Shown::AsCall, |mut call| {
    let key = call.arguments.remove(1);
    let input = call.arguments.remove(0);
    element(input, key, "get", call.settings)
});

/// `input[key]` or `input.key`. Spark: `ExtractValue`.
pub fn extract(input: Typed, key: Typed, settings: &Settings) -> Result<Typed> {
    let name = format!("{}[{}]", input.name, key.name);
    match &input.data_type {
        DataType::Struct(fields) => {
            let Some(wanted) = key.constant_text() else {
                return Err(Error::new(
                    Kind::Analysis,
                    "INVALID_EXTRACT_FIELD_TYPE",
                    &[("extraction", format!("\"{}\"", key.name))],
                ));
            };
            let index = field_at(fields, wanted, settings)?;
            field::get(input, index, settings)
        }
        DataType::List(items) => match (items.data_type(), key.constant_text()) {
            (DataType::Struct(fields), Some(wanted)) => {
                let index = field_at(fields, wanted, settings)?;
                let field = &fields[index];
                let items = list(field.data_type().clone(), items.is_nullable() || field.is_nullable());
                let name = format!("{}.{}", input.name, field.name());
                let kernel = Kernel::new(
                    "get_field_of_items",
                    field_of_items,
                    items.clone(),
                    Nulls::AnyMakesNull,
                    settings.mode(),
                );
                let expr = kernel.with_detail(index.to_string()).call(vec![input.expr]);
                Ok(Typed { expr, data_type: items, nullable: input.nullable, name, fallible: input.fallible })
            }
            _ => Ok(element(input, key, "[]", settings)?.named(name)),
        },
        DataType::Map(_, _) => Ok(element(input, key, "[]", settings)?.named(name)),
        other => Err(Error::new(
            Kind::Analysis,
            "INVALID_EXTRACT_BASE_FIELD_TYPE",
            &[("base", format!("\"{}\"", input.name)), ("other", quoted(other))],
        )),
    }
}

/// `how` is the call an element is asked with: `[]` and `get` count from zero, `element_at` from one.
fn element(input: Typed, key: Typed, how: &'static str, settings: &Settings) -> Result<Typed> {
    let key = match &input.data_type {
        DataType::Map(entries, _) => match entries.data_type() {
            DataType::Struct(fields) => implicit_cast(key, fields[0].data_type(), settings)?,
            _ => return Err(Error::internal("a map without entries")),
        },
        _ if is_integral(&key.data_type) => implicit_cast(key, &DataType::Int32, settings)?,
        _ => {
            let sql = format!("{}[{}]", input.name, key.name);
            let parameters = [
                ("paramIndex", "second".to_string()),
                ("requiredType", "\"INTEGRAL\"".to_string()),
                ("inputSql", format!("\"{}\"", key.name)),
                ("inputType", quoted(&key.data_type)),
            ];
            return Err(failure::mismatch("UNEXPECTED_INPUT_TYPE", &sql, &parameters));
        }
    };
    let raises =
        settings.ansi && !matches!(how, "get" | "try_element_at") && matches!(input.data_type, DataType::List(_));
    let gives = value_type(std::slice::from_ref(&input), settings)?;
    let fallible = input.fallible || key.fallible || raises || how.ends_with("element_at");
    let expr = Kernel::new("element", pick, gives.clone(), Nulls::Possible, settings.mode())
        .with_detail(how)
        .call(vec![input.expr, key.expr]);
    Ok(Typed { expr, data_type: gives, nullable: true, name: String::new(), fallible })
}

fn pick(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (array, key) = (arguments.array(0)?, arguments.array(1)?);
    let places = match array.data_type() {
        DataType::List(_) => {
            (0..array.len()).map(|row| place(&array, &key, row, arguments)).collect::<Result<Vec<_>>>()?
        }
        DataType::Map(_, _) => lookups(&array, &key)?,
        _ => return Err(mistyped(&array)),
    };
    let values = match array.data_type() {
        DataType::List(_) => Arc::clone(array.as_list::<i32>().values()),
        _ => Arc::clone(array.as_map().values()),
    };
    compute::take(&values, &Int32Array::from(places), None).map_err(from_arrow)
}

/// Where in the values the element of a row stands.
fn place(array: &ArrayRef, key: &ArrayRef, row: usize, arguments: &Arguments<'_>) -> Result<Option<i32>> {
    if array.is_null(row) || key.is_null(row) {
        return Ok(None);
    }
    let lists = array.as_list::<i32>();
    let (index, length) = (key.as_primitive::<Int32Type>().value(row), lists.value_length(row));
    let from_zero = match (arguments.detail, index) {
        ("element_at" | "try_element_at", 0) => {
            return Err(Error::new(Kind::Runtime, "INVALID_INDEX_OF_ZERO", &[] as &[(&str, &str)]));
        }
        ("element_at" | "try_element_at", index) if index < 0 => index.saturating_add(length),
        ("element_at" | "try_element_at", index) => index - 1,
        (_, index) => index,
    };
    if (0..length).contains(&from_zero) {
        return Ok(Some(lists.offsets()[row] + from_zero));
    }
    if !arguments.mode.ansi || matches!(arguments.detail, "get" | "try_element_at") {
        return Ok(None);
    }
    let condition =
        if arguments.detail == "element_at" { "INVALID_ARRAY_INDEX_IN_ELEMENT_AT" } else { "INVALID_ARRAY_INDEX" };
    let parameters = [
        ("indexValue", index.to_string()),
        ("arraySize", length.to_string()),
        ("ansiConfig", "\"spark.sql.ansi.enabled\"".to_string()),
    ];
    Err(Error::new(Kind::ArrayIndex, condition, &parameters))
}

fn lookups(array: &ArrayRef, key: &ArrayRef) -> Result<Vec<Option<i32>>> {
    let maps = array.as_map();
    let rows: Vec<u32> = (0..maps.len())
        .flat_map(|row| {
            let count = usize::try_from(maps.value_length(row)).unwrap_or(0);
            std::iter::repeat_n(u32::try_from(row).unwrap_or(u32::MAX), count)
        })
        .collect();
    let wanted = compute::take(key, &arrow::array::UInt32Array::from(rows), None).map_err(from_arrow)?;
    let start = usize::try_from(maps.offsets()[0]).unwrap_or(0);
    let keys = maps.keys().slice(start, wanted.len());
    let equal = compute::kernels::cmp::eq(&keys, &wanted).map_err(from_arrow)?;
    Ok((0..maps.len())
        .map(|row| {
            let entries = maps.offsets()[row]..maps.offsets()[row + 1];
            entries.into_iter().find(|entry| {
                let place = usize::try_from(*entry).unwrap_or(0) - start;
                maps.is_valid(row) && equal.is_valid(place) && equal.value(place)
            })
        })
        .collect())
}

const fn generator(names: &'static [&'static str]) -> Function {
    Function {
        names,
        takes: ONE_COLLECTION,
        gives: Gives::AsRewritten,
        nulls: Nulls::Possible,
        ansi: Ansi::NeverRaises,
        repeats: Repeats::Always,
        shown: Shown::AsCall,
        runs: Runs::Generator,
    }
}

const ONE_COLLECTION: &[Parameter] = &[one(Accepts::ArrayOrMap)];

static EXPLODE: Function = generator(&["explode"]);
static EXPLODE_OUTER: Function = generator(&["explode_outer"]);
static POSEXPLODE: Function = generator(&["posexplode", "posexplode_outer"]);

/// The place of the field that a name means.
fn field_at(fields: &Fields, wanted: &str, settings: &Settings) -> Result<usize> {
    let matches = |name: &str| if settings.case_sensitive { name == wanted } else { name.eq_ignore_ascii_case(wanted) };
    let found: Vec<usize> = (0..fields.len()).filter(|index| matches(fields[*index].name())).collect();
    match found.as_slice() {
        [index] => Ok(*index),
        [] => {
            let names: Vec<String> = fields.iter().map(|field| format!("`{}`", field.name())).collect();
            let parameters = [("fieldName", format!("`{wanted}`")), ("fields", names.join(", "))];
            Err(Error::new(Kind::Analysis, "FIELD_NOT_FOUND", &parameters))
        }
        many => {
            let parameters = [("field", format!("`{wanted}`")), ("count", many.len().to_string())];
            Err(Error::new(Kind::Analysis, "AMBIGUOUS_REFERENCE_TO_FIELDS", &parameters))
        }
    }
}

/// A field of each struct in a list. Spark: `GetArrayStructFields`.
fn field_of_items(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let lists = arguments.array(0)?;
    let lists = lists.as_list_opt::<i32>().ok_or_else(|| mistyped(&lists))?;
    let items = lists.values().as_struct_opt().ok_or_else(|| mistyped(lists.values()))?;
    let at: usize = arguments.detail.parse().map_err(|_| Error::internal("a field without its place"))?;
    let column = items.columns().get(at).ok_or_else(|| Error::internal("a struct lacks a field"))?;
    // A struct that is NULL has no fields.
    let nulls = arrow::buffer::NullBuffer::union(items.nulls(), column.nulls());
    let data = column.to_data().into_builder().nulls(nulls).build().map_err(from_arrow)?;
    let DataType::List(field) = arguments.gives else { return Err(Error::internal("items that are no list")) };
    let made = ListArray::try_new(
        Arc::clone(field),
        lists.offsets().clone(),
        arrow::array::make_array(data),
        lists.nulls().cloned(),
    );
    Ok(Arc::new(made.map_err(from_arrow)?))
}
