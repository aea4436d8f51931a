//! [`Remote`]: the backend that runs plans on a Spark Connect server.
//!
//! From the outside in: [`ConnectionString`] reads `sc://` addresses; [`Remote`] implements
//! [`Backend`](firesteel_protocol::Backend); `session` fills in every request and checks every answer; `execute` follows
//! one operation through cut, ended and resumed streams; `connection` owns the channel and is the only module that makes
//! calls; `failure` turns statuses into errors; `retry` says whether and when a call is made again.
//!
//! All of it runs on [`firesteel_protocol::runtime`]; callers may poll from any executor.

mod analyze;
mod artifacts;
mod connection;
mod connection_string;
mod encoded;
mod execute;
mod failure;
mod ipc;
mod remote;
mod retry;
mod session;

pub use connection_string::{ConnectionString, Keepalive};
pub use remote::{Deadlines, Options, Remote};
pub use retry::RetryPolicy;
