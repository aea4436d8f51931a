//! [`Gather`]: partitions one after another, as Spark collects them, while the next ones run ahead.
//!
//! DataFusion's own node hands over whatever comes first, so the rows of a file or of a local table would come in another
//! order each time. Spark's users see them in the order of the partitions.

use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;

use arrow::array::RecordBatch;
use datafusion::common::config::ConfigOptions;
use datafusion::common::tree_node::TreeNodeRecursion;
use datafusion::common::{Result, internal_err};
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::physical_expr::PhysicalExpr;
use datafusion::physical_optimizer::PhysicalOptimizerRule;
use datafusion::physical_plan::coalesce_partitions::CoalescePartitionsExec;
use datafusion::physical_plan::repartition::RepartitionExec;
use datafusion::physical_plan::stream::{RecordBatchReceiverStream, RecordBatchStreamAdapter};
use datafusion::physical_plan::{
    ChildrenPropertiesMode, DisplayAs, DisplayFormatType, ExecutionPlan, ExecutionPlanProperties, PlanProperties,
    ReplaceChildrenOptions,
};
use futures::StreamExt;

/// How many batches a partition may run ahead of its turn.
const AHEAD: usize = 32;

/// Replaces DataFusion's gathering at the top of a plan where rows still have the order of their source.
#[derive(Debug)]
pub(crate) struct GatherInOrder;

impl PhysicalOptimizerRule for GatherInOrder {
    fn optimize(&self, plan: Arc<dyn ExecutionPlan>, _: &ConfigOptions) -> Result<Arc<dyn ExecutionPlan>> {
        replaced(plan)
    }

    fn name(&self) -> &str {
        "gather_in_order"
    }

    fn schema_check(&self) -> bool {
        true
    }
}

/// The plan to run as one stream: its partitions gathered in order, if it has many.
pub(crate) fn gathered(plan: Arc<dyn ExecutionPlan>) -> Arc<dyn ExecutionPlan> {
    if plan.output_partitioning().partition_count() > 1 && has_order(plan.as_ref()) {
        return Arc::new(Gather::new(plan, None));
    }
    plan
}

/// Looks below nodes of one input; under a join or a union there is no gathering that the result's order hangs on.
fn replaced(plan: Arc<dyn ExecutionPlan>) -> Result<Arc<dyn ExecutionPlan>> {
    if let Some(gathers) = plan.downcast_ref::<CoalescePartitionsExec>() {
        let input = gathers.input();
        if has_order(input.as_ref()) {
            return Ok(Arc::new(Gather::new(Arc::clone(input), gathers.fetch())));
        }
        return Ok(plan);
    }
    let child = match plan.children().as_slice() {
        [child] => Arc::clone(child),
        _ => return Ok(plan),
    };
    let made = replaced(Arc::clone(&child))?;
    if Arc::ptr_eq(&made, &child) {
        return Ok(plan);
    }
    plan.replace_children(vec![made], ReplaceChildrenOptions::new(ChildrenPropertiesMode::Recompute))
}

/// Whether no row was sent to another partition by its value. What waits in such an exchange would pile up in memory.
fn has_order(plan: &dyn ExecutionPlan) -> bool {
    !plan.is::<RepartitionExec>() && plan.children().iter().all(|child| has_order(child.as_ref()))
}

#[derive(Debug)]
struct Gather {
    input: Arc<dyn ExecutionPlan>,
    fetch: Option<usize>,
    properties: Arc<PlanProperties>,
}

impl Gather {
    fn new(input: Arc<dyn ExecutionPlan>, fetch: Option<usize>) -> Self {
        let properties = Arc::clone(CoalescePartitionsExec::new(Arc::clone(&input)).properties());
        Gather { input, fetch, properties }
    }
}

impl DisplayAs for Gather {
    fn fmt_as(&self, _: DisplayFormatType, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.fetch {
            Some(rows) => write!(f, "GatherExec: fetch={rows}"),
            None => write!(f, "GatherExec"),
        }
    }
}

impl ExecutionPlan for Gather {
    fn name(&self) -> &'static str {
        "GatherExec"
    }

    fn properties(&self) -> &Arc<PlanProperties> {
        &self.properties
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
        match <[_; 1]>::try_from(children) {
            Ok([input]) => Ok(Arc::new(Gather::new(input, self.fetch))),
            Err(_) => internal_err!("a gathering has one input"),
        }
    }

    fn with_new_children(self: Arc<Self>, children: Vec<Arc<dyn ExecutionPlan>>) -> Result<Arc<dyn ExecutionPlan>> {
        self.replace_children(children, ReplaceChildrenOptions::new(ChildrenPropertiesMode::Recompute))
    }

    fn execute(&self, _partition: usize, context: Arc<TaskContext>) -> Result<SendableRecordBatchStream> {
        let schema = self.schema();
        let turns = Turns {
            count: self.input.output_partitioning().partition_count(),
            at_once: context.session_config().target_partitions().max(1),
            input: Arc::clone(&self.input),
            context,
            started: 0,
            running: VecDeque::new(),
        };
        let batches = futures::stream::unfold(turns, |mut turns| async move {
            let batch = turns.next().await?;
            Some((batch, turns))
        });
        let rows = self.fetch.unwrap_or(usize::MAX);
        let cut = batches.scan(rows, |left, batch| {
            let taken = match batch {
                _ if *left == 0 => None,
                Ok(batch) if batch.num_rows() > *left => Some(Ok(batch.slice(0, std::mem::take(left)))),
                Ok(batch) => {
                    *left -= batch.num_rows();
                    Some(Ok(batch))
                }
                Err(error) => Some(Err(error)),
            };
            std::future::ready(taken)
        });
        Ok(Box::pin(RecordBatchStreamAdapter::new(schema, cut)))
    }
}

/// The partitions that run, the first of which is read.
struct Turns {
    input: Arc<dyn ExecutionPlan>,
    context: Arc<TaskContext>,
    count: usize,
    at_once: usize,
    started: usize,
    running: VecDeque<SendableRecordBatchStream>,
}

impl Turns {
    async fn next(&mut self) -> Option<Result<RecordBatch>> {
        loop {
            while self.started < self.count && self.running.len() < self.at_once {
                match self.start() {
                    Ok(partition) => self.running.push_back(partition),
                    Err(error) => {
                        self.count = 0;
                        self.running.clear();
                        return Some(Err(error));
                    }
                }
            }
            match self.running.front_mut()?.next().await {
                Some(batch) => return Some(batch),
                None => drop(self.running.pop_front()),
            }
        }
    }

    fn start(&mut self) -> Result<SendableRecordBatchStream> {
        let mut batches = self.input.execute(self.started, Arc::clone(&self.context))?;
        self.started += 1;
        let mut builder = RecordBatchReceiverStream::builder(self.input.schema(), AHEAD);
        let sender = builder.tx();
        builder.spawn(async move {
            while let Some(batch) = batches.next().await {
                let is_failed = batch.is_err();
                // Nobody is left to read: the plan was given up.
                if sender.send(batch).await.is_err() || is_failed {
                    break;
                }
            }
            Ok(())
        });
        Ok(builder.build())
    }
}
