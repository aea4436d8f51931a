//! Clauses of a query that the messages of Spark have no form for: QUALIFY, ORDER BY ALL, and LIMIT of an expression.

use std::sync::Arc;

use arrow::datatypes::DataType;
use datafusion::common::ScalarValue;
use datafusion::logical_expr::{Expr, Filter, Limit, LogicalPlan, Sort, SortExpr, lit};
use firesteel_protocol::extension::{LimitBy, Qualify, SortAll};
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::{Error, Result};

use super::{extension, project};
use crate::expr::Typed;
use crate::resolve::column::Column;
use crate::resolve::resolver::{Below, Relation, Resolver};
use crate::resolve::scope::{Found, Scope};
use crate::resolve::{condition, constant, expression};
use crate::types::is_integral;

/// QUALIFY: a condition on window functions, over the select list or the rows it came from.
pub(super) fn qualify(resolver: &mut Resolver<'_>, message: Qualify) -> Result<Relation> {
    let Qualify { input, condition: predicate } = message;
    let predicate = predicate.ok_or_else(condition::missing_expression)?;
    let mut scope = Scope::over(extension::inner(resolver, input)?);
    let typed = expression::resolve(resolver, &mut scope, &predicate)?;
    if typed.data_type != DataType::Boolean {
        let parameters = [
            ("sqlExpr", format!("\"{}\"", typed.name)),
            ("filter", format!("\"{}\"", typed.name)),
            ("type", condition::shown_type(&typed.data_type)),
        ];
        return Err(condition::analysis("DATATYPE_MISMATCH.FILTER_NOT_BOOLEAN", &parameters));
    }
    let relation = scope.relation;
    if !expression::has_window(&typed.expr) && !selects_window(&relation) {
        return Err(condition::analysis("QUALIFY_REQUIRES_WINDOW_FUNCTION", &[]));
    }
    let (wide, column) = match &relation.below {
        Below::Grouped(grouped) if grouped.looks_inside(&typed.expr) => {
            let (grouped, column) = grouped.as_ref().clone().with_hidden(resolver, &typed)?;
            (grouped.build(resolver)?, column)
        }
        _ => {
            let column = resolver.column(&typed);
            let kept = relation.columns.iter().chain(&relation.hidden);
            let mut outputs: Vec<_> = kept.map(|column| (column.expr(), column.clone())).collect();
            outputs.push((typed.expr, column.clone()));
            (project::build(resolver, relation.clone(), outputs)?, column)
        }
    };
    let filter = LogicalPlan::Filter(Filter::new(column.expr(), Arc::clone(&wide.plan)));
    Ok(Relation {
        plan: Arc::new(filter),
        columns: relation.columns,
        hidden: relation.hidden,
        below: Below::Closed,
        partition: None,
    })
}

/// Whether a select list holds a window function.
fn selects_window(relation: &Relation) -> bool {
    match (&relation.below, relation.plan.as_ref()) {
        (Below::Grouped(grouped), _) => grouped.has_window(),
        (_, LogicalPlan::Projection(projection)) => matches!(projection.input.as_ref(), LogicalPlan::Window(_)),
        _ => false,
    }
}

/// ORDER BY ALL: every column of the output, from the first to the last.
pub(super) fn sort_all(resolver: &mut Resolver<'_>, message: SortAll) -> Result<Relation> {
    let SortAll { input, is_descending, nulls_first } = message;
    let relation = extension::inner(resolver, input)?;
    if relation.columns.is_empty() {
        return Ok(relation);
    }
    let key = |column: &Column| SortExpr::new(column.expr(), !is_descending, nulls_first.unwrap_or(!is_descending));
    // A column of that name goes before the meaning of the word.
    let mut scope = Scope::over(relation.clone());
    if let Ok(Found { base: Typed { expr: named @ Expr::Column(_), .. }, fields }) =
        scope.find(resolver, &["all".to_string()])
        && fields.is_empty()
    {
        let expr = vec![SortExpr::new(named, !is_descending, nulls_first.unwrap_or(!is_descending))];
        let plan = LogicalPlan::Sort(Sort { expr, input: Arc::clone(&scope.relation.plan), fetch: None });
        return Ok(scope.relation.under(plan));
    }
    let expr = relation.columns.iter().map(key).collect();
    let plan = LogicalPlan::Sort(Sort { expr, input: Arc::clone(&relation.plan), fetch: None });
    Ok(relation.under(plan))
}

/// LIMIT and OFFSET whose number is computed: from constants, of an integer type. Spark: `CheckAnalysis.checkLimitLikeClause`.
pub(super) fn limit_by(resolver: &mut Resolver<'_>, message: LimitBy) -> Result<Relation> {
    let LimitBy { input, limit, offset } = message;
    let relation = extension::inner(resolver, input)?;
    let skip = offset.map(|offset| count(resolver, &relation, &offset, "offset")).transpose()?;
    let fetch = limit.map(|limit| count(resolver, &relation, &limit, "limit")).transpose()?;
    let boxed = |rows: Option<i64>| rows.map(|rows| Box::new(lit(rows)));
    let input = Arc::clone(&relation.plan);
    Ok(relation.under(LogicalPlan::Limit(Limit { skip: boxed(skip), fetch: boxed(fetch), input })))
}

fn count(resolver: &mut Resolver<'_>, relation: &Relation, expression: &proto::Expression, name: &str) -> Result<i64> {
    let mut scope = Scope::of(relation.clone());
    let typed = expression::resolve(resolver, &mut scope, expression)?;
    let refused = |kind: &str, parameters: &[(&str, String)]| {
        let own = [("name", name.to_string()), ("expr", format!("\"{}\"", typed.name))];
        let parameters: Vec<(&str, String)> = own.into_iter().chain(parameters.iter().cloned()).collect();
        condition::analysis(&format!("INVALID_LIMIT_LIKE_EXPRESSION.{kind}"), &parameters)
    };
    let Some(value) = constant::value_of(&typed.expr) else { return Err(refused("IS_UNFOLDABLE", &[])) };
    if !is_integral(&typed.data_type) || typed.data_type == DataType::Int64 {
        return Err(refused("DATA_TYPE", &[("dataType", condition::shown_type(&typed.data_type))]));
    }
    let value = value?.cast_to(&DataType::Int64).map_err(crate::error::from_datafusion)?;
    match value {
        ScalarValue::Int64(Some(rows)) if rows < 0 => Err(refused("IS_NEGATIVE", &[("v", rows.to_string())])),
        ScalarValue::Int64(Some(rows)) => Ok(rows),
        ScalarValue::Int64(None) => Err(refused("IS_NULL", &[])),
        _ => Err(Error::internal("a number of rows that is no integer")),
    }
}
