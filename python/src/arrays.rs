//! Python objects as Arrow arrays, without pyarrow. Spark: `LocalDataToArrowConversion` of PySpark.

use std::sync::Arc;

use arrow::array::{
    ArrayRef, BinaryBuilder, BooleanArray, Date32Array, Decimal128Array, DurationMicrosecondArray, Float32Array,
    Float64Array, Int8Array, Int16Array, Int32Array, Int64Array, ListArray, MapArray, NullArray, RecordBatch,
    RecordBatchOptions, StringBuilder, StructArray, Time64NanosecondArray, TimestampMicrosecondArray,
};
use arrow::buffer::{NullBuffer, OffsetBuffer};
use arrow::datatypes::{DataType, Field, Fields, SchemaRef, TimeUnit};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple};

use crate::error::refused;

/// `date(1970, 1, 1).toordinal()`
pub const DAYS_TO_EPOCH: i64 = 719_163;

/// Classes of Python's standard library, looked up once.
pub struct PythonTypes {
    pub decimal: Py<PyAny>,
    pub date: Py<PyAny>,
    pub datetime: Py<PyAny>,
    pub time: Py<PyAny>,
    pub timedelta: Py<PyAny>,
    utc: Py<PyAny>,
    epoch: Py<PyAny>,
    epoch_utc: Py<PyAny>,
}

impl PythonTypes {
    pub fn get(py: Python<'_>) -> PyResult<&PythonTypes> {
        static TYPES: PyOnceLock<PythonTypes> = PyOnceLock::new();
        TYPES.get_or_try_init(py, || {
            let module = py.import("datetime")?;
            let datetime = module.getattr("datetime")?;
            let utc = module.getattr("timezone")?.getattr("utc")?;
            let epoch = datetime.call1((1970, 1, 1))?;
            let named = PyDict::new(py);
            named.set_item("tzinfo", &utc)?;
            let epoch_utc = epoch.call_method("replace", (), Some(&named))?;
            Ok(PythonTypes {
                decimal: py.import("decimal")?.getattr("Decimal")?.unbind(),
                date: module.getattr("date")?.unbind(),
                time: module.getattr("time")?.unbind(),
                timedelta: module.getattr("timedelta")?.unbind(),
                datetime: datetime.unbind(),
                utc: utc.unbind(),
                epoch: epoch.unbind(),
                epoch_utc: epoch_utc.unbind(),
            })
        })
    }
}

/// The days from 1970-01-01 to a `date`.
pub fn days(value: &Bound<'_, PyAny>) -> PyResult<i32> {
    let ordinal: i64 = value.call_method0(intern!(value.py(), "toordinal"))?.extract()?;
    Ok(i32::try_from(ordinal - DAYS_TO_EPOCH)?)
}

/// The microseconds from 1970-01-01 in UTC to a `datetime`; one without a zone is in the machine's zone.
pub fn instant_micros(value: &Bound<'_, PyAny>) -> PyResult<i64> {
    let py = value.py();
    let types = PythonTypes::get(py)?;
    let value = plain_datetime(value)?;
    let instant = value.call_method1(intern!(py, "astimezone"), (types.utc.bind(py),))?;
    duration_micros(&instant.sub(types.epoch_utc.bind(py))?)
}

/// The microseconds from 1970-01-01 to a `datetime` without a zone.
fn wall_micros(value: &Bound<'_, PyAny>) -> PyResult<i64> {
    let py = value.py();
    duration_micros(&plain_datetime(value)?.sub(PythonTypes::get(py)?.epoch.bind(py))?)
}

/// A `datetime` as it is; a timestamp of pandas, which is one that does not do all that others do, as a plain one.
fn plain_datetime<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let py = value.py();
    if value.get_type().is(PythonTypes::get(py)?.datetime.bind(py)) {
        return Ok(value.clone());
    }
    match value.getattr_opt(intern!(py, "to_pydatetime"))? {
        Some(convert) => convert.call0(),
        None => Ok(value.clone()),
    }
}

/// The microseconds of a `timedelta`.
pub fn duration_micros(value: &Bound<'_, PyAny>) -> PyResult<i64> {
    let py = value.py();
    let part = |name: &Bound<'_, PyString>| -> PyResult<i64> { value.getattr(name)?.extract() };
    let seconds = part(intern!(py, "days"))? * 86_400 + part(intern!(py, "seconds"))?;
    Ok(seconds * 1_000_000 + part(intern!(py, "microseconds"))?)
}

