//! WITH RECURSIVE: a first query, and a step over the rows of the level before. Spark: `UnionLoop`, `ResolveWithCTE`.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use arrow::datatypes::{DataType, Field, Schema};
use datafusion::common::tree_node::TreeNode;
use datafusion::datasource::{provider_as_source, source_as_provider};
use datafusion::logical_expr::{Expr, LogicalPlan, TableScanBuilder};
use firesteel_protocol::extension::RecursiveTable;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::set_operation::SetOpType;
use firesteel_protocol::{Error, Node, Result};

use super::{rename, with_relations};
use crate::error::from_datafusion;
use crate::expr::Typed;
use crate::plan::recursion::{Level, Recursion};
use crate::resolve::column::Column;
use crate::resolve::condition;
use crate::resolve::resolver::{CommonTable, Relation, Resolver, SelfReference, projection};
use crate::types::{implicit_cast, is_day_time, is_same, is_year_month};

/// How many levels Spark goes down unless told: `spark.sql.cteRecursionLevelLimit`.
const MOST_LEVELS: usize = 100;

pub(super) fn resolve(resolver: &mut Resolver<'_>, message: RecursiveTable) -> Result<Relation> {
    let RecursiveTable { query, name, column_names, max_level } = message;
    let query = query.ok_or_else(|| Error::internal("a common table without a query"))?;
    let node = Node::from_message(query, crate::EXPRESSION_DEPTH)?;
    let most_levels = match max_level {
        Some(level) => usize::try_from(level).unwrap_or(usize::MAX),
        None => MOST_LEVELS,
    };
    let table = Table { name, column_names, most_levels };
    match node.rel_type() {
        RelType::WithRelations(_) => {
            with_relations::around(resolver, &node, |resolver, root| table.resolve(resolver, root))
        }
        _ => table.resolve(resolver, &node),
    }
}

struct Table {
    name: String,
    column_names: Vec<String>,
    most_levels: usize,
}

impl Table {
    fn resolve(&self, resolver: &mut Resolver<'_>, node: &Arc<Node>) -> Result<Relation> {
        let RelType::SetOp(union) = node.rel_type() else {
            return self.with(resolver, SelfReference::Forbidden, |resolver| super::resolve(resolver, node));
        };
        if union.set_op_type() != SetOpType::Union {
            return self.with(resolver, SelfReference::Forbidden, |resolver| super::resolve(resolver, node));
        }
        let first =
            self.with(resolver, SelfReference::Forbidden, |resolver| super::resolve(resolver, node.input(0)?))?;
        let first = if self.column_names.is_empty() {
            first
        } else {
            rename::renamed_all(resolver, first, &self.column_names)?
        };
        let columns: Vec<Column> = first
            .columns
            .iter()
            .map(|column| {
                let typed = Typed::column("", &column.name, column.data_type.clone(), true);
                resolver.column(&typed)
            })
            .collect();
        let fields: Vec<Field> =
            columns.iter().map(|column| Field::new(&column.id, column.data_type.clone(), true)).collect();
        let level = Level::new(Arc::new(Schema::new(fields)));
        let reference =
            SelfReference::Level { level: level.clone(), columns: columns.clone(), is_used: Arc::default() };
        let SelfReference::Level { is_used, .. } = &reference else {
            return Err(Error::internal("a recursive table without its level"));
        };
        let is_used = Arc::clone(is_used);
        let step = self.with(resolver, reference, |resolver| super::resolve(resolver, node.input(1)?))?;
        if !is_used.load(Ordering::Relaxed) {
            let plain = super::resolve(resolver, node)?;
            return match self.column_names.is_empty() {
                true => Ok(plain),
                false => rename::renamed_all(resolver, plain, &self.column_names),
            };
        }
        if !union.is_all.unwrap_or_default() {
            return Err(condition::analysis("UNION_NOT_SUPPORTED_IN_RECURSIVE_CTE", &[]));
        }
        self.looped(resolver, first, step, columns, level)
    }

