//! Running a plan: look up, resolve, optimise, plan, stream.

use std::sync::Arc;
use std::time::Duration;

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use datafusion::logical_expr::LogicalPlan;
use datafusion::physical_plan::{ExecutionPlan, collect, execute_stream};
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::{Batch, Event, Node, Plan, Result};
use futures::StreamExt;
use tokio::time::{Instant, MissedTickBehavior, interval_at};

use super::operation::{Sink, emit};
use super::{Session, observed, progress};
use crate::command;
use crate::error::from_datafusion;
use crate::function::Settings;
use crate::plan::gather::gathered;
use crate::plan::output;
use crate::resolve::{Column, Environment, Resolved, resolve};
use crate::source::{self, Rows, Tables};

/// How often a running plan tells how far it has come. Spark: `spark.connect.progress.reportInterval`.
const REPORT: Duration = Duration::from_secs(2);

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
    let batches =
        execute_stream(gathered(Arc::clone(&physical)), session.planner().task_ctx()).map_err(from_datafusion)?;
    let mut batches = output::restore(batches, &wire);
    let mut report = interval_at(Instant::now() + REPORT, REPORT);
    report.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut has_rows = false;
    loop {
        let batch = tokio::select! {
            biased;
            batch = batches.next() => batch,
            _ = report.tick() => {
                emit(sink, Event::Progress(progress::progress(&physical))).await?;
                continue;
            }
        };
        let Some(batch) = batch.transpose().map_err(from_datafusion)? else { break };
        if batch.num_rows() > 0 {
            has_rows = true;
            emit(sink, Event::Batch(Batch::Record(batch))).await?;
        }
    }
    if !has_rows {
        // Clients take the Arrow types of a result from its first batch, so there is one.
        emit(sink, Event::Batch(Batch::Record(RecordBatch::new_empty(wire)))).await?;
    }
    emit(sink, Event::Metrics(progress::metrics(&physical))).await?;
    // Observations end with the plan.
    drop((batches, physical));
    observed::tell(&analyzed.tables.observations(), sink).await
}

impl Session {
    /// All rows of a plan, in the engine's own types.
    pub(crate) async fn rows(self: &Arc<Self>, node: &Arc<Node>) -> Result<Rows> {
        let analyzed = Box::pin(Analyzed::new(self, node)).await?;
        analyzed.check_runnable()?;
        self.collected(Resolved { plan: analyzed.plan, columns: analyzed.columns }).await
    }

    /// All rows of a resolved plan, in the engine's own types.
    pub(crate) async fn collected(&self, resolved: Resolved) -> Result<Rows> {
        let Resolved { plan, columns } = resolved;
        let planner = self.planner();
        let physical = planner.create_physical_plan(&plan).await.map_err(from_datafusion)?;
        let batches = collect(physical, planner.task_ctx()).await.map_err(from_datafusion)?;
        Ok(Rows { columns, batches })
    }
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
        output::spark_schema(&self.columns, &self.wire)
    }

    /// The plan to run. Its batches need [`output::restore`] for their names and types.
    pub(crate) async fn physical(&self, session: &Session) -> Result<Arc<dyn ExecutionPlan>> {
        self.check_runnable()?;
        session.planner().create_physical_plan(&self.plan).await.map_err(from_datafusion)
    }

    /// Spark: `UnsupportedOperationChecker.checkForBatch`, which looks at a plan when it is run.
    fn check_runnable(&self) -> Result<()> {
        self.tables.refusal.get().map_or(Ok(()), |error| Err(error.clone()))
    }
}
