//! The engine's functions and `api/functions.toml`, from which the languages' functions are written, name the same: what a
//! language can call is implemented or known and refused, and what is implemented can be called.

use std::collections::BTreeSet;

use super::{BY_NAME, known, lookup};

/// Names of Spark's SQL, and operators of its columns, that no language has as a function of its own.
#[rustfmt::skip]
static SQL_ONLY: &[&str] = &[
    "!", "!=", "%", "&", "&&", "*", "+", "-", "/", "<", "<<", "<=", "<=>", "<>", "=", "==", ">", ">=", ">>", ">>>", "^",
    "and", "any", "approx_top_k", "between", "bigint", "binary", "boolean", "charindex", "date", "decimal",
    "div", "double", "float", "if", "in", "int", "len", "luhn_check", "mod", "not", "or",
    "percentile_cont", "percentile_disc", "random", "smallint", "space", "string", "time", "timestamp", "tinyint", "|", "||",
];

/// Transforms of partitioned tables, which are no expressions.
static PARTITIONS: &[&str] = &["bucket", "days", "hours", "months", "years"];

fn rows() -> toml::Table {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../api/functions.toml");
    std::fs::read_to_string(path).unwrap().parse().unwrap()
}

/// The names on the wire of the functions that languages have.
fn wire_names() -> BTreeSet<String> {
    let table = rows();
    let text = |row: &toml::Value, key: &str| row.get(key).and_then(toml::Value::as_str).map(str::to_string);
    let rows = table
        .iter()
        .filter(|(_, row)| row.get("excluded").is_none() && text(row, "odd").as_deref() != Some("signature"));
    rows.map(|(name, row)| text(row, "calls").unwrap_or_else(|| name.clone())).collect()
}

#[test]
fn a_function_of_the_languages_is_implemented_or_known_and_refused() {
    let is_met = |name: &&String| {
        lookup(name).is_some() || known::is_spark_function(name) || PARTITIONS.contains(&name.as_str())
    };
    let names = wire_names();
    let strange: Vec<&String> = names.iter().filter(|name| !is_met(name)).collect();
    assert!(strange.is_empty(), "the engine has never heard of {strange:?}");
}

#[test]
fn a_function_of_the_engine_is_one_of_the_languages_or_of_sql_alone() {
    let mut names = wire_names();
    names.extend(rows().into_iter().map(|(name, _)| name));
    let ours: BTreeSet<&str> = BY_NAME.keys().copied().collect();
    let missing: Vec<&str> =
        ours.iter().copied().filter(|name| !names.contains(*name) && !SQL_ONLY.contains(name)).collect();
    assert!(missing.is_empty(), "no language has {missing:?}");
    let stale: Vec<&&str> = SQL_ONLY.iter().filter(|name| names.contains(**name) || !ours.contains(**name)).collect();
    assert!(stale.is_empty(), "SQL_ONLY need not name {stale:?}");
}
