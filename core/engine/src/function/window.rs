//! Spark functions of the family `window`.

use super::description::Function;

pub(super) static FUNCTIONS: &[&Function] = &[];
