//! Parquet files. Spark: `ParquetFileFormat`, `ParquetToSparkSchemaConverter`.

use std::collections::HashMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::Arc;

use arrow::datatypes::{DataType, Field, Fields, Schema, SchemaRef, TimeUnit};
use datafusion::catalog::TableProvider;
use datafusion::common::config::TableParquetOptions;
use datafusion::common::stats::Precision;
use datafusion::common::{ScalarValue, Statistics, TableReference};
use datafusion::datasource::file_format::parquet::ParquetFormat;
use datafusion::datasource::listing::{ListingOptions, ListingTable, ListingTableConfig, ListingTableUrl};
use datafusion::parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions};
use datafusion::parquet::basic::Type as PhysicalType;
use datafusion::parquet::file::metadata::{KeyValue, ParquetMetaData, RowGroupMetaData};
use datafusion::parquet::file::statistics::Statistics as ParquetStatistics;
use firesteel_protocol::{Error, Kind, Result, types};
use url::Url;

use super::Options;
use super::file::{File, display};
use super::measured::Measured;
use super::parquet_table::ParquetTable;
use super::partition::Discovered;
use crate::error::from_datafusion;
use crate::function::Settings;
use crate::session::Session;

/// Opens Parquet files. Without a schema the first file tells it, as in Spark, or all of them together.
pub(crate) async fn open(
    session: &Arc<Session>,
    settings: &Settings,
    found: Discovered,
    given: Option<SchemaRef>,
    mut options: Options,
) -> Result<Arc<dyn TableProvider>> {
    let merges = options.take_boolean("mergeSchema")?;
    let merges = merges.unwrap_or_else(|| session.configuration().is_true("spark.sql.parquet.mergeSchema"));
    options.take_default("datetimeRebaseMode", "CORRECTED")?;
    options.take_default("int96RebaseMode", "CORRECTED")?;
    options.finish()?;
    let zone = Arc::clone(&settings.zone);
    let session_files = Arc::clone(session);
    let (found, schema, footers) = tokio::task::spawn_blocking(move || {
        let (schema, footers) = table_schema(&session_files, &found.files, given, merges, &zone)?;
        Ok::<_, Error>((found, schema, footers))
    })
    .await
    .map_err(|error| Error::internal("reading Parquet footers").with_cause(error))??;
    if found.columns.is_empty() || found.files.is_empty() {
        return table(session, &found.files, schema, &footers);
    }
    Ok(Arc::new(ParquetTable::new(found, with_views(&schema), &footers)))
}

fn table(
    session: &Session,
    files: &[File],
    schema: SchemaRef,
    footers: &[Arc<Footer>],
) -> Result<Arc<dyn TableProvider>> {
    if files.is_empty() {
        let empty = datafusion::catalog::MemTable::try_new(schema, vec![Vec::new()]).map_err(from_datafusion)?;
        return Ok(Arc::new(empty));
    }
    let format = ParquetFormat::default().with_options(reading());
    // What the files are called was decided when they were listed.
    let listing = ListingOptions::new(Arc::new(format)).with_file_extension("");
    let schema = with_views(&schema);
    // Kept statistics stand by column position, so they are kept for each schema that a file is read with.
    let mut hasher = DefaultHasher::new();
    schema.hash(&mut hasher);
    let scope = TableReference::bare(hasher.finish().to_string());
    let urls = files.iter().map(|file| Ok(url(&file.path)?.with_table_ref(scope.clone())));
    let urls = urls.collect::<Result<Vec<_>>>()?;
    let config = ListingTableConfig::new_with_multi_paths(urls).with_listing_options(listing).with_schema(schema);
    let statistics = session.engine.runtime.cache_manager.get_file_statistic_cache();
    let table = ListingTable::try_new(config).map_err(from_datafusion)?.with_cache(statistics);
    let statistics = statistics_of(footers, &table.schema());
    Ok(Arc::new(Measured { table, statistics, files: files.to_vec() }))
}

