//! From messages to nodes, without recursion over relations.

use std::sync::Arc;

use bytes::Bytes;
use prost::Message;

use super::node::{CommandNode, Input, Node};
use super::{Plan, inputs, invalid};
use crate::spark::connect::plan::OpType;
use crate::spark::connect::{self as proto};
use crate::{Error, Result, stack};

/// Nesting beyond this is not a plan anyone wrote, and is refused before it is decoded.
const DEEPEST: usize = 200_000;

/// Reads the bytes of a `spark.connect.Plan`, on a stack that fits how deep they nest.
pub(super) fn plan(bytes: Bytes) -> Result<Plan> {
    let depth = stack::message_depth(&bytes);
    if depth > DEEPEST {
        return Err(invalid("the plan nests too deep"));
    }
    stack::with_depth(depth, || {
        let plan = proto::Plan::decode(bytes).map_err(|error| {
            let reason = error.to_string();
            invalid(&reason).with_cause(error)
        })?;
        match plan.op_type {
            Some(OpType::Root(root)) => Ok(Plan::Root(relation(root, depth)?)),
            Some(OpType::Command(root)) => Ok(Plan::Command(Arc::new(command(root, depth)?))),
            Some(OpType::CompressedOperation(_)) => Err(Error::unsupported("a compressed plan in this place")),
            None => Err(invalid("the plan has no operation")),
        }
    })
}

pub(super) fn command(command: proto::Command, depth: usize) -> Result<CommandNode> {
    let mut command_type = command.command_type.ok_or_else(|| invalid("the command is empty"))?;
    let input = inputs::take_from_command(&mut command_type).map(|input| relation(input, depth)).transpose()?;
    Ok(CommandNode::new(command_type, input))
}

/// A message half taken apart: its inputs are opened one after another, then it becomes a node.
struct Open {
    common: Option<proto::RelationCommon>,
    rel_type: proto::relation::RelType,
    waiting: std::vec::IntoIter<(u32, proto::Relation)>,
    done: Vec<Input>,
    /// The field of the parent that this relation fills.
    field: u32,
}

fn open(field: u32, relation: proto::Relation) -> Result<Open> {
    let mut rel_type = relation.rel_type.ok_or_else(|| invalid("a relation is empty"))?;
    let waiting = inputs::take(&mut rel_type).into_iter();
    Ok(Open { common: relation.common, rel_type, waiting, done: Vec::new(), field })
}

/// Takes a relation apart. `depth` bounds how deep its expressions nest.
pub(super) fn relation(relation: proto::Relation, depth: usize) -> Result<Arc<Node>> {
    let mut path = vec![open(0, relation)?];
    loop {
        let Some(current) = path.last_mut() else {
            return Err(Error::internal("taking a plan apart lost its root"));
        };
        if let Some((field, input)) = current.waiting.next() {
            path.push(open(field, input)?);
            continue;
        }
        let Some(Open { common, rel_type, done, field, .. }) = path.pop() else { continue };
        let node = Node::from_parts(common, rel_type, done, depth);
        match path.last_mut() {
            Some(parent) => parent.done.push(Input { field, node }),
            None => return Ok(node),
        }
    }
}
