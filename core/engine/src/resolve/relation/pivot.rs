//! PIVOT: groups with a column for each value and aggregate; UNPIVOT: a row for each group of columns.
//! Spark: `Pivot` (`PivotTransformer`), `Unpivot` (`UnpivotTransformer`).

use std::sync::Arc;

use arrow::datatypes::DataType;
use datafusion::common::ScalarValue;
use datafusion::common::tree_node::{Transformed, TreeNode, TreeNodeRecursion};
use datafusion::functions_aggregate::count::count_udaf;
use datafusion::logical_expr::expr::{AggregateFunction, NullTreatment};
use datafusion::logical_expr::{BinaryExpr, Expr, Filter, LogicalPlan, Operator, Union, lit, when};
use firesteel_protocol::extension::{Pivot, UnpivotColumns, pivot, unpivot_columns};
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::{Error, Result};

use super::extension;
use crate::error::from_datafusion;
use crate::expr::{EvalMode, Typed, cast};
use crate::resolve::column::Column;
use crate::resolve::expression::{self, Output};
use crate::resolve::grouped::Grouped;
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::scope::Scope;
use crate::resolve::{condition, constant, identifier};
use crate::types::coercion::Strings;
use crate::types::{common_type, implicit_cast, is_orderable};

pub(super) fn resolve(resolver: &mut Resolver<'_>, message: Pivot) -> Result<Relation> {
    let Pivot { input, aggregates, columns, values } = message;
    let input = extension::inner(resolver, input)?;
    let mut scope = Scope::of(input);
    let columns: Vec<Typed> =
        columns.iter().map(|column| expression::resolve(resolver, &mut scope, column)).collect::<Result<_>>()?;
    if let Some(column) = columns.iter().find(|column| !is_orderable(&column.data_type)) {
        let parameters = [("columnName", identifier::quote(&column.name))];
        return Err(condition::analysis("INCOMPARABLE_PIVOT_COLUMN", &parameters));
    }
    let mut found = Vec::with_capacity(values.len());
    for pivot::Value { value, alias } in values {
        let value = value.ok_or_else(condition::missing_expression)?;
        found.push((cells(resolver, &mut scope, &value, &columns)?, alias));
    }
    let aggregates = expression::resolve_outputs(resolver, &mut scope, &aggregates)?;
    let used: Vec<String> = columns
        .iter()
        .chain(aggregates.iter().map(|aggregate| &aggregate.typed))
        .flat_map(|typed| typed.expr.column_refs().into_iter().map(|column| column.name.clone()).collect::<Vec<_>>())
        .collect();
    let keys: Vec<Output> = scope
        .relation
        .columns
        .iter()
        .filter(|column| !used.contains(&column.id))
        .map(|column| Output::same(column.clone()))
        .collect();
    let conditions = found
        .into_iter()
        .map(|(cells, alias)| {
            let shown = cells.iter().map(|cell| shown(resolver, cell)).collect::<Result<Vec<_>>>()?;
            let name = match shown.as_slice() {
                [single] => single.clone(),
                several => format!("{{{}}}", several.join(", ")),
            };
            let matches = columns.iter().zip(cells).map(|(column, cell)| same(column.expr.clone(), cell.expr));
            let matches = matches.reduce(Expr::and).ok_or_else(|| Error::internal("PIVOT without a column"))?;
            Ok((matches, alias.unwrap_or(name)))
        })
        .collect::<Result<Vec<_>>>()?;
    pivoted(resolver, scope.relation, keys, &conditions, &aggregates)
}

fn same(left: Expr, right: Expr) -> Expr {
    Expr::BinaryExpr(BinaryExpr::new(Box::new(left), Operator::IsNotDistinctFrom, Box::new(right)))
}

