//! Relations: the dispatch. A file each family, under it.

mod aggregate;
mod alias;
mod clauses;
mod deduplicate;
mod drop;
mod extension;
mod filter;
mod grouped_select;
mod join;
mod lateral;
mod limit;
mod local;
mod missing_values;
mod pipe;
mod pivot;
pub(super) mod project;
mod range;
mod read;
mod rename;
mod set_operation;
mod show;
mod sort;
mod sql;
mod to_schema;
mod unpivot;
mod values;
mod with_columns;
mod with_relations;

use std::sync::Arc;

use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::{Error, Node, Result, stack};

use super::resolver::{Relation, Resolver};
use crate::expr::origin;

/// DataFusion's own passes recurse over a plan; deeper ones would outgrow the stacks they run on.
const DEEPEST: usize = 2_000;

/// Resolves a relation and all below it.
pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Arc<Node>) -> Result<Relation> {
    if resolver.depth >= DEEPEST {
        return Err(Error::unsupported(format!("a plan of more than {DEEPEST} relations one above another")));
    }
    resolver.depth += 1;
    let result = stack::level(|| dispatch(resolver, node));
    resolver.depth -= 1;
    let relation = result.map_err(|error| {
        let origin = node.common().and_then(|common| common.origin.as_ref());
        origin::located(error, origin)
    })?;
    Ok(relation.out_of(node))
}

/// The input of a relation that has one.
fn input(resolver: &mut Resolver<'_>, node: &Node) -> Result<Relation> {
    resolve(resolver, node.input(0)?)
}

fn dispatch(resolver: &mut Resolver<'_>, node: &Node) -> Result<Relation> {
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
        RelType::Sample(_) => refuse("sample"),
        RelType::Offset(message) => limit::offset(resolver, node, message),
        RelType::Deduplicate(message) => deduplicate::resolve(resolver, node, message),
        RelType::Range(message) => range::resolve(resolver, message),
        RelType::SubqueryAlias(message) => alias::resolve(resolver, node, message),
        // How rows lie in partitions changes no answer.
        RelType::Repartition(_) | RelType::RepartitionByExpression(_) | RelType::Hint(_) => input(resolver, node),
        RelType::ToDf(message) => rename::to_df(resolver, node, message),
        RelType::WithColumnsRenamed(message) => rename::resolve(resolver, node, message),
        RelType::ShowString(message) => show::resolve(resolver, node, message),
        RelType::Drop(message) => drop::resolve(resolver, node, message),
        RelType::Tail(message) => limit::tail(resolver, node, message),
        RelType::WithColumns(message) => with_columns::resolve(resolver, node, message),
        RelType::Unpivot(message) => unpivot::resolve(resolver, node, message),
        RelType::ToSchema(message) => to_schema::resolve(resolver, node, message),
        RelType::MapPartitions(_) => refuse("mapInPandas and mapInArrow"),
        RelType::CollectMetrics(_) => refuse("observe"),
        RelType::Parse(_) => refuse("reading CSV, JSON or XML from a column of text"),
        RelType::GroupMap(_) => refuse("applyInPandas and other functions over groups"),
        RelType::CoGroupMap(_) => refuse("cogroup"),
        RelType::WithWatermark(_) => refuse("withWatermark"),
        RelType::ApplyInPandasWithState(_) => refuse("applyInPandasWithState"),
        RelType::HtmlString(message) => show::html(resolver, node, message),
        RelType::CachedLocalRelation(message) => local::cached(resolver, message),
        RelType::ChunkedCachedLocalRelation(message) => local::chunked(resolver, message),
        RelType::CachedRemoteRelation(_) => refuse("a checkpoint"),
        RelType::CommonInlineUserDefinedTableFunction(_) => refuse("a user-defined table function"),
        RelType::AsOfJoin(_) => refuse("an as-of join"),
        RelType::CommonInlineUserDefinedDataSource(_) => refuse("a user-defined data source"),
        RelType::WithRelations(message) => with_relations::resolve(resolver, node, message),
        RelType::Transpose(_) => refuse("transpose"),
        RelType::UnresolvedTableValuedFunction(message) => range::table_function(resolver, message),
        RelType::LateralJoin(message) => lateral::resolve(resolver, node, message),
        RelType::RelationChanges(_) => refuse("the changes of a table"),
        RelType::NearestByJoin(_) => refuse("a nearest-by join"),
        RelType::Zip(_) => refuse("zip"),
        RelType::FillNa(message) => missing_values::fill(resolver, node, message),
        RelType::DropNa(message) => missing_values::drop(resolver, node, message),
        RelType::Replace(message) => missing_values::replace(resolver, node, message),
        RelType::Summary(_) => refuse("summary"),
        RelType::Crosstab(_) => refuse("crosstab"),
        RelType::Describe(_) => refuse("describe"),
        RelType::Cov(_) => refuse("cov"),
        RelType::Corr(_) => refuse("corr"),
        RelType::ApproxQuantile(_) => refuse("approxQuantile"),
        RelType::FreqItems(_) => refuse("freqItems"),
        RelType::SampleBy(_) => refuse("sampleBy"),
        RelType::Catalog(_) => refuse("a catalog call as a relation"),
        RelType::MlRelation(_) => refuse("a relation of a machine learning model"),
        RelType::Extension(message) => extension::resolve(resolver, message),
        RelType::Unknown(_) => refuse("an unknown relation"),
    }
}
