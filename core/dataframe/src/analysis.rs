//! What a DataFrame can be asked without running it, and where its rows are kept: caches and checkpoints.

use firesteel_protocol::event::CommandResult;
use firesteel_protocol::plan::CommandNode;
use firesteel_protocol::spark::connect::analyze_plan_response::Result as Answer;
use firesteel_protocol::spark::connect::command::CommandType;
use firesteel_protocol::spark::connect::execute_plan_response::ResponseType;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Analyze, Result};

use crate::DataFrame;
use crate::session::unexpected_answer;

/// Where the rows of a cached DataFrame are kept. Spark: `StorageLevel`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StorageLevel {
    pub use_disk: bool,
    pub use_memory: bool,
    pub use_off_heap: bool,
    pub deserialized: bool,
    pub replication: i32,
}

impl StorageLevel {
    pub const NONE: StorageLevel = StorageLevel::of(false, false, false);
    pub const DISK_ONLY: StorageLevel = StorageLevel::of(true, false, false);
    pub const MEMORY_ONLY: StorageLevel = StorageLevel::of(false, true, false);
    pub const MEMORY_AND_DISK: StorageLevel = StorageLevel::of(true, true, false);
    /// The level of [`DataFrame::cache`].
    pub const MEMORY_AND_DISK_DESER: StorageLevel = StorageLevel::of(true, true, true);

    const fn of(use_disk: bool, use_memory: bool, deserialized: bool) -> Self {
        StorageLevel { use_disk, use_memory, use_off_heap: false, deserialized, replication: 1 }
    }

    pub(crate) fn to_message(self) -> proto::StorageLevel {
        proto::StorageLevel {
            use_disk: self.use_disk,
            use_memory: self.use_memory,
            use_off_heap: self.use_off_heap,
            deserialized: self.deserialized,
            replication: self.replication,
        }
    }

    fn from_message(level: &proto::StorageLevel) -> Self {
        StorageLevel {
            use_disk: level.use_disk,
            use_memory: level.use_memory,
            use_off_heap: level.use_off_heap,
            deserialized: level.deserialized,
            replication: level.replication,
        }
    }
}

/// Asks, and takes the one kind of answer that fits.
macro_rules! ask {
    ($frame:expr, $question:expr, $answer:ident, $what:literal) => {
        match $frame.session().analyze($question).await? {
            Answer::$answer(answer) => Ok(answer),
            _ => Err(unexpected_answer($what)),
        }
    };
}

impl DataFrame {
    /// Whether the rows can be had without running anything elsewhere.
    pub async fn is_local(&self) -> Result<bool> {
        ask!(self, Analyze::IsLocal(self.plan()), IsLocal, "whether rows are local").map(|answer| answer.is_local)
    }

    /// Whether the rows come from a stream.
    pub async fn is_streaming(&self) -> Result<bool> {
        ask!(self, Analyze::IsStreaming(self.plan()), IsStreaming, "whether it streams")
            .map(|answer| answer.is_streaming)
    }

    /// The files that the rows come from, as far as they are known.
    pub async fn input_files(&self) -> Result<Vec<String>> {
        ask!(self, Analyze::InputFiles(self.plan()), InputFiles, "its files").map(|answer| answer.files)
    }

    /// Whether both plans, simplified, are one and so give the same rows.
    pub async fn same_semantics(&self, other: &DataFrame) -> Result<bool> {
        let question = Analyze::SameSemantics { target: self.plan(), other: other.plan() };
        ask!(self, question, SameSemantics, "whether plans mean the same").map(|answer| answer.result)
    }

    /// A hash that plans of the same semantics share.
    pub async fn semantic_hash(&self) -> Result<i32> {
        ask!(self, Analyze::SemanticHash(self.plan()), SemanticHash, "a semantic hash").map(|answer| answer.result)
    }

    /// Keeps the rows once they are computed, in memory and on disk.
    pub async fn cache(&self) -> Result<()> {
        self.persist(StorageLevel::MEMORY_AND_DISK_DESER).await
    }

    /// Keeps the rows once they are computed.
    pub async fn persist(&self, level: StorageLevel) -> Result<()> {
        let question = Analyze::Persist { relation: self.node().clone(), storage_level: Some(level.to_message()) };
        ask!(self, question, Persist, "to persist").map(drop)
    }

    /// Lets go of the rows that were kept; with `blocking`, before it returns.
    pub async fn unpersist(&self, blocking: bool) -> Result<()> {
        let question = Analyze::Unpersist { relation: self.node().clone(), blocking: Some(blocking) };
        ask!(self, question, Unpersist, "to unpersist").map(drop)
    }

    /// Where the rows are kept; [`StorageLevel::NONE`] when they are not.
    pub async fn storage_level(&self) -> Result<StorageLevel> {
        let answer = ask!(self, Analyze::GetStorageLevel(self.node().clone()), GetStorageLevel, "a storage level")?;
        let level = answer.storage_level.ok_or_else(|| unexpected_answer("a storage level"))?;
        Ok(StorageLevel::from_message(&level))
    }

    /// The DataFrame cut off from what it was computed of, its rows kept in the checkpoint folder until the session ends.
    /// Without `is_eager` they are computed at the first use.
    pub async fn checkpoint(&self, is_eager: bool) -> Result<DataFrame> {
        self.cut_off(false, is_eager, None).await
    }

    /// [`DataFrame::checkpoint`] with the rows kept where they were computed.
    pub async fn local_checkpoint(&self, is_eager: bool, level: Option<StorageLevel>) -> Result<DataFrame> {
        self.cut_off(true, is_eager, level).await
    }

    async fn cut_off(&self, is_local: bool, is_eager: bool, level: Option<StorageLevel>) -> Result<DataFrame> {
        let message = proto::CheckpointCommand {
            relation: None,
            local: is_local,
            eager: is_eager,
            storage_level: level.map(StorageLevel::to_message),
        };
        let command = CommandNode::new(CommandType::CheckpointCommand(message), Some(self.node().clone()));
        for result in self.session().run_command(command).await? {
            if let CommandResult::Other(answer) = result
                && let ResponseType::CheckpointCommandResult(answer) = *answer
                && let Some(relation) = answer.relation
            {
                return Ok(self.session().relation(RelType::CachedRemoteRelation(relation), vec![], 0));
            }
        }
        Err(unexpected_answer("a checkpoint"))
    }
}
