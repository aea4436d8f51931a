//! What DataFusion's plans lack for Spark's answers: number ranges, rows gathered in order, whole results
//! as one value, and the outer names.

pub(crate) mod collected;
pub(crate) mod compact;
pub(crate) mod frequent;
pub(crate) mod gather;
pub(crate) mod join_order;
pub(crate) mod kept;
pub(crate) mod merge_join;
pub(crate) mod numbers;
pub(crate) mod observed;
pub mod output;
pub(crate) mod partitions;
pub(crate) mod quantiles;
pub(crate) mod random;
pub(crate) mod recursion;
mod row_guess;
pub(crate) mod row_order;
pub(crate) mod sample;
pub(crate) mod show;
pub(crate) mod wanted;
pub(crate) mod window_memory;
