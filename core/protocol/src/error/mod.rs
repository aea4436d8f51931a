//! [`Error`]: the one error of the house. A condition of Spark's catalogue, its parameters, where in the query it
//! arose, and what caused it.

mod conditions;

use std::any::Any;
use std::collections::BTreeMap;
use std::fmt::{self, Display};
use std::sync::Arc;

/// The result of everything that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong, in Spark's terms. Cheap to move and to clone.
#[derive(Clone)]
pub struct Error(Arc<Contents>);

#[derive(Clone)]
struct Contents {
    kind: Kind,
    condition: String,
    sql_state: Option<String>,
    message: String,
    parameters: BTreeMap<String, String>,
    contexts: Vec<QueryContext>,
    operation_id: Option<String>,
    stack_trace: Option<String>,
    grpc_code: Option<i32>,
    cause: Option<Arc<dyn std::error::Error + Send + Sync>>,
}

/// The family an error belongs to: which exception class a language raises for it. The names are those of PySpark's
/// exceptions without the suffix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The plan cannot be resolved: `AnalysisException`.
    Analysis,
    /// The SQL text cannot be parsed: `ParseException`.
    Parse,
    /// Overflow or division by zero: `ArithmeticException`.
    Arithmetic,
    /// A text that is not a number: `NumberFormatException`.
    NumberFormat,
    /// A text that is not a date or a time: `DateTimeException`.
    DateTime,
    /// An index outside an array: `ArrayIndexOutOfBoundsException`.
    ArrayIndex,
    /// `IllegalArgumentException`.
    IllegalArgument,
    /// `UnsupportedOperationException`.
    Unsupported,
    /// `StreamingQueryException`.
    StreamingQuery,
    /// `QueryExecutionException`.
    QueryExecution,
    /// `PythonException`.
    Python,
    /// `SparkUpgradeException`.
    Upgrade,
    /// Any other failure while rows were made: `SparkRuntimeException`.
    Runtime,
    /// The operation was interrupted.
    Cancelled,
    /// The server cannot be reached, refuses, or has forgotten the session: `SparkConnectGrpcException`.
    Connection,
    /// A defect, ours or the server's: `SparkException`.
    Internal,
}

/// A place in a query's text or in a program that an error points to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QueryContext {
    /// `true` for a place in SQL text, `false` for a DataFrame call.
    pub is_sql: bool,
    pub object_type: String,
    pub object_name: String,
    /// Zero-based offset of the first character; -1 when unknown.
    pub start_index: i32,
    /// Zero-based offset of the last character; -1 when unknown.
    pub stop_index: i32,
    /// The text pointed to.
    pub fragment: String,
    pub call_site: String,
    pub summary: String,
}

impl Error {
    /// An error with a condition of the catalogue (`api/errors*.toml`). `parameters` fill the `<name>` places of its
    /// text.
    pub fn new<V: Display>(kind: Kind, condition: &str, parameters: &[(&str, V)]) -> Self {
        let parameters: BTreeMap<String, String> =
            parameters.iter().map(|(name, value)| ((*name).to_string(), value.to_string())).collect();
        let (sql_state, message) = conditions::text(condition, &parameters);
        Error(Arc::new(Contents {
            kind,
            condition: condition.to_string(),
            sql_state,
            message,
            parameters,
            contexts: Vec::new(),
            operation_id: None,
            stack_trace: None,
            grpc_code: None,
            cause: None,
        }))
    }

    /// An error in words that were made elsewhere: a server's message, which is already complete.
    pub fn foreign(kind: Kind, condition: Option<&str>, message: impl Into<String>) -> Self {
        let condition = condition.unwrap_or("INTERNAL_ERROR").to_string();
        Error(Arc::new(Contents {
            kind,
            sql_state: conditions::sql_state(&condition).map(str::to_string),
            condition,
            message: message.into(),
            parameters: BTreeMap::new(),
            contexts: Vec::new(),
            operation_id: None,
            stack_trace: None,
            grpc_code: None,
            cause: None,
        }))
    }

    /// A defect, or a failure of the machine, met while doing `what`.
    pub fn internal(what: impl Display) -> Self {
        Error::new(Kind::Internal, "INTERNAL_ERROR", &[("message", what)])
    }

    /// A construct that is known and not offered. `what` is its name, as a user writes it.
    pub fn unsupported(what: impl Display) -> Self {
        Error::new(Kind::Unsupported, "UNSUPPORTED_OPERATION", &[("operation", what)])
    }

    /// An argument of an API call that cannot be used.
    pub fn argument(function: &str, argument: &str, reason: impl Display) -> Self {
        let parameters = [("function", function), ("argument", argument), ("reason", &reason.to_string())];
        Error::new(Kind::IllegalArgument, "FIRESTEEL_INVALID_ARGUMENT", &parameters)
    }

    /// The operation was interrupted by its owner.
    pub fn cancelled() -> Self {
        Error::new(Kind::Cancelled, "OPERATION_CANCELED", &[] as &[(&str, &str)])
    }

