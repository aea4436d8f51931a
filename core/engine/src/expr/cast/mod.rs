//! Spark's cast: which pairs exist, what each answers, and what the column is called. Spark: `Cast`.
//!
//! Widening casts stay DataFusion casts, which its optimiser understands; every other pair is the kernel `cast`.

mod column;
pub mod fielded;
pub mod interval_text;
pub mod nanos;
mod number;
pub mod parse;
mod shown;
pub mod text;

use arrow::array::ArrayRef;
use arrow::datatypes::DataType;
use datafusion::logical_expr::Expr;
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Result};

use super::Typed;
use super::arguments::Arguments;
use super::constant;
use super::failure;
use super::kernel::{Kernel, Nulls, Run};
use crate::expr::calendar::session_zone;
use crate::function::Settings;
use crate::types::{
    is_ansi_interval, is_binary, is_datetime, is_day_time, is_decimal, is_fractional, is_integral, is_interval,
    is_nanos, is_nested, is_numeric, is_string, is_time, is_timestamp, is_variant, is_year_month, parameter, quoted,
    sql_name,
};

pub use number::{
    Number, checked, decimal_as_double, divided_half_up, fits, power, range, rescaled, wide_divided_half_up,
};

pub use shown::shown;
pub use text::{SHOWN_NULL, shown_bytes};

/// What a value that the target type cannot hold becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EvalMode {
    /// An error.
    Ansi,
    /// NULL, or a wrapped number, as before ANSI.
    Legacy,
    /// NULL.
    Try,
}

impl EvalMode {
    fn word(self) -> &'static str {
        match self {
            EvalMode::Ansi => "ansi",
            EvalMode::Legacy => "legacy",
            EvalMode::Try => "try",
        }
    }

    fn of(word: &str) -> EvalMode {
        match word {
            "legacy" => EvalMode::Legacy,
            "try" => EvalMode::Try,
            _ => EvalMode::Ansi,
        }
    }
}

/// An explicit `CAST(x AS T)` or `TRY_CAST(x AS T)`, named as such.
pub fn cast(input: Typed, to: &DataType, mode: EvalMode, settings: &Settings) -> Result<Typed> {
    let word = if mode == EvalMode::Try { "TRY_CAST" } else { "CAST" };
    let name = format!("{word}({} AS {})", input.name, sql_name(to));
    if !is_castable(&input.data_type, to, mode) {
        return Err(refused(&name, &input.data_type, to, mode));
    }
    // Spark: `Cast.sql` leaves out casts to types that Hive cannot cast to.
    let name = if is_nested(to) && !is_variant(to) { input.name.clone() } else { name };
    let mut made = convert(input, to, mode, settings)?;
    if is_integral(to) && matches!(made.expr, Expr::Literal(_, _)) {
        // A constant that was cast is no integer literal any more, which decimal arithmetic tells apart.
        made.expr = Expr::Cast(datafusion::logical_expr::Cast::new(Box::new(made.expr), to.clone()));
    }
    Ok(made.named(name))
}

fn refused(sql: &str, from: &DataType, to: &DataType, mode: EvalMode) -> Error {
    let mut parameters = vec![("srcType", quoted(from)), ("targetType", quoted(to))];
    let condition = match (from, to) {
        (DataType::Date32, to) if is_numeric(to) && mode != EvalMode::Legacy => {
            parameters.push(("functionNames", "`UNIX_DATE`".to_string()));
            "CAST_WITH_FUNC_SUGGESTION"
        }
        (from, DataType::Date32) if is_integral(from) && mode != EvalMode::Legacy => {
            parameters.push(("functionNames", "`DATE_FROM_UNIX_DATE`".to_string()));
            "CAST_WITH_FUNC_SUGGESTION"
        }
        (from, to) if is_integral(from) && is_binary(to) && mode == EvalMode::Ansi => {
            parameters.push(("config", "\"spark.sql.ansi.enabled\"".to_string()));
            parameters.push(("configVal", "'false'".to_string()));
            "CAST_WITH_CONF_SUGGESTION"
        }
        _ => "CAST_WITHOUT_SUGGESTION",
    };
    failure::mismatch(condition, sql, &parameters)
}

