//! [`Service`]: which call goes where. In place of generated code, so that requests with plans are read with care and
//! answers are sent as the bytes they are kept in.

use std::convert::Infallible;
use std::sync::Arc;
use std::task::{Context, Poll};

use firesteel_protocol::spark::connect as proto;
use futures::future::{BoxFuture, FutureExt};
use futures::stream::BoxStream;
use prost::Message;
use tonic::body::Body;
use tonic::codegen::http;
use tonic::server::{ClientStreamingService, Grpc, NamedService, ServerStreamingService, UnaryService};
use tonic::{Request, Response, Status, Streaming};

use crate::plan::{self, AnalyzeRequest, ExecuteRequest};
use crate::rpc;
use crate::server::Server;
use crate::token::Token;
use crate::wire::{Encoded, Read, WireCodec, shallow};

/// The Spark Connect service, for a tonic server.
#[derive(Clone)]
pub struct Service {
    server: Arc<Server>,
    token: Option<Arc<Token>>,
}

impl Service {
    /// Without a token anyone may call who reaches the server.
    pub fn new(server: Arc<Server>, token: Option<Token>) -> Self {
        Service { server, token: token.map(Arc::new) }
    }
}

impl NamedService for Service {
    const NAME: &'static str = "spark.connect.SparkConnectService";
}

type Answer<T> = BoxFuture<'static, Result<Response<T>, Status>>;
type Answering = BoxFuture<'static, Result<http::Response<Body>, Infallible>>;

/// A function of a request, as tonic wants it.
struct Handler<F>(Arc<Server>, F);

impl<R, F: Fn(Arc<Server>, R) -> Answer<Encoded>> UnaryService<R> for Handler<F> {
    type Response = Encoded;
    type Future = Answer<Encoded>;

    fn call(&mut self, request: Request<R>) -> Self::Future {
        (self.1)(Arc::clone(&self.0), request.into_inner())
    }
}

type EncodedStream = BoxStream<'static, Result<Encoded, Status>>;

impl<R, F: Fn(Arc<Server>, R) -> Answer<EncodedStream>> ServerStreamingService<R> for Handler<F> {
    type Response = Encoded;
    type ResponseStream = EncodedStream;
    type Future = Answer<EncodedStream>;

    fn call(&mut self, request: Request<R>) -> Self::Future {
        (self.1)(Arc::clone(&self.0), request.into_inner())
    }
}

impl<R, F: Fn(Arc<Server>, Streaming<R>) -> Answer<Encoded>> ClientStreamingService<R> for Handler<F> {
    type Response = Encoded;
    type Future = Answer<Encoded>;

    fn call(&mut self, request: Request<Streaming<R>>) -> Self::Future {
        (self.1)(Arc::clone(&self.0), request.into_inner())
    }
}

/// A handler that calls `$call` and encodes its answer.
macro_rules! encoded {
    ($call:path, $request:ty) => {
        |server: Arc<Server>, request: $request| -> Answer<Encoded> {
            async move { answered($call(&server, request).await) }.boxed()
        }
    };
}

/// A handler that calls `$call`, whose answers are encoded.
macro_rules! stream {
    ($call:path, $request:ty) => {
        |server: Arc<Server>, request: $request| -> Answer<EncodedStream> {
            async move { $call(&server, request).await.map(Response::new) }.boxed()
        }
    };
}

fn add_artifacts(server: Arc<Server>, requests: Streaming<proto::AddArtifactsRequest>) -> Answer<Encoded> {
    async move { answered(rpc::add_artifacts(&server, requests).await) }.boxed()
}

fn answered<M: Message>(outcome: Result<M, Status>) -> Result<Response<Encoded>, Status> {
    outcome.map(|message| Response::new(Encoded::of(&message)))
}

impl Service {
    fn grpc<R: Send + 'static>(&self, read: Read<R>) -> Grpc<WireCodec<R>> {
        Grpc::new(WireCodec(read))
            .max_decoding_message_size(self.server.limits.message_bytes)
            .max_encoding_message_size(usize::MAX)
    }

    fn unary<R, F>(self, request: http::Request<Body>, read: Read<R>, call: F) -> Answering
    where
        R: Send + Sync + 'static,
        F: Fn(Arc<Server>, R) -> Answer<Encoded> + Send + Sync + 'static,
    {
        async move { Ok(self.grpc(read).unary(Handler(Arc::clone(&self.server), call), request).await) }.boxed()
    }

    fn answers<R, F>(self, request: http::Request<Body>, read: Read<R>, call: F) -> Answering
    where
        R: Send + Sync + 'static,
        F: Fn(Arc<Server>, R) -> Answer<EncodedStream> + Send + Sync + 'static,
    {
        async move { Ok(self.grpc(read).server_streaming(Handler(Arc::clone(&self.server), call), request).await) }
            .boxed()
    }

    fn upload(self, request: http::Request<Body>) -> Answering {
        async move {
            let mut grpc = self.grpc(shallow);
            Ok(grpc.client_streaming(Handler(Arc::clone(&self.server), add_artifacts), request).await)
        }
        .boxed()
    }

    fn route(self, request: http::Request<Body>) -> Answering {
        let method = request.uri().path().rsplit('/').next().unwrap_or_default().to_string();
        match method.as_str() {
            "ExecutePlan" => self.answers(request, plan::read_execute, stream!(rpc::execute_plan, ExecuteRequest)),
            "ReattachExecute" => {
                self.answers(request, shallow, stream!(rpc::reattach_execute, proto::ReattachExecuteRequest))
            }
            "ReleaseExecute" => {
                self.unary(request, shallow, encoded!(rpc::release_execute, proto::ReleaseExecuteRequest))
            }
            "AnalyzePlan" => self.unary(request, plan::read_analyze, encoded!(rpc::analyze_plan, AnalyzeRequest)),
            "Config" => self.unary(request, shallow, encoded!(rpc::config, proto::ConfigRequest)),
            "AddArtifacts" => self.upload(request),
            "ArtifactStatus" => {
                self.unary(request, shallow, encoded!(rpc::artifact_status, proto::ArtifactStatusesRequest))
            }
            "Interrupt" => self.unary(request, shallow, encoded!(rpc::interrupt, proto::InterruptRequest)),
            "ReleaseSession" => {
                self.unary(request, shallow, encoded!(rpc::release_session, proto::ReleaseSessionRequest))
            }
            "FetchErrorDetails" => {
                self.unary(request, shallow, encoded!(rpc::fetch_error_details, proto::FetchErrorDetailsRequest))
            }
            "CloneSession" => self.unary(request, shallow, encoded!(rpc::clone_session, proto::CloneSessionRequest)),
            "GetStatus" => self.unary(request, shallow, encoded!(rpc::get_status, proto::GetStatusRequest)),
            method => {
                let status = Status::unimplemented(format!("there is no call {method}"));
                async move { Ok(status.into_http()) }.boxed()
            }
        }
    }
}

impl tonic::codegen::Service<http::Request<Body>> for Service {
    type Response = http::Response<Body>;
    type Error = Infallible;
    type Future = Answering;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        match self.token.as_deref().map_or(Ok(()), |token| token.check(request.headers())) {
            Ok(()) => self.clone().route(request),
            Err(status) => async move { Ok(status.into_http()) }.boxed(),
        }
    }
}
