//! Tables and views of the catalog: CREATE, DROP, TRUNCATE and ALTER. Spark: `CreateDataSourceTableCommand`,
//! `CreateViewCommand`, `AlterTable*Command`.

use std::collections::BTreeMap;
use std::sync::Arc;

use firesteel_protocol::extension::alter_table::{self, Action};
use firesteel_protocol::extension::{AlterTable, ColumnDefinition, CreateTable, CreateView, DropTable, TruncateTable};
use firesteel_protocol::spark::connect::write_operation::SaveMode;
use firesteel_protocol::{Error, Kind, Node, Result, types};

use super::write::{self, Target};
use crate::catalog::{
    CATALOG, Database, Table, TableColumn, TableKind, ViewText, checked_name, quoted, schema_not_found, table_name,
};
use crate::session::Session;
use crate::session::configuration::DEFAULT_SOURCE;
use crate::session::query::Analyzed;
use crate::source::{Format, Options, display, local};
use crate::sql;

/// A name in the catalog, whether or not a table has it.
pub(super) struct Place {
    pub(super) database: Database,
    pub(super) name: String,
}

impl Place {
    pub(super) fn of(session: &Session, name: &str) -> Result<Self> {
        let parts = sql::parse_identifier(name)?;
        let current = session.database();
        let (database, name) = table_name(&parts, &current).ok_or_else(|| unknown_catalog(&parts))?;
        let database = session.engine.store.existing_database(database)?;
        Ok(Place { database, name: name.to_lowercase() })
    }

    pub(super) fn table(&self, session: &Session) -> Result<Option<Table>> {
        session.engine.store.table(&self.database.name, &self.name)
    }

    /// The whole name in backticks.
    pub(super) fn shown(&self) -> String {
        [CATALOG, &self.database.name, &self.name].map(quoted).join(".")
    }
}

fn unknown_catalog(parts: &[String]) -> Error {
    match parts {
        [catalog, ..] if parts.len() > 2 && !catalog.eq_ignore_ascii_case(CATALOG) => {
            Error::new(Kind::Analysis, "CATALOG_NOT_FOUND", &[("catalogName", quoted(catalog))])
        }
        _ => schema_not_found(&parts.join(".")),
    }
}

/// The table a statement names, or TABLE_OR_VIEW_NOT_FOUND.
pub(super) fn existing(session: &Session, name: &str) -> Result<Table> {
    let parts = sql::parse_identifier(name)?;
    let current = session.database();
    let found = match table_name(&parts, &current) {
        Some((database, name)) => session.engine.store.table(database, name)?,
        None => None,
    };
    found.ok_or_else(|| not_found(session, &parts))
}

pub(super) fn not_found(session: &Session, parts: &[String]) -> Error {
    let shown = parts.iter().map(|part| quoted(part)).collect::<Vec<_>>().join(".");
    let path = format!("[`system`.`builtin`, `system`.`session`, `{CATALOG}`.{}]", quoted(&session.database()));
    Error::new(Kind::Analysis, "TABLE_OR_VIEW_NOT_FOUND", &[("relationName", shown), ("searchPath", path)])
}

/// What the catalog says to a table that is to take the place of another, whether there is such a database or not.
pub(super) fn not_replaceable(session: &Session, name: &str, operation: &str) -> Error {
    let parts = match sql::parse_identifier(name) {
        Ok(parts) => parts,
        Err(error) => return error,
    };
    let current = session.database();
    let Some((database, name)) = table_name(&parts, &current) else { return unknown_catalog(&parts) };
    let table = [CATALOG, database, name].map(quoted).join(".");
    let parameters = [("tableName", table.as_str()), ("operation", operation)];
    Error::new(Kind::Analysis, "UNSUPPORTED_FEATURE.TABLE_OPERATION", &parameters)
}

fn already_exists(place: &Place) -> Error {
    Error::new(Kind::Analysis, "TABLE_OR_VIEW_ALREADY_EXISTS", &[("relationName", place.shown())])
}

