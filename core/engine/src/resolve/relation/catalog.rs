//! Calls of the catalog, which were carried out before the plan is resolved. Spark: `SparkConnectPlanner.transformCatalog`.

use std::sync::Arc;

use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::{Error, Result};

use crate::resolve::resolver::{Relation, Resolver};

pub(super) fn resolve(resolver: &mut Resolver<'_>, message: &proto::Catalog) -> Result<Relation> {
    let answer = resolver.tables.answer(message);
    let answer = Arc::clone(answer.ok_or_else(|| Error::internal("a call of the catalog that was not carried out"))?);
    super::resolve(resolver, &answer)
}
