//! What looks at a DataFrame's rows or columns at once: its first rows, its rows one batch after another, its schema as
//! names and texts; and the old and short names of `Dataset`.

use arrow::array::RecordBatch;
use arrow::compute::concat_batches;
use firesteel_protocol::spark::connect::Expression;
use firesteel_protocol::spark::connect::data_type::StructField;
use firesteel_protocol::spark::connect::expression::{ExprType, UnresolvedRegex};
use firesteel_protocol::{Error, Result, types};

use crate::functions::col;
use crate::{Column, DataFrame, Operation, StorageLevel, Wait};

impl DataFrame {
    /// The columns whose names match a regular expression in backticks, such as `` `a.*` ``; any other text is the name of
    /// one column.
    pub fn col_regex(&self, pattern: impl Into<String>) -> Column {
        let regex = UnresolvedRegex { col_name: pattern.into(), plan_id: self.plan_id() };
        Column::from_message(Expression { expr_type: Some(ExprType::UnresolvedRegex(regex)), ..Default::default() })
    }

    /// The names of the columns, and their types as SQL writes them.
    pub async fn dtypes(&self) -> Result<Vec<(String, String)>> {
        let schema = self.schema().await?;
        let named = |field: &StructField| {
            (field.name.clone(), field.data_type.as_ref().map(types::simple_string).unwrap_or_default())
        };
        Ok(types::fields(&schema).iter().map(named).collect())
    }

    /// Prints the schema as a tree, at most `level` deep.
    pub async fn print_schema(&self, level: Option<i32>) -> Result<()> {
        println!("{}", self.tree_string(level).await?);
        Ok(())
    }

    /// The first `rows` rows, as Arrow batches.
    pub async fn take(&self, rows: i32) -> Result<Vec<RecordBatch>> {
        self.limit(rows).collect().await
    }

    /// The same as [`DataFrame::take`].
    pub async fn head(&self, rows: i32) -> Result<Vec<RecordBatch>> {
        self.take(rows).await
    }

    /// The first row, as a batch of one row; `None` when there is none.
    pub async fn first(&self) -> Result<Option<RecordBatch>> {
        Ok(self.take(1).await?.into_iter().find(|batch| batch.num_rows() > 0))
    }

    /// Whether there is no row.
    pub async fn is_empty(&self) -> Result<bool> {
        let rows = self.select(Vec::<Column>::new()).take(1).await?;
        Ok(rows.iter().all(|batch| batch.num_rows() == 0))
    }

    /// All rows as one Arrow batch.
    pub async fn to_arrow(&self) -> Result<RecordBatch> {
        let operation = self.execute().await?;
        let mut batches = Vec::new();
        while let Some(batch) = operation.next_batch().await? {
            batches.push(batch);
        }
        let schema = match batches.first() {
            Some(batch) => batch.schema(),
            None => operation.arrow_schema().await?,
        };
        concat_batches(&schema, &batches).map_err(|error| Error::internal("joining Arrow batches").with_cause(error))
    }

    /// The rows in batches, never more than one of them in memory. The iterator blocks its thread.
    pub async fn to_local_iterator(&self) -> Result<LocalIterator> {
        Ok(LocalIterator { operation: self.execute().await?, is_over: false })
    }

    /// Whether the rows are kept once they are computed.
    pub async fn is_cached(&self) -> Result<bool> {
        Ok(self.storage_level().await? != StorageLevel::NONE)
    }

    /// Names the DataFrame as a view of all sessions, under `global_temp`; raises when the name is taken.
    pub async fn create_global_temp_view(&self, name: impl Into<String>) -> Result<()> {
        self.create_view(name.into(), false, true).await
    }

    /// The old name of [`DataFrame::create_or_replace_temp_view`].
    pub async fn register_temp_table(&self, name: impl Into<String>) -> Result<()> {
        self.create_or_replace_temp_view(name).await
    }

    /// What `function` makes of the DataFrame, so that calls can be chained.
    pub fn transform(&self, function: impl FnOnce(&DataFrame) -> DataFrame) -> DataFrame {
        function(self)
    }

    /// A text for each row, as column `value`: its JSON object.
    pub fn to_json(&self) -> DataFrame {
        let row = Column::function("struct", [col("*")]);
        self.select([Column::function("to_json", [row]).alias("value")])
    }

    /// The rows numbered from 0, in the order of partitions, by a column `name` after the others.
    pub fn zip_with_index(&self, name: impl Into<String>) -> DataFrame {
        self.select([col("*"), Column::function("distributed_sequence_id", []).alias(name)])
    }
}

/// The batches of a DataFrame that runs, as an iterator. Dropping it before its end gives the operation up.
pub struct LocalIterator {
    operation: Operation,
    is_over: bool,
}

impl Iterator for LocalIterator {
    type Item = Result<RecordBatch>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let batch = self.operation.next_batch().wait().transpose();
        self.is_over = !matches!(batch, Some(Ok(_)));
        batch
    }
}
