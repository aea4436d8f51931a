//! Regular expressions in Java's dialect. Spark: `regexpExpressions.scala`.

use std::collections::HashMap;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, BooleanArray, Int32Array, StringArray};
use arrow::datatypes::DataType;
use firesteel_protocol::{Error, Kind, Result};

use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called, called_with};
use super::signature::{Accepts, Parameter, one, optional};
use super::string::{list_type, lists, nullable_lists};
use crate::expr::arguments::Arguments;
use crate::expr::kernel::{Nulls, Run};
use crate::expr::pattern::{Groups, Pattern, Rejection};

pub(super) static FUNCTIONS: &[&Function] = &[
    &RLIKE,
    &REGEXP_REPLACE,
    &REGEXP_EXTRACT,
    &REGEXP_EXTRACT_ALL,
    &REGEXP_COUNT,
    &REGEXP_SUBSTR,
    &REGEXP_INSTR,
    &SPLIT,
];

const TWO: &[Parameter] = &[one(Accepts::String), one(Accepts::String)];
const INDEXED: &[Parameter] = &[one(Accepts::String), one(Accepts::String), optional(Accepts::Int)];

const fn matching(
    names: &'static [&'static str],
    takes: &'static [Parameter],
    gives: Gives,
    nulls: Nulls,
    shown: Shown,
    run: Run,
) -> Function {
    Function {
        names,
        takes,
        gives,
        nulls,
        ansi: Ansi::Raises,
        repeats: Repeats::Always,
        shown,
        runs: Runs::Kernel(run),
    }
}

/// Compiled patterns of a batch; most batches have one.
pub(super) struct Patterns {
    function: &'static str,
    compiled: HashMap<String, Arc<Pattern>>,
    last: Option<(String, Arc<Pattern>)>,
}

impl Patterns {
    pub(super) fn new(function: &'static str) -> Self {
        Patterns { function, compiled: HashMap::new(), last: None }
    }

    pub(super) fn get(&mut self, pattern: &str) -> Result<Arc<Pattern>> {
        if let Some((_, compiled)) = self.last.as_ref().filter(|(text, _)| text == pattern) {
            return Ok(Arc::clone(compiled));
        }
        let compiled = match self.compiled.get(pattern) {
            Some(compiled) => Arc::clone(compiled),
            None => Arc::new(Pattern::compile(pattern).map_err(|rejection| self.rejected(pattern, &rejection))?),
        };
        self.compiled.insert(pattern.to_string(), Arc::clone(&compiled));
        self.last = Some((pattern.to_string(), Arc::clone(&compiled)));
        Ok(compiled)
    }

    fn rejected(&self, pattern: &str, rejection: &Rejection) -> Error {
        match rejection {
            Rejection::Unsupported => Error::unsupported(format!("the regular expression '{pattern}'")),
            Rejection::Invalid => {
                let parameters = [
                    ("parameter", "`regexp`".to_string()),
                    ("functionName", format!("`{}`", self.function)),
                    ("value", format!("'{pattern}'")),
                ];
                Error::new(Kind::Runtime, "INVALID_PARAMETER_VALUE.PATTERN", &parameters)
            }
        }
    }
}

/// Answers each row in which neither text nor pattern is NULL, nor the number in the third place.
fn each<T>(
    arguments: &Arguments<'_>,
    function: &'static str,
    default: i32,
    answer: impl Fn(&str, &Pattern, i32) -> Result<Option<T>>,
) -> Result<Vec<Option<T>>> {
    let (texts, patterns) = (arguments.strings(0)?, arguments.strings(1)?);
    let numbers = if arguments.len() > 2 { arguments.ints(2)? } else { Int32Array::from_value(default, texts.len()) };
    let mut compiled = Patterns::new(function);
    (0..texts.len())
        .map(|row| {
            if texts.is_null(row) || patterns.is_null(row) || numbers.is_null(row) {
                return Ok(None);
            }
            answer(texts.value(row), compiled.get(patterns.value(row))?.as_ref(), numbers.value(row))
        })
        .collect()
}

static RLIKE: Function = matching(
    &["rlike", "regexp", "regexp_like"],
    TWO,
    Gives::Boolean,
    Nulls::AnyMakesNull,
    Shown::By(|call| called(&call.name.to_uppercase(), call)),
    |arguments| {
        let answers = each(arguments, "rlike", 0, |text, pattern, _| pattern.is_match(text).map(Some))?;
        Ok(Arc::new(answers.into_iter().collect::<BooleanArray>()))
    },
);

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
    Nulls::AnyMakesNull,
    Shown::By(|call| filled(call, "regexp_replace", 4, "1")),
    regexp_replace,
);

