//! Literals of every type.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, Int32Array, Int64Array, ListArray, MapArray, StructArray};
use arrow::buffer::OffsetBuffer;
use arrow::datatypes::{DataType, Field, Fields, IntervalMonthDayNano};
use datafusion::common::ScalarValue;
use firesteel_protocol::spark::connect::expression::Literal;
use firesteel_protocol::spark::connect::expression::literal::specialized_array::ValueType;
use firesteel_protocol::spark::connect::expression::literal::{self as proto, LiteralType};
use firesteel_protocol::spark::connect::{self as wire};
use firesteel_protocol::types::{self, Nanos, Parameter};
use firesteel_protocol::{Error, Result};

use crate::error::from_datafusion;
use crate::expr::Typed;
use crate::expr::calendar::session_zone;
use crate::expr::cast::{nanos, parse};
use crate::expr::display;
use crate::function::Settings;
use crate::types::parameter::relabelled;

/// A constant.
pub(crate) fn resolve(message: &Literal, settings: &Settings) -> Result<Typed> {
    let value = value(message, settings)?;
    match types::Nanos::of(&value.data_type()) {
        Some(_) => {
            let name = display::precise(&value, &settings.zone);
            Ok(Typed::literal(value).named(name))
        }
        None => Ok(Typed::literal(value)),
    }
}

/// The months, microseconds or nanoseconds of a literal in the type that its message declares, or in `usual`.
fn fielded(count: i64, declared: Option<&wire::DataType>, usual: Parameter) -> Result<ScalarValue> {
    let parameter = match declared.and_then(|declared| declared.kind.as_ref()) {
        Some(wire::data_type::Kind::DayTimeInterval(fields)) => {
            let (first, last) = (fields.start_field, fields.end_field.or(fields.start_field));
            first.zip(last).map_or(usual, |(first, last)| Parameter::DayTime { first, last })
        }
        Some(wire::data_type::Kind::YearMonthInterval(fields)) => {
            let (first, last) = (fields.start_field, fields.end_field.or(fields.start_field));
            first.zip(last).map_or(usual, |(first, last)| Parameter::YearMonth { first, last })
        }
        _ => usual,
    };
    let count: ArrayRef = match parameter {
        Parameter::YearMonth { .. } => {
            let months = i32::try_from(count).map_err(|_| Error::internal("a literal of too many months"))?;
            Arc::new(Int32Array::from(vec![months]))
        }
        Parameter::DayTime { .. } | Parameter::Time { .. } => Arc::new(Int64Array::from(vec![count])),
    };
    let value = relabelled(&count, &parameter.data_type())?;
    ScalarValue::try_from_array(&value, 0).map_err(from_datafusion)
}

