//! The one tokio runtime of the process, and blocking on what runs there.
//!
//! It is made at first use and never torn down: tearing a runtime down under a host language races with the host's own
//! exit. It is keyed by process id: after a fork the child has none of the parent's threads, so it makes its own and
//! leaks the parent's. Everything that waits in the core is spawned here and awaited through channels, so callers may
//! use any executor, or none.

use std::future::Future;
use std::sync::{Mutex, PoisonError};

use tokio::runtime::{Builder, Handle, Runtime};
use tokio::task::JoinHandle;

use crate::{Error, Result};

/// Planning recurses through deep plans on these threads; the memory is reserved, not used.
const STACK_BYTES: usize = 64 * 1024 * 1024;

static RUNTIME: Mutex<Option<(u32, &'static Runtime)>> = Mutex::new(None);

/// A handle to the runtime, which is made when there is none in this process.
pub fn handle() -> Result<Handle> {
    let process = std::process::id();
    let mut runtime = RUNTIME.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((owner, existing)) = *runtime
        && owner == process
    {
        return Ok(existing.handle().clone());
    }
    let made = Builder::new_multi_thread()
        .enable_all()
        .thread_name("firesteel")
        .thread_stack_size(STACK_BYTES)
        .build()
        .map_err(|error| Error::internal("starting the worker threads").with_cause(error))?;
    let made: &'static Runtime = Box::leak(Box::new(made));
    *runtime = Some((process, made));
    Ok(made.handle().clone())
}

/// Runs `future` on the runtime, whatever thread or executor the caller is on. A panic in it becomes an error; dropping
/// the returned future does not stop it.
pub async fn run<T: Send + 'static>(future: impl Future<Output = Result<T>> + Send + 'static) -> Result<T> {
    joined(handle()?.spawn(future)).await
}

/// Runs `future` on the runtime and stops it when the returned future is dropped.
pub async fn run_abortable<T: Send + 'static>(future: impl Future<Output = Result<T>> + Send + 'static) -> Result<T> {
    let task = handle()?.spawn(future);
    let _abort_when_dropped = AbortOnDrop(task.abort_handle());
    joined(task).await
}

struct AbortOnDrop(tokio::task::AbortHandle);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn joined<T>(task: JoinHandle<Result<T>>) -> Result<T> {
    match task.await {
        Ok(result) => result,
        Err(error) if error.is_panic() => Err(Error::panic(error.into_panic().as_ref())),
        Err(_) => Err(Error::cancelled()),
    }
}

/// Blocks this thread until `future` is done. Safe on the threads of a running tokio runtime, since nothing is polled
/// on it that needs that runtime.
pub fn block_on<F: Future>(future: F) -> F::Output {
    pollster::block_on(future)
}
