//! AddArtifacts and ArtifactStatus: uploading what plans refer to. Spark: `SparkConnectAddArtifactsHandler`.
//!
//! Only `cache/` is taken: blocks of local relations. Code and files for it would need a JVM or a Python on the server.

use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use firesteel_protocol::spark::connect::add_artifacts_request::{ArtifactChunk, BeginChunkedArtifact, Payload};
use firesteel_protocol::spark::connect::add_artifacts_response::ArtifactSummary;
use firesteel_protocol::spark::connect::artifact_statuses_response::ArtifactStatus;
use firesteel_protocol::spark::connect::{
    AddArtifactsRequest, AddArtifactsResponse, ArtifactStatusesRequest, ArtifactStatusesResponse,
};
use firesteel_protocol::{Backend, Error, Kind, Result};
use tonic::{Status, Streaming};

use crate::server::Server;
use crate::session::Session;
use crate::sessions::caller;

/// What the names of blocks of local relations start with.
const CACHE: &str = "cache/";

/// The largest artifact. Spark's clients send blocks of 2,000 MB at most.
const LARGEST: usize = 2_000 << 20;

pub(crate) async fn add_artifacts(
    server: &Server,
    mut requests: Streaming<AddArtifactsRequest>,
) -> Result<AddArtifactsResponse, Status> {
    let mut upload: Option<Upload> = None;
    let mut session_id = String::new();
    while let Some(mut request) = requests.message().await? {
        let upload = match &mut upload {
            Some(upload) => upload,
            None => {
                let session = server.open(&caller!(request))?;
                session_id.clone_from(&request.session_id);
                upload.insert(Upload {
                    backend: Arc::clone(&server.backend),
                    session,
                    summaries: Vec::new(),
                    open: None,
                })
            }
        };
        let taken = upload.take(request.payload).await;
        upload.session.told(taken)?;
    }
    let Some(upload) = upload else { return Err(Status::invalid_argument("an upload without a request")) };
    let session = Arc::clone(&upload.session);
    let artifacts = session.told(upload.finish())?;
    Ok(AddArtifactsResponse { session_id, server_side_session_id: session.server_side_id.clone(), artifacts })
}

pub(crate) async fn artifact_status(
    server: &Server,
    mut request: ArtifactStatusesRequest,
) -> Result<ArtifactStatusesResponse, Status> {
    let session = server.open(&caller!(request))?;
    let hashes = request.names.iter().map(|name| name.strip_prefix(CACHE).unwrap_or_default().to_string()).collect();
    let exist = session.told(server.backend.has_blocks(&session.key, hashes).await)?;
    let statuses = request.names.into_iter().zip(exist);
    Ok(ArtifactStatusesResponse {
        session_id: request.session_id,
        server_side_session_id: session.server_side_id.clone(),
        statuses: statuses.map(|(name, exists)| (name, ArtifactStatus { exists })).collect(),
    })
}

/// The artifacts of one call.
struct Upload {
    backend: Arc<dyn Backend>,
    session: Arc<Session>,
    summaries: Vec<ArtifactSummary>,
    /// An artifact of which chunks are missing.
    open: Option<Chunked>,
}

struct Chunked {
    name: String,
    total_bytes: usize,
    chunks_left: i64,
    is_crc_successful: bool,
    data: BytesMut,
}

impl Upload {
    async fn take(&mut self, payload: Option<Payload>) -> Result<()> {
        match payload {
            Some(Payload::Batch(batch)) => {
                self.check_nothing_open()?;
                for artifact in batch.artifacts {
                    let chunk = artifact.data.unwrap_or_default();
                    self.add(artifact.name, is_intact(&chunk), chunk.data).await?;
                }
                Ok(())
            }
            Some(Payload::BeginChunk(begin)) => {
                self.check_nothing_open()?;
                self.begin(begin).await
            }
            Some(Payload::Chunk(chunk)) => self.append(&chunk).await,
            None => Err(invalid("payload", "an upload without a payload")),
        }
    }

