//! SHOW: what there is in the catalog. Spark: `ShowTablesCommand`, `ShowNamespaces`, `ShowColumnsCommand` and the like.

use std::sync::Arc;

use firesteel_protocol::extension::{Show, show::What};
use firesteel_protocol::{Error, Kind, Node, Result};
use regex::Regex;

use super::{database, local, table};
use crate::catalog::{CATALOG, Table, TableKind, quoted};
use crate::session::{GLOBAL_TEMP, Session};
use crate::sql;

pub(super) fn run(session: &Session, message: &Show) -> Result<Arc<Node>> {
    let Show { what: _, name, pattern, key, scope: _ } = message;
    let pattern = pattern.as_deref();
    match message.what() {
        What::Unspecified => Err(Error::internal("SHOW without what is shown")),
        What::Tables => tables(session, name.as_deref(), pattern, "tableName", |_| true),
        What::Views => tables(session, name.as_deref(), pattern, "viewName", |table| table.kind == TableKind::View),
        What::Databases => {
            let found = session.engine.store.databases()?;
            local::strings(&[("namespace", matching(found, pattern)?)], false)
        }
        What::Catalogs => local::strings(&[("catalog", matching(vec![CATALOG.to_string()], pattern)?)], false),
        What::CurrentNamespace => {
            let current = session.database();
            let columns =
                [("catalog", vec![Some(CATALOG.to_string())]), ("namespace", vec![Some(quoted_if_needed(&current))])];
            local::strings(&columns, false)
        }
        What::Columns => columns(session, required(name.as_ref())?),
        What::Properties => properties(session, required(name.as_ref())?, key.as_deref()),
        What::CreateTable => {
            let table = table::existing(session, required(name.as_ref())?)?;
            local::strings(&[("createtab_stmt", vec![Some(statement(&table))])], false)
        }
        What::Partitions => {
            let table = table::stored(session, required(name.as_ref())?, "SHOW PARTITIONS")?;
            let names = crate::source::partition_names(&table)?;
            local::strings(&[("partition", names.into_iter().map(Some).collect())], false)
        }
        What::Functions => Err(Error::unsupported("SHOW FUNCTIONS")),
    }
}

fn required(name: Option<&String>) -> Result<&str> {
    name.map(String::as_str).ok_or_else(|| Error::internal("SHOW without a name"))
}

fn quoted_if_needed(name: &str) -> String {
    sql::quoted(name)
}

fn tables(
    session: &Session,
    database: Option<&str>,
    pattern: Option<&str>,
    title: &str,
    is_wanted: fn(&Table) -> bool,
) -> Result<Arc<Node>> {
    let rows = listed(session, database, pattern, is_wanted)?;
    let namespaces = rows.iter().map(|(namespace, _, _)| Some(namespace.clone())).collect();
    let names = rows.iter().map(|(_, name, _)| Some(name.clone())).collect();
    let flags = rows.iter().map(|(_, _, is_temporary)| *is_temporary).collect();
    local::with_flag(&[("namespace", namespaces), (title, names)], ("isTemporary", flags))
}

/// The tables of a database and the temporary views, in order: namespace, name, and whether it is temporary.
pub(super) fn listed(
    session: &Session,
    database: Option<&str>,
    pattern: Option<&str>,
    is_wanted: fn(&Table) -> bool,
) -> Result<Vec<(String, String, bool)>> {
    let is_global = database.is_some_and(|name| name.eq_ignore_ascii_case(GLOBAL_TEMP));
    let mut rows: Vec<(String, String, bool)> = Vec::new();
    if is_global {
        let names = matching(session.global_view_names(), pattern)?;
        rows.extend(names.into_iter().flatten().map(|name| (GLOBAL_TEMP.to_string(), name, true)));
    } else {
        let database = match database {
            Some(name) => database::single(name)?,
            None => session.database(),
        };
        let database = session.engine.store.existing_database(&database)?.name;
        for name in matching(session.engine.store.tables(&database)?, pattern)?.into_iter().flatten() {
            if session.engine.store.table(&database, &name)?.is_some_and(|table| is_wanted(&table)) {
                rows.push((database.clone(), name, false));
            }
        }
    }
    let mut temporary = matching(session.view_names(), pattern)?;
    temporary.sort();
    rows.extend(temporary.into_iter().flatten().map(|name| (String::new(), name, true)));
    Ok(rows)
}

/// The names that a pattern of SHOW covers: `*` is any text, `|` parts alternatives, case does not count.
/// Spark: `StringUtils.filterPattern`.
pub(super) fn matching(names: Vec<String>, pattern: Option<&str>) -> Result<Vec<Option<String>>> {
    let Some(pattern) = pattern else { return Ok(names.into_iter().map(Some).collect()) };
    let mut found = Vec::new();
    for part in pattern.trim().split('|') {
        let Ok(regex) = Regex::new(&format!("(?i)^(?:{})$", part.replace('*', ".*"))) else { continue };
        found.extend(names.iter().filter(|name| regex.is_match(name)).cloned());
    }
    found.sort();
    found.dedup();
    Ok(found.into_iter().map(Some).collect())
}

