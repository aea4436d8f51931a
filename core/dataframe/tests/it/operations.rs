//! Operations: pulled, counted, cancelled.

use std::sync::Arc;
use std::time::{Duration, Instant};

use firesteel::functions::{col, lit};
use firesteel::{DataFrame, Session, Wait, live};

use crate::backends::{on_each_backend, rows};

/// Work for hours, unless it is stopped. Without a shuffle: Spark starts the stages of one from a thread of its own, and
/// an interrupt that comes just before is lost.
fn long(session: &Session) -> DataFrame {
    session.range(0, 1 << 42, 1).filter((col("id") % lit(7)).eq(lit(8)))
}

#[test]
fn a_cancelled_operation_ends_at_once_and_the_session_goes_on() {
    on_each_backend(|session| {
        let operation = Arc::new(long(session).execute().wait().expect("an operation"));
        let cancelling = operation.clone();
        let canceller = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(300));
            cancelling.cancel().wait().expect("a cancel");
            Instant::now()
        });
        let error = operation.next().wait().expect_err("an interrupted operation");
        let ended = Instant::now();
        assert_eq!(error.condition(), "OPERATION_CANCELED", "{error}");
        let asked = canceller.join().expect("a cancel");
        assert!(ended.saturating_duration_since(asked) < Duration::from_secs(5));
        assert_eq!(rows(&session.range(0, 1, 1)), [["0"]]);
    });
}

#[test]
fn operations_are_interrupted_by_tag() {
    on_each_backend(|session| {
        session.add_tag("slow").expect("a tag");
        let operation = Arc::new(long(session).execute().wait().expect("an operation"));
        session.remove_tag("slow");
        let pulling = operation.clone();
        let puller = std::thread::spawn(move || pulling.next().wait().expect_err("an interrupted operation"));
        std::thread::sleep(Duration::from_millis(500));
        let reached = session.interrupt_tag("slow").wait().expect("an interrupt");
        assert_eq!(reached, [operation.id().to_string()]);
        assert_eq!(puller.join().expect("a puller").condition(), "OPERATION_CANCELED");
    });
}

#[test]
fn a_dropped_operation_is_given_up() {
    on_each_backend(|session| {
        drop(long(session).execute().wait().expect("an operation"));
        let start = Instant::now();
        assert_eq!(rows(&session.range(0, 1, 1)), [["0"]]);
        assert!(start.elapsed() < Duration::from_secs(30));
    });
}

#[test]
fn progress_counts_the_rows_handed_over() {
    on_each_backend(|session| {
        let operation = session.range(0, 100_000, 1).execute().wait().expect("an operation");
        let mut seen = 0;
        while let Some(batch) = operation.next().wait().expect("a batch") {
            seen += batch.row_count();
        }
        assert_eq!(seen, 100_000);
        let progress = operation.progress();
        assert_eq!(progress.rows, 100_000);
        assert!(progress.is_done);
    });
}

#[test]
fn objects_are_counted_while_they_live() {
    let session = crate::backends::local();
    assert!(live::count(live::Object::Session) >= 1);
    let frame = session.range(0, 1, 1);
    assert!(live::count(live::Object::DataFrame) >= 1);
    drop(frame);
}
