//! [`Theta`]: the smallest hashes of the values of a set, from which its size is told. DataSketches: `theta.CompactSketch`,
//! `HeapQuickSelectSketch`, `UnionImpl`, `IntersectionImpl`, `AnotBimpl`.

use std::collections::BTreeSet;

use super::hash::seed_hash;

/// The hashes of a whole set lie below this.
const ALL: u64 = i64::MAX as u64;

const FAMILY: u8 = 3;
const READ_ONLY: u8 = 1 << 1;
const EMPTY: u8 = 1 << 2;
const COMPACT: u8 = 1 << 3;
const ORDERED: u8 = 1 << 4;
const SINGLE: u8 = 1 << 5;

/// A sketch that is not added to any more: its hashes are sorted.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Theta {
    /// All hashes of the set below this are there.
    below: u64,
    hashes: Vec<u64>,
}

impl Theta {
    pub(crate) fn empty() -> Self {
        Theta { below: ALL, hashes: Vec::new() }
    }

    fn is_empty(&self) -> bool {
        self.hashes.is_empty() && !self.is_estimate()
    }

    fn is_estimate(&self) -> bool {
        self.below < ALL
    }

    /// About how many values the set has.
    pub(crate) fn estimate(&self) -> f64 {
        self.hashes.len() as f64 * (ALL as f64 / self.below as f64)
    }

    /// The values of both.
    pub(crate) fn intersection(&self, other: &Theta) -> Theta {
        if self.is_empty() || other.is_empty() {
            return Theta::empty();
        }
        let below = self.below.min(other.below);
        let both = self.hashes.iter().filter(|hash| **hash < below && other.hashes.binary_search(hash).is_ok());
        Theta { below, hashes: both.copied().collect() }
    }

    /// The values of this one that the other has not.
    pub(crate) fn difference(&self, other: &Theta) -> Theta {
        if self.is_empty() || other.is_empty() {
            return self.clone();
        }
        let below = self.below.min(other.below);
        let own = self.hashes.iter().filter(|hash| **hash < below && other.hashes.binary_search(hash).is_err());
        Theta { below, hashes: own.copied().collect() }
    }

    /// The bytes, with the hashes as packed differences where there are several. DataSketches:
    /// `CompactSketch.toByteArrayCompressed`.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        if self.hashes.is_empty() || (self.hashes.len() == 1 && !self.is_estimate()) {
            return self.plain_bytes();
        }
        let differences = self.differences();
        let width = 64 - differences.iter().fold(0, |all, one| all | one).leading_zeros();
        let count = (self.hashes.len() as u32).to_le_bytes();
        let count = &count[..(32 - (self.hashes.len() as u32).leading_zeros()).div_ceil(8) as usize];
        let longs = if self.is_estimate() { 2 } else { 1 };
        let mut bytes = vec![longs, 4, FAMILY, width as u8, count.len() as u8, COMPACT | READ_ONLY | ORDERED];
        bytes.extend(seed_hash().to_le_bytes());
        if self.is_estimate() {
            bytes.extend(self.below.to_le_bytes());
        }
        bytes.extend(count);
        bytes.extend(packed(&differences, width));
        bytes
    }

    fn differences(&self) -> Vec<u64> {
        let mut last = 0;
        self.hashes.iter().map(|hash| hash - std::mem::replace(&mut last, *hash)).collect()
    }

    /// None or one hash.
    fn plain_bytes(&self) -> Vec<u8> {
        let flags = READ_ONLY | COMPACT | ORDERED;
        if self.is_empty() {
            return vec![1, 3, FAMILY, 0, 0, flags | EMPTY, 0, 0];
        }
        let (longs, flags) = if self.is_estimate() { (3, flags) } else { (1, flags | SINGLE) };
        let mut bytes = vec![longs, 3, FAMILY, 0, 0, flags];
        bytes.extend(seed_hash().to_le_bytes());
        if self.is_estimate() {
            bytes.extend((self.hashes.len() as u32).to_le_bytes());
            bytes.extend(1_f32.to_le_bytes());
            bytes.extend(self.below.to_le_bytes());
        }
        bytes.extend(self.hashes.iter().flat_map(|hash| hash.to_le_bytes()));
        bytes
    }

    /// A sketch from its bytes; none where they hold none that Spark writes.
    pub(crate) fn read(bytes: &[u8]) -> Option<Theta> {
        let [longs, version, FAMILY, width, count_bytes, flags, seed @ ..] = bytes.get(..8)? else { return None };
        if flags & COMPACT == 0 {
            return None;
        }
        if flags & EMPTY != 0 {
            return Some(Theta::empty());
        }
        if *seed != seed_hash().to_le_bytes() {
            return None;
        }
        let mut rest = &bytes[8..];
        match version {
            3 => {
                let count = if *longs > 1 { u32::from_le_bytes(*take(&mut rest)?) as usize } else { 1 };
                if *longs > 1 {
                    take::<4>(&mut rest)?;
                }
                let below = if *longs > 2 { u64::from_le_bytes(*take(&mut rest)?) } else { ALL };
                let hashes = (0..count).map(|_| take(&mut rest).map(|hash| u64::from_le_bytes(*hash)));
                let mut hashes = hashes.collect::<Option<Vec<_>>>()?;
                hashes.sort_unstable();
                Some(Theta { below, hashes })
            }
            4 => {
                let below = if *longs > 1 { u64::from_le_bytes(*take(&mut rest)?) } else { ALL };
                let (count, packed) = rest.split_at_checked(usize::from(*count_bytes))?;
                let count = count.iter().rev().fold(0_usize, |count, byte| count << 8 | usize::from(*byte));
                let mut last = 0_u64;
                let hashes = unpacked(packed, count, u32::from(*width))?.into_iter().map(|difference| {
                    last = last.wrapping_add(difference);
                    last
                });
                Some(Theta { below, hashes: hashes.collect() })
            }
            _ => None,
        }
    }
}

