//! Spark's functions. Those without a name here are reached by [`call_function`].

use firesteel_protocol::spark::connect::expression::{self, ExprType};

use crate::{Column, Literal};

/// The column of this name; `"*"` and `"t.*"` stand for all columns.
pub fn col(name: impl Into<String>) -> Column {
    Column::attribute(name.into(), None)
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

/// `CASE WHEN condition THEN value`: more branches by [`Column::when`], the rest by [`Column::otherwise`].
pub fn when(condition: impl Into<Column>, value: impl Into<Column>) -> Column {
    Column::function("when", [condition.into(), value.into()])
}

/// How many rows there are, or how many in which the column is not NULL.
pub fn count(column: impl Into<Column>) -> Column {
    Column::function("count", [column.into()])
}

/// How many distinct combinations of these columns there are, NULLs left out.
pub fn count_distinct<C: Into<Column>>(columns: impl IntoIterator<Item = C>) -> Column {
    Column::distinct_function("count", columns.into_iter().map(Into::into))
}

/// The sum of the distinct values.
pub fn sum_distinct(column: impl Into<Column>) -> Column {
    Column::distinct_function("sum", [column.into()])
}

/// Writes functions that take a fixed number of columns.
macro_rules! of_columns {
    ($($(#[doc = $doc:literal])+ $name:ident($($argument:ident),*);)*) => {
        $(
            $(#[doc = $doc])+
            pub fn $name($($argument: impl Into<Column>),*) -> Column {
                Column::function(stringify!($name), [$($argument.into()),*])
            }
        )*
    };
}

/// Writes functions that take any number of columns.
macro_rules! of_all_columns {
    ($($(#[doc = $doc:literal])+ $name:ident;)*) => {
        $(
            $(#[doc = $doc])+
            pub fn $name<C: Into<Column>>(columns: impl IntoIterator<Item = C>) -> Column {
                Column::function(stringify!($name), columns.into_iter().map(Into::into))
            }
        )*
    };
}

of_columns! {
    /// The sum.
    sum(column);
    /// The mean.
    avg(column);
    /// The smallest value.
    min(column);
    /// The largest value.
    max(column);
    /// The value of the first row.
    first(column);
    /// The value of the last row.
    last(column);
    /// All values, in no certain order.
    collect_list(column);
    /// All distinct values, in no certain order.
    collect_set(column);
    /// The sample standard deviation.
    stddev(column);
    /// The sample variance.
    variance(column);
    /// The absolute value.
    abs(column);
    /// The square root.
    sqrt(column);
    /// The number rounded half up to `scale` places.
    round(column, scale);
    /// The largest integer that is not above the number.
    floor(column);
    /// The smallest integer that is not below the number.
    ceil(column);
    /// The text in lower case.
    lower(column);
    /// The text in upper case.
    upper(column);
    /// How many characters the text has.
    length(column);
    /// The text without spaces at its ends.
    trim(column);
    /// `length` characters from `position`, which counts from 1.
    substring(text, position, length);
    /// The year.
    year(column);
    /// The month, from 1.
    month(column);
    /// The day of the month, from 1.
    dayofmonth(column);
    /// The day `days` later.
    date_add(start, days);
    /// The day `days` earlier.
    date_sub(start, days);
    /// How many days lie between two days.
    datediff(end, start);
    /// The date that the text says.
    to_date(column);
    /// Whether the value is NULL.
    isnull(column);
    /// The elements of an array or a map as rows.
    explode(column);
    /// How many elements an array or a map has.
    size(column);
}

of_all_columns! {
    /// The first value that is not NULL.
    coalesce;
    /// The texts, arrays or binaries one after another.
    concat;
    /// The largest of the values in a row.
    greatest;
    /// The smallest of the values in a row.
    least;
    /// An array of the values.
    array;
}

/// A struct of the columns, its fields named as they are. Spark: `struct`.
pub fn structure<C: Into<Column>>(columns: impl IntoIterator<Item = C>) -> Column {
    Column::function("struct", columns.into_iter().map(Into::into))
}

/// The number of the row in its window partition, from 1.
pub fn row_number() -> Column {
    Column::function("row_number", [])
}

/// The rank of the row in its window partition, with gaps.
pub fn rank() -> Column {
    Column::function("rank", [])
}

/// The rank of the row in its window partition, without gaps.
pub fn dense_rank() -> Column {
    Column::function("dense_rank", [])
}
