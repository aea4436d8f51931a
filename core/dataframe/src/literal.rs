//! [`Literal`]: a value of any Spark type inside a plan.

use arrow::array::{Array, AsArray, StructArray};
use arrow::datatypes::{
    DataType, Date32Type, Decimal128Type, DurationMicrosecondType, Float32Type, Float64Type, Int8Type, Int16Type,
    Int32Type, Int64Type, IntervalMonthDayNanoType, IntervalUnit, IntervalYearMonthType, Time64MicrosecondType,
    Time64NanosecondType, TimeUnit, TimestampMicrosecondType,
};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};
use firesteel_protocol::spark::connect::expression::literal as proto_literal;
use firesteel_protocol::spark::connect::expression::literal::LiteralType;
use firesteel_protocol::spark::connect::{DataType as SparkType, expression};
use firesteel_protocol::types::{self, from_arrow};
use firesteel_protocol::{Error, Result};

/// A value with its Spark type. Rust values turn into it: `i8` to `i64`, `f32`, `f64`, `bool`, strings, byte strings,
/// chrono's dates, times and durations, `Option`s of them and `Vec`s of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Literal(expression::Literal);

impl Literal {
    /// NULL of the given type.
    pub fn null(data_type: SparkType) -> Self {
        Literal::of(LiteralType::Null(data_type))
    }

    /// A decimal from its text, with the scale of its digits and a precision of at least 10, as in PySpark: `1.50` is
    /// `DECIMAL(10,2)`. More than 38 digits are refused.
    pub fn decimal(text: &str) -> Result<Self> {
        digits_of(text)?;
        // PySpark tells every decimal so; the other side widens it to what the digits need.
        Ok(Literal::decimal_of(text, 10, 0))
    }

    /// A decimal from its text, with the scale of its digits and the given precision, which must hold them: `1.50` of
    /// precision 5 is `DECIMAL(5,2)`.
    pub fn decimal_with_precision(text: &str, precision: i32) -> Result<Self> {
        let (digits, scale) = digits_of(text)?;
        if !(digits..=MOST_DIGITS).contains(&precision) {
            return Err(Error::argument("decimal", "precision", "it does not hold the digits, or is above 38"));
        }
        Ok(Literal::decimal_of(text, precision, scale))
    }

    fn decimal_of(text: &str, precision: i32, scale: i32) -> Self {
        let (precision, scale) = (Some(precision), Some(scale));
        Literal::of(LiteralType::Decimal(proto_literal::Decimal { value: text.to_string(), precision, scale }))
    }

    /// A day, as days since 1970-01-01.
    pub fn date_from_days(days: i32) -> Self {
        Literal::of(LiteralType::Date(days))
    }

    /// A `TIMESTAMP`, as microseconds since 1970-01-01 00:00:00 UTC.
    pub fn timestamp_from_micros(micros: i64) -> Self {
        Literal::of(LiteralType::Timestamp(micros))
    }

    /// A `TIMESTAMP_NTZ`, as microseconds since 1970-01-01 00:00:00.
    pub fn timestamp_ntz_from_micros(micros: i64) -> Self {
        Literal::of(LiteralType::TimestampNtz(micros))
    }

    /// A `TIME`, as nanoseconds since midnight, with microsecond precision.
    pub fn time_from_nanos(nano: i64) -> Self {
        Literal::of(LiteralType::Time(proto_literal::Time { nano, precision: Some(6) }))
    }

    /// An `INTERVAL YEAR TO MONTH`, in months.
    pub fn year_month_interval(months: i32) -> Self {
        Literal::of(LiteralType::YearMonthInterval(months))
    }

    /// An `INTERVAL DAY TO SECOND`, in microseconds.
    pub fn day_time_interval(micros: i64) -> Self {
        Literal::of(LiteralType::DayTimeInterval(micros))
    }

    /// An `INTERVAL` of months, days and microseconds, as `make_interval` gives.
    pub fn calendar_interval(months: i32, days: i32, microseconds: i64) -> Self {
        Literal::of(LiteralType::CalendarInterval(proto_literal::CalendarInterval { months, days, microseconds }))
    }

