//! Dates and timestamps: their fields, and moving them. Spark: `datetimeExpressions.scala`, `DateTimeUtils`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, PrimitiveArray};
use arrow::datatypes::{DataType, Date32Type, Decimal128Type, Int32Type, TimestampMicrosecondType};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::types::Nanos;
use firesteel_protocol::{Error, Kind, Result};

use super::Settings;
use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called, not_constant};
use super::signature::{Accepts, Parameter, accept, one, optional};
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::calendar::{
    MICROS_PER_DAY, MICROS_PER_SECOND, add_months, civil_from_days, days_from_civil, days_in_month, from_local,
    session_zone, to_local,
};
use crate::expr::cast::{nanos, of_array, parse, whole};
use crate::expr::kernel::{Kernel, Nulls, Run};
use crate::expr::{EvalMode, Typed, failure};
use crate::types::{implicit_cast, is_integral, is_string, quoted, timestamp};

pub(super) static FUNCTIONS: &[&Function] = &[
    &YEAR,
    &QUARTER,
    &MONTH,
    &DAY,
    &DAY_OF_WEEK,
    &WEEKDAY,
    &DAY_OF_YEAR,
    &WEEK_OF_YEAR,
    &HOUR,
    &MINUTE,
    &SECOND,
    &EXTRACT,
    &DATE_PART,
    &DATEPART,
    &DATE_ADD,
    &DATE_SUB,
    &DATE_DIFF,
    &ADD_MONTHS,
    &LAST_DAY,
    &MAKE_DATE,
    &TO_DATE,
    &TRUNC,
    &DATE_TRUNC,
    &CURRENT_DATE,
    &CURRENT_TIMESTAMP,
    &NOW,
    &UNIX_DATE,
    &DATE_FROM_UNIX_DATE,
];

const ONE_DATE: &[Parameter] = &[one(Accepts::Date)];
const ONE_DAY: &[Parameter] = &[one(Accepts::Day)];
const ONE_MOMENT: &[Parameter] = &[one(Accepts::Any)];
const DATE_AND_COUNT: &[Parameter] = &[one(Accepts::Date), one(Accepts::Any)];

const fn field(names: &'static [&'static str], takes: &'static [Parameter], gives: Gives, run: Run) -> Function {
    Function {
        names,
        takes,
        gives,
        nulls: Nulls::AnyMakesNull,
        ansi: Ansi::NeverRaises,
        repeats: Repeats::Always,
        shown: Shown::AsCall,
        runs: Runs::Kernel(run),
    }
}

const fn rewritten(
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
        runs: Runs::Rewrite(rewrite),
    }
}

fn of_days(arguments: &Arguments<'_>, answer: fn(i64) -> i64) -> Result<ArrayRef> {
    let days = arguments.primitive::<Date32Type>(0)?;
    Ok(Arc::new(days.unary::<_, Int32Type>(|days| answer(i64::from(days)) as i32)))
}

static YEAR: Function = field(&["year"], ONE_DAY, Gives::Int, |arguments| of_days(arguments, year));
static QUARTER: Function = field(&["quarter"], ONE_DAY, Gives::Int, |arguments| of_days(arguments, quarter));
static MONTH: Function = field(&["month"], ONE_DAY, Gives::Int, |arguments| of_days(arguments, month));
static DAY: Function = field(&["day", "dayofmonth"], ONE_DAY, Gives::Int, |arguments| of_days(arguments, day));
static DAY_OF_WEEK: Function = field(&["dayofweek"], ONE_DAY, Gives::Int, |arguments| of_days(arguments, day_of_week));
static WEEKDAY: Function = field(&["weekday"], ONE_DAY, Gives::Int, |arguments| of_days(arguments, weekday));
static DAY_OF_YEAR: Function = field(&["dayofyear"], ONE_DAY, Gives::Int, |arguments| of_days(arguments, day_of_year));
static WEEK_OF_YEAR: Function =
    field(&["weekofyear"], ONE_DAY, Gives::Int, |arguments| of_days(arguments, week_of_year));

