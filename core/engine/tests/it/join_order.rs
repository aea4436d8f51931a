//! The order in which inner joins are done: tables whose conditions leave few rows come before those that make many.

use std::path::Path;

use firesteel_protocol::spark::connect::write_operation::SaveMode;

use crate::harness::{Session, read};

/// Tables of sales, stock and days. Each thing was sold and is stocked a hundred times and more.
fn session(folder: &Path) -> Session {
    let session = Session::new();
    for (name, rows) in [
        ("sales", "SELECT id % 100 AS thing, id % 1000 AS day, id % 7 AS sold FROM range(20000)"),
        ("stock", "SELECT id % 100 AS stocked, id AS stored FROM range(30000)"),
        ("days", "SELECT id AS date, id % 12 AS month FROM range(1000)"),
    ] {
        let path = folder.join(name);
        session.write(rows, "parquet", &path, SaveMode::ErrorIfExists, &[]).unwrap();
        session.create_view(read("parquet", &path, None, &[]), name, true).unwrap();
    }
    session
}

/// The tables in the order in which the physical plan names them.
fn order(session: &Session, query: &str) -> Vec<&'static str> {
    let plan = session.sql(&format!("EXPLAIN {query}")).unwrap().rows().join("\n");
    let mut found: Vec<(usize, &'static str)> = ["sales", "stock", "days"]
        .into_iter()
        .map(|table| (plan.find(&format!("/{table}/")).unwrap(), table))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, table)| table).collect()
}

const QUERY: &str = "SELECT count(*), sum(stored), sum(sold) FROM sales JOIN stock ON thing = stocked
    JOIN days ON day = date WHERE month = 3 AND date < 100 AND sold < stored";

#[test]
fn a_table_that_rules_most_rows_out_is_joined_before_one_that_multiplies_them() {
    let folder = tempfile::tempdir().unwrap();
    let session = session(folder.path());
    let together = order(&session, QUERY);
    let sales = together.iter().position(|table| *table == "sales").unwrap();
    let days = together.iter().position(|table| *table == "days").unwrap();
    assert_eq!(sales.abs_diff(days), 1, "{together:?}");
    assert_ne!(together[1], "stock", "{together:?}");
    let apart = "SELECT count(*), sum(stored), sum(sold) FROM (SELECT * FROM sales WHERE
        day IN (SELECT date FROM days WHERE month = 3 AND date < 100)) JOIN stock ON thing = stocked WHERE sold < stored";
    assert_eq!(session.sql(QUERY).unwrap().rows(), session.sql(apart).unwrap().rows());
    let count =
        session.sql("SELECT count(*) FROM sales JOIN stock ON thing = stocked JOIN days ON day = date").unwrap();
    assert_eq!(count.rows(), [(20_000 * 300).to_string()]);
}

#[test]
fn a_condition_that_may_raise_is_asked_after_the_keys_before_it() {
    let folder = tempfile::tempdir().unwrap();
    let session = session(folder.path());
    let guarded = "SELECT count(*) FROM sales JOIN stock ON thing = stocked AND 10 / (thing - stocked + sold + 1) > 0
        JOIN days ON day = date WHERE month = 3";
    // Of things that are not the same some would divide by zero. 84 days have 20 sales each, of things with 300 stocks.
    assert_eq!(session.sql(guarded).unwrap().rows(), [(84 * 20 * 300).to_string()]);
}
