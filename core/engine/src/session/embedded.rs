//! [`Embedded`]: the backend that runs plans in this process.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use firesteel_protocol::spark::connect::{analyze_plan_response, config_request::operation::OpType};
use firesteel_protocol::{Analyze, Backend, ConfigReply, EventStream, Execute, Interrupt, Result, SessionKey, runtime};
use futures::StreamExt;
use futures::future::BoxFuture;

use super::engine::{Engine, Options};
use super::{Session, analysis, configuration, query};

/// An engine in this process. Its sessions share memory and nothing else; a session is made when it is first used.
#[derive(Debug)]
pub struct Embedded {
    engine: Arc<Engine>,
    sessions: Mutex<HashMap<SessionKey, Arc<Session>>>,
}

impl Embedded {
    /// Fails when `memory_limit` is no size.
    pub fn new(options: Options) -> Result<Arc<Self>> {
        Ok(Arc::new(Embedded { engine: Arc::new(Engine::new(&options)?), sessions: Mutex::default() }))
    }

    fn session(&self, key: &SessionKey) -> Arc<Session> {
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        let session = sessions.entry(key.clone()).or_insert_with(|| Arc::new(Session::new(Arc::clone(&self.engine))));
        Arc::clone(session)
    }
}

impl Backend for Embedded {
    fn execute<'a>(&'a self, session: &'a SessionKey, request: Execute) -> BoxFuture<'a, Result<EventStream>> {
        let session = self.session(session);
        Box::pin(async move {
            let Execute { plan, operation_id, tags } = request;
            let operations = Arc::clone(&session.operations);
            let events = operations.start(operation_id, tags, |sink| async move {
                panic_when_tested(&session);
                query::execute(&session, plan, &sink).await
            })?;
            Ok(events.boxed())
        })
    }

    fn analyze<'a>(
        &'a self,
        session: &'a SessionKey,
        question: Analyze,
    ) -> BoxFuture<'a, Result<analyze_plan_response::Result>> {
        let session = self.session(session);
        Box::pin(runtime::run_abortable(async move { analysis::answer(&session, question).await }))
    }

    fn config<'a>(&'a self, session: &'a SessionKey, operation: OpType) -> BoxFuture<'a, Result<ConfigReply>> {
        let session = self.session(session);
        Box::pin(async move { session.apply(&operation) })
    }

    fn interrupt<'a>(&'a self, session: &'a SessionKey, target: Interrupt) -> BoxFuture<'a, Result<Vec<String>>> {
        let session = self.session(session);
        Box::pin(async move { Ok(session.operations.interrupt(&target)) })
    }

    fn release_session<'a>(&'a self, session: &'a SessionKey) -> BoxFuture<'a, Result<()>> {
        let released = self.sessions.lock().unwrap_or_else(PoisonError::into_inner).remove(session);
        Box::pin(async move {
            if let Some(session) = released {
                session.operations.interrupt(&Interrupt::All);
            }
            Ok(())
        })
    }

    fn clone_session<'a>(&'a self, session: &'a SessionKey, clone: &'a SessionKey) -> BoxFuture<'a, Result<()>> {
        let cloned = Arc::new(self.session(session).cloned());
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner).insert(clone.clone(), cloned);
        Box::pin(async { Ok(()) })
    }

    fn add_block<'a>(&'a self, session: &'a SessionKey, hash: String, data: Bytes) -> BoxFuture<'a, Result<()>> {
        let added = self.session(session).add_block(hash, data);
        Box::pin(async { added })
    }

    fn has_blocks<'a>(&'a self, session: &'a SessionKey, hashes: Vec<String>) -> BoxFuture<'a, Result<Vec<bool>>> {
        let session = self.session(session);
        let found = hashes.iter().map(|hash| session.block(hash).is_some()).collect();
        Box::pin(async { Ok(found) })
    }
}

/// Fails once as a defect would, so that tests can see that a panic ends one operation and nothing else. Needs both a
/// configuration, which it takes back, and the environment variable `FIRESTEEL_TEST_HOOKS`.
fn panic_when_tested(session: &Session) {
    let asked = session.configuration().is_true(configuration::TEST_PANIC);
    if asked && std::env::var_os("FIRESTEEL_TEST_HOOKS").is_some() {
        // The key was set a moment ago, so it can be unset.
        let _ = session.configure(|configuration| configuration.unset(configuration::TEST_PANIC));
        std::panic::resume_unwind(Box::new("a panic that a test asked for"));
    }
}
