//! Functions of VARIANT. Spark: `variantExpressions.scala`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, BooleanArray, Int32Array, ListArray, StringArray, StructArray};
use arrow::buffer::OffsetBuffer;
use arrow::datatypes::{DataType, Field, Fields};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Kind, Result, types};

use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called_with, not_constant};
use super::folded;
use super::signature::{Accepts, Parameter, one, optional, rest};
use crate::expr::Typed;
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::failure::{self, from_arrow};
use crate::expr::kernel::{Kernel, Nulls, Run};
use crate::expr::variant::Value;
use crate::expr::variant::convert::{self, Reading};
use crate::expr::variant::path::{Obstacle, Path};
use crate::expr::variant::schema::Schema;
use crate::types::{implicit_cast, is_variant, quoted, variant};

pub(super) static FUNCTIONS: &[&Function] = &[
    &PARSE_JSON,
    &TRY_PARSE_JSON,
    &VARIANT_GET,
    &TRY_VARIANT_GET,
    &IS_VARIANT_NULL,
    &IS_VALID_VARIANT,
    &SCHEMA_OF_VARIANT,
    &SCHEMA_OF_VARIANT_AGG,
    &TO_VARIANT_OBJECT,
    &VARIANT_SET,
    &TRY_VARIANT_SET,
    &VARIANT_INSERT,
    &TRY_VARIANT_INSERT,
    &VARIANT_ARRAY_APPEND,
    &TRY_VARIANT_ARRAY_APPEND,
    &VARIANT_DELETE,
    &VARIANT_STRIP_NULLS,
];

const ONE: &[Parameter] = &[one(Accepts::Any)];
const TEXT: &[Parameter] = &[one(Accepts::String)];

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
        nulls: Nulls::Possible,
        ansi: Ansi::Raises,
        repeats: Repeats::Always,
        shown,
        runs: Runs::Rewrite(rewrite),
    }
}

const fn parsing(names: &'static [&'static str], nulls: Nulls, ansi: Ansi, run: Run) -> Function {
    Function {
        names,
        takes: TEXT,
        gives: Gives::From(|_, _| Ok(variant())),
        nulls,
        ansi,
        repeats: Repeats::Always,
        shown: Shown::AsCall,
        runs: Runs::Kernel(run),
    }
}

static PARSE_JSON: Function =
    parsing(&["parse_json"], Nulls::AnyMakesNull, Ansi::Raises, |arguments| parse(arguments, false));
static TRY_PARSE_JSON: Function =
    parsing(&["try_parse_json"], Nulls::Possible, Ansi::NeverRaises, |arguments| parse(arguments, true));

fn parse(arguments: &Arguments<'_>, tolerant: bool) -> Result<ArrayRef> {
    let texts = arguments.strings(0)?;
    let values = texts.iter().map(|text| match text.map(|text| (text, Value::from_json(text))) {
        None => Ok(None),
        Some((text, None)) if !tolerant => {
            let parameters = [("badRecord", text), ("failFastMode", "FAILFAST")];
            Err(Error::new(Kind::Runtime, "MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION", &parameters))
        }
        Some((_, value)) => Ok(value),
    });
    convert::column(&values.collect::<Result<Vec<_>>>()?)
}

/// The argument of a number must be a variant, or NULL.
fn check_variant(argument: &Typed, index: usize, sql: &str) -> Result<()> {
    if is_variant(&argument.data_type) || argument.data_type == DataType::Null {
        return Ok(());
    }
    let parameters = [
        ("paramIndex", failure::ordinal(index)),
        ("requiredType", "\"VARIANT\"".to_string()),
        ("inputSql", format!("\"{}\"", argument.name)),
        ("inputType", quoted(&argument.data_type)),
    ];
    Err(failure::mismatch("UNEXPECTED_INPUT_TYPE", sql, &parameters))
}

const GOTTEN: &[Parameter] = &[one(Accepts::Any), one(Accepts::String), optional(Accepts::String)];

static VARIANT_GET: Function =
    rewritten(&["variant_get"], GOTTEN, Shown::By(two_shown), |call| get(call, "variant_get"));
static TRY_VARIANT_GET: Function =
    rewritten(&["try_variant_get"], GOTTEN, Shown::By(two_shown), |call| get(call, "try_variant_get"));

