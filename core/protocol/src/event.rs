//! What a running operation gives: [`Event`]s, of which [`Batch`] carries rows.

use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::buffer::Buffer;
use arrow::datatypes::SchemaRef;
use arrow::ipc::reader::StreamDecoder;
use arrow::ipc::writer::StreamWriter;
use bytes::Bytes;
use futures::stream::BoxStream;

use crate::plan::Node;
use crate::spark::connect as proto;
use crate::{Error, Result};

/// The events of one operation, in order. [`Event::Complete`] is the last.
pub type EventStream = BoxStream<'static, Result<Event>>;

/// Something a running operation has to tell.
#[derive(Debug, Clone)]
pub enum Event {
    /// The schema of the rows, in Spark's types. Comes before the first batch.
    Schema(proto::DataType),
    Batch(Batch),
    Progress(proto::execute_plan_response::ExecutionProgress),
    Metrics(proto::execute_plan_response::Metrics),
    Observed(proto::execute_plan_response::ObservedMetrics),
    CommandResult(Box<CommandResult>),
    /// The operation has ended well. Nothing follows.
    Complete,
}

/// What a command gives back instead of rows.
#[derive(Debug, Clone)]
pub enum CommandResult {
    /// The relation that stands for the result of a SQL statement.
    Relation(Arc<Node>),
    /// Any other reply, as it came over the wire.
    Other(Box<proto::execute_plan_response::ResponseType>),
}

/// Rows, as they arrived: converted only when asked.
#[derive(Debug, Clone)]
pub enum Batch {
    /// A complete Arrow IPC stream (schema, one batch, end) from a server.
    Ipc { bytes: Bytes, row_count: i64 },
    /// A batch of the embedded engine, in the types Spark Connect uses on the wire.
    Record(RecordBatch),
}

impl Batch {
    pub fn row_count(&self) -> usize {
        match self {
            Batch::Ipc { row_count, .. } => usize::try_from(*row_count).unwrap_or(0),
            Batch::Record(batch) => batch.num_rows(),
        }
    }

    /// The rows as an Arrow batch. Its buffers are slices of the IPC bytes, which are not copied unless the sender left
    /// them unaligned.
    pub fn into_record_batch(self) -> Result<RecordBatch> {
        match self {
            Batch::Record(batch) => Ok(batch),
            Batch::Ipc { bytes, .. } => decode(bytes).map(|(_, batch)| batch),
        }
    }

    /// The rows as a complete Arrow IPC stream. Bytes from a server are passed on as they are.
    pub fn into_ipc(self) -> Result<Bytes> {
        match self {
            Batch::Ipc { bytes, .. } => Ok(bytes),
            Batch::Record(batch) => encode(&batch),
        }
    }
}

/// The schema and the one batch of an IPC stream. A stream without a batch gives an empty one; several are joined.
fn decode(bytes: Bytes) -> Result<(SchemaRef, RecordBatch)> {
    let failed = |error| Error::internal("decoding an Arrow IPC batch").with_cause(error);
    let mut buffer = Buffer::from(bytes);
    let mut decoder = StreamDecoder::new();
    let mut batches = Vec::new();
    while !buffer.is_empty() {
        if let Some(batch) = decoder.decode(&mut buffer).map_err(failed)? {
            batches.push(batch);
        }
    }
    let schema = decoder.schema().ok_or_else(|| Error::internal("an Arrow IPC batch without a schema"))?;
    let batch = match batches.len() {
        0 => RecordBatch::new_empty(Arc::clone(&schema)),
        1 => batches.swap_remove(0),
        _ => arrow::compute::concat_batches(&schema, &batches).map_err(failed)?,
    };
    Ok((schema, batch))
}

fn encode(batch: &RecordBatch) -> Result<Bytes> {
    let failed = |error| Error::internal("encoding an Arrow IPC batch").with_cause(error);
    let mut bytes = Vec::with_capacity(batch.get_array_memory_size() + 1024);
    let mut writer = StreamWriter::try_new(&mut bytes, batch.schema_ref()).map_err(failed)?;
    writer.write(batch).map_err(failed)?;
    writer.finish().map_err(failed)?;
    drop(writer);
    Ok(Bytes::from(bytes))
}
