//! The catalog of a session: databases, tables, views, functions and what is cached. Spark: `Catalog`.
//!
//! Questions with several answers give DataFrames, whose columns are the fields of Spark's `Catalog` classes; commands
//! are carried out before the call returns.

mod cache;
mod database;
mod function;
mod table;
mod view;

use std::ffi::c_char;

use firesteel::{Catalog, DataFrame, Result, Wait};

use crate::buffer::firesteel_buffer;
use crate::call::Call;
use crate::dataframe::firesteel_dataframe;
use crate::session::firesteel_session;

/// The four ends of a call: a command, and questions that are answered by yes or no, by a text, or by rows.
impl Call {
    fn carried_out(
        &self,
        session: *const firesteel_session,
        command: impl FnOnce(&Catalog) -> DataFrame,
    ) -> Result<()> {
        let catalog = self.session(session)?.catalog();
        catalog.run(&command(&catalog)).wait()
    }

    fn give_flag(
        &self,
        session: *const firesteel_session,
        out: *mut i32,
        question: impl FnOnce(&Catalog) -> DataFrame,
    ) -> Result<()> {
        self.place(out)?;
        let catalog = self.session(session)?.catalog();
        self.put(out, i32::from(catalog.flag(&question(&catalog)).wait()?))
    }

    fn give_answer(
        &self,
        session: *const firesteel_session,
        out: *mut firesteel_buffer,
        question: impl FnOnce(&Catalog) -> DataFrame,
    ) -> Result<()> {
        self.sized(out)?;
        let catalog = self.session(session)?.catalog();
        self.give_text(out, catalog.text(&question(&catalog)).wait()?)
    }

    fn give_rows(
        &self,
        session: *const firesteel_session,
        out: *mut *mut firesteel_dataframe,
        question: impl FnOnce(&Catalog) -> DataFrame,
    ) -> Result<()> {
        self.give(out, question(&self.session(session)?.catalog()).into())
    }

    fn optional_string(&self, argument: &str, pointer: *const c_char, length: i64) -> Result<Option<String>> {
        Ok(self.optional_text(argument, pointer, length)?.map(str::to_string))
    }
}
