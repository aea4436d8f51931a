//! The TypeScript functions, in camel case.

use serde_json::Value as Json;
use toml::Value;

use super::table::{Absence, Function, Kind, Language, Parameter, camel, free};

const HEAD: &str = "\
// Written by `cargo xtask gen` from api/functions.toml; edit that.
/** Spark's functions that are called with columns and values. */

import { column, freshSeed, given, mixed, settings, type ColumnOrName, type Settings } from \"../arguments.js\";
import { decimal, invoke, literal, type Column, type ColumnLike } from \"../column.js\";
";

/// Words that name no function and no parameter.
const WORDS: &[&str] = &["default", "typeof", "function", "in", "delete", "new", "var"];

pub fn surface(functions: &[Function]) -> String {
    let all = functions.iter().filter(|function| function.is_generated(Language::Node));
    HEAD.to_string() + &all.map(function).collect::<String>()
}

pub fn name(function: &Function) -> String {
    function.named(Language::Node).map_or_else(|| camel(&function.name), str::to_string)
}

fn function(function: &Function) -> String {
    let (name, parameters) = (name(function), function.parameters(false));
    let spark = if name == function.name { String::new() } else { format!(" Spark: `{}`.", function.name) };
    let signature: Vec<String> = parameters.iter().map(signature).collect();
    let arguments: Vec<String> = function.wire(false).iter().map(argument).collect();
    let distinct = if function.distinct { ", true" } else { "" };
    let inner = free(name.clone(), WORDS);
    let (export, alias) =
        if inner == name { ("export ", String::new()) } else { ("", format!("\nexport {{ {inner} as {name} }};\n")) };
    format!(
        "\n/** {}{spark} */\n{export}function {inner}({}): Column {{\n  return invoke({:?}, [{}]{distinct});\n}}\n{alias}",
        function.doc.replace("*/", "* /"),
        signature.join(", "),
        function.target,
        arguments.join(", "),
    )
}

fn variable(parameter: &Parameter) -> String {
    free(camel(&parameter.name), WORDS)
}

fn signature(parameter: &Parameter) -> String {
    let name = variable(parameter);
    let kind = match parameter.kind {
        Kind::Column => "ColumnOrName",
        Kind::Mixed => "ColumnOrName | number | bigint",
        Kind::Value | Kind::Seed => "ColumnLike",
        Kind::Options => return format!("{name}: Settings = {{}}"),
    };
    match &parameter.absence {
        _ if parameter.repeats && kind.contains('|') => format!("...{name}: ({kind})[]"),
        _ if parameter.repeats => format!("...{name}: {kind}[]"),
        Absence::Required if parameter.kind != Kind::Seed => format!("{name}: {kind}"),
        _ => format!("{name}?: {kind}"),
    }
}

fn argument(parameter: &Parameter) -> String {
    let name = variable(parameter);
    let convert = match parameter.kind {
        Kind::Column => "column",
        Kind::Mixed => "mixed",
        Kind::Value => "literal",
        Kind::Seed => return format!("literal({name} ?? freshSeed())"),
        Kind::Options => return format!("...settings({name})"),
    };
    match &parameter.absence {
        _ if parameter.repeats => format!("...{name}.map({convert})"),
        Absence::Required => format!("{convert}({name})"),
        Absence::Nothing => format!("...given({name}, {convert})"),
        Absence::Literal { text, .. } => {
            let otherwise =
                if text == "decimal 0" { "decimal(\"0\", 10)".to_string() } else { format!("literal({text})") };
            format!("{name} === undefined ? {otherwise} : {convert}({name})")
        }
    }
}

const CALLS_HEAD: &str = "\
// Written by `cargo xtask gen` from the examples of api/functions.toml; edit that.
// Calls of Spark's functions, by the names they have in tests/plans/functions.tsv.

import { functions as F } from \"firesteel\";

export const calls = {
";

pub fn calls(functions: &[Function]) -> String {
    let mut text = CALLS_HEAD.to_string();
    for function in functions.iter().filter(|function| function.is_in(Language::Node)) {
        for call in function.calls(false) {
            let values = call.arguments.iter().flat_map(|argument| &argument.values);
            let values: Vec<String> = values.map(example).collect();
            text += &format!("  {:?}: () => F.{}({}),\n", call.case, name(function), values.join(", "));
        }
    }
    text + "};\n"
}

fn example(value: &Value) -> String {
    match value {
        Value::String(text) => Json::String(text.clone()).to_string(),
        Value::Table(table) => {
            let pairs = table.iter().map(|(key, value)| format!("{key}: {}", example(value)));
            format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}
