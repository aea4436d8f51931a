//! `drop`: all columns but some. Names and columns that are not there are no error.

use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Node, Result};

use crate::resolve::column::Column;
use crate::resolve::expression;
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::scope::Scope;

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Node, message: &proto::Drop) -> Result<Relation> {
    let proto::Drop { input: _, columns, column_names } = message;
    let input = super::input(resolver, node)?;
    let mut scope = Scope::of(input);
    let mut dropped = Vec::new();
    for column in columns {
        match expression::resolve(resolver, &mut scope, column) {
            Ok(typed) => dropped.push(typed.expr),
            Err(error) if is_missing(error.condition()) => {}
            Err(error) => return Err(error),
        }
    }
    let is_kept = |column: &&Column| {
        !dropped.contains(&column.expr()) && !column_names.iter().any(|name| resolver.same_name(name, &column.name))
    };
    let kept = scope.relation.columns.iter().filter(is_kept).map(|column| (column.expr(), column.clone())).collect();
    scope.relation.project(kept)
}

fn is_missing(condition: &str) -> bool {
    condition.starts_with("UNRESOLVED_COLUMN") || condition == "CANNOT_RESOLVE_DATAFRAME_COLUMN"
}
