//! What every part of Firesteel shares: the Spark Connect wire messages, the plan whose relations share their inputs,
//! the error, the [`Backend`] trait and the events a running operation gives.
//!
//! No transport and no engine live here; `firesteel-client` and `firesteel-engine` implement [`Backend`].

pub mod backend;
pub mod error;
pub mod event;
pub mod plan;
pub mod runtime;
pub mod stack;
pub mod types;

pub use backend::{Analyze, Artifact, Backend, ConfigReply, Execute, Interrupt, SessionKey};
pub use error::{Error, Kind, Result};
pub use event::{Batch, Event, EventStream};
pub use plan::{Node, Plan};

/// The messages and the service of Spark Connect 4.3, as generated from `proto/`.
pub mod spark {
    #[allow(clippy::all, clippy::unwrap_used, missing_docs, deprecated)]
    pub mod connect {
        include!(concat!(env!("OUT_DIR"), "/spark.connect.rs"));
    }
}

/// Messages of our own, which travel in the `extension` slots of Spark's.
pub mod extension {
    #[allow(clippy::all)]
    mod generated {
        include!(concat!(env!("OUT_DIR"), "/firesteel.rs"));
    }
    use crate::spark;
    pub use generated::*;

    use prost::Message;

    /// A message that may travel in an `extension` slot.
    pub trait Extension: Message + Default {
        /// The name after the last `/` of the type URL.
        const NAME: &'static str;

        /// Packs the message for an `extension` slot.
        fn pack(&self) -> prost_types::Any {
            prost_types::Any { type_url: format!("type.googleapis.com/{}", Self::NAME), value: self.encode_to_vec() }
        }

        /// The message in `any`, if it is this one and well formed.
        fn unpack(any: &prost_types::Any) -> Option<Self> {
            let name = any.type_url.rsplit('/').next()?;
            (name == Self::NAME).then(|| Self::decode(any.value.as_slice()).ok()).flatten()
        }
    }

    macro_rules! extensions {
        ($($message:ident),* $(,)?) => {
            $(impl Extension for $message {
                const NAME: &'static str = concat!("firesteel.", stringify!($message));
            })*
        };
    }

    extensions!(
        GroupedSelect,
        Values,
        NaturalJoin,
        CreateTemporaryView,
        DropView,
        SetConfiguration,
        ExplainQuery,
        FunctionCall,
        Qualify,
        SortAll,
        LimitBy,
        StarExcept,
        LateralView,
        Pivot,
        UnpivotColumns,
        RecursiveTable,
        SetColumns,
        PipeStep,
        CreateTable,
        CreateSourceView,
        CreateView,
        DropTable,
        InsertInto,
        TruncateTable,
        CreateDatabase,
        DropDatabase,
        UseNamespace,
        AlterTable,
        Show,
        Describe,
        CacheTable,
        DeclareVariable,
        SetVariable,
        DropVariable,
    );
}
