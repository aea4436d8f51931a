//! Columns a sort or filter names though they were not selected: found further down and handed up, hidden.
//! Spark: `resolveExprsAndAddMissingAttrs`.

use std::sync::Arc;

use datafusion::logical_expr::{Filter, Limit, LogicalPlan, Sort};
use firesteel_protocol::{Result, stack};

use super::column::Column;
use super::resolver::{Below, Relation, projection};

/// `relation` with what `wanted` finds below it among its hidden columns; `None` when there is nothing to find.
pub(super) fn reveal(relation: &Relation, wanted: &dyn Fn(&[Column]) -> Vec<Column>) -> Result<Option<Relation>> {
    if let Below::Kept(original) = &relation.below {
        // What is not among the kept rows is found where they came from.
        return stack::level(|| reveal(original, wanted));
    }
    let Below::Input(input) = &relation.below else { return Ok(None) };
    let Some((input, found)) = stack::level(|| find(input, wanted))? else { return Ok(None) };
    let Some(plan) = rebuilt(&relation.plan, &input, &found)? else { return Ok(None) };
    let mut hidden = relation.hidden.clone();
    hidden.extend(found);
    let plan = Arc::new(plan);
    Ok(Some(Relation { plan, columns: relation.columns.clone(), hidden, below: Below::Input(input), partition: None }))
}

fn find(
    input: &Arc<Relation>,
    wanted: &dyn Fn(&[Column]) -> Vec<Column>,
) -> Result<Option<(Arc<Relation>, Vec<Column>)>> {
    for columns in [&input.columns, &input.hidden] {
        let found = wanted(columns);
        if !found.is_empty() {
            return Ok(Some((Arc::clone(input), found)));
        }
    }
    let Some(revealed) = reveal(input, wanted)? else { return Ok(None) };
    let found = wanted(&revealed.hidden);
    Ok(Some((Arc::new(revealed), found)))
}

/// The operator of `plan` over `input`, letting `found` through. Only operators that keep rows as they are.
fn rebuilt(plan: &LogicalPlan, input: &Relation, found: &[Column]) -> Result<Option<LogicalPlan>> {
    let below = Arc::clone(&input.plan);
    Ok(match plan {
        LogicalPlan::Projection(old) => {
            let mut expressions = old.expr.clone();
            let missing = found.iter().filter(|column| !old.schema.has_column_with_unqualified_name(&column.id));
            expressions.extend(missing.map(Column::expr));
            Some(projection(expressions, &below)?)
        }
        LogicalPlan::Filter(old) => Some(LogicalPlan::Filter(Filter::new(old.predicate.clone(), below))),
        LogicalPlan::Sort(old) => {
            Some(LogicalPlan::Sort(Sort { expr: old.expr.clone(), input: below, fetch: old.fetch }))
        }
        LogicalPlan::Limit(old) => {
            Some(LogicalPlan::Limit(Limit { skip: old.skip.clone(), fetch: old.fetch.clone(), input: below }))
        }
        _ => None,
    })
}
