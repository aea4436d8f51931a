//! Branches of `CASE WHEN`: what follows `firesteel_fn_when`.

use crate::call::boundary;
use crate::column::firesteel_column;
use crate::error::{firesteel_error, firesteel_status};

/// `WHEN condition THEN value` after a call of `when`; anything else is refused.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_column_when(
    column: *const firesteel_column,
    condition: *const firesteel_column,
    value: *const firesteel_column,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_column_when, error, |call| {
        let (condition, value) = (call.column(condition)?, call.column(value)?);
        call.give(out, call.column(column)?.when(condition, value)?.into())
    })
}

/// `ELSE value` after a call of `when`; anything else is refused.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_column_otherwise(
    column: *const firesteel_column,
    value: *const firesteel_column,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_column_otherwise, error, |call| {
        call.give(out, call.column(column)?.otherwise(call.column(value)?)?.into())
    })
}
