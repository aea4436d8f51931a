//! `percentile`, `percentile_approx`, `percentile_cont`, `percentile_disc`, `median`. The approximate one looks at all
//! values, so its answer is the exact element. Spark: `percentiles.scala`, `ApproximatePercentile`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, Float64Array, ListArray};
use arrow::buffer::OffsetBuffer;
use arrow::compute;
use arrow::datatypes::{DataType, DurationMicrosecondType, Int64Type, IntervalYearMonthType};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Kind, Result};

use super::gather::{Gathered, Shape, gathered};
use super::{Call, Function, Shown, aggregate, called_with, not_constant, shown_filter};
use crate::expr::cast::{Number, text};
use crate::expr::failure::from_arrow;
use crate::expr::keys::Keys;
use crate::expr::{Typed, constant, failure};
use crate::function::Settings;
use crate::function::signature::{Accepts, Parameter, one, optional};
use crate::types::{DAY_TIME, YEAR_MONTH, implicit_cast, is_datetime, is_numeric, list, quoted};

const VALUE_AND_SHARE: &[Parameter] =
    &[one(Accepts::NumericOrInterval), one(Accepts::Any), optional(Accepts::Integral)];
const APPROXIMATE: &[Parameter] = &[one(Accepts::Any), one(Accepts::Any), optional(Accepts::Integral)];

pub(super) static PERCENTILE: Function =
    aggregate(&["percentile"], VALUE_AND_SHARE, Shown::By(|call| with_default(call, "1")), |mut call| {
        let sql = with_default(&call, "1");
        let arguments = std::mem::take(&mut call.arguments);
        let shares = Shares::read(&arguments[1], &sql, call.settings)?;
        let count = arguments.get(2).cloned();
        let value = arguments.into_iter().next().ok_or_else(|| Error::internal("a percentile of nothing"))?;
        continuous(&call, value, count, &shares)
    });
pub(super) static MEDIAN: Function =
    aggregate(&["median"], &[one(Accepts::NumericOrInterval)], Shown::AsCall, |mut call| {
        let value = call.arguments.remove(0);
        continuous(&call, value, None, &Shares { shares: vec![0.5], is_array: false, is_descending: false })
    });
pub(super) static CONTINUOUS: Function =
    aggregate(&["percentile_cont"], &[one(Accepts::Any)], Shown::By(within_group), |call| {
        ordered(call, |call, value, shares| continuous(call, value, None, shares))
    });
pub(super) static DISCRETE: Function =
    aggregate(&["percentile_disc"], &[one(Accepts::Any)], Shown::By(within_group), |call| {
        ordered(call, |call, value, shares| {
            let gives = interpolated(&value.data_type);
            Ok(shape(call, "percentile_disc", discrete, gives, vec![value], shares))
        })
    });
pub(super) static APPROXIMATE_PERCENTILE: Function = aggregate(
    &["percentile_approx", "approx_percentile"],
    APPROXIMATE,
    Shown::By(|call| with_default(call, "10000")),
    approximate,
);

fn with_default(call: &Call<'_>, default: &str) -> String {
    let name = |index: usize| call.arguments.get(index).map_or(default, |argument| argument.name.as_str());
    called_with(&call.name.to_lowercase(), &[name(0), name(1), name(2)], call)
}

fn within_group(call: &Call<'_>) -> String {
    let share = call.arguments.first().map_or("", |argument| argument.name.as_str());
    let keys: Vec<String> = call
        .order_by
        .iter()
        .map(|order| format!("{}{}", order.key.name, if order.ascending { "" } else { " DESC" }))
        .collect();
    let plain = Call { filter: None, ..call.without_arguments() };
    let called = called_with(&call.name.to_lowercase(), &[share], &plain);
    format!("{called} WITHIN GROUP (ORDER BY {}){}", keys.join(", "), shown_filter(call))
}

/// An error about WITHIN GROUP. Spark: `INVALID_WITHIN_GROUP_EXPRESSION`.
pub(super) fn within_group_refused(call: &Call<'_>, kind: &str, parameters: &[(&str, String)]) -> Error {
    let mut all = vec![("funcName", format!("`{}`", call.name.to_lowercase()))];
    all.extend_from_slice(parameters);
    Error::new(Kind::Analysis, &format!("INVALID_WITHIN_GROUP_EXPRESSION.{kind}"), &all)
}

