//! [`DataFrameReader`]: files and tables as DataFrames.

use std::collections::BTreeMap;

use firesteel_protocol::spark::connect::read::{DataSource, NamedTable, ReadType};
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::{Read, RelationChanges};
use firesteel_protocol::{Error, Kind, Result};

use crate::{DataFrame, Session};

/// How the rows of a database's table are parted, when they are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JdbcParts {
    /// In one piece.
    Whole,
    /// By ranges of a column of numbers, dates or timestamps, in so many parts. The bounds set the width of the ranges
    /// and leave no row out.
    Ranges { column: String, lower: String, upper: String, partitions: i32 },
    /// By conditions in SQL, a part each.
    Predicates(Vec<String>),
}

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

    /// An option of the format.
    #[must_use]
    pub fn option(mut self, key: impl Into<String>, value: impl ToString) -> Self {
        self.options.insert(key.into(), value.to_string());
        self
    }

    /// Options of the format.
    #[must_use]
    pub fn options<K: Into<String>, V: ToString>(self, options: impl IntoIterator<Item = (K, V)>) -> Self {
        options.into_iter().fold(self, |reader, (key, value)| reader.option(key, value))
    }

    /// Refuses a schema that was set where a table brings its own. Spark: `assertNoSpecifiedSchema`.
    pub fn without_schema(&self, operation: &str) -> Result<()> {
        if self.schema.as_ref().is_none_or(String::is_empty) {
            return Ok(());
        }
        Err(Error::new(Kind::Analysis, "_LEGACY_ERROR_TEMP_1189", &[("operation", operation)]))
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
            // Spark's clients send an empty text for no schema.
            schema: Some(self.schema.clone().unwrap_or_default()),
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

    /// Parquet files.
    pub fn parquet<P: Into<String>>(self, paths: impl IntoIterator<Item = P>) -> DataFrame {
        self.format("parquet").load(paths)
    }

    /// Files of values parted by commas, or by the option `sep`.
    pub fn csv<P: Into<String>>(self, paths: impl IntoIterator<Item = P>) -> DataFrame {
        self.format("csv").load(paths)
    }

    /// Files with a JSON object a line.
    pub fn json<P: Into<String>>(self, paths: impl IntoIterator<Item = P>) -> DataFrame {
        self.format("json").load(paths)
    }

    /// ORC files.
    pub fn orc<P: Into<String>>(self, paths: impl IntoIterator<Item = P>) -> DataFrame {
        self.format("orc").load(paths)
    }

    /// Files as rows of one text a line.
    pub fn text<P: Into<String>>(self, paths: impl IntoIterator<Item = P>) -> DataFrame {
        self.format("text").load(paths)
    }

    /// XML files; the option `rowTag` names the elements that are rows.
    pub fn xml<P: Into<String>>(self, paths: impl IntoIterator<Item = P>) -> DataFrame {
        self.format("xml").load(paths)
    }

    /// A table of a database. User, password and their like are options.
    pub fn jdbc(self, url: impl Into<String>, table: impl Into<String>, parts: JdbcParts) -> DataFrame {
        let reader = self.format("jdbc").option("url", url.into()).option("dbtable", table.into());
        match parts {
            JdbcParts::Whole => reader.load(Vec::<String>::new()),
            JdbcParts::Predicates(predicates) => reader.load_predicates(predicates),
            JdbcParts::Ranges { column, lower, upper, partitions } => reader
                .option("partitionColumn", column)
                .option("lowerBound", lower)
                .option("upperBound", upper)
                .option("numPartitions", partitions)
                .load(Vec::<String>::new()),
        }
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