/// The nanoseconds since midnight of a `time`.
pub fn nanos_of_day(value: &Bound<'_, PyAny>) -> PyResult<i64> {
    let py = value.py();
    let part = |name: &Bound<'_, PyString>| -> PyResult<i64> { value.getattr(name)?.extract() };
    let minutes = part(intern!(py, "hour"))? * 60 + part(intern!(py, "minute"))?;
    let seconds = minutes * 60 + part(intern!(py, "second"))?;
    Ok((seconds * 1_000_000 + part(intern!(py, "microsecond"))?) * 1_000)
}

type Value<'py> = Option<Bound<'py, PyAny>>;

/// A batch of rows: tuples, lists, dictionaries or objects with attributes, one a row.
pub fn batch(rows: &Bound<'_, PyList>, schema: &SchemaRef) -> PyResult<RecordBatch> {
    let values: Vec<Value<'_>> = rows.iter().map(|row| (!row.is_none()).then_some(row)).collect();
    let columns = members(rows.py(), &values, schema.fields(), "row")?;
    let options = RecordBatchOptions::new().with_row_count(Some(values.len()));
    RecordBatch::try_new_with_options(schema.clone(), columns, &options).map_err(|error| wrong(rows.py(), &error))
}

/// The columns of a struct whose values are tuples, lists, dictionaries or objects.
fn members<'py>(py: Python<'py>, values: &[Value<'py>], fields: &Fields, path: &str) -> PyResult<Vec<ArrayRef>> {
    let mut columns: Vec<Vec<Value<'py>>> = fields.iter().map(|_| Vec::with_capacity(values.len())).collect();
    for value in values {
        match value {
            None => columns.iter_mut().for_each(|column| column.push(None)),
            Some(value) => spread(value, fields, &mut columns)?,
        }
    }
    let child = |(field, column): (&Arc<Field>, Vec<Value<'py>>)| {
        // A NULL struct has no members, so they may be absent even where the field is not nullable.
        let may_lack = field.is_nullable() || values.iter().any(Option::is_none);
        array(py, &column, field.data_type(), may_lack, &format!("{path}.{}", field.name()))
    };
    fields.iter().zip(columns).map(child).collect()
}

fn spread<'py>(value: &Bound<'py, PyAny>, fields: &Fields, columns: &mut [Vec<Value<'py>>]) -> PyResult<()> {
    let py = value.py();
    let kept = |member: Bound<'py, PyAny>| (!member.is_none()).then_some(member);
    if value.is_instance_of::<PyTuple>() || value.is_instance_of::<PyList>() {
        let count = value.len()?;
        if count != fields.len() {
            let (expected, actual) = (fields.len().to_string(), count.to_string());
            let parameters = [("expected_length", expected.as_str()), ("actual_length", actual.as_str())];
            return Err(refused(py, "PySparkValueError", "AXIS_LENGTH_MISMATCH", &parameters));
        }
        // `Row` finds members by name in `[]`, and by position too; a plain iteration is neither slow nor ambiguous.
        for (column, member) in columns.iter_mut().zip(value.try_iter()?) {
            column.push(kept(member?));
        }
        return Ok(());
    }
    let named = match value.cast::<PyDict>() {
        Ok(named) => named.clone(),
        Err(_) => value.getattr(intern!(py, "__dict__"))?.cast_into::<PyDict>()?,
    };
    for (column, field) in columns.iter_mut().zip(fields) {
        column.push(named.get_item(field.name())?.and_then(kept));
    }
    Ok(())
}

