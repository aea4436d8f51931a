//! Spark's types inside the engine, as Arrow types, and the questions the rest asks about them.
//!
//! `string` is `Utf8` (scans may give `Utf8View`), `timestamp` carries the session zone, `timestamp_ntz` none, day-time
//! intervals are `Duration`, year-month ones `Interval(YearMonth)`, calendar ones `Interval(MonthDayNano)`, TIME is
//! `Time64(Nanosecond)`. Intervals of fewer fields and TIME of another precision are carried as [`Parameter`] says,
//! timestamps of nanoseconds as [`Nanos`] says.

pub mod coercion;
pub mod decimal;
pub mod parameter;

use std::sync::Arc;

use arrow::datatypes::{DataType, Field, Fields, IntervalUnit, TimeUnit};
use firesteel_protocol::types::{self, Nanos, Parameter};

pub use coercion::{common_type, implicit_cast};

/// Day-time intervals.
pub const DAY_TIME: DataType = DataType::Duration(TimeUnit::Microsecond);
/// Year-month intervals.
pub const YEAR_MONTH: DataType = DataType::Interval(IntervalUnit::YearMonth);
/// Calendar intervals.
pub const CALENDAR: DataType = DataType::Interval(IntervalUnit::MonthDayNano);
/// `timestamp_ntz`.
pub const TIMESTAMP_NTZ: DataType = DataType::Timestamp(TimeUnit::Microsecond, None);

/// `timestamp`, in the session zone.
pub fn timestamp(zone: &Arc<str>) -> DataType {
    DataType::Timestamp(TimeUnit::Microsecond, Some(Arc::clone(zone)))
}

/// `array<element>`.
pub fn list(element: DataType, contains_null: bool) -> DataType {
    DataType::List(Arc::new(Field::new("element", element, contains_null)))
}

/// `map<key, value>`.
pub fn map(key: DataType, value: DataType, value_contains_null: bool) -> DataType {
    let fields = vec![Field::new("key", key, false), Field::new("value", value, value_contains_null)];
    DataType::Map(Arc::new(Field::new("entries", DataType::Struct(Fields::from(fields)), false)), false)
}

/// `variant`: a struct of two binaries that says what it is.
pub fn variant() -> DataType {
    types::variant()
}

pub fn is_variant(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Struct(fields) if types::is_variant(fields))
}

pub fn is_string(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Utf8 | DataType::Utf8View | DataType::LargeUtf8)
}

pub fn is_binary(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Binary | DataType::BinaryView | DataType::LargeBinary | DataType::FixedSizeBinary(_))
}

pub fn is_integral(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Int8 | DataType::Int16 | DataType::Int32 | DataType::Int64)
}

pub fn is_fractional(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Float32 | DataType::Float64)
}

pub fn is_decimal(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Decimal128(_, _))
}

pub fn is_numeric(data_type: &DataType) -> bool {
    is_integral(data_type) || is_fractional(data_type) || is_decimal(data_type)
}

/// `timestamp` or `timestamp_ntz`.
pub fn is_timestamp(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Timestamp(_, _))
}

/// A date or either timestamp.
pub fn is_datetime(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Date32) || is_timestamp(data_type)
}

pub fn is_interval(data_type: &DataType) -> bool {
    *data_type == CALENDAR || is_ansi_interval(data_type)
}

/// A year-month or day-time interval, of whatever fields.
pub fn is_ansi_interval(data_type: &DataType) -> bool {
    is_day_time(data_type) || is_year_month(data_type)
}

pub fn is_day_time(data_type: &DataType) -> bool {
    matches!(Parameter::of(data_type), Some(Parameter::DayTime { .. }))
}

pub fn is_year_month(data_type: &DataType) -> bool {
    matches!(Parameter::of(data_type), Some(Parameter::YearMonth { .. }))
}

/// TIME, of whatever precision.
pub fn is_time(data_type: &DataType) -> bool {
    matches!(Parameter::of(data_type), Some(Parameter::Time { .. }))
}

/// A timestamp of nanoseconds, of whatever precision.
pub fn is_nanos(data_type: &DataType) -> bool {
    Nanos::of(data_type).is_some()
}

pub fn is_nested(data_type: &DataType) -> bool {
    matches!(data_type, DataType::List(_) | DataType::Struct(_) | DataType::Map(_, _))
}

/// Whether Spark can order values of the type.
pub fn is_orderable(data_type: &DataType) -> bool {
    match data_type {
        DataType::Map(_, _) => false,
        DataType::Interval(IntervalUnit::MonthDayNano) => false,
        DataType::List(element) => is_orderable(element.data_type()),
        data_type if is_variant(data_type) => false,
        DataType::Struct(fields) => fields.iter().all(|field| is_orderable(field.data_type())),
        _ => true,
    }
}

/// The same Spark type, whatever layout and field nullability: what needs no cast.
pub fn is_same(left: &DataType, right: &DataType) -> bool {
    match (left, right) {
        (left, right) if is_string(left) && is_string(right) => true,
        (left, right) if is_binary(left) && is_binary(right) => true,
        (DataType::List(left), DataType::List(right)) => is_same(left.data_type(), right.data_type()),
        (DataType::Map(left, _), DataType::Map(right, _)) => is_same(left.data_type(), right.data_type()),
        (DataType::Struct(left), DataType::Struct(right)) => {
            left.len() == right.len()
                && left.iter().zip(right).all(|(left, right)| {
                    left.name().eq_ignore_ascii_case(right.name()) && is_same(left.data_type(), right.data_type())
                })
        }
        _ => left == right,
    }
}

/// The SQL form of a type: `DECIMAL(10,2)`, `ARRAY<INT>`. Arrow's own name for a type Spark does not have.
pub fn sql_name(data_type: &DataType) -> String {
    types::from_arrow(data_type).map_or_else(|_| data_type.to_string(), |data_type| types::sql_string(&data_type))
}

/// The short form of a type: `decimal(10,2)`, `array<int>`.
pub fn simple_name(data_type: &DataType) -> String {
    types::from_arrow(data_type).map_or_else(|_| data_type.to_string(), |data_type| types::simple_string(&data_type))
}

/// A type as error messages quote it: `"INT"`.
pub fn quoted(data_type: &DataType) -> String {
    format!("\"{}\"", sql_name(data_type))
}
