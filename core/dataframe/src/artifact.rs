//! Artifacts: files that a session takes to its server. Spark: `SparkSession.addArtifacts`.

use std::path::{Path, PathBuf};

use bytes::Bytes;
use firesteel_protocol::{Artifact, Error, Result};

use crate::Session;

/// What a file is to the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ArtifactKind {
    /// Classes for the JVM: a `.jar`.
    #[default]
    Jar,
    /// Code for Python: `.py`, `.zip`, `.egg` or `.jar`.
    PyFile,
    /// An archive to unpack: `.zip`, `.jar`, `.tar.gz`, `.tgz` or `.tar`. `#name` after the path names its folder.
    Archive,
    /// Any file.
    File,
}

impl ArtifactKind {
    fn folder(self) -> &'static str {
        match self {
            ArtifactKind::Jar => "jars",
            ArtifactKind::PyFile => "pyfiles",
            ArtifactKind::Archive => "archives",
            ArtifactKind::File => "files",
        }
    }

    /// The endings that names of such files have; none for any.
    fn endings(self) -> &'static [&'static str] {
        match self {
            ArtifactKind::Jar => &[".jar"],
            ArtifactKind::PyFile => &[".py", ".zip", ".egg", ".jar"],
            ArtifactKind::Archive => &[".zip", ".jar", ".tar.gz", ".tgz", ".tar"],
            ArtifactKind::File => &[],
        }
    }
}

impl Session {
    /// [`Session::add_artifacts`] of one file.
    pub async fn add_artifact(&self, path: impl Into<String>, kind: ArtifactKind) -> Result<()> {
        self.add_artifacts([path.into()], kind).await
    }

    /// Takes files of this machine to the session's server, where queries of the session find them. A path may be a
    /// `file:` address. A file of another form than `kind` says raises `UNSUPPORTED_OPERATION`, and so does every file on
    /// `local`, where no JVM and no Python would use it.
    pub async fn add_artifacts(&self, paths: impl IntoIterator<Item = String>, kind: ArtifactKind) -> Result<()> {
        self.check_usable()?;
        let named = paths.into_iter().map(|path| named(&path, kind)).collect::<Result<Vec<_>>>()?;
        let read = named.into_iter().map(|(name, path)| {
            let data = std::fs::read(&path).map_err(|error| {
                let reason = format!("`{}` cannot be read: {error}", path.display());
                Error::argument("add_artifacts", "paths", reason).with_cause(error)
            })?;
            Ok(Artifact { name, data: Bytes::from(data) })
        });
        self.backend().add_artifacts(self.key(), read.collect::<Result<Vec<_>>>()?).await
    }
}

/// The name of an artifact on the server, and the file that it is.
fn named(path: &str, kind: ArtifactKind) -> Result<(String, PathBuf)> {
    let (place, fragment) = match path.split_once('#') {
        Some((place, fragment)) => (place, Some(fragment)),
        None => (path, None),
    };
    let place = match place.split_once("://") {
        Some(("file", rest)) => rest,
        Some((scheme, _)) => return Err(Error::unsupported(format!("{scheme} scheme"))),
        None => place.strip_prefix("file:").unwrap_or(place),
    };
    let absolute = std::path::absolute(Path::new(place))
        .map_err(|error| Error::argument("add_artifacts", "paths", "a path is empty").with_cause(error))?;
    let name = absolute.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_string();
    let endings = kind.endings();
    if name.is_empty() || !(endings.is_empty() || endings.iter().any(|ending| name.ends_with(ending))) {
        return Err(Error::unsupported(format!("{} file format", absolute.display())));
    }
    let shown = match (kind, fragment) {
        (ArtifactKind::Archive, Some(fragment)) if !fragment.is_empty() => format!("{name}#{fragment}"),
        _ => name,
    };
    Ok((format!("{}/{shown}", kind.folder()), absolute))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_artifact_is_named_by_its_kind_and_file() {
        let name = |path: &str, kind| named(path, kind).map(|(name, _)| name).map_err(|error| error.to_string());
        assert_eq!(name("/a/b/c.jar", ArtifactKind::Jar), Ok("jars/c.jar".to_string()));
        assert_eq!(name("file:///a/c.py", ArtifactKind::PyFile), Ok("pyfiles/c.py".to_string()));
        assert_eq!(name("c.tar.gz#env", ArtifactKind::Archive), Ok("archives/c.tar.gz#env".to_string()));
        assert_eq!(name("c.anything", ArtifactKind::File), Ok("files/c.anything".to_string()));
        assert!(name("/a/c.txt", ArtifactKind::Jar).is_err_and(|text| text.contains("/a/c.txt file format")));
        assert!(name("s3://a/c.jar", ArtifactKind::Jar).is_err_and(|text| text.contains("s3 scheme")));
    }
}
