//! Comparisons, `IN`, `BETWEEN`, AND, OR, NOT and the tests for NULL. They stay DataFusion expressions, which its
//! pruning reads. Spark: `predicates.scala`.

use arrow::array::{Array, ArrayRef, BooleanArray};
use arrow::compute::{self, kernels::cmp};
use arrow::datatypes::{DataType, Float32Type, Float64Type};
use datafusion::logical_expr::expr::InList;
use datafusion::logical_expr::{Expr, Operator, binary_expr};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::Result;
use std::sync::Arc;

use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown};
use super::signature::{Accepts, Parameter, different_types, one, rest};
use super::{Settings, apply};
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::failure::from_arrow;
use crate::expr::kernel::{Kernel, Nulls};
use crate::expr::{Typed, failure, logic};
use crate::types::coercion::{Strings, common_type, comparison_type};
use crate::types::{decimal, implicit_cast, is_decimal, is_integral, is_orderable, is_string, quoted};

pub(super) static FUNCTIONS: &[&Function] = &[
    &EQUAL,
    &NOT_EQUAL,
    &LESS,
    &LESS_OR_EQUAL,
    &GREATER,
    &GREATER_OR_EQUAL,
    &NULL_SAFE_EQUAL,
    &EQUAL_NULL,
    &AND,
    &OR,
    &NOT,
    &IN,
    &BETWEEN,
    &IS_NULL,
    &IS_NOT_NULL,
    &IS_NAN,
];

const TWO: &[Parameter] = &[one(Accepts::Any), one(Accepts::Any)];

const fn predicate(
    names: &'static [&'static str],
    takes: &'static [Parameter],
    shown: Shown,
    rewrite: fn(Call<'_>) -> Result<Typed>,
) -> Function {
    Function {
        names,
        takes,
        gives: Gives::Boolean,
        nulls: Nulls::AnyMakesNull,
        ansi: Ansi::NeverRaises,
        repeats: Repeats::Always,
        shown,
        runs: Runs::Rewrite(rewrite),
    }
}

static EQUAL: Function = predicate(&["==", "="], TWO, Shown::Infix("="), |call| compare(Operator::Eq, "=", call));
static NOT_EQUAL: Function = predicate(
    &["!=", "<>"],
    TWO,
    Shown::By(|call| {
        let names: Vec<&str> = call.arguments.iter().map(|argument| argument.name.as_str()).collect();
        format!("(NOT ({}))", names.join(" = "))
    }),
    |call| compare(Operator::NotEq, "=", call),
);
static LESS: Function = predicate(&["<"], TWO, Shown::AsRewritten, |call| order(Operator::Lt, "<", call));
static LESS_OR_EQUAL: Function = predicate(&["<="], TWO, Shown::AsRewritten, |call| order(Operator::LtEq, "<=", call));
static GREATER: Function = predicate(&[">"], TWO, Shown::AsRewritten, |call| order(Operator::Gt, ">", call));
static GREATER_OR_EQUAL: Function =
    predicate(&[">="], TWO, Shown::AsRewritten, |call| order(Operator::GtEq, ">=", call));
