//! Tables by name and data sources. Spark: `ResolveRelations`, `DataSource`.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use arrow::datatypes::DataType;
use datafusion::catalog::TableProvider;
use datafusion::datasource::provider_as_source;
use datafusion::logical_expr::{Expr, LogicalPlan, TableScanBuilder, cast};
use firesteel_protocol::spark::connect::read::{NamedTable, ReadType};
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Result};

use super::local::spark_type;
use super::{alias, recursion, rename};
use crate::catalog::View;
use crate::error::from_datafusion;
use crate::expr::Typed;
use crate::resolve::column::Column;
use crate::resolve::condition;
use crate::resolve::resolver::{Relation, Resolver, SelfReference, projection};

pub(super) fn resolve(resolver: &mut Resolver<'_>, message: &proto::Read) -> Result<Relation> {
    let proto::Read { is_streaming, read_type } = message;
    if *is_streaming {
        return Err(Error::unsupported("reading a stream"));
    }
    match read_type {
        Some(ReadType::NamedTable(table)) => named(resolver, message, table),
        Some(ReadType::DataSource(_)) => match resolver.tables.provider(message) {
            Some(provider) => scan(resolver, provider),
            None => Err(Error::internal("a data source that was not opened")),
        },
        None => Err(Error::internal("a read without a source")),
    }
}

fn named(resolver: &mut Resolver<'_>, message: &proto::Read, table: &NamedTable) -> Result<Relation> {
    let NamedTable { unparsed_identifier, options } = table;
    let parts = crate::sql::parse_identifier(unparsed_identifier)?;
    if let [name] = parts.as_slice()
        && let Some(relation) = common_table(resolver, name)?
    {
        return Ok(relation);
    }
    let tables = resolver.tables;
    if let Some(option) = options.keys().next()
        && tables.provider(message).is_none()
    {
        return Err(Error::unsupported(format!("the option {option} of a table")));
    }
    if let Some(view) = tables.view(&parts) {
        return self::view(resolver, view);
    }
    match tables.provider(message) {
        Some(provider) => {
            let relation = scan(resolver, provider)?;
            let name = tables.catalog_name(message).cloned().unwrap_or(parts);
            Ok(alias::qualified(relation, name))
        }
        None => Err(condition::table_not_found(&parts, &tables.database)),
    }
}

/// A common table expression, resolved anew where it is named, with those that stand before it in sight.
fn common_table(resolver: &mut Resolver<'_>, name: &str) -> Result<Option<Relation>> {
    let found = resolver.common_tables.iter().rev().find(|table| resolver.same_name(&table.name, name)).cloned();
    let Some(table) = found else { return Ok(None) };
    table.is_named.store(true, Ordering::Relaxed);
    match &table.reference {
        None => {}
        Some(SelfReference::Forbidden) => return Err(condition::analysis("INVALID_RECURSIVE_CTE", &[])),
        Some(SelfReference::Level { level, columns, is_used }) => {
            is_used.store(true, Ordering::Relaxed);
            let relation = recursion::level(resolver, level, columns)?;
            return Ok(Some(alias::qualified(relation, vec![table.name.clone()])));
        }
    }
    let later = resolver.common_tables.split_off(table.sees);
    let relation = super::resolve(resolver, &table.node);
    resolver.common_tables.extend(later);
    Ok(Some(alias::qualified(relation?, vec![table.name])))
}

fn view<'a>(resolver: &mut Resolver<'a>, view: &'a View) -> Result<Relation> {
    let View { name, node, column_names, query_columns, bound } = view;
    if resolver.views.iter().any(|open| Arc::ptr_eq(open, node)) {
        let shown = crate::resolve::identifier::quote_all(name);
        let parameters = [("viewIdent", shown.clone()), ("newPath", format!("{shown} -> {shown}"))];
        return Err(condition::analysis("RECURSIVE_VIEW", &parameters));
    }
    let tables = bound.as_deref().unwrap_or(resolver.tables);
    let relation = resolver.apart(tables, node, |resolver| super::resolve(resolver, node))?;
    let relation = if query_columns.is_empty() { relation } else { kept(relation, name, query_columns)? };
    let relation =
        if column_names.is_empty() { relation } else { rename::renamed_all(resolver, relation, column_names)? };
    Ok(alias::qualified(relation, name.clone()))
}

/// The columns a view of the catalog had when it was made, by name; by position where a name is there twice.
fn kept(relation: Relation, view: &[String], query_columns: &[String]) -> Result<Relation> {
    let is_unique = query_columns.iter().enumerate().all(|(at, name)| !query_columns[..at].contains(name));
    if !is_unique {
        return Ok(relation);
    }
    let mut outputs = Vec::with_capacity(query_columns.len());
    for name in query_columns {
        let found = relation.columns.iter().find(|column| column.name.eq_ignore_ascii_case(name));
        let Some(column) = found else {
            let parameters = [
                ("viewName", crate::resolve::identifier::quote_all(view)),
                ("colName", crate::resolve::identifier::quote(name)),
                ("expectedNum", "1".to_string()),
                ("actualCols", "[]".to_string()),
                ("suggestion", "CREATE OR REPLACE VIEW".to_string()),
            ];
            return Err(condition::analysis("INCOMPATIBLE_VIEW_SCHEMA_CHANGE", &parameters));
        };
        outputs.push((column.expr(), column.clone()));
    }
    relation.project(outputs)
}

/// All of a table. Layouts Spark has no name for keep to the engine; other units and widths become Spark's here.
fn scan(resolver: &mut Resolver<'_>, provider: &Arc<dyn TableProvider>) -> Result<Relation> {
    let source = provider_as_source(Arc::clone(provider));
    let scan = TableScanBuilder::new("source", source).build().map_err(from_datafusion)?;
    let scan = Arc::new(LogicalPlan::TableScan(scan));
    let zone = Arc::clone(&resolver.settings().zone);
    let mut columns: Vec<Column> = Vec::new();
    let mut expressions = Vec::new();
    for (field, qualified) in scan.schema().fields().iter().zip(scan.schema().columns()) {
        let spark = spark_type(field.data_type(), &zone)?;
        let data_type = if is_same_in_engine(field.data_type(), &spark) { field.data_type().clone() } else { spark };
        let typed = Typed::column("", field.name(), data_type.clone(), field.is_nullable());
        let column = resolver.column(&typed);
        let value = Expr::Column(qualified);
        let value = if *field.data_type() == data_type { value } else { cast(value, data_type) };
        expressions.push(value.alias(&column.id));
        columns.push(column);
    }
    Ok(Relation::new(projection(expressions, &scan)?, columns))
}

fn is_same_in_engine(found: &DataType, spark: &DataType) -> bool {
    matches!((found, spark), (DataType::Utf8View, DataType::Utf8) | (DataType::BinaryView, DataType::Binary))
}
