//! Dates and times as text and numbers, made from their parts, moved by units and between zones.
//! Spark: `datetimeExpressions.scala`, `timeExpressions.scala`, `intervalExpressions.scala`.

mod epoch;
mod interval;
mod make;
mod month;
mod text;
pub(super) mod time;
mod unit;
mod window;
mod zone;

use arrow::datatypes::DataType;
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Kind, Result};

use super::Settings;
use super::array::{any_nullable, made};
use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called_with};
use super::signature::{self, Accepts, Parameter, one, optional};
use crate::expr::kernel::{Kernel, Nulls, Run};
use crate::expr::{Typed, failure};
use crate::types::{implicit_cast, quoted};

pub(super) use interval::part as interval_part;
pub(super) use text::to_date;

pub(super) static FUNCTIONS: &[&Function] = &[
    &epoch::TIMESTAMP_SECONDS,
    &epoch::TIMESTAMP_MILLIS,
    &epoch::TIMESTAMP_MICROS,
    &epoch::UNIX_SECONDS,
    &epoch::UNIX_MILLIS,
    &epoch::UNIX_MICROS,
    &epoch::UNIX_NANOS,
    &epoch::TIMESTAMP_NANOS,
    &interval::MAKE_INTERVAL,
    &interval::TRY_MAKE_INTERVAL,
    &interval::MAKE_DAY_TIME,
    &interval::MAKE_YEAR_MONTH,
    &make::TIMESTAMP,
    &make::TRY_TIMESTAMP,
    &make::TIMESTAMP_LTZ,
    &make::TRY_TIMESTAMP_LTZ,
    &make::TIMESTAMP_NTZ,
    &make::TRY_TIMESTAMP_NTZ,
    &month::DAY_NAME,
    &month::MONTH_NAME,
    &month::MONTHS_BETWEEN,
    &month::NEXT_DAY,
    &text::DATE_FORMAT,
    &text::TO_TIMESTAMP,
    &text::TO_TIMESTAMP_LTZ,
    &text::TO_TIMESTAMP_NTZ,
    &text::TRY_TO_TIMESTAMP,
    &text::TRY_TO_DATE,
    &text::UNIX_TIMESTAMP,
    &text::TO_UNIX_TIMESTAMP,
    &text::FROM_UNIX_TIME,
    &time::MAKE,
    &time::TO_TIME,
    &time::TRY_TO_TIME,
    &time::DIFFERENCE,
    &time::TRUNCATE,
    &time::FROM_SECONDS,
    &time::FROM_MILLIS,
    &time::FROM_MICROS,
    &time::TO_SECONDS,
    &time::TO_MILLIS,
    &time::TO_MICROS,
    &time::CURRENT,
    &unit::ADD,
    &unit::DIFFERENCE,
    &unit::BUCKET,
    &window::WINDOW,
    &window::SESSION,
    &window::WINDOW_TIME,
    &zone::CONVERT,
    &zone::FROM_UTC,
    &zone::TO_UTC,
    &zone::CURRENT,
    &zone::LOCAL_TIMESTAMP,
];

/// `timestamp_ntz`.
const LOCAL: DataType = crate::types::TIMESTAMP_NTZ;
/// Seconds with microseconds, as the functions that make timestamps take them.
const SECONDS: DataType = DataType::Decimal128(16, 6);

const fn function(
    names: &'static [&'static str],
    takes: &'static [Parameter],
    rewrite: fn(Call<'_>) -> Result<Typed>,
) -> Function {
    Function {
        names,
        takes,
        gives: Gives::AsRewritten,
        nulls: Nulls::Possible,
        ansi: Ansi::RaisesInAnsi,
        repeats: Repeats::Always,
        shown: Shown::AsCall,
        runs: Runs::Rewrite(rewrite),
    }
}

/// A kernel that may raise, with a word that tells it what to do.
fn fallible(
    name: &'static str,
    run: Run,
    result: (DataType, bool),
    detail: &str,
    arguments: Vec<Typed>,
    settings: &Settings,
) -> Typed {
    let (gives, nullable) = result;
    let nulls = if nullable { Nulls::Possible } else { Nulls::Never };
    Typed {
        nullable,
        fallible: true,
        expr: Kernel::new(name, run, gives.clone(), nulls, settings.mode())
            .with_detail(detail)
            .call(arguments.into_iter().map(|argument| argument.expr).collect()),
        data_type: gives,
        name: String::new(),
    }
}

fn accept(argument: Typed, accepts: Accepts, index: usize, name: &str, settings: &Settings) -> Result<Typed> {
    signature::accept(argument, accepts, index, name, settings)
}

fn text(value: &str) -> Typed {
    Typed::literal(ScalarValue::Utf8(Some(value.to_string())))
}

/// The name of a call with the arguments it does not have filled in.
fn filled(call: &Call<'_>, name: &str, count: usize, defaults: &[&str]) -> String {
    let first_default = count - defaults.len();
    let names: Vec<&str> = (0..count)
        .map(|index| match call.arguments.get(index) {
            Some(argument) => argument.name.as_str(),
            None => defaults.get(index.saturating_sub(first_default)).copied().unwrap_or_default(),
        })
        .collect();
    called_with(name, &names, call)
}

/// A field of a date or time that is out of bounds, in Java's words.
fn out_of_bounds(message: String) -> Error {
    Error::new(Kind::DateTime, "DATETIME_FIELD_OUT_OF_BOUNDS.WITHOUT_SUGGESTION", &[("rangeMessage", message)])
}

fn unexpected(argument: &Typed, index: usize, wanted: &str, sql: &str) -> Error {
    let parameters = [
        ("paramIndex", failure::ordinal(index)),
        ("requiredType", wanted.to_string()),
        ("inputSql", format!("\"{}\"", argument.name)),
        ("inputType", quoted(&argument.data_type)),
    ];
    failure::mismatch("UNEXPECTED_INPUT_TYPE", sql, &parameters)
}

/// A timestamp in the session zone, out of what Spark casts to one by itself.
fn zoned(argument: Typed, index: usize, name: &str, settings: &Settings) -> Result<Typed> {
    let argument = accept(argument, Accepts::Timestamp, index, name, settings)?;
    implicit_cast(argument, &crate::types::timestamp(&settings.zone), settings)
}