pub(super) async fn create(session: &Arc<Session>, message: CreateTable) -> Result<()> {
    if message.replace {
        let operation = if message.query.is_some() { "REPLACE TABLE AS SELECT" } else { "REPLACE TABLE" };
        return Err(not_replaceable(session, &message.name, operation));
    }
    let place = Place::of(session, &message.name)?;
    checked_name(&place.name)?;
    if place.table(session)?.is_some() {
        return if message.if_not_exists { Ok(()) } else { Err(already_exists(&place)) };
    }
    let partition_columns = message.partition_columns.clone();
    let CreateTable { columns, provider, mut options, comment, properties, location, query, like, .. } = message;
    let location = location.or_else(|| options.remove("path"));
    let kind = if location.is_some() { TableKind::External } else { TableKind::Managed };
    let path = match &location {
        Some(location) => local(location)?,
        None => session.engine.store.table_location(&place.database, &place.name)?,
    };
    let provider = provider.or_else(|| session.configuration().get(DEFAULT_SOURCE));
    let provider = provider.unwrap_or_else(|| "parquet".to_string());
    let table = Table {
        database: place.database.name.clone(),
        name: place.name.clone(),
        kind,
        provider,
        columns: defined(&columns)?,
        partition_columns,
        buckets: None,
        location: display(&path),
        options,
        properties,
        comment,
        view: None,
        created: chrono::Utc::now().timestamp_micros(),
    };
    if let Some(like) = like {
        let source = existing(session, &like)?;
        let provider = if source.kind == TableKind::View { "parquet".to_string() } else { source.provider };
        let Table { columns, partition_columns, options, .. } = source;
        return made(session, &Table { columns, partition_columns, provider, options, ..table }, &path);
    }
    match query {
        None => empty(session, &place, table, &path).await,
        Some(query) => {
            if !columns.is_empty() {
                return Err(Error::unsupported("a list of columns beside AS SELECT"));
            }
            let query = Node::from_message(query, crate::EXPRESSION_DEPTH)?;
            let analyzed = Analyzed::new(session, &query).await?;
            fill_new(session, table, analyzed).await
        }
    }
}

/// A table without rows. Without columns either, its files tell them.
async fn empty(session: &Arc<Session>, place: &Place, mut table: Table, path: &std::path::Path) -> Result<()> {
    if table.columns.is_empty() {
        if table.kind == TableKind::Managed {
            let parameters = [("tableName", place.shown())];
            return Err(Error::new(Kind::Analysis, "UNABLE_TO_INFER_SCHEMA", &[("format", &parameters[0].1)]));
        }
        let paths = [table.location.clone()];
        let (format, options) = (&table.provider, &table.options);
        let request = crate::source::Request { format, schema: None, options, paths: &paths, may_lack: true };
        let opened = crate::source::open(session, &session.settings(), &request).await?;
        table.columns = columns_of(&opened.provider.schema())?;
        table.partition_columns = opened.partition_columns;
    }
    Format::named(&table.provider)?;
    let columns = std::mem::take(&mut table.columns);
    table.columns = with_partitions_last(session, &table, columns)?;
    made(session, &table, path)
}

fn made(session: &Session, table: &Table, path: &std::path::Path) -> Result<()> {
    if table.kind == TableKind::Managed {
        let is_taken = std::fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_some());
        if is_taken {
            return Err(location_exists(table));
        }
        std::fs::create_dir_all(path)
            .map_err(|error| Error::internal(format!("making {}", display(path))).with_cause(error))?;
    }
    session.engine.store.save(table)
}

fn location_exists(table: &Table) -> Error {
    let identifier = table.parts().iter().map(|part| quoted(part)).collect::<Vec<_>>().join(".");
    let parameters = [("location", format!("'{}'", table.location)), ("identifier", identifier)];
    Error::new(Kind::Analysis, "LOCATION_ALREADY_EXISTS", &parameters)
}

