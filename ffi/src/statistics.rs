//! Statistics of a DataFrame. Spark: `DataFrameStatFunctions`.

use std::ffi::c_char;

use firesteel::Wait;

use crate::call::boundary;
use crate::column::firesteel_column;
use crate::dataframe::firesteel_dataframe;
use crate::error::{firesteel_error, firesteel_status};

/// Pearson's correlation of two columns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_corr(
    dataframe: *const firesteel_dataframe,
    col1: *const c_char,
    col1_length: i64,
    col2: *const c_char,
    col2_length: i64,
    out: *mut f64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_corr, error, |call| {
        call.place(out)?;
        let (col1, col2) = (call.text("col1", col1, col1_length)?, call.text("col2", col2, col2_length)?);
        call.put(out, call.dataframe(dataframe)?.corr(col1, col2).wait()?)
    })
}

/// The sample covariance of two columns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_cov(
    dataframe: *const firesteel_dataframe,
    col1: *const c_char,
    col1_length: i64,
    col2: *const c_char,
    col2_length: i64,
    out: *mut f64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_cov, error, |call| {
        call.place(out)?;
        let (col1, col2) = (call.text("col1", col1, col1_length)?, call.text("col2", col2, col2_length)?);
        call.put(out, call.dataframe(dataframe)?.cov(col1, col2).wait()?)
    })
}

/// Values below which these parts of a column's values lie, for each column: `out` has a place for `name_count` times
/// `probability_count` numbers, those of the first column first, and NaN where a column has no values. `relative_error` 0 is
/// exact. The names end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_approx_quantile(
    dataframe: *const firesteel_dataframe,
    names: *const *const c_char,
    name_count: usize,
    probabilities: *const f64,
    probability_count: usize,
    relative_error: f64,
    out: *mut f64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_approx_quantile, error, |call| {
        call.place(out)?;
        let names = call.texts("names", names, name_count)?;
        let probabilities = call.list("probabilities", probabilities, probability_count)?;
        let wanted = probabilities.iter().copied();
        let quantiles = call.dataframe(dataframe)?.approx_quantile(names, wanted, relative_error).wait()?;
        for (row, values) in quantiles.iter().enumerate().take(name_count) {
            for at in 0..probability_count {
                let place = out.wrapping_add(row * probability_count + at);
                call.put(place, values.get(at).copied().unwrap_or(f64::NAN))?;
            }
        }
        Ok(())
    })
}

/// How often each pair of values of two columns comes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_crosstab(
    dataframe: *const firesteel_dataframe,
    col1: *const c_char,
    col1_length: i64,
    col2: *const c_char,
    col2_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_crosstab, error, |call| {
        let (col1, col2) = (call.text("col1", col1, col1_length)?, call.text("col2", col2, col2_length)?);
        call.give(out, call.dataframe(dataframe)?.crosstab(col1, col2).into())
    })
}

/// The values that make up more than a part of the rows, `support` (PySpark's is 0.01), with some that do not. The names end
/// in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_freq_items(
    dataframe: *const firesteel_dataframe,
    names: *const *const c_char,
    name_count: usize,
    support: f64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_freq_items, error, |call| {
        let names = call.texts("names", names, name_count)?;
        call.give(out, call.dataframe(dataframe)?.freq_items(names, support).into())
    })
}

/// About a fraction of the rows of each value of `column`, by chance; none of a value that is not named. The values are
/// literals.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_sample_by(
    dataframe: *const firesteel_dataframe,
    column: *const firesteel_column,
    values: *const *const firesteel_column,
    fractions: *const f64,
    value_count: usize,
    seed: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_sample_by, error, |call| {
        let values = call.literals("values", values, value_count)?;
        let fractions = call.list("fractions", fractions, value_count)?;
        let parts = values.into_iter().zip(fractions.iter().copied());
        call.give(out, call.dataframe(dataframe)?.sample_by(call.column(column)?, parts, seed).into())
    })
}
