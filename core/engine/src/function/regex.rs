//! Regular expressions. Java's dialect where Rust's agrees; what only Java has (look-around, back references) is refused
//! by the pattern compiler. Spark: `regexpExpressions.scala`.

use std::collections::HashMap;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, BooleanArray, Int32Array, StringArray};
use firesteel_protocol::{Error, Kind, Result};
use regex::Regex;

use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called, called_with};
use super::signature::{Accepts, Parameter, one, optional};
use super::string::{list_type, lists};
use crate::expr::arguments::Arguments;
use crate::expr::kernel::{Nulls, Run};

pub(super) static FUNCTIONS: &[&Function] = &[&RLIKE, &REGEXP_REPLACE, &REGEXP_EXTRACT, &SPLIT];

const TWO: &[Parameter] = &[one(Accepts::String), one(Accepts::String)];

const fn matching(
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
        ansi: Ansi::Raises,
        repeats: Repeats::Always,
        shown,
        runs: Runs::Kernel(run),
    }
}

static RLIKE: Function = matching(
    &["rlike", "regexp", "regexp_like"],
    TWO,
    Gives::Boolean,
    Shown::By(|call| called(&call.name.to_uppercase(), call)),
    |arguments| {
        let (texts, patterns) = (arguments.strings(0)?, arguments.strings(1)?);
        let mut compiled = Patterns::new("rlike");
        let answers = (0..texts.len())
            .map(|row| {
                if texts.is_null(row) || patterns.is_null(row) {
                    return Ok(None);
                }
                Ok(Some(compiled.get(patterns.value(row))?.is_match(texts.value(row))))
            })
            .collect::<Result<BooleanArray>>()?;
        Ok(Arc::new(answers))
    },
);

/// Compiled patterns of a batch; most batches have one.
pub(super) struct Patterns {
    function: &'static str,
    compiled: HashMap<String, Regex>,
}

impl Patterns {
    pub(super) fn new(function: &'static str) -> Self {
        Patterns { function, compiled: HashMap::new() }
    }

    pub(super) fn get(&mut self, pattern: &str) -> Result<&Regex> {
        if !self.compiled.contains_key(pattern) {
            let regex = compile(pattern, self.function)?;
            self.compiled.insert(pattern.to_string(), regex);
        }
        self.compiled.get(pattern).ok_or_else(|| Error::internal("a pattern that was just compiled"))
    }
}

fn compile(pattern: &str, function: &str) -> Result<Regex> {
    // In Java a `[` inside a class opens a union as in Rust; the shorthand classes are of ASCII alone.
    let ascii = pattern.replace("\\d", "[0-9]").replace("\\w", "[a-zA-Z_0-9]");
    let nested = if pattern.contains('[') { pattern.to_string() } else { ascii };
    Regex::new(&nested).map_err(|_| {
        let has_java_syntax =
            pattern.contains("(?=") || pattern.contains("(?!") || pattern.contains("(?<") || pattern.contains("++");
        if has_java_syntax {
            return Error::unsupported(format!("the regular expression '{pattern}'"));
        }
        let parameters = [
            ("parameter", "`regexp`".to_string()),
            ("functionName", format!("`{function}`")),
            ("value", format!("'{pattern}'")),
        ];
        Error::new(Kind::Runtime, "INVALID_PARAMETER_VALUE.PATTERN", &parameters)
    })
}

fn filled(call: &Call<'_>, name: &str, count: usize, last: &str) -> String {
    let mut names: Vec<&str> = call.arguments.iter().map(|argument| argument.name.as_str()).collect();
    if names.len() < count {
        names.push(last);
    }
    called_with(name, &names, call)
}

static REGEXP_REPLACE: Function = matching(
    &["regexp_replace"],
    &[one(Accepts::String), one(Accepts::String), one(Accepts::String), optional(Accepts::Int)],
    Gives::String,
    Shown::By(|call| filled(call, "regexp_replace", 4, "1")),
    regexp_replace,
);