/// A new table with the rows and columns of a query.
pub(super) async fn fill_new(session: &Arc<Session>, table: Table, analyzed: Analyzed) -> Result<()> {
    let path = local(&table.location)?;
    let is_taken = std::fs::read_dir(&path).is_ok_and(|mut entries| entries.next().is_some());
    if is_taken && table.kind == TableKind::Managed {
        return Err(location_exists(&table));
    }
    fill_over(session, table, analyzed).await
}

/// A table's rows and columns replaced by those of a query, which may read the table.
pub(super) async fn fill_over(session: &Arc<Session>, table: Table, analyzed: Analyzed) -> Result<()> {
    write::refuse_duplicates(&analyzed)?;
    let columns = with_partitions_last(session, &table, columns_of(&analyzed.wire)?)?;
    let mut target = Target::new(local(&table.location)?, SaveMode::Overwrite);
    target.partition_columns = named_as(&columns, &table.partition_columns);
    target.buckets = table.buckets.clone();
    if let Some(buckets) = &table.buckets {
        for (kind, names) in [("bucket", &buckets.columns), ("sort", &buckets.sort_columns)] {
            check_columns(session, &table, &columns, kind, names)?;
        }
    }
    let format = Format::named(&table.provider)?;
    let partition_columns = target.partition_columns.clone();
    let options = write_options(&table.options);
    target.record = Some(session.engine.store.record(&Table { columns, partition_columns, ..table })?);
    write::write_files(session, analyzed, target, format, options).await
}

/// The options of a table that concern writing. One record serves readers and writers, so each leaves aside what is the
/// other's.
pub(super) fn write_options(options: &BTreeMap<String, String>) -> Options {
    const OF_READERS: [&str; 10] = [
        "inferschema",
        "mode",
        "multiline",
        "recursivefilelookup",
        "basepath",
        "pathglobfilter",
        "mergeschema",
        "columnnameofcorruptrecord",
        "comment",
        "samplingratio",
    ];
    let of_writer = options.iter().filter(|(name, _)| !OF_READERS.contains(&name.to_lowercase().as_str()));
    Options::new(&of_writer.map(|(name, value)| (name.clone(), value.clone())).collect())
}

/// Partition columns under the names that the columns have.
fn named_as(columns: &[TableColumn], partition_columns: &[String]) -> Vec<String> {
    let named = |name: &String| columns.iter().find(|column| column.name.eq_ignore_ascii_case(name));
    partition_columns.iter().filter_map(|name| named(name).map(|column| column.name.clone())).collect()
}

fn is_same_name(session: &Session, one: &str, other: &str) -> bool {
    if session.settings().case_sensitive { one == other } else { one.eq_ignore_ascii_case(other) }
}

/// The columns by which a table is laid out must be its own, and each is named once.
fn check_columns(
    session: &Session,
    table: &Table,
    columns: &[TableColumn],
    kind: &str,
    names: &[String],
) -> Result<()> {
    for (at, name) in names.iter().enumerate() {
        if !columns.iter().any(|column| is_same_name(session, &column.name, name)) {
            let parameters = [
                ("colType", kind.to_string()),
                ("colName", quoted(name)),
                ("tableName", table.parts().iter().map(|part| quoted(part)).collect::<Vec<_>>().join(".")),
                ("tableCols", columns.iter().map(|column| quoted(&column.name)).collect::<Vec<_>>().join(", ")),
            ];
            return Err(Error::new(Kind::Analysis, "COLUMN_NOT_DEFINED_IN_TABLE", &parameters));
        }
        if names[..at].iter().any(|other| is_same_name(session, other, name)) {
            let parameters = [("columnName", quoted(&name.to_lowercase()))];
            return Err(Error::new(Kind::Analysis, "COLUMN_ALREADY_EXISTS", &parameters));
        }
    }
    Ok(())
}

