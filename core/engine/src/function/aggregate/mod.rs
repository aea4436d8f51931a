//! Aggregate functions: DataFusion's where they equal Spark's, with Spark's types, names and empty answers.
//! Spark: `catalyst/expressions/aggregate`.

mod cardinality;
mod checked_sum;
mod collect;
mod element;
mod frequency;
mod gather;
mod hll;
mod interval;
mod joined;
mod kll;
mod moments;
mod percentile;
mod sketch;
mod spread;
mod summary;
mod table;
mod theta;
mod tuple;

use arrow::array::{ArrayRef, AsArray, Int64Array, PrimitiveArray};
use arrow::datatypes::{DataType, Decimal128Type, Int64Type};
use datafusion::functions_aggregate as library;
use datafusion::logical_expr::expr::{AggregateFunction, NullTreatment};
use datafusion::logical_expr::{AggregateUDF, Case, Expr, SortExpr, lit};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Kind, Result};
use std::sync::Arc;

use super::description::{
    Ansi, Call, Function, Gives, Repeats, Runs, Shown, called, called_with, not_constant, shown_filter,
};
use super::signature::{Accepts, Parameter, one, optional, rest};
use super::{Settings, apply};
use crate::expr::arguments::Arguments;
use crate::expr::cast::{convert, fits};
use crate::expr::kernel::{Kernel, Nulls};
use crate::expr::{EvalMode, Typed, failure};
use crate::types::{decimal, implicit_cast, is_ansi_interval, is_orderable, quoted, sql_name};

pub(super) static FUNCTIONS: &[&Function] = &[
    &SUM,
    &AVERAGE,
    &COUNT,
    &MINIMUM,
    &MAXIMUM,
    &FIRST,
    &LAST,
    &ANY_VALUE,
    &spread::STDDEV,
    &spread::STDDEV_POP,
    &spread::VARIANCE,
    &spread::VAR_POP,
    &BOOL_AND,
    &BOOL_OR,
    &COUNT_IF,
    &COVAR_POP,
    &COVAR_SAMP,
    &cardinality::APPROX_COUNT_DISTINCT,
    &BIT_AND,
    &BIT_OR,
    &BIT_XOR,
    &MAX_BY,
    &MIN_BY,
    &collect::LIST,
    &collect::SET,
    &TRY_SUM,
    &TRY_AVERAGE,
    &element::UNION,
    &element::VECTOR_SUM,
    &element::VECTOR_AVERAGE,
    &element::BITMAP_AND,
    &element::BITMAP_OR,
    &element::BITMAP_CONSTRUCT,
    &frequency::MODE,
    &frequency::TOP,
    &frequency::HISTOGRAM,
    &joined::LISTAGG,
    &moments::SKEWNESS,
    &moments::KURTOSIS,
    &moments::COUNT,
    &moments::CORRELATION,
    &moments::PRODUCT,
    &moments::AVERAGE_X,
    &moments::AVERAGE_Y,
    &moments::SQUARES_X,
    &moments::SQUARES_Y,
    &moments::PRODUCTS,
    &moments::SLOPE,
    &moments::INTERCEPT,
    &moments::DETERMINATION,
    &percentile::PERCENTILE,
    &percentile::MEDIAN,
    &percentile::CONTINUOUS,
    &percentile::DISCRETE,
    &percentile::APPROXIMATE_PERCENTILE,
    &sketch::COUNT_MIN,
    &hll::SKETCH,
    &hll::UNION,
    &kll::SKETCH_OF_BIGINT,
    &kll::SKETCH_OF_FLOAT,
    &kll::SKETCH_OF_DOUBLE,
    &kll::MERGE_OF_BIGINT,
    &kll::MERGE_OF_FLOAT,
    &kll::MERGE_OF_DOUBLE,
    &theta::THETA_SKETCH,
    &theta::THETA_UNION,
    &theta::THETA_INTERSECTION,
    &tuple::SKETCH_OF_DOUBLE,
    &tuple::SKETCH_OF_INTEGER,
    &tuple::UNION_OF_DOUBLE,
    &tuple::UNION_OF_INTEGER,
    &tuple::INTERSECTION_OF_DOUBLE,
    &tuple::INTERSECTION_OF_INTEGER,
];

