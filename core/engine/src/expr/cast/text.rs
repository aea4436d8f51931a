//! Values as text: what a cast to string gives. Spark: `ToStringBase`.

use arrow::array::timezone::Tz;
use arrow::array::{Array, AsArray};
use arrow::datatypes::{
    DataType, Date32Type, Decimal32Type, Decimal64Type, Decimal128Type, DurationMicrosecondType, Float32Type,
    Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, IntervalMonthDayNanoType, IntervalUnit,
    IntervalYearMonthType, Time64NanosecondType, TimeUnit, TimestampMicrosecondType,
};
use firesteel_protocol::Result;
use firesteel_protocol::types::{Nanos, Parameter};

use super::nanos;
use crate::expr::arguments::mistyped;
use crate::expr::calendar::{MICROS_PER_DAY, MICROS_PER_SECOND, civil_from_days, session_zone, to_local};
use crate::expr::display;
use crate::expr::variant::convert;
use crate::types::{is_binary, is_variant};

/// Writes the value of a row; `null` inside nested values. The row itself is not NULL.
pub fn write(array: &dyn Array, row: usize, zone: &str, text: &mut String) -> Result<()> {
    write_as(array, row, zone, "null", text)
}

/// Like [`write`], with a word of one's own for NULL inside nested values.
pub fn write_as(array: &dyn Array, row: usize, zone: &str, null: &str, text: &mut String) -> Result<()> {
    match array.data_type() {
        DataType::Boolean => text.push_str(if array.as_boolean().value(row) { "true" } else { "false" }),
        DataType::Int8 => text.push_str(&array.as_primitive::<Int8Type>().value(row).to_string()),
        DataType::Int16 => text.push_str(&array.as_primitive::<Int16Type>().value(row).to_string()),
        DataType::Int32 => text.push_str(&array.as_primitive::<Int32Type>().value(row).to_string()),
        DataType::Int64 => text.push_str(&array.as_primitive::<Int64Type>().value(row).to_string()),
        DataType::Float32 => text.push_str(&float(array.as_primitive::<Float32Type>().value(row))),
        DataType::Float64 => text.push_str(&double(array.as_primitive::<Float64Type>().value(row))),
        DataType::Decimal128(_, scale) => {
            text.push_str(&decimal(array.as_primitive::<Decimal128Type>().value(row), *scale));
        }
        DataType::Utf8 => text.push_str(array.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => text.push_str(array.as_string::<i64>().value(row)),
        DataType::Utf8View => text.push_str(array.as_string_view().value(row)),
        DataType::Binary => text.push_str(&String::from_utf8_lossy(array.as_binary::<i32>().value(row))),
        DataType::BinaryView => text.push_str(&String::from_utf8_lossy(array.as_binary_view().value(row))),
        DataType::Date32 => text.push_str(&date(i64::from(array.as_primitive::<Date32Type>().value(row)))),
        DataType::Timestamp(TimeUnit::Microsecond, shown_in) => {
            let micros = array.as_primitive::<TimestampMicrosecondType>().value(row);
            let local = if shown_in.is_some() { to_local(micros, &session_zone(zone)?) } else { micros };
            text.push_str(&local_timestamp(local));
        }
        DataType::Duration(TimeUnit::Microsecond) => {
            text.push_str(&day_time(array.as_primitive::<DurationMicrosecondType>().value(row)));
        }
        DataType::Time64(TimeUnit::Nanosecond) => {
            text.push_str(&time(array.as_primitive::<Time64NanosecondType>().value(row)));
        }
        DataType::Decimal32(_, _) | DataType::Decimal64(_, _) => match Parameter::carried(array.data_type()) {
            Some(Parameter::YearMonth { first, last }) => {
                text.push_str(&display::year_month(array.as_primitive::<Decimal32Type>().value(row), first, last));
            }
            Some(Parameter::DayTime { first, last }) => {
                text.push_str(&display::day_time(array.as_primitive::<Decimal64Type>().value(row), first, last));
            }
            Some(Parameter::Time { .. }) => text.push_str(&time(array.as_primitive::<Decimal64Type>().value(row))),
            None => return Err(mistyped(array)),
        },
        data_type if let Some(source) = Nanos::of(data_type) => {
            let value = nanos::values(&array.slice(row, 1))?.first().copied().flatten().unwrap_or_default();
            text.push_str(&nanos::written(value, source, zone)?);
        }
        DataType::Interval(IntervalUnit::YearMonth) => {
            text.push_str(&year_month(array.as_primitive::<IntervalYearMonthType>().value(row)));
        }
        DataType::Interval(IntervalUnit::MonthDayNano) => {
            let value = array.as_primitive::<IntervalMonthDayNanoType>().value(row);
            text.push_str(&calendar(value.months, value.days, value.nanoseconds / 1_000));
        }
        DataType::List(_) => {
            let items = array.as_list::<i32>().value(row);
            text.push('[');
            write_all(&items, zone, null, text)?;
            text.push(']');
        }
        data_type if is_variant(data_type) => {
            let column = arrow::array::make_array(array.to_data());
            text.push_str(&convert::of_row(&column, row)?.to_json(zone)?);
        }
        DataType::Struct(_) => {
            text.push('{');
            for (index, column) in array.as_struct().columns().iter().enumerate() {
                text.push_str(if index == 0 { "" } else { ", " });
                write_nested(column, row, zone, null, text)?;
            }
            text.push('}');
        }
        DataType::Map(_, _) => {
            let entries = array.as_map().value(row);
            text.push('{');
            for entry in 0..entries.len() {
                text.push_str(if entry == 0 { "" } else { ", " });
                write_nested(entries.column(0), entry, zone, null, text)?;
                text.push_str(" -> ");
                write_nested(entries.column(1), entry, zone, null, text)?;
            }
            text.push('}');
        }
        _ => return Err(mistyped(array)),
    }
    Ok(())
}

fn write_all(items: &dyn Array, zone: &str, null: &str, text: &mut String) -> Result<()> {
    for item in 0..items.len() {
        text.push_str(if item == 0 { "" } else { ", " });
        write_nested(items, item, zone, null, text)?;
    }
    Ok(())
}

fn write_nested(array: &dyn Array, row: usize, zone: &str, null: &str, text: &mut String) -> Result<()> {
    if array.is_null(row) || *array.data_type() == DataType::Null {
        text.push_str(null);
        return Ok(());
    }
    if null == SHOWN_NULL && is_binary(array.data_type()) {
        // Spark: `ToPrettyString` shows bytes as digits where a cast reads them as text.
        text.push_str(&shown_bytes(&bytes_of(array, row)));
        return Ok(());
    }
    write_as(array, row, zone, null, text)
}

/// How `show` writes a NULL.
pub const SHOWN_NULL: &str = "NULL";

/// Bytes as `show` writes them: `[0A FF]`.
pub fn shown_bytes(bytes: &[u8]) -> String {
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    format!("[{}]", digits.join(" "))
}

fn bytes_of(array: &dyn Array, row: usize) -> Vec<u8> {
    match array.data_type() {
        DataType::BinaryView => array.as_binary_view().value(row).to_vec(),
        _ => array.as_binary_opt::<i32>().map(|bytes| bytes.value(row).to_vec()).unwrap_or_default(),
    }
}

/// Java's `Double.toString`: `1.0E7`, `0.001`, `NaN`.
pub fn double(value: f64) -> String {
    java(value.is_nan(), value.is_infinite(), value.is_sign_negative(), &format!("{value:e}"))
}

pub fn float(value: f32) -> String {
    java(value.is_nan(), value.is_infinite(), value.is_sign_negative(), &format!("{value:e}"))
}

/// `shortest` is the shortest text that reads back, as Rust's `{:e}` writes it.
fn java(is_nan: bool, is_infinite: bool, is_negative: bool, shortest: &str) -> String {
    if is_nan {
        return "NaN".to_string();
    }
    let sign = if is_negative { "-" } else { "" };
    if is_infinite {
        return format!("{sign}Infinity");
    }
    let (mantissa, exponent) = shortest.trim_start_matches('-').split_once('e').unwrap_or((shortest, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let digits = mantissa.replace('.', "");
    let body = match exponent {
        0..=6 => {
            let point = usize::try_from(exponent).unwrap_or(0) + 1;
            let padded = format!("{digits:0<point$}");
            let (whole, fraction) = padded.split_at(point);
            format!("{whole}.{}", if fraction.is_empty() { "0" } else { fraction })
        }
        -3..=-1 => format!("0.{}{digits}", "0".repeat(usize::try_from(-exponent - 1).unwrap_or(0))),
        _ => {
            let (whole, fraction) = digits.split_at(1);
            format!("{whole}.{}E{exponent}", if fraction.is_empty() { "0" } else { fraction })
        }
    };
    format!("{sign}{body}")
}

/// All digits of the scale, no exponent.
pub fn decimal(value: i128, scale: i8) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let digits = value.unsigned_abs().to_string();
    let scale = usize::try_from(scale).unwrap_or(0);
    if scale == 0 {
        return format!("{sign}{digits}");
    }
    let padded = format!("{digits:0>width$}", width = scale + 1);
    let (whole, fraction) = padded.split_at(padded.len() - scale);
    format!("{sign}{whole}.{fraction}")
}

pub fn date(days: i64) -> String {
    let (year, month, day) = civil_from_days(days);
    let sign = match year {
        year if year < 0 => "-",
        year if year > 9999 => "+",
        _ => "",
    };
    format!("{sign}{:04}-{month:02}-{day:02}", year.abs())
}

/// A timestamp in local microseconds; the fraction without trailing zeros.
pub fn local_timestamp(local: i64) -> String {
    let (days, micros) = (local.div_euclid(MICROS_PER_DAY), local.rem_euclid(MICROS_PER_DAY));
    let seconds = micros / MICROS_PER_SECOND;
    let fraction = fraction(micros % MICROS_PER_SECOND);
    format!("{} {:02}:{:02}:{:02}{fraction}", date(days), seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

pub fn timestamp(micros: i64, zone: &Tz) -> String {
    local_timestamp(to_local(micros, zone))
}

fn fraction(micros: i64) -> String {
    if micros == 0 {
        return String::new();
    }
    format!(".{}", format!("{micros:06}").trim_end_matches('0'))
}

/// `10:11:12.5`, from nanoseconds since midnight.
pub fn time(nanos: i64) -> String {
    let (seconds, rest) = (nanos / 1_000_000_000, nanos % 1_000_000_000);
    let fraction = if rest == 0 { String::new() } else { format!(".{}", format!("{rest:09}").trim_end_matches('0')) };
    format!("{:02}:{:02}:{:02}{fraction}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

/// `INTERVAL '1 02:03:04.5' DAY TO SECOND`.
pub fn day_time(micros: i64) -> String {
    let sign = if micros < 0 { "-" } else { "" };
    let total = i128::from(micros).unsigned_abs();
    let second = u128::from(MICROS_PER_SECOND.unsigned_abs());
    let (seconds, rest) = (total / second, total % second);
    let fraction = fraction(i64::try_from(rest).unwrap_or(0));
    format!(
        "INTERVAL '{sign}{} {:02}:{:02}:{:02}{fraction}' DAY TO SECOND",
        seconds / 86_400,
        seconds / 3_600 % 24,
        seconds / 60 % 60,
        seconds % 60
    )
}

/// `INTERVAL '1-2' YEAR TO MONTH`.
pub fn year_month(months: i32) -> String {
    let sign = if months < 0 { "-" } else { "" };
    let months = months.unsigned_abs();
    format!("INTERVAL '{sign}{}-{}' YEAR TO MONTH", months / 12, months % 12)
}

/// `1 years 2 months 25 days 5 hours`. Spark: `CalendarInterval.toString`.
pub fn calendar(months: i32, days: i32, micros: i64) -> String {
    let mut parts = Vec::new();
    let mut part = |count: i64, unit: &str| {
        if count != 0 {
            parts.push(format!("{count} {unit}"));
        }
    };
    part(i64::from(months / 12), "years");
    part(i64::from(months % 12), "months");
    part(i64::from(days), "days");
    part(micros / (3_600 * MICROS_PER_SECOND), "hours");
    part(micros / (60 * MICROS_PER_SECOND) % 60, "minutes");
    let rest = micros % (60 * MICROS_PER_SECOND);
    if rest != 0 {
        let sign = if rest < 0 { "-" } else { "" };
        let rest = rest.abs();
        parts.push(format!("{sign}{}{} seconds", rest / MICROS_PER_SECOND, fraction(rest % MICROS_PER_SECOND)));
    }
    if parts.is_empty() { "0 seconds".to_string() } else { parts.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_are_written_as_java_writes_them() {
        let cases = [
            (1e7, "1.0E7"),
            (1e-3, "0.001"),
            (1e-4, "1.0E-4"),
            (123_456_789.0, "1.23456789E8"),
            (f64::INFINITY, "Infinity"),
            (-0.0, "-0.0"),
            (1e21, "1.0E21"),
            (100.0, "100.0"),
            (9_999_999.5, "9999999.5"),
        ];
        for (value, text) in cases {
            assert_eq!(double(value), text);
        }
        assert_eq!(float(0.1), "0.1");
        assert_eq!(float(1e38), "1.0E38");
    }

    #[test]
    fn intervals_are_written_as_spark_writes_them() {
        assert_eq!(day_time(93_784_500_000), "INTERVAL '1 02:03:04.5' DAY TO SECOND");
        assert_eq!(year_month(14), "INTERVAL '1-2' YEAR TO MONTH");
        assert_eq!(calendar(14, 25, 18_367_500_000), "1 years 2 months 25 days 5 hours 6 minutes 7.5 seconds");
    }
}
