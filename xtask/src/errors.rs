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
        if name.starts_with("_LEGACY_ERROR_TEMP") || name.starts_with("_LEGACY_ERROR_UNKNOWN") {
            continue;
        }
        let state = condition["sqlState"].as_str().unwrap_or("XX000");
        let message = joined(&condition["message"]);
        lines.push_str(&entry(name, state, &message));
        count += 1;
        for (sub, detail) in condition["subClass"].as_object().into_iter().flatten() {
            let message = format!("{message} {}", joined(&detail["message"]));
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
