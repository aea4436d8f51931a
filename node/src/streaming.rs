//! Streaming queries: how they are started, asked and heard of.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use firesteel::{Error, Sink, StreamingEventKind, Trigger};
use napi::Env;
use napi::bindgen_prelude::{ClassInstance, Object};
use napi_derive::napi;

use crate::border::{Cancellation, cancellable, promise, promise_of, thrown};
use crate::dataframe::DataFrame;
use crate::failure;
use crate::session::Session;

type Token<'env> = Option<ClassInstance<'env, Cancellation>>;

/// When a query looks for rows.
#[napi]
pub enum TriggerKind {
    ProcessingTime,
    AvailableNow,
    Once,
    Continuous,
    RealTime,
}

/// How to write a stream.
#[napi(object)]
pub struct StreamWrite {
    pub format: String,
    pub output_mode: String,
    pub options: HashMap<String, String>,
    pub partitioning: Vec<String>,
    pub clustering: Vec<String>,
    pub query_name: String,
    pub trigger: Option<TriggerKind>,
    /// The time of a trigger that has one.
    pub interval: String,
    pub path: Option<String>,
    pub table: Option<String>,
}

#[napi]
impl DataFrame {
    #[napi]
    pub fn start_stream<'env>(
        &self,
        env: &'env Env,
        write: StreamWrite,
        token: Token<'_>,
    ) -> napi::Result<Object<'env>> {
        let mut writer = self.0.write_stream().options(write.options.into_iter().collect());
        writer = writer.format(write.format).output_mode(write.output_mode).query_name(write.query_name);
        writer = writer.partition_by(write.partitioning).cluster_by(write.clustering);
        if let Some(kind) = write.trigger {
            writer = writer.trigger(match kind {
                TriggerKind::ProcessingTime => Trigger::ProcessingTime(write.interval),
                TriggerKind::AvailableNow => Trigger::AvailableNow,
                TriggerKind::Once => Trigger::Once,
                TriggerKind::Continuous => Trigger::Continuous(write.interval),
                TriggerKind::RealTime => Trigger::RealTime(write.interval),
            });
        }
        let sink = write.table.map(Sink::Table).or(write.path.map(Sink::Path));
        promise_of(env, cancellable(token, async move { writer.start(sink).await.map(StreamingQuery) }))
    }
}

/// A query over a stream.
#[napi]
pub struct StreamingQuery(firesteel::StreamingQuery);

/// What a query does now.
#[napi(object)]
pub struct StreamingStatus {
    pub message: String,
    pub is_data_available: bool,
    pub is_trigger_active: bool,
}

#[napi]
impl StreamingQuery {
    #[napi]
    pub fn id(&self) -> String {
        self.0.id().to_string()
    }

    #[napi]
    pub fn run_id(&self) -> String {
        self.0.run_id().to_string()
    }

    #[napi]
    pub fn name(&self) -> Option<String> {
        self.0.name().map(str::to_string)
    }

    #[napi]
    pub fn is_active<'env>(&self, env: &'env Env) -> napi::Result<Object<'env>> {
        let query = self.0.clone();
        promise_of(env, async move { query.is_active().await })
    }

    #[napi]
    pub fn status<'env>(&self, env: &'env Env) -> napi::Result<Object<'env>> {
        let query = self.0.clone();
        promise_of(env, async move {
            let status = query.status().await?;
            Ok(StreamingStatus {
                message: status.message,
                is_data_available: status.is_data_available,
                is_trigger_active: status.is_trigger_active,
            })
        })
    }

    /// Spark's progress objects as JSON.
    #[napi]
    pub fn recent_progress<'env>(&self, env: &'env Env) -> napi::Result<Object<'env>> {
        let query = self.0.clone();
        promise_of(env, async move { query.recent_progress().await })
    }

    #[napi]
    pub fn last_progress<'env>(&self, env: &'env Env) -> napi::Result<Object<'env>> {
        let query = self.0.clone();
        promise_of(env, async move { query.last_progress().await })
    }

    #[napi]
    pub fn await_termination<'env>(
        &self,
        env: &'env Env,
        milliseconds: Option<f64>,
        token: Token<'_>,
    ) -> napi::Result<Object<'env>> {
        let (query, timeout) = (self.0.clone(), timeout("awaitTermination", milliseconds)?);
        promise_of(env, cancellable(token, async move { query.await_termination(timeout).await }))
    }

    #[napi]
    pub fn process_all_available<'env>(&self, env: &'env Env, token: Token<'_>) -> napi::Result<Object<'env>> {
        let query = self.0.clone();
        promise_of(env, cancellable(token, async move { query.process_all_available().await }))
    }

    #[napi]
    pub fn stop<'env>(&self, env: &'env Env) -> napi::Result<Object<'env>> {
        let query = self.0.clone();
        promise_of(env, async move { query.stop().await })
    }

    #[napi]
    pub fn explain<'env>(&self, env: &'env Env, extended: bool) -> napi::Result<Object<'env>> {
        let query = self.0.clone();
        promise_of(env, async move { query.explain(extended).await })
    }

    /// Why the query failed, as the text of which a `FiresteelError` is made.
    #[napi]
    pub fn exception<'env>(&self, env: &'env Env) -> napi::Result<Object<'env>> {
        let query = self.0.clone();
        promise_of(env, async move { Ok(query.exception().await?.map(|error| failure::text(&error))) })
    }
}

