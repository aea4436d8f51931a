//! Subqueries as values and conditions: rows, and what is refused. All answers were compared with Spark 4.3.

use crate::harness::{Session, condition};

/// Numbers with a NULL among them, and a pair of tables that share some.
fn session() -> Session {
    let session = Session::new();
    for text in [
        "CREATE TEMP VIEW t1 AS SELECT * FROM VALUES (1, 2), (3, NULL), (NULL, 4) AS t(a, b)",
        "CREATE TEMP VIEW none AS SELECT * FROM t1 WHERE a > 100",
        "CREATE TEMP VIEW o AS SELECT * FROM VALUES ('x', 16, 12, 21), ('y', 16, 12, 10) AS o(a, b, c, d)",
        "CREATE TEMP VIEW i AS SELECT * FROM VALUES (12), (16), (NULL) AS i(c)",
    ] {
        session.command(text).unwrap();
    }
    session
}

fn check_rows(cases: &[(&str, &[&str])]) {
    let session = session();
    for (query, rows) in cases {
        assert_eq!(session.sql(query).unwrap().sorted(), *rows, "{query}");
    }
}

fn check_refused(cases: &[(&str, &str)]) {
    let session = session();
    for (query, expected) in cases {
        assert_eq!(condition(session.sql(query)), *expected, "{query}");
    }
}

#[test]
fn in_as_a_value_is_false_where_it_is_not_known() {
    check_rows(&[
        ("SELECT a, a IN (SELECT b FROM t1) FROM t1", &["1|false", "3|false", "NULL|false"]),
        ("SELECT a, a NOT IN (SELECT b FROM t1) FROM t1", &["1|false", "3|false", "NULL|false"]),
        ("SELECT a, NOT (a IN (SELECT b FROM t1) OR a = 7) FROM t1", &["1|false", "3|false", "NULL|false"]),
        ("SELECT a, coalesce(a IN (SELECT b FROM t1), true) FROM t1", &["1|false", "3|false", "NULL|false"]),
        ("SELECT a IN (SELECT b FROM t1), count(*) FROM t1 GROUP BY a", &["false|1", "false|1", "false|1"]),
        ("SELECT max(a IN (SELECT b FROM t1)) FROM t1", &["false"]),
        ("SELECT a, (a, b) IN (SELECT a, b FROM t1) FROM t1", &["1|true", "3|false", "NULL|false"]),
        ("SELECT a, (a, b) NOT IN (SELECT a, b FROM t1) FROM t1", &["1|false", "3|false", "NULL|false"]),
        ("SELECT * FROM t1 WHERE (a IN (SELECT b FROM t1)) IS NULL", &[]),
        ("SELECT * FROM t1 WHERE NOT (a IN (SELECT b FROM t1))", &[]),
    ]);
}

#[test]
fn a_null_that_is_written_is_unknown_among_rows_and_not_among_none() {
    check_rows(&[
        ("SELECT NULL IN (SELECT a FROM t1), NULL NOT IN (SELECT a FROM t1)", &["NULL|NULL"]),
        ("SELECT NULL IN (SELECT a FROM none), NULL NOT IN (SELECT a FROM none)", &["false|true"]),
        ("SELECT 5 IN (SELECT a FROM t1), 5 NOT IN (SELECT a FROM t1)", &["false|false"]),
    ]);
    let session = session();
    session.set("spark.sql.legacy.nullInEmptyListBehavior", "true").unwrap();
    assert_eq!(session.sql("SELECT NULL IN (SELECT a FROM none)").unwrap().rows(), ["NULL"]);
}

#[test]
fn not_in_of_a_join_is_unknown_beside_null() {
    check_rows(&[
        ("SELECT count(*) FROM o JOIN t1 ON t1.a NOT IN (SELECT c FROM i)", &["0"]),
        ("SELECT count(*) FROM o JOIN t1 ON t1.a NOT IN (SELECT c FROM i WHERE c > 0)", &["4"]),
        ("SELECT count(*) FROM o JOIN t1 ON (t1.a IN (SELECT c FROM i)) IS NULL", &["6"]),
    ]);
}

#[test]
fn an_older_count_has_no_row_for_rows_without_a_match() {
    let session = session();
    let exists = "SELECT a FROM t1 WHERE EXISTS (SELECT count(*) FROM i WHERE i.c = t1.a + 11)";
    assert_eq!(session.sql(exists).unwrap().sorted(), ["1", "3", "NULL"]);
    session.set("spark.sql.optimizer.decorrelateExistsSubqueryLegacyIncorrectCountHandling.enabled", "true").unwrap();
    assert_eq!(session.sql(exists).unwrap().sorted(), ["1"]);
}

