//! [`Replay`]: the answers of an operation between the one that makes them and the clients that read them.
//!
//! What was not sent is bounded, so an operation waits for a slow client. What was sent is kept for a client that lost
//! its connection, until it says that it has it or newer answers need the room. Spark: `ExecuteResponseObserver`.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use firesteel_protocol::{Error, Kind, Result};
use tokio::sync::Notify;

use crate::limits::Limits;
use crate::response;
use crate::wire::Encoded;

/// How an operation ended.
#[derive(Debug, Clone)]
pub(crate) enum Outcome {
    Succeeded,
    Failed(Error),
    Cancelled(Error),
}

/// What the answers of all operations take. When that is too much, each may keep no more than one that is sent and have
/// one ready.
#[derive(Debug)]
pub(crate) struct Held {
    bytes: AtomicUsize,
    limit: usize,
}

impl Held {
    pub(crate) fn new(limits: &Limits) -> Self {
        Held { bytes: AtomicUsize::new(0), limit: limits.held_bytes }
    }

    fn add(&self, bytes: usize) {
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    fn subtract(&self, bytes: usize) {
        self.bytes.fetch_sub(bytes, Ordering::Relaxed);
    }

    fn is_too_much(&self) -> bool {
        self.bytes.load(Ordering::Relaxed) > self.limit
    }
}

#[derive(Debug)]
pub(crate) struct Replay {
    seed: u64,
    held: Arc<Held>,
    unsent_limit: usize,
    retry_limit: usize,
    state: Mutex<State>,
    /// Woken at each change of the state, for the side that waits for it.
    changed: Notify,
}

#[derive(Debug)]
struct State {
    /// In order of their indexes, of which the last is `produced`.
    kept: VecDeque<Encoded>,
    produced: u64,
    sent: u64,
    unsent_bytes: usize,
    sent_bytes: usize,
    outcome: Option<Outcome>,
    /// Counts the clients that attached; the last one has the right to read.
    reader: u64,
    is_attached: bool,
    left: Instant,
}

/// What a reader finds at its position.
pub(crate) enum Found {
    Answer(Encoded),
    /// The operation has ended; nothing follows.
    End(Outcome),
}

impl Replay {
    pub(crate) fn new(seed: u64, limits: &Limits, held: Arc<Held>) -> Self {
        let state = State {
            kept: VecDeque::new(),
            produced: 0,
            sent: 0,
            unsent_bytes: 0,
            sent_bytes: 0,
            outcome: None,
            reader: 0,
            is_attached: false,
            left: Instant::now(),
        };
        Replay {
            seed,
            held,
            unsent_limit: limits.unsent_bytes,
            retry_limit: limits.retry_bytes,
            state: Mutex::new(state),
            changed: Notify::new(),
        }
    }

    /// Adds an answer, once there is room for it. One answer fits in any case.
    pub(crate) async fn push(&self, answer: Encoded) {
        loop {
            let mut changed = std::pin::pin!(self.changed.notified());
            changed.as_mut().enable();
            {
                let mut state = self.state();
                let limit = if self.held.is_too_much() { 0 } else { self.unsent_limit };
                if state.unsent_bytes == 0 || state.unsent_bytes + answer.len() <= limit {
                    self.held.add(answer.len());
                    state.unsent_bytes += answer.len();
                    state.produced += 1;
                    state.kept.push_back(answer);
                    break;
                }
            }
            changed.await;
        }
        self.changed.notify_waiters();
    }

    /// Ends the operation; the first end counts.
    pub(crate) fn end(&self, outcome: Outcome) {
        self.state().outcome.get_or_insert(outcome);
        self.changed.notify_waiters();
    }

    pub(crate) fn outcome(&self) -> Option<Outcome> {
        self.state().outcome.clone()
    }

