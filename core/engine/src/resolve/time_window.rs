//! Time windows: `window(time, duration)` and `session_window(time, gap)` as columns of the relation that is selected
//! from or grouped. A window that overlaps others makes several rows of one; a session is what the rows of a group with
//! no longer gap between them have in common. Spark: `TimeWindowing`, `SessionWindowing`, `MergingSessionsExec`.

use std::sync::Arc;

use arrow::datatypes::DataType;
use datafusion::common::ScalarValue;
use datafusion::functions_aggregate::min_max::{max_udaf, min_udaf};
use datafusion::functions_aggregate::sum::sum_udaf;
use datafusion::logical_expr::expr::WindowFunction;
use datafusion::logical_expr::{
    AggregateUDF, Expr, Filter, LogicalPlan, LogicalPlanBuilder, WindowFrame, WindowFrameBound, WindowFrameUnits,
    WindowFunctionDefinition, lit,
};
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::spark::connect::expression::{ExprType, UnresolvedFunction};
use firesteel_protocol::{Error, Result};

use super::column::Column;
use super::expression;
use super::relation::project;
use super::resolver::{Relation, Resolver};
use super::scope::Scope;
use crate::error::from_datafusion;
use crate::expr::{Typed, field};
use crate::function::{self, Runs};

/// A time window that became a column.
#[derive(Debug, Clone)]
pub(crate) struct TimeWindow {
    pub(crate) name: String,
    pub(crate) arguments: Vec<Expr>,
    pub(crate) column: Column,
}

/// `input`, with a column for the time window that one of the expressions calls for. `keys` are those it is grouped by.
pub(crate) fn prepared(
    resolver: &mut Resolver<'_>,
    input: Relation,
    expressions: &[&[proto::Expression]],
    keys: &[proto::Expression],
) -> Result<Relation> {
    let Some(call) = expressions.iter().flat_map(|list| list.iter()).find_map(find) else { return Ok(input) };
    let mut scope = Scope::of(input);
    let (arguments, window) = expression::time_window(resolver, &mut scope, call)?;
    let is_session = is_session(call);
    let keys = if is_session {
        let others = keys.iter().filter(|key| find(key).is_none());
        others.map(|key| expression::resolve(resolver, &mut scope, key)).collect::<Result<Vec<_>>>()?
    } else {
        Vec::new()
    };
    let input = scope.relation;
    let is_one = matches!(window.data_type, DataType::Struct(_));
    let (relation, mut column) = match (&window.data_type, is_session && !expressions.is_empty()) {
        (DataType::List(_), _) => several(resolver, input, window)?,
        (_, true) if !keys.is_empty() || is_grouped(expressions) => sessions(resolver, input, window, &keys)?,
        _ => with_column(resolver, input, window)?,
    };
    let mut relation = present(relation, &column);
    // Spark takes the rows of several windows as they come.
    column.nullable &= !is_one;
    for own in relation.columns.iter_mut().filter(|own| own.id == column.id) {
        own.nullable = column.nullable;
    }
    resolver.time_windows.push(TimeWindow { name: call.function_name.to_lowercase(), arguments, column });
    Ok(relation)
}

/// A grouping hands in its keys and its outputs, a selection its outputs alone.
fn is_grouped(expressions: &[&[proto::Expression]]) -> bool {
    expressions.len() > 1
}

fn is_session(call: &UnresolvedFunction) -> bool {
    matches!(
        function::lookup(&call.function_name).map(|found| &found.runs),
        Some(Runs::TimeWindow { is_session: true, .. })
    )
}

/// The first call of a time window in an expression.
fn find(expression: &proto::Expression) -> Option<&UnresolvedFunction> {
    let mut open = vec![expression];
    while let Some(next) = open.pop() {
        match &next.expr_type {
            Some(ExprType::UnresolvedFunction(call)) => {
                let is_window = call.arguments.len() > 1
                    && matches!(
                        function::lookup(&call.function_name).map(|found| &found.runs),
                        Some(Runs::TimeWindow { .. })
                    );
                if is_window {
                    return Some(call);
                }
                open.extend(call.arguments.iter().rev());
            }
            Some(ExprType::Alias(alias)) => open.extend(alias.expr.as_deref()),
            Some(ExprType::Cast(cast)) => open.extend(cast.expr.as_deref()),
            Some(ExprType::UnresolvedExtractValue(value)) => open.extend(value.child.as_deref()),
            _ => {}
        }
    }
    None
}

/// `relation` with one more column, behind its own.
fn with_column(resolver: &mut Resolver<'_>, relation: Relation, typed: Typed) -> Result<(Relation, Column)> {
    let column = resolver.column(&typed);
    let (columns, hidden) = (relation.columns.clone(), relation.hidden.clone());
    let kept = columns.iter().chain(&hidden).map(|kept| (kept.expr(), kept.clone()));
    let outputs = kept.chain([(typed.expr, column.clone())]).collect();
    let made = project::build(resolver, relation, outputs)?;
    let columns = columns.into_iter().chain([column.clone()]).collect();
    Ok((Relation { columns, hidden, ..made }, column))
}

