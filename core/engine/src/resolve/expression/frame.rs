//! The frame of a window: which rows around a row its function sees.
//! Spark: `SpecifiedWindowFrame`, `WindowFrameCoercion`, `WindowSpecDefinition.isValidFrameType`.

use arrow::datatypes::DataType;
use datafusion::common::ScalarValue;
use datafusion::logical_expr::{Expr, WindowFrame, WindowFrameBound, WindowFrameUnits, WindowFunctionDefinition};
use firesteel_protocol::spark::connect::expression::window::WindowFrame as Wire;
use firesteel_protocol::spark::connect::expression::window::window_frame::frame_boundary::Boundary;
use firesteel_protocol::spark::connect::expression::window::window_frame::{FrameBoundary, FrameType};
use firesteel_protocol::types::Parameter;
use firesteel_protocol::{Error, Kind, Result};

use super::super::condition;
use super::super::resolver::Resolver;
use super::super::scope::Scope;
use super::sort_order::SortKey;
use crate::expr::cast::is_castable;
use crate::expr::{EvalMode, Typed, cast, constant};
use crate::function::{Distance, Settings, apply};
use crate::types::{implicit_cast, is_datetime, is_interval, is_numeric, is_same, is_timestamp, is_year_month, quoted};

/// The frames of functions that choose their own.
pub(super) enum Fixed {
    /// Ranks: the rows so far.
    Rows,
    /// `cume_dist`: the rows so far and their peers.
    Range,
    /// `lead` and `lag`: one row, so far ahead.
    Offset(i64),
}

impl Fixed {
    pub(super) fn of(definition: &WindowFunctionDefinition, arguments: &[Expr]) -> Option<Self> {
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

    pub(super) fn frame(&self) -> WindowFrame {
        let units = match self {
            Fixed::Rows | Fixed::Offset(_) => WindowFrameUnits::Rows,
            Fixed::Range => WindowFrameUnits::Range,
        };
        let unbounded = WindowFrameBound::Preceding(unbounded(units));
        WindowFrame::new_bounds(units, unbounded, WindowFrameBound::CurrentRow)
    }

    pub(super) fn name(&self) -> String {
        match self {
            Fixed::Rows => "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW".to_string(),
            Fixed::Range => "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW".to_string(),
            Fixed::Offset(by) => format!("ROWS BETWEEN {by} FOLLOWING AND {by} FOLLOWING"),
        }
    }

    /// Such a function has no other frame than its own. Spark: `ResolveWindowFrame`.
    pub(super) fn check(&self, name: &str, asked: &Frame) -> Result<()> {
        let units = match self {
            Fixed::Offset(_) => {
                return Err(condition::analysis("_LEGACY_ERROR_TEMP_1035", &[("prettyName", name.to_string())]));
            }
            Fixed::Rows | Fixed::Range if asked.name() == self.name() => return Ok(()),
            Fixed::Rows => "RowFrame",
            Fixed::Range => "RangeFrame",
        };
        let required = format!("specifiedwindowframe({units}, unboundedpreceding$(), currentrow$())");
        let parameters = [("wf", asked.debug_name()), ("required", required)];
        Err(condition::analysis("_LEGACY_ERROR_TEMP_1036", &parameters))
    }
}

/// A frame as asked for.
#[derive(Clone)]
pub(super) struct Frame {
    units: WindowFrameUnits,
    lower: Bound,
    upper: Bound,
}

#[derive(Clone)]
#[expect(clippy::large_enum_variant, reason = "two to a frame, and soon taken apart")]
enum Bound {
    Unbounded,
    Current,
    /// Rows or a distance, negative for what precedes.
    By {
        value: Typed,
        distance: ScalarValue,
        shown: String,
    },
}

impl Frame {
    /// Spark: all rows without an order; the rows so far and their peers with one.
    pub(super) fn default_for(order: &[SortKey]) -> Self {
        if order.is_empty() {
            Frame { units: WindowFrameUnits::Rows, lower: Bound::Unbounded, upper: Bound::Unbounded }
        } else {
            Frame { units: WindowFrameUnits::Range, lower: Bound::Unbounded, upper: Bound::Current }
        }
    }