/// The value of a literal, in the engine's own types.
pub(crate) fn value(message: &Literal, settings: &Settings) -> Result<ScalarValue> {
    let Literal { data_type, literal_type } = message;
    let literal_type = literal_type.as_ref().ok_or_else(|| Error::internal("a literal without a value"))?;
    Ok(match literal_type {
        LiteralType::Null(null) => {
            ScalarValue::try_from(&types::to_engine(null, &settings.zone)?).map_err(from_datafusion)?
        }
        LiteralType::Binary(bytes) => ScalarValue::Binary(Some(bytes.to_vec())),
        LiteralType::Boolean(value) => ScalarValue::Boolean(Some(*value)),
        LiteralType::Byte(value) => ScalarValue::Int8(Some(narrow(*value)?)),
        LiteralType::Short(value) => ScalarValue::Int16(Some(narrow(*value)?)),
        LiteralType::Integer(value) => ScalarValue::Int32(Some(*value)),
        LiteralType::Long(value) => ScalarValue::Int64(Some(*value)),
        LiteralType::Float(value) => ScalarValue::Float32(Some(*value)),
        LiteralType::Double(value) => ScalarValue::Float64(Some(*value)),
        LiteralType::Decimal(decimal) => decimal_value(decimal)?,
        LiteralType::String(text) => match moment(text, data_type.as_ref(), settings)? {
            Some(moment) => moment,
            None => ScalarValue::Utf8(Some(text.clone())),
        },
        LiteralType::Date(days) => ScalarValue::Date32(Some(*days)),
        LiteralType::Timestamp(micros) => {
            ScalarValue::TimestampMicrosecond(Some(*micros), Some(Arc::clone(&settings.zone)))
        }
        LiteralType::TimestampNtz(micros) => ScalarValue::TimestampMicrosecond(Some(*micros), None),
        LiteralType::CalendarInterval(proto::CalendarInterval { months, days, microseconds }) => {
            let nanoseconds =
                microseconds.checked_mul(1000).ok_or_else(|| Error::unsupported("so long an interval"))?;
            ScalarValue::IntervalMonthDayNano(Some(IntervalMonthDayNano::new(*months, *days, nanoseconds)))
        }
        LiteralType::YearMonthInterval(months) => {
            fielded((*months).into(), data_type.as_ref(), Parameter::YearMonth { first: 0, last: 1 })?
        }
        LiteralType::DayTimeInterval(micros) => {
            fielded(*micros, data_type.as_ref(), Parameter::DayTime { first: 0, last: 3 })?
        }
        LiteralType::Array(array) => array_value(array, data_type.as_ref(), settings)?,
        LiteralType::Map(map) => map_value(map, data_type.as_ref(), settings)?,
        LiteralType::Struct(fields) => struct_value(fields, data_type.as_ref(), settings)?,
        LiteralType::SpecializedArray(array) => specialized_value(array)?,
        LiteralType::Time(proto::Time { nano, precision }) => {
            fielded(*nano, None, Parameter::Time { precision: precision.unwrap_or(6) })?
        }
        LiteralType::TimestampNtzNanos(proto::TimestampNtzNanos { epoch_micros, nanos_within_micro, precision }) => {
            precise(*epoch_micros, *nanos_within_micro, Nanos { is_zoned: false, precision: precision.unwrap_or(9) })
        }
        LiteralType::TimestampLtzNanos(proto::TimestampLtzNanos { epoch_micros, nanos_within_micro, precision }) => {
            precise(*epoch_micros, *nanos_within_micro, Nanos { is_zoned: true, precision: precision.unwrap_or(9) })
        }
    })
}

fn precise(micros: i64, nanos: i32, target: Nanos) -> ScalarValue {
    nanos::constant(Some(i128::from(micros) * 1_000 + i128::from(nanos)), target)
}

/// A date or timestamp of SQL text, which is read in the session's zone and may be one of the query's day.
fn moment(text: &str, data_type: Option<&wire::DataType>, settings: &Settings) -> Result<Option<ScalarValue>> {
    let zone = session_zone(&settings.zone)?;
    let special = parse::special(text);
    let now = settings.now_micros;
    let value = match declared(data_type, None) {
        Some(wire::data_type::Kind::Timestamp(_)) => {
            let micros = special.map(|special| special.instant(now, &zone)).or_else(|| parse::timestamp(text, &zone));
            let zone = Some(Arc::clone(&settings.zone));
            micros.map(|micros| ScalarValue::TimestampMicrosecond(Some(micros), zone))
        }
        Some(wire::data_type::Kind::TimestampNtz(_)) => {
            special.map(|special| ScalarValue::TimestampMicrosecond(Some(special.local(now, &zone)), None))
        }
        Some(wire::data_type::Kind::Date(_)) => special
            .and_then(|special| i32::try_from(special.day(now, &zone)).ok())
            .map(|day| ScalarValue::Date32(Some(day))),
        Some(wire::data_type::Kind::TimestampNtzNanos(kind)) => {
            let target = Nanos { is_zoned: false, precision: kind.precision.unwrap_or(9) };
            nanos::read(text, target, &zone).map(|value| nanos::constant(Some(value), target))
        }
        Some(wire::data_type::Kind::TimestampLtzNanos(kind)) => {
            let target = Nanos { is_zoned: true, precision: kind.precision.unwrap_or(9) };
            nanos::read(text, target, &zone).map(|value| nanos::constant(Some(value), target))
        }
        _ => return Ok(None),
    };
    value.map(Some).ok_or_else(|| Error::internal(format!("the literal '{text}' of a date or timestamp")))
}

