//! Casts from and to intervals of years and months or of days to seconds, and TIME. The last field of an interval is the
//! unit in which it meets numbers. Spark: `Cast`, `IntervalUtils.intToDayTimeInterval` and its kin.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, PrimitiveArray};
use arrow::compute;
use arrow::datatypes::{DataType, Decimal128Type, Int32Type, Int64Type, TimestampMicrosecondType};
use firesteel_protocol::types::{Nanos, Parameter};
use firesteel_protocol::{Error, Kind, Result};

use super::number::{Number, checked, divided_half_up, power, range};
use super::{EvalMode, interval_text, nanos, parse, text};
use crate::expr::Typed;
use crate::expr::arguments::mistyped;
use crate::expr::calendar::{MICROS_PER_DAY, from_local, session_zone, to_local};
use crate::expr::failure::{self, from_arrow};
use crate::expr::kernel::{Kernel, Nulls, Run};
use crate::function::Settings;
use crate::types::parameter::relabelled;
use crate::types::{is_decimal, sql_name};

const NANOS_PER_SECOND: i64 = 1_000_000_000;
const DAY_TIME_UNITS: [i64; 4] = [MICROS_PER_DAY, 3_600_000_000, 60_000_000, 1_000_000];

/// The months, microseconds or nanoseconds of the unit in which the type meets numbers.
fn unit(parameter: Parameter) -> i64 {
    match parameter {
        Parameter::DayTime { last, .. } => DAY_TIME_UNITS[usize::try_from(last).unwrap_or_default().min(3)],
        Parameter::YearMonth { last: 0, .. } => 12,
        Parameter::YearMonth { .. } => 1,
        Parameter::Time { .. } => NANOS_PER_SECOND,
    }
}

/// The values as 64-bit counts of months, microseconds or nanoseconds.
pub fn counts(array: &ArrayRef) -> Result<PrimitiveArray<Int64Type>> {
    let is_year_month = matches!(Parameter::of(array.data_type()), Some(Parameter::YearMonth { .. }));
    if is_year_month {
        let months = relabelled(array, &DataType::Int32)?;
        return Ok(months.as_primitive::<Int32Type>().unary(i64::from));
    }
    Ok(relabelled(array, &DataType::Int64)?.as_primitive::<Int64Type>().clone())
}

/// Counts as a column of the type. Months fit 32 bits.
pub fn of_counts(counts: PrimitiveArray<Int64Type>, to: &DataType) -> Result<ArrayRef> {
    let is_year_month = matches!(Parameter::of(to), Some(Parameter::YearMonth { .. }));
    let values: ArrayRef =
        if is_year_month { Arc::new(counts.unary::<_, Int32Type>(|months| months as i32)) } else { Arc::new(counts) };
    relabelled(&values, to)
}

/// Between intervals of one kind, or times: what is finer than the last field is cut off.
pub fn narrowed(array: &ArrayRef, to: &DataType) -> Result<ArrayRef> {
    let grain = match Parameter::of(to) {
        Some(Parameter::Time { precision }) => 10_i64.pow((9 - precision.clamp(0, 9)).unsigned_abs()),
        Some(parameter @ Parameter::DayTime { last: 0..=2, .. }) => unit(parameter),
        Some(parameter @ Parameter::YearMonth { .. }) => unit(parameter),
        _ => 1,
    };
    of_counts(counts(array)?.unary(|count| count - count % grain), to)
}

/// A whole or decimal number as an interval of that many units.
pub fn from_number(array: &ArrayRef, to: &DataType, mode: EvalMode) -> Result<ArrayRef> {
    let parameter = Parameter::of(to).ok_or_else(|| mistyped(array))?;
    let unit_size = i128::from(unit(parameter));
    let made = (0..array.len()).map(|row| {
        if array.is_null(row) {
            return Ok(None);
        }
        let number = Number::of(array, row)?;
        let count = match number {
            Number::Integer(value) => i128::from(value).checked_mul(unit_size),
            Number::Decimal(value, scale) => {
                value.checked_mul(unit_size).map(|value| divided_half_up(value, power(scale)))
            }
            Number::Double(_) | Number::Float(_) => return Err(mistyped(array)),
        };
        let fits = |count: i128| match parameter {
            Parameter::YearMonth { .. } => i32::try_from(count).ok().map(i64::from),
            _ => i64::try_from(count).ok(),
        };
        match count.and_then(fits) {
            Some(count) => Ok(Some(count)),
            None if mode == EvalMode::Try => Ok(None),
            None => {
                let from = array.data_type();
                Err(failure::cast_overflow(&number.literal(from), &sql_name(from), &sql_name(to)))
            }
        }
    });
    of_counts(made.collect::<Result<_>>()?, to)
}

