//! Relations beside a relation: common table expressions and the queries that subquery expressions stand for.

use firesteel_protocol::spark::connect::WithRelations;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::{Node, Result};

use crate::resolve::resolver::{CommonTable, Relation, Resolver};

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Node, message: &WithRelations) -> Result<Relation> {
    let WithRelations { root: _, references: _ } = message;
    let root = node.input(0)?;
    let before = resolver.common_tables.len();
    let references = resolver.references.clone();
    for input in node.inputs().iter().filter(|input| input.field == 2) {
        if let Some(plan_id) = input.node.plan_id() {
            resolver.references.insert(plan_id, input.node.clone());
        }
        if let RelType::SubqueryAlias(alias) = input.node.rel_type() {
            let sees = resolver.common_tables.len();
            resolver.common_tables.push(CommonTable { name: alias.alias.clone(), node: input.node.clone(), sees });
        }
    }
    let relation = super::resolve(resolver, root);
    resolver.common_tables.truncate(before);
    resolver.references = references;
    relation
}
