// Written by `cargo xtask gen` from api/functions.toml; edit that.
/** Spark's functions that are called with columns and values. */

import { column, freshSeed, given, mixed, settings, type ColumnOrName, type Settings } from "../arguments.js";
import { decimal, invoke, literal, type Column, type ColumnLike } from "../column.js";

/** The absolute value. */
export function abs(col: ColumnOrName): Column {
  return invoke("abs", [column(col)]);
}

/** The arc cosine, in radians. */
export function acos(col: ColumnOrName): Column {
  return invoke("acos", [column(col)]);
}

/** The inverse hyperbolic cosine. */
export function acosh(col: ColumnOrName): Column {
  return invoke("acosh", [column(col)]);
}

/** The day so many months later; the last day of a month where there is no such day. Spark: `add_months`. */
export function addMonths(start: ColumnOrName, months: ColumnOrName | number | bigint): Column {
  return invoke("add_months", [column(start), mixed(months)]);
}

/** The bytes that AES encrypted, in clear. Spark: `aes_decrypt`. */
export function aesDecrypt(input: ColumnOrName, key: ColumnOrName, mode?: ColumnOrName, padding?: ColumnOrName, aad?: ColumnOrName): Column {
  return invoke("aes_decrypt", [column(input), column(key), mode === undefined ? literal("GCM") : column(mode), padding === undefined ? literal("DEFAULT") : column(padding), aad === undefined ? literal("") : column(aad)]);
}

/** The bytes encrypted by AES. Spark: `aes_encrypt`. */
export function aesEncrypt(input: ColumnOrName, key: ColumnOrName, mode?: ColumnOrName, padding?: ColumnOrName, iv?: ColumnOrName, aad?: ColumnOrName): Column {
  return invoke("aes_encrypt", [column(input), column(key), mode === undefined ? literal("GCM") : column(mode), padding === undefined ? literal("DEFAULT") : column(padding), iv === undefined ? literal("") : column(iv), aad === undefined ? literal("") : column(aad)]);
}

/** Some value of the group. Spark: `any_value`. */
export function anyValue(col: ColumnOrName, ignoreNulls?: ColumnLike): Column {
  return invoke("any_value", [column(col), ...given(ignoreNulls, literal)]);
}

/** How many distinct values there are, nearly; `rsd` is the relative deviation that is allowed. Spark: `approx_count_distinct`. */
export function approxCountDistinct(col: ColumnOrName, rsd?: ColumnLike): Column {
  return invoke("approx_count_distinct", [column(col), ...given(rsd, literal)]);
}

/** The value at a percentage of the group, nearly; a larger `accuracy` is more exact. Spark: `approx_percentile`. */
export function approxPercentile(col: ColumnOrName, percentage: ColumnLike, accuracy?: ColumnLike): Column {
  return invoke("approx_percentile", [column(col), literal(percentage), accuracy === undefined ? literal(10000) : literal(accuracy)]);
}

/** An array of the values. */
export function array(...cols: ColumnOrName[]): Column {
  return invoke("array", [...cols.map(column)]);
}

/** All values of the group as an array, repeats kept. Spark: `array_agg`. */
export function arrayAgg(col: ColumnOrName): Column {
  return invoke("array_agg", [column(col)]);
}

/** The array with a value added at its end. Spark: `array_append`. */
export function arrayAppend(col: ColumnOrName, value: ColumnLike): Column {
  return invoke("array_append", [column(col), literal(value)]);
}

/** The array without its NULLs. Spark: `array_compact`. */
export function arrayCompact(col: ColumnOrName): Column {
  return invoke("array_compact", [column(col)]);
}

/** Whether the array holds the value. Spark: `array_contains`. */
export function arrayContains(col: ColumnOrName, value: ColumnLike): Column {
  return invoke("array_contains", [column(col), literal(value)]);
}

/** The array without repeats. Spark: `array_distinct`. */
export function arrayDistinct(col: ColumnOrName): Column {
  return invoke("array_distinct", [column(col)]);
}

/** The elements of the first array that the second does not hold, without repeats. Spark: `array_except`. */
export function arrayExcept(col1: ColumnOrName, col2: ColumnOrName): Column {
  return invoke("array_except", [column(col1), column(col2)]);
}

/** The array with a value put in at a place, which counts from 1, or from the end when negative. Spark: `array_insert`. */
export function arrayInsert(arr: ColumnOrName, pos: ColumnOrName | number | bigint, value: ColumnLike): Column {
  return invoke("array_insert", [column(arr), mixed(pos), literal(value)]);
}

/** The elements that both arrays hold, without repeats. Spark: `array_intersect`. */
export function arrayIntersect(col1: ColumnOrName, col2: ColumnOrName): Column {
  return invoke("array_intersect", [column(col1), column(col2)]);
}

/** The elements as one text with a delimiter between them. Spark: `array_join`. */
export function arrayJoin(col: ColumnOrName, delimiter: ColumnLike, nullReplacement?: ColumnLike): Column {
  return invoke("array_join", [column(col), literal(delimiter), ...given(nullReplacement, literal)]);
}

/** The largest element. Spark: `array_max`. */
export function arrayMax(col: ColumnOrName): Column {
  return invoke("array_max", [column(col)]);
}

/** The smallest element. Spark: `array_min`. */
export function arrayMin(col: ColumnOrName): Column {
  return invoke("array_min", [column(col)]);
}

/** Where the value first stands in the array, from 1; 0 when it does not. Spark: `array_position`. */
export function arrayPosition(col: ColumnOrName, value: ColumnLike): Column {
  return invoke("array_position", [column(col), literal(value)]);
}

/** The array with a value added at its beginning. Spark: `array_prepend`. */
export function arrayPrepend(col: ColumnOrName, value: ColumnLike): Column {
  return invoke("array_prepend", [column(col), literal(value)]);
}

/** The array without the elements that equal the value. Spark: `array_remove`. */
export function arrayRemove(col: ColumnOrName, element: ColumnLike): Column {
  return invoke("array_remove", [column(col), literal(element)]);
}

/** An array that holds the value so many times. Spark: `array_repeat`. */
export function arrayRepeat(col: ColumnOrName, count: ColumnOrName | number | bigint): Column {
  return invoke("array_repeat", [column(col), mixed(count)]);
}

/** How many elements the array has. Spark: `array_size`. */
export function arraySize(col: ColumnOrName): Column {
  return invoke("array_size", [column(col)]);
}

/** The elements of both arrays, without repeats. Spark: `array_union`. */
export function arrayUnion(col1: ColumnOrName, col2: ColumnOrName): Column {
  return invoke("array_union", [column(col1), column(col2)]);
}

/** Whether the arrays have an element in common. Spark: `arrays_overlap`. */
export function arraysOverlap(a1: ColumnOrName, a2: ColumnOrName): Column {
  return invoke("arrays_overlap", [column(a1), column(a2)]);
}

/** An array of structs whose n-th holds the n-th element of each array. Spark: `arrays_zip`. */
export function arraysZip(...cols: ColumnOrName[]): Column {
  return invoke("arrays_zip", [...cols.map(column)]);
}

/** The number of the text's first character. */
export function ascii(col: ColumnOrName): Column {
  return invoke("ascii", [column(col)]);
}

/** The arc sine, in radians. */
export function asin(col: ColumnOrName): Column {
  return invoke("asin", [column(col)]);
}

/** The inverse hyperbolic sine. */
export function asinh(col: ColumnOrName): Column {
  return invoke("asinh", [column(col)]);
}

/** NULL where the condition holds; else an error is raised. Spark: `assert_true`. */
export function assertTrue(col: ColumnOrName, errMsg?: ColumnLike): Column {
  return invoke("assert_true", [column(col), ...given(errMsg, literal)]);
}

/** The arc tangent, in radians. */
export function atan(col: ColumnOrName): Column {
  return invoke("atan", [column(col)]);
}

/** The angle between the x axis and a point, given by y and x. */
export function atan2(col1: ColumnOrName | number | bigint, col2: ColumnOrName | number | bigint): Column {
  return invoke("atan2", [mixed(col1), mixed(col2)]);
}

/** The inverse hyperbolic tangent. */
export function atanh(col: ColumnOrName): Column {
  return invoke("atanh", [column(col)]);
}

/** The mean of the values. */
export function avg(col: ColumnOrName): Column {
  return invoke("avg", [column(col)]);
}

/** The bytes in base 64. */
export function base64(col: ColumnOrName): Column {
  return invoke("base64", [column(col)]);
}

/** The whole number in base 2. */
export function bin(col: ColumnOrName): Column {
  return invoke("bin", [column(col)]);
}

/** The bits that are set in all values of the group. Spark: `bit_and`. */
export function bitAnd(col: ColumnOrName): Column {
  return invoke("bit_and", [column(col)]);
}

/** How many bits are set. Spark: `bit_count`. */
export function bitCount(col: ColumnOrName): Column {
  return invoke("bit_count", [column(col)]);
}

/** The bit at a place, from 0 at the right. Spark: `bit_get`. */
export function bitGet(col: ColumnOrName, pos: ColumnOrName): Column {
  return invoke("bit_get", [column(col), column(pos)]);
}

/** How many bits the text or the bytes have. Spark: `bit_length`. */
export function bitLength(col: ColumnOrName): Column {
  return invoke("bit_length", [column(col)]);
}

/** The bits that are set in some value of the group. Spark: `bit_or`. */
export function bitOr(col: ColumnOrName): Column {
  return invoke("bit_or", [column(col)]);
}

/** The exclusive or of all values of the group. Spark: `bit_xor`. */
export function bitXor(col: ColumnOrName): Column {
  return invoke("bit_xor", [column(col)]);
}

/** The bits that are set in all bitmaps of the group. Spark: `bitmap_and_agg`. */
export function bitmapAndAgg(col: ColumnOrName): Column {
  return invoke("bitmap_and_agg", [column(col)]);
}

/** The bit that stands for a number in its bitmap. Spark: `bitmap_bit_position`. */
export function bitmapBitPosition(col: ColumnOrName): Column {
  return invoke("bitmap_bit_position", [column(col)]);
}

/** Which bitmap a number belongs to. Spark: `bitmap_bucket_number`. */
export function bitmapBucketNumber(col: ColumnOrName): Column {
  return invoke("bitmap_bucket_number", [column(col)]);
}

/** A bitmap with the bits at these positions. Spark: `bitmap_construct_agg`. */
export function bitmapConstructAgg(col: ColumnOrName): Column {
  return invoke("bitmap_construct_agg", [column(col)]);
}

/** How many bits of the bitmap are set. Spark: `bitmap_count`. */
export function bitmapCount(col: ColumnOrName): Column {
  return invoke("bitmap_count", [column(col)]);
}

/** The bits that are set in some bitmap of the group. Spark: `bitmap_or_agg`. */
export function bitmapOrAgg(col: ColumnOrName): Column {
  return invoke("bitmap_or_agg", [column(col)]);
}

/** The number with each bit turned round. Spark: `bitwise_not`. */
export function bitwiseNot(col: ColumnOrName): Column {
  return invoke("~", [column(col)]);
}

/** Whether all values of the group are true. Spark: `bool_and`. */
export function boolAnd(col: ColumnOrName): Column {
  return invoke("bool_and", [column(col)]);
}

/** Whether some value of the group is true. Spark: `bool_or`. */
export function boolOr(col: ColumnOrName): Column {
  return invoke("bool_or", [column(col)]);
}

/** The number rounded to `scale` places, halves to the even neighbour. */
export function bround(col: ColumnOrName, scale?: ColumnOrName | number | bigint): Column {
  return invoke("bround", [column(col), ...given(scale, mixed)]);
}

/** The text without spaces, or without the characters of `trim`, at both ends. */
export function btrim(str: ColumnOrName, trim?: ColumnOrName): Column {
  return invoke("btrim", [column(str), ...given(trim, column)]);
}

/** For a partitioned table: the value hashed into so many buckets. */
export function bucket(numBuckets: ColumnLike, col: ColumnOrName): Column {
  return invoke("bucket", [literal(numBuckets), column(col)]);
}

/** How many elements an array or a map has. */
export function cardinality(col: ColumnOrName): Column {
  return invoke("cardinality", [column(col)]);
}

/** The cube root. */
export function cbrt(col: ColumnOrName): Column {
  return invoke("cbrt", [column(col)]);
}

/** The smallest whole number, or number of `scale` places, that is not below. */
export function ceil(col: ColumnOrName, scale?: ColumnOrName | number | bigint): Column {
  return invoke("ceil", [column(col), ...given(scale, mixed)]);
}

/** The same as `ceil`. */
export function ceiling(col: ColumnOrName, scale?: ColumnOrName | number | bigint): Column {
  return invoke("ceiling", [column(col), ...given(scale, mixed)]);
}

/** The character of a number, modulo 256. */
export function char(col: ColumnOrName): Column {
  return invoke("char", [column(col)]);
}

/** How many characters the text has, or how many bytes. Spark: `char_length`. */
export function charLength(str: ColumnOrName): Column {
  return invoke("char_length", [column(str)]);
}

/** The same as `char_length`. Spark: `character_length`. */
export function characterLength(str: ColumnOrName): Column {
  return invoke("character_length", [column(str)]);
}

/** The same as `char`. */
export function chr(n: ColumnOrName): Column {
  return invoke("chr", [column(n)]);
}

/** The first value that is not NULL. */
export function coalesce(...cols: ColumnOrName[]): Column {
  return invoke("coalesce", [...cols.map(column)]);
}

/** The text under another collation. */
export function collate(col: ColumnOrName, collation: ColumnLike): Column {
  return invoke("collate", [column(col), literal(collation)]);
}

/** The name of the text's collation. */
export function collation(col: ColumnOrName): Column {
  return invoke("collation", [column(col)]);
}

/** All values of the group as an array, repeats kept. Spark: `collect_list`. */
export function collectList(col: ColumnOrName): Column {
  return invoke("collect_list", [column(col)]);
}

/** All distinct values of the group as an array. Spark: `collect_set`. */
export function collectSet(col: ColumnOrName): Column {
  return invoke("collect_set", [column(col)]);
}

