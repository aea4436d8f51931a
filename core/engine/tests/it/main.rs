//! The engine from outside: plans through `Backend`. Expected answers come from Spark 4.3.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod catalog;
mod compatibility;
mod configuration;
mod csv;
mod folders;
mod functions;
mod harness;
mod join_order;
mod json;
mod malformed;
mod operations;
mod parquet;
mod sketches;
mod spilling;
mod subqueries;
mod syntax;
mod views;
mod windows;
mod write;
