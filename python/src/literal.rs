//! Python values as literals. Spark: `LiteralExpression._from_value` of PySpark.

use firesteel::spark::connect::expression::literal::{Decimal, LiteralType};
use firesteel::spark::connect::{DataType, data_type, expression};
use firesteel::{Literal, types as spark_types};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyInt, PyList, PyString};

use crate::arrays::{self, PythonTypes};
use crate::error::refused;
use crate::rows;

/// A literal of the type PySpark gives the value: an `int` is INT where it fits, else BIGINT; a `datetime` without a
/// zone is a time in the machine's zone.
pub fn from_python(value: &Bound<'_, PyAny>) -> PyResult<Literal> {
    let py = value.py();
    if value.is_none() {
        return Ok(Literal::null(spark_types::of(data_type::Kind::Null(data_type::Null::default()))));
    }
    if let Ok(value) = value.cast::<PyBool>() {
        return Ok(Literal::from(value.is_true()));
    }
    if value.is_instance_of::<PyInt>() {
        return integer(value);
    }
    if value.is_instance_of::<PyFloat>() {
        return Ok(Literal::from(value.extract::<f64>()?));
    }
    if value.is_instance_of::<PyString>() {
        return Ok(Literal::from(value.extract::<String>()?));
    }
    if let Ok(bytes) = value.cast::<PyBytes>() {
        return Ok(Literal::from(bytes.as_bytes()));
    }
    if value.is_instance_of::<PyByteArray>() {
        return Ok(Literal::from(value.extract::<Vec<u8>>()?.as_slice()));
    }
    if let Ok(list) = value.cast::<PyList>() {
        return array(list);
    }
    let python = PythonTypes::get(py)?;
    if value.is_instance(python.decimal.bind(py))? {
        return decimal(value);
    }
    // A datetime is a date as well, so it is asked for first.
    if value.is_instance(python.datetime.bind(py))? {
        return Ok(Literal::timestamp_from_micros(arrays::instant_micros(value)?));
    }
    if value.is_instance(python.date.bind(py))? {
        return Ok(Literal::date_from_days(arrays::days(value)?));
    }
    if value.is_instance(python.time.bind(py))? {
        return Ok(Literal::time_from_nanos(arrays::nanos_of_day(value)?));
    }
    if value.is_instance(python.timedelta.bind(py))? {
        return Ok(Literal::day_time_interval(arrays::duration_micros(value)?));
    }
    // NumPy's scalars turn into Python's.
    if let Ok(item) = value.getattr("item")
        && value.hasattr("dtype")?
    {
        let plain = item.call0()?;
        if !plain.is(value) {
            return from_python(&plain);
        }
    }
    let name = value.get_type().name()?.to_string();
    Err(refused(py, "PySparkTypeError", "UNSUPPORTED_DATA_TYPE", &[("data_type", &name)]))
}

/// The Python value of a literal, as observed metrics come.
pub fn to_python<'py>(py: Python<'py>, literal: &expression::Literal) -> PyResult<Bound<'py, PyAny>> {
    let list = |elements: &[expression::Literal]| -> PyResult<Vec<Bound<'py, PyAny>>> {
        elements.iter().map(|element| to_python(py, element)).collect()
    };
    let python = PythonTypes::get(py)?;
    match &literal.literal_type {
        None | Some(LiteralType::Null(_)) => Ok(py.None().into_bound(py)),
        Some(LiteralType::Boolean(value)) => Ok(PyBool::new(py, *value).to_owned().into_any()),
        Some(LiteralType::Byte(value) | LiteralType::Short(value) | LiteralType::Integer(value)) => {
            Ok(PyInt::new(py, *value).into_any())
        }
        Some(LiteralType::Long(value)) => Ok(PyInt::new(py, *value).into_any()),
        Some(LiteralType::Float(value)) => Ok(PyFloat::new(py, f64::from(*value)).into_any()),
        Some(LiteralType::Double(value)) => Ok(PyFloat::new(py, *value).into_any()),
        Some(LiteralType::String(value)) => Ok(PyString::new(py, value).into_any()),
        Some(LiteralType::Binary(value)) => Ok(PyBytes::new(py, value).into_any()),
        Some(LiteralType::Decimal(value)) => python.decimal.bind(py).call1((value.value.as_str(),)),
        Some(LiteralType::Date(days)) => rows::day(python.date.bind(py), *days),
        Some(LiteralType::Timestamp(micros)) => rows::local_time(python.datetime.bind(py), *micros),
        Some(LiteralType::TimestampNtz(micros)) => rows::wall_time(python.datetime.bind(py), *micros),
        Some(LiteralType::Array(array)) => Ok(PyList::new(py, list(&array.elements)?)?.into_any()),
        Some(LiteralType::Map(map)) => {
            let pairs = PyDict::new(py);
            for (key, value) in list(&map.keys)?.into_iter().zip(list(&map.values)?) {
                pairs.set_item(key, value)?;
            }
            Ok(pairs.into_any())
        }
        Some(_) => {
            Err(refused(py, "PySparkTypeError", "UNSUPPORTED_DATA_TYPE", &[("data_type", "an observed metric")]))
        }
    }
}

