//! The conditions that resolving raises, with Spark's parameters, and the place in the query they point to.

use firesteel_protocol::error::QueryContext;
use firesteel_protocol::spark::connect::origin::Function;
use firesteel_protocol::spark::connect::{self as proto};
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

/// Points an error without a place to where its expression or relation stood.
pub(super) fn located(error: Error, origin: Option<&proto::Origin>) -> Error {
    if !error.contexts().is_empty() {
        return error;
    }
    match origin.and_then(context) {
        Some(context) => error.with_context(context),
        None => error,
    }
}

fn context(origin: &proto::Origin) -> Option<QueryContext> {
    match origin.function.as_ref()? {
        Function::PythonOrigin(python) => Some(QueryContext {
            is_sql: false,
            start_index: -1,
            stop_index: -1,
            fragment: python.fragment.clone(),
            call_site: python.call_site.clone(),
            summary: format!("== DataFrame ==\n\"{}\" was called from\n{}\n", python.fragment, python.call_site),
            ..QueryContext::default()
        }),
        Function::JvmOrigin(jvm) => sql_context(jvm),
    }
}

/// Spark: `SQLQueryContext`.
fn sql_context(origin: &proto::JvmOrigin) -> Option<QueryContext> {
    let text = origin.sql_text.as_ref()?;
    let (start, stop) = (origin.start_index?, origin.stop_index?);
    let characters: Vec<char> = text.chars().collect();
    let (from, to) = (usize::try_from(start).ok()?, usize::try_from(stop).ok()?);
    let fragment: String = characters.get(from..=to)?.iter().collect();
    Some(QueryContext {
        is_sql: true,
        object_type: origin.object_type.clone().unwrap_or_default(),
        object_name: origin.object_name.clone().unwrap_or_default(),
        start_index: start,
        stop_index: stop,
        summary: summary(origin, &characters, from, to),
        fragment,
        call_site: String::new(),
    })
}

/// The query with marks under the fragment.
fn summary(origin: &proto::JvmOrigin, text: &[char], from: usize, to: usize) -> String {
    let line = origin.line.unwrap_or(1);
    let position = origin.start_position.unwrap_or(0) + 1;
    let mut summary = format!("== SQL (line {line}, position {position}) ==\n");
    let mut at = 0;
    for row in text.split(|character| *character == '\n') {
        let end = at + row.len();
        summary.extend(row);
        summary.push('\n');
        if from < end.max(at + 1) && to >= at {
            let first = from.max(at);
            let last = to.min(end.saturating_sub(1));
            summary.push_str(&" ".repeat(first - at));
            summary.push_str(&"^".repeat((last + 1).saturating_sub(first)));
            summary.push('\n');
        }
        at = end + 1;
    }
    summary
}
