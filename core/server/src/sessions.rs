//! [`Sessions`]: those that are open, by user and id, and those that were closed. Spark: `SparkConnectSessionManager`.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use firesteel_protocol::{Error, Kind, Result, SessionKey};
use tonic::Status;
use uuid::Uuid;

use crate::failure;
use crate::limits::Limits;
use crate::session::Session;

/// How many closed sessions are remembered. Spark: `spark.connect.session.manager.closedSessionsTombstonesSize`.
const REMEMBERED: usize = 1_000;

/// A session this idle may make room for a new one.
const EVICTABLE: Duration = Duration::from_secs(60);

/// Who calls, as every request says.
#[derive(Debug)]
pub(crate) struct Caller {
    pub(crate) key: SessionKey,
    /// The server's session as the client knows it.
    pub(crate) observed: Option<String>,
}

impl Caller {
    pub(crate) fn new(
        session_id: &str,
        user: Option<firesteel_protocol::spark::connect::UserContext>,
        observed: Option<String>,
    ) -> Self {
        let user_id = user.map(|user| user.user_id).unwrap_or_default();
        Caller { key: SessionKey { user_id, session_id: session_id.to_string() }, observed }
    }
}

/// The caller of a request: all but one hold these fields under these names.
macro_rules! caller {
    ($request:expr) => {
        $crate::sessions::Caller::new(
            &$request.session_id,
            $request.user_context.take(),
            $request.client_observed_server_side_session_id.take(),
        )
    };
}
pub(crate) use caller;

#[derive(Debug)]
pub(crate) struct Sessions {
    limit: usize,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    open: HashMap<SessionKey, Arc<Session>>,
    closed: HashSet<SessionKey>,
    /// The members of `closed`, oldest first.
    order: VecDeque<SessionKey>,
}

/// What [`Sessions::open`] found or made, and the session that had to go for it.
pub(crate) struct Opened {
    pub(crate) session: Arc<Session>,
    pub(crate) evicted: Option<Arc<Session>>,
}

impl Sessions {
    pub(crate) fn new(limits: &Limits) -> Self {
        Sessions { limit: limits.sessions, state: Mutex::default() }
    }

    /// The caller's session, which is made when there is none.
    pub(crate) fn open(&self, caller: &Caller) -> Result<Opened, Status> {
        check_format(&caller.key.session_id)?;
        let mut state = self.state();
        if let Some(session) = state.open.get(&caller.key) {
            session.touch();
            return Ok(Opened { session: checked(session, caller)?, evicted: None });
        }
        state.check_not_closed(&caller.key)?;
        // The client knows a session that this server never had: another server's, or of this one before its restart.
        if caller.observed.is_some() {
            return Err(unknown("INVALID_HANDLE.SESSION_CHANGED", &caller.key));
        }
        let evicted = if state.open.len() >= self.limit { Some(state.evict()?) } else { None };
        let session = Arc::new(Session::new(caller.key.clone()));
        state.open.insert(caller.key.clone(), Arc::clone(&session));
        Ok(Opened { session, evicted })
    }

    /// The caller's session, which must be there.
    pub(crate) fn get(&self, caller: &Caller) -> Result<Arc<Session>, Status> {
        check_format(&caller.key.session_id)?;
        let state = self.state();
        match state.open.get(&caller.key) {
            Some(session) => {
                session.touch();
                checked(session, caller)
            }
            None => {
                state.check_not_closed(&caller.key)?;
                Err(unknown("INVALID_HANDLE.SESSION_NOT_FOUND", &caller.key))
            }
        }
    }

    /// Makes a session for a clone. Its key must be new.
    pub(crate) fn make(&self, key: SessionKey) -> Result<Arc<Session>> {
        let invalid =
            |condition: &str| Error::new(Kind::Connection, condition, &[("targetSessionId", &key.session_id)]);
        if Uuid::parse_str(&key.session_id).is_err() {
            return Err(invalid("INVALID_CLONE_SESSION_REQUEST.TARGET_SESSION_ID_FORMAT"));
        }
        let mut state = self.state();
        if state.open.contains_key(&key) {
            return Err(invalid("INVALID_CLONE_SESSION_REQUEST.TARGET_SESSION_ID_ALREADY_EXISTS"));
        }
        if state.closed.contains(&key) {
            return Err(invalid("INVALID_CLONE_SESSION_REQUEST.TARGET_SESSION_ID_ALREADY_CLOSED"));
        }
        let session = Arc::new(Session::new(key.clone()));
        state.open.insert(key, Arc::clone(&session));
        Ok(session)
    }

    /// Closes a session; gives it when it was open. Without `may_return` its id is not taken again.
    pub(crate) fn close(&self, key: &SessionKey, may_return: bool) -> Option<Arc<Session>> {
        let mut state = self.state();
        let session = state.open.remove(key)?;
        if !may_return {
            state.remember(key);
        }
        Some(session)
    }

    /// Closes the sessions that nobody has used for so long.
    pub(crate) fn close_idle(&self, idle: Duration) -> Vec<Arc<Session>> {
        let mut state = self.state();
        let keys: Vec<SessionKey> =
            state.open.values().filter(|session| session.idle() >= idle).map(|session| session.key.clone()).collect();
        keys.iter().for_each(|key| state.remember(key));
        keys.iter().filter_map(|key| state.open.remove(key)).collect()
    }

