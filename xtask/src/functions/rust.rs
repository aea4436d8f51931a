//! The Rust functions. What may be left out is so in `name`, and is said in `name_with`.

use toml::Value;

use super::table::{Absence, Argument, Function, Kind, Language, Parameter, snake};

const HEAD: &str = "\
// Written by `cargo xtask gen` from api/functions.toml; edit that.
//! Spark's functions that are called with columns and values.

use super::argument::{IntoValue, decimal_zero, fresh_seed, given, null, settings};
use super::lit;
use crate::Column;
";

pub fn surface(functions: &[Function]) -> String {
    let all = functions.iter().filter(|function| function.is_generated(Language::Rust));
    HEAD.to_string() + &all.map(function).collect::<String>()
}

pub fn name(function: &Function) -> String {
    function.named(Language::Rust).unwrap_or(&function.name).to_string()
}

fn function(function: &Function) -> String {
    let name = name(function);
    let parameters = function.parameters(true);
    let (required, optional): (Vec<_>, Vec<_>) = parameters.iter().partition(|parameter| parameter.is_required());
    let spark = if name == function.name { String::new() } else { format!(" Spark: `{}`.", function.name) };
    let doc = format!("\n/// {}{spark}\n", function.doc);
    let call = format!("    {}\n}}\n", call(function));
    let signature: Vec<String> = parameters.iter().map(signature).collect();
    if optional.is_empty() {
        return format!("{doc}pub fn {name}({}) -> Column {{\n{call}", signature.join(", "));
    }
    let plain: Vec<String> = required.iter().copied().map(self::signature).collect();
    let passed: Vec<String> = parameters.iter().map(passed).collect();
    let with = format!("\n/// As [`{name}`], with what may be left out there.\n");
    format!(
        "{doc}pub fn {name}({}) -> Column {{\n    {name}_with({})\n}}\n{with}pub fn {name}_with({}) -> Column {{\n{call}",
        plain.join(", "),
        passed.join(", "),
        signature.join(", "),
    )
}

fn signature(parameter: &Parameter) -> String {
    let name = snake(&parameter.name);
    let kind = match (parameter.kind, parameter.is_required()) {
        (Kind::Options, _) => "impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>".to_string(),
        (_, false) => "impl Into<Option<Column>>".to_string(),
        (Kind::Value, true) => "impl IntoValue".to_string(),
        (_, true) => "impl Into<Column>".to_string(),
    };
    if parameter.repeats { format!("{name}: impl IntoIterator<Item = {kind}>") } else { format!("{name}: {kind}") }
}

fn passed(parameter: &Parameter) -> String {
    match parameter.kind {
        _ if parameter.is_required() => snake(&parameter.name),
        Kind::Options => "std::iter::empty::<(String, String)>()".to_string(),
        _ => "None".to_string(),
    }
}

/// The call: runs of arguments that are always sent, chained with those that may be none or many.
fn call(function: &Function) -> String {
    let mut chain: Vec<String> = Vec::new();
    let mut fixed: Vec<String> = Vec::new();
    for parameter in function.wire(true) {
        match loose(&parameter) {
            None => fixed.push(always(&parameter)),
            Some(loose) => {
                if !fixed.is_empty() {
                    chain.push(format!("[{}]", std::mem::take(&mut fixed).join(", ")));
                }
                chain.push(loose);
            }
        }
    }
    if !fixed.is_empty() || chain.is_empty() {
        chain.push(format!("[{}]", fixed.join(", ")));
    }
    let constructor = if function.distinct { "distinct_function" } else { "function" };
    let (first, rest) = chain.split_first().map(|(first, rest)| (first.clone(), rest)).unwrap_or_default();
    let start = if rest.is_empty() || first.contains("into_iter()") { first } else { format!("{first}.into_iter()") };
    let rest: String = rest.iter().map(|part| format!(".chain({part})")).collect();
    format!("Column::{constructor}({:?}, {start}{rest})", function.target)
}

fn loose(parameter: &Parameter) -> Option<String> {
    let name = snake(&parameter.name);
    match (parameter.kind, &parameter.absence) {
        (Kind::Options, _) => Some(format!("settings({name})")),
        (Kind::Seed, _) => None,
        (Kind::Value, _) if parameter.repeats => Some(format!("{name}.into_iter().map(IntoValue::into_value)")),
        _ if parameter.repeats => Some(format!("{name}.into_iter().map(Into::into)")),
        (_, Absence::Nothing) => Some(format!("given({name})")),
        _ => None,
    }
}

fn always(parameter: &Parameter) -> String {
    let name = snake(&parameter.name);
    match (parameter.kind, &parameter.absence) {
        (Kind::Seed, _) => format!("given({name}).unwrap_or_else(fresh_seed)"),
        (_, Absence::Literal { text, .. }) => match text.as_str() {
            "null" => format!("given({name}).unwrap_or_else(null)"),
            "decimal 0" => format!("given({name}).unwrap_or_else(decimal_zero)"),
            text => format!("given({name}).unwrap_or_else(|| lit({text}))"),
        },
        (Kind::Value, _) => format!("{name}.into_value()"),
        _ => format!("{name}.into()"),
    }
}

const CALLS_HEAD: &str = "\
// Written by `cargo xtask gen` from the examples of api/functions.toml; edit that.
//! Calls of Spark's functions, by the names they have in tests/plans/functions.tsv.

use firesteel::Column;
use firesteel::functions::*;

#[rustfmt::skip]
pub fn calls() -> Vec<(&'static str, Column)> {
    vec![
";

pub fn calls(functions: &[Function]) -> String {
    let mut text = CALLS_HEAD.to_string();
    for function in functions.iter().filter(|function| function.is_in(Language::Rust)) {
        for call in function.calls(true) {
            let arguments: Vec<String> = call.arguments.iter().map(argument).collect();
            let has_optional = function.parameters(true).iter().any(|parameter| !parameter.is_required());
            let suffix = if has_optional && !call.is_least { "_with" } else { "" };
            text += &format!("        ({:?}, {}{suffix}({})),\n", call.case, name(function), arguments.join(", "));
        }
    }
    text + "    ]\n}\n"
}

fn argument(argument: &Argument) -> String {
    let parameter = &argument.parameter;
    let values: Vec<String> = argument.values.iter().map(|value| example(value, parameter)).collect();
    if parameter.repeats { format!("[{}]", values.join(", ")) } else { values.join(", ") }
}

fn example(value: &Value, parameter: &Parameter) -> String {
    let plain = match value {
        Value::String(text) => format!("{text:?}"),
        Value::Table(table) => {
            let pairs = table.iter().map(|(key, value)| format!("({key:?}, {:?})", value.as_str().unwrap_or_default()));
            return format!("[{}]", pairs.collect::<Vec<_>>().join(", "));
        }
        other => other.to_string(),
    };
    if parameter.is_required() {
        return plain;
    }
    let is_name = parameter.kind != Kind::Value && value.is_str();
    format!("{}({plain})", if is_name { "col" } else { "lit" })
}