static NULL_SAFE_EQUAL: Function = predicate(&["<=>"], TWO, Shown::Infix("<=>"), null_safe);
static EQUAL_NULL: Function = predicate(&["equal_null"], TWO, Shown::AsCall, null_safe);
static AND: Function = predicate(&["and", "&&"], TWO, Shown::Infix("AND"), |call| connect("AND", logic::and, call));
static OR: Function = predicate(&["or", "||"], TWO, Shown::Infix("OR"), |call| connect("OR", logic::or, call));
static NOT: Function = predicate(
    &["not", "!"],
    &[one(Accepts::Boolean)],
    Shown::By(|call| format!("(NOT {})", call.arguments.first().map_or("", |argument| argument.name.as_str()))),
    |mut call| {
        let argument = call.arguments.remove(0);
        Ok(Typed { expr: Expr::Not(Box::new(argument.expr)), ..argument })
    },
);
static IN: Function = predicate(
    &["in"],
    &[one(Accepts::Any), rest(Accepts::Any)],
    Shown::By(|call| {
        let names: Vec<&str> = call.arguments.iter().map(|argument| argument.name.as_str()).collect();
        let (first, others) = names.split_first().map_or(("", &[] as &[&str]), |(first, others)| (*first, others));
        format!("({first} IN ({}))", others.join(", "))
    }),
    contained,
);
static BETWEEN: Function =
    predicate(&["between"], &[one(Accepts::Any), one(Accepts::Any), one(Accepts::Any)], Shown::AsCall, |call| {
        let [value, low, high] = <[Typed; 3]>::try_from(call.arguments)
            .map_err(|arguments| failure::wrong_count("between", "3", arguments.len()))?;
        if value.expr.is_volatile() {
            return within(value, low, high, call.settings);
        }
        let above = apply(">=", vec![value.clone(), low], call.settings)?;
        let below = apply("<=", vec![value, high], call.settings)?;
        apply("and", vec![above, below], call.settings)
    });
/// BETWEEN of a value that must not be asked for twice.
fn within(value: Typed, low: Typed, high: Typed, settings: &Settings) -> Result<Typed> {
    let types = [value.data_type.clone(), low.data_type.clone(), high.data_type.clone()];
    let common = common_type(&types, Strings::Promoted, settings)
        .ok_or_else(|| different_types("between", &value.name, &types))?;
    let sides = [value, low, high].map(|side| implicit_cast(side, &common, settings));
    let sides = sides.into_iter().collect::<Result<Vec<Typed>>>()?;
    let kernel = Kernel::new("between", run_within, DataType::Boolean, Nulls::Possible, settings.mode());
    Ok(Typed {
        nullable: sides.iter().any(|side| side.nullable),
        fallible: sides.iter().any(|side| side.fallible),
        expr: kernel.call(sides.into_iter().map(|side| side.expr).collect()),
        data_type: DataType::Boolean,
        name: String::new(),
    })
}

fn run_within(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (value, low, high) = (arguments.array(0)?, arguments.array(1)?, arguments.array(2)?);
    let above = cmp::gt_eq(&value, &low).map_err(from_arrow)?;
    let below = cmp::lt_eq(&value, &high).map_err(from_arrow)?;
    Ok(Arc::new(compute::and_kleene(&above, &below).map_err(from_arrow)?))
}

static IS_NULL: Function = predicate(
    &["isnull"],
    &[one(Accepts::Any)],
    Shown::By(|call| format!("({} IS NULL)", call.arguments.first().map_or("", |argument| argument.name.as_str()))),
    |call| null_test(call, Expr::IsNull),
);
static IS_NOT_NULL: Function = predicate(
    &["isnotnull"],
    &[one(Accepts::Any)],
    Shown::By(|call| format!("({} IS NOT NULL)", call.arguments.first().map_or("", |argument| argument.name.as_str()))),
    |call| null_test(call, Expr::IsNotNull),
);
static IS_NAN: Function = Function {
    names: &["isnan"],
    takes: &[one(Accepts::Double)],
    gives: Gives::Boolean,
    nulls: Nulls::Never,
    ansi: Ansi::NeverRaises,
    repeats: Repeats::Always,
    shown: Shown::AsCall,
    runs: Runs::Kernel(|arguments| {
        let array = arguments.array(0)?;
        let answers: BooleanArray = match array.data_type() {
            DataType::Float64 => {
                let values = arguments.primitive::<Float64Type>(0)?;
                values.iter().map(|value| Some(value.is_some_and(f64::is_nan))).collect()
            }
            DataType::Float32 => {
                let values = arguments.primitive::<Float32Type>(0)?;
                values.iter().map(|value| Some(value.is_some_and(f32::is_nan))).collect()
            }
            _ => return Err(mistyped(&array)),
        };
        Ok(Arc::new(answers))
    }),
};

fn null_test(mut call: Call<'_>, test: fn(Box<Expr>) -> Expr) -> Result<Typed> {
    let argument = call.arguments.remove(0);
    Ok(Typed { expr: test(Box::new(argument.expr)), data_type: DataType::Boolean, nullable: false, ..argument })
}

