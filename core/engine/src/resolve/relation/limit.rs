//! LIMIT, OFFSET and tail.

use std::sync::Arc;

use datafusion::logical_expr::{Limit, LogicalPlan, lit};
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Node, Result};

use crate::plan::collected;
use crate::resolve::condition;
use crate::resolve::resolver::{Relation, Resolver};

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Node, message: &proto::Limit) -> Result<Relation> {
    let proto::Limit { input: _, limit } = message;
    let fetch = not_negative(*limit, "limit")?;
    let relation = super::input(resolver, node)?;
    // The limit of an offset is one operator, which reads no more than both together.
    let plan = match relation.plan.as_ref() {
        LogicalPlan::Limit(Limit { skip, fetch: None, input }) => {
            let input = Arc::clone(input);
            LogicalPlan::Limit(Limit { skip: skip.clone(), fetch: Some(Box::new(lit(fetch))), input })
        }
        _ => {
            let input = Arc::clone(&relation.plan);
            LogicalPlan::Limit(Limit { skip: None, fetch: Some(Box::new(lit(fetch))), input })
        }
    };
    Ok(match relation.plan.as_ref() {
        LogicalPlan::Limit(_) => relation.with_plan(plan),
        _ => relation.under(plan),
    })
}

pub(super) fn offset(resolver: &mut Resolver<'_>, node: &Node, message: &proto::Offset) -> Result<Relation> {
    let proto::Offset { input: _, offset } = message;
    let skip = not_negative(*offset, "offset")?;
    let relation = super::input(resolver, node)?;
    let input = Arc::clone(&relation.plan);
    Ok(relation.under(LogicalPlan::Limit(Limit { skip: Some(Box::new(lit(skip))), fetch: None, input })))
}

pub(super) fn tail(resolver: &mut Resolver<'_>, node: &Node, message: &proto::Tail) -> Result<Relation> {
    let proto::Tail { input: _, limit } = message;
    let rows = usize::try_from(not_negative(*limit, "limit")?).unwrap_or(usize::MAX);
    let relation = super::input(resolver, node)?.visible_only()?;
    let plan = collected::tail(&relation.plan, rows)?;
    Ok(relation.with_plan(plan))
}

fn not_negative(value: i32, name: &str) -> Result<i64> {
    if value < 0 {
        let parameters = [("expr", format!("\"{value}\"")), ("name", name.to_string()), ("v", value.to_string())];
        return Err(condition::analysis("INVALID_LIMIT_LIKE_EXPRESSION.IS_NEGATIVE", &parameters));
    }
    Ok(i64::from(value))
}