/// The parts of a value, one for each pivot column, in the columns' types.
fn cells(
    resolver: &mut Resolver<'_>,
    scope: &mut Scope,
    value: &proto::Expression,
    columns: &[Typed],
) -> Result<Vec<Typed>> {
    let typed = expression::resolve(resolver, scope, value)?;
    let Some(constant) = constant::value_of(&typed.expr) else {
        return Err(condition::analysis("NON_LITERAL_PIVOT_VALUES", &[("expression", format!("\"{}\"", typed.name))]));
    };
    let constant = constant?;
    let parts: Vec<Typed> = match (&constant, columns.len()) {
        (_, 1) => vec![Typed::literal(constant)],
        (ScalarValue::Struct(row), count) if row.columns().len() == count => {
            let part = |column: &arrow::array::ArrayRef| {
                ScalarValue::try_from_array(column, 0).map(Typed::literal).map_err(from_datafusion)
            };
            row.columns().iter().map(part).collect::<Result<_>>()?
        }
        _ => return Err(mismatch(&typed, &typed.data_type, columns)),
    };
    parts
        .into_iter()
        .zip(columns)
        .map(|(part, column)| {
            let settings = resolver.settings();
            let is_same = crate::types::is_same(&part.data_type, &column.data_type);
            let common = common_type(&[column.data_type.clone(), part.data_type.clone()], Strings::Apart, settings);
            if !is_same && common.as_ref() != Some(&column.data_type) {
                return Err(mismatch(&part, &part.data_type, std::slice::from_ref(column)));
            }
            implicit_cast(part, &column.data_type, settings)
        })
        .collect()
}

fn mismatch(value: &Typed, data_type: &DataType, columns: &[Typed]) -> Error {
    let wanted = match columns {
        [column] => condition::shown_type(&column.data_type),
        several => {
            let fields = several
                .iter()
                .map(|column| arrow::datatypes::Field::new(&column.name, column.data_type.clone(), column.nullable));
            condition::shown_type(&DataType::Struct(fields.collect()))
        }
    };
    let parameters = [
        ("value", value.name.clone()),
        ("valueType", condition::shown_type(data_type).trim_matches('"').to_string()),
        ("pivotType", wanted.trim_matches('"').to_string()),
    ];
    condition::analysis("PIVOT_VALUE_DATA_TYPE_MISMATCH", &parameters)
}

/// A value as text: what its columns are called.
pub(super) fn shown(resolver: &Resolver<'_>, value: &Typed) -> Result<String> {
    let text = cast(value.clone(), &DataType::Utf8, EvalMode::Legacy, resolver.settings())?;
    Ok(match constant::evaluate(&text.expr)? {
        ScalarValue::Utf8(Some(text)) | ScalarValue::Utf8View(Some(text)) => text,
        _ => "null".to_string(),
    })
}

/// The grouping of `input` by `keys`, with every aggregate over the rows of each condition.
pub(super) fn pivoted(
    resolver: &mut Resolver<'_>,
    input: Relation,
    keys: Vec<Output>,
    conditions: &[(Expr, String)],
    aggregates: &[Output],
) -> Result<Relation> {
    let mut outputs: Vec<Output> = Vec::new();
    let mut group = Vec::with_capacity(keys.len());
    for key in keys {
        group.push(key.typed.clone());
        outputs.push(key);
    }
    // Spark groups twice where it can keep all results by place; then a value without rows gives NULL, also for a count.
    let by_place = aggregates.iter().all(|aggregate| is_kept(&aggregate.typed.data_type));
    for (matches, name) in conditions {
        for aggregate in aggregates {
            if !expression::aggregates(&aggregate.typed.expr) && !aggregate.typed.expr.column_refs().is_empty() {
                let name = &aggregate.typed.name;
                let text = format!(
                    "Aggregate expression required for pivot, but '{name}' did not appear in any aggregate function."
                );
                return Err(Error::foreign(firesteel_protocol::Kind::Analysis, Some("_LEGACY_ERROR_TEMP_1006"), text));
            }
            let column = if aggregates.len() == 1 { name.clone() } else { format!("{name}_{}", aggregate.typed.name) };
            let mut typed = restricted(&aggregate.typed, matches)?;
            if by_place {
                typed.expr = where_there_are_rows(typed.expr, matches)?;
                typed.nullable = true;
            }
            outputs.push(Output::new(typed.named(column)));
        }
    }
    Grouped::new(resolver, input, group, None, outputs)?.build(resolver)
}

/// Spark: `PivotFirst.supportsDataType`.
fn is_kept(data_type: &DataType) -> bool {
    crate::types::is_numeric(data_type) || *data_type == DataType::Boolean
}

