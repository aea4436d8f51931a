//! Sketches: what is told of many values from a few of them, as bytes that DataSketches reads. Functions over whole
//! sketches stand here, aggregates that make them in `aggregate/`. HLL and theta sketches are the `datasketches` library's.
//! KLL and tuple sketches are our own: of the library's KLL sketches, joined ones have other bytes than Java's, and a quantile
//! may lie one item off; what its tuple sketches lack stands in `tuple`.

pub(super) mod hll;
mod keys;
mod kll;
pub(super) mod quantile;
pub(super) mod theta;
pub(super) mod tuple;

use firesteel_protocol::{Error, Kind, Result};

use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called_with};
use super::signature::Parameter;
use crate::expr::kernel::{Nulls, Run};

pub(super) use keys::Keys;
pub(super) use kll::{Item, Kll};
pub(super) use quantile::read as read_numbers;

/// The logarithm of the number of hashes or registers of a sketch at most, unless told. Spark: `DEFAULT_LG_NOM_LONGS`,
/// `HllSketch.DEFAULT_LG_K`.
pub(super) const DEFAULT_SIZE: i32 = 12;

const fn over(
    names: &'static [&'static str],
    takes: &'static [Parameter],
    gives: Gives,
    shown: Shown,
    run: Run,
) -> Function {
    Function {
        names,
        takes,
        gives,
        nulls: Nulls::AnyMakesNull,
        ansi: Ansi::Raises,
        repeats: Repeats::Always,
        shown,
        runs: Runs::Kernel(run),
    }
}

/// A call as Spark prints it: with the default of the last argument, where `given` others are all there are.
pub(super) fn with_default(name: &str, given: usize, default: &str, call: &Call<'_>) -> String {
    let mut names: Vec<&str> = call.arguments.iter().map(|argument| argument.name.as_str()).collect();
    if names.len() == given {
        names.push(default);
    }
    called_with(name, &names, call)
}

/// The logarithm of the number of hashes. Spark: `SketchUtils.checkLgNomLongs`.
pub(super) fn checked_size(size: i32, function: &str) -> Result<u8> {
    const LEAST: u8 = 4;
    const GREATEST: u8 = 26;
    u8::try_from(size).ok().filter(|size| (LEAST..=GREATEST).contains(size)).ok_or_else(|| {
        let parameters = [
            ("function", format!("`{function}`")),
            ("min", LEAST.to_string()),
            ("max", GREATEST.to_string()),
            ("value", size.to_string()),
        ];
        Error::new(Kind::Runtime, "SKETCH_INVALID_LG_NOM_ENTRIES", &parameters)
    })
}

/// The size of the library's sketch for one of Spark's: its least is a step above theirs.
pub(super) fn kept(size: u8) -> u8 {
    size.max(5)
}
