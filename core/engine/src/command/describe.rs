//! DESCRIBE: the columns of a table, a view or a query, and what else is known of it. Spark: `DescribeTableCommand`,
//! `DescribeQueryCommand`, `DescribeNamespace`.

use std::sync::Arc;

use firesteel_protocol::extension::{Describe, describe::What};
use firesteel_protocol::{Error, Node, Result, types};

use super::{database, local, show, table};
use crate::catalog::{CATALOG, Table, TableKind, quoted};
use crate::session::Session;
use crate::session::query::Analyzed;
use crate::sql;

/// Rows of `col_name`, `data_type` and `comment`.
#[derive(Default)]
struct Rows {
    names: Vec<Option<String>>,
    types: Vec<Option<String>>,
    comments: Vec<Option<String>>,
}

impl Rows {
    fn push(&mut self, name: &str, data_type: impl Into<String>, comment: Option<String>) {
        self.names.push(Some(name.to_string()));
        self.types.push(Some(data_type.into()));
        self.comments.push(comment);
    }

    /// A line of the detailed part, whose comment is an empty text.
    fn detail(&mut self, name: &str, value: impl Into<String>) {
        self.push(name, value, Some(String::new()));
    }

    fn node(self) -> Result<Arc<Node>> {
        local::described(self.names, self.types, self.comments)
    }
}

pub(super) async fn run(session: &Arc<Session>, message: Describe) -> Result<Arc<Node>> {
    let what = message.what();
    let Describe { what: _, name, is_extended, column, query } = message;
    match what {
        What::Unspecified => Err(Error::internal("DESCRIBE without what is described")),
        What::Query => {
            let query = query.ok_or_else(|| Error::internal("DESCRIBE without a query"))?;
            let query = Node::from_message(query, crate::EXPRESSION_DEPTH)?;
            columns_of(&Analyzed::new(session, &query).await?)?.node()
        }
        What::Table => match column {
            Some(column) => described_column(session, &name, &column).await,
            None => described_table(session, &name, is_extended).await,
        },
        What::Database => described_database(session, &name, is_extended),
        What::Function => Err(Error::unsupported("DESCRIBE FUNCTION")),
    }
}

fn columns_of(analyzed: &Analyzed) -> Result<Rows> {
    let schema = analyzed.schema()?;
    let mut rows = Rows::default();
    for field in types::fields(&schema) {
        rows.push(&field.name, field.data_type.as_ref().map(types::simple_string).unwrap_or_default(), None);
    }
    Ok(rows)
}

async fn described_table(session: &Arc<Session>, name: &str, is_extended: bool) -> Result<Arc<Node>> {
    let parts = sql::parse_identifier(name)?;
    if session.view(&parts, session.settings().case_sensitive).is_some() {
        return columns_of(&named(session, name).await?)?.node();
    }
    let table = table::existing(session, name)?;
    let mut rows = Rows::default();
    for column in &table.columns {
        let data_type = types::simple_string(&sql::parse_data_type(&column.type_text)?);
        rows.push(&column.name, data_type, column.comment.clone());
    }
    if !table.partition_columns.is_empty() {
        rows.detail("# Partition Information", "");
        rows.push("# col_name", "data_type", Some("comment".to_string()));
        for column in table.columns.iter().filter(|column| table.is_partition(&column.name)) {
            let data_type = types::simple_string(&sql::parse_data_type(&column.type_text)?);
            rows.push(&column.name, data_type, column.comment.clone());
        }
    }
    if is_extended {
        details(&table, &mut rows);
    }
    rows.node()
}

/// What stands behind a name, as a plan.
async fn named(session: &Arc<Session>, name: &str) -> Result<Analyzed> {
    use firesteel_protocol::spark::connect::{self as proto, read, relation::RelType};
    let table = read::NamedTable { unparsed_identifier: name.to_string(), options: Default::default() };
    let read = proto::Read { is_streaming: false, read_type: Some(read::ReadType::NamedTable(table)) };
    Analyzed::new(session, &Node::new(None, RelType::Read(read), Vec::new(), 0)).await
}

