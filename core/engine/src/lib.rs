//! Firesteel's embedded backend: `spark.connect` plans resolved to DataFusion plans and run in this process.

pub mod catalog;
mod command;
pub mod error;
pub mod expr;
pub mod function;
pub mod plan;
pub mod resolve;
pub mod session;
pub mod source;
pub mod sql;
pub mod types;

pub use session::{Embedded, Options};

/// How deep expressions of parsed text may nest.
const EXPRESSION_DEPTH: usize = 256;
