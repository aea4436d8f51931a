//! Rounding and the functions of doubles. Spark: `mathExpressions.scala`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, Float64Array, PrimitiveArray};
use arrow::datatypes::{DataType, Decimal128Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::Result;

use super::Settings;
use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called, called_with, not_constant};
use super::signature::{Accepts, Parameter, one, optional};
use super::strict;
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::cast::{fits, parse, range, text};
use crate::expr::kernel::{Kernel, Nulls, Run};
use crate::expr::{Typed, failure};
use crate::types::parameter::plain;
use crate::types::{decimal, implicit_cast, is_integral, is_interval};

pub(super) static FUNCTIONS: &[&Function] = &[
    &ROUND,
    &BROUND,
    &CEIL,
    &FLOOR,
    &SQRT,
    &POWER,
    &EXP,
    &LN,
    &LOG,
    &LOG10,
    &LOG2,
    &LOG1P,
    &EXPM1,
    &SIGN,
    &SIN,
    &COS,
    &TAN,
    &ASIN,
    &ACOS,
    &ATAN,
    &ATAN2,
    &SINH,
    &COSH,
    &TANH,
    &DEGREES,
    &RADIANS,
    &CBRT,
    &PI,
    &E,
    &HYPOT,
    &RINT,
    &ASINH,
    &ACOSH,
    &ATANH,
    &COT,
    &CSC,
    &SEC,
    &WIDTH_BUCKET,
];

const ONE: &[Parameter] = &[one(Accepts::Double)];
const TWO: &[Parameter] = &[one(Accepts::Double), one(Accepts::Double)];
const SCALED: &[Parameter] = &[one(Accepts::Numeric), optional(Accepts::Int)];

const fn of_double(names: &'static [&'static str], shown: Shown, nulls: Nulls, run: Run) -> Function {
    Function {
        names,
        takes: ONE,
        gives: Gives::Double,
        nulls,
        ansi: Ansi::NeverRaises,
        repeats: Repeats::Always,
        shown,
        runs: Runs::Kernel(run),
    }
}

const fn of_doubles(names: &'static [&'static str], shown: Shown, run: Run) -> Function {
    Function {
        names,
        takes: TWO,
        gives: Gives::Double,
        nulls: Nulls::AnyMakesNull,
        ansi: Ansi::NeverRaises,
        repeats: Repeats::Always,
        shown,
        runs: Runs::Kernel(run),
    }
}

fn map(arguments: &Arguments<'_>, answer: fn(f64) -> f64) -> Result<ArrayRef> {
    arguments.each::<Float64Type, Float64Type>(0, |value| Ok(answer(value)))
}

/// NULL where the function has no value.
fn partial(arguments: &Arguments<'_>, answer: fn(f64) -> Option<f64>) -> Result<ArrayRef> {
    let values = arguments.primitive::<Float64Type>(0)?;
    Ok(Arc::new(values.iter().map(|value| value.and_then(answer)).collect::<Float64Array>()))
}

fn positive(value: f64, answer: fn(f64) -> f64) -> Option<f64> {
    (value.is_nan() || value > 0.0).then(|| answer(value))
}

/// Spark calls every function of one double nullable.
const TOTAL: Nulls = Nulls::Possible;

static SQRT: Function = of_double(&["sqrt"], Shown::Called("SQRT"), TOTAL, |a| map(a, f64::sqrt));
static EXP: Function = of_double(&["exp"], Shown::Called("EXP"), TOTAL, |a| map(a, strict::exp));
static LN: Function = of_double(&["ln"], Shown::AsCall, Nulls::Possible, |a| partial(a, |x| positive(x, strict::log)));
static LOG10: Function =
    of_double(&["log10"], Shown::Called("LOG10"), Nulls::Possible, |a| partial(a, |x| positive(x, strict::log10)));
static LOG2: Function =
    of_double(&["log2"], Shown::Called("LOG2"), Nulls::Possible, |a| partial(a, |x| positive(x, strict::log2)));
