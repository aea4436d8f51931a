//! [`firesteel_dataframe`]: a relation, and what makes another of it. A function a relation.

use std::ffi::c_char;

use firesteel::{Column, DataFrame, JoinType, On, Result};

use crate::buffer::firesteel_buffer;
use crate::call::{Call, boundary};
use crate::column::firesteel_column;
use crate::error::{firesteel_error, firesteel_status};
use crate::handle::{self, Handle};

/// A relation and the session it runs in. Immutable.
pub struct firesteel_dataframe(pub(crate) DataFrame);

impl Handle for firesteel_dataframe {
    const NAME: &'static str = "DataFrame";
}

impl From<DataFrame> for firesteel_dataframe {
    fn from(dataframe: DataFrame) -> Self {
        firesteel_dataframe(dataframe)
    }
}

impl Call {
    pub fn dataframe(&self, dataframe: *const firesteel_dataframe) -> Result<&DataFrame> {
        self.handle(dataframe).map(|dataframe| &dataframe.0)
    }
}

/// For `firesteel_dataframe_group_by_agg`: groups by the columns.
pub const FIRESTEEL_GROUP_BY: i32 = 0;
/// For `firesteel_dataframe_group_by_agg`: by the columns, by all but the last of them, and so on to none.
pub const FIRESTEEL_GROUP_ROLLUP: i32 = 1;
/// For `firesteel_dataframe_group_by_agg`: by each subset of the columns.
pub const FIRESTEEL_GROUP_CUBE: i32 = 2;
/// For `firesteel_dataframe_set_operation`: the rows of both, repeated rows kept.
pub const FIRESTEEL_SET_UNION: i32 = 0;
/// For `firesteel_dataframe_set_operation`: columns matched by name.
pub const FIRESTEEL_SET_UNION_BY_NAME: i32 = 1;
/// For `firesteel_dataframe_set_operation`: columns matched by name, one that a side lacks is NULL there.
pub const FIRESTEEL_SET_UNION_BY_NAME_ALLOW_MISSING: i32 = 2;
/// For `firesteel_dataframe_set_operation`: the distinct rows that are in both.
pub const FIRESTEEL_SET_INTERSECT: i32 = 3;
/// For `firesteel_dataframe_set_operation`: the rows that are in both, as often as in both.
pub const FIRESTEEL_SET_INTERSECT_ALL: i32 = 4;
/// For `firesteel_dataframe_set_operation`: the distinct rows that are in the left only.
pub const FIRESTEEL_SET_EXCEPT: i32 = 5;
/// For `firesteel_dataframe_set_operation`: the rows of the left, each taken away as often as it is in the right.
pub const FIRESTEEL_SET_EXCEPT_ALL: i32 = 6;
/// For `firesteel_dataframe_sort`: each partition by itself.
pub const FIRESTEEL_SORT_WITHIN_PARTITIONS: u32 = 1;

/// One more owner of the handle, which is returned. NULL stays NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_ref(handle: *const firesteel_dataframe) -> *mut firesteel_dataframe {
    // SAFETY: the caller owns a reference to the handle, or passes NULL.
    unsafe { handle::share(handle) }
}

/// One owner of the handle less; the last takes the object away. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_free(handle: *mut firesteel_dataframe) {
    // SAFETY: the caller gives back a reference that it owns, or passes NULL.
    unsafe { handle::free(handle) }
}

/// A column of this very DataFrame, which stays its own in a self-join.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_col(
    dataframe: *const firesteel_dataframe,
    name: *const c_char,
    name_length: i64,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_col, error, |call| {
        let name = call.text("name", name, name_length)?;
        call.give(out, call.dataframe(dataframe)?.col(name).into())
    })
}

/// The expressions as columns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_select(
    dataframe: *const firesteel_dataframe,
    columns: *const *const firesteel_column,
    column_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_select, error, |call| {
        let columns = call.columns("columns", columns, column_count)?;
        call.give(out, call.dataframe(dataframe)?.select(columns).into())
    })
}

/// The rows for which the condition holds.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_filter(
    dataframe: *const firesteel_dataframe,
    condition: *const firesteel_column,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_filter, error, |call| {
        let dataframe = call.dataframe(dataframe)?;
        call.give(out, dataframe.filter(call.column(condition)?.clone()).into())
    })
}

