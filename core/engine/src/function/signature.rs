//! What functions take: how many arguments, of which types, and Spark's errors when they do not fit.

use arrow::datatypes::DataType;
use firesteel_protocol::Result;
use firesteel_protocol::types::Nanos;

use super::description::{Call, Function};
use crate::expr::Typed;
use crate::expr::failure;
use crate::types::coercion::{Strings, common_type};
use crate::types::{
    TIMESTAMP_NTZ, implicit_cast, is_ansi_interval, is_binary, is_decimal, is_integral, is_nanos, is_nested,
    is_numeric, is_orderable, is_string, parameter, quoted, timestamp,
};

/// A place in an argument list.
#[derive(Clone, Copy)]
pub struct Parameter {
    pub accepts: Accepts,
    pub presence: Presence,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    One,
    Optional,
    /// Any number, also none. Stands last.
    Rest,
}

/// The types a parameter takes; others are cast as Spark casts by itself, or refused.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Accepts {
    Any,
    Boolean,
    /// `int`, from any number and from strings.
    Int,
    /// `int` or `bigint`; smaller integers become `int`.
    IntOrLong,
    Long,
    Double,
    String,
    Binary,
    /// `int` alone, or NULL; nothing is cast. Spark: `ExpectsInputTypes`, so are the next three.
    ExactInt,
    ExactBoolean,
    ExactString,
    ExactBinary,
    /// A string or binary.
    Text,
    Date,
    /// A date, and also a timestamp of nanoseconds, which other dates are not made from.
    Day,
    Timestamp,
    /// A timestamp; of one of nanoseconds the microseconds.
    Moment,
    Numeric,
    Integral,
    /// A number or an ANSI interval, which is widened to all fields of its kind.
    NumericOrInterval,
    /// A number or an ANSI interval of its own fields.
    NumericOrFields,
    /// The same, or a timestamp, which counts as its seconds.
    Totalled,
    Orderable,
    /// All such parameters of a call meet in one type; strings take the others' type.
    Common,
    /// All such parameters of a call meet in one type; strings do not join others.
    CommonApart,
    Array,
    Map,
    ArrayOrMap,
}

pub const fn one(accepts: Accepts) -> Parameter {
    Parameter { accepts, presence: Presence::One }
}

pub const fn optional(accepts: Accepts) -> Parameter {
    Parameter { accepts, presence: Presence::Optional }
}

pub const fn rest(accepts: Accepts) -> Parameter {
    Parameter { accepts, presence: Presence::Rest }
}

/// Spark: `QueryCompilationErrors.wrongNumArgsError`.
pub(super) fn check_count(function: &Function, name: &str, actual: usize) -> Result<()> {
    let least = function.takes.iter().filter(|parameter| parameter.presence == Presence::One).count();
    let is_open = function.takes.last().is_some_and(|parameter| parameter.presence == Presence::Rest);
    let most = function.takes.len();
    if actual >= least && (is_open || actual <= most) {
        return Ok(());
    }
    let expected = if is_open {
        format!("> {}", least.saturating_sub(1))
    } else if least == most {
        least.to_string()
    } else {
        let counts: Vec<String> = (least..=most).map(|count| count.to_string()).collect();
        format!("[{}]", counts.join(", "))
    };
    Err(failure::wrong_count(name, &expected, actual))
}

/// Casts the arguments to what the parameters accept.
pub(super) fn coerce(takes: &[Parameter], call: &mut Call<'_>, name: Option<&str>) -> Result<()> {
    let sql = name.map_or_else(|| super::description::called(&call.name.to_lowercase(), call), str::to_string);
    let accepts: Vec<Accepts> = (0..call.arguments.len())
        .filter_map(|index| takes.get(index).or_else(|| takes.last()))
        .map(|parameter| parameter.accepts)
        .collect();
    meet(&accepts, Accepts::Common, Strings::Promoted, call, &sql)?;
    meet(&accepts, Accepts::CommonApart, Strings::Apart, call, &sql)?;
    let settings = call.settings;
    let arguments = std::mem::take(&mut call.arguments);
    call.arguments = arguments
        .into_iter()
        .zip(accepts)
        .enumerate()
        .map(|(index, (argument, accepts))| accept(argument, accepts, index, &sql, settings))
        .collect::<Result<_>>()?;
    Ok(())
}

