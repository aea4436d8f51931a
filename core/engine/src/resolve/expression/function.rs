//! Function calls: arguments are resolved here, what the function makes of them is its own.

use std::sync::Arc;

use arrow::datatypes::Field;
use datafusion::common::tree_node::{Transformed, TreeNode};
use datafusion::common::{Column, ScalarValue};
use datafusion::functions_aggregate::grouping::grouping_udaf;
use datafusion::logical_expr::Expr;
use datafusion::logical_expr::expr::AggregateFunction;
use firesteel_protocol::extension::FunctionCall;
use firesteel_protocol::spark::connect::expression::{ExprType, UnresolvedFunction};
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Result};

use arrow::datatypes::DataType;

use super::super::condition;
use super::super::generator::Generator;
use super::super::resolver::Resolver;
use super::super::scope::Scope;
use super::super::time_window::TimeWindow;
use super::{SortKey, lambda, named, star};
use crate::error::from_datafusion;
use crate::expr::Typed;
use crate::expr::constant;
use crate::function::{self, Call, Order, Runs};
use crate::plan::partitions;

pub(super) fn resolve(resolver: &mut Resolver<'_>, scope: &mut Scope, message: &UnresolvedFunction) -> Result<Typed> {
    let UnresolvedFunction { function_name, arguments, is_distinct, is_user_defined_function, is_internal: _ } =
        message;
    let modifiers = Modifiers { is_distinct: *is_distinct, ..Modifiers::default() };
    if *is_user_defined_function && function::lookup(function_name).is_none() {
        return Err(condition::unresolved_routine(function_name));
    }
    apply(resolver, scope, function_name, arguments, modifiers)
}

/// `call_function`: a function by a name that may be quoted.
pub(super) fn call(resolver: &mut Resolver<'_>, scope: &mut Scope, message: &proto::CallFunction) -> Result<Typed> {
    let proto::CallFunction { function_name, arguments } = message;
    let parts = super::super::identifier::parse(function_name)?;
    let [name] = parts.as_slice() else { return Err(condition::unresolved_routine(function_name)) };
    apply(resolver, scope, name, arguments, Modifiers::default())
}

/// A call with a filter, an order or a treatment of NULLs.
pub(super) fn extended(resolver: &mut Resolver<'_>, scope: &mut Scope, message: FunctionCall) -> Result<Typed> {
    let FunctionCall { function, filter, ignore_nulls, order_by } = message;
    let Some(ExprType::UnresolvedFunction(call)) = function.and_then(|function| function.expr_type) else {
        return Err(Error::internal("a call without its function"));
    };
    let UnresolvedFunction { function_name, arguments, is_distinct, is_user_defined_function: _, is_internal: _ } =
        call;
    let was_in_aggregate = std::mem::replace(&mut scope.in_aggregate, true);
    let filter_message = filter;
    let filter = filter_message.as_ref().map(|filter| super::resolve(resolver, scope, filter)).transpose();
    let order_by: Result<Vec<Order>> = order_by
        .iter()
        .map(|key| {
            let SortKey { typed, ascending, nulls_first } = super::sort_order(resolver, scope, key)?;
            Ok(Order { key: typed, ascending, nulls_first })
        })
        .collect();
    scope.in_aggregate = was_in_aggregate;
    let filter = filter?;
    if let (Some(typed), Some(message)) = (&filter, &filter_message) {
        check_filter(resolver, scope, &function_name, typed, message)?;
    }
    let modifiers = Modifiers { is_distinct, filter, ignore_nulls, order_by: order_by? };
    apply(resolver, scope, &function_name, &arguments, modifiers)
}

/// Spark: `CheckAnalysis`, INVALID_AGGREGATE_FILTER.
fn check_filter(
    resolver: &mut Resolver<'_>,
    scope: &mut Scope,
    name: &str,
    filter: &Typed,
    message: &proto::Expression,
) -> Result<()> {
    if !function::lookup(name).is_some_and(function::Function::is_aggregate) {
        return Ok(());
    }
    type Meant<'a> = (&'static str, &'a dyn Fn(&Expr) -> bool);
    let mut refused = |kind: &str, parameter: Option<Meant>| {
        let mut parameters = vec![("filterExpr", format!("\"{}\"", filter.name))];
        if let Some((parameter, is_meant)) = parameter {
            let found = inner(resolver, scope, message, is_meant).unwrap_or_else(|| filter.name.clone());
            parameters.push((parameter, format!("\"{found}\"")));
        }
        Err(condition::analysis(&format!("INVALID_AGGREGATE_FILTER.{kind}"), &parameters))
    };
    if filter.expr.is_volatile() {
        return refused("NON_DETERMINISTIC", None);
    }
    if filter.data_type != DataType::Boolean && filter.data_type != DataType::Null {
        return refused("NOT_BOOLEAN", None);
    }
    if aggregates(&filter.expr) {
        return refused("CONTAINS_AGGREGATE", Some(("aggExpr", &|expr| matches!(expr, Expr::AggregateFunction(_)))));
    }
    if super::has_window(&filter.expr) {
        let is_window = |expr: &Expr| super::has_window(expr) && !matches!(expr, Expr::BinaryExpr(_));
        return refused("CONTAINS_WINDOW_FUNCTION", Some(("windowExpr", &is_window)));
    }
    Ok(())
}

