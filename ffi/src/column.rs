//! [`firesteel_column`]: an expression. Every function and operator of Spark is one call of [`firesteel_fn`].

use std::ffi::c_char;

use firesteel::{Column, NullOrder, Result, Window, functions};

use crate::buffer::firesteel_buffer;
use crate::call::{Call, boundary};
use crate::error::{firesteel_error, firesteel_status};
use crate::handle::{self, Handle};
use crate::window::{first, last};

/// An expression. Immutable.
pub struct firesteel_column(pub(crate) Column);

impl Handle for firesteel_column {
    const NAME: &'static str = "column";
}

impl From<Column> for firesteel_column {
    fn from(column: Column) -> Self {
        firesteel_column(column)
    }
}

impl Call {
    pub fn column(&self, column: *const firesteel_column) -> Result<&Column> {
        self.handle(column).map(|column| &column.0)
    }
}

/// For `firesteel_fn`: over distinct arguments, as `count(DISTINCT x)`.
pub const FIRESTEEL_FN_DISTINCT: u32 = 1;
/// For `firesteel_fn`: the name is SQL's, may be qualified (`catalog.schema.name`), and may be a user's function.
pub const FIRESTEEL_FN_QUALIFIED: u32 = 2;
/// For `firesteel_column_cast`: what does not fit becomes NULL instead of raising.
pub const FIRESTEEL_CAST_TRY: u32 = 1;
/// For `firesteel_column_sort`: from the largest down.
pub const FIRESTEEL_SORT_DESCENDING: u32 = 1;
/// For `firesteel_column_sort`: NULLs first, whatever the direction.
pub const FIRESTEEL_SORT_NULLS_FIRST: u32 = 2;
/// For `firesteel_column_sort`: NULLs last, whatever the direction.
pub const FIRESTEEL_SORT_NULLS_LAST: u32 = 4;
/// For `firesteel_column_over`: Spark's default frame.
pub const FIRESTEEL_FRAME_DEFAULT: i32 = 0;
/// For `firesteel_column_over`: bounds count rows.
pub const FIRESTEEL_FRAME_ROWS: i32 = 1;
/// For `firesteel_column_over`: bounds are distances in the order's value.
pub const FIRESTEEL_FRAME_RANGE: i32 = 2;

/// The column of a name; `*` and `t.*` stand for all columns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_col(
    name: *const c_char,
    name_length: i64,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_col, error, |call| {
        call.give(out, functions::col(call.text("name", name, name_length)?).into())
    })
}

/// A parameter of a lambda function, for the body given to `firesteel_lambda`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_lambda_variable(
    name: *const c_char,
    name_length: i64,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_lambda_variable, error, |call| {
        call.give(out, functions::lambda_variable(call.text("name", name, name_length)?).into())
    })
}

/// A lambda function of one to three parameters, whose names end in NUL; an argument of `transform`, `filter` and others.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_lambda(
    body: *const firesteel_column,
    parameters: *const *const c_char,
    parameter_count: usize,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_lambda, error, |call| {
        let body = call.column(body)?;
        let parameters = call.texts("parameters", parameters, parameter_count)?;
        if !(1..=3).contains(&parameters.len()) {
            return Err(call.refuse("parameters", "a lambda function has one to three"));
        }
        call.give(out, functions::lambda(body, &parameters).into())
    })
}

/// An expression in SQL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_expr(
    sql: *const c_char,
    sql_length: i64,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_expr, error, |call| call.give(out, functions::expr(call.text("sql", sql, sql_length)?).into()))
}

/// A call of a function or operator by its Spark name: `sum`, `+`, `==`, `and`, `not`, `when`, ... `flags` are
/// `FIRESTEEL_FN_…`. `when` takes conditions and values in turn, and last the value for all else.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_fn(
    name: *const c_char,
    name_length: i64,
    arguments: *const *const firesteel_column,
    argument_count: usize,
    flags: u32,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_fn, error, |call| {
        let name = call.text("name", name, name_length)?;
        let arguments = call.columns("arguments", arguments, argument_count)?;
        let column = match flags {
            0 => Column::function(name, arguments),
            FIRESTEEL_FN_DISTINCT => Column::distinct_function(name, arguments),
            FIRESTEEL_FN_QUALIFIED => functions::call_function(name, arguments),
            _ => return Err(call.refuse("flags", "there is no such combination")),
        };
        call.give(out, column.into())
    })
}

/// One more owner of the handle, which is returned. NULL stays NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_column_ref(handle: *const firesteel_column) -> *mut firesteel_column {
    // SAFETY: the caller owns a reference to the handle, or passes NULL.
    unsafe { handle::share(handle) }
}

