//! Timestamps of more than six digits of a second: `TIMESTAMP_NTZ(7)` to `TIMESTAMP_LTZ(9)`. Inside an engine they are
//! 256-bit counts of nanoseconds (64 bits reach from 1677 to 2262 only) of a negative decimal scale, which no type of Spark
//! has. On the wire Arrow has no type for them.

use arrow::datatypes::DataType;

/// A timestamp type of nanoseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nanos {
    /// An instant, and no local time.
    pub is_zoned: bool,
    /// Digits of the second: 7 to 9.
    pub precision: i32,
}

const DIGITS: u8 = 76;
/// Scales of local times lie above, those of instants below.
const ZONED_SCALE: i32 = 10;

impl Nanos {
    /// The Arrow type that carries it.
    pub fn data_type(self) -> DataType {
        let scale = self.precision + if self.is_zoned { ZONED_SCALE } else { 0 };
        DataType::Decimal256(DIGITS, i8::try_from(-scale).unwrap_or(-9))
    }

    /// What an Arrow type carries.
    pub fn of(data_type: &DataType) -> Option<Nanos> {
        match data_type {
            DataType::Decimal256(DIGITS, scale @ (-9..=-7 | -19..=-17)) => {
                let scale = -i32::from(*scale);
                Some(Nanos { is_zoned: scale > ZONED_SCALE, precision: scale % ZONED_SCALE })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_comes_back_from_its_carrier() {
        for nanos in
            [7, 8, 9].into_iter().flat_map(|precision| [true, false].map(|is_zoned| Nanos { is_zoned, precision }))
        {
            assert_eq!(Nanos::of(&nanos.data_type()), Some(nanos));
        }
        assert_eq!(Nanos::of(&DataType::Decimal256(76, 0)), None);
    }
}
