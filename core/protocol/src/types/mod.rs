//! Spark's data types: to and from Arrow's, and how Spark writes them.
//!
//! The Arrow types are those Spark Connect uses on the wire: `Utf8`, `Binary`, microsecond timestamps (with the session
//! zone for `TIMESTAMP`, without one for `TIMESTAMP_NTZ`), `Interval(YearMonth)`, `Duration(Microsecond)` and
//! `Interval(MonthDayNano)`.

mod arrow;
mod nanos;
mod parameter;
mod text;

use crate::spark::connect as proto;
use crate::spark::connect::data_type::Kind;

pub use arrow::{from_arrow, is_variant, schema_from_arrow, schema_to_arrow, to_arrow, to_engine, variant};
pub use nanos::Nanos;
pub use parameter::Parameter;
pub use text::{simple_string, sql_string, tree_string};

/// A Spark type from its kind.
pub fn of(kind: Kind) -> proto::DataType {
    proto::DataType { kind: Some(kind) }
}

/// The fields of a struct type; none for any other type.
pub fn fields(data_type: &proto::DataType) -> &[proto::data_type::StructField] {
    match &data_type.kind {
        Some(Kind::Struct(fields)) => &fields.fields,
        _ => &[],
    }
}
