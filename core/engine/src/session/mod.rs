//! [`Embedded`]: sessions, their configuration and views, and the operations that run in them.

pub(crate) mod analysis;
mod answers;
mod blocks;
pub(crate) mod cached;
pub(crate) mod configuration;
mod cooperation;
mod embedded;
mod engine;
pub(crate) mod explain;
pub(crate) mod meaning;
mod memory;
pub(crate) mod observed;
pub(crate) mod operation;
mod progress;
pub(crate) mod query;
mod spark_keys;
mod state;

pub use embedded::Embedded;
pub use engine::Options;
pub(crate) use state::{GLOBAL_TEMP, Session};