    pub(crate) fn all(&self) -> Vec<Arc<Session>> {
        self.state().open.values().cloned().collect()
    }

    /// Operations of all sessions.
    pub(crate) fn operations(&self) -> usize {
        self.state().open.values().map(|session| session.operations().len()).sum()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn check_not_closed(&self, key: &SessionKey) -> Result<(), Status> {
        if self.closed.contains(key) { Err(unknown("INVALID_HANDLE.SESSION_CLOSED", key)) } else { Ok(()) }
    }

    /// Takes out the session that was idle the longest.
    fn evict(&mut self) -> Result<Arc<Session>, Status> {
        let idlest = self.open.values().max_by_key(|session| session.idle()).cloned();
        match idlest.filter(|session| session.idle() >= EVICTABLE) {
            Some(session) => {
                self.open.remove(&session.key);
                self.remember(&session.key);
                Ok(session)
            }
            None => Err(busy("sessions")),
        }
    }

    fn remember(&mut self, key: &SessionKey) {
        if self.order.len() >= REMEMBERED
            && let Some(oldest) = self.order.pop_front()
        {
            self.closed.remove(&oldest);
        }
        self.order.push_back(key.clone());
        self.closed.insert(key.clone());
    }
}

/// A server that is full is asked again by its clients, since the status says that it is unavailable.
pub(crate) fn busy(what: &str) -> Status {
    Status::unavailable(format!("the server has as many {what} as it takes; try again later"))
}

fn check_format(session_id: &str) -> Result<(), Status> {
    match Uuid::parse_str(session_id) {
        Ok(_) => Ok(()),
        Err(_) => Err(failure::status(&malformed(session_id), None)),
    }
}

/// A handle that is no UUID.
pub(crate) fn malformed(handle: &str) -> Error {
    Error::new(Kind::Connection, "INVALID_HANDLE.FORMAT", &[("handle", handle)])
}

/// Refuses a client that knows another session under this key.
fn checked(session: &Arc<Session>, caller: &Caller) -> Result<Arc<Session>, Status> {
    match &caller.observed {
        Some(observed) if *observed != session.server_side_id => {
            let parameters = [("handle", &caller.key.session_id)];
            Err(session.failed(Error::new(Kind::Connection, "INVALID_HANDLE.SESSION_CHANGED", &parameters)))
        }
        _ => Ok(Arc::clone(session)),
    }
}

fn unknown(condition: &str, key: &SessionKey) -> Status {
    failure::status(&Error::new(Kind::Connection, condition, &[("handle", &key.session_id)]), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "00112233-4455-6677-8899-aabbccddeeff";

    fn caller(id: &str, observed: Option<&str>) -> Caller {
        let key = SessionKey { user_id: "user".to_string(), session_id: id.to_string() };
        Caller { key, observed: observed.map(str::to_string) }
    }

    fn refused<T>(outcome: Result<T, Status>) -> String {
        let status = outcome.err().unwrap();
        status.message().split([']', '[']).nth(1).unwrap_or_default().to_string()
    }

    #[test]
    fn a_session_is_its_users_and_closed_for_good() {
        let sessions = Sessions::new(&Limits::default());
        let first = sessions.open(&caller(ID, None)).ok().unwrap().session;
        let again = sessions.open(&caller(ID, Some(&first.server_side_id))).ok().unwrap().session;
        assert!(Arc::ptr_eq(&first, &again));
        let stranger =
            Caller { key: SessionKey { user_id: "another".to_string(), session_id: ID.to_string() }, observed: None };
        assert!(!Arc::ptr_eq(&first, &sessions.open(&stranger).ok().unwrap().session));
        assert!(sessions.close(&first.key, false).is_some());
        assert_eq!(refused(sessions.open(&caller(ID, None))), "INVALID_HANDLE.SESSION_CLOSED");
        assert_eq!(refused(sessions.get(&caller(ID, None))), "INVALID_HANDLE.SESSION_CLOSED");
    }

    #[test]
    fn handles_that_mean_nothing_are_refused_by_their_condition() {
        let sessions = Sessions::new(&Limits::default());
        assert_eq!(refused(sessions.open(&caller("x", None))), "INVALID_HANDLE.FORMAT");
        assert_eq!(refused(sessions.get(&caller(ID, None))), "INVALID_HANDLE.SESSION_NOT_FOUND");
        assert_eq!(refused(sessions.open(&caller(ID, Some("older")))), "INVALID_HANDLE.SESSION_CHANGED");
        assert!(sessions.open(&caller(ID, None)).is_ok());
        assert_eq!(refused(sessions.open(&caller(ID, Some("older")))), "INVALID_HANDLE.SESSION_CHANGED");
    }

    #[test]
    fn a_full_server_is_busy_until_a_session_is_idle() {
        let sessions = Sessions::new(&Limits { sessions: 1, ..Limits::default() });
        assert!(sessions.open(&caller(ID, None)).is_ok());
        let other = "00112233-4455-6677-8899-aabbccddee00";
        let status = sessions.open(&caller(other, None)).err().unwrap();
        assert_eq!(status.code(), tonic::Code::Unavailable);
        assert_eq!(sessions.close_idle(Duration::ZERO).len(), 1);
        assert!(sessions.open(&caller(other, None)).is_ok());
    }
}
