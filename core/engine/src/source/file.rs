//! Files a read means: local paths, folders and patterns. Spark: `DataSource.checkAndGlobPathIfNecessary`,
//! `PartitioningAwareFileIndex`.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use arrow::array::{Array, AsArray, StringArray};
use arrow::datatypes::{DataType, TimeUnit, TimestampMicrosecondType};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Result};
use regex::Regex;

use super::convert::TextCast;
use super::journal;
use super::options::Options;
use crate::error::path_not_found;
use crate::function::Settings;

/// A file to read.
#[derive(Debug, Clone)]
pub(crate) struct File {
    pub(crate) path: PathBuf,
    pub(crate) size: u64,
    pub(crate) modified: Option<SystemTime>,
    /// The values of the columns that its folders tell.
    pub(crate) values: Arc<Vec<ScalarValue>>,
}

/// A file that was found, and the folder below which folders tell columns.
pub(crate) struct Found {
    pub(crate) file: File,
    pub(crate) base: PathBuf,
}

/// Which files of a folder count.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    pub(crate) is_recursive: bool,
    base: Option<PathBuf>,
    name: Option<Regex>,
    after: Option<SystemTime>,
    before: Option<SystemTime>,
}

impl Filter {
    pub(crate) fn new(options: &mut Options, settings: &Settings) -> Result<Self> {
        options.take_default("ignoreCorruptFiles", "false")?;
        options.take_default("ignoreMissingFiles", "false")?;
        let is_recursive = options.take_boolean("recursiveFileLookup")?.unwrap_or(false);
        let base = options.take("basePath").map(|path| local(&path)).transpose()?;
        let name = options.take("pathGlobFilter").map(|glob| pattern(&glob)).transpose()?;
        let after = options.take("modifiedAfter").map(|text| instant("modifiedAfter", &text, settings)).transpose()?;
        let before =
            options.take("modifiedBefore").map(|text| instant("modifiedBefore", &text, settings)).transpose()?;
        Ok(Filter { is_recursive, base, name, after, before })
    }

    /// Whether a file counts whose path was given.
    fn accepts_named(&self, modified: Option<SystemTime>) -> bool {
        self.after.is_none_or(|after| modified.is_some_and(|modified| modified > after))
            && self.before.is_none_or(|before| modified.is_some_and(|modified| modified < before))
    }

    fn accepts(&self, path: &Path, modified: Option<SystemTime>) -> bool {
        let name = file_name(path);
        !is_hidden(name)
            && self.name.as_ref().is_none_or(|pattern| pattern.is_match(name))
            && self.accepts_named(modified)
    }
}

/// A time of the session's zone, as `2020-06-01T13:00:00`.
fn instant(option: &str, text: &str, settings: &Settings) -> Result<SystemTime> {
    let zoned = DataType::Timestamp(TimeUnit::Microsecond, Some(Arc::clone(&settings.zone)));
    let values = TextCast::new(&zoned, settings)?.apply(Arc::new(StringArray::from(vec![text])))?;
    let values = values.as_primitive_opt::<TimestampMicrosecondType>();
    let micros = values.filter(|values| values.is_valid(0)).map(|values| values.value(0));
    let micros = micros.ok_or_else(|| super::options::invalid(option, text, "a time such as 2020-06-01T13:00:00"))?;
    let distance = Duration::from_micros(micros.unsigned_abs());
    let moment = if micros < 0 { UNIX_EPOCH.checked_sub(distance) } else { UNIX_EPOCH.checked_add(distance) };
    moment.ok_or_else(|| super::options::invalid(option, text, "a time this machine knows"))
}

/// The files that `paths` mean, sorted by path, of all folders below. A path that is not there, or a pattern that
/// matches nothing, is `PATH_NOT_FOUND` unless it may lack.
pub(crate) fn list(paths: &[String], filter: &Filter, may_lack: bool) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    for path in paths {
        let local = local(path)?;
        let roots = if has_pattern(path) && !local.exists() { matching(&local)? } else { vec![local.clone()] };
        let roots: Vec<PathBuf> = roots.into_iter().filter(|root| root.exists()).collect();
        if roots.is_empty() && !may_lack {
            return Err(path_not_found(&display(&local)));
        }
        for root in roots {
            let mut files = Vec::new();
            journal::finish(&root)?;
            collect(&root, filter, true, &mut files)?;
            let folder = if root.is_dir() { Some(root.as_path()) } else { root.parent() };
            let base = filter.base.clone().unwrap_or_else(|| folder.map(Path::to_path_buf).unwrap_or_default());
            found.extend(files.into_iter().map(|file| Found { file, base: base.clone() }));
        }
    }
    found.sort_by(|left, right| left.file.path.cmp(&right.file.path));
    Ok(found)
}

fn collect(path: &Path, filter: &Filter, is_root: bool, files: &mut Vec<File>) -> Result<()> {
    let about = std::fs::metadata(path).map_err(|error| unreadable(path, error))?;
    if about.is_file() {
        let modified = about.modified().ok();
        if is_root && filter.accepts_named(modified) || !is_root && filter.accepts(path, modified) {
            files.push(File { path: path.to_path_buf(), size: about.len(), modified, values: Arc::default() });
        }
        return Ok(());
    }
    for entry in std::fs::read_dir(path).map_err(|error| unreadable(path, error))? {
        let child = entry.map_err(|error| unreadable(path, error))?.path();
        if !is_hidden(file_name(&child)) {
            collect(&child, filter, false, files)?;
        }
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
