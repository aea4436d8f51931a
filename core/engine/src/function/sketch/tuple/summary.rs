//! [`Summary`]: what a tuple sketch keeps beside a key, which is one number that all numbers of the key were joined to.
//! DataSketches: `DoubleSummary`, `IntegerSummary`. Spark: `TupleSummaryMode`.

use std::fmt::Debug;

use arrow::datatypes::{ArrowPrimitiveType, Float64Type, Int32Type, Int64Type};

/// How numbers of one key are joined. In the order of DataSketches, whose bytes hold the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::function) enum Mode {
    Sum,
    Min,
    Max,
    AlwaysOne,
}

impl Mode {
    const ALL: [Mode; 4] = [Mode::Sum, Mode::Min, Mode::Max, Mode::AlwaysOne];

    pub(super) fn named(name: &str) -> Option<Mode> {
        Mode::ALL.into_iter().find(|mode| mode.name() == name.to_lowercase())
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Mode::Sum => "sum",
            Mode::Min => "min",
            Mode::Max => "max",
            Mode::AlwaysOne => "alwaysone",
        }
    }

    /// All of them, as Spark's message lists them.
    pub(super) fn names() -> String {
        Mode::ALL.map(Mode::name).join(", ")
    }
}

/// A number that keys have beside them.
pub(in crate::function) trait Number: Copy + Debug + PartialOrd + Send + Sync + 'static {
    type Arrow: ArrowPrimitiveType<Native = Self>;
    /// What all summaries of a sketch make together.
    type Total: ArrowPrimitiveType;
    const BYTES: usize;
    const ZERO: Self;
    const ONE: Self;
    const LEAST: Self;
    const GREATEST: Self;
    fn plus(self, other: Self) -> Self;
    fn total(numbers: impl Iterator<Item = Self>, mode: Mode) -> <Self::Total as ArrowPrimitiveType>::Native;
    fn write(self, bytes: &mut Vec<u8>);
    fn read(bytes: &[u8]) -> Option<Self>;
}

impl Number for f64 {
    type Arrow = Float64Type;
    type Total = Float64Type;
    const BYTES: usize = 8;
    const ZERO: f64 = 0.0;
    const ONE: f64 = 1.0;
    const LEAST: f64 = f64::NEG_INFINITY;
    const GREATEST: f64 = f64::INFINITY;

    fn plus(self, other: f64) -> f64 {
        self + other
    }

    fn total(numbers: impl Iterator<Item = f64>, mode: Mode) -> f64 {
        // As `Math.min` and `Math.max`: NaN wins, and -0.0 is below 0.0.
        let first = |left: f64, right: f64, is_first: bool| {
            if left.is_nan() || !right.is_nan() && is_first { left } else { right }
        };
        match mode {
            Mode::Sum => numbers.fold(0.0, f64::plus),
            Mode::Min => {
                numbers.reduce(|left, right| first(left, right, left.total_cmp(&right).is_le())).unwrap_or(0.0)
            }
            Mode::Max => {
                numbers.reduce(|left, right| first(left, right, left.total_cmp(&right).is_ge())).unwrap_or(0.0)
            }
            Mode::AlwaysOne => numbers.count() as f64,
        }
    }

    fn write(self, bytes: &mut Vec<u8>) {
        bytes.extend(self.to_le_bytes());
    }

    fn read(bytes: &[u8]) -> Option<f64> {
        bytes.try_into().ok().map(f64::from_le_bytes)
    }
}

impl Number for i32 {
    type Arrow = Int32Type;
    type Total = Int64Type;
    const BYTES: usize = 4;
    const ZERO: i32 = 0;
    const ONE: i32 = 1;
    const LEAST: i32 = i32::MIN;
    const GREATEST: i32 = i32::MAX;

    fn plus(self, other: i32) -> i32 {
        self.wrapping_add(other)
    }

    fn total(numbers: impl Iterator<Item = i32>, mode: Mode) -> i64 {
        let mut numbers = numbers.map(i64::from);
        match mode {
            Mode::Sum => numbers.fold(0, i64::wrapping_add),
            Mode::Min => numbers.min().unwrap_or(0),
            Mode::Max => numbers.max().unwrap_or(0),
            Mode::AlwaysOne => numbers.by_ref().count() as i64,
        }
    }

    fn write(self, bytes: &mut Vec<u8>) {
        bytes.extend(self.to_le_bytes());
    }

    fn read(bytes: &[u8]) -> Option<i32> {
        bytes.try_into().ok().map(i32::from_le_bytes)
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::function) struct Summary<N> {
    pub(super) number: N,
    mode: Mode,
}

impl<N: Number> Summary<N> {
    /// The summary of a key that has no number yet.
    pub(super) fn new(mode: Mode) -> Self {
        let number = match mode {
            Mode::Sum => N::ZERO,
            Mode::Min => N::GREATEST,
            Mode::Max => N::LEAST,
            Mode::AlwaysOne => N::ONE,
        };
        Summary { number, mode }
    }

    pub(super) fn add(&mut self, number: N) {
        match self.mode {
            Mode::Sum => self.number = self.number.plus(number),
            Mode::Min if number < self.number => self.number = number,
            Mode::Max if number > self.number => self.number = number,
            Mode::Min | Mode::Max => {}
            Mode::AlwaysOne => self.number = N::ONE,
        }
    }

    /// The summary of a key that two sketches have.
    pub(super) fn joined(self, other: Self, mode: Mode) -> Self {
        let mut both = Summary::new(mode);
        both.add(self.number);
        both.add(other.number);
        both
    }

    pub(super) fn write(self, bytes: &mut Vec<u8>) {
        self.number.write(bytes);
        bytes.push(self.mode as u8);
    }

    /// Reads a summary off the front of `bytes`.
    pub(super) fn read(bytes: &mut &[u8]) -> Option<Self> {
        let (number, rest) = bytes.split_at_checked(N::BYTES)?;
        let (mode, rest) = rest.split_first()?;
        *bytes = rest;
        Some(Summary { number: N::read(number)?, mode: *Mode::ALL.get(usize::from(*mode))? })
    }
}
