//! A Spark Connect server that answers by a script, and a proxy that can cut its connections.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use arrow::array::{Int64Array, RecordBatch};
use arrow::ipc::writer::StreamWriter;
use firesteel_client::{ConnectionString, Options, Remote, RetryPolicy};
use firesteel_protocol::spark::connect::execute_plan_response::{ArrowBatch, ResponseType, ResultComplete};
use firesteel_protocol::spark::connect::spark_connect_service_server::{
    SparkConnectService, SparkConnectServiceServer,
};
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Backend, Batch, Error, Event, Execute, Node, Plan, Result, runtime};
use futures::{Stream, StreamExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio_stream::wrappers::{ReceiverStream, TcpListenerStream};
use tonic::{Request, Response, Status, Streaming};

/// A step of one stream.
pub enum Step {
    Answer(Box<proto::ExecutePlanResponse>),
    Fail(Status),
    /// Cuts all connections through the proxy.
    Cut,
    /// Says nothing more until the stream is interrupted, and then that it was.
    Hang,
}

/// What the server is to do, and what was asked of it.
#[derive(Default)]
pub struct Script {
    /// The streams of ExecutePlan and ReattachExecute, in the order of the calls.
    pub streams: Mutex<VecDeque<Vec<Step>>>,
    /// Failures of the next unary calls.
    pub failures: Mutex<VecDeque<Status>>,
    pub details: Mutex<Option<proto::FetchErrorDetailsResponse>>,
    /// The server session to name; "server" unless set.
    pub server_session: Mutex<Option<String>>,
    pub token: Option<&'static str>,
    pub calls: Mutex<Vec<String>>,
    pub executed: Mutex<Vec<proto::ExecutePlanRequest>>,
    pub analyzed: Mutex<Vec<proto::AnalyzePlanRequest>>,
    pub proxy: Mutex<Option<Arc<Proxy>>>,
    pub interrupted: tokio::sync::Notify,
}

/// A running server and a client of it.
pub struct Fake {
    pub script: Arc<Script>,
    pub remote: Arc<Remote>,
    pub url: String,
}

impl Fake {
    /// A server whose streams are `streams`.
    pub fn new(streams: Vec<Vec<Step>>) -> Self {
        Fake::scripted(Script { streams: Mutex::new(streams.into()), ..Default::default() }, "")
    }

    /// A server with a whole script; `parameters` go into the client's address.
    pub fn scripted(script: Script, parameters: &str) -> Self {
        let script = Arc::new(script);
        let url = format!("{}/;user_id=tester{parameters}", serve(&script));
        let remote = Remote::with_options(&ConnectionString::parse(&url).unwrap(), quick()).unwrap();
        Fake { script, remote, url }
    }

    /// The rows of an operation, in order.
    pub fn rows(&self) -> Result<Vec<i64>> {
        Ok(self.batches()?.into_iter().flat_map(|batch| values(&batch)).collect())
    }

    pub fn batches(&self) -> Result<Vec<RecordBatch>> {
        let events = self.events()?;
        let batches = events.into_iter().filter_map(|event| match event {
            Event::Batch(batch) => Some(Batch::into_record_batch(batch)),
            _ => None,
        });
        batches.collect()
    }

    pub fn events(&self) -> Result<Vec<Event>> {
        runtime::block_on(async {
            let mut stream = self.remote.execute(self.remote.session_key(), execute()).await?;
            let mut events = Vec::new();
            while let Some(event) = stream.next().await {
                events.push(event?);
            }
            assert!(matches!(events.last(), Some(Event::Complete)), "a stream ended without Complete");
            Ok(events)
        })
    }

    pub fn error(&self) -> Error {
        self.rows().unwrap_err()
    }

    /// The calls so far, once the one that is waited for is among them.
    pub fn calls_until(&self, awaited: &str) -> Vec<String> {
        for _ in 0..500 {
            let calls = self.script.calls.lock().unwrap().clone();
            if calls.iter().any(|call| call == awaited) {
                return calls;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("{awaited} was not called: {:?}", self.script.calls.lock().unwrap());
    }
}

/// Spark's retries, without their waits.
pub fn quick() -> Options {
    let retry = RetryPolicy {
        max_retries: 4,
        initial_backoff: Duration::from_millis(1),
        max_backoff: Duration::from_millis(4),
        jitter: Duration::ZERO,
        ..RetryPolicy::default()
    };
    Options { retry, ..Options::default() }
}

pub const OPERATION: &str = "00112233-4455-6677-8899-aabbccddeeff";

pub fn execute() -> Execute {
    Execute { plan: range(10), operation_id: OPERATION.to_string(), tags: vec!["tag".to_string()] }
}

pub fn range(end: i64) -> Plan {
    let range = proto::Range { start: Some(0), end, step: 1, num_partitions: None };
    Plan::Root(Node::new(Some(1), proto::relation::RelType::Range(range), vec![], 0))
}

pub fn values(batch: &RecordBatch) -> Vec<i64> {
    batch.column(0).as_any().downcast_ref::<Int64Array>().unwrap().values().to_vec()
}

/// An Arrow IPC stream of the numbers from `start` up to `end`.
pub fn ipc(start: i64, end: i64) -> Vec<u8> {
    let column = Int64Array::from_iter_values(start..end);
    let batch = RecordBatch::try_from_iter([("id", Arc::new(column) as _)]).unwrap();
    let mut writer = StreamWriter::try_new(Vec::new(), &batch.schema()).unwrap();
    writer.write(&batch).unwrap();
    writer.finish().unwrap();
    writer.into_inner().unwrap()
}

pub fn answer(id: &str, response_type: ResponseType) -> Step {
    Step::Answer(Box::new(proto::ExecutePlanResponse {
        response_id: id.to_string(),
        response_type: Some(response_type),
        ..Default::default()
    }))
}

/// The numbers from `start` up to `end`, which begin at row `start`.
pub fn batch(id: &str, start: i64, end: i64) -> Step {
    let data = ipc(start, end).into();
    let batch = ArrowBatch { row_count: end - start, data, start_offset: Some(start), ..Default::default() };
    answer(id, ResponseType::ArrowBatch(batch))
}

pub fn complete(id: &str) -> Step {
    answer(id, ResponseType::ResultComplete(ResultComplete {}))
}

/// Starts the server behind its proxy; gives its address.
fn serve(script: &Arc<Script>) -> String {
    let listener = listen();
    let behind = listener.local_addr().unwrap();
    let service = SparkConnectServiceServer::from_arc(Arc::new(Service(Arc::clone(script))))
        .max_decoding_message_size(256 * 1024 * 1024);
    let server = tonic::transport::Server::builder().add_service(service);
    runtime::handle().unwrap().spawn(server.serve_with_incoming(TcpListenerStream::new(listener)));
    let front = listen();
    let url = format!("sc://{}", front.local_addr().unwrap());
    let proxy = Arc::new(Proxy::default());
    *script.proxy.lock().unwrap() = Some(Arc::clone(&proxy));
    runtime::handle().unwrap().spawn(async move {
        while let Ok((mut near, _)) = front.accept().await {
            let mut far = TcpStream::connect(behind).await.unwrap();
            let copying = tokio::spawn(async move {
                let _ = tokio::io::copy_bidirectional(&mut near, &mut far).await;
            });
            proxy.0.lock().unwrap().push(copying.abort_handle());
        }
    });
    url
}

pub fn listen() -> TcpListener {
    let _inside = runtime::handle().unwrap().enter();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    TcpListener::from_std(listener).unwrap()
}

#[derive(Default)]
pub struct Proxy(Mutex<Vec<tokio::task::AbortHandle>>);

impl Proxy {
    fn cut(&self) {
        self.0.lock().unwrap().drain(..).for_each(|connection| connection.abort());
    }
}

struct Service(Arc<Script>);

type Answers = Pin<Box<dyn Stream<Item = Result<proto::ExecutePlanResponse, Status>> + Send>>;

impl Service {
    fn note(&self, call: impl Into<String>) {
        self.0.calls.lock().unwrap().push(call.into());
    }

    fn server_session(&self) -> String {
        self.0.server_session.lock().unwrap().clone().unwrap_or_else(|| "server".to_string())
    }

    fn check<T>(&self, request: &Request<T>) -> Result<(), Status> {
        let given = request.metadata().get("authorization").and_then(|value| value.to_str().ok());
        match self.0.token {
            Some(token) if given != Some(&format!("Bearer {token}")) => {
                Err(Status::unauthenticated("Invalid authentication token"))
            }
            _ => Ok(()),
        }
    }

    fn unary(&self) -> Result<(), Status> {
        self.0.failures.lock().unwrap().pop_front().map_or(Ok(()), Err)
    }

    fn stream(&self, session_id: String) -> Result<Response<Answers>, Status> {
        let steps = self.0.streams.lock().unwrap().pop_front();
        let steps = steps.ok_or_else(|| Status::failed_precondition("the script has no more streams"))?;
        let (sender, receiver) = mpsc::channel(1);
        let (script, server_session) = (Arc::clone(&self.0), self.server_session());
        tokio::spawn(async move {
            for step in steps {
                let sent = match step {
                    Step::Answer(mut answer) => {
                        answer.session_id = session_id.clone();
                        if answer.server_side_session_id.is_empty() {
                            answer.server_side_session_id = server_session.clone();
                        }
                        sender.send(Ok(*answer)).await
                    }
                    Step::Fail(status) => sender.send(Err(status)).await,
                    Step::Cut => {
                        // What was sent before has to be through.
                        tokio::time::sleep(Duration::from_millis(50)).await;
                        let proxy = script.proxy.lock().unwrap().clone();
                        proxy.unwrap().cut();
                        Ok(())
                    }
                    Step::Hang => {
                        script.interrupted.notified().await;
                        sender.send(Err(Status::internal("[OPERATION_CANCELED] Operation has been canceled."))).await
                    }
                };
                if sent.is_err() {
                    return;
                }
            }
        });
        Ok(Response::new(Box::pin(ReceiverStream::new(receiver))))
    }
}

#[tonic::async_trait]
impl SparkConnectService for Service {
    type ExecutePlanStream = Answers;
    type ReattachExecuteStream = Answers;

    async fn execute_plan(&self, request: Request<proto::ExecutePlanRequest>) -> Result<Response<Answers>, Status> {
        self.check(&request)?;
        self.note("execute");
        let request = request.into_inner();
        self.0.executed.lock().unwrap().push(request.clone());
        self.stream(request.session_id)
    }

    async fn reattach_execute(
        &self,
        request: Request<proto::ReattachExecuteRequest>,
    ) -> Result<Response<Answers>, Status> {
        let request = request.into_inner();
        self.note(format!("reattach after {}", request.last_response_id.as_deref().unwrap_or("nothing")));
        self.stream(request.session_id)
    }

    async fn release_execute(
        &self,
        request: Request<proto::ReleaseExecuteRequest>,
    ) -> Result<Response<proto::ReleaseExecuteResponse>, Status> {
        use proto::release_execute_request::Release;
        let request = request.into_inner();
        self.note(match request.release {
            Some(Release::ReleaseUntil(until)) => format!("release until {}", until.response_id),
            Some(Release::ReleaseAll(_)) => "release all".to_string(),
            None => "release nothing".to_string(),
        });
        Ok(Response::new(proto::ReleaseExecuteResponse { session_id: request.session_id, ..Default::default() }))
    }

    async fn analyze_plan(
        &self,
        request: Request<proto::AnalyzePlanRequest>,
    ) -> Result<Response<proto::AnalyzePlanResponse>, Status> {
        self.check(&request)?;
        self.note("analyze");
        self.unary()?;
        let request = request.into_inner();
        self.0.analyzed.lock().unwrap().push(request.clone());
        let version = proto::analyze_plan_response::SparkVersion { version: "4.3.0".to_string() };
        Ok(Response::new(proto::AnalyzePlanResponse {
            session_id: request.session_id,
            server_side_session_id: self.server_session(),
            result: Some(proto::analyze_plan_response::Result::SparkVersion(version)),
        }))
    }

    async fn config(&self, request: Request<proto::ConfigRequest>) -> Result<Response<proto::ConfigResponse>, Status> {
        self.note("config");
        self.unary()?;
        Ok(Response::new(proto::ConfigResponse {
            session_id: request.into_inner().session_id,
            server_side_session_id: self.server_session(),
            pairs: vec![proto::KeyValue { key: "key".to_string(), value: Some("value".to_string()) }],
            warnings: vec!["careful".to_string()],
        }))
    }

    async fn interrupt(
        &self,
        request: Request<proto::InterruptRequest>,
    ) -> Result<Response<proto::InterruptResponse>, Status> {
        use proto::interrupt_request::Interrupt;
        let request = request.into_inner();
        self.note(match &request.interrupt {
            Some(Interrupt::OperationId(id)) => format!("interrupt operation {id}"),
            Some(Interrupt::OperationTag(tag)) => format!("interrupt tag {tag}"),
            None => "interrupt all".to_string(),
        });
        self.0.interrupted.notify_one();
        Ok(Response::new(proto::InterruptResponse {
            session_id: request.session_id,
            server_side_session_id: self.server_session(),
            interrupted_ids: vec![OPERATION.to_string()],
        }))
    }

    async fn release_session(
        &self,
        request: Request<proto::ReleaseSessionRequest>,
    ) -> Result<Response<proto::ReleaseSessionResponse>, Status> {
        self.note("release session");
        let session_id = request.into_inner().session_id;
        let server_side_session_id = self.server_session();
        Ok(Response::new(proto::ReleaseSessionResponse { session_id, server_side_session_id }))
    }

    async fn fetch_error_details(
        &self,
        request: Request<proto::FetchErrorDetailsRequest>,
    ) -> Result<Response<proto::FetchErrorDetailsResponse>, Status> {
        self.note(format!("details of {}", request.into_inner().error_id));
        let details = self.0.details.lock().unwrap().clone();
        details.map(Response::new).ok_or_else(|| Status::not_found("no such error"))
    }

    async fn add_artifacts(
        &self,
        _: Request<Streaming<proto::AddArtifactsRequest>>,
    ) -> Result<Response<proto::AddArtifactsResponse>, Status> {
        Err(Status::unimplemented(""))
    }

    async fn artifact_status(
        &self,
        _: Request<proto::ArtifactStatusesRequest>,
    ) -> Result<Response<proto::ArtifactStatusesResponse>, Status> {
        Err(Status::unimplemented(""))
    }

    async fn clone_session(
        &self,
        _: Request<proto::CloneSessionRequest>,
    ) -> Result<Response<proto::CloneSessionResponse>, Status> {
        Err(Status::unimplemented(""))
    }

    async fn get_status(
        &self,
        _: Request<proto::GetStatusRequest>,
    ) -> Result<Response<proto::GetStatusResponse>, Status> {
        Err(Status::unimplemented(""))
    }
}