fn year(days: i64) -> i64 {
    civil_from_days(days).0
}

fn month(days: i64) -> i64 {
    civil_from_days(days).1
}

fn day(days: i64) -> i64 {
    civil_from_days(days).2
}

fn quarter(days: i64) -> i64 {
    (month(days) - 1) / 3 + 1
}

/// Monday is 0. The epoch was a Thursday.
fn weekday(days: i64) -> i64 {
    (days + 3).rem_euclid(7)
}

/// Sunday is 1.
fn day_of_week(days: i64) -> i64 {
    (days + 4).rem_euclid(7) + 1
}

fn day_of_year(days: i64) -> i64 {
    days - days_from_civil(year(days), 1, 1) + 1
}

/// A week belongs to the year of its Thursday.
fn week_of_year(days: i64) -> i64 {
    (day_of_year(days - weekday(days) + 3) - 1) / 7 + 1
}

fn year_of_week(days: i64) -> i64 {
    year(days - weekday(days) + 3)
}

static HOUR: Function = rewritten(&["hour"], ONE_MOMENT, Shown::AsCall, |call| clock_field(call, "hour"));
static MINUTE: Function = rewritten(&["minute"], ONE_MOMENT, Shown::AsCall, |call| clock_field(call, "minute"));
static SECOND: Function = rewritten(&["second"], ONE_MOMENT, Shown::AsCall, |call| clock_field(call, "second"));

/// A field of the clock, of a timestamp or of a time.
fn clock_field(mut call: Call<'_>, name: &'static str) -> Result<Typed> {
    let sql = called(name, &call);
    let source = whole(call.arguments.remove(0))?;
    if matches!(source.data_type, DataType::Time64(_)) {
        return Ok(super::temporal::time::field(name, source, call.settings));
    }
    let source = accept(source, Accepts::Moment, 0, &sql, call.settings)?;
    let run: Run = match name {
        "hour" => |arguments| of_time(arguments, |time| time / MICROS_PER_SECOND / 3_600),
        "minute" => |arguments| of_time(arguments, |time| time / MICROS_PER_SECOND / 60 % 60),
        _ => |arguments| of_time(arguments, |time| time / MICROS_PER_SECOND % 60),
    };
    Ok(Typed {
        expr: Kernel::new(name, run, DataType::Int32, Nulls::AnyMakesNull, call.settings.mode())
            .call(vec![source.expr]),
        data_type: DataType::Int32,
        ..source
    })
}

/// Answers the microseconds of the local day.
fn of_time(arguments: &Arguments<'_>, answer: fn(i64) -> i64) -> Result<ArrayRef> {
    let local = local_micros(arguments, 0)?;
    Ok(Arc::new(local.unary::<_, Int32Type>(|local| answer(local.rem_euclid(MICROS_PER_DAY)) as i32)))
}

/// A timestamp column in local microseconds.
fn local_micros(arguments: &Arguments<'_>, index: usize) -> Result<PrimitiveArray<TimestampMicrosecondType>> {
    let array = arguments.array(index)?;
    let micros = array.as_primitive_opt::<TimestampMicrosecondType>().ok_or_else(|| mistyped(&array))?;
    if matches!(array.data_type(), DataType::Timestamp(_, None)) {
        return Ok(micros.clone());
    }
    let zone = session_zone(&arguments.mode.zone)?;
    Ok(micros.unary(|micros| to_local(micros, &zone)))
}

const FIELD_OF: &[Parameter] = &[one(Accepts::String), one(Accepts::Any)];

static EXTRACT: Function = rewritten(
    &["extract"],
    FIELD_OF,
    Shown::By(|call| {
        let name = |index: usize| call.arguments.get(index).map_or("", |argument| argument.name.as_str());
        format!("extract({} FROM {})", name(0), name(1))
    }),
    extract,
);
static DATE_PART: Function = rewritten(&["date_part"], FIELD_OF, Shown::AsCall, extract);
static DATEPART: Function = rewritten(
    &["datepart"],
    FIELD_OF,
    Shown::By(|call| {
        let name = |index: usize| call.arguments.get(index).map_or("", |argument| argument.name.as_str());
        format!("datepart({} FROM {})", name(0), name(1))
    }),
    extract,
);

