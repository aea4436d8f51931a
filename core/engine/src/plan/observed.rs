//! [`Observation`]: figures about rows that pass by. The rows go on as they are; beside them they feed an aggregation of
//! their own, whose one row is read when the plan has ended. Spark: `CollectMetricsExec`.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use async_trait::async_trait;
use datafusion::catalog::default_table_source::DefaultTableSource;
use datafusion::catalog::{Session, TableProvider};
use datafusion::common::runtime::SpawnedTask;
use datafusion::common::tree_node::{Transformed, TreeNode, TreeNodeRecursion};
use datafusion::common::{Result, internal_err};
use datafusion::datasource::provider_as_source;
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::logical_expr::{Expr, LogicalPlan, TableScanBuilder, TableType};
use datafusion::physical_expr::{EquivalenceProperties, PhysicalExpr};
use datafusion::physical_plan::execution_plan::{Boundedness, EmissionType};
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use datafusion::physical_plan::streaming::{PartitionStream, StreamingTableExec};
use datafusion::physical_plan::{
    ChildrenPropertiesMode, DisplayAs, DisplayFormatType, ExecutionPlan, ExecutionPlanProperties, Partitioning,
    PlanProperties, ReplaceChildrenOptions, collect,
};
use datafusion::scalar::ScalarValue;
use futures::StreamExt;
use tokio::sync::mpsc::{Receiver, Sender, channel};

use super::wanted::Wanted;
use crate::error::from_datafusion;

/// Batches that may wait for the aggregation.
const WAITING_BATCHES: usize = 2;

/// Named figures about the rows of a relation.
#[derive(Default)]
pub(crate) struct Observation {
    pub(crate) name: String,
    pub(crate) plan_id: i64,
    pub(crate) keys: Vec<String>,
    task: Mutex<Option<SpawnedTask<Result<Vec<RecordBatch>>>>>,
}

impl fmt::Debug for Observation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Observation({})", self.name)
    }
}

impl Observation {
    pub(crate) fn new(name: String, plan_id: i64, keys: Vec<String>) -> Arc<Self> {
        Arc::new(Observation { name, plan_id, keys, task: Mutex::default() })
    }

    fn slot(&self) -> std::sync::MutexGuard<'_, Option<SpawnedTask<Result<Vec<RecordBatch>>>>> {
        self.task.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The figures, once the plan has ended and is dropped. None when no row could pass.
    pub(crate) async fn figures(&self) -> firesteel_protocol::Result<Option<Vec<ScalarValue>>> {
        let Some(task) = self.slot().take() else { return Ok(None) };
        let batches = task.join_unwind().await.map_err(firesteel_protocol::Error::internal)?;
        let batches = batches.map_err(from_datafusion)?;
        let Some(row) = batches.iter().find(|batch| batch.num_rows() > 0) else { return Ok(None) };
        let figures = row.columns().iter().map(|column| ScalarValue::try_from_array(column, 0));
        Ok(Some(figures.collect::<Result<_>>().map_err(from_datafusion)?))
    }
}

/// A scan that stands for the rows that pass, for an aggregation over them.
pub(crate) fn tap(schema: SchemaRef) -> firesteel_protocol::Result<LogicalPlan> {
    let scan = TableScanBuilder::new("observed", provider_as_source(Arc::new(Tap { schema, rows: Mutex::default() })));
    let scan = LogicalPlan::TableScan(scan.build().map_err(from_datafusion)?);
    plain(scan)
}

/// The rows of `plan`, observed by `aggregation`, which is built over a [`tap`].
pub(crate) fn observed(
    plan: &Arc<LogicalPlan>,
    aggregation: LogicalPlan,
    observation: &Arc<Observation>,
) -> firesteel_protocol::Result<LogicalPlan> {
    let schema = Arc::new(plan.schema().as_arrow().clone());
    let observation = Arc::clone(observation);
    let table = Observed { plan: Arc::clone(plan), schema, aggregation, observation };
    let scan = TableScanBuilder::new("rows", provider_as_source(Arc::new(table))).build();
    plain(LogicalPlan::TableScan(scan.map_err(from_datafusion)?))
}

