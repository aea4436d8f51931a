//! Window functions. They come without their OVER clause, which the resolver adds. Spark: `windowExpressions.scala`.

use arrow::datatypes::DataType;
use datafusion::functions_window as library;
use datafusion::logical_expr::expr::{NullTreatment, WindowFunction};
use datafusion::logical_expr::{Cast, Expr, WindowFunctionDefinition, WindowUDF};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Result};
use std::sync::Arc;

use super::apply;
use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called_with, not_constant};
use super::signature::{Accepts, Parameter, one, optional, rest};
use crate::expr::kernel::Nulls;
use crate::expr::{Typed, failure};
use crate::types::coercion::{Strings, common_type};
use crate::types::implicit_cast;

pub(super) static FUNCTIONS: &[&Function] =
    &[&COUNTER_DIFF, &ROW_NUMBER, &RANK, &DENSE_RANK, &PERCENT_RANK, &CUME_DIST, &NTILE, &LAG, &LEAD, &NTH_VALUE];

const fn window(
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
        runs: Runs::Window(rewrite),
    }
}

/// The last is whether NULL is passed over, which clients hand on as an argument.
const SHIFTED: &[Parameter] =
    &[one(Accepts::Any), optional(Accepts::Int), optional(Accepts::Any), optional(Accepts::Boolean)];

static ROW_NUMBER: Function =
    window(&["row_number"], &[], Shown::AsCall, |call| counted(&call, library::row_number::row_number_udwf()));
// Ranks may be given what the window is ordered by; Spark does not look at it.
static RANK: Function = window(&["rank"], &[rest(Accepts::Any)], Shown::By(|_| "RANK()".to_string()), |mut call| {
    call.arguments.clear();
    counted(&call, library::rank::rank_udwf())
});
static DENSE_RANK: Function =
    window(&["dense_rank"], &[rest(Accepts::Any)], Shown::By(|_| "DENSE_RANK()".to_string()), |mut call| {
        call.arguments.clear();
        counted(&call, library::rank::dense_rank_udwf())
    });
static PERCENT_RANK: Function =
    window(&["percent_rank"], &[rest(Accepts::Any)], Shown::By(|_| "PERCENT_RANK()".to_string()), |call| {
        Ok(share(&call, library::rank::percent_rank_udwf()))
    });
/// What a counter grew by since the row before; NULL where it started anew.
static COUNTER_DIFF: Function =
    window(&["counter_diff"], &[one(Accepts::Numeric), optional(Accepts::Any)], Shown::AsCall, |mut call| {
        let settings = call.settings;
        let start = if call.arguments.len() == 2 { call.arguments.pop() } else { None };
        let counter = call.arguments.remove(0);
        let before = |value: &Typed| {
            let one = Expr::Literal(ScalarValue::Int64(Some(1)), None);
            let expr = over(library::lead_lag::lag_udwf(), vec![value.expr.clone(), one], None);
            Typed { expr, nullable: true, ..value.clone() }
        };
        let last = before(&counter);
        let mut grew = apply(">=", vec![counter.clone(), last.clone()], settings)?;
        if let Some(start) = start {
            let is_same = apply("<=>", vec![start.clone(), before(&start)], settings)?;
            grew = apply("and", vec![grew, is_same], settings)?;
        }
        let difference = apply("-", vec![counter.clone(), last], settings)?;
        let grown = apply("when", vec![grew, difference], settings)?;
        implicit_cast(grown, &counter.data_type, settings)
    });
static CUME_DIST: Function =
    window(&["cume_dist"], &[], Shown::AsCall, |call| Ok(share(&call, library::cume_dist::cume_dist_udwf())));
static NTILE: Function =
    window(&["ntile"], &[optional(Accepts::Int)], Shown::AsCall, |call| counted(&call, library::ntile::ntile_udwf()));
static LAG: Function =
    window(&["lag"], SHIFTED, Shown::By(shifted_name), |call| shifted(call, library::lead_lag::lag_udwf()));
static LEAD: Function =
    window(&["lead"], SHIFTED, Shown::By(shifted_name), |call| shifted(call, library::lead_lag::lead_udwf()));
const NTH: &[Parameter] = &[one(Accepts::Any), one(Accepts::Int), optional(Accepts::Boolean)];

fn nth_name(call: &Call<'_>) -> String {
    let names: Vec<&str> = call.arguments.iter().take(2).map(|argument| argument.name.as_str()).collect();
    called_with("nth_value", &names, call)
}

