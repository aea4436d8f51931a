//! ExecutePlan, ReattachExecute and ReleaseExecute: running plans and reading their answers.

use firesteel_protocol::spark::connect::execute_plan_request::request_option::RequestOption;
use firesteel_protocol::spark::connect::release_execute_request::Release;
use firesteel_protocol::spark::connect::{
    ExecutePlanRequest, ReattachExecuteRequest, ReleaseExecuteRequest, ReleaseExecuteResponse,
};
use firesteel_protocol::{Error, Execute, Result};
use tonic::Status;
use uuid::Uuid;

use crate::limits::Limits;
use crate::operation::{AnswerStream, Operation, Start};
use crate::operations::Started;
use crate::plan::ExecuteRequest;
use crate::response::{AnswerOptions, Answers};
use crate::server::Server;
use crate::sessions::{busy, caller, malformed};

/// The smallest chunks that a client may ask for.
const SMALLEST_CHUNK: usize = 1024;

pub(crate) async fn execute_plan(server: &Server, request: ExecuteRequest) -> Result<AnswerStream, Status> {
    let ExecuteRequest { mut rest, plan, fingerprint } = request;
    let session = server.open(&caller!(rest))?;
    if server.sessions.operations() >= server.limits.operations {
        return Err(busy("operations"));
    }
    let options = session.told(options(&rest, &server.limits))?;
    let operation_id = session.told(operation_id(rest.operation_id))?;
    session.told(rest.tags.iter().try_for_each(|tag| check_tag(tag)))?;
    let plan = session.told(plan)?;
    let answers = Answers::new(rest.session_id, session.server_side_id.clone(), operation_id.clone(), options);
    let execute = Execute { plan, operation_id: operation_id.clone(), tags: rest.tags };
    let started = session.operations().start(&operation_id, fingerprint, || {
        Operation::start(server, Start { key: session.key.clone(), request: execute, answers, fingerprint })
    });
    let (Started::New(operation) | Started::Again(operation)) = session.told(started)?;
    session.told(operation.attach(&session, None, &server.limits))
}

pub(crate) async fn reattach_execute(
    server: &Server,
    mut request: ReattachExecuteRequest,
) -> Result<AnswerStream, Status> {
    let session = server.get(&caller!(request))?;
    let operation = session.told(session.operations().reattachable(&request.operation_id))?;
    let last = request.last_response_id.as_deref().filter(|id| !id.is_empty());
    session.told(operation.attach(&session, last, &server.limits))
}

/// An operation that is gone has nothing left to release.
pub(crate) async fn release_execute(
    server: &Server,
    mut request: ReleaseExecuteRequest,
) -> Result<ReleaseExecuteResponse, Status> {
    let session = server.get(&caller!(request))?;
    let operation = session.operations().get(&request.operation_id);
    if let Some(operation) = &operation {
        match request.release {
            Some(Release::ReleaseUntil(until)) => session.told(operation.release_until(&until.response_id))?,
            Some(Release::ReleaseAll(_)) => {
                session.operations().release(&operation.id);
            }
            None => return Err(session.failed(Error::unsupported("a release that names nothing"))),
        }
    }
    Ok(ReleaseExecuteResponse {
        session_id: request.session_id,
        server_side_session_id: session.server_side_id.clone(),
        operation_id: operation.map(|operation| operation.id.clone()),
    })
}

fn options(request: &ExecutePlanRequest, limits: &Limits) -> Result<AnswerOptions> {
    let mut options = AnswerOptions::default();
    for option in &request.request_options {
        match &option.request_option {
            Some(RequestOption::ReattachOptions(reattach)) => options.is_reattachable = reattach.reattachable,
            Some(RequestOption::ResultChunkingOptions(chunking)) => {
                let preferred = chunking.preferred_arrow_chunk_size.and_then(|size| usize::try_from(size).ok());
                let size = preferred.unwrap_or(limits.chunk_bytes).clamp(SMALLEST_CHUNK, limits.chunk_bytes);
                options.chunk_bytes = chunking.allow_arrow_batch_chunking.then_some(size);
            }
            Some(RequestOption::Extension(any)) => {
                return Err(Error::unsupported(format!("the request option {}", any.type_url)));
            }
            None => {}
        }
    }
    Ok(options)
}

fn operation_id(given: Option<String>) -> Result<String> {
    match given {
        Some(id) if Uuid::parse_str(&id).is_ok() => Ok(id),
        Some(id) => Err(malformed(&id)),
        None => Ok(Uuid::new_v4().to_string()),
    }
}

fn check_tag(tag: &str) -> Result<()> {
    if tag.is_empty() {
        return Err(Error::argument("ExecutePlan", "tags", "a tag is empty"));
    }
    if tag.contains(',') {
        return Err(Error::argument("ExecutePlan", "tags", "a tag contains ','"));
    }
    Ok(())
}
