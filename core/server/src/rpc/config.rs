//! Config: reading and changing the session's configuration.

use firesteel_protocol::spark::connect::{ConfigRequest, ConfigResponse, KeyValue};
use firesteel_protocol::{ConfigReply, Error};
use tonic::Status;

use crate::server::Server;
use crate::sessions::caller;

pub(crate) async fn config(server: &Server, mut request: ConfigRequest) -> Result<ConfigResponse, Status> {
    let session = server.open(&caller!(request))?;
    let operation = request.operation.and_then(|operation| operation.op_type);
    let operation = session.told(operation.ok_or_else(|| Error::unsupported("an empty configuration request")))?;
    let ConfigReply { pairs, warnings } = session.told(server.backend.config(&session.key, operation).await)?;
    Ok(ConfigResponse {
        session_id: request.session_id,
        server_side_session_id: session.server_side_id.clone(),
        pairs: pairs.into_iter().map(|(key, value)| KeyValue { key, value }).collect(),
        warnings,
    })
}
