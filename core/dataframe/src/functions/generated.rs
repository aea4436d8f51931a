// Written by `cargo xtask gen` from api/functions.toml; edit that.
//! Spark's functions that are called with columns and values.

use super::argument::{IntoValue, decimal_zero, fresh_seed, given, null, settings};
use super::lit;
use crate::Column;

/// The absolute value.
pub fn abs(col: impl Into<Column>) -> Column {
    Column::function("abs", [col.into()])
}

/// The arc cosine, in radians.
pub fn acos(col: impl Into<Column>) -> Column {
    Column::function("acos", [col.into()])
}

/// The inverse hyperbolic cosine.
pub fn acosh(col: impl Into<Column>) -> Column {
    Column::function("acosh", [col.into()])
}

/// The day so many months later; the last day of a month where there is no such day.
pub fn add_months(start: impl Into<Column>, months: impl Into<Column>) -> Column {
    Column::function("add_months", [start.into(), months.into()])
}

/// The bytes that AES encrypted, in clear.
pub fn aes_decrypt(input: impl Into<Column>, key: impl Into<Column>) -> Column {
    aes_decrypt_with(input, key, None, None, None)
}

/// As [`aes_decrypt`], with what may be left out there.
pub fn aes_decrypt_with(
    input: impl Into<Column>,
    key: impl Into<Column>,
    mode: impl Into<Option<Column>>,
    padding: impl Into<Option<Column>>,
    aad: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "aes_decrypt",
        [
            input.into(),
            key.into(),
            given(mode).unwrap_or_else(|| lit("GCM")),
            given(padding).unwrap_or_else(|| lit("DEFAULT")),
            given(aad).unwrap_or_else(|| lit("")),
        ],
    )
}

/// The bytes encrypted by AES.
pub fn aes_encrypt(input: impl Into<Column>, key: impl Into<Column>) -> Column {
    aes_encrypt_with(input, key, None, None, None, None)
}

/// As [`aes_encrypt`], with what may be left out there.
pub fn aes_encrypt_with(
    input: impl Into<Column>,
    key: impl Into<Column>,
    mode: impl Into<Option<Column>>,
    padding: impl Into<Option<Column>>,
    iv: impl Into<Option<Column>>,
    aad: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "aes_encrypt",
        [
            input.into(),
            key.into(),
            given(mode).unwrap_or_else(|| lit("GCM")),
            given(padding).unwrap_or_else(|| lit("DEFAULT")),
            given(iv).unwrap_or_else(|| lit("")),
            given(aad).unwrap_or_else(|| lit("")),
        ],
    )
}

/// Some value of the group.
pub fn any_value(col: impl Into<Column>) -> Column {
    any_value_with(col, None)
}

/// As [`any_value`], with what may be left out there.
pub fn any_value_with(col: impl Into<Column>, ignore_nulls: impl Into<Option<Column>>) -> Column {
    Column::function("any_value", [col.into()].into_iter().chain(given(ignore_nulls)))
}

/// How many distinct values there are, nearly; `rsd` is the relative deviation that is allowed.
pub fn approx_count_distinct(col: impl Into<Column>) -> Column {
    approx_count_distinct_with(col, None)
}

/// As [`approx_count_distinct`], with what may be left out there.
pub fn approx_count_distinct_with(col: impl Into<Column>, rsd: impl Into<Option<Column>>) -> Column {
    Column::function("approx_count_distinct", [col.into()].into_iter().chain(given(rsd)))
}

/// The value at a percentage of the group, nearly; a larger `accuracy` is more exact.
pub fn approx_percentile(col: impl Into<Column>, percentage: impl IntoValue) -> Column {
    approx_percentile_with(col, percentage, None)
}

/// As [`approx_percentile`], with what may be left out there.
pub fn approx_percentile_with(
    col: impl Into<Column>,
    percentage: impl IntoValue,
    accuracy: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "approx_percentile",
        [col.into(), percentage.into_value(), given(accuracy).unwrap_or_else(|| lit(10000))],
    )
}

/// An array of the values.
pub fn array(cols: impl IntoIterator<Item = impl Into<Column>>) -> Column {
    Column::function("array", cols.into_iter().map(Into::into))
}

/// All values of the group as an array, repeats kept.
pub fn array_agg(col: impl Into<Column>) -> Column {
    Column::function("array_agg", [col.into()])
}

/// The array with a value added at its end.
pub fn array_append(col: impl Into<Column>, value: impl IntoValue) -> Column {
    Column::function("array_append", [col.into(), value.into_value()])
}

/// The array without its NULLs.
pub fn array_compact(col: impl Into<Column>) -> Column {
    Column::function("array_compact", [col.into()])
}

/// Whether the array holds the value.
pub fn array_contains(col: impl Into<Column>, value: impl IntoValue) -> Column {
    Column::function("array_contains", [col.into(), value.into_value()])
}

/// The array without repeats.
pub fn array_distinct(col: impl Into<Column>) -> Column {
    Column::function("array_distinct", [col.into()])
}

/// The elements of the first array that the second does not hold, without repeats.
pub fn array_except(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    Column::function("array_except", [col1.into(), col2.into()])
}

/// The array with a value put in at a place, which counts from 1, or from the end when negative.
pub fn array_insert(arr: impl Into<Column>, pos: impl Into<Column>, value: impl IntoValue) -> Column {
    Column::function("array_insert", [arr.into(), pos.into(), value.into_value()])
}

/// The elements that both arrays hold, without repeats.
pub fn array_intersect(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    Column::function("array_intersect", [col1.into(), col2.into()])
}

/// The elements as one text with a delimiter between them.
pub fn array_join(col: impl Into<Column>, delimiter: impl IntoValue) -> Column {
    array_join_with(col, delimiter, None)
}

/// As [`array_join`], with what may be left out there.
pub fn array_join_with(
    col: impl Into<Column>,
    delimiter: impl IntoValue,
    null_replacement: impl Into<Option<Column>>,
) -> Column {
    Column::function("array_join", [col.into(), delimiter.into_value()].into_iter().chain(given(null_replacement)))
}

/// The largest element.
pub fn array_max(col: impl Into<Column>) -> Column {
    Column::function("array_max", [col.into()])
}

/// The smallest element.
pub fn array_min(col: impl Into<Column>) -> Column {
    Column::function("array_min", [col.into()])
}

/// Where the value first stands in the array, from 1; 0 when it does not.
pub fn array_position(col: impl Into<Column>, value: impl IntoValue) -> Column {
    Column::function("array_position", [col.into(), value.into_value()])
}

/// The array with a value added at its beginning.
pub fn array_prepend(col: impl Into<Column>, value: impl IntoValue) -> Column {
    Column::function("array_prepend", [col.into(), value.into_value()])
}

/// The array without the elements that equal the value.
pub fn array_remove(col: impl Into<Column>, element: impl IntoValue) -> Column {
    Column::function("array_remove", [col.into(), element.into_value()])
}

/// An array that holds the value so many times.
pub fn array_repeat(col: impl Into<Column>, count: impl Into<Column>) -> Column {
    Column::function("array_repeat", [col.into(), count.into()])
}

/// How many elements the array has.
pub fn array_size(col: impl Into<Column>) -> Column {
    Column::function("array_size", [col.into()])
}

/// The elements in order, NULLs last; a comparator gives a negative number, 0 or a positive one.
pub fn array_sort(col: impl Into<Column>) -> Column {
    Column::function("array_sort", [col.into()])
}

/// The elements of both arrays, without repeats.
pub fn array_union(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    Column::function("array_union", [col1.into(), col2.into()])
}

/// Whether the arrays have an element in common.
pub fn arrays_overlap(a1: impl Into<Column>, a2: impl Into<Column>) -> Column {
    Column::function("arrays_overlap", [a1.into(), a2.into()])
}

/// An array of structs whose n-th holds the n-th element of each array.
pub fn arrays_zip(cols: impl IntoIterator<Item = impl Into<Column>>) -> Column {
    Column::function("arrays_zip", cols.into_iter().map(Into::into))
}

/// The number of the text's first character.
pub fn ascii(col: impl Into<Column>) -> Column {
    Column::function("ascii", [col.into()])
}

/// The arc sine, in radians.
pub fn asin(col: impl Into<Column>) -> Column {
    Column::function("asin", [col.into()])
}

/// The inverse hyperbolic sine.
pub fn asinh(col: impl Into<Column>) -> Column {
    Column::function("asinh", [col.into()])
}

/// NULL where the condition holds; else an error is raised.
pub fn assert_true(col: impl Into<Column>) -> Column {
    assert_true_with(col, None)
}

/// As [`assert_true`], with what may be left out there.
pub fn assert_true_with(col: impl Into<Column>, err_msg: impl Into<Option<Column>>) -> Column {
    Column::function("assert_true", [col.into()].into_iter().chain(given(err_msg)))
}

/// The arc tangent, in radians.
pub fn atan(col: impl Into<Column>) -> Column {
    Column::function("atan", [col.into()])
}

/// The angle between the x axis and a point, given by y and x.
pub fn atan2(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    Column::function("atan2", [col1.into(), col2.into()])
}

/// The inverse hyperbolic tangent.
pub fn atanh(col: impl Into<Column>) -> Column {
    Column::function("atanh", [col.into()])
}

/// The mean of the values.
pub fn avg(col: impl Into<Column>) -> Column {
    Column::function("avg", [col.into()])
}

/// The bytes in base 64.
pub fn base64(col: impl Into<Column>) -> Column {
    Column::function("base64", [col.into()])
}

/// The whole number in base 2.
pub fn bin(col: impl Into<Column>) -> Column {
    Column::function("bin", [col.into()])
}

/// The bits that are set in all values of the group.
pub fn bit_and(col: impl Into<Column>) -> Column {
    Column::function("bit_and", [col.into()])
}

/// How many bits are set.
pub fn bit_count(col: impl Into<Column>) -> Column {
    Column::function("bit_count", [col.into()])
}

/// The bit at a place, from 0 at the right.
pub fn bit_get(col: impl Into<Column>, pos: impl Into<Column>) -> Column {
    Column::function("bit_get", [col.into(), pos.into()])
}

/// How many bits the text or the bytes have.
pub fn bit_length(col: impl Into<Column>) -> Column {
    Column::function("bit_length", [col.into()])
}

/// The bits that are set in some value of the group.
pub fn bit_or(col: impl Into<Column>) -> Column {
    Column::function("bit_or", [col.into()])
}

/// The exclusive or of all values of the group.
pub fn bit_xor(col: impl Into<Column>) -> Column {
    Column::function("bit_xor", [col.into()])
}

/// The bits that are set in all bitmaps of the group.
pub fn bitmap_and_agg(col: impl Into<Column>) -> Column {
    Column::function("bitmap_and_agg", [col.into()])
}

/// The bit that stands for a number in its bitmap.
pub fn bitmap_bit_position(col: impl Into<Column>) -> Column {
    Column::function("bitmap_bit_position", [col.into()])
}

/// Which bitmap a number belongs to.
pub fn bitmap_bucket_number(col: impl Into<Column>) -> Column {
    Column::function("bitmap_bucket_number", [col.into()])
}

/// A bitmap with the bits at these positions.
pub fn bitmap_construct_agg(col: impl Into<Column>) -> Column {
    Column::function("bitmap_construct_agg", [col.into()])
}

/// How many bits of the bitmap are set.
pub fn bitmap_count(col: impl Into<Column>) -> Column {
    Column::function("bitmap_count", [col.into()])
}

/// The bits that are set in some bitmap of the group.
pub fn bitmap_or_agg(col: impl Into<Column>) -> Column {
    Column::function("bitmap_or_agg", [col.into()])
}

/// The number with each bit turned round.
pub fn bitwise_not(col: impl Into<Column>) -> Column {
    Column::function("~", [col.into()])
}

/// Whether all values of the group are true.
pub fn bool_and(col: impl Into<Column>) -> Column {
    Column::function("bool_and", [col.into()])
}

/// Whether some value of the group is true.
pub fn bool_or(col: impl Into<Column>) -> Column {
    Column::function("bool_or", [col.into()])
}

/// The number rounded to `scale` places, halves to the even neighbour.
pub fn bround(col: impl Into<Column>) -> Column {
    bround_with(col, None)
}

/// As [`bround`], with what may be left out there.
pub fn bround_with(col: impl Into<Column>, scale: impl Into<Option<Column>>) -> Column {
    Column::function("bround", [col.into()].into_iter().chain(given(scale)))
}

/// The text without spaces, or without the characters of `trim`, at both ends.
pub fn btrim(str: impl Into<Column>) -> Column {
    btrim_with(str, None)
}

/// As [`btrim`], with what may be left out there.
pub fn btrim_with(str: impl Into<Column>, trim: impl Into<Option<Column>>) -> Column {
    Column::function("btrim", [str.into()].into_iter().chain(given(trim)))
}

/// For a partitioned table: the value hashed into so many buckets.
pub fn bucket(num_buckets: impl IntoValue, col: impl Into<Column>) -> Column {
    Column::function("bucket", [num_buckets.into_value(), col.into()])
}

/// How many elements an array or a map has.
pub fn cardinality(col: impl Into<Column>) -> Column {
    Column::function("cardinality", [col.into()])
}

/// The cube root.
pub fn cbrt(col: impl Into<Column>) -> Column {
    Column::function("cbrt", [col.into()])
}

/// The smallest whole number, or number of `scale` places, that is not below.
pub fn ceil(col: impl Into<Column>) -> Column {
    ceil_with(col, None)
}

/// As [`ceil`], with what may be left out there.
pub fn ceil_with(col: impl Into<Column>, scale: impl Into<Option<Column>>) -> Column {
    Column::function("ceil", [col.into()].into_iter().chain(given(scale)))
}

/// The same as `ceil`.
pub fn ceiling(col: impl Into<Column>) -> Column {
    ceiling_with(col, None)
}

/// As [`ceiling`], with what may be left out there.
pub fn ceiling_with(col: impl Into<Column>, scale: impl Into<Option<Column>>) -> Column {
    Column::function("ceiling", [col.into()].into_iter().chain(given(scale)))
}

/// The character of a number, modulo 256.
pub fn char(col: impl Into<Column>) -> Column {
    Column::function("char", [col.into()])
}

/// How many characters the text has, or how many bytes.
pub fn char_length(str: impl Into<Column>) -> Column {
    Column::function("char_length", [str.into()])
}

/// The same as `char_length`.
pub fn character_length(str: impl Into<Column>) -> Column {
    Column::function("character_length", [str.into()])
}

/// The same as `char`.
pub fn chr(n: impl Into<Column>) -> Column {
    Column::function("chr", [n.into()])
}

/// The first value that is not NULL.
pub fn coalesce(cols: impl IntoIterator<Item = impl Into<Column>>) -> Column {
    Column::function("coalesce", cols.into_iter().map(Into::into))
}

/// The text under another collation.
pub fn collate(col: impl Into<Column>, collation: impl IntoValue) -> Column {
    Column::function("collate", [col.into(), collation.into_value()])
}

/// The name of the text's collation.
pub fn collation(col: impl Into<Column>) -> Column {
    Column::function("collation", [col.into()])
}

/// All values of the group as an array, repeats kept.
pub fn collect_list(col: impl Into<Column>) -> Column {
    Column::function("collect_list", [col.into()])
}

/// All distinct values of the group as an array.
pub fn collect_set(col: impl Into<Column>) -> Column {
    Column::function("collect_set", [col.into()])
}

/// The distinct elements of all arrays of the group as one array.
pub fn collect_union(col: impl Into<Column>) -> Column {
    Column::function("collect_union", [col.into()])
}

/// The texts, bytes or arrays one after another.
pub fn concat(cols: impl IntoIterator<Item = impl Into<Column>>) -> Column {
    Column::function("concat", cols.into_iter().map(Into::into))
}

/// The texts one after another with a separator between them, NULLs left out.
pub fn concat_ws(sep: impl IntoValue, cols: impl IntoIterator<Item = impl Into<Column>>) -> Column {
    Column::function("concat_ws", [sep.into_value()].into_iter().chain(cols.into_iter().map(Into::into)))
}

/// Whether the left text or bytes hold the right.
pub fn contains(left: impl Into<Column>, right: impl Into<Column>) -> Column {
    Column::function("contains", [left.into(), right.into()])
}

/// The number in a text moved from one base to another.
pub fn conv(col: impl Into<Column>, from_base: impl IntoValue, to_base: impl IntoValue) -> Column {
    Column::function("conv", [col.into(), from_base.into_value(), to_base.into_value()])
}

/// The local time in one zone as local time in another.
pub fn convert_timezone(
    source_tz: impl Into<Column>,
    target_tz: impl Into<Column>,
    source_ts: impl Into<Column>,
) -> Column {
    Column::function("convert_timezone", [source_tz.into(), target_tz.into(), source_ts.into()])
}

