//! INSERT, `insertInto` and `saveAsTable`: rows into a table of the catalog. Spark: `PreprocessTableInsertion`,
//! `TableOutputResolver`, `CreateDataSourceTableAsSelectCommand`.

use std::sync::Arc;

use arrow::datatypes::DataType;
use datafusion::logical_expr::Expr;
use firesteel_protocol::extension::InsertInto;
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::spark::connect::write_operation::SaveMode;
use firesteel_protocol::{Error, Kind, Node, Result, types};

use super::table::{self, Place};
use super::write::{self, Target};
use crate::catalog::{Table, TableColumn, TableKind, quoted};
use crate::expr::{EvalMode, Typed, cast};
use crate::plan::output;
use crate::resolve::Column;
use crate::session::Session;
use crate::session::configuration::DEFAULT_SOURCE;
use crate::session::query::Analyzed;
use crate::source::{Format, Options, display, local};
use crate::types as engine_types;

/// How the columns of the rows meet those of the table.
enum Matching<'a> {
    Position,
    /// The columns of the table that the rows are for; the others are NULL.
    Named(&'a [String]),
    Name,
}

pub(super) async fn insert(session: &Arc<Session>, message: InsertInto) -> Result<()> {
    let InsertInto { name, columns, by_name, overwrite, partition, query } = message;
    let table = table::stored(session, &name, "INSERT")?;
    if !partition.is_empty() {
        return Err(Error::unsupported("INSERT .. PARTITION"));
    }
    let query = query.ok_or_else(|| Error::internal("INSERT without a query"))?;
    let query = Node::from_message(query, crate::EXPRESSION_DEPTH)?;
    let matching = match (by_name, columns.is_empty()) {
        (true, _) => Matching::Name,
        (false, true) => Matching::Position,
        (false, false) => Matching::Named(&columns),
    };
    let analyzed = Analyzed::new(session, &query).await?;
    into(session, &table, analyzed, &matching, overwrite).await
}

async fn into(
    session: &Arc<Session>,
    table: &Table,
    analyzed: Analyzed,
    matching: &Matching<'_>,
    overwrite: bool,
) -> Result<()> {
    let analyzed = matched(table, analyzed, matching)?;
    let mode = if overwrite { SaveMode::Overwrite } else { SaveMode::Append };
    let target = Target { path: local(&table.location)?, mode };
    write::write_files(session, analyzed, target, Format::named(&table.provider)?, Options::new(&table.options)).await
}

/// The rows in the order and the types of the table's columns.
fn matched(table: &Table, analyzed: Analyzed, matching: &Matching<'_>) -> Result<Analyzed> {
    let shown = table.parts().iter().map(|part| quoted(part)).collect::<Vec<_>>().join(".");
    let sources = sources(table, &shown, &analyzed, matching)?;
    let settings = Arc::clone(&analyzed.settings);
    let mut expressions: Vec<Expr> = Vec::new();
    let mut columns = Vec::new();
    for (at, (target, source)) in table.columns.iter().zip(sources).enumerate() {
        let to = types::to_engine(&crate::sql::parse_data_type(&target.type_text)?, &settings.zone)?;
        let value = match source {
            Some(column) => {
                if !is_assignable(&column.data_type, &to) {
                    return Err(unsafe_cast(&shown, column, target)?);
                }
                let mode = if settings.ansi { EvalMode::Ansi } else { EvalMode::Legacy };
                cast(column.typed(), &to, mode, &settings)?
            }
            None => {
                let null = datafusion::common::ScalarValue::try_from(&to).map_err(crate::error::from_datafusion)?;
                Typed::literal(null)
            }
        };
        let id = format!("#t{at}");
        columns.push(Column::new(&id, &target.name, to));
        expressions.push(value.expr.alias(&id));
    }
    let plan = crate::resolve::projection(expressions, &Arc::new(analyzed.plan))?;
    let wire = output::schema(&columns, &settings.zone)?;
    Ok(Analyzed { plan, columns, wire, settings, tables: analyzed.tables })
}