/// A time in milliseconds; nothing stands for no limit.
fn timeout(function: &str, milliseconds: Option<f64>) -> napi::Result<Option<Duration>> {
    let Some(milliseconds) = milliseconds else { return Ok(None) };
    let timeout = Duration::try_from_secs_f64(milliseconds / 1000.0);
    timeout.map(Some).map_err(|error| thrown(&Error::argument(function, "timeout", error)))
}

#[napi]
impl Session {
    #[napi]
    pub fn active_queries<'env>(&self, env: &'env Env) -> napi::Result<Object<'env>> {
        let streams = self.0.streams();
        promise(env, async move { streams.active().await }, |_, queries| {
            Ok(queries.into_iter().map(StreamingQuery).collect::<Vec<_>>())
        })
    }

    #[napi]
    pub fn query<'env>(&self, env: &'env Env, id: String) -> napi::Result<Object<'env>> {
        let streams = self.0.streams();
        promise_of(env, async move { Ok(streams.get(id).await?.map(StreamingQuery)) })
    }

    #[napi]
    pub fn await_any_termination<'env>(
        &self,
        env: &'env Env,
        milliseconds: Option<f64>,
        token: Token<'_>,
    ) -> napi::Result<Object<'env>> {
        let (streams, timeout) = (self.0.streams(), timeout("awaitAnyTermination", milliseconds)?);
        promise_of(env, cancellable(token, async move { streams.await_any_termination(timeout).await }))
    }

    #[napi]
    pub fn reset_terminated<'env>(&self, env: &'env Env) -> napi::Result<Object<'env>> {
        let streams = self.0.streams();
        promise_of(env, async move { streams.reset_terminated().await })
    }

    #[napi]
    pub fn add_listener<'env>(&self, env: &'env Env) -> napi::Result<Object<'env>> {
        let streams = self.0.streams();
        promise_of(env, async move {
            Ok(StreamingListener { listener: Arc::new(streams.add_listener().await?), streams: streams.clone() })
        })
    }

    #[napi]
    pub fn close_listeners<'env>(&self, env: &'env Env) -> napi::Result<Object<'env>> {
        let streams = self.0.streams();
        promise_of(env, async move { streams.close().await })
    }
}

/// What happens to the queries of a session.
#[napi]
pub struct StreamingListener {
    listener: Arc<firesteel::StreamingListener>,
    streams: firesteel::Streams,
}

/// Something that happened to a query.
#[napi(object)]
pub struct StreamingEvent {
    /// `started`, `progress`, `idle` or `terminated`.
    pub kind: String,
    pub json: String,
}

#[napi]
impl StreamingListener {
    /// The next event, or `null` at the end.
    #[napi]
    pub fn next<'env>(&self, env: &'env Env) -> napi::Result<Object<'env>> {
        let listener = self.listener.clone();
        promise_of(env, async move {
            Ok(listener.next().await?.map(|event| {
                let kind = match event.kind {
                    StreamingEventKind::Started => "started",
                    StreamingEventKind::Progress => "progress",
                    StreamingEventKind::Idle => "idle",
                    StreamingEventKind::Terminated => "terminated",
                };
                StreamingEvent { kind: kind.to_string(), json: event.json }
            }))
        })
    }

    #[napi]
    pub fn remove<'env>(&self, env: &'env Env) -> napi::Result<Object<'env>> {
        let (streams, listener) = (self.streams.clone(), self.listener.clone());
        promise_of(env, async move { streams.remove_listener(&listener).await })
    }
}
