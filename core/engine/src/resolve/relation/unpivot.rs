//! `unpivot`: columns become rows. Spark: `Unpivot`.

use firesteel_protocol::spark::connect::unpivot::Values;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Node, Result};

use arrow::datatypes::DataType;
use datafusion::common::ScalarValue;
use datafusion::logical_expr::{LogicalPlan, Union};

use crate::error::from_datafusion;
use crate::expr::Typed;
use crate::resolve::column::Column;
use crate::resolve::condition;
use crate::resolve::expression::{self, Output};
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::scope::Scope;
use crate::types::coercion::Strings;
use crate::types::{common_type, implicit_cast};

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Node, message: &proto::Unpivot) -> Result<Relation> {
    let proto::Unpivot { input: _, ids, values, variable_column_name, value_column_name } = message;
    let input = super::input(resolver, node)?;
    let mut scope = Scope::of(input);
    let ids = expression::resolve_outputs(resolver, &mut scope, ids)?;
    let kept = |output: &Output| match &output.same_as {
        Some(same) => same.metadata.clone(),
        None => output.metadata.clone(),
    };
    let metadata: Vec<_> = ids.iter().map(kept).collect();
    let ids: Vec<Typed> = ids.into_iter().map(|output| output.typed).collect();
    let values: Vec<Typed> = match values {
        Some(Values { values }) => {
            let values = expression::resolve_outputs(resolver, &mut scope, values)?;
            values.into_iter().map(|output| output.typed).collect()
        }
        None => {
            let is_id = |column: &Column| ids.iter().any(|id| id.expr == column.expr());
            scope.relation.columns.iter().filter(|column| !is_id(column)).map(Column::typed).collect()
        }
    };
    if values.is_empty() {
        return Err(condition::analysis("UNPIVOT_REQUIRES_VALUE_COLUMNS", &[]));
    }
    let mut relation = rows(resolver, scope.relation, &ids, values, [variable_column_name, value_column_name])?;
    for (column, metadata) in relation.columns.iter_mut().zip(metadata) {
        column.metadata = metadata;
    }
    Ok(relation)
}

/// One projection of the input for each value column, all of them together.
fn rows(
    resolver: &mut Resolver<'_>,
    input: Relation,
    ids: &[Typed],
    values: Vec<Typed>,
    [variable_name, value_name]: [&String; 2],
) -> Result<Relation> {
    let settings = resolver.settings();
    let types: Vec<DataType> = values.iter().map(|value| value.data_type.clone()).collect();
    let common = common_type(&types, Strings::Apart, settings).ok_or_else(|| mismatch(&values))?;
    let nullable = values.iter().any(|value| value.nullable);
    let mut columns: Vec<Column> = ids.iter().map(|id| resolver.column(id)).collect();
    columns.push(resolver.column(&Typed::column("", variable_name, DataType::Utf8, false)));
    columns.push(resolver.column(&Typed::column("", value_name, common.clone(), nullable)));
    let mut parts = Vec::with_capacity(values.len());
    for value in values {
        let name = Typed::literal(ScalarValue::Utf8(Some(value.name.clone())));
        let value = implicit_cast(value, &common, settings)?;
        let expressions = ids.iter().map(|id| id.expr.clone()).chain([name.expr, value.expr]);
        parts.push(input.clone().project(expressions.zip(columns.iter().cloned()).collect())?.plan);
    }
    if let [plan] = parts.as_slice() {
        return Ok(Relation::new(plan.as_ref().clone(), columns));
    }
    let union = Union::try_new_with_loose_types(parts);
    Ok(Relation::new(LogicalPlan::Union(union.map_err(from_datafusion)?), columns))
}

fn mismatch(values: &[Typed]) -> firesteel_protocol::Error {
    let types: Vec<String> = values
        .iter()
        .map(|value| {
            format!("{} ({})", condition::shown_type(&value.data_type), crate::resolve::identifier::quote(&value.name))
        })
        .collect();
    condition::analysis("UNPIVOT_VALUE_DATA_TYPE_MISMATCH", &[("types", types.join(", "))])
}
