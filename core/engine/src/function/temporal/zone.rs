//! Moving local times between zones.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, PrimitiveArray};
use arrow::datatypes::TimestampMicrosecondType;
use datafusion::scalar::ScalarValue;
use firesteel_protocol::Result;

use super::{
    Accepts, Call, Function, LOCAL, Parameter, Shown, any_nullable, fallible, function, one, optional, text, zoned,
};
use crate::expr::Typed;
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::calendar::{from_local, session_zone, to_local};
use crate::function::description::called;
use crate::types::{implicit_cast, timestamp};

pub(super) static CONVERT: Function = Function {
    shown: Shown::By(|call| {
        if call.arguments.len() == 3 {
            return called("convert_timezone", call);
        }
        let names: Vec<&str> = call.arguments.iter().map(|argument| argument.name.as_str()).collect();
        format!("convert_timezone(current_timezone(), {})", names.join(", "))
    }),
    ..function(&["convert_timezone"], &[one(Accepts::String), one(Accepts::Any), optional(Accepts::Any)], |mut call| {
        let settings = call.settings;
        if call.arguments.len() == 2 {
            call.arguments.insert(0, text(&settings.zone));
        }
        let source = call.arguments.remove(2);
        let source = match source.data_type == LOCAL {
            true => source,
            false => implicit_cast(zoned(source, 2, "convert_timezone", settings)?, &LOCAL, settings)?,
        };
        call.arguments.push(source);
        let nullable = any_nullable(&call.arguments);
        Ok(fallible("convert_timezone", convert, (LOCAL, nullable), "", call.arguments, settings))
    })
};

fn convert(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (from, to) = (arguments.strings(0)?, arguments.strings(1)?);
    let locals = arguments.primitive::<TimestampMicrosecondType>(2)?;
    let made = (0..arguments.rows).map(|row| {
        if from.is_null(row) || to.is_null(row) || locals.is_null(row) {
            return Ok(None);
        }
        let instant = from_local(locals.value(row), &session_zone(from.value(row))?);
        Ok(Some(to_local(instant, &session_zone(to.value(row))?)))
    });
    Ok(Arc::new(made.collect::<Result<PrimitiveArray<TimestampMicrosecondType>>>()?))
}

const MOMENT_AND_ZONE: &[Parameter] = &[one(Accepts::Any), one(Accepts::String)];

pub(super) static FROM_UTC: Function =
    function(&["from_utc_timestamp"], MOMENT_AND_ZONE, |call| shifted(call, "from_utc_timestamp"));
pub(super) static TO_UTC: Function =
    function(&["to_utc_timestamp"], MOMENT_AND_ZONE, |call| shifted(call, "to_utc_timestamp"));

fn shifted(mut call: Call<'_>, name: &'static str) -> Result<Typed> {
    let settings = call.settings;
    let source = zoned(call.arguments.remove(0), 0, name, settings)?;
    call.arguments.insert(0, source);
    let result = (timestamp(&settings.zone), any_nullable(&call.arguments));
    Ok(fallible(name, shift, result, name, call.arguments, settings))
}

/// The instant whose local time in one zone is what the given instant's was in another.
fn shift(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (instants, zones) = (arguments.array(0)?, arguments.strings(1)?);
    let instants = instants.as_primitive_opt::<TimestampMicrosecondType>().ok_or_else(|| mistyped(&instants))?;
    let utc = session_zone("UTC")?;
    let made = (0..arguments.rows).map(|row| {
        if instants.is_null(row) || zones.is_null(row) {
            return Ok(None);
        }
        let zone = session_zone(zones.value(row))?;
        let instant = instants.value(row);
        Ok(Some(match arguments.detail {
            "from_utc_timestamp" => from_local(to_local(instant, &zone), &utc),
            _ => from_local(to_local(instant, &utc), &zone),
        }))
    });
    let made = made.collect::<Result<PrimitiveArray<TimestampMicrosecondType>>>()?;
    Ok(Arc::new(made.with_data_type(arguments.gives.clone())))
}

pub(super) static CURRENT: Function = function(&["current_timezone"], &[], |call| Ok(text(&call.settings.zone)));
pub(super) static LOCAL_TIMESTAMP: Function = function(&["localtimestamp"], &[], |call| {
    let zone = session_zone(&call.settings.zone)?;
    let local = to_local(call.settings.now_micros, &zone);
    Ok(Typed::literal(ScalarValue::TimestampMicrosecond(Some(local), None)))
});
