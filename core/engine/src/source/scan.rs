//! [`TextTable`]: files of lines as a table of DataFusion's. Only the columns that are asked for are made.

use std::fmt::Debug;
use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use datafusion::catalog::{Session, TableProvider};
use datafusion::error::{DataFusionError, Result};
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::logical_expr::{Expr, TableType};
use datafusion::physical_plan::ExecutionPlan;
use datafusion::physical_plan::stream::RecordBatchReceiverStreamBuilder;
use datafusion::physical_plan::streaming::{PartitionStream, StreamingTableExec};
use firesteel_protocol as protocol;

use super::file::File;
use super::text::{Next, Part, share};

/// Batches that may wait for the plan above.
const WAITING_BATCHES: usize = 2;

/// How a file of lines is read.
pub(crate) trait Lines: Debug + Send + Sync {
    /// A reader that makes the columns of the table at `projection`, in that order.
    fn reader(&self, projection: &[usize]) -> protocol::Result<Box<dyn LineReader>>;
}

/// Turns lines into rows.
pub(crate) trait LineReader: Send {
    /// A new part of a file begins; `is_start` when it is the first.
    fn begin(&mut self, is_start: bool);
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
    pub(crate) schema: SchemaRef,
    pub(crate) files: Vec<File>,
    pub(crate) lines: Arc<dyn Lines>,
}

#[async_trait::async_trait]
impl TableProvider for TextTable {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    fn table_type(&self) -> TableType {
        TableType::Base
    }

    async fn scan(
        &self,
        state: &dyn Session,
        projection: Option<&Vec<usize>>,
        _filters: &[Expr],
        limit: Option<usize>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let projection = projection.cloned().unwrap_or_else(|| (0..self.schema.fields().len()).collect());
        let schema = Arc::new(self.schema.project(&projection)?);
        let partitions = share(&self.files, state.config().target_partitions()).into_iter().map(|parts| {
            let partition = Partition {
                parts,
                schema: Arc::clone(&schema),
                lines: Arc::clone(&self.lines),
                projection: projection.clone(),
            };
            Arc::new(partition) as Arc<dyn PartitionStream>
        });
        let partitions = partitions.collect();
        Ok(Arc::new(StreamingTableExec::try_new(schema, partitions, None, [], false, limit)?))
    }
}

#[derive(Debug, Clone)]
struct Partition {
    parts: Vec<Part>,
    schema: SchemaRef,
    lines: Arc<dyn Lines>,
    projection: Vec<usize>,
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
        let mut reader = self.lines.reader(&self.projection)?;
        let mut next = Next::More;
        for part in &self.parts {
            reader.begin(part.start == 0);
            part.lines(|line| {
                reader.push(line)?;
                if reader.rows() >= batch_size {
                    next = give(reader.finish()?);
                }
                Ok(next)
            })?;
            if next == Next::Stop {
                return Ok(());
            }
        }
        if reader.rows() > 0 {
            give(reader.finish()?);
        }
        Ok(())
    }
}
