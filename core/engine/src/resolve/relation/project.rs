//! SELECT: a list of expressions, among them window functions and, without GROUP BY, aggregates.

use std::sync::Arc;

use datafusion::common::tree_node::{Transformed, TreeNode, TreeNodeRecursion};
use datafusion::logical_expr::expr::WindowFunctionParams;
use datafusion::logical_expr::{EmptyRelation, Expr, LogicalPlan, Window};
use firesteel_protocol::spark::connect::Project;
use firesteel_protocol::{Error, Node, Result};
use indexmap::IndexMap;

use super::recursion;
use crate::error::from_datafusion;
use crate::resolve::column::Column;
use crate::resolve::expression::{self, Output, aggregates, has_window};
use crate::resolve::grouped::Grouped;
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::scope::Scope;
use crate::resolve::{subqueries, time_window};

use super::partitioning;

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Node, message: &Project) -> Result<Relation> {
    let Project { input: _, expressions } = message;
    let input = match node.inputs().is_empty() {
        true => one_row(),
        false => partitioning::input(resolver, node, expressions)?,
    };
    let input = time_window::prepared(resolver, input, &[expressions], &[])?;
    let mut scope = Scope::of(input);
    let outputs = expression::resolve_outputs(resolver, &mut scope, expressions)?;
    if !scope.generators.is_empty() && outputs.iter().any(|output| aggregates(&output.typed.expr)) {
        return Err(Error::unsupported("a generator beside an aggregate"));
    }
    select(resolver, scope.relation, outputs)
}

/// The outputs over `input`; one group of all rows if any of them aggregates.
pub(super) fn select(resolver: &mut Resolver<'_>, input: Relation, outputs: Vec<Output>) -> Result<Relation> {
    if outputs.iter().any(|output| aggregates(&output.typed.expr)) {
        return Grouped::new(resolver, input, Vec::new(), None, outputs)?.build(resolver);
    }
    let mut columns: Vec<(Expr, Column)> = Vec::with_capacity(outputs.len());
    for Output { typed, same_as, metadata } in outputs {
        let mut column = Column { metadata, ..resolver.column(&typed) };
        if let Some(same) = same_as {
            // The field keeps its name too, unless it is handed on twice.
            let is_taken = columns.iter().any(|(_, other)| other.id == same.id);
            let id = if is_taken { column.id } else { same.id.clone() };
            column = Column { id, ..same };
        }
        columns.push((typed.expr, column));
    }
    build(resolver, input, columns)
}

/// A projection whose expressions may hold window functions.
pub(crate) fn build(resolver: &mut Resolver<'_>, input: Relation, outputs: Vec<(Expr, Column)>) -> Result<Relation> {
    let (exprs, columns): (Vec<Expr>, Vec<Column>) = outputs.into_iter().unzip();
    let (input, exprs) = subqueries::attached(resolver, input, exprs)?;
    let outputs: Vec<(Expr, Column)> = exprs.into_iter().zip(columns).collect();
    if !outputs.iter().any(|(expr, _)| has_window(expr)) {
        return input.project(outputs);
    }
    recursion::refuse(resolver, &input.plan)?;
    let mut windows: IndexMap<Expr, String> = IndexMap::new();
    let outputs = outputs
        .into_iter()
        .map(|(expr, column)| Ok((without_windows(resolver, &mut windows, expr)?, column)))
        .collect::<Result<Vec<_>>>()?;
    let mut plan = Arc::clone(&input.plan);
    for window in by_specification(windows) {
        plan = Arc::new(LogicalPlan::Window(Window::try_new(window, plan).map_err(from_datafusion)?));
    }
    Relation { plan, ..input }.project(outputs)
}

/// The expression over the fields that hold its window functions, which are collected.
fn without_windows(resolver: &mut Resolver<'_>, windows: &mut IndexMap<Expr, String>, expr: Expr) -> Result<Expr> {
    let mut is_nested = false;
    let replaced = expr.transform_down(|expr| {
        let Expr::WindowFunction(call) = &expr else { return Ok(Transformed::no(expr)) };
        is_nested |= call.params.args.iter().any(has_window);
        let id = windows.get(&expr).cloned().unwrap_or_else(|| resolver.id());
        windows.insert(expr, id.clone());
        let field = Expr::Column(datafusion::common::Column::new_unqualified(id));
        Ok(Transformed::new(field, true, TreeNodeRecursion::Jump))
    });
    if is_nested {
        return Err(Error::unsupported("a window function in the argument of another"));
    }
    Ok(replaced.map_err(from_datafusion)?.data)
}

/// Window functions that share a window, which one operator computes. Those with more keys come first, so that the
/// later ones find their rows sorted.
fn by_specification(windows: IndexMap<Expr, String>) -> Vec<Vec<Expr>> {
    let key = |expr: &Expr| match expr {
        Expr::WindowFunction(call) => {
            let WindowFunctionParams { partition_by, order_by, .. } = &call.params;
            (partition_by.clone(), order_by.clone())
        }
        _ => (Vec::new(), Vec::new()),
    };
    let mut groups = IndexMap::new();
    for (expr, id) in windows {
        groups.entry(key(&expr)).or_insert_with(Vec::new).push(expr.alias(id));
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|((partition, order), _)| std::cmp::Reverse(partition.len() + order.len()));
    groups.into_iter().map(|(_, windows)| windows).collect()
}

/// One row without columns: what a SELECT without FROM selects from.
pub(crate) fn one_row() -> Relation {
    let schema = Arc::new(datafusion::common::DFSchema::empty());
    Relation::new(LogicalPlan::EmptyRelation(EmptyRelation { produce_one_row: true, schema }), Vec::new())
}