/// Pearson's correlation of two columns.
pub fn corr(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    Column::function("corr", [col1.into(), col2.into()])
}

/// The cosine of an angle in radians.
pub fn cos(col: impl Into<Column>) -> Column {
    Column::function("cos", [col.into()])
}

/// The hyperbolic cosine.
pub fn cosh(col: impl Into<Column>) -> Column {
    Column::function("cosh", [col.into()])
}

/// The cotangent of an angle in radians.
pub fn cot(col: impl Into<Column>) -> Column {
    Column::function("cot", [col.into()])
}

/// How many distinct combinations of the columns there are, NULLs left out.
pub fn count_distinct(cols: impl IntoIterator<Item = impl Into<Column>>) -> Column {
    Column::distinct_function("count", cols.into_iter().map(Into::into))
}

/// In how many rows the condition holds.
pub fn count_if(col: impl Into<Column>) -> Column {
    Column::function("count_if", [col.into()])
}

/// A sketch of how often values occur.
pub fn count_min_sketch(col: impl Into<Column>, eps: impl IntoValue, confidence: impl IntoValue) -> Column {
    count_min_sketch_with(col, eps, confidence, None)
}

/// As [`count_min_sketch`], with what may be left out there.
pub fn count_min_sketch_with(
    col: impl Into<Column>,
    eps: impl IntoValue,
    confidence: impl IntoValue,
    seed: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "count_min_sketch",
        [col.into(), eps.into_value(), confidence.into_value(), given(seed).unwrap_or_else(fresh_seed)],
    )
}

/// What a counter grew by since the row before; a counter that fell began anew.
pub fn counter_diff(value: impl Into<Column>) -> Column {
    counter_diff_with(value, None)
}

/// As [`counter_diff`], with what may be left out there.
pub fn counter_diff_with(value: impl Into<Column>, start_time: impl Into<Option<Column>>) -> Column {
    Column::function("counter_diff", [value.into()].into_iter().chain(given(start_time)))
}

/// The population covariance of two columns.
pub fn covar_pop(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    Column::function("covar_pop", [col1.into(), col2.into()])
}

/// The sample covariance of two columns.
pub fn covar_samp(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    Column::function("covar_samp", [col1.into(), col2.into()])
}

/// The cyclic redundancy check of the bytes.
pub fn crc32(col: impl Into<Column>) -> Column {
    Column::function("crc32", [col.into()])
}

/// A map of keys and values, given in turn.
pub fn create_map(cols: impl IntoIterator<Item = impl Into<Column>>) -> Column {
    Column::function("map", cols.into_iter().map(Into::into))
}

/// The cosecant of an angle in radians.
pub fn csc(col: impl Into<Column>) -> Column {
    Column::function("csc", [col.into()])
}

/// The share of the window partition's rows up to this one and its peers.
pub fn cume_dist() -> Column {
    Column::function("cume_dist", [])
}

/// The day on which the query started.
pub fn curdate() -> Column {
    Column::function("curdate", [])
}

/// The name of the current catalog.
pub fn current_catalog() -> Column {
    Column::function("current_catalog", [])
}

/// The name of the current database.
pub fn current_database() -> Column {
    Column::function("current_database", [])
}

/// The day on which the query started.
pub fn current_date() -> Column {
    Column::function("current_date", [])
}

/// The path on which the session looks for names.
pub fn current_path() -> Column {
    Column::function("current_path", [])
}

/// The same as `current_database`.
pub fn current_schema() -> Column {
    Column::function("current_schema", [])
}

/// The time of day at which the query started.
pub fn current_time() -> Column {
    current_time_with(None)
}

/// As [`current_time`], with what may be left out there.
pub fn current_time_with(precision: impl Into<Option<Column>>) -> Column {
    Column::function("current_time", given(precision))
}

/// The time at which the query started.
pub fn current_timestamp() -> Column {
    Column::function("current_timestamp", [])
}

/// The name of the session's time zone.
pub fn current_timezone() -> Column {
    Column::function("current_timezone", [])
}

/// The name of the user who runs the query.
pub fn current_user() -> Column {
    Column::function("current_user", [])
}

/// The day so many days later.
pub fn date_add(start: impl Into<Column>, days: impl Into<Column>) -> Column {
    Column::function("date_add", [start.into(), days.into()])
}

/// How many days lie from `start` to `end`.
pub fn date_diff(end: impl Into<Column>, start: impl Into<Column>) -> Column {
    Column::function("date_diff", [end.into(), start.into()])
}

/// The day or time as text, in a pattern.
pub fn date_format(date: impl Into<Column>, format: impl IntoValue) -> Column {
    Column::function("date_format", [date.into(), format.into_value()])
}

/// The day so many days after 1970-01-01.
pub fn date_from_unix_date(days: impl Into<Column>) -> Column {
    Column::function("date_from_unix_date", [days.into()])
}

/// A part of a day, a time or an interval.
pub fn date_part(field: impl Into<Column>, source: impl Into<Column>) -> Column {
    Column::function("date_part", [field.into(), source.into()])
}

/// The day so many days earlier.
pub fn date_sub(start: impl Into<Column>, days: impl Into<Column>) -> Column {
    Column::function("date_sub", [start.into(), days.into()])
}

/// The time cut off below a unit.
pub fn date_trunc(format: impl IntoValue, timestamp: impl Into<Column>) -> Column {
    Column::function("date_trunc", [format.into_value(), timestamp.into()])
}

/// The same as `date_add`.
pub fn dateadd(start: impl Into<Column>, days: impl Into<Column>) -> Column {
    Column::function("dateadd", [start.into(), days.into()])
}

/// How many days lie from `start` to `end`.
pub fn datediff(end: impl Into<Column>, start: impl Into<Column>) -> Column {
    Column::function("datediff", [end.into(), start.into()])
}

/// The same as `date_part`.
pub fn datepart(field: impl Into<Column>, source: impl Into<Column>) -> Column {
    Column::function("datepart", [field.into(), source.into()])
}

/// The day of the month, from 1.
pub fn day(col: impl Into<Column>) -> Column {
    Column::function("day", [col.into()])
}

/// The short name of the day of the week.
pub fn dayname(col: impl Into<Column>) -> Column {
    Column::function("dayname", [col.into()])
}

/// The day of the month, from 1.
pub fn dayofmonth(col: impl Into<Column>) -> Column {
    Column::function("dayofmonth", [col.into()])
}

/// The day of the week, from 1 for Sunday.
pub fn dayofweek(col: impl Into<Column>) -> Column {
    Column::function("dayofweek", [col.into()])
}

/// The day of the year, from 1.
pub fn dayofyear(col: impl Into<Column>) -> Column {
    Column::function("dayofyear", [col.into()])
}

/// For a partitioned table: the day of the value.
pub fn days(col: impl Into<Column>) -> Column {
    Column::function("days", [col.into()])
}

/// The bytes as text, in a character set.
pub fn decode(col: impl Into<Column>, charset: impl IntoValue) -> Column {
    Column::function("decode", [col.into(), charset.into_value()])
}

/// An angle in radians as one in degrees.
pub fn degrees(col: impl Into<Column>) -> Column {
    Column::function("degrees", [col.into()])
}

/// The rank of the row in its window partition, without gaps.
pub fn dense_rank() -> Column {
    Column::function("dense_rank", [])
}

/// Euler's number.
pub fn e() -> Column {
    Column::function("e", [])
}

/// The element of an array at a place from 1, or the value of a key of a map.
pub fn element_at(col: impl Into<Column>, extraction: impl IntoValue) -> Column {
    Column::function("element_at", [col.into(), extraction.into_value()])
}

/// The n-th of the inputs, n being the first.
pub fn elt(inputs: impl IntoIterator<Item = impl Into<Column>>) -> Column {
    Column::function("elt", inputs.into_iter().map(Into::into))
}

/// The text as bytes, in a character set.
pub fn encode(col: impl Into<Column>, charset: impl IntoValue) -> Column {
    Column::function("encode", [col.into(), charset.into_value()])
}

/// Whether the text or the bytes end with the suffix.
pub fn endswith(str: impl Into<Column>, suffix: impl Into<Column>) -> Column {
    Column::function("endswith", [str.into(), suffix.into()])
}

/// Whether the values are equal; two NULLs are.
pub fn equal_null(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    Column::function("equal_null", [col1.into(), col2.into()])
}

/// Whether all values of the group are true.
pub fn every(col: impl Into<Column>) -> Column {
    Column::function("every", [col.into()])
}

/// Euler's number to the power of the value.
pub fn exp(col: impl Into<Column>) -> Column {
    Column::function("exp", [col.into()])
}

/// A row for each element of an array or entry of a map.
pub fn explode(col: impl Into<Column>) -> Column {
    Column::function("explode", [col.into()])
}

/// As `explode`, with a row of NULL for what is empty or NULL.
pub fn explode_outer(col: impl Into<Column>) -> Column {
    Column::function("explode_outer", [col.into()])
}

/// Euler's number to the power of the value, less one.
pub fn expm1(col: impl Into<Column>) -> Column {
    Column::function("expm1", [col.into()])
}

/// A part of a day, a time or an interval.
pub fn extract(field: impl Into<Column>, source: impl Into<Column>) -> Column {
    Column::function("extract", [field.into(), source.into()])
}

/// The factorial of a whole number up to 20.
pub fn factorial(col: impl Into<Column>) -> Column {
    Column::function("factorial", [col.into()])
}

/// Where a text stands in a comma-separated list, from 1; 0 when it does not.
pub fn find_in_set(str: impl Into<Column>, str_array: impl Into<Column>) -> Column {
    Column::function("find_in_set", [str.into(), str_array.into()])
}

/// The value of the group's first row.
pub fn first(col: impl Into<Column>) -> Column {
    first_with(col, None)
}

/// As [`first`], with what may be left out there.
pub fn first_with(col: impl Into<Column>, ignorenulls: impl Into<Option<Column>>) -> Column {
    Column::function("first", [col.into(), given(ignorenulls).unwrap_or_else(|| lit(false))])
}

/// The value of the group's first row.
pub fn first_value(col: impl Into<Column>) -> Column {
    first_value_with(col, None)
}

/// As [`first_value`], with what may be left out there.
pub fn first_value_with(col: impl Into<Column>, ignore_nulls: impl Into<Option<Column>>) -> Column {
    Column::function("first_value", [col.into()].into_iter().chain(given(ignore_nulls)))
}

/// An array of arrays as one array.
pub fn flatten(col: impl Into<Column>) -> Column {
    Column::function("flatten", [col.into()])
}

/// The largest whole number, or number of `scale` places, that is not above.
pub fn floor(col: impl Into<Column>) -> Column {
    floor_with(col, None)
}

/// As [`floor`], with what may be left out there.
pub fn floor_with(col: impl Into<Column>, scale: impl Into<Option<Column>>) -> Column {
    Column::function("floor", [col.into()].into_iter().chain(given(scale)))
}

/// The number with thousands separators and `d` places.
pub fn format_number(col: impl Into<Column>, d: impl IntoValue) -> Column {
    Column::function("format_number", [col.into(), d.into_value()])
}

/// The arguments set into a format as `printf` has it.
pub fn format_string(format: impl IntoValue, cols: impl IntoIterator<Item = impl Into<Column>>) -> Column {
    Column::function("format_string", [format.into_value()].into_iter().chain(cols.into_iter().map(Into::into)))
}

/// The bytes that a text in base 32 says.
pub fn from_base32(col: impl Into<Column>) -> Column {
    Column::function("from_base32", [col.into()])
}

/// The row that a CSV line says, of the given type.
pub fn from_csv(col: impl Into<Column>, schema: impl IntoValue) -> Column {
    from_csv_with(col, schema, std::iter::empty::<(String, String)>())
}

/// As [`from_csv`], with what may be left out there.
pub fn from_csv_with(
    col: impl Into<Column>,
    schema: impl IntoValue,
    options: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
) -> Column {
    Column::function("from_csv", [col.into(), schema.into_value()].into_iter().chain(settings(options)))
}

/// The value that a JSON text says, of the given type.
pub fn from_json(col: impl Into<Column>, schema: impl IntoValue) -> Column {
    from_json_with(col, schema, std::iter::empty::<(String, String)>())
}

/// As [`from_json`], with what may be left out there.
pub fn from_json_with(
    col: impl Into<Column>,
    schema: impl IntoValue,
    options: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
) -> Column {
    Column::function("from_json", [col.into(), schema.into_value()].into_iter().chain(settings(options)))
}

/// The seconds since 1970-01-01 00:00:00 UTC as text, in the session's zone.
pub fn from_unixtime(timestamp: impl Into<Column>) -> Column {
    from_unixtime_with(timestamp, None)
}

/// As [`from_unixtime`], with what may be left out there.
pub fn from_unixtime_with(timestamp: impl Into<Column>, format: impl Into<Option<Column>>) -> Column {
    Column::function("from_unixtime", [timestamp.into(), given(format).unwrap_or_else(|| lit("yyyy-MM-dd HH:mm:ss"))])
}

/// A time in UTC as local time of a zone.
pub fn from_utc_timestamp(timestamp: impl Into<Column>, tz: impl IntoValue) -> Column {
    Column::function("from_utc_timestamp", [timestamp.into(), tz.into_value()])
}

/// The row that an XML text says, of the given type.
pub fn from_xml(col: impl Into<Column>, schema: impl IntoValue) -> Column {
    from_xml_with(col, schema, std::iter::empty::<(String, String)>())
}

/// As [`from_xml`], with what may be left out there.
pub fn from_xml_with(
    col: impl Into<Column>,
    schema: impl IntoValue,
    options: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
) -> Column {
    Column::function("from_xml", [col.into(), schema.into_value()].into_iter().chain(settings(options)))
}

/// The element of an array at an index from 0; NULL when there is none.
pub fn get(col: impl Into<Column>, index: impl Into<Column>) -> Column {
    Column::function("get", [col.into(), index.into()])
}

/// What a path finds in a JSON text.
pub fn get_json_object(col: impl Into<Column>, path: impl IntoValue) -> Column {
    Column::function("get_json_object", [col.into(), path.into_value()])
}

/// The same as `bit_get`.
pub fn getbit(col: impl Into<Column>, pos: impl Into<Column>) -> Column {
    Column::function("getbit", [col.into(), pos.into()])
}

/// The largest of the values in a row, NULLs left out.
pub fn greatest(cols: impl IntoIterator<Item = impl Into<Column>>) -> Column {
    Column::function("greatest", cols.into_iter().map(Into::into))
}

/// 1 where the column is rolled up in this row of a grouping, else 0.
pub fn grouping(col: impl Into<Column>) -> Column {
    Column::function("grouping", [col.into()])
}

/// The bits of `grouping` for these columns as one number.
pub fn grouping_id(cols: impl IntoIterator<Item = impl Into<Column>>) -> Column {
    Column::function("grouping_id", cols.into_iter().map(Into::into))
}

/// A hash of the values: Murmur 3 of 32 bits.
pub fn hash(cols: impl IntoIterator<Item = impl Into<Column>>) -> Column {
    Column::function("hash", cols.into_iter().map(Into::into))
}

/// The number, the text or the bytes in base 16.
pub fn hex(col: impl Into<Column>) -> Column {
    Column::function("hex", [col.into()])
}

/// A histogram of the values with so many bins.
pub fn histogram_numeric(col: impl Into<Column>, n_bins: impl Into<Column>) -> Column {
    Column::function("histogram_numeric", [col.into(), n_bins.into()])
}

/// A HyperLogLog sketch of the values.
pub fn hll_sketch_agg(col: impl Into<Column>) -> Column {
    hll_sketch_agg_with(col, None)
}

/// As [`hll_sketch_agg`], with what may be left out there.
pub fn hll_sketch_agg_with(col: impl Into<Column>, lg_config_k: impl Into<Option<Column>>) -> Column {
    Column::function("hll_sketch_agg", [col.into()].into_iter().chain(given(lg_config_k)))
}

/// How many distinct values a HyperLogLog sketch has seen, nearly.
pub fn hll_sketch_estimate(col: impl Into<Column>) -> Column {
    Column::function("hll_sketch_estimate", [col.into()])
}

/// Two HyperLogLog sketches made one.
pub fn hll_union(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    hll_union_with(col1, col2, None)
}

/// As [`hll_union`], with what may be left out there.
pub fn hll_union_with(
    col1: impl Into<Column>,
    col2: impl Into<Column>,
    allow_different_lg_config_k: impl Into<Option<Column>>,
) -> Column {
    Column::function("hll_union", [col1.into(), col2.into()].into_iter().chain(given(allow_different_lg_config_k)))
}

