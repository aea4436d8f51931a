//! Records that are none, in every mode, and texts that are written in other ways. The expected answers are Spark's.

use std::fs;
use std::path::PathBuf;

use crate::harness::{Session, condition, read};

const CSV: &str = "id,name,when\n1,ann,2020-01-02\n2,bob\nx,cy,2020-01-03\n4,dan,2020-01-04,extra\n";
const JSON: &str = "{\"a\":1,\"b\":\"x\"}\n{\"a\":\"no\",\"b\":\"y\"}\n{bad\n{\"a\":3}\n";

struct Files(tempfile::TempDir);

impl Files {
    fn new() -> Self {
        Files(tempfile::tempdir().unwrap())
    }

    fn with(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }
}

#[test]
fn malformed_csv_records_are_kept_dropped_or_refused() {
    let (session, files) = (Session::new(), Files::new());
    let path = files.with("a.csv", CSV.as_bytes());
    let schema = "id INT, name STRING, when DATE";
    let kept = session.relation(&read("csv", &path, Some(schema), &[("header", "true")])).unwrap();
    assert_eq!(kept.rows(), ["1|ann|2020-01-02", "2|bob|NULL", "NULL|cy|2020-01-03", "4|dan|2020-01-04"]);
    let with_column = format!("{schema}, bad STRING");
    let options = [("header", "true"), ("columnNameOfCorruptRecord", "bad")];
    let told = session.relation(&read("csv", &path, Some(&with_column), &options)).unwrap();
    assert_eq!(
        told.rows(),
        [
            "1|ann|2020-01-02|NULL",
            "2|bob|NULL|2,bob",
            "NULL|cy|2020-01-03|x,cy,2020-01-03",
            "4|dan|2020-01-04|4,dan,2020-01-04,extra"
        ]
    );
    let options = [("header", "true"), ("mode", "DROPMALFORMED")];
    let dropped = session.relation(&read("csv", &path, Some(schema), &options)).unwrap();
    assert_eq!(dropped.rows(), ["1|ann|2020-01-02"]);
    let options = [("header", "true"), ("mode", "FAILFAST")];
    assert_eq!(condition(session.relation(&read("csv", &path, Some(schema), &options))), "FAILED_READ_FILE.NO_HINT");
}

#[test]
fn malformed_json_records_are_kept_dropped_or_refused() {
    let (session, files) = (Session::new(), Files::new());
    let path = files.with("a.json", JSON.as_bytes());
    let kept = session.relation(&read("json", &path, Some("a INT, b STRING, _corrupt_record STRING"), &[])).unwrap();
    assert_eq!(kept.rows(), ["1|x|NULL", "NULL|y|{\"a\":\"no\",\"b\":\"y\"}", "NULL|NULL|{bad", "3|NULL|NULL"]);
    let dropped = session.relation(&read("json", &path, None, &[("mode", "DROPMALFORMED")])).unwrap();
    assert_eq!(dropped.schema, "struct<a:string,b:string>");
    assert_eq!(dropped.rows(), ["1|x", "no|y", "3|NULL"]);
    let refused = session.relation(&read("json", &path, None, &[("mode", "FAILFAST")]));
    assert_eq!(condition(refused), "MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION");
}

#[test]
fn records_may_span_lines_when_that_is_asked_for() {
    let (session, files) = (Session::new(), Files::new());
    let path = files.with("m.csv", b"id,txt\n1,\"a\nb\"\n2,\"c\"\"d\"\n3,\"e\r\nf\"\n");
    let options = [("header", "true"), ("multiLine", "true"), ("inferSchema", "true")];
    let answer = session.relation(&read("csv", &path, None, &options)).unwrap();
    assert_eq!(answer.schema, "struct<id:int,txt:string>");
    assert_eq!(answer.rows(), ["1|a\nb", "2|\"c\"\"d\"", "3|e\r\nf"]);
    let path = files.with("m.json", b"[{\"a\":1,\"b\":[1,2]},\n {\"a\":2,\n\"b\":[3]}]\n");
    let answer = session.relation(&read("json", &path, None, &[("multiLine", "true")])).unwrap();
    assert_eq!(answer.rows(), ["1|[1, 2]", "2|[3]"]);
}

#[test]
fn text_files_give_their_lines() {
    let (session, files) = (Session::new(), Files::new());
    let path = files.with("t.txt", b"one\ntwo\r\nthree\n\nlast");
    assert_eq!(session.relation(&read("text", &path, None, &[])).unwrap().rows(), ["one", "two", "three", "", "last"]);
    let whole = session.relation(&read("text", &path, None, &[("wholetext", "true")])).unwrap();
    assert_eq!(whole.rows(), ["one\ntwo\r\nthree\n\nlast"]);
    let path = files.with("s.txt", b"a,b;c\nd");
    let split = session.relation(&read("text", &path, None, &[("lineSep", ",")])).unwrap();
    assert_eq!(split.rows(), ["a", "b;c\nd"]);
    let wrong = session.relation(&read("text", &path, Some("x INT"), &[]));
    assert_eq!(condition(wrong), "UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE");
}

#[test]
fn json_is_read_beyond_its_grammar_where_that_is_asked_for() {
    let (session, files) = (Session::new(), Files::new());
    let path = files.with("c.json", b"/* c */ {\"a\":1} // x\n{a:2}\n{'a':3}\n{\"a\":04}\n");
    let options =
        [("allowComments", "true"), ("allowUnquotedFieldNames", "true"), ("allowNumericLeadingZeros", "true")];
    assert_eq!(session.relation(&read("json", &path, None, &options)).unwrap().rows(), ["1", "2", "3", "4"]);
    let path = files.with("n.json", b"{\"a\":1.5,\"b\":1,\"e\":null}\n{\"a\":2,\"b\":2.5}\n");
    for (option, schema) in [
        ("primitivesAsString", "struct<a:string,b:string,e:string>"),
        ("prefersDecimal", "struct<a:decimal(21,1),b:decimal(21,1),e:string>"),
        ("dropFieldIfAllNull", "struct<a:double,b:double>"),
    ] {
        let answer = session.relation(&read("json", &path, None, &[(option, "true")])).unwrap();
        assert_eq!(answer.schema, schema, "{option}");
    }
}

#[test]
fn other_encodings_are_read() {
    let (session, files) = (Session::new(), Files::new());
    let path = files.with("l.csv", b"n\nM\xfcller\n");
    let options = [("header", "true"), ("encoding", "ISO-8859-1")];
    assert_eq!(session.relation(&read("csv", &path, None, &options)).unwrap().rows(), ["Müller"]);
    let unknown = session.relation(&read("csv", &path, None, &[("encoding", "nosuch")]));
    assert_eq!(condition(unknown), "INVALID_PARAMETER_VALUE.CHARSET");
}
