//! [`firesteel_window_spec`]: over which rows a window function looks.

use firesteel::{Boundary, Window, WindowSpec};

use crate::call::boundary;
use crate::column::firesteel_column;
use crate::error::{firesteel_error, firesteel_status};
use crate::handle::{self, Handle};

/// Partition, order and frame of a window. Immutable.
pub struct firesteel_window_spec(WindowSpec);

impl Handle for firesteel_window_spec {
    const NAME: &'static str = "WindowSpec";
}

/// One more owner of the handle, which is returned. NULL stays NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_window_spec_ref(handle: *const firesteel_window_spec) -> *mut firesteel_window_spec {
    // SAFETY: the caller owns a reference to the handle, or passes NULL.
    unsafe { handle::share(handle) }
}

/// One owner of the handle less; the last takes the object away. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_window_spec_free(handle: *mut firesteel_window_spec) {
    // SAFETY: the caller gives back a reference that it owns, or passes NULL.
    unsafe { handle::free(handle) }
}

/// Rows that share these values belong together.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_window_partition_by(
    columns: *const *const firesteel_column,
    column_count: usize,
    out: *mut *mut firesteel_window_spec,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_window_partition_by, error, |call| {
        let columns = call.columns("columns", columns, column_count)?;
        call.give(out, firesteel_window_spec(Window::partition_by(columns)))
    })
}

/// All rows, in this order; a column that is not an order is ascending.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_window_order_by(
    columns: *const *const firesteel_column,
    column_count: usize,
    out: *mut *mut firesteel_window_spec,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_window_order_by, error, |call| {
        let columns = call.columns("columns", columns, column_count)?;
        call.give(out, firesteel_window_spec(Window::order_by(columns)))
    })
}

/// All rows, with a frame in rows, both ends included: `FIRESTEEL_WINDOW_…`, or how far from the current row.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_window_rows_between(
    lower: i64,
    upper: i64,
    out: *mut *mut firesteel_window_spec,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_window_rows_between, error, |call| {
        call.give(out, firesteel_window_spec(Window::rows_between(first(lower), last(upper))))
    })
}

/// All rows, with a frame in distances of the order's value, both ends included:
/// `FIRESTEEL_WINDOW_…`, or how far from the current row.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_window_range_between(
    lower: i64,
    upper: i64,
    out: *mut *mut firesteel_window_spec,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_window_range_between, error, |call| {
        call.give(out, firesteel_window_spec(Window::range_between(first(lower), last(upper))))
    })
}

/// The window with other columns whose values rows share.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_window_spec_partition_by(
    window: *const firesteel_window_spec,
    columns: *const *const firesteel_column,
    column_count: usize,
    out: *mut *mut firesteel_window_spec,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_window_spec_partition_by, error, |call| {
        let columns = call.columns("columns", columns, column_count)?;
        call.give(out, firesteel_window_spec(call.handle(window)?.0.clone().partition_by(columns)))
    })
}

/// The window with its rows in another order.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_window_spec_order_by(
    window: *const firesteel_window_spec,
    columns: *const *const firesteel_column,
    column_count: usize,
    out: *mut *mut firesteel_window_spec,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_window_spec_order_by, error, |call| {
        let columns = call.columns("columns", columns, column_count)?;
        call.give(out, firesteel_window_spec(call.handle(window)?.0.clone().order_by(columns)))
    })
}

/// The window with a frame in rows, both ends included: `FIRESTEEL_WINDOW_…`, or how far from the current row.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_window_spec_rows_between(
    window: *const firesteel_window_spec,
    lower: i64,
    upper: i64,
    out: *mut *mut firesteel_window_spec,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_window_spec_rows_between, error, |call| {
        call.give(out, firesteel_window_spec(call.handle(window)?.0.clone().rows_between(first(lower), last(upper))))
    })
}

/// The window with a frame in distances of the order's value, both ends included:
/// `FIRESTEEL_WINDOW_…`, or how far from the current row.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_window_spec_range_between(
    window: *const firesteel_window_spec,
    lower: i64,
    upper: i64,
    out: *mut *mut firesteel_window_spec,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_window_spec_range_between, error, |call| {
        call.give(out, firesteel_window_spec(call.handle(window)?.0.clone().range_between(first(lower), last(upper))))
    })
}

/// The function over a window.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_column_over_window(
    column: *const firesteel_column,
    window: *const firesteel_window_spec,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_column_over_window, error, |call| {
        call.give(out, call.column(column)?.over(&call.handle(window)?.0).into())
    })
}

/// The first row of a frame.
pub fn first(bound: i64) -> Boundary {
    if bound == i64::MIN { Boundary::Unbounded } else { Boundary::Offset(bound) }
}

/// The last row of a frame.
pub fn last(bound: i64) -> Boundary {
    if bound == i64::MAX { Boundary::Unbounded } else { Boundary::Offset(bound) }
}
