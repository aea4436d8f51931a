//! Timestamps as numbers since the epoch.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, PrimitiveArray};
use arrow::datatypes::{DataType, Decimal128Type, Float32Type, Float64Type, Int64Type, TimestampMicrosecondType};
use firesteel_protocol::types::Nanos;
use firesteel_protocol::{Error, Kind, Result};

use super::{Accepts, Call, Function, Parameter, any_nullable, fallible, function, one, unexpected, zoned};
use crate::expr::Typed;
use crate::expr::arguments::Arguments;
use crate::expr::cast::{nanos, power};
use crate::expr::failure;
use crate::expr::kernel::Run;
use crate::function::description::called;
use crate::types::{implicit_cast, is_fractional, is_integral, is_nanos, timestamp};

const ONE_NUMBER: &[Parameter] = &[one(Accepts::Numeric)];
const ONE_INTEGRAL: &[Parameter] = &[one(Accepts::Integral)];
const ONE: &[Parameter] = &[one(Accepts::Any)];

pub(super) static TIMESTAMP_SECONDS: Function = function(&["timestamp_seconds"], ONE_NUMBER, |mut call| {
    let value = call.arguments.remove(0);
    let zone = timestamp(&call.settings.zone);
    let nullable = value.nullable || is_fractional(&value.data_type);
    let value =
        if is_integral(&value.data_type) { implicit_cast(value, &DataType::Int64, call.settings)? } else { value };
    Ok(fallible("timestamp_seconds", seconds, (zone, nullable), "", vec![value], call.settings))
});
pub(super) static TIMESTAMP_MILLIS: Function =
    function(&["timestamp_millis"], ONE_INTEGRAL, |call| from_whole(call, "timestamp_millis", "1000"));
pub(super) static TIMESTAMP_MICROS: Function =
    function(&["timestamp_micros"], ONE_INTEGRAL, |call| from_whole(call, "timestamp_micros", "1"));
pub(super) static UNIX_SECONDS: Function =
    function(&["unix_seconds"], ONE, |call| to_number(call, "unix_seconds", "1000000"));
pub(super) static UNIX_MILLIS: Function =
    function(&["unix_millis"], ONE, |call| to_number(call, "unix_millis", "1000"));
pub(super) static UNIX_MICROS: Function = function(&["unix_micros"], ONE, |call| to_number(call, "unix_micros", "1"));

fn seconds(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let array = arguments.array(0)?;
    let made: PrimitiveArray<TimestampMicrosecondType> = match array.data_type() {
        DataType::Int64 => array
            .as_primitive::<Int64Type>()
            .iter()
            .map(|value| {
                let Some(value) = value else { return Ok(None) };
                value.checked_mul(1_000_000).map(Some).ok_or_else(|| {
                    let operation = format!("create a TIMESTAMP from {value}L seconds since the epoch");
                    Error::new(Kind::Arithmetic, "DATETIME_OVERFLOW", &[("operation", operation)])
                })
            })
            .collect::<Result<_>>()?,
        DataType::Decimal128(_, scale) => array
            .as_primitive::<Decimal128Type>()
            .iter()
            .map(|value| value.map(|value| exact(value, *scale)).transpose())
            .collect::<Result<_>>()?,
        DataType::Float32 => array
            .as_primitive::<Float32Type>()
            .iter()
            .map(|value| value.and_then(|value| inexact(f64::from(value))))
            .collect(),
        _ => array.as_primitive::<Float64Type>().iter().map(|value| value.and_then(inexact)).collect(),
    };
    Ok(Arc::new(made.with_data_type(arguments.gives.clone())))
}

/// Java's `longValueExact`: what lies below a microsecond would be lost.
fn exact(value: i128, scale: i8) -> Result<i64> {
    let shift = 6 - i32::from(scale);
    let power = 10_i128.pow(shift.unsigned_abs());
    let micros = if shift >= 0 { value.checked_mul(power) } else { (value % power == 0).then(|| value / power) };
    match micros {
        None if shift < 0 => Err(Error::foreign(Kind::Arithmetic, None, "Rounding necessary")),
        micros => micros
            .and_then(|micros| i64::try_from(micros).ok())
            .ok_or_else(|| Error::foreign(Kind::Arithmetic, None, "Overflow")),
    }
}

fn inexact(value: f64) -> Option<i64> {
    value.is_finite().then_some((value * 1_000_000.0) as i64)
}

fn from_whole(mut call: Call<'_>, name: &'static str, factor: &str) -> Result<Typed> {
    let value = implicit_cast(call.arguments.remove(0), &DataType::Int64, call.settings)?;
    let result = (timestamp(&call.settings.zone), value.nullable);
    Ok(fallible(name, scaled, result, factor, vec![value], call.settings))
}

