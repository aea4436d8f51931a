//! The folder a write fills before it becomes visible.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use firesteel_protocol::{Error, Kind, Result};

use crate::source::display;
pub(super) use crate::source::journal::Replaced;
use crate::source::journal::{self, Record, SUCCESS};

/// A folder beside the target, on the same disk, under a name that readers pass over.
pub(super) struct Staging(Arc<Room>);

/// The folder itself, owned by all who write to it. When the write does not come to its end, the last of them removes it:
/// one who is still at work would put a file into a folder that is just being removed. When the program is killed, the
/// next write to the target does.
pub(super) struct Room {
    path: PathBuf,
    /// Says that somebody still writes. It ends with the program.
    _lock: File,
}

impl Staging {
    pub(super) fn new(target: &Path) -> Result<Self> {
        journal::finish(target)?;
        let (made, path) = (beside(target, "new")?, beside(target, "staging")?);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| failed(parent, &error))?;
            remove_abandoned(parent, &prefix(target, "staging")?);
        }
        fs::create_dir(&made).map_err(|error| failed(&made, &error))?;
        // It has its lock before it has the name by which others know what was abandoned.
        let locked = journal::lock(&made).and_then(|lock| fs::rename(&made, &path).map(|()| lock));
        let _lock = locked.map_err(|error| {
            // The first failure is the one to report.
            let _ = fs::remove_dir(&made);
            failed(&made, &error)
        })?;
        Ok(Staging(Arc::new(Room { path, _lock })))
    }

    pub(super) fn room(&self) -> Arc<Room> {
        Arc::clone(&self.0)
    }

    /// Becomes the target, which must not be there.
    pub(super) fn become_new(self, target: &Path) -> Result<()> {
        create(&self.0.path.join(SUCCESS))?;
        if target.exists() {
            let parameters = [("outputPath", display(target))];
            return Err(Error::new(Kind::Analysis, "PATH_ALREADY_EXISTS", &parameters));
        }
        fs::rename(&self.0.path, target).map_err(|error| failed(target, &error))
    }

    /// Its files come into the target in the stead of others, together with the record.
    pub(super) fn commit(self, target: &Path, replaced: Replaced, record: Option<Record>) -> Result<()> {
        if target.is_file() && matches!(replaced, Replaced::All) {
            fs::remove_file(target).map_err(|error| failed(target, &error))?;
        }
        if record.is_none() && !target.exists() {
            return self.become_new(target);
        }
        fs::create_dir_all(target).map_err(|error| failed(target, &error))?;
        journal::commit(target, &self.0.path, &replaced, record)
    }
}

/// Removes what programs left behind that are no more. What cannot be removed does no harm.
fn remove_abandoned(parent: &Path, prefix: &str) {
    let entries = fs::read_dir(parent).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(prefix)) {
        let is_abandoned = File::open(entry.path()).is_ok_and(|folder| folder.try_lock().is_ok());
        if is_abandoned {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

impl Room {
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        // It is gone when the write has become visible.
        let _ = fs::remove_dir_all(&self.path);
    }
}

pub(super) fn create(path: &Path) -> Result<File> {
    File::create(path).map_err(|error| failed(path, &error))
}

pub(super) fn failed(path: &Path, error: &std::io::Error) -> Error {
    let parameters = [("path", display(path)), ("reason", error.to_string())];
    Error::new(Kind::Runtime, "FIRESTEEL_WRITE_FAILED", &parameters)
}

fn beside(target: &Path, purpose: &str) -> Result<PathBuf> {
    Ok(target.with_file_name(format!("{}{}", prefix(target, purpose)?, uuid::Uuid::new_v4().simple())))
}

fn prefix(target: &Path, purpose: &str) -> Result<String> {
    let name = target.file_name().ok_or_else(|| Error::argument("save", "path", "it is the root folder"))?;
    Ok(format!(".{}.{purpose}-", name.to_string_lossy()))
}
