//! DataFrames as files and tables.

use std::ffi::c_char;

use firesteel::{DataFrameWriter, Result, Wait};

use crate::builder::Builder;
use crate::call::{Call, boundary};
use crate::dataframe::firesteel_dataframe;
use crate::error::{firesteel_error, firesteel_status};
use crate::handle::{self, Handle};
use crate::operation::firesteel_operation;
use crate::options::firesteel_options;

impl Call {
    /// The writer that a call with all settings at once asks for. Format, mode and options may be NULL.
    fn writer(
        &self,
        dataframe: *const firesteel_dataframe,
        format: (*const c_char, i64),
        mode: (*const c_char, i64),
        partition_names: (*const *const c_char, usize),
        options: *const firesteel_options,
    ) -> Result<DataFrameWriter> {
        let mut writer = self.dataframe(dataframe)?.write();
        if let Some(format) = self.optional_text("format", format.0, format.1)? {
            writer = writer.format(format);
        }
        if let Some(mode) = self.optional_text("mode", mode.0, mode.1)? {
            writer = writer.mode(mode.parse()?);
        }
        for (key, value) in self.options(options)? {
            writer = writer.option(key, value);
        }
        let names = self.texts("partition_names", partition_names.0, partition_names.1)?;
        Ok(writer.partition_by(names))
    }
}

/// Starts to write a folder of files and returns without waiting: `firesteel_operation_wait` does. The write is whole or
/// it is not there. `format` is `parquet`, `csv`, `json`, ..., or NULL for the session's default; `mode` is `append`,
/// `overwrite`, `error` or `ignore`, NULL for `error`; `partition_names`, which end in NUL, make a folder for each
/// combination of these columns' values; `options` are Spark's for the format, NULL for none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_write_start(
    dataframe: *const firesteel_dataframe,
    format: *const c_char,
    format_length: i64,
    path: *const c_char,
    path_length: i64,
    mode: *const c_char,
    mode_length: i64,
    partition_names: *const *const c_char,
    partition_count: usize,
    options: *const firesteel_options,
    out: *mut *mut firesteel_operation,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_write_start, error, |call| {
        call.place(out)?;
        let (format, mode) = ((format, format_length), (mode, mode_length));
        let writer = call.writer(dataframe, format, mode, (partition_names, partition_count), options)?;
        let path = call.text("path", path, path_length)?;
        call.give(out, firesteel_operation::new(writer.start(path).wait()?))
    })
}

/// `firesteel_dataframe_write_start`, and waits for the end.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_write(
    dataframe: *const firesteel_dataframe,
    format: *const c_char,
    format_length: i64,
    path: *const c_char,
    path_length: i64,
    mode: *const c_char,
    mode_length: i64,
    partition_names: *const *const c_char,
    partition_count: usize,
    options: *const firesteel_options,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_write, error, |call| {
        let (format, mode) = ((format, format_length), (mode, mode_length));
        let writer = call.writer(dataframe, format, mode, (partition_names, partition_count), options)?;
        writer.save(call.text("path", path, path_length)?).wait()
    })
}

/// Writes a table of the session's catalog. The arguments are those of `firesteel_dataframe_write_start`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_save_as_table(
    dataframe: *const firesteel_dataframe,
    format: *const c_char,
    format_length: i64,
    name: *const c_char,
    name_length: i64,
    mode: *const c_char,
    mode_length: i64,
    partition_names: *const *const c_char,
    partition_count: usize,
    options: *const firesteel_options,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_save_as_table, error, |call| {
        let (format, mode) = ((format, format_length), (mode, mode_length));
        let writer = call.writer(dataframe, format, mode, (partition_names, partition_count), options)?;
        writer.save_as_table(call.text("name", name, name_length)?).wait()
    })
}

/// How to write a DataFrame. Setters change it.
pub struct firesteel_writer {
    settings: Builder<DataFrameWriter>,
}

impl Handle for firesteel_writer {
    const NAME: &'static str = "writer";
}

/// A writer of the DataFrame to files and tables.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_writer(
    dataframe: *const firesteel_dataframe,
    out: *mut *mut firesteel_writer,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_writer, error, |call| {
        let writer = call.dataframe(dataframe)?.write();
        call.give(out, firesteel_writer { settings: Builder::new(writer) })
    })
}

/// One more owner of the handle, which is returned. NULL stays NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_writer_ref(handle: *const firesteel_writer) -> *mut firesteel_writer {
    // SAFETY: the caller owns a reference to the handle, or passes NULL.
    unsafe { handle::share(handle) }
}

/// One owner of the handle less; the last takes the object away. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_writer_free(handle: *mut firesteel_writer) {
    // SAFETY: the caller gives back a reference that it owns, or passes NULL.
    unsafe { handle::free(handle) }
}

