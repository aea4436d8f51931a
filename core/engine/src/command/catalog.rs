//! Calls of the catalog: each gives a relation with its answer. Spark: `SparkConnectPlanner.transformCatalog`,
//! `sql.classic.Catalog`.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::builder::{ListBuilder, StringBuilder};
use arrow::array::{ArrayRef, BooleanArray};
use arrow::datatypes::{DataType, Field};
use firesteel_protocol::extension::{CreateDatabase, DropDatabase, DropTable, DropView, TruncateTable, UseNamespace};
use firesteel_protocol::spark::connect::catalog::CatType;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Kind, Node, Result, types};

use super::{database, local, show, table, view};
use crate::catalog::{CATALOG, Database, Routine, Table, TableKind, quoted, routine, routines, table_name};
use crate::session::cached::{self, Cached};
use crate::session::query::Analyzed;
use crate::session::{GLOBAL_TEMP, Session, analysis};
use crate::sql;

/// Carries out a call; gives a relation of its answer.
pub(crate) async fn run(session: &Arc<Session>, message: &proto::Catalog) -> Result<Arc<Node>> {
    let call = message.cat_type.as_ref().ok_or_else(|| Error::internal("a call of the catalog that is empty"))?;
    match call {
        CatType::CurrentDatabase(proto::CurrentDatabase {}) => value(session.database()),
        CatType::SetCurrentDatabase(proto::SetCurrentDatabase { db_name }) => {
            done(database::enter(session, &UseNamespace { name: db_name.clone(), is_catalog: false }))
        }
        CatType::ListDatabases(proto::ListDatabases { pattern }) => list_databases(session, pattern.as_deref()),
        CatType::ListTables(proto::ListTables { db_name, pattern }) => {
            tables(list(session, db_name.as_deref(), pattern.as_deref(), |_| true)?)
        }
        CatType::ListViews(proto::ListViews { db_name, pattern }) => {
            let is_view = |table: &Table| table.kind == TableKind::View;
            tables(list(session, db_name.as_deref(), pattern.as_deref(), is_view)?)
        }
        CatType::ListFunctions(proto::ListFunctions { db_name, pattern }) => {
            list_functions(session, db_name.as_deref(), pattern.as_deref())
        }
        CatType::ListColumns(proto::ListColumns { table_name, db_name }) => {
            list_columns(session, table_name, db_name.as_deref()).await
        }
        CatType::GetDatabase(proto::GetDatabase { db_name }) => {
            let name = database::single(db_name)?;
            let found = session.engine.store.existing_database(&name)?;
            databases(&[Database { name, ..found }])
        }
        CatType::GetTable(proto::GetTable { table_name, db_name }) => {
            get_table(session, table_name, db_name.as_deref())
        }
        CatType::GetFunction(proto::GetFunction { function_name, db_name }) => {
            get_function(session, function_name, db_name.as_deref())
        }
        CatType::DatabaseExists(proto::DatabaseExists { db_name }) => {
            let name = database::single(db_name);
            let found = name.and_then(|name| session.engine.store.database(&name));
            flag(found.is_ok_and(|database| database.is_some()))
        }
        CatType::TableExists(proto::TableExists { table_name, db_name }) => {
            let parts = named(table_name, db_name.as_deref())?;
            flag(found(session, &parts)?.is_some())
        }
        CatType::FunctionExists(proto::FunctionExists { function_name, db_name }) => {
            flag(built_in(&named(function_name, db_name.as_deref())?).is_some())
        }
        CatType::CreateExternalTable(message) => {
            let proto::CreateExternalTable { table_name, path, source, schema, options } = message;
            create(session, NewTable { name: table_name, path, source, schema, options, description: &None }).await
        }
        CatType::CreateTable(message) => {
            let proto::CreateTable { table_name, path, source, description, schema, options } = message;
            create(session, NewTable { name: table_name, path, source, schema, options, description }).await
        }
        CatType::DropTempView(proto::DropTempView { view_name }) => {
            let parts = sql::parse_identifier(view_name).unwrap_or_default();
            flag(parts.len() == 1 && session.drop_view(&parts, session.settings().case_sensitive))
        }
        CatType::DropGlobalTempView(proto::DropGlobalTempView { view_name }) => {
            let parts = [GLOBAL_TEMP.to_string(), view_name.clone()];
            flag(session.drop_view(&parts, session.settings().case_sensitive))
        }
        CatType::RecoverPartitions(proto::RecoverPartitions { table_name }) => done(recover(session, table_name)),
        CatType::IsCached(proto::IsCached { table_name }) => flag(is_cached(session, table_name).await?),
        CatType::CacheTable(proto::CacheTable { table_name, storage_level }) => {
            done(cache(session, table_name, *storage_level).await)
        }
        CatType::UncacheTable(proto::UncacheTable { table_name }) => done(uncache(session, table_name).await),
        CatType::ClearCache(proto::ClearCache {}) => {
            session.change_cached(Cached::clear);
            nothing()
        }
        // What is kept is found by the files as they are, so files that have changed are read anew.
        CatType::RefreshTable(proto::RefreshTable { table_name }) => {
            done(Analyzed::new(session, &read(table_name)).await)
        }
        CatType::RefreshByPath(proto::RefreshByPath { path: _ }) => nothing(),
        CatType::CurrentCatalog(proto::CurrentCatalog {}) => value(CATALOG.to_string()),
        CatType::SetCurrentCatalog(proto::SetCurrentCatalog { catalog_name }) => {
            if catalog_name != CATALOG {
                let parameters = [
                    ("catalogName", quoted(catalog_name)),
                    ("config", format!("\"spark.sql.catalog.{catalog_name}\"")),
                ];
                return Err(Error::new(Kind::Runtime, "CATALOG_NOT_FOUND", &parameters));
            }
            nothing()
        }
        CatType::ListCatalogs(proto::ListCatalogs { pattern }) => {
            let names = show::matching(vec![CATALOG.to_string()], pattern.as_deref())?;
            let descriptions = vec![None; names.len()];
            local::strings(&[("name", names), ("description", descriptions)], true)
        }
        other => change(session, other),
    }
}

