//! DataFrames as expressions.

use crate::call::boundary;
use crate::column::firesteel_column;
use crate::dataframe::firesteel_dataframe;
use crate::error::{firesteel_error, firesteel_status};

/// The one value of the one row, as an expression; NULL without a row.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_scalar(
    dataframe: *const firesteel_dataframe,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_scalar, error, |call| { call.give(out, call.dataframe(dataframe)?.scalar().into()) })
}

/// Whether there is a row, as an expression.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_exists(
    dataframe: *const firesteel_dataframe,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_exists, error, |call| { call.give(out, call.dataframe(dataframe)?.exists().into()) })
}

/// Whether the value is among the rows of a DataFrame. A `struct(a, b)` is looked for in its columns, one by one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_column_is_in_query(
    column: *const firesteel_column,
    dataframe: *const firesteel_dataframe,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_column_is_in_query, error, |call| {
        call.give(out, call.column(column)?.is_in_query(call.dataframe(dataframe)?).into())
    })
}
