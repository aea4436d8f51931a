//! CASE, `if`, `coalesce` and their kin, `greatest`, `least`. Spark: `conditionalExpressions.scala`,
//! `nullExpressions.scala`.

use arrow::datatypes::DataType;
use datafusion::logical_expr::expr::Case;
use datafusion::logical_expr::{Expr, lit};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::Result;

use super::apply;
use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown};
use super::signature::{self, Accepts, Parameter, different_types, one, rest};
use crate::expr::kernel::Nulls;
use crate::expr::{Typed, failure, logic};
use crate::types::coercion::{Strings, common_type};
use crate::types::implicit_cast;

pub(super) static FUNCTIONS: &[&Function] =
    &[&CASE, &IF, &COALESCE, &IFNULL, &NULLIF, &NVL2, &NULLIFZERO, &ZEROIFNULL, &NANVL, &GREATEST, &LEAST];

const fn conditional(
    names: &'static [&'static str],
    takes: &'static [Parameter],
    shown: Shown,
    rewrite: fn(Call<'_>) -> Result<Typed>,
) -> Function {
    Function {
        names,
        takes,
        gives: Gives::AsRewritten,
        nulls: Nulls::Possible,
        ansi: Ansi::NeverRaises,
        repeats: Repeats::Always,
        shown,
        runs: Runs::Rewrite(rewrite),
    }
}

static CASE: Function =
    conditional(&["when"], &[one(Accepts::Any), one(Accepts::Any), rest(Accepts::Any)], Shown::By(case_name), case);
static IF: Function = conditional(
    &["if"],
    &[one(Accepts::Any), one(Accepts::Any), one(Accepts::Any)],
    Shown::By(|call| super::description::called("(IF", call) + ")"),
    choose,
);
static COALESCE: Function =
    conditional(&["coalesce"], &[one(Accepts::Common), rest(Accepts::Common)], Shown::AsCall, coalesce);
static IFNULL: Function =
    conditional(&["ifnull", "nvl"], &[one(Accepts::Common), one(Accepts::Common)], Shown::AsCall, coalesce);
static NULLIF: Function =
    conditional(&["nullif"], &[one(Accepts::Any), one(Accepts::Any)], Shown::AsCall, |mut call| {
        let other = call.arguments.remove(1);
        let value = call.arguments.remove(0);
        let same = apply("=", vec![value.clone(), other], call.settings)?;
        let null = implicit_cast(Typed::literal(ScalarValue::Null), &value.data_type, call.settings)?;
        branches(vec![(same, null)], Some(value))
    });
static NVL2: Function = conditional(
    &["nvl2"],
    &[one(Accepts::Any), one(Accepts::Common), one(Accepts::Common)],
    Shown::AsCall,
    |mut call| {
        let otherwise = call.arguments.remove(2);
        let then = call.arguments.remove(1);
        let present = apply("isnotnull", call.arguments, call.settings)?;
        branches(vec![(present, then)], Some(otherwise))
    },
);
static NULLIFZERO: Function = conditional(&["nullifzero"], &[one(Accepts::Any)], Shown::AsCall, |mut call| {
    let value = call.arguments.remove(0);
    apply("nullif", vec![value, Typed::literal(ScalarValue::Int32(Some(0)))], call.settings)
});
static ZEROIFNULL: Function = conditional(&["zeroifnull"], &[one(Accepts::Any)], Shown::AsCall, |mut call| {
    let value = call.arguments.remove(0);
    apply("coalesce", vec![value, Typed::literal(ScalarValue::Int32(Some(0)))], call.settings)
});
static NANVL: Function =
    conditional(&["nanvl"], &[one(Accepts::Double), one(Accepts::Double)], Shown::AsCall, |mut call| {
        let other = call.arguments.remove(1);
        let value = call.arguments.remove(0);
        let is_nan = apply("isnan", vec![value.clone()], call.settings)?;
        branches(vec![(is_nan, other)], Some(value))
    });
static GREATEST: Function = conditional(
    &["greatest"],
    &[one(Accepts::CommonApart), one(Accepts::CommonApart), rest(Accepts::CommonApart)],
    Shown::AsCall,
    |call| extreme(call, datafusion::functions::core::greatest()),
);
static LEAST: Function = conditional(
    &["least"],
    &[one(Accepts::CommonApart), one(Accepts::CommonApart), rest(Accepts::CommonApart)],
    Shown::AsCall,
    |call| extreme(call, datafusion::functions::core::least()),
);

fn case_name(call: &Call<'_>) -> String {
    let mut name = "CASE".to_string();
    let (pairs, otherwise) = call.arguments.as_chunks::<2>();
    for [when, then] in pairs {
        name += &format!(" WHEN {} THEN {}", when.name, then.name);
    }
    if let [otherwise] = otherwise {
        name += &format!(" ELSE {}", otherwise.name);
    }
    name + " END"
}

