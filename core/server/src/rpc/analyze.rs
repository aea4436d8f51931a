//! AnalyzePlan: questions about plans, which the backend answers.

use firesteel_protocol::spark::connect::AnalyzePlanResponse;
use tonic::Status;

use crate::plan::AnalyzeRequest;
use crate::server::Server;
use crate::sessions::caller;

pub(crate) async fn analyze_plan(server: &Server, request: AnalyzeRequest) -> Result<AnalyzePlanResponse, Status> {
    let AnalyzeRequest { mut rest, question } = request;
    let session = server.open(&caller!(rest))?;
    let question = session.told(question)?;
    let result = session.told(server.backend.analyze(&session.key, question).await)?;
    Ok(AnalyzePlanResponse {
        session_id: rest.session_id,
        server_side_session_id: session.server_side_id.clone(),
        result: Some(result),
    })
}
