//! `Session`: where plans run.

use std::collections::BTreeMap;

use firesteel::spark::connect::{self as proto, relation::RelType};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList};

use crate::catalog::Catalog;
use crate::column::{self, Column};
use crate::dataframe::DataFrame;
use crate::error::Raise;
use crate::streaming::Streams;
use crate::waiting::wait;
use crate::{arrays, stream, types};

#[pyclass(frozen, module = "firesteel._native")]
pub struct Session(pub firesteel::Session);

#[pymethods]
impl Session {
    #[new]
    #[pyo3(signature = (url = None, options = BTreeMap::new()))]
    fn new(py: Python<'_>, url: Option<String>, options: BTreeMap<String, String>) -> PyResult<Self> {
        let mut builder = firesteel::Session::builder();
        if let Some(url) = url {
            builder = builder.remote(url);
        }
        for (key, value) in options {
            builder = builder.config(key, value);
        }
        Ok(Session(wait(py, builder.create())?))
    }

    #[getter]
    fn url(&self) -> &str {
        self.0.url()
    }

    #[getter]
    fn session_id(&self) -> &str {
        self.0.session_id()
    }

    fn version(&self, py: Python<'_>) -> PyResult<String> {
        wait(py, async { self.0.version().await })
    }

    fn time_zone(&self, py: Python<'_>) -> PyResult<String> {
        wait(py, async { self.0.time_zone().await })
    }

    fn sql(&self, py: Python<'_>, text: String) -> PyResult<DataFrame> {
        Ok(DataFrame(wait(py, async { self.0.sql(text).await })?))
    }

    fn sql_named(
        &self,
        py: Python<'_>,
        text: String,
        arguments: Vec<(String, PyRef<'_, Column>)>,
    ) -> PyResult<DataFrame> {
        let arguments: Vec<_> = arguments.into_iter().map(|(name, value)| (name, value.0.clone())).collect();
        Ok(DataFrame(wait(py, async { self.0.sql_with(text, arguments).await })?))
    }

    fn sql_positional(&self, py: Python<'_>, text: String, arguments: Vec<PyRef<'_, Column>>) -> PyResult<DataFrame> {
        let arguments = column::columns(&arguments);
        Ok(DataFrame(wait(py, async { self.0.sql_with_positional(text, arguments).await })?))
    }

    /// A statement that names these DataFrames, which are under aliases.
    fn sql_over(
        &self,
        py: Python<'_>,
        text: String,
        named: Vec<(String, PyRef<'_, Column>)>,
        positional: Vec<PyRef<'_, Column>>,
        views: Vec<PyRef<'_, DataFrame>>,
    ) -> PyResult<DataFrame> {
        let named: Vec<_> = named.into_iter().map(|(name, value)| (name, value.0.clone())).collect();
        let (positional, views) = (column::columns(&positional), views.iter().map(|view| view.0.clone()));
        let views: Vec<_> = views.collect();
        Ok(DataFrame(wait(py, async { self.0.sql_over(text, named, positional, &views).await })?))
    }

    fn range(&self, start: i64, end: i64, step: i64, partitions: Option<i32>) -> DataFrame {
        let range = proto::Range { start: Some(start), end, step, num_partitions: partitions };
        DataFrame(self.0.relation(RelType::Range(range), vec![], 0))
    }

    /// Files, or what the options alone name. `predicates` part the rows of a database.
    fn read_files(&self, settings: Settings, paths: Vec<String>, predicates: Option<Vec<String>>) -> DataFrame {
        let (format, schema, options, is_streaming, source_name) = settings;
        let mut reader = self.reader(options, is_streaming);
        if let Some(format) = format {
            reader = reader.format(format);
        }
        if let Some(schema) = schema {
            reader = reader.schema(schema);
        }
        if let Some(name) = source_name {
            reader = reader.source_name(name);
        }
        DataFrame(match predicates {
            Some(predicates) => reader.load_predicates(predicates),
            None => reader.load(paths),
        })
    }

    fn read_table(&self, name: &str, options: BTreeMap<String, String>, is_streaming: bool) -> DataFrame {
        DataFrame(self.reader(options, is_streaming).table(name))
    }

    fn read_changes(&self, name: &str, options: BTreeMap<String, String>, is_streaming: bool) -> DataFrame {
        DataFrame(self.reader(options, is_streaming).changes(name))
    }

    fn table_function(&self, name: &str, arguments: Vec<PyRef<'_, Column>>) -> DataFrame {
        DataFrame(self.0.table_function(name, column::columns(&arguments)))
    }

    #[getter]
    fn catalog(&self) -> Catalog {
        Catalog(self.0.catalog())
    }

    #[getter]
    fn streams(&self) -> Streams {
        Streams(self.0.streams())
    }

    /// The DDL of a struct type, given as JSON text.
    fn to_ddl(&self, py: Python<'_>, json: String) -> PyResult<String> {
        wait(py, async { self.0.to_ddl(json).await })
    }

    fn clone_session(&self, py: Python<'_>, id: Option<String>) -> PyResult<Self> {
        Ok(Session(wait(py, async { self.0.clone_session(id).await })?))
    }

    /// A DataFrame of anything with `__arrow_c_stream__` or `__arrow_c_array__`.
    #[pyo3(signature = (data, schema = None))]
    fn from_arrow(&self, data: &Bound<'_, PyAny>, schema: Option<String>) -> PyResult<DataFrame> {
        let reader = stream::reader(data)?;
        Ok(DataFrame(stream::local_frame(data.py(), &self.0, reader, schema)?))
    }

    /// A DataFrame of tuples, dictionaries or objects, in the types of a struct type's JSON value. `json` is its text.
    fn from_rows(&self, rows: &Bound<'_, PyList>, schema: &Bound<'_, PyAny>, json: String) -> PyResult<DataFrame> {
        let py = rows.py();
        let arrow_schema = firesteel::types::schema_to_arrow(&types::from_python(schema)?, "UTC").or_raise(py)?;
        // Column names may repeat; nothing here looks a column up by name but dictionaries, which cannot repeat them.
        let batch = arrays::batch(rows, &arrow_schema)?;
        py.detach(|| self.0.create_dataframe_of(batch, json)).or_raise(py).map(DataFrame)
    }

    fn from_plan(&self, py: Python<'_>, plan: &Bound<'_, PyBytes>) -> PyResult<DataFrame> {
        Ok(DataFrame(self.0.from_plan(plan.as_bytes().to_vec()).or_raise(py)?))
    }

    /// The JSON value of the type that a DDL text means.
    fn parse_ddl<'py>(&self, py: Python<'py>, text: String) -> PyResult<Bound<'py, PyAny>> {
        types::to_python(py, &wait(py, async { self.0.parse_ddl(text).await })?)
    }

