//! [`firesteel_merge`]: a table changed by the rows of a DataFrame.

use std::ffi::c_char;

use firesteel::{MergeAction, MergeInto, MergeWhen};

use crate::builder::Builder;
use crate::call::boundary;
use crate::column::firesteel_column;
use crate::dataframe::firesteel_dataframe;
use crate::error::{firesteel_error, firesteel_status};
use crate::handle::{self, Handle};
use crate::operation::firesteel_operation;

/// For `firesteel_merge_when`: rows of the table that a row of the DataFrame fits.
pub const FIRESTEEL_MERGE_MATCHED: i32 = 1;
/// For `firesteel_merge_when`: rows of the DataFrame that fit no row of the table.
pub const FIRESTEEL_MERGE_NOT_MATCHED: i32 = 2;
/// For `firesteel_merge_when`: rows of the table that no row of the DataFrame fits.
pub const FIRESTEEL_MERGE_NOT_MATCHED_BY_SOURCE: i32 = 3;
/// For `firesteel_merge_when`: the row of the table is deleted.
pub const FIRESTEEL_MERGE_DELETE: i32 = 1;
/// For `firesteel_merge_when`: a row is added with the values that are assigned.
pub const FIRESTEEL_MERGE_INSERT: i32 = 2;
/// For `firesteel_merge_when`: a row is added with the values of the DataFrame, by name.
pub const FIRESTEEL_MERGE_INSERT_ALL: i32 = 3;
/// For `firesteel_merge_when`: columns of the table get the values that are assigned.
pub const FIRESTEEL_MERGE_UPDATE: i32 = 4;
/// For `firesteel_merge_when`: all columns of the table get the values of the DataFrame, by name.
pub const FIRESTEEL_MERGE_UPDATE_ALL: i32 = 5;

/// A merge in the making.
pub struct firesteel_merge {
    settings: Builder<MergeInto>,
}

impl Handle for firesteel_merge {
    const NAME: &'static str = "merge";
}

/// Changes to `table`, whose rows belong to the DataFrame's where `condition` holds.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_merge_into(
    dataframe: *const firesteel_dataframe,
    table: *const c_char,
    table_length: i64,
    condition: *const firesteel_column,
    out: *mut *mut firesteel_merge,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_merge_into, error, |call| {
        let table = call.text("table", table, table_length)?;
        let merge = call.dataframe(dataframe)?.merge_into(table, &call.handle(condition)?.0);
        call.give(out, firesteel_merge { settings: Builder::new(merge) })
    })
}

/// One more owner of the handle, which is returned. NULL stays NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_merge_ref(handle: *const firesteel_merge) -> *mut firesteel_merge {
    // SAFETY: the caller owns a reference to the handle, or passes NULL.
    unsafe { handle::share(handle) }
}

/// One owner of the handle less; the last takes the object away. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_merge_free(handle: *mut firesteel_merge) {
    // SAFETY: the caller gives back a reference that it owns, or passes NULL.
    unsafe { handle::free(handle) }
}

/// One more action: `when` says for which rows, and `action` what is done with them (`FIRESTEEL_MERGE_…`). Where `condition`
/// is not NULL, it must hold too; of several actions that fit a row, the first is taken. `names` and `values`, so many each,
/// are the assignments of `FIRESTEEL_MERGE_INSERT` and `FIRESTEEL_MERGE_UPDATE`; the names end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_merge_when(
    merge: *const firesteel_merge,
    when: i32,
    condition: *const firesteel_column,
    action: i32,
    names: *const *const c_char,
    values: *const *const firesteel_column,
    assignment_count: usize,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_merge_when, error, |call| {
        let merge = call.handle(merge)?;
        let condition = if condition.is_null() { None } else { Some(&call.handle(condition)?.0) };
        let names = call.texts("names", names, assignment_count)?;
        let values = call.columns("values", values, assignment_count)?;
        let assignments: Vec<_> = names.into_iter().zip(values).collect();
        if !assignments.is_empty() && !matches!(action, FIRESTEEL_MERGE_INSERT | FIRESTEEL_MERGE_UPDATE) {
            return Err(call.refuse("names", "the action takes no assignments"));
        }
        let action = match action {
            FIRESTEEL_MERGE_DELETE => MergeAction::Delete,
            FIRESTEEL_MERGE_INSERT => MergeAction::Insert(assignments),
            FIRESTEEL_MERGE_INSERT_ALL => MergeAction::InsertAll,
            FIRESTEEL_MERGE_UPDATE => MergeAction::Update(assignments),
            FIRESTEEL_MERGE_UPDATE_ALL => MergeAction::UpdateAll,
            _ => return Err(call.refuse("action", "there is no such action")),
        };
        let is_insert = matches!(action, MergeAction::Insert(_) | MergeAction::InsertAll);
        let when = match when {
            FIRESTEEL_MERGE_MATCHED if !is_insert => MergeWhen::Matched,
            FIRESTEEL_MERGE_NOT_MATCHED if is_insert => MergeWhen::NotMatched,
            FIRESTEEL_MERGE_NOT_MATCHED_BY_SOURCE if !is_insert => MergeWhen::NotMatchedBySource,
            _ => return Err(call.refuse("when", "there is no such choice of rows, or it does not take the action")),
        };
        merge.settings.change(|settings| Ok(settings.when(when, condition, &action)))
    })
}

/// The table gets columns that only the DataFrame has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_merge_with_schema_evolution(
    merge: *const firesteel_merge,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_merge_with_schema_evolution, error, |call| {
        call.handle(merge)?.settings.change(|settings| Ok(settings.with_schema_evolution()))
    })
}

/// Carries the merge out. `out` gets the operation without a wait; where it is NULL, the end is waited for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_merge_run(
    merge: *const firesteel_merge,
    out: *mut *mut firesteel_operation,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_merge_run, error, |call| {
        let settings = call.handle(merge)?.settings.get();
        call.carry_out(out, &settings.command())
    })
}
