//! Relations: the dispatch. A file each family, under it.

mod aggregate;
mod alias;
mod catalog;
mod checkpoint;
mod clauses;
mod crosstab;
mod deduplicate;
mod drop;
mod extension;
mod filter;
mod grouped_pivot;
mod grouped_select;
mod join;
mod keywords;
mod lateral;
mod limit;
mod local;
mod missing_values;
mod nearest;
mod observe;
mod parse;
mod partitioning;
mod pipe;
mod pivot;
pub(super) mod project;
mod range;
mod read;
pub(super) mod recursion;
mod rename;
mod sample;
mod set_operation;
mod show;
mod sort;
mod sql;
mod statistics;
mod summary;
mod to_schema;
mod transpose;
mod unpivot;
mod values;
mod watermark;
mod with_columns;
mod with_relations;
mod zip;

use std::sync::Arc;

use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::{Error, Node, Result, stack};

use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::spark::connect::expression::ExprType;
use firesteel_protocol::spark::connect::expression::literal::LiteralType;

use arrow::datatypes::DataType;
use datafusion::logical_expr::{cast, lit};

use super::resolver::{Relation, Resolver};
use crate::expr::Typed;
use crate::expr::origin;

/// DataFusion's own passes recurse over a plan; deeper ones would outgrow the stacks they run on.
const DEEPEST: usize = 2_000;

/// Resolves a relation and all below it.
pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Arc<Node>) -> Result<Relation> {
    if let Some((_, relation)) = resolver.stand_ins.iter().find(|(other, _)| *other == Arc::as_ptr(node)) {
        return Ok(relation.clone());
    }
    if resolver.depth >= DEEPEST {
        return Err(Error::unsupported(format!("a plan of more than {DEEPEST} relations one above another")));
    }
    resolver.depth += 1;
    let wants_partitions = resolver.wants_partitions;
    resolver.wants_partitions &= partitioning::keeps_partitions(node);
    let result = stack::level(|| dispatch(resolver, node));
    resolver.wants_partitions = wants_partitions;
    resolver.depth -= 1;
    let relation = result.map_err(|error| {
        let origin = node.common().and_then(|common| common.origin.as_ref());
        origin::located(error, origin)
    })?;
    Ok(resolver.kept(node, relation)?.out_of(node))
}

/// The input of a relation that has one.
fn input(resolver: &mut Resolver<'_>, node: &Node) -> Result<Relation> {
    resolve(resolver, node.input(0)?)
}

/// The relation that does the work of this one, where it is only a way to write others.
pub(super) fn rewritten(node: &Arc<Node>) -> Option<Arc<Node>> {
    match node.rel_type() {
        RelType::Crosstab(message) => crosstab::rewritten(node, message),
        _ => None,
    }
}

/// The query whose rows a relation needs before it can be resolved.
pub(super) fn gathered_first(node: &Arc<Node>) -> Option<Arc<Node>> {
    match node.rel_type() {
        RelType::Aggregate(_) => grouped_pivot::values_query(node),
        RelType::Parse(message) => parse::texts_query(node, message),
        _ => None,
    }
}

pub(super) fn rows_to_transpose(resolver: &mut Resolver<'_>, node: &Arc<Node>, most: usize) -> Result<Relation> {
    let RelType::Transpose(message) = node.rel_type() else { return Err(Error::internal("no transpose")) };
    transpose::rows(resolver, node, message, most)
}

pub(crate) use transpose::too_many as too_many_to_transpose;

/// The place of a row among all rows, from 0. Spark: `DistributedSequenceID`.
pub(super) fn place() -> Result<Typed> {
    let number = cast(nearest::number(Vec::new(), Vec::new())?, DataType::Int64);
    let expr = number - lit(1_i64);
    let name = "distributed_sequence_id()".to_string();
    Ok(Typed { expr, data_type: DataType::Int64, nullable: false, name, fallible: false })
}