/// The name of the first part of a call that is meant.
fn inner(
    resolver: &mut Resolver<'_>,
    scope: &mut Scope,
    message: &proto::Expression,
    is_meant: &dyn Fn(&Expr) -> bool,
) -> Option<String> {
    let typed = super::resolve(resolver, scope, message).ok()?;
    if is_meant(&typed.expr) {
        return Some(typed.name);
    }
    let Some(ExprType::UnresolvedFunction(call)) = &message.expr_type else { return None };
    call.arguments.iter().find_map(|argument| inner(resolver, scope, argument, is_meant))
}

/// What may stand beside the arguments of a call.
#[derive(Default)]
pub(super) struct Modifiers {
    pub(super) is_distinct: bool,
    pub(super) filter: Option<Typed>,
    pub(super) ignore_nulls: Option<bool>,
    pub(super) order_by: Vec<Order>,
}

pub(super) fn apply(
    resolver: &mut Resolver<'_>,
    scope: &mut Scope,
    name: &str,
    arguments: &[proto::Expression],
    modifiers: Modifiers,
) -> Result<Typed> {
    if name.eq_ignore_ascii_case("grouping") || name.eq_ignore_ascii_case("grouping_id") {
        return grouping(resolver, scope, &name.to_lowercase(), arguments);
    }
    // Clients give it a flag, which says nothing of the rows.
    if name.eq_ignore_ascii_case("distributed_sequence_id") && arguments.len() <= 1 {
        return super::super::relation::place();
    }
    if let Some(fact) = super::input_file::named(name).filter(|_| arguments.is_empty()) {
        return super::input_file::resolve(resolver, scope, fact);
    }
    if let Some(partition) = scope.relation.partition.as_ref().filter(|_| arguments.is_empty()) {
        if name.eq_ignore_ascii_case("spark_partition_id") {
            return Ok(Typed::column(&partition.id, "SPARK_PARTITION_ID()", DataType::Int32, false));
        }
        if name.eq_ignore_ascii_case("monotonically_increasing_id") {
            let id = Typed::column("", "monotonically_increasing_id()", DataType::Int64, false);
            return Ok(Typed { expr: partitions::increasing_id(partition.expr()), ..id });
        }
    }
    let Some(function) = function::lookup(name) else { return Err(function::unknown(name)) };
    if let Runs::HigherOrder(higher_order) = &function.runs {
        return lambda::apply(resolver, scope, name, function, higher_order, arguments);
    }
    if function.is_generator() || Generator::named(name).is_some() {
        let parameters = [("expression", format!("\"{}\"", name.to_lowercase()))];
        return Err(condition::analysis("UNSUPPORTED_GENERATOR.NESTED_IN_EXPRESSIONS", &parameters));
    }
    let arguments = named::placed(name, arguments)?;
    let was_in_aggregate = scope.in_aggregate;
    scope.in_aggregate |= function.is_aggregate();
    let arguments = resolve_arguments(resolver, scope, name, &arguments, modifiers.is_distinct);
    scope.in_aggregate = was_in_aggregate;
    let arguments = arguments?;
    if function.is_aggregate() && arguments.iter().any(|argument| aggregates(&argument.expr)) && !scope.in_window {
        return Err(condition::analysis("NESTED_AGGREGATE_FUNCTION", &[]));
    }
    if matches!(function.runs, Runs::TimeWindow { .. })
        && let Some(window) = prepared_window(resolver, scope, name, &arguments)
    {
        return Ok(window);
    }
    let outer = if function.is_aggregate() { only_outer(&arguments) } else { None };
    let is_outer_aggregate = outer.is_some() && scope.is_condition && !scope.in_aggregate;
    if let (Some(outer), false) = (outer, is_outer_aggregate) {
        let condition = "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.CORRELATED_REFERENCE";
        return Err(condition::analysis(condition, &[("sqlExprs", format!("\"{outer}\""))]));
    }
    let call = Call {
        name,
        arguments,
        is_distinct: modifiers.is_distinct,
        filter: modifiers.filter,
        order_by: modifiers.order_by,
        ignore_nulls: modifiers.ignore_nulls,
        settings: resolver.settings(),
    };
    let typed = constant::settled(function.resolve(call)?);
    if is_outer_aggregate { outer_aggregate(resolver, typed) } else { Ok(typed) }
}

