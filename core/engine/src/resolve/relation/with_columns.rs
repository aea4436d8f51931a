//! `withColumns`: columns added, or put in the place of those of the same name.

use firesteel_protocol::spark::connect::expression::Alias;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Node, Result};

use crate::resolve::expression::{self, Output};
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::scope::Scope;
use crate::resolve::{condition, identifier};

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Node, message: &proto::WithColumns) -> Result<Relation> {
    let proto::WithColumns { input: _, aliases } = message;
    let added: Vec<_> = aliases.iter().filter_map(|alias| alias.expr.as_deref()).collect();
    let input = super::partitioning::input(resolver, node, added)?;
    let mut scope = Scope::of(input);
    let mut added: Vec<Output> = Vec::with_capacity(aliases.len());
    for Alias { expr, name, metadata } in aliases {
        let [name] = name.as_slice() else { return Err(Error::unsupported("several names for one column")) };
        if added.iter().any(|other| resolver.same_name(&other.typed.name, name)) {
            let shown = if resolver.settings().case_sensitive { name.clone() } else { name.to_lowercase() };
            let parameters = [("columnName", identifier::quote(&shown))];
            return Err(condition::analysis("COLUMN_ALREADY_EXISTS", &parameters));
        }
        let expr = expr.as_deref().ok_or_else(condition::missing_expression)?;
        let typed = expression::resolve(resolver, &mut scope, expr)?;
        // A column that is named anew loses what was said of it.
        let metadata = metadata.as_deref().map(expression::metadata).transpose()?.flatten();
        added.push(Output { metadata, ..Output::new(typed.named(name.clone())) });
    }
    let mut outputs = Vec::new();
    let mut is_placed = vec![false; added.len()];
    for column in &scope.relation.columns {
        match added.iter().position(|output| resolver.same_name(&output.typed.name, &column.name)) {
            Some(at) => {
                is_placed[at] = true;
                let Output { typed, same_as, metadata } = &added[at];
                let (typed, same_as, metadata) = (typed.clone(), same_as.clone(), metadata.clone());
                outputs.push(Output { typed, same_as, metadata });
            }
            None => outputs.push(Output { same_as: Some(column.clone()), ..Output::new(column.typed()) }),
        }
    }
    outputs.extend(added.into_iter().zip(is_placed).filter(|(_, is_placed)| !is_placed).map(|(output, _)| output));
    super::project::select(resolver, scope.relation, outputs)
}
