//! Parquet files as Spark 4.3 reads them.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use arrow::array::{
    ArrayRef, Date32Array, DurationMicrosecondArray, Int8Array, Int32Array, LargeStringArray, RecordBatch,
    TimestampMicrosecondArray, TimestampMillisecondArray, TimestampNanosecondArray, UInt8Array, UInt16Array,
    UInt32Array, UInt64Array,
};
use datafusion::parquet::arrow::ArrowWriter;

use crate::harness::{Session, condition, failure, read, table};

fn file(folder: &Path, name: &str, columns: Vec<(&str, ArrayRef)>) -> std::path::PathBuf {
    let path = folder.join(name);
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let mut writer = ArrowWriter::try_new(File::create(&path).unwrap(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    path
}

#[test]
fn columns_get_the_types_spark_gives_them() {
    let session = Session::new();
    let folder = tempfile::tempdir().unwrap();
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("u8", Arc::new(UInt8Array::from(vec![1]))),
        ("u16", Arc::new(UInt16Array::from(vec![1]))),
        ("u32", Arc::new(UInt32Array::from(vec![1]))),
        ("u64", Arc::new(UInt64Array::from(vec![u64::MAX]))),
        ("i8", Arc::new(Int8Array::from(vec![1]))),
        ("ntz", Arc::new(TimestampMicrosecondArray::from(vec![1]))),
        ("ltz", Arc::new(TimestampMicrosecondArray::from(vec![1]).with_timezone("UTC"))),
        ("millis", Arc::new(TimestampMillisecondArray::from(vec![1]))),
        ("large", Arc::new(LargeStringArray::from(vec!["x"]))),
        ("duration", Arc::new(DurationMicrosecondArray::from(vec![1]))),
        ("date", Arc::new(Date32Array::from(vec![1]))),
    ];
    let path = file(folder.path(), "types.parquet", columns);
    let answer = session.relation(&read("parquet", &path, None, &[])).unwrap();
    assert_eq!(
        answer.schema,
        "struct<u8:smallint,u16:int,u32:bigint,u64:decimal(20,0),i8:tinyint,ntz:timestamp_ntz,ltz:timestamp,\
         millis:timestamp_ntz,large:string,duration:bigint,date:date>"
    );
    assert_eq!(
        answer.rows(),
        ["1|1|1|18446744073709551615|1|1970-01-01T00:00:00.000001|1970-01-01T00:00:00.000001Z|\
          1970-01-01T00:00:00.001|x|1|1970-01-02"]
    );
    let name = format!("parquet.`{}`", path.display());
    assert_eq!(session.relation(&table(&name)).unwrap().rows().len(), 1);
}

#[test]
fn what_cannot_be_read_right_is_an_error() {
    let session = Session::new();
    let folder = tempfile::tempdir().unwrap();
    let nanos: ArrayRef = Arc::new(TimestampNanosecondArray::from(vec![1]));
    let path = file(folder.path(), "nanos.parquet", vec![("a", nanos)]);
    assert_eq!(condition(session.relation(&read("parquet", &path, None, &[]))), "UNSUPPORTED_OPERATION");

    let bad = folder.path().join("bad.parquet");
    std::fs::write(&bad, "not parquet at all").unwrap();
    let error = failure(session.relation(&read("parquet", &bad, None, &[])));
    assert_eq!(error.condition(), "FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER");
    assert_eq!(error.parameters()["path"], format!("file:{}", bad.display()));

    let number: ArrayRef = Arc::new(Int32Array::from(vec![7]));
    let path = file(folder.path(), "int.parquet", vec![("a", number)]);
    assert_eq!(session.relation(&read("parquet", &path, Some("zz int, a bigint"), &[])).unwrap().rows(), ["NULL|7"]);
    let error = condition(session.relation(&read("parquet", &path, Some("a string"), &[])));
    assert_eq!(error, "FAILED_READ_FILE.PARQUET_COLUMN_DATA_TYPE_MISMATCH");

    let missing = folder.path().join("missing");
    assert_eq!(condition(session.relation(&read("parquet", &missing, None, &[]))), "PATH_NOT_FOUND");
    std::fs::create_dir(folder.path().join("empty")).unwrap();
    let empty = folder.path().join("empty");
    assert_eq!(condition(session.relation(&read("parquet", &empty, None, &[]))), "UNABLE_TO_INFER_SCHEMA");
    // The session goes on.
    assert_eq!(session.sql("SELECT 1").unwrap().rows(), ["1"]);
}
