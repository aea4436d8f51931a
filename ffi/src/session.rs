//! [`firesteel_session`]: where plans run.

use std::ffi::{CString, c_char};

use arrow::ffi_stream::{ArrowArrayStreamReader, FFI_ArrowArrayStream};
use bytes::Bytes;
use firesteel::{Error, Kind, Result, Session, Wait};

use crate::buffer::firesteel_buffer;
use crate::call::{Call, boundary};
use crate::column::firesteel_column;
use crate::dataframe::firesteel_dataframe;
use crate::error::{c_string, firesteel_error, firesteel_status};
use crate::handle::{self, Handle};
use crate::options::firesteel_options;

/// A session. Any thread may use it.
pub struct firesteel_session {
    session: Session,
    id: CString,
}

impl Handle for firesteel_session {
    const NAME: &'static str = "session";
}

impl firesteel_session {
    pub(crate) fn of(session: Session) -> Self {
        firesteel_session { id: c_string(session.session_id()), session }
    }
}

impl Call {
    pub fn session(&self, session: *const firesteel_session) -> Result<&Session> {
        self.handle(session).map(|session| &session.session)
    }
}

/// Opens a session: `sc://host:port/;key=value` on a server, `local`, `local[N]` or `local[*]` in this process. NULL takes
/// the environment variable `SPARK_REMOTE`, or else `local`. `options` are configuration entries; NULL for none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_open(
    url: *const c_char,
    url_length: i64,
    options: *const firesteel_options,
    out: *mut *mut firesteel_session,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_open, error, |call| {
        call.place(out)?;
        let mut builder = Session::builder();
        if let Some(url) = call.optional_text("url", url, url_length)? {
            builder = builder.remote(url);
        }
        for (key, value) in call.options(options)? {
            builder = builder.config(key, value);
        }
        call.give(out, firesteel_session::of(builder.create().wait()?))
    })
}

/// One more owner of the handle, which is returned. NULL stays NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_ref(handle: *const firesteel_session) -> *mut firesteel_session {
    // SAFETY: the caller owns a reference to the handle, or passes NULL.
    unsafe { handle::share(handle) }
}

/// One owner of the handle less; the last takes the object away. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_free(handle: *mut firesteel_session) {
    // SAFETY: the caller gives back a reference that it owns, or passes NULL.
    unsafe { handle::free(handle) }
}

/// The UUID of the session, NUL-terminated and owned by the session; NULL for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_id(session: *const firesteel_session) -> *const c_char {
    // SAFETY: the handle is NULL or valid.
    unsafe { session.as_ref() }.map_or(std::ptr::null(), |session| session.id.as_ptr())
}

/// Runs a SQL statement with values for its `?` markers. A query gives its DataFrame; a command is carried out now, and
/// gives what it answers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_sql(
    session: *const firesteel_session,
    sql: *const c_char,
    sql_length: i64,
    arguments: *const *const firesteel_column,
    argument_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_sql, error, |call| {
        let session = call.session(session)?;
        let arguments = call.columns("arguments", arguments, argument_count)?;
        call.place(out)?;
        let text = call.text("sql", sql, sql_length)?;
        call.give(out, session.sql_with_positional(text, arguments).wait()?.into())
    })
}

/// Runs a SQL statement with values for its `:name` markers. The names end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_sql_named(
    session: *const firesteel_session,
    sql: *const c_char,
    sql_length: i64,
    names: *const *const c_char,
    arguments: *const *const firesteel_column,
    argument_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_sql_named, error, |call| {
        let session = call.session(session)?;
        let names = call.texts("names", names, argument_count)?;
        let arguments = call.columns("arguments", arguments, argument_count)?;
        call.place(out)?;
        let text = call.text("sql", sql, sql_length)?;
        call.give(out, session.sql_with(text, names.into_iter().zip(arguments)).wait()?.into())
    })
}

/// A table or a view.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_table(
    session: *const firesteel_session,
    name: *const c_char,
    name_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_table, error, |call| {
        let name = call.text("name", name, name_length)?;
        call.give(out, call.session(session)?.table(name).into())
    })
}

/// The numbers from `start` (included) to `end` (excluded), as column `id`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_range(
    session: *const firesteel_session,
    start: i64,
    end: i64,
    step: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_range, error, |call| call
        .give(out, call.session(session)?.range(start, end, step).into()))
}

/// Files or folders in a format: `parquet`, `csv`, `json`, ... Nothing is opened before an action. The paths end in NUL.
/// `schema` is DDL (`"id INT, name STRING"`), or NULL for the one found in the files. `options` are Spark's for the
/// format; NULL for none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_read(
    session: *const firesteel_session,
    format: *const c_char,
    format_length: i64,
    paths: *const *const c_char,
    path_count: usize,
    schema: *const c_char,
    schema_length: i64,
    options: *const firesteel_options,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_read, error, |call| {
        let mut reader = call.session(session)?.read().format(call.text("format", format, format_length)?);
        if let Some(schema) = call.optional_text("schema", schema, schema_length)? {
            reader = reader.schema(schema);
        }
        for (key, value) in call.options(options)? {
            reader = reader.option(key, value);
        }
        call.give(out, reader.load(call.texts("paths", paths, path_count)?).into())
    })
}

