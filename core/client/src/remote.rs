//! [`Remote`]: the backend that sends plans to a Spark Connect server.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use firesteel_protocol::spark::connect::{self as proto, config_request, interrupt_request};
use firesteel_protocol::{
    Analyze, Artifact, Backend, ConfigReply, Error, EventStream, Execute, Interrupt, Result, SessionKey, runtime,
};
use futures::future::{BoxFuture, FutureExt};
use uuid::Uuid;

use crate::connection::{Connection, Method};
use crate::connection_string::ConnectionString;
use crate::encoded::Encoded;
use crate::retry::RetryPolicy;
use crate::session::{Client, Session, request};
use crate::{analyze, artifacts, execute};

/// The version of the protocol that is spoken, as servers expect it in `client_type`.
const SPARK_VERSION: &str = "4.3.0";

/// How calls are made. The defaults are those of Spark's own clients.
#[derive(Debug, Clone, Default)]
pub struct Options {
    pub retry: RetryPolicy,
    pub deadlines: Deadlines,
}

/// How long to wait for an answer; `None` is for ever. A stream of results that reaches its deadline is resumed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadlines {
    pub execute: Option<Duration>,
    pub reattach: Option<Duration>,
    pub release_execute: Option<Duration>,
    pub analyze: Option<Duration>,
    pub config: Option<Duration>,
    pub interrupt: Option<Duration>,
    pub release_session: Option<Duration>,
    pub fetch_error_details: Option<Duration>,
    pub clone_session: Option<Duration>,
    pub add_artifacts: Option<Duration>,
    pub artifact_status: Option<Duration>,
}

impl Default for Deadlines {
    fn default() -> Self {
        let ten_minutes = Some(Duration::from_secs(600));
        Deadlines {
            execute: ten_minutes,
            reattach: ten_minutes,
            release_execute: None,
            analyze: Some(Duration::from_secs(3600)),
            config: ten_minutes,
            interrupt: ten_minutes,
            release_session: ten_minutes,
            fetch_error_details: ten_minutes,
            clone_session: ten_minutes,
            add_artifacts: Some(Duration::from_secs(3600)),
            artifact_status: ten_minutes,
        }
    }
}

/// A connection to a Spark Connect server, and the sessions used over it.
pub struct Remote {
    client: Arc<Client>,
    key: SessionKey,
    sessions: Mutex<HashMap<SessionKey, Arc<Session>>>,
}

impl Remote {
    /// Prepares the connection, which is made at the first call. A server that cannot be reached makes that call fail
    /// with `FIRESTEEL_CONNECTION`, which says why.
    ///
    /// What the address leaves out comes from the environment: `SPARK_CONNECT_AUTHENTICATE_TOKEN`, `SPARK_USER` or
    /// `USER`, and `SPARK_CONNECT_USER_AGENT`.
    pub fn connect(address: &ConnectionString) -> Result<Arc<Self>> {
        Remote::with_options(address, Options::default())
    }

    /// [`Remote::connect`] with other retries and deadlines.
    pub fn with_options(address: &ConnectionString, options: Options) -> Result<Arc<Self>> {
        let token = address.token.clone().or_else(|| environment("SPARK_CONNECT_AUTHENTICATE_TOKEN"));
        let client_type = client_type(address);
        let connection = Connection::open(address, token.as_deref(), &client_type)?;
        let user_id = address.user_id.clone().or_else(|| environment("SPARK_USER")).or_else(|| environment("USER"));
        let session_id = address.session_id.clone().unwrap_or_else(|| Uuid::new_v4().to_string());
        Ok(Arc::new(Remote {
            client: Arc::new(Client { connection, options, client_type }),
            key: SessionKey { user_id: user_id.unwrap_or_default(), session_id },
            sessions: Mutex::default(),
        }))
    }

    /// The session that the address names: its user, and its session or a new one.
    pub fn session_key(&self) -> &SessionKey {
        &self.key
    }

    fn session(&self, key: &SessionKey) -> Arc<Session> {
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        let made = || Arc::new(Session::new(Arc::clone(&self.client), key.clone()));
        Arc::clone(sessions.entry(key.clone()).or_insert_with(made))
    }
}

fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// `name spark/4.3.0 os/linux firesteel/0.1.0`, the name being the user's own where there is one.
fn client_type(address: &ConnectionString) -> String {
    let name = address.user_agent.clone().or_else(|| environment("SPARK_CONNECT_USER_AGENT"));
    let name = name.as_deref().unwrap_or("_FIRESTEEL");
    format!("{name} spark/{SPARK_VERSION} os/{} firesteel/{}", std::env::consts::OS, env!("CARGO_PKG_VERSION"))
}

impl Backend for Remote {
    fn execute<'a>(&'a self, key: &'a SessionKey, request: Execute) -> BoxFuture<'a, Result<EventStream>> {
        let session = self.session(key);
        async move { execute::start(session, request) }.boxed()
    }

