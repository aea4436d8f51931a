//! [`firesteel_operation`]: a running plan.

use std::ffi::{CString, c_char};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use arrow::ffi_stream::FFI_ArrowArrayStream;
use bytes::Bytes;
use firesteel::{Operation, Result, Wait, export_stream, runtime};
use futures::FutureExt;
use futures::future::{Either, select};

use crate::buffer::firesteel_buffer;
use crate::call::{Call, boundary};
use crate::error::{FIRESTEEL_OK, FIRESTEEL_TIMEOUT, c_string, firesteel_error, firesteel_status};
use crate::handle::{self, Handle};

/// A running plan. Any thread may use it; one at a time takes rows.
pub struct firesteel_operation {
    operation: Arc<Operation>,
    id: CString,
    is_streamed: AtomicBool,
}

impl Handle for firesteel_operation {
    const NAME: &'static str = "operation";
}

impl firesteel_operation {
    pub(crate) fn new(operation: Operation) -> Self {
        let id = c_string(operation.id());
        firesteel_operation { operation: Arc::new(operation), id, is_streamed: AtomicBool::new(false) }
    }
}

/// The operation runs.
pub const FIRESTEEL_STATE_RUNNING: i32 = 0;
/// The operation has ended, well or not.
pub const FIRESTEEL_STATE_DONE: i32 = 1;

/// How far an operation has come. Numbers the backend does not tell are 0.
#[repr(C)]
pub struct firesteel_progress {
    /// Set by the caller to `sizeof(firesteel_progress)`.
    pub struct_size: u32,
    /// `FIRESTEEL_STATE_…`; new ones may come.
    pub state: i32,
    pub tasks_total: i64,
    pub tasks_done: i64,
    pub bytes_read: i64,
    /// Rows handed over so far.
    pub rows: i64,
}

/// One more owner of the handle, which is returned. NULL stays NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_operation_ref(handle: *const firesteel_operation) -> *mut firesteel_operation {
    // SAFETY: the caller owns a reference to the handle, or passes NULL.
    unsafe { handle::share(handle) }
}

/// One owner of the handle less. The last, when no stream is left either, gives an unfinished operation up. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_operation_free(handle: *mut firesteel_operation) {
    // SAFETY: the caller gives back a reference that it owns, or passes NULL.
    unsafe { handle::free(handle) }
}

/// The UUID of the operation, NUL-terminated and owned by it; NULL for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_operation_id(operation: *const firesteel_operation) -> *const c_char {
    // SAFETY: the handle is NULL or valid.
    unsafe { operation.as_ref() }.map_or(std::ptr::null(), |operation| operation.id.as_ptr())
}

/// Waits until there are rows, the end or an error; the rows stay to be taken. After `timeout_milliseconds` (-1: never) it
/// returns `FIRESTEEL_TIMEOUT`, without an error, and the operation goes on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_operation_wait(
    operation: *const firesteel_operation,
    timeout_milliseconds: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    // SAFETY: the caller keeps the rules at the top of the header.
    let call = unsafe { Call::new("firesteel_operation_wait") };
    call.outcome(error, |call| {
        let operation = &call.handle(operation)?.operation;
        match timeout_milliseconds {
            -1 => operation.ready().wait().map(|()| FIRESTEEL_OK),
            0.. => ready_within(operation, Duration::from_millis(timeout_milliseconds.unsigned_abs())),
            _ => Err(call.refuse("timeout_milliseconds", "it is negative and not -1")),
        }
    })
}

fn ready_within(operation: &Operation, timeout: Duration) -> Result<firesteel_status> {
    let handle = runtime::handle()?;
    let pause = {
        // A timer belongs to the runtime it is made in.
        let _inside = handle.enter();
        tokio::time::sleep(timeout)
    };
    let ready = std::pin::pin!(operation.ready());
    match select(ready, std::pin::pin!(pause)).wait() {
        Either::Left((outcome, _)) => outcome.map(|()| FIRESTEEL_OK),
        Either::Right(_) => Ok(FIRESTEEL_TIMEOUT),
    }
}

/// The rows as an Arrow stream, once. The stream keeps the operation alive; releasing both before the end gives the
/// operation up. A failed call of the stream returns an `errno` (`ECANCELED` after a cancel), and
/// `firesteel_error_from_stream` the error itself.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_operation_stream(
    operation: *const firesteel_operation,
    out: *mut FFI_ArrowArrayStream,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_operation_stream, error, |call| {
        call.place(out)?;
        let handle = call.handle(operation)?;
        if handle.is_streamed.swap(true, Ordering::SeqCst) {
            return Err(call.refuse("operation", "its stream was taken before"));
        }
        let operation = handle.operation.clone();
        call.put(out, export_stream(Box::new(move || async move { Ok(operation) }.boxed()), None))
    })
}

/// The next batch as a complete Arrow IPC stream, the server's own bytes where there is a server; a length of 0 is the end.
/// Release the buffer also then. Not to be mixed with `firesteel_operation_stream`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_operation_next_ipc(
    operation: *const firesteel_operation,
    out: *mut firesteel_buffer,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_operation_next_ipc, error, |call| {
        call.sized(out)?;
        let handle = call.handle(operation)?;
        if handle.is_streamed.load(Ordering::SeqCst) {
            return Err(call.refuse("operation", "its stream was taken before"));
        }
        match handle.operation.next().wait()? {
            Some(batch) => call.give_bytes(out, batch.into_ipc()?),
            None => call.give_bytes(out, Bytes::new()),
        }
    })
}

/// Asks the backend to stop. Any thread, any time, again and again: whoever takes rows gets `FIRESTEEL_CANCELLED`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_operation_cancel(
    operation: *const firesteel_operation,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_operation_cancel, error, |call| call.handle(operation)?.operation.cancel().wait())
}

/// How far the operation has come.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_operation_progress(
    operation: *const firesteel_operation,
    out: *mut firesteel_progress,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_operation_progress, error, |call| {
        call.sized(out)?;
        let progress = call.handle(operation)?.operation.progress();
        let told = firesteel_progress {
            struct_size: size_of::<firesteel_progress>() as u32,
            state: if progress.is_done { FIRESTEEL_STATE_DONE } else { FIRESTEEL_STATE_RUNNING },
            tasks_total: progress.tasks_total,
            tasks_done: progress.tasks_done,
            bytes_read: progress.bytes_read,
            rows: progress.rows,
        };
        call.put(out, told)
    })
}
