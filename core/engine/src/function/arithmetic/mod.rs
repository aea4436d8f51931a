//! `+ - * / % div`, negation, `abs`, `pmod`: which types meet and what they give. Spark: `arithmetic.scala`,
//! `DecimalPrecisionTypeCoercion`, `BinaryArithmeticWithDatetimeResolver`.

mod bitwise;
mod integral;
mod kernel;
pub(super) use kernel::quotient;
mod temporal;

use arrow::datatypes::DataType;
use firesteel_protocol::Result;

use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown};
use super::signature::{Accepts, one};
use super::{Settings, apply};
use crate::expr::kernel::{Kernel, Nulls};
use crate::expr::{Typed, failure};
use crate::types::decimal::{self, Operator};
use crate::types::{
    implicit_cast, is_datetime, is_decimal, is_fractional, is_integral, is_interval, is_nanos, is_nested, is_numeric,
    is_string, is_time, quoted,
};

pub(super) static FUNCTIONS: &[&Function] = &[
    &ADD,
    &SUBTRACT,
    &MULTIPLY,
    &DIVIDE,
    &REMAINDER,
    &INTEGRAL_DIVIDE,
    &MOD,
    &PMOD,
    &TRY_ADD,
    &TRY_SUBTRACT,
    &TRY_MULTIPLY,
    &TRY_DIVIDE,
    &TRY_MOD,
    &NEGATIVE,
    &POSITIVE,
    &ABS,
    &bitwise::AND,
    &bitwise::OR,
    &bitwise::XOR,
    &bitwise::NOT,
    &bitwise::SHIFT_LEFT,
    &bitwise::SHIFT_LEFT_OPERATOR,
    &bitwise::SHIFT_RIGHT,
    &bitwise::SHIFT_RIGHT_OPERATOR,
    &bitwise::SHIFT_RIGHT_UNSIGNED,
    &bitwise::SHIFT_RIGHT_UNSIGNED_OPERATOR,
    &bitwise::BIT_COUNT,
    &bitwise::BIT_GET,
];

const TWO: &[super::signature::Parameter] = &[one(Accepts::Any), one(Accepts::Any)];

const fn operator(names: &'static [&'static str], shown: Shown, rewrite: fn(Call<'_>) -> Result<Typed>) -> Function {
    Function {
        names,
        takes: TWO,
        gives: Gives::AsRewritten,
        nulls: Nulls::Possible,
        ansi: Ansi::RaisesInAnsi,
        repeats: Repeats::Always,
        shown,
        runs: Runs::Rewrite(rewrite),
    }
}

const UNARY: &[super::signature::Parameter] = &[one(Accepts::NumericOrFields)];

static ADD: Function = Function {
    names: &["+"],
    takes: &[one(Accepts::Any), super::signature::optional(Accepts::Any)],
    gives: Gives::AsRewritten,
    nulls: Nulls::Possible,
    ansi: Ansi::RaisesInAnsi,
    repeats: Repeats::Always,
    shown: Shown::AsRewritten,
    runs: Runs::Rewrite(|call| match call.arguments.len() {
        1 => apply("positive", call.arguments, call.settings),
        _ => temporal::or_numbers(Operator::Add, call),
    }),
};
static SUBTRACT: Function = Function {
    names: &["-"],
    takes: &[one(Accepts::Any), super::signature::optional(Accepts::Any)],
    gives: Gives::AsRewritten,
    nulls: Nulls::Possible,
    ansi: Ansi::RaisesInAnsi,
    repeats: Repeats::Always,
    shown: Shown::AsRewritten,
    runs: Runs::Rewrite(|call| match call.arguments.len() {
        1 => {
            let name = call.arguments.first().map(|argument| format!("(- {})", argument.name)).unwrap_or_default();
            Ok(apply("negative", call.arguments, call.settings)?.named(name))
        }
        _ => temporal::or_numbers(Operator::Subtract, call),
    }),
};
static MULTIPLY: Function = operator(&["*"], Shown::AsRewritten, |call| temporal::or_numbers(Operator::Multiply, call));
static DIVIDE: Function = operator(&["/"], Shown::Infix("/"), |call| temporal::or_numbers(Operator::Divide, call));
static REMAINDER: Function = operator(&["%"], Shown::Infix("%"), |call| numbers(Operator::Remainder, "", call));
static MOD: Function = operator(&["mod"], Shown::AsCall, |call| numbers(Operator::Remainder, "", call));
static PMOD: Function = operator(&["pmod"], Shown::AsCall, |call| numbers(Operator::Remainder, "pmod", call));
static INTEGRAL_DIVIDE: Function = operator(&["div"], Shown::Infix("div"), integral::divide);
static TRY_ADD: Function = operator(&["try_add"], Shown::AsCall, |call| tried(Operator::Add, call));
static TRY_SUBTRACT: Function = operator(&["try_subtract"], Shown::AsCall, |call| tried(Operator::Subtract, call));
static TRY_MULTIPLY: Function = operator(&["try_multiply"], Shown::AsCall, |call| tried(Operator::Multiply, call));
static TRY_DIVIDE: Function = operator(&["try_divide"], Shown::AsCall, |call| tried(Operator::Divide, call));
static TRY_MOD: Function = operator(&["try_mod"], Shown::AsCall, |call| numbers(Operator::Remainder, "try", call));

