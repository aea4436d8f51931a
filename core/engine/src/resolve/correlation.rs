//! References from a query to the rows around it: which there are, and where Spark does not allow them.
//! Spark: `CheckAnalysis.checkCorrelationsInSubquery`, `SubExprUtils.getOuterReferences`.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use arrow::datatypes::DataType;
use datafusion::common::Column as Field;
use datafusion::common::tree_node::{Transformed, TreeNode, TreeNodeRecursion};
use datafusion::logical_expr::{Aggregate, Expr, ExprSchemable, LogicalPlan};
use firesteel_protocol::Result;

use super::condition;
use super::resolver::{Resolver, projection};
use crate::error::from_datafusion;

const CATEGORY: &str = "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY";

/// The names of the outer columns a query refers to, as often as it does, in the order of its operators.
pub(super) fn occurrences(query: &LogicalPlan) -> Vec<String> {
    let mut found = Vec::new();
    walk(query, &mut HashSet::new(), &mut found);
    found
}

/// A plan that stands in several places, as the values of a domain do, counts once.
fn walk(plan: &LogicalPlan, seen: &mut HashSet<*const LogicalPlan>, found: &mut Vec<String>) {
    if !seen.insert(std::ptr::from_ref(plan)) {
        return;
    }
    let walked = plan.apply_expressions(|expr| {
        expr.apply(|expr| {
            if let Expr::OuterReferenceColumn(_, column) = expr {
                found.push(column.name.clone());
            }
            Ok(TreeNodeRecursion::Continue)
        })
    });
    debug_assert!(walked.is_ok());
    for input in plan.inputs() {
        walk(input, seen, found);
    }
}

fn is_outer(expr: &Expr) -> bool {
    expr.exists(|expr| Ok(matches!(expr, Expr::OuterReferenceColumn(..)))).unwrap_or(true)
}

/// Refuses outer columns in what a query groups by and aggregates.
pub(super) fn check(query: &LogicalPlan) -> Result<()> {
    let mut failure = None;
    let walked = query.apply(|plan| {
        if let LogicalPlan::Aggregate(aggregate) = plan
            && let Err(error) = check_aggregate(aggregate)
        {
            failure = Some(error);
            return Ok(TreeNodeRecursion::Stop);
        }
        Ok(TreeNodeRecursion::Continue)
    });
    walked.map_err(from_datafusion)?;
    failure.map_or(Ok(()), Err)
}

fn check_aggregate(aggregate: &Aggregate) -> Result<()> {
    let refused = |expr: &Expr| {
        let condition = format!("{CATEGORY}.CORRELATED_REFERENCE");
        condition::analysis(&condition, &[("sqlExprs", format!("\"{expr}\""))])
    };
    if let Some(expr) = aggregate.aggr_expr.iter().find(|expr| is_outer(expr)) {
        if expr.column_refs().is_empty() {
            return Err(refused(expr));
        }
        let condition = format!("{CATEGORY}.AGGREGATE_FUNCTION_MIXED_OUTER_LOCAL_REFERENCES");
        return Err(condition::analysis(&condition, &[("function", expr.to_string())]));
    }
    // Keys that are no columns are computed just below.
    let LogicalPlan::Projection(keys) = aggregate.input.as_ref() else { return Ok(()) };
    let is_key =
        |name: &str| aggregate.group_expr.iter().any(|key| key.column_refs().iter().any(|column| column.name == name));
    let mut computed = keys.expr.iter().zip(keys.schema.fields());
    match computed.find(|(expr, field)| is_outer(expr) && is_key(field.name())) {
        Some((expr, _)) => Err(refused(expr)),
        None => Ok(()),
    }
}

