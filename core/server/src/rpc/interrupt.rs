//! Interrupt: stopping operations by id, by tag, or all of a session.

use firesteel_protocol::spark::connect::interrupt_request::{Interrupt as Named, InterruptType};
use firesteel_protocol::spark::connect::{InterruptRequest, InterruptResponse};
use firesteel_protocol::{Error, Interrupt, Kind, Result};
use tonic::Status;

use crate::server::Server;
use crate::sessions::caller;

pub(crate) async fn interrupt(server: &Server, mut request: InterruptRequest) -> Result<InterruptResponse, Status> {
    let session = server.open(&caller!(request))?;
    let target = session.told(target(&request))?;
    Ok(InterruptResponse {
        session_id: request.session_id,
        server_side_session_id: session.server_side_id.clone(),
        interrupted_ids: session.operations().interrupt(&target),
    })
}

fn target(request: &InterruptRequest) -> Result<Interrupt> {
    let lacks = |condition: &str, parameter: &str| {
        let parameters = [("parameter", parameter), ("functionName", "interrupt")];
        Err(Error::new(Kind::Connection, condition, &parameters))
    };
    match (request.interrupt_type(), &request.interrupt) {
        (InterruptType::All, _) => Ok(Interrupt::All),
        (InterruptType::Tag, Some(Named::OperationTag(tag))) => Ok(Interrupt::Tag(tag.clone())),
        (InterruptType::Tag, _) => lacks("INVALID_PARAMETER_VALUE.INTERRUPT_TYPE_TAG_REQUIRES_TAG", "operation_tag"),
        (InterruptType::OperationId, Some(Named::OperationId(id))) => Ok(Interrupt::Operation(id.clone())),
        (InterruptType::OperationId, _) => {
            lacks("INVALID_PARAMETER_VALUE.INTERRUPT_TYPE_OPERATION_ID_REQUIRES_ID", "operation_id")
        }
        (InterruptType::Unspecified, _) => {
            let parameters = [("interruptType", "INTERRUPT_TYPE_UNSPECIFIED")];
            Err(Error::new(Kind::Connection, "UNSUPPORTED_FEATURE.INTERRUPT_TYPE", &parameters))
        }
    }
}
