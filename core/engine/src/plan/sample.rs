//! [`sample`]: rows drawn at random, or a random number beside each row. Where it is known how Spark cuts the rows into
//! partitions (a range, local rows), a seed gives Spark's own rows; else each partition of ours draws from a seed of its
//! own. Spark: `SampleExec`, `BernoulliCellSampler`, `PoissonSampler`, `Rand`.

use std::fmt;
use std::sync::Arc;

use arrow::array::{ArrayRef, Float64Array, RecordBatch, UInt64Array};
use arrow::compute::{SortColumn, concat_batches, lexsort_to_indices, take_record_batch};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use async_trait::async_trait;
use datafusion::catalog::default_table_source::DefaultTableSource;
use datafusion::catalog::{MemTable, Session, TableProvider};
use datafusion::common::tree_node::TreeNodeRecursion;
use datafusion::common::{DataFusionError, Result, internal_err};
use datafusion::datasource::provider_as_source;
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::logical_expr::{Expr, LogicalPlan, TableScanBuilder, TableType};
use datafusion::physical_expr::{EquivalenceProperties, PhysicalExpr};
use datafusion::physical_plan::execution_plan::{Boundedness, EmissionType};
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use datafusion::physical_plan::{
    ChildrenPropertiesMode, DisplayAs, DisplayFormatType, Distribution, ExecutionPlan, ExecutionPlanProperties,
    Partitioning, PlanProperties, ReplaceChildrenOptions,
};
use futures::{StreamExt, TryStreamExt};

use super::numbers::Numbers;
use super::random::{Poisson, XorShift, java_long};
use crate::error::from_datafusion;
use crate::types::is_orderable;

/// What is drawn for each row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Draw {
    /// The row stays when its number lies from `lower` to before `upper`.
    Cell { lower: f64, upper: f64 },
    /// The row comes as often as events happen.
    Repeats { mean: f64 },
    /// The number itself, in one more field under this name.
    Number { id: String },
}

/// The rows of `plan` that are drawn, under its field names.
pub(crate) fn sample(
    plan: &Arc<LogicalPlan>,
    draw: Draw,
    seed: i64,
    order: Order,
) -> firesteel_protocol::Result<LogicalPlan> {
    let inner = plan.schema().as_arrow();
    let schema = match &draw {
        Draw::Cell { .. } | Draw::Repeats { .. } => Arc::new(inner.clone()),
        Draw::Number { id } => {
            let number = Arc::new(Field::new(id, DataType::Float64, false));
            Arc::new(Schema::new(inner.fields().iter().cloned().chain([number]).collect::<Vec<_>>()))
        }
    };
    let table = Sample { plan: Arc::clone(plan), schema, draw, seed, order };
    let scan = TableScanBuilder::new("sample", provider_as_source(Arc::new(table))).build();
    let scan = LogicalPlan::TableScan(scan.map_err(from_datafusion)?);
    let columns = scan.schema().columns().into_iter().map(|column| {
        let name = column.name.clone();
        Expr::Column(column).alias(name)
    });
    crate::resolve::projection(columns.collect(), &Arc::new(scan))
}

#[derive(Debug)]
struct Sample {
    plan: Arc<LogicalPlan>,
    schema: SchemaRef,
    draw: Draw,
    seed: i64,
    order: Order,
}

/// Which rows a draw begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    AsTheyCome,
    /// By all columns that have an order, within each of Spark's partitions.
    Sorted,
}

/// Whether a plan reads rows that travelled with it and nothing else, so that Spark's partitions of it are known and all
/// of it is in memory.
pub(crate) fn is_local(plan: &LogicalPlan) -> bool {
    match plan {
        LogicalPlan::Projection(projection) => is_local(&projection.input),
        LogicalPlan::TableScan(scan) => scan
            .source
            .downcast_ref::<DefaultTableSource>()
            .is_some_and(|source| source.table_provider.is::<MemTable>()),
        _ => false,
    }
}

#[async_trait]
impl TableProvider for Sample {
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
        let schema = match projection {
            Some(columns) => Arc::new(self.schema.project(columns)?),
            None => Arc::clone(&self.schema),
        };
        let parts = parts(&self.plan, state.config().target_partitions());
        let order = self.order;
        let work = Work { draw: self.draw.clone(), seed: self.seed, parts, projection: projection.cloned(), order };
        Ok(Arc::new(SampleExec::new(input, schema, work)))
    }
}

