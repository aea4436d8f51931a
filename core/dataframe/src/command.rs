//! [`Command`]: what changes something when it runs, such as a write. Made by writers; may be run more than once.

use std::sync::Arc;

use bytes::Bytes;
use firesteel_protocol::plan::CommandNode;
use firesteel_protocol::spark::connect::command::CommandType;
use firesteel_protocol::{Plan, Result};

use crate::{DataFrame, Operation, Session};

/// A command and the session it runs in.
#[derive(Clone)]
pub struct Command {
    session: Session,
    node: Arc<CommandNode>,
}

impl Command {
    /// A command whose input is `input`.
    pub(crate) fn over(input: &DataFrame, command: CommandType) -> Self {
        let node = CommandNode::new(command, Some(input.node().clone()));
        Command { session: input.session().clone(), node: Arc::new(node) }
    }

    /// The bytes of the `spark.connect.Plan` that this is.
    pub fn to_plan(&self) -> Bytes {
        Plan::Command(self.node.clone()).encode()
    }

    /// Carries the command out.
    pub async fn run(&self) -> Result<()> {
        self.start().await?.finish().await
    }

    /// Starts the command; the operation tells how far it is, and can be cancelled.
    pub async fn start(&self) -> Result<Operation> {
        self.session.start(Plan::Command(self.node.clone())).await
    }
}
