//! Text files inside a jar, which is a zip archive. Python, which the project needs anyway, unpacks it: a zip crate here
//! would switch on features of the compression crates that DataFusion shares, and so compile DataFusion twice.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use crate::shell::{program, succeed};

/// The files of the jar whose path satisfies `wanted`, with their text, sorted by path.
pub fn texts(jar: &str, wanted: impl Fn(&str) -> bool) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let folder = std::env::temp_dir().join(format!("firesteel-jar-{}", std::process::id()));
    let jar = fs::canonicalize(jar).map_err(|error| format!("cannot open {jar}: {error}"))?;
    succeed(program("python3").args(["-m", "zipfile", "-e"]).arg(&jar).arg(&folder))?;
    let mut found = Vec::new();
    for path in files(&folder)? {
        let name = path.strip_prefix(&folder)?.to_string_lossy().to_string();
        if wanted(&name) {
            found.push((name, fs::read_to_string(path)?));
        }
    }
    fs::remove_dir_all(&folder)?;
    if found.is_empty() {
        return Err(format!("{} holds none of the files looked for", jar.display()).into());
    }
    found.sort();
    Ok(found)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    Ok(found)
}
