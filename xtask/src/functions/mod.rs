//! `cargo xtask gen`: Spark's functions in every language, their tests' calls and their reference, from
//! `api/functions.toml`. With `--check` nothing is written, and what is stale fails.

mod c;
mod coverage;
mod cpp;
mod go;
mod members;
mod node;
mod python;
mod reference;
mod rust;
mod table;

use std::fs;
use std::process::Command;

use crate::Outcome;
use crate::place::root;
use table::{Function, Language, Read};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Write,
    Check,
}

/// What C has beside the table.
const C_BY_HAND: &str = include_str!("by_hand.h");

pub fn run(mode: Mode) -> Outcome {
    let functions = table::read()?;
    for (path, text) in outputs(&functions)? {
        settle(path, &text, mode)?;
    }
    let coverage = coverage::check(&functions)? + &members::section()?;
    settle("docs/coverage.md", &coverage, mode)
}

fn outputs(functions: &[Function]) -> Read<Vec<(&'static str, String)>> {
    Ok(vec![
        ("python/firesteel/sql/generated/functions.py", python::surface(functions)),
        ("python/tests/function_calls.py", python::calls(functions)),
        ("core/dataframe/src/functions/generated.rs", formatted("rustfmt", &rust::surface(functions))?),
        ("core/dataframe/tests/it/function_calls.rs", rust::calls(functions)),
        ("node/lib/generated/functions.ts", node::surface(functions)),
        ("node/test/function_calls.mjs", node::calls(functions)),
        ("go/functions_generated.go", formatted("gofmt", &go::surface(functions)?)?),
        ("go/function_calls_test.go", formatted("gofmt", &go::calls(functions))?),
        ("include/firesteel_functions.h", c::surface(functions, C_BY_HAND)),
        ("tests/c/function_calls.h", c::calls(functions)),
        ("include/firesteel_functions.hpp", cpp::surface(functions)),
        ("tests/cpp/function_calls.hpp", cpp::calls(functions)),
        ("docs/functions.md", reference::page(functions)),
    ])
}

fn settle(path: &str, text: &str, mode: Mode) -> Outcome {
    let target = root().join(path);
    if fs::read_to_string(&target).is_ok_and(|current| current == text) {
        return Ok(());
    }
    if mode == Mode::Check {
        return Err(format!("{path} is stale: run `cargo xtask gen`").into());
    }
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(target, text)?)
}

/// Source text as the language's own tool formats it.
fn formatted(tool: &str, text: &str) -> Read<String> {
    let path = std::env::temp_dir().join(format!("firesteel-gen-{}-{tool}", std::process::id()));
    fs::write(&path, text)?;
    let mut command = Command::new(tool);
    if tool == "rustfmt" {
        command.args(["--edition", "2024", "--config-path"]).arg(root().join("rustfmt.toml")).arg(&path);
    } else {
        command.arg("-w").arg(&path);
    }
    if !command.status()?.success() {
        return Err(format!("{tool} refuses what was generated: {}", path.display()).into());
    }
    let result = fs::read_to_string(&path)?;
    fs::remove_file(&path)?;
    Ok(result)
}

/// The name of a function in a language.
fn name_in(function: &Function, language: Language) -> String {
    match language {
        Language::Python => function.name.clone(),
        Language::Rust => rust::name(function),
        Language::Node => node::name(function),
        Language::Go => go::name(function),
        Language::C => c::name(function),
        Language::Cpp => cpp::name(function),
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn what_is_committed_is_what_the_table_says() {
        let functions = table::read().expect("the table");
        for (path, text) in outputs(&functions).expect("the texts") {
            settle(path, &text, Mode::Check).expect("nothing is stale");
        }
    }

    #[test]
    fn an_old_name_stands_for_a_function_of_the_table() {
        let functions = table::read().expect("the table");
        for function in &functions {
            if let Some(newer) = &function.old_name_of {
                assert!(functions.iter().any(|other| other.name == *newer), "{} stands for {newer}", function.name);
            }
        }
    }

    #[test]
    fn every_function_with_parameters_has_an_example_of_all_of_them() {
        for function in table::read().expect("the table") {
            let parameters = function.parameters(false);
            let repeats = parameters.iter().any(|parameter| parameter.repeats);
            let (given, wanted) = (function.example.len(), parameters.len());
            assert!(given == wanted || (repeats && given >= wanted), "{}: {given} of {wanted}", function.name);
        }
    }
}
