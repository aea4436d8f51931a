//! Progress handlers: what is called while the operations of a session run. Spark: `registerProgressHandler`.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::{Session, Stage};

/// How far an operation has come, as a handler is told.
#[derive(Debug, Clone, Copy)]
pub struct ProgressReport<'a> {
    /// The UUID that names the operation on its backend.
    pub operation_id: &'a str,
    /// The stages, as the backend told them last.
    pub stages: &'a [Stage],
    /// How many tasks ran then.
    pub inflight_tasks: i64,
    /// Whether the operation has ended, well or not. It is told once.
    pub is_done: bool,
}

/// Names a handler that was registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct HandlerId(u64);

impl HandlerId {
    /// The number of a handler, unique in the process, for borders that hand out numbers.
    pub fn to_number(self) -> u64 {
        self.0
    }

    /// The handler of a number.
    pub fn from_number(number: u64) -> Self {
        HandlerId(number)
    }
}

type Handler = Arc<dyn Fn(&ProgressReport<'_>) + Send + Sync>;

/// The handlers of a session, in the order in which they were registered.
#[derive(Default)]
pub(crate) struct Handlers(Mutex<Vec<(HandlerId, Handler)>>);

static NEXT_ID: AtomicU64 = AtomicU64::new(1);

impl Handlers {
    pub(crate) fn tell(&self, report: &ProgressReport<'_>) {
        // Handlers are other people's code: the lock is not held while they run.
        let handlers: Vec<Handler> = self.locked().iter().map(|(_, handler)| handler.clone()).collect();
        handlers.iter().for_each(|handler| handler(report));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.locked().is_empty()
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, Vec<(HandlerId, Handler)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Session {
    /// Calls `handler` while operations of this session run, and once when each has ended. It is called by whoever takes
    /// the operation's rows, and must not wait.
    pub fn register_progress_handler(
        &self,
        handler: impl Fn(&ProgressReport<'_>) + Send + Sync + 'static,
    ) -> HandlerId {
        let id = HandlerId(NEXT_ID.fetch_add(1, Ordering::Relaxed));
        self.progress().locked().push((id, Arc::new(handler)));
        id
    }

    /// Calls a handler no more; tells whether it was there.
    pub fn remove_progress_handler(&self, id: HandlerId) -> bool {
        let mut handlers = self.progress().locked();
        let before = handlers.len();
        let removed: Vec<_> = handlers.extract_if(.., |(known, _)| *known == id).collect();
        let is_removed = handlers.len() < before;
        drop(handlers);
        // What a handler owns goes without the lock.
        drop(removed);
        is_removed
    }

    /// Calls no handler any more.
    pub fn clear_progress_handlers(&self) {
        let removed = std::mem::take(&mut *self.progress().locked());
        drop(removed);
    }
}
