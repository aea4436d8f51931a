//! [`Recursion`]: the rows of a recursive query, level by level. Spark: `UnionLoopExec`.
//!
//! The step is planned anew for each level, over the rows of the level before: operators keep state of one run.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use async_trait::async_trait;
use datafusion::catalog::{MemTable, Session, TableProvider};
use datafusion::common::tree_node::TreeNodeRecursion;
use datafusion::common::{DataFusionError, Result, internal_err};
use datafusion::execution::context::SessionState;
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::logical_expr::{Expr, LogicalPlan, TableType};
use datafusion::physical_expr::{EquivalenceProperties, PhysicalExpr};
use datafusion::physical_plan::coop::cooperative;
use datafusion::physical_plan::execution_plan::{Boundedness, EmissionType};
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use datafusion::physical_plan::{
    ChildrenPropertiesMode, DisplayAs, DisplayFormatType, ExecutionPlan, Partitioning, PlanProperties,
    ReplaceChildrenOptions, collect,
};
use firesteel_protocol::{Error, Kind};
use futures::{StreamExt, TryStreamExt};

use crate::expr::failure::external;

/// The rows of the level before, which the step reads.
#[derive(Debug, Clone)]
pub(crate) struct Level {
    schema: SchemaRef,
    rows: Arc<Mutex<Vec<RecordBatch>>>,
}

impl Level {
    pub(crate) fn new(schema: SchemaRef) -> Self {
        Level { schema, rows: Arc::default() }
    }

    fn replace(&self, rows: Vec<RecordBatch>) {
        *self.rows.lock().unwrap_or_else(PoisonError::into_inner) = rows;
    }
}

#[async_trait]
impl TableProvider for Level {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    fn table_type(&self) -> TableType {
        TableType::Temporary
    }

    async fn scan(
        &self,
        state: &dyn Session,
        projection: Option<&Vec<usize>>,
        filters: &[Expr],
        limit: Option<usize>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner).clone();
        MemTable::try_new(Arc::clone(&self.schema), vec![rows])?.scan(state, projection, filters, limit).await
    }
}

/// A first query, and a step that gives the rows of each further level. Both have the fields of `level`.
#[derive(Debug)]
pub(crate) struct Recursion {
    pub(crate) first: Arc<LogicalPlan>,
    pub(crate) step: Arc<LogicalPlan>,
    pub(crate) level: Level,
    /// How many levels there may be after the first.
    pub(crate) most_levels: usize,
}

#[async_trait]
impl TableProvider for Recursion {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.level.schema)
    }

    fn table_type(&self) -> TableType {
        TableType::Temporary
    }

    async fn scan(
        &self,
        state: &dyn Session,
        projection: Option<&Vec<usize>>,
        _filters: &[Expr],
        _limit: Option<usize>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let Some(state) = state.as_any().downcast_ref::<SessionState>() else {
            return internal_err!("a recursive query without a session");
        };
        let schema = match projection {
            Some(columns) => Arc::new(self.level.schema.project(columns)?),
            None => Arc::clone(&self.level.schema),
        };
        let work = Work {
            state: Arc::new(state.clone()),
            first: Arc::clone(&self.first),
            step: Arc::clone(&self.step),
            level: self.level.clone(),
            most_levels: self.most_levels,
            projection: projection.cloned(),
        };
        Ok(Arc::new(RecursionExec::new(schema, work)))
    }
}

#[derive(Clone)]
struct Work {
    state: Arc<SessionState>,
    first: Arc<LogicalPlan>,
    step: Arc<LogicalPlan>,
    level: Level,
    most_levels: usize,
    projection: Option<Vec<usize>>,
}

impl fmt::Debug for Work {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Work(at most {} levels)", self.most_levels)
    }
}

