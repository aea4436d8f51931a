//! Many objects opened and dropped, threads, forks, and programs that end while queries run. Each test starts a process of
//! its own, this test program with one of the ignored tests, since it counts what is alive there, or ends it.

use std::process::{Command, ExitStatus};
use std::sync::Arc;
use std::time::{Duration, Instant};

use firesteel::functions::{col, expr};
use firesteel::live::{self, Object};
use firesteel::{DataFrame, Session, Wait};

const CYCLES: usize = 100_000;
const THREADS: usize = 4;

/// How often the memory is looked at. What is lost is lost again in each round; what the allocator only keeps for the
/// next time is not.
const ROUNDS: usize = 5;

/// What one round may leave behind, in bytes: a fraction of what one lost object per cycle would.
const ROOM: i64 = 4 << 20;

/// Runs an ignored test of this file alone in a process. One that hangs is ended, and fails.
fn alone(name: &str, url: &str) -> ExitStatus {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args(["--exact", &format!("lifetimes::{name}"), "--ignored", "--nocapture"]);
    let mut process = command.env("FIRESTEEL_TEST_URL", url).spawn().expect("a process");
    let deadline = Instant::now() + Duration::from_secs(120);
    loop {
        if let Some(status) = process.try_wait().expect("a status") {
            return status;
        }
        if Instant::now() > deadline {
            process.kill().expect("an end");
            panic!("{name} hangs");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn backends() -> Vec<String> {
    std::iter::once("local".to_string()).chain(std::env::var("FIRESTEEL_TEST_REMOTE").ok()).collect()
}

/// The address that [`alone`] names.
fn url() -> String {
    std::env::var("FIRESTEEL_TEST_URL").expect("an address")
}

fn opened(url: &str) -> Session {
    Session::builder().remote(url).create().wait().expect("a session")
}

/// Never ends on `local`. A server has few cores for all that wait, and goes on when its client leaves without a word, so
/// there it takes a second or so.
fn unfinished(session: &Session) -> DataFrame {
    let rows = 1 << if session.url() == "local" { 42 } else { 28 };
    session.range(0, rows, 1).filter(expr("id % 7 = 8"))
}

/// The memory the process holds, in bytes; 0 where the system does not tell.
fn resident() -> i64 {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    statm.split(' ').nth(1).and_then(|pages| pages.parse::<i64>().ok()).unwrap_or(0) * 4096
}

fn cycle(url: &str) {
    let session = opened(url);
    let frame = session.range(0, 1, 1).filter(col("id").gt(0));
    // On a server each operation is interrupted when it is dropped; so many at once would have to wait for each other.
    let operation = (url == "local").then(|| frame.execute().wait().expect("an operation"));
    drop(session);
    drop(operation);
}

fn cycles(url: &str, count: usize) {
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| (0..count / THREADS).for_each(|_| cycle(url)));
        }
    });
}

#[test]
fn a_hundred_thousand_sessions_and_what_they_made_leave_nothing() {
    for url in ["local", "sc://127.0.0.1:9"] {
        assert!(alone("cycles_leave_nothing", url).success(), "{url}");
    }
}

#[test]
#[ignore = "a process of its own"]
fn cycles_leave_nothing() {
    let url = url();
    let alive = || [Object::Session, Object::DataFrame, Object::Column, Object::Operation].map(live::count);
    let mut least = i64::MAX;
    for _ in 0..ROUNDS {
        let memory = resident();
        cycles(&url, CYCLES / ROUNDS);
        let deadline = Instant::now() + Duration::from_secs(10);
        while alive() != [0; 4] && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(20));
        }
        assert_eq!(alive(), [0; 4]);
        least = least.min(resident() - memory);
    }
    assert!(least < ROOM, "the process has grown by {least} bytes and more in each of {ROUNDS} rounds");
}

#[test]
fn a_program_ends_while_its_threads_run_queries() {
    for url in backends() {
        assert_eq!(alone("end", &url).code(), Some(7), "{url}");
    }
}

#[test]
#[ignore = "a process of its own"]
fn end() {
    let session = opened(&url());
    for _ in 0..3 {
        let frame = unfinished(&session);
        std::thread::spawn(move || frame.collect().wait());
    }
    std::thread::sleep(Duration::from_millis(300));
    std::process::exit(7);
}

#[cfg(unix)]
#[test]
fn a_fork_in_the_middle_of_queries_leaves_child_and_parent_whole() {
    for url in backends() {
        assert!(alone("forks", &url).success(), "{url}");
    }
}

#[cfg(unix)]
unsafe extern "C" {
    fn fork() -> i32;
    fn alarm(seconds: u32) -> u32;
    fn waitpid(process: i32, status: *mut i32, options: i32) -> i32;
}

#[cfg(unix)]
#[test]
#[ignore = "a process of its own"]
fn forks() {
    let session = opened(&url());
    let operation = Arc::new(unfinished(&session).execute().wait().expect("an operation"));
    let pulled = operation.clone();
    let puller = std::thread::spawn(move || pulled.next().wait().err());
    let busy = session.clone();
    let worker = std::thread::spawn(move || (0..20).for_each(|_| assert_eq!(count(&busy), 3)));
    std::thread::sleep(Duration::from_millis(300));
    for _ in 0..10 {
        // SAFETY: the child uses nothing that another thread may hold but what is tested here.
        let process = unsafe { fork() };
        if process == 0 {
            // SAFETY: it takes a number.
            unsafe { alarm(30) };
            let refused = [
                session.range(0, 3, 1).count().wait().map(drop).expect_err("a refusal"),
                operation.next().wait().map(drop).expect_err("a refusal"),
                operation.cancel().wait().expect_err("a refusal"),
                session.stop().wait().expect_err("a refusal"),
            ];
            let is_refused = refused.iter().all(|error| error.condition() == "FIRESTEEL_FORKED");
            drop((operation, session.clone(), session));
            let is_fresh = count(&opened(&url())) == 3;
            std::process::exit(i32::from(!(is_refused && is_fresh)));
        }
        let mut status = -1;
        // SAFETY: `status` is a place for the answer.
        assert_eq!(unsafe { waitpid(process, &raw mut status, 0) }, process);
        assert_eq!(status, 0, "the child's outcome");
    }
    operation.cancel().wait().expect("a cancel");
    let pulled = puller.join().expect("a thread");
    let is_over = pulled.is_none() && session.url() != "local";
    assert!(is_over || pulled.is_some_and(|error| error.condition() == "OPERATION_CANCELED"));
    worker.join().expect("a thread");
    assert_eq!(count(&session), 3);
}

fn count(session: &Session) -> i64 {
    session.range(0, 3, 1).count().wait().expect("a count")
}