    /// A panic that was caught at a border, from its payload.
    pub fn panic(payload: &(dyn Any + Send)) -> Self {
        let text = payload
            .downcast_ref::<&str>()
            .map(|text| (*text).to_string())
            .or_else(|| payload.downcast_ref::<String>().cloned())
            .unwrap_or_else(|| "no message".to_string());
        Error::new(Kind::Internal, "FIRESTEEL_PANIC", &[("message", text)])
    }

    #[must_use]
    pub fn with_cause(self, cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        self.changed(|contents| contents.cause = Some(Arc::new(cause)))
    }

    #[must_use]
    pub fn with_context(self, context: QueryContext) -> Self {
        self.changed(|contents| contents.contexts.push(context))
    }

    #[must_use]
    pub fn with_operation(self, operation_id: impl Into<String>) -> Self {
        self.changed(|contents| contents.operation_id = Some(operation_id.into()))
    }

    #[must_use]
    pub fn with_sql_state(self, sql_state: impl Into<String>) -> Self {
        self.changed(|contents| contents.sql_state = Some(sql_state.into()))
    }

    #[must_use]
    pub fn with_parameters(self, parameters: BTreeMap<String, String>) -> Self {
        self.changed(|contents| contents.parameters = parameters)
    }

    #[must_use]
    pub fn with_stack_trace(self, stack_trace: impl Into<String>) -> Self {
        self.changed(|contents| contents.stack_trace = Some(stack_trace.into()))
    }

    #[must_use]
    pub fn with_grpc_code(self, code: i32) -> Self {
        self.changed(|contents| contents.grpc_code = Some(code))
    }

    fn changed(mut self, change: impl FnOnce(&mut Contents)) -> Self {
        change(Arc::make_mut(&mut self.0));
        self
    }

    pub fn kind(&self) -> Kind {
        self.0.kind
    }

    /// The Spark error class, such as `UNRESOLVED_COLUMN.WITH_SUGGESTION`.
    pub fn condition(&self) -> &str {
        &self.0.condition
    }

    pub fn sql_state(&self) -> Option<&str> {
        self.0.sql_state.as_deref()
    }

    /// The text without condition, SQLSTATE and query context.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    pub fn parameters(&self) -> &BTreeMap<String, String> {
        &self.0.parameters
    }

    pub fn contexts(&self) -> &[QueryContext] {
        &self.0.contexts
    }

    pub fn operation_id(&self) -> Option<&str> {
        self.0.operation_id.as_deref()
    }

    /// The server's stack trace, when it sent one.
    pub fn stack_trace(&self) -> Option<&str> {
        self.0.stack_trace.as_deref()
    }

    /// The gRPC status code, when the error came over gRPC.
    pub fn grpc_code(&self) -> Option<i32> {
        self.0.grpc_code
    }

    /// The texts of what caused this error, nearest first.
    pub fn causes(&self) -> Vec<String> {
        let mut texts = Vec::new();
        let mut next = std::error::Error::source(self);
        while let Some(cause) = next {
            texts.push(cause.to_string());
            next = cause.source();
        }
        texts
    }
}

/// `[CONDITION] text SQLSTATE: 00000`, and the places it points to, as Spark prints it. A server's message stands as it
/// came.
impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let contents = &*self.0;
        if contents.message.starts_with('[') {
            f.write_str(&contents.message)?;
        } else {
            write!(f, "[{}] {}", contents.condition, contents.message)?;
            if let Some(sql_state) = &contents.sql_state {
                write!(f, " SQLSTATE: {sql_state}")?;
            }
            for context in contents.contexts.iter().filter(|context| !context.summary.is_empty()) {
                // The place of a syntax error follows on the same line.
                let separator = if context.summary.starts_with("(line") { ' ' } else { '\n' };
                write!(f, "{separator}{}", context.summary)?;
            }
        }
        if contents.condition == "INTERNAL_ERROR" {
            for cause in self.causes() {
                write!(f, "\nCaused by: {cause}")?;
            }
        }
        Ok(())
    }
}

/// The same as [`Display`]: a message, never a dump of fields.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.cause.as_deref().map(|cause| cause as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_stand_in_the_text() {
        let parameters = [("objectName", "`x`"), ("proposal", "`a`, `b`")];
        let error = Error::new(Kind::Analysis, "UNRESOLVED_COLUMN.WITH_SUGGESTION", &parameters);
        assert_eq!(
            error.to_string(),
            "[UNRESOLVED_COLUMN.WITH_SUGGESTION] A column, variable, or function parameter with name `x` cannot be \
             resolved. Did you mean one of the following? [`a`, `b`]. SQLSTATE: 42703"
        );
        assert_eq!(error.parameters()["objectName"], "`x`");
    }

    #[test]
    fn a_condition_that_is_not_in_the_catalogue_still_has_a_text() {
        let error = Error::new(Kind::Internal, "NO_SUCH_CONDITION", &[("name", "value")]);
        assert_eq!(error.to_string(), "[NO_SUCH_CONDITION] name: value");
    }
}
