//! [`SessionBuilder`]: how sessions are opened, and which one is the active one.

use std::sync::{Arc, Mutex, PoisonError, Weak};

use firesteel_protocol::{Backend, Error, Kind, Result, SessionKey};

use crate::Session;
use crate::session::Shared;

/// How to open a [`Session`].
#[derive(Debug, Clone, Default)]
pub struct SessionBuilder {
    url: Option<String>,
    options: Vec<(String, String)>,
}

impl SessionBuilder {
    /// Where plans run: `sc://host:port/;key=value` on a server; `local`, `local[N]` or `local[*]` in this process, on
    /// N or all cores. Without it the environment variable `SPARK_REMOTE` says, or else it is `local`.
    #[must_use]
    pub fn remote(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// A configuration entry to set.
    #[must_use]
    pub fn config(mut self, key: impl Into<String>, value: impl ToString) -> Self {
        self.options.push((key.into(), value.to_string()));
        self
    }

    /// A name for the application, as configuration `spark.app.name`.
    #[must_use]
    pub fn app_name(self, name: impl Into<String>) -> Self {
        self.config("spark.app.name", name.into())
    }

    /// [`SessionBuilder::remote`], for programs that say `master("local[*]")`.
    #[must_use]
    pub fn master(self, url: impl Into<String>) -> Self {
        self.remote(url)
    }

    /// The active session, when it is where this one would be, with these entries set as far as a running session lets
    /// them be; or else a new one.
    pub async fn get_or_create(self) -> Result<Session> {
        let is_there = |session: &Session| self.url.as_ref().is_none_or(|url| url == session.url());
        match Session::get_active_session().filter(is_there) {
            Some(session) => {
                if !self.options.is_empty() {
                    session.conf().set_where_possible(self.options).await?;
                }
                Ok(session)
            }
            None => self.create().await,
        }
    }

    /// A new session, which is the active one from now on.
    pub async fn create(self) -> Result<Session> {
        let url = self.url.or_else(|| std::env::var("SPARK_REMOTE").ok()).unwrap_or_else(|| "local".to_string());
        let (backend, key) = open(&url)?;
        let session = Session::over(backend, key, url);
        if !self.options.is_empty() {
            session.conf().set_all(self.options).await?;
        }
        *ACTIVE.lock().unwrap_or_else(PoisonError::into_inner) = Some((std::process::id(), session.downgrade()));
        Ok(session)
    }
}

/// The session that was made last, and the process it was made in. It does not live longer for it.
static ACTIVE: Mutex<Option<(u32, Weak<Shared>)>> = Mutex::new(None);

impl Session {
    /// The session that a builder made last in this process, while somebody holds it and it is not stopped.
    pub fn get_active_session() -> Option<Session> {
        let active = ACTIVE.lock().unwrap_or_else(PoisonError::into_inner);
        let (process, session) = active.as_ref()?;
        let session = Session::upgrade(session)?;
        (*process == std::process::id() && !session.is_stopped()).then_some(session)
    }

    /// [`Session::get_active_session`], which must be there: raises `NO_ACTIVE_SESSION` without one.
    pub fn active() -> Result<Session> {
        let missing = || Error::new(Kind::Runtime, "NO_ACTIVE_SESSION", &[] as &[(&str, &str)]);
        Session::get_active_session().ok_or_else(missing)
    }
}

fn open(url: &str) -> Result<(Arc<dyn Backend>, SessionKey)> {
    if url.starts_with("sc://") {
        let address = firesteel_client::ConnectionString::parse(url)?;
        let remote = firesteel_client::Remote::connect(&address)?;
        let key = remote.session_key().clone();
        return Ok((remote, key));
    }
    let parallelism = local_parallelism(url)?;
    let user_id = std::env::var("SPARK_USER").or_else(|_| std::env::var("USER")).unwrap_or_default();
    let key = SessionKey { user_id, session_id: uuid::Uuid::new_v4().to_string() };
    Ok((embedded(url, parallelism)?, key))
}

/// The N of `local[N]`; `None` for all cores.
fn local_parallelism(url: &str) -> Result<Option<usize>> {
    let invalid =
        |reason: &str| Error::new(Kind::Connection, "FIRESTEEL_INVALID_URL", &[("url", url), ("reason", reason)]);
    let name = url.strip_suffix(':').unwrap_or(url);
    if name == "local" || name == "local[*]" {
        return Ok(None);
    }
    let number = name.strip_prefix("local[").and_then(|rest| rest.strip_suffix(']'));
    let number = number.ok_or_else(|| invalid("it is neither `local` nor a Spark Connect address"))?;
    match number.parse() {
        Ok(number @ 1..) => Ok(Some(number)),
        _ => Err(invalid("the number of cores must be a positive integer or `*`")),
    }
}

#[cfg(feature = "embedded")]
fn embedded(_url: &str, parallelism: Option<usize>) -> Result<Arc<dyn Backend>> {
    let options = firesteel_engine::Options { parallelism, ..Default::default() };
    Ok(firesteel_engine::Embedded::new(options)?)
}

#[cfg(not(feature = "embedded"))]
fn embedded(url: &str, _parallelism: Option<usize>) -> Result<Arc<dyn Backend>> {
    Err(Error::new(Kind::Unsupported, "FIRESTEEL_NO_ENGINE", &[("url", url)]))
}
