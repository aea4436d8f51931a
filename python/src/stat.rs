//! `Stat`: statistics of a DataFrame.

use pyo3::prelude::*;

use crate::column::Column;
use crate::dataframe::DataFrame;
use crate::literal;
use crate::waiting::wait;

#[pyclass(frozen, module = "firesteel._native")]
pub struct Stat(pub firesteel::StatFunctions);

#[pymethods]
impl Stat {
    fn crosstab(&self, col1: String, col2: String) -> DataFrame {
        DataFrame(self.0.crosstab(col1, col2))
    }

    fn freq_items(&self, names: Vec<String>, support: f64) -> DataFrame {
        DataFrame(self.0.freq_items(names, support))
    }

    fn sample_by(&self, column: &Column, fractions: Vec<(Bound<'_, PyAny>, f64)>, seed: i64) -> PyResult<DataFrame> {
        let fractions = fractions.iter().map(|(stratum, part)| Ok((literal::from_python(stratum)?, *part)));
        Ok(DataFrame(self.0.sample_by(&column.0, fractions.collect::<PyResult<Vec<_>>>()?, seed)))
    }

    fn cov_frame(&self, col1: String, col2: String) -> DataFrame {
        DataFrame(self.0.cov_frame(col1, col2))
    }

    fn corr_frame(&self, col1: String, col2: String) -> DataFrame {
        DataFrame(self.0.corr_frame(col1, col2))
    }

    fn quantile_frame(&self, names: Vec<String>, probabilities: Vec<f64>, relative_error: f64) -> DataFrame {
        DataFrame(self.0.approx_quantile_frame(names, probabilities, relative_error))
    }

    fn cov(&self, py: Python<'_>, col1: String, col2: String) -> PyResult<f64> {
        wait(py, async { self.0.cov(col1, col2).await })
    }

    fn corr(&self, py: Python<'_>, col1: String, col2: String) -> PyResult<f64> {
        wait(py, async { self.0.corr(col1, col2).await })
    }

    fn quantiles(
        &self,
        py: Python<'_>,
        names: Vec<String>,
        probabilities: Vec<f64>,
        relative_error: f64,
    ) -> PyResult<Vec<Vec<f64>>> {
        wait(py, async { self.0.approx_quantile(names, probabilities, relative_error).await })
    }
}
