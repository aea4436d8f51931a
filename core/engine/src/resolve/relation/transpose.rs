//! `transpose`: rows become columns, called by their values in the index column. The rows are gathered before the plan
//! is resolved. Spark: `ResolveTranspose`.

use std::sync::Arc;

use arrow::array::{ArrayRef, RecordBatch, RecordBatchOptions, StringArray, new_empty_array};
use arrow::compute::concat_batches;
use arrow::datatypes::{DataType, Field, Schema};
use datafusion::common::ScalarValue;
use datafusion::logical_expr::{Expr, Limit, LogicalPlan, Sort, SortExpr, lit};
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Kind, Node, Result};

use super::{local, nearest, project};
use crate::error::from_datafusion;
use crate::expr::{EvalMode, Typed, cast};
use crate::resolve::column::Column;
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::scope::Scope;
use crate::resolve::{barrier, condition, expression};
use crate::types::coercion::Strings;
use crate::types::{common_type, implicit_cast, is_nested, quoted};

/// The rows to transpose: the index as text, then the other columns in their common type, by the index. One row more
/// than `most` where there are more.
pub(crate) fn rows(
    resolver: &mut Resolver<'_>,
    node: &Node,
    message: &proto::Transpose,
    most: usize,
) -> Result<Relation> {
    let proto::Transpose { input: _, index_columns } = message;
    let input = super::input(resolver, node)?;
    let mut scope = Scope::of(input);
    let index = match index_columns.as_slice() {
        [] => scope.relation.columns.first().map(Column::typed),
        [column] => Some(expression::resolve(resolver, &mut scope, column)?),
        _ => return Err(invalid("Only one index column is allowed")),
    };
    let Some(index) = index else { return scope.relation.project(Vec::new()) };
    let input = scope.relation;
    let Some(at) = input.columns.iter().position(|column| column.expr() == index.expr) else {
        return Err(invalid("Index column must be an atomic attribute"));
    };
    if is_nested(&index.data_type) {
        return Err(invalid(&format!("Index column must be of atomic type, but found: {}", quoted(&index.data_type))));
    }
    let settings = resolver.settings();
    let others: Vec<&Column> =
        input.columns.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, column)| column).collect();
    let mut common: Option<DataType> = None;
    for column in &others {
        common = Some(match common {
            None => column.data_type.clone(),
            Some(before) => common_type(&[before.clone(), column.data_type.clone()], Strings::Apart, settings)
                .ok_or_else(|| {
                    let parameters = [("dt1", quoted(&before)), ("dt2", quoted(&column.data_type))];
                    condition::analysis("TRANSPOSE_NO_LEAST_COMMON_TYPE", &parameters)
                })?,
        });
    }
    let text = cast(index.clone(), &DataType::Utf8, EvalMode::Legacy, settings)?.named(index.name.clone());
    let mut outputs = vec![(text.expr.clone(), resolver.column(&text))];
    for column in others {
        let value = match &common {
            Some(common) => implicit_cast(column.typed(), common, settings)?.named(column.name.clone()),
            None => column.typed(),
        };
        let output = Column { nullable: true, ..resolver.column(&value) };
        outputs.push((value.expr, output));
    }
    let expr = index.expr.clone().is_not_null();
    let is_there = Typed { expr, data_type: DataType::Boolean, nullable: false, name: String::new(), fallible: false };
    let input = barrier::filter(resolver, input, vec![is_there])?;
    // Rows of one index stay in their order.
    let place = resolver.column(&Typed::column("", "", DataType::UInt64, false));
    let mut numbered: Vec<(Expr, Column)> =
        input.columns.iter().map(|column| (column.expr(), column.clone())).collect();
    numbered.push((nearest::number(Vec::new(), Vec::new())?, place.clone()));
    let input = project::build(resolver, input, numbered)?;
    let keys = vec![SortExpr::new(index.expr, true, true), SortExpr::new(place.expr(), true, true)];
    let sorted = LogicalPlan::Sort(Sort { expr: keys, input: Arc::clone(&input.plan), fetch: None });
    let fetch = i64::try_from(most + 1).unwrap_or(i64::MAX);
    let limited = LogicalPlan::Limit(Limit { skip: None, fetch: Some(Box::new(lit(fetch))), input: Arc::new(sorted) });
    input.with_plan(limited).project(outputs)
}

fn invalid(reason: &str) -> Error {
    condition::analysis("TRANSPOSE_INVALID_INDEX_COLUMN", &[("reason", reason.to_string())])
}

/// The error for more rows than may become columns.
pub(crate) fn too_many(most: usize) -> Error {
    let parameters = [("maxValues", most.to_string()), ("config", "spark.sql.transposeMaxValues".to_string())];
    Error::new(Kind::Analysis, "TRANSPOSE_EXCEED_ROW_LIMIT", &parameters)
}

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Arc<Node>) -> Result<Relation> {
    let gathered = resolver.tables.gathered(node);
    let gathered = gathered.ok_or_else(|| Error::internal("rows to transpose that were not gathered"))?;
    let Some((_, others)) = gathered.columns.split_first() else {
        return local::table(resolver, &Schema::new(vec![Field::new("key", DataType::Utf8, false)]), Vec::new());
    };
    let rows = match gathered.batches.first() {
        Some(first) => Some(concat_batches(&first.schema(), &gathered.batches).map_err(Error::internal)?),
        None => None,
    };
    let names: Vec<&str> = others.iter().map(|column| column.name.as_str()).collect();
    let data_type = others.first().map_or(DataType::Utf8, |column| column.data_type.clone());
    let mut fields = vec![Field::new("key", DataType::Utf8, false)];
    let mut columns: Vec<ArrayRef> = vec![Arc::new(StringArray::from(names))];
    for row in 0..rows.as_ref().map_or(0, RecordBatch::num_rows) {
        let Some(rows) = &rows else { break };
        let name = ScalarValue::try_from_array(rows.column(0), row).map_err(from_datafusion)?;
        let name = name.try_as_str().flatten().unwrap_or_default();
        fields.push(Field::new(name, data_type.clone(), true));
        let values = rows.columns()[1..].iter().map(|column| ScalarValue::try_from_array(column, row));
        let values = values.collect::<Result<Vec<_>, _>>().map_err(from_datafusion)?;
        columns.push(match values.is_empty() {
            true => new_empty_array(&data_type),
            false => ScalarValue::iter_to_array(values).map_err(from_datafusion)?,
        });
    }
    let plain: Vec<Field> = fields
        .iter()
        .zip(&columns)
        .enumerate()
        .map(|(at, (_, column))| Field::new(format!("c{at}"), column.data_type().clone(), at > 0))
        .collect();
    let options = RecordBatchOptions::new().with_row_count(Some(others.len()));
    let batch = RecordBatch::try_new_with_options(Arc::new(Schema::new(plain)), columns, &options);
    let batch = batch.map_err(|error| Error::internal("transposing rows").with_cause(error))?;
    local::table(resolver, &Schema::new(fields), vec![batch])
}
