//! [`Backend`]: the one seam between the DataFrame API and where plans run.

use bytes::Bytes;
use futures::future::BoxFuture;

use crate::plan::{Node, Plan};
use crate::spark::connect::{self as proto, analyze_plan_request::explain::ExplainMode};
use crate::{Error, EventStream, Result};
use std::sync::Arc;

/// Runs plans. `Remote` sends them to a Spark Connect server, `Embedded` runs them in this process.
///
/// The futures and streams may be polled from any executor. Dropping a future or a stream gives the work up.
pub trait Backend: Send + Sync + 'static {
    /// Starts a relation or a command. The stream ends with [`crate::Event::Complete`]; a stream that ends without it
    /// is not a result, and implementations turn it into an error.
    fn execute<'a>(&'a self, session: &'a SessionKey, request: Execute) -> BoxFuture<'a, Result<EventStream>>;

    /// Answers a question about a plan without running it.
    fn analyze<'a>(
        &'a self,
        session: &'a SessionKey,
        question: Analyze,
    ) -> BoxFuture<'a, Result<proto::analyze_plan_response::Result>>;

    /// Reads or changes the session's configuration.
    fn config<'a>(
        &'a self,
        session: &'a SessionKey,
        operation: proto::config_request::operation::OpType,
    ) -> BoxFuture<'a, Result<ConfigReply>>;

    /// Interrupts running operations; gives the ids of those it reached. Their streams end in `OPERATION_CANCELED`.
    fn interrupt<'a>(&'a self, session: &'a SessionKey, target: Interrupt) -> BoxFuture<'a, Result<Vec<String>>>;

    /// Ends the session and all that it holds.
    fn release_session<'a>(&'a self, session: &'a SessionKey) -> BoxFuture<'a, Result<()>>;

    /// Gives the new session `clone` what `session` holds now: configuration, views and blocks.
    fn clone_session<'a>(&'a self, session: &'a SessionKey, clone: &'a SessionKey) -> BoxFuture<'a, Result<()>> {
        let _ = (session, clone);
        Box::pin(async { Err(Error::unsupported("cloning a session here")) })
    }

    /// Takes files to the session, for code that its queries run.
    fn add_artifacts<'a>(&'a self, session: &'a SessionKey, artifacts: Vec<Artifact>) -> BoxFuture<'a, Result<()>> {
        let _ = (session, artifacts);
        Box::pin(async { Err(Error::unsupported("adding artifacts here")) })
    }

    /// Keeps a block of a local relation for plans that name it by `hash`.
    fn add_block<'a>(&'a self, session: &'a SessionKey, hash: String, data: Bytes) -> BoxFuture<'a, Result<()>> {
        let _ = (session, hash, data);
        Box::pin(async { Err(Error::unsupported("uploading a block of a local relation here")) })
    }

    /// Which of these blocks the session holds, in the order asked for.
    fn has_blocks<'a>(&'a self, session: &'a SessionKey, hashes: Vec<String>) -> BoxFuture<'a, Result<Vec<bool>>> {
        let _ = (session, hashes);
        Box::pin(async { Err(Error::unsupported("asking for blocks of local relations here")) })
    }
}

/// Who a session belongs to. Two sessions never see each other's views, configuration or operations.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SessionKey {
    pub user_id: String,
    /// A UUID in its text form.
    pub session_id: String,
}

/// A plan to run.
#[derive(Debug, Clone)]
pub struct Execute {
    pub plan: Plan,
    /// A UUID in its text form, chosen by the caller, so that it can interrupt what it started.
    pub operation_id: String,
    pub tags: Vec<String>,
}

/// A file by its name on the server: `jars/`, `pyfiles/`, `archives/` or `files/`, and the file's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    pub name: String,
    pub data: Bytes,
}

/// A question about a plan, as `AnalyzePlanRequest` asks it.
#[derive(Debug, Clone)]
pub enum Analyze {
    Schema(Plan),
    Explain { plan: Plan, mode: ExplainMode },
    TreeString { plan: Plan, level: Option<i32> },
    IsLocal(Plan),
    IsStreaming(Plan),
    InputFiles(Plan),
    SparkVersion,
    DdlParse(String),
    SameSemantics { target: Plan, other: Plan },
    SemanticHash(Plan),
    Persist { relation: Arc<Node>, storage_level: Option<proto::StorageLevel> },
    Unpersist { relation: Arc<Node>, blocking: Option<bool> },
    GetStorageLevel(Arc<Node>),
    JsonToDdl(String),
}

/// Which operations to interrupt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Interrupt {
    All,
    Tag(String),
    Operation(String),
}

/// What a configuration operation gave: pairs in the order asked for, and warnings about deprecated keys.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ConfigReply {
    pub pairs: Vec<(String, Option<String>)>,
    pub warnings: Vec<String>,
}