fn regexp_replace(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (texts, patterns, news) = (arguments.strings(0)?, arguments.strings(1)?, arguments.strings(2)?);
    let starts = if arguments.len() > 3 { arguments.ints(3)? } else { Int32Array::from_value(1, texts.len()) };
    let mut compiled = Patterns::new("regexp_replace");
    let made = (0..texts.len()).map(|row| {
        if texts.is_null(row) || patterns.is_null(row) || news.is_null(row) || starts.is_null(row) {
            return Ok(None);
        }
        let text = texts.value(row);
        let skipped = usize::try_from(starts.value(row) - 1).unwrap_or(0);
        let at = text.char_indices().nth(skipped).map_or(text.len(), |(at, _)| at);
        if at == text.len() && skipped > 0 {
            return Ok(Some(text.to_string()));
        }
        let pattern = compiled.get(patterns.value(row))?;
        let replaced = replaced(&text[at..], &pattern, news.value(row))?;
        Ok(Some(format!("{}{replaced}", &text[..at])))
    });
    Ok(Arc::new(made.collect::<Result<StringArray>>()?))
}

fn replaced(text: &str, pattern: &Pattern, replacement: &str) -> Result<String> {
    let mut made = String::with_capacity(text.len());
    let mut end = 0;
    for groups in pattern.all(text)? {
        let Some((start, next)) = groups.first().copied().flatten() else { continue };
        made.push_str(&text[end..start]);
        expand(replacement, text, &groups, pattern, &mut made)?;
        end = next;
    }
    made.push_str(&text[end..]);
    Ok(made)
}

/// `$1`, `${name}` and `\c` as `java.util.regex.Matcher.appendReplacement` reads them.
fn expand(replacement: &str, text: &str, groups: &Groups, pattern: &Pattern, made: &mut String) -> Result<()> {
    let mut characters = replacement.chars().peekable();
    let illegal = |what: &str| Error::new(Kind::IllegalArgument, "INTERNAL_ERROR", &[("message", what)]);
    while let Some(character) = characters.next() {
        match character {
            '\\' => made.push(characters.next().ok_or_else(|| illegal("character to be escaped is missing"))?),
            '$' => {
                let group = match characters.next() {
                    Some('{') => {
                        let name: String = std::iter::from_fn(|| characters.next().filter(|c| *c != '}')).collect();
                        pattern.group_named(&name).ok_or_else(|| illegal(&format!("No group with name {{{name}}}")))?
                    }
                    Some(digit) if digit.is_ascii_digit() => {
                        let value = |digit: char| digit.to_digit(10).map_or(0, |digit| digit as usize);
                        let mut group = value(digit);
                        // A further digit belongs to the number as long as there is such a group.
                        while let Some(next) = characters.peek().copied().filter(char::is_ascii_digit) {
                            let longer = group * 10 + value(next);
                            if longer > pattern.group_count() {
                                break;
                            }
                            group = longer;
                            characters.next();
                        }
                        group
                    }
                    _ => return Err(illegal("Illegal group reference")),
                };
                if group > pattern.group_count() {
                    return Err(illegal(&format!("No group {group}")));
                }
                if let Some((start, end)) = groups.get(group).copied().flatten() {
                    made.push_str(&text[start..end]);
                }
            }
            other => made.push(other),
        }
    }
    Ok(())
}

fn group_of(number: i32, pattern: &Pattern, function: &str) -> Result<usize> {
    let last = pattern.group_count();
    usize::try_from(number).ok().filter(|group| *group <= last).ok_or_else(|| {
        let parameters = [
            ("parameter", "`idx`".to_string()),
            ("functionName", format!("`{function}`")),
            ("groupCount", last.to_string()),
            ("groupIndex", number.to_string()),
        ];
        Error::new(Kind::Runtime, "INVALID_PARAMETER_VALUE.REGEX_GROUP_INDEX", &parameters)
    })
}

/// What a group of a match holds; a group that took no part holds nothing.
fn held(text: &str, groups: &Groups, group: usize) -> String {
    groups.get(group).copied().flatten().map_or_else(String::new, |(start, end)| text[start..end].to_string())
}

