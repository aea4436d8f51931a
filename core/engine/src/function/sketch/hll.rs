//! `hll_sketch_estimate` and `hll_union`, and what the aggregates of HyperLogLog sketches share with them. Spark:
//! `datasketchesExpressions`.

use std::sync::Arc;

use arrow::array::{Array, BinaryArray, Int64Array};
use datasketches::hll::{HllSketch, HllType, HllUnion};
use firesteel_protocol::{Error, Kind, Result};

use super::{over, with_default};
use crate::function::description::{Function, Gives, Shown};
use crate::function::signature::{Accepts, one, optional};

/// How registers are kept.
pub(in crate::function) const KIND: HllType = HllType::Hll8;

pub(in crate::function) static FUNCTIONS: &[&Function] = &[&ESTIMATE, &UNION];

static ESTIMATE: Function =
    over(&["hll_sketch_estimate"], &[one(Accepts::ExactBinary)], Gives::Long, Shown::AsCall, |arguments| {
        let sketches = arguments.bytes(0)?;
        let estimates = sketches.iter().map(|bytes| {
            // Java rounds halves up.
            bytes.map(|bytes| Ok((read(bytes, "hll_sketch_estimate")?.estimate() + 0.5).floor() as i64)).transpose()
        });
        Ok(Arc::new(estimates.collect::<Result<Int64Array>>()?))
    });

static UNION: Function = over(
    &["hll_union"],
    &[one(Accepts::ExactBinary), one(Accepts::ExactBinary), optional(Accepts::ExactBoolean)],
    Gives::Binary,
    Shown::By(|call| with_default("hll_union", 2, "false", call)),
    |arguments| {
        let (left, right) = (arguments.bytes(0)?, arguments.bytes(1)?);
        let may_differ = if arguments.len() == 3 { Some(arguments.booleans(2)?) } else { None };
        let made = (0..left.len()).map(|row| {
            if left.is_null(row) || right.is_null(row) || may_differ.as_ref().is_some_and(|may| may.is_null(row)) {
                return Ok(None);
            }
            let one = read(left.value(row), "hll_union")?;
            let other = read(right.value(row), "hll_union")?;
            if !may_differ.as_ref().is_some_and(|may| may.value(row)) {
                check_sizes("hll_union", one.lg_config_k(), other.lg_config_k())?;
            }
            let mut union = union_of(one.lg_config_k().min(other.lg_config_k()))?;
            union.update(&one);
            union.update(&other);
            Ok(Some(written(&union.to_sketch(KIND))))
        });
        Ok(Arc::new(made.collect::<Result<BinaryArray>>()?))
    },
);

pub(in crate::function) fn union_of(size: u8) -> Result<HllUnion> {
    HllUnion::new(size).map_err(Error::internal)
}

pub(in crate::function) fn check_sizes(function: &str, left: u8, right: u8) -> Result<()> {
    if left == right {
        return Ok(());
    }
    let parameters = [("left", left.to_string()), ("right", right.to_string()), ("function", format!("`{function}`"))];
    Err(Error::new(Kind::Runtime, "HLL_UNION_DIFFERENT_LG_K", &parameters))
}

pub(in crate::function) fn read(bytes: &[u8], function: &str) -> Result<HllSketch> {
    HllSketch::deserialize(bytes).map_err(|_| {
        Error::new(Kind::Runtime, "HLL_INVALID_INPUT_SKETCH_BUFFER", &[("function", format!("`{function}`"))])
    })
}

/// The bytes of a sketch that can be added to, as Spark writes it; the library writes what is only read. DataSketches for
/// Java: `HllSketch.toUpdatableByteArray`.
pub(in crate::function) fn written(sketch: &HllSketch) -> Vec<u8> {
    const COMPACT: u8 = 1 << 3;
    const MODE: u8 = 3;
    /// Before the coupons of a list, and of a set, which tells how many there are.
    const LIST_HEAD: usize = 8;
    const SET_HEAD: usize = 12;
    const COUPON: usize = 4;
    let mut bytes = sketch.serialize();
    let Some([_, _, _, _, log_of_room, flags, _, mode]) = bytes.first_chunk_mut::<LIST_HEAD>() else { return bytes };
    *flags &= !COMPACT;
    let (room, mode) = (COUPON << *log_of_room, *mode & MODE);
    match mode {
        0 => bytes.resize(LIST_HEAD + room, 0),
        1 => {
            let coupons = bytes.split_off(SET_HEAD);
            bytes.extend(table(&coupons, room));
        }
        // The registers of eight bits are the same in both.
        _ => {}
    }
    bytes
}

/// Coupons in a hash table of so many bytes, as DataSketches looks for them.
fn table(coupons: &[u8], room: usize) -> Vec<u8> {
    const KEY: u32 = (1 << 26) - 1;
    let mut table = vec![[0; 4]; room / 4];
    let mask = table.len() - 1;
    for coupon in coupons.as_chunks::<4>().0 {
        let number = u32::from_le_bytes(*coupon);
        let step = ((number & KEY) as usize >> table.len().trailing_zeros()) | 1;
        let mut at = number as usize & mask;
        while table[at] != [0; 4] {
            at = (at + step) & mask;
        }
        table[at] = *coupon;
    }
    table.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_as_they_were_written() {
        for count in [0, 1, 5, 8, 40, 300, 5_000] {
            let mut sketch = HllSketch::new(12, KIND).unwrap();
            (0..count).for_each(|value: i64| sketch.update(value));
            let bytes = written(&sketch);
            assert_eq!(read(&bytes, "f").unwrap().estimate(), sketch.estimate(), "{count}");
        }
        assert!(read(b"abc", "f").is_err());
    }

    #[test]
    fn a_list_of_coupons_has_room_for_more() {
        let mut sketch = HllSketch::new(12, KIND).unwrap();
        sketch.update(1_i64);
        assert_eq!(written(&sketch).len(), 40);
    }
}
