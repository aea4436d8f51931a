//! `WindowSpec`: partition, order and frame of a window.

use firesteel::Boundary;
use pyo3::prelude::*;

use crate::column::Column;

#[pyclass(frozen, module = "firesteel._native")]
pub struct WindowSpec(pub firesteel::WindowSpec);

#[pymethods]
impl WindowSpec {
    #[new]
    fn new() -> Self {
        WindowSpec(firesteel::WindowSpec::default())
    }

    fn partition_by(&self, columns: Vec<PyRef<'_, Column>>) -> Self {
        WindowSpec(self.0.clone().partition_by(columns.iter().map(|column| column.0.clone())))
    }

    fn order_by(&self, columns: Vec<PyRef<'_, Column>>) -> Self {
        WindowSpec(self.0.clone().order_by(columns.iter().map(|column| column.0.clone())))
    }

    /// `None` is an end without bound, 0 the current row.
    fn rows_between(&self, lower: Option<i64>, upper: Option<i64>) -> Self {
        WindowSpec(self.0.clone().rows_between(boundary(lower), boundary(upper)))
    }

    fn range_between(&self, lower: Option<i64>, upper: Option<i64>) -> Self {
        WindowSpec(self.0.clone().range_between(boundary(lower), boundary(upper)))
    }
}

fn boundary(offset: Option<i64>) -> Boundary {
    match offset {
        None => Boundary::Unbounded,
        Some(0) => Boundary::CurrentRow,
        Some(offset) => Boundary::Offset(offset),
    }
}
