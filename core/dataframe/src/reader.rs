//! [`DataFrameReader`]: files and tables as DataFrames.

use std::collections::BTreeMap;

use firesteel_protocol::spark::connect::read::{DataSource, NamedTable, ReadType};
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::{Read, RelationChanges};

use crate::{DataFrame, Session};

/// Reads files and tables. Nothing is opened before an action.
#[derive(Clone)]
pub struct DataFrameReader {
    session: Session,
    format: Option<String>,
    schema: Option<String>,
    options: BTreeMap<String, String>,
    is_streaming: bool,
    source_name: Option<String>,
}

impl DataFrameReader {
    pub(crate) fn new(session: Session) -> Self {
        DataFrameReader {
            session,
            format: None,
            schema: None,
            options: BTreeMap::new(),
            is_streaming: false,
            source_name: None,
        }
    }

    /// A name for the source of a stream, by which it is known when the query is started again.
    #[must_use]
    pub fn source_name(mut self, name: impl Into<String>) -> Self {
        self.source_name = Some(name.into());
        self
    }

    /// Reads as a stream: what comes later is read too.
    #[must_use]
    pub fn streaming(mut self) -> Self {
        self.is_streaming = true;
        self
    }

    /// The format: `parquet`, `csv`, `json`, ...
    #[must_use]
    pub fn format(mut self, format: impl Into<String>) -> Self {
        self.format = Some(format.into());
        self
    }

    /// The schema, in DDL (`"id INT, name STRING"`), instead of one found in the files.
    #[must_use]
    pub fn schema(mut self, schema: impl Into<String>) -> Self {
        self.schema = Some(schema.into());
        self
    }

    #[must_use]
    pub fn option(mut self, key: impl Into<String>, value: impl ToString) -> Self {
        self.options.insert(key.into(), value.to_string());
        self
    }

    /// Files or folders in the format that was set.
    pub fn load<P: Into<String>>(&self, paths: impl IntoIterator<Item = P>) -> DataFrame {
        self.source(paths.into_iter().map(Into::into).collect(), Vec::new())
    }

    /// Rows of a database (JDBC), a partition for each condition.
    pub fn load_predicates(&self, predicates: Vec<String>) -> DataFrame {
        self.source(Vec::new(), predicates)
    }

    fn source(&self, paths: Vec<String>, predicates: Vec<String>) -> DataFrame {
        self.read(ReadType::DataSource(DataSource {
            format: self.format.clone(),
            schema: self.schema.clone(),
            options: self.options.clone(),
            paths,
            predicates,
            source_name: self.source_name.clone(),
        }))
    }

    /// What was changed in a table, a row a change.
    pub fn changes(&self, table: impl Into<String>) -> DataFrame {
        let message = RelationChanges {
            unparsed_identifier: table.into(),
            options: self.options.clone(),
            is_streaming: self.is_streaming,
        };
        self.session.relation(RelType::RelationChanges(message), vec![], 0)
    }

    pub fn parquet<P: Into<String>>(self, paths: impl IntoIterator<Item = P>) -> DataFrame {
        self.format("parquet").load(paths)
    }

    pub fn csv<P: Into<String>>(self, paths: impl IntoIterator<Item = P>) -> DataFrame {
        self.format("csv").load(paths)
    }

    /// Files with a JSON object a line.
    pub fn json<P: Into<String>>(self, paths: impl IntoIterator<Item = P>) -> DataFrame {
        self.format("json").load(paths)
    }

    /// A table or a view.
    pub fn table(&self, name: impl Into<String>) -> DataFrame {
        let table = NamedTable { unparsed_identifier: name.into(), options: self.options.clone() };
        self.read(ReadType::NamedTable(table))
    }

    fn read(&self, read_type: ReadType) -> DataFrame {
        let read = Read { read_type: Some(read_type), is_streaming: self.is_streaming };
        self.session.relation(RelType::Read(read), vec![], 0)
    }
}