/// Rows whose window is not NULL.
fn present(relation: Relation, column: &Column) -> Relation {
    let predicate = Expr::IsNotNull(Box::new(column.expr()));
    filtered(relation, predicate)
}

fn filtered(relation: Relation, predicate: Expr) -> Relation {
    let plan = LogicalPlan::Filter(Filter::new(predicate, Arc::clone(&relation.plan)));
    relation.with_plan(plan)
}

/// A row for each of the windows in an array.
fn several(resolver: &mut Resolver<'_>, input: Relation, windows: Typed) -> Result<(Relation, Column)> {
    let DataType::List(item) = &windows.data_type else { return Err(Error::internal("windows that are no list")) };
    let window = item.data_type().clone();
    let (relation, column) = with_column(resolver, input, windows)?;
    let name = datafusion::common::Column::new_unqualified(column.id.clone());
    let plan = LogicalPlanBuilder::from(relation.plan.as_ref().clone()).unnest_column(name);
    let plan = plan.and_then(LogicalPlanBuilder::build).map_err(from_datafusion)?;
    let column = Column { data_type: window, nullable: true, ..column };
    let mut relation = relation.with_plan(plan);
    if let Some(last) = relation.columns.last_mut() {
        *last = column.clone();
    }
    Ok((relation, column))
}

/// Each row under the session that it and its neighbours make. `own` is from a row's time to the end of its gap.
fn sessions(resolver: &mut Resolver<'_>, input: Relation, own: Typed, keys: &[Typed]) -> Result<(Relation, Column)> {
    let name = own.name.clone();
    if keys.iter().any(|key| matches!(key.expr, Expr::Literal(_, _))) {
        return Err(Error::unsupported("a session window beside a key that is a constant"));
    }
    let (relation, own) = with_column(resolver, input, own)?;
    let settings = resolver.settings();
    let (start, end) = (field::get(own.typed(), 0, settings)?, field::get(own.typed(), 1, settings)?);
    let relation = filtered(present(relation, &own), start.expr.clone().lt(end.expr.clone()));
    let keys: Vec<Expr> = keys.iter().map(|key| key.expr.clone()).collect();
    let by_start = || vec![start.expr.clone().sort(true, true)];
    let before = windowed(max_udaf(), end.expr.clone(), keys.clone(), by_start(), Some(1));
    let is_apart = Expr::IsNull(Box::new(before.clone())).or(start.expr.clone().gt(before));
    let opens = datafusion::logical_expr::when(is_apart, lit(1_i64)).otherwise(lit(0_i64)).map_err(from_datafusion)?;
    let (relation, opens) = with_column(resolver, relation, long(opens))?;
    let number = windowed(sum_udaf(), opens.expr(), keys.clone(), by_start(), Some(0));
    let (relation, number) = with_column(resolver, relation, long(number))?;
    let session: Vec<Expr> = keys.into_iter().chain([number.expr()]).collect();
    let first = windowed(min_udaf(), start.expr.clone(), session.clone(), Vec::new(), None);
    let last = windowed(max_udaf(), end.expr.clone(), session, Vec::new(), None);
    let named = |name: &str| Typed::literal(ScalarValue::Utf8(Some(name.to_string())));
    let parts = vec![
        named("start"),
        Typed { expr: first, nullable: true, ..start },
        named("end"),
        Typed { expr: last, nullable: true, ..end },
    ];
    let window = function::apply("named_struct", parts, settings)?.named(name);
    let (mut relation, column) = with_column(resolver, relation, window)?;
    let helpers = [own.id, opens.id, number.id];
    relation.columns.retain(|column| !helpers.contains(&column.id));
    Ok((relation, column))
}

fn long(expr: Expr) -> Typed {
    Typed { expr, data_type: DataType::Int64, nullable: true, name: String::new(), fallible: false }
}

/// An aggregate over the rows of the same keys: up to so many rows before, or all.
fn windowed(
    function: Arc<AggregateUDF>,
    argument: Expr,
    keys: Vec<Expr>,
    order: Vec<datafusion::logical_expr::SortExpr>,
    until_before: Option<u64>,
) -> Expr {
    let unbounded = || ScalarValue::UInt64(None);
    let last = match until_before {
        Some(0) => WindowFrameBound::CurrentRow,
        Some(rows) => WindowFrameBound::Preceding(ScalarValue::UInt64(Some(rows))),
        None => WindowFrameBound::Following(unbounded()),
    };
    let mut call = WindowFunction::new(WindowFunctionDefinition::AggregateUDF(function), vec![argument]);
    call.params.partition_by = keys;
    call.params.order_by = order;
    call.params.window_frame =
        WindowFrame::new_bounds(WindowFrameUnits::Rows, WindowFrameBound::Preceding(unbounded()), last);
    Expr::WindowFunction(Box::new(call))
}
