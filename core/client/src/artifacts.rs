//! Artifacts: files and blocks of local relations, sent in chunks with their checksums. Spark: `ArtifactManager` of
//! PySpark.

use bytes::Bytes;
use firesteel_protocol::spark::connect::add_artifacts_request::{
    ArtifactChunk, Batch, BeginChunkedArtifact, Payload, SingleChunkArtifact,
};
use firesteel_protocol::spark::connect::{AddArtifactsResponse, ArtifactStatusesResponse};
use firesteel_protocol::{Artifact, Error, Kind, Result};
use prost::Message;

use crate::connection::Method;
use crate::encoded::Encoded;
use crate::retry::Retries;
use crate::session::{Session, request};

/// What gRPC takes best in one message, as Spark's clients send it.
const CHUNK_SIZE: usize = 32 * 1024;

/// What the names of blocks of local relations start with.
const CACHE: &str = "cache/";

/// Uploads artifacts, all over again where that may help. A chunk whose checksum the server finds wrong is an error.
pub(crate) async fn add(session: &Session, artifacts: &[Artifact]) -> Result<()> {
    let payloads = payloads(artifacts);
    let requests: Vec<Encoded> = payloads
        .into_iter()
        .map(|payload| Encoded::of(&request!(session, AddArtifactsRequest { payload: Some(payload) })))
        .collect();
    if requests.is_empty() {
        return Ok(());
    }
    let deadline = session.client.options.deadlines.add_artifacts;
    let mut retries = Retries::new(&session.client.options.retry);
    let answer: AddArtifactsResponse = loop {
        let connection = &session.client.connection;
        let sent = connection.client_streaming(Method::AddArtifacts, &requests, AddArtifactsResponse::decode, deadline);
        let status = match sent.await {
            Ok(answer) => break answer,
            Err(status) => status,
        };
        let Some(wait) = session.wait_after(&status, &mut retries) else {
            return Err(session.error(status, deadline).await);
        };
        tokio::time::sleep(wait).await;
    };
    session.check(&answer.session_id, &answer.server_side_session_id)?;
    match answer.artifacts.iter().find(|summary| !summary.is_crc_successful) {
        Some(damaged) => {
            let reason = format!("the artifact `{}` arrived with another checksum than it was sent with", damaged.name);
            let parameters = [("address", session.client.connection.address().to_string()), ("reason", reason)];
            Err(Error::new(Kind::Connection, "FIRESTEEL_CONNECTION", &parameters))
        }
        None => Ok(()),
    }
}

/// Which of these blocks of local relations the server has.
pub(crate) async fn has_blocks(session: &Session, hashes: Vec<String>) -> Result<Vec<bool>> {
    let names: Vec<String> = hashes.iter().map(|hash| format!("{CACHE}{hash}")).collect();
    let request = Encoded::of(&request!(session, ArtifactStatusesRequest { names: names.clone() }));
    let deadline = session.client.options.deadlines.artifact_status;
    let answer: ArtifactStatusesResponse = session.call(Method::ArtifactStatus, request, deadline).await?;
    session.check(&answer.session_id, &answer.server_side_session_id)?;
    Ok(names.iter().map(|name| answer.statuses.get(name).is_some_and(|status| status.exists)).collect())
}

/// A block of a local relation as an artifact.
pub(crate) fn block(hash: &str, data: Bytes) -> Artifact {
    Artifact { name: format!("{CACHE}{hash}"), data }
}

/// The messages of an upload: small artifacts together, up to a chunk's size, large ones chunk by chunk.
fn payloads(artifacts: &[Artifact]) -> Vec<Payload> {
    let mut payloads = Vec::new();
    let mut batch: Vec<SingleChunkArtifact> = Vec::new();
    let mut batch_size = 0;
    for Artifact { name, data } in artifacts {
        let is_large = data.len() > CHUNK_SIZE;
        if !batch.is_empty() && (is_large || batch_size + data.len() > CHUNK_SIZE) {
            payloads.push(Payload::Batch(Batch { artifacts: std::mem::take(&mut batch) }));
            batch_size = 0;
        }
        if is_large {
            payloads.extend(chunked(name, data));
        } else {
            batch.push(SingleChunkArtifact { name: name.clone(), data: Some(chunk(data.clone())) });
            batch_size += data.len();
        }
    }
    if !batch.is_empty() {
        payloads.push(Payload::Batch(Batch { artifacts: batch }));
    }
    payloads
}

fn chunked<'a>(name: &'a str, data: &'a Bytes) -> impl Iterator<Item = Payload> + 'a {
    let chunks = data.len().div_ceil(CHUNK_SIZE);
    (0..chunks).map(move |at| {
        let piece = chunk(data.slice(at * CHUNK_SIZE..data.len().min((at + 1) * CHUNK_SIZE)));
        match at {
            0 => Payload::BeginChunk(BeginChunkedArtifact {
                name: name.to_string(),
                total_bytes: data.len() as i64,
                num_chunks: chunks as i64,
                initial_chunk: Some(piece),
            }),
            _ => Payload::Chunk(piece),
        }
    })
}

fn chunk(data: Bytes) -> ArtifactChunk {
    ArtifactChunk { crc: i64::from(crc32fast::hash(&data)), data }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_artifacts_travel_together_and_large_ones_in_chunks() {
        let artifact = |name: &str, length| Artifact { name: name.to_string(), data: Bytes::from(vec![7; length]) };
        let sent = payloads(&[
            artifact("a", 10),
            artifact("b", CHUNK_SIZE - 10),
            artifact("c", 1),
            artifact("d", 2 * CHUNK_SIZE + 1),
            artifact("e", 0),
        ]);
        let described: Vec<String> = sent
            .iter()
            .map(|payload| match payload {
                Payload::Batch(batch) => {
                    batch.artifacts.iter().map(|artifact| artifact.name.as_str()).collect::<Vec<_>>().join("+")
                }
                Payload::BeginChunk(begin) => {
                    format!("{} of {} in {}", begin.name, begin.total_bytes, begin.num_chunks)
                }
                Payload::Chunk(chunk) => format!("{} bytes", chunk.data.len()),
            })
            .collect();
        assert_eq!(described, ["a+b", "c", "d of 65537 in 3", "32768 bytes", "1 bytes", "e"]);
        let Payload::Chunk(last) = &sent[4] else { panic!("the last chunk") };
        assert_eq!(last.crc, i64::from(crc32fast::hash(&[7])));
    }
}