/// An aggregate of columns around: a field of the groups around, where HAVING asks for it. Spark: `UpdateOuterReferences`.
fn outer_aggregate(resolver: &mut Resolver<'_>, typed: Typed) -> Result<Typed> {
    let id = resolver.id();
    let name = typed.name.clone();
    let Some(Some(asked)) = resolver.outer_aggregates.last_mut() else {
        let parameters = [("condition", format!("\"{name}\"")), ("expressionList", name)];
        return Err(condition::analysis("INVALID_WHERE_CONDITION", &parameters));
    };
    let own = typed.expr.transform(|expr| {
        Ok(match expr {
            Expr::OuterReferenceColumn(_, column) => Transformed::yes(Expr::Column(column)),
            other => Transformed::no(other),
        })
    });
    asked.push((id.clone(), own.map_err(from_datafusion)?.data));
    let field = Arc::new(Field::new(&id, typed.data_type.clone(), typed.nullable));
    let expr = Expr::OuterReferenceColumn(field, Column::new_unqualified(id));
    Ok(Typed { expr, ..typed })
}

/// The column that a call of a time window became.
fn prepared_window(resolver: &Resolver<'_>, scope: &Scope, name: &str, arguments: &[Typed]) -> Option<Typed> {
    let is_same = |window: &&TimeWindow| {
        window.name.eq_ignore_ascii_case(name)
            && window.arguments.iter().eq(arguments.iter().map(|argument| &argument.expr))
            && scope.relation.columns.iter().any(|column| column.id == window.column.id)
    };
    resolver.time_windows.iter().rev().find(is_same).map(|window| window.column.typed())
}

/// A call of a time window as it is before the resolver makes a column of it, and its arguments.
pub(crate) fn time_window(
    resolver: &mut Resolver<'_>,
    scope: &mut Scope,
    message: &UnresolvedFunction,
) -> Result<(Vec<Expr>, Typed)> {
    let name = message.function_name.as_str();
    let arguments = resolve_arguments(resolver, scope, name, &message.arguments, false)?;
    let expressions = arguments.iter().map(|argument| argument.expr.clone()).collect();
    Ok((expressions, function::apply(name, arguments, resolver.settings())?))
}

fn resolve_arguments(
    resolver: &mut Resolver<'_>,
    scope: &mut Scope,
    name: &str,
    arguments: &[proto::Expression],
    is_distinct: bool,
) -> Result<Vec<Typed>> {
    let mut resolved = Vec::with_capacity(arguments.len());
    for argument in arguments {
        // A star that came as SQL text is one all the same.
        let parsed = match &argument.expr_type {
            Some(ExprType::ExpressionString(text)) if text.expression.trim_end().ends_with('*') => {
                Some(crate::sql::parse_expression(&text.expression, resolver.settings().backslashes)?)
            }
            _ => None,
        };
        let argument = parsed.as_ref().unwrap_or(argument);
        match &argument.expr_type {
            // `count(*)` counts rows, as `count(1)` does and is called.
            Some(ExprType::UnresolvedStar(star))
                if star.unparsed_target.is_none() && name.eq_ignore_ascii_case("count") && !is_distinct =>
            {
                resolved.push(one());
            }
            // It would count the rows in which no column is NULL, other than `count(*)`.
            Some(ExprType::UnresolvedStar(star))
                if name.eq_ignore_ascii_case("count") && arguments.len() == 1 && is_of_table(scope, star) =>
            {
                let table = star.unparsed_target.as_deref().unwrap_or_default().trim_end_matches(".*");
                let parameters = [("tableName", super::super::identifier::quote_all([table]))];
                return Err(condition::analysis("INVALID_USAGE_OF_STAR_WITH_TABLE_IDENTIFIER_IN_COUNT", &parameters));
            }
            Some(ExprType::UnresolvedStar(star)) => {
                let columns = star::expand(resolver, scope, star)?;
                resolved.extend(columns.into_iter().map(|column| column.typed));
            }
            Some(ExprType::UnresolvedRegex(regex)) => {
                let columns = star::expand_regex(resolver, scope, regex)?;
                resolved.extend(columns.into_iter().map(|column| column.typed));
            }
            Some(ExprType::Alias(alias)) => resolved.push(named_argument(resolver, scope, alias)?),
            // A variable names a field by its own name, which Spark does not show otherwise.
            Some(ExprType::UnresolvedNamedLambdaVariable(variable)) if name.eq_ignore_ascii_case("struct") => {
                let typed = super::resolve(resolver, scope, argument)?;
                let field = variable.name_parts.last().cloned().unwrap_or_default();
                resolved.push(Typed { expr: typed.expr.alias(field), ..typed });
            }
            _ => resolved.push(super::resolve(resolver, scope, argument)?),
        }
    }
    Ok(resolved)
}

