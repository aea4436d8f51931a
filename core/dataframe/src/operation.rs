//! [`Operation`]: a running plan. Its rows are pulled from it; it can be cancelled from any thread.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use firesteel_protocol::event::CommandResult;
use firesteel_protocol::spark::connect::DataType;
use firesteel_protocol::spark::connect::execute_plan_response::ObservedMetrics;
use firesteel_protocol::spark::connect::execute_plan_response::metrics::MetricObject;
use firesteel_protocol::{Batch, Error, Event, EventStream, Interrupt, Result, types};
use futures::StreamExt;
use futures::future::{Either, select};
use tokio::sync::Notify;

use crate::Session;
use crate::live::{Object, Token};
use crate::progress::ProgressReport;

/// A plan that was started. Dropping it before its end gives it up on the server or in the engine.
pub struct Operation {
    session: Session,
    id: String,
    /// Held only by the one who pulls, across the wait for the next event.
    source: tokio::sync::Mutex<Source>,
    told: Mutex<Told>,
    is_cancelled: AtomicBool,
    cancelled: Notify,
    _live: Token,
}

struct Source {
    /// Gone once the operation has ended.
    stream: Option<EventStream>,
    /// Batches that were met while looking for something else.
    waiting: VecDeque<Batch>,
    /// Why the operation failed, to be said again to whoever asks.
    failure: Option<Error>,
    arrow_schema: Option<SchemaRef>,
}

/// What the events so far have told.
#[derive(Default)]
struct Told {
    schema: Option<DataType>,
    progress: Progress,
    stages: Vec<Stage>,
    inflight_tasks: i64,
    results: Vec<CommandResult>,
    observed: Vec<ObservedMetrics>,
    metrics: Vec<MetricObject>,
}

/// How far one stage of an operation has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stage {
    pub id: i64,
    pub tasks_total: i64,
    pub tasks_done: i64,
    pub bytes_read: i64,
    pub is_done: bool,
}

/// How far an operation has come. Numbers the backend does not tell are 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    pub tasks_total: i64,
    pub tasks_done: i64,
    pub bytes_read: i64,
    /// Rows handed over so far.
    pub rows: i64,
    pub is_done: bool,
}

impl Operation {
    pub(crate) fn new(session: Session, id: String, stream: EventStream) -> Self {
        let source = Source { stream: Some(stream), waiting: VecDeque::new(), failure: None, arrow_schema: None };
        Operation {
            session,
            id,
            source: tokio::sync::Mutex::new(source),
            told: Mutex::new(Told::default()),
            is_cancelled: AtomicBool::new(false),
            cancelled: Notify::new(),
            _live: Token::new(Object::Operation),
        }
    }

    /// The UUID that names the operation on its backend.
    pub fn id(&self) -> &str {
        &self.id
    }

    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The next rows; `None` at the end, which is known to be one.
    pub async fn next(&self) -> Result<Option<Batch>> {
        let mut source = self.source().await?;
        if let Some(batch) = source.waiting.pop_front() {
            return Ok(Some(batch));
        }
        loop {
            match self.pull(&mut source).await? {
                None => return Ok(None),
                Some(Event::Batch(batch)) => return Ok(Some(batch)),
                Some(_) => {}
            }
        }
    }

    /// The next rows as an Arrow batch.
    pub async fn next_batch(&self) -> Result<Option<RecordBatch>> {
        self.next().await?.map(Batch::into_record_batch).transpose()
    }

    /// Waits until there are rows, the end or an error; the rows stay to be taken.
    pub async fn ready(&self) -> Result<()> {
        let mut source = self.source().await?;
        while source.waiting.is_empty() {
            match self.pull(&mut source).await? {
                None => break,
                Some(Event::Batch(batch)) => source.waiting.push_back(batch),
                Some(_) => {}
            }
        }
        Ok(())
    }

    /// Runs to the end and lets go of rows that nobody took.
    pub async fn finish(&self) -> Result<()> {
        while self.next().await?.is_some() {}
        Ok(())
    }

    /// The Arrow schema of the rows, as the batches have it. Waits for the first batch, or for the end.
    pub async fn arrow_schema(&self) -> Result<SchemaRef> {
        self.ready().await?;
        let mut source = self.source().await?;
        if let Some(schema) = &source.arrow_schema {
            return Ok(schema.clone());
        }
        let schema = match source.waiting.pop_front() {
            Some(batch) => {
                let batch = batch.into_record_batch()?;
                let schema = batch.schema();
                source.waiting.push_front(Batch::Record(batch));
                schema
            }
            None => {
                let zone = self.session.time_zone().await?;
                match self.schema() {
                    Some(schema) => types::schema_to_arrow(&schema, &zone)?,
                    None => SchemaRef::new(arrow::datatypes::Schema::empty()),
                }
            }
        };
        source.arrow_schema = Some(schema.clone());
        Ok(schema)
    }

    /// The Spark schema, once the backend has told it.
    pub fn schema(&self) -> Option<DataType> {
        self.told().schema.clone()
    }

    /// What a command gave back, once the operation has ended.
    pub fn results(&self) -> Vec<CommandResult> {
        self.told().results.clone()
    }

    pub fn progress(&self) -> Progress {
        self.told().progress
    }

    /// The stages as last told, and how many tasks ran then.
    pub fn stages(&self) -> (Vec<Stage>, i64) {
        let told = self.told();
        (told.stages.clone(), told.inflight_tasks)
    }

    /// The metrics of [`crate::DataFrame::observe`], once the operation has ended.
    pub fn observed(&self) -> Vec<ObservedMetrics> {
        self.told().observed.clone()
    }

