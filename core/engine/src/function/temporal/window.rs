//! `window(time, duration[, slide[, start]])`: the stretches of time a moment falls in; `session_window(time, gap)`: from a
//! moment to the end of the gap after it; `window_time(window)`: the last moment of one. Spark: `TimeWindow`,
//! `SessionWindow`, `WindowTime`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, ListArray, PrimitiveArray, StructArray};
use arrow::buffer::{NullBuffer, OffsetBuffer};
use arrow::datatypes::{DataType, Field, Fields, TimestampMicrosecondType};
use firesteel_protocol::{Error, Kind, Result};

use super::{Accepts, Call, Function, LOCAL, Shown, fallible, function, made, one, optional, unexpected, zoned};
use crate::expr::Typed;
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::calendar::MICROS_PER_DAY;
use crate::expr::cast::interval_text;
use crate::expr::failure::{self, from_arrow};
use crate::function::description::{Runs, called};
use crate::types::list;

pub(super) static WINDOW: Function = Function {
    shown: Shown::By(|_| "window".to_string()),
    runs: Runs::TimeWindow { make: window, is_session: false },
    ..function(
        &["window"],
        &[one(Accepts::Any), one(Accepts::String), optional(Accepts::String), optional(Accepts::String)],
        window,
    )
};
pub(super) static SESSION: Function = Function {
    shown: Shown::By(|_| "session_window".to_string()),
    runs: Runs::TimeWindow { make: session, is_session: true },
    ..function(&["session_window"], &[one(Accepts::Any), one(Accepts::String)], session)
};

fn window(mut call: Call<'_>) -> Result<Typed> {
    let sql = called("window", &call);
    let settings = call.settings;
    let durations = call.arguments.split_off(1);
    let micros = durations.iter().map(length).collect::<Result<Vec<i64>>>()?;
    let (width, start) = (micros[0], micros.get(2).copied().unwrap_or_default());
    let slide = micros.get(1).copied().unwrap_or(width);
    for (name, value) in [("window_duration", width), ("slide_duration", slide)] {
        if value <= 0 {
            let parameters = [
                ("exprName", format!("`{name}`")),
                ("valueRange", "(0, 9223372036854775807]".to_string()),
                ("currentValue", format!("{value}L")),
            ];
            return Err(failure::mismatch("VALUE_OUT_OF_RANGE", &sql, &parameters));
        }
    }
    let constrained = |left: (&str, i64), sign: &str, right: (&str, i64)| {
        let parameters = [
            ("leftExprName", format!("`{}`", left.0)),
            ("leftExprValue", format!("{}L", left.1)),
            ("constraint", sign.to_string()),
            ("rightExprName", format!("`{}`", right.0)),
            ("rightExprValue", format!("{}L", right.1)),
        ];
        failure::mismatch("PARAMETER_CONSTRAINT_VIOLATION", &sql, &parameters)
    };
    if slide > width {
        return Err(constrained(("slide_duration", slide), "<=", ("window_duration", width)));
    }
    if start.checked_abs().is_none_or(|start| start >= slide) {
        return Err(constrained(("abs(start_time)", start.saturating_abs()), "<", ("slide_duration", slide)));
    }
    let source = call.arguments.remove(0);
    let source = if source.data_type == LOCAL { source } else { zoned(source, 0, &sql, settings)? };
    let side = |name: &str| Field::new(name, source.data_type.clone(), true);
    let gives = DataType::Struct(Fields::from(vec![side("start"), side("end")]));
    let nullable = source.nullable;
    let typed = if slide == width {
        fallible("window", windows, (gives, nullable), &format!("{width} {start}"), vec![source], settings)
    } else {
        let detail = format!("{width} {slide} {start}");
        fallible("windows", sliding, (list(gives, true), nullable), &detail, vec![source], settings)
    };
    Ok(Typed { fallible: false, ..typed })
}

/// A constant length of time in microseconds. Spark: `TimeWindow.parseExpression`, `getIntervalInMicroSeconds`.
fn length(duration: &Typed) -> Result<i64> {
    let Some(text) = duration.constant_text() else {
        let message = "The duration and time inputs to window must be an integer, long or string literal.";
        return Err(Error::foreign(Kind::Analysis, Some("_LEGACY_ERROR_TEMP_1207"), message.to_string()));
    };
    let Some((months, days, micros)) = interval_text::calendar(text) else {
        let parameters = [("intervalString", text.to_string())];
        return Err(Error::new(Kind::IllegalArgument, "CANNOT_PARSE_INTERVAL", &parameters));
    };
    if months != 0 {
        let parameters = [("interval", text.to_string())];
        return Err(Error::new(Kind::IllegalArgument, "_LEGACY_ERROR_TEMP_3231", &parameters));
    }
    let days = i64::from(days).checked_mul(MICROS_PER_DAY);
    days.and_then(|days| days.checked_add(micros)).ok_or_else(|| failure::overflow(None))
}