/// Whether a star stands for the columns of a table, by its name.
fn is_of_table(scope: &Scope, star: &proto::expression::UnresolvedStar) -> bool {
    let target = star.unparsed_target.as_deref().map(|target| target.trim_end_matches(".*"));
    let parts = target.and_then(|target| super::super::identifier::parse(target).ok());
    let Some(table) = parts.as_ref().and_then(|parts| parts.last()) else { return false };
    let is_its = |column: &super::super::column::Column| {
        column.qualifier.last().is_some_and(|name| name.eq_ignore_ascii_case(table))
    };
    scope.relation.columns.iter().any(is_its)
}

/// An argument with a name, as `struct(1 AS a)` has: the call is called with it too.
fn named_argument(resolver: &mut Resolver<'_>, scope: &mut Scope, alias: &proto::expression::Alias) -> Result<Typed> {
    let value = super::child(resolver, scope, alias.expr.as_deref())?;
    let [name] = alias.name.as_slice() else {
        return Err(Error::unsupported("several names for one argument"));
    };
    let shown = format!("{} AS {}", value.name, crate::sql::quoted(name));
    Ok(Typed { expr: value.expr.alias(name), ..value }.named(shown))
}

/// The name of the first argument, where the arguments look at columns of the queries around and at none of this one's.
fn only_outer(arguments: &[Typed]) -> Option<String> {
    let is_outer = |expr: &Expr| Ok(matches!(expr, Expr::OuterReferenceColumn(_, _)));
    let has_outer = arguments.iter().any(|argument| argument.expr.exists(is_outer).unwrap_or(false));
    let has_own = arguments.iter().any(|argument| !argument.expr.column_refs().is_empty());
    if !has_outer || has_own {
        return None;
    }
    arguments.first().map(|argument| argument.name.clone())
}

fn one() -> Typed {
    let expr = Expr::Literal(ScalarValue::Int32(Some(1)), None);
    Typed { expr, data_type: DataType::Int32, nullable: false, name: "1".to_string(), fallible: false }
}

/// `grouping(column)` and `grouping_id(columns)`: a mark that the grouping around replaces.
fn grouping(
    resolver: &mut Resolver<'_>,
    scope: &mut Scope,
    name: &str,
    arguments: &[proto::Expression],
) -> Result<Typed> {
    let was_in_aggregate = std::mem::replace(&mut scope.in_aggregate, true);
    let arguments = resolve_arguments(resolver, scope, name, arguments, false);
    scope.in_aggregate = was_in_aggregate;
    let arguments = arguments?;
    if name == "grouping" && arguments.len() != 1 {
        return Err(Error::unsupported("grouping() with other than one column"));
    }
    let names: Vec<&str> = arguments.iter().map(|argument| argument.name.as_str()).collect();
    let shown = format!("{name}({})", names.join(", "));
    let data_type = if name == "grouping" { DataType::Int8 } else { DataType::Int64 };
    let arguments = arguments.into_iter().map(|argument| argument.expr).collect();
    let mark = AggregateFunction::new_udf(grouping_udaf(), arguments, name == "grouping_id", None, Vec::new(), None);
    Ok(Typed { expr: Expr::AggregateFunction(mark), data_type, nullable: false, name: shown, fallible: false })
}

/// Whether an aggregate function stands in the expression, other than as a window function.
pub(crate) fn aggregates(expr: &Expr) -> bool {
    expr.exists(|expr| Ok(matches!(expr, Expr::AggregateFunction(_)))).unwrap_or(false)
}
