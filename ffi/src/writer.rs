//! DataFrames as files and tables.

use std::ffi::c_char;

use firesteel::{DataFrameWriter, Result, Wait};

use crate::call::{Call, boundary};
use crate::dataframe::firesteel_dataframe;
use crate::error::{firesteel_error, firesteel_status};
use crate::operation::firesteel_operation;
use crate::options::firesteel_options;

/// What a write is made with, as C passes it.
struct Settings {
    dataframe: *const firesteel_dataframe,
    format: (*const c_char, i64),
    mode: (*const c_char, i64),
    partition_names: (*const *const c_char, usize),
    options: *const firesteel_options,
}

impl Settings {
    fn writer(&self, call: &Call) -> Result<DataFrameWriter> {
        let mut writer = call.dataframe(self.dataframe)?.write();
        if let Some(format) = call.optional_text("format", self.format.0, self.format.1)? {
            writer = writer.format(format);
        }
        if let Some(mode) = call.optional_text("mode", self.mode.0, self.mode.1)? {
            writer = writer.mode(mode.parse()?);
        }
        for (key, value) in call.options(self.options)? {
            writer = writer.option(key, value);
        }
        let names = call.texts("partition_names", self.partition_names.0, self.partition_names.1)?;
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
    let settings = Settings {
        dataframe,
        format: (format, format_length),
        mode: (mode, mode_length),
        partition_names: (partition_names, partition_count),
        options,
    };
    boundary!(firesteel_dataframe_write_start, error, |call| {
        call.place(out)?;
        let writer = settings.writer(call)?;
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
    let settings = Settings {
        dataframe,
        format: (format, format_length),
        mode: (mode, mode_length),
        partition_names: (partition_names, partition_count),
        options,
    };
    boundary!(firesteel_dataframe_write, error, |call| {
        settings.writer(call)?.save(call.text("path", path, path_length)?).wait()
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
    let settings = Settings {
        dataframe,
        format: (format, format_length),
        mode: (mode, mode_length),
        partition_names: (partition_names, partition_count),
        options,
    };
    boundary!(firesteel_dataframe_save_as_table, error, |call| {
        settings.writer(call)?.save_as_table(call.text("name", name, name_length)?).wait()
    })
}
