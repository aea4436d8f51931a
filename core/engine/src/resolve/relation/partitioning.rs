//! `repartition`, `coalesce` and hints: they change how rows lie in partitions, which changes no answer. What they say is
//! checked all the same. Spark: `Repartition`, `RepartitionByExpression`, `UnresolvedHint`.

use firesteel_protocol::spark::connect::expression::ExprType;
use firesteel_protocol::spark::connect::expression::literal::LiteralType;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Kind, Node, Result};

use crate::resolve::expression;
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::scope::Scope;

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Node, message: &proto::Repartition) -> Result<Relation> {
    let proto::Repartition { input: _, num_partitions, shuffle: _ } = message;
    positive(*num_partitions)?;
    super::input(resolver, node)
}

pub(super) fn by_expression(
    resolver: &mut Resolver<'_>,
    node: &Node,
    message: &proto::RepartitionByExpression,
) -> Result<Relation> {
    let proto::RepartitionByExpression { input: _, partition_exprs, num_partitions } = message;
    num_partitions.map_or(Ok(()), positive)?;
    let mut scope = Scope::of(super::input(resolver, node)?);
    for key in partition_exprs {
        match &key.expr_type {
            Some(ExprType::SortOrder(order)) => drop(expression::sort_order(resolver, &mut scope, order)?),
            // The number of a partition, which rows go to directly.
            Some(ExprType::DirectShufflePartitionId(direct)) => {
                if let Some(child) = direct.child.as_deref() {
                    expression::resolve(resolver, &mut scope, child)?;
                }
            }
            _ => drop(expression::resolve(resolver, &mut scope, key)?),
        }
    }
    Ok(scope.relation)
}

/// Spark warns of hints it does not know and goes on.
pub(super) fn hint(resolver: &mut Resolver<'_>, node: &Node, message: &proto::Hint) -> Result<Relation> {
    let proto::Hint { input: _, name, parameters } = message;
    let input = super::input(resolver, node)?;
    let name = name.to_uppercase();
    if matches!(name.as_str(), "COALESCE" | "REPARTITION") {
        let numbers: Vec<i32> = parameters.iter().filter_map(integer).collect();
        numbers.iter().try_for_each(|number| positive(*number))?;
        let takes_columns = name == "REPARTITION";
        if numbers.len() > 1 || (!takes_columns && (numbers.len() != 1 || parameters.len() != 1)) {
            let text = format!("{name} Hint expects a partition number as a parameter.");
            return Err(Error::foreign(Kind::Analysis, Some("_LEGACY_ERROR_TEMP_1047"), text));
        }
    }
    Ok(input)
}

/// The number that a parameter is.
fn integer(parameter: &proto::Expression) -> Option<i32> {
    match &parameter.expr_type {
        Some(ExprType::Literal(literal)) => match literal.literal_type {
            Some(LiteralType::Integer(number)) => Some(number),
            _ => None,
        },
        _ => None,
    }
}

fn positive(partitions: i32) -> Result<()> {
    if partitions > 0 {
        return Ok(());
    }
    let reason = format!("Number of partitions ({partitions}) must be positive.");
    Err(Error::argument("repartition", "numPartitions", reason))
}