/// The scan's fields without the table's name.
fn plain(scan: LogicalPlan) -> firesteel_protocol::Result<LogicalPlan> {
    let columns = scan.schema().columns().into_iter().map(|column| {
        let name = column.name.clone();
        Expr::Column(column).alias(name)
    });
    crate::resolve::projection(columns.collect(), &Arc::new(scan))
}

#[derive(Debug)]
struct Observed {
    plan: Arc<LogicalPlan>,
    schema: SchemaRef,
    aggregation: LogicalPlan,
    observation: Arc<Observation>,
}

impl Observed {
    /// The aggregation over rows that come out of `rows`.
    fn fed(&self, rows: Receiver<RecordBatch>) -> Result<LogicalPlan> {
        let mut rows = Some(rows);
        let fed = self.aggregation.clone().transform(|plan| {
            let LogicalPlan::TableScan(mut scan) = plan else { return Ok(Transformed::no(plan)) };
            let source = scan.source.downcast_ref::<DefaultTableSource>();
            let Some(tap) = source.and_then(|source| source.table_provider.downcast_ref::<Tap>()) else {
                return Ok(Transformed::no(LogicalPlan::TableScan(scan)));
            };
            let tap = Tap { schema: Arc::clone(&tap.schema), rows: Mutex::new(rows.take()) };
            scan.source = provider_as_source(Arc::new(tap));
            Ok(Transformed::yes(LogicalPlan::TableScan(scan)))
        });
        Ok(fed?.data)
    }
}

#[async_trait]
impl TableProvider for Observed {
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
        _filters: &[Expr],
        _limit: Option<usize>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let input = state.create_physical_plan(&self.plan).await?;
        let (sender, receiver) = channel(WAITING_BATCHES);
        let aggregation = state.create_physical_plan(&self.fed(receiver)?).await?;
        let schema = match projection {
            Some(columns) => Arc::new(self.schema.project(columns)?),
            None => Arc::clone(&self.schema),
        };
        let feed = Feed { sender: Mutex::new(Some(sender)), aggregation, observation: Arc::clone(&self.observation) };
        Ok(Arc::new(ObservedExec::new(input, schema, projection.cloned(), Arc::new(feed))))
    }
}

#[derive(Debug)]
struct Tap {
    schema: SchemaRef,
    rows: Mutex<Option<Receiver<RecordBatch>>>,
}

#[async_trait]
impl TableProvider for Tap {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    fn table_type(&self) -> TableType {
        TableType::Temporary
    }

    async fn scan(
        &self,
        _state: &dyn Session,
        projection: Option<&Vec<usize>>,
        _filters: &[Expr],
        limit: Option<usize>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner).take();
        let partition: Arc<dyn PartitionStream> =
            Arc::new(Passing { schema: Arc::clone(&self.schema), rows: Mutex::new(rows) });
        let schema = Arc::clone(&self.schema);
        Ok(Arc::new(StreamingTableExec::try_new(schema, vec![partition], projection, [], false, limit)?))
    }
}

#[derive(Debug)]
struct Passing {
    schema: SchemaRef,
    rows: Mutex<Option<Receiver<RecordBatch>>>,
}

impl PartitionStream for Passing {
    fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    fn execute(&self, _context: Arc<TaskContext>) -> SendableRecordBatchStream {
        let rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner).take();
        let rows = futures::stream::unfold(rows, |rows| async move {
            let mut rows = rows?;
            let batch = rows.recv().await?;
            Some((Ok(batch), Some(rows)))
        });
        Box::pin(RecordBatchStreamAdapter::new(Arc::clone(&self.schema), rows))
    }
}

/// Where passing rows go beside their way.
#[derive(Debug)]
struct Feed {
    /// The last one keeps the aggregation waiting, so it goes with the plan.
    sender: Mutex<Option<Sender<RecordBatch>>>,
    aggregation: Arc<dyn ExecutionPlan>,
    observation: Arc<Observation>,
}

impl Feed {
    /// A way into the aggregation, which the first one starts.
    fn open(&self, context: &Arc<TaskContext>) -> Option<Sender<RecordBatch>> {
        let sender = self.sender.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut task = self.observation.slot();
        if task.is_none() {
            *task = Some(SpawnedTask::spawn(collect(Arc::clone(&self.aggregation), Arc::clone(context))));
        }
        sender
    }
}

