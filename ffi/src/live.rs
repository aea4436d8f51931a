//! How many objects are alive, and the panic on demand: for tests.

use std::sync::atomic::{AtomicI64, Ordering};

use firesteel::live::{Object, count};

use crate::call::boundary;
use crate::error::{firesteel_error, firesteel_status};

pub const FIRESTEEL_OBJECT_SESSION: i32 = 0;
pub const FIRESTEEL_OBJECT_DATAFRAME: i32 = 1;
pub const FIRESTEEL_OBJECT_COLUMN: i32 = 2;
pub const FIRESTEEL_OBJECT_OPERATION: i32 = 3;
pub const FIRESTEEL_OBJECT_ERROR: i32 = 4;
pub const FIRESTEEL_OBJECT_OPTIONS: i32 = 5;
pub const FIRESTEEL_OBJECT_BUFFER: i32 = 6;

static COUNTS: [AtomicI64; 3] = [const { AtomicI64::new(0) }; 3];

/// What only the border makes.
#[derive(Clone, Copy)]
pub enum Kept {
    Error,
    Options,
    Buffer,
}

/// Counts its owner for as long as it lives.
pub struct Token(Kept);

impl Token {
    pub fn new(kept: Kept) -> Self {
        COUNTS[kept as usize].fetch_add(1, Ordering::SeqCst);
        Token(kept)
    }
}

impl Drop for Token {
    fn drop(&mut self) {
        COUNTS[self.0 as usize].fetch_sub(1, Ordering::SeqCst);
    }
}

/// How many objects of a kind (`FIRESTEEL_OBJECT_…`) are alive in the process; -1 for a kind that does not exist.
#[unsafe(no_mangle)]
pub extern "C" fn firesteel_debug_live_count(object: i32) -> i64 {
    let kept = |kept: Kept| COUNTS[kept as usize].load(Ordering::SeqCst);
    match object {
        FIRESTEEL_OBJECT_SESSION => count(Object::Session),
        FIRESTEEL_OBJECT_DATAFRAME => count(Object::DataFrame),
        FIRESTEEL_OBJECT_COLUMN => count(Object::Column),
        FIRESTEEL_OBJECT_OPERATION => count(Object::Operation),
        FIRESTEEL_OBJECT_ERROR => kept(Kept::Error),
        FIRESTEEL_OBJECT_OPTIONS => kept(Kept::Options),
        FIRESTEEL_OBJECT_BUFFER => kept(Kept::Buffer),
        _ => -1,
    }
}

/// Panics inside the boundary, when the environment variable `FIRESTEEL_TEST_HOOKS` is 1; otherwise it is refused.
#[unsafe(no_mangle)]
#[expect(clippy::panic, reason = "it is what tests ask for")]
pub unsafe extern "C" fn firesteel_debug_panic(error: *mut *mut firesteel_error) -> firesteel_status {
    boundary!(firesteel_debug_panic, error, |_| {
        if std::env::var("FIRESTEEL_TEST_HOOKS").as_deref() == Ok("1") {
            panic!("a panic that a test asked for");
        }
        Err(firesteel::Error::unsupported("firesteel_debug_panic without FIRESTEEL_TEST_HOOKS=1"))
    })
}
