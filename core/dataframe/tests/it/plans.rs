//! Plans as bytes, and plans that are deep.

use firesteel::functions::{col, lit};
use firesteel::{Session, Wait};

use crate::backends::{local, on_each_backend, rows};

#[test]
fn a_plan_goes_out_as_bytes_and_comes_back_in() {
    on_each_backend(|session| {
        let frame = session.range(0, 5, 1).filter(col("id").gt(2)).select([(col("id") * 2).alias("twice")]);
        let again = session.from_plan(frame.to_plan()).expect("a plan");
        assert_eq!(rows(&again), [["6"], ["8"]]);
        assert_eq!(again.to_plan(), frame.to_plan());
    });
}

#[test]
fn bytes_that_are_no_plan_are_refused_and_the_session_goes_on() {
    on_each_backend(|session| {
        let error = session.from_plan(vec![0xff, 0xff, 0xff]).expect_err("no plan");
        assert_eq!(error.condition(), "CONNECT_INVALID_PLAN.CANNOT_PARSE");
        assert_eq!(rows(&session.range(0, 1, 1)), [["0"]]);
    });
}

#[test]
fn ten_thousand_calls_build_encode_and_drop_on_a_small_stack() {
    let session = local();
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(move || {
        let mut frame = session.range(0, 3, 1);
        for _ in 0..10_000 {
            frame = frame.with_column("id", col("id") + 1);
        }
        let bytes = frame.to_plan();
        let again = session.from_plan(bytes.clone()).expect("a plan");
        assert_eq!(again.to_plan(), bytes);
    });
    thread.expect("a thread").join().expect("no overflow");
}

#[test]
fn a_long_expression_builds_encodes_and_drops_on_a_small_stack() {
    let session = local();
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(move || {
        let sum = (0..2_000).fold(col("id"), |sum, number| sum + number);
        let frame = session.range(0, 3, 1).select([sum]);
        session.from_plan(frame.to_plan()).expect("a plan");
    });
    thread.expect("a thread").join().expect("no overflow");
}

#[test]
fn a_chain_that_people_write_runs() {
    on_each_backend(|session| {
        let frame = (0..200).fold(session.range(0, 2, 1), |frame, _| frame.with_column("id", col("id") + 1));
        assert_eq!(rows(&frame.order_by(["id"])), [["200"], ["201"]]);
    });
}

#[test]
fn a_blocking_call_works_inside_a_running_runtime() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().expect("a runtime");
    runtime.block_on(async {
        let session = Session::builder().remote("local").create().wait().expect("a session");
        assert_eq!(session.range(0, 3, 1).count().wait().expect("a count"), 3);
        assert_eq!(session.range(0, 4, 1).count().await.expect("a count"), 4);
        assert_eq!(session.range(0, 1, 1).select([lit("x")]).count().await.expect("a count"), 1);
    });
}
