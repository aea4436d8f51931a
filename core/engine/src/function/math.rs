//! Spark functions of the family `math`.

use super::description::Function;

pub(super) static FUNCTIONS: &[&Function] = &[];