/// Too many keys of WITHIN GROUP, or none. Spark looks at DISTINCT first.
pub(super) fn wrong_orderings(call: &Call<'_>, expected: usize) -> Error {
    if call.is_distinct {
        return within_group_refused(call, "DISTINCT_UNSUPPORTED", &[]);
    }
    if call.order_by.is_empty() {
        return within_group_refused(call, "WITHIN_GROUP_MISSING", &[]);
    }
    let counts = [("expectedNum", expected.to_string()), ("actualNum", call.order_by.len().to_string())];
    within_group_refused(call, "WRONG_NUM_ORDERINGS", &counts)
}

/// The shares asked for: one, or an array of them.
struct Shares {
    shares: Vec<f64>,
    is_array: bool,
    /// They are counted from the greatest value down.
    is_descending: bool,
}

impl Shares {
    fn read(argument: &Typed, sql: &str, settings: &Settings) -> Result<Shares> {
        let is_array = matches!(argument.data_type, DataType::List(_));
        let wanted = if is_array { list(DataType::Float64, true) } else { DataType::Float64 };
        let cast = implicit_cast(argument.clone(), &wanted, settings)?;
        let value = constant::evaluate(&cast.expr).map_err(|_| not_constant(sql, "percentage", argument))?;
        let column = value.to_array().map_err(crate::error::from_datafusion)?;
        let numbers = match column.as_list_opt::<i32>() {
            Some(lists) if lists.is_valid(0) => lists.value(0),
            _ => column,
        };
        let numbers = numbers.as_primitive_opt::<arrow::datatypes::Float64Type>();
        let numbers = numbers.filter(|numbers| numbers.null_count() == 0);
        let Some(numbers) = numbers else {
            return Err(failure::mismatch("UNEXPECTED_NULL", sql, &[("exprName", "percentage".to_string())]));
        };
        let shares: Vec<f64> = numbers.values().to_vec();
        if shares.iter().all(|share| (0.0..=1.0).contains(share)) {
            return Ok(Shares { shares, is_array, is_descending: false });
        }
        let shown: Vec<String> = shares.iter().map(|share| format!("{}D", text::double(*share))).collect();
        let parameters = [
            ("exprName", "percentage".to_string()),
            ("valueRange", "[0.0, 1.0]".to_string()),
            ("currentValue", shown.join(", ")),
        ];
        Err(failure::mismatch("VALUE_OUT_OF_RANGE", sql, &parameters))
    }
}

fn shape(
    call: &Call<'_>,
    name: &'static str,
    finish: super::gather::Finish,
    gives: DataType,
    arguments: Vec<Typed>,
    shares: &Shares,
) -> Typed {
    let gives = if shares.is_array { list(gives, false) } else { gives };
    let mut detail = vec![if shares.is_descending { "-1" } else { "1" }.to_string()];
    detail.extend(shares.shares.iter().map(f64::to_string));
    gathered(Shape { name, finish, gives, nullable: true, detail: &detail.join(" ") }, arguments, call)
}

/// What lies between two values: of intervals an interval, else a double.
fn interpolated(data_type: &DataType) -> DataType {
    match data_type {
        interval if *interval == YEAR_MONTH || *interval == DAY_TIME => interval.clone(),
        _ => DataType::Float64,
    }
}

fn continuous(call: &Call<'_>, value: Typed, count: Option<Typed>, shares: &Shares) -> Result<Typed> {
    let gives = interpolated(&value.data_type);
    let mut arguments = vec![value];
    if let Some(count) = count {
        arguments.push(implicit_cast(count, &DataType::Int64, call.settings)?);
    }
    Ok(shape(call, "percentile", between, gives, arguments, shares))
}

