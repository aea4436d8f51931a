//! What gives a DataFrame another shape, other partitions or other company: functions of [`firesteel_dataframe`] beside those
//! of plain queries.

use std::ffi::c_char;

use firesteel::{Column, Error, Kind, NearestBy, Result, Wait};

use crate::call::{Call, boundary};
use crate::column::firesteel_column;
use crate::dataframe::firesteel_dataframe;
use crate::error::{firesteel_error, firesteel_status};
use crate::handle::{self, Handle};

impl Call {
    /// A column; none for NULL.
    pub fn optional_column(&self, column: *const firesteel_column) -> Result<Option<Column>> {
        if column.is_null() { Ok(None) } else { self.column(column).cloned().map(Some) }
    }

    /// Writes new handles to the places from `out` on.
    pub fn give_all<T: Handle>(&self, out: *mut *mut T, objects: impl IntoIterator<Item = T>) -> Result<()> {
        self.place(out)?;
        for (at, object) in objects.into_iter().enumerate() {
            // SAFETY: the caller has as many places as the function says.
            unsafe { out.add(at).write(handle::make(object)) };
        }
        Ok(())
    }
}

/// A number of partitions.
fn positive(partitions: i32) -> Result<i32> {
    some(partitions)?.ok_or_else(|| not_positive(0))
}

/// A number of partitions; none for 0.
fn some(partitions: i32) -> Result<Option<i32>> {
    if partitions < 0 { Err(not_positive(partitions)) } else { Ok((partitions > 0).then_some(partitions)) }
}

fn not_positive(partitions: i32) -> Error {
    let parameters = [("arg_name", "numPartitions"), ("arg_value", &partitions.to_string())];
    Error::new(Kind::IllegalArgument, "VALUE_NOT_POSITIVE", &parameters)
}

/// Expressions in SQL as columns. They end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_select_expr(
    dataframe: *const firesteel_dataframe,
    expressions: *const *const c_char,
    expression_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_select_expr, error, |call| {
        let expressions = call.texts("expressions", expressions, expression_count)?;
        call.give(out, call.dataframe(dataframe)?.select_expr(expressions).into())
    })
}

/// A column that the rows' source knows beside its data, such as `_metadata` of files.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_metadata_column(
    dataframe: *const firesteel_dataframe,
    name: *const c_char,
    name_length: i64,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_metadata_column, error, |call| {
        let name = call.text("name", name, name_length)?;
        call.give(out, call.dataframe(dataframe)?.metadata_column(name).into())
    })
}

/// The columns whose names match a regular expression in backticks, such as `` `a.*` ``; any other text is the name of
/// one column.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_col_regex(
    dataframe: *const firesteel_dataframe,
    pattern: *const c_char,
    pattern_length: i64,
    out: *mut *mut firesteel_column,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_col_regex, error, |call| {
        let pattern = call.text("pattern", pattern, pattern_length)?;
        call.give(out, call.dataframe(dataframe)?.col_regex(pattern).into())
    })
}

/// The rows in at most `partitions` partitions, brought together without a shuffle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_coalesce(
    dataframe: *const firesteel_dataframe,
    partitions: i32,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_coalesce, error, |call| {
        let partitions = positive(partitions)?;
        call.give(out, call.dataframe(dataframe)?.coalesce(partitions).into())
    })
}

/// Rows of equal values in one partition of `partitions`, or of as many as the backend likes when that is 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_repartition_by(
    dataframe: *const firesteel_dataframe,
    partitions: i32,
    columns: *const *const firesteel_column,
    column_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_repartition_by, error, |call| {
        let columns = call.columns("columns", columns, column_count)?;
        call.give(out, call.dataframe(dataframe)?.repartition_by(some(partitions)?, columns).into())
    })
}

/// The rows in `partitions` partitions, or as many as the backend likes when that is 0, which are ranges of these columns'
/// values. A column that is not an order (`firesteel_column_sort`) is ascending.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_repartition_by_range(
    dataframe: *const firesteel_dataframe,
    partitions: i32,
    columns: *const *const firesteel_column,
    column_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_repartition_by_range, error, |call| {
        let columns = call.columns("columns", columns, column_count)?;
        call.give(out, call.dataframe(dataframe)?.repartition_by_range(some(partitions)?, columns).into())
    })
}

