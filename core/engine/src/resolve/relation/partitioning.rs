//! `repartition`, `coalesce` and hints: they change how rows lie in partitions, which changes no answer but that of
//! `spark_partition_id` and `monotonically_increasing_id`. Only where those are asked for are rows put in the order of
//! Spark's partitions. Spark: `Repartition`, `RepartitionByExpression`, `UnresolvedHint`.

use std::sync::Arc;

use arrow::datatypes::DataType;
use datafusion::common::ScalarValue;
use datafusion::logical_expr::{Expr, LogicalPlan, Sort, SortExpr, lit};
use firesteel_protocol::spark::connect::expression::ExprType;
use firesteel_protocol::spark::connect::expression::literal::LiteralType;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Kind, Node, Result};

use super::project;
use crate::expr::{EvalMode, Typed, cast};
use crate::function;
use crate::plan::partitions;
use crate::resolve::expression::{self, SortKey};
use crate::resolve::resolver::{Below, Partition, Relation, Resolver, projection};
use crate::resolve::scope::Scope;

/// Whether rows lie in the partitions of the relation's input, or in its own.
pub(super) fn keeps_partitions(node: &Node) -> bool {
    matches!(
        node.rel_type(),
        RelType::Project(_)
            | RelType::Filter(_)
            | RelType::WithColumns(_)
            | RelType::WithColumnsRenamed(_)
            | RelType::ToDf(_)
            | RelType::Drop(_)
            | RelType::SubqueryAlias(_)
            | RelType::Range(_)
            | RelType::UnresolvedTableValuedFunction(_)
            | RelType::Repartition(_)
            | RelType::RepartitionByExpression(_)
            | RelType::Sql(_)
    )
}

/// The input of a relation whose expressions may ask for the partition of a row.
pub(super) fn input<'e>(
    resolver: &mut Resolver<'_>,
    node: &Node,
    expressions: impl IntoIterator<Item = &'e proto::Expression>,
) -> Result<Relation> {
    let wanted = resolver.wants_partitions;
    resolver.wants_partitions |= expressions.into_iter().any(asks);
    let input = super::input(resolver, node);
    resolver.wants_partitions = wanted;
    input
}

/// Whether an expression calls a function of the partition of a row.
fn asks(expression: &proto::Expression) -> bool {
    const FUNCTIONS: [&str; 2] = ["spark_partition_id", "monotonically_increasing_id"];
    let mut open = vec![expression];
    while let Some(next) = open.pop() {
        match &next.expr_type {
            Some(ExprType::UnresolvedFunction(call)) => {
                if FUNCTIONS.iter().any(|name| call.function_name.eq_ignore_ascii_case(name)) {
                    return true;
                }
                open.extend(&call.arguments);
            }
            // It costs little to know the partition without need.
            Some(ExprType::ExpressionString(text)) => {
                let text = text.expression.to_lowercase();
                if FUNCTIONS.iter().any(|name| text.contains(name)) {
                    return true;
                }
            }
            Some(ExprType::Alias(alias)) => open.extend(alias.expr.as_deref()),
            Some(ExprType::Cast(cast)) => open.extend(cast.expr.as_deref()),
            _ => {}
        }
    }
    false
}

/// `relation` with the number of the partition of each row.
pub(super) fn numbered(
    resolver: &mut Resolver<'_>,
    relation: Relation,
    partition: Expr,
    count: usize,
) -> Result<Relation> {
    let number = resolver.column(&Typed::column("", "", DataType::Int32, false));
    let (columns, hidden) = (relation.columns.clone(), relation.hidden.clone());
    let kept = columns.iter().chain(&hidden).map(|column| (column.expr(), column.clone()));
    let outputs = kept.chain([(partition, number.clone())]).collect();
    let made = project::build(resolver, Relation { partition: None, ..relation }, outputs)?;
    let partition = Some(Partition { id: number.id, count });
    Ok(Relation { columns, hidden, below: Below::Closed, partition, ..made })
}