fn ordered(call: Call<'_>, make: impl Fn(&Call<'_>, Typed, &Shares) -> Result<Typed>) -> Result<Typed> {
    let sql = within_group(&call);
    let [order] = call.order_by.as_slice() else { return Err(wrong_orderings(&call, 1)) };
    if call.is_distinct {
        return Err(within_group_refused(&call, "DISTINCT_UNSUPPORTED", &[]));
    }
    let mut shares = Shares::read(&call.arguments[0], &sql, call.settings)?;
    let value = order.key.clone();
    let accepted = crate::function::signature::accept(value, Accepts::NumericOrInterval, 0, &sql, call.settings)?;
    shares.is_descending = !order.ascending;
    make(&call, accepted, &shares)
}

/// The numbers of the detail: the direction or the accuracy first, the shares after it.
fn numbers(gathered: &Gathered<'_>) -> Result<(f64, Vec<f64>)> {
    let mut numbers = gathered.detail.split(' ').filter_map(|share| share.parse().ok());
    let first = numbers.next().ok_or_else(|| Error::internal("a percentile without a share"))?;
    Ok((first, numbers.collect()))
}

/// A value as a number: intervals in months or microseconds.
fn number(column: &dyn Array, row: usize) -> Result<f64> {
    Ok(match column.data_type() {
        DataType::Duration(_) => column.as_primitive::<DurationMicrosecondType>().value(row) as f64,
        DataType::Interval(_) => f64::from(column.as_primitive::<IntervalYearMonthType>().value(row)),
        _ => Number::of(column, row)?.as_double(),
    })
}

/// The values that are not NULL in ascending order, with how many rows lie up to each.
fn counted(gathered: &Gathered<'_>) -> Result<(Vec<f64>, Vec<i64>)> {
    let column = &gathered.columns[0];
    let mut values = Vec::new();
    for row in gathered.whole_rows() {
        let count = match gathered.columns.get(1) {
            Some(counts) => counts.as_primitive::<Int64Type>().value(row),
            None => 1,
        };
        if count < 0 {
            return Err(Error::foreign(Kind::Runtime, None, format!("Negative values found in frequency: {count}")));
        }
        if count > 0 {
            values.push((number(column, row)?, count));
        }
    }
    values.sort_by(|left, right| left.0.total_cmp(&right.0));
    let mut total = 0;
    Ok(values
        .into_iter()
        .map(|(value, count)| {
            total += count;
            (value, total)
        })
        .unzip())
}

/// The answers under the result type: one, or an array of them.
fn answered(gathered: &Gathered<'_>, answers: Vec<f64>) -> Result<ArrayRef> {
    let element = match gathered.gives {
        DataType::List(field) => field.data_type(),
        other => other,
    };
    let column: ArrayRef = match element {
        DataType::Duration(_) => Arc::new(
            answers.into_iter().map(|micros| Some(micros as i64)).collect::<arrow::array::DurationMicrosecondArray>(),
        ),
        DataType::Interval(_) => Arc::new(
            answers.into_iter().map(|months| Some(months as i32)).collect::<arrow::array::IntervalYearMonthArray>(),
        ),
        _ => Arc::new(Float64Array::from(answers)),
    };
    listed(gathered, column)
}

fn listed(gathered: &Gathered<'_>, column: ArrayRef) -> Result<ArrayRef> {
    let DataType::List(field) = gathered.gives else { return Ok(column) };
    let offsets = OffsetBuffer::from_lengths([column.len()]);
    Ok(Arc::new(ListArray::try_new(Arc::clone(field), offsets, column, None).map_err(from_arrow)?))
}

/// The value at a place among the counted rows, from zero.
fn at(values: &[f64], counts: &[i64], place: i64) -> f64 {
    let index = counts.partition_point(|count| *count <= place);
    values.get(index).or(values.last()).copied().unwrap_or(f64::NAN)
}

fn between(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    let (values, counts) = counted(gathered)?;
    let Some(total) = counts.last().copied() else { return Ok(gathered.null()) };
    let (direction, shares) = numbers(gathered)?;
    let answer = |share: f64| {
        let share = if direction < 0.0 { 1.0 - share } else { share };
        let position = (total - 1) as f64 * share;
        let (low, high) = (position.floor(), position.ceil());
        let (below, above) = (at(&values, &counts, low as i64), at(&values, &counts, high as i64));
        if low == high || below == above { below } else { (high - position) * below + (position - low) * above }
    };
    answered(gathered, shares.into_iter().map(answer).collect())
}

