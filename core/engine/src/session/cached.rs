//! [`Cached`]: what a session keeps of its DataFrames: those it was asked to persist, found again by what they mean, and
//! checkpoints, found by their ids. Spark: `CacheManager`, `SessionHolder.dataFrameCache`.

use std::collections::HashMap;
use std::sync::Arc;

use datafusion::logical_expr::LogicalPlan;
use firesteel_protocol::spark::connect::StorageLevel;

use super::meaning::Meaning;
use crate::plan::kept::Kept;
use crate::resolve::Column;

/// The level of `cache()`. Spark: `MEMORY_AND_DISK`.
pub(crate) const USUAL: StorageLevel =
    StorageLevel { use_disk: true, use_memory: true, use_off_heap: false, deserialized: true, replication: 1 };

/// What is not kept. Spark: `StorageLevel.NONE`.
pub(crate) const NONE: StorageLevel =
    StorageLevel { use_disk: false, use_memory: false, use_off_heap: false, deserialized: false, replication: 1 };

#[derive(Debug, Clone, Default)]
pub(crate) struct Cached {
    persisted: Arc<HashMap<Meaning, Persisted>>,
    checkpoints: HashMap<String, Arc<Checkpoint>>,
}

/// A DataFrame whose rows are kept.
#[derive(Debug, Clone)]
pub(crate) struct Persisted {
    pub(crate) level: StorageLevel,
    pub(crate) kept: Arc<Kept>,
}

/// Rows that stand for a DataFrame from now on.
#[derive(Debug)]
pub(crate) struct Checkpoint {
    /// What makes the rows, when they are not there yet.
    pub(crate) plan: Arc<LogicalPlan>,
    pub(crate) columns: Vec<Column>,
    pub(crate) kept: Arc<Kept>,
}

impl Cached {
    /// Keeps a DataFrame from its next use on. One that is kept already stays as it is.
    pub(crate) fn persist(&mut self, meaning: Meaning, level: StorageLevel) {
        let kept = Kept::new(level.use_disk && !level.use_memory);
        Arc::make_mut(&mut self.persisted).entry(meaning).or_insert(Persisted { level, kept });
    }

    pub(crate) fn unpersist(&mut self, meaning: &Meaning) {
        Arc::make_mut(&mut self.persisted).remove(meaning);
    }

    pub(crate) fn clear(&mut self) {
        self.persisted = Arc::default();
    }

    pub(crate) fn level(&self, meaning: &Meaning) -> Option<StorageLevel> {
        self.persisted.get(meaning).map(|persisted| persisted.level)
    }

    /// All that is kept, when anything is.
    pub(crate) fn persisted(&self) -> Option<Arc<HashMap<Meaning, Persisted>>> {
        (!self.persisted.is_empty()).then(|| Arc::clone(&self.persisted))
    }

    pub(crate) fn add_checkpoint(&mut self, id: String, checkpoint: Checkpoint) {
        self.checkpoints.insert(id, Arc::new(checkpoint));
    }

    pub(crate) fn remove_checkpoint(&mut self, id: &str) {
        self.checkpoints.remove(id);
    }

    pub(crate) fn checkpoint(&self, id: &str) -> Option<Arc<Checkpoint>> {
        self.checkpoints.get(id).cloned()
    }
}