fn extract(mut call: Call<'_>) -> Result<Typed> {
    let sql = called(&call.name.to_lowercase(), &call);
    let settings = call.settings;
    let source = whole(call.arguments.remove(1))?;
    let part = call.arguments.remove(0);
    let Some(part) = part.constant_text().map(str::to_lowercase) else {
        return Err(not_constant(&sql, "field", &part));
    };
    if crate::types::is_interval(&source.data_type) {
        return super::temporal::interval_part(&part, source, settings);
    }
    let is_time = matches!(source.data_type, DataType::Time64(_));
    let name = match part.as_str() {
        "hour" | "h" | "hours" | "hr" | "hrs" => "hour",
        "minute" | "m" | "min" | "mins" | "minutes" => "minute",
        "second" | "s" | "sec" | "seconds" | "secs" if is_time => {
            return Ok(super::temporal::time::seconds(source, settings));
        }
        _ if is_time => {
            let parameters = [("field", format!("`{part}`")), ("expr", format!("\"{}\"", source.name))];
            return Err(Error::new(Kind::Analysis, "INVALID_EXTRACT_FIELD", &parameters));
        }
        "year" | "y" | "years" | "yr" | "yrs" => "year",
        "quarter" | "qtr" => "quarter",
        "month" | "mon" | "mons" | "months" => "month",
        "week" | "w" | "weeks" => "weekofyear",
        "day" | "d" | "days" => "day",
        "dayofweek" | "dow" => "dayofweek",
        "dayofweek_iso" | "dow_iso" => return iso_weekday(source, settings),
        "doy" => "dayofyear",
        "yearofweek" => {
            return date_kernel("year_of_week", |arguments| of_days(arguments, year_of_week), source, settings);
        }
        "second" | "s" | "sec" | "seconds" | "secs" => return seconds(source, settings),
        _ => {
            let parameters = [("field", format!("`{part}`")), ("expr", format!("\"{}\"", source.name))];
            return Err(Error::new(Kind::Analysis, "INVALID_EXTRACT_FIELD", &parameters));
        }
    };
    super::apply(name, vec![source], settings)
}

fn date_kernel(name: &'static str, run: Run, source: Typed, settings: &Settings) -> Result<Typed> {
    let source = accept(source, Accepts::Day, 0, name, settings)?;
    Ok(Typed {
        expr: Kernel::new(name, run, DataType::Int32, Nulls::AnyMakesNull, settings.mode()).call(vec![source.expr]),
        data_type: DataType::Int32,
        ..source
    })
}

/// The same of nanoseconds, as `decimal(11,9)`.
fn precise_seconds(source: Typed, settings: &Settings) -> Typed {
    let gives = DataType::Decimal128(11, 9);
    let run: Run = |arguments| {
        let array = arguments.array(0)?;
        let zoned = Nanos::of(array.data_type()).is_some_and(|nanos| nanos.is_zoned);
        let local = Nanos { is_zoned: false, precision: 9 }.data_type();
        let array = if zoned { of_array(&array, &local, EvalMode::Ansi, &arguments.mode.zone)? } else { array };
        let made = nanos::values(&array)?.into_iter();
        let made = made.map(|nanos| nanos.map(|nanos| nanos.rem_euclid(60_000_000_000)));
        Ok(Arc::new(made.collect::<PrimitiveArray<Decimal128Type>>().with_data_type(arguments.gives.clone())))
    };
    let kernel = Kernel::new("precise_seconds", run, gives.clone(), Nulls::AnyMakesNull, settings.mode());
    Typed { expr: kernel.call(vec![source.expr]), data_type: gives, ..source }
}

fn iso_weekday(source: Typed, settings: &Settings) -> Result<Typed> {
    date_kernel("day_of_week_iso", |arguments| of_days(arguments, |days| weekday(days) + 1), source, settings)
}

