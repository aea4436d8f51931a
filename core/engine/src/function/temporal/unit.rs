//! Moving by units, counting units, and buckets of time. Spark: `TimestampAdd`, `TimestampDiff`, `TimeBucket`.

use std::sync::Arc;

use arrow::array::timezone::Tz;
use arrow::array::{Array, ArrayRef, AsArray, PrimitiveArray};
use arrow::datatypes::{DataType, DurationMicrosecondType, Int64Type, IntervalYearMonthType, TimestampMicrosecondType};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Kind, Result};

use super::{
    Accepts, Call, Function, LOCAL, Parameter, Shown, accept, any_nullable, called_with, fallible, function, one,
    optional, unexpected, zoned,
};
use crate::error::from_datafusion;
use crate::expr::EvalMode;
use crate::expr::Typed;
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::calendar::{
    MICROS_PER_DAY, MICROS_PER_SECOND, add_months, civil_from_days, from_local, session_zone, to_local,
};
use crate::expr::cast::fielded::counts;
use crate::expr::cast::{convert, whole};
use crate::expr::display;
use crate::expr::failure;
use crate::function::description::{called, not_constant};
use crate::function::folded;
use crate::types::{implicit_cast, is_ansi_interval, is_timestamp, quoted, timestamp};

const UNIT_AND_TWO: &[Parameter] = &[one(Accepts::String), one(Accepts::Any), one(Accepts::Any)];

pub(super) static ADD: Function = function(&["timestampadd", "timestamp_add"], UNIT_AND_TWO, |mut call| {
    let settings = call.settings;
    let sql = called("timestampadd", &call);
    let moment = call.arguments.remove(2);
    let moment = if moment.data_type == LOCAL { moment } else { zoned(moment, 2, &sql, settings)? };
    let count = accept(call.arguments.remove(1), Accepts::Long, 1, &sql, settings)?;
    let unit = constant_unit(&call.arguments[0], "TIMESTAMPADD", &sql)?;
    let gives = moment.data_type.clone();
    let arguments = vec![count, moment];
    let nullable = any_nullable(&arguments);
    Ok(fallible("timestampadd", add, (gives, nullable), &unit, arguments, settings))
});
pub(super) static DIFFERENCE: Function = function(&["timestampdiff", "timestamp_diff"], UNIT_AND_TWO, |mut call| {
    let settings = call.settings;
    let sql = called("timestampdiff", &call);
    let end = zoned(call.arguments.remove(2), 2, &sql, settings)?;
    let start = zoned(call.arguments.remove(1), 1, &sql, settings)?;
    let unit = constant_unit(&call.arguments[0], "TIMESTAMPDIFF", &sql)?;
    let arguments = vec![start, end];
    let nullable = any_nullable(&arguments);
    Ok(fallible("timestampdiff", difference, (DataType::Int64, nullable), &unit, arguments, settings))
});

