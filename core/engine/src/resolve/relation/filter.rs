//! WHERE, and HAVING above a grouping.

use arrow::datatypes::DataType;
use datafusion::logical_expr::Expr;
use firesteel_protocol::spark::connect::expression::ExprType;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Node, Result};

use crate::expr::Typed;
use crate::function::Settings;
use crate::resolve::resolver::{Below, Relation, Resolver};
use crate::resolve::scope::Scope;
use crate::resolve::{barrier, condition, expression};
use crate::types::implicit_cast;

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Node, message: &proto::Filter) -> Result<Relation> {
    let proto::Filter { input: _, condition: predicate } = message;
    let predicate = predicate.as_ref().ok_or_else(condition::missing_expression)?;
    let input = super::input(resolver, node)?;
    let mut scope = Scope::over(input);
    if let Below::Grouped(grouped) = &scope.relation.below {
        scope.grouped_by = grouped.key_columns();
        scope.is_having = true;
    }
    by(resolver, &mut scope, predicate)
}

/// The relation of a scope filtered by a condition.
pub(super) fn by(resolver: &mut Resolver<'_>, scope: &mut Scope, predicate: &proto::Expression) -> Result<Relation> {
    let whole = match &predicate.expr_type {
        Some(ExprType::ExpressionString(text)) => {
            &crate::sql::parse_expression(&text.expression, resolver.settings().backslashes)?
        }
        _ => predicate,
    };
    let mut conditions = Vec::new();
    scope.is_condition = true;
    for part in conjuncts(whole) {
        let typed = scope.either_way(|scope| expression::resolve(resolver, scope, part))?;
        conditions.push(boolean(typed, resolver.settings())?);
    }
    let outer_aggregates = std::mem::take(&mut scope.outer_aggregates);
    apply(resolver, scope.relation.clone(), conditions, outer_aggregates)
}

/// The conditions that all have to hold.
fn conjuncts(expression: &proto::Expression) -> Vec<&proto::Expression> {
    let mut conjuncts = Vec::new();
    let mut open = vec![expression];
    while let Some(next) = open.pop() {
        match &next.expr_type {
            Some(ExprType::UnresolvedFunction(call))
                if call.function_name.eq_ignore_ascii_case("and") && call.arguments.len() == 2 =>
            {
                open.extend(call.arguments.iter().rev());
            }
            _ => conjuncts.push(next),
        }
    }
    conjuncts
}

/// A condition must be boolean; NULL counts as one.
fn boolean(typed: Typed, settings: &Settings) -> Result<Typed> {
    match typed.data_type {
        DataType::Boolean => Ok(typed),
        DataType::Null => implicit_cast(typed, &DataType::Boolean, settings),
        _ => {
            let parameters = [
                ("sqlExpr", format!("\"{}\"", typed.name)),
                ("filter", format!("\"{}\"", typed.name)),
                ("type", condition::shown_type(&typed.data_type)),
            ];
            Err(condition::analysis("DATATYPE_MISMATCH.FILTER_NOT_BOOLEAN", &parameters))
        }
    }
}

fn apply(
    resolver: &mut Resolver<'_>,
    input: Relation,
    conditions: Vec<Typed>,
    outer_aggregates: Vec<(String, Expr)>,
) -> Result<Relation> {
    let Below::Grouped(grouped) = &input.below else {
        conditions.iter().try_for_each(check_where)?;
        return barrier::filter(resolver, input, conditions);
    };
    if conditions.iter().any(|condition| grouped.looks_at_window(&condition.expr)) {
        return barrier::filter(resolver, input, conditions);
    }
    let grouped = grouped.as_ref().clone().with_outer_aggregates(outer_aggregates)?;
    let grouped = conditions.into_iter().try_fold(grouped, |grouped, condition| grouped.having(condition))?;
    let filtered = grouped.build(resolver)?;
    // The grouping was built anew; its columns came out of the same nodes.
    Ok(Relation { columns: input.columns, ..filtered })
}

fn check_where(condition: &Typed) -> Result<()> {
    if expression::has_window(&condition.expr) {
        return Err(condition::analysis(
            "WINDOW_FUNCTION_NOT_ALLOWED_IN_CLAUSE",
            &[("clauseName", "WHERE".to_string())],
        ));
    }
    if expression::aggregates(&condition.expr) {
        let parameters = [("condition", format!("\"{}\"", condition.name)), ("expressionList", condition.name.clone())];
        return Err(condition::analysis("INVALID_WHERE_CONDITION", &parameters));
    }
    Ok(())
}