/// How many rows stand in each partition that Spark would cut the plan into, where that is known.
fn parts(plan: &LogicalPlan, parallelism: usize) -> Option<Vec<usize>> {
    match plan {
        LogicalPlan::Projection(projection) => parts(&projection.input, parallelism),
        LogicalPlan::TableScan(scan) if scan.filters.is_empty() && scan.fetch.is_none() => {
            let provider = &scan.source.downcast_ref::<DefaultTableSource>()?.table_provider;
            if let Some(numbers) = provider.downcast_ref::<Numbers>() {
                return Some(cut(numbers.count()?, numbers.partitions().unwrap_or(parallelism)));
            }
            let rows = local_rows(provider.downcast_ref::<MemTable>()?)?;
            Some(cut(rows, parallelism.min(rows.max(1))))
        }
        _ => None,
    }
}

/// The rows of a local relation, when nobody is at them.
fn local_rows(table: &MemTable) -> Option<usize> {
    let mut rows = 0;
    for partition in &table.batches {
        rows += partition.try_read().ok()?.iter().map(RecordBatch::num_rows).sum::<usize>();
    }
    Some(rows)
}

/// Spark: `ParallelCollectionRDD.slice`.
fn cut(rows: usize, count: usize) -> Vec<usize> {
    let end = |part: usize| part * rows / count;
    (0..count).map(|part| end(part + 1) - end(part)).collect()
}

#[derive(Debug, Clone)]
struct Work {
    draw: Draw,
    seed: i64,
    parts: Option<Vec<usize>>,
    projection: Option<Vec<usize>>,
    order: Order,
}

impl Work {
    fn generator(&self, partition: usize) -> Generator {
        let own = self.seed.wrapping_add(i64::try_from(partition).unwrap_or_default());
        match &self.draw {
            Draw::Cell { lower, upper } => Generator::Cell { lower: *lower, upper: *upper, random: XorShift::new(own) },
            Draw::Repeats { mean } if *mean > 0.0 => {
                Generator::Repeats(Box::new(Poisson::new(*mean, java_long(self.seed, partition))))
            }
            Draw::Repeats { .. } => Generator::Nothing,
            Draw::Number { .. } => Generator::Number(XorShift::new(own)),
        }
    }
}

enum Generator {
    Cell { lower: f64, upper: f64, random: XorShift },
    Repeats(Box<Poisson>),
    Number(XorShift),
    Nothing,
}

/// The draws of one partition of ours, which may hold several of Spark's.
struct Drawing {
    work: Work,
    partition: usize,
    /// Rows until Spark's next partition begins; none when it does not.
    left: Option<usize>,
    generator: Generator,
}

impl Drawing {
    fn new(work: Work, partition: usize) -> Self {
        let left = work.parts.as_ref().map(|parts| parts.first().copied().unwrap_or(usize::MAX));
        let generator = work.generator(partition);
        Drawing { work, partition, left, generator }
    }

    /// Counts a row; a new partition draws from a new seed.
    fn step(&mut self) {
        while self.left == Some(0) {
            self.partition += 1;
            let parts = self.work.parts.as_deref().unwrap_or_default();
            self.left = Some(parts.get(self.partition).copied().unwrap_or(usize::MAX));
            self.generator = self.work.generator(self.partition);
        }
        self.left = self.left.map(|left| left - 1);
    }

    fn drawn(&mut self, batch: &RecordBatch, schema: &SchemaRef) -> Result<RecordBatch> {
        if matches!(self.generator, Generator::Number(_)) {
            return self.numbered(batch, schema);
        }
        let mut rows: Vec<u64> = Vec::new();
        for row in 0..batch.num_rows() as u64 {
            self.step();
            let times = match &mut self.generator {
                Generator::Cell { lower, upper, random } if *upper > *lower => {
                    let number = random.double();
                    usize::from(number >= *lower && number < *upper)
                }
                Generator::Repeats(poisson) => poisson.draw(),
                Generator::Cell { .. } | Generator::Number(_) | Generator::Nothing => 0,
            };
            rows.extend(std::iter::repeat_n(row, times));
        }
        let batch = take_record_batch(batch, &UInt64Array::from(rows))?;
        Ok(match &self.work.projection {
            Some(columns) => batch.project(columns)?,
            None => batch,
        })
    }

    fn numbered(&mut self, batch: &RecordBatch, schema: &SchemaRef) -> Result<RecordBatch> {
        let mut numbers = Vec::with_capacity(batch.num_rows());
        for _ in 0..batch.num_rows() {
            self.step();
            if let Generator::Number(random) = &mut self.generator {
                numbers.push(random.double());
            }
        }
        let number: ArrayRef = Arc::new(Float64Array::from(numbers));
        let all: Vec<ArrayRef> = batch.columns().iter().cloned().chain([number]).collect();
        let columns = match &self.work.projection {
            Some(wanted) => wanted.iter().filter_map(|at| all.get(*at).cloned()).collect(),
            None => all,
        };
        let options = arrow::array::RecordBatchOptions::new().with_row_count(Some(batch.num_rows()));
        Ok(RecordBatch::try_new_with_options(Arc::clone(schema), columns, &options)?)
    }
}

