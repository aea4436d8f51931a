//! `input_file_name()`, `input_file_block_start()` and `input_file_block_length()`: the file that a row was read from, known
//! where rows come straight from files, or from none at all. Spark: `InputFileBlockHolder`.

use std::sync::Arc;

use datafusion::common::Column as Field;
use datafusion::datasource::{MemTable, provider_as_source, source_as_provider};
use datafusion::logical_expr::{Expr, Filter, Limit, LogicalPlan, Projection, TableScanBuilder};
use firesteel_protocol::{Error, Result, stack};

use super::super::resolver::{Below, Relation, Resolver, projection};
use super::super::scope::Scope;
use crate::error::from_datafusion;
use crate::expr::Typed;
use crate::plan::numbers::Numbers;
use crate::source::FileFact;

/// What a function tells, and what its column is called.
pub(super) fn named(function: &str) -> Option<(FileFact, &'static str)> {
    match function.to_lowercase().as_str() {
        "input_file_name" => Some((FileFact::Name, "input_file_name()")),
        "input_file_block_start" => Some((FileFact::Start, "input_file_block_start()")),
        "input_file_block_length" => Some((FileFact::Length, "input_file_block_length()")),
        _ => None,
    }
}

/// Hands the fact up from the files as a field of the scope's plan.
pub(super) fn resolve(
    resolver: &mut Resolver<'_>,
    scope: &mut Scope,
    (fact, name): (FileFact, &'static str),
) -> Result<Typed> {
    let refused = || Error::unsupported(format!("{name} of rows that do not come straight from files"));
    match reads_files(&scope.relation.plan) {
        None => return Err(refused()),
        Some(false) => return Ok(Typed::literal(fact.of_none()).named(name)),
        Some(true) => {}
    }
    // A name that nothing else has, by which the field is found when it is asked for again.
    let fields = scope.relation.plan.schema().fields();
    let known = fields.iter().find(|field| field.name().strip_prefix('#').is_some_and(|rest| rest.ends_with(name)));
    let id = match known {
        Some(field) => field.name().clone(),
        None => {
            let id = format!("{} {name}", resolver.id());
            scope.relation = over(&scope.relation, fact, &id)?.ok_or_else(refused)?;
            id
        }
    };
    Ok(Typed::column(&id, name, fact.data_type(), false))
}

/// Whether rows come straight from files; none when they were joined, grouped or sorted on their way.
fn reads_files(plan: &LogicalPlan) -> Option<bool> {
    match plan {
        LogicalPlan::EmptyRelation(_) => Some(false),
        LogicalPlan::TableScan(scan) => {
            let provider = source_as_provider(&scan.source).ok()?;
            Some(!provider.is::<MemTable>() && !provider.is::<Numbers>())
        }
        other => reads_files(input_of(other)?),
    }
}

/// The relation, and what stands below it, with the field among its hidden ones.
fn over(relation: &Relation, fact: FileFact, id: &str) -> Result<Option<Relation>> {
    let below = match &relation.below {
        Below::Input(input) if input_of(&relation.plan).is_some_and(|below| Arc::ptr_eq(below, &input.plan)) => {
            let Some(input) = stack::level(|| over(input, fact, id))? else { return Ok(None) };
            Below::Input(Arc::new(input))
        }
        Below::Kept(_) => return Ok(None),
        Below::Input(_) | Below::Closed | Below::Grouped(_) => Below::Closed,
    };
    let plan = match &below {
        Below::Input(input) => standing_on(&relation.plan, Arc::clone(&input.plan), id)?,
        _ => exposed(&relation.plan, fact, id)?,
    };
    let Some(plan) = plan else { return Ok(None) };
    Ok(Some(Relation { plan: Arc::new(plan), below, ..relation.clone() }))
}

/// The plan with the field, which its table is asked for.
fn exposed(plan: &LogicalPlan, fact: FileFact, id: &str) -> Result<Option<LogicalPlan>> {
    if let LogicalPlan::TableScan(scan) = plan {
        let provider = source_as_provider(&scan.source).map_err(from_datafusion)?;
        let Some(provider) = fact.in_table(id, provider.as_ref())? else { return Ok(None) };
        let scan = TableScanBuilder::new(scan.table_name.clone(), provider_as_source(provider)).build();
        let scan = Arc::new(LogicalPlan::TableScan(scan.map_err(from_datafusion)?));
        let fields = scan.schema().columns().into_iter().map(|column| match column.name == id {
            true => Expr::Column(column).alias(id),
            false => Expr::Column(column),
        });
        return projection(fields.collect(), &scan).map(Some);
    }
    let Some(input) = input_of(plan) else { return Ok(None) };
    let Some(input) = stack::level(|| exposed(input, fact, id))? else { return Ok(None) };
    standing_on(plan, Arc::new(input), id)
}

/// What an operator that keeps rows as they are stands on.
fn input_of(plan: &LogicalPlan) -> Option<&Arc<LogicalPlan>> {
    match plan {
        LogicalPlan::Projection(projection) => Some(&projection.input),
        LogicalPlan::Filter(filter) => Some(&filter.input),
        LogicalPlan::Limit(limit) => Some(&limit.input),
        _ => None,
    }
}

/// The operator of `plan` over another input, with the field handed up.
fn standing_on(plan: &LogicalPlan, input: Arc<LogicalPlan>, id: &str) -> Result<Option<LogicalPlan>> {
    Ok(match plan {
        LogicalPlan::Projection(Projection { expr, .. }) => {
            let field = Expr::Column(Field::new_unqualified(id));
            Some(projection(expr.iter().cloned().chain([field]).collect(), &input)?)
        }
        LogicalPlan::Filter(old) => Some(LogicalPlan::Filter(Filter::new(old.predicate.clone(), input))),
        LogicalPlan::Limit(Limit { skip, fetch, .. }) => {
            Some(LogicalPlan::Limit(Limit { skip: skip.clone(), fetch: fetch.clone(), input }))
        }
        _ => None,
    })
}
