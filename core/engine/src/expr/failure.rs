//! The conditions that expressions raise, with Spark's parameters, and their way through DataFusion and Arrow.

use arrow::error::ArrowError;
use datafusion::error::DataFusionError;
use firesteel_protocol::{Error, Kind};

const ANSI: &str = "\"spark.sql.ansi.enabled\"";

/// An error as DataFusion carries it. `DataFusionError::find_root` and a downcast give it back.
pub fn external(error: Error) -> DataFusionError {
    DataFusionError::External(Box::new(error))
}

/// An error as Arrow's fallible kernels carry it.
pub fn carried(error: Error) -> ArrowError {
    ArrowError::ExternalError(Box::new(error))
}

/// An Arrow error, or the error of ours that it carries.
pub fn from_arrow(error: ArrowError) -> Error {
    match error {
        ArrowError::ExternalError(source) => match source.downcast::<Error>() {
            Ok(error) => *error,
            Err(source) => Error::internal(source),
        },
        other => Error::internal(other),
    }
}

/// A DataFusion error, or the error of ours that it carries.
pub fn from_datafusion(error: DataFusionError) -> Error {
    match error {
        DataFusionError::External(source) => match source.downcast::<Error>() {
            Ok(error) => *error,
            Err(source) => Error::internal(source),
        },
        DataFusionError::ArrowError(error, _) => from_arrow(*error),
        other => Error::internal(other),
    }
}

/// `try_function` is what the message recommends; none for negation and `abs`.
pub fn overflow(try_function: Option<&str>) -> Error {
    let alternative = try_function
        .map(|name| format!(" Use '{name}' to tolerate overflow and return NULL instead."))
        .unwrap_or_default();
    let parameters = [("message", "overflow"), ("alternative", &alternative), ("config", ANSI)];
    Error::new(Kind::Arithmetic, "ARITHMETIC_OVERFLOW", &parameters)
}

/// Overflow of an interval. `try_function` is what the message recommends.
pub fn interval_overflow(try_function: Option<&str>) -> Error {
    match try_function {
        Some(name) => {
            let parameters = [("functionName", format!("`{name}`"))];
            Error::new(Kind::Arithmetic, "INTERVAL_ARITHMETIC_OVERFLOW.WITH_SUGGESTION", &parameters)
        }
        None => {
            let none: [(&str, &str); 0] = [];
            Error::new(Kind::Arithmetic, "INTERVAL_ARITHMETIC_OVERFLOW.WITHOUT_SUGGESTION", &none)
        }
    }
}

/// Overflow of a byte or a short.
pub fn binary_overflow(left: i64, symbol: &str, right: i64, try_function: &str) -> Error {
    let parameters = [
        ("value1", format!("{left}S")),
        ("symbol", symbol.to_string()),
        ("value2", format!("{right}S")),
        ("functionName", format!("`{try_function}`")),
    ];
    Error::new(Kind::Arithmetic, "BINARY_ARITHMETIC_OVERFLOW", &parameters)
}

pub fn divide_by_zero() -> Error {
    Error::new(Kind::Arithmetic, "DIVIDE_BY_ZERO", &[("config", ANSI)])
}

pub fn remainder_by_zero() -> Error {
    Error::new(Kind::Arithmetic, "REMAINDER_BY_ZERO", &[("config", ANSI)])
}

/// A decimal that does not fit its type. `value` in plain digits.
pub fn decimal_out_of_range(value: &str, precision: u8, scale: i8) -> Error {
    let parameters = [
        ("value", value.to_string()),
        ("precision", precision.to_string()),
        ("scale", scale.to_string()),
        ("config", ANSI.to_string()),
    ];
    Error::new(Kind::Arithmetic, "NUMERIC_VALUE_OUT_OF_RANGE.WITH_SUGGESTION", &parameters)
}

/// A text that is not a value of the type. `kind` is the family Spark raises: number format, date-time or runtime.
pub fn invalid_input(kind: Kind, text: &str, source: &str, target: &str) -> Error {
    let escaped = text.replace('\\', "\\\\").replace('\'', "\\'");
    let parameters = [
        ("expression", format!("'{escaped}'")),
        ("sourceType", format!("\"{source}\"")),
        ("targetType", format!("\"{target}\"")),
        ("ansiConfig", ANSI.to_string()),
    ];
    Error::new(kind, "CAST_INVALID_INPUT", &parameters)
}

/// A number that the target type cannot hold. `value` as Spark writes the literal (`2147483648L`).
pub fn cast_overflow(value: &str, source: &str, target: &str) -> Error {
    let parameters = [
        ("value", value.to_string()),
        ("sourceType", format!("\"{source}\"")),
        ("targetType", format!("\"{target}\"")),
        ("ansiConfig", ANSI.to_string()),
    ];
    Error::new(Kind::Arithmetic, "CAST_OVERFLOW", &parameters)
}

/// `DATATYPE_MISMATCH.<condition>` about the expression called `sql`.
pub fn mismatch(condition: &str, sql: &str, parameters: &[(&str, String)]) -> Error {
    let mut all = vec![("sqlExpr", format!("\"{sql}\""))];
    all.extend(parameters.iter().map(|(name, value)| (*name, value.clone())));
    Error::new(Kind::Analysis, &format!("DATATYPE_MISMATCH.{condition}"), &all)
}

/// A function called with the wrong number of arguments.
pub fn wrong_count(function: &str, expected: &str, actual: usize) -> Error {
    let parameters = [
        ("functionName", format!("`{}`", function.to_lowercase())),
        ("expectedNum", expected.to_string()),
        ("actualNum", actual.to_string()),
        ("docroot", "https://spark.apache.org/docs/latest".to_string()),
    ];
    Error::new(Kind::Analysis, "WRONG_NUM_ARGS.WITHOUT_SUGGESTION", &parameters)
}

/// Spark's word for the place of a parameter: `first`, `second`, then numbers.
pub fn ordinal(index: usize) -> String {
    const WORDS: [&str; 6] = ["first", "second", "third", "fourth", "fifth", "sixth"];
    WORDS.get(index).map_or_else(|| (index + 1).to_string(), |word| (*word).to_string())
}
