//! Our own messages in the `extension` slot.

use firesteel_protocol::extension::{
    Extension, GroupedSelect, LateralView, LimitBy, NaturalJoin, PipeStep, Pivot, Qualify, RecursiveTable, SetColumns,
    SortAll, UnpivotColumns, Values,
};
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::{Error, Node, Result};

use super::{clauses, grouped_select, join, lateral, pipe, pivot, recursion, values};
use crate::resolve::resolver::{Relation, Resolver};

/// How deep the expressions of a statement may nest before their stack is grown.
const EXPRESSION_DEPTH: usize = 256;

pub(super) fn resolve(resolver: &mut Resolver<'_>, message: &prost_types::Any) -> Result<Relation> {
    if let Some(message) = GroupedSelect::unpack(message) {
        return grouped_select::resolve(resolver, message);
    }
    if let Some(message) = Values::unpack(message) {
        return values::resolve(resolver, message);
    }
    if let Some(message) = NaturalJoin::unpack(message) {
        return join::natural(resolver, message);
    }
    if let Some(message) = LateralView::unpack(message) {
        return lateral::view(resolver, message);
    }
    if let Some(message) = Qualify::unpack(message) {
        return clauses::qualify(resolver, message);
    }
    if let Some(message) = SortAll::unpack(message) {
        return clauses::sort_all(resolver, message);
    }
    if let Some(message) = LimitBy::unpack(message) {
        return clauses::limit_by(resolver, message);
    }
    if let Some(message) = Pivot::unpack(message) {
        return pivot::resolve(resolver, message);
    }
    if let Some(message) = UnpivotColumns::unpack(message) {
        return pivot::unpivot(resolver, message);
    }
    if let Some(message) = PipeStep::unpack(message) {
        return pipe::resolve(resolver, message);
    }
    if let Some(message) = SetColumns::unpack(message) {
        return pipe::set_columns(resolver, message);
    }
    if let Some(message) = RecursiveTable::unpack(message) {
        return recursion::resolve(resolver, message);
    }
    Err(Error::unsupported(format!("the relation {}", message.type_url)))
}

/// A relation inside one of our messages.
pub(super) fn inner(resolver: &mut Resolver<'_>, relation: Option<proto::Relation>) -> Result<Relation> {
    let relation = relation.ok_or_else(|| Error::internal("a relation lacks its input"))?;
    let node = Node::from_message(relation, EXPRESSION_DEPTH)?;
    super::resolve(resolver, &node)
}