    /// Attaches a reader, which takes the place of any other, after the answer `last_response_id`, or at the first one.
    /// Gives the reader's number and position.
    pub(crate) fn attach(&self, last_response_id: Option<&str>) -> Result<(u64, u64)> {
        let mut state = self.state();
        let position = match last_response_id {
            Some(id) => self.index(&state, id)? + 1,
            None => 1,
        };
        if position < state.first() {
            let id = response::response_id(self.seed, position);
            let parameters = [("responseId", id), ("index", position.to_string())];
            return Err(Error::new(Kind::Connection, "INVALID_CURSOR.POSITION_NOT_AVAILABLE", &parameters));
        }
        state.reader += 1;
        state.is_attached = true;
        let reader = state.reader;
        drop(state);
        self.changed.notify_waiters();
        Ok((reader, position))
    }

    /// Notes that a reader has gone.
    pub(crate) fn detach(&self, reader: u64) {
        let mut state = self.state();
        if state.reader == reader {
            state.is_attached = false;
            state.left = Instant::now();
        }
    }

    /// Since when nobody reads.
    pub(crate) fn detached_since(&self) -> Option<Instant> {
        let state = self.state();
        (!state.is_attached).then_some(state.left)
    }

    /// What stands at `position`, once it is there.
    pub(crate) async fn read(&self, reader: u64, position: u64) -> Result<Found> {
        loop {
            let mut changed = std::pin::pin!(self.changed.notified());
            changed.as_mut().enable();
            if let Some(found) = self.find(reader, position)? {
                return Ok(found);
            }
            changed.await;
        }
    }

    fn find(&self, reader: u64, position: u64) -> Result<Option<Found>> {
        let mut state = self.state();
        if state.reader != reader {
            return Err(Error::new(Kind::Connection, "INVALID_CURSOR.DISCONNECTED", &[] as &[(&str, &str)]));
        }
        if position > state.produced {
            return Ok(state.outcome.clone().map(Found::End));
        }
        let first = state.first();
        let at = position.checked_sub(first).and_then(|at| usize::try_from(at).ok());
        let answer = at.and_then(|at| state.kept.get(at)).cloned();
        // An answer goes only when it was sent and another reader came meanwhile.
        let answer = answer.ok_or_else(|| Error::internal("an answer was released while it was read"))?;
        if position > state.sent {
            state.sent = position;
            state.unsent_bytes -= answer.len();
            state.sent_bytes += answer.len();
            let limit = if self.held.is_too_much() { 0 } else { self.retry_limit };
            self.held.subtract(state.trim(limit));
        }
        drop(state);
        self.changed.notify_waiters();
        Ok(Some(Found::Answer(answer)))
    }

    /// Forgets the answers up to `response_id`.
    pub(crate) fn release_until(&self, response_id: &str) -> Result<()> {
        let mut state = self.state();
        let index = self.index(&state, response_id)?;
        while state.first() <= index.min(state.sent) {
            self.held.subtract(state.drop_first());
        }
        Ok(())
    }

