//! The border of one call: what C handed in becomes Rust values, and what Rust says becomes a status and an error.

use std::ffi::{CStr, c_char};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::slice;

use firesteel::{Column, Error, Literal, Result};

use crate::column::firesteel_column;
use crate::error::{FIRESTEEL_OK, firesteel_error, firesteel_status, status_of};
use crate::handle::{self, Handle};

/// The body of an exported function: `boundary!(name, error, |call| …)`. The closure gives `Result<()>`.
macro_rules! boundary {
    ($name:ident, $error:expr, $work:expr) => {{
        // SAFETY: the caller keeps the rules at the top of the header for every pointer it handed in.
        let call = unsafe { $crate::call::Call::new(stringify!($name)) };
        call.status($error, $work)
    }};
}
pub(crate) use boundary;

/// A running call. Whoever makes one has vouched for all pointers that C passed to the function, so that reading them
/// through it is safe.
pub struct Call {
    function: &'static str,
}

impl Call {
    /// # Safety
    /// The pointers that are given to this call's methods follow the rules at the top of the header: they are NULL, or
    /// valid for as much as their lengths say until the exported function returns.
    pub unsafe fn new(function: &'static str) -> Self {
        Call { function }
    }

    /// Runs `work` and turns its outcome, or its panic, into a status and an error.
    pub fn status(&self, error: *mut *mut firesteel_error, work: impl FnOnce(&Call) -> Result<()>) -> firesteel_status {
        self.outcome(error, |call| work(call).map(|()| FIRESTEEL_OK))
    }

    /// [`Call::status`] for work that has more than one good end.
    pub fn outcome(
        &self,
        error: *mut *mut firesteel_error,
        work: impl FnOnce(&Call) -> Result<firesteel_status>,
    ) -> firesteel_status {
        let failure = match catch_unwind(AssertUnwindSafe(|| work(self))) {
            Ok(Ok(status)) => return status,
            Ok(Err(failure)) => failure,
            Err(payload) => Error::panic(payload.as_ref()),
        };
        let status = status_of(&failure);
        if !error.is_null() {
            // SAFETY: a pointer that is not NULL is a place for an error.
            unsafe { error.write(handle::make(firesteel_error::new(failure))) };
        }
        status
    }

    /// An argument that cannot be used.
    pub fn refuse(&self, argument: &str, reason: &str) -> Error {
        Error::argument(self.function, argument, reason)
    }

    pub fn handle<T: Handle>(&self, pointer: *const T) -> Result<&T> {
        // SAFETY: vouched for by the maker of the call.
        unsafe { handle::borrow(pointer) }
    }

    /// Writes a new handle to `out`.
    pub fn give<T: Handle>(&self, out: *mut *mut T, object: T) -> Result<()> {
        self.place(out)?;
        self.put(out, handle::make(object))
    }

    /// Writes a value to `out`.
    pub fn put<T>(&self, out: *mut T, value: T) -> Result<()> {
        self.place(out)?;
        // SAFETY: a pointer that is not NULL is a place for the value.
        unsafe { out.write(value) };
        Ok(())
    }

    /// Refuses an `out` that is NULL.
    pub fn place<T>(&self, out: *mut T) -> Result<()> {
        if out.is_null() { Err(self.refuse("out", "it is NULL")) } else { Ok(()) }
    }

    /// Takes a structure of Arrow's out of the caller's hands, and leaves `empty`, a released one.
    pub fn take<T>(&self, argument: &str, pointer: *mut T, empty: T) -> Result<T> {
        if pointer.is_null() {
            return Err(self.refuse(argument, "it is NULL"));
        }
        // SAFETY: a pointer that is not NULL points to a structure, whose release function is set or NULL.
        Ok(unsafe { pointer.replace(empty) })
    }

    /// UTF-8 text of `length` bytes, or up to its NUL when `length` is -1.
    pub fn text<'a>(&'a self, argument: &str, pointer: *const c_char, length: i64) -> Result<&'a str> {
        let bytes = match (pointer.is_null(), length) {
            (true, 0) => &[],
            (true, _) => return Err(self.refuse(argument, "it is NULL")),
            // SAFETY: -1 says that there is a NUL.
            (false, -1) => unsafe { CStr::from_ptr(pointer) }.to_bytes(),
            (false, length) => match usize::try_from(length) {
                // SAFETY: the pointer is valid for the length that is told.
                Ok(length) => unsafe { slice::from_raw_parts(pointer.cast::<u8>(), length) },
                Err(_) => return Err(self.refuse(argument, "its length is negative and not -1")),
            },
        };
        std::str::from_utf8(bytes).map_err(|error| {
            let reason = format!("it is not valid UTF-8 from byte {} on", error.valid_up_to());
            self.refuse(argument, &reason).with_cause(error)
        })
    }

    /// [`Call::text`], where NULL says that there is none.
    pub fn optional_text<'a>(&'a self, argument: &str, pointer: *const c_char, length: i64) -> Result<Option<&'a str>> {
        if pointer.is_null() { Ok(None) } else { self.text(argument, pointer, length).map(Some) }
    }

    /// `count` texts that end in NUL.
    pub fn texts(&self, argument: &str, pointers: *const *const c_char, count: usize) -> Result<Vec<String>> {
        let pointers = self.list(argument, pointers, count)?;
        pointers.iter().map(|pointer| self.text(argument, *pointer, -1).map(str::to_string)).collect()
    }

    /// `count` columns.
    pub fn columns(
        &self,
        argument: &str,
        pointers: *const *const firesteel_column,
        count: usize,
    ) -> Result<Vec<Column>> {
        let pointers = self.list(argument, pointers, count)?;
        pointers.iter().map(|pointer| self.handle(*pointer).map(|column| column.0.clone())).collect()
    }

    /// The values of `count` columns, each of which is a literal.
    pub fn literals(
        &self,
        argument: &str,
        pointers: *const *const firesteel_column,
        count: usize,
    ) -> Result<Vec<Literal>> {
        let refusal = || self.refuse(argument, "it holds a column that is not a literal");
        let columns = self.columns(argument, pointers, count)?;
        columns.iter().map(|column| column.to_literal().ok_or_else(refusal)).collect()
    }

    /// `count` values; NULL is fine when there are none.
    pub fn list<'a, T>(&'a self, argument: &str, pointer: *const T, count: usize) -> Result<&'a [T]> {
        match (count, pointer.is_null()) {
            (0, _) => Ok(&[]),
            (_, true) => Err(self.refuse(argument, "it is NULL")),
            // A length that no memory can have is a mistake that Rust must never see.
            (count, _) if count > isize::MAX as usize / size_of::<T>().max(1) => {
                Err(self.refuse(argument, "it is longer than memory"))
            }
            // SAFETY: the pointer is valid for the count that is told.
            (count, false) => Ok(unsafe { slice::from_raw_parts(pointer, count) }),
        }
    }
}