/** The distinct elements of all arrays of the group as one array. Spark: `collect_union`. */
export function collectUnion(col: ColumnOrName): Column {
  return invoke("collect_union", [column(col)]);
}

/** The texts, bytes or arrays one after another. */
export function concat(...cols: ColumnOrName[]): Column {
  return invoke("concat", [...cols.map(column)]);
}

/** The texts one after another with a separator between them, NULLs left out. Spark: `concat_ws`. */
export function concatWs(sep: ColumnLike, ...cols: ColumnOrName[]): Column {
  return invoke("concat_ws", [literal(sep), ...cols.map(column)]);
}

/** Whether the left text or bytes hold the right. */
export function contains(left: ColumnOrName, right: ColumnOrName): Column {
  return invoke("contains", [column(left), column(right)]);
}

/** The number in a text moved from one base to another. */
export function conv(col: ColumnOrName, fromBase: ColumnLike, toBase: ColumnLike): Column {
  return invoke("conv", [column(col), literal(fromBase), literal(toBase)]);
}

/** The local time in one zone as local time in another. Spark: `convert_timezone`. */
export function convertTimezone(sourceTz: ColumnOrName, targetTz: ColumnOrName, sourceTs: ColumnOrName): Column {
  return invoke("convert_timezone", [column(sourceTz), column(targetTz), column(sourceTs)]);
}

/** Pearson's correlation of two columns. */
export function corr(col1: ColumnOrName, col2: ColumnOrName): Column {
  return invoke("corr", [column(col1), column(col2)]);
}

/** The cosine of an angle in radians. */
export function cos(col: ColumnOrName): Column {
  return invoke("cos", [column(col)]);
}

/** The hyperbolic cosine. */
export function cosh(col: ColumnOrName): Column {
  return invoke("cosh", [column(col)]);
}

/** The cotangent of an angle in radians. */
export function cot(col: ColumnOrName): Column {
  return invoke("cot", [column(col)]);
}

/** How many distinct combinations of the columns there are, NULLs left out. Spark: `count_distinct`. */
export function countDistinct(col: ColumnOrName, ...cols: ColumnOrName[]): Column {
  return invoke("count", [column(col), ...cols.map(column)], true);
}

/** In how many rows the condition holds. Spark: `count_if`. */
export function countIf(col: ColumnOrName): Column {
  return invoke("count_if", [column(col)]);
}

/** A sketch of how often values occur. Spark: `count_min_sketch`. */
export function countMinSketch(col: ColumnOrName, eps: ColumnLike, confidence: ColumnLike, seed?: ColumnLike): Column {
  return invoke("count_min_sketch", [column(col), literal(eps), literal(confidence), literal(seed ?? freshSeed())]);
}

/** What a counter grew by since the row before; a counter that fell began anew. Spark: `counter_diff`. */
export function counterDiff(value: ColumnOrName, startTime?: ColumnOrName): Column {
  return invoke("counter_diff", [column(value), ...given(startTime, column)]);
}

/** The population covariance of two columns. Spark: `covar_pop`. */
export function covarPop(col1: ColumnOrName, col2: ColumnOrName): Column {
  return invoke("covar_pop", [column(col1), column(col2)]);
}

/** The sample covariance of two columns. Spark: `covar_samp`. */
export function covarSamp(col1: ColumnOrName, col2: ColumnOrName): Column {
  return invoke("covar_samp", [column(col1), column(col2)]);
}

/** The cyclic redundancy check of the bytes. */
export function crc32(col: ColumnOrName): Column {
  return invoke("crc32", [column(col)]);
}

/** A map of keys and values, given in turn. Spark: `create_map`. */
export function createMap(...cols: ColumnOrName[]): Column {
  return invoke("map", [...cols.map(column)]);
}

/** The cosecant of an angle in radians. */
export function csc(col: ColumnOrName): Column {
  return invoke("csc", [column(col)]);
}

/** The share of the window partition's rows up to this one and its peers. Spark: `cume_dist`. */
export function cumeDist(): Column {
  return invoke("cume_dist", []);
}

/** The day on which the query started. */
export function curdate(): Column {
  return invoke("curdate", []);
}

/** The name of the current catalog. Spark: `current_catalog`. */
export function currentCatalog(): Column {
  return invoke("current_catalog", []);
}

/** The name of the current database. Spark: `current_database`. */
export function currentDatabase(): Column {
  return invoke("current_database", []);
}

/** The day on which the query started. Spark: `current_date`. */
export function currentDate(): Column {
  return invoke("current_date", []);
}

/** The path on which the session looks for names. Spark: `current_path`. */
export function currentPath(): Column {
  return invoke("current_path", []);
}

/** The same as `current_database`. Spark: `current_schema`. */
export function currentSchema(): Column {
  return invoke("current_schema", []);
}

/** The time of day at which the query started. Spark: `current_time`. */
export function currentTime(precision?: ColumnLike): Column {
  return invoke("current_time", [...given(precision, literal)]);
}

/** The time at which the query started. Spark: `current_timestamp`. */
export function currentTimestamp(): Column {
  return invoke("current_timestamp", []);
}

/** The name of the session's time zone. Spark: `current_timezone`. */
export function currentTimezone(): Column {
  return invoke("current_timezone", []);
}

/** The name of the user who runs the query. Spark: `current_user`. */
export function currentUser(): Column {
  return invoke("current_user", []);
}

/** The day so many days later. Spark: `date_add`. */
export function dateAdd(start: ColumnOrName, days: ColumnOrName | number | bigint): Column {
  return invoke("date_add", [column(start), mixed(days)]);
}

/** How many days lie from `start` to `end`. Spark: `date_diff`. */
export function dateDiff(end: ColumnOrName, start: ColumnOrName): Column {
  return invoke("date_diff", [column(end), column(start)]);
}

/** The day or time as text, in a pattern. Spark: `date_format`. */
export function dateFormat(date: ColumnOrName, format: ColumnLike): Column {
  return invoke("date_format", [column(date), literal(format)]);
}

/** The day so many days after 1970-01-01. Spark: `date_from_unix_date`. */
export function dateFromUnixDate(days: ColumnOrName): Column {
  return invoke("date_from_unix_date", [column(days)]);
}

/** A part of a day, a time or an interval. Spark: `date_part`. */
export function datePart(field: ColumnOrName, source: ColumnOrName): Column {
  return invoke("date_part", [column(field), column(source)]);
}

/** The day so many days earlier. Spark: `date_sub`. */
export function dateSub(start: ColumnOrName, days: ColumnOrName | number | bigint): Column {
  return invoke("date_sub", [column(start), mixed(days)]);
}

/** The time cut off below a unit. Spark: `date_trunc`. */
export function dateTrunc(format: ColumnLike, timestamp: ColumnOrName): Column {
  return invoke("date_trunc", [literal(format), column(timestamp)]);
}

/** The same as `date_add`. */
export function dateadd(start: ColumnOrName, days: ColumnOrName | number | bigint): Column {
  return invoke("dateadd", [column(start), mixed(days)]);
}

/** How many days lie from `start` to `end`. */
export function datediff(end: ColumnOrName, start: ColumnOrName): Column {
  return invoke("datediff", [column(end), column(start)]);
}

/** The same as `date_part`. */
export function datepart(field: ColumnOrName, source: ColumnOrName): Column {
  return invoke("datepart", [column(field), column(source)]);
}

/** The day of the month, from 1. */
export function day(col: ColumnOrName): Column {
  return invoke("day", [column(col)]);
}

/** The short name of the day of the week. */
export function dayname(col: ColumnOrName): Column {
  return invoke("dayname", [column(col)]);
}

/** The day of the month, from 1. */
export function dayofmonth(col: ColumnOrName): Column {
  return invoke("dayofmonth", [column(col)]);
}

/** The day of the week, from 1 for Sunday. */
export function dayofweek(col: ColumnOrName): Column {
  return invoke("dayofweek", [column(col)]);
}

/** The day of the year, from 1. */
export function dayofyear(col: ColumnOrName): Column {
  return invoke("dayofyear", [column(col)]);
}

/** For a partitioned table: the day of the value. */
export function days(col: ColumnOrName): Column {
  return invoke("days", [column(col)]);
}

/** The bytes as text, in a character set. */
export function decode(col: ColumnOrName, charset: ColumnLike): Column {
  return invoke("decode", [column(col), literal(charset)]);
}

/** An angle in radians as one in degrees. */
export function degrees(col: ColumnOrName): Column {
  return invoke("degrees", [column(col)]);
}

/** The rank of the row in its window partition, without gaps. Spark: `dense_rank`. */
export function denseRank(): Column {
  return invoke("dense_rank", []);
}

/** Euler's number. */
export function e(): Column {
  return invoke("e", []);
}

/** The element of an array at a place from 1, or the value of a key of a map. Spark: `element_at`. */
export function elementAt(col: ColumnOrName, extraction: ColumnLike): Column {
  return invoke("element_at", [column(col), literal(extraction)]);
}

/** The n-th of the inputs, n being the first. */
export function elt(...inputs: ColumnOrName[]): Column {
  return invoke("elt", [...inputs.map(column)]);
}

/** The text as bytes, in a character set. */
export function encode(col: ColumnOrName, charset: ColumnLike): Column {
  return invoke("encode", [column(col), literal(charset)]);
}

/** Whether the text or the bytes end with the suffix. */
export function endswith(str: ColumnOrName, suffix: ColumnOrName): Column {
  return invoke("endswith", [column(str), column(suffix)]);
}

/** Whether the values are equal; two NULLs are. Spark: `equal_null`. */
export function equalNull(col1: ColumnOrName, col2: ColumnOrName): Column {
  return invoke("equal_null", [column(col1), column(col2)]);
}

/** Whether all values of the group are true. */
export function every(col: ColumnOrName): Column {
  return invoke("every", [column(col)]);
}

/** Euler's number to the power of the value. */
export function exp(col: ColumnOrName): Column {
  return invoke("exp", [column(col)]);
}

/** A row for each element of an array or entry of a map. */
export function explode(col: ColumnOrName): Column {
  return invoke("explode", [column(col)]);
}

/** As `explode`, with a row of NULL for what is empty or NULL. Spark: `explode_outer`. */
export function explodeOuter(col: ColumnOrName): Column {
  return invoke("explode_outer", [column(col)]);
}

/** Euler's number to the power of the value, less one. */
export function expm1(col: ColumnOrName): Column {
  return invoke("expm1", [column(col)]);
}

/** A part of a day, a time or an interval. */
export function extract(field: ColumnOrName, source: ColumnOrName): Column {
  return invoke("extract", [column(field), column(source)]);
}

/** The factorial of a whole number up to 20. */
export function factorial(col: ColumnOrName): Column {
  return invoke("factorial", [column(col)]);
}

/** Where a text stands in a comma-separated list, from 1; 0 when it does not. Spark: `find_in_set`. */
export function findInSet(str: ColumnOrName, strArray: ColumnOrName): Column {
  return invoke("find_in_set", [column(str), column(strArray)]);
}

/** The value of the group's first row. */
export function first(col: ColumnOrName, ignorenulls?: ColumnLike): Column {
  return invoke("first", [column(col), ignorenulls === undefined ? literal(false) : literal(ignorenulls)]);
}

/** The value of the group's first row. Spark: `first_value`. */
export function firstValue(col: ColumnOrName, ignoreNulls?: ColumnLike): Column {
  return invoke("first_value", [column(col), ...given(ignoreNulls, literal)]);
}

/** An array of arrays as one array. */
export function flatten(col: ColumnOrName): Column {
  return invoke("flatten", [column(col)]);
}

/** The largest whole number, or number of `scale` places, that is not above. */
export function floor(col: ColumnOrName, scale?: ColumnOrName | number | bigint): Column {
  return invoke("floor", [column(col), ...given(scale, mixed)]);
}

/** The number with thousands separators and `d` places. Spark: `format_number`. */
export function formatNumber(col: ColumnOrName, d: ColumnLike): Column {
  return invoke("format_number", [column(col), literal(d)]);
}

/** The arguments set into a format as `printf` has it. Spark: `format_string`. */
export function formatString(format: ColumnLike, ...cols: ColumnOrName[]): Column {
  return invoke("format_string", [literal(format), ...cols.map(column)]);
}

/** The bytes that a text in base 32 says. Spark: `from_base32`. */
export function fromBase32(col: ColumnOrName): Column {
  return invoke("from_base32", [column(col)]);
}

/** The row that a CSV line says, of the given type. Spark: `from_csv`. */
export function fromCsv(col: ColumnOrName, schema: ColumnLike, options: Settings = {}): Column {
  return invoke("from_csv", [column(col), literal(schema), ...settings(options)]);
}

/** The value that a JSON text says, of the given type. Spark: `from_json`. */
export function fromJson(col: ColumnOrName, schema: ColumnLike, options: Settings = {}): Column {
  return invoke("from_json", [column(col), literal(schema), ...settings(options)]);
}

/** The seconds since 1970-01-01 00:00:00 UTC as text, in the session's zone. Spark: `from_unixtime`. */
export function fromUnixtime(timestamp: ColumnOrName, format?: ColumnLike): Column {
  return invoke("from_unixtime", [column(timestamp), format === undefined ? literal("yyyy-MM-dd HH:mm:ss") : literal(format)]);
}

/** A time in UTC as local time of a zone. Spark: `from_utc_timestamp`. */
export function fromUtcTimestamp(timestamp: ColumnOrName, tz: ColumnLike): Column {
  return invoke("from_utc_timestamp", [column(timestamp), literal(tz)]);
}

/** The row that an XML text says, of the given type. Spark: `from_xml`. */
export function fromXml(col: ColumnOrName, schema: ColumnLike, options: Settings = {}): Column {
  return invoke("from_xml", [column(col), literal(schema), ...settings(options)]);
}

/** The element of an array at an index from 0; NULL when there is none. */
export function get(col: ColumnOrName, index: ColumnOrName | number | bigint): Column {
  return invoke("get", [column(col), mixed(index)]);
}

/** What a path finds in a JSON text. Spark: `get_json_object`. */
export function getJsonObject(col: ColumnOrName, path: ColumnLike): Column {
  return invoke("get_json_object", [column(col), literal(path)]);
}

