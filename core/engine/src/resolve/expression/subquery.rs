//! Subqueries as values: scalar, EXISTS, IN, correlated or not.

use std::sync::Arc;

use arrow::datatypes::{DataType, Field};
use datafusion::common::tree_node::{Transformed, TreeNode, TreeNodeRecursion};
use datafusion::common::{ScalarValue, Spans};
use datafusion::functions_aggregate::min_max::max_udaf;
use datafusion::logical_expr::expr::{AggregateFunction, Exists, InSubquery};
use datafusion::logical_expr::{Aggregate, Expr, LogicalPlan, Subquery, lit, when};
use firesteel_protocol::spark::connect::subquery_expression::SubqueryType;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Result};

use super::super::column::Column;
use super::super::condition;
use super::super::correlation;
use super::super::relation;
use super::super::resolver::{Relation, Resolver, projection};
use super::super::scope::Scope;
use crate::error::from_datafusion;
use crate::expr::Typed;
use crate::function::{self, Call};
use crate::types::coercion;

pub(super) fn resolve(
    resolver: &mut Resolver<'_>,
    scope: &mut Scope,
    message: &proto::SubqueryExpression,
) -> Result<Typed> {
    let proto::SubqueryExpression { plan_id, subquery_type, table_arg_options, in_subquery_values } = message;
    if table_arg_options.is_some() {
        return Err(Error::unsupported("a table argument"));
    }
    let query = query(resolver, scope, *plan_id)?;
    match SubqueryType::try_from(*subquery_type) {
        Ok(SubqueryType::Scalar) => scalar(scope, query),
        Ok(SubqueryType::Exists) => Ok(exists(scope, query)),
        Ok(SubqueryType::In) => {
            let values = in_subquery_values
                .iter()
                .map(|value| super::resolve(resolver, scope, value))
                .collect::<Result<Vec<_>>>()?;
            within(resolver, scope, values, query)
        }
        Ok(SubqueryType::TableArg) => Err(Error::unsupported("a table argument")),
        Ok(SubqueryType::Unknown) | Err(_) => Err(Error::unsupported("a subquery of an unknown kind")),
    }
}

/// The query, resolved with the columns in sight as those around it.
fn query(resolver: &mut Resolver<'_>, scope: &mut Scope, plan_id: i64) -> Result<Relation> {
    let node = resolver.references.get(&plan_id).cloned();
    let node = node.ok_or_else(|| Error::internal("a subquery that the plan does not hold"))?;
    let columns: Vec<Column> =
        scope.relation.columns.iter().chain(&scope.relation.hidden).chain(&scope.grouped_from).cloned().collect();
    resolver.outer.push(columns);
    resolver.outer_aggregates.push(scope.is_having.then(Vec::new));
    let query = relation::resolve(resolver, &node);
    resolver.outer.pop();
    scope.outer_aggregates.extend(resolver.outer_aggregates.pop().flatten().unwrap_or_default());
    let query = query?.visible_only()?;
    correlation::check(&query.plan)?;
    Ok(query)
}

fn scalar(scope: &Scope, query: Relation) -> Result<Typed> {
    let [column] = query.columns.as_slice() else {
        let condition = "INVALID_SUBQUERY_EXPRESSION.SCALAR_SUBQUERY_RETURN_MORE_THAN_ONE_OUTPUT_COLUMN";
        return Err(condition::analysis(condition, &[("number", query.columns.len().to_string())]));
    };
    let data_type = column.data_type.clone();
    let (subquery, outer) = subquery(scope, query);
    let name = format!("scalarsubquery({outer})");
    Ok(Typed { expr: Expr::ScalarSubquery(subquery), data_type, nullable: true, name, fallible: false })
}

fn exists(scope: &Scope, query: Relation) -> Typed {
    let (subquery, outer) = subquery(scope, query);
    let expr = Expr::Exists(Exists::new(subquery, false));
    Typed { expr, data_type: DataType::Boolean, nullable: false, name: format!("exists({outer})"), fallible: false }
}

fn within(resolver: &mut Resolver<'_>, scope: &Scope, values: Vec<Typed>, query: Relation) -> Result<Typed> {
    if values.len() != query.columns.len() {
        return Err(length_mismatch(&values, &query.columns));
    }
    if values.len() > 1 {
        return several_within(resolver, scope, values, query);
    }
    let mut values = values;
    let (Some(value), [column]) = (values.pop(), query.columns.as_slice()) else {
        return Err(Error::internal("IN without a value"));
    };
    let settings = resolver.settings();
    let common = coercion::comparison_type(&value, &column.typed(), settings).ok_or_else(|| {
        condition::analysis(
            "DATATYPE_MISMATCH.IN_SUBQUERY_DATA_TYPE_MISMATCH",
            &[
                ("sqlExpr", format!("\"({} IN (listquery()))\"", value.name)),
                ("mismatchedColumns", format!("(\"{}\", \"{}\")", value.name, column.name)),
                ("leftType", condition::shown_type(&value.data_type)),
                ("rightType", condition::shown_type(&column.data_type)),
            ],
        )
    })?;
    let name = value.name.clone();
    let nullable = value.nullable || column.nullable;
    let wide = coercion::implicit_cast(column.typed(), &common, settings)?;
    let fallible = value.fallible;
    let value = coercion::implicit_cast(value, &common, settings)?;
    let mut query = query;
    if wide.expr != query.columns[0].expr() {
        let id = resolver.id();
        query.plan = Arc::new(projection(vec![wide.expr.alias(&id)], &query.plan)?);
    }
    let (subquery, outer) = subquery(scope, query);
    let expr = Expr::InSubquery(InSubquery::new(Box::new(value.expr), subquery, false));
    let name = format!("({name} IN (listquery({outer})))");
    Ok(Typed { expr, data_type: DataType::Boolean, nullable, name, fallible })
}

