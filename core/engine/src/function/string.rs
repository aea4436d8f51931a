//! Functions of text. Positions count characters from one. Spark: `stringExpressions.scala`, `UTF8String`.

use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, AsArray, BinaryArray, BooleanArray, Int32Array, ListBuilder, StringArray, StringBuilder,
};
use arrow::compute;
use arrow::datatypes::{DataType, Field};
use datafusion::logical_expr::{Expr, Like};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::Result;

use super::Settings;
use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called_with, not_constant};
use super::signature::{Accepts, Parameter, one, optional, rest};
use crate::expr::Typed;
use crate::expr::arguments::Arguments;
use crate::expr::failure::from_arrow;
use crate::expr::kernel::{Kernel, Nulls, Run};
use crate::types::{implicit_cast, is_binary, is_string};

pub(super) static FUNCTIONS: &[&Function] = &[
    &LIKE,
    &ILIKE,
    &CONTAINS,
    &STARTS_WITH,
    &ENDS_WITH,
    &SUBSTRING,
    &LEFT,
    &RIGHT,
    &CONCAT,
    &CONCAT_WS,
    &UPPER,
    &LOWER,
    &TRIM,
    &LTRIM,
    &RTRIM,
    &BTRIM,
    &LENGTH,
    &OCTET_LENGTH,
    &LPAD,
    &RPAD,
    &REPLACE,
    &LOCATE,
    &REVERSE,
    &REPEAT,
    &INITCAP,
    &ASCII,
    &TRANSLATE,
];

const ONE: &[Parameter] = &[one(Accepts::String)];
const TWO: &[Parameter] = &[one(Accepts::String), one(Accepts::String)];
const TRIMMED: &[Parameter] = &[one(Accepts::String), optional(Accepts::String)];
const SLICED: &[Parameter] = &[one(Accepts::Text), one(Accepts::Int), optional(Accepts::Int)];
const CUT: &[Parameter] = &[one(Accepts::Text), one(Accepts::Int)];
const COUNTED: &[Parameter] = &[one(Accepts::String), one(Accepts::Int)];
const PADDED: &[Parameter] = &[one(Accepts::Any), one(Accepts::Int), optional(Accepts::Any)];

const fn text(
    names: &'static [&'static str],
    takes: &'static [Parameter],
    gives: Gives,
    shown: Shown,
    run: Run,
) -> Function {
    Function {
        names,
        takes,
        gives,
        nulls: Nulls::AnyMakesNull,
        ansi: Ansi::NeverRaises,
        repeats: Repeats::Always,
        shown,
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
        nulls: Nulls::AnyMakesNull,
        ansi: Ansi::NeverRaises,
        repeats: Repeats::Always,
        shown,
        runs: Runs::Rewrite(rewrite),
    }
}

/// The name of a call whose missing arguments Spark fills in.
fn filled(call: &Call<'_>, name: &str, defaults: &[&str]) -> String {
    let mut names: Vec<&str> = call.arguments.iter().map(|argument| argument.name.as_str()).collect();
    let missing = defaults.len().saturating_sub(names.len());
    names.extend(&defaults[defaults.len() - missing..]);
    called_with(name, &names, call)
}

const PATTERN: &[Parameter] = &[one(Accepts::String), one(Accepts::String), optional(Accepts::String)];

static LIKE: Function = rewritten(&["like"], PATTERN, Shown::By(like_name), |call| like(call, false));
static ILIKE: Function = rewritten(
    &["ilike"],
    PATTERN,
    Shown::By(|call| {
        let names: Vec<&str> = call.arguments.iter().take(2).map(|argument| argument.name.as_str()).collect();
        called_with("ilike", &names, call)
    }),
    |call| like(call, true),
);

