//! Functions that statements can call.

use std::ffi::c_char;

use crate::call::boundary;
use crate::dataframe::firesteel_dataframe;
use crate::error::{firesteel_error, firesteel_status};
use crate::session::firesteel_session;

/// Functions: name, catalog, namespace, description, className, isTemporary. `database` and `pattern` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_list_functions(
    session: *const firesteel_session,
    database: *const c_char,
    database_length: i64,
    pattern: *const c_char,
    pattern_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_list_functions, error, |call| {
        let database = call.optional_string("database", database, database_length)?;
        let pattern = call.optional_string("pattern", pattern, pattern_length)?;
        call.give_rows(session, out, |catalog| catalog.list_functions(database, pattern))
    })
}

/// A function, with the columns of `firesteel_catalog_list_functions`. One that is not there raises when the DataFrame
/// runs.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_get_function(
    session: *const firesteel_session,
    name: *const c_char,
    name_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_get_function, error, |call| {
        let name = call.text("name", name, name_length)?;
        call.give_rows(session, out, |catalog| catalog.get_function(name, None))
    })
}

/// Whether there is a function: 1 or 0. `database` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_function_exists(
    session: *const firesteel_session,
    name: *const c_char,
    name_length: i64,
    database: *const c_char,
    database_length: i64,
    out: *mut i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_function_exists, error, |call| {
        let name = call.text("name", name, name_length)?;
        let database = call.optional_string("database", database, database_length)?;
        call.give_flag(session, out, |catalog| catalog.function_exists(name, database))
    })
}
