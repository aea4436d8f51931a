//! The rows of a command as a relation, so that its result is read like any other.

use std::sync::Arc;

use arrow::array::{ArrayRef, RecordBatch, RecordBatchOptions, StringArray};
use arrow::datatypes::{DataType, Field, Schema};
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::{Batch, Error, Node, Result};

/// A relation of string columns.
pub(super) fn strings(columns: &[(&str, Vec<Option<String>>)], nullable: bool) -> Result<Arc<Node>> {
    let fields: Vec<Field> = columns.iter().map(|(name, _)| Field::new(*name, DataType::Utf8, nullable)).collect();
    let arrays = columns.iter().map(|(_, values)| Arc::new(StringArray::from(values.clone())) as ArrayRef).collect();
    let rows = columns.first().map_or(0, |(_, values)| values.len());
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