#[derive(Debug)]
struct SampleExec {
    input: Arc<dyn ExecutionPlan>,
    work: Work,
    properties: Arc<PlanProperties>,
}

impl SampleExec {
    fn new(input: Arc<dyn ExecutionPlan>, schema: SchemaRef, work: Work) -> Self {
        let partitions = if work.parts.is_some() { 1 } else { input.output_partitioning().partition_count() };
        let properties = PlanProperties::new(
            EquivalenceProperties::new(schema),
            Partitioning::UnknownPartitioning(partitions),
            EmissionType::Incremental,
            Boundedness::Bounded,
        );
        SampleExec { input, work, properties: Arc::new(properties) }
    }
}

impl DisplayAs for SampleExec {
    fn fmt_as(&self, _: DisplayFormatType, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.work.draw {
            Draw::Cell { lower, upper } => write!(f, "SampleExec: from={lower}, to={upper}, seed={}", self.work.seed),
            Draw::Repeats { mean } => write!(f, "SampleExec: repeats={mean}, seed={}", self.work.seed),
            Draw::Number { .. } => write!(f, "SampleExec: number, seed={}", self.work.seed),
        }
    }
}

impl ExecutionPlan for SampleExec {
    fn name(&self) -> &'static str {
        "SampleExec"
    }

    fn properties(&self) -> &Arc<PlanProperties> {
        &self.properties
    }

    fn required_input_distribution(&self) -> Vec<Distribution> {
        match self.work.parts {
            Some(_) => vec![Distribution::SinglePartition],
            None => vec![Distribution::UnspecifiedDistribution],
        }
    }

    fn maintains_input_order(&self) -> Vec<bool> {
        vec![true]
    }

    /// Partitions cut otherwise would be drawn from otherwise.
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
            return internal_err!("a sample has one input");
        };
        Ok(Arc::new(SampleExec::new(input, self.schema(), self.work.clone())))
    }

    fn with_new_children(self: Arc<Self>, children: Vec<Arc<dyn ExecutionPlan>>) -> Result<Arc<dyn ExecutionPlan>> {
        self.replace_children(children, ReplaceChildrenOptions::new(ChildrenPropertiesMode::Recompute))
    }

    fn execute(&self, partition: usize, context: Arc<TaskContext>) -> Result<SendableRecordBatchStream> {
        let input = self.input.execute(partition, context)?;
        let input = match (self.work.order, &self.work.parts) {
            (Order::Sorted, Some(parts)) => sorted(input, parts.clone()),
            _ => input,
        };
        let mut drawing = Drawing::new(self.work.clone(), partition);
        let schema = self.schema();
        let inner = Arc::clone(&schema);
        let batches = input.map(move |batch| drawing.drawn(&batch?, &inner));
        Ok(Box::pin(RecordBatchStreamAdapter::new(schema, batches)))
    }
}

/// The rows of each part by all columns that have an order.
fn sorted(input: SendableRecordBatchStream, parts: Vec<usize>) -> SendableRecordBatchStream {
    let schema = input.schema();
    let inner = Arc::clone(&schema);
    let rows = async move {
        let batches: Vec<RecordBatch> = input.try_collect().await?;
        let whole = concat_batches(&inner, &batches)?;
        let mut at = 0;
        let mut sorted = Vec::with_capacity(parts.len());
        for count in parts {
            let count = count.min(whole.num_rows() - at);
            let part = whole.slice(at, count);
            at += count;
            let keys: Vec<SortColumn> = part
                .columns()
                .iter()
                .filter(|column| is_orderable(column.data_type()) && !column.data_type().is_nested())
                .map(|column| SortColumn { values: Arc::clone(column), options: None })
                .collect();
            sorted.push(if keys.is_empty() {
                part
            } else {
                take_record_batch(&part, &lexsort_to_indices(&keys, None)?)?
            });
        }
        Result::<_, DataFusionError>::Ok(futures::stream::iter(
            sorted.into_iter().map(Result::<_, DataFusionError>::Ok),
        ))
    };
    Box::pin(RecordBatchStreamAdapter::new(schema, futures::stream::once(rows).try_flatten()))
}