fn meet(accepts: &[Accepts], which: Accepts, strings: Strings, call: &mut Call<'_>, sql: &str) -> Result<()> {
    let places: Vec<usize> = (0..accepts.len()).filter(|index| accepts[*index] == which).collect();
    if places.is_empty() {
        return Ok(());
    }
    let types: Vec<DataType> = places.iter().map(|index| call.arguments[*index].data_type.clone()).collect();
    let Some(common) = common_type(&types, strings, call.settings) else {
        return Err(different_types(&call.name.to_lowercase(), sql, &types));
    };
    for index in places {
        let argument = call.arguments[index].clone();
        call.arguments[index] = implicit_cast(argument, &common, call.settings)?;
    }
    Ok(())
}

/// Expressions that should meet in one type and do not.
pub fn different_types(function: &str, sql: &str, types: &[DataType]) -> firesteel_protocol::Error {
    let names: Vec<String> = types.iter().map(quoted).collect();
    failure::mismatch(
        "DATA_DIFF_TYPES",
        sql,
        &[("functionName", format!("`{function}`")), ("dataType", format!("[{}]", names.join(", ")))],
    )
}

/// `argument` as `accepts` wants it. `index` counts from zero.
pub fn accept(argument: Typed, accepts: Accepts, index: usize, sql: &str, settings: &super::Settings) -> Result<Typed> {
    match target(&argument.data_type, accepts, settings) {
        Target::AsIs => Ok(argument),
        Target::Cast(to) => implicit_cast(argument, &to, settings),
        Target::Refused => Err(unexpected(&argument, index, accepts.words(), sql)),
    }
}

/// An argument of a type that is not `required`, which lists types as Spark's message does. `index` counts from zero.
pub(super) fn unexpected(argument: &Typed, index: usize, required: String, sql: &str) -> firesteel_protocol::Error {
    let parameters = [
        ("paramIndex", failure::ordinal(index)),
        ("requiredType", required),
        ("inputSql", format!("\"{}\"", argument.name)),
        ("inputType", quoted(&argument.data_type)),
    ];
    failure::mismatch("UNEXPECTED_INPUT_TYPE", sql, &parameters)
}

enum Target {
    AsIs,
    Cast(DataType),
    Refused,
}