/// All HyperLogLog sketches of the group made one.
pub fn hll_union_agg(col: impl Into<Column>) -> Column {
    hll_union_agg_with(col, None)
}

/// As [`hll_union_agg`], with what may be left out there.
pub fn hll_union_agg_with(col: impl Into<Column>, allow_different_lg_config_k: impl Into<Option<Column>>) -> Column {
    Column::function("hll_union_agg", [col.into()].into_iter().chain(given(allow_different_lg_config_k)))
}

/// The keyed hash of a message.
pub fn hmac(key: impl Into<Column>, message: impl Into<Column>) -> Column {
    hmac_with(key, message, None)
}

/// As [`hmac`], with what may be left out there.
pub fn hmac_with(key: impl Into<Column>, message: impl Into<Column>, algorithm: impl Into<Option<Column>>) -> Column {
    Column::function("hmac", [key.into(), message.into()].into_iter().chain(given(algorithm)))
}

/// The hour of a time.
pub fn hour(col: impl Into<Column>) -> Column {
    Column::function("hour", [col.into()])
}

/// For a partitioned table: the hour of the value.
pub fn hours(col: impl Into<Column>) -> Column {
    Column::function("hours", [col.into()])
}

/// The square root of the sum of two squares.
pub fn hypot(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    Column::function("hypot", [col1.into(), col2.into()])
}

/// The second value where the first is NULL.
pub fn ifnull(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    Column::function("ifnull", [col1.into(), col2.into()])
}

/// Whether the text matches a pattern of SQL, whatever its case.
pub fn ilike(str: impl Into<Column>, pattern: impl Into<Column>) -> Column {
    ilike_with(str, pattern, None)
}

/// As [`ilike`], with what may be left out there.
pub fn ilike_with(
    str: impl Into<Column>,
    pattern: impl Into<Column>,
    escape_char: impl Into<Option<Column>>,
) -> Column {
    Column::function("ilike", [str.into(), pattern.into()].into_iter().chain(given(escape_char)))
}

/// The text with the first letter of each word in upper case.
pub fn initcap(col: impl Into<Column>) -> Column {
    Column::function("initcap", [col.into()])
}

/// A row for each struct of an array.
pub fn inline(col: impl Into<Column>) -> Column {
    Column::function("inline", [col.into()])
}

/// As `inline`, with a row of NULL for an array that is empty or NULL.
pub fn inline_outer(col: impl Into<Column>) -> Column {
    Column::function("inline_outer", [col.into()])
}

/// The length of the block of the file that is read.
pub fn input_file_block_length() -> Column {
    Column::function("input_file_block_length", [])
}

/// Where the block of the file that is read starts.
pub fn input_file_block_start() -> Column {
    Column::function("input_file_block_start", [])
}

/// The name of the file that the row came from.
pub fn input_file_name() -> Column {
    Column::function("input_file_name", [])
}

/// Whether the bytes of the text are valid UTF-8.
pub fn is_valid_utf8(str: impl Into<Column>) -> Column {
    Column::function("is_valid_utf8", [str.into()])
}

/// Whether the variant is well formed.
pub fn is_valid_variant(v: impl Into<Column>) -> Column {
    Column::function("is_valid_variant", [v.into()])
}

/// Whether the variant is its own null, which is not NULL.
pub fn is_variant_null(v: impl Into<Column>) -> Column {
    Column::function("is_variant_null", [v.into()])
}

/// Whether the value is NaN.
pub fn isnan(col: impl Into<Column>) -> Column {
    Column::function("isnan", [col.into()])
}

/// Whether the value is not NULL.
pub fn isnotnull(col: impl Into<Column>) -> Column {
    Column::function("isnotnull", [col.into()])
}

/// Whether the value is NULL.
pub fn isnull(col: impl Into<Column>) -> Column {
    Column::function("isnull", [col.into()])
}

/// How alike two texts are, from 0 to 1, after Jaro and Winkler.
pub fn jaro_winkler_similarity(left: impl Into<Column>, right: impl Into<Column>) -> Column {
    Column::function("jaro_winkler_similarity", [left.into(), right.into()])
}

/// What a static method of a Java class gives; it needs a JVM.
pub fn java_method(cols: impl IntoIterator<Item = impl Into<Column>>) -> Column {
    Column::function("java_method", cols.into_iter().map(Into::into))
}

/// How many elements the JSON array has.
pub fn json_array_length(col: impl Into<Column>) -> Column {
    Column::function("json_array_length", [col.into()])
}

/// The keys of the JSON object.
pub fn json_object_keys(col: impl Into<Column>) -> Column {
    Column::function("json_object_keys", [col.into()])
}

/// Fields of a JSON text as columns `c0`, `c1` and so on.
pub fn json_tuple(col: impl Into<Column>, fields: impl IntoIterator<Item = impl IntoValue>) -> Column {
    Column::function("json_tuple", [col.into()].into_iter().chain(fields.into_iter().map(IntoValue::into_value)))
}

/// All KLL sketches of the group, of type bigint, made one.
pub fn kll_merge_agg_bigint(col: impl Into<Column>) -> Column {
    kll_merge_agg_bigint_with(col, None)
}

/// As [`kll_merge_agg_bigint`], with what may be left out there.
pub fn kll_merge_agg_bigint_with(col: impl Into<Column>, k: impl Into<Option<Column>>) -> Column {
    Column::function("kll_merge_agg_bigint", [col.into()].into_iter().chain(given(k)))
}

/// All KLL sketches of the group, of type double, made one.
pub fn kll_merge_agg_double(col: impl Into<Column>) -> Column {
    kll_merge_agg_double_with(col, None)
}

/// As [`kll_merge_agg_double`], with what may be left out there.
pub fn kll_merge_agg_double_with(col: impl Into<Column>, k: impl Into<Option<Column>>) -> Column {
    Column::function("kll_merge_agg_double", [col.into()].into_iter().chain(given(k)))
}

/// All KLL sketches of the group, of type float, made one.
pub fn kll_merge_agg_float(col: impl Into<Column>) -> Column {
    kll_merge_agg_float_with(col, None)
}

/// As [`kll_merge_agg_float`], with what may be left out there.
pub fn kll_merge_agg_float_with(col: impl Into<Column>, k: impl Into<Option<Column>>) -> Column {
    Column::function("kll_merge_agg_float", [col.into()].into_iter().chain(given(k)))
}

/// A KLL sketch of the values, of type bigint.
pub fn kll_sketch_agg_bigint(col: impl Into<Column>) -> Column {
    kll_sketch_agg_bigint_with(col, None)
}

/// As [`kll_sketch_agg_bigint`], with what may be left out there.
pub fn kll_sketch_agg_bigint_with(col: impl Into<Column>, k: impl Into<Option<Column>>) -> Column {
    Column::function("kll_sketch_agg_bigint", [col.into()].into_iter().chain(given(k)))
}

/// A KLL sketch of the values, of type double.
pub fn kll_sketch_agg_double(col: impl Into<Column>) -> Column {
    kll_sketch_agg_double_with(col, None)
}

/// As [`kll_sketch_agg_double`], with what may be left out there.
pub fn kll_sketch_agg_double_with(col: impl Into<Column>, k: impl Into<Option<Column>>) -> Column {
    Column::function("kll_sketch_agg_double", [col.into()].into_iter().chain(given(k)))
}

/// A KLL sketch of the values, of type float.
pub fn kll_sketch_agg_float(col: impl Into<Column>) -> Column {
    kll_sketch_agg_float_with(col, None)
}

/// As [`kll_sketch_agg_float`], with what may be left out there.
pub fn kll_sketch_agg_float_with(col: impl Into<Column>, k: impl Into<Option<Column>>) -> Column {
    Column::function("kll_sketch_agg_float", [col.into()].into_iter().chain(given(k)))
}

/// How many values a KLL sketch of type bigint has seen.
pub fn kll_sketch_get_n_bigint(col: impl Into<Column>) -> Column {
    Column::function("kll_sketch_get_n_bigint", [col.into()])
}

/// How many values a KLL sketch of type double has seen.
pub fn kll_sketch_get_n_double(col: impl Into<Column>) -> Column {
    Column::function("kll_sketch_get_n_double", [col.into()])
}

/// How many values a KLL sketch of type float has seen.
pub fn kll_sketch_get_n_float(col: impl Into<Column>) -> Column {
    Column::function("kll_sketch_get_n_float", [col.into()])
}

/// The value at a rank from 0 to 1 of a KLL sketch of type bigint, nearly.
pub fn kll_sketch_get_quantile_bigint(sketch: impl Into<Column>, rank: impl Into<Column>) -> Column {
    Column::function("kll_sketch_get_quantile_bigint", [sketch.into(), rank.into()])
}

/// The value at a rank from 0 to 1 of a KLL sketch of type double, nearly.
pub fn kll_sketch_get_quantile_double(sketch: impl Into<Column>, rank: impl Into<Column>) -> Column {
    Column::function("kll_sketch_get_quantile_double", [sketch.into(), rank.into()])
}

/// The value at a rank from 0 to 1 of a KLL sketch of type float, nearly.
pub fn kll_sketch_get_quantile_float(sketch: impl Into<Column>, rank: impl Into<Column>) -> Column {
    Column::function("kll_sketch_get_quantile_float", [sketch.into(), rank.into()])
}

/// The rank from 0 to 1 of a value in a KLL sketch of type bigint, nearly.
pub fn kll_sketch_get_rank_bigint(sketch: impl Into<Column>, quantile: impl Into<Column>) -> Column {
    Column::function("kll_sketch_get_rank_bigint", [sketch.into(), quantile.into()])
}

/// The rank from 0 to 1 of a value in a KLL sketch of type double, nearly.
pub fn kll_sketch_get_rank_double(sketch: impl Into<Column>, quantile: impl Into<Column>) -> Column {
    Column::function("kll_sketch_get_rank_double", [sketch.into(), quantile.into()])
}

/// The rank from 0 to 1 of a value in a KLL sketch of type float, nearly.
pub fn kll_sketch_get_rank_float(sketch: impl Into<Column>, quantile: impl Into<Column>) -> Column {
    Column::function("kll_sketch_get_rank_float", [sketch.into(), quantile.into()])
}

/// Two KLL sketches of type bigint made one.
pub fn kll_sketch_merge_bigint(left: impl Into<Column>, right: impl Into<Column>) -> Column {
    Column::function("kll_sketch_merge_bigint", [left.into(), right.into()])
}

/// Two KLL sketches of type double made one.
pub fn kll_sketch_merge_double(left: impl Into<Column>, right: impl Into<Column>) -> Column {
    Column::function("kll_sketch_merge_double", [left.into(), right.into()])
}

/// Two KLL sketches of type float made one.
pub fn kll_sketch_merge_float(left: impl Into<Column>, right: impl Into<Column>) -> Column {
    Column::function("kll_sketch_merge_float", [left.into(), right.into()])
}

/// A KLL sketch of type bigint as a text for people.
pub fn kll_sketch_to_string_bigint(col: impl Into<Column>) -> Column {
    Column::function("kll_sketch_to_string_bigint", [col.into()])
}

/// A KLL sketch of type double as a text for people.
pub fn kll_sketch_to_string_double(col: impl Into<Column>) -> Column {
    Column::function("kll_sketch_to_string_double", [col.into()])
}

/// A KLL sketch of type float as a text for people.
pub fn kll_sketch_to_string_float(col: impl Into<Column>) -> Column {
    Column::function("kll_sketch_to_string_float", [col.into()])
}

/// The excess kurtosis of the values.
pub fn kurtosis(col: impl Into<Column>) -> Column {
    Column::function("kurtosis", [col.into()])
}

/// The value so many rows before this one in the window partition.
pub fn lag(col: impl Into<Column>) -> Column {
    lag_with(col, None, None)
}

/// As [`lag`], with what may be left out there.
pub fn lag_with(
    col: impl Into<Column>,
    offset: impl Into<Option<Column>>,
    default: impl Into<Option<Column>>,
) -> Column {
    Column::function("lag", [col.into(), given(offset).unwrap_or_else(|| lit(1))].into_iter().chain(given(default)))
}

/// The value of the group's last row.
pub fn last(col: impl Into<Column>) -> Column {
    last_with(col, None)
}

/// As [`last`], with what may be left out there.
pub fn last_with(col: impl Into<Column>, ignorenulls: impl Into<Option<Column>>) -> Column {
    Column::function("last", [col.into(), given(ignorenulls).unwrap_or_else(|| lit(false))])
}

/// The last day of the month.
pub fn last_day(date: impl Into<Column>) -> Column {
    Column::function("last_day", [date.into()])
}

/// The value of the group's last row.
pub fn last_value(col: impl Into<Column>) -> Column {
    last_value_with(col, None)
}

/// As [`last_value`], with what may be left out there.
pub fn last_value_with(col: impl Into<Column>, ignore_nulls: impl Into<Option<Column>>) -> Column {
    Column::function("last_value", [col.into()].into_iter().chain(given(ignore_nulls)))
}

/// The text in lower case.
pub fn lcase(str: impl Into<Column>) -> Column {
    Column::function("lcase", [str.into()])
}

/// The value so many rows after this one in the window partition.
pub fn lead(col: impl Into<Column>) -> Column {
    lead_with(col, None, None)
}

/// As [`lead`], with what may be left out there.
pub fn lead_with(
    col: impl Into<Column>,
    offset: impl Into<Option<Column>>,
    default: impl Into<Option<Column>>,
) -> Column {
    Column::function("lead", [col.into(), given(offset).unwrap_or_else(|| lit(1))].into_iter().chain(given(default)))
}

/// The smallest of the values in a row, NULLs left out.
pub fn least(cols: impl IntoIterator<Item = impl Into<Column>>) -> Column {
    Column::function("least", cols.into_iter().map(Into::into))
}

/// The first characters of the text.
pub fn left(str: impl Into<Column>, len: impl Into<Column>) -> Column {
    Column::function("left", [str.into(), len.into()])
}

/// How many characters the text has, or how many bytes.
pub fn length(col: impl Into<Column>) -> Column {
    Column::function("length", [col.into()])
}

/// How many edits turn one text into the other; -1 above the threshold.
pub fn levenshtein(left: impl Into<Column>, right: impl Into<Column>) -> Column {
    levenshtein_with(left, right, None)
}

/// As [`levenshtein`], with what may be left out there.
pub fn levenshtein_with(
    left: impl Into<Column>,
    right: impl Into<Column>,
    threshold: impl Into<Option<Column>>,
) -> Column {
    Column::function("levenshtein", [left.into(), right.into()].into_iter().chain(given(threshold)))
}

/// Whether the text matches a pattern of SQL.
pub fn like(str: impl Into<Column>, pattern: impl Into<Column>) -> Column {
    like_with(str, pattern, None)
}

/// As [`like`], with what may be left out there.
pub fn like_with(str: impl Into<Column>, pattern: impl Into<Column>, escape_char: impl Into<Option<Column>>) -> Column {
    Column::function("like", [str.into(), pattern.into()].into_iter().chain(given(escape_char)))
}

/// The texts of the group one after another.
pub fn listagg(col: impl Into<Column>) -> Column {
    listagg_with(col, None)
}

/// As [`listagg`], with what may be left out there.
pub fn listagg_with(col: impl Into<Column>, delimiter: impl Into<Option<Column>>) -> Column {
    Column::function("listagg", [col.into()].into_iter().chain(given(delimiter)))
}

/// The distinct texts of the group one after another.
pub fn listagg_distinct(col: impl Into<Column>) -> Column {
    listagg_distinct_with(col, None)
}

/// As [`listagg_distinct`], with what may be left out there.
pub fn listagg_distinct_with(col: impl Into<Column>, delimiter: impl Into<Option<Column>>) -> Column {
    Column::distinct_function("listagg", [col.into()].into_iter().chain(given(delimiter)))
}

/// The natural logarithm.
pub fn ln(col: impl Into<Column>) -> Column {
    Column::function("ln", [col.into()])
}

/// The local time at which the query started, without a zone.
pub fn localtimestamp() -> Column {
    Column::function("localtimestamp", [])
}

/// Where a text first stands in another, from a position on; 0 when it does not.
pub fn locate(substr: impl IntoValue, str: impl Into<Column>) -> Column {
    locate_with(substr, str, None)
}

/// As [`locate`], with what may be left out there.
pub fn locate_with(substr: impl IntoValue, str: impl Into<Column>, pos: impl Into<Option<Column>>) -> Column {
    Column::function("locate", [substr.into_value(), str.into(), given(pos).unwrap_or_else(|| lit(1))])
}

/// The natural logarithm, or the logarithm to a base.
pub fn log(base: impl IntoValue, col: impl Into<Column>) -> Column {
    Column::function("log", [base.into_value(), col.into()])
}

