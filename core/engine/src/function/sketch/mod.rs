//! Sketches: what is told of many values from a few of them, as bytes that DataSketches reads. Functions over whole
//! sketches stand here, aggregates that make them in `aggregate/`. Spark: `thetasketchesExpressions`,
//! `kllExpressions`.

mod hash;
mod kll;
mod quantile;
mod theta;

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, BinaryArray, Int64Array};
use firesteel_protocol::{Error, Kind, Result};

use super::description::{Ansi, Function, Gives, Repeats, Runs, Shown, called_with};
use super::signature::{Accepts, Parameter, one, optional};
use crate::expr::arguments::Arguments;
use crate::expr::kernel::{Nulls, Run};

pub(super) use hash::hash_of;
pub(super) use kll::{Item, Kll};
pub(super) use quantile::read as read_numbers;
pub(super) use theta::{Growing, Theta};

pub(super) static FUNCTIONS: &[&Function] = &[
    &THETA_ESTIMATE,
    &THETA_UNION,
    &THETA_INTERSECTION,
    &THETA_DIFFERENCE,
    &quantile::N_OF_BIGINT,
    &quantile::N_OF_FLOAT,
    &quantile::N_OF_DOUBLE,
    &quantile::MERGE_OF_BIGINT,
    &quantile::MERGE_OF_FLOAT,
    &quantile::MERGE_OF_DOUBLE,
    &quantile::QUANTILE_OF_BIGINT,
    &quantile::QUANTILE_OF_FLOAT,
    &quantile::QUANTILE_OF_DOUBLE,
    &quantile::RANK_OF_BIGINT,
    &quantile::RANK_OF_FLOAT,
    &quantile::RANK_OF_DOUBLE,
];

/// The logarithm of the number of hashes that a sketch gives at most, unless told. Spark: `DEFAULT_LG_NOM_LONGS`.
pub(super) const DEFAULT_SIZE: i32 = 12;

const ONE_SKETCH: &[Parameter] = &[one(Accepts::Binary)];
const TWO_SKETCHES: &[Parameter] = &[one(Accepts::Binary), one(Accepts::Binary)];

static THETA_ESTIMATE: Function =
    over(&["theta_sketch_estimate"], ONE_SKETCH, Gives::Long, Shown::AsCall, |arguments| {
        let sketches = arguments.bytes(0)?;
        let estimates = sketches.iter().map(|bytes| {
            // Java rounds halves up.
            bytes.map(|bytes| Ok((read(bytes, "theta_sketch_estimate")?.estimate() + 0.5).floor() as i64)).transpose()
        });
        Ok(Arc::new(estimates.collect::<Result<Int64Array>>()?))
    });

static THETA_UNION: Function = over(
    &["theta_union"],
    &[one(Accepts::Binary), one(Accepts::Binary), optional(Accepts::Int)],
    Gives::Binary,
    Shown::By(|call| {
        let mut names: Vec<&str> = call.arguments.iter().map(|argument| argument.name.as_str()).collect();
        if names.len() == 2 {
            names.push("12");
        }
        called_with("theta_union", &names, call)
    }),
    |arguments| {
        let (left, right) = (arguments.bytes(0)?, arguments.bytes(1)?);
        let sizes = if arguments.len() == 3 { Some(arguments.ints(2)?) } else { None };
        let made = (0..left.len()).map(|row| {
            if left.is_null(row) || right.is_null(row) || sizes.as_ref().is_some_and(|sizes| sizes.is_null(row)) {
                return Ok(None);
            }
            let size = sizes.as_ref().map_or(DEFAULT_SIZE, |sizes| sizes.value(row));
            let mut all = Growing::new(checked_size(size, "theta_union")?);
            for bytes in [left.value(row), right.value(row)] {
                all.unite(&read(bytes, "theta_union")?);
            }
            Ok(Some(all.finished().bytes()))
        });
        Ok(Arc::new(made.collect::<Result<BinaryArray>>()?))
    },
);

static THETA_INTERSECTION: Function =
    over(&["theta_intersection"], TWO_SKETCHES, Gives::Binary, Shown::AsCall, |arguments| {
        pairs(arguments, "theta_intersection", Theta::intersection)
    });

static THETA_DIFFERENCE: Function =
    over(&["theta_difference"], TWO_SKETCHES, Gives::Binary, Shown::AsCall, |arguments| {
        pairs(arguments, "theta_difference", Theta::difference)
    });

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

fn pairs(arguments: &Arguments<'_>, function: &str, joined: fn(&Theta, &Theta) -> Theta) -> Result<ArrayRef> {
    let (left, right) = (arguments.bytes(0)?, arguments.bytes(1)?);
    let made = left.iter().zip(right.iter()).map(|(left, right)| {
        let (Some(left), Some(right)) = (left, right) else { return Ok(None) };
        Ok(Some(joined(&read(left, function)?, &read(right, function)?).bytes()))
    });
    Ok(Arc::new(made.collect::<Result<BinaryArray>>()?))
}

pub(super) fn read(bytes: &[u8], function: &str) -> Result<Theta> {
    Theta::read(bytes).ok_or_else(|| {
        Error::new(Kind::Runtime, "THETA_INVALID_INPUT_SKETCH_BUFFER", &[("function", format!("`{function}`"))])
    })
}

/// The logarithm of a size. Spark: `ThetaSketchUtils.checkLgNomLongs`.
pub(super) fn checked_size(size: i32, function: &str) -> Result<u32> {
    const LEAST: i32 = 4;
    const GREATEST: i32 = 26;
    match u32::try_from(size) {
        Ok(found) if (LEAST..=GREATEST).contains(&size) => Ok(found),
        _ => {
            let parameters = [
                ("function", format!("`{function}`")),
                ("min", LEAST.to_string()),
                ("max", GREATEST.to_string()),
                ("value", size.to_string()),
            ];
            Err(Error::new(Kind::Runtime, "SKETCH_INVALID_LG_NOM_ENTRIES", &parameters))
        }
    }
}
