//! [`DataFrameWriter`]: DataFrames as files and tables.

use std::collections::BTreeMap;
use std::str::FromStr;

use firesteel_protocol::spark::connect::WriteOperation;
use firesteel_protocol::spark::connect::command::CommandType;
use firesteel_protocol::spark::connect::write_operation::save_table::TableSaveMethod;
use firesteel_protocol::spark::connect::write_operation::{BucketBy, SaveMode as Wire, SaveTable, SaveType};
use firesteel_protocol::{Error, Kind, Result};

use crate::{Command, DataFrame};

/// What to do when there is data already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SaveMode {
    /// Raise, and change nothing.
    #[default]
    ErrorIfExists,
    Append,
    Overwrite,
    /// Change nothing, silently.
    Ignore,
}

/// Spark's spellings: `append`, `overwrite`, `ignore`, `error`, `errorifexists`, `default`, in any case.
impl FromStr for SaveMode {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        match text.to_lowercase().as_str() {
            "append" => Ok(SaveMode::Append),
            "overwrite" => Ok(SaveMode::Overwrite),
            "error" | "errorifexists" | "default" => Ok(SaveMode::ErrorIfExists),
            "ignore" => Ok(SaveMode::Ignore),
            _ => Err(Error::new(Kind::Analysis, "INVALID_SAVE_MODE", &[("mode", format!("\"{text}\""))])),
        }
    }
}

/// Writes a DataFrame. The write is whole or it is not there: what was there before stays until it has succeeded.
#[derive(Clone)]
pub struct DataFrameWriter {
    input: DataFrame,
    format: Option<String>,
    mode: Option<SaveMode>,
    options: BTreeMap<String, String>,
    partitioning: Vec<String>,
    sorting: Vec<String>,
    clustering: Vec<String>,
    buckets: Option<BucketBy>,
}

impl DataFrameWriter {
    pub(crate) fn new(input: DataFrame) -> Self {
        let (format, mode) = (None, None);
        let (partitioning, sorting, clustering) = (Vec::new(), Vec::new(), Vec::new());
        DataFrameWriter {
            input,
            format,
            mode,
            options: BTreeMap::new(),
            partitioning,
            sorting,
            clustering,
            buckets: None,
        }
    }

    #[must_use]
    pub fn format(mut self, format: impl Into<String>) -> Self {
        self.format = Some(format.into());
        self
    }

    #[must_use]
    pub fn mode(mut self, mode: SaveMode) -> Self {
        self.mode = Some(mode);
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
        options.into_iter().fold(self, |writer, (key, value)| writer.option(key, value))
    }

    /// A folder for each combination of these columns' values.
    #[must_use]
    pub fn partition_by<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.partitioning = names.into_iter().map(Into::into).collect();
        self
    }

    /// A table's rows in `number` buckets by these columns' values.
    #[must_use]
    pub fn bucket_by<N: Into<String>>(mut self, number: i32, names: impl IntoIterator<Item = N>) -> Self {
        let bucket_column_names = names.into_iter().map(Into::into).collect();
        self.buckets = Some(BucketBy { bucket_column_names, num_buckets: number });
        self
    }

    /// The order of the rows in each bucket.
    #[must_use]
    pub fn sort_by<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.sorting = names.into_iter().map(Into::into).collect();
        self
    }

    /// The columns by whose values a table's rows are kept together.
    #[must_use]
    pub fn cluster_by<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.clustering = names.into_iter().map(Into::into).collect();
        self
    }

    /// Writes a folder of files in the format that was set.
    pub async fn save(&self, path: impl Into<String>) -> Result<()> {
        self.save_command(Some(path.into())).run().await
    }

    pub async fn parquet(self, path: impl Into<String>) -> Result<()> {
        self.format("parquet").save(path).await
    }

    pub async fn csv(self, path: impl Into<String>) -> Result<()> {
        self.format("csv").save(path).await
    }

    /// Writes a JSON object a line.
    pub async fn json(self, path: impl Into<String>) -> Result<()> {
        self.format("json").save(path).await
    }

    /// Writes ORC files.
    pub async fn orc(self, path: impl Into<String>) -> Result<()> {
        self.format("orc").save(path).await
    }

    /// Writes the one column, of texts, a line a row.
    pub async fn text(self, path: impl Into<String>) -> Result<()> {
        self.format("text").save(path).await
    }

    /// Writes XML files; the option `rowTag` names the elements that are rows.
    pub async fn xml(self, path: impl Into<String>) -> Result<()> {
        self.format("xml").save(path).await
    }

    /// Writes a table of a database. User, password and their like are options.
    pub async fn jdbc(self, url: impl Into<String>, table: impl Into<String>) -> Result<()> {
        self.format("jdbc").option("url", url.into()).option("dbtable", table.into()).save_command(None).run().await
    }

    /// Writes a table of the session's catalog.
    pub async fn save_as_table(&self, name: impl Into<String>) -> Result<()> {
        self.table_command(name).run().await
    }

    /// Adds rows to a table, or replaces them in mode `Overwrite`, columns matched by position.
    pub async fn insert_into(&self, name: impl Into<String>) -> Result<()> {
        self.insert_command(name).run().await
    }

    /// The command that [`DataFrameWriter::save`] carries out, started and not awaited, so that it can be cancelled.
    pub async fn start(&self, path: impl Into<String>) -> Result<crate::Operation> {
        self.save_command(Some(path.into())).start().await
    }

    /// The write of files as a command. Without a path, the options name what is written to, such as a database's table.
    pub fn save_command(&self, path: Option<String>) -> Command {
        self.command(path.map(SaveType::Path))
    }

    /// [`DataFrameWriter::save_as_table`] as a command.
    pub fn table_command(&self, name: impl Into<String>) -> Command {
        self.command(Some(table(name, TableSaveMethod::SaveAsTable)))
    }

    /// [`DataFrameWriter::insert_into`] as a command.
    pub fn insert_command(&self, name: impl Into<String>) -> Command {
        self.command(Some(table(name, TableSaveMethod::InsertInto)))
    }

    fn command(&self, save_type: Option<SaveType>) -> Command {
        let mode = match self.mode {
            Some(SaveMode::Append) => Wire::Append,
            Some(SaveMode::Overwrite) => Wire::Overwrite,
            Some(SaveMode::ErrorIfExists) => Wire::ErrorIfExists,
            Some(SaveMode::Ignore) => Wire::Ignore,
            // Spark: it raises when there is data, and appends where rows are inserted.
            None => Wire::Unspecified,
        };
        let write = WriteOperation {
            source: self.format.clone(),
            save_type,
            mode: i32::from(mode),
            partitioning_columns: self.partitioning.clone(),
            sort_column_names: self.sorting.clone(),
            clustering_columns: self.clustering.clone(),
            bucket_by: self.buckets.clone(),
            options: self.options.clone(),
            ..Default::default()
        };
        Command::over(&self.input, CommandType::WriteOperation(write))
    }
}

fn table(name: impl Into<String>, method: TableSaveMethod) -> SaveType {
    SaveType::Table(SaveTable { table_name: name.into(), save_method: i32::from(method) })
}