    /// An array whose elements have the given type.
    pub fn array(element_type: SparkType, elements: impl IntoIterator<Item = Literal>) -> Self {
        #[expect(deprecated, reason = "servers before 4.1 read the element type only here")]
        let array = proto_literal::Array {
            element_type: Some(element_type),
            elements: elements.into_iter().map(|literal| literal.0).collect(),
        };
        Literal::of(LiteralType::Array(array))
    }

    /// A map whose keys and values have the given types.
    pub fn map(
        key_type: SparkType,
        value_type: SparkType,
        entries: impl IntoIterator<Item = (Literal, Literal)>,
    ) -> Self {
        let (keys, values) = entries.into_iter().map(|(key, value)| (key.0, value.0)).unzip();
        #[expect(deprecated, reason = "servers before 4.1 read the types only here")]
        let map = proto_literal::Map { key_type: Some(key_type), value_type: Some(value_type), keys, values };
        Literal::of(LiteralType::Map(map))
    }

    /// A struct of the given struct type.
    pub fn structure(struct_type: SparkType, elements: impl IntoIterator<Item = Literal>) -> Self {
        #[expect(deprecated, reason = "servers before 4.1 read the type only here")]
        let value = proto_literal::Struct {
            struct_type: Some(struct_type),
            elements: elements.into_iter().map(|literal| literal.0).collect(),
        };
        Literal::of(LiteralType::Struct(value))
    }

    /// The value at `row` of an Arrow array, with the Spark type of the array.
    pub fn from_arrow(array: &dyn Array, row: usize) -> Result<Self> {
        let data_type = from_arrow(array.data_type())?;
        if row >= array.len() {
            return Err(Error::argument("lit", "row", "it lies outside the array"));
        }
        // An array of NULLs alone has no bits that say so.
        if array.is_null(row) || array.data_type() == &DataType::Null {
            return Ok(Literal::null(data_type));
        }
        let unit = |unit: &TimeUnit, value: i64| match unit {
            TimeUnit::Second => value.saturating_mul(1_000_000),
            TimeUnit::Millisecond => value.saturating_mul(1_000),
            TimeUnit::Microsecond => value,
            TimeUnit::Nanosecond => value.div_euclid(1_000),
        };
        let micros = |to: &DataType| -> Result<i64> {
            let cast = arrow::compute::cast(&array.slice(row, 1), to)
                .map_err(|error| Error::argument("lit", "value", "it does not fit microseconds").with_cause(error))?;
            let whole = arrow::compute::cast(&cast, &DataType::Int64)
                .map_err(|error| Error::argument("lit", "value", "it is not a time").with_cause(error))?;
            Ok(unit(&TimeUnit::Microsecond, whole.as_primitive::<Int64Type>().value(0)))
        };
        Ok(match array.data_type() {
            DataType::Boolean => Literal::from(array.as_boolean().value(row)),
            DataType::Int8 => Literal::from(array.as_primitive::<Int8Type>().value(row)),
            DataType::Int16 => Literal::from(array.as_primitive::<Int16Type>().value(row)),
            DataType::Int32 => Literal::from(array.as_primitive::<Int32Type>().value(row)),
            DataType::Int64 => Literal::from(array.as_primitive::<Int64Type>().value(row)),
            DataType::Float32 => Literal::from(array.as_primitive::<Float32Type>().value(row)),
            DataType::Float64 => Literal::from(array.as_primitive::<Float64Type>().value(row)),
            DataType::Utf8 => Literal::from(array.as_string::<i32>().value(row)),
            DataType::LargeUtf8 => Literal::from(array.as_string::<i64>().value(row)),
            DataType::Utf8View => Literal::from(array.as_string_view().value(row)),
            DataType::Binary => Literal::from(array.as_binary::<i32>().value(row)),
            DataType::LargeBinary => Literal::from(array.as_binary::<i64>().value(row)),
            DataType::BinaryView => Literal::from(array.as_binary_view().value(row)),
            DataType::Decimal128(precision, scale) => Literal::of(LiteralType::Decimal(proto_literal::Decimal {
                value: array.as_primitive::<Decimal128Type>().value_as_string(row),
                precision: Some(i32::from(*precision)),
                scale: Some(i32::from(*scale)),
            })),
            DataType::Date32 => Literal::date_from_days(array.as_primitive::<Date32Type>().value(row)),
            DataType::Timestamp(TimeUnit::Microsecond, zone) => {
                let micros = array.as_primitive::<TimestampMicrosecondType>().value(row);
                match zone {
                    Some(_) => Literal::timestamp_from_micros(micros),
                    None => Literal::timestamp_ntz_from_micros(micros),
                }
            }
            DataType::Timestamp(_, Some(zone)) => {
                Literal::timestamp_from_micros(micros(&DataType::Timestamp(TimeUnit::Microsecond, Some(zone.clone())))?)
            }
            DataType::Timestamp(_, None) => {
                Literal::timestamp_ntz_from_micros(micros(&DataType::Timestamp(TimeUnit::Microsecond, None))?)
            }
            DataType::Duration(TimeUnit::Microsecond) => {
                Literal::day_time_interval(array.as_primitive::<DurationMicrosecondType>().value(row))
            }
            DataType::Duration(_) => Literal::day_time_interval(micros(&DataType::Duration(TimeUnit::Microsecond))?),
            DataType::Interval(IntervalUnit::YearMonth) => {
                Literal::year_month_interval(array.as_primitive::<IntervalYearMonthType>().value(row))
            }
            DataType::Interval(IntervalUnit::MonthDayNano) => {
                let value = array.as_primitive::<IntervalMonthDayNanoType>().value(row);
                Literal::calendar_interval(value.months, value.days, value.nanoseconds.div_euclid(1_000))
            }
            DataType::Time64(TimeUnit::Microsecond) => {
                Literal::time_from_nanos(array.as_primitive::<Time64MicrosecondType>().value(row) * 1_000)
            }
            DataType::Time64(TimeUnit::Nanosecond) => {
                Literal::time_from_nanos(array.as_primitive::<Time64NanosecondType>().value(row))
            }
            DataType::List(field) => {
                let elements = array.as_list::<i32>().value(row);
                Literal::array(from_arrow(field.data_type())?, all(elements.as_ref())?)
            }
            DataType::LargeList(field) => {
                let elements = array.as_list::<i64>().value(row);
                Literal::array(from_arrow(field.data_type())?, all(elements.as_ref())?)
            }
            DataType::Struct(_) => Literal::structure(data_type, members(array.as_struct(), row)?),
            DataType::Map(_, _) => {
                let entries = array.as_map().value(row);
                let (keys, values) = (entries.column(0), entries.column(1));
                let pairs = all(keys.as_ref())?.into_iter().zip(all(values.as_ref())?);
                Literal::map(from_arrow(keys.data_type())?, from_arrow(values.data_type())?, pairs)
            }
            DataType::Dictionary(_, value) => {
                let plain = arrow::compute::cast(&array.slice(row, 1), value)
                    .map_err(|error| Error::argument("lit", "value", "it cannot be decoded").with_cause(error))?;
                Literal::from_arrow(plain.as_ref(), 0)?
            }
            _ => return Err(Error::unsupported(format!("a literal of type {}", types::sql_string(&data_type)))),
        })
    }