/// Whether Spark casts between the types. Spark: `Cast.canAnsiCast`, `Cast.canCast`.
pub fn is_castable(from: &DataType, to: &DataType, mode: EvalMode) -> bool {
    match (from, to) {
        (from, to) if from == to => true,
        (DataType::Null, _) => true,
        (from, _) if is_variant(from) => true,
        (from, to) if is_variant(to) => {
            !matches!(from, DataType::Map(_, _) | DataType::Struct(_)) && !is_interval(from)
        }
        (_, to) if is_string(to) => true,
        (from, to) if is_nanos(from) || is_nanos(to) => {
            let meets = |other: &DataType| is_nanos(other) || is_datetime(other) || is_time(other) || is_string(other);
            meets(from) && meets(to)
        }
        (from, to) if is_string(from) => {
            is_numeric(to)
                || is_datetime(to)
                || is_binary(to)
                || is_interval(to)
                || is_time(to)
                || *to == DataType::Boolean
        }
        (from, to) if is_ansi_interval(from) || is_time(from) || is_ansi_interval(to) || is_time(to) => {
            is_fielded_castable(from, to)
        }
        (DataType::Boolean, to) if is_numeric(to) => true,
        (from, DataType::Boolean) if is_numeric(from) => true,
        (DataType::Boolean, to) if is_timestamp(to) => mode == EvalMode::Legacy,
        (from, to) if is_numeric(from) && is_numeric(to) => true,
        (from, DataType::Timestamp(_, Some(_))) if is_numeric(from) => true,
        (DataType::Timestamp(_, Some(_)), to) if is_numeric(to) => true,
        (from, to) if is_datetime(from) && is_datetime(to) => true,
        (from, to) if is_binary(from) && is_binary(to) => true,
        (from, to) if is_integral(from) && is_binary(to) => mode == EvalMode::Legacy,
        (DataType::List(from), DataType::List(to)) => is_castable(from.data_type(), to.data_type(), mode),
        (DataType::Map(from, _), DataType::Map(to, _)) => is_castable(from.data_type(), to.data_type(), mode),
        (DataType::Struct(from), DataType::Struct(to)) => {
            from.len() == to.len()
                && from.iter().zip(to).all(|(from, to)| is_castable(from.data_type(), to.data_type(), mode))
        }
        (from, DataType::Timestamp(_, Some(_))) => matches!(from, DataType::Timestamp(_, Some(_))),
        _ => false,
    }
}

/// Casts without renaming.
pub fn convert(input: Typed, to: &DataType, mode: EvalMode, settings: &Settings) -> Result<Typed> {
    let from = input.data_type.clone();
    if from == *to {
        return Ok(input);
    }
    if !is_castable(&from, to, mode) {
        return Err(refused(&input.name, &from, to, mode));
    }
    if from == DataType::Null {
        return typed_null(input, to);
    }
    if widens(&from, to) {
        let expr = Expr::Cast(datafusion::logical_expr::Cast::new(Box::new(input.expr), to.clone()));
        return Ok(Typed { expr, data_type: to.clone(), ..input });
    }
    if parameter::wider(&from, to).as_ref() == Some(to) && !is_nested(to) {
        return relabelled(input, to, settings);
    }
    if is_time(&from) && (is_timestamp(to) || is_nanos(to)) {
        return fielded::of_today(whole(input)?, to, settings);
    }
    if let Some(value) = input.constant_text().and_then(parse::special).filter(|_| is_datetime(to)) {
        let expr = Expr::Literal(special(value, to, settings)?, None);
        return Ok(Typed { expr, data_type: to.clone(), ..input });
    }
    let nulls = if makes_nulls(&from, to, mode) { Nulls::Possible } else { Nulls::AnyMakesNull };
    let kernel = Kernel::new("cast", run, to.clone(), nulls, settings.mode()).with_detail(mode.word());
    Ok(constant::settled(Typed {
        nullable: input.nullable || nulls == Nulls::Possible,
        fallible: input.fallible || (mode == EvalMode::Ansi && may_raise(&from, to)),
        expr: kernel.call(vec![input.expr]),
        data_type: to.clone(),
        name: input.name,
    }))
}

/// A word for a moment, which only a constant may be. Spark: `SpecialDatetimeValues`.
fn special(value: parse::Special, to: &DataType, settings: &Settings) -> Result<ScalarValue> {
    let (now, zone) = (settings.now_micros, session_zone(&settings.zone)?);
    Ok(match to {
        DataType::Date32 => ScalarValue::Date32(i32::try_from(value.day(now, &zone)).ok()),
        DataType::Timestamp(_, None) => ScalarValue::TimestampMicrosecond(Some(value.local(now, &zone)), None),
        _ => ScalarValue::TimestampMicrosecond(Some(value.instant(now, &zone)), Some(settings.zone.clone())),
    })
}

/// Casts with an interval of years and months or of days to seconds, or TIME, on a side.
fn is_fielded_castable(from: &DataType, to: &DataType) -> bool {
    match (from, to) {
        (from, to) if is_day_time(from) && is_day_time(to) => true,
        (from, to) if is_year_month(from) && is_year_month(to) => true,
        (from, to) if is_time(from) && is_time(to) => true,
        (from, to) if is_ansi_interval(from) || is_time(from) => {
            fielded::is_exact(to) || (is_time(from) && is_timestamp(to))
        }
        (from, to) if is_ansi_interval(to) => fielded::is_exact(from),
        (from, to) => is_time(to) && is_timestamp(from),
    }
}

