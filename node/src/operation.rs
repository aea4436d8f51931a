//! The native side of operations, their batches and schemas.

use std::sync::{Arc, Mutex, PoisonError};

use arrow::array::RecordBatch;
use arrow::buffer::Buffer;
use arrow::datatypes::SchemaRef;
use firesteel::{Error, live};
use napi::Env;
use napi::bindgen_prelude::{ArrayBuffer, Buffer as NodeBuffer, Object};
use napi_derive::napi;

use crate::border::{external, given, layout_object, promise_of, thrown};
use crate::layout::{self, Region};
use crate::schema;

/// A running operation, until it is closed.
#[napi]
pub struct Operation(Mutex<Option<Arc<firesteel::Operation>>>);

impl Operation {
    pub fn new(operation: firesteel::Operation) -> Self {
        Operation(Mutex::new(Some(Arc::new(operation))))
    }

    fn open(&self) -> napi::Result<Arc<firesteel::Operation>> {
        let operation = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        operation.ok_or_else(|| thrown(&Error::argument("next", "operation", "it was closed")))
    }
}

#[napi]
impl Operation {
    #[napi]
    pub fn id(&self) -> napi::Result<String> {
        Ok(self.open()?.id().to_string())
    }

    /// The next batch, or `null` at the end.
    #[napi]
    pub fn next<'env>(&self, env: &'env Env) -> napi::Result<Object<'env>> {
        let operation = self.open()?;
        promise_of(env, async move { Ok(operation.next().await?.map(Batch)) })
    }

    /// The schema of the rows. To be asked for after the last batch, when there was none to tell it.
    #[napi]
    pub fn schema<'env>(&self, env: &'env Env) -> napi::Result<Object<'env>> {
        let operation = self.open()?;
        promise_of(env, async move { operation.arrow_schema().await.map(|arrow| Schema { arrow, json: None }) })
    }

    /// How many tasks there are, how many are done, how many bytes were read, how many rows handed over.
    #[napi]
    pub fn progress(&self) -> napi::Result<Vec<i64>> {
        let progress = self.open()?.progress();
        Ok(vec![progress.tasks_total, progress.tasks_done, progress.bytes_read, progress.rows])
    }

    /// Releases whoever waits and tells the backend to stop.
    #[napi]
    pub fn cancel<'env>(&self, env: &'env Env) -> napi::Result<Object<'env>> {
        let operation = self.open()?;
        promise_of(env, async move { operation.cancel().await })
    }

    /// Lets go of the operation; gives it up when it has not ended. May be called twice.
    #[napi]
    pub fn close(&self) {
        let operation = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(operation) = &operation
            && !operation.progress().is_done
        {
            operation.cancel_soon();
        }
    }
}

/// An operation that JavaScript has lost, by collection or by the end of its worker, is given up as if closed.
impl Drop for Operation {
    fn drop(&mut self) {
        self.close();
    }
}

/// Rows, as they arrived.
#[napi]
pub struct Batch(pub(crate) firesteel::Batch);

#[napi]
impl Batch {
    #[napi]
    pub fn row_count(&self) -> f64 {
        self.0.row_count() as f64
    }

    /// Whether the rows came as Arrow IPC, from a server.
    #[napi]
    pub fn is_ipc(&self) -> bool {
        matches!(self.0, firesteel::Batch::Ipc { .. })
    }

    /// The rows as an Arrow IPC stream: a server's own bytes, or those encoded now.
    #[napi]
    pub fn ipc<'env>(&self, env: &'env Env) -> napi::Result<ArrayBuffer<'env>> {
        let buffer = Buffer::from(given(self.0.clone().into_ipc())?);
        let region = Region { address: buffer.as_ptr() as usize, length: buffer.len() };
        external(env, region, &Arc::new(vec![buffer]))
    }

    /// The rows as columns.
    #[napi]
    pub fn columns(&self) -> napi::Result<Columns> {
        let batch = self.0.clone().into_record_batch().and_then(layout::plain);
        given(batch).map(Columns)
    }
}

/// A batch whose buffers can be laid out.
#[napi]
pub struct Columns(RecordBatch);

#[napi]
impl Columns {
    #[napi]
    pub fn schema(&self) -> Schema {
        Schema { arrow: self.0.schema(), json: None }
    }

    /// The batch's buffers: `{regions, nodes}`.
    #[napi]
    pub fn layout<'env>(&self, env: &'env Env) -> napi::Result<Object<'env>> {
        layout_object(env, given(layout::of(&self.0))?)
    }
}

/// An Arrow schema; one that was made of a Spark schema has that one's JSON, too.
#[napi]
pub struct Schema {
    pub(crate) arrow: SchemaRef,
    pub(crate) json: Option<String>,
}

#[napi]
impl Schema {
    /// The fields as JSON.
    #[napi]
    pub fn text(&self) -> napi::Result<String> {
        given(schema::text(&self.arrow))
    }

    /// An Arrow IPC stream of the schema without rows.
    #[napi]
    pub fn ipc(&self) -> napi::Result<NodeBuffer> {
        given(schema::ipc(&self.arrow)).map(NodeBuffer::from)
    }
}

/// How many sessions, DataFrames, columns and operations are alive in the process.
#[napi]
#[allow(dead_code, reason = "called by JavaScript, and without it no more in a test build")]
pub fn live_objects() -> Vec<i64> {
    use live::Object::{Column, DataFrame, Operation, Session};
    [Session, DataFrame, Column, Operation].into_iter().map(live::count).collect()
}
