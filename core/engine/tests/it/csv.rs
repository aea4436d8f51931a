//! CSV files as Spark 4.3 reads them.

use crate::harness::{Session, condition, read};

/// What a file holds, how it is read, the schema, the rows.
type Case = (
    &'static str,
    &'static [(&'static str, &'static str)],
    Option<&'static str>,
    &'static str,
    &'static [&'static str],
);

const HEADER: &[(&str, &str)] = &[("header", "true")];
const INFER: &[(&str, &str)] = &[("inferSchema", "true")];
const BOTH: &[(&str, &str)] = &[("header", "true"), ("inferSchema", "true")];

const CASES: &[Case] = &[
    (
        "a,b\n1,\"\"\n2,\n\"x\"\"y\",z\n\"q\\\"r\",1\n\"m\\\\n\",2\n\n  \n3\n4,5,6\n ab , \"c d\"\n\"abc\"d,e\n\"ab,c\n",
        HEADER,
        None,
        "struct<a:string,b:string>",
        &[
            "1|NULL",
            "2|NULL",
            "\"x\"\"y\"|z",
            "q\"r|1",
            "m\\n|2",
            "3|NULL",
            "4|5",
            " ab | \"c d\"",
            "\"abc\"d|e",
            "ab,c|NULL",
        ],
    ),
    (
        "1,2,,\"\",x\n",
        &[],
        None,
        "struct<_c0:string,_c1:string,_c2:string,_c3:string,_c4:string>",
        &["1|2|NULL|NULL|x"],
    ),
    (
        "1e5,+1, 1,1 ,-0,0x1,Infinity,Inf,1d,2020\n",
        INFER,
        None,
        "struct<_c0:double,_c1:int,_c2:double,_c3:double,_c4:int,_c5:string,_c6:double,_c7:double,_c8:double,_c9:int>",
        &["100000.0|1|1.0|1.0|0|0x1|inf|inf|1.0|2020"],
    ),
    (
        "1,x\n y,2\n3.0,4\n, 5\n+7,2147483648\n",
        &[],
        Some("a int, b int"),
        "struct<a:int,b:int>",
        &["1|NULL", "NULL|2", "NULL|4", "NULL|NULL", "7|NULL"],
    ),
    (
        "1.5,1.5,true\n1.25,abc,yes\n 3,1e3,TRUE\n9999999999,NaN,1\n",
        &[],
        Some("a decimal(5,1), b double, c boolean"),
        "struct<a:decimal(5,1),b:double,c:boolean>",
        &["1.5|1.5|true", "1.3|NULL|NULL", "NULL|1000.0|true", "NULL|NaN|NULL"],
    ),
    (
        "2020-01-02,2020-01-02 03:04:05.123\n2020-1-2,2020-01-02T03:04:05+02:00\n2020-13-01,2020-01-02\n20200102,x\n2020-01-02T00,2020\n",
        &[],
        Some("a date, b timestamp"),
        "struct<a:date,b:timestamp>",
        &[
            "2020-01-02|2020-01-02T03:04:05.123Z",
            "2020-01-02|2020-01-02T01:04:05Z",
            "NULL|2020-01-02T00:00:00Z",
            "NULL|NULL",
            "2020-01-02|2020-01-01T00:00:00Z",
        ],
    ),
    ("a,b,a\n1,2,3\n", HEADER, None, "struct<a0:string,b:string,a2:string>", &["1|2|3"]),
    ("a,,c\n1,2,3\n", HEADER, None, "struct<a:string,_c1:string,c:string>", &["1|2|3"]),
    ("a,b\n", HEADER, None, "struct<a:string,b:string>", &[]),
    ("x|y\n", &[("sep", "|")], None, "struct<_c0:string,_c1:string>", &["x|y"]),
    ("# c\n1,2\n", &[("comment", "#")], None, "struct<_c0:string,_c1:string>", &["1|2"]),
    ("a,b\n1,NA\n", &[("header", "true"), ("nullValue", "NA")], None, "struct<a:string,b:string>", &["1|NULL"]),
    ("a,b\r\n1,2\r\n3,4\r5,6", HEADER, None, "struct<a:string,b:string>", &["1|2", "3|4", "5|6"]),
    ("x,y,z\n1,2,3\n", HEADER, Some("a int, b int"), "struct<a:int,b:int>", &["1|2"]),
    ("1\n2\n3000000000\n", INFER, None, "struct<_c0:bigint>", &["1", "2", "3000000000"]),
    ("1\n2.5\n", INFER, None, "struct<_c0:double>", &["1.0", "2.5"]),
    ("12345678901234567890\n", INFER, None, "struct<_c0:decimal(20,0)>", &["12345678901234567890"]),
    ("true\n1\n", INFER, None, "struct<_c0:string>", &["true", "1"]),
    (
        "2020-01-01\n2020-01-01 00:00:00\n",
        INFER,
        None,
        "struct<_c0:timestamp>",
        &["2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z"],
    ),
    ("2020-01-01\n2020-12-31\n", INFER, None, "struct<_c0:date>", &["2020-01-01", "2020-12-31"]),
    ("1\n2020-01-01\n", INFER, None, "struct<_c0:string>", &["1", "2020-01-01"]),
    ("\n,\n", INFER, None, "struct<_c0:string,_c1:string>", &["NULL|NULL"]),
    ("\"a\nb\",c\n", &[], None, "struct<_c0:string>", &["a", "b\""]),
    ("a\n123.45678901234567890123\n", BOTH, None, "struct<a:double>", &["123.45678901234568"]),
    ("a,b\n'x,y',2\n", &[("header", "true"), ("quote", "'")], None, "struct<a:string,b:string>", &["x,y|2"]),
];

