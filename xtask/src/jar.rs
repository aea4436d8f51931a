//! Text files inside a jar.

use std::error::Error;
use std::fs::File;
use std::io::Read;

/// The entries of the jar whose path satisfies `wanted`, with their text, sorted by path.
pub fn texts(jar: &str, wanted: impl Fn(&str) -> bool) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let file = File::open(jar).map_err(|error| format!("cannot open {jar}: {error}"))?;
    let mut archive = zip::ZipArchive::new(file)?;
    let mut found = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index)?;
        let path = entry.name().to_string();
        if wanted(&path) {
            let mut text = String::new();
            entry.read_to_string(&mut text)?;
            found.push((path, text));
        }
    }
    if found.is_empty() {
        return Err(format!("{jar} holds none of the files looked for").into());
    }
    found.sort();
    Ok(found)
}