fn like_name(call: &Call<'_>) -> String {
    let name = |index: usize| call.arguments.get(index).map_or("", |argument| argument.name.as_str());
    let escape = match call.arguments.get(2).and_then(Typed::constant_text) {
        Some(escape) if escape != "\\" => format!(" ESCAPE '{escape}'"),
        _ => String::new(),
    };
    format!("{} LIKE {}{escape}", name(0), name(1))
}

fn like(mut call: Call<'_>, case_insensitive: bool) -> Result<Typed> {
    let escape = match call.arguments.get(2) {
        None => '\\',
        Some(escape) => match escape.constant_text().map(|text| text.chars().collect::<Vec<_>>()) {
            Some(characters) if characters.len() == 1 => characters[0],
            _ => return Err(not_constant(&like_name(&call), "escape", escape)),
        },
    };
    if let Some(pattern) = call.arguments.get(1).and_then(Typed::constant_text) {
        check_pattern(pattern, escape)?;
    }
    call.arguments.truncate(2);
    let pattern = call.arguments.remove(1);
    let input = call.arguments.remove(0);
    // DataFusion's own LIKE knows the backslash alone; another escape character is written anew.
    let settings = call.settings;
    let pattern_expr = match (escape, pattern.constant_text()) {
        ('\\', Some(_)) => pattern.expr.clone(),
        (escape, Some(text)) => Expr::Literal(ScalarValue::Utf8(Some(backslashed(text, escape))), None),
        (escape, None) => {
            Kernel::new("like_pattern", like_patterns, DataType::Utf8, Nulls::AnyMakesNull, settings.mode())
                .with_detail(escape)
                .call(vec![pattern.expr.clone()])
        }
    };
    let is_checked = pattern.constant_text().is_some();
    Ok(Typed {
        expr: Expr::Like(Like::new(false, Box::new(input.expr), Box::new(pattern_expr), None, case_insensitive)),
        data_type: DataType::Boolean,
        nullable: input.nullable || pattern.nullable,
        name: String::new(),
        fallible: input.fallible || pattern.fallible || !is_checked,
    })
}

/// Patterns that are known row by row, written with the backslash.
fn like_patterns(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let escape = arguments.detail.chars().next().unwrap_or('\\');
    let patterns = arguments.strings(0)?;
    let written = patterns.iter().map(|pattern| {
        let written = pattern.map(|pattern| check_pattern(pattern, escape).map(|()| backslashed(pattern, escape)));
        written.transpose()
    });
    Ok(Arc::new(written.collect::<Result<StringArray>>()?))
}

/// After an escape character Spark takes `_`, `%` and itself, nothing else.
fn check_pattern(pattern: &str, escape: char) -> Result<()> {
    use firesteel_protocol::{Error, Kind};
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        if character != escape {
            continue;
        }
        match characters.next() {
            None => {
                let parameters = [("format", format!("'{pattern}'"))];
                return Err(Error::new(Kind::Analysis, "INVALID_FORMAT.ESC_AT_THE_END", &parameters));
            }
            Some(next) if next == '_' || next == '%' || next == escape => {}
            Some(next) => {
                let parameters = [("format", format!("'{pattern}'")), ("char", format!("'{next}'"))];
                return Err(Error::new(Kind::Analysis, "INVALID_FORMAT.ESC_IN_THE_MIDDLE", &parameters));
            }
        }
    }
    Ok(())
}

fn backslashed(pattern: &str, escape: char) -> String {
    let mut made = String::new();
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        let (is_escaped, character) =
            if character == escape { (true, characters.next().unwrap_or(escape)) } else { (false, character) };
        if character == '\\' || (is_escaped && matches!(character, '%' | '_')) {
            made.push('\\');
        }
        made.push(character);
    }
    made
}

