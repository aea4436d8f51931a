//! Changes to the files of a folder that are seen whole or not at all, even when the program is killed in their middle.
//!
//! What is to change is written to a file in the folder before anything moves: that moment decides. Whoever opens the
//! folder next and finds that file ends the work first, and every step may be done twice. A lock on the folder keeps those
//! apart who change it; it goes with the program that holds it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use firesteel_protocol::{Error, Kind, Result};
use serde_json::{Value, json};

use super::display;

/// Readers pass over it, as over all names that begin so.
const NAME: &str = "_firesteel_commit";

/// The file that says that a folder is complete.
pub(crate) const SUCCESS: &str = "_SUCCESS";

/// A small file elsewhere that changes with the folder.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
}

/// What goes of the files that are there.
#[derive(Debug)]
pub(crate) enum Replaced {
    Nothing,
    All,
    /// Those of one folder.
    Below(PathBuf),
    /// Those of every folder into which files come.
    Folders,
}

/// Moves the files of the folder `from` to the same places below `folder`, in the stead of what is `replaced`.
pub(crate) fn commit(folder: &Path, from: &Path, replaced: &Replaced, record: Option<Record>) -> Result<()> {
    let _lock = lock(folder).map_err(|error| failed(folder, &error))?;
    finish_locked(folder)?;
    let removed = removed(folder, from, replaced).map_err(|error| failed(folder, &error))?;
    let removed = removed.iter().map(|path| text(path)).collect::<Result<Vec<_>>>()?;
    let record = match &record {
        Some(Record { path, text: record }) => json!({ "path": text(path)?, "text": record }),
        None => Value::Null,
    };
    let journal = json!({ "from": text(from)?, "removed": removed, "record": record });
    write(&folder.join(NAME), &journal.to_string()).map_err(|error| failed(folder, &error))?;
    finish_locked(folder)
}

/// Ends what somebody began in `folder` and could not end; whether there was something.
pub(crate) fn finish(folder: &Path) -> Result<bool> {
    if !folder.join(NAME).exists() {
        return Ok(false);
    }
    let _lock = lock(folder).map_err(|error| failed(folder, &error))?;
    finish_locked(folder)?;
    Ok(true)
}

/// Writes a file that is seen whole or not at all.
pub(crate) fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!("_{name}.{}.new", uuid::Uuid::new_v4().simple()));
    fs::write(&beside, text)?;
    fs::rename(&beside, path)
}

/// Holds a folder for oneself. Where a file system knows no locks, programs must not write to one folder at a time.
pub(crate) fn lock(folder: &Path) -> io::Result<File> {
    let opened = File::open(folder)?;
    match opened.lock() {
        Err(error) if error.kind() != ErrorKind::Unsupported => Err(error),
        _ => Ok(opened),
    }
}

fn finish_locked(folder: &Path) -> Result<()> {
    let name = folder.join(NAME);
    let journal = match fs::read(&name) {
        Ok(journal) => journal,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failed(folder, &error)),
    };
    let journal: Value = serde_json::from_slice(&journal).map_err(|error| failed(folder, &error.into()))?;
    let path = |value: &Value| value.as_str().map(PathBuf::from);
    let removed = journal["removed"].as_array().into_iter().flatten().filter_map(path);
    remove(folder, removed).map_err(|error| failed(folder, &error))?;
    if let Some(from) = path(&journal["from"]) {
        adopt(&from, folder).map_err(|error| failed(folder, &error))?;
    }
    File::create(folder.join(SUCCESS)).map_err(|error| failed(folder, &error))?;
    let record = &journal["record"];
    if let (Some(path), Some(text)) = (path(&record["path"]), record["text"].as_str()) {
        write(&path, text).map_err(|error| failed(&path, &error))?;
    }
    fs::remove_file(&name).map_err(|error| failed(folder, &error))?;
    if let Some(from) = path(&journal["from"]) {
        // What is left are empty folders, which do no harm.
        let _ = fs::remove_dir_all(from);
    }
    Ok(())
}

/// The files that go, as paths below `folder`.
fn removed(folder: &Path, from: &Path, replaced: &Replaced) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    match replaced {
        Replaced::Nothing => {}
        Replaced::All => all_files(folder, Path::new(""), &mut files)?,
        Replaced::Below(below) => all_files(folder, below, &mut files)?,
        Replaced::Folders => {
            let mut new = Vec::new();
            all_files(from, Path::new(""), &mut new)?;
            let folders: BTreeSet<&Path> = new.iter().filter_map(|file| file.parent()).collect();
            for below in folders.into_iter().filter(|below| !below.as_os_str().is_empty()) {
                all_files(folder, below, &mut files)?;
            }
        }
    }
    files.retain(|file| file.parent() != Some(Path::new("")) || !is_own(file));
    Ok(files)
}

