//! A Spark Connect server over any [`Backend`](firesteel_protocol::Backend).
//!
//! From the outside in: [`listen`] takes connections; [`Service`] routes the twelve calls; `rpc` holds what each does;
//! `sessions` and `operations` keep what outlives a call; `replay` stands between an operation and those who read it;
//! `turns` says when an operation may begin;
//! `response` writes answers, `failure` statuses, `plan` reads what clients send.

mod failure;
mod limits;
pub mod listen;
mod operation;
mod operations;
mod plan;
mod replay;
mod response;
mod rpc;
mod server;
mod service;
mod session;
mod sessions;
mod token;
mod turns;
mod wire;

pub use limits::Limits;
pub use server::Server;
pub use service::Service;
pub use token::Token;
