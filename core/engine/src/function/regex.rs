//! Spark functions of the family `regex`.

use super::description::Function;

pub(super) static FUNCTIONS: &[&Function] = &[];
