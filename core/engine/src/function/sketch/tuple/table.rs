//! [`Table`], [`Union`] and [`Intersection`]: tuple sketches while they grow and are joined. DataSketches: `UpdatableSketch`,
//! `QuickSelectSketch`, `Union`, `Intersection`, `HashTables`.

use std::hash::Hash;

use datasketches::theta::{ThetaSketch, ThetaSketchBuilder};
use firesteel_protocol::{Error, Result};

use super::compact::{ALL, Entry, Sketch};
use super::summary::{Mode, Number, Summary};

/// Keys in the places where Java's tables have them: the keys of a sketch stand in the order of its table, and a sum of
/// doubles depends on it.
#[derive(Debug, Clone)]
struct Slots<N>(Vec<Option<Entry<N>>>);

impl<N: Number> Slots<N> {
    fn new(length: usize) -> Self {
        Slots(vec![None; length])
    }

    /// A table of entries of which the last of a key counts. It has room for a third more.
    fn of(entries: &[Entry<N>]) -> Self {
        const LEAST: usize = 16;
        let length = (entries.len() as f64 / 0.75).ceil() as usize;
        let mut slots = Slots::new(length.next_power_of_two().max(LEAST));
        entries.iter().for_each(|entry| *slots.at(entry.0) = Some(*entry));
        slots
    }

    /// Where a key stands, or would.
    fn place(&self, hash: u64) -> usize {
        const STRIDE_BITS: u64 = 0x7f;
        let length = self.0.len() as u64;
        let stride = 2 * (hash >> length.trailing_zeros() & STRIDE_BITS) + 1;
        let mut place = hash % length;
        while self.0[place as usize].is_some_and(|(other, _)| other != hash) {
            place = (place + stride) % length;
        }
        place as usize
    }

    fn at(&mut self, hash: u64) -> &mut Option<Entry<N>> {
        let place = self.place(hash);
        &mut self.0[place]
    }

    fn entries(&self) -> impl Iterator<Item = Entry<N>> {
        self.0.iter().copied().flatten()
    }

    /// In bytes.
    fn size(&self) -> usize {
        size_of_val(self.0.as_slice())
    }
}

/// The library hashes a key only on its way into a sketch.
pub(in crate::function) struct Hashes(ThetaSketch);

impl Hashes {
    pub(in crate::function) fn new() -> Result<Self> {
        ThetaSketchBuilder::default().lg_k(5).build().map(Hashes).map_err(Error::internal)
    }

    pub(in crate::function) fn of(&mut self, key: impl Hash) -> Option<u64> {
        self.0.reset();
        self.0.update(key);
        self.0.iter().next().map(|entry| entry.hash())
    }
}

/// The hash that `count` others are less than.
fn bound(entries: impl Iterator<Item = Entry<impl Number>>, count: usize) -> u64 {
    let mut hashes: Vec<u64> = entries.map(|(hash, _)| hash).collect();
    *hashes.select_nth_unstable(count).1
}

/// A sketch that keys are added to. It keeps at most nearly twice as many as it has a name for.
#[derive(Debug, Clone)]
pub(in crate::function) struct Table<N> {
    nominal: usize,
    slots: Slots<N>,
    count: usize,
    below: u64,
    is_empty: bool,
}

impl<N: Number> Table<N> {
    /// `size` is the logarithm of the nominal number of keys.
    pub(in crate::function) fn new(size: u8) -> Self {
        const LEAST: u8 = 5;
        // Tables grow eightfold, and end at twice the nominal number.
        let first = LEAST + (size + 1).saturating_sub(LEAST) % 3;
        Table { nominal: 1 << size, slots: Slots::new(1 << first), count: 0, below: ALL, is_empty: true }
    }

    /// Joins a number to those of a key.
    pub(in crate::function) fn add(&mut self, hash: u64, number: N, mode: Mode) {
        self.put(hash, |own| {
            let mut summary = own.unwrap_or_else(|| Summary::new(mode));
            summary.add(number);
            summary
        });
    }

    fn put(&mut self, hash: u64, summary: impl FnOnce(Option<Summary<N>>) -> Summary<N>) {
        self.is_empty = false;
        if hash == 0 || hash >= self.below {
            return;
        }
        let slot = self.slots.at(hash);
        self.count += usize::from(slot.is_none());
        *slot = Some((hash, summary(slot.map(|(_, own)| own))));
        self.settle();
    }