/// The array of some values. A value of another kind than the type asks for raises.
fn array<'py>(
    py: Python<'py>,
    values: &[Value<'py>],
    data_type: &DataType,
    is_nullable: bool,
    path: &str,
) -> PyResult<ArrayRef> {
    if !is_nullable && values.iter().any(Option::is_none) {
        return Err(refused(py, "PySparkValueError", "FIELD_NOT_NULLABLE_WITH_NAME", &[("field_name", path)]));
    }
    let types = PythonTypes::get(py)?;
    let refusal = |value: &Bound<'py, PyAny>| unacceptable(value, data_type, path);
    macro_rules! gathered {
        ($array:ty, $convert:expr) => {{
            let convert = $convert;
            let converted: $array = values
                .iter()
                .map(|value| value.as_ref().map(|value| convert(value)).transpose())
                .collect::<PyResult<Vec<_>>>()?
                .into();
            Arc::new(converted) as ArrayRef
        }};
    }
    macro_rules! integers {
        ($array:ty, $rust:ty) => {
            gathered!($array, |value: &Bound<'py, PyAny>| {
                let number = whole(value)?.ok_or_else(|| refusal(value))?;
                number.extract::<$rust>().map_err(|_| out_of_range(value, data_type, path))
            })
        };
    }
    let instance = |value: &Bound<'py, PyAny>, class: &Py<PyAny>| -> PyResult<()> {
        if value.is_instance(class.bind(py))? { Ok(()) } else { Err(refusal(value)) }
    };
    Ok(match data_type {
        DataType::Null => match values.iter().flatten().next() {
            Some(value) => return Err(unacceptable_as("PySparkValueError", value, data_type, path)),
            None => Arc::new(NullArray::new(values.len())),
        },
        DataType::Boolean => gathered!(BooleanArray, |value: &Bound<'py, PyAny>| {
            value.cast::<PyBool>().map(|value| value.is_true()).map_err(|_| refusal(value))
        }),
        DataType::Int8 => integers!(Int8Array, i8),
        DataType::Int16 => integers!(Int16Array, i16),
        DataType::Int32 => integers!(Int32Array, i32),
        DataType::Int64 => integers!(Int64Array, i64),
        DataType::Float32 => gathered!(Float32Array, |value: &Bound<'py, PyAny>| float(value)
            .map(|value| value as f32)
            .ok_or_else(|| refusal(value))),
        DataType::Float64 => {
            gathered!(Float64Array, |value: &Bound<'py, PyAny>| float(value).ok_or_else(|| refusal(value)))
        }
        DataType::Utf8 => strings(values)?,
        DataType::Binary => binaries(values, &refusal)?,
        DataType::Decimal128(precision, scale) => {
            let context = DecimalContext::new(py, *precision, *scale)?;
            let numbers = values
                .iter()
                .map(|value| match value {
                    None => Ok(None),
                    Some(value) => {
                        instance(value, &types.decimal)?;
                        context.unscaled(value)
                    }
                })
                .collect::<PyResult<Vec<_>>>()?;
            let numbers = Decimal128Array::from(numbers).with_precision_and_scale(*precision, *scale);
            Arc::new(numbers.map_err(|error| wrong(py, &error))?)
        }
        DataType::Date32 => gathered!(Date32Array, |value: &Bound<'py, PyAny>| {
            instance(value, &types.date)?;
            days(value)
        }),
        DataType::Timestamp(TimeUnit::Microsecond, Some(zone)) => {
            let converted = gathered!(TimestampMicrosecondArray, |value: &Bound<'py, PyAny>| {
                instance(value, &types.datetime)?;
                instant_micros(value)
            });
            let to = DataType::Timestamp(TimeUnit::Microsecond, Some(zone.clone()));
            arrow::compute::cast(&with_zone(&converted), &to).map_err(|error| wrong(py, &error))?
        }
        DataType::Timestamp(TimeUnit::Microsecond, None) => {
            gathered!(TimestampMicrosecondArray, |value: &Bound<'py, PyAny>| {
                instance(value, &types.datetime)?;
                if value.getattr(intern!(py, "tzinfo"))?.is_none() { wall_micros(value) } else { Err(refusal(value)) }
            })
        }
        DataType::Time64(TimeUnit::Nanosecond) => gathered!(Time64NanosecondArray, |value: &Bound<'py, PyAny>| {
            instance(value, &types.time)?;
            nanos_of_day(value)
        }),
        DataType::Duration(TimeUnit::Microsecond) => {
            gathered!(DurationMicrosecondArray, |value: &Bound<'py, PyAny>| {
                instance(value, &types.timedelta)?;
                duration_micros(value)
            })
        }
        DataType::List(element) => list(py, values, element, path, &refusal)?,
        DataType::Map(entries, _) => map(py, values, entries, path, &refusal)?,
        DataType::Struct(fields) => {
            for value in values.iter().flatten() {
                let is_struct = value.is_instance_of::<PyTuple>()
                    || value.is_instance_of::<PyDict>()
                    || value.hasattr(intern!(py, "__dict__"))?;
                if !is_struct {
                    return Err(refusal(value));
                }
            }
            let columns = members(py, values, fields, path)?;
            let made = StructArray::try_new_with_length(fields.clone(), columns, nulls(values), values.len());
            Arc::new(made.map_err(|error| wrong(py, &error))?)
        }
        _ => {
            let name = data_type.to_string();
            return Err(refused(py, "PySparkTypeError", "UNSUPPORTED_DATA_TYPE", &[("data_type", &name)]));
        }
    })
}

