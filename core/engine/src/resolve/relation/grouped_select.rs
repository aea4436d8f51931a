//! SELECT .. GROUP BY: keys may be aliases of the select list, and only that list comes out.
//! Spark: `ResolveAggAliasInGroupBy`, `ResolveGroupByAll`.

use datafusion::common::tree_node::{TreeNode, TreeNodeRecursion};
use datafusion::logical_expr::Expr;
use firesteel_protocol::extension::GroupedSelect;
use firesteel_protocol::spark::connect::expression::ExprType;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Result};

use super::aggregate;
use crate::expr::Typed;
use crate::resolve::condition;
use crate::resolve::expression::{self, Output};
use crate::resolve::grouped::Grouped;
use crate::resolve::identifier;
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::scope::Scope;
use crate::resolve::time_window;

pub(super) fn resolve(resolver: &mut Resolver<'_>, message: GroupedSelect) -> Result<Relation> {
    let group_type = message.group_type();
    let GroupedSelect { input, grouping, group_type: _, grouping_sets, output, by_all } = message;
    let input = match input {
        Some(input) => super::extension::inner(resolver, Some(input))?,
        None => super::project::one_row(),
    };
    let input = time_window::prepared(resolver, input, &[&grouping, &output], &grouping)?;
    let mut scope = Scope::of(input);
    let outputs = expression::resolve_outputs(resolver, &mut scope, &output)?;
    if !scope.generators.is_empty() {
        return Err(Error::unsupported("a generator in a grouped query"));
    }
    let lateral = std::mem::take(&mut scope.lateral);
    // A column may be called `all`.
    let named_all = scope.relation.columns.iter().find(|column| by_all && resolver.same_name(&column.name, "all"));
    let keys = if let Some(column) = named_all {
        vec![column.typed()]
    } else if by_all {
        inferred(&outputs)?
    } else {
        grouping.iter().map(|key| self::key(resolver, &mut scope, key, &outputs, &lateral)).collect::<Result<_>>()?
    };
    aggregate::check_keys(&keys)?;
    // An alias may stand for a key in the sets too.
    scope.lateral = lateral;
    let sets = aggregate::sets(resolver, &mut scope, group_type, &grouping_sets, &keys)?;
    Grouped::new(resolver, scope.relation, keys, sets, outputs)?.build(resolver)
}

/// What GROUP BY ALL groups by. An output that aggregates has no columns beside its aggregates that no other output
/// gives. Spark: `ResolveGroupByAll`.
fn inferred(outputs: &[Output]) -> Result<Vec<Typed>> {
    let keys = aggregate::plain(outputs);
    let is_stray = |output: &&Output| expression::aggregates(&output.typed.expr) && !is_over(&output.typed.expr, &keys);
    match outputs.iter().find(is_stray) {
        Some(_) => Err(condition::analysis("UNRESOLVED_ALL_IN_GROUP_BY", &[])),
        None => Ok(keys),
    }
}

/// Whether an expression is made of keys, aggregates and constants.
fn is_over(expr: &Expr, keys: &[Typed]) -> bool {
    let mut is_over = true;
    let walked = expr.apply(|expr| {
        if matches!(expr, Expr::AggregateFunction(_)) || keys.iter().any(|key| key.expr == *expr) {
            return Ok(TreeNodeRecursion::Jump);
        }
        is_over &= !matches!(expr, Expr::Column(_) | Expr::OuterReferenceColumn(_, _));
        Ok(TreeNodeRecursion::Continue)
    });
    is_over && walked.is_ok()
}

/// A key: a column of the input, else an alias of the select list.
fn key(
    resolver: &mut Resolver<'_>,
    scope: &mut Scope,
    expression: &proto::Expression,
    outputs: &[Output],
    lateral: &[Typed],
) -> Result<Typed> {
    let error = match expression::resolve(resolver, scope, expression) {
        Ok(typed) => return Ok(typed),
        Err(error) => error,
    };
    let Some(ExprType::UnresolvedAttribute(attribute)) = &expression.expr_type else { return Err(error) };
    let parts = identifier::parse(&attribute.unparsed_identifier)?;
    let [name] = parts.as_slice() else { return Err(error) };
    let aliases = outputs.iter().map(|output| &output.typed).chain(lateral);
    aliases.into_iter().find(|alias| resolver.same_name(&alias.name, name)).cloned().ok_or(error)
}
