//! The C++ functions, in a namespace of their own.

use toml::Value;

use super::table::{Absence, Argument, Function, Kind, Language, Parameter, free, snake};

const HEAD: &str = r#"/* Written by `cargo xtask gen` from api/functions.toml; edit that. */

/* Spark's functions for C++17: `namespace F = firesteel::functions;` and then `F::upper("name")`. Where a column is asked
 * for, a text is the name of one; where a value is, a text is a text. */

#ifndef FIRESTEEL_FUNCTIONS_HPP
#define FIRESTEEL_FUNCTIONS_HPP

#include "firesteel_arguments.hpp"

namespace firesteel {
namespace functions {
"#;

const FOOT: &str = "\n}  // namespace functions\n}  // namespace firesteel\n\n#endif\n";

/// Words of C++ that name no function and no parameter.
const WORDS: &[&str] = &["default", "char", "inline", "struct", "typeof", "int"];

pub fn surface(functions: &[Function]) -> String {
    let all = functions.iter().filter(|function| function.is_generated(Language::Cpp));
    format!("{HEAD}{}{FOOT}", all.map(function).collect::<String>())
}

pub fn name(function: &Function) -> String {
    function.named(Language::Cpp).map_or_else(|| free(snake(&function.name), WORDS), str::to_string)
}

fn function(function: &Function) -> String {
    let parameters = function.parameters(true);
    let signature: Vec<String> = parameters.iter().map(signature).collect();
    let mut text = format!("\n/* {} */\ninline Column {}({}) {{\n", function.doc, name(function), signature.join(", "));
    let wire = function.wire(true);
    let fixed: Vec<String> = wire.iter().take_while(|parameter| !is_loose(parameter)).map(always).collect();
    let loose = wire.get(fixed.len()..).unwrap_or_default();
    let flags = if function.distinct { ", FIRESTEEL_FN_DISTINCT" } else { "" };
    if loose.is_empty() {
        text += &format!("    return fn({:?}, Columns{{{}}}{flags});\n}}\n", function.target, fixed.join(", "));
        return text;
    }
    text += &format!("    Columns arguments{{{}}};\n", fixed.join(", "));
    for parameter in loose {
        let name = variable(parameter);
        text += &match parameter.kind {
            Kind::Options => format!("    detail::append_settings(arguments, {name});\n"),
            _ if parameter.repeats => {
                format!("    arguments.insert(arguments.end(), {name}.begin(), {name}.end());\n")
            }
            _ if is_loose(parameter) => format!("    if ({name}) arguments.push_back(*{name});\n"),
            _ => format!("    arguments.push_back({});\n", always(parameter)),
        };
    }
    text + &format!("    return fn({:?}, arguments{flags});\n}}\n", function.target)
}

fn is_loose(parameter: &Parameter) -> bool {
    parameter.repeats || parameter.absence == Absence::Nothing || parameter.kind == Kind::Options
}

fn variable(parameter: &Parameter) -> String {
    free(snake(&parameter.name), WORDS)
}

fn signature(parameter: &Parameter) -> String {
    let name = variable(parameter);
    let kind = match parameter.kind {
        Kind::Column | Kind::Mixed => "ColumnOrName",
        Kind::Value | Kind::Seed => "Value",
        Kind::Options => return format!("const Settings &{name} = {{}}"),
    };
    if parameter.repeats {
        format!("const std::vector<{kind}> &{name}")
    } else if parameter.is_required() {
        format!("const {kind} &{name}")
    } else {
        format!("const std::optional<{kind}> &{name} = std::nullopt")
    }
}

fn always(parameter: &Parameter) -> String {
    let name = variable(parameter);
    match &parameter.absence {
        _ if parameter.kind == Kind::Seed => format!("{name} ? Column(*{name}) : detail::fresh_seed()"),
        Absence::Literal { text, .. } => {
            let literal = match text.as_str() {
                "null" => "detail::null()".to_string(),
                "decimal 0" => "detail::decimal_zero()".to_string(),
                text => format!("lit({text})"),
            };
            format!("{name} ? Column(*{name}) : {literal}")
        }
        _ => name,
    }
}

const CALLS_HEAD: &str = "\
/* Written by `cargo xtask gen` from the examples of api/functions.toml; edit that.
 * Calls of Spark's functions, by the names they have in tests/plans/functions.tsv; `CALL` stands in functions.cpp. */

";

pub fn calls(functions: &[Function]) -> String {
    let mut text = CALLS_HEAD.to_string();
    for function in functions.iter().filter(|function| function.is_in(Language::Cpp)) {
        for call in function.calls(true) {
            let values: Vec<String> = call.arguments.iter().map(argument).collect();
            text += &format!("CALL({:?}, F::{}({}))\n", call.case, name(function), values.join(", "));
        }
    }
    text
}

fn argument(argument: &Argument) -> String {
    let values: Vec<String> = argument.values.iter().map(example).collect();
    if argument.parameter.repeats { format!("{{{}}}", values.join(", ")) } else { values.join(", ") }
}

fn example(value: &Value) -> String {
    match value {
        Value::String(text) => format!("{text:?}"),
        Value::Table(table) => {
            let pairs = table.iter().map(|(key, value)| format!("{{{key:?}, {value}}}"));
            format!("firesteel::Settings{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}
