//! [`Server`]: sessions and their operations over a [`Backend`].

use std::sync::{Arc, Weak};
use std::time::Duration;

use firesteel_protocol::Backend;
use tonic::Status;

use crate::limits::Limits;
use crate::replay::Held;
use crate::session::Session;
use crate::sessions::{Caller, Opened, Sessions};
use crate::turns::Turns;

/// How often idle sessions and abandoned operations are looked for.
const SWEEP: Duration = Duration::from_secs(5);

/// What all calls share.
pub struct Server {
    pub(crate) backend: Arc<dyn Backend>,
    pub(crate) limits: Limits,
    pub(crate) sessions: Sessions,
    pub(crate) turns: Turns,
    pub(crate) held: Arc<Held>,
}

impl Server {
    /// Starts looking after sessions; must be called within a tokio runtime.
    pub fn new(backend: Arc<dyn Backend>, limits: Limits) -> Arc<Self> {
        let server = Arc::new(Server {
            backend,
            sessions: Sessions::new(&limits),
            turns: Turns::new(limits.running),
            held: Arc::new(Held::new(&limits)),
            limits,
        });
        tokio::spawn(sweep(Arc::downgrade(&server)));
        server
    }

    /// The caller's session, which is made when there is none.
    pub(crate) fn open(&self, caller: &Caller) -> Result<Arc<Session>, Status> {
        let Opened { session, evicted } = self.sessions.open(caller)?;
        if let Some(evicted) = evicted {
            let backend = Arc::clone(&self.backend);
            tokio::spawn(async move { end(&*backend, &evicted).await });
        }
        Ok(session)
    }

    /// The caller's session, which must be there.
    pub(crate) fn get(&self, caller: &Caller) -> Result<Arc<Session>, Status> {
        self.sessions.get(caller)
    }

    /// Ends what a closed session held.
    pub(crate) async fn end(&self, session: &Session) {
        end(&*self.backend, session).await;
    }
}

async fn end(backend: &dyn Backend, session: &Session) {
    session.operations().close();
    // The session is closed for its client in any case; a backend that cannot be reached has nothing to release.
    let _ = backend.release_session(&session.key).await;
}

async fn sweep(server: Weak<Server>) {
    loop {
        tokio::time::sleep(SWEEP).await;
        let Some(server) = server.upgrade() else { return };
        for session in server.sessions.all() {
            session.operations().abandon(server.limits.detached);
        }
        for session in server.sessions.close_idle(server.limits.idle) {
            server.end(&session).await;
        }
    }
}
