//! [`firesteel_reader`]: files, tables and streams as DataFrames.

use std::ffi::c_char;

use firesteel::{DataFrameReader, JdbcParts};

use crate::builder::Builder;
use crate::call::boundary;
use crate::dataframe::firesteel_dataframe;
use crate::error::{firesteel_error, firesteel_status};
use crate::handle::{self, Handle};
use crate::session::firesteel_session;

/// How to read. Setters change it; what was read with it before stays as it was.
pub struct firesteel_reader {
    settings: Builder<DataFrameReader>,
    is_streaming: bool,
}

impl Handle for firesteel_reader {
    const NAME: &'static str = "reader";
}

/// A reader of files and tables. Nothing is opened before an action.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_reader(
    session: *const firesteel_session,
    out: *mut *mut firesteel_reader,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_reader, error, |call| {
        let reader = call.session(session)?.read();
        call.give(out, firesteel_reader { settings: Builder::new(reader), is_streaming: false })
    })
}

/// A reader of what is there and of what will come, for `firesteel_dataframe_stream_writer`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_session_stream_reader(
    session: *const firesteel_session,
    out: *mut *mut firesteel_reader,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_session_stream_reader, error, |call| {
        let reader = call.session(session)?.read().streaming();
        call.give(out, firesteel_reader { settings: Builder::new(reader), is_streaming: true })
    })
}

/// One more owner of the handle, which is returned. NULL stays NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_reader_ref(handle: *const firesteel_reader) -> *mut firesteel_reader {
    // SAFETY: the caller owns a reference to the handle, or passes NULL.
    unsafe { handle::share(handle) }
}

/// One owner of the handle less; the last takes the object away. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_reader_free(handle: *mut firesteel_reader) {
    // SAFETY: the caller gives back a reference that it owns, or passes NULL.
    unsafe { handle::free(handle) }
}

/// The format: `parquet`, `csv`, `json`, `orc`, `text`, `xml`, `rate`, ... Without one it is the session's default.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_reader_format(
    reader: *const firesteel_reader,
    format: *const c_char,
    format_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_reader_format, error, |call| {
        let format = call.text("format", format, format_length)?;
        call.handle(reader)?.settings.change(|settings| Ok(settings.format(format)))
    })
}

/// The schema in DDL (`"id INT, name STRING"`) instead of one found in the files. Streams of files need one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_reader_schema(
    reader: *const firesteel_reader,
    schema: *const c_char,
    schema_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_reader_schema, error, |call| {
        let schema = call.text("schema", schema, schema_length)?;
        call.handle(reader)?.settings.change(|settings| Ok(settings.schema(schema)))
    })
}

/// Sets an option of the format, under Spark's name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_reader_option(
    reader: *const firesteel_reader,
    key: *const c_char,
    key_length: i64,
    value: *const c_char,
    value_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_reader_option, error, |call| {
        let (key, value) = call.entry(key, key_length, value, value_length)?;
        call.handle(reader)?.settings.change(|settings| Ok(settings.option(key, value)))
    })
}

/// A name for the source of a stream, by which it is known when the query is started again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_reader_name(
    reader: *const firesteel_reader,
    name: *const c_char,
    name_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_reader_name, error, |call| {
        let handle = call.handle(reader)?;
        let name = call.text("name", name, name_length)?;
        if !handle.is_streaming {
            return Err(call.refuse("reader", "it reads no stream"));
        }
        handle.settings.change(|settings| Ok(settings.source_name(name)))
    })
}

/// Files or folders, or whatever the format reads, in the format that was set. The paths end in NUL; there may be none.
/// A stream takes one at most.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_reader_load(
    reader: *const firesteel_reader,
    paths: *const *const c_char,
    path_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_reader_load, error, |call| {
        let handle = call.handle(reader)?;
        let paths = call.texts("paths", paths, path_count)?;
        if handle.is_streaming && paths.len() > 1 {
            return Err(call.refuse("paths", "a stream reads one path"));
        }
        call.give(out, handle.settings.get().load(paths).into())
    })
}

/// A table or a view. A schema that was set is refused.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_reader_table(
    reader: *const firesteel_reader,
    name: *const c_char,
    name_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_reader_table, error, |call| {
        let settings = call.handle(reader)?.settings.get();
        let name = call.text("name", name, name_length)?;
        settings.without_schema("table")?;
        call.give(out, settings.table(name).into())
    })
}

/// What was changed in a table, a row a change. A schema that was set is refused.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_reader_changes(
    reader: *const firesteel_reader,
    name: *const c_char,
    name_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_reader_changes, error, |call| {
        let settings = call.handle(reader)?.settings.get();
        let name = call.text("name", name, name_length)?;
        settings.without_schema("changes")?;
        call.give(out, settings.changes(name).into())
    })
}

/// A table of a database. User and password are options; the options `partitionColumn`, `lowerBound`, `upperBound` and
/// `numPartitions` part it. Or it is parted by `predicates`: conditions in SQL that end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_reader_jdbc(
    reader: *const firesteel_reader,
    url: *const c_char,
    url_length: i64,
    table: *const c_char,
    table_length: i64,
    predicates: *const *const c_char,
    predicate_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_reader_jdbc, error, |call| {
        let settings = call.handle(reader)?.settings.get();
        let (url, table) = (call.text("url", url, url_length)?, call.text("table", table, table_length)?);
        let parts = match call.texts("predicates", predicates, predicate_count)? {
            predicates if predicates.is_empty() => JdbcParts::Whole,
            predicates => JdbcParts::Predicates(predicates),
        };
        call.give(out, settings.jdbc(url, table, parts).into())
    })
}
