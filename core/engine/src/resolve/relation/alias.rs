//! `alias` and `FROM t AS a`: the names that may stand before a column's. Spark: `SubqueryAlias`.

use firesteel_protocol::spark::connect::SubqueryAlias;
use firesteel_protocol::{Node, Result};

use crate::resolve::column::Column;
use crate::resolve::resolver::{Below, Relation, Resolver};

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Node, message: &SubqueryAlias) -> Result<Relation> {
    let SubqueryAlias { input: _, alias, qualifier } = message;
    let relation = super::input(resolver, node)?;
    Ok(qualified(relation, qualifier.iter().chain([alias]).cloned().collect()))
}

/// The relation under a name. What only the names before reached is out of reach.
pub(super) fn qualified(relation: Relation, qualifier: Vec<String>) -> Relation {
    let columns = relation.columns.iter().map(|column| Column { qualifier: qualifier.clone(), ..column.clone() });
    let columns = columns.collect();
    Relation { columns, hidden: Vec::new(), below: Below::Closed, ..relation }
}