/// The type that is asked for is no part of the name.
fn two_shown(call: &Call<'_>) -> String {
    let names: Vec<&str> = call.arguments.iter().take(2).map(|argument| argument.name.as_str()).collect();
    called_with(&call.name.to_lowercase(), &names, call)
}

fn get(mut call: Call<'_>, name: &'static str) -> Result<Typed> {
    let sql = two_shown(&call);
    let gives = match call.arguments.get(2) {
        None => variant(),
        Some(argument) => match folded(argument)? {
            Some(ScalarValue::Utf8(Some(text)) | ScalarValue::Utf8View(Some(text))) => {
                types::to_engine(&crate::sql::parse_data_type(&text)?, &call.settings.zone)?
            }
            _ => return Err(not_constant(&sql, "type", argument)),
        },
    };
    call.arguments.truncate(2);
    check_variant(&call.arguments[0], 0, &sql)?;
    let tolerant = name.starts_with("try");
    let fallible = !tolerant || call.arguments.iter().any(|argument| argument.fallible);
    let kernel = Kernel::new(name, run_get, gives.clone(), Nulls::Possible, call.settings.mode()).with_detail(name);
    let expr = kernel.call(call.arguments.into_iter().map(|argument| argument.expr).collect());
    Ok(Typed { expr, data_type: gives, nullable: true, name: String::new(), fallible })
}

fn run_get(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let name = arguments.detail;
    let (values, paths) = (convert::values(&arguments.array(0)?)?, arguments.strings(1)?);
    let mut last: Option<(&str, Path)> = None;
    let mut found: Vec<Option<Value>> = Vec::with_capacity(values.len());
    for (row, value) in values.iter().enumerate() {
        if paths.is_null(row) {
            found.push(None);
            continue;
        }
        let text = paths.value(row);
        if last.as_ref().is_none_or(|(known, _)| *known != text) {
            let path = Path::read(text).ok_or_else(|| {
                let parameters = [("path", text.to_string()), ("functionName", format!("`{name}`"))];
                Error::new(Kind::Runtime, "INVALID_VARIANT_GET_PATH", &parameters)
            })?;
            last = Some((text, path));
        }
        let path = last.as_ref().map(|(_, path)| path);
        found.push(value.as_ref().zip(path).and_then(|(value, path)| path.get(value)).cloned());
    }
    let found: Vec<Option<&Value>> = found.iter().map(Option::as_ref).collect();
    let reading = Reading { tolerant: name.starts_with("try"), zone: &arguments.mode.zone };
    reading.column(&found, arguments.gives)
}

/// A null inside a variant, which is not NULL.
static IS_VARIANT_NULL: Function = test(&["is_variant_null"], |arguments| {
    let values = convert::values(&arguments.array(0)?)?;
    Ok(Arc::new(values.iter().map(|value| Some(*value == Some(Value::Null))).collect::<BooleanArray>()))
});
static IS_VALID_VARIANT: Function = test(&["is_valid_variant"], |arguments| {
    let column = arguments.array(0)?;
    let made = (0..column.len()).map(|row| Some(convert::values(&column.slice(row, 1)).is_ok_and(|v| v != [None])));
    Ok(Arc::new(made.collect::<BooleanArray>()))
});

const fn test(names: &'static [&'static str], run: Run) -> Function {
    Function {
        names,
        takes: ONE,
        gives: Gives::Boolean,
        nulls: Nulls::Never,
        ansi: Ansi::NeverRaises,
        repeats: Repeats::Always,
        shown: Shown::AsCall,
        runs: Runs::Kernel(run),
    }
}

static SCHEMA_OF_VARIANT: Function = rewritten(&["schema_of_variant"], ONE, Shown::AsCall, |mut call| {
    let argument = call.arguments.remove(0);
    check_variant(&argument, 0, &format!("schema_of_variant({})", argument.name))?;
    let run: Run = |arguments| {
        let values = convert::values(&arguments.array(0)?)?;
        let made = values.iter().map(|value| value.as_ref().map(|value| Schema::of(value).text()));
        Ok(Arc::new(made.collect::<StringArray>()))
    };
    let kernel = Kernel::new("schema_of_variant", run, DataType::Utf8, Nulls::AnyMakesNull, call.settings.mode());
    Ok(Typed { expr: kernel.call(vec![argument.expr]), data_type: DataType::Utf8, ..argument })
});

