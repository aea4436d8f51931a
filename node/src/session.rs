//! The native side of `SparkSession`.

use std::collections::HashMap;
use std::io::Cursor;

use arrow::array::RecordBatchReader;
use arrow::buffer::Buffer;
use arrow::error::ArrowError;
use arrow::ipc::reader::{FileReader, StreamReader};
use firesteel::{Error, types};
use napi::Env;
use napi::bindgen_prelude::{BigInt, ClassInstance, Object, Uint8Array};
use napi_derive::napi;

use crate::border::{Cancellation, cancellable, given, long, promise_of, thrown};
use crate::column::{Columns, inner};
use crate::dataframe::DataFrame;
use crate::layout::{self, Parts};
use crate::operation::Schema;

#[napi]
pub struct Session(pub(crate) firesteel::Session);

#[napi]
impl Session {
    /// Opens a session, or gives the active one where that will do. Without an address the environment variable
    /// `SPARK_REMOTE` says where.
    #[napi]
    pub fn open<'env>(
        env: &'env Env,
        remote: Option<String>,
        keys: Vec<String>,
        values: Vec<String>,
        is_new: bool,
    ) -> napi::Result<Object<'env>> {
        let mut builder = firesteel::Session::builder();
        if let Some(remote) = remote {
            builder = builder.remote(remote);
        }
        for (key, value) in keys.into_iter().zip(values) {
            builder = builder.config(key, value);
        }
        let opened = async move { if is_new { builder.create().await } else { builder.get_or_create().await } };
        promise_of(env, async move { opened.await.map(Session) })
    }

    #[napi]
    pub fn url(&self) -> &str {
        self.0.url()
    }

    #[napi]
    pub fn session_id(&self) -> &str {
        self.0.session_id()
    }

    #[napi]
    pub fn version<'env>(&self, env: &'env Env) -> napi::Result<Object<'env>> {
        let session = self.0.clone();
        promise_of(env, async move { session.version().await })
    }

    /// Runs a statement with values for its `:name` markers, or, without names, for its `?` markers.
    #[napi]
    pub fn sql<'env>(
        &self,
        env: &'env Env,
        text: String,
        names: Vec<String>,
        values: Columns<'_>,
        token: Option<ClassInstance<'_, Cancellation>>,
    ) -> napi::Result<Object<'env>> {
        let (session, values) = (self.0.clone(), inner(&values));
        let work = async move {
            let answer = match names.is_empty() {
                true => session.sql_with_positional(text, values).await,
                false => session.sql_with(text, names.into_iter().zip(values)).await,
            };
            answer.map(DataFrame)
        };
        promise_of(env, cancellable(token, work))
    }

    #[napi]
    pub fn range(&self, start: BigInt, end: BigInt, step: BigInt, partitions: Option<i32>) -> napi::Result<DataFrame> {
        let number = |argument, value| long("range", argument, value);
        let (start, end, step) = (number("start", &start)?, number("end", &end)?, number("step", &step)?);
        Ok(DataFrame(self.0.range_in(start, end, step, partitions)))
    }

    /// A call of a table function.
    #[napi]
    pub fn table_function(&self, name: String, arguments: Columns<'_>) -> DataFrame {
        DataFrame(self.0.table_function(name, inner(&arguments)))
    }

    #[napi]
    pub fn from_plan(&self, plan: Uint8Array) -> napi::Result<DataFrame> {
        given(self.0.from_plan(plan.to_vec())).map(DataFrame)
    }

    /// The Arrow schema that a DDL string means.
    #[napi]
    pub fn parse_schema<'env>(&self, env: &'env Env, ddl: String) -> napi::Result<Object<'env>> {
        let session = self.0.clone();
        promise_of(env, async move {
            let parsed = session.parse_ddl(ddl).await?;
            Ok(Schema { arrow: types::schema_to_arrow(&parsed, "UTC")?, json: Some(types::json(&parsed)) })
        })
    }

    /// A DataFrame of an Arrow IPC stream or file.
    #[napi]
    pub fn from_ipc<'env>(
        &self,
        env: &'env Env,
        bytes: Uint8Array,
        schema: Option<String>,
    ) -> napi::Result<Object<'env>> {
        let (session, bytes) = (self.0.clone(), bytes.to_vec());
        promise_of(env, async move {
            let rows = ipc_reader(bytes).map_err(|error| {
                Error::argument("createDataFrame", "data", "it is not an Arrow IPC stream or file").with_cause(error)
            })?;
            session.create_dataframe(rows, schema).map(DataFrame)
        })
    }

    /// A DataFrame of arrays that JavaScript has laid out: their lengths and buffers, in pre-order.
    #[napi]
    pub fn from_columns(
        &self,
        schema: ClassInstance<'_, Schema>,
        row_count: u32,
        lengths: Vec<u32>,
        buffers: Vec<Option<Uint8Array>>,
    ) -> napi::Result<DataFrame> {
        let parts = Parts {
            lengths: lengths.into_iter().map(|length| length as usize),
            buffers: buffers.into_iter().map(|bytes| bytes.map(|bytes| Buffer::from(bytes.as_ref()))),
        };
        let batch = given(layout::batch(&schema.arrow, row_count as usize, parts))?;
        let Some(json) = schema.json.clone() else {
            return Err(thrown(&Error::argument("createDataFrame", "schema", "it was not made of DDL")));
        };
        given(self.0.create_dataframe_of(batch, json)).map(DataFrame)
    }

    #[napi]
    pub fn configuration<'env>(&self, env: &'env Env, key: String) -> napi::Result<Object<'env>> {
        let conf = self.0.conf();
        promise_of(env, async move { conf.get(key).await })
    }

    /// The value of an entry that was set, or else this one.
    #[napi]
    pub fn configuration_or<'env>(
        &self,
        env: &'env Env,
        key: String,
        fallback: Option<String>,
    ) -> napi::Result<Object<'env>> {
        let conf = self.0.conf();
        promise_of(env, async move { conf.get_or(key, fallback).await })
    }

    #[napi]
    pub fn configuration_option<'env>(&self, env: &'env Env, key: String) -> napi::Result<Object<'env>> {
        let conf = self.0.conf();
        promise_of(env, async move { conf.get_option(key).await })
    }

    #[napi]
    pub fn configuration_entries<'env>(&self, env: &'env Env) -> napi::Result<Object<'env>> {
        let conf = self.0.conf();
        promise_of(env, async move { Ok(conf.get_all().await?.into_iter().collect::<HashMap<_, _>>()) })
    }

    #[napi]
    pub fn set_configuration<'env>(&self, env: &'env Env, key: String, value: String) -> napi::Result<Object<'env>> {
        let conf = self.0.conf();
        promise_of(env, async move { conf.set(key, value).await })
    }

    #[napi]
    pub fn unset_configuration<'env>(&self, env: &'env Env, key: String) -> napi::Result<Object<'env>> {
        let conf = self.0.conf();
        promise_of(env, async move { conf.unset(key).await })
    }

    #[napi]
    pub fn is_modifiable<'env>(&self, env: &'env Env, key: String) -> napi::Result<Object<'env>> {
        let conf = self.0.conf();
        promise_of(env, async move { conf.is_modifiable(key).await })
    }

    #[napi]
    pub fn add_tag(&self, tag: String) -> napi::Result<()> {
        given(self.0.add_tag(tag))
    }

    #[napi]
    pub fn remove_tag(&self, tag: String) {
        self.0.remove_tag(&tag);
    }

    #[napi]
    pub fn tags(&self) -> Vec<String> {
        self.0.tags()
    }

    #[napi]
    pub fn interrupt_all<'env>(&self, env: &'env Env) -> napi::Result<Object<'env>> {
        let session = self.0.clone();
        promise_of(env, async move { session.interrupt_all().await })
    }

    #[napi]
    pub fn interrupt_tag<'env>(&self, env: &'env Env, tag: String) -> napi::Result<Object<'env>> {
        let session = self.0.clone();
        promise_of(env, async move { session.interrupt_tag(tag).await })
    }

    #[napi]
    pub fn interrupt_operation<'env>(&self, env: &'env Env, id: String) -> napi::Result<Object<'env>> {
        let session = self.0.clone();
        promise_of(env, async move { session.interrupt_operation(id).await })
    }

    #[napi]
    pub fn stop<'env>(&self, env: &'env Env) -> napi::Result<Object<'env>> {
        let session = self.0.clone();
        promise_of(env, async move { session.stop().await })
    }
}

fn ipc_reader(bytes: Vec<u8>) -> Result<Box<dyn RecordBatchReader + Send>, ArrowError> {
    if bytes.starts_with(b"ARROW1") {
        return Ok(Box::new(FileReader::try_new(Cursor::new(bytes), None)?));
    }
    Ok(Box::new(StreamReader::try_new(Cursor::new(bytes), None)?))
}
