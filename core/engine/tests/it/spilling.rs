//! Queries over more than memory holds: they spill, and the session goes on.

use std::path::Path;

use firesteel_engine::Options;
use firesteel_protocol::spark::connect::write_operation::SaveMode;

use crate::harness::{Session, condition, read};

const ROWS: usize = 1_000_000;

/// A session with a table `t` of more than four times the memory.
fn session(folder: &Path) -> Session {
    let path = folder.join("t");
    let rows =
        format!("SELECT id, hash(id) AS h, concat('the text of row ', id, repeat('x', 100)) AS s FROM range({ROWS})");
    Session::new().write(&rows, "parquet", &path, SaveMode::ErrorIfExists, &[]).unwrap();
    let memory_limit = Some("32m".to_string());
    let small = Session::with(Options { parallelism: Some(2), memory_limit, ..Options::default() });
    small.create_view(read("parquet", &path, None, &[]), "t", true).unwrap();
    small
}

#[test]
fn a_sort_and_joins_of_many_times_the_memory_spill() {
    let folder = tempfile::tempdir().unwrap();
    let session = session(folder.path());
    let sorted = "SELECT count(*), sum(IF(before > h, 1, 0)), sum(length(s)) FROM
        (SELECT h, s, lag(h) OVER (ORDER BY h) AS before FROM t)";
    // The length of the texts beside the digits of their numbers.
    let length = |rows: usize| (0..rows).map(|id| 116 + id.to_string().len()).sum::<usize>();
    let whole = length(ROWS);
    assert_eq!(session.sql(sorted).unwrap().rows(), [format!("{ROWS}|0|{whole}")]);
    for (kind, expected) in [
        ("JOIN", format!("{}|{}", ROWS / 2, length(ROWS / 2))),
        ("LEFT JOIN", format!("{ROWS}|{}", length(ROWS / 2))),
        ("FULL JOIN", format!("{}|{whole}", ROWS + ROWS / 2)),
    ] {
        let shifted = format!(
            "SELECT count(*), sum(length(b.s)) FROM (SELECT id - {half} AS id, s FROM t) a {kind} t b ON a.id = b.id",
            half = ROWS / 2
        );
        assert_eq!(session.sql(&shifted).unwrap().rows(), [expected], "{kind}");
    }
    let semi = "SELECT count(*), min(id) FROM t LEFT ANTI JOIN (SELECT id + 100000 AS other FROM t) ON id = other";
    assert_eq!(session.sql(semi).unwrap().rows(), ["100000|0"]);
}

#[test]
fn a_window_over_more_than_the_memory_ends_its_query_alone() {
    let folder = tempfile::tempdir().unwrap();
    let session = session(folder.path());
    let whole = "SELECT sum(n) FROM (SELECT count(s) OVER () AS n, s FROM t)";
    assert_eq!(condition(session.sql(whole)), "FIRESTEEL_OUT_OF_MEMORY");
    let small = "SELECT sum(n) FROM (SELECT count(s) OVER () AS n, s FROM t WHERE id < 1000)";
    assert_eq!(session.sql(small).unwrap().rows(), ["1000000"]);
}
