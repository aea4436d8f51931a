//! Windows and aggregates: statements and what Spark 4.3 gave for them.

use crate::harness::{Session, condition};

/// The statement and its rows.
#[rustfmt::skip]
const ANSWERS: &[(&str, &[&str])] = &[
    ("SELECT max_by(a, b) OVER (ORDER BY a ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM VALUES (1, 5), (2, 4), (3, 9) AS t(a, b) ORDER BY a", &["1", "1", "3"]),
    ("SELECT sum(a) OVER (ORDER BY a RANGE BETWEEN CURRENT ROW AND 1L FOLLOWING) FROM VALUES (1), (2), (3) AS t(a) ORDER BY a", &["3", "5", "3"]),
    ("SELECT sum(a) OVER (ORDER BY a RANGE BETWEEN CURRENT ROW AND 1.5 FOLLOWING) FROM VALUES (1), (2), (3) AS t(a) ORDER BY a", &["3", "5", "3"]),
    ("SELECT sum(a) OVER (ORDER BY a RANGE BETWEEN CURRENT ROW AND 1 FOLLOWING) FROM VALUES (1.5), (2.2), (3.1) AS t(a) ORDER BY a", &["3.7", "5.3", "3.1"]),
    ("SELECT sum(a) OVER (ORDER BY b DESC RANGE BETWEEN INTERVAL 1 DAY PRECEDING AND CURRENT ROW) FROM VALUES (1, TIMESTAMP'2020-01-01'), (2, TIMESTAMP'2020-01-02') AS t(a, b) ORDER BY b DESC", &["2", "3"]),
    ("SELECT sum(a) OVER (ORDER BY b RANGE BETWEEN INTERVAL 1 MONTH PRECEDING AND CURRENT ROW) FROM VALUES (1, DATE'2020-01-01'), (2, DATE'2020-01-02') AS t(a, b) ORDER BY b", &["1", "3"]),
    ("SELECT first(a) OVER w, count(a) OVER w, sum(a) OVER w, nth_value(a, 1) OVER w FROM VALUES (1), (2) AS t(a) WINDOW w AS (ORDER BY a ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING) ORDER BY a", &["2|1|2|2", "NULL|0|NULL|NULL"]),
    ("SELECT var_pop(n) OVER (ORDER BY i ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) FROM VALUES (1, 600), (2, 470), (3, 170), (4, 430), (5, 300) AS r(i, n) ORDER BY i", &["21703.999999999996", "13868.750000000002", "11266.666666666666", "4225.0", "0.0"]),
    ("SELECT stddev(DISTINCT a), var_samp(a), stddev_pop(a) FROM VALUES (1), (1), (3) AS t(a) WHERE a > 1", &["NULL|NULL|0.0"]),
    ("SELECT count(*) FROM VALUES (map(1, 2, 3, 4)), (map(3, 4, 1, 2)), (map(1, 2)) AS t(m) GROUP BY m ORDER BY 1", &["1", "2"]),
    ("SELECT count(1) FROM VALUES (1), (2), (3) AS t(all) GROUP BY all", &["1", "1", "1"]),
    ("SELECT mode(col) FROM VALUES (-10), (0), (10) AS tab(col)", &["0"]),
];