    /// `specification` shows the window up to its frame, for messages.
    pub(super) fn specified(
        resolver: &mut Resolver<'_>,
        scope: &mut Scope,
        frame: &Wire,
        order: &[SortKey],
        specification: impl Fn(&str) -> String,
    ) -> Result<Self> {
        let Wire { frame_type: _, lower, upper } = frame;
        let units = match frame.frame_type() {
            FrameType::Undefined => return Err(Error::internal("a window frame of an unknown kind")),
            FrameType::Row => WindowFrameUnits::Rows,
            FrameType::Range => WindowFrameUnits::Range,
        };
        let along = match (units, order) {
            (WindowFrameUnits::Range, [key]) => Some(&key.typed.data_type),
            _ => None,
        };
        let lower = Bound::read(resolver, scope, lower.as_deref(), along)?;
        let upper = Bound::read(resolver, scope, upper.as_deref(), along)?;
        let frame = Frame { units, lower, upper };
        frame.check_bounds()?;
        frame.check_order(order, specification)?;
        Ok(frame)
    }

    fn is_range(&self) -> bool {
        matches!(self.units, WindowFrameUnits::Range)
    }

    fn mismatch(&self, condition: &str, parameters: &[(&str, String)]) -> Error {
        let mut all = vec![("sqlExpr", format!("\"{}\"", self.name()))];
        all.extend_from_slice(parameters);
        condition::analysis(&format!("DATATYPE_MISMATCH.{condition}"), &all)
    }

    fn check_bounds(&self) -> Result<()> {
        for (bound, location) in [(&self.lower, "lower"), (&self.upper, "upper")] {
            let Bound::By { value, .. } = bound else { continue };
            let from = &value.data_type;
            let is_accepted = match self.is_range() {
                true => is_numeric(from) || is_interval(from) || *from == DataType::Null,
                false => matches!(from, DataType::Int32 | DataType::Null),
            };
            if !is_accepted {
                let accepted = if self.is_range() {
                    "(\"NUMERIC\" or \"INTERVAL DAY TO SECOND\" or \"INTERVAL YEAR TO MONTH\" or \"INTERVAL\")"
                } else {
                    "\"INT\""
                };
                let parameters = [
                    ("location", location.to_string()),
                    ("exprType", quoted(from)),
                    ("expectedType", accepted.to_string()),
                ];
                return Err(self.mismatch("SPECIFIED_WINDOW_FRAME_UNACCEPTED_TYPE", &parameters));
            }
        }
        if let (Bound::By { value: lower, .. }, Bound::By { value: upper, .. }) = (&self.lower, &self.upper)
            && lower.data_type != upper.data_type
            && ![&lower.data_type, &upper.data_type].contains(&&DataType::Null)
        {
            let parameters = [
                ("lower", format!("\"{}\"", lower.name)),
                ("upper", format!("\"{}\"", upper.name)),
                ("lowerType", quoted(&lower.data_type)),
                ("upperType", quoted(&upper.data_type)),
            ];
            return Err(self.mismatch("SPECIFIED_WINDOW_FRAME_DIFF_TYPES", &parameters));
        }
        if self.is_reversed()? {
            let parameters = [("comparison", "less than or equal".to_string())];
            return Err(self.mismatch("SPECIFIED_WINDOW_FRAME_WRONG_COMPARISON", &parameters));
        }
        Ok(())
    }

    fn is_reversed(&self) -> Result<bool> {
        let zero = |distance: &ScalarValue| {
            ScalarValue::new_zero(&distance.data_type()).map_err(crate::error::from_datafusion)
        };
        Ok(match (&self.lower, &self.upper) {
            (Bound::By { distance: lower, .. }, Bound::By { distance: upper, .. }) => {
                !lower.is_null() && !upper.is_null() && lower > upper
            }
            (Bound::By { distance, .. }, Bound::Current) if !distance.is_null() => *distance > zero(distance)?,
            (Bound::Current, Bound::By { distance, .. }) if !distance.is_null() => *distance < zero(distance)?,
            _ => false,
        })
    }

