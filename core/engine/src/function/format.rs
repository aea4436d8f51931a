//! Values written by a format: `format_number`, `format_string`, and texts made of characters: `mask`, `quote`, `space`,
//! `char`. Spark: `stringExpressions.scala`, `maskExpressions.scala`; Java: `DecimalFormat`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, StringArray};
use arrow::datatypes::{DataType, Decimal128Type, Float32Type, Float64Type, Int64Type};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Kind, Result};

use super::decimal_format::DecimalFormat;
use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called, called_with, not_constant};
use super::folded;
use super::formatter;
use super::signature::{Accepts, Parameter, one, optional, rest};
use crate::expr::Typed;
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::cast::text;
use crate::expr::failure;
use crate::expr::kernel::{Kernel, Nulls, Run};
use crate::types::{implicit_cast, is_integral, is_numeric, is_string, quoted};

pub(super) static FUNCTIONS: &[&Function] =
    &[&FORMAT_NUMBER, &FORMAT_STRING, &MASK, &QUOTE, &SPACE, &CHAR, &BIT_LENGTH];

const fn written(
    names: &'static [&'static str],
    takes: &'static [Parameter],
    gives: Gives,
    nulls: Nulls,
    run: Run,
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

/// `format_number(number, places)` or `format_number(number, pattern)`.
static FORMAT_NUMBER: Function = Function {
    names: &["format_number"],
    takes: &[one(Accepts::Any), one(Accepts::Any)],
    gives: Gives::AsRewritten,
    nulls: Nulls::Possible,
    ansi: Ansi::Raises,
    repeats: Repeats::Always,
    shown: Shown::AsCall,
    runs: Runs::Rewrite(format_number),
};

fn format_number(mut call: Call<'_>) -> Result<Typed> {
    let sql = called("format_number", &call);
    let settings = call.settings;
    let format = call.arguments.remove(1);
    let number = call.arguments.remove(0);
    let refused = |index: usize, required: &str, argument: &Typed| {
        failure::mismatch(
            "UNEXPECTED_INPUT_TYPE",
            &sql,
            &[
                ("paramIndex", failure::ordinal(index)),
                ("requiredType", required.to_string()),
                ("inputSql", format!("\"{}\"", argument.name)),
                ("inputType", quoted(&argument.data_type)),
            ],
        )
    };
    let number = match &number.data_type {
        data_type if is_integral(data_type) => implicit_cast(number, &DataType::Int64, settings)?,
        DataType::Null => implicit_cast(number, &DataType::Float64, settings)?,
        data_type if is_numeric(data_type) => number,
        _ => return Err(refused(0, "\"NUMERIC\"", &number)),
    };
    let format = match &format.data_type {
        data_type if is_integral(data_type) || *data_type == DataType::Null => {
            implicit_cast(format, &DataType::Int32, settings)?
        }
        data_type if is_string(data_type) => format,
        _ => return Err(refused(1, "(\"INT\" or \"STRING\")", &format)),
    };
    let fallible = number.fallible || format.fallible || is_string(&format.data_type);
    let kernel = Kernel::new("format_number", formatted, DataType::Utf8, Nulls::Possible, settings.mode());
    let expr = kernel.call(vec![number.expr, format.expr]);
    Ok(Typed { expr, data_type: DataType::Utf8, nullable: true, name: String::new(), fallible })
}

fn formatted(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (numbers, formats) = (arguments.array(0)?, arguments.array(1)?);
    let mut last: Option<(String, DecimalFormat)> = None;
    let mut made = Vec::with_capacity(numbers.len());
    for row in 0..numbers.len() {
        if numbers.is_null(row) || formats.is_null(row) {
            made.push(None);
            continue;
        }
        let pattern = if is_string(formats.data_type()) {
            let pattern = arguments.strings(1)?.value(row).to_string();
            if pattern.is_empty() { "#,##0".to_string() } else { pattern }
        } else {
            let places = formats.as_primitive::<arrow::datatypes::Int32Type>().value(row);
            let Ok(places) = usize::try_from(places) else {
                made.push(None);
                continue;
            };
            format!("#,##0{}{}", if places > 0 { "." } else { "" }, "0".repeat(places))
        };
        let format = match last.take() {
            Some((text, format)) if text == pattern => (text, format),
            _ => {
                let format = DecimalFormat::read(&pattern)?;
                (pattern, format)
            }
        };
        made.push(Some(one_number(&numbers, row, &format.1)?));
        last = Some(format);
    }
    Ok(Arc::new(made.into_iter().collect::<StringArray>()))
}

