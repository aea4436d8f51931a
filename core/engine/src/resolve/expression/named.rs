//! Arguments given by name (`mask(str => 'a', upperChar => 'X')`), put in their places. Spark: `NamedParametersSupport`.

use std::borrow::Cow;

use firesteel_protocol::spark::connect::Expression;
use firesteel_protocol::spark::connect::data_type::{self, Kind};
use firesteel_protocol::spark::connect::expression::literal::LiteralType;
use firesteel_protocol::spark::connect::expression::{ExprType, Literal};
use firesteel_protocol::{Error, Result, types};

use super::super::condition;

/// A parameter with a name, and what stands for it when it is left out.
struct Parameter {
    name: &'static str,
    default: Default,
}

#[derive(Clone, Copy)]
enum Default {
    Required,
    Text(&'static str),
    Number(i32),
    Null,
}

const fn required(name: &'static str) -> Parameter {
    Parameter { name, default: Default::Required }
}

static MASK: [Parameter; 5] = [
    required("str"),
    Parameter { name: "upperChar", default: Default::Text("X") },
    Parameter { name: "lowerChar", default: Default::Text("x") },
    Parameter { name: "digitChar", default: Default::Text("n") },
    Parameter { name: "otherChar", default: Default::Null },
];
static COLLECTION: [Parameter; 1] = [required("collection")];
static INPUT: [Parameter; 1] = [required("input")];
const SIZE: Parameter = Parameter { name: "lgNomEntries", default: Default::Number(12) };
const MODE: Parameter = Parameter { name: "mode", default: Default::Text("sum") };
static TUPLE_SKETCH: [Parameter; 4] = [required("key"), required("summary"), SIZE, MODE];
static TUPLE_UNION_OF_ALL: [Parameter; 3] = [required("child"), SIZE, MODE];
static TUPLE_UNION: [Parameter; 4] = [required("first"), required("second"), SIZE, MODE];

/// The functions whose parameters have names.
fn parameters(function: &str) -> Option<&'static [Parameter]> {
    Some(match function.to_lowercase().as_str() {
        "mask" => &MASK,
        "explode" | "explode_outer" | "posexplode" | "posexplode_outer" => &COLLECTION,
        "inline" | "inline_outer" | "variant_explode" | "variant_explode_outer" => &INPUT,
        "tuple_sketch_agg_double" | "tuple_sketch_agg_integer" => &TUPLE_SKETCH,
        "tuple_union_agg_double" | "tuple_union_agg_integer" => &TUPLE_UNION_OF_ALL,
        "tuple_union_double" | "tuple_union_integer" | "tuple_union_theta_double" | "tuple_union_theta_integer" => {
            &TUPLE_UNION
        }
        _ => return None,
    })
}

/// The arguments of a call in the order of its parameters.
pub(in crate::resolve) fn placed<'a>(function: &str, arguments: &'a [Expression]) -> Result<Cow<'a, [Expression]>> {
    let name_of = |argument: &'a Expression| match &argument.expr_type {
        Some(ExprType::NamedArgumentExpression(named)) => Some(named),
        _ => None,
    };
    let first = arguments.iter().position(|argument| name_of(argument).is_some());
    let routine = format!("`{}`", function.to_lowercase());
    let parameters = parameters(function);
    let is_whole = |parameters: &[Parameter]| {
        parameters.get(arguments.len()).is_none_or(|next| !matches!(next.default, Default::Required))
    };
    let (first, parameters) = match (first, parameters) {
        (Some(first), Some(parameters)) => (first, parameters),
        (Some(_), None) => {
            return Err(condition::analysis("NAMED_PARAMETERS_NOT_SUPPORTED", &[("functionName", routine)]));
        }
        (None, Some(parameters)) if !is_whole(parameters) => (arguments.len(), parameters),
        (None, _) => return Ok(Cow::Borrowed(arguments)),
    };
    let refused = |condition: &str, parameter: &str, more: &[(&str, String)]| {
        let mut all = vec![("routineName", routine.clone()), ("parameterName", format!("`{parameter}`"))];
        all.extend(more.iter().cloned());
        Err(condition::analysis(condition, &all))
    };
    let mut places: Vec<Option<Expression>> = vec![None; parameters.len()];
    for (place, argument) in places.iter_mut().zip(&arguments[..first]) {
        *place = Some(argument.clone());
    }
    let mut last = "";
    let mut named = Vec::new();
    for argument in &arguments[first..] {
        let Some(given) = name_of(argument) else {
            return refused("UNEXPECTED_POSITIONAL_ARGUMENT", last, &[]);
        };
        last = given.key.as_str();
        let Some(at) = parameters.iter().position(|parameter| parameter.name.eq_ignore_ascii_case(last)) else {
            let parameters = [
                ("routineName", routine.clone()),
                ("argumentName", format!("`{last}`")),
                ("proposal", nearest(last, parameters)),
            ];
            return Err(condition::analysis("UNRECOGNIZED_PARAMETER_NAME", &parameters));
        };
        if named.contains(&at) {
            let condition = "DUPLICATE_ROUTINE_PARAMETER_ASSIGNMENT.DOUBLE_NAMED_ARGUMENT_REFERENCE";
            return refused(condition, parameters[at].name, &[]);
        }
        if places[at].is_some() {
            let condition = "DUPLICATE_ROUTINE_PARAMETER_ASSIGNMENT.BOTH_POSITIONAL_AND_NAMED";
            return refused(condition, parameters[at].name, &[]);
        }
        named.push(at);
        let value = given.value.as_deref().cloned();
        places[at] = Some(value.ok_or_else(|| Error::internal("a named argument without a value"))?);
    }
    let mut made = Vec::with_capacity(parameters.len());
    for (at, (place, parameter)) in places.into_iter().zip(parameters).enumerate() {
        made.push(match (place, parameter.default) {
            (Some(argument), _) => argument,
            (None, Default::Text(text)) => literal(LiteralType::String(text.to_string())),
            (None, Default::Number(number)) => literal(LiteralType::Integer(number)),
            (None, Default::Null) => literal(LiteralType::Null(types::of(Kind::Null(data_type::Null::default())))),
            (None, Default::Required) => {
                // Counted from the first argument with a name.
                let index = at.saturating_sub(first);
                return refused("REQUIRED_PARAMETER_NOT_FOUND", parameter.name, &[("index", index.to_string())]);
            }
        });
    }
    Ok(Cow::Owned(made))
}

/// The three names most like the one that was written.
fn nearest(written: &str, parameters: &[Parameter]) -> String {
    let mut names: Vec<(usize, String)> = parameters
        .iter()
        .map(|parameter| {
            let quoted = format!("`{}`", parameter.name);
            (strsim::levenshtein(&quoted, written), quoted)
        })
        .collect();
    names.sort();
    let names: Vec<String> = names.into_iter().take(3).map(|(_, name)| name).collect();
    names.join(" ")
}

fn literal(literal_type: LiteralType) -> Expression {
    let literal = Literal { literal_type: Some(literal_type), ..Literal::default() };
    Expression { expr_type: Some(ExprType::Literal(literal)), ..Expression::default() }
}
