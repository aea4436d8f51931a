//! [`Sketch`]: the smallest hashes of the keys of a set, each with a summary, and its bytes. DataSketches:
//! `tuple.CompactSketch`, `tuple.AnotB`.

use datasketches::theta::CompactThetaSketch;

use super::summary::{Mode, Number, Summary};

/// The hashes of a whole set lie below this.
pub(super) const ALL: u64 = i64::MAX as u64;

pub(super) const FAMILY: u8 = 9;
const VERSION: u8 = 3;
const COMPACT_SKETCH: u8 = 1;
const READ_ONLY: u8 = 1 << 1;
const EMPTY: u8 = 1 << 2;
const COMPACT: u8 = 1 << 3;
/// Marks keys that were hashed from DataSketches' own seed; every tuple sketch of Java's says so.
const SEED_HASH: u16 = 37_836;

/// A hash and what stands beside it.
pub(super) type Entry<N> = (u64, Summary<N>);

/// A sketch that is not added to any more.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::function) struct Sketch<N> {
    /// All hashes of the set below this are there.
    pub(super) below: u64,
    /// Of no keys at all, other than one whose hashes are all above the bound.
    pub(super) is_empty: bool,
    pub(super) entries: Vec<Entry<N>>,
}

impl<N: Number> Sketch<N> {
    pub(in crate::function) fn empty() -> Self {
        Sketch { below: ALL, is_empty: true, entries: Vec::new() }
    }

    /// The keys of a theta sketch, each with a summary of no number.
    pub(super) fn of_keys(keys: &CompactThetaSketch, mode: Mode) -> Self {
        let entries = keys.iter().map(|entry| (entry.hash(), Summary::new(mode))).collect();
        Sketch { below: keys.as_view().theta64(), is_empty: keys.is_empty(), entries }
    }

    fn is_estimate(&self) -> bool {
        self.below < ALL && !self.is_empty
    }

    /// The share of the keys that are there.
    pub(super) fn theta(&self) -> f64 {
        if self.is_empty { 1.0 } else { self.below as f64 / ALL as f64 }
    }

    /// About how many keys the set has.
    pub(super) fn estimate(&self) -> f64 {
        let count = self.entries.len() as f64;
        if self.is_estimate() { count / self.theta() } else { count }
    }

    /// The keys that `other` has not. None where DataSketches raises: for a sketch of a whole set that has no key and is
    /// not called empty, as intersections are made.
    pub(super) fn difference(self, other: &Self) -> Option<Self> {
        let is_odd = |sketch: &Self| sketch.entries.is_empty() && !sketch.is_empty && sketch.below == ALL;
        if is_odd(&self) || is_odd(other) {
            return None;
        }
        if self.is_empty || other.is_empty {
            return Some(self);
        }
        let below = match (self.entries.is_empty(), other.below) {
            (true, ALL) => self.below,
            // Java forgets the bound of the first one here.
            (true, below) => below,
            (false, below) => below.min(self.below),
        };
        let gone: std::collections::HashSet<u64> = other.entries.iter().map(|(hash, _)| *hash).collect();
        let mut entries = self.entries;
        entries.retain(|(hash, _)| *hash < below && !gone.contains(hash));
        Some(Sketch { below, is_empty: entries.is_empty() && below == ALL, entries })
    }

    pub(in crate::function) fn bytes(&self) -> Vec<u8> {
        let longs = match (self.is_estimate(), self.entries.len()) {
            (true, _) => 3,
            (false, 1) => 1,
            (false, _) if self.is_empty => 1,
            (false, _) => 2,
        };
        let flags = COMPACT | READ_ONLY | if self.is_empty { EMPTY } else { 0 };
        let mut bytes = vec![longs, VERSION, FAMILY, COMPACT_SKETCH, 0, flags];
        bytes.extend(SEED_HASH.to_le_bytes());
        if longs > 1 {
            bytes.extend((self.entries.len() as u32).to_le_bytes());
            bytes.extend([0; 4]);
        }
        if longs > 2 {
            bytes.extend(self.below.to_le_bytes());
        }
        for (hash, summary) in &self.entries {
            bytes.extend(hash.to_le_bytes());
            summary.write(&mut bytes);
        }
        bytes
    }

    /// A sketch from its bytes; none where they hold none that Spark writes. The summaries have no type there: what looks
    /// like one is one.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let (head, mut rest) = bytes.split_first_chunk::<8>()?;
        let [longs @ 1..=3, VERSION, FAMILY, COMPACT_SKETCH, _, flags, _, _] = *head else { return None };
        if flags & EMPTY != 0 {
            return Some(Sketch::empty());
        }
        let (mut count, mut below) = (1, ALL);
        if longs > 1 {
            count = u32::from_le_bytes(*take(&mut rest)?);
            take::<4>(&mut rest)?;
        }
        if longs > 2 {
            below = u64::from_le_bytes(*take(&mut rest)?);
        }
        let entry = |_| Some((u64::from_le_bytes(*take(&mut rest)?), Summary::read(&mut rest)?));
        let entries = (0..count).map(entry).collect::<Option<Vec<_>>>()?;
        Some(Sketch { below, is_empty: false, entries }).filter(|sketch| sketch.below <= ALL)
    }
}

fn take<'b, const N: usize>(rest: &mut &'b [u8]) -> Option<&'b [u8; N]> {
    let (taken, left) = rest.split_first_chunk()?;
    *rest = left;
    Some(taken)
}
