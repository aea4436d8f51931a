//! The folder a write fills before it becomes visible.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use firesteel_protocol::{Error, Kind, Result};

use crate::source::display;

/// The file that says that a folder is complete.
const SUCCESS: &str = "_SUCCESS";

/// A folder beside the target, on the same disk, under a name that readers pass over. It is removed when the write does
/// not come to its end.
pub(super) struct Staging {
    path: PathBuf,
}

impl Staging {
    pub(super) fn new(target: &Path) -> Result<Self> {
        let path = beside(target, "staging")?;
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| failed(parent, &error))?;
        }
        fs::create_dir(&path).map_err(|error| failed(&path, &error))?;
        Ok(Staging { path })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Becomes the target, which must not be there.
    pub(super) fn become_new(self, target: &Path) -> Result<()> {
        create(&self.path.join(SUCCESS))?;
        if target.exists() {
            let parameters = [("outputPath", display(target))];
            return Err(Error::new(Kind::Analysis, "PATH_ALREADY_EXISTS", &parameters));
        }
        fs::rename(&self.path, target).map_err(|error| failed(target, &error))
    }

    /// Takes the target's place. What was there is put back when that fails.
    pub(super) fn replace(self, target: &Path) -> Result<()> {
        if fs::symlink_metadata(target).is_err() {
            return self.become_new(target);
        }
        create(&self.path.join(SUCCESS))?;
        let old = beside(target, "old")?;
        fs::rename(target, &old).map_err(|error| failed(target, &error))?;
        if let Err(error) = fs::rename(&self.path, target) {
            fs::rename(&old, target).map_err(|error| failed(&old, &error))?;
            return Err(failed(target, &error));
        }
        let removed = if old.is_dir() { fs::remove_dir_all(&old) } else { fs::remove_file(&old) };
        removed.map_err(|error| failed(&old, &error))
    }

    /// Moves its files into the target. Those that came before a failure are taken out again.
    pub(super) fn add_to(self, target: &Path) -> Result<()> {
        if !target.exists() {
            return self.become_new(target);
        }
        let mut moved = Vec::new();
        let outcome = self.move_files(target, &mut moved);
        if outcome.is_err() {
            for path in moved {
                // The first failure is the one to report.
                let _ = fs::remove_file(path);
            }
            return outcome;
        }
        create(&target.join(SUCCESS)).map(drop)
    }

    fn move_files(&self, target: &Path, moved: &mut Vec<PathBuf>) -> Result<()> {
        for entry in fs::read_dir(&self.path).map_err(|error| failed(&self.path, &error))? {
            let entry = entry.map_err(|error| failed(&self.path, &error))?;
            let path = target.join(entry.file_name());
            fs::rename(entry.path(), &path).map_err(|error| failed(&path, &error))?;
            moved.push(path);
        }
        Ok(())
    }
}

impl Drop for Staging {
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
    let name = target.file_name().ok_or_else(|| Error::argument("save", "path", "it is the root folder"))?;
    let id = uuid::Uuid::new_v4().simple();
    Ok(target.with_file_name(format!(".{}.{purpose}-{id}", name.to_string_lossy())))
}
