//! Joins: ON, USING, NATURAL and cross. Spark: `Join`, `ResolveNaturalAndUsingJoin`.

use std::sync::Arc;

use datafusion::common::JoinType;
use datafusion::common::tree_node::{Transformed, TreeNode, TreeNodeRecursion};
use datafusion::logical_expr::utils::split_conjunction_owned;
use datafusion::logical_expr::{Expr, LogicalPlanBuilder, lit};
use firesteel_protocol::extension::NaturalJoin;
use firesteel_protocol::spark::connect::join::JoinType as Wire;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Node, Result};

use arrow::datatypes::DataType;

use super::recursion;
use crate::error::from_datafusion;
use crate::expr::Typed;
use crate::function::{self, Call};
use crate::resolve::column::Column;
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::scope::Scope;
use crate::resolve::{barrier, condition, expression, identifier, subqueries};

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Node, message: &proto::Join) -> Result<Relation> {
    let proto::Join { left: _, right: _, join_condition, join_type: _, using_columns, join_data_type } = message;
    if join_data_type.is_some() {
        return Err(Error::unsupported("joinWith"));
    }
    let left = super::resolve(resolver, node.input(0)?)?;
    let right = super::resolve(resolver, node.input(1)?)?;
    let join_type = kind(message.join_type())?;
    check_recursion(resolver, &left, &right, join_type)?;
    if !using_columns.is_empty() {
        return using(resolver, left, right, join_type, using_columns);
    }
    on(resolver, left, right, join_type, join_condition.as_ref())
}

/// NATURAL JOIN: USING the names both sides have.
pub(super) fn natural(resolver: &mut Resolver<'_>, message: NaturalJoin) -> Result<Relation> {
    let join_type = kind(message.join_type())?;
    let NaturalJoin { left, right, join_type: _ } = message;
    let left = super::extension::inner(resolver, left)?;
    let right = super::extension::inner(resolver, right)?;
    check_recursion(resolver, &left, &right, join_type)?;
    let shared: Vec<String> = left
        .columns
        .iter()
        .filter(|column| right.columns.iter().any(|other| resolver.same_name(&column.name, &other.name)))
        .map(|column| identifier::quote(&column.name))
        .collect();
    if shared.is_empty() {
        return on(resolver, left, right, join_type, None);
    }
    using(resolver, left, right, join_type, &shared)
}

/// A recursive query's own rows may not stand on a side that an outer join fills, or that a semi join only looks at.
fn check_recursion(resolver: &Resolver<'_>, left: &Relation, right: &Relation, join_type: JoinType) -> Result<()> {
    if matches!(join_type, JoinType::Left | JoinType::LeftSemi | JoinType::LeftAnti | JoinType::Full) {
        recursion::refuse(resolver, &right.plan)?;
    }
    if matches!(join_type, JoinType::Right | JoinType::Full) {
        recursion::refuse(resolver, &left.plan)?;
    }
    Ok(())
}

pub(super) fn kind(join_type: Wire) -> Result<JoinType> {
    Ok(match join_type {
        Wire::Unspecified => return Err(Error::unsupported("a join of an unknown kind")),
        Wire::Inner | Wire::Cross => JoinType::Inner,
        Wire::FullOuter => JoinType::Full,
        Wire::LeftOuter => JoinType::Left,
        Wire::RightOuter => JoinType::Right,
        Wire::LeftAnti => JoinType::LeftAnti,
        Wire::LeftSemi => JoinType::LeftSemi,
    })
}

pub(super) fn on(
    resolver: &mut Resolver<'_>,
    left: Relation,
    right: Relation,
    join_type: JoinType,
    join_condition: Option<&proto::Expression>,
) -> Result<Relation> {
    let Some(join_condition) = join_condition else { return joined(left, right, join_type, Vec::new()) };
    let both = both(&left, &right);
    let mut scope = Scope::of(both);
    let condition = expression::resolve(resolver, &mut scope, join_condition)?;
    if condition.data_type != DataType::Boolean {
        let parameters = [
            ("joinCondition", format!("\"{}\"", condition.name)),
            ("conditionType", condition::shown_type(&condition.data_type)),
        ];
        return Err(condition::analysis("JOIN_CONDITION_IS_NOT_BOOLEAN_TYPE", &parameters));
    }
    if subqueries::has_subquery(&condition.expr) {
        return with_subqueries(resolver, left, right, join_type, condition);
    }
    joined(left, right, join_type, vec![condition.expr])
}

