/* Written by `cargo xtask gen` from api/functions.toml; edit that. */

/* Spark's functions for C++17: `namespace F = firesteel::functions;` and then `F::upper("name")`. Where a column is asked
 * for, a text is the name of one; where a value is, a text is a text. */

#ifndef FIRESTEEL_FUNCTIONS_HPP
#define FIRESTEEL_FUNCTIONS_HPP

#include "firesteel_arguments.hpp"

namespace firesteel {
namespace functions {

/* The absolute value. */
inline Column abs(const ColumnOrName &col) {
    return fn("abs", Columns{col});
}

/* The arc cosine, in radians. */
inline Column acos(const ColumnOrName &col) {
    return fn("acos", Columns{col});
}

/* The inverse hyperbolic cosine. */
inline Column acosh(const ColumnOrName &col) {
    return fn("acosh", Columns{col});
}

/* The day so many months later; the last day of a month where there is no such day. */
inline Column add_months(const ColumnOrName &start, const ColumnOrName &months) {
    return fn("add_months", Columns{start, months});
}

/* The bytes that AES encrypted, in clear. */
inline Column aes_decrypt(const ColumnOrName &input, const ColumnOrName &key, const std::optional<ColumnOrName> &mode = std::nullopt, const std::optional<ColumnOrName> &padding = std::nullopt, const std::optional<ColumnOrName> &aad = std::nullopt) {
    return fn("aes_decrypt", Columns{input, key, mode ? Column(*mode) : lit("GCM"), padding ? Column(*padding) : lit("DEFAULT"), aad ? Column(*aad) : lit("")});
}

/* The bytes encrypted by AES. */
inline Column aes_encrypt(const ColumnOrName &input, const ColumnOrName &key, const std::optional<ColumnOrName> &mode = std::nullopt, const std::optional<ColumnOrName> &padding = std::nullopt, const std::optional<ColumnOrName> &iv = std::nullopt, const std::optional<ColumnOrName> &aad = std::nullopt) {
    return fn("aes_encrypt", Columns{input, key, mode ? Column(*mode) : lit("GCM"), padding ? Column(*padding) : lit("DEFAULT"), iv ? Column(*iv) : lit(""), aad ? Column(*aad) : lit("")});
}

/* Some value of the group. */
inline Column any_value(const ColumnOrName &col, const std::optional<Value> &ignore_nulls = std::nullopt) {
    Columns arguments{col};
    if (ignore_nulls) arguments.push_back(*ignore_nulls);
    return fn("any_value", arguments);
}

/* How many distinct values there are, nearly; `rsd` is the relative deviation that is allowed. */
inline Column approx_count_distinct(const ColumnOrName &col, const std::optional<Value> &rsd = std::nullopt) {
    Columns arguments{col};
    if (rsd) arguments.push_back(*rsd);
    return fn("approx_count_distinct", arguments);
}

/* The value at a percentage of the group, nearly; a larger `accuracy` is more exact. */
inline Column approx_percentile(const ColumnOrName &col, const Value &percentage, const std::optional<Value> &accuracy = std::nullopt) {
    return fn("approx_percentile", Columns{col, percentage, accuracy ? Column(*accuracy) : lit(10000)});
}

/* An array of the values. */
inline Column array(const std::vector<ColumnOrName> &cols) {
    Columns arguments{};
    arguments.insert(arguments.end(), cols.begin(), cols.end());
    return fn("array", arguments);
}

/* All values of the group as an array, repeats kept. */
inline Column array_agg(const ColumnOrName &col) {
    return fn("array_agg", Columns{col});
}

/* The array with a value added at its end. */
inline Column array_append(const ColumnOrName &col, const Value &value) {
    return fn("array_append", Columns{col, value});
}

/* The array without its NULLs. */
inline Column array_compact(const ColumnOrName &col) {
    return fn("array_compact", Columns{col});
}

/* Whether the array holds the value. */
inline Column array_contains(const ColumnOrName &col, const Value &value) {
    return fn("array_contains", Columns{col, value});
}

/* The array without repeats. */
inline Column array_distinct(const ColumnOrName &col) {
    return fn("array_distinct", Columns{col});
}

/* The elements of the first array that the second does not hold, without repeats. */
inline Column array_except(const ColumnOrName &col1, const ColumnOrName &col2) {
    return fn("array_except", Columns{col1, col2});
}

/* The array with a value put in at a place, which counts from 1, or from the end when negative. */
inline Column array_insert(const ColumnOrName &arr, const ColumnOrName &pos, const Value &value) {
    return fn("array_insert", Columns{arr, pos, value});
}

/* The elements that both arrays hold, without repeats. */
inline Column array_intersect(const ColumnOrName &col1, const ColumnOrName &col2) {
    return fn("array_intersect", Columns{col1, col2});
}

/* The elements as one text with a delimiter between them. */
inline Column array_join(const ColumnOrName &col, const Value &delimiter, const std::optional<Value> &null_replacement = std::nullopt) {
    Columns arguments{col, delimiter};
    if (null_replacement) arguments.push_back(*null_replacement);
    return fn("array_join", arguments);
}

/* The largest element. */
inline Column array_max(const ColumnOrName &col) {
    return fn("array_max", Columns{col});
}

/* The smallest element. */
inline Column array_min(const ColumnOrName &col) {
    return fn("array_min", Columns{col});
}

/* Where the value first stands in the array, from 1; 0 when it does not. */
inline Column array_position(const ColumnOrName &col, const Value &value) {
    return fn("array_position", Columns{col, value});
}

/* The array with a value added at its beginning. */
inline Column array_prepend(const ColumnOrName &col, const Value &value) {
    return fn("array_prepend", Columns{col, value});
}

/* The array without the elements that equal the value. */
inline Column array_remove(const ColumnOrName &col, const Value &element) {
    return fn("array_remove", Columns{col, element});
}

/* An array that holds the value so many times. */
inline Column array_repeat(const ColumnOrName &col, const ColumnOrName &count) {
    return fn("array_repeat", Columns{col, count});
}

/* How many elements the array has. */
inline Column array_size(const ColumnOrName &col) {
    return fn("array_size", Columns{col});
}

/* The elements in order, NULLs last; a comparator gives a negative number, 0 or a positive one. */
inline Column array_sort(const ColumnOrName &col) {
    return fn("array_sort", Columns{col});
}

/* The elements of both arrays, without repeats. */
inline Column array_union(const ColumnOrName &col1, const ColumnOrName &col2) {
    return fn("array_union", Columns{col1, col2});
}

/* Whether the arrays have an element in common. */
inline Column arrays_overlap(const ColumnOrName &a1, const ColumnOrName &a2) {
    return fn("arrays_overlap", Columns{a1, a2});
}

/* An array of structs whose n-th holds the n-th element of each array. */
inline Column arrays_zip(const std::vector<ColumnOrName> &cols) {
    Columns arguments{};
    arguments.insert(arguments.end(), cols.begin(), cols.end());
    return fn("arrays_zip", arguments);
}

/* The number of the text's first character. */
inline Column ascii(const ColumnOrName &col) {
    return fn("ascii", Columns{col});
}

/* The arc sine, in radians. */
inline Column asin(const ColumnOrName &col) {
    return fn("asin", Columns{col});
}

/* The inverse hyperbolic sine. */
inline Column asinh(const ColumnOrName &col) {
    return fn("asinh", Columns{col});
}

/* NULL where the condition holds; else an error is raised. */
inline Column assert_true(const ColumnOrName &col, const std::optional<Value> &err_msg = std::nullopt) {
    Columns arguments{col};
    if (err_msg) arguments.push_back(*err_msg);
    return fn("assert_true", arguments);
}

/* The arc tangent, in radians. */
inline Column atan(const ColumnOrName &col) {
    return fn("atan", Columns{col});
}

/* The angle between the x axis and a point, given by y and x. */
inline Column atan2(const ColumnOrName &col1, const ColumnOrName &col2) {
    return fn("atan2", Columns{col1, col2});
}

/* The inverse hyperbolic tangent. */
inline Column atanh(const ColumnOrName &col) {
    return fn("atanh", Columns{col});
}

/* The mean of the values. */
inline Column avg(const ColumnOrName &col) {
    return fn("avg", Columns{col});
}

/* The bytes in base 64. */
inline Column base64(const ColumnOrName &col) {
    return fn("base64", Columns{col});
}

/* The whole number in base 2. */
inline Column bin(const ColumnOrName &col) {
    return fn("bin", Columns{col});
}

/* The bits that are set in all values of the group. */
inline Column bit_and(const ColumnOrName &col) {
    return fn("bit_and", Columns{col});
}

/* How many bits are set. */
inline Column bit_count(const ColumnOrName &col) {
    return fn("bit_count", Columns{col});
}

/* The bit at a place, from 0 at the right. */
inline Column bit_get(const ColumnOrName &col, const ColumnOrName &pos) {
    return fn("bit_get", Columns{col, pos});
}

/* How many bits the text or the bytes have. */
inline Column bit_length(const ColumnOrName &col) {
    return fn("bit_length", Columns{col});
}

/* The bits that are set in some value of the group. */
inline Column bit_or(const ColumnOrName &col) {
    return fn("bit_or", Columns{col});
}

/* The exclusive or of all values of the group. */
inline Column bit_xor(const ColumnOrName &col) {
    return fn("bit_xor", Columns{col});
}

/* The bits that are set in all bitmaps of the group. */
inline Column bitmap_and_agg(const ColumnOrName &col) {
    return fn("bitmap_and_agg", Columns{col});
}

/* The bit that stands for a number in its bitmap. */
inline Column bitmap_bit_position(const ColumnOrName &col) {
    return fn("bitmap_bit_position", Columns{col});
}

/* Which bitmap a number belongs to. */
inline Column bitmap_bucket_number(const ColumnOrName &col) {
    return fn("bitmap_bucket_number", Columns{col});
}

/* A bitmap with the bits at these positions. */
inline Column bitmap_construct_agg(const ColumnOrName &col) {
    return fn("bitmap_construct_agg", Columns{col});
}

/* How many bits of the bitmap are set. */
inline Column bitmap_count(const ColumnOrName &col) {
    return fn("bitmap_count", Columns{col});
}

/* The bits that are set in some bitmap of the group. */
inline Column bitmap_or_agg(const ColumnOrName &col) {
    return fn("bitmap_or_agg", Columns{col});
}

/* The number with each bit turned round. */
inline Column bitwise_not(const ColumnOrName &col) {
    return fn("~", Columns{col});
}

/* Whether all values of the group are true. */
inline Column bool_and(const ColumnOrName &col) {
    return fn("bool_and", Columns{col});
}

/* Whether some value of the group is true. */
inline Column bool_or(const ColumnOrName &col) {
    return fn("bool_or", Columns{col});
}

/* The number rounded to `scale` places, halves to the even neighbour. */
inline Column bround(const ColumnOrName &col, const std::optional<ColumnOrName> &scale = std::nullopt) {
    Columns arguments{col};
    if (scale) arguments.push_back(*scale);
    return fn("bround", arguments);
}

/* The text without spaces, or without the characters of `trim`, at both ends. */
inline Column btrim(const ColumnOrName &str, const std::optional<ColumnOrName> &trim = std::nullopt) {
    Columns arguments{str};
    if (trim) arguments.push_back(*trim);
    return fn("btrim", arguments);
}

/* For a partitioned table: the value hashed into so many buckets. */
inline Column bucket(const Value &num_buckets, const ColumnOrName &col) {
    return fn("bucket", Columns{num_buckets, col});
}

/* How many elements an array or a map has. */
inline Column cardinality(const ColumnOrName &col) {
    return fn("cardinality", Columns{col});
}

/* The cube root. */
inline Column cbrt(const ColumnOrName &col) {
    return fn("cbrt", Columns{col});
}

/* The smallest whole number, or number of `scale` places, that is not below. */
inline Column ceil(const ColumnOrName &col, const std::optional<ColumnOrName> &scale = std::nullopt) {
    Columns arguments{col};
    if (scale) arguments.push_back(*scale);
    return fn("ceil", arguments);
}

/* The same as `ceil`. */
inline Column ceiling(const ColumnOrName &col, const std::optional<ColumnOrName> &scale = std::nullopt) {
    Columns arguments{col};
    if (scale) arguments.push_back(*scale);
    return fn("ceiling", arguments);
}

/* The character of a number, modulo 256. */
inline Column char_(const ColumnOrName &col) {
    return fn("char", Columns{col});
}

/* How many characters the text has, or how many bytes. */
inline Column char_length(const ColumnOrName &str) {
    return fn("char_length", Columns{str});
}

/* The same as `char_length`. */
inline Column character_length(const ColumnOrName &str) {
    return fn("character_length", Columns{str});
}

/* The same as `char`. */
inline Column chr(const ColumnOrName &n) {
    return fn("chr", Columns{n});
}

/* The first value that is not NULL. */
inline Column coalesce(const std::vector<ColumnOrName> &cols) {
    Columns arguments{};
    arguments.insert(arguments.end(), cols.begin(), cols.end());
    return fn("coalesce", arguments);
}

/* The text under another collation. */
inline Column collate(const ColumnOrName &col, const Value &collation) {
    return fn("collate", Columns{col, collation});
}

/* The name of the text's collation. */
inline Column collation(const ColumnOrName &col) {
    return fn("collation", Columns{col});
}

/* All values of the group as an array, repeats kept. */
inline Column collect_list(const ColumnOrName &col) {
    return fn("collect_list", Columns{col});
}

/* All distinct values of the group as an array. */
inline Column collect_set(const ColumnOrName &col) {
    return fn("collect_set", Columns{col});
}

/* The distinct elements of all arrays of the group as one array. */
inline Column collect_union(const ColumnOrName &col) {
    return fn("collect_union", Columns{col});
}

/* The texts, bytes or arrays one after another. */
inline Column concat(const std::vector<ColumnOrName> &cols) {
    Columns arguments{};
    arguments.insert(arguments.end(), cols.begin(), cols.end());
    return fn("concat", arguments);
}

/* The texts one after another with a separator between them, NULLs left out. */
inline Column concat_ws(const Value &sep, const std::vector<ColumnOrName> &cols) {
    Columns arguments{sep};
    arguments.insert(arguments.end(), cols.begin(), cols.end());
    return fn("concat_ws", arguments);
}

/* Whether the left text or bytes hold the right. */
inline Column contains(const ColumnOrName &left, const ColumnOrName &right) {
    return fn("contains", Columns{left, right});
}

/* The number in a text moved from one base to another. */
inline Column conv(const ColumnOrName &col, const Value &from_base, const Value &to_base) {
    return fn("conv", Columns{col, from_base, to_base});
}

/* The local time in one zone as local time in another. */
inline Column convert_timezone(const ColumnOrName &source_tz, const ColumnOrName &target_tz, const ColumnOrName &source_ts) {
    return fn("convert_timezone", Columns{source_tz, target_tz, source_ts});
}

/* Pearson's correlation of two columns. */
inline Column corr(const ColumnOrName &col1, const ColumnOrName &col2) {
    return fn("corr", Columns{col1, col2});
}

/* The cosine of an angle in radians. */
inline Column cos(const ColumnOrName &col) {
    return fn("cos", Columns{col});
}

/* The hyperbolic cosine. */
inline Column cosh(const ColumnOrName &col) {
    return fn("cosh", Columns{col});
}

/* The cotangent of an angle in radians. */
inline Column cot(const ColumnOrName &col) {
    return fn("cot", Columns{col});
}

/* How many rows there are, or how many in which the column is not NULL. */
inline Column count(const ColumnOrName &col) {
    return fn("count", Columns{col});
}

/* How many distinct combinations of the columns there are, NULLs left out. */
inline Column count_distinct(const std::vector<ColumnOrName> &cols) {
    Columns arguments{};
    arguments.insert(arguments.end(), cols.begin(), cols.end());
    return fn("count", arguments, FIRESTEEL_FN_DISTINCT);
}

/* In how many rows the condition holds. */
inline Column count_if(const ColumnOrName &col) {
    return fn("count_if", Columns{col});
}

/* A sketch of how often values occur. */
inline Column count_min_sketch(const ColumnOrName &col, const Value &eps, const Value &confidence, const std::optional<Value> &seed = std::nullopt) {
    return fn("count_min_sketch", Columns{col, eps, confidence, seed ? Column(*seed) : detail::fresh_seed()});
}

/* What a counter grew by since the row before; a counter that fell began anew. */
inline Column counter_diff(const ColumnOrName &value, const std::optional<ColumnOrName> &start_time = std::nullopt) {
    Columns arguments{value};
    if (start_time) arguments.push_back(*start_time);
    return fn("counter_diff", arguments);
}

/* The population covariance of two columns. */
inline Column covar_pop(const ColumnOrName &col1, const ColumnOrName &col2) {
    return fn("covar_pop", Columns{col1, col2});
}

/* The sample covariance of two columns. */
inline Column covar_samp(const ColumnOrName &col1, const ColumnOrName &col2) {
    return fn("covar_samp", Columns{col1, col2});
}

/* The cyclic redundancy check of the bytes. */
inline Column crc32(const ColumnOrName &col) {
    return fn("crc32", Columns{col});
}

/* A map of keys and values, given in turn. */
inline Column create_map(const std::vector<ColumnOrName> &cols) {
    Columns arguments{};
    arguments.insert(arguments.end(), cols.begin(), cols.end());
    return fn("map", arguments);
}

/* The cosecant of an angle in radians. */
inline Column csc(const ColumnOrName &col) {
    return fn("csc", Columns{col});
}

/* The share of the window partition's rows up to this one and its peers. */
inline Column cume_dist() {
    return fn("cume_dist", Columns{});
}

/* The day on which the query started. */
inline Column curdate() {
    return fn("curdate", Columns{});
}

/* The name of the current catalog. */
inline Column current_catalog() {
    return fn("current_catalog", Columns{});
}

/* The name of the current database. */
inline Column current_database() {
    return fn("current_database", Columns{});
}

/* The day on which the query started. */
inline Column current_date() {
    return fn("current_date", Columns{});
}

/* The path on which the session looks for names. */
inline Column current_path() {
    return fn("current_path", Columns{});
}

/* The same as `current_database`. */
inline Column current_schema() {
    return fn("current_schema", Columns{});
}

/* The time of day at which the query started. */
inline Column current_time(const std::optional<Value> &precision = std::nullopt) {
    Columns arguments{};
    if (precision) arguments.push_back(*precision);
    return fn("current_time", arguments);
}

/* The time at which the query started. */
inline Column current_timestamp() {
    return fn("current_timestamp", Columns{});
}

/* The name of the session's time zone. */
inline Column current_timezone() {
    return fn("current_timezone", Columns{});
}

/* The name of the user who runs the query. */
inline Column current_user() {
    return fn("current_user", Columns{});
}

/* The day so many days later. */
inline Column date_add(const ColumnOrName &start, const ColumnOrName &days) {
    return fn("date_add", Columns{start, days});
}

/* How many days lie from `start` to `end`. */
inline Column date_diff(const ColumnOrName &end, const ColumnOrName &start) {
    return fn("date_diff", Columns{end, start});
}

/* The day or time as text, in a pattern. */
inline Column date_format(const ColumnOrName &date, const Value &format) {
    return fn("date_format", Columns{date, format});
}

/* The day so many days after 1970-01-01. */
inline Column date_from_unix_date(const ColumnOrName &days) {
    return fn("date_from_unix_date", Columns{days});
}

/* A part of a day, a time or an interval. */
inline Column date_part(const ColumnOrName &field, const ColumnOrName &source) {
    return fn("date_part", Columns{field, source});
}

/* The day so many days earlier. */
inline Column date_sub(const ColumnOrName &start, const ColumnOrName &days) {
    return fn("date_sub", Columns{start, days});
}

/* The time cut off below a unit. */
inline Column date_trunc(const Value &format, const ColumnOrName &timestamp) {
    return fn("date_trunc", Columns{format, timestamp});
}

/* The same as `date_add`. */
inline Column dateadd(const ColumnOrName &start, const ColumnOrName &days) {
    return fn("dateadd", Columns{start, days});
}

/* How many days lie from `start` to `end`. */
inline Column datediff(const ColumnOrName &end, const ColumnOrName &start) {
    return fn("datediff", Columns{end, start});
}

/* The same as `date_part`. */
inline Column datepart(const ColumnOrName &field, const ColumnOrName &source) {
    return fn("datepart", Columns{field, source});
}

/* The day of the month, from 1. */
inline Column day(const ColumnOrName &col) {
    return fn("day", Columns{col});
}

/* The short name of the day of the week. */
inline Column dayname(const ColumnOrName &col) {
    return fn("dayname", Columns{col});
}

/* The day of the month, from 1. */
inline Column dayofmonth(const ColumnOrName &col) {
    return fn("dayofmonth", Columns{col});
}

/* The day of the week, from 1 for Sunday. */
inline Column dayofweek(const ColumnOrName &col) {
    return fn("dayofweek", Columns{col});
}

/* The day of the year, from 1. */
inline Column dayofyear(const ColumnOrName &col) {
    return fn("dayofyear", Columns{col});
}

/* For a partitioned table: the day of the value. */
inline Column days(const ColumnOrName &col) {
    return fn("days", Columns{col});
}

/* The bytes as text, in a character set. */
inline Column decode(const ColumnOrName &col, const Value &charset) {
    return fn("decode", Columns{col, charset});
}

/* An angle in radians as one in degrees. */
inline Column degrees(const ColumnOrName &col) {
    return fn("degrees", Columns{col});
}

/* The rank of the row in its window partition, without gaps. */
inline Column dense_rank() {
    return fn("dense_rank", Columns{});
}

/* Euler's number. */
inline Column e() {
    return fn("e", Columns{});
}

/* The element of an array at a place from 1, or the value of a key of a map. */
inline Column element_at(const ColumnOrName &col, const Value &extraction) {
    return fn("element_at", Columns{col, extraction});
}

/* The n-th of the inputs, n being the first. */
inline Column elt(const std::vector<ColumnOrName> &inputs) {
    Columns arguments{};
    arguments.insert(arguments.end(), inputs.begin(), inputs.end());
    return fn("elt", arguments);
}

/* The text as bytes, in a character set. */
inline Column encode(const ColumnOrName &col, const Value &charset) {
    return fn("encode", Columns{col, charset});
}

/* Whether the text or the bytes end with the suffix. */
inline Column endswith(const ColumnOrName &str, const ColumnOrName &suffix) {
    return fn("endswith", Columns{str, suffix});
}

/* Whether the values are equal; two NULLs are. */
inline Column equal_null(const ColumnOrName &col1, const ColumnOrName &col2) {
    return fn("equal_null", Columns{col1, col2});
}

/* Whether all values of the group are true. */
inline Column every(const ColumnOrName &col) {
    return fn("every", Columns{col});
}

/* Euler's number to the power of the value. */
inline Column exp(const ColumnOrName &col) {
    return fn("exp", Columns{col});
}

/* A row for each element of an array or entry of a map. */
inline Column explode(const ColumnOrName &col) {
    return fn("explode", Columns{col});
}

/* As `explode`, with a row of NULL for what is empty or NULL. */
inline Column explode_outer(const ColumnOrName &col) {
    return fn("explode_outer", Columns{col});
}

/* Euler's number to the power of the value, less one. */
inline Column expm1(const ColumnOrName &col) {
    return fn("expm1", Columns{col});
}

/* A part of a day, a time or an interval. */
inline Column extract(const ColumnOrName &field, const ColumnOrName &source) {
    return fn("extract", Columns{field, source});
}

/* The factorial of a whole number up to 20. */
inline Column factorial(const ColumnOrName &col) {
    return fn("factorial", Columns{col});
}

/* Where a text stands in a comma-separated list, from 1; 0 when it does not. */
inline Column find_in_set(const ColumnOrName &str, const ColumnOrName &str_array) {
    return fn("find_in_set", Columns{str, str_array});
}

/* The value of the group's first row. */
inline Column first(const ColumnOrName &col, const std::optional<Value> &ignorenulls = std::nullopt) {
    return fn("first", Columns{col, ignorenulls ? Column(*ignorenulls) : lit(false)});
}

/* The value of the group's first row. */
inline Column first_value(const ColumnOrName &col, const std::optional<Value> &ignore_nulls = std::nullopt) {
    Columns arguments{col};
    if (ignore_nulls) arguments.push_back(*ignore_nulls);
    return fn("first_value", arguments);
}

/* An array of arrays as one array. */
inline Column flatten(const ColumnOrName &col) {
    return fn("flatten", Columns{col});
}

/* The largest whole number, or number of `scale` places, that is not above. */
inline Column floor(const ColumnOrName &col, const std::optional<ColumnOrName> &scale = std::nullopt) {
    Columns arguments{col};
    if (scale) arguments.push_back(*scale);
    return fn("floor", arguments);
}

/* The number with thousands separators and `d` places. */
inline Column format_number(const ColumnOrName &col, const Value &d) {
    return fn("format_number", Columns{col, d});
}

/* The arguments set into a format as `printf` has it. */
inline Column format_string(const Value &format, const std::vector<ColumnOrName> &cols) {
    Columns arguments{format};
    arguments.insert(arguments.end(), cols.begin(), cols.end());
    return fn("format_string", arguments);
}

/* The bytes that a text in base 32 says. */
inline Column from_base32(const ColumnOrName &col) {
    return fn("from_base32", Columns{col});
}

/* The row that a CSV line says, of the given type. */
inline Column from_csv(const ColumnOrName &col, const Value &schema, const Settings &options = {}) {
    Columns arguments{col, schema};
    detail::append_settings(arguments, options);
    return fn("from_csv", arguments);
}

/* The value that a JSON text says, of the given type. */
inline Column from_json(const ColumnOrName &col, const Value &schema, const Settings &options = {}) {
    Columns arguments{col, schema};
    detail::append_settings(arguments, options);
    return fn("from_json", arguments);
}

/* The seconds since 1970-01-01 00:00:00 UTC as text, in the session's zone. */
inline Column from_unixtime(const ColumnOrName &timestamp, const std::optional<Value> &format = std::nullopt) {
    return fn("from_unixtime", Columns{timestamp, format ? Column(*format) : lit("yyyy-MM-dd HH:mm:ss")});
}

/* A time in UTC as local time of a zone. */
inline Column from_utc_timestamp(const ColumnOrName &timestamp, const Value &tz) {
    return fn("from_utc_timestamp", Columns{timestamp, tz});
}

/* The row that an XML text says, of the given type. */
inline Column from_xml(const ColumnOrName &col, const Value &schema, const Settings &options = {}) {
    Columns arguments{col, schema};
    detail::append_settings(arguments, options);
    return fn("from_xml", arguments);
}

/* The element of an array at an index from 0; NULL when there is none. */
inline Column get(const ColumnOrName &col, const ColumnOrName &index) {
    return fn("get", Columns{col, index});
}

/* What a path finds in a JSON text. */
inline Column get_json_object(const ColumnOrName &col, const Value &path) {
    return fn("get_json_object", Columns{col, path});
}

/* The same as `bit_get`. */
inline Column getbit(const ColumnOrName &col, const ColumnOrName &pos) {
    return fn("getbit", Columns{col, pos});
}

/* The largest of the values in a row, NULLs left out. */
inline Column greatest(const std::vector<ColumnOrName> &cols) {
    Columns arguments{};
    arguments.insert(arguments.end(), cols.begin(), cols.end());
    return fn("greatest", arguments);
}

/* 1 where the column is rolled up in this row of a grouping, else 0. */
inline Column grouping(const ColumnOrName &col) {
    return fn("grouping", Columns{col});
}

/* The bits of `grouping` for these columns as one number. */
inline Column grouping_id(const std::vector<ColumnOrName> &cols) {
    Columns arguments{};
    arguments.insert(arguments.end(), cols.begin(), cols.end());
    return fn("grouping_id", arguments);
}

/* A hash of the values: Murmur 3 of 32 bits. */
inline Column hash(const std::vector<ColumnOrName> &cols) {
    Columns arguments{};
    arguments.insert(arguments.end(), cols.begin(), cols.end());
    return fn("hash", arguments);
}

/* The number, the text or the bytes in base 16. */
inline Column hex(const ColumnOrName &col) {
    return fn("hex", Columns{col});
}

/* A histogram of the values with so many bins. */
inline Column histogram_numeric(const ColumnOrName &col, const ColumnOrName &n_bins) {
    return fn("histogram_numeric", Columns{col, n_bins});
}

/* A HyperLogLog sketch of the values. */
inline Column hll_sketch_agg(const ColumnOrName &col, const std::optional<Value> &lg_config_k = std::nullopt) {
    Columns arguments{col};
    if (lg_config_k) arguments.push_back(*lg_config_k);
    return fn("hll_sketch_agg", arguments);
}

/* How many distinct values a HyperLogLog sketch has seen, nearly. */
inline Column hll_sketch_estimate(const ColumnOrName &col) {
    return fn("hll_sketch_estimate", Columns{col});
}

/* Two HyperLogLog sketches made one. */
inline Column hll_union(const ColumnOrName &col1, const ColumnOrName &col2, const std::optional<Value> &allow_different_lg_config_k = std::nullopt) {
    Columns arguments{col1, col2};
    if (allow_different_lg_config_k) arguments.push_back(*allow_different_lg_config_k);
    return fn("hll_union", arguments);
}

/* All HyperLogLog sketches of the group made one. */
inline Column hll_union_agg(const ColumnOrName &col, const std::optional<Value> &allow_different_lg_config_k = std::nullopt) {
    Columns arguments{col};
    if (allow_different_lg_config_k) arguments.push_back(*allow_different_lg_config_k);
    return fn("hll_union_agg", arguments);
}

/* The keyed hash of a message. */
inline Column hmac(const ColumnOrName &key, const ColumnOrName &message, const std::optional<ColumnOrName> &algorithm = std::nullopt) {
    Columns arguments{key, message};
    if (algorithm) arguments.push_back(*algorithm);
    return fn("hmac", arguments);
}

/* The hour of a time. */
inline Column hour(const ColumnOrName &col) {
    return fn("hour", Columns{col});
}

/* For a partitioned table: the hour of the value. */
inline Column hours(const ColumnOrName &col) {
    return fn("hours", Columns{col});
}

/* The square root of the sum of two squares. */
inline Column hypot(const ColumnOrName &col1, const ColumnOrName &col2) {
    return fn("hypot", Columns{col1, col2});
}

/* The second value where the first is NULL. */
inline Column ifnull(const ColumnOrName &col1, const ColumnOrName &col2) {
    return fn("ifnull", Columns{col1, col2});
}

/* Whether the text matches a pattern of SQL, whatever its case. */
inline Column ilike(const ColumnOrName &str, const ColumnOrName &pattern, const std::optional<ColumnOrName> &escape_char = std::nullopt) {
    Columns arguments{str, pattern};
    if (escape_char) arguments.push_back(*escape_char);
    return fn("ilike", arguments);
}

/* The text with the first letter of each word in upper case. */
inline Column initcap(const ColumnOrName &col) {
    return fn("initcap", Columns{col});
}

/* A row for each struct of an array. */
inline Column inline_(const ColumnOrName &col) {
    return fn("inline", Columns{col});
}

/* As `inline`, with a row of NULL for an array that is empty or NULL. */
inline Column inline_outer(const ColumnOrName &col) {
    return fn("inline_outer", Columns{col});
}

/* The length of the block of the file that is read. */
inline Column input_file_block_length() {
    return fn("input_file_block_length", Columns{});
}

/* Where the block of the file that is read starts. */
inline Column input_file_block_start() {
    return fn("input_file_block_start", Columns{});
}

/* The name of the file that the row came from. */
inline Column input_file_name() {
    return fn("input_file_name", Columns{});
}

/* Whether the bytes of the text are valid UTF-8. */
inline Column is_valid_utf8(const ColumnOrName &str) {
    return fn("is_valid_utf8", Columns{str});
}

/* Whether the variant is well formed. */
inline Column is_valid_variant(const ColumnOrName &v) {
    return fn("is_valid_variant", Columns{v});
}

/* Whether the variant is its own null, which is not NULL. */
inline Column is_variant_null(const ColumnOrName &v) {
    return fn("is_variant_null", Columns{v});
}

/* Whether the value is NaN. */
inline Column isnan(const ColumnOrName &col) {
    return fn("isnan", Columns{col});
}

/* Whether the value is not NULL. */
inline Column isnotnull(const ColumnOrName &col) {
    return fn("isnotnull", Columns{col});
}

/* Whether the value is NULL. */
inline Column isnull(const ColumnOrName &col) {
    return fn("isnull", Columns{col});
}

/* How alike two texts are, from 0 to 1, after Jaro and Winkler. */
inline Column jaro_winkler_similarity(const ColumnOrName &left, const ColumnOrName &right) {
    return fn("jaro_winkler_similarity", Columns{left, right});
}

/* What a static method of a Java class gives; it needs a JVM. */
inline Column java_method(const std::vector<ColumnOrName> &cols) {
    Columns arguments{};
    arguments.insert(arguments.end(), cols.begin(), cols.end());
    return fn("java_method", arguments);
}

/* How many elements the JSON array has. */
inline Column json_array_length(const ColumnOrName &col) {
    return fn("json_array_length", Columns{col});
}

/* The keys of the JSON object. */
inline Column json_object_keys(const ColumnOrName &col) {
    return fn("json_object_keys", Columns{col});
}

/* Fields of a JSON text as columns `c0`, `c1` and so on. */
inline Column json_tuple(const ColumnOrName &col, const std::vector<Value> &fields) {
    Columns arguments{col};
    arguments.insert(arguments.end(), fields.begin(), fields.end());
    return fn("json_tuple", arguments);
}

/* All KLL sketches of the group, of type bigint, made one. */
inline Column kll_merge_agg_bigint(const ColumnOrName &col, const std::optional<Value> &k = std::nullopt) {
    Columns arguments{col};
    if (k) arguments.push_back(*k);
    return fn("kll_merge_agg_bigint", arguments);
}

/* All KLL sketches of the group, of type double, made one. */
inline Column kll_merge_agg_double(const ColumnOrName &col, const std::optional<Value> &k = std::nullopt) {
    Columns arguments{col};
    if (k) arguments.push_back(*k);
    return fn("kll_merge_agg_double", arguments);
}

/* All KLL sketches of the group, of type float, made one. */
inline Column kll_merge_agg_float(const ColumnOrName &col, const std::optional<Value> &k = std::nullopt) {
    Columns arguments{col};
    if (k) arguments.push_back(*k);
    return fn("kll_merge_agg_float", arguments);
}

/* A KLL sketch of the values, of type bigint. */
inline Column kll_sketch_agg_bigint(const ColumnOrName &col, const std::optional<Value> &k = std::nullopt) {
    Columns arguments{col};
    if (k) arguments.push_back(*k);
    return fn("kll_sketch_agg_bigint", arguments);
}

/* A KLL sketch of the values, of type double. */
inline Column kll_sketch_agg_double(const ColumnOrName &col, const std::optional<Value> &k = std::nullopt) {
    Columns arguments{col};
    if (k) arguments.push_back(*k);
    return fn("kll_sketch_agg_double", arguments);
}

/* A KLL sketch of the values, of type float. */
inline Column kll_sketch_agg_float(const ColumnOrName &col, const std::optional<Value> &k = std::nullopt) {
    Columns arguments{col};
    if (k) arguments.push_back(*k);
    return fn("kll_sketch_agg_float", arguments);
}

/* How many values a KLL sketch of type bigint has seen. */
inline Column kll_sketch_get_n_bigint(const ColumnOrName &col) {
    return fn("kll_sketch_get_n_bigint", Columns{col});
}

/* How many values a KLL sketch of type double has seen. */
inline Column kll_sketch_get_n_double(const ColumnOrName &col) {
    return fn("kll_sketch_get_n_double", Columns{col});
}

/* How many values a KLL sketch of type float has seen. */
inline Column kll_sketch_get_n_float(const ColumnOrName &col) {
    return fn("kll_sketch_get_n_float", Columns{col});
}

/* The value at a rank from 0 to 1 of a KLL sketch of type bigint, nearly. */
inline Column kll_sketch_get_quantile_bigint(const ColumnOrName &sketch, const ColumnOrName &rank) {
    return fn("kll_sketch_get_quantile_bigint", Columns{sketch, rank});
}

/* The value at a rank from 0 to 1 of a KLL sketch of type double, nearly. */
inline Column kll_sketch_get_quantile_double(const ColumnOrName &sketch, const ColumnOrName &rank) {
    return fn("kll_sketch_get_quantile_double", Columns{sketch, rank});
}

/* The value at a rank from 0 to 1 of a KLL sketch of type float, nearly. */
inline Column kll_sketch_get_quantile_float(const ColumnOrName &sketch, const ColumnOrName &rank) {
    return fn("kll_sketch_get_quantile_float", Columns{sketch, rank});
}

/* The rank from 0 to 1 of a value in a KLL sketch of type bigint, nearly. */
inline Column kll_sketch_get_rank_bigint(const ColumnOrName &sketch, const ColumnOrName &quantile) {
    return fn("kll_sketch_get_rank_bigint", Columns{sketch, quantile});
}

/* The rank from 0 to 1 of a value in a KLL sketch of type double, nearly. */
inline Column kll_sketch_get_rank_double(const ColumnOrName &sketch, const ColumnOrName &quantile) {
    return fn("kll_sketch_get_rank_double", Columns{sketch, quantile});
}

/* The rank from 0 to 1 of a value in a KLL sketch of type float, nearly. */
inline Column kll_sketch_get_rank_float(const ColumnOrName &sketch, const ColumnOrName &quantile) {
    return fn("kll_sketch_get_rank_float", Columns{sketch, quantile});
}

/* Two KLL sketches of type bigint made one. */
inline Column kll_sketch_merge_bigint(const ColumnOrName &left, const ColumnOrName &right) {
    return fn("kll_sketch_merge_bigint", Columns{left, right});
}

/* Two KLL sketches of type double made one. */
inline Column kll_sketch_merge_double(const ColumnOrName &left, const ColumnOrName &right) {
    return fn("kll_sketch_merge_double", Columns{left, right});
}

/* Two KLL sketches of type float made one. */
inline Column kll_sketch_merge_float(const ColumnOrName &left, const ColumnOrName &right) {
    return fn("kll_sketch_merge_float", Columns{left, right});
}

/* A KLL sketch of type bigint as a text for people. */
inline Column kll_sketch_to_string_bigint(const ColumnOrName &col) {
    return fn("kll_sketch_to_string_bigint", Columns{col});
}

/* A KLL sketch of type double as a text for people. */
inline Column kll_sketch_to_string_double(const ColumnOrName &col) {
    return fn("kll_sketch_to_string_double", Columns{col});
}

/* A KLL sketch of type float as a text for people. */
inline Column kll_sketch_to_string_float(const ColumnOrName &col) {
    return fn("kll_sketch_to_string_float", Columns{col});
}

/* The excess kurtosis of the values. */
inline Column kurtosis(const ColumnOrName &col) {
    return fn("kurtosis", Columns{col});
}

/* The value so many rows before this one in the window partition. */
inline Column lag(const ColumnOrName &col, const std::optional<Value> &offset = std::nullopt, const std::optional<Value> &default_ = std::nullopt) {
    Columns arguments{col, offset ? Column(*offset) : lit(1)};
    if (default_) arguments.push_back(*default_);
    return fn("lag", arguments);
}

/* The value of the group's last row. */
inline Column last(const ColumnOrName &col, const std::optional<Value> &ignorenulls = std::nullopt) {
    return fn("last", Columns{col, ignorenulls ? Column(*ignorenulls) : lit(false)});
}

/* The last day of the month. */
inline Column last_day(const ColumnOrName &date) {
    return fn("last_day", Columns{date});
}

/* The value of the group's last row. */
inline Column last_value(const ColumnOrName &col, const std::optional<Value> &ignore_nulls = std::nullopt) {
    Columns arguments{col};
    if (ignore_nulls) arguments.push_back(*ignore_nulls);
    return fn("last_value", arguments);
}

/* The text in lower case. */
inline Column lcase(const ColumnOrName &str) {
    return fn("lcase", Columns{str});
}

/* The value so many rows after this one in the window partition. */
inline Column lead(const ColumnOrName &col, const std::optional<Value> &offset = std::nullopt, const std::optional<Value> &default_ = std::nullopt) {
    Columns arguments{col, offset ? Column(*offset) : lit(1)};
    if (default_) arguments.push_back(*default_);
    return fn("lead", arguments);
}

/* The smallest of the values in a row, NULLs left out. */
inline Column least(const std::vector<ColumnOrName> &cols) {
    Columns arguments{};
    arguments.insert(arguments.end(), cols.begin(), cols.end());
    return fn("least", arguments);
}

/* The first characters of the text. */
inline Column left(const ColumnOrName &str, const ColumnOrName &len) {
    return fn("left", Columns{str, len});
}

/* How many characters the text has, or how many bytes. */
inline Column length(const ColumnOrName &col) {
    return fn("length", Columns{col});
}

/* How many edits turn one text into the other; -1 above the threshold. */
inline Column levenshtein(const ColumnOrName &left, const ColumnOrName &right, const std::optional<Value> &threshold = std::nullopt) {
    Columns arguments{left, right};
    if (threshold) arguments.push_back(*threshold);
    return fn("levenshtein", arguments);
}

/* Whether the text matches a pattern of SQL. */
inline Column like(const ColumnOrName &str, const ColumnOrName &pattern, const std::optional<ColumnOrName> &escape_char = std::nullopt) {
    Columns arguments{str, pattern};
    if (escape_char) arguments.push_back(*escape_char);
    return fn("like", arguments);
}

/* The texts of the group one after another. */
inline Column listagg(const ColumnOrName &col, const std::optional<Value> &delimiter = std::nullopt) {
    Columns arguments{col};
    if (delimiter) arguments.push_back(*delimiter);
    return fn("listagg", arguments);
}

/* The distinct texts of the group one after another. */
inline Column listagg_distinct(const ColumnOrName &col, const std::optional<Value> &delimiter = std::nullopt) {
    Columns arguments{col};
    if (delimiter) arguments.push_back(*delimiter);
    return fn("listagg", arguments, FIRESTEEL_FN_DISTINCT);
}

/* The natural logarithm. */
inline Column ln(const ColumnOrName &col) {
    return fn("ln", Columns{col});
}

/* The local time at which the query started, without a zone. */
inline Column localtimestamp() {
    return fn("localtimestamp", Columns{});
}

/* Where a text first stands in another, from a position on; 0 when it does not. */
inline Column locate(const Value &substr, const ColumnOrName &str, const std::optional<Value> &pos = std::nullopt) {
    return fn("locate", Columns{substr, str, pos ? Column(*pos) : lit(1)});
}

/* The natural logarithm, or the logarithm to a base. */
inline Column log(const Value &base, const ColumnOrName &col) {
    return fn("log", Columns{base, col});
}

/* The logarithm to base 10. */
inline Column log10(const ColumnOrName &col) {
    return fn("log10", Columns{col});
}

/* The natural logarithm of the value plus one. */
inline Column log1p(const ColumnOrName &col) {
    return fn("log1p", Columns{col});
}

/* The logarithm to base 2. */
inline Column log2(const ColumnOrName &col) {
    return fn("log2", Columns{col});
}

/* The text in lower case. */
inline Column lower(const ColumnOrName &col) {
    return fn("lower", Columns{col});
}

/* The text filled up at the left to a length, or cut to it. */
inline Column lpad(const ColumnOrName &col, const Value &len, const Value &pad) {
    return fn("lpad", Columns{col, len, pad});
}

/* The text without spaces, or without the characters of `trim`, at its beginning. */
inline Column ltrim(const ColumnOrName &col, const std::optional<ColumnOrName> &trim = std::nullopt) {
    Columns arguments{};
    if (trim) arguments.push_back(*trim);
    arguments.push_back(col);
    return fn("ltrim", arguments);
}

/* The day of a year, a month and a day. */
inline Column make_date(const ColumnOrName &year, const ColumnOrName &month, const ColumnOrName &day) {
    return fn("make_date", Columns{year, month, day});
}

/* An interval of days, hours, minutes and seconds. */
inline Column make_dt_interval(const std::optional<ColumnOrName> &days = std::nullopt, const std::optional<ColumnOrName> &hours = std::nullopt, const std::optional<ColumnOrName> &mins = std::nullopt, const std::optional<ColumnOrName> &secs = std::nullopt) {
    return fn("make_dt_interval", Columns{days ? Column(*days) : lit(0), hours ? Column(*hours) : lit(0), mins ? Column(*mins) : lit(0), secs ? Column(*secs) : detail::decimal_zero()});
}

/* An interval of years, months, weeks, days, hours, minutes and seconds. */
inline Column make_interval(const std::optional<ColumnOrName> &years = std::nullopt, const std::optional<ColumnOrName> &months = std::nullopt, const std::optional<ColumnOrName> &weeks = std::nullopt, const std::optional<ColumnOrName> &days = std::nullopt, const std::optional<ColumnOrName> &hours = std::nullopt, const std::optional<ColumnOrName> &mins = std::nullopt, const std::optional<ColumnOrName> &secs = std::nullopt) {
    return fn("make_interval", Columns{years ? Column(*years) : lit(0), months ? Column(*months) : lit(0), weeks ? Column(*weeks) : lit(0), days ? Column(*days) : lit(0), hours ? Column(*hours) : lit(0), mins ? Column(*mins) : lit(0), secs ? Column(*secs) : detail::decimal_zero()});
}

/* The time of day of an hour, a minute and seconds. */
inline Column make_time(const ColumnOrName &hour, const ColumnOrName &minute, const ColumnOrName &second) {
    return fn("make_time", Columns{hour, minute, second});
}

/* The time of a year, a month, a day, an hour, a minute and seconds, in a zone. */
inline Column make_timestamp(const ColumnOrName &years, const ColumnOrName &months, const ColumnOrName &days, const ColumnOrName &hours, const ColumnOrName &mins, const ColumnOrName &secs, const std::optional<ColumnOrName> &timezone = std::nullopt) {
    Columns arguments{years, months, days, hours, mins, secs};
    if (timezone) arguments.push_back(*timezone);
    return fn("make_timestamp", arguments);
}

/* The time of these parts, with a local time zone. */
inline Column make_timestamp_ltz(const ColumnOrName &years, const ColumnOrName &months, const ColumnOrName &days, const ColumnOrName &hours, const ColumnOrName &mins, const ColumnOrName &secs, const std::optional<ColumnOrName> &timezone = std::nullopt) {
    Columns arguments{years, months, days, hours, mins, secs};
    if (timezone) arguments.push_back(*timezone);
    return fn("make_timestamp_ltz", arguments);
}

/* The local time of these parts, without a zone. */
inline Column make_timestamp_ntz(const ColumnOrName &years, const ColumnOrName &months, const ColumnOrName &days, const ColumnOrName &hours, const ColumnOrName &mins, const ColumnOrName &secs) {
    return fn("make_timestamp_ntz", Columns{years, months, days, hours, mins, secs});
}

/* The text with what is not valid UTF-8 replaced. */
inline Column make_valid_utf8(const ColumnOrName &str) {
    return fn("make_valid_utf8", Columns{str});
}

/* An interval of years and months. */
inline Column make_ym_interval(const std::optional<ColumnOrName> &years = std::nullopt, const std::optional<ColumnOrName> &months = std::nullopt) {
    return fn("make_ym_interval", Columns{years ? Column(*years) : lit(0), months ? Column(*months) : lit(0)});
}

/* The entries of all maps in one. */
inline Column map_concat(const std::vector<ColumnOrName> &cols) {
    Columns arguments{};
    arguments.insert(arguments.end(), cols.begin(), cols.end());
    return fn("map_concat", arguments);
}

/* Whether the map has the key. */
inline Column map_contains_key(const ColumnOrName &col, const Value &value) {
    return fn("map_contains_key", Columns{col, value});
}

/* The entries of the map as an array of structs. */
inline Column map_entries(const ColumnOrName &col) {
    return fn("map_entries", Columns{col});
}

/* A map of an array of keys and an array of values. */
inline Column map_from_arrays(const ColumnOrName &col1, const ColumnOrName &col2) {
    return fn("map_from_arrays", Columns{col1, col2});
}

/* A map of an array of structs of a key and a value. */
inline Column map_from_entries(const ColumnOrName &col) {
    return fn("map_from_entries", Columns{col});
}

/* The keys of the map as an array. */
inline Column map_keys(const ColumnOrName &col) {
    return fn("map_keys", Columns{col});
}

/* The values of the map as an array. */
inline Column map_values(const ColumnOrName &col) {
    return fn("map_values", Columns{col});
}

/* The text with its letters and digits replaced. */
inline Column mask(const ColumnOrName &col, const std::optional<ColumnOrName> &upper_char = std::nullopt, const std::optional<ColumnOrName> &lower_char = std::nullopt, const std::optional<ColumnOrName> &digit_char = std::nullopt, const std::optional<ColumnOrName> &other_char = std::nullopt) {
    return fn("mask", Columns{col, upper_char ? Column(*upper_char) : lit("X"), lower_char ? Column(*lower_char) : lit("x"), digit_char ? Column(*digit_char) : lit("n"), other_char ? Column(*other_char) : detail::null()});
}

/* The largest value of the group. */
inline Column max(const ColumnOrName &col) {
    return fn("max", Columns{col});
}

/* The value in the row in which `ord` is the largest; with `k` those of the `k` largest. */
inline Column max_by(const ColumnOrName &col, const ColumnOrName &ord, const std::optional<Value> &k = std::nullopt) {
    Columns arguments{col, ord};
    if (k) arguments.push_back(*k);
    return fn("max_by", arguments);
}

/* The MD5 digest in hexadecimal digits. */
inline Column md5(const ColumnOrName &col) {
    return fn("md5", Columns{col});
}

/* The same as `avg`. */
inline Column mean(const ColumnOrName &col) {
    return fn("avg", Columns{col});
}

/* The median of the values. */
inline Column median(const ColumnOrName &col) {
    return fn("median", Columns{col});
}

/* The smallest value of the group. */
inline Column min(const ColumnOrName &col) {
    return fn("min", Columns{col});
}

/* The value in the row in which `ord` is the smallest; with `k` those of the `k` smallest. */
inline Column min_by(const ColumnOrName &col, const ColumnOrName &ord, const std::optional<Value> &k = std::nullopt) {
    Columns arguments{col, ord};
    if (k) arguments.push_back(*k);
    return fn("min_by", arguments);
}

/* The minute of a time. */
inline Column minute(const ColumnOrName &col) {
    return fn("minute", Columns{col});
}

/* The value that occurs most often. */
inline Column mode(const ColumnOrName &col, const std::optional<Value> &deterministic = std::nullopt) {
    return fn("mode", Columns{col, deterministic ? Column(*deterministic) : lit(false)});
}

/* A number for each row that grows, with gaps. */
inline Column monotonically_increasing_id() {
    return fn("monotonically_increasing_id", Columns{});
}

/* The month, from 1. */
inline Column month(const ColumnOrName &col) {
    return fn("month", Columns{col});
}

/* The short name of the month. */
inline Column monthname(const ColumnOrName &col) {
    return fn("monthname", Columns{col});
}

/* For a partitioned table: the month of the value. */
inline Column months(const ColumnOrName &col) {
    return fn("months", Columns{col});
}

/* How many months lie between two times, with a fraction. */
inline Column months_between(const ColumnOrName &date1, const ColumnOrName &date2, const std::optional<Value> &round_off = std::nullopt) {
    return fn("months_between", Columns{date1, date2, round_off ? Column(*round_off) : lit(true)});
}

/* A struct of names and values, given in turn. */
inline Column named_struct(const std::vector<ColumnOrName> &cols) {
    Columns arguments{};
    arguments.insert(arguments.end(), cols.begin(), cols.end());
    return fn("named_struct", arguments);
}

/* The first number, or the second where the first is NaN. */
inline Column nanvl(const ColumnOrName &col1, const ColumnOrName &col2) {
    return fn("nanvl", Columns{col1, col2});
}

/* The same as `negative`. */
inline Column negate(const ColumnOrName &col) {
    return fn("negative", Columns{col});
}

/* The number with the other sign. */
inline Column negative(const ColumnOrName &col) {
    return fn("negative", Columns{col});
}

/* The first day after this one that is the given day of the week. */
inline Column next_day(const ColumnOrName &date, const Value &day_of_week) {
    return fn("next_day", Columns{date, day_of_week});
}

/* The time at which the query started. */
inline Column now() {
    return fn("now", Columns{});
}

/* The value in the n-th row of the window frame, from 1. */
inline Column nth_value(const ColumnOrName &col, const Value &offset, const std::optional<Value> &ignore_nulls = std::nullopt) {
    return fn("nth_value", Columns{col, offset, ignore_nulls ? Column(*ignore_nulls) : lit(false)});
}

/* Which of `n` even parts of the window partition the row falls into, from 1. */
inline Column ntile(const Value &n) {
    return fn("ntile", Columns{n});
}

/* NULL where both values are equal, else the first. */
inline Column nullif(const ColumnOrName &col1, const ColumnOrName &col2) {
    return fn("nullif", Columns{col1, col2});
}

/* NULL where the number is 0, else the number. */
inline Column nullifzero(const ColumnOrName &col) {
    return fn("nullifzero", Columns{col});
}

/* The second value where the first is NULL. */
inline Column nvl(const ColumnOrName &col1, const ColumnOrName &col2) {
    return fn("nvl", Columns{col1, col2});
}

/* The second value where the first is not NULL, else the third. */
inline Column nvl2(const ColumnOrName &col1, const ColumnOrName &col2, const ColumnOrName &col3) {
    return fn("nvl2", Columns{col1, col2, col3});
}

/* How many bytes the text has. */
inline Column octet_length(const ColumnOrName &col) {
    return fn("octet_length", Columns{col});
}

/* The text with a part replaced, from a position on and of a length. */
inline Column overlay(const ColumnOrName &src, const ColumnOrName &replace, const ColumnOrName &pos, const std::optional<ColumnOrName> &len = std::nullopt) {
    return fn("overlay", Columns{src, replace, pos, len ? Column(*len) : lit(-1)});
}

/* The JSON text as a variant. */
inline Column parse_json(const ColumnOrName &col) {
    return fn("parse_json", Columns{col});
}

/* A part of a URL. */
inline Column parse_url(const ColumnOrName &url, const ColumnOrName &part_to_extract, const std::optional<ColumnOrName> &key = std::nullopt) {
    Columns arguments{url, part_to_extract};
    if (key) arguments.push_back(*key);
    return fn("parse_url", arguments);
}

/* The rank of the row in its window partition, from 0 to 1. */
inline Column percent_rank() {
    return fn("percent_rank", Columns{});
}

/* The exact value at a percentage of the group, between neighbours where needed. */
inline Column percentile(const ColumnOrName &col, const Value &percentage, const std::optional<Value> &frequency = std::nullopt) {
    return fn("percentile", Columns{col, percentage, frequency ? Column(*frequency) : lit(1)});
}

/* The value at a percentage of the group, nearly; a larger `accuracy` is more exact. */
inline Column percentile_approx(const ColumnOrName &col, const Value &percentage, const std::optional<Value> &accuracy = std::nullopt) {
    return fn("percentile_approx", Columns{col, percentage, accuracy ? Column(*accuracy) : lit(10000)});
}

/* The number pi. */
inline Column pi() {
    return fn("pi", Columns{});
}

/* The remainder of a division, never negative for a positive divisor. */
inline Column pmod(const ColumnOrName &dividend, const ColumnOrName &divisor) {
    return fn("pmod", Columns{dividend, divisor});
}

/* A row with position and value for each element of an array or entry of a map. */
inline Column posexplode(const ColumnOrName &col) {
    return fn("posexplode", Columns{col});
}

/* As `posexplode`, with a row of NULLs for what is empty or NULL. */
inline Column posexplode_outer(const ColumnOrName &col) {
    return fn("posexplode_outer", Columns{col});
}

/* Where a text first stands in another, from 1; 0 when it does not. */
inline Column position(const ColumnOrName &substr, const ColumnOrName &str, const std::optional<ColumnOrName> &start = std::nullopt) {
    Columns arguments{substr, str};
    if (start) arguments.push_back(*start);
    return fn("position", arguments);
}

/* The number as it is. */
inline Column positive(const ColumnOrName &col) {
    return fn("positive", Columns{col});
}

/* One number to the power of another. */
inline Column pow(const ColumnOrName &col1, const ColumnOrName &col2) {
    return fn("power", Columns{col1, col2});
}

/* The same as `pow`. */
inline Column power(const ColumnOrName &col1, const ColumnOrName &col2) {
    return fn("power", Columns{col1, col2});
}

/* The arguments set into a format. */
inline Column printf(const ColumnOrName &format, const std::vector<ColumnOrName> &cols) {
    Columns arguments{format};
    arguments.insert(arguments.end(), cols.begin(), cols.end());
    return fn("printf", arguments);
}

/* The product of the values of the group. */
inline Column product(const ColumnOrName &col) {
    return fn("product", Columns{col});
}

/* The quarter of the year, from 1. */
inline Column quarter(const ColumnOrName &col) {
    return fn("quarter", Columns{col});
}

/* The text in single quotes, with what needs it escaped. */
inline Column quote(const ColumnOrName &col) {
    return fn("quote", Columns{col});
}

/* An angle in degrees as one in radians. */
inline Column radians(const ColumnOrName &col) {
    return fn("radians", Columns{col});
}

/* Raises an error with this text. */
inline Column raise_error(const Value &err_msg) {
    return fn("raise_error", Columns{err_msg});
}

/* Numbers by chance, from 0 up to but without 1. */
inline Column rand(const std::optional<Value> &seed = std::nullopt) {
    return fn("rand", Columns{seed ? Column(*seed) : detail::fresh_seed()});
}

/* Numbers by chance, normally distributed. */
inline Column randn(const std::optional<Value> &seed = std::nullopt) {
    return fn("randn", Columns{seed ? Column(*seed) : detail::fresh_seed()});
}

/* A text of letters and digits by chance. */
inline Column randstr(const Value &length, const std::optional<Value> &seed = std::nullopt) {
    return fn("randstr", Columns{length, seed ? Column(*seed) : detail::fresh_seed()});
}

/* The rank of the row in its window partition, with gaps. */
inline Column rank() {
    return fn("rank", Columns{});
}

/* What a static method of a Java class gives; it needs a JVM. */
inline Column reflect(const std::vector<ColumnOrName> &cols) {
    Columns arguments{};
    arguments.insert(arguments.end(), cols.begin(), cols.end());
    return fn("reflect", arguments);
}

/* Whether a Java regular expression matches anywhere in the text. */
inline Column regexp(const ColumnOrName &str, const ColumnOrName &regexp) {
    return fn("regexp", Columns{str, regexp});
}

/* How often a Java regular expression matches in the text. */
inline Column regexp_count(const ColumnOrName &str, const ColumnOrName &regexp) {
    return fn("regexp_count", Columns{str, regexp});
}

/* A group of the first match of a Java regular expression; an empty text without a match. */
inline Column regexp_extract(const ColumnOrName &str, const Value &pattern, const Value &idx) {
    return fn("regexp_extract", Columns{str, pattern, idx});
}

/* A group of each match of a Java regular expression, as an array. */
inline Column regexp_extract_all(const ColumnOrName &str, const ColumnOrName &regexp, const std::optional<Value> &idx = std::nullopt) {
    Columns arguments{str, regexp};
    if (idx) arguments.push_back(*idx);
    return fn("regexp_extract_all", arguments);
}

/* Where a Java regular expression first matches, from 1; 0 without a match. */
inline Column regexp_instr(const ColumnOrName &str, const ColumnOrName &regexp, const std::optional<Value> &idx = std::nullopt) {
    Columns arguments{str, regexp};
    if (idx) arguments.push_back(*idx);
    return fn("regexp_instr", arguments);
}

/* Whether a Java regular expression matches anywhere in the text. */
inline Column regexp_like(const ColumnOrName &str, const ColumnOrName &regexp) {
    return fn("regexp_like", Columns{str, regexp});
}

/* The text with each match of a Java regular expression replaced. */
inline Column regexp_replace(const ColumnOrName &string, const Value &pattern, const Value &replacement, const std::optional<Value> &position = std::nullopt) {
    Columns arguments{string, pattern, replacement};
    if (position) arguments.push_back(*position);
    return fn("regexp_replace", arguments);
}

/* The first match of a Java regular expression; NULL without one. */
inline Column regexp_substr(const ColumnOrName &str, const ColumnOrName &regexp) {
    return fn("regexp_substr", Columns{str, regexp});
}

/* The mean of `x` in the rows in which neither is NULL. */
inline Column regr_avgx(const ColumnOrName &y, const ColumnOrName &x) {
    return fn("regr_avgx", Columns{y, x});
}

/* The mean of `y` in the rows in which neither is NULL. */
inline Column regr_avgy(const ColumnOrName &y, const ColumnOrName &x) {
    return fn("regr_avgy", Columns{y, x});
}

/* In how many rows neither is NULL. */
inline Column regr_count(const ColumnOrName &y, const ColumnOrName &x) {
    return fn("regr_count", Columns{y, x});
}

/* Where the regression line of `y` over `x` meets the axis. */
inline Column regr_intercept(const ColumnOrName &y, const ColumnOrName &x) {
    return fn("regr_intercept", Columns{y, x});
}

/* The coefficient of determination of `y` and `x`. */
inline Column regr_r2(const ColumnOrName &y, const ColumnOrName &x) {
    return fn("regr_r2", Columns{y, x});
}

/* The slope of the regression line of `y` over `x`. */
inline Column regr_slope(const ColumnOrName &y, const ColumnOrName &x) {
    return fn("regr_slope", Columns{y, x});
}

/* The sum of squares of `x` about its mean, where neither is NULL. */
inline Column regr_sxx(const ColumnOrName &y, const ColumnOrName &x) {
    return fn("regr_sxx", Columns{y, x});
}

/* The sum of products of `x` and `y` about their means, where neither is NULL. */
inline Column regr_sxy(const ColumnOrName &y, const ColumnOrName &x) {
    return fn("regr_sxy", Columns{y, x});
}

/* The sum of squares of `y` about its mean, where neither is NULL. */
inline Column regr_syy(const ColumnOrName &y, const ColumnOrName &x) {
    return fn("regr_syy", Columns{y, x});
}

/* The text so many times. */
inline Column repeat(const ColumnOrName &col, const ColumnOrName &n) {
    return fn("repeat", Columns{col, n});
}

/* The text with each place of a text replaced by another, or taken out. */
inline Column replace(const ColumnOrName &src, const ColumnOrName &search, const std::optional<ColumnOrName> &replace = std::nullopt) {
    Columns arguments{src, search};
    if (replace) arguments.push_back(*replace);
    return fn("replace", arguments);
}

/* The text or the array turned round. */
inline Column reverse(const ColumnOrName &col) {
    return fn("reverse", Columns{col});
}

/* The last characters of the text. */
inline Column right(const ColumnOrName &str, const ColumnOrName &len) {
    return fn("right", Columns{str, len});
}

/* The nearest whole number as a double, halves to the even neighbour. */
inline Column rint(const ColumnOrName &col) {
    return fn("rint", Columns{col});
}

/* Whether a Java regular expression matches anywhere in the text. */
inline Column rlike(const ColumnOrName &str, const ColumnOrName &regexp) {
    return fn("rlike", Columns{str, regexp});
}

/* The number rounded to `scale` places, halves away from zero. */
inline Column round(const ColumnOrName &col, const std::optional<ColumnOrName> &scale = std::nullopt) {
    Columns arguments{col};
    if (scale) arguments.push_back(*scale);
    return fn("round", arguments);
}

/* The number of the row in its window partition, from 1. */
inline Column row_number() {
    return fn("row_number", Columns{});
}

/* The text filled up at the right to a length, or cut to it. */
inline Column rpad(const ColumnOrName &col, const Value &len, const Value &pad) {
    return fn("rpad", Columns{col, len, pad});
}

/* The text without spaces, or without the characters of `trim`, at its end. */
inline Column rtrim(const ColumnOrName &col, const std::optional<ColumnOrName> &trim = std::nullopt) {
    Columns arguments{};
    if (trim) arguments.push_back(*trim);
    arguments.push_back(col);
    return fn("rtrim", arguments);
}

/* The type of a CSV line, in DDL. */
inline Column schema_of_csv(const Value &csv, const Settings &options = {}) {
    Columns arguments{csv};
    detail::append_settings(arguments, options);
    return fn("schema_of_csv", arguments);
}

/* The type of a JSON text, in DDL. */
inline Column schema_of_json(const Value &json, const Settings &options = {}) {
    Columns arguments{json};
    detail::append_settings(arguments, options);
    return fn("schema_of_json", arguments);
}

/* The type of a variant, in DDL. */
inline Column schema_of_variant(const ColumnOrName &v) {
    return fn("schema_of_variant", Columns{v});
}

/* The type that all variants of the group fit, in DDL. */
inline Column schema_of_variant_agg(const ColumnOrName &v) {
    return fn("schema_of_variant_agg", Columns{v});
}

/* The type of an XML text, in DDL. */
inline Column schema_of_xml(const Value &xml, const Settings &options = {}) {
    Columns arguments{xml};
    detail::append_settings(arguments, options);
    return fn("schema_of_xml", arguments);
}

/* The secant of an angle in radians. */
inline Column sec(const ColumnOrName &col) {
    return fn("sec", Columns{col});
}

/* The second of a time. */
inline Column second(const ColumnOrName &col) {
    return fn("second", Columns{col});
}

/* The text as an array of sentences, each an array of words. */
inline Column sentences(const ColumnOrName &string, const std::optional<ColumnOrName> &language = std::nullopt, const std::optional<ColumnOrName> &country = std::nullopt) {
    return fn("sentences", Columns{string, language ? Column(*language) : lit(""), country ? Column(*country) : lit("")});
}

/* An array of the values from `start` to `stop`, both included. */
inline Column sequence(const ColumnOrName &start, const ColumnOrName &stop, const std::optional<ColumnOrName> &step = std::nullopt) {
    Columns arguments{start, stop};
    if (step) arguments.push_back(*step);
    return fn("sequence", arguments);
}

/* The name of the user who runs the query. */
inline Column session_user() {
    return fn("session_user", Columns{});
}

/* The session that a row falls into: it ends when nothing came for a while. */
inline Column session_window(const ColumnOrName &time_column, const Value &gap_duration) {
    return fn("session_window", Columns{time_column, gap_duration});
}

/* The SHA-1 digest in hexadecimal digits. */
inline Column sha(const ColumnOrName &col) {
    return fn("sha", Columns{col});
}

/* The SHA-1 digest in hexadecimal digits. */
inline Column sha1(const ColumnOrName &col) {
    return fn("sha1", Columns{col});
}

/* The SHA-2 digest of so many bits in hexadecimal digits. */
inline Column sha2(const ColumnOrName &col, const Value &num_bits) {
    return fn("sha2", Columns{col, num_bits});
}

/* The number with its bits shifted to the left. */
inline Column shiftleft(const ColumnOrName &col, const Value &num_bits) {
    return fn("shiftleft", Columns{col, num_bits});
}

/* The number with its bits shifted to the right, its sign kept. */
inline Column shiftright(const ColumnOrName &col, const Value &num_bits) {
    return fn("shiftright", Columns{col, num_bits});
}

/* The number with its bits shifted to the right, filled with zeros. */
inline Column shiftrightunsigned(const ColumnOrName &col, const Value &num_bits) {
    return fn("shiftrightunsigned", Columns{col, num_bits});
}

/* The elements of an array in an order by chance. */
inline Column shuffle(const ColumnOrName &col, const std::optional<Value> &seed = std::nullopt) {
    return fn("shuffle", Columns{col, seed ? Column(*seed) : detail::fresh_seed()});
}

/* -1, 0 or 1, as the number is negative, zero or positive. */
inline Column sign(const ColumnOrName &col) {
    return fn("sign", Columns{col});
}

/* The same as `sign`. */
inline Column signum(const ColumnOrName &col) {
    return fn("signum", Columns{col});
}

/* The sine of an angle in radians. */
inline Column sin(const ColumnOrName &col) {
    return fn("sin", Columns{col});
}

/* The hyperbolic sine. */
inline Column sinh(const ColumnOrName &col) {
    return fn("sinh", Columns{col});
}

/* How many elements an array or a map has. */
inline Column size(const ColumnOrName &col) {
    return fn("size", Columns{col});
}

/* The skewness of the values. */
inline Column skewness(const ColumnOrName &col) {
    return fn("skewness", Columns{col});
}

/* So many elements of the array from a place on, which counts from 1, or from the end when negative. */
inline Column slice(const ColumnOrName &x, const ColumnOrName &start, const ColumnOrName &length) {
    return fn("slice", Columns{x, start, length});
}

/* Whether some value of the group is true. */
inline Column some(const ColumnOrName &col) {
    return fn("some", Columns{col});
}

/* The elements in their natural order, NULLs first, or last when descending. */
inline Column sort_array(const ColumnOrName &col, const std::optional<Value> &asc = std::nullopt) {
    return fn("sort_array", Columns{col, asc ? Column(*asc) : lit(true)});
}

/* The Soundex code of the text. */
inline Column soundex(const ColumnOrName &col) {
    return fn("soundex", Columns{col});
}

/* The number of the partition that the row is in. */
inline Column spark_partition_id() {
    return fn("spark_partition_id", Columns{});
}

/* The text split around matches of a Java regular expression. */
inline Column split(const ColumnOrName &str, const Value &pattern, const std::optional<ColumnOrName> &limit = std::nullopt) {
    return fn("split", Columns{str, pattern, limit ? Column(*limit) : lit(-1)});
}

/* The n-th part of a text between delimiters, from 1, or from the end when negative. */
inline Column split_part(const ColumnOrName &src, const ColumnOrName &delimiter, const ColumnOrName &part_num) {
    return fn("split_part", Columns{src, delimiter, part_num});
}

/* The square root. */
inline Column sqrt(const ColumnOrName &col) {
    return fn("sqrt", Columns{col});
}

/* The geometry or geography as well-known bytes. */
inline Column st_asbinary(const ColumnOrName &geo, const std::optional<Value> &endianness = std::nullopt) {
    Columns arguments{geo};
    if (endianness) arguments.push_back(*endianness);
    return fn("st_asbinary", arguments);
}

/* The geography that well-known bytes say. */
inline Column st_geogfromwkb(const ColumnOrName &wkb) {
    return fn("st_geogfromwkb", Columns{wkb});
}

/* The geometry that well-known bytes say. */
inline Column st_geomfromwkb(const ColumnOrName &wkb, const std::optional<ColumnOrName> &srid = std::nullopt) {
    Columns arguments{wkb};
    if (srid) arguments.push_back(*srid);
    return fn("st_geomfromwkb", arguments);
}

/* The geometry or geography in another reference system. */
inline Column st_setsrid(const ColumnOrName &geo, const ColumnOrName &srid) {
    return fn("st_setsrid", Columns{geo, srid});
}

/* The number of the reference system of a geometry or geography. */
inline Column st_srid(const ColumnOrName &geo) {
    return fn("st_srid", Columns{geo});
}

/* The values as `n` rows. */
inline Column stack(const std::vector<ColumnOrName> &cols) {
    Columns arguments{};
    arguments.insert(arguments.end(), cols.begin(), cols.end());
    return fn("stack", arguments);
}

/* Whether the text or the bytes begin with the prefix. */
inline Column startswith(const ColumnOrName &str, const ColumnOrName &prefix) {
    return fn("startswith", Columns{str, prefix});
}

/* The sample standard deviation of the values. */
inline Column std(const ColumnOrName &col) {
    return fn("std", Columns{col});
}

/* The sample standard deviation of the values. */
inline Column stddev(const ColumnOrName &col) {
    return fn("stddev", Columns{col});
}

/* The population standard deviation of the values. */
inline Column stddev_pop(const ColumnOrName &col) {
    return fn("stddev_pop", Columns{col});
}

/* The sample standard deviation of the values. */
inline Column stddev_samp(const ColumnOrName &col) {
    return fn("stddev_samp", Columns{col});
}

/* A map of a text of pairs. */
inline Column str_to_map(const ColumnOrName &text, const std::optional<ColumnOrName> &pair_delim = std::nullopt, const std::optional<ColumnOrName> &key_value_delim = std::nullopt) {
    return fn("str_to_map", Columns{text, pair_delim ? Column(*pair_delim) : lit(","), key_value_delim ? Column(*key_value_delim) : lit(":")});
}

/* The texts of the group one after another. */
inline Column string_agg(const ColumnOrName &col, const std::optional<Value> &delimiter = std::nullopt) {
    Columns arguments{col};
    if (delimiter) arguments.push_back(*delimiter);
    return fn("string_agg", arguments);
}

/* The distinct texts of the group one after another. */
inline Column string_agg_distinct(const ColumnOrName &col, const std::optional<Value> &delimiter = std::nullopt) {
    Columns arguments{col};
    if (delimiter) arguments.push_back(*delimiter);
    return fn("string_agg", arguments, FIRESTEEL_FN_DISTINCT);
}

/* A struct of the columns, its fields named as they are. */
inline Column struct_(const std::vector<ColumnOrName> &cols) {
    Columns arguments{};
    arguments.insert(arguments.end(), cols.begin(), cols.end());
    return fn("struct", arguments);
}

/* The part of a text or bytes from a position, which counts from 1, of a length. */
inline Column substr(const ColumnOrName &str, const ColumnOrName &pos, const std::optional<ColumnOrName> &len = std::nullopt) {
    Columns arguments{str, pos};
    if (len) arguments.push_back(*len);
    return fn("substr", arguments);
}

/* The part of a text or bytes from a position, which counts from 1, of a length. */
inline Column substring(const ColumnOrName &str, const ColumnOrName &pos, const ColumnOrName &len) {
    return fn("substring", Columns{str, pos, len});
}

/* The text before the n-th delimiter, or after it when counted from the end. */
inline Column substring_index(const ColumnOrName &str, const Value &delim, const Value &count) {
    return fn("substring_index", Columns{str, delim, count});
}

/* The sum of the values. */
inline Column sum(const ColumnOrName &col) {
    return fn("sum", Columns{col});
}

/* The sum of the distinct values. */
inline Column sum_distinct(const ColumnOrName &col) {
    return fn("sum", Columns{col}, FIRESTEEL_FN_DISTINCT);
}

/* The tangent of an angle in radians. */
inline Column tan(const ColumnOrName &col) {
    return fn("tan", Columns{col});
}

/* The hyperbolic tangent. */
inline Column tanh(const ColumnOrName &col) {
    return fn("tanh", Columns{col});
}

/* What the first Theta sketch has seen and the second has not. */
inline Column theta_difference(const ColumnOrName &col1, const ColumnOrName &col2) {
    return fn("theta_difference", Columns{col1, col2});
}

/* What both Theta sketches have seen. */
inline Column theta_intersection(const ColumnOrName &col1, const ColumnOrName &col2) {
    return fn("theta_intersection", Columns{col1, col2});
}

/* What all Theta sketches of the group have seen. */
inline Column theta_intersection_agg(const ColumnOrName &col) {
    return fn("theta_intersection_agg", Columns{col});
}

/* A Theta sketch of the values. */
inline Column theta_sketch_agg(const ColumnOrName &col, const std::optional<Value> &lg_nom_entries = std::nullopt) {
    Columns arguments{col};
    if (lg_nom_entries) arguments.push_back(*lg_nom_entries);
    return fn("theta_sketch_agg", arguments);
}

/* How many distinct values a Theta sketch has seen, nearly. */
inline Column theta_sketch_estimate(const ColumnOrName &col) {
    return fn("theta_sketch_estimate", Columns{col});
}

/* Two Theta sketches made one. */
inline Column theta_union(const ColumnOrName &col1, const ColumnOrName &col2, const std::optional<Value> &lg_nom_entries = std::nullopt) {
    Columns arguments{col1, col2};
    if (lg_nom_entries) arguments.push_back(*lg_nom_entries);
    return fn("theta_union", arguments);
}

/* All Theta sketches of the group made one. */
inline Column theta_union_agg(const ColumnOrName &col, const std::optional<Value> &lg_nom_entries = std::nullopt) {
    Columns arguments{col};
    if (lg_nom_entries) arguments.push_back(*lg_nom_entries);
    return fn("theta_union_agg", arguments);
}

/* The start of the bucket of time that the value falls into. */
inline Column time_bucket(const ColumnOrName &bucket_size, const ColumnOrName &ts, const std::optional<ColumnOrName> &origin = std::nullopt) {
    Columns arguments{bucket_size, ts};
    if (origin) arguments.push_back(*origin);
    return fn("time_bucket", arguments);
}

/* How many units lie between two times of day. */
inline Column time_diff(const ColumnOrName &unit, const ColumnOrName &start, const ColumnOrName &end) {
    return fn("time_diff", Columns{unit, start, end});
}

/* The time of day so many microseconds after midnight. */
inline Column time_from_micros(const ColumnOrName &col) {
    return fn("time_from_micros", Columns{col});
}

/* The time of day so many milliseconds after midnight. */
inline Column time_from_millis(const ColumnOrName &col) {
    return fn("time_from_millis", Columns{col});
}

/* The time of day so many seconds after midnight. */
inline Column time_from_seconds(const ColumnOrName &col) {
    return fn("time_from_seconds", Columns{col});
}

/* Microseconds since midnight. */
inline Column time_to_micros(const ColumnOrName &col) {
    return fn("time_to_micros", Columns{col});
}

/* Milliseconds since midnight. */
inline Column time_to_millis(const ColumnOrName &col) {
    return fn("time_to_millis", Columns{col});
}

/* Seconds since midnight. */
inline Column time_to_seconds(const ColumnOrName &col) {
    return fn("time_to_seconds", Columns{col});
}

/* The time of day cut off below a unit. */
inline Column time_trunc(const ColumnOrName &unit, const ColumnOrName &time) {
    return fn("time_trunc", Columns{unit, time});
}

/* The time so many units later. */
inline Column timestamp_add(const Value &unit, const ColumnOrName &quantity, const ColumnOrName &ts) {
    return fn("timestampadd", Columns{unit, quantity, ts});
}

/* How many whole units lie between two times. */
inline Column timestamp_diff(const Value &unit, const ColumnOrName &start, const ColumnOrName &end) {
    return fn("timestampdiff", Columns{unit, start, end});
}

/* The time so many microseconds after 1970-01-01 00:00:00 UTC. */
inline Column timestamp_micros(const ColumnOrName &col) {
    return fn("timestamp_micros", Columns{col});
}

/* The time so many milliseconds after 1970-01-01 00:00:00 UTC. */
inline Column timestamp_millis(const ColumnOrName &col) {
    return fn("timestamp_millis", Columns{col});
}

/* The time so many nanoseconds after 1970-01-01 00:00:00 UTC. */
inline Column timestamp_nanos(const ColumnOrName &col) {
    return fn("timestamp_nanos", Columns{col});
}

/* The time so many seconds after 1970-01-01 00:00:00 UTC. */
inline Column timestamp_seconds(const ColumnOrName &col) {
    return fn("timestamp_seconds", Columns{col});
}

/* The bytes in base 32. */
inline Column to_base32(const ColumnOrName &col) {
    return fn("to_base32", Columns{col});
}

/* The bytes that a text says, in a format. */
inline Column to_binary(const ColumnOrName &col, const std::optional<ColumnOrName> &format = std::nullopt) {
    Columns arguments{col};
    if (format) arguments.push_back(*format);
    return fn("to_binary", arguments);
}

/* The number, day, time or bytes as text, in a format. */
inline Column to_char(const ColumnOrName &col, const ColumnOrName &format) {
    return fn("to_char", Columns{col, format});
}

/* The row as a CSV line. */
inline Column to_csv(const ColumnOrName &col, const Settings &options = {}) {
    Columns arguments{col};
    detail::append_settings(arguments, options);
    return fn("to_csv", arguments);
}

/* The day that a text says, or the day of a time. */
inline Column to_date(const ColumnOrName &col, const std::optional<Value> &format = std::nullopt) {
    Columns arguments{col};
    if (format) arguments.push_back(*format);
    return fn("to_date", arguments);
}

/* The value as a JSON text. */
inline Column to_json(const ColumnOrName &col, const Settings &options = {}) {
    Columns arguments{col};
    detail::append_settings(arguments, options);
    return fn("to_json", arguments);
}

/* The number that a text says, in a format. */
inline Column to_number(const ColumnOrName &col, const ColumnOrName &format) {
    return fn("to_number", Columns{col, format});
}

/* The time of day that a text says. */
inline Column to_time(const ColumnOrName &str, const std::optional<ColumnOrName> &format = std::nullopt) {
    Columns arguments{str};
    if (format) arguments.push_back(*format);
    return fn("to_time", arguments);
}

/* The time that a text says. */
inline Column to_timestamp(const ColumnOrName &col, const std::optional<Value> &format = std::nullopt) {
    Columns arguments{col};
    if (format) arguments.push_back(*format);
    return fn("to_timestamp", arguments);
}

/* The time that a text says, with a local time zone. */
inline Column to_timestamp_ltz(const ColumnOrName &timestamp, const std::optional<ColumnOrName> &format = std::nullopt) {
    Columns arguments{timestamp};
    if (format) arguments.push_back(*format);
    return fn("to_timestamp_ltz", arguments);
}

/* The local time that a text says, without a zone. */
inline Column to_timestamp_ntz(const ColumnOrName &timestamp, const std::optional<ColumnOrName> &format = std::nullopt) {
    Columns arguments{timestamp};
    if (format) arguments.push_back(*format);
    return fn("to_timestamp_ntz", arguments);
}

/* The seconds since 1970-01-01 00:00:00 UTC of a time or a text. */
inline Column to_unix_timestamp(const ColumnOrName &timestamp, const std::optional<ColumnOrName> &format = std::nullopt) {
    Columns arguments{timestamp};
    if (format) arguments.push_back(*format);
    return fn("to_unix_timestamp", arguments);
}

/* A local time of a zone as time in UTC. */
inline Column to_utc_timestamp(const ColumnOrName &timestamp, const Value &tz) {
    return fn("to_utc_timestamp", Columns{timestamp, tz});
}

/* The same as `to_char`. */
inline Column to_varchar(const ColumnOrName &col, const ColumnOrName &format) {
    return fn("to_varchar", Columns{col, format});
}

/* The struct, map or array as a variant. */
inline Column to_variant_object(const ColumnOrName &col) {
    return fn("to_variant_object", Columns{col});
}

/* The row as an XML text. */
inline Column to_xml(const ColumnOrName &col, const Settings &options = {}) {
    Columns arguments{col};
    detail::append_settings(arguments, options);
    return fn("to_xml", arguments);
}

/* The text with some characters replaced by others, one by one. */
inline Column translate(const ColumnOrName &src_col, const Value &matching, const Value &replace) {
    return fn("translate", Columns{src_col, matching, replace});
}

/* The text without spaces, or without the characters of `trim`, at its ends. */
inline Column trim(const ColumnOrName &col, const std::optional<ColumnOrName> &trim = std::nullopt) {
    Columns arguments{};
    if (trim) arguments.push_back(*trim);
    arguments.push_back(col);
    return fn("trim", arguments);
}

/* The day cut off below a unit. */
inline Column trunc(const ColumnOrName &date, const Value &format) {
    return fn("trunc", Columns{date, format});
}

/* The sum; NULL where it overflows. */
inline Column try_add(const ColumnOrName &left, const ColumnOrName &right) {
    return fn("try_add", Columns{left, right});
}

/* As `aes_decrypt`, with NULL where that raises. */
inline Column try_aes_decrypt(const ColumnOrName &input, const ColumnOrName &key, const std::optional<ColumnOrName> &mode = std::nullopt, const std::optional<ColumnOrName> &padding = std::nullopt, const std::optional<ColumnOrName> &aad = std::nullopt) {
    return fn("try_aes_decrypt", Columns{input, key, mode ? Column(*mode) : lit("GCM"), padding ? Column(*padding) : lit("DEFAULT"), aad ? Column(*aad) : lit("")});
}

/* As `avg`, with NULL where that raises. */
inline Column try_avg(const ColumnOrName &col) {
    return fn("try_avg", Columns{col});
}

/* The quotient; NULL for a divisor of 0. */
inline Column try_divide(const ColumnOrName &left, const ColumnOrName &right) {
    return fn("try_divide", Columns{left, right});
}

/* As `element_at`, with NULL where that raises. */
inline Column try_element_at(const ColumnOrName &col, const ColumnOrName &extraction) {
    return fn("try_element_at", Columns{col, extraction});
}

/* As `make_interval`, with NULL where that raises. */
inline Column try_make_interval(const std::optional<ColumnOrName> &years = std::nullopt, const std::optional<ColumnOrName> &months = std::nullopt, const std::optional<ColumnOrName> &weeks = std::nullopt, const std::optional<ColumnOrName> &days = std::nullopt, const std::optional<ColumnOrName> &hours = std::nullopt, const std::optional<ColumnOrName> &mins = std::nullopt, const std::optional<ColumnOrName> &secs = std::nullopt) {
    return fn("try_make_interval", Columns{years ? Column(*years) : lit(0), months ? Column(*months) : lit(0), weeks ? Column(*weeks) : lit(0), days ? Column(*days) : lit(0), hours ? Column(*hours) : lit(0), mins ? Column(*mins) : lit(0), secs ? Column(*secs) : detail::decimal_zero()});
}

/* As `make_timestamp`, with NULL where that raises. */
inline Column try_make_timestamp(const ColumnOrName &years, const ColumnOrName &months, const ColumnOrName &days, const ColumnOrName &hours, const ColumnOrName &mins, const ColumnOrName &secs, const std::optional<ColumnOrName> &timezone = std::nullopt) {
    Columns arguments{years, months, days, hours, mins, secs};
    if (timezone) arguments.push_back(*timezone);
    return fn("try_make_timestamp", arguments);
}

/* As `make_timestamp_ltz`, with NULL where that raises. */
inline Column try_make_timestamp_ltz(const ColumnOrName &years, const ColumnOrName &months, const ColumnOrName &days, const ColumnOrName &hours, const ColumnOrName &mins, const ColumnOrName &secs, const std::optional<ColumnOrName> &timezone = std::nullopt) {
    Columns arguments{years, months, days, hours, mins, secs};
    if (timezone) arguments.push_back(*timezone);
    return fn("try_make_timestamp_ltz", arguments);
}

/* As `make_timestamp_ntz`, with NULL where that raises. */
inline Column try_make_timestamp_ntz(const ColumnOrName &years, const ColumnOrName &months, const ColumnOrName &days, const ColumnOrName &hours, const ColumnOrName &mins, const ColumnOrName &secs) {
    return fn("try_make_timestamp_ntz", Columns{years, months, days, hours, mins, secs});
}

/* The remainder; NULL for a divisor of 0. */
inline Column try_mod(const ColumnOrName &left, const ColumnOrName &right) {
    return fn("try_mod", Columns{left, right});
}

/* The product; NULL where it overflows. */
inline Column try_multiply(const ColumnOrName &left, const ColumnOrName &right) {
    return fn("try_multiply", Columns{left, right});
}

/* As `parse_json`, with NULL where that raises. */
inline Column try_parse_json(const ColumnOrName &col) {
    return fn("try_parse_json", Columns{col});
}

/* As `parse_url`, with NULL where that raises. */
inline Column try_parse_url(const ColumnOrName &url, const ColumnOrName &part_to_extract, const std::optional<ColumnOrName> &key = std::nullopt) {
    Columns arguments{url, part_to_extract};
    if (key) arguments.push_back(*key);
    return fn("try_parse_url", arguments);
}

/* As `reflect`, with NULL where that raises. */
inline Column try_reflect(const std::vector<ColumnOrName> &cols) {
    Columns arguments{};
    arguments.insert(arguments.end(), cols.begin(), cols.end());
    return fn("try_reflect", arguments);
}

/* The difference; NULL where it overflows. */
inline Column try_subtract(const ColumnOrName &left, const ColumnOrName &right) {
    return fn("try_subtract", Columns{left, right});
}

/* As `sum`, with NULL where that raises. */
inline Column try_sum(const ColumnOrName &col) {
    return fn("try_sum", Columns{col});
}

/* As `to_binary`, with NULL where that raises. */
inline Column try_to_binary(const ColumnOrName &col, const std::optional<ColumnOrName> &format = std::nullopt) {
    Columns arguments{col};
    if (format) arguments.push_back(*format);
    return fn("try_to_binary", arguments);
}

/* As `to_date`, with NULL where that raises. */
inline Column try_to_date(const ColumnOrName &col, const std::optional<Value> &format = std::nullopt) {
    Columns arguments{col};
    if (format) arguments.push_back(*format);
    return fn("try_to_date", arguments);
}

/* As `to_number`, with NULL where that raises. */
inline Column try_to_number(const ColumnOrName &col, const ColumnOrName &format) {
    return fn("try_to_number", Columns{col, format});
}

/* As `to_time`, with NULL where that raises. */
inline Column try_to_time(const ColumnOrName &str, const std::optional<ColumnOrName> &format = std::nullopt) {
    Columns arguments{str};
    if (format) arguments.push_back(*format);
    return fn("try_to_time", arguments);
}

/* As `to_timestamp`, with NULL where that raises. */
inline Column try_to_timestamp(const ColumnOrName &col, const std::optional<ColumnOrName> &format = std::nullopt) {
    Columns arguments{col};
    if (format) arguments.push_back(*format);
    return fn("try_to_timestamp", arguments);
}

/* As `url_decode`, with NULL where that raises. */
inline Column try_url_decode(const ColumnOrName &str) {
    return fn("try_url_decode", Columns{str});
}

/* As `validate_utf8`, with NULL where that raises. */
inline Column try_validate_utf8(const ColumnOrName &str) {
    return fn("try_validate_utf8", Columns{str});
}

/* As `variant_array_append`, with NULL where that raises. */
inline Column try_variant_array_append(const ColumnOrName &v, const Value &path, const ColumnOrName &value) {
    return fn("try_variant_array_append", Columns{v, path, value});
}

/* As `variant_get`, with NULL where that raises. */
inline Column try_variant_get(const ColumnOrName &v, const Value &path, const Value &target_type) {
    return fn("try_variant_get", Columns{v, path, target_type});
}

/* As `variant_insert`, with NULL where that raises. */
inline Column try_variant_insert(const ColumnOrName &v, const Value &path, const ColumnOrName &value) {
    return fn("try_variant_insert", Columns{v, path, value});
}

/* As `variant_set`, with NULL where that raises. */
inline Column try_variant_set(const ColumnOrName &v, const Value &path, const ColumnOrName &value, const std::optional<Value> &create_if_missing = std::nullopt) {
    return fn("try_variant_set", Columns{v, path, value, create_if_missing ? Column(*create_if_missing) : lit(true)});
}

/* What the first Tuple sketch has seen and the second has not, with summaries of type double. */
inline Column tuple_difference_double(const ColumnOrName &col1, const ColumnOrName &col2) {
    return fn("tuple_difference_double", Columns{col1, col2});
}

/* What the first Tuple sketch has seen and the second has not, with summaries of type integer. */
inline Column tuple_difference_integer(const ColumnOrName &col1, const ColumnOrName &col2) {
    return fn("tuple_difference_integer", Columns{col1, col2});
}

/* What a Tuple sketch has seen and a Theta sketch has not, with summaries of type double. */
inline Column tuple_difference_theta_double(const ColumnOrName &col1, const ColumnOrName &col2) {
    return fn("tuple_difference_theta_double", Columns{col1, col2});
}

/* What a Tuple sketch has seen and a Theta sketch has not, with summaries of type integer. */
inline Column tuple_difference_theta_integer(const ColumnOrName &col1, const ColumnOrName &col2) {
    return fn("tuple_difference_theta_integer", Columns{col1, col2});
}

/* What all Tuple sketches of the group have seen, with summaries of type double. */
inline Column tuple_intersection_agg_double(const ColumnOrName &col, const std::optional<Value> &mode = std::nullopt) {
    Columns arguments{col};
    if (mode) arguments.push_back(*mode);
    return fn("tuple_intersection_agg_double", arguments);
}

/* What all Tuple sketches of the group have seen, with summaries of type integer. */
inline Column tuple_intersection_agg_integer(const ColumnOrName &col, const std::optional<Value> &mode = std::nullopt) {
    Columns arguments{col};
    if (mode) arguments.push_back(*mode);
    return fn("tuple_intersection_agg_integer", arguments);
}

/* What both Tuple sketches have seen, with summaries of type double. */
inline Column tuple_intersection_double(const ColumnOrName &col1, const ColumnOrName &col2, const std::optional<Value> &mode = std::nullopt) {
    Columns arguments{col1, col2};
    if (mode) arguments.push_back(*mode);
    return fn("tuple_intersection_double", arguments);
}

/* What both Tuple sketches have seen, with summaries of type integer. */
inline Column tuple_intersection_integer(const ColumnOrName &col1, const ColumnOrName &col2, const std::optional<Value> &mode = std::nullopt) {
    Columns arguments{col1, col2};
    if (mode) arguments.push_back(*mode);
    return fn("tuple_intersection_integer", arguments);
}

/* What a Tuple sketch and a Theta sketch have seen, with summaries of type double. */
inline Column tuple_intersection_theta_double(const ColumnOrName &col1, const ColumnOrName &col2, const std::optional<Value> &mode = std::nullopt) {
    Columns arguments{col1, col2};
    if (mode) arguments.push_back(*mode);
    return fn("tuple_intersection_theta_double", arguments);
}

/* What a Tuple sketch and a Theta sketch have seen, with summaries of type integer. */
inline Column tuple_intersection_theta_integer(const ColumnOrName &col1, const ColumnOrName &col2, const std::optional<Value> &mode = std::nullopt) {
    Columns arguments{col1, col2};
    if (mode) arguments.push_back(*mode);
    return fn("tuple_intersection_theta_integer", arguments);
}

/* A Tuple sketch of keys, with summaries of type double. */
inline Column tuple_sketch_agg_double(const ColumnOrName &key, const ColumnOrName &summary, const std::optional<Value> &lg_nom_entries = std::nullopt, const std::optional<Value> &mode = std::nullopt) {
    return fn("tuple_sketch_agg_double", Columns{key, summary, lg_nom_entries ? Column(*lg_nom_entries) : lit(12), mode ? Column(*mode) : lit("sum")});
}

/* A Tuple sketch of keys, with summaries of type integer. */
inline Column tuple_sketch_agg_integer(const ColumnOrName &key, const ColumnOrName &summary, const std::optional<Value> &lg_nom_entries = std::nullopt, const std::optional<Value> &mode = std::nullopt) {
    return fn("tuple_sketch_agg_integer", Columns{key, summary, lg_nom_entries ? Column(*lg_nom_entries) : lit(12), mode ? Column(*mode) : lit("sum")});
}

/* How many distinct keys a Tuple sketch has seen, nearly, with summaries of type double. */
inline Column tuple_sketch_estimate_double(const ColumnOrName &col) {
    return fn("tuple_sketch_estimate_double", Columns{col});
}

/* How many distinct keys a Tuple sketch has seen, nearly, with summaries of type integer. */
inline Column tuple_sketch_estimate_integer(const ColumnOrName &col) {
    return fn("tuple_sketch_estimate_integer", Columns{col});
}

/* All summaries of a Tuple sketch made one, with summaries of type double. */
inline Column tuple_sketch_summary_double(const ColumnOrName &col, const std::optional<Value> &mode = std::nullopt) {
    Columns arguments{col};
    if (mode) arguments.push_back(*mode);
    return fn("tuple_sketch_summary_double", arguments);
}

/* All summaries of a Tuple sketch made one, with summaries of type integer. */
inline Column tuple_sketch_summary_integer(const ColumnOrName &col, const std::optional<Value> &mode = std::nullopt) {
    Columns arguments{col};
    if (mode) arguments.push_back(*mode);
    return fn("tuple_sketch_summary_integer", arguments);
}

/* How many distinct keys a Tuple sketch keeps of all, as a share, with summaries of type double. */
inline Column tuple_sketch_theta_double(const ColumnOrName &col) {
    return fn("tuple_sketch_theta_double", Columns{col});
}

/* How many distinct keys a Tuple sketch keeps of all, as a share, with summaries of type integer. */
inline Column tuple_sketch_theta_integer(const ColumnOrName &col) {
    return fn("tuple_sketch_theta_integer", Columns{col});
}

/* All Tuple sketches of the group made one, with summaries of type double. */
inline Column tuple_union_agg_double(const ColumnOrName &col, const std::optional<Value> &lg_nom_entries = std::nullopt, const std::optional<Value> &mode = std::nullopt) {
    return fn("tuple_union_agg_double", Columns{col, lg_nom_entries ? Column(*lg_nom_entries) : lit(12), mode ? Column(*mode) : lit("sum")});
}

/* All Tuple sketches of the group made one, with summaries of type integer. */
inline Column tuple_union_agg_integer(const ColumnOrName &col, const std::optional<Value> &lg_nom_entries = std::nullopt, const std::optional<Value> &mode = std::nullopt) {
    return fn("tuple_union_agg_integer", Columns{col, lg_nom_entries ? Column(*lg_nom_entries) : lit(12), mode ? Column(*mode) : lit("sum")});
}

/* Two Tuple sketches made one, with summaries of type double. */
inline Column tuple_union_double(const ColumnOrName &col1, const ColumnOrName &col2, const std::optional<Value> &lg_nom_entries = std::nullopt, const std::optional<Value> &mode = std::nullopt) {
    return fn("tuple_union_double", Columns{col1, col2, lg_nom_entries ? Column(*lg_nom_entries) : lit(12), mode ? Column(*mode) : lit("sum")});
}

/* Two Tuple sketches made one, with summaries of type integer. */
inline Column tuple_union_integer(const ColumnOrName &col1, const ColumnOrName &col2, const std::optional<Value> &lg_nom_entries = std::nullopt, const std::optional<Value> &mode = std::nullopt) {
    return fn("tuple_union_integer", Columns{col1, col2, lg_nom_entries ? Column(*lg_nom_entries) : lit(12), mode ? Column(*mode) : lit("sum")});
}

/* A Tuple sketch and a Theta sketch made one, with summaries of type double. */
inline Column tuple_union_theta_double(const ColumnOrName &col1, const ColumnOrName &col2, const std::optional<Value> &lg_nom_entries = std::nullopt, const std::optional<Value> &mode = std::nullopt) {
    return fn("tuple_union_theta_double", Columns{col1, col2, lg_nom_entries ? Column(*lg_nom_entries) : lit(12), mode ? Column(*mode) : lit("sum")});
}

/* A Tuple sketch and a Theta sketch made one, with summaries of type integer. */
inline Column tuple_union_theta_integer(const ColumnOrName &col1, const ColumnOrName &col2, const std::optional<Value> &lg_nom_entries = std::nullopt, const std::optional<Value> &mode = std::nullopt) {
    return fn("tuple_union_theta_integer", Columns{col1, col2, lg_nom_entries ? Column(*lg_nom_entries) : lit(12), mode ? Column(*mode) : lit("sum")});
}

/* The name of the value's type. */
inline Column typeof_(const ColumnOrName &col) {
    return fn("typeof", Columns{col});
}

/* The text in upper case. */
inline Column ucase(const ColumnOrName &str) {
    return fn("ucase", Columns{str});
}

/* The bytes that a text in base 64 says. */
inline Column unbase64(const ColumnOrName &col) {
    return fn("unbase64", Columns{col});
}

/* The bytes that a text in base 16 says. */
inline Column unhex(const ColumnOrName &col) {
    return fn("unhex", Columns{col});
}

/* Numbers by chance between two numbers. */
inline Column uniform(const Value &min, const Value &max, const std::optional<Value> &seed = std::nullopt) {
    return fn("uniform", Columns{min, max, seed ? Column(*seed) : detail::fresh_seed()});
}

/* Days since 1970-01-01. */
inline Column unix_date(const ColumnOrName &col) {
    return fn("unix_date", Columns{col});
}

/* Microseconds since 1970-01-01 00:00:00 UTC. */
inline Column unix_micros(const ColumnOrName &col) {
    return fn("unix_micros", Columns{col});
}

/* Milliseconds since 1970-01-01 00:00:00 UTC. */
inline Column unix_millis(const ColumnOrName &col) {
    return fn("unix_millis", Columns{col});
}

/* Nanoseconds since 1970-01-01 00:00:00 UTC. */
inline Column unix_nanos(const ColumnOrName &col) {
    return fn("unix_nanos", Columns{col});
}

/* Seconds since 1970-01-01 00:00:00 UTC. */
inline Column unix_seconds(const ColumnOrName &col) {
    return fn("unix_seconds", Columns{col});
}

/* The value of a user-defined type as the SQL type below it. */
inline Column unwrap_udt(const ColumnOrName &col) {
    return fn("unwrap_udt", Columns{col});
}

/* The text in upper case. */
inline Column upper(const ColumnOrName &col) {
    return fn("upper", Columns{col});
}

/* The text with the escapes of a URL taken back. */
inline Column url_decode(const ColumnOrName &str) {
    return fn("url_decode", Columns{str});
}

/* The text escaped for a URL. */
inline Column url_encode(const ColumnOrName &str) {
    return fn("url_encode", Columns{str});
}

/* The name of the user who runs the query. */
inline Column user() {
    return fn("user", Columns{});
}

/* A UUID by chance. */
inline Column uuid(const std::optional<Value> &seed = std::nullopt) {
    return fn("uuid", Columns{seed ? Column(*seed) : detail::fresh_seed()});
}

/* The text, or an error where it is not valid UTF-8. */
inline Column validate_utf8(const ColumnOrName &str) {
    return fn("validate_utf8", Columns{str});
}

/* The population variance of the values. */
inline Column var_pop(const ColumnOrName &col) {
    return fn("var_pop", Columns{col});
}

/* The sample variance of the values. */
inline Column var_samp(const ColumnOrName &col) {
    return fn("var_samp", Columns{col});
}

/* The sample variance of the values. */
inline Column variance(const ColumnOrName &col) {
    return fn("variance", Columns{col});
}

/* The variant with a value added to the array at a path. */
inline Column variant_array_append(const ColumnOrName &v, const Value &path, const ColumnOrName &value) {
    return fn("variant_array_append", Columns{v, path, value});
}

/* The variant without what stands at these paths. */
inline Column variant_delete(const ColumnOrName &v, const std::vector<Value> &paths) {
    Columns arguments{v};
    arguments.insert(arguments.end(), paths.begin(), paths.end());
    return fn("variant_delete", arguments);
}

/* What stands at a path of the variant, as a type. */
inline Column variant_get(const ColumnOrName &v, const Value &path, const Value &target_type) {
    return fn("variant_get", Columns{v, path, target_type});
}

/* The variant with a value put in at a path where there is none. */
inline Column variant_insert(const ColumnOrName &v, const Value &path, const ColumnOrName &value) {
    return fn("variant_insert", Columns{v, path, value});
}

/* The variant with a value set at a path. */
inline Column variant_set(const ColumnOrName &v, const Value &path, const ColumnOrName &value, const std::optional<Value> &create_if_missing = std::nullopt) {
    return fn("variant_set", Columns{v, path, value, create_if_missing ? Column(*create_if_missing) : lit(true)});
}

/* The variant without its nulls. */
inline Column variant_strip_nulls(const ColumnOrName &v, const std::optional<Value> &include_arrays = std::nullopt) {
    return fn("variant_strip_nulls", Columns{v, include_arrays ? Column(*include_arrays) : lit(true)});
}

/* The mean of the vectors of the group. */
inline Column vector_avg(const ColumnOrName &col) {
    return fn("vector_avg", Columns{col});
}

/* The cosine of the angle between two vectors. */
inline Column vector_cosine_similarity(const ColumnOrName &left, const ColumnOrName &right) {
    return fn("vector_cosine_similarity", Columns{left, right});
}

/* The inner product of two vectors. */
inline Column vector_inner_product(const ColumnOrName &left, const ColumnOrName &right) {
    return fn("vector_inner_product", Columns{left, right});
}

/* The Euclidean distance of two vectors. */
inline Column vector_l2_distance(const ColumnOrName &left, const ColumnOrName &right) {
    return fn("vector_l2_distance", Columns{left, right});
}

/* The length of the vector, in a norm. */
inline Column vector_norm(const ColumnOrName &vector, const std::optional<ColumnOrName> &degree = std::nullopt) {
    Columns arguments{vector};
    if (degree) arguments.push_back(*degree);
    return fn("vector_norm", arguments);
}

/* The vector divided by its length, in a norm. */
inline Column vector_normalize(const ColumnOrName &vector, const std::optional<ColumnOrName> &degree = std::nullopt) {
    Columns arguments{vector};
    if (degree) arguments.push_back(*degree);
    return fn("vector_normalize", arguments);
}

/* The sum of the vectors of the group. */
inline Column vector_sum(const ColumnOrName &col) {
    return fn("vector_sum", Columns{col});
}

/* The version of the Spark that answers. */
inline Column version() {
    return fn("version", Columns{});
}

/* The day of the week, from 0 for Monday. */
inline Column weekday(const ColumnOrName &col) {
    return fn("weekday", Columns{col});
}

/* The ISO week of the year. */
inline Column weekofyear(const ColumnOrName &col) {
    return fn("weekofyear", Columns{col});
}

/* Which of so many even buckets between two bounds the value falls into. */
inline Column width_bucket(const ColumnOrName &v, const ColumnOrName &min, const ColumnOrName &max, const ColumnOrName &num_bucket) {
    return fn("width_bucket", Columns{v, min, max, num_bucket});
}

/* The last moment of a window of time, which stands for it in a window over windows. */
inline Column window_time(const ColumnOrName &window_column) {
    return fn("window_time", Columns{window_column});
}

/* The texts that an XPath expression finds in an XML text, as an array. */
inline Column xpath(const ColumnOrName &xml, const ColumnOrName &path) {
    return fn("xpath", Columns{xml, path});
}

/* Whether an XPath expression holds for an XML text. */
inline Column xpath_boolean(const ColumnOrName &xml, const ColumnOrName &path) {
    return fn("xpath_boolean", Columns{xml, path});
}

/* The number that an XPath expression finds in an XML text, as a double. */
inline Column xpath_double(const ColumnOrName &xml, const ColumnOrName &path) {
    return fn("xpath_double", Columns{xml, path});
}

/* The number that an XPath expression finds in an XML text, as a float. */
inline Column xpath_float(const ColumnOrName &xml, const ColumnOrName &path) {
    return fn("xpath_float", Columns{xml, path});
}

/* The number that an XPath expression finds in an XML text, as an int. */
inline Column xpath_int(const ColumnOrName &xml, const ColumnOrName &path) {
    return fn("xpath_int", Columns{xml, path});
}

/* The number that an XPath expression finds in an XML text, as a bigint. */
inline Column xpath_long(const ColumnOrName &xml, const ColumnOrName &path) {
    return fn("xpath_long", Columns{xml, path});
}

/* The number that an XPath expression finds in an XML text, as a double. */
inline Column xpath_number(const ColumnOrName &xml, const ColumnOrName &path) {
    return fn("xpath_number", Columns{xml, path});
}

/* The number that an XPath expression finds in an XML text, as a smallint. */
inline Column xpath_short(const ColumnOrName &xml, const ColumnOrName &path) {
    return fn("xpath_short", Columns{xml, path});
}

/* The text that an XPath expression finds in an XML text. */
inline Column xpath_string(const ColumnOrName &xml, const ColumnOrName &path) {
    return fn("xpath_string", Columns{xml, path});
}

/* A hash of the values: xxHash of 64 bits. */
inline Column xxhash64(const std::vector<ColumnOrName> &cols) {
    Columns arguments{};
    arguments.insert(arguments.end(), cols.begin(), cols.end());
    return fn("xxhash64", arguments);
}

/* The year. */
inline Column year(const ColumnOrName &col) {
    return fn("year", Columns{col});
}

/* For a partitioned table: the year of the value. */
inline Column years(const ColumnOrName &col) {
    return fn("years", Columns{col});
}

/* 0 where the number is NULL, else the number. */
inline Column zeroifnull(const ColumnOrName &col) {
    return fn("zeroifnull", Columns{col});
}

}  // namespace functions
}  // namespace firesteel

#endif
