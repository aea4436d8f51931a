//! [`Kll`]: a sample of numbers, the finer the fewer they are, from which ranks and quantiles are told. Up to `k` numbers
//! all of them are kept. DataSketches: `KllSketch`, `KllHelper`, `KllDoublesHelper`.

use std::cmp::Ordering;
use std::fmt::Debug;

use arrow::datatypes::{ArrowPrimitiveType, Float32Type, Float64Type, Int64Type};

use crate::expr::cast::text;

const FAMILY: u8 = 15;
/// The smallest capacity of a level.
const M: u8 = 8;
const EMPTY: u8 = 1;
const SORTED: u8 = 1 << 1;
const SINGLE: u8 = 1 << 2;

/// A number that sketches hold.
pub(crate) trait Item: Copy + Debug + PartialEq + 'static {
    type Arrow: ArrowPrimitiveType<Native = Self>;
    /// What the names of functions end with.
    const NAME: &'static str;
    /// The class of its sketches in DataSketches for Java.
    const CLASS: &'static str;
    const BYTES: usize;
    fn order(&self, other: &Self) -> Ordering;
    /// NaN is passed over.
    fn counts(&self) -> bool;
    fn write(self, bytes: &mut Vec<u8>);
    fn read(bytes: &[u8]) -> Option<Self>;
    /// As Java prints it.
    fn text(self) -> String;
}

macro_rules! item {
    ($type:ty, $arrow:ty, $name:literal, $class:literal, $order:path, $counts:expr, $text:expr) => {
        impl Item for $type {
            type Arrow = $arrow;
            const NAME: &'static str = $name;
            const CLASS: &'static str = $class;
            const BYTES: usize = size_of::<$type>();

            fn order(&self, other: &Self) -> Ordering {
                $order(self, other)
            }

            fn counts(&self) -> bool {
                $counts(*self)
            }

            fn write(self, bytes: &mut Vec<u8>) {
                bytes.extend(self.to_le_bytes());
            }

            fn read(bytes: &[u8]) -> Option<Self> {
                bytes.try_into().ok().map(<$type>::from_le_bytes)
            }

            fn text(self) -> String {
                $text(self)
            }
        }
    };
}

item!(i64, Int64Type, "bigint", "Longs", i64::cmp, |_| true, |value: i64| value.to_string());
item!(f32, Float32Type, "float", "Floats", f32::total_cmp, |value: f32| !value.is_nan(), text::float);
item!(f64, Float64Type, "double", "Doubles", f64::total_cmp, |value: f64| !value.is_nan(), text::double);

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Kll<T> {
    k: u16,
    /// The smallest `k` of the sketches it was made of.
    least_k: u16,
    n: u64,
    is_sorted: bool,
    range: Option<(T, T)>,
    /// An item of a level counts twice one of the level before. The first level is in the order of the bytes, the latest
    /// item first; the others are sorted.
    levels: Vec<Vec<T>>,
    /// How many items the levels hold together.
    room: usize,
    random: u64,
}

impl<T: Item> Kll<T> {
    pub(crate) fn new(k: u16) -> Self {
        let (levels, room) = (vec![Vec::new()], capacity(k, 0));
        Kll { k, least_k: k, n: 0, is_sorted: false, range: None, levels, room, random: 0 }
    }

    pub(crate) fn k(&self) -> u16 {
        self.k
    }

    pub(crate) fn n(&self) -> u64 {
        self.n
    }

    pub(crate) fn add(&mut self, item: T) {
        if !item.counts() {
            return;
        }
        self.widen(item, item);
        self.n += 1;
        self.put(item);
    }

    fn widen(&mut self, least: T, greatest: T) {
        self.range = Some(match self.range {
            None => (least, greatest),
            Some((low, high)) => (
                if least.order(&low).is_lt() { least } else { low },
                if greatest.order(&high).is_gt() { greatest } else { high },
            ),
        });
    }

    /// Adds an item to the first level.
    fn put(&mut self, item: T) {
        if self.retained() >= self.room {
            let full = (0..self.levels.len()).find(|level| self.levels[*level].len() >= self.capacity_of(*level));
            self.compact(full.unwrap_or(0));
        }
        self.is_sorted = false;
        self.levels[0].insert(0, item);
    }

    fn retained(&self) -> usize {
        self.levels.iter().map(Vec::len).sum()
    }

    fn add_level(&mut self) {
        self.levels.push(Vec::new());
        self.room += capacity(self.k, self.levels.len() - 1);
    }

    fn capacity_of(&self, level: usize) -> usize {
        capacity(self.k, self.levels.len() - level - 1)
    }

    /// Halves a level into the next one.
    fn compact(&mut self, level: usize) {
        if level + 1 == self.levels.len() {
            self.add_level();
        }
        let mut items = std::mem::take(&mut self.levels[level]);
        // An odd one stays behind.
        if items.len() % 2 == 1 {
            self.levels[level].push(items.remove(0));
        }
        if level == 0 {
            items.sort_by(T::order);
        }
        let from = self.coin();
        let above = &mut self.levels[level + 1];
        above.extend(items.into_iter().skip(from).step_by(2));
        above.sort_by(T::order);
    }

