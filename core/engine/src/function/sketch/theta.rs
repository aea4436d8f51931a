//! `theta_sketch_estimate`, `theta_union`, `theta_intersection` and `theta_difference`, and what the aggregates of theta
//! sketches share with them. Spark: `thetasketchesExpressions`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, BinaryArray, Int64Array};
use datasketches::theta::{CompactThetaSketch, ThetaANotB, ThetaIntersection, ThetaUnion, ThetaUnionBuilder};
use firesteel_protocol::{Error, Kind, Result};

use super::{DEFAULT_SIZE, checked_size, kept, over, with_default};
use crate::expr::arguments::Arguments;
use crate::function::description::{Function, Gives, Shown};
use crate::function::signature::{Accepts, Parameter, one, optional};

pub(in crate::function) static FUNCTIONS: &[&Function] = &[&ESTIMATE, &UNION, &INTERSECTION, &DIFFERENCE];

const TWO_SKETCHES: &[Parameter] = &[one(Accepts::ExactBinary), one(Accepts::ExactBinary)];

static ESTIMATE: Function =
    over(&["theta_sketch_estimate"], &[one(Accepts::ExactBinary)], Gives::Long, Shown::AsCall, |arguments| {
        let sketches = arguments.bytes(0)?;
        let estimates = sketches.iter().map(|bytes| {
            // Java rounds halves up.
            bytes.map(|bytes| Ok((read(bytes, "theta_sketch_estimate")?.estimate() + 0.5).floor() as i64)).transpose()
        });
        Ok(Arc::new(estimates.collect::<Result<Int64Array>>()?))
    });

static UNION: Function = over(
    &["theta_union"],
    &[one(Accepts::ExactBinary), one(Accepts::ExactBinary), optional(Accepts::ExactInt)],
    Gives::Binary,
    Shown::By(|call| with_default("theta_union", 2, "12", call)),
    |arguments| {
        let (left, right) = (arguments.bytes(0)?, arguments.bytes(1)?);
        let sizes = if arguments.len() == 3 { Some(arguments.ints(2)?) } else { None };
        let made = (0..left.len()).map(|row| {
            if left.is_null(row) || right.is_null(row) || sizes.as_ref().is_some_and(|sizes| sizes.is_null(row)) {
                return Ok(None);
            }
            let size = checked_size(sizes.as_ref().map_or(DEFAULT_SIZE, |sizes| sizes.value(row)), "theta_union")?;
            let mut union = union_of(size)?;
            for bytes in [left.value(row), right.value(row)] {
                union.update(&read(bytes, "theta_union")?).map_err(Error::internal)?;
            }
            Ok(Some(written(&trimmed(union.to_sketch(true), size)?)))
        });
        Ok(Arc::new(made.collect::<Result<BinaryArray>>()?))
    },
);

static INTERSECTION: Function =
    over(&["theta_intersection"], TWO_SKETCHES, Gives::Binary, Shown::AsCall, |arguments| {
        pairs(arguments, "theta_intersection", |left, right| {
            let mut common = ThetaIntersection::default();
            common.update(left).and_then(|()| common.update(right)).map_err(Error::internal)?;
            common.to_sketch(true).ok_or_else(|| Error::internal("an intersection of nothing"))
        })
    });

static DIFFERENCE: Function = over(&["theta_difference"], TWO_SKETCHES, Gives::Binary, Shown::AsCall, |arguments| {
    pairs(arguments, "theta_difference", |left, right| {
        ThetaANotB::default().compute(left, right, true).map_err(Error::internal)
    })
});

fn pairs(
    arguments: &Arguments<'_>,
    function: &str,
    joined: fn(&CompactThetaSketch, &CompactThetaSketch) -> Result<CompactThetaSketch>,
) -> Result<ArrayRef> {
    let (left, right) = (arguments.bytes(0)?, arguments.bytes(1)?);
    let made = left.iter().zip(right.iter()).map(|(left, right)| {
        let (Some(left), Some(right)) = (left, right) else { return Ok(None) };
        joined(&read(left, function)?, &read(right, function)?).map(|sketch| Some(written(&sketch)))
    });
    Ok(Arc::new(made.collect::<Result<BinaryArray>>()?))
}