#[derive(Debug)]
struct ObservedExec {
    input: Arc<dyn ExecutionPlan>,
    projection: Option<Vec<usize>>,
    feed: Arc<Feed>,
    /// How many rows somebody wants; no others are counted.
    fetch: Option<usize>,
    wanted: Option<Arc<Wanted>>,
    properties: Arc<PlanProperties>,
}

impl ObservedExec {
    fn new(input: Arc<dyn ExecutionPlan>, schema: SchemaRef, projection: Option<Vec<usize>>, feed: Arc<Feed>) -> Self {
        let properties = PlanProperties::new(
            EquivalenceProperties::new(schema),
            Partitioning::UnknownPartitioning(input.output_partitioning().partition_count()),
            EmissionType::Incremental,
            Boundedness::Bounded,
        );
        ObservedExec { input, projection, feed, fetch: None, wanted: None, properties: Arc::new(properties) }
    }
}

impl DisplayAs for ObservedExec {
    fn fmt_as(&self, _: DisplayFormatType, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Observation { name, keys, .. } = self.feed.observation.as_ref();
        write!(f, "CollectMetricsExec: {name}, [{}]", keys.join(", "))
    }
}

impl ExecutionPlan for ObservedExec {
    fn name(&self) -> &'static str {
        "CollectMetricsExec"
    }

    fn properties(&self) -> &Arc<PlanProperties> {
        &self.properties
    }

    fn maintains_input_order(&self) -> Vec<bool> {
        vec![true]
    }

    fn benefits_from_input_partitioning(&self) -> Vec<bool> {
        vec![false]
    }

    fn children(&self) -> Vec<&Arc<dyn ExecutionPlan>> {
        vec![&self.input]
    }

    fn apply_expressions(
        &self,
        _: &mut dyn FnMut(&Arc<dyn PhysicalExpr>) -> Result<TreeNodeRecursion>,
    ) -> Result<TreeNodeRecursion> {
        Ok(TreeNodeRecursion::Continue)
    }

    fn replace_children(
        self: Arc<Self>,
        children: Vec<Arc<dyn ExecutionPlan>>,
        _: ReplaceChildrenOptions,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let Ok([input]) = <[_; 1]>::try_from(children) else {
            return internal_err!("observed rows have one input");
        };
        let replaced = ObservedExec::new(input, self.schema(), self.projection.clone(), Arc::clone(&self.feed));
        Ok(Arc::new(ObservedExec { fetch: self.fetch, wanted: self.wanted.clone(), ..replaced }))
    }

    fn fetch(&self) -> Option<usize> {
        self.fetch
    }

    fn with_fetch(&self, fetch: Option<usize>) -> Option<Arc<dyn ExecutionPlan>> {
        let (input, projection) = (Arc::clone(&self.input), self.projection.clone());
        let limited = ObservedExec::new(input, self.schema(), projection, Arc::clone(&self.feed));
        Some(Arc::new(ObservedExec { fetch, wanted: fetch.map(Wanted::new), ..limited }))
    }

    fn with_new_children(self: Arc<Self>, children: Vec<Arc<dyn ExecutionPlan>>) -> Result<Arc<dyn ExecutionPlan>> {
        self.replace_children(children, ReplaceChildrenOptions::new(ChildrenPropertiesMode::Recompute))
    }

    fn execute(&self, partition: usize, context: Arc<TaskContext>) -> Result<SendableRecordBatchStream> {
        let sender = self.feed.open(&context);
        let input = self.input.execute(partition, context)?;
        let projection = self.projection.clone();
        let input = match &self.wanted {
            Some(wanted) => Arc::clone(wanted).of(partition, input).left_stream(),
            None => input.right_stream(),
        };
        let rows = input.then(move |batch| {
            let (sender, projection) = (sender.clone(), projection.clone());
            async move {
                let batch = batch?;
                if let Some(sender) = &sender {
                    // An aggregation that has failed tells so itself.
                    let _ = sender.send(batch.clone()).await;
                }
                match projection {
                    Some(columns) => Ok(batch.project(&columns)?),
                    None => Ok(batch),
                }
            }
        });
        Ok(Box::pin(RecordBatchStreamAdapter::new(self.schema(), rows)))
    }
}