/// Seconds with their fraction, as `decimal(8,6)`. Spark: `SecondWithFraction`.
fn seconds(source: Typed, settings: &Settings) -> Result<Typed> {
    if Nanos::of(&source.data_type).is_some() {
        return Ok(precise_seconds(source, settings));
    }
    let source = accept(source, Accepts::Timestamp, 0, "second", settings)?;
    let gives = DataType::Decimal128(8, 6);
    let run: Run = |arguments| {
        let local = local_micros(arguments, 0)?;
        let made = local.unary::<_, Decimal128Type>(|local| i128::from(local.rem_euclid(60 * MICROS_PER_SECOND)));
        Ok(Arc::new(made.with_data_type(arguments.gives.clone())))
    };
    Ok(Typed {
        expr: Kernel::new("second_with_fraction", run, gives.clone(), Nulls::AnyMakesNull, settings.mode())
            .call(vec![source.expr]),
        data_type: gives,
        ..source
    })
}

static DATE_ADD: Function =
    rewritten(&["date_add", "dateadd"], DATE_AND_COUNT, Shown::By(|call| called("date_add", call)), |call| {
        moved(call, "add_days", |days, count| days.checked_add(count))
    });
static DATE_SUB: Function = rewritten(&["date_sub"], DATE_AND_COUNT, Shown::AsCall, |call| {
    moved(call, "subtract_days", |days, count| days.checked_sub(count))
});

/// The count may be `int`, `smallint` or `tinyint`, not `bigint`.
fn moved(mut call: Call<'_>, name: &'static str, add: fn(i32, i32) -> Option<i32>) -> Result<Typed> {
    let sql = called(&call.name.to_lowercase(), &call);
    let settings = call.settings;
    let count = call.arguments.remove(1);
    let date = call.arguments.remove(0);
    let is_small = is_integral(&count.data_type) && count.data_type != DataType::Int64;
    // Without ANSI a text counts days only when it is a constant. Spark: `TypeCoercion.StringLiteralCoercion`.
    let constant = count.constant_text().filter(|_| !settings.ansi);
    if constant.is_some_and(|text| parse::integer(text, parse::Fraction::Refused).is_none()) {
        let parameters = [("functionName", call.name.to_lowercase())];
        return Err(Error::new(Kind::Analysis, "SECOND_FUNCTION_ARGUMENT_NOT_INTEGER", &parameters));
    }
    let is_text = is_string(&count.data_type) && (settings.ansi || constant.is_some());
    if !is_small && !is_text && count.data_type != DataType::Null {
        let parameters = [
            ("paramIndex", "second".to_string()),
            ("requiredType", "(\"INT\" or \"SMALLINT\" or \"TINYINT\")".to_string()),
            ("inputSql", format!("\"{}\"", count.name)),
            ("inputType", quoted(&count.data_type)),
        ];
        return Err(failure::mismatch("UNEXPECTED_INPUT_TYPE", &sql, &parameters));
    }
    let count = implicit_cast(count, &DataType::Int32, settings)?;
    let is_add = add(0, 1) == Some(1);
    let run: Run = if is_add {
        |arguments| shifted(arguments, i32::checked_add)
    } else {
        |arguments| shifted(arguments, i32::checked_sub)
    };
    Ok(Typed {
        nullable: date.nullable || count.nullable,
        fallible: true,
        expr: Kernel::new(name, run, DataType::Date32, Nulls::AnyMakesNull, settings.mode())
            .call(vec![date.expr, count.expr]),
        data_type: DataType::Date32,
        name: String::new(),
    })
}

fn shifted(arguments: &Arguments<'_>, add: fn(i32, i32) -> Option<i32>) -> Result<ArrayRef> {
    arguments.pairs::<Date32Type, Int32Type, Date32Type>(|days, count| {
        add(days, count).ok_or_else(|| failure::overflow(None))
    })
}

static DATE_DIFF: Function =
    field(&["datediff", "date_diff"], &[one(Accepts::Date), one(Accepts::Date)], Gives::Int, |arguments| {
        arguments.pairs::<Date32Type, Date32Type, Int32Type>(|end, start| Ok(end.wrapping_sub(start)))
    });