/// The logarithm to base 10.
pub fn log10(col: impl Into<Column>) -> Column {
    Column::function("log10", [col.into()])
}

/// The natural logarithm of the value plus one.
pub fn log1p(col: impl Into<Column>) -> Column {
    Column::function("log1p", [col.into()])
}

/// The logarithm to base 2.
pub fn log2(col: impl Into<Column>) -> Column {
    Column::function("log2", [col.into()])
}

/// The text in lower case.
pub fn lower(col: impl Into<Column>) -> Column {
    Column::function("lower", [col.into()])
}

/// The text filled up at the left to a length, or cut to it.
pub fn lpad(col: impl Into<Column>, len: impl IntoValue, pad: impl IntoValue) -> Column {
    Column::function("lpad", [col.into(), len.into_value(), pad.into_value()])
}

/// The text without spaces, or without the characters of `trim`, at its beginning.
pub fn ltrim(col: impl Into<Column>) -> Column {
    ltrim_with(col, None)
}

/// As [`ltrim`], with what may be left out there.
pub fn ltrim_with(col: impl Into<Column>, trim: impl Into<Option<Column>>) -> Column {
    Column::function("ltrim", given(trim).into_iter().chain([col.into()]))
}

/// The day of a year, a month and a day.
pub fn make_date(year: impl Into<Column>, month: impl Into<Column>, day: impl Into<Column>) -> Column {
    Column::function("make_date", [year.into(), month.into(), day.into()])
}

/// An interval of days, hours, minutes and seconds.
pub fn make_dt_interval() -> Column {
    make_dt_interval_with(None, None, None, None)
}

/// As [`make_dt_interval`], with what may be left out there.
pub fn make_dt_interval_with(
    days: impl Into<Option<Column>>,
    hours: impl Into<Option<Column>>,
    mins: impl Into<Option<Column>>,
    secs: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "make_dt_interval",
        [
            given(days).unwrap_or_else(|| lit(0)),
            given(hours).unwrap_or_else(|| lit(0)),
            given(mins).unwrap_or_else(|| lit(0)),
            given(secs).unwrap_or_else(decimal_zero),
        ],
    )
}

/// An interval of years, months, weeks, days, hours, minutes and seconds.
pub fn make_interval() -> Column {
    make_interval_with(None, None, None, None, None, None, None)
}

/// As [`make_interval`], with what may be left out there.
pub fn make_interval_with(
    years: impl Into<Option<Column>>,
    months: impl Into<Option<Column>>,
    weeks: impl Into<Option<Column>>,
    days: impl Into<Option<Column>>,
    hours: impl Into<Option<Column>>,
    mins: impl Into<Option<Column>>,
    secs: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "make_interval",
        [
            given(years).unwrap_or_else(|| lit(0)),
            given(months).unwrap_or_else(|| lit(0)),
            given(weeks).unwrap_or_else(|| lit(0)),
            given(days).unwrap_or_else(|| lit(0)),
            given(hours).unwrap_or_else(|| lit(0)),
            given(mins).unwrap_or_else(|| lit(0)),
            given(secs).unwrap_or_else(decimal_zero),
        ],
    )
}

/// The time of day of an hour, a minute and seconds.
pub fn make_time(hour: impl Into<Column>, minute: impl Into<Column>, second: impl Into<Column>) -> Column {
    Column::function("make_time", [hour.into(), minute.into(), second.into()])
}

/// The time of a year, a month, a day, an hour, a minute and seconds, in a zone.
pub fn make_timestamp(
    years: impl Into<Column>,
    months: impl Into<Column>,
    days: impl Into<Column>,
    hours: impl Into<Column>,
    mins: impl Into<Column>,
    secs: impl Into<Column>,
) -> Column {
    make_timestamp_with(years, months, days, hours, mins, secs, None)
}

/// As [`make_timestamp`], with what may be left out there.
pub fn make_timestamp_with(
    years: impl Into<Column>,
    months: impl Into<Column>,
    days: impl Into<Column>,
    hours: impl Into<Column>,
    mins: impl Into<Column>,
    secs: impl Into<Column>,
    timezone: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "make_timestamp",
        [years.into(), months.into(), days.into(), hours.into(), mins.into(), secs.into()]
            .into_iter()
            .chain(given(timezone)),
    )
}

/// The time of these parts, with a local time zone.
pub fn make_timestamp_ltz(
    years: impl Into<Column>,
    months: impl Into<Column>,
    days: impl Into<Column>,
    hours: impl Into<Column>,
    mins: impl Into<Column>,
    secs: impl Into<Column>,
) -> Column {
    make_timestamp_ltz_with(years, months, days, hours, mins, secs, None)
}

/// As [`make_timestamp_ltz`], with what may be left out there.
pub fn make_timestamp_ltz_with(
    years: impl Into<Column>,
    months: impl Into<Column>,
    days: impl Into<Column>,
    hours: impl Into<Column>,
    mins: impl Into<Column>,
    secs: impl Into<Column>,
    timezone: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "make_timestamp_ltz",
        [years.into(), months.into(), days.into(), hours.into(), mins.into(), secs.into()]
            .into_iter()
            .chain(given(timezone)),
    )
}

/// The local time of these parts, without a zone.
pub fn make_timestamp_ntz(
    years: impl Into<Column>,
    months: impl Into<Column>,
    days: impl Into<Column>,
    hours: impl Into<Column>,
    mins: impl Into<Column>,
    secs: impl Into<Column>,
) -> Column {
    Column::function(
        "make_timestamp_ntz",
        [years.into(), months.into(), days.into(), hours.into(), mins.into(), secs.into()],
    )
}

/// The text with what is not valid UTF-8 replaced.
pub fn make_valid_utf8(str: impl Into<Column>) -> Column {
    Column::function("make_valid_utf8", [str.into()])
}

/// An interval of years and months.
pub fn make_ym_interval() -> Column {
    make_ym_interval_with(None, None)
}

/// As [`make_ym_interval`], with what may be left out there.
pub fn make_ym_interval_with(years: impl Into<Option<Column>>, months: impl Into<Option<Column>>) -> Column {
    Column::function(
        "make_ym_interval",
        [given(years).unwrap_or_else(|| lit(0)), given(months).unwrap_or_else(|| lit(0))],
    )
}

/// The entries of all maps in one.
pub fn map_concat(cols: impl IntoIterator<Item = impl Into<Column>>) -> Column {
    Column::function("map_concat", cols.into_iter().map(Into::into))
}

/// Whether the map has the key.
pub fn map_contains_key(col: impl Into<Column>, value: impl IntoValue) -> Column {
    Column::function("map_contains_key", [col.into(), value.into_value()])
}

/// The entries of the map as an array of structs.
pub fn map_entries(col: impl Into<Column>) -> Column {
    Column::function("map_entries", [col.into()])
}

/// A map of an array of keys and an array of values.
pub fn map_from_arrays(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    Column::function("map_from_arrays", [col1.into(), col2.into()])
}

/// A map of an array of structs of a key and a value.
pub fn map_from_entries(col: impl Into<Column>) -> Column {
    Column::function("map_from_entries", [col.into()])
}

/// The keys of the map as an array.
pub fn map_keys(col: impl Into<Column>) -> Column {
    Column::function("map_keys", [col.into()])
}

/// The values of the map as an array.
pub fn map_values(col: impl Into<Column>) -> Column {
    Column::function("map_values", [col.into()])
}

/// The text with its letters and digits replaced.
pub fn mask(col: impl Into<Column>) -> Column {
    mask_with(col, None, None, None, None)
}

/// As [`mask`], with what may be left out there.
pub fn mask_with(
    col: impl Into<Column>,
    upper_char: impl Into<Option<Column>>,
    lower_char: impl Into<Option<Column>>,
    digit_char: impl Into<Option<Column>>,
    other_char: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "mask",
        [
            col.into(),
            given(upper_char).unwrap_or_else(|| lit("X")),
            given(lower_char).unwrap_or_else(|| lit("x")),
            given(digit_char).unwrap_or_else(|| lit("n")),
            given(other_char).unwrap_or_else(null),
        ],
    )
}

/// The largest value of the group.
pub fn max(col: impl Into<Column>) -> Column {
    Column::function("max", [col.into()])
}

/// The value in the row in which `ord` is the largest; with `k` those of the `k` largest.
pub fn max_by(col: impl Into<Column>, ord: impl Into<Column>) -> Column {
    max_by_with(col, ord, None)
}

/// As [`max_by`], with what may be left out there.
pub fn max_by_with(col: impl Into<Column>, ord: impl Into<Column>, k: impl Into<Option<Column>>) -> Column {
    Column::function("max_by", [col.into(), ord.into()].into_iter().chain(given(k)))
}

/// The MD5 digest in hexadecimal digits.
pub fn md5(col: impl Into<Column>) -> Column {
    Column::function("md5", [col.into()])
}

/// The same as `avg`.
pub fn mean(col: impl Into<Column>) -> Column {
    Column::function("avg", [col.into()])
}

/// The median of the values.
pub fn median(col: impl Into<Column>) -> Column {
    Column::function("median", [col.into()])
}

/// The smallest value of the group.
pub fn min(col: impl Into<Column>) -> Column {
    Column::function("min", [col.into()])
}

/// The value in the row in which `ord` is the smallest; with `k` those of the `k` smallest.
pub fn min_by(col: impl Into<Column>, ord: impl Into<Column>) -> Column {
    min_by_with(col, ord, None)
}

/// As [`min_by`], with what may be left out there.
pub fn min_by_with(col: impl Into<Column>, ord: impl Into<Column>, k: impl Into<Option<Column>>) -> Column {
    Column::function("min_by", [col.into(), ord.into()].into_iter().chain(given(k)))
}

/// The minute of a time.
pub fn minute(col: impl Into<Column>) -> Column {
    Column::function("minute", [col.into()])
}

/// The value that occurs most often.
pub fn mode(col: impl Into<Column>) -> Column {
    mode_with(col, None)
}

/// As [`mode`], with what may be left out there.
pub fn mode_with(col: impl Into<Column>, deterministic: impl Into<Option<Column>>) -> Column {
    Column::function("mode", [col.into(), given(deterministic).unwrap_or_else(|| lit(false))])
}

/// A number for each row that grows, with gaps.
pub fn monotonically_increasing_id() -> Column {
    Column::function("monotonically_increasing_id", [])
}

/// The month, from 1.
pub fn month(col: impl Into<Column>) -> Column {
    Column::function("month", [col.into()])
}

/// The short name of the month.
pub fn monthname(col: impl Into<Column>) -> Column {
    Column::function("monthname", [col.into()])
}

/// For a partitioned table: the month of the value.
pub fn months(col: impl Into<Column>) -> Column {
    Column::function("months", [col.into()])
}

/// How many months lie between two times, with a fraction.
pub fn months_between(date1: impl Into<Column>, date2: impl Into<Column>) -> Column {
    months_between_with(date1, date2, None)
}

/// As [`months_between`], with what may be left out there.
pub fn months_between_with(
    date1: impl Into<Column>,
    date2: impl Into<Column>,
    round_off: impl Into<Option<Column>>,
) -> Column {
    Column::function("months_between", [date1.into(), date2.into(), given(round_off).unwrap_or_else(|| lit(true))])
}

/// A struct of names and values, given in turn.
pub fn named_struct(cols: impl IntoIterator<Item = impl Into<Column>>) -> Column {
    Column::function("named_struct", cols.into_iter().map(Into::into))
}

/// The first number, or the second where the first is NaN.
pub fn nanvl(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    Column::function("nanvl", [col1.into(), col2.into()])
}

/// The same as `negative`.
pub fn negate(col: impl Into<Column>) -> Column {
    Column::function("negative", [col.into()])
}

/// The number with the other sign.
pub fn negative(col: impl Into<Column>) -> Column {
    Column::function("negative", [col.into()])
}

/// The first day after this one that is the given day of the week.
pub fn next_day(date: impl Into<Column>, day_of_week: impl IntoValue) -> Column {
    Column::function("next_day", [date.into(), day_of_week.into_value()])
}

/// The time at which the query started.
pub fn now() -> Column {
    Column::function("now", [])
}

/// The value in the n-th row of the window frame, from 1.
pub fn nth_value(col: impl Into<Column>, offset: impl IntoValue) -> Column {
    nth_value_with(col, offset, None)
}

/// As [`nth_value`], with what may be left out there.
pub fn nth_value_with(
    col: impl Into<Column>,
    offset: impl IntoValue,
    ignore_nulls: impl Into<Option<Column>>,
) -> Column {
    Column::function("nth_value", [col.into(), offset.into_value(), given(ignore_nulls).unwrap_or_else(|| lit(false))])
}

/// Which of `n` even parts of the window partition the row falls into, from 1.
pub fn ntile(n: impl IntoValue) -> Column {
    Column::function("ntile", [n.into_value()])
}

/// NULL where both values are equal, else the first.
pub fn nullif(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    Column::function("nullif", [col1.into(), col2.into()])
}

/// NULL where the number is 0, else the number.
pub fn nullifzero(col: impl Into<Column>) -> Column {
    Column::function("nullifzero", [col.into()])
}

/// The second value where the first is NULL.
pub fn nvl(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    Column::function("nvl", [col1.into(), col2.into()])
}

/// The second value where the first is not NULL, else the third.
pub fn nvl2(col1: impl Into<Column>, col2: impl Into<Column>, col3: impl Into<Column>) -> Column {
    Column::function("nvl2", [col1.into(), col2.into(), col3.into()])
}

/// How many bytes the text has.
pub fn octet_length(col: impl Into<Column>) -> Column {
    Column::function("octet_length", [col.into()])
}

/// The text with a part replaced, from a position on and of a length.
pub fn overlay(src: impl Into<Column>, replace: impl Into<Column>, pos: impl Into<Column>) -> Column {
    overlay_with(src, replace, pos, None)
}

/// As [`overlay`], with what may be left out there.
pub fn overlay_with(
    src: impl Into<Column>,
    replace: impl Into<Column>,
    pos: impl Into<Column>,
    len: impl Into<Option<Column>>,
) -> Column {
    Column::function("overlay", [src.into(), replace.into(), pos.into(), given(len).unwrap_or_else(|| lit(-1))])
}

/// The JSON text as a variant.
pub fn parse_json(col: impl Into<Column>) -> Column {
    Column::function("parse_json", [col.into()])
}

/// A part of a URL.
pub fn parse_url(url: impl Into<Column>, part_to_extract: impl Into<Column>) -> Column {
    parse_url_with(url, part_to_extract, None)
}

/// As [`parse_url`], with what may be left out there.
pub fn parse_url_with(
    url: impl Into<Column>,
    part_to_extract: impl Into<Column>,
    key: impl Into<Option<Column>>,
) -> Column {
    Column::function("parse_url", [url.into(), part_to_extract.into()].into_iter().chain(given(key)))
}

/// The rank of the row in its window partition, from 0 to 1.
pub fn percent_rank() -> Column {
    Column::function("percent_rank", [])
}

/// The exact value at a percentage of the group, between neighbours where needed.
pub fn percentile(col: impl Into<Column>, percentage: impl IntoValue) -> Column {
    percentile_with(col, percentage, None)
}

/// As [`percentile`], with what may be left out there.
pub fn percentile_with(
    col: impl Into<Column>,
    percentage: impl IntoValue,
    frequency: impl Into<Option<Column>>,
) -> Column {
    Column::function("percentile", [col.into(), percentage.into_value(), given(frequency).unwrap_or_else(|| lit(1))])
}

/// The value at a percentage of the group, nearly; a larger `accuracy` is more exact.
pub fn percentile_approx(col: impl Into<Column>, percentage: impl IntoValue) -> Column {
    percentile_approx_with(col, percentage, None)
}

/// As [`percentile_approx`], with what may be left out there.
pub fn percentile_approx_with(
    col: impl Into<Column>,
    percentage: impl IntoValue,
    accuracy: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "percentile_approx",
        [col.into(), percentage.into_value(), given(accuracy).unwrap_or_else(|| lit(10000))],
    )
}

/// The number pi.
pub fn pi() -> Column {
    Column::function("pi", [])
}

/// The remainder of a division, never negative for a positive divisor.
pub fn pmod(dividend: impl Into<Column>, divisor: impl Into<Column>) -> Column {
    Column::function("pmod", [dividend.into(), divisor.into()])
}

/// A row with position and value for each element of an array or entry of a map.
pub fn posexplode(col: impl Into<Column>) -> Column {
    Column::function("posexplode", [col.into()])
}

/// As `posexplode`, with a row of NULLs for what is empty or NULL.
pub fn posexplode_outer(col: impl Into<Column>) -> Column {
    Column::function("posexplode_outer", [col.into()])
}

