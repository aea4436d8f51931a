//! [`Limits`]: what one server holds at most, and for how long.

use std::time::Duration;

/// The defaults are Spark's where Spark has them.
#[derive(Debug, Clone)]
pub struct Limits {
    /// The largest request, in bytes. Spark: `spark.connect.grpc.maxInboundMessageSize`.
    pub message_bytes: usize,
    pub sessions: usize,
    /// Operations of all sessions that have not been released.
    pub operations: usize,
    /// Operations that begin to run at a time; others wait for their turn.
    pub running: usize,
    /// What an operation may have ready for a client that reads slower than it runs.
    pub unsent_bytes: usize,
    /// What an operation keeps of its sent answers until the client releases them.
    /// Spark: `spark.connect.execute.reattachable.observerRetryBufferSize`.
    pub retry_bytes: usize,
    /// What all operations may keep of their answers, sent or not; beyond it each keeps as little as it can.
    pub held_bytes: usize,
    /// When a stream of answers ends so that the client asks for the rest on a new one.
    /// Spark: `spark.connect.execute.reattachable.senderMaxStreamDuration` and `...Size`.
    pub stream_duration: Duration,
    pub stream_bytes: usize,
    /// The largest piece of a batch in one answer. Spark: `spark.connect.session.resultChunking.maxChunkSize`.
    pub chunk_bytes: usize,
    /// How long an operation lives that no client reads. Spark: `spark.connect.execute.manager.detachedTimeout`.
    pub detached: Duration,
    /// How long a session lives that nobody uses. Spark: `spark.connect.session.manager.defaultSessionTimeout`.
    pub idle: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            message_bytes: 128 << 20,
            sessions: 1_000,
            operations: 1_000,
            running: std::thread::available_parallelism().map_or(1, usize::from).max(2) * 2,
            unsent_bytes: 4 << 20,
            retry_bytes: 10 << 20,
            held_bytes: 256 << 20,
            stream_duration: Duration::from_secs(120),
            stream_bytes: 1 << 30,
            chunk_bytes: (128 << 20) / 10 * 9,
            detached: Duration::from_secs(300),
            idle: Duration::from_secs(3600),
        }
    }
}
