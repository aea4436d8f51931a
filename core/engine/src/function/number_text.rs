//! `to_char` and `to_number`: numbers as text of a form, and back. Spark: `numberFormatExpressions.scala`.

use std::sync::Arc;

use arrow::array::{ArrayRef, PrimitiveArray, StringArray};
use arrow::datatypes::{DataType, Decimal128Type};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Kind, Result};

use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called, not_constant};
use super::number_format::NumberFormat;
use super::signature::{Accepts, Parameter, one};
use super::{apply, folded};
use crate::expr::Typed;
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::cast::text;
use crate::expr::failure;
use crate::expr::kernel::{Kernel, Nulls};
use crate::types::{decimal, implicit_cast, is_binary, is_datetime, is_nanos, is_numeric, is_string, is_time, quoted};

pub(super) static FUNCTIONS: &[&Function] = &[&TO_CHAR, &TO_NUMBER, &TRY_TO_NUMBER];

const FORMATTED: &[Parameter] = &[one(Accepts::Any), one(Accepts::String)];
const READ: &[Parameter] = &[one(Accepts::String), one(Accepts::String)];

const fn number(
    names: &'static [&'static str],
    takes: &'static [Parameter],
    shown: Shown,
    rewrite: fn(Call<'_>) -> Result<Typed>,
) -> Function {
    Function {
        names,
        takes,
        gives: Gives::AsRewritten,
        nulls: Nulls::AnyMakesNull,
        ansi: Ansi::Raises,
        repeats: Repeats::Always,
        shown,
        runs: Runs::Rewrite(rewrite),
    }
}

/// Dates and times take patterns of theirs, binary values the name of a coding.
static TO_CHAR: Function = number(&["to_char", "to_varchar"], FORMATTED, Shown::AsRewritten, |mut call| {
    let sql = called(&call.name.to_lowercase(), &call);
    let settings = call.settings;
    let first = call.arguments.first().map_or(DataType::Null, |argument| argument.data_type.clone());
    if is_datetime(&first) || is_nanos(&first) || is_time(&first) {
        return apply("date_format", call.arguments, settings);
    }
    let format = call.arguments.remove(1);
    let value = call.arguments.remove(0);
    if is_binary(&first) {
        let shown = value.name.clone();
        let coded = coded(value, format, &sql, settings)?;
        if call.name.eq_ignore_ascii_case("to_char") {
            return Ok(coded);
        }
        // Spark shows the format of `utf-8` alone.
        let is_text = coded.name.starts_with("decode(");
        return Ok(if is_text { coded.named(sql) } else { coded.named(format!("to_varchar({shown})")) });
    }
    let name = format!("to_char({}, {})", value.name, format.name);
    let value = match &value.data_type {
        data_type if is_numeric(data_type) => {
            let (precision, scale) = decimal::for_type(data_type).unwrap_or((38, 18));
            implicit_cast(value, &DataType::Decimal128(precision, scale), settings)?
        }
        data_type if is_string(data_type) || *data_type == DataType::Null => {
            implicit_cast(value, &DataType::Decimal128(38, 18), settings)?
        }
        _ => {
            let parameters = [
                ("paramIndex", failure::ordinal(0)),
                ("requiredType", "\"DECIMAL\"".to_string()),
                ("inputSql", format!("\"{}\"", value.name)),
                ("inputType", quoted(&value.data_type)),
            ];
            return Err(failure::mismatch("UNEXPECTED_INPUT_TYPE", &name, &parameters));
        }
    };
    let Some(format) = constant(&format, &name)? else {
        return Ok(Typed::literal(ScalarValue::Utf8(None)).named(name));
    };
    NumberFormat::read(&format)?;
    let kernel = Kernel::new("to_char", write, DataType::Utf8, Nulls::AnyMakesNull, settings.mode());
    let expr = kernel.with_detail(format).call(vec![value.expr]);
    Ok(Typed { expr, data_type: DataType::Utf8, nullable: value.nullable, name, fallible: value.fallible })
});

