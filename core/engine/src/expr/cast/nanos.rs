//! Casts from and to timestamps of nanoseconds, and their numbers. Spark: `Cast`, the cases of `TimestampNTZNanosType`
//! and `TimestampLTZNanosType`.

use std::sync::Arc;

use arrow::array::timezone::Tz;
use arrow::array::{Array, ArrayRef, AsArray, PrimitiveArray};
use arrow::compute;
use arrow::datatypes::{DataType, Date32Type, Decimal256Type, Int64Type, TimeUnit, TimestampMicrosecondType, i256};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::types::Nanos;
use firesteel_protocol::{Kind, Result};

use super::{EvalMode, fielded, parse, text};
use crate::expr::arguments::mistyped;
use crate::expr::calendar::{MICROS_PER_DAY, from_local, session_zone, to_local};
use crate::expr::failure::{self, from_arrow};
use crate::types::parameter::relabelled;
use crate::types::{is_string, is_time, sql_name};

const NANOS_PER_MICRO: i128 = 1_000;
const NANOS_PER_DAY: i128 = MICROS_PER_DAY as i128 * NANOS_PER_MICRO;

/// Casts a column one of whose types, its own or `to`, is a timestamp of nanoseconds.
pub fn cast(array: &ArrayRef, to: &DataType, mode: EvalMode, zone: &str) -> Result<ArrayRef> {
    let session = session_zone(zone)?;
    match (Nanos::of(array.data_type()), Nanos::of(to)) {
        (None, Some(target)) if is_string(array.data_type()) => from_text(array, target, mode, &session),
        (None, Some(target)) => {
            let zoned = matches!(array.data_type(), DataType::Timestamp(_, Some(_)));
            let values = micros(array)?.into_iter().map(|micros| {
                micros.map(|micros| moved(i128::from(micros) * NANOS_PER_MICRO, zoned, target.is_zoned, &session))
            });
            of_values(values, target)
        }
        (Some(source), Some(target)) => {
            let values = values(array)?.into_iter();
            of_values(
                values.map(|nanos| nanos.map(|nanos| moved(nanos, source.is_zoned, target.is_zoned, &session))),
                target,
            )
        }
        (Some(source), None) => to_coarser(array, source, to, &session),
        (None, None) => Err(mistyped(array)),
    }
}

/// The counts of nanoseconds of a column.
pub fn values(array: &dyn Array) -> Result<Vec<Option<i128>>> {
    let wide = array.as_primitive_opt::<Decimal256Type>().ok_or_else(|| mistyped(array))?;
    Ok(wide.iter().map(|value| value.and_then(i256::to_i128)).collect())
}

/// Counts as a column, cut to the digits of the type.
pub fn of_values(values: impl Iterator<Item = Option<i128>>, target: Nanos) -> Result<ArrayRef> {
    let made = values.map(|value| value.map(|value| i256::from_i128(cut(value, target))));
    let made: PrimitiveArray<Decimal256Type> = made.collect();
    Ok(Arc::new(made.with_data_type(target.data_type())))
}

/// A constant.
pub fn constant(value: Option<i128>, target: Nanos) -> ScalarValue {
    let DataType::Decimal256(precision, scale) = target.data_type() else { return ScalarValue::Null };
    ScalarValue::Decimal256(value.map(|value| i256::from_i128(cut(value, target))), precision, scale)
}

/// The count of a text; none when it is no timestamp.
pub fn read(text: &str, target: Nanos, session: &Tz) -> Option<i128> {
    let (days, time, zone) = parse::moment(text)?;
    let zone = zone.as_ref().filter(|_| target.is_zoned).unwrap_or(session);
    let today = || to_local(chrono::Utc::now().timestamp_micros(), zone).div_euclid(MICROS_PER_DAY);
    let days = if target.is_zoned { days.unwrap_or_else(today) } else { days? };
    let local = i128::from(days) * NANOS_PER_DAY + i128::from(time);
    i64::try_from(local.div_euclid(NANOS_PER_MICRO)).ok()?;
    Some(if target.is_zoned { moved(local, false, true, zone) } else { local })
}

/// A value as a cast writes it, without zeros at its end.
pub fn written(nanos: i128, source: Nanos, zone: &str) -> Result<String> {
    let local = moved(nanos, source.is_zoned, false, &session_zone(zone)?);
    let (seconds, fraction) = (local.div_euclid(1_000_000_000), local.rem_euclid(1_000_000_000));
    let mut shown = text::local_timestamp(i64::try_from(seconds * 1_000_000).unwrap_or_default());
    if fraction > 0 {
        shown += format!(".{fraction:09}").trim_end_matches('0');
    }
    Ok(shown)
}

