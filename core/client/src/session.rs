//! [`Session`]: the one place that fills in requests and checks answers.
//!
//! Each request carries the session, its user, the client and the server session seen so far; each answer must name the
//! same session, and a server session that changes means that the server was restarted and has lost all state.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::{Error, Kind, Result, SessionKey};
use prost::Message;
use tonic::{Code, Status};
use tonic_types::StatusExt;

use crate::connection::{Connection, Method};
use crate::encoded::Encoded;
use crate::failure;
use crate::remote::Options;
use crate::retry::Retries;

/// What all sessions of one connection share.
pub(crate) struct Client {
    pub(crate) connection: Connection,
    pub(crate) options: Options,
    pub(crate) client_type: String,
}

/// A session on a server.
pub(crate) struct Session {
    pub(crate) client: Arc<Client>,
    pub(crate) key: SessionKey,
    server_session: Mutex<Option<String>>,
    is_changed: AtomicBool,
}

/// A request with the fields that all requests have in common.
macro_rules! request {
    ($session:expr, $message:ident { $($field:ident: $value:expr),* $(,)? }) => {
        firesteel_protocol::spark::connect::$message {
            session_id: $session.key.session_id.clone(),
            client_observed_server_side_session_id: $session.server_session(),
            user_context: $session.user_context(),
            client_type: Some($session.client.client_type.clone()),
            $($field: $value),*
        }
    };
}
pub(crate) use request;

impl Session {
    pub(crate) fn new(client: Arc<Client>, key: SessionKey) -> Self {
        Session { client, key, server_session: Mutex::default(), is_changed: AtomicBool::new(false) }
    }

    pub(crate) fn server_session(&self) -> Option<String> {
        self.server_session.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn user_context(&self) -> Option<proto::UserContext> {
        Some(proto::UserContext { user_id: self.key.user_id.clone(), ..Default::default() })
    }

    /// Refuses to go on with a session whose server was restarted.
    pub(crate) fn check_usable(&self) -> Result<()> {
        if self.is_changed.load(Ordering::Relaxed) { Err(self.changed()) } else { Ok(()) }
    }

    /// Checks whose answer it is, and remembers the server session of the first.
    pub(crate) fn check(&self, session_id: &str, server_session: &str) -> Result<()> {
        if session_id != self.key.session_id {
            let what = format!("the server answered for session {session_id} instead of {}", self.key.session_id);
            return Err(Error::internal(what));
        }
        if server_session.is_empty() {
            return Ok(());
        }
        let mut seen = self.server_session.lock().unwrap_or_else(PoisonError::into_inner);
        match seen.as_deref() {
            None => *seen = Some(server_session.to_string()),
            Some(seen) if seen == server_session => {}
            Some(_) => {
                self.is_changed.store(true, Ordering::Relaxed);
                return Err(self.changed());
            }
        }
        Ok(())
    }

    fn changed(&self) -> Error {
        let parameters = [("handle", &self.key.session_id)];
        Error::new(Kind::Connection, "INVALID_HANDLE.SESSION_CHANGED", &parameters)
    }

    /// Makes a call, again where that may help.
    pub(crate) async fn call<A: Message + Default + 'static>(
        &self,
        method: Method,
        request: Encoded,
        deadline: Option<Duration>,
    ) -> Result<A> {
        let connection = &self.client.connection;
        connection.check_size(&request)?;
        let mut retries = Retries::new(&self.client.options.retry);
        loop {
            let status = match connection.unary(method, &request, A::decode, deadline).await {
                Ok(answer) => return Ok(answer),
                Err(status) => status,
            };
            let Some(wait) = self.wait_after(&status, &mut retries) else {
                return Err(self.error(status, deadline).await);
            };
            tokio::time::sleep(wait).await;
        }
    }

    /// How long to wait before trying again; `None` to give up.
    pub(crate) fn wait_after(&self, status: &Status, retries: &mut Retries<'_>) -> Option<Duration> {
        if self.client.connection.is_unreachable(status) { None } else { retries.after(status) }
    }

    /// The error that a status stands for, with all that the server knows about it.
    pub(crate) async fn error(&self, status: Status, deadline: Option<Duration>) -> Error {
        let connection = &self.client.connection;
        let error = |condition: &str, parameters: &[(&str, &str)]| {
            Error::new(Kind::Connection, condition, parameters).with_grpc_code(status.code() as i32)
        };
        let address = ("address", connection.address());
        if failure::is_transport(&status) {
            let reason = connection.transport_reason(&status);
            return error("FIRESTEEL_CONNECTION", &[address, ("reason", &reason)]);
        }
        if let Some(info) = status.get_details_error_info() {
            let details = self.details(info.metadata.get("errorId")).await;
            let error = failure::from_server(&status, &info, details);
            if error.condition() == "INVALID_HANDLE.SESSION_CHANGED" {
                self.is_changed.store(true, Ordering::Relaxed);
            }
            return error.with_grpc_code(status.code() as i32);
        }
        match status.code() {
            Code::Unauthenticated | Code::PermissionDenied => {
                error("FIRESTEEL_AUTHENTICATION", &[address, ("reason", status.message())])
            }
            Code::DeadlineExceeded => {
                let timeout = deadline.map_or_else(|| "the server's deadline".to_string(), |time| format!("{time:?}"));
                error("FIRESTEEL_TIMEOUT", &[("timeout", &timeout)])
            }
            code => {
                let reason = if status.message().is_empty() { code.description() } else { status.message() };
                error("FIRESTEEL_SERVER_STATUS", &[address, ("status", failure::code_name(code)), ("reason", reason)])
            }
        }
    }

    /// The full error behind a status, whose own details are cut short. Without it those have to do.
    async fn details(&self, error_id: Option<&String>) -> Option<proto::FetchErrorDetailsResponse> {
        let request = Encoded::of(&request!(self, FetchErrorDetailsRequest { error_id: error_id?.clone() }));
        let deadline = self.client.options.deadlines.fetch_error_details;
        let read = proto::FetchErrorDetailsResponse::decode;
        self.client.connection.unary(Method::FetchErrorDetails, &request, read, deadline).await.ok()
    }
}