/// Outer columns whose values cannot be compared, maps, are looked into by the rows around: what the query makes of them
/// and of other columns around becomes a column of those rows. Spark: `PullOutNestedDataOuterRefExpressions`.
pub(super) fn pulled_out(
    resolver: &mut Resolver<'_>,
    around: Arc<LogicalPlan>,
    query: &Arc<LogicalPlan>,
) -> Result<(Arc<LogicalPlan>, Arc<LogicalPlan>)> {
    let maps: HashSet<String> = around
        .schema()
        .fields()
        .iter()
        .filter(|field| holds_map(field.data_type()))
        .map(|field| field.name().clone())
        .collect();
    if !occurrences(query).iter().any(|name| maps.contains(name)) {
        return Ok((around, Arc::clone(query)));
    }
    let mut pulling = Pulling { resolver, around: &around, maps, found: BTreeMap::new() };
    let pulled = query.as_ref().clone().transform_up(|plan| plan.map_expressions(|expr| pulling.expression(expr)));
    let pulled = pulled.map_err(from_datafusion)?.data;
    let Pulling { maps, found, .. } = pulling;
    if let Some(name) = occurrences(&pulled).into_iter().find(|name| maps.contains(name)) {
        let field = around.schema().field_with_unqualified_name(&name).map_err(from_datafusion)?;
        let data_type = condition::shown_type(field.data_type());
        let condition = format!("{CATEGORY}.UNSUPPORTED_CORRELATED_REFERENCE_DATA_TYPE");
        let data_type = data_type.split(['"', '<']).nth(1).unwrap_or_default().to_lowercase();
        return Err(condition::analysis(&condition, &[("expr", name), ("dataType", data_type)]));
    }
    let mut columns: Vec<Expr> = around.schema().columns().into_iter().map(Expr::Column).collect();
    columns.extend(found.into_values().map(|(id, expr)| expr.alias(id)));
    Ok((Arc::new(projection(columns, &around)?), Arc::new(pulled)))
}

struct Pulling<'p, 'r, 'a> {
    resolver: &'r mut Resolver<'a>,
    around: &'p Arc<LogicalPlan>,
    maps: HashSet<String>,
    /// What was pulled out by its text, with the column that holds it.
    found: BTreeMap<String, (String, Expr)>,
}

impl Pulling<'_, '_, '_> {
    fn expression(&mut self, expr: Expr) -> datafusion::common::Result<Transformed<Expr>> {
        expr.transform_down(|expr| {
            if !self.is_pulled(&expr) {
                return Ok(Transformed::no(expr));
            }
            let own = expr.transform(|expr| {
                Ok(match expr {
                    Expr::OuterReferenceColumn(_, column) => Transformed::yes(Expr::Column(column)),
                    other => Transformed::no(other),
                })
            })?;
            let own = own.data;
            let field = own.to_field(self.around.schema().as_ref())?.1;
            if holds_map(field.data_type()) {
                return Err(datafusion::common::DataFusionError::NotImplemented(
                    "a map made of outer columns in a subquery".to_string(),
                ));
            }
            let text = own.to_string();
            let id = match self.found.get(&text) {
                Some((id, _)) => id.clone(),
                None => {
                    let id = self.resolver.id();
                    self.found.insert(text, (id.clone(), own));
                    id
                }
            };
            let field = field.as_ref().clone().with_name(&id);
            let column = Expr::OuterReferenceColumn(Arc::new(field), Field::new_unqualified(id));
            Ok(Transformed::new(column, true, TreeNodeRecursion::Jump))
        })
    }

    /// A function of a map around and of nothing in the query.
    fn is_pulled(&self, expr: &Expr) -> bool {
        let is_map =
            |expr: &Expr| matches!(expr, Expr::OuterReferenceColumn(_, column) if self.maps.contains(&column.name));
        if !matches!(expr, Expr::ScalarFunction(_)) || !expr.exists(|expr| Ok(is_map(expr))).unwrap_or(false) {
            return false;
        }
        let is_foreign = |expr: &Expr| match expr {
            Expr::OuterReferenceColumn(_, column) => {
                !self.around.schema().has_column_with_unqualified_name(&column.name)
            }
            _ => false,
        };
        expr.column_refs().is_empty() && !expr.exists(|expr| Ok(is_foreign(expr))).unwrap_or(true)
    }
}

/// Whether a map is among the values of a type, at any depth.
pub(super) fn holds_map(data_type: &DataType) -> bool {
    match data_type {
        DataType::Map(_, _) => true,
        DataType::List(item) => holds_map(item.data_type()),
        DataType::Struct(fields) => fields.iter().any(|field| holds_map(field.data_type())),
        _ => false,
    }
}
