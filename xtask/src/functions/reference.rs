//! `docs/functions.md`: the functions by name.

use super::table::{Absence, Function, Kind, LANGUAGES, Parameter};

const HEAD: &str = "\
<!-- Written by `cargo xtask gen` from api/functions.toml; edit that. -->
# Functions

Spark's functions under PySpark's names. Other languages follow their own custom: `date_add` is `date_add` in Rust and
C++ (`firesteel::functions`), `dateAdd` in TypeScript, `DateAdd` in Go and `firesteel_fn_date_add` in C. What may be left
out stands in brackets: it is optional in Python, TypeScript and C++, follows as further arguments in Go, is NULL in C, and
belongs to `NAME_with` in Rust. A function without a name here is reached by `call_function`.

A parameter in *italics* is a value, where a text stands for itself; in others a text is the name of a column.

| function | what it gives | since | not in |
| --- | --- | --- | --- |
";

pub fn page(functions: &[Function]) -> String {
    let all = functions.iter().filter(|function| function.excluded.is_none());
    HEAD.to_string() + &all.map(line).collect::<String>()
}

fn line(function: &Function) -> String {
    let missing: Vec<&str> =
        LANGUAGES.iter().filter(|language| !function.is_in(**language)).map(|language| language.title()).collect();
    let signature = match (&function.parameters, function.odd.as_deref()) {
        (Some(parameters), _) => parameters.iter().map(parameter).collect::<Vec<_>>().join(", "),
        _ => "…".to_string(),
    };
    let missing = if function.old_name_of.is_some() { "all but Python".to_string() } else { missing.join(", ") };
    let doc = function.doc.replace('|', "\\|");
    format!("| **{}**({signature}) | {doc} | {} | {missing} |\n", function.name, function.since)
}

fn parameter(parameter: &Parameter) -> String {
    let name = match parameter.kind {
        Kind::Value | Kind::Seed | Kind::Options => format!("*{}*", parameter.name),
        Kind::Column | Kind::Mixed => parameter.name.clone(),
    };
    let name = if parameter.repeats { format!("{name} …") } else { name };
    match &parameter.absence {
        _ if parameter.is_required() => name,
        Absence::Literal { text, .. } => format!("[{name} = `{text}`]"),
        _ => format!("[{name}]"),
    }
}
