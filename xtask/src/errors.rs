//! `cargo xtask errors --from JAR`: Spark's error conditions as data. Each gets its SQLSTATE and message; a condition
//! with sub-conditions is written as `MAIN.SUB`, whose message follows the main one, as Spark prints it.

use std::fs;

use serde_json::Value;

use crate::{jar, place::root};

const HEADER: &str = "\
# Error conditions: name, SQLSTATE and text. Written by `cargo xtask errors` from the catalogue of Apache Spark
# (Apache License 2.0; see NOTICE). Conditions of our own stand in errors_own.toml.
";

pub fn write(jar: &str) -> crate::Outcome {
    let files = jar::texts(jar, |path| path == "error/error-conditions.json")?;
    let (_, text) = files.first().ok_or("error/error-conditions.json is missing")?;
    let catalogue: serde_json::Map<String, Value> = serde_json::from_str(text)?;
    let mut lines = String::from(HEADER);
    let mut count = 0;
    for (name, condition) in &catalogue {
        let state = condition["sqlState"].as_str().unwrap_or("XX000");
        let message = joined(&condition["message"]);
        lines.push_str(&entry(name, state, &message));
        count += 1;
        for (sub, detail) in condition["subClass"].as_object().into_iter().flatten() {
            let message = format!("{message} {}", joined(&detail["message"]));
            // A few conditions differ in their state from the one they belong to.
            let state = detail["sqlState"].as_str().unwrap_or(state);
            lines.push_str(&entry(&format!("{name}.{sub}"), state, &message));
            count += 1;
        }
    }
    fs::write(root().join("api/errors.toml"), lines)?;
    println!("wrote {count} conditions to api/errors.toml");
    Ok(())
}

fn joined(lines: &Value) -> String {
    let lines: Vec<&str> = lines.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    lines.join("\n")
}

/// A string as JSON writes it is a basic string of TOML.
fn entry(name: &str, state: &str, message: &str) -> String {
    format!("\n[\"{name}\"]\nsqlstate = \"{state}\"\nmessage = {}\n", Value::String(message.to_string()))
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test fails by panicking")]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn every_condition_that_is_raised_stands_in_a_catalogue() {
        let read = |name: &str| fs::read_to_string(root().join("api").join(name)).expect("a catalogue");
        let catalogue = read("errors.toml") + &read("errors_own.toml");
        let mut raised = 0;
        for path in ["core/protocol", "core/client", "core/engine", "core/dataframe", "core/server", "ffi", "node"]
            .map(sources)
            .concat()
        {
            let source = fs::read_to_string(&path).expect("a source");
            for condition in conditions(&source) {
                assert!(catalogue.contains(&format!("[\"{condition}\"]")), "{condition} in {}", path.display());
                raised += 1;
            }
        }
        assert!(raised > 100, "only {raised} places were found");
    }

    /// The Rust files of a crate.
    fn sources(crate_folder: &str) -> Vec<PathBuf> {
        let (mut folders, mut files) = (vec![root().join(crate_folder).join("src")], Vec::new());
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    files.push(path);
                }
            }
        }
        files
    }

    /// The first text of each call that makes an error, where it has the form of a condition. Tests make some up.
    fn conditions(source: &str) -> Vec<&str> {
        let product = source.split("#[cfg(test)]").next().unwrap_or_default();
        let calls = ["Error::new(", "analysis("].into_iter().flat_map(|call| product.split(call).skip(1));
        calls.filter_map(first_condition).collect()
    }

    fn first_condition(arguments: &str) -> Option<&str> {
        let (before, rest) = arguments.split_once('"')?;
        let (name, _) = rest.split_once('"')?;
        let is_part = |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit() || "_.".contains(letter);
        (name.contains('_') && name.chars().all(is_part) && !before.contains(')')).then_some(name)
    }
}