/// The calls that Spark 4.3 added, which do what the SQL statement of the same name does.
fn change(session: &Arc<Session>, call: &CatType) -> Result<Arc<Node>> {
    match call {
        CatType::DropTable(proto::DropTable { table_name, if_exists, purge: _ }) => {
            done(table::drop(session, &DropTable { name: table_name.clone(), if_exists: *if_exists }))
        }
        CatType::DropView(proto::DropView { view_name, if_exists }) => {
            done(view::drop_view(session, &DropView { name: view_name.clone(), if_exists: *if_exists }))
        }
        CatType::CreateDatabase(message) => create_database(session, message),
        CatType::DropDatabase(proto::DropDatabase { db_name, if_exists, cascade }) => {
            let message = DropDatabase { name: db_name.clone(), if_exists: *if_exists, cascade: *cascade };
            done(database::drop(session, &message))
        }
        CatType::ListPartitions(proto::ListPartitions { table_name }) => {
            let table = stored(session, table_name, "Catalog.listPartitions")?;
            let names = crate::source::partition_names(&table)?;
            local::strings(&[("partition", names.into_iter().map(Some).collect())], true)
        }
        CatType::GetTableProperties(proto::GetTableProperties { table_name }) => {
            let table = existing(session, table_name)?;
            let (keys, values) = table.properties.into_iter().map(|(key, value)| (Some(key), Some(value))).unzip();
            let fields = vec![Field::new("key", DataType::Utf8, false), Field::new("value", DataType::Utf8, true)];
            let keys: Vec<Option<String>> = keys;
            let values: Vec<Option<String>> = values;
            local::relation(fields, vec![local::text(&keys), local::text(&values)], keys.len())
        }
        CatType::GetCreateTableString(proto::GetCreateTableString { table_name, as_serde }) => {
            let table = existing(session, table_name)?;
            if *as_serde && table.kind != TableKind::View {
                let parameters = [("tableName", shown(&table.parts()))];
                let condition = "UNSUPPORTED_SHOW_CREATE_TABLE.ON_DATA_SOURCE_TABLE_WITH_AS_SERDE";
                return Err(Error::new(Kind::Analysis, condition, &parameters));
            }
            value(show::statement(&table))
        }
        CatType::TruncateTable(proto::TruncateTable { table_name }) => {
            stored(session, table_name, "Catalog.truncateTable")?;
            done(table::truncate(session, &TruncateTable { name: table_name.clone() }))
        }
        // Numbers of rows and bytes are read from the files, so there is nothing to gather.
        CatType::AnalyzeTable(proto::AnalyzeTable { table_name, no_scan: _ }) => {
            done(stored(session, table_name, "Catalog.analyzeTable"))
        }
        _ => Err(Error::unsupported("this call of the catalog")),
    }
}

