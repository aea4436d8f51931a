//! [`TextTable`]: files of lines as a table of DataFusion's. Only the columns that are asked for are made, and only the
//! files of the partitions that are asked for are read.

use std::fmt::Debug;
use std::sync::Arc;

use arrow::array::{ArrayRef, RecordBatch, RecordBatchOptions};
use arrow::datatypes::SchemaRef;
use datafusion::catalog::{Session, TableProvider};
use datafusion::error::{DataFusionError, Result};
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::logical_expr::{Expr, TableProviderFilterPushDown, TableType};
use datafusion::physical_plan::ExecutionPlan;
use datafusion::physical_plan::stream::RecordBatchReceiverStreamBuilder;
use datafusion::physical_plan::streaming::{PartitionStream, StreamingTableExec};
use firesteel_protocol as protocol;

use super::file::File;
use super::file_fact::FileFact;
use super::layout::{Layout, pruned};
use super::partition::Discovered;
use super::text::{Next, Part, Splitting, share};

/// Batches that may wait for the plan above.
const WAITING_BATCHES: usize = 2;

/// How a file of lines is read.
pub(crate) trait Lines: Debug + Send + Sync {
    /// The columns that stand in the files.
    fn schema(&self) -> &SchemaRef;
    fn splitting(&self) -> &Splitting;
    /// A reader that makes the columns at `projection`, in that order.
    fn reader(&self, projection: &[usize]) -> protocol::Result<Box<dyn LineReader>>;
}

/// Turns lines into rows.
pub(crate) trait LineReader: Send {
    /// A new part of a file begins. There are no rows that wait for a batch.
    fn begin(&mut self, part: &Part);
    /// Adds the rows of a line.
    fn push(&mut self, line: &str) -> protocol::Result<()>;
    /// Rows since the last batch.
    fn rows(&self) -> usize;
    /// The rows since the last batch.
    fn finish(&mut self) -> protocol::Result<RecordBatch>;
}

/// Files of lines.
#[derive(Debug)]
pub(crate) struct TextTable {
    layout: Layout,
    files: Vec<File>,
    lines: Arc<dyn Lines>,
}

impl TextTable {
    pub(crate) fn provider(lines: Arc<dyn Lines>, found: Discovered) -> protocol::Result<Arc<dyn TableProvider>> {
        let Discovered { files, columns } = found;
        let layout = Layout::new(lines.schema(), &columns);
        Ok(Arc::new(TextTable { layout, files, lines }))
    }

    /// The same table with a column that tells something of the file of each row.
    pub(super) fn with_fact(&self, fact: FileFact, name: &str) -> protocol::Result<TextTable> {
        let (field, files) = fact.beside(name, &self.files)?;
        let mut columns = self.layout.folders.clone();
        columns.push(field);
        let layout = Layout::new(self.lines.schema(), &columns);
        Ok(TextTable { layout, files, lines: Arc::clone(&self.lines) })
    }
}

#[async_trait::async_trait]
impl TableProvider for TextTable {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.layout.schema)
    }

    fn table_type(&self) -> TableType {
        TableType::Base
    }

    fn supports_filters_pushdown(&self, filters: &[&Expr]) -> Result<Vec<TableProviderFilterPushDown>> {
        Ok(vec![TableProviderFilterPushDown::Inexact; filters.len()])
    }

    async fn scan(
        &self,
        state: &dyn Session,
        projection: Option<&Vec<usize>>,
        filters: &[Expr],
        limit: Option<usize>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let projection = projection.cloned().unwrap_or_else(|| (0..self.layout.schema.fields().len()).collect());
        let schema = Arc::new(self.layout.schema.project(&projection)?);
        let mut files = pruned(&self.files, &self.layout, filters, state)?;
        // Spark begins with the largest, which shows in the order of rows. Spark: `FilePartition.getFilePartitions`.
        files.sort_by_key(|file| std::cmp::Reverse(file.size));
        let groups = share(&files, state.config().target_partitions(), self.lines.splitting());
        let partitions = groups.into_iter().map(|parts| {
            let partition = Partition {
                parts,
                schema: Arc::clone(&schema),
                lines: Arc::clone(&self.lines),
                sources: projection.iter().map(|at| self.layout.sources[*at]).collect(),
            };
            Arc::new(partition) as Arc<dyn PartitionStream>
        });
        let partitions = partitions.collect();
        // Rows that a filter leaves out must not count.
        let limit = limit.filter(|_| filters.is_empty());
        Ok(Arc::new(StreamingTableExec::try_new(schema, partitions, None, [], false, limit)?))
    }
}

/// Where a column of a table comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Source {
    /// The file's column at this place.
    File(usize),
    /// The folders' column at this place.
    Folder(usize),
}

#[derive(Debug, Clone)]
struct Partition {
    parts: Vec<Part>,
    schema: SchemaRef,
    lines: Arc<dyn Lines>,
    sources: Vec<Source>,
}

impl PartitionStream for Partition {
    fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    fn execute(&self, context: Arc<TaskContext>) -> SendableRecordBatchStream {
        let mut stream = RecordBatchReceiverStreamBuilder::new(Arc::clone(&self.schema), WAITING_BATCHES);
        let batches = stream.tx();
        let partition = self.clone();
        let batch_size = context.session_config().batch_size();
        stream.spawn_blocking(move || {
            // A receiver that has gone wants no more rows; that is no failure.
            let give = |batch| if batches.blocking_send(Ok(batch)).is_ok() { Next::More } else { Next::Stop };
            partition.read(batch_size, give).map_err(|error| DataFusionError::External(Box::new(error)))
        });
        stream.build()
    }
}

impl Partition {
    fn read(&self, batch_size: usize, give: impl Fn(RecordBatch) -> Next) -> protocol::Result<()> {
        let of_file = self.sources.iter().filter_map(|source| match source {
            Source::File(at) => Some(*at),
            Source::Folder(_) => None,
        });
        let mut reader = self.lines.reader(&of_file.collect::<Vec<_>>())?;
        for part in &self.parts {
            reader.begin(part);
            let mut next = Next::More;
            part.lines(self.lines.splitting(), |line| {
                reader.push(line)?;
                if reader.rows() >= batch_size {
                    next = give(self.completed(reader.finish()?, part)?);
                }
                Ok(next)
            })?;
            if next == Next::More && reader.rows() > 0 {
                next = give(self.completed(reader.finish()?, part)?);
            }
            if next == Next::Stop {
                return Ok(());
            }
        }
        Ok(())
    }

    /// The columns of the file with those of its folders among them.
    fn completed(&self, batch: RecordBatch, part: &Part) -> protocol::Result<RecordBatch> {
        if self.sources.len() == batch.num_columns() {
            return Ok(batch);
        }
        let failed = |error| protocol::Error::internal("reading text").with_cause(error);
        let rows = batch.num_rows();
        let mut of_file = batch.columns().iter();
        let columns = self.sources.iter().map(|source| match source {
            Source::File(_) => {
                let column = of_file.next().cloned();
                column.ok_or_else(|| protocol::Error::internal("a file that lacks a column"))
            }
            Source::Folder(at) => part.values[*at].to_array_of_size(rows).map_err(crate::error::from_datafusion),
        });
        let columns = columns.collect::<protocol::Result<Vec<ArrayRef>>>()?;
        let options = RecordBatchOptions::new().with_row_count(Some(rows));
        RecordBatch::try_new_with_options(Arc::clone(&self.schema), columns, &options).map_err(failed)
    }
}
