//! The core's errors as Python's exceptions, whose classes are in `firesteel.errors`.

use firesteel::{Error, Kind};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

/// The exception class for an error: PySpark's names.
fn class(error: &Error) -> &'static str {
    match error.kind() {
        // Spark has a class of its own for a name that is not there; it tells the condition and not the class everywhere.
        Kind::Runtime if error.condition() == "SQL_CONF_NOT_FOUND" => "SparkNoSuchElementException",
        Kind::Analysis => "AnalysisException",
        Kind::Parse => "ParseException",
        Kind::Arithmetic => "ArithmeticException",
        Kind::NumberFormat => "NumberFormatException",
        Kind::DateTime => "DateTimeException",
        Kind::ArrayIndex => "ArrayIndexOutOfBoundsException",
        Kind::IllegalArgument => "IllegalArgumentException",
        Kind::Unsupported => "UnsupportedOperationException",
        Kind::StreamingQuery => "StreamingQueryException",
        Kind::QueryExecution => "QueryExecutionException",
        Kind::Python => "PythonException",
        Kind::Upgrade => "SparkUpgradeException",
        Kind::Runtime => "SparkRuntimeException",
        Kind::Cancelled => "OperationCanceledException",
        Kind::Connection => "SparkConnectGrpcException",
        Kind::Internal => "SparkException",
    }
}

/// The exception to raise for an error.
pub fn raised(py: Python<'_>, error: &Error) -> PyErr {
    exception(py, error).unwrap_or_else(|failure| failure)
}

fn exception(py: Python<'_>, error: &Error) -> PyResult<PyErr> {
    let exceptions = py.import("firesteel.errors")?;
    let contexts = PyList::empty(py);
    for context in error.contexts() {
        let values = PyDict::new(py);
        values.set_item("is_sql", context.is_sql)?;
        values.set_item("object_type", &context.object_type)?;
        values.set_item("object_name", &context.object_name)?;
        values.set_item("start_index", context.start_index)?;
        values.set_item("stop_index", context.stop_index)?;
        values.set_item("fragment", &context.fragment)?;
        values.set_item("call_site", &context.call_site)?;
        values.set_item("summary", &context.summary)?;
        contexts.append(exceptions.getattr("QueryContext")?.call((), Some(&values))?)?;
    }
    let parameters = PyDict::new(py);
    for (name, value) in error.parameters() {
        parameters.set_item(name, value)?;
    }
    let values = PyDict::new(py);
    values.set_item("message", error.to_string())?;
    values.set_item("errorClass", error.condition())?;
    values.set_item("messageParameters", parameters)?;
    values.set_item("contexts", contexts)?;
    values.set_item("sqlState", error.sql_state())?;
    values.set_item("operationId", error.operation_id())?;
    values.set_item("serverStackTrace", error.stack_trace())?;
    values.set_item("grpcStatusCode", error.grpc_code())?;
    values.set_item("causes", error.causes())?;
    Ok(PyErr::from_value(exceptions.getattr(class(error))?.call((), Some(&values))?))
}

/// A `PySparkTypeError` or `PySparkValueError` with one of PySpark's own conditions.
pub fn refused(py: Python<'_>, class: &str, condition: &str, parameters: &[(&str, &str)]) -> PyErr {
    let made = || -> PyResult<PyErr> {
        let named = PyDict::new(py);
        for (name, value) in parameters {
            named.set_item(name, value)?;
        }
        let values = PyDict::new(py);
        values.set_item("errorClass", condition)?;
        values.set_item("messageParameters", named)?;
        Ok(PyErr::from_value(py.import("firesteel.errors")?.getattr(class)?.call((), Some(&values))?))
    };
    made().unwrap_or_else(|failure| failure)
}

/// Turns the core's results into Python's.
pub trait Raise<T> {
    fn or_raise(self, py: Python<'_>) -> PyResult<T>;
}

impl<T> Raise<T> for firesteel::Result<T> {
    fn or_raise(self, py: Python<'_>) -> PyResult<T> {
        self.map_err(|error| raised(py, &error))
    }
}
