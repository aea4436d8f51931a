//! The conditions that resolving raises, with Spark's parameters.

use firesteel_protocol::{Error, Kind, types};

use arrow::datatypes::DataType;

use super::column::Column;
use super::identifier::{quote, quote_all, quote_if_needed};

/// How many columns a message proposes.
const PROPOSALS: usize = 5;

pub(super) fn analysis(condition: &str, parameters: &[(&str, String)]) -> Error {
    Error::new(Kind::Analysis, condition, parameters)
}

/// An expression that a plan leaves empty.
pub(super) fn missing_expression() -> Error {
    let parameters = [("fullName", "spark.connect.Expression".to_string()), ("name", "EXPRTYPE_NOT_SET".to_string())];
    analysis("CONNECT_INVALID_PLAN.INVALID_ONE_OF_FIELD_NOT_SET", &parameters)
}

/// A name nothing in `candidates` has, which are proposed by likeness.
/// Spark: `StringUtils.orderSuggestedIdentifiersBySimilarity`.
pub(super) fn unresolved_column(parts: &[String], candidates: &[Column]) -> Error {
    let object_name = quote_all(parts);
    if candidates.is_empty() {
        return analysis("UNRESOLVED_COLUMN.WITHOUT_SUGGESTION", &[("objectName", object_name)]);
    }
    let proposal = proposals(parts, candidates).join(", ");
    analysis("UNRESOLVED_COLUMN.WITH_SUGGESTION", &[("objectName", object_name), ("proposal", proposal)])
}

fn proposals(parts: &[String], candidates: &[Column]) -> Vec<String> {
    let base = quote_if_needed(parts);
    let full: Vec<Vec<&str>> = candidates
        .iter()
        .map(|column| column.qualifier.iter().chain([&column.name]).map(String::as_str).collect())
        .collect();
    let keeps = |count: usize| {
        let prefix = |name: &Vec<&str>| name[..name.len().saturating_sub(count)].join("\u{0}");
        full.windows(2).all(|pair| pair[0].len() == pair[1].len() && prefix(&pair[0]) == prefix(&pair[1]))
    };
    let kept = match parts.len() {
        1 if keeps(1) => 1,
        1 | 2 if keeps(2) => 2,
        _ => usize::MAX,
    };
    let mut names: Vec<(usize, String)> = full
        .iter()
        .map(|name| {
            let name = &name[name.len().saturating_sub(kept)..];
            // Spark measures the quoted name against the one that was written, mostly without quotes.
            let quoted = quote_all(name);
            (strsim::levenshtein(&quoted, &base), quoted)
        })
        .collect();
    names.sort();
    names.into_iter().take(PROPOSALS).map(|(_, name)| name).collect()
}

pub(super) fn ambiguous_reference(parts: &[String], candidates: &[&Column]) -> Error {
    let names: Vec<String> = candidates.iter().map(|column| column.quoted()).collect();
    let parameters = [("name", quote_all(parts)), ("referenceNames", format!("[{}]", names.join(", ")))];
    analysis("AMBIGUOUS_REFERENCE", &parameters)
}

pub(super) fn ambiguous_dataframe_column(parts: &[String]) -> Error {
    analysis("AMBIGUOUS_COLUMN_REFERENCE", &[("name", quoted_as_sql(parts))])
}

pub(super) fn unknown_dataframe_column(parts: &[String]) -> Error {
    analysis("CANNOT_RESOLVE_DATAFRAME_COLUMN", &[("name", quoted_as_sql(parts))])
}

fn quoted_as_sql(parts: &[String]) -> String {
    format!("\"{}\"", quote_if_needed(parts))
}

pub(super) fn table_not_found(parts: &[String], database: &str) -> Error {
    let database = if database.is_empty() { "default" } else { database };
    let path = format!("[`system`.`builtin`, `system`.`session`, `spark_catalog`.{}]", quote(database));
    analysis("TABLE_OR_VIEW_NOT_FOUND", &[("relationName", quote_all(parts)), ("searchPath", path)])
}

pub(super) fn unresolved_routine(name: &str) -> Error {
    const PATH: &str = "[`system`.`builtin`, `system`.`session`, `spark_catalog`.`default`]";
    let parts: Vec<&str> = name.split('.').collect();
    analysis("UNRESOLVED_ROUTINE", &[("routineName", quote_all(parts)), ("searchPath", PATH.to_string())])
}

/// A grouped query's expression that is neither grouped by nor aggregated.
pub(super) fn missing_aggregation(name: &str) -> Error {
    let parameters = [("expression", format!("\"{name}\"")), ("expressionAnyValue", format!("\"any_value({name})\""))];
    analysis("MISSING_AGGREGATION", &parameters)
}

/// A name that is not among the columns of a relation, for calls that take names only.
pub(super) fn not_among(name: &str, columns: &[Column]) -> Error {
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let parameters = [("colName", name.to_string()), ("fieldNames", names.join(", "))];
    analysis("UNRESOLVED_COLUMN_AMONG_FIELD_NAMES", &parameters)
}

/// The type as messages write it: `"INT"`.
pub(super) fn shown_type(data_type: &DataType) -> String {
    match types::from_arrow(data_type) {
        Ok(data_type) => format!("\"{}\"", types::sql_string(&data_type)),
        Err(_) => format!("\"{data_type}\""),
    }
}

/// A list of names in backticks: `` `a`, `b` ``.
pub(super) fn quoted_names(columns: &[Column]) -> String {
    columns.iter().map(|column| quote(&column.name)).collect::<Vec<_>>().join(", ")
}