const ONE_NUMBER: &[Parameter] = &[one(Accepts::Totalled)];
const ONE_DOUBLE: &[Parameter] = &[one(Accepts::Double)];
const TWO_DOUBLES: &[Parameter] = &[one(Accepts::Double), one(Accepts::Double)];
const ONE_BOOLEAN: &[Parameter] = &[one(Accepts::Boolean)];
const ONE_ANY: &[Parameter] = &[one(Accepts::Any)];
const ONE_AND_FLAG: &[Parameter] = &[one(Accepts::Any), optional(Accepts::Boolean)];
const ONE_INTEGRAL: &[Parameter] = &[one(Accepts::Integral)];
const VALUE_AND_ORDER: &[Parameter] = &[one(Accepts::Any), one(Accepts::Any), optional(Accepts::Int)];

const fn aggregate(
    names: &'static [&'static str],
    takes: &'static [Parameter],
    shown: Shown,
    rewrite: fn(Call<'_>) -> Result<Typed>,
) -> Function {
    Function {
        names,
        takes,
        gives: Gives::AsRewritten,
        nulls: Nulls::Possible,
        ansi: Ansi::RaisesInAnsi,
        repeats: Repeats::Always,
        shown,
        runs: Runs::Aggregate(rewrite),
    }
}

static SUM: Function = aggregate(&["sum"], ONE_NUMBER, Shown::AsCall, sum);
static AVERAGE: Function = aggregate(&["avg", "mean"], ONE_NUMBER, Shown::AsCall, average);
static COUNT: Function = aggregate(&["count"], &[rest(Accepts::Any)], Shown::By(count_name), count);
static MINIMUM: Function =
    aggregate(&["min"], ONE_ANY, Shown::AsCall, |call| extreme(call, library::min_max::min_udaf()));
static MAXIMUM: Function =
    aggregate(&["max"], ONE_ANY, Shown::AsCall, |call| extreme(call, library::min_max::max_udaf()));
static FIRST: Function = aggregate(&["first", "first_value"], ONE_AND_FLAG, Shown::By(value_name), |call| {
    value(call, library::first_last::first_value_udaf())
});
static LAST: Function = aggregate(&["last", "last_value"], ONE_AND_FLAG, Shown::By(value_name), |call| {
    value(call, library::first_last::last_value_udaf())
});
static ANY_VALUE: Function = aggregate(&["any_value"], ONE_AND_FLAG, Shown::By(value_name), |call| {
    value(call, library::first_last::first_value_udaf())
});
static BOOL_AND: Function = aggregate(&["bool_and", "every"], ONE_BOOLEAN, Shown::AsCall, |call| {
    plain(call, library::bool_and_or::bool_and_udaf(), DataType::Boolean)
});
static BOOL_OR: Function = aggregate(&["bool_or", "some", "any"], ONE_BOOLEAN, Shown::AsCall, |call| {
    plain(call, library::bool_and_or::bool_or_udaf(), DataType::Boolean)
});
static COUNT_IF: Function = aggregate(&["count_if"], ONE_BOOLEAN, Shown::AsCall, |mut call| {
    let condition = call.arguments.remove(0);
    let one = Expr::Case(Case::new(None, vec![(Box::new(condition.expr), Box::new(lit(1_i64)))], None));
    call.arguments = vec![Typed { expr: one, data_type: DataType::Int64, nullable: true, ..condition }];
    count(call)
});
static COVAR_POP: Function =
    aggregate(&["covar_pop"], TWO_DOUBLES, Shown::AsCall, |call| double(call, library::covariance::covar_pop_udaf()));
static COVAR_SAMP: Function =
    aggregate(&["covar_samp"], TWO_DOUBLES, Shown::AsCall, |call| double(call, library::covariance::covar_samp_udaf()));