/// An interval with all fields of its kind, a time with the usual precision: the types whose values kernels know. Other
/// expressions are handed on.
pub fn whole(input: Typed) -> Result<Typed> {
    let to = parameter::plain(&input.data_type);
    if to == input.data_type { Ok(input) } else { relabelled(input, &to, &Settings::default()) }
}

/// The same values under a wider type of the same storage.
fn relabelled(input: Typed, to: &DataType, settings: &Settings) -> Result<Typed> {
    if let Expr::Literal(value, _) = &input.expr {
        let expr = Expr::Literal(parameter::relabelled_constant(value, to)?, None);
        return Ok(Typed { expr, data_type: to.clone(), ..input });
    }
    let run: Run = |arguments| parameter::relabelled(&arguments.array(0)?, arguments.gives);
    let kernel = Kernel::new("widen_fields", run, to.clone(), Nulls::AnyMakesNull, settings.mode());
    Ok(Typed { expr: kernel.call(vec![input.expr]), data_type: to.clone(), ..input })
}

fn typed_null(input: Typed, to: &DataType) -> Result<Typed> {
    let value = ScalarValue::try_from(to).map_err(failure::from_datafusion)?;
    let expr = match input.expr {
        Expr::Literal(_, _) => Expr::Literal(value, None),
        other => Expr::Cast(datafusion::logical_expr::Cast::new(Box::new(other), to.clone())),
    };
    Ok(Typed { expr, data_type: to.clone(), ..input })
}

/// Casts that lose nothing and that DataFusion makes as Spark does.
fn widens(from: &DataType, to: &DataType) -> bool {
    match (from, to) {
        (from, to) if is_string(from) && is_string(to) => true,
        (from, to) if is_binary(from) && is_binary(to) => true,
        (from, to) if is_string(from) && is_binary(to) => true,
        (from, to) if is_integral(from) && is_integral(to) => range(to).1 >= range(from).1,
        (from, DataType::Float32 | DataType::Float64) if is_integral(from) => true,
        (DataType::Float32, DataType::Float64) => true,
        (from, DataType::Decimal128(precision, scale)) if is_integral(from) => {
            let digits = crate::types::decimal::for_type(from).map_or(38, |(precision, _)| precision);
            i32::from(*precision) - i32::from(*scale) >= i32::from(digits)
        }
        (DataType::Decimal128(p1, s1), DataType::Decimal128(p2, s2)) => {
            s2 >= s1 && i32::from(*p2) - i32::from(*s2) >= i32::from(*p1) - i32::from(*s1)
        }
        _ => false,
    }
}

/// Whether a value that is not NULL may become NULL, or Spark says so.
fn makes_nulls(from: &DataType, to: &DataType, mode: EvalMode) -> bool {
    match (from, to) {
        (from, to) if is_variant(from) && !is_variant(to) => true,
        (_, to) if is_string(to) => false,
        (from, to) if is_string(from) => !is_binary(to),
        (from, to) if is_decimal(to) && (is_ansi_interval(from) || is_time(from)) => true,
        (from, to) if is_fractional(from) && (is_timestamp(to) || is_integral(to) || is_decimal(to)) => true,
        (from, to) if is_numeric(from) && is_numeric(to) => is_decimal(to) || mode == EvalMode::Try,
        (DataType::List(_) | DataType::Struct(_) | DataType::Map(_, _), _) => false,
        _ => mode == EvalMode::Try,
    }
}

fn may_raise(from: &DataType, to: &DataType) -> bool {
    match (from, to) {
        (from, _) if is_variant(from) => true,
        (_, to) if is_variant(to) => false,
        (_, to) if is_string(to) || is_binary(to) => false,
        (from, _) if is_string(from) => true,
        (_, DataType::Boolean | DataType::Float32 | DataType::Float64) => false,
        (DataType::Boolean, to) => is_decimal(to),
        (from, to) if is_nanos(from) || is_nanos(to) => false,
        (from, to) if is_datetime(from) && (is_datetime(to) || is_time(to)) => false,
        (DataType::Timestamp(_, _), DataType::Int64) => false,
        (DataType::List(from), DataType::List(to)) => may_raise(from.data_type(), to.data_type()),
        _ => true,
    }
}

/// A column cast outside a plan.
pub fn of_array(array: &ArrayRef, to: &DataType, mode: EvalMode, zone: &str) -> Result<ArrayRef> {
    column::cast(array, to, mode, zone)
}

fn run(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    column::cast(&arguments.array(0)?, arguments.gives, EvalMode::of(arguments.detail), &arguments.mode.zone)
}
