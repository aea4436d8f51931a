//! Window functions: `f(..) OVER (PARTITION BY .. ORDER BY .. frame)`.
//! Spark: `WindowSpecDefinition`, `ResolveWindowFrame`, `ResolveWindowOrder`.

use arrow::datatypes::{DataType, IntervalMonthDayNano};
use datafusion::common::ScalarValue;
use datafusion::common::tree_node::{Transformed, TreeNode, TreeNodeRecursion};
use datafusion::logical_expr::expr::{WindowFunction, WindowFunctionParams};
use datafusion::logical_expr::{Expr, WindowFrame, WindowFrameBound, WindowFrameUnits, WindowFunctionDefinition};
use firesteel_protocol::extension::{Extension, FunctionCall};
use firesteel_protocol::spark::connect as wire;
use firesteel_protocol::spark::connect::expression as proto;
use firesteel_protocol::spark::connect::expression::window::WindowFrame as Wire;
use firesteel_protocol::spark::connect::expression::window::window_frame::frame_boundary::Boundary;
use firesteel_protocol::spark::connect::expression::window::window_frame::{FrameBoundary, FrameType};
use firesteel_protocol::{Error, Result};

use super::super::condition;
use super::super::resolver::Resolver;
use super::super::scope::Scope;
use super::sort_order::{self, SortKey};
use crate::error::from_datafusion;
use crate::expr::Typed;
use crate::expr::constant;
use crate::types::parameter::{plain, relabelled_constant};

pub(super) fn resolve(resolver: &mut Resolver<'_>, scope: &mut Scope, message: &proto::Window) -> Result<Typed> {
    let proto::Window { window_function, partition_spec, order_spec, frame_spec } = message;
    let was_in_window = std::mem::replace(&mut scope.in_window, true);
    let function = super::child(resolver, scope, window_function.as_deref());
    scope.in_window = was_in_window;
    let function = function?;
    let partition =
        partition_spec.iter().map(|key| super::resolve(resolver, scope, key)).collect::<Result<Vec<_>>>()?;
    let order = order_spec.iter().map(|key| sort_order::resolve(resolver, scope, key)).collect::<Result<Vec<_>>>()?;
    if (!order.is_empty() || frame_spec.is_some()) && window_function.as_deref().is_some_and(is_ordered_inside) {
        let parameters = [("aggFunc", format!("\"{}\"", function.name))];
        return Err(condition::analysis("INVALID_WINDOW_SPEC_FOR_AGGREGATION_FUNC", &parameters));
    }
    let frame = match frame_spec.as_deref() {
        Some(frame) => Frame::specified(resolver, scope, frame, &order)?,
        None => Frame::default_for(&order),
    };
    over(function, &partition, &order, frame)
}

/// Whether a function orders the rows of its window itself. Spark: `SupportsOrderingWithinGroup`.
fn is_ordered_inside(function: &wire::Expression) -> bool {
    const ORDERED: [&str; 5] = ["median", "percentile_cont", "percentile_disc", "listagg", "string_agg"];
    let named =
        |call: &proto::UnresolvedFunction| ORDERED.iter().any(|name| call.function_name.eq_ignore_ascii_case(name));
    match &function.expr_type {
        Some(proto::ExprType::UnresolvedFunction(call)) => named(call),
        Some(proto::ExprType::Extension(any)) => {
            FunctionCall::unpack(any).and_then(|call| call.function).is_some_and(|inner| is_ordered_inside(&inner))
        }
        _ => false,
    }
}

/// Whether a window function stands in the expression.
pub(crate) fn has_window(expr: &Expr) -> bool {
    expr.exists(|expr| Ok(matches!(expr, Expr::WindowFunction(_)))).unwrap_or(false)
}