fn with_zone(micros: &ArrayRef) -> ArrayRef {
    use arrow::array::AsArray;
    let micros = micros.as_primitive::<arrow::datatypes::TimestampMicrosecondType>().clone();
    Arc::new(micros.with_timezone("UTC"))
}

fn nulls(values: &[Value<'_>]) -> Option<NullBuffer> {
    values.iter().any(Option::is_none).then(|| values.iter().map(Option::is_some).collect())
}

/// A whole number as an `int`: also a float without a fraction, and the numbers of NumPy. A truth value is none.
fn whole<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let py = value.py();
    if value.is_instance_of::<PyBool>() {
        return Ok(None);
    }
    if value.is_instance_of::<PyInt>() {
        return Ok(Some(value.clone()));
    }
    if let Ok(float) = value.cast::<PyFloat>() {
        let is_whole = float.value().is_finite() && float.value().fract() == 0.0;
        return if is_whole { value.call_method0(intern!(py, "__int__")).map(Some) } else { Ok(None) };
    }
    // The truth values of NumPy have the method, and raise.
    Ok(value.call_method0(intern!(py, "__index__")).ok())
}

/// A number; a text or a truth value is not taken for one, nor an integer that a float cannot hold.
fn float(value: &Bound<'_, PyAny>) -> Option<f64> {
    if value.is_instance_of::<PyString>() || value.is_instance_of::<PyBool>() {
        return None;
    }
    let number = value.extract::<f64>().ok()?;
    let is_exact = !value.is_instance_of::<PyInt>() || value.eq(number).ok()?;
    is_exact.then_some(number)
}

/// Anything but a string is written as Python writes it, truth values as Spark does.
fn strings(values: &[Value<'_>]) -> PyResult<ArrayRef> {
    let mut builder = StringBuilder::new();
    for value in values {
        match value {
            None => builder.append_null(),
            Some(value) => match (value.cast::<PyString>(), value.cast::<PyBool>()) {
                (Ok(text), _) => builder.append_value(text.to_cow()?),
                (_, Ok(truth)) => builder.append_value(if truth.is_true() { "true" } else { "false" }),
                _ => builder.append_value(value.str()?.to_cow()?),
            },
        }
    }
    Ok(Arc::new(builder.finish()))
}

fn binaries<'py>(values: &[Value<'py>], refusal: &dyn Fn(&Bound<'py, PyAny>) -> PyErr) -> PyResult<ArrayRef> {
    let mut builder = BinaryBuilder::new();
    for value in values {
        match value {
            None => builder.append_null(),
            Some(value) => match (value.cast::<PyBytes>(), value.cast::<PyByteArray>()) {
                (Ok(bytes), _) => builder.append_value(bytes.as_bytes()),
                (_, Ok(bytes)) => builder.append_value(bytes.to_vec()),
                _ => return Err(refusal(value)),
            },
        }
    }
    Ok(Arc::new(builder.finish()))
}

