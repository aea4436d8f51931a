//! [`SortsCompact`]: sorted batches that hold their own strings and no others'.
//!
//! A batch of string views that was put together from rows of many batches keeps all of their strings. What merges sorted
//! partitions counts, and holds, them all, which is many times what it needs.

use std::fmt;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, ByteView, GenericByteViewArray, RecordBatch};
use arrow::datatypes::{ByteViewType, DataType};
use datafusion::common::config::ConfigOptions;
use datafusion::common::tree_node::{Transformed, TreeNode, TreeNodeRecursion};
use datafusion::common::{Result, internal_err};
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::physical_expr::PhysicalExpr;
use datafusion::physical_optimizer::PhysicalOptimizerRule;
use datafusion::physical_plan::sorts::sort::SortExec;
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use datafusion::physical_plan::{
    ChildrenPropertiesMode, DisplayAs, DisplayFormatType, ExecutionPlan, PlanProperties, ReplaceChildrenOptions,
};
use futures::StreamExt;

/// Strings that others need, in bytes, for which it is not worth the while to copy.
const SMALL: usize = 64 * 1024;

/// Wraps sorts whose rows have string views.
#[derive(Debug)]
pub(crate) struct SortsCompact;

impl PhysicalOptimizerRule for SortsCompact {
    fn optimize(&self, plan: Arc<dyn ExecutionPlan>, _: &ConfigOptions) -> Result<Arc<dyn ExecutionPlan>> {
        let wrapped = plan.transform_up(|node| {
            let is_view = |data_type: &DataType| matches!(data_type, DataType::Utf8View | DataType::BinaryView);
            let has_views = || node.schema().fields().iter().any(|field| is_view(field.data_type()));
            if node.is::<SortExec>() && has_views() {
                Ok(Transformed::yes(Arc::new(Compact { input: node }) as Arc<dyn ExecutionPlan>))
            } else {
                Ok(Transformed::no(node))
            }
        });
        wrapped.map(|transformed| transformed.data)
    }

    fn name(&self) -> &str {
        "sorts_compact"
    }

    fn schema_check(&self) -> bool {
        true
    }
}

#[derive(Debug)]
struct Compact {
    input: Arc<dyn ExecutionPlan>,
}

impl DisplayAs for Compact {
    fn fmt_as(&self, _: DisplayFormatType, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CompactExec")
    }
}

impl ExecutionPlan for Compact {
    fn name(&self) -> &'static str {
        "CompactExec"
    }

    fn properties(&self) -> &Arc<PlanProperties> {
        self.input.properties()
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
            return internal_err!("compact rows have one input");
        };
        Ok(Arc::new(Compact { input }))
    }

    fn with_new_children(self: Arc<Self>, children: Vec<Arc<dyn ExecutionPlan>>) -> Result<Arc<dyn ExecutionPlan>> {
        self.replace_children(children, ReplaceChildrenOptions::new(ChildrenPropertiesMode::Recompute))
    }

    fn execute(&self, partition: usize, context: Arc<TaskContext>) -> Result<SendableRecordBatchStream> {
        let batches = self.input.execute(partition, context)?.map(|batch| compact(batch?));
        Ok(Box::pin(RecordBatchStreamAdapter::new(self.schema(), batches)))
    }
}

fn compact(batch: RecordBatch) -> Result<RecordBatch> {
    let columns = batch.columns().iter().map(|column| match column.data_type() {
        DataType::Utf8View => own(column, column.as_string_view()),
        DataType::BinaryView => own(column, column.as_binary_view()),
        _ => Arc::clone(column),
    });
    Ok(RecordBatch::try_new(batch.schema(), columns.collect())?)
}

/// The array with the strings that it needs, where it holds many more.
fn own<T: ByteViewType>(column: &ArrayRef, views: &GenericByteViewArray<T>) -> ArrayRef {
    let held: usize = views.data_buffers().iter().map(|buffer| buffer.capacity()).sum();
    if held < SMALL || held < 2 * needed(views) {
        return Arc::clone(column);
    }
    Arc::new(views.gc())
}

fn needed<T: ByteViewType>(views: &GenericByteViewArray<T>) -> usize {
    const INLINE: usize = 12;
    let lengths = views.views().iter().map(|view| ByteView::from(*view).length as usize);
    lengths.filter(|length| *length > INLINE).sum()
}

#[cfg(test)]
mod tests {
    use arrow::array::{StringViewArray, UInt32Array};
    use arrow::compute::take;

    use super::*;

    #[test]
    fn a_few_rows_let_go_of_the_strings_of_many() {
        let many = StringViewArray::from_iter_values((0..20_000).map(|at| format!("the string of row {at}")));
        let few = take(&many, &UInt32Array::from(vec![7, 11]), None).unwrap();
        let batch = RecordBatch::try_from_iter([("a", few)]).unwrap();
        let compacted = compact(batch.clone()).unwrap();
        assert_eq!(compacted, batch);
        assert!(batch.get_array_memory_size() > 400_000);
        assert!(compacted.get_array_memory_size() < 10_000);
    }
}
