//! A line of CSV as a struct, and back. Spark: `csvExpressions.scala`, `UnivocityParser`, `UnivocityGenerator`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, PrimitiveArray, StringArray, StructArray};
use arrow::buffer::NullBuffer;
use arrow::datatypes::{DataType, Date32Type, Field, Fields, TimestampMicrosecondType};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Result};

use super::Settings;
use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown};
use super::json::first_shown;
use super::json_reading::{Reading, State, malformed, with_corrupt};
use super::options::{self, Formats, Options};
use super::signature::{Accepts, Parameter, one, optional};
use crate::expr::Typed;
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::calendar::session_zone;
use crate::expr::cast::text;
use crate::expr::failure::{self, from_arrow};
use crate::expr::kernel::{Kernel, Nulls};
use crate::source::convert::Cells;
use crate::source::csv::infer;
use crate::source::csv::record::{Dialect, Value};
use crate::types::{quoted, sql_name};

pub(super) static FUNCTIONS: &[&Function] = &[&FROM_CSV, &TO_CSV, &SCHEMA_OF_CSV];

const fn csv(
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
        shown: Shown::By(first_shown),
        runs: Runs::Rewrite(rewrite),
    }
}

/// What the options say about the characters of a line.
#[derive(Debug, Clone)]
struct Form {
    dialect: Dialect,
    null_value: String,
    empty_value: String,
    trims_start: bool,
    trims_end: bool,
    quotes_all: bool,
}

impl Form {
    fn read(options: &mut Options, is_write: bool) -> Result<Self> {
        let separator = options.text("sep").or(options.text("delimiter")).unwrap_or_else(|| ",".to_string());
        let character = |text: Option<String>, default: u8| match text.as_deref() {
            None => Ok(Some(default)),
            Some("" | "\0" | "\\0") => Ok(None),
            Some("\\t") => Ok(Some(b'\t')),
            Some(text) if text.len() == 1 => Ok(Some(text.as_bytes()[0])),
            Some(text) => Err(Error::unsupported(format!("'{text}' where CSV wants one ASCII character"))),
        };
        let separator = character(Some(separator), b',')?.ok_or_else(|| Error::unsupported("an empty separator"))?;
        let dialect = Dialect {
            separator,
            quote: character(options.text("quote"), b'"')?,
            escape: character(options.text("escape"), b'\\')?,
        };
        Ok(Form {
            dialect,
            null_value: options.text("nullValue").unwrap_or_default(),
            empty_value: options.text("emptyValue").unwrap_or_else(|| if is_write { "\"\"" } else { "" }.to_string()),
            trims_start: options.flag("ignoreLeadingWhiteSpace", is_write)?,
            trims_end: options.flag("ignoreTrailingWhiteSpace", is_write)?,
            quotes_all: is_write && options.flag("quoteAll", false)?,
        })
    }

    fn trimmed<'a>(&self, mut text: &'a str) -> &'a str {
        if self.trims_start {
            text = text.trim_start_matches(|c: char| c <= ' ');
        }
        if self.trims_end {
            text = text.trim_end_matches(|c: char| c <= ' ');
        }
        text
    }

    /// The text of a field; none for what stands for NULL.
    fn value<'a>(&'a self, field: &'a Value) -> Option<&'a str> {
        let text = if field.is_quoted { field.text.as_str() } else { self.trimmed(&field.text) };
        let text = match (text.is_empty(), field.is_quoted) {
            (true, false) => return None,
            (true, true) => self.empty_value.as_str(),
            _ => text,
        };
        (text != self.null_value).then_some(text)
    }

    fn detail(&self) -> String {
        let code = |character: Option<u8>| character.map_or(-1, i32::from).to_string();
        let flag = |flag: bool| if flag { "1" } else { "0" }.to_string();
        [
            code(Some(self.dialect.separator)),
            code(self.dialect.quote),
            code(self.dialect.escape),
            flag(self.trims_start),
            flag(self.trims_end),
            flag(self.quotes_all),
            self.null_value.clone(),
            self.empty_value.clone(),
        ]
        .join("\u{0}")
    }

    fn of(detail: &str) -> Form {
        let parts: Vec<&str> = detail.split('\u{0}').collect();
        let part = |index: usize| parts.get(index).copied().unwrap_or_default();
        let character = |index: usize| part(index).parse::<u8>().ok();
        Form {
            dialect: Dialect { separator: character(0).unwrap_or(b','), quote: character(1), escape: character(2) },
            trims_start: part(3) == "1",
            trims_end: part(4) == "1",
            quotes_all: part(5) == "1",
            null_value: part(6).to_string(),
            empty_value: part(7).to_string(),
        }
    }
}