fn one_number(numbers: &ArrayRef, row: usize, format: &DecimalFormat) -> Result<String> {
    Ok(match numbers.data_type() {
        DataType::Int64 => format.digits(&numbers.as_primitive::<Int64Type>().value(row).to_string()),
        DataType::Float32 => format.double(f64::from(numbers.as_primitive::<Float32Type>().value(row))),
        DataType::Float64 => format.double(numbers.as_primitive::<Float64Type>().value(row)),
        DataType::Decimal128(_, scale) => {
            format.digits(&text::decimal(numbers.as_primitive::<Decimal128Type>().value(row), *scale))
        }
        _ => return Err(mistyped(numbers)),
    })
}

/// `format_string(format, ..)` as `java.util.Formatter` writes it.
static FORMAT_STRING: Function = Function {
    names: &["format_string", "printf"],
    takes: &[one(Accepts::String), rest(Accepts::Any)],
    gives: Gives::AsRewritten,
    nulls: Nulls::AnyMakesNull,
    ansi: Ansi::Raises,
    repeats: Repeats::Always,
    shown: Shown::AsCall,
    runs: Runs::Rewrite(|call| {
        let format = call.arguments.first().ok_or_else(|| failure::wrong_count("format_string", "> 0", 0))?;
        if format.constant_text().is_some_and(|text| text.contains("%0$")) {
            let parameters = [("parameter", "`strfmt`"), ("functionName", "`format_string`")];
            return Err(Error::new(Kind::Analysis, "INVALID_PARAMETER_VALUE.ZERO_INDEX", &parameters));
        }
        let nullable = format.nullable;
        let kernel = Kernel::new("format_string", format_string, DataType::Utf8, Nulls::Possible, call.settings.mode());
        let expr = kernel.call(call.arguments.into_iter().map(|argument| argument.expr).collect());
        Ok(Typed { expr, data_type: DataType::Utf8, nullable, name: String::new(), fallible: true })
    }),
};

fn format_string(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let formats = arguments.strings(0)?;
    let values = (1..arguments.len()).map(|index| arguments.array(index)).collect::<Result<Vec<_>>>()?;
    let made = formats.iter().enumerate().map(|(row, format)| {
        format.map(|format| formatter::write(format, &values, row, &arguments.mode.zone)).transpose()
    });
    Ok(Arc::new(made.collect::<Result<StringArray>>()?))
}

/// `mask(text[, upper[, lower[, digit[, other]]]])`; NULL leaves characters of its kind as they are.
static MASK: Function = Function {
    names: &["mask"],
    takes: &[
        one(Accepts::String),
        optional(Accepts::Any),
        optional(Accepts::Any),
        optional(Accepts::Any),
        optional(Accepts::Any),
    ],
    gives: Gives::AsRewritten,
    nulls: Nulls::Possible,
    ansi: Ansi::NeverRaises,
    repeats: Repeats::Always,
    shown: Shown::By(mask_name),
    runs: Runs::Rewrite(|mut call| {
        let sql = mask_name(&call);
        let mut masks = [Some('X'), Some('x'), Some('n'), None];
        let names = ["upperChar", "lowerChar", "digitChar", "otherChar"];
        for (index, argument) in call.arguments.drain(1..).enumerate() {
            masks[index] = mask_character(&argument, index, names[index], &sql)?;
        }
        let text = call.arguments.remove(0);
        let kernel = Kernel::new("mask", masked, DataType::Utf8, Nulls::Possible, call.settings.mode());
        // A character that masks nothing is written as NUL.
        let detail: String = masks.iter().map(|mask| mask.unwrap_or('\0')).collect();
        let expr = kernel.with_detail(detail).call(vec![text.expr]);
        Ok(Typed { expr, data_type: DataType::Utf8, nullable: true, name: String::new(), fallible: text.fallible })
    }),
};