    /// Makes room when there is too little left.
    fn settle(&mut self) {
        let length = self.slots.0.len();
        let is_whole = length > self.nominal;
        let room = if is_whole { length / 16 * 15 } else { length / 2 };
        if self.count <= room {
            return;
        }
        if is_whole {
            self.below = bound(self.slots.entries(), self.nominal);
        }
        let grown = Slots::new(if is_whole { length } else { length * 8 });
        let slots = std::mem::replace(&mut self.slots, grown);
        self.count = 0;
        for entry in slots.entries().filter(|(hash, _)| *hash < self.below) {
            *self.slots.at(entry.0) = Some(entry);
            self.count += 1;
        }
    }

    pub(in crate::function) fn sketch(&self) -> Sketch<N> {
        Sketch { below: self.below, is_empty: self.is_empty, entries: self.slots.entries().collect() }
    }

    pub(in crate::function) fn size(&self) -> usize {
        self.slots.size()
    }
}

/// The keys of several sketches.
#[derive(Debug, Clone)]
pub(in crate::function) struct Union<N> {
    mode: Mode,
    table: Table<N>,
    /// The least bound of the sketches and of the table.
    below: u64,
    is_empty: bool,
}

impl<N: Number> Union<N> {
    pub(in crate::function) fn new(size: u8, mode: Mode) -> Self {
        Union { mode, table: Table::new(size), below: ALL, is_empty: true }
    }

    pub(in crate::function) fn add(&mut self, other: &Sketch<N>) {
        if other.is_empty {
            return;
        }
        self.is_empty = false;
        let mode = self.mode;
        for (hash, summary) in &other.entries {
            self.table.put(*hash, |own| own.map_or(*summary, |own| own.joined(*summary, mode)));
        }
        self.below = self.below.min(other.below).min(self.table.below);
    }

    pub(in crate::function) fn sketch(&self) -> Sketch<N> {
        let table = &self.table;
        if self.is_empty || self.below >= table.below && table.count <= table.nominal {
            return table.sketch();
        }
        let mut below = self.below;
        let mut entries: Vec<Entry<N>> = table.slots.entries().filter(|(hash, _)| *hash < below).collect();
        if entries.len() > table.nominal {
            below = bound(entries.iter().copied(), table.nominal);
            entries.retain(|(hash, _)| *hash < below);
        }
        Sketch { below, is_empty: false, entries }
    }

    pub(in crate::function) fn size(&self) -> usize {
        self.table.size()
    }
}

/// The keys that all of several sketches have.
#[derive(Debug, Clone)]
pub(in crate::function) struct Intersection<N> {
    mode: Mode,
    below: u64,
    is_empty: bool,
    /// None before the first sketch.
    common: Option<Slots<N>>,
}

impl<N: Number> Intersection<N> {
    pub(in crate::function) fn new(mode: Mode) -> Self {
        Intersection { mode, below: ALL, is_empty: false, common: None }
    }

    pub(in crate::function) fn add(&mut self, other: &Sketch<N>) {
        if self.is_empty || other.is_empty {
            *self = Intersection { is_empty: true, common: Some(Slots::of(&[])), ..Intersection::new(self.mode) };
            return;
        }
        self.below = self.below.min(other.below);
        let Some(common) = &self.common else {
            self.common = Some(Slots::of(&other.entries));
            return;
        };
        let both = other.entries.iter().filter(|(hash, _)| *hash < self.below).filter_map(|(hash, summary)| {
            let (_, own) = common.0[common.place(*hash)]?;
            Some((*hash, own.joined(*summary, self.mode)))
        });
        let both: Vec<Entry<N>> = both.collect();
        self.common = Some(Slots::of(&both));
    }

    /// None before the first sketch.
    pub(in crate::function) fn sketch(&self) -> Option<Sketch<N>> {
        let common = self.common.as_ref()?;
        // Java keeps a key at the bound itself, which no sketch has.
        let entries = common.entries().filter(|(hash, _)| *hash < self.below).collect();
        Some(Sketch { below: self.below, is_empty: self.is_empty, entries })
    }

    pub(in crate::function) fn size(&self) -> usize {
        self.common.as_ref().map_or(0, Slots::size)
    }
}

#[cfg(test)]
mod tests {
    use datasketches::theta::CompactThetaSketch;

    use super::*;

    /// A tenth of each key beside it, as the aggregate makes it of one partition.
    fn of(keys: std::ops::Range<i64>, size: u8) -> Sketch<f64> {
        let (mut table, mut hashes) = (Table::new(size), Hashes::new().unwrap());
        keys.for_each(|key| table.add(hashes.of(key).unwrap(), key as f64 / 10.0, Mode::Sum));
        united(size, &[table.sketch()])
    }

    fn theta(keys: std::ops::Range<i64>, size: u8) -> CompactThetaSketch {
        let mut sketch = ThetaSketchBuilder::default().lg_k(size).build().unwrap();
        keys.for_each(|key| sketch.update(key));
        sketch.compact(true)
    }

