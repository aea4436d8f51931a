//! [`Guess`]: how many rows a plan gives and how many values its columns have, guessed from what its sources tell.

use std::collections::HashMap;

use datafusion::common::{Column, JoinType, ScalarValue};
use datafusion::datasource::source_as_provider;
use datafusion::logical_expr::utils::split_conjunction;
use datafusion::logical_expr::{BinaryExpr, Expr, LogicalPlan, Operator, TableScan};

/// What conditions leave of the rows, where nothing tells it.
const EQUALITY_KEEPS: f64 = 0.1;
const RANGE_KEEPS: f64 = 0.3;
const OTHERWISE_KEPT: f64 = 0.25;
const SEMI_KEEPS: f64 = 0.5;

pub(super) struct Guess {
    pub(super) rows: f64,
    /// The rows before conditions left some out.
    pub(super) source_rows: f64,
    /// The least and the greatest of the values of columns of whole numbers and days.
    ranges: HashMap<Column, (f64, f64)>,
}

impl Guess {
    /// How many values a column has, before conditions left some out: no more than rows, nor than numbers in its range.
    pub(super) fn values(&self, column: &Column) -> f64 {
        let width = self.ranges.get(column).map_or(f64::INFINITY, |(least, greatest)| greatest - least + 1.0);
        width.min(self.source_rows).max(1.0)
    }
}

/// What is guessed of a plan; `None` where its sources tell nothing.
pub(super) fn of(plan: &LogicalPlan) -> Option<Guess> {
    match plan {
        LogicalPlan::TableScan(scan) => of_source(scan),
        LogicalPlan::SubqueryAlias(alias) => of(&alias.input),
        LogicalPlan::Sort(sort) => of(&sort.input),
        // A side whose rows are all kept, or are kept or not.
        LogicalPlan::Join(join) => {
            let (side, keeps) = match join.join_type {
                JoinType::Left | JoinType::LeftMark => (&join.left, 1.0),
                JoinType::Right | JoinType::RightMark => (&join.right, 1.0),
                JoinType::LeftSemi | JoinType::LeftAnti => (&join.left, SEMI_KEEPS),
                JoinType::RightSemi | JoinType::RightAnti => (&join.right, SEMI_KEEPS),
                JoinType::Inner | JoinType::Full => return None,
            };
            let guess = of(side)?;
            Some(Guess { rows: (guess.rows * keeps).max(1.0), ..guess })
        }
        LogicalPlan::Filter(filter) => {
            let mut guess = of(&filter.input)?;
            for condition in split_conjunction(&filter.predicate) {
                guess.rows *= kept(condition, &guess);
            }
            guess.rows = guess.rows.max(1.0);
            Some(guess)
        }
        LogicalPlan::Projection(projection) => {
            let Guess { rows, source_rows, ranges } = of(&projection.input)?;
            let outputs = projection.expr.iter().zip(projection.schema.columns());
            let ranges = outputs.filter_map(|(expr, name)| Some((name, *ranges.get(plain(expr)?)?))).collect();
            Some(Guess { rows, source_rows, ranges })
        }
        // Its groups are at most the rows, and often far fewer.
        LogicalPlan::Aggregate(aggregate) => {
            let Guess { rows, source_rows: _, ranges } = of(&aggregate.input)?;
            let rows = if aggregate.group_expr.is_empty() { 1.0 } else { (rows * OTHERWISE_KEPT).max(1.0) };
            Some(Guess { rows, source_rows: rows, ranges })
        }
        _ => None,
    }
}

/// The column that an expression hands on.
fn plain(expr: &Expr) -> Option<&Column> {
    match expr {
        Expr::Column(column) => Some(column),
        Expr::Alias(alias) => plain(&alias.expr),
        _ => None,
    }
}

fn of_source(scan: &TableScan) -> Option<Guess> {
    let provider = source_as_provider(&scan.source).ok()?;
    let statistics = provider.statistics()?;
    let rows = *statistics.num_rows.get_value()? as f64;
    let mut ranges = HashMap::new();
    let places: Vec<usize> = match &scan.projection {
        Some(places) => places.clone(),
        None => (0..provider.schema().fields().len()).collect(),
    };
    for (column, place) in scan.projected_schema.columns().into_iter().zip(places) {
        let Some(known) = statistics.column_statistics.get(place) else { continue };
        let least = known.min_value.get_value().and_then(number);
        let greatest = known.max_value.get_value().and_then(number);
        ranges.extend(least.zip(greatest).map(|range| (column, range)));
    }
    Some(Guess { rows: rows.max(1.0), source_rows: rows.max(1.0), ranges })
}

fn number(value: &ScalarValue) -> Option<f64> {
    match value {
        ScalarValue::Int8(value) => value.map(f64::from),
        ScalarValue::Int16(value) => value.map(f64::from),
        ScalarValue::Int32(value) | ScalarValue::Date32(value) => value.map(f64::from),
        ScalarValue::Int64(value) => value.map(|value| value as f64),
        _ => None,
    }
}

/// The share of the rows that a condition keeps.
fn kept(condition: &Expr, guess: &Guess) -> f64 {
    match condition {
        Expr::BinaryExpr(BinaryExpr { left, op: Operator::Or, right }) => {
            (kept(left, guess) + kept(right, guess)).min(1.0)
        }
        Expr::BinaryExpr(BinaryExpr { left, op: Operator::And, right }) => kept(left, guess) * kept(right, guess),
        Expr::BinaryExpr(BinaryExpr { left, op, right }) => match (left.as_ref(), right.as_ref()) {
            (Expr::Column(column), Expr::Literal(value, _)) => compared(column, *op, value, guess),
            (Expr::Literal(value, _), Expr::Column(column)) => match op.swap() {
                Some(op) => compared(column, op, value, guess),
                None => OTHERWISE_KEPT,
            },
            _ => OTHERWISE_KEPT,
        },
        Expr::InList(list) if !list.negated => match list.expr.as_ref() {
            Expr::Column(column) => (list.list.len() as f64 * one_value(column, guess)).min(1.0),
            _ => OTHERWISE_KEPT,
        },
        Expr::IsNotNull(_) => 1.0,
        _ => OTHERWISE_KEPT,
    }
}

fn one_value(column: &Column, guess: &Guess) -> f64 {
    if guess.ranges.contains_key(column) { 1.0 / guess.values(column) } else { EQUALITY_KEEPS }
}

fn compared(column: &Column, op: Operator, value: &ScalarValue, guess: &Guess) -> f64 {
    let range = guess.ranges.get(column).filter(|(least, greatest)| greatest > least);
    let below = range.zip(number(value)).map(|((least, greatest), value)| (value - least) / (greatest - least));
    match op {
        Operator::Eq => one_value(column, guess),
        Operator::NotEq => 1.0,
        Operator::Lt | Operator::LtEq => below.map_or(RANGE_KEEPS, |below| below.clamp(0.0, 1.0)),
        Operator::Gt | Operator::GtEq => below.map_or(RANGE_KEEPS, |below| (1.0 - below).clamp(0.0, 1.0)),
        _ => OTHERWISE_KEPT,
    }
}
