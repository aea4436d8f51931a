//! LATERAL: a join whose right side looks at the rows of its left, and LATERAL VIEW. Spark: `LateralJoin`, `Generate`.

use std::sync::Arc;

use datafusion::common::JoinType;
use firesteel_protocol::extension::LateralView;
use firesteel_protocol::spark::connect::expression::ExprType;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Node, Result};

use super::{alias, join};
use crate::resolve::column::Column;
use crate::resolve::dependent::{self, Domain, EmptyGroups};
use crate::resolve::generator::{self, Generator};
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::scope::Scope;
use crate::resolve::{condition, correlation, expression, subqueries};

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Node, message: &proto::LateralJoin) -> Result<Relation> {
    let proto::LateralJoin { left: _, right: _, join_condition, join_type: _ } = message;
    let join_type = join::kind(message.join_type())?;
    if !matches!(join_type, JoinType::Inner | JoinType::Left) {
        return Err(Error::unsupported("a lateral join that is neither inner nor left"));
    }
    let left = super::resolve(resolver, node.input(0)?)?;
    resolver.outer.push(left.columns.iter().chain(&left.hidden).cloned().collect());
    let right = super::resolve(resolver, node.input(1)?);
    resolver.outer.pop();
    let right = right?.visible_only()?;
    let outer = dependent::outer_columns(&right.plan, &left.plan);
    if outer.is_empty() {
        return join::on(resolver, left, right, join_type, join_condition.as_ref());
    }
    correlation::check(&right.plan)?;
    let (around, query) = correlation::pulled_out(resolver, Arc::clone(&left.plan), &right.plan)?;
    let (left, right) = (Relation { plan: around, ..left }, Relation { plan: query, ..right });
    let outer = dependent::outer_columns(&right.plan, &left.plan);
    let domain = Domain::new(&left.plan, outer, EmptyGroups::HaveRows)?;
    let independent = domain.independent(resolver, &right.plan)?;
    let right = Relation { plan: Arc::clone(&independent.plan), ..right };
    let condition = match join_condition {
        Some(condition) => {
            let mut scope = Scope::of(join::both(&left, &right));
            Some(expression::resolve(resolver, &mut scope, condition)?.expr)
        }
        None => None,
    };
    if condition.as_ref().is_some_and(subqueries::has_subquery) {
        return Err(Error::unsupported("a subquery in the condition of a lateral join"));
    }
    let plan = dependent::joined(&left.plan, &independent, domain.outer(), join_type, condition)?;
    let is_outer = join_type == JoinType::Left;
    let right = right.columns.into_iter().map(|column| Column { nullable: column.nullable || is_outer, ..column });
    let columns = left.columns.into_iter().chain(right).collect();
    Ok(Relation { hidden: left.hidden, ..Relation::new(plan, columns) })
}

/// LATERAL VIEW: the generated columns stand behind those of the input, under the view's name.
pub(super) fn view(resolver: &mut Resolver<'_>, message: LateralView) -> Result<Relation> {
    let LateralView { input, generator, is_outer, table, columns } = message;
    let input = super::extension::inner(resolver, input)?;
    let Some(ExprType::UnresolvedFunction(call)) = generator.and_then(|generator| generator.expr_type) else {
        return Err(Error::internal("LATERAL VIEW without a generator"));
    };
    let Some(generator) = Generator::named(&call.function_name) else {
        return Err(not_a_generator(&call.function_name));
    };
    let generator = if is_outer { generator.outer() } else { generator };
    let mut scope = Scope::of(input);
    let arguments = expression::named::placed(&call.function_name, &call.arguments)?;
    let arguments = arguments.iter().map(|argument| expression::resolve(resolver, &mut scope, argument));
    let arguments = arguments.collect::<Result<Vec<_>>>()?;
    let (relation, generated) = generator::generated(resolver, scope.relation, generator, arguments)?;
    let generated = generator::renamed(generated, &columns, &call.function_name)?;
    let generated = alias::qualified(Relation { columns: generated, ..relation.clone() }, vec![table]).columns;
    let columns = relation.columns.into_iter().chain(generated).collect();
    Ok(Relation { columns, ..relation })
}

/// What is called where a generator belongs: another function, or none.
fn not_a_generator(name: &str) -> Error {
    if crate::function::lookup(name).is_none() {
        return crate::function::unknown(name);
    }
    let parameters = [("functionName", format!("`{name}`")), ("classCanonicalName", name.to_string())];
    condition::analysis("UNSUPPORTED_GENERATOR.NOT_GENERATOR", &parameters)
}