/// The type that all variants of a group have in common.
static SCHEMA_OF_VARIANT_AGG: Function = Function {
    names: &["schema_of_variant_agg"],
    takes: ONE,
    gives: Gives::AsRewritten,
    nulls: Nulls::Never,
    ansi: Ansi::NeverRaises,
    repeats: Repeats::Always,
    shown: Shown::AsCall,
    runs: Runs::Aggregate(|call| {
        let settings = call.settings;
        if let Some(argument) = call.arguments.first() {
            check_variant(argument, 0, &super::description::called("schema_of_variant_agg", &call))?;
        }
        let all = super::resolve(Call { name: "collect_list", ..call })?;
        let kernel = Kernel::new("schema_of_variants", common_schema, DataType::Utf8, Nulls::Never, settings.mode());
        Ok(Typed { expr: kernel.call(vec![all.expr]), data_type: DataType::Utf8, nullable: false, ..all })
    }),
};

fn common_schema(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let lists = arguments.array(0)?;
    let lists = lists.as_list_opt::<i32>().ok_or_else(|| mistyped(&lists))?;
    let made = (0..lists.len()).map(|row| {
        let values = if lists.is_null(row) { Vec::new() } else { convert::values(&lists.value(row))? };
        let nothing = Schema::Plain(DataType::Null);
        let common = values.iter().flatten().fold(nothing, |common, value| Schema::merged(common, Schema::of(value)));
        Ok(Some(common.text()))
    });
    Ok(Arc::new(made.collect::<Result<StringArray>>()?))
}

static TO_VARIANT_OBJECT: Function = rewritten(&["to_variant_object"], ONE, Shown::AsCall, |mut call| {
    let argument = call.arguments.remove(0);
    if !crate::types::is_nested(&argument.data_type) || is_variant(&argument.data_type) {
        let name = argument.name.clone();
        let parameters = [("srcType", quoted(&argument.data_type)), ("targetType", "\"VARIANT\"".to_string())];
        return Err(failure::mismatch("CAST_WITHOUT_SUGGESTION", &format!("to_variant_object({name})"), &parameters));
    }
    Ok(as_variant(argument, call.settings))
});

/// A value as a variant; a variant stays as it is.
fn as_variant(argument: Typed, settings: &super::Settings) -> Typed {
    if is_variant(&argument.data_type) {
        return argument;
    }
    let run: Run = |arguments| {
        let column = arguments.array(0)?;
        let values = (0..column.len()).map(|row| match column.is_null(row) || *column.data_type() == DataType::Null {
            true => Ok(None),
            false => convert::of_row(&column, row).map(Some),
        });
        convert::column(&values.collect::<Result<Vec<_>>>()?)
    };
    let kernel = Kernel::new("to_variant", run, variant(), Nulls::AnyMakesNull, settings.mode());
    Typed { expr: kernel.call(vec![argument.expr]), data_type: variant(), ..argument }
}

const CHANGED: &[Parameter] = &[one(Accepts::Any), one(Accepts::String), one(Accepts::Any)];
const SET: &[Parameter] = &[one(Accepts::Any), one(Accepts::String), one(Accepts::Any), optional(Accepts::Boolean)];

static VARIANT_SET: Function =
    rewritten(&["variant_set"], SET, Shown::By(set_name), |call| change(call, "variant_set"));
static TRY_VARIANT_SET: Function =
    rewritten(&["try_variant_set"], SET, Shown::By(set_name), |call| change(call, "try_variant_set"));
static VARIANT_INSERT: Function =
    rewritten(&["variant_insert"], CHANGED, Shown::AsCall, |call| change(call, "variant_insert"));
static TRY_VARIANT_INSERT: Function =
    rewritten(&["try_variant_insert"], CHANGED, Shown::AsCall, |call| change(call, "try_variant_insert"));
static VARIANT_ARRAY_APPEND: Function =
    rewritten(&["variant_array_append"], CHANGED, Shown::AsCall, |call| change(call, "variant_array_append"));
static TRY_VARIANT_ARRAY_APPEND: Function =
    rewritten(&["try_variant_array_append"], CHANGED, Shown::AsCall, |call| change(call, "try_variant_array_append"));

fn set_name(call: &Call<'_>) -> String {
    let mut names: Vec<&str> = call.arguments.iter().map(|argument| argument.name.as_str()).collect();
    if names.len() == 3 {
        names.push("true");
    }
    called_with(&call.name.to_lowercase(), &names, call)
}

