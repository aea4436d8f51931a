//! SQL text inside a plan. It was parsed before; here its query stands in its place.

use std::sync::Arc;

use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::{Error, Result};

use crate::resolve::resolver::{Relation, Resolver};

pub(super) fn resolve(resolver: &mut Resolver<'_>, message: &proto::Sql) -> Result<Relation> {
    let node = resolver.tables.statement(message).map(Arc::clone);
    let node = node.ok_or_else(|| Error::unsupported("a statement that is not a query inside a plan"))?;
    super::resolve(resolver, &node)
}
