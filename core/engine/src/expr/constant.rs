//! Constants: evaluating an expression without columns while the plan is made.

use std::sync::Arc;

use arrow::array::RecordBatchOptions;
use arrow::datatypes::Schema;
use arrow::record_batch::RecordBatch;
use datafusion::common::tree_node::TreeNode;
use datafusion::common::{DFSchema, ScalarValue};
use datafusion::execution::context::ExecutionProps;
use datafusion::logical_expr::physical_planning_context::PhysicalPlanningContext;
use datafusion::logical_expr::{ColumnarValue, Expr};
use datafusion::physical_expr::create_physical_expr;
use firesteel_protocol::{Error, Result};

use super::Typed;
use crate::error::from_datafusion;

/// The value of an expression of literals and functions.
pub fn evaluate(expr: &Expr) -> Result<ScalarValue> {
    if !is_constant(expr) {
        return Err(Error::internal("an expression with columns where a constant belongs"));
    }
    value(expr).map_err(from_datafusion)
}

/// The same expression, known not to raise if it is a constant that does not: `1 + 1` needs no guard.
pub fn settled(typed: Typed) -> Typed {
    let fallible = typed.fallible && !(is_constant(&typed.expr) && value(&typed.expr).is_ok());
    Typed { fallible, ..typed }
}

/// The value of an expression if it is one of literals and functions.
pub(crate) fn value_of(expr: &Expr) -> Option<Result<ScalarValue>> {
    is_constant(expr).then(|| value(expr).map_err(from_datafusion))
}

fn value(expr: &Expr) -> datafusion::common::Result<ScalarValue> {
    let physical =
        create_physical_expr(expr, &DFSchema::empty(), &ExecutionProps::new(), &PhysicalPlanningContext::default())?;
    let options = RecordBatchOptions::new().with_row_count(Some(1));
    let row = RecordBatch::try_new_with_options(Arc::new(Schema::empty()), Vec::new(), &options)?;
    match physical.evaluate(&row)? {
        ColumnarValue::Scalar(value) => Ok(value),
        ColumnarValue::Array(values) => ScalarValue::try_from_array(&values, 0),
    }
}

/// Whether an expression is made of literals and functions alone.
pub(crate) fn is_constant(expr: &Expr) -> bool {
    let is_open = |expr: &Expr| {
        Ok(match expr {
            Expr::Literal(..) | Expr::Alias(_) | Expr::Cast(_) | Expr::TryCast(_) | Expr::BinaryExpr(_) => false,
            Expr::Negative(_) | Expr::Not(_) | Expr::IsNull(_) | Expr::IsNotNull(_) | Expr::Case(_) => false,
            Expr::ScalarFunction(call) => {
                call.func.signature().volatility != datafusion::logical_expr::Volatility::Immutable
            }
            _ => true,
        })
    };
    !expr.exists(is_open).unwrap_or(true)
}
