//! Sessions beside one another, their rows of values, tags, artifacts and configuration.

use std::ffi::c_char;

use firesteel::{ArtifactKind, Result, Session, Wait};

use crate::call::{Call, boundary};
use crate::column::firesteel_column;
use crate::dataframe::firesteel_dataframe;
use crate::error::{firesteel_error, firesteel_status};
use crate::options::firesteel_options;
use crate::session::firesteel_session;
use crate::texts::firesteel_texts;

/// For `firesteel_session_add_artifacts`: classes for the JVM, a `.jar`.
pub const FIRESTEEL_ARTIFACT_JAR: i32 = 0;
/// For `firesteel_session_add_artifacts`: code for Python, `.py`, `.zip`, `.egg` or `.jar`.
pub const FIRESTEEL_ARTIFACT_PYFILE: i32 = 1;
/// For `firesteel_session_add_artifacts`: an archive to unpack, `.zip`, `.jar`, `.tar.gz`, `.tgz` or `.tar`.
pub const FIRESTEEL_ARTIFACT_ARCHIVE: i32 = 2;
/// For `firesteel_session_add_artifacts`: any file.
pub const FIRESTEEL_ARTIFACT_FILE: i32 = 3;

impl Call {
    /// A number of partitions; none for 0.
    pub fn partitions(&self, partitions: i32) -> Result<Option<i32>> {
        match partitions {
            0 => Ok(None),
            1.. => Ok(Some(partitions)),
            _ => Err(self.refuse("partitions", "it is negative")),
        }
    }
}

/// `firesteel_session_open`, but the active session where it is at this URL, or where URL is NULL, with the options set as
/// far as a running session lets them be.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_get_or_create(
    url: *const c_char,
    url_length: i64,
    options: *const firesteel_options,
    out: *mut *mut firesteel_session,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_get_or_create, error, |call| {
        call.place(out)?;
        let mut builder = Session::builder();
        if let Some(url) = call.optional_text("url", url, url_length)? {
            builder = builder.remote(url);
        }
        let builder =
            call.options(options)?.into_iter().fold(builder, |builder, (key, value)| builder.config(key, value));
        call.give(out, firesteel_session::of(builder.get_or_create().wait()?))
    })
}

/// The session that was opened last in this process, while somebody holds it and it is not stopped. Without one it fails
/// with `NO_ACTIVE_SESSION`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_active(
    out: *mut *mut firesteel_session,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_active, error, |call| {
        call.place(out)?;
        call.give(out, firesteel_session::of(Session::active()?))
    })
}

/// `firesteel_session_active`, but NULL is written to `out` where there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_get_active_session(
    out: *mut *mut firesteel_session,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_get_active_session, error, |call| {
        call.place(out)?;
        match Session::get_active_session() {
            Some(session) => call.give(out, firesteel_session::of(session)),
            None => call.put(out, std::ptr::null_mut()),
        }
    })
}

/// Another session at the same place, with configuration and views of its own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_new_session(
    session: *const firesteel_session,
    out: *mut *mut firesteel_session,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_new_session, error, |call| {
        call.give(out, firesteel_session::of(call.session(session)?.new_session()))
    })
}

/// Another session at the same place that begins with what this one holds now: configuration and views. Its id is `id`, a
/// UUID, or a new one for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_clone_session(
    session: *const firesteel_session,
    id: *const c_char,
    id_length: i64,
    out: *mut *mut firesteel_session,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_clone_session, error, |call| {
        call.place(out)?;
        let id = call.optional_text("id", id, id_length)?.map(str::to_string);
        call.give(out, firesteel_session::of(call.session(session)?.clone_session(id).wait()?))
    })
}

/// 1 when the session was stopped, else 0; -1 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_is_stopped(session: *const firesteel_session) -> i32 {
    // SAFETY: the handle is NULL or valid, by the rules at the top of the header.
    let call = unsafe { Call::new("firesteel_session_is_stopped") };
    call.session(session).map_or(-1, |session| i32::from(session.is_stopped()))
}

/// The numbers from `start` (included) to `end` (excluded), as column `id`, in so many partitions; 0 leaves their number to
/// the backend.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_range_in(
    session: *const firesteel_session,
    start: i64,
    end: i64,
    step: i64,
    partitions: i32,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_range_in, error, |call| {
        let partitions = call.partitions(partitions)?;
        call.give(out, call.session(session)?.range_in(start, end, step, partitions).into())
    })
}