fn list<'py>(
    py: Python<'py>,
    values: &[Value<'py>],
    element: &Arc<Field>,
    path: &str,
    refusal: &dyn Fn(&Bound<'py, PyAny>) -> PyErr,
) -> PyResult<ArrayRef> {
    let mut elements = Vec::new();
    let mut lengths = Vec::with_capacity(values.len());
    for value in values {
        let before = elements.len();
        if let Some(value) = value {
            // `array.array`, a sequence of numbers, is taken as well, and so are tuples and NumPy's arrays.
            let is_list = value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>();
            if !is_list && !value.hasattr(intern!(py, "typecode"))? && !value.hasattr(intern!(py, "__array__"))? {
                return Err(refusal(value));
            }
            for item in value.try_iter()? {
                let item = item?;
                elements.push((!item.is_none()).then_some(item));
            }
        }
        lengths.push(elements.len() - before);
    }
    let child = array(py, &elements, element.data_type(), element.is_nullable(), &format!("{path}.element"))?;
    let offsets = OffsetBuffer::from_lengths(lengths);
    let made = ListArray::try_new(element.clone(), offsets, child, nulls(values));
    Ok(Arc::new(made.map_err(|error| wrong(py, &error))?))
}

fn map<'py>(
    py: Python<'py>,
    values: &[Value<'py>],
    entries: &Arc<Field>,
    path: &str,
    refusal: &dyn Fn(&Bound<'py, PyAny>) -> PyErr,
) -> PyResult<ArrayRef> {
    let DataType::Struct(fields) = entries.data_type() else { return Err(wrong(py, &"a map without entries")) };
    let (mut keys, mut items) = (Vec::new(), Vec::new());
    let mut lengths = Vec::with_capacity(values.len());
    for value in values {
        let before = keys.len();
        if let Some(value) = value {
            for (key, item) in value.cast::<PyDict>().map_err(|_| refusal(value))? {
                keys.push((!key.is_none()).then_some(key));
                items.push((!item.is_none()).then_some(item));
            }
        }
        lengths.push(keys.len() - before);
    }
    let (key, value) = (&fields[0], &fields[1]);
    let keys = array(py, &keys, key.data_type(), false, &format!("{path}.key"))?;
    let items = array(py, &items, value.data_type(), value.is_nullable(), &format!("{path}.value"))?;
    let pairs = StructArray::try_new(fields.clone(), vec![keys, items], None).map_err(|error| wrong(py, &error))?;
    let made = MapArray::try_new(entries.clone(), OffsetBuffer::from_lengths(lengths), pairs, nulls(values), false);
    Ok(Arc::new(made.map_err(|error| wrong(py, &error))?))
}

/// Brings decimals to one scale, half to even, as PySpark does before it sends them.
struct DecimalContext<'py> {
    unit: Bound<'py, PyAny>,
    context: Bound<'py, PyAny>,
    shift: Bound<'py, PyAny>,
}

impl<'py> DecimalContext<'py> {
    fn new(py: Python<'py>, precision: u8, scale: i8) -> PyResult<Self> {
        let module = py.import("decimal")?;
        let named = PyDict::new(py);
        named.set_item("prec", precision)?;
        named.set_item("rounding", module.getattr("ROUND_HALF_EVEN")?)?;
        Ok(DecimalContext {
            unit: module.getattr("Decimal")?.call1((format!("1E-{scale}"),))?,
            context: module.getattr("Context")?.call((), Some(&named))?,
            shift: scale.into_pyobject(py)?.into_any(),
        })
    }

    /// The number in units of the scale; NaN is NULL.
    fn unscaled(&self, value: &Bound<'py, PyAny>) -> PyResult<Option<i128>> {
        let py = value.py();
        if value.call_method0(intern!(py, "is_nan"))?.is_truthy()? {
            return Ok(None);
        }
        let named = PyDict::new(py);
        named.set_item(intern!(py, "context"), &self.context)?;
        let fitted = value.call_method(intern!(py, "quantize"), (&self.unit,), Some(&named))?;
        let whole = fitted.call_method1(intern!(py, "scaleb"), (&self.shift, &self.context))?;
        let digits: String = py.get_type::<PyInt>().call1((whole,))?.str()?.extract()?;
        Ok(digits.parse().ok())
    }
}

fn unacceptable(value: &Bound<'_, PyAny>, data_type: &DataType, path: &str) -> PyErr {
    unacceptable_as("PySparkTypeError", value, data_type, path)
}

fn unacceptable_as(kind: &str, value: &Bound<'_, PyAny>, data_type: &DataType, path: &str) -> PyErr {
    let shown = value.repr().map(|text| text.to_string()).unwrap_or_default();
    let class = value.get_type().name().map(|name| name.to_string()).unwrap_or_default();
    let wanted = data_type_name(data_type);
    let parameters =
        [("field_name", path), ("data_type", wanted.as_str()), ("obj", shown.as_str()), ("obj_type", class.as_str())];
    refused(value.py(), kind, "FIELD_DATA_TYPE_UNACCEPTABLE_WITH_NAME", &parameters)
}

fn out_of_range(value: &Bound<'_, PyAny>, data_type: &DataType, path: &str) -> PyErr {
    let shown = value.str().map(|text| text.to_string()).unwrap_or_default();
    let wanted = data_type_name(data_type);
    let parameters = [("field_name", path), ("data_type", wanted.as_str()), ("obj", shown.as_str())];
    refused(value.py(), "PySparkValueError", "VALUE_OUT_OF_BOUNDS", &parameters)
}

/// The Spark name of an Arrow type, for messages.
fn data_type_name(data_type: &DataType) -> String {
    firesteel::types::from_arrow(data_type)
        .map_or_else(|_| data_type.to_string(), |data_type| firesteel::types::simple_string(&data_type))
}

fn wrong(py: Python<'_>, reason: &dyn std::fmt::Display) -> PyErr {
    let reason = reason.to_string();
    refused(py, "PySparkValueError", "CANNOT_CONVERT_TO_ARROW", &[("reason", &reason)])
}
