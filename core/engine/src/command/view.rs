//! Temporary views: made of a DataFrame or of a query, and dropped. Spark: `CreateViewCommand`, `DropTempViewCommand`.

use std::sync::Arc;

use firesteel_protocol::extension::{CreateSourceView, CreateTemporaryView, DropView};
use firesteel_protocol::spark::connect::{self as proto, relation::RelType};
use firesteel_protocol::{Error, Kind, Node, Result};

use crate::catalog::{TableKind, View, quoted};
use crate::session::GLOBAL_TEMP;
use crate::session::Session;
use crate::session::query::Analyzed;
use crate::sql;

/// `createTempView` and its sisters. The view keeps the meaning its names have now.
pub(super) async fn create(
    session: &Arc<Session>,
    input: &Arc<Node>,
    message: &proto::CreateDataFrameViewCommand,
) -> Result<()> {
    let proto::CreateDataFrameViewCommand { input: _, name, is_global, replace } = message;
    let parts = sql::parse_identifier(name).unwrap_or_default();
    let ([own] | [_, own]) = parts.as_slice() else {
        return Err(Error::new(Kind::Analysis, "_LEGACY_ERROR_TEMP_1321", &[("viewName", name)]));
    };
    let analyzed = Analyzed::new(session, input).await?;
    let view = View {
        // Spark leaves a schema before the name aside.
        name: named(own, *is_global),
        node: Arc::clone(input),
        column_names: Vec::new(),
        query_columns: Vec::new(),
        bound: Some(Arc::clone(&analyzed.tables)),
    };
    session.create_view(view, *replace, analyzed.settings.case_sensitive)
}

/// A name for a DataFrame while a statement runs.
pub(super) async fn refer(session: &Arc<Session>, name: &str, node: &Arc<Node>) -> Result<()> {
    let analyzed = Analyzed::new(session, node).await?;
    let view = View {
        name: vec![name.to_string()],
        node: Arc::clone(node),
        column_names: Vec::new(),
        query_columns: Vec::new(),
        bound: Some(Arc::clone(&analyzed.tables)),
    };
    session.create_view(view, true, analyzed.settings.case_sensitive)
}

/// `CREATE [OR REPLACE] [GLOBAL] TEMPORARY VIEW name [(columns)] AS query`. Its names are looked up when it is read.
pub(super) async fn create_from_query(session: &Arc<Session>, message: CreateTemporaryView) -> Result<()> {
    let CreateTemporaryView { input, name, column_names, is_global, replace } = message;
    let input = input.ok_or_else(|| Error::internal("a view without a query"))?;
    let input = Node::from_message(input, crate::EXPRESSION_DEPTH)?;
    let parts = sql::parse_identifier(&name)?;
    let name = named(last(&parts)?, is_global);
    let analyzed = Analyzed::new(session, &input).await?;
    if analyzed.tables.view(&name).is_some() {
        let ident = quoted(last(&parts)?);
        let cycle = format!("{ident} -> {ident}");
        return Err(Error::new(Kind::Analysis, "RECURSIVE_VIEW", &[("viewIdent", &ident), ("newPath", &cycle)]));
    }
    if !column_names.is_empty() {
        check_arity(&analyzed, &name, &column_names)?;
    }
    let view = View { name, node: input, column_names, query_columns: Vec::new(), bound: None };
    session.create_view(view, replace, analyzed.settings.case_sensitive)
}

/// A view that names its columns names all of them.
fn check_arity(analyzed: &Analyzed, view: &[String], column_names: &[String]) -> Result<()> {
    let found = analyzed.columns.len();
    if found != column_names.len() {
        let condition = if found < column_names.len() {
            "CREATE_VIEW_COLUMN_ARITY_MISMATCH.NOT_ENOUGH_DATA_COLUMNS"
        } else {
            "CREATE_VIEW_COLUMN_ARITY_MISMATCH.TOO_MANY_DATA_COLUMNS"
        };
        let list = |names: Vec<&String>| names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
        let parameters = [
            ("viewName", list(view.iter().collect())),
            ("viewColumns", list(column_names.iter().collect())),
            ("dataColumns", list(analyzed.columns.iter().map(|column| &column.name).collect())),
        ];
        return Err(Error::new(Kind::Analysis, condition, &parameters));
    }
    Ok(())
}

/// `CREATE TEMPORARY VIEW name (columns) USING provider OPTIONS (..)`
pub(super) async fn create_from_source(session: &Arc<Session>, message: CreateSourceView) -> Result<()> {
    use proto::read::{DataSource, ReadType};
    let CreateSourceView { name, columns, provider, options, replace, is_global } = message;
    let schema = columns.iter().map(|column| format!("{} {}", quoted(&column.name), column.type_text));
    let schema = schema.collect::<Vec<_>>().join(", ");
    let source = DataSource {
        format: Some(provider),
        schema: Some(schema).filter(|schema| !schema.is_empty()),
        options,
        ..DataSource::default()
    };
    let read = proto::Read { is_streaming: false, read_type: Some(ReadType::DataSource(source)) };
    let node = Node::new(None, RelType::Read(read), Vec::new(), 0);
    let analyzed = Analyzed::new(session, &node).await?;
    let parts = sql::parse_identifier(&name)?;
    let view = View {
        name: named(last(&parts)?, is_global),
        node,
        column_names: Vec::new(),
        query_columns: Vec::new(),
        bound: Some(Arc::clone(&analyzed.tables)),
    };
    session.create_view(view, replace, analyzed.settings.case_sensitive)
}

/// `DROP VIEW [IF EXISTS] name`: a temporary view, or one of the catalog.
pub(super) fn drop_view(session: &Session, message: &DropView) -> Result<()> {
    let DropView { name, if_exists } = message;
    let parts = sql::parse_identifier(name)?;
    if session.drop_view(&parts, session.settings().case_sensitive) {
        return Ok(());
    }
    match super::table::existing(session, name) {
        Ok(view) if view.kind == TableKind::View => session.engine.store.drop_table(&view.database, &view.name),
        Ok(table) => {
            let shown = table.parts().join(".");
            let parameters = [
                ("operation", "DROP VIEW".to_string()),
                ("requiredType", "VIEW or METRIC_VIEW".to_string()),
                ("objectName", shown),
                ("foundType", table.kind.title().to_string()),
                ("alternative", "DROP TABLE".to_string()),
            ];
            Err(Error::new(Kind::Analysis, "WRONG_COMMAND_FOR_OBJECT_TYPE", &parameters))
        }
        Err(_) if *if_exists => Ok(()),
        Err(_) => Err(super::table::nothing_to_drop(session, &parts)),
    }
}

fn named(name: &str, is_global: bool) -> Vec<String> {
    let schema = is_global.then(|| GLOBAL_TEMP.to_string());
    schema.into_iter().chain([name.to_string()]).collect()
}

fn last(parts: &[String]) -> Result<&str> {
    match parts {
        [.., name] if parts.len() <= 2 => Ok(name),
        _ => Err(Error::unsupported("a view in a catalog")),
    }
}