/// How DataFusion is to read the files.
pub(super) fn reading() -> TableParquetOptions {
    let mut parquet = TableParquetOptions::default();
    // The instants of INT96 are stored in UTC.
    parquet.global.coerce_int96 = Some("us".to_string());
    parquet.global.coerce_int96_tz = Some("UTC".to_string());
    parquet
}

fn url(path: &Path) -> Result<ListingTableUrl> {
    let url = Url::from_file_path(path).map_err(|()| Error::argument("load", "path", display(path)))?;
    ListingTableUrl::try_new(url, None).map_err(from_datafusion)
}

/// Strings at the top level are read as views, which filters and joins handle faster.
fn with_views(schema: &Schema) -> SchemaRef {
    let fields = schema.fields().iter().map(|field| match field.data_type() {
        DataType::Utf8 => Arc::new(Field::new(field.name(), DataType::Utf8View, true)),
        _ => Arc::clone(field),
    });
    Arc::new(Schema::new(fields.collect::<Fields>()))
}

/// The table's schema: the one given, that of the first file, or that of all. Every file must hold what it promises: where
/// a column has another type, Spark raises rather than converts.
fn table_schema(
    session: &Session,
    files: &[File],
    given: Option<SchemaRef>,
    merges: bool,
    zone: &Arc<str>,
) -> Result<(SchemaRef, Vec<Arc<Footer>>)> {
    let is_given = given.is_some();
    let mut expected = given;
    for file in files {
        let footer = footer(session, file, is_given)?;
        let schema = match &expected {
            None => Arc::new(spark_schema(&footer.schema, zone)?),
            Some(expected) if merges && !is_given => merged(expected, &spark_schema(&footer.schema, zone)?)?,
            Some(expected) => Arc::clone(expected),
        };
        expected = Some(schema);
    }
    let schema = expected.ok_or_else(|| Error::internal("a table without files and schema"))?;
    let mut footers = Vec::with_capacity(files.len());
    for file in files {
        let footer = footer(session, file, is_given)?;
        check(&schema, footer.as_ref(), zone, file)?;
        footers.push(footer);
    }
    Ok((schema, footers))
}

/// The rows of all files, and the least and the greatest value of columns of whole numbers and days that every file tells.
pub(super) fn statistics_of(footers: &[Arc<Footer>], schema: &Schema) -> Statistics {
    let mut statistics = Statistics::new_unknown(schema);
    statistics.num_rows = Precision::Exact(footers.iter().map(|footer| footer.rows).sum());
    for (field, column) in schema.fields().iter().zip(&mut statistics.column_statistics) {
        let ranges = footers.iter().map(|footer| footer.ranges.get(field.name()).copied());
        let range = ranges.reduce(|one, other| {
            let ((least, greatest), (other_least, other_greatest)) = (one?, other?);
            Some((least.min(other_least), greatest.max(other_greatest)))
        });
        let Some((least, greatest)) = range.flatten() else { continue };
        let value = |value: i64| match field.data_type() {
            DataType::Int8 => i8::try_from(value).ok().map(ScalarValue::from),
            DataType::Int16 => i16::try_from(value).ok().map(ScalarValue::from),
            DataType::Int32 => i32::try_from(value).ok().map(ScalarValue::from),
            DataType::Date32 => i32::try_from(value).ok().map(|day| ScalarValue::Date32(Some(day))),
            DataType::Int64 => Some(ScalarValue::from(value)),
            _ => None,
        };
        if let Some((least, greatest)) = value(least).zip(value(greatest)) {
            (column.min_value, column.max_value) = (Precision::Inexact(least), Precision::Inexact(greatest));
        }
    }
    statistics
}