#[test]
fn having_asks_subqueries_about_groups() {
    check_rows(&[
        ("SELECT c, max(b) m FROM o GROUP BY c HAVING EXISTS (SELECT 1 FROM i WHERE i.c = m)", &["12|16"]),
        ("SELECT c, max(b) m FROM o GROUP BY c HAVING EXISTS (SELECT 1 FROM i WHERE i.c = m + 0)", &["12|16"]),
        ("SELECT c FROM o GROUP BY c HAVING EXISTS (SELECT 1 FROM i WHERE i.c > min(o.d))", &["12"]),
        ("SELECT c FROM o GROUP BY c HAVING EXISTS (SELECT 1 FROM i WHERE i.c > max(o.d))", &[]),
        ("SELECT c FROM o GROUP BY c HAVING max(d) > (SELECT max(i.c) FROM i WHERE i.c >= min(o.b))", &["12"]),
    ]);
}

#[test]
fn a_subquery_may_be_a_key_of_its_group() {
    check_rows(&[
        (
            "SELECT EXISTS (SELECT 1 FROM i WHERE i.c = o.b), count(*) FROM o GROUP BY EXISTS (SELECT 1 FROM i WHERE i.c = o.b)",
            &["true|2"],
        ),
        (
            "SELECT cast(b IN (SELECT c FROM i) AS INT) + 1 k, sum(cast(b IN (SELECT c FROM i) AS INT) + 1) FROM o
          GROUP BY cast(b IN (SELECT c FROM i) AS INT) + 1",
            &["2|4"],
        ),
    ]);
}

#[test]
fn the_first_rows_of_a_correlated_query_are_those_of_each_row() {
    check_rows(&[
        (
            "SELECT a, (SELECT s FROM VALUES (5), (2), (NULL) v(s) WHERE t1.a < s ORDER BY s LIMIT 1) FROM t1",
            &["1|2", "3|5", "NULL|NULL"],
        ),
        ("SELECT a, (SELECT i.c FROM i WHERE o.b < o.d ORDER BY i.c LIMIT 1) FROM o", &["x|NULL", "y|NULL"]),
    ]);
}

#[test]
fn subqueries_where_spark_has_none_are_refused() {
    check_refused(&[
        (
            "SELECT a FROM t1 ORDER BY a IN (SELECT b FROM t1)",
            "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.UNSUPPORTED_IN_EXISTS_SUBQUERY",
        ),
        (
            "SELECT * FROM t1 ORDER BY (SELECT t1.a FROM VALUES (1))",
            "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.UNSUPPORTED_CORRELATED_SCALAR_SUBQUERY",
        ),
        (
            "SELECT c, (SELECT max(c) FROM i WHERE i.c = o.c) FROM o GROUP BY c",
            "SCALAR_SUBQUERY_IS_IN_GROUP_BY_OR_AGGREGATE_FUNCTION",
        ),
        ("SELECT c, EXISTS (SELECT 1 FROM i WHERE i.c = o.b) FROM o GROUP BY c", "MISSING_AGGREGATION"),
        ("SELECT c FROM o WHERE EXISTS (SELECT 1 FROM i WHERE i.c = max(o.b))", "INVALID_WHERE_CONDITION"),
        (
            "SELECT c FROM o GROUP BY c HAVING (SELECT max(o.b) FROM i) > 3",
            "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.CORRELATED_REFERENCE",
        ),
        (
            "SELECT * FROM VALUES (1, rand()) AS t(a, b)",
            "INVALID_INLINE_TABLE.CANNOT_EVALUATE_EXPRESSION_IN_INLINE_TABLE",
        ),
    ]);
}

#[test]
fn columns_above_a_grouping_are_its_keys_and_aggregates() {
    let session = session();
    session.command("CREATE TEMP VIEW p AS SELECT * FROM VALUES (1, 2), (3, 5) AS p(a, b)").unwrap();
    session.command("CREATE TEMP VIEW q AS SELECT * FROM VALUES (1, 2), (3, 5) AS q(a, b)").unwrap();
    for (query, rows) in [
        ("SELECT sum(b) FROM p NATURAL JOIN q GROUP BY a ORDER BY a", vec!["2", "5"]),
        ("SELECT sum(b) FROM p NATURAL JOIN q GROUP BY a + 1 ORDER BY 1 + a DESC", vec!["5", "2"]),
        ("SELECT sum(b) FROM p NATURAL JOIN q GROUP BY p.a ORDER BY max(q.b)", vec!["2", "5"]),
    ] {
        assert_eq!(session.sql(query).unwrap().rows(), rows, "{query}");
    }
    for query in [
        "SELECT sum(b) FROM p NATURAL JOIN q GROUP BY a ORDER BY b",
        "SELECT sum(b) FROM p NATURAL JOIN q GROUP BY p.a HAVING q.b > 1",
        "SELECT 1 AS one FROM p HAVING a > 1",
    ] {
        assert_eq!(condition(session.sql(query)), "UNRESOLVED_COLUMN.WITH_SUGGESTION", "{query}");
    }
}