#[test]
fn csv_is_read_as_spark_reads_it() {
    let session = Session::new();
    let folder = tempfile::tempdir().unwrap();
    for (at, (text, options, schema, expected_schema, expected)) in CASES.iter().enumerate() {
        let path = folder.path().join(format!("{at}.csv"));
        std::fs::write(&path, text).unwrap();
        let answer = session.relation(&read("csv", &path, *schema, options)).unwrap();
        assert_eq!(answer.schema, *expected_schema, "{text}");
        assert_eq!(answer.rows(), *expected, "{text}");
    }
}

#[test]
fn an_option_that_is_not_known_is_refused_by_name() {
    let session = Session::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    std::fs::write(&path, "1\n").unwrap();
    for option in ["nope", "maxColumns", "multiLine", "enforceSchema"] {
        let error = crate::harness::failure(session.relation(&read("csv", &path, None, &[(option, "x")])));
        assert!(error.to_string().to_lowercase().contains(&option.to_lowercase()), "{error}");
    }
    assert_eq!(condition(session.relation(&read("csv", &folder.path().join("b.csv"), None, &[]))), "PATH_NOT_FOUND");
    assert_eq!(condition(session.relation(&read("zzz", &path, None, &[]))), "DATA_SOURCE_NOT_FOUND");
}

#[test]
fn folders_and_patterns_mean_their_files() {
    let session = Session::new();
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("a.csv", "1\n"), ("b.csv", "2\n"), ("c.txt", "3\n"), ("_SUCCESS", ""), (".d.csv.crc", "9")] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let rows = |path: &str| session.relation(&read("csv", &folder.path().join(path), None, &[])).unwrap().sorted();
    assert_eq!(rows(""), ["1", "2", "3"]);
    assert_eq!(rows("*.csv"), ["1", "2"]);
    assert_eq!(rows("{a,c}.*"), ["1", "3"]);
    assert_eq!(condition(session.relation(&read("csv", &folder.path().join("*.xml"), None, &[]))), "PATH_NOT_FOUND");
}

#[test]
fn a_large_file_is_shared_out_and_no_row_is_lost() {
    let session = Session::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.csv");
    let text: String = (0..900_000).map(|row| format!("{row},row number {row}\n")).collect();
    std::fs::write(&path, text).unwrap();
    session.create_view(read("csv", &path, Some("id int, name string"), &[]), "large", true).unwrap();
    let answer = session.sql("SELECT count(*), sum(id), count(name) FROM large").unwrap();
    assert_eq!(answer.rows(), ["900000|404999550000|900000"]);
}