static ADD_MONTHS: Function =
    field(&["add_months"], &[one(Accepts::Date), one(Accepts::Int)], Gives::Date, |arguments| {
        arguments.pairs::<Date32Type, Int32Type, Date32Type>(|days, months| {
            i32::try_from(add_months(days.into(), months.into())).map_err(|_| failure::overflow(None))
        })
    });
static LAST_DAY: Function = field(&["last_day"], ONE_DATE, Gives::Date, |arguments| {
    arguments.each::<Date32Type, Date32Type>(0, |days| {
        let (year, month, _) = civil_from_days(days.into());
        Ok(days_from_civil(year, month, days_in_month(year, month)) as i32)
    })
});
static UNIX_DATE: Function =
    field(&["unix_date"], ONE_DATE, Gives::Int, |arguments| arguments.each::<Date32Type, Int32Type>(0, Ok));
static DATE_FROM_UNIX_DATE: Function =
    field(&["date_from_unix_date"], &[one(Accepts::Int)], Gives::Date, |arguments| {
        arguments.each::<Int32Type, Date32Type>(0, Ok)
    });

static MAKE_DATE: Function = Function {
    names: &["make_date"],
    takes: &[one(Accepts::Int), one(Accepts::Int), one(Accepts::Int)],
    gives: Gives::Date,
    nulls: Nulls::Possible,
    ansi: Ansi::RaisesInAnsi,
    repeats: Repeats::Always,
    shown: Shown::AsCall,
    runs: Runs::Kernel(|arguments| {
        let (years, months, days) = (arguments.ints(0)?, arguments.ints(1)?, arguments.ints(2)?);
        let made = years.iter().zip(months.iter()).zip(days.iter()).map(|((year, month), day)| {
            let (Some(year), Some(month), Some(day)) = (year, month, day) else { return Ok(None) };
            match checked_date(year.into(), month.into(), day.into()) {
                Ok(days) => Ok(Some(days as i32)),
                Err(_) if !arguments.mode.ansi => Ok(None),
                Err(message) => {
                    let parameters = [("rangeMessage", message)];
                    Err(Error::new(Kind::DateTime, "DATETIME_FIELD_OUT_OF_BOUNDS.WITHOUT_SUGGESTION", &parameters))
                }
            }
        });
        Ok(Arc::new(made.collect::<Result<PrimitiveArray<Date32Type>>>()?))
    }),
};

/// The days of a date that exists, or Java's words for why it does not.
pub(super) fn checked_date(year: i64, month: i64, day: i64) -> std::result::Result<i64, String> {
    const MONTHS: [&str; 12] = [
        "JANUARY",
        "FEBRUARY",
        "MARCH",
        "APRIL",
        "MAY",
        "JUNE",
        "JULY",
        "AUGUST",
        "SEPTEMBER",
        "OCTOBER",
        "NOVEMBER",
        "DECEMBER",
    ];
    if !(1..=12).contains(&month) {
        return Err(format!("Invalid value for MonthOfYear (valid values 1 - 12): {month}"));
    }
    if !(1..=31).contains(&day) {
        return Err(format!("Invalid value for DayOfMonth (valid values 1 - 28/31): {day}"));
    }
    if day > days_in_month(year, month) {
        if month == 2 && day == 29 {
            return Err(format!("Invalid date 'February 29' as '{year}' is not a leap year"));
        }
        let name = usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default();
        return Err(format!("Invalid date '{name} {day}'"));
    }
    Ok(days_from_civil(year, month, day))
}

static TO_DATE: Function =
    rewritten(&["to_date"], &[one(Accepts::Any), optional(Accepts::String)], Shown::AsCall, super::temporal::to_date);

static TRUNC: Function =
    rewritten(&["trunc"], &[one(Accepts::Date), one(Accepts::String)], Shown::AsCall, |mut call| {
        let unit = call.arguments.remove(1);
        let date = call.arguments.remove(0);
        cut(date, unit, "trunc", DataType::Date32, call.settings)
    });
