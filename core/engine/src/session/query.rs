//! Running a plan: look up, resolve, optimise, plan, stream.

use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use datafusion::logical_expr::LogicalPlan;
use datafusion::physical_plan::{ExecutionPlan, execute_stream};
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::spark::connect::data_type::Kind;
use firesteel_protocol::{Batch, Event, Node, Plan, Result, types};
use futures::StreamExt;

use super::Session;
use super::operation::{Sink, emit};
use crate::command;
use crate::error::from_datafusion;
use crate::function::Settings;
use crate::plan::output;
use crate::resolve::{Column, Environment, Resolved, resolve};
use crate::source::{self, Tables};

/// Runs a plan to its end.
pub(crate) async fn execute(session: &Arc<Session>, plan: Plan, sink: &Sink) -> Result<()> {
    match plan {
        Plan::Root(node) => relation(session, &node, sink).await?,
        Plan::Command(node) => command::run(session, &node, sink).await?,
    }
    emit(sink, Event::Complete).await
}

async fn relation(session: &Arc<Session>, node: &Arc<Node>, sink: &Sink) -> Result<()> {
    let analyzed = Analyzed::new(session, node).await?;
    emit(sink, Event::Schema(analyzed.schema()?)).await?;
    let wire = Arc::clone(&analyzed.wire);
    let physical = analyzed.physical(session).await?;
    let batches = execute_stream(physical, session.planner().task_ctx()).map_err(from_datafusion)?;
    let mut batches = output::restore(batches, &wire);
    let mut has_rows = false;
    while let Some(batch) = batches.next().await {
        let batch = batch.map_err(from_datafusion)?;
        if batch.num_rows() > 0 {
            has_rows = true;
            emit(sink, Event::Batch(Batch::Record(batch))).await?;
        }
    }
    if has_rows {
        return Ok(());
    }
    // Clients take the Arrow types of a result from its first batch, so there is one.
    emit(sink, Event::Batch(Batch::Record(RecordBatch::new_empty(wire)))).await
}

/// A plan whose names and types are known.
pub(crate) struct Analyzed {
    pub(crate) plan: LogicalPlan,
    pub(crate) columns: Vec<Column>,
    /// The names and types of the rows as they leave the engine.
    pub(crate) wire: SchemaRef,
    pub(crate) settings: Arc<Settings>,
    pub(crate) tables: Arc<Tables>,
}

impl Analyzed {
    /// Looks up what `node` names and resolves it.
    pub(crate) async fn new(session: &Arc<Session>, node: &Arc<Node>) -> Result<Self> {
        let settings = Arc::new(session.settings());
        let tables = Arc::new(source::lookup(session, &settings, node).await?);
        let Resolved { plan, columns } = resolve(node, &Environment { settings: &settings, tables: &tables })?;
        let wire = output::schema(&columns, &settings.zone)?;
        Ok(Analyzed { plan, columns, wire, settings, tables })
    }

    /// The schema of the rows, in Spark's types.
    pub(crate) fn schema(&self) -> Result<proto::DataType> {
        let mut schema = types::schema_from_arrow(&self.wire)?;
        if let Some(Kind::Struct(fields)) = &mut schema.kind {
            for (field, column) in fields.fields.iter_mut().zip(&self.columns) {
                field.metadata = column.metadata.as_deref().map(str::to_string);
            }
        }
        Ok(schema)
    }

    /// The plan to run. Its batches need [`output::restore`] for their names and types.
    pub(crate) async fn physical(&self, session: &Session) -> Result<Arc<dyn ExecutionPlan>> {
        session.planner().create_physical_plan(&self.plan).await.map_err(from_datafusion)
    }
}
