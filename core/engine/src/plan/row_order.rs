//! The order of the rows of small cross joins and groupings, where Spark's follows from its plans: a join keeps the order
//! of the side that is streamed past the other, and groups come in the order in which they were first seen. Larger inputs
//! are dealt out by their hashes here as there, and have no order that anyone could rely on.

use std::sync::Arc;

use datafusion::common::Result;
use datafusion::common::config::ConfigOptions;
use datafusion::common::tree_node::{Transformed, TreeNode};
use datafusion::physical_optimizer::PhysicalOptimizerRule;
use datafusion::physical_optimizer::optimizer::PhysicalOptimizer;
use datafusion::physical_plan::aggregates::{AggregateExec, AggregateMode};
use datafusion::physical_plan::joins::CrossJoinExec;
use datafusion::physical_plan::statistics::{StatisticsArgs, StatisticsContext};
use datafusion::physical_plan::{ExecutionPlan, ExecutionPlanProperties};

/// What Spark would send to every executor. Spark: `spark.sql.autoBroadcastJoinThreshold`.
const BROADCAST: usize = 10 << 20;

/// What one thread groups before others have started.
const FEW_ROWS: usize = 8_192;

/// A rule of DataFusion's or of ours.
pub(crate) type Rule = Arc<dyn PhysicalOptimizerRule + Send + Sync>;

/// DataFusion's rules, with ours behind the choice of the sides of joins and before rows are dealt out for it.
pub(crate) fn rules() -> Vec<Rule> {
    let mut rules = PhysicalOptimizer::new().rules;
    let chosen = rules.iter().position(|rule| rule.name() == "join_selection").map_or(0, |at| at + 1);
    rules.splice(chosen..chosen, [Arc::new(StreamedSide) as Rule, Arc::new(FewGroups)]);
    rules
}

/// Streams the larger side of a cross join, as Spark does: DataFusion multiplies each row of the left input.
#[derive(Debug)]
struct StreamedSide;

impl PhysicalOptimizerRule for StreamedSide {
    fn optimize(&self, plan: Arc<dyn ExecutionPlan>, _: &ConfigOptions) -> Result<Arc<dyn ExecutionPlan>> {
        plan.transform_up(|node| {
            let Some(join) = node.downcast_ref::<CrossJoinExec>() else { return Ok(Transformed::no(node)) };
            let (left, right) = (bytes(join.left())?, bytes(join.right())?);
            let is_wrong = left.zip(right).is_some_and(|(left, right)| left < right && right <= BROADCAST);
            if is_wrong { join.swap_inputs().map(Transformed::yes) } else { Ok(Transformed::no(node)) }
        })
        .map(|transformed| transformed.data)
    }

    fn name(&self) -> &str {
        "streamed_side"
    }

    fn schema_check(&self) -> bool {
        true
    }
}

/// Groups few rows of one partition in one go.
#[derive(Debug)]
struct FewGroups;

impl PhysicalOptimizerRule for FewGroups {
    fn optimize(&self, plan: Arc<dyn ExecutionPlan>, _: &ConfigOptions) -> Result<Arc<dyn ExecutionPlan>> {
        plan.transform_up(|node| match whole(node.as_ref())? {
            Some(whole) => Ok(Transformed::yes(whole)),
            None => Ok(Transformed::no(node)),
        })
        .map(|transformed| transformed.data)
    }

    fn name(&self) -> &str {
        "few_groups"
    }

    fn schema_check(&self) -> bool {
        true
    }
}

/// The two halves of a grouping as one.
fn whole(node: &dyn ExecutionPlan) -> Result<Option<Arc<dyn ExecutionPlan>>> {
    let Some(last) = node.downcast_ref::<AggregateExec>() else { return Ok(None) };
    let Some(first) = last.input().downcast_ref::<AggregateExec>() else { return Ok(None) };
    let halves = (*first.mode(), *last.mode());
    if !matches!(halves, (AggregateMode::Partial, AggregateMode::FinalPartitioned | AggregateMode::Final)) {
        return Ok(None);
    }
    let input = first.input();
    let rows = StatisticsContext::new().compute(input.as_ref(), &StatisticsArgs::new())?.num_rows;
    let is_few = rows.get_value().is_some_and(|rows| *rows <= FEW_ROWS);
    if !is_few || input.output_partitioning().partition_count() != 1 {
        return Ok(None);
    }
    let whole = AggregateExec::try_new(
        AggregateMode::Single,
        first.group_expr().clone(),
        first.aggr_expr().to_vec(),
        first.filter_expr().to_vec(),
        Arc::clone(input),
        first.input_schema(),
    )?;
    Ok(Some(Arc::new(whole)))
}

fn bytes(plan: &Arc<dyn ExecutionPlan>) -> Result<Option<usize>> {
    let statistics = StatisticsContext::new().compute(plan.as_ref(), &StatisticsArgs::new())?;
    Ok(statistics.total_byte_size.get_value().copied())
}
