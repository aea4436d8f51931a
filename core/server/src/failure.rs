//! From [`Error`] to what a client sees: the gRPC status with its `ErrorInfo`, and the answer to FetchErrorDetails.
//! Spark: `ErrorUtils`.

use std::collections::HashMap;

use firesteel_protocol::spark::connect::fetch_error_details_response as details;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Kind};
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt};

const DOMAIN: &str = "org.apache.spark";

/// A status travels in HTTP/2 headers, for which clients keep 8 KiB: longer texts are cut, and the client fetches the
/// whole error.
const LONGEST_MESSAGE: usize = 1536;
const LONGEST_PARAMETERS: usize = 1024;

/// What a client is told of `error`. With `error_id` it can ask for the rest.
pub(crate) fn status(error: &Error, error_id: Option<&str>) -> Status {
    let classes = classes(error);
    let mut metadata = HashMap::from([("classes".to_string(), json(&classes))]);
    metadata.insert("errorClass".to_string(), error.condition().to_string());
    let parameters = json(error.parameters());
    if parameters.len() <= LONGEST_PARAMETERS {
        metadata.insert("messageParameters".to_string(), parameters);
    }
    if let Some(sql_state) = error.sql_state() {
        metadata.insert("sqlState".to_string(), sql_state.to_string());
    }
    if let Some(error_id) = error_id {
        metadata.insert("errorId".to_string(), error_id.to_string());
    }
    let reason = classes.first().copied().unwrap_or_default();
    let details = ErrorDetails::with_error_info(reason, DOMAIN, metadata);
    Status::with_error_details(Code::Internal, cut(&error.to_string(), LONGEST_MESSAGE), details)
}

/// The whole error, its causes after it.
pub(crate) fn details(error: &Error) -> proto::FetchErrorDetailsResponse {
    let causes = error.causes();
    let next = |at: usize| i32::try_from(at + 1).ok().filter(|_| at < causes.len());
    let root = details::Error {
        error_type_hierarchy: classes(error).into_iter().map(str::to_string).collect(),
        message: error.to_string(),
        stack_trace: Vec::new(),
        cause_idx: next(0),
        spark_throwable: Some(details::SparkThrowable {
            error_class: Some(error.condition().to_string()),
            message_parameters: error.parameters().clone(),
            query_contexts: error.contexts().iter().map(query_context).collect(),
            sql_state: error.sql_state().map(str::to_string),
            breaking_change_info: None,
        }),
    };
    let caused = causes.iter().enumerate().map(|(at, text)| details::Error {
        error_type_hierarchy: ROOTS.iter().rev().map(ToString::to_string).collect(),
        message: text.clone(),
        cause_idx: next(at + 1),
        ..Default::default()
    });
    let errors = std::iter::once(root).chain(caused).collect();
    proto::FetchErrorDetailsResponse { root_error_idx: Some(0), errors, ..Default::default() }
}

fn query_context(context: &firesteel_protocol::error::QueryContext) -> details::QueryContext {
    let context_type = if context.is_sql {
        details::query_context::ContextType::Sql
    } else {
        details::query_context::ContextType::Dataframe
    };
    details::QueryContext {
        context_type: context_type as i32,
        object_type: context.object_type.clone(),
        object_name: context.object_name.clone(),
        start_index: context.start_index,
        stop_index: context.stop_index,
        fragment: context.fragment.clone(),
        call_site: context.call_site.clone(),
        summary: context.summary.clone(),
    }
}

/// The end of every list of classes, last first.
const ROOTS: &[&str] = &["java.lang.Object", "java.lang.Throwable", "java.lang.Exception"];

/// The JVM classes that Spark's own error would have, from the most specific up: clients choose their exception by them.
fn classes(error: &Error) -> Vec<&'static str> {
    let special = by_condition(error.condition()).unwrap_or_else(|| by_kind(error.kind()));
    special.iter().copied().chain(ROOTS.iter().rev().copied()).collect()
}

/// Conditions that Spark raises with another class than their family's.
fn by_condition(condition: &str) -> Option<&'static [&'static str]> {
    match condition {
        "SQL_CONF_NOT_FOUND" => Some(&[
            "org.apache.spark.SparkNoSuchElementException",
            "java.util.NoSuchElementException",
            "java.lang.RuntimeException",
        ]),
        "CONNECT_INVALID_PLAN.CANNOT_PARSE" => Some(SQL_EXCEPTION),
        condition if condition.starts_with("CONNECT_INVALID_PLAN.") => {
            Some(&["org.apache.spark.sql.connect.common.InvalidPlanInput"])
        }
        condition if ["INVALID_HANDLE.", "INVALID_CURSOR."].iter().any(|start| condition.starts_with(start)) => {
            Some(SQL_EXCEPTION)
        }
        _ => None,
    }
}

