//! `distinct` and `dropDuplicates`. Spark: `Deduplicate`, `ReplaceDeduplicateWithAggregate`.

use std::sync::Arc;

use datafusion::functions_aggregate::first_last::first_value_udaf;
use datafusion::logical_expr::expr::AggregateFunction;
use datafusion::logical_expr::{Aggregate, Expr, LogicalPlan};
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Node, Result};

use crate::error::from_datafusion;
use crate::resolve::column::Column;
use crate::resolve::condition;
use crate::resolve::resolver::{Relation, Resolver, distinct};

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Node, message: &proto::Deduplicate) -> Result<Relation> {
    let proto::Deduplicate { input: _, column_names, all_columns_as_keys, within_watermark } = message;
    let input = super::input(resolver, node)?.visible_only()?;
    if within_watermark.unwrap_or_default() {
        let reason = "dropDuplicatesWithinWatermark is not supported with batch DataFrames/DataSets";
        resolver.refuse_to_run(condition::analysis("_LEGACY_ERROR_TEMP_3102", &[("msg", reason.to_string())]));
    }
    if all_columns_as_keys.unwrap_or_default() {
        let plan = distinct(Arc::clone(&input.plan))?;
        return Ok(input.with_plan(plan));
    }
    let mut keys = Vec::new();
    for name in column_names {
        let found: Vec<&Column> =
            input.columns.iter().filter(|column| resolver.same_name(&column.name, name)).collect();
        if found.is_empty() {
            return Err(condition::not_among(name, &input.columns));
        }
        keys.extend(found.into_iter().map(|column| column.id.clone()));
    }
    first_of_each(resolver, input, &keys)
}

/// One row of each group, the values of one and the same row.
fn first_of_each(resolver: &mut Resolver<'_>, input: Relation, keys: &[String]) -> Result<Relation> {
    let is_key = |column: &Column| keys.contains(&column.id);
    let group = input.columns.iter().filter(|column| is_key(column)).map(Column::expr).collect();
    let mut firsts = Vec::new();
    let mut outputs = Vec::new();
    for column in &input.columns {
        if is_key(column) {
            outputs.push((column.expr(), column.clone()));
            continue;
        }
        let first = AggregateFunction::new_udf(first_value_udaf(), vec![column.expr()], false, None, Vec::new(), None);
        let id = resolver.id();
        firsts.push(Expr::AggregateFunction(first).alias(&id));
        outputs.push((Expr::Column(datafusion::common::Column::new_unqualified(id)), column.clone()));
    }
    let aggregate = Aggregate::try_new(Arc::clone(&input.plan), group, firsts).map_err(from_datafusion)?;
    Relation::new(LogicalPlan::Aggregate(aggregate), Vec::new()).project(outputs)
}
