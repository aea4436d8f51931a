//! Writing files. Spark: `DataFrameWriter.save`, `InsertIntoHadoopFsRelationCommand`.
//!
//! Files are written beside the target, out of sight, and moved in when all are complete. A write that fails or is
//! interrupted leaves the target as it was.

mod csv;
mod folders;
mod json;
mod parquet;
mod part;
mod sink;
mod staging;
mod text;
mod value;

use std::collections::HashSet;
use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::datatypes::{DataType, SchemaRef};
use datafusion::logical_expr::{Expr, LogicalPlan, Sort};
use datafusion::physical_plan::ExecutionPlan;
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use datafusion::scalar::ScalarValue;
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::spark::connect::write_operation::{SaveMode, SaveType};
use firesteel_protocol::{Error, Kind, Node, Result};
use tokio::task::JoinSet;

use crate::catalog::{Buckets, quoted};
use crate::error::from_datafusion;
use crate::expr::Typed;
use crate::function;
use crate::plan::output;
use crate::resolve::Column;
use crate::session::Session;
use crate::session::configuration::DEFAULT_SOURCE;
use crate::session::observed;
use crate::session::operation::Sink;
use crate::session::query::Analyzed;
use crate::source::journal::Record;
use crate::source::{Format, Options, display, local};
use folders::Folders;
use part::PartWriter;
use staging::{Replaced, Staging};

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
        return super::insert::save(session, input, message, table, sink).await;
    }
    let request = Request::new(session, message)?;
    let analyzed = Analyzed::new(session, input).await?;
    refuse_duplicates(&analyzed)?;
    let target = request.target;
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
    mut options: Options,
) -> Result<()> {
    let settings = Arc::clone(&analyzed.settings);
    let configuration = session.configuration();
    let most_rows = match options.take("maxRecordsPerFile") {
        Some(text) => Some(text),
        None => configuration.get("spark.sql.files.maxRecordsPerFile"),
    };
    let most_rows = most_rows.and_then(|text| text.parse::<usize>().ok()).filter(|most| *most > 0);
    let overwrite = options.take("partitionOverwriteMode");
    let overwrite = overwrite.or_else(|| configuration.get("spark.sql.sources.partitionOverwriteMode"));
    let is_dynamic = overwrite.is_some_and(|mode| mode.eq_ignore_ascii_case("dynamic"));
    let analyzed = formatted(analyzed, format, &mut options)?;
    let mut analyzed = analyzed;
    let mut folders = Folders::new(&analyzed.wire, &target.partition_columns, &settings)?;
    if let Some(buckets) = &target.buckets {
        folders.share(buckets, &analyzed.wire, &settings)?;
        analyzed.plan = sorted(&analyzed, &buckets.sort_columns)?;
    }
    let schema = folders.schema(&analyzed.wire)?;
    let writer: Arc<dyn Writer> = match format {
        Format::Parquet => Arc::new(parquet::Parquet::new(schema, session, options)?),
        Format::Csv => Arc::new(csv::Csv::new(schema, &settings, options)?),
        Format::Json => Arc::new(json::Json::new(schema, &settings, options)?),
        Format::Text => Arc::new(text::Text::new(&schema, options)?),
    };
    let physical = analyzed.physical(session).await?;
    let staging = Staging::new(&target.path)?;
    let replaces_folders = is_dynamic && !folders.is_empty() && target.folder.is_none();
    let files = Files { writer, folders: Arc::new(folders), most_rows };
    write_all(session, physical, &analyzed.wire, files, &staging).await?;
    let Target { path, mode, folder, record, .. } = target;
    match mode {
        SaveMode::Append => staging.commit(&path, Replaced::Nothing, record),
        SaveMode::Overwrite if replaces_folders => staging.commit(&path, Replaced::Folders, record),
        SaveMode::Overwrite => match folder {
            Some(folder) => staging.commit(&path, Replaced::Below(folder), record),
            None => staging.commit(&path, Replaced::All, record),
        },
        _ => staging.become_new(&path),
    }
}

/// The rows in the order of some columns.
fn sorted(analyzed: &Analyzed, names: &[String]) -> Result<LogicalPlan> {
    if names.is_empty() {
        return Ok(analyzed.plan.clone());
    }
    let keys = names.iter().filter_map(|name| {
        let column = analyzed.columns.iter().find(|column| column.name.eq_ignore_ascii_case(name))?;
        Some(column.typed().expr.sort(true, true))
    });
    let input = Arc::new(analyzed.plan.clone());
    Ok(LogicalPlan::Sort(Sort { expr: keys.collect(), input, fetch: None }))
}

