//! Spark's types as the values of Spark's JSON for them: `"long"`, `{"type": "array", ...}`.

use firesteel::spark::connect::DataType;
use firesteel::spark::connect::data_type::{self, Kind, StructField};
use firesteel::types::{of, simple_string};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};

use crate::error::refused;

/// The JSON value of a type. Spark: `DataType.jsonValue`.
pub fn to_python<'py>(py: Python<'py>, data_type: &DataType) -> PyResult<Bound<'py, PyAny>> {
    let name = match &data_type.kind {
        Some(Kind::Array(array)) => {
            let value = composite(py, "array")?;
            value.set_item("elementType", inner(py, array.element_type.as_deref())?)?;
            value.set_item("containsNull", array.contains_null)?;
            return Ok(value.into_any());
        }
        Some(Kind::Map(map)) => {
            let value = composite(py, "map")?;
            value.set_item("keyType", inner(py, map.key_type.as_deref())?)?;
            value.set_item("valueType", inner(py, map.value_type.as_deref())?)?;
            value.set_item("valueContainsNull", map.value_contains_null)?;
            return Ok(value.into_any());
        }
        Some(Kind::Struct(fields)) => {
            let list = PyList::empty(py);
            for field in &fields.fields {
                list.append(field_to_python(py, field)?)?;
            }
            let value = composite(py, "struct")?;
            value.set_item("fields", list)?;
            return Ok(value.into_any());
        }
        Some(Kind::Udt(udt)) => return inner(py, udt.sql_type.as_deref()),
        Some(Kind::Byte(_)) => "byte".to_string(),
        Some(Kind::Short(_)) => "short".to_string(),
        Some(Kind::Integer(_)) => "integer".to_string(),
        Some(Kind::Long(_)) => "long".to_string(),
        _ => simple_string(data_type),
    };
    Ok(PyString::new(py, &name).into_any())
}

fn composite<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyDict>> {
    let value = PyDict::new(py);
    value.set_item("type", name)?;
    Ok(value)
}

fn inner<'py>(py: Python<'py>, data_type: Option<&DataType>) -> PyResult<Bound<'py, PyAny>> {
    match data_type {
        Some(data_type) => to_python(py, data_type),
        None => Ok(PyString::new(py, "void").into_any()),
    }
}

fn field_to_python<'py>(py: Python<'py>, field: &StructField) -> PyResult<Bound<'py, PyDict>> {
    let value = PyDict::new(py);
    value.set_item("name", &field.name)?;
    value.set_item("type", inner(py, field.data_type.as_ref())?)?;
    value.set_item("nullable", field.nullable)?;
    // Metadata is JSON text here and a dictionary for users; the face reads it.
    value.set_item("metadata", field.metadata.as_deref().filter(|text| *text != "{}"))?;
    Ok(value)
}

/// The type of a JSON value.
pub fn from_python(value: &Bound<'_, PyAny>) -> PyResult<DataType> {
    if let Ok(name) = value.extract::<String>() {
        return atomic(&name).ok_or_else(|| {
            let parameters = [("data_type", name.as_str())];
            refused(value.py(), "PySparkTypeError", "UNSUPPORTED_DATA_TYPE", &parameters)
        });
    }
    let item = |name: &str| value.get_item(name);
    let boxed = |name: &str| -> PyResult<Option<Box<DataType>>> { Ok(Some(Box::new(from_python(&item(name)?)?))) };
    Ok(of(match item("type")?.extract::<String>()?.as_str() {
        "array" => Kind::Array(Box::new(data_type::Array {
            element_type: boxed("elementType")?,
            contains_null: item("containsNull")?.extract()?,
            ..Default::default()
        })),
        "map" => Kind::Map(Box::new(data_type::Map {
            key_type: boxed("keyType")?,
            value_type: boxed("valueType")?,
            value_contains_null: item("valueContainsNull")?.extract()?,
            ..Default::default()
        })),
        "struct" => {
            let fields =
                item("fields")?.try_iter()?.map(|field| field_from_python(&field?)).collect::<PyResult<_>>()?;
            Kind::Struct(data_type::Struct { fields, ..Default::default() })
        }
        _ => return from_python(&item("type")?),
    }))
}

fn field_from_python(value: &Bound<'_, PyAny>) -> PyResult<StructField> {
    Ok(StructField {
        name: value.get_item("name")?.extract()?,
        data_type: Some(from_python(&value.get_item("type")?)?),
        nullable: value.get_item("nullable")?.extract()?,
        metadata: None,
    })
}

fn atomic(name: &str) -> Option<DataType> {
    let (word, numbers) = match name.split_once('(') {
        Some((word, rest)) => (word, rest.strip_suffix(')')?.split(',').map(|n| n.trim().parse().ok()).collect()),
        None => (name, Vec::<Option<i32>>::new()),
    };
    let number = |at: usize| numbers.get(at).copied().flatten();
    Some(of(match word {
        "void" | "null" => Kind::Null(data_type::Null::default()),
        "binary" => Kind::Binary(data_type::Binary::default()),
        "boolean" => Kind::Boolean(data_type::Boolean::default()),
        "byte" | "tinyint" => Kind::Byte(data_type::Byte::default()),
        "short" | "smallint" => Kind::Short(data_type::Short::default()),
        "integer" | "int" => Kind::Integer(data_type::Integer::default()),
        "long" | "bigint" => Kind::Long(data_type::Long::default()),
        "float" => Kind::Float(data_type::Float::default()),
        "double" => Kind::Double(data_type::Double::default()),
        "decimal" => Kind::Decimal(data_type::Decimal {
            precision: number(0).or(Some(10)),
            scale: number(1).or(Some(0)),
            ..Default::default()
        }),
        "string" => Kind::String(data_type::String { collation: "UTF8_BINARY".to_string(), ..Default::default() }),
        "char" => Kind::Char(data_type::Char { length: number(0)?, ..Default::default() }),
        "varchar" => Kind::VarChar(data_type::VarChar { length: number(0)?, ..Default::default() }),
        "date" => Kind::Date(data_type::Date::default()),
        "time" => Kind::Time(data_type::Time { precision: number(0).or(Some(6)), ..Default::default() }),
        "timestamp" => Kind::Timestamp(data_type::Timestamp::default()),
        "timestamp_ntz" => Kind::TimestampNtz(data_type::TimestampNtz::default()),
        "interval" => Kind::CalendarInterval(data_type::CalendarInterval::default()),
        "variant" => Kind::Variant(data_type::Variant::default()),
        _ => return interval(name.strip_prefix("interval ")?),
    }))
}

/// `day to second` and the like.
fn interval(fields: &str) -> Option<DataType> {
    let (start, end) = fields.split_once(" to ").unwrap_or((fields, fields));
    let position =
        |names: &[&str], name: &str| names.iter().position(|n| *n == name).and_then(|n| i32::try_from(n).ok());
    let year_month = ["year", "month"];
    let day_time = ["day", "hour", "minute", "second"];
    Some(of(match position(&year_month, start) {
        Some(start) => {
            let (start_field, end_field) = (Some(start), Some(position(&year_month, end)?));
            Kind::YearMonthInterval(data_type::YearMonthInterval { start_field, end_field, ..Default::default() })
        }
        None => {
            let (start_field, end_field) = (Some(position(&day_time, start)?), Some(position(&day_time, end)?));
            Kind::DayTimeInterval(data_type::DayTimeInterval { start_field, end_field, ..Default::default() })
        }
    }))
}
