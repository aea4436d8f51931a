//! [`firesteel_stream_writer`]: starts streaming queries.

use std::ffi::c_char;

use firesteel::{DataStreamWriter, Sink, Trigger, Wait};

use crate::builder::Builder;
use crate::call::boundary;
use crate::dataframe::firesteel_dataframe;
use crate::error::{firesteel_error, firesteel_status};
use crate::handle::{self, Handle};
use crate::query::firesteel_query;

/// For `firesteel_stream_writer_trigger`: looks for rows every so often (`10 seconds`).
pub const FIRESTEEL_TRIGGER_PROCESSING_TIME: i32 = 1;
/// For `firesteel_stream_writer_trigger`: once, for all that is there, in as many batches as it takes.
pub const FIRESTEEL_TRIGGER_AVAILABLE_NOW: i32 = 2;
/// For `firesteel_stream_writer_trigger`: once, in one batch.
pub const FIRESTEEL_TRIGGER_ONCE: i32 = 3;
/// For `firesteel_stream_writer_trigger`: a row at a time, with a checkpoint every so often.
pub const FIRESTEEL_TRIGGER_CONTINUOUS: i32 = 4;
/// For `firesteel_stream_writer_trigger`: as soon as rows come, in batches of so long.
pub const FIRESTEEL_TRIGGER_REAL_TIME: i32 = 5;

/// How to write a streaming DataFrame. Setters change it.
pub struct firesteel_stream_writer {
    settings: Builder<DataStreamWriter>,
}

impl Handle for firesteel_stream_writer {
    const NAME: &'static str = "stream writer";
}

/// A writer of the rows as they come.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_stream_writer(
    dataframe: *const firesteel_dataframe,
    out: *mut *mut firesteel_stream_writer,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_stream_writer, error, |call| {
        let writer = call.dataframe(dataframe)?.write_stream();
        call.give(out, firesteel_stream_writer { settings: Builder::new(writer) })
    })
}

/// One more owner of the handle, which is returned. NULL stays NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_stream_writer_ref(
    handle: *const firesteel_stream_writer,
) -> *mut firesteel_stream_writer {
    // SAFETY: the caller owns a reference to the handle, or passes NULL.
    unsafe { handle::share(handle) }
}

/// One owner of the handle less; the last takes the object away. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_stream_writer_free(handle: *mut firesteel_stream_writer) {
    // SAFETY: the caller gives back a reference that it owns, or passes NULL.
    unsafe { handle::free(handle) }
}

/// The format: `parquet`, `memory`, `console`, `kafka`, ...
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_stream_writer_format(
    writer: *const firesteel_stream_writer,
    format: *const c_char,
    format_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_stream_writer_format, error, |call| {
        let format = call.text("format", format, format_length)?;
        call.handle(writer)?.settings.change(|settings| Ok(settings.format(format)))
    })
}

/// `append`, `complete` or `update`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_stream_writer_output_mode(
    writer: *const firesteel_stream_writer,
    mode: *const c_char,
    mode_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_stream_writer_output_mode, error, |call| {
        let mode = call.text("mode", mode, mode_length)?;
        call.handle(writer)?.settings.change(|settings| Ok(settings.output_mode(mode)))
    })
}

/// Sets an option of the format, under Spark's name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_stream_writer_option(
    writer: *const firesteel_stream_writer,
    key: *const c_char,
    key_length: i64,
    value: *const c_char,
    value_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_stream_writer_option, error, |call| {
        let (key, value) = call.entry(key, key_length, value, value_length)?;
        call.handle(writer)?.settings.change(|settings| Ok(settings.option(key, value)))
    })
}

/// A folder for each combination of these columns' values. The names end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_stream_writer_partition_by(
    writer: *const firesteel_stream_writer,
    names: *const *const c_char,
    name_count: usize,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_stream_writer_partition_by, error, |call| {
        let names = call.texts("names", names, name_count)?;
        call.handle(writer)?.settings.change(|settings| Ok(settings.partition_by(names)))
    })
}

/// The columns by whose values a table's rows are kept together.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_stream_writer_cluster_by(
    writer: *const firesteel_stream_writer,
    names: *const *const c_char,
    name_count: usize,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_stream_writer_cluster_by, error, |call| {
        let names = call.texts("names", names, name_count)?;
        call.handle(writer)?.settings.change(|settings| Ok(settings.cluster_by(names)))
    })
}

/// A name for the query, by which the format `memory` names its table as well.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_stream_writer_query_name(
    writer: *const firesteel_stream_writer,
    name: *const c_char,
    name_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_stream_writer_query_name, error, |call| {
        let name = call.text("name", name, name_length)?;
        call.handle(writer)?.settings.change(|settings| Ok(settings.query_name(name)))
    })
}

/// When the query looks for rows; `trigger` is `FIRESTEEL_TRIGGER_…`. `interval` (`10 seconds`) is for those that take a time,
/// else NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_stream_writer_trigger(
    writer: *const firesteel_stream_writer,
    trigger: i32,
    interval: *const c_char,
    interval_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_stream_writer_trigger, error, |call| {
        let handle = call.handle(writer)?;
        let interval = call.optional_text("interval", interval, interval_length)?;
        let timeless = matches!(trigger, FIRESTEEL_TRIGGER_AVAILABLE_NOW | FIRESTEEL_TRIGGER_ONCE);
        if timeless && interval.is_some() {
            return Err(call.refuse("interval", "the trigger takes none"));
        }
        let interval = || match interval {
            Some(interval) => Ok(interval.to_string()),
            None => Err(call.refuse("interval", "it is NULL")),
        };
        let trigger = match trigger {
            FIRESTEEL_TRIGGER_PROCESSING_TIME => Trigger::ProcessingTime(interval()?),
            FIRESTEEL_TRIGGER_AVAILABLE_NOW => Trigger::AvailableNow,
            FIRESTEEL_TRIGGER_ONCE => Trigger::Once,
            FIRESTEEL_TRIGGER_CONTINUOUS => Trigger::Continuous(interval()?),
            FIRESTEEL_TRIGGER_REAL_TIME => Trigger::RealTime(interval()?),
            _ => return Err(call.refuse("trigger", "there is no such trigger")),
        };
        handle.settings.change(|settings| Ok(settings.trigger(trigger)))
    })
}

/// Starts the query, which goes on until it is stopped or its session ends. `path`, which may be NULL, is where files are
/// written to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_stream_writer_start(
    writer: *const firesteel_stream_writer,
    path: *const c_char,
    path_length: i64,
    out: *mut *mut firesteel_query,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_stream_writer_start, error, |call| {
        call.place(out)?;
        let settings = call.handle(writer)?.settings.get();
        let path = call.optional_text("path", path, path_length)?;
        let sink = path.map(|path| Sink::Path(path.to_string()));
        call.give(out, firesteel_query::new(settings.start(sink).wait()?))
    })
}

/// Starts the query, which writes to a table.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_stream_writer_to_table(
    writer: *const firesteel_stream_writer,
    name: *const c_char,
    name_length: i64,
    out: *mut *mut firesteel_query,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_stream_writer_to_table, error, |call| {
        call.place(out)?;
        let settings = call.handle(writer)?.settings.get();
        let name = call.text("name", name, name_length)?;
        call.give(out, firesteel_query::new(settings.to_table(name).wait()?))
    })
}