/// The function over its window. Its value may be computed from several (a checked sum, a cast rank).
fn over(function: Typed, partition: &[Typed], order: &[SortKey], frame: Frame) -> Result<Typed> {
    let mut own_frame = None;
    let mut found = 0;
    let mut missing_order = None;
    let expr = function
        .expr
        .clone()
        .transform_down(|expr| {
            let (definition, args, filter, null_treatment, distinct) = match expr {
                Expr::AggregateFunction(call) => {
                    let params = call.params;
                    let definition = WindowFunctionDefinition::AggregateUDF(call.func);
                    (definition, params.args, params.filter, params.null_treatment, params.distinct)
                }
                Expr::WindowFunction(call) => {
                    let WindowFunction { fun, params } = *call;
                    (fun, params.args, params.filter, params.null_treatment, params.distinct)
                }
                other => return Ok(Transformed::no(other)),
            };
            found += 1;
            let fixed = Fixed::of(&definition, &args);
            if fixed.is_some() && order.is_empty() {
                missing_order = Some(definition.name().to_string());
            }
            let window_frame = match &fixed {
                Some(fixed) => fixed.frame(),
                None => frame.frame(),
            };
            own_frame = fixed.or(own_frame.take());
            let params = WindowFunctionParams {
                args,
                partition_by: partition.iter().map(|key| key.expr.clone()).collect(),
                order_by: order.iter().map(SortKey::expr).collect(),
                window_frame,
                filter,
                null_treatment,
                distinct,
            };
            let call = Expr::WindowFunction(Box::new(WindowFunction { fun: definition, params }));
            Ok(Transformed::new(call, true, TreeNodeRecursion::Jump))
        })
        .map_err(from_datafusion)?
        .data;
    if found == 0 {
        let parameters = [("sqlExpr", format!("\"{}\"", function.name))];
        return Err(condition::analysis("UNSUPPORTED_EXPR_FOR_WINDOW", &parameters));
    }
    if let Some(name) = missing_order {
        return Err(condition::analysis(
            "WINDOW_FUNCTION_FRAME_NOT_ORDERED",
            &[("wf_name", name), ("wf_expr", function.name)],
        ));
    }
    let frame_name = own_frame.map_or_else(|| frame.name(), |fixed| fixed.name());
    let name = format!("{} OVER ({})", function.name, specification(partition, order, &frame_name));
    Ok(Typed { expr, name, ..function })
}

fn specification(partition: &[Typed], order: &[SortKey], frame: &str) -> String {
    let mut parts = Vec::new();
    if !partition.is_empty() {
        let keys: Vec<&str> = partition.iter().map(|key| key.name.as_str()).collect();
        parts.push(format!("PARTITION BY {}", keys.join(", ")));
    }
    if !order.is_empty() {
        let keys: Vec<String> = order.iter().map(SortKey::name).collect();
        parts.push(format!("ORDER BY {}", keys.join(", ")));
    }
    parts.push(frame.to_string());
    parts.join(" ")
}

/// The frame of functions that have one of their own, whatever is asked for.
enum Fixed {
    /// Ranks: the rows so far.
    Rows,
    /// `cume_dist`: the rows so far and their peers.
    Range,
    /// `lead` and `lag`: one row, so far ahead.
    Offset(i64),
}

impl Fixed {
    fn of(definition: &WindowFunctionDefinition, arguments: &[Expr]) -> Option<Self> {
        let WindowFunctionDefinition::WindowUDF(function) = definition else { return None };
        let offset = || match arguments.get(1).map(constant::evaluate) {
            Some(Ok(ScalarValue::Int64(Some(offset)))) => offset,
            Some(Ok(ScalarValue::Int32(Some(offset)))) => i64::from(offset),
            _ => 1,
        };
        match function.name() {
            "row_number" | "rank" | "dense_rank" | "percent_rank" | "ntile" => Some(Fixed::Rows),
            "cume_dist" => Some(Fixed::Range),
            "lead" => Some(Fixed::Offset(offset())),
            "lag" => Some(Fixed::Offset(-offset())),
            _ => None,
        }
    }

