//! The one door through which all waiting goes: it lets go of the interpreter, and looks for Ctrl-C meanwhile.

use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use firesteel::{Operation, Result, Wait, runtime};
use futures::future::{Either, select};
use pyo3::prelude::*;

use crate::error;

const CHECK_EVERY: Duration = Duration::from_millis(50);

/// Waits for `work`. A signal whose handler raises, as Ctrl-C does, drops the work, which gives up what it was doing.
/// Only the main thread meets signals.
pub fn wait<T: Send>(py: Python<'_>, work: impl Future<Output = Result<T>> + Send) -> PyResult<T> {
    wait_on(py, None, work)
}

/// [`wait`] for something of an operation, which a signal cancels.
pub fn wait_on<T: Send>(
    py: Python<'_>,
    operation: Option<&Arc<Operation>>,
    work: impl Future<Output = Result<T>> + Send,
) -> PyResult<T> {
    let mut work = pin!(work);
    loop {
        let outcome = py.detach(|| step(work.as_mut()));
        if let Some(operation) = operation
            && WATCHERS.load(Ordering::Relaxed) > 0
        {
            tell_progress(py, operation)?;
        }
        if let Some(outcome) = outcome {
            return outcome.map_err(|failure| error::raised(py, &failure));
        }
        if let Err(interrupt) = py.check_signals() {
            if let Some(operation) = operation {
                operation.cancel_soon();
            }
            return Err(interrupt);
        }
    }
}

/// How many progress handlers there are in all sessions.
static WATCHERS: AtomicUsize = AtomicUsize::new(0);

/// Says how many progress handlers there are: without one, nobody is told.
#[pyfunction]
pub fn watch_progress(handlers: usize) {
    WATCHERS.store(handlers, Ordering::Relaxed);
}

/// Hands how far the operation has come to `firesteel.sql.progress`, which knows the handlers.
fn tell_progress(py: Python<'_>, operation: &Operation) -> PyResult<()> {
    let (stages, inflight_tasks) = operation.stages();
    let stages: Vec<_> = stages
        .iter()
        .map(|stage| (stage.id, stage.tasks_total, stage.tasks_done, stage.bytes_read, stage.is_done))
        .collect();
    let (session, is_done) = (operation.session().session_id(), operation.progress().is_done);
    let arguments = (session, operation.id(), stages, inflight_tasks, is_done);
    py.import("firesteel.sql.progress")?.getattr("tell")?.call1(arguments).map(drop)
}

/// The outcome of the work, unless it takes longer than a moment.
fn step<T>(work: Pin<&mut impl Future<Output = Result<T>>>) -> Option<Result<T>> {
    let pause = match runtime::handle() {
        Ok(handle) => {
            let _inside = handle.enter();
            tokio::time::sleep(CHECK_EVERY)
        }
        Err(failure) => return Some(Err(failure)),
    };
    match select(work, pin!(pause)).wait() {
        Either::Left((outcome, _)) => Some(outcome),
        Either::Right(_) => None,
    }
}