    /// What the operators of the plan have counted, once the operation has ended. Empty where the backend does not tell.
    pub fn metrics(&self) -> Vec<MetricObject> {
        self.told().metrics.clone()
    }

    /// Asks the backend to stop. Whoever pulls gets `OPERATION_CANCELED`. May be called at any time, from any thread,
    /// and again.
    pub async fn cancel(&self) -> Result<()> {
        self.session.check_process()?;
        if self.told().progress.is_done || self.is_cancelled.swap(true, Ordering::SeqCst) {
            return Ok(());
        }
        self.cancelled.notify_waiters();
        let target = Interrupt::Operation(self.id.clone());
        self.session.backend().interrupt(self.session.key(), target).await.map(drop)
    }

    /// [`Operation::cancel`] for callers that cannot wait: whoever pulls is released at once, and the backend is told in
    /// the background.
    pub fn cancel_soon(self: &std::sync::Arc<Self>) {
        if self.session.check_process().is_err() {
            return;
        }
        self.cancelled_locally();
        let operation = self.clone();
        if let Ok(handle) = firesteel_protocol::runtime::handle() {
            handle.spawn(async move {
                let target = Interrupt::Operation(operation.id.clone());
                // The caller has gone on; an operation that the backend no longer knows is stopped as well.
                let _ = operation.session.backend().interrupt(operation.session.key(), target).await;
            });
        }
    }

    fn cancelled_locally(&self) {
        self.is_cancelled.store(true, Ordering::SeqCst);
        self.cancelled.notify_waiters();
    }

    /// What the rows come from. In a forked child nobody may wait for it: whoever held it in the parent is not here.
    async fn source(&self) -> Result<tokio::sync::MutexGuard<'_, Source>> {
        self.session.check_process()?;
        Ok(self.source.lock().await)
    }

    fn told(&self) -> std::sync::MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next event; `None` after the last. Remembers what it tells.
    async fn pull(&self, source: &mut Source) -> Result<Option<Event>> {
        if let Some(failure) = &source.failure {
            return Err(failure.clone());
        }
        let event = match self.event(source).await {
            Ok(event) => event,
            Err(failure) => {
                source.stream = None;
                source.failure = Some(failure.clone());
                self.end();
                return Err(failure);
            }
        };
        if let Some(event) = &event {
            self.learn(event);
        } else {
            source.stream = None;
            self.end();
        }
        Ok(event)
    }

    /// The operation has ended, well or not.
    fn end(&self) {
        let was_done = std::mem::replace(&mut self.told().progress.is_done, true);
        if !was_done {
            self.report(true);
        }
    }

    /// Tells the session's progress handlers how far the operation has come.
    fn report(&self, is_done: bool) {
        let handlers = self.session.progress();
        if handlers.is_empty() {
            return;
        }
        let (stages, inflight_tasks) = self.stages();
        handlers.tell(&ProgressReport { operation_id: &self.id, stages: &stages, inflight_tasks, is_done });
    }

    async fn event(&self, source: &mut Source) -> Result<Option<Event>> {
        let Some(stream) = &mut source.stream else { return Ok(None) };
        let mut cancelled = std::pin::pin!(self.cancelled.notified());
        // Registered before the flag is read, so that a cancel between the two is not missed.
        cancelled.as_mut().enable();
        if self.is_cancelled.load(Ordering::SeqCst) {
            return Err(Error::cancelled().with_operation(&self.id));
        }
        match select(stream.next(), cancelled).await {
            Either::Left((Some(Ok(Event::Complete)), _)) => Ok(None),
            Either::Left((Some(event), _)) => event.map(Some),
            Either::Left((None, _)) => {
                let reason = [("reason", "the stream ended before the operation was complete")];
                Err(Error::new(firesteel_protocol::Kind::Connection, "FIRESTEEL_STREAM_TRUNCATED", &reason))
            }
            Either::Right(_) => Err(Error::cancelled().with_operation(&self.id)),
        }
    }

    fn learn(&self, event: &Event) {
        self.remember(event);
        match event {
            Event::Progress(_) => self.report(false),
            Event::Observed(metrics) => self.session.observations().tell(metrics),
            _ => {}
        }
    }

    fn remember(&self, event: &Event) {
        let mut told = self.told();
        match event {
            Event::Schema(schema) => told.schema = Some(schema.clone()),
            Event::Batch(batch) => told.progress.rows += i64::try_from(batch.row_count()).unwrap_or(i64::MAX),
            Event::Progress(progress) => {
                told.progress.tasks_total = progress.stages.iter().map(|stage| stage.num_tasks).sum();
                told.progress.tasks_done = progress.stages.iter().map(|stage| stage.num_completed_tasks).sum();
                told.progress.bytes_read = progress.stages.iter().map(|stage| stage.input_bytes_read).sum();
                told.inflight_tasks = progress.num_inflight_tasks;
                told.stages = progress
                    .stages
                    .iter()
                    .map(|stage| Stage {
                        id: stage.stage_id,
                        tasks_total: stage.num_tasks,
                        tasks_done: stage.num_completed_tasks,
                        bytes_read: stage.input_bytes_read,
                        is_done: stage.done,
                    })
                    .collect();
            }
            Event::CommandResult(result) => told.results.push((**result).clone()),
            Event::Observed(metrics) => told.observed.push(metrics.clone()),
            Event::Metrics(metrics) => told.metrics = metrics.metrics.clone(),
            Event::Complete => {}
        }
    }
}

/// An operation that is given up has ended too; but after a fork it is the parent's, and goes on.
impl Drop for Operation {
    fn drop(&mut self) {
        if self.session.check_process().is_err() {
            std::mem::forget(self.source.get_mut().stream.take());
        } else {
            self.end();
        }
    }
}