    fn analyze<'a>(
        &'a self,
        key: &'a SessionKey,
        question: Analyze,
    ) -> BoxFuture<'a, Result<proto::analyze_plan_response::Result>> {
        let session = self.session(key);
        runtime::run_abortable(async move {
            session.check_usable()?;
            let request = analyze::request(&session, question);
            let deadline = session.client.options.deadlines.analyze;
            let answer: proto::AnalyzePlanResponse = session.call(Method::AnalyzePlan, request, deadline).await?;
            session.check(&answer.session_id, &answer.server_side_session_id)?;
            answer.result.ok_or_else(|| Error::internal("the server's analysis is empty"))
        })
        .boxed()
    }

    fn config<'a>(
        &'a self,
        key: &'a SessionKey,
        operation: config_request::operation::OpType,
    ) -> BoxFuture<'a, Result<ConfigReply>> {
        let session = self.session(key);
        runtime::run_abortable(async move {
            session.check_usable()?;
            let operation = Some(config_request::Operation { op_type: Some(operation) });
            let request = Encoded::of(&request!(session, ConfigRequest { operation: operation }));
            let deadline = session.client.options.deadlines.config;
            let answer: proto::ConfigResponse = session.call(Method::Config, request, deadline).await?;
            session.check(&answer.session_id, &answer.server_side_session_id)?;
            let pairs = answer.pairs.into_iter().map(|pair| (pair.key, pair.value)).collect();
            Ok(ConfigReply { pairs, warnings: answer.warnings })
        })
        .boxed()
    }

    fn interrupt<'a>(&'a self, key: &'a SessionKey, target: Interrupt) -> BoxFuture<'a, Result<Vec<String>>> {
        let session = self.session(key);
        runtime::run_abortable(async move {
            session.check_usable()?;
            interrupt(&session, target).await
        })
        .boxed()
    }

    fn release_session<'a>(&'a self, key: &'a SessionKey) -> BoxFuture<'a, Result<()>> {
        let session = self.session(key);
        let released = runtime::run_abortable(async move {
            let request = proto::ReleaseSessionRequest {
                session_id: session.key.session_id.clone(),
                user_context: session.user_context(),
                client_type: Some(session.client.client_type.clone()),
                allow_reconnect: false,
            };
            let deadline = session.client.options.deadlines.release_session;
            let request = Encoded::of(&request);
            let answer: proto::ReleaseSessionResponse = session.call(Method::ReleaseSession, request, deadline).await?;
            session.check(&answer.session_id, &answer.server_side_session_id)
        });
        async move {
            let outcome = released.await;
            self.sessions.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
            outcome
        }
        .boxed()
    }

    fn clone_session<'a>(&'a self, key: &'a SessionKey, clone: &'a SessionKey) -> BoxFuture<'a, Result<()>> {
        let session = self.session(key);
        let new_session_id = clone.session_id.clone();
        runtime::run_abortable(async move {
            session.check_usable()?;
            let request =
                Encoded::of(&request!(session, CloneSessionRequest { new_session_id: Some(new_session_id.clone()) }));
            let deadline = session.client.options.deadlines.clone_session;
            let answer: proto::CloneSessionResponse = session.call(Method::CloneSession, request, deadline).await?;
            session.check(&answer.session_id, &answer.server_side_session_id)?;
            if answer.new_session_id != new_session_id {
                let given = answer.new_session_id;
                return Err(Error::internal(format!("the server made session {given} instead of {new_session_id}")));
            }
            Ok(())
        })
        .boxed()
    }

    fn add_artifacts<'a>(&'a self, key: &'a SessionKey, files: Vec<Artifact>) -> BoxFuture<'a, Result<()>> {
        let session = self.session(key);
        runtime::run_abortable(async move {
            session.check_usable()?;
            artifacts::add(&session, &files).await
        })
        .boxed()
    }

    fn add_block<'a>(&'a self, key: &'a SessionKey, hash: String, data: Bytes) -> BoxFuture<'a, Result<()>> {
        self.add_artifacts(key, vec![artifacts::block(&hash, data)])
    }

    fn has_blocks<'a>(&'a self, key: &'a SessionKey, hashes: Vec<String>) -> BoxFuture<'a, Result<Vec<bool>>> {
        let session = self.session(key);
        runtime::run_abortable(async move {
            session.check_usable()?;
            artifacts::has_blocks(&session, hashes).await
        })
        .boxed()
    }
}

pub(crate) async fn interrupt(session: &Session, target: Interrupt) -> Result<Vec<String>> {
    use interrupt_request::{Interrupt as Named, InterruptType};
    let (kind, named) = match target {
        Interrupt::All => (InterruptType::All, None),
        Interrupt::Tag(tag) => (InterruptType::Tag, Some(Named::OperationTag(tag))),
        Interrupt::Operation(id) => (InterruptType::OperationId, Some(Named::OperationId(id))),
    };
    let request = request!(session, InterruptRequest { interrupt_type: kind as i32, interrupt: named });
    let deadline = session.client.options.deadlines.interrupt;
    let answer: proto::InterruptResponse = session.call(Method::Interrupt, Encoded::of(&request), deadline).await?;
    session.check(&answer.session_id, &answer.server_side_session_id)?;
    Ok(answer.interrupted_ids)
}
