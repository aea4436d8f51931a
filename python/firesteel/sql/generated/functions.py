# Written by `cargo xtask gen` from api/functions.toml; edit that.
"""Spark's functions that are called with columns and literals. ``firesteel.sql.functions`` offers them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Union

from firesteel.sql.column import Column, call, call_distinct, to_column, to_columns, to_literal, to_mixed

ColumnOrName = Union[Column, str]

__all__ = [
    "abs",
    "acos",
    "acosh",
    "add_months",
    "aes_decrypt",
    "aes_encrypt",
    "approx_count_distinct",
    "approx_percentile",
    "approxCountDistinct",
    "array",
    "array_agg",
    "array_append",
    "array_compact",
    "array_contains",
    "array_distinct",
    "array_except",
    "array_insert",
    "array_intersect",
    "array_join",
    "array_max",
    "array_min",
    "array_position",
    "array_prepend",
    "array_remove",
    "array_repeat",
    "array_size",
    "array_union",
    "arrays_overlap",
    "arrays_zip",
    "ascii",
    "asin",
    "asinh",
    "assert_true",
    "atan",
    "atan2",
    "atanh",
    "avg",
    "base64",
    "bin",
    "bit_and",
    "bit_count",
    "bit_get",
    "bit_length",
    "bit_or",
    "bit_xor",
    "bitmap_and_agg",
    "bitmap_bit_position",
    "bitmap_bucket_number",
    "bitmap_construct_agg",
    "bitmap_count",
    "bitmap_or_agg",
    "bitwise_not",
    "bitwiseNOT",
    "bool_and",
    "bool_or",
    "bround",
    "btrim",
    "bucket",
    "cardinality",
    "cbrt",
    "ceil",
    "ceiling",
    "char",
    "char_length",
    "character_length",
    "chr",
    "coalesce",
    "collate",
    "collation",
    "collect_list",
    "collect_set",
    "collect_union",
    "concat",
    "concat_ws",
    "contains",
    "conv",
    "convert_timezone",
    "corr",
    "cos",
    "cosh",
    "cot",
    "count_distinct",
    "count_if",
    "countDistinct",
    "counter_diff",
    "covar_pop",
    "covar_samp",
    "crc32",
    "create_map",
    "csc",
    "cume_dist",
    "curdate",
    "current_catalog",
    "current_database",
    "current_date",
    "current_path",
    "current_schema",
    "current_time",
    "current_timestamp",
    "current_timezone",
    "current_user",
    "date_add",
    "date_diff",
    "date_format",
    "date_from_unix_date",
    "date_part",
    "date_sub",
    "date_trunc",
    "dateadd",
    "datediff",
    "datepart",
    "day",
    "dayname",
    "dayofmonth",
    "dayofweek",
    "dayofyear",
    "days",
    "decode",
    "degrees",
    "dense_rank",
    "e",
    "element_at",
    "elt",
    "encode",
    "endswith",
    "equal_null",
    "every",
    "exp",
    "explode",
    "explode_outer",
    "expm1",
    "extract",
    "factorial",
    "find_in_set",
    "first",
    "flatten",
    "floor",
    "format_number",
    "format_string",
    "from_base32",
    "from_unixtime",
    "from_utc_timestamp",
    "get",
    "get_json_object",
    "getbit",
    "grouping",
    "grouping_id",
    "hash",
    "hex",
    "histogram_numeric",
    "hll_sketch_agg",
    "hll_sketch_estimate",
    "hll_union",
    "hll_union_agg",
    "hmac",
    "hour",
    "hours",
    "hypot",
    "ifnull",
    "ilike",
    "initcap",
    "inline",
    "inline_outer",
    "input_file_block_length",
    "input_file_block_start",
    "input_file_name",
    "is_valid_utf8",
    "is_valid_variant",
    "is_variant_null",
    "isnan",
    "isnotnull",
    "isnull",
    "jaro_winkler_similarity",
    "java_method",
    "json_array_length",
    "json_object_keys",
    "kll_merge_agg_bigint",
    "kll_merge_agg_double",
    "kll_merge_agg_float",
    "kll_sketch_agg_bigint",
    "kll_sketch_agg_double",
    "kll_sketch_agg_float",
    "kll_sketch_get_n_bigint",
    "kll_sketch_get_n_double",
    "kll_sketch_get_n_float",
    "kll_sketch_get_quantile_bigint",
    "kll_sketch_get_quantile_double",
    "kll_sketch_get_quantile_float",
    "kll_sketch_get_rank_bigint",
    "kll_sketch_get_rank_double",
    "kll_sketch_get_rank_float",
    "kll_sketch_merge_bigint",
    "kll_sketch_merge_double",
    "kll_sketch_merge_float",
    "kll_sketch_to_string_bigint",
    "kll_sketch_to_string_double",
    "kll_sketch_to_string_float",
    "kurtosis",
    "lag",
    "last",
    "last_day",
    "lcase",
    "lead",
    "left",
    "length",
    "levenshtein",
    "like",
    "listagg",
    "listagg_distinct",
    "ln",
    "localtimestamp",
    "locate",
    "log10",
    "log1p",
    "log2",
    "lower",
    "lpad",
    "make_date",
    "make_dt_interval",
    "make_interval",
    "make_time",
    "make_timestamp_ltz",
    "make_valid_utf8",
    "make_ym_interval",
    "map_concat",
    "map_contains_key",
    "map_entries",
    "map_from_arrays",
    "map_from_entries",
    "map_keys",
    "map_values",
    "mask",
    "max",
    "max_by",
    "md5",
    "mean",
    "median",
    "min",
    "min_by",
    "minute",
    "mode",
    "monotonically_increasing_id",
    "month",
    "monthname",
    "months",
    "months_between",
    "named_struct",
    "nanvl",
    "negate",
    "negative",
    "next_day",
    "now",
    "nth_value",
    "ntile",
    "nullif",
    "nullifzero",
    "nvl",
    "nvl2",
    "octet_length",
    "overlay",
    "parse_json",
    "parse_url",
    "percent_rank",
    "percentile",
    "percentile_approx",
    "pi",
    "pmod",
    "posexplode",
    "posexplode_outer",
    "position",
    "positive",
    "pow",
    "power",
    "printf",
    "product",
    "quarter",
    "quote",
    "radians",
    "raise_error",
    "rank",
    "reflect",
    "regexp",
    "regexp_count",
    "regexp_extract",
    "regexp_extract_all",
    "regexp_instr",
    "regexp_like",
    "regexp_replace",
    "regexp_substr",
    "regr_avgx",
    "regr_avgy",
    "regr_count",
    "regr_intercept",
    "regr_r2",
    "regr_slope",
    "regr_sxx",
    "regr_sxy",
    "regr_syy",
    "repeat",
    "replace",
    "reverse",
    "right",
    "rint",
    "rlike",
    "round",
    "row_number",
    "rpad",
    "schema_of_variant",
    "schema_of_variant_agg",
    "sec",
    "second",
    "sentences",
    "sequence",
    "session_user",
    "sha",
    "sha1",
    "shiftLeft",
    "shiftleft",
    "shiftRight",
    "shiftright",
    "shiftRightUnsigned",
    "shiftrightunsigned",
    "sign",
    "signum",
    "sin",
    "sinh",
    "size",
    "skewness",
    "slice",
    "some",
    "sort_array",
    "soundex",
    "spark_partition_id",
    "split",
    "split_part",
    "sqrt",
    "st_asbinary",
    "st_geogfromwkb",
    "st_geomfromwkb",
    "st_setsrid",
    "st_srid",
    "stack",
    "startswith",
    "std",
    "stddev",
    "stddev_pop",
    "stddev_samp",
    "str_to_map",
    "string_agg",
    "string_agg_distinct",
    "struct",
    "substr",
    "substring",
    "substring_index",
    "sum",
    "sum_distinct",
    "sumDistinct",
    "tan",
    "tanh",
    "theta_difference",
    "theta_intersection",
    "theta_intersection_agg",
    "theta_sketch_agg",
    "theta_sketch_estimate",
    "theta_union",
    "theta_union_agg",
    "time_bucket",
    "time_diff",
    "time_from_micros",
    "time_from_millis",
    "time_from_seconds",
    "time_to_micros",
    "time_to_millis",
    "time_to_seconds",
    "time_trunc",
    "timestamp_add",
    "timestamp_diff",
    "timestamp_micros",
    "timestamp_millis",
    "timestamp_nanos",
    "timestamp_seconds",
    "to_base32",
    "to_binary",
    "to_char",
    "to_date",
    "to_number",
    "to_time",
    "to_timestamp",
    "to_timestamp_ltz",
    "to_timestamp_ntz",
    "to_unix_timestamp",
    "to_utc_timestamp",
    "to_varchar",
    "to_variant_object",
    "toDegrees",
    "toRadians",
    "translate",
    "trunc",
    "try_add",
    "try_aes_decrypt",
    "try_avg",
    "try_divide",
    "try_element_at",
    "try_make_interval",
    "try_make_timestamp_ltz",
    "try_mod",
    "try_multiply",
    "try_parse_json",
    "try_parse_url",
    "try_reflect",
    "try_subtract",
    "try_sum",
    "try_to_binary",
    "try_to_date",
    "try_to_number",
    "try_to_time",
    "try_to_timestamp",
    "try_url_decode",
    "try_validate_utf8",
    "try_variant_array_append",
    "try_variant_get",
    "try_variant_insert",
    "try_variant_set",
    "tuple_difference_double",
    "tuple_difference_integer",
    "tuple_difference_theta_double",
    "tuple_difference_theta_integer",
    "tuple_intersection_agg_double",
    "tuple_intersection_agg_integer",
    "tuple_intersection_double",
    "tuple_intersection_integer",
    "tuple_intersection_theta_double",
    "tuple_intersection_theta_integer",
    "tuple_sketch_agg_double",
    "tuple_sketch_agg_integer",
    "tuple_sketch_estimate_double",
    "tuple_sketch_estimate_integer",
    "tuple_sketch_summary_double",
    "tuple_sketch_summary_integer",
    "tuple_sketch_theta_double",
    "tuple_sketch_theta_integer",
    "tuple_union_agg_double",
    "tuple_union_agg_integer",
    "tuple_union_double",
    "tuple_union_integer",
    "tuple_union_theta_double",
    "tuple_union_theta_integer",
    "typeof",
    "ucase",
    "unbase64",
    "unhex",
    "unix_date",
    "unix_micros",
    "unix_millis",
    "unix_nanos",
    "unix_seconds",
    "unwrap_udt",
    "upper",
    "url_decode",
    "url_encode",
    "user",
    "validate_utf8",
    "var_pop",
    "var_samp",
    "variance",
    "variant_array_append",
    "variant_get",
    "variant_insert",
    "variant_set",
    "variant_strip_nulls",
    "vector_avg",
    "vector_cosine_similarity",
    "vector_inner_product",
    "vector_l2_distance",
    "vector_norm",
    "vector_normalize",
    "vector_sum",
    "version",
    "weekday",
    "weekofyear",
    "width_bucket",
    "window_time",
    "xpath",
    "xpath_boolean",
    "xpath_double",
    "xpath_float",
    "xpath_int",
    "xpath_long",
    "xpath_number",
    "xpath_short",
    "xpath_string",
    "xxhash64",
    "year",
    "years",
    "zeroifnull",
]


def abs(col: ColumnOrName) -> Column:
    """The absolute value."""
    return call("abs", to_column(col))


def acos(col: ColumnOrName) -> Column:
    """The arc cosine, in radians."""
    return call("acos", to_column(col))


def acosh(col: ColumnOrName) -> Column:
    """The inverse hyperbolic cosine."""
    return call("acosh", to_column(col))


def add_months(start: ColumnOrName, months: ColumnOrName | int | float) -> Column:
    """The day so many months later; the last day of a month where there is no such day."""
    return call("add_months", to_column(start), to_mixed(months))


def aes_decrypt(input: ColumnOrName, key: ColumnOrName, mode: ColumnOrName | None = None, padding: ColumnOrName | None = None, aad: ColumnOrName | None = None) -> Column:
    """The bytes that AES encrypted, in clear."""
    return call("aes_decrypt", to_column(input), to_column(key), to_literal("GCM") if mode is None else to_column(mode), to_literal("DEFAULT") if padding is None else to_column(padding), to_literal("") if aad is None else to_column(aad))


def aes_encrypt(input: ColumnOrName, key: ColumnOrName, mode: ColumnOrName | None = None, padding: ColumnOrName | None = None, iv: ColumnOrName | None = None, aad: ColumnOrName | None = None) -> Column:
    """The bytes encrypted by AES."""
    return call("aes_encrypt", to_column(input), to_column(key), to_literal("GCM") if mode is None else to_column(mode), to_literal("DEFAULT") if padding is None else to_column(padding), to_literal("") if iv is None else to_column(iv), to_literal("") if aad is None else to_column(aad))


def approx_count_distinct(col: ColumnOrName, rsd: Any = None) -> Column:
    """How many distinct values there are, nearly; ``rsd`` is the relative deviation that is allowed."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if rsd is not None:
        arguments.append(to_literal(rsd))
    return call("approx_count_distinct", *arguments)


def approx_percentile(col: ColumnOrName, percentage: Any, accuracy: Any = 10000) -> Column:
    """The value at a percentage of the group, nearly; a larger ``accuracy`` is more exact."""
    return call("approx_percentile", to_column(col), to_literal(percentage), to_literal(accuracy))


