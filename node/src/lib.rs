//! Firesteel's native Node module. What users see is the TypeScript in `lib/`; the classes here stay hidden behind it.
//!
//! `failure`, `layout` and `schema` know the core and no napi; `border` knows napi and no Firesteel object; the other
//! files are the classes that join the two.
#![allow(clippy::wrong_self_convention, reason = "Spark's names: `from_plan` is a method of a session")]

mod analysis;
mod border;
mod catalog;
mod column;
mod dataframe;
mod failure;
mod io;
mod layout;
mod lifecycle;
mod operation;
mod reshape;
mod schema;
mod session;
mod statistics;
mod streaming;
