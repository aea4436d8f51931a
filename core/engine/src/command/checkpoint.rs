//! `localCheckpoint`: keeps the rows of a DataFrame under an id that stands for it. Spark: `Dataset.checkpoint`.

use std::sync::Arc;

use firesteel_protocol::event::CommandResult;
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::spark::connect::execute_plan_response::ResponseType;
use firesteel_protocol::{Error, Event, Kind, Node, Result};

use crate::error::from_datafusion;
use crate::plan::kept::Kept;
use crate::session::Session;
use crate::session::cached::Checkpoint;
use crate::session::operation::{Sink, emit};
use crate::session::query::Analyzed;

pub(super) async fn run(
    session: &Arc<Session>,
    input: &Arc<Node>,
    message: &proto::CheckpointCommand,
    sink: &Sink,
) -> Result<()> {
    let proto::CheckpointCommand { relation: _, local, eager, storage_level } = message;
    if !*local {
        let text = "Checkpoint directory has not been set in the SparkContext";
        return Err(Error::foreign(Kind::Internal, None, text));
    }
    let analyzed = Analyzed::new(session, input).await?;
    let is_on_disk = storage_level.is_some_and(|level| level.use_disk && !level.use_memory);
    let kept = Kept::new(is_on_disk);
    if *eager {
        let physical = analyzed.physical(session).await?;
        kept.make(&physical, &session.planner().task_ctx()).await.map_err(from_datafusion)?;
    }
    let Analyzed { plan, columns, .. } = analyzed;
    let relation_id = uuid::Uuid::new_v4().to_string();
    let checkpoint = Checkpoint { plan: Arc::new(plan), columns, kept };
    session.change_cached(|cached| cached.add_checkpoint(relation_id.clone(), checkpoint));
    let relation = Some(proto::CachedRemoteRelation { relation_id });
    let result = ResponseType::CheckpointCommandResult(proto::CheckpointCommandResult { relation });
    emit(sink, Event::CommandResult(Box::new(CommandResult::Other(Box::new(result))))).await
}

pub(super) fn remove(session: &Session, message: &proto::RemoveCachedRemoteRelationCommand) {
    if let Some(relation) = &message.relation {
        session.change_cached(|cached| cached.remove_checkpoint(&relation.relation_id));
    }
}