/// Dates and timestamps of text files as the options `dateFormat` and the like say.
fn formatted(analyzed: Analyzed, format: Format, options: &mut Options) -> Result<Analyzed> {
    if !matches!(format, Format::Csv | Format::Json) {
        return Ok(analyzed);
    }
    let (date, timestamp) = (options.take("dateFormat"), options.take("timestampFormat"));
    let without_zone = options.take("timestampNTZFormat");
    if date.is_none() && timestamp.is_none() && without_zone.is_none() {
        return Ok(analyzed);
    }
    let mut columns = Vec::with_capacity(analyzed.columns.len());
    let mut expressions: Vec<Expr> = Vec::with_capacity(analyzed.columns.len());
    for (at, column) in analyzed.columns.iter().enumerate() {
        let pattern = match &column.data_type {
            DataType::Date32 => &date,
            DataType::Timestamp(_, Some(_)) => &timestamp,
            DataType::Timestamp(_, None) => &without_zone,
            nested if nested.is_nested() => {
                return Err(Error::unsupported("patterns of dates and times beside nested columns"));
            }
            _ => &None,
        };
        let value = match pattern {
            Some(pattern) => {
                let pattern = Typed::literal(ScalarValue::Utf8(Some(pattern.clone())));
                function::apply("date_format", vec![column.typed(), pattern], &analyzed.settings)?
            }
            None => column.typed(),
        };
        let id = format!("#f{at}");
        columns.push(Column::new(&id, &column.name, value.data_type.clone()));
        expressions.push(value.expr.alias(&id));
    }
    let plan = crate::resolve::projection(expressions, &Arc::new(analyzed.plan))?;
    let wire = output::schema(&columns, &analyzed.settings.zone)?;
    Ok(Analyzed { plan, columns, wire, settings: analyzed.settings, tables: analyzed.tables })
}

/// How the files of a write are made.
struct Files {
    writer: Arc<dyn Writer>,
    folders: Arc<Folders>,
    most_rows: Option<usize>,
}

/// What a write asks for.
struct Request {
    format: Format,
    target: Target,
    options: Options,
}

impl Request {
    fn new(session: &Session, message: &proto::WriteOperation) -> Result<Self> {
        let proto::WriteOperation {
            input: _,
            source,
            mode: _,
            sort_column_names: _,
            partitioning_columns,
            bucket_by: _,
            options,
            clustering_columns,
            with_schema_evolution,
            save_type,
        } = message;
        check_layout(message, "save")?;
        if !clustering_columns.is_empty() && !partitioning_columns.is_empty() {
            return Err(Error::unsupported("clusterBy and partitionBy of a writer together"));
        }
        // Files have no clusters: Spark hands the columns to the source, and its file sources make nothing of them.
        if *with_schema_evolution {
            return Err(Error::unsupported("withSchemaEvolution of a writer"));
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
        let mut target = Target::new(local(&path)?, message.mode());
        target.partition_columns = partitioning_columns.clone();
        Ok(Request { format, target, options })
    }
}

/// Where to write, and what to do with what is there.
pub(super) struct Target {
    pub(super) path: PathBuf,
    pub(super) mode: SaveMode,
    /// The columns whose values are folders, outermost first.
    pub(super) partition_columns: Vec<String>,
    pub(super) buckets: Option<Buckets>,
    /// The only folder that overwriting concerns.
    pub(super) folder: Option<PathBuf>,
    /// The table as the catalog knows it from then on.
    pub(super) record: Option<Record>,
}

/// `bucketBy` and `sortBy` are for tables, and only together.
pub(super) fn check_layout(message: &proto::WriteOperation, operation: &str) -> Result<()> {
    let parameters = [("operation", operation)];
    if message.bucket_by.is_some() && operation != "saveAsTable" {
        return Err(Error::new(Kind::Analysis, "_LEGACY_ERROR_TEMP_1312", &parameters));
    }
    if !message.sort_column_names.is_empty() && message.bucket_by.is_none() {
        return Err(Error::new(Kind::Analysis, "SORT_BY_WITHOUT_BUCKETING", &[] as &[(&str, &str)]));
    }
    Ok(())
}

impl Target {
    pub(super) fn new(path: PathBuf, mode: SaveMode) -> Self {
        Target { path, mode, partition_columns: Vec::new(), buckets: None, folder: None, record: None }
    }

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

/// Writes each partition to files of its own.
async fn write_all(
    session: &Session,
    physical: Arc<dyn ExecutionPlan>,
    wire: &SchemaRef,
    files: Files,
    staging: &Staging,
) -> Result<()> {
    let context = session.planner().task_ctx();
    let partitions = physical.properties().output_partitioning().partition_count();
    let id = uuid::Uuid::new_v4();
    let keeps_empty = files.writer.keeps_empty() && files.folders.is_empty();
    let part = |partition: usize| PartWriter {
        writer: Arc::clone(&files.writer),
        folders: Arc::clone(&files.folders),
        room: staging.room(),
        name: format!("part-{partition:05}-{id}"),
        most_rows: files.most_rows,
        keeps_empty: keeps_empty && partition == 0,
    };
    // Ends its tasks when this operation is interrupted.
    let mut tasks = JoinSet::new();
    for partition in 0..partitions {
        let batches = physical.execute(partition, Arc::clone(&context)).map_err(from_datafusion)?;
        tasks.spawn(part(partition).run(output::restore(batches, wire)));
    }
    if partitions == 0 {
        let nothing = futures::stream::empty();
        part(0).run(Box::pin(RecordBatchStreamAdapter::new(Arc::clone(wire), nothing))).await?;
    }
    let mut result = Ok(());
    while result.is_ok()
        && let Some(outcome) = tasks.join_next().await
    {
        result = match outcome {
            Ok(outcome) => outcome,
            Err(error) if error.is_panic() => Err(Error::panic(error.into_panic().as_ref())),
            Err(_) => Err(Error::cancelled()),
        };
    }
    // A write that fails has removed its files when its caller hears of it.
    tasks.shutdown().await;
    result
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