/// Each row in the partition whose number, below `partitions`, a column says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_repartition_by_id(
    dataframe: *const firesteel_dataframe,
    partitions: i32,
    partition_id: *const firesteel_column,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_repartition_by_id, error, |call| {
        let (partitions, partition_id) = (positive(partitions)?, call.column(partition_id)?.clone());
        call.give(out, call.dataframe(dataframe)?.repartition_by_id(partitions, partition_id).into())
    })
}

/// Count, mean, deviation, least and most of columns, as texts; of all columns when no name is given. The names end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_describe(
    dataframe: *const firesteel_dataframe,
    names: *const *const c_char,
    name_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_describe, error, |call| {
        call.give(out, call.dataframe(dataframe)?.describe(call.texts("names", names, name_count)?).into())
    })
}

/// Statistics of all columns, as texts: `count`, `mean`, `stddev`, `min`, `max`, `25%`, ... Without one, Spark's own choice.
/// The statistics end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_summary(
    dataframe: *const firesteel_dataframe,
    statistics: *const *const c_char,
    statistic_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_summary, error, |call| {
        call.give(
            out,
            call.dataframe(dataframe)?.summary(call.texts("statistics", statistics, statistic_count)?).into(),
        )
    })
}

/// `firesteel_dataframe_drop_duplicates` among the rows of a stream that its watermark keeps; by all columns when no name is
/// given. The names end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_drop_duplicates_within_watermark(
    dataframe: *const firesteel_dataframe,
    names: *const *const c_char,
    name_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_drop_duplicates_within_watermark, error, |call| {
        let names = call.texts("names", names, name_count)?;
        let names = (!names.is_empty()).then_some(names);
        call.give(out, call.dataframe(dataframe)?.drop_duplicates_within_watermark(names).into())
    })
}

/// About `fraction` of the rows, by chance; `with_replacement`, when not 0, may give a row more than once. The same seed gives
/// the same rows.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_sample(
    dataframe: *const firesteel_dataframe,
    fraction: f64,
    with_replacement: i32,
    seed: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_sample, error, |call| {
        call.give(out, call.dataframe(dataframe)?.sample(fraction, with_replacement != 0, seed).into())
    })
}

/// The rows parted by chance, in about these proportions: `weight_count` DataFrames are written to `out`, which has room for
/// them. Weights must not be negative (`VALUE_NOT_POSITIVE`).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_random_split(
    dataframe: *const firesteel_dataframe,
    weights: *const f64,
    weight_count: usize,
    seed: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_random_split, error, |call| {
        let parts = call.dataframe(dataframe)?.random_split(call.list("weights", weights, weight_count)?, seed)?;
        call.give_all(out, parts.into_iter().map(firesteel_dataframe::from))
    })
}

/// Columns turned into rows: the columns `ids`, then the name of a column of `values` under `variable`, and its value under
/// `value`. `values` of NULL are all columns but `ids`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_unpivot(
    dataframe: *const firesteel_dataframe,
    ids: *const *const firesteel_column,
    id_count: usize,
    values: *const *const firesteel_column,
    value_count: usize,
    variable: *const c_char,
    variable_length: i64,
    value: *const c_char,
    value_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_unpivot, error, |call| {
        let ids = call.columns("ids", ids, id_count)?;
        let values = match values.is_null() && value_count == 0 {
            true => None,
            false => Some(call.columns("values", values, value_count)?),
        };
        let variable = call.text("variable", variable, variable_length)?;
        let value = call.text("value", value, value_length)?;
        call.give(out, call.dataframe(dataframe)?.unpivot(ids, values, variable, value).into())
    })
}

/// Rows turned into columns, whose names are the values of `index`, or of the first column when it is NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_transpose(
    dataframe: *const firesteel_dataframe,
    index: *const firesteel_column,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_transpose, error, |call| {
        let index = call.optional_column(index)?;
        call.give(out, call.dataframe(dataframe)?.transpose(index).into())
    })
}

/// The columns that a schema in DDL names (`"id INT, name STRING"`), in its order and cast to its types. Asks the backend what
/// the DDL means.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_to(
    dataframe: *const firesteel_dataframe,
    schema: *const c_char,
    schema_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_to, error, |call| {
        let dataframe = call.dataframe(dataframe)?;
        let schema = dataframe.session().parse_ddl(call.text("schema", schema, schema_length)?).wait()?;
        call.give(out, dataframe.to_schema(schema).into())
    })
}