/// Between which values the whole numbers of the columns at the top level lie, where all groups of rows tell it.
fn ranges(metadata: &ParquetMetaData) -> HashMap<String, (i64, i64)> {
    let mut ranges: HashMap<String, Option<(i64, i64)>> = HashMap::new();
    for column in metadata.row_groups().iter().flat_map(RowGroupMetaData::columns) {
        let range = match column.statistics() {
            Some(ParquetStatistics::Int32(known)) => {
                known.min_opt().zip(known.max_opt()).map(|(least, greatest)| (i64::from(*least), i64::from(*greatest)))
            }
            Some(ParquetStatistics::Int64(known)) => {
                known.min_opt().zip(known.max_opt()).map(|(least, greatest)| (*least, *greatest))
            }
            _ => None,
        };
        let [name] = column.column_path().parts() else { continue };
        let together = ranges.entry(name.clone()).or_insert(range);
        *together = together.zip(range).map(|(one, other)| (one.0.min(other.0), one.1.max(other.1)));
    }
    ranges.into_iter().filter_map(|(name, range)| Some((name, range?))).collect()
}

/// The columns of both. Spark: `StructType.merge`.
fn merged(one: &Schema, other: &Schema) -> Result<SchemaRef> {
    let fields = merged_fields(one.fields(), other.fields());
    let fields = fields.ok_or_else(|| {
        let shown = |schema: &Schema| types::schema_from_arrow(schema).map(|schema| types::sql_string(&schema));
        let (left, right) = (shown(one).unwrap_or_default(), shown(other).unwrap_or_default());
        let parameters = [("left", format!("\"{left}\"")), ("right", format!("\"{right}\""))];
        Error::new(Kind::Analysis, "CANNOT_MERGE_SCHEMAS", &parameters)
    })?;
    Ok(Arc::new(Schema::new(fields)))
}

fn merged_fields(one: &Fields, other: &Fields) -> Option<Fields> {
    let mut fields: Vec<Arc<Field>> = Vec::new();
    for field in one {
        match other.iter().find(|other| other.name() == field.name()) {
            Some(other) => {
                let data_type = merged_types(field.data_type(), other.data_type())?;
                fields.push(Arc::new(Field::new(field.name(), data_type, true)));
            }
            None => fields.push(Arc::clone(field)),
        }
    }
    let is_new = |field: &&Arc<Field>| !one.iter().any(|one| one.name() == field.name());
    fields.extend(other.iter().filter(is_new).cloned());
    Some(fields.into())
}

fn merged_types(one: &DataType, other: &DataType) -> Option<DataType> {
    match (one, other) {
        (one, other) if one.equals_datatype(other) => Some(one.clone()),
        (DataType::Struct(one), DataType::Struct(other)) => merged_fields(one, other).map(DataType::Struct),
        (DataType::List(one), DataType::List(other)) => {
            let element = merged_types(one.data_type(), other.data_type())?;
            Some(DataType::List(Arc::new(Field::new("element", element, true))))
        }
        _ => None,
    }
}

/// What the footer of a file says about its columns.
#[derive(Debug)]
pub(crate) struct Footer {
    /// As the Parquet types alone say; a writer's Arrow schema is left aside, as in Spark.
    schema: Schema,
    physical: Vec<(String, PhysicalType)>,
    rows: usize,
    ranges: HashMap<String, (i64, i64)>,
}

fn footer(session: &Session, file: &File, is_given: bool) -> Result<Arc<Footer>> {
    if let Some(kept) = session.engine.footers.get(file) {
        return Ok(kept);
    }
    let unreadable = |cause: String| {
        let path = display(&file.path);
        let condition = if is_given { "FAILED_READ_FILE.NO_HINT" } else { "FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER" };
        Error::new(Kind::Runtime, condition, &[("path", path)]).with_cause(std::io::Error::other(cause))
    };
    let opened = fs::File::open(&file.path).map_err(|error| unreadable(error.to_string()))?;
    let options = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
    let read = ArrowReaderMetadata::load(&opened, options).map_err(|error| unreadable(error.to_string()))?;
    let metadata = read.metadata().file_metadata();
    refuse_intervals(metadata.key_value_metadata().map_or(&[], Vec::as_slice))?;
    let columns = metadata.schema_descr().columns().iter();
    let physical = columns.map(|column| (column.path().parts()[0].clone(), column.physical_type())).collect();
    let rows = usize::try_from(metadata.num_rows()).unwrap_or_default();
    let footer = Footer { schema: read.schema().as_ref().clone(), physical, rows, ranges: ranges(read.metadata()) };
    let footer = Arc::new(footer);
    session.engine.footers.keep(file, &footer);
    Ok(footer)
}