impl Work {
    /// The rows of a level; `None` when the level before had none.
    async fn rows(&self, number: usize, context: &Arc<TaskContext>) -> Result<Option<Vec<RecordBatch>>> {
        if number > 0 {
            let is_over = self.level.rows.lock().unwrap_or_else(PoisonError::into_inner).is_empty();
            if is_over {
                return Ok(None);
            }
        }
        let plan = if number == 0 { &self.first } else { &self.step };
        let physical = self.state.create_physical_plan(plan).await?;
        let batches = collect(physical, Arc::clone(context)).await?;
        let schema = Arc::clone(&self.level.schema);
        let rows: Vec<RecordBatch> = batches
            .into_iter()
            .filter(|batch| batch.num_rows() > 0)
            .map(|batch| RecordBatch::try_new(Arc::clone(&schema), batch.columns().to_vec()))
            .collect::<std::result::Result<_, _>>()?;
        if number > self.most_levels && !rows.is_empty() {
            let parameters = [("levelLimit", self.most_levels)];
            return Err(external(Error::new(Kind::Runtime, "RECURSION_LEVEL_LIMIT_EXCEEDED", &parameters)));
        }
        self.level.replace(rows.clone());
        Ok(Some(rows))
    }

    fn projected(&self, batch: RecordBatch) -> Result<RecordBatch> {
        match &self.projection {
            Some(columns) => Ok(batch.project(columns)?),
            None => Ok(batch),
        }
    }
}

#[derive(Debug)]
struct RecursionExec {
    work: Work,
    properties: Arc<PlanProperties>,
}

impl RecursionExec {
    fn new(schema: SchemaRef, work: Work) -> Self {
        let properties = PlanProperties::new(
            EquivalenceProperties::new(schema),
            Partitioning::UnknownPartitioning(1),
            EmissionType::Incremental,
            Boundedness::Bounded,
        );
        RecursionExec { work, properties: Arc::new(properties) }
    }
}

impl DisplayAs for RecursionExec {
    fn fmt_as(&self, _: DisplayFormatType, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RecursionExec: levels={}", self.work.most_levels)
    }
}

impl ExecutionPlan for RecursionExec {
    fn name(&self) -> &'static str {
        "RecursionExec"
    }

    fn properties(&self) -> &Arc<PlanProperties> {
        &self.properties
    }

    fn children(&self) -> Vec<&Arc<dyn ExecutionPlan>> {
        Vec::new()
    }

    fn apply_expressions(
        &self,
        _: &mut dyn FnMut(&Arc<dyn PhysicalExpr>) -> Result<TreeNodeRecursion>,
    ) -> Result<TreeNodeRecursion> {
        Ok(TreeNodeRecursion::Continue)
    }

    fn replace_children(
        self: Arc<Self>,
        _: Vec<Arc<dyn ExecutionPlan>>,
        _: ReplaceChildrenOptions,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        Ok(self)
    }

    fn with_new_children(self: Arc<Self>, children: Vec<Arc<dyn ExecutionPlan>>) -> Result<Arc<dyn ExecutionPlan>> {
        self.replace_children(children, ReplaceChildrenOptions::new(ChildrenPropertiesMode::Recompute))
    }

    fn execute(&self, _partition: usize, context: Arc<TaskContext>) -> Result<SendableRecordBatchStream> {
        let work = self.work.clone();
        let levels = futures::stream::try_unfold(0, move |number| {
            let (work, context) = (work.clone(), Arc::clone(&context));
            async move {
                let Some(rows) = work.rows(number, &context).await? else { return Ok(None) };
                let rows = rows.into_iter().map(|batch| work.projected(batch)).collect::<Result<Vec<_>>>()?;
                let rows = futures::stream::iter(rows.into_iter().map(Ok::<_, DataFusionError>));
                Ok::<_, DataFusionError>(Some((rows, number + 1)))
            }
        });
        let batches = RecordBatchStreamAdapter::new(self.schema(), levels.try_flatten().boxed());
        Ok(Box::pin(cooperative(batches)))
    }
}
