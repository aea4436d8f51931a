//! The Python functions, with PySpark's names and signatures.

use serde_json::Value as Json;
use toml::Value;

use super::table::{Absence, Function, Kind, Language, Parameter};

const HEAD: &str = r#"# Written by `cargo xtask gen` from api/functions.toml; edit that.
"""Spark's functions that are called with columns and literals. ``firesteel.sql.functions`` offers them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Union

from firesteel.sql.column import Column, call, call_distinct, to_column, to_columns, to_literal, to_mixed

ColumnOrName = Union[Column, str]

__all__ = [
"#;

pub fn surface(functions: &[Function]) -> String {
    let all = || functions.iter().filter(|function| function.is_generated(Language::Python));
    let names: String = all().map(|function| format!("    \"{}\",\n", function.name)).collect();
    format!("{HEAD}{names}]\n{}", all().map(self::function).collect::<String>())
}

fn function(function: &Function) -> String {
    let parameters = function.parameters(false);
    let signature: Vec<String> = parameters.iter().map(signature).collect();
    let target = format!("{:?}", function.target);
    let caller = if function.distinct { "call_distinct" } else { "call" };
    let mut text = format!("\n\ndef {}({}) -> Column:\n", function.name, signature.join(", "));
    text += &format!("    \"\"\"{}\"\"\"\n", function.doc.replace('`', "``"));
    if !parameters.iter().any(may_be_absent) {
        let arguments: Vec<String> = std::iter::once(target).chain(parameters.iter().map(argument)).collect();
        return text + &format!("    return {caller}({})\n", arguments.join(", "));
    }
    text += "    arguments: list[Column] = []\n";
    for parameter in &parameters {
        let argument = argument(parameter);
        if parameter.repeats {
            text += &format!("    arguments.extend({})\n", argument.trim_start_matches('*'));
        } else if may_be_absent(parameter) {
            text += &format!("    if {} is not None:\n        arguments.append({argument})\n", parameter.name);
        } else {
            text += &format!("    arguments.append({argument})\n");
        }
    }
    text + &format!("    return {caller}({target}, *arguments)\n")
}

fn may_be_absent(parameter: &Parameter) -> bool {
    parameter.absence == Absence::Nothing
}

fn signature(parameter: &Parameter) -> String {
    let kind = match parameter.kind {
        Kind::Column => "ColumnOrName",
        Kind::Mixed => "ColumnOrName | int | float",
        Kind::Value | Kind::Seed | Kind::Options => "Any",
    };
    let name = &parameter.name;
    match &parameter.absence {
        _ if parameter.repeats => format!("*{name}: {kind}"),
        Absence::Required => format!("{name}: {kind}"),
        Absence::Literal { text, none_is_absent: false } => format!("{name}: {kind} = {}", literal(text)),
        _ if kind == "Any" => format!("{name}: Any = None"),
        _ => format!("{name}: {kind} | None = None"),
    }
}

fn argument(parameter: &Parameter) -> String {
    let convert = match parameter.kind {
        Kind::Column => "to_column",
        Kind::Mixed => "to_mixed",
        Kind::Value | Kind::Seed | Kind::Options => "to_literal",
    };
    let name = &parameter.name;
    match &parameter.absence {
        _ if parameter.repeats && parameter.kind == Kind::Column => format!("*to_columns({name})"),
        _ if parameter.repeats => format!("*[{convert}(one) for one in {name}]"),
        Absence::Literal { text, none_is_absent: true } => {
            format!("to_literal({}) if {name} is None else {convert}({name})", literal(text))
        }
        _ => format!("{convert}({name})"),
    }
}

/// A literal of the table in Python.
fn literal(text: &str) -> String {
    match text {
        "decimal 0" => "Decimal(0)".to_string(),
        "null" => "None".to_string(),
        "true" => "True".to_string(),
        "false" => "False".to_string(),
        text => text.to_string(),
    }
}

const CALLS_HEAD: &str = r#"# Written by `cargo xtask gen` from the examples of api/functions.toml; edit that.
"""Calls of Spark's functions, by the names they have in tests/plans/functions.tsv; and those called in other ways."""

"#;

pub fn calls(functions: &[Function]) -> String {
    let mut text = CALLS_HEAD.to_string() + "CALLS = {\n";
    for function in functions.iter().filter(|function| function.is_in(Language::Python)) {
        for call in function.calls(false) {
            let values = call.arguments.iter().flat_map(|argument| &argument.values);
            let values: Vec<String> = values.map(example).collect();
            text += &format!("    {:?}: lambda f: f.{}({}),\n", call.case, function.name, values.join(", "));
        }
    }
    let names = |title: &str, chosen: &dyn Fn(&Function) -> bool| -> String {
        let names = functions.iter().filter(|function| chosen(function));
        format!("{title} = [\n{}]\n", names.map(|function| format!("    {:?},\n", function.name)).collect::<String>())
    };
    text += "}\n\n# Those whose arguments the table does not say.\n";
    text += &names("ODD", &|function| function.odd.is_some());
    text += "\n# Those that no language has.\n";
    text + &names("EXCLUDED", &|function| function.excluded.is_some())
}

fn example(value: &Value) -> String {
    match value {
        Value::Boolean(value) => literal(&value.to_string()),
        Value::String(text) => Json::String(text.clone()).to_string(),
        Value::Table(table) => {
            let pairs = table.iter().map(|(key, value)| format!("{key:?}: {}", example(value)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}