fn change(mut call: Call<'_>, name: &'static str) -> Result<Typed> {
    let sql = set_name(&call);
    check_variant(&call.arguments[0], 0, &sql)?;
    let settings = call.settings;
    let new = as_variant(call.arguments.remove(2), settings);
    call.arguments.insert(2, new);
    let first = call.arguments.remove(0);
    let first = if first.data_type == DataType::Null { implicit_cast(first, &variant(), settings)? } else { first };
    call.arguments.insert(0, first);
    let tolerant = name.starts_with("try");
    let nulls = if tolerant { Nulls::Possible } else { Nulls::AnyMakesNull };
    let kernel = Kernel::new(name, run_change, variant(), nulls, settings.mode()).with_detail(name);
    Ok(Typed {
        nullable: tolerant || call.arguments.iter().any(|argument| argument.nullable),
        fallible: true,
        expr: kernel.call(call.arguments.into_iter().map(|argument| argument.expr).collect()),
        data_type: variant(),
        name: String::new(),
    })
}

fn run_change(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (tolerant, name) = match arguments.detail.strip_prefix("try_") {
        Some(name) => (true, name),
        None => (false, arguments.detail),
    };
    let values = convert::values(&arguments.array(0)?)?;
    let (paths, news) = (arguments.strings(1)?, convert::values(&arguments.array(2)?)?);
    let creates = if arguments.len() > 3 { Some(arguments.booleans(3)?) } else { None };
    let mut made = Vec::with_capacity(values.len());
    for (row, (value, new)) in values.into_iter().zip(news).enumerate() {
        let is_unknown = paths.is_null(row) || creates.as_ref().is_some_and(|creates| creates.is_null(row));
        let (Some(mut value), Some(new), false) = (value, new, is_unknown) else {
            made.push(None);
            continue;
        };
        let path = Path::target(paths.value(row), arguments.detail, name == "variant_array_append")?;
        let outcome = match name {
            "variant_set" => path.set(&mut value, new, creates.as_ref().is_none_or(|creates| creates.value(row))),
            "variant_insert" => path.insert(&mut value, new),
            _ => path.append(&mut value, new),
        };
        made.push(settled(outcome, value, &path, arguments.detail, tolerant)?);
    }
    convert::column(&made)
}

fn settled(
    outcome: std::result::Result<(), Obstacle>,
    value: Value,
    path: &Path,
    name: &str,
    tolerant: bool,
) -> Result<Option<Value>> {
    match outcome {
        Ok(()) => Ok(Some(value)),
        Err(_) if tolerant => Ok(None),
        Err(obstacle) => Err(obstacle.error(path, name)),
    }
}

/// `variant_delete(variant, path, ..)`: one path after the other; NULL is no path.
static VARIANT_DELETE: Function = rewritten(
    &["variant_delete"],
    &[one(Accepts::Any), one(Accepts::String), rest(Accepts::String)],
    Shown::AsCall,
    |mut call| {
        let sql = super::description::called("variant_delete", &call);
        check_variant(&call.arguments[0], 0, &sql)?;
        let settings = call.settings;
        let first = call.arguments.remove(0);
        let first = if first.data_type == DataType::Null { implicit_cast(first, &variant(), settings)? } else { first };
        let nullable = first.nullable;
        call.arguments.insert(0, first);
        let kernel = Kernel::new("variant_delete", delete, variant(), Nulls::Possible, settings.mode());
        let expr = kernel.call(call.arguments.into_iter().map(|argument| argument.expr).collect());
        Ok(Typed { expr, data_type: variant(), nullable, name: String::new(), fallible: true })
    },
);

fn delete(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let mut values = convert::values(&arguments.array(0)?)?;
    let paths = (1..arguments.len()).map(|index| arguments.strings(index)).collect::<Result<Vec<_>>>()?;
    for (row, value) in values.iter_mut().enumerate() {
        let Some(value) = value else { continue };
        for path in paths.iter().filter(|path| path.is_valid(row)) {
            Path::target(path.value(row), "variant_delete", false)?.delete(value);
        }
    }
    convert::column(&values)
}

