//! Parts of texts found by place or by separator: `overlay`, `substring_index`, `split_part`, `find_in_set`, `elt`,
//! `instr`. Spark: `stringExpressions.scala`, `UTF8String`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, BinaryArray, Int32Array, StringArray};
use arrow::datatypes::DataType;
use firesteel_protocol::{Error, Kind, Result};

use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called, called_with};
use super::signature::{Accepts, Parameter, accept, one, optional, rest};
use crate::expr::Typed;
use crate::expr::arguments::Arguments;
use crate::expr::failure;
use crate::expr::kernel::{Kernel, Nulls, Run};
use crate::types::{implicit_cast, is_binary};

pub(super) static FUNCTIONS: &[&Function] = &[&OVERLAY, &SUBSTRING_INDEX, &SPLIT_PART, &FIND_IN_SET, &ELT, &INSTR];

const fn part(
    names: &'static [&'static str],
    takes: &'static [Parameter],
    gives: Gives,
    nulls: Nulls,
    ansi: Ansi,
    shown: Shown,
    run: Run,
) -> Function {
    Function { names, takes, gives, nulls, ansi, repeats: Repeats::Always, shown, runs: Runs::Kernel(run) }
}

/// Names with the values Spark fills in for what is left out.
fn filled(call: &Call<'_>, name: &str, defaults: &[&str], from: usize) -> String {
    let given = call.arguments.iter().map(|argument| argument.name.as_str());
    let names: Vec<&str> =
        given.chain(defaults.iter().skip(call.arguments.len().saturating_sub(from)).copied()).collect();
    called_with(name, &names, call)
}

/// `overlay(text, part, position[, length])`; without a length as many characters go as come.
static OVERLAY: Function = Function {
    names: &["overlay"],
    takes: &[one(Accepts::Any), one(Accepts::Any), one(Accepts::Int), optional(Accepts::Int)],
    gives: Gives::AsRewritten,
    nulls: Nulls::AnyMakesNull,
    ansi: Ansi::NeverRaises,
    repeats: Repeats::Always,
    shown: Shown::By(|call| filled(call, "overlay", &["-1"], 3)),
    runs: Runs::Rewrite(|call| {
        let sql = filled(&call, "overlay", &["-1"], 3);
        let settings = call.settings;
        let is_bytes = call.arguments.iter().take(2).all(|argument| is_binary(&argument.data_type));
        let accepts = if is_bytes { Accepts::Binary } else { Accepts::String };
        let arguments = call.arguments.into_iter().enumerate().map(|(index, argument)| {
            if index < 2 { accept(argument, accepts, index, &sql, settings) } else { Ok(argument) }
        });
        let arguments = arguments.collect::<Result<Vec<_>>>()?;
        let gives = if is_bytes { DataType::Binary } else { DataType::Utf8 };
        let kernel = Kernel::new("overlay", overlay, gives.clone(), Nulls::AnyMakesNull, settings.mode());
        Ok(Typed {
            nullable: arguments.iter().any(|argument| argument.nullable),
            fallible: arguments.iter().any(|argument| argument.fallible),
            expr: kernel.call(arguments.into_iter().map(|argument| argument.expr).collect()),
            data_type: gives,
            name: String::new(),
        })
    }),
};

fn overlay(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let places = arguments.ints(2)?;
    let lengths = if arguments.len() > 3 { arguments.ints(3)? } else { Int32Array::from_value(-1, places.len()) };
    let given = |row: usize| {
        (places.is_valid(row) && lengths.is_valid(row))
            .then(|| (i64::from(places.value(row)), i64::from(lengths.value(row))))
    };
    if *arguments.gives == DataType::Binary {
        let (values, parts) = (arguments.bytes(0)?, arguments.bytes(1)?);
        let made = values.iter().zip(parts.iter()).enumerate().map(|(row, (value, part))| {
            let (value, part, (place, length)) = (value?, part?, given(row)?);
            Some(overlaid(value, part, place, length))
        });
        return Ok(Arc::new(made.collect::<BinaryArray>()));
    }
    let (texts, parts) = (arguments.strings(0)?, arguments.strings(1)?);
    let made = texts.iter().zip(parts.iter()).enumerate().map(|(row, (text, part))| {
        let (text, part, (place, length)) = (text?, part?, given(row)?);
        let (text, part): (Vec<char>, Vec<char>) = (text.chars().collect(), part.chars().collect());
        Some(overlaid(&text, &part, place, length).into_iter().collect::<String>())
    });
    Ok(Arc::new(made.collect::<StringArray>()))
}

