//! The cast of a column, type by type.

use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, AsArray, BinaryArray, BooleanArray, ListArray, MapArray, PrimitiveArray, StringArray,
    StringBuilder, StructArray, new_null_array,
};
use arrow::compute;
use arrow::datatypes::{
    ArrowPrimitiveType, DataType, Date32Type, Decimal128Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type,
    Int64Type, IntervalMonthDayNano, IntervalMonthDayNanoType, TimestampMicrosecondType,
};
use firesteel_protocol::{Error, Kind, Result};

use super::parse::{self, Fraction};
use super::{EvalMode, fielded, interval_text, nanos, number, text};
use crate::expr::arguments::mistyped;
use crate::expr::calendar::{MICROS_PER_DAY, MICROS_PER_SECOND, from_local, session_zone, to_local};
use crate::expr::failure::{self, from_arrow};
use crate::expr::variant::convert;
use crate::types::{
    CALENDAR, is_ansi_interval, is_binary, is_integral, is_nanos, is_numeric, is_string, is_time, is_timestamp,
    is_variant, sql_name,
};

pub fn cast(array: &ArrayRef, to: &DataType, mode: EvalMode, zone: &str) -> Result<ArrayRef> {
    let from = array.data_type();
    match (from, to) {
        (from, to) if from == to => Ok(Arc::clone(array)),
        (DataType::Null, to) => Ok(new_null_array(to, array.len())),
        (from, to) if is_variant(from) => {
            let values = convert::values(array)?;
            let values: Vec<_> = values.iter().map(Option::as_ref).collect();
            convert::Reading { tolerant: mode == EvalMode::Try, zone }.column(&values, to)
        }
        (_, to) if is_variant(to) => {
            let values =
                (0..array.len()).map(|row| array.is_valid(row).then(|| convert::of_row(array, row)).transpose());
            convert::column(&values.collect::<Result<Vec<_>>>()?)
        }
        (from, to) if (is_string(from) || is_binary(from)) && is_binary(to) => {
            compute::cast(array, to).map_err(from_arrow)
        }
        (from, to) if is_string(from) && is_string(to) => compute::cast(array, to).map_err(from_arrow),
        (_, to) if is_string(to) => to_text(array, zone),
        (from, DataType::Binary) if is_integral(from) => big_endian(array),
        (from, to) if is_nanos(from) || is_nanos(to) => nanos::cast(array, to, mode, zone),
        (from, to) if is_string(from) && (is_ansi_interval(to) || is_time(to)) => fielded::from_text(array, to, mode),
        (from, to) if is_string(from) && *to == CALENDAR => calendar_interval(array),
        (from, to) if is_string(from) => from_text(array, to, mode, zone),
        (from, to) if is_timestamp(from) && is_time(to) => fielded::time_of_day(array, to, zone),
        (from, to) if is_ansi_interval(from) || is_time(from) => match to {
            to if is_ansi_interval(to) || is_time(to) => fielded::narrowed(array, to),
            to => fielded::to_number(array, to, mode),
        },
        (_, to) if is_ansi_interval(to) => fielded::from_number(array, to, mode),
        (from, to)
            if (is_numeric(from) || *from == DataType::Boolean)
                && (is_numeric(to) || matches!(to, DataType::Boolean | DataType::Timestamp(_, _))) =>
        {
            number::cast(array, to, mode)
        }
        (DataType::Timestamp(_, _), to) if is_numeric(to) => timestamp_to_number(array, to, mode),
        (DataType::Date32 | DataType::Timestamp(_, _), DataType::Date32 | DataType::Timestamp(_, _)) => {
            datetime(array, to, zone)
        }
        (DataType::List(_), DataType::List(_)) => list(array, to, mode, zone),
        (DataType::Struct(_), DataType::Struct(_)) => structure(array, to, mode, zone),
        (DataType::Map(_, _), DataType::Map(_, _)) => map(array, to, mode, zone),
        _ => Err(mistyped(array)),
    }
}

/// The bytes of whole numbers, greatest first, as many as the type has. Spark: `NumberConverter.toBinary`.
fn big_endian(array: &ArrayRef) -> Result<ArrayRef> {
    let width = array.data_type().primitive_width().ok_or_else(|| mistyped(array))?;
    let numbers = compute::cast(array, &DataType::Int64).map_err(from_arrow)?;
    let bytes = numbers.as_primitive::<Int64Type>().iter();
    let made: BinaryArray = bytes.map(|value| Some(value?.to_be_bytes()[8 - width.min(8)..].to_vec())).collect();
    Ok(Arc::new(made))
}