/// A DataFrame of values, row by row: `row_count` times `column_count` literals, or calls of `array`, `map` and `struct` of
/// such. `schema` is DDL (`"id BIGINT, name STRING"`). A value that its column cannot hold without loss is refused.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_create_dataframe(
    session: *const firesteel_session,
    values: *const *const firesteel_column,
    row_count: usize,
    column_count: usize,
    schema: *const c_char,
    schema_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_create_dataframe, error, |call| {
        call.place(out)?;
        let schema = call.text("schema", schema, schema_length)?;
        let count = row_count.checked_mul(column_count);
        let values =
            call.columns("values", values, count.ok_or_else(|| call.refuse("values", "there are too many"))?)?;
        let rows = (0..row_count).map(|row| values[row * column_count..(row + 1) * column_count].to_vec());
        call.give(out, call.session(session)?.create_dataframe_from_rows(rows, schema).wait()?.into())
    })
}

/// A DataFrame without rows. `schema` is DDL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_empty_dataframe(
    session: *const firesteel_session,
    schema: *const c_char,
    schema_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_empty_dataframe, error, |call| {
        call.place(out)?;
        let schema = call.text("schema", schema, schema_length)?;
        call.give(out, call.session(session)?.empty_dataframe(schema).wait()?.into())
    })
}

/// Takes files of this machine, whose paths end in NUL, to the session's server, where queries of the session find them;
/// `kind` is `FIRESTEEL_ARTIFACT_…`. `local` has no use for them and refuses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_add_artifacts(
    session: *const firesteel_session,
    paths: *const *const c_char,
    path_count: usize,
    kind: i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_add_artifacts, error, |call| {
        let kind = match kind {
            FIRESTEEL_ARTIFACT_JAR => ArtifactKind::Jar,
            FIRESTEEL_ARTIFACT_PYFILE => ArtifactKind::PyFile,
            FIRESTEEL_ARTIFACT_ARCHIVE => ArtifactKind::Archive,
            FIRESTEEL_ARTIFACT_FILE => ArtifactKind::File,
            _ => return Err(call.refuse("kind", "there is no such kind")),
        };
        call.session(session)?.add_artifacts(call.texts("paths", paths, path_count)?, kind).wait()
    })
}

/// The tags, in the order in which they were added.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_get_tags(
    session: *const firesteel_session,
    out: *mut firesteel_texts,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_get_tags, error, |call| call.give_texts(out, call.session(session)?.tags()))
}

/// Tags no more operations.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_clear_tags(
    session: *const firesteel_session,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_clear_tags, error, |call| {
        call.session(session)?.clear_tags();
        Ok(())
    })
}

/// The value of a configuration entry that was set, or else `fallback`, whatever the entry's own default is. `fallback` may
/// be NULL: `data` is NULL then for an entry that was not set. Release the buffer also then.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_conf_get_or(
    session: *const firesteel_session,
    key: *const c_char,
    key_length: i64,
    fallback: *const c_char,
    fallback_length: i64,
    out: *mut crate::buffer::firesteel_buffer,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_conf_get_or, error, |call| {
        call.sized(out)?;
        let key = call.text("key", key, key_length)?;
        let fallback = call.optional_text("fallback", fallback, fallback_length)?.map(str::to_string);
        let value = call.session(session)?.conf().get_or(key, fallback.clone()).wait()?;
        call.give_optional_text(out, value.or(fallback))
    })
}

/// All configuration entries that were set: a key, its value, the next key, ...
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_conf_get_all(
    session: *const firesteel_session,
    out: *mut firesteel_texts,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_conf_get_all, error, |call| {
        call.sized(out)?;
        let entries = call.session(session)?.conf().get_all().wait()?;
        call.give_texts(out, entries.into_iter().flat_map(|(key, value)| [key, value]))
    })
}

/// Whether a configuration entry can be changed in a running session: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_conf_is_modifiable(
    session: *const firesteel_session,
    key: *const c_char,
    key_length: i64,
    out: *mut i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_conf_is_modifiable, error, |call| {
        call.place(out)?;
        let key = call.text("key", key, key_length)?;
        call.put(out, i32::from(call.session(session)?.conf().is_modifiable(key).wait()?))
    })
}
