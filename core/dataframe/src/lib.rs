//! Firesteel: the Spark DataFrame API for Rust. A program builds `spark.connect` plans, and the address of its session
//! says where they run: `sc://host:port` on any Spark Connect server, `local` on the engine in this process.
//!
//! ```no_run
//! use firesteel::{Session, functions::{col, sum}, Wait};
//!
//! # fn main() -> firesteel::Result<()> {
//! let spark = Session::builder().remote("local").get_or_create().wait()?;
//! let sales = spark.read().parquet(["sales.parquet"]);
//! sales.group_by([col("country")]).agg([sum("amount").alias("total")]).show(20).wait()?;
//! # Ok(())
//! # }
//! ```
//!
//! Whatever waits is a future that any executor may poll; [`Wait::wait`] blocks on it instead, also inside a running
//! tokio runtime.

mod action;
mod analysis;
mod artifact;
mod builder;
mod catalog;
mod column;
mod command;
mod conf;
mod dataframe;
mod dropped;
mod grouped;
mod join;
mod listener;
mod literal;
mod merge;
mod na;
mod observation;
mod operation;
mod parse;
mod progress;
mod reader;
mod reshape;
mod rows;
mod session;
mod stat;
mod stream;
mod stream_reader;
mod streaming;
mod subquery;
mod table_function;
mod window;
mod writer;
mod writer_v2;

pub mod functions;
pub mod live;

pub use action::LocalIterator;
pub use analysis::StorageLevel;
pub use artifact::ArtifactKind;
pub use builder::SessionBuilder;
pub use catalog::{Catalog, NewTable};
pub use column::{Column, NullOrder};
pub use command::Command;
pub use conf::RuntimeConfig;
pub use dataframe::{DataFrame, ExplainMode};
pub use dropped::Dropped;
pub use grouped::GroupedData;
pub use join::{JoinType, On};
pub use listener::{StreamingEvent, StreamingEventKind, StreamingListener};
pub use literal::Literal;
pub use merge::{MergeAction, MergeInto, MergeWhen, WhenMatched, WhenNotMatched, WhenNotMatchedBySource};
pub use na::NaFunctions;
pub use observation::Observation;
pub use operation::{Operation, Progress, Stage};
pub use parse::TextFormat;
pub use progress::{HandlerId, ProgressReport};
pub use reader::{DataFrameReader, JdbcParts};
pub use reshape::{AsOf, NearestBy};
pub use session::Session;
pub use stat::StatFunctions;
pub use stream::{Check, Start, export_stream, stream_error};
pub use stream_reader::DataStreamReader;
pub use streaming::{DataStreamWriter, Sink, StreamingFailure, StreamingQuery, StreamingStatus, Streams, Trigger};
pub use table_function::TableValuedFunction;
pub use window::{Boundary, Window, WindowSpec};
pub use writer::{DataFrameWriter, SaveMode};
pub use writer_v2::{DataFrameWriterV2, WriteModeV2};

pub use firesteel_protocol::error::QueryContext;
pub use firesteel_protocol::{Batch, Error, Kind, Result, runtime, spark, types};

/// Blocks on a future of this crate.
pub trait Wait: Future + Sized {
    /// Blocks this thread until the work is done. Safe inside a running tokio runtime: the work itself runs on
    /// Firesteel's own threads.
    fn wait(self) -> Self::Output {
        runtime::block_on(self)
    }
}

impl<F: Future> Wait for F {}

/// Whether this build holds the embedded engine, and so `local`.
pub const HAS_ENGINE: bool = cfg!(feature = "embedded");

/// The blocks of Rust's page and of the README, as tests of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/rust.md")]
#[doc = include_str!("../../../README.md")]
mod guide {}
