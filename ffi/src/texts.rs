//! [`firesteel_texts`]: texts that the caller owns.

use std::ffi::{CString, c_char, c_void};

use firesteel::Result;

use crate::call::Call;
use crate::error::c_string;
use crate::live::{Kept, Token};

/// Texts that belong to the caller until it calls `release`, which may be called once. Each is UTF-8 and ends in NUL.
#[repr(C)]
pub struct firesteel_texts {
    /// Set by the caller to `sizeof(firesteel_texts)`.
    pub struct_size: u32,
    pub texts: *const *const c_char,
    pub count: usize,
    pub release: Option<unsafe extern "C" fn(*mut firesteel_texts)>,
    pub private_data: *mut c_void,
}

struct Owner {
    pointers: Vec<*const c_char>,
    _texts: Vec<CString>,
    _live: Token,
}

impl Call {
    /// Fills `out` with texts. A NUL inside one becomes a space.
    pub fn give_texts<S: AsRef<str>>(
        &self,
        out: *mut firesteel_texts,
        texts: impl IntoIterator<Item = S>,
    ) -> Result<()> {
        self.sized(out)?;
        let texts: Vec<CString> = texts.into_iter().map(|text| c_string(text.as_ref())).collect();
        let pointers = texts.iter().map(|text| text.as_ptr()).collect();
        let owner = Box::new(Owner { pointers, _texts: texts, _live: Token::new(Kept::Buffer) });
        let given = firesteel_texts {
            struct_size: size_of::<firesteel_texts>() as u32,
            texts: owner.pointers.as_ptr(),
            count: owner.pointers.len(),
            release: Some(release),
            private_data: Box::into_raw(owner).cast(),
        };
        self.put(out, given)
    }
}

unsafe extern "C" fn release(texts: *mut firesteel_texts) {
    // SAFETY: called once, with texts that were filled here.
    unsafe {
        drop(Box::from_raw((*texts).private_data.cast::<Owner>()));
        (*texts).texts = std::ptr::null();
        (*texts).count = 0;
        (*texts).release = None;
        (*texts).private_data = std::ptr::null_mut();
    }
}