/// Where a text first stands in another, from 1; 0 when it does not.
pub fn position(substr: impl Into<Column>, str: impl Into<Column>) -> Column {
    position_with(substr, str, None)
}

/// As [`position`], with what may be left out there.
pub fn position_with(substr: impl Into<Column>, str: impl Into<Column>, start: impl Into<Option<Column>>) -> Column {
    Column::function("position", [substr.into(), str.into()].into_iter().chain(given(start)))
}

/// The number as it is.
pub fn positive(col: impl Into<Column>) -> Column {
    Column::function("positive", [col.into()])
}

/// One number to the power of another.
pub fn pow(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    Column::function("power", [col1.into(), col2.into()])
}

/// The same as `pow`.
pub fn power(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    Column::function("power", [col1.into(), col2.into()])
}

/// The arguments set into a format.
pub fn printf(format: impl Into<Column>, cols: impl IntoIterator<Item = impl Into<Column>>) -> Column {
    Column::function("printf", [format.into()].into_iter().chain(cols.into_iter().map(Into::into)))
}

/// The product of the values of the group.
pub fn product(col: impl Into<Column>) -> Column {
    Column::function("product", [col.into()])
}

/// The quarter of the year, from 1.
pub fn quarter(col: impl Into<Column>) -> Column {
    Column::function("quarter", [col.into()])
}

/// The text in single quotes, with what needs it escaped.
pub fn quote(col: impl Into<Column>) -> Column {
    Column::function("quote", [col.into()])
}

/// An angle in degrees as one in radians.
pub fn radians(col: impl Into<Column>) -> Column {
    Column::function("radians", [col.into()])
}

/// Raises an error with this text.
pub fn raise_error(err_msg: impl IntoValue) -> Column {
    Column::function("raise_error", [err_msg.into_value()])
}

/// Numbers by chance, from 0 up to but without 1.
pub fn rand() -> Column {
    rand_with(None)
}

/// As [`rand`], with what may be left out there.
pub fn rand_with(seed: impl Into<Option<Column>>) -> Column {
    Column::function("rand", [given(seed).unwrap_or_else(fresh_seed)])
}

/// Numbers by chance, normally distributed.
pub fn randn() -> Column {
    randn_with(None)
}

/// As [`randn`], with what may be left out there.
pub fn randn_with(seed: impl Into<Option<Column>>) -> Column {
    Column::function("randn", [given(seed).unwrap_or_else(fresh_seed)])
}

/// A text of letters and digits by chance.
pub fn randstr(length: impl IntoValue) -> Column {
    randstr_with(length, None)
}

/// As [`randstr`], with what may be left out there.
pub fn randstr_with(length: impl IntoValue, seed: impl Into<Option<Column>>) -> Column {
    Column::function("randstr", [length.into_value(), given(seed).unwrap_or_else(fresh_seed)])
}

/// The rank of the row in its window partition, with gaps.
pub fn rank() -> Column {
    Column::function("rank", [])
}

/// What a static method of a Java class gives; it needs a JVM.
pub fn reflect(cols: impl IntoIterator<Item = impl Into<Column>>) -> Column {
    Column::function("reflect", cols.into_iter().map(Into::into))
}

/// Whether a Java regular expression matches anywhere in the text.
pub fn regexp(str: impl Into<Column>, regexp: impl Into<Column>) -> Column {
    Column::function("regexp", [str.into(), regexp.into()])
}

/// How often a Java regular expression matches in the text.
pub fn regexp_count(str: impl Into<Column>, regexp: impl Into<Column>) -> Column {
    Column::function("regexp_count", [str.into(), regexp.into()])
}

/// A group of the first match of a Java regular expression; an empty text without a match.
pub fn regexp_extract(str: impl Into<Column>, pattern: impl IntoValue, idx: impl IntoValue) -> Column {
    Column::function("regexp_extract", [str.into(), pattern.into_value(), idx.into_value()])
}

/// A group of each match of a Java regular expression, as an array.
pub fn regexp_extract_all(str: impl Into<Column>, regexp: impl Into<Column>) -> Column {
    regexp_extract_all_with(str, regexp, None)
}

/// As [`regexp_extract_all`], with what may be left out there.
pub fn regexp_extract_all_with(
    str: impl Into<Column>,
    regexp: impl Into<Column>,
    idx: impl Into<Option<Column>>,
) -> Column {
    Column::function("regexp_extract_all", [str.into(), regexp.into()].into_iter().chain(given(idx)))
}

/// Where a Java regular expression first matches, from 1; 0 without a match.
pub fn regexp_instr(str: impl Into<Column>, regexp: impl Into<Column>) -> Column {
    regexp_instr_with(str, regexp, None)
}

/// As [`regexp_instr`], with what may be left out there.
pub fn regexp_instr_with(str: impl Into<Column>, regexp: impl Into<Column>, idx: impl Into<Option<Column>>) -> Column {
    Column::function("regexp_instr", [str.into(), regexp.into()].into_iter().chain(given(idx)))
}

/// Whether a Java regular expression matches anywhere in the text.
pub fn regexp_like(str: impl Into<Column>, regexp: impl Into<Column>) -> Column {
    Column::function("regexp_like", [str.into(), regexp.into()])
}

/// The text with each match of a Java regular expression replaced.
pub fn regexp_replace(string: impl Into<Column>, pattern: impl IntoValue, replacement: impl IntoValue) -> Column {
    regexp_replace_with(string, pattern, replacement, None)
}

/// As [`regexp_replace`], with what may be left out there.
pub fn regexp_replace_with(
    string: impl Into<Column>,
    pattern: impl IntoValue,
    replacement: impl IntoValue,
    position: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "regexp_replace",
        [string.into(), pattern.into_value(), replacement.into_value()].into_iter().chain(given(position)),
    )
}

/// The first match of a Java regular expression; NULL without one.
pub fn regexp_substr(str: impl Into<Column>, regexp: impl Into<Column>) -> Column {
    Column::function("regexp_substr", [str.into(), regexp.into()])
}

/// The mean of `x` in the rows in which neither is NULL.
pub fn regr_avgx(y: impl Into<Column>, x: impl Into<Column>) -> Column {
    Column::function("regr_avgx", [y.into(), x.into()])
}

/// The mean of `y` in the rows in which neither is NULL.
pub fn regr_avgy(y: impl Into<Column>, x: impl Into<Column>) -> Column {
    Column::function("regr_avgy", [y.into(), x.into()])
}

/// In how many rows neither is NULL.
pub fn regr_count(y: impl Into<Column>, x: impl Into<Column>) -> Column {
    Column::function("regr_count", [y.into(), x.into()])
}

/// Where the regression line of `y` over `x` meets the axis.
pub fn regr_intercept(y: impl Into<Column>, x: impl Into<Column>) -> Column {
    Column::function("regr_intercept", [y.into(), x.into()])
}

/// The coefficient of determination of `y` and `x`.
pub fn regr_r2(y: impl Into<Column>, x: impl Into<Column>) -> Column {
    Column::function("regr_r2", [y.into(), x.into()])
}

/// The slope of the regression line of `y` over `x`.
pub fn regr_slope(y: impl Into<Column>, x: impl Into<Column>) -> Column {
    Column::function("regr_slope", [y.into(), x.into()])
}

/// The sum of squares of `x` about its mean, where neither is NULL.
pub fn regr_sxx(y: impl Into<Column>, x: impl Into<Column>) -> Column {
    Column::function("regr_sxx", [y.into(), x.into()])
}

/// The sum of products of `x` and `y` about their means, where neither is NULL.
pub fn regr_sxy(y: impl Into<Column>, x: impl Into<Column>) -> Column {
    Column::function("regr_sxy", [y.into(), x.into()])
}

/// The sum of squares of `y` about its mean, where neither is NULL.
pub fn regr_syy(y: impl Into<Column>, x: impl Into<Column>) -> Column {
    Column::function("regr_syy", [y.into(), x.into()])
}

/// The text so many times.
pub fn repeat(col: impl Into<Column>, n: impl Into<Column>) -> Column {
    Column::function("repeat", [col.into(), n.into()])
}

/// The text with each place of a text replaced by another, or taken out.
pub fn replace(src: impl Into<Column>, search: impl Into<Column>) -> Column {
    replace_with(src, search, None)
}

/// As [`replace`], with what may be left out there.
pub fn replace_with(src: impl Into<Column>, search: impl Into<Column>, replace: impl Into<Option<Column>>) -> Column {
    Column::function("replace", [src.into(), search.into()].into_iter().chain(given(replace)))
}

/// The text or the array turned round.
pub fn reverse(col: impl Into<Column>) -> Column {
    Column::function("reverse", [col.into()])
}

/// The last characters of the text.
pub fn right(str: impl Into<Column>, len: impl Into<Column>) -> Column {
    Column::function("right", [str.into(), len.into()])
}

/// The nearest whole number as a double, halves to the even neighbour.
pub fn rint(col: impl Into<Column>) -> Column {
    Column::function("rint", [col.into()])
}

/// Whether a Java regular expression matches anywhere in the text.
pub fn rlike(str: impl Into<Column>, regexp: impl Into<Column>) -> Column {
    Column::function("rlike", [str.into(), regexp.into()])
}

/// The number rounded to `scale` places, halves away from zero.
pub fn round(col: impl Into<Column>) -> Column {
    round_with(col, None)
}

/// As [`round`], with what may be left out there.
pub fn round_with(col: impl Into<Column>, scale: impl Into<Option<Column>>) -> Column {
    Column::function("round", [col.into()].into_iter().chain(given(scale)))
}

/// The number of the row in its window partition, from 1.
pub fn row_number() -> Column {
    Column::function("row_number", [])
}

/// The text filled up at the right to a length, or cut to it.
pub fn rpad(col: impl Into<Column>, len: impl IntoValue, pad: impl IntoValue) -> Column {
    Column::function("rpad", [col.into(), len.into_value(), pad.into_value()])
}

/// The text without spaces, or without the characters of `trim`, at its end.
pub fn rtrim(col: impl Into<Column>) -> Column {
    rtrim_with(col, None)
}

/// As [`rtrim`], with what may be left out there.
pub fn rtrim_with(col: impl Into<Column>, trim: impl Into<Option<Column>>) -> Column {
    Column::function("rtrim", given(trim).into_iter().chain([col.into()]))
}

/// The type of a CSV line, in DDL.
pub fn schema_of_csv(csv: impl IntoValue) -> Column {
    schema_of_csv_with(csv, std::iter::empty::<(String, String)>())
}

/// As [`schema_of_csv`], with what may be left out there.
pub fn schema_of_csv_with(
    csv: impl IntoValue,
    options: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
) -> Column {
    Column::function("schema_of_csv", [csv.into_value()].into_iter().chain(settings(options)))
}

/// The type of a JSON text, in DDL.
pub fn schema_of_json(json: impl IntoValue) -> Column {
    schema_of_json_with(json, std::iter::empty::<(String, String)>())
}

/// As [`schema_of_json`], with what may be left out there.
pub fn schema_of_json_with(
    json: impl IntoValue,
    options: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
) -> Column {
    Column::function("schema_of_json", [json.into_value()].into_iter().chain(settings(options)))
}

/// The type of a variant, in DDL.
pub fn schema_of_variant(v: impl Into<Column>) -> Column {
    Column::function("schema_of_variant", [v.into()])
}

/// The type that all variants of the group fit, in DDL.
pub fn schema_of_variant_agg(v: impl Into<Column>) -> Column {
    Column::function("schema_of_variant_agg", [v.into()])
}

/// The type of an XML text, in DDL.
pub fn schema_of_xml(xml: impl IntoValue) -> Column {
    schema_of_xml_with(xml, std::iter::empty::<(String, String)>())
}

/// As [`schema_of_xml`], with what may be left out there.
pub fn schema_of_xml_with(
    xml: impl IntoValue,
    options: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
) -> Column {
    Column::function("schema_of_xml", [xml.into_value()].into_iter().chain(settings(options)))
}

/// The secant of an angle in radians.
pub fn sec(col: impl Into<Column>) -> Column {
    Column::function("sec", [col.into()])
}

/// The second of a time.
pub fn second(col: impl Into<Column>) -> Column {
    Column::function("second", [col.into()])
}

/// The text as an array of sentences, each an array of words.
pub fn sentences(string: impl Into<Column>) -> Column {
    sentences_with(string, None, None)
}

/// As [`sentences`], with what may be left out there.
pub fn sentences_with(
    string: impl Into<Column>,
    language: impl Into<Option<Column>>,
    country: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "sentences",
        [string.into(), given(language).unwrap_or_else(|| lit("")), given(country).unwrap_or_else(|| lit(""))],
    )
}

/// An array of the values from `start` to `stop`, both included.
pub fn sequence(start: impl Into<Column>, stop: impl Into<Column>) -> Column {
    sequence_with(start, stop, None)
}

/// As [`sequence`], with what may be left out there.
pub fn sequence_with(start: impl Into<Column>, stop: impl Into<Column>, step: impl Into<Option<Column>>) -> Column {
    Column::function("sequence", [start.into(), stop.into()].into_iter().chain(given(step)))
}

/// The name of the user who runs the query.
pub fn session_user() -> Column {
    Column::function("session_user", [])
}

/// The session that a row falls into: it ends when nothing came for a while.
pub fn session_window(time_column: impl Into<Column>, gap_duration: impl IntoValue) -> Column {
    Column::function("session_window", [time_column.into(), gap_duration.into_value()])
}

/// The SHA-1 digest in hexadecimal digits.
pub fn sha(col: impl Into<Column>) -> Column {
    Column::function("sha", [col.into()])
}

/// The SHA-1 digest in hexadecimal digits.
pub fn sha1(col: impl Into<Column>) -> Column {
    Column::function("sha1", [col.into()])
}

/// The SHA-2 digest of so many bits in hexadecimal digits.
pub fn sha2(col: impl Into<Column>, num_bits: impl IntoValue) -> Column {
    Column::function("sha2", [col.into(), num_bits.into_value()])
}

/// The number with its bits shifted to the left.
pub fn shiftleft(col: impl Into<Column>, num_bits: impl IntoValue) -> Column {
    Column::function("shiftleft", [col.into(), num_bits.into_value()])
}

/// The number with its bits shifted to the right, its sign kept.
pub fn shiftright(col: impl Into<Column>, num_bits: impl IntoValue) -> Column {
    Column::function("shiftright", [col.into(), num_bits.into_value()])
}

/// The number with its bits shifted to the right, filled with zeros.
pub fn shiftrightunsigned(col: impl Into<Column>, num_bits: impl IntoValue) -> Column {
    Column::function("shiftrightunsigned", [col.into(), num_bits.into_value()])
}

/// The elements of an array in an order by chance.
pub fn shuffle(col: impl Into<Column>) -> Column {
    shuffle_with(col, None)
}

/// As [`shuffle`], with what may be left out there.
pub fn shuffle_with(col: impl Into<Column>, seed: impl Into<Option<Column>>) -> Column {
    Column::function("shuffle", [col.into(), given(seed).unwrap_or_else(fresh_seed)])
}

/// -1, 0 or 1, as the number is negative, zero or positive.
pub fn sign(col: impl Into<Column>) -> Column {
    Column::function("sign", [col.into()])
}

/// The same as `sign`.
pub fn signum(col: impl Into<Column>) -> Column {
    Column::function("signum", [col.into()])
}

/// The sine of an angle in radians.
pub fn sin(col: impl Into<Column>) -> Column {
    Column::function("sin", [col.into()])
}

/// The hyperbolic sine.
pub fn sinh(col: impl Into<Column>) -> Column {
    Column::function("sinh", [col.into()])
}

/// How many elements an array or a map has.
pub fn size(col: impl Into<Column>) -> Column {
    Column::function("size", [col.into()])
}

/// The skewness of the values.
pub fn skewness(col: impl Into<Column>) -> Column {
    Column::function("skewness", [col.into()])
}

/// So many elements of the array from a place on, which counts from 1, or from the end when negative.
pub fn slice(x: impl Into<Column>, start: impl Into<Column>, length: impl Into<Column>) -> Column {
    Column::function("slice", [x.into(), start.into(), length.into()])
}

/// Whether some value of the group is true.
pub fn some(col: impl Into<Column>) -> Column {
    Column::function("some", [col.into()])
}

/// The elements in their natural order, NULLs first, or last when descending.
pub fn sort_array(col: impl Into<Column>) -> Column {
    sort_array_with(col, None)
}

/// As [`sort_array`], with what may be left out there.
pub fn sort_array_with(col: impl Into<Column>, asc: impl Into<Option<Column>>) -> Column {
    Column::function("sort_array", [col.into(), given(asc).unwrap_or_else(|| lit(true))])
}