    fn check_order(&self, order: &[SortKey], specification: impl Fn(&str) -> String) -> Result<()> {
        let is_unbounded = matches!((&self.lower, &self.upper), (Bound::Unbounded, Bound::Unbounded));
        if !self.is_range() || is_unbounded {
            return Ok(());
        }
        let failed = |condition: &str, parameters: &[(&str, String)]| {
            let mut all = vec![("sqlExpr", format!("\"({})\"", specification(&self.name())))];
            all.extend_from_slice(parameters);
            Err(condition::analysis(&format!("DATATYPE_MISMATCH.{condition}"), &all))
        };
        if order.is_empty() {
            return failed("RANGE_FRAME_WITHOUT_ORDER", &[]);
        }
        let distances: Vec<&Typed> = [&self.lower, &self.upper]
            .into_iter()
            .filter_map(|bound| match bound {
                Bound::By { value, .. } => Some(value),
                Bound::Unbounded | Bound::Current => None,
            })
            .collect();
        let Some(distance) = distances.first() else { return Ok(()) };
        let [key] = order else {
            let keys: Vec<String> = order.iter().map(SortKey::name).collect();
            return failed("RANGE_FRAME_MULTI_ORDER", &[("orderSpec", keys.join(", "))]);
        };
        let (along, by) = (&key.typed.data_type, &distance.data_type);
        let is_valid = match along {
            DataType::Date32 => *by == DataType::Int32 || is_year_month(by) || is_whole_days(by),
            along if is_timestamp(along) => is_interval(by),
            along => is_same(along, by),
        };
        if is_valid || *by == DataType::Null {
            return Ok(());
        }
        let parameters = [("orderSpecType", quoted(along)), ("valueBoundaryType", quoted(by))];
        failed("RANGE_FRAME_INVALID_TYPE", &parameters)
    }

    /// Whether the frame may start anew at a later row, so that rows leave it.
    pub(super) fn slides(&self) -> bool {
        !matches!(self.lower, Bound::Unbounded)
    }

    /// The frame for DataFusion, which measures rows and peers; distances are measured by [`Frame::distance`].
    pub(super) fn frame(&self) -> Result<WindowFrame> {
        if self.is_measured() {
            let all = |bound: fn(ScalarValue) -> WindowFrameBound| bound(unbounded(WindowFrameUnits::Rows));
            let (lower, upper) = (all(WindowFrameBound::Preceding), all(WindowFrameBound::Following));
            return Ok(WindowFrame::new_bounds(WindowFrameUnits::Rows, lower, upper));
        }
        let bound = |bound: &Bound, edge: fn(ScalarValue) -> WindowFrameBound| match bound {
            Bound::Unbounded => Ok(edge(unbounded(self.units))),
            Bound::Current => Ok(WindowFrameBound::CurrentRow),
            Bound::By { distance: ScalarValue::Int32(Some(rows)), .. } => {
                let count = ScalarValue::UInt64(Some(u64::from(rows.unsigned_abs())));
                let is_preceding = *rows < 0;
                Ok(if is_preceding { WindowFrameBound::Preceding(count) } else { WindowFrameBound::Following(count) })
            }
            Bound::By { .. } => Err(Error::unsupported("a window frame of no number of rows")),
        };
        let lower = bound(&self.lower, WindowFrameBound::Preceding)?;
        Ok(WindowFrame::new_bounds(self.units, lower, bound(&self.upper, WindowFrameBound::Following)?))
    }

    fn is_measured(&self) -> bool {
        self.is_range() && [&self.lower, &self.upper].iter().any(|bound| matches!(bound, Bound::By { .. }))
    }

    /// How a frame of distances is measured: along which key, and from what to what.
    pub(super) fn distance(&self, order: &[SortKey], settings: &Settings) -> Result<Option<Distance>> {
        let (true, [key]) = (self.is_measured(), order) else { return Ok(None) };
        let operator = if key.ascending { "+" } else { "-" };
        let edge = |bound: &Bound| match bound {
            Bound::Unbounded => Ok(None),
            Bound::Current => Ok(Some(key.typed.clone())),
            Bound::By { value, .. } => {
                let edge = apply(operator, vec![key.typed.clone(), value.clone()], settings)?;
                Ok(Some(edge))
            }
        };
        let (lower, upper) = (edge(&self.lower)?, edge(&self.upper)?);
        // A decimal grows a digit when something is added to it; the three are compared as one type.
        let widest = [&lower, &upper].into_iter().flatten().map(|edge| &edge.data_type);
        let data_type = widest.fold(key.typed.data_type.clone(), |widest, edge| match (&widest, edge) {
            (DataType::Decimal128(had, _), DataType::Decimal128(has, _)) if has > had => edge.clone(),
            _ => widest,
        });
        let cast = |typed: Typed| Ok(implicit_cast(typed, &data_type, settings)?.expr);
        Ok(Some(Distance {
            key: cast(key.typed.clone())?,
            lower: lower.map(cast).transpose()?,
            upper: upper.map(cast).transpose()?,
            is_descending: !key.ascending,
            nulls_first: key.nulls_first,
        }))
    }

