//! DataFusion's errors as ours. Each is wrapped once, here, on its way out of the engine.

use arrow::error::ArrowError;
use datafusion::error::DataFusionError;
use datafusion::parquet::errors::ParquetError;
use firesteel_protocol::{Error, Kind};

/// What DataFusion's `ScalarSubqueryExec` says, for which it has no error of its own.
const TOO_MANY_ROWS: &str = "Scalar subquery returned more than one row";

/// What a failure in DataFusion means in Spark's terms. An error of ours that travelled through DataFusion comes out as
/// it went in.
pub fn from_datafusion(error: DataFusionError) -> Error {
    if let Some(ours) = ours(&error) {
        return ours;
    }
    match error.find_root() {
        DataFusionError::ArrowError(error, _) => from_arrow(error),
        DataFusionError::ParquetError(error) => from_parquet(error),
        DataFusionError::ObjectStore(error) => from_store(error),
        DataFusionError::IoError(error) => from_io(error),
        DataFusionError::NotImplemented(what) => Error::unsupported(first_line(what)),
        DataFusionError::ResourcesExhausted(what) => out_of_memory(what),
        DataFusionError::Execution(what) if what == TOO_MANY_ROWS => {
            Error::new(Kind::Runtime, "SCALAR_SUBQUERY_TOO_MANY_ROWS", &[] as &[(&str, &str)])
        }
        DataFusionError::ExecutionJoin(error) => Error::internal(format!("a worker stopped: {error}")),
        _ => Error::internal(first_line(&error.strip_backtrace())),
    }
}

/// An error of ours anywhere in the chain of causes.
fn ours(error: &DataFusionError) -> Option<Error> {
    let mut next: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = next {
        if let Some(ours) = error.downcast_ref::<Error>() {
            return Some(ours.clone());
        }
        next = match error.downcast_ref::<DataFusionError>() {
            // Neither gives what it holds as its source.
            Some(DataFusionError::External(inner)) => Some(inner.as_ref()),
            Some(DataFusionError::Collection(errors)) => errors.first().map(|error| error as _),
            Some(DataFusionError::Shared(inner)) => Some(inner.as_ref()),
            Some(DataFusionError::ArrowError(inner, _)) => Some(inner.as_ref()),
            Some(DataFusionError::ParquetError(inner)) => Some(inner.as_ref()),
            _ => match error.downcast_ref::<ArrowError>() {
                Some(ArrowError::ExternalError(inner)) => Some(inner.as_ref()),
                _ => match error.downcast_ref::<ParquetError>() {
                    Some(ParquetError::External(inner)) => Some(inner.as_ref()),
                    _ => error.source(),
                },
            },
        };
    }
    None
}

fn from_arrow(error: &ArrowError) -> Error {
    let suggestion = ("config", "\"spark.sql.ansi.enabled\"");
    match error {
        ArrowError::DivideByZero => Error::new(Kind::Arithmetic, "DIVIDE_BY_ZERO", &[suggestion]),
        ArrowError::ArithmeticOverflow(what) => Error::new(
            Kind::Arithmetic,
            "ARITHMETIC_OVERFLOW",
            &[("message", what.as_str()), ("alternative", ""), suggestion],
        ),
        ArrowError::IoError(_, error) => from_io(error),
        ArrowError::ExternalError(error) => Error::internal(error),
        ArrowError::NotYetImplemented(what) => Error::unsupported(first_line(what)),
        other => Error::internal(first_line(&other.to_string())),
    }
}

fn from_parquet(error: &ParquetError) -> Error {
    match error {
        ParquetError::NYI(what) => Error::unsupported(format!("reading Parquet: {}", first_line(what))),
        other => failed_read("", &other.to_string()),
    }
}

fn from_store(error: &object_store::Error) -> Error {
    match error {
        object_store::Error::NotFound { path, .. } => missing_file(&format!("file:/{path}")),
        other => failed_read("", &other.to_string()),
    }
}

fn from_io(error: &std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::StorageFull => out_of_memory("the disk for temporary files is full"),
        _ => Error::internal(format!("reading or writing a file: {error}")),
    }
}

/// A path that is not there when a plan is analysed.
pub fn path_not_found(path: &str) -> Error {
    Error::new(Kind::Analysis, "PATH_NOT_FOUND", &[("path", path)])
}

/// A file that has gone since the plan was analysed.
fn missing_file(path: &str) -> Error {
    Error::new(Kind::Runtime, "FAILED_READ_FILE.FILE_NOT_EXIST", &[("path", path)])
}

/// A file that is there and cannot be read.
pub fn failed_read(path: &str, cause: &str) -> Error {
    let error = Error::new(Kind::Runtime, "FAILED_READ_FILE.NO_HINT", &[("path", path)]);
    error.with_cause(std::io::Error::other(cause.to_string()))
}

/// More memory is needed than `spark.firesteel.memory.limit` allows, and what needs it cannot spill.
fn out_of_memory(what: &str) -> Error {
    let error = Error::new(Kind::Runtime, "FIRESTEEL_OUT_OF_MEMORY", &[("message", first_line(what))]);
    error.with_cause(std::io::Error::other(what.to_string()))
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}