def approxCountDistinct(col: ColumnOrName, rsd: Any = None) -> Column:
    """The old name of ``approx_count_distinct``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if rsd is not None:
        arguments.append(to_literal(rsd))
    return call("approx_count_distinct", *arguments)


def array(*cols: ColumnOrName) -> Column:
    """An array of the values."""
    return call("array", *to_columns(cols))


def array_agg(col: ColumnOrName) -> Column:
    """All values of the group as an array, repeats kept."""
    return call("array_agg", to_column(col))


def array_append(col: ColumnOrName, value: Any) -> Column:
    """The array with a value added at its end."""
    return call("array_append", to_column(col), to_literal(value))


def array_compact(col: ColumnOrName) -> Column:
    """The array without its NULLs."""
    return call("array_compact", to_column(col))


def array_contains(col: ColumnOrName, value: Any) -> Column:
    """Whether the array holds the value."""
    return call("array_contains", to_column(col), to_literal(value))


def array_distinct(col: ColumnOrName) -> Column:
    """The array without repeats."""
    return call("array_distinct", to_column(col))


def array_except(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """The elements of the first array that the second does not hold, without repeats."""
    return call("array_except", to_column(col1), to_column(col2))


def array_insert(arr: ColumnOrName, pos: ColumnOrName | int | float, value: Any) -> Column:
    """The array with a value put in at a place, which counts from 1, or from the end when negative."""
    return call("array_insert", to_column(arr), to_mixed(pos), to_literal(value))


def array_intersect(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """The elements that both arrays hold, without repeats."""
    return call("array_intersect", to_column(col1), to_column(col2))


def array_join(col: ColumnOrName, delimiter: Any, null_replacement: Any = None) -> Column:
    """The elements as one text with a delimiter between them."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    arguments.append(to_literal(delimiter))
    if null_replacement is not None:
        arguments.append(to_literal(null_replacement))
    return call("array_join", *arguments)


def array_max(col: ColumnOrName) -> Column:
    """The largest element."""
    return call("array_max", to_column(col))


def array_min(col: ColumnOrName) -> Column:
    """The smallest element."""
    return call("array_min", to_column(col))


def array_position(col: ColumnOrName, value: Any) -> Column:
    """Where the value first stands in the array, from 1; 0 when it does not."""
    return call("array_position", to_column(col), to_literal(value))


def array_prepend(col: ColumnOrName, value: Any) -> Column:
    """The array with a value added at its beginning."""
    return call("array_prepend", to_column(col), to_literal(value))


def array_remove(col: ColumnOrName, element: Any) -> Column:
    """The array without the elements that equal the value."""
    return call("array_remove", to_column(col), to_literal(element))


def array_repeat(col: ColumnOrName, count: ColumnOrName | int | float) -> Column:
    """An array that holds the value so many times."""
    return call("array_repeat", to_column(col), to_mixed(count))


def array_size(col: ColumnOrName) -> Column:
    """How many elements the array has."""
    return call("array_size", to_column(col))


