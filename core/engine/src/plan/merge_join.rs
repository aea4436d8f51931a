//! [`LargeJoinsMerge`]: joins whose smaller side does not fit into memory sort both sides and merge them.
//!
//! DataFusion's hash join keeps one side in memory and cannot spill; its sorts can, and so can its merge join. Spark:
//! `SortMergeJoinExec`, which it takes for every large join.

use std::sync::Arc;

use arrow::compute::SortOptions;
use arrow::datatypes::{DataType, Schema};
use datafusion::common::config::ConfigOptions;
use datafusion::common::tree_node::{Transformed, TreeNode};
use datafusion::common::{JoinType, Result};
use datafusion::execution::memory_pool::{MemoryLimit, MemoryPool};
use datafusion::physical_expr::expressions::Column;
use datafusion::physical_expr::{LexOrdering, PhysicalExprRef, PhysicalSortExpr};
use datafusion::physical_optimizer::PhysicalOptimizerRule;
use datafusion::physical_plan::ExecutionPlan;
use datafusion::physical_plan::joins::{HashJoinExec, PartitionMode, SortMergeJoinExec};
use datafusion::physical_plan::projection::ProjectionExec;
use datafusion::physical_plan::sorts::sort::SortExec;
use datafusion::physical_plan::statistics::{StatisticsArgs, StatisticsContext};

/// What a string, or anything else whose size is not known from its type, is taken to need.
const UNKNOWN_WIDTH: usize = 40;

/// What a row costs beside its values.
const ROW_COST: usize = 24;

/// Comes after DataFusion's own rules, which have shared both sides out by the keys.
#[derive(Debug)]
pub(crate) struct LargeJoinsMerge {
    pub(crate) pool: Arc<dyn MemoryPool>,
}

impl PhysicalOptimizerRule for LargeJoinsMerge {
    fn optimize(&self, plan: Arc<dyn ExecutionPlan>, _: &ConfigOptions) -> Result<Arc<dyn ExecutionPlan>> {
        let MemoryLimit::Finite(limit) = self.pool.memory_limit() else { return Ok(plan) };
        let replaced = plan.transform_up(|node| {
            let merged = match node.downcast_ref::<HashJoinExec>() {
                // Other operators, and other queries, need memory too.
                Some(join) if may_merge(join) && kept_bytes(join)? > limit / 2 => Some(merged(join)?),
                _ => None,
            };
            Ok(merged.map_or_else(|| Transformed::no(node), Transformed::yes))
        });
        replaced.map(|transformed| transformed.data)
    }

    fn name(&self) -> &str {
        "large_joins_merge"
    }

    fn schema_check(&self) -> bool {
        true
    }
}

fn may_merge(join: &HashJoinExec) -> bool {
    let is_known = matches!(
        join.join_type(),
        JoinType::Inner
            | JoinType::Left
            | JoinType::Right
            | JoinType::Full
            | JoinType::LeftSemi
            | JoinType::LeftAnti
            | JoinType::RightSemi
            | JoinType::RightAnti
    );
    let is_sortable = |key: &PhysicalExprRef, schema: &Schema| {
        key.data_type(schema).is_ok_and(|data_type| !data_type.is_nested() && data_type != DataType::Null)
    };
    let are_sortable = join
        .on()
        .iter()
        .all(|(left, right)| is_sortable(left, &join.left().schema()) && is_sortable(right, &join.right().schema()));
    *join.partition_mode() == PartitionMode::Partitioned && !join.null_aware && is_known && are_sortable
}

/// About what the side would need that the hash join keeps; nothing when its rows are not known.
fn kept_bytes(join: &HashJoinExec) -> Result<usize> {
    let side = join.left();
    let context = StatisticsContext::new();
    let Some(rows) = rows(&context, side.as_ref())? else { return Ok(0) };
    // The rows of several joins are often guessed far too high. Joins by keys make no more rows than they are given.
    let Some(given) = rows_of_leaves(&context, side.as_ref())? else { return Ok(0) };
    let schema = side.schema();
    let widths = schema.fields().iter().map(|field| field.data_type().primitive_width().unwrap_or(UNKNOWN_WIDTH));
    Ok(rows.min(given).saturating_mul(widths.sum::<usize>() + ROW_COST))
}

fn rows(context: &StatisticsContext, plan: &dyn ExecutionPlan) -> Result<Option<usize>> {
    let statistics = context.compute(plan, &StatisticsArgs::new())?;
    Ok(statistics.num_rows.get_value().copied())
}

fn rows_of_leaves(context: &StatisticsContext, plan: &dyn ExecutionPlan) -> Result<Option<usize>> {
    let children = plan.children();
    if children.is_empty() {
        return rows(context, plan);
    }
    let mut sum = 0usize;
    for child in children {
        let Some(rows) = rows_of_leaves(context, child.as_ref())? else { return Ok(None) };
        sum = sum.saturating_add(rows);
    }
    Ok(Some(sum))
}

fn merged(join: &HashJoinExec) -> Result<Arc<dyn ExecutionPlan>> {
    let options = SortOptions::default();
    let sorted = |side: &Arc<dyn ExecutionPlan>, keys: Vec<PhysicalExprRef>| -> Arc<dyn ExecutionPlan> {
        let keys = keys.into_iter().map(|key| PhysicalSortExpr::new(key, options));
        match LexOrdering::new(keys) {
            Some(ordering) => Arc::new(SortExec::new(ordering, Arc::clone(side)).with_preserve_partitioning(true)),
            None => Arc::clone(side),
        }
    };
    let (left_keys, right_keys) = join.on().iter().cloned().unzip();
    let merge = SortMergeJoinExec::try_new(
        sorted(join.left(), left_keys),
        sorted(join.right(), right_keys),
        join.on().to_vec(),
        join.filter().cloned(),
        *join.join_type(),
        vec![options; join.on().len()],
        join.null_equality(),
    )?;
    let Some(projection) = &join.projection else { return Ok(Arc::new(merge)) };
    let schema = merge.schema();
    let columns = projection.iter().map(|at| {
        let name = schema.field(*at).name();
        (Arc::new(Column::new(name, *at)) as PhysicalExprRef, name.clone())
    });
    Ok(Arc::new(ProjectionExec::try_new(columns.collect::<Vec<_>>(), Arc::new(merge))?))
}
