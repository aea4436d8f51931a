//! Operations: interrupting, dropping, failing.

use std::time::{Duration, Instant};

use arrow::array::AsArray;
use arrow::datatypes::Int64Type;
use firesteel_engine::Options;
use firesteel_protocol::spark::connect::analyze_plan_response::Result as Answer;
use firesteel_protocol::{Analyze, Backend, Event, Interrupt, Plan, runtime};
use futures::StreamExt;

use crate::harness::{Session, condition, drain, failure, sql};

/// Takes longer than any test waits.
const ENDLESS: &str = "SELECT count(*) FROM range(1000000) a CROSS JOIN range(1000000) b WHERE a.id + b.id = -1";

#[test]
fn a_result_without_rows_has_a_schema_and_an_end() {
    let session = Session::new();
    let answer = session.sql("SELECT 1 AS a, 'x' AS b WHERE false").unwrap();
    let rows: Vec<usize> = answer.batches.iter().map(|batch| batch.num_rows()).collect();
    assert_eq!((answer.schema.as_str(), rows), ("struct<a:int,b:string>", vec![0]));
}

#[test]
fn an_interrupted_operation_ends_at_once_and_the_session_goes_on() {
    let session = Session::new();
    for (target, id) in [
        (Interrupt::Operation("one".to_string()), "one"),
        (Interrupt::Tag("mine".to_string()), "two"),
        (Interrupt::All, "three"),
    ] {
        let mut events = session.start(Plan::Root(sql(ENDLESS)), id, &["mine"]).unwrap();
        let first = runtime::block_on(events.next()).unwrap().unwrap();
        assert!(matches!(first, Event::Schema(_)));
        let start = Instant::now();
        let other = Interrupt::Tag("other".to_string());
        assert!(runtime::block_on(session.backend.interrupt(&session.key, other)).unwrap().is_empty());
        let ended = runtime::block_on(session.backend.interrupt(&session.key, target)).unwrap();
        assert_eq!(ended, [id]);
        let error = failure(drain(events));
        assert_eq!((error.condition(), error.operation_id()), ("OPERATION_CANCELED", Some(id)));
        assert!(start.elapsed() < Duration::from_secs(2));
    }
    assert_eq!(session.sql("SELECT 1").unwrap().rows(), ["1"]);
}

#[test]
fn an_interrupted_join_lets_go_of_its_threads() {
    let session = Session::new();
    let sum = "SELECT sum(a.id * b.id % 7) FROM range(10000000) a, range(1000000) b";
    for round in 0..8 {
        let id = format!("sum-{round}");
        let events = session.start(Plan::Root(sql(sum)), &id, &[]).unwrap();
        std::thread::sleep(Duration::from_millis(200));
        runtime::block_on(session.backend.interrupt(&session.key, Interrupt::All)).unwrap();
        assert_eq!(failure(drain(events)).condition(), "OPERATION_CANCELED");
        let start = Instant::now();
        assert_eq!(session.sql("SELECT count(*) FROM range(0, 1000, 1, 8)").unwrap().rows(), ["1000"]);
        assert!(start.elapsed() < Duration::from_secs(5), "the threads are still held");
    }
}

#[test]
fn a_dropped_stream_frees_its_operation() {
    let session = Session::new();
    let events = session.start(Plan::Root(sql(ENDLESS)), "dropped", &[]).unwrap();
    assert_eq!(
        condition(session.start(Plan::Root(sql("SELECT 1")), "dropped", &[])),
        "INVALID_HANDLE.OPERATION_ALREADY_EXISTS"
    );
    drop(events);
    assert!(runtime::block_on(session.backend.interrupt(&session.key, Interrupt::All)).unwrap().is_empty());
    drain(session.start(Plan::Root(sql("SELECT 1")), "dropped", &[]).unwrap()).unwrap();
}

#[test]
fn an_error_in_a_row_comes_as_sparks_condition() {
    let session = Session::new();
    assert_eq!(condition(session.sql("SELECT 1 / (id - 5) FROM range(10)")), "DIVIDE_BY_ZERO");
    assert_eq!(session.sql("SELECT 1").unwrap().rows(), ["1"]);
}

#[test]
fn too_little_memory_is_a_clear_error() {
    let session =
        Session::with(Options { parallelism: Some(2), memory_limit: Some("1m".to_string()), ..Options::default() });
    let join = "SELECT count(*) FROM range(3000000) a JOIN range(3000000) b ON a.id = b.id";
    assert_eq!(condition(session.sql(join)), "FIRESTEEL_OUT_OF_MEMORY");
    assert_eq!(session.sql("SELECT 1").unwrap().rows(), ["1"]);
    session.set("spark.firesteel.memory.limit", "60%").unwrap();
    assert_eq!(session.sql(join).unwrap().rows(), ["3000000"]);
}

#[test]
fn questions_about_a_plan_are_answered_without_running_it() {
    let session = Session::new();
    let plan = |text: &str| Plan::Root(sql(text));
    let Answer::TreeString(tree) =
        session.analyze(Analyze::TreeString { plan: plan("SELECT 1 AS a"), level: None }).unwrap()
    else {
        panic!("a tree")
    };
    assert_eq!(tree.tree_string, "root\n |-- a: integer (nullable = false)\n");
    let Answer::SparkVersion(version) = session.analyze(Analyze::SparkVersion).unwrap() else { panic!("a version") };
    assert_eq!(version.version, "4.3.0");
    let Answer::SameSemantics(same) = session
        .analyze(Analyze::SameSemantics { target: plan("SELECT 1 AS a"), other: plan("SELECT 1 AS a") })
        .unwrap()
    else {
        panic!("an answer")
    };
    assert!(same.result);
    let answer = session.command("EXPLAIN EXTENDED SELECT 1 AS a").unwrap();
    let rows = session.relation(&answer.relation.unwrap()).unwrap().rows();
    assert!(rows[0].contains("== Optimized Logical Plan ==") && rows[0].contains("== Physical Plan =="), "{rows:?}");
    let question = Analyze::Schema(plan("SELECT nope"));
    assert_eq!(condition(session.analyze(question)), "UNRESOLVED_COLUMN.WITHOUT_SUGGESTION");
}

#[test]
fn rows_come_in_the_order_of_their_source() {
    let session = Session::with(Options { parallelism: Some(4), ..Options::default() });
    let first = |sql: &str| -> Vec<i64> {
        let answer = session.sql(sql).unwrap();
        let ids = answer.batches.iter().flat_map(|batch| {
            let ids: Vec<i64> = batch.column(0).as_primitive::<Int64Type>().values().to_vec();
            ids
        });
        ids.collect()
    };
    for sql in [
        "SELECT id FROM range(1000000) WHERE id % 2 = 0",
        "SELECT id FROM range(400000) UNION ALL SELECT id + 400000 FROM range(400000)",
        "SELECT id FROM range(1000000) LIMIT 300000",
    ] {
        assert!(first(sql).is_sorted(), "{sql}");
    }
}
