//! Writing files, and what is left behind when that fails.

use std::path::Path;

use firesteel_protocol::spark::connect::write_operation::SaveMode;

use crate::harness::{Session, condition, read};

/// The rows that Spark's own answers below were made of.
const ROWS: &str = r#"SELECT * FROM VALUES
    ('a,b', 1.5D, 1e10D, 1.50BD, DATE '2020-01-02', TIMESTAMP '2020-01-02 03:04:05.123456', true),
    ('x"y', CAST('NaN' AS DOUBLE), 0.0001D, 12345678901.00BD, null, TIMESTAMP '2020-01-02 03:04:05', false),
    ('', CAST('-Infinity' AS DOUBLE), -0.0D, null, null, null, null),
    (null, null, null, null, null, null, null),
    (' sp ', 1D, 1D, 1BD, null, null, null),
    ('b\\s,', 1D, 1D, 1BD, null, null, null),
    ('b\\s', 1D, 1D, 1BD, null, null, null),
    ('l\nm', 1D, 1D, 1BD, null, null, null),
    ('#c', 1D, 1D, 1BD, null, null, null) AS t(s, a, b, c, d, e, f)"#;

const CSV: &str = "\"a,b\",1.5,1.0E10,1.50,2020-01-02,2020-01-02T03:04:05.123Z,true\n\
    \"x\\\"y\",NaN,1.0E-4,12345678901.00,,2020-01-02T03:04:05.000Z,false\n\
    \"\",-Infinity,-0.0,,,,\n,,,,,,\nsp,1.0,1.0,1.00,,,\n\"b\\\\s,\",1.0,1.0,1.00,,,\nb\\s,1.0,1.0,1.00,,,\n\
    \"l\nm\",1.0,1.0,1.00,,,\n\"#c\",1.0,1.0,1.00,,,\n";

const JSON: &str = "{\"s\":\"a,b\",\"a\":1.5,\"b\":1.0E10,\"c\":1.50,\"d\":\"2020-01-02\",\"e\":\"2020-01-02T03:04:05.123Z\",\"f\":true}\n\
    {\"s\":\"x\\\"y\",\"a\":\"NaN\",\"b\":1.0E-4,\"c\":12345678901.00,\"e\":\"2020-01-02T03:04:05.000Z\",\"f\":false}\n\
    {\"s\":\"\",\"a\":\"-Infinity\",\"b\":-0.0}\n{}\n{\"s\":\" sp \",\"a\":1.0,\"b\":1.0,\"c\":1.00}\n\
    {\"s\":\"b\\\\s,\",\"a\":1.0,\"b\":1.0,\"c\":1.00}\n{\"s\":\"b\\\\s\",\"a\":1.0,\"b\":1.0,\"c\":1.00}\n\
    {\"s\":\"l\\nm\",\"a\":1.0,\"b\":1.0,\"c\":1.00}\n{\"s\":\"#c\",\"a\":1.0,\"b\":1.0,\"c\":1.00}\n";

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn parts(folder: &Path) -> String {
    let parts = names(folder).into_iter().filter(|name| name.starts_with("part-"));
    parts.map(|name| std::fs::read_to_string(folder.join(name)).unwrap()).collect()
}

#[test]
fn text_files_hold_what_sparks_hold() {
    let session = Session::new();
    let folder = tempfile::tempdir().unwrap();
    for (format, expected) in [("csv", CSV), ("json", JSON)] {
        let path = folder.path().join(format);
        session.write(ROWS, format, &path, SaveMode::ErrorIfExists, &[]).unwrap();
        assert_eq!(parts(&path), expected);
        assert!(names(&path).contains(&"_SUCCESS".to_string()));
    }
}

