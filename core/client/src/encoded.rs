//! [`Encoded`]: a request as its bytes, and the codec that sends it.
//!
//! Plans arrive here encoded. A request around one is its other fields, encoded, followed by the plan as one more field:
//! protobuf lets fields stand in any order, so nothing is decoded and no plan is too deep.

use std::marker::PhantomData;

use bytes::{Buf, BufMut, Bytes};
use prost::encoding::{WireType, encode_key, encode_varint};
use prost::{DecodeError, Message};
use tonic::Status;
use tonic::codec::{Codec, DecodeBuf, Decoder, EncodeBuf, Encoder};

/// The bytes of a message, in pieces. Cloning it copies none of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Encoded(Vec<Bytes>);

impl Encoded {
    pub(crate) fn of(message: &impl Message) -> Self {
        Encoded(vec![message.encode_to_vec().into()])
    }

    pub(crate) fn raw(bytes: Bytes) -> Self {
        Encoded(vec![bytes])
    }

    /// Appends a field that holds a message.
    #[must_use]
    pub(crate) fn with_field(mut self, number: u32, message: Encoded) -> Self {
        let mut head = Vec::with_capacity(12);
        encode_key(number, WireType::LengthDelimited, &mut head);
        encode_varint(message.len() as u64, &mut head);
        self.0.push(head.into());
        self.0.extend(message.0);
        self
    }

    /// Appends the fields of `message`, which has none of the fields that are there.
    #[must_use]
    pub(crate) fn with_fields_of(mut self, message: &impl Message) -> Self {
        self.0.push(message.encode_to_vec().into());
        self
    }

    pub(crate) fn len(&self) -> usize {
        self.0.iter().map(Bytes::len).sum()
    }
}

/// How an answer is read from its bytes, which it may share.
pub(crate) type Read<A> = fn(Bytes) -> Result<A, DecodeError>;

/// Sends [`Encoded`] and reads answers with a function.
pub(crate) struct EncodedCodec<A>(pub(crate) Read<A>);

pub(crate) struct BytesEncoder;
pub(crate) struct AnswerDecoder<A>(Read<A>, PhantomData<A>);

impl<A: Send + 'static> Codec for EncodedCodec<A> {
    type Encode = Encoded;
    type Decode = A;
    type Encoder = BytesEncoder;
    type Decoder = AnswerDecoder<A>;

    fn encoder(&mut self) -> BytesEncoder {
        BytesEncoder
    }

    fn decoder(&mut self) -> AnswerDecoder<A> {
        AnswerDecoder(self.0, PhantomData)
    }
}

impl Encoder for BytesEncoder {
    type Item = Encoded;
    type Error = Status;

    fn encode(&mut self, item: Encoded, buffer: &mut EncodeBuf<'_>) -> Result<(), Status> {
        buffer.reserve(item.len());
        item.0.into_iter().for_each(|piece| buffer.put(piece));
        Ok(())
    }
}

impl<A> Decoder for AnswerDecoder<A> {
    type Item = A;
    type Error = Status;

    fn decode(&mut self, buffer: &mut DecodeBuf<'_>) -> Result<Option<A>, Status> {
        // The transport's buffer is split, not copied.
        let bytes = buffer.copy_to_bytes(buffer.remaining());
        let unreadable = |error| Status::internal(format!("the answer is not a Spark Connect message: {error}"));
        (self.0)(bytes).map(Some).map_err(unreadable)
    }
}

#[cfg(test)]
mod tests {
    use firesteel_protocol::spark::connect as proto;

    use super::*;

    #[test]
    fn a_spliced_request_decodes_as_if_it_had_been_built_whole() {
        let plan = proto::Plan {
            op_type: Some(proto::plan::OpType::Root(proto::Relation {
                rel_type: Some(proto::relation::RelType::Range(proto::Range { end: 7, step: 1, ..Default::default() })),
                ..Default::default()
            })),
        };
        let whole = proto::ExecutePlanRequest {
            session_id: "s".to_string(),
            tags: vec!["t".to_string()],
            plan: Some(plan.clone()),
            ..Default::default()
        };
        let without = proto::ExecutePlanRequest { plan: None, ..whole.clone() };
        let spliced = Encoded::of(&without).with_field(3, Encoded::raw(plan.encode_to_vec().into()));
        let bytes: Vec<u8> = spliced.0.iter().flat_map(|piece| piece.to_vec()).collect();
        assert_eq!(bytes.len(), spliced.len());
        assert_eq!(proto::ExecutePlanRequest::decode(bytes.as_slice()).unwrap(), whole);
    }
}
