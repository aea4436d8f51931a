//! [`Wanted`]: the first rows of several partitions together, one partition after the other, as Spark takes them. Spark:
//! `SparkPlan.executeTake`.

use std::sync::{Arc, Mutex, PoisonError};

use arrow::array::RecordBatch;
use datafusion::common::Result;
use futures::{Stream, StreamExt};
use tokio::sync::watch;

#[derive(Debug)]
pub(crate) struct Wanted {
    left: Mutex<usize>,
    /// The partition whose turn it is.
    turn: watch::Sender<usize>,
}

impl Wanted {
    pub(crate) fn new(rows: usize) -> Arc<Self> {
        Arc::new(Wanted { left: Mutex::new(rows), turn: watch::Sender::new(0) })
    }

    /// What is wanted of a partition's rows. No batch is asked for after the last one.
    pub(crate) fn of(
        self: Arc<Self>,
        partition: usize,
        batches: impl Stream<Item = Result<RecordBatch>>,
    ) -> impl Stream<Item = Result<RecordBatch>> {
        let turn = Turn { wanted: Arc::clone(&self), partition };
        let begun = (self.turn.subscribe(), turn, Box::pin(batches));
        futures::stream::unfold(begun, move |(mut turns, turn, mut batches)| async move {
            // The sender lives as long as the turn does.
            let _ = turns.wait_for(|now| *now >= partition).await;
            if turn.wanted.left() == 0 {
                return None;
            }
            let batch = batches.next().await?;
            let batch = batch.map(|batch| turn.wanted.take(&batch));
            Some((batch, (turns, turn, batches)))
        })
    }

    fn left(&self) -> usize {
        *self.left.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The part of a batch that is wanted.
    fn take(&self, batch: &RecordBatch) -> RecordBatch {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = batch.slice(0, batch.num_rows().min(*left));
        *left -= taken.num_rows();
        taken
    }
}

/// Gives the turn to the next partition when this one has ended, or is read no more.
struct Turn {
    wanted: Arc<Wanted>,
    partition: usize,
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.wanted.turn.send_modify(|turn| *turn = (*turn).max(self.partition + 1));
    }
}