fn two(call: Call<'_>) -> Result<(Typed, Typed)> {
    let name = call.name.to_string();
    <[Typed; 2]>::try_from(call.arguments)
        .map(|[left, right]| (left, right))
        .map_err(|arguments| failure::wrong_count(&name, "2", arguments.len()))
}

/// An integer beside a decimal constant is compared with the next integer, so that it need not be cast. Spark:
/// `DecimalPrecisionTypeCoercion.integralAndDecimalLiteral`.
fn order(operator: Operator, symbol: &str, mut call: Call<'_>) -> Result<Typed> {
    let sides = [0, 1].map(|at| call.arguments.get(at).is_some_and(|argument| is_integral(&argument.data_type)));
    let is_integer_first = sides[0];
    let constant = match sides {
        [true, false] => call.arguments.get(1).and_then(decimal_constant),
        [false, true] => call.arguments.first().and_then(decimal_constant),
        _ => None,
    };
    if let Some((digits, scale)) = constant {
        let divisor = 10_i128.checked_pow(u32::try_from(scale).unwrap_or(0)).unwrap_or(i128::MAX);
        let floor = digits.div_euclid(divisor);
        let ceiling = floor + i128::from(digits.rem_euclid(divisor) != 0);
        let takes_floor = is_integer_first == matches!(operator, Operator::Gt | Operator::LtEq);
        let is_greater = matches!(operator, Operator::Gt | Operator::GtEq);
        return match i64::try_from(if takes_floor { floor } else { ceiling }) {
            Ok(whole) => {
                let whole = Typed::literal(ScalarValue::Int64(Some(whole)));
                call.arguments[usize::from(is_integer_first)] = whole;
                order(operator, symbol, call)
            }
            // Beyond all integers, every integer answers the same.
            Err(_) => {
                let answer = (digits < 0) == (is_integer_first == is_greater);
                Ok(Typed::literal(ScalarValue::Boolean(Some(answer))))
            }
        };
    }
    let names: Vec<&str> = call.arguments.iter().map(|argument| argument.name.as_str()).collect();
    let name = format!("({})", names.join(&format!(" {symbol} ")));
    Ok(compare(operator, symbol, call)?.named(name))
}

/// Digits and scale of a decimal literal.
fn decimal_constant(argument: &Typed) -> Option<(i128, i8)> {
    match &argument.expr {
        Expr::Literal(ScalarValue::Decimal128(Some(digits), _, scale), _) => Some((*digits, *scale)),
        _ => None,
    }
}

fn compare(operator: Operator, symbol: &str, call: Call<'_>) -> Result<Typed> {
    let settings = call.settings;
    let (left, right) = two(call)?;
    let (left, right) = compared(left, right, symbol, settings)?;
    Ok(Typed {
        nullable: left.nullable || right.nullable,
        fallible: left.fallible || right.fallible,
        expr: binary_expr(left.expr, operator, right.expr),
        data_type: DataType::Boolean,
        name: String::new(),
    })
}

fn null_safe(call: Call<'_>) -> Result<Typed> {
    Ok(Typed { nullable: false, ..compare(Operator::IsNotDistinctFrom, "<=>", call)? })
}

/// Both sides in the type they are compared in.
fn compared(left: Typed, right: Typed, symbol: &str, settings: &Settings) -> Result<(Typed, Typed)> {
    let sql = format!("({} {symbol} {})", left.name, right.name);
    let (left, right) = with_decimal_constants(left, right, settings)?;
    let Some(common) = comparison_type(&left, &right, settings) else {
        let parameters = [("left", quoted(&left.data_type)), ("right", quoted(&right.data_type))];
        return Err(failure::mismatch("BINARY_OP_DIFF_TYPES", &sql, &parameters));
    };
    if !is_orderable(&common) {
        let parameters = [("functionName", format!("`{symbol}`")), ("dataType", quoted(&common))];
        return Err(failure::mismatch("INVALID_ORDERING_TYPE", &sql, &parameters));
    }
    Ok((implicit_cast(left, &common, settings)?, implicit_cast(right, &common, settings)?))
}

