//! Writing files. Spark: `DataFrameWriter.save`, `InsertIntoHadoopFsRelationCommand`.
//!
//! Files are written beside the target, out of sight, and moved in when all are complete. A write that fails or is
//! interrupted leaves the target as it was.

mod csv;
mod json;
mod parquet;
mod staging;
mod value;

use std::collections::HashSet;
use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use datafusion::physical_plan::ExecutionPlan;
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::spark::connect::write_operation::{SaveMode, SaveType};
use firesteel_protocol::{Error, Kind, Node, Result};
use futures::StreamExt;
use tokio::task::JoinSet;

use crate::catalog::quoted;
use crate::error::from_datafusion;
use crate::plan::output;
use crate::session::Session;
use crate::session::configuration::DEFAULT_SOURCE;
use crate::session::observed;
use crate::session::operation::Sink;
use crate::session::query::Analyzed;
use crate::source::{Format, Options, display, local};
use staging::Staging;

/// Writes batches to one file.
pub(super) trait FileWriter: Send {
    fn write(&mut self, batch: &RecordBatch) -> Result<()>;
    /// Completes the file.
    fn finish(self: Box<Self>) -> Result<()>;
}

/// How the files of one write are made.
pub(super) trait Writer: Send + Sync {
    /// What follows the number and the id in a file's name: `.snappy.parquet`.
    fn extension(&self) -> String;
    /// Whether a file is written even when there are no rows, for its schema.
    fn keeps_empty(&self) -> bool;
    fn open(&self, file: File) -> Result<Box<dyn FileWriter>>;
}

pub(super) async fn run(
    session: &Arc<Session>,
    input: &Arc<Node>,
    message: &proto::WriteOperation,
    sink: &Sink,
) -> Result<()> {
    if let Some(SaveType::Table(table)) = &message.save_type {
        return super::insert::save(session, input, message, table).await;
    }
    let request = Request::new(session, message)?;
    let analyzed = Analyzed::new(session, input).await?;
    refuse_duplicates(&analyzed)?;
    let target = Target { path: request.path, mode: request.mode };
    if !target.is_open()? {
        return Ok(());
    }
    let tables = Arc::clone(&analyzed.tables);
    write_files(session, analyzed, target, request.format, request.options).await?;
    observed::tell(&tables.observations(), sink).await
}

/// Writes the rows of a plan as files of one format.
pub(super) async fn write_files(
    session: &Arc<Session>,
    analyzed: Analyzed,
    target: Target,
    format: Format,
    options: Options,
) -> Result<()> {
    let settings = Arc::clone(&analyzed.settings);
    let physical = analyzed.physical(session).await?;
    let schema = Arc::clone(&analyzed.wire);
    let writer: Arc<dyn Writer> = match format {
        Format::Parquet => Arc::new(parquet::Parquet::new(schema, session, options)?),
        Format::Csv => Arc::new(csv::Csv::new(schema, &settings, options)?),
        Format::Json => Arc::new(json::Json::new(schema, &settings, options)?),
    };
    let staging = Staging::new(&target.path)?;
    write_all(session, physical, &analyzed.wire, writer, &staging).await?;
    match target.mode {
        SaveMode::Append => staging.add_to(&target.path),
        SaveMode::Overwrite => staging.replace(&target.path),
        _ => staging.become_new(&target.path),
    }
}

/// What a write asks for.
struct Request {
    format: Format,
    path: PathBuf,
    mode: SaveMode,
    options: Options,
}

impl Request {
    fn new(session: &Session, message: &proto::WriteOperation) -> Result<Self> {
        let proto::WriteOperation {
            input: _,
            source,
            mode: _,
            sort_column_names,
            partitioning_columns,
            bucket_by,
            options,
            clustering_columns,
            with_schema_evolution,
            save_type,
        } = message;
        let refused = [
            (!sort_column_names.is_empty(), "sortBy"),
            (!partitioning_columns.is_empty(), "partitionBy"),
            (bucket_by.is_some(), "bucketBy"),
            (!clustering_columns.is_empty(), "clusterBy"),
            (*with_schema_evolution, "withSchemaEvolution"),
        ];
        if let Some((_, name)) = refused.iter().find(|(is_asked, _)| *is_asked) {
            return Err(Error::unsupported(format!("{name} of a writer")));
        }
        let mut options = Options::new(options);
        let option = options.take("path");
        let path = match save_type {
            Some(SaveType::Path(path)) => Some(path.clone()),
            Some(SaveType::Table(_)) => return Err(Error::internal("a table where a path belongs")),
            None => option,
        };
        let path = path.ok_or_else(|| Error::argument("save", "path", "'path' is not specified."))?;
        if path.is_empty() {
            return Err(Error::argument("save", "path", "Can not create a Path from an empty string"));
        }
        let source = source.clone().filter(|source| !source.is_empty());
        let source = source.or_else(|| session.configuration().get(DEFAULT_SOURCE));
        let format = Format::named(source.as_deref().unwrap_or("parquet"))?;
        Ok(Request { format, path: local(&path)?, mode: message.mode(), options })
    }
}

