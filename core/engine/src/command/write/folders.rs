//! [`Folders`]: rows by the folders that their partition columns name. Spark: `DynamicPartitionDataWriter`.

use std::collections::HashSet;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, RecordBatch, UInt32Array};
use arrow::compute::take_record_batch;
use arrow::datatypes::{DataType, Field, Int32Type, Schema, SchemaRef};
use firesteel_protocol::{Error, Kind, Result, types};
use indexmap::IndexMap;

use crate::catalog::{Buckets, quoted};
use crate::expr::Typed;
use crate::function::{self, Settings};
use crate::source::{DEFAULT_PARTITION, TextCast, escaped};

pub(super) struct Folders {
    /// Each partition column: where it stands, its name, and the cast to text.
    columns: Vec<(usize, String, TextCast)>,
    /// The columns that are written to files.
    kept: Vec<usize>,
    buckets: Option<Sharing>,
}

/// How rows are shared out to buckets: by the hash of columns. Spark: `HashPartitioning.partitionIdExpression`.
struct Sharing {
    count: i32,
    columns: Vec<usize>,
    hash: TextCast,
}

/// Rows for one file.
pub(super) struct Share {
    pub(super) folder: String,
    /// What follows in the names of its files: `_00001` for the second bucket.
    pub(super) suffix: String,
    pub(super) rows: RecordBatch,
}

impl Folders {
    /// `names` are the partition columns, outermost first.
    pub(super) fn new(schema: &SchemaRef, names: &[String], settings: &Settings) -> Result<Self> {
        let mut columns = Vec::with_capacity(names.len());
        let mut seen = HashSet::new();
        for name in names {
            let is_same =
                |other: &str| if settings.case_sensitive { other == name } else { other.eq_ignore_ascii_case(name) };
            let at = schema.fields().iter().position(|field| is_same(field.name()));
            let at = at.ok_or_else(|| not_there(name, schema))?;
            if !seen.insert(at) {
                let parameters = [("columnName", quoted(&name.to_lowercase()))];
                return Err(Error::new(Kind::Analysis, "COLUMN_ALREADY_EXISTS", &parameters));
            }
            let data_type = schema.field(at).data_type();
            if data_type.is_nested() || matches!(data_type, DataType::Interval(_) | DataType::Duration(_)) {
                let shown = types::sql_string(&types::from_arrow(data_type)?);
                let parameters = [("type", format!("\"{shown}\""))];
                return Err(Error::new(Kind::Analysis, "INVALID_PARTITION_COLUMN_DATA_TYPE", &parameters));
            }
            columns.push((at, name.clone(), TextCast::to_text(data_type, settings)?));
        }
        if !names.is_empty() && names.len() == schema.fields().len() {
            let parameters: &[(&str, &str)] = &[];
            return Err(Error::new(Kind::Analysis, "ALL_PARTITION_COLUMNS_NOT_ALLOWED", parameters));
        }
        let kept = (0..schema.fields().len()).filter(|at| !seen.contains(at)).collect();
        Ok(Folders { columns, kept, buckets: None })
    }

    /// Shares the rows of each folder out to buckets, too.
    pub(super) fn share(&mut self, buckets: &Buckets, schema: &SchemaRef, settings: &Settings) -> Result<()> {
        let place = |name: &String| schema.fields().iter().position(|field| field.name().eq_ignore_ascii_case(name));
        let columns: Vec<usize> = buckets.columns.iter().filter_map(place).collect();
        let fields = columns
            .iter()
            .enumerate()
            .map(|(at, column)| Field::new(format!("#{at}"), schema.field(*column).data_type().clone(), true));
        let fields: Vec<Field> = fields.collect();
        let typed = |field: &Field| Typed::column(field.name(), field.name().clone(), field.data_type().clone(), true);
        let hash = function::apply("hash", fields.iter().map(typed).collect(), settings)?;
        let count = i32::try_from(buckets.count).map_err(|_| Error::internal("more buckets than there may be"))?;
        self.buckets = Some(Sharing { count, columns, hash: TextCast::of(&hash, Arc::new(Schema::new(fields)))? });
        Ok(())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// The columns of the files.
    pub(super) fn schema(&self, schema: &Schema) -> Result<SchemaRef> {
        let kept = schema.project(&self.kept);
        Ok(Arc::new(kept.map_err(|error| Error::internal("the columns of files").with_cause(error))?))
    }

    /// The rows of a batch by folder and bucket, in the order these come.
    pub(super) fn split(&self, batch: &RecordBatch) -> Result<Vec<Share>> {
        if self.is_empty() && self.buckets.is_none() {
            return Ok(vec![Share { folder: String::new(), suffix: String::new(), rows: batch.clone() }]);
        }
        let failed = |error| Error::internal("sharing rows out to folders").with_cause(error);
        let texts = self.columns.iter().map(|(at, _, cast)| cast.apply(Arc::clone(batch.column(*at))));
        let texts = texts.collect::<Result<Vec<ArrayRef>>>()?;
        let buckets = self.buckets.as_ref().map(|sharing| sharing.buckets(batch)).transpose()?;
        let mut rows: IndexMap<(String, String), Vec<u32>> = IndexMap::new();
        for (row, number) in (0..batch.num_rows()).zip(0u32..) {
            let names = self.columns.iter().zip(&texts).map(|((_, name, _), texts)| {
                let text =
                    texts.as_string_opt::<i32>().filter(|texts| texts.is_valid(row)).map(|texts| texts.value(row));
                let value = text.filter(|text| !text.is_empty()).map_or_else(|| DEFAULT_PARTITION.to_string(), escaped);
                format!("{}={value}", escaped(name))
            });
            let folder = names.collect::<Vec<_>>().join("/");
            let suffix = buckets.as_ref().map(|buckets| format!("_{:05}", buckets[row])).unwrap_or_default();
            rows.entry((folder, suffix)).or_default().push(number);
        }
        let files = batch.project(&self.kept).map_err(failed)?;
        let parts = rows.into_iter().map(|((folder, suffix), rows)| {
            let rows = take_record_batch(&files, &UInt32Array::from(rows)).map_err(failed)?;
            Ok(Share { folder, suffix, rows })
        });
        parts.collect()
    }
}

impl Sharing {
    fn buckets(&self, batch: &RecordBatch) -> Result<Vec<i32>> {
        let columns = self.columns.iter().map(|at| Arc::clone(batch.column(*at))).collect();
        let hashes = self.hash.apply_to(columns, batch.num_rows())?;
        let hashes = hashes.as_primitive_opt::<Int32Type>();
        let hashes = hashes.ok_or_else(|| Error::internal("a hash that is no integer"))?;
        Ok(hashes.values().iter().map(|hash| hash.rem_euclid(self.count)).collect())
    }
}

fn not_there(name: &str, schema: &SchemaRef) -> Error {
    let shown = types::schema_from_arrow(schema).map(|schema| types::simple_string(&schema)).unwrap_or_default();
    let parameters = [("col", name.to_string()), ("schemaCatalog", shown)];
    Error::new(Kind::Analysis, "_LEGACY_ERROR_TEMP_1155", &parameters)
}