static CONTAINS: Function = text(&["contains"], TWO, Gives::Boolean, Shown::AsCall, |arguments| {
    test(arguments, |text, part| text.contains(part))
});
static STARTS_WITH: Function = text(&["startswith"], TWO, Gives::Boolean, Shown::AsCall, |arguments| {
    test(arguments, |text, part| text.starts_with(part))
});
static ENDS_WITH: Function = text(&["endswith"], TWO, Gives::Boolean, Shown::AsCall, |arguments| {
    test(arguments, |text, part| text.ends_with(part))
});

fn test(arguments: &Arguments<'_>, answer: fn(&str, &str) -> bool) -> Result<ArrayRef> {
    let (texts, parts) = (arguments.strings(0)?, arguments.strings(1)?);
    let answers = texts.iter().zip(parts.iter()).map(|pair| Some(answer(pair.0?, pair.1?)));
    Ok(Arc::new(answers.collect::<BooleanArray>()))
}

static SUBSTRING: Function = text(
    &["substring", "substr"],
    SLICED,
    Gives::Like(0),
    Shown::By(|call| filled(call, &call.name.to_lowercase(), &["", "", "2147483647"])),
    |arguments| {
        let starts = arguments.ints(1)?;
        let lengths =
            if arguments.len() > 2 { arguments.ints(2)? } else { Int32Array::from_value(i32::MAX, starts.len()) };
        sliced(arguments, |row| {
            (starts.is_valid(row) && lengths.is_valid(row)).then(|| (starts.value(row), lengths.value(row)))
        })
    },
);

/// The slice of each text, or of each binary value, that begins at a start and has a length.
fn sliced(arguments: &Arguments<'_>, bounds: impl Fn(usize) -> Option<(i32, i32)>) -> Result<ArrayRef> {
    if *arguments.gives == DataType::Binary {
        let values = arguments.bytes(0)?;
        let made = values.iter().enumerate().map(|(row, bytes)| {
            let (bytes, (start, length)) = (bytes?, bounds(row)?);
            let (first, last) = slice_of(bytes.len(), start, length);
            Some(&bytes[first..last])
        });
        return Ok(Arc::new(made.collect::<BinaryArray>()));
    }
    let texts = arguments.array(0)?;
    // What a scan gives is read where it lies: of long texts only a little may be wanted.
    let made = match texts.data_type() {
        DataType::Utf8View => cut(texts.as_string_view().iter(), bounds),
        _ => cut(arguments.strings(0)?.iter(), bounds),
    };
    Ok(Arc::new(made))
}

fn cut<'a>(texts: impl Iterator<Item = Option<&'a str>>, bounds: impl Fn(usize) -> Option<(i32, i32)>) -> StringArray {
    let slice = |(row, text): (usize, Option<&'a str>)| {
        let (text, (start, length)) = (text?, bounds(row)?);
        Some(substring(text, start, length))
    };
    texts.enumerate().map(slice).collect()
}

/// A start below zero counts from the end; what lies before the text counts towards the length.
/// Spark: `UTF8String.substringSQL`.
fn substring(text: &str, start: i32, length: i32) -> &str {
    if start >= 0 {
        let (first, last) = slice_of(text.len(), start, length);
        if text.as_bytes()[..last].is_ascii() {
            return &text[first..last];
        }
    }
    let count = if text.is_ascii() { text.len() } else { text.chars().count() };
    let (first, last) = slice_of(count, start, length);
    &text[byte_of(text, first as i64)..byte_of(text, last as i64)]
}

/// Where a slice of `count` items begins and ends.
fn slice_of(count: usize, start: i32, length: i32) -> (usize, usize) {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let first = match start {
        start if start > 0 => i64::from(start) - 1,
        start if start < 0 => count + i64::from(start),
        _ => 0,
    };
    let last = (first + i64::from(length)).clamp(0, count);
    let first = first.clamp(0, count);
    if first >= last { (0, 0) } else { (first as usize, last as usize) }
}

fn byte_of(text: &str, character: i64) -> usize {
    let character = usize::try_from(character).unwrap_or(usize::MAX);
    if text.is_ascii() {
        return character.min(text.len());
    }
    text.char_indices().nth(character).map_or(text.len(), |(at, _)| at)
}

