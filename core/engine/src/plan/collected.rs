//! [`Collected`]: a table made of a whole result: its last rows, or its text.

use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;

use arrow::array::{ArrayRef, RecordBatch, StringArray};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use async_trait::async_trait;
use datafusion::catalog::{Session, TableProvider};
use datafusion::common::tree_node::TreeNodeRecursion;
use datafusion::common::{Result, internal_err};
use datafusion::datasource::provider_as_source;
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::logical_expr::{Expr, LogicalPlan, TableScanBuilder, TableType};
use datafusion::physical_expr::{EquivalenceProperties, PhysicalExpr};
use datafusion::physical_plan::execution_plan::{Boundedness, EmissionType};
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use datafusion::physical_plan::{
    ChildrenPropertiesMode, DisplayAs, DisplayFormatType, Distribution, ExecutionPlan, Partitioning, PlanProperties,
    ReplaceChildrenOptions,
};
use futures::{StreamExt, TryStreamExt};

use super::show::Show;
use crate::error::from_datafusion;

/// The last `rows` rows of a plan, under its field names.
pub(crate) fn tail(plan: &Arc<LogicalPlan>, rows: usize) -> firesteel_protocol::Result<LogicalPlan> {
    let schema = Arc::new(plan.schema().as_arrow().clone());
    let scan = scan(plan, schema, What::Tail(rows))?;
    let columns = scan.schema().columns().into_iter().map(|column| {
        let name = column.name.clone();
        Expr::Column(column).alias(name)
    });
    crate::resolve::projection(columns.collect(), &Arc::new(scan))
}

/// The text of a plan whose columns are texts, in one row under the field name `id`.
pub(crate) fn shown(plan: &Arc<LogicalPlan>, id: &str, show: Show) -> firesteel_protocol::Result<LogicalPlan> {
    let schema = Arc::new(Schema::new(vec![Field::new(id, DataType::Utf8, false)]));
    scan(plan, schema, What::Show(Arc::new(show)))
}

fn scan(plan: &Arc<LogicalPlan>, schema: SchemaRef, what: What) -> firesteel_protocol::Result<LogicalPlan> {
    let table = Collected { plan: Arc::clone(plan), schema, what };
    let scan = TableScanBuilder::new("result", provider_as_source(Arc::new(table))).build();
    scan.map(LogicalPlan::TableScan).map_err(from_datafusion)
}

/// What is made of the rows.
#[derive(Debug, Clone)]
enum What {
    Tail(usize),
    Show(Arc<Show>),
}

#[derive(Debug)]
struct Collected {
    plan: Arc<LogicalPlan>,
    schema: SchemaRef,
    what: What,
}

#[async_trait]
impl TableProvider for Collected {
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
        let work = Work { schema: Arc::clone(&self.schema), what: self.what.clone(), projection: projection.cloned() };
        Ok(Arc::new(CollectedExec::new(input, schema, work)))
    }
}

#[derive(Debug, Clone)]
struct Work {
    schema: SchemaRef,
    what: What,
    projection: Option<Vec<usize>>,
}

impl Work {
    async fn run(self, mut input: SendableRecordBatchStream) -> Result<Vec<RecordBatch>> {
        let batches = match &self.what {
            What::Tail(rows) => last(&mut input, *rows).await?,
            What::Show(show) => {
                let batches: Vec<RecordBatch> = input.try_collect().await?;
                let text: ArrayRef = Arc::new(StringArray::from(vec![show.text(&batches)]));
                vec![RecordBatch::try_new(Arc::clone(&self.schema), vec![text])?]
            }
        };
        match &self.projection {
            Some(columns) => batches.iter().map(|batch| Ok(batch.project(columns)?)).collect(),
            None => Ok(batches),
        }
    }
}

/// The last rows of a stream; no more than those are held.
async fn last(input: &mut SendableRecordBatchStream, rows: usize) -> Result<Vec<RecordBatch>> {
    let mut kept: VecDeque<RecordBatch> = VecDeque::new();
    let mut count = 0;
    while let Some(batch) = input.next().await {
        let batch = batch?;
        count += batch.num_rows();
        kept.push_back(batch);
        while let Some(first) = kept.pop_front() {
            let excess = count - rows.min(count);
            if excess == 0 {
                kept.push_front(first);
                break;
            }
            if excess < first.num_rows() {
                kept.push_front(first.slice(excess, first.num_rows() - excess));
                count = rows;
                break;
            }
            count -= first.num_rows();
        }
    }
    Ok(kept.into())
}

#[derive(Debug)]
struct CollectedExec {
    input: Arc<dyn ExecutionPlan>,
    work: Work,
    properties: Arc<PlanProperties>,
}

impl CollectedExec {
    fn new(input: Arc<dyn ExecutionPlan>, schema: SchemaRef, work: Work) -> Self {
        let properties = PlanProperties::new(
            EquivalenceProperties::new(schema),
            Partitioning::UnknownPartitioning(1),
            EmissionType::Final,
            Boundedness::Bounded,
        );
        CollectedExec { input, work, properties: Arc::new(properties) }
    }
}

impl DisplayAs for CollectedExec {
    fn fmt_as(&self, _: DisplayFormatType, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.work.what {
            What::Tail(rows) => write!(f, "TailExec: rows={rows}"),
            What::Show(show) => write!(f, "ShowExec: rows={}", show.rows),
        }
    }
}

impl ExecutionPlan for CollectedExec {
    fn name(&self) -> &'static str {
        match self.work.what {
            What::Tail(_) => "TailExec",
            What::Show(_) => "ShowExec",
        }
    }

    fn properties(&self) -> &Arc<PlanProperties> {
        &self.properties
    }

    fn required_input_distribution(&self) -> Vec<Distribution> {
        vec![Distribution::SinglePartition]
    }

    fn maintains_input_order(&self) -> Vec<bool> {
        vec![true]
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
            return internal_err!("a collected result has one input");
        };
        Ok(Arc::new(CollectedExec::new(input, self.schema(), self.work.clone())))
    }

    fn with_new_children(self: Arc<Self>, children: Vec<Arc<dyn ExecutionPlan>>) -> Result<Arc<dyn ExecutionPlan>> {
        self.replace_children(children, ReplaceChildrenOptions::new(ChildrenPropertiesMode::Recompute))
    }

    fn execute(&self, _partition: usize, context: Arc<TaskContext>) -> Result<SendableRecordBatchStream> {
        let input = self.input.execute(0, context)?;
        let work = self.work.clone().run(input);
        let batches = futures::stream::once(work)
            .map_ok(|batches| futures::stream::iter(batches.into_iter().map(Ok)))
            .try_flatten();
        Ok(Box::pin(RecordBatchStreamAdapter::new(self.schema(), batches)))
    }
}