fn to_text(array: &ArrayRef, zone: &str) -> Result<ArrayRef> {
    let mut builder = StringBuilder::with_capacity(array.len(), array.len() * 8);
    let mut buffer = String::new();
    for row in 0..array.len() {
        if array.is_null(row) {
            builder.append_null();
        } else {
            buffer.clear();
            text::write(array, row, zone, &mut buffer)?;
            builder.append_value(&buffer);
        }
    }
    Ok(Arc::new(builder.finish()))
}

/// A text that is no interval is NULL in every mode. Spark: `IntervalUtils.safeStringToInterval`.
fn calendar_interval(array: &ArrayRef) -> Result<ArrayRef> {
    let strings = compute::cast(array, &DataType::Utf8).map_err(from_arrow)?;
    let made = strings.as_string::<i32>().iter().map(|text| {
        let Some((months, days, micros)) = text.and_then(interval_text::calendar) else { return Ok(None) };
        let nanos = micros.checked_mul(1_000);
        // Arrow counts nanoseconds.
        let nanos = nanos.ok_or_else(|| Error::unsupported("an interval whose time is longer than 292 years"))?;
        Ok(Some(IntervalMonthDayNano::new(months, days, nanos)))
    });
    Ok(Arc::new(made.collect::<Result<PrimitiveArray<IntervalMonthDayNanoType>>>()?))
}

fn from_text(array: &ArrayRef, to: &DataType, mode: EvalMode, zone: &str) -> Result<ArrayRef> {
    let strings = compute::cast(array, &DataType::Utf8).map_err(from_arrow)?;
    let strings = strings.as_string::<i32>();
    let fraction = if mode == EvalMode::Legacy { Fraction::Dropped } else { Fraction::Refused };
    let session = session_zone(zone)?;
    match to {
        DataType::Boolean => {
            let read =
                |text: &str| parse::boolean(text).map_or_else(|| invalid(text, to, mode), |value| Ok(Some(value)));
            let column = strings.iter().map(|text| text.map_or(Ok(None), read)).collect::<Result<BooleanArray>>()?;
            Ok(Arc::new(column))
        }
        DataType::Int8 => read::<Int8Type>(strings, to, mode, |text| parse::integer(text, fraction)?.try_into().ok()),
        DataType::Int16 => read::<Int16Type>(strings, to, mode, |text| parse::integer(text, fraction)?.try_into().ok()),
        DataType::Int32 => read::<Int32Type>(strings, to, mode, |text| parse::integer(text, fraction)?.try_into().ok()),
        DataType::Int64 => read::<Int64Type>(strings, to, mode, |text| parse::integer(text, fraction)),
        DataType::Float32 => read::<Float32Type>(strings, to, mode, parse::float),
        DataType::Float64 => read::<Float64Type>(strings, to, mode, parse::double),
        DataType::Decimal128(precision, scale) => {
            let column = strings
                .iter()
                .map(|text| {
                    let Some(text) = text else { return Ok(None) };
                    match parse::decimal(text) {
                        Some((digits, from)) => number::checked(digits, from, *precision, *scale, mode),
                        None => invalid(text, to, mode),
                    }
                })
                .collect::<Result<PrimitiveArray<Decimal128Type>>>()?;
            Ok(Arc::new(column.with_data_type(to.clone())))
        }
        DataType::Date32 => read::<Date32Type>(strings, to, mode, |text| parse::date(text)?.try_into().ok()),
        DataType::Timestamp(_, Some(_)) => {
            read::<TimestampMicrosecondType>(strings, to, mode, |text| parse::timestamp(text, &session))
        }
        DataType::Timestamp(_, None) => read::<TimestampMicrosecondType>(strings, to, mode, |text| {
            parse::local_timestamp(text).map(|(local, _)| local)
        }),
        _ => Err(mistyped(array)),
    }
}

fn read<T: ArrowPrimitiveType>(
    strings: &StringArray,
    to: &DataType,
    mode: EvalMode,
    parse: impl Fn(&str) -> Option<T::Native>,
) -> Result<ArrayRef> {
    let column = strings
        .iter()
        .map(|text| {
            let Some(text) = text else { return Ok(None) };
            parse(text).map_or_else(|| invalid(text, to, mode), |value| Ok(Some(value)))
        })
        .collect::<Result<PrimitiveArray<T>>>()?;
    Ok(Arc::new(column.with_data_type(to.clone())))
}

fn invalid<T>(text: &str, to: &DataType, mode: EvalMode) -> Result<Option<T>> {
    if mode != EvalMode::Ansi {
        return Ok(None);
    }
    let kind = match to {
        DataType::Boolean => Kind::Runtime,
        DataType::Date32 | DataType::Timestamp(_, _) | DataType::Time64(_) => Kind::DateTime,
        _ => Kind::NumberFormat,
    };
    Err(failure::invalid_input(kind, text, "STRING", &sql_name(to)))
}

