//! Views, of databases and of sessions.

use std::ffi::c_char;

use firesteel::Wait;

use crate::call::boundary;
use crate::dataframe::firesteel_dataframe;
use crate::error::{firesteel_error, firesteel_status};
use crate::session::firesteel_session;

/// Views, with the columns of `firesteel_catalog_list_tables`. `database` and `pattern` may be NULL. With a pattern alone it
/// waits for the name of the current database.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_list_views(
    session: *const firesteel_session,
    database: *const c_char,
    database_length: i64,
    pattern: *const c_char,
    pattern_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_list_views, error, |call| {
        call.place(out)?;
        let database = call.optional_string("database", database, database_length)?;
        let pattern = call.optional_string("pattern", pattern, pattern_length)?;
        call.give(out, call.session(session)?.catalog().list_views(database, pattern).wait()?.into())
    })
}

/// Drops a view of a database. One that is not there is an error, unless `if_exists` is not 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_drop_view(
    session: *const firesteel_session,
    view: *const c_char,
    view_length: i64,
    if_exists: i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_drop_view, error, |call| {
        let view = call.text("view", view, view_length)?;
        call.carried_out(session, |catalog| catalog.drop_view(view, if_exists != 0))
    })
}

/// Drops a view of the session; `out` gets 1, or 0 when it was not there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_drop_temp_view(
    session: *const firesteel_session,
    view: *const c_char,
    view_length: i64,
    out: *mut i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_drop_temp_view, error, |call| {
        let view = call.text("view", view, view_length)?;
        call.give_flag(session, out, |catalog| catalog.drop_temp_view(view))
    })
}

/// Drops a view of all sessions; `out` gets 1, or 0 when it was not there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_drop_global_temp_view(
    session: *const firesteel_session,
    view: *const c_char,
    view_length: i64,
    out: *mut i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_drop_global_temp_view, error, |call| {
        let view = call.text("view", view, view_length)?;
        call.give_flag(session, out, |catalog| catalog.drop_global_temp_view(view))
    })
}
