//! Joins that give each row of the left side its nearest rows of the right side: as-of joins and nearest-by joins. The
//! left rows are numbered, the joined rows ranked for each number. Spark: `AsOfJoin`, `NearestByJoin`.

use std::sync::Arc;

use arrow::datatypes::DataType;
use datafusion::common::{JoinType, ScalarValue};
use datafusion::functions_window::row_number::row_number_udwf;
use datafusion::logical_expr::expr::{WindowFunction, WindowFunctionParams};
use datafusion::logical_expr::{Expr, Filter, LogicalPlan, SortExpr, WindowFrame, WindowFunctionDefinition, lit};
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Node, Result};

use super::{join, project};
use crate::expr::Typed;
use crate::function;
use crate::resolve::column::Column;
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::scope::Scope;
use crate::resolve::{condition, constant, expression};
use crate::types::{is_orderable, quoted};

/// The most rows of the right side that a nearest-by join gives for one of the left.
const MOST_RESULTS: i32 = 100_000;

pub(super) fn as_of(resolver: &mut Resolver<'_>, node: &Node, message: &proto::AsOfJoin) -> Result<Relation> {
    let proto::AsOfJoin {
        left: _,
        right: _,
        left_as_of,
        right_as_of,
        join_expr,
        using_columns,
        join_type,
        tolerance,
        allow_exact_matches,
        direction,
    } = message;
    let direction = Direction::named(direction)?;
    let join_type = match join_type.to_lowercase().replace('_', "").as_str() {
        "inner" | "" => JoinType::Inner,
        "left" | "leftouter" => JoinType::Left,
        other => return Err(Error::argument("joinAsOf", "joinType", format!("Unsupported as-of join type {other}"))),
    };
    let left = super::resolve(resolver, node.input(0)?)?;
    let right = super::resolve(resolver, node.input(1)?)?;
    let missing = condition::missing_expression;
    let mut left_scope = Scope::of(left);
    let before = expression::resolve(resolver, &mut left_scope, left_as_of.as_ref().ok_or_else(missing)?)?;
    let mut right_scope = Scope::of(right);
    let after = expression::resolve(resolver, &mut right_scope, right_as_of.as_ref().ok_or_else(missing)?)?;
    let (left, right) = (left_scope.relation, right_scope.relation);
    let mut conditions = Vec::new();
    for name in using_columns {
        let parts = crate::resolve::identifier::parse(name)?;
        let (one, other) = (join::key(resolver, &left, &parts, "left")?, join::key(resolver, &right, &parts, "right")?);
        conditions.push(join::equal(resolver, &one, &other)?);
    }
    if let Some(join_expr) = join_expr {
        let mut both = Scope::of(join::both(&left, &right));
        conditions.push(expression::resolve(resolver, &mut both, join_expr)?.expr);
    }
    let tolerance = tolerance.as_ref().map(|tolerance| self::tolerance(resolver, tolerance)).transpose()?;
    let sides = Sides { before, after };
    conditions.extend(sides.conditions(resolver, direction, *allow_exact_matches, tolerance)?);
    let distance = sides.distance(resolver, direction)?;
    let nearest = Nearest { join_type, conditions, ranking: distance, is_greatest: false, results: 1 };
    nearest.join(resolver, left, right)
}

/// Which way the nearest row is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Backward,
    Forward,
    Nearest,
}

impl Direction {
    fn named(name: &str) -> Result<Self> {
        Ok(match name.to_lowercase().as_str() {
            "backward" => Direction::Backward,
            "forward" => Direction::Forward,
            "nearest" => Direction::Nearest,
            _ => {
                let supported = "'forward', 'backward', 'nearest'".to_string();
                let parameters = [("direction", name.to_string()), ("supported", supported)];
                return Err(condition::analysis("AS_OF_JOIN.UNSUPPORTED_DIRECTION", &parameters));
            }
        })
    }
}