static TRY_SUM: Function = aggregate(&["try_sum"], ONE_NUMBER, Shown::AsCall, |mut call| match first_type(&call) {
    ref interval if is_ansi_interval(interval) => {
        let value = call.arguments.remove(0);
        interval::sum(&call, value, "try")
    }
    // The total has room in a decimal, and is cast back where it fits.
    DataType::Int64 => {
        let settings = call.settings;
        let value = call.arguments.remove(0);
        call.arguments = vec![implicit_cast(value, &DataType::Decimal128(19, 0), settings)?];
        let total = sum(call)?;
        Ok(Typed { nullable: true, ..convert(total, &DataType::Int64, EvalMode::Try, settings)? })
    }
    _ => {
        let lenient = Settings { ansi: false, ..call.settings.clone() };
        sum(Call { settings: &lenient, ..call })
    }
});
static TRY_AVERAGE: Function = aggregate(&["try_avg"], ONE_NUMBER, Shown::AsCall, |mut call| match first_type(&call) {
    ref interval if is_ansi_interval(interval) => {
        let value = call.arguments.remove(0);
        interval::average(&call, value, "try")
    }
    _ => {
        let lenient = Settings { ansi: false, ..call.settings.clone() };
        average(Call { settings: &lenient, ..call })
    }
});
static BIT_AND: Function =
    aggregate(&["bit_and"], ONE_INTEGRAL, Shown::AsCall, |call| same(call, library::bit_and_or_xor::bit_and_udaf()));
static BIT_OR: Function =
    aggregate(&["bit_or"], ONE_INTEGRAL, Shown::AsCall, |call| same(call, library::bit_and_or_xor::bit_or_udaf()));
static BIT_XOR: Function =
    aggregate(&["bit_xor"], ONE_INTEGRAL, Shown::AsCall, |call| same(call, library::bit_and_or_xor::bit_xor_udaf()));
static MAX_BY: Function = aggregate(&["max_by"], VALUE_AND_ORDER, Shown::AsCall, |call| by(call, false));
static MIN_BY: Function = aggregate(&["min_by"], VALUE_AND_ORDER, Shown::AsCall, |call| by(call, true));

/// The aggregate call itself, with the DISTINCT and FILTER of `call`.
fn invoke(function: Arc<AggregateUDF>, arguments: Vec<Expr>, call: &Call<'_>, nulls: Option<NullTreatment>) -> Expr {
    invoke_ordered(function, arguments, call, nulls, Vec::new())
}

fn invoke_ordered(
    function: Arc<AggregateUDF>,
    arguments: Vec<Expr>,
    call: &Call<'_>,
    nulls: Option<NullTreatment>,
    order: Vec<SortExpr>,
) -> Expr {
    let filter = call.filter.as_ref().map(|filter| Box::new(filter.expr.clone()));
    Expr::AggregateFunction(AggregateFunction::new_udf(function, arguments, call.is_distinct, filter, order, nulls))
}

fn expressions(call: &Call<'_>) -> Vec<Expr> {
    call.arguments.iter().map(|argument| argument.expr.clone()).collect()
}

fn fallible(call: &Call<'_>) -> bool {
    call.arguments.iter().any(|argument| argument.fallible)
}

fn plain(call: Call<'_>, function: Arc<AggregateUDF>, data_type: DataType) -> Result<Typed> {
    let expr = invoke(function, expressions(&call), &call, None);
    Ok(Typed { expr, data_type, nullable: true, name: String::new(), fallible: fallible(&call) })
}

fn double(call: Call<'_>, function: Arc<AggregateUDF>) -> Result<Typed> {
    plain(call, function, DataType::Float64)
}

fn first_type(call: &Call<'_>) -> DataType {
    call.arguments.first().map_or(DataType::Null, |argument| argument.data_type.clone())
}

fn same(call: Call<'_>, function: Arc<AggregateUDF>) -> Result<Typed> {
    let data_type = first_type(&call);
    plain(call, function, data_type)
}

fn extreme(call: Call<'_>, function: Arc<AggregateUDF>) -> Result<Typed> {
    let data_type = first_type(&call);
    if !is_orderable(&data_type) {
        let name = call.name.to_lowercase();
        let parameters = [("functionName", format!("`{name}`")), ("dataType", quoted(&data_type))];
        return Err(failure::mismatch("INVALID_ORDERING_TYPE", &called(&name, &call), &parameters));
    }
    plain(call, function, data_type)
}

