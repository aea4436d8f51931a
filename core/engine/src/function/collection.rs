//! Spark functions of the family `collection`.

use super::description::Function;

pub(super) static FUNCTIONS: &[&Function] = &[];

use firesteel_protocol::{Error, Result};

use super::Settings;
use crate::expr::Typed;

/// `input[key]` or `input.key`.
pub fn extract(input: Typed, key: Typed, settings: &Settings) -> Result<Typed> {
    let _ = (key, settings);
    Err(Error::unsupported(format!("an element of {}", input.name)))
}