    async fn begin(&mut self, begin: BeginChunkedArtifact) -> Result<()> {
        let total_bytes = usize::try_from(begin.total_bytes).ok().filter(|bytes| *bytes <= LARGEST);
        let total_bytes = total_bytes.ok_or_else(|| invalid("total_bytes", "the artifact is too large"))?;
        self.open = Some(Chunked {
            name: begin.name,
            total_bytes,
            chunks_left: begin.num_chunks,
            is_crc_successful: true,
            data: BytesMut::new(),
        });
        self.append(&begin.initial_chunk.unwrap_or_default()).await
    }

    async fn append(&mut self, chunk: &ArtifactChunk) -> Result<()> {
        let mut open = self.open.take().ok_or_else(|| invalid("chunk", "a chunk of no artifact"))?;
        if open.data.len() + chunk.data.len() > open.total_bytes {
            return Err(invalid("chunk", "an artifact is larger than announced"));
        }
        open.data.extend_from_slice(&chunk.data);
        open.is_crc_successful &= is_intact(chunk);
        open.chunks_left -= 1;
        if open.chunks_left > 0 {
            self.open = Some(open);
            return Ok(());
        }
        if open.data.len() != open.total_bytes {
            return Err(invalid("total_bytes", "an artifact is smaller than announced"));
        }
        self.add(open.name, open.is_crc_successful, open.data.freeze()).await
    }

    /// Keeps an artifact that came over unharmed; the summary tells the client of the others.
    async fn add(&mut self, name: String, is_crc_successful: bool, data: Bytes) -> Result<()> {
        check_path(&name)?;
        let hash = name.strip_prefix(CACHE).ok_or_else(|| refused(&name))?;
        if is_crc_successful {
            self.backend.add_block(&self.session.key, hash.to_string(), data).await?;
        }
        self.summaries.push(ArtifactSummary { name, is_crc_successful });
        Ok(())
    }

    fn check_nothing_open(&self) -> Result<()> {
        match &self.open {
            None => Ok(()),
            Some(_) => Err(invalid("chunk", "an artifact begins before the last one ended")),
        }
    }

    fn finish(self) -> Result<Vec<ArtifactSummary>> {
        self.check_nothing_open()?;
        Ok(self.summaries)
    }
}

fn is_intact(chunk: &ArtifactChunk) -> bool {
    i64::from(crc32fast::hash(&chunk.data)) == chunk.crc
}

fn check_path(name: &str) -> Result<()> {
    let is_plain = |part: &str| !matches!(part, "" | "." | "..");
    if name.split('/').all(is_plain) {
        return Ok(());
    }
    Err(Error::new(Kind::Runtime, "INVALID_ARTIFACT_PATH", &[("name", name)]))
}

fn refused(name: &str) -> Error {
    let what = match name.split('/').next() {
        Some("jars" | "classes") => "addArtifact of a JAR: there is no JVM on the server",
        Some("pyfiles" | "archives") => "addArtifact of Python code: there is no Python on the server",
        Some("forward_to_fs") => "copyFromLocalToFs",
        _ => "addArtifact of a file",
    };
    Error::unsupported(what)
}

fn invalid(argument: &str, reason: &str) -> Error {
    Error::argument("AddArtifacts", argument, reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_below_their_folder() {
        for (name, is_valid) in [
            ("cache/abc", true),
            ("files/a/b.txt", true),
            ("files/../x", false),
            ("/etc/passwd", false),
            ("cache//x", false),
            ("", false),
        ] {
            assert_eq!(check_path(name).is_ok(), is_valid, "{name}");
        }
    }

    #[test]
    fn a_chunk_is_intact_when_its_checksum_says_so() {
        let data = Bytes::from_static(b"hello");
        assert!(is_intact(&ArtifactChunk { crc: 0x3610_a686, data: data.clone() }));
        assert!(!is_intact(&ArtifactChunk { crc: 1, data }));
    }
}
