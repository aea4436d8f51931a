//! `firesteel._native`: the core for Python. Thin and private; the typed, documented face is the Python package beside
//! it. Classes are frozen, so they need no locks, and whatever waits goes through [`waiting`].
#![allow(clippy::wrong_self_convention, reason = "Spark's names: `from_plan` is a method of a session")]

mod analysis;
mod arrays;
mod catalog;
mod column;
mod dataframe;
mod error;
mod literal;
mod operation;
mod rows;
mod session;
mod stat;
mod stream;
mod streaming;
mod types;
mod waiting;
mod window;
mod writer;

use firesteel::live::{self, Object};
use pyo3::prelude::*;

#[pymodule(gil_used = false)]
mod _native {
    #[pymodule_export]
    use super::analysis::Analysis;
    #[pymodule_export]
    use super::catalog::Catalog;
    #[pymodule_export]
    use super::column::Column;
    #[pymodule_export]
    use super::dataframe::DataFrame;
    #[pymodule_export]
    use super::operation::Operation;
    #[pymodule_export]
    use super::session::Session;
    #[pymodule_export]
    use super::stat::Stat;
    #[pymodule_export]
    use super::stream::Batch;
    #[pymodule_export]
    use super::streaming::{StreamWrite, StreamingListener, StreamingQuery, Streams};
    #[pymodule_export]
    use super::waiting::watch_progress;
    #[pymodule_export]
    use super::window::WindowSpec;
    #[pymodule_export]
    use super::writer::{Command, merge_command, write_command, write_to_command};
    #[pymodule_export]
    use super::{live_objects, version};
}

/// The version of the package.
#[pyfunction]
fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// How many sessions, DataFrames, columns and operations are alive in the core, for tests that look for leaks.
#[pyfunction]
fn live_objects() -> (i64, i64, i64, i64) {
    let [session, dataframe, column, operation] =
        [Object::Session, Object::DataFrame, Object::Column, Object::Operation].map(live::count);
    (session, dataframe, column, operation)
}
