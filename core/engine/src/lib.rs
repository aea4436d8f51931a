//! Firesteel's embedded backend: `spark.connect` plans resolved to DataFusion plans and run in this process.

pub mod catalog;
pub mod error;
pub mod expr;
pub mod function;
pub mod plan;
pub mod resolve;
pub mod source;
pub mod sql;
pub mod types;