/// One owner of the handle less; the last takes the object away. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_column_free(handle: *mut firesteel_column) {
    // SAFETY: the caller gives back a reference that it owns, or passes NULL.
    unsafe { handle::free(handle) }
}

/// The column under another name. `metadata` is JSON, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_column_alias(
    column: *const firesteel_column,
    name: *const c_char,
    name_length: i64,
    metadata: *const c_char,
    metadata_length: i64,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_column_alias, error, |call| {
        let (column, name) = (call.column(column)?, call.text("name", name, name_length)?);
        let renamed = match call.optional_text("metadata", metadata, metadata_length)? {
            Some(metadata) => column.alias_with_metadata(name, metadata),
            None => column.alias(name),
        };
        call.give(out, renamed.into())
    })
}

/// The columns of an expression that gives several, such as `explode` of a map, under other names, which end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_column_aliases(
    column: *const firesteel_column,
    names: *const *const c_char,
    name_count: usize,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_column_aliases, error, |call| {
        call.give(out, call.column(column)?.aliases(call.texts("names", names, name_count)?).into())
    })
}

/// The column as another type, given in SQL (`decimal(10,2)`). `flags` are `FIRESTEEL_CAST_…`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_column_cast(
    column: *const firesteel_column,
    data_type: *const c_char,
    data_type_length: i64,
    flags: u32,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_column_cast, error, |call| {
        let (column, data_type) = (call.column(column)?, call.text("data_type", data_type, data_type_length)?);
        let cast = match flags {
            0 => column.cast(data_type),
            FIRESTEEL_CAST_TRY => column.try_cast(data_type),
            _ => return Err(call.refuse("flags", "there is no such flag")),
        };
        call.give(out, cast.into())
    })
}

/// An order by the column: ascending with NULLs first, or as `flags` (`FIRESTEEL_SORT_…`) say. Descending puts NULLs last.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_column_sort(
    column: *const firesteel_column,
    flags: u32,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_column_sort, error, |call| {
        let is_ascending = flags & FIRESTEEL_SORT_DESCENDING == 0;
        let nulls = match (flags & !FIRESTEEL_SORT_DESCENDING, is_ascending) {
            (FIRESTEEL_SORT_NULLS_FIRST, _) | (0, true) => NullOrder::First,
            (FIRESTEEL_SORT_NULLS_LAST, _) | (0, false) => NullOrder::Last,
            _ => return Err(call.refuse("flags", "there is no such combination")),
        };
        call.give(out, call.column(column)?.sorted(is_ascending, nulls).into())
    })
}

/// The function over a window: the rows that share the values of `partition`, in `order`, in a frame
/// (`FIRESTEEL_FRAME_…`) with both bounds included. 0 is the current row, `FIRESTEEL_WINDOW_UNBOUNDED_PRECEDING` and
/// `FIRESTEEL_WINDOW_UNBOUNDED_FOLLOWING` are the ends. `firesteel_column_over_window` takes a window that was made before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_column_over(
    column: *const firesteel_column,
    partition: *const *const firesteel_column,
    partition_count: usize,
    order: *const *const firesteel_column,
    order_count: usize,
    frame: i32,
    lower: i64,
    upper: i64,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_column_over, error, |call| {
        let window = Window::partition_by(call.columns("partition", partition, partition_count)?)
            .order_by(call.columns("order", order, order_count)?);
        let window = match frame {
            FIRESTEEL_FRAME_DEFAULT => window,
            FIRESTEEL_FRAME_ROWS => window.rows_between(first(lower), last(upper)),
            FIRESTEEL_FRAME_RANGE => window.range_between(first(lower), last(upper)),
            _ => return Err(call.refuse("frame", "there is no such frame")),
        };
        call.give(out, call.column(column)?.over(&window).into())
    })
}

/// What `key` selects: an element of an array, a value of a map, a field of a struct.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_column_extract(
    column: *const firesteel_column,
    key: *const firesteel_column,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_column_extract, error, |call| {
        call.give(out, call.column(column)?.extract(call.column(key)?.clone()).into())
    })
}

/// The struct with a field added or replaced; without the field when `value` is NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_column_with_field(
    column: *const firesteel_column,
    name: *const c_char,
    name_length: i64,
    value: *const firesteel_column,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_column_with_field, error, |call| {
        let (column, name) = (call.column(column)?, call.text("name", name, name_length)?);
        let updated = match value.is_null() {
            true => column.drop_field(name),
            false => column.with_field(name, call.column(value)?.clone()),
        };
        call.give(out, updated.into())
    })
}

/// The expression as a reader would write it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_column_text(
    column: *const firesteel_column,
    out: *mut firesteel_buffer,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_column_text, error, |call| call.give_text(out, call.column(column)?.to_string()))
}