fn is_own(file: &Path) -> bool {
    file.as_os_str().to_string_lossy().trim_start_matches('_').starts_with(NAME.trim_start_matches('_'))
}

fn all_files(root: &Path, below: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let entries = match fs::read_dir(root.join(below)) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let path = below.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            all_files(root, &path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// Removes files, and the folders that are empty then.
fn remove(folder: &Path, files: impl Iterator<Item = PathBuf>) -> io::Result<()> {
    for file in files {
        match fs::remove_file(folder.join(&file)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let above = file.ancestors().skip(1).filter(|above| !above.as_os_str().is_empty());
        // A folder that holds something stays, and so do those above.
        let _ = above.map(|above| fs::remove_dir(folder.join(above))).find(io::Result::is_err);
    }
    Ok(())
}

/// Moves all files; those that were moved before are no longer there.
fn adopt(from: &Path, folder: &Path) -> io::Result<()> {
    let mut files = Vec::new();
    all_files(from, Path::new(""), &mut files)?;
    for file in files {
        let place = folder.join(&file);
        if let Some(above) = place.parent() {
            fs::create_dir_all(above)?;
        }
        fs::rename(from.join(&file), place)?;
    }
    Ok(())
}

fn text(path: &Path) -> Result<&str> {
    path.to_str().ok_or_else(|| Error::unsupported(format!("the path {}, which is no UTF-8", path.display())))
}

fn failed(path: &Path, error: &io::Error) -> Error {
    let parameters = [("path", display(path)), ("reason", error.to_string())];
    Error::new(Kind::Runtime, "FIRESTEEL_WRITE_FAILED", &parameters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &Path) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    }

    fn files(folder: &Path) -> Vec<String> {
        let mut files = Vec::new();
        all_files(folder, Path::new(""), &mut files).unwrap();
        let mut names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        names.retain(|name| name != SUCCESS);
        names.sort();
        names
    }

    /// What is left when the program stops after some steps of a change from `p=1/old` to `p=1/a` and `p=1/b`.
    #[test]
    fn a_change_that_was_cut_short_is_ended_by_the_next_who_comes() {
        for steps in 0..4 {
            let root = tempfile::tempdir().unwrap();
            let (folder, from) = (root.path().join("t"), root.path().join(".t.staging"));
            let record = root.path().join("record");
            ["p=1/old", "p=2/kept"].iter().for_each(|name| file(&folder.join(name)));
            ["p=1/a", "p=1/b"].iter().for_each(|name| file(&from.join(name)));
            let journal = json!({
                "from": from.to_str(), "removed": ["p=1/old"],
                "record": { "path": record.to_str(), "text": "new" },
            });
            write(&folder.join(NAME), &journal.to_string()).unwrap();
            if steps > 0 {
                remove(&folder, ["p=1/old".into()].into_iter()).unwrap();
            }
            if steps > 1 {
                fs::create_dir_all(folder.join("p=1")).unwrap();
                fs::rename(from.join("p=1/a"), folder.join("p=1/a")).unwrap();
            }
            if steps > 2 {
                adopt(&from, &folder).unwrap();
            }
            assert!(finish(&folder).unwrap(), "{steps}");
            assert_eq!(files(&folder), ["p=1/a", "p=1/b", "p=2/kept"], "{steps}");
            assert_eq!(fs::read_to_string(&record).unwrap(), "new");
            assert!(!finish(&folder).unwrap());
        }
    }

    #[test]
    fn what_goes_is_named_before_anything_moves() {
        let root = tempfile::tempdir().unwrap();
        let (folder, from) = (root.path().join("t"), root.path().join(".t.staging"));
        ["p=1/x", "p=2/x", "q/_z"].iter().for_each(|name| file(&folder.join(name)));
        file(&from.join("p=1/y"));
        for (replaced, expected) in [
            (Replaced::Nothing, vec![]),
            (Replaced::All, vec!["p=1/x", "p=2/x", "q/_z"]),
            (Replaced::Below("p=2".into()), vec!["p=2/x"]),
            (Replaced::Folders, vec!["p=1/x"]),
        ] {
            let mut removed = removed(&folder, &from, &replaced).unwrap();
            removed.sort();
            assert_eq!(removed, expected.iter().map(PathBuf::from).collect::<Vec<_>>(), "{replaced:?}");
        }
    }
}