/// What stands before `place`, `part`, and what stands `length` items behind `place`. Spark: `Overlay.calculate`.
fn overlaid<T: Copy>(whole: &[T], part: &[T], place: i64, length: i64) -> Vec<T> {
    let length = if length >= 0 { length } else { part.len() as i64 };
    let slice = |start: i64, length: i64| {
        let count = whole.len() as i64;
        let first = match start {
            start if start > 0 => start - 1,
            start if start < 0 => count + start,
            _ => 0,
        };
        let last = first.saturating_add(length).clamp(0, count);
        let first = first.clamp(0, count);
        if first >= last { &whole[..0] } else { &whole[first as usize..last as usize] }
    };
    [slice(1, place - 1), part, slice(place + length, i64::from(i32::MAX))].concat()
}

static SUBSTRING_INDEX: Function = part(
    &["substring_index"],
    &[one(Accepts::String), one(Accepts::String), one(Accepts::Int)],
    Gives::String,
    Nulls::AnyMakesNull,
    Ansi::NeverRaises,
    Shown::AsCall,
    |arguments| {
        let (texts, separators, counts) = (arguments.strings(0)?, arguments.strings(1)?, arguments.ints(2)?);
        let made = texts
            .iter()
            .zip(separators.iter())
            .zip(counts.iter())
            .map(|((text, separator), count)| Some(before(text?, separator?, count?)));
        Ok(Arc::new(made.collect::<StringArray>()))
    },
);

/// What stands before the separator of a number, or behind it when counted from the end.
fn before<'a>(text: &'a str, separator: &str, count: i32) -> &'a str {
    if separator.is_empty() || count == 0 {
        return "";
    }
    let nth = count.unsigned_abs() as usize - 1;
    if count > 0 {
        text.match_indices(separator).nth(nth).map_or(text, |(at, _)| &text[..at])
    } else {
        text.rmatch_indices(separator).nth(nth).map_or(text, |(at, found)| &text[at + found.len()..])
    }
}

static SPLIT_PART: Function = part(
    &["split_part"],
    &[one(Accepts::String), one(Accepts::String), one(Accepts::Int)],
    Gives::String,
    Nulls::Possible,
    Ansi::Raises,
    Shown::AsCall,
    |arguments| {
        let (texts, separators, numbers) = (arguments.strings(0)?, arguments.strings(1)?, arguments.ints(2)?);
        let made = texts.iter().zip(separators.iter()).zip(numbers.iter()).map(|((text, separator), number)| {
            let (Some(text), Some(separator), Some(number)) = (text, separator, number) else { return Ok(None) };
            if number == 0 {
                return Err(Error::new(Kind::Runtime, "INVALID_INDEX_OF_ZERO", &[] as &[(&str, &str)]));
            }
            let parts: Vec<&str> = if separator.is_empty() { vec![text] } else { text.split(separator).collect() };
            let nth = number.unsigned_abs() as usize - 1;
            let found = if number > 0 { parts.get(nth) } else { parts.iter().rev().nth(nth) };
            Ok(Some(found.copied().unwrap_or_default().to_string()))
        });
        Ok(Arc::new(made.collect::<Result<StringArray>>()?))
    },
);

static FIND_IN_SET: Function = part(
    &["find_in_set"],
    &[one(Accepts::String), one(Accepts::String)],
    Gives::Int,
    Nulls::AnyMakesNull,
    Ansi::NeverRaises,
    Shown::AsCall,
    |arguments| {
        let (words, sets) = (arguments.strings(0)?, arguments.strings(1)?);
        let made = words.iter().zip(sets.iter()).map(|(word, set)| {
            let (word, set) = (word?, set?);
            let place = if word.contains(',') { None } else { set.split(',').position(|member| member == word) };
            Some(place.map_or(0, |place| i32::try_from(place + 1).unwrap_or(i32::MAX)))
        });
        Ok(Arc::new(made.collect::<Int32Array>()))
    },
);