fn narrow<T: TryFrom<i32>>(value: i32) -> Result<T> {
    T::try_from(value).map_err(|_| Error::internal(format!("the literal {value} is out of its type's range")))
}

/// A decimal of at least the precision and scale it says it has; Spark widens them to what its digits need, and PySpark
/// counts on that.
fn decimal_value(decimal: &proto::Decimal) -> Result<ScalarValue> {
    let proto::Decimal { value, precision, scale } = decimal;
    let malformed = || Error::internal(format!("the decimal literal {value} cannot be read"));
    let (digits, exponent) = match value.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse::<i32>().map_err(|_| malformed())?),
        None => (value.as_str(), 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let own_scale = i32::try_from(fraction.len()).map_err(|_| malformed())? - exponent;
    let scale = own_scale.max(0).max(scale.unwrap_or(0));
    let mut unscaled: i128 = format!("{whole}{fraction}").parse().map_err(|_| malformed())?;
    let shift = u32::try_from(scale - own_scale).map_err(|_| malformed())?;
    unscaled = 10i128.checked_pow(shift).and_then(|factor| unscaled.checked_mul(factor)).ok_or_else(malformed)?;
    let digits = i32::try_from(unscaled.unsigned_abs().to_string().len()).map_err(|_| malformed())?;
    let precision = digits.max(scale).max(precision.unwrap_or(1));
    match (u8::try_from(precision), i8::try_from(scale)) {
        (Ok(precision @ 1..=38), Ok(scale)) if scale >= 0 => {
            Ok(ScalarValue::Decimal128(Some(unscaled), precision, scale))
        }
        _ => Err(malformed()),
    }
}

/// The type a nested literal says it has, in the place Spark 4 puts it or where older clients do.
fn declared<'a>(
    data_type: Option<&'a wire::DataType>,
    old: Option<&'a wire::DataType>,
) -> Option<&'a wire::data_type::Kind> {
    data_type.or(old).and_then(|data_type| data_type.kind.as_ref())
}

fn values(literals: &[Literal], settings: &Settings, to: Option<&DataType>) -> Result<ArrayRef> {
    let values: Vec<ScalarValue> = literals.iter().map(|literal| value(literal, settings)).collect::<Result<_>>()?;
    let element = to.cloned().or_else(|| values.iter().map(ScalarValue::data_type).find(|found| !found.is_null()));
    let element = element.unwrap_or(DataType::Null);
    let values = values
        .into_iter()
        .map(|value| if value.data_type() == element { Ok(value) } else { value.cast_to(&element) })
        .collect::<datafusion::common::Result<Vec<_>>>()
        .map_err(from_datafusion)?;
    if values.is_empty() {
        return Ok(arrow::array::new_empty_array(&element));
    }
    ScalarValue::iter_to_array(values).map_err(from_datafusion)
}

#[allow(deprecated, reason = "older clients fill the deprecated fields")]
fn array_value(array: &proto::Array, data_type: Option<&wire::DataType>, settings: &Settings) -> Result<ScalarValue> {
    let proto::Array { element_type, elements } = array;
    let element = match declared(data_type, None) {
        Some(wire::data_type::Kind::Array(array)) => array.element_type.as_deref(),
        _ => element_type.as_ref(),
    };
    let element = element.map(|element| types::to_arrow(element, &settings.zone)).transpose()?;
    list(values(elements, settings, element.as_ref())?)
}

