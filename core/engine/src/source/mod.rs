//! Where rows come from: files of three formats, and the one pass that looks up what a plan names.

pub(crate) mod convert;
pub(crate) mod csv;
mod data_type;
mod file;
mod footers;
mod json;
pub(crate) mod lines;
mod lookup;
mod options;
mod parquet;
mod scan;
pub mod tables;
mod text;

use std::collections::BTreeMap;
use std::sync::Arc;

use datafusion::catalog::TableProvider;
use firesteel_protocol::{Error, Kind, Result};

use crate::function::Settings;
use crate::session::Session;

pub(crate) use data_type::parse_schema;
pub(crate) use file::{display, local};
pub(crate) use footers::Footers;
pub(crate) use lookup::lookup;
pub(crate) use options::Options;
pub(crate) use tables::Observations;
pub use tables::{Rows, Tables};

/// A read of files, as a plan asks for it.
pub(crate) struct Request<'a> {
    pub(crate) format: &'a str,
    /// As DDL or JSON.
    pub(crate) schema: Option<&'a str>,
    pub(crate) options: &'a BTreeMap<String, String>,
    pub(crate) paths: &'a [String],
}

/// The formats that are read and written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Format {
    Parquet,
    Csv,
    Json,
}

impl Format {
    /// The format with this name. Spark's other formats are refused by name; unknown ones are `DATA_SOURCE_NOT_FOUND`.
    pub(crate) fn named(name: &str) -> Result<Self> {
        match name.to_ascii_lowercase().as_str() {
            "parquet" => Ok(Format::Parquet),
            "csv" => Ok(Format::Csv),
            "json" => Ok(Format::Json),
            "orc" | "text" | "avro" | "jdbc" | "binaryfile" | "xml" | "delta" | "iceberg" | "hudi" | "hive"
            | "noop" | "console" | "kafka" | "rate" | "socket" | "memory" | "libsvm" | "image" | "protobuf" => {
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
    let filter = file::Filter::new(&mut options)?;
    let found = tokio::task::spawn_blocking(move || file::list(&paths, &filter))
        .await
        .map_err(|error| Error::internal("listing files").with_cause(error))??;
    let schema = request.schema.map(|text| parse_schema(text, &settings.zone)).transpose()?;
    if found.is_empty() && schema.is_none() {
        let parameters = [("format", format.title())];
        return Err(Error::new(Kind::Analysis, "UNABLE_TO_INFER_SCHEMA", &parameters));
    }
    let files = found.iter().map(|file| format!("file://{}", file.path.display())).collect();
    let provider = match format {
        Format::Parquet => parquet::open(session, settings, found, schema, options).await?,
        Format::Csv => csv::open(settings, found, schema, options).await?,
        Format::Json => json::open(settings, found, schema, options).await?,
    };
    Ok(Opened { provider, files })
}