/// An aggregate over the rows of a condition. The first and the last value pass over NULL, as in Spark.
fn restricted(aggregate: &Typed, matches: &Expr) -> Result<Typed> {
    let expr = aggregate.expr.clone().transform_down(|expr| {
        let Expr::AggregateFunction(mut call) = expr else { return Ok(Transformed::no(expr)) };
        let filter = call.params.filter.take();
        call.params.filter = Some(Box::new(match filter {
            Some(filter) => filter.as_ref().clone().and(matches.clone()),
            None => matches.clone(),
        }));
        if matches!(call.func.name(), "first_value" | "last_value") && call.params.order_by.is_empty() {
            call.params.null_treatment = Some(NullTreatment::IgnoreNulls);
        }
        Ok(Transformed::new(Expr::AggregateFunction(call), true, TreeNodeRecursion::Jump))
    });
    Ok(Typed { expr: expr.map_err(from_datafusion)?.data, ..aggregate.clone() })
}

fn where_there_are_rows(aggregate: Expr, matches: &Expr) -> Result<Expr> {
    let filter = Some(Box::new(matches.clone()));
    let rows = AggregateFunction::new_udf(count_udaf(), vec![lit(1i64)], false, filter, Vec::new(), None);
    when(Expr::AggregateFunction(rows).gt(lit(0i64)), aggregate).end().map_err(from_datafusion)
}

pub(super) fn unpivot(resolver: &mut Resolver<'_>, message: UnpivotColumns) -> Result<Relation> {
    let UnpivotColumns { input, groups, variable_name, value_names, includes_nulls } = message;
    let input = extension::inner(resolver, input)?;
    let mut scope = Scope::of(input);
    let mut rows: Vec<(String, Vec<Typed>)> = Vec::with_capacity(groups.len());
    for unpivot_columns::Group { columns, alias } in groups {
        let columns: Vec<Typed> =
            columns.iter().map(|column| expression::resolve(resolver, &mut scope, column)).collect::<Result<_>>()?;
        if columns.len() != value_names.len() {
            return Err(condition::analysis(
                "UNPIVOT_VALUE_SIZE_MISMATCH",
                &[("names", value_names.len().to_string())],
            ));
        }
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        rows.push((alias.unwrap_or_else(|| names.join("_")), columns));
    }
    let used: Vec<Expr> =
        rows.iter().flat_map(|(_, columns)| columns.iter().map(|column| column.expr.clone())).collect();
    let relation = scope.relation;
    let ids: Vec<Column> = relation.columns.iter().filter(|column| !used.contains(&column.expr())).cloned().collect();
    let settings = resolver.settings();
    let mut columns = ids.clone();
    columns.push(resolver.column(&Typed::column("", &variable_name, DataType::Utf8, false)));
    let mut types = Vec::with_capacity(value_names.len());
    for (at, name) in value_names.iter().enumerate() {
        let own: Vec<DataType> = rows.iter().map(|(_, columns)| columns[at].data_type.clone()).collect();
        let common = common_type(&own, Strings::Apart, settings).ok_or_else(|| {
            let shown = rows.iter().map(|(_, columns)| {
                let column = &columns[at];
                format!("{} ({})", condition::shown_type(&column.data_type), identifier::quote(&column.name))
            });
            let shown = shown.collect::<Vec<_>>().join(", ");
            condition::analysis("UNPIVOT_VALUE_DATA_TYPE_MISMATCH", &[("types", shown)])
        })?;
        let nullable = rows.iter().any(|(_, columns)| columns[at].nullable);
        columns.push(resolver.column(&Typed::column("", name, common.clone(), nullable)));
        types.push(common);
    }
    let mut parts = Vec::with_capacity(rows.len());
    for (name, values) in rows {
        let mut exprs: Vec<Expr> = ids.iter().map(Column::expr).collect();
        exprs.push(lit(ScalarValue::Utf8(Some(name))));
        for (value, common) in values.into_iter().zip(&types) {
            exprs.push(implicit_cast(value, common, settings)?.expr);
        }
        parts.push(relation.clone().project(exprs.into_iter().zip(columns.iter().cloned()).collect())?.plan);
    }
    let mut plan = match parts.as_slice() {
        [plan] => Arc::clone(plan),
        _ => Arc::new(LogicalPlan::Union(Union::try_new_with_loose_types(parts).map_err(from_datafusion)?)),
    };
    if !includes_nulls {
        let values = &columns[ids.len() + 1..];
        let is_there = values.iter().map(|column| column.expr().is_not_null()).reduce(Expr::or);
        if let Some(is_there) = is_there {
            plan = Arc::new(LogicalPlan::Filter(Filter::new(is_there, plan)));
        }
    }
    Ok(Relation::new(plan.as_ref().clone(), columns))
}