fn regexp_replace(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (texts, patterns, news) = (arguments.strings(0)?, arguments.strings(1)?, arguments.strings(2)?);
    let starts = if arguments.len() > 3 { arguments.ints(3)? } else { Int32Array::from_value(1, texts.len()) };
    let mut compiled = Patterns::new("regexp_replace");
    let made = (0..texts.len())
        .map(|row| {
            if texts.is_null(row) || patterns.is_null(row) || news.is_null(row) || starts.is_null(row) {
                return Ok(None);
            }
            let text = texts.value(row);
            let skipped = usize::try_from(starts.value(row) - 1).unwrap_or(0);
            let at = text.char_indices().nth(skipped).map_or(text.len(), |(at, _)| at);
            let replacement = java_replacement(news.value(row));
            let replaced = compiled.get(patterns.value(row))?.replace_all(&text[at..], replacement.as_str());
            Ok(Some(format!("{}{replaced}", &text[..at])))
        })
        .collect::<Result<StringArray>>()?;
    Ok(Arc::new(made))
}

/// `$1` and `\$` of Java as `${1}` and `$$` of Rust.
fn java_replacement(text: &str) -> String {
    let mut made = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('$') => made.push_str("$$"),
                Some(other) => made.push(other),
                None => {}
            },
            '$' => {
                let mut digits = String::new();
                while let Some(digit) = characters.next_if(char::is_ascii_digit) {
                    digits.push(digit);
                }
                if digits.is_empty() { made.push_str("$$") } else { made.push_str(&format!("${{{digits}}}")) }
            }
            other => made.push(other),
        }
    }
    made
}

static REGEXP_EXTRACT: Function = matching(
    &["regexp_extract"],
    &[one(Accepts::String), one(Accepts::String), optional(Accepts::Int)],
    Gives::String,
    Shown::By(|call| filled(call, "regexp_extract", 3, "1")),
    |arguments| {
        let (texts, patterns) = (arguments.strings(0)?, arguments.strings(1)?);
        let groups = if arguments.len() > 2 { arguments.ints(2)? } else { Int32Array::from_value(1, texts.len()) };
        let mut compiled = Patterns::new("regexp_extract");
        let made = (0..texts.len())
            .map(|row| {
                if texts.is_null(row) || patterns.is_null(row) || groups.is_null(row) {
                    return Ok(None);
                }
                let regex = compiled.get(patterns.value(row))?;
                let last = regex.captures_len() - 1;
                let group = usize::try_from(groups.value(row)).ok().filter(|group| *group <= last);
                let Some(group) = group else { return Err(no_group(groups.value(row), last)) };
                let captures = regex.captures(texts.value(row));
                let found = captures.and_then(|captures| captures.get(group).map(|found| found.as_str().to_string()));
                Ok(Some(found.unwrap_or_default()))
            })
            .collect::<Result<StringArray>>()?;
        Ok(Arc::new(made))
    },
);

fn no_group(group: i32, last: usize) -> Error {
    let parameters = [
        ("parameter", "`idx`".to_string()),
        ("functionName", "`regexp_extract`".to_string()),
        ("groupCount", last.to_string()),
        ("groupIndex", group.to_string()),
    ];
    Error::new(Kind::Runtime, "INVALID_PARAMETER_VALUE.REGEX_GROUP_INDEX", &parameters)
}

static SPLIT: Function = matching(
    &["split"],
    &[one(Accepts::String), one(Accepts::String), optional(Accepts::Int)],
    Gives::From(list_type),
    Shown::By(|call| filled(call, "split", 3, "-1")),
    |arguments| {
        let (texts, patterns) = (arguments.strings(0)?, arguments.strings(1)?);
        let limits = if arguments.len() > 2 { arguments.ints(2)? } else { Int32Array::from_value(-1, texts.len()) };
        let mut compiled = Patterns::new("split");
        let made = (0..texts.len())
            .map(|row| {
                if texts.is_null(row) || patterns.is_null(row) || limits.is_null(row) {
                    return Ok(None);
                }
                Ok(Some(split(texts.value(row), compiled.get(patterns.value(row))?, limits.value(row))))
            })
            .collect::<Result<Vec<_>>>()?;
        Ok(lists(made.into_iter()))
    },
);

/// Java's `String.split`: no empty part before a match of nothing at the start; a positive limit bounds the parts.
pub(super) fn split(text: &str, regex: &Regex, limit: i32) -> Vec<String> {
    let limit = usize::try_from(limit).ok().filter(|limit| *limit > 0).unwrap_or(usize::MAX);
    let mut parts = Vec::new();
    let mut start = 0;
    for found in regex.find_iter(text) {
        if parts.len() + 1 >= limit {
            break;
        }
        if found.is_empty() && (found.start() == 0 || found.start() == text.len()) {
            continue;
        }
        parts.push(text[start..found.start()].to_string());
        start = found.end();
    }
    parts.push(text[start..].to_string());
    parts
}
