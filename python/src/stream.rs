//! The Arrow PyCapsule interface: batches out, streams in and out.

use std::ffi::CStr;
use std::sync::Arc;

use arrow::array::{Array, RecordBatch, RecordBatchIterator, RecordBatchReader, StructArray};
use arrow::compute::{CastOptions, cast_with_options};
use arrow::datatypes::{DataType, Schema, SchemaRef};
use arrow::error::ArrowError;
use arrow::ffi::{FFI_ArrowArray, FFI_ArrowSchema, to_ffi};
use arrow::ffi_stream::{ArrowArrayStreamReader, FFI_ArrowArrayStream};
use firesteel::{Check, Error, Operation, Start, Wait, export_stream};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

use crate::error::{Raise, raised, refused};

const ARRAY: &CStr = c"arrow_array";
const SCHEMA: &CStr = c"arrow_schema";
const STREAM: &CStr = c"arrow_array_stream";

/// Rows in Arrow's layout.
#[pyclass(frozen, module = "firesteel._native")]
pub struct Batch(pub RecordBatch);

#[pymethods]
impl Batch {
    #[getter]
    fn num_rows(&self) -> usize {
        self.0.num_rows()
    }

    #[getter]
    fn num_columns(&self) -> usize {
        self.0.num_columns()
    }

    fn __len__(&self) -> usize {
        self.0.num_rows()
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, &self.0.schema())
    }

    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let batch = match requested_schema {
            Some(requested) => cast_losslessly(&self.0, &requested)?,
            None => self.0.clone(),
        };
        let schema = schema_capsule(py, &batch.schema())?;
        let (array, _) = to_ffi(&StructArray::from(batch).to_data()).map_err(|error| failed(py, error))?;
        let array = PyCapsule::new_with_value(py, array, ARRAY)?;
        PyTuple::new(py, [schema, array])
    }

    /// The rows as `Row`s.
    fn rows<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, pyo3::types::PyList>> {
        let rows = pyo3::types::PyList::empty(py);
        crate::rows::append(&rows, &self.0)?;
        Ok(rows)
    }
}

fn failed(py: Python<'_>, error: ArrowError) -> PyErr {
    raised(py, &Error::internal("handing Arrow data over").with_cause(error))
}

pub fn schema_capsule<'py>(py: Python<'py>, schema: &Schema) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(schema).map_err(|error| failed(py, error))?;
    PyCapsule::new_with_value(py, schema, SCHEMA)
}

/// A stream over an operation that starts at the stream's first use. Ctrl-C ends it, on the main thread.
pub fn stream_capsule(py: Python<'_>, start: Start) -> PyResult<Bound<'_, PyCapsule>> {
    let check: Check = Arc::new(|| {
        Python::attach(|py| {
            py.check_signals().map_err(|_interrupt| {
                // The consumer can say only that the stream failed. The signal is given back, so that Python raises
                // `KeyboardInterrupt` as soon as the consumer returns to it.
                // SAFETY: this only sets a flag.
                unsafe { pyo3::ffi::PyErr_SetInterrupt() };
                Error::cancelled()
            })
        })
    });
    PyCapsule::new_with_value(py, export_stream(start, Some(check)), STREAM)
}

/// A stream of the batches cast to `schema`, which must be one that [`requested`] found lossless.
pub fn cast_stream_capsule(
    py: Python<'_>,
    operation: Arc<Operation>,
    schema: SchemaRef,
) -> PyResult<Bound<'_, PyCapsule>> {
    let target = schema.clone();
    let batches = std::iter::from_fn(move || operation.next_batch().wait().transpose()).map(move |batch| {
        let batch = batch.map_err(|error| ArrowError::ExternalError(Box::new(error)))?;
        cast_to(&batch, &target)
    });
    let reader: Box<dyn RecordBatchReader + Send> = Box::new(RecordBatchIterator::new(batches, schema));
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(reader), STREAM)
}

/// The schema a consumer asks for, if each column can be turned into it without loss.
pub fn requested(native: &Schema, capsule: &Bound<'_, PyCapsule>) -> PyResult<Option<SchemaRef>> {
    let pointer = capsule.pointer_checked(Some(SCHEMA))?.cast::<FFI_ArrowSchema>();
    // SAFETY: a capsule of this name holds a schema, which stays the capsule's.
    let schema = Schema::try_from(unsafe { pointer.as_ref() }).map_err(|error| failed(capsule.py(), error))?;
    let fits = schema.fields().len() == native.fields().len()
        && native.fields().iter().zip(schema.fields()).all(|(from, to)| {
            (to.is_nullable() || !from.is_nullable()) && is_lossless(from.data_type(), to.data_type())
        });
    Ok(fits.then(|| Arc::new(schema)))
}

