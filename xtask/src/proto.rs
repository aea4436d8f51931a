//! `cargo xtask proto --from JAR`: the wire schema of Spark Connect, taken from the jar a Spark release ships.
//! Names, numbers and types are kept; comments and the options of other languages are not.

use std::error::Error;
use std::fs;

use crate::{jar, root};

const HEADER: &str = "\
// Written by `cargo xtask proto` from the wire schema of Apache Spark; do not edit.
// Apache Spark is licensed under the Apache License 2.0; see NOTICE.
";

pub fn write(jar: &str) -> Result<String, Box<dyn Error>> {
    let folder = root().join("core/protocol/proto/spark/connect");
    fs::create_dir_all(&folder)?;
    let files = jar::texts(jar, |path| {
        path.starts_with("spark/connect/") && path.ends_with(".proto") && !path.ends_with("example_plugins.proto")
    })?;
    for (path, text) in &files {
        let name = path.trim_start_matches("spark/connect/");
        fs::write(folder.join(name), format!("{HEADER}\n{}", schema(text)))?;
    }
    Ok(format!("wrote {} files to core/protocol/proto", files.len()))
}

/// The schema without comments, file options and repeated empty lines.
fn schema(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in without_comments(text).lines() {
        let line = line.trim_end();
        let is_option = line.starts_with("option java_") || line.starts_with("option go_package");
        let is_repeated_gap = line.is_empty() && lines.last().is_none_or(String::is_empty);
        let opens_block = lines.last().is_some_and(|last| last.ends_with('{'));
        if !is_option && !is_repeated_gap && !(line.is_empty() && opens_block) {
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