/// The answer of a call that gives nothing.
fn done<T>(outcome: Result<T>) -> Result<Arc<Node>> {
    outcome?;
    nothing()
}

/// Spark answers with an empty list of strings.
fn nothing() -> Result<Arc<Node>> {
    local::strings(&[("value", Vec::new())], false)
}

fn value(text: String) -> Result<Arc<Node>> {
    local::strings(&[("value", vec![Some(text)])], true)
}

fn flag(is_true: bool) -> Result<Arc<Node>> {
    local::with_flag(&[], ("value", vec![is_true]))
}

fn shown(parts: &[String]) -> String {
    parts.iter().map(|part| quoted(part)).collect::<Vec<_>>().join(".")
}

/// The parts of a name, with the database that came beside it.
fn named(name: &str, database: Option<&str>) -> Result<Vec<String>> {
    match database {
        Some(database) => Ok(vec![CATALOG.to_string(), database::single(database)?, name.to_string()]),
        None => sql::parse_identifier(name),
    }
}

fn read(name: &str) -> Arc<Node> {
    use proto::read::{NamedTable, ReadType};
    let table = NamedTable { unparsed_identifier: name.to_string(), options: BTreeMap::new() };
    let read = proto::Read { is_streaming: false, read_type: Some(ReadType::NamedTable(table)) };
    Node::new(None, RelType::Read(read), Vec::new(), 0)
}

fn list_databases(session: &Session, pattern: Option<&str>) -> Result<Arc<Node>> {
    let store = &session.engine.store;
    let names = show::matching(store.databases()?, pattern)?;
    let found = names.into_iter().flatten().map(|name| store.existing_database(&name));
    databases(&found.collect::<Result<Vec<_>>>()?)
}

fn databases(found: &[Database]) -> Result<Arc<Node>> {
    let column = |of: fn(&Database) -> Option<String>| found.iter().map(of).collect();
    let columns = [
        ("name", column(|database| Some(database.name.clone()))),
        ("catalog", column(|_| Some(CATALOG.to_string()))),
        ("description", column(|database| database.comment.clone())),
        ("locationUri", column(|database| Some(database.location.clone()))),
    ];
    local::strings(&columns, true)
}

fn create_database(session: &Session, message: &proto::CreateDatabase) -> Result<Arc<Node>> {
    let proto::CreateDatabase { db_name, if_not_exists, properties } = message;
    let parts = sql::parse_identifier(db_name)?;
    let below_catalog = match parts.as_slice() {
        [catalog, rest @ ..] if catalog.eq_ignore_ascii_case(CATALOG) => rest,
        all => all,
    };
    if below_catalog.len() != 1 {
        return Err(single_namespace(below_catalog));
    }
    let mut properties: BTreeMap<String, String> = properties.clone().into_iter().collect();
    let message = CreateDatabase {
        name: db_name.clone(),
        if_not_exists: *if_not_exists,
        comment: properties.remove("comment"),
        location: properties.remove("location"),
        properties,
    };
    done(database::create(session, message))
}

/// A name with more parts than this catalog has levels.
pub(super) fn single_namespace(parts: &[String]) -> Error {
    let parameters = [("sessionCatalog", CATALOG.to_string()), ("identifier", shown(parts))];
    Error::new(Kind::Analysis, "REQUIRES_SINGLE_PART_NAMESPACE", &parameters)
}

/// A table or view as the catalog describes it.
struct Entry {
    name: String,
    is_persistent: bool,
    namespace: Vec<String>,
    description: Option<String>,
    kind: &'static str,
}

