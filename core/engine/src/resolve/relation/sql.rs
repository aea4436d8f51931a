//! SQL text inside a plan. It was parsed before; here its query stands in its place.

use std::sync::Arc;

use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::{Error, Result};

use crate::resolve::resolver::{Relation, Resolver};

#[allow(deprecated, reason = "older clients fill the deprecated arguments")]
pub(super) fn resolve(resolver: &mut Resolver<'_>, message: &proto::Sql) -> Result<Relation> {
    let proto::Sql { query: _, args, pos_args, named_arguments, pos_arguments } = message;
    if !args.is_empty() || !pos_args.is_empty() || !named_arguments.is_empty() || !pos_arguments.is_empty() {
        return Err(Error::unsupported("SQL text with arguments"));
    }
    let node = resolver.tables.statement(message).map(Arc::clone);
    let node = node.ok_or_else(|| Error::unsupported("a statement that is not a query inside a plan"))?;
    super::resolve(resolver, &node)
}