    /// The wire message.
    pub fn to_message(&self) -> &expression::Literal {
        &self.0
    }

    /// The value in a wire message.
    pub fn from_message(message: expression::Literal) -> Self {
        Literal(message)
    }

    fn of(literal_type: LiteralType) -> Self {
        Literal(expression::Literal { literal_type: Some(literal_type), data_type: None })
    }

    pub(crate) fn into_message(self) -> expression::Literal {
        self.0
    }
}

const MOST_DIGITS: i32 = 38;

/// How many digits a decimal's text has, without zeros before them, and how many of them stand after the point.
pub(crate) fn digits_of(text: &str) -> Result<(i32, i32)> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = !(whole.is_empty() && fraction.is_empty())
        && whole.chars().chain(fraction.chars()).all(|digit| digit.is_ascii_digit());
    let count = |digits: usize| i32::try_from(digits).unwrap_or(i32::MAX);
    let precision = count(whole.trim_start_matches('0').len() + fraction.len()).max(1);
    if !is_number || precision > MOST_DIGITS {
        return Err(Error::argument("decimal", "text", format!("`{text}` is not a decimal of at most 38 digits")));
    }
    Ok((precision, count(fraction.len())))
}

fn all(array: &dyn Array) -> Result<Vec<Literal>> {
    (0..array.len()).map(|row| Literal::from_arrow(array, row)).collect()
}