/// A constant that is not negative.
fn tolerance(resolver: &mut Resolver<'_>, tolerance: &proto::Expression) -> Result<Typed> {
    let mut scope = Scope::of(project::one_row());
    let tolerance = expression::resolve(resolver, &mut scope, tolerance)?;
    if !constant::is_constant(&tolerance.expr) {
        return Err(condition::analysis("AS_OF_JOIN.TOLERANCE_IS_UNFOLDABLE", &[]));
    }
    let value = constant::evaluate(&tolerance.expr)?;
    let zero = match value.data_type() {
        DataType::Duration(_) => ScalarValue::DurationMicrosecond(Some(0)),
        other => ScalarValue::new_zero(&other).map_err(crate::error::from_datafusion)?,
    };
    if value.partial_cmp(&zero).is_some_and(std::cmp::Ordering::is_lt) {
        return Err(condition::analysis("AS_OF_JOIN.TOLERANCE_IS_NON_NEGATIVE", &[]));
    }
    Ok(tolerance)
}

/// The moments of the two sides.
struct Sides {
    before: Typed,
    after: Typed,
}

impl Sides {
    fn conditions(
        &self,
        resolver: &Resolver<'_>,
        direction: Direction,
        takes_equal: bool,
        tolerance: Option<Typed>,
    ) -> Result<Vec<Expr>> {
        let settings = resolver.settings();
        let apply = |name: &str, left: &Typed, right: &Typed| {
            function::apply(name, vec![left.clone(), right.clone()], settings)
        };
        let (before, after) = (&self.before, &self.after);
        let order = match (direction, takes_equal) {
            (Direction::Backward, true) => Some(">="),
            (Direction::Backward, false) => Some(">"),
            (Direction::Forward, true) => Some("<="),
            (Direction::Forward, false) => Some("<"),
            (Direction::Nearest, true) => None,
            (Direction::Nearest, false) => Some("!="),
        };
        let mut conditions: Vec<Expr> =
            order.map(|order| apply(order, before, after)).transpose()?.into_iter().map(|typed| typed.expr).collect();
        let Some(tolerance) = tolerance else { return Ok(conditions) };
        if direction != Direction::Forward {
            conditions.push(apply(">=", after, &apply("-", before, &tolerance)?)?.expr);
        }
        if direction != Direction::Backward {
            conditions.push(apply("<=", after, &apply("+", before, &tolerance)?)?.expr);
        }
        Ok(conditions)
    }

    /// What is least for the row that is wanted.
    fn distance(&self, resolver: &Resolver<'_>, direction: Direction) -> Result<Typed> {
        let settings = resolver.settings();
        let apply = |name: &str, arguments: [&Typed; 2]| {
            function::apply(name, arguments.into_iter().cloned().collect(), settings)
        };
        let (before, after) = (&self.before, &self.after);
        match direction {
            Direction::Backward => apply("-", [before, after]),
            Direction::Forward => apply("-", [after, before]),
            Direction::Nearest => {
                let parts =
                    vec![apply(">", [before, after])?, apply("-", [before, after])?, apply("-", [after, before])?];
                function::apply("if", parts, settings)
            }
        }
    }
}

