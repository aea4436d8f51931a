//! Streams: [`DataStreamWriter`] starts a [`StreamingQuery`], which [`Streams`] lists. Spark: `DataStreamWriter`,
//! `StreamingQuery`, `StreamingQueryManager`. Sources are read by [`crate::DataStreamReader`].

use std::collections::BTreeMap;
use std::time::Duration;

use firesteel_protocol::event::CommandResult;
use firesteel_protocol::plan::CommandNode;
use firesteel_protocol::spark::connect::command::CommandType;
use firesteel_protocol::spark::connect::execute_plan_response::ResponseType;
use firesteel_protocol::spark::connect::streaming_query_command as query_command;
use firesteel_protocol::spark::connect::streaming_query_command_result::ResultType;
use firesteel_protocol::spark::connect::streaming_query_manager_command as manager_command;
use firesteel_protocol::spark::connect::streaming_query_manager_command_result::{
    self as manager, ResultType as Managed,
};
use firesteel_protocol::spark::connect::write_stream_operation_start::{SinkDestination, Trigger as Wire};
use firesteel_protocol::spark::connect::{
    StreamingQueryCommand, StreamingQueryInstanceId, StreamingQueryManagerCommand, WriteStreamOperationStart,
};
use firesteel_protocol::{Error, Kind, Result};

use crate::listener::StreamingEventKind;
use crate::session::unexpected_answer;
use crate::{Command, DataFrame, Session, StreamingListener};

/// When a query looks for new rows. Times are texts: `10 seconds`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trigger {
    ProcessingTime(String),
    /// Once, for all that is there, in as many batches as it takes.
    AvailableNow,
    /// Once, in one batch.
    Once,
    Continuous(String),
    RealTime(String),
}

/// Where a query writes to, beside its format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sink {
    Path(String),
    Table(String),
}

/// How to write a streaming DataFrame. Made by [`DataFrame::write_stream`].
#[derive(Clone)]
pub struct DataStreamWriter {
    input: DataFrame,
    message: WriteStreamOperationStart,
}

impl DataFrame {
    /// A write of the rows as they come.
    pub fn write_stream(&self) -> DataStreamWriter {
        DataStreamWriter { input: self.clone(), message: WriteStreamOperationStart::default() }
    }
}

impl DataStreamWriter {
    #[must_use]
    pub fn format(mut self, format: impl Into<String>) -> Self {
        self.message.format = format.into();
        self
    }

    /// `append`, `complete` or `update`.
    #[must_use]
    pub fn output_mode(mut self, mode: impl Into<String>) -> Self {
        self.message.output_mode = mode.into();
        self
    }

    /// An option of the format.
    #[must_use]
    pub fn option(mut self, key: impl Into<String>, value: impl ToString) -> Self {
        self.message.options.insert(key.into(), value.to_string());
        self
    }

    /// Options of the format.
    #[must_use]
    pub fn options(mut self, options: BTreeMap<String, String>) -> Self {
        self.message.options.extend(options);
        self
    }

    /// A folder for each combination of these columns' values.
    #[must_use]
    pub fn partition_by(mut self, names: impl IntoIterator<Item = String>) -> Self {
        self.message.partitioning_column_names = names.into_iter().collect();
        self
    }

    #[must_use]
    pub fn cluster_by(mut self, names: impl IntoIterator<Item = String>) -> Self {
        self.message.clustering_column_names = names.into_iter().collect();
        self
    }

    /// A name for the query, by which the `memory` format names its table as well.
    #[must_use]
    pub fn query_name(mut self, name: impl Into<String>) -> Self {
        self.message.query_name = name.into();
        self
    }

    #[must_use]
    pub fn trigger(mut self, trigger: Trigger) -> Self {
        self.message.trigger = Some(match trigger {
            Trigger::ProcessingTime(interval) => Wire::ProcessingTimeInterval(interval),
            Trigger::AvailableNow => Wire::AvailableNow(true),
            Trigger::Once => Wire::Once(true),
            Trigger::Continuous(interval) => Wire::ContinuousCheckpointInterval(interval),
            Trigger::RealTime(duration) => Wire::RealTimeBatchDuration(duration),
        });
        self
    }

    /// The start as a command.
    pub fn command(&self, sink: Option<Sink>) -> Command {
        let mut message = self.message.clone();
        message.sink_destination = sink.map(|sink| match sink {
            Sink::Path(path) => SinkDestination::Path(path),
            Sink::Table(name) => SinkDestination::TableName(name),
        });
        Command::over(&self.input, CommandType::WriteStreamOperationStart(message))
    }