fn case(call: Call<'_>) -> Result<Typed> {
    let sql = case_name(&call);
    let settings = call.settings;
    let mut arguments = call.arguments;
    let otherwise = if arguments.len() % 2 == 1 { arguments.pop() } else { None };
    let mut whens = Vec::new();
    let mut values = Vec::new();
    for (index, argument) in arguments.into_iter().enumerate() {
        if index % 2 == 0 {
            whens.push(signature::accept(argument, Accepts::Boolean, index, &sql, settings)?);
        } else {
            values.push(argument);
        }
    }
    values.extend(otherwise.clone());
    let types: Vec<DataType> = values.iter().map(|value| value.data_type.clone()).collect();
    let common =
        common_type(&types, Strings::Promoted, settings).ok_or_else(|| different_types("casewhen", &sql, &types))?;
    let mut values =
        values.into_iter().map(|value| implicit_cast(value, &common, settings)).collect::<Result<Vec<_>>>()?;
    let otherwise = if otherwise.is_some() { values.pop() } else { None };
    branches(whens.into_iter().zip(values).collect(), otherwise)
}

fn choose(mut call: Call<'_>) -> Result<Typed> {
    let sql = super::description::called("(IF", &call) + ")";
    let when = signature::accept(call.arguments.remove(0), Accepts::Boolean, 0, &sql, call.settings)?;
    let types: Vec<DataType> = call.arguments.iter().map(|argument| argument.data_type.clone()).collect();
    let common =
        common_type(&types, Strings::Promoted, call.settings).ok_or_else(|| different_types("if", &sql, &types))?;
    let otherwise = implicit_cast(call.arguments.remove(1), &common, call.settings)?;
    let then = implicit_cast(call.arguments.remove(0), &common, call.settings)?;
    branches(vec![(when, then)], Some(otherwise))
}

/// A CASE over branches of one type, lazy whatever that type is.
fn branches(pairs: Vec<(Typed, Typed)>, otherwise: Option<Typed>) -> Result<Typed> {
    let data_type = pairs
        .iter()
        .map(|(_, then)| &then.data_type)
        .chain(otherwise.as_ref().map(|otherwise| &otherwise.data_type))
        .find(|data_type| **data_type != DataType::Null)
        .cloned()
        .unwrap_or(DataType::Null);
    let nullable =
        otherwise.as_ref().is_none_or(|otherwise| otherwise.nullable) || pairs.iter().any(|(_, then)| then.nullable);
    let branch_raises = pairs.iter().skip(1).any(|(when, _)| when.fallible)
        || pairs.iter().any(|(_, then)| then.fallible)
        || otherwise.as_ref().is_some_and(|otherwise| otherwise.fallible);
    let fallible = branch_raises || pairs.iter().any(|(when, _)| when.fallible);
    let whens: Vec<(Expr, Expr)> = pairs.into_iter().map(|(when, then)| (when.expr, then.expr)).collect();
    let otherwise = otherwise.map(|otherwise| otherwise.expr);
    let expr = if branch_raises && data_type == DataType::Boolean {
        logic::lazy_case(whens, otherwise.unwrap_or_else(|| lit(ScalarValue::Boolean(None))))
    } else {
        let whens = whens.into_iter().map(|(when, then)| (Box::new(when), Box::new(then))).collect();
        Expr::Case(Case::new(None, whens, otherwise.map(Box::new)))
    };
    Ok(Typed { expr, data_type, nullable, name: String::new(), fallible })
}

fn coalesce(call: Call<'_>) -> Result<Typed> {
    let mut arguments = call.arguments;
    let last = arguments.pop().ok_or_else(|| failure::wrong_count("coalesce", "> 0", 0))?;
    if arguments.is_empty() {
        return Ok(last);
    }
    let nullable = last.nullable && arguments.iter().all(|argument| argument.nullable);
    let mut pairs = Vec::new();
    for argument in arguments {
        let present = apply("isnotnull", vec![argument.clone()], call.settings)?;
        pairs.push((present, argument));
    }
    Ok(Typed { nullable, ..branches(pairs, Some(last))? })
}

fn extreme(call: Call<'_>, function: std::sync::Arc<datafusion::logical_expr::ScalarUDF>) -> Result<Typed> {
    let sql = super::description::called(&call.name.to_lowercase(), &call);
    let data_type = call.arguments.first().map_or(DataType::Null, |argument| argument.data_type.clone());
    if !crate::types::is_orderable(&data_type) {
        let parameters = [
            ("functionName", format!("`{}`", call.name.to_lowercase())),
            ("dataType", crate::types::quoted(&data_type)),
        ];
        return Err(failure::mismatch("INVALID_ORDERING_TYPE", &sql, &parameters));
    }
    Ok(Typed {
        nullable: call.arguments.iter().all(|argument| argument.nullable),
        fallible: call.arguments.iter().any(|argument| argument.fallible),
        expr: function.call(call.arguments.into_iter().map(|argument| argument.expr).collect()),
        data_type,
        name: String::new(),
    })
}
