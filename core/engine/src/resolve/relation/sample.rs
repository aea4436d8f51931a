//! `sample`, `randomSplit` and `sampleBy`. Spark: `Sample`, `DataFrameStatFunctions.sampleBy`.

use std::sync::Arc;

use arrow::datatypes::DataType;
use datafusion::logical_expr::{LogicalPlan, Sort, SortExpr, lit, when};
use firesteel_protocol::spark::connect::stat_sample_by::Fraction;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Node, Result};

use crate::error::from_datafusion;
use crate::expr::Typed;
use crate::function;
use crate::plan::sample::{Draw, Order, is_local, sample};
use crate::resolve::column::Column;
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::scope::Scope;
use crate::resolve::{barrier, condition, expression};
use crate::types::is_orderable;

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Node, message: &proto::Sample) -> Result<Relation> {
    let proto::Sample { input: _, lower_bound, upper_bound, with_replacement, seed, deterministic_order } = message;
    let fraction = upper_bound - lower_bound;
    let repeats = with_replacement.unwrap_or_default();
    if repeats && fraction < 0.0 {
        let reason = format!("Sampling fraction ({fraction}) must be nonnegative with replacement");
        return Err(Error::argument("sample", "fraction", reason));
    }
    // Spark lets sums of fractions be a little off.
    if !repeats && !(-1e-6..=1.0 + 1e-6).contains(&fraction) {
        let reason = format!("Sampling fraction ({fraction}) must be on interval [0, 1] without replacement");
        return Err(Error::argument("sample", "fraction", reason));
    }
    let input = super::input(resolver, node)?;
    let (input, order) = match *deterministic_order {
        false => (input, Order::AsTheyCome),
        true if is_local(&input.plan) => (input, Order::Sorted),
        true => (ordered(input)?, Order::AsTheyCome),
    };
    let seed = seed.unwrap_or(resolver.settings().now_micros);
    let draw = if repeats {
        Draw::Repeats { mean: fraction }
    } else {
        Draw::Cell { lower: *lower_bound, upper: *upper_bound }
    };
    let plan = sample(&input.plan, draw, seed, order)?;
    Ok(input.with_plan(plan))
}

/// The rows by all columns that have an order, so that the parts of a split draw from the same rows.
fn ordered(input: Relation) -> Result<Relation> {
    let keys = input.columns.iter().filter(|column| is_orderable(&column.data_type));
    let expr: Vec<SortExpr> = keys.map(|column| SortExpr::new(column.expr(), true, true)).collect();
    if expr.is_empty() {
        return Ok(input);
    }
    let plan = LogicalPlan::Sort(Sort { expr, input: Arc::clone(&input.plan), fetch: None });
    Ok(input.with_plan(plan))
}

/// Rows by the fraction of the stratum they belong to; those of no stratum go.
pub(super) fn by(resolver: &mut Resolver<'_>, node: &Node, message: &proto::StatSampleBy) -> Result<Relation> {
    let proto::StatSampleBy { input: _, col, fractions, seed } = message;
    if let Some(wrong) = fractions.iter().find(|part| !(0.0..=1.0).contains(&part.fraction)) {
        let reason = format!("Fractions must be in [0, 1], but got {}", wrong.fraction);
        return Err(Error::argument("sampleBy", "fractions", reason));
    }
    let input = super::input(resolver, node)?;
    let mut scope = Scope::of(input);
    let column = col.as_ref().ok_or_else(condition::missing_expression)?;
    let stratum = expression::resolve(resolver, &mut scope, column)?;
    let input = scope.relation;
    let id = resolver.id();
    let seed = seed.unwrap_or(resolver.settings().now_micros);
    let plan = sample(&input.plan, Draw::Number { id: id.clone() }, seed, Order::AsTheyCome)?;
    let number = Typed::column(&id, "", DataType::Float64, false);
    let mut fraction = lit(0.0_f64);
    for Fraction { stratum: value, fraction: part } in fractions.iter().rev() {
        let value = value.as_ref().ok_or_else(|| Error::internal("a fraction without its stratum"))?;
        let value = expression::literal(value, resolver.settings())?;
        let is_in = function::apply("<=>", vec![stratum.clone(), value], resolver.settings())?;
        fraction = when(is_in.expr, lit(*part)).otherwise(fraction).map_err(from_datafusion)?;
    }
    let is_drawn = Typed {
        expr: number.expr.lt(fraction),
        data_type: DataType::Boolean,
        nullable: false,
        name: String::new(),
        fallible: stratum.fallible,
    };
    let drawn = barrier::filter(resolver, input.with_plan(plan), vec![is_drawn])?;
    let outputs = drawn.columns.iter().map(|column| (column.expr(), column.clone())).collect::<Vec<(_, Column)>>();
    drawn.project(outputs)
}
