//! `sequence(start, stop[, step])` of integers, dates and timestamps. Spark: `Sequence`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, Int64Array, PrimitiveArray};
use arrow::datatypes::{
    DataType, Date32Type, DurationMicrosecondType, Int64Type, IntervalMonthDayNanoType, IntervalYearMonthType,
    TimestampMicrosecondType,
};
use firesteel_protocol::{Error, Kind, Result};

use super::{Function, GREATEST_LENGTH, Weaver, any_nullable, as_type, function, made};
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::calendar::{MICROS_PER_DAY, add_months, from_local, session_zone, to_local};
use crate::expr::{Typed, failure};
use crate::function::description::called;
use crate::function::signature::{Accepts, one, optional};
use crate::types::coercion::{Strings, common_type};
use crate::types::parameter::plain;
use crate::types::{DAY_TIME, implicit_cast, is_datetime, is_integral, is_interval, list};

pub(super) static SEQUENCE: Function =
    function(&["sequence"], &[one(Accepts::Any), one(Accepts::Any), optional(Accepts::Any)], |call| {
        let sql = called("sequence", &call);
        let settings = call.settings;
        let mut arguments = call.arguments;
        let step = if arguments.len() == 3 { arguments.pop() } else { None };
        let types: Vec<DataType> = arguments.iter().map(|argument| argument.data_type.clone()).collect();
        let mut common = common_type(&types, Strings::Apart, settings).ok_or_else(|| mismatched(&sql))?;
        if let Some(step) = step.as_ref().filter(|step| is_integral(&step.data_type)) {
            let both = [common.clone(), step.data_type.clone()];
            common = common_type(&both, Strings::Apart, settings).ok_or_else(|| mismatched(&sql))?;
        }
        let step = match step {
            Some(step) if step.data_type == DataType::Null && is_integral(&common) => {
                Some(implicit_cast(step, &common, settings)?)
            }
            Some(step) if step.data_type == DataType::Null => Some(implicit_cast(step, &DAY_TIME, settings)?),
            Some(step) if is_integral(&common) && is_integral(&step.data_type) => {
                Some(implicit_cast(step, &common, settings)?)
            }
            Some(step) if is_datetime(&common) && is_interval(&step.data_type) => {
                let whole = plain(&step.data_type);
                Some(implicit_cast(step, &whole, settings)?)
            }
            Some(_) => return Err(mismatched(&sql)),
            None if is_integral(&common) || is_datetime(&common) => None,
            None => return Err(mismatched(&sql)),
        };
        let mut cast = arguments
            .into_iter()
            .map(|argument| implicit_cast(argument, &common, settings))
            .collect::<Result<Vec<_>>>()?;
        cast.extend(step);
        let nullable = any_nullable(&cast);
        let typed = made("sequence", run, list(common, false), nullable, cast, settings);
        Ok(Typed { fallible: true, ..typed })
    });

fn mismatched(sql: &str) -> Error {
    let parameters = [
        ("functionName", "`sequence`".to_string()),
        ("startType", "(\"TIMESTAMP\" or \"TIMESTAMP_NTZ\" or \"DATE\")".to_string()),
        ("stepType", "(\"INTERVAL\" or \"INTERVAL YEAR TO MONTH\" or \"INTERVAL DAY TO SECOND\")".to_string()),
        ("otherStartType", "\"INTEGRAL\"".to_string()),
    ];
    failure::mismatch("SEQUENCE_WRONG_INPUT_TYPES", sql, &parameters)
}

fn run(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let DataType::List(field) = arguments.gives else { return Err(Error::internal("a list that is none")) };
    let element = field.data_type();
    if is_integral(element) { integers(arguments, element) } else { moments(arguments, element) }
}

/// Rows of numbers, as they are in an array of `element`.
struct Series {
    numbers: Vec<i64>,
    lengths: Vec<Option<usize>>,
}

impl Series {
    fn finish(self, gives: &DataType, column: impl FnOnce(Int64Array) -> Result<ArrayRef>) -> Result<ArrayRef> {
        let values = column(Int64Array::from(self.numbers))?;
        let mut weaver = Weaver::new(gives, &[&values])?;
        let mut next = 0;
        for length in self.lengths {
            match length {
                Some(length) => {
                    weaver.push_all(0, next..next + length);
                    weaver.end();
                    next += length;
                }
                None => weaver.end_null(),
            }
        }
        weaver.finish(gives)
    }
}

/// How many elements there are. Spark: `Sequence.getSequenceLength`.
fn length(start: i64, stop: i64, step: i64, shown: impl Fn() -> String) -> Result<usize> {
    let is_reached = (step > 0 && start <= stop) || (step < 0 && start >= stop) || (step == 0 && start == stop);
    if !is_reached {
        let message = format!("requirement failed: Illegal sequence boundaries: {}", shown());
        return Err(Error::foreign(Kind::IllegalArgument, None, message));
    }
    let count = if step == 0 { 1 } else { 1 + (i128::from(stop) - i128::from(start)) / i128::from(step) };
    if count > i128::from(GREATEST_LENGTH) {
        let parameters = [
            ("numberOfElements", count.to_string()),
            ("maxRoundedArrayLength", GREATEST_LENGTH.to_string()),
            ("functionName", "`sequence`".to_string()),
            ("parameter", "`count`".to_string()),
        ];
        return Err(Error::new(Kind::Runtime, "COLLECTION_SIZE_LIMIT_EXCEEDED.PARAMETER", &parameters));
    }
    usize::try_from(count).map_err(Error::internal)
}