    /// 0 or 1, by chance. DataSketches: `Random`, whose seed is the clock's.
    fn coin(&mut self) -> usize {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.random ^ self.n;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::from((mixed ^ mixed >> 31) & 1 == 1)
    }

    pub(crate) fn merge(&mut self, other: &Kll<T>) {
        let Some((least, greatest)) = other.range else { return };
        self.widen(least, greatest);
        let n = self.n + other.n;
        other.levels[0].iter().for_each(|item| self.put(*item));
        self.n = n;
        if other.levels.len() == 1 {
            return;
        }
        self.least_k = self.least_k.min(other.least_k);
        while self.levels.len() < other.levels.len() {
            self.add_level();
        }
        for (own, items) in self.levels.iter_mut().zip(&other.levels).skip(1) {
            own.extend(items);
            own.sort_by(T::order);
        }
        let mut level = 0;
        while level < self.levels.len() {
            if self.retained() >= self.room && self.levels[level].len() >= self.capacity_of(level) {
                self.compact(level);
            }
            level += 1;
        }
    }

    /// The items in order, each with how many it stands for.
    fn weighted(&self) -> Vec<(T, u64)> {
        let weights = (0_u32..).map(|level| 1_u64 << level);
        let items = self.levels.iter().zip(weights);
        let mut items: Vec<_> =
            items.flat_map(|(level, weight)| level.iter().map(move |item| (*item, weight))).collect();
        items.sort_by(|(one, _), (other, _)| one.order(other));
        items
    }

    /// The share of numbers that are not greater than `number`; none of an empty sketch.
    pub(crate) fn rank(&self, number: T) -> Option<f64> {
        let (least, greatest) = self.range?;
        if number.order(&least).is_lt() {
            return Some(0.0);
        }
        if !number.order(&greatest).is_lt() {
            return Some(1.0);
        }
        let before = self.weighted().into_iter().take_while(|(item, _)| !item.order(&number).is_gt());
        Some(before.map(|(_, weight)| weight).sum::<u64>() as f64 / self.n as f64)
    }

    /// The number of a rank between 0 and 1; none of an empty sketch.
    pub(crate) fn quantile(&self, rank: f64) -> Option<T> {
        /// DataSketches rounds what floating point leaves behind the seventh digit.
        const DIGITS: f64 = 1e7;
        let (least, greatest) = self.range?;
        let natural = rank * self.n as f64;
        let natural = if self.n as f64 <= DIGITS { (natural * DIGITS).round() / DIGITS } else { natural };
        let wanted = natural.ceil() as u64;
        if self.levels.len() > 1 && (wanted == 0 || wanted >= self.n) {
            return Some(if wanted == 0 { least } else { greatest });
        }
        let mut before = 0;
        let found = self.weighted().into_iter().find(|(_, weight)| {
            before += weight;
            before >= wanted
        });
        Some(found.map_or(greatest, |(item, _)| item))
    }

    /// What it is like, in words. DataSketches: `KllSketch.toString`.
    pub(crate) fn summary(&self) -> String {
        let least_k = f64::from(self.least_k);
        // What levels and items take, after so many bytes of a head.
        let with = |items: usize, levels: usize| 20 + 4 * levels + T::BYTES * (items + 2);
        let limit = |limit: Option<T>| limit.map_or_else(|| "NaN".to_string(), T::text);
        let fields = [
            ("K", self.k.to_string()),
            ("Dynamic min K", self.least_k.to_string()),
            ("M", M.to_string()),
            ("N", self.n.to_string()),
            ("Epsilon", format!("{:.3}%", 229.6 / least_k.powf(0.9723))),
            ("Epsilon PMF", format!("{:.3}%", 244.6 / least_k.powf(0.9433))),
            ("Empty", (self.n == 0).to_string()),
            ("Estimation Mode", (self.levels.len() > 1).to_string()),
            ("Levels", self.levels.len().to_string()),
            ("Level 0 Sorted", self.is_sorted.to_string()),
            ("Capacity Items", self.room.to_string()),
            ("Retained Items", self.retained().to_string()),
            ("Free Space", self.room.saturating_sub(self.retained()).to_string()),
            ("ReadOnly", "false".to_string()),
            ("Updatable Storage Bytes", with(self.room, self.levels.len() + 1).to_string()),
            ("Compact Storage Bytes", self.bytes().len().to_string()),
            ("Min Item", limit(self.range.map(|(least, _)| least))),
            ("Max Item", limit(self.range.map(|(_, greatest)| greatest))),
        ];
        let lines: String = fields.iter().map(|(name, value)| format!("   {name:<23}: {value}\n")).collect();
        format!("\n### KllKll{}Sketch Summary:\n{lines}### End sketch summary\n", T::CLASS)
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let sorted = if self.is_sorted { SORTED } else { 0 };
        let (ints, version, flags) = match self.n {
            0 => (2, 1, EMPTY | sorted),
            1 => (2, 2, SINGLE | sorted),
            _ => (5, 1, sorted),
        };
        let mut bytes = vec![ints, version, FAMILY, flags];
        bytes.extend(self.k.to_le_bytes());
        bytes.extend([M, 0]);
        if self.n > 1 {
            bytes.extend(self.n.to_le_bytes());
            bytes.extend(self.least_k.to_le_bytes());
            bytes.extend([self.levels.len() as u8, 0]);
            // Where the levels begin in an array that has room for all they may hold.
            let mut start = self.room.saturating_sub(self.retained());
            for level in &self.levels {
                bytes.extend((start as u32).to_le_bytes());
                start += level.len();
            }
            self.range.iter().flat_map(|(least, greatest)| [least, greatest]).for_each(|item| item.write(&mut bytes));
        }
        self.levels.iter().flatten().for_each(|item| item.write(&mut bytes));
        bytes
    }

