//! Window functions: `f(..) OVER (PARTITION BY .. ORDER BY .. frame)`.
//! Spark: `WindowSpecDefinition`, `ResolveWindowFrame`, `ResolveWindowOrder`.

use datafusion::common::tree_node::{Transformed, TreeNode, TreeNodeRecursion};
use datafusion::logical_expr::expr::{NullTreatment, WindowFunction, WindowFunctionParams};
use datafusion::logical_expr::{Expr, SortExpr, WindowFunctionDefinition};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::Result;
use firesteel_protocol::extension::{Extension, FunctionCall};
use firesteel_protocol::spark::connect as wire;
use firesteel_protocol::spark::connect::expression as proto;

use super::super::condition;
use super::super::resolver::Resolver;
use super::super::scope::Scope;
use super::frame::{Fixed, Frame};
use super::sort_order::{self, SortKey};
use crate::error::from_datafusion;
use crate::expr::Typed;
use crate::function::{Does, FramedCall, Settings, lets_go};
use crate::types::{is_orderable, quoted};

pub(super) fn resolve(resolver: &mut Resolver<'_>, scope: &mut Scope, message: &proto::Window) -> Result<Typed> {
    let proto::Window { window_function, partition_spec, order_spec, frame_spec } = message;
    let was_in_window = std::mem::replace(&mut scope.in_window, true);
    let function = super::child(resolver, scope, window_function.as_deref());
    scope.in_window = was_in_window;
    let function = function?;
    let partition =
        partition_spec.iter().map(|key| super::resolve(resolver, scope, key)).collect::<Result<Vec<_>>>()?;
    if let Some(key) = partition.iter().find(|key| !is_orderable(&key.data_type)) {
        let parameters = [("expr", format!("\"{}\"", key.name)), ("exprType", quoted(&key.data_type))];
        return Err(condition::analysis("EXPRESSION_TYPE_IS_NOT_ORDERABLE", &parameters));
    }
    let order = order_spec.iter().map(|key| sort_order::resolve(resolver, scope, key)).collect::<Result<Vec<_>>>()?;
    order.iter().try_for_each(SortKey::check)?;
    let asked = match frame_spec.as_deref() {
        Some(frame) => {
            let shown = |frame: &str| specification(&partition, &order, frame);
            Some(Frame::specified(resolver, scope, frame, &order, shown)?)
        }
        None => None,
    };
    let called = window_function.as_deref().and_then(Called::of);
    if called.as_ref().is_some_and(|called| called.is_distinct) {
        let frame = Frame::default_for(&order);
        let frame = asked.as_ref().unwrap_or(&frame).name();
        let name = format!("\"{} OVER ({})\"", function.name, specification(&partition, &order, &frame));
        return Err(condition::analysis("DISTINCT_WINDOW_FUNCTION_UNSUPPORTED", &[("windowExpr", name)]));
    }
    if (!order.is_empty() || asked.is_some()) && called.is_some_and(|called| called.orders_inside()) {
        let parameters = [("aggFunc", format!("\"{}\"", function.name))];
        return Err(condition::analysis("INVALID_WINDOW_SPEC_FOR_AGGREGATION_FUNC", &parameters));
    }
    over(resolver.settings(), function, &partition, &order, asked)
}

/// The call that a window function is.
struct Called {
    name: String,
    is_distinct: bool,
    is_ordered: bool,
}

impl Called {
    fn of(expression: &wire::Expression) -> Option<Called> {
        match &expression.expr_type {
            Some(proto::ExprType::UnresolvedFunction(call)) => Some(Called {
                name: call.function_name.to_lowercase(),
                is_distinct: call.is_distinct,
                is_ordered: false,
            }),
            Some(proto::ExprType::Extension(any)) => {
                let FunctionCall { function, order_by, .. } = FunctionCall::unpack(any)?;
                let called = Called::of(function.as_ref()?)?;
                Some(Called { is_ordered: !order_by.is_empty(), ..called })
            }
            _ => None,
        }
    }

    /// Whether it orders the rows of its window itself. Spark: `SupportsOrderingWithinGroup`.
    fn orders_inside(&self) -> bool {
        match self.name.as_str() {
            "median" | "percentile_cont" | "percentile_disc" => true,
            "listagg" | "string_agg" => self.is_ordered,
            _ => false,
        }
    }
}

/// Whether a window function stands in the expression.
pub(crate) fn has_window(expr: &Expr) -> bool {
    expr.exists(|expr| Ok(matches!(expr, Expr::WindowFunction(_)))).unwrap_or(false)
}

/// The parts of a call inside the parentheses and beside them.
struct Parts {
    definition: WindowFunctionDefinition,
    args: Vec<Expr>,
    filter: Option<Box<Expr>>,
    order: Vec<SortExpr>,
    null_treatment: Option<NullTreatment>,
    distinct: bool,
}

