//! The rows of a command as a relation, so that its result is read like any other.

use std::sync::Arc;

use arrow::array::{ArrayRef, BooleanArray, RecordBatch, RecordBatchOptions, StringArray};
use arrow::datatypes::{DataType, Field, Schema};
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::{Batch, Error, Node, Result};

/// A relation of string columns.
pub(super) fn strings(columns: &[(&str, Vec<Option<String>>)], nullable: bool) -> Result<Arc<Node>> {
    let fields = columns.iter().map(|(name, _)| Field::new(*name, DataType::Utf8, nullable)).collect();
    let arrays = columns.iter().map(|(_, values)| text(values)).collect();
    let rows = columns.first().map_or(0, |(_, values)| values.len());
    relation(fields, arrays, rows)
}

/// String columns and one of booleans after them.
pub(super) fn with_flag(columns: &[(&str, Vec<Option<String>>)], flag: (&str, Vec<bool>)) -> Result<Arc<Node>> {
    let (name, flags) = flag;
    let mut fields: Vec<Field> = columns.iter().map(|(name, _)| Field::new(*name, DataType::Utf8, false)).collect();
    let mut arrays: Vec<ArrayRef> = columns.iter().map(|(_, values)| text(values)).collect();
    let rows = flags.len();
    fields.push(Field::new(name, DataType::Boolean, false));
    arrays.push(Arc::new(BooleanArray::from(flags)));
    relation(fields, arrays, rows)
}

/// What DESCRIBE gives: only its comments may be NULL.
pub(super) fn described(
    names: Vec<Option<String>>,
    types: Vec<Option<String>>,
    comments: Vec<Option<String>>,
) -> Result<Arc<Node>> {
    let field = |name: &str, nullable: bool| Field::new(name, DataType::Utf8, nullable);
    let fields = vec![field("col_name", false), field("data_type", false), field("comment", true)];
    let rows = names.len();
    relation(fields, vec![text(&names), text(&types), text(&comments)], rows)
}

pub(super) fn text(values: &[Option<String>]) -> ArrayRef {
    Arc::new(StringArray::from(values.to_vec()))
}

/// A relation of arrays.
pub(super) fn relation(fields: Vec<Field>, arrays: Vec<ArrayRef>, rows: usize) -> Result<Arc<Node>> {
    let options = RecordBatchOptions::new().with_row_count(Some(rows));
    let batch = RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), arrays, &options)
        .map_err(|error| Error::internal("the rows of a command").with_cause(error))?;
    let data = Batch::Record(batch).into_ipc()?;
    let relation = proto::LocalRelation { data: Some(data.to_vec().into()), schema: None };
    Ok(Node::new(None, RelType::LocalRelation(relation), Vec::new(), 0))
}

/// A relation without columns and rows.
pub(super) fn nothing() -> Result<Arc<Node>> {
    strings(&[], true)
}
