//! [`PartWriter`]: the files that one partition of a plan becomes, one or more a folder.

use std::collections::HashMap;
use std::sync::Arc;

use datafusion::execution::SendableRecordBatchStream;
use firesteel_protocol::Result;
use futures::StreamExt;
use indexmap::IndexMap;

use super::folders::{Folders, Share};
use super::staging::{self, Room};
use super::{FileWriter, Writer};
use crate::error::from_datafusion;

/// Files that are open at a time; a folder whose file was closed gets another.
const MOST_OPEN: usize = 64;

pub(super) struct PartWriter {
    pub(super) writer: Arc<dyn Writer>,
    pub(super) folders: Arc<Folders>,
    pub(super) room: Arc<Room>,
    /// What the names of its files begin with: `part-00000-ID`.
    pub(super) name: String,
    /// Rows of a file, where that is limited.
    pub(super) most_rows: Option<usize>,
    /// Whether a file is written even when there are no rows.
    pub(super) keeps_empty: bool,
}

struct Open {
    file: Box<dyn FileWriter>,
    rows: usize,
}

impl PartWriter {
    pub(super) async fn run(self, mut batches: SendableRecordBatchStream) -> Result<()> {
        let mut open: IndexMap<String, Open> = IndexMap::new();
        let mut numbers: HashMap<String, usize> = HashMap::new();
        while let Some(batch) = batches.next().await {
            let batch = batch.map_err(from_datafusion)?;
            if batch.num_rows() == 0 {
                continue;
            }
            for share in self.folders.split(&batch)? {
                self.write(&share, &mut open, &mut numbers)?;
            }
        }
        if numbers.is_empty() && self.keeps_empty {
            self.create("", "", 0)?.finish()?;
        }
        open.into_values().try_for_each(|open| open.file.finish())
    }

    fn write(
        &self,
        share: &Share,
        open: &mut IndexMap<String, Open>,
        numbers: &mut HashMap<String, usize>,
    ) -> Result<()> {
        let Share { folder, suffix, rows } = share;
        let key = format!("{folder}/{suffix}");
        let mut at = 0;
        while at < rows.num_rows() {
            if !open.contains_key(&key) {
                if open.len() >= MOST_OPEN
                    && let Some((_, oldest)) = open.shift_remove_index(0)
                {
                    oldest.file.finish()?;
                }
                let number = numbers.entry(key.clone()).and_modify(|number| *number += 1).or_insert(0);
                open.insert(key.clone(), Open { file: self.create(folder, suffix, *number)?, rows: 0 });
            }
            let Some(current) = open.get_mut(&key) else { continue };
            let room = self.most_rows.map_or(usize::MAX, |most| most - current.rows);
            let count = room.min(rows.num_rows() - at);
            current.file.write(&rows.slice(at, count))?;
            current.rows += count;
            at += count;
            if self.most_rows.is_some_and(|most| current.rows >= most)
                && let Some(full) = open.shift_remove(&key)
            {
                full.file.finish()?;
            }
        }
        Ok(())
    }

    fn create(&self, folder: &str, suffix: &str, number: usize) -> Result<Box<dyn FileWriter>> {
        let root = self.room.path();
        let path = if folder.is_empty() { root.to_path_buf() } else { root.join(folder) };
        std::fs::create_dir_all(&path).map_err(|error| staging::failed(&path, &error))?;
        let link = if self.folders.is_empty() && suffix.is_empty() { '-' } else { '.' };
        let name = format!("{}{suffix}{link}c{number:03}{}", self.name, self.writer.extension());
        self.writer.open(staging::create(&path.join(name))?)
    }
}