    /// Resolves with what the table's own name means.
    fn with(
        &self,
        resolver: &mut Resolver<'_>,
        reference: SelfReference,
        work: impl FnOnce(&mut Resolver<'_>) -> Result<Relation>,
    ) -> Result<Relation> {
        let sees = resolver.common_tables.len();
        let node = Node::new(None, RelType::Unknown(Default::default()), Vec::new(), 0);
        let own =
            CommonTable { name: self.name.clone(), node, sees, is_named: Arc::default(), reference: Some(reference) };
        resolver.common_tables.push(own);
        let relation = work(resolver);
        resolver.common_tables.truncate(sees);
        relation
    }

    fn looped(
        &self,
        resolver: &mut Resolver<'_>,
        first: Relation,
        step: Relation,
        columns: Vec<Column>,
        level: Level,
    ) -> Result<Relation> {
        let first = aligned(resolver, first, &columns)?;
        let step = aligned(resolver, step, &columns)?;
        let recursion = Recursion { first, step, level, most_levels: self.most_levels };
        let scan = TableScanBuilder::new("recursion", provider_as_source(Arc::new(recursion))).build();
        scanned(LogicalPlan::TableScan(scan.map_err(from_datafusion)?), &columns, columns.clone())
    }
}

/// The rows of the level before, as columns of their own.
pub(super) fn level(resolver: &mut Resolver<'_>, level: &Level, columns: &[Column]) -> Result<Relation> {
    let scan = TableScanBuilder::new("level", provider_as_source(Arc::new(level.clone()))).build();
    let scan = LogicalPlan::TableScan(scan.map_err(from_datafusion)?);
    let fresh = columns.iter().map(|column| resolver.column(&column.typed())).collect();
    scanned(scan, columns, fresh)
}

/// A scan without its qualifier, whose fields `from` are called `to`.
fn scanned(scan: LogicalPlan, from: &[Column], to: Vec<Column>) -> Result<Relation> {
    let qualified = scan.schema().columns();
    let expressions = from.iter().zip(&to).map(|(from, to)| {
        let found = qualified.iter().find(|column| column.name == from.id);
        let found = found.ok_or_else(|| Error::internal("a level lacks a column"))?;
        Ok(Expr::Column(found.clone()).alias(&to.id))
    });
    let expressions = expressions.collect::<Result<Vec<_>>>()?;
    Ok(Relation::new(projection(expressions, &Arc::new(scan))?, to))
}

/// Whether two types become one without a cast of Spark's. Spark: `StructType.unionLikeMerge`.
fn merges(first: &DataType, step: &DataType) -> bool {
    match (first, step) {
        (DataType::Decimal128(_, first), DataType::Decimal128(_, step)) => first == step,
        (first, step) if is_day_time(first) => is_day_time(step),
        (first, step) if is_year_month(first) => is_year_month(step),
        (first, step) => is_same(first, step),
    }
}

/// Refuses the rows of the level before below an operator that has to see all of them, or may invent some.
/// Spark: `ResolveWithCTE.checkForSelfReferenceInSubquery`, INVALID_RECURSIVE_REFERENCE.
pub(crate) fn refuse(resolver: &Resolver<'_>, plan: &LogicalPlan) -> Result<()> {
    let recurses = |table: &CommonTable| matches!(table.reference, Some(SelfReference::Level { .. }));
    if !resolver.common_tables.iter().any(recurses) {
        return Ok(());
    }
    let is_level = |plan: &LogicalPlan| match plan {
        LogicalPlan::TableScan(scan) => {
            source_as_provider(&scan.source).is_ok_and(|provider| provider.downcast_ref::<Level>().is_some())
        }
        _ => false,
    };
    match plan.exists(|plan| Ok(is_level(plan))).map_err(from_datafusion)? {
        true => Err(condition::analysis("INVALID_RECURSIVE_REFERENCE.PLACE", &[])),
        false => Ok(()),
    }
}

/// A side of the union in the types and under the fields of the loop.
fn aligned(resolver: &Resolver<'_>, side: Relation, columns: &[Column]) -> Result<Arc<LogicalPlan>> {
    if side.columns.len() != columns.len() {
        let parameters = [
            ("operator", "UNION".to_string()),
            ("firstNumColumns", columns.len().to_string()),
            ("invalidOrdinalNum", "second".to_string()),
            ("invalidNumColumns", side.columns.len().to_string()),
        ];
        return Err(condition::analysis("NUM_COLUMNS_MISMATCH", &parameters));
    }
    let settings = resolver.settings();
    let mut expressions = Vec::with_capacity(columns.len());
    for (own, column) in side.columns.iter().zip(columns) {
        if !merges(&column.data_type, &own.data_type) {
            let parameters =
                [("left", condition::shown_type(&column.data_type)), ("right", condition::shown_type(&own.data_type))];
            return Err(condition::analysis("CANNOT_MERGE_INCOMPATIBLE_DATA_TYPE", &parameters));
        }
        expressions.push(implicit_cast(own.typed(), &column.data_type, settings)?.expr.alias(&column.id));
    }
    Ok(Arc::new(projection(expressions, &side.plan)?))
}