const SQL_EXCEPTION: &[&str] = &["org.apache.spark.SparkSQLException", "java.sql.SQLException"];

fn by_kind(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Analysis => &["org.apache.spark.sql.AnalysisException"],
        Kind::Parse => {
            &["org.apache.spark.sql.catalyst.parser.ParseException", "org.apache.spark.sql.AnalysisException"]
        }
        Kind::Arithmetic => &[
            "org.apache.spark.SparkArithmeticException",
            "java.lang.ArithmeticException",
            "java.lang.RuntimeException",
        ],
        Kind::NumberFormat => &[
            "org.apache.spark.SparkNumberFormatException",
            "java.lang.NumberFormatException",
            "java.lang.IllegalArgumentException",
            "java.lang.RuntimeException",
        ],
        Kind::DateTime => {
            &["org.apache.spark.SparkDateTimeException", "java.time.DateTimeException", "java.lang.RuntimeException"]
        }
        Kind::ArrayIndex => &[
            "org.apache.spark.SparkArrayIndexOutOfBoundsException",
            "java.lang.ArrayIndexOutOfBoundsException",
            "java.lang.IndexOutOfBoundsException",
            "java.lang.RuntimeException",
        ],
        Kind::IllegalArgument => &[
            "org.apache.spark.SparkIllegalArgumentException",
            "java.lang.IllegalArgumentException",
            "java.lang.RuntimeException",
        ],
        Kind::Unsupported => &[
            "org.apache.spark.SparkUnsupportedOperationException",
            "java.lang.UnsupportedOperationException",
            "java.lang.RuntimeException",
        ],
        Kind::StreamingQuery => &["org.apache.spark.sql.streaming.StreamingQueryException"],
        Kind::QueryExecution => &["org.apache.spark.sql.execution.QueryExecutionException"],
        Kind::Python => &["org.apache.spark.api.python.PythonException", "java.lang.RuntimeException"],
        Kind::Upgrade => &["org.apache.spark.SparkUpgradeException", "java.lang.RuntimeException"],
        Kind::Runtime => &["org.apache.spark.SparkRuntimeException", "java.lang.RuntimeException"],
        Kind::Cancelled | Kind::Connection => SQL_EXCEPTION,
        Kind::Internal => &["org.apache.spark.SparkException"],
    }
}

fn json(value: &impl serde::Serialize) -> String {
    // Texts and maps of texts always have a form.
    serde_json::to_string(value).unwrap_or_default()
}

/// The beginning of `text`, at most `longest` bytes.
fn cut(text: &str, longest: usize) -> String {
    if text.len() <= longest {
        return text.to_string();
    }
    let end = (0..=longest - 3).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    format!("{}...", &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_names_the_condition_its_class_and_where_to_ask_for_more() {
        let error = Error::new(Kind::Arithmetic, "DIVIDE_BY_ZERO", &[("config", "\"spark.sql.ansi.enabled\"")]);
        let status = status(&error, Some("id"));
        let info = status.get_details_error_info().unwrap();
        assert_eq!(info.reason, "org.apache.spark.SparkArithmeticException");
        assert_eq!(info.metadata["errorClass"], "DIVIDE_BY_ZERO");
        assert_eq!(info.metadata["sqlState"], "22012");
        assert_eq!(info.metadata["errorId"], "id");
        assert!(status.message().starts_with("[DIVIDE_BY_ZERO] Division by zero."));
    }

    #[test]
    fn a_long_text_is_cut_at_a_character() {
        assert_eq!(cut("ääää", 7), "ää...");
        assert_eq!(cut("ääää", 8), "ääää");
    }

    #[test]
    fn causes_follow_the_error_they_caused() {
        let error = Error::internal("x").with_cause(std::io::Error::other("deep"));
        let details = details(&error);
        assert_eq!(details.errors.len(), 2);
        assert_eq!(details.errors[0].cause_idx, Some(1));
        assert_eq!(details.errors[1].message, "deep");
        assert_eq!(details.errors[1].cause_idx, None);
    }
}
