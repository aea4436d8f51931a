//! `observe`: figures about the rows of a relation, which goes on as it is. Spark: `CollectMetrics`, `CheckAnalysis`.

use std::sync::Arc;

use datafusion::common::tree_node::TreeNode;
use datafusion::logical_expr::Expr;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Node, Result};

use crate::expr::Typed;
use crate::plan::observed::{Observation, observed, tap};
use crate::resolve::condition;
use crate::resolve::expression::{self, has_window};
use crate::resolve::grouped::Grouped;
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::scope::Scope;

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Node, message: &proto::CollectMetrics) -> Result<Relation> {
    let proto::CollectMetrics { input: _, name, metrics } = message;
    if name.is_empty() {
        return Err(condition::analysis(
            "INVALID_OBSERVED_METRICS.MISSING_NAME",
            &[("operator", "observe".to_string())],
        ));
    }
    let input = super::input(resolver, node)?;
    let passing = tap(Arc::new(input.plan.schema().as_arrow().clone()))?;
    let mut scope =
        Scope::of(Relation { hidden: input.hidden.clone(), ..Relation::new(passing, input.columns.clone()) });
    let outputs = expression::resolve_outputs(resolver, &mut scope, metrics)?;
    outputs.iter().try_for_each(|output| check(&output.typed))?;
    let keys: Vec<String> = outputs.iter().map(|output| output.typed.name.clone()).collect();
    let figures = Grouped::new(resolver, scope.relation, Vec::new(), None, outputs)?.build(resolver)?.visible_only()?;
    let observation = Observation::new(name.clone(), node.plan_id().unwrap_or_default(), keys);
    let plan = observed(&input.plan, Arc::unwrap_or_clone(figures.plan), &observation)?;
    resolver.observe(observation)?;
    Ok(input.with_plan(plan))
}

/// Figures are made by aggregates of all rows, each of them once.
fn check(figure: &Typed) -> Result<()> {
    let refused = |name: &str| {
        let condition = format!("INVALID_OBSERVED_METRICS.{name}");
        Err(condition::analysis(&condition, &[("expr", format!("\"{}\"", figure.name))]))
    };
    if has_window(&figure.expr) {
        return refused("WINDOW_EXPRESSIONS_UNSUPPORTED");
    }
    let mut outside = false;
    let mut is_distinct = false;
    let walked = figure.expr.apply(|expr| {
        use datafusion::common::tree_node::TreeNodeRecursion::{Continue, Jump};
        Ok(match expr {
            Expr::AggregateFunction(call) => {
                is_distinct |= call.params.distinct;
                Jump
            }
            Expr::Column(_) => {
                outside = true;
                Continue
            }
            _ => Continue,
        })
    });
    walked.map_err(|error| Error::internal("the figures of an observation").with_cause(error))?;
    if outside {
        return refused("NON_AGGREGATE_FUNC_ARG_IS_ATTRIBUTE");
    }
    if is_distinct {
        return refused("AGGREGATE_EXPRESSION_WITH_DISTINCT_UNSUPPORTED");
    }
    Ok(())
}
