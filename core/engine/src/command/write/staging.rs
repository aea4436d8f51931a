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
        let outcome = move_files(&self.path, target, &mut moved);
        if outcome.is_err() {
            for path in moved {
                // The first failure is the one to report.
                let _ = fs::remove_file(path);
            }
            return outcome;
        }
        create(&target.join(SUCCESS)).map(drop)
    }

    /// One folder of the target becomes what it has under that name, or goes when it has none. Others stay. What was there
    /// is put back when that fails.
    pub(super) fn replace_folder(self, target: &Path, folder: &Path) -> Result<()> {
        let old = beside(target, "old")?;
        let (place, new) = (target.join(folder), self.path.join(folder));
        let was_there = place.exists();
        if was_there {
            move_folder(&place, &old)?;
        }
        if new.exists()
            && let Err(error) = move_folder(&new, &place)
        {
            if was_there {
                move_folder(&old, &place)?;
            }
            return Err(error);
        }
        if was_there {
            fs::remove_dir_all(&old).map_err(|error| failed(&old, &error))?;
        }
        Ok(())
    }

    /// Its folders take the places of those of the same names; other folders of the target stay. What was there is put
    /// back when that fails.
    pub(super) fn replace_folders(self, target: &Path) -> Result<()> {
        if !target.exists() {
            return self.become_new(target);
        }
        let old = beside(target, "old")?;
        let mut replaced: Vec<PathBuf> = Vec::new();
        let outcome = leaves(&self.path, Path::new("")).and_then(|folders| {
            folders.into_iter().try_for_each(|folder| {
                let place = target.join(&folder);
                if place.exists() {
                    move_folder(&place, &old.join(&folder))?;
                }
                replaced.push(folder.clone());
                move_folder(&self.path.join(&folder), &place)
            })
        });
        if outcome.is_err() {
            for folder in replaced {
                // The first failure is the one to report.
                let _ = fs::remove_dir_all(target.join(&folder));
                if old.join(&folder).exists() {
                    let _ = fs::rename(old.join(&folder), target.join(&folder));
                }
            }
        }
        let _ = fs::remove_dir_all(&old);
        outcome?;
        create(&target.join(SUCCESS)).map(drop)
    }
}

fn move_files(from: &Path, to: &Path, moved: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(from).map_err(|error| failed(from, &error))? {
        let entry = entry.map_err(|error| failed(from, &error))?;
        let path = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&path).map_err(|error| failed(&path, &error))?;
            move_files(&entry.path(), &path, moved)?;
        } else {
            fs::rename(entry.path(), &path).map_err(|error| failed(&path, &error))?;
            moved.push(path);
        }
    }
    Ok(())
}

fn move_folder(from: &Path, to: &Path) -> Result<()> {
    if let Some(above) = to.parent() {
        fs::create_dir_all(above).map_err(|error| failed(above, &error))?;
    }
    fs::rename(from, to).map_err(|error| failed(to, &error))
}

/// The folders below `root` that hold files, as paths from there.
fn leaves(root: &Path, below: &Path) -> Result<Vec<PathBuf>> {
    let folder = root.join(below);
    let mut found = Vec::new();
    let mut has_files = false;
    for entry in fs::read_dir(&folder).map_err(|error| failed(&folder, &error))? {
        let entry = entry.map_err(|error| failed(&folder, &error))?;
        if entry.path().is_dir() {
            found.extend(leaves(root, &below.join(entry.file_name()))?);
        } else {
            has_files = true;
        }
    }
    if has_files {
        found.push(below.to_path_buf());
    }
    Ok(found)
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
