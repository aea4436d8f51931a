//! Spark functions of the family `aggregate`.

use super::description::Function;

pub(super) static FUNCTIONS: &[&Function] = &[];
