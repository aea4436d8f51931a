//! Parquet files. Spark: `ParquetWriteSupport`.

use std::fs::File;
use std::io::BufWriter;
use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::datatypes::{DataType, SchemaRef};
use datafusion::parquet::arrow::arrow_writer::{ArrowWriter, ArrowWriterOptions};
use datafusion::parquet::basic::{Compression, GzipLevel, ZstdLevel};
use datafusion::parquet::errors::ParquetError;
use datafusion::parquet::file::properties::WriterProperties;
use firesteel_protocol::{Error, Kind, Result};

use super::{FileWriter, Writer, unsupported_column};
use crate::session::Session;
use crate::source::{Format, Options};

pub(super) struct Parquet {
    schema: SchemaRef,
    properties: WriterProperties,
    extension: String,
}

impl Parquet {
    pub(super) fn new(schema: SchemaRef, session: &Session, mut options: Options) -> Result<Self> {
        let codec = options.take("compression");
        let codec = codec.or_else(|| session.configuration().get("spark.sql.parquet.compression.codec"));
        options.finish()?;
        if let Some(at) = schema.fields().iter().position(|field| !is_supported(field.data_type())) {
            return Err(unsupported_column(&schema, at, Format::Parquet));
        }
        let (compression, prefix) = compression(codec.as_deref().unwrap_or("snappy"))?;
        let properties = WriterProperties::builder()
            .set_compression(compression)
            // Names of list elements and map entries as the Parquet standard has them.
            .set_coerce_types(true)
            .set_created_by(concat!("firesteel version ", env!("CARGO_PKG_VERSION")).to_string())
            .build();
        Ok(Parquet { schema, properties, extension: format!("{prefix}.parquet") })
    }
}

/// Spark stores intervals as numbers whose meaning stands in the footer, which is not offered.
fn is_supported(data_type: &DataType) -> bool {
    match data_type {
        DataType::Interval(_) | DataType::Duration(_) => false,
        DataType::List(element) => is_supported(element.data_type()),
        DataType::Map(entries, _) => is_supported(entries.data_type()),
        DataType::Struct(fields) => !fields.is_empty() && fields.iter().all(|field| is_supported(field.data_type())),
        _ => true,
    }
}

/// A codec and what it adds to a file's name.
fn compression(codec: &str) -> Result<(Compression, &'static str)> {
    Ok(match codec.to_ascii_lowercase().as_str() {
        "none" | "uncompressed" => (Compression::UNCOMPRESSED, ""),
        "snappy" => (Compression::SNAPPY, ".snappy"),
        "gzip" => (Compression::GZIP(GzipLevel::default()), ".gz"),
        "zstd" => (Compression::ZSTD(ZstdLevel::default()), ".zstd"),
        "lz4_raw" => (Compression::LZ4_RAW, ".lz4raw"),
        "brotli" | "lzo" | "lz4" => return Err(Error::unsupported(format!("the Parquet codec {codec}"))),
        _ => {
            let available = "brotli, uncompressed, lzo, snappy, lz4_raw, none, zstd, lz4, gzip";
            let parameters = [("codecName", codec), ("availableCodecs", available)];
            let condition = "CODEC_NOT_AVAILABLE.WITH_AVAILABLE_CODECS_SUGGESTION";
            return Err(Error::new(Kind::IllegalArgument, condition, &parameters));
        }
    })
}

impl Writer for Parquet {
    fn extension(&self) -> String {
        self.extension.clone()
    }

    fn keeps_empty(&self) -> bool {
        true
    }

    fn open(&self, file: File) -> Result<Box<dyn FileWriter>> {
        let options = ArrowWriterOptions::new().with_properties(self.properties.clone()).with_skip_arrow_metadata(true);
        let writer = ArrowWriter::try_new_with_options(BufWriter::new(file), Arc::clone(&self.schema), options);
        Ok(Box::new(ParquetFile(writer.map_err(failed)?)))
    }
}

struct ParquetFile(ArrowWriter<BufWriter<File>>);

impl FileWriter for ParquetFile {
    fn write(&mut self, batch: &RecordBatch) -> Result<()> {
        self.0.write(batch).map_err(failed)
    }

    fn finish(self: Box<Self>) -> Result<()> {
        self.0.close().map(drop).map_err(failed)
    }
}

fn failed(error: ParquetError) -> Error {
    Error::internal("writing Parquet").with_cause(error)
}