    /// A sketch from its bytes; none where they hold none of such items.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let [ints, version, FAMILY, flags, low, high, M, _] = bytes.get(..8)? else { return None };
        let mut sketch = Kll::new(u16::from_le_bytes([*low, *high]));
        sketch.is_sorted = flags & SORTED != 0;
        let mut rest = &bytes[8..];
        match (ints, version) {
            (2, 1) if flags & EMPTY != 0 => {}
            (2, 2) => {
                let item = T::read(rest.get(..T::BYTES)?)?;
                (sketch.n, sketch.range, sketch.levels) = (1, Some((item, item)), vec![vec![item]]);
            }
            (5, 1) => {
                let (head, after) = rest.split_first_chunk::<12>()?;
                let [n @ .., k0, k1, levels, _] = head;
                sketch.n = u64::from_le_bytes(*n);
                sketch.least_k = u16::from_le_bytes([*k0, *k1]);
                let levels = usize::from(*levels);
                let (starts, after) = after.split_at_checked(4 * levels)?;
                let starts = starts.as_chunks::<4>().0.iter().map(|start| u32::from_le_bytes(*start) as usize);
                sketch.room = (0..levels).map(|above| capacity(sketch.k, above)).sum();
                let bounds: Vec<usize> = starts.chain([sketch.room]).collect();
                rest = after;
                let mut next = || {
                    let (item, after) = rest.split_at_checked(T::BYTES)?;
                    rest = after;
                    T::read(item)
                };
                sketch.range = Some((next()?, next()?));
                let lengths = bounds.windows(2).map(|pair| pair[1].checked_sub(pair[0]));
                let read = lengths.map(|length| (0..length?).map(|_| next()).collect::<Option<Vec<T>>>());
                sketch.levels = read.collect::<Option<_>>()?;
                if sketch.levels.is_empty() {
                    return None;
                }
            }
            _ => return None,
        }
        Some(sketch)
    }
}

/// How many items a level holds that so many levels stand above. DataSketches: `KllHelper.levelCapacity`.
fn capacity(k: u16, above: usize) -> usize {
    let one = |k: u64, depth: u32| ((k << 1 << depth) / 3_u64.pow(depth) + 1) >> 1;
    let above = above.min(60) as u32;
    let size = if above <= 30 { one(k.into(), above) } else { one(one(k.into(), above / 2), above - above / 2) };
    (size as usize).max(M.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(numbers: std::ops::Range<i64>, k: u16) -> Kll<i64> {
        let mut sketch = Kll::new(k);
        numbers.for_each(|number| sketch.add(number));
        sketch
    }

    #[test]
    fn few_numbers_are_all_kept() {
        let sketch = of(0..100, 200);
        assert_eq!((sketch.rank(49), sketch.rank(-1), sketch.rank(500)), (Some(0.5), Some(0.0), Some(1.0)));
        assert_eq!((sketch.quantile(0.0), sketch.quantile(0.5), sketch.quantile(1.0)), (Some(0), Some(49), Some(99)));
        assert_eq!(Kll::<f64>::new(8).quantile(0.5), None);
    }

    #[test]
    fn many_numbers_are_told_from_few() {
        let mut sketch = of(0..60_000, 200);
        sketch.merge(&of(60_000..100_000, 200));
        assert!(sketch.retained() < 1_000);
        assert_eq!(sketch.n(), 100_000);
        assert_eq!(sketch.weighted().iter().map(|(_, weight)| weight).sum::<u64>(), 100_000);
        let half = sketch.quantile(0.5).unwrap();
        assert!((45_000..55_000).contains(&half), "{half}");
        assert_eq!((sketch.quantile(0.0), sketch.quantile(1.0)), (Some(0), Some(99_999)));
    }

    #[test]
    fn bytes_are_read_as_they_were_written() {
        for sketch in [of(0..0, 200), of(0..1, 200), of(0..5, 200), of(0..10_000, 8)] {
            let read = Kll { random: sketch.random, ..Kll::read(&sketch.bytes()).unwrap() };
            assert_eq!(read, sketch);
        }
        assert_eq!(Kll::<i64>::read(b"no sketch at all"), None);
    }
}