/// `from_csv(text, schema[, options])`
static FROM_CSV: Function =
    csv(&["from_csv"], &[one(Accepts::String), one(Accepts::Any), optional(Accepts::Any)], |mut call| {
        let mut options = options::read(if call.arguments.len() > 2 { call.arguments.pop() } else { None })?;
        let schema = call.arguments.pop().ok_or_else(|| Error::internal("from_csv without a schema"))?;
        let text = call.arguments.pop().ok_or_else(|| Error::internal("from_csv without a text"))?;
        let fields = options::structure(&schema, call.settings)?;
        for field in &fields {
            let data_type = field.data_type();
            if data_type.is_nested() || matches!(data_type, DataType::Null | DataType::Binary) {
                return Err(Error::unsupported(format!("reading {} from CSV", sql_name(data_type))));
            }
        }
        let gives = DataType::Struct(fields);
        let form = Form::read(&mut options, false)?;
        let reading = Reading::new(&mut options, &gives, "from_csv")?;
        options.finish("from_csv")?;
        let kernel = Kernel::new("from_csv", read, gives.clone(), Nulls::AnyMakesNull, call.settings.mode());
        let (fails_fast, corrupt, formats) = (reading.fails_fast(), reading.corrupt(), reading.formats());
        let detail = format!("{}\u{1}{fails_fast}\u{1}{corrupt}\u{1}{formats}", form.detail());
        let expr = kernel.with_detail(detail).call(vec![text.expr]);
        let fallible = text.fallible || reading.fails_fast();
        Ok(Typed { expr, data_type: gives, nullable: text.nullable, name: String::new(), fallible })
    });

fn read(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let mut parts = arguments.detail.split('\u{1}');
    let form = Form::of(parts.next().unwrap_or_default());
    let fails_fast = parts.next() == Some("true");
    let corrupt = parts.next().unwrap_or_default();
    let formats = Formats::of(parts.next().unwrap_or_default())?;
    let DataType::Struct(fields) = arguments.gives else { return Err(mistyped(&arguments.array(0)?)) };
    let settings =
        Settings { ansi: arguments.mode.ansi, zone: Arc::clone(&arguments.mode.zone), ..Settings::default() };
    let texts = arguments.strings(0)?;
    let lines: Vec<Vec<Value>> =
        texts.iter().map(|text| text.map_or_else(Vec::new, |text| form.dialect.fields(text))).collect();
    // The column of corrupt records takes no value of the line.
    let read: Vec<usize> = (0..fields.len()).filter(|at| fields[*at].name() != corrupt).collect();
    let mut states: Vec<State> = lines
        .iter()
        .zip(texts.iter())
        .map(|(line, text)| if text.is_some() && line.len() != read.len() { State::Bad } else { State::Good })
        .collect();
    let mut columns = Vec::with_capacity(fields.len());
    for (at, field) in fields.iter().enumerate() {
        let place = read.iter().position(|read| *read == at);
        let given = |line: &Vec<Value>| -> Option<String> {
            line.get(place?).and_then(|field| form.value(field)).map(str::to_string)
        };
        let values: Vec<Option<String>> = lines.iter().map(given).collect();
        let column = typed(&values, field.data_type(), &formats, &settings)?;
        for (row, state) in states.iter_mut().enumerate() {
            if values[row].is_some() && column.is_null(row) {
                *state = State::Bad;
            }
        }
        columns.push(column);
    }
    if fails_fast && states.contains(&State::Bad) {
        return Err(malformed());
    }
    let nulls = NullBuffer::from_iter(texts.iter().map(|text| text.is_some()));
    let made = StructArray::try_new_with_length(fields.clone(), columns, Some(nulls), texts.len());
    Ok(with_corrupt(Arc::new(made.map_err(from_arrow)?), &texts, &states, corrupt))
}

/// The values of a type; NULL for what is none.
fn typed(values: &[Option<String>], to: &DataType, formats: &Formats, settings: &Settings) -> Result<ArrayRef> {
    match to {
        DataType::Date32 if formats.reads_dates() => {
            let days = values.iter().map(|value| formats.read_date(value.as_deref()?));
            return Ok(Arc::new(days.collect::<PrimitiveArray<Date32Type>>()));
        }
        DataType::Timestamp(_, zoned) if formats.reads_timestamps(zoned.is_some()) => {
            let zone = session_zone(&settings.zone)?;
            let micros = values.iter().map(|value| match zoned {
                Some(_) => formats.read_timestamp(value.as_deref()?, &zone),
                None => formats.read_timestamp_ntz(value.as_deref()?),
            });
            let micros = micros.collect::<PrimitiveArray<TimestampMicrosecondType>>();
            return Ok(Arc::new(micros.with_data_type(to.clone())));
        }
        _ => {}
    }
    let mut cells = Cells::new(to, settings)?;
    values.iter().for_each(|value| cells.push(value.as_deref()));
    arrow::compute::cast(&cells.finish()?, to).map_err(from_arrow)
}

