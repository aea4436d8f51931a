//! `docs/coverage.md`: how many of Spark's functions each language has. What is written by hand is looked for in the
//! sources, so that neither a missing function nor a stale `lacks` goes unseen.

use std::fs;

use super::name_in;
use super::table::{Function, LANGUAGES, Language, Read};
use crate::place::root;

/// The files in which a language's own functions stand, and what stands before and after the name there.
fn by_hand(language: Language) -> (&'static [&'static str], &'static [(&'static str, &'static str)]) {
    match language {
        Language::Python => (&["python/firesteel/sql/functions.py"], &[("def ", "("), ("\n", " = ")]),
        Language::Rust => (
            &["core/dataframe/src/functions/mod.rs", "core/dataframe/src/functions/lambda.rs"],
            &[("pub fn ", "("), ("pub fn ", "<")],
        ),
        Language::Node => {
            (&["node/lib/functions.ts", "node/lib/lambda.ts"], &[("export function ", "("), ("export { col as ", " }")])
        }
        Language::Go => (&["go/functions.go", "go/lambda.go", "go/column.go"], &[("func ", "(")]),
        Language::C => (&["xtask/src/functions/by_hand.h", "include/firesteel.h"], &[("firesteel_status ", "(")]),
        Language::Cpp => (
            &["include/firesteel_arguments.hpp"],
            &[("inline Column ", "("), ("inline DataFrame ", "("), ("using firesteel::", ";")],
        ),
    }
}

/// The page; an error where table and sources differ.
pub fn check(functions: &[Function]) -> Read<String> {
    let mut lines = String::new();
    let wanted = |function: &&Function| function.excluded.is_none() && function.old_name_of.is_none();
    let all: Vec<&Function> = functions.iter().filter(wanted).collect();
    let mut lacking = String::new();
    for language in LANGUAGES {
        let (files, forms) = by_hand(language);
        let sources = files.iter().map(|file| fs::read_to_string(root().join(file))).collect::<Result<String, _>>()?;
        for function in functions.iter().filter(|function| function.excluded.is_none()) {
            agrees(function, language, &sources, forms)?;
        }
        let has = all.iter().filter(|function| function.is_in(language)).count();
        let share = has as f64 * 100.0 / all.len() as f64;
        let hand = all.iter().filter(|one| one.is_in(language) && one.is_by_hand(language)).count();
        lines += &format!("| {} | {has} | {} | {hand} | {share:.1} % |\n", language.title(), has - hand);
        let names: Vec<String> =
            all.iter().filter(|one| !one.is_in(language)).map(|one| format!("`{}`", one.name)).collect();
        if !names.is_empty() {
            lacking += &format!("- {}: {}\n", language.title(), names.join(", "));
        }
    }
    let excluded: Vec<String> = functions
        .iter()
        .filter_map(|one| one.excluded.as_ref().map(|reason| format!("- `{}`: {reason}\n", one.name)))
        .collect();
    if lacking.is_empty() {
        lacking.push_str("Nothing.\n");
    }
    Ok(PAGE
        .replace("@COUNT@", &all.len().to_string())
        .replace("@LINES@", &lines)
        .replace("@LACKING@", &lacking)
        .replace("@EXCLUDED@", &excluded.concat()))
}

const PAGE: &str = "\
<!-- Written by `cargo xtask gen` from api/functions.toml; edit that. -->
# Coverage

PySpark 4.3 has @COUNT@ functions that need no Python on the server, old names left out. So many of them each language has
(`docs/functions.md` lists them), and so many of these are written from `api/functions.toml`:

| language | functions | from the table | by hand | share |
| --- | --- | --- | --- | --- |
@LINES@
What is lacking:

@LACKING@
What no language has:

@EXCLUDED@";

/// Fails where the table says otherwise than the sources.
fn agrees(function: &Function, language: Language, sources: &str, forms: &[(&str, &str)]) -> Read<()> {
    let name = name_in(function, language);
    let is_there = forms.iter().any(|(before, after)| sources.contains(&format!("{before}{name}{after}")));
    let wanted = function.is_in(language) && function.is_by_hand(language);
    let title = language.title();
    match (wanted, is_there) {
        (true, false) => Err(format!("{title} has no `{name}`, though api/functions.toml says so").into()),
        (false, true) if function.old_name_of.is_none() => {
            Err(format!("{title} has a `{name}` of its own, which api/functions.toml does not say").into())
        }
        _ => Ok(()),
    }
}
