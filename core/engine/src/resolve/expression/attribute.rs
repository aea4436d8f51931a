//! Attributes: `a`, `t.a`, `s.field`, and those bound to a DataFrame by its plan id.

use firesteel_protocol::spark::connect::expression as proto;
use firesteel_protocol::{Error, Result};

use super::super::identifier;
use super::super::resolver::Resolver;
use super::super::scope::{Found, Scope};
use super::extract;
use crate::expr::Typed;

pub(super) fn resolve(
    resolver: &mut Resolver<'_>,
    scope: &mut Scope,
    message: &proto::UnresolvedAttribute,
) -> Result<Typed> {
    let proto::UnresolvedAttribute { unparsed_identifier, plan_id, is_metadata_column } = message;
    if is_metadata_column.unwrap_or_default() {
        return Err(Error::unsupported("a metadata column"));
    }
    let parts = identifier::parse(unparsed_identifier)?;
    let found = match plan_id {
        Some(plan_id) => scope.find_in(resolver, &parts, *plan_id)?,
        None => scope.find(resolver, &parts)?,
    };
    fields(resolver, found)
}

/// A variable of a lambda function around.
pub(super) fn variable(
    resolver: &mut Resolver<'_>,
    scope: &mut Scope,
    message: &proto::UnresolvedNamedLambdaVariable,
) -> Result<Typed> {
    let proto::UnresolvedNamedLambdaVariable { name_parts } = message;
    let Found { base, fields } = scope.find(resolver, name_parts)?;
    fields.iter().try_fold(base, |base, field| extract::field(resolver, base, field))
}

fn fields(resolver: &Resolver<'_>, found: Found) -> Result<Typed> {
    let Found { base, fields } = found;
    let Some(last) = fields.last().cloned() else { return Ok(base) };
    let value = fields.iter().try_fold(base, |base, field| extract::field(resolver, base, field))?;
    Ok(Typed { name: last, ..value })
}