static DATE_TRUNC: Function =
    rewritten(&["date_trunc"], &[one(Accepts::String), one(Accepts::Timestamp)], Shown::AsCall, |mut call| {
        let source = call.arguments.remove(1);
        let unit = call.arguments.remove(0);
        let settings = call.settings;
        let source = implicit_cast(source, &timestamp(&settings.zone), settings)?;
        cut(source, unit, "date_trunc", timestamp(&settings.zone), settings)
    });

fn cut(source: Typed, unit: Typed, name: &'static str, gives: DataType, settings: &Settings) -> Result<Typed> {
    let run: Run = if gives == DataType::Date32 { cut_dates } else { cut_timestamps };
    Ok(Typed {
        nullable: true,
        fallible: source.fallible || unit.fallible,
        expr: Kernel::new(name, run, gives.clone(), Nulls::Possible, settings.mode())
            .call(vec![source.expr, unit.expr]),
        data_type: gives,
        name: String::new(),
    })
}

/// The first day of the unit; `None` for a unit of time or none at all.
fn first_day(days: i64, unit: &str) -> Option<i64> {
    let (year, month, _) = civil_from_days(days);
    Some(match unit {
        "YEAR" | "YYYY" | "YY" => days_from_civil(year, 1, 1),
        "QUARTER" => days_from_civil(year, (month - 1) / 3 * 3 + 1, 1),
        "MONTH" | "MM" | "MON" => days_from_civil(year, month, 1),
        "WEEK" => days - weekday(days),
        _ => return None,
    })
}

fn cut_dates(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (dates, units) = (arguments.primitive::<Date32Type>(0)?, arguments.strings(1)?);
    let made = dates.iter().zip(units.iter()).map(|pair| {
        let (days, unit) = (pair.0?, pair.1?);
        first_day(days.into(), &unit.to_uppercase()).map(|days| days as i32)
    });
    Ok(Arc::new(made.collect::<PrimitiveArray<Date32Type>>()))
}

fn cut_timestamps(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let zone = session_zone(&arguments.mode.zone)?;
    let (instants, units) = (local_micros(arguments, 0)?, arguments.strings(1)?);
    let made = instants.iter().zip(units.iter()).map(|pair| {
        let (local, unit) = (pair.0?, pair.1?.to_uppercase());
        let step = match unit.as_str() {
            "MICROSECOND" => 1,
            "MILLISECOND" => 1_000,
            "SECOND" => MICROS_PER_SECOND,
            "MINUTE" => 60 * MICROS_PER_SECOND,
            "HOUR" => 3_600 * MICROS_PER_SECOND,
            "DAY" | "DD" => MICROS_PER_DAY,
            _ => {
                let days = first_day(local.div_euclid(MICROS_PER_DAY), &unit)?;
                return Some(from_local(days * MICROS_PER_DAY, &zone));
            }
        };
        Some(from_local(local - local.rem_euclid(step), &zone))
    });
    let made: PrimitiveArray<TimestampMicrosecondType> = made.collect();
    Ok(Arc::new(made.with_data_type(arguments.gives.clone())))
}

static CURRENT_DATE: Function = rewritten(&["current_date", "curdate"], &[], Shown::Called("current_date"), |call| {
    let zone = session_zone(&call.settings.zone)?;
    let days = to_local(call.settings.now_micros, &zone).div_euclid(MICROS_PER_DAY) as i32;
    Ok(Typed::literal(ScalarValue::Date32(Some(days))))
});
static CURRENT_TIMESTAMP: Function = rewritten(&["current_timestamp"], &[], Shown::AsCall, |call| now(&call));
static NOW: Function = rewritten(&["now"], &[], Shown::AsCall, |call| now(&call));

/// The instant of the query.
fn now(call: &Call<'_>) -> Result<Typed> {
    let (micros, zone) = (call.settings.now_micros, Arc::clone(&call.settings.zone));
    Ok(Typed::literal(ScalarValue::TimestampMicrosecond(Some(micros), Some(zone))))
}
