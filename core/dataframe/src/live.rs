//! How many objects of each kind are alive, for tests that prove nothing leaks across a language border.

use std::sync::atomic::{AtomicI64, Ordering};

static COUNTS: [AtomicI64; 4] = [const { AtomicI64::new(0) }; 4];

/// A kind of object that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Object {
    Session,
    DataFrame,
    Column,
    Operation,
}

/// How many objects of this kind are alive in the process.
pub fn count(object: Object) -> i64 {
    COUNTS[object as usize].load(Ordering::SeqCst)
}

/// Counts its owner for as long as it lives.
pub(crate) struct Token(Object);

impl Token {
    pub(crate) fn new(object: Object) -> Self {
        COUNTS[object as usize].fetch_add(1, Ordering::SeqCst);
        Token(object)
    }
}

impl Drop for Token {
    fn drop(&mut self) {
        COUNTS[self.0 as usize].fetch_sub(1, Ordering::SeqCst);
    }
}