static LEFT: Function = text(&["left"], CUT, Gives::Like(0), Shown::AsCall, |arguments| {
    let counts = arguments.ints(1)?;
    sliced(arguments, |row| counts.is_valid(row).then(|| (1, counts.value(row).max(0))))
});
static RIGHT: Function = text(&["right"], COUNTED, Gives::String, Shown::AsCall, |arguments| {
    let counts = arguments.ints(1)?;
    sliced(arguments, |row| {
        let count = if counts.is_valid(row) { counts.value(row) } else { return None };
        Some(if count <= 0 { (1, 0) } else { (-count, i32::MAX) })
    })
});
static REPEAT: Function = text(&["repeat"], COUNTED, Gives::String, Shown::AsCall, |arguments| {
    counted(arguments, |text, count| text.repeat(usize::try_from(count).unwrap_or(0)))
});

fn counted(arguments: &Arguments<'_>, answer: impl Fn(&str, i32) -> String) -> Result<ArrayRef> {
    let (texts, counts) = (arguments.strings(0)?, arguments.ints(1)?);
    let made = texts.iter().zip(counts.iter()).map(|pair| Some(answer(pair.0?, pair.1?)));
    Ok(Arc::new(made.collect::<StringArray>()))
}

static CONCAT: Function = rewritten(&["concat"], &[rest(Accepts::Any)], Shown::AsCall, concat);

