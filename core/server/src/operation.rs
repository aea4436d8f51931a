//! [`Operation`]: a plan that runs, whether or not a client is there to read its answers.

use std::sync::Arc;
use std::time::Instant;

use firesteel_protocol::{Backend, Error, Event, Execute, Result, SessionKey};
use futures::stream::{self, BoxStream};
use futures::{FutureExt, StreamExt};
use tokio::sync::watch;
use tonic::Status;

use crate::limits::Limits;
use crate::replay::{Found, Outcome, Replay};
use crate::response::Answers;
use crate::server::Server;
use crate::session::Session;
use crate::turns::{Turn, Turns};
use crate::wire::Encoded;

/// The answers of one call, as a client reads them.
pub(crate) type AnswerStream = BoxStream<'static, Result<Encoded, Status>>;

#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) id: String,
    pub(crate) tags: Vec<String>,
    /// Of the request that started it.
    pub(crate) fingerprint: u64,
    /// Whether the operation outlives the call that started it.
    pub(crate) is_reattachable: bool,
    replay: Replay,
    cancelled: watch::Sender<bool>,
}

/// What an operation starts from.
pub(crate) struct Start {
    pub(crate) key: SessionKey,
    pub(crate) request: Execute,
    pub(crate) answers: Answers,
    /// Of the call.
    pub(crate) fingerprint: u64,
}

impl Operation {
    /// Starts a plan on the server's backend.
    pub(crate) fn start(server: &Server, start: Start) -> Arc<Self> {
        let operation = Arc::new(Operation {
            id: start.request.operation_id.clone(),
            tags: start.request.tags.clone(),
            fingerprint: start.fingerprint,
            is_reattachable: start.answers.is_reattachable(),
            replay: Replay::new(start.answers.seed(), &server.limits, Arc::clone(&server.held)),
            cancelled: watch::Sender::new(false),
        });
        tokio::spawn(run(Ended(Arc::clone(&operation)), Arc::clone(&server.backend), server.turns.clone(), start));
        operation
    }

    /// Stops the operation, which ends in `OPERATION_CANCELED`. Nothing happens to one that has ended.
    pub(crate) fn cancel(&self) {
        self.cancelled.send_replace(true);
    }

    pub(crate) fn outcome(&self) -> Option<Outcome> {
        self.replay.outcome()
    }

    /// Since when no client reads its answers.
    pub(crate) fn detached_since(&self) -> Option<Instant> {
        self.replay.detached_since()
    }

    pub(crate) fn release_until(&self, response_id: &str) -> Result<()> {
        self.replay.release_until(response_id)
    }

    /// The answers after `last_response_id`, or all. Whoever read them before is disconnected.
    pub(crate) fn attach(
        self: &Arc<Self>,
        session: &Arc<Session>,
        last_response_id: Option<&str>,
        limits: &Limits,
    ) -> Result<AnswerStream> {
        let (reader, position) = self.replay.attach(last_response_id)?;
        let reading = Reading {
            operation: Arc::clone(self),
            session: Arc::clone(session),
            reader,
            position,
            until: self.is_reattachable.then(|| (Instant::now() + limits.stream_duration, limits.stream_bytes)),
            sent_bytes: 0,
            has_ended: false,
        };
        Ok(stream::unfold(reading, Reading::next).boxed())
    }
}

/// Sees that an operation ends, also where running it panics.
struct Ended(Arc<Operation>);

impl Drop for Ended {
    fn drop(&mut self) {
        self.0.replay.end(Outcome::Failed(Error::internal("an operation ended without a result")));
    }
}

async fn run(ended: Ended, backend: Arc<dyn Backend>, turns: Turns, start: Start) {
    let operation = &ended.0;
    let mut cancellation = operation.cancelled.subscribe();
    let cancelled = async {
        // Fails only when the operation is gone, and this holds it.
        let _ = cancellation.wait_for(|is_cancelled| *is_cancelled).await;
    };
    let outcome = tokio::select! {
        outcome = follow(operation, backend, turns, start) => match outcome {
            Ok(()) => Outcome::Succeeded,
            Err(error) if error.kind() == firesteel_protocol::Kind::Cancelled => Outcome::Cancelled(error),
            Err(error) => Outcome::Failed(error),
        },
        // What follows the plan is dropped, which ends it in the backend.
        () = cancelled => Outcome::Cancelled(Error::cancelled().with_operation(&operation.id)),
    };
    operation.replay.end(outcome);
}

async fn follow(operation: &Operation, backend: Arc<dyn Backend>, turns: Turns, start: Start) -> Result<()> {
    let turn = turns.next().await;
    tokio::select! {
        outcome = answer(operation, backend, &turn, start) => outcome,
        never = turn.expire() => match never {},
    }
}

/// Runs the plan and puts its answers where readers find them.
async fn answer(operation: &Operation, backend: Arc<dyn Backend>, turn: &Turn, start: Start) -> Result<()> {
    let Start { key, request, mut answers, fingerprint: _ } = start;
    let mut events = backend.execute(&key, request).await?;
    while let Some(event) = events.next().await {
        let event = event?;
        let is_last = matches!(event, Event::Complete);
        for answer in answers.of(event)? {
            let mut push = std::pin::pin!(operation.replay.push(answer));
            if push.as_mut().now_or_never().is_none() {
                turn.end();
                push.await;
            }
        }
        if is_last {
            return Ok(());
        }
    }
    Err(Error::internal("the operation ended without its completion"))
}

/// One call's way through the answers. When it is dropped, its client has gone or is served.
struct Reading {
    operation: Arc<Operation>,
    session: Arc<Session>,
    reader: u64,
    position: u64,
    /// When and after how many bytes the stream ends for the client to ask for the rest.
    until: Option<(Instant, usize)>,
    sent_bytes: usize,
    has_ended: bool,
}

impl Reading {
    async fn next(mut self) -> Option<(Result<Encoded, Status>, Self)> {
        if self.has_ended {
            return None;
        }
        let found = match self.until {
            Some((_, bytes)) if self.sent_bytes >= bytes => return None,
            Some((time, _)) => {
                let read = self.operation.replay.read(self.reader, self.position);
                match tokio::time::timeout_at(time.into(), read).await {
                    Ok(found) => found,
                    Err(_) => return None,
                }
            }
            None => self.operation.replay.read(self.reader, self.position).await,
        };
        let item = match found {
            Ok(Found::Answer(answer)) => {
                self.position += 1;
                self.sent_bytes += answer.len();
                Ok(answer)
            }
            Ok(Found::End(Outcome::Succeeded)) => return None,
            Ok(Found::End(Outcome::Failed(error) | Outcome::Cancelled(error))) => {
                self.has_ended = true;
                Err(self.session.failed(error))
            }
            Err(error) => {
                self.has_ended = true;
                Err(self.session.failed(error))
            }
        };
        Some((item, self))
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.operation.replay.detach(self.reader);
        if !self.operation.is_reattachable {
            self.session.operations().release(&self.operation.id);
        }
    }
}