fn columns(session: &Session, name: &str) -> Result<Arc<Node>> {
    let table = table::existing(session, name)?;
    local::strings(&[("col_name", table.columns.into_iter().map(|column| Some(column.name)).collect())], false)
}

fn properties(session: &Session, name: &str, key: Option<&str>) -> Result<Arc<Node>> {
    let table = table::existing(session, name)?;
    let Some(key) = key else {
        let (keys, values) = table.properties.into_iter().map(|(key, value)| (Some(key), Some(value))).unzip();
        return local::strings(&[("key", keys), ("value", values)], false);
    };
    let shown = table.parts().iter().map(|part| quoted(part)).collect::<Vec<_>>().join(".");
    let missing = format!("Table {} does not have property: {key}", shown.replace('`', ""));
    let value = table.properties.get(key).cloned().unwrap_or(missing);
    local::strings(&[("key", vec![Some(key.to_string())]), ("value", vec![Some(value)])], false)
}

/// The statement that would make the table. Spark: `ShowCreateTableCommand`.
pub(super) fn statement(table: &Table) -> String {
    let is_view = table.kind == TableKind::View;
    // A view is named without its catalog.
    let parts = table.parts();
    let parts = if is_view { &parts[1..] } else { &parts[..] };
    let name = parts.iter().map(|part| quoted_if_needed(part)).collect::<Vec<_>>().join(".");
    let comment = |comment: &Option<String>| {
        comment.as_ref().map(|text| format!(" COMMENT '{}'", text.replace('\'', "\\'"))).unwrap_or_default()
    };
    let column = |column: &crate::catalog::TableColumn| {
        let is_text = ["STRING", "CHAR(", "VARCHAR("].iter().any(|text| column.type_text.starts_with(text));
        let collation = if is_text && !column.type_text.contains("COLLATE") { " COLLATE UTF8_BINARY" } else { "" };
        let data_type = if is_view { String::new() } else { format!(" {}{collation}", column.type_text) };
        let not_null = if column.nullable || is_view { "" } else { " NOT NULL" };
        format!("{}{data_type}{not_null}{}", quoted_if_needed(&column.name), comment(&column.comment))
    };
    let columns: Vec<String> = table.columns.iter().map(column).collect();
    let mut text =
        format!("CREATE {} {name} (\n  {})\n", if is_view { "VIEW" } else { "TABLE" }, columns.join(",\n  "));
    if let Some(view) = &table.view {
        if let Some(comment) = &table.comment {
            text.push_str(&format!("COMMENT '{}'\n", comment.replace('\'', "\\'")));
        }
        text.push_str(&pairs("TBLPROPERTIES", &table.properties));
        text.push_str("WITH SCHEMA COMPENSATION\n");
        text.push_str(&format!("AS {}\n", view.text));
        return text;
    }
    text.push_str(&format!("USING {}\n", table.provider));
    text.push_str(&pairs("OPTIONS", &table.options));
    if !table.partition_columns.is_empty() {
        let names: Vec<String> = table.partition_columns.iter().map(|name| quoted_if_needed(name)).collect();
        text.push_str(&format!("PARTITIONED BY ({})\n", names.join(", ")));
    }
    if let Some(buckets) = &table.buckets {
        let list = |names: &[String]| names.iter().map(|name| quoted_if_needed(name)).collect::<Vec<_>>().join(", ");
        text.push_str(&format!("CLUSTERED BY ({})\n", list(&buckets.columns)));
        if !buckets.sort_columns.is_empty() {
            text.push_str(&format!("SORTED BY ({})\n", list(&buckets.sort_columns)));
        }
        text.push_str(&format!("INTO {} BUCKETS\n", buckets.count));
    }
    if table.kind == TableKind::External {
        text.push_str(&format!("LOCATION '{}'\n", table.location));
    }
    if let Some(comment) = &table.comment {
        text.push_str(&format!("COMMENT '{}'\n", comment.replace('\'', "\\'")));
    }
    text.push_str(&pairs("TBLPROPERTIES", &table.properties));
    text
}

fn pairs(clause: &str, pairs: &std::collections::BTreeMap<String, String>) -> String {
    if pairs.is_empty() {
        return String::new();
    }
    let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("'{key}' = '{value}'")).collect();
    format!("{clause} (\n  {})\n", pairs.join(",\n  "))
}

/// A condition for names that are no table's.
pub(super) fn no_such_column(name: &str) -> Error {
    Error::new(Kind::Analysis, "UNRESOLVED_COLUMN.WITHOUT_SUGGESTION", &[("objectName", quoted(name))])
}