/// The windows a moment falls in, the last first.
fn sliding(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let DataType::List(item) = arguments.gives else { return Err(Error::internal("a list that is none")) };
    let DataType::Struct(fields) = item.data_type() else { return Err(Error::internal("a struct that is none")) };
    let numbers: Vec<i64> = arguments.detail.split(' ').filter_map(|number| number.parse().ok()).collect();
    let [width, slide, offset] = numbers.as_slice() else { return Err(Error::internal("a window without a width")) };
    let array = arguments.array(0)?;
    let moments = array.as_primitive_opt::<TimestampMicrosecondType>().ok_or_else(|| mistyped(&array))?;
    let (mut starts, mut lengths) = (Vec::new(), Vec::with_capacity(moments.len()));
    for moment in moments {
        let before = starts.len();
        if let Some(moment) = moment {
            let mut start = moment - (moment - offset).rem_euclid(*slide);
            while moment < start + width {
                starts.push(start);
                start -= slide;
            }
        }
        lengths.push(starts.len() - before);
    }
    let starts = PrimitiveArray::<TimestampMicrosecondType>::from(starts);
    let ends: PrimitiveArray<TimestampMicrosecondType> = starts.unary(|start| start + width);
    let side = |column: PrimitiveArray<TimestampMicrosecondType>| -> ArrayRef {
        Arc::new(column.with_data_type(array.data_type().clone()))
    };
    let windows = StructArray::try_new(fields.clone(), vec![side(starts), side(ends)], None).map_err(from_arrow)?;
    let offsets = OffsetBuffer::from_lengths(lengths);
    let made = ListArray::try_new(Arc::clone(item), offsets, Arc::new(windows), array.nulls().cloned());
    Ok(Arc::new(made.map_err(from_arrow)?))
}

/// From each moment to the end of its gap; what follows it closely is put to it by the resolver.
fn session(mut call: Call<'_>) -> Result<Typed> {
    let sql = called("session_window", &call);
    let settings = call.settings;
    let gap = call.arguments.remove(1);
    let source = call.arguments.remove(0);
    let source = if source.data_type == LOCAL { source } else { zoned(source, 0, &sql, settings)? };
    let side = |name: &str| Field::new(name, source.data_type.clone(), true);
    let gives = DataType::Struct(Fields::from(vec![side("start"), side("end")]));
    let nullable = source.nullable || gap.nullable;
    Ok(fallible("session_window", gaps, (gives, nullable), "", vec![source, gap], settings))
}

fn gaps(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let DataType::Struct(fields) = arguments.gives else { return Err(Error::internal("a struct that is none")) };
    let (array, gaps) = (arguments.array(0)?, arguments.strings(1)?);
    let moments = array.as_primitive_opt::<TimestampMicrosecondType>().ok_or_else(|| mistyped(&array))?;
    let ends = moments.iter().zip(gaps.iter()).map(|pair| {
        let (Some(moment), Some(gap)) = pair else { return Ok(None) };
        let micros = crate::expr::calendar::interval_micros(gap);
        let micros = micros.ok_or_else(|| Error::unsupported(format!("the gap '{gap}' of a session window")))?;
        moment.checked_add(micros).map(Some).ok_or_else(|| failure::overflow(None))
    });
    let ends = ends.collect::<Result<PrimitiveArray<TimestampMicrosecondType>>>()?;
    let nulls = ends.nulls().cloned();
    let ends: ArrayRef = Arc::new(ends.with_data_type(array.data_type().clone()));
    let made = StructArray::try_new(fields.clone(), vec![Arc::clone(&array), ends], nulls).map_err(from_arrow)?;
    Ok(Arc::new(made))
}

/// Windows are counted from the epoch, not from local midnight.
fn windows(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let DataType::Struct(fields) = arguments.gives else { return Err(Error::internal("a struct that is none")) };
    let (width, offset) =
        arguments.detail.split_once(' ').ok_or_else(|| Error::internal("a window without a width"))?;
    let (width, offset): (i64, i64) =
        (width.parse().map_err(Error::internal)?, offset.parse().map_err(Error::internal)?);
    let array = arguments.array(0)?;
    let moments = array.as_primitive_opt::<TimestampMicrosecondType>().ok_or_else(|| mistyped(&array))?;
    let starts: PrimitiveArray<TimestampMicrosecondType> =
        moments.unary(|micros| micros - (micros - offset).rem_euclid(width));
    let ends: PrimitiveArray<TimestampMicrosecondType> = starts.unary(|start| start + width);
    let side = |column: PrimitiveArray<TimestampMicrosecondType>| -> ArrayRef {
        Arc::new(column.with_data_type(array.data_type().clone()))
    };
    let nulls: Option<NullBuffer> = array.nulls().cloned();
    let made = StructArray::try_new(fields.clone(), vec![side(starts), side(ends)], nulls).map_err(from_arrow)?;
    Ok(Arc::new(made))
}

pub(super) static WINDOW_TIME: Function = function(&["window_time"], &[one(Accepts::Any)], |mut call| {
    let sql = called("window_time", &call);
    let source = call.arguments.remove(0);
    let end = match &source.data_type {
        DataType::Struct(fields) => {
            fields.iter().find(|field| field.name() == "end").map(|end| end.data_type().clone())
        }
        _ => None,
    };
    let Some(end @ DataType::Timestamp(_, _)) = end else {
        return Err(unexpected(&source, 0, "\"STRUCT<start: TIMESTAMP, end: TIMESTAMP>\"", &sql));
    };
    Ok(made("window_time", last_moments, end, true, vec![source], call.settings))
});

fn last_moments(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let array = arguments.array(0)?;
    let windows = array.as_struct_opt().ok_or_else(|| mistyped(&array))?;
    let ends = windows.column_by_name("end").ok_or_else(|| mistyped(&array))?;
    let ends = ends.as_primitive_opt::<TimestampMicrosecondType>().ok_or_else(|| mistyped(&array))?;
    let last = (0..windows.len()).map(|row| (windows.is_valid(row) && ends.is_valid(row)).then(|| ends.value(row) - 1));
    let last: PrimitiveArray<TimestampMicrosecondType> = last.collect();
    Ok(Arc::new(last.with_data_type(arguments.gives.clone())))
}
