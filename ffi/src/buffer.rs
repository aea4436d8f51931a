//! [`firesteel_buffer`]: bytes or text that the caller owns.

use std::ffi::c_void;

use bytes::Bytes;
use firesteel::Result;

use crate::call::Call;
use crate::live::{Kept, Token};

/// Bytes that belong to the caller until it calls `release`, which may be called once. Text is UTF-8, and a NUL that
/// `length` does not count follows it.
#[repr(C)]
pub struct firesteel_buffer {
    /// Set by the caller to `sizeof(firesteel_buffer)`.
    pub struct_size: u32,
    pub data: *const u8,
    pub length: usize,
    pub release: Option<unsafe extern "C" fn(*mut firesteel_buffer)>,
    pub private_data: *mut c_void,
}

struct Owner {
    _bytes: Bytes,
    _live: Token,
}

impl Call {
    /// Fills `out` with bytes, which are not copied.
    pub fn give_bytes(&self, out: *mut firesteel_buffer, bytes: Bytes) -> Result<()> {
        self.fill(out, bytes.len(), bytes)
    }

    /// Fills `out` with text.
    pub fn give_text(&self, out: *mut firesteel_buffer, text: String) -> Result<()> {
        let length = text.len();
        let mut bytes = text.into_bytes();
        bytes.push(0);
        self.fill(out, length, Bytes::from(bytes))
    }

    /// Fills `out` with text, or with no data where there is none; it is to be released in both cases.
    pub fn give_optional_text(&self, out: *mut firesteel_buffer, text: Option<String>) -> Result<()> {
        let is_there = text.is_some();
        self.give_text(out, text.unwrap_or_default())?;
        if !is_there {
            // SAFETY: it was filled just now, and its owner is in `private_data`.
            unsafe { (*out).data = std::ptr::null() };
        }
        Ok(())
    }

    fn fill(&self, out: *mut firesteel_buffer, length: usize, bytes: Bytes) -> Result<()> {
        self.sized(out)?;
        let data = bytes.as_ptr();
        let kept = Box::new(Owner { _bytes: bytes, _live: Token::new(Kept::Buffer) });
        let buffer = firesteel_buffer {
            struct_size: size_of::<firesteel_buffer>() as u32,
            data,
            length,
            release: Some(release),
            private_data: Box::into_raw(kept).cast(),
        };
        self.put(out, buffer)
    }

    /// Refuses a structure that is NULL or says to be smaller than the library's.
    pub fn sized<T>(&self, out: *mut T) -> Result<()> {
        self.place(out)?;
        // SAFETY: structures of the caller begin with their size.
        let struct_size = unsafe { out.cast::<u32>().read() };
        if (struct_size as usize) < size_of::<T>() {
            return Err(self.refuse("out", "its struct_size is smaller than the structure"));
        }
        Ok(())
    }
}

unsafe extern "C" fn release(buffer: *mut firesteel_buffer) {
    // SAFETY: called once, with a buffer that was filled here.
    unsafe {
        drop(Box::from_raw((*buffer).private_data.cast::<Owner>()));
        (*buffer).data = std::ptr::null();
        (*buffer).length = 0;
        (*buffer).release = None;
        (*buffer).private_data = std::ptr::null_mut();
    }
}
