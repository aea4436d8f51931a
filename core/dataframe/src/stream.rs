//! Rows as an Arrow C stream.
//!
//! arrow-rs can export a reader, but its stream cannot fail in `get_schema`, says `EINVAL` whatever happened, and
//! needs the schema before it is asked for one. This one starts its operation at the first call, keeps the error itself
//! beside its text, and answers with the `errno` that fits.

use std::ffi::{CString, c_char, c_int, c_void};
use std::sync::Arc;
use std::time::Duration;

use arrow::array::{Array, RecordBatch, StructArray};
use arrow::datatypes::SchemaRef;
use arrow::ffi::{FFI_ArrowArray, FFI_ArrowSchema};
use arrow::ffi_stream::FFI_ArrowArrayStream;
use firesteel_protocol::{Error, Kind, Result, runtime};
use futures::future::{BoxFuture, Either, select};

use crate::Operation;

/// Starts the operation whose rows the stream gives, at its first use.
pub type Start = Box<dyn FnOnce() -> BoxFuture<'static, Result<Arc<Operation>>> + Send>;

/// Asked every 50 ms while the stream waits: an error cancels the operation and ends the stream with it. Lets a host
/// language interrupt what blocks inside the stream.
pub type Check = Arc<dyn Fn() -> Result<()> + Send + Sync>;

const CHECK_EVERY: Duration = Duration::from_millis(50);

/// An Arrow C stream over an operation. Its batches are those of the operation: nothing is copied. Dropping or
/// releasing the stream before its end gives the operation up.
pub fn export_stream(start: Start, check: Option<Check>) -> FFI_ArrowArrayStream {
    let state = Box::new(State { start: Some(start), operation: None, schema: None, check, error: None, text: None });
    FFI_ArrowArrayStream {
        get_schema: Some(get_schema),
        get_next: Some(get_next),
        get_last_error: Some(get_last_error),
        release: Some(release),
        private_data: Box::into_raw(state).cast::<c_void>(),
    }
}

/// The error of the last call that failed, if the stream is one that [`export_stream`] made.
///
/// # Safety
/// `stream` is NULL or points to a valid stream that is not used by another thread meanwhile.
pub unsafe fn stream_error<'a>(stream: *const FFI_ArrowArrayStream) -> Option<&'a Error> {
    // SAFETY: the caller vouches for the pointer.
    let stream = unsafe { stream.as_ref() }?;
    let is_ours = stream.release.is_some_and(|function| std::ptr::fn_addr_eq(function, release as Release));
    if !is_ours || stream.private_data.is_null() {
        return None;
    }
    // SAFETY: a stream with our release function has our state.
    unsafe { (*stream.private_data.cast::<State>()).error.as_ref() }
}

type Release = unsafe extern "C" fn(*mut FFI_ArrowArrayStream);

struct State {
    start: Option<Start>,
    operation: Option<Arc<Operation>>,
    schema: Option<SchemaRef>,
    check: Option<Check>,
    error: Option<Error>,
    /// The error's text, kept for `get_last_error`.
    text: Option<CString>,
}

impl State {
    fn operation(&mut self) -> Result<Arc<Operation>> {
        if let Some(operation) = &self.operation {
            return Ok(operation.clone());
        }
        let start = self.start.take().ok_or_else(|| Error::internal("a stream whose start failed is used again"))?;
        let operation = self.wait(None, start())?;
        self.operation = Some(operation.clone());
        Ok(operation)
    }

    fn schema(&mut self) -> Result<SchemaRef> {
        if let Some(schema) = &self.schema {
            return Ok(schema.clone());
        }
        let operation = self.operation()?;
        let schema = self.wait(Some(&operation), operation.arrow_schema())?;
        self.schema = Some(schema.clone());
        Ok(schema)
    }

    fn next(&mut self) -> Result<Option<RecordBatch>> {
        self.schema()?;
        let operation = self.operation()?;
        self.wait(Some(&operation), operation.next_batch())
    }

