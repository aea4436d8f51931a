//! Spark's data types: to and from Arrow's, and how Spark writes them.
//!
//! The Arrow types are those Spark Connect uses on the wire: `Utf8`, `Binary`, microsecond timestamps (with the session
//! zone for `TIMESTAMP`, without one for `TIMESTAMP_NTZ`), `Interval(YearMonth)`, `Duration(Microsecond)` and
//! `Interval(MonthDayNano)`.

mod arrow;
mod json;
mod nanos;
mod parameter;
mod text;

use crate::spark::connect as proto;
use crate::spark::connect::data_type::Kind;

pub use arrow::{from_arrow, is_variant, schema_from_arrow, schema_to_arrow, to_arrow, to_engine, variant};
pub use json::json;
pub use nanos::Nanos;
pub use parameter::Parameter;
pub use text::{escaped, simple_string, sql_string, tree_string};

/// A Spark type from its kind.
pub fn of(kind: Kind) -> proto::DataType {
    proto::DataType { kind: Some(kind) }
}

/// The collation of texts that name none.
pub const USUAL_COLLATION: &str = "UTF8_BINARY";

/// The type, every STRING in it with the name of its collation: servers leave out the usual one.
pub fn with_collations(mut data_type: proto::DataType) -> proto::DataType {
    let inner = |boxed: &mut Option<Box<proto::DataType>>| {
        *boxed = boxed.take().map(|inner| Box::new(with_collations(*inner)));
    };
    match &mut data_type.kind {
        Some(Kind::String(string)) if string.collation.is_empty() => string.collation = USUAL_COLLATION.to_string(),
        Some(Kind::Array(array)) => inner(&mut array.element_type),
        Some(Kind::Map(map)) => {
            inner(&mut map.key_type);
            inner(&mut map.value_type);
        }
        Some(Kind::Struct(fields)) => {
            for field in &mut fields.fields {
                field.data_type = field.data_type.take().map(with_collations);
            }
        }
        _ => {}
    }
    data_type
}

/// The fields of a struct type; none for any other type.
pub fn fields(data_type: &proto::DataType) -> &[proto::data_type::StructField] {
    match &data_type.kind {
        Some(Kind::Struct(fields)) => &fields.fields,
        _ => &[],
    }
}
