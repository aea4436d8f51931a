//! Footers of Parquet files that were read before, so that a query that comes again opens no file twice.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use super::file::File;
use super::parquet::Footer;

/// How many are kept. They hold names, types and ranges of columns only.
const MOST: usize = 10_000;

/// Footers by file. A file that changed its size or time is another file.
#[derive(Debug, Default)]
pub(crate) struct Footers(Mutex<HashMap<PathBuf, Kept>>);

/// Size and time of a file, and its footer.
type Kept = (u64, SystemTime, Arc<Footer>);

impl Footers {
    pub(crate) fn get(&self, file: &File) -> Option<Arc<Footer>> {
        let kept = self.kept();
        let (size, modified, footer) = kept.get(&file.path)?;
        (*size == file.size && Some(*modified) == file.modified).then(|| Arc::clone(footer))
    }

    pub(crate) fn keep(&self, file: &File, footer: &Arc<Footer>) {
        let Some(modified) = file.modified else { return };
        let mut kept = self.kept();
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(file.path.clone(), (file.size, modified, Arc::clone(footer)));
    }

    fn kept(&self) -> MutexGuard<'_, HashMap<PathBuf, Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
