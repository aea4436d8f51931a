//! Expressions: the dispatch, and what a select list makes of them.

mod attribute;
mod extract;
mod frame;
mod function;
mod input_file;
mod lambda;
mod literal;
mod metadata;
pub(super) mod named;
mod sort_order;
mod star;
mod subquery;
mod update_fields;
mod window;

use std::sync::Arc;

use datafusion::logical_expr::Expr;
use firesteel_protocol::extension::{Extension, FunctionCall, StarExcept};
use firesteel_protocol::spark::connect::expression::ExprType;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Result, stack};

use super::column::Column;
use super::condition;
use super::generator::{self, Generator};
use super::resolver::{Resolver, located};
use super::scope::Scope;
use crate::expr::{EvalMode, Typed, cast, origin};
use crate::sql;

pub(crate) use function::{aggregates, time_window};
pub(crate) use literal::resolve as literal;
#[cfg(test)]
pub(crate) use literal::value as literal_value;
pub(crate) use metadata::given as metadata;
pub(crate) use sort_order::{SortKey, resolve as sort_order};
pub(crate) use window::has_window;

/// One value of a select list.
pub(crate) struct Output {
    pub(crate) typed: Typed,
    /// The column it hands on unchanged, if it is one.
    pub(crate) same_as: Option<Column>,
    /// What the schema says of it beside its type. Without effect when it hands a column on.
    pub(crate) metadata: Option<Arc<str>>,
}

impl Output {
    /// A value that is not a column handed on, of which the schema says no more than its type.
    pub(crate) fn new(typed: Typed) -> Self {
        Output { typed, same_as: None, metadata: None }
    }

    /// A column handed on.
    pub(crate) fn same(column: Column) -> Self {
        Output { same_as: Some(column.clone()), ..Output::new(column.typed()) }
    }
}

/// An expression that stands for one value.
pub(crate) fn resolve(resolver: &mut Resolver<'_>, scope: &mut Scope, expression: &proto::Expression) -> Result<Typed> {
    let origin = expression.common.as_ref().and_then(|common| common.origin.as_ref());
    let result = stack::level(|| dispatch(resolver, scope, expression));
    located(result, expression.common.as_ref()).and_then(|typed| origin::told(typed, origin))
}

/// The expressions of a select list: a star stands for several values.
pub(crate) fn resolve_outputs(
    resolver: &mut Resolver<'_>,
    scope: &mut Scope,
    expressions: &[proto::Expression],
) -> Result<Vec<Output>> {
    let mut outputs = Vec::with_capacity(expressions.len());
    for expression in expressions {
        let several = outputs_of(resolver, scope, expression);
        for output in located(several, expression.common.as_ref())? {
            if matches!(expression.expr_type, Some(ExprType::Alias(_))) {
                scope.lateral.push(output.typed.clone());
            }
            outputs.push(output);
        }
    }
    Ok(outputs)
}

/// A cast of a column keeps the column's name. Spark: `ResolveAliases`.
fn outputs_of(resolver: &mut Resolver<'_>, scope: &mut Scope, expression: &proto::Expression) -> Result<Vec<Output>> {
    match &expression.expr_type {
        Some(ExprType::UnresolvedStar(star)) => star::expand(resolver, scope, star),
        Some(ExprType::Extension(any)) if let Some(star) = StarExcept::unpack(any) => {
            star::expand_except(resolver, scope, &star)
        }
        Some(ExprType::UnresolvedFunction(call)) if Generator::named(&call.function_name).is_some() => {
            generated(resolver, scope, call, &[])
        }
        Some(ExprType::UnresolvedRegex(regex)) => star::expand_regex(resolver, scope, regex),
        Some(ExprType::ExpressionString(text)) => {
            let proto::expression::ExpressionString { expression } = text;
            outputs_of(resolver, scope, &sql::parse_expression(expression, resolver.settings().backslashes)?)
        }
        Some(ExprType::UnresolvedAttribute(message)) => {
            let mut typed = resolve(resolver, scope, expression)?;
            let same_as = star::column_of(scope, &typed);
            if !matches!(typed.expr, Expr::Column(_))
                && let Some(name) = attribute::field_name(message)?
            {
                typed.name = name;
            }
            Ok(vec![Output { same_as, ..Output::new(typed) }])
        }
        Some(ExprType::Cast(cast)) => {
            let input = child(resolver, scope, cast.expr.as_deref())?;
            let mut typed = resolve(resolver, scope, expression)?;
            if star::column_of(scope, &input).is_some() {
                typed.name = input.name;
                return Ok(vec![Output::new(typed)]);
            }
            Ok(vec![Output { metadata: metadata::of(expression), ..Output::new(typed) }])
        }
        Some(ExprType::Alias(alias)) => {
            if let Some(ExprType::UnresolvedFunction(call)) =
                alias.expr.as_ref().and_then(|expr| expr.expr_type.as_ref())
                && Generator::named(&call.function_name).is_some()
            {
                return generated(resolver, scope, call, &alias.name);
            }
            let typed = resolve(resolver, scope, expression)?;
            let metadata = match &alias.metadata {
                Some(text) => metadata::given(text)?,
                None => star::column_under(scope, &typed).and_then(|column| column.metadata.clone()),
            };
            Ok(vec![Output { metadata, ..Output::new(typed) }])
        }
        _ => {
            let typed = resolve(resolver, scope, expression)?;
            Ok(vec![Output { metadata: metadata::of(expression), ..Output::new(typed) }])
        }
    }
}

