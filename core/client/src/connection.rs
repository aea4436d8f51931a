//! [`Connection`]: the channel to a server, and the calls made over it.
//!
//! The channel connects at the first call and again after each loss. Nothing here waits for a server that was never
//! there: until a first answer has come, a transport failure is final, so a wrong address shows within seconds.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use firesteel_protocol::{Error, Kind, Result, runtime};
use http::uri::PathAndQuery;
use tokio::runtime::Handle;
use tonic::client::Grpc;
use tonic::metadata::{AsciiMetadataKey, AsciiMetadataValue, MetadataMap};
use tonic::transport::{Channel, ClientTlsConfig, Endpoint};
use tonic::{Extensions, Request, Status, Streaming};

use crate::connection_string::ConnectionString;
use crate::encoded::{Encoded, EncodedCodec, Read};
use crate::failure;

/// What a machine that answers at all needs, over any distance.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// HTTP/2's 64 KiB would make a round trip out of each 64 KiB of a result.
const STREAM_WINDOW: u32 = 8 * 1024 * 1024;
const CONNECTION_WINDOW: u32 = 32 * 1024 * 1024;

/// What a server takes the largest message of a client to be.
const SERVER_MESSAGE_SIZE: usize = 128 * 1024 * 1024;

/// The calls of `spark.connect.SparkConnectService` that are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Method {
    ExecutePlan,
    ReattachExecute,
    ReleaseExecute,
    AnalyzePlan,
    Config,
    Interrupt,
    ReleaseSession,
    FetchErrorDetails,
    CloneSession,
    AddArtifacts,
    ArtifactStatus,
}

impl Method {
    fn path(self) -> PathAndQuery {
        PathAndQuery::from_static(match self {
            Method::ExecutePlan => "/spark.connect.SparkConnectService/ExecutePlan",
            Method::ReattachExecute => "/spark.connect.SparkConnectService/ReattachExecute",
            Method::ReleaseExecute => "/spark.connect.SparkConnectService/ReleaseExecute",
            Method::AnalyzePlan => "/spark.connect.SparkConnectService/AnalyzePlan",
            Method::Config => "/spark.connect.SparkConnectService/Config",
            Method::Interrupt => "/spark.connect.SparkConnectService/Interrupt",
            Method::ReleaseSession => "/spark.connect.SparkConnectService/ReleaseSession",
            Method::FetchErrorDetails => "/spark.connect.SparkConnectService/FetchErrorDetails",
            Method::CloneSession => "/spark.connect.SparkConnectService/CloneSession",
            Method::AddArtifacts => "/spark.connect.SparkConnectService/AddArtifacts",
            Method::ArtifactStatus => "/spark.connect.SparkConnectService/ArtifactStatus",
        })
    }
}

/// A channel and what is sent along with each call.
pub(crate) struct Connection {
    endpoint: Endpoint,
    /// Made by the first call. Its worker is a task, and tasks of sessions that come and go without a call would pile up.
    channel: OnceLock<Channel>,
    runtime: Handle,
    address: String,
    uses_tls: bool,
    metadata: MetadataMap,
    max_message_size: usize,
    /// Whether the server has ever answered.
    is_reached: AtomicBool,
}