/// Spark stores intervals as numbers and their meaning in the footer. Reading them as numbers would be wrong.
fn refuse_intervals(metadata: &[KeyValue]) -> Result<()> {
    let is_interval = metadata.iter().any(|pair| {
        pair.key == "org.apache.spark.sql.parquet.row.metadata"
            && pair.value.as_deref().is_some_and(|value| value.contains("\"interval") || value.contains("\"udt\""))
    });
    if is_interval { Err(Error::unsupported("interval and user-defined types in Parquet files")) } else { Ok(()) }
}

fn spark_schema(schema: &Schema, zone: &Arc<str>) -> Result<Schema> {
    Ok(Schema::new(spark_fields(schema.fields(), zone)?))
}

fn spark_fields(fields: &Fields, zone: &Arc<str>) -> Result<Fields> {
    fields.iter().map(|field| Ok(Field::new(field.name(), spark_type(field.data_type(), zone)?, true))).collect()
}

/// The type Spark gives a Parquet column, from the type the Arrow reader gives it.
fn spark_type(data_type: &DataType, zone: &Arc<str>) -> Result<DataType> {
    Ok(match data_type {
        DataType::UInt8 => DataType::Int16,
        DataType::UInt16 => DataType::Int32,
        DataType::UInt32 => DataType::Int64,
        DataType::UInt64 => DataType::Decimal128(20, 0),
        DataType::Null => DataType::Int32,
        DataType::LargeUtf8 | DataType::Utf8View => DataType::Utf8,
        DataType::FixedSizeBinary(_) | DataType::LargeBinary | DataType::BinaryView => DataType::Binary,
        DataType::Timestamp(TimeUnit::Nanosecond, Some(_)) => {
            return Err(Error::unsupported("TIMESTAMP(NANOS) columns in Parquet files"));
        }
        // Without a zone, nanoseconds are INT96 or a TIMESTAMP(NANOS) that is not adjusted to UTC.
        DataType::Timestamp(TimeUnit::Nanosecond, None) => {
            DataType::Timestamp(TimeUnit::Microsecond, Some(zone.clone()))
        }
        DataType::Timestamp(_, Some(_)) => DataType::Timestamp(TimeUnit::Microsecond, Some(zone.clone())),
        DataType::Timestamp(_, None) => DataType::Timestamp(TimeUnit::Microsecond, None),
        DataType::Decimal32(precision, scale) | DataType::Decimal64(precision, scale) => {
            DataType::Decimal128(*precision, *scale)
        }
        DataType::List(element) | DataType::LargeList(element) => {
            DataType::List(Arc::new(Field::new("element", spark_type(element.data_type(), zone)?, true)))
        }
        DataType::Struct(fields) => DataType::Struct(spark_fields(fields, zone)?),
        DataType::Map(entries, _) => map_type(entries, zone)?,
        DataType::Boolean
        | DataType::Int8
        | DataType::Int16
        | DataType::Int32
        | DataType::Int64
        | DataType::Float32
        | DataType::Float64
        | DataType::Decimal128(..)
        | DataType::Utf8
        | DataType::Binary
        | DataType::Date32 => data_type.clone(),
        other => return Err(Error::unsupported(format!("{other} columns in Parquet files"))),
    })
}

