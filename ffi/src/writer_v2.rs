//! [`firesteel_writer_v2`]: DataFrames as tables of catalogs.

use std::ffi::c_char;

use firesteel::{DataFrameWriterV2, WriteModeV2};

use crate::builder::Builder;
use crate::call::boundary;
use crate::column::firesteel_column;
use crate::dataframe::firesteel_dataframe;
use crate::error::{firesteel_error, firesteel_status};
use crate::handle::{self, Handle};
use crate::operation::firesteel_operation;

/// For `firesteel_writer_v2_write`: makes the table, which must not be there.
pub const FIRESTEEL_WRITE_CREATE: i32 = 1;
/// For `firesteel_writer_v2_write`: replaces the table, schema and all; it must be there.
pub const FIRESTEEL_WRITE_REPLACE: i32 = 2;
/// For `firesteel_writer_v2_write`: makes the table, or replaces it.
pub const FIRESTEEL_WRITE_CREATE_OR_REPLACE: i32 = 3;
/// For `firesteel_writer_v2_write`: adds rows, columns matched by name.
pub const FIRESTEEL_WRITE_APPEND: i32 = 4;
/// For `firesteel_writer_v2_write`: replaces the rows for which the condition holds.
pub const FIRESTEEL_WRITE_OVERWRITE: i32 = 5;
/// For `firesteel_writer_v2_write`: replaces the partitions that the DataFrame has rows for.
pub const FIRESTEEL_WRITE_OVERWRITE_PARTITIONS: i32 = 6;

/// How to write a DataFrame to a table of a catalog. Setters change it.
pub struct firesteel_writer_v2 {
    settings: Builder<DataFrameWriterV2>,
}

impl Handle for firesteel_writer_v2 {
    const NAME: &'static str = "writer";
}

/// A writer of the DataFrame to a table of a catalog.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_writer_v2(
    dataframe: *const firesteel_dataframe,
    table: *const c_char,
    table_length: i64,
    out: *mut *mut firesteel_writer_v2,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_writer_v2, error, |call| {
        let table = call.text("table", table, table_length)?;
        let writer = call.dataframe(dataframe)?.write_to(table);
        call.give(out, firesteel_writer_v2 { settings: Builder::new(writer) })
    })
}

/// One more owner of the handle, which is returned. NULL stays NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_writer_v2_ref(handle: *const firesteel_writer_v2) -> *mut firesteel_writer_v2 {
    // SAFETY: the caller owns a reference to the handle, or passes NULL.
    unsafe { handle::share(handle) }
}

/// One owner of the handle less; the last takes the object away. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_writer_v2_free(handle: *mut firesteel_writer_v2) {
    // SAFETY: the caller gives back a reference that it owns, or passes NULL.
    unsafe { handle::free(handle) }
}

/// The format of a new table.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_writer_v2_using(
    writer: *const firesteel_writer_v2,
    provider: *const c_char,
    provider_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_writer_v2_using, error, |call| {
        let provider = call.text("provider", provider, provider_length)?;
        call.handle(writer)?.settings.change(|settings| Ok(settings.using(provider)))
    })
}

/// Sets an option of the format, under Spark's name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_writer_v2_option(
    writer: *const firesteel_writer_v2,
    key: *const c_char,
    key_length: i64,
    value: *const c_char,
    value_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_writer_v2_option, error, |call| {
        let (key, value) = call.entry(key, key_length, value, value_length)?;
        call.handle(writer)?.settings.change(|settings| Ok(settings.option(key, value)))
    })
}

/// A property that a new table keeps.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_writer_v2_table_property(
    writer: *const firesteel_writer_v2,
    key: *const c_char,
    key_length: i64,
    value: *const c_char,
    value_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_writer_v2_table_property, error, |call| {
        let (key, value) = call.entry(key, key_length, value, value_length)?;
        call.handle(writer)?.settings.change(|settings| Ok(settings.table_property(key, value)))
    })
}

/// How a new table is parted: by columns, or by `years(c)`, `bucket(n, c)` and their like.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_writer_v2_partitioned_by(
    writer: *const firesteel_writer_v2,
    columns: *const *const firesteel_column,
    column_count: usize,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_writer_v2_partitioned_by, error, |call| {
        let columns = call.columns("columns", columns, column_count)?;
        call.handle(writer)?.settings.change(|settings| Ok(settings.partitioned_by(columns)))
    })
}

/// The columns by whose values a new table's rows are kept together. The names end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_writer_v2_cluster_by(
    writer: *const firesteel_writer_v2,
    names: *const *const c_char,
    name_count: usize,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_writer_v2_cluster_by, error, |call| {
        let names = call.texts("names", names, name_count)?;
        call.handle(writer)?.settings.change(|settings| Ok(settings.cluster_by(names)))
    })
}

/// Writes; `mode` is `FIRESTEEL_WRITE_…`, and `condition` is for `FIRESTEEL_WRITE_OVERWRITE` alone, else NULL.
/// `out` gets the operation without a wait; where it is NULL, the end is waited for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_writer_v2_write(
    writer: *const firesteel_writer_v2,
    mode: i32,
    condition: *const firesteel_column,
    out: *mut *mut firesteel_operation,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_writer_v2_write, error, |call| {
        let settings = call.handle(writer)?.settings.get();
        let is_overwrite = mode == FIRESTEEL_WRITE_OVERWRITE;
        if is_overwrite == condition.is_null() {
            let reason = if is_overwrite { "it is NULL" } else { "the mode takes none" };
            return Err(call.refuse("condition", reason));
        }
        let mode = match mode {
            FIRESTEEL_WRITE_CREATE => WriteModeV2::Create,
            FIRESTEEL_WRITE_REPLACE => WriteModeV2::Replace,
            FIRESTEEL_WRITE_CREATE_OR_REPLACE => WriteModeV2::CreateOrReplace,
            FIRESTEEL_WRITE_APPEND => WriteModeV2::Append,
            FIRESTEEL_WRITE_OVERWRITE => WriteModeV2::Overwrite(call.handle(condition)?.0.clone()),
            FIRESTEEL_WRITE_OVERWRITE_PARTITIONS => WriteModeV2::OverwritePartitions,
            _ => return Err(call.refuse("mode", "there is no such mode")),
        };
        call.carry_out(out, &settings.command(&mode))
    })
}