static REGEXP_EXTRACT: Function = matching(
    &["regexp_extract"],
    INDEXED,
    Gives::String,
    Nulls::AnyMakesNull,
    Shown::By(|call| filled(call, "regexp_extract", 3, "1")),
    |arguments| {
        let made = each(arguments, "regexp_extract", 1, |text, pattern, number| {
            let Some(groups) = pattern.first(text)? else { return Ok(Some(String::new())) };
            let group = group_of(number, pattern, "regexp_extract")?;
            Ok(Some(held(text, &groups, group)))
        })?;
        Ok(Arc::new(made.into_iter().collect::<StringArray>()))
    },
);

static REGEXP_EXTRACT_ALL: Function = matching(
    &["regexp_extract_all"],
    INDEXED,
    Gives::From(|_, _| Ok(crate::types::list(DataType::Utf8, true))),
    Nulls::AnyMakesNull,
    Shown::By(|call| filled(call, "regexp_extract_all", 3, "1")),
    |arguments| {
        let made = each(arguments, "regexp_extract_all", 1, |text, pattern, number| {
            let found = pattern.all(text)?;
            if found.is_empty() {
                return Ok(Some(Vec::new()));
            }
            let group = group_of(number, pattern, "regexp_extract_all")?;
            Ok(Some(found.iter().map(|groups| held(text, groups, group)).collect()))
        })?;
        Ok(nullable_lists(made.into_iter()))
    },
);

static REGEXP_COUNT: Function =
    matching(&["regexp_count"], TWO, Gives::Int, Nulls::AnyMakesNull, Shown::AsCall, |arguments| {
        let made = each(arguments, "regexp_count", 0, |text, pattern, _| {
            Ok(Some(i32::try_from(pattern.all(text)?.len()).unwrap_or(i32::MAX)))
        })?;
        Ok(Arc::new(made.into_iter().collect::<Int32Array>()))
    });

/// NULL where nothing, or nothing but an empty text, is found.
static REGEXP_SUBSTR: Function =
    matching(&["regexp_substr"], TWO, Gives::String, Nulls::Possible, Shown::AsCall, |arguments| {
        let made = each(arguments, "regexp_substr", 0, |text, pattern, _| {
            Ok(pattern.first(text)?.map(|groups| held(text, &groups, 0)).filter(|found| !found.is_empty()))
        })?;
        Ok(Arc::new(made.into_iter().collect::<StringArray>()))
    });

/// Where the first match begins, from one, in UTF-16 units; 0 when there is none.
static REGEXP_INSTR: Function = matching(
    &["regexp_instr"],
    INDEXED,
    Gives::Int,
    Nulls::AnyMakesNull,
    Shown::By(|call| filled(call, "regexp_instr", 3, "0")),
    |arguments| {
        let made = each(arguments, "regexp_instr", 0, |text, pattern, _| {
            let start = pattern.first(text)?.and_then(|groups| groups.first().copied().flatten());
            let place = start.map_or(0, |(start, _)| text[..start].encode_utf16().count() + 1);
            Ok(Some(i32::try_from(place).unwrap_or(i32::MAX)))
        })?;
        Ok(Arc::new(made.into_iter().collect::<Int32Array>()))
    },
);

static SPLIT: Function = matching(
    &["split"],
    INDEXED,
    Gives::From(list_type),
    Nulls::AnyMakesNull,
    Shown::By(|call| filled(call, "split", 3, "-1")),
    |arguments| {
        let limited = each(arguments, "split", -1, |text, pattern, limit| split(text, pattern, limit).map(Some))?;
        Ok(lists(limited.into_iter()))
    },
);

/// Java's `String.split`, whose limit of zero Spark takes as none: no empty part before a match of nothing at the start.
pub(super) fn split(text: &str, pattern: &Pattern, limit: i32) -> Result<Vec<String>> {
    let limit = usize::try_from(limit).ok().filter(|limit| *limit > 0).unwrap_or(usize::MAX);
    if pattern.is_empty && !text.is_empty() {
        return Ok(letters(text, limit));
    }
    let mut parts = Vec::new();
    let mut start = 0;
    for groups in pattern.all(text)? {
        let Some((from, to)) = groups.first().copied().flatten() else { continue };
        if parts.len() + 1 >= limit {
            break;
        }
        if from == 0 && to == 0 {
            continue;
        }
        parts.push(text[start..from].to_string());
        start = to;
    }
    parts.push(text[start..].to_string());
    Ok(parts)
}

/// An empty pattern splits into characters. Spark: `UTF8String.split`.
fn letters(text: &str, limit: usize) -> Vec<String> {
    let mut parts: Vec<String> = text.chars().take(limit.saturating_sub(1)).map(String::from).collect();
    let taken: usize = parts.iter().map(String::len).sum();
    if taken < text.len() {
        parts.push(text[taken..].to_string());
    }
    parts
}
