//! JSON files as Spark 4.3 reads them.

use crate::harness::{Session, condition, read};

/// What a file holds, how it is read, the schema, the rows.
type Case = (&'static str, Option<&'static str>, &'static str, &'static [&'static str]);

const CASES: &[Case] = &[
    (
        "{\"b\":1,\"a\":\"x\",\"c\":1.5,\"d\":true,\"e\":null,\"f\":[1,2.5],\"g\":{\"y\":1,\"x\":\"q\"},\"h\":[],\"i\":{}}\n\
         {\"b\":3000000000,\"z\":99999999999999999999,\"f\":[null]}\n",
        None,
        "struct<a:string,b:bigint,c:double,d:boolean,e:string,f:array<double>,g:struct<x:string,y:bigint>,h:array<string>,z:decimal(20,0)>",
        &[
            "x|1|1.5|true|NULL|[1.0, 2.5]|{x: q, y: 1}|[]|NULL",
            "NULL|3000000000|NULL|NULL|NULL|[NULL]|NULL|NULL|99999999999999999999",
        ],
    ),
    (
        "{\"a\":1}\n{\"a\":\"x\"}\n{\"a\":1.5}\n{\"a\":true}\n{\"a\":{\"q\":1}}\n{\"a\":[1, 2]}\n{\"a\":1e400}\n",
        None,
        "struct<a:string>",
        &["1", "x", "1.5", "true", "{\"q\":1}", "[1, 2]", "1e400"],
    ),
    (
        "{\"a\":1}\n{bad\n\n{\"a\":2}\n",
        None,
        "struct<_corrupt_record:string,a:bigint>",
        &["NULL|1", "{bad|NULL", "NULL|2"],
    ),
    (
        "{\"a\":1,\"b\":\"2020-01-01\"}\n{\"a\":\"5\",\"b\":7}\n{\"a\":1.5,\"b\":null}\n{\"a\":true}\n{\"a\":3000000000}\nbad\n{}\n[{\"a\":7},{\"a\":8}]\n",
        Some("a int, b date"),
        "struct<a:int,b:date>",
        &[
            "1|2020-01-01",
            "NULL|NULL",
            "NULL|NULL",
            "NULL|NULL",
            "NULL|NULL",
            "NULL|NULL",
            "NULL|NULL",
            "7|NULL",
            "8|NULL",
        ],
    ),
    (
        "{\"a\":1.5,\"b\":1,\"c\":\"x\",\"d\":{\"k\":1},\"e\":[1,\"2\"],\"f\":12345678901234567890.123}\n\
         {\"a\":\"NaN\",\"b\":1.0,\"c\":5,\"d\":\"s\",\"e\":7,\"f\":\"1.5\"}\n\
         {\"a\":\"Infinity\",\"b\":1.5,\"c\":1.50,\"d\":null,\"e\":null}\n\
         {\"a\":1,\"c\":{\"q\": 1, \"r\":[1,2]},\"c2\":1}\n",
        Some("a double, b long, c string, d struct<k:int>, e array<int>, f decimal(30,2)"),
        "struct<a:double,b:bigint,c:string,d:struct<k:int>,e:array<int>,f:decimal(30,2)>",
        &[
            "1.5|1|x|{k: 1}|NULL|12345678901234567890.12",
            "NaN|NULL|5|NULL|NULL|1.50",
            "inf|NULL|1.50|NULL|NULL|NULL",
            "1.0|NULL|{\"q\": 1, \"r\":[1,2]}|NULL|NULL|NULL",
        ],
    ),
    (
        "{\"a\":\"2020-01-02T03:04:05Z\"}\n{\"a\":\"2020-01-02 03:04:05\"}\n{\"a\":1577934245}\n{\"a\":\"2020-01-02\"}\n",
        Some("a timestamp"),
        "struct<a:timestamp>",
        &["2020-01-02T03:04:05Z", "2020-01-02T03:04:05Z", "2020-01-02T03:04:05Z", "2020-01-02T00:00:00Z"],
    ),
    (
        "{\"a\":{\"x\":1}}\n{\"a\":{\"y\":2.5}}\n{\"a\":null}\n",
        None,
        "struct<a:struct<x:bigint,y:double>>",
        &["{x: 1, y: NULL}", "{x: NULL, y: 2.5}", "NULL"],
    ),
    ("[{\"a\":1},{\"a\":2}]\n{\"a\":3}\n", None, "struct<a:bigint>", &["1", "2", "3"]),
    ("{'a':1}\n{\"a\":2} x\n", None, "struct<a:bigint>", &["1", "2"]),
    (
        "{\"m\":{\"k\":1,\"l\":2}}\n{\"m\":{}}\n",
        Some("m map<string,int>"),
        "struct<m:map<string,int>>",
        &["{k: 1, l: 2}", "{}"],
    ),
    (
        "{\"a\":-0.0,\"b\":1.0E5,\"c\":-1,\"d\":9223372036854775807,\"e\":9223372036854775808}\n",
        None,
        "struct<a:double,b:double,c:bigint,d:bigint,e:decimal(19,0)>",
        &["-0.0|100000.0|-1|9223372036854775807|9223372036854775808"],
    ),
    ("{\"a\":1.0}\n{\"a\":2147483648}\n{\"a\":7}\n", Some("a int"), "struct<a:int>", &["NULL", "NULL", "7"]),
];

#[test]
fn json_is_read_as_spark_reads_it() {
    let session = Session::new();
    let folder = tempfile::tempdir().unwrap();
    for (at, (text, schema, expected_schema, expected)) in CASES.iter().enumerate() {
        let path = folder.path().join(format!("{at}.json"));
        std::fs::write(&path, text).unwrap();
        let answer = session.relation(&read("json", &path, *schema, &[])).unwrap();
        assert_eq!(answer.schema, *expected_schema, "{text}");
        assert_eq!(answer.rows(), *expected, "{text}");
    }
}

#[test]
fn a_field_that_stands_twice_is_an_error() {
    let session = Session::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("twice.json");
    std::fs::write(&path, "{\"a\":1,\"a\":2}\n").unwrap();
    assert_eq!(condition(session.relation(&read("json", &path, None, &[]))), "COLUMN_ALREADY_EXISTS");
}
