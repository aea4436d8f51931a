//! `docs/conditions.md`: the error conditions of Firesteel's own, from `api/errors_own.toml`, which the library takes its
//! texts from as well. Each condition that the sources raise must stand there, and each that stands there must be raised.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use crate::Outcome;
use crate::functions::Mode;
use crate::place::root;

const CATALOGUE: &str = "api/errors_own.toml";
const PAGE: &str = "docs/conditions.md";

const HEAD: &str = "\
<!-- Written by `cargo xtask gen` from api/errors_own.toml; edit that. -->
# Firesteel's own error conditions

What Spark has no name for. All other conditions are Spark's ([errors.md](errors.md) says which bad input gives which). Every
language gives name, SQLSTATE, text and parameters of an error; `<word>` in a text stands for the parameter of that name.

| condition | SQLSTATE | since | text |
| --- | --- | --- | --- |
";

/// A condition as the catalogue has it.
struct Condition {
    name: String,
    sql_state: String,
    since: String,
    message: String,
}

pub fn run(mode: Mode) -> Outcome {
    let conditions = catalogue(&fs::read_to_string(root().join(CATALOGUE))?)?;
    agree(&conditions, &product()?)?;
    let (path, fresh) = (root().join(PAGE), page(&conditions));
    match (fs::read_to_string(&path).is_ok_and(|committed| committed == fresh), mode) {
        (true, _) => Ok(()),
        (false, Mode::Check) => Err(format!("{PAGE} is stale: run `cargo xtask gen`").into()),
        (false, Mode::Write) => Ok(fs::write(path, fresh)?),
    }
}

fn catalogue(text: &str) -> Result<Vec<Condition>, Box<dyn Error>> {
    let table: Table = text.parse()?;
    table.into_iter().map(|(name, row)| condition(name, &row)).collect()
}

fn condition(name: String, row: &Value) -> Result<Condition, Box<dyn Error>> {
    let text = |key: &str| {
        let value = row.get(key).and_then(Value::as_str).map(str::to_string);
        value.ok_or(format!("{CATALOGUE}: {name} has no `{key}`"))
    };
    let (sql_state, since, message) = (text("sqlstate")?, text("since")?, text("message")?);
    if sql_state.len() != 5 || row.as_table().is_none_or(|row| row.len() != 3) {
        return Err(format!("{CATALOGUE}: {name} needs a SQLSTATE of five characters, `since` and `message`").into());
    }
    Ok(Condition { name, sql_state, since, message })
}

fn page(conditions: &[Condition]) -> String {
    let mut text = String::from(HEAD);
    for Condition { name, sql_state, since, message } in conditions {
        text += &format!("| `{name}` | {sql_state} | {since} | {} |\n", cell(message));
    }
    text
}

/// A text as Markdown shows it in a table: outside of code, a place in angle brackets would be taken for HTML.
fn cell(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let parts: Vec<String> =
        parts.map(|(at, part)| if at % 2 == 0 { part.replace('<', "\\<") } else { part.to_string() }).collect();
    parts.join("`").replace('|', "\\|")
}

/// Fails where the sources raise a condition that has no text, or the catalogue has one that nobody raises.
fn agree(conditions: &[Condition], source: &str) -> Outcome {
    for condition in conditions {
        if !source.contains(&format!("\"{}\"", condition.name)) {
            return Err(format!("{CATALOGUE}: nothing raises {}", condition.name).into());
        }
    }
    let is_known = |name: &str| conditions.iter().any(|condition| condition.name == name);
    match raised(source).into_iter().find(|name| !is_known(name)) {
        Some(name) => Err(format!("{name} is raised and does not stand in {CATALOGUE}").into()),
        None => Ok(()),
    }
}

/// The conditions that a source names: texts that begin with `FIRESTEEL_`, where an error is made.
fn raised(source: &str) -> Vec<&str> {
    let made = ["Error::new(", "error(", "raise(", "raised("];
    let calls = made.into_iter().flat_map(|call| source.split(call).skip(1));
    let names = calls.filter_map(|arguments| {
        let (before, rest) = arguments.split_once('"')?;
        let (name, _) = rest.split_once('"')?;
        (!before.contains([')', ';']) && name.starts_with("FIRESTEEL_")).then_some(name)
    });
    names.filter(|name| name.chars().all(|letter| letter.is_ascii_uppercase() || letter == '_')).collect()
}

/// The Rust of all crates that are shipped, what stands behind the first `#[cfg(test)]` of a file left out.
fn product() -> Result<String, Box<dyn Error>> {
    let crates =
        ["core/protocol", "core/client", "core/engine", "core/dataframe", "core/server", "ffi", "python", "node"];
    let mut source = String::new();
    for folder in crates {
        for path in sources(&root().join(folder).join("src"))? {
            let text = fs::read_to_string(path)?;
            source += text.split("#[cfg(test)]").next().unwrap_or_default();
        }
    }
    Ok(source)
}

fn sources(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(sources(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    const ONE: &str = "[\"FIRESTEEL_ONE\"]\nsqlstate = \"08001\"\nsince = \"0.1\"\nmessage = \"<a> | `<b>`\"\n";

    #[test]
    fn catalogue_sources_and_page_agree() {
        run(Mode::Check).expect("nothing is stale");
    }

    #[test]
    fn a_condition_is_a_row_of_the_page() {
        let conditions = catalogue(ONE).expect("a catalogue");
        let row = page(&conditions);
        assert_eq!(row.strip_prefix(HEAD), Some("| `FIRESTEEL_ONE` | 08001 | 0.1 | \\<a> \\| `<b>` |\n"));
    }

    #[test]
    fn what_nobody_raises_and_what_has_no_text_are_found() {
        let conditions = catalogue(ONE).expect("a catalogue");
        assert!(agree(&conditions, "Error::new(Kind::Connection, \"FIRESTEEL_ONE\", &[])").is_ok());
        let unused = agree(&conditions, "").expect_err("a refusal");
        assert_eq!(unused.to_string(), format!("{CATALOGUE}: nothing raises FIRESTEEL_ONE"));
        let both = "Error::new(\"FIRESTEEL_ONE\"); Error::new(\n  Kind::Connection,\n  \"FIRESTEEL_TWO\")";
        let unknown = agree(&conditions, both).expect_err("a refusal");
        assert_eq!(unknown.to_string(), format!("FIRESTEEL_TWO is raised and does not stand in {CATALOGUE}"));
    }

    #[test]
    fn a_row_without_its_version_is_refused() {
        let row = ONE.replace("since = \"0.1\"\n", "");
        assert!(catalogue(&row).is_err());
    }
}