/** The same as `bit_get`. */
export function getbit(col: ColumnOrName, pos: ColumnOrName): Column {
  return invoke("getbit", [column(col), column(pos)]);
}

/** The largest of the values in a row, NULLs left out. */
export function greatest(...cols: ColumnOrName[]): Column {
  return invoke("greatest", [...cols.map(column)]);
}

/** 1 where the column is rolled up in this row of a grouping, else 0. */
export function grouping(col: ColumnOrName): Column {
  return invoke("grouping", [column(col)]);
}

/** The bits of `grouping` for these columns as one number. Spark: `grouping_id`. */
export function groupingId(...cols: ColumnOrName[]): Column {
  return invoke("grouping_id", [...cols.map(column)]);
}

/** A hash of the values: Murmur 3 of 32 bits. */
export function hash(...cols: ColumnOrName[]): Column {
  return invoke("hash", [...cols.map(column)]);
}

/** The number, the text or the bytes in base 16. */
export function hex(col: ColumnOrName): Column {
  return invoke("hex", [column(col)]);
}

/** A histogram of the values with so many bins. Spark: `histogram_numeric`. */
export function histogramNumeric(col: ColumnOrName, nBins: ColumnOrName): Column {
  return invoke("histogram_numeric", [column(col), column(nBins)]);
}

/** A HyperLogLog sketch of the values. Spark: `hll_sketch_agg`. */
export function hllSketchAgg(col: ColumnOrName, lgConfigK?: ColumnLike): Column {
  return invoke("hll_sketch_agg", [column(col), ...given(lgConfigK, literal)]);
}

/** How many distinct values a HyperLogLog sketch has seen, nearly. Spark: `hll_sketch_estimate`. */
export function hllSketchEstimate(col: ColumnOrName): Column {
  return invoke("hll_sketch_estimate", [column(col)]);
}

/** Two HyperLogLog sketches made one. Spark: `hll_union`. */
export function hllUnion(col1: ColumnOrName, col2: ColumnOrName, allowDifferentLgConfigK?: ColumnLike): Column {
  return invoke("hll_union", [column(col1), column(col2), ...given(allowDifferentLgConfigK, literal)]);
}

/** All HyperLogLog sketches of the group made one. Spark: `hll_union_agg`. */
export function hllUnionAgg(col: ColumnOrName, allowDifferentLgConfigK?: ColumnLike): Column {
  return invoke("hll_union_agg", [column(col), ...given(allowDifferentLgConfigK, literal)]);
}

/** The keyed hash of a message. */
export function hmac(key: ColumnOrName, message: ColumnOrName, algorithm?: ColumnOrName): Column {
  return invoke("hmac", [column(key), column(message), ...given(algorithm, column)]);
}

/** The hour of a time. */
export function hour(col: ColumnOrName): Column {
  return invoke("hour", [column(col)]);
}

/** For a partitioned table: the hour of the value. */
export function hours(col: ColumnOrName): Column {
  return invoke("hours", [column(col)]);
}

/** The square root of the sum of two squares. */
export function hypot(col1: ColumnOrName | number | bigint, col2: ColumnOrName | number | bigint): Column {
  return invoke("hypot", [mixed(col1), mixed(col2)]);
}

/** The second value where the first is NULL. */
export function ifnull(col1: ColumnOrName, col2: ColumnOrName): Column {
  return invoke("ifnull", [column(col1), column(col2)]);
}

/** Whether the text matches a pattern of SQL, whatever its case. */
export function ilike(str: ColumnOrName, pattern: ColumnOrName, escapeChar?: ColumnOrName): Column {
  return invoke("ilike", [column(str), column(pattern), ...given(escapeChar, column)]);
}

/** The text with the first letter of each word in upper case. */
export function initcap(col: ColumnOrName): Column {
  return invoke("initcap", [column(col)]);
}

/** A row for each struct of an array. */
export function inline(col: ColumnOrName): Column {
  return invoke("inline", [column(col)]);
}

/** As `inline`, with a row of NULL for an array that is empty or NULL. Spark: `inline_outer`. */
export function inlineOuter(col: ColumnOrName): Column {
  return invoke("inline_outer", [column(col)]);
}

/** The length of the block of the file that is read. Spark: `input_file_block_length`. */
export function inputFileBlockLength(): Column {
  return invoke("input_file_block_length", []);
}

/** Where the block of the file that is read starts. Spark: `input_file_block_start`. */
export function inputFileBlockStart(): Column {
  return invoke("input_file_block_start", []);
}

/** The name of the file that the row came from. Spark: `input_file_name`. */
export function inputFileName(): Column {
  return invoke("input_file_name", []);
}

/** Whether the bytes of the text are valid UTF-8. Spark: `is_valid_utf8`. */
export function isValidUtf8(str: ColumnOrName): Column {
  return invoke("is_valid_utf8", [column(str)]);
}

/** Whether the variant is well formed. Spark: `is_valid_variant`. */
export function isValidVariant(v: ColumnOrName): Column {
  return invoke("is_valid_variant", [column(v)]);
}

/** Whether the variant is its own null, which is not NULL. Spark: `is_variant_null`. */
export function isVariantNull(v: ColumnOrName): Column {
  return invoke("is_variant_null", [column(v)]);
}

/** Whether the value is NaN. */
export function isnan(col: ColumnOrName): Column {
  return invoke("isnan", [column(col)]);
}

/** Whether the value is not NULL. */
export function isnotnull(col: ColumnOrName): Column {
  return invoke("isnotnull", [column(col)]);
}

/** Whether the value is NULL. */
export function isnull(col: ColumnOrName): Column {
  return invoke("isnull", [column(col)]);
}

/** How alike two texts are, from 0 to 1, after Jaro and Winkler. Spark: `jaro_winkler_similarity`. */
export function jaroWinklerSimilarity(left: ColumnOrName, right: ColumnOrName): Column {
  return invoke("jaro_winkler_similarity", [column(left), column(right)]);
}

/** What a static method of a Java class gives; it needs a JVM. Spark: `java_method`. */
export function javaMethod(...cols: ColumnOrName[]): Column {
  return invoke("java_method", [...cols.map(column)]);
}

/** How many elements the JSON array has. Spark: `json_array_length`. */
export function jsonArrayLength(col: ColumnOrName): Column {
  return invoke("json_array_length", [column(col)]);
}

/** The keys of the JSON object. Spark: `json_object_keys`. */
export function jsonObjectKeys(col: ColumnOrName): Column {
  return invoke("json_object_keys", [column(col)]);
}

/** Fields of a JSON text as columns `c0`, `c1` and so on. Spark: `json_tuple`. */
export function jsonTuple(col: ColumnOrName, ...fields: ColumnLike[]): Column {
  return invoke("json_tuple", [column(col), ...fields.map(literal)]);
}

/** All KLL sketches of the group, of type bigint, made one. Spark: `kll_merge_agg_bigint`. */
export function kllMergeAggBigint(col: ColumnOrName, k?: ColumnLike): Column {
  return invoke("kll_merge_agg_bigint", [column(col), ...given(k, literal)]);
}

/** All KLL sketches of the group, of type double, made one. Spark: `kll_merge_agg_double`. */
export function kllMergeAggDouble(col: ColumnOrName, k?: ColumnLike): Column {
  return invoke("kll_merge_agg_double", [column(col), ...given(k, literal)]);
}

/** All KLL sketches of the group, of type float, made one. Spark: `kll_merge_agg_float`. */
export function kllMergeAggFloat(col: ColumnOrName, k?: ColumnLike): Column {
  return invoke("kll_merge_agg_float", [column(col), ...given(k, literal)]);
}

/** A KLL sketch of the values, of type bigint. Spark: `kll_sketch_agg_bigint`. */
export function kllSketchAggBigint(col: ColumnOrName, k?: ColumnLike): Column {
  return invoke("kll_sketch_agg_bigint", [column(col), ...given(k, literal)]);
}

/** A KLL sketch of the values, of type double. Spark: `kll_sketch_agg_double`. */
export function kllSketchAggDouble(col: ColumnOrName, k?: ColumnLike): Column {
  return invoke("kll_sketch_agg_double", [column(col), ...given(k, literal)]);
}

/** A KLL sketch of the values, of type float. Spark: `kll_sketch_agg_float`. */
export function kllSketchAggFloat(col: ColumnOrName, k?: ColumnLike): Column {
  return invoke("kll_sketch_agg_float", [column(col), ...given(k, literal)]);
}

/** How many values a KLL sketch of type bigint has seen. Spark: `kll_sketch_get_n_bigint`. */
export function kllSketchGetNBigint(col: ColumnOrName): Column {
  return invoke("kll_sketch_get_n_bigint", [column(col)]);
}

/** How many values a KLL sketch of type double has seen. Spark: `kll_sketch_get_n_double`. */
export function kllSketchGetNDouble(col: ColumnOrName): Column {
  return invoke("kll_sketch_get_n_double", [column(col)]);
}

/** How many values a KLL sketch of type float has seen. Spark: `kll_sketch_get_n_float`. */
export function kllSketchGetNFloat(col: ColumnOrName): Column {
  return invoke("kll_sketch_get_n_float", [column(col)]);
}

/** The value at a rank from 0 to 1 of a KLL sketch of type bigint, nearly. Spark: `kll_sketch_get_quantile_bigint`. */
export function kllSketchGetQuantileBigint(sketch: ColumnOrName, rank: ColumnOrName): Column {
  return invoke("kll_sketch_get_quantile_bigint", [column(sketch), column(rank)]);
}

/** The value at a rank from 0 to 1 of a KLL sketch of type double, nearly. Spark: `kll_sketch_get_quantile_double`. */
export function kllSketchGetQuantileDouble(sketch: ColumnOrName, rank: ColumnOrName): Column {
  return invoke("kll_sketch_get_quantile_double", [column(sketch), column(rank)]);
}

/** The value at a rank from 0 to 1 of a KLL sketch of type float, nearly. Spark: `kll_sketch_get_quantile_float`. */
export function kllSketchGetQuantileFloat(sketch: ColumnOrName, rank: ColumnOrName): Column {
  return invoke("kll_sketch_get_quantile_float", [column(sketch), column(rank)]);
}

/** The rank from 0 to 1 of a value in a KLL sketch of type bigint, nearly. Spark: `kll_sketch_get_rank_bigint`. */
export function kllSketchGetRankBigint(sketch: ColumnOrName, quantile: ColumnOrName): Column {
  return invoke("kll_sketch_get_rank_bigint", [column(sketch), column(quantile)]);
}

/** The rank from 0 to 1 of a value in a KLL sketch of type double, nearly. Spark: `kll_sketch_get_rank_double`. */
export function kllSketchGetRankDouble(sketch: ColumnOrName, quantile: ColumnOrName): Column {
  return invoke("kll_sketch_get_rank_double", [column(sketch), column(quantile)]);
}

/** The rank from 0 to 1 of a value in a KLL sketch of type float, nearly. Spark: `kll_sketch_get_rank_float`. */
export function kllSketchGetRankFloat(sketch: ColumnOrName, quantile: ColumnOrName): Column {
  return invoke("kll_sketch_get_rank_float", [column(sketch), column(quantile)]);
}

/** Two KLL sketches of type bigint made one. Spark: `kll_sketch_merge_bigint`. */
export function kllSketchMergeBigint(left: ColumnOrName, right: ColumnOrName): Column {
  return invoke("kll_sketch_merge_bigint", [column(left), column(right)]);
}

/** Two KLL sketches of type double made one. Spark: `kll_sketch_merge_double`. */
export function kllSketchMergeDouble(left: ColumnOrName, right: ColumnOrName): Column {
  return invoke("kll_sketch_merge_double", [column(left), column(right)]);
}

/** Two KLL sketches of type float made one. Spark: `kll_sketch_merge_float`. */
export function kllSketchMergeFloat(left: ColumnOrName, right: ColumnOrName): Column {
  return invoke("kll_sketch_merge_float", [column(left), column(right)]);
}

/** A KLL sketch of type bigint as a text for people. Spark: `kll_sketch_to_string_bigint`. */
export function kllSketchToStringBigint(col: ColumnOrName): Column {
  return invoke("kll_sketch_to_string_bigint", [column(col)]);
}

/** A KLL sketch of type double as a text for people. Spark: `kll_sketch_to_string_double`. */
export function kllSketchToStringDouble(col: ColumnOrName): Column {
  return invoke("kll_sketch_to_string_double", [column(col)]);
}

/** A KLL sketch of type float as a text for people. Spark: `kll_sketch_to_string_float`. */
export function kllSketchToStringFloat(col: ColumnOrName): Column {
  return invoke("kll_sketch_to_string_float", [column(col)]);
}

/** The excess kurtosis of the values. */
export function kurtosis(col: ColumnOrName): Column {
  return invoke("kurtosis", [column(col)]);
}

/** The value so many rows before this one in the window partition. */
export function lag(col: ColumnOrName, offset?: ColumnLike, default_?: ColumnLike): Column {
  return invoke("lag", [column(col), offset === undefined ? literal(1) : literal(offset), ...given(default_, literal)]);
}

/** The value of the group's last row. */
export function last(col: ColumnOrName, ignorenulls?: ColumnLike): Column {
  return invoke("last", [column(col), ignorenulls === undefined ? literal(false) : literal(ignorenulls)]);
}

/** The last day of the month. Spark: `last_day`. */
export function lastDay(date: ColumnOrName): Column {
  return invoke("last_day", [column(date)]);
}

/** The value of the group's last row. Spark: `last_value`. */
export function lastValue(col: ColumnOrName, ignoreNulls?: ColumnLike): Column {
  return invoke("last_value", [column(col), ...given(ignoreNulls, literal)]);
}

/** The text in lower case. */
export function lcase(str: ColumnOrName): Column {
  return invoke("lcase", [column(str)]);
}

/** The value so many rows after this one in the window partition. */
export function lead(col: ColumnOrName, offset?: ColumnLike, default_?: ColumnLike): Column {
  return invoke("lead", [column(col), offset === undefined ? literal(1) : literal(offset), ...given(default_, literal)]);
}