/// Spark: `AnsiTypeCoercion.implicitCast`.
fn target(from: &DataType, accepts: Accepts, settings: &super::Settings) -> Target {
    let string = is_string(from);
    let null = *from == DataType::Null;
    let to = |to: DataType| if *from == to { Target::AsIs } else { Target::Cast(to) };
    match accepts {
        Accepts::Any | Accepts::Common | Accepts::CommonApart => Target::AsIs,
        Accepts::Orderable if is_orderable(from) => Target::AsIs,
        Accepts::Boolean if *from == DataType::Boolean || string || null => to(DataType::Boolean),
        Accepts::IntOrLong if *from == DataType::Int64 => Target::AsIs,
        Accepts::Int | Accepts::IntOrLong if is_numeric(from) || string || null => to(DataType::Int32),
        Accepts::Long if is_numeric(from) || string || null => to(DataType::Int64),
        Accepts::Double if is_numeric(from) || string || null => to(DataType::Float64),
        Accepts::String if string => Target::AsIs,
        Accepts::String if !is_nested(from) && (!is_binary(from) || !settings.ansi) => to(DataType::Utf8),
        Accepts::String if is_binary(from) => to(DataType::Utf8),
        Accepts::Binary if is_binary(from) => Target::AsIs,
        Accepts::Binary if string || null => to(DataType::Binary),
        Accepts::ExactInt if *from == DataType::Int32 || null => to(DataType::Int32),
        Accepts::ExactBoolean if *from == DataType::Boolean || null => to(DataType::Boolean),
        Accepts::ExactString if string => Target::AsIs,
        Accepts::ExactString if null => to(DataType::Utf8),
        Accepts::ExactBinary if is_binary(from) => Target::AsIs,
        Accepts::ExactBinary if null => to(DataType::Binary),
        Accepts::Text if string || is_binary(from) => Target::AsIs,
        Accepts::Text if !is_nested(from) => to(DataType::Utf8),
        Accepts::Date if matches!(from, DataType::Date32 | DataType::Timestamp(_, _)) || string || null => {
            to(DataType::Date32)
        }
        Accepts::Day if is_nanos(from) => to(DataType::Date32),
        Accepts::Day => target(from, Accepts::Date, settings),
        Accepts::Moment if let Some(nanos) = Nanos::of(from) => {
            to(if nanos.is_zoned { timestamp(&settings.zone) } else { TIMESTAMP_NTZ })
        }
        Accepts::Moment => target(from, Accepts::Timestamp, settings),
        Accepts::Timestamp if matches!(from, DataType::Timestamp(_, Some(_))) => Target::AsIs,
        Accepts::Timestamp if matches!(from, DataType::Timestamp(_, None)) => Target::AsIs,
        Accepts::Timestamp if *from == DataType::Date32 || string || null => to(timestamp(&settings.zone)),
        Accepts::Numeric | Accepts::NumericOrInterval if is_numeric(from) => Target::AsIs,
        Accepts::NumericOrInterval if is_ansi_interval(from) => to(parameter::plain(from)),
        Accepts::NumericOrFields | Accepts::Totalled if is_ansi_interval(from) || is_numeric(from) => Target::AsIs,
        Accepts::NumericOrFields | Accepts::Totalled if string || null => to(DataType::Float64),
        Accepts::Totalled if matches!(from, DataType::Timestamp(_, Some(_))) => to(DataType::Float64),
        Accepts::Numeric | Accepts::NumericOrInterval if string || null => to(DataType::Float64),
        Accepts::Integral if is_integral(from) => Target::AsIs,
        Accepts::Integral if string || null => to(DataType::Int64),
        Accepts::Integral if is_decimal(from) && !settings.ansi => to(DataType::Int64),
        Accepts::Array | Accepts::ArrayOrMap if matches!(from, DataType::List(_)) => Target::AsIs,
        Accepts::Map | Accepts::ArrayOrMap if matches!(from, DataType::Map(_, _)) => Target::AsIs,
        _ => Target::Refused,
    }
}

impl Accepts {
    /// The types as Spark's message lists them.
    fn words(self) -> String {
        match self {
            Accepts::Any | Accepts::Orderable | Accepts::Common | Accepts::CommonApart => "\"ANY\"",
            Accepts::Boolean | Accepts::ExactBoolean => "\"BOOLEAN\"",
            Accepts::Int | Accepts::ExactInt => "\"INT\"",
            Accepts::IntOrLong => "(\"INT\" or \"BIGINT\")",
            Accepts::Long => "\"BIGINT\"",
            Accepts::Double => "\"DOUBLE\"",
            Accepts::String | Accepts::ExactString => "\"STRING\"",
            Accepts::Binary | Accepts::ExactBinary => "\"BINARY\"",
            Accepts::Text => "(\"STRING\" or \"BINARY\")",
            Accepts::Date | Accepts::Day => "\"DATE\"",
            Accepts::Timestamp | Accepts::Moment => "\"TIMESTAMP\"",
            Accepts::Numeric => "\"NUMERIC\"",
            Accepts::Integral => "\"INTEGRAL\"",
            Accepts::NumericOrInterval | Accepts::NumericOrFields | Accepts::Totalled => {
                "\"NUMERIC\" or \"ANSI INTERVAL\""
            }
            Accepts::Array => "\"ARRAY\"",
            Accepts::Map => "\"MAP\"",
            Accepts::ArrayOrMap => "(\"ARRAY\" or \"MAP\")",
        }
        .to_string()
    }
}