    /// Starts the query, which goes on until it is stopped or its session ends.
    pub async fn start(&self, sink: Option<Sink>) -> Result<StreamingQuery> {
        let operation = self.command(sink).start().await?;
        operation.finish().await?;
        for result in operation.results() {
            if let CommandResult::Other(answer) = result
                && let ResponseType::WriteStreamOperationStartResult(started) = *answer
            {
                if let Some(json) = started.query_started_event_json {
                    self.input.session().listeners().tell(StreamingEventKind::Started, &json);
                }
                let name = Some(started.name).filter(|name| !name.is_empty());
                return StreamingQuery::new(self.input.session(), started.query_id, name);
            }
        }
        Err(unexpected_answer("a streaming query"))
    }

    /// [`DataStreamWriter::start`] of a query that writes to a table.
    pub async fn to_table(&self, name: impl Into<String>) -> Result<StreamingQuery> {
        self.start(Some(Sink::Table(name.into()))).await
    }
}

/// What a query does now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamingStatus {
    pub message: String,
    pub is_data_available: bool,
    pub is_trigger_active: bool,
    pub is_active: bool,
}

/// Why a query failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamingFailure {
    pub message: String,
    pub condition: Option<String>,
    pub stack_trace: Option<String>,
}

/// A streaming query. Cheap to clone; dropping it does not stop the query.
#[derive(Clone, Debug)]
pub struct StreamingQuery {
    session: Session,
    id: StreamingQueryInstanceId,
    name: Option<String>,
}

impl StreamingQuery {
    fn new(session: &Session, id: Option<StreamingQueryInstanceId>, name: Option<String>) -> Result<Self> {
        let id = id.ok_or_else(|| unexpected_answer("a streaming query"))?;
        Ok(StreamingQuery { session: session.clone(), id, name })
    }

    /// The id that stays when the query is started again from its checkpoint.
    pub fn id(&self) -> &str {
        &self.id.id
    }

    /// The id of this very run.
    pub fn run_id(&self) -> &str {
        &self.id.run_id
    }

    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Whether the query runs.
    pub async fn is_active(&self) -> Result<bool> {
        Ok(self.status().await?.is_active)
    }

    /// What the query does now.
    pub async fn status(&self) -> Result<StreamingStatus> {
        match self.ask(query_command::Command::Status(true)).await? {
            Some(ResultType::Status(status)) => Ok(StreamingStatus {
                message: status.status_message,
                is_data_available: status.is_data_available,
                is_trigger_active: status.is_trigger_active,
                is_active: status.is_active,
            }),
            _ => Err(unexpected_answer("a query's status")),
        }
    }

    /// What the last batches did, as JSON texts.
    pub async fn recent_progress(&self) -> Result<Vec<String>> {
        self.progress(query_command::Command::RecentProgress(true)).await
    }

    /// What the last batch did, as JSON text.
    pub async fn last_progress(&self) -> Result<Option<String>> {
        Ok(self.progress(query_command::Command::LastProgress(true)).await?.pop())
    }

    async fn progress(&self, question: query_command::Command) -> Result<Vec<String>> {
        match self.ask(question).await? {
            Some(ResultType::RecentProgress(progress)) => Ok(progress.recent_progress_json),
            _ => Err(unexpected_answer("a query's progress")),
        }
    }

    /// Waits until the query has ended, or for this time; tells whether it has.
    pub async fn await_termination(&self, timeout: Option<Duration>) -> Result<bool> {
        let command = query_command::AwaitTerminationCommand { timeout_ms: timeout.map(millis) };
        match self.ask(query_command::Command::AwaitTermination(command)).await? {
            Some(ResultType::AwaitTermination(answer)) => Ok(answer.terminated),
            _ => Err(unexpected_answer("a query's end")),
        }
    }

    /// Waits until all that the sources have now is written.
    pub async fn process_all_available(&self) -> Result<()> {
        self.ask(query_command::Command::ProcessAllAvailable(true)).await.map(drop)
    }

    pub async fn stop(&self) -> Result<()> {
        self.ask(query_command::Command::Stop(true)).await.map(drop)
    }

    /// The plan of the last batch.
    pub async fn explain(&self, extended: bool) -> Result<String> {
        match self.ask(query_command::Command::Explain(query_command::ExplainCommand { extended })).await? {
            Some(ResultType::Explain(answer)) => Ok(answer.result),
            _ => Err(unexpected_answer("a query's plan")),
        }
    }

