//! Progress handlers: what is called while the operations of a session run.

use std::ffi::{CString, c_char, c_void};

use firesteel::{HandlerId, ProgressReport, Stage};

use crate::call::boundary;
use crate::error::{c_string, firesteel_error, firesteel_status};
use crate::session::firesteel_session;

/// How far one stage of an operation has come.
#[repr(C)]
pub struct firesteel_stage {
    pub id: i64,
    pub tasks_total: i64,
    pub tasks_done: i64,
    pub bytes_read: i64,
    /// 1 when the stage has ended, else 0.
    pub is_done: i32,
}

/// How far an operation has come, as a handler is told. It is valid during the call of the handler.
#[repr(C)]
pub struct firesteel_progress_report {
    /// The size of the structure, as the library knows it; later versions may have more fields.
    pub struct_size: u32,
    /// 1 when the operation has ended, well or not, which is told once; else 0.
    pub is_done: i32,
    /// The UUID of the operation, NUL-terminated.
    pub operation_id: *const c_char,
    /// The stages, as the backend told them last.
    pub stages: *const firesteel_stage,
    pub stage_count: usize,
    /// How many tasks ran then.
    pub inflight_tasks: i64,
}

/// A handler of C and what belongs to it.
struct Handler {
    call: unsafe extern "C" fn(*mut c_void, *const firesteel_progress_report),
    user_data: *mut c_void,
    drop: Option<unsafe extern "C" fn(*mut c_void)>,
}

// SAFETY: the header says that any thread may call the handler, and that its data must bear that.
unsafe impl Send for Handler {}
// SAFETY: as above.
unsafe impl Sync for Handler {}

impl Handler {
    fn tell(&self, report: &ProgressReport<'_>) {
        let id: CString = c_string(report.operation_id);
        let stages: Vec<firesteel_stage> = report.stages.iter().map(stage).collect();
        let told = firesteel_progress_report {
            struct_size: size_of::<firesteel_progress_report>() as u32,
            is_done: i32::from(report.is_done),
            operation_id: id.as_ptr(),
            stages: stages.as_ptr(),
            stage_count: stages.len(),
            inflight_tasks: report.inflight_tasks,
        };
        // SAFETY: the caller vouched for the function and its data until `drop` is called.
        unsafe { (self.call)(self.user_data, &raw const told) };
    }
}

fn stage(stage: &Stage) -> firesteel_stage {
    firesteel_stage {
        id: stage.id,
        tasks_total: stage.tasks_total,
        tasks_done: stage.tasks_done,
        bytes_read: stage.bytes_read,
        is_done: i32::from(stage.is_done),
    }
}

impl Drop for Handler {
    fn drop(&mut self) {
        if let Some(drop) = self.drop {
            // SAFETY: called once, and the data is not used after it.
            unsafe { drop(self.user_data) };
        }
    }
}

/// Calls `handler` with `user_data` while operations of this session run, and once when each has ended. Whichever thread
/// takes an operation's rows calls it; it must not wait, throw, or call back into the operation. `drop`, which may be
/// NULL, is called once with `user_data` when the handler is called no more, also when this call fails. `id` gets the
/// number by which the handler is removed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_register_progress_handler(
    session: *const firesteel_session,
    handler: Option<unsafe extern "C" fn(user_data: *mut c_void, report: *const firesteel_progress_report)>,
    user_data: *mut c_void,
    drop: Option<unsafe extern "C" fn(user_data: *mut c_void)>,
    id: *mut u64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_register_progress_handler, error, |call| {
        let Some(function) = handler else {
            // The data is let go of on every path.
            std::mem::drop(Handler { call: ignored, user_data, drop });
            return Err(call.refuse("handler", "it is NULL"));
        };
        let handler = Handler { call: function, user_data, drop };
        call.place(id)?;
        let session = call.session(session)?;
        call.put(id, session.register_progress_handler(move |report| handler.tell(report)).to_number())
    })
}

unsafe extern "C" fn ignored(_: *mut c_void, _: *const firesteel_progress_report) {}

/// Calls a handler no more. `was_there`, which may be NULL, gets 1, or 0 when there was none of this number.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_remove_progress_handler(
    session: *const firesteel_session,
    id: u64,
    was_there: *mut i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_remove_progress_handler, error, |call| {
        let removed = call.session(session)?.remove_progress_handler(HandlerId::from_number(id));
        if was_there.is_null() { Ok(()) } else { call.put(was_there, i32::from(removed)) }
    })
}

/// Calls no handler of the session any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_clear_progress_handlers(
    session: *const firesteel_session,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_clear_progress_handlers, error, |call| {
        call.session(session)?.clear_progress_handlers();
        Ok(())
    })
}
