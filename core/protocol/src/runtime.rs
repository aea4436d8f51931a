//! The one tokio runtime of the process, and blocking on what runs there.
//!
//! It is made at first use and never torn down: tearing a runtime down under a host language races with the host's own
//! exit. It is keyed by process id: after a fork the child has none of the parent's threads, so it makes its own and
//! leaks the parent's. Everything that waits in the core is spawned here and awaited through channels, so callers may
//! use any executor, or none.

use std::future::Future;
use std::sync::OnceLock;

use tokio::runtime::{Builder, Handle, Runtime};
use tokio::task::JoinHandle;

use crate::{Error, Result};

/// Planning recurses through deep plans on these threads; the memory is reserved, not used.
const STACK_BYTES: usize = 64 * 1024 * 1024;

/// The runtime of a process, and those of the children it forks. Read without a lock: a fork copies a lock that another
/// thread holds, and nobody in the child would ever open it.
struct Slot {
    runtime: OnceLock<(u32, Runtime)>,
    child: OnceLock<Box<Slot>>,
}

impl Slot {
    const fn new() -> Self {
        Slot { runtime: OnceLock::new(), child: OnceLock::new() }
    }
}

static RUNTIME: Slot = Slot::new();

/// A handle to the runtime, which is made when there is none in this process.
pub fn handle() -> Result<Handle> {
    let process = std::process::id();
    let mut slot = &RUNTIME;
    loop {
        match slot.runtime.get() {
            Some((owner, runtime)) if *owner == process => return Ok(runtime.handle().clone()),
            Some(_) => slot = slot.child.get_or_init(|| Box::new(Slot::new())),
            None => {
                if let Err((_, unneeded)) = slot.runtime.set((process, make()?)) {
                    // Another thread was first. Waiting for the workers to end is forbidden where futures run.
                    unneeded.shutdown_background();
                }
            }
        }
    }
}

fn make() -> Result<Runtime> {
    Builder::new_multi_thread()
        .enable_all()
        .thread_name("firesteel")
        .thread_stack_size(STACK_BYTES)
        .build()
        .map_err(|error| Error::internal("starting the worker threads").with_cause(error))
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
