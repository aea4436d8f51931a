//! From nodes to bytes in one linear pass.
//!
//! Generated code computes a message's length anew at each level above it, which is quadratic in the depth. Here the
//! buffer is written from its end to its start, so every length is known when it is written, and each node is visited
//! once, from an explicit stack.

use std::sync::Arc;

use bytes::Bytes;
use prost::Message;
use prost::encoding::{WireType, encode_key, encode_varint, encoded_len_varint};

use super::node::{CommandNode, Input, Node};
use crate::stack;

/// `Relation.common`.
const COMMON: u32 = 1;
/// `Plan.root` and `Plan.command`.
const PLAN_ROOT: u32 = 1;
const PLAN_COMMAND: u32 = 2;

pub(super) fn plan_root(node: &Arc<Node>) -> Bytes {
    let mut buffer = Backward::default();
    relation(&mut buffer, node, PLAN_ROOT);
    buffer.into_bytes()
}

pub(super) fn plan_command(command: &CommandNode) -> Bytes {
    let mut buffer = Backward::default();
    for Input { field, node } in command.inputs().iter().rev() {
        relation(&mut buffer, node, *field);
    }
    let (field, payload) = split(|bytes| command.command_type().encode(bytes));
    buffer.prepend(&payload);
    buffer.close(field, 0);
    buffer.close(PLAN_COMMAND, 0);
    buffer.into_bytes()
}

/// What is left to write. `end` is the length of the buffer before the message was begun.
enum Task<'a> {
    /// The node with everything below it, as the field `field` of what encloses it.
    Whole { node: &'a Node, field: u32 },
    /// The node's own fields, its inputs being written; then its length and key.
    Own { node: &'a Node, field: u32, end: usize },
}

fn relation(buffer: &mut Backward, node: &Node, field: u32) {
    let mut tasks = vec![Task::Whole { node, field }];
    while let Some(task) = tasks.pop() {
        match task {
            Task::Whole { node, field } => {
                tasks.push(Task::Own { node, field, end: buffer.len() });
                tasks.extend(node.inputs().iter().map(|input| Task::Whole { node: &input.node, field: input.field }));
            }
            Task::Own { node, field, end } => own_fields(buffer, node, field, end),
        }
    }
}

fn own_fields(buffer: &mut Backward, node: &Node, field: u32, end: usize) {
    let (number, payload) = stack::with_depth(node.expression_depth(), || split(|bytes| node.rel_type().encode(bytes)));
    buffer.prepend(&payload);
    buffer.close(number, end);
    if let Some(common) = node.common() {
        let start = buffer.len();
        buffer.prepend(&common.encode_to_vec());
        buffer.close(COMMON, start);
    }
    buffer.close(field, end);
}

/// Encodes a oneof, which writes key, length and payload, and parts them: the payload is about to grow by the inputs.
fn split(encode: impl FnOnce(&mut Vec<u8>)) -> (u32, Vec<u8>) {
    let mut bytes = Vec::new();
    encode(&mut bytes);
    let mut rest = bytes.as_slice();
    // Both were just written, so they are there.
    let key = prost::encoding::decode_varint(&mut rest).unwrap_or_default();
    let length = prost::encoding::decode_varint(&mut rest).unwrap_or_default();
    let head = encoded_len_varint(key) + encoded_len_varint(length);
    bytes.drain(..head);
    (u32::try_from(key >> 3).unwrap_or_default(), bytes)
}

/// A buffer that grows at its front. The bytes lie in it in reverse order.
#[derive(Default)]
struct Backward(Vec<u8>);

impl Backward {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn prepend(&mut self, bytes: &[u8]) {
        self.0.extend(bytes.iter().rev());
    }

    /// Puts key and length before all that was written since `end`, which makes it the field `field`.
    fn close(&mut self, field: u32, end: usize) {
        let mut head = Vec::with_capacity(12);
        encode_key(field, WireType::LengthDelimited, &mut head);
        encode_varint((self.0.len() - end) as u64, &mut head);
        self.prepend(&head);
    }

    fn into_bytes(mut self) -> Bytes {
        self.0.reverse();
        Bytes::from(self.0)
    }
}