/// The columns of a table with those behind that its folders tell. Spark: `PreprocessTableCreation`.
fn with_partitions_last(session: &Session, table: &Table, columns: Vec<TableColumn>) -> Result<Vec<TableColumn>> {
    check_columns(session, table, &columns, "partition", &table.partition_columns)?;
    let is_same = |one: &str, other: &str| is_same_name(session, one, other);
    if !columns.is_empty() && table.partition_columns.len() == columns.len() {
        return Err(Error::new(Kind::Analysis, "ALL_PARTITION_COLUMNS_NOT_ALLOWED", &[] as &[(&str, &str)]));
    }
    let place = |column: &TableColumn| {
        table.partition_columns.iter().position(|name| is_same(name, &column.name)).map_or(0, |at| at + 1)
    };
    let mut columns = columns;
    columns.sort_by_key(place);
    Ok(columns)
}

/// The columns of rows, for a table that is to hold them.
pub(super) fn columns_of(schema: &arrow::datatypes::SchemaRef) -> Result<Vec<TableColumn>> {
    let schema = types::schema_from_arrow(schema)?;
    let fields = types::fields(&schema).iter();
    Ok(fields
        .map(|field| TableColumn {
            name: field.name.clone(),
            type_text: field.data_type.as_ref().map(types::sql_string).unwrap_or_default(),
            nullable: true,
            comment: None,
        })
        .collect())
}

fn defined(columns: &[ColumnDefinition]) -> Result<Vec<TableColumn>> {
    let mut defined: Vec<TableColumn> = Vec::with_capacity(columns.len());
    // Files promise nothing, so every column of a table may be NULL, whatever is said of it.
    for ColumnDefinition { name, type_text, not_null: _, comment, default_text } in columns {
        if default_text.is_some() {
            return Err(Error::unsupported("DEFAULT of a column"));
        }
        if type_text.starts_with("CHAR(") || type_text.starts_with("VARCHAR(") {
            return Err(Error::unsupported("CHAR and VARCHAR columns of a table"));
        }
        if defined.iter().any(|other| other.name.eq_ignore_ascii_case(name)) {
            let parameters = [("columnName", quoted(&name.to_lowercase()))];
            return Err(Error::new(Kind::Analysis, "COLUMN_ALREADY_EXISTS", &parameters));
        }
        let (name, type_text) = (name.clone(), type_text.clone());
        defined.push(TableColumn { name, type_text, nullable: true, comment: comment.clone() });
    }
    Ok(defined)
}

pub(super) async fn create_view(session: &Arc<Session>, message: CreateView) -> Result<()> {
    let CreateView { name, if_not_exists, replace, columns, comment, properties, text, query } = message;
    let place = Place::of(session, &name)?;
    checked_name(&place.name)?;
    let before = place.table(session)?;
    match &before {
        Some(_) if if_not_exists => return Ok(()),
        Some(table) if table.kind != TableKind::View => {
            let parameters = [("tableName", place.shown()), ("operation", "CREATE OR REPLACE VIEW".to_string())];
            return Err(Error::new(Kind::Analysis, "EXPECT_VIEW_NOT_TABLE.NO_ALTERNATIVE", &parameters));
        }
        Some(_) if !replace => return Err(already_exists(&place)),
        _ => {}
    }
    let query = query.ok_or_else(|| Error::internal("a view without a query"))?;
    let (view, found) = view_text(session, &place, text, query).await?;
    let columns = view_columns(&place, &columns, found)?;
    session.engine.store.save(&Table {
        database: place.database.name.clone(),
        name: place.name.clone(),
        kind: TableKind::View,
        provider: String::new(),
        columns,
        partition_columns: Vec::new(),
        buckets: None,
        location: String::new(),
        options: BTreeMap::new(),
        properties,
        comment,
        view: Some(view),
        created: chrono::Utc::now().timestamp_micros(),
    })
}

