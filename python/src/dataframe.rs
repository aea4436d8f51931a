//! `DataFrame`: a relation and the session it runs in.

use std::collections::BTreeMap;
use std::sync::Arc;

use firesteel::{AsOf, Dropped, ExplainMode, JoinType, NearestBy, On, TextFormat};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule};

use crate::analysis::Analysis;
use crate::column::{Column, columns};
use crate::error::{Raise, refused};
use crate::operation::Operation;
use crate::stat::Stat;
use crate::waiting::wait;
use crate::{literal, stream, types};

#[pyclass(frozen, module = "firesteel._native")]
pub struct DataFrame(pub firesteel::DataFrame);

type Columns<'py> = Vec<PyRef<'py, Column>>;

#[pymethods]
impl DataFrame {
    fn to_plan<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.0.to_plan())
    }

    #[getter]
    fn plan_id(&self) -> Option<i64> {
        self.0.plan_id()
    }

    fn is_of(&self, other: &DataFrame) -> bool {
        self.0.session() == other.0.session()
    }

    /// A column of this very DataFrame.
    fn col(&self, name: &str) -> Column {
        Column(self.0.col(name))
    }

    fn metadata_column(&self, name: &str) -> Column {
        Column(self.0.metadata_column(name))
    }

    fn select(&self, expressions: Columns<'_>) -> Self {
        DataFrame(self.0.select(columns(&expressions)))
    }

    fn filter(&self, condition: &Column) -> Self {
        DataFrame(self.0.filter(&condition.0))
    }

    fn with_columns(&self, named: Vec<(String, PyRef<'_, Column>)>) -> Self {
        DataFrame(self.0.with_columns(named.iter().map(|(name, column)| (name.as_str(), column.0.clone()))))
    }

    fn with_columns_renamed(&self, names: Vec<(String, String)>) -> Self {
        DataFrame(self.0.with_columns_renamed(names.iter().map(|(old, new)| (old.as_str(), new.as_str()))))
    }

    fn to_df(&self, names: Vec<String>) -> Self {
        DataFrame(self.0.to_df(names))
    }

    fn drop_columns(&self, names: Vec<String>, expressions: Columns<'_>) -> Self {
        let names = names.into_iter().map(Dropped::Name);
        DataFrame(self.0.drop(names.chain(columns(&expressions).into_iter().map(Dropped::Column))))
    }

    /// `on` is a list of names, a column, or nothing.
    fn join(
        &self,
        py: Python<'_>,
        other: &DataFrame,
        names: Option<Vec<String>>,
        condition: Option<PyRef<'_, Column>>,
        how: &str,
    ) -> PyResult<Self> {
        let on = match (names, condition) {
            (Some(names), _) => On::Columns(names),
            (None, Some(condition)) => On::Condition(condition.0.clone()),
            (None, None) => On::Nothing,
        };
        Ok(DataFrame(self.0.join(&other.0, on, how.parse::<JoinType>().or_raise(py)?)))
    }

    /// Groups (`groupby`, `rollup`, `cube`, or by `sets`) and aggregates at once; `pivot` adds a column a value.
    #[pyo3(signature = (kind, grouping, aggregates, pivot = None, sets = None))]
    fn aggregate(
        &self,
        kind: &str,
        grouping: Columns<'_>,
        aggregates: Columns<'_>,
        pivot: Option<(PyRef<'_, Column>, Vec<Bound<'_, PyAny>>)>,
        sets: Option<Vec<Columns<'_>>>,
    ) -> PyResult<Self> {
        let grouping = columns(&grouping);
        if let Some(sets) = sets {
            let grouped = self.0.grouping_sets(sets.iter().map(|set| columns(set)), grouping);
            return Ok(DataFrame(grouped.agg(columns(&aggregates))));
        }
        let mut grouped = match kind {
            "rollup" => self.0.rollup(grouping),
            "cube" => self.0.cube(grouping),
            _ => self.0.group_by(grouping),
        };
        if let Some((column, values)) = pivot {
            let values = values.iter().map(literal::from_python).collect::<PyResult<Vec<_>>>()?;
            grouped = grouped.pivot(column.0.clone(), values).or_raise(column.py())?;
        }
        Ok(DataFrame(grouped.agg(columns(&aggregates))))
    }

    fn sort(&self, order: Columns<'_>, is_global: bool) -> Self {
        let order = columns(&order);
        DataFrame(if is_global { self.0.order_by(order) } else { self.0.sort_within_partitions(order) })
    }

    fn limit(&self, rows: i32) -> Self {
        DataFrame(self.0.limit(rows))
    }

    fn offset(&self, rows: i32) -> Self {
        DataFrame(self.0.offset(rows))
    }

    fn tail(&self, rows: i32) -> Self {
        DataFrame(self.0.tail(rows))
    }

    /// `union`, `intersect`, `subtract`, `intersect_all` or `except_all`.
    fn combine(&self, py: Python<'_>, other: &DataFrame, how: &str) -> PyResult<Self> {
        Ok(DataFrame(match how {
            "union" => self.0.union(&other.0),
            "intersect" => self.0.intersect(&other.0),
            "subtract" => self.0.subtract(&other.0),
            "intersect_all" => self.0.intersect_all(&other.0),
            "except_all" => self.0.except_all(&other.0),
            _ => return Err(firesteel::Error::unsupported(how)).or_raise(py),
        }))
    }

    fn union_by_name(&self, other: &DataFrame, allow_missing: bool) -> Self {
        DataFrame(self.0.union_by_name(&other.0, allow_missing))
    }

    fn distinct(&self) -> Self {
        DataFrame(self.0.distinct())
    }

    fn drop_duplicates(&self, names: Vec<String>) -> Self {
        DataFrame(self.0.drop_duplicates(names))
    }

    fn alias(&self, name: &str) -> Self {
        DataFrame(self.0.alias(name))
    }

    /// With columns, rows of equal values come together.
    fn repartition(&self, partitions: Option<i32>, by: Columns<'_>, shuffle: bool) -> Self {
        DataFrame(match partitions {
            Some(partitions) if by.is_empty() && shuffle => self.0.repartition(partitions),
            Some(partitions) if by.is_empty() => self.0.coalesce(partitions),
            _ => self.0.repartition_by(partitions, columns(&by)),
        })
    }

    fn hint(&self, name: &str, parameters: Columns<'_>) -> Self {
        DataFrame(self.0.hint(name, columns(&parameters)))
    }

    fn sample(&self, lower: f64, upper: f64, with_replacement: bool, seed: i64, is_ordered: bool) -> Self {
        DataFrame(self.0.sample_between((lower, upper), with_replacement, seed, is_ordered))
    }

    /// Rows with fewer values than `min_non_nulls` in these columns left out.
    fn drop_nulls(&self, names: Vec<String>, min_non_nulls: Option<i32>) -> Self {
        DataFrame(self.0.na().drop(names, min_non_nulls))
    }

    fn fill_nulls(&self, names: Vec<String>, value: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(DataFrame(self.0.na().fill(literal::wide(value)?, names)))
    }

    fn fill_each(&self, values: Vec<(String, Bound<'_, PyAny>)>) -> PyResult<Self> {
        let values = values.into_iter().map(|(name, value)| Ok((name, literal::wide(&value)?)));
        Ok(DataFrame(self.0.na().fill_each(values.collect::<PyResult<Vec<_>>>()?)))
    }

    fn replace_values(&self, names: Vec<String>, pairs: Vec<(Bound<'_, PyAny>, Bound<'_, PyAny>)>) -> PyResult<Self> {
        let pairs = pairs.iter().map(|(old, new)| Ok((literal::from_python(old)?, literal::from_python(new)?)));
        Ok(DataFrame(self.0.na().replace(pairs.collect::<PyResult<Vec<_>>>()?, names)))
    }

    fn unpivot(&self, ids: Columns<'_>, values: Option<Columns<'_>>, variable: String, value: String) -> Self {
        DataFrame(self.0.unpivot(columns(&ids), values.map(|values| columns(&values)), variable, value))
    }

    fn transpose(&self, index: Option<PyRef<'_, Column>>) -> Self {
        DataFrame(self.0.transpose(index.map(|index| index.0.clone())))
    }

    fn to_schema(&self, schema: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(DataFrame(self.0.to_schema(types::from_python(schema)?)))
    }

    /// The texts of the one column as rows: `csv`, `json` or `xml`.
    fn parse_texts(
        &self,
        py: Python<'_>,
        format: &str,
        schema: Option<Bound<'_, PyAny>>,
        options: BTreeMap<String, String>,
    ) -> PyResult<Self> {
        let format = match format {
            "csv" => TextFormat::Csv,
            "json" => TextFormat::Json,
            "xml" => TextFormat::Xml,
            other => return Err(firesteel::Error::unsupported(other)).or_raise(py),
        };
        let schema = schema.map(|schema| types::from_python(&schema)).transpose()?;
        Ok(DataFrame(self.0.parse_texts(format, schema, options)))
    }

    fn with_metadata(&self, name: String, metadata: String) -> Self {
        DataFrame(self.0.with_metadata(name, metadata))
    }

    fn with_watermark(&self, event_time: String, delay: String) -> Self {
        DataFrame(self.0.with_watermark(event_time, delay))
    }

    fn drop_duplicates_within_watermark(&self, names: Option<Vec<String>>) -> Self {
        DataFrame(self.0.drop_duplicates_within_watermark(names))
    }

    fn observe(&self, name: String, metrics: Columns<'_>) -> Self {
        DataFrame(self.0.observe(name, columns(&metrics)))
    }

    fn zip(&self, other: &DataFrame) -> Self {
        DataFrame(self.0.zip(&other.0))
    }

    fn lateral_join(
        &self,
        py: Python<'_>,
        other: &DataFrame,
        on: Option<PyRef<'_, Column>>,
        how: &str,
    ) -> PyResult<Self> {
        let how = how.parse::<JoinType>().or_raise(py)?;
        Ok(DataFrame(self.0.lateral_join(&other.0, on.map(|on| on.0.clone()), how).or_raise(py)?))
    }

    #[expect(clippy::too_many_arguments, reason = "they are those of Spark's message")]
    fn nearest_by_join(
        &self,
        py: Python<'_>,
        other: &DataFrame,
        ranking: &Column,
        rows: i32,
        how: String,
        mode: String,
        direction: String,
    ) -> PyResult<Self> {
        let by = NearestBy { ranking: ranking.0.clone(), rows, how, mode, direction };
        Ok(DataFrame(self.0.nearest_by_join(&other.0, &by).or_raise(py)?))
    }

    /// `on` is a list of names, a column, or nothing.
    #[expect(clippy::too_many_arguments, reason = "they are those of Spark's message")]
    fn join_as_of(
        &self,
        other: &DataFrame,
        sides: (PyRef<'_, Column>, PyRef<'_, Column>),
        names: Vec<String>,
        condition: Option<PyRef<'_, Column>>,
        how: String,
        tolerance: Option<PyRef<'_, Column>>,
        allow_exact_matches: bool,
        direction: String,
    ) -> Self {
        let on = match condition {
            Some(condition) => On::Condition(condition.0.clone()),
            None if names.is_empty() => On::Nothing,
            None => On::Columns(names),
        };
        let (left, right) = (sides.0.0.clone(), sides.1.0.clone());
        let tolerance = tolerance.map(|column| column.0.clone());
        let by = AsOf { left, right, on, how, tolerance, allow_exact_matches, direction };
        DataFrame(self.0.join_as_of(&other.0, &by))
    }

    fn scalar(&self) -> Column {
        Column(self.0.scalar())
    }

    fn exists(&self) -> Column {
        Column(self.0.exists())
    }

    #[getter]
    fn stat(&self) -> Stat {
        Stat(self.0.stat())
    }

    #[getter]
    fn analysis(&self) -> Analysis {
        Analysis(self.0.clone())
    }

    fn describe(&self, names: Vec<String>) -> Self {
        DataFrame(self.0.describe(names))
    }

    fn summary(&self, statistics: Vec<String>) -> Self {
        DataFrame(self.0.summary(statistics))
    }

    fn create_view(&self, py: Python<'_>, name: String, is_global: bool, replace: bool) -> PyResult<()> {
        wait(py, async { self.0.create_view(name, replace, is_global).await })
    }

    /// The JSON value of the schema.
    fn schema<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        types::to_python(py, &wait(py, async { self.0.schema().await })?)
    }

    /// `simple`, `extended`, `codegen`, `cost` or `formatted`.
    fn explain(&self, py: Python<'_>, mode: &str) -> PyResult<String> {
        let mode = match mode {
            "simple" => ExplainMode::Simple,
            "extended" => ExplainMode::Extended,
            "codegen" => ExplainMode::Codegen,
            "cost" => ExplainMode::Cost,
            "formatted" => ExplainMode::Formatted,
            _ => {
                let allowed = "['simple', 'extended', 'codegen', 'cost', 'formatted']";
                let parameters = [("arg_name", "explain_mode"), ("allowed_values", allowed)];
                return Err(refused(py, "PySparkValueError", "VALUE_NOT_ALLOWED", &parameters));
            }
        };
        wait(py, async { self.0.explain(mode).await })
    }

    fn tree_string(&self, py: Python<'_>, level: Option<i32>) -> PyResult<String> {
        wait(py, async { self.0.tree_string(level).await })
    }

    fn show_frame(&self, rows: i32, truncate: i32, vertical: bool) -> Self {
        DataFrame(self.0.show_frame(rows, truncate, vertical))
    }

    fn html_string(&self, py: Python<'_>, rows: i32, truncate: i32) -> PyResult<String> {
        wait(py, async { self.0.html_string(rows, truncate).await })
    }

    fn execute(&self, py: Python<'_>) -> PyResult<Operation> {
        Ok(Operation(Arc::new(wait(py, async { self.0.execute().await })?)))
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        stream::schema_capsule(py, stream::arrow_schema(py, &self.0)?.as_ref())
    }

    /// Nothing runs before the stream's first use. A schema that is asked for is given where that loses nothing.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        if let Some(requested) = requested_schema {
            let native = stream::arrow_schema(py, &self.0)?;
            if let Some(schema) = stream::requested(&native, &requested)?
                && schema != native
            {
                let operation = Arc::new(wait(py, async { self.0.execute().await })?);
                return stream::cast_stream_capsule(py, operation, schema);
            }
        }
        stream::stream_capsule(py, stream::start_of(self.0.clone()))
    }
}
