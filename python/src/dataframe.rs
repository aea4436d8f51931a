//! `DataFrame`: a relation and the session it runs in.

use std::collections::BTreeMap;
use std::sync::Arc;

use firesteel::spark::connect::{self as proto, relation::RelType};
use firesteel::{ExplainMode, JoinType, On};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule};

use crate::column::{Column, columns};
use crate::error::{Raise, refused};
use crate::operation::Operation;
use crate::waiting::{wait, wait_on};
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
        let expressions = columns(&expressions);
        let depth = expressions.iter().map(|column| column.depth() * 2 + 1).max().unwrap_or(0);
        let columns = expressions.iter().map(firesteel::Column::to_message).collect();
        let message = proto::Drop { input: None, columns, column_names: names };
        DataFrame(self.0.derived(RelType::Drop(Box::new(message)), depth))
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

    /// Groups (`groupby`, `rollup`, `cube`) and aggregates at once; `pivot` adds a column a value.
    #[pyo3(signature = (kind, grouping, aggregates, pivot = None))]
    fn aggregate(
        &self,
        kind: &str,
        grouping: Columns<'_>,
        aggregates: Columns<'_>,
        pivot: Option<(PyRef<'_, Column>, Vec<Bound<'_, PyAny>>)>,
    ) -> PyResult<Self> {
        let grouping = columns(&grouping);
        let mut grouped = match kind {
            "rollup" => self.0.rollup(grouping),
            "cube" => self.0.cube(grouping),
            _ => self.0.group_by(grouping),
        };
        if let Some((column, values)) = pivot {
            let values = values.iter().map(literal::from_python).collect::<PyResult<Vec<_>>>()?;
            grouped = grouped.pivot(column.0.clone(), values);
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
        if by.is_empty() {
            let message = proto::Repartition {
                input: None,
                num_partitions: partitions.unwrap_or_default(),
                shuffle: Some(shuffle),
            };
            return DataFrame(self.0.derived(RelType::Repartition(Box::new(message)), 0));
        }
        let by = columns(&by);
        let message = proto::RepartitionByExpression {
            input: None,
            partition_exprs: by.iter().map(firesteel::Column::to_message).collect(),
            num_partitions: partitions,
        };
        let depth = by.iter().map(|column| column.depth() * 2 + 1).max().unwrap_or(0);
        DataFrame(self.0.derived(RelType::RepartitionByExpression(Box::new(message)), depth))
    }

    fn hint(&self, name: &str, parameters: Columns<'_>) -> Self {
        DataFrame(self.0.hint(name, columns(&parameters)))
    }

    fn sample(&self, lower: f64, upper: f64, with_replacement: bool, seed: i64, is_ordered: bool) -> Self {
        let message = proto::Sample {
            input: None,
            lower_bound: lower,
            upper_bound: upper,
            with_replacement: Some(with_replacement),
            seed: Some(seed),
            deterministic_order: is_ordered,
        };
        DataFrame(self.0.derived(RelType::Sample(Box::new(message)), 0))
    }

    /// Rows with fewer values than `min_non_nulls` in these columns left out.
    fn drop_nulls(&self, names: Vec<String>, min_non_nulls: Option<i32>) -> Self {
        let message = proto::NaDrop { input: None, cols: names, min_non_nulls };
        DataFrame(self.0.derived(RelType::DropNa(Box::new(message)), 0))
    }

    fn fill_nulls(&self, names: Vec<String>, values: Vec<Bound<'_, PyAny>>) -> PyResult<Self> {
        let values = values.iter().map(|value| Ok(literal::wide(value)?.to_message().clone()));
        let message = proto::NaFill { input: None, cols: names, values: values.collect::<PyResult<_>>()? };
        Ok(DataFrame(self.0.derived(RelType::FillNa(Box::new(message)), 0)))
    }

    fn replace_values(&self, names: Vec<String>, pairs: Vec<(Bound<'_, PyAny>, Bound<'_, PyAny>)>) -> PyResult<Self> {
        let literal = |value: &Bound<'_, PyAny>| literal::from_python(value).map(|value| value.to_message().clone());
        let replacements = pairs.iter().map(|(old, new)| {
            Ok(proto::na_replace::Replacement { old_value: Some(literal(old)?), new_value: Some(literal(new)?) })
        });
        let message =
            proto::NaReplace { input: None, cols: names, replacements: replacements.collect::<PyResult<_>>()? };
        Ok(DataFrame(self.0.derived(RelType::Replace(Box::new(message)), 0)))
    }

    fn unpivot(&self, ids: Columns<'_>, values: Option<Columns<'_>>, variable: String, value: String) -> Self {
        let message = |columns: Vec<firesteel::Column>| columns.iter().map(firesteel::Column::to_message).collect();
        let message = proto::Unpivot {
            input: None,
            ids: message(columns(&ids)),
            values: values.map(|values| proto::unpivot::Values { values: message(columns(&values)) }),
            variable_column_name: variable,
            value_column_name: value,
        };
        DataFrame(self.0.derived(RelType::Unpivot(Box::new(message)), 0))
    }

    fn describe(&self, names: Vec<String>) -> Self {
        let message = proto::StatDescribe { input: None, cols: names };
        DataFrame(self.0.derived(RelType::Describe(Box::new(message)), 0))
    }

    fn summary(&self, statistics: Vec<String>) -> Self {
        let message = proto::StatSummary { input: None, statistics };
        DataFrame(self.0.derived(RelType::Summary(Box::new(message)), 0))
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

    fn show_string(&self, py: Python<'_>, rows: i32, truncate: i32, vertical: bool) -> PyResult<String> {
        wait(py, async { self.0.show_string(rows, truncate, vertical).await })
    }

    fn html_string(&self, py: Python<'_>, rows: i32, truncate: i32) -> PyResult<String> {
        wait(py, async { self.0.html_string(rows, truncate).await })
    }

    fn count(&self, py: Python<'_>) -> PyResult<i64> {
        wait(py, async { self.0.count().await })
    }

    fn write_files(
        &self,
        py: Python<'_>,
        format: Option<String>,
        mode: &str,
        options: BTreeMap<String, String>,
        partitioning: Vec<String>,
        path: &str,
    ) -> PyResult<()> {
        let writer = self.writer(py, format, mode, options, partitioning)?;
        // Started before it is waited for, so that Ctrl-C reaches the server or the engine.
        let operation = Arc::new(wait(py, async { writer.start(path).await })?);
        wait_on(py, Some(&operation), async { operation.finish().await })
    }

    fn write_table(
        &self,
        py: Python<'_>,
        format: Option<String>,
        mode: &str,
        options: BTreeMap<String, String>,
        partitioning: Vec<String>,
        name: &str,
    ) -> PyResult<()> {
        let writer = self.writer(py, format, mode, options, partitioning)?;
        wait(py, async { writer.save_as_table(name).await })
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

impl DataFrame {
    fn writer(
        &self,
        py: Python<'_>,
        format: Option<String>,
        mode: &str,
        options: BTreeMap<String, String>,
        partitioning: Vec<String>,
    ) -> PyResult<firesteel::DataFrameWriter> {
        let mut writer = self.0.write().mode(mode.parse::<firesteel::SaveMode>().or_raise(py)?);
        if let Some(format) = format {
            writer = writer.format(format);
        }
        if !partitioning.is_empty() {
            writer = writer.partition_by(partitioning);
        }
        Ok(options.into_iter().fold(writer, |writer, (key, value)| writer.option(key, value)))
    }
}
