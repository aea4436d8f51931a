//! Aggregates and functions with lambda functions: statements and the rows that Spark 4.3 gave for them.

use crate::harness::{Session, condition};

/// The statement and its rows.
#[rustfmt::skip]
const ANSWERS: &[(&str, &[&str])] = &[
    ("SELECT CAST(transform(array(1, NULL, 3), x -> x + 1) AS STRING)", &["[2, null, 4]"]),
    ("SELECT CAST(transform(array(5, 6), (x, i) -> x * i) AS STRING)", &["[0, 6]"]),
    ("SELECT CAST(transform(a, x -> x + b) AS STRING) FROM VALUES (array(1, 2), 10), (array(), 20), (NULL, 30) AS t(a, b)", &["[11, 12]", "[]", "NULL"]),
    ("SELECT CAST(transform(array(array(1, 2), array(3)), x -> transform(x, y -> y + size(x))) AS STRING)", &["[[3, 4], [4]]"]),
    ("SELECT CAST(filter(array(1, NULL, 3), x -> x > 1) AS STRING)", &["[3]"]),
    ("SELECT CAST(filter(array(0, 2, 3), (x, i) -> x > i) AS STRING)", &["[2, 3]"]),
    ("SELECT exists(array(1, NULL, 3), x -> x > 5), forall(array(1, NULL, 3), x -> x > 0), forall(array(), x -> x > 0)", &["NULL|NULL|true"]),
    ("SELECT aggregate(array(1, 2, 3), 0, (acc, x) -> acc + x, acc -> acc * 10)", &["60"]),
    ("SELECT reduce(a, b, (acc, x) -> acc * x) FROM VALUES (array(2, 3), 1), (array(), 7), (NULL, 9) AS t(a, b)", &["6", "7", "NULL"]),
    ("SELECT CAST(zip_with(array(1, 2), array('a'), (x, y) -> concat(x, y)) AS STRING)", &["[1a, null]"]),
    ("SELECT CAST(array_sort(array('bc', 'a', 'def'), (l, r) -> length(r) - length(l)) AS STRING)", &["[def, bc, a]"]),
    ("SELECT CAST(map_filter(map(1, 0, 2, 2), (k, v) -> k > v) AS STRING)", &["{1 -> 0}"]),
    ("SELECT CAST(transform_keys(map(1, 2), (k, v) -> k + v) AS STRING), CAST(transform_values(map(1, 2), (k, v) -> k * v) AS STRING)", &["{3 -> 2}|{1 -> 2}"]),
    ("SELECT CAST(map_zip_with(map('a', 1, 'b', 2), map('b', 3, 'c', 4), (k, x, y) -> coalesce(x, 0) + coalesce(y, 0)) AS STRING)", &["{a -> 1, b -> 5, c -> 4}"]),
    ("SELECT CAST(transform(array(named_struct('f', 1)), x -> x.f) AS STRING)", &["[1]"]),
    ("SELECT CAST(sum(b) AS STRING) FROM VALUES (array(1), 1), (array(2), 2) AS t(a, b) GROUP BY transform(a, x -> 1)", &["3"]),
    ("SELECT CAST(transform(collect_list(b), x -> x + max(b)) AS STRING) FROM VALUES (1), (2) AS t(b)", &["[3, 4]"]),
    ("SELECT CAST(percentile(c, 0.5) AS STRING), CAST(percentile(c, array(0.25, 0.75)) AS STRING) FROM VALUES (0), (10), (20), (NULL) AS t(c)", &["10.0|[5.0, 15.0]"]),
    ("SELECT CAST(percentile(c, 0.3, f) AS STRING) FROM VALUES (0, 1), (10, 2) AS t(c, f)", &["6.0"]),
    ("SELECT CAST(percentile_cont(0.25) WITHIN GROUP (ORDER BY c DESC) AS STRING) FROM VALUES (0), (10) AS t(c)", &["7.5"]),
    ("SELECT CAST(percentile_disc(0.5) WITHIN GROUP (ORDER BY c) AS STRING) FROM VALUES (0), (10), (20) AS t(c)", &["10.0"]),
    ("SELECT CAST(percentile_approx(c, array(0.5, 0.9), 100) AS STRING) FROM VALUES (0.5), (10), (20) AS t(c)", &["[10.0, 20.0]"]),
    ("SELECT CAST(median(c) AS STRING) FROM VALUES (INTERVAL '1' MONTH), (INTERVAL '4' MONTH) AS t(c)", &["INTERVAL '0-2' YEAR TO MONTH"]),
    ("SELECT mode(c), mode(c, true) FROM VALUES (3), (1), (1), (3), (1) AS t(c)", &["1|1"]),
    ("SELECT mode() WITHIN GROUP (ORDER BY c DESC) FROM VALUES (3), (1), (1), (3) AS t(c)", &["3"]),
    ("SELECT CAST(kurtosis(c) AS STRING), CAST(skewness(c) AS STRING) FROM VALUES (-10), (-20), (100), (1000) AS t(c)", &["-0.7014368047529627|1.1135657469022011"]),
    ("SELECT CAST(regr_slope(y, x) AS STRING), CAST(regr_r2(y, x) AS STRING), regr_count(y, x) FROM VALUES (1, 2), (2, NULL), (2, 3), (2, 4) AS t(y, x)", &["0.5|0.7500000000000001|3"]),
    ("SELECT listagg(c, ',') WITHIN GROUP (ORDER BY d DESC) FROM VALUES ('a', 1), ('b', 2), (NULL, 3) AS t(c, d)", &["b,a"]),
    ("SELECT listagg(DISTINCT c, ',') WITHIN GROUP (ORDER BY c) FROM VALUES ('b'), ('a'), ('b') AS t(c)", &["a,b"]),
    ("SELECT a, mode(b), string_agg(c, '') WITHIN GROUP (ORDER BY c) FROM VALUES ('x', 1, 'q'), ('x', 1, 'p'), ('y', 2, 'z') AS t(a, b, c) GROUP BY a ORDER BY a", &["x|1|pq", "y|2|z"]),
    ("SELECT try_sum(c) FROM VALUES (9223372036854775807L), (1L) AS t(c)", &["NULL"]),
    ("SELECT CAST(avg(c) AS STRING) FROM VALUES (INTERVAL '1' DAY), (INTERVAL '4' HOUR) AS t(c)", &["INTERVAL '0 14:00:00' DAY TO SECOND"]),
    ("SELECT CAST(histogram_numeric(c, 3) AS STRING) FROM VALUES (0.5), (1.5), (2), (10), (11) AS t(c)", &["[{0.5, 1.0}, {1.8, 2.0}, {10.5, 2.0}]"]),
    ("SELECT CAST(max_by(x, y, 2) AS STRING), CAST(min_by(x, y, 2) AS STRING) FROM VALUES ('a', 1), ('b', 3), ('c', 2), ('d', NULL) AS t(x, y)", &["[b, c]|[a, c]"]),
    ("SELECT CAST(collect_set(x) AS STRING) FROM VALUES (1), (NULL), (2), (1) AS t(x)", &["[1, 2]"]),
    ("SELECT CAST(vector_avg(x) AS STRING) FROM VALUES (array(1.0F, 2.0F)), (array(3.0F, 5.0F)) AS t(x)", &["[2.0, 3.5]"]),
    ("SELECT CAST(percentile(c, 0.5) FILTER (WHERE c > 1) AS STRING) FROM VALUES (1), (2), (3) AS t(c)", &["2.5"]),
    ("SELECT c, counter_diff(c) OVER (ORDER BY t) FROM VALUES (100, 1), (200, 2), (50, 3), (80, 4) AS v(c, t) ORDER BY t", &["100|NULL", "200|100", "50|NULL", "80|30"]),
    ("SELECT a, CAST(window.start AS STRING), count(*) FROM VALUES ('a', TIMESTAMP'2021-01-01 00:00:00'), ('a', TIMESTAMP'2021-01-01 00:04:30'), ('b', TIMESTAMP'2021-01-01 00:10:00'), ('b', NULL) AS t(a, b) GROUP BY a, window(b, '5 minutes') ORDER BY 1, 2", &["a|2021-01-01 00:00:00|2", "b|2021-01-01 00:10:00|1"]),
    ("SELECT a, CAST(window.start AS STRING), count(*) FROM VALUES ('a', TIMESTAMP'2021-01-01 00:00:00'), ('b', TIMESTAMP'2021-01-01 00:11:00') AS t(a, b) GROUP BY a, window(b, '10 minutes', '5 minutes') ORDER BY 1, 2", &["a|2020-12-31 23:55:00|1", "a|2021-01-01 00:00:00|1", "b|2021-01-01 00:05:00|1", "b|2021-01-01 00:10:00|1"]),
    ("SELECT a, CAST(session_window.start AS STRING), CAST(session_window.end AS STRING), count(*) FROM VALUES ('a', TIMESTAMP'2021-01-01 00:00:00'), ('a', TIMESTAMP'2021-01-01 00:04:30'), ('a', TIMESTAMP'2021-01-01 00:10:00'), ('b', TIMESTAMP'2021-01-01 00:01:00') AS t(a, b) GROUP BY a, session_window(b, '5 minutes') ORDER BY 1, 2", &["a|2021-01-01 00:00:00|2021-01-01 00:09:30|2", "a|2021-01-01 00:10:00|2021-01-01 00:15:00|1", "b|2021-01-01 00:01:00|2021-01-01 00:06:00|1"]),
];

