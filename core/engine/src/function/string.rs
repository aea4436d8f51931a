//! Spark functions of the family `string`.

use super::description::Function;

pub(super) static FUNCTIONS: &[&Function] = &[];
