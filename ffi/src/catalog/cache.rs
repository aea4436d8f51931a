//! Tables whose rows are kept, and what is remembered of files.

use std::ffi::c_char;

use crate::analysis::firesteel_storage_level;
use crate::call::boundary;
use crate::error::{firesteel_error, firesteel_status};
use crate::session::firesteel_session;

/// Whether a table's rows are kept: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_is_cached(
    session: *const firesteel_session,
    table: *const c_char,
    table_length: i64,
    out: *mut i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_is_cached, error, |call| {
        let table = call.text("table", table, table_length)?;
        call.give_flag(session, out, |catalog| catalog.is_cached(table))
    })
}

/// Lets go of a table's rows.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_uncache_table(
    session: *const firesteel_session,
    table: *const c_char,
    table_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_uncache_table, error, |call| {
        let table = call.text("table", table, table_length)?;
        call.carried_out(session, |catalog| catalog.uncache_table(table))
    })
}

/// Lets go of the rows of all tables.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_clear_cache(
    session: *const firesteel_session,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_clear_cache, error, |call| {
        call.carried_out(session, |catalog| catalog.clear_cache())
    })
}

/// Forgets what is known of a table's files.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_refresh_table(
    session: *const firesteel_session,
    table: *const c_char,
    table_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_refresh_table, error, |call| {
        let table = call.text("table", table, table_length)?;
        call.carried_out(session, |catalog| catalog.refresh_table(table))
    })
}

/// Forgets what is known of the files below a path.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_refresh_by_path(
    session: *const firesteel_session,
    path: *const c_char,
    path_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_refresh_by_path, error, |call| {
        let path = call.text("path", path, path_length)?;
        call.carried_out(session, |catalog| catalog.refresh_by_path(path))
    })
}

/// Keeps a table's rows once they are computed; `level` says where, or is NULL for memory and disk.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_cache_table(
    session: *const firesteel_session,
    table: *const c_char,
    table_length: i64,
    level: *const firesteel_storage_level,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_cache_table, error, |call| {
        let table = call.text("table", table, table_length)?;
        let level = call.storage_level(level)?;
        call.carried_out(session, |catalog| catalog.cache_table(table, level))
    })
}