static LOG1P: Function = of_double(&["log1p"], Shown::Called("LOG1P"), Nulls::Possible, |a| {
    partial(a, |x| (x.is_nan() || x > -1.0).then(|| strict::log1p(x)))
});
static EXPM1: Function = of_double(&["expm1"], Shown::Called("EXPM1"), TOTAL, |a| map(a, strict::expm1));
static SIGN: Function = Function {
    names: &["signum", "sign"],
    takes: &[one(Accepts::NumericOrInterval)],
    gives: Gives::AsRewritten,
    nulls: TOTAL,
    ansi: Ansi::NeverRaises,
    repeats: Repeats::Always,
    shown: Shown::By(|call| {
        let name = call.name.to_lowercase();
        called(if name == "sign" { "sign" } else { "SIGNUM" }, call)
    }),
    runs: Runs::Rewrite(|mut call| {
        let argument = as_double(call.arguments.remove(0), call.settings)?;
        let kernel = Kernel::new("signum", signum, DataType::Float64, TOTAL, call.settings.mode());
        let expr = kernel.call(vec![argument.expr]);
        Ok(Typed { expr, data_type: DataType::Float64, nullable: true, ..argument })
    }),
};

fn signum(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    map(arguments, |x| if x == 0.0 || x.is_nan() { x } else { x.signum() })
}

/// A number as a double; an interval as the count of its months or microseconds.
fn as_double(argument: Typed, settings: &Settings) -> Result<Typed> {
    if !is_interval(&argument.data_type) {
        return implicit_cast(argument, &DataType::Float64, settings);
    }
    let whole = plain(&argument.data_type);
    let argument = implicit_cast(argument, &whole, settings)?;
    let count: Run = |arguments| match arguments.array(0)?.data_type() {
        DataType::Duration(_) => {
            arguments.each::<arrow::datatypes::DurationMicrosecondType, Float64Type>(0, |micros| Ok(micros as f64))
        }
        _ => arguments.each::<arrow::datatypes::IntervalYearMonthType, Float64Type>(0, |months| Ok(f64::from(months))),
    };
    let kernel = Kernel::new("interval_count", count, DataType::Float64, Nulls::AnyMakesNull, settings.mode());
    let expr = kernel.call(vec![argument.expr]);
    Ok(Typed { expr, data_type: DataType::Float64, ..argument })
}

/// The bucket, from one, that a value falls in; outside 0 or one more than there are. Spark: `WidthBucket`.
static WIDTH_BUCKET: Function = Function {
    names: &["width_bucket"],
    takes: &[
        one(Accepts::NumericOrInterval),
        one(Accepts::NumericOrInterval),
        one(Accepts::NumericOrInterval),
        one(Accepts::Long),
    ],
    gives: Gives::AsRewritten,
    nulls: Nulls::Possible,
    ansi: Ansi::NeverRaises,
    repeats: Repeats::Always,
    shown: Shown::AsCall,
    runs: Runs::Rewrite(|mut call| {
        let settings = call.settings;
        let bounds: Vec<&Typed> = call.arguments.iter().take(3).collect();
        let is_mixed = bounds.iter().any(|bound| is_interval(&bound.data_type))
            && bounds.windows(2).any(|pair| plain(&pair[0].data_type) != plain(&pair[1].data_type));
        if is_mixed {
            let types: Vec<DataType> = bounds.iter().map(|bound| bound.data_type.clone()).collect();
            let sql = called("width_bucket", &call);
            return Err(super::signature::different_types("width_bucket", &sql, &types));
        }
        let count = call.arguments.pop();
        let mut arguments =
            call.arguments.into_iter().map(|bound| as_double(bound, settings)).collect::<Result<Vec<_>>>()?;
        arguments.extend(count);
        let kernel = Kernel::new("width_bucket", width_bucket, DataType::Int64, Nulls::Possible, settings.mode());
        Ok(Typed {
            fallible: arguments.iter().any(|argument| argument.fallible),
            expr: kernel.call(arguments.into_iter().map(|argument| argument.expr).collect()),
            data_type: DataType::Int64,
            nullable: true,
            name: String::new(),
        })
    }),
};

fn width_bucket(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let double = |index: usize| arguments.primitive::<Float64Type>(index);
    let (values, starts, ends, counts) = (double(0)?, double(1)?, double(2)?, arguments.primitive::<Int64Type>(3)?);
    let made = (0..values.len()).map(|row| {
        let is_null = values.is_null(row) || starts.is_null(row) || ends.is_null(row) || counts.is_null(row);
        if is_null { None } else { bucket(values.value(row), starts.value(row), ends.value(row), counts.value(row)) }
    });
    Ok(Arc::new(made.collect::<PrimitiveArray<Int64Type>>()))
}

