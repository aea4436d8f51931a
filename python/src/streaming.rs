//! `StreamingQuery` and `Streams`: queries over streams.

use std::collections::BTreeMap;
use std::time::Duration;

use firesteel::{Sink, StreamingEventKind, Trigger};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::dataframe::DataFrame;
use crate::error::Raise;
use crate::waiting::wait;

#[pyclass(frozen, module = "firesteel._native")]
pub struct StreamingQuery(pub firesteel::StreamingQuery);

#[pymethods]
impl StreamingQuery {
    #[getter]
    fn id(&self) -> &str {
        self.0.id()
    }

    #[getter]
    fn run_id(&self) -> &str {
        self.0.run_id()
    }

    #[getter]
    fn name(&self) -> Option<&str> {
        self.0.name()
    }

    /// Message, whether there is data, whether a batch runs, whether the query runs.
    fn status(&self, py: Python<'_>) -> PyResult<(String, bool, bool, bool)> {
        let status = wait(py, async { self.0.status().await })?;
        Ok((status.message, status.is_data_available, status.is_trigger_active, status.is_active))
    }

    fn recent_progress(&self, py: Python<'_>) -> PyResult<Vec<String>> {
        wait(py, async { self.0.recent_progress().await })
    }

    fn last_progress(&self, py: Python<'_>) -> PyResult<Option<String>> {
        wait(py, async { self.0.last_progress().await })
    }

    fn await_termination(&self, py: Python<'_>, seconds: Option<f64>) -> PyResult<bool> {
        wait(py, async { self.0.await_termination(seconds.map(Duration::from_secs_f64)).await })
    }

    fn process_all_available(&self, py: Python<'_>) -> PyResult<()> {
        wait(py, async { self.0.process_all_available().await })
    }

    fn stop(&self, py: Python<'_>) -> PyResult<()> {
        wait(py, async { self.0.stop().await })
    }

    fn explain(&self, py: Python<'_>, extended: bool) -> PyResult<String> {
        wait(py, async { self.0.explain(extended).await })
    }

    /// Why the query failed.
    fn failure(&self, py: Python<'_>) -> PyResult<Option<Failure>> {
        let failure = wait(py, async { self.0.failure().await })?;
        Ok(failure.map(|failure| (failure.message, failure.condition, failure.stack_trace)))
    }
}

/// Text, condition and stack trace.
type Failure = (String, Option<String>, Option<String>);

#[pyclass(frozen, module = "firesteel._native")]
pub struct Streams(pub firesteel::Streams);

#[pymethods]
impl Streams {
    fn active(&self, py: Python<'_>) -> PyResult<Vec<StreamingQuery>> {
        Ok(wait(py, async { self.0.active().await })?.into_iter().map(StreamingQuery).collect())
    }

    fn get(&self, py: Python<'_>, id: String) -> PyResult<Option<StreamingQuery>> {
        Ok(wait(py, async { self.0.get(id).await })?.map(StreamingQuery))
    }

    fn await_any_termination(&self, py: Python<'_>, seconds: Option<f64>) -> PyResult<bool> {
        wait(py, async { self.0.await_any_termination(seconds.map(Duration::from_secs_f64)).await })
    }

    fn add_listener(&self, py: Python<'_>) -> PyResult<StreamingListener> {
        Ok(StreamingListener(wait(py, async { self.0.add_listener().await })?))
    }

    fn remove_listener(&self, py: Python<'_>, listener: &StreamingListener) -> PyResult<()> {
        wait(py, async { self.0.remove_listener(&listener.0).await })
    }

    fn reset_terminated(&self, py: Python<'_>) -> PyResult<()> {
        wait(py, async { self.0.reset_terminated().await })
    }
}

#[pyclass(frozen, module = "firesteel._native")]
pub struct StreamingListener(firesteel::StreamingListener);

#[pymethods]
impl StreamingListener {
    /// What happens next, and its JSON: `started`, `progress`, `idle`, `terminated`; `nothing` when the time is over
    /// before, and `None` when the listener was removed.
    fn next(&self, py: Python<'_>, seconds: f64) -> PyResult<Option<(&'static str, String)>> {
        let limit = Duration::from_secs_f64(seconds);
        let next = {
            // A timer belongs to a runtime; the waiting itself does not.
            let runtime = firesteel::runtime::handle().or_raise(py)?;
            let _inside = runtime.enter();
            tokio::time::timeout(limit, self.0.next())
        };
        wait(py, async {
            let Ok(event) = next.await else { return Ok(Some(("nothing", String::new()))) };
            Ok(event?.map(|event| (name(event.kind), event.json)))
        })
    }
}

fn name(kind: StreamingEventKind) -> &'static str {
    match kind {
        StreamingEventKind::Started => "started",
        StreamingEventKind::Progress => "progress",
        StreamingEventKind::Idle => "idle",
        StreamingEventKind::Terminated => "terminated",
    }
}

/// How a `DataStreamWriter` was set up.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
struct Settings {
    format: String,
    output_mode: String,
    options: BTreeMap<String, String>,
    partitioning: Vec<String>,
    clustering: Vec<String>,
    query_name: String,
    trigger: Option<(String, String)>,
}

/// The writer of a DataFrame, and where it writes to. `target` is `path` or `table`.
#[pyclass(frozen, module = "firesteel._native")]
pub struct StreamWrite(firesteel::DataStreamWriter, Option<Sink>);

#[pymethods]
impl StreamWrite {
    #[new]
    fn new(
        py: Python<'_>,
        frame: &DataFrame,
        settings: Bound<'_, PyAny>,
        path: Option<String>,
        table: Option<String>,
    ) -> PyResult<Self> {
        let settings: Settings = settings.extract()?;
        let mut writer = frame.0.write_stream();
        if let Some((kind, time)) = settings.trigger {
            writer = writer.trigger(match kind.as_str() {
                "processing_time" => Trigger::ProcessingTime(time),
                "available_now" => Trigger::AvailableNow,
                "once" => Trigger::Once,
                "continuous" => Trigger::Continuous(time),
                "real_time" => Trigger::RealTime(time),
                other => return Err(firesteel::Error::unsupported(other)).or_raise(py),
            });
        }
        let writer = writer
            .format(settings.format)
            .output_mode(settings.output_mode)
            .options(settings.options)
            .partition_by(settings.partitioning)
            .cluster_by(settings.clustering)
            .query_name(settings.query_name);
        Ok(StreamWrite(writer, table.map(Sink::Table).or(path.map(Sink::Path))))
    }

    fn to_plan<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.0.command(self.1.clone()).to_plan())
    }

    fn start(&self, py: Python<'_>) -> PyResult<StreamingQuery> {
        Ok(StreamingQuery(wait(py, async { self.0.start(self.1.clone()).await })?))
    }
}
