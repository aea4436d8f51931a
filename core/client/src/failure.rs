//! From gRPC statuses to [`Error`]: Spark's `ErrorInfo`, the answer to FetchErrorDetails, and failures of the transport.
//!
//! Families and texts follow PySpark's `pyspark/errors/exceptions/connect.py`.

use std::error::Error as StdError;
use std::fmt;

use firesteel_protocol::error::QueryContext;
use firesteel_protocol::spark::connect::fetch_error_details_response as details;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Kind};
use tonic::{Code, Status};
use tonic_types::{ErrorInfo, StatusExt};

/// JVM classes and the families PySpark raises for them. An error lists its classes from the most specific up; the
/// first that stands here decides.
const FAMILIES: &[(&str, Kind)] = &[
    ("org.apache.spark.sql.catalyst.parser.ParseException", Kind::Parse),
    ("org.apache.spark.sql.AnalysisException", Kind::Analysis),
    ("org.apache.spark.sql.streaming.StreamingQueryException", Kind::StreamingQuery),
    ("org.apache.spark.sql.execution.QueryExecutionException", Kind::QueryExecution),
    ("java.lang.NumberFormatException", Kind::NumberFormat),
    ("java.lang.IllegalArgumentException", Kind::IllegalArgument),
    ("java.lang.ArithmeticException", Kind::Arithmetic),
    ("java.lang.UnsupportedOperationException", Kind::Unsupported),
    ("java.lang.ArrayIndexOutOfBoundsException", Kind::ArrayIndex),
    ("java.time.DateTimeException", Kind::DateTime),
    ("org.apache.spark.SparkRuntimeException", Kind::Runtime),
    ("org.apache.spark.SparkUpgradeException", Kind::Upgrade),
    ("org.apache.spark.api.python.PythonException", Kind::Python),
    ("org.apache.spark.SparkNoSuchElementException", Kind::Runtime),
    ("org.apache.spark.SparkException", Kind::Internal),
    ("org.apache.spark.sql.connect.common.InvalidPlanInput", Kind::Analysis),
    ("org.apache.spark.api.python.StreamingPythonRunner$StreamingPythonRunnerInitializationException", Kind::Python),
];

const PYTHON_EXCEPTION: &str = "org.apache.spark.api.python.PythonException";

/// tonic's text for a body that ends without a status. It gives nothing else to know that case by.
const MISSING_TRAILER: &str = "protocol error: missing grpc-status trailer";

/// Whether the status was made on this side because the connection failed, rather than sent by the server.
pub(crate) fn is_transport(status: &Status) -> bool {
    status.source().is_some() || (status.code() == Code::Unknown && status.message().starts_with(MISSING_TRAILER))
}

/// Whether the connection could not be made at all.
pub(crate) fn is_connect(status: &Status) -> bool {
    causes(status).any(|cause| cause.is::<tonic::ConnectError>())
}

/// Whether the operating system refused.
pub(crate) fn is_io(status: &Status) -> bool {
    causes(status).any(|cause| {
        // TLS wraps its own failures as `InvalidData` and, when the peer hangs up, `UnexpectedEof`.
        let io = cause.downcast_ref::<std::io::Error>();
        io.is_some_and(|io| !matches!(io.kind(), std::io::ErrorKind::InvalidData | std::io::ErrorKind::UnexpectedEof))
    })
}

