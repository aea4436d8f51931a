//! The native side of what belongs to a session besides DataFrames: other sessions, artifacts, observations and progress
//! handlers.

use std::sync::Arc;

use arrow::array::RecordBatch;
use firesteel::{ArtifactKind, Batch as Rows, HandlerId};
use napi::bindgen_prelude::{ClassInstance, Function, Object};
use napi::threadsafe_function::{ThreadsafeFunctionCallMode, UnknownReturnValue};
use napi::{Env, Status};
use napi_derive::napi;

use crate::border::{given, promise_of};
use crate::column::{Columns, inner};
use crate::dataframe::DataFrame;
use crate::operation::Batch;
use crate::session::Session;

/// What a file is to the server.
#[napi]
pub enum Artifact {
    Jar,
    PyFile,
    Archive,
    File,
}

/// What a handler is called with.
type Told = (String, Vec<f64>, f64, bool);

#[napi]
impl Session {
    /// The session that was opened last in this process, if it is not stopped.
    #[napi]
    pub fn active() -> Option<Session> {
        firesteel::Session::get_active_session().map(Session)
    }

    #[napi]
    pub fn new_session(&self) -> Session {
        Session(self.0.new_session())
    }

    #[napi]
    pub fn clone_session<'env>(&self, env: &'env Env, id: Option<String>) -> napi::Result<Object<'env>> {
        let session = self.0.clone();
        promise_of(env, async move { session.clone_session(id).await.map(Session) })
    }

    #[napi]
    pub fn is_stopped(&self) -> bool {
        self.0.is_stopped()
    }

    #[napi]
    pub fn clear_tags(&self) {
        self.0.clear_tags();
    }

    #[napi]
    pub fn add_artifacts<'env>(
        &self,
        env: &'env Env,
        paths: Vec<String>,
        kind: Artifact,
    ) -> napi::Result<Object<'env>> {
        let session = self.0.clone();
        let kind = match kind {
            Artifact::Jar => ArtifactKind::Jar,
            Artifact::PyFile => ArtifactKind::PyFile,
            Artifact::Archive => ArtifactKind::Archive,
            Artifact::File => ArtifactKind::File,
        };
        promise_of(env, async move { session.add_artifacts(paths, kind).await })
    }

    /// Calls a function while operations run, on JavaScript's thread. It does not keep the process alive.
    #[napi]
    pub fn register_progress_handler(
        &self,
        handler: Function<'_, (String, Vec<f64>, f64, bool), UnknownReturnValue>,
    ) -> napi::Result<f64> {
        let handler = Arc::new(
            handler
                .build_threadsafe_function::<Told>()
                .weak::<true>()
                .callee_handled::<false>()
                .build_callback(|told| Ok(told.value))?,
        );
        let id = self.0.register_progress_handler(move |report| {
            let stages = report.stages.iter().flat_map(|stage| {
                let numbers =
                    [stage.id, stage.tasks_total, stage.tasks_done, stage.bytes_read, i64::from(stage.is_done)];
                numbers.map(|number| number as f64)
            });
            let told =
                (report.operation_id.to_string(), stages.collect(), report.inflight_tasks as f64, report.is_done);
            // An environment that is going away hears no more.
            let _: Status = handler.call(told, ThreadsafeFunctionCallMode::NonBlocking);
        });
        Ok(id.to_number() as f64)
    }

    #[napi]
    pub fn remove_progress_handler(&self, id: f64) -> bool {
        self.0.remove_progress_handler(HandlerId::from_number(id as u64))
    }

    #[napi]
    pub fn clear_progress_handlers(&self) {
        self.0.clear_progress_handlers();
    }
}

#[napi]
pub struct Observation(firesteel::Observation);

#[napi]
impl Observation {
    #[napi(constructor)]
    pub fn new(name: Option<String>) -> napi::Result<Self> {
        let observation = match name {
            Some(name) => given(firesteel::Observation::with_name(name))?,
            None => firesteel::Observation::new(),
        };
        Ok(Observation(observation))
    }

    #[napi]
    pub fn observe<'env>(
        &self,
        env: &'env Env,
        frame: ClassInstance<'_, DataFrame>,
        metrics: Columns<'_>,
    ) -> napi::Result<Object<'env>> {
        let (observation, frame, metrics) = (self.0.clone(), frame.0.clone(), inner(&metrics));
        promise_of(env, async move { observation.observe(&frame, metrics).await.map(DataFrame) })
    }

    /// The metrics as one row; none before an action has run.
    #[napi]
    pub fn get(&self) -> napi::Result<Batch> {
        let row: RecordBatch = given(self.0.get())?;
        Ok(Batch(Rows::Record(row)))
    }
}
