//! What all sessions of an engine share: memory, spill files, caches and global temporary views.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use datafusion::execution::disk_manager::{DiskManagerBuilder, DiskManagerMode};
use datafusion::execution::runtime_env::{RuntimeEnv, RuntimeEnvBuilder};
use firesteel_protocol::Result;

use super::memory::{self, SharedPool};
use crate::catalog::{Store, Views};
use crate::error::from_datafusion;
use crate::source::Footers;

/// The memory for which one more spilled run is merged at a time.
const MEMORY_OF_A_RUN: usize = 64 << 20;

/// How an engine is set up.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// How many partitions of a query run at a time: `local[4]` is 4. All cores when not given.
    pub parallelism: Option<usize>,
    /// What `spark.firesteel.memory.limit` starts with: bytes, a size or a percentage. 60 % of the machine's memory when
    /// not given.
    pub memory_limit: Option<String>,
    /// The folder of databases and tables. When not given, the one that `FIRESTEEL_WAREHOUSE_DIR` names, or
    /// `spark-warehouse` in the working folder.
    pub warehouse: Option<PathBuf>,
    /// Whether sessions are strangers to each other, as on a server: what concerns all of them is fixed then.
    pub is_shared: bool,
}

#[derive(Debug)]
pub(crate) struct Engine {
    pub(crate) runtime: Arc<RuntimeEnv>,
    pub(crate) parallelism: usize,
    pub(crate) global_views: Mutex<Views>,
    pub(crate) footers: Footers,
    pub(crate) is_shared: bool,
    pub(crate) store: Store,
    pool: Arc<SharedPool>,
}

impl Engine {
    pub(crate) fn new(options: &Options) -> Result<Self> {
        let limit = match &options.memory_limit {
            Some(setting) => memory::limit(setting)?,
            None => memory::default_limit(),
        };
        let pool = Arc::new(SharedPool::new(limit));
        // A merge of spilled runs takes memory for each, and would leave none to what comes after it.
        let runs = (limit / MEMORY_OF_A_RUN).clamp(2, 64);
        let spill =
            DiskManagerBuilder::default().with_mode(DiskManagerMode::OsTmpDirectory).with_max_spill_merge_fan_in(runs);
        let runtime = RuntimeEnvBuilder::new()
            .with_memory_pool(Arc::clone(&pool) as _)
            .with_disk_manager_builder(spill)
            // Spark lists a folder anew for each read; a kept listing would hide what another program wrote.
            .with_object_list_cache_limit(0)
            .build_arc()
            .map_err(from_datafusion)?;
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        let parallelism = options.parallelism.filter(|given| *given > 0).unwrap_or_else(cores);
        Ok(Engine {
            runtime,
            parallelism,
            global_views: Mutex::default(),
            footers: Footers::default(),
            is_shared: options.is_shared,
            store: Store::new(options.warehouse.as_deref()),
            pool,
        })
    }

    /// Changes how much memory all sessions together may hold.
    pub(crate) fn limit_memory(&self, setting: &str) -> Result<()> {
        self.pool.set_limit(memory::limit(setting)?);
        Ok(())
    }
}
