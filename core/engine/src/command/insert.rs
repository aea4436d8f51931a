//! INSERT, `insertInto` and `saveAsTable`: rows into a table of the catalog. Spark: `PreprocessTableInsertion`,
//! `TableOutputResolver`, `CreateDataSourceTableAsSelectCommand`.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use arrow::datatypes::DataType;
use datafusion::logical_expr::Expr;
use firesteel_protocol::extension::InsertInto;
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::spark::connect::write_operation::SaveMode;
use firesteel_protocol::{Error, Kind, Node, Result, types};

use super::table::{self, Place};
use super::write::{self, Target};
use crate::catalog::{Buckets, Table, TableColumn, TableKind, quoted};
use crate::expr::{EvalMode, Typed, cast};
use crate::plan::output;
use crate::resolve::Column;
use crate::session::Session;
use crate::session::configuration::DEFAULT_SOURCE;
use crate::session::observed;
use crate::session::operation::Sink;
use crate::session::query::Analyzed;
use crate::source::{Format, display, escaped, local};
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
    let query = query.ok_or_else(|| Error::internal("INSERT without a query"))?;
    let query = Node::from_message(query, crate::EXPRESSION_DEPTH)?;
    let matching = match (by_name, columns.is_empty()) {
        (true, _) => Matching::Name,
        (false, true) => Matching::Position,
        (false, false) => Matching::Named(&columns),
    };
    let analyzed = Analyzed::new(session, &query).await?;
    let mode = if overwrite { SaveMode::Overwrite } else { SaveMode::Append };
    if partition.is_empty() {
        return into(session, &table, analyzed, &matching, mode).await;
    }
    let fixed = fixed_columns(&table, partition)?;
    let is_fixed = |column: &TableColumn| fixed.iter().any(|(fixed, _)| fixed.name == column.name);
    let open =
        Table { columns: table.columns.iter().filter(|column| !is_fixed(column)).cloned().collect(), ..table.clone() };
    let analyzed = with_fixed(&table, matched(&open, analyzed, &matching)?, &fixed)?;
    let mut target = target(&table, mode)?;
    target.folder = Some(fixed_folder(&table, &fixed)?);
    write::write_files(session, analyzed, target, Format::named(&table.provider)?, table::write_options(&table.options))
        .await
}

async fn into(
    session: &Arc<Session>,
    table: &Table,
    analyzed: Analyzed,
    matching: &Matching<'_>,
    mode: SaveMode,
) -> Result<()> {
    let analyzed = matched(table, analyzed, matching)?;
    let (format, options) = (Format::named(&table.provider)?, table::write_options(&table.options));
    write::write_files(session, analyzed, target(table, mode)?, format, options).await
}

fn target(table: &Table, mode: SaveMode) -> Result<Target> {
    let mut target = Target::new(local(&table.location)?, mode);
    target.partition_columns = table.partition_columns.clone();
    target.buckets = table.buckets.clone();
    Ok(target)
}

/// The columns to which PARTITION gives a value.
fn fixed_columns(table: &Table, partition: BTreeMap<String, String>) -> Result<Vec<(TableColumn, String)>> {
    let unknown: Vec<String> =
        partition.keys().filter(|name| !table.is_partition(name)).map(|name| quoted(name)).collect();
    if !unknown.is_empty() {
        let parameters = [("partitionList", unknown.join(", ")), ("tableName", shown(table))];
        return Err(Error::new(Kind::Analysis, "PARTITIONS_NOT_FOUND", &parameters));
    }
    let fixed = partition.into_iter().filter_map(|(name, value)| {
        let column = table.columns.iter().find(|column| column.name.eq_ignore_ascii_case(&name))?;
        Some((column.clone(), value))
    });
    Ok(fixed.collect())
}

/// The rows with the values of PARTITION behind them.
fn with_fixed(table: &Table, analyzed: Analyzed, fixed: &[(TableColumn, String)]) -> Result<Analyzed> {
    let settings = Arc::clone(&analyzed.settings);
    let mut columns = Vec::new();
    let mut expressions: Vec<Expr> = Vec::new();
    for (at, target) in table.columns.iter().enumerate() {
        let found = analyzed.columns.iter().find(|column| column.name == target.name);
        let given = fixed.iter().find(|(column, _)| column.name == target.name);
        let value = match (found, given) {
            (_, Some((_, text))) => {
                let to = types::to_arrow(&crate::sql::parse_data_type(&target.type_text)?, &settings.zone)?;
                let text = datafusion::common::ScalarValue::Utf8(Some(text.clone()));
                let mode = if settings.ansi { EvalMode::Ansi } else { EvalMode::Legacy };
                cast(Typed::literal(text), &to, mode, &settings)?
            }
            (Some(column), None) => column.typed(),
            (None, None) => return Err(Error::internal("a column of a table that got no value")),
        };
        let id = format!("#p{at}");
        columns.push(Column::new(&id, &target.name, value.data_type.clone()));
        expressions.push(value.expr.alias(&id));
    }
    let plan = crate::resolve::projection(expressions, &Arc::new(analyzed.plan))?;
    let wire = output::schema(&columns, &settings.zone)?;
    Ok(Analyzed { plan, columns, wire, settings, tables: analyzed.tables })
}

