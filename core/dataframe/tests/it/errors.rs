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
        assert!(error.to_string().contains("`idd` cannot be resolved. Did you mean one of the following? [`id`]"));
    });
}

#[test]
fn an_unknown_function_is_named() {
    on_each_backend(|session| {
        let error = fails(&session.range(0, 1, 1).select([call_function("no_such_function", [col("id")])]));
        assert_eq!(error.condition(), "UNRESOLVED_ROUTINE");
        assert_eq!(error.parameters()["routineName"], "`no_such_function`");
        assert!(error.to_string().contains("Cannot resolve routine `no_such_function`"), "{error}");
    });
}

#[test]
fn statements_fail_as_in_spark() {
    let cases = include_str!("../../../../tests/cases/errors.tsv");
    on_each_backend(|session| {
        for case in cases.lines().filter(|line| !line.starts_with('#')) {
            let [text, condition, state, message] = case.split('\t').collect::<Vec<_>>()[..] else {
                panic!("not a case: {case}");
            };
            let error = sql_fails(session, text);
            assert_eq!((error.condition(), error.sql_state()), (condition, Some(state)), "{text}: {error}");
            assert!(error.to_string().contains(message), "{text}: {error}");
        }
    });
}

#[test]
fn failures_belong_to_the_families_of_spark() {
    let cases = [
        ("SELEC 1", Kind::Parse),
        ("SELECT 2147483647 + 1", Kind::Arithmetic),
        ("SELECT CAST('x' AS INT)", Kind::NumberFormat),
        ("SELECT CAST('x' AS DATE)", Kind::DateTime),
        ("SELECT CAST('x' AS BOOLEAN)", Kind::Runtime),
        ("SELECT CAST(300 AS TINYINT)", Kind::Arithmetic),
        ("SELECT * FROM no_such_table", Kind::Analysis),
        ("SELECT array(1)[1]", Kind::ArrayIndex),
    ];
    on_each_backend(|session| {
        for (text, kind) in cases {
            assert_eq!(sql_fails(session, text).kind(), kind, "{text}");
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
fn an_error_that_a_row_raises_points_to_its_place() {
    let cases = [
        ("SELECT id, 1 / (id - 1) AS x FROM range(3)", Some((11, 22, "1 / (id - 1)"))),
        ("SELECT (2147483647 + 1)", Some((8, 21, "2147483647 + 1"))),
        ("SELECT id NOT IN ('x') FROM range(1)", Some((10, 21, "NOT IN ('x')"))),
        ("SELECT CASE id WHEN 'x' THEN 1 END FROM range(1)", Some((7, 33, "CASE id WHEN 'x' THEN 1 END"))),
        // Spark tells no place for these.
        ("SELECT CAST(300 AS TINYINT)", None),
        ("SELECT -(-128Y)", None),
    ];
    on_each_backend(|session| {
        for (text, expected) in cases {
            let error = sql_fails(session, text);
            let found = error
                .contexts()
                .first()
                .map(|context| (context.start_index, context.stop_index, context.fragment.as_str()));
            assert_eq!(found, expected, "{text}: {error}");
        }
    });
}

#[test]
fn a_missing_file_and_a_corrupt_one_are_told_apart() {
    on_each_backend(|session| {
        let folder = tempfile::tempdir().expect("a folder");
        let missing = folder.path().join("missing.parquet").display().to_string();
        let error = fails(&session.read().parquet([missing.clone()]));
        assert_eq!(error.condition(), "PATH_NOT_FOUND");
        assert!(error.to_string().contains(&format!("Path does not exist: file:{missing}")), "{error}");
        let corrupt = folder.path().join("corrupt.parquet");
        std::fs::write(&corrupt, b"PAR1 this is no Parquet file").expect("a file");
        let error = fails(&session.read().parquet([corrupt.display().to_string()]));
        assert_eq!(error.condition(), "FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER", "{error}");
        assert!(error.to_string().contains("corrupt.parquet"), "{error}");
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
        let error = Session::builder().remote(url).create().wait().expect_err("no session");
        assert_eq!(error.condition(), "FIRESTEEL_INVALID_URL", "{url}: {error}");
        assert!(error.message().starts_with(&format!("The address {url} cannot be used: ")), "{error}");
    }
}

#[test]
fn a_closed_port_is_told_soon() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address").port();
    let url = format!("sc://127.0.0.1:{free}");
    let session = Session::builder().remote(url).create().wait().expect("nothing is asked yet");
    let error = session.range(0, 1, 1).collect().wait().expect_err("no server");
    assert_eq!(error.condition(), "FIRESTEEL_CONNECTION", "{error}");
    assert!(error.to_string().contains("127.0.0.1"), "{error}");
}

#[test]
fn a_server_that_demands_a_token_takes_the_right_one_only() {
    let Ok(server) = std::env::var("FIRESTEEL_TEST_TOKEN_SERVER") else {
        println!("skipped: FIRESTEEL_TEST_TOKEN_SERVER names no server");
        return;
    };
    let open = |token: &str| {
        Session::builder().remote(format!("{server}/{token}")).create().wait().expect("nothing is asked yet")
    };
    for (token, reason) in [("", "No authentication token provided"), (";token=wrong", "Invalid authentication token")]
    {
        let error = open(token).range(0, 1, 1).collect().wait().expect_err("it is refused");
        assert_eq!((error.condition(), error.kind()), ("FIRESTEEL_AUTHENTICATION", Kind::Connection), "{error}");
        assert!(error.to_string().contains(&format!("refused the credentials: {reason}")), "{error}");
    }
    assert_eq!(rows(&open(";token=right").range(0, 1, 1)), [["0"]]);
}

#[test]
fn tls_to_a_plain_port_is_a_failed_connection() {
    let Ok(server) = std::env::var("FIRESTEEL_TEST_REMOTE") else {
        println!("skipped: FIRESTEEL_TEST_REMOTE names no server");
        return;
    };
    let url = format!("{}/;use_ssl=true", server.trim_end_matches('/'));
    let session = Session::builder().remote(url).create().wait().expect("nothing is asked yet");
    let error = session.range(0, 1, 1).collect().wait().expect_err("no TLS there");
    assert_eq!(error.condition(), "FIRESTEEL_CONNECTION", "{error}");
    assert!(error.to_string().contains("TLS"), "{error}");
}

#[test]
fn bytes_that_are_no_plan_are_refused() {
    on_each_backend(|session| {
        let error = session.from_plan(&b"\xff\xff\xff not a plan"[..]).expect_err("no plan");
        assert_eq!(error.condition(), "CONNECT_INVALID_PLAN.CANNOT_PARSE", "{error}");
        assert!(error.message().starts_with("The Spark Connect plan is invalid."), "{error}");
        assert_eq!(rows(&session.range(0, 1, 1)), [["0"]]);
    });
}

#[test]
fn a_stopped_session_says_so() {
    let session = local();
    let frame = session.range(0, 1, 1);
    session.stop().wait().expect("a stop");
    let error = frame.collect().wait().expect_err("a stopped session");
    assert_eq!(error.condition(), "FIRESTEEL_INVALID_HANDLE", "{error}");
    assert!(error.message().contains("The session is closed."), "{error}");
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
    assert!(error.message().starts_with("The library met a defect of its own: "), "{error}");
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