impl Entry {
    fn temporary(name: &str, is_global: bool) -> Self {
        let namespace = is_global.then(|| GLOBAL_TEMP.to_string()).into_iter().collect();
        Entry { name: name.to_string(), is_persistent: false, namespace, description: None, kind: "TEMPORARY" }
    }

    fn persistent(table: Table) -> Self {
        let namespace = vec![table.database];
        let kind = table.kind.title();
        Entry { name: table.name, is_persistent: true, namespace, description: table.comment, kind }
    }
}

fn list(
    session: &Session,
    database: Option<&str>,
    pattern: Option<&str>,
    is_wanted: fn(&Table) -> bool,
) -> Result<Vec<Entry>> {
    let listed = show::listed(session, database, pattern, is_wanted)?;
    let entry = |(namespace, name, is_temporary): (String, String, bool)| {
        if is_temporary {
            return Ok(Some(Entry::temporary(&name, !namespace.is_empty())));
        }
        Ok(session.engine.store.table(&namespace, &name)?.map(Entry::persistent))
    };
    listed.into_iter().filter_map(|row| entry(row).transpose()).collect()
}

fn tables(entries: Vec<Entry>) -> Result<Arc<Node>> {
    let column = |of: fn(&Entry) -> Option<String>| local::text(&entries.iter().map(of).collect::<Vec<_>>());
    let (namespaces, namespace) = namespaces(entries.iter().map(|entry| Some(entry.namespace.as_slice())));
    let text = |name: &str| Field::new(name, DataType::Utf8, true);
    let fields = vec![
        text("name"),
        text("catalog"),
        namespace,
        text("description"),
        text("tableType"),
        Field::new("isTemporary", DataType::Boolean, false),
    ];
    let arrays = vec![
        column(|entry| Some(entry.name.clone())),
        column(|entry| entry.is_persistent.then(|| CATALOG.to_string())),
        namespaces,
        column(|entry| entry.description.clone()),
        column(|entry| Some(entry.kind.to_string())),
        Arc::new(BooleanArray::from_iter(entries.iter().map(|entry| Some(!entry.is_persistent)))),
    ];
    local::relation(fields, arrays, entries.len())
}

fn namespaces<'a>(rows: impl Iterator<Item = Option<&'a [String]>>) -> (ArrayRef, Field) {
    let element = Arc::new(Field::new("element", DataType::Utf8, true));
    let mut builder = ListBuilder::new(StringBuilder::new()).with_field(Arc::clone(&element));
    for row in rows {
        row.into_iter().flatten().for_each(|name| builder.values().append_value(name));
        builder.append(row.is_some());
    }
    (Arc::new(builder.finish()), Field::new("namespace", DataType::List(element), true))
}

/// What a name means: a temporary view, or a table or view of the catalog.
fn found(session: &Session, parts: &[String]) -> Result<Option<Entry>> {
    if session.view(parts, session.settings().case_sensitive).is_some() {
        let name = parts.last().map(String::as_str).unwrap_or_default();
        return Ok(Some(Entry::temporary(name, parts.len() > 1)));
    }
    let current = session.database();
    let (database, name) = table_name(parts, &current).ok_or_else(|| single_namespace(parts))?;
    let found = session.engine.store.table(database, name)?;
    // The name is given back as it was written.
    Ok(found.map(|table| Entry::persistent(Table { name: name.to_string(), ..table })))
}

fn get_table(session: &Session, name: &str, database: Option<&str>) -> Result<Arc<Node>> {
    let parts = named(name, database)?;
    tables(vec![found(session, &parts)?.ok_or_else(|| not_found(session, &parts))?])
}

/// As the catalog says it: only views and tables of the session are searched.
fn not_found(session: &Session, parts: &[String]) -> Error {
    let path = format!("[`system`.`session`, `{CATALOG}`.{}]", quoted(&session.database()));
    let parameters = [("relationName", shown(parts)), ("searchPath", path)];
    Error::new(Kind::Analysis, "TABLE_OR_VIEW_NOT_FOUND", &parameters)
}

fn existing(session: &Session, name: &str) -> Result<Table> {
    let parts = sql::parse_identifier(name)?;
    table::existing(session, name).map_err(|error| {
        if error.condition() == "TABLE_OR_VIEW_NOT_FOUND" { not_found(session, &parts) } else { error }
    })
}

