//! Values as the text formats write them: times in ISO 8601 with milliseconds, numbers as Java writes them. Spark:
//! `UnivocityGenerator`, `JacksonGenerator`.

use arrow::array::timezone::Tz;
use arrow::array::{Array, AsArray};
use arrow::datatypes::{
    DataType, Date32Type, Decimal128Type, DurationMicrosecondType, Float32Type, Float64Type, Int8Type, Int16Type,
    Int32Type, Int64Type, IntervalUnit, IntervalYearMonthType, TimeUnit, TimestampMicrosecondType,
};
use chrono::{DateTime, Offset, TimeZone};
use firesteel_protocol::{Error, Result};

use crate::expr::cast::text;

/// Writes a value that is not NULL and not nested. Strings are written as they are.
pub(super) fn write(array: &dyn Array, row: usize, zone: &Tz, out: &mut String) -> Result<()> {
    match array.data_type() {
        DataType::Utf8 => out.push_str(array.as_string::<i32>().value(row)),
        DataType::Boolean => out.push_str(if array.as_boolean().value(row) { "true" } else { "false" }),
        DataType::Int8 => out.push_str(&array.as_primitive::<Int8Type>().value(row).to_string()),
        DataType::Int16 => out.push_str(&array.as_primitive::<Int16Type>().value(row).to_string()),
        DataType::Int32 => out.push_str(&array.as_primitive::<Int32Type>().value(row).to_string()),
        DataType::Int64 => out.push_str(&array.as_primitive::<Int64Type>().value(row).to_string()),
        DataType::Float32 => out.push_str(&text::float(array.as_primitive::<Float32Type>().value(row))),
        DataType::Float64 => out.push_str(&text::double(array.as_primitive::<Float64Type>().value(row))),
        DataType::Decimal128(_, scale) => {
            out.push_str(&decimal(array.as_primitive::<Decimal128Type>().value(row), *scale));
        }
        DataType::Date32 => out.push_str(&text::date(array.as_primitive::<Date32Type>().value(row).into())),
        DataType::Timestamp(TimeUnit::Microsecond, zoned) => {
            let micros = array.as_primitive::<TimestampMicrosecondType>().value(row);
            out.push_str(&timestamp(micros, zoned.is_some().then_some(zone))?);
        }
        DataType::Duration(TimeUnit::Microsecond) => {
            out.push_str(&text::day_time(array.as_primitive::<DurationMicrosecondType>().value(row)));
        }
        DataType::Interval(IntervalUnit::YearMonth) => {
            out.push_str(&text::year_month(array.as_primitive::<IntervalYearMonthType>().value(row)));
        }
        other => return Err(Error::unsupported(format!("writing {other} as text"))),
    }
    Ok(())
}

/// Whether [`write`] knows the type.
pub(super) fn is_supported(data_type: &DataType) -> bool {
    matches!(
        data_type,
        DataType::Utf8
            | DataType::Boolean
            | DataType::Int8
            | DataType::Int16
            | DataType::Int32
            | DataType::Int64
            | DataType::Float32
            | DataType::Float64
            | DataType::Decimal128(..)
            | DataType::Date32
            | DataType::Timestamp(TimeUnit::Microsecond, _)
    )
}

/// Java: `BigDecimal.toString`, which turns to exponents for small numbers.
fn decimal(value: i128, scale: i8) -> String {
    let digits = value.unsigned_abs().to_string();
    let exponent = digits.len() as i64 - 1 - i64::from(scale);
    if exponent >= -6 {
        return text::decimal(value, scale);
    }
    let sign = if value < 0 { "-" } else { "" };
    let (first, rest) = digits.split_at(1);
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{first}{point}{rest}E{exponent}")
}

/// `yyyy-MM-dd'T'HH:mm:ss.SSSXXX`; without a zone the offset is left out.
fn timestamp(micros: i64, zone: Option<&Tz>) -> Result<String> {
    let instant = DateTime::from_timestamp_micros(micros)
        .ok_or_else(|| Error::unsupported("writing a timestamp beyond the year 262142"))?
        .naive_utc();
    let Some(zone) = zone else { return Ok(instant.format("%Y-%m-%dT%H:%M:%S%.3f").to_string()) };
    let local = zone.from_utc_datetime(&instant);
    let offset = local.offset().fix().local_minus_utc();
    let offset = if offset == 0 { "Z".to_string() } else { local.format("%:z").to_string() };
    Ok(format!("{}{offset}", local.format("%Y-%m-%dT%H:%M:%S%.3f")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_written_as_java_writes_them() {
        for (value, scale, expected) in [(150, 2, "1.50"), (10, 8, "1.0E-7"), (-1, 7, "-1E-7"), (0, 2, "0.00")] {
            assert_eq!(decimal(value, scale), expected);
        }
    }

    #[test]
    fn instants_carry_their_offset_and_lose_microseconds() {
        let micros = 1_577_934_245_123_456;
        let zone: Tz = "Europe/Berlin".parse().expect("a zone");
        assert_eq!(timestamp(micros, Some(&zone)).expect("a text"), "2020-01-02T04:04:05.123+01:00");
        let utc: Tz = "UTC".parse().expect("a zone");
        assert_eq!(timestamp(micros, Some(&utc)).expect("a text"), "2020-01-02T03:04:05.123Z");
        assert_eq!(timestamp(micros, None).expect("a text"), "2020-01-02T03:04:05.123");
    }
}