fn details(table: &Table, rows: &mut Rows) {
    rows.detail("", "");
    rows.detail("# Detailed Table Information", "");
    rows.detail("Catalog", CATALOG);
    rows.detail("Database", &table.database);
    rows.detail("Table", &table.name);
    let created = chrono::DateTime::from_timestamp_micros(table.created);
    let created = created.map(|time| time.format("%a %b %d %H:%M:%S UTC %Y").to_string());
    rows.detail("Created Time", created.unwrap_or_default());
    rows.detail("Last Access", "UNKNOWN");
    rows.detail("Created By", concat!("Firesteel ", env!("CARGO_PKG_VERSION")));
    rows.detail("Type", table.kind.title());
    if table.kind != TableKind::View {
        rows.detail("Provider", &table.provider);
    }
    if let Some(comment) = &table.comment {
        rows.detail("Comment", comment);
    }
    if !table.properties.is_empty() {
        let pairs: Vec<String> = table.properties.iter().map(|(key, value)| format!("{key}={value}")).collect();
        rows.detail("Table Properties", format!("[{}]", pairs.join(", ")));
    }
    match &table.view {
        Some(view) => {
            rows.detail("View Text", &view.text);
            rows.detail("View Original Text", &view.text);
            rows.detail("View Schema Mode", "COMPENSATION");
            rows.detail("View Catalog and Namespace", format!("{CATALOG}.{}", sql::quoted(&view.database)));
            let columns = view.query_columns.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
            rows.detail("View Query Output Columns", format!("[{columns}]"));
        }
        None => rows.detail("Location", &table.location),
    }
}

/// `DESCRIBE table column`
async fn described_column(session: &Arc<Session>, name: &str, column: &str) -> Result<Arc<Node>> {
    let analyzed = named(session, name).await?;
    let parts = sql::parse_identifier(column)?;
    let [column] = parts.as_slice() else { return Err(Error::unsupported("DESCRIBE of a nested column")) };
    let schema = analyzed.schema()?;
    let field = types::fields(&schema).iter().find(|field| field.name.eq_ignore_ascii_case(column));
    let field = field.ok_or_else(|| show::no_such_column(column))?;
    let comment = match table::existing(session, name) {
        Ok(table) => table.columns.into_iter().find(|other| other.name == field.name).and_then(|found| found.comment),
        Err(_) => None,
    };
    let data_type = field.data_type.as_ref().map(types::simple_string).unwrap_or_default();
    let rows = [
        ("col_name", field.name.clone()),
        ("data_type", data_type),
        ("comment", comment.unwrap_or_else(|| "NULL".to_string())),
    ];
    let (names, values) = rows.into_iter().map(|(name, value)| (Some(name.to_string()), Some(value))).unzip();
    local::strings(&[("info_name", names), ("info_value", values)], false)
}

fn described_database(session: &Session, name: &str, is_extended: bool) -> Result<Arc<Node>> {
    let database = session.engine.store.existing_database(&database::single(name)?)?;
    let mut rows = vec![
        ("Catalog Name", CATALOG.to_string()),
        ("Namespace Name", database.name),
        ("Comment", database.comment.unwrap_or_default()),
        ("Location", database.location),
        ("Owner", String::new()),
    ];
    if is_extended {
        let pairs: Vec<String> = database.properties.iter().map(|(key, value)| format!("({key},{value})")).collect();
        let shown = if pairs.is_empty() { String::new() } else { format!("({})", pairs.join(", ")) };
        rows.push(("Properties", shown));
    }
    let (names, values) = rows.into_iter().map(|(name, value)| (Some(name.to_string()), Some(value))).unzip();
    local::strings(&[("info_name", names), ("info_value", values)], false)
}
