//! [`RetryPolicy`]: whether a failed call is made again, and when. The numbers are Spark's `DefaultPolicy`.

use std::time::Duration;

use tonic::{Code, Status};
use tonic_types::StatusExt;
use uuid::Uuid;

use crate::failure;

/// How often and how long a call that failed for a passing reason is repeated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetryPolicy {
    pub max_retries: u32,
    pub initial_backoff: Duration,
    pub backoff_multiplier: u32,
    pub max_backoff: Duration,
    /// At most this much, at random, is added to a wait of at least `jitter_threshold`.
    pub jitter: Duration,
    pub jitter_threshold: Duration,
    /// The longest wait that a server may ask for.
    pub max_server_delay: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        RetryPolicy {
            max_retries: 15,
            initial_backoff: Duration::from_millis(50),
            backoff_multiplier: 4,
            max_backoff: Duration::from_secs(60),
            jitter: Duration::from_millis(500),
            jitter_threshold: Duration::from_secs(2),
            max_server_delay: Duration::from_secs(600),
        }
    }
}

/// The retries of one call.
#[derive(Debug)]
pub(crate) struct Retries<'a> {
    policy: &'a RetryPolicy,
    made: u32,
    backoff: Duration,
}

impl<'a> Retries<'a> {
    pub(crate) fn new(policy: &'a RetryPolicy) -> Self {
        Retries { policy, made: 0, backoff: policy.initial_backoff }
    }

    /// How long to wait before the next try; `None` when `status` is final or the retries are used up.
    pub(crate) fn after(&mut self, status: &Status) -> Option<Duration> {
        let asked = status.get_details_retry_info().map(|info| info.retry_delay.unwrap_or_default());
        if asked.is_none() && !is_passing(status) {
            return None;
        }
        self.next(asked)
    }

    /// The next wait, at least what the server asked for.
    pub(crate) fn next(&mut self, asked: Option<Duration>) -> Option<Duration> {
        let policy = self.policy;
        if self.made >= policy.max_retries {
            return None;
        }
        self.made += 1;
        let wait = self.backoff.max(asked.unwrap_or_default().min(policy.max_server_delay));
        self.backoff = (self.backoff * policy.backoff_multiplier).min(policy.max_backoff);
        Some(if wait >= policy.jitter_threshold { wait + random(policy.jitter) } else { wait })
    }
}

/// Whether the same call may well succeed in a moment.
fn is_passing(status: &Status) -> bool {
    status.code() == Code::Unavailable
        || failure::is_transport(status)
        || (status.code() == Code::Internal && failure::names(status, "INVALID_CURSOR.DISCONNECTED"))
}

fn random(most: Duration) -> Duration {
    let fraction = f64::from((Uuid::new_v4().as_u128() & 0xffff) as u16) / f64::from(u16::MAX);
    most.mul_f64(fraction)
}

#[cfg(test)]
mod tests {
    use tonic_types::ErrorDetails;

    use super::*;

    #[test]
    fn waits_grow_fourfold_from_50_ms_to_a_minute_and_end_after_15() {
        let policy = RetryPolicy::default();
        let mut retries = Retries::new(&policy);
        let unavailable = Status::unavailable("");
        let waits: Vec<u128> =
            std::iter::from_fn(|| retries.after(&unavailable)).map(|wait| wait.as_millis()).collect();
        assert_eq!(waits.len(), 15);
        assert_eq!(waits[..3], [50, 200, 800]);
        for (wait, least) in waits[3..].iter().zip([3200, 12800, 51200, 60000, 60000]) {
            assert!((least..=least + 500).contains(wait), "{wait} after {least}");
        }
    }

    #[test]
    fn a_server_may_ask_for_a_longer_wait_of_any_call() {
        let policy = RetryPolicy::default();
        let asking = |seconds| {
            let details = ErrorDetails::with_retry_info(Some(Duration::from_secs(seconds)));
            Status::with_error_details(Code::ResourceExhausted, "", details)
        };
        let wait = Retries::new(&policy).after(&asking(90)).unwrap();
        assert!((90_000..=90_500).contains(&wait.as_millis()));
        let wait = Retries::new(&policy).after(&asking(9000)).unwrap();
        assert!((600_000..=600_500).contains(&wait.as_millis()));
    }

    #[test]
    fn only_passing_failures_are_retried() {
        let policy = RetryPolicy::default();
        for (status, is_retried) in [
            (Status::unavailable("down"), true),
            (Status::internal("[INVALID_CURSOR.DISCONNECTED] The cursor is invalid."), true),
            (Status::internal("[DIVIDE_BY_ZERO] Division by zero."), false),
            (Status::deadline_exceeded(""), false),
            (Status::unauthenticated(""), false),
        ] {
            assert_eq!(Retries::new(&policy).after(&status).is_some(), is_retried, "{status}");
        }
    }
}