pub(in crate::function) fn read(bytes: &[u8], function: &str) -> Result<CompactThetaSketch> {
    CompactThetaSketch::deserialize(bytes).map_err(|_| {
        Error::new(Kind::Runtime, "THETA_INVALID_INPUT_SKETCH_BUFFER", &[("function", format!("`{function}`"))])
    })
}

pub(in crate::function) fn union_of(size: u8) -> Result<ThetaUnion> {
    ThetaUnionBuilder::default().lg_k(kept(size)).build().map_err(Error::internal)
}

/// The bytes, with the hashes as packed differences where there are several. DataSketches for Java:
/// `CompactSketch.toByteArrayCompressed`.
pub(in crate::function) fn written(sketch: &CompactThetaSketch) -> Vec<u8> {
    const SINGLE: u8 = 1 << 5;
    let mut bytes = sketch.serialize_compressed();
    // Java says so of a single value, and that no value was left out by chance; the library does neither.
    if sketch.num_retained() == 1 && !sketch.is_estimation_mode() {
        bytes.iter_mut().skip(5).take(1).for_each(|flags| *flags |= SINGLE);
    }
    if sketch.num_retained() == 0 && sketch.is_estimation_mode() {
        bytes.iter_mut().skip(12).zip(1_f32.to_le_bytes()).for_each(|(byte, all)| *byte = all);
    }
    bytes
}

/// The least hashes of a sketch, for the size that the library does not have; see [`kept`].
pub(in crate::function) fn trimmed(sketch: CompactThetaSketch, size: u8) -> Result<CompactThetaSketch> {
    match bound_of(sketch.iter().map(|entry| entry.hash()).collect(), size) {
        None => Ok(sketch),
        Some(bound) => {
            let nothing = nothing_below(bound, sketch.seed_hash())?;
            ThetaANotB::default().compute(&sketch, &nothing, true).map_err(Error::internal)
        }
    }
}

/// The hash from which on there are more than a sketch of that size keeps.
pub(super) fn bound_of(mut hashes: Vec<u64>, size: u8) -> Option<u64> {
    hashes.sort_unstable();
    hashes.get(1 << size).copied()
}

/// A sketch that has no value, and says nothing of hashes from `bound` on. The library makes one of bytes only.
pub(super) fn nothing_below(bound: u64, seed_hash: u16) -> Result<CompactThetaSketch> {
    const FAMILY: u8 = 3;
    const READ_ONLY_COMPACT_ORDERED: u8 = 0b1_1010;
    let mut bytes = vec![3, 3, FAMILY, 0, 0, READ_ONLY_COMPACT_ORDERED];
    bytes.extend(seed_hash.to_le_bytes());
    bytes.extend([0; 8]);
    bytes.extend(bound.to_le_bytes());
    CompactThetaSketch::deserialize(&bytes).map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use datasketches::theta::ThetaSketchBuilder;

    use super::*;

    fn of(values: std::ops::Range<i64>, size: u8) -> CompactThetaSketch {
        let mut sketch = ThetaSketchBuilder::default().lg_k(kept(size)).build().unwrap();
        values.for_each(|value| sketch.update(value));
        sketch.trim();
        trimmed(sketch.compact(true), size).unwrap()
    }

    #[test]
    fn bytes_are_read_as_they_were_written() {
        for sketch in [of(0..0, 12), of(0..1, 12), of(0..2, 12), of(0..100, 12), of(0..10_000, 4)] {
            let read = read(&written(&sketch), "f").unwrap();
            assert_eq!((read.estimate(), read.num_retained()), (sketch.estimate(), sketch.num_retained()));
        }
        assert!(read(b"no sketch at all", "f").is_err());
    }

    #[test]
    fn the_smallest_sketch_keeps_sixteen_hashes() {
        assert_eq!(of(0..16, 4).estimate(), 16.0);
        let sketch = of(0..1_000, 4);
        assert_eq!((sketch.num_retained(), sketch.is_estimation_mode()), (16, true));
        assert!((500.0..2_000.0).contains(&sketch.estimate()), "{}", sketch.estimate());
    }
}