fn dispatch(resolver: &mut Resolver<'_>, node: &Arc<Node>) -> Result<Relation> {
    if let Some(other) = rewritten(node) {
        return resolve(resolver, &other);
    }
    let refuse = |what: &str| Err(Error::unsupported(what));
    match node.rel_type() {
        RelType::Read(message) => read::resolve(resolver, message),
        RelType::Project(message) => project::resolve(resolver, node, message),
        RelType::Filter(message) => filter::resolve(resolver, node, message),
        RelType::Join(message) => join::resolve(resolver, node, message),
        RelType::SetOp(message) => set_operation::resolve(resolver, node, message),
        RelType::Sort(message) => sort::resolve(resolver, node, message),
        RelType::Limit(message) => limit::resolve(resolver, node, message),
        RelType::Aggregate(message) => aggregate::resolve(resolver, node, message),
        RelType::Sql(message) => sql::resolve(resolver, message),
        RelType::LocalRelation(message) => local::resolve(resolver, message),
        RelType::Sample(message) => sample::resolve(resolver, node, message),
        RelType::Offset(message) => limit::offset(resolver, node, message),
        RelType::Deduplicate(message) => deduplicate::resolve(resolver, node, message),
        RelType::Range(message) => range::resolve(resolver, message),
        RelType::SubqueryAlias(message) => alias::resolve(resolver, node, message),
        RelType::Repartition(message) => partitioning::resolve(resolver, node, message),
        RelType::RepartitionByExpression(message) => partitioning::by_expression(resolver, node, message),
        RelType::Hint(message) => partitioning::hint(resolver, node, message),
        RelType::ToDf(message) => rename::to_df(resolver, node, message),
        RelType::WithColumnsRenamed(message) => rename::resolve(resolver, node, message),
        RelType::ShowString(message) => show::resolve(resolver, node, message),
        RelType::Drop(message) => drop::resolve(resolver, node, message),
        RelType::Tail(message) => limit::tail(resolver, node, message),
        RelType::WithColumns(message) => with_columns::resolve(resolver, node, message),
        RelType::Unpivot(message) => unpivot::resolve(resolver, node, message),
        RelType::ToSchema(message) => to_schema::resolve(resolver, node, message),
        RelType::MapPartitions(_) => refuse("mapInPandas and mapInArrow"),
        RelType::CollectMetrics(message) => observe::resolve(resolver, node, message),
        RelType::Parse(message) => parse::resolve(resolver, node, message),
        RelType::GroupMap(_) => refuse("applyInPandas and other functions over groups"),
        RelType::CoGroupMap(_) => refuse("cogroup"),
        RelType::WithWatermark(message) => watermark::resolve(resolver, node, message),
        RelType::ApplyInPandasWithState(_) => refuse("applyInPandasWithState"),
        RelType::HtmlString(message) => show::html(resolver, node, message),
        RelType::CachedLocalRelation(message) => local::cached(resolver, message),
        RelType::ChunkedCachedLocalRelation(message) => local::chunked(resolver, message),
        RelType::CachedRemoteRelation(message) => checkpoint::resolve(resolver, message),
        RelType::CommonInlineUserDefinedTableFunction(_) => refuse("a user-defined table function"),
        RelType::AsOfJoin(message) => nearest::as_of(resolver, node, message),
        RelType::CommonInlineUserDefinedDataSource(_) => refuse("a user-defined data source"),
        RelType::WithRelations(message) => with_relations::resolve(resolver, node, message),
        RelType::Transpose(_) => transpose::resolve(resolver, node),
        RelType::UnresolvedTableValuedFunction(message) => range::table_function(resolver, message),
        RelType::LateralJoin(message) => lateral::resolve(resolver, node, message),
        RelType::RelationChanges(_) => refuse("the changes of a table"),
        RelType::NearestByJoin(message) => nearest::by(resolver, node, message),
        RelType::Zip(_) => zip::resolve(resolver, node),
        RelType::FillNa(message) => missing_values::fill(resolver, node, message),
        RelType::DropNa(message) => missing_values::drop(resolver, node, message),
        RelType::Replace(message) => missing_values::replace(resolver, node, message),
        RelType::Summary(message) => summary::resolve(resolver, node, message),
        RelType::Crosstab(_) => refuse("crosstab of nothing"),
        RelType::Describe(message) => summary::describe(resolver, node, message),
        RelType::Cov(message) => statistics::covariance(resolver, node, message),
        RelType::Corr(message) => statistics::correlation(resolver, node, message),
        RelType::ApproxQuantile(message) => statistics::quantiles(resolver, node, message),
        RelType::FreqItems(message) => statistics::frequent_items(resolver, node, message),
        RelType::SampleBy(message) => sample::by(resolver, node, message),
        RelType::Catalog(message) => catalog::resolve(resolver, message),
        RelType::MlRelation(_) => refuse("a relation of a machine learning model"),
        RelType::Extension(message) => extension::resolve(resolver, message),
        RelType::Unknown(_) => refuse("an unknown relation"),
    }
}

fn expression(expr_type: ExprType) -> proto::Expression {
    proto::Expression { common: None, expr_type: Some(expr_type) }
}

fn literal(literal_type: LiteralType) -> proto::Expression {
    expression(ExprType::Literal(proto::expression::Literal { data_type: None, literal_type: Some(literal_type) }))
}

fn integer(value: i32) -> proto::Expression {
    literal(LiteralType::Integer(value))
}

/// A column by its name as users write it.
fn attribute(name: &str) -> proto::Expression {
    expression(ExprType::UnresolvedAttribute(proto::expression::UnresolvedAttribute {
        unparsed_identifier: name.to_string(),
        ..Default::default()
    }))
}

fn function(name: &str, arguments: Vec<proto::Expression>) -> proto::Expression {
    expression(ExprType::UnresolvedFunction(proto::expression::UnresolvedFunction {
        function_name: name.to_string(),
        arguments,
        ..Default::default()
    }))
}

fn called(expr: proto::Expression, name: &str) -> proto::Expression {
    expression(ExprType::Alias(Box::new(proto::expression::Alias {
        expr: Some(Box::new(expr)),
        name: vec![name.to_string()],
        metadata: None,
    })))
}
