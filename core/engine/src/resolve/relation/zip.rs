//! `zip`: the columns of two DataFrames side by side, which must both be selected from one. Spark: `ResolveZip`.

use std::sync::Arc;

use datafusion::common::tree_node::{Transformed, TreeNode};
use datafusion::logical_expr::{Expr, LogicalPlan};
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::{Error, Node, Result};

use crate::error::from_datafusion;
use crate::resolve::column::Column;
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::{condition, sameness};

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Node) -> Result<Relation> {
    let (left, right) = (node.input(0)?, node.input(1)?);
    let (left_base, right_base) = (base(left), base(right));
    if sameness::without_ids(left_base) != sameness::without_ids(right_base) {
        return Err(unmergeable());
    }
    let below = super::resolve(resolver, left_base)?;
    let mut outputs = side(resolver, left, left_base, &below)?;
    outputs.extend(side(resolver, right, right_base, &below)?);
    let outputs = outputs.into_iter().map(|(expr, column)| (expr, Column { id: resolver.id(), ..column })).collect();
    below.project(outputs)
}

fn unmergeable() -> Error {
    condition::analysis("ZIP_PLANS_NOT_MERGEABLE", &[])
}

/// What stands below the selections of a DataFrame.
fn base(node: &Arc<Node>) -> &Arc<Node> {
    let mut node = node;
    while let RelType::Project(_) | RelType::WithColumns(_) | RelType::Drop(_) | RelType::ToDf(_) = node.rel_type() {
        match node.inputs() {
            [input] => node = &input.node,
            _ => break,
        }
    }
    node
}

/// The columns of a side as expressions over what both stand on.
fn side(
    resolver: &mut Resolver<'_>,
    node: &Arc<Node>,
    base: &Arc<Node>,
    below: &Relation,
) -> Result<Vec<(Expr, Column)>> {
    resolver.stand_ins.push((Arc::as_ptr(base), below.clone()));
    let relation = super::resolve(resolver, node);
    resolver.stand_ins.pop();
    let relation = relation?;
    let columns = relation.columns.iter();
    columns.map(|column| Ok((over(column.expr(), &relation.plan, &below.plan)?, column.clone()))).collect()
}

/// An expression over `plan`, a chain of projections, as one over `below`.
fn over(expr: Expr, plan: &Arc<LogicalPlan>, below: &Arc<LogicalPlan>) -> Result<Expr> {
    let (mut expr, mut plan) = (expr, plan);
    while !Arc::ptr_eq(plan, below) {
        let LogicalPlan::Projection(projection) = plan.as_ref() else { return Err(unmergeable()) };
        let lowered = expr.transform(|part| {
            let Expr::Column(column) = &part else { return Ok(Transformed::no(part)) };
            let found = projection.expr.iter().find(|output| output.schema_name().to_string() == column.name);
            Ok(match found {
                Some(Expr::Alias(alias)) => Transformed::yes(alias.expr.as_ref().clone()),
                Some(output) => Transformed::yes(output.clone()),
                None => Transformed::no(part),
            })
        });
        expr = lowered.map_err(from_datafusion)?.data;
        plan = &projection.input;
    }
    Ok(expr)
}