/// Columns added, or replaced where the name is there. The names end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_with_columns(
    dataframe: *const firesteel_dataframe,
    names: *const *const c_char,
    columns: *const *const firesteel_column,
    column_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_with_columns, error, |call| {
        let names = call.texts("names", names, column_count)?;
        let columns = call.columns("columns", columns, column_count)?;
        let named = names.iter().map(String::as_str).zip(columns);
        call.give(out, call.dataframe(dataframe)?.with_columns(named).into())
    })
}

/// Columns under other names; names that are not there are passed over, as in Spark. The names end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_with_columns_renamed(
    dataframe: *const firesteel_dataframe,
    old_names: *const *const c_char,
    new_names: *const *const c_char,
    name_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_with_columns_renamed, error, |call| {
        let old = call.texts("old_names", old_names, name_count)?;
        let new = call.texts("new_names", new_names, name_count)?;
        let renames = old.iter().map(String::as_str).zip(new.iter().map(String::as_str));
        call.give(out, call.dataframe(dataframe)?.with_columns_renamed(renames).into())
    })
}

/// The columns under these names, in order. The names end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_to_df(
    dataframe: *const firesteel_dataframe,
    names: *const *const c_char,
    name_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_to_df, error, |call| {
        call.give(out, call.dataframe(dataframe)?.to_df(call.texts("names", names, name_count)?).into())
    })
}

/// The DataFrame without the columns that these expressions stand for; what is not there is passed over, as in Spark.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_drop(
    dataframe: *const firesteel_dataframe,
    columns: *const *const firesteel_column,
    column_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_drop, error, |call| {
        let columns = call.columns("columns", columns, column_count)?;
        call.give(out, call.dataframe(dataframe)?.drop(columns).into())
    })
}

/// The DataFrame without the columns of these names, which end in NUL; names that are not there are passed over, as in Spark.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_drop_names(
    dataframe: *const firesteel_dataframe,
    names: *const *const c_char,
    name_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_drop_names, error, |call| {
        let names = call.texts("names", names, name_count)?;
        call.give(out, call.dataframe(dataframe)?.drop(names).into())
    })
}

/// The rows of both that belong together: by `condition`, or by the columns `using_names` (which end in NUL and appear once
/// in the result), or all with all when there is neither. `join_type` is Spark's word: `inner`, `left`, `right`, `full`,
/// `semi`, `anti`, `cross`, ...
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_join(
    left: *const firesteel_dataframe,
    right: *const firesteel_dataframe,
    condition: *const firesteel_column,
    using_names: *const *const c_char,
    using_count: usize,
    join_type: *const c_char,
    join_type_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_join, error, |call| {
        let (left, right) = (call.dataframe(left)?, call.dataframe(right)?);
        let names = call.texts("using_names", using_names, using_count)?;
        let on = match (condition.is_null(), names.is_empty()) {
            (true, true) => On::Nothing,
            (true, false) => On::Columns(names),
            (false, true) => On::Condition(call.column(condition)?.clone()),
            (false, false) => return Err(call.refuse("using_names", "there is a condition as well")),
        };
        let join_type: JoinType = call.text("join_type", join_type, join_type_length)?.parse()?;
        call.give(out, left.join(right, on, join_type).into())
    })
}

/// A row a group: the grouping columns, then the aggregates. `kind` is `FIRESTEEL_GROUP_…`. Without grouping columns all
/// rows are one group.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_group_by_agg(
    dataframe: *const firesteel_dataframe,
    kind: i32,
    grouping: *const *const firesteel_column,
    grouping_count: usize,
    aggregates: *const *const firesteel_column,
    aggregate_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_group_by_agg, error, |call| {
        let dataframe = call.dataframe(dataframe)?;
        let grouping = call.columns("grouping", grouping, grouping_count)?;
        let grouped = match kind {
            FIRESTEEL_GROUP_BY => dataframe.group_by(grouping),
            FIRESTEEL_GROUP_ROLLUP => dataframe.rollup(grouping),
            FIRESTEEL_GROUP_CUBE => dataframe.cube(grouping),
            _ => return Err(call.refuse("kind", "there is no such grouping")),
        };
        call.give(out, grouped.agg(call.columns("aggregates", aggregates, aggregate_count)?).into())
    })
}

