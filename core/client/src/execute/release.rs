//! [`Releases`]: telling the server which answers it may forget.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use firesteel_protocol::spark::connect::release_execute_request::{Release, ReleaseAll, ReleaseUntil};
use firesteel_protocol::spark::connect::{self as proto};

use crate::connection::Method;
use crate::encoded::Encoded;
use crate::session::{Session, request};

/// A server keeps 10 MiB of sent answers in any case, so nothing is gained by releasing less at a time.
const RELEASED_AT_ONCE: usize = 8 * 1024 * 1024;

/// The releases of one operation. They are sent beside the results, and one that fails is not repeated to the user: a
/// server drops abandoned operations by itself.
pub(super) struct Releases {
    session: Arc<Session>,
    operation_id: String,
    unreleased: AtomicUsize,
    is_releasing: Arc<AtomicBool>,
}

impl Releases {
    pub(super) fn new(session: Arc<Session>, operation_id: String) -> Self {
        Releases { session, operation_id, unreleased: AtomicUsize::new(0), is_releasing: Arc::default() }
    }

    /// Notes an answer of `bytes`, and releases all up to it when enough has gathered and no release is under way.
    pub(super) fn received(&self, response_id: &str, bytes: usize) {
        let unreleased = self.unreleased.fetch_add(bytes, Ordering::Relaxed) + bytes;
        if unreleased < RELEASED_AT_ONCE || self.is_releasing.swap(true, Ordering::Relaxed) {
            return;
        }
        self.unreleased.store(0, Ordering::Relaxed);
        let request = self.request(Release::ReleaseUntil(ReleaseUntil { response_id: response_id.to_string() }));
        let (session, is_releasing) = (Arc::clone(&self.session), Arc::clone(&self.is_releasing));
        tokio::spawn(async move {
            send(&session, request).await;
            is_releasing.store(false, Ordering::Relaxed);
        });
    }

    /// Releases the operation: nothing of it is needed any more.
    pub(super) async fn all(&self) {
        send(&self.session, self.request(Release::ReleaseAll(ReleaseAll {}))).await;
    }

    fn request(&self, release: Release) -> Encoded {
        let operation_id = self.operation_id.clone();
        Encoded::of(&request!(
            self.session,
            ReleaseExecuteRequest { operation_id: operation_id, release: Some(release) }
        ))
    }
}

async fn send(session: &Session, request: Encoded) {
    let deadline = session.client.options.deadlines.release_execute;
    let _ = session.call::<proto::ReleaseExecuteResponse>(Method::ReleaseExecute, request, deadline).await;
}