/** The smallest of the values in a row, NULLs left out. */
export function least(...cols: ColumnOrName[]): Column {
  return invoke("least", [...cols.map(column)]);
}

/** The first characters of the text. */
export function left(str: ColumnOrName, len: ColumnOrName): Column {
  return invoke("left", [column(str), column(len)]);
}

/** How many characters the text has, or how many bytes. */
export function length(col: ColumnOrName): Column {
  return invoke("length", [column(col)]);
}

/** How many edits turn one text into the other; -1 above the threshold. */
export function levenshtein(left: ColumnOrName, right: ColumnOrName, threshold?: ColumnLike): Column {
  return invoke("levenshtein", [column(left), column(right), ...given(threshold, literal)]);
}

/** Whether the text matches a pattern of SQL. */
export function like(str: ColumnOrName, pattern: ColumnOrName, escapeChar?: ColumnOrName): Column {
  return invoke("like", [column(str), column(pattern), ...given(escapeChar, column)]);
}

/** The texts of the group one after another. */
export function listagg(col: ColumnOrName, delimiter?: ColumnLike): Column {
  return invoke("listagg", [column(col), ...given(delimiter, literal)]);
}

/** The distinct texts of the group one after another. Spark: `listagg_distinct`. */
export function listaggDistinct(col: ColumnOrName, delimiter?: ColumnLike): Column {
  return invoke("listagg", [column(col), ...given(delimiter, literal)], true);
}

/** The natural logarithm. */
export function ln(col: ColumnOrName): Column {
  return invoke("ln", [column(col)]);
}

/** The local time at which the query started, without a zone. */
export function localtimestamp(): Column {
  return invoke("localtimestamp", []);
}

/** Where a text first stands in another, from a position on; 0 when it does not. */
export function locate(substr: ColumnLike, str: ColumnOrName, pos?: ColumnLike): Column {
  return invoke("locate", [literal(substr), column(str), pos === undefined ? literal(1) : literal(pos)]);
}

/** The natural logarithm, or the logarithm to a base. */
export function log(base: ColumnLike, col: ColumnOrName): Column {
  return invoke("log", [literal(base), column(col)]);
}

/** The logarithm to base 10. */
export function log10(col: ColumnOrName): Column {
  return invoke("log10", [column(col)]);
}

/** The natural logarithm of the value plus one. */
export function log1p(col: ColumnOrName): Column {
  return invoke("log1p", [column(col)]);
}

/** The logarithm to base 2. */
export function log2(col: ColumnOrName): Column {
  return invoke("log2", [column(col)]);
}

/** The text in lower case. */
export function lower(col: ColumnOrName): Column {
  return invoke("lower", [column(col)]);
}

/** The text filled up at the left to a length, or cut to it. */
export function lpad(col: ColumnOrName, len: ColumnLike, pad: ColumnLike): Column {
  return invoke("lpad", [column(col), literal(len), literal(pad)]);
}

/** The text without spaces, or without the characters of `trim`, at its beginning. */
export function ltrim(col: ColumnOrName, trim?: ColumnOrName): Column {
  return invoke("ltrim", [...given(trim, column), column(col)]);
}

/** The day of a year, a month and a day. Spark: `make_date`. */
export function makeDate(year: ColumnOrName, month: ColumnOrName, day: ColumnOrName): Column {
  return invoke("make_date", [column(year), column(month), column(day)]);
}

/** An interval of days, hours, minutes and seconds. Spark: `make_dt_interval`. */
export function makeDtInterval(days?: ColumnOrName, hours?: ColumnOrName, mins?: ColumnOrName, secs?: ColumnOrName): Column {
  return invoke("make_dt_interval", [days === undefined ? literal(0) : column(days), hours === undefined ? literal(0) : column(hours), mins === undefined ? literal(0) : column(mins), secs === undefined ? decimal("0", 10) : column(secs)]);
}

/** An interval of years, months, weeks, days, hours, minutes and seconds. Spark: `make_interval`. */
export function makeInterval(years?: ColumnOrName, months?: ColumnOrName, weeks?: ColumnOrName, days?: ColumnOrName, hours?: ColumnOrName, mins?: ColumnOrName, secs?: ColumnOrName): Column {
  return invoke("make_interval", [years === undefined ? literal(0) : column(years), months === undefined ? literal(0) : column(months), weeks === undefined ? literal(0) : column(weeks), days === undefined ? literal(0) : column(days), hours === undefined ? literal(0) : column(hours), mins === undefined ? literal(0) : column(mins), secs === undefined ? decimal("0", 10) : column(secs)]);
}

/** The time of day of an hour, a minute and seconds. Spark: `make_time`. */
export function makeTime(hour: ColumnOrName, minute: ColumnOrName, second: ColumnOrName): Column {
  return invoke("make_time", [column(hour), column(minute), column(second)]);
}

/** The time of a year, a month, a day, an hour, a minute and seconds, in a zone. Spark: `make_timestamp`. */
export function makeTimestamp(years: ColumnOrName, months: ColumnOrName, days: ColumnOrName, hours: ColumnOrName, mins: ColumnOrName, secs: ColumnOrName, timezone?: ColumnOrName): Column {
  return invoke("make_timestamp", [column(years), column(months), column(days), column(hours), column(mins), column(secs), ...given(timezone, column)]);
}

/** The time of these parts, with a local time zone. Spark: `make_timestamp_ltz`. */
export function makeTimestampLtz(years: ColumnOrName, months: ColumnOrName, days: ColumnOrName, hours: ColumnOrName, mins: ColumnOrName, secs: ColumnOrName, timezone?: ColumnOrName): Column {
  return invoke("make_timestamp_ltz", [column(years), column(months), column(days), column(hours), column(mins), column(secs), ...given(timezone, column)]);
}

/** The local time of these parts, without a zone. Spark: `make_timestamp_ntz`. */
export function makeTimestampNtz(years: ColumnOrName, months: ColumnOrName, days: ColumnOrName, hours: ColumnOrName, mins: ColumnOrName, secs: ColumnOrName): Column {
  return invoke("make_timestamp_ntz", [column(years), column(months), column(days), column(hours), column(mins), column(secs)]);
}

/** The text with what is not valid UTF-8 replaced. Spark: `make_valid_utf8`. */
export function makeValidUtf8(str: ColumnOrName): Column {
  return invoke("make_valid_utf8", [column(str)]);
}

/** An interval of years and months. Spark: `make_ym_interval`. */
export function makeYmInterval(years?: ColumnOrName, months?: ColumnOrName): Column {
  return invoke("make_ym_interval", [years === undefined ? literal(0) : column(years), months === undefined ? literal(0) : column(months)]);
}

/** The entries of all maps in one. Spark: `map_concat`. */
export function mapConcat(...cols: ColumnOrName[]): Column {
  return invoke("map_concat", [...cols.map(column)]);
}

/** Whether the map has the key. Spark: `map_contains_key`. */
export function mapContainsKey(col: ColumnOrName, value: ColumnLike): Column {
  return invoke("map_contains_key", [column(col), literal(value)]);
}

/** The entries of the map as an array of structs. Spark: `map_entries`. */
export function mapEntries(col: ColumnOrName): Column {
  return invoke("map_entries", [column(col)]);
}

/** A map of an array of keys and an array of values. Spark: `map_from_arrays`. */
export function mapFromArrays(col1: ColumnOrName, col2: ColumnOrName): Column {
  return invoke("map_from_arrays", [column(col1), column(col2)]);
}

/** A map of an array of structs of a key and a value. Spark: `map_from_entries`. */
export function mapFromEntries(col: ColumnOrName): Column {
  return invoke("map_from_entries", [column(col)]);
}

/** The keys of the map as an array. Spark: `map_keys`. */
export function mapKeys(col: ColumnOrName): Column {
  return invoke("map_keys", [column(col)]);
}

/** The values of the map as an array. Spark: `map_values`. */
export function mapValues(col: ColumnOrName): Column {
  return invoke("map_values", [column(col)]);
}

/** The text with its letters and digits replaced. */
export function mask(col: ColumnOrName, upperChar?: ColumnOrName, lowerChar?: ColumnOrName, digitChar?: ColumnOrName, otherChar?: ColumnOrName): Column {
  return invoke("mask", [column(col), upperChar === undefined ? literal("X") : column(upperChar), lowerChar === undefined ? literal("x") : column(lowerChar), digitChar === undefined ? literal("n") : column(digitChar), otherChar === undefined ? literal(null) : column(otherChar)]);
}

/** The largest value of the group. */
export function max(col: ColumnOrName): Column {
  return invoke("max", [column(col)]);
}

/** The value in the row in which `ord` is the largest; with `k` those of the `k` largest. Spark: `max_by`. */
export function maxBy(col: ColumnOrName, ord: ColumnOrName, k?: ColumnLike): Column {
  return invoke("max_by", [column(col), column(ord), ...given(k, literal)]);
}

/** The MD5 digest in hexadecimal digits. */
export function md5(col: ColumnOrName): Column {
  return invoke("md5", [column(col)]);
}

/** The same as `avg`. */
export function mean(col: ColumnOrName): Column {
  return invoke("avg", [column(col)]);
}

/** The median of the values. */
export function median(col: ColumnOrName): Column {
  return invoke("median", [column(col)]);
}

/** The smallest value of the group. */
export function min(col: ColumnOrName): Column {
  return invoke("min", [column(col)]);
}

/** The value in the row in which `ord` is the smallest; with `k` those of the `k` smallest. Spark: `min_by`. */
export function minBy(col: ColumnOrName, ord: ColumnOrName, k?: ColumnLike): Column {
  return invoke("min_by", [column(col), column(ord), ...given(k, literal)]);
}

/** The minute of a time. */
export function minute(col: ColumnOrName): Column {
  return invoke("minute", [column(col)]);
}

/** The value that occurs most often. */
export function mode(col: ColumnOrName, deterministic?: ColumnLike): Column {
  return invoke("mode", [column(col), deterministic === undefined ? literal(false) : literal(deterministic)]);
}

/** A number for each row that grows, with gaps. Spark: `monotonically_increasing_id`. */
export function monotonicallyIncreasingId(): Column {
  return invoke("monotonically_increasing_id", []);
}

/** The month, from 1. */
export function month(col: ColumnOrName): Column {
  return invoke("month", [column(col)]);
}

/** The short name of the month. */
export function monthname(col: ColumnOrName): Column {
  return invoke("monthname", [column(col)]);
}

/** For a partitioned table: the month of the value. */
export function months(col: ColumnOrName): Column {
  return invoke("months", [column(col)]);
}

/** How many months lie between two times, with a fraction. Spark: `months_between`. */
export function monthsBetween(date1: ColumnOrName, date2: ColumnOrName, roundOff?: ColumnLike): Column {
  return invoke("months_between", [column(date1), column(date2), roundOff === undefined ? literal(true) : literal(roundOff)]);
}

/** A struct of names and values, given in turn. Spark: `named_struct`. */
export function namedStruct(...cols: ColumnOrName[]): Column {
  return invoke("named_struct", [...cols.map(column)]);
}

/** The first number, or the second where the first is NaN. */
export function nanvl(col1: ColumnOrName, col2: ColumnOrName): Column {
  return invoke("nanvl", [column(col1), column(col2)]);
}

/** The same as `negative`. */
export function negate(col: ColumnOrName): Column {
  return invoke("negative", [column(col)]);
}

/** The number with the other sign. */
export function negative(col: ColumnOrName): Column {
  return invoke("negative", [column(col)]);
}

/** The first day after this one that is the given day of the week. Spark: `next_day`. */
export function nextDay(date: ColumnOrName, dayOfWeek: ColumnLike): Column {
  return invoke("next_day", [column(date), literal(dayOfWeek)]);
}

/** The time at which the query started. */
export function now(): Column {
  return invoke("now", []);
}

/** The value in the n-th row of the window frame, from 1. Spark: `nth_value`. */
export function nthValue(col: ColumnOrName, offset: ColumnLike, ignoreNulls?: ColumnLike): Column {
  return invoke("nth_value", [column(col), literal(offset), ignoreNulls === undefined ? literal(false) : literal(ignoreNulls)]);
}

/** Which of `n` even parts of the window partition the row falls into, from 1. */
export function ntile(n: ColumnLike): Column {
  return invoke("ntile", [literal(n)]);
}

/** NULL where both values are equal, else the first. */
export function nullif(col1: ColumnOrName, col2: ColumnOrName): Column {
  return invoke("nullif", [column(col1), column(col2)]);
}

/** NULL where the number is 0, else the number. */
export function nullifzero(col: ColumnOrName): Column {
  return invoke("nullifzero", [column(col)]);
}

/** The second value where the first is NULL. */
export function nvl(col1: ColumnOrName, col2: ColumnOrName): Column {
  return invoke("nvl", [column(col1), column(col2)]);
}

/** The second value where the first is not NULL, else the third. */
export function nvl2(col1: ColumnOrName, col2: ColumnOrName, col3: ColumnOrName): Column {
  return invoke("nvl2", [column(col1), column(col2), column(col3)]);
}

/** How many bytes the text has. Spark: `octet_length`. */
export function octetLength(col: ColumnOrName): Column {
  return invoke("octet_length", [column(col)]);
}

/** The text with a part replaced, from a position on and of a length. */
export function overlay(src: ColumnOrName, replace: ColumnOrName, pos: ColumnOrName | number | bigint, len?: ColumnOrName | number | bigint): Column {
  return invoke("overlay", [column(src), column(replace), mixed(pos), len === undefined ? literal(-1) : mixed(len)]);
}

/** The JSON text as a variant. Spark: `parse_json`. */
export function parseJson(col: ColumnOrName): Column {
  return invoke("parse_json", [column(col)]);
}

/** A part of a URL. Spark: `parse_url`. */
export function parseUrl(url: ColumnOrName, partToExtract: ColumnOrName, key?: ColumnOrName): Column {
  return invoke("parse_url", [column(url), column(partToExtract), ...given(key, column)]);
}

/** The rank of the row in its window partition, from 0 to 1. Spark: `percent_rank`. */
export function percentRank(): Column {
  return invoke("percent_rank", []);
}

