//! Firesteel's C ABI: what `include/firesteel.h` declares.
//!
//! An exported function is its doc comment, the boundary that lets no panic and no Rust error out, and a few safe calls
//! of the crate `firesteel`. Raw pointers are read in [`call`] and [`handle`] alone. The rules that a C caller keeps
//! stand once, at the top of the header.

#![expect(non_camel_case_types, reason = "the names are those of C")]
#![allow(clippy::missing_safety_doc, reason = "the rules at the top of the header are the contract of every function")]

mod builder;
mod call;
mod handle;

mod version;

mod error;

mod buffer;
mod options;
mod texts;

mod session;

mod catalog;
mod lifecycle;
mod observation;
mod progress;
mod table_function;

mod branch;
mod column;
mod literal;
mod window;

mod action;
mod analysis;
mod dataframe;
mod grouped;
mod merge;
mod missing_values;
mod reader;
mod reshape;
mod statistics;
mod subquery;
mod writer;
mod writer_v2;

mod query;
mod stream_writer;
mod streams;

mod operation;

mod live;
