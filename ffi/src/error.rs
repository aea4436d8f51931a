//! [`firesteel_error`]: what went wrong, in Spark's terms, and the numbers of the statuses.

use std::ffi::{CString, c_char};

use arrow::ffi_stream::FFI_ArrowArrayStream;
use firesteel::{Error, Kind};

use crate::handle::{self, Handle};
use crate::live::{Kept, Token};

/// 0 is success; every other number is a `FIRESTEEL_…` status. New ones may come.
pub type firesteel_status = i32;

/// Success.
pub const FIRESTEEL_OK: i32 = 0;
/// The plan cannot be resolved.
pub const FIRESTEEL_ANALYSIS: i32 = 1;
/// The SQL text cannot be parsed.
pub const FIRESTEEL_PARSE: i32 = 2;
/// Overflow or division by zero.
pub const FIRESTEEL_ARITHMETIC: i32 = 3;
/// A text that is not a number.
pub const FIRESTEEL_NUMBER_FORMAT: i32 = 4;
/// A text that is not a date or a time.
pub const FIRESTEEL_DATE_TIME: i32 = 5;
/// An index outside an array.
pub const FIRESTEEL_ARRAY_INDEX: i32 = 6;
/// An argument that cannot be used.
pub const FIRESTEEL_ILLEGAL_ARGUMENT: i32 = 7;
/// Something that is known and not offered.
pub const FIRESTEEL_UNSUPPORTED: i32 = 8;
/// A streaming query failed.
pub const FIRESTEEL_STREAMING_QUERY: i32 = 9;
/// A query failed while it ran.
pub const FIRESTEEL_QUERY_EXECUTION: i32 = 10;
/// Python code inside the query failed.
pub const FIRESTEEL_PYTHON: i32 = 11;
/// Something that behaves otherwise since an upgrade of Spark.
pub const FIRESTEEL_UPGRADE: i32 = 12;
/// Any other failure while rows were made.
pub const FIRESTEEL_RUNTIME: i32 = 13;
/// The operation was cancelled.
pub const FIRESTEEL_CANCELLED: i32 = 14;
/// The server cannot be reached, refuses, or has forgotten the session.
pub const FIRESTEEL_CONNECTION: i32 = 15;
/// A defect, the library's or the server's.
pub const FIRESTEEL_INTERNAL: i32 = 16;
/// A panic was caught at the border. The operation is lost, the session goes on.
pub const FIRESTEEL_PANIC: i32 = 17;
/// The time was over. No error is set, and nothing has ended.
pub const FIRESTEEL_TIMEOUT: i32 = 18;
/// A handle is NULL.
pub const FIRESTEEL_INVALID_HANDLE: i32 = 19;

pub(crate) fn status_of(error: &Error) -> firesteel_status {
    match error.condition() {
        "FIRESTEEL_PANIC" => return FIRESTEEL_PANIC,
        "FIRESTEEL_INVALID_HANDLE" => return FIRESTEEL_INVALID_HANDLE,
        _ => {}
    }
    match error.kind() {
        Kind::Analysis => FIRESTEEL_ANALYSIS,
        Kind::Parse => FIRESTEEL_PARSE,
        Kind::Arithmetic => FIRESTEEL_ARITHMETIC,
        Kind::NumberFormat => FIRESTEEL_NUMBER_FORMAT,
        Kind::DateTime => FIRESTEEL_DATE_TIME,
        Kind::ArrayIndex => FIRESTEEL_ARRAY_INDEX,
        Kind::IllegalArgument => FIRESTEEL_ILLEGAL_ARGUMENT,
        Kind::Unsupported => FIRESTEEL_UNSUPPORTED,
        Kind::StreamingQuery => FIRESTEEL_STREAMING_QUERY,
        Kind::QueryExecution => FIRESTEEL_QUERY_EXECUTION,
        Kind::Python => FIRESTEEL_PYTHON,
        Kind::Upgrade => FIRESTEEL_UPGRADE,
        Kind::Runtime => FIRESTEEL_RUNTIME,
        Kind::Cancelled => FIRESTEEL_CANCELLED,
        Kind::Connection => FIRESTEEL_CONNECTION,
        Kind::Internal => FIRESTEEL_INTERNAL,
    }
}

