//! The generators that sampling draws from, so that a seed gives Spark's own rows. Spark: `XORShiftRandom`; Java:
//! `java.util.Random`; Commons Math: `Well19937c`, `PoissonDistribution`.

/// Spark's own generator.
#[derive(Debug, Clone)]
pub(crate) struct XorShift(i64);

impl XorShift {
    /// The seed's bits are spread by hashing.
    pub(crate) fn new(seed: i64) -> Self {
        let bytes = seed.to_be_bytes();
        let low = murmur(bytes, 0x3c07_4a61);
        let high = murmur(bytes, low);
        XorShift((i64::from(high) << 32) | i64::from(low))
    }

    /// So many bits, at most 32.
    pub(crate) fn bits(&mut self, count: u32) -> i64 {
        let mut next = self.0 ^ (self.0 << 21);
        next ^= (next as u64 >> 35) as i64;
        next ^= next << 4;
        self.0 = next;
        next & ((1 << count) - 1)
    }

    /// A number from 0 to before 1.
    pub(crate) fn double(&mut self) -> f64 {
        let high = self.bits(26) << 27;
        (high + self.bits(27)) as f64 / (1_i64 << 53) as f64
    }
}

/// Scala's `MurmurHash3.bytesHash` of two words.
fn murmur(bytes: [u8; 8], seed: u32) -> u32 {
    let (words, _) = bytes.as_chunks::<4>();
    let hash = words.iter().fold(seed, |hash, word| {
        let word = u32::from_le_bytes(*word).wrapping_mul(0xcc9e_2d51).rotate_left(15).wrapping_mul(0x1b87_3593);
        (hash ^ word).rotate_left(13).wrapping_mul(5).wrapping_add(0xe654_6b64)
    });
    let hash = hash ^ 8;
    let hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    let hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

/// The `at`th number (from 0) of `java.util.Random(seed).nextLong()`.
pub(crate) fn java_long(seed: i64, at: usize) -> i64 {
    const FACTOR: i64 = 0x5_DEEC_E66D;
    const MASK: i64 = (1 << 48) - 1;
    let mut state = (seed ^ FACTOR) & MASK;
    let mut next = || {
        state = state.wrapping_mul(FACTOR).wrapping_add(0xB) & MASK;
        (state >> 16) as i32
    };
    let mut number = 0;
    for _ in 0..=at {
        let high = i64::from(next()) << 32;
        number = high.wrapping_add(i64::from(next()));
    }
    number
}

/// Numbers of events of a Poisson distribution.
#[derive(Debug, Clone)]
pub(crate) struct Poisson {
    mean: f64,
    /// `e` to the minus `mean`.
    floor: f64,
    well: Well,
}

impl Poisson {
    /// `mean` is above 0 and small enough that `exp(-mean)` is not 0, as fractions of rows are.
    pub(crate) fn new(mean: f64, seed: i64) -> Self {
        Poisson { mean, floor: (-mean).exp(), well: Well::new(seed) }
    }

    pub(crate) fn draw(&mut self) -> usize {
        let mut events = 0_usize;
        let mut product = 1.0;
        while (events as f64) < 1000.0 * self.mean {
            product *= self.well.double();
            if product < self.floor {
                break;
            }
            events += 1;
        }
        events
    }
}

/// `Well19937c`.
#[derive(Debug, Clone)]
struct Well {
    state: Vec<u32>,
    index: usize,
}

impl Well {
    const SIZE: usize = 624;

    fn new(seed: i64) -> Self {
        let mut state = vec![(seed >> 32) as u32, seed as u32];
        for at in 2..Self::SIZE {
            // Commons Math spreads signed words.
            let before = i64::from(state[at - 2] as i32);
            let spread = 1_812_433_253_i64.wrapping_mul(before ^ (before >> 30)).wrapping_add(at as i64);
            state.push(spread as u32);
        }
        Well { state, index: 0 }
    }

    fn bits(&mut self, count: u32) -> u64 {
        let at = |offset: usize| (self.index + offset) % Self::SIZE;
        let (before, second) = (at(Self::SIZE - 1), at(Self::SIZE - 2));
        let (first, one, two, three) =
            (self.state[self.index], self.state[at(70)], self.state[at(179)], self.state[at(449)]);
        let z0 = (0x8000_0000 & self.state[before]) ^ (0x7FFF_FFFF & self.state[second]);
        let z1 = (first ^ (first << 25)) ^ (one ^ (one >> 27));
        let z2 = (two >> 9) ^ (three ^ (three >> 1));
        let z3 = z1 ^ z2;
        let mut z4 = z0 ^ (z1 ^ (z1 << 9)) ^ (z2 ^ (z2 << 21)) ^ (z3 ^ (z3 >> 21));
        self.state[self.index] = z3;
        self.state[before] = z4;
        self.state[second] &= 0x8000_0000;
        self.index = before;
        z4 ^= (z4 << 7) & 0xe46e_1700;
        z4 ^= (z4 << 15) & 0x9b86_8000;
        u64::from(z4 >> (32 - count))
    }

    fn double(&mut self) -> f64 {
        let high = self.bits(26) << 26;
        (high | self.bits(26)) as f64 / (1_u64 << 52) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeds_give_the_numbers_of_spark() {
        // SELECT rand(0)
        assert_eq!(XorShift::new(0).double(), 0.760_495_375_828_591_5);
        // new java.util.Random(42).nextLong()
        assert_eq!(java_long(42, 0), -5_025_562_857_975_149_833);
    }

    #[test]
    fn repeated_rows_are_those_that_spark_repeats() {
        // spark.range(0, 20, 1, 1).sample(True, 0.5, 3)
        let mut draws = Poisson::new(0.5, java_long(3, 0));
        let rows: Vec<usize> = (0..20).flat_map(|row| vec![row; draws.draw()]).collect();
        assert_eq!(rows, [5, 6, 10, 13]);
    }
}