fn timestamp_to_number(array: &ArrayRef, to: &DataType, mode: EvalMode) -> Result<ArrayRef> {
    let micros = array.as_primitive_opt::<TimestampMicrosecondType>().ok_or_else(|| mistyped(array))?;
    let seconds: ArrayRef = match to {
        DataType::Float32 | DataType::Float64 => {
            Arc::new(micros.unary::<_, Float64Type>(|micros| micros as f64 / MICROS_PER_SECOND as f64))
        }
        DataType::Decimal128(_, _) => {
            Arc::new(micros.unary::<_, Decimal128Type>(i128::from).with_precision_and_scale(20, 6).map_err(from_arrow)?)
        }
        _ => Arc::new(micros.unary::<_, Int64Type>(|micros| micros.div_euclid(MICROS_PER_SECOND))),
    };
    if seconds.data_type() == to { Ok(seconds) } else { number::cast(&seconds, to, mode) }
}

fn datetime(array: &ArrayRef, to: &DataType, zone: &str) -> Result<ArrayRef> {
    let zone = session_zone(zone)?;
    let local = |micros: i64, is_zoned: bool| if is_zoned { to_local(micros, &zone) } else { micros };
    match (array.data_type(), to) {
        (DataType::Date32, DataType::Timestamp(_, target)) => {
            let days = array.as_primitive::<Date32Type>();
            let made = days.unary::<_, TimestampMicrosecondType>(|days| {
                let micros = i64::from(days).saturating_mul(MICROS_PER_DAY);
                if target.is_some() { from_local(micros, &zone) } else { micros }
            });
            Ok(Arc::new(made.with_data_type(to.clone())))
        }
        (DataType::Timestamp(_, source), DataType::Date32) => {
            let micros = array.as_primitive_opt::<TimestampMicrosecondType>().ok_or_else(|| mistyped(array))?;
            let days = |micros| local(micros, source.is_some()).div_euclid(MICROS_PER_DAY) as i32;
            Ok(Arc::new(micros.unary::<_, Date32Type>(days)))
        }
        (DataType::Timestamp(_, source), DataType::Timestamp(_, target)) => {
            let micros = array.as_primitive_opt::<TimestampMicrosecondType>().ok_or_else(|| mistyped(array))?;
            let made = micros.unary::<_, TimestampMicrosecondType>(|micros| match (source, target) {
                (None, Some(_)) => from_local(micros, &zone),
                (Some(_), None) => to_local(micros, &zone),
                _ => micros,
            });
            Ok(Arc::new(made.with_data_type(to.clone())))
        }
        _ => Err(mistyped(array)),
    }
}

fn list(array: &ArrayRef, to: &DataType, mode: EvalMode, zone: &str) -> Result<ArrayRef> {
    let DataType::List(field) = to else { return Err(mistyped(array)) };
    let list = array.as_list::<i32>();
    let values = cast(list.values(), field.data_type(), mode, zone)?;
    let made = ListArray::try_new(Arc::clone(field), list.offsets().clone(), values, list.nulls().cloned());
    Ok(Arc::new(made.map_err(from_arrow)?))
}

fn structure(array: &ArrayRef, to: &DataType, mode: EvalMode, zone: &str) -> Result<ArrayRef> {
    let DataType::Struct(fields) = to else { return Err(mistyped(array)) };
    let source = array.as_struct();
    let columns = source
        .columns()
        .iter()
        .zip(fields)
        .map(|(column, field)| cast(column, field.data_type(), mode, zone))
        .collect::<Result<Vec<_>>>()?;
    let made = StructArray::try_new_with_length(fields.clone(), columns, source.nulls().cloned(), source.len());
    Ok(Arc::new(made.map_err(from_arrow)?))
}

fn map(array: &ArrayRef, to: &DataType, mode: EvalMode, zone: &str) -> Result<ArrayRef> {
    let DataType::Map(field, ordered) = to else { return Err(mistyped(array)) };
    let source = array.as_map();
    let entries: ArrayRef = Arc::new(source.entries().clone());
    let entries = structure(&entries, field.data_type(), mode, zone)?;
    let entries = entries.as_struct_opt().ok_or_else(|| Error::internal("map entries that are no struct"))?.clone();
    let offsets = source.offsets().clone();
    let made = MapArray::try_new(Arc::clone(field), offsets, entries, source.nulls().cloned(), *ordered);
    Ok(Arc::new(made.map_err(from_arrow)?))
}