    /// Blocks on `work`; between, asks the host whether to go on.
    fn wait<T>(&self, operation: Option<&Arc<Operation>>, work: impl Future<Output = Result<T>>) -> Result<T> {
        let Some(check) = &self.check else { return runtime::block_on(work) };
        let handle = runtime::handle()?;
        let mut work = std::pin::pin!(work);
        loop {
            let pause = {
                let _inside = handle.enter();
                tokio::time::sleep(CHECK_EVERY)
            };
            match runtime::block_on(select(work.as_mut(), std::pin::pin!(pause))) {
                Either::Left((outcome, _)) => return outcome,
                Either::Right(_) => {
                    if let Err(error) = check() {
                        operation.inspect(|operation| operation.cancel_soon());
                        return Err(error);
                    }
                }
            }
        }
    }

    /// Remembers an error and gives the `errno` for it.
    fn fail(&mut self, error: Error) -> c_int {
        let code = match error.kind() {
            Kind::Cancelled => errno::ECANCELED,
            Kind::Unsupported => errno::ENOTSUP,
            Kind::Analysis | Kind::Parse | Kind::IllegalArgument => errno::EINVAL,
            _ => errno::EIO,
        };
        self.text = CString::new(error.to_string().replace('\0', " ")).ok();
        self.error = Some(error);
        code
    }
}

/// The numbers that Linux, and for these three also the BSDs, give.
mod errno {
    use std::ffi::c_int;

    pub const EIO: c_int = 5;
    pub const EINVAL: c_int = 22;
    pub const ENOTSUP: c_int = if cfg!(target_os = "macos") { 45 } else { 95 };
    pub const ECANCELED: c_int = if cfg!(target_os = "macos") { 89 } else { 125 };
}

/// Runs a callback's work: no panic leaves it, and an error is remembered.
///
/// # Safety
/// `stream` points to a stream that [`export_stream`] made and that was not released.
unsafe fn guarded(stream: *mut FFI_ArrowArrayStream, work: impl FnOnce(&mut State) -> Result<()>) -> c_int {
    // SAFETY: as above; the C stream interface forbids concurrent calls.
    let state = unsafe { &mut *(*stream).private_data.cast::<State>() };
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(state)));
    match outcome {
        Ok(Ok(())) => 0,
        Ok(Err(error)) => state.fail(error),
        Err(payload) => state.fail(Error::panic(payload.as_ref())),
    }
}

unsafe extern "C" fn get_schema(stream: *mut FFI_ArrowArrayStream, out: *mut FFI_ArrowSchema) -> c_int {
    let work = |state: &mut State| {
        let schema = FFI_ArrowSchema::try_from(state.schema()?.as_ref())
            .map_err(|error| Error::internal("exporting an Arrow schema").with_cause(error))?;
        // SAFETY: the consumer gives a place for the schema.
        unsafe { out.write(schema) };
        Ok(())
    };
    // SAFETY: the C stream interface calls this with the stream it belongs to.
    unsafe { guarded(stream, work) }
}

unsafe extern "C" fn get_next(stream: *mut FFI_ArrowArrayStream, out: *mut FFI_ArrowArray) -> c_int {
    let work = |state: &mut State| {
        let array = match state.next()? {
            Some(batch) => FFI_ArrowArray::new(&StructArray::from(batch).to_data()),
            None => FFI_ArrowArray::empty(),
        };
        // SAFETY: the consumer gives a place for the array.
        unsafe { out.write(array) };
        Ok(())
    };
    // SAFETY: the C stream interface calls this with the stream it belongs to.
    unsafe { guarded(stream, work) }
}

unsafe extern "C" fn get_last_error(stream: *mut FFI_ArrowArrayStream) -> *const c_char {
    // SAFETY: the C stream interface calls this with the stream it belongs to.
    let state = unsafe { &*(*stream).private_data.cast::<State>() };
    state.text.as_ref().map_or(std::ptr::null(), |text| text.as_ptr())
}

unsafe extern "C" fn release(stream: *mut FFI_ArrowArrayStream) {
    // SAFETY: the C stream interface calls this once, with the stream it belongs to.
    unsafe {
        let state = Box::from_raw((*stream).private_data.cast::<State>());
        (*stream).release = None;
        (*stream).private_data = std::ptr::null_mut();
        // A panic while giving up the operation must not unwind into the consumer.
        let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| drop(state)));
    }
}
