//! Arrow batches as PySpark's `Row`s, without pyarrow. Spark: `ArrowTableToRowsConversion` of PySpark.

use arrow::array::{Array, AsArray, RecordBatch, StructArray};
use arrow::datatypes::{
    DataType, Date32Type, Decimal128Type, DurationMicrosecondType, Field, Fields, Float32Type, Float64Type, Int8Type,
    Int16Type, Int32Type, Int64Type, Time64MicrosecondType, Time64NanosecondType, TimeUnit, TimestampMicrosecondType,
};
use arrow::temporal_conversions::timestamp_us_to_datetime;
use chrono::{Datelike, Timelike};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple};

use crate::arrays::{DAYS_TO_EPOCH, PythonTypes};
use crate::error::refused;

/// The rows of a batch, appended to `rows`.
pub fn append<'py>(rows: &Bound<'py, PyList>, batch: &RecordBatch) -> PyResult<()> {
    let py = rows.py();
    let schema = batch.schema();
    let maker = RowMaker::new(py, schema.fields())?;
    let columns = columns(py, batch.columns(), schema.fields())?;
    for at in 0..batch.num_rows() {
        rows.append(maker.row(&columns, at)?)?;
    }
    Ok(())
}

/// Makes `Row`s that share one list of field names.
struct RowMaker<'py> {
    row: Bound<'py, PyAny>,
    make: Bound<'py, PyAny>,
    names: Bound<'py, PyList>,
}

impl<'py> RowMaker<'py> {
    fn new(py: Python<'py>, fields: &Fields) -> PyResult<Self> {
        let row = py.import("firesteel.sql.types")?.getattr("Row")?;
        let make = py.get_type::<PyTuple>().getattr(intern!(py, "__new__"))?;
        let names = PyList::new(py, fields.iter().map(|field| field.name()))?;
        Ok(RowMaker { row, make, names })
    }

    fn row(&self, columns: &[Vec<Bound<'py, PyAny>>], at: usize) -> PyResult<Bound<'py, PyAny>> {
        let py = self.row.py();
        let values = PyTuple::new(py, columns.iter().map(|column| &column[at]))?;
        let row = self.make.call1((&self.row, values))?;
        row.setattr(intern!(py, "__fields__"), &self.names)?;
        Ok(row)
    }
}

type Values<'py> = Vec<Bound<'py, PyAny>>;

fn columns<'py>(py: Python<'py>, arrays: &[arrow::array::ArrayRef], fields: &Fields) -> PyResult<Vec<Values<'py>>> {
    arrays.iter().zip(fields).map(|(array, field)| values(py, array.as_ref(), field)).collect()
}

/// The values of an array, one by one; NULL is `None`.
fn values<'py>(py: Python<'py>, array: &dyn Array, field: &Field) -> PyResult<Values<'py>> {
    macro_rules! numbers {
        ($arrow:ty, $python:ty) => {{
            let array = array.as_primitive::<$arrow>();
            each(py, array, |at| Ok(<$python>::new(py, array.value(at).into()).into_any()))
        }};
    }
    let python = PythonTypes::get(py)?;
    match array.data_type() {
        DataType::Null => each(py, array, |_| Ok(py.None().into_bound(py))),
        DataType::Boolean => {
            let array = array.as_boolean();
            each(py, array, |at| Ok(PyBool::new(py, array.value(at)).to_owned().into_any()))
        }
        DataType::Int8 => integers(py, array, |at| i64::from(array.as_primitive::<Int8Type>().value(at))),
        DataType::Int16 => integers(py, array, |at| i64::from(array.as_primitive::<Int16Type>().value(at))),
        DataType::Int32 => integers(py, array, |at| i64::from(array.as_primitive::<Int32Type>().value(at))),
        DataType::Int64 => integers(py, array, |at| array.as_primitive::<Int64Type>().value(at)),
        DataType::Float32 => numbers!(Float32Type, PyFloat),
        DataType::Float64 => numbers!(Float64Type, PyFloat),
        DataType::Utf8 => {
            let array = array.as_string::<i32>();
            each(py, array, |at| Ok(PyString::new(py, array.value(at)).into_any()))
        }
        DataType::LargeUtf8 => {
            let array = array.as_string::<i64>();
            each(py, array, |at| Ok(PyString::new(py, array.value(at)).into_any()))
        }
        DataType::Binary => {
            let array = array.as_binary::<i32>();
            each(py, array, |at| Ok(PyBytes::new(py, array.value(at)).into_any()))
        }
        DataType::LargeBinary => {
            let array = array.as_binary::<i64>();
            each(py, array, |at| Ok(PyBytes::new(py, array.value(at)).into_any()))
        }
        DataType::Decimal128(_, _) => {
            let array = array.as_primitive::<Decimal128Type>();
            each(py, array, |at| python.decimal.bind(py).call1((array.value_as_string(at),)))
        }
        DataType::Date32 => {
            let array = array.as_primitive::<Date32Type>();
            each(py, array, |at| day(python.date.bind(py), array.value(at)))
        }
        DataType::Timestamp(TimeUnit::Microsecond, zone) => {
            let array = array.as_primitive::<TimestampMicrosecondType>();
            match zone {
                Some(_) => each(py, array, |at| local_time(python.datetime.bind(py), array.value(at))),
                None => each(py, array, |at| wall_time(python.datetime.bind(py), array.value(at))),
            }
        }
        DataType::Time64(TimeUnit::Nanosecond) => {
            let array = array.as_primitive::<Time64NanosecondType>();
            each(py, array, |at| time_of_day(python.time.bind(py), array.value(at).div_euclid(1_000)))
        }
        DataType::Time64(TimeUnit::Microsecond) => {
            let array = array.as_primitive::<Time64MicrosecondType>();
            each(py, array, |at| time_of_day(python.time.bind(py), array.value(at)))
        }
        DataType::Duration(TimeUnit::Microsecond) => {
            let array = array.as_primitive::<DurationMicrosecondType>();
            each(py, array, |at| python.timedelta.bind(py).call1((0, 0, array.value(at))))
        }
        DataType::List(element) => {
            let array = array.as_list::<i32>();
            each(py, array, |at| {
                let elements = values(py, array.value(at).as_ref(), element)?;
                Ok(PyList::new(py, elements)?.into_any())
            })
        }
        DataType::Map(_, _) => {
            let array = array.as_map();
            each(py, array, |at| map(py, &array.value(at)))
        }
        DataType::Struct(fields) if !is_variant(field) && !firesteel::types::is_variant(fields) => {
            let array = array.as_struct();
            let maker = RowMaker::new(py, fields)?;
            let columns = columns(py, array.columns(), fields)?;
            each(py, array, |at| maker.row(&columns, at))
        }
        DataType::Struct(fields) => {
            let array = array.as_struct();
            let made = py.import(intern!(py, "firesteel.sql.variant"))?.getattr(intern!(py, "VariantVal"))?;
            let parts = columns(py, array.columns(), fields)?;
            each(py, array, |at| made.call1(PyTuple::new(py, parts.iter().map(|part| &part[at]))?))
        }
        other => {
            let name = other.to_string();
            let parameters = [("data_type", name.as_str())];
            Err(refused(py, "PySparkTypeError", "UNSUPPORTED_DATA_TYPE", &parameters))
        }
    }
}

