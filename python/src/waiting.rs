//! The one door through which all waiting goes: it lets go of the interpreter, and looks for Ctrl-C meanwhile.

use std::pin::{Pin, pin};
use std::sync::Arc;
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
        if let Some(outcome) = py.detach(|| step(work.as_mut())) {
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
