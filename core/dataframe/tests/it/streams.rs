//! Arrow in and out.

use std::sync::Arc;

use arrow::array::{Array, Int32Array, RecordBatch, RecordBatchIterator, StringArray};
use arrow::datatypes::{DataType, Field, Schema};
use arrow::error::ArrowError;
use arrow::ffi_stream::{ArrowArrayStreamReader, FFI_ArrowArrayStream};
use firesteel::{Session, Wait, export_stream};

use crate::backends::{on_each_backend, rows};

fn batch() -> RecordBatch {
    let schema = Schema::new(vec![Field::new("n", DataType::Int32, true), Field::new("s", DataType::Utf8, true)]);
    let numbers = Int32Array::from(vec![Some(1), None, Some(3)]);
    let texts = StringArray::from(vec![Some("a"), Some("b"), None]);
    RecordBatch::try_new(Arc::new(schema), vec![Arc::new(numbers), Arc::new(texts)]).expect("a batch")
}

fn exported(session: &Session, text: &'static str) -> FFI_ArrowArrayStream {
    let session = session.clone();
    let start = move || async move { Ok(Arc::new(session.sql(text).await?.execute().await?)) };
    export_stream(Box::new(move || Box::pin(start())), None)
}

#[test]
fn an_arrow_stream_becomes_a_dataframe() {
    on_each_backend(|session| {
        let reader = RecordBatchIterator::new([Ok(batch()), Ok(batch())], batch().schema());
        let frame = session.create_dataframe(reader, None).expect("a DataFrame");
        assert_eq!(frame.columns().wait().expect("names"), ["n", "s"]);
        assert_eq!(frame.count().wait().expect("a count"), 6);
        assert_eq!(rows(&frame.distinct().order_by(["n"])), [["NULL", "b"], ["1", "a"], ["3", "NULL"]]);
    });
}

#[test]
fn a_stream_that_fails_half_way_makes_no_dataframe() {
    on_each_backend(|session| {
        let broken = Err(ArrowError::ComputeError("the source broke".to_string()));
        let reader = RecordBatchIterator::new([Ok(batch()), broken], batch().schema());
        let error = session.create_dataframe(reader, None).expect_err("no DataFrame");
        assert_eq!(error.condition(), "FIRESTEEL_STREAM_FAILED");
        assert!(error.to_string().contains("the source broke"), "{error}");
        assert_eq!(rows(&session.range(0, 1, 1)), [["0"]]);
    });
}

#[test]
fn rows_leave_as_an_arrow_c_stream() {
    on_each_backend(|session| {
        let stream = exported(session, "SELECT id, CAST(id AS STRING) AS text FROM range(3)");
        let reader = ArrowArrayStreamReader::try_new(stream).expect("a reader");
        let batches: Vec<RecordBatch> = reader.collect::<Result<_, _>>().expect("batches");
        assert_eq!(batches.iter().map(RecordBatch::num_rows).sum::<usize>(), 3);
        let text = batches[0].column_by_name("text").expect("a column");
        assert_eq!(text.data_type(), &DataType::Utf8);
    });
}

#[test]
fn an_empty_result_still_has_its_schema() {
    on_each_backend(|session| {
        let stream = exported(session, "SELECT id, 'x' AS text FROM range(3) WHERE id > 5");
        let reader = ArrowArrayStreamReader::try_new(stream).expect("a reader");
        assert_eq!(arrow::array::RecordBatchReader::schema(&reader).fields().len(), 2);
        assert_eq!(reader.map(|batch| batch.expect("a batch").num_rows()).sum::<usize>(), 0);
    });
}

#[test]
fn a_stream_that_fails_says_so_and_keeps_the_error() {
    on_each_backend(|session| {
        let mut stream = exported(session, "SELECT 1 / (id - 1) FROM range(3)");
        let mut schema = arrow::ffi::FFI_ArrowSchema::empty();
        let mut code = {
            let get_schema = stream.get_schema.expect("a callback");
            // SAFETY: the stream was just made, and the schema is ours.
            unsafe { get_schema(&mut stream, &mut schema) }
        };
        while code == 0 {
            let mut array = arrow::ffi::FFI_ArrowArray::empty();
            let get_next = stream.get_next.expect("a callback");
            // SAFETY: as above.
            code = unsafe { get_next(&mut stream, &mut array) };
            assert!(code != 0 || !array.is_released(), "the stream ended without its error");
        }
        // SAFETY: the stream is still ours alone.
        let error = unsafe { firesteel::stream_error(&stream) }.expect("the error itself");
        assert_eq!(error.condition(), "DIVIDE_BY_ZERO");
    });
}