/// Where to write, and what to do with what is there.
pub(super) struct Target {
    pub(super) path: PathBuf,
    pub(super) mode: SaveMode,
}

impl Target {
    /// Whether there is something to write. Fails when what is there forbids it.
    fn is_open(&self) -> Result<bool> {
        let exists = self.path.exists();
        match self.mode {
            SaveMode::Ignore => Ok(!exists),
            SaveMode::ErrorIfExists | SaveMode::Unspecified if exists => {
                let parameters = [("outputPath", display(&self.path))];
                Err(Error::new(Kind::Analysis, "PATH_ALREADY_EXISTS", &parameters))
            }
            SaveMode::Append if exists && !self.path.is_dir() => {
                Err(Error::argument("save", "path", format!("{} is not a folder", display(&self.path))))
            }
            _ => Ok(true),
        }
    }
}

pub(super) fn refuse_duplicates(analyzed: &Analyzed) -> Result<()> {
    let mut names = HashSet::new();
    match analyzed.columns.iter().find(|column| !names.insert(&column.name)) {
        Some(column) => {
            Err(Error::new(Kind::Analysis, "COLUMN_ALREADY_EXISTS", &[("columnName", quoted(&column.name))]))
        }
        None => Ok(()),
    }
}

/// Writes each partition to a file of its own.
async fn write_all(
    session: &Session,
    physical: Arc<dyn ExecutionPlan>,
    wire: &SchemaRef,
    writer: Arc<dyn Writer>,
    staging: &Staging,
) -> Result<()> {
    let context = session.planner().task_ctx();
    let partitions = physical.properties().output_partitioning().partition_count();
    let id = uuid::Uuid::new_v4();
    // Ends its tasks when this operation is interrupted.
    let mut tasks = JoinSet::new();
    for partition in 0..partitions {
        let path = staging.path().join(format!("part-{partition:05}-{id}-c000{}", writer.extension()));
        let batches = physical.execute(partition, Arc::clone(&context)).map_err(from_datafusion)?;
        let batches = output::restore(batches, wire);
        let keeps_empty = writer.keeps_empty() && partition == 0;
        tasks.spawn(write_part(batches, path, Arc::clone(&writer), keeps_empty));
    }
    if partitions == 0 && writer.keeps_empty() {
        let path = staging.path().join(format!("part-00000-{id}-c000{}", writer.extension()));
        writer.open(staging::create(&path)?)?.finish()?;
    }
    while let Some(outcome) = tasks.join_next().await {
        match outcome {
            Ok(outcome) => outcome?,
            Err(error) if error.is_panic() => return Err(Error::panic(error.into_panic().as_ref())),
            Err(_) => return Err(Error::cancelled()),
        }
    }
    Ok(())
}

/// Writes the batches of a partition; no file when there are none.
async fn write_part(
    mut batches: datafusion::execution::SendableRecordBatchStream,
    path: PathBuf,
    writer: Arc<dyn Writer>,
    keeps_empty: bool,
) -> Result<()> {
    let mut open = None;
    while let Some(batch) = batches.next().await {
        let batch = batch.map_err(from_datafusion)?;
        if batch.num_rows() == 0 {
            continue;
        }
        let file = match &mut open {
            Some(file) => file,
            None => open.insert(writer.open(staging::create(&path)?)?),
        };
        file.write(&batch)?;
    }
    match open {
        Some(file) => file.finish(),
        None if keeps_empty => writer.open(staging::create(&path)?)?.finish(),
        None => Ok(()),
    }
}

/// A schema that a format cannot hold is refused before anything is written.
pub(super) fn unsupported_column(schema: &SchemaRef, at: usize, format: Format) -> Error {
    let field = schema.field(at);
    Error::unsupported(format!(
        "writing {} columns such as {} to {}",
        field.data_type(),
        quoted(field.name()),
        format.title()
    ))
}
