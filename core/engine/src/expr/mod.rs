//! Expressions with Spark's types and names, casts, and how a Spark kernel becomes a DataFusion function.

pub mod arguments;
pub mod calendar;
pub mod cast;
pub mod constant;
pub mod date_pattern;
pub mod display;
pub mod failure;
pub mod field;
pub mod json;
pub mod kernel;
pub mod keys;
pub mod logic;
pub mod origin;
pub mod pattern;
mod typed;
pub mod variant;

pub use cast::{EvalMode, cast};
pub use typed::Typed;