#[test]
fn parquet_comes_back_as_it_was() {
    let session = Session::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out");
    session.write(ROWS, "parquet", &path, SaveMode::ErrorIfExists, &[]).unwrap();
    let back = session.relation(&read("parquet", &path, None, &[])).unwrap();
    let direct = session.sql(ROWS).unwrap();
    assert_eq!(back.schema, direct.schema);
    assert_eq!(back.sorted(), direct.sorted());
    let nested = "SELECT array(1, null) AS a, map('k', 1.5) AS m, named_struct('x', 1, 'y', 'z') AS s";
    session.write(nested, "parquet", &path, SaveMode::Overwrite, &[("compression", "zstd")]).unwrap();
    let back = session.relation(&read("parquet", &path, None, &[])).unwrap();
    assert_eq!(back.schema, "struct<a:array<int>,m:map<string,decimal(2,1)>,s:struct<x:int,y:string>>");
    assert_eq!(back.rows(), ["[1, NULL]|{k: 1.5}|{x: 1, y: z}"]);
    assert!(names(&path).iter().any(|name| name.ends_with("-c000.zstd.parquet")), "{:?}", names(&path));
}

#[test]
fn the_four_modes_do_what_they_say() {
    let session = Session::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out");
    let rows = || session.relation(&read("parquet", &path, None, &[])).unwrap().sorted();
    session.write("SELECT 1 AS a", "parquet", &path, SaveMode::ErrorIfExists, &[]).unwrap();
    let before = names(&path);
    let error = session.write("SELECT 2 AS a", "parquet", &path, SaveMode::ErrorIfExists, &[]);
    assert_eq!(condition(error), "PATH_ALREADY_EXISTS");
    session.write("SELECT 2 AS a", "parquet", &path, SaveMode::Ignore, &[]).unwrap();
    assert_eq!((names(&path), rows()), (before, vec!["1".to_string()]));
    session.write("SELECT 3 AS a", "parquet", &path, SaveMode::Append, &[]).unwrap();
    assert_eq!(rows(), ["1", "3"]);
    let own = format!("SELECT a + 1 AS a FROM parquet.`{}`", path.display());
    session.write(&own, "parquet", &path, SaveMode::Overwrite, &[]).unwrap();
    assert_eq!(rows(), ["2", "4"]);
    assert_eq!(names(folder.path()), ["out"]);
}

#[test]
fn a_write_that_fails_leaves_what_was_there() {
    let session = Session::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out");
    session.write("SELECT 1 AS a", "parquet", &path, SaveMode::Overwrite, &[]).unwrap();
    let failing = "SELECT 1 div (id - 50000) AS a FROM range(100000)";
    for mode in [SaveMode::Overwrite, SaveMode::Append] {
        assert_eq!(condition(session.write(failing, "parquet", &path, mode, &[])), "DIVIDE_BY_ZERO");
    }
    let nowhere = folder.path().join("other");
    assert_eq!(condition(session.write(failing, "csv", &nowhere, SaveMode::Overwrite, &[])), "DIVIDE_BY_ZERO");
    assert_eq!(session.relation(&read("parquet", &path, None, &[])).unwrap().rows(), ["1"]);
    assert_eq!(names(folder.path()), ["out"]);
}

#[test]
fn what_a_format_cannot_hold_is_refused() {
    let session = Session::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out");
    for (text, format, options, expected) in [
        ("SELECT 1 AS a, 2 AS a", "parquet", &[][..], "COLUMN_ALREADY_EXISTS"),
        ("SELECT array(1) AS a", "csv", &[], "UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE"),
        (
            "SELECT 1 AS a",
            "parquet",
            &[("compression", "nope")],
            "CODEC_NOT_AVAILABLE.WITH_AVAILABLE_CODECS_SUGGESTION",
        ),
        ("SELECT 1 AS a", "nope", &[], "DATA_SOURCE_NOT_FOUND"),
        ("SELECT 1 AS a", "orc", &[], "UNSUPPORTED_OPERATION"),
        ("SELECT 1 AS a", "csv", &[("nope", "1")], "UNSUPPORTED_OPERATION"),
    ] {
        let outcome = session.write(text, format, &path, SaveMode::Overwrite, options);
        assert_eq!(condition(outcome), expected, "{text} {format}");
        assert_eq!(names(folder.path()), [] as [&str; 0]);
    }
}