/** The exact value at a percentage of the group, between neighbours where needed. */
export function percentile(col: ColumnOrName, percentage: ColumnLike, frequency?: ColumnLike): Column {
  return invoke("percentile", [column(col), literal(percentage), frequency === undefined ? literal(1) : literal(frequency)]);
}

/** The value at a percentage of the group, nearly; a larger `accuracy` is more exact. Spark: `percentile_approx`. */
export function percentileApprox(col: ColumnOrName, percentage: ColumnLike, accuracy?: ColumnLike): Column {
  return invoke("percentile_approx", [column(col), literal(percentage), accuracy === undefined ? literal(10000) : literal(accuracy)]);
}

/** The number pi. */
export function pi(): Column {
  return invoke("pi", []);
}

/** The remainder of a division, never negative for a positive divisor. */
export function pmod(dividend: ColumnOrName | number | bigint, divisor: ColumnOrName | number | bigint): Column {
  return invoke("pmod", [mixed(dividend), mixed(divisor)]);
}

/** A row with position and value for each element of an array or entry of a map. */
export function posexplode(col: ColumnOrName): Column {
  return invoke("posexplode", [column(col)]);
}

/** As `posexplode`, with a row of NULLs for what is empty or NULL. Spark: `posexplode_outer`. */
export function posexplodeOuter(col: ColumnOrName): Column {
  return invoke("posexplode_outer", [column(col)]);
}

/** Where a text first stands in another, from 1; 0 when it does not. */
export function position(substr: ColumnOrName, str: ColumnOrName, start?: ColumnOrName): Column {
  return invoke("position", [column(substr), column(str), ...given(start, column)]);
}

/** The number as it is. */
export function positive(col: ColumnOrName): Column {
  return invoke("positive", [column(col)]);
}

/** One number to the power of another. */
export function pow(col1: ColumnOrName | number | bigint, col2: ColumnOrName | number | bigint): Column {
  return invoke("power", [mixed(col1), mixed(col2)]);
}

/** The same as `pow`. */
export function power(col1: ColumnOrName | number | bigint, col2: ColumnOrName | number | bigint): Column {
  return invoke("power", [mixed(col1), mixed(col2)]);
}

/** The arguments set into a format. */
export function printf(format: ColumnOrName, ...cols: ColumnOrName[]): Column {
  return invoke("printf", [column(format), ...cols.map(column)]);
}

/** The product of the values of the group. */
export function product(col: ColumnOrName): Column {
  return invoke("product", [column(col)]);
}

/** The quarter of the year, from 1. */
export function quarter(col: ColumnOrName): Column {
  return invoke("quarter", [column(col)]);
}

/** The text in single quotes, with what needs it escaped. */
export function quote(col: ColumnOrName): Column {
  return invoke("quote", [column(col)]);
}

/** An angle in degrees as one in radians. */
export function radians(col: ColumnOrName): Column {
  return invoke("radians", [column(col)]);
}

/** Raises an error with this text. Spark: `raise_error`. */
export function raiseError(errMsg: ColumnLike): Column {
  return invoke("raise_error", [literal(errMsg)]);
}

/** Numbers by chance, from 0 up to but without 1. */
export function rand(seed?: ColumnLike): Column {
  return invoke("rand", [literal(seed ?? freshSeed())]);
}

/** Numbers by chance, normally distributed. */
export function randn(seed?: ColumnLike): Column {
  return invoke("randn", [literal(seed ?? freshSeed())]);
}

/** A text of letters and digits by chance. */
export function randstr(length: ColumnLike, seed?: ColumnLike): Column {
  return invoke("randstr", [literal(length), literal(seed ?? freshSeed())]);
}

/** The rank of the row in its window partition, with gaps. */
export function rank(): Column {
  return invoke("rank", []);
}

/** What a static method of a Java class gives; it needs a JVM. */
export function reflect(...cols: ColumnOrName[]): Column {
  return invoke("reflect", [...cols.map(column)]);
}

/** Whether a Java regular expression matches anywhere in the text. */
export function regexp(str: ColumnOrName, regexp: ColumnOrName): Column {
  return invoke("regexp", [column(str), column(regexp)]);
}

/** How often a Java regular expression matches in the text. Spark: `regexp_count`. */
export function regexpCount(str: ColumnOrName, regexp: ColumnOrName): Column {
  return invoke("regexp_count", [column(str), column(regexp)]);
}

/** A group of the first match of a Java regular expression; an empty text without a match. Spark: `regexp_extract`. */
export function regexpExtract(str: ColumnOrName, pattern: ColumnLike, idx: ColumnLike): Column {
  return invoke("regexp_extract", [column(str), literal(pattern), literal(idx)]);
}

/** A group of each match of a Java regular expression, as an array. Spark: `regexp_extract_all`. */
export function regexpExtractAll(str: ColumnOrName, regexp: ColumnOrName, idx?: ColumnLike): Column {
  return invoke("regexp_extract_all", [column(str), column(regexp), ...given(idx, literal)]);
}

/** Where a Java regular expression first matches, from 1; 0 without a match. Spark: `regexp_instr`. */
export function regexpInstr(str: ColumnOrName, regexp: ColumnOrName, idx?: ColumnLike): Column {
  return invoke("regexp_instr", [column(str), column(regexp), ...given(idx, literal)]);
}

/** Whether a Java regular expression matches anywhere in the text. Spark: `regexp_like`. */
export function regexpLike(str: ColumnOrName, regexp: ColumnOrName): Column {
  return invoke("regexp_like", [column(str), column(regexp)]);
}

/** The text with each match of a Java regular expression replaced. Spark: `regexp_replace`. */
export function regexpReplace(string: ColumnOrName, pattern: ColumnLike, replacement: ColumnLike, position?: ColumnLike): Column {
  return invoke("regexp_replace", [column(string), literal(pattern), literal(replacement), ...given(position, literal)]);
}

/** The first match of a Java regular expression; NULL without one. Spark: `regexp_substr`. */
export function regexpSubstr(str: ColumnOrName, regexp: ColumnOrName): Column {
  return invoke("regexp_substr", [column(str), column(regexp)]);
}

/** The mean of `x` in the rows in which neither is NULL. Spark: `regr_avgx`. */
export function regrAvgx(y: ColumnOrName, x: ColumnOrName): Column {
  return invoke("regr_avgx", [column(y), column(x)]);
}

/** The mean of `y` in the rows in which neither is NULL. Spark: `regr_avgy`. */
export function regrAvgy(y: ColumnOrName, x: ColumnOrName): Column {
  return invoke("regr_avgy", [column(y), column(x)]);
}

/** In how many rows neither is NULL. Spark: `regr_count`. */
export function regrCount(y: ColumnOrName, x: ColumnOrName): Column {
  return invoke("regr_count", [column(y), column(x)]);
}

/** Where the regression line of `y` over `x` meets the axis. Spark: `regr_intercept`. */
export function regrIntercept(y: ColumnOrName, x: ColumnOrName): Column {
  return invoke("regr_intercept", [column(y), column(x)]);
}

/** The coefficient of determination of `y` and `x`. Spark: `regr_r2`. */
export function regrR2(y: ColumnOrName, x: ColumnOrName): Column {
  return invoke("regr_r2", [column(y), column(x)]);
}

/** The slope of the regression line of `y` over `x`. Spark: `regr_slope`. */
export function regrSlope(y: ColumnOrName, x: ColumnOrName): Column {
  return invoke("regr_slope", [column(y), column(x)]);
}

/** The sum of squares of `x` about its mean, where neither is NULL. Spark: `regr_sxx`. */
export function regrSxx(y: ColumnOrName, x: ColumnOrName): Column {
  return invoke("regr_sxx", [column(y), column(x)]);
}

/** The sum of products of `x` and `y` about their means, where neither is NULL. Spark: `regr_sxy`. */
export function regrSxy(y: ColumnOrName, x: ColumnOrName): Column {
  return invoke("regr_sxy", [column(y), column(x)]);
}

/** The sum of squares of `y` about its mean, where neither is NULL. Spark: `regr_syy`. */
export function regrSyy(y: ColumnOrName, x: ColumnOrName): Column {
  return invoke("regr_syy", [column(y), column(x)]);
}

/** The text so many times. */
export function repeat(col: ColumnOrName, n: ColumnOrName | number | bigint): Column {
  return invoke("repeat", [column(col), mixed(n)]);
}

/** The text with each place of a text replaced by another, or taken out. */
export function replace(src: ColumnOrName, search: ColumnOrName, replace?: ColumnOrName): Column {
  return invoke("replace", [column(src), column(search), ...given(replace, column)]);
}

/** The text or the array turned round. */
export function reverse(col: ColumnOrName): Column {
  return invoke("reverse", [column(col)]);
}

/** The last characters of the text. */
export function right(str: ColumnOrName, len: ColumnOrName): Column {
  return invoke("right", [column(str), column(len)]);
}

/** The nearest whole number as a double, halves to the even neighbour. */
export function rint(col: ColumnOrName): Column {
  return invoke("rint", [column(col)]);
}

/** Whether a Java regular expression matches anywhere in the text. */
export function rlike(str: ColumnOrName, regexp: ColumnOrName): Column {
  return invoke("rlike", [column(str), column(regexp)]);
}

/** The number rounded to `scale` places, halves away from zero. */
export function round(col: ColumnOrName, scale?: ColumnOrName | number | bigint): Column {
  return invoke("round", [column(col), ...given(scale, mixed)]);
}

/** The number of the row in its window partition, from 1. Spark: `row_number`. */
export function rowNumber(): Column {
  return invoke("row_number", []);
}

/** The text filled up at the right to a length, or cut to it. */
export function rpad(col: ColumnOrName, len: ColumnLike, pad: ColumnLike): Column {
  return invoke("rpad", [column(col), literal(len), literal(pad)]);
}

/** The text without spaces, or without the characters of `trim`, at its end. */
export function rtrim(col: ColumnOrName, trim?: ColumnOrName): Column {
  return invoke("rtrim", [...given(trim, column), column(col)]);
}

/** The type of a CSV line, in DDL. Spark: `schema_of_csv`. */
export function schemaOfCsv(csv: ColumnLike, options: Settings = {}): Column {
  return invoke("schema_of_csv", [literal(csv), ...settings(options)]);
}

/** The type of a JSON text, in DDL. Spark: `schema_of_json`. */
export function schemaOfJson(json: ColumnLike, options: Settings = {}): Column {
  return invoke("schema_of_json", [literal(json), ...settings(options)]);
}

/** The type of a variant, in DDL. Spark: `schema_of_variant`. */
export function schemaOfVariant(v: ColumnOrName): Column {
  return invoke("schema_of_variant", [column(v)]);
}

/** The type that all variants of the group fit, in DDL. Spark: `schema_of_variant_agg`. */
export function schemaOfVariantAgg(v: ColumnOrName): Column {
  return invoke("schema_of_variant_agg", [column(v)]);
}

/** The type of an XML text, in DDL. Spark: `schema_of_xml`. */
export function schemaOfXml(xml: ColumnLike, options: Settings = {}): Column {
  return invoke("schema_of_xml", [literal(xml), ...settings(options)]);
}

/** The secant of an angle in radians. */
export function sec(col: ColumnOrName): Column {
  return invoke("sec", [column(col)]);
}

/** The second of a time. */
export function second(col: ColumnOrName): Column {
  return invoke("second", [column(col)]);
}

/** The text as an array of sentences, each an array of words. */
export function sentences(string: ColumnOrName, language?: ColumnOrName, country?: ColumnOrName): Column {
  return invoke("sentences", [column(string), language === undefined ? literal("") : column(language), country === undefined ? literal("") : column(country)]);
}

/** An array of the values from `start` to `stop`, both included. */
export function sequence(start: ColumnOrName, stop: ColumnOrName, step?: ColumnOrName): Column {
  return invoke("sequence", [column(start), column(stop), ...given(step, column)]);
}

/** The name of the user who runs the query. Spark: `session_user`. */
export function sessionUser(): Column {
  return invoke("session_user", []);
}

/** The session that a row falls into: it ends when nothing came for a while. Spark: `session_window`. */
export function sessionWindow(timeColumn: ColumnOrName, gapDuration: ColumnLike): Column {
  return invoke("session_window", [column(timeColumn), literal(gapDuration)]);
}

/** The SHA-1 digest in hexadecimal digits. */
export function sha(col: ColumnOrName): Column {
  return invoke("sha", [column(col)]);
}

/** The SHA-1 digest in hexadecimal digits. */
export function sha1(col: ColumnOrName): Column {
  return invoke("sha1", [column(col)]);
}

/** The SHA-2 digest of so many bits in hexadecimal digits. */
export function sha2(col: ColumnOrName, numBits: ColumnLike): Column {
  return invoke("sha2", [column(col), literal(numBits)]);
}

/** The number with its bits shifted to the left. */
export function shiftleft(col: ColumnOrName, numBits: ColumnLike): Column {
  return invoke("shiftleft", [column(col), literal(numBits)]);
}

/** The number with its bits shifted to the right, its sign kept. */
export function shiftright(col: ColumnOrName, numBits: ColumnLike): Column {
  return invoke("shiftright", [column(col), literal(numBits)]);
}

/** The number with its bits shifted to the right, filled with zeros. */
export function shiftrightunsigned(col: ColumnOrName, numBits: ColumnLike): Column {
  return invoke("shiftrightunsigned", [column(col), literal(numBits)]);
}

/** The elements of an array in an order by chance. */
export function shuffle(col: ColumnOrName, seed?: ColumnLike): Column {
  return invoke("shuffle", [column(col), literal(seed ?? freshSeed())]);
}

/** -1, 0 or 1, as the number is negative, zero or positive. */
export function sign(col: ColumnOrName): Column {
  return invoke("sign", [column(col)]);
}

/** The same as `sign`. */
export function signum(col: ColumnOrName): Column {
  return invoke("signum", [column(col)]);
}

/** The sine of an angle in radians. */
export function sin(col: ColumnOrName): Column {
  return invoke("sin", [column(col)]);
}

/** The hyperbolic sine. */
export function sinh(col: ColumnOrName): Column {
  return invoke("sinh", [column(col)]);
}

/** How many elements an array or a map has. */
export function size(col: ColumnOrName): Column {
  return invoke("size", [column(col)]);
}

