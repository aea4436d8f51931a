//! Messages as bytes: the codec of every call, and [`Encoded`], an answer that is encoded once however often it is sent.
//!
//! Requests are read by a function of their own, since those that hold plans may nest deeper than any thread's stack.

use bytes::{Buf, BufMut, Bytes};
use prost::Message;
use prost::encoding::{WireType, encode_key, encode_varint};
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

    /// Appends the field `number`, whose value is `value`: bytes, or a message.
    #[must_use]
    pub(crate) fn with_field(mut self, number: u32, value: Encoded) -> Self {
        let mut head = Vec::with_capacity(12);
        encode_key(number, WireType::LengthDelimited, &mut head);
        encode_varint(value.len() as u64, &mut head);
        self.0.push(head.into());
        self.0.extend(value.0);
        self
    }

    #[cfg(test)]
    pub(crate) fn to_bytes(&self) -> Bytes {
        self.0.iter().flat_map(|piece| piece.to_vec()).collect()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.iter().map(Bytes::len).sum()
    }
}

/// How a request is read from its bytes, which it may share.
pub(crate) type Read<T> = fn(Bytes) -> Result<T, Status>;

/// Reads a request that is no deeper than its type.
pub(crate) fn shallow<T: Message + Default>(bytes: Bytes) -> Result<T, Status> {
    T::decode(bytes).map_err(|error| Status::invalid_argument(format!("not a Spark Connect message: {error}")))
}

/// Reads requests with a function and sends [`Encoded`] answers.
pub(crate) struct WireCodec<T>(pub(crate) Read<T>);

pub(crate) struct PieceEncoder;
pub(crate) struct RequestDecoder<T>(Read<T>);

impl<T: Send + 'static> Codec for WireCodec<T> {
    type Encode = Encoded;
    type Decode = T;
    type Encoder = PieceEncoder;
    type Decoder = RequestDecoder<T>;

    fn encoder(&mut self) -> PieceEncoder {
        PieceEncoder
    }

    fn decoder(&mut self) -> RequestDecoder<T> {
        RequestDecoder(self.0)
    }
}

impl Encoder for PieceEncoder {
    type Item = Encoded;
    type Error = Status;

    fn encode(&mut self, item: Encoded, buffer: &mut EncodeBuf<'_>) -> Result<(), Status> {
        buffer.reserve(item.len());
        item.0.into_iter().for_each(|piece| buffer.put(piece));
        Ok(())
    }
}

impl<T> Decoder for RequestDecoder<T> {
    type Item = T;
    type Error = Status;

    fn decode(&mut self, buffer: &mut DecodeBuf<'_>) -> Result<Option<T>, Status> {
        // The transport's buffer is split, not copied.
        let bytes = buffer.copy_to_bytes(buffer.remaining());
        (self.0)(bytes).map(Some)
    }
}
