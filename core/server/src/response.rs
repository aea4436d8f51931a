//! From [`Event`]s to the answers of ExecutePlan, encoded. Batches are split where they are too large to send whole.

use arrow::array::RecordBatch;
use bytes::Bytes;
use firesteel_protocol::event::CommandResult;
use firesteel_protocol::spark::connect::ExecutePlanResponse;
use firesteel_protocol::spark::connect::execute_plan_response::{ArrowBatch, ResponseType, ResultComplete};
use firesteel_protocol::{Batch, Event, Plan, Result};
use uuid::Uuid;

use crate::wire::Encoded;

/// Fields of `ExecutePlanResponse` whose values are put together by hand.
const ARROW_BATCH: u32 = 2;
const SQL_COMMAND_RESULT: u32 = 5;
/// `ArrowBatch.data`.
const DATA: u32 = 2;

/// A record batch is halved until its bytes are fewer, where it is not sent in chunks. Clients take 128 MiB.
const LARGEST_BATCH: usize = 90 << 20;

/// Writes the answers of one operation.
#[derive(Debug)]
pub(crate) struct Answers {
    pub(crate) session_id: String,
    pub(crate) server_side_session_id: String,
    pub(crate) operation_id: String,
    /// Half of each response id; the other half is the answer's index.
    seed: u64,
    chunk_bytes: Option<usize>,
    is_reattachable: bool,
    rows: i64,
    next: u64,
    /// Schema and metrics travel beside the next answer: each answer costs a client a call to release it.
    beside: ExecutePlanResponse,
}

/// How a client wants its answers.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct AnswerOptions {
    /// Whether it may attach to the operation again, and waits for the word that the answers are complete.
    pub(crate) is_reattachable: bool,
    /// The most bytes of a batch in one answer, where the client takes batches in chunks.
    pub(crate) chunk_bytes: Option<usize>,
}

impl Answers {
    pub(crate) fn new(
        session_id: String,
        server_side_session_id: String,
        operation_id: String,
        options: AnswerOptions,
    ) -> Self {
        let (seed, _) = Uuid::new_v4().as_u64_pair();
        let AnswerOptions { is_reattachable, chunk_bytes } = options;
        Answers {
            session_id,
            server_side_session_id,
            operation_id,
            seed,
            chunk_bytes,
            is_reattachable,
            rows: 0,
            next: 1,
            beside: ExecutePlanResponse::default(),
        }
    }

    pub(crate) fn is_reattachable(&self) -> bool {
        self.is_reattachable
    }

    pub(crate) fn seed(&self) -> u64 {
        self.seed
    }

    /// The answers that `event` becomes. What travels beside others becomes none.
    pub(crate) fn of(&mut self, event: Event) -> Result<Vec<Encoded>> {
        Ok(match event {
            Event::Schema(schema) => {
                self.beside.schema = Some(schema);
                Vec::new()
            }
            Event::Batch(batch) => return self.batch(batch),
            Event::Progress(progress) => vec![self.typed(ResponseType::ExecutionProgress(progress))],
            Event::Metrics(metrics) => {
                self.beside.metrics = Some(metrics);
                Vec::new()
            }
            Event::Observed(observed) => {
                self.beside.observed_metrics.push(observed);
                Vec::new()
            }
            Event::CommandResult(result) => vec![match *result {
                // `SqlCommandResult.relation` and `Plan.root` have the same number, so their bytes are the same.
                CommandResult::Relation(node) => {
                    let result = Encoded::raw(Plan::Root(node).encode());
                    Encoded::of(&self.answer()).with_field(SQL_COMMAND_RESULT, result)
                }
                CommandResult::Other(response_type) => self.typed(*response_type),
            }],
            Event::Complete => self.last(),
        })
    }

    /// What ends the answers: the word that they are complete, where the client waits for it.
    fn last(&mut self) -> Vec<Encoded> {
        if self.is_reattachable {
            return vec![self.typed(ResponseType::ResultComplete(ResultComplete {}))];
        }
        let is_nothing_left = self.beside == ExecutePlanResponse::default();
        if is_nothing_left { Vec::new() } else { vec![Encoded::of(&self.answer())] }
    }

    fn typed(&mut self, response_type: ResponseType) -> Encoded {
        Encoded::of(&ExecutePlanResponse { response_type: Some(response_type), ..self.answer() })
    }

    fn answer(&mut self) -> ExecutePlanResponse {
        let response_id = response_id(self.seed, self.next);
        self.next += 1;
        ExecutePlanResponse {
            session_id: self.session_id.clone(),
            server_side_session_id: self.server_side_session_id.clone(),
            operation_id: self.operation_id.clone(),
            response_id,
            ..std::mem::take(&mut self.beside)
        }
    }

    fn batch(&mut self, batch: Batch) -> Result<Vec<Encoded>> {
        let mut answers = Vec::new();
        let mut waiting = vec![batch];
        while let Some(batch) = waiting.pop() {
            match batch {
                Batch::Record(batch) if self.is_too_large(&batch) => {
                    let half = batch.num_rows() / 2;
                    waiting.push(Batch::Record(batch.slice(half, batch.num_rows() - half)));
                    waiting.push(Batch::Record(batch.slice(0, half)));
                }
                batch => {
                    let row_count = i64::try_from(batch.row_count()).unwrap_or(i64::MAX);
                    self.chunks(row_count, &batch.into_ipc()?, &mut answers);
                    self.rows += row_count;
                }
            }
        }
        Ok(answers)
    }

    fn is_too_large(&self, batch: &RecordBatch) -> bool {
        self.chunk_bytes.is_none() && batch.num_rows() > 1 && sliced_bytes(batch) > LARGEST_BATCH
    }