/// The folder that holds all rows with the values of PARTITION.
fn fixed_folder(table: &Table, fixed: &[(TableColumn, String)]) -> Result<PathBuf> {
    let mut folder = PathBuf::new();
    let values = table.partition_columns.iter().map(|name| {
        let given = fixed.iter().find(|(column, _)| column.name.eq_ignore_ascii_case(name));
        given.map(|(_, value)| format!("{}={}", escaped(name), escaped(value)))
    });
    let values: Vec<Option<String>> = values.collect();
    let given = values.iter().take_while(|value| value.is_some()).count();
    if values.iter().flatten().count() > given {
        return Err(Error::unsupported("INSERT .. PARTITION with a value behind a column that has none"));
    }
    folder.extend(values.into_iter().flatten());
    Ok(folder)
}

fn shown(table: &Table) -> String {
    table.parts().iter().map(|part| quoted(part)).collect::<Vec<_>>().join(".")
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
pub(crate) fn is_assignable(from: &DataType, to: &DataType) -> bool {
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
    sink: &Sink,
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
    let proto::write_operation::SaveTable { table_name, save_method: _ } = target;
    let is_insert = target.save_method() == TableSaveMethod::InsertInto;
    write::check_layout(message, if is_insert { "insertInto" } else { "saveAsTable" })?;
    let buckets = match bucket_by {
        Some(buckets) => Some(Buckets {
            count: u32::try_from(buckets.num_buckets).ok().filter(|count| (1..=100_000).contains(count)).ok_or_else(
                || Error::argument("bucketBy", "numBuckets", "it must be more than 0 and at most 100000"),
            )?,
            columns: buckets.bucket_column_names.clone(),
            sort_columns: sort_column_names.clone(),
        }),
        None => None,
    };
    let refused = [(!clustering_columns.is_empty(), "clusterBy"), (*with_schema_evolution, "withSchemaEvolution")];
    if let Some((_, name)) = refused.iter().find(|(is_asked, _)| *is_asked) {
        return Err(Error::unsupported(format!("{name} of a writer")));
    }
    let mode = message.mode();
    if is_insert {
        if !partitioning_columns.is_empty() {
            let condition = "PARTITION_BY_NOT_ALLOWED_WITH_INSERT_INTO";
            return Err(Error::new(Kind::Analysis, condition, &[("tableName", table_name)]));
        }
        let table = table::stored(session, table_name, "INSERT")?;
        let analyzed = Analyzed::new(session, input).await?;
        let tables = Arc::clone(&analyzed.tables);
        let mode = if mode == SaveMode::Overwrite { mode } else { SaveMode::Append };
        into(session, &table, analyzed, &Matching::Position, mode).await?;
        return observed::tell(&tables.observations(), sink).await;
    }
    let place = Place::of(session, table_name)?;
    let before = place.table(session)?;
    let provider = source.clone().filter(|source| !source.is_empty()).unwrap_or_else(|| default_source(session));
    let analyzed = Analyzed::new(session, input).await?;
    let tables = Arc::clone(&analyzed.tables);
    let partition_columns = partitioning_columns.clone();
    match (before, mode) {
        (Some(_), SaveMode::Ignore) => return Ok(()),
        (Some(table), SaveMode::Append) if table.kind != TableKind::View => {
            check_append(&table, &provider, &partition_columns, &analyzed)?;
            if table.buckets != buckets {
                return Err(Error::unsupported("appending with other buckets than those of the table"));
            }
            into(session, &table, analyzed, &Matching::Name, SaveMode::Append).await?;
        }
        (Some(table), SaveMode::Overwrite) if table.kind != TableKind::View => {
            let options = options.clone();
            table::fill_over(session, Table { provider, options, partition_columns, buckets, ..table }, analyzed)
                .await?;
        }
        (Some(_), _) => {
            let parameters = [("relationName", place.shown())];
            return Err(Error::new(Kind::Analysis, "TABLE_OR_VIEW_ALREADY_EXISTS", &parameters));
        }
        (None, _) => {
            let (options, properties) = (options.clone(), BTreeMap::new());
            let new = New { provider, options, partition_columns, buckets, properties };
            create(session, &place, new, analyzed).await?;
        }
    }
    observed::tell(&tables.observations(), sink).await
}

/// What is asked of a new table beside its rows.
struct New {
    provider: String,
    options: BTreeMap<String, String>,
    partition_columns: Vec<String>,
    buckets: Option<Buckets>,
    properties: BTreeMap<String, String>,
}

/// A new table with the rows of a query.
async fn create(session: &Arc<Session>, place: &Place, new: New, analyzed: Analyzed) -> Result<()> {
    let New { provider, mut options, partition_columns, buckets, properties } = new;
    Format::named(&provider)?;
    let given = options.remove("path");
    let kind = if given.is_some() { TableKind::External } else { TableKind::Managed };
    let path = match &given {
        Some(path) => local(path)?,
        None => session.engine.store.table_location(&place.database, &place.name)?,
    };
    let table = Table {
        database: place.database.name.clone(),
        name: place.name.clone(),
        kind,
        provider,
        columns: Vec::new(),
        partition_columns,
        buckets,
        location: display(&path),
        options,
        properties,
        comment: None,
        view: None,
        created: chrono::Utc::now().timestamp_micros(),
    };
    table::fill_new(session, table, analyzed).await
}

/// What is appended must be of the table's format, partitions and width. Spark: `PreprocessTableCreation`.
fn check_append(table: &Table, provider: &str, partition_columns: &[String], analyzed: &Analyzed) -> Result<()> {
    let name = table.parts().join(".");
    if !provider.eq_ignore_ascii_case(&table.provider) {
        let parameters = [
            ("tableName", name),
            ("existingProvider", table.provider.clone()),
            ("specifiedProvider", provider.to_string()),
        ];
        return Err(Error::new(Kind::Analysis, "_LEGACY_ERROR_TEMP_1159", &parameters));
    }
    if analyzed.columns.len() != table.columns.len() {
        let existing = crate::source::parse_schema(&table.schema_text(), &analyzed.settings.zone)?;
        let existing = types::simple_string(&types::schema_from_arrow(&existing)?);
        let query = types::simple_string(&analyzed.schema()?);
        let parameters = [("tableName", name), ("existingTableSchema", existing), ("querySchema", query)];
        return Err(Error::new(Kind::Analysis, "_LEGACY_ERROR_TEMP_1161", &parameters));
    }
    let is_same = |(one, other): (&String, &String)| one.eq_ignore_ascii_case(other);
    let are_same = table.partition_columns.len() == partition_columns.len()
        && table.partition_columns.iter().zip(partition_columns).all(is_same);
    if !are_same {
        let parameters = [
            ("tableName", name),
            ("specifiedPartCols", partition_columns.join(", ")),
            ("existingPartCols", table.partition_columns.join(", ")),
        ];
        return Err(Error::new(Kind::Analysis, "_LEGACY_ERROR_TEMP_1163", &parameters));
    }
    Ok(())
}

/// `writeTo(..)`: the tables of this catalog can be created this way, and no more. Spark: `V2SessionCatalog`.
pub(super) async fn save_v2(
    session: &Arc<Session>,
    input: &Arc<Node>,
    message: &proto::WriteOperationV2,
    sink: &Sink,
) -> Result<()> {
    use proto::write_operation_v2::Mode;
    let proto::WriteOperationV2 {
        input: _,
        table_name,
        provider,
        partitioning_columns,
        options,
        table_properties,
        mode: _,
        overwrite_condition: _,
        clustering_columns,
        with_schema_evolution,
    } = message;
    if !clustering_columns.is_empty() || *with_schema_evolution {
        return Err(Error::unsupported("clusterBy and withSchemaEvolution of a writer"));
    }
    let parts = crate::sql::parse_identifier(table_name)?;
    if crate::catalog::table_name(&parts, "").is_none() {
        return Err(super::catalog::single_namespace(&parts));
    }
    match message.mode() {
        Mode::Unspecified => Err(Error::internal("writeTo without what it does")),
        Mode::Create => {
            let place = Place::of(session, table_name)?;
            if place.table(session)?.is_some() {
                let parameters = [("relationName", place.shown())];
                return Err(Error::new(Kind::Analysis, "TABLE_OR_VIEW_ALREADY_EXISTS", &parameters));
            }
            let partition_columns = partitioning_columns.iter().map(partition_column).collect::<Result<_>>()?;
            let provider = provider.clone().filter(|provider| !provider.is_empty());
            let new = New {
                provider: provider.unwrap_or_else(|| default_source(session)),
                options: options.clone(),
                partition_columns,
                buckets: None,
                properties: table_properties.clone(),
            };
            let analyzed = Analyzed::new(session, input).await?;
            let tables = Arc::clone(&analyzed.tables);
            create(session, &place, new, analyzed).await?;
            observed::tell(&tables.observations(), sink).await
        }
        Mode::Replace | Mode::CreateOrReplace => {
            Err(table::not_replaceable(session, table_name, "REPLACE TABLE AS SELECT"))
        }
        Mode::Append | Mode::Overwrite | Mode::OverwritePartitions => {
            let table = table::existing(session, table_name)?;
            Err(Error::new(Kind::Analysis, "_LEGACY_ERROR_TEMP_1012", &[("identifier", shown(&table))]))
        }
    }
}

/// The column that `partitionedBy` names.
fn partition_column(expression: &proto::Expression) -> Result<String> {
    use proto::expression::ExprType;
    match &expression.expr_type {
        Some(ExprType::UnresolvedAttribute(attribute)) => {
            let parts = crate::sql::parse_identifier(&attribute.unparsed_identifier)?;
            match parts.as_slice() {
                [name] => Ok(name.clone()),
                _ => Err(Error::unsupported("partitionedBy a nested column")),
            }
        }
        _ => Err(Error::unsupported("partitionedBy an expression that is no column")),
    }
}

fn default_source(session: &Session) -> String {
    session.configuration().get(DEFAULT_SOURCE).unwrap_or_else(|| "parquet".to_string())
}