/// What a view keeps of its query, and the columns the query gives.
async fn view_text(
    session: &Arc<Session>,
    place: &Place,
    text: String,
    query: firesteel_protocol::spark::connect::Relation,
) -> Result<(ViewText, Vec<TableColumn>)> {
    let query = Node::from_message(query, crate::EXPRESSION_DEPTH)?;
    let analyzed = Analyzed::new(session, &query).await?;
    if let Some(view) = analyzed.tables.temporary_views().next() {
        let shown = view.iter().map(|part| quoted(part)).collect::<Vec<_>>().join(".");
        let parameters = [
            ("obj", "VIEW".to_string()),
            ("objName", place.shown()),
            ("tempObj", "VIEW".to_string()),
            ("tempObjName", shown),
        ];
        return Err(Error::new(Kind::Analysis, "INVALID_TEMP_OBJ_REFERENCE", &parameters));
    }
    let own = [CATALOG.to_string(), place.database.name.clone(), place.name.clone()];
    if analyzed.tables.reads_view(&own) {
        let shown = place.shown();
        let parameters = [("viewIdent", shown.clone()), ("newPath", format!("{shown} -> {shown}"))];
        return Err(Error::new(Kind::Analysis, "RECURSIVE_VIEW", &parameters));
    }
    let query_columns = analyzed.columns.iter().map(|column| column.name.clone()).collect();
    let columns = columns_of(&analyzed.wire)?;
    Ok((ViewText { text, database: session.database(), query_columns }, columns))
}

fn view_columns(place: &Place, given: &[ColumnDefinition], found: Vec<TableColumn>) -> Result<Vec<TableColumn>> {
    let columns: Vec<TableColumn> = if given.is_empty() {
        found
    } else {
        if given.len() != found.len() {
            let condition = if found.len() < given.len() { "NOT_ENOUGH_DATA_COLUMNS" } else { "TOO_MANY_DATA_COLUMNS" };
            let list = |names: Vec<&String>| names.into_iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
            let parameters = [
                ("viewName", place.shown()),
                ("viewColumns", list(given.iter().map(|column| &column.name).collect())),
                ("dataColumns", list(found.iter().map(|column| &column.name).collect())),
            ];
            let condition = format!("CREATE_VIEW_COLUMN_ARITY_MISMATCH.{condition}");
            return Err(Error::new(Kind::Analysis, &condition, &parameters));
        }
        let named = given.iter().zip(found);
        named
            .map(|(given, found)| TableColumn { name: given.name.clone(), comment: given.comment.clone(), ..found })
            .collect()
    };
    for (at, column) in columns.iter().enumerate() {
        if columns[..at].iter().any(|other| other.name.eq_ignore_ascii_case(&column.name)) {
            let parameters = [("columnName", quoted(&column.name.to_lowercase()))];
            return Err(Error::new(Kind::Analysis, "COLUMN_ALREADY_EXISTS", &parameters));
        }
    }
    Ok(columns)
}

pub(super) fn drop(session: &Session, message: &DropTable) -> Result<()> {
    let DropTable { name, if_exists } = message;
    let parts = sql::parse_identifier(name)?;
    if session.drop_view(&parts, session.settings().case_sensitive) {
        return Ok(());
    }
    match existing(session, name) {
        Ok(table) if table.kind == TableKind::View => {
            let shown = table.parts().join(".");
            let parameters = [
                ("operation", "DROP TABLE".to_string()),
                ("requiredType", "EXTERNAL or MANAGED".to_string()),
                ("objectName", shown),
                ("foundType", "VIEW".to_string()),
                ("alternative", "DROP VIEW".to_string()),
            ];
            Err(Error::new(Kind::Analysis, "WRONG_COMMAND_FOR_OBJECT_TYPE", &parameters))
        }
        Ok(table) => session.engine.store.drop_table(&table.database, &table.name),
        Err(_) if *if_exists => Ok(()),
        Err(_) => Err(nothing_to_drop(session, &parts)),
    }
}

