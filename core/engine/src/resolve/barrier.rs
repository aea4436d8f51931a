//! Keeps a filter that may raise above the filters that protect it.
//!
//! DataFusion merges adjacent filters, and evaluates both sides of an AND on all rows: `x <> 0 AND 1 / x > 0` raises.
//! So a condition that may raise looks at its columns through an identity function that the optimiser takes for
//! volatile, which it neither moves a filter through nor merges. What cannot raise stays a plain filter below, where
//! pushdown and pruning find it.

use std::sync::{Arc, LazyLock};

use arrow::datatypes::DataType;
use datafusion::common::tree_node::{Transformed, TreeNode};
use datafusion::logical_expr::{
    ColumnarValue, Expr, Filter, Join, JoinType, LogicalPlan, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature,
    Volatility,
};
use firesteel_protocol::Result;
use indexmap::IndexMap;

use super::resolver::{Relation, Resolver, projection};
use super::subqueries;
use crate::error::from_datafusion;
use crate::expr::Typed;

/// Filters `relation` by all of `conditions`, which are boolean; the order protects later ones from earlier ones.
pub(super) fn filter(resolver: &mut Resolver<'_>, relation: Relation, conditions: Vec<Typed>) -> Result<Relation> {
    let is_plain = |condition: &Typed| {
        !subqueries::has_subquery(&condition.expr) || subqueries::is_native(&relation.plan, &condition.expr)
    };
    let (plain, nested): (Vec<_>, Vec<_>) = conditions.into_iter().partition(is_plain);
    let relation = if plain.is_empty() { relation } else { plainly(resolver, relation, plain)? };
    nested.into_iter().try_fold(relation, |relation, condition| {
        let (relation, exprs) = subqueries::attached(resolver, relation, vec![condition.expr])?;
        let attached = exprs
            .into_iter()
            .map(|expr| Typed {
                expr,
                data_type: condition.data_type.clone(),
                name: condition.name.clone(),
                nullable: condition.nullable,
                fallible: condition.fallible,
            })
            .collect();
        plainly(resolver, relation, attached)
    })
}

/// The same for conditions whose subqueries, if any, are left to DataFusion.
fn plainly(resolver: &mut Resolver<'_>, relation: Relation, conditions: Vec<Typed>) -> Result<Relation> {
    let (safe, fallible): (Vec<_>, Vec<_>) = conditions
        .into_iter()
        .partition(|condition| !may_raise(&relation, condition) || joins(&relation.plan, &condition.expr));
    let relation = safe.into_iter().map(|condition| condition.expr).reduce(Expr::and).into_iter().fold(
        relation,
        |relation, predicate| {
            let plan = LogicalPlan::Filter(Filter::new(predicate, Arc::clone(&relation.plan)));
            relation.under(plan)
        },
    );
    fallible.into_iter().try_fold(relation, |relation, condition| guarded(resolver, relation, condition.expr))
}

/// Whether a condition may raise, itself or through a column it looks at.
fn may_raise(relation: &Relation, condition: &Typed) -> bool {
    condition.fallible
        || relation
            .columns
            .iter()
            .chain(&relation.hidden)
            .any(|column| column.fallible && condition.expr.column_refs().iter().any(|used| used.name == column.id))
}

/// Whether an equality joins the two sides of a join below it. Spark too computes such keys before it joins.
fn joins(plan: &LogicalPlan, condition: &Expr) -> bool {
    let Expr::BinaryExpr(binary) = condition else { return false };
    let (left, right) = (binary.left.column_refs(), binary.right.column_refs());
    if binary.op != datafusion::logical_expr::Operator::Eq || left.is_empty() || right.is_empty() {
        return false;
    }
    let holds = |plan: &LogicalPlan, columns: &std::collections::HashSet<&datafusion::common::Column>| {
        columns.iter().all(|column| plan.schema().has_column(column))
    };
    let mut next = Some(plan);
    while let Some(LogicalPlan::Join(Join { left: one, right: two, join_type: JoinType::Inner, .. })) = next {
        if (holds(one, &left) && holds(two, &right)) || (holds(one, &right) && holds(two, &left)) {
            return true;
        }
        next = Some(one.as_ref());
    }
    false
}

/// A filter that stays where it is.
fn guarded(resolver: &mut Resolver<'_>, relation: Relation, predicate: Expr) -> Result<Relation> {
    if is_source(&relation.plan) {
        let plan = LogicalPlan::Filter(Filter::new(predicate, Arc::clone(&relation.plan)));
        return Ok(relation.under(plan));
    }
    let mut guards: IndexMap<String, String> = IndexMap::new();
    let predicate = predicate
        .transform(|expr| {
            Ok(match expr {
                Expr::Column(column) => {
                    let guard = guards.entry(column.name).or_insert_with(|| resolver.id());
                    Transformed::yes(Expr::Column(datafusion::common::Column::new_unqualified(guard.clone())))
                }
                other => Transformed::no(other),
            })
        })
        .map_err(from_datafusion)?
        .data;
    let mut expressions: Vec<Expr> = relation.plan.schema().columns().into_iter().map(Expr::Column).collect();
    expressions.extend(guards.into_iter().map(|(id, guard)| {
        let column = Expr::Column(datafusion::common::Column::new_unqualified(id));
        BARRIER.call(vec![column]).alias(guard)
    }));
    let guarded = Arc::new(projection(expressions, &relation.plan)?);
    // The physical filter pushdown looks at the predicate alone, so that must seem volatile too.
    let predicate = BARRIER.call(vec![predicate]);
    Ok(relation.with_plan(LogicalPlan::Filter(Filter::new(predicate, guarded))))
}

/// Whether nothing below can have removed rows.
fn is_source(plan: &LogicalPlan) -> bool {
    match plan {
        LogicalPlan::TableScan(_) | LogicalPlan::EmptyRelation(_) | LogicalPlan::Values(_) => true,
        LogicalPlan::Projection(projection) => is_source(&projection.input),
        _ => false,
    }
}

static BARRIER: LazyLock<ScalarUDF> =
    LazyLock::new(|| ScalarUDF::new_from_impl(Barrier { signature: Signature::any(1, Volatility::Volatile) }));

#[derive(Debug, PartialEq, Eq, Hash)]
struct Barrier {
    signature: Signature,
}

impl ScalarUDFImpl for Barrier {
    fn name(&self) -> &str {
        "guarded"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, arguments: &[DataType]) -> datafusion::common::Result<DataType> {
        Ok(arguments.first().cloned().unwrap_or(DataType::Null))
    }

    fn invoke_with_args(&self, arguments: ScalarFunctionArgs) -> datafusion::common::Result<ColumnarValue> {
        let nothing = || datafusion::common::DataFusionError::Internal("an identity without an argument".to_string());
        arguments.args.into_iter().next().ok_or_else(nothing)
    }
}
