//! Where in the query an expression stood, for the errors it raises: when it is resolved, and when rows are made.

use std::sync::Arc;

use datafusion::common::tree_node::{Transformed, TreeNode};
use datafusion::logical_expr::Expr;
use firesteel_protocol::error::QueryContext;
use firesteel_protocol::spark::connect::origin::Function;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Result};

use super::Typed;
use super::failure::from_datafusion;
use super::kernel::Kernel;

/// Points an error without a place to where its expression or relation stood.
pub fn located(error: Error, origin: Option<&proto::Origin>) -> Error {
    if !error.contexts().is_empty() {
        return error;
    }
    match origin.and_then(context) {
        Some(context) => error.with_context(context),
        None => error,
    }
}

fn context(origin: &proto::Origin) -> Option<QueryContext> {
    match origin.function.as_ref()? {
        Function::PythonOrigin(python) => Some(QueryContext {
            is_sql: false,
            start_index: -1,
            stop_index: -1,
            fragment: python.fragment.clone(),
            call_site: python.call_site.clone(),
            summary: format!("== DataFrame ==\n\"{}\" was called from\n{}\n", python.fragment, python.call_site),
            ..QueryContext::default()
        }),
        Function::JvmOrigin(jvm) => sql_context(jvm),
    }
}

/// Spark: `SQLQueryContext`.
fn sql_context(origin: &proto::JvmOrigin) -> Option<QueryContext> {
    let text = origin.sql_text.as_ref()?;
    let (start, stop) = (origin.start_index?, origin.stop_index?);
    let characters: Vec<char> = text.chars().collect();
    let (from, to) = (usize::try_from(start).ok()?, usize::try_from(stop).ok()?);
    let fragment: String = characters.get(from..=to)?.iter().collect();
    Some(QueryContext {
        is_sql: true,
        object_type: origin.object_type.clone().unwrap_or_default(),
        object_name: origin.object_name.clone().unwrap_or_default(),
        start_index: start,
        stop_index: stop,
        summary: summary(origin, &characters, from, to),
        fragment,
        call_site: String::new(),
    })
}

/// The lines of the fragment with marks under it. What stands further than 32 characters from it is left out.
/// Spark: `SQLQueryContext.summary`.
fn summary(origin: &proto::JvmOrigin, text: &[char], from: usize, to: usize) -> String {
    const AROUND: usize = 32;
    let line = origin.line.unwrap_or(1);
    let position = origin.start_position.unwrap_or(0) + 1;
    let mut summary = format!("== SQL (line {line}, position {position}) ==\n");
    let is_break = |character: &char| *character == '\n';
    let line_start = text[..from].iter().rposition(is_break).map_or(0, |at| at + 1);
    let line_end = text[to..].iter().position(is_break).map_or(text.len(), |at| to + at);
    let start = line_start.max(from.saturating_sub(AROUND));
    let end = line_end.min(to + 1 + AROUND);
    let before = if from - line_start > AROUND { "..." } else { "" };
    let after = if line_end - to > AROUND { "..." } else { "" };
    let mut at = start;
    for row in text[start..end].split(is_break) {
        let (is_first, is_last) = (at == start, at + row.len() == end);
        let shown: String = row.iter().collect();
        let (head, tail) = (if is_first { before } else { "" }, if is_last { after } else { "" });
        summary.push_str(&format!("{head}{shown}{tail}\n"));
        let marks = (at..at + row.len()).filter(|place| (from..=to).contains(place)).count();
        let blanks = head.len() + from.saturating_sub(at).min(row.len());
        summary.push_str(&format!("{}{}\n", " ".repeat(blanks), "^".repeat(marks)));
        at += row.len() + 1;
    }
    summary
}

/// How deep below an expression its own calls lie: a rewrite, a guard, an implicit cast.
const OWN_DEPTH: usize = 4;

/// Tells the kernels that an expression was resolved to where it stood, so that an error of a row can point there.
/// Those of its operands know their own place.
pub fn told(typed: Typed, origin: Option<&proto::Origin>) -> Result<Typed> {
    let Some(origin) = origin.filter(|_| typed.fallible) else { return Ok(typed) };
    let expr = placed(typed.expr, &Arc::new(origin.clone()), OWN_DEPTH).map_err(from_datafusion)?;
    Ok(Typed { expr, ..typed })
}

fn placed(expr: Expr, origin: &Arc<proto::Origin>, depth: usize) -> datafusion::error::Result<Expr> {
    let kernel = match &expr {
        Expr::ScalarFunction(call) => call.func.inner().downcast_ref::<Kernel>().cloned(),
        _ => None,
    };
    if depth == 0 || kernel.as_ref().is_some_and(|kernel| kernel.origin.is_some()) {
        return Ok(expr);
    }
    let expr = expr.map_children(|child| placed(child, origin, depth - 1).map(Transformed::yes))?.data;
    Ok(match (expr, kernel) {
        (Expr::ScalarFunction(call), Some(kernel)) => kernel.at(Arc::clone(origin)).call(call.args),
        (expr, _) => expr,
    })
}

/// An error that a row raised, with its place if Spark tells one for it.
pub fn raised(error: Error, function: &str, origin: Option<&Arc<proto::Origin>>) -> Error {
    let tells = match error.condition() {
        "ARITHMETIC_OVERFLOW" => matches!(function, "arithmetic" | "integral_divide" | "rounded"),
        "DIVIDE_BY_ZERO" | "REMAINDER_BY_ZERO" | "INTERVAL_DIVIDED_BY_ZERO" | "CAST_INVALID_INPUT" => true,
        "NUMERIC_VALUE_OUT_OF_RANGE.WITH_SUGGESTION" | "INVALID_INDEX_OF_ZERO" => true,
        "INVALID_ARRAY_INDEX" | "INVALID_ARRAY_INDEX_IN_ELEMENT_AT" => true,
        _ => false,
    };
    if tells { located(error, origin.map(AsRef::as_ref)) } else { error }
}