/// The rows sent to other partitions, one partition behind another.
fn shuffled(resolver: &mut Resolver<'_>, relation: Relation, partition: Expr, count: usize) -> Result<Relation> {
    let numbered = numbered(resolver, relation, partition, count)?;
    let Some(partition) = numbered.partition.clone() else { return Ok(numbered) };
    // The ids of rows lie in the order of their partitions, and of the rows in each.
    let place = resolver.id();
    let mut fields: Vec<Expr> = numbered.plan.schema().columns().into_iter().map(Expr::Column).collect();
    fields.push(partitions::increasing_id(partition.expr()).alias(&place));
    let placed = projection(fields, &numbered.plan)?;
    let place = Expr::Column(datafusion::common::Column::new_unqualified(&place));
    let expr = vec![SortExpr::new(place, true, true)];
    let plan = LogicalPlan::Sort(Sort { expr, input: Arc::new(placed), fetch: None });
    Ok(numbered.with_plan(plan))
}

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Node, message: &proto::Repartition) -> Result<Relation> {
    let proto::Repartition { input: _, num_partitions, shuffle } = message;
    let wanted = positive(*num_partitions)?;
    let input = super::input(resolver, node)?;
    if !resolver.wants_partitions {
        return Ok(input);
    }
    let lies = input.partition.clone();
    if shuffle.unwrap_or_default() {
        let from = lies.as_ref().map_or_else(|| lit(0_i32), Partition::expr);
        return shuffled(resolver, input, partitions::dealt(from, wanted), wanted);
    }
    match lies.filter(|lies| lies.count > wanted) {
        Some(lies) => {
            let merged = partitions::merged(lies.expr(), lies.count, wanted, resolver.settings());
            numbered(resolver, input, merged, wanted)
        }
        None => Ok(input),
    }
}

pub(super) fn by_expression(
    resolver: &mut Resolver<'_>,
    node: &Node,
    message: &proto::RepartitionByExpression,
) -> Result<Relation> {
    let proto::RepartitionByExpression { input: _, partition_exprs, num_partitions } = message;
    let wanted = num_partitions.map(positive).transpose()?;
    let mut scope = Scope::of(super::input(resolver, node)?);
    let (mut values, mut order, mut direct) = (Vec::new(), Vec::new(), None);
    for key in partition_exprs {
        match &key.expr_type {
            Some(ExprType::SortOrder(key)) => {
                let SortKey { typed, ascending, nulls_first } = expression::sort_order(resolver, &mut scope, key)?;
                order.push(SortExpr::new(typed.expr, ascending, nulls_first));
            }
            // The number of a partition, which rows go to directly.
            Some(ExprType::DirectShufflePartitionId(id)) => {
                let child = id.child.as_deref().map(|child| expression::resolve(resolver, &mut scope, child));
                direct = child.transpose()?;
            }
            _ => values.push(expression::resolve(resolver, &mut scope, key)?),
        }
    }
    let relation = scope.relation;
    // Spark brings partitions that nobody counted together as it runs; few rows end in one.
    let Some(wanted) = wanted.filter(|_| resolver.wants_partitions) else {
        return Ok(Relation { partition: None, ..relation });
    };
    let settings = resolver.settings();
    let goes = if !order.is_empty() {
        partitions::ranged(order, wanted)
    } else if values.is_empty() && direct.is_none() {
        partitions::dealt(relation.partition.as_ref().map_or_else(|| lit(0_i32), Partition::expr), wanted)
    } else {
        let place = match direct {
            Some(direct) => direct,
            None => function::apply("hash", values, settings)?,
        };
        let count = Typed::literal(ScalarValue::Int32(i32::try_from(wanted).ok()));
        cast(function::apply("pmod", vec![place, count], settings)?, &DataType::Int32, EvalMode::Ansi, settings)?.expr
    };
    shuffled(resolver, relation, goes, wanted)
}

/// Spark warns of hints it does not know and goes on.
pub(super) fn hint(resolver: &mut Resolver<'_>, node: &Node, message: &proto::Hint) -> Result<Relation> {
    let proto::Hint { input: _, name, parameters } = message;
    let input = super::input(resolver, node)?;
    let name = name.to_uppercase();
    if matches!(name.as_str(), "COALESCE" | "REPARTITION") {
        let numbers: Vec<i32> = parameters.iter().filter_map(integer).collect();
        numbers.iter().try_for_each(|number| positive(*number).map(drop))?;
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

fn positive(partitions: i32) -> Result<usize> {
    if let Some(count) = usize::try_from(partitions).ok().filter(|count| *count > 0) {
        return Ok(count);
    }
    let reason = format!("Number of partitions ({partitions}) must be positive.");
    Err(Error::argument("repartition", "numPartitions", reason))
}