/// An interval or a time as a number of its units.
pub fn to_number(array: &ArrayRef, to: &DataType, mode: EvalMode) -> Result<ArrayRef> {
    let parameter = Parameter::of(array.data_type()).ok_or_else(|| mistyped(array))?;
    let (counts, unit_size) = (counts(array)?, unit(parameter));
    if let DataType::Decimal128(precision, scale) = to {
        let digits = match parameter {
            Parameter::DayTime { last: 3, .. } => 6,
            Parameter::Time { .. } => 9,
            _ => 0,
        };
        // An interval that does not fit raises without ANSI too.
        let is_time = matches!(parameter, Parameter::Time { .. });
        let mode = if mode == EvalMode::Legacy && !is_time { EvalMode::Ansi } else { mode };
        let made = counts.iter().map(|count| match count {
            Some(count) if digits > 0 => checked(count.into(), digits, *precision, *scale, mode),
            Some(count) => checked((count / unit_size).into(), 0, *precision, *scale, mode),
            None => Ok(None),
        });
        let made: PrimitiveArray<Decimal128Type> = made.collect::<Result<_>>()?;
        return Ok(Arc::new(made.with_data_type(to.clone())));
    }
    let (least, most) = range(to);
    let made = counts.iter().enumerate().map(|(row, count)| match count.map(|count| count / unit_size) {
        Some(units) if (least..=most).contains(&units) => Ok(Some(units)),
        Some(_) if mode == EvalMode::Try => Ok(None),
        Some(_) if mode == EvalMode::Legacy && matches!(parameter, Parameter::Time { .. }) => Ok(None),
        Some(_) => {
            let mut value = String::new();
            text::write(array, row, "UTC", &mut value)?;
            if matches!(parameter, Parameter::Time { .. }) {
                value = format!("TIME '{value}'");
            }
            Err(failure::cast_overflow(&value, &sql_name(array.data_type()), &sql_name(to)))
        }
        None => Ok(None),
    });
    let made: ArrayRef = Arc::new(made.collect::<Result<PrimitiveArray<Int64Type>>>()?);
    compute::cast(&made, to).map_err(from_arrow)
}

/// A text as an interval or a time.
pub fn from_text(array: &ArrayRef, to: &DataType, mode: EvalMode) -> Result<ArrayRef> {
    let parameter = Parameter::of(to).ok_or_else(|| mistyped(array))?;
    let strings = compute::cast(array, &DataType::Utf8).map_err(from_arrow)?;
    let made = strings.as_string::<i32>().iter().map(|text| {
        let Some(text) = text else { return Ok(None) };
        match parameter {
            Parameter::Time { .. } => match parse::time(text) {
                Some(nanos) => Ok(Some(nanos)),
                None if mode == EvalMode::Ansi => {
                    Err(failure::invalid_input(Kind::DateTime, text, "STRING", &sql_name(to)))
                }
                None => Ok(None),
            },
            _ => match interval_text::fielded(text, parameter) {
                Ok(count) => Ok(Some(count)),
                Err(_) if mode == EvalMode::Try => Ok(None),
                Err(why) => Err(interval_text::error(text, parameter, why)),
            },
        }
    });
    let counts: PrimitiveArray<Int64Type> = made.collect::<Result<_>>()?;
    match parameter {
        Parameter::Time { .. } => narrowed(&relabelled(&(Arc::new(counts) as ArrayRef), &parameter.plain())?, to),
        _ => of_counts(counts, to),
    }
}

/// The time of day of a timestamp.
pub fn time_of_day(array: &ArrayRef, to: &DataType, zone: &str) -> Result<ArrayRef> {
    let zone = session_zone(zone)?;
    let is_zoned = matches!(array.data_type(), DataType::Timestamp(_, Some(_)));
    let micros = array.as_primitive_opt::<TimestampMicrosecondType>().ok_or_else(|| mistyped(array))?;
    let nanos: PrimitiveArray<Int64Type> = micros.unary(|micros| {
        let local = if is_zoned { to_local(micros, &zone) } else { micros };
        local.rem_euclid(MICROS_PER_DAY) * 1000
    });
    narrowed(
        &relabelled(&(Arc::new(nanos) as ArrayRef), &DataType::Time64(arrow::datatypes::TimeUnit::Nanosecond))?,
        to,
    )
}

/// A time as a timestamp of the query's day.
pub fn of_today(time: Typed, to: &DataType, settings: &Settings) -> Result<Typed> {
    let zone = session_zone(&settings.zone)?;
    let today = to_local(settings.now_micros, &zone).div_euclid(MICROS_PER_DAY);
    let run: Run = |arguments| {
        let today: i64 = arguments.detail.parse().map_err(Error::internal)?;
        let zone = session_zone(&arguments.mode.zone)?;
        if let Some(target) = Nanos::of(arguments.gives) {
            let local = Nanos { is_zoned: false, ..target };
            let times = counts(&arguments.array(0)?)?;
            let times = times.iter().map(|nanos| Some(i128::from(today * MICROS_PER_DAY) * 1_000 + i128::from(nanos?)));
            return nanos::cast(
                &nanos::of_values(times, local)?,
                arguments.gives,
                EvalMode::Ansi,
                &arguments.mode.zone,
            );
        }
        let is_local = matches!(arguments.gives, DataType::Timestamp(_, None));
        let made = counts(&arguments.array(0)?)?.unary::<_, TimestampMicrosecondType>(|nanos| {
            let local = today * MICROS_PER_DAY + nanos / 1_000;
            if is_local { local } else { from_local(local, &zone) }
        });
        Ok(Arc::new(made.with_data_type(arguments.gives.clone())))
    };
    let kernel = Kernel::new("time_of_today", run, to.clone(), Nulls::AnyMakesNull, settings.mode());
    let expr = kernel.with_detail(today.to_string()).call(vec![time.expr]);
    Ok(Typed { expr, data_type: to.clone(), ..time })
}

/// Whether such numbers meet intervals and times: whole ones and decimals.
pub fn is_exact(data_type: &DataType) -> bool {
    crate::types::is_integral(data_type) || is_decimal(data_type)
}
