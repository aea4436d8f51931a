//! `groupBy(..).pivot(..)`: values of a column, named or found, become columns. Spark: `RelationalGroupedDataset.pivot`.

use std::sync::Arc;

use datafusion::common::ScalarValue;
use firesteel_protocol::spark::connect::aggregate::Pivot;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Node, Result};

use super::pivot;
use crate::error::from_datafusion;
use crate::expr::{EvalMode, Typed, cast};
use crate::function;
use crate::resolve::expression;
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::scope::Scope;
use crate::resolve::{condition, constant};
use crate::types::{is_nested, quoted};

/// More values than this are taken for a mistake. Spark: `spark.sql.pivotMaxValues`.
const MOST_VALUES: usize = 10_000;

pub(super) fn resolve(
    resolver: &mut Resolver<'_>,
    node: &Arc<Node>,
    message: &proto::Aggregate,
    pivot: &Pivot,
) -> Result<Relation> {
    let Pivot { col, values } = pivot;
    let input = super::input(resolver, node)?;
    let mut scope = Scope::of(input);
    let keys = expression::resolve_outputs(resolver, &mut scope, &message.grouping_expressions)?;
    let col = col.as_ref().ok_or_else(condition::missing_expression)?;
    let column = expression::resolve(resolver, &mut scope, col)?;
    let values: Vec<Typed> = if values.is_empty() {
        if is_nested(&column.data_type) {
            let parameters = [("value", column.name.clone()), ("type", quoted(&column.data_type))];
            return Err(condition::analysis("UNSUPPORTED_FEATURE.LITERAL_TYPE", &parameters));
        }
        gathered(resolver, node)?
    } else {
        values.iter().map(|value| expression::literal(value, resolver.settings())).collect::<Result<_>>()?
    };
    let aggregates = expression::resolve_outputs(resolver, &mut scope, &message.aggregate_expressions)?;
    let settings = resolver.settings();
    let conditions = values
        .into_iter()
        .map(|value| {
            let (value, name) = settled(resolver, &column, value)?;
            Ok((function::apply("<=>", vec![column.clone(), value], settings)?.expr, name))
        })
        .collect::<Result<Vec<_>>>()?;
    pivot::pivoted(resolver, scope.relation, keys, &conditions, &aggregates)
}

/// The query for the values of the pivot column, where the plan names none: each once, in order.
pub(crate) fn values_query(node: &Node) -> Option<Arc<Node>> {
    let RelType::Aggregate(message) = node.rel_type() else { return None };
    let Pivot { col, values } = message.pivot.as_ref()?;
    if !values.is_empty() {
        return None;
    }
    let (input, depth) = (node.input(0).ok()?, node.expression_depth());
    let project = proto::Project { input: None, expressions: col.iter().cloned().collect() };
    let project = Node::new(None, RelType::Project(Box::new(project)), vec![Arc::clone(input)], depth);
    let distinct = proto::Deduplicate { all_columns_as_keys: Some(true), ..Default::default() };
    let distinct = Node::new(None, RelType::Deduplicate(Box::new(distinct)), vec![project], 0);
    let limit = proto::Limit { input: None, limit: i32::try_from(MOST_VALUES + 1).unwrap_or(i32::MAX) };
    let limit = Node::new(None, RelType::Limit(Box::new(limit)), vec![distinct], 0);
    let first = super::integer(1);
    let key = proto::expression::SortOrder { child: Some(Box::new(first)), direction: 1, null_ordering: 1 };
    let sort = proto::Sort { input: None, order: vec![key], is_global: Some(true) };
    Some(Node::new(None, RelType::Sort(Box::new(sort)), vec![limit], 0))
}

fn gathered(resolver: &Resolver<'_>, node: &Arc<Node>) -> Result<Vec<Typed>> {
    let rows = resolver.tables.gathered(node).ok_or_else(|| Error::internal("a pivot whose values are not known"))?;
    let mut values = Vec::new();
    for batch in &rows.batches {
        for row in 0..batch.num_rows() {
            let value = ScalarValue::try_from_array(batch.column(0), row).map_err(from_datafusion)?;
            values.push(Typed::literal(value));
        }
    }
    if values.len() > MOST_VALUES {
        let name = rows.columns.first().map_or("", |column| column.name.as_str());
        return Err(Error::argument(
            "pivot",
            "values",
            format!("the pivot column {name} has more than {MOST_VALUES} distinct values"),
        ));
    }
    Ok(values)
}

/// The value as a constant of the column's type, and what its columns are called.
fn settled(resolver: &Resolver<'_>, column: &Typed, value: Typed) -> Result<(Typed, String)> {
    let settings = resolver.settings();
    let mode = if settings.ansi { EvalMode::Ansi } else { EvalMode::Legacy };
    let (name, shown, from) = (pivot::shown(resolver, &value)?, value.name.clone(), value.data_type.clone());
    let converted = cast(value, &column.data_type, mode, settings).map_err(|error| {
        if !error.condition().starts_with("DATATYPE_MISMATCH") {
            return error;
        }
        let parameters = [("value", shown), ("valueType", quoted(&from)), ("pivotType", quoted(&column.data_type))];
        condition::analysis("PIVOT_VALUE_DATA_TYPE_MISMATCH", &parameters)
    })?;
    Ok((Typed::literal(constant::evaluate(&converted.expr)?), name))
}