/// A join whose condition holds subqueries: each is joined to the side it looks at; for an inner join one that looks at
/// both filters what is joined.
fn with_subqueries(
    resolver: &mut Resolver<'_>,
    mut left: Relation,
    mut right: Relation,
    join_type: JoinType,
    condition: Typed,
) -> Result<Relation> {
    let mut failure = None;
    let expr = condition.expr.clone().transform_down(|expr| {
        if !matches!(expr, Expr::ScalarSubquery(_) | Expr::InSubquery(_) | Expr::Exists(_)) {
            return Ok(Transformed::no(expr));
        }
        let side = if subqueries::looks_only_at(&expr, &left.plan, &right.plan) {
            &mut left
        } else if subqueries::looks_only_at(&expr, &right.plan, &left.plan) {
            &mut right
        } else {
            return Ok(Transformed::new(expr, false, TreeNodeRecursion::Jump));
        };
        Ok(match subqueries::attached_to_side(resolver, side.clone(), expr.clone()) {
            Ok((wide, mut exprs)) => {
                *side = wide;
                Transformed::new(exprs.pop().unwrap_or(expr), true, TreeNodeRecursion::Jump)
            }
            Err(error) => {
                failure.get_or_insert(error);
                Transformed::new(expr, false, TreeNodeRecursion::Stop)
            }
        })
    });
    let expr = expr.map_err(from_datafusion)?.data;
    if let Some(error) = failure {
        return Err(error);
    }
    let (after, conditions): (Vec<Expr>, Vec<Expr>) =
        split_conjunction_owned(expr).into_iter().partition(subqueries::has_subquery);
    let looks_at_both =
        |part: &Expr| subqueries::correlates(part, &left.plan) && subqueries::correlates(part, &right.plan);
    if after.iter().any(looks_at_both) {
        return Err(both_sides(&condition.name));
    }
    if !after.is_empty() && join_type != JoinType::Inner {
        return Err(Error::unsupported("a subquery that looks at both sides of an outer join"));
    }
    let after: Vec<Typed> = after.into_iter().map(|expr| Typed { expr, ..condition.clone() }).collect();
    let joined = joined(left, right, join_type, conditions)?;
    if after.is_empty() { Ok(joined) } else { barrier::filter(resolver, joined, after) }
}

/// Spark: `CheckAnalysis`, for a subquery whose references are split between the sides of a join.
fn both_sides(name: &str) -> Error {
    let condition = "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.UNSUPPORTED_CORRELATED_EXPRESSION_IN_JOIN_CONDITION";
    condition::analysis(condition, &[("subqueryExpression", name.to_string())])
}

/// Both sides' columns, for resolving the condition.
pub(super) fn both(left: &Relation, right: &Relation) -> Relation {
    let columns = left.columns.iter().chain(&right.columns).cloned().collect();
    let hidden = left.hidden.iter().chain(&right.hidden).cloned().collect();
    Relation { hidden, ..Relation::new(left.plan.as_ref().clone(), columns) }
}

/// The join, with the columns it gives: none of the right side's for semi and anti, nullable ones on the outer side.
pub(super) fn joined(left: Relation, right: Relation, join_type: JoinType, conditions: Vec<Expr>) -> Result<Relation> {
    let builder = LogicalPlanBuilder::new_from_arc(left.plan);
    let right_plan = Arc::unwrap_or_clone(right.plan);
    let builder = if conditions.is_empty() && join_type == JoinType::Inner {
        builder.cross_join(right_plan)
    } else {
        let conditions = if conditions.is_empty() { vec![lit(true)] } else { conditions };
        builder.join_on(right_plan, join_type, conditions)
    };
    let plan = builder.and_then(LogicalPlanBuilder::build).map_err(from_datafusion)?;
    let (left_nullable, right_nullable) = match join_type {
        JoinType::Left => (false, true),
        JoinType::Right => (true, false),
        JoinType::Full => (true, true),
        _ => (false, false),
    };
    let keeps_right = !matches!(join_type, JoinType::LeftSemi | JoinType::LeftAnti);
    let side = |columns: Vec<Column>, nullable: bool| {
        columns.into_iter().map(move |column| Column { nullable: column.nullable || nullable, ..column })
    };
    let take = |left: Vec<Column>, right: Vec<Column>| -> Vec<Column> {
        side(left, left_nullable).chain(side(right, right_nullable).filter(|_| keeps_right)).collect()
    };
    let columns = take(left.columns, right.columns);
    let hidden = take(left.hidden, right.hidden);
    Ok(Relation { hidden, ..Relation::new(plan, columns) })
}