/// A table with files, which a call needs.
fn stored(session: &Session, name: &str, call: &str) -> Result<Table> {
    let table = existing(session, name)?;
    if table.kind == TableKind::View {
        let parameters = [("viewName", shown(&table.parts())), ("operation", call.to_string())];
        return Err(Error::new(Kind::Analysis, "EXPECT_TABLE_NOT_VIEW.NO_ALTERNATIVE", &parameters));
    }
    Ok(table)
}

/// The folders of a table are looked at each time it is read, so its partitions are never lost.
fn recover(session: &Session, name: &str) -> Result<()> {
    let table = stored(session, name, "recoverPartitions()")?;
    if table.partition_columns.is_empty() {
        let parameters =
            [("operation", "ALTER TABLE RECOVER PARTITIONS".to_string()), ("tableIdentWithDB", shown(&table.parts()))];
        return Err(Error::new(Kind::Analysis, "NOT_A_PARTITIONED_TABLE", &parameters));
    }
    Ok(())
}

async fn list_columns(session: &Arc<Session>, name: &str, database: Option<&str>) -> Result<Arc<Node>> {
    let parts = named(name, database)?;
    let is_temporary = session.view(&parts, session.settings().case_sensitive).is_some();
    if !is_temporary && found(session, &parts)?.is_none() {
        return Err(not_found(session, &parts));
    }
    let whole = shown(&parts);
    let table = if is_temporary { None } else { Some(table::existing(session, &whole)?) };
    let analyzed = Analyzed::new(session, &read(&whole)).await?;
    let schema = analyzed.schema()?;
    let columns = types::fields(&schema);
    let of_table = |name: &str| {
        let columns = &table.as_ref()?.columns;
        columns.iter().find(|column| column.name == name)
    };
    let is_partition = |name: &str| table.as_ref().is_some_and(|table| table.is_partition(name));
    let is_bucket = |name: &str| {
        let buckets = table.as_ref().and_then(|table| table.buckets.as_ref());
        buckets.is_some_and(|buckets| buckets.columns.iter().any(|column| column.eq_ignore_ascii_case(name)))
    };
    let text = |name: &str| Field::new(name, DataType::Utf8, true);
    let flag = |name: &str| Field::new(name, DataType::Boolean, false);
    let flags = |of: &dyn Fn(&proto::data_type::StructField) -> bool| -> ArrayRef {
        Arc::new(BooleanArray::from_iter(columns.iter().map(|column| Some(of(column)))))
    };
    let texts = |of: &dyn Fn(&proto::data_type::StructField) -> Option<String>| {
        local::text(&columns.iter().map(of).collect::<Vec<_>>())
    };
    let fields = vec![
        text("name"),
        text("description"),
        text("dataType"),
        flag("nullable"),
        flag("isPartition"),
        flag("isBucket"),
        flag("isCluster"),
    ];
    let arrays = vec![
        texts(&|column| Some(column.name.clone())),
        texts(&|column| of_table(&column.name)?.comment.clone()),
        texts(&|column| column.data_type.as_ref().map(types::simple_string)),
        flags(&|column| column.nullable),
        flags(&|column| is_partition(&column.name)),
        flags(&|column| is_bucket(&column.name)),
        flags(&|_| false),
    ];
    local::relation(fields, arrays, columns.len())
}

/// The built-in function that a name means, and the name as it was written.
fn built_in(parts: &[String]) -> Option<(&'static Routine, &str)> {
    let name = match parts {
        [name] => name,
        [namespace, name] if namespace.eq_ignore_ascii_case("builtin") => name,
        [catalog, namespace, name]
            if catalog.eq_ignore_ascii_case("system") && namespace.eq_ignore_ascii_case("builtin") =>
        {
            name
        }
        _ => return None,
    };
    routine(name).map(|found| (found, name.as_str()))
}

fn get_function(session: &Session, name: &str, database: Option<&str>) -> Result<Arc<Node>> {
    let parts = named(name, database)?;
    let Some((found, name)) = built_in(&parts) else {
        let path = format!("[`system`.`builtin`, `system`.`session`, `{CATALOG}`.{}]", quoted(&session.database()));
        let parameters = [("routineName", shown(&parts)), ("searchPath", path)];
        return Err(Error::new(Kind::Analysis, "UNRESOLVED_ROUTINE", &parameters));
    };
    functions(&[(found, name)])
}