fn scaled(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let factor: i64 = arguments.detail.parse().map_err(Error::internal)?;
    arguments.each::<Int64Type, TimestampMicrosecondType>(0, |value| {
        value.checked_mul(factor).ok_or_else(|| failure::overflow(None))
    })
}

fn to_number(mut call: Call<'_>, name: &'static str, divisor: &str) -> Result<Typed> {
    if call.arguments.first().is_some_and(|moment| is_nanos(&moment.data_type)) {
        let nullable = any_nullable(&call.arguments);
        let typed = fallible(name, precise, (DataType::Int64, nullable), divisor, call.arguments, call.settings);
        return Ok(Typed { fallible: false, ..typed });
    }
    let value = zoned(call.arguments.remove(0), 0, name, call.settings)?;
    let arguments = vec![value];
    let nullable = any_nullable(&arguments);
    let typed = fallible(name, divided, (DataType::Int64, nullable), divisor, arguments, call.settings);
    Ok(Typed { fallible: false, ..typed })
}

/// Nanoseconds in coarser units; a local time counts as if it were one of UTC.
fn precise(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let divisor: i128 = arguments.detail.parse().map_err(Error::internal)?;
    let counts = nanos::values(&arguments.array(0)?)?.into_iter();
    let counts = counts.map(|nanos| i64::try_from(nanos?.div_euclid(divisor * 1_000)).ok());
    Ok(Arc::new(counts.collect::<PrimitiveArray<Int64Type>>()))
}

pub(super) static UNIX_NANOS: Function = function(&["unix_nanos"], ONE, |call| {
    let sql = called("unix_nanos", &call);
    if let Some(moment) = call.arguments.first().filter(|moment| !is_nanos(&moment.data_type)) {
        return Err(unexpected(moment, 0, "\"(TIMESTAMP_LTZ(P) OR TIMESTAMP_NTZ(P) WITH P IN [7, 9])\"", &sql));
    }
    let nullable = any_nullable(&call.arguments);
    let run: Run = |arguments| {
        let counts: PrimitiveArray<Decimal128Type> = nanos::values(&arguments.array(0)?)?.into_iter().collect();
        Ok(Arc::new(counts.with_data_type(arguments.gives.clone())))
    };
    let gives = (DataType::Decimal128(21, 0), nullable);
    let typed = fallible("unix_nanos", run, gives, "", call.arguments, call.settings);
    Ok(Typed { fallible: false, ..typed })
});

pub(super) static TIMESTAMP_NANOS: Function = function(&["timestamp_nanos"], ONE, |mut call| {
    let sql = called("timestamp_nanos", &call);
    let settings = call.settings;
    let value = call.arguments.remove(0);
    let value = match &value.data_type {
        DataType::Decimal128(_, _) => value,
        given if is_integral(given) || *given == DataType::Null => implicit_cast(value, &DataType::Int64, settings)?,
        _ => return Err(unexpected(&value, 0, "(\"INTEGRAL\" or \"DECIMAL\")", &sql)),
    };
    let gives = (Nanos { is_zoned: true, precision: 9 }.data_type(), value.nullable);
    Ok(fallible("timestamp_nanos", of_nanos, gives, "", vec![value], settings))
});

fn of_nanos(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let array = arguments.array(0)?;
    let counts: Vec<Option<i128>> = match array.data_type() {
        DataType::Decimal128(_, scale) => {
            let unit = power(*scale);
            array.as_primitive::<Decimal128Type>().iter().map(|value| Some(value?.div_euclid(unit))).collect()
        }
        _ => arguments.primitive::<Int64Type>(0)?.iter().map(|value| value.map(i128::from)).collect(),
    };
    let is_wide = |nanos: &i128| i64::try_from(nanos.div_euclid(1_000)).is_err();
    if let Some(nanos) = counts.iter().flatten().find(|nanos| is_wide(nanos)) {
        let operation = format!("create a TIMESTAMP_LTZ(9) from {nanos} nanoseconds since the epoch");
        return Err(Error::new(Kind::Arithmetic, "DATETIME_OVERFLOW", &[("operation", operation)]));
    }
    nanos::of_values(counts.into_iter(), Nanos { is_zoned: true, precision: 9 })
}

fn divided(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let divisor: i64 = arguments.detail.parse().map_err(Error::internal)?;
    arguments.each::<TimestampMicrosecondType, Int64Type>(0, |micros| Ok(micros.div_euclid(divisor)))
}
