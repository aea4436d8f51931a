//! What Spark calls expressions in column names. Spark: `toPrettySQL`.

use arrow::array::Array;
use datafusion::scalar::ScalarValue;
use firesteel_protocol::types::Nanos;

use super::cast::text;
use crate::types::is_time;

/// A constant: strings bare, numbers as Java prints them, dates and intervals as SQL literals.
pub fn literal(value: &ScalarValue) -> String {
    if value.is_null() {
        return "NULL".to_string();
    }
    match value {
        ScalarValue::Utf8(Some(text)) | ScalarValue::Utf8View(Some(text)) | ScalarValue::LargeUtf8(Some(text)) => {
            text.clone()
        }
        ScalarValue::Binary(Some(bytes)) => {
            let digits: String = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
            format!("X'{digits}'")
        }
        ScalarValue::Decimal128(Some(digits), _, scale) => decimal(*digits, *scale),
        ScalarValue::Date32(_) => format!("DATE '{}'", written(value, "UTC")),
        ScalarValue::TimestampMicrosecond(_, Some(zone)) => format!("TIMESTAMP '{}'", written(value, zone)),
        ScalarValue::TimestampMicrosecond(_, None) => format!("TIMESTAMP_NTZ '{}'", written(value, "UTC")),
        ScalarValue::Time64Nanosecond(_) => format!("TIME '{}'", written(value, "UTC")),
        ScalarValue::Decimal64(_, _, _) if is_time(&value.data_type()) => format!("TIME '{}'", written(value, "UTC")),
        ScalarValue::Decimal256(Some(_), _, _) => precise(value, "UTC"),
        ScalarValue::IntervalMonthDayNano(Some(_)) => format!("INTERVAL '{}'", written(value, "UTC")),
        other => written(other, "UTC"),
    }
}

/// A timestamp of nanoseconds, with all digits it has.
pub fn precise(value: &ScalarValue, zone: &str) -> String {
    let Some(Nanos { is_zoned, precision }) = Nanos::of(&value.data_type()) else { return written(value, zone) };
    let text = written(value, zone);
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let width = usize::try_from(precision).unwrap_or(9);
    format!("TIMESTAMP_{} '{whole}.{fraction:0<width$}'", if is_zoned { "LTZ" } else { "NTZ" })
}

fn written(value: &ScalarValue, zone: &str) -> String {
    let mut written = String::new();
    match value.to_array() {
        Ok(array) if array.is_valid(0) && text::write(&array, 0, zone, &mut written).is_ok() => written,
        _ => value.to_string(),
    }
}

/// Java's `BigDecimal.toString`: an exponent for very small numbers.
fn decimal(digits: i128, scale: i8) -> String {
    let plain = text::decimal(digits, scale);
    let count = i32::try_from(digits.unsigned_abs().to_string().len()).unwrap_or(38);
    let exponent = count - 1 - i32::from(scale);
    if exponent >= -6 {
        return plain;
    }
    let sign = if digits < 0 { "-" } else { "" };
    let all = digits.unsigned_abs().to_string();
    let (first, rest) = all.split_at(1);
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{first}{point}{rest}E{exponent}")
}

/// `INTERVAL '5 03:07' DAY TO MINUTE`: fields count from days (0) to seconds (3).
/// Spark: `IntervalUtils.toDayTimeIntervalString`.
pub fn day_time(micros: i64, first: i32, last: i32) -> String {
    const NAMES: [&str; 4] = ["DAY", "HOUR", "MINUTE", "SECOND"];
    const SECONDS: [u64; 4] = [86_400, 3_600, 60, 1];
    let place = |field: i32| usize::try_from(field).unwrap_or_default().min(3);
    let (first, last) = (place(first), place(last.max(first)));
    let mut rest = micros.unsigned_abs() / 1_000_000;
    let mut shown = String::new();
    for (field, seconds) in SECONDS.iter().enumerate().take(last + 1).skip(first) {
        let (count, separator) = (rest / seconds, if field == 1 { " " } else { ":" });
        rest %= seconds;
        shown += if field == first { "" } else { separator };
        shown += &if field == 0 { count.to_string() } else { format!("{count:02}") };
    }
    let fraction = micros.unsigned_abs() % 1_000_000;
    if last == 3 && fraction > 0 {
        shown += format!(".{fraction:06}").trim_end_matches('0');
    }
    ranged(micros < 0, &shown, NAMES[first], NAMES[last])
}

/// `INTERVAL '1-2' YEAR TO MONTH`: years are field 0, months 1. Spark: `IntervalUtils.toYearMonthIntervalString`.
pub fn year_month(months: i32, first: i32, last: i32) -> String {
    const NAMES: [&str; 2] = ["YEAR", "MONTH"];
    let place = |field: i32| usize::try_from(field).unwrap_or_default().min(1);
    let count = months.unsigned_abs();
    let shown = match (place(first), place(last.max(first))) {
        (0, 0) => (count / 12).to_string(),
        (0, _) => format!("{}-{}", count / 12, count % 12),
        _ => count.to_string(),
    };
    ranged(months < 0, &shown, NAMES[place(first)], NAMES[place(last.max(first))])
}

fn ranged(is_negative: bool, shown: &str, first: &str, last: &str) -> String {
    let sign = if is_negative { "-" } else { "" };
    let fields = if first == last { first.to_string() } else { format!("{first} TO {last}") };
    format!("INTERVAL '{sign}{shown}' {fields}")
}
