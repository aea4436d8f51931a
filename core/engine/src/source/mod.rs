//! Where rows come from: files of four formats, and the one pass that looks up what a plan names.

mod charset;
pub(crate) mod convert;
pub(crate) mod csv;
mod data_type;
mod file;
mod file_fact;
mod footers;
pub(crate) mod journal;
mod json;
mod layout;
pub(crate) mod lines;
mod lookup;
mod malformed;
mod measured;
mod options;
mod parquet;
mod parquet_table;
mod partition;
mod plain;
mod scan;
pub mod tables;
mod text;

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::datatypes::{FieldRef, Schema};
use datafusion::catalog::TableProvider;
use firesteel_protocol::{Error, Kind, Result};

use crate::function::Settings;
use crate::session::Session;

pub(crate) use convert::TextCast;
pub(crate) use data_type::parse_schema;
pub(crate) use file::{display, local};
pub(crate) use file_fact::FileFact;
pub(crate) use footers::Footers;
pub(crate) use lookup::lookup;
pub(crate) use options::Options;
pub(crate) use partition::{DEFAULT_PARTITION, escaped, partition_names};
pub(crate) use plain::check as check_text;
pub(crate) use tables::Observations;
pub use tables::{Rows, Tables};

/// A read of files, as a plan asks for it.
pub(crate) struct Request<'a> {
    pub(crate) format: &'a str,
    /// As DDL or JSON.
    pub(crate) schema: Option<&'a str>,
    pub(crate) options: &'a BTreeMap<String, String>,
    pub(crate) paths: &'a [String],
    /// Whether a path that is not there holds no files, as for a table of the catalog; otherwise that is an error.
    pub(crate) may_lack: bool,
}

/// The formats that are read and written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Format {
    Parquet,
    Csv,
    Json,
    Text,
}

impl Format {
    /// The format with this name. Spark's other formats are refused by name; unknown ones are `DATA_SOURCE_NOT_FOUND`.
    pub(crate) fn named(name: &str) -> Result<Self> {
        match name.to_ascii_lowercase().as_str() {
            "parquet" => Ok(Format::Parquet),
            "csv" => Ok(Format::Csv),
            "json" => Ok(Format::Json),
            "text" => Ok(Format::Text),
            "orc" | "avro" | "jdbc" | "binaryfile" | "xml" | "delta" | "iceberg" | "hudi" | "hive" | "noop"
            | "console" | "kafka" | "rate" | "socket" | "memory" | "libsvm" | "image" | "protobuf" => {
                Err(Error::unsupported(format!("the format {name}")))
            }
            _ => Err(Error::new(Kind::Analysis, "DATA_SOURCE_NOT_FOUND", &[("provider", name)])),
        }
    }

    /// As Spark's messages call it.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Format::Parquet => "Parquet",
            Format::Csv => "CSV",
            Format::Json => "JSON",
            Format::Text => "Text",
        }
    }
}

/// Whether `name` in `name.`path`` is a format.
pub(crate) fn is_format(name: &str) -> bool {
    Format::named(name).is_ok()
}

/// Files as a table, and their URLs.
pub(crate) struct Opened {
    pub(crate) provider: Arc<dyn TableProvider>,
    pub(crate) files: Vec<String>,
    /// The columns that folders tell.
    pub(crate) partition_columns: Vec<String>,
}

/// Opens files as a table. The schema is the one given, or the one the files tell.
pub(crate) async fn open(session: &Arc<Session>, settings: &Settings, request: &Request<'_>) -> Result<Opened> {
    let format = Format::named(request.format)?;
    let mut options = Options::new(request.options);
    let mut paths = request.paths.to_vec();
    // `load(path)` of some clients, and `option("path", ..)`.
    if let Some(path) = options.take("path") {
        paths.push(path);
    }
    let filter = file::Filter::new(&mut options, settings)?;
    let schema = request.schema.map(|text| parse_schema(text, &settings.zone)).transpose()?;
    let configuration = session.configuration();
    let infers = configuration.is_true("spark.sql.sources.partitionColumnTypeInference.enabled");
    let (settings_here, given, may_lack) = (settings.clone(), schema.clone(), request.may_lack);
    let found = tokio::task::spawn_blocking(move || {
        let found = file::list(&paths, &filter, may_lack)?;
        let rules = partition::Rules { is_recursive: filter.is_recursive, infers, given: given.as_deref() };
        partition::discover(found, &rules, &settings_here)
    });
    let found = found.await.map_err(|error| Error::internal("listing files").with_cause(error))??;
    if found.files.is_empty() && schema.is_none() && format != Format::Text {
        let parameters = [("format", format.title())];
        return Err(Error::new(Kind::Analysis, "UNABLE_TO_INFER_SCHEMA", &parameters));
    }
    // What folders tell does not stand in files.
    let schema = schema.map(|schema| {
        let is_of_folders = |field: &FieldRef| found.columns.iter().any(|column| column.name() == field.name());
        let fields: Vec<_> = schema.fields().iter().filter(|field| !is_of_folders(field)).cloned().collect();
        Arc::new(Schema::new(fields))
    });
    let files = found.files.iter().map(|file| format!("file://{}", file.path.display())).collect();
    let partition_columns = found.columns.iter().map(|column| column.name().clone()).collect();
    let corrupt = configuration.get("spark.sql.columnNameOfCorruptRecord");
    let provider = match format {
        Format::Parquet => parquet::open(session, settings, found, schema, options).await?,
        Format::Csv => csv::open(settings, found, schema, options, corrupt).await?,
        Format::Json => json::open(settings, found, schema, options, corrupt).await?,
        Format::Text => plain::open(found, schema, options)?,
    };
    Ok(Opened { provider, files, partition_columns })
}
