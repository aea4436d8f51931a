//! Calls with lambda functions: the values first, which tell the types of the variables, then the bodies over them.
//! Spark: `ResolveLambdaVariables`.

use firesteel_protocol::Result;
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::spark::connect::expression::{ExprType, LambdaFunction, UnresolvedNamedLambdaVariable};

use super::super::condition;
use super::super::resolver::Resolver;
use super::super::scope::Scope;
use crate::expr::Typed;
use crate::expr::constant;
use crate::function::lambda::{HigherOrder, Lambda, VARIABLE, wrong_parameters};
use crate::function::{Call, Function};

pub(super) fn apply(
    resolver: &mut Resolver<'_>,
    scope: &mut Scope,
    name: &str,
    function: &'static Function,
    higher_order: &HigherOrder,
    arguments: &[proto::Expression],
) -> Result<Typed> {
    function.check_count(name, arguments.len())?;
    let (values, functions) = arguments.split_at(higher_order.values.min(arguments.len()));
    let mut resolved = Vec::with_capacity(values.len());
    for value in values {
        if matches!(value.expr_type, Some(ExprType::LambdaFunction(_))) {
            let condition = "INVALID_LAMBDA_FUNCTION_CALL.PARAMETER_DOES_NOT_ACCEPT_LAMBDA_FUNCTION";
            return Err(condition::analysis(condition, &[]));
        }
        resolved.push(super::resolve(resolver, scope, value)?);
    }
    let names: Vec<&str> = resolved.iter().map(|value| value.name.as_str()).collect();
    let sql = format!("{}({})", name.to_lowercase(), names.join(", "));
    let values = (higher_order.accept)(resolved, &sql, resolver.settings())?;
    let mut lambdas = Vec::with_capacity(functions.len());
    for (place, function) in functions.iter().enumerate() {
        lambdas.push(lambda(resolver, scope, higher_order, &values, place, function)?);
    }
    let call = Call {
        name,
        arguments: values,
        is_distinct: false,
        filter: None,
        order_by: Vec::new(),
        ignore_nulls: None,
        settings: resolver.settings(),
    };
    Ok(constant::settled((higher_order.make)(call, lambdas)?))
}

/// A lambda function outside a call that takes one.
pub(super) fn misplaced() -> firesteel_protocol::Error {
    let class = [("class", "the function around it".to_string())];
    condition::analysis("INVALID_LAMBDA_FUNCTION_CALL.NON_HIGHER_ORDER_FUNCTION", &class)
}

/// An expression that is no lambda function stands for one that does not look at its variables.
fn lambda(
    resolver: &mut Resolver<'_>,
    scope: &mut Scope,
    higher_order: &HigherOrder,
    values: &[Typed],
    place: usize,
    message: &proto::Expression,
) -> Result<Lambda> {
    let (names, body) = match &message.expr_type {
        Some(ExprType::LambdaFunction(lambda)) => {
            let LambdaFunction { function, arguments } = lambda.as_ref();
            (Some(parameters(resolver, arguments)?), function.as_deref())
        }
        _ => (None, Some(message)),
    };
    let asked = names.as_ref().map_or(1, Vec::len);
    let variables = (higher_order.variables)(values, place, asked)?;
    if names.is_some() && variables.len() != asked {
        return Err(wrong_parameters(asked, variables.len()));
    }
    let parameters: Vec<Typed> = variables
        .into_iter()
        .map(|(data_type, nullable)| Typed::column(&resolver.id(), VARIABLE, data_type, nullable))
        .collect();
    let before = scope.variables.len();
    scope.variables.extend(names.unwrap_or_default().into_iter().zip(parameters.iter().cloned()));
    let body = super::child(resolver, scope, body);
    scope.variables.truncate(before);
    Ok(Lambda { parameters, body: body? })
}

fn parameters(resolver: &Resolver<'_>, arguments: &[UnresolvedNamedLambdaVariable]) -> Result<Vec<String>> {
    let names: Vec<String> = arguments.iter().map(|argument| argument.name_parts.join(".")).collect();
    let is_repeated = |at: usize| names[..at].iter().any(|before| resolver.same_name(before, &names[at]));
    if (0..names.len()).any(is_repeated) {
        let shown: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        let parameters =
            [("args", shown.join(", ")), ("caseSensitiveConfig", "\"spark.sql.caseSensitive\"".to_string())];
        return Err(condition::analysis("INVALID_LAMBDA_FUNCTION_CALL.DUPLICATE_ARG_NAMES", &parameters));
    }
    Ok(names)
}
