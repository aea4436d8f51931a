//! Table functions as DataFrames. Spark: `TableValuedFunction`.

use std::ffi::c_char;

use crate::call::boundary;
use crate::column::firesteel_column;
use crate::dataframe::firesteel_dataframe;
use crate::error::{firesteel_error, firesteel_status};
use crate::session::firesteel_session;

/// A call of any table function by its name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_table_function(
    session: *const firesteel_session,
    name: *const c_char,
    name_length: i64,
    arguments: *const *const firesteel_column,
    argument_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_table_function, error, |call| {
        let name = call.text("name", name, name_length)?;
        let arguments = call.columns("arguments", arguments, argument_count)?;
        call.give(out, call.session(session)?.table_function(name, arguments).into())
    })
}

/// A row for each element of an array, or entry of a map.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_tvf_explode(
    session: *const firesteel_session,
    collection: *const firesteel_column,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_tvf_explode, error, |call| {
        let collection = call.column(collection)?.clone();
        call.give(out, call.session(session)?.tvf().explode(collection).into())
    })
}

/// `firesteel_tvf_explode`; NULL and what is empty give a row of NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_tvf_explode_outer(
    session: *const firesteel_session,
    collection: *const firesteel_column,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_tvf_explode_outer, error, |call| {
        let collection = call.column(collection)?.clone();
        call.give(out, call.session(session)?.tvf().explode_outer(collection).into())
    })
}

/// A row for each struct of an array.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_tvf_inline(
    session: *const firesteel_session,
    input: *const firesteel_column,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_tvf_inline, error, |call| {
        let input = call.column(input)?.clone();
        call.give(out, call.session(session)?.tvf().inline(input).into())
    })
}

/// `firesteel_tvf_inline`; NULL and what is empty give a row of NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_tvf_inline_outer(
    session: *const firesteel_session,
    input: *const firesteel_column,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_tvf_inline_outer, error, |call| {
        let input = call.column(input)?.clone();
        call.give(out, call.session(session)?.tvf().inline_outer(input).into())
    })
}

/// `firesteel_tvf_explode` with the place of each element, from 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_tvf_posexplode(
    session: *const firesteel_session,
    collection: *const firesteel_column,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_tvf_posexplode, error, |call| {
        let collection = call.column(collection)?.clone();
        call.give(out, call.session(session)?.tvf().posexplode(collection).into())
    })
}

/// `firesteel_tvf_posexplode`; NULL and what is empty give a row of NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_tvf_posexplode_outer(
    session: *const firesteel_session,
    collection: *const firesteel_column,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_tvf_posexplode_outer, error, |call| {
        let collection = call.column(collection)?.clone();
        call.give(out, call.session(session)?.tvf().posexplode_outer(collection).into())
    })
}

/// A row for each element of a variant's array or object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_tvf_variant_explode(
    session: *const firesteel_session,
    input: *const firesteel_column,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_tvf_variant_explode, error, |call| {
        let input = call.column(input)?.clone();
        call.give(out, call.session(session)?.tvf().variant_explode(input).into())
    })
}

/// `firesteel_tvf_variant_explode`; what has no elements gives a row of NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_tvf_variant_explode_outer(
    session: *const firesteel_session,
    input: *const firesteel_column,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_tvf_variant_explode_outer, error, |call| {
        let input = call.column(input)?.clone();
        call.give(out, call.session(session)?.tvf().variant_explode_outer(input).into())
    })
}

/// All collations.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_tvf_collations(
    session: *const firesteel_session,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_tvf_collations, error, |call| {
        call.give(out, call.session(session)?.tvf().collations().into())
    })
}

/// The words of SQL, and whether they are reserved.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_tvf_sql_keywords(
    session: *const firesteel_session,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_tvf_sql_keywords, error, |call| {
        call.give(out, call.session(session)?.tvf().sql_keywords().into())
    })
}

/// The logs of Python workers, where a server has them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_tvf_python_worker_logs(
    session: *const firesteel_session,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_tvf_python_worker_logs, error, |call| {
        call.give(out, call.session(session)?.tvf().python_worker_logs().into())
    })
}

/// The `fields`, at least one, of a JSON object, as columns `c0`, `c1`, ...
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_tvf_json_tuple(
    session: *const firesteel_session,
    input: *const firesteel_column,
    fields: *const *const firesteel_column,
    field_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_tvf_json_tuple, error, |call| {
        let input = call.column(input)?.clone();
        let fields = call.columns("fields", fields, field_count)?;
        call.give(out, call.session(session)?.tvf().json_tuple(input, fields)?.into())
    })
}

/// The values in `rows` rows, which is a column.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_tvf_stack(
    session: *const firesteel_session,
    rows: *const firesteel_column,
    fields: *const *const firesteel_column,
    field_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_tvf_stack, error, |call| {
        let rows = call.column(rows)?.clone();
        let fields = call.columns("fields", fields, field_count)?;
        call.give(out, call.session(session)?.tvf().stack(rows, fields).into())
    })
}

/// The numbers from `start` (included) to `end` (excluded), as column `id`, in so many partitions; 0 leaves their
/// number to the backend.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_tvf_range(
    session: *const firesteel_session,
    start: i64,
    end: i64,
    step: i64,
    partitions: i32,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_tvf_range, error, |call| {
        let partitions = call.partitions(partitions)?;
        call.give(out, call.session(session)?.tvf().range(start, end, step, partitions).into())
    })
}
