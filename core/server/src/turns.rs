//! [`Turns`]: how many operations begin to run at a time.
//!
//! Many queries at once take no less time than a few after another, and more memory. So an operation waits for its turn;
//! but a turn lasts some seconds at most, and ends when the operation waits for its client, so that nobody waits behind
//! one that runs for hours or that nobody reads.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How long an operation is counted as one that runs.
const LONGEST: Duration = Duration::from_secs(10);

#[derive(Debug, Clone)]
pub(crate) struct Turns(Arc<Semaphore>);

/// The right to run. Runs on when the turn has ended.
#[derive(Debug)]
pub(crate) struct Turn(Mutex<Option<OwnedSemaphorePermit>>);

impl Turns {
    pub(crate) fn new(running: usize) -> Self {
        Turns(Arc::new(Semaphore::new(running.clamp(1, Semaphore::MAX_PERMITS))))
    }

    pub(crate) async fn next(&self) -> Turn {
        // The semaphore is never closed.
        Turn(Mutex::new(Arc::clone(&self.0).acquire_owned().await.ok()))
    }
}

impl Turn {
    /// Lets the next one run.
    pub(crate) fn end(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    /// Ends the turn when it has lasted long enough. Never returns.
    pub(crate) async fn expire(&self) -> std::convert::Infallible {
        tokio::time::sleep(LONGEST).await;
        self.end();
        std::future::pending().await
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt;

    use super::*;

    #[test]
    fn the_next_one_runs_when_a_turn_ends() {
        let turns = Turns::new(1);
        let first = turns.next().now_or_never().unwrap();
        assert!(turns.next().now_or_never().is_none());
        first.end();
        let second = turns.next().now_or_never().unwrap();
        assert!(turns.next().now_or_never().is_none());
        drop(second);
        assert!(turns.next().now_or_never().is_some());
    }
}