fn integers(arguments: &Arguments<'_>, element: &DataType) -> Result<ArrayRef> {
    let columns = (0..arguments.len())
        .map(|index| Ok(as_type(&arguments.array(index)?, &DataType::Int64)?.as_primitive::<Int64Type>().clone()))
        .collect::<Result<Vec<_>>>()?;
    let mut series = Series { numbers: Vec::new(), lengths: Vec::with_capacity(arguments.rows) };
    for row in 0..arguments.rows {
        if columns.iter().any(|column| column.is_null(row)) {
            series.lengths.push(None);
            continue;
        }
        let (start, stop) = (columns[0].value(row), columns[1].value(row));
        let step = columns.get(2).map_or(if start <= stop { 1 } else { -1 }, |steps| steps.value(row));
        let count = length(start, stop, step, || format!("{start} to {stop} by {step}"))?;
        series.numbers.extend((0..count).map(|at| start.wrapping_add(step.wrapping_mul(at as i64))));
        series.lengths.push(Some(count));
    }
    series.finish(arguments.gives, |numbers| {
        let numbers: ArrayRef = Arc::new(numbers);
        as_type(&numbers, element)
    })
}

/// Months, days and microseconds.
#[derive(Clone, Copy)]
struct Step(i64, i64, i64);

fn steps(arguments: &Arguments<'_>) -> Result<Option<Vec<Option<Step>>>> {
    if arguments.len() < 3 {
        return Ok(None);
    }
    let array = arguments.array(2)?;
    Ok(Some(match array.data_type() {
        DataType::Duration(_) => array
            .as_primitive::<DurationMicrosecondType>()
            .iter()
            .map(|micros| micros.map(|micros| Step(0, micros / MICROS_PER_DAY, micros % MICROS_PER_DAY)))
            .collect(),
        DataType::Interval(arrow::datatypes::IntervalUnit::YearMonth) => array
            .as_primitive::<IntervalYearMonthType>()
            .iter()
            .map(|months| months.map(|months| Step(months.into(), 0, 0)))
            .collect(),
        DataType::Interval(arrow::datatypes::IntervalUnit::MonthDayNano) => array
            .as_primitive::<IntervalMonthDayNanoType>()
            .iter()
            .map(|step| step.map(|step| Step(step.months.into(), step.days.into(), step.nanoseconds / 1_000)))
            .collect(),
        _ => return Err(mistyped(&array)),
    }))
}

fn moments(arguments: &Arguments<'_>, element: &DataType) -> Result<ArrayRef> {
    const MICROS_PER_MONTH: i64 = 28 * MICROS_PER_DAY;
    let zone = session_zone(&arguments.mode.zone)?;
    let is_date = *element == DataType::Date32;
    let is_zoned = matches!(element, DataType::Timestamp(_, Some(_)));
    // Dates count as local midnights.
    let instants = |index: usize| -> Result<Vec<Option<i64>>> {
        let array = arguments.array(index)?;
        Ok(match array.data_type() {
            DataType::Date32 => {
                let days = array.as_primitive::<Date32Type>();
                days.iter().map(|days| days.map(|days| i64::from(days) * MICROS_PER_DAY)).collect()
            }
            _ => {
                let micros = array.as_primitive_opt::<TimestampMicrosecondType>().ok_or_else(|| mistyped(&array))?;
                micros.iter().collect()
            }
        })
    };
    let (starts, stops, steps) = (instants(0)?, instants(1)?, steps(arguments)?);
    let mut series = Series { numbers: Vec::new(), lengths: Vec::with_capacity(arguments.rows) };
    for row in 0..arguments.rows {
        let (Some(start), Some(stop)) = (starts[row], stops[row]) else {
            series.lengths.push(None);
            continue;
        };
        let step = match &steps {
            Some(steps) => steps[row],
            None => Some(Step(0, if start <= stop { 1 } else { -1 }, 0)),
        };
        let Some(Step(months, days, micros)) = step else {
            series.lengths.push(None);
            continue;
        };
        if is_date && micros != 0 {
            let message = "sequence step must be an interval day to second of day granularity if start and end values \
                           are dates";
            return Err(Error::foreign(Kind::IllegalArgument, None, message));
        }
        let whole = months * MICROS_PER_MONTH + days * MICROS_PER_DAY + micros;
        length(start, stop, whole, || format!("{start} to {stop} by {whole}"))?;
        let before = series.numbers.len();
        for at in 0.. {
            let next = moved(start, Step(months * at, days * at, micros * at), is_zoned.then_some(&zone));
            if (whole >= 0 && next > stop) || (whole < 0 && next < stop) || (whole == 0 && at > 0) {
                break;
            }
            series.numbers.push(next);
        }
        series.lengths.push(Some(series.numbers.len() - before));
    }
    series.finish(arguments.gives, |numbers| {
        let made: ArrayRef = if is_date {
            Arc::new(numbers.unary::<_, Date32Type>(|micros| micros.div_euclid(MICROS_PER_DAY) as i32))
        } else {
            let micros: PrimitiveArray<TimestampMicrosecondType> = numbers.unary(|micros| micros);
            Arc::new(micros.with_data_type(element.clone()))
        };
        Ok(made)
    })
}

/// Moves an instant, or a local time when there is no zone.
fn moved(start: i64, step: Step, zone: Option<&arrow::array::timezone::Tz>) -> i64 {
    let Step(months, days, micros) = step;
    if months == 0 && days == 0 {
        return start + micros;
    }
    let local = zone.map_or(start, |zone| to_local(start, zone));
    let day = add_months(local.div_euclid(MICROS_PER_DAY), months) + days;
    let local = day * MICROS_PER_DAY + local.rem_euclid(MICROS_PER_DAY);
    zone.map_or(local, |zone| from_local(local, zone)) + micros
}
