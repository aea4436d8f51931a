//! Relations beside a relation: common table expressions and the queries that subquery expressions stand for.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use firesteel_protocol::extension::{Extension, RecursiveTable};
use firesteel_protocol::spark::connect::WithRelations;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::{Node, Result};

use crate::resolve::resolver::{CommonTable, Relation, Resolver};

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Node, message: &WithRelations) -> Result<Relation> {
    let WithRelations { root: _, references: _ } = message;
    around(resolver, node, super::resolve)
}

/// Resolves the root of a `WithRelations` with its references in sight.
pub(super) fn around(
    resolver: &mut Resolver<'_>,
    node: &Node,
    work: impl FnOnce(&mut Resolver<'_>, &Arc<Node>) -> Result<Relation>,
) -> Result<Relation> {
    let root = node.input(0)?;
    let before = resolver.common_tables.len();
    let references = resolver.references.clone();
    for input in node.inputs().iter().filter(|input| input.field == 2) {
        if let Some(plan_id) = input.node.plan_id() {
            resolver.references.insert(plan_id, input.node.clone());
        }
        let name = match input.node.rel_type() {
            RelType::SubqueryAlias(alias) => Some(alias.alias.clone()),
            RelType::Extension(any) => RecursiveTable::unpack(any).map(|table| table.name),
            _ => None,
        };
        if let Some(name) = name {
            let sees = resolver.common_tables.len();
            resolver.common_tables.push(CommonTable {
                name,
                node: input.node.clone(),
                sees,
                is_named: Arc::default(),
                reference: None,
            });
        }
    }
    let relation = work(resolver, root).and_then(|relation| {
        let own = resolver.common_tables[before..].to_vec();
        for (at, table) in own.iter().enumerate() {
            if !table.is_named.load(Ordering::Relaxed) {
                resolver.common_tables.truncate(before + at);
                super::resolve(resolver, &table.node)?;
            }
        }
        Ok(relation)
    });
    resolver.common_tables.truncate(before);
    resolver.references = references;
    relation
}