/// Whole numbers sum to `bigint`, decimals to ten digits more. Spark: `Sum`.
fn sum(mut call: Call<'_>) -> Result<Typed> {
    let settings = call.settings;
    let argument = call.arguments.remove(0);
    let from = argument.data_type.clone();
    let (gives, can_overflow) = match &from {
        DataType::Int8 | DataType::Int16 | DataType::Int32 => (DataType::Int64, false),
        DataType::Int64 => (DataType::Int64, true),
        DataType::Decimal128(precision, scale) => {
            (decimal::bounded(i32::from(*precision) + 10, i32::from(*scale)), *precision > 28)
        }
        interval if is_ansi_interval(interval) => {
            return interval::sum(&call, argument, "");
        }
        _ => (DataType::Float64, false),
    };
    let input =
        if matches!(from, DataType::Decimal128(_, _)) { argument } else { implicit_cast(argument, &gives, settings)? };
    call.arguments = vec![input];
    let function = if can_overflow {
        Arc::new(AggregateUDF::new_from_impl(checked_sum::CheckedSum::new(gives.clone(), settings.ansi)))
    } else {
        library::sum::sum_udaf()
    };
    let expr = invoke(function, expressions(&call), &call, None);
    let fallible = fallible(&call) || can_overflow;
    Ok(Typed { expr, data_type: gives, nullable: true, name: String::new(), fallible })
}

/// The mean of decimals is a decimal with four digits more, rounded half up. Spark: `Average`.
fn average(mut call: Call<'_>) -> Result<Typed> {
    let settings = call.settings;
    let DataType::Decimal128(precision, scale) = first_type(&call) else {
        let argument = call.arguments.remove(0);
        if is_ansi_interval(&argument.data_type) {
            return interval::average(&call, argument, "");
        }
        call.arguments = vec![implicit_cast(argument, &DataType::Float64, settings)?];
        return double(call, library::average::avg_udaf());
    };
    let gives = decimal::bounded(i32::from(precision) + 4, i32::from(scale) + 4);
    let is_distinct = call.is_distinct;
    let part = |name: &'static str| Call {
        name,
        arguments: call.arguments.clone(),
        is_distinct,
        filter: call.filter.clone(),
        order_by: Vec::new(),
        ignore_nulls: None,
        settings,
    };
    let (total, counted) = (sum(part("sum"))?, count(part("count"))?);
    Ok(Typed {
        expr: Kernel::new("decimal_mean", mean, gives.clone(), Nulls::Possible, settings.mode())
            .call(vec![total.expr, counted.expr]),
        data_type: gives,
        nullable: true,
        name: String::new(),
        fallible: true,
    })
}

fn mean(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let DataType::Decimal128(precision, scale) = *arguments.gives else {
        return Err(Error::internal("a mean of decimals that is none"));
    };
    let total = arguments.array(0)?;
    let DataType::Decimal128(_, from) = *total.data_type() else {
        return Err(Error::internal("a mean of what are no decimals"));
    };
    let counts: Int64Array = arguments.primitive::<Int64Type>(1)?;
    let shift = i32::from(scale) - i32::from(from);
    let means = total.as_primitive::<Decimal128Type>().iter().zip(counts.iter()).map(|pair| match pair {
        (None, _) | (_, None | Some(0)) => Ok(None),
        (Some(total), Some(count)) => {
            let exact = super::arithmetic::quotient(total, i128::from(count), shift).and_then(|mean| mean.to_i128());
            match exact.filter(|mean| fits(*mean, precision)) {
                Some(mean) => Ok(Some(mean)),
                None if arguments.mode.ansi => Err(failure::overflow(None)),
                None => Ok(None),
            }
        }
    });
    let column = means.collect::<Result<PrimitiveArray<Decimal128Type>>>()?;
    Ok(Arc::new(column.with_data_type(arguments.gives.clone())))
}

