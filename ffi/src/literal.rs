//! Literals: [`firesteel_lit`] for every type, and shorter ways for the common ones.

use std::ffi::c_char;

use arrow::array::make_array;
use arrow::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use firesteel::functions::lit;
use firesteel::{Error, Kind, Literal};

use crate::call::boundary;
use crate::column::firesteel_column;
use crate::error::{firesteel_error, firesteel_status};

/// The one value of an Arrow array, with the Spark type that equals its type. Both structures are moved.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_lit(
    data_type: *mut FFI_ArrowSchema,
    value: *mut FFI_ArrowArray,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_lit, error, |call| {
        let data_type = call.take("data_type", data_type, FFI_ArrowSchema::empty());
        let value = call.take("value", value, FFI_ArrowArray::empty())?;
        let data_type = data_type?;
        if value.is_released() {
            return Err(call.refuse("value", "it is released"));
        }
        // SAFETY: the caller vouches that both follow the Arrow C data interface and belong together.
        let data = unsafe { from_ffi(value, &data_type) }.map_err(|error| {
            Error::new(Kind::IllegalArgument, "FIRESTEEL_STREAM_FAILED", &[("reason", error.to_string())])
                .with_cause(error)
        })?;
        if data.len() != 1 {
            return Err(call.refuse("value", "it does not hold exactly one row"));
        }
        call.give(out, lit(Literal::from_arrow(make_array(data).as_ref(), 0)?).into())
    })
}

/// A BOOLEAN: 0 is false.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_lit_bool(
    value: i32,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_lit_bool, error, |call| call.give(out, lit(value != 0).into()))
}

/// An INT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_lit_i32(
    value: i32,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_lit_i32, error, |call| call.give(out, lit(value).into()))
}

/// A BIGINT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_lit_i64(
    value: i64,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_lit_i64, error, |call| call.give(out, lit(value).into()))
}

/// A DOUBLE.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_lit_f64(
    value: f64,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_lit_f64, error, |call| call.give(out, lit(value).into()))
}

/// A STRING.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_lit_str(
    value: *const c_char,
    value_length: i64,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_lit_str, error, |call| call.give(out, lit(call.text("value", value, value_length)?).into()))
}

/// A BINARY.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_lit_binary(
    value: *const u8,
    value_length: usize,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_lit_binary, error, |call| call.give(out, lit(call.list("value", value, value_length)?).into()))
}

/// A DECIMAL with the scale of its digits and a precision of at least 10: `1.50` is DECIMAL(10,2). `firesteel_lit` makes those
/// of another precision.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_lit_decimal(
    value: *const c_char,
    value_length: i64,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_lit_decimal, error, |call| {
        call.give(out, lit(Literal::decimal(call.text("value", value, value_length)?)?).into())
    })
}

/// A DATE, as days since 1970-01-01.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_lit_date(
    days: i32,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_lit_date, error, |call| call.give(out, lit(Literal::date_from_days(days)).into()))
}

/// A TIMESTAMP, as microseconds since 1970-01-01 00:00:00 UTC.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_lit_timestamp(
    microseconds: i64,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_lit_timestamp, error, |call| {
        call.give(out, lit(Literal::timestamp_from_micros(microseconds)).into())
    })
}
