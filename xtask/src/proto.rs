//! `cargo xtask proto --from JAR`: the wire schema of Spark Connect, taken from the jar a Spark release ships.
//! Names, numbers and types are kept; comments and the options of other languages are not.

use std::fs;

use crate::{jar, place::root};

const HEADER: &str = "\
// Written by `cargo xtask proto` from the wire schema of Apache Spark; do not edit.
// Apache Spark is licensed under the Apache License 2.0; see NOTICE.
";

pub fn write(jar: &str) -> crate::Outcome {
    let folder = root().join("core/protocol/proto/spark/connect");
    fs::create_dir_all(&folder)?;
    let files = jar::texts(jar, |path| {
        path.starts_with("spark/connect/") && path.ends_with(".proto") && !path.ends_with("example_plugins.proto")
    })?;
    for (path, text) in &files {
        let name = path.trim_start_matches("spark/connect/");
        fs::write(folder.join(name), format!("{HEADER}\n{}", schema(text)))?;
    }
    println!("wrote {} files to core/protocol/proto", files.len());
    Ok(())
}

/// The schema without comments, file options and repeated empty lines.
fn schema(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in without_comments(text).lines() {
        let line = line.trim_end();
        let is_option = line.starts_with("option java_") || line.starts_with("option go_package");
        let wants_no_gap = lines.last().is_none_or(|last| last.is_empty() || last.ends_with('{'));
        if !(is_option || line.is_empty() && wants_no_gap) {
            lines.push(line.to_string());
        }
    }
    lines.join("\n").trim_end().to_string() + "\n"
}

/// Removes `//` and `/* */` comments, leaving strings as they are.
fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("//") {
            rest = comment.find('\n').map_or("", |end| &comment[end..]);
        } else if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.find("*/").map_or("", |end| &comment[end + 2..]);
        } else if next == '"' || next == '\'' {
            let end = string_end(rest, next);
            kept.push_str(&rest[..end]);
            rest = &rest[end..];
        } else {
            kept.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    kept
}

/// Where the string that opens `text` ends, in bytes.
fn string_end(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if character == '\\' {
            escaped = true;
        } else if character == quote {
            return at + 1;
        }
    }
    text.len()
}