fn map_type(entries: &Field, zone: &Arc<str>) -> Result<DataType> {
    let DataType::Struct(fields) = entries.data_type() else {
        return Err(Error::internal("a Parquet map without entries"));
    };
    let [key, value] = fields.as_ref() else { return Err(Error::internal("a Parquet map without key and value")) };
    let entries = Fields::from(vec![
        Field::new("key", spark_type(key.data_type(), zone)?, false),
        Field::new("value", spark_type(value.data_type(), zone)?, true),
    ]);
    Ok(DataType::Map(Arc::new(Field::new("entries", DataType::Struct(entries), false)), false))
}

fn check(expected: &Schema, footer: &Footer, zone: &Arc<str>, file: &File) -> Result<()> {
    refuse_nanoseconds(footer)?;
    for field in expected.fields() {
        let Ok(found) = footer.schema.field_with_name(field.name()) else {
            let is_other_case = |found: &&Arc<Field>| found.name().eq_ignore_ascii_case(field.name());
            if let Some(found) = footer.schema.fields().iter().find(is_other_case) {
                return Err(Error::unsupported(format!(
                    "reading the Parquet column {} under the name {}",
                    found.name(),
                    field.name()
                )));
            }
            continue;
        };
        let found = spark_type(found.data_type(), zone)?;
        if !is_readable(&found, field.data_type()) {
            return Err(mismatch(field, footer, file));
        }
    }
    Ok(())
}

/// The Arrow reader gives nanoseconds without a zone for INT96 and for `TIMESTAMP(NANOS, false)`. Only the first is read.
fn refuse_nanoseconds(footer: &Footer) -> Result<()> {
    for field in footer.schema.fields() {
        let is_nanoseconds = matches!(field.data_type(), DataType::Timestamp(TimeUnit::Nanosecond, None));
        let is_int96 = |(name, kind): &(String, PhysicalType)| name == field.name() && *kind == PhysicalType::INT96;
        if is_nanoseconds && !footer.physical.iter().any(is_int96) {
            return Err(Error::unsupported("TIMESTAMP(NANOS) columns in Parquet files"));
        }
    }
    Ok(())
}

/// Whether Spark reads a column of type `found` as `wanted`: the same type, or one that holds all its values.
fn is_readable(found: &DataType, wanted: &DataType) -> bool {
    use DataType::{Date32, Decimal128, Float32, Float64, Int8, Int16, Int32, Int64};
    if found.equals_datatype(wanted) {
        return true;
    }
    match (found, wanted) {
        (Int8, Int16 | Int32 | Int64 | Float64) | (Int16, Int32 | Int64 | Float64) | (Int32, Int64 | Float64) => true,
        (Float32, Float64) => true,
        (Date32, DataType::Timestamp(TimeUnit::Microsecond, None)) => true,
        (Decimal128(precision, scale), Decimal128(wider, wider_scale)) => {
            wider_scale >= scale && wider - precision >= (wider_scale - scale).unsigned_abs() && wider >= precision
        }
        (DataType::List(found), DataType::List(wanted)) => is_readable(found.data_type(), wanted.data_type()),
        (DataType::Struct(found), DataType::Struct(wanted)) => wanted.iter().all(|wanted| {
            found
                .iter()
                .find(|found| found.name() == wanted.name())
                .is_none_or(|found| is_readable(found.data_type(), wanted.data_type()))
        }),
        (DataType::Map(found, _), DataType::Map(wanted, _)) => is_readable(found.data_type(), wanted.data_type()),
        _ => false,
    }
}

fn mismatch(field: &Field, footer: &Footer, file: &File) -> Error {
    let wanted = types::from_arrow(field.data_type()).map(|wanted| types::simple_string(&wanted)).unwrap_or_default();
    let physical = footer.physical.iter().find(|(name, _)| name == field.name());
    let actual = physical.map(|(_, kind)| kind.to_string()).unwrap_or_default();
    Error::new(
        Kind::Runtime,
        "FAILED_READ_FILE.PARQUET_COLUMN_DATA_TYPE_MISMATCH",
        &[
            ("path", display(&file.path)),
            ("column", format!("[{}]", field.name())),
            ("expectedType", wanted),
            ("actualType", actual),
        ],
    )
}