/// The statement and the condition it raises.
#[rustfmt::skip]
const FAILURES: &[(&str, &str)] = &[
    ("SELECT sum(DISTINCT a) OVER (ORDER BY a) FROM VALUES (1) AS t(a)", "DISTINCT_WINDOW_FUNCTION_UNSUPPORTED"),
    ("SELECT sum(a) OVER (ORDER BY a ROWS 1L PRECEDING) FROM VALUES (1) AS t(a)", "DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_UNACCEPTED_TYPE"),
    ("SELECT sum(a) OVER (ORDER BY b RANGE 1 PRECEDING) FROM VALUES (1, 'a') AS t(a, b)", "DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_UNACCEPTED_TYPE"),
    ("SELECT sum(a) OVER (ORDER BY b RANGE 1 PRECEDING) FROM VALUES (1, TIMESTAMP'2020-01-01') AS t(a, b)", "DATATYPE_MISMATCH.RANGE_FRAME_INVALID_TYPE"),
    ("SELECT sum(a) OVER (ORDER BY a ROWS BETWEEN UNBOUNDED FOLLOWING AND CURRENT ROW) FROM VALUES (1) AS t(a)", "DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_INVALID_BOUND"),
    ("SELECT sum(a) OVER (PARTITION BY m) FROM VALUES (1, map(1, 2)) AS t(a, m)", "EXPRESSION_TYPE_IS_NOT_ORDERABLE"),
    ("SELECT nth_value(a, 0) OVER (ORDER BY a) FROM VALUES (1) AS t(a)", "DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE"),
    ("SELECT last(a) OVER (ORDER BY a RANGE BETWEEN CURRENT ROW AND 4 FOLLOWING) FROM VALUES (9223372036854775804L), (9223372036854775806L) AS t(a)", "ARITHMETIC_OVERFLOW"),
    ("SELECT a, sum(a) OVER () FROM VALUES (1, 2) AS t(a, b) GROUP BY a ORDER BY max(a)", "UNSUPPORTED_EXPR_FOR_OPERATOR"),
    ("SELECT a, sum(a) OVER () FROM VALUES (1, 2) AS t(a, b) GROUP BY a ORDER BY max(b)", "UNRESOLVED_COLUMN.WITH_SUGGESTION"),
    ("SELECT percentile_cont(0.5) FROM VALUES (1) AS t(a)", "INVALID_WITHIN_GROUP_EXPRESSION.WITHIN_GROUP_MISSING"),
    ("SELECT percentile_cont(DISTINCT 0.5) WITHIN GROUP (ORDER BY a) FROM VALUES (1) AS t(a)", "INVALID_WITHIN_GROUP_EXPRESSION.DISTINCT_UNSUPPORTED"),
    ("SELECT mode(a) WITHIN GROUP (ORDER BY a) FROM VALUES (1) AS t(a)", "INVALID_WITHIN_GROUP_EXPRESSION.WRONG_NUM_ORDERINGS"),
    ("SELECT percentile(a, 0.5) WITHIN GROUP (ORDER BY a) FROM VALUES (1) AS t(a)", "INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX"),
    ("SELECT listagg(DISTINCT a) WITHIN GROUP (ORDER BY a) FROM VALUES (1.5D) AS t(a)", "INVALID_WITHIN_GROUP_EXPRESSION.MISMATCH_WITH_DISTINCT_INPUT_UNSAFE_CAST"),
    ("SELECT sum(a) FILTER (WHERE max(a) > 1) FROM VALUES (1) AS t(a)", "INVALID_AGGREGATE_FILTER.CONTAINS_AGGREGATE"),
    ("SELECT sum(a) FILTER (WHERE 'x') FROM VALUES (1) AS t(a)", "INVALID_AGGREGATE_FILTER.NOT_BOOLEAN"),
    ("SELECT count() FROM VALUES (1) AS t(a)", "WRONG_NUM_ARGS.WITH_SUGGESTION"),
    ("SELECT a + count(*) FROM VALUES (1) AS t(a) GROUP BY ALL", "UNRESOLVED_ALL_IN_GROUP_BY"),
    ("SELECT * FROM VALUES (1) AS t(a) GROUP BY 1", "STAR_GROUP_BY_POS"),
    ("WITH RECURSIVE x(n) AS (SELECT 1L UNION ALL SELECT count(*) FROM x) SELECT * FROM x", "INVALID_RECURSIVE_REFERENCE.PLACE"),
    ("WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT x.n + 1 FROM VALUES (1) AS y(a) LEFT JOIN x ON n = a) SELECT * FROM x", "INVALID_RECURSIVE_REFERENCE.PLACE"),
    ("WITH RECURSIVE x(n) AS (SELECT '7' UNION ALL SELECT n + 1 FROM x WHERE n < 10) SELECT * FROM x", "CANNOT_MERGE_INCOMPATIBLE_DATA_TYPE"),
    ("WITH RECURSIVE x(n) AS (SELECT 1 UNION SELECT n + 1 FROM x) SELECT * FROM x", "UNION_NOT_SUPPORTED_IN_RECURSIVE_CTE"),
    ("SELECT a FROM VALUES (map(1, 2)) AS t(a) ORDER BY a", "DATATYPE_MISMATCH.INVALID_ORDERING_TYPE"),
];

#[test]
fn rows_are_those_of_spark() {
    let session = Session::new();
    for (statement, rows) in ANSWERS {
        let answer = session.sql(statement).map(|answer| answer.rows());
        assert_eq!(answer.as_deref().unwrap_or_default(), *rows, "{statement}: {:?}", answer.as_ref().err());
    }
}

#[test]
fn failures_are_those_of_spark() {
    let session = Session::new();
    for (statement, wanted) in FAILURES {
        assert_eq!(condition(session.sql(statement)), *wanted, "{statement}");
    }
}
