//! [`Numbers`]: a table of numbers in even steps, made batch by batch.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use arrow::array::{ArrayRef, Int64Array, RecordBatch, RecordBatchOptions};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use async_trait::async_trait;
use datafusion::catalog::{Session, TableProvider};
use datafusion::common::tree_node::TreeNodeRecursion;
use datafusion::common::{Result, internal_err};
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::logical_expr::{Expr, TableType};
use datafusion::physical_expr::{EquivalenceProperties, PhysicalExpr};
use datafusion::physical_plan::coop::cooperative;
use datafusion::physical_plan::execution_plan::{Boundedness, EmissionType};
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use datafusion::physical_plan::{
    ChildrenPropertiesMode, DisplayAs, DisplayFormatType, ExecutionPlan, Partitioning, PlanProperties,
    ReplaceChildrenOptions,
};

/// Numbers from `start` to before `end`. `step` is not zero.
#[derive(Debug)]
pub(crate) struct Numbers {
    schema: SchemaRef,
    start: i128,
    step: i128,
    count: i128,
    /// Into how many partitions they were asked to be cut, which only samples look at.
    partitions: Option<usize>,
}

impl Numbers {
    pub(crate) fn new(name: &str, start: i64, end: i64, step: i64, partitions: Option<usize>) -> Self {
        let (start, end, step) = (i128::from(start), i128::from(end), i128::from(step));
        let distance = if step > 0 { end - start } else { start - end };
        let count = if distance <= 0 { 0 } else { (distance + step.abs() - 1) / step.abs() };
        let schema = Arc::new(Schema::new(vec![Field::new(name, DataType::Int64, false)]));
        Numbers { schema, start, step, count, partitions }
    }

    /// How many there are, unless it is more than memory could address.
    pub(crate) fn count(&self) -> Option<usize> {
        usize::try_from(self.count).ok()
    }

    pub(crate) fn partitions(&self) -> Option<usize> {
        self.partitions
    }
}

#[async_trait]
impl TableProvider for Numbers {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    fn table_type(&self) -> TableType {
        TableType::Base
    }

    async fn scan(
        &self,
        state: &dyn Session,
        projection: Option<&Vec<usize>>,
        _filters: &[Expr],
        limit: Option<usize>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let schema = match projection {
            Some(columns) => Arc::new(self.schema.project(columns)?),
            None => Arc::clone(&self.schema),
        };
        let limit = limit.and_then(|limit| i128::try_from(limit).ok()).unwrap_or(i128::MAX);
        let count = self.count.min(limit);
        // Few numbers are not worth the threads.
        let threads = i128::try_from(state.config().target_partitions()).unwrap_or(1);
        let partitions = threads.min(count / 65_536 + 1).max(1);
        Ok(Arc::new(NumbersExec::new(schema, self.start, self.step, count, partitions)))
    }
}

#[derive(Debug)]
struct NumbersExec {
    start: i128,
    step: i128,
    count: i128,
    partitions: i128,
    properties: Arc<PlanProperties>,
}

impl NumbersExec {
    fn new(schema: SchemaRef, start: i128, step: i128, count: i128, partitions: i128) -> Self {
        let properties = PlanProperties::new(
            EquivalenceProperties::new(schema),
            Partitioning::UnknownPartitioning(usize::try_from(partitions).unwrap_or(1)),
            EmissionType::Incremental,
            Boundedness::Bounded,
        );
        NumbersExec { start, step, count, partitions, properties: Arc::new(properties) }
    }
}

impl DisplayAs for NumbersExec {
    fn fmt_as(&self, _: DisplayFormatType, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RangeExec: start={}, step={}, count={}", self.start, self.step, self.count)
    }
}

impl ExecutionPlan for NumbersExec {
    fn name(&self) -> &'static str {
        "RangeExec"
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
        if children.is_empty() { Ok(self) } else { internal_err!("a range has no input") }
    }

    fn with_new_children(self: Arc<Self>, children: Vec<Arc<dyn ExecutionPlan>>) -> Result<Arc<dyn ExecutionPlan>> {
        self.replace_children(children, ReplaceChildrenOptions::new(ChildrenPropertiesMode::Recompute))
    }

    fn execute(&self, partition: usize, context: Arc<TaskContext>) -> Result<SendableRecordBatchStream> {
        let partition = i128::try_from(partition).unwrap_or_default();
        let from = self.count * partition / self.partitions;
        let to = self.count * (partition + 1) / self.partitions;
        let size = i128::try_from(context.session_config().batch_size()).unwrap_or(8192).max(1);
        let schema = self.schema();
        let (start, step) = (self.start, self.step);
        let inner = Arc::clone(&schema);
        let batches = (0..(to - from + size - 1) / size).map(move |at| {
            let first = from + at * size;
            let rows = first..(first + size).min(to);
            batch(&inner, rows, start, step)
        });
        let batches = futures::stream::iter(batches);
        // Without it a loop over the numbers never yields, and so cannot be cancelled.
        Ok(Box::pin(cooperative(RecordBatchStreamAdapter::new(schema, batches))))
    }
}

fn batch(schema: &SchemaRef, rows: Range<i128>, start: i128, step: i128) -> Result<RecordBatch> {
    let count = usize::try_from(rows.end - rows.start).unwrap_or_default();
    let columns: Vec<ArrayRef> = if schema.fields().is_empty() {
        Vec::new()
    } else {
        // Every number lies between two that were given as 64 bits.
        let numbers = rows.map(|row| i64::try_from(start + row * step).unwrap_or_default());
        vec![Arc::new(Int64Array::from_iter_values(numbers))]
    };
    let options = RecordBatchOptions::new().with_row_count(Some(count));
    Ok(RecordBatch::try_new_with_options(Arc::clone(schema), columns, &options)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_end_before_the_end_in_both_directions() {
        let count = |start, end, step| Numbers::new("#1", start, end, step, None).count;
        assert_eq!(count(0, 10, 3), 4);
        assert_eq!(count(10, 0, -3), 4);
        assert_eq!(count(0, 0, 1), 0);
        assert_eq!(count(5, 0, 1), 0);
        assert_eq!(count(i64::MIN, i64::MAX, i64::MAX), 3);
    }
}