fn members(array: &StructArray, row: usize) -> Result<Vec<Literal>> {
    array.columns().iter().map(|column| Literal::from_arrow(column.as_ref(), row)).collect()
}

/// A Rust type that has a Spark type of its own.
pub trait SparkTyped {
    /// The Arrow type that stands for the Spark type.
    fn data_type() -> DataType;
}

macro_rules! literals {
    ($($rust:ty, $arrow:expr, |$value:ident| $literal:expr;)*) => {
        $(
            impl From<$rust> for Literal {
                fn from($value: $rust) -> Self {
                    Literal::of($literal)
                }
            }
            impl SparkTyped for $rust {
                fn data_type() -> DataType {
                    $arrow
                }
            }
        )*
    };
}

literals! {
    bool, DataType::Boolean, |value| LiteralType::Boolean(value);
    i8, DataType::Int8, |value| LiteralType::Byte(i32::from(value));
    i16, DataType::Int16, |value| LiteralType::Short(i32::from(value));
    i32, DataType::Int32, |value| LiteralType::Integer(value);
    i64, DataType::Int64, |value| LiteralType::Long(value);
    f32, DataType::Float32, |value| LiteralType::Float(value);
    f64, DataType::Float64, |value| LiteralType::Double(value);
    &str, DataType::Utf8, |value| LiteralType::String(value.to_string());
    String, DataType::Utf8, |value| LiteralType::String(value);
    &[u8], DataType::Binary, |value| LiteralType::Binary(bytes::Bytes::copy_from_slice(value));
    NaiveDate, DataType::Date32, |value| {
        let days = value.signed_duration_since(NaiveDate::default()).num_days();
        LiteralType::Date(i32::try_from(days).unwrap_or(i32::MAX))
    };
    DateTime<Utc>, DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())), |value| {
        LiteralType::Timestamp(value.timestamp_micros())
    };
    NaiveDateTime, DataType::Timestamp(TimeUnit::Microsecond, None), |value| {
        LiteralType::TimestampNtz(value.and_utc().timestamp_micros())
    };
    NaiveTime, DataType::Time64(TimeUnit::Nanosecond), |value| {
        let nano = i64::from(value.num_seconds_from_midnight()) * 1_000_000_000 + i64::from(value.nanosecond());
        LiteralType::Time(proto_literal::Time { nano, precision: Some(6) })
    };
    TimeDelta, DataType::Duration(TimeUnit::Microsecond), |value| {
        LiteralType::DayTimeInterval(value.num_microseconds().unwrap_or(i64::MAX))
    };
}

fn spark_type<T: SparkTyped>() -> SparkType {
    // Every type named in `literals!` has a Spark equal.
    from_arrow(&T::data_type()).unwrap_or_default()
}

impl<T: SparkTyped + Into<Literal>> From<Option<T>> for Literal {
    fn from(value: Option<T>) -> Self {
        value.map_or_else(|| Literal::null(spark_type::<T>()), Into::into)
    }
}

impl<T: SparkTyped + Into<Literal>> From<Vec<T>> for Literal {
    fn from(values: Vec<T>) -> Self {
        Literal::array(spark_type::<T>(), values.into_iter().map(Into::into))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(literal: &Literal) -> (Option<i32>, Option<i32>) {
        match &literal.to_message().literal_type {
            Some(LiteralType::Decimal(decimal)) => (decimal.precision, decimal.scale),
            _ => panic!("no decimal"),
        }
    }

    #[test]
    fn a_decimal_is_told_as_pyspark_tells_it_unless_it_has_a_precision() {
        assert_eq!(told(&Literal::decimal("12.50").expect("a decimal")), (Some(10), Some(0)));
        assert_eq!(told(&Literal::decimal_with_precision("-12.50", 4).expect("a decimal")), (Some(4), Some(2)));
        for (text, precision) in [("12.50", 3), ("12.50", 39), ("one", 10), ("", 10)] {
            let error = Literal::decimal_with_precision(text, precision).expect_err("no decimal");
            assert_eq!(error.condition(), "FIRESTEEL_INVALID_ARGUMENT");
        }
        assert!(Literal::decimal(&"9".repeat(39)).is_err());
    }
}