/// The text of a constant format; none for NULL.
fn constant(format: &Typed, sql: &str) -> Result<Option<String>> {
    match folded(format)? {
        Some(ScalarValue::Utf8(text) | ScalarValue::Utf8View(text) | ScalarValue::LargeUtf8(text)) => Ok(text),
        Some(_) => Ok(None),
        None => Err(not_constant(sql, "format", format)),
    }
}

fn coded(value: Typed, format: Typed, sql: &str, settings: &super::Settings) -> Result<Typed> {
    match constant(&format, sql)?.map(|format| format.to_lowercase()).as_deref() {
        Some("base64") => apply("base64", vec![value], settings),
        Some("hex") => apply("hex", vec![value], settings),
        Some("utf-8") => apply("decode", vec![value, format], settings),
        other => {
            let parameters = [
                ("functionName", "`to_char`".to_string()),
                ("parameter", "`format`".to_string()),
                ("invalidFormat", format!("'{}'", other.unwrap_or("null"))),
            ];
            Err(Error::new(Kind::Analysis, "INVALID_PARAMETER_VALUE.BINARY_FORMAT", &parameters))
        }
    }
}

fn write(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let format = NumberFormat::read(arguments.detail)?;
    let array = arguments.array(0)?;
    let DataType::Decimal128(_, scale) = array.data_type() else { return Err(mistyped(&array)) };
    let values = arguments.primitive::<Decimal128Type>(0)?;
    let made = values.iter().map(|value| value.map(|value| format.write(&text::decimal(value, *scale))));
    Ok(Arc::new(made.collect::<StringArray>()))
}

static TO_NUMBER: Function = number(&["to_number"], READ, Shown::AsCall, |call| to_number(call, "to_number"));
static TRY_TO_NUMBER: Function =
    number(&["try_to_number"], READ, Shown::AsCall, |call| to_number(call, "try_to_number"));

fn to_number(mut call: Call<'_>, name: &'static str) -> Result<Typed> {
    let sql = called(name, &call);
    let is_try = name == "try_to_number";
    let format = call.arguments.remove(1);
    let value = call.arguments.remove(0);
    let Some(format) = constant(&format, &sql)? else {
        let null = ScalarValue::Decimal128(None, 38, 18);
        return Ok(Typed::literal(null));
    };
    let (precision, scale) = NumberFormat::read(&format)?.decimal();
    let gives = decimal::bounded(i32::try_from(precision).unwrap_or(38), i32::try_from(scale).unwrap_or(38));
    let nulls = if is_try { Nulls::Possible } else { Nulls::AnyMakesNull };
    let kernel = Kernel::new(name, read, gives.clone(), nulls, call.settings.mode());
    let expr = kernel.with_detail(format!("{}{format}", if is_try { 't' } else { 'f' })).call(vec![value.expr]);
    Ok(Typed {
        expr,
        data_type: gives,
        nullable: value.nullable || is_try,
        name: String::new(),
        fallible: value.fallible || !is_try,
    })
}

fn read(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (is_try, format_text) = match arguments.detail.strip_prefix('t') {
        Some(format) => (true, format),
        None => (false, &arguments.detail[1..]),
    };
    let format = NumberFormat::read(format_text)?;
    let made = arguments
        .strings(0)?
        .iter()
        .map(|text| match text.map(|text| (text, format.parse(text))) {
            Some((_, Some(value))) => Ok(Some(value)),
            Some((text, None)) if !is_try => {
                let parameters = [
                    ("format", format_text.to_string()),
                    ("inputType", "\"STRING\"".to_string()),
                    ("input", text.to_string()),
                ];
                Err(Error::new(Kind::IllegalArgument, "INVALID_FORMAT.MISMATCH_INPUT", &parameters))
            }
            _ => Ok(None),
        })
        .collect::<Result<PrimitiveArray<Decimal128Type>>>()?;
    Ok(Arc::new(made.with_data_type(arguments.gives.clone())))
}
