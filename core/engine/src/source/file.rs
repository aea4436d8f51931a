//! Files a read means: local paths, folders and patterns. Spark: `DataSource.checkAndGlobPathIfNecessary`,
//! `PartitioningAwareFileIndex`.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use firesteel_protocol::{Error, Result};
use regex::Regex;

use super::options::Options;
use crate::error::path_not_found;

/// A file to read.
#[derive(Debug, Clone)]
pub(crate) struct File {
    pub(crate) path: PathBuf,
    pub(crate) size: u64,
    pub(crate) modified: Option<SystemTime>,
}

/// Which files of a folder count.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    recursive: bool,
    name: Option<Regex>,
}

impl Filter {
    pub(crate) fn new(options: &mut Options) -> Result<Self> {
        options.take_default("ignoreCorruptFiles", "false")?;
        options.take_default("ignoreMissingFiles", "false")?;
        let recursive = options.take_boolean("recursiveFileLookup")?.unwrap_or(false);
        let name = options.take("pathGlobFilter").map(|glob| pattern(&glob)).transpose()?;
        Ok(Filter { recursive, name })
    }

    fn accepts(&self, path: &Path) -> bool {
        let name = file_name(path);
        !is_hidden(name) && self.name.as_ref().is_none_or(|pattern| pattern.is_match(name))
    }
}

/// The files that `paths` mean, sorted by path. A path that is not there, or a pattern that matches nothing, is
/// `PATH_NOT_FOUND`.
pub(crate) fn list(paths: &[String], filter: &Filter) -> Result<Vec<File>> {
    let mut files = Vec::new();
    for path in paths {
        let local = local(path)?;
        let roots = if has_pattern(path) && !local.exists() { matching(&local)? } else { vec![local.clone()] };
        let roots: Vec<PathBuf> = roots.into_iter().filter(|root| root.exists()).collect();
        if roots.is_empty() {
            return Err(path_not_found(&display(&local)));
        }
        for root in roots {
            collect(&root, filter, true, &mut files)?;
        }
    }
    files.sort_by(|left, right| left.path.cmp(&right.path));
    Ok(files)
}

fn collect(path: &Path, filter: &Filter, is_root: bool, files: &mut Vec<File>) -> Result<()> {
    let about = std::fs::metadata(path).map_err(|error| unreadable(path, error))?;
    if about.is_file() {
        if is_root || filter.accepts(path) {
            files.push(File { path: path.to_path_buf(), size: about.len(), modified: about.modified().ok() });
        }
        return Ok(());
    }
    for entry in std::fs::read_dir(path).map_err(|error| unreadable(path, error))? {
        let child = entry.map_err(|error| unreadable(path, error))?.path();
        if child.is_dir() {
            let name = file_name(&child);
            if filter.recursive && !is_hidden(name) {
                collect(&child, filter, false, files)?;
            } else if name.contains('=') {
                return Err(Error::unsupported(format!("reading folders partitioned by column, such as {name}")));
            }
            // Spark passes over other folders.
            continue;
        }
        collect(&child, filter, false, files)?;
    }
    Ok(())
}

/// Spark: `HadoopFSUtils.shouldFilterOutPathName`.
fn is_hidden(name: &str) -> bool {
    (name.starts_with('_') && !name.contains('=')) || name.starts_with('.') || name.ends_with("._COPYING_")
}

fn file_name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).unwrap_or_default()
}

fn unreadable(path: &Path, error: std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::NotFound => path_not_found(&display(path)),
        _ => crate::error::failed_read(&display(path), &error.to_string()),
    }
}

/// The local path that a path or `file:` URL means. Other file systems are refused by name.
pub(crate) fn local(path: &str) -> Result<PathBuf> {
    let scheme = path.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| {
        scheme.len() > 1 && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    });
    let bare = match scheme {
        Some(scheme) if scheme.eq_ignore_ascii_case("file") => {
            let rest = &path[scheme.len() + 1..];
            if let Some(rest) = rest.strip_prefix("//") { rest.strip_prefix("localhost").unwrap_or(rest) } else { rest }
        }
        Some(scheme) if path[scheme.len()..].starts_with("://") => {
            return Err(Error::unsupported(format!("the file system {scheme}://")));
        }
        _ => path,
    };
    let absolute = std::path::absolute(bare).map_err(|error| Error::argument("load", "path", error))?;
    Ok(absolute)
}

/// As Spark shows a path: `file:/folder/file`.
pub(crate) fn display(path: &Path) -> String {
    format!("file:{}", path.display())
}

fn has_pattern(path: &str) -> bool {
    path.contains(['*', '?', '[', '{'])
}

/// The paths that match, one path component at a time.
fn matching(path: &Path) -> Result<Vec<PathBuf>> {
    let mut found = vec![PathBuf::new()];
    for component in path.components() {
        let text = component.as_os_str().to_str().unwrap_or_default();
        if !has_pattern(text) {
            found.iter_mut().for_each(|path| path.push(component));
            continue;
        }
        let pattern = pattern(text)?;
        let mut next = Vec::new();
        for folder in &found {
            let Ok(entries) = std::fs::read_dir(folder) else { continue };
            let children = entries.filter_map(|entry| Some(entry.ok()?.path()));
            next.extend(children.filter(|child| {
                let name = file_name(child);
                pattern.is_match(name) && !is_hidden(name)
            }));
        }
        found = next;
    }
    Ok(found)
}

/// Hadoop's glob of one component as a regular expression: `*`, `?`, `[a-c]`, `[^a]`, `{x,y}`, and `\` before a character.
fn pattern(glob: &str) -> Result<Regex> {
    let mut expression = String::from("^");
    let mut depth = 0;
    let mut characters = glob.chars();
    while let Some(character) = characters.next() {
        match character {
            '*' => expression.push_str(".*"),
            '?' => expression.push('.'),
            '[' | ']' | '^' | '-' => expression.push(character),
            '{' => {
                depth += 1;
                expression.push_str("(?:");
            }
            '}' if depth > 0 => {
                depth -= 1;
                expression.push(')');
            }
            ',' if depth > 0 => expression.push('|'),
            '\\' => expression.push_str(&regex::escape(&characters.next().map(String::from).unwrap_or_default())),
            other => expression.push_str(&regex::escape(&other.to_string())),
        }
    }
    expression.push('$');
    Regex::new(&expression).map_err(|error| Error::argument("load", "path", format!("the pattern {glob}: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_matches_as_hadoop_does() {
        for (glob, name, matches) in [
            ("*.csv", "a.csv", true),
            ("*.csv", "acsv", false),
            ("part-?", "part-1", true),
            ("[ab]{x,y}", "ay", true),
            ("[^ab]", "a", false),
        ] {
            assert_eq!(pattern(glob).is_ok_and(|glob| glob.is_match(name)), matches, "{glob} {name}");
        }
    }

    #[test]
    fn local_paths_and_file_urls_are_the_same_and_others_are_refused() {
        for path in ["/a/b", "file:/a/b", "file:///a/b"] {
            assert_eq!(local(path).ok().as_deref(), Some(Path::new("/a/b")), "{path}");
        }
        let error = local("s3://bucket/key").err();
        assert_eq!(error.map(|error| error.condition().to_string()).as_deref(), Some("UNSUPPORTED_OPERATION"));
    }
}
