//! Rows as text for people and as files for programs.

use std::io::{self, Write};

use arrow::array::{Array, AsArray, RecordBatch};
use firesteel::functions::{col, expr};
use firesteel::{DataFrame, Error, Result};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Table,
    Csv,
    Json,
    Parquet,
}

impl Format {
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "table" => Some(Format::Table),
            "csv" => Some(Format::Csv),
            "json" => Some(Format::Json),
            "parquet" => Some(Format::Parquet),
            _ => None,
        }
    }
}

/// Rows that a table shows at most; a file holds all of them.
const TABLE_ROWS: i32 = 1000;

/// Writes the rows of `frame`. A result without columns, as that of a command, is nothing.
pub(super) async fn write(frame: &DataFrame, format: Format, out: &mut impl Write) -> Result<()> {
    let names = frame.columns().await?;
    if names.is_empty() {
        // A command inside a plan is carried out when it is run.
        return frame.execute().await?.finish().await;
    }
    match format {
        Format::Table => {
            let text = frame.show_string(TABLE_ROWS, 0, false).await?;
            written(out.write_all(text.trim_end().as_bytes()).and_then(|()| out.write_all(b"\n")))
        }
        Format::Csv => csv(frame, &names, out).await,
        Format::Json => json(frame, out).await,
        Format::Parquet => parquet(frame, out).await,
    }
}

/// A header and a line for each row, as RFC 4180 has them. Values are in Spark's text; NULL is an empty field.
async fn csv(frame: &DataFrame, names: &[String], out: &mut impl Write) -> Result<()> {
    // The names may repeat, so columns are found by names of our own.
    let places: Vec<String> = (0..names.len()).map(|at| format!("c{at}")).collect();
    let texts = frame.to_df(places.clone()).select(places.iter().map(|place| col(place).cast("string")));
    let header: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    written(writeln!(out, "{}", header.join(",")))?;
    let operation = texts.execute().await?;
    while let Some(batch) = operation.next_batch().await? {
        for row in 0..batch.num_rows() {
            let fields: Vec<String> = batch.columns().iter().map(|column| field(column.as_ref(), row)).collect();
            written(writeln!(out, "{}", fields.join(",")))?;
        }
    }
    Ok(())
}

fn field(column: &dyn Array, row: usize) -> String {
    if column.is_null(row) {
        return String::new();
    }
    let text = column.as_string::<i32>().value(row);
    // An empty text is told from NULL by its quotes.
    if text.is_empty() { "\"\"".to_string() } else { quoted(text) }
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_string() }
}

/// A JSON object on each line.
async fn json(frame: &DataFrame, out: &mut impl Write) -> Result<()> {
    let objects = frame.select([expr("to_json(struct(*), map('ignoreNullFields', 'false'))")]);
    let operation = objects.execute().await?;
    while let Some(batch) = operation.next_batch().await? {
        let lines = batch.column(0).as_string::<i32>();
        for line in lines.iter().flatten() {
            written(writeln!(out, "{line}"))?;
        }
    }
    Ok(())
}

async fn parquet(frame: &DataFrame, out: &mut impl Write) -> Result<()> {
    let failed = |error: parquet::errors::ParquetError| Error::internal("writing Parquet").with_cause(error);
    let schema = frame.arrow_schema().await?;
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    // The writer wants what it writes to be movable between threads, so the bytes go through memory.
    let mut writer = ArrowWriter::try_new(Vec::new(), schema, Some(properties)).map_err(failed)?;
    let operation = frame.execute().await?;
    while let Some(batch) = operation.next_batch().await? {
        let batch: RecordBatch = batch;
        writer.write(&batch).map_err(failed)?;
        let bytes = std::mem::take(writer.inner_mut());
        written(out.write_all(&bytes))?;
    }
    let bytes = writer.into_inner().map_err(failed)?;
    written(out.write_all(&bytes))
}

/// A reader that has seen enough ends the program quietly, as it does for others in a pipe.
fn written(outcome: io::Result<()>) -> Result<()> {
    match outcome {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
        Err(error) => Err(Error::internal("writing rows").with_cause(error)),
    }
}