    fn frame(&self) -> WindowFrame {
        let units = match self {
            Fixed::Rows | Fixed::Offset(_) => WindowFrameUnits::Rows,
            Fixed::Range => WindowFrameUnits::Range,
        };
        let unbounded = WindowFrameBound::Preceding(unbounded(units));
        WindowFrame::new_bounds(units, unbounded, WindowFrameBound::CurrentRow)
    }

    fn name(&self) -> String {
        match self {
            Fixed::Rows => "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW".to_string(),
            Fixed::Range => "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW".to_string(),
            Fixed::Offset(by) => format!("ROWS BETWEEN {by} FOLLOWING AND {by} FOLLOWING"),
        }
    }
}

/// A frame as asked for.
struct Frame {
    units: WindowFrameUnits,
    lower: Bound,
    upper: Bound,
}

enum Bound {
    Unbounded,
    Current,
    /// Rows or a distance: whether backwards, how far, and how that is shown.
    By {
        is_preceding: bool,
        distance: ScalarValue,
        shown: String,
    },
}

impl Frame {
    /// Spark: all rows without an order; the rows so far and their peers with one.
    fn default_for(order: &[SortKey]) -> Self {
        if order.is_empty() {
            Frame { units: WindowFrameUnits::Rows, lower: Bound::Unbounded, upper: Bound::Unbounded }
        } else {
            Frame { units: WindowFrameUnits::Range, lower: Bound::Unbounded, upper: Bound::Current }
        }
    }

    fn specified(resolver: &mut Resolver<'_>, scope: &mut Scope, frame: &Wire, order: &[SortKey]) -> Result<Self> {
        let Wire { frame_type: _, lower, upper } = frame;
        let units = match frame.frame_type() {
            FrameType::Undefined => return Err(Error::internal("a window frame of an unknown kind")),
            FrameType::Row => WindowFrameUnits::Rows,
            FrameType::Range => WindowFrameUnits::Range,
        };
        let lower = Bound::read(resolver, scope, lower.as_deref())?;
        let upper = Bound::read(resolver, scope, upper.as_deref())?;
        let frame = Frame { units, lower, upper };
        frame.check(order)?;
        Ok(frame)
    }

    fn check(&self, order: &[SortKey]) -> Result<()> {
        let is_bounded = matches!(self.lower, Bound::By { .. }) || matches!(self.upper, Bound::By { .. });
        if matches!(self.units, WindowFrameUnits::Range) && is_bounded && order.len() != 1 {
            let condition = if order.is_empty() {
                "DATATYPE_MISMATCH.RANGE_FRAME_WITHOUT_ORDER"
            } else {
                "DATATYPE_MISMATCH.RANGE_FRAME_MULTI_ORDER"
            };
            return Err(condition::analysis(condition, &[("sqlExpr", format!("\"({})\"", self.name()))]));
        }
        let is_reversed = match (&self.lower, &self.upper) {
            (Bound::By { is_preceding: false, .. }, Bound::By { is_preceding: true, .. } | Bound::Current) => true,
            (Bound::Current, Bound::By { is_preceding: true, .. }) => true,
            (
                Bound::By { is_preceding: true, distance: lower, .. },
                Bound::By { is_preceding: true, distance: upper, .. },
            ) => lower.partial_cmp(upper).is_some_and(std::cmp::Ordering::is_lt),
            (
                Bound::By { is_preceding: false, distance: lower, .. },
                Bound::By { is_preceding: false, distance: upper, .. },
            ) => lower.partial_cmp(upper).is_some_and(std::cmp::Ordering::is_gt),
            _ => false,
        };
        if is_reversed {
            let parameters = [("sqlExpr", format!("\"{}\"", self.name())), ("comparison", "less than or equal".into())];
            return Err(condition::analysis("DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_WRONG_COMPARISON", &parameters));
        }
        Ok(())
    }