fn bucket(value: f64, start: f64, end: f64, count: i64) -> Option<i64> {
    if count <= 0 || count == i64::MAX || value.is_nan() || start == end || !start.is_finite() || !end.is_finite() {
        return None;
    }
    let (lower, upper) = (start.min(end), start.max(end));
    let width = upper - lower;
    Some(if start < end {
        match value {
            value if value < lower => 0,
            value if value >= upper => count + 1,
            value => (count as f64 * (value - lower) / width) as i64 + 1,
        }
    } else {
        match value {
            value if value > upper => 0,
            value if value <= lower => count + 1,
            value => (count as f64 * (upper - value) / width) as i64 + 1,
        }
    })
}

static SIN: Function = of_double(&["sin"], Shown::Called("SIN"), TOTAL, |a| map(a, f64::sin));
static COS: Function = of_double(&["cos"], Shown::Called("COS"), TOTAL, |a| map(a, f64::cos));
static TAN: Function = of_double(&["tan"], Shown::Called("TAN"), TOTAL, |a| map(a, f64::tan));
static ASIN: Function = of_double(&["asin"], Shown::Called("ASIN"), TOTAL, |a| map(a, f64::asin));
static ACOS: Function = of_double(&["acos"], Shown::Called("ACOS"), TOTAL, |a| map(a, f64::acos));
static ATAN: Function = of_double(&["atan"], Shown::Called("ATAN"), TOTAL, |a| map(a, f64::atan));
static SINH: Function = of_double(&["sinh"], Shown::Called("SINH"), TOTAL, |a| map(a, strict::sinh));
static COSH: Function = of_double(&["cosh"], Shown::Called("COSH"), TOTAL, |a| map(a, strict::cosh));
static TANH: Function = of_double(&["tanh"], Shown::Called("TANH"), TOTAL, |a| map(a, strict::tanh));
static ASINH: Function = of_double(&["asinh"], Shown::Called("ASINH"), TOTAL, |a| map(a, f64::asinh));
static ACOSH: Function = of_double(&["acosh"], Shown::Called("ACOSH"), TOTAL, |a| map(a, f64::acosh));
static ATANH: Function = of_double(&["atanh"], Shown::Called("ATANH"), TOTAL, |a| map(a, strict::atanh));
static COT: Function = of_double(&["cot"], Shown::Called("COT"), TOTAL, |a| map(a, |x| 1.0 / x.tan()));
static CSC: Function = of_double(&["csc"], Shown::Called("CSC"), TOTAL, |a| map(a, |x| 1.0 / x.sin()));
static SEC: Function = of_double(&["sec"], Shown::Called("SEC"), TOTAL, |a| map(a, |x| 1.0 / x.cos()));
static DEGREES: Function =
    of_double(&["degrees"], Shown::Called("DEGREES"), TOTAL, |a| map(a, |x| x * (180.0 / std::f64::consts::PI)));
static RADIANS: Function =
    of_double(&["radians"], Shown::Called("RADIANS"), TOTAL, |a| map(a, |x| x * (std::f64::consts::PI / 180.0)));
static CBRT: Function = of_double(&["cbrt"], Shown::Called("CBRT"), TOTAL, |a| map(a, f64::cbrt));
static RINT: Function = of_double(&["rint"], Shown::AsCall, TOTAL, |a| map(a, f64::round_ties_even));

static POWER: Function = of_doubles(
    &["power", "pow"],
    Shown::By(|call| {
        let name = call.name.to_lowercase();
        called(if name == "pow" { "pow" } else { "POWER" }, call)
    }),
    |a| {
        a.pairs::<Float64Type, Float64Type, Float64Type>(|x, y| {
            // Java: one to the power of NaN, and minus one to infinity, are no numbers.
            let is_java_nan = (y.is_nan()) || (x.abs() == 1.0 && y.is_infinite());
            Ok(if is_java_nan { f64::NAN } else { strict::pow(x, y) })
        })
    },
);
static ATAN2: Function = of_doubles(&["atan2"], Shown::Called("ATAN2"), |a| {
    a.pairs::<Float64Type, Float64Type, Float64Type>(|y, x| Ok((y + 0.0).atan2(x + 0.0)))
});
static HYPOT: Function = of_doubles(&["hypot"], Shown::Called("HYPOT"), |a| {
    a.pairs::<Float64Type, Float64Type, Float64Type>(|x, y| Ok(x.hypot(y)))
});