    fn united(size: u8, sketches: &[Sketch<f64>]) -> Sketch<f64> {
        let mut union = Union::new(size, Mode::Sum);
        sketches.iter().for_each(|sketch| union.add(sketch));
        union.sketch()
    }

    fn common(sketches: &[Sketch<f64>]) -> Sketch<f64> {
        let mut intersection = Intersection::new(Mode::Max);
        sketches.iter().for_each(|sketch| intersection.add(sketch));
        intersection.sketch().unwrap()
    }

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The length of the bytes, and their checksum.
    fn seen(sketch: &Sketch<f64>) -> (usize, u32) {
        let bytes = sketch.bytes();
        assert_eq!(Sketch::read(&bytes).as_ref(), Some(sketch));
        (bytes.len(), crc32fast::hash(&bytes))
    }

    // The bytes and checksums are those of DataSketches for Java 6.2.0.

    #[test]
    fn bytes_are_those_of_java() {
        assert_eq!(hex(&of(0..0, 12).bytes()), "01030901000ecc93");
        assert_eq!(hex(&of(0..1, 12).bytes()), "01030901000acc93e56b61eec8804420000000000000000000");
        let mut table = Table::<i32>::new(12);
        let mut hashes = Hashes::new().unwrap();
        (1..3).for_each(|key| table.add(hashes.of(i64::from(key)).unwrap(), key, Mode::Min));
        let expected = "02030901000acc93020000000000000015f97dcbbd86a1050100000001c397fc1281709d1e0200000001";
        assert_eq!(hex(&table.sketch().bytes()), expected);
    }

    #[test]
    fn keys_stand_in_the_order_of_java() {
        let expected = [
            (4, 20, (296, 1_925_355_962)),
            (4, 100, (296, 4_061_354_424)),
            (4, 10_000, (296, 3_377_604_382)),
            (5, 20, (356, 1_361_259_957)),
            (5, 100, (568, 810_645_025)),
            (6, 100, (1_112, 3_026_634_395)),
            (12, 20, (356, 1_382_167_097)),
            (12, 10_000, (69_656, 580_217_391)),
        ];
        for (size, count, bytes) in expected {
            assert_eq!(seen(&of(0..count, size)), bytes, "{count} keys in a sketch of {size}");
        }
        let sketch = of(0..10_000, 12);
        assert_eq!((sketch.estimate(), sketch.theta()), (9_897.762_845_698_651, 0.413_830_889_247_869_87));
        let sum = f64::total(sketch.entries.iter().map(|(_, summary)| summary.number), Mode::Sum);
        assert_eq!(sum, 2_025_679.100_000_001_7);
    }

    #[test]
    fn sketches_are_joined_as_java_joins_them() {
        let (left, right) = (of(0..60, 12), of(40..100, 12));
        assert_eq!(seen(&united(12, &[left.clone(), right.clone()])), (1_716, 2_349_704_045));
        assert_eq!(seen(&common(&[left.clone(), right.clone()])), (356, 4_099_752_391));
        assert_eq!(seen(&left.clone().difference(&right).unwrap()), (696, 1_539_355_316));
        let keys = Sketch::of_keys(&theta(40..100, 12), Mode::Sum);
        assert_eq!(seen(&united(12, &[left, keys])), (1_716, 2_834_872_325));

        let (left, right) = (of(0..3_000, 9), of(2_000..6_000, 9));
        assert_eq!(seen(&united(9, &[left.clone(), right.clone()])), (8_728, 1_764_202_090));
        assert_eq!(seen(&common(&[left.clone(), right.clone()])), (2_200, 2_693_211_312));
        assert_eq!(seen(&left.clone().difference(&right).unwrap()), (4_325, 908_180_737));
        let keys = Sketch::of_keys(&theta(2_000..6_000, 9), Mode::Sum);
        assert_eq!(seen(&united(9, &[left, keys])), (8_728, 3_184_246_346));

        let (left, right) = (of(0..10_000, 4), of(5_000..20_000, 4));
        assert_eq!(seen(&united(4, &[left.clone(), right.clone()])), (296, 4_085_333_341));
        assert_eq!(seen(&common(&[left.clone(), right.clone()])), (92, 3_237_705_577));
        assert_eq!(seen(&left.difference(&right).unwrap()), (58, 2_526_439_109));
    }

    #[test]
    fn an_intersection_of_no_key_is_none_to_subtract_from() {
        let none = common(&[of(0..5, 12), of(10..15, 12)]);
        assert_eq!(hex(&none.bytes()), "02030901000acc930000000000000000");
        assert_eq!(none.estimate(), 0.0);
        assert_eq!(none.clone().difference(&of(0..3, 12)), None);
        assert_eq!(of(0..0, 12).difference(&none), None);
    }
}
