//! [`Kept`]: the rows of a plan, made when they are first asked for and then kept: in memory for as long as there is
//! enough, in a file otherwise. Spark: `InMemoryRelation`, `CacheManager`.

use std::fmt;
use std::fs::File;
use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use arrow::ipc::reader::StreamReader;
use arrow::ipc::writer::StreamWriter;
use async_trait::async_trait;
use datafusion::catalog::{Session, TableProvider};
use datafusion::common::tree_node::TreeNodeRecursion;
use datafusion::common::{DataFusionError, Result, internal_err};
use datafusion::datasource::provider_as_source;
use datafusion::execution::memory_pool::{MemoryConsumer, MemoryReservation};
use datafusion::execution::{SendableRecordBatchStream, SpillFile, TaskContext};
use datafusion::logical_expr::{Expr, LogicalPlan, TableScanBuilder, TableType};
use datafusion::physical_expr::{EquivalenceProperties, PhysicalExpr};
use datafusion::physical_plan::execution_plan::{Boundedness, EmissionType};
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use datafusion::physical_plan::{
    ChildrenPropertiesMode, DisplayAs, DisplayFormatType, ExecutionPlan, Partitioning, PlanProperties,
    ReplaceChildrenOptions, execute_stream,
};
use futures::{StreamExt, TryStreamExt};
use tokio::sync::OnceCell;

use crate::error::from_datafusion;

/// Rows that are made once.
#[derive(Default)]
pub(crate) struct Kept {
    rows: OnceCell<Rows>,
    /// They go into a file at once.
    pub(crate) is_on_disk: bool,
}

enum Rows {
    Memory { batches: Vec<RecordBatch>, _held: MemoryReservation },
    File { file: Arc<dyn SpillFile> },
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.rows.get() {
            None => "not made",
            Some(Rows::Memory { .. }) => "in memory",
            Some(Rows::File { .. }) => "in a file",
        };
        write!(f, "Kept({state})")
    }
}

impl Kept {
    pub(crate) fn new(is_on_disk: bool) -> Arc<Self> {
        Arc::new(Kept { rows: OnceCell::new(), is_on_disk })
    }

    /// Makes the rows by `input`, unless they are there.
    pub(crate) async fn make(&self, input: &Arc<dyn ExecutionPlan>, context: &Arc<TaskContext>) -> Result<()> {
        self.rows.get_or_try_init(|| self.made(input, context)).await.map(drop)
    }

    async fn made(&self, input: &Arc<dyn ExecutionPlan>, context: &Arc<TaskContext>) -> Result<Rows> {
        let held = MemoryConsumer::new("kept rows").with_can_spill(true).register(context.memory_pool());
        let mut rows = execute_stream(Arc::clone(input), Arc::clone(context))?;
        let schema = rows.schema();
        let mut batches: Vec<RecordBatch> = Vec::new();
        let mut file = if self.is_on_disk { Some(Spilled::new(&schema, context)?) } else { None };
        while let Some(batch) = rows.next().await {
            let batch = batch?;
            if file.is_none() && held.try_grow(batch.get_array_memory_size()).is_err() {
                let mut spilled = Spilled::new(&schema, context)?;
                batches.drain(..).try_for_each(|batch| spilled.write(&batch))?;
                held.free();
                file = Some(spilled);
            }
            match &mut file {
                Some(file) => file.write(&batch)?,
                None => batches.push(batch),
            }
        }
        match file {
            Some(file) => Ok(Rows::File { file: file.finish()? }),
            None => Ok(Rows::Memory { batches, _held: held }),
        }
    }

    /// The share of a partition of `count`, in order, under the fields of `schema`.
    fn share(&self, partition: usize, count: usize, schema: SchemaRef) -> Result<SendableRecordBatchStream> {
        let inner = Arc::clone(&schema);
        let renamed = move |batch: RecordBatch| Ok(RecordBatch::try_new(Arc::clone(&inner), batch.columns().to_vec())?);
        let batches = match self.rows.get() {
            Some(Rows::Memory { batches, .. }) => {
                let share = batches.len() * partition / count..batches.len() * (partition + 1) / count;
                let share = batches.get(share).unwrap_or_default().to_vec();
                futures::stream::iter(share.into_iter().map(renamed)).boxed()
            }
            Some(Rows::File { file }) if partition == 0 => {
                let path = file.path().ok_or_else(|| DataFusionError::Internal("kept rows without a file".into()))?;
                let reader = StreamReader::try_new_buffered(File::open(path)?, None)?;
                // The file lives as long as it is read.
                let held = Arc::clone(file);
                let rows = reader.map(move |batch| {
                    let _held = &held;
                    renamed(batch?)
                });
                futures::stream::iter(rows).boxed()
            }
            Some(Rows::File { .. }) => futures::stream::empty().boxed(),
            None => return internal_err!("kept rows that were not made"),
        };
        Ok(Box::pin(RecordBatchStreamAdapter::new(schema, batches)))
    }
}

