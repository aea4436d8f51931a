//! Text with JSON in it: parts of it, and values made of it and written as it. Spark: `jsonExpressions.scala`,
//! `JacksonParser`, `JacksonGenerator`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, Int32Array, ListArray, StringArray, StructArray};
use arrow::buffer::OffsetBuffer;
use arrow::datatypes::{
    DataType, Date32Type, Decimal128Type, Field, Fields, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type,
    Int64Type, TimestampMicrosecondType,
};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Kind, Result};

use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called};
use super::json_path::{self, Step};
use super::options::{self, Formats, Options};
use super::signature::{Accepts, Parameter, one, optional};
use super::string::nullable_lists;
use super::{Settings, json_reading, json_schema};
use crate::expr::Typed;
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::cast::text;
use crate::expr::display;
use crate::expr::failure::{self, from_arrow};
use crate::expr::json::{self, Json, Leniency, write_text};
use crate::expr::kernel::{Kernel, Nulls, Run};
use crate::expr::variant;
use crate::types::{implicit_cast, is_string, is_variant, sql_name};

pub(super) static FUNCTIONS: &[&Function] =
    &[&GET_JSON_OBJECT, &JSON_ARRAY_LENGTH, &JSON_OBJECT_KEYS, &FROM_JSON, &TO_JSON, &SCHEMA_OF_JSON];

const ONE: &[Parameter] = &[one(Accepts::String)];
const TWO: &[Parameter] = &[one(Accepts::String), one(Accepts::String)];

const fn reading(names: &'static [&'static str], takes: &'static [Parameter], gives: Gives, run: Run) -> Function {
    Function {
        names,
        takes,
        gives,
        nulls: Nulls::Possible,
        ansi: Ansi::NeverRaises,
        repeats: Repeats::Always,
        shown: Shown::AsCall,
        runs: Runs::Kernel(run),
    }
}

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

pub(super) fn parsed(text: &str) -> Option<Json> {
    json::parse(text, Leniency::default()).ok().flatten()
}

static GET_JSON_OBJECT: Function = reading(&["get_json_object"], TWO, Gives::String, |arguments| {
    let (texts, paths) = (arguments.strings(0)?, arguments.strings(1)?);
    let mut last: Option<(&str, Option<Vec<Step>>)> = None;
    let made = texts.iter().zip(paths.iter()).map(|(text, path)| {
        let (text, path) = (text?, path?);
        if last.as_ref().is_none_or(|(known, _)| *known != path) {
            last = Some((path, json_path::parse(path)));
        }
        let steps = last.as_ref().and_then(|(_, steps)| steps.as_ref())?;
        json_path::find(&parsed(text)?, steps)
    });
    Ok(Arc::new(made.collect::<StringArray>()))
});

/// What `json_tuple(text, name, ..)` generates: one struct in an array, with a field for each name.
pub(crate) fn tuple(arguments: Vec<Typed>, settings: &Settings) -> Result<Typed> {
    if arguments.len() < 2 {
        return Err(failure::wrong_count("json_tuple", "> 1", arguments.len()));
    }
    let names: Vec<&str> = arguments.iter().map(|argument| argument.name.as_str()).collect();
    let sql = format!("json_tuple({})", names.join(", "));
    if arguments.iter().any(|argument| !is_string(&argument.data_type) && argument.data_type != DataType::Null) {
        return Err(failure::mismatch("NON_STRING_TYPE", &sql, &[("funcName", "`json_tuple`".to_string())]));
    }
    let fields: Fields =
        (0..arguments.len() - 1).map(|at| Field::new(format!("c{at}"), DataType::Utf8, true)).collect();
    let gives = crate::types::list(DataType::Struct(fields), false);
    let arguments = arguments.into_iter().map(|argument| implicit_cast(argument, &DataType::Utf8, settings));
    let arguments = arguments.collect::<Result<Vec<_>>>()?;
    let kernel = Kernel::new("json_tuple", run_tuple, gives.clone(), Nulls::Never, settings.mode());
    Ok(Typed {
        fallible: arguments.iter().any(|argument| argument.fallible),
        expr: kernel.call(arguments.into_iter().map(|argument| argument.expr).collect()),
        data_type: gives,
        nullable: false,
        name: sql,
    })
}