/// What is dropped is looked for in the catalog alone, and named in full.
pub(super) fn nothing_to_drop(session: &Session, parts: &[String]) -> Error {
    let current = session.database();
    let whole: Vec<String> = match parts {
        [name] => [CATALOG, &current, name].map(quoted).to_vec(),
        [database, name] => [CATALOG, database, name].map(quoted).to_vec(),
        parts => parts.iter().map(|part| quoted(part)).collect(),
    };
    let path = format!("[`{CATALOG}`.{}]", quoted(&current));
    let parameters = [("relationName", whole.join(".")), ("searchPath", path)];
    Error::new(Kind::Analysis, "TABLE_OR_VIEW_NOT_FOUND", &parameters)
}

pub(super) fn truncate(session: &Session, message: &TruncateTable) -> Result<()> {
    let TruncateTable { name } = message;
    let table = stored(session, name, "TRUNCATE TABLE")?;
    let path = local(&table.location)?;
    let failed = |error| Error::internal(format!("emptying {}", table.location)).with_cause(error);
    if path.exists() {
        let old = path.with_file_name(format!(".{}.old-{}", table.name, uuid::Uuid::new_v4().simple()));
        std::fs::rename(&path, &old).map_err(failed)?;
        std::fs::create_dir_all(&path).map_err(failed)?;
        std::fs::remove_dir_all(&old).map_err(failed)?;
    }
    Ok(())
}

/// A table with files, which `operation` needs.
pub(super) fn stored(session: &Session, name: &str, operation: &str) -> Result<Table> {
    let parts = sql::parse_identifier(name)?;
    let is_temporary = session.view(&parts, session.settings().case_sensitive).is_some();
    let table = if is_temporary { None } else { Some(existing(session, name)?) };
    match table {
        Some(table) if table.kind != TableKind::View => Ok(table),
        found => {
            let parts = found.map_or(parts, |view| view.parts());
            let shown = parts.iter().map(|part| quoted(part)).collect::<Vec<_>>().join(".");
            let parameters = [("viewName", shown), ("operation", operation.to_string())];
            Err(Error::new(Kind::Analysis, "EXPECT_TABLE_NOT_VIEW.NO_ALTERNATIVE", &parameters))
        }
    }
}

pub(super) async fn alter(session: &Arc<Session>, message: AlterTable) -> Result<()> {
    let AlterTable { name, is_view, action } = message;
    let action = action.ok_or_else(|| Error::internal("ALTER without what it changes"))?;
    let parts = sql::parse_identifier(&name)?;
    if session.view(&parts, session.settings().case_sensitive).is_some() {
        return alter_temporary(session, &parts, action).await;
    }
    let mut table = existing(session, &name)?;
    let shown = table.parts().iter().map(|part| quoted(part)).collect::<Vec<_>>().join(".");
    if is_view != (table.kind == TableKind::View) {
        let (condition, key) = if is_view {
            ("EXPECT_VIEW_NOT_TABLE.USE_ALTER_TABLE", "tableName")
        } else {
            ("EXPECT_TABLE_NOT_VIEW.USE_ALTER_VIEW", "viewName")
        };
        let operation = if is_view { "ALTER VIEW" } else { "ALTER TABLE" };
        return Err(Error::new(Kind::Analysis, condition, &[(key, shown), ("operation", operation.to_string())]));
    }
    match action {
        Action::Rename(alter_table::Rename { to }) => return rename(session, table, &to),
        Action::AddColumns(alter_table::AddColumns { columns }) => {
            for column in defined(&columns)? {
                if table.columns.iter().any(|other| other.name.eq_ignore_ascii_case(&column.name)) {
                    let parameters = [("columnName", quoted(&column.name.to_lowercase()))];
                    return Err(Error::new(Kind::Analysis, "COLUMN_ALREADY_EXISTS", &parameters));
                }
                table.columns.push(column);
            }
        }
        Action::RenameColumn(_) => return Err(unsupported_operation(&shown, "RENAME COLUMN")),
        Action::DropColumns(_) => return Err(unsupported_operation(&shown, "DROP COLUMN")),
        Action::SetProperties(alter_table::SetProperties { properties }) => table.properties.extend(properties),
        Action::UnsetProperties(alter_table::UnsetProperties { keys, if_exists: _ }) => {
            table.properties.retain(|key, _| !keys.contains(key));
        }
        Action::AlterColumn(alter_table::AlterColumn { name, comment, type_text, not_null }) => {
            if type_text.is_some() || not_null.is_some() {
                return Err(Error::unsupported("ALTER COLUMN other than its comment"));
            }
            let column = table.columns.iter_mut().find(|column| column.name.eq_ignore_ascii_case(&name));
            let column = column.ok_or_else(|| Error::unsupported("ALTER COLUMN of a column that is not there"))?;
            column.comment = comment;
        }
        Action::SetQuery(alter_table::SetQuery { text, query }) => {
            let place =
                Place { database: session.engine.store.existing_database(&table.database)?, name: table.name.clone() };
            let query = query.ok_or_else(|| Error::internal("a view without a query"))?;
            let (view, columns) = view_text(session, &place, text, query).await?;
            table.view = Some(view);
            table.columns = view_columns(&place, &[], columns)?;
        }
        Action::SetLocation(location) => table.location = display(&local(&location)?),
    }
    session.engine.store.save(&table)
}