/** The skewness of the values. */
export function skewness(col: ColumnOrName): Column {
  return invoke("skewness", [column(col)]);
}

/** So many elements of the array from a place on, which counts from 1, or from the end when negative. */
export function slice(x: ColumnOrName, start: ColumnOrName | number | bigint, length: ColumnOrName | number | bigint): Column {
  return invoke("slice", [column(x), mixed(start), mixed(length)]);
}

/** Whether some value of the group is true. */
export function some(col: ColumnOrName): Column {
  return invoke("some", [column(col)]);
}

/** The elements in their natural order, NULLs first, or last when descending. Spark: `sort_array`. */
export function sortArray(col: ColumnOrName, asc?: ColumnLike): Column {
  return invoke("sort_array", [column(col), asc === undefined ? literal(true) : literal(asc)]);
}

/** The Soundex code of the text. */
export function soundex(col: ColumnOrName): Column {
  return invoke("soundex", [column(col)]);
}

/** The number of the partition that the row is in. Spark: `spark_partition_id`. */
export function sparkPartitionId(): Column {
  return invoke("spark_partition_id", []);
}

/** The text split around matches of a Java regular expression. */
export function split(str: ColumnOrName, pattern: ColumnLike, limit?: ColumnOrName | number | bigint): Column {
  return invoke("split", [column(str), literal(pattern), limit === undefined ? literal(-1) : mixed(limit)]);
}

/** The n-th part of a text between delimiters, from 1, or from the end when negative. Spark: `split_part`. */
export function splitPart(src: ColumnOrName, delimiter: ColumnOrName, partNum: ColumnOrName): Column {
  return invoke("split_part", [column(src), column(delimiter), column(partNum)]);
}

/** The square root. */
export function sqrt(col: ColumnOrName): Column {
  return invoke("sqrt", [column(col)]);
}

/** The geometry or geography as well-known bytes. Spark: `st_asbinary`. */
export function stAsbinary(geo: ColumnOrName, endianness?: ColumnLike): Column {
  return invoke("st_asbinary", [column(geo), ...given(endianness, literal)]);
}

/** The geography that well-known bytes say. Spark: `st_geogfromwkb`. */
export function stGeogfromwkb(wkb: ColumnOrName): Column {
  return invoke("st_geogfromwkb", [column(wkb)]);
}

/** The geometry that well-known bytes say. Spark: `st_geomfromwkb`. */
export function stGeomfromwkb(wkb: ColumnOrName, srid?: ColumnOrName | number | bigint): Column {
  return invoke("st_geomfromwkb", [column(wkb), ...given(srid, mixed)]);
}

/** The geometry or geography in another reference system. Spark: `st_setsrid`. */
export function stSetsrid(geo: ColumnOrName, srid: ColumnOrName | number | bigint): Column {
  return invoke("st_setsrid", [column(geo), mixed(srid)]);
}

/** The number of the reference system of a geometry or geography. Spark: `st_srid`. */
export function stSrid(geo: ColumnOrName): Column {
  return invoke("st_srid", [column(geo)]);
}

/** The values as `n` rows. */
export function stack(...cols: ColumnOrName[]): Column {
  return invoke("stack", [...cols.map(column)]);
}

/** Whether the text or the bytes begin with the prefix. */
export function startswith(str: ColumnOrName, prefix: ColumnOrName): Column {
  return invoke("startswith", [column(str), column(prefix)]);
}

/** The sample standard deviation of the values. */
export function std(col: ColumnOrName): Column {
  return invoke("std", [column(col)]);
}

/** The sample standard deviation of the values. */
export function stddev(col: ColumnOrName): Column {
  return invoke("stddev", [column(col)]);
}

/** The population standard deviation of the values. Spark: `stddev_pop`. */
export function stddevPop(col: ColumnOrName): Column {
  return invoke("stddev_pop", [column(col)]);
}

/** The sample standard deviation of the values. Spark: `stddev_samp`. */
export function stddevSamp(col: ColumnOrName): Column {
  return invoke("stddev_samp", [column(col)]);
}

/** A map of a text of pairs. Spark: `str_to_map`. */
export function strToMap(text: ColumnOrName, pairDelim?: ColumnOrName, keyValueDelim?: ColumnOrName): Column {
  return invoke("str_to_map", [column(text), pairDelim === undefined ? literal(",") : column(pairDelim), keyValueDelim === undefined ? literal(":") : column(keyValueDelim)]);
}

/** The texts of the group one after another. Spark: `string_agg`. */
export function stringAgg(col: ColumnOrName, delimiter?: ColumnLike): Column {
  return invoke("string_agg", [column(col), ...given(delimiter, literal)]);
}

/** The distinct texts of the group one after another. Spark: `string_agg_distinct`. */
export function stringAggDistinct(col: ColumnOrName, delimiter?: ColumnLike): Column {
  return invoke("string_agg", [column(col), ...given(delimiter, literal)], true);
}

/** A struct of the columns, its fields named as they are. */
export function struct(...cols: ColumnOrName[]): Column {
  return invoke("struct", [...cols.map(column)]);
}

/** The part of a text or bytes from a position, which counts from 1, of a length. */
export function substr(str: ColumnOrName, pos: ColumnOrName, len?: ColumnOrName): Column {
  return invoke("substr", [column(str), column(pos), ...given(len, column)]);
}

/** The part of a text or bytes from a position, which counts from 1, of a length. */
export function substring(str: ColumnOrName, pos: ColumnOrName | number | bigint, len: ColumnOrName | number | bigint): Column {
  return invoke("substring", [column(str), mixed(pos), mixed(len)]);
}

/** The text before the n-th delimiter, or after it when counted from the end. Spark: `substring_index`. */
export function substringIndex(str: ColumnOrName, delim: ColumnLike, count: ColumnLike): Column {
  return invoke("substring_index", [column(str), literal(delim), literal(count)]);
}

/** The sum of the values. */
export function sum(col: ColumnOrName): Column {
  return invoke("sum", [column(col)]);
}

/** The sum of the distinct values. Spark: `sum_distinct`. */
export function sumDistinct(col: ColumnOrName): Column {
  return invoke("sum", [column(col)], true);
}

/** The tangent of an angle in radians. */
export function tan(col: ColumnOrName): Column {
  return invoke("tan", [column(col)]);
}

/** The hyperbolic tangent. */
export function tanh(col: ColumnOrName): Column {
  return invoke("tanh", [column(col)]);
}

/** What the first Theta sketch has seen and the second has not. Spark: `theta_difference`. */
export function thetaDifference(col1: ColumnOrName, col2: ColumnOrName): Column {
  return invoke("theta_difference", [column(col1), column(col2)]);
}

/** What both Theta sketches have seen. Spark: `theta_intersection`. */
export function thetaIntersection(col1: ColumnOrName, col2: ColumnOrName): Column {
  return invoke("theta_intersection", [column(col1), column(col2)]);
}

/** What all Theta sketches of the group have seen. Spark: `theta_intersection_agg`. */
export function thetaIntersectionAgg(col: ColumnOrName): Column {
  return invoke("theta_intersection_agg", [column(col)]);
}

/** A Theta sketch of the values. Spark: `theta_sketch_agg`. */
export function thetaSketchAgg(col: ColumnOrName, lgNomEntries?: ColumnLike): Column {
  return invoke("theta_sketch_agg", [column(col), ...given(lgNomEntries, literal)]);
}

/** How many distinct values a Theta sketch has seen, nearly. Spark: `theta_sketch_estimate`. */
export function thetaSketchEstimate(col: ColumnOrName): Column {
  return invoke("theta_sketch_estimate", [column(col)]);
}

/** Two Theta sketches made one. Spark: `theta_union`. */
export function thetaUnion(col1: ColumnOrName, col2: ColumnOrName, lgNomEntries?: ColumnLike): Column {
  return invoke("theta_union", [column(col1), column(col2), ...given(lgNomEntries, literal)]);
}

/** All Theta sketches of the group made one. Spark: `theta_union_agg`. */
export function thetaUnionAgg(col: ColumnOrName, lgNomEntries?: ColumnLike): Column {
  return invoke("theta_union_agg", [column(col), ...given(lgNomEntries, literal)]);
}

/** The start of the bucket of time that the value falls into. Spark: `time_bucket`. */
export function timeBucket(bucketSize: ColumnOrName, ts: ColumnOrName, origin?: ColumnOrName): Column {
  return invoke("time_bucket", [column(bucketSize), column(ts), ...given(origin, column)]);
}

/** How many units lie between two times of day. Spark: `time_diff`. */
export function timeDiff(unit: ColumnOrName, start: ColumnOrName, end: ColumnOrName): Column {
  return invoke("time_diff", [column(unit), column(start), column(end)]);
}

/** The time of day so many microseconds after midnight. Spark: `time_from_micros`. */
export function timeFromMicros(col: ColumnOrName): Column {
  return invoke("time_from_micros", [column(col)]);
}

/** The time of day so many milliseconds after midnight. Spark: `time_from_millis`. */
export function timeFromMillis(col: ColumnOrName): Column {
  return invoke("time_from_millis", [column(col)]);
}

/** The time of day so many seconds after midnight. Spark: `time_from_seconds`. */
export function timeFromSeconds(col: ColumnOrName): Column {
  return invoke("time_from_seconds", [column(col)]);
}

/** Microseconds since midnight. Spark: `time_to_micros`. */
export function timeToMicros(col: ColumnOrName): Column {
  return invoke("time_to_micros", [column(col)]);
}

/** Milliseconds since midnight. Spark: `time_to_millis`. */
export function timeToMillis(col: ColumnOrName): Column {
  return invoke("time_to_millis", [column(col)]);
}

/** Seconds since midnight. Spark: `time_to_seconds`. */
export function timeToSeconds(col: ColumnOrName): Column {
  return invoke("time_to_seconds", [column(col)]);
}

/** The time of day cut off below a unit. Spark: `time_trunc`. */
export function timeTrunc(unit: ColumnOrName, time: ColumnOrName): Column {
  return invoke("time_trunc", [column(unit), column(time)]);
}

/** The time so many units later. Spark: `timestamp_add`. */
export function timestampAdd(unit: ColumnLike, quantity: ColumnOrName, ts: ColumnOrName): Column {
  return invoke("timestampadd", [literal(unit), column(quantity), column(ts)]);
}

/** How many whole units lie between two times. Spark: `timestamp_diff`. */
export function timestampDiff(unit: ColumnLike, start: ColumnOrName, end: ColumnOrName): Column {
  return invoke("timestampdiff", [literal(unit), column(start), column(end)]);
}

/** The time so many microseconds after 1970-01-01 00:00:00 UTC. Spark: `timestamp_micros`. */
export function timestampMicros(col: ColumnOrName): Column {
  return invoke("timestamp_micros", [column(col)]);
}

/** The time so many milliseconds after 1970-01-01 00:00:00 UTC. Spark: `timestamp_millis`. */
export function timestampMillis(col: ColumnOrName): Column {
  return invoke("timestamp_millis", [column(col)]);
}

/** The time so many nanoseconds after 1970-01-01 00:00:00 UTC. Spark: `timestamp_nanos`. */
export function timestampNanos(col: ColumnOrName): Column {
  return invoke("timestamp_nanos", [column(col)]);
}

/** The time so many seconds after 1970-01-01 00:00:00 UTC. Spark: `timestamp_seconds`. */
export function timestampSeconds(col: ColumnOrName): Column {
  return invoke("timestamp_seconds", [column(col)]);
}

/** The bytes in base 32. Spark: `to_base32`. */
export function toBase32(col: ColumnOrName): Column {
  return invoke("to_base32", [column(col)]);
}

/** The bytes that a text says, in a format. Spark: `to_binary`. */
export function toBinary(col: ColumnOrName, format?: ColumnOrName): Column {
  return invoke("to_binary", [column(col), ...given(format, column)]);
}

/** The number, day, time or bytes as text, in a format. Spark: `to_char`. */
export function toChar(col: ColumnOrName, format: ColumnOrName): Column {
  return invoke("to_char", [column(col), column(format)]);
}

/** The row as a CSV line. Spark: `to_csv`. */
export function toCsv(col: ColumnOrName, options: Settings = {}): Column {
  return invoke("to_csv", [column(col), ...settings(options)]);
}

/** The day that a text says, or the day of a time. Spark: `to_date`. */
export function toDate(col: ColumnOrName, format?: ColumnLike): Column {
  return invoke("to_date", [column(col), ...given(format, literal)]);
}

/** The value as a JSON text. Spark: `to_json`. */
export function toJson(col: ColumnOrName, options: Settings = {}): Column {
  return invoke("to_json", [column(col), ...settings(options)]);
}

/** The number that a text says, in a format. Spark: `to_number`. */
export function toNumber(col: ColumnOrName, format: ColumnOrName): Column {
  return invoke("to_number", [column(col), column(format)]);
}

/** The time of day that a text says. Spark: `to_time`. */
export function toTime(str: ColumnOrName, format?: ColumnOrName): Column {
  return invoke("to_time", [column(str), ...given(format, column)]);
}

/** The time that a text says. Spark: `to_timestamp`. */
export function toTimestamp(col: ColumnOrName, format?: ColumnLike): Column {
  return invoke("to_timestamp", [column(col), ...given(format, literal)]);
}

/** The time that a text says, with a local time zone. Spark: `to_timestamp_ltz`. */
export function toTimestampLtz(timestamp: ColumnOrName, format?: ColumnOrName): Column {
  return invoke("to_timestamp_ltz", [column(timestamp), ...given(format, column)]);
}

/** The local time that a text says, without a zone. Spark: `to_timestamp_ntz`. */
export function toTimestampNtz(timestamp: ColumnOrName, format?: ColumnOrName): Column {
  return invoke("to_timestamp_ntz", [column(timestamp), ...given(format, column)]);
}

/** The seconds since 1970-01-01 00:00:00 UTC of a time or a text. Spark: `to_unix_timestamp`. */
export function toUnixTimestamp(timestamp: ColumnOrName, format?: ColumnOrName): Column {
  return invoke("to_unix_timestamp", [column(timestamp), ...given(format, column)]);
}

