//! `Analysis`: what a DataFrame can be asked without running it, and where its rows are kept.

use firesteel::StorageLevel;
use pyo3::prelude::*;

use crate::dataframe::DataFrame;
use crate::waiting::wait;

#[pyclass(frozen, module = "firesteel._native")]
pub struct Analysis(pub firesteel::DataFrame);

/// Disk, memory, outside of the heap, deserialized, copies: the order of PySpark's `StorageLevel`.
pub type Level = (bool, bool, bool, bool, i32);

pub fn level((use_disk, use_memory, use_off_heap, deserialized, replication): Level) -> StorageLevel {
    StorageLevel { use_disk, use_memory, use_off_heap, deserialized, replication }
}

#[pymethods]
impl Analysis {
    fn is_local(&self, py: Python<'_>) -> PyResult<bool> {
        wait(py, async { self.0.is_local().await })
    }

    fn is_streaming(&self, py: Python<'_>) -> PyResult<bool> {
        wait(py, async { self.0.is_streaming().await })
    }

    fn input_files(&self, py: Python<'_>) -> PyResult<Vec<String>> {
        wait(py, async { self.0.input_files().await })
    }

    fn same_semantics(&self, py: Python<'_>, other: &DataFrame) -> PyResult<bool> {
        wait(py, async { self.0.same_semantics(&other.0).await })
    }

    fn semantic_hash(&self, py: Python<'_>) -> PyResult<i32> {
        wait(py, async { self.0.semantic_hash().await })
    }

    fn persist(&self, py: Python<'_>, storage: Level) -> PyResult<()> {
        wait(py, async { self.0.persist(level(storage)).await })
    }

    fn unpersist(&self, py: Python<'_>, blocking: bool) -> PyResult<()> {
        wait(py, async { self.0.unpersist(blocking).await })
    }

    fn storage_level(&self, py: Python<'_>) -> PyResult<Level> {
        let level = wait(py, async { self.0.storage_level().await })?;
        Ok((level.use_disk, level.use_memory, level.use_off_heap, level.deserialized, level.replication))
    }

    fn checkpoint(
        &self,
        py: Python<'_>,
        is_local: bool,
        is_eager: bool,
        storage: Option<Level>,
    ) -> PyResult<DataFrame> {
        let work = async {
            match is_local {
                true => self.0.local_checkpoint(is_eager, storage.map(level)).await,
                false => self.0.checkpoint(is_eager).await,
            }
        };
        Ok(DataFrame(wait(py, work)?))
    }
}