/// The message without condition, SQLSTATE and context.
pub const FIRESTEEL_ERROR_MESSAGE: i32 = 1;
/// Spark's error class, such as `DIVIDE_BY_ZERO`, or one of Firesteel's own, which start with `FIRESTEEL_`.
pub const FIRESTEEL_ERROR_CONDITION: i32 = 2;
/// The five characters of the SQLSTATE.
pub const FIRESTEEL_ERROR_SQLSTATE: i32 = 3;
/// The UUID of the operation that failed.
pub const FIRESTEEL_ERROR_OPERATION_ID: i32 = 4;
/// The server's stack trace.
pub const FIRESTEEL_ERROR_STACK_TRACE: i32 = 5;
/// What caused the error, nearest first, a line each.
pub const FIRESTEEL_ERROR_CAUSE: i32 = 6;
/// The whole text, as Spark prints it: `[CONDITION] message SQLSTATE: 00000`, and the places it points to.
pub const FIRESTEEL_ERROR_TEXT: i32 = 7;

/// What went wrong. Immutable.
pub struct firesteel_error {
    error: Error,
    message: CString,
    condition: CString,
    sql_state: Option<CString>,
    operation_id: Option<CString>,
    stack_trace: Option<CString>,
    cause: Option<CString>,
    text: CString,
    parameters: Vec<(CString, CString)>,
    contexts: Vec<Context>,
    _live: Token,
}

impl Handle for firesteel_error {
    const NAME: &'static str = "error";
}

/// A query context, its texts ending in NUL.
struct Context {
    is_sql: bool,
    start_index: i32,
    stop_index: i32,
    object_type: CString,
    object_name: CString,
    fragment: CString,
    call_site: CString,
    summary: CString,
}

/// A place in SQL text or in a program that an error points to. Its texts end in NUL and belong to the error.
#[repr(C)]
pub struct firesteel_query_context {
    /// Set by the caller to `sizeof(firesteel_query_context)`.
    pub struct_size: u32,
    /// 1 for a place in SQL text, 0 for a DataFrame call.
    pub is_sql: i32,
    /// Zero-based offset of the first character; -1 when unknown.
    pub start_index: i32,
    /// Zero-based offset of the last character; -1 when unknown.
    pub stop_index: i32,
    pub object_type: *const c_char,
    pub object_name: *const c_char,
    /// The text pointed to.
    pub fragment: *const c_char,
    pub call_site: *const c_char,
    pub summary: *const c_char,
}

/// A C string. A NUL inside, which C would take for the end, becomes a blank.
pub(crate) fn c_string(text: &str) -> CString {
    CString::new(text.replace('\0', " ")).unwrap_or_default()
}

impl firesteel_error {
    pub(crate) fn new(error: Error) -> Self {
        let causes = error.causes();
        let contexts = error.contexts().iter().map(|context| Context {
            is_sql: context.is_sql,
            start_index: context.start_index,
            stop_index: context.stop_index,
            object_type: c_string(&context.object_type),
            object_name: c_string(&context.object_name),
            fragment: c_string(&context.fragment),
            call_site: c_string(&context.call_site),
            summary: c_string(&context.summary),
        });
        firesteel_error {
            message: c_string(error.message()),
            condition: c_string(error.condition()),
            sql_state: error.sql_state().map(c_string),
            operation_id: error.operation_id().map(c_string),
            stack_trace: error.stack_trace().map(c_string),
            cause: (!causes.is_empty()).then(|| c_string(&causes.join("\n"))),
            text: c_string(&error.to_string()),
            parameters: error.parameters().iter().map(|(name, value)| (c_string(name), c_string(value))).collect(),
            contexts: contexts.collect(),
            _live: Token::new(Kept::Error),
            error,
        }
    }

    fn field(&self, field: i32) -> Option<&CString> {
        match field {
            FIRESTEEL_ERROR_MESSAGE => Some(&self.message),
            FIRESTEEL_ERROR_CONDITION => Some(&self.condition),
            FIRESTEEL_ERROR_SQLSTATE => self.sql_state.as_ref(),
            FIRESTEEL_ERROR_OPERATION_ID => self.operation_id.as_ref(),
            FIRESTEEL_ERROR_STACK_TRACE => self.stack_trace.as_ref(),
            FIRESTEEL_ERROR_CAUSE => self.cause.as_ref(),
            FIRESTEEL_ERROR_TEXT => Some(&self.text),
            _ => None,
        }
    }
}

/// One more owner of the handle, which is returned. NULL stays NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_error_ref(handle: *const firesteel_error) -> *mut firesteel_error {
    // SAFETY: the caller owns a reference to the handle, or passes NULL.
    unsafe { handle::share(handle) }
}

/// One owner of the handle less; the last takes the object away. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_error_free(handle: *mut firesteel_error) {
    // SAFETY: the caller gives back a reference that it owns, or passes NULL.
    unsafe { handle::free(handle) }
}