fn causes<'a>(error: &'a (dyn StdError + 'static)) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(error.source(), |cause: &&'a (dyn StdError + 'static)| (*cause).source())
}

/// The text of the deepest cause: the layers above it say no more than that something failed.
pub(crate) fn innermost(error: &(dyn StdError + 'static)) -> String {
    let deepest = causes(error).last().map(ToString::to_string);
    deepest.unwrap_or_else(|| match error.downcast_ref::<Status>() {
        Some(status) => status.message().to_string(),
        None => error.to_string(),
    })
}

/// Whether the server names `condition` as what went wrong. Older servers say so in the message alone.
pub(crate) fn names(status: &Status, condition: &str) -> bool {
    let named = status.get_details_error_info().and_then(|mut info| info.metadata.remove("errorClass"));
    named.map_or_else(|| status.message().contains(condition), |named| named == condition)
}

/// The name gRPC's documents give to a code.
pub(crate) fn code_name(code: Code) -> &'static str {
    match code {
        Code::Ok => "OK",
        Code::Cancelled => "CANCELLED",
        Code::Unknown => "UNKNOWN",
        Code::InvalidArgument => "INVALID_ARGUMENT",
        Code::DeadlineExceeded => "DEADLINE_EXCEEDED",
        Code::NotFound => "NOT_FOUND",
        Code::AlreadyExists => "ALREADY_EXISTS",
        Code::PermissionDenied => "PERMISSION_DENIED",
        Code::ResourceExhausted => "RESOURCE_EXHAUSTED",
        Code::FailedPrecondition => "FAILED_PRECONDITION",
        Code::Aborted => "ABORTED",
        Code::OutOfRange => "OUT_OF_RANGE",
        Code::Unimplemented => "UNIMPLEMENTED",
        Code::Internal => "INTERNAL",
        Code::Unavailable => "UNAVAILABLE",
        Code::DataLoss => "DATA_LOSS",
        Code::Unauthenticated => "UNAUTHENTICATED",
    }
}

/// The error a server describes: from `fetched` where it came, else from what fits into the status.
pub(crate) fn from_server(
    status: &Status,
    info: &ErrorInfo,
    fetched: Option<proto::FetchErrorDetailsResponse>,
) -> Error {
    let classes: Vec<String> = json(info, "classes").unwrap_or_default();
    let (root, errors) = root(fetched);
    let throwable = root.as_ref().and_then(|root| root.spark_throwable.clone()).unwrap_or_default();
    let condition = info.metadata.get("errorClass").cloned().or(throwable.error_class);
    let message = root.as_ref().map_or_else(|| status.message().to_string(), |root| root.message.clone());
    let kind = kind(&classes, condition.as_deref());
    let message = shown(message, &classes, &info.reason);
    let mut error = Error::foreign(kind, condition.as_deref(), message);
    if let Some(sql_state) = info.metadata.get("sqlState").cloned().or(throwable.sql_state) {
        error = error.with_sql_state(sql_state);
    }
    error = error.with_parameters(match &root {
        Some(_) => throwable.message_parameters,
        None => json(info, "messageParameters").unwrap_or_default(),
    });
    for context in throwable.query_contexts {
        error = error.with_context(query_context(context));
    }
    match root {
        Some(root) => {
            let chain = chain(&root, &errors);
            error = error.with_stack_trace(stack_trace(&chain));
            match cause(&chain[1..]) {
                Some(cause) => error.with_cause(cause),
                None => error,
            }
        }
        None => match info.metadata.get("stackTrace") {
            Some(trace) => error.with_stack_trace(trace.clone()),
            None => error,
        },
    }
}

fn json<T: serde::de::DeserializeOwned>(info: &ErrorInfo, key: &str) -> Option<T> {
    serde_json::from_str(info.metadata.get(key)?).ok()
}

fn kind(classes: &[String], condition: Option<&str>) -> Kind {
    match condition {
        Some("OPERATION_CANCELED") => return Kind::Cancelled,
        Some(condition) if condition.starts_with("INVALID_HANDLE.") => return Kind::Connection,
        _ => {}
    }
    // A failure of Python code wins wherever it stands in the list.
    if classes.iter().any(|class| class == PYTHON_EXCEPTION) {
        return Kind::Python;
    }
    let family = |class: &String| FAMILIES.iter().find(|(name, _)| name == class).map(|(_, kind)| *kind);
    classes.iter().find_map(family).unwrap_or(Kind::Internal)
}

/// The message as PySpark shows it.
fn shown(message: String, classes: &[String], reason: &str) -> String {
    if classes.iter().any(|class| class == PYTHON_EXCEPTION) {
        return format!(
            "\n  An exception was thrown from the Python worker. Please see the stack trace below.\n{message}"
        );
    }
    let is_known = classes.iter().any(|class| FAMILIES.iter().any(|(name, _)| name == class));
    if is_known || reason.is_empty() { message } else { format!("({reason}) {message}") }
}

/// The error that was raised, and all those it may name as causes.
fn root(fetched: Option<proto::FetchErrorDetailsResponse>) -> (Option<details::Error>, Vec<details::Error>) {
    let Some(fetched) = fetched else { return (None, Vec::new()) };
    let index = fetched.root_error_idx.and_then(|index| usize::try_from(index).ok());
    (index.and_then(|index| fetched.errors.get(index).cloned()), fetched.errors)
}

/// The error and its causes, nearest first.
fn chain<'a>(root: &'a details::Error, errors: &'a [details::Error]) -> Vec<&'a details::Error> {
    let mut chain = vec![root];
    // A list of causes that leads back to itself is cut where it repeats.
    while chain.len() <= errors.len() {
        let next = chain.last().and_then(|error| error.cause_idx).and_then(|index| usize::try_from(index).ok());
        let Some(next) = next.and_then(|index| errors.get(index)) else { break };
        chain.push(next);
    }
    chain
}

fn class(error: &details::Error) -> &str {
    error.error_type_hierarchy.first().map_or("unknown class", String::as_str)
}

/// The trace in the form of the JVM.
fn stack_trace(chain: &[&details::Error]) -> String {
    let mut lines = Vec::new();
    for (at, error) in chain.iter().enumerate() {
        lines.push(match at {
            0 => class(error).to_string(),
            _ => format!("Caused by: {}: {}", class(error), error.message),
        });
        lines.extend(error.stack_trace.iter().map(|frame| {
            let (class, method, line) = (&frame.declaring_class, &frame.method_name, frame.line_number);
            format!("\tat {class}.{method}({}:{line})", frame.file_name.as_deref().unwrap_or_default())
        }));
    }
    lines.join("\n")
}

fn query_context(context: details::QueryContext) -> QueryContext {
    QueryContext {
        is_sql: context.context_type() == details::query_context::ContextType::Sql,
        object_type: context.object_type,
        object_name: context.object_name,
        start_index: context.start_index,
        stop_index: context.stop_index,
        fragment: context.fragment,
        call_site: context.call_site,
        summary: context.summary,
    }
}

/// An exception of the server that caused another.
#[derive(Debug)]
struct Cause {
    text: String,
    next: Option<Box<Cause>>,
}

fn cause(chain: &[&details::Error]) -> Option<Cause> {
    chain.iter().rev().fold(None, |next, error| {
        Some(Cause { text: format!("{}: {}", class(error), error.message), next: next.map(Box::new) })
    })
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl StdError for Cause {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.next.as_deref().map(|cause| cause as _)
    }
}

/// The error of an operation that a server has forgotten after it answered.
pub(crate) fn lost_after_answers(status: &Status) -> Error {
    let lost = LOST.iter().find(|condition| names(status, condition)).copied().unwrap_or_default();
    Error::new(Kind::Connection, "RESPONSE_ALREADY_RECEIVED", &[("error_type", lost)])
}

const LOST: &[&str] = &["INVALID_HANDLE.OPERATION_NOT_FOUND", "INVALID_HANDLE.SESSION_NOT_FOUND"];

/// Whether the server does not know the operation: it never got the request, or has forgotten it.
pub(crate) fn is_lost(status: &Status) -> bool {
    LOST.iter().any(|condition| names(status, condition))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(names: &[&str]) -> Vec<String> {
        names.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_most_specific_known_class_decides_the_family() {
        for (names, condition, expected) in [
            (
                vec!["org.apache.spark.SparkArithmeticException", "java.lang.ArithmeticException"],
                None,
                Kind::Arithmetic,
            ),
            (
                vec![
                    "org.apache.spark.SparkNumberFormatException",
                    "java.lang.NumberFormatException",
                    "java.lang.IllegalArgumentException",
                ],
                None,
                Kind::NumberFormat,
            ),
            (
                vec!["org.apache.spark.sql.catalyst.parser.ParseException", "org.apache.spark.sql.AnalysisException"],
                Some("PARSE_SYNTAX_ERROR"),
                Kind::Parse,
            ),
            (vec!["org.apache.spark.SparkException", PYTHON_EXCEPTION], None, Kind::Python),
            (vec!["org.apache.spark.SparkSQLException"], Some("OPERATION_CANCELED"), Kind::Cancelled),
            (vec!["org.apache.spark.SparkSQLException"], Some("INVALID_HANDLE.SESSION_CLOSED"), Kind::Connection),
            (vec!["java.io.FileNotFoundException"], None, Kind::Internal),
        ] {
            assert_eq!(kind(&classes(&names), condition), expected, "{names:?}");
        }
    }

    #[test]
    fn an_unknown_class_is_named_before_its_message() {
        let unknown = classes(&["java.io.FileNotFoundException"]);
        assert_eq!(
            shown("gone".to_string(), &unknown, "java.io.FileNotFoundException"),
            "(java.io.FileNotFoundException) gone"
        );
        assert_eq!(shown("gone".to_string(), &classes(&["org.apache.spark.SparkException"]), "x"), "gone");
    }

    #[test]
    fn causes_that_lead_back_to_themselves_end() {
        let error =
            |index| details::Error { message: format!("e{index}"), cause_idx: Some(index), ..Default::default() };
        let errors = vec![error(1), error(0)];
        let chain = chain(&errors[0], &errors);
        assert_eq!(chain.len(), 3);
        assert!(stack_trace(&chain).ends_with("Caused by: unknown class: e1"));
    }
}