pub(super) fn by(resolver: &mut Resolver<'_>, node: &Node, message: &proto::NearestByJoin) -> Result<Relation> {
    let proto::NearestByJoin { left: _, right: _, ranking_expression, num_results, join_type, mode, direction } =
        message;
    let refused = |name: &str, value: (&str, String), supported: &str| {
        let parameters = [value, ("supported", supported.to_string())];
        Err(condition::analysis(&format!("NEAREST_BY_JOIN.{name}"), &parameters))
    };
    let join_type = match join_type.to_lowercase().replace('_', "").as_str() {
        "inner" | "" => JoinType::Inner,
        "left" | "leftouter" => JoinType::Left,
        other => return refused("UNSUPPORTED_JOIN_TYPE", ("joinType", other.to_string()), "'INNER', 'LEFT OUTER'"),
    };
    if !matches!(mode.to_lowercase().as_str(), "exact" | "approx") {
        return refused("UNSUPPORTED_MODE", ("mode", mode.clone()), "'approx', 'exact'");
    }
    let is_greatest = match direction.to_lowercase().as_str() {
        "distance" => false,
        "similarity" => true,
        _ => return refused("UNSUPPORTED_DIRECTION", ("direction", direction.clone()), "'distance', 'similarity'"),
    };
    if !(1..=MOST_RESULTS).contains(num_results) {
        let parameters =
            [("numResults", num_results.to_string()), ("min", "1".to_string()), ("max", MOST_RESULTS.to_string())];
        return Err(condition::analysis("NEAREST_BY_JOIN.NUM_RESULTS_OUT_OF_RANGE", &parameters));
    }
    let left = super::resolve(resolver, node.input(0)?)?;
    let right = super::resolve(resolver, node.input(1)?)?;
    let ranking = ranking_expression.as_ref().ok_or_else(condition::missing_expression)?;
    let mut both = Scope::of(join::both(&left, &right));
    let ranking = expression::resolve(resolver, &mut both, ranking)?;
    if !is_orderable(&ranking.data_type) {
        let parameters = [("expression", format!("\"{}\"", ranking.name)), ("type", quoted(&ranking.data_type))];
        return Err(condition::analysis("NEAREST_BY_JOIN.NON_ORDERABLE_RANKING_EXPRESSION", &parameters));
    }
    let results = i64::from(*num_results);
    let nearest = Nearest { join_type, conditions: Vec::new(), ranking, is_greatest, results };
    let mut joined = nearest.join(resolver, left, right)?;
    // Spark: `RewriteNearestByJoin` takes the columns of both sides out of aggregates.
    joined.columns.iter_mut().for_each(|column| column.nullable = true);
    Ok(joined)
}

/// For each row of the left side the rows of the right that hold to the conditions and rank first.
struct Nearest {
    join_type: JoinType,
    conditions: Vec<Expr>,
    ranking: Typed,
    is_greatest: bool,
    results: i64,
}

impl Nearest {
    fn join(self, resolver: &mut Resolver<'_>, left: Relation, right: Relation) -> Result<Relation> {
        let row = resolver.column(&Typed::column("", "", DataType::UInt64, false));
        let mut outputs = kept(&left.columns);
        outputs.push((number(Vec::new(), Vec::new())?, row.clone()));
        let left = project::build(resolver, left, outputs)?;
        let mut conditions = self.conditions;
        // What has no rank is no match.
        conditions.push(self.ranking.expr.clone().is_not_null());
        let joined = join::joined(left, right, self.join_type, conditions)?;
        let rank = resolver.column(&Typed::column("", "", DataType::UInt64, false));
        let order = SortExpr::new(self.ranking.expr, !self.is_greatest, false);
        let mut outputs = kept(&joined.columns);
        outputs.push((number(vec![row.expr()], vec![order])?, rank.clone()));
        let ranked = project::build(resolver, joined, outputs)?;
        let is_wanted = rank.expr().lt_eq(lit(self.results as u64));
        let plan = LogicalPlan::Filter(Filter::new(is_wanted, Arc::clone(&ranked.plan)));
        let columns: Vec<Column> =
            ranked.columns.iter().filter(|column| column.id != row.id && column.id != rank.id).cloned().collect();
        ranked.with_plan(plan).project(kept(&columns))
    }
}

fn kept(columns: &[Column]) -> Vec<(Expr, Column)> {
    columns.iter().map(|column| (column.expr(), column.clone())).collect()
}

/// The place of a row among those of its partition, from 1.
pub(super) fn number(partition_by: Vec<Expr>, order_by: Vec<SortExpr>) -> Result<Expr> {
    let params = WindowFunctionParams {
        args: Vec::new(),
        window_frame: WindowFrame::new((!order_by.is_empty()).then_some(true)),
        partition_by,
        order_by,
        filter: None,
        null_treatment: None,
        distinct: false,
    };
    let fun = WindowFunctionDefinition::WindowUDF(row_number_udwf());
    Ok(Expr::WindowFunction(Box::new(WindowFunction { fun, params })))
}
