//! Types with a parameter that Arrow has no place for: intervals of some fields (`INTERVAL DAY`, `INTERVAL YEAR`) and TIME
//! of a precision. Inside an engine they are whole numbers of a negative decimal scale, which no type of Spark has: the
//! storage is that of the plain type (64 bits of microseconds or nanoseconds, 32 bits of months), comparing and hashing stay
//! those of integers, and the parameter goes wherever the Arrow type goes, also into arrays, maps and structs. On the wire
//! they are the plain types.

use arrow::datatypes::{DataType, IntervalUnit, TimeUnit};

/// The parameter of a type, with Spark's numbers of fields: days (0) to seconds (3), years (0) and months (1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parameter {
    DayTime { first: i32, last: i32 },
    YearMonth { first: i32, last: i32 },
    Time { precision: i32 },
}

const LONG_DIGITS: u8 = 18;
const INT_DIGITS: u8 = 9;
/// Scales of intervals lie above, those of times below.
const TIME_SCALE: i32 = -32;
const USUAL_TIME_PRECISION: i32 = 6;

impl Parameter {
    /// The Arrow type that carries the parameter; the plain type for the widest fields and the usual precision.
    pub fn data_type(self) -> DataType {
        let scale = |scale: i32| i8::try_from(scale).unwrap_or(-1);
        match self {
            Parameter::DayTime { first: 0, last: 3 } | Parameter::YearMonth { first: 0, last: 1 } => self.plain(),
            Parameter::Time { precision: USUAL_TIME_PRECISION } => self.plain(),
            Parameter::DayTime { first, last } => DataType::Decimal64(LONG_DIGITS, scale(-1 - first * 4 - last)),
            Parameter::YearMonth { first, last } => DataType::Decimal32(INT_DIGITS, scale(-1 - first * 2 - last)),
            Parameter::Time { precision } => DataType::Decimal64(LONG_DIGITS, scale(TIME_SCALE - precision)),
        }
    }

    /// The type without its parameter.
    pub fn plain(self) -> DataType {
        match self {
            Parameter::DayTime { .. } => DataType::Duration(TimeUnit::Microsecond),
            Parameter::YearMonth { .. } => DataType::Interval(IntervalUnit::YearMonth),
            Parameter::Time { .. } => DataType::Time64(TimeUnit::Nanosecond),
        }
    }

    /// The parameter of an Arrow type, also of the plain types.
    pub fn of(data_type: &DataType) -> Option<Parameter> {
        match data_type {
            DataType::Duration(TimeUnit::Microsecond) => Some(Parameter::DayTime { first: 0, last: 3 }),
            DataType::Interval(IntervalUnit::YearMonth) => Some(Parameter::YearMonth { first: 0, last: 1 }),
            DataType::Time64(TimeUnit::Nanosecond) => Some(Parameter::Time { precision: USUAL_TIME_PRECISION }),
            other => Parameter::carried(other),
        }
    }

    /// The parameter that a type carries as a negative scale; none for plain types.
    pub fn carried(data_type: &DataType) -> Option<Parameter> {
        match data_type {
            DataType::Decimal64(LONG_DIGITS, scale) if i32::from(*scale) <= TIME_SCALE => {
                Some(Parameter::Time { precision: TIME_SCALE - i32::from(*scale) })
            }
            DataType::Decimal64(LONG_DIGITS, scale) if *scale < 0 => {
                let fields = -1 - i32::from(*scale);
                Some(Parameter::DayTime { first: fields / 4, last: fields % 4 })
            }
            DataType::Decimal32(INT_DIGITS, scale) if *scale < 0 => {
                let fields = -1 - i32::from(*scale);
                Some(Parameter::YearMonth { first: fields / 2, last: fields % 2 })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_parameter_comes_back_from_its_type() {
        let day_time = (0..4).flat_map(|first| (first..4).map(move |last| Parameter::DayTime { first, last }));
        let year_month = (0..2).flat_map(|first| (first..2).map(move |last| Parameter::YearMonth { first, last }));
        let time = (0..=9).map(|precision| Parameter::Time { precision });
        for parameter in day_time.chain(year_month).chain(time) {
            assert_eq!(Parameter::of(&parameter.data_type()), Some(parameter));
        }
        assert_eq!(Parameter::of(&DataType::Decimal64(18, 2)), None);
    }
}
