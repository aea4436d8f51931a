//! Local relations: rows that travel in the plan as an Arrow stream, with or without a schema.

use std::io::Cursor;
use std::sync::Arc;

use arrow::array::{ArrayRef, RecordBatch, RecordBatchOptions};
use arrow::compute::{CastOptions, cast_with_options, concat_batches};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use arrow::ipc::reader::StreamReader;
use bytes::Bytes;
use datafusion::catalog::MemTable;
use datafusion::datasource::provider_as_source;
use datafusion::logical_expr::{LogicalPlan, TableScanBuilder};
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::{Error, Kind, Result, types};
use prost::Message;

use crate::error::from_datafusion;
use crate::expr::Typed;
use crate::expr::failure::from_arrow;
use crate::resolve::column::Column;
use crate::resolve::condition;
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::schema_text;

/// How many rows are worth a partition of their own, and how many partitions there are at most.
const PARTITION_ROWS: usize = 65_536;
const MOST_PARTITIONS: usize = 64;

pub(super) fn resolve(resolver: &mut Resolver<'_>, message: &proto::LocalRelation) -> Result<Relation> {
    let proto::LocalRelation { data, schema } = message;
    rows(resolver, data.as_slice(), schema.as_deref())
}

/// A local relation that was uploaded whole, as the bytes of its message.
pub(super) fn cached(resolver: &mut Resolver<'_>, message: &proto::CachedLocalRelation) -> Result<Relation> {
    let proto::CachedLocalRelation { hash } = message;
    let message = proto::LocalRelation::decode(resolver.tables.block(hash)?.clone())
        .map_err(|error| Error::internal("an uploaded local relation cannot be read").with_cause(error))?;
    resolve(resolver, &message)
}

/// A local relation that was uploaded in parts: Arrow streams of the same columns, and the text of its schema.
pub(super) fn chunked(resolver: &mut Resolver<'_>, message: &proto::ChunkedCachedLocalRelation) -> Result<Relation> {
    let proto::ChunkedCachedLocalRelation { data_hashes, schema_hash } = message;
    if data_hashes.is_empty() {
        return Err(condition::analysis("CONNECT_INVALID_PLAN.CHUNKED_CACHED_LOCAL_RELATION_WITHOUT_DATA", &[]));
    }
    let tables = resolver.tables;
    let streams = data_hashes.iter().map(|hash| tables.block(hash).cloned()).collect::<Result<Vec<_>>>()?;
    let schema = match schema_hash {
        Some(hash) => Some(std::str::from_utf8(tables.block(hash)?).map_err(|error| {
            Error::internal("the schema of an uploaded local relation is no text").with_cause(error)
        })?),
        None => None,
    };
    rows(resolver, &streams, schema)
}

/// The rows of Arrow streams, in the types of `schema` where there is one.
fn rows(resolver: &mut Resolver<'_>, streams: &[Bytes], schema: Option<&str>) -> Result<Relation> {
    let zone = Arc::clone(&resolver.settings().zone);
    let declared = match schema {
        Some(text) => Some(types::schema_to_arrow(&schema_text::parse(text)?, &zone)?),
        None => None,
    };
    let mut fields = Schema::empty();
    let mut batches = Vec::new();
    for stream in streams {
        let (found, rows) = read(stream)?;
        fields = found;
        batches.extend(rows);
    }
    let schema = match declared {
        Some(declared) => declared,
        None if streams.is_empty() => {
            return Err(condition::analysis("CONNECT_INVALID_PLAN.SCHEMA_REQUIRED_FOR_LOCAL_RELATION", &[]));
        }
        None => types::schema_to_arrow(&types::schema_from_arrow(&fields)?, &zone)?,
    };
    if !streams.is_empty() && schema.fields().len() != fields.fields().len() {
        let parameters =
            [("numTarget", fields.fields().len().to_string()), ("numExpr", schema.fields().len().to_string())];
        return Err(condition::analysis("ASSIGNMENT_ARITY_MISMATCH", &parameters));
    }
    table(resolver, &schema, batches)
}

fn read(bytes: &[u8]) -> Result<(Schema, Vec<RecordBatch>)> {
    let malformed = |error| Error::internal("the rows of a local relation cannot be read").with_cause(error);
    let reader = StreamReader::try_new(Cursor::new(bytes), None).map_err(malformed)?;
    let schema = reader.schema().as_ref().clone();
    let batches = reader.collect::<Result<Vec<_>, _>>().map_err(malformed)?;
    Ok((schema, batches))
}

