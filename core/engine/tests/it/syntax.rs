//! What the grammar makes of pipes, samples and names that are patterns. All answers were compared with Spark 4.3.

use crate::harness::{Session, condition};

fn session() -> Session {
    let session = Session::new();
    session.command("CREATE TEMP VIEW t AS SELECT * FROM VALUES (0, 'abc'), (1, 'def') AS t(x, y)").unwrap();
    session.command("CREATE TEMP VIEW s AS SELECT 1 AS x, named_struct('i', 2, 'j', 3) AS c").unwrap();
    session
}

fn check(session: &Session, cases: &[(&str, &str, &[&str])]) {
    for (query, schema, rows) in cases {
        let answer = session.sql(query).unwrap();
        assert_eq!(
            (answer.schema.as_str(), answer.sorted()),
            (*schema, rows.iter().map(|r| (*r).to_string()).collect()),
            "{query}"
        );
    }
}

#[test]
fn steps_of_a_pipe_select_group_and_drop() {
    check(
        &session(),
        &[
            ("TABLE t |> SELECT sum(x) AS n", "struct<n:bigint>", &["1"]),
            ("TABLE t |> SELECT x, count(*) AS n GROUP BY x", "struct<x:int,n:bigint>", &["0|1", "1|1"]),
            (
                "TABLE t |> EXTEND 1 AS z |> SET z = x + length(y), z = z + 1",
                "struct<x:int,y:string,z:int>",
                &["0|abc|4", "1|def|5"],
            ),
            ("TABLE s |> DROP c.i", "struct<x:int,c:struct<j:int>>", &["1|{j: 3}"]),
            ("TABLE t | SELECT x | WHERE x > 0", "struct<x:int>", &["1"]),
        ],
    );
    let session = session();
    for (query, expected) in [
        ("TABLE t |> ORDER BY x LIMIT 1", "MULTIPLE_QUERY_RESULT_CLAUSES_WITH_PIPE_OPERATORS"),
        (
            "TABLE t |> WHERE sum(x) OVER w = 1 WINDOW w AS (PARTITION BY y)",
            "NOT_ALLOWED_IN_PIPE_OPERATOR_WHERE.WINDOW_CLAUSE",
        ),
        ("TABLE t |> AGGREGATE GROUP BY ALL", "UNSUPPORTED_FEATURE.PIPE_OPERATOR_AGGREGATE_UNSUPPORTED_CASE"),
        (
            "TABLE t |> AGGREGATE sum(x) OVER () GROUP BY y",
            "UNSUPPORTED_FEATURE.PIPE_OPERATOR_AGGREGATE_UNSUPPORTED_CASE",
        ),
        ("TABLE s |> DROP c.k", "FIELD_NOT_FOUND"),
        ("TABLE t |> AS u-v", "INVALID_IDENTIFIER"),
    ] {
        assert_eq!(condition(session.sql(query)), expected, "{query}");
    }
}

#[test]
fn a_single_bar_is_an_operator_where_no_step_follows() {
    let session = session();
    check(&session, &[("SELECT 1 | 4 AS n", "struct<n:int>", &["5"])]);
    session.set("spark.sql.parser.singleCharacterPipeOperator.enabled", "false").unwrap();
    assert_eq!(condition(session.sql("TABLE t | SELECT x")), "PARSE_SYNTAX_ERROR");
}

#[test]
fn samples_are_shares_of_rows_or_numbers_of_them() {
    check(
        &session(),
        &[
            ("SELECT x FROM t TABLESAMPLE (BUCKET 1 OUT OF 1)", "struct<x:int>", &["0", "1"]),
            ("SELECT x FROM t TABLESAMPLE (1 + 1 ROWS)", "struct<x:int>", &["0", "1"]),
        ],
    );
    let session = session();
    for (size, expected) in [
        ("", "_LEGACY_ERROR_TEMP_0014"),
        ("-100 PERCENT", "INVALID_TABLESAMPLE_FRACTION"),
        ("BUCKET 2 OUT OF 1", "INVALID_TABLESAMPLE_FRACTION"),
        ("-5 ROWS", "INVALID_LIMIT_LIKE_EXPRESSION.IS_NEGATIVE"),
        ("x ROWS", "INVALID_LIMIT_LIKE_EXPRESSION.IS_UNFOLDABLE"),
        ("200b", "_LEGACY_ERROR_TEMP_0015"),
        ("200", "_LEGACY_ERROR_TEMP_0016"),
    ] {
        assert_eq!(condition(session.sql(&format!("TABLE t |> TABLESAMPLE ({size})"))), expected, "{size}");
    }
}

#[test]
fn names_in_backticks_are_patterns_where_the_session_says_so() {
    let session = session();
    assert_eq!(condition(session.sql("SELECT `(x|z)` FROM t")), "UNRESOLVED_COLUMN.WITH_SUGGESTION");
    session.set("spark.sql.parser.quotedRegexColumnNames", "true").unwrap();
    check(
        &session,
        &[
            ("SELECT `(x|z)` FROM t", "struct<x:int>", &["0", "1"]),
            ("SELECT `(X)?+.+` FROM t", "struct<y:string>", &["abc", "def"]),
            ("SELECT t.`(y)?+.+` FROM t WHERE `x` = 1", "struct<x:int>", &["1"]),
            ("SELECT sum(`(x)`) AS n FROM t", "struct<n:bigint>", &["1"]),
        ],
    );
}

#[test]
fn a_name_that_the_select_list_has_twice_may_be_one_below() {
    check(
        &session(),
        &[
            ("SELECT 1 AS x, x FROM t WHERE x = 0 ORDER BY x", "struct<x:int,x:int>", &["1|0"]),
            ("SELECT * FROM VALUES ('z', 1) AS t(a, all) ORDER BY ALL", "struct<a:string,all:int>", &["z|1"]),
        ],
    );
    assert_eq!(
        condition(session().sql("SELECT x FROM t ORDER BY cast(x AS VARIANT)")),
        "DATATYPE_MISMATCH.INVALID_ORDERING_TYPE"
    );
}