/// The statement and the condition it raises.
#[rustfmt::skip]
const FAILURES: &[(&str, &str)] = &[
    ("SELECT transform(array(1), (x, y, z) -> 1)", "INVALID_LAMBDA_FUNCTION_CALL.NUM_ARGS_MISMATCH"),
    ("SELECT transform(array(1), (x, x) -> 1)", "INVALID_LAMBDA_FUNCTION_CALL.DUPLICATE_ARG_NAMES"),
    ("SELECT exists(array(1), x -> x)", "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE"),
    ("SELECT aggregate(array(1), 0.0, (acc, x) -> acc + x)", "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE"),
    ("SELECT array_sort(array(1, 2), (l, r) -> CAST(NULL AS INT))", "COMPARATOR_RETURNS_NULL"),
    ("SELECT transform_keys(map(1, 2, 3, 4), (k, v) -> 1)", "DUPLICATED_MAP_KEY"),
    ("SELECT transform_keys(map(1, 2), (k, v) -> CAST(NULL AS INT))", "NULL_MAP_KEY"),
    ("SELECT transform(array(1, 0), x -> 1 / x)", "DIVIDE_BY_ZERO"),
    ("SELECT upper(x -> x)", "INVALID_LAMBDA_FUNCTION_CALL.NON_HIGHER_ORDER_FUNCTION"),
    ("SELECT percentile(c, 1.5) FROM VALUES (0) AS t(c)", "DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE"),
    ("SELECT listagg(c, d) FROM VALUES ('a', 'b') AS t(c, d)", "DATATYPE_MISMATCH.NON_FOLDABLE_INPUT"),
    ("SELECT sum(c) FROM VALUES (INTERVAL '2147483647' MONTH), (INTERVAL '4' MONTH) AS t(c)", "INTERVAL_ARITHMETIC_OVERFLOW.WITH_SUGGESTION"),
    ("SELECT transform(array(1), x -> (SELECT 1))", "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.HIGHER_ORDER_FUNCTION"),
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
