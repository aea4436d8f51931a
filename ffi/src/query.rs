//! [`firesteel_query`]: a streaming query.

use std::ffi::{CString, c_char};

use firesteel::{StreamingQuery, Wait};

use crate::buffer::firesteel_buffer;
use crate::call::boundary;
use crate::error::{c_string, firesteel_error, firesteel_status};
use crate::handle::{self, Handle};

/// A streaming query. It goes on when its handles are gone.
pub struct firesteel_query {
    query: StreamingQuery,
    id: CString,
    run_id: CString,
    name: Option<CString>,
}

impl Handle for firesteel_query {
    const NAME: &'static str = "query";
}

impl firesteel_query {
    pub(crate) fn new(query: StreamingQuery) -> Self {
        let (id, run_id) = (c_string(query.id()), c_string(query.run_id()));
        firesteel_query { id, run_id, name: query.name().map(c_string), query }
    }
}

/// One more owner of the handle, which is returned. NULL stays NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_query_ref(handle: *const firesteel_query) -> *mut firesteel_query {
    // SAFETY: the caller owns a reference to the handle, or passes NULL.
    unsafe { handle::share(handle) }
}

/// One owner of the handle less; the last takes the object away. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_query_free(handle: *mut firesteel_query) {
    // SAFETY: the caller gives back a reference that it owns, or passes NULL.
    unsafe { handle::free(handle) }
}

/// The UUID that stays when the query is started again from its checkpoint, NUL-terminated and owned by the query; NULL for
/// NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_query_id(query: *const firesteel_query) -> *const c_char {
    // SAFETY: the handle is NULL or valid.
    unsafe { query.as_ref() }.map_or(std::ptr::null(), |query| query.id.as_ptr())
}

/// The UUID of this very run, NUL-terminated and owned by the query; NULL for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_query_run_id(query: *const firesteel_query) -> *const c_char {
    // SAFETY: the handle is NULL or valid.
    unsafe { query.as_ref() }.map_or(std::ptr::null(), |query| query.run_id.as_ptr())
}

/// The name of the query, NUL-terminated and owned by it; NULL when it has none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_query_name(query: *const firesteel_query) -> *const c_char {
    // SAFETY: the handle is NULL or valid.
    let name = unsafe { query.as_ref() }.and_then(|query| query.name.as_ref());
    name.map_or(std::ptr::null(), |name| name.as_ptr())
}

/// Whether the query runs: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_query_is_active(
    query: *const firesteel_query,
    out: *mut i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_query_is_active, error, |call| {
        call.place(out)?;
        call.put(out, i32::from(call.handle(query)?.query.is_active().wait()?))
    })
}

/// What the query does now: a text, whether its sources have rows, and whether a batch is under way (1 or 0).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_query_status(
    query: *const firesteel_query,
    message: *mut firesteel_buffer,
    is_data_available: *mut i32,
    is_trigger_active: *mut i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_query_status, error, |call| {
        call.sized(message)?;
        call.place(is_data_available)?;
        call.place(is_trigger_active)?;
        let status = call.handle(query)?.query.status().wait()?;
        call.put(is_data_available, i32::from(status.is_data_available))?;
        call.put(is_trigger_active, i32::from(status.is_trigger_active))?;
        call.give_text(message, status.message)
    })
}

/// What the last batches did: a JSON array of Spark's progress objects.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_query_recent_progress(
    query: *const firesteel_query,
    out: *mut firesteel_buffer,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_query_recent_progress, error, |call| {
        call.sized(out)?;
        let progress = call.handle(query)?.query.recent_progress().wait()?;
        call.give_text(out, format!("[{}]", progress.join(",")))
    })
}

/// What the last batch did: Spark's progress object as JSON; a length of 0 when there was none yet. Release the buffer also
/// then.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_query_last_progress(
    query: *const firesteel_query,
    out: *mut firesteel_buffer,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_query_last_progress, error, |call| {
        call.sized(out)?;
        let progress = call.handle(query)?.query.last_progress().wait()?;
        call.give_text(out, progress.unwrap_or_default())
    })
}

/// Waits until the query has ended, or for so long (-1: no limit). `out`, which may be NULL, gets 1 when it has ended and
/// 0 when the time was over. A query that failed gives its error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_query_await_termination(
    query: *const firesteel_query,
    timeout_milliseconds: i64,
    out: *mut i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_query_await_termination, error, |call| {
        let query = &call.handle(query)?.query;
        let has_ended = query.await_termination(call.timeout(timeout_milliseconds)?).wait()?;
        if out.is_null() { Ok(()) } else { call.put(out, i32::from(has_ended)) }
    })
}

/// Waits until all that the sources have now is written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_query_process_all_available(
    query: *const firesteel_query,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_query_process_all_available, error, |call| {
        call.handle(query)?.query.process_all_available().wait()
    })
}

/// Stops the query.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_query_stop(
    query: *const firesteel_query,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_query_stop, error, |call| { call.handle(query)?.query.stop().wait() })
}

/// The plan of the last batch; `extended`, when not 0, gives all plans.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_query_explain(
    query: *const firesteel_query,
    extended: i32,
    out: *mut firesteel_buffer,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_query_explain, error, |call| {
        call.sized(out)?;
        let plan = call.handle(query)?.query.explain(extended != 0).wait()?;
        call.give_text(out, plan)
    })
}

/// Why the query failed: an error that the caller owns, or NULL when it did not fail.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_query_exception(
    query: *const firesteel_query,
    out: *mut *mut firesteel_error,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_query_exception, error, |call| {
        call.place(out)?;
        match call.handle(query)?.query.exception().wait()? {
            Some(failure) => call.give(out, firesteel_error::new(failure)),
            None => call.put(out, std::ptr::null_mut()),
        }
    })
}