/// A text for each row, as column `value`: its JSON object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_to_json(
    dataframe: *const firesteel_dataframe,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_to_json, error, |call| {
        call.give(out, call.dataframe(dataframe)?.to_json().into())
    })
}

/// A column with other metadata, given as JSON.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_with_metadata(
    dataframe: *const firesteel_dataframe,
    name: *const c_char,
    name_length: i64,
    metadata: *const c_char,
    metadata_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_with_metadata, error, |call| {
        let name = call.text("name", name, name_length)?;
        let metadata = call.text("metadata", metadata, metadata_length)?;
        call.give(out, call.dataframe(dataframe)?.with_metadata(name, metadata).into())
    })
}

/// How late rows of a stream may come (`"10 minutes"`), by the time in the column `event_time`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_with_watermark(
    dataframe: *const firesteel_dataframe,
    event_time: *const c_char,
    event_time_length: i64,
    delay: *const c_char,
    delay_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_with_watermark, error, |call| {
        let event_time = call.text("event_time", event_time, event_time_length)?;
        let delay = call.text("delay", delay, delay_length)?;
        call.give(out, call.dataframe(dataframe)?.with_watermark(event_time, delay).into())
    })
}

/// The aggregates `metrics` are computed along the way, and told under `name`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_observe(
    dataframe: *const firesteel_dataframe,
    name: *const c_char,
    name_length: i64,
    metrics: *const *const firesteel_column,
    metric_count: usize,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_observe, error, |call| {
        let name = call.text("name", name, name_length)?;
        let metrics = call.columns("metrics", metrics, metric_count)?;
        if metrics.is_empty() {
            return Err(call.refuse("metrics", "there is none"));
        }
        call.give(out, call.dataframe(dataframe)?.observe(name, metrics).into())
    })
}

/// The columns of both side by side, row by row. Both must come of one DataFrame.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_zip(
    dataframe: *const firesteel_dataframe,
    other: *const firesteel_dataframe,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_zip, error, |call| {
        call.give(out, call.dataframe(dataframe)?.zip(call.dataframe(other)?).into())
    })
}

/// The rows numbered from 0, in the order of partitions, by a column `name` after the others.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_zip_with_index(
    dataframe: *const firesteel_dataframe,
    name: *const c_char,
    name_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_zip_with_index, error, |call| {
        let name = call.text("name", name, name_length)?;
        call.give(out, call.dataframe(dataframe)?.zip_with_index(name).into())
    })
}

/// Each row with the rows that `other`, which may use its columns, gives for it. `condition` may be NULL; `join_type` is `inner`,
/// `left` or `cross`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_lateral_join(
    dataframe: *const firesteel_dataframe,
    other: *const firesteel_dataframe,
    condition: *const firesteel_column,
    join_type: *const c_char,
    join_type_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_lateral_join, error, |call| {
        let condition = call.optional_column(condition)?;
        let join_type = call.text("join_type", join_type, join_type_length)?;
        call.give(
            out,
            call.dataframe(dataframe)?.lateral_join(call.dataframe(other)?, condition, join_type.parse()?)?.into(),
        )
    })
}

/// Each row with the `rows` rows of the other side that `ranking` puts first. `mode` is `exact` or `approx`, `direction`
/// `distance` or `similarity`, `join_type` `inner` or `leftouter`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_dataframe_nearest_by_join(
    dataframe: *const firesteel_dataframe,
    other: *const firesteel_dataframe,
    ranking: *const firesteel_column,
    rows: i32,
    mode: *const c_char,
    mode_length: i64,
    direction: *const c_char,
    direction_length: i64,
    join_type: *const c_char,
    join_type_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_dataframe_nearest_by_join, error, |call| {
        let by = NearestBy {
            ranking: call.column(ranking)?.clone(),
            rows,
            how: call.text("join_type", join_type, join_type_length)?.to_string(),
            mode: call.text("mode", mode, mode_length)?.to_string(),
            direction: call.text("direction", direction, direction_length)?.to_string(),
        };
        call.give(out, call.dataframe(dataframe)?.nearest_by_join(call.dataframe(other)?, &by)?.into())
    })
}