/// The column of the rows for each of the table's columns.
fn sources<'a>(
    table: &Table,
    shown: &str,
    analyzed: &'a Analyzed,
    matching: &Matching<'_>,
) -> Result<Vec<Option<&'a Column>>> {
    let found = &analyzed.columns;
    match matching {
        Matching::Position if found.len() == table.columns.len() => Ok(found.iter().map(Some).collect()),
        Matching::Position => Err(arity(shown, table.columns.iter().map(|column| &column.name), found)),
        Matching::Named(names) => {
            if let Some(unknown) = names.iter().find(|name| position(table, name).is_none()) {
                let list = table.columns.iter().map(|column| quoted(&column.name)).collect::<Vec<_>>().join(", ");
                let parameters = [("objectName", quoted(unknown)), ("proposal", list)];
                return Err(Error::new(Kind::Analysis, "UNRESOLVED_COLUMN.WITH_SUGGESTION", &parameters));
            }
            for (at, name) in names.iter().enumerate() {
                if names[..at].iter().any(|other| other.eq_ignore_ascii_case(name)) {
                    let parameters = [("columnName", quoted(name))];
                    return Err(Error::new(Kind::Analysis, "COLUMN_ALREADY_EXISTS", &parameters));
                }
            }
            if names.len() != found.len() {
                return Err(arity(shown, names.iter(), found));
            }
            let mut sources = vec![None; table.columns.len()];
            for (name, column) in names.iter().zip(found) {
                if let Some(at) = position(table, name) {
                    sources[at] = Some(column);
                }
            }
            Ok(sources)
        }
        Matching::Name => {
            let extra = found.iter().find(|column| position(table, &column.name).is_none());
            if let Some(extra) = extra {
                let parameters = [("tableName", shown.to_string()), ("extraColumns", quoted(&extra.name))];
                return Err(Error::new(Kind::Analysis, "INCOMPATIBLE_DATA_FOR_TABLE.EXTRA_COLUMNS", &parameters));
            }
            let of = |name: &str| found.iter().find(|column| column.name.eq_ignore_ascii_case(name));
            Ok(table.columns.iter().map(|column| of(&column.name)).collect())
        }
    }
}

fn position(table: &Table, name: &str) -> Option<usize> {
    table.columns.iter().position(|column| column.name.eq_ignore_ascii_case(name))
}

fn arity<'a>(shown: &str, expected: impl Iterator<Item = &'a String>, found: &[Column]) -> Error {
    let expected: Vec<String> = expected.map(|name| quoted(name)).collect();
    let condition = if found.len() < expected.len() { "NOT_ENOUGH_DATA_COLUMNS" } else { "TOO_MANY_DATA_COLUMNS" };
    let data = found.iter().map(|column| quoted(&column.name)).collect::<Vec<_>>().join(", ");
    let parameters = [("tableName", shown.to_string()), ("tableColumns", expected.join(", ")), ("dataColumns", data)];
    Error::new(Kind::Analysis, &format!("INSERT_COLUMN_ARITY_MISMATCH.{condition}"), &parameters)
}

fn unsafe_cast(shown: &str, column: &Column, target: &TableColumn) -> Result<Error> {
    let source = types::sql_string(&types::from_arrow(&column.data_type)?);
    let parameters = [
        ("tableName", shown.to_string()),
        ("colName", quoted(&target.name)),
        ("srcType", format!("\"{source}\"")),
        ("targetType", format!("\"{}\"", target.type_text)),
    ];
    Ok(Error::new(Kind::Analysis, "INCOMPATIBLE_DATA_FOR_TABLE.CANNOT_SAFELY_CAST", &parameters))
}