/// The format: `parquet`, `csv`, `json`, `orc`, `text`, `xml`, ... Without one it is the session's default.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_writer_format(
    writer: *const firesteel_writer,
    format: *const c_char,
    format_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_writer_format, error, |call| {
        let format = call.text("format", format, format_length)?;
        call.handle(writer)?.settings.change(|settings| Ok(settings.format(format)))
    })
}

/// What is done when there is data: `append`, `overwrite`, `error` (the default), `ignore`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_writer_mode(
    writer: *const firesteel_writer,
    mode: *const c_char,
    mode_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_writer_mode, error, |call| {
        let mode = call.text("mode", mode, mode_length)?.parse()?;
        call.handle(writer)?.settings.change(|settings| Ok(settings.mode(mode)))
    })
}

/// Sets an option of the format, under Spark's name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_writer_option(
    writer: *const firesteel_writer,
    key: *const c_char,
    key_length: i64,
    value: *const c_char,
    value_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_writer_option, error, |call| {
        let (key, value) = call.entry(key, key_length, value, value_length)?;
        call.handle(writer)?.settings.change(|settings| Ok(settings.option(key, value)))
    })
}

/// A folder for each combination of these columns' values. The names end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_writer_partition_by(
    writer: *const firesteel_writer,
    names: *const *const c_char,
    name_count: usize,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_writer_partition_by, error, |call| {
        let names = call.texts("names", names, name_count)?;
        call.handle(writer)?.settings.change(|settings| Ok(settings.partition_by(names)))
    })
}

/// A table's rows in so many buckets by these columns' values.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_writer_bucket_by(
    writer: *const firesteel_writer,
    buckets: i32,
    names: *const *const c_char,
    name_count: usize,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_writer_bucket_by, error, |call| {
        let handle = call.handle(writer)?;
        let names = call.texts("names", names, name_count)?;
        handle.settings.change(|settings| Ok(settings.bucket_by(buckets, names)))
    })
}

/// The order of the rows in each bucket.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_writer_sort_by(
    writer: *const firesteel_writer,
    names: *const *const c_char,
    name_count: usize,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_writer_sort_by, error, |call| {
        call.handle(writer)?.settings.change(|settings| Ok(settings.sort_by(call.texts("names", names, name_count)?)))
    })
}

/// The columns by whose values a table's rows are kept together.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_writer_cluster_by(
    writer: *const firesteel_writer,
    names: *const *const c_char,
    name_count: usize,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_writer_cluster_by, error, |call| {
        let names = call.texts("names", names, name_count)?;
        call.handle(writer)?.settings.change(|settings| Ok(settings.cluster_by(names)))
    })
}

/// Writes a folder of files. Without a path (NULL) the options say what is written to.
/// `out` gets the operation without a wait; where it is NULL, the end is waited for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_writer_save(
    writer: *const firesteel_writer,
    path: *const c_char,
    path_length: i64,
    out: *mut *mut firesteel_operation,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_writer_save, error, |call| {
        let settings = call.handle(writer)?.settings.get();
        let path = call.optional_text("path", path, path_length)?;
        call.carry_out(out, &settings.save_command(path.map(str::to_string)))
    })
}

/// Writes a table of the session's catalog. `out` gets the operation without a wait; where it is NULL, the end is waited for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_writer_save_as_table(
    writer: *const firesteel_writer,
    name: *const c_char,
    name_length: i64,
    out: *mut *mut firesteel_operation,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_writer_save_as_table, error, |call| {
        let settings = call.handle(writer)?.settings.get();
        let name = call.text("name", name, name_length)?;
        call.carry_out(out, &settings.table_command(name))
    })
}

/// Adds rows to a table, or replaces them in mode `overwrite`, columns matched by position.
/// `out` gets the operation without a wait; where it is NULL, the end is waited for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_writer_insert_into(
    writer: *const firesteel_writer,
    name: *const c_char,
    name_length: i64,
    out: *mut *mut firesteel_operation,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_writer_insert_into, error, |call| {
        let settings = call.handle(writer)?.settings.get();
        let name = call.text("name", name, name_length)?;
        call.carry_out(out, &settings.insert_command(name))
    })
}

/// Writes a table of a database. User and password are options.
/// `out` gets the operation without a wait; where it is NULL, the end is waited for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_writer_jdbc(
    writer: *const firesteel_writer,
    url: *const c_char,
    url_length: i64,
    table: *const c_char,
    table_length: i64,
    out: *mut *mut firesteel_operation,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_writer_jdbc, error, |call| {
        let settings = call.handle(writer)?.settings.get();
        let (url, table) = (call.text("url", url, url_length)?, call.text("table", table, table_length)?);
        let settings = settings.format("jdbc").option("url", url).option("dbtable", table);
        call.carry_out(out, &settings.save_command(None))
    })
}