    fn index(&self, state: &State, response_id: &str) -> Result<u64> {
        let index = response::index_of(self.seed, response_id).filter(|index| (1..=state.produced).contains(index));
        index.ok_or_else(|| {
            let parameters = [("responseId", response_id)];
            Error::new(Kind::Connection, "INVALID_CURSOR.POSITION_NOT_FOUND", &parameters)
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Replay {
    fn drop(&mut self) {
        let left = self.state().kept.iter().map(Encoded::len).sum();
        self.held.subtract(left);
    }
}

impl State {
    /// The index of the first answer that is kept.
    fn first(&self) -> u64 {
        self.produced + 1 - self.kept.len() as u64
    }

    /// Drops sent answers that are more than may be kept; the last one stays. Gives their bytes.
    fn trim(&mut self, limit: usize) -> usize {
        let mut dropped = 0;
        while self.sent_bytes > limit && self.first() < self.sent {
            dropped += self.drop_first();
        }
        dropped
    }

    fn drop_first(&mut self) -> usize {
        let bytes = self.kept.pop_front().map_or(0, |answer| answer.len());
        self.sent_bytes = self.sent_bytes.saturating_sub(bytes);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use firesteel_protocol::runtime::block_on;

    use super::*;

    fn replay(unsent_bytes: usize, retry_bytes: usize) -> Replay {
        let limits = Limits { unsent_bytes, retry_bytes, ..Limits::default() };
        Replay::new(7, &limits, Arc::new(Held::new(&limits)))
    }

    fn answer(byte: u8) -> Encoded {
        Encoded::raw(Bytes::from(vec![byte; 10]))
    }

    fn read(replay: &Replay, reader: u64, position: u64) -> Option<u8> {
        match block_on(replay.read(reader, position)).unwrap() {
            Found::Answer(answer) => Some(answer.to_bytes()[0]),
            Found::End(_) => None,
        }
    }

    #[test]
    fn a_reader_gets_all_answers_and_then_the_end() {
        let replay = replay(100, 100);
        block_on(async {
            replay.push(answer(1)).await;
            replay.push(answer(2)).await;
        });
        replay.end(Outcome::Succeeded);
        let (reader, position) = replay.attach(None).unwrap();
        assert_eq!(position, 1);
        assert_eq!([1, 2, 3].map(|position| read(&replay, reader, position)), [Some(1), Some(2), None]);
    }

    #[test]
    fn the_last_reader_disconnects_the_others() {
        let replay = replay(100, 100);
        block_on(replay.push(answer(1)));
        let (old, _) = replay.attach(None).unwrap();
        let (new, _) = replay.attach(None).unwrap();
        let error = block_on(replay.read(old, 1)).err().unwrap();
        assert_eq!(error.condition(), "INVALID_CURSOR.DISCONNECTED");
        assert_eq!(read(&replay, new, 1), Some(1));
    }

    #[test]
    fn an_operation_waits_for_a_slow_reader() {
        let replay = replay(15, 100);
        block_on(replay.push(answer(1)));
        let mut push = Box::pin(replay.push(answer(2)));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(push.as_mut().poll(&mut context).is_pending());
        let (reader, _) = replay.attach(None).unwrap();
        assert_eq!(read(&replay, reader, 1), Some(1));
        assert!(push.as_mut().poll(&mut context).is_ready());
    }

    #[test]
    fn a_full_server_keeps_one_answer_of_each_kind_and_forgets_what_goes() {
        let limits = Limits { held_bytes: 25, ..Limits::default() };
        let held = Arc::new(Held::new(&limits));
        let (first, second) = (Replay::new(7, &limits, Arc::clone(&held)), Replay::new(8, &limits, Arc::clone(&held)));
        block_on(async {
            first.push(answer(1)).await;
            first.push(answer(2)).await;
            second.push(answer(3)).await;
        });
        let mut push = Box::pin(second.push(answer(4)));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(push.as_mut().poll(&mut context).is_pending());
        let (reader, _) = first.attach(None).unwrap();
        assert_eq!([1, 2].map(|position| read(&first, reader, position)), [Some(1), Some(2)]);
        drop(push);
        drop(first);
        assert_eq!(held.bytes.load(Ordering::Relaxed), 10);
        block_on(second.push(answer(4)));
        drop(second);
        assert_eq!(held.bytes.load(Ordering::Relaxed), 0);
    }

    #[test]
    fn what_is_released_or_too_old_is_no_longer_available() {
        let replay = replay(100, 25);
        block_on(async {
            for byte in 1..=5 {
                replay.push(answer(byte)).await;
            }
        });
        let (reader, _) = replay.attach(None).unwrap();
        for position in 1..=3 {
            read(&replay, reader, position);
        }
        // Three answers were sent, of which two fit.
        let condition = |outcome: Result<(u64, u64)>| outcome.err().unwrap().condition().to_string();
        assert_eq!(condition(replay.attach(None)), "INVALID_CURSOR.POSITION_NOT_AVAILABLE");
        assert_eq!(replay.attach(Some(&response::response_id(7, 1))).unwrap().1, 2);
        replay.release_until(&response::response_id(7, 2)).unwrap();
        assert_eq!(
            condition(replay.attach(Some(&response::response_id(7, 1)))),
            "INVALID_CURSOR.POSITION_NOT_AVAILABLE"
        );
        assert_eq!(condition(replay.attach(Some("nonsense"))), "INVALID_CURSOR.POSITION_NOT_FOUND");
        assert_eq!(condition(replay.attach(Some(&response::response_id(7, 6)))), "INVALID_CURSOR.POSITION_NOT_FOUND");
    }
}