const fn constant(
    names: &'static [&'static str],
    shown: &'static str,
    rewrite: fn(Call<'_>) -> Result<Typed>,
) -> Function {
    Function {
        names,
        takes: &[],
        gives: Gives::AsRewritten,
        nulls: Nulls::Never,
        ansi: Ansi::NeverRaises,
        repeats: Repeats::Always,
        shown: Shown::Called(shown),
        runs: Runs::Rewrite(rewrite),
    }
}

static PI: Function = constant(&["pi"], "PI", |_| Ok(Typed::literal(ScalarValue::Float64(Some(std::f64::consts::PI)))));
static E: Function = constant(&["e"], "E", |_| Ok(Typed::literal(ScalarValue::Float64(Some(std::f64::consts::E)))));

/// `log(x)` is natural; `log(base, x)` is not.
static LOG: Function = Function {
    names: &["log"],
    takes: &[one(Accepts::Double), optional(Accepts::Double)],
    gives: Gives::Double,
    nulls: Nulls::Possible,
    ansi: Ansi::NeverRaises,
    repeats: Repeats::Always,
    shown: Shown::By(|call| match call.arguments.as_slice() {
        [one] => called_with("LOG", &["E()", &one.name], call),
        _ => called("LOG", call),
    }),
    runs: Runs::Kernel(|arguments| {
        if arguments.len() == 1 {
            return partial(arguments, |x| positive(x, strict::log));
        }
        arguments.optional_pairs::<Float64Type, Float64Type, Float64Type>(|base, x| {
            Ok(positive(base, strict::log).zip(positive(x, strict::log)).map(|(base, x)| x / base))
        })
    }),
};

/// How a digit that is cut off changes the last one kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rounding {
    HalfUp,
    HalfEven,
    Ceiling,
    Floor,
}

const fn rounding(names: &'static [&'static str], shown: Shown, rewrite: fn(Call<'_>) -> Result<Typed>) -> Function {
    Function {
        names,
        takes: SCALED,
        gives: Gives::AsRewritten,
        nulls: Nulls::AnyMakesNull,
        ansi: Ansi::RaisesInAnsi,
        repeats: Repeats::Always,
        shown,
        runs: Runs::Rewrite(rewrite),
    }
}

static ROUND: Function =
    rounding(&["round"], Shown::By(|call| rounded_name(call, "round")), |call| round(call, "round"));
static BROUND: Function =
    rounding(&["bround"], Shown::By(|call| rounded_name(call, "bround")), |call| round(call, "bround"));
static CEIL: Function = rounding(&["ceil", "ceiling"], Shown::By(whole_name), |call| whole(call, "ceil"));
static FLOOR: Function = rounding(&["floor"], Shown::By(whole_name), |call| whole(call, "floor"));

fn rounded_name(call: &Call<'_>, name: &str) -> String {
    match call.arguments.as_slice() {
        [one] => called_with(name, &[&one.name, "0"], call),
        _ => called(name, call),
    }
}

fn whole_name(call: &Call<'_>) -> String {
    let name = call.name.to_lowercase();
    let is_scaled = call.arguments.len() > 1;
    match name.as_str() {
        "ceiling" => called("ceiling", call),
        _ if is_scaled => called(&name, call),
        _ => called(&name.to_uppercase(), call),
    }
}

fn scale_of(call: &Call<'_>) -> Result<i32> {
    match call.arguments.get(1) {
        None => Ok(0),
        Some(scale) => match super::folded(scale)? {
            Some(ScalarValue::Int32(scale)) => Ok(scale.unwrap_or(0)),
            Some(_) | None => Err(not_constant(&called(&call.name.to_lowercase(), call), "scale", scale)),
        },
    }
}