/// `(a, b) IN (query)`: over all rows of the query, the best that a comparison comes to: equal, unknown, different.
fn several_within(resolver: &mut Resolver<'_>, scope: &Scope, values: Vec<Typed>, query: Relation) -> Result<Typed> {
    let settings = resolver.settings();
    let (_, outer) = subquery(scope, query.clone());
    let mut equal: Option<Expr> = None;
    let mut names = Vec::with_capacity(values.len());
    let function = function::lookup("==").ok_or_else(|| condition::unresolved_routine("=="))?;
    for (value, column) in values.into_iter().zip(&query.columns) {
        let field = match &value.expr {
            Expr::Column(_) | Expr::OuterReferenceColumn(_, _) => value.name.clone(),
            _ => format!("col{}", names.len() + 1),
        };
        names.push(format!("{field}, {}", value.name));
        let around = Typed { expr: from_inside(value.expr.clone(), &scope.relation)?, ..value };
        let arguments = vec![around, column.typed()];
        let (is_distinct, filter, order_by, ignore_nulls) = (false, None, Vec::new(), None);
        let call = Call { name: "==", arguments, is_distinct, filter, order_by, ignore_nulls, settings };
        let same = function.resolve(call)?.expr;
        equal = Some(equal.map_or(same.clone(), |equal| equal.and(same)));
    }
    let equal = equal.ok_or_else(|| Error::internal("IN without a value"))?;
    let level = when(equal.clone(), lit(2i32)).when(equal.is_null(), lit(1i32)).otherwise(lit(0i32));
    let best =
        AggregateFunction::new_udf(max_udaf(), vec![level.map_err(from_datafusion)?], false, None, Vec::new(), None);
    let id = resolver.id();
    let best = Expr::AggregateFunction(best).alias(&id);
    let plan = Aggregate::try_new(query.plan, Vec::new(), vec![best]).map_err(from_datafusion)?;
    let (subquery, _) = subquery(scope, Relation::new(LogicalPlan::Aggregate(plan), Vec::new()));
    let best = Expr::ScalarSubquery(subquery);
    let expr = when(best.clone().eq(lit(2i32)), lit(true))
        .when(best.eq(lit(1i32)), lit(ScalarValue::Boolean(None)))
        .otherwise(lit(false))
        .map_err(from_datafusion)?;
    // What is unknown is FALSE, as is NOT IN then, which looks below this.
    let expr = Expr::IsTrue(Box::new(expr));
    let name = format!("(named_struct({}) IN (listquery({outer})))", names.join(", "));
    Ok(Typed { expr, data_type: DataType::Boolean, nullable: true, name, fallible: false })
}

/// An expression over the columns of `around`, as a query inside sees it.
fn from_inside(expr: Expr, around: &Relation) -> Result<Expr> {
    let seen = expr.transform(|expr| {
        let Expr::Column(column) = &expr else { return Ok(Transformed::no(expr)) };
        let columns = around.columns.iter().chain(&around.hidden);
        Ok(match columns.into_iter().find(|known| known.id == column.name) {
            Some(known) => {
                let field = Field::new(&known.id, known.data_type.clone(), known.nullable);
                Transformed::yes(Expr::OuterReferenceColumn(Arc::new(field), column.clone()))
            }
            None => Transformed::no(expr),
        })
    });
    Ok(seen.map_err(from_datafusion)?.data)
}

fn length_mismatch(values: &[Typed], columns: &[Column]) -> Error {
    let quoted = |names: Vec<&str>| names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    let left: Vec<&str> = values.iter().map(|value| value.name.as_str()).collect();
    let right = columns.iter().map(|column| column.name.as_str()).collect();
    condition::analysis(
        "DATATYPE_MISMATCH.IN_SUBQUERY_LENGTH_MISMATCH",
        &[
            ("sqlExpr", format!("\"({} IN (listquery()))\"", left.join(", "))),
            ("leftLength", values.len().to_string()),
            ("leftColumns", quoted(left)),
            ("rightLength", columns.len().to_string()),
            ("rightColumns", quoted(right)),
        ],
    )
}

/// The query as DataFusion holds it, and the names of what it takes from around, which Spark shows.
fn subquery(scope: &Scope, query: Relation) -> (Subquery, String) {
    let outer_ref_columns = query.plan.all_out_ref_exprs();
    let columns = || scope.relation.columns.iter().chain(&scope.relation.hidden).chain(&scope.grouped_from);
    let names: Vec<String> = references(&query.plan)
        .iter()
        .filter_map(|outer| match outer {
            Expr::OuterReferenceColumn(_, outer) => columns().find(|column| column.id == outer.name),
            _ => None,
        })
        .map(|column| column.name.clone())
        .collect();
    (Subquery { subquery: query.plan, outer_ref_columns, spans: Spans::new() }, names.join(", "))
}

/// Every reference of a query to the columns around it, as often as it is there.
fn references(plan: &LogicalPlan) -> Vec<Expr> {
    let mut found = Vec::new();
    // Nothing in the walk fails.
    let _ = plan.apply(|plan| {
        plan.apply_expressions(|expr| {
            expr.apply(|expr| {
                if matches!(expr, Expr::OuterReferenceColumn(_, _)) {
                    found.push(expr.clone());
                }
                Ok(TreeNodeRecursion::Continue)
            })
        })
    });
    found
}