impl Parts {
    fn of(expr: Expr) -> std::result::Result<Parts, Expr> {
        Ok(match expr {
            Expr::AggregateFunction(call) => Parts {
                definition: WindowFunctionDefinition::AggregateUDF(call.func),
                args: call.params.args,
                filter: call.params.filter,
                order: call.params.order_by,
                null_treatment: call.params.null_treatment,
                distinct: call.params.distinct,
            },
            Expr::WindowFunction(call) => {
                let WindowFunction { fun, params } = *call;
                Parts {
                    definition: fun,
                    args: params.args,
                    filter: params.filter,
                    order: Vec::new(),
                    null_treatment: params.null_treatment,
                    distinct: params.distinct,
                }
            }
            other => return Err(other),
        })
    }

    /// The same call by a function of ours, where DataFusion has none for the frame.
    fn framed(self, gives: &arrow::datatypes::DataType, window: &Window<'_>) -> Result<Parts> {
        let distance = window.frame.distance(window.order, window.settings)?;
        let ignores_nulls = matches!(self.null_treatment, Some(NullTreatment::IgnoreNulls));
        let (does, takes) = match &self.definition {
            WindowFunctionDefinition::AggregateUDF(function) => {
                let exact = lets_go(function, gives);
                let is_needed = distance.is_some() || !self.order.is_empty() || (window.frame.slides() && !exact);
                if !is_needed {
                    return Ok(self);
                }
                match function.name() {
                    "first_value" if self.order.is_empty() => (Does::Nth { place: 1, ignores_nulls }, 1),
                    "last_value" if self.order.is_empty() => (Does::Last { ignores_nulls }, 1),
                    _ => {
                        let function = std::sync::Arc::clone(function);
                        (Does::Aggregate { function, ignores_nulls, lets_go: exact }, self.args.len())
                    }
                }
            }
            WindowFunctionDefinition::WindowUDF(function) if function.name() == "nth_value" && distance.is_some() => {
                let Some(Expr::Literal(ScalarValue::Int64(Some(place)), _)) = self.args.get(1) else {
                    return Ok(self);
                };
                (Does::Nth { place: usize::try_from(*place).unwrap_or(usize::MAX), ignores_nulls }, 1)
            }
            WindowFunctionDefinition::WindowUDF(_) => return Ok(self),
        };
        let Parts { mut args, filter, order, .. } = self;
        args.truncate(takes);
        let call = FramedCall { does, arguments: args, order, filter: filter.map(|filter| *filter), distance };
        let (function, args) = call.parts();
        Ok(Parts {
            definition: WindowFunctionDefinition::WindowUDF(function),
            args,
            filter: None,
            order: Vec::new(),
            null_treatment: None,
            distinct: false,
        })
    }
}

/// What stands behind OVER.
struct Window<'a> {
    settings: &'a Settings,
    order: &'a [SortKey],
    frame: &'a Frame,
}

/// The function over its window. Its value may be computed from several (a checked sum, a cast rank).
fn over(
    settings: &Settings,
    function: Typed,
    partition: &[Typed],
    order: &[SortKey],
    asked: Option<Frame>,
) -> Result<Typed> {
    let mut own_frame = None;
    let mut found = 0;
    let mut failure = None;
    let frame = asked.as_ref().map_or_else(|| Frame::default_for(order), Frame::clone);
    let window = Window { settings, order, frame: &frame };
    let mut placed = |parts: Parts| -> Result<Expr> {
        let fixed = Fixed::of(&parts.definition, &parts.args);
        if let Some(fixed) = &fixed {
            let name = parts.definition.name();
            if order.is_empty() {
                let parameters = [("wf_name", name.to_string()), ("wf_expr", function.name.clone())];
                return Err(condition::analysis("WINDOW_FUNCTION_FRAME_NOT_ORDERED", &parameters));
            }
            asked.as_ref().map_or(Ok(()), |asked| fixed.check(name, asked))?;
        }
        let parts = if fixed.is_some() { parts } else { parts.framed(&function.data_type, &window)? };
        let window_frame = match &fixed {
            Some(fixed) => fixed.frame(),
            None => frame.frame()?,
        };
        own_frame = fixed.or(own_frame.take());
        let params = WindowFunctionParams {
            args: parts.args,
            partition_by: partition.iter().map(|key| key.expr.clone()).collect(),
            order_by: order.iter().map(SortKey::expr).collect(),
            window_frame,
            filter: parts.filter,
            null_treatment: parts.null_treatment,
            distinct: parts.distinct,
        };
        Ok(Expr::WindowFunction(Box::new(WindowFunction { fun: parts.definition, params })))
    };
    let expr = function.expr.clone().transform_down(|expr| {
        let parts = match Parts::of(expr) {
            Ok(parts) => parts,
            Err(other) => return Ok(Transformed::no(other)),
        };
        found += 1;
        Ok(match placed(parts) {
            Ok(call) => Transformed::new(call, true, TreeNodeRecursion::Jump),
            Err(error) => {
                failure.get_or_insert(error);
                Transformed::new(Expr::Literal(ScalarValue::Null, None), true, TreeNodeRecursion::Stop)
            }
        })
    });
    let expr = expr.map_err(from_datafusion)?.data;
    if let Some(error) = failure {
        return Err(error);
    }
    if found == 0 {
        let parameters = [("sqlExpr", format!("\"{}\"", function.name))];
        return Err(condition::analysis("UNSUPPORTED_EXPR_FOR_WINDOW", &parameters));
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