static NEGATIVE: Function = Function {
    names: &["negative"],
    takes: UNARY,
    gives: Gives::Like(0),
    nulls: Nulls::AnyMakesNull,
    ansi: Ansi::RaisesInAnsi,
    repeats: Repeats::Always,
    shown: Shown::AsCall,
    runs: Runs::Kernel(kernel::negative),
};
static POSITIVE: Function = Function {
    names: &["positive"],
    takes: UNARY,
    gives: Gives::AsRewritten,
    nulls: Nulls::AnyMakesNull,
    ansi: Ansi::NeverRaises,
    repeats: Repeats::Always,
    shown: Shown::AsRewritten,
    runs: Runs::Rewrite(positive),
};
static ABS: Function = Function {
    names: &["abs"],
    takes: UNARY,
    gives: Gives::Like(0),
    nulls: Nulls::AnyMakesNull,
    ansi: Ansi::RaisesInAnsi,
    repeats: Repeats::Always,
    shown: Shown::AsCall,
    runs: Runs::Kernel(kernel::absolute),
};

fn positive(mut call: Call<'_>) -> Result<Typed> {
    let argument = call.arguments.remove(0);
    let name = format!("(+ {})", argument.name);
    Ok(argument.named(name))
}

fn symbol(operator: Operator) -> &'static str {
    match operator {
        Operator::Add => "+",
        Operator::Subtract => "-",
        Operator::Multiply => "*",
        Operator::Divide => "/",
        Operator::Remainder => "%",
        Operator::IntegralDivide => "div",
    }
}

/// The operator, with NULL where it would raise.
fn tried(operator: Operator, call: Call<'_>) -> Result<Typed> {
    if !call.arguments.iter().any(|argument| is_temporal(&argument.data_type)) {
        return numbers(operator, "try", call);
    }
    let fallible = call.arguments.iter().any(|argument| argument.fallible);
    let made = temporal::or_numbers(operator, call)?;
    let expr = Kernel::tolerated(&made.expr)
        .ok_or_else(|| firesteel_protocol::Error::unsupported(format!("{} with NULL for what fails", made.name)))?;
    Ok(Typed { expr, nullable: true, fallible, ..made })
}

/// Both sides of a binary call.
fn sides(mut call: Call<'_>) -> Result<(Typed, Typed)> {
    let right = call.arguments.pop();
    let left = call.arguments.pop();
    left.zip(right).ok_or_else(|| failure::wrong_count(call.name, "2", 1))
}

/// The operator on numbers. `variant` is empty, `try` or `pmod`.
fn numbers(operator: Operator, variant: &'static str, call: Call<'_>) -> Result<Typed> {
    let settings = call.settings;
    let function = call.name.to_string();
    let (left, right) = sides(call)?;
    let name = match variant {
        "" => format!("({} {} {})", left.name, symbol(operator), right.name),
        _ => format!("{}({}, {})", function.to_lowercase(), left.name, right.name),
    };
    let (left, right) = same_kind(operator, left, right, &name, settings)?;
    let (left, right, gives) = prepared(operator, left, right, settings)?;
    let is_try = variant == "try";
    let always_null = matches!(operator, Operator::Divide | Operator::Remainder) || is_try;
    let can_raise = settings.ansi && !is_try && raises(operator, &gives);
    let nulls =
        if always_null || (!settings.ansi && is_decimal(&gives)) { Nulls::Possible } else { Nulls::AnyMakesNull };
    Ok(Typed {
        nullable: left.nullable || right.nullable || nulls == Nulls::Possible,
        fallible: left.fallible || right.fallible || can_raise,
        expr: Kernel::new("arithmetic", kernel::run, gives.clone(), nulls, settings.mode())
            .with_detail(format!("{}{variant}", symbol(operator)))
            .call(vec![left.expr, right.expr]),
        data_type: gives,
        name,
    })
}

/// Decimal sums and products that fit 38 digits by their types, and all on doubles but division, cannot fail.
fn raises(operator: Operator, gives: &DataType) -> bool {
    match (operator, gives) {
        (Operator::Divide | Operator::Remainder | Operator::IntegralDivide, _) => true,
        (_, gives) if is_fractional(gives) => false,
        (_, DataType::Decimal128(precision, _)) => *precision >= decimal::MAX_PRECISION,
        _ => true,
    }
}

