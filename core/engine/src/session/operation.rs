//! Running operations: how they are found by id or tag, interrupted, and what their callers poll.

use std::collections::HashMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use firesteel_protocol::{Error, Event, Interrupt, Kind, Result, runtime};
use futures::Stream;
use tokio::sync::{mpsc, oneshot};
use tokio::task::{AbortHandle, JoinHandle};

/// Events that may wait for a slow caller. Batches are large, so few are kept.
const WAITING_EVENTS: usize = 2;

/// Where a running operation puts its events.
pub(crate) type Sink = mpsc::Sender<Result<Event>>;

/// The operations of a session that have not ended.
#[derive(Debug, Default)]
pub(crate) struct Operations(Mutex<HashMap<String, Running>>);

#[derive(Debug)]
struct Running {
    tags: Vec<String>,
    task: AbortHandle,
    interrupted: oneshot::Sender<()>,
}

impl Operations {
    /// Starts `work` on the runtime. It ends when it is done, interrupted, or when the stream is dropped.
    pub(crate) fn start<F, W>(self: &Arc<Self>, id: String, tags: Vec<String>, work: F) -> Result<Events>
    where
        F: FnOnce(Sink) -> W,
        W: Future<Output = Result<()>> + Send + 'static,
    {
        let (sink, events) = mpsc::channel(WAITING_EVENTS);
        let (interrupted, interruption) = oneshot::channel();
        // The lock is held while the work starts, so that nobody sees an id that is taken twice.
        let mut running = self.running();
        if running.contains_key(&id) {
            let condition = "INVALID_HANDLE.OPERATION_ALREADY_EXISTS";
            return Err(Error::new(Kind::Connection, condition, &[("handle", &id)]));
        }
        let task = runtime::handle()?.spawn(work(sink));
        running.insert(id.clone(), Running { tags, task: task.abort_handle(), interrupted });
        drop(running);
        Ok(Events { id, operations: Arc::clone(self), events, interruption, task, has_ended: false })
    }

    /// Ends the operations that `target` names; gives their ids.
    pub(crate) fn interrupt(&self, target: &Interrupt) -> Vec<String> {
        let mut running = self.running();
        let is_meant = |id: &String, operation: &Running| match target {
            Interrupt::All => true,
            Interrupt::Tag(tag) => operation.tags.contains(tag),
            Interrupt::Operation(wanted) => wanted == id,
        };
        let mut ids: Vec<String> =
            running.iter().filter(|(id, operation)| is_meant(id, operation)).map(|(id, _)| id.clone()).collect();
        ids.sort();
        for id in &ids {
            if let Some(operation) = running.remove(id) {
                operation.task.abort();
                // A stream that is gone needs no word.
                let _ = operation.interrupted.send(());
            }
        }
        ids
    }

    fn running(&self) -> MutexGuard<'_, HashMap<String, Running>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The events of an operation. Any executor may poll it. Dropping it ends the operation.
pub(crate) struct Events {
    id: String,
    operations: Arc<Operations>,
    events: mpsc::Receiver<Result<Event>>,
    interruption: oneshot::Receiver<()>,
    task: JoinHandle<Result<()>>,
    has_ended: bool,
}

impl Events {
    fn end(&mut self) {
        self.has_ended = true;
        self.task.abort();
        let mut running = self.operations.running();
        // An interrupted operation is off the list, and its id may have been taken anew.
        if running.get(&self.id).is_some_and(|running| running.task.id() == self.task.id()) {
            running.remove(&self.id);
        }
    }

    /// What became of a task that gave no last event.
    fn outcome(&mut self, context: &mut Context<'_>) -> Poll<Error> {
        Pin::new(&mut self.task).poll(context).map(|outcome| match outcome {
            Ok(Ok(())) => Error::internal("the operation ended without its completion"),
            Ok(Err(error)) => error,
            Err(error) if error.is_panic() => Error::panic(error.into_panic().as_ref()),
            Err(_) => Error::cancelled(),
        })
    }
}

impl Stream for Events {
    type Item = Result<Event>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.has_ended {
            return Poll::Ready(None);
        }
        let this = &mut *self;
        let outcome = match Pin::new(&mut this.interruption).poll(context) {
            Poll::Ready(Ok(())) => Err(Error::cancelled()),
            _ => match this.events.poll_recv(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(Some(outcome)) => outcome,
                Poll::Ready(None) => match this.outcome(context) {
                    Poll::Pending => return Poll::Pending,
                    Poll::Ready(error) => Err(error),
                },
            },
        };
        if !matches!(outcome, Ok(ref event) if !matches!(event, Event::Complete)) {
            this.end();
        }
        let id = &this.id;
        Poll::Ready(Some(outcome.map_err(|error| error.with_operation(id))))
    }
}

impl Drop for Events {
    fn drop(&mut self) {
        if !self.has_ended {
            self.end();
        }
    }
}

/// Puts an event where the caller finds it. Fails when the caller has gone, which ends the operation.
pub(crate) async fn emit(sink: &Sink, event: Event) -> Result<()> {
    sink.send(Ok(event)).await.map_err(|_| Error::cancelled())
}
