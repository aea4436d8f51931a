//! How many rows an Arrow IPC stream says it holds, from its headers alone: no buffer is decoded or copied.

use arrow::ipc::{MessageHeader, root_as_message};
use bytes::{Buf, Bytes};

/// Stands before the length of each message's metadata; streams older than Arrow 0.15 lack it.
const CONTINUATION: u32 = 0xffff_ffff;

/// The rows of all record batches in `bytes`, a complete IPC stream; the error says where it breaks off.
pub(crate) fn row_count(mut bytes: Bytes) -> Result<i64, String> {
    let mut rows = 0;
    while bytes.remaining() >= 4 {
        let mut length = bytes.get_u32_le();
        if length == CONTINUATION {
            if bytes.remaining() < 4 {
                return Err("an Arrow message breaks off in its length".to_string());
            }
            length = bytes.get_u32_le();
        }
        if length == 0 {
            return Ok(rows);
        }
        let metadata = take(&mut bytes, u64::from(length), "header")?;
        let message = root_as_message(&metadata).map_err(|error| format!("an Arrow message is malformed: {error}"))?;
        if message.header_type() == MessageHeader::RecordBatch {
            rows += message.header_as_record_batch().map_or(0, |batch| batch.length());
        }
        let body = u64::try_from(message.bodyLength()).map_err(|_| "an Arrow message has a negative length")?;
        take(&mut bytes, body, "buffers")?;
    }
    if bytes.has_remaining() { Err("an Arrow stream breaks off between messages".to_string()) } else { Ok(rows) }
}

fn take(bytes: &mut Bytes, length: u64, what: &str) -> Result<Bytes, String> {
    match usize::try_from(length) {
        Ok(length) if length <= bytes.len() => Ok(bytes.split_to(length)),
        _ => Err(format!("an Arrow message breaks off in its {what}")),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow::array::{Int64Array, RecordBatch};
    use arrow::ipc::writer::StreamWriter;

    use super::*;

    fn stream(batches: &[usize]) -> Vec<u8> {
        let of = |rows: usize| {
            let column = Int64Array::from_iter_values(0..rows as i64);
            RecordBatch::try_from_iter([("id", Arc::new(column) as _)]).unwrap()
        };
        let mut writer = StreamWriter::try_new(Vec::new(), &of(0).schema()).unwrap();
        batches.iter().for_each(|rows| writer.write(&of(*rows)).unwrap());
        writer.finish().unwrap();
        writer.into_inner().unwrap()
    }

    #[test]
    fn rows_are_counted_over_all_batches_at_any_alignment() {
        for (batches, rows) in [(vec![], 0), (vec![0], 0), (vec![7], 7), (vec![3, 4], 7)] {
            let bytes = stream(&batches);
            let shifted = Bytes::from([&[0; 3], bytes.as_slice()].concat()).slice(3..);
            assert_eq!(row_count(bytes.into()), Ok(rows));
            assert_eq!(row_count(shifted), Ok(rows));
        }
    }

    #[test]
    fn a_stream_cut_inside_a_message_is_noticed() {
        let bytes = stream(&[100]);
        let end = bytes.len() - 8;
        for cut in (1..end).filter(|cut| cut % 8 != 0 || *cut > 600) {
            assert!(row_count(Bytes::copy_from_slice(&bytes[..cut])).is_err(), "cut at {cut}");
        }
    }
}
