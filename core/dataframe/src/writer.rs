//! [`DataFrameWriter`]: DataFrames as files and tables.

use std::collections::BTreeMap;
use std::str::FromStr;

use firesteel_protocol::plan::CommandNode;
use firesteel_protocol::spark::connect::WriteOperation;
use firesteel_protocol::spark::connect::command::CommandType;
use firesteel_protocol::spark::connect::write_operation::save_table::TableSaveMethod;
use firesteel_protocol::spark::connect::write_operation::{SaveMode as Wire, SaveTable, SaveType};
use firesteel_protocol::{Error, Kind, Result};

use crate::DataFrame;

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
    mode: SaveMode,
    options: BTreeMap<String, String>,
    partitioning: Vec<String>,
}

impl DataFrameWriter {
    pub(crate) fn new(input: DataFrame) -> Self {
        let (format, mode) = (None, SaveMode::default());
        DataFrameWriter { input, format, mode, options: BTreeMap::new(), partitioning: Vec::new() }
    }

    #[must_use]
    pub fn format(mut self, format: impl Into<String>) -> Self {
        self.format = Some(format.into());
        self
    }

    #[must_use]
    pub fn mode(mut self, mode: SaveMode) -> Self {
        self.mode = mode;
        self
    }

    #[must_use]
    pub fn option(mut self, key: impl Into<String>, value: impl ToString) -> Self {
        self.options.insert(key.into(), value.to_string());
        self
    }

    /// A folder for each combination of these columns' values.
    #[must_use]
    pub fn partition_by<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.partitioning = names.into_iter().map(Into::into).collect();
        self
    }

    /// Writes a folder of files in the format that was set.
    pub async fn save(&self, path: impl Into<String>) -> Result<()> {
        self.write(SaveType::Path(path.into())).await
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

    /// Writes a table of the session's catalog.
    pub async fn save_as_table(&self, name: impl Into<String>) -> Result<()> {
        let save_method = i32::from(TableSaveMethod::SaveAsTable);
        self.write(SaveType::Table(SaveTable { table_name: name.into(), save_method })).await
    }

    /// The command that [`DataFrameWriter::save`] carries out, started and not awaited, so that it can be cancelled.
    pub async fn start(&self, path: impl Into<String>) -> Result<crate::Operation> {
        self.input.session().start_command(self.command(SaveType::Path(path.into()))).await
    }

    async fn write(&self, save_type: SaveType) -> Result<()> {
        self.input.session().run_command(self.command(save_type)).await.map(drop)
    }

    fn command(&self, save_type: SaveType) -> CommandNode {
        let mode = match self.mode {
            SaveMode::Append => Wire::Append,
            SaveMode::Overwrite => Wire::Overwrite,
            SaveMode::ErrorIfExists => Wire::ErrorIfExists,
            SaveMode::Ignore => Wire::Ignore,
        };
        let write = WriteOperation {
            source: self.format.clone(),
            save_type: Some(save_type),
            mode: i32::from(mode),
            partitioning_columns: self.partitioning.clone(),
            options: self.options.clone(),
            ..Default::default()
        };
        CommandNode::new(CommandType::WriteOperation(write), Some(self.input.node().clone()))
    }
}