/** A local time of a zone as time in UTC. Spark: `to_utc_timestamp`. */
export function toUtcTimestamp(timestamp: ColumnOrName, tz: ColumnLike): Column {
  return invoke("to_utc_timestamp", [column(timestamp), literal(tz)]);
}

/** The same as `to_char`. Spark: `to_varchar`. */
export function toVarchar(col: ColumnOrName, format: ColumnOrName): Column {
  return invoke("to_varchar", [column(col), column(format)]);
}

/** The struct, map or array as a variant. Spark: `to_variant_object`. */
export function toVariantObject(col: ColumnOrName): Column {
  return invoke("to_variant_object", [column(col)]);
}

/** The row as an XML text. Spark: `to_xml`. */
export function toXml(col: ColumnOrName, options: Settings = {}): Column {
  return invoke("to_xml", [column(col), ...settings(options)]);
}

/** The text with some characters replaced by others, one by one. */
export function translate(srcCol: ColumnOrName, matching: ColumnLike, replace: ColumnLike): Column {
  return invoke("translate", [column(srcCol), literal(matching), literal(replace)]);
}

/** The text without spaces, or without the characters of `trim`, at its ends. */
export function trim(col: ColumnOrName, trim?: ColumnOrName): Column {
  return invoke("trim", [...given(trim, column), column(col)]);
}

/** The day cut off below a unit. */
export function trunc(date: ColumnOrName, format: ColumnLike): Column {
  return invoke("trunc", [column(date), literal(format)]);
}

/** The sum; NULL where it overflows. Spark: `try_add`. */
export function tryAdd(left: ColumnOrName, right: ColumnOrName): Column {
  return invoke("try_add", [column(left), column(right)]);
}

/** As `aes_decrypt`, with NULL where that raises. Spark: `try_aes_decrypt`. */
export function tryAesDecrypt(input: ColumnOrName, key: ColumnOrName, mode?: ColumnOrName, padding?: ColumnOrName, aad?: ColumnOrName): Column {
  return invoke("try_aes_decrypt", [column(input), column(key), mode === undefined ? literal("GCM") : column(mode), padding === undefined ? literal("DEFAULT") : column(padding), aad === undefined ? literal("") : column(aad)]);
}

/** As `avg`, with NULL where that raises. Spark: `try_avg`. */
export function tryAvg(col: ColumnOrName): Column {
  return invoke("try_avg", [column(col)]);
}

/** The quotient; NULL for a divisor of 0. Spark: `try_divide`. */
export function tryDivide(left: ColumnOrName, right: ColumnOrName): Column {
  return invoke("try_divide", [column(left), column(right)]);
}

/** As `element_at`, with NULL where that raises. Spark: `try_element_at`. */
export function tryElementAt(col: ColumnOrName, extraction: ColumnOrName): Column {
  return invoke("try_element_at", [column(col), column(extraction)]);
}

/** As `make_interval`, with NULL where that raises. Spark: `try_make_interval`. */
export function tryMakeInterval(years?: ColumnOrName, months?: ColumnOrName, weeks?: ColumnOrName, days?: ColumnOrName, hours?: ColumnOrName, mins?: ColumnOrName, secs?: ColumnOrName): Column {
  return invoke("try_make_interval", [years === undefined ? literal(0) : column(years), months === undefined ? literal(0) : column(months), weeks === undefined ? literal(0) : column(weeks), days === undefined ? literal(0) : column(days), hours === undefined ? literal(0) : column(hours), mins === undefined ? literal(0) : column(mins), secs === undefined ? decimal("0", 10) : column(secs)]);
}

/** As `make_timestamp`, with NULL where that raises. Spark: `try_make_timestamp`. */
export function tryMakeTimestamp(years: ColumnOrName, months: ColumnOrName, days: ColumnOrName, hours: ColumnOrName, mins: ColumnOrName, secs: ColumnOrName, timezone?: ColumnOrName): Column {
  return invoke("try_make_timestamp", [column(years), column(months), column(days), column(hours), column(mins), column(secs), ...given(timezone, column)]);
}

/** As `make_timestamp_ltz`, with NULL where that raises. Spark: `try_make_timestamp_ltz`. */
export function tryMakeTimestampLtz(years: ColumnOrName, months: ColumnOrName, days: ColumnOrName, hours: ColumnOrName, mins: ColumnOrName, secs: ColumnOrName, timezone?: ColumnOrName): Column {
  return invoke("try_make_timestamp_ltz", [column(years), column(months), column(days), column(hours), column(mins), column(secs), ...given(timezone, column)]);
}

/** As `make_timestamp_ntz`, with NULL where that raises. Spark: `try_make_timestamp_ntz`. */
export function tryMakeTimestampNtz(years: ColumnOrName, months: ColumnOrName, days: ColumnOrName, hours: ColumnOrName, mins: ColumnOrName, secs: ColumnOrName): Column {
  return invoke("try_make_timestamp_ntz", [column(years), column(months), column(days), column(hours), column(mins), column(secs)]);
}

/** The remainder; NULL for a divisor of 0. Spark: `try_mod`. */
export function tryMod(left: ColumnOrName, right: ColumnOrName): Column {
  return invoke("try_mod", [column(left), column(right)]);
}

/** The product; NULL where it overflows. Spark: `try_multiply`. */
export function tryMultiply(left: ColumnOrName, right: ColumnOrName): Column {
  return invoke("try_multiply", [column(left), column(right)]);
}

/** As `parse_json`, with NULL where that raises. Spark: `try_parse_json`. */
export function tryParseJson(col: ColumnOrName): Column {
  return invoke("try_parse_json", [column(col)]);
}

/** As `parse_url`, with NULL where that raises. Spark: `try_parse_url`. */
export function tryParseUrl(url: ColumnOrName, partToExtract: ColumnOrName, key?: ColumnOrName): Column {
  return invoke("try_parse_url", [column(url), column(partToExtract), ...given(key, column)]);
}

/** As `reflect`, with NULL where that raises. Spark: `try_reflect`. */
export function tryReflect(...cols: ColumnOrName[]): Column {
  return invoke("try_reflect", [...cols.map(column)]);
}

/** The difference; NULL where it overflows. Spark: `try_subtract`. */
export function trySubtract(left: ColumnOrName, right: ColumnOrName): Column {
  return invoke("try_subtract", [column(left), column(right)]);
}

/** As `sum`, with NULL where that raises. Spark: `try_sum`. */
export function trySum(col: ColumnOrName): Column {
  return invoke("try_sum", [column(col)]);
}

/** As `to_binary`, with NULL where that raises. Spark: `try_to_binary`. */
export function tryToBinary(col: ColumnOrName, format?: ColumnOrName): Column {
  return invoke("try_to_binary", [column(col), ...given(format, column)]);
}

/** As `to_date`, with NULL where that raises. Spark: `try_to_date`. */
export function tryToDate(col: ColumnOrName, format?: ColumnLike): Column {
  return invoke("try_to_date", [column(col), ...given(format, literal)]);
}

/** As `to_number`, with NULL where that raises. Spark: `try_to_number`. */
export function tryToNumber(col: ColumnOrName, format: ColumnOrName): Column {
  return invoke("try_to_number", [column(col), column(format)]);
}

/** As `to_time`, with NULL where that raises. Spark: `try_to_time`. */
export function tryToTime(str: ColumnOrName, format?: ColumnOrName): Column {
  return invoke("try_to_time", [column(str), ...given(format, column)]);
}

/** As `to_timestamp`, with NULL where that raises. Spark: `try_to_timestamp`. */
export function tryToTimestamp(col: ColumnOrName, format?: ColumnOrName): Column {
  return invoke("try_to_timestamp", [column(col), ...given(format, column)]);
}

/** As `url_decode`, with NULL where that raises. Spark: `try_url_decode`. */
export function tryUrlDecode(str: ColumnOrName): Column {
  return invoke("try_url_decode", [column(str)]);
}

/** As `validate_utf8`, with NULL where that raises. Spark: `try_validate_utf8`. */
export function tryValidateUtf8(str: ColumnOrName): Column {
  return invoke("try_validate_utf8", [column(str)]);
}

/** As `variant_array_append`, with NULL where that raises. Spark: `try_variant_array_append`. */
export function tryVariantArrayAppend(v: ColumnOrName, path: ColumnLike, value: ColumnOrName): Column {
  return invoke("try_variant_array_append", [column(v), literal(path), column(value)]);
}

/** As `variant_get`, with NULL where that raises. Spark: `try_variant_get`. */
export function tryVariantGet(v: ColumnOrName, path: ColumnLike, targetType: ColumnLike): Column {
  return invoke("try_variant_get", [column(v), literal(path), literal(targetType)]);
}

/** As `variant_insert`, with NULL where that raises. Spark: `try_variant_insert`. */
export function tryVariantInsert(v: ColumnOrName, path: ColumnLike, value: ColumnOrName): Column {
  return invoke("try_variant_insert", [column(v), literal(path), column(value)]);
}

/** As `variant_set`, with NULL where that raises. Spark: `try_variant_set`. */
export function tryVariantSet(v: ColumnOrName, path: ColumnLike, value: ColumnOrName, createIfMissing?: ColumnLike): Column {
  return invoke("try_variant_set", [column(v), literal(path), column(value), createIfMissing === undefined ? literal(true) : literal(createIfMissing)]);
}

/** What the first Tuple sketch has seen and the second has not, with summaries of type double. Spark: `tuple_difference_double`. */
export function tupleDifferenceDouble(col1: ColumnOrName, col2: ColumnOrName): Column {
  return invoke("tuple_difference_double", [column(col1), column(col2)]);
}

/** What the first Tuple sketch has seen and the second has not, with summaries of type integer. Spark: `tuple_difference_integer`. */
export function tupleDifferenceInteger(col1: ColumnOrName, col2: ColumnOrName): Column {
  return invoke("tuple_difference_integer", [column(col1), column(col2)]);
}

/** What a Tuple sketch has seen and a Theta sketch has not, with summaries of type double. Spark: `tuple_difference_theta_double`. */
export function tupleDifferenceThetaDouble(col1: ColumnOrName, col2: ColumnOrName): Column {
  return invoke("tuple_difference_theta_double", [column(col1), column(col2)]);
}

/** What a Tuple sketch has seen and a Theta sketch has not, with summaries of type integer. Spark: `tuple_difference_theta_integer`. */
export function tupleDifferenceThetaInteger(col1: ColumnOrName, col2: ColumnOrName): Column {
  return invoke("tuple_difference_theta_integer", [column(col1), column(col2)]);
}

/** What all Tuple sketches of the group have seen, with summaries of type double. Spark: `tuple_intersection_agg_double`. */
export function tupleIntersectionAggDouble(col: ColumnOrName, mode?: ColumnLike): Column {
  return invoke("tuple_intersection_agg_double", [column(col), ...given(mode, literal)]);
}

/** What all Tuple sketches of the group have seen, with summaries of type integer. Spark: `tuple_intersection_agg_integer`. */
export function tupleIntersectionAggInteger(col: ColumnOrName, mode?: ColumnLike): Column {
  return invoke("tuple_intersection_agg_integer", [column(col), ...given(mode, literal)]);
}

/** What both Tuple sketches have seen, with summaries of type double. Spark: `tuple_intersection_double`. */
export function tupleIntersectionDouble(col1: ColumnOrName, col2: ColumnOrName, mode?: ColumnLike): Column {
  return invoke("tuple_intersection_double", [column(col1), column(col2), ...given(mode, literal)]);
}

/** What both Tuple sketches have seen, with summaries of type integer. Spark: `tuple_intersection_integer`. */
export function tupleIntersectionInteger(col1: ColumnOrName, col2: ColumnOrName, mode?: ColumnLike): Column {
  return invoke("tuple_intersection_integer", [column(col1), column(col2), ...given(mode, literal)]);
}

/** What a Tuple sketch and a Theta sketch have seen, with summaries of type double. Spark: `tuple_intersection_theta_double`. */
export function tupleIntersectionThetaDouble(col1: ColumnOrName, col2: ColumnOrName, mode?: ColumnLike): Column {
  return invoke("tuple_intersection_theta_double", [column(col1), column(col2), ...given(mode, literal)]);
}

/** What a Tuple sketch and a Theta sketch have seen, with summaries of type integer. Spark: `tuple_intersection_theta_integer`. */
export function tupleIntersectionThetaInteger(col1: ColumnOrName, col2: ColumnOrName, mode?: ColumnLike): Column {
  return invoke("tuple_intersection_theta_integer", [column(col1), column(col2), ...given(mode, literal)]);
}

/** A Tuple sketch of keys, with summaries of type double. Spark: `tuple_sketch_agg_double`. */
export function tupleSketchAggDouble(key: ColumnOrName, summary: ColumnOrName, lgNomEntries?: ColumnLike, mode?: ColumnLike): Column {
  return invoke("tuple_sketch_agg_double", [column(key), column(summary), lgNomEntries === undefined ? literal(12) : literal(lgNomEntries), mode === undefined ? literal("sum") : literal(mode)]);
}

/** A Tuple sketch of keys, with summaries of type integer. Spark: `tuple_sketch_agg_integer`. */
export function tupleSketchAggInteger(key: ColumnOrName, summary: ColumnOrName, lgNomEntries?: ColumnLike, mode?: ColumnLike): Column {
  return invoke("tuple_sketch_agg_integer", [column(key), column(summary), lgNomEntries === undefined ? literal(12) : literal(lgNomEntries), mode === undefined ? literal("sum") : literal(mode)]);
}

/** How many distinct keys a Tuple sketch has seen, nearly, with summaries of type double. Spark: `tuple_sketch_estimate_double`. */
export function tupleSketchEstimateDouble(col: ColumnOrName): Column {
  return invoke("tuple_sketch_estimate_double", [column(col)]);
}

/** How many distinct keys a Tuple sketch has seen, nearly, with summaries of type integer. Spark: `tuple_sketch_estimate_integer`. */
export function tupleSketchEstimateInteger(col: ColumnOrName): Column {
  return invoke("tuple_sketch_estimate_integer", [column(col)]);
}