/// The first value that as large a share of the rows does not exceed.
fn discrete(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    let (values, counts) = counted(gathered)?;
    let Some(total) = counts.last().copied() else { return Ok(gathered.null()) };
    let (direction, shares) = numbers(gathered)?;
    let answer = |share: f64| {
        let place = ((total as f64 * share).ceil() as i64 - 1).clamp(0, total - 1);
        at(&values, &counts, if direction < 0.0 { total - 1 - place } else { place })
    };
    answered(gathered, shares.into_iter().map(answer).collect())
}

fn approximate(mut call: Call<'_>) -> Result<Typed> {
    let sql = with_default(&call, "10000");
    let arguments = std::mem::take(&mut call.arguments);
    let (value, share) = (&arguments[0], &arguments[1]);
    let value = match &value.data_type {
        data_type if is_numeric(data_type) || is_datetime(data_type) || interpolated(data_type) == *data_type => {
            value.clone()
        }
        DataType::Utf8 | DataType::Utf8View | DataType::Null => {
            implicit_cast(value.clone(), &DataType::Float64, call.settings)?
        }
        other => {
            let parameters = [
                ("paramIndex", "first".to_string()),
                (
                    "requiredType",
                    "(\"NUMERIC\" or \"DATE\" or \"TIMESTAMP\" or \"TIMESTAMP_NTZ\" or \"INTERVAL YEAR TO MONTH\" or \
                     \"INTERVAL DAY TO SECOND\")"
                        .to_string(),
                ),
                ("inputSql", format!("\"{}\"", value.name)),
                ("inputType", quoted(other)),
            ];
            return Err(failure::mismatch("UNEXPECTED_INPUT_TYPE", &sql, &parameters));
        }
    };
    let shares = Shares::read(share, &sql, call.settings)?;
    let accuracy = match arguments.get(2) {
        None => 10_000,
        Some(accuracy) => match constant::evaluate(&accuracy.expr) {
            Ok(ScalarValue::Int64(Some(count))) => count,
            Ok(ScalarValue::Int32(Some(count))) => i64::from(count),
            Ok(ScalarValue::Int16(Some(count))) => i64::from(count),
            Ok(ScalarValue::Int8(Some(count))) => i64::from(count),
            _ => return Err(not_constant(&sql, "accuracy", accuracy)),
        },
    };
    if !(1..=i64::from(i32::MAX)).contains(&accuracy) {
        let parameters = [
            ("exprName", "accuracy".to_string()),
            ("valueRange", "(0, 2147483647]".to_string()),
            ("currentValue", format!("{accuracy}L")),
        ];
        return Err(failure::mismatch("VALUE_OUT_OF_RANGE", &sql, &parameters));
    }
    let gives = value.data_type.clone();
    let gives = if shares.is_array { list(gives, false) } else { gives };
    let mut detail = vec![accuracy.to_string()];
    detail.extend(shares.shares.iter().map(f64::to_string));
    let shape = Shape { name: "percentile_approx", finish: elements, gives, nullable: true, detail: &detail.join(" ") };
    Ok(gathered(shape, vec![value], &call))
}

/// Elements at ranks; shares within the error of an end are that end. Spark: `QuantileSummaries.query`.
fn elements(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    let column = &gathered.columns[0];
    let keys = Keys::of(column)?;
    let mut rows = gathered.whole_rows();
    if rows.is_empty() {
        return Ok(gathered.null());
    }
    rows.sort_by(|left, right| keys.key(*left).cmp(&keys.key(*right)));
    let (accuracy, shares) = numbers(gathered)?;
    let error = 1.0 / accuracy;
    let places = shares.iter().map(|share| {
        let place = if *share <= error {
            0
        } else if *share >= 1.0 - error {
            rows.len() - 1
        } else {
            ((share * rows.len() as f64).ceil() as usize).clamp(1, rows.len()) - 1
        };
        u32::try_from(rows[place]).ok()
    });
    let places: arrow::array::UInt32Array = places.collect();
    listed(gathered, compute::take(column, &places, None).map_err(from_arrow)?)
}
