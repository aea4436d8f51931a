//! Spark functions of the family `datetime`.

use super::description::Function;

pub(super) static FUNCTIONS: &[&Function] = &[];