/// The columns of a generator of a select list, which multiplies the rows of the scope's relation.
fn generated(
    resolver: &mut Resolver<'_>,
    scope: &mut Scope,
    call: &proto::expression::UnresolvedFunction,
    names: &[String],
) -> Result<Vec<Output>> {
    let Some(generator) = Generator::named(&call.function_name) else {
        return Err(Error::internal("a generator without a name"));
    };
    let arguments = named::placed(&call.function_name, &call.arguments)?;
    let arguments = arguments.iter().map(|argument| resolve(resolver, scope, argument)).collect::<Result<Vec<_>>>()?;
    let shown: Vec<&str> = arguments.iter().map(|argument| argument.name.as_str()).collect();
    scope.generators.push(format!("{}({})", call.function_name.to_lowercase(), shown.join(", ")));
    if scope.generators.len() > 1 {
        return Err(generator::too_many(&scope.generators));
    }
    let (relation, columns) = generator::generated(resolver, scope.relation.clone(), generator, arguments)?;
    scope.relation = relation;
    let columns = generator::renamed(columns, names, &call.function_name)?;
    Ok(columns.into_iter().map(Output::same).collect())
}

fn dispatch(resolver: &mut Resolver<'_>, scope: &mut Scope, expression: &proto::Expression) -> Result<Typed> {
    let expr_type = expression.expr_type.as_ref().ok_or_else(condition::missing_expression)?;
    match expr_type {
        ExprType::Literal(message) => literal::resolve(message, resolver.settings()),
        ExprType::UnresolvedAttribute(message) => attribute::resolve(resolver, scope, message),
        ExprType::UnresolvedFunction(message) => function::resolve(resolver, scope, message),
        ExprType::ExpressionString(message) => {
            let proto::expression::ExpressionString { expression } = message;
            resolve(resolver, scope, &sql::parse_expression(expression, resolver.settings().backslashes)?)
        }
        ExprType::UnresolvedStar(_) => Err(Error::unsupported("a star in this place")),
        ExprType::Alias(message) => alias(resolver, scope, message),
        ExprType::Cast(message) => cast_to(resolver, scope, message),
        ExprType::UnresolvedRegex(_) => Err(Error::unsupported("a column pattern in this place")),
        ExprType::SortOrder(message) => sort_order::value(resolver, scope, message),
        ExprType::LambdaFunction(_) => Err(lambda::misplaced()),
        ExprType::Window(message) => window::resolve(resolver, scope, message),
        ExprType::UnresolvedExtractValue(message) => extract::resolve(resolver, scope, message),
        ExprType::UpdateFields(message) => update_fields::resolve(resolver, scope, message),
        ExprType::UnresolvedNamedLambdaVariable(message) => attribute::variable(resolver, scope, message),
        ExprType::CommonInlineUserDefinedFunction(_) => Err(Error::unsupported("a user-defined function")),
        ExprType::CallFunction(message) => function::call(resolver, scope, message),
        ExprType::NamedArgumentExpression(_) => Err(Error::unsupported("a named argument")),
        ExprType::MergeAction(_) => Err(Error::unsupported("MERGE")),
        ExprType::TypedAggregateExpression(_) => Err(Error::unsupported("a typed aggregate")),
        ExprType::SubqueryExpression(message) => subquery::resolve(resolver, scope, message),
        ExprType::DirectShufflePartitionId(_) => Err(Error::unsupported("a shuffle partition id")),
        ExprType::Extension(message) => match FunctionCall::unpack(message) {
            Some(call) => function::extended(resolver, scope, call),
            None => Err(Error::unsupported(format!("the expression {}", message.type_url))),
        },
    }
}

fn alias(resolver: &mut Resolver<'_>, scope: &mut Scope, message: &proto::expression::Alias) -> Result<Typed> {
    // What a schema says beside types is of no account inside an expression.
    let proto::expression::Alias { expr, name, metadata: _ } = message;
    let [name] = name.as_slice() else {
        return Err(Error::unsupported("several names for one expression"));
    };
    Ok(Typed { name: name.clone(), ..child(resolver, scope, expr.as_deref())? })
}

fn cast_to(resolver: &mut Resolver<'_>, scope: &mut Scope, message: &proto::expression::Cast) -> Result<Typed> {
    use proto::expression::cast::{CastToType, EvalMode as Wire};
    let proto::expression::Cast { expr, eval_mode, cast_to_type } = message;
    let input = child(resolver, scope, expr.as_deref())?;
    let settings = resolver.settings();
    let parsed;
    let data_type = match cast_to_type {
        Some(CastToType::Type(data_type)) => data_type,
        Some(CastToType::TypeStr(text)) => {
            parsed = sql::parse_data_type(text)?;
            &parsed
        }
        None => return Err(condition::missing_expression()),
    };
    let to = firesteel_protocol::types::to_engine(data_type, &settings.zone)?;
    let mode = match Wire::try_from(*eval_mode) {
        Ok(Wire::Unspecified) if settings.ansi => EvalMode::Ansi,
        Ok(Wire::Unspecified | Wire::Legacy) => EvalMode::Legacy,
        Ok(Wire::Ansi) => EvalMode::Ansi,
        Ok(Wire::Try) => EvalMode::Try,
        Err(_) => return Err(Error::unsupported(format!("the evaluation mode {eval_mode}"))),
    };
    cast(input, &to, mode, settings)
}

/// A part of an expression that Spark always fills.
fn child(resolver: &mut Resolver<'_>, scope: &mut Scope, expression: Option<&proto::Expression>) -> Result<Typed> {
    let expression = expression.ok_or_else(condition::missing_expression)?;
    resolve(resolver, scope, expression)
}
