//! [`WindowsCount`]: the rows that a window holds count against the memory limit.
//!
//! DataFusion's operator for windows that need whole partitions gathers all rows that it is given before it computes the
//! first, and asks nobody for the memory. [`CountedWindow`] asks for it, row by row as they are gathered, and fails where there
//! is no more.

use std::fmt;
use std::sync::Arc;

use datafusion::common::config::ConfigOptions;
use datafusion::common::tree_node::{Transformed, TreeNode, TreeNodeRecursion};
use datafusion::common::utils::memory::RecordBatchMemoryCounter;
use datafusion::common::{Result, internal_err};
use datafusion::execution::memory_pool::{MemoryConsumer, MemoryReservation};
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::physical_expr::PhysicalExpr;
use datafusion::physical_optimizer::PhysicalOptimizerRule;
use datafusion::physical_plan::metrics::MetricsSet;
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use datafusion::physical_plan::windows::WindowAggExec;
use datafusion::physical_plan::{
    ChildrenPropertiesMode, DisplayAs, DisplayFormatType, ExecutionPlan, PlanProperties, ReplaceChildrenOptions,
};
use futures::StreamExt;

/// Counts what goes into windows over whole partitions.
#[derive(Debug)]
pub(crate) struct WindowsCount;

impl PhysicalOptimizerRule for WindowsCount {
    fn optimize(&self, plan: Arc<dyn ExecutionPlan>, _: &ConfigOptions) -> Result<Arc<dyn ExecutionPlan>> {
        let counted = plan.transform_up(|node| {
            if node.is::<WindowAggExec>() {
                Ok(Transformed::yes(Arc::new(CountedWindow { window: node }) as Arc<dyn ExecutionPlan>))
            } else {
                Ok(Transformed::no(node))
            }
        });
        counted.map(|transformed| transformed.data)
    }

    fn name(&self) -> &str {
        "windows_count"
    }

    fn schema_check(&self) -> bool {
        true
    }
}

/// A window whose rows count.
#[derive(Debug)]
struct CountedWindow {
    window: Arc<dyn ExecutionPlan>,
}

impl DisplayAs for CountedWindow {
    fn fmt_as(&self, _: DisplayFormatType, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CountedWindowExec")
    }
}

impl ExecutionPlan for CountedWindow {
    fn name(&self) -> &'static str {
        "CountedWindowExec"
    }

    fn properties(&self) -> &Arc<PlanProperties> {
        self.window.properties()
    }

    fn maintains_input_order(&self) -> Vec<bool> {
        vec![true]
    }

    fn benefits_from_input_partitioning(&self) -> Vec<bool> {
        vec![false]
    }

    fn children(&self) -> Vec<&Arc<dyn ExecutionPlan>> {
        vec![&self.window]
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
        let Ok([window]) = <[_; 1]>::try_from(children) else {
            return internal_err!("a counted window is one window");
        };
        Ok(Arc::new(CountedWindow { window }))
    }

    fn with_new_children(self: Arc<Self>, children: Vec<Arc<dyn ExecutionPlan>>) -> Result<Arc<dyn ExecutionPlan>> {
        self.replace_children(children, ReplaceChildrenOptions::new(ChildrenPropertiesMode::Recompute))
    }

    /// Runs the window over input that counts its rows. The window lets go of its input before it computes, so what was
    /// counted is held here, until the rows of the window are read.
    fn execute(&self, partition: usize, context: Arc<TaskContext>) -> Result<SendableRecordBatchStream> {
        let children = self.window.children();
        let [input] = children.as_slice() else { return internal_err!("a window has one input") };
        let held = MemoryConsumer::new(format!("window[{partition}]")).register(context.memory_pool());
        let held = Arc::new(held);
        let input: Arc<dyn ExecutionPlan> = Arc::new(Counting { input: Arc::clone(input), held: Arc::clone(&held) });
        let options = ReplaceChildrenOptions::new(ChildrenPropertiesMode::Keep);
        let window = Arc::clone(&self.window).replace_children(vec![input], options)?;
        let batches = window.execute(partition, context)?.inspect(move |_| {
            // Named here, so that it lives as long as the stream.
            let _ = &held;
        });
        Ok(Box::pin(RecordBatchStreamAdapter::new(self.schema(), batches)))
    }

    fn metrics(&self) -> Option<MetricsSet> {
        self.window.metrics()
    }
}

/// The input of a window while it runs.
#[derive(Debug)]
struct Counting {
    input: Arc<dyn ExecutionPlan>,
    held: Arc<MemoryReservation>,
}

impl DisplayAs for Counting {
    fn fmt_as(&self, _: DisplayFormatType, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CountingExec")
    }
}

impl ExecutionPlan for Counting {
    fn name(&self) -> &'static str {
        "CountingExec"
    }

    fn properties(&self) -> &Arc<PlanProperties> {
        self.input.properties()
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
            return internal_err!("counted rows have one input");
        };
        Ok(Arc::new(Counting { input, held: Arc::clone(&self.held) }))
    }

    fn with_new_children(self: Arc<Self>, children: Vec<Arc<dyn ExecutionPlan>>) -> Result<Arc<dyn ExecutionPlan>> {
        self.replace_children(children, ReplaceChildrenOptions::new(ChildrenPropertiesMode::Recompute))
    }

    fn execute(&self, partition: usize, context: Arc<TaskContext>) -> Result<SendableRecordBatchStream> {
        let held = Arc::clone(&self.held);
        let mut seen = RecordBatchMemoryCounter::new();
        let batches = self.input.execute(partition, context)?.map(move |batch| {
            let batch = batch?;
            // Batches of one sort share its buffers, which count once.
            held.try_grow(seen.count_batch(&batch))?;
            Ok(batch)
        });
        Ok(Box::pin(RecordBatchStreamAdapter::new(self.schema(), batches)))
    }
}