/// The scale of `ceil` and `floor`, which have a condition of their own for what is no constant.
fn whole_scale(call: &Call<'_>, name: &str) -> Result<i32> {
    let Some(scale) = call.arguments.get(1) else { return Ok(0) };
    match super::folded(scale) {
        Ok(Some(ScalarValue::Int32(Some(scale)))) => Ok(scale),
        _ => {
            let parameters = [
                ("funcName", format!("`{name}`")),
                ("paramName", "`scale`".to_string()),
                ("paramType", "\"INT\"".to_string()),
            ];
            Err(firesteel_protocol::Error::new(
                firesteel_protocol::Kind::Analysis,
                "NON_FOLDABLE_ARGUMENT",
                &parameters,
            ))
        }
    }
}

/// Spark: `RoundBase`.
fn round(mut call: Call<'_>, name: &'static str) -> Result<Typed> {
    let scale = scale_of(&call)?;
    let input = call.arguments.remove(0);
    let gives = match &input.data_type {
        DataType::Decimal128(precision, old) => {
            let integral = i32::from(*precision) - i32::from(*old) + 1;
            if scale < 0 {
                decimal::bounded(integral.max(-scale + 1), 0)
            } else {
                let kept = i32::from(*old).min(scale);
                decimal::bounded(integral + kept, kept)
            }
        }
        other => other.clone(),
    };
    made(input, gives, name, scale, call.settings)
}

/// Spark: `Ceil`, `Floor`: `bigint`, or a decimal without its fraction. With a scale: `RoundCeil`, `RoundFloor`.
fn whole(mut call: Call<'_>, name: &'static str) -> Result<Typed> {
    let is_scaled = call.arguments.len() > 1;
    let scale = whole_scale(&call, name)?;
    let settings = call.settings;
    let input = call.arguments.remove(0);
    let input = match &input.data_type {
        integral if is_integral(integral) && !is_scaled => return implicit_cast(input, &DataType::Int64, settings),
        other if is_scaled && !matches!(other, DataType::Decimal128(_, _)) => {
            let (precision, digits) = decimal::for_type(&input.data_type).unwrap_or((38, 18));
            implicit_cast(input, &DataType::Decimal128(precision, digits), settings)?
        }
        DataType::Float32 => implicit_cast(input, &DataType::Float64, settings)?,
        _ => input,
    };
    let gives = match &input.data_type {
        DataType::Decimal128(precision, old) => {
            let integral = i32::from(*precision) - i32::from(*old) + 1;
            let kept = i32::from(*old).min(scale.max(0));
            if scale < 0 {
                decimal::bounded(integral.max(-scale + 1), 0)
            } else {
                decimal::bounded(integral + kept, kept)
            }
        }
        _ => DataType::Int64,
    };
    made(input, gives, name, scale, settings)
}

fn made(input: Typed, gives: DataType, name: &'static str, scale: i32, settings: &Settings) -> Result<Typed> {
    let raises = settings.ansi && is_integral(&gives);
    Ok(Typed {
        expr: Kernel::new("rounded", run, gives.clone(), Nulls::AnyMakesNull, settings.mode())
            .with_detail(format!("{name} {scale}"))
            .call(vec![input.expr]),
        data_type: gives,
        fallible: input.fallible || raises,
        ..input
    })
}