fn cast_losslessly(batch: &RecordBatch, capsule: &Bound<'_, PyCapsule>) -> PyResult<RecordBatch> {
    match requested(&batch.schema(), capsule)? {
        Some(schema) => cast_to(batch, &schema).map_err(|error| failed(capsule.py(), error)),
        None => Ok(batch.clone()),
    }
}

fn cast_to(batch: &RecordBatch, schema: &SchemaRef) -> Result<RecordBatch, ArrowError> {
    let options = CastOptions { safe: false, ..Default::default() };
    let columns = batch.columns().iter().zip(schema.fields());
    let columns = columns.map(|(column, field)| cast_with_options(column, field.data_type(), &options));
    RecordBatch::try_new(schema.clone(), columns.collect::<Result<_, _>>()?)
}

fn is_lossless(from: &DataType, to: &DataType) -> bool {
    use DataType::{
        Binary, BinaryView, Float32, Float64, Int8, Int16, Int32, Int64, LargeBinary, LargeUtf8, Utf8, Utf8View,
    };
    from == to
        || matches!(
            (from, to),
            (Utf8, LargeUtf8 | Utf8View)
                | (Binary, LargeBinary | BinaryView)
                | (Int8, Int16 | Int32 | Int64)
                | (Int16, Int32 | Int64)
                | (Int32, Int64)
                | (Float32, Float64)
        )
}

/// The batches of anything with `__arrow_c_stream__` or `__arrow_c_array__`.
pub fn reader(data: &Bound<'_, PyAny>) -> PyResult<ArrowArrayStreamReader> {
    let py = data.py();
    if !data.hasattr("__arrow_c_stream__")? {
        return one_batch(data);
    }
    let capsule = data.call_method0("__arrow_c_stream__")?;
    let capsule = capsule.cast::<PyCapsule>()?;
    let pointer = capsule.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: a capsule of this name holds a stream; taking it leaves a released one, which the capsule may drop.
    let stream = unsafe { FFI_ArrowArrayStream::from_raw(pointer.as_ptr()) };
    py.detach(|| ArrowArrayStreamReader::try_new(stream)).map_err(|error| {
        let parameters = [("reason", error.to_string())];
        raised(py, &Error::new(firesteel::Kind::Runtime, "FIRESTEEL_STREAM_FAILED", &parameters))
    })
}

fn one_batch(data: &Bound<'_, PyAny>) -> PyResult<ArrowArrayStreamReader> {
    let py = data.py();
    let capsules = data.call_method0("__arrow_c_array__")?;
    let (schema, array): (Bound<'_, PyCapsule>, Bound<'_, PyCapsule>) = capsules.extract()?;
    let schema = schema.pointer_checked(Some(SCHEMA))?.cast::<FFI_ArrowSchema>();
    let array = array.pointer_checked(Some(ARRAY))?.cast::<FFI_ArrowArray>();
    // SAFETY: capsules of these names hold a schema and an array; taking the array leaves a released one.
    let data = unsafe { arrow::ffi::from_ffi(FFI_ArrowArray::from_raw(array.as_ptr()), schema.as_ref()) };
    let data = data.map_err(|error| failed(py, error))?;
    if !matches!(data.data_type(), DataType::Struct(_)) {
        let parameters = [("arg_name", "data"), ("expected_type", "Arrow record batch"), ("arg_type", "Arrow array")];
        return Err(refused(py, "PySparkTypeError", "NOT_EXPECTED_TYPE", &parameters));
    }
    let batch = RecordBatch::from(StructArray::from(data));
    let schema = batch.schema();
    let stream: Box<dyn RecordBatchReader + Send> = Box::new(RecordBatchIterator::new([Ok(batch)], schema));
    ArrowArrayStreamReader::try_new(FFI_ArrowArrayStream::new(stream)).map_err(|error| failed(py, error))
}

/// What the face calls where a schema is asked for with the rows.
pub fn arrow_schema(py: Python<'_>, frame: &firesteel::DataFrame) -> PyResult<SchemaRef> {
    crate::waiting::wait(py, async { frame.arrow_schema().await })
}

/// The first use of a stream starts the DataFrame.
pub fn start_of(frame: firesteel::DataFrame) -> Start {
    Box::new(move || Box::pin(async move { frame.execute().await.map(Arc::new) }))
}

/// A stream of an operation that was started.
pub fn start_with(operation: Arc<Operation>) -> Start {
    Box::new(move || Box::pin(async move { Ok(operation) }))
}

/// Makes a DataFrame of batches that are read to their end now.
pub fn local_frame(
    py: Python<'_>,
    session: &firesteel::Session,
    batches: impl RecordBatchReader + Send,
    schema: Option<String>,
) -> PyResult<firesteel::DataFrame> {
    py.detach(|| session.create_dataframe(batches, schema)).or_raise(py)
}
