//! [`Blocks`]: parts of local relations that a client uploaded before the plans that name them.

use std::collections::HashMap;
use std::sync::Arc;

use bytes::Bytes;
use datafusion::execution::memory_pool::{MemoryConsumer, MemoryPool, MemoryReservation};
use firesteel_protocol::Result;

use crate::error::from_datafusion;

/// Blocks by their hashes. They count as memory of the engine's for as long as they are kept.
#[derive(Debug, Clone, Default)]
pub(crate) struct Blocks(HashMap<String, Arc<Block>>);

#[derive(Debug)]
struct Block {
    data: Bytes,
    _held: MemoryReservation,
}

impl Blocks {
    /// Keeps a block. A hash stands for its bytes, so one that is there already is left as it is.
    pub(crate) fn add(&mut self, hash: String, data: Bytes, pool: &Arc<dyn MemoryPool>) -> Result<()> {
        if self.0.contains_key(&hash) {
            return Ok(());
        }
        let held = MemoryConsumer::new("uploaded block").register(pool);
        held.try_grow(data.len()).map_err(from_datafusion)?;
        self.0.insert(hash, Arc::new(Block { data, _held: held }));
        Ok(())
    }

    pub(crate) fn get(&self, hash: &str) -> Option<Bytes> {
        self.0.get(hash).map(|block| block.data.clone())
    }
}
