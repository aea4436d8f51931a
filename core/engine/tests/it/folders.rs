//! Columns that folders tell, read and written. The expected answers are Spark's.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use firesteel_protocol::Plan;
use firesteel_protocol::plan::CommandNode;
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::spark::connect::command::CommandType;
use firesteel_protocol::spark::connect::write_operation::{SaveMode, SaveType};

use crate::harness::{Session, condition, read, sql};

fn file(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Writes rows partitioned by `q`.
fn write(session: &Session, text: &str, format: &str, path: &Path, mode: SaveMode, options: &[(&str, &str)]) {
    let message = proto::WriteOperation {
        source: Some(format.to_string()),
        mode: mode as i32,
        partitioning_columns: vec!["q".to_string()],
        options: options.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect(),
        save_type: Some(SaveType::Path(path.display().to_string())),
        ..Default::default()
    };
    let command = CommandNode::new(CommandType::WriteOperation(message), Some(sql(text)));
    session.run(Plan::Command(Arc::new(command))).unwrap();
}

#[test]
fn folders_tell_columns_whose_types_follow_from_their_values() {
    let session = Session::new();
    for (folders, schema, rows) in [
        (
            &["p=1/q=a", "p=2/q=b%20c", "p=__HIVE_DEFAULT_PARTITION__/q=d"][..],
            "struct<_c0:string,p:int,q:string>",
            &["v|1|a", "v|2|b c", "v|NULL|d"][..],
        ),
        (&["y=2020-01-02"], "struct<_c0:string,y:date>", &["v|2020-01-02"]),
        (&["y=1", "y=1.5"], "struct<_c0:string,y:double>", &["v|1.0", "v|1.5"]),
        (&["y=1", "y=99999999999999999999"], "struct<_c0:string,y:decimal(20,0)>", &["v|1", "v|99999999999999999999"]),
        (&["y=1", "y=abc"], "struct<_c0:string,y:string>", &["v|1", "v|abc"]),
    ] {
        let folder = tempfile::tempdir().unwrap();
        folders.iter().for_each(|path| file(folder.path(), &format!("{path}/f.csv"), "v\n"));
        let answer = session.relation(&read("csv", folder.path(), None, &[])).unwrap();
        assert_eq!(answer.schema, schema);
        assert_eq!(answer.sorted(), rows);
    }
}

#[test]
fn folders_that_tell_different_columns_are_refused() {
    let session = Session::new();
    for (folders, expected) in
        [(["y=1", "z=1"], "CONFLICTING_PARTITION_COLUMN_NAMES"), (["p=1", "sub"], "CONFLICTING_DIRECTORY_STRUCTURES")]
    {
        let folder = tempfile::tempdir().unwrap();
        folders.iter().for_each(|path| file(folder.path(), &format!("{path}/f.csv"), "v\n"));
        assert_eq!(condition(session.relation(&read("csv", folder.path(), None, &[]))), expected);
    }
}

#[test]
fn a_schema_a_base_path_and_a_filter_meet_the_folders() {
    let session = Session::new();
    let folder = tempfile::tempdir().unwrap();
    for path in ["p=1/f.csv", "p=2/f.csv"] {
        file(folder.path(), path, "v\n");
    }
    let typed = session.relation(&read("csv", folder.path(), Some("_c0 STRING, p STRING"), &[])).unwrap();
    assert_eq!((typed.schema.as_str(), typed.rows().len()), ("struct<_c0:string,p:string>", 2));
    let base = folder.path().display().to_string();
    let one = session.relation(&read("csv", &folder.path().join("p=1"), None, &[("basePath", &base)])).unwrap();
    assert_eq!(one.rows(), ["v|1"]);
    let all = session.relation(&read("csv", folder.path(), None, &[("recursiveFileLookup", "true")])).unwrap();
    assert_eq!(all.schema, "struct<_c0:string>");
    let filtered = session.sql(&format!("SELECT _c0, p FROM csv.`{base}` WHERE p > 1")).unwrap();
    assert_eq!(filtered.rows(), ["v|2"]);
    let bad = session.relation(&read("csv", folder.path(), Some("_c0 STRING, p DATE"), &[]));
    assert_eq!(condition(bad), "INVALID_PARTITION_VALUE");
}

#[test]
fn rows_go_to_the_folders_of_their_values_and_come_back() {
    let session = Session::new();
    let rows = "SELECT * FROM VALUES (1, 'a'), (2, 'b c'), (3, null), (4, 'd/e=f:%'), (5, '') AS t(id, q)";
    for format in ["parquet", "csv", "json"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        write(&session, rows, format, &path, SaveMode::ErrorIfExists, &[]);
        let mut names: Vec<String> =
            fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        let expected = ["_SUCCESS", "q=__HIVE_DEFAULT_PARTITION__", "q=a", "q=b c", "q=d%2Fe%3Df%3A%25"];
        assert_eq!(names, expected, "{format}");
        let back = session.relation(&read(format, &path, None, &[])).unwrap();
        assert_eq!(back.sorted(), ["1|a", "2|b c", "3|NULL", "4|d/e=f:%", "5|NULL"], "{format}");
    }
}

#[test]
fn dynamic_overwriting_replaces_only_the_folders_that_get_rows() {
    let session = Session::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out");
    let rows = || session.relation(&read("parquet", &path, None, &[])).unwrap().sorted();
    write(&session, "SELECT 1 AS id, 'x' AS q UNION ALL SELECT 2, 'y'", "parquet", &path, SaveMode::Append, &[]);
    let dynamic = [("partitionOverwriteMode", "dynamic")];
    write(&session, "SELECT 3 AS id, 'y' AS q", "parquet", &path, SaveMode::Overwrite, &dynamic);
    assert_eq!(rows(), ["1|x", "3|y"]);
    write(&session, "SELECT 4 AS id, 'y' AS q", "parquet", &path, SaveMode::Append, &[]);
    assert_eq!(rows(), ["1|x", "3|y", "4|y"]);
    write(&session, "SELECT 5 AS id, 'z' AS q", "parquet", &path, SaveMode::Overwrite, &[]);
    assert_eq!(rows(), ["5|z"]);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn rows_of_several_files_know_theirs() {
    let folder = tempfile::tempdir().unwrap();
    let session = Session::new();
    for format in ["parquet", "csv", "json"] {
        let path = folder.path().join(format);
        for day in ["1", "2 x"] {
            let inner = path.join(format!("day={day}"));
            session.write("SELECT id FROM range(2)", format, &inner, SaveMode::Append, &[]).unwrap();
        }
        session.create_view(read(format, &path, Some("id BIGINT, day STRING"), &[]), "t", true).unwrap();
        let files = "SELECT count(DISTINCT f), count(f), count_if(f LIKE 'file:///%/day=2%20x/part-%') FROM
            (SELECT input_file_name() AS f FROM (SELECT id + 1 AS n, day FROM t WHERE id < 5) WHERE n > 0)";
        assert_eq!(session.sql(files).unwrap().rows(), ["2|4|2"], "{format}");
        let grouped = "SELECT count(*) FROM t WHERE input_file_name() LIKE '%day=1%' GROUP BY input_file_name()";
        assert_eq!(session.sql(grouped).unwrap().rows(), ["2"], "{format}");
        let hidden = "SELECT day FROM (SELECT day FROM t WHERE id = 1) WHERE input_file_name() != '' ORDER BY day";
        assert_eq!(session.sql(hidden).unwrap().rows(), ["1", "2 x"], "{format}");
        let blocks = "SELECT DISTINCT input_file_block_start(), input_file_block_length() > 0 FROM t";
        assert_eq!(session.sql(blocks).unwrap().rows(), ["0|true"], "{format}");
    }
    let none = "SELECT input_file_name(), input_file_block_start() FROM range(1)";
    assert_eq!(session.sql(none).unwrap().rows(), ["|-1"]);
    let joined = "SELECT input_file_name() FROM t JOIN range(2) USING (id)";
    assert_eq!(condition(session.sql(joined)), "UNSUPPORTED_OPERATION");
}