/// A DataFrame of the rows of an Arrow stream, which is moved, read to its end now and released. `schema` is DDL that
/// renames and casts the columns, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_from_arrow(
    session: *const firesteel_session,
    stream: *mut FFI_ArrowArrayStream,
    schema: *const c_char,
    schema_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_from_arrow, error, |call| {
        let stream = call.take("stream", stream, FFI_ArrowArrayStream::empty());
        let session = call.session(session)?;
        let schema = call.optional_text("schema", schema, schema_length)?.map(str::to_string);
        call.place(out)?;
        call.give(out, session.create_dataframe(reader(stream?)?, schema)?.into())
    })
}

/// Names the rows of an Arrow stream, which is moved, read to its end now and released, as a view of the session. A view
/// of that name is replaced.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_register(
    session: *const firesteel_session,
    name: *const c_char,
    name_length: i64,
    stream: *mut FFI_ArrowArrayStream,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_register, error, |call| {
        let stream = call.take("stream", stream, FFI_ArrowArrayStream::empty());
        let session = call.session(session)?;
        let name = call.text("name", name, name_length)?;
        session.create_dataframe(reader(stream?)?, None)?.create_or_replace_temp_view(name).wait()
    })
}

fn reader(stream: FFI_ArrowArrayStream) -> Result<ArrowArrayStreamReader> {
    ArrowArrayStreamReader::try_new(stream).map_err(|error| {
        Error::new(Kind::Runtime, "FIRESTEEL_STREAM_FAILED", &[("reason", error.to_string())]).with_cause(error)
    })
}

/// The DataFrame of a plan: the bytes of a `spark.connect.Plan` whose root is a relation.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_from_plan(
    session: *const firesteel_session,
    plan: *const u8,
    plan_length: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_from_plan, error, |call| {
        let bytes = call.list("plan", plan, plan_length)?;
        call.give(out, call.session(session)?.from_plan(Bytes::copy_from_slice(bytes))?.into())
    })
}

/// The value of a configuration entry, or of its default.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_conf_get(
    session: *const firesteel_session,
    key: *const c_char,
    key_length: i64,
    out: *mut firesteel_buffer,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_conf_get, error, |call| {
        let key = call.text("key", key, key_length)?;
        call.give_text(out, call.session(session)?.conf().get(key).wait()?)
    })
}

/// Sets a configuration entry.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_conf_set(
    session: *const firesteel_session,
    key: *const c_char,
    key_length: i64,
    value: *const c_char,
    value_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_conf_set, error, |call| {
        let (key, value) = (call.text("key", key, key_length)?, call.text("value", value, value_length)?);
        call.session(session)?.conf().set(key, value).wait()
    })
}

/// Gives a configuration entry its default back.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_conf_unset(
    session: *const firesteel_session,
    key: *const c_char,
    key_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_conf_unset, error, |call| {
        call.session(session)?.conf().unset(call.text("key", key, key_length)?).wait()
    })
}

/// The version of Spark that the backend is, or answers like.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_version(
    session: *const firesteel_session,
    out: *mut firesteel_buffer,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_version, error, |call| call.give_text(out, call.session(session)?.version().wait()?))
}

/// Tags the operations that are started from now on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_add_tag(
    session: *const firesteel_session,
    tag: *const c_char,
    tag_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_add_tag, error, |call| call
        .session(session)?
        .add_tag(call.text("tag", tag, tag_length)?))
}

/// Tags no more operations with this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_remove_tag(
    session: *const firesteel_session,
    tag: *const c_char,
    tag_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_remove_tag, error, |call| {
        call.session(session)?.remove_tag(call.text("tag", tag, tag_length)?);
        Ok(())
    })
}

/// Interrupts all operations of the session. `count`, which may be NULL, gets how many they were.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_interrupt_all(
    session: *const firesteel_session,
    count: *mut i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_interrupt_all, error, |call| {
        told(call, count, call.session(session)?.interrupt_all().wait()?)
    })
}

/// Interrupts the operations with a tag. `count`, which may be NULL, gets how many they were.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_interrupt_tag(
    session: *const firesteel_session,
    tag: *const c_char,
    tag_length: i64,
    count: *mut i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_interrupt_tag, error, |call| {
        let tag = call.text("tag", tag, tag_length)?;
        told(call, count, call.session(session)?.interrupt_tag(tag).wait()?)
    })
}

/// Interrupts the operation with an id. `count`, which may be NULL, gets 1, or 0 when it has ended.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_interrupt_operation(
    session: *const firesteel_session,
    id: *const c_char,
    id_length: i64,
    count: *mut i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_interrupt_operation, error, |call| {
        let id = call.text("id", id, id_length)?;
        told(call, count, call.session(session)?.interrupt_operation(id).wait()?)
    })
}

fn told(call: &Call, count: *mut i64, interrupted: Vec<String>) -> Result<()> {
    if count.is_null() {
        return Ok(());
    }
    call.put(count, i64::try_from(interrupted.len()).unwrap_or(i64::MAX))
}

/// Ends the session on its backend. Its DataFrames can no longer be run; the handles stay valid until they are freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_stop(
    session: *const firesteel_session,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_stop, error, |call| call.session(session)?.stop().wait())
}
