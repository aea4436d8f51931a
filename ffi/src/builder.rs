//! [`Builder`]: what readers and writers are behind their handles. Setters change it, actions take it as it is then.

use std::ffi::c_char;
use std::sync::{Mutex, PoisonError};

use firesteel::{Command, Result, Wait};

use crate::call::Call;
use crate::operation::firesteel_operation;

/// Settings that grow, under a lock.
pub struct Builder<T>(Mutex<T>);

impl<T: Clone> Builder<T> {
    pub fn new(settings: T) -> Self {
        Builder(Mutex::new(settings))
    }

    /// The settings so far.
    pub fn get(&self) -> T {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Changes the settings; an error changes nothing.
    pub fn change(&self, change: impl FnOnce(T) -> Result<T>) -> Result<()> {
        let mut settings = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *settings = change(settings.clone())?;
        Ok(())
    }
}

impl Call {
    /// Starts a command. With a place for its operation it returns then, and without one at the command's end.
    pub fn carry_out(&self, out: *mut *mut firesteel_operation, command: &Command) -> Result<()> {
        if out.is_null() {
            return command.run().wait();
        }
        self.give(out, firesteel_operation::new(command.start().wait()?))
    }

    /// Key and value of an option.
    pub fn entry(
        &self,
        key: *const c_char,
        key_length: i64,
        value: *const c_char,
        value_length: i64,
    ) -> Result<(&str, &str)> {
        Ok((self.text("key", key, key_length)?, self.text("value", value, value_length)?))
    }
}