fn run_tuple(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let DataType::List(item) = arguments.gives else { return Err(Error::internal("json_tuple in no list")) };
    let DataType::Struct(fields) = item.data_type() else { return Err(Error::internal("json_tuple in no struct")) };
    let parsed: Vec<Option<Json>> = arguments.strings(0)?.iter().map(|text| parsed(text?)).collect();
    let columns = (1..arguments.len()).map(|index| -> Result<ArrayRef> {
        let names = arguments.strings(index)?;
        let made = parsed.iter().zip(names.iter()).map(|(json, name)| {
            let (Some(Json::Object(fields)), Some(name)) = (json, name) else { return None };
            // Of repeated names the last counts.
            match fields.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value)? {
                Json::Null => None,
                Json::Text(text) => Some(text.clone()),
                other => Some(other.written()),
            }
        });
        Ok(Arc::new(made.collect::<StringArray>()))
    });
    let columns = columns.collect::<Result<Vec<_>>>()?;
    let rows = StructArray::try_new_with_length(fields.clone(), columns, None, parsed.len()).map_err(from_arrow)?;
    let offsets = OffsetBuffer::from_lengths(std::iter::repeat_n(1, parsed.len()));
    Ok(Arc::new(ListArray::try_new(Arc::clone(item), offsets, Arc::new(rows), None).map_err(from_arrow)?))
}

static JSON_ARRAY_LENGTH: Function = reading(&["json_array_length"], ONE, Gives::Int, |arguments| {
    let texts = arguments.strings(0)?;
    let made = texts.iter().map(|text| match parsed(text?)? {
        Json::Array(items) => i32::try_from(items.len()).ok(),
        _ => None,
    });
    Ok(Arc::new(made.collect::<Int32Array>()))
});

static JSON_OBJECT_KEYS: Function = reading(
    &["json_object_keys"],
    ONE,
    Gives::From(|_, _| Ok(crate::types::list(DataType::Utf8, true))),
    |arguments| {
        let texts = arguments.strings(0)?;
        let made = texts.iter().map(|text| match parsed(text?)? {
            Json::Object(fields) => Some(fields.into_iter().map(|(name, _)| name).collect()),
            _ => None,
        });
        Ok(nullable_lists(made))
    },
);

/// Options of reading that change what counts as JSON.
pub(super) fn leniency(options: &mut Options) -> Result<Leniency> {
    let standard = Leniency::default();
    Ok(Leniency {
        single_quotes: options.flag("allowSingleQuotes", standard.single_quotes)?,
        leading_zeros: options.flag("allowNumericLeadingZeros", standard.leading_zeros)?,
        unquoted_names: options.flag("allowUnquotedFieldNames", standard.unquoted_names)?,
        named_numbers: options.flag("allowNonNumericNumbers", standard.named_numbers)?,
        comments: options.flag("allowComments", standard.comments)?,
        escapes_of_any: options.flag("allowBackslashEscapingAnyCharacter", standard.escapes_of_any)?,
        control_characters: options.flag("allowUnquotedControlChars", standard.control_characters)?,
    })
}

/// `from_json(text, schema[, options])`. A map's column is called `entries`.
static FROM_JSON: Function = rewritten(
    &["from_json"],
    &[one(Accepts::String), one(Accepts::Any), optional(Accepts::Any)],
    Shown::AsRewritten,
    |mut call| {
        let sql = format!("from_json({})", call.arguments.first().map_or("", |argument| argument.name.as_str()));
        let mut options = options::read(if call.arguments.len() > 2 { call.arguments.pop() } else { None })?;
        let schema = call.arguments.pop().ok_or_else(|| Error::internal("from_json without a schema"))?;
        let text = call.arguments.pop().ok_or_else(|| Error::internal("from_json without a text"))?;
        let gives = options::schema(&schema, call.settings)?;
        let name = if matches!(gives, DataType::Map(_, _)) { "entries".to_string() } else { sql };
        if let DataType::Map(entries, _) = &gives {
            let has_text_keys =
                matches!(entries.data_type(), DataType::Struct(fields) if is_string(fields[0].data_type()));
            if !has_text_keys {
                let parameters = [("schema", format!("\"{}\"", sql_name(&gives)))];
                return Err(failure::mismatch("INVALID_JSON_MAP_KEY_TYPE", &name, &parameters));
            }
        }
        if !matches!(gives, DataType::Struct(_) | DataType::List(_) | DataType::Map(_, _)) {
            return Err(bad_schema(&gives, &name));
        }
        let leniency = leniency(&mut options)?;
        let reading = json_reading::Reading::new(&mut options, &gives, "from_json")?;
        options.finish("from_json")?;
        let kernel = Kernel::new("from_json", json_reading::run, gives.clone(), Nulls::Possible, call.settings.mode());
        let expr = kernel.with_detail(reading.detail(leniency)).call(vec![text.expr]);
        let fallible = text.fallible || reading.fails_fast();
        Ok(Typed { expr, data_type: gives, nullable: true, name, fallible })
    },
);

