//! CloneSession, ReleaseSession and GetStatus.

use firesteel_protocol::SessionKey;
use firesteel_protocol::spark::connect::get_status_response::OperationStatus;
use firesteel_protocol::spark::connect::{
    CloneSessionRequest, CloneSessionResponse, GetStatusRequest, GetStatusResponse, ReleaseSessionRequest,
    ReleaseSessionResponse,
};
use tonic::Status;
use uuid::Uuid;

use crate::server::Server;
use crate::sessions::{Caller, caller};

/// A session that starts with all that another one holds, and goes its own way.
pub(crate) async fn clone_session(
    server: &Server,
    mut request: CloneSessionRequest,
) -> Result<CloneSessionResponse, Status> {
    let session = server.get(&caller!(request))?;
    let new_session_id = request.new_session_id.unwrap_or_else(|| Uuid::new_v4().to_string());
    let key = SessionKey { user_id: session.key.user_id.clone(), session_id: new_session_id };
    let clone = session.told(server.sessions.make(key))?;
    let cloned = server.backend.clone_session(&session.key, &clone.key).await;
    if cloned.is_err() {
        server.sessions.close(&clone.key, true);
    }
    session.told(cloned)?;
    Ok(CloneSessionResponse {
        session_id: request.session_id,
        server_side_session_id: session.server_side_id.clone(),
        new_session_id: clone.key.session_id.clone(),
        new_server_side_session_id: clone.server_side_id.clone(),
    })
}

/// A session that is not there, or not any more, has nothing to release.
pub(crate) async fn release_session(
    server: &Server,
    mut request: ReleaseSessionRequest,
) -> Result<ReleaseSessionResponse, Status> {
    let caller = Caller::new(&request.session_id, request.user_context.take(), None);
    let released = server.sessions.close(&caller.key, request.allow_reconnect);
    if let Some(session) = &released {
        server.end(session).await;
    }
    Ok(ReleaseSessionResponse {
        session_id: request.session_id,
        server_side_session_id: released.map(|session| session.server_side_id.clone()).unwrap_or_default(),
    })
}

/// How operations stand, if the request asks for that.
pub(crate) async fn get_status(server: &Server, mut request: GetStatusRequest) -> Result<GetStatusResponse, Status> {
    let session = server.get(&caller!(request))?;
    let statuses = request.operation_status.map(|asked| session.operations().statuses(&asked.operation_ids));
    let status = |(operation_id, state)| OperationStatus { operation_id, state: state as i32, extensions: Vec::new() };
    Ok(GetStatusResponse {
        session_id: request.session_id,
        server_side_session_id: session.server_side_id.clone(),
        operation_statuses: statuses.unwrap_or_default().into_iter().map(status).collect(),
        extensions: Vec::new(),
    })
}