fn list(values: ArrayRef) -> Result<ScalarValue> {
    let field = Arc::new(Field::new("element", values.data_type().clone(), values.null_count() > 0));
    let list = ListArray::new(field, OffsetBuffer::from_lengths([values.len()]), values, None);
    Ok(ScalarValue::List(Arc::new(list)))
}

#[allow(deprecated, reason = "older clients fill the deprecated fields")]
fn map_value(map: &proto::Map, data_type: Option<&wire::DataType>, settings: &Settings) -> Result<ScalarValue> {
    let proto::Map { key_type, value_type, keys, values: map_values } = map;
    let (key, value) = match declared(data_type, None) {
        Some(wire::data_type::Kind::Map(map)) => (map.key_type.as_deref(), map.value_type.as_deref()),
        _ => (key_type.as_ref(), value_type.as_ref()),
    };
    let arrow = |declared: Option<&wire::DataType>| {
        declared.map(|declared| types::to_arrow(declared, &settings.zone)).transpose()
    };
    let keys = values(keys, settings, arrow(key)?.as_ref())?;
    let values = values(map_values, settings, arrow(value)?.as_ref())?;
    let fields = Fields::from(vec![
        Field::new("key", keys.data_type().clone(), false),
        Field::new("value", values.data_type().clone(), values.null_count() > 0),
    ]);
    let length = keys.len();
    let entries = StructArray::try_new(fields.clone(), vec![keys, values], None)
        .map_err(|error| Error::internal("a map literal is not even").with_cause(error))?;
    let field = Arc::new(Field::new("entries", DataType::Struct(fields), false));
    let map = MapArray::new(field, OffsetBuffer::from_lengths([length]), entries, None, false);
    Ok(ScalarValue::Map(Arc::new(map)))
}

#[allow(deprecated, reason = "older clients fill the deprecated fields")]
fn struct_value(
    literal: &proto::Struct,
    data_type: Option<&wire::DataType>,
    settings: &Settings,
) -> Result<ScalarValue> {
    let proto::Struct { struct_type, elements } = literal;
    let Some(wire::data_type::Kind::Struct(declared)) = declared(data_type, struct_type.as_ref()) else {
        return Err(Error::internal("a struct literal without its type"));
    };
    let mut fields = Vec::with_capacity(elements.len());
    let mut columns = Vec::with_capacity(elements.len());
    for (element, field) in elements.iter().zip(&declared.fields) {
        let to = field.data_type.as_ref().map(|to| types::to_arrow(to, &settings.zone)).transpose()?;
        let column = values(std::slice::from_ref(element), settings, to.as_ref())?;
        fields.push(Field::new(&field.name, column.data_type().clone(), field.nullable || column.null_count() > 0));
        columns.push(column);
    }
    let value = StructArray::try_new(Fields::from(fields), columns, None)
        .map_err(|error| Error::internal("a struct literal does not fit its type").with_cause(error))?;
    Ok(ScalarValue::Struct(Arc::new(value)))
}

fn specialized_value(array: &proto::SpecializedArray) -> Result<ScalarValue> {
    use arrow::array::{BooleanArray, Float32Array, Float64Array, StringArray};
    let proto::SpecializedArray { value_type } = array;
    let values: ArrayRef = match value_type {
        Some(ValueType::Bools(values)) => Arc::new(BooleanArray::from(values.values.clone())),
        Some(ValueType::Ints(values)) => Arc::new(Int32Array::from(values.values.clone())),
        Some(ValueType::Longs(values)) => Arc::new(Int64Array::from(values.values.clone())),
        Some(ValueType::Floats(values)) => Arc::new(Float32Array::from(values.values.clone())),
        Some(ValueType::Doubles(values)) => Arc::new(Float64Array::from(values.values.clone())),
        Some(ValueType::Strings(values)) => Arc::new(StringArray::from(values.values.clone())),
        None => return Err(Error::internal("a literal without a value")),
    };
    list(values)
}