/// The Soundex code of the text.
pub fn soundex(col: impl Into<Column>) -> Column {
    Column::function("soundex", [col.into()])
}

/// The number of the partition that the row is in.
pub fn spark_partition_id() -> Column {
    Column::function("spark_partition_id", [])
}

/// The text split around matches of a Java regular expression.
pub fn split(str: impl Into<Column>, pattern: impl IntoValue) -> Column {
    split_with(str, pattern, None)
}

/// As [`split`], with what may be left out there.
pub fn split_with(str: impl Into<Column>, pattern: impl IntoValue, limit: impl Into<Option<Column>>) -> Column {
    Column::function("split", [str.into(), pattern.into_value(), given(limit).unwrap_or_else(|| lit(-1))])
}

/// The n-th part of a text between delimiters, from 1, or from the end when negative.
pub fn split_part(src: impl Into<Column>, delimiter: impl Into<Column>, part_num: impl Into<Column>) -> Column {
    Column::function("split_part", [src.into(), delimiter.into(), part_num.into()])
}

/// The square root.
pub fn sqrt(col: impl Into<Column>) -> Column {
    Column::function("sqrt", [col.into()])
}

/// The geometry or geography as well-known bytes.
pub fn st_asbinary(geo: impl Into<Column>) -> Column {
    st_asbinary_with(geo, None)
}

/// As [`st_asbinary`], with what may be left out there.
pub fn st_asbinary_with(geo: impl Into<Column>, endianness: impl Into<Option<Column>>) -> Column {
    Column::function("st_asbinary", [geo.into()].into_iter().chain(given(endianness)))
}

/// The geography that well-known bytes say.
pub fn st_geogfromwkb(wkb: impl Into<Column>) -> Column {
    Column::function("st_geogfromwkb", [wkb.into()])
}

/// The geometry that well-known bytes say.
pub fn st_geomfromwkb(wkb: impl Into<Column>) -> Column {
    st_geomfromwkb_with(wkb, None)
}

/// As [`st_geomfromwkb`], with what may be left out there.
pub fn st_geomfromwkb_with(wkb: impl Into<Column>, srid: impl Into<Option<Column>>) -> Column {
    Column::function("st_geomfromwkb", [wkb.into()].into_iter().chain(given(srid)))
}

/// The geometry or geography in another reference system.
pub fn st_setsrid(geo: impl Into<Column>, srid: impl Into<Column>) -> Column {
    Column::function("st_setsrid", [geo.into(), srid.into()])
}

/// The number of the reference system of a geometry or geography.
pub fn st_srid(geo: impl Into<Column>) -> Column {
    Column::function("st_srid", [geo.into()])
}

/// The values as `n` rows.
pub fn stack(cols: impl IntoIterator<Item = impl Into<Column>>) -> Column {
    Column::function("stack", cols.into_iter().map(Into::into))
}

/// Whether the text or the bytes begin with the prefix.
pub fn startswith(str: impl Into<Column>, prefix: impl Into<Column>) -> Column {
    Column::function("startswith", [str.into(), prefix.into()])
}

/// The sample standard deviation of the values.
pub fn std(col: impl Into<Column>) -> Column {
    Column::function("std", [col.into()])
}

/// The sample standard deviation of the values.
pub fn stddev(col: impl Into<Column>) -> Column {
    Column::function("stddev", [col.into()])
}

/// The population standard deviation of the values.
pub fn stddev_pop(col: impl Into<Column>) -> Column {
    Column::function("stddev_pop", [col.into()])
}

/// The sample standard deviation of the values.
pub fn stddev_samp(col: impl Into<Column>) -> Column {
    Column::function("stddev_samp", [col.into()])
}

/// A map of a text of pairs.
pub fn str_to_map(text: impl Into<Column>) -> Column {
    str_to_map_with(text, None, None)
}

/// As [`str_to_map`], with what may be left out there.
pub fn str_to_map_with(
    text: impl Into<Column>,
    pair_delim: impl Into<Option<Column>>,
    key_value_delim: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "str_to_map",
        [
            text.into(),
            given(pair_delim).unwrap_or_else(|| lit(",")),
            given(key_value_delim).unwrap_or_else(|| lit(":")),
        ],
    )
}

/// The texts of the group one after another.
pub fn string_agg(col: impl Into<Column>) -> Column {
    string_agg_with(col, None)
}

/// As [`string_agg`], with what may be left out there.
pub fn string_agg_with(col: impl Into<Column>, delimiter: impl Into<Option<Column>>) -> Column {
    Column::function("string_agg", [col.into()].into_iter().chain(given(delimiter)))
}

/// The distinct texts of the group one after another.
pub fn string_agg_distinct(col: impl Into<Column>) -> Column {
    string_agg_distinct_with(col, None)
}

/// As [`string_agg_distinct`], with what may be left out there.
pub fn string_agg_distinct_with(col: impl Into<Column>, delimiter: impl Into<Option<Column>>) -> Column {
    Column::distinct_function("string_agg", [col.into()].into_iter().chain(given(delimiter)))
}

/// A struct of the columns, its fields named as they are. Spark: `struct`.
pub fn structure(cols: impl IntoIterator<Item = impl Into<Column>>) -> Column {
    Column::function("struct", cols.into_iter().map(Into::into))
}

/// The part of a text or bytes from a position, which counts from 1, of a length.
pub fn substr(str: impl Into<Column>, pos: impl Into<Column>) -> Column {
    substr_with(str, pos, None)
}

/// As [`substr`], with what may be left out there.
pub fn substr_with(str: impl Into<Column>, pos: impl Into<Column>, len: impl Into<Option<Column>>) -> Column {
    Column::function("substr", [str.into(), pos.into()].into_iter().chain(given(len)))
}

/// The part of a text or bytes from a position, which counts from 1, of a length.
pub fn substring(str: impl Into<Column>, pos: impl Into<Column>, len: impl Into<Column>) -> Column {
    Column::function("substring", [str.into(), pos.into(), len.into()])
}

/// The text before the n-th delimiter, or after it when counted from the end.
pub fn substring_index(str: impl Into<Column>, delim: impl IntoValue, count: impl IntoValue) -> Column {
    Column::function("substring_index", [str.into(), delim.into_value(), count.into_value()])
}

/// The sum of the values.
pub fn sum(col: impl Into<Column>) -> Column {
    Column::function("sum", [col.into()])
}

/// The sum of the distinct values.
pub fn sum_distinct(col: impl Into<Column>) -> Column {
    Column::distinct_function("sum", [col.into()])
}

/// The tangent of an angle in radians.
pub fn tan(col: impl Into<Column>) -> Column {
    Column::function("tan", [col.into()])
}

/// The hyperbolic tangent.
pub fn tanh(col: impl Into<Column>) -> Column {
    Column::function("tanh", [col.into()])
}

/// What the first Theta sketch has seen and the second has not.
pub fn theta_difference(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    Column::function("theta_difference", [col1.into(), col2.into()])
}

/// What both Theta sketches have seen.
pub fn theta_intersection(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    Column::function("theta_intersection", [col1.into(), col2.into()])
}

/// What all Theta sketches of the group have seen.
pub fn theta_intersection_agg(col: impl Into<Column>) -> Column {
    Column::function("theta_intersection_agg", [col.into()])
}

/// A Theta sketch of the values.
pub fn theta_sketch_agg(col: impl Into<Column>) -> Column {
    theta_sketch_agg_with(col, None)
}

/// As [`theta_sketch_agg`], with what may be left out there.
pub fn theta_sketch_agg_with(col: impl Into<Column>, lg_nom_entries: impl Into<Option<Column>>) -> Column {
    Column::function("theta_sketch_agg", [col.into()].into_iter().chain(given(lg_nom_entries)))
}

/// How many distinct values a Theta sketch has seen, nearly.
pub fn theta_sketch_estimate(col: impl Into<Column>) -> Column {
    Column::function("theta_sketch_estimate", [col.into()])
}

/// Two Theta sketches made one.
pub fn theta_union(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    theta_union_with(col1, col2, None)
}

/// As [`theta_union`], with what may be left out there.
pub fn theta_union_with(
    col1: impl Into<Column>,
    col2: impl Into<Column>,
    lg_nom_entries: impl Into<Option<Column>>,
) -> Column {
    Column::function("theta_union", [col1.into(), col2.into()].into_iter().chain(given(lg_nom_entries)))
}

/// All Theta sketches of the group made one.
pub fn theta_union_agg(col: impl Into<Column>) -> Column {
    theta_union_agg_with(col, None)
}

/// As [`theta_union_agg`], with what may be left out there.
pub fn theta_union_agg_with(col: impl Into<Column>, lg_nom_entries: impl Into<Option<Column>>) -> Column {
    Column::function("theta_union_agg", [col.into()].into_iter().chain(given(lg_nom_entries)))
}

/// The start of the bucket of time that the value falls into.
pub fn time_bucket(bucket_size: impl Into<Column>, ts: impl Into<Column>) -> Column {
    time_bucket_with(bucket_size, ts, None)
}

/// As [`time_bucket`], with what may be left out there.
pub fn time_bucket_with(
    bucket_size: impl Into<Column>,
    ts: impl Into<Column>,
    origin: impl Into<Option<Column>>,
) -> Column {
    Column::function("time_bucket", [bucket_size.into(), ts.into()].into_iter().chain(given(origin)))
}

/// How many units lie between two times of day.
pub fn time_diff(unit: impl Into<Column>, start: impl Into<Column>, end: impl Into<Column>) -> Column {
    Column::function("time_diff", [unit.into(), start.into(), end.into()])
}

/// The time of day so many microseconds after midnight.
pub fn time_from_micros(col: impl Into<Column>) -> Column {
    Column::function("time_from_micros", [col.into()])
}

/// The time of day so many milliseconds after midnight.
pub fn time_from_millis(col: impl Into<Column>) -> Column {
    Column::function("time_from_millis", [col.into()])
}

/// The time of day so many seconds after midnight.
pub fn time_from_seconds(col: impl Into<Column>) -> Column {
    Column::function("time_from_seconds", [col.into()])
}

/// Microseconds since midnight.
pub fn time_to_micros(col: impl Into<Column>) -> Column {
    Column::function("time_to_micros", [col.into()])
}

/// Milliseconds since midnight.
pub fn time_to_millis(col: impl Into<Column>) -> Column {
    Column::function("time_to_millis", [col.into()])
}

/// Seconds since midnight.
pub fn time_to_seconds(col: impl Into<Column>) -> Column {
    Column::function("time_to_seconds", [col.into()])
}

/// The time of day cut off below a unit.
pub fn time_trunc(unit: impl Into<Column>, time: impl Into<Column>) -> Column {
    Column::function("time_trunc", [unit.into(), time.into()])
}

/// The time so many units later.
pub fn timestamp_add(unit: impl IntoValue, quantity: impl Into<Column>, ts: impl Into<Column>) -> Column {
    Column::function("timestampadd", [unit.into_value(), quantity.into(), ts.into()])
}

/// How many whole units lie between two times.
pub fn timestamp_diff(unit: impl IntoValue, start: impl Into<Column>, end: impl Into<Column>) -> Column {
    Column::function("timestampdiff", [unit.into_value(), start.into(), end.into()])
}

/// The time so many microseconds after 1970-01-01 00:00:00 UTC.
pub fn timestamp_micros(col: impl Into<Column>) -> Column {
    Column::function("timestamp_micros", [col.into()])
}

/// The time so many milliseconds after 1970-01-01 00:00:00 UTC.
pub fn timestamp_millis(col: impl Into<Column>) -> Column {
    Column::function("timestamp_millis", [col.into()])
}

/// The time so many nanoseconds after 1970-01-01 00:00:00 UTC.
pub fn timestamp_nanos(col: impl Into<Column>) -> Column {
    Column::function("timestamp_nanos", [col.into()])
}

/// The time so many seconds after 1970-01-01 00:00:00 UTC.
pub fn timestamp_seconds(col: impl Into<Column>) -> Column {
    Column::function("timestamp_seconds", [col.into()])
}

/// The bytes in base 32.
pub fn to_base32(col: impl Into<Column>) -> Column {
    Column::function("to_base32", [col.into()])
}

/// The bytes that a text says, in a format.
pub fn to_binary(col: impl Into<Column>) -> Column {
    to_binary_with(col, None)
}

/// As [`to_binary`], with what may be left out there.
pub fn to_binary_with(col: impl Into<Column>, format: impl Into<Option<Column>>) -> Column {
    Column::function("to_binary", [col.into()].into_iter().chain(given(format)))
}

/// The number, day, time or bytes as text, in a format.
pub fn to_char(col: impl Into<Column>, format: impl Into<Column>) -> Column {
    Column::function("to_char", [col.into(), format.into()])
}

/// The row as a CSV line.
pub fn to_csv(col: impl Into<Column>) -> Column {
    to_csv_with(col, std::iter::empty::<(String, String)>())
}

/// As [`to_csv`], with what may be left out there.
pub fn to_csv_with(
    col: impl Into<Column>,
    options: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
) -> Column {
    Column::function("to_csv", [col.into()].into_iter().chain(settings(options)))
}

/// The day that a text says, or the day of a time.
pub fn to_date(col: impl Into<Column>) -> Column {
    to_date_with(col, None)
}

/// As [`to_date`], with what may be left out there.
pub fn to_date_with(col: impl Into<Column>, format: impl Into<Option<Column>>) -> Column {
    Column::function("to_date", [col.into()].into_iter().chain(given(format)))
}

/// The value as a JSON text.
pub fn to_json(col: impl Into<Column>) -> Column {
    to_json_with(col, std::iter::empty::<(String, String)>())
}

/// As [`to_json`], with what may be left out there.
pub fn to_json_with(
    col: impl Into<Column>,
    options: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
) -> Column {
    Column::function("to_json", [col.into()].into_iter().chain(settings(options)))
}

/// The number that a text says, in a format.
pub fn to_number(col: impl Into<Column>, format: impl Into<Column>) -> Column {
    Column::function("to_number", [col.into(), format.into()])
}

/// The time of day that a text says.
pub fn to_time(str: impl Into<Column>) -> Column {
    to_time_with(str, None)
}

/// As [`to_time`], with what may be left out there.
pub fn to_time_with(str: impl Into<Column>, format: impl Into<Option<Column>>) -> Column {
    Column::function("to_time", [str.into()].into_iter().chain(given(format)))
}

/// The time that a text says.
pub fn to_timestamp(col: impl Into<Column>) -> Column {
    to_timestamp_with(col, None)
}

/// As [`to_timestamp`], with what may be left out there.
pub fn to_timestamp_with(col: impl Into<Column>, format: impl Into<Option<Column>>) -> Column {
    Column::function("to_timestamp", [col.into()].into_iter().chain(given(format)))
}

/// The time that a text says, with a local time zone.
pub fn to_timestamp_ltz(timestamp: impl Into<Column>) -> Column {
    to_timestamp_ltz_with(timestamp, None)
}

/// As [`to_timestamp_ltz`], with what may be left out there.
pub fn to_timestamp_ltz_with(timestamp: impl Into<Column>, format: impl Into<Option<Column>>) -> Column {
    Column::function("to_timestamp_ltz", [timestamp.into()].into_iter().chain(given(format)))
}

/// The local time that a text says, without a zone.
pub fn to_timestamp_ntz(timestamp: impl Into<Column>) -> Column {
    to_timestamp_ntz_with(timestamp, None)
}

/// As [`to_timestamp_ntz`], with what may be left out there.
pub fn to_timestamp_ntz_with(timestamp: impl Into<Column>, format: impl Into<Option<Column>>) -> Column {
    Column::function("to_timestamp_ntz", [timestamp.into()].into_iter().chain(given(format)))
}

/// The seconds since 1970-01-01 00:00:00 UTC of a time or a text.
pub fn to_unix_timestamp(timestamp: impl Into<Column>) -> Column {
    to_unix_timestamp_with(timestamp, None)
}

/// As [`to_unix_timestamp`], with what may be left out there.
pub fn to_unix_timestamp_with(timestamp: impl Into<Column>, format: impl Into<Option<Column>>) -> Column {
    Column::function("to_unix_timestamp", [timestamp.into()].into_iter().chain(given(format)))
}

/// A local time of a zone as time in UTC.
pub fn to_utc_timestamp(timestamp: impl Into<Column>, tz: impl IntoValue) -> Column {
    Column::function("to_utc_timestamp", [timestamp.into(), tz.into_value()])
}

/// The same as `to_char`.
pub fn to_varchar(col: impl Into<Column>, format: impl Into<Column>) -> Column {
    Column::function("to_varchar", [col.into(), format.into()])
}

/// The struct, map or array as a variant.
pub fn to_variant_object(col: impl Into<Column>) -> Column {
    Column::function("to_variant_object", [col.into()])
}