    pub(super) fn name(&self) -> String {
        let units = if self.is_range() { "RANGE" } else { "ROWS" };
        let bound = |bound: &Bound, side: &str| match bound {
            Bound::Unbounded => format!("UNBOUNDED {side}"),
            Bound::Current => "CURRENT ROW".to_string(),
            Bound::By { shown, .. } => shown.clone(),
        };
        format!("{units} BETWEEN {} AND {}", bound(&self.lower, "PRECEDING"), bound(&self.upper, "FOLLOWING"))
    }

    /// As Spark's messages without a condition print it: the tree of the expression.
    fn debug_name(&self) -> String {
        let units = if self.is_range() { "RangeFrame" } else { "RowFrame" };
        let bound = |bound: &Bound, unbounded: &str| match bound {
            Bound::Unbounded => unbounded.to_string(),
            Bound::Current => "currentrow$()".to_string(),
            Bound::By { distance, .. } => distance.to_string(),
        };
        let (lower, upper) = (bound(&self.lower, "unboundedpreceding$()"), bound(&self.upper, "unboundedfollowing$()"));
        format!("specifiedwindowframe({units}, {lower}, {upper})")
    }
}

fn is_whole_days(data_type: &DataType) -> bool {
    matches!(Parameter::of(data_type), Some(Parameter::DayTime { first: 0, last: 0 }))
}

impl Bound {
    /// The boundary, under the type of the key it is measured `along`.
    fn read(
        resolver: &mut Resolver<'_>,
        scope: &mut Scope,
        bound: Option<&FrameBoundary>,
        along: Option<&DataType>,
    ) -> Result<Self> {
        let boundary = bound.and_then(|bound| bound.boundary.as_ref());
        let boundary = boundary.ok_or_else(|| Error::internal("a window frame without a bound"))?;
        let value = match boundary {
            Boundary::CurrentRow(_) => return Ok(Bound::Current),
            Boundary::Unbounded(_) => return Ok(Bound::Unbounded),
            Boundary::Value(value) => super::resolve(resolver, scope, value)?,
        };
        if !constant::is_constant(&value.expr) {
            return Err(Error::new(
                Kind::Parse,
                "INVALID_SQL_SYNTAX.INVALID_WINDOW_FRAME_BOUND",
                &[("frameBound", value.name)],
            ));
        }
        let name = value.name.clone();
        let positive = name.strip_prefix("(- ").and_then(|name| name.strip_suffix(')'));
        let mode = if resolver.settings().ansi { EvalMode::Ansi } else { EvalMode::Legacy };
        // Dates and timestamps are measured in other types than their own.
        let target = along.filter(|along| {
            !is_datetime(along) && !is_same(along, &value.data_type) && is_castable(&value.data_type, along, mode)
        });
        let is_cast = target.is_some();
        let value = match target {
            Some(along) => cast(value, along, mode, resolver.settings())?.named(&name),
            None => value,
        };
        let shown = match positive {
            Some(positive) if !is_cast => format!("{positive} PRECEDING"),
            _ => format!("{name} FOLLOWING"),
        };
        let distance = constant::evaluate(&value.expr)?;
        Ok(Bound::By { distance, shown, value })
    }
}

fn unbounded(units: WindowFrameUnits) -> ScalarValue {
    match units {
        WindowFrameUnits::Rows | WindowFrameUnits::Groups => ScalarValue::UInt64(None),
        WindowFrameUnits::Range => ScalarValue::Null,
    }
}