/// [`from_python`], but an `int` is always BIGINT, as where missing values are filled.
pub fn wide(value: &Bound<'_, PyAny>) -> PyResult<Literal> {
    let is_integer = value.is_instance_of::<PyInt>() && !value.is_instance_of::<PyBool>();
    if is_integer { Ok(Literal::from(value.extract::<i64>()?)) } else { from_python(value) }
}

fn integer(value: &Bound<'_, PyAny>) -> PyResult<Literal> {
    let py = value.py();
    match value.extract::<i64>() {
        Ok(value) => Ok(i32::try_from(value).map_or_else(|_| Literal::from(value), Literal::from)),
        Err(_) => {
            let (least, most) = (i64::MIN.to_string(), i64::MAX.to_string());
            let parameters = [("arg_name", "value"), ("min", least.as_str()), ("max", most.as_str())];
            Err(refused(py, "PySparkValueError", "VALUE_NOT_BETWEEN", &parameters))
        }
    }
}

/// A decimal is sent by its digits and as DECIMAL(10,0), which the other side widens to what the digits need.
fn decimal(value: &Bound<'_, PyAny>) -> PyResult<Literal> {
    let text = value.str()?.to_string();
    let literal = LiteralType::Decimal(Decimal { value: text, precision: Some(10), scale: Some(0) });
    Ok(Literal::from_message(expression::Literal { literal_type: Some(literal), data_type: None }))
}

fn array(list: &Bound<'_, PyList>) -> PyResult<Literal> {
    let elements = list.iter().map(|element| from_python(&element)).collect::<PyResult<Vec<_>>>()?;
    let Some(first) = elements.first() else {
        return Err(refused(list.py(), "PySparkTypeError", "CANNOT_INFER_ARRAY_ELEMENT_TYPE", &[]));
    };
    Ok(Literal::array(type_of(first), elements))
}

/// The type of a literal that [`from_python`] made.
fn type_of(literal: &Literal) -> DataType {
    use data_type::Kind;
    spark_types::of(match &literal.to_message().literal_type {
        Some(LiteralType::Boolean(_)) => Kind::Boolean(data_type::Boolean::default()),
        Some(LiteralType::Integer(_)) => Kind::Integer(data_type::Integer::default()),
        Some(LiteralType::Long(_)) => Kind::Long(data_type::Long::default()),
        Some(LiteralType::Double(_)) => Kind::Double(data_type::Double::default()),
        Some(LiteralType::String(_)) => Kind::String(data_type::String::default()),
        Some(LiteralType::Binary(_)) => Kind::Binary(data_type::Binary::default()),
        Some(LiteralType::Decimal(_)) => {
            Kind::Decimal(data_type::Decimal { precision: Some(10), scale: Some(0), ..Default::default() })
        }
        Some(LiteralType::Date(_)) => Kind::Date(data_type::Date::default()),
        Some(LiteralType::Timestamp(_)) => Kind::Timestamp(data_type::Timestamp::default()),
        Some(LiteralType::Time(_)) => Kind::Time(data_type::Time { precision: Some(6), ..Default::default() }),
        Some(LiteralType::DayTimeInterval(_)) => Kind::DayTimeInterval(data_type::DayTimeInterval {
            start_field: Some(0),
            end_field: Some(3),
            ..Default::default()
        }),
        #[expect(deprecated, reason = "it is where the element type of an array literal stands")]
        Some(LiteralType::Array(array)) => Kind::Array(Box::new(data_type::Array {
            element_type: array.element_type.clone().map(Box::new),
            contains_null: true,
            ..Default::default()
        })),
        _ => Kind::Null(data_type::Null::default()),
    })
}
