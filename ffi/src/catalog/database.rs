//! Catalogs and the databases in them.

use std::ffi::c_char;

use crate::buffer::firesteel_buffer;
use crate::call::boundary;
use crate::dataframe::firesteel_dataframe;
use crate::error::{firesteel_error, firesteel_status};
use crate::options::firesteel_options;
use crate::session::firesteel_session;

/// The name of the catalog in which names without one are looked up.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_current_catalog(
    session: *const firesteel_session,
    out: *mut firesteel_buffer,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_current_catalog, error, |call| {
        call.give_answer(session, out, |catalog| catalog.current_catalog())
    })
}

/// Looks names without a catalog up in this one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_set_current_catalog(
    session: *const firesteel_session,
    name: *const c_char,
    name_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_set_current_catalog, error, |call| {
        let name = call.text("name", name, name_length)?;
        call.carried_out(session, |catalog| catalog.set_current_catalog(name))
    })
}

/// Catalogs: name, description. `pattern` may be NULL; `*` stands for any text, `|` parts choices.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_list_catalogs(
    session: *const firesteel_session,
    pattern: *const c_char,
    pattern_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_list_catalogs, error, |call| {
        let pattern = call.optional_string("pattern", pattern, pattern_length)?;
        call.give_rows(session, out, |catalog| catalog.list_catalogs(pattern))
    })
}

/// The name of the database in which names without one are looked up.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_current_database(
    session: *const firesteel_session,
    out: *mut firesteel_buffer,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_current_database, error, |call| {
        call.give_answer(session, out, |catalog| catalog.current_database())
    })
}

/// Looks names without a database up in this one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_set_current_database(
    session: *const firesteel_session,
    name: *const c_char,
    name_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_set_current_database, error, |call| {
        let name = call.text("name", name, name_length)?;
        call.carried_out(session, |catalog| catalog.set_current_database(name))
    })
}

/// Databases: name, catalog, description, locationUri. `pattern` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_list_databases(
    session: *const firesteel_session,
    pattern: *const c_char,
    pattern_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_list_databases, error, |call| {
        let pattern = call.optional_string("pattern", pattern, pattern_length)?;
        call.give_rows(session, out, |catalog| catalog.list_databases(pattern))
    })
}

/// A database, with the columns of `firesteel_catalog_list_databases`. One that is not there raises when the DataFrame
/// runs.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_get_database(
    session: *const firesteel_session,
    name: *const c_char,
    name_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_get_database, error, |call| {
        let name = call.text("name", name, name_length)?;
        call.give_rows(session, out, |catalog| catalog.get_database(name))
    })
}

/// Whether there is a database: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_database_exists(
    session: *const firesteel_session,
    name: *const c_char,
    name_length: i64,
    out: *mut i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_database_exists, error, |call| {
        let name = call.text("name", name, name_length)?;
        call.give_flag(session, out, |catalog| catalog.database_exists(name))
    })
}

/// Makes a database. `properties` may be NULL. One that is there is an error, unless `if_not_exists` is not 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_create_database(
    session: *const firesteel_session,
    name: *const c_char,
    name_length: i64,
    if_not_exists: i32,
    properties: *const firesteel_options,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_create_database, error, |call| {
        let name = call.text("name", name, name_length)?;
        let properties = call.options(properties)?;
        call.carried_out(session, |catalog| catalog.create_database(name, if_not_exists != 0, properties))
    })
}

/// Drops a database; with `cascade` not 0, and what is in it. One that is not there is an error, unless `if_exists` is
/// not 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_drop_database(
    session: *const firesteel_session,
    name: *const c_char,
    name_length: i64,
    if_exists: i32,
    cascade: i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_drop_database, error, |call| {
        let name = call.text("name", name, name_length)?;
        call.carried_out(session, |catalog| catalog.drop_database(name, if_exists != 0, cascade != 0))
    })
}
