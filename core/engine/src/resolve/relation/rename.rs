//! `toDF` and `withColumnsRenamed`: other names for the same values.

use firesteel_protocol::spark::connect::with_columns_renamed::Rename;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Node, Result};

use crate::resolve::column::Column;
use crate::resolve::condition;
use crate::resolve::resolver::{Relation, Resolver};

pub(super) fn to_df(resolver: &mut Resolver<'_>, node: &Node, message: &proto::ToDf) -> Result<Relation> {
    let proto::ToDf { input: _, column_names } = message;
    let input = super::input(resolver, node)?;
    renamed_all(resolver, input, column_names)
}

/// The relation with these names for its columns.
pub(super) fn renamed_all(resolver: &mut Resolver<'_>, input: Relation, names: &[String]) -> Result<Relation> {
    if names.len() != input.columns.len() {
        let parameters = [("numTarget", input.columns.len().to_string()), ("numExpr", names.len().to_string())];
        return Err(condition::analysis("ASSIGNMENT_ARITY_MISMATCH", &parameters));
    }
    let names: Vec<Option<&str>> = names.iter().map(|name| Some(name.as_str())).collect();
    renamed(resolver, input, &names)
}

#[allow(deprecated, reason = "older clients fill the deprecated map")]
pub(super) fn resolve(
    resolver: &mut Resolver<'_>,
    node: &Node,
    message: &proto::WithColumnsRenamed,
) -> Result<Relation> {
    let proto::WithColumnsRenamed { input: _, rename_columns_map, renames } = message;
    let input = super::input(resolver, node)?;
    let mut names: Vec<Option<String>> = vec![None; input.columns.len()];
    let old = rename_columns_map.iter();
    let pairs = renames.iter().map(|Rename { col_name, new_col_name }| (col_name, new_col_name));
    for (from, to) in old.chain(pairs) {
        for (name, column) in names.iter_mut().zip(&input.columns) {
            let current = name.as_ref().unwrap_or(&column.name);
            if resolver.same_name(current, from) {
                *name = Some(to.clone());
            }
        }
    }
    let names: Vec<Option<&str>> = names.iter().map(Option::as_deref).collect();
    renamed(resolver, input, &names)
}

/// The columns under new names, where there is one, as new columns; the others as they are.
fn renamed(resolver: &mut Resolver<'_>, input: Relation, names: &[Option<&str>]) -> Result<Relation> {
    let outputs = input
        .columns
        .iter()
        .zip(names)
        .map(|(column, name)| {
            let output = match name {
                Some(name) => {
                    let (fallible, metadata) = (column.fallible, column.metadata.clone());
                    Column { fallible, metadata, ..resolver.column(&column.typed().named(*name)) }
                }
                None => column.clone(),
            };
            (column.expr(), output)
        })
        .collect();
    input.project(outputs)
}
