//! ORDER BY, which may name columns that were not selected and, above a grouping, aggregates.

use std::sync::Arc;

use datafusion::logical_expr::{LogicalPlan, Sort, SortExpr};
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Node, Result};

use crate::expr::Typed;
use crate::resolve::column::Column;
use crate::resolve::expression::{self, SortKey};
use crate::resolve::resolver::{Below, Relation, Resolver};
use crate::resolve::scope::Scope;
use crate::resolve::{condition, subqueries};

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Node, message: &proto::Sort) -> Result<Relation> {
    // A sort within partitions is answered by a sort of all rows, which sorts any part of them too.
    let proto::Sort { input: _, order, is_global: _ } = message;
    let input = super::input(resolver, node)?;
    super::recursion::refuse(resolver, &input.plan)?;
    let mut scope = Scope::over(input);
    let mut keys = Vec::with_capacity(order.len());
    for key in order {
        let mut key = scope.either_way(|scope| expression::sort_order(resolver, scope, key))?;
        by_position(&scope.relation, &mut key)?;
        key.check()?;
        refuse_subquery(&scope.relation, &key)?;
        keys.push(key);
    }
    check_windows(&scope.relation, &keys)?;
    let mut relation = scope.relation;
    let mut sorts = Vec::with_capacity(keys.len());
    for mut key in keys {
        if subqueries::has_subquery(&key.typed.expr) && !matches!(relation.below, Below::Grouped(_)) {
            let (wide, mut exprs) = subqueries::attached(resolver, relation, vec![key.typed.expr.clone()])?;
            relation = wide;
            key.typed.expr = exprs.pop().unwrap_or(key.typed.expr);
        }
        let (next, sort) = sort_key(resolver, relation, key)?;
        relation = next;
        sorts.push(sort);
    }
    let plan = LogicalPlan::Sort(Sort { expr: sorts, input: Arc::clone(&relation.plan), fetch: None });
    Ok(relation.under(plan))
}

/// An integer literal counts columns. Spark: `ORDER_BY_POS_OUT_OF_RANGE`.
fn by_position(relation: &Relation, key: &mut SortKey) -> Result<()> {
    let Some(position) = key.typed.constant_integer() else { return Ok(()) };
    let column = usize::try_from(position).ok().and_then(|at| relation.columns.get(at.checked_sub(1)?));
    let column: &Column = column.ok_or_else(|| {
        let parameters = [("index", position.to_string()), ("size", relation.columns.len().to_string())];
        condition::analysis("ORDER_BY_POS_OUT_OF_RANGE", &parameters)
    })?;
    key.typed = column.typed();
    Ok(())
}

/// Above a grouping whose outputs hold windows, ORDER BY cannot aggregate: Spark has put the windows in between by then.
/// Spark: `ExtractWindowExpressions`, `ResolveAggregateFunctions`.
fn check_windows(relation: &Relation, keys: &[SortKey]) -> Result<()> {
    let Below::Grouped(grouped) = &relation.below else { return Ok(()) };
    let aggregates = |key: &&SortKey| expression::aggregates(&key.typed.expr);
    let Some(key) = keys.iter().find(aggregates).filter(|_| grouped.has_window()) else { return Ok(()) };
    let reachable: Vec<Column> = relation.columns.iter().cloned().chain(grouped.key_columns()).collect();
    for key in keys {
        let mut used: Vec<_> = key.typed.expr.column_refs().into_iter().collect();
        used.sort();
        if let Some(used) = used.into_iter().find(|used| reachable.iter().all(|column| column.id != used.name)) {
            let column = grouped.input_columns().into_iter().find(|column| column.id == used.name);
            let name = column.map_or_else(|| used.name.clone(), |column| column.name);
            return Err(condition::unresolved_column(&[name], &relation.columns));
        }
    }
    Err(refused("Sort", &key.typed))
}

fn refused(operator: &str, typed: &Typed) -> Error {
    let parameters = [("operator", operator.to_string()), ("invalidExprSqls", format!("\"{}\"", typed.name))];
    condition::analysis("UNSUPPORTED_EXPR_FOR_OPERATOR", &parameters)
}

/// IN, EXISTS and what looks at the rows sorted are no keys. Spark: `ValidateSubqueryExpression`.
fn refuse_subquery(relation: &Relation, key: &SortKey) -> Result<()> {
    let case = match &key.typed.expr {
        expr if subqueries::is_predicate(expr) => "UNSUPPORTED_IN_EXISTS_SUBQUERY",
        expr if subqueries::correlates(expr, &relation.plan) => "UNSUPPORTED_CORRELATED_SCALAR_SUBQUERY",
        _ => return Ok(()),
    };
    let condition = format!("UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.{case}");
    Err(condition::analysis(&condition, &[("treeNode", format!("Sort [{}]", key.typed.name))]))
}

/// The key over the relation, which gets a hidden column where only its grouping can compute the key.
fn sort_key(resolver: &mut Resolver<'_>, relation: Relation, key: SortKey) -> Result<(Relation, SortExpr)> {
    if let Below::Grouped(grouped) = &relation.below
        && grouped.looks_inside(&key.typed.expr)
    {
        let (grouped, column) = grouped.as_ref().clone().with_hidden(resolver, &key.typed)?;
        let rebuilt = grouped.build(resolver)?;
        let relation = Relation { columns: relation.columns, ..rebuilt };
        return Ok((relation, SortExpr::new(column.expr(), key.ascending, key.nulls_first)));
    }
    if expression::has_window(&key.typed.expr) || expression::aggregates(&key.typed.expr) {
        return Err(refused("Sort", &key.typed));
    }
    let sort = key.expr();
    Ok((relation, sort))
}
