//! The sessions that tests run on, and rows as texts to compare.

use arrow::array::RecordBatch;
use arrow::util::display::{ArrayFormatter, FormatOptions};
use firesteel::{DataFrame, Session, Wait};

/// Runs a test on every backend there is. What is expected is the same on all of them.
pub fn on_each_backend(test: impl Fn(&Session)) {
    test(&local());
    match std::env::var("FIRESTEEL_TEST_REMOTE") {
        Ok(remote) => test(&open(&remote)),
        Err(_) => println!("on local only: FIRESTEEL_TEST_REMOTE names no server"),
    }
}

/// Runs a test of what servers alone have, if there is one.
pub fn on_a_server(test: impl Fn(&Session)) {
    match std::env::var("FIRESTEEL_TEST_REMOTE") {
        Ok(remote) => test(&open(&remote)),
        Err(_) => println!("not run: FIRESTEEL_TEST_REMOTE names no server"),
    }
}

pub fn local() -> Session {
    open("local")
}

fn open(url: &str) -> Session {
    let builder = Session::builder().remote(url).config("spark.sql.session.timeZone", "UTC");
    builder.create().wait().expect("a session")
}

/// The rows as texts, cell by cell; NULL as `NULL`.
pub fn rows(frame: &DataFrame) -> Vec<Vec<String>> {
    frame.collect().wait().expect("rows").iter().flat_map(texts).collect()
}

/// The rows of a SQL statement.
pub fn sql(session: &Session, text: &str) -> Vec<Vec<String>> {
    rows(&session.sql(text).wait().expect("a statement"))
}

fn texts(batch: &RecordBatch) -> Vec<Vec<String>> {
    let options = FormatOptions::default().with_null("NULL");
    let cells: Vec<_> =
        batch.columns().iter().map(|column| ArrayFormatter::try_new(column, &options).expect("a formatter")).collect();
    (0..batch.num_rows()).map(|row| cells.iter().map(|cell| cell.value(row).to_string()).collect()).collect()
}
