//! Attributes: `a`, `t.a`, `s.field`, and those bound to a DataFrame by its plan id.

use firesteel_protocol::spark::connect::expression as proto;
use firesteel_protocol::{Error, Result};

use super::super::resolver::Resolver;
use super::super::scope::{Found, Scope};
use super::super::{condition, identifier};
use super::extract;
use crate::expr::Typed;

pub(super) fn resolve(
    resolver: &mut Resolver<'_>,
    scope: &mut Scope,
    message: &proto::UnresolvedAttribute,
) -> Result<Typed> {
    let proto::UnresolvedAttribute { unparsed_identifier, plan_id, is_metadata_column } = message;
    let parts = identifier::parse(unparsed_identifier)?;
    if is_metadata_column.unwrap_or_default() {
        // Files have this one, and no other.
        return Err(match parts.first() {
            Some(name) if resolver.same_name(name, "_metadata") => Error::unsupported("a metadata column"),
            _ => condition::unknown_dataframe_column(&parts),
        });
    }
    let found = match plan_id {
        Some(plan_id) => scope.find_in(resolver, &parts, *plan_id)?,
        None => match scope.find(resolver, &parts) {
            Ok(found) => found,
            Err(error) => return bare_call(resolver, scope, &parts).ok_or(error)?,
        },
    };
    let written = parts.len().checked_sub(found.fields.len() + 1).and_then(|at| parts.get(at).cloned());
    let base = match written {
        // A column is called as the query writes it.
        Some(name) if name.to_lowercase() == found.base.name.to_lowercase() => found.base.named(name),
        _ => found.base,
    };
    fields(resolver, Found { base, ..found })
}

/// Functions that may be called without parentheses where no column has their name.
/// Spark: `LiteralFunctionResolution`.
const BARE: [&str; 9] = [
    "current_date",
    "current_timestamp",
    "localtimestamp",
    "current_time",
    "current_user",
    "user",
    "session_user",
    "current_catalog",
    "current_database",
];

fn bare_call(resolver: &mut Resolver<'_>, scope: &mut Scope, parts: &[String]) -> Option<Result<Typed>> {
    let [name] = parts else { return None };
    let name = BARE.into_iter().find(|bare| name.eq_ignore_ascii_case(bare))?;
    Some(super::function::apply(resolver, scope, name, &[], super::function::Modifiers::default()))
}

/// A variable of a lambda function around.
pub(super) fn variable(
    resolver: &mut Resolver<'_>,
    scope: &mut Scope,
    message: &proto::UnresolvedNamedLambdaVariable,
) -> Result<Typed> {
    let proto::UnresolvedNamedLambdaVariable { name_parts } = message;
    let found = scope.find(resolver, name_parts)?;
    fields(resolver, found)
}

fn fields(resolver: &Resolver<'_>, found: Found) -> Result<Typed> {
    let Found { base, fields } = found;
    fields.iter().try_fold(base, |base, field| extract::field(resolver, base, field))
}

/// What a select list calls a field that is selected by itself: by its last part, as it was written.
pub(super) fn field_name(message: &proto::UnresolvedAttribute) -> Result<Option<String>> {
    Ok(identifier::parse(&message.unparsed_identifier)?.pop())
}
