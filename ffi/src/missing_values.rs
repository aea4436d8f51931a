//! Missing values of a DataFrame, and values that are replaced. Spark: `DataFrameNaFunctions`.

use std::ffi::c_char;

use crate::call::boundary;
use crate::column::firesteel_column;
use crate::dataframe::firesteel_dataframe;
use crate::error::{firesteel_error, firesteel_status};

/// Without the rows in which fewer than `min_non_nulls` of these columns are neither NULL nor NaN; -1 says that all of them
/// must be. The names end in NUL; without names, all columns are meant.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_dropna(
    dataframe: *const firesteel_dataframe,
    names: *const *const c_char,
    name_count: usize,
    min_non_nulls: i32,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_dropna, error, |call| {
        let names = call.texts("names", names, name_count)?;
        let min_non_nulls = (min_non_nulls >= 0).then_some(min_non_nulls);
        call.give(out, call.dataframe(dataframe)?.dropna(names, min_non_nulls).into())
    })
}

/// NULL and NaN replaced in the columns of the value's type: by one value in these columns (in all columns without names), or
/// by a value for each name. The values are literals, and whole numbers become BIGINT. The names end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_fillna(
    dataframe: *const firesteel_dataframe,
    names: *const *const c_char,
    name_count: usize,
    values: *const *const firesteel_column,
    value_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_fillna, error, |call| {
        let dataframe = call.dataframe(dataframe)?;
        let names = call.texts("names", names, name_count)?;
        let mut values = call.literals("values", values, value_count)?;
        let filled = match (values.pop(), values.is_empty()) {
            (None, _) => return Err(call.refuse("values", "there is none")),
            (Some(value), true) => dataframe.fillna(value, names),
            (Some(_), false) if names.len() != value_count => {
                return Err(call.refuse("values", "there is not one for each name"));
            }
            (Some(last), false) => {
                values.push(last);
                dataframe.na().fill_each(names.into_iter().zip(values))
            }
        };
        call.give(out, filled.into())
    })
}

/// Values replaced by others in these columns; without names, in all. The values are literals, and numbers become DOUBLE; a
/// NULL among the new ones takes the old one away. The names end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_replace(
    dataframe: *const firesteel_dataframe,
    names: *const *const c_char,
    name_count: usize,
    old_values: *const *const firesteel_column,
    new_values: *const *const firesteel_column,
    value_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_replace, error, |call| {
        let names = call.texts("names", names, name_count)?;
        let old = call.literals("old_values", old_values, value_count)?;
        let new = call.literals("new_values", new_values, value_count)?;
        call.give(out, call.dataframe(dataframe)?.replace(old.into_iter().zip(new), names).into())
    })
}
