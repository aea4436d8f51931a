//! Where rows come from: files, and the one pass that looks up what a plan names.

mod tables;

pub use tables::Tables;
