//! [`Operations`]: those of one session, running, waiting to be read, and lately gone.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use firesteel_protocol::spark::connect::get_status_response::operation_status::OperationState;
use firesteel_protocol::{Error, Interrupt, Kind, Result};

use crate::operation::Operation;
use crate::replay::Outcome;

/// How many released operations are remembered. Spark: `spark.connect.execute.manager.abandonedTombstonesSize`.
const REMEMBERED: usize = 1_000;

#[derive(Debug, Default)]
pub(crate) struct Operations(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    held: HashMap<String, Arc<Operation>>,
    gone: HashMap<String, OperationState>,
    /// The keys of `gone`, oldest first.
    order: VecDeque<String>,
    /// Set when the session ends: nothing starts any more.
    is_closed: bool,
}

/// What an operation id stands for when a client wants to start an operation with it.
pub(crate) enum Started {
    New(Arc<Operation>),
    /// The same request was sent before.
    Again(Arc<Operation>),
}

impl Operations {
    /// Starts an operation with `start`, unless `id` is taken.
    pub(crate) fn start(&self, id: &str, fingerprint: u64, start: impl FnOnce() -> Arc<Operation>) -> Result<Started> {
        let mut state = self.state();
        if state.is_closed {
            return Err(Error::cancelled());
        }
        if let Some(held) = state.held.get(id) {
            return if held.is_reattachable && held.fingerprint == fingerprint {
                Ok(Started::Again(Arc::clone(held)))
            } else {
                Err(invalid("INVALID_HANDLE.OPERATION_ALREADY_EXISTS", id))
            };
        }
        if state.gone.contains_key(id) {
            return Err(invalid("INVALID_HANDLE.OPERATION_ABANDONED", id));
        }
        let operation = start();
        state.held.insert(id.to_string(), Arc::clone(&operation));
        Ok(Started::New(operation))
    }

    pub(crate) fn get(&self, id: &str) -> Option<Arc<Operation>> {
        self.state().held.get(id).cloned()
    }

    /// The operation that a client wants to read again.
    pub(crate) fn reattachable(&self, id: &str) -> Result<Arc<Operation>> {
        let operation = self.get(id).ok_or_else(|| invalid("INVALID_HANDLE.OPERATION_NOT_FOUND", id))?;
        if operation.is_reattachable {
            Ok(operation)
        } else {
            Err(Error::new(Kind::Connection, "INVALID_CURSOR.NOT_REATTACHABLE", &[] as &[(&str, &str)]))
        }
    }

    /// Lets go of an operation, which stops if it runs; whether it was there.
    pub(crate) fn release(&self, id: &str) -> bool {
        let mut state = self.state();
        let Some(operation) = state.held.remove(id) else { return false };
        operation.cancel();
        state.remember(id, ended(operation.outcome()));
        true
    }

    /// Stops the operations that are meant and still run; gives their ids.
    pub(crate) fn interrupt(&self, target: &Interrupt) -> Vec<String> {
        let state = self.state();
        let is_meant = |operation: &&Arc<Operation>| match target {
            Interrupt::All => true,
            Interrupt::Tag(tag) => operation.tags.contains(tag),
            Interrupt::Operation(id) => *id == operation.id,
        };
        let running = state.held.values().filter(|operation| operation.outcome().is_none());
        let mut ids = Vec::new();
        for operation in running.filter(is_meant) {
            operation.cancel();
            ids.push(operation.id.clone());
        }
        ids.sort();
        ids
    }

    /// Ends all operations, for good.
    pub(crate) fn close(&self) {
        let mut state = self.state();
        state.is_closed = true;
        for (_, operation) in state.held.drain() {
            operation.cancel();
        }
    }

    /// Lets go of operations that nobody has read for so long.
    pub(crate) fn abandon(&self, detached: Duration) {
        let is_abandoned =
            |operation: &Arc<Operation>| operation.detached_since().is_some_and(|since| since.elapsed() >= detached);
        let abandoned: Vec<String> =
            self.state().held.values().filter(|held| is_abandoned(held)).map(|held| held.id.clone()).collect();
        for id in abandoned {
            self.release(&id);
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.state().held.len()
    }

    /// How the operations stand: those asked for, or all that are known.
    pub(crate) fn statuses(&self, ids: &[String]) -> Vec<(String, OperationState)> {
        let state = self.state();
        if ids.is_empty() {
            let held = state.held.iter().map(|(id, operation)| (id.clone(), held_state(operation)));
            return held.chain(state.gone.iter().map(|(id, state)| (id.clone(), *state))).collect();
        }
        let known = |id: &String| {
            let held = state.held.get(id).map(held_state);
            held.or_else(|| state.gone.get(id).copied()).unwrap_or(OperationState::Unknown)
        };
        ids.iter().map(|id| (id.clone(), known(id))).collect()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn remember(&mut self, id: &str, ended: OperationState) {
        if self.order.len() >= REMEMBERED
            && let Some(oldest) = self.order.pop_front()
        {
            self.gone.remove(&oldest);
        }
        self.order.push_back(id.to_string());
        self.gone.insert(id.to_string(), ended);
    }
}

/// An operation that has ended is on its way out until the client releases it.
fn held_state(operation: &Arc<Operation>) -> OperationState {
    match operation.outcome() {
        None => OperationState::Running,
        Some(_) => OperationState::Terminating,
    }
}

fn ended(outcome: Option<Outcome>) -> OperationState {
    match outcome {
        Some(Outcome::Succeeded) => OperationState::Succeeded,
        Some(Outcome::Failed(_)) => OperationState::Failed,
        // Released while it ran.
        Some(Outcome::Cancelled(_)) | None => OperationState::Cancelled,
    }
}

fn invalid(condition: &str, id: &str) -> Error {
    Error::new(Kind::Connection, condition, &[("handle", id)])
}
