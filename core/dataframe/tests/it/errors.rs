//! Bad input gets Spark's condition, on every backend, and the session still works afterwards.

use firesteel::functions::{call_function, col, lit};
use firesteel::{DataFrame, Error, Kind, Session, Wait};

use crate::backends::{local, on_each_backend, rows};

fn fails(frame: &DataFrame) -> Error {
    let error = frame.collect().wait().expect_err("a failure");
    assert_eq!(rows(&frame.session().range(0, 1, 1)), [["0"]], "the session goes on");
    error
}

fn sql_fails(session: &Session, text: &str) -> Error {
    match session.sql(text).wait() {
        Ok(frame) => fails(&frame),
        Err(error) => {
            assert_eq!(rows(&session.range(0, 1, 1)), [["0"]], "the session goes on");
            error
        }
    }
}

#[test]
fn an_unknown_column_is_named_with_suggestions() {
    on_each_backend(|session| {
        let error = fails(&session.range(0, 1, 1).select(["idd"]));
        assert_eq!(error.condition(), "UNRESOLVED_COLUMN.WITH_SUGGESTION");
        assert_eq!(error.sql_state(), Some("42703"));
        assert_eq!(error.kind(), Kind::Analysis);
        assert_eq!(error.parameters()["objectName"], "`idd`");
        assert_eq!(error.parameters()["proposal"], "`id`");
    });
}

#[test]
fn an_unknown_function_is_named() {
    on_each_backend(|session| {
        let error = fails(&session.range(0, 1, 1).select([call_function("no_such_function", [col("id")])]));
        assert_eq!(error.condition(), "UNRESOLVED_ROUTINE");
        assert_eq!(error.parameters()["routineName"], "`no_such_function`");
    });
}

#[test]
fn conditions_of_sql_text_and_of_run_time_are_those_of_spark() {
    let cases = [
        ("SELEC 1", "PARSE_SYNTAX_ERROR", Kind::Parse),
        ("SELECT 1 +", "PARSE_SYNTAX_ERROR", Kind::Parse),
        ("SELECT 2147483647 + 1", "ARITHMETIC_OVERFLOW", Kind::Arithmetic),
        ("SELECT 1 / 0", "DIVIDE_BY_ZERO", Kind::Arithmetic),
        ("SELECT CAST('x' AS INT)", "CAST_INVALID_INPUT", Kind::NumberFormat),
        ("SELECT CAST('x' AS DATE)", "CAST_INVALID_INPUT", Kind::DateTime),
        ("SELECT CAST(300 AS TINYINT)", "CAST_OVERFLOW", Kind::Arithmetic),
        ("SELECT * FROM no_such_table", "TABLE_OR_VIEW_NOT_FOUND", Kind::Analysis),
        ("SELECT sum(id), id FROM range(3)", "MISSING_GROUP_BY", Kind::Analysis),
        ("SELECT * FROM parquet.`/no/such/file.parquet`", "PATH_NOT_FOUND", Kind::Analysis),
    ];
    on_each_backend(|session| {
        for (text, condition, kind) in cases {
            let error = sql_fails(session, text);
            assert_eq!(error.condition(), condition, "{text}: {error}");
            assert_eq!(error.kind(), kind, "{text}: {error}");
            assert!(!error.message().is_empty());
        }
    });
}

#[test]
fn a_syntax_error_says_where() {
    on_each_backend(|session| {
        let error = sql_fails(session, "SELECT 1\nFROM )");
        assert_eq!(error.condition(), "PARSE_SYNTAX_ERROR");
        assert!(error.to_string().contains("line 2, pos 5"), "{error}");
    });
}

#[test]
fn a_missing_file_and_a_corrupt_one_are_told_apart() {
    on_each_backend(|session| {
        let folder = tempfile::tempdir().expect("a folder");
        let missing = folder.path().join("missing.parquet").display().to_string();
        assert_eq!(fails(&session.read().parquet([missing])).condition(), "PATH_NOT_FOUND");
        let corrupt = folder.path().join("corrupt.parquet");
        std::fs::write(&corrupt, b"PAR1 this is no Parquet file").expect("a file");
        let error = fails(&session.read().parquet([corrupt.display().to_string()]));
        assert!(error.condition().starts_with("FAILED_READ_FILE"), "{error}");
    });
}

#[test]
fn guarded_branches_do_not_raise() {
    on_each_backend(|session| {
        let numbers = session.range(0, 3, 1);
        let safe = numbers.filter(col("id").not_eq(0).and((lit(6) / col("id")).gt(4)));
        assert_eq!(rows(&safe), [["1"]]);
        let chained = numbers.filter(col("id").not_eq(0)).filter((lit(6) / col("id")).gt(4));
        assert_eq!(rows(&chained), [["1"]]);
    });
}

#[test]
fn addresses_that_cannot_be_used_are_refused() {
    for url in ["", "spark://host", "local[0]", "local[x]", "sc:/host", "sc://", "sc://host:port", "sc://host/path"] {
        let error = Session::builder().remote(url).get_or_create().wait().expect_err("no session");
        assert_eq!(error.condition(), "FIRESTEEL_INVALID_URL", "{url}: {error}");
    }
}

#[test]
fn a_closed_port_is_told_soon() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address").port();
    let url = format!("sc://127.0.0.1:{free}");
    let session = Session::builder().remote(url).get_or_create().wait().expect("nothing is asked yet");
    let error = session.range(0, 1, 1).collect().wait().expect_err("no server");
    assert_eq!(error.condition(), "FIRESTEEL_CONNECTION", "{error}");
    assert!(error.to_string().contains("127.0.0.1"), "{error}");
}

#[test]
fn a_panic_in_the_engine_is_an_error_and_the_session_lives() {
    if std::env::var_os("FIRESTEEL_TEST_HOOKS").is_none() {
        println!("skipped: FIRESTEEL_TEST_HOOKS is not set");
        return;
    }
    let session = local();
    session.conf().set("spark.firesteel.test.panic", "true").wait().expect("a hook");
    let error = session.range(0, 1, 1).collect().wait().expect_err("a panic");
    assert_eq!(error.condition(), "FIRESTEEL_PANIC", "{error}");
    assert_eq!(rows(&session.range(0, 1, 1)), [["0"]]);
}

#[test]
fn an_unknown_configuration_key_is_refused() {
    on_each_backend(|session| {
        let error = session.conf().get("spark.no.such.key").wait().expect_err("no such key");
        assert_eq!(error.condition(), "SQL_CONF_NOT_FOUND", "{error}");
        session.conf().set("spark.sql.ansi.enabled", "false").wait().expect("a setting");
        assert_eq!(session.conf().get("spark.sql.ansi.enabled").wait().expect("a value"), "false");
        session.conf().unset("spark.sql.ansi.enabled").wait().expect("the default");
        assert_eq!(session.conf().get("spark.sql.ansi.enabled").wait().expect("a value"), "true");
    });
}