impl Connection {
    /// Prepares the endpoint; nothing is sent. `token` comes from the address or the environment.
    pub(crate) fn open(address: &ConnectionString, token: Option<&str>, user_agent: &str) -> Result<Self> {
        let uses_tls = uses_tls(address, token)?;
        let invalid = |reason: String| {
            let parameters = [("url", format!("sc://{}", address.endpoint())), ("reason", reason)];
            Error::new(Kind::Connection, "FIRESTEEL_INVALID_URL", &parameters)
        };
        let endpoint = endpoint(address, uses_tls, user_agent).map_err(|error| invalid(failure::innermost(&error)))?;
        Ok(Connection {
            endpoint,
            channel: OnceLock::new(),
            runtime: runtime::handle()?,
            address: address.endpoint(),
            uses_tls,
            metadata: metadata(address, token).ok_or_else(|| invalid("a parameter cannot be sent".to_string()))?,
            max_message_size: address.max_message_size,
            is_reached: AtomicBool::new(false),
        })
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// One request, one answer. After `deadline` the status is DEADLINE_EXCEEDED.
    pub(crate) async fn unary<A: Send + Sync + 'static>(
        &self,
        method: Method,
        request: &Encoded,
        read: Read<A>,
        deadline: Option<Duration>,
    ) -> Result<A, Status> {
        let call = async {
            let mut grpc = self.ready().await?;
            grpc.unary(self.request(request), method.path(), EncodedCodec(read)).await
        };
        self.noted(within(deadline, call).await).map(tonic::Response::into_inner)
    }

    /// One request, a stream of answers. `deadline` bounds the wait for its beginning.
    pub(crate) async fn streaming<A: Send + Sync + 'static>(
        &self,
        method: Method,
        request: &Encoded,
        read: Read<A>,
        deadline: Option<Duration>,
    ) -> Result<Streaming<A>, Status> {
        let call = async {
            let mut grpc = self.ready().await?;
            grpc.server_streaming(self.request(request), method.path(), EncodedCodec(read)).await
        };
        self.noted(within(deadline, call).await).map(tonic::Response::into_inner)
    }

    /// Requests in a row, one answer.
    pub(crate) async fn client_streaming<A: Send + Sync + 'static>(
        &self,
        method: Method,
        requests: &[Encoded],
        read: Read<A>,
        deadline: Option<Duration>,
    ) -> Result<A, Status> {
        let messages = futures::stream::iter(requests.to_vec());
        let call = async {
            let mut grpc = self.ready().await?;
            let request = Request::from_parts(self.metadata.clone(), Extensions::default(), messages);
            grpc.client_streaming(request, method.path(), EncodedCodec(read)).await
        };
        self.noted(within(deadline, call).await).map(tonic::Response::into_inner)
    }

    /// Refuses a request that no message may be large enough for.
    pub(crate) fn check_size(&self, request: &Encoded) -> Result<()> {
        if request.len() <= self.max_message_size {
            return Ok(());
        }
        let parameters = [("planSize", request.len()), ("maxPlanSize", self.max_message_size)];
        Err(Error::new(Kind::IllegalArgument, "CONNECT_INVALID_PLAN.PLAN_SIZE_LARGER_THAN_MAX", &parameters))
    }

    /// The size of the chunks to ask for where the server's own, made for 128 MiB, would not pass.
    pub(crate) fn preferred_chunk_size(&self) -> Option<i64> {
        let fitting = self.max_message_size / 10 * 9;
        (self.max_message_size < SERVER_MESSAGE_SIZE).then(|| i64::try_from(fitting).unwrap_or(i64::MAX).max(1024))
    }

    /// Whether `status` says that there is no such server, rather than that it has gone away.
    pub(crate) fn is_unreachable(&self, status: &Status) -> bool {
        failure::is_transport(status) && !self.is_reached.load(Ordering::Relaxed)
    }

    /// What to tell of a transport failure.
    pub(crate) fn transport_reason(&self, status: &Status) -> String {
        let cause = failure::innermost(status);
        let was_connected = !failure::is_connect(status);
        match (self.uses_tls, was_connected) {
            (false, true) if !self.is_reached.load(Ordering::Relaxed) => format!(
                "the connection was closed before an answer came ({cause}). If the server expects TLS, add `use_ssl=true`"
            ),
            (true, false) if !failure::is_io(status) => format!("TLS failed: {cause}"),
            _ => cause,
        }
    }

    fn channel(&self) -> Channel {
        let connect = || {
            // The channel starts its worker on the runtime it is made in.
            let _inside = self.runtime.enter();
            self.endpoint.connect_lazy()
        };
        self.channel.get_or_init(connect).clone()
    }

    async fn ready(&self) -> Result<Grpc<Channel>, Status> {
        let mut grpc = Grpc::new(self.channel())
            .max_decoding_message_size(self.max_message_size)
            .max_encoding_message_size(self.max_message_size);
        grpc.ready().await.map_err(|error| Status::from_error(error.into()))?;
        Ok(grpc)
    }

    fn request(&self, message: &Encoded) -> Request<Encoded> {
        Request::from_parts(self.metadata.clone(), Extensions::default(), message.clone())
    }

    fn noted<T>(&self, outcome: Result<T, Status>) -> Result<T, Status> {
        let has_answered = match &outcome {
            Ok(_) => true,
            Err(status) => !failure::is_transport(status) && status.code() != tonic::Code::DeadlineExceeded,
        };
        if has_answered {
            self.is_reached.store(true, Ordering::Relaxed);
        }
        outcome
    }
}

