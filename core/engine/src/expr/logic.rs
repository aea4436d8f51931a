//! AND and OR that protect their right side. DataFusion evaluates the right side on rows the left side has decided, so a
//! right side that may raise goes into a CASE of integers, which stays lazy through its optimiser.

use arrow::datatypes::DataType;
use datafusion::logical_expr::expr::Case;
use datafusion::logical_expr::{Expr, Operator, binary_expr, lit};
use datafusion::scalar::ScalarValue;

use super::Typed;

pub fn and(left: Typed, right: Typed) -> Expr {
    if !right.fallible {
        return binary_expr(left.expr, Operator::And, right.expr);
    }
    let undecided = binary_expr(lit(ScalarValue::Boolean(None)), Operator::And, right.expr.clone());
    guarded(
        vec![(Expr::IsFalse(Box::new(left.expr.clone())), lit(0_i8)), (left.expr, as_integer(right.expr))],
        undecided,
    )
}

pub fn or(left: Typed, right: Typed) -> Expr {
    if !right.fallible {
        return binary_expr(left.expr, Operator::Or, right.expr);
    }
    let undecided = binary_expr(lit(ScalarValue::Boolean(None)), Operator::Or, right.expr.clone());
    let whens = vec![(left.expr.clone(), lit(1_i8)), (Expr::IsFalse(Box::new(left.expr)), as_integer(right.expr))];
    guarded(whens, undecided)
}

/// A CASE whose branches are boolean and may raise, in the form that stays lazy.
pub fn lazy_case(whens: Vec<(Expr, Expr)>, otherwise: Expr) -> Expr {
    let whens = whens.into_iter().map(|(when, then)| (when, as_integer(then))).collect();
    guarded(whens, otherwise)
}

fn guarded(whens: Vec<(Expr, Expr)>, otherwise: Expr) -> Expr {
    let whens = whens.into_iter().map(|(when, then)| (Box::new(when), Box::new(then))).collect();
    let case = Expr::Case(Case::new(None, whens, Some(Box::new(as_integer(otherwise)))));
    Expr::Cast(datafusion::logical_expr::Cast::new(Box::new(case), DataType::Boolean))
}

fn as_integer(expr: Expr) -> Expr {
    match expr {
        Expr::Literal(ScalarValue::Int8(_), _) => expr,
        other => Expr::Cast(datafusion::logical_expr::Cast::new(Box::new(other), DataType::Int8)),
    }
}