/// The argument of a number, counted from one behind the first. All become text unless all are binary.
static ELT: Function = Function {
    names: &["elt"],
    takes: &[one(Accepts::Int), rest(Accepts::Any)],
    gives: Gives::AsRewritten,
    nulls: Nulls::Possible,
    ansi: Ansi::RaisesInAnsi,
    repeats: Repeats::Always,
    shown: Shown::AsCall,
    runs: Runs::Rewrite(|mut call| {
        let sql = called("elt", &call);
        if call.arguments.len() < 2 {
            return Err(failure::wrong_count("elt", "> 1", call.arguments.len()));
        }
        let settings = call.settings;
        let number = call.arguments.remove(0);
        let is_bytes = call.arguments.iter().all(|argument| is_binary(&argument.data_type));
        let gives = if is_bytes { DataType::Binary } else { DataType::Utf8 };
        let accepts = if is_bytes { Accepts::Binary } else { Accepts::String };
        let choices = call.arguments.into_iter().enumerate().map(|(index, argument)| {
            implicit_cast(accept(argument, accepts, index + 1, &sql, settings)?, &gives, settings)
        });
        let choices = choices.collect::<Result<Vec<_>>>()?;
        let fallible = settings.ansi || number.fallible || choices.iter().any(|choice| choice.fallible);
        let kernel = Kernel::new("elt", chosen, gives.clone(), Nulls::Possible, settings.mode());
        let arguments = std::iter::once(number).chain(choices).map(|argument| argument.expr).collect();
        Ok(Typed { expr: kernel.call(arguments), data_type: gives, nullable: true, name: String::new(), fallible })
    }),
};

fn chosen(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let numbers = arguments.ints(0)?;
    let choices = (1..arguments.len())
        .map(|index| arrow::compute::cast(&arguments.array(index)?, arguments.gives).map_err(failure::from_arrow))
        .collect::<Result<Vec<_>>>()?;
    let nothing = arrow::array::new_null_array(arguments.gives, 1);
    let mut places = Vec::with_capacity(arguments.rows);
    for (row, number) in numbers.iter().enumerate() {
        let place = number.and_then(|number| usize::try_from(number).ok()).filter(|n| (1..=choices.len()).contains(n));
        places.push(match (number, place) {
            (_, Some(place)) => (place - 1, row),
            (Some(number), None) if arguments.mode.ansi => {
                let parameters = [("indexValue", number.to_string()), ("arraySize", choices.len().to_string())];
                return Err(Error::new(Kind::Runtime, "INVALID_ARRAY_INDEX", &parameters));
            }
            _ => (choices.len(), 0),
        });
    }
    let columns: Vec<&dyn Array> = choices.iter().map(AsRef::as_ref).chain(std::iter::once(nothing.as_ref())).collect();
    arrow::compute::interleave(&columns, &places).map_err(failure::from_arrow)
}

/// `instr(text, part[, position[, occurrence]])`: a position below zero searches towards the start.
static INSTR: Function = part(
    &["instr"],
    &[one(Accepts::String), one(Accepts::String), optional(Accepts::Int), optional(Accepts::Int)],
    Gives::Int,
    Nulls::AnyMakesNull,
    Ansi::Raises,
    Shown::By(|call| match call.arguments.len() {
        2 => called("instr", call),
        _ => filled(call, "instr", &["1", "1"], 2),
    }),
    |arguments| {
        let (texts, parts) = (arguments.strings(0)?, arguments.strings(1)?);
        let number = |index: usize| {
            if arguments.len() > index { arguments.ints(index) } else { Ok(Int32Array::from_value(1, texts.len())) }
        };
        let (starts, counts) = (number(2)?, number(3)?);
        let made = (0..texts.len()).map(|row| {
            if texts.is_null(row) || parts.is_null(row) || starts.is_null(row) || counts.is_null(row) {
                return Ok(None);
            }
            let count = usize::try_from(counts.value(row)).ok().filter(|count| *count > 0);
            let count = count.ok_or_else(|| no_occurrence(counts.value(row)))?;
            Ok(Some(occurrence(texts.value(row), parts.value(row), starts.value(row), count)))
        });
        Ok(Arc::new(made.collect::<Result<Int32Array>>()?))
    },
);

fn no_occurrence(count: i32) -> Error {
    let parameters = [
        ("parameter", "`occurrence`".to_string()),
        ("functionName", "`instr`".to_string()),
        ("actual", count.to_string()),
    ];
    Error::new(Kind::Runtime, "INVALID_PARAMETER_VALUE.OCCURRENCE", &parameters)
}

fn occurrence(text: &str, part: &str, start: i32, count: usize) -> i32 {
    if start == 0 {
        return 0;
    }
    if part.is_empty() {
        return 1;
    }
    let found = if start > 0 {
        let skip = start.unsigned_abs() as usize - 1;
        let starts = text.char_indices().enumerate().skip(skip);
        starts.filter(|(_, (at, _))| text[*at..].starts_with(part)).nth(count - 1).map(|(place, _)| place)
    } else {
        let skip = start.unsigned_abs() as usize - 1;
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let starts = places.iter().enumerate().rev().skip(skip);
        starts.filter(|(_, at)| text[**at..].starts_with(part)).nth(count - 1).map(|(place, _)| place)
    };
    found.map_or(0, |place| i32::try_from(place + 1).unwrap_or(i32::MAX))
}