fn cut(nanos: i128, target: Nanos) -> i128 {
    nanos - nanos.rem_euclid(10_i128.pow((9 - target.precision.clamp(0, 9)).unsigned_abs()))
}

/// From an instant to the local time there or back.
fn moved(nanos: i128, from_zoned: bool, to_zoned: bool, zone: &Tz) -> i128 {
    let micros = i64::try_from(nanos.div_euclid(NANOS_PER_MICRO)).unwrap_or_default();
    let shifted = match (from_zoned, to_zoned) {
        (true, false) => to_local(micros, zone),
        (false, true) => from_local(micros, zone),
        _ => return nanos,
    };
    i128::from(shifted) * NANOS_PER_MICRO + nanos.rem_euclid(NANOS_PER_MICRO)
}

fn micros(array: &ArrayRef) -> Result<Vec<Option<i64>>> {
    match array.data_type() {
        DataType::Date32 => {
            let days = array.as_primitive::<Date32Type>().iter();
            Ok(days.map(|days| days.map(|days| i64::from(days) * MICROS_PER_DAY)).collect())
        }
        _ => {
            let micros = array.as_primitive_opt::<TimestampMicrosecondType>().ok_or_else(|| mistyped(array))?;
            Ok(micros.iter().collect())
        }
    }
}

fn from_text(array: &ArrayRef, target: Nanos, mode: EvalMode, session: &Tz) -> Result<ArrayRef> {
    let strings = compute::cast(array, &DataType::Utf8).map_err(from_arrow)?;
    let made = strings.as_string::<i32>().iter().map(|text| {
        let Some(text) = text else { return Ok(None) };
        match read(text, target, session) {
            None if mode == EvalMode::Ansi => {
                Err(failure::invalid_input(Kind::DateTime, text, "STRING", &sql_name(&target.data_type())))
            }
            read => Ok(read),
        }
    });
    of_values(made.collect::<Result<Vec<_>>>()?.into_iter(), target)
}

fn to_coarser(array: &ArrayRef, source: Nanos, to: &DataType, session: &Tz) -> Result<ArrayRef> {
    let values = values(array)?.into_iter();
    let local = |nanos: i128| moved(nanos, source.is_zoned, false, session);
    let narrow = |value: i128| i64::try_from(value).unwrap_or_default();
    match to {
        DataType::Date32 => {
            let days = values.map(|value| value.map(|nanos| narrow(local(nanos).div_euclid(NANOS_PER_DAY)) as i32));
            Ok(Arc::new(days.collect::<PrimitiveArray<Date32Type>>()))
        }
        DataType::Timestamp(_, zone) => {
            let micros = values.map(|value| {
                let moved = moved(value?, source.is_zoned, zone.is_some(), session);
                Some(narrow(moved.div_euclid(NANOS_PER_MICRO)))
            });
            Ok(Arc::new(micros.collect::<PrimitiveArray<TimestampMicrosecondType>>().with_data_type(to.clone())))
        }
        to if is_time(to) => {
            let nanos = values.map(|value| value.map(|nanos| narrow(local(nanos).rem_euclid(NANOS_PER_DAY))));
            let nanos: ArrayRef = Arc::new(nanos.collect::<PrimitiveArray<Int64Type>>());
            fielded::narrowed(&relabelled(&nanos, &DataType::Time64(TimeUnit::Nanosecond))?, to)
        }
        _ => Err(mistyped(array)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_keep_the_digits_of_the_type() {
        let utc = session_zone("UTC").unwrap();
        let zone = "America/Los_Angeles";
        let session = session_zone(zone).unwrap();
        for (text, precision, shown) in [
            ("2020-01-01 00:00:00.123456789", 9, "2020-01-01 00:00:00.123456789"),
            ("2020-01-01 00:00:00.123456789", 7, "2020-01-01 00:00:00.1234567"),
            ("1960-01-01 00:00:00.000000001", 8, "1960-01-01 00:00:00"),
            ("9999-12-31 23:59:59.999999999", 9, "9999-12-31 23:59:59.999999999"),
            ("0001-01-01 00:00:00.1", 9, "0001-01-01 00:00:00.1"),
        ] {
            for (is_zoned, zone, session) in [(false, "UTC", &utc), (true, zone, &session)] {
                let nanos = Nanos { is_zoned, precision };
                let value = cut(read(text, nanos, session).unwrap(), nanos);
                assert_eq!(written(value, nanos, zone).unwrap(), shown, "{text}");
            }
        }
        assert_eq!(read("a", Nanos { is_zoned: false, precision: 9 }, &utc), None);
    }
}
