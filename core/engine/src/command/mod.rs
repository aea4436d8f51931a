//! Commands: what changes the session or writes files. What is not offered is refused by name.

mod catalog;
mod checkpoint;
mod database;
mod describe;
mod insert;
mod local;
mod show;
mod sql;
mod table;
mod variable;
mod view;
mod write;

use std::sync::Arc;

use firesteel_protocol::plan::CommandNode;
use firesteel_protocol::spark::connect::command::CommandType;
use firesteel_protocol::{Error, Result};

use crate::session::Session;
use crate::session::operation::Sink;

pub(crate) use catalog::run as run_catalog;
pub(crate) use insert::is_assignable;
pub(crate) use sql::{Parsed, parsed, run_statement};

/// Carries a command out.
pub(crate) async fn run(session: &Arc<Session>, node: &CommandNode, sink: &Sink) -> Result<()> {
    let refused = match node.command_type() {
        CommandType::SqlCommand(message) => return sql::run(session, node, message, sink).await,
        CommandType::CreateDataframeView(message) => return view::create(session, node.input()?, message).await,
        CommandType::WriteOperation(message) => return write::run(session, node.input()?, message, sink).await,
        CommandType::WriteOperationV2(message) => return insert::save_v2(session, node.input()?, message, sink).await,
        CommandType::Extension(any) => return sql::extension(session, any).await.map(drop),
        CommandType::RegisterFunction(_) => "registering a function",
        CommandType::WriteStreamOperationStart(_) => "writeStream",
        CommandType::StreamingQueryCommand(_)
        | CommandType::StreamingQueryManagerCommand(_)
        | CommandType::StreamingQueryListenerBusCommand(_) => "a command to a streaming query",
        CommandType::GetResourcesCommand(_) => "asking for resources",
        CommandType::RegisterTableFunction(_) => "registering a table function",
        CommandType::RegisterDataSource(_) => "registering a data source",
        CommandType::CreateResourceProfileCommand(_) => "a resource profile",
        CommandType::CheckpointCommand(message) => {
            return checkpoint::run(session, node.input()?, message, sink).await;
        }
        CommandType::RemoveCachedRemoteRelationCommand(message) => {
            checkpoint::remove(session, message);
            return Ok(());
        }
        CommandType::MergeIntoTableCommand(_) => "mergeInto",
        CommandType::MlCommand(_) => "machine learning",
        CommandType::ExecuteExternalCommand(_) => "an external command",
        CommandType::PipelineCommand(_) => "pipelines",
    };
    Err(Error::unsupported(refused))
}