/// Whether a value may be stored as another type. Spark: `Cast.canANSIStoreAssign`.
fn is_assignable(from: &DataType, to: &DataType) -> bool {
    use engine_types::{is_datetime, is_nested, is_numeric, is_string};
    let is_time_point = |data_type: &DataType| is_datetime(data_type) && !matches!(data_type, DataType::Time64(_));
    match (from, to) {
        (from, to) if engine_types::is_same(from, to) || *from == DataType::Null => true,
        (from, to) if is_numeric(from) && is_numeric(to) => true,
        (from, to) if is_time_point(from) && is_time_point(to) => true,
        (DataType::Interval(from), DataType::Interval(to)) => from == to,
        (from, to) if engine_types::is_day_time(from) => engine_types::is_day_time(to) || is_string(to),
        (from, to) if engine_types::is_year_month(from) => engine_types::is_year_month(to) || is_string(to),
        (from, to) if engine_types::is_time(from) => engine_types::is_time(to) || is_string(to),
        (DataType::List(from), DataType::List(to)) => is_assignable(from.data_type(), to.data_type()),
        (DataType::Map(from, _), DataType::Map(to, _)) => is_assignable(from.data_type(), to.data_type()),
        (DataType::Struct(from), DataType::Struct(to)) => {
            let mut pairs = from.iter().zip(to);
            from.len() == to.len() && pairs.all(|(from, to)| is_assignable(from.data_type(), to.data_type()))
        }
        (from, to) => is_string(to) && !is_nested(from) && !matches!(from, DataType::Interval(_)),
    }
}

/// `saveAsTable` and `insertInto`.
pub(super) async fn save(
    session: &Arc<Session>,
    input: &Arc<Node>,
    message: &proto::WriteOperation,
    target: &proto::write_operation::SaveTable,
) -> Result<()> {
    use proto::write_operation::save_table::TableSaveMethod;
    let proto::WriteOperation {
        input: _,
        source,
        mode: _,
        sort_column_names,
        partitioning_columns,
        bucket_by,
        options,
        clustering_columns,
        with_schema_evolution,
        save_type: _,
    } = message;
    let refused = [
        (!sort_column_names.is_empty(), "sortBy"),
        (!partitioning_columns.is_empty(), "partitionBy"),
        (bucket_by.is_some(), "bucketBy"),
        (!clustering_columns.is_empty(), "clusterBy"),
        (*with_schema_evolution, "withSchemaEvolution"),
    ];
    if let Some((_, name)) = refused.iter().find(|(is_asked, _)| *is_asked) {
        return Err(Error::unsupported(format!("{name} of a writer")));
    }
    let proto::write_operation::SaveTable { table_name, save_method: _ } = target;
    let mode = message.mode();
    if target.save_method() == TableSaveMethod::InsertInto {
        let table = table::stored(session, table_name, "INSERT")?;
        let analyzed = Analyzed::new(session, input).await?;
        return into(session, &table, analyzed, &Matching::Position, mode == SaveMode::Overwrite).await;
    }
    let place = Place::of(session, table_name)?;
    let before = place.table(session)?;
    let analyzed = Analyzed::new(session, input).await?;
    match (before, mode) {
        (Some(_), SaveMode::Ignore) => Ok(()),
        (Some(table), SaveMode::Append) if table.kind != TableKind::View => {
            into(session, &table, analyzed, &Matching::Name, false).await
        }
        (Some(table), SaveMode::Overwrite) if table.kind != TableKind::View => {
            let provider = source.clone().filter(|source| !source.is_empty());
            let provider = provider.unwrap_or_else(|| default_source(session));
            let options = options.clone();
            table::fill_over(session, Table { provider, options, ..table }, analyzed).await
        }
        (Some(_), _) => {
            let parameters = [("relationName", place.shown())];
            Err(Error::new(Kind::Analysis, "TABLE_OR_VIEW_ALREADY_EXISTS", &parameters))
        }
        (None, _) => {
            let mut options = options.clone();
            let given = options.remove("path");
            let kind = if given.is_some() { TableKind::External } else { TableKind::Managed };
            let path = match &given {
                Some(path) => local(path)?,
                None => session.engine.store.table_location(&place.database, &place.name)?,
            };
            let provider = source.clone().filter(|source| !source.is_empty());
            let table = Table {
                database: place.database.name.clone(),
                name: place.name.clone(),
                kind,
                provider: provider.unwrap_or_else(|| default_source(session)),
                columns: Vec::new(),
                location: display(&path),
                options,
                properties: Default::default(),
                comment: None,
                view: None,
                created: chrono::Utc::now().timestamp_micros(),
            };
            table::fill_new(session, table, analyzed).await
        }
    }
}

fn default_source(session: &Session) -> String {
    session.configuration().get(DEFAULT_SOURCE).unwrap_or_else(|| "parquet".to_string())
}