/// Counts need something to count. Spark: `Count`, `legacyAllowParameterlessCount`.
fn check_counted(call: &Call<'_>) -> Result<()> {
    if !call.arguments.is_empty() {
        return Ok(());
    }
    let parameters = [
        ("functionName", "`count`".to_string()),
        ("expectedNum", " >= 1".to_string()),
        ("actualNum", "0".to_string()),
        ("legacyNum", "0".to_string()),
        ("legacyConfKey", "\"spark.sql.legacy.allowParameterlessCount\"".to_string()),
        ("legacyConfValue", "\"true\"".to_string()),
    ];
    Err(Error::new(Kind::Analysis, "WRONG_NUM_ARGS.WITH_SUGGESTION", &parameters))
}

fn count_name(call: &Call<'_>) -> String {
    called("count", call)
}

/// Counts the rows in which no argument is NULL. Spark: `Count`.
fn count(call: Call<'_>) -> Result<Typed> {
    check_counted(&call)?;
    let counted = match call.arguments.as_slice() {
        [one] => one.expr.clone(),
        many => together(many, call.settings)?,
    };
    let expr = invoke(library::count::count_udaf(), vec![counted], &call, None);
    Ok(Typed { expr, data_type: DataType::Int64, nullable: false, name: String::new(), fallible: fallible(&call) })
}

/// Several expressions as one struct, NULL when one of them is.
fn together(many: &[Typed], settings: &Settings) -> Result<Expr> {
    let mut present = apply("isnotnull", vec![many[0].clone()], settings)?;
    for argument in many.iter().skip(1) {
        let next = apply("isnotnull", vec![argument.clone()], settings)?;
        present = apply("and", vec![present, next], settings)?;
    }
    let together = apply("struct", many.to_vec(), settings)?;
    Ok(Expr::Case(Case::new(None, vec![(Box::new(present.expr), Box::new(together.expr))], None)))
}

/// `IGNORE NULLS` after the call makes Spark's own name of it; before or without, it is called as it was written.
fn value_name(call: &Call<'_>) -> String {
    let first = call.arguments.first().map_or("", |argument| argument.name.as_str());
    let written = call.name.to_lowercase();
    let name = match written.as_str() {
        "first_value" if call.ignore_nulls == Some(true) => "first",
        "last_value" if call.ignore_nulls == Some(true) => "last",
        written => written,
    };
    called_with(name, &[first], call)
}

fn value(mut call: Call<'_>, function: Arc<AggregateUDF>) -> Result<Typed> {
    let mut ignores = call.ignore_nulls == Some(true);
    if call.arguments.len() == 2 {
        let flag = call.arguments.remove(1);
        match flag.constant() {
            Some(ScalarValue::Boolean(Some(flag))) => ignores = *flag,
            _ => return Err(not_constant(&called(&call.name.to_lowercase(), &call), "ignoreNulls", &flag)),
        }
    }
    let data_type = first_type(&call);
    let nullable = true;
    let nulls = if ignores { NullTreatment::IgnoreNulls } else { NullTreatment::RespectNulls };
    let expr = invoke(function, expressions(&call), &call, Some(nulls));
    Ok(Typed { expr, data_type, nullable, name: String::new(), fallible: fallible(&call) })
}

/// The value beside the greatest or least order that is not NULL.
fn by(mut call: Call<'_>, ascending: bool) -> Result<Typed> {
    if call.arguments.len() == 3 {
        return element::several(call, ascending);
    }
    let order = call.arguments.remove(1);
    let data_type = first_type(&call);
    if !is_orderable(&order.data_type) {
        return Err(Error::unsupported(format!("an order of {}", sql_name(&order.data_type))));
    }
    let present = Expr::IsNotNull(Box::new(order.expr.clone()));
    let filter = match call.filter.take() {
        Some(filter) => datafusion::logical_expr::and(filter.expr, present),
        None => present,
    };
    call.filter = Some(Typed { expr: filter, data_type: DataType::Boolean, nullable: false, ..order.clone() });
    let keys = vec![SortExpr::new(order.expr, ascending, false)];
    let nulls = Some(NullTreatment::RespectNulls);
    let expr = invoke_ordered(library::first_last::first_value_udaf(), expressions(&call), &call, nulls, keys);
    Ok(Typed { expr, data_type, nullable: true, name: String::new(), fallible: fallible(&call) || order.fallible })
}
