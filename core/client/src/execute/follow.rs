//! [`Follow`]: following one operation to its end.
//!
//! A server ends streams on purpose, after a time or an amount; connections break; servers restart. Only
//! `result_complete` is the end of a result. After anything else the operation is taken up again behind the last answer.

use std::time::Duration;

use firesteel_protocol::event::CommandResult;
use firesteel_protocol::spark::connect::execute_plan_response::ResponseType;
use firesteel_protocol::{Error, Event, Node, Result};
use tokio::time::{Instant, sleep, timeout_at};
use tonic::{Code, Status};

use super::events::EventSender;
use super::release::Releases;
use super::response::{self, Received};
use super::results::{Results, truncated};
use crate::connection::Method;
use crate::encoded::Encoded;
use crate::failure;
use crate::retry::Retries;
use crate::session::{Session, request};

/// How long streams may be taken up again without any answer, when each ends by its deadline or is unknown to the server.
const PATIENCE: Duration = Duration::from_secs(3600);

/// A stream that ends sooner than this without an answer was not ended by a server's clock.
const EARLY: Duration = Duration::from_secs(1);

pub(super) struct Follow<'a> {
    session: &'a Session,
    operation_id: &'a str,
    request: Encoded,
    releases: &'a Releases,
    results: Results,
    last_response_id: Option<String>,
    retries: Retries<'a>,
    /// Since when nothing has come; a new answer resets it.
    silent_since: Instant,
}

/// Why a stream ended.
enum End {
    Complete,
    /// The server closed the stream in order, or with a status. `is_early` when nothing had come and it was soon.
    Closed {
        is_early: bool,
    },
    Status {
        status: Status,
        is_early: bool,
    },
    Failed(Error),
}

impl<'a> Follow<'a> {
    pub(super) fn new(session: &'a Session, operation_id: &'a str, request: Encoded, releases: &'a Releases) -> Self {
        Follow {
            session,
            operation_id,
            request,
            releases,
            results: Results::default(),
            last_response_id: None,
            retries: Retries::new(&session.client.options.retry),
            silent_since: Instant::now(),
        }
    }

    /// Runs until the operation is complete or has failed for good.
    pub(super) async fn run(&mut self, events: &EventSender) -> Result<()> {
        let mut method = Method::ExecutePlan;
        loop {
            method = match self.stream(method, events).await {
                End::Complete => return Ok(()),
                End::Failed(error) => return Err(error),
                End::Closed { is_early } => self.after_closed(is_early).await?,
                End::Status { status, is_early } => self.after_status(status, is_early).await?,
            };
        }
    }

    /// Reads one stream to its end.
    async fn stream(&mut self, method: Method, events: &EventSender) -> End {
        let opened = Instant::now();
        let (request, deadline) = match method {
            Method::ReattachExecute => (self.reattach(), self.session.client.options.deadlines.reattach),
            _ => (self.request.clone(), self.session.client.options.deadlines.execute),
        };
        let connection = &self.session.client.connection;
        let mut stream = match connection.streaming(method, &request, response::read, deadline).await {
            Ok(stream) => stream,
            Err(status) => return End::Status { status, is_early: opened.elapsed() < EARLY },
        };
        let mut is_silent = true;
        // Without a deadline the clock is set past any stream.
        let ends_at = opened + deadline.unwrap_or(Duration::from_secs(u64::from(u32::MAX)));
        loop {
            let message = timeout_at(ends_at, stream.message()).await;
            let message = message.unwrap_or_else(|_| Err(Status::deadline_exceeded("the stream reached its deadline")));
            let is_early = is_silent && opened.elapsed() < EARLY;
            match message {
                Err(status) => return End::Status { status, is_early },
                Ok(None) => return End::Closed { is_early },
                Ok(Some(received)) => match self.accept(received, events).await {
                    Ok(true) => return End::Complete,
                    Ok(false) => is_silent = false,
                    Err(error) => return End::Failed(error),
                },
            }
        }
    }