fn bad_schema(data_type: &DataType, sql: &str) -> Error {
    failure::mismatch("INVALID_JSON_SCHEMA", sql, &[("schema", format!("\"{}\"", sql_name(data_type)))])
}

/// `schema_of_json(text[, options])`: the text is a constant.
static SCHEMA_OF_JSON: Function = rewritten(
    &["schema_of_json"],
    &[one(Accepts::String), optional(Accepts::Any)],
    Shown::By(first_shown),
    |mut call| {
        let sql = first_shown(&call);
        let mut options = options::read(if call.arguments.len() > 1 { call.arguments.pop() } else { None })?;
        let leniency = leniency(&mut options)?;
        let prefers_decimal = options.flag("prefersDecimal", false)?;
        let as_text = options.flag("primitivesAsString", false)?;
        options.finish("schema_of_json")?;
        let text = options::constant_text(call.arguments.first(), &sql, "json")?;
        let Ok(value) = json::parse(&text, leniency) else {
            return Err(Error::foreign(Kind::Runtime, None, "Unexpected end-of-input or character in JSON"));
        };
        let schema = json_schema::infer(&value.unwrap_or(Json::Null), json_schema::Rules { prefers_decimal, as_text });
        Ok(Typed::literal(ScalarValue::Utf8(Some(sql_name(&json_schema::canonical(schema))))))
    },
);

/// A call that shows its first argument alone: schemas and options are no part of the name.
pub(super) fn first_shown(call: &Call<'_>) -> String {
    let first = call.arguments.first().map_or("", |argument| argument.name.as_str());
    super::description::called_with(&call.name.to_lowercase(), &[first], call)
}

/// `to_json(value[, options])`
static TO_JSON: Function =
    rewritten(&["to_json"], &[one(Accepts::Any), optional(Accepts::Any)], Shown::By(first_shown), |mut call| {
        let sql = called("to_json", &call);
        let mut options = options::read(if call.arguments.len() > 1 { call.arguments.pop() } else { None })?;
        let keeps_nulls = !options.flag("ignoreNullFields", true)?;
        let zone = options.text("timeZone").unwrap_or_default();
        let formats = Formats::detail(&mut options)?;
        options.finish("to_json")?;
        let value = call.arguments.pop().ok_or_else(|| Error::internal("to_json of nothing"))?;
        if !crate::types::is_nested(&value.data_type) {
            return Err(bad_schema(&value.data_type, &sql));
        }
        let kernel = Kernel::new("to_json", write, DataType::Utf8, Nulls::Possible, call.settings.mode());
        let expr = kernel.with_detail(format!("{keeps_nulls} {zone} {formats}")).call(vec![value.expr]);
        Ok(Typed { expr, data_type: DataType::Utf8, nullable: true, name: String::new(), fallible: value.fallible })
    });

fn write(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let mut details = arguments.detail.splitn(3, ' ');
    let mut next = || details.next().unwrap_or_default();
    let (keeps_nulls, zone, formats) = (next(), next(), next());
    let zone = if zone.is_empty() { &arguments.mode.zone } else { zone };
    let writer = Writer { keeps_nulls: keeps_nulls == "true", zone, formats: Formats::of(formats)? };
    let values = arguments.array(0)?;
    let made = (0..values.len()).map(|row| {
        if values.is_null(row) {
            return Ok(None);
        }
        let mut text = String::new();
        writer.value(&values, row, &mut text)?;
        Ok(Some(text))
    });
    Ok(Arc::new(made.collect::<Result<StringArray>>()?))
}

struct Writer<'a> {
    keeps_nulls: bool,
    zone: &'a str,
    formats: Formats,
}

