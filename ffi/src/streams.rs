//! The streaming queries of a session, and [`firesteel_listener`], which hears what happens to them.

use std::ffi::c_char;
use std::future::Future;
use std::time::Duration;

use firesteel::{Result, StreamingEvent, StreamingEventKind, StreamingListener, Wait, runtime};
use futures::future::{Either, select};

use crate::buffer::firesteel_buffer;
use crate::call::{Call, boundary};
use crate::error::{FIRESTEEL_OK, FIRESTEEL_TIMEOUT, firesteel_error, firesteel_status};
use crate::handle::{self, Handle};
use crate::query::firesteel_query;
use crate::session::firesteel_session;

/// For `firesteel_listener_next`: the listener has ended.
pub const FIRESTEEL_EVENT_END: i32 = 0;
/// For `firesteel_listener_next`: a query was started by this session.
pub const FIRESTEEL_EVENT_STARTED: i32 = 1;
/// For `firesteel_listener_next`: a batch was written.
pub const FIRESTEEL_EVENT_PROGRESS: i32 = 2;
/// For `firesteel_listener_next`: a query waits for rows.
pub const FIRESTEEL_EVENT_IDLE: i32 = 3;
/// For `firesteel_listener_next`: a query has ended, well or not.
pub const FIRESTEEL_EVENT_TERMINATED: i32 = 4;

impl Call {
    /// How long to wait: -1 says that there is no limit.
    pub fn timeout(&self, milliseconds: i64) -> Result<Option<Duration>> {
        match milliseconds {
            -1 => Ok(None),
            0.. => Ok(Some(Duration::from_millis(milliseconds.unsigned_abs()))),
            _ => Err(self.refuse("timeout_milliseconds", "it is negative and not -1")),
        }
    }
}

/// The queries that run. Up to `capacity` handles, each of which the caller frees, are written to `out`, which may be NULL
/// when the capacity is 0; `count` gets how many queries there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_streams_active(
    session: *const firesteel_session,
    out: *mut *mut firesteel_query,
    capacity: usize,
    count: *mut usize,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_streams_active, error, |call| {
        if out.is_null() && capacity > 0 {
            return Err(call.refuse("out", "it is NULL"));
        }
        call.place(count)?;
        let queries = call.session(session)?.streams().active().wait()?;
        call.put(count, queries.len())?;
        for (at, query) in queries.into_iter().take(capacity).enumerate() {
            call.give(out.wrapping_add(at), firesteel_query::new(query))?;
        }
        Ok(())
    })
}

/// The query that runs under an id; NULL when there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_streams_get(
    session: *const firesteel_session,
    id: *const c_char,
    id_length: i64,
    out: *mut *mut firesteel_query,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_streams_get, error, |call| {
        call.place(out)?;
        let id = call.text("id", id, id_length)?;
        match call.session(session)?.streams().get(id).wait()? {
            Some(query) => call.give(out, firesteel_query::new(query)),
            None => call.put(out, std::ptr::null_mut()),
        }
    })
}

/// Waits until one of the queries has ended, or for so long (-1: no limit). `out`, which may be NULL, gets 1 when one has
/// ended and 0 when the time was over. A query that failed gives its error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_streams_await_any_termination(
    session: *const firesteel_session,
    timeout_milliseconds: i64,
    out: *mut i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_streams_await_any_termination, error, |call| {
        let streams = call.session(session)?.streams();
        let has_ended = streams.await_any_termination(call.timeout(timeout_milliseconds)?).wait()?;
        if out.is_null() { Ok(()) } else { call.put(out, i32::from(has_ended)) }
    })
}

/// Forgets the queries that have ended, so that `firesteel_streams_await_any_termination` waits for others.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_streams_reset_terminated(
    session: *const firesteel_session,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_streams_reset_terminated, error, |call| {
        call.session(session)?.streams().reset_terminated().wait()
    })
}

/// Ends all listeners of the session.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_streams_close(
    session: *const firesteel_session,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_streams_close, error, |call| { call.session(session)?.streams().close().wait() })
}

/// What happens to the streaming queries of a session. Any thread may use it; one at a time takes events.
pub struct firesteel_listener {
    listener: StreamingListener,
}

impl Handle for firesteel_listener {
    const NAME: &'static str = "listener";
}

/// A listener of what happens to the queries of the session from now on. Events that nobody takes are kept.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_streams_add_listener(
    session: *const firesteel_session,
    out: *mut *mut firesteel_listener,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_streams_add_listener, error, |call| {
        call.place(out)?;
        let listener = call.session(session)?.streams().add_listener().wait()?;
        call.give(out, firesteel_listener { listener })
    })
}

/// Ends a listener. What had happened before can still be taken from it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_streams_remove_listener(
    session: *const firesteel_session,
    listener: *const firesteel_listener,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_streams_remove_listener, error, |call| {
        let listener = &call.handle(listener)?.listener;
        call.session(session)?.streams().remove_listener(listener).wait()
    })
}

/// One more owner of the handle, which is returned. NULL stays NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_listener_ref(handle: *const firesteel_listener) -> *mut firesteel_listener {
    // SAFETY: the caller owns a reference to the handle, or passes NULL.
    unsafe { handle::share(handle) }
}

/// One owner of the handle less; the last takes the object away, and removes the listener. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_listener_free(handle: *mut firesteel_listener) {
    // SAFETY: the caller gives back a reference that it owns, or passes NULL.
    unsafe { handle::free(handle) }
}

/// Waits for the next event, and returns `FIRESTEEL_TIMEOUT` without an error after so long (-1: never). `kind` gets
/// `FIRESTEEL_EVENT_…`, and `json` what Spark tells about it; at the end the length is 0. Release the buffer also then.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_listener_next(
    listener: *const firesteel_listener,
    timeout_milliseconds: i64,
    kind: *mut i32,
    json: *mut firesteel_buffer,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    // SAFETY: the caller keeps the rules at the top of the header.
    let call = unsafe { Call::new("firesteel_listener_next") };
    call.outcome(error, |call| {
        call.place(kind)?;
        call.sized(json)?;
        let listener = &call.handle(listener)?.listener;
        let Some(event) = within(call.timeout(timeout_milliseconds)?, listener.next())? else {
            return Ok(FIRESTEEL_TIMEOUT);
        };
        let (number, text) = event.map_or((FIRESTEEL_EVENT_END, String::new()), numbered);
        call.put(kind, number)?;
        call.give_text(json, text)?;
        Ok(FIRESTEEL_OK)
    })
}

fn numbered(event: StreamingEvent) -> (i32, String) {
    let number = match event.kind {
        StreamingEventKind::Started => FIRESTEEL_EVENT_STARTED,
        StreamingEventKind::Progress => FIRESTEEL_EVENT_PROGRESS,
        StreamingEventKind::Idle => FIRESTEEL_EVENT_IDLE,
        StreamingEventKind::Terminated => FIRESTEEL_EVENT_TERMINATED,
    };
    (number, event.json)
}

/// What the work gives; nothing when the time is over first.
fn within<T>(timeout: Option<Duration>, work: impl Future<Output = Result<T>>) -> Result<Option<T>> {
    let Some(timeout) = timeout else { return work.wait().map(Some) };
    let pause = {
        // A timer belongs to the runtime it is made in.
        let handle = runtime::handle()?;
        let _inside = handle.enter();
        tokio::time::sleep(timeout)
    };
    match select(std::pin::pin!(work), std::pin::pin!(pause)).wait() {
        Either::Left((outcome, _)) => outcome.map(Some),
        Either::Right(_) => Ok(None),
    }
}
