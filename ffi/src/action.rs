//! What asks a DataFrame's backend: schema, plan, text, count, views, and the start of an operation.

use std::ffi::c_char;

use arrow::ffi::FFI_ArrowSchema;
use firesteel::{Error, ExplainMode, Wait};

use crate::buffer::firesteel_buffer;
use crate::call::boundary;
use crate::dataframe::firesteel_dataframe;
use crate::error::{firesteel_error, firesteel_status};
use crate::operation::firesteel_operation;
use crate::options::firesteel_options;

/// For `firesteel_dataframe_explain`: the physical plan.
pub const FIRESTEEL_EXPLAIN_SIMPLE: i32 = 1;
/// For `firesteel_dataframe_explain`: all plans.
pub const FIRESTEEL_EXPLAIN_EXTENDED: i32 = 2;
/// For `firesteel_dataframe_explain`: the generated code, where there is some.
pub const FIRESTEEL_EXPLAIN_CODEGEN: i32 = 3;
/// For `firesteel_dataframe_explain`: the plan with its statistics.
pub const FIRESTEEL_EXPLAIN_COST: i32 = 4;
/// For `firesteel_dataframe_explain`: an outline, then the details of each node.
pub const FIRESTEEL_EXPLAIN_FORMATTED: i32 = 5;
/// For `firesteel_dataframe_create_view`: a view of that name is replaced.
pub const FIRESTEEL_VIEW_REPLACE: u32 = 1;
/// For `firesteel_dataframe_create_view`: a view of all sessions, under `global_temp`.
pub const FIRESTEEL_VIEW_GLOBAL: u32 = 2;

/// The schema as a struct in Arrow's types, with the session time zone on TIMESTAMP columns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_schema(
    dataframe: *const firesteel_dataframe,
    out: *mut FFI_ArrowSchema,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_schema, error, |call| {
        call.place(out)?;
        let schema = call.dataframe(dataframe)?.arrow_schema().wait()?;
        let exported = FFI_ArrowSchema::try_from(schema.as_ref())
            .map_err(|error| Error::internal("exporting an Arrow schema").with_cause(error))?;
        call.put(out, exported)
    })
}

/// The schema as a tree, as Spark's `printSchema` prints it; `level` is how deep, or -1 for all.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_tree_string(
    dataframe: *const firesteel_dataframe,
    level: i32,
    out: *mut firesteel_buffer,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_tree_string, error, |call| {
        let level = (level >= 0).then_some(level);
        call.give_text(out, call.dataframe(dataframe)?.tree_string(level).wait()?)
    })
}

/// The plan, as the backend describes it; `mode` is `FIRESTEEL_EXPLAIN_…`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_explain(
    dataframe: *const firesteel_dataframe,
    mode: i32,
    out: *mut firesteel_buffer,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_explain, error, |call| {
        let mode = match mode {
            FIRESTEEL_EXPLAIN_SIMPLE => ExplainMode::Simple,
            FIRESTEEL_EXPLAIN_EXTENDED => ExplainMode::Extended,
            FIRESTEEL_EXPLAIN_CODEGEN => ExplainMode::Codegen,
            FIRESTEEL_EXPLAIN_COST => ExplainMode::Cost,
            FIRESTEEL_EXPLAIN_FORMATTED => ExplainMode::Formatted,
            _ => return Err(call.refuse("mode", "there is no such mode")),
        };
        call.give_text(out, call.dataframe(dataframe)?.explain(mode).wait()?)
    })
}

/// The first rows as a table. `truncate` is the width at which cells are cut, 0 leaves them whole; `vertical`, when not 0,
/// gives a line for each cell.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_show_string(
    dataframe: *const firesteel_dataframe,
    rows: i32,
    truncate: i32,
    vertical: i32,
    out: *mut firesteel_buffer,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_show_string, error, |call| {
        call.give_text(out, call.dataframe(dataframe)?.show_string(rows, truncate, vertical != 0).wait()?)
    })
}

/// How many rows there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_count(
    dataframe: *const firesteel_dataframe,
    out: *mut i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_count, error, |call| {
        call.place(out)?;
        call.put(out, call.dataframe(dataframe)?.count().wait()?)
    })
}

/// Names the DataFrame as a view; `flags` are `FIRESTEEL_VIEW_…`. Without `FIRESTEEL_VIEW_REPLACE` a name that is taken is
/// an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_create_view(
    dataframe: *const firesteel_dataframe,
    name: *const c_char,
    name_length: i64,
    flags: u32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_create_view, error, |call| {
        let dataframe = call.dataframe(dataframe)?;
        let name = call.text("name", name, name_length)?;
        if flags & !(FIRESTEEL_VIEW_REPLACE | FIRESTEEL_VIEW_GLOBAL) != 0 {
            return Err(call.refuse("flags", "there is no such flag"));
        }
        let (replace, is_global) = (flags & FIRESTEEL_VIEW_REPLACE != 0, flags & FIRESTEEL_VIEW_GLOBAL != 0);
        dataframe.create_view(name.to_string(), replace, is_global).wait()
    })
}

/// Starts the DataFrame and returns without waiting for rows. No option is known yet; a key is refused by its name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_execute(
    dataframe: *const firesteel_dataframe,
    options: *const firesteel_options,
    out: *mut *mut firesteel_operation,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_execute, error, |call| {
        call.place(out)?;
        if let Some(key) = call.options(options)?.keys().next() {
            return Err(call.refuse("options", &format!("there is no key `{key}`")));
        }
        call.give(out, firesteel_operation::new(call.dataframe(dataframe)?.execute().wait()?))
    })
}
