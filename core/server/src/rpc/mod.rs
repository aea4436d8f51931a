//! What each call does, a file a subject. A function takes the server and a request, and gives the answer or the status
//! that the client sees.

mod analyze;
mod artifacts;
mod config;
mod errors;
mod execute;
mod interrupt;
mod session;

pub(crate) use analyze::analyze_plan;
pub(crate) use artifacts::{add_artifacts, artifact_status};
pub(crate) use config::config;
pub(crate) use errors::fetch_error_details;
pub(crate) use execute::{execute_plan, reattach_execute, release_execute};
pub(crate) use interrupt::interrupt;
pub(crate) use session::{clone_session, get_status, release_session};
