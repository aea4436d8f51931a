//! A checkpoint: rows that a session keeps under an id. Spark: `CachedRemoteRelation`.

use firesteel_protocol::spark::connect::CachedRemoteRelation;
use firesteel_protocol::{Error, Result};

use crate::plan::kept;
use crate::resolve::column::Column;
use crate::resolve::resolver::{Relation, Resolver};

pub(super) fn resolve(resolver: &mut Resolver<'_>, message: &CachedRemoteRelation) -> Result<Relation> {
    let checkpoint = resolver.tables.checkpoints.get(&message.relation_id);
    let checkpoint = checkpoint.ok_or_else(|| Error::internal("a checkpoint that was not looked up"))?;
    let plan = kept::scan(&checkpoint.kept, &checkpoint.plan)?;
    let outputs = checkpoint.columns.iter().map(|column| {
        let own = Column { metadata: column.metadata.clone(), ..resolver.column(&column.typed()) };
        (column.expr(), own)
    });
    let outputs = outputs.collect();
    Relation::new(plan, Vec::new()).project(outputs)
}