/// An integer constant beside a decimal takes only the digits it has, so that the column need not be cast.
fn with_decimal_constants(left: Typed, right: Typed, settings: &Settings) -> Result<(Typed, Typed)> {
    let fitted = |operand: Typed, other: &DataType| match decimal::for_operand(&operand) {
        Some(digits)
            if is_decimal(other) && is_integral(&operand.data_type) && operand.constant_integer().is_some() =>
        {
            let nullable = operand.nullable;
            super::arithmetic::as_decimal_operand(operand, digits, settings)
                .map(|operand| Typed { nullable, ..operand })
        }
        _ => Ok(operand),
    };
    let (from, to) = (left.data_type.clone(), right.data_type.clone());
    Ok((fitted(left, &to)?, fitted(right, &from)?))
}

fn connect(word: &str, connect: fn(Typed, Typed) -> Expr, call: Call<'_>) -> Result<Typed> {
    let settings = call.settings;
    let (left, right) = two(call)?;
    let is_logical =
        |data_type: &DataType| matches!(data_type, DataType::Boolean | DataType::Null) || is_string(data_type);
    let both_strings = is_string(&left.data_type) && is_string(&right.data_type);
    if !is_logical(&left.data_type) || !is_logical(&right.data_type) || both_strings {
        let sql = format!("({} {word} {})", left.name, right.name);
        if left.data_type != right.data_type {
            let parameters = [("left", quoted(&left.data_type)), ("right", quoted(&right.data_type))];
            return Err(failure::mismatch("BINARY_OP_DIFF_TYPES", &sql, &parameters));
        }
        let parameters = [("inputType", "\"BOOLEAN\"".to_string()), ("actualDataType", quoted(&left.data_type))];
        return Err(failure::mismatch("BINARY_OP_WRONG_TYPE", &sql, &parameters));
    }
    let left = implicit_cast(left, &DataType::Boolean, settings)?;
    let right = implicit_cast(right, &DataType::Boolean, settings)?;
    Ok(Typed {
        nullable: left.nullable || right.nullable,
        fallible: left.fallible || right.fallible,
        expr: connect(left, right),
        data_type: DataType::Boolean,
        name: String::new(),
    })
}

fn contained(mut call: Call<'_>) -> Result<Typed> {
    let settings = call.settings;
    let value = call.arguments.first().cloned();
    let is_decimal_value = value.as_ref().is_some_and(|value| is_decimal(&value.data_type));
    if let (true, Some(value)) = (is_decimal_value, value) {
        for argument in call.arguments.iter_mut().skip(1) {
            *argument = with_decimal_constants(value.clone(), argument.clone(), settings)?.1;
        }
    }
    let types: Vec<DataType> = call.arguments.iter().map(|argument| argument.data_type.clone()).collect();
    let Some(common) = common_type(&types, Strings::Promoted, settings) else {
        let names: Vec<&str> = call.arguments.iter().skip(1).map(|argument| argument.name.as_str()).collect();
        let first = call.arguments.first().map_or("", |argument| argument.name.as_str());
        return Err(different_types("in", &format!("({first} IN ({}))", names.join(", ")), &types));
    };
    let nullable = call.arguments.iter().any(|argument| argument.nullable);
    let mut arguments = call
        .arguments
        .into_iter()
        .map(|argument| implicit_cast(argument, &common, settings))
        .collect::<Result<Vec<_>>>()?;
    let fallible = arguments.iter().any(|argument| argument.fallible);
    let nullable = nullable || arguments.iter().any(|argument| argument.nullable);
    let value = arguments.remove(0);
    let list = arguments.into_iter().map(|argument| argument.expr).collect();
    Ok(Typed {
        expr: Expr::InList(InList::new(Box::new(value.expr), list, false)),
        data_type: DataType::Boolean,
        nullable,
        name: String::new(),
        fallible,
    })
}