fn mask_name(call: &Call<'_>) -> String {
    let given = call.arguments.iter().map(|argument| argument.name.as_str());
    let left_out = ["X", "x", "n", "NULL"].into_iter().skip(call.arguments.len().saturating_sub(1));
    let names: Vec<&str> = given.chain(left_out).collect();
    called_with("mask", &names, call)
}

/// The one character of a constant text; none for NULL.
fn mask_character(argument: &Typed, index: usize, name: &str, sql: &str) -> Result<Option<char>> {
    if !is_string(&argument.data_type) && argument.data_type != DataType::Null {
        let parameters = [
            ("paramIndex", failure::ordinal(index + 1)),
            ("requiredType", "\"STRING\"".to_string()),
            ("inputSql", format!("\"{}\"", argument.name)),
            ("inputType", quoted(&argument.data_type)),
        ];
        return Err(failure::mismatch("UNEXPECTED_INPUT_TYPE", sql, &parameters));
    }
    let Some(value) = folded(argument)? else { return Err(not_constant(sql, name, argument)) };
    let text = match value {
        ScalarValue::Utf8(Some(text)) | ScalarValue::Utf8View(Some(text)) => text,
        _ => return Ok(None),
    };
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(character), None) => Ok(Some(character)),
        _ => Err(failure::mismatch("INPUT_SIZE_NOT_ONE", sql, &[("exprName", name.to_string())])),
    }
}

fn masked(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let masks: Vec<char> = arguments.detail.chars().collect();
    arguments.each_text::<StringArray, String>(0, |text| {
        let masked = text.chars().map(|character| {
            let kind = match character {
                c if c.is_uppercase() => 0,
                c if c.is_lowercase() => 1,
                c if c.is_numeric() => 2,
                _ => 3,
            };
            masks.get(kind).copied().filter(|mask| *mask != '\0').unwrap_or(character)
        });
        masked.collect()
    })
}

static QUOTE: Function = written(&["quote"], &[one(Accepts::String)], Gives::String, Nulls::Possible, |arguments| {
    arguments.each_text::<StringArray, String>(0, |text| format!("'{}'", text.replace('\'', "\\'")))
});
static SPACE: Function = written(&["space"], &[one(Accepts::Int)], Gives::String, Nulls::AnyMakesNull, |arguments| {
    let counts = arguments.ints(0)?;
    let made = counts.iter().map(|count| count.map(|count| " ".repeat(usize::try_from(count).unwrap_or(0))));
    Ok(Arc::new(made.collect::<StringArray>()))
});

/// The character of a number's lowest eight bits; nothing for a number below zero.
static CHAR: Function =
    written(&["char", "chr"], &[one(Accepts::Long)], Gives::String, Nulls::AnyMakesNull, |arguments| {
        let codes = arguments.primitive::<Int64Type>(0)?;
        let made = codes.iter().map(|code| {
            code.map(|code| if code < 0 { String::new() } else { char::from((code & 255) as u8).to_string() })
        });
        Ok(Arc::new(made.collect::<StringArray>()))
    });
static BIT_LENGTH: Function =
    written(&["bit_length"], &[one(Accepts::Text)], Gives::Int, Nulls::AnyMakesNull, |arguments| {
        let values = arguments.bytes(0)?;
        let made = values.iter().map(|bytes| bytes.map(|bytes| i32::try_from(bytes.len() * 8).unwrap_or(i32::MAX)));
        Ok(Arc::new(made.collect::<arrow::array::Int32Array>()))
    });
