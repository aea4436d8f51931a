//! [`Session`]: what the server holds for one user's session, beside what the backend holds.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use firesteel_protocol::{Error, Result, SessionKey};
use tonic::Status;
use uuid::Uuid;

use crate::failure;
use crate::operations::Operations;

/// How many errors wait for a client to ask for them whole. Spark: `ERROR_CACHE_SIZE`.
const KEPT_ERRORS: usize = 20;

#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) key: SessionKey,
    /// Tells this session from an earlier one with the same key.
    pub(crate) server_side_id: String,
    operations: Arc<Operations>,
    errors: Mutex<VecDeque<(String, Error)>>,
    used: Mutex<Instant>,
}

impl Session {
    pub(crate) fn new(key: SessionKey) -> Self {
        Session {
            key,
            server_side_id: Uuid::new_v4().to_string(),
            operations: Arc::default(),
            errors: Mutex::default(),
            used: Mutex::new(Instant::now()),
        }
    }

    pub(crate) fn operations(&self) -> &Operations {
        &self.operations
    }

    /// Keeps `error` for FetchErrorDetails; gives what the client is told.
    pub(crate) fn failed(&self, error: Error) -> Status {
        let id = Uuid::new_v4().to_string();
        let status = failure::status(&error, Some(&id));
        let mut errors = self.errors.lock().unwrap_or_else(PoisonError::into_inner);
        if errors.len() >= KEPT_ERRORS {
            errors.pop_front();
        }
        errors.push_back((id, error));
        status
    }

    /// The status of what failed.
    pub(crate) fn told<T>(&self, outcome: Result<T>) -> Result<T, Status> {
        outcome.map_err(|error| self.failed(error))
    }

    /// Gives an error away: a client asks once.
    pub(crate) fn take_error(&self, id: &str) -> Option<Error> {
        let mut errors = self.errors.lock().unwrap_or_else(PoisonError::into_inner);
        let at = errors.iter().position(|(kept, _)| kept == id)?;
        errors.remove(at).map(|(_, error)| error)
    }

    pub(crate) fn touch(&self) {
        *self.used.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    /// How long nobody has called. A session with operations is in use.
    pub(crate) fn idle(&self) -> Duration {
        if self.operations.len() > 0 {
            return Duration::ZERO;
        }
        self.used.lock().unwrap_or_else(PoisonError::into_inner).elapsed()
    }
}
