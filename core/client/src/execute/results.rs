//! [`Results`]: the batches of one operation, checked. No row may be missing, doubled or cut off.

use bytes::{Bytes, BytesMut};
use firesteel_protocol::spark::connect::execute_plan_response::ArrowBatch;
use firesteel_protocol::{Batch, Error, Kind, Result};

use crate::ipc;

/// How many rows have come, and the chunks of a batch that is not yet whole.
#[derive(Default)]
pub(super) struct Results {
    rows: i64,
    open: Option<Chunks>,
}

struct Chunks {
    pieces: Vec<Bytes>,
    expected: i64,
    row_count: i64,
}

impl Results {
    /// Takes what the server calls a batch; gives a whole one as soon as there is one.
    pub(super) fn accept(&mut self, message: ArrowBatch) -> Result<Option<Batch>> {
        let index = message.chunk_index.unwrap_or(0);
        let chunks = message.num_chunks_in_batch.unwrap_or(0).max(1);
        let open = match self.open.take() {
            Some(open) => joined(open, &message, index, chunks)?,
            None => self.opened(message, index, chunks)?,
        };
        if (open.pieces.len() as i64) < open.expected {
            self.open = Some(open);
            return Ok(None);
        }
        self.finished(open).map(Some)
    }

    /// Checks that nothing is outstanding when the server says that it is done.
    pub(super) fn check_complete(&self) -> Result<()> {
        match &self.open {
            None => Ok(()),
            Some(open) => Err(truncated(format!(
                "it ended after {} of {} chunks of the batch at row {}",
                open.pieces.len(),
                open.expected,
                self.rows
            ))),
        }
    }

    fn opened(&self, message: ArrowBatch, index: i64, expected: i64) -> Result<Chunks> {
        if let Some(offset) = message.start_offset
            && offset != self.rows
        {
            return Err(truncated(format!("row {} was due, and a batch from row {offset} came", self.rows)));
        }
        if index != 0 {
            return Err(truncated(format!(
                "chunk 0 of the batch at row {} was due, and chunk {index} came",
                self.rows
            )));
        }
        Ok(Chunks { pieces: vec![message.data], expected, row_count: message.row_count })
    }

    fn finished(&mut self, open: Chunks) -> Result<Batch> {
        let bytes = whole(open.pieces);
        let rows = ipc::row_count(bytes.clone()).map_err(truncated)?;
        if rows != open.row_count {
            return Err(truncated(format!("a batch of {} rows holds {rows}", open.row_count)));
        }
        self.rows += rows;
        Ok(Batch::Ipc { bytes, row_count: rows })
    }
}

fn joined(mut open: Chunks, message: &ArrowBatch, index: i64, expected: i64) -> Result<Chunks> {
    let due = open.pieces.len() as i64;
    if index != due {
        return Err(truncated(format!("chunk {due} of a batch was due, and chunk {index} came")));
    }
    if expected != open.expected || message.row_count != open.row_count {
        return Err(truncated("the chunks of a batch disagree about it".to_string()));
    }
    open.pieces.push(message.data.clone());
    Ok(open)
}

fn whole(mut pieces: Vec<Bytes>) -> Bytes {
    if pieces.len() == 1 {
        return pieces.swap_remove(0);
    }
    let mut bytes = BytesMut::with_capacity(pieces.iter().map(Bytes::len).sum());
    pieces.iter().for_each(|piece| bytes.extend_from_slice(piece));
    bytes.freeze()
}

pub(super) fn truncated(reason: String) -> Error {
    Error::new(Kind::Connection, "FIRESTEEL_STREAM_TRUNCATED", &[("reason", reason)])
}
