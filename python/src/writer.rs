//! `Command` and what makes one: writes to files and tables, and merges.

use std::collections::BTreeMap;
use std::sync::Arc;

use firesteel::{MergeAction, MergeWhen, SaveMode, WriteModeV2};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::column::{Column, columns};
use crate::dataframe::DataFrame;
use crate::error::Raise;
use crate::operation::Operation;
use crate::waiting::{wait, wait_on};

#[pyclass(frozen, module = "firesteel._native")]
pub struct Command(pub firesteel::Command);

#[pymethods]
impl Command {
    fn to_plan<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.0.to_plan())
    }

    /// Carries the command out, and gives its operation. It is started before it is waited for, so that Ctrl-C reaches
    /// the server or the engine.
    fn run(&self, py: Python<'_>) -> PyResult<Operation> {
        let operation = Arc::new(wait(py, async { self.0.start().await })?);
        wait_on(py, Some(&operation), async { operation.finish().await })?;
        Ok(Operation(operation))
    }
}

/// How a `DataFrameWriter` was set up.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
struct Settings {
    format: Option<String>,
    mode: Option<String>,
    options: BTreeMap<String, String>,
    partitioning: Vec<String>,
    sorting: Vec<String>,
    clustering: Vec<String>,
    buckets: Option<(i32, Vec<String>)>,
}

/// A write of a DataFrame. `target` is `path`, `table` or `insert`.
#[pyfunction]
pub fn write_command(
    py: Python<'_>,
    frame: &DataFrame,
    settings: Bound<'_, PyAny>,
    target: &str,
    name: Option<String>,
) -> PyResult<Command> {
    let settings: Settings = settings.extract()?;
    let mut writer = frame.0.write();
    if let Some(mode) = settings.mode {
        writer = writer.mode(mode.parse::<SaveMode>().or_raise(py)?);
    }
    if let Some(format) = settings.format {
        writer = writer.format(format);
    }
    if let Some((number, names)) = settings.buckets {
        writer = writer.bucket_by(number, names);
    }
    writer = writer.partition_by(settings.partitioning).sort_by(settings.sorting).cluster_by(settings.clustering);
    writer = settings.options.into_iter().fold(writer, |writer, (key, value)| writer.option(key, value));
    Ok(Command(match (target, name) {
        ("table", Some(name)) => writer.table_command(name),
        ("insert", Some(name)) => writer.insert_command(name),
        (_, name) => writer.save_command(name),
    }))
}

/// How a `DataFrameWriterV2` was set up.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
struct SettingsV2<'py> {
    table: String,
    provider: Option<String>,
    options: BTreeMap<String, String>,
    properties: BTreeMap<String, String>,
    partitioning: Vec<PyRef<'py, Column>>,
    clustering: Vec<String>,
}

/// A write of a DataFrame to a table of a catalog.
#[pyfunction]
#[pyo3(signature = (frame, settings, mode, condition = None))]
pub fn write_to_command(
    py: Python<'_>,
    frame: &DataFrame,
    settings: Bound<'_, PyAny>,
    mode: &str,
    condition: Option<PyRef<'_, Column>>,
) -> PyResult<Command> {
    let settings: SettingsV2<'_> = settings.extract()?;
    let mode = match (mode, condition) {
        ("create", _) => WriteModeV2::Create,
        ("replace", _) => WriteModeV2::Replace,
        ("create_or_replace", _) => WriteModeV2::CreateOrReplace,
        ("append", _) => WriteModeV2::Append,
        ("overwrite", Some(condition)) => WriteModeV2::Overwrite(condition.0.clone()),
        ("overwrite_partitions", _) => WriteModeV2::OverwritePartitions,
        (other, _) => return Err(firesteel::Error::unsupported(other)).or_raise(py),
    };
    let mut writer = frame.0.write_to(settings.table);
    if let Some(provider) = settings.provider {
        writer = writer.using(provider);
    }
    let writer = writer
        .options(settings.options)
        .table_properties(settings.properties)
        .partitioned_by(columns(&settings.partitioning))
        .cluster_by(settings.clustering);
    Ok(Command(writer.command(&mode)))
}

/// When, on which condition, what, and with which values.
type Action<'py> = (String, Option<PyRef<'py, Column>>, String, Vec<(String, PyRef<'py, Column>)>);

/// A merge of a DataFrame into a table.
#[pyfunction]
pub fn merge_command(
    py: Python<'_>,
    frame: &DataFrame,
    table: String,
    condition: &Column,
    actions: Vec<Action<'_>>,
    evolves: bool,
) -> PyResult<Command> {
    let mut merge = frame.0.merge_into(table, &condition.0);
    for (when, condition, action, assignments) in actions {
        let assignments = || assignments.iter().map(|(name, value)| (name.clone(), value.0.clone())).collect();
        let action = match action.as_str() {
            "delete" => MergeAction::Delete,
            "insert" => MergeAction::Insert(assignments()),
            "insert_all" => MergeAction::InsertAll,
            "update" => MergeAction::Update(assignments()),
            "update_all" => MergeAction::UpdateAll,
            other => return Err(firesteel::Error::unsupported(other)).or_raise(py),
        };
        let when = match when.as_str() {
            "matched" => MergeWhen::Matched,
            "not_matched" => MergeWhen::NotMatched,
            _ => MergeWhen::NotMatchedBySource,
        };
        merge = merge.when(when, condition.as_ref().map(|column| &column.0), &action);
    }
    Ok(Command(if evolves { merge.with_schema_evolution() } else { merge }.command()))
}
