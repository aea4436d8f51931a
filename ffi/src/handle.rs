//! Handles: the pointers that C holds. Each is an `Arc` of the object behind it. Nowhere else is a handle made, counted
//! or given back.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use firesteel::{Error, Kind, Result};

/// An object that C knows by a pointer.
pub trait Handle: Send + Sync + 'static {
    /// What messages call it.
    const NAME: &'static str;
}

/// Hands an object to C, which owes one [`free`].
pub fn make<T: Handle>(object: T) -> *mut T {
    Arc::into_raw(Arc::new(object)).cast_mut()
}

/// The object behind a handle. NULL is refused.
///
/// # Safety
/// `handle` is NULL or was made here and not freed, and is not freed during `'a`.
pub unsafe fn borrow<'a, T: Handle>(handle: *const T) -> Result<&'a T> {
    // SAFETY: the caller vouches for the handle.
    unsafe { handle.as_ref() }
        .ok_or_else(|| Error::new(Kind::IllegalArgument, "FIRESTEEL_INVALID_HANDLE", &[("object", T::NAME)]))
}

/// Counts one more owner. NULL stays NULL.
///
/// # Safety
/// As for [`borrow`].
pub unsafe fn share<T: Handle>(handle: *const T) -> *mut T {
    if !handle.is_null() {
        // SAFETY: the handle came from `make`.
        unsafe { Arc::increment_strong_count(handle) };
    }
    handle.cast_mut()
}

/// Counts one owner less; the last takes the object away. NULL is fine.
///
/// # Safety
/// `handle` is NULL or came from [`make`] or [`share`], once for each call of this.
pub unsafe fn free<T: Handle>(handle: *mut T) {
    if handle.is_null() {
        return;
    }
    // SAFETY: the caller gives back what it owns.
    let object = unsafe { Arc::from_raw(handle.cast_const()) };
    // A destructor that panics must not unwind into C; there is nobody to tell.
    let _ = catch_unwind(AssertUnwindSafe(|| drop(object)));
}