/// Strings and NULLs take a numeric type. Spark refuses two strings.
fn same_kind(operator: Operator, left: Typed, right: Typed, sql: &str, settings: &Settings) -> Result<(Typed, Typed)> {
    let target = |other: &DataType| match (operator, other) {
        (Operator::Divide, _) => DataType::Float64,
        (_, other) if settings.ansi && is_integral(other) => DataType::Int64,
        _ => DataType::Float64,
    };
    let (from, to) = (left.data_type.clone(), right.data_type.clone());
    let left = match (&from, &to) {
        (text, other) if is_string(text) && is_numeric(other) => implicit_cast(left, &target(other), settings)?,
        (text, other) if is_string(text) && !settings.ansi && is_string(other) => {
            implicit_cast(left, &DataType::Float64, settings)?
        }
        (DataType::Null, other) if is_numeric(other) => implicit_cast(left, other, settings)?,
        (DataType::Null, DataType::Null) => implicit_cast(left, &DataType::Float64, settings)?,
        (DataType::Null, text) if is_string(text) => implicit_cast(left, &DataType::Float64, settings)?,
        _ => left,
    };
    let right = match (&to, &left.data_type) {
        (text, other) if is_string(text) && is_numeric(other) => implicit_cast(right, &target(other), settings)?,
        (DataType::Null, other) if is_numeric(other) => implicit_cast(right, other, settings)?,
        (DataType::Null, text) if is_string(text) => implicit_cast(right, &DataType::Float64, settings)?,
        _ => right,
    };
    if is_numeric(&left.data_type) && is_numeric(&right.data_type) {
        return Ok((left, right));
    }
    let (from, to) = promoted(&left.data_type, &right.data_type, settings);
    Err(wrong_types(operator, &from, &to, sql))
}

/// What the types of two sides have become when no rule has joined them: with ANSI on, a string takes the type of what is
/// no number. Spark: `AnsiTypeCoercion.PromoteStringLiterals`.
fn promoted(left: &DataType, right: &DataType, settings: &Settings) -> (DataType, DataType) {
    let takes = |other: &DataType| {
        settings.ansi && !is_numeric(other) && !is_string(other) && !is_interval(other) && !is_nested(other)
    };
    match (left, right) {
        (text, other) if is_string(text) && takes(other) => (other.clone(), other.clone()),
        (other, text) if is_string(text) && takes(other) => (other.clone(), other.clone()),
        (left, right) => (left.clone(), right.clone()),
    }
}

fn wrong_types(operator: Operator, left: &DataType, right: &DataType, sql: &str) -> firesteel_protocol::Error {
    if left != right {
        let parameters = [("left", quoted(left)), ("right", quoted(right))];
        return failure::mismatch("BINARY_OP_DIFF_TYPES", sql, &parameters);
    }
    let accepted = match operator {
        Operator::Add | Operator::Subtract => {
            "(\"NUMERIC\" or \"INTERVAL DAY TO SECOND\" or \"INTERVAL YEAR TO MONTH\" or \"INTERVAL\")"
        }
        Operator::Divide => "(\"DOUBLE\" or \"DECIMAL\")",
        Operator::IntegralDivide => {
            "(\"BIGINT\" or \"DECIMAL\" or \"INTERVAL DAY TO SECOND\" or \"INTERVAL YEAR TO MONTH\")"
        }
        Operator::Multiply | Operator::Remainder => "\"NUMERIC\"",
    };
    let parameters = [("inputType", accepted.to_string()), ("actualDataType", quoted(left))];
    failure::mismatch("BINARY_OP_WRONG_TYPE", sql, &parameters)
}

/// Casts two numbers to what the kernel computes in, and gives the result type.
fn prepared(operator: Operator, left: Typed, right: Typed, settings: &Settings) -> Result<(Typed, Typed, DataType)> {
    let (from, to) = (&left.data_type, &right.data_type);
    let any_decimal = is_decimal(from) || is_decimal(to);
    let any_double = is_fractional(from) || is_fractional(to);
    if any_decimal && !any_double {
        return decimals(operator, left, right, settings);
    }
    let common = if operator == Operator::Divide || any_decimal {
        DataType::Float64
    } else {
        crate::types::common_type(&[from.clone(), to.clone()], crate::types::coercion::Strings::Apart, settings)
            .unwrap_or(DataType::Float64)
    };
    Ok((implicit_cast(left, &common, settings)?, implicit_cast(right, &common, settings)?, common))
}

fn decimals(operator: Operator, left: Typed, right: Typed, settings: &Settings) -> Result<(Typed, Typed, DataType)> {
    let of = |operand: &Typed| decimal::for_operand(operand).unwrap_or((38, 18));
    let (left_type, right_type) = (of(&left), of(&right));
    let gives = decimal::result(operator, left_type, right_type, settings.decimal_loss);
    Ok((as_decimal_operand(left, left_type, settings)?, as_decimal_operand(right, right_type, settings)?, gives))
}

/// An operand as a decimal; an integer constant becomes a decimal constant.
pub(super) fn as_decimal_operand(operand: Typed, (precision, scale): (u8, i8), settings: &Settings) -> Result<Typed> {
    if let (Some(value), 0) = (operand.constant_integer(), scale) {
        let literal = datafusion::scalar::ScalarValue::Decimal128(Some(i128::from(value)), precision, scale);
        return Ok(Typed { nullable: true, name: operand.name, ..Typed::literal(literal) });
    }
    implicit_cast(operand, &DataType::Decimal128(precision, scale), settings)
}

/// Whether the operator is one on dates, times or intervals.
fn is_temporal(data_type: &DataType) -> bool {
    is_datetime(data_type) || is_nanos(data_type) || is_interval(data_type) || is_time(data_type)
}
