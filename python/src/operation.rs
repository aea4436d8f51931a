//! `Operation`: a running plan, from which rows are pulled.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList};

use crate::stream::{self, Batch};
use crate::waiting::{wait, wait_on};
use crate::{literal, rows};

/// Name, id, parent, counts.
type Operator = (String, i64, i64, Vec<(String, i64, String)>);

#[pyclass(frozen, module = "firesteel._native")]
pub struct Operation(pub Arc<firesteel::Operation>);

#[pymethods]
impl Operation {
    #[getter]
    fn operation_id(&self) -> &str {
        self.0.id()
    }

    /// The next batch; `None` after the last.
    fn next_batch(&self, py: Python<'_>) -> PyResult<Option<Batch>> {
        Ok(wait_on(py, Some(&self.0), async { self.0.next_batch().await })?.map(Batch))
    }

    /// All rows that were not taken yet, as `Row`s.
    fn rows<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let list = PyList::empty(py);
        while let Some(batch) = wait_on(py, Some(&self.0), async { self.0.next_batch().await })? {
            rows::append(&list, &batch)?;
        }
        Ok(list)
    }

    /// Tasks in all, tasks done, bytes read, rows handed over, whether it has ended.
    fn progress(&self) -> (i64, i64, i64, i64, bool) {
        let progress = self.0.progress();
        (progress.tasks_total, progress.tasks_done, progress.bytes_read, progress.rows, progress.is_done)
    }

    /// The metrics that DataFrames observed, by name: a name and its values by their names.
    fn observed<'py>(&self, py: Python<'py>) -> PyResult<Vec<(String, Bound<'py, PyDict>)>> {
        let observed = self.0.observed().into_iter().map(|metrics| {
            let values = PyDict::new(py);
            for (key, value) in metrics.keys.iter().zip(&metrics.values) {
                values.set_item(key, literal::to_python(py, value)?)?;
            }
            Ok((metrics.name, values))
        });
        observed.collect()
    }

    /// What the operators of the plan have counted: a name, its id and its parent's, and counts with names and kinds.
    fn metrics(&self) -> Vec<Operator> {
        let operators = self.0.metrics().into_iter().map(|operator| {
            let counts = operator.execution_metrics.into_iter();
            let counts = counts.map(|(name, count)| (name, count.value, count.metric_type)).collect();
            (operator.name, operator.plan_id, operator.parent, counts)
        });
        operators.collect()
    }

    fn cancel(&self, py: Python<'_>) -> PyResult<()> {
        wait(py, async { self.0.cancel().await })
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = wait_on(py, Some(&self.0), async { self.0.arrow_schema().await })?;
        stream::schema_capsule(py, &schema)
    }

    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        if let Some(requested) = requested_schema {
            let native = wait_on(py, Some(&self.0), async { self.0.arrow_schema().await })?;
            if let Some(schema) = stream::requested(&native, &requested)? {
                return stream::cast_stream_capsule(py, self.0.clone(), schema);
            }
        }
        stream::stream_capsule(py, stream::start_with(self.0.clone()))
    }
}