fn is_variant(field: &Field) -> bool {
    field.metadata().get("SPARK::type").is_some_and(|name| name == "variant")
}

fn each<'py>(
    py: Python<'py>,
    array: &dyn Array,
    value: impl Fn(usize) -> PyResult<Bound<'py, PyAny>>,
) -> PyResult<Values<'py>> {
    (0..array.len()).map(|at| if array.is_null(at) { Ok(py.None().into_bound(py)) } else { value(at) }).collect()
}

fn integers<'py>(py: Python<'py>, array: &dyn Array, value: impl Fn(usize) -> i64) -> PyResult<Values<'py>> {
    each(py, array, |at| Ok(PyInt::new(py, value(at)).into_any()))
}

fn map<'py>(py: Python<'py>, entries: &StructArray) -> PyResult<Bound<'py, PyAny>> {
    let columns = columns(py, entries.columns(), entries.fields())?;
    let pairs = PyDict::new(py);
    for (key, value) in columns[0].iter().zip(&columns[1]) {
        pairs.set_item(key, value)?;
    }
    Ok(pairs.into_any())
}

/// A `DATE`.
pub fn day<'py>(date: &Bound<'py, PyAny>, days: i32) -> PyResult<Bound<'py, PyAny>> {
    date.call_method1(intern!(date.py(), "fromordinal"), (i64::from(days) + DAYS_TO_EPOCH,))
}

/// A `TIMESTAMP` as PySpark gives it: a `datetime` without a zone, in the machine's zone.
pub fn local_time<'py>(datetime: &Bound<'py, PyAny>, micros: i64) -> PyResult<Bound<'py, PyAny>> {
    let py = datetime.py();
    if !FAR_FROM_THE_ENDS.contains(&micros) {
        return near_the_ends(datetime, micros);
    }
    let whole = datetime.call_method1(intern!(py, "fromtimestamp"), (micros.div_euclid(1_000_000),))?;
    let fraction = micros.rem_euclid(1_000_000);
    if fraction == 0 {
        return Ok(whole);
    }
    let named = PyDict::new(py);
    named.set_item(intern!(py, "microsecond"), fraction)?;
    whole.call_method(intern!(py, "replace"), (), Some(&named))
}

/// The microseconds of Python's years, without two days at each end: there `fromtimestamp` looks beyond them, and raises.
const FAR_FROM_THE_ENDS: std::ops::Range<i64> =
    (-62_135_596_800 + 172_800) * 1_000_000..(253_402_300_800 - 172_800) * 1_000_000;

fn near_the_ends<'py>(datetime: &Bound<'py, PyAny>, micros: i64) -> PyResult<Bound<'py, PyAny>> {
    let py = datetime.py();
    let zone = PyDict::new(py);
    zone.set_item(intern!(py, "tzinfo"), py.import("datetime")?.getattr("timezone")?.getattr("utc")?)?;
    let instant = wall_time(datetime, micros)?.call_method("replace", (), Some(&zone))?;
    zone.set_item(intern!(py, "tzinfo"), py.None())?;
    instant.call_method0("astimezone")?.call_method("replace", (), Some(&zone))
}

/// A `TIMESTAMP_NTZ`.
pub fn wall_time<'py>(datetime: &Bound<'py, PyAny>, micros: i64) -> PyResult<Bound<'py, PyAny>> {
    let Some(time) = timestamp_us_to_datetime(micros) else {
        return Err(pyo3::exceptions::PyOverflowError::new_err("the timestamp lies outside Python's years"));
    };
    let micro = time.nanosecond() / 1_000;
    datetime.call1((time.year(), time.month(), time.day(), time.hour(), time.minute(), time.second(), micro))
}

fn time_of_day<'py>(time: &Bound<'py, PyAny>, micros: i64) -> PyResult<Bound<'py, PyAny>> {
    let seconds = micros / 1_000_000;
    time.call1((seconds / 3_600, seconds / 60 % 60, seconds % 60, micros % 1_000_000))
}
