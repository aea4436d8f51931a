//! The border of the engine: real names (duplicates are legal) and wire types go back on last.

use std::sync::Arc;

use arrow::array::{ArrayRef, RecordBatch, RecordBatchOptions};
use arrow::compute::{CastOptions, cast_with_options};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use datafusion::error::DataFusionError;
use datafusion::execution::SendableRecordBatchStream;
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::spark::connect::data_type::Kind;
use firesteel_protocol::{Error, Result, types};
use futures::StreamExt;

use crate::resolve::Column;
use crate::types::parameter::{is_parametrised, plain, relabelled};

/// The schema a result has outside: Spark's names, types and nullability, as Spark Connect sends them. `zone` is the
/// session's, which timestamps carry.
pub fn schema(columns: &[Column], zone: &str) -> Result<SchemaRef> {
    let fields = columns
        .iter()
        .map(|column| {
            let data_type = types::to_arrow(&types::from_arrow(&column.data_type)?, zone)?;
            Ok(Field::new(&column.name, data_type, column.nullable))
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(Arc::new(Schema::new(fields)))
}

/// The same schema in Spark's own types, which say what Arrow's cannot: the fields of intervals, the precision of TIME.
pub fn spark_schema(columns: &[Column], wire: &Schema) -> Result<proto::DataType> {
    let mut schema = types::schema_from_arrow(wire)?;
    if let Some(Kind::Struct(fields)) = &mut schema.kind {
        for (field, column) in fields.fields.iter_mut().zip(columns) {
            if is_parametrised(&column.data_type) {
                field.data_type = Some(types::from_arrow(&column.data_type)?);
            }
            field.metadata = column.metadata.as_deref().map(str::to_string);
        }
    }
    Ok(schema)
}

/// A stream whose first columns are those of `schema`, in its names and types. Views, other units and layouts of the
/// engine become the plain ones; nothing is copied where the type is the same.
pub fn restore(stream: SendableRecordBatchStream, schema: &SchemaRef) -> SendableRecordBatchStream {
    let outer = Arc::clone(schema);
    let batches =
        stream.map(move |batch| restored(&batch?, &outer).map_err(|error| DataFusionError::External(Box::new(error))));
    Box::pin(RecordBatchStreamAdapter::new(Arc::clone(schema), batches))
}

/// One batch under the names and types of `schema`.
pub fn restored(batch: &RecordBatch, schema: &SchemaRef) -> Result<RecordBatch> {
    if batch.num_columns() < schema.fields().len() {
        return Err(Error::internal("a result lacks columns"));
    }
    let columns = batch
        .columns()
        .iter()
        .zip(schema.fields())
        .map(|(column, field)| converted(column, field.data_type()))
        .collect::<Result<Vec<_>>>()?;
    let options = RecordBatchOptions::new().with_row_count(Some(batch.num_rows()));
    RecordBatch::try_new_with_options(Arc::clone(schema), columns, &options)
        .map_err(|error| Error::internal("a result does not fit its schema").with_cause(error))
}

fn converted(column: &ArrayRef, to: &DataType) -> Result<ArrayRef> {
    if column.data_type() == to {
        return Ok(Arc::clone(column));
    }
    if is_parametrised(column.data_type()) {
        return converted(&relabelled(column, &plain(column.data_type()))?, to);
    }
    let options = CastOptions { safe: false, ..CastOptions::default() };
    cast_with_options(column, to, &options).map_err(|error| {
        let what = format!("a column of {} where {to} belongs", column.data_type());
        Error::internal(what).with_cause(error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow::array::{Int64Array, StringViewArray, UInt64Array};

    #[test]
    fn names_may_repeat_and_views_become_plain() -> Result<()> {
        let inner =
            Schema::new(vec![Field::new("#1", DataType::Utf8View, true), Field::new("#2", DataType::UInt64, false)]);
        let columns: Vec<ArrayRef> =
            vec![Arc::new(StringViewArray::from(vec!["x"])), Arc::new(UInt64Array::from(vec![7]))];
        let batch = RecordBatch::try_new(Arc::new(inner), columns).map_err(Error::internal)?;
        let outer =
            Arc::new(Schema::new(vec![Field::new("a", DataType::Utf8, true), Field::new("a", DataType::Int64, false)]));
        let restored = restored(&batch, &outer)?;
        assert_eq!(restored.schema(), outer);
        let numbers = restored.column(1).as_any().downcast_ref::<Int64Array>().map(|numbers| numbers.value(0));
        assert_eq!(numbers, Some(7));
        Ok(())
    }
}
