//! [`Received`]: an `ExecutePlanResponse` off the wire. Its relation may nest deeper than a thread's stack.

use bytes::Bytes;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::stack;
use prost::encoding::{WireType, decode_key, skip_field};
use prost::{DecodeError, Message};

/// `ExecutePlanResponse.sql_command_result` and `checkpoint_command_result`: the fields that hold plans.
const NESTED: [u32; 2] = [5, 19];

/// A response, and how deep it nests where that matters.
pub(super) struct Received {
    pub(super) response: proto::ExecutePlanResponse,
    /// Bounds the nesting of the relation inside; 0 when it is shallow.
    pub(super) depth: usize,
    /// Its size on the wire.
    pub(super) bytes: usize,
}

/// Reads a response. Batches stay where the transport put them.
pub(super) fn read(message: Bytes) -> Result<Received, DecodeError> {
    let depth = if holds_plan(message.clone())? { stack::message_depth(&message) } else { 0 };
    let bytes = message.len();
    let response = stack::with_depth(depth, || proto::ExecutePlanResponse::decode(message))?;
    Ok(Received { response, depth, bytes })
}

fn holds_plan(mut message: Bytes) -> Result<bool, DecodeError> {
    while !message.is_empty() {
        let (field, wire_type) = decode_key(&mut message)?;
        if NESTED.contains(&field) && wire_type == WireType::LengthDelimited {
            return Ok(true);
        }
        skip_field(wire_type, field, &mut message, prost::encoding::DecodeContext::default())?;
    }
    Ok(false)
}