/// `variant_strip_nulls(variant[, inside arrays too])`
static VARIANT_STRIP_NULLS: Function = rewritten(
    &["variant_strip_nulls"],
    &[one(Accepts::Any), optional(Accepts::Boolean)],
    Shown::By(|call| {
        let mut names: Vec<&str> = call.arguments.iter().map(|argument| argument.name.as_str()).collect();
        if names.len() == 1 {
            names.push("true");
        }
        called_with("variant_strip_nulls", &names, call)
    }),
    |mut call| {
        check_variant(&call.arguments[0], 0, "variant_strip_nulls")?;
        let settings = call.settings;
        let first = call.arguments.remove(0);
        let first = if first.data_type == DataType::Null { implicit_cast(first, &variant(), settings)? } else { first };
        let nullable = first.nullable || call.arguments.iter().any(|argument| argument.nullable);
        call.arguments.insert(0, first);
        let kernel = Kernel::new("variant_strip_nulls", strip, variant(), Nulls::AnyMakesNull, settings.mode());
        let expr = kernel.call(call.arguments.into_iter().map(|argument| argument.expr).collect());
        Ok(Typed { expr, data_type: variant(), nullable, name: String::new(), fallible: false })
    },
);

fn strip(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let values = convert::values(&arguments.array(0)?)?;
    let arrays = if arguments.len() > 1 { Some(arguments.booleans(1)?) } else { None };
    let made: Vec<Option<Value>> = values
        .into_iter()
        .enumerate()
        .map(|(row, value)| match &arrays {
            Some(arrays) if arrays.is_null(row) => None,
            Some(arrays) => value.map(|value| stripped(value, arrays.value(row))),
            None => value.map(|value| stripped(value, true)),
        })
        .collect();
    convert::column(&made)
}

fn stripped(value: Value, from_arrays: bool) -> Value {
    match value {
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .filter(|(_, value)| *value != Value::Null)
                .map(|(name, value)| (name, stripped(value, from_arrays)))
                .collect(),
        ),
        Value::Array(items) => Value::Array(
            items
                .into_iter()
                .filter(|item| !from_arrays || *item != Value::Null)
                .map(|item| stripped(item, from_arrays))
                .collect(),
        ),
        other => other,
    }
}

/// What `variant_explode(variant)` generates: place, key and value of each field or item, in an array.
pub(crate) fn parts(mut arguments: Vec<Typed>, name: &str, settings: &super::Settings) -> Result<Typed> {
    if arguments.len() != 1 {
        return Err(failure::wrong_count(name, "1", arguments.len()));
    }
    let argument = arguments.remove(0);
    let sql = format!("{name}({})", argument.name);
    check_variant(&argument, 0, &sql)?;
    let fields = Fields::from(vec![
        Field::new("pos", DataType::Int32, false),
        Field::new("key", DataType::Utf8, true),
        Field::new("value", variant(), false),
    ]);
    let gives = crate::types::list(DataType::Struct(fields), false);
    let kernel = Kernel::new("variant_explode", run_parts, gives.clone(), Nulls::Never, settings.mode());
    let expr = kernel.call(vec![argument.expr]);
    Ok(Typed { expr, data_type: gives, nullable: false, name: sql, fallible: argument.fallible })
}

fn run_parts(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let DataType::List(item) = arguments.gives else { return Err(Error::internal("parts of a variant in no list")) };
    let DataType::Struct(fields) = item.data_type() else { return Err(Error::internal("parts in no struct")) };
    let (mut places, mut keys, mut values, mut lengths) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for value in convert::values(&arguments.array(0)?)? {
        let parts: Vec<(Option<String>, Value)> = match value {
            Some(Value::Array(items)) => items.into_iter().map(|item| (None, item)).collect(),
            Some(Value::Object(fields)) => fields.into_iter().map(|(key, value)| (Some(key), value)).collect(),
            _ => Vec::new(),
        };
        lengths.push(parts.len());
        for (place, (key, value)) in parts.into_iter().enumerate() {
            places.push(i32::try_from(place).unwrap_or(i32::MAX));
            keys.push(key);
            values.push(Some(value));
        }
    }
    let columns: Vec<ArrayRef> = vec![
        Arc::new(Int32Array::from(places)),
        Arc::new(keys.into_iter().collect::<StringArray>()),
        convert::column(&values)?,
    ];
    let rows = StructArray::try_new(fields.clone(), columns, None).map_err(from_arrow)?;
    let offsets = OffsetBuffer::from_lengths(lengths);
    Ok(Arc::new(ListArray::try_new(Arc::clone(item), offsets, Arc::new(rows), None).map_err(from_arrow)?))
}
