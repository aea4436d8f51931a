//! From `spark.connect` relations to DataFusion plans: names, scopes and Spark's rules for both.
//!
//! A walk over the nodes, one file a relation family under `relation/`, one file an expression family under
//! `expression/`. Inside the plans every field is called `#N`, a number nobody else has, so duplicate names, self-joins
//! and letter case never meet DataFusion; [`crate::plan::output`] puts the real names back last. Functions, operators,
//! casts and coercion belong to `function/`, `expr/` and `types/`; tables, files and parsed statements were looked up
//! beforehand and stand in [`Tables`].

mod barrier;
mod column;
mod condition;
mod correlation;
mod dependent;
mod expression;
mod generator;
mod grouped;
mod identifier;
mod missing;
mod relation;
mod resolver;
pub(crate) mod sameness;
pub(crate) mod schema_text;
mod scope;
mod subqueries;
mod time_window;

use std::sync::Arc;

use datafusion::logical_expr::LogicalPlan;
use firesteel_protocol::{Node, Result};

use crate::function::Settings;
use crate::source::Tables;

pub(crate) use crate::expr::constant;
pub use column::Column;
#[cfg(test)]
pub(crate) use expression::literal_value;
pub use identifier::parse as parse_attribute_name;
pub(crate) use resolver::projection;
pub use schema_text::parse as parse_schema;

/// What resolving depends on beside the plan: the session's settings and what was looked up for this plan.
pub struct Environment<'a> {
    pub settings: &'a Settings,
    pub tables: &'a Tables,
}

/// A plan whose fields are called `#N`, and what the first fields of it are called outside.
pub struct Resolved {
    pub plan: LogicalPlan,
    /// The output, in order. The plan's schema holds exactly these fields.
    pub columns: Vec<Column>,
}

/// Resolves a relation. Fails with Spark's conditions; what is known and not offered is refused by name.
pub fn resolve(root: &Arc<Node>, environment: &Environment<'_>) -> Result<Resolved> {
    let mut resolver = resolver::Resolver::new(environment);
    let relation = relation::resolve(&mut resolver, root)?;
    let relation = relation.visible_only()?;
    Ok(Resolved { plan: Arc::unwrap_or_clone(relation.plan), columns: relation.columns })
}

/// The relation that does the work of this one, where it is only a way to write others.
pub(crate) fn rewritten(node: &Arc<Node>) -> Option<Arc<Node>> {
    relation::rewritten(node)
}

/// The query whose rows a relation needs before it can be resolved.
pub(crate) fn gathered_first(node: &Arc<Node>) -> Option<Arc<Node>> {
    relation::gathered_first(node)
}

/// What a transpose needs before it can be resolved: its rows, one more than `most` where there are more.
pub(crate) fn rows_to_transpose(node: &Arc<Node>, environment: &Environment<'_>, most: usize) -> Result<Resolved> {
    let mut resolver = resolver::Resolver::new(environment);
    let relation = relation::rows_to_transpose(&mut resolver, node, most)?.visible_only()?;
    Ok(Resolved { plan: Arc::unwrap_or_clone(relation.plan), columns: relation.columns })
}

pub(crate) use relation::too_many_to_transpose;

#[cfg(test)]
mod tests;