/// A token goes over TLS, or stays on this machine.
fn uses_tls(address: &ConnectionString, token: Option<&str>) -> Result<bool> {
    match (address.use_ssl, token) {
        (Some(true), _) => Ok(true),
        (_, None) => Ok(false),
        (_, Some(_)) if address.is_loopback() => Ok(false),
        (None, Some(_)) => Ok(true),
        (Some(false), Some(_)) => {
            let url = format!("sc://{}/;use_ssl=false;token=…", address.endpoint());
            let reason = "the token would travel unencrypted; leave `use_ssl=false` out";
            Err(Error::new(Kind::Connection, "FIRESTEEL_INVALID_URL", &[("url", url.as_str()), ("reason", reason)]))
        }
    }
}

fn endpoint(address: &ConnectionString, uses_tls: bool, user_agent: &str) -> Result<Endpoint, tonic::transport::Error> {
    let scheme = if uses_tls { "https" } else { "http" };
    let mut endpoint = Endpoint::from_shared(format!("{scheme}://{}", address.endpoint()))?
        .user_agent(printable(user_agent))?
        .connect_timeout(CONNECT_TIMEOUT)
        .initial_stream_window_size(STREAM_WINDOW)
        .initial_connection_window_size(CONNECTION_WINDOW)
        .tcp_nodelay(true);
    if uses_tls {
        let tls = ClientTlsConfig::new().with_native_roots().domain_name(&address.host).timeout(CONNECT_TIMEOUT);
        endpoint = endpoint.tls_config(tls)?;
    }
    if let Some(keepalive) = address.keepalive {
        endpoint = endpoint
            .http2_keep_alive_interval(keepalive.interval)
            .keep_alive_timeout(keepalive.timeout)
            .keep_alive_while_idle(keepalive.without_calls);
    }
    Ok(endpoint)
}

/// A header holds ASCII only; the full text goes into each message as `client_type`.
fn printable(text: &str) -> String {
    text.chars().map(|character| if matches!(character, ' '..='~') { character } else { '?' }).collect()
}

fn metadata(address: &ConnectionString, token: Option<&str>) -> Option<MetadataMap> {
    let mut metadata = MetadataMap::new();
    for (key, value) in &address.metadata {
        let key = AsciiMetadataKey::from_bytes(key.as_bytes()).ok()?;
        metadata.insert(key, AsciiMetadataValue::try_from(value.as_str()).ok()?);
    }
    if let Some(token) = token {
        let mut value = AsciiMetadataValue::try_from(format!("Bearer {token}")).ok()?;
        value.set_sensitive(true);
        metadata.insert("authorization", value);
    }
    Some(metadata)
}

async fn within<T>(deadline: Option<Duration>, call: impl Future<Output = Result<T, Status>>) -> Result<T, Status> {
    match deadline {
        None => call.await,
        Some(deadline) => tokio::time::timeout(deadline, call)
            .await
            .unwrap_or_else(|_| Err(Status::deadline_exceeded("no answer within the deadline"))),
    }
}