fn take<'b, const N: usize>(rest: &mut &'b [u8]) -> Option<&'b [u8; N]> {
    let (taken, left) = rest.split_first_chunk()?;
    *rest = left;
    Some(taken)
}

/// Numbers of `width` bits one behind another, the highest bit first.
fn packed(numbers: &[u64], width: u32) -> Vec<u8> {
    let mut bytes = vec![0_u8; (numbers.len() * width as usize).div_ceil(8)];
    let bits = numbers.iter().flat_map(|number| (0..width).rev().map(move |bit| number >> bit & 1));
    for (at, bit) in bits.enumerate() {
        bytes[at / 8] |= (bit as u8) << (7 - at % 8);
    }
    bytes
}

fn unpacked(bytes: &[u8], count: usize, width: u32) -> Option<Vec<u64>> {
    if width == 0 || width > 63 || bytes.len() < (count.checked_mul(width as usize)?).div_ceil(8) {
        return None;
    }
    let bit = |at: usize| u64::from(bytes[at / 8] >> (7 - at % 8) & 1);
    let number =
        |at: usize| (0..width as usize).fold(0, |number, place| number << 1 | bit(at * width as usize + place));
    Some((0..count).map(number).collect())
}

/// A sketch that is added to. It keeps at most nearly twice as many hashes as it is to give in the end.
#[derive(Debug)]
pub(crate) struct Growing {
    /// How many hashes it gives at most.
    most: usize,
    below: u64,
    /// The least bound of the sketches that were joined to it.
    united: u64,
    hashes: BTreeSet<u64>,
}

impl Growing {
    /// `size` is the logarithm of the number of hashes.
    pub(crate) fn new(size: u32) -> Self {
        Growing { most: 1 << size, below: ALL, united: ALL, hashes: BTreeSet::new() }
    }

    pub(crate) fn add(&mut self, hash: u64) {
        if hash == 0 || hash >= self.below {
            return;
        }
        self.hashes.insert(hash);
        // DataSketches selects when 15/16 of a table of twice the size are taken.
        if self.hashes.len() > 2 * self.most * 15 / 16 {
            self.select();
        }
    }

    /// Adds the hashes of another sketch.
    pub(crate) fn unite(&mut self, other: &Theta) {
        self.united = self.united.min(other.below).min(self.below);
        let united = self.united;
        other.hashes.iter().take_while(|hash| **hash < united).for_each(|hash| self.add(*hash));
        self.united = self.united.min(self.below);
    }

    /// Keeps the smallest hashes.
    fn select(&mut self) {
        if let Some(below) = self.hashes.iter().nth(self.most).copied() {
            self.below = below;
            self.hashes.retain(|hash| *hash < below);
        }
    }

    pub(crate) fn finished(mut self) -> Theta {
        self.select();
        let below = self.below.min(self.united);
        Theta { below, hashes: self.hashes.into_iter().filter(|hash| *hash < below).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::super::hash::hash_of;
    use super::*;

    fn of(values: std::ops::Range<i64>, size: u32) -> Theta {
        let mut growing = Growing::new(size);
        values.for_each(|value| growing.add(hash_of(&value.to_le_bytes())));
        growing.finished()
    }

    #[test]
    fn bytes_are_read_as_they_were_written() {
        for sketch in [of(0..0, 12), of(0..1, 12), of(0..2, 12), of(0..100, 12), of(0..10_000, 4)] {
            assert_eq!(Theta::read(&sketch.bytes()), Some(sketch));
        }
        assert_eq!(Theta::read(&[]), None);
        assert_eq!(Theta::read(b"no sketch at all"), None);
    }

    #[test]
    fn sets_are_joined_by_their_hashes() {
        let (some, others) = (of(0..60, 12), of(40..100, 12));
        assert_eq!(some.intersection(&others), of(40..60, 12));
        assert_eq!(some.difference(&others), of(0..40, 12));
        let mut all = Growing::new(12);
        all.unite(&some);
        all.unite(&others);
        assert_eq!(all.finished(), of(0..100, 12));
    }

    #[test]
    fn many_values_are_told_from_few_hashes() {
        let estimate = of(0..100_000, 12).estimate();
        assert!((estimate - 100_000.0).abs() < 5_000.0, "{estimate}");
    }
}