/// The status that the failed call returned; `FIRESTEEL_OK` for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_error_status(error: *const firesteel_error) -> firesteel_status {
    // SAFETY: the handle is NULL or valid.
    unsafe { error.as_ref() }.map_or(FIRESTEEL_OK, |error| status_of(&error.error))
}

/// The gRPC status code, or -1 when the error did not come over gRPC.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_error_grpc_code(error: *const firesteel_error) -> i32 {
    // SAFETY: the handle is NULL or valid.
    unsafe { error.as_ref() }.and_then(|error| error.error.grpc_code()).unwrap_or(-1)
}

/// A text of the error (`FIRESTEEL_ERROR_…`), NUL-terminated and owned by the error; `length` may be NULL. Returns 1, or
/// 0 when the error has none, and then writes nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_error_get(
    error: *const firesteel_error,
    field: i32,
    out: *mut *const c_char,
    length: *mut usize,
) -> i32 {
    // SAFETY: the handle is NULL or valid.
    let text = unsafe { error.as_ref() }.and_then(|error| error.field(field));
    // SAFETY: `out` and `length` are places, or NULL.
    text.map_or(0, |text| unsafe { put(text, out, length) })
}

/// How many parameters the error's message has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_error_parameter_count(error: *const firesteel_error) -> usize {
    // SAFETY: the handle is NULL or valid.
    unsafe { error.as_ref() }.map_or(0, |error| error.parameters.len())
}

/// Name and value of a message parameter, NUL-terminated and owned by the error. Returns 1, or 0 when there are not so
/// many.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_error_parameter(
    error: *const firesteel_error,
    index: usize,
    name: *mut *const c_char,
    value: *mut *const c_char,
) -> i32 {
    // SAFETY: the handle is NULL or valid.
    let parameter = unsafe { error.as_ref() }.and_then(|error| error.parameters.get(index));
    let Some((key, text)) = parameter else { return 0 };
    // SAFETY: `name` and `value` are places, or NULL.
    unsafe { put(key, name, std::ptr::null_mut()) + put(text, value, std::ptr::null_mut()) - 1 }
}

/// How many places the error points to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_error_context_count(error: *const firesteel_error) -> usize {
    // SAFETY: the handle is NULL or valid.
    unsafe { error.as_ref() }.map_or(0, |error| error.contexts.len())
}

/// A place the error points to. Returns 1, or 0 when there are not so many or `struct_size` is too small.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_error_context(
    error: *const firesteel_error,
    index: usize,
    out: *mut firesteel_query_context,
) -> i32 {
    // SAFETY: the handle is NULL or valid.
    let context = unsafe { error.as_ref() }.and_then(|error| error.contexts.get(index));
    // SAFETY: `out` is NULL or a structure that begins with its size.
    let struct_size = if out.is_null() { 0 } else { unsafe { (&raw const (*out).struct_size).read() } };
    let Some(context) = context.filter(|_| struct_size as usize >= size_of::<firesteel_query_context>()) else {
        return 0;
    };
    let place = firesteel_query_context {
        struct_size,
        is_sql: i32::from(context.is_sql),
        start_index: context.start_index,
        stop_index: context.stop_index,
        object_type: context.object_type.as_ptr(),
        object_name: context.object_name.as_ptr(),
        fragment: context.fragment.as_ptr(),
        call_site: context.call_site.as_ptr(),
        summary: context.summary.as_ptr(),
    };
    // SAFETY: the structure is as large as its size says.
    unsafe { out.write(place) };
    1
}

/// The error of the last call on a stream of this library that failed, with all that `get_last_error` leaves out; NULL
/// when none failed or the stream is not this library's. The caller owns it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_error_from_stream(stream: *const FFI_ArrowArrayStream) -> *mut firesteel_error {
    // SAFETY: the stream is NULL or valid, and not used by another thread meanwhile.
    let error = unsafe { firesteel::stream_error(stream) };
    error.map_or(std::ptr::null_mut(), |error| handle::make(firesteel_error::new(error.clone())))
}

/// # Safety
/// `out` and `length` are NULL or places.
unsafe fn put(text: &CString, out: *mut *const c_char, length: *mut usize) -> i32 {
    if !out.is_null() {
        // SAFETY: as above.
        unsafe { out.write(text.as_ptr()) };
    }
    if !length.is_null() {
        // SAFETY: as above.
        unsafe { length.write(text.as_bytes().len()) };
    }
    1
}