static NTH_VALUE: Function = window(&["nth_value"], NTH, Shown::By(nth_name), |mut call| {
    let flag = if call.arguments.len() == 3 { call.arguments.pop() } else { None };
    match flag.as_ref().map(Typed::constant) {
        None => {}
        Some(Some(ScalarValue::Boolean(Some(ignores)))) => call.ignore_nulls = Some(*ignores),
        Some(_) => return Err(Error::unsupported("nth_value whose treatment of NULL is no constant")),
    }
    let position = call.arguments.remove(1);
    let Some(count) = position.constant_integer() else {
        return Err(not_constant(&called_with("nth_value", &[&position.name], &call), "offset", &position));
    };
    in_range(&called_with("nth_value", &[&call.arguments[0].name, &position.name], &call), "offset", count, i64::MAX)?;
    let input = call.arguments.remove(0);
    let nulls = if call.ignore_nulls == Some(true) { Some(NullTreatment::IgnoreNulls) } else { None };
    let position = Expr::Literal(ScalarValue::Int64(Some(count)), None);
    let expr = over(library::nth_value::nth_value_udwf(), vec![input.expr.clone(), position], nulls);
    Ok(Typed { expr, nullable: true, ..input })
});

fn over(function: Arc<WindowUDF>, arguments: Vec<Expr>, nulls: Option<NullTreatment>) -> Expr {
    let mut window = WindowFunction::new(WindowFunctionDefinition::WindowUDF(function), arguments);
    window.params.null_treatment = nulls;
    Expr::WindowFunction(Box::new(window))
}

/// Ranks are `int` in Spark and unsigned in DataFusion.
fn counted(call: &Call<'_>, function: Arc<WindowUDF>) -> Result<Typed> {
    let arguments = call
        .arguments
        .iter()
        .map(|argument| match argument.constant_integer() {
            Some(count) => {
                in_range(&called_with(call.name, &[&argument.name], call), "buckets", count, i32::MAX.into())?;
                Ok(Expr::Literal(ScalarValue::Int64(Some(count)), None))
            }
            None => Err(not_constant(&called_with(call.name, &[&argument.name], call), "buckets", argument)),
        })
        .collect::<Result<Vec<_>>>()?;
    let arguments = match (call.name.to_lowercase().as_str(), arguments.is_empty()) {
        ("ntile", true) => vec![Expr::Literal(ScalarValue::Int64(Some(1)), None)],
        _ => arguments,
    };
    let expr = Expr::Cast(Cast::new(Box::new(over(function, arguments, None)), DataType::Int32));
    Ok(Typed { expr, data_type: DataType::Int32, nullable: false, name: String::new(), fallible: false })
}

/// A place or a number of parts is at least one.
fn in_range(sql: &str, name: &str, value: i64, most: i64) -> Result<()> {
    if value > 0 {
        return Ok(());
    }
    let suffix = if most == i64::MAX { "L" } else { "" };
    let parameters = [
        ("exprName", name.to_string()),
        ("valueRange", format!("(0, {most}]")),
        ("currentValue", format!("{value}{suffix}")),
    ];
    Err(failure::mismatch("VALUE_OUT_OF_RANGE", sql, &parameters))
}

fn share(_call: &Call<'_>, function: Arc<WindowUDF>) -> Typed {
    Typed {
        expr: over(function, Vec::new(), None),
        data_type: DataType::Float64,
        nullable: false,
        name: String::new(),
        fallible: false,
    }
}

fn shifted_name(call: &Call<'_>) -> String {
    let name = |index: usize, default: &'static str| {
        call.arguments.get(index).map_or(default, |argument| argument.name.as_str())
    };
    called_with(&call.name.to_lowercase(), &[name(0, ""), name(1, "1"), name(2, "NULL")], call)
}

fn shifted(mut call: Call<'_>, function: Arc<WindowUDF>) -> Result<Typed> {
    let settings = call.settings;
    if call.arguments.len() == 4
        && let Some(flag) = call.arguments.pop()
    {
        match flag.constant() {
            Some(ScalarValue::Boolean(Some(ignores))) => call.ignore_nulls = Some(*ignores),
            _ => return Err(not_constant(&shifted_name(&call), "ignoreNulls", &flag)),
        }
    }
    let default = if call.arguments.len() == 3 { call.arguments.pop() } else { None };
    let offset = if call.arguments.len() == 2 { call.arguments.pop() } else { None };
    let offset = match offset {
        None => 1,
        Some(offset) => {
            offset.constant_integer().ok_or_else(|| not_constant(&shifted_name(&call), "offset", &offset))?
        }
    };
    let input = call.arguments.remove(0);
    let mut arguments = vec![input.expr.clone(), Expr::Literal(ScalarValue::Int64(Some(offset)), None)];
    let mut data_type = input.data_type.clone();
    let mut nullable = true;
    if let Some(default) = default.filter(|default| !default.is_null_literal()) {
        let types = [data_type.clone(), default.data_type.clone()];
        if let Some(common) = common_type(&types, Strings::Promoted, settings) {
            data_type = common;
        }
        nullable = input.nullable || default.nullable;
        arguments[0] = implicit_cast(input.clone(), &data_type, settings)?.expr;
        arguments.push(implicit_cast(default, &data_type, settings)?.expr);
    }
    let nulls = if call.ignore_nulls == Some(true) { Some(NullTreatment::IgnoreNulls) } else { None };
    Ok(Typed { expr: over(function, arguments, nulls), data_type, nullable, ..input })
}