fn unsupported_operation(table: &str, operation: &str) -> Error {
    let parameters = [("tableName", table.to_string()), ("operation", operation.to_string())];
    Error::new(Kind::Analysis, "UNSUPPORTED_FEATURE.TABLE_OPERATION", &parameters)
}

async fn alter_temporary(session: &Arc<Session>, parts: &[String], action: Action) -> Result<()> {
    let case_sensitive = session.settings().case_sensitive;
    let Some(view) = session.view(parts, case_sensitive) else {
        return Err(not_found(session, parts));
    };
    match action {
        Action::Rename(alter_table::Rename { to }) => {
            let to = sql::parse_identifier(&to)?;
            let renamed = crate::catalog::View { name: to, ..view.as_ref().clone() };
            session.create_view(renamed, false, case_sensitive)?;
            session.drop_view(parts, case_sensitive);
            Ok(())
        }
        Action::SetQuery(alter_table::SetQuery { text: _, query }) => {
            let name = parts.iter().map(|part| quoted(part)).collect::<Vec<_>>().join(".");
            let message = firesteel_protocol::extension::CreateTemporaryView {
                input: query,
                name,
                column_names: Vec::new(),
                is_global: parts.len() > 1,
                replace: true,
            };
            super::view::create_from_query(session, message).await
        }
        _ => {
            let shown = parts.iter().map(|part| quoted(part)).collect::<Vec<_>>().join(".");
            let parameters = [("viewName", shown), ("operation", "ALTER TABLE".to_string())];
            Err(Error::new(Kind::Analysis, "EXPECT_PERMANENT_VIEW_NOT_TEMP", &parameters))
        }
    }
}

/// Gives a table another name in its database; the files of a managed one move with it.
fn rename(session: &Session, table: Table, to: &str) -> Result<()> {
    let place = Place::of(session, to)?;
    checked_name(&place.name)?;
    if place.table(session)?.is_some() {
        return Err(already_exists(&place));
    }
    let store = &session.engine.store;
    let mut renamed = Table { database: place.database.name.clone(), name: place.name.clone(), ..table.clone() };
    if table.kind == TableKind::Managed {
        let path = store.table_location(&place.database, &place.name)?;
        std::fs::rename(local(&table.location)?, &path)
            .map_err(|error| Error::internal(format!("moving {}", table.location)).with_cause(error))?;
        renamed.location = display(&path);
    }
    store.save(&renamed)?;
    store.forget(&table.database, &table.name)
}