/// The rows in order. A column that is not an order (`firesteel_column_sort`) is ascending. `flags` are 0 or
/// `FIRESTEEL_SORT_WITHIN_PARTITIONS`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_sort(
    dataframe: *const firesteel_dataframe,
    columns: *const *const firesteel_column,
    column_count: usize,
    flags: u32,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_sort, error, |call| {
        let dataframe = call.dataframe(dataframe)?;
        let columns = call.columns("columns", columns, column_count)?;
        let sorted = match flags {
            0 => dataframe.order_by(columns),
            FIRESTEEL_SORT_WITHIN_PARTITIONS => dataframe.sort_within_partitions(columns),
            _ => return Err(call.refuse("flags", "there is no such flag")),
        };
        call.give(out, sorted.into())
    })
}

/// At most `rows` rows.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_limit(
    dataframe: *const firesteel_dataframe,
    rows: i32,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_limit, error, |call| call.give(out, call.dataframe(dataframe)?.limit(rows).into()))
}

/// All rows but the first `rows`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_offset(
    dataframe: *const firesteel_dataframe,
    rows: i32,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_offset, error, |call| call.give(out, call.dataframe(dataframe)?.offset(rows).into()))
}

/// The last `rows` rows.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_tail(
    dataframe: *const firesteel_dataframe,
    rows: i32,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_tail, error, |call| call.give(out, call.dataframe(dataframe)?.tail(rows).into()))
}

/// Two DataFrames as sets or bags of rows: `operation` is `FIRESTEEL_SET_…`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_set_operation(
    left: *const firesteel_dataframe,
    right: *const firesteel_dataframe,
    operation: i32,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_set_operation, error, |call| {
        let (left, right) = (call.dataframe(left)?, call.dataframe(right)?);
        let result = match operation {
            FIRESTEEL_SET_UNION => left.union(right),
            FIRESTEEL_SET_UNION_BY_NAME => left.union_by_name(right, false),
            FIRESTEEL_SET_UNION_BY_NAME_ALLOW_MISSING => left.union_by_name(right, true),
            FIRESTEEL_SET_INTERSECT => left.intersect(right),
            FIRESTEEL_SET_INTERSECT_ALL => left.intersect_all(right),
            FIRESTEEL_SET_EXCEPT => left.subtract(right),
            FIRESTEEL_SET_EXCEPT_ALL => left.except_all(right),
            _ => return Err(call.refuse("operation", "there is no such set operation")),
        };
        call.give(out, result.into())
    })
}

/// The rows of both, columns matched by position, repeated rows kept.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_union(
    left: *const firesteel_dataframe,
    right: *const firesteel_dataframe,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_union, error, |call| {
        call.give(out, call.dataframe(left)?.union(call.dataframe(right)?).into())
    })
}

/// The distinct rows.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_distinct(
    dataframe: *const firesteel_dataframe,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_distinct, error, |call| call.give(out, call.dataframe(dataframe)?.distinct().into()))
}

/// One row for each combination of these columns' values. The names end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_drop_duplicates(
    dataframe: *const firesteel_dataframe,
    names: *const *const c_char,
    name_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_drop_duplicates, error, |call| {
        let names = call.texts("names", names, name_count)?;
        call.give(out, call.dataframe(dataframe)?.drop_duplicates(names).into())
    })
}

/// The DataFrame under a name, by which its columns can be qualified.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_alias(
    dataframe: *const firesteel_dataframe,
    name: *const c_char,
    name_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_alias, error, |call| {
        let name = call.text("name", name, name_length)?;
        call.give(out, call.dataframe(dataframe)?.alias(name).into())
    })
}

/// The rows in `partitions` partitions.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_repartition(
    dataframe: *const firesteel_dataframe,
    partitions: i32,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_repartition, error, |call| {
        call.give(out, call.dataframe(dataframe)?.repartition(partitions).into())
    })
}

/// A hint for the optimiser, such as `broadcast`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_hint(
    dataframe: *const firesteel_dataframe,
    name: *const c_char,
    name_length: i64,
    parameters: *const *const firesteel_column,
    parameter_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_hint, error, |call| {
        let name = call.text("name", name, name_length)?;
        let parameters: Vec<Column> = call.columns("parameters", parameters, parameter_count)?;
        call.give(out, call.dataframe(dataframe)?.hint(name, parameters).into())
    })
}

/// The bytes of the `spark.connect.Plan` that the DataFrame is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_to_plan(
    dataframe: *const firesteel_dataframe,
    out: *mut firesteel_buffer,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_to_plan, error, |call| call.give_bytes(out, call.dataframe(dataframe)?.to_plan()))
}