    /// Passes on what one answer holds; `true` when it was the last.
    async fn accept(&mut self, received: Received, events: &EventSender) -> Result<bool> {
        let Received { response, depth, bytes } = received;
        self.session.check(&response.session_id, &response.server_side_session_id)?;
        if !response.operation_id.is_empty() && response.operation_id != self.operation_id {
            return Err(Error::internal(format!("the server answered for operation {}", response.operation_id)));
        }
        self.retries = Retries::new(&self.session.client.options.retry);
        if let Some(schema) = response.schema {
            events.send(Event::Schema(schema)).await;
        }
        if let Some(metrics) = response.metrics {
            events.send(Event::Metrics(metrics)).await;
        }
        for observed in response.observed_metrics {
            events.send(Event::Observed(observed)).await;
        }
        let mut is_complete = false;
        match response.response_type {
            None => {}
            Some(ResponseType::ArrowBatch(batch)) => {
                if let Some(batch) = self.results.accept(batch)? {
                    events.send(Event::Batch(batch)).await;
                }
            }
            Some(ResponseType::ExecutionProgress(progress)) => events.send(Event::Progress(progress)).await,
            Some(ResponseType::SqlCommandResult(result)) => {
                let relation =
                    result.relation.ok_or_else(|| Error::internal("the result of a SQL command is empty"))?;
                let relation = CommandResult::Relation(Node::from_message(relation, depth)?);
                events.send(Event::CommandResult(Box::new(relation))).await;
            }
            Some(ResponseType::ResultComplete(_)) => {
                self.results.check_complete()?;
                is_complete = true;
                events.send(Event::Complete).await;
            }
            Some(other) => events.send(Event::CommandResult(Box::new(CommandResult::Other(Box::new(other))))).await,
        }
        if !response.response_id.is_empty() && !is_complete {
            self.releases.received(&response.response_id, bytes);
            self.last_response_id = Some(response.response_id);
        }
        // Set last: the wait for a slow reader is not the server's silence.
        self.silent_since = Instant::now();
        Ok(is_complete)
    }

    /// After a stream that ended well but too early. An operation that keeps ending at once gives nothing to wait for.
    async fn after_closed(&mut self, is_early: bool) -> Result<Method> {
        if is_early && !self.waited().await {
            return Err(truncated("its streams keep ending before the result is complete".to_string()));
        }
        Ok(Method::ReattachExecute)
    }

    async fn after_status(&mut self, status: Status, is_early: bool) -> Result<Method> {
        if failure::is_lost(&status) {
            if self.last_response_id.is_some() {
                return Err(failure::lost_after_answers(&status).with_grpc_code(status.code() as i32));
            }
            // The request never arrived, so it is sent again.
            let is_again = self.waited().await;
            return if is_again { Ok(Method::ExecutePlan) } else { Err(self.session.error(status, None).await) };
        }
        if status.code() == Code::DeadlineExceeded && self.silent_since.elapsed() < PATIENCE {
            // The operation runs on; only this stream's time was up.
            let is_again = !is_early || self.waited().await;
            return if is_again { Ok(Method::ReattachExecute) } else { Err(self.session.error(status, None).await) };
        }
        match self.session.wait_after(&status, &mut self.retries) {
            Some(wait) => {
                sleep(wait).await;
                Ok(Method::ReattachExecute)
            }
            None => Err(self.session.error(status, None).await),
        }
    }

    /// Waits before the next try; `false` when there is none left.
    async fn waited(&mut self) -> bool {
        let Some(wait) = self.retries.next(None) else { return false };
        sleep(wait).await;
        true
    }

    fn reattach(&self) -> Encoded {
        let (operation_id, last_response_id) = (self.operation_id.to_string(), self.last_response_id.clone());
        Encoded::of(&request!(
            self.session,
            ReattachExecuteRequest { operation_id: operation_id, last_response_id: last_response_id }
        ))
    }
}
