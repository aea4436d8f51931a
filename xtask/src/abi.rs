//! `api/abi.toml`: every symbol of the C library, since which version of the ABI it is there, and what is promised of it.
//! The header says which symbols there are; a new one is written down as unstable, and one that was promised stays.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use toml::{Table, Value};

use crate::Outcome;
use crate::functions::Mode;
use crate::place::root;

const PAGE: &str = "api/abi.toml";
const HEADER: &str = "include/firesteel.h";
const STATES: [&str; 3] = ["unstable", "stable", "deprecated"];

const HEAD: &str = "\
# The symbols that libfiresteel exports, no more and no less: `cargo xtask gen` adds new ones as unstable, `tests/abi/check.sh`
# compares the list with the library.
#   since  the version of the ABI (firesteel_abi_version) that brought the symbol
#   state  unstable: may change or go with any version
#          stable: name, parameters and meaning stay as they are within a major version of the ABI
#          deprecated: stays, but there is something better, which the header names

";

/// What is written down of a symbol.
struct Symbol {
    since: String,
    state: String,
}

pub fn run(mode: Mode) -> Outcome {
    let header = fs::read_to_string(root().join(HEADER))?;
    let (declared, exported) = (declared(&header), exported(&root().join("ffi/src"))?);
    if let Some(name) = declared.symmetric_difference(&exported).next() {
        return Err(format!("{HEADER} and ffi/src differ in {name}: run `cargo xtask gen`").into());
    }
    let path = root().join(PAGE);
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let fresh = page(&declared, read(&committed)?, &version(&header)?)?;
    match (fresh == committed, mode) {
        (true, _) => Ok(()),
        (false, Mode::Check) => Err(format!("{PAGE} is stale: run `cargo xtask gen`").into()),
        (false, Mode::Write) => Ok(fs::write(path, fresh)?),
    }
}

/// The functions that a header declares, the comments left out.
fn declared(header: &str) -> BTreeSet<String> {
    let code = header.lines().map(str::trim_start).filter(|line| !line.starts_with(['*', '/', '#']));
    let calls = code.flat_map(|line| line.match_indices('(').map(|(at, _)| &line[..at]));
    let names = calls.filter_map(|before| before.split([' ', '*', '(']).next_back());
    names.filter(|name| name.starts_with("firesteel_")).map(str::to_string).collect()
}

/// The functions that the sources under a folder export.
fn exported(folder: &Path) -> Result<BTreeSet<String>, Box<dyn Error>> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            names.extend(exported(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(path)?;
            let functions = source.split("#[unsafe(no_mangle)]").skip(1).filter_map(|rest| rest.split_once(" fn "));
            names.extend(functions.filter_map(|(_, rest)| rest.split(['(', '<']).next()).map(str::to_string));
        }
    }
    Ok(names)
}

/// `major.minor` of the ABI that a header belongs to.
fn version(header: &str) -> Result<String, Box<dyn Error>> {
    let number = |name: &str| {
        let line = header.lines().find_map(|line| line.strip_prefix(&format!("#define FIRESTEEL_ABI_{name} ")));
        line.map(str::trim).ok_or(format!("{HEADER} does not say FIRESTEEL_ABI_{name}"))
    };
    Ok(format!("{}.{}", number("MAJOR")?, number("MINOR")?))
}

fn read(text: &str) -> Result<BTreeMap<String, Symbol>, Box<dyn Error>> {
    let table: Table = text.parse()?;
    table.into_iter().map(|(name, row)| Ok((name.clone(), symbol(&name, &row)?))).collect()
}

fn symbol(name: &str, row: &Value) -> Result<Symbol, Box<dyn Error>> {
    let text = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default().to_string();
    let (since, state) = (text("since"), text("state"));
    let is_version =
        since.split_once('.').is_some_and(|(major, minor)| [major, minor].iter().all(|part| is_number(part)));
    if !is_version || !STATES.contains(&state.as_str()) || row.as_table().is_none_or(|row| row.len() != 2) {
        return Err(
            format!("{PAGE}: {name} needs `since`, a version, and `state`, one of {}", STATES.join(", ")).into()
        );
    }
    Ok(Symbol { since, state })
}

fn is_number(text: &str) -> bool {
    text.parse::<u32>().is_ok()
}

/// The list for these symbols: what was known of them stays, and what was promised must be among them.
fn page(
    names: &BTreeSet<String>,
    mut known: BTreeMap<String, Symbol>,
    version: &str,
) -> Result<String, Box<dyn Error>> {
    let mut text = String::from(HEAD);
    for name in names {
        let new = || Symbol { since: version.to_string(), state: "unstable".to_string() };
        let Symbol { since, state } = known.remove(name).unwrap_or_else(new);
        text += &format!("{name} = {{ since = \"{since}\", state = \"{state}\" }}\n");
    }
    match known.iter().find(|(_, symbol)| symbol.state != "unstable") {
        Some((name, symbol)) => Err(format!("{name} is {} and must not go", symbol.state).into()),
        None => Ok(text),
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(ToString::to_string).collect()
    }

    fn known(text: &str) -> BTreeMap<String, Symbol> {
        read(text).expect("a list")
    }

    #[test]
    fn the_list_is_that_of_the_header() {
        run(Mode::Check).expect("nothing is stale");
    }

    #[test]
    fn functions_are_read_out_of_declarations_alone() {
        let header = "/**\n * See firesteel_gone(1).\n */\nfiresteel_status firesteel_a(int32_t x,\n    struct firesteel_b *b);\n\
                      const char *firesteel_c(void);\n#define FIRESTEEL_D(x) firesteel_d(x)\n";
        assert_eq!(declared(header), names(&["firesteel_a", "firesteel_c"]));
    }

    #[test]
    fn a_new_symbol_is_unstable_and_an_unstable_one_may_go() {
        let text = page(
            &names(&["firesteel_new", "firesteel_old"]),
            known(
                "firesteel_old = { since = \"0.1\", state = \"stable\" }\n\
                 firesteel_gone = { since = \"0.1\", state = \"unstable\" }",
            ),
            "0.2",
        );
        let list = "firesteel_new = { since = \"0.2\", state = \"unstable\" }\n\
                    firesteel_old = { since = \"0.1\", state = \"stable\" }\n";
        assert_eq!(text.expect("a list").strip_prefix(HEAD), Some(list));
    }

    #[test]
    fn a_symbol_that_was_promised_stays() {
        for state in ["stable", "deprecated"] {
            let gone = known(&format!("firesteel_gone = {{ since = \"0.1\", state = \"{state}\" }}"));
            let error = page(&names(&[]), gone, "0.2").expect_err("a refusal");
            assert_eq!(error.to_string(), format!("firesteel_gone is {state} and must not go"));
        }
    }

    #[test]
    fn a_row_says_both_things_and_nothing_else() {
        for row in [
            "a = { since = \"0.1\" }",
            "a = { since = \"one\", state = \"stable\" }",
            "a = { since = \"0.1\", state = \"frozen\" }",
            "a = { since = \"0.1\", state = \"stable\", note = \"\" }",
        ] {
            assert!(read(row).is_err(), "{row}");
        }
    }
}
