//! The Rust API on both backends: `local` always, a real Spark server when `FIRESTEEL_TEST_REMOTE` names one.

mod backends;
mod dataframes;
mod errors;
mod operations;
mod plans;
mod streams;
mod tpch;
mod writes;