/// Rows on their way into a file.
struct Spilled {
    file: Arc<dyn SpillFile>,
    writer: StreamWriter<Box<dyn datafusion::execution::SpillWriter>>,
}

impl Spilled {
    fn new(schema: &SchemaRef, context: &Arc<TaskContext>) -> Result<Self> {
        let file = context.runtime_env().disk_manager.create_tmp_file("kept rows")?;
        let writer = StreamWriter::try_new(file.open_writer()?, schema)?;
        Ok(Spilled { file, writer })
    }

    fn write(&mut self, batch: &RecordBatch) -> Result<()> {
        Ok(self.writer.write(batch)?)
    }

    fn finish(mut self) -> Result<Arc<dyn SpillFile>> {
        self.writer.finish()?;
        self.writer.get_mut().finish()?;
        Ok(self.file)
    }
}

/// The rows of `plan` out of `kept`, under the same field names. They are made by `plan` when they are not there.
pub(crate) fn scan(kept: &Arc<Kept>, plan: &Arc<LogicalPlan>) -> firesteel_protocol::Result<LogicalPlan> {
    let schema = Arc::new(plan.schema().as_arrow().clone());
    let table = KeptTable { kept: Arc::clone(kept), plan: Arc::clone(plan), schema };
    let scan = TableScanBuilder::new("kept", provider_as_source(Arc::new(table))).build();
    let scan = LogicalPlan::TableScan(scan.map_err(from_datafusion)?);
    let columns = scan.schema().columns().into_iter().map(|column| {
        let name = column.name.clone();
        Expr::Column(column).alias(name)
    });
    crate::resolve::projection(columns.collect(), &Arc::new(scan))
}

#[derive(Debug)]
struct KeptTable {
    kept: Arc<Kept>,
    plan: Arc<LogicalPlan>,
    schema: SchemaRef,
}

#[async_trait]
impl TableProvider for KeptTable {
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
        // Planned also where the rows are there: it is cheap, and they may be given up meanwhile.
        let input = state.create_physical_plan(&self.plan).await?;
        let schema = match projection {
            Some(columns) => Arc::new(self.schema.project(columns)?),
            None => Arc::clone(&self.schema),
        };
        let count = state.config().target_partitions().max(1);
        let kept = Arc::clone(&self.kept);
        let (whole, projection) = (Arc::clone(&self.schema), projection.cloned());
        Ok(Arc::new(KeptExec { input, kept, whole, projection, properties: properties(schema, count) }))
    }
}

fn properties(schema: SchemaRef, partitions: usize) -> Arc<PlanProperties> {
    Arc::new(PlanProperties::new(
        EquivalenceProperties::new(schema),
        Partitioning::UnknownPartitioning(partitions),
        EmissionType::Incremental,
        Boundedness::Bounded,
    ))
}

/// Reads kept rows. What makes them is no child: it runs once, whoever asks first.
#[derive(Debug)]
struct KeptExec {
    input: Arc<dyn ExecutionPlan>,
    kept: Arc<Kept>,
    whole: SchemaRef,
    projection: Option<Vec<usize>>,
    properties: Arc<PlanProperties>,
}

impl DisplayAs for KeptExec {
    fn fmt_as(&self, _: DisplayFormatType, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let schema = self.schema();
        let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
        write!(f, "InMemoryTableScan [{}]", names.join(", "))
    }
}

impl ExecutionPlan for KeptExec {
    fn name(&self) -> &'static str {
        "KeptExec"
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
        children: Vec<Arc<dyn ExecutionPlan>>,
        _: ReplaceChildrenOptions,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        if children.is_empty() { Ok(self) } else { internal_err!("kept rows have no input") }
    }

    fn with_new_children(self: Arc<Self>, children: Vec<Arc<dyn ExecutionPlan>>) -> Result<Arc<dyn ExecutionPlan>> {
        self.replace_children(children, ReplaceChildrenOptions::new(ChildrenPropertiesMode::Recompute))
    }

    fn execute(&self, partition: usize, context: Arc<TaskContext>) -> Result<SendableRecordBatchStream> {
        let (input, kept, whole) = (Arc::clone(&self.input), Arc::clone(&self.kept), Arc::clone(&self.whole));
        let count = self.properties.partitioning.partition_count();
        let projection = self.projection.clone();
        let rows = async move {
            kept.make(&input, &context).await?;
            kept.share(partition, count, whole)
        };
        let rows = futures::stream::once(rows).try_flatten().map(move |batch| match &projection {
            Some(columns) => Ok(batch?.project(columns)?),
            None => batch,
        });
        Ok(Box::pin(RecordBatchStreamAdapter::new(self.schema(), rows)))
    }
}
