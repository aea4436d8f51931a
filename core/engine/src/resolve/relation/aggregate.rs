//! `groupBy(..).agg(..)`: the keys come first in the output. Spark: `Aggregate`, `Pivot`.

use std::sync::Arc;

use firesteel_protocol::spark::connect::aggregate::{GroupType, GroupingSets};
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Node, Result};

use super::grouped_pivot;
use crate::expr::Typed;
use crate::resolve::condition;
use crate::resolve::expression::{self, Output};
use crate::resolve::grouped::Grouped;
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::scope::Scope;
use crate::resolve::time_window;

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Arc<Node>, message: &proto::Aggregate) -> Result<Relation> {
    let proto::Aggregate { input: _, group_type: _, grouping_expressions, aggregate_expressions, pivot, grouping_sets } =
        message;
    if let Some(pivot) = pivot {
        return grouped_pivot::resolve(resolver, node, message, pivot);
    }
    let input = super::input(resolver, node)?;
    let parts: [&[proto::Expression]; 2] = [grouping_expressions, aggregate_expressions];
    let input = time_window::prepared(resolver, input, &parts, grouping_expressions)?;
    let mut scope = Scope::of(input);
    let mut outputs = expression::resolve_outputs(resolver, &mut scope, grouping_expressions)?;
    let keys: Vec<Typed> = outputs.iter().map(|output| output.typed.clone()).collect();
    check_keys(&keys)?;
    let sets = sets(resolver, &mut scope, message.group_type(), grouping_sets, &keys)?;
    outputs.extend(expression::resolve_outputs(resolver, &mut scope, aggregate_expressions)?);
    Grouped::new(resolver, scope.relation, keys, sets, outputs)?.build(resolver)
}

pub(super) fn check_keys(keys: &[Typed]) -> Result<()> {
    match keys.iter().find(|key| expression::aggregates(&key.expr)) {
        Some(key) => Err(condition::analysis("GROUP_BY_AGGREGATE", &[("sqlExpr", key.name.clone())])),
        None => Ok(()),
    }
}

/// The keys of each grouping set, by position; `None` when every row falls into one group by all keys.
pub(super) fn sets(
    resolver: &mut Resolver<'_>,
    scope: &mut Scope,
    group_type: GroupType,
    grouping_sets: &[GroupingSets],
    keys: &[Typed],
) -> Result<Option<Vec<Vec<usize>>>> {
    let count = keys.len();
    Ok(match group_type {
        GroupType::Unspecified => return Err(Error::unsupported("a grouping of an unknown kind")),
        GroupType::Pivot => {
            return Err(condition::analysis("CONNECT_INVALID_PLAN.AGGREGATE_WITH_PIVOT_REQUIRES_PIVOT", &[]));
        }
        GroupType::Groupby => None,
        GroupType::Rollup => Some((0..=count).rev().map(|kept| (0..kept).collect()).collect()),
        GroupType::Cube if count > 12 => return Err(Error::unsupported("CUBE of more than twelve columns")),
        GroupType::Cube => {
            let has = |set: usize, key: usize| set & (1 << (count - 1 - key)) == 0;
            Some((0..1usize << count).map(|set| (0..count).filter(|key| has(set, *key)).collect()).collect())
        }
        GroupType::GroupingSets => {
            let set = |set: &GroupingSets| {
                let GroupingSets { grouping_set } = set;
                grouping_set.iter().map(|key| position(resolver, scope, key, keys)).collect::<Result<Vec<_>>>()
            };
            Some(grouping_sets.iter().map(set).collect::<Result<_>>()?)
        }
    })
}

fn position(
    resolver: &mut Resolver<'_>,
    scope: &mut Scope,
    expression: &proto::Expression,
    keys: &[Typed],
) -> Result<usize> {
    let typed = expression::resolve(resolver, scope, expression)?;
    keys.iter()
        .position(|key| key.expr == typed.expr)
        .ok_or_else(|| Error::unsupported("a grouping set with a column that is not grouped by"))
}

/// The outputs without those that aggregate: what GROUP BY ALL groups by.
pub(super) fn plain(outputs: &[Output]) -> Vec<Typed> {
    let is_plain = |output: &&Output| !expression::aggregates(&output.typed.expr);
    outputs.iter().filter(is_plain).map(|output| output.typed.clone()).collect()
}