    fn frame(&self) -> WindowFrame {
        let bound = |bound: &Bound, at_start: bool| match bound {
            Bound::Unbounded if at_start => WindowFrameBound::Preceding(unbounded(self.units)),
            Bound::Unbounded => WindowFrameBound::Following(unbounded(self.units)),
            Bound::Current => WindowFrameBound::CurrentRow,
            Bound::By { is_preceding, distance, .. } => {
                let distance = match self.units {
                    WindowFrameUnits::Rows => distance.cast_to(&DataType::UInt64).unwrap_or(distance.clone()),
                    WindowFrameUnits::Range | WindowFrameUnits::Groups => distance.clone(),
                };
                if *is_preceding {
                    WindowFrameBound::Preceding(distance)
                } else {
                    WindowFrameBound::Following(distance)
                }
            }
        };
        WindowFrame::new_bounds(self.units, bound(&self.lower, true), bound(&self.upper, false))
    }

    fn name(&self) -> String {
        let units = match self.units {
            WindowFrameUnits::Rows => "ROWS",
            WindowFrameUnits::Range | WindowFrameUnits::Groups => "RANGE",
        };
        let bound = |bound: &Bound, side: &str| match bound {
            Bound::Unbounded => format!("UNBOUNDED {side}"),
            Bound::Current => "CURRENT ROW".to_string(),
            Bound::By { is_preceding, shown, .. } => {
                format!("{shown} {}", if *is_preceding { "PRECEDING" } else { "FOLLOWING" })
            }
        };
        format!("{units} BETWEEN {} AND {}", bound(&self.lower, "PRECEDING"), bound(&self.upper, "FOLLOWING"))
    }
}

impl Bound {
    fn read(resolver: &mut Resolver<'_>, scope: &mut Scope, bound: Option<&FrameBoundary>) -> Result<Self> {
        let boundary = bound.and_then(|bound| bound.boundary.as_ref());
        let boundary = boundary.ok_or_else(|| Error::internal("a window frame without a bound"))?;
        let value = match boundary {
            Boundary::CurrentRow(_) => return Ok(Bound::Current),
            Boundary::Unbounded(_) => return Ok(Bound::Unbounded),
            Boundary::Value(value) => super::resolve(resolver, scope, value)?,
        };
        let distance = constant::evaluate(&value.expr)?;
        let distance = interval(relabelled_constant(&distance, &plain(&distance.data_type()))?);
        let zero = ScalarValue::new_zero(&distance.data_type()).map_err(from_datafusion)?;
        if distance == zero {
            return Ok(Bound::Current);
        }
        let is_preceding = distance < zero;
        let distance = if is_preceding { distance.arithmetic_negate().map_err(from_datafusion)? } else { distance };
        let shown = match &distance {
            ScalarValue::Int64(Some(_)) | ScalarValue::Int32(Some(_)) => distance.to_string(),
            _ => value.name.trim_start_matches("(- ").trim_end_matches(')').trim_start_matches('-').to_string(),
        };
        Ok(Bound::By { is_preceding, distance, shown })
    }
}

/// DataFusion measures time in its own interval.
fn interval(distance: ScalarValue) -> ScalarValue {
    match distance {
        ScalarValue::DurationMicrosecond(Some(micros)) => {
            ScalarValue::IntervalMonthDayNano(Some(IntervalMonthDayNano::new(0, 0, micros.saturating_mul(1000))))
        }
        ScalarValue::IntervalYearMonth(Some(months)) => {
            ScalarValue::IntervalMonthDayNano(Some(IntervalMonthDayNano::new(months, 0, 0)))
        }
        other => other,
    }
}

fn unbounded(units: WindowFrameUnits) -> ScalarValue {
    match units {
        WindowFrameUnits::Rows | WindowFrameUnits::Groups => ScalarValue::UInt64(None),
        WindowFrameUnits::Range => ScalarValue::Null,
    }
}