fn run(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (name, scale) = arguments.detail.split_once(' ').unwrap_or((arguments.detail, "0"));
    let scale: i32 = scale.parse().unwrap_or(0);
    let rounding = match name {
        "bround" => Rounding::HalfEven,
        "ceil" => Rounding::Ceiling,
        "floor" => Rounding::Floor,
        _ => Rounding::HalfUp,
    };
    let array = arguments.array(0)?;
    match (array.data_type(), arguments.gives) {
        (DataType::Decimal128(_, from), DataType::Decimal128(precision, to)) => {
            let (from, to, precision) = (i32::from(*from), i32::from(*to), *precision);
            arguments.each::<Decimal128Type, Decimal128Type>(0, |value| {
                let kept = cut(value, from - scale, rounding);
                let shown = kept.and_then(|kept| moved(kept, to - scale.min(from)));
                shown.filter(|value| fits(*value, precision)).ok_or_else(|| {
                    failure::decimal_out_of_range(&text::decimal(value, from as i8), precision, to as i8)
                })
            })
        }
        (DataType::Float64, DataType::Int64) => {
            let values = arguments.primitive::<Float64Type>(0)?;
            let made = values.iter().map(|value| {
                let Some(value) = value else { return Ok(None) };
                let whole = if rounding == Rounding::Ceiling { value.ceil() } else { value.floor() };
                let is_in_range = (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&whole);
                if is_in_range || !arguments.mode.ansi { Ok(Some(whole as i64)) } else { Err(failure::overflow(None)) }
            });
            Ok(Arc::new(made.collect::<Result<PrimitiveArray<Int64Type>>>()?))
        }
        (DataType::Float64, _) => {
            arguments.each::<Float64Type, Float64Type>(0, |value| Ok(double(value, scale, rounding, text::double)))
        }
        (DataType::Float32, _) => arguments.each::<Float32Type, Float32Type>(0, |value| {
            Ok(double(f64::from(value), scale, rounding, |value| text::float(value as f32)) as f32)
        }),
        (DataType::Int8, _) => {
            arguments.each::<Int8Type, Int8Type>(0, |v| Ok(integer(v.into(), scale, rounding, arguments)? as i8))
        }
        (DataType::Int16, _) => {
            arguments.each::<Int16Type, Int16Type>(0, |v| Ok(integer(v.into(), scale, rounding, arguments)? as i16))
        }
        (DataType::Int32, _) => {
            arguments.each::<Int32Type, Int32Type>(0, |v| Ok(integer(v.into(), scale, rounding, arguments)? as i32))
        }
        (DataType::Int64, _) => arguments.each::<Int64Type, Int64Type>(0, |v| integer(v, scale, rounding, arguments)),
        _ => Err(mistyped(&array)),
    }
}

/// `value` without its last `digits` digits; unchanged when there are none to cut.
fn cut(value: i128, digits: i32, rounding: Rounding) -> Option<i128> {
    let Ok(digits @ 1..) = u32::try_from(digits) else { return Some(value) };
    let Some(divisor) = 10_i128.checked_pow(digits) else {
        return Some(match rounding {
            Rounding::Ceiling if value > 0 => 1,
            Rounding::Floor if value < 0 => -1,
            _ => 0,
        });
    };
    let (floor, rest) = (value.div_euclid(divisor), value.rem_euclid(divisor));
    let is_up = match rounding {
        Rounding::Floor => false,
        Rounding::Ceiling => rest > 0,
        Rounding::HalfUp if value < 0 => rest > divisor / 2,
        Rounding::HalfUp => rest >= divisor / 2,
        Rounding::HalfEven => rest > divisor / 2 || (rest == divisor / 2 && floor % 2 != 0),
    };
    Some(floor + i128::from(is_up))
}

/// `value` with `digits` more digits.
fn moved(value: i128, digits: i32) -> Option<i128> {
    match u32::try_from(digits) {
        Ok(digits) => value.checked_mul(10_i128.checked_pow(digits)?),
        Err(_) => value.checked_div(10_i128.checked_pow(digits.unsigned_abs())?),
    }
}

fn integer(value: i64, scale: i32, rounding: Rounding, arguments: &Arguments<'_>) -> Result<i64> {
    if scale >= 0 {
        return Ok(value);
    }
    let rounded = cut(value.into(), -scale, rounding).and_then(|kept| moved(kept, -scale)).unwrap_or(0);
    let (least, most) = range(arguments.gives);
    match i64::try_from(rounded).ok().filter(|rounded| (least..=most).contains(rounded)) {
        Some(rounded) => Ok(rounded),
        None if arguments.mode.ansi => Err(rounding_overflow()),
        None => Ok(rounded as i64),
    }
}

/// Rounding says `Overflow` where arithmetic says `overflow`.
fn rounding_overflow() -> firesteel_protocol::Error {
    let parameters = [("message", "Overflow"), ("alternative", ""), ("config", "\"spark.sql.ansi.enabled\"")];
    firesteel_protocol::Error::new(firesteel_protocol::Kind::Arithmetic, "ARITHMETIC_OVERFLOW", &parameters)
}

/// Rounds the decimal digits that the double is written with, as Spark does through `BigDecimal`.
fn double(value: f64, scale: i32, rounding: Rounding, written: impl Fn(f64) -> String) -> f64 {
    if !value.is_finite() {
        return value;
    }
    let Some((digits, from)) = parse::decimal(&written(value)) else { return value };
    if from <= scale {
        return value;
    }
    let kept = cut(digits, from - scale, rounding).unwrap_or(0);
    format!("{kept}e{}", -scale).parse().unwrap_or(value)
}