    /// The answers for one batch: one, or as many as its bytes need.
    fn chunks(&mut self, row_count: i64, data: &Bytes, answers: &mut Vec<Encoded>) {
        let size = self.chunk_bytes.unwrap_or(usize::MAX).min(data.len()).max(1);
        let count = data.len().div_ceil(size).max(1);
        for at in 0..count {
            let piece = data.slice(at * size..data.len().min((at + 1) * size));
            let is_chunked = count > 1;
            let message = ArrowBatch {
                row_count,
                data: Bytes::new(),
                start_offset: Some(self.rows),
                chunk_index: is_chunked.then_some(at as i64),
                num_chunks_in_batch: is_chunked.then_some(count as i64),
            };
            let message = Encoded::of(&message).with_field(DATA, Encoded::raw(piece));
            answers.push(Encoded::of(&self.answer()).with_field(ARROW_BATCH, message));
        }
    }
}

/// The bytes of the rows of `batch`, which may be a slice of larger buffers.
fn sliced_bytes(batch: &RecordBatch) -> usize {
    let sizes = batch.columns().iter().map(|column| {
        let data = column.to_data();
        data.get_slice_memory_size().unwrap_or_else(|_| column.get_array_memory_size())
    });
    sizes.sum()
}

/// The id of the answer at `index`, from which [`index_of`] finds it again.
pub(crate) fn response_id(seed: u64, index: u64) -> String {
    Uuid::from_u64_pair(seed, index).to_string()
}

/// The index of an answer of the operation with this seed.
pub(crate) fn index_of(seed: u64, response_id: &str) -> Option<u64> {
    let (given, index) = Uuid::parse_str(response_id).ok()?.as_u64_pair();
    (given == seed).then_some(index)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow::array::Int64Array;
    use prost::Message;

    use super::*;

    fn answers(chunk_bytes: Option<usize>) -> Answers {
        let options = AnswerOptions { is_reattachable: true, chunk_bytes };
        Answers::new("session".to_string(), "server".to_string(), "operation".to_string(), options)
    }

    fn decoded(encoded: &Encoded) -> ExecutePlanResponse {
        ExecutePlanResponse::decode(encoded.to_bytes()).unwrap()
    }

    fn batch(rows: i64) -> Batch {
        let column = Int64Array::from_iter_values(0..rows);
        Batch::Record(RecordBatch::try_from_iter([("id", Arc::new(column) as _)]).unwrap())
    }

    #[test]
    fn batches_say_where_they_start() {
        let mut answers = answers(None);
        let first = decoded(&answers.of(Event::Batch(batch(3))).unwrap()[0]);
        let second = decoded(&answers.of(Event::Batch(batch(4))).unwrap()[0]);
        let Some(ResponseType::ArrowBatch(second_batch)) = &second.response_type else { panic!("not a batch") };
        assert_eq!((second_batch.start_offset, second_batch.row_count), (Some(3), 4));
        assert_ne!(first.response_id, second.response_id);
        assert_eq!(index_of(answers.seed(), &second.response_id), Some(2));
        assert_eq!(second.operation_id, "operation");
    }

    #[test]
    fn schema_and_metrics_travel_beside_other_answers() {
        use firesteel_protocol::spark::connect::DataType;
        use firesteel_protocol::spark::connect::execute_plan_response::Metrics;
        let mut answers = answers(None);
        assert!(answers.of(Event::Schema(DataType::default())).unwrap().is_empty());
        let first = decoded(&answers.of(Event::Batch(batch(1))).unwrap()[0]);
        assert!(first.schema.is_some());
        let second = decoded(&answers.of(Event::Batch(batch(1))).unwrap()[0]);
        assert!(second.schema.is_none());
        assert!(answers.of(Event::Metrics(Metrics::default())).unwrap().is_empty());
        let last = decoded(&answers.of(Event::Complete).unwrap()[0]);
        assert_eq!(last.response_type, Some(ResponseType::ResultComplete(ResultComplete {})));
        assert!(last.metrics.is_some());
    }

    #[test]
    fn a_batch_larger_than_a_chunk_comes_in_pieces_that_join_to_it() {
        let mut answers = answers(Some(100));
        let whole = batch(50).into_ipc().unwrap();
        let pieces = answers.of(Event::Batch(batch(50))).unwrap();
        let mut joined = Vec::new();
        for (at, piece) in pieces.iter().enumerate() {
            let Some(ResponseType::ArrowBatch(chunk)) = decoded(piece).response_type else { panic!("not a batch") };
            assert_eq!(chunk.chunk_index, Some(at as i64));
            assert_eq!(chunk.num_chunks_in_batch, Some(pieces.len() as i64));
            assert_eq!((chunk.row_count, chunk.start_offset), (50, Some(0)));
            joined.extend_from_slice(&chunk.data);
        }
        assert_eq!(joined, whole);
        assert!(pieces.len() > 1);
    }

    #[test]
    fn a_relation_is_the_result_of_a_sql_command() {
        use firesteel_protocol::spark::connect::relation::RelType;
        let range = RelType::Range(firesteel_protocol::spark::connect::Range { end: 7, step: 1, ..Default::default() });
        let node = firesteel_protocol::Node::new(None, range.clone(), Vec::new(), 0);
        let event = Event::CommandResult(Box::new(CommandResult::Relation(node)));
        let answer = decoded(&answers(None).of(event).unwrap()[0]);
        let Some(ResponseType::SqlCommandResult(result)) = answer.response_type else { panic!("not a result") };
        assert_eq!(result.relation.unwrap().rel_type, Some(range));
    }
}