/// Binary with binary stays binary; arrays are for the array functions; anything else becomes text.
fn concat(call: Call<'_>) -> Result<Typed> {
    let settings = call.settings;
    let name = super::description::called("concat", &call);
    if call.arguments.iter().any(|argument| matches!(argument.data_type, DataType::List(_))) {
        return super::array::concat(call.arguments, &name, settings);
    }
    let is_all_binary =
        !call.arguments.is_empty() && call.arguments.iter().all(|argument| is_binary(&argument.data_type));
    let gives = if is_all_binary { DataType::Binary } else { DataType::Utf8 };
    let arguments = call
        .arguments
        .into_iter()
        .enumerate()
        .map(|(index, argument)| {
            let accepts = if is_all_binary { Accepts::Binary } else { Accepts::String };
            super::signature::accept(argument, accepts, index, &name, settings)
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(Typed {
        nullable: arguments.iter().any(|argument| argument.nullable),
        fallible: arguments.iter().any(|argument| argument.fallible),
        expr: crate::expr::kernel::Kernel::new("concat", join, gives.clone(), Nulls::AnyMakesNull, settings.mode())
            .call(arguments.into_iter().map(|argument| argument.expr).collect()),
        data_type: gives,
        name: String::new(),
    })
}

fn join(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    if *arguments.gives == DataType::Binary {
        let columns = arguments
            .arrays()?
            .iter()
            .map(|column| Ok(compute::cast(column, &DataType::Binary).map_err(from_arrow)?.as_binary::<i32>().clone()))
            .collect::<Result<Vec<BinaryArray>>>()?;
        let rows = (0..arguments.rows).map(|row| {
            columns
                .iter()
                .all(|column| column.is_valid(row))
                .then(|| columns.iter().flat_map(|column| column.value(row).iter().copied()).collect::<Vec<u8>>())
        });
        return Ok(Arc::new(rows.collect::<BinaryArray>()));
    }
    let columns = (0..arguments.len()).map(|index| arguments.strings(index)).collect::<Result<Vec<_>>>()?;
    let mut builder = StringBuilder::new();
    let mut buffer = String::new();
    for row in 0..arguments.rows {
        if columns.iter().any(|column| column.is_null(row)) {
            builder.append_null();
            continue;
        }
        buffer.clear();
        columns.iter().for_each(|column| buffer.push_str(column.value(row)));
        builder.append_value(&buffer);
    }
    Ok(Arc::new(builder.finish()))
}

static CONCAT_WS: Function =
    rewritten(&["concat_ws"], &[one(Accepts::String), rest(Accepts::Any)], Shown::AsCall, |call| {
        let settings = call.settings;
        let arguments = call
            .arguments
            .into_iter()
            .map(|argument| match &argument.data_type {
                DataType::List(_) => {
                    let to = crate::types::list(DataType::Utf8, true);
                    implicit_cast(argument, &to, settings)
                }
                _ => implicit_cast(argument, &DataType::Utf8, settings),
            })
            .collect::<Result<Vec<_>>>()?;
        Ok(Typed {
            // Only the separator makes NULL.
            nullable: arguments.first().is_some_and(|separator| separator.nullable),
            fallible: arguments.iter().any(|argument| argument.fallible),
            expr: crate::expr::kernel::Kernel::new(
                "concat_ws",
                join_with,
                DataType::Utf8,
                Nulls::Possible,
                settings.mode(),
            )
            .call(arguments.into_iter().map(|argument| argument.expr).collect()),
            data_type: DataType::Utf8,
            name: String::new(),
        })
    });

fn join_with(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let separators = arguments.strings(0)?;
    let columns = (1..arguments.len()).map(|index| arguments.array(index)).collect::<Result<Vec<_>>>()?;
    let mut builder = StringBuilder::new();
    for row in 0..arguments.rows {
        if separators.is_null(row) {
            builder.append_null();
            continue;
        }
        let mut parts: Vec<String> = Vec::new();
        for column in columns.iter().filter(|column| column.is_valid(row)) {
            let values = match column.as_list_opt::<i32>() {
                Some(lists) => lists.value(row),
                None => column.slice(row, 1),
            };
            let values = compute::cast(&values, &DataType::Utf8).map_err(from_arrow)?;
            parts.extend(values.as_string::<i32>().iter().flatten().map(str::to_string));
        }
        builder.append_value(parts.join(separators.value(row)));
    }
    Ok(Arc::new(builder.finish()))
}

static UPPER: Function = text(&["upper", "ucase"], ONE, Gives::String, Shown::AsCall, |arguments| {
    arguments.each_text::<StringArray, String>(0, str::to_uppercase)
});
static LOWER: Function = text(&["lower", "lcase"], ONE, Gives::String, Shown::AsCall, |arguments| {
    arguments.each_text::<StringArray, String>(0, str::to_lowercase)
});
static REVERSE: Function = rewritten(&["reverse"], &[one(Accepts::Any)], Shown::AsCall, |mut call| {
    let (value, settings) = (call.arguments.remove(0), call.settings);
    if matches!(value.data_type, DataType::List(_)) {
        return Ok(super::array::reverse(value, settings));
    }
    let gives = if is_binary(&value.data_type) { DataType::Binary } else { DataType::Utf8 };
    let accepts = if gives == DataType::Binary { Accepts::Binary } else { Accepts::String };
    let sql = format!("reverse({})", value.name);
    let value = super::signature::accept(value, accepts, 0, &sql, settings)?;
    Ok(Typed {
        expr: crate::expr::kernel::Kernel::new(
            "reverse",
            reversed,
            gives.clone(),
            Nulls::AnyMakesNull,
            settings.mode(),
        )
        .call(vec![value.expr]),
        data_type: gives,
        ..value
    })
});

fn reversed(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    if *arguments.gives == DataType::Binary {
        let bytes = compute::cast(&arguments.array(0)?, &DataType::Binary).map_err(from_arrow)?;
        let reversed = bytes.as_binary::<i32>().iter();
        let reversed = reversed.map(|bytes| bytes.map(|bytes| bytes.iter().rev().copied().collect::<Vec<u8>>()));
        return Ok(Arc::new(reversed.collect::<arrow::array::BinaryArray>()));
    }
    arguments.each_text::<StringArray, String>(0, |text| text.chars().rev().collect())
}

static INITCAP: Function = text(&["initcap"], ONE, Gives::String, Shown::AsCall, |arguments| {
    arguments.each_text::<StringArray, String>(0, |text| {
        let mut is_start = true;
        let mut made = String::with_capacity(text.len());
        for character in text.chars() {
            if is_start {
                made.extend(character.to_uppercase());
            } else {
                made.extend(character.to_lowercase());
            }
            is_start = character == ' ';
        }
        made
    })
});

/// `trim(text)`, or `trim(characters, text)`.
fn trim_name(call: &Call<'_>, side: &str) -> String {
    match call.arguments.as_slice() {
        [characters, text] => format!("TRIM({side} {} FROM {})", characters.name, text.name),
        _ => super::description::called(&call.name.to_lowercase(), call),
    }
}

static TRIM: Function =
    text(&["trim"], TRIMMED, Gives::String, Shown::By(|call| trim_name(call, "BOTH")), |arguments| {
        trimmed(arguments, 1, |text, is_cut| text.trim_matches(is_cut))
    });
static LTRIM: Function =
    text(&["ltrim"], TRIMMED, Gives::String, Shown::By(|call| trim_name(call, "LEADING")), |arguments| {
        trimmed(arguments, 1, |text, is_cut| text.trim_start_matches(is_cut))
    });
static RTRIM: Function =
    text(&["rtrim"], TRIMMED, Gives::String, Shown::By(|call| trim_name(call, "TRAILING")), |arguments| {
        trimmed(arguments, 1, |text, is_cut| text.trim_end_matches(is_cut))
    });
/// `btrim(text[, characters])`: the other way round.
static BTRIM: Function = text(&["btrim"], TRIMMED, Gives::String, Shown::AsCall, |arguments| {
    trimmed(arguments, 0, |text, is_cut| text.trim_matches(is_cut))
});

/// `text_at` is the place of the text among two arguments.
fn trimmed(
    arguments: &Arguments<'_>,
    text_at: usize,
    cut: for<'a> fn(&'a str, &dyn Fn(char) -> bool) -> &'a str,
) -> Result<ArrayRef> {
    let is_alone = arguments.len() == 1;
    let texts = arguments.strings(if is_alone { 0 } else { text_at })?;
    let characters = if is_alone { None } else { Some(arguments.strings(1 - text_at)?) };
    let made = texts.iter().enumerate().map(|(row, text)| {
        let text = text?;
        match &characters {
            None => Some(cut(text, &|character| character == ' ')),
            Some(characters) if characters.is_null(row) => None,
            Some(characters) => Some(cut(text, &|character| characters.value(row).contains(character))),
        }
    });
    Ok(Arc::new(made.collect::<StringArray>()))
}

static LENGTH: Function = text(
    &["length", "char_length", "character_length", "len"],
    &[one(Accepts::Text)],
    Gives::Int,
    Shown::AsCall,
    |arguments| size(arguments, |text| text.chars().count()),
);
static OCTET_LENGTH: Function =
    text(&["octet_length"], &[one(Accepts::Text)], Gives::Int, Shown::AsCall, |arguments| size(arguments, str::len));

fn size(arguments: &Arguments<'_>, count: fn(&str) -> usize) -> Result<ArrayRef> {
    let array = arguments.array(0)?;
    let as_int = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    if is_string(array.data_type()) {
        return arguments.each_text::<Int32Array, i32>(0, |text| as_int(count(text)));
    }
    let bytes = compute::cast(&array, &DataType::Binary).map_err(from_arrow)?;
    let sizes = bytes.as_binary::<i32>().iter().map(|bytes| bytes.map(|bytes| as_int(bytes.len())));
    Ok(Arc::new(sizes.collect::<Int32Array>()))
}

static LPAD: Function =
    rewritten(&["lpad"], PADDED, Shown::By(|call| pad_name(call, "lpad")), |call| pad(call, "lpad"));
static RPAD: Function =
    rewritten(&["rpad"], PADDED, Shown::By(|call| pad_name(call, "rpad")), |call| pad(call, "rpad"));

/// Binary padded with binary stays binary, and is filled with zeros unless told; anything else becomes text.
fn is_padded_binary(call: &Call<'_>) -> bool {
    [0, 2].iter().all(|index| call.arguments.get(*index).is_none_or(|argument| is_binary(&argument.data_type)))
}

fn pad_name(call: &Call<'_>, name: &str) -> String {
    filled(call, name, &["", "", if is_padded_binary(call) { "X'00'" } else { " " }])
}

fn pad(call: Call<'_>, name: &'static str) -> Result<Typed> {
    let sql = pad_name(&call, name);
    let settings = call.settings;
    let (gives, accepts) =
        if is_padded_binary(&call) { (DataType::Binary, Accepts::Binary) } else { (DataType::Utf8, Accepts::String) };
    let arguments = call.arguments.into_iter().enumerate().map(|(index, argument)| match index {
        1 => Ok(argument),
        _ => super::signature::accept(argument, accepts, index, &sql, settings),
    });
    let arguments = arguments.collect::<Result<Vec<_>>>()?;
    let kernel = crate::expr::kernel::Kernel::new(name, padded, gives.clone(), Nulls::AnyMakesNull, settings.mode());
    Ok(Typed {
        nullable: arguments.iter().any(|argument| argument.nullable),
        fallible: arguments.iter().any(|argument| argument.fallible),
        expr: kernel.with_detail(name).call(arguments.into_iter().map(|argument| argument.expr).collect()),
        data_type: gives,
        name: String::new(),
    })
}

fn padded(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let widths = arguments.ints(1)?;
    let is_left = arguments.detail == "lpad";
    let width = |row: usize| widths.is_valid(row).then(|| usize::try_from(widths.value(row)).unwrap_or(0));
    if *arguments.gives == DataType::Binary {
        let values = arguments.bytes(0)?;
        let fills = if arguments.len() > 2 {
            arguments.bytes(2)?
        } else {
            BinaryArray::from_iter_values(std::iter::repeat_n([0_u8], values.len()))
        };
        let made = values
            .iter()
            .zip(fills.iter())
            .enumerate()
            .map(|(row, (bytes, fill))| Some(filled_up(bytes?, fill?, width(row)?, is_left)));
        return Ok(Arc::new(made.collect::<BinaryArray>()));
    }
    let texts = arguments.strings(0)?;
    let fills = if arguments.len() > 2 { arguments.strings(2)? } else { StringArray::from(vec![" "; texts.len()]) };
    let made = texts.iter().zip(fills.iter()).enumerate().map(|(row, (text, fill))| {
        let (text, fill): (Vec<char>, Vec<char>) = (text?.chars().collect(), fill?.chars().collect());
        Some(filled_up(&text, &fill, width(row)?, is_left).into_iter().collect::<String>())
    });
    Ok(Arc::new(made.collect::<StringArray>()))
}

fn filled_up<T: Copy>(items: &[T], fill: &[T], width: usize, is_left: bool) -> Vec<T> {
    if items.len() >= width || fill.is_empty() {
        return items[..items.len().min(width)].to_vec();
    }
    let fill: Vec<T> = fill.iter().copied().cycle().take(width - items.len()).collect();
    if is_left { [&fill, items].concat() } else { [items, &fill].concat() }
}

static REPLACE: Function = text(
    &["replace"],
    &[one(Accepts::String), one(Accepts::String), optional(Accepts::String)],
    Gives::String,
    Shown::By(|call| filled(call, "replace", &["", "", ""])),
    |arguments| {
        let (texts, olds) = (arguments.strings(0)?, arguments.strings(1)?);
        let news = if arguments.len() > 2 { arguments.strings(2)? } else { StringArray::from(vec![""; texts.len()]) };
        let made = texts.iter().zip(olds.iter()).zip(news.iter()).map(|((text, old), new)| {
            let (text, old, new) = (text?, old?, new?);
            Some(if old.is_empty() { text.to_string() } else { text.replace(old, new) })
        });
        Ok(Arc::new(made.collect::<StringArray>()))
    },
);

static LOCATE: Function = text(
    &["locate", "position", "charindex"],
    &[one(Accepts::String), one(Accepts::String), optional(Accepts::Int)],
    Gives::Int,
    Shown::By(|call| filled(call, &call.name.to_lowercase(), &["", "", "1"])),
    |arguments| {
        let (parts, texts) = (arguments.strings(0)?, arguments.strings(1)?);
        let starts = if arguments.len() > 2 { arguments.ints(2)? } else { Int32Array::from_value(1, texts.len()) };
        let places = texts
            .iter()
            .zip(parts.iter())
            .zip(starts.iter())
            .map(|((text, part), start)| Some(position(text?, part?, start?)));
        Ok(Arc::new(places.collect::<Int32Array>()))
    },
);

/// Where `part` begins in `text` at or behind `start`; 0 when nowhere.
fn position(text: &str, part: &str, start: i32) -> i32 {
    if start < 1 {
        return 0;
    }
    let skipped = byte_of(text, i64::from(start) - 1);
    match text[skipped..].find(part) {
        Some(at) => i32::try_from(text[..skipped + at].chars().count() + 1).unwrap_or(i32::MAX),
        None => 0,
    }
}

static ASCII: Function = text(&["ascii"], ONE, Gives::Int, Shown::AsCall, |arguments| {
    arguments.each_text::<Int32Array, i32>(0, |text| text.chars().next().map_or(0, |first| first as i32))
});
static TRANSLATE: Function = text(
    &["translate"],
    &[one(Accepts::String), one(Accepts::String), one(Accepts::String)],
    Gives::String,
    Shown::AsCall,
    |arguments| {
        let (texts, from, to) = (arguments.strings(0)?, arguments.strings(1)?, arguments.strings(2)?);
        let made = texts.iter().zip(from.iter()).zip(to.iter()).map(|((text, from), to)| {
            let (text, from, to): (&str, &str, Vec<char>) = (text?, from?, to?.chars().collect());
            let replaced = text.chars().filter_map(|character| match from.chars().position(|c| c == character) {
                Some(at) => to.get(at).copied(),
                None => Some(character),
            });
            Some(replaced.collect::<String>())
        });
        Ok(Arc::new(made.collect::<StringArray>()))
    },
);

/// Lists of texts under Spark's field.
pub(super) fn lists(rows: impl Iterator<Item = Option<Vec<String>>>) -> ArrayRef {
    let mut builder = ListBuilder::new(StringBuilder::new()).with_field(Field::new("element", DataType::Utf8, false));
    for row in rows {
        match row {
            Some(parts) => {
                parts.iter().for_each(|part| builder.values().append_value(part));
                builder.append(true);
            }
            None => builder.append(false),
        }
    }
    Arc::new(builder.finish())
}

/// Lists of texts whose type allows NULLs.
pub(super) fn nullable_lists(rows: impl Iterator<Item = Option<Vec<String>>>) -> ArrayRef {
    let mut builder = ListBuilder::new(StringBuilder::new()).with_field(Field::new("element", DataType::Utf8, true));
    for row in rows {
        builder.append_option(row.map(|parts| parts.into_iter().map(Some)));
    }
    Arc::new(builder.finish())
}

/// The type of [`lists`].
pub(super) fn list_type(_arguments: &[Typed], _settings: &Settings) -> Result<DataType> {
    Ok(crate::types::list(DataType::Utf8, false))
}