/// `to_csv(struct[, options])`
static TO_CSV: Function = csv(&["to_csv"], &[one(Accepts::Any), optional(Accepts::Any)], |mut call| {
    let sql = first_shown(&call);
    let mut options = options::read(if call.arguments.len() > 1 { call.arguments.pop() } else { None })?;
    let form = Form::read(&mut options, true)?;
    let formats = Formats::detail(&mut options)?;
    options.finish("to_csv")?;
    let value = call.arguments.pop().ok_or_else(|| Error::internal("to_csv of nothing"))?;
    let DataType::Struct(fields) = &value.data_type else {
        let parameters = [("functionName", "`to_csv`".to_string()), ("dataType", quoted(&value.data_type))];
        return Err(failure::mismatch("UNSUPPORTED_INPUT_TYPE", &sql, &parameters));
    };
    if let Some(field) = fields.iter().find(|field| crate::types::is_variant(field.data_type())) {
        return Err(Error::unsupported(format!("{} in to_csv", sql_name(field.data_type()))));
    }
    let kernel = Kernel::new("to_csv", write, DataType::Utf8, Nulls::Possible, call.settings.mode());
    let expr = kernel.with_detail(format!("{}\u{1}{formats}", form.detail())).call(vec![value.expr]);
    Ok(Typed { expr, data_type: DataType::Utf8, nullable: true, name: String::new(), fallible: value.fallible })
});

fn write(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (form, formats) = arguments.detail.split_once('\u{1}').unwrap_or((arguments.detail, ""));
    let (form, formats) = (Form::of(form), Formats::of(formats)?);
    let values = arguments.array(0)?;
    let structure = values.as_struct_opt().ok_or_else(|| mistyped(&values))?;
    let made = (0..values.len()).map(|row| {
        if values.is_null(row) {
            return Ok(None);
        }
        let cells = structure.columns().iter().map(|column| cell(column, row, (&form, &formats), &arguments.mode.zone));
        let cells = cells.collect::<Result<Vec<_>>>()?;
        Ok(Some(cells.join(&char::from(form.dialect.separator).to_string())))
    });
    Ok(Arc::new(made.collect::<Result<StringArray>>()?))
}

fn cell(column: &ArrayRef, row: usize, (form, formats): (&Form, &Formats), zone: &str) -> Result<String> {
    if column.is_null(row) || *column.data_type() == DataType::Null {
        return Ok(form.null_value.clone());
    }
    let mut written = String::new();
    match column.data_type() {
        DataType::Timestamp(_, zoned) => {
            let micros = column.as_primitive::<TimestampMicrosecondType>().value(row);
            written = formats.write_timestamp(micros, zoned.is_some().then_some(zone))?;
        }
        DataType::Date32 => written = formats.write_date(column.as_primitive::<Date32Type>().value(row))?,
        // As Spark shows an array of bytes.
        DataType::Binary | DataType::BinaryView => {
            let bytes = arrow::compute::cast(column, &DataType::Binary).map_err(from_arrow)?;
            let bytes: Vec<String> =
                bytes.as_binary::<i32>().value(row).iter().map(|byte| format!("{byte:02X}")).collect();
            written = format!("[{}]", bytes.join(" "));
        }
        _ => text::write(column, row, zone, &mut written)?,
    }
    Ok(quoted_cell(form.trimmed(&written), form))
}

/// In quotes where the text would be read as something else without them.
fn quoted_cell(text: &str, form: &Form) -> String {
    if text.is_empty() {
        return form.empty_value.clone();
    }
    let Some(quote) = form.dialect.quote.map(char::from) else { return text.to_string() };
    let separator = char::from(form.dialect.separator);
    let needs_quotes = form.quotes_all || text.contains([quote, separator, '\n', '\r']);
    if !needs_quotes {
        return text.to_string();
    }
    let escape = form.dialect.escape.map_or(quote, char::from);
    let body: String = text.chars().flat_map(|c| if c == quote { vec![escape, c] } else { vec![c] }).collect();
    format!("{quote}{body}{quote}")
}

/// `schema_of_csv(text[, options])`: the text is a constant.
static SCHEMA_OF_CSV: Function =
    csv(&["schema_of_csv"], &[one(Accepts::String), optional(Accepts::Any)], |mut call| {
        let sql = first_shown(&call);
        let mut options = options::read(if call.arguments.len() > 1 { call.arguments.pop() } else { None })?;
        let form = Form::read(&mut options, false)?;
        options.finish("schema_of_csv")?;
        let line = options::constant_text(call.arguments.first(), &sql, "csv")?;
        let fields = form.dialect.fields(&line);
        let types = infer::of_values(fields.iter().map(|field| form.value(field)), call.settings)?;
        let named = types.into_iter().enumerate();
        let fields: Fields = named.map(|(at, data_type)| Field::new(format!("_c{at}"), data_type, true)).collect();
        Ok(Typed::literal(ScalarValue::Utf8(Some(sql_name(&DataType::Struct(fields))))))
    });
