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
    let input = super::input(resolver, node)?;
    let mut scope = Scope::of(input);
    let mut added: Vec<Output> = Vec::with_capacity(aliases.len());
    for Alias { expr, name, metadata } in aliases {
        if metadata.is_some() {
            return Err(Error::unsupported("a column with metadata"));
        }
        let [name] = name.as_slice() else { return Err(Error::unsupported("several names for one column")) };
        if added.iter().any(|other| resolver.same_name(&other.typed.name, name)) {
            let shown = if resolver.settings().case_sensitive { name.clone() } else { name.to_lowercase() };
            let parameters = [("columnName", identifier::quote(&shown))];
            return Err(condition::analysis("COLUMN_ALREADY_EXISTS", &parameters));
        }
        let expr = expr.as_deref().ok_or_else(condition::missing_expression)?;
        let typed = expression::resolve(resolver, &mut scope, expr)?;
        added.push(Output { typed: typed.named(name.clone()), same_as: None });
    }
    let mut outputs = Vec::new();
    let mut is_placed = vec![false; added.len()];
    for column in &scope.relation.columns {
        match added.iter().position(|output| resolver.same_name(&output.typed.name, &column.name)) {
            Some(at) => {
                is_placed[at] = true;
                outputs.push(Output { typed: added[at].typed.clone(), same_as: None });
            }
            None => outputs.push(Output { typed: column.typed(), same_as: Some(column.clone()) }),
        }
    }
    outputs.extend(added.into_iter().zip(is_placed).filter(|(_, is_placed)| !is_placed).map(|(output, _)| output));
    super::project::select(resolver, scope.relation, outputs)
}