    fn conf_get(&self, py: Python<'_>, key: String) -> PyResult<String> {
        wait(py, async { self.0.conf().get(key).await })
    }

    fn conf_get_option(&self, py: Python<'_>, key: String) -> PyResult<Option<String>> {
        wait(py, async { self.0.conf().get_option(key).await })
    }

    fn conf_get_or(&self, py: Python<'_>, key: String, default: Option<String>) -> PyResult<Option<String>> {
        wait(py, async { self.0.conf().get_or(key, default).await })
    }

    fn conf_get_all(&self, py: Python<'_>) -> PyResult<BTreeMap<String, String>> {
        wait(py, async { self.0.conf().get_all().await })
    }

    fn conf_set(&self, py: Python<'_>, entries: Vec<(String, String)>) -> PyResult<()> {
        wait(py, async { self.0.conf().set_all(entries).await })
    }

    /// Sets what can be set; gives a warning for each entry that cannot.
    fn conf_set_where_possible(&self, py: Python<'_>, entries: Vec<(String, String)>) -> PyResult<Vec<String>> {
        wait(py, async { self.0.conf().set_where_possible(entries).await })
    }

    fn conf_unset(&self, py: Python<'_>, key: String) -> PyResult<()> {
        wait(py, async { self.0.conf().unset(key).await })
    }

    fn conf_is_modifiable(&self, py: Python<'_>, key: String) -> PyResult<bool> {
        wait(py, async { self.0.conf().is_modifiable(key).await })
    }

    /// Another session at the same place, with configuration and views of its own.
    fn new_session(&self) -> Self {
        Session(self.0.new_session())
    }

    /// Takes files to the session's server; `kind` is one of `jar`, `pyfile`, `archive` and `file`.
    fn add_artifacts(&self, py: Python<'_>, paths: Vec<String>, kind: &str) -> PyResult<()> {
        let kind = match kind {
            "pyfile" => firesteel::ArtifactKind::PyFile,
            "archive" => firesteel::ArtifactKind::Archive,
            "file" => firesteel::ArtifactKind::File,
            _ => firesteel::ArtifactKind::Jar,
        };
        wait(py, async { self.0.add_artifacts(paths, kind).await })
    }

    fn add_tag(&self, py: Python<'_>, tag: String) -> PyResult<()> {
        self.0.add_tag(tag).or_raise(py)
    }

    fn remove_tag(&self, tag: &str) {
        self.0.remove_tag(tag);
    }

    fn tags(&self) -> Vec<String> {
        self.0.tags()
    }

    fn interrupt_all(&self, py: Python<'_>) -> PyResult<Vec<String>> {
        wait(py, async { self.0.interrupt_all().await })
    }

    fn interrupt_tag(&self, py: Python<'_>, tag: String) -> PyResult<Vec<String>> {
        wait(py, async { self.0.interrupt_tag(tag).await })
    }

    fn interrupt_operation(&self, py: Python<'_>, id: String) -> PyResult<Vec<String>> {
        wait(py, async { self.0.interrupt_operation(id).await })
    }

    fn stop(&self, py: Python<'_>) -> PyResult<()> {
        wait(py, async { self.0.stop().await })
    }
}

/// Format, schema as DDL or JSON, options, whether what comes later is read too, and the name of the source then.
type Settings = (Option<String>, Option<String>, BTreeMap<String, String>, bool, Option<String>);

impl Session {
    fn reader(&self, options: BTreeMap<String, String>, is_streaming: bool) -> firesteel::DataFrameReader {
        let reader = if is_streaming { self.0.read().streaming() } else { self.0.read() };
        options.into_iter().fold(reader, |reader, (key, value)| reader.option(key, value))
    }
}