impl Writer<'_> {
    fn value(&self, array: &ArrayRef, row: usize, made: &mut String) -> Result<()> {
        if array.is_null(row) {
            made.push_str("null");
            return Ok(());
        }
        match array.data_type() {
            DataType::Null => made.push_str("null"),
            DataType::Boolean => made.push_str(if array.as_boolean().value(row) { "true" } else { "false" }),
            DataType::Int8 => made.push_str(&array.as_primitive::<Int8Type>().value(row).to_string()),
            DataType::Int16 => made.push_str(&array.as_primitive::<Int16Type>().value(row).to_string()),
            DataType::Int32 => made.push_str(&array.as_primitive::<Int32Type>().value(row).to_string()),
            DataType::Int64 => made.push_str(&array.as_primitive::<Int64Type>().value(row).to_string()),
            DataType::Float32 => number(&text::float(array.as_primitive::<Float32Type>().value(row)), made),
            DataType::Float64 => number(&text::double(array.as_primitive::<Float64Type>().value(row)), made),
            DataType::Decimal128(precision, scale) => {
                let digits = array.as_primitive::<Decimal128Type>().value(row);
                made.push_str(&display::literal(&ScalarValue::Decimal128(Some(digits), *precision, *scale)));
            }
            DataType::Utf8 => write_text(array.as_string::<i32>().value(row), made),
            DataType::LargeUtf8 => write_text(array.as_string::<i64>().value(row), made),
            DataType::Utf8View => write_text(array.as_string_view().value(row), made),
            DataType::Binary => write_text(&STANDARD.encode(array.as_binary::<i32>().value(row)), made),
            DataType::BinaryView => write_text(&STANDARD.encode(array.as_binary_view().value(row)), made),
            DataType::Date32 => {
                write_text(&self.formats.write_date(array.as_primitive::<Date32Type>().value(row))?, made);
            }
            DataType::Timestamp(_, zoned) => {
                let micros = array.as_primitive::<TimestampMicrosecondType>().value(row);
                write_text(&self.formats.write_timestamp(micros, zoned.is_some().then_some(self.zone))?, made);
            }
            DataType::List(_) => self.list(array, row, made)?,
            data_type if is_variant(data_type) => {
                made.push_str(&variant::convert::of_row(array, row)?.to_json(self.zone)?);
            }
            DataType::Struct(_) => self.structure(array, row, made)?,
            DataType::Map(_, _) => self.map(array, row, made)?,
            DataType::Duration(_)
            | DataType::Interval(_)
            | DataType::Time64(_)
            | DataType::Decimal32(_, _)
            | DataType::Decimal64(_, _) => {
                let mut written = String::new();
                text::write(array, row, self.zone, &mut written)?;
                write_text(&written, made);
            }
            _ => return Err(mistyped(array)),
        }
        Ok(())
    }

    fn list(&self, array: &ArrayRef, row: usize, made: &mut String) -> Result<()> {
        let items = array.as_list::<i32>().value(row);
        made.push('[');
        for item in 0..items.len() {
            made.push_str(if item == 0 { "" } else { "," });
            self.value(&items, item, made)?;
        }
        made.push(']');
        Ok(())
    }

    fn structure(&self, array: &ArrayRef, row: usize, made: &mut String) -> Result<()> {
        let DataType::Struct(fields) = array.data_type() else { return Err(mistyped(array)) };
        made.push('{');
        let mut is_first = true;
        for (column, field) in array.as_struct().columns().iter().zip(fields) {
            let is_null = column.is_null(row) || *column.data_type() == DataType::Null;
            if is_null && !self.keeps_nulls {
                continue;
            }
            made.push_str(if is_first { "" } else { "," });
            is_first = false;
            write_text(field.name(), made);
            made.push(':');
            self.value(column, row, made)?;
        }
        made.push('}');
        Ok(())
    }

    fn map(&self, array: &ArrayRef, row: usize, made: &mut String) -> Result<()> {
        let entries = array.as_map().value(row);
        made.push('{');
        for entry in 0..entries.len() {
            made.push_str(if entry == 0 { "" } else { "," });
            let mut key = String::new();
            text::write(entries.column(0), entry, self.zone, &mut key)?;
            write_text(&key, made);
            made.push(':');
            self.value(entries.column(1), entry, made)?;
        }
        made.push('}');
        Ok(())
    }
}

/// A number, or in quotes the name of what is none.
fn number(written: &str, made: &mut String) {
    if written.ends_with(|last: char| last.is_ascii_digit()) {
        made.push_str(written)
    } else {
        write_text(written, made)
    }
}
