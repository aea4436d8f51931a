//! [`firesteel_grouped`]: a DataFrame's rows in groups, to be aggregated.

use std::ffi::c_char;

use firesteel::{GroupedData, Result, Wait};

use crate::call::{Call, boundary};
use crate::column::firesteel_column;
use crate::dataframe::firesteel_dataframe;
use crate::error::{firesteel_error, firesteel_status};
use crate::handle::{self, Handle};

/// A DataFrame's rows in groups. Immutable.
pub struct firesteel_grouped(GroupedData);

impl Handle for firesteel_grouped {
    const NAME: &'static str = "GroupedData";
}

impl Call {
    /// A group, and these names of its columns, or else those of the columns that hold numbers.
    fn chosen(
        &self,
        grouped: *const firesteel_grouped,
        names: *const *const c_char,
        name_count: usize,
    ) -> Result<(&GroupedData, Vec<String>)> {
        let grouped = &self.handle(grouped)?.0;
        let names = match name_count {
            0 => grouped.numeric_columns().wait()?,
            _ => self.texts("names", names, name_count)?,
        };
        Ok((grouped, names))
    }
}

/// One more owner of the handle, which is returned. NULL stays NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_grouped_ref(handle: *const firesteel_grouped) -> *mut firesteel_grouped {
    // SAFETY: the caller owns a reference to the handle, or passes NULL.
    unsafe { handle::share(handle) }
}

/// One owner of the handle less; the last takes the object away. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_grouped_free(handle: *mut firesteel_grouped) {
    // SAFETY: the caller gives back a reference that it owns, or passes NULL.
    unsafe { handle::free(handle) }
}

/// Groups by the columns; without one, all rows are one group.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_group_by(
    dataframe: *const firesteel_dataframe,
    columns: *const *const firesteel_column,
    column_count: usize,
    out: *mut *mut firesteel_grouped,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_group_by, error, |call| {
        let columns = call.columns("columns", columns, column_count)?;
        call.give(out, firesteel_grouped(call.dataframe(dataframe)?.group_by(columns)))
    })
}

/// Groups by the columns, by all but the last of them, and so on to none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_rollup(
    dataframe: *const firesteel_dataframe,
    columns: *const *const firesteel_column,
    column_count: usize,
    out: *mut *mut firesteel_grouped,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_rollup, error, |call| {
        let columns = call.columns("columns", columns, column_count)?;
        call.give(out, firesteel_grouped(call.dataframe(dataframe)?.rollup(columns)))
    })
}

/// Groups by each subset of the columns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_cube(
    dataframe: *const firesteel_dataframe,
    columns: *const *const firesteel_column,
    column_count: usize,
    out: *mut *mut firesteel_grouped,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_cube, error, |call| {
        let columns = call.columns("columns", columns, column_count)?;
        call.give(out, firesteel_grouped(call.dataframe(dataframe)?.cube(columns)))
    })
}

/// Groups by each of some sets of columns. `sets` are the columns of all sets, one set after another, `set_lengths` how many
/// each has. `columns` are those that the result shows.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_grouping_sets(
    dataframe: *const firesteel_dataframe,
    sets: *const *const firesteel_column,
    set_lengths: *const usize,
    set_count: usize,
    columns: *const *const firesteel_column,
    column_count: usize,
    out: *mut *mut firesteel_grouped,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_grouping_sets, error, |call| {
        let lengths = call.list("set_lengths", set_lengths, set_count)?;
        let all = lengths.iter().try_fold(0usize, |sum, length| sum.checked_add(*length));
        let Some(all) = all else { return Err(call.refuse("set_lengths", "they are longer than memory")) };
        let mut members = call.columns("sets", sets, all)?.into_iter();
        let sets = lengths.iter().map(|length| members.by_ref().take(*length).collect::<Vec<_>>()).collect::<Vec<_>>();
        let columns = call.columns("columns", columns, column_count)?;
        call.give(out, firesteel_grouped(call.dataframe(dataframe)?.grouping_sets(sets, columns)))
    })
}

/// A column for each of the values of `column`, which are literals; without values Spark looks them up. It follows only
/// `firesteel_dataframe_group_by`, and once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_grouped_pivot(
    grouped: *const firesteel_grouped,
    column: *const firesteel_column,
    values: *const *const firesteel_column,
    value_count: usize,
    out: *mut *mut firesteel_grouped,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_grouped_pivot, error, |call| {
        let values = call.literals("values", values, value_count)?;
        let grouped = call.handle(grouped)?.0.clone();
        call.give(out, firesteel_grouped(grouped.pivot(call.column(column)?, values)?))
    })
}

/// A row a group: the grouping columns, then the aggregates.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_grouped_agg(
    grouped: *const firesteel_grouped,
    aggregates: *const *const firesteel_column,
    aggregate_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_grouped_agg, error, |call| {
        let aggregates = call.columns("aggregates", aggregates, aggregate_count)?;
        call.give(out, call.handle(grouped)?.0.agg(aggregates).into())
    })
}

/// How many rows each group has, as `count`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_grouped_count(
    grouped: *const firesteel_grouped,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_grouped_count, error, |call| { call.give(out, call.handle(grouped)?.0.count().into()) })
}

/// The sum of these columns in each group. The names end in NUL. Without names it waits for the schema, and takes all
/// columns that hold numbers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_grouped_sum(
    grouped: *const firesteel_grouped,
    names: *const *const c_char,
    name_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_grouped_sum, error, |call| {
        let (grouped, names) = call.chosen(grouped, names, name_count)?;
        call.give(out, grouped.sum(names.iter().map(String::as_str)).into())
    })
}

/// The mean of these columns in each group. The names end in NUL. Without names it waits for the schema, and takes all
/// columns that hold numbers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_grouped_avg(
    grouped: *const firesteel_grouped,
    names: *const *const c_char,
    name_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_grouped_avg, error, |call| {
        let (grouped, names) = call.chosen(grouped, names, name_count)?;
        call.give(out, grouped.avg(names.iter().map(String::as_str)).into())
    })
}

/// The smallest value of these columns in each group. The names end in NUL. Without names it waits for the schema, and takes all
/// columns that hold numbers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_grouped_min(
    grouped: *const firesteel_grouped,
    names: *const *const c_char,
    name_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_grouped_min, error, |call| {
        let (grouped, names) = call.chosen(grouped, names, name_count)?;
        call.give(out, grouped.min(names.iter().map(String::as_str)).into())
    })
}

/// The largest value of these columns in each group. The names end in NUL. Without names it waits for the schema, and takes all
/// columns that hold numbers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_grouped_max(
    grouped: *const firesteel_grouped,
    names: *const *const c_char,
    name_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_grouped_max, error, |call| {
        let (grouped, names) = call.chosen(grouped, names, name_count)?;
        call.give(out, grouped.max(names.iter().map(String::as_str)).into())
    })
}
