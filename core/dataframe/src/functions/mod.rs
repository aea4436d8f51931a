//! Spark's functions. Those that are called with columns and values alone are written from `api/functions.toml`; where
//! some arguments may be left out, `name` leaves them out and `name_with` takes them as options. Those without a name here
//! are reached by [`call_function`].
//!
//! Where a column is asked for, a text is the name of one and a number a literal; where a value is asked for
//! ([`IntoValue`]), a text is a literal too.

mod argument;
#[rustfmt::skip]
mod generated;
mod lambda;

use firesteel_protocol::spark::connect::expression::{self, ExprType};

use self::argument::given;
use crate::column::NullOrder;
use crate::{Column, DataFrame, Literal};

pub use argument::IntoValue;
pub use generated::*;
pub use lambda::*;

/// The column of this name; `"*"` and `"t.*"` stand for all columns.
pub fn col(name: impl Into<String>) -> Column {
    Column::attribute(name.into(), None)
}

/// The same as [`col`].
pub fn column(name: impl Into<String>) -> Column {
    col(name)
}

/// A value.
pub fn lit(value: impl Into<Literal>) -> Column {
    Column::literal(value.into())
}

/// An expression in SQL.
pub fn expr(sql: impl Into<String>) -> Column {
    Column::leaf(ExprType::ExpressionString(expression::ExpressionString { expression: sql.into() }))
}

/// A call of any function by its name, which may be qualified (`catalog.schema.name`).
pub fn call_function(name: impl Into<String>, arguments: impl IntoIterator<Item = Column>) -> Column {
    Column::call(name.into(), arguments.into_iter().collect())
}

/// A call of a registered function by its name.
pub fn call_udf(name: impl Into<String>, arguments: impl IntoIterator<Item = impl Into<Column>>) -> Column {
    Column::function(name, arguments.into_iter().map(Into::into))
}

/// The DataFrame with a hint that it is small enough to be sent everywhere.
pub fn broadcast(frame: &DataFrame) -> DataFrame {
    frame.hint("broadcast", [])
}

/// `CASE WHEN condition THEN value`: more branches by [`Column::when`], the rest by [`Column::otherwise`].
pub fn when(condition: impl Into<Column>, value: impl Into<Column>) -> Column {
    Column::function("when", [condition.into(), value.into()])
}

/// How many rows there are (`count("*")`), or how many in which the column is not NULL.
pub fn count(column: impl Into<Column>) -> Column {
    Column::function("count", [column.into()])
}

/// Ascending order, NULLs first.
pub fn asc(col: impl Into<Column>) -> Column {
    col.into().asc()
}

/// Ascending order, NULLs first.
pub fn asc_nulls_first(col: impl Into<Column>) -> Column {
    col.into().sorted(true, NullOrder::First)
}

/// Ascending order, NULLs last.
pub fn asc_nulls_last(col: impl Into<Column>) -> Column {
    col.into().sorted(true, NullOrder::Last)
}

/// Descending order, NULLs last.
pub fn desc(col: impl Into<Column>) -> Column {
    col.into().desc()
}

/// Descending order, NULLs first.
pub fn desc_nulls_first(col: impl Into<Column>) -> Column {
    col.into().sorted(false, NullOrder::First)
}

/// Descending order, NULLs last.
pub fn desc_nulls_last(col: impl Into<Column>) -> Column {
    col.into().sorted(false, NullOrder::Last)
}

/// Where a text first stands in another, from 1; 0 when it does not.
pub fn instr(str: impl Into<Column>, substr: impl IntoValue) -> Column {
    instr_with(str, substr, None, None)
}

/// As [`instr`], from a position on, and of a later place.
pub fn instr_with(
    str: impl Into<Column>,
    substr: impl IntoValue,
    start: impl Into<Option<Column>>,
    occurrence: impl Into<Option<Column>>,
) -> Column {
    let occurrence = given(occurrence);
    let start = given(start).or_else(|| occurrence.is_some().then(|| lit(1)));
    Column::function("instr", [str.into(), substr.into_value()].into_iter().chain(start).chain(occurrence))
}

/// Seconds since 1970-01-01 00:00:00 UTC, now.
pub fn unix_timestamp() -> Column {
    Column::function("unix_timestamp", [])
}

/// As [`unix_timestamp`], at the time that a text says in a format.
pub fn unix_timestamp_with(timestamp: impl Into<Option<Column>>, format: impl Into<Option<Column>>) -> Column {
    let Some(timestamp) = given(timestamp) else { return unix_timestamp() };
    let format = given(format).unwrap_or_else(|| lit("yyyy-MM-dd HH:mm:ss"));
    Column::function("unix_timestamp", [timestamp, format])
}

/// The window of time that a row falls into, as a struct of `start` and `end`.
pub fn window(time_column: impl Into<Column>, window_duration: impl IntoValue) -> Column {
    window_with(time_column, window_duration, None, None)
}

/// As [`window`], with windows that overlap and a time from which they are counted.
pub fn window_with(
    time_column: impl Into<Column>,
    window_duration: impl IntoValue,
    slide_duration: impl Into<Option<Column>>,
    start_time: impl Into<Option<Column>>,
) -> Column {
    let (duration, start) = (window_duration.into_value(), given(start_time));
    let slide = given(slide_duration).or_else(|| start.is_some().then(|| duration.clone()));
    Column::function("window", [time_column.into(), duration].into_iter().chain(slide).chain(start))
}