const UNITS: [&str; 11] =
    ["YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "DAYOFYEAR", "HOUR", "MINUTE", "SECOND", "MILLISECOND", "MICROSECOND"];

fn constant_unit(unit: &Typed, function: &str, sql: &str) -> Result<String> {
    let Some(text) = unit.constant_text() else { return Err(not_constant(sql, "unit", unit)) };
    let upper = text.to_uppercase();
    if UNITS.contains(&upper.as_str()) {
        return Ok(upper);
    }
    let parameters = [
        ("functionName", format!("`{function}`")),
        ("parameter", "`unit`".to_string()),
        ("invalidValue", format!("'{text}'")),
    ];
    Err(Error::new(Kind::Parse, "INVALID_PARAMETER_VALUE.DATETIME_UNIT", &parameters))
}

/// Months, days or microseconds in a unit.
enum Unit {
    Months(i64),
    Days(i64),
    Micros(i64),
}

fn unit(name: &str) -> Unit {
    match name {
        "YEAR" => Unit::Months(12),
        "QUARTER" => Unit::Months(3),
        "MONTH" => Unit::Months(1),
        "WEEK" => Unit::Days(7),
        "DAY" | "DAYOFYEAR" => Unit::Days(1),
        "HOUR" => Unit::Micros(3_600 * MICROS_PER_SECOND),
        "MINUTE" => Unit::Micros(60 * MICROS_PER_SECOND),
        "SECOND" => Unit::Micros(MICROS_PER_SECOND),
        "MILLISECOND" => Unit::Micros(1_000),
        _ => Unit::Micros(1),
    }
}

fn add(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let zone = session_zone(&arguments.mode.zone)?;
    let is_local = *arguments.gives == LOCAL;
    let unit = unit(arguments.detail);
    let (counts, moments) = (arguments.primitive::<Int64Type>(0)?, arguments.array(1)?);
    let moments = moments.as_primitive_opt::<TimestampMicrosecondType>().ok_or_else(|| mistyped(&moments))?;
    let overflow = |count: i64| {
        let operation = format!("add {count}L {} to a timestamp", arguments.detail);
        Error::new(Kind::Arithmetic, "DATETIME_OVERFLOW", &[("operation", operation)])
    };
    let made = (0..arguments.rows).map(|row| {
        if counts.is_null(row) || moments.is_null(row) {
            return Ok(None);
        }
        let (count, moment) = (counts.value(row), moments.value(row));
        let moved = match unit {
            Unit::Micros(micros) => count.checked_mul(micros).and_then(|micros| moment.checked_add(micros)),
            Unit::Days(days) => count.checked_mul(days).and_then(|days| shifted(moment, 0, days, is_local, &zone)),
            Unit::Months(months) => {
                let months = count.checked_mul(months).filter(|months| i32::try_from(*months).is_ok());
                months.and_then(|months| shifted(moment, months, 0, is_local, &zone))
            }
        };
        moved.map(Some).ok_or_else(|| overflow(count))
    });
    let made = made.collect::<Result<PrimitiveArray<TimestampMicrosecondType>>>()?;
    Ok(Arc::new(made.with_data_type(arguments.gives.clone())))
}

/// A moment moved by months and days of local time.
fn shifted(moment: i64, months: i64, days: i64, is_local: bool, zone: &Tz) -> Option<i64> {
    let local = if is_local { moment } else { to_local(moment, zone) };
    let day = add_months(local.div_euclid(MICROS_PER_DAY), months).checked_add(days)?;
    let local = day.checked_mul(MICROS_PER_DAY)?.checked_add(local.rem_euclid(MICROS_PER_DAY))?;
    Some(if is_local { local } else { from_local(local, zone) })
}

fn difference(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let zone = session_zone(&arguments.mode.zone)?;
    let unit = unit(arguments.detail);
    arguments.pairs::<TimestampMicrosecondType, TimestampMicrosecondType, Int64Type>(|start, end| {
        Ok(match unit {
            Unit::Micros(micros) => (to_local(end, &zone) - to_local(start, &zone)) / micros,
            Unit::Days(days) => (to_local(end, &zone) - to_local(start, &zone)) / (days * MICROS_PER_DAY),
            Unit::Months(months) => months_apart(to_local(start, &zone), to_local(end, &zone)) / months,
        })
    })
}

/// Whole months between two local times. Java: `ChronoUnit.MONTHS.between`.
fn months_apart(start: i64, end: i64) -> i64 {
    let parts = |local: i64| {
        let (year, month, day) = civil_from_days(local.div_euclid(MICROS_PER_DAY));
        (year * 12 + month, day, local.rem_euclid(MICROS_PER_DAY))
    };
    let ((first, day, time), (second, other_day, other_time)) = (parts(start), parts(end));
    let apart = second - first;
    match (day, time).cmp(&(other_day, other_time)) {
        std::cmp::Ordering::Greater if apart > 0 => apart - 1,
        std::cmp::Ordering::Less if apart < 0 => apart + 1,
        _ => apart,
    }
}

pub(super) static BUCKET: Function = Function {
    shown: Shown::By(|call| {
        let name = |index: usize| call.arguments.get(index).map_or("", |argument| argument.name.as_str());
        let origin = match call.arguments.get(1) {
            Some(moment) if moment.data_type == LOCAL => "TIMESTAMP_NTZ '1970-01-01 00:00:00'",
            _ => "TIMESTAMP '1970-01-01 00:00:00'",
        };
        let origin = if call.arguments.len() > 2 { name(2) } else { origin };
        called_with("time_bucket", &[name(0), name(1), origin], call)
    }),
    ..function(&["time_bucket"], &[one(Accepts::Any), one(Accepts::Any), optional(Accepts::Any)], bucket)
};

fn bucket(mut call: Call<'_>) -> Result<Typed> {
    let settings = call.settings;
    let sql = called("time_bucket", &call);
    let origin = if call.arguments.len() > 2 { call.arguments.pop() } else { None };
    let moment = call.arguments.remove(1);
    let width = call.arguments.remove(0);
    let given = width.data_type.clone();
    if !is_ansi_interval(&given) && given != DataType::Null {
        return Err(unexpected(&width, 0, "(\"INTERVAL DAY TO SECOND\" or \"INTERVAL YEAR TO MONTH\")", &sql));
    }
    let is_moment = |argument: &Typed| is_timestamp(&argument.data_type) || argument.data_type == DataType::Null;
    let either = "\"(TIMESTAMP OR TIMESTAMP WITHOUT TIME ZONE)\"";
    if !is_moment(&moment) {
        return Err(unexpected(&moment, 1, either, &sql));
    }
    if let Some(origin) = origin.as_ref().filter(|origin| !is_moment(origin)) {
        return Err(unexpected(origin, 2, either, &sql));
    }
    let gives = match (&moment.data_type, origin.as_ref().map(|origin| &origin.data_type)) {
        (DataType::Null, Some(DataType::Null) | None) => timestamp(&settings.zone),
        (DataType::Null, Some(given)) | (given, _) => given.clone(),
    };
    if let Some(origin) = origin.as_ref().filter(|origin| is_timestamp(&origin.data_type) && origin.data_type != gives)
    {
        return Err(unexpected(origin, 2, &quoted(&gives), &sql));
    }
    let Ok(Some(size)) = folded(&width) else { return Err(not_constant(&sql, "bucketSize", &width)) };
    if let Some(origin) = origin.as_ref().filter(|origin| !matches!(folded(origin), Ok(Some(_)))) {
        return Err(not_constant(&sql, "origin", origin));
    }
    if size.is_null() {
        return convert(Typed::literal(ScalarValue::Null), &gives, EvalMode::Ansi, settings);
    }
    let count = counts(&size.to_array().map_err(from_datafusion)?)?;
    if count.iter().flatten().any(|count| count <= 0) {
        let parameters = [
            ("exprName", "`bucketSize`".to_string()),
            ("valueRange", "(0, inf)".to_string()),
            ("currentValue", display::literal(&size)),
        ];
        return Err(failure::mismatch("VALUE_OUT_OF_RANGE", &sql, &parameters));
    }
    let width = whole(Typed { expr: Typed::literal(size).expr, ..width })?;
    let origin = match origin {
        Some(origin) => implicit_cast(origin, &gives, settings)?,
        None if gives == LOCAL => Typed::literal(ScalarValue::TimestampMicrosecond(Some(0), None)),
        None => {
            let midnight = from_local(0, &session_zone(&settings.zone)?);
            Typed::literal(ScalarValue::TimestampMicrosecond(Some(midnight), Some(Arc::clone(&settings.zone))))
        }
    };
    let arguments = vec![width, implicit_cast(moment, &gives, settings)?, origin];
    let nullable = any_nullable(&arguments);
    Ok(fallible("time_bucket", buckets, (gives, nullable), "", arguments, settings))
}

/// The start of the bucket a moment falls in; days and months are those of local time.
fn buckets(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let zone = session_zone(&arguments.mode.zone)?;
    let is_local = *arguments.gives == LOCAL;
    let (width, moments, origins) = (arguments.array(0)?, arguments.array(1)?, arguments.array(2)?);
    let moments = moments.as_primitive_opt::<TimestampMicrosecondType>().ok_or_else(|| mistyped(&moments))?;
    let origins = origins.as_primitive_opt::<TimestampMicrosecondType>().ok_or_else(|| mistyped(&origins))?;
    let local = |micros: i64| if is_local { micros } else { to_local(micros, &zone) };
    let instant = |local: i64| if is_local { local } else { from_local(local, &zone) };
    let made = (0..arguments.rows).map(|row| {
        if width.is_null(row) || moments.is_null(row) || origins.is_null(row) {
            return Ok(None);
        }
        let (moment, origin) = (moments.value(row), origins.value(row));
        if let Some(widths) = width.as_primitive_opt::<DurationMicrosecondType>() {
            let width = widths.value(row);
            // Days and more are those of local time, whatever the clock does.
            if width < MICROS_PER_DAY {
                return Ok(Some(origin + (moment - origin).div_euclid(width) * width));
            }
            let (moment, origin) = (local(moment), local(origin));
            return Ok(Some(instant(origin + (moment - origin).div_euclid(width) * width)));
        }
        let widths = width.as_primitive_opt::<IntervalYearMonthType>().ok_or_else(|| mistyped(&width))?;
        let months = i64::from(widths.value(row));
        let (moment, origin) = (local(moment), local(origin));
        let apart = months_apart(origin, moment);
        let mut at = apart.div_euclid(months);
        let start = |at: i64| {
            let day = add_months(origin.div_euclid(MICROS_PER_DAY), at * months);
            day * MICROS_PER_DAY + origin.rem_euclid(MICROS_PER_DAY)
        };
        while start(at) > moment {
            at -= 1;
        }
        Ok(Some(instant(start(at))))
    });
    let made = made.collect::<Result<PrimitiveArray<TimestampMicrosecondType>>>()?;
    Ok(Arc::new(made.with_data_type(arguments.gives.clone())))
}
