//! [`firesteel_options`]: a map of strings. Every knob is a documented key, so no structure grows.

use std::collections::BTreeMap;
use std::ffi::c_char;
use std::sync::{Mutex, PoisonError};

use firesteel::Result;

use crate::call::{Call, boundary};
use crate::error::{firesteel_error, firesteel_status};
use crate::handle::{self, Handle};
use crate::live::{Kept, Token};

/// Keys and values.
pub struct firesteel_options {
    entries: Mutex<BTreeMap<String, String>>,
    _live: Token,
}

impl Handle for firesteel_options {
    const NAME: &'static str = "options";
}

impl Call {
    /// The entries; none for NULL.
    pub fn options(&self, options: *const firesteel_options) -> Result<BTreeMap<String, String>> {
        if options.is_null() {
            return Ok(BTreeMap::new());
        }
        let options = self.handle(options)?;
        Ok(options.entries.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }
}

/// Sets an entry. When `*options` is NULL, options are made and written there; free them with
/// `firesteel_options_free`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_options_set(
    options: *mut *mut firesteel_options,
    key: *const c_char,
    key_length: i64,
    value: *const c_char,
    value_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_options_set, error, |call| {
        let key = call.text("key", key, key_length)?.to_string();
        let value = call.text("value", value, value_length)?.to_string();
        if options.is_null() {
            return Err(call.refuse("options", "it is NULL"));
        }
        // SAFETY: a pointer that is not NULL is a place for options, which are valid or NULL.
        let place = unsafe { &mut *options };
        if place.is_null() {
            *place = handle::make(firesteel_options { entries: Mutex::default(), _live: Token::new(Kept::Options) });
        }
        call.handle(*place)?.entries.lock().unwrap_or_else(PoisonError::into_inner).insert(key, value);
        Ok(())
    })
}

/// One more owner of the handle, which is returned. NULL stays NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_options_ref(handle: *const firesteel_options) -> *mut firesteel_options {
    // SAFETY: the caller owns a reference to the handle, or passes NULL.
    unsafe { handle::share(handle) }
}

/// One owner of the handle less; the last takes the object away. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_options_free(handle: *mut firesteel_options) {
    // SAFETY: the caller gives back a reference that it owns, or passes NULL.
    unsafe { handle::free(handle) }
}