/// A table in memory, under new field names and in the types of `schema`.
pub(super) fn table(resolver: &mut Resolver<'_>, schema: &Schema, batches: Vec<RecordBatch>) -> Result<Relation> {
    let columns: Vec<Column> = schema
        .fields()
        .iter()
        .map(|field| {
            let typed = Typed::column("", field.name(), field.data_type().clone(), field.is_nullable());
            resolver.column(&typed)
        })
        .collect();
    let fields: Vec<Field> =
        columns.iter().map(|column| Field::new(&column.id, column.data_type.clone(), column.nullable)).collect();
    let inner = Arc::new(Schema::new(fields));
    let batches = batches.into_iter().map(|batch| converted(&batch, schema, &inner)).collect::<Result<Vec<_>>>()?;
    let table = MemTable::try_new(Arc::clone(&inner), partitions(&inner, &batches)?).map_err(from_datafusion)?;
    let source = provider_as_source(Arc::new(table));
    let scan = TableScanBuilder::new("local", source).build().map_err(from_datafusion)?;
    unqualified(LogicalPlan::TableScan(scan), columns)
}

/// The rows cut into partitions of one batch each, in their order: DataFusion deals out a table of many batches by their
/// size, and leaves alone one whose partitions cannot be cut.
fn partitions(schema: &SchemaRef, batches: &[RecordBatch]) -> Result<Vec<Vec<RecordBatch>>> {
    let rows: usize = batches.iter().map(RecordBatch::num_rows).sum();
    let size = PARTITION_ROWS.max(rows.div_ceil(MOST_PARTITIONS));
    let mut partitions = Vec::new();
    let mut parts: Vec<RecordBatch> = Vec::new();
    let mut room = size;
    for batch in batches {
        let mut at = 0;
        while at < batch.num_rows() {
            let taken = room.min(batch.num_rows() - at);
            parts.push(batch.slice(at, taken));
            (at, room) = (at + taken, room - taken);
            if room == 0 {
                partitions.push(vec![concat_batches(schema, &parts).map_err(from_arrow)?]);
                parts.clear();
                room = size;
            }
        }
    }
    if !parts.is_empty() || partitions.is_empty() {
        partitions.push(vec![concat_batches(schema, &parts).map_err(from_arrow)?]);
    }
    Ok(partitions)
}

/// The scan's fields without the table's name.
pub(super) fn unqualified(scan: LogicalPlan, columns: Vec<Column>) -> Result<Relation> {
    let scan = Arc::new(scan);
    let expressions = scan
        .schema()
        .columns()
        .into_iter()
        .zip(&columns)
        .map(|(field, column)| datafusion::logical_expr::Expr::Column(field).alias(&column.id))
        .collect();
    let plan = crate::resolve::resolver::projection(expressions, &scan)?;
    Ok(Relation::new(plan, columns))
}

fn converted(batch: &RecordBatch, schema: &Schema, inner: &Arc<Schema>) -> Result<RecordBatch> {
    let columns = batch
        .columns()
        .iter()
        .zip(schema.fields())
        .map(|(column, field)| value(column, field))
        .collect::<Result<Vec<_>>>()?;
    let options = RecordBatchOptions::new().with_row_count(Some(batch.num_rows()));
    RecordBatch::try_new_with_options(Arc::clone(inner), columns, &options)
        .map_err(|error| Error::internal("the rows of a local relation do not fit their schema").with_cause(error))
}

fn value(column: &ArrayRef, field: &Field) -> Result<ArrayRef> {
    if !field.is_nullable() && column.null_count() > 0 {
        let parameters = [(
            "walkedTypePath",
            format!("\n- root\n- field (class: \"{}\", name: \"{}\")\n", field.data_type(), field.name()),
        )];
        return Err(Error::new(Kind::Runtime, "NOT_NULL_ASSERT_VIOLATION", &parameters));
    }
    if column.data_type() == field.data_type() {
        return Ok(Arc::clone(column));
    }
    // A timestamp keeps its instant whatever zone its column names.
    let options = CastOptions { safe: false, ..CastOptions::default() };
    cast_with_options(column, field.data_type(), &options).map_err(|error| {
        let types = [types::from_arrow(column.data_type()), types::from_arrow(field.data_type())];
        let shown = types.map(|found| found.map_or_else(|_| String::new(), |found| types::simple_string(&found)));
        let [from, to] = shown;
        Error::unsupported(format!("rows of type {from} where the schema says {to}")).with_cause(error)
    })
}

/// The types a scan of any provider may give, as the engine names them; `None` when it has no Spark type.
pub(super) fn spark_type(data_type: &DataType, zone: &str) -> Result<DataType> {
    types::to_engine(&types::from_arrow(data_type)?, zone)
}