def array_union(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """The elements of both arrays, without repeats."""
    return call("array_union", to_column(col1), to_column(col2))


def arrays_overlap(a1: ColumnOrName, a2: ColumnOrName) -> Column:
    """Whether the arrays have an element in common."""
    return call("arrays_overlap", to_column(a1), to_column(a2))


def arrays_zip(*cols: ColumnOrName) -> Column:
    """An array of structs whose n-th holds the n-th element of each array."""
    return call("arrays_zip", *to_columns(cols))


def ascii(col: ColumnOrName) -> Column:
    """The number of the text's first character."""
    return call("ascii", to_column(col))


def asin(col: ColumnOrName) -> Column:
    """The arc sine, in radians."""
    return call("asin", to_column(col))


def asinh(col: ColumnOrName) -> Column:
    """The inverse hyperbolic sine."""
    return call("asinh", to_column(col))


def assert_true(col: ColumnOrName, errMsg: Any = None) -> Column:
    """NULL where the condition holds; else an error is raised."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if errMsg is not None:
        arguments.append(to_literal(errMsg))
    return call("assert_true", *arguments)


def atan(col: ColumnOrName) -> Column:
    """The arc tangent, in radians."""
    return call("atan", to_column(col))


def atan2(col1: ColumnOrName | int | float, col2: ColumnOrName | int | float) -> Column:
    """The angle between the x axis and a point, given by y and x."""
    return call("atan2", to_mixed(col1), to_mixed(col2))


def atanh(col: ColumnOrName) -> Column:
    """The inverse hyperbolic tangent."""
    return call("atanh", to_column(col))


def avg(col: ColumnOrName) -> Column:
    """The mean of the values."""
    return call("avg", to_column(col))


def base64(col: ColumnOrName) -> Column:
    """The bytes in base 64."""
    return call("base64", to_column(col))


def bin(col: ColumnOrName) -> Column:
    """The whole number in base 2."""
    return call("bin", to_column(col))


def bit_and(col: ColumnOrName) -> Column:
    """The bits that are set in all values of the group."""
    return call("bit_and", to_column(col))


def bit_count(col: ColumnOrName) -> Column:
    """How many bits are set."""
    return call("bit_count", to_column(col))


def bit_get(col: ColumnOrName, pos: ColumnOrName) -> Column:
    """The bit at a place, from 0 at the right."""
    return call("bit_get", to_column(col), to_column(pos))


def bit_length(col: ColumnOrName) -> Column:
    """How many bits the text or the bytes have."""
    return call("bit_length", to_column(col))


def bit_or(col: ColumnOrName) -> Column:
    """The bits that are set in some value of the group."""
    return call("bit_or", to_column(col))


def bit_xor(col: ColumnOrName) -> Column:
    """The exclusive or of all values of the group."""
    return call("bit_xor", to_column(col))


def bitmap_and_agg(col: ColumnOrName) -> Column:
    """The bits that are set in all bitmaps of the group."""
    return call("bitmap_and_agg", to_column(col))


def bitmap_bit_position(col: ColumnOrName) -> Column:
    """The bit that stands for a number in its bitmap."""
    return call("bitmap_bit_position", to_column(col))


def bitmap_bucket_number(col: ColumnOrName) -> Column:
    """Which bitmap a number belongs to."""
    return call("bitmap_bucket_number", to_column(col))


def bitmap_construct_agg(col: ColumnOrName) -> Column:
    """A bitmap with the bits at these positions."""
    return call("bitmap_construct_agg", to_column(col))


def bitmap_count(col: ColumnOrName) -> Column:
    """How many bits of the bitmap are set."""
    return call("bitmap_count", to_column(col))


def bitmap_or_agg(col: ColumnOrName) -> Column:
    """The bits that are set in some bitmap of the group."""
    return call("bitmap_or_agg", to_column(col))


def bitwise_not(col: ColumnOrName) -> Column:
    """The number with each bit turned round."""
    return call("~", to_column(col))


def bitwiseNOT(col: ColumnOrName) -> Column:
    """The old name of ``bitwise_not``."""
    return call("~", to_column(col))


def bool_and(col: ColumnOrName) -> Column:
    """Whether all values of the group are true."""
    return call("bool_and", to_column(col))


def bool_or(col: ColumnOrName) -> Column:
    """Whether some value of the group is true."""
    return call("bool_or", to_column(col))


def bround(col: ColumnOrName, scale: ColumnOrName | int | float | None = None) -> Column:
    """The number rounded to ``scale`` places, halves to the even neighbour."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if scale is not None:
        arguments.append(to_mixed(scale))
    return call("bround", *arguments)


def btrim(str: ColumnOrName, trim: ColumnOrName | None = None) -> Column:
    """The text without spaces, or without the characters of ``trim``, at both ends."""
    arguments: list[Column] = []
    arguments.append(to_column(str))
    if trim is not None:
        arguments.append(to_column(trim))
    return call("btrim", *arguments)


def bucket(numBuckets: Any, col: ColumnOrName) -> Column:
    """For a partitioned table: the value hashed into so many buckets."""
    return call("bucket", to_literal(numBuckets), to_column(col))


def cardinality(col: ColumnOrName) -> Column:
    """How many elements an array or a map has."""
    return call("cardinality", to_column(col))


def cbrt(col: ColumnOrName) -> Column:
    """The cube root."""
    return call("cbrt", to_column(col))


def ceil(col: ColumnOrName, scale: ColumnOrName | int | float | None = None) -> Column:
    """The smallest whole number, or number of ``scale`` places, that is not below."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if scale is not None:
        arguments.append(to_mixed(scale))
    return call("ceil", *arguments)


def ceiling(col: ColumnOrName, scale: ColumnOrName | int | float | None = None) -> Column:
    """The same as ``ceil``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if scale is not None:
        arguments.append(to_mixed(scale))
    return call("ceiling", *arguments)


def char(col: ColumnOrName) -> Column:
    """The character of a number, modulo 256."""
    return call("char", to_column(col))


def char_length(str: ColumnOrName) -> Column:
    """How many characters the text has, or how many bytes."""
    return call("char_length", to_column(str))


def character_length(str: ColumnOrName) -> Column:
    """The same as ``char_length``."""
    return call("character_length", to_column(str))


def chr(n: ColumnOrName) -> Column:
    """The same as ``char``."""
    return call("chr", to_column(n))


def coalesce(*cols: ColumnOrName) -> Column:
    """The first value that is not NULL."""
    return call("coalesce", *to_columns(cols))


def collate(col: ColumnOrName, collation: Any) -> Column:
    """The text under another collation."""
    return call("collate", to_column(col), to_literal(collation))


def collation(col: ColumnOrName) -> Column:
    """The name of the text's collation."""
    return call("collation", to_column(col))


def collect_list(col: ColumnOrName) -> Column:
    """All values of the group as an array, repeats kept."""
    return call("collect_list", to_column(col))


def collect_set(col: ColumnOrName) -> Column:
    """All distinct values of the group as an array."""
    return call("collect_set", to_column(col))


def collect_union(col: ColumnOrName) -> Column:
    """The distinct elements of all arrays of the group as one array."""
    return call("collect_union", to_column(col))


def concat(*cols: ColumnOrName) -> Column:
    """The texts, bytes or arrays one after another."""
    return call("concat", *to_columns(cols))


def concat_ws(sep: Any, *cols: ColumnOrName) -> Column:
    """The texts one after another with a separator between them, NULLs left out."""
    return call("concat_ws", to_literal(sep), *to_columns(cols))


def contains(left: ColumnOrName, right: ColumnOrName) -> Column:
    """Whether the left text or bytes hold the right."""
    return call("contains", to_column(left), to_column(right))


def conv(col: ColumnOrName, fromBase: Any, toBase: Any) -> Column:
    """The number in a text moved from one base to another."""
    return call("conv", to_column(col), to_literal(fromBase), to_literal(toBase))


def convert_timezone(sourceTz: ColumnOrName, targetTz: ColumnOrName, sourceTs: ColumnOrName) -> Column:
    """The local time in one zone as local time in another."""
    return call("convert_timezone", to_column(sourceTz), to_column(targetTz), to_column(sourceTs))


def corr(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """Pearson's correlation of two columns."""
    return call("corr", to_column(col1), to_column(col2))


def cos(col: ColumnOrName) -> Column:
    """The cosine of an angle in radians."""
    return call("cos", to_column(col))


def cosh(col: ColumnOrName) -> Column:
    """The hyperbolic cosine."""
    return call("cosh", to_column(col))


def cot(col: ColumnOrName) -> Column:
    """The cotangent of an angle in radians."""
    return call("cot", to_column(col))


def count_distinct(col: ColumnOrName, *cols: ColumnOrName) -> Column:
    """How many distinct combinations of the columns there are, NULLs left out."""
    return call_distinct("count", to_column(col), *to_columns(cols))


def count_if(col: ColumnOrName) -> Column:
    """In how many rows the condition holds."""
    return call("count_if", to_column(col))


def countDistinct(col: ColumnOrName, *cols: ColumnOrName) -> Column:
    """The old name of ``count_distinct``."""
    return call_distinct("count", to_column(col), *to_columns(cols))


def counter_diff(value: ColumnOrName, startTime: ColumnOrName | None = None) -> Column:
    """What a counter grew by since the row before; a counter that fell began anew."""
    arguments: list[Column] = []
    arguments.append(to_column(value))
    if startTime is not None:
        arguments.append(to_column(startTime))
    return call("counter_diff", *arguments)


def covar_pop(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """The population covariance of two columns."""
    return call("covar_pop", to_column(col1), to_column(col2))


def covar_samp(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """The sample covariance of two columns."""
    return call("covar_samp", to_column(col1), to_column(col2))


def crc32(col: ColumnOrName) -> Column:
    """The cyclic redundancy check of the bytes."""
    return call("crc32", to_column(col))


def create_map(*cols: ColumnOrName) -> Column:
    """A map of keys and values, given in turn."""
    return call("map", *to_columns(cols))


def csc(col: ColumnOrName) -> Column:
    """The cosecant of an angle in radians."""
    return call("csc", to_column(col))


def cume_dist() -> Column:
    """The share of the window partition's rows up to this one and its peers."""
    return call("cume_dist")


def curdate() -> Column:
    """The day on which the query started."""
    return call("curdate")


def current_catalog() -> Column:
    """The name of the current catalog."""
    return call("current_catalog")


def current_database() -> Column:
    """The name of the current database."""
    return call("current_database")


def current_date() -> Column:
    """The day on which the query started."""
    return call("current_date")


def current_path() -> Column:
    """The path on which the session looks for names."""
    return call("current_path")


def current_schema() -> Column:
    """The same as ``current_database``."""
    return call("current_schema")


def current_time(precision: Any = None) -> Column:
    """The time of day at which the query started."""
    arguments: list[Column] = []
    if precision is not None:
        arguments.append(to_literal(precision))
    return call("current_time", *arguments)


def current_timestamp() -> Column:
    """The time at which the query started."""
    return call("current_timestamp")


def current_timezone() -> Column:
    """The name of the session's time zone."""
    return call("current_timezone")


def current_user() -> Column:
    """The name of the user who runs the query."""
    return call("current_user")


def date_add(start: ColumnOrName, days: ColumnOrName | int | float) -> Column:
    """The day so many days later."""
    return call("date_add", to_column(start), to_mixed(days))


def date_diff(end: ColumnOrName, start: ColumnOrName) -> Column:
    """How many days lie from ``start`` to ``end``."""
    return call("date_diff", to_column(end), to_column(start))


def date_format(date: ColumnOrName, format: Any) -> Column:
    """The day or time as text, in a pattern."""
    return call("date_format", to_column(date), to_literal(format))


def date_from_unix_date(days: ColumnOrName) -> Column:
    """The day so many days after 1970-01-01."""
    return call("date_from_unix_date", to_column(days))


def date_part(field: ColumnOrName, source: ColumnOrName) -> Column:
    """A part of a day, a time or an interval."""
    return call("date_part", to_column(field), to_column(source))


def date_sub(start: ColumnOrName, days: ColumnOrName | int | float) -> Column:
    """The day so many days earlier."""
    return call("date_sub", to_column(start), to_mixed(days))


def date_trunc(format: Any, timestamp: ColumnOrName) -> Column:
    """The time cut off below a unit."""
    return call("date_trunc", to_literal(format), to_column(timestamp))


def dateadd(start: ColumnOrName, days: ColumnOrName | int | float) -> Column:
    """The same as ``date_add``."""
    return call("dateadd", to_column(start), to_mixed(days))


def datediff(end: ColumnOrName, start: ColumnOrName) -> Column:
    """How many days lie from ``start`` to ``end``."""
    return call("datediff", to_column(end), to_column(start))


def datepart(field: ColumnOrName, source: ColumnOrName) -> Column:
    """The same as ``date_part``."""
    return call("datepart", to_column(field), to_column(source))


def day(col: ColumnOrName) -> Column:
    """The day of the month, from 1."""
    return call("day", to_column(col))


def dayname(col: ColumnOrName) -> Column:
    """The short name of the day of the week."""
    return call("dayname", to_column(col))


def dayofmonth(col: ColumnOrName) -> Column:
    """The day of the month, from 1."""
    return call("dayofmonth", to_column(col))


def dayofweek(col: ColumnOrName) -> Column:
    """The day of the week, from 1 for Sunday."""
    return call("dayofweek", to_column(col))


def dayofyear(col: ColumnOrName) -> Column:
    """The day of the year, from 1."""
    return call("dayofyear", to_column(col))


def days(col: ColumnOrName) -> Column:
    """For a partitioned table: the day of the value."""
    return call("days", to_column(col))


def decode(col: ColumnOrName, charset: Any) -> Column:
    """The bytes as text, in a character set."""
    return call("decode", to_column(col), to_literal(charset))


def degrees(col: ColumnOrName) -> Column:
    """An angle in radians as one in degrees."""
    return call("degrees", to_column(col))


def dense_rank() -> Column:
    """The rank of the row in its window partition, without gaps."""
    return call("dense_rank")


def e() -> Column:
    """Euler's number."""
    return call("e")


def element_at(col: ColumnOrName, extraction: Any) -> Column:
    """The element of an array at a place from 1, or the value of a key of a map."""
    return call("element_at", to_column(col), to_literal(extraction))


def elt(*inputs: ColumnOrName) -> Column:
    """The n-th of the inputs, n being the first."""
    return call("elt", *to_columns(inputs))


def encode(col: ColumnOrName, charset: Any) -> Column:
    """The text as bytes, in a character set."""
    return call("encode", to_column(col), to_literal(charset))


def endswith(str: ColumnOrName, suffix: ColumnOrName) -> Column:
    """Whether the text or the bytes end with the suffix."""
    return call("endswith", to_column(str), to_column(suffix))


def equal_null(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """Whether the values are equal; two NULLs are."""
    return call("equal_null", to_column(col1), to_column(col2))


def every(col: ColumnOrName) -> Column:
    """Whether all values of the group are true."""
    return call("every", to_column(col))


def exp(col: ColumnOrName) -> Column:
    """Euler's number to the power of the value."""
    return call("exp", to_column(col))


def explode(col: ColumnOrName) -> Column:
    """A row for each element of an array or entry of a map."""
    return call("explode", to_column(col))


def explode_outer(col: ColumnOrName) -> Column:
    """As ``explode``, with a row of NULL for what is empty or NULL."""
    return call("explode_outer", to_column(col))


def expm1(col: ColumnOrName) -> Column:
    """Euler's number to the power of the value, less one."""
    return call("expm1", to_column(col))


def extract(field: ColumnOrName, source: ColumnOrName) -> Column:
    """A part of a day, a time or an interval."""
    return call("extract", to_column(field), to_column(source))


def factorial(col: ColumnOrName) -> Column:
    """The factorial of a whole number up to 20."""
    return call("factorial", to_column(col))


def find_in_set(str: ColumnOrName, str_array: ColumnOrName) -> Column:
    """Where a text stands in a comma-separated list, from 1; 0 when it does not."""
    return call("find_in_set", to_column(str), to_column(str_array))


def first(col: ColumnOrName, ignorenulls: Any = False) -> Column:
    """The value of the group's first row."""
    return call("first", to_column(col), to_literal(ignorenulls))


def flatten(col: ColumnOrName) -> Column:
    """An array of arrays as one array."""
    return call("flatten", to_column(col))


def floor(col: ColumnOrName, scale: ColumnOrName | int | float | None = None) -> Column:
    """The largest whole number, or number of ``scale`` places, that is not above."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if scale is not None:
        arguments.append(to_mixed(scale))
    return call("floor", *arguments)


def format_number(col: ColumnOrName, d: Any) -> Column:
    """The number with thousands separators and ``d`` places."""
    return call("format_number", to_column(col), to_literal(d))


def format_string(format: Any, *cols: ColumnOrName) -> Column:
    """The arguments set into a format as ``printf`` has it."""
    return call("format_string", to_literal(format), *to_columns(cols))


def from_base32(col: ColumnOrName) -> Column:
    """The bytes that a text in base 32 says."""
    return call("from_base32", to_column(col))


def from_unixtime(timestamp: ColumnOrName, format: Any = "yyyy-MM-dd HH:mm:ss") -> Column:
    """The seconds since 1970-01-01 00:00:00 UTC as text, in the session's zone."""
    return call("from_unixtime", to_column(timestamp), to_literal(format))


def from_utc_timestamp(timestamp: ColumnOrName, tz: Any) -> Column:
    """A time in UTC as local time of a zone."""
    return call("from_utc_timestamp", to_column(timestamp), to_literal(tz))


def get(col: ColumnOrName, index: ColumnOrName | int | float) -> Column:
    """The element of an array at an index from 0; NULL when there is none."""
    return call("get", to_column(col), to_mixed(index))


def get_json_object(col: ColumnOrName, path: Any) -> Column:
    """What a path finds in a JSON text."""
    return call("get_json_object", to_column(col), to_literal(path))


def getbit(col: ColumnOrName, pos: ColumnOrName) -> Column:
    """The same as ``bit_get``."""
    return call("getbit", to_column(col), to_column(pos))


def grouping(col: ColumnOrName) -> Column:
    """1 where the column is rolled up in this row of a grouping, else 0."""
    return call("grouping", to_column(col))


def grouping_id(*cols: ColumnOrName) -> Column:
    """The bits of ``grouping`` for these columns as one number."""
    return call("grouping_id", *to_columns(cols))


def hash(*cols: ColumnOrName) -> Column:
    """A hash of the values: Murmur 3 of 32 bits."""
    return call("hash", *to_columns(cols))


def hex(col: ColumnOrName) -> Column:
    """The number, the text or the bytes in base 16."""
    return call("hex", to_column(col))


def histogram_numeric(col: ColumnOrName, nBins: ColumnOrName) -> Column:
    """A histogram of the values with so many bins."""
    return call("histogram_numeric", to_column(col), to_column(nBins))


def hll_sketch_agg(col: ColumnOrName, lgConfigK: Any = None) -> Column:
    """A HyperLogLog sketch of the values."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if lgConfigK is not None:
        arguments.append(to_literal(lgConfigK))
    return call("hll_sketch_agg", *arguments)


def hll_sketch_estimate(col: ColumnOrName) -> Column:
    """How many distinct values a HyperLogLog sketch has seen, nearly."""
    return call("hll_sketch_estimate", to_column(col))


def hll_union(col1: ColumnOrName, col2: ColumnOrName, allowDifferentLgConfigK: Any = None) -> Column:
    """Two HyperLogLog sketches made one."""
    arguments: list[Column] = []
    arguments.append(to_column(col1))
    arguments.append(to_column(col2))
    if allowDifferentLgConfigK is not None:
        arguments.append(to_literal(allowDifferentLgConfigK))
    return call("hll_union", *arguments)


def hll_union_agg(col: ColumnOrName, allowDifferentLgConfigK: Any = None) -> Column:
    """All HyperLogLog sketches of the group made one."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if allowDifferentLgConfigK is not None:
        arguments.append(to_literal(allowDifferentLgConfigK))
    return call("hll_union_agg", *arguments)


def hmac(key: ColumnOrName, message: ColumnOrName, algorithm: ColumnOrName | None = None) -> Column:
    """The keyed hash of a message."""
    arguments: list[Column] = []
    arguments.append(to_column(key))
    arguments.append(to_column(message))
    if algorithm is not None:
        arguments.append(to_column(algorithm))
    return call("hmac", *arguments)


def hour(col: ColumnOrName) -> Column:
    """The hour of a time."""
    return call("hour", to_column(col))


def hours(col: ColumnOrName) -> Column:
    """For a partitioned table: the hour of the value."""
    return call("hours", to_column(col))


def hypot(col1: ColumnOrName | int | float, col2: ColumnOrName | int | float) -> Column:
    """The square root of the sum of two squares."""
    return call("hypot", to_mixed(col1), to_mixed(col2))


def ifnull(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """The second value where the first is NULL."""
    return call("ifnull", to_column(col1), to_column(col2))


def ilike(str: ColumnOrName, pattern: ColumnOrName, escapeChar: ColumnOrName | None = None) -> Column:
    """Whether the text matches a pattern of SQL, whatever its case."""
    arguments: list[Column] = []
    arguments.append(to_column(str))
    arguments.append(to_column(pattern))
    if escapeChar is not None:
        arguments.append(to_column(escapeChar))
    return call("ilike", *arguments)


def initcap(col: ColumnOrName) -> Column:
    """The text with the first letter of each word in upper case."""
    return call("initcap", to_column(col))


def inline(col: ColumnOrName) -> Column:
    """A row for each struct of an array."""
    return call("inline", to_column(col))


def inline_outer(col: ColumnOrName) -> Column:
    """As ``inline``, with a row of NULL for an array that is empty or NULL."""
    return call("inline_outer", to_column(col))


def input_file_block_length() -> Column:
    """The length of the block of the file that is read."""
    return call("input_file_block_length")


def input_file_block_start() -> Column:
    """Where the block of the file that is read starts."""
    return call("input_file_block_start")


def input_file_name() -> Column:
    """The name of the file that the row came from."""
    return call("input_file_name")


def is_valid_utf8(str: ColumnOrName) -> Column:
    """Whether the bytes of the text are valid UTF-8."""
    return call("is_valid_utf8", to_column(str))


def is_valid_variant(v: ColumnOrName) -> Column:
    """Whether the variant is well formed."""
    return call("is_valid_variant", to_column(v))


def is_variant_null(v: ColumnOrName) -> Column:
    """Whether the variant is its own null, which is not NULL."""
    return call("is_variant_null", to_column(v))


def isnan(col: ColumnOrName) -> Column:
    """Whether the value is NaN."""
    return call("isnan", to_column(col))


def isnotnull(col: ColumnOrName) -> Column:
    """Whether the value is not NULL."""
    return call("isnotnull", to_column(col))


def isnull(col: ColumnOrName) -> Column:
    """Whether the value is NULL."""
    return call("isnull", to_column(col))


def jaro_winkler_similarity(left: ColumnOrName, right: ColumnOrName) -> Column:
    """How alike two texts are, from 0 to 1, after Jaro and Winkler."""
    return call("jaro_winkler_similarity", to_column(left), to_column(right))


def java_method(*cols: ColumnOrName) -> Column:
    """What a static method of a Java class gives; it needs a JVM."""
    return call("java_method", *to_columns(cols))


def json_array_length(col: ColumnOrName) -> Column:
    """How many elements the JSON array has."""
    return call("json_array_length", to_column(col))


def json_object_keys(col: ColumnOrName) -> Column:
    """The keys of the JSON object."""
    return call("json_object_keys", to_column(col))


def kll_merge_agg_bigint(col: ColumnOrName, k: Any = None) -> Column:
    """All KLL sketches of the group, of type bigint, made one."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if k is not None:
        arguments.append(to_literal(k))
    return call("kll_merge_agg_bigint", *arguments)


def kll_merge_agg_double(col: ColumnOrName, k: Any = None) -> Column:
    """All KLL sketches of the group, of type double, made one."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if k is not None:
        arguments.append(to_literal(k))
    return call("kll_merge_agg_double", *arguments)


def kll_merge_agg_float(col: ColumnOrName, k: Any = None) -> Column:
    """All KLL sketches of the group, of type float, made one."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if k is not None:
        arguments.append(to_literal(k))
    return call("kll_merge_agg_float", *arguments)


def kll_sketch_agg_bigint(col: ColumnOrName, k: Any = None) -> Column:
    """A KLL sketch of the values, of type bigint."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if k is not None:
        arguments.append(to_literal(k))
    return call("kll_sketch_agg_bigint", *arguments)


def kll_sketch_agg_double(col: ColumnOrName, k: Any = None) -> Column:
    """A KLL sketch of the values, of type double."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if k is not None:
        arguments.append(to_literal(k))
    return call("kll_sketch_agg_double", *arguments)


def kll_sketch_agg_float(col: ColumnOrName, k: Any = None) -> Column:
    """A KLL sketch of the values, of type float."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if k is not None:
        arguments.append(to_literal(k))
    return call("kll_sketch_agg_float", *arguments)


def kll_sketch_get_n_bigint(col: ColumnOrName) -> Column:
    """How many values a KLL sketch of type bigint has seen."""
    return call("kll_sketch_get_n_bigint", to_column(col))


def kll_sketch_get_n_double(col: ColumnOrName) -> Column:
    """How many values a KLL sketch of type double has seen."""
    return call("kll_sketch_get_n_double", to_column(col))


def kll_sketch_get_n_float(col: ColumnOrName) -> Column:
    """How many values a KLL sketch of type float has seen."""
    return call("kll_sketch_get_n_float", to_column(col))


def kll_sketch_get_quantile_bigint(sketch: ColumnOrName, rank: ColumnOrName) -> Column:
    """The value at a rank from 0 to 1 of a KLL sketch of type bigint, nearly."""
    return call("kll_sketch_get_quantile_bigint", to_column(sketch), to_column(rank))


def kll_sketch_get_quantile_double(sketch: ColumnOrName, rank: ColumnOrName) -> Column:
    """The value at a rank from 0 to 1 of a KLL sketch of type double, nearly."""
    return call("kll_sketch_get_quantile_double", to_column(sketch), to_column(rank))


def kll_sketch_get_quantile_float(sketch: ColumnOrName, rank: ColumnOrName) -> Column:
    """The value at a rank from 0 to 1 of a KLL sketch of type float, nearly."""
    return call("kll_sketch_get_quantile_float", to_column(sketch), to_column(rank))


def kll_sketch_get_rank_bigint(sketch: ColumnOrName, quantile: ColumnOrName) -> Column:
    """The rank from 0 to 1 of a value in a KLL sketch of type bigint, nearly."""
    return call("kll_sketch_get_rank_bigint", to_column(sketch), to_column(quantile))


def kll_sketch_get_rank_double(sketch: ColumnOrName, quantile: ColumnOrName) -> Column:
    """The rank from 0 to 1 of a value in a KLL sketch of type double, nearly."""
    return call("kll_sketch_get_rank_double", to_column(sketch), to_column(quantile))


def kll_sketch_get_rank_float(sketch: ColumnOrName, quantile: ColumnOrName) -> Column:
    """The rank from 0 to 1 of a value in a KLL sketch of type float, nearly."""
    return call("kll_sketch_get_rank_float", to_column(sketch), to_column(quantile))


def kll_sketch_merge_bigint(left: ColumnOrName, right: ColumnOrName) -> Column:
    """Two KLL sketches of type bigint made one."""
    return call("kll_sketch_merge_bigint", to_column(left), to_column(right))


def kll_sketch_merge_double(left: ColumnOrName, right: ColumnOrName) -> Column:
    """Two KLL sketches of type double made one."""
    return call("kll_sketch_merge_double", to_column(left), to_column(right))


def kll_sketch_merge_float(left: ColumnOrName, right: ColumnOrName) -> Column:
    """Two KLL sketches of type float made one."""
    return call("kll_sketch_merge_float", to_column(left), to_column(right))


def kll_sketch_to_string_bigint(col: ColumnOrName) -> Column:
    """A KLL sketch of type bigint as a text for people."""
    return call("kll_sketch_to_string_bigint", to_column(col))


def kll_sketch_to_string_double(col: ColumnOrName) -> Column:
    """A KLL sketch of type double as a text for people."""
    return call("kll_sketch_to_string_double", to_column(col))


def kll_sketch_to_string_float(col: ColumnOrName) -> Column:
    """A KLL sketch of type float as a text for people."""
    return call("kll_sketch_to_string_float", to_column(col))


def kurtosis(col: ColumnOrName) -> Column:
    """The excess kurtosis of the values."""
    return call("kurtosis", to_column(col))


def lag(col: ColumnOrName, offset: Any = 1, default: Any = None) -> Column:
    """The value so many rows before this one in the window partition."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    arguments.append(to_literal(offset))
    if default is not None:
        arguments.append(to_literal(default))
    return call("lag", *arguments)


def last(col: ColumnOrName, ignorenulls: Any = False) -> Column:
    """The value of the group's last row."""
    return call("last", to_column(col), to_literal(ignorenulls))


def last_day(date: ColumnOrName) -> Column:
    """The last day of the month."""
    return call("last_day", to_column(date))


def lcase(str: ColumnOrName) -> Column:
    """The text in lower case."""
    return call("lcase", to_column(str))


def lead(col: ColumnOrName, offset: Any = 1, default: Any = None) -> Column:
    """The value so many rows after this one in the window partition."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    arguments.append(to_literal(offset))
    if default is not None:
        arguments.append(to_literal(default))
    return call("lead", *arguments)


def left(str: ColumnOrName, len: ColumnOrName) -> Column:
    """The first characters of the text."""
    return call("left", to_column(str), to_column(len))


def length(col: ColumnOrName) -> Column:
    """How many characters the text has, or how many bytes."""
    return call("length", to_column(col))


def levenshtein(left: ColumnOrName, right: ColumnOrName, threshold: Any = None) -> Column:
    """How many edits turn one text into the other; -1 above the threshold."""
    arguments: list[Column] = []
    arguments.append(to_column(left))
    arguments.append(to_column(right))
    if threshold is not None:
        arguments.append(to_literal(threshold))
    return call("levenshtein", *arguments)


def like(str: ColumnOrName, pattern: ColumnOrName, escapeChar: ColumnOrName | None = None) -> Column:
    """Whether the text matches a pattern of SQL."""
    arguments: list[Column] = []
    arguments.append(to_column(str))
    arguments.append(to_column(pattern))
    if escapeChar is not None:
        arguments.append(to_column(escapeChar))
    return call("like", *arguments)


def listagg(col: ColumnOrName, delimiter: Any = None) -> Column:
    """The texts of the group one after another."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if delimiter is not None:
        arguments.append(to_literal(delimiter))
    return call("listagg", *arguments)


def listagg_distinct(col: ColumnOrName, delimiter: Any = None) -> Column:
    """The distinct texts of the group one after another."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if delimiter is not None:
        arguments.append(to_literal(delimiter))
    return call_distinct("listagg", *arguments)


def ln(col: ColumnOrName) -> Column:
    """The natural logarithm."""
    return call("ln", to_column(col))


def localtimestamp() -> Column:
    """The local time at which the query started, without a zone."""
    return call("localtimestamp")


def locate(substr: Any, str: ColumnOrName, pos: Any = 1) -> Column:
    """Where a text first stands in another, from a position on; 0 when it does not."""
    return call("locate", to_literal(substr), to_column(str), to_literal(pos))


def log10(col: ColumnOrName) -> Column:
    """The logarithm to base 10."""
    return call("log10", to_column(col))


def log1p(col: ColumnOrName) -> Column:
    """The natural logarithm of the value plus one."""
    return call("log1p", to_column(col))


def log2(col: ColumnOrName) -> Column:
    """The logarithm to base 2."""
    return call("log2", to_column(col))


def lower(col: ColumnOrName) -> Column:
    """The text in lower case."""
    return call("lower", to_column(col))


def lpad(col: ColumnOrName, len: Any, pad: Any) -> Column:
    """The text filled up at the left to a length, or cut to it."""
    return call("lpad", to_column(col), to_literal(len), to_literal(pad))


def make_date(year: ColumnOrName, month: ColumnOrName, day: ColumnOrName) -> Column:
    """The day of a year, a month and a day."""
    return call("make_date", to_column(year), to_column(month), to_column(day))


def make_dt_interval(days: ColumnOrName | None = None, hours: ColumnOrName | None = None, mins: ColumnOrName | None = None, secs: ColumnOrName | None = None) -> Column:
    """An interval of days, hours, minutes and seconds."""
    return call("make_dt_interval", to_literal(0) if days is None else to_column(days), to_literal(0) if hours is None else to_column(hours), to_literal(0) if mins is None else to_column(mins), to_literal(Decimal(0)) if secs is None else to_column(secs))


def make_interval(years: ColumnOrName | None = None, months: ColumnOrName | None = None, weeks: ColumnOrName | None = None, days: ColumnOrName | None = None, hours: ColumnOrName | None = None, mins: ColumnOrName | None = None, secs: ColumnOrName | None = None) -> Column:
    """An interval of years, months, weeks, days, hours, minutes and seconds."""
    return call("make_interval", to_literal(0) if years is None else to_column(years), to_literal(0) if months is None else to_column(months), to_literal(0) if weeks is None else to_column(weeks), to_literal(0) if days is None else to_column(days), to_literal(0) if hours is None else to_column(hours), to_literal(0) if mins is None else to_column(mins), to_literal(Decimal(0)) if secs is None else to_column(secs))


def make_time(hour: ColumnOrName, minute: ColumnOrName, second: ColumnOrName) -> Column:
    """The time of day of an hour, a minute and seconds."""
    return call("make_time", to_column(hour), to_column(minute), to_column(second))


def make_timestamp_ltz(years: ColumnOrName, months: ColumnOrName, days: ColumnOrName, hours: ColumnOrName, mins: ColumnOrName, secs: ColumnOrName, timezone: ColumnOrName | None = None) -> Column:
    """The time of these parts, with a local time zone."""
    arguments: list[Column] = []
    arguments.append(to_column(years))
    arguments.append(to_column(months))
    arguments.append(to_column(days))
    arguments.append(to_column(hours))
    arguments.append(to_column(mins))
    arguments.append(to_column(secs))
    if timezone is not None:
        arguments.append(to_column(timezone))
    return call("make_timestamp_ltz", *arguments)


def make_valid_utf8(str: ColumnOrName) -> Column:
    """The text with what is not valid UTF-8 replaced."""
    return call("make_valid_utf8", to_column(str))


def make_ym_interval(years: ColumnOrName | None = None, months: ColumnOrName | None = None) -> Column:
    """An interval of years and months."""
    return call("make_ym_interval", to_literal(0) if years is None else to_column(years), to_literal(0) if months is None else to_column(months))


def map_concat(*cols: ColumnOrName) -> Column:
    """The entries of all maps in one."""
    return call("map_concat", *to_columns(cols))


def map_contains_key(col: ColumnOrName, value: Any) -> Column:
    """Whether the map has the key."""
    return call("map_contains_key", to_column(col), to_literal(value))


def map_entries(col: ColumnOrName) -> Column:
    """The entries of the map as an array of structs."""
    return call("map_entries", to_column(col))


def map_from_arrays(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """A map of an array of keys and an array of values."""
    return call("map_from_arrays", to_column(col1), to_column(col2))


def map_from_entries(col: ColumnOrName) -> Column:
    """A map of an array of structs of a key and a value."""
    return call("map_from_entries", to_column(col))


def map_keys(col: ColumnOrName) -> Column:
    """The keys of the map as an array."""
    return call("map_keys", to_column(col))


def map_values(col: ColumnOrName) -> Column:
    """The values of the map as an array."""
    return call("map_values", to_column(col))


def mask(col: ColumnOrName, upperChar: ColumnOrName | None = None, lowerChar: ColumnOrName | None = None, digitChar: ColumnOrName | None = None, otherChar: ColumnOrName | None = None) -> Column:
    """The text with its letters and digits replaced."""
    return call("mask", to_column(col), to_literal("X") if upperChar is None else to_column(upperChar), to_literal("x") if lowerChar is None else to_column(lowerChar), to_literal("n") if digitChar is None else to_column(digitChar), to_literal(None) if otherChar is None else to_column(otherChar))


def max(col: ColumnOrName) -> Column:
    """The largest value of the group."""
    return call("max", to_column(col))


def max_by(col: ColumnOrName, ord: ColumnOrName, k: Any = None) -> Column:
    """The value in the row in which ``ord`` is the largest; with ``k`` those of the ``k`` largest."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    arguments.append(to_column(ord))
    if k is not None:
        arguments.append(to_literal(k))
    return call("max_by", *arguments)


def md5(col: ColumnOrName) -> Column:
    """The MD5 digest in hexadecimal digits."""
    return call("md5", to_column(col))


def mean(col: ColumnOrName) -> Column:
    """The same as ``avg``."""
    return call("avg", to_column(col))


def median(col: ColumnOrName) -> Column:
    """The median of the values."""
    return call("median", to_column(col))


def min(col: ColumnOrName) -> Column:
    """The smallest value of the group."""
    return call("min", to_column(col))


def min_by(col: ColumnOrName, ord: ColumnOrName, k: Any = None) -> Column:
    """The value in the row in which ``ord`` is the smallest; with ``k`` those of the ``k`` smallest."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    arguments.append(to_column(ord))
    if k is not None:
        arguments.append(to_literal(k))
    return call("min_by", *arguments)


def minute(col: ColumnOrName) -> Column:
    """The minute of a time."""
    return call("minute", to_column(col))


def mode(col: ColumnOrName, deterministic: Any = False) -> Column:
    """The value that occurs most often."""
    return call("mode", to_column(col), to_literal(deterministic))


def monotonically_increasing_id() -> Column:
    """A number for each row that grows, with gaps."""
    return call("monotonically_increasing_id")


def month(col: ColumnOrName) -> Column:
    """The month, from 1."""
    return call("month", to_column(col))


def monthname(col: ColumnOrName) -> Column:
    """The short name of the month."""
    return call("monthname", to_column(col))


def months(col: ColumnOrName) -> Column:
    """For a partitioned table: the month of the value."""
    return call("months", to_column(col))


def months_between(date1: ColumnOrName, date2: ColumnOrName, roundOff: Any = True) -> Column:
    """How many months lie between two times, with a fraction."""
    return call("months_between", to_column(date1), to_column(date2), to_literal(roundOff))


def named_struct(*cols: ColumnOrName) -> Column:
    """A struct of names and values, given in turn."""
    return call("named_struct", *to_columns(cols))


def nanvl(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """The first number, or the second where the first is NaN."""
    return call("nanvl", to_column(col1), to_column(col2))


def negate(col: ColumnOrName) -> Column:
    """The same as ``negative``."""
    return call("negative", to_column(col))


def negative(col: ColumnOrName) -> Column:
    """The number with the other sign."""
    return call("negative", to_column(col))


def next_day(date: ColumnOrName, dayOfWeek: Any) -> Column:
    """The first day after this one that is the given day of the week."""
    return call("next_day", to_column(date), to_literal(dayOfWeek))


def now() -> Column:
    """The time at which the query started."""
    return call("now")


def nth_value(col: ColumnOrName, offset: Any, ignoreNulls: Any = False) -> Column:
    """The value in the n-th row of the window frame, from 1."""
    return call("nth_value", to_column(col), to_literal(offset), to_literal(ignoreNulls))


def ntile(n: Any) -> Column:
    """Which of ``n`` even parts of the window partition the row falls into, from 1."""
    return call("ntile", to_literal(n))


def nullif(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """NULL where both values are equal, else the first."""
    return call("nullif", to_column(col1), to_column(col2))


def nullifzero(col: ColumnOrName) -> Column:
    """NULL where the number is 0, else the number."""
    return call("nullifzero", to_column(col))


def nvl(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """The second value where the first is NULL."""
    return call("nvl", to_column(col1), to_column(col2))


def nvl2(col1: ColumnOrName, col2: ColumnOrName, col3: ColumnOrName) -> Column:
    """The second value where the first is not NULL, else the third."""
    return call("nvl2", to_column(col1), to_column(col2), to_column(col3))


def octet_length(col: ColumnOrName) -> Column:
    """How many bytes the text has."""
    return call("octet_length", to_column(col))


def overlay(src: ColumnOrName, replace: ColumnOrName, pos: ColumnOrName | int | float, len: ColumnOrName | int | float = -1) -> Column:
    """The text with a part replaced, from a position on and of a length."""
    return call("overlay", to_column(src), to_column(replace), to_mixed(pos), to_mixed(len))


def parse_json(col: ColumnOrName) -> Column:
    """The JSON text as a variant."""
    return call("parse_json", to_column(col))


def parse_url(url: ColumnOrName, partToExtract: ColumnOrName, key: ColumnOrName | None = None) -> Column:
    """A part of a URL."""
    arguments: list[Column] = []
    arguments.append(to_column(url))
    arguments.append(to_column(partToExtract))
    if key is not None:
        arguments.append(to_column(key))
    return call("parse_url", *arguments)


def percent_rank() -> Column:
    """The rank of the row in its window partition, from 0 to 1."""
    return call("percent_rank")


def percentile(col: ColumnOrName, percentage: Any, frequency: Any = 1) -> Column:
    """The exact value at a percentage of the group, between neighbours where needed."""
    return call("percentile", to_column(col), to_literal(percentage), to_literal(frequency))


def percentile_approx(col: ColumnOrName, percentage: Any, accuracy: Any = 10000) -> Column:
    """The value at a percentage of the group, nearly; a larger ``accuracy`` is more exact."""
    return call("percentile_approx", to_column(col), to_literal(percentage), to_literal(accuracy))


def pi() -> Column:
    """The number pi."""
    return call("pi")


def pmod(dividend: ColumnOrName | int | float, divisor: ColumnOrName | int | float) -> Column:
    """The remainder of a division, never negative for a positive divisor."""
    return call("pmod", to_mixed(dividend), to_mixed(divisor))


def posexplode(col: ColumnOrName) -> Column:
    """A row with position and value for each element of an array or entry of a map."""
    return call("posexplode", to_column(col))


def posexplode_outer(col: ColumnOrName) -> Column:
    """As ``posexplode``, with a row of NULLs for what is empty or NULL."""
    return call("posexplode_outer", to_column(col))


def position(substr: ColumnOrName, str: ColumnOrName, start: ColumnOrName | None = None) -> Column:
    """Where a text first stands in another, from 1; 0 when it does not."""
    arguments: list[Column] = []
    arguments.append(to_column(substr))
    arguments.append(to_column(str))
    if start is not None:
        arguments.append(to_column(start))
    return call("position", *arguments)


def positive(col: ColumnOrName) -> Column:
    """The number as it is."""
    return call("positive", to_column(col))


def pow(col1: ColumnOrName | int | float, col2: ColumnOrName | int | float) -> Column:
    """One number to the power of another."""
    return call("power", to_mixed(col1), to_mixed(col2))


def power(col1: ColumnOrName | int | float, col2: ColumnOrName | int | float) -> Column:
    """The same as ``pow``."""
    return call("power", to_mixed(col1), to_mixed(col2))


def printf(format: ColumnOrName, *cols: ColumnOrName) -> Column:
    """The arguments set into a format."""
    return call("printf", to_column(format), *to_columns(cols))


def product(col: ColumnOrName) -> Column:
    """The product of the values of the group."""
    return call("product", to_column(col))


def quarter(col: ColumnOrName) -> Column:
    """The quarter of the year, from 1."""
    return call("quarter", to_column(col))


def quote(col: ColumnOrName) -> Column:
    """The text in single quotes, with what needs it escaped."""
    return call("quote", to_column(col))


def radians(col: ColumnOrName) -> Column:
    """An angle in degrees as one in radians."""
    return call("radians", to_column(col))


def raise_error(errMsg: Any) -> Column:
    """Raises an error with this text."""
    return call("raise_error", to_literal(errMsg))


def rank() -> Column:
    """The rank of the row in its window partition, with gaps."""
    return call("rank")


def reflect(*cols: ColumnOrName) -> Column:
    """What a static method of a Java class gives; it needs a JVM."""
    return call("reflect", *to_columns(cols))


def regexp(str: ColumnOrName, regexp: ColumnOrName) -> Column:
    """Whether a Java regular expression matches anywhere in the text."""
    return call("regexp", to_column(str), to_column(regexp))


def regexp_count(str: ColumnOrName, regexp: ColumnOrName) -> Column:
    """How often a Java regular expression matches in the text."""
    return call("regexp_count", to_column(str), to_column(regexp))


def regexp_extract(str: ColumnOrName, pattern: Any, idx: Any) -> Column:
    """A group of the first match of a Java regular expression; an empty text without a match."""
    return call("regexp_extract", to_column(str), to_literal(pattern), to_literal(idx))


def regexp_extract_all(str: ColumnOrName, regexp: ColumnOrName, idx: Any = None) -> Column:
    """A group of each match of a Java regular expression, as an array."""
    arguments: list[Column] = []
    arguments.append(to_column(str))
    arguments.append(to_column(regexp))
    if idx is not None:
        arguments.append(to_literal(idx))
    return call("regexp_extract_all", *arguments)


def regexp_instr(str: ColumnOrName, regexp: ColumnOrName, idx: Any = None) -> Column:
    """Where a Java regular expression first matches, from 1; 0 without a match."""
    arguments: list[Column] = []
    arguments.append(to_column(str))
    arguments.append(to_column(regexp))
    if idx is not None:
        arguments.append(to_literal(idx))
    return call("regexp_instr", *arguments)


def regexp_like(str: ColumnOrName, regexp: ColumnOrName) -> Column:
    """Whether a Java regular expression matches anywhere in the text."""
    return call("regexp_like", to_column(str), to_column(regexp))


def regexp_replace(string: ColumnOrName, pattern: Any, replacement: Any, position: Any = None) -> Column:
    """The text with each match of a Java regular expression replaced."""
    arguments: list[Column] = []
    arguments.append(to_column(string))
    arguments.append(to_literal(pattern))
    arguments.append(to_literal(replacement))
    if position is not None:
        arguments.append(to_literal(position))
    return call("regexp_replace", *arguments)


def regexp_substr(str: ColumnOrName, regexp: ColumnOrName) -> Column:
    """The first match of a Java regular expression; NULL without one."""
    return call("regexp_substr", to_column(str), to_column(regexp))


def regr_avgx(y: ColumnOrName, x: ColumnOrName) -> Column:
    """The mean of ``x`` in the rows in which neither is NULL."""
    return call("regr_avgx", to_column(y), to_column(x))


def regr_avgy(y: ColumnOrName, x: ColumnOrName) -> Column:
    """The mean of ``y`` in the rows in which neither is NULL."""
    return call("regr_avgy", to_column(y), to_column(x))


def regr_count(y: ColumnOrName, x: ColumnOrName) -> Column:
    """In how many rows neither is NULL."""
    return call("regr_count", to_column(y), to_column(x))


def regr_intercept(y: ColumnOrName, x: ColumnOrName) -> Column:
    """Where the regression line of ``y`` over ``x`` meets the axis."""
    return call("regr_intercept", to_column(y), to_column(x))


def regr_r2(y: ColumnOrName, x: ColumnOrName) -> Column:
    """The coefficient of determination of ``y`` and ``x``."""
    return call("regr_r2", to_column(y), to_column(x))


def regr_slope(y: ColumnOrName, x: ColumnOrName) -> Column:
    """The slope of the regression line of ``y`` over ``x``."""
    return call("regr_slope", to_column(y), to_column(x))


def regr_sxx(y: ColumnOrName, x: ColumnOrName) -> Column:
    """The sum of squares of ``x`` about its mean, where neither is NULL."""
    return call("regr_sxx", to_column(y), to_column(x))


def regr_sxy(y: ColumnOrName, x: ColumnOrName) -> Column:
    """The sum of products of ``x`` and ``y`` about their means, where neither is NULL."""
    return call("regr_sxy", to_column(y), to_column(x))


def regr_syy(y: ColumnOrName, x: ColumnOrName) -> Column:
    """The sum of squares of ``y`` about its mean, where neither is NULL."""
    return call("regr_syy", to_column(y), to_column(x))


def repeat(col: ColumnOrName, n: ColumnOrName | int | float) -> Column:
    """The text so many times."""
    return call("repeat", to_column(col), to_mixed(n))


def replace(src: ColumnOrName, search: ColumnOrName, replace: ColumnOrName | None = None) -> Column:
    """The text with each place of a text replaced by another, or taken out."""
    arguments: list[Column] = []
    arguments.append(to_column(src))
    arguments.append(to_column(search))
    if replace is not None:
        arguments.append(to_column(replace))
    return call("replace", *arguments)


def reverse(col: ColumnOrName) -> Column:
    """The text or the array turned round."""
    return call("reverse", to_column(col))


def right(str: ColumnOrName, len: ColumnOrName) -> Column:
    """The last characters of the text."""
    return call("right", to_column(str), to_column(len))


def rint(col: ColumnOrName) -> Column:
    """The nearest whole number as a double, halves to the even neighbour."""
    return call("rint", to_column(col))


def rlike(str: ColumnOrName, regexp: ColumnOrName) -> Column:
    """Whether a Java regular expression matches anywhere in the text."""
    return call("rlike", to_column(str), to_column(regexp))


def round(col: ColumnOrName, scale: ColumnOrName | int | float | None = None) -> Column:
    """The number rounded to ``scale`` places, halves away from zero."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if scale is not None:
        arguments.append(to_mixed(scale))
    return call("round", *arguments)


def row_number() -> Column:
    """The number of the row in its window partition, from 1."""
    return call("row_number")


def rpad(col: ColumnOrName, len: Any, pad: Any) -> Column:
    """The text filled up at the right to a length, or cut to it."""
    return call("rpad", to_column(col), to_literal(len), to_literal(pad))


def schema_of_variant(v: ColumnOrName) -> Column:
    """The type of a variant, in DDL."""
    return call("schema_of_variant", to_column(v))


def schema_of_variant_agg(v: ColumnOrName) -> Column:
    """The type that all variants of the group fit, in DDL."""
    return call("schema_of_variant_agg", to_column(v))


def sec(col: ColumnOrName) -> Column:
    """The secant of an angle in radians."""
    return call("sec", to_column(col))


def second(col: ColumnOrName) -> Column:
    """The second of a time."""
    return call("second", to_column(col))


def sentences(string: ColumnOrName, language: ColumnOrName | None = None, country: ColumnOrName | None = None) -> Column:
    """The text as an array of sentences, each an array of words."""
    return call("sentences", to_column(string), to_literal("") if language is None else to_column(language), to_literal("") if country is None else to_column(country))


def sequence(start: ColumnOrName, stop: ColumnOrName, step: ColumnOrName | None = None) -> Column:
    """An array of the values from ``start`` to ``stop``, both included."""
    arguments: list[Column] = []
    arguments.append(to_column(start))
    arguments.append(to_column(stop))
    if step is not None:
        arguments.append(to_column(step))
    return call("sequence", *arguments)


def session_user() -> Column:
    """The name of the user who runs the query."""
    return call("session_user")


def sha(col: ColumnOrName) -> Column:
    """The SHA-1 digest in hexadecimal digits."""
    return call("sha", to_column(col))


def sha1(col: ColumnOrName) -> Column:
    """The SHA-1 digest in hexadecimal digits."""
    return call("sha1", to_column(col))


def shiftLeft(col: ColumnOrName, numBits: Any) -> Column:
    """The old name of ``shiftleft``."""
    return call("shiftleft", to_column(col), to_literal(numBits))


def shiftleft(col: ColumnOrName, numBits: Any) -> Column:
    """The number with its bits shifted to the left."""
    return call("shiftleft", to_column(col), to_literal(numBits))


def shiftRight(col: ColumnOrName, numBits: Any) -> Column:
    """The old name of ``shiftright``."""
    return call("shiftright", to_column(col), to_literal(numBits))


def shiftright(col: ColumnOrName, numBits: Any) -> Column:
    """The number with its bits shifted to the right, its sign kept."""
    return call("shiftright", to_column(col), to_literal(numBits))


def shiftRightUnsigned(col: ColumnOrName, numBits: Any) -> Column:
    """The old name of ``shiftrightunsigned``."""
    return call("shiftrightunsigned", to_column(col), to_literal(numBits))


def shiftrightunsigned(col: ColumnOrName, numBits: Any) -> Column:
    """The number with its bits shifted to the right, filled with zeros."""
    return call("shiftrightunsigned", to_column(col), to_literal(numBits))


def sign(col: ColumnOrName) -> Column:
    """-1, 0 or 1, as the number is negative, zero or positive."""
    return call("sign", to_column(col))


def signum(col: ColumnOrName) -> Column:
    """The same as ``sign``."""
    return call("signum", to_column(col))


def sin(col: ColumnOrName) -> Column:
    """The sine of an angle in radians."""
    return call("sin", to_column(col))


def sinh(col: ColumnOrName) -> Column:
    """The hyperbolic sine."""
    return call("sinh", to_column(col))


def size(col: ColumnOrName) -> Column:
    """How many elements an array or a map has."""
    return call("size", to_column(col))


def skewness(col: ColumnOrName) -> Column:
    """The skewness of the values."""
    return call("skewness", to_column(col))


def slice(x: ColumnOrName, start: ColumnOrName | int | float, length: ColumnOrName | int | float) -> Column:
    """So many elements of the array from a place on, which counts from 1, or from the end when negative."""
    return call("slice", to_column(x), to_mixed(start), to_mixed(length))


def some(col: ColumnOrName) -> Column:
    """Whether some value of the group is true."""
    return call("some", to_column(col))


def sort_array(col: ColumnOrName, asc: Any = True) -> Column:
    """The elements in their natural order, NULLs first, or last when descending."""
    return call("sort_array", to_column(col), to_literal(asc))


def soundex(col: ColumnOrName) -> Column:
    """The Soundex code of the text."""
    return call("soundex", to_column(col))


def spark_partition_id() -> Column:
    """The number of the partition that the row is in."""
    return call("spark_partition_id")


def split(str: ColumnOrName, pattern: Any, limit: ColumnOrName | int | float = -1) -> Column:
    """The text split around matches of a Java regular expression."""
    return call("split", to_column(str), to_literal(pattern), to_mixed(limit))


def split_part(src: ColumnOrName, delimiter: ColumnOrName, partNum: ColumnOrName) -> Column:
    """The n-th part of a text between delimiters, from 1, or from the end when negative."""
    return call("split_part", to_column(src), to_column(delimiter), to_column(partNum))


def sqrt(col: ColumnOrName) -> Column:
    """The square root."""
    return call("sqrt", to_column(col))


def st_asbinary(geo: ColumnOrName, endianness: Any = None) -> Column:
    """The geometry or geography as well-known bytes."""
    arguments: list[Column] = []
    arguments.append(to_column(geo))
    if endianness is not None:
        arguments.append(to_literal(endianness))
    return call("st_asbinary", *arguments)


def st_geogfromwkb(wkb: ColumnOrName) -> Column:
    """The geography that well-known bytes say."""
    return call("st_geogfromwkb", to_column(wkb))


def st_geomfromwkb(wkb: ColumnOrName, srid: ColumnOrName | int | float | None = None) -> Column:
    """The geometry that well-known bytes say."""
    arguments: list[Column] = []
    arguments.append(to_column(wkb))
    if srid is not None:
        arguments.append(to_mixed(srid))
    return call("st_geomfromwkb", *arguments)


def st_setsrid(geo: ColumnOrName, srid: ColumnOrName | int | float) -> Column:
    """The geometry or geography in another reference system."""
    return call("st_setsrid", to_column(geo), to_mixed(srid))


def st_srid(geo: ColumnOrName) -> Column:
    """The number of the reference system of a geometry or geography."""
    return call("st_srid", to_column(geo))


def stack(*cols: ColumnOrName) -> Column:
    """The values as ``n`` rows."""
    return call("stack", *to_columns(cols))


def startswith(str: ColumnOrName, prefix: ColumnOrName) -> Column:
    """Whether the text or the bytes begin with the prefix."""
    return call("startswith", to_column(str), to_column(prefix))


def std(col: ColumnOrName) -> Column:
    """The sample standard deviation of the values."""
    return call("std", to_column(col))


def stddev(col: ColumnOrName) -> Column:
    """The sample standard deviation of the values."""
    return call("stddev", to_column(col))


def stddev_pop(col: ColumnOrName) -> Column:
    """The population standard deviation of the values."""
    return call("stddev_pop", to_column(col))


def stddev_samp(col: ColumnOrName) -> Column:
    """The sample standard deviation of the values."""
    return call("stddev_samp", to_column(col))


def str_to_map(text: ColumnOrName, pairDelim: ColumnOrName | None = None, keyValueDelim: ColumnOrName | None = None) -> Column:
    """A map of a text of pairs."""
    return call("str_to_map", to_column(text), to_literal(",") if pairDelim is None else to_column(pairDelim), to_literal(":") if keyValueDelim is None else to_column(keyValueDelim))


def string_agg(col: ColumnOrName, delimiter: Any = None) -> Column:
    """The texts of the group one after another."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if delimiter is not None:
        arguments.append(to_literal(delimiter))
    return call("string_agg", *arguments)


def string_agg_distinct(col: ColumnOrName, delimiter: Any = None) -> Column:
    """The distinct texts of the group one after another."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if delimiter is not None:
        arguments.append(to_literal(delimiter))
    return call_distinct("string_agg", *arguments)


def struct(*cols: ColumnOrName) -> Column:
    """A struct of the columns, its fields named as they are."""
    return call("struct", *to_columns(cols))


def substr(str: ColumnOrName, pos: ColumnOrName, len: ColumnOrName | None = None) -> Column:
    """The part of a text or bytes from a position, which counts from 1, of a length."""
    arguments: list[Column] = []
    arguments.append(to_column(str))
    arguments.append(to_column(pos))
    if len is not None:
        arguments.append(to_column(len))
    return call("substr", *arguments)


def substring(str: ColumnOrName, pos: ColumnOrName | int | float, len: ColumnOrName | int | float) -> Column:
    """The part of a text or bytes from a position, which counts from 1, of a length."""
    return call("substring", to_column(str), to_mixed(pos), to_mixed(len))


def substring_index(str: ColumnOrName, delim: Any, count: Any) -> Column:
    """The text before the n-th delimiter, or after it when counted from the end."""
    return call("substring_index", to_column(str), to_literal(delim), to_literal(count))


def sum(col: ColumnOrName) -> Column:
    """The sum of the values."""
    return call("sum", to_column(col))


def sum_distinct(col: ColumnOrName) -> Column:
    """The sum of the distinct values."""
    return call_distinct("sum", to_column(col))


def sumDistinct(col: ColumnOrName) -> Column:
    """The old name of ``sum_distinct``."""
    return call_distinct("sum", to_column(col))


def tan(col: ColumnOrName) -> Column:
    """The tangent of an angle in radians."""
    return call("tan", to_column(col))


def tanh(col: ColumnOrName) -> Column:
    """The hyperbolic tangent."""
    return call("tanh", to_column(col))


def theta_difference(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """What the first Theta sketch has seen and the second has not."""
    return call("theta_difference", to_column(col1), to_column(col2))


def theta_intersection(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """What both Theta sketches have seen."""
    return call("theta_intersection", to_column(col1), to_column(col2))


def theta_intersection_agg(col: ColumnOrName) -> Column:
    """What all Theta sketches of the group have seen."""
    return call("theta_intersection_agg", to_column(col))


def theta_sketch_agg(col: ColumnOrName, lgNomEntries: Any = None) -> Column:
    """A Theta sketch of the values."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if lgNomEntries is not None:
        arguments.append(to_literal(lgNomEntries))
    return call("theta_sketch_agg", *arguments)


def theta_sketch_estimate(col: ColumnOrName) -> Column:
    """How many distinct values a Theta sketch has seen, nearly."""
    return call("theta_sketch_estimate", to_column(col))


def theta_union(col1: ColumnOrName, col2: ColumnOrName, lgNomEntries: Any = None) -> Column:
    """Two Theta sketches made one."""
    arguments: list[Column] = []
    arguments.append(to_column(col1))
    arguments.append(to_column(col2))
    if lgNomEntries is not None:
        arguments.append(to_literal(lgNomEntries))
    return call("theta_union", *arguments)


def theta_union_agg(col: ColumnOrName, lgNomEntries: Any = None) -> Column:
    """All Theta sketches of the group made one."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if lgNomEntries is not None:
        arguments.append(to_literal(lgNomEntries))
    return call("theta_union_agg", *arguments)


def time_bucket(bucket_size: ColumnOrName, ts: ColumnOrName, origin: ColumnOrName | None = None) -> Column:
    """The start of the bucket of time that the value falls into."""
    arguments: list[Column] = []
    arguments.append(to_column(bucket_size))
    arguments.append(to_column(ts))
    if origin is not None:
        arguments.append(to_column(origin))
    return call("time_bucket", *arguments)


def time_diff(unit: ColumnOrName, start: ColumnOrName, end: ColumnOrName) -> Column:
    """How many units lie between two times of day."""
    return call("time_diff", to_column(unit), to_column(start), to_column(end))


def time_from_micros(col: ColumnOrName) -> Column:
    """The time of day so many microseconds after midnight."""
    return call("time_from_micros", to_column(col))


def time_from_millis(col: ColumnOrName) -> Column:
    """The time of day so many milliseconds after midnight."""
    return call("time_from_millis", to_column(col))


def time_from_seconds(col: ColumnOrName) -> Column:
    """The time of day so many seconds after midnight."""
    return call("time_from_seconds", to_column(col))


def time_to_micros(col: ColumnOrName) -> Column:
    """Microseconds since midnight."""
    return call("time_to_micros", to_column(col))


def time_to_millis(col: ColumnOrName) -> Column:
    """Milliseconds since midnight."""
    return call("time_to_millis", to_column(col))


def time_to_seconds(col: ColumnOrName) -> Column:
    """Seconds since midnight."""
    return call("time_to_seconds", to_column(col))


def time_trunc(unit: ColumnOrName, time: ColumnOrName) -> Column:
    """The time of day cut off below a unit."""
    return call("time_trunc", to_column(unit), to_column(time))


def timestamp_add(unit: Any, quantity: ColumnOrName, ts: ColumnOrName) -> Column:
    """The time so many units later."""
    return call("timestampadd", to_literal(unit), to_column(quantity), to_column(ts))


def timestamp_diff(unit: Any, start: ColumnOrName, end: ColumnOrName) -> Column:
    """How many whole units lie between two times."""
    return call("timestampdiff", to_literal(unit), to_column(start), to_column(end))


def timestamp_micros(col: ColumnOrName) -> Column:
    """The time so many microseconds after 1970-01-01 00:00:00 UTC."""
    return call("timestamp_micros", to_column(col))


def timestamp_millis(col: ColumnOrName) -> Column:
    """The time so many milliseconds after 1970-01-01 00:00:00 UTC."""
    return call("timestamp_millis", to_column(col))


def timestamp_nanos(col: ColumnOrName) -> Column:
    """The time so many nanoseconds after 1970-01-01 00:00:00 UTC."""
    return call("timestamp_nanos", to_column(col))


def timestamp_seconds(col: ColumnOrName) -> Column:
    """The time so many seconds after 1970-01-01 00:00:00 UTC."""
    return call("timestamp_seconds", to_column(col))


def to_base32(col: ColumnOrName) -> Column:
    """The bytes in base 32."""
    return call("to_base32", to_column(col))


def to_binary(col: ColumnOrName, format: ColumnOrName | None = None) -> Column:
    """The bytes that a text says, in a format."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if format is not None:
        arguments.append(to_column(format))
    return call("to_binary", *arguments)


def to_char(col: ColumnOrName, format: ColumnOrName) -> Column:
    """The number, day, time or bytes as text, in a format."""
    return call("to_char", to_column(col), to_column(format))


def to_date(col: ColumnOrName, format: Any = None) -> Column:
    """The day that a text says, or the day of a time."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if format is not None:
        arguments.append(to_literal(format))
    return call("to_date", *arguments)


def to_number(col: ColumnOrName, format: ColumnOrName) -> Column:
    """The number that a text says, in a format."""
    return call("to_number", to_column(col), to_column(format))


def to_time(str: ColumnOrName, format: ColumnOrName | None = None) -> Column:
    """The time of day that a text says."""
    arguments: list[Column] = []
    arguments.append(to_column(str))
    if format is not None:
        arguments.append(to_column(format))
    return call("to_time", *arguments)


def to_timestamp(col: ColumnOrName, format: Any = None) -> Column:
    """The time that a text says."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if format is not None:
        arguments.append(to_literal(format))
    return call("to_timestamp", *arguments)


def to_timestamp_ltz(timestamp: ColumnOrName, format: ColumnOrName | None = None) -> Column:
    """The time that a text says, with a local time zone."""
    arguments: list[Column] = []
    arguments.append(to_column(timestamp))
    if format is not None:
        arguments.append(to_column(format))
    return call("to_timestamp_ltz", *arguments)


def to_timestamp_ntz(timestamp: ColumnOrName, format: ColumnOrName | None = None) -> Column:
    """The local time that a text says, without a zone."""
    arguments: list[Column] = []
    arguments.append(to_column(timestamp))
    if format is not None:
        arguments.append(to_column(format))
    return call("to_timestamp_ntz", *arguments)


def to_unix_timestamp(timestamp: ColumnOrName, format: ColumnOrName | None = None) -> Column:
    """The seconds since 1970-01-01 00:00:00 UTC of a time or a text."""
    arguments: list[Column] = []
    arguments.append(to_column(timestamp))
    if format is not None:
        arguments.append(to_column(format))
    return call("to_unix_timestamp", *arguments)


def to_utc_timestamp(timestamp: ColumnOrName, tz: Any) -> Column:
    """A local time of a zone as time in UTC."""
    return call("to_utc_timestamp", to_column(timestamp), to_literal(tz))


def to_varchar(col: ColumnOrName, format: ColumnOrName) -> Column:
    """The same as ``to_char``."""
    return call("to_varchar", to_column(col), to_column(format))


def to_variant_object(col: ColumnOrName) -> Column:
    """The struct, map or array as a variant."""
    return call("to_variant_object", to_column(col))


def toDegrees(col: ColumnOrName) -> Column:
    """The old name of ``degrees``."""
    return call("degrees", to_column(col))


def toRadians(col: ColumnOrName) -> Column:
    """The old name of ``radians``."""
    return call("radians", to_column(col))


def translate(srcCol: ColumnOrName, matching: Any, replace: Any) -> Column:
    """The text with some characters replaced by others, one by one."""
    return call("translate", to_column(srcCol), to_literal(matching), to_literal(replace))


def trunc(date: ColumnOrName, format: Any) -> Column:
    """The day cut off below a unit."""
    return call("trunc", to_column(date), to_literal(format))


def try_add(left: ColumnOrName, right: ColumnOrName) -> Column:
    """The sum; NULL where it overflows."""
    return call("try_add", to_column(left), to_column(right))


def try_aes_decrypt(input: ColumnOrName, key: ColumnOrName, mode: ColumnOrName | None = None, padding: ColumnOrName | None = None, aad: ColumnOrName | None = None) -> Column:
    """As ``aes_decrypt``, with NULL where that raises."""
    return call("try_aes_decrypt", to_column(input), to_column(key), to_literal("GCM") if mode is None else to_column(mode), to_literal("DEFAULT") if padding is None else to_column(padding), to_literal("") if aad is None else to_column(aad))


def try_avg(col: ColumnOrName) -> Column:
    """As ``avg``, with NULL where that raises."""
    return call("try_avg", to_column(col))


def try_divide(left: ColumnOrName, right: ColumnOrName) -> Column:
    """The quotient; NULL for a divisor of 0."""
    return call("try_divide", to_column(left), to_column(right))


def try_element_at(col: ColumnOrName, extraction: ColumnOrName) -> Column:
    """As ``element_at``, with NULL where that raises."""
    return call("try_element_at", to_column(col), to_column(extraction))


def try_make_interval(years: ColumnOrName | None = None, months: ColumnOrName | None = None, weeks: ColumnOrName | None = None, days: ColumnOrName | None = None, hours: ColumnOrName | None = None, mins: ColumnOrName | None = None, secs: ColumnOrName | None = None) -> Column:
    """As ``make_interval``, with NULL where that raises."""
    return call("try_make_interval", to_literal(0) if years is None else to_column(years), to_literal(0) if months is None else to_column(months), to_literal(0) if weeks is None else to_column(weeks), to_literal(0) if days is None else to_column(days), to_literal(0) if hours is None else to_column(hours), to_literal(0) if mins is None else to_column(mins), to_literal(Decimal(0)) if secs is None else to_column(secs))


def try_make_timestamp_ltz(years: ColumnOrName, months: ColumnOrName, days: ColumnOrName, hours: ColumnOrName, mins: ColumnOrName, secs: ColumnOrName, timezone: ColumnOrName | None = None) -> Column:
    """As ``make_timestamp_ltz``, with NULL where that raises."""
    arguments: list[Column] = []
    arguments.append(to_column(years))
    arguments.append(to_column(months))
    arguments.append(to_column(days))
    arguments.append(to_column(hours))
    arguments.append(to_column(mins))
    arguments.append(to_column(secs))
    if timezone is not None:
        arguments.append(to_column(timezone))
    return call("try_make_timestamp_ltz", *arguments)


def try_mod(left: ColumnOrName, right: ColumnOrName) -> Column:
    """The remainder; NULL for a divisor of 0."""
    return call("try_mod", to_column(left), to_column(right))


def try_multiply(left: ColumnOrName, right: ColumnOrName) -> Column:
    """The product; NULL where it overflows."""
    return call("try_multiply", to_column(left), to_column(right))


def try_parse_json(col: ColumnOrName) -> Column:
    """As ``parse_json``, with NULL where that raises."""
    return call("try_parse_json", to_column(col))


def try_parse_url(url: ColumnOrName, partToExtract: ColumnOrName, key: ColumnOrName | None = None) -> Column:
    """As ``parse_url``, with NULL where that raises."""
    arguments: list[Column] = []
    arguments.append(to_column(url))
    arguments.append(to_column(partToExtract))
    if key is not None:
        arguments.append(to_column(key))
    return call("try_parse_url", *arguments)


def try_reflect(*cols: ColumnOrName) -> Column:
    """As ``reflect``, with NULL where that raises."""
    return call("try_reflect", *to_columns(cols))


def try_subtract(left: ColumnOrName, right: ColumnOrName) -> Column:
    """The difference; NULL where it overflows."""
    return call("try_subtract", to_column(left), to_column(right))


def try_sum(col: ColumnOrName) -> Column:
    """As ``sum``, with NULL where that raises."""
    return call("try_sum", to_column(col))


def try_to_binary(col: ColumnOrName, format: ColumnOrName | None = None) -> Column:
    """As ``to_binary``, with NULL where that raises."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if format is not None:
        arguments.append(to_column(format))
    return call("try_to_binary", *arguments)


def try_to_date(col: ColumnOrName, format: Any = None) -> Column:
    """As ``to_date``, with NULL where that raises."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if format is not None:
        arguments.append(to_literal(format))
    return call("try_to_date", *arguments)


def try_to_number(col: ColumnOrName, format: ColumnOrName) -> Column:
    """As ``to_number``, with NULL where that raises."""
    return call("try_to_number", to_column(col), to_column(format))


def try_to_time(str: ColumnOrName, format: ColumnOrName | None = None) -> Column:
    """As ``to_time``, with NULL where that raises."""
    arguments: list[Column] = []
    arguments.append(to_column(str))
    if format is not None:
        arguments.append(to_column(format))
    return call("try_to_time", *arguments)


def try_to_timestamp(col: ColumnOrName, format: ColumnOrName | None = None) -> Column:
    """As ``to_timestamp``, with NULL where that raises."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if format is not None:
        arguments.append(to_column(format))
    return call("try_to_timestamp", *arguments)


def try_url_decode(str: ColumnOrName) -> Column:
    """As ``url_decode``, with NULL where that raises."""
    return call("try_url_decode", to_column(str))


def try_validate_utf8(str: ColumnOrName) -> Column:
    """As ``validate_utf8``, with NULL where that raises."""
    return call("try_validate_utf8", to_column(str))


def try_variant_array_append(v: ColumnOrName, path: Any, value: ColumnOrName) -> Column:
    """As ``variant_array_append``, with NULL where that raises."""
    return call("try_variant_array_append", to_column(v), to_literal(path), to_column(value))


def try_variant_get(v: ColumnOrName, path: Any, targetType: Any) -> Column:
    """As ``variant_get``, with NULL where that raises."""
    return call("try_variant_get", to_column(v), to_literal(path), to_literal(targetType))


def try_variant_insert(v: ColumnOrName, path: Any, value: ColumnOrName) -> Column:
    """As ``variant_insert``, with NULL where that raises."""
    return call("try_variant_insert", to_column(v), to_literal(path), to_column(value))


def try_variant_set(v: ColumnOrName, path: Any, value: ColumnOrName, create_if_missing: Any = True) -> Column:
    """As ``variant_set``, with NULL where that raises."""
    return call("try_variant_set", to_column(v), to_literal(path), to_column(value), to_literal(create_if_missing))


def tuple_difference_double(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """What the first Tuple sketch has seen and the second has not, with summaries of type double."""
    return call("tuple_difference_double", to_column(col1), to_column(col2))


def tuple_difference_integer(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """What the first Tuple sketch has seen and the second has not, with summaries of type integer."""
    return call("tuple_difference_integer", to_column(col1), to_column(col2))


def tuple_difference_theta_double(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """What a Tuple sketch has seen and a Theta sketch has not, with summaries of type double."""
    return call("tuple_difference_theta_double", to_column(col1), to_column(col2))


def tuple_difference_theta_integer(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """What a Tuple sketch has seen and a Theta sketch has not, with summaries of type integer."""
    return call("tuple_difference_theta_integer", to_column(col1), to_column(col2))


def tuple_intersection_agg_double(col: ColumnOrName, mode: Any = None) -> Column:
    """What all Tuple sketches of the group have seen, with summaries of type double."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if mode is not None:
        arguments.append(to_literal(mode))
    return call("tuple_intersection_agg_double", *arguments)


def tuple_intersection_agg_integer(col: ColumnOrName, mode: Any = None) -> Column:
    """What all Tuple sketches of the group have seen, with summaries of type integer."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if mode is not None:
        arguments.append(to_literal(mode))
    return call("tuple_intersection_agg_integer", *arguments)


def tuple_intersection_double(col1: ColumnOrName, col2: ColumnOrName, mode: Any = None) -> Column:
    """What both Tuple sketches have seen, with summaries of type double."""
    arguments: list[Column] = []
    arguments.append(to_column(col1))
    arguments.append(to_column(col2))
    if mode is not None:
        arguments.append(to_literal(mode))
    return call("tuple_intersection_double", *arguments)


def tuple_intersection_integer(col1: ColumnOrName, col2: ColumnOrName, mode: Any = None) -> Column:
    """What both Tuple sketches have seen, with summaries of type integer."""
    arguments: list[Column] = []
    arguments.append(to_column(col1))
    arguments.append(to_column(col2))
    if mode is not None:
        arguments.append(to_literal(mode))
    return call("tuple_intersection_integer", *arguments)


def tuple_intersection_theta_double(col1: ColumnOrName, col2: ColumnOrName, mode: Any = None) -> Column:
    """What a Tuple sketch and a Theta sketch have seen, with summaries of type double."""
    arguments: list[Column] = []
    arguments.append(to_column(col1))
    arguments.append(to_column(col2))
    if mode is not None:
        arguments.append(to_literal(mode))
    return call("tuple_intersection_theta_double", *arguments)


def tuple_intersection_theta_integer(col1: ColumnOrName, col2: ColumnOrName, mode: Any = None) -> Column:
    """What a Tuple sketch and a Theta sketch have seen, with summaries of type integer."""
    arguments: list[Column] = []
    arguments.append(to_column(col1))
    arguments.append(to_column(col2))
    if mode is not None:
        arguments.append(to_literal(mode))
    return call("tuple_intersection_theta_integer", *arguments)


def tuple_sketch_agg_double(key: ColumnOrName, summary: ColumnOrName, lgNomEntries: Any = None, mode: Any = None) -> Column:
    """A Tuple sketch of keys, with summaries of type double."""
    return call("tuple_sketch_agg_double", to_column(key), to_column(summary), to_literal(12) if lgNomEntries is None else to_literal(lgNomEntries), to_literal("sum") if mode is None else to_literal(mode))


def tuple_sketch_agg_integer(key: ColumnOrName, summary: ColumnOrName, lgNomEntries: Any = None, mode: Any = None) -> Column:
    """A Tuple sketch of keys, with summaries of type integer."""
    return call("tuple_sketch_agg_integer", to_column(key), to_column(summary), to_literal(12) if lgNomEntries is None else to_literal(lgNomEntries), to_literal("sum") if mode is None else to_literal(mode))


def tuple_sketch_estimate_double(col: ColumnOrName) -> Column:
    """How many distinct keys a Tuple sketch has seen, nearly, with summaries of type double."""
    return call("tuple_sketch_estimate_double", to_column(col))


def tuple_sketch_estimate_integer(col: ColumnOrName) -> Column:
    """How many distinct keys a Tuple sketch has seen, nearly, with summaries of type integer."""
    return call("tuple_sketch_estimate_integer", to_column(col))


def tuple_sketch_summary_double(col: ColumnOrName, mode: Any = None) -> Column:
    """All summaries of a Tuple sketch made one, with summaries of type double."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if mode is not None:
        arguments.append(to_literal(mode))
    return call("tuple_sketch_summary_double", *arguments)


def tuple_sketch_summary_integer(col: ColumnOrName, mode: Any = None) -> Column:
    """All summaries of a Tuple sketch made one, with summaries of type integer."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if mode is not None:
        arguments.append(to_literal(mode))
    return call("tuple_sketch_summary_integer", *arguments)


def tuple_sketch_theta_double(col: ColumnOrName) -> Column:
    """How many distinct keys a Tuple sketch keeps of all, as a share, with summaries of type double."""
    return call("tuple_sketch_theta_double", to_column(col))


def tuple_sketch_theta_integer(col: ColumnOrName) -> Column:
    """How many distinct keys a Tuple sketch keeps of all, as a share, with summaries of type integer."""
    return call("tuple_sketch_theta_integer", to_column(col))


def tuple_union_agg_double(col: ColumnOrName, lgNomEntries: Any = None, mode: Any = None) -> Column:
    """All Tuple sketches of the group made one, with summaries of type double."""
    return call("tuple_union_agg_double", to_column(col), to_literal(12) if lgNomEntries is None else to_literal(lgNomEntries), to_literal("sum") if mode is None else to_literal(mode))


def tuple_union_agg_integer(col: ColumnOrName, lgNomEntries: Any = None, mode: Any = None) -> Column:
    """All Tuple sketches of the group made one, with summaries of type integer."""
    return call("tuple_union_agg_integer", to_column(col), to_literal(12) if lgNomEntries is None else to_literal(lgNomEntries), to_literal("sum") if mode is None else to_literal(mode))


def tuple_union_double(col1: ColumnOrName, col2: ColumnOrName, lgNomEntries: Any = None, mode: Any = None) -> Column:
    """Two Tuple sketches made one, with summaries of type double."""
    return call("tuple_union_double", to_column(col1), to_column(col2), to_literal(12) if lgNomEntries is None else to_literal(lgNomEntries), to_literal("sum") if mode is None else to_literal(mode))


def tuple_union_integer(col1: ColumnOrName, col2: ColumnOrName, lgNomEntries: Any = None, mode: Any = None) -> Column:
    """Two Tuple sketches made one, with summaries of type integer."""
    return call("tuple_union_integer", to_column(col1), to_column(col2), to_literal(12) if lgNomEntries is None else to_literal(lgNomEntries), to_literal("sum") if mode is None else to_literal(mode))


def tuple_union_theta_double(col1: ColumnOrName, col2: ColumnOrName, lgNomEntries: Any = None, mode: Any = None) -> Column:
    """A Tuple sketch and a Theta sketch made one, with summaries of type double."""
    return call("tuple_union_theta_double", to_column(col1), to_column(col2), to_literal(12) if lgNomEntries is None else to_literal(lgNomEntries), to_literal("sum") if mode is None else to_literal(mode))


def tuple_union_theta_integer(col1: ColumnOrName, col2: ColumnOrName, lgNomEntries: Any = None, mode: Any = None) -> Column:
    """A Tuple sketch and a Theta sketch made one, with summaries of type integer."""
    return call("tuple_union_theta_integer", to_column(col1), to_column(col2), to_literal(12) if lgNomEntries is None else to_literal(lgNomEntries), to_literal("sum") if mode is None else to_literal(mode))


def typeof(col: ColumnOrName) -> Column:
    """The name of the value's type."""
    return call("typeof", to_column(col))


def ucase(str: ColumnOrName) -> Column:
    """The text in upper case."""
    return call("ucase", to_column(str))


def unbase64(col: ColumnOrName) -> Column:
    """The bytes that a text in base 64 says."""
    return call("unbase64", to_column(col))


def unhex(col: ColumnOrName) -> Column:
    """The bytes that a text in base 16 says."""
    return call("unhex", to_column(col))


def unix_date(col: ColumnOrName) -> Column:
    """Days since 1970-01-01."""
    return call("unix_date", to_column(col))


def unix_micros(col: ColumnOrName) -> Column:
    """Microseconds since 1970-01-01 00:00:00 UTC."""
    return call("unix_micros", to_column(col))


def unix_millis(col: ColumnOrName) -> Column:
    """Milliseconds since 1970-01-01 00:00:00 UTC."""
    return call("unix_millis", to_column(col))


def unix_nanos(col: ColumnOrName) -> Column:
    """Nanoseconds since 1970-01-01 00:00:00 UTC."""
    return call("unix_nanos", to_column(col))


def unix_seconds(col: ColumnOrName) -> Column:
    """Seconds since 1970-01-01 00:00:00 UTC."""
    return call("unix_seconds", to_column(col))


def unwrap_udt(col: ColumnOrName) -> Column:
    """The value of a user-defined type as the SQL type below it."""
    return call("unwrap_udt", to_column(col))


def upper(col: ColumnOrName) -> Column:
    """The text in upper case."""
    return call("upper", to_column(col))


def url_decode(str: ColumnOrName) -> Column:
    """The text with the escapes of a URL taken back."""
    return call("url_decode", to_column(str))


def url_encode(str: ColumnOrName) -> Column:
    """The text escaped for a URL."""
    return call("url_encode", to_column(str))


def user() -> Column:
    """The name of the user who runs the query."""
    return call("user")


def validate_utf8(str: ColumnOrName) -> Column:
    """The text, or an error where it is not valid UTF-8."""
    return call("validate_utf8", to_column(str))


def var_pop(col: ColumnOrName) -> Column:
    """The population variance of the values."""
    return call("var_pop", to_column(col))


def var_samp(col: ColumnOrName) -> Column:
    """The sample variance of the values."""
    return call("var_samp", to_column(col))


def variance(col: ColumnOrName) -> Column:
    """The sample variance of the values."""
    return call("variance", to_column(col))


def variant_array_append(v: ColumnOrName, path: Any, value: ColumnOrName) -> Column:
    """The variant with a value added to the array at a path."""
    return call("variant_array_append", to_column(v), to_literal(path), to_column(value))


def variant_get(v: ColumnOrName, path: Any, targetType: Any) -> Column:
    """What stands at a path of the variant, as a type."""
    return call("variant_get", to_column(v), to_literal(path), to_literal(targetType))


def variant_insert(v: ColumnOrName, path: Any, value: ColumnOrName) -> Column:
    """The variant with a value put in at a path where there is none."""
    return call("variant_insert", to_column(v), to_literal(path), to_column(value))


def variant_set(v: ColumnOrName, path: Any, value: ColumnOrName, create_if_missing: Any = True) -> Column:
    """The variant with a value set at a path."""
    return call("variant_set", to_column(v), to_literal(path), to_column(value), to_literal(create_if_missing))


def variant_strip_nulls(v: ColumnOrName, include_arrays: Any = True) -> Column:
    """The variant without its nulls."""
    return call("variant_strip_nulls", to_column(v), to_literal(include_arrays))


def vector_avg(col: ColumnOrName) -> Column:
    """The mean of the vectors of the group."""
    return call("vector_avg", to_column(col))


def vector_cosine_similarity(left: ColumnOrName, right: ColumnOrName) -> Column:
    """The cosine of the angle between two vectors."""
    return call("vector_cosine_similarity", to_column(left), to_column(right))


def vector_inner_product(left: ColumnOrName, right: ColumnOrName) -> Column:
    """The inner product of two vectors."""
    return call("vector_inner_product", to_column(left), to_column(right))


def vector_l2_distance(left: ColumnOrName, right: ColumnOrName) -> Column:
    """The Euclidean distance of two vectors."""
    return call("vector_l2_distance", to_column(left), to_column(right))


def vector_norm(vector: ColumnOrName, degree: ColumnOrName | None = None) -> Column:
    """The length of the vector, in a norm."""
    arguments: list[Column] = []
    arguments.append(to_column(vector))
    if degree is not None:
        arguments.append(to_column(degree))
    return call("vector_norm", *arguments)


def vector_normalize(vector: ColumnOrName, degree: ColumnOrName | None = None) -> Column:
    """The vector divided by its length, in a norm."""
    arguments: list[Column] = []
    arguments.append(to_column(vector))
    if degree is not None:
        arguments.append(to_column(degree))
    return call("vector_normalize", *arguments)


def vector_sum(col: ColumnOrName) -> Column:
    """The sum of the vectors of the group."""
    return call("vector_sum", to_column(col))


def version() -> Column:
    """The version of the Spark that answers."""
    return call("version")


def weekday(col: ColumnOrName) -> Column:
    """The day of the week, from 0 for Monday."""
    return call("weekday", to_column(col))


def weekofyear(col: ColumnOrName) -> Column:
    """The ISO week of the year."""
    return call("weekofyear", to_column(col))


def width_bucket(v: ColumnOrName, min: ColumnOrName, max: ColumnOrName, numBucket: ColumnOrName | int | float) -> Column:
    """Which of so many even buckets between two bounds the value falls into."""
    return call("width_bucket", to_column(v), to_column(min), to_column(max), to_mixed(numBucket))


def window_time(windowColumn: ColumnOrName) -> Column:
    """The last moment of a window of time, which stands for it in a window over windows."""
    return call("window_time", to_column(windowColumn))


def xpath(xml: ColumnOrName, path: ColumnOrName) -> Column:
    """The texts that an XPath expression finds in an XML text, as an array."""
    return call("xpath", to_column(xml), to_column(path))


def xpath_boolean(xml: ColumnOrName, path: ColumnOrName) -> Column:
    """Whether an XPath expression holds for an XML text."""
    return call("xpath_boolean", to_column(xml), to_column(path))


def xpath_double(xml: ColumnOrName, path: ColumnOrName) -> Column:
    """The number that an XPath expression finds in an XML text, as a double."""
    return call("xpath_double", to_column(xml), to_column(path))


def xpath_float(xml: ColumnOrName, path: ColumnOrName) -> Column:
    """The number that an XPath expression finds in an XML text, as a float."""
    return call("xpath_float", to_column(xml), to_column(path))


def xpath_int(xml: ColumnOrName, path: ColumnOrName) -> Column:
    """The number that an XPath expression finds in an XML text, as an int."""
    return call("xpath_int", to_column(xml), to_column(path))


def xpath_long(xml: ColumnOrName, path: ColumnOrName) -> Column:
    """The number that an XPath expression finds in an XML text, as a bigint."""
    return call("xpath_long", to_column(xml), to_column(path))


def xpath_number(xml: ColumnOrName, path: ColumnOrName) -> Column:
    """The number that an XPath expression finds in an XML text, as a double."""
    return call("xpath_number", to_column(xml), to_column(path))


def xpath_short(xml: ColumnOrName, path: ColumnOrName) -> Column:
    """The number that an XPath expression finds in an XML text, as a smallint."""
    return call("xpath_short", to_column(xml), to_column(path))


def xpath_string(xml: ColumnOrName, path: ColumnOrName) -> Column:
    """The text that an XPath expression finds in an XML text."""
    return call("xpath_string", to_column(xml), to_column(path))


def xxhash64(*cols: ColumnOrName) -> Column:
    """A hash of the values: xxHash of 64 bits."""
    return call("xxhash64", *to_columns(cols))


def year(col: ColumnOrName) -> Column:
    """The year."""
    return call("year", to_column(col))


def years(col: ColumnOrName) -> Column:
    """For a partitioned table: the year of the value."""
    return call("years", to_column(col))


def zeroifnull(col: ColumnOrName) -> Column:
    """0 where the number is NULL, else the number."""
    return call("zeroifnull", to_column(col))
