//! Plans whose relations share their inputs.
//!
//! A [`Node`] is a `spark.connect.Relation` whose input relations were taken out of the message and stand beside it,
//! behind `Arc`s. So a DataFrame made from another costs one node, whatever stands below; a plan is encoded in one
//! linear pass; and no plan is too deep to build, encode, decode or drop. [`inputs`] is the one table that knows which
//! fields of which message are inputs.

mod decode;
mod encode;
mod inputs;
mod node;

use bytes::Bytes;
use std::sync::Arc;

use crate::{Error, Kind, Result};

pub use node::{CommandNode, Input, Node};

/// A relation to read, or a command to carry out.
#[derive(Debug, Clone)]
pub enum Plan {
    Root(Arc<Node>),
    Command(Arc<CommandNode>),
}

impl Plan {
    /// The bytes of a `spark.connect.Plan`.
    pub fn encode(&self) -> Bytes {
        match self {
            Plan::Root(node) => encode::plan_root(node),
            Plan::Command(command) => encode::plan_command(command),
        }
    }

    /// Reads the bytes of a `spark.connect.Plan`.
    pub fn decode(bytes: Bytes) -> Result<Plan> {
        decode::plan(bytes)
    }
}

/// A plan that is not well formed.
fn invalid(reason: &str) -> Error {
    Error::new(Kind::Analysis, "CONNECT_INVALID_PLAN.CANNOT_PARSE", &[("errorMsg", reason)])
}

#[cfg(test)]
mod tests;