/// A join on columns of the same name, which come first and once. The other side's stay reachable by qualified names.
fn using(
    resolver: &mut Resolver<'_>,
    left: Relation,
    right: Relation,
    join_type: JoinType,
    names: &[String],
) -> Result<Relation> {
    let mut keys = Vec::with_capacity(names.len());
    for name in names {
        let parts = identifier::parse(name)?;
        let left_key = key(resolver, &left, &parts, "left")?;
        keys.push((left_key, key(resolver, &right, &parts, "right")?));
    }
    let conditions = keys.iter().map(|(left, right)| equal(resolver, left, right)).collect::<Result<_>>()?;
    let key_ids: Vec<(String, String)> = keys.iter().map(|(left, right)| (left.id.clone(), right.id.clone())).collect();
    let relation = joined(left, right, join_type, conditions)?;
    if matches!(join_type, JoinType::LeftSemi | JoinType::LeftAnti) {
        let (mut first, rest): (Vec<_>, Vec<_>) =
            relation.columns.into_iter().partition(|column| key_ids.iter().any(|(left, _)| *left == column.id));
        first.sort_by_key(|column| key_ids.iter().position(|(left, _)| *left == column.id));
        first.extend(rest);
        return Ok(Relation { columns: first, ..Relation::new(Arc::unwrap_or_clone(relation.plan), Vec::new()) });
    }
    merged(resolver, relation, &key_ids, join_type)
}

pub(super) fn key(resolver: &Resolver<'_>, relation: &Relation, parts: &[String], side: &str) -> Result<Column> {
    let [name] = parts else { return Err(Error::unsupported("a qualified name in USING")) };
    let found: Vec<&Column> = relation.columns.iter().filter(|column| resolver.same_name(&column.name, name)).collect();
    match found.as_slice() {
        [column] => Ok((*column).clone()),
        [] => {
            let parameters = [
                ("colName", identifier::quote(name)),
                ("side", side.to_string()),
                ("suggestion", condition::quoted_names(&relation.columns)),
            ];
            Err(condition::analysis("UNRESOLVED_USING_COLUMN_FOR_JOIN", &parameters))
        }
        several => Err(condition::ambiguous_reference(parts, several)),
    }
}

/// The equality of two keys, with the types brought together as `==` does.
pub(super) fn equal(resolver: &Resolver<'_>, left: &Column, right: &Column) -> Result<Expr> {
    call(resolver, "==", vec![left.typed(), right.typed()]).map(|typed| typed.expr)
}

fn call(resolver: &Resolver<'_>, name: &'static str, arguments: Vec<Typed>) -> Result<Typed> {
    let function = function::lookup(name).ok_or_else(|| condition::unresolved_routine(name))?;
    let settings = resolver.settings();
    let (is_distinct, filter, order_by, ignore_nulls) = (false, None, Vec::new(), None);
    function.resolve(Call { name, arguments, is_distinct, filter, order_by, ignore_nulls, settings })
}

/// The keys first, each once: the outer side's, or for a full join whichever is there.
fn merged(
    resolver: &mut Resolver<'_>,
    relation: Relation,
    keys: &[(String, String)],
    join_type: JoinType,
) -> Result<Relation> {
    let find = |id: &str| relation.columns.iter().find(|column| column.id == id).cloned();
    let mut outputs = Vec::new();
    let mut hidden = Vec::new();
    for (left, right) in keys {
        let (Some(left), Some(right)) = (find(left), find(right)) else {
            return Err(Error::internal("a join lost its key"));
        };
        match join_type {
            JoinType::Full => {
                let both = call(resolver, "coalesce", vec![left.typed(), right.typed()])?.named(left.name.clone());
                let column = resolver.column(&both);
                outputs.push((both.expr, column));
                hidden.extend([left, right]);
            }
            JoinType::Right => {
                outputs.push((right.expr(), right));
                hidden.push(left);
            }
            _ => {
                outputs.push((left.expr(), left));
                hidden.push(right);
            }
        }
    }
    let is_key = |column: &Column| keys.iter().any(|(left, right)| *left == column.id || *right == column.id);
    let others = relation.columns.iter().filter(|column| !is_key(column));
    outputs.extend(others.map(|column| (column.expr(), column.clone())));
    hidden.extend(relation.hidden.iter().cloned());
    let visible = outputs.len();
    outputs.extend(hidden.into_iter().map(|column| (column.expr(), column)));
    let mut merged = Relation { hidden: Vec::new(), ..relation }.project(outputs)?;
    merged.hidden = merged.columns.split_off(visible);
    merged.below = crate::resolve::resolver::Below::Closed;
    Ok(merged)
}
