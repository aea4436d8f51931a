//! `window(time, duration)`: the stretch of time a moment falls in, and its last moment. Spark: `TimeWindow`,
//! `WindowTime`. Windows that overlap are refused: they make several rows of one.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, PrimitiveArray, StructArray};
use arrow::buffer::NullBuffer;
use arrow::datatypes::{DataType, Field, Fields, TimestampMicrosecondType};
use firesteel_protocol::{Error, Result};

use super::{Accepts, Call, Function, LOCAL, Shown, fallible, function, made, one, optional, unexpected, zoned};
use crate::expr::Typed;
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::failure::from_arrow;
use crate::function::description::{called, not_constant};

pub(super) static WINDOW: Function = Function {
    shown: Shown::By(|_| "window".to_string()),
    ..function(
        &["window"],
        &[one(Accepts::Any), one(Accepts::String), optional(Accepts::String), optional(Accepts::String)],
        window,
    )
};

fn window(mut call: Call<'_>) -> Result<Typed> {
    let sql = called("window", &call);
    let settings = call.settings;
    let durations = call.arguments.split_off(1);
    let micros = durations
        .iter()
        .map(|duration| match duration.constant_text() {
            Some(text) => crate::expr::calendar::interval_micros(text)
                .ok_or_else(|| Error::unsupported(format!("the duration '{text}' of a window"))),
            None => Err(not_constant(&sql, "windowDuration", duration)),
        })
        .collect::<Result<Vec<i64>>>()?;
    let (width, start) = (micros[0], micros.get(2).copied().unwrap_or_default());
    if width <= 0 {
        return Err(Error::unsupported("a window without a length"));
    }
    if micros.get(1).is_some_and(|slide| *slide != width) {
        return Err(Error::unsupported("windows that overlap, or leave gaps"));
    }
    let source = call.arguments.remove(0);
    let source = if source.data_type == LOCAL { source } else { zoned(source, 0, &sql, settings)? };
    let side = |name: &str| Field::new(name, source.data_type.clone(), true);
    let gives = DataType::Struct(Fields::from(vec![side("start"), side("end")]));
    let detail = format!("{width} {start}");
    let typed = fallible("window", windows, (gives, source.nullable), &detail, vec![source], settings);
    Ok(Typed { fallible: false, ..typed })
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