/// The row as an XML text.
pub fn to_xml(col: impl Into<Column>) -> Column {
    to_xml_with(col, std::iter::empty::<(String, String)>())
}

/// As [`to_xml`], with what may be left out there.
pub fn to_xml_with(
    col: impl Into<Column>,
    options: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
) -> Column {
    Column::function("to_xml", [col.into()].into_iter().chain(settings(options)))
}

/// The text with some characters replaced by others, one by one.
pub fn translate(src_col: impl Into<Column>, matching: impl IntoValue, replace: impl IntoValue) -> Column {
    Column::function("translate", [src_col.into(), matching.into_value(), replace.into_value()])
}

/// The text without spaces, or without the characters of `trim`, at its ends.
pub fn trim(col: impl Into<Column>) -> Column {
    trim_with(col, None)
}

/// As [`trim`], with what may be left out there.
pub fn trim_with(col: impl Into<Column>, trim: impl Into<Option<Column>>) -> Column {
    Column::function("trim", given(trim).into_iter().chain([col.into()]))
}

/// The day cut off below a unit.
pub fn trunc(date: impl Into<Column>, format: impl IntoValue) -> Column {
    Column::function("trunc", [date.into(), format.into_value()])
}

/// The sum; NULL where it overflows.
pub fn try_add(left: impl Into<Column>, right: impl Into<Column>) -> Column {
    Column::function("try_add", [left.into(), right.into()])
}

/// As `aes_decrypt`, with NULL where that raises.
pub fn try_aes_decrypt(input: impl Into<Column>, key: impl Into<Column>) -> Column {
    try_aes_decrypt_with(input, key, None, None, None)
}

/// As [`try_aes_decrypt`], with what may be left out there.
pub fn try_aes_decrypt_with(
    input: impl Into<Column>,
    key: impl Into<Column>,
    mode: impl Into<Option<Column>>,
    padding: impl Into<Option<Column>>,
    aad: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "try_aes_decrypt",
        [
            input.into(),
            key.into(),
            given(mode).unwrap_or_else(|| lit("GCM")),
            given(padding).unwrap_or_else(|| lit("DEFAULT")),
            given(aad).unwrap_or_else(|| lit("")),
        ],
    )
}

/// As `avg`, with NULL where that raises.
pub fn try_avg(col: impl Into<Column>) -> Column {
    Column::function("try_avg", [col.into()])
}

/// The quotient; NULL for a divisor of 0.
pub fn try_divide(left: impl Into<Column>, right: impl Into<Column>) -> Column {
    Column::function("try_divide", [left.into(), right.into()])
}

/// As `element_at`, with NULL where that raises.
pub fn try_element_at(col: impl Into<Column>, extraction: impl Into<Column>) -> Column {
    Column::function("try_element_at", [col.into(), extraction.into()])
}

/// As `make_interval`, with NULL where that raises.
pub fn try_make_interval() -> Column {
    try_make_interval_with(None, None, None, None, None, None, None)
}

/// As [`try_make_interval`], with what may be left out there.
pub fn try_make_interval_with(
    years: impl Into<Option<Column>>,
    months: impl Into<Option<Column>>,
    weeks: impl Into<Option<Column>>,
    days: impl Into<Option<Column>>,
    hours: impl Into<Option<Column>>,
    mins: impl Into<Option<Column>>,
    secs: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "try_make_interval",
        [
            given(years).unwrap_or_else(|| lit(0)),
            given(months).unwrap_or_else(|| lit(0)),
            given(weeks).unwrap_or_else(|| lit(0)),
            given(days).unwrap_or_else(|| lit(0)),
            given(hours).unwrap_or_else(|| lit(0)),
            given(mins).unwrap_or_else(|| lit(0)),
            given(secs).unwrap_or_else(decimal_zero),
        ],
    )
}

/// As `make_timestamp`, with NULL where that raises.
pub fn try_make_timestamp(
    years: impl Into<Column>,
    months: impl Into<Column>,
    days: impl Into<Column>,
    hours: impl Into<Column>,
    mins: impl Into<Column>,
    secs: impl Into<Column>,
) -> Column {
    try_make_timestamp_with(years, months, days, hours, mins, secs, None)
}

/// As [`try_make_timestamp`], with what may be left out there.
pub fn try_make_timestamp_with(
    years: impl Into<Column>,
    months: impl Into<Column>,
    days: impl Into<Column>,
    hours: impl Into<Column>,
    mins: impl Into<Column>,
    secs: impl Into<Column>,
    timezone: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "try_make_timestamp",
        [years.into(), months.into(), days.into(), hours.into(), mins.into(), secs.into()]
            .into_iter()
            .chain(given(timezone)),
    )
}

/// As `make_timestamp_ltz`, with NULL where that raises.
pub fn try_make_timestamp_ltz(
    years: impl Into<Column>,
    months: impl Into<Column>,
    days: impl Into<Column>,
    hours: impl Into<Column>,
    mins: impl Into<Column>,
    secs: impl Into<Column>,
) -> Column {
    try_make_timestamp_ltz_with(years, months, days, hours, mins, secs, None)
}

/// As [`try_make_timestamp_ltz`], with what may be left out there.
pub fn try_make_timestamp_ltz_with(
    years: impl Into<Column>,
    months: impl Into<Column>,
    days: impl Into<Column>,
    hours: impl Into<Column>,
    mins: impl Into<Column>,
    secs: impl Into<Column>,
    timezone: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "try_make_timestamp_ltz",
        [years.into(), months.into(), days.into(), hours.into(), mins.into(), secs.into()]
            .into_iter()
            .chain(given(timezone)),
    )
}

/// As `make_timestamp_ntz`, with NULL where that raises.
pub fn try_make_timestamp_ntz(
    years: impl Into<Column>,
    months: impl Into<Column>,
    days: impl Into<Column>,
    hours: impl Into<Column>,
    mins: impl Into<Column>,
    secs: impl Into<Column>,
) -> Column {
    Column::function(
        "try_make_timestamp_ntz",
        [years.into(), months.into(), days.into(), hours.into(), mins.into(), secs.into()],
    )
}

/// The remainder; NULL for a divisor of 0.
pub fn try_mod(left: impl Into<Column>, right: impl Into<Column>) -> Column {
    Column::function("try_mod", [left.into(), right.into()])
}

/// The product; NULL where it overflows.
pub fn try_multiply(left: impl Into<Column>, right: impl Into<Column>) -> Column {
    Column::function("try_multiply", [left.into(), right.into()])
}

/// As `parse_json`, with NULL where that raises.
pub fn try_parse_json(col: impl Into<Column>) -> Column {
    Column::function("try_parse_json", [col.into()])
}

/// As `parse_url`, with NULL where that raises.
pub fn try_parse_url(url: impl Into<Column>, part_to_extract: impl Into<Column>) -> Column {
    try_parse_url_with(url, part_to_extract, None)
}

/// As [`try_parse_url`], with what may be left out there.
pub fn try_parse_url_with(
    url: impl Into<Column>,
    part_to_extract: impl Into<Column>,
    key: impl Into<Option<Column>>,
) -> Column {
    Column::function("try_parse_url", [url.into(), part_to_extract.into()].into_iter().chain(given(key)))
}

/// As `reflect`, with NULL where that raises.
pub fn try_reflect(cols: impl IntoIterator<Item = impl Into<Column>>) -> Column {
    Column::function("try_reflect", cols.into_iter().map(Into::into))
}

/// The difference; NULL where it overflows.
pub fn try_subtract(left: impl Into<Column>, right: impl Into<Column>) -> Column {
    Column::function("try_subtract", [left.into(), right.into()])
}

/// As `sum`, with NULL where that raises.
pub fn try_sum(col: impl Into<Column>) -> Column {
    Column::function("try_sum", [col.into()])
}

/// As `to_binary`, with NULL where that raises.
pub fn try_to_binary(col: impl Into<Column>) -> Column {
    try_to_binary_with(col, None)
}

/// As [`try_to_binary`], with what may be left out there.
pub fn try_to_binary_with(col: impl Into<Column>, format: impl Into<Option<Column>>) -> Column {
    Column::function("try_to_binary", [col.into()].into_iter().chain(given(format)))
}

/// As `to_date`, with NULL where that raises.
pub fn try_to_date(col: impl Into<Column>) -> Column {
    try_to_date_with(col, None)
}

/// As [`try_to_date`], with what may be left out there.
pub fn try_to_date_with(col: impl Into<Column>, format: impl Into<Option<Column>>) -> Column {
    Column::function("try_to_date", [col.into()].into_iter().chain(given(format)))
}

/// As `to_number`, with NULL where that raises.
pub fn try_to_number(col: impl Into<Column>, format: impl Into<Column>) -> Column {
    Column::function("try_to_number", [col.into(), format.into()])
}

/// As `to_time`, with NULL where that raises.
pub fn try_to_time(str: impl Into<Column>) -> Column {
    try_to_time_with(str, None)
}

/// As [`try_to_time`], with what may be left out there.
pub fn try_to_time_with(str: impl Into<Column>, format: impl Into<Option<Column>>) -> Column {
    Column::function("try_to_time", [str.into()].into_iter().chain(given(format)))
}

/// As `to_timestamp`, with NULL where that raises.
pub fn try_to_timestamp(col: impl Into<Column>) -> Column {
    try_to_timestamp_with(col, None)
}

/// As [`try_to_timestamp`], with what may be left out there.
pub fn try_to_timestamp_with(col: impl Into<Column>, format: impl Into<Option<Column>>) -> Column {
    Column::function("try_to_timestamp", [col.into()].into_iter().chain(given(format)))
}

/// As `url_decode`, with NULL where that raises.
pub fn try_url_decode(str: impl Into<Column>) -> Column {
    Column::function("try_url_decode", [str.into()])
}

/// As `validate_utf8`, with NULL where that raises.
pub fn try_validate_utf8(str: impl Into<Column>) -> Column {
    Column::function("try_validate_utf8", [str.into()])
}

/// As `variant_array_append`, with NULL where that raises.
pub fn try_variant_array_append(v: impl Into<Column>, path: impl IntoValue, value: impl Into<Column>) -> Column {
    Column::function("try_variant_array_append", [v.into(), path.into_value(), value.into()])
}

/// As `variant_get`, with NULL where that raises.
pub fn try_variant_get(v: impl Into<Column>, path: impl IntoValue, target_type: impl IntoValue) -> Column {
    Column::function("try_variant_get", [v.into(), path.into_value(), target_type.into_value()])
}

/// As `variant_insert`, with NULL where that raises.
pub fn try_variant_insert(v: impl Into<Column>, path: impl IntoValue, value: impl Into<Column>) -> Column {
    Column::function("try_variant_insert", [v.into(), path.into_value(), value.into()])
}

/// As `variant_set`, with NULL where that raises.
pub fn try_variant_set(v: impl Into<Column>, path: impl IntoValue, value: impl Into<Column>) -> Column {
    try_variant_set_with(v, path, value, None)
}

/// As [`try_variant_set`], with what may be left out there.
pub fn try_variant_set_with(
    v: impl Into<Column>,
    path: impl IntoValue,
    value: impl Into<Column>,
    create_if_missing: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "try_variant_set",
        [v.into(), path.into_value(), value.into(), given(create_if_missing).unwrap_or_else(|| lit(true))],
    )
}

/// What the first Tuple sketch has seen and the second has not, with summaries of type double.
pub fn tuple_difference_double(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    Column::function("tuple_difference_double", [col1.into(), col2.into()])
}

/// What the first Tuple sketch has seen and the second has not, with summaries of type integer.
pub fn tuple_difference_integer(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    Column::function("tuple_difference_integer", [col1.into(), col2.into()])
}

/// What a Tuple sketch has seen and a Theta sketch has not, with summaries of type double.
pub fn tuple_difference_theta_double(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    Column::function("tuple_difference_theta_double", [col1.into(), col2.into()])
}

/// What a Tuple sketch has seen and a Theta sketch has not, with summaries of type integer.
pub fn tuple_difference_theta_integer(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    Column::function("tuple_difference_theta_integer", [col1.into(), col2.into()])
}

/// What all Tuple sketches of the group have seen, with summaries of type double.
pub fn tuple_intersection_agg_double(col: impl Into<Column>) -> Column {
    tuple_intersection_agg_double_with(col, None)
}

/// As [`tuple_intersection_agg_double`], with what may be left out there.
pub fn tuple_intersection_agg_double_with(col: impl Into<Column>, mode: impl Into<Option<Column>>) -> Column {
    Column::function("tuple_intersection_agg_double", [col.into()].into_iter().chain(given(mode)))
}

/// What all Tuple sketches of the group have seen, with summaries of type integer.
pub fn tuple_intersection_agg_integer(col: impl Into<Column>) -> Column {
    tuple_intersection_agg_integer_with(col, None)
}

/// As [`tuple_intersection_agg_integer`], with what may be left out there.
pub fn tuple_intersection_agg_integer_with(col: impl Into<Column>, mode: impl Into<Option<Column>>) -> Column {
    Column::function("tuple_intersection_agg_integer", [col.into()].into_iter().chain(given(mode)))
}

/// What both Tuple sketches have seen, with summaries of type double.
pub fn tuple_intersection_double(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    tuple_intersection_double_with(col1, col2, None)
}

/// As [`tuple_intersection_double`], with what may be left out there.
pub fn tuple_intersection_double_with(
    col1: impl Into<Column>,
    col2: impl Into<Column>,
    mode: impl Into<Option<Column>>,
) -> Column {
    Column::function("tuple_intersection_double", [col1.into(), col2.into()].into_iter().chain(given(mode)))
}

/// What both Tuple sketches have seen, with summaries of type integer.
pub fn tuple_intersection_integer(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    tuple_intersection_integer_with(col1, col2, None)
}

/// As [`tuple_intersection_integer`], with what may be left out there.
pub fn tuple_intersection_integer_with(
    col1: impl Into<Column>,
    col2: impl Into<Column>,
    mode: impl Into<Option<Column>>,
) -> Column {
    Column::function("tuple_intersection_integer", [col1.into(), col2.into()].into_iter().chain(given(mode)))
}

/// What a Tuple sketch and a Theta sketch have seen, with summaries of type double.
pub fn tuple_intersection_theta_double(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    tuple_intersection_theta_double_with(col1, col2, None)
}

/// As [`tuple_intersection_theta_double`], with what may be left out there.
pub fn tuple_intersection_theta_double_with(
    col1: impl Into<Column>,
    col2: impl Into<Column>,
    mode: impl Into<Option<Column>>,
) -> Column {
    Column::function("tuple_intersection_theta_double", [col1.into(), col2.into()].into_iter().chain(given(mode)))
}

/// What a Tuple sketch and a Theta sketch have seen, with summaries of type integer.
pub fn tuple_intersection_theta_integer(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    tuple_intersection_theta_integer_with(col1, col2, None)
}

/// As [`tuple_intersection_theta_integer`], with what may be left out there.
pub fn tuple_intersection_theta_integer_with(
    col1: impl Into<Column>,
    col2: impl Into<Column>,
    mode: impl Into<Option<Column>>,
) -> Column {
    Column::function("tuple_intersection_theta_integer", [col1.into(), col2.into()].into_iter().chain(given(mode)))
}

/// A Tuple sketch of keys, with summaries of type double.
pub fn tuple_sketch_agg_double(key: impl Into<Column>, summary: impl Into<Column>) -> Column {
    tuple_sketch_agg_double_with(key, summary, None, None)
}

/// As [`tuple_sketch_agg_double`], with what may be left out there.
pub fn tuple_sketch_agg_double_with(
    key: impl Into<Column>,
    summary: impl Into<Column>,
    lg_nom_entries: impl Into<Option<Column>>,
    mode: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "tuple_sketch_agg_double",
        [
            key.into(),
            summary.into(),
            given(lg_nom_entries).unwrap_or_else(|| lit(12)),
            given(mode).unwrap_or_else(|| lit("sum")),
        ],
    )
}

/// A Tuple sketch of keys, with summaries of type integer.
pub fn tuple_sketch_agg_integer(key: impl Into<Column>, summary: impl Into<Column>) -> Column {
    tuple_sketch_agg_integer_with(key, summary, None, None)
}

/// As [`tuple_sketch_agg_integer`], with what may be left out there.
pub fn tuple_sketch_agg_integer_with(
    key: impl Into<Column>,
    summary: impl Into<Column>,
    lg_nom_entries: impl Into<Option<Column>>,
    mode: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "tuple_sketch_agg_integer",
        [
            key.into(),
            summary.into(),
            given(lg_nom_entries).unwrap_or_else(|| lit(12)),
            given(mode).unwrap_or_else(|| lit("sum")),
        ],
    )
}

