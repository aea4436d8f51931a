//! [`DataFrameWriterV2`]: DataFrames as tables of catalogs. Spark: `DataFrameWriterV2`.

use std::collections::BTreeMap;

use firesteel_protocol::Result;
use firesteel_protocol::spark::connect::WriteOperationV2;
use firesteel_protocol::spark::connect::command::CommandType;
use firesteel_protocol::spark::connect::write_operation_v2::Mode;

use crate::{Column, Command, DataFrame};

/// What a write does with its table.
#[derive(Debug, Clone)]
pub enum WriteModeV2 {
    /// Makes it; raises when it is there.
    Create,
    /// Replaces it, schema and all; raises when it is not there.
    Replace,
    CreateOrReplace,
    /// Adds rows.
    Append,
    /// Replaces the rows for which the condition holds.
    Overwrite(Column),
    /// Replaces the partitions that the DataFrame has rows for.
    OverwritePartitions,
}

/// Writes a DataFrame to a table. Made by [`DataFrame::write_to`].
#[derive(Clone)]
pub struct DataFrameWriterV2 {
    input: DataFrame,
    message: WriteOperationV2,
}

impl DataFrame {
    /// A write to a table of a catalog.
    pub fn write_to(&self, table: impl Into<String>) -> DataFrameWriterV2 {
        let message = WriteOperationV2 { table_name: table.into(), ..Default::default() };
        DataFrameWriterV2 { input: self.clone(), message }
    }
}

impl DataFrameWriterV2 {
    /// The format of a new table.
    #[must_use]
    pub fn using(mut self, provider: impl Into<String>) -> Self {
        self.message.provider = Some(provider.into());
        self
    }

    /// An option of the format.
    #[must_use]
    pub fn option(mut self, key: impl Into<String>, value: impl ToString) -> Self {
        self.message.options.insert(key.into(), value.to_string());
        self
    }

    /// A property that a new table keeps.
    #[must_use]
    pub fn table_property(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.message.table_properties.insert(key.into(), value.into());
        self
    }

    /// Options of the format.
    #[must_use]
    pub fn options(mut self, options: BTreeMap<String, String>) -> Self {
        self.message.options.extend(options);
        self
    }

    /// Properties that a new table keeps.
    #[must_use]
    pub fn table_properties(mut self, properties: BTreeMap<String, String>) -> Self {
        self.message.table_properties.extend(properties);
        self
    }

    /// How a new table is parted: by columns, or by `years(c)`, `bucket(n, c)` and their like.
    #[must_use]
    pub fn partitioned_by(mut self, columns: impl IntoIterator<Item = Column>) -> Self {
        self.message.partitioning_columns = columns.into_iter().map(|column| column.to_message()).collect();
        self
    }

    /// The columns by whose values a new table's rows are kept together.
    #[must_use]
    pub fn cluster_by(mut self, names: impl IntoIterator<Item = String>) -> Self {
        self.message.clustering_columns = names.into_iter().collect();
        self
    }

    /// Makes the table; raises when it is there.
    pub async fn create(&self) -> Result<()> {
        self.write(&WriteModeV2::Create).await
    }

    /// Replaces the table, schema and all; raises when it is not there.
    pub async fn replace(&self) -> Result<()> {
        self.write(&WriteModeV2::Replace).await
    }

    /// Makes the table, or replaces it.
    pub async fn create_or_replace(&self) -> Result<()> {
        self.write(&WriteModeV2::CreateOrReplace).await
    }

    /// Adds rows to the table, columns matched by name.
    pub async fn append(&self) -> Result<()> {
        self.write(&WriteModeV2::Append).await
    }

    /// Replaces the rows of the table for which the condition holds.
    pub async fn overwrite(&self, condition: &Column) -> Result<()> {
        self.write(&WriteModeV2::Overwrite(condition.clone())).await
    }

    /// Replaces the partitions that the DataFrame has rows for.
    pub async fn overwrite_partitions(&self) -> Result<()> {
        self.write(&WriteModeV2::OverwritePartitions).await
    }

    /// Writes in a mode.
    pub async fn write(&self, mode: &WriteModeV2) -> Result<()> {
        self.command(mode).run().await
    }

    /// The write as a command.
    pub fn command(&self, mode: &WriteModeV2) -> Command {
        let mut message = self.message.clone();
        let wire = match mode {
            WriteModeV2::Create => Mode::Create,
            WriteModeV2::Replace => Mode::Replace,
            WriteModeV2::CreateOrReplace => Mode::CreateOrReplace,
            WriteModeV2::Append => Mode::Append,
            WriteModeV2::Overwrite(condition) => {
                message.overwrite_condition = Some(condition.to_message());
                Mode::Overwrite
            }
            WriteModeV2::OverwritePartitions => Mode::OverwritePartitions,
        };
        message.mode = i32::from(wire);
        Command::over(&self.input, CommandType::WriteOperationV2(message))
    }
}
