//! Files written and read again, in every mode.

use firesteel::functions::{col, lit};
use firesteel::{SaveMode, Wait};

use crate::backends::{on_each_backend, rows};

#[test]
fn what_is_written_is_read_again() {
    on_each_backend(|session| {
        let folder = tempfile::tempdir().expect("a folder");
        let frame = session.range(0, 3, 1).select([col("id"), lit("x").alias("text")]);
        for format in ["parquet", "csv", "json"] {
            let path = folder.path().join(format).display().to_string();
            frame.write().format(format).save(&path).wait().expect("a write");
            let reader = session.read().format(format).schema("id BIGINT, text STRING");
            let again = reader.load([path]).order_by(["id"]);
            assert_eq!(rows(&again), [["0", "x"], ["1", "x"], ["2", "x"]], "{format}");
        }
    });
}

#[test]
fn each_mode_treats_what_is_there_as_spark_does() {
    on_each_backend(|session| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("numbers").display().to_string();
        let write = |first: i64, mode| session.range(first, first + 2, 1).write().mode(mode).parquet(&path).wait();
        let read = || rows(&session.read().parquet([path.clone()]).order_by(["id"])).concat();
        write(0, SaveMode::ErrorIfExists).expect("a first write");
        let error = write(10, SaveMode::ErrorIfExists).expect_err("it is there");
        assert_eq!(error.condition(), "PATH_ALREADY_EXISTS", "{error}");
        assert!(error.to_string().contains(&format!("Path file:{path} already exists.")), "{error}");
        assert_eq!(read(), ["0", "1"]);
        write(10, SaveMode::Ignore).expect("nothing to do");
        assert_eq!(read(), ["0", "1"]);
        write(10, SaveMode::Append).expect("an append");
        assert_eq!(read(), ["0", "1", "10", "11"]);
        write(20, SaveMode::Overwrite).expect("an overwrite");
        assert_eq!(read(), ["20", "21"]);
    });
}

#[test]
fn a_failed_overwrite_leaves_the_old_data() {
    let session = crate::backends::local();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("numbers").display().to_string();
    session.range(0, 2, 1).write().parquet(&path).wait().expect("a write");
    let failing = session.range(0, 200_000, 1).select([(lit(1) / (col("id") - 150_000)).alias("id")]);
    let error = failing.write().mode(SaveMode::Overwrite).parquet(&path).wait().expect_err("a division by zero");
    assert_eq!(error.condition(), "DIVIDE_BY_ZERO", "{error}");
    assert_eq!(rows(&session.read().parquet([path]).order_by(["id"])), [["0"], ["1"]]);
}

#[test]
fn an_interrupted_overwrite_leaves_the_old_data() {
    let session = crate::backends::local();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("numbers").display().to_string();
    session.range(0, 2, 1).write().parquet(&path).wait().expect("a write");
    let long = session.range(0, 2_000_000_000, 1).select([(col("id") % 7).alias("id")]);
    let operation = long.write().format("parquet").mode(SaveMode::Overwrite).start(&path).wait().expect("a write");
    std::thread::sleep(std::time::Duration::from_millis(300));
    operation.cancel().wait().expect("a cancel");
    assert_eq!(operation.finish().wait().expect_err("a cancelled write").condition(), "OPERATION_CANCELED");
    assert_eq!(rows(&session.read().parquet([path]).order_by(["id"])), [["0"], ["1"]]);
    // A cancelled call is free at once; what wrote removes its files when it notices.
    let left = || std::fs::read_dir(folder.path()).expect("a folder").count();
    for _ in 0..1500 {
        if left() == 1 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert_eq!(left(), 1, "nothing half-written stays beside the data");
}