fn list_functions(session: &Session, database: Option<&str>, pattern: Option<&str>) -> Result<Arc<Node>> {
    if let Some(database) = database {
        session.engine.store.existing_database(&database::single(database)?)?;
    }
    let names = routines().iter().map(|routine| routine.name.clone()).collect();
    let names = show::matching(names, pattern)?;
    let found = names.iter().flatten().filter_map(|name| Some((routine(name)?, name.as_str())));
    functions(&found.collect::<Vec<_>>())
}

fn functions(found: &[(&Routine, &str)]) -> Result<Arc<Node>> {
    let column = |of: fn(&(&Routine, &str)) -> Option<String>| local::text(&found.iter().map(of).collect::<Vec<_>>());
    let (namespaces, namespace) = namespaces(found.iter().map(|_| None));
    let text = |name: &str| Field::new(name, DataType::Utf8, true);
    let fields = vec![
        text("name"),
        text("catalog"),
        namespace,
        text("description"),
        text("className"),
        Field::new("isTemporary", DataType::Boolean, false),
    ];
    let arrays = vec![
        column(|(_, name)| Some((*name).to_string())),
        column(|_| None),
        namespaces,
        column(|(routine, _)| Some(routine.usage.clone())),
        column(|(routine, _)| routine.class.clone()),
        Arc::new(BooleanArray::from(vec![true; found.len()])),
    ];
    local::relation(fields, arrays, found.len())
}

/// What `createTable` is called with.
struct NewTable<'a> {
    name: &'a str,
    path: &'a Option<String>,
    source: &'a Option<String>,
    schema: &'a Option<proto::DataType>,
    options: &'a BTreeMap<String, String>,
    description: &'a Option<String>,
}

/// Whether the rows of a table or view are kept.
async fn is_cached(session: &Arc<Session>, name: &str) -> Result<bool> {
    let meaning = analysis::meaning(session, &read(name)).await?;
    Ok(session.cached().level(&meaning).is_some())
}

/// Keeps the rows of a table or view from its next use on.
pub(super) async fn cache(session: &Arc<Session>, name: &str, level: Option<proto::StorageLevel>) -> Result<()> {
    let meaning = analysis::meaning(session, &read(name)).await?;
    session.change_cached(|cached| cached.persist(meaning, level.unwrap_or(cached::USUAL)));
    Ok(())
}

pub(super) async fn uncache(session: &Arc<Session>, name: &str) -> Result<()> {
    let meaning = analysis::meaning(session, &read(name)).await?;
    session.change_cached(|cached| cached.unpersist(&meaning));
    Ok(())
}

/// Makes a table; the answer is the table.
async fn create(session: &Arc<Session>, new: NewTable<'_>) -> Result<Arc<Node>> {
    use firesteel_protocol::extension::{ColumnDefinition, CreateTable};
    let NewTable { name, path, source, schema, options, description } = new;
    let fields = schema.as_ref().map(types::fields).unwrap_or_default();
    let columns = fields.iter().map(|field| ColumnDefinition {
        name: field.name.clone(),
        type_text: field.data_type.as_ref().map(types::sql_string).unwrap_or_default(),
        not_null: false,
        comment: None,
        default_text: None,
    });
    let columns: Vec<_> = columns.collect();
    let provider = source.clone().filter(|source| !source.is_empty());
    if columns.is_empty() && path.is_none() && !options.keys().any(|key| key.eq_ignore_ascii_case("path")) {
        let default = || session.configuration().get(crate::session::configuration::DEFAULT_SOURCE);
        let provider = provider.or_else(default).unwrap_or_else(|| "parquet".to_string());
        let format = crate::source::Format::named(&provider)?;
        return Err(Error::new(Kind::Analysis, "UNABLE_TO_INFER_SCHEMA", &[("format", format.title())]));
    }
    let message = CreateTable {
        name: name.to_string(),
        columns,
        provider,
        options: options.clone(),
        comment: description.clone(),
        location: path.clone(),
        ..CreateTable::default()
    };
    table::create(session, message).await?;
    Ok(read(name))
}
