//! The Rust API on both backends: `local` always, a real Spark server when `FIRESTEEL_TEST_REMOTE` names one.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod backends;
mod dataframes;
mod errors;
mod function_calls;
mod functions;
mod lifetimes;
mod operations;
mod plans;
mod streaming;
mod streams;
mod tpch;
mod writes;