/// How many distinct keys a Tuple sketch has seen, nearly, with summaries of type double.
pub fn tuple_sketch_estimate_double(col: impl Into<Column>) -> Column {
    Column::function("tuple_sketch_estimate_double", [col.into()])
}

/// How many distinct keys a Tuple sketch has seen, nearly, with summaries of type integer.
pub fn tuple_sketch_estimate_integer(col: impl Into<Column>) -> Column {
    Column::function("tuple_sketch_estimate_integer", [col.into()])
}

/// All summaries of a Tuple sketch made one, with summaries of type double.
pub fn tuple_sketch_summary_double(col: impl Into<Column>) -> Column {
    tuple_sketch_summary_double_with(col, None)
}

/// As [`tuple_sketch_summary_double`], with what may be left out there.
pub fn tuple_sketch_summary_double_with(col: impl Into<Column>, mode: impl Into<Option<Column>>) -> Column {
    Column::function("tuple_sketch_summary_double", [col.into()].into_iter().chain(given(mode)))
}

/// All summaries of a Tuple sketch made one, with summaries of type integer.
pub fn tuple_sketch_summary_integer(col: impl Into<Column>) -> Column {
    tuple_sketch_summary_integer_with(col, None)
}

/// As [`tuple_sketch_summary_integer`], with what may be left out there.
pub fn tuple_sketch_summary_integer_with(col: impl Into<Column>, mode: impl Into<Option<Column>>) -> Column {
    Column::function("tuple_sketch_summary_integer", [col.into()].into_iter().chain(given(mode)))
}

/// How many distinct keys a Tuple sketch keeps of all, as a share, with summaries of type double.
pub fn tuple_sketch_theta_double(col: impl Into<Column>) -> Column {
    Column::function("tuple_sketch_theta_double", [col.into()])
}

/// How many distinct keys a Tuple sketch keeps of all, as a share, with summaries of type integer.
pub fn tuple_sketch_theta_integer(col: impl Into<Column>) -> Column {
    Column::function("tuple_sketch_theta_integer", [col.into()])
}

/// All Tuple sketches of the group made one, with summaries of type double.
pub fn tuple_union_agg_double(col: impl Into<Column>) -> Column {
    tuple_union_agg_double_with(col, None, None)
}

/// As [`tuple_union_agg_double`], with what may be left out there.
pub fn tuple_union_agg_double_with(
    col: impl Into<Column>,
    lg_nom_entries: impl Into<Option<Column>>,
    mode: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "tuple_union_agg_double",
        [col.into(), given(lg_nom_entries).unwrap_or_else(|| lit(12)), given(mode).unwrap_or_else(|| lit("sum"))],
    )
}

/// All Tuple sketches of the group made one, with summaries of type integer.
pub fn tuple_union_agg_integer(col: impl Into<Column>) -> Column {
    tuple_union_agg_integer_with(col, None, None)
}

/// As [`tuple_union_agg_integer`], with what may be left out there.
pub fn tuple_union_agg_integer_with(
    col: impl Into<Column>,
    lg_nom_entries: impl Into<Option<Column>>,
    mode: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "tuple_union_agg_integer",
        [col.into(), given(lg_nom_entries).unwrap_or_else(|| lit(12)), given(mode).unwrap_or_else(|| lit("sum"))],
    )
}

/// Two Tuple sketches made one, with summaries of type double.
pub fn tuple_union_double(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    tuple_union_double_with(col1, col2, None, None)
}

/// As [`tuple_union_double`], with what may be left out there.
pub fn tuple_union_double_with(
    col1: impl Into<Column>,
    col2: impl Into<Column>,
    lg_nom_entries: impl Into<Option<Column>>,
    mode: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "tuple_union_double",
        [
            col1.into(),
            col2.into(),
            given(lg_nom_entries).unwrap_or_else(|| lit(12)),
            given(mode).unwrap_or_else(|| lit("sum")),
        ],
    )
}

/// Two Tuple sketches made one, with summaries of type integer.
pub fn tuple_union_integer(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    tuple_union_integer_with(col1, col2, None, None)
}

/// As [`tuple_union_integer`], with what may be left out there.
pub fn tuple_union_integer_with(
    col1: impl Into<Column>,
    col2: impl Into<Column>,
    lg_nom_entries: impl Into<Option<Column>>,
    mode: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "tuple_union_integer",
        [
            col1.into(),
            col2.into(),
            given(lg_nom_entries).unwrap_or_else(|| lit(12)),
            given(mode).unwrap_or_else(|| lit("sum")),
        ],
    )
}

/// A Tuple sketch and a Theta sketch made one, with summaries of type double.
pub fn tuple_union_theta_double(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    tuple_union_theta_double_with(col1, col2, None, None)
}

/// As [`tuple_union_theta_double`], with what may be left out there.
pub fn tuple_union_theta_double_with(
    col1: impl Into<Column>,
    col2: impl Into<Column>,
    lg_nom_entries: impl Into<Option<Column>>,
    mode: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "tuple_union_theta_double",
        [
            col1.into(),
            col2.into(),
            given(lg_nom_entries).unwrap_or_else(|| lit(12)),
            given(mode).unwrap_or_else(|| lit("sum")),
        ],
    )
}

/// A Tuple sketch and a Theta sketch made one, with summaries of type integer.
pub fn tuple_union_theta_integer(col1: impl Into<Column>, col2: impl Into<Column>) -> Column {
    tuple_union_theta_integer_with(col1, col2, None, None)
}

/// As [`tuple_union_theta_integer`], with what may be left out there.
pub fn tuple_union_theta_integer_with(
    col1: impl Into<Column>,
    col2: impl Into<Column>,
    lg_nom_entries: impl Into<Option<Column>>,
    mode: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "tuple_union_theta_integer",
        [
            col1.into(),
            col2.into(),
            given(lg_nom_entries).unwrap_or_else(|| lit(12)),
            given(mode).unwrap_or_else(|| lit("sum")),
        ],
    )
}

/// The name of the value's type. Spark: `typeof`.
pub fn type_of(col: impl Into<Column>) -> Column {
    Column::function("typeof", [col.into()])
}

/// The text in upper case.
pub fn ucase(str: impl Into<Column>) -> Column {
    Column::function("ucase", [str.into()])
}

/// The bytes that a text in base 64 says.
pub fn unbase64(col: impl Into<Column>) -> Column {
    Column::function("unbase64", [col.into()])
}

/// The bytes that a text in base 16 says.
pub fn unhex(col: impl Into<Column>) -> Column {
    Column::function("unhex", [col.into()])
}

/// Numbers by chance between two numbers.
pub fn uniform(min: impl IntoValue, max: impl IntoValue) -> Column {
    uniform_with(min, max, None)
}

/// As [`uniform`], with what may be left out there.
pub fn uniform_with(min: impl IntoValue, max: impl IntoValue, seed: impl Into<Option<Column>>) -> Column {
    Column::function("uniform", [min.into_value(), max.into_value(), given(seed).unwrap_or_else(fresh_seed)])
}

/// Days since 1970-01-01.
pub fn unix_date(col: impl Into<Column>) -> Column {
    Column::function("unix_date", [col.into()])
}

/// Microseconds since 1970-01-01 00:00:00 UTC.
pub fn unix_micros(col: impl Into<Column>) -> Column {
    Column::function("unix_micros", [col.into()])
}

/// Milliseconds since 1970-01-01 00:00:00 UTC.
pub fn unix_millis(col: impl Into<Column>) -> Column {
    Column::function("unix_millis", [col.into()])
}

/// Nanoseconds since 1970-01-01 00:00:00 UTC.
pub fn unix_nanos(col: impl Into<Column>) -> Column {
    Column::function("unix_nanos", [col.into()])
}

/// Seconds since 1970-01-01 00:00:00 UTC.
pub fn unix_seconds(col: impl Into<Column>) -> Column {
    Column::function("unix_seconds", [col.into()])
}

/// The value of a user-defined type as the SQL type below it.
pub fn unwrap_udt(col: impl Into<Column>) -> Column {
    Column::function("unwrap_udt", [col.into()])
}

/// The text in upper case.
pub fn upper(col: impl Into<Column>) -> Column {
    Column::function("upper", [col.into()])
}

/// The text with the escapes of a URL taken back.
pub fn url_decode(str: impl Into<Column>) -> Column {
    Column::function("url_decode", [str.into()])
}

/// The text escaped for a URL.
pub fn url_encode(str: impl Into<Column>) -> Column {
    Column::function("url_encode", [str.into()])
}

/// The name of the user who runs the query.
pub fn user() -> Column {
    Column::function("user", [])
}

/// A UUID by chance.
pub fn uuid() -> Column {
    uuid_with(None)
}

/// As [`uuid`], with what may be left out there.
pub fn uuid_with(seed: impl Into<Option<Column>>) -> Column {
    Column::function("uuid", [given(seed).unwrap_or_else(fresh_seed)])
}

/// The text, or an error where it is not valid UTF-8.
pub fn validate_utf8(str: impl Into<Column>) -> Column {
    Column::function("validate_utf8", [str.into()])
}

/// The population variance of the values.
pub fn var_pop(col: impl Into<Column>) -> Column {
    Column::function("var_pop", [col.into()])
}

/// The sample variance of the values.
pub fn var_samp(col: impl Into<Column>) -> Column {
    Column::function("var_samp", [col.into()])
}

/// The sample variance of the values.
pub fn variance(col: impl Into<Column>) -> Column {
    Column::function("variance", [col.into()])
}

/// The variant with a value added to the array at a path.
pub fn variant_array_append(v: impl Into<Column>, path: impl IntoValue, value: impl Into<Column>) -> Column {
    Column::function("variant_array_append", [v.into(), path.into_value(), value.into()])
}

/// The variant without what stands at these paths.
pub fn variant_delete(v: impl Into<Column>, paths: impl IntoIterator<Item = impl IntoValue>) -> Column {
    Column::function("variant_delete", [v.into()].into_iter().chain(paths.into_iter().map(IntoValue::into_value)))
}

/// What stands at a path of the variant, as a type.
pub fn variant_get(v: impl Into<Column>, path: impl IntoValue, target_type: impl IntoValue) -> Column {
    Column::function("variant_get", [v.into(), path.into_value(), target_type.into_value()])
}

/// The variant with a value put in at a path where there is none.
pub fn variant_insert(v: impl Into<Column>, path: impl IntoValue, value: impl Into<Column>) -> Column {
    Column::function("variant_insert", [v.into(), path.into_value(), value.into()])
}

/// The variant with a value set at a path.
pub fn variant_set(v: impl Into<Column>, path: impl IntoValue, value: impl Into<Column>) -> Column {
    variant_set_with(v, path, value, None)
}

/// As [`variant_set`], with what may be left out there.
pub fn variant_set_with(
    v: impl Into<Column>,
    path: impl IntoValue,
    value: impl Into<Column>,
    create_if_missing: impl Into<Option<Column>>,
) -> Column {
    Column::function(
        "variant_set",
        [v.into(), path.into_value(), value.into(), given(create_if_missing).unwrap_or_else(|| lit(true))],
    )
}

/// The variant without its nulls.
pub fn variant_strip_nulls(v: impl Into<Column>) -> Column {
    variant_strip_nulls_with(v, None)
}

/// As [`variant_strip_nulls`], with what may be left out there.
pub fn variant_strip_nulls_with(v: impl Into<Column>, include_arrays: impl Into<Option<Column>>) -> Column {
    Column::function("variant_strip_nulls", [v.into(), given(include_arrays).unwrap_or_else(|| lit(true))])
}

/// The mean of the vectors of the group.
pub fn vector_avg(col: impl Into<Column>) -> Column {
    Column::function("vector_avg", [col.into()])
}

/// The cosine of the angle between two vectors.
pub fn vector_cosine_similarity(left: impl Into<Column>, right: impl Into<Column>) -> Column {
    Column::function("vector_cosine_similarity", [left.into(), right.into()])
}

/// The inner product of two vectors.
pub fn vector_inner_product(left: impl Into<Column>, right: impl Into<Column>) -> Column {
    Column::function("vector_inner_product", [left.into(), right.into()])
}

/// The Euclidean distance of two vectors.
pub fn vector_l2_distance(left: impl Into<Column>, right: impl Into<Column>) -> Column {
    Column::function("vector_l2_distance", [left.into(), right.into()])
}

/// The length of the vector, in a norm.
pub fn vector_norm(vector: impl Into<Column>) -> Column {
    vector_norm_with(vector, None)
}

/// As [`vector_norm`], with what may be left out there.
pub fn vector_norm_with(vector: impl Into<Column>, degree: impl Into<Option<Column>>) -> Column {
    Column::function("vector_norm", [vector.into()].into_iter().chain(given(degree)))
}

/// The vector divided by its length, in a norm.
pub fn vector_normalize(vector: impl Into<Column>) -> Column {
    vector_normalize_with(vector, None)
}

/// As [`vector_normalize`], with what may be left out there.
pub fn vector_normalize_with(vector: impl Into<Column>, degree: impl Into<Option<Column>>) -> Column {
    Column::function("vector_normalize", [vector.into()].into_iter().chain(given(degree)))
}

/// The sum of the vectors of the group.
pub fn vector_sum(col: impl Into<Column>) -> Column {
    Column::function("vector_sum", [col.into()])
}

/// The version of the Spark that answers.
pub fn version() -> Column {
    Column::function("version", [])
}

/// The day of the week, from 0 for Monday.
pub fn weekday(col: impl Into<Column>) -> Column {
    Column::function("weekday", [col.into()])
}

/// The ISO week of the year.
pub fn weekofyear(col: impl Into<Column>) -> Column {
    Column::function("weekofyear", [col.into()])
}

/// Which of so many even buckets between two bounds the value falls into.
pub fn width_bucket(
    v: impl Into<Column>,
    min: impl Into<Column>,
    max: impl Into<Column>,
    num_bucket: impl Into<Column>,
) -> Column {
    Column::function("width_bucket", [v.into(), min.into(), max.into(), num_bucket.into()])
}

/// The last moment of a window of time, which stands for it in a window over windows.
pub fn window_time(window_column: impl Into<Column>) -> Column {
    Column::function("window_time", [window_column.into()])
}

/// The texts that an XPath expression finds in an XML text, as an array.
pub fn xpath(xml: impl Into<Column>, path: impl Into<Column>) -> Column {
    Column::function("xpath", [xml.into(), path.into()])
}

/// Whether an XPath expression holds for an XML text.
pub fn xpath_boolean(xml: impl Into<Column>, path: impl Into<Column>) -> Column {
    Column::function("xpath_boolean", [xml.into(), path.into()])
}

/// The number that an XPath expression finds in an XML text, as a double.
pub fn xpath_double(xml: impl Into<Column>, path: impl Into<Column>) -> Column {
    Column::function("xpath_double", [xml.into(), path.into()])
}

/// The number that an XPath expression finds in an XML text, as a float.
pub fn xpath_float(xml: impl Into<Column>, path: impl Into<Column>) -> Column {
    Column::function("xpath_float", [xml.into(), path.into()])
}

/// The number that an XPath expression finds in an XML text, as an int.
pub fn xpath_int(xml: impl Into<Column>, path: impl Into<Column>) -> Column {
    Column::function("xpath_int", [xml.into(), path.into()])
}

/// The number that an XPath expression finds in an XML text, as a bigint.
pub fn xpath_long(xml: impl Into<Column>, path: impl Into<Column>) -> Column {
    Column::function("xpath_long", [xml.into(), path.into()])
}

/// The number that an XPath expression finds in an XML text, as a double.
pub fn xpath_number(xml: impl Into<Column>, path: impl Into<Column>) -> Column {
    Column::function("xpath_number", [xml.into(), path.into()])
}

/// The number that an XPath expression finds in an XML text, as a smallint.
pub fn xpath_short(xml: impl Into<Column>, path: impl Into<Column>) -> Column {
    Column::function("xpath_short", [xml.into(), path.into()])
}

/// The text that an XPath expression finds in an XML text.
pub fn xpath_string(xml: impl Into<Column>, path: impl Into<Column>) -> Column {
    Column::function("xpath_string", [xml.into(), path.into()])
}

/// A hash of the values: xxHash of 64 bits.
pub fn xxhash64(cols: impl IntoIterator<Item = impl Into<Column>>) -> Column {
    Column::function("xxhash64", cols.into_iter().map(Into::into))
}

/// The year.
pub fn year(col: impl Into<Column>) -> Column {
    Column::function("year", [col.into()])
}

/// For a partitioned table: the year of the value.
pub fn years(col: impl Into<Column>) -> Column {
    Column::function("years", [col.into()])
}

/// 0 where the number is NULL, else the number.
pub fn zeroifnull(col: impl Into<Column>) -> Column {
    Column::function("zeroifnull", [col.into()])
}
