//! [`Table`] and [`Database`]: what the catalog keeps of a table, a view and a database, as JSON. Spark: `CatalogTable`,
//! `CatalogDatabase`.

use std::collections::BTreeMap;

use firesteel_protocol::{Error, Result};
use serde_json::{Value, json};

/// What a record of the catalog is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableKind {
    /// Its files belong to it and go with it.
    Managed,
    /// Its files are another's.
    External,
    View,
}

impl TableKind {
    /// As Spark shows it.
    pub fn title(self) -> &'static str {
        match self {
            TableKind::Managed => "MANAGED",
            TableKind::External => "EXTERNAL",
            TableKind::View => "VIEW",
        }
    }
}

/// A column of a table or view.
#[derive(Debug, Clone, PartialEq)]
pub struct TableColumn {
    pub name: String,
    /// As SQL writes the type.
    pub type_text: String,
    pub nullable: bool,
    pub comment: Option<String>,
}

/// What a view is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct ViewText {
    pub text: String,
    /// The database in which its names are looked up.
    pub database: String,
    /// The names its query gave when the view was made.
    pub query_columns: Vec<String>,
}

/// How the rows of a table are shared out to files: by the hash of some columns, and in what order they stand there.
#[derive(Debug, Clone, PartialEq)]
pub struct Buckets {
    pub count: u32,
    pub columns: Vec<String>,
    pub sort_columns: Vec<String>,
}

#[derive(Debug, Clone)]
pub struct Table {
    pub database: String,
    pub name: String,
    pub kind: TableKind,
    /// The format of the files; empty for a view.
    pub provider: String,
    /// The columns that folders tell come last.
    pub columns: Vec<TableColumn>,
    /// The names of the columns whose values are folders, outermost first.
    pub partition_columns: Vec<String>,
    pub buckets: Option<Buckets>,
    /// The folder of the files; empty for a view.
    pub location: String,
    pub options: BTreeMap<String, String>,
    pub properties: BTreeMap<String, String>,
    pub comment: Option<String>,
    pub view: Option<ViewText>,
    /// Microseconds since 1970.
    pub created: i64,
}

#[derive(Debug, Clone)]
pub struct Database {
    pub name: String,
    pub comment: Option<String>,
    /// The folder its tables stand in.
    pub location: String,
    pub properties: BTreeMap<String, String>,
}

impl Table {
    /// The whole name.
    pub fn parts(&self) -> Vec<String> {
        vec![super::CATALOG.to_string(), self.database.clone(), self.name.clone()]
    }

    /// Whether the values of a column are folders.
    pub fn is_partition(&self, column: &str) -> bool {
        self.partition_columns.iter().any(|name| name.eq_ignore_ascii_case(column))
    }

    /// The columns as a list of SQL, for a reader.
    pub fn schema_text(&self) -> String {
        let column = |column: &TableColumn| format!("{} {}", super::quoted(&column.name), column.type_text);
        self.columns.iter().map(column).collect::<Vec<_>>().join(", ")
    }

    pub(super) fn to_json(&self) -> Value {
        let column = |column: &TableColumn| {
            json!({
                "name": column.name, "type": column.type_text, "nullable": column.nullable, "comment": column.comment,
            })
        };
        let view = self
            .view
            .as_ref()
            .map(|view| json!({ "text": view.text, "database": view.database, "queryColumns": view.query_columns }));
        json!({
            "version": 1,
            "kind": self.kind.title(),
            "provider": self.provider,
            "columns": self.columns.iter().map(column).collect::<Vec<_>>(),
            "partitionColumns": self.partition_columns,
            "buckets": self.buckets.as_ref().map(|buckets| {
                json!({ "count": buckets.count, "columns": buckets.columns, "sortColumns": buckets.sort_columns })
            }),
            "location": self.location,
            "options": self.options,
            "properties": self.properties,
            "comment": self.comment,
            "view": view,
            "created": self.created,
        })
    }

    pub(super) fn from_json(database: &str, name: &str, value: &Value) -> Result<Self> {
        let malformed = || Error::internal(format!("the catalog's record of {database}.{name} cannot be read"));
        let kind = match value["kind"].as_str() {
            Some("MANAGED") => TableKind::Managed,
            Some("EXTERNAL") => TableKind::External,
            Some("VIEW") => TableKind::View,
            _ => return Err(malformed()),
        };
        let column = |column: &Value| {
            Some(TableColumn {
                name: text(&column["name"])?,
                type_text: text(&column["type"])?,
                nullable: column["nullable"].as_bool().unwrap_or(true),
                comment: text(&column["comment"]),
            })
        };
        let columns = value["columns"].as_array().ok_or_else(malformed)?;
        let view = &value["view"];
        let view = text(&view["text"]).map(|text| ViewText {
            text,
            database: self::text(&view["database"]).unwrap_or_default(),
            query_columns: texts(&view["queryColumns"]),
        });
        Ok(Table {
            database: database.to_string(),
            name: name.to_string(),
            kind,
            provider: text(&value["provider"]).unwrap_or_default(),
            columns: columns.iter().map(column).collect::<Option<_>>().ok_or_else(malformed)?,
            partition_columns: texts(&value["partitionColumns"]),
            buckets: value["buckets"]["count"].as_u64().and_then(|count| u32::try_from(count).ok()).map(|count| {
                Buckets {
                    count,
                    columns: texts(&value["buckets"]["columns"]),
                    sort_columns: texts(&value["buckets"]["sortColumns"]),
                }
            }),
            location: text(&value["location"]).unwrap_or_default(),
            options: map(&value["options"]),
            properties: map(&value["properties"]),
            comment: text(&value["comment"]),
            view,
            created: value["created"].as_i64().unwrap_or_default(),
        })
    }
}

impl Database {
    pub(super) fn to_json(&self) -> Value {
        json!({
            "version": 1, "comment": self.comment, "location": self.location, "properties": self.properties,
        })
    }

    pub(super) fn from_json(name: &str, value: &Value) -> Self {
        Database {
            name: name.to_string(),
            comment: text(&value["comment"]),
            location: text(&value["location"]).unwrap_or_default(),
            properties: map(&value["properties"]),
        }
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_string)
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().map(|values| values.iter().filter_map(text).collect()).unwrap_or_default()
}

fn map(value: &Value) -> BTreeMap<String, String> {
    let pairs = value.as_object().into_iter().flatten();
    pairs.filter_map(|(key, value)| Some((key.clone(), text(value)?))).collect()
}