/** All summaries of a Tuple sketch made one, with summaries of type double. Spark: `tuple_sketch_summary_double`. */
export function tupleSketchSummaryDouble(col: ColumnOrName, mode?: ColumnLike): Column {
  return invoke("tuple_sketch_summary_double", [column(col), ...given(mode, literal)]);
}

/** All summaries of a Tuple sketch made one, with summaries of type integer. Spark: `tuple_sketch_summary_integer`. */
export function tupleSketchSummaryInteger(col: ColumnOrName, mode?: ColumnLike): Column {
  return invoke("tuple_sketch_summary_integer", [column(col), ...given(mode, literal)]);
}

/** How many distinct keys a Tuple sketch keeps of all, as a share, with summaries of type double. Spark: `tuple_sketch_theta_double`. */
export function tupleSketchThetaDouble(col: ColumnOrName): Column {
  return invoke("tuple_sketch_theta_double", [column(col)]);
}

/** How many distinct keys a Tuple sketch keeps of all, as a share, with summaries of type integer. Spark: `tuple_sketch_theta_integer`. */
export function tupleSketchThetaInteger(col: ColumnOrName): Column {
  return invoke("tuple_sketch_theta_integer", [column(col)]);
}

/** All Tuple sketches of the group made one, with summaries of type double. Spark: `tuple_union_agg_double`. */
export function tupleUnionAggDouble(col: ColumnOrName, lgNomEntries?: ColumnLike, mode?: ColumnLike): Column {
  return invoke("tuple_union_agg_double", [column(col), lgNomEntries === undefined ? literal(12) : literal(lgNomEntries), mode === undefined ? literal("sum") : literal(mode)]);
}

/** All Tuple sketches of the group made one, with summaries of type integer. Spark: `tuple_union_agg_integer`. */
export function tupleUnionAggInteger(col: ColumnOrName, lgNomEntries?: ColumnLike, mode?: ColumnLike): Column {
  return invoke("tuple_union_agg_integer", [column(col), lgNomEntries === undefined ? literal(12) : literal(lgNomEntries), mode === undefined ? literal("sum") : literal(mode)]);
}

/** Two Tuple sketches made one, with summaries of type double. Spark: `tuple_union_double`. */
export function tupleUnionDouble(col1: ColumnOrName, col2: ColumnOrName, lgNomEntries?: ColumnLike, mode?: ColumnLike): Column {
  return invoke("tuple_union_double", [column(col1), column(col2), lgNomEntries === undefined ? literal(12) : literal(lgNomEntries), mode === undefined ? literal("sum") : literal(mode)]);
}

/** Two Tuple sketches made one, with summaries of type integer. Spark: `tuple_union_integer`. */
export function tupleUnionInteger(col1: ColumnOrName, col2: ColumnOrName, lgNomEntries?: ColumnLike, mode?: ColumnLike): Column {
  return invoke("tuple_union_integer", [column(col1), column(col2), lgNomEntries === undefined ? literal(12) : literal(lgNomEntries), mode === undefined ? literal("sum") : literal(mode)]);
}

/** A Tuple sketch and a Theta sketch made one, with summaries of type double. Spark: `tuple_union_theta_double`. */
export function tupleUnionThetaDouble(col1: ColumnOrName, col2: ColumnOrName, lgNomEntries?: ColumnLike, mode?: ColumnLike): Column {
  return invoke("tuple_union_theta_double", [column(col1), column(col2), lgNomEntries === undefined ? literal(12) : literal(lgNomEntries), mode === undefined ? literal("sum") : literal(mode)]);
}

/** A Tuple sketch and a Theta sketch made one, with summaries of type integer. Spark: `tuple_union_theta_integer`. */
export function tupleUnionThetaInteger(col1: ColumnOrName, col2: ColumnOrName, lgNomEntries?: ColumnLike, mode?: ColumnLike): Column {
  return invoke("tuple_union_theta_integer", [column(col1), column(col2), lgNomEntries === undefined ? literal(12) : literal(lgNomEntries), mode === undefined ? literal("sum") : literal(mode)]);
}

/** The name of the value's type. */
function typeof_(col: ColumnOrName): Column {
  return invoke("typeof", [column(col)]);
}

export { typeof_ as typeof };

/** The text in upper case. */
export function ucase(str: ColumnOrName): Column {
  return invoke("ucase", [column(str)]);
}

/** The bytes that a text in base 64 says. */
export function unbase64(col: ColumnOrName): Column {
  return invoke("unbase64", [column(col)]);
}

/** The bytes that a text in base 16 says. */
export function unhex(col: ColumnOrName): Column {
  return invoke("unhex", [column(col)]);
}

/** Numbers by chance between two numbers. */
export function uniform(min: ColumnLike, max: ColumnLike, seed?: ColumnLike): Column {
  return invoke("uniform", [literal(min), literal(max), literal(seed ?? freshSeed())]);
}

/** Days since 1970-01-01. Spark: `unix_date`. */
export function unixDate(col: ColumnOrName): Column {
  return invoke("unix_date", [column(col)]);
}

/** Microseconds since 1970-01-01 00:00:00 UTC. Spark: `unix_micros`. */
export function unixMicros(col: ColumnOrName): Column {
  return invoke("unix_micros", [column(col)]);
}

/** Milliseconds since 1970-01-01 00:00:00 UTC. Spark: `unix_millis`. */
export function unixMillis(col: ColumnOrName): Column {
  return invoke("unix_millis", [column(col)]);
}

/** Nanoseconds since 1970-01-01 00:00:00 UTC. Spark: `unix_nanos`. */
export function unixNanos(col: ColumnOrName): Column {
  return invoke("unix_nanos", [column(col)]);
}

/** Seconds since 1970-01-01 00:00:00 UTC. Spark: `unix_seconds`. */
export function unixSeconds(col: ColumnOrName): Column {
  return invoke("unix_seconds", [column(col)]);
}

/** The value of a user-defined type as the SQL type below it. Spark: `unwrap_udt`. */
export function unwrapUdt(col: ColumnOrName): Column {
  return invoke("unwrap_udt", [column(col)]);
}

/** The text in upper case. */
export function upper(col: ColumnOrName): Column {
  return invoke("upper", [column(col)]);
}

/** The text with the escapes of a URL taken back. Spark: `url_decode`. */
export function urlDecode(str: ColumnOrName): Column {
  return invoke("url_decode", [column(str)]);
}

/** The text escaped for a URL. Spark: `url_encode`. */
export function urlEncode(str: ColumnOrName): Column {
  return invoke("url_encode", [column(str)]);
}

/** The name of the user who runs the query. */
export function user(): Column {
  return invoke("user", []);
}

/** A UUID by chance. */
export function uuid(seed?: ColumnLike): Column {
  return invoke("uuid", [literal(seed ?? freshSeed())]);
}

/** The text, or an error where it is not valid UTF-8. Spark: `validate_utf8`. */
export function validateUtf8(str: ColumnOrName): Column {
  return invoke("validate_utf8", [column(str)]);
}

/** The population variance of the values. Spark: `var_pop`. */
export function varPop(col: ColumnOrName): Column {
  return invoke("var_pop", [column(col)]);
}

/** The sample variance of the values. Spark: `var_samp`. */
export function varSamp(col: ColumnOrName): Column {
  return invoke("var_samp", [column(col)]);
}

/** The sample variance of the values. */
export function variance(col: ColumnOrName): Column {
  return invoke("variance", [column(col)]);
}

/** The variant with a value added to the array at a path. Spark: `variant_array_append`. */
export function variantArrayAppend(v: ColumnOrName, path: ColumnLike, value: ColumnOrName): Column {
  return invoke("variant_array_append", [column(v), literal(path), column(value)]);
}

/** The variant without what stands at these paths. Spark: `variant_delete`. */
export function variantDelete(v: ColumnOrName, ...paths: ColumnLike[]): Column {
  return invoke("variant_delete", [column(v), ...paths.map(literal)]);
}

/** What stands at a path of the variant, as a type. Spark: `variant_get`. */
export function variantGet(v: ColumnOrName, path: ColumnLike, targetType: ColumnLike): Column {
  return invoke("variant_get", [column(v), literal(path), literal(targetType)]);
}

/** The variant with a value put in at a path where there is none. Spark: `variant_insert`. */
export function variantInsert(v: ColumnOrName, path: ColumnLike, value: ColumnOrName): Column {
  return invoke("variant_insert", [column(v), literal(path), column(value)]);
}

/** The variant with a value set at a path. Spark: `variant_set`. */
export function variantSet(v: ColumnOrName, path: ColumnLike, value: ColumnOrName, createIfMissing?: ColumnLike): Column {
  return invoke("variant_set", [column(v), literal(path), column(value), createIfMissing === undefined ? literal(true) : literal(createIfMissing)]);
}

/** The variant without its nulls. Spark: `variant_strip_nulls`. */
export function variantStripNulls(v: ColumnOrName, includeArrays?: ColumnLike): Column {
  return invoke("variant_strip_nulls", [column(v), includeArrays === undefined ? literal(true) : literal(includeArrays)]);
}

/** The mean of the vectors of the group. Spark: `vector_avg`. */
export function vectorAvg(col: ColumnOrName): Column {
  return invoke("vector_avg", [column(col)]);
}

/** The cosine of the angle between two vectors. Spark: `vector_cosine_similarity`. */
export function vectorCosineSimilarity(left: ColumnOrName, right: ColumnOrName): Column {
  return invoke("vector_cosine_similarity", [column(left), column(right)]);
}

/** The inner product of two vectors. Spark: `vector_inner_product`. */
export function vectorInnerProduct(left: ColumnOrName, right: ColumnOrName): Column {
  return invoke("vector_inner_product", [column(left), column(right)]);
}

/** The Euclidean distance of two vectors. Spark: `vector_l2_distance`. */
export function vectorL2Distance(left: ColumnOrName, right: ColumnOrName): Column {
  return invoke("vector_l2_distance", [column(left), column(right)]);
}

/** The length of the vector, in a norm. Spark: `vector_norm`. */
export function vectorNorm(vector: ColumnOrName, degree?: ColumnOrName): Column {
  return invoke("vector_norm", [column(vector), ...given(degree, column)]);
}

/** The vector divided by its length, in a norm. Spark: `vector_normalize`. */
export function vectorNormalize(vector: ColumnOrName, degree?: ColumnOrName): Column {
  return invoke("vector_normalize", [column(vector), ...given(degree, column)]);
}

/** The sum of the vectors of the group. Spark: `vector_sum`. */
export function vectorSum(col: ColumnOrName): Column {
  return invoke("vector_sum", [column(col)]);
}

/** The version of the Spark that answers. */
export function version(): Column {
  return invoke("version", []);
}

/** The day of the week, from 0 for Monday. */
export function weekday(col: ColumnOrName): Column {
  return invoke("weekday", [column(col)]);
}

/** The ISO week of the year. */
export function weekofyear(col: ColumnOrName): Column {
  return invoke("weekofyear", [column(col)]);
}

/** Which of so many even buckets between two bounds the value falls into. Spark: `width_bucket`. */
export function widthBucket(v: ColumnOrName, min: ColumnOrName, max: ColumnOrName, numBucket: ColumnOrName | number | bigint): Column {
  return invoke("width_bucket", [column(v), column(min), column(max), mixed(numBucket)]);
}

/** The last moment of a window of time, which stands for it in a window over windows. Spark: `window_time`. */
export function windowTime(windowColumn: ColumnOrName): Column {
  return invoke("window_time", [column(windowColumn)]);
}

/** The texts that an XPath expression finds in an XML text, as an array. */
export function xpath(xml: ColumnOrName, path: ColumnOrName): Column {
  return invoke("xpath", [column(xml), column(path)]);
}

/** Whether an XPath expression holds for an XML text. Spark: `xpath_boolean`. */
export function xpathBoolean(xml: ColumnOrName, path: ColumnOrName): Column {
  return invoke("xpath_boolean", [column(xml), column(path)]);
}

/** The number that an XPath expression finds in an XML text, as a double. Spark: `xpath_double`. */
export function xpathDouble(xml: ColumnOrName, path: ColumnOrName): Column {
  return invoke("xpath_double", [column(xml), column(path)]);
}

/** The number that an XPath expression finds in an XML text, as a float. Spark: `xpath_float`. */
export function xpathFloat(xml: ColumnOrName, path: ColumnOrName): Column {
  return invoke("xpath_float", [column(xml), column(path)]);
}

/** The number that an XPath expression finds in an XML text, as an int. Spark: `xpath_int`. */
export function xpathInt(xml: ColumnOrName, path: ColumnOrName): Column {
  return invoke("xpath_int", [column(xml), column(path)]);
}

/** The number that an XPath expression finds in an XML text, as a bigint. Spark: `xpath_long`. */
export function xpathLong(xml: ColumnOrName, path: ColumnOrName): Column {
  return invoke("xpath_long", [column(xml), column(path)]);
}

/** The number that an XPath expression finds in an XML text, as a double. Spark: `xpath_number`. */
export function xpathNumber(xml: ColumnOrName, path: ColumnOrName): Column {
  return invoke("xpath_number", [column(xml), column(path)]);
}

/** The number that an XPath expression finds in an XML text, as a smallint. Spark: `xpath_short`. */
export function xpathShort(xml: ColumnOrName, path: ColumnOrName): Column {
  return invoke("xpath_short", [column(xml), column(path)]);
}

/** The text that an XPath expression finds in an XML text. Spark: `xpath_string`. */
export function xpathString(xml: ColumnOrName, path: ColumnOrName): Column {
  return invoke("xpath_string", [column(xml), column(path)]);
}

/** A hash of the values: xxHash of 64 bits. */
export function xxhash64(...cols: ColumnOrName[]): Column {
  return invoke("xxhash64", [...cols.map(column)]);
}

/** The year. */
export function year(col: ColumnOrName): Column {
  return invoke("year", [column(col)]);
}

/** For a partitioned table: the year of the value. */
export function years(col: ColumnOrName): Column {
  return invoke("years", [column(col)]);
}

/** 0 where the number is NULL, else the number. */
export function zeroifnull(col: ColumnOrName): Column {
  return invoke("zeroifnull", [column(col)]);
}
