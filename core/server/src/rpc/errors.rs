//! FetchErrorDetails: the whole of an error that a status was too small for.

use firesteel_protocol::spark::connect::{FetchErrorDetailsRequest, FetchErrorDetailsResponse};
use tonic::Status;

use crate::failure;
use crate::server::Server;
use crate::sessions::caller;

/// An error that is not known any more gives an empty answer, as in Spark.
pub(crate) async fn fetch_error_details(
    server: &Server,
    mut request: FetchErrorDetailsRequest,
) -> Result<FetchErrorDetailsResponse, Status> {
    let session = server.get(&caller!(request))?;
    let details = session.take_error(&request.error_id).map(|error| failure::details(&error)).unwrap_or_default();
    Ok(FetchErrorDetailsResponse {
        session_id: request.session_id,
        server_side_session_id: session.server_side_id.clone(),
        ..details
    })
}