    /// [`StreamingQuery::failure`] as an error.
    pub async fn exception(&self) -> Result<Option<Error>> {
        Ok(self.failure().await?.map(|failure| {
            let error = Error::foreign(Kind::StreamingQuery, failure.condition.as_deref(), failure.message);
            match failure.stack_trace {
                Some(trace) => error.with_stack_trace(trace),
                None => error,
            }
        }))
    }

    /// Why the query failed, if it did.
    pub async fn failure(&self) -> Result<Option<StreamingFailure>> {
        match self.ask(query_command::Command::Exception(true)).await? {
            Some(ResultType::Exception(answer)) => Ok(answer.exception_message.map(|message| StreamingFailure {
                message,
                condition: answer.error_class,
                stack_trace: answer.stack_trace,
            })),
            // Spark leaves it out when the query did not fail.
            None => Ok(None),
            _ => Err(unexpected_answer("a query's failure")),
        }
    }

    async fn ask(&self, command: query_command::Command) -> Result<Option<ResultType>> {
        let message = StreamingQueryCommand { query_id: Some(self.id.clone()), command: Some(command) };
        let command = CommandNode::new(CommandType::StreamingQueryCommand(message), None);
        for result in self.session.run_command(command).await? {
            if let CommandResult::Other(answer) = result
                && let ResponseType::StreamingQueryCommandResult(answer) = *answer
            {
                return Ok(answer.result_type);
            }
        }
        Err(unexpected_answer("a streaming query"))
    }
}

/// The streaming queries of a session. Made by [`Session::streams`].
#[derive(Clone, Debug)]
pub struct Streams(Session);

impl Session {
    pub fn streams(&self) -> Streams {
        Streams(self.clone())
    }
}

impl Streams {
    /// The queries that run.
    pub async fn active(&self) -> Result<Vec<StreamingQuery>> {
        match self.ask(manager_command::Command::Active(true)).await? {
            Some(Managed::Active(answer)) => answer.active_queries.into_iter().map(|one| self.query(one)).collect(),
            _ => Err(unexpected_answer("the active queries")),
        }
    }

    /// The query that runs under an id.
    pub async fn get(&self, id: impl Into<String>) -> Result<Option<StreamingQuery>> {
        match self.ask(manager_command::Command::GetQuery(id.into())).await? {
            Some(Managed::Query(answer)) => self.query(answer).map(Some),
            _ => Ok(None),
        }
    }

    /// Waits until one of the queries has ended, or for this time; tells whether one has.
    pub async fn await_any_termination(&self, timeout: Option<Duration>) -> Result<bool> {
        let command = manager_command::AwaitAnyTerminationCommand { timeout_ms: timeout.map(millis) };
        match self.ask(manager_command::Command::AwaitAnyTermination(command)).await? {
            Some(Managed::AwaitAnyTermination(answer)) => Ok(answer.terminated),
            _ => Err(unexpected_answer("the end of a query")),
        }
    }

    /// Forgets the queries that have ended, so that [`Streams::await_any_termination`] waits for others.
    pub async fn reset_terminated(&self) -> Result<()> {
        self.ask(manager_command::Command::ResetTerminated(true)).await.map(drop)
    }

    /// What happens to the queries of the session from now on.
    pub async fn add_listener(&self) -> Result<StreamingListener> {
        StreamingListener::open(&self.0).await
    }

    /// Ends a listener, after what has happened so far. Dropping one does the same without waiting.
    pub async fn remove_listener(&self, listener: &StreamingListener) -> Result<()> {
        listener.remove().await
    }

    /// Ends all listeners of the session.
    pub async fn close(&self) -> Result<()> {
        self.0.listeners().close(&self.0).await
    }

    fn query(&self, instance: manager::StreamingQueryInstance) -> Result<StreamingQuery> {
        StreamingQuery::new(&self.0, instance.id, instance.name)
    }

    async fn ask(&self, command: manager_command::Command) -> Result<Option<Managed>> {
        let message = StreamingQueryManagerCommand { command: Some(command) };
        let command = CommandNode::new(CommandType::StreamingQueryManagerCommand(message), None);
        for result in self.0.run_command(command).await? {
            if let CommandResult::Other(answer) = result
                && let ResponseType::StreamingQueryManagerCommandResult(answer) = *answer
            {
                return Ok(answer.result_type);
            }
        }
        Err(Error::unsupported("streaming queries"))
    }
}

fn millis(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}
