# Written by python/tools/functions.py from api/functions.toml; edit that.
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
    "approxCountDistinct",
    "approx_count_distinct",
    "approx_percentile",
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
    "bitwiseNOT",
    "bitwise_not",
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
    "count",
    "countDistinct",
    "count_distinct",
    "count_if",
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
    "shiftRight",
    "shiftRightUnsigned",
    "shiftleft",
    "shiftright",
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
    "sumDistinct",
    "sum_distinct",
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
    """Spark's function ``abs``."""
    return call("abs", to_column(col))

def acos(col: ColumnOrName) -> Column:
    """Spark's function ``acos``."""
    return call("acos", to_column(col))

def acosh(col: ColumnOrName) -> Column:
    """Spark's function ``acosh``."""
    return call("acosh", to_column(col))

def add_months(start: ColumnOrName, months: ColumnOrName | int | float) -> Column:
    """Spark's function ``add_months``."""
    return call("add_months", to_column(start), to_mixed(months))

def aes_decrypt(input: ColumnOrName, key: ColumnOrName, mode: ColumnOrName | None = None, padding: ColumnOrName | None = None, aad: ColumnOrName | None = None) -> Column:
    """Spark's function ``aes_decrypt``."""
    return call("aes_decrypt", to_column(input), to_column(key), to_literal('GCM') if mode is None else to_column(mode), to_literal('DEFAULT') if padding is None else to_column(padding), to_literal('') if aad is None else to_column(aad))

def aes_encrypt(input: ColumnOrName, key: ColumnOrName, mode: ColumnOrName | None = None, padding: ColumnOrName | None = None, iv: ColumnOrName | None = None, aad: ColumnOrName | None = None) -> Column:
    """Spark's function ``aes_encrypt``."""
    return call("aes_encrypt", to_column(input), to_column(key), to_literal('GCM') if mode is None else to_column(mode), to_literal('DEFAULT') if padding is None else to_column(padding), to_literal('') if iv is None else to_column(iv), to_literal('') if aad is None else to_column(aad))

def approxCountDistinct(col: ColumnOrName, rsd: Any = None) -> Column:
    """Spark's function ``approx_count_distinct``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if rsd is not None:
        arguments.append(to_literal(rsd))
    return call("approx_count_distinct", *arguments)

def approx_count_distinct(col: ColumnOrName, rsd: Any = None) -> Column:
    """Spark's function ``approx_count_distinct``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if rsd is not None:
        arguments.append(to_literal(rsd))
    return call("approx_count_distinct", *arguments)

def approx_percentile(col: ColumnOrName, percentage: Any, accuracy: Any = 10000) -> Column:
    """Spark's function ``approx_percentile``."""
    return call("approx_percentile", to_column(col), to_literal(percentage), to_literal(accuracy))

def array(*cols: ColumnOrName) -> Column:
    """Spark's function ``array``."""
    return call("array", *to_columns(cols))

def array_agg(col: ColumnOrName) -> Column:
    """Spark's function ``array_agg``."""
    return call("array_agg", to_column(col))

def array_append(col: ColumnOrName, value: Any) -> Column:
    """Spark's function ``array_append``."""
    return call("array_append", to_column(col), to_literal(value))

def array_compact(col: ColumnOrName) -> Column:
    """Spark's function ``array_compact``."""
    return call("array_compact", to_column(col))

def array_contains(col: ColumnOrName, value: Any) -> Column:
    """Spark's function ``array_contains``."""
    return call("array_contains", to_column(col), to_literal(value))

def array_distinct(col: ColumnOrName) -> Column:
    """Spark's function ``array_distinct``."""
    return call("array_distinct", to_column(col))

def array_except(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """Spark's function ``array_except``."""
    return call("array_except", to_column(col1), to_column(col2))

def array_insert(arr: ColumnOrName, pos: ColumnOrName | int | float, value: Any) -> Column:
    """Spark's function ``array_insert``."""
    return call("array_insert", to_column(arr), to_mixed(pos), to_literal(value))

def array_intersect(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """Spark's function ``array_intersect``."""
    return call("array_intersect", to_column(col1), to_column(col2))

def array_join(col: ColumnOrName, delimiter: Any, null_replacement: Any = None) -> Column:
    """Spark's function ``array_join``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    arguments.append(to_literal(delimiter))
    if null_replacement is not None:
        arguments.append(to_literal(null_replacement))
    return call("array_join", *arguments)

def array_max(col: ColumnOrName) -> Column:
    """Spark's function ``array_max``."""
    return call("array_max", to_column(col))

def array_min(col: ColumnOrName) -> Column:
    """Spark's function ``array_min``."""
    return call("array_min", to_column(col))

def array_position(col: ColumnOrName, value: Any) -> Column:
    """Spark's function ``array_position``."""
    return call("array_position", to_column(col), to_literal(value))

def array_prepend(col: ColumnOrName, value: Any) -> Column:
    """Spark's function ``array_prepend``."""
    return call("array_prepend", to_column(col), to_literal(value))

def array_remove(col: ColumnOrName, element: Any) -> Column:
    """Spark's function ``array_remove``."""
    return call("array_remove", to_column(col), to_literal(element))

def array_repeat(col: ColumnOrName, count: ColumnOrName | int | float) -> Column:
    """Spark's function ``array_repeat``."""
    return call("array_repeat", to_column(col), to_mixed(count))

def array_size(col: ColumnOrName) -> Column:
    """Spark's function ``array_size``."""
    return call("array_size", to_column(col))

def array_union(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """Spark's function ``array_union``."""
    return call("array_union", to_column(col1), to_column(col2))

def arrays_overlap(a1: ColumnOrName, a2: ColumnOrName) -> Column:
    """Spark's function ``arrays_overlap``."""
    return call("arrays_overlap", to_column(a1), to_column(a2))

def arrays_zip(*cols: ColumnOrName) -> Column:
    """Spark's function ``arrays_zip``."""
    return call("arrays_zip", *to_columns(cols))

def ascii(col: ColumnOrName) -> Column:
    """Spark's function ``ascii``."""
    return call("ascii", to_column(col))

def asin(col: ColumnOrName) -> Column:
    """Spark's function ``asin``."""
    return call("asin", to_column(col))

def asinh(col: ColumnOrName) -> Column:
    """Spark's function ``asinh``."""
    return call("asinh", to_column(col))

def assert_true(col: ColumnOrName, errMsg: Any = None) -> Column:
    """Spark's function ``assert_true``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if errMsg is not None:
        arguments.append(to_literal(errMsg))
    return call("assert_true", *arguments)

def atan(col: ColumnOrName) -> Column:
    """Spark's function ``atan``."""
    return call("atan", to_column(col))

def atan2(col1: ColumnOrName | int | float, col2: ColumnOrName | int | float) -> Column:
    """Spark's function ``atan2``."""
    return call("atan2", to_mixed(col1), to_mixed(col2))

def atanh(col: ColumnOrName) -> Column:
    """Spark's function ``atanh``."""
    return call("atanh", to_column(col))

def avg(col: ColumnOrName) -> Column:
    """Spark's function ``avg``."""
    return call("avg", to_column(col))

def base64(col: ColumnOrName) -> Column:
    """Spark's function ``base64``."""
    return call("base64", to_column(col))

def bin(col: ColumnOrName) -> Column:
    """Spark's function ``bin``."""
    return call("bin", to_column(col))

def bit_and(col: ColumnOrName) -> Column:
    """Spark's function ``bit_and``."""
    return call("bit_and", to_column(col))

def bit_count(col: ColumnOrName) -> Column:
    """Spark's function ``bit_count``."""
    return call("bit_count", to_column(col))

def bit_get(col: ColumnOrName, pos: ColumnOrName) -> Column:
    """Spark's function ``bit_get``."""
    return call("bit_get", to_column(col), to_column(pos))

def bit_length(col: ColumnOrName) -> Column:
    """Spark's function ``bit_length``."""
    return call("bit_length", to_column(col))

def bit_or(col: ColumnOrName) -> Column:
    """Spark's function ``bit_or``."""
    return call("bit_or", to_column(col))

def bit_xor(col: ColumnOrName) -> Column:
    """Spark's function ``bit_xor``."""
    return call("bit_xor", to_column(col))

def bitmap_and_agg(col: ColumnOrName) -> Column:
    """Spark's function ``bitmap_and_agg``."""
    return call("bitmap_and_agg", to_column(col))

def bitmap_bit_position(col: ColumnOrName) -> Column:
    """Spark's function ``bitmap_bit_position``."""
    return call("bitmap_bit_position", to_column(col))

def bitmap_bucket_number(col: ColumnOrName) -> Column:
    """Spark's function ``bitmap_bucket_number``."""
    return call("bitmap_bucket_number", to_column(col))

def bitmap_construct_agg(col: ColumnOrName) -> Column:
    """Spark's function ``bitmap_construct_agg``."""
    return call("bitmap_construct_agg", to_column(col))

def bitmap_count(col: ColumnOrName) -> Column:
    """Spark's function ``bitmap_count``."""
    return call("bitmap_count", to_column(col))

def bitmap_or_agg(col: ColumnOrName) -> Column:
    """Spark's function ``bitmap_or_agg``."""
    return call("bitmap_or_agg", to_column(col))

def bitwiseNOT(col: ColumnOrName) -> Column:
    """Spark's function ``~``."""
    return call("~", to_column(col))

def bitwise_not(col: ColumnOrName) -> Column:
    """Spark's function ``~``."""
    return call("~", to_column(col))

def bool_and(col: ColumnOrName) -> Column:
    """Spark's function ``bool_and``."""
    return call("bool_and", to_column(col))

def bool_or(col: ColumnOrName) -> Column:
    """Spark's function ``bool_or``."""
    return call("bool_or", to_column(col))

def bround(col: ColumnOrName, scale: ColumnOrName | int | float | None = None) -> Column:
    """Spark's function ``bround``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if scale is not None:
        arguments.append(to_mixed(scale))
    return call("bround", *arguments)

def btrim(str: ColumnOrName, trim: ColumnOrName | None = None) -> Column:
    """Spark's function ``btrim``."""
    arguments: list[Column] = []
    arguments.append(to_column(str))
    if trim is not None:
        arguments.append(to_column(trim))
    return call("btrim", *arguments)

def bucket(numBuckets: Any, col: ColumnOrName) -> Column:
    """Spark's function ``bucket``."""
    return call("bucket", to_literal(numBuckets), to_column(col))

def cardinality(col: ColumnOrName) -> Column:
    """Spark's function ``cardinality``."""
    return call("cardinality", to_column(col))

def cbrt(col: ColumnOrName) -> Column:
    """Spark's function ``cbrt``."""
    return call("cbrt", to_column(col))

def ceil(col: ColumnOrName, scale: ColumnOrName | int | float | None = None) -> Column:
    """Spark's function ``ceil``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if scale is not None:
        arguments.append(to_mixed(scale))
    return call("ceil", *arguments)

def ceiling(col: ColumnOrName, scale: ColumnOrName | int | float | None = None) -> Column:
    """Spark's function ``ceiling``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if scale is not None:
        arguments.append(to_mixed(scale))
    return call("ceiling", *arguments)

def char(col: ColumnOrName) -> Column:
    """Spark's function ``char``."""
    return call("char", to_column(col))

def char_length(str: ColumnOrName) -> Column:
    """Spark's function ``char_length``."""
    return call("char_length", to_column(str))

def character_length(str: ColumnOrName) -> Column:
    """Spark's function ``character_length``."""
    return call("character_length", to_column(str))

def chr(n: ColumnOrName) -> Column:
    """Spark's function ``chr``."""
    return call("chr", to_column(n))

def coalesce(*cols: ColumnOrName) -> Column:
    """Spark's function ``coalesce``."""
    return call("coalesce", *to_columns(cols))

def collate(col: ColumnOrName, collation: Any) -> Column:
    """Spark's function ``collate``."""
    return call("collate", to_column(col), to_literal(collation))

def collation(col: ColumnOrName) -> Column:
    """Spark's function ``collation``."""
    return call("collation", to_column(col))

def collect_list(col: ColumnOrName) -> Column:
    """Spark's function ``collect_list``."""
    return call("collect_list", to_column(col))

def collect_set(col: ColumnOrName) -> Column:
    """Spark's function ``collect_set``."""
    return call("collect_set", to_column(col))

def collect_union(col: ColumnOrName) -> Column:
    """Spark's function ``collect_union``."""
    return call("collect_union", to_column(col))

def concat(*cols: ColumnOrName) -> Column:
    """Spark's function ``concat``."""
    return call("concat", *to_columns(cols))

def concat_ws(sep: Any, *cols: ColumnOrName) -> Column:
    """Spark's function ``concat_ws``."""
    return call("concat_ws", to_literal(sep), *to_columns(cols))

def contains(left: ColumnOrName, right: ColumnOrName) -> Column:
    """Spark's function ``contains``."""
    return call("contains", to_column(left), to_column(right))

def conv(col: ColumnOrName, fromBase: Any, toBase: Any) -> Column:
    """Spark's function ``conv``."""
    return call("conv", to_column(col), to_literal(fromBase), to_literal(toBase))

def convert_timezone(sourceTz: ColumnOrName, targetTz: ColumnOrName, sourceTs: ColumnOrName) -> Column:
    """Spark's function ``convert_timezone``."""
    return call("convert_timezone", to_column(sourceTz), to_column(targetTz), to_column(sourceTs))

def corr(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """Spark's function ``corr``."""
    return call("corr", to_column(col1), to_column(col2))

def cos(col: ColumnOrName) -> Column:
    """Spark's function ``cos``."""
    return call("cos", to_column(col))

def cosh(col: ColumnOrName) -> Column:
    """Spark's function ``cosh``."""
    return call("cosh", to_column(col))

def cot(col: ColumnOrName) -> Column:
    """Spark's function ``cot``."""
    return call("cot", to_column(col))

def count(col: ColumnOrName) -> Column:
    """Spark's function ``count``."""
    return call("count", to_column(col))

def countDistinct(col: ColumnOrName, *cols: ColumnOrName) -> Column:
    """Spark's function ``count`` of distinct values."""
    return call_distinct("count", to_column(col), *to_columns(cols))

def count_distinct(col: ColumnOrName, *cols: ColumnOrName) -> Column:
    """Spark's function ``count`` of distinct values."""
    return call_distinct("count", to_column(col), *to_columns(cols))

def count_if(col: ColumnOrName) -> Column:
    """Spark's function ``count_if``."""
    return call("count_if", to_column(col))

def counter_diff(value: ColumnOrName, startTime: ColumnOrName | None = None) -> Column:
    """Spark's function ``counter_diff``."""
    arguments: list[Column] = []
    arguments.append(to_column(value))
    if startTime is not None:
        arguments.append(to_column(startTime))
    return call("counter_diff", *arguments)

def covar_pop(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """Spark's function ``covar_pop``."""
    return call("covar_pop", to_column(col1), to_column(col2))

def covar_samp(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """Spark's function ``covar_samp``."""
    return call("covar_samp", to_column(col1), to_column(col2))

def crc32(col: ColumnOrName) -> Column:
    """Spark's function ``crc32``."""
    return call("crc32", to_column(col))

def create_map(*cols: ColumnOrName) -> Column:
    """Spark's function ``map``."""
    return call("map", *to_columns(cols))

def csc(col: ColumnOrName) -> Column:
    """Spark's function ``csc``."""
    return call("csc", to_column(col))

def cume_dist() -> Column:
    """Spark's function ``cume_dist``."""
    return call("cume_dist")

def curdate() -> Column:
    """Spark's function ``curdate``."""
    return call("curdate")

def current_catalog() -> Column:
    """Spark's function ``current_catalog``."""
    return call("current_catalog")

def current_database() -> Column:
    """Spark's function ``current_database``."""
    return call("current_database")

def current_date() -> Column:
    """Spark's function ``current_date``."""
    return call("current_date")

def current_path() -> Column:
    """Spark's function ``current_path``."""
    return call("current_path")

def current_schema() -> Column:
    """Spark's function ``current_schema``."""
    return call("current_schema")

def current_time(precision: Any = None) -> Column:
    """Spark's function ``current_time``."""
    arguments: list[Column] = []
    if precision is not None:
        arguments.append(to_literal(precision))
    return call("current_time", *arguments)

def current_timestamp() -> Column:
    """Spark's function ``current_timestamp``."""
    return call("current_timestamp")

def current_timezone() -> Column:
    """Spark's function ``current_timezone``."""
    return call("current_timezone")

def current_user() -> Column:
    """Spark's function ``current_user``."""
    return call("current_user")

def date_add(start: ColumnOrName, days: ColumnOrName | int | float) -> Column:
    """Spark's function ``date_add``."""
    return call("date_add", to_column(start), to_mixed(days))

def date_diff(end: ColumnOrName, start: ColumnOrName) -> Column:
    """Spark's function ``date_diff``."""
    return call("date_diff", to_column(end), to_column(start))

def date_format(date: ColumnOrName, format: Any) -> Column:
    """Spark's function ``date_format``."""
    return call("date_format", to_column(date), to_literal(format))

def date_from_unix_date(days: ColumnOrName) -> Column:
    """Spark's function ``date_from_unix_date``."""
    return call("date_from_unix_date", to_column(days))

def date_part(field: ColumnOrName, source: ColumnOrName) -> Column:
    """Spark's function ``date_part``."""
    return call("date_part", to_column(field), to_column(source))

def date_sub(start: ColumnOrName, days: ColumnOrName | int | float) -> Column:
    """Spark's function ``date_sub``."""
    return call("date_sub", to_column(start), to_mixed(days))

def date_trunc(format: Any, timestamp: ColumnOrName) -> Column:
    """Spark's function ``date_trunc``."""
    return call("date_trunc", to_literal(format), to_column(timestamp))

def dateadd(start: ColumnOrName, days: ColumnOrName | int | float) -> Column:
    """Spark's function ``dateadd``."""
    return call("dateadd", to_column(start), to_mixed(days))

def datediff(end: ColumnOrName, start: ColumnOrName) -> Column:
    """Spark's function ``datediff``."""
    return call("datediff", to_column(end), to_column(start))

def datepart(field: ColumnOrName, source: ColumnOrName) -> Column:
    """Spark's function ``datepart``."""
    return call("datepart", to_column(field), to_column(source))

def day(col: ColumnOrName) -> Column:
    """Spark's function ``day``."""
    return call("day", to_column(col))

def dayname(col: ColumnOrName) -> Column:
    """Spark's function ``dayname``."""
    return call("dayname", to_column(col))

def dayofmonth(col: ColumnOrName) -> Column:
    """Spark's function ``dayofmonth``."""
    return call("dayofmonth", to_column(col))

def dayofweek(col: ColumnOrName) -> Column:
    """Spark's function ``dayofweek``."""
    return call("dayofweek", to_column(col))

def dayofyear(col: ColumnOrName) -> Column:
    """Spark's function ``dayofyear``."""
    return call("dayofyear", to_column(col))

def days(col: ColumnOrName) -> Column:
    """Spark's function ``days``."""
    return call("days", to_column(col))

def decode(col: ColumnOrName, charset: Any) -> Column:
    """Spark's function ``decode``."""
    return call("decode", to_column(col), to_literal(charset))

def degrees(col: ColumnOrName) -> Column:
    """Spark's function ``degrees``."""
    return call("degrees", to_column(col))

def dense_rank() -> Column:
    """Spark's function ``dense_rank``."""
    return call("dense_rank")

def e() -> Column:
    """Spark's function ``e``."""
    return call("e")

def element_at(col: ColumnOrName, extraction: Any) -> Column:
    """Spark's function ``element_at``."""
    return call("element_at", to_column(col), to_literal(extraction))

def elt(*inputs: ColumnOrName) -> Column:
    """Spark's function ``elt``."""
    return call("elt", *to_columns(inputs))

def encode(col: ColumnOrName, charset: Any) -> Column:
    """Spark's function ``encode``."""
    return call("encode", to_column(col), to_literal(charset))

def endswith(str: ColumnOrName, suffix: ColumnOrName) -> Column:
    """Spark's function ``endswith``."""
    return call("endswith", to_column(str), to_column(suffix))

def equal_null(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """Spark's function ``equal_null``."""
    return call("equal_null", to_column(col1), to_column(col2))

def every(col: ColumnOrName) -> Column:
    """Spark's function ``every``."""
    return call("every", to_column(col))

def exp(col: ColumnOrName) -> Column:
    """Spark's function ``exp``."""
    return call("exp", to_column(col))

def explode(col: ColumnOrName) -> Column:
    """Spark's function ``explode``."""
    return call("explode", to_column(col))

def explode_outer(col: ColumnOrName) -> Column:
    """Spark's function ``explode_outer``."""
    return call("explode_outer", to_column(col))

def expm1(col: ColumnOrName) -> Column:
    """Spark's function ``expm1``."""
    return call("expm1", to_column(col))

def extract(field: ColumnOrName, source: ColumnOrName) -> Column:
    """Spark's function ``extract``."""
    return call("extract", to_column(field), to_column(source))

def factorial(col: ColumnOrName) -> Column:
    """Spark's function ``factorial``."""
    return call("factorial", to_column(col))

def find_in_set(str: ColumnOrName, str_array: ColumnOrName) -> Column:
    """Spark's function ``find_in_set``."""
    return call("find_in_set", to_column(str), to_column(str_array))

def first(col: ColumnOrName, ignorenulls: Any = False) -> Column:
    """Spark's function ``first``."""
    return call("first", to_column(col), to_literal(ignorenulls))

def flatten(col: ColumnOrName) -> Column:
    """Spark's function ``flatten``."""
    return call("flatten", to_column(col))

def floor(col: ColumnOrName, scale: ColumnOrName | int | float | None = None) -> Column:
    """Spark's function ``floor``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if scale is not None:
        arguments.append(to_mixed(scale))
    return call("floor", *arguments)

def format_number(col: ColumnOrName, d: Any) -> Column:
    """Spark's function ``format_number``."""
    return call("format_number", to_column(col), to_literal(d))

def format_string(format: Any, *cols: ColumnOrName) -> Column:
    """Spark's function ``format_string``."""
    return call("format_string", to_literal(format), *to_columns(cols))

def from_base32(col: ColumnOrName) -> Column:
    """Spark's function ``from_base32``."""
    return call("from_base32", to_column(col))

def from_unixtime(timestamp: ColumnOrName, format: Any = 'yyyy-MM-dd HH:mm:ss') -> Column:
    """Spark's function ``from_unixtime``."""
    return call("from_unixtime", to_column(timestamp), to_literal(format))

def from_utc_timestamp(timestamp: ColumnOrName, tz: Any) -> Column:
    """Spark's function ``from_utc_timestamp``."""
    return call("from_utc_timestamp", to_column(timestamp), to_literal(tz))

def get(col: ColumnOrName, index: ColumnOrName | int | float) -> Column:
    """Spark's function ``get``."""
    return call("get", to_column(col), to_mixed(index))

def get_json_object(col: ColumnOrName, path: Any) -> Column:
    """Spark's function ``get_json_object``."""
    return call("get_json_object", to_column(col), to_literal(path))

def getbit(col: ColumnOrName, pos: ColumnOrName) -> Column:
    """Spark's function ``getbit``."""
    return call("getbit", to_column(col), to_column(pos))

def grouping(col: ColumnOrName) -> Column:
    """Spark's function ``grouping``."""
    return call("grouping", to_column(col))

def grouping_id(*cols: ColumnOrName) -> Column:
    """Spark's function ``grouping_id``."""
    return call("grouping_id", *to_columns(cols))

def hash(*cols: ColumnOrName) -> Column:
    """Spark's function ``hash``."""
    return call("hash", *to_columns(cols))

def hex(col: ColumnOrName) -> Column:
    """Spark's function ``hex``."""
    return call("hex", to_column(col))

def histogram_numeric(col: ColumnOrName, nBins: ColumnOrName) -> Column:
    """Spark's function ``histogram_numeric``."""
    return call("histogram_numeric", to_column(col), to_column(nBins))

def hll_sketch_agg(col: ColumnOrName, lgConfigK: Any = None) -> Column:
    """Spark's function ``hll_sketch_agg``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if lgConfigK is not None:
        arguments.append(to_literal(lgConfigK))
    return call("hll_sketch_agg", *arguments)

def hll_sketch_estimate(col: ColumnOrName) -> Column:
    """Spark's function ``hll_sketch_estimate``."""
    return call("hll_sketch_estimate", to_column(col))

def hll_union(col1: ColumnOrName, col2: ColumnOrName, allowDifferentLgConfigK: Any = None) -> Column:
    """Spark's function ``hll_union``."""
    arguments: list[Column] = []
    arguments.append(to_column(col1))
    arguments.append(to_column(col2))
    if allowDifferentLgConfigK is not None:
        arguments.append(to_literal(allowDifferentLgConfigK))
    return call("hll_union", *arguments)

def hll_union_agg(col: ColumnOrName, allowDifferentLgConfigK: Any = None) -> Column:
    """Spark's function ``hll_union_agg``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if allowDifferentLgConfigK is not None:
        arguments.append(to_literal(allowDifferentLgConfigK))
    return call("hll_union_agg", *arguments)

def hmac(key: ColumnOrName, message: ColumnOrName, algorithm: ColumnOrName | None = None) -> Column:
    """Spark's function ``hmac``."""
    arguments: list[Column] = []
    arguments.append(to_column(key))
    arguments.append(to_column(message))
    if algorithm is not None:
        arguments.append(to_column(algorithm))
    return call("hmac", *arguments)

def hour(col: ColumnOrName) -> Column:
    """Spark's function ``hour``."""
    return call("hour", to_column(col))

def hours(col: ColumnOrName) -> Column:
    """Spark's function ``hours``."""
    return call("hours", to_column(col))

def hypot(col1: ColumnOrName | int | float, col2: ColumnOrName | int | float) -> Column:
    """Spark's function ``hypot``."""
    return call("hypot", to_mixed(col1), to_mixed(col2))

def ifnull(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """Spark's function ``ifnull``."""
    return call("ifnull", to_column(col1), to_column(col2))

def ilike(str: ColumnOrName, pattern: ColumnOrName, escapeChar: ColumnOrName | None = None) -> Column:
    """Spark's function ``ilike``."""
    arguments: list[Column] = []
    arguments.append(to_column(str))
    arguments.append(to_column(pattern))
    if escapeChar is not None:
        arguments.append(to_column(escapeChar))
    return call("ilike", *arguments)

def initcap(col: ColumnOrName) -> Column:
    """Spark's function ``initcap``."""
    return call("initcap", to_column(col))

def inline(col: ColumnOrName) -> Column:
    """Spark's function ``inline``."""
    return call("inline", to_column(col))

def inline_outer(col: ColumnOrName) -> Column:
    """Spark's function ``inline_outer``."""
    return call("inline_outer", to_column(col))

def input_file_block_length() -> Column:
    """Spark's function ``input_file_block_length``."""
    return call("input_file_block_length")

def input_file_block_start() -> Column:
    """Spark's function ``input_file_block_start``."""
    return call("input_file_block_start")

def input_file_name() -> Column:
    """Spark's function ``input_file_name``."""
    return call("input_file_name")

def is_valid_utf8(str: ColumnOrName) -> Column:
    """Spark's function ``is_valid_utf8``."""
    return call("is_valid_utf8", to_column(str))

def is_valid_variant(v: ColumnOrName) -> Column:
    """Spark's function ``is_valid_variant``."""
    return call("is_valid_variant", to_column(v))

def is_variant_null(v: ColumnOrName) -> Column:
    """Spark's function ``is_variant_null``."""
    return call("is_variant_null", to_column(v))

def isnan(col: ColumnOrName) -> Column:
    """Spark's function ``isnan``."""
    return call("isnan", to_column(col))

def isnotnull(col: ColumnOrName) -> Column:
    """Spark's function ``isnotnull``."""
    return call("isnotnull", to_column(col))

def isnull(col: ColumnOrName) -> Column:
    """Spark's function ``isnull``."""
    return call("isnull", to_column(col))

def jaro_winkler_similarity(left: ColumnOrName, right: ColumnOrName) -> Column:
    """Spark's function ``jaro_winkler_similarity``."""
    return call("jaro_winkler_similarity", to_column(left), to_column(right))

def java_method(*cols: ColumnOrName) -> Column:
    """Spark's function ``java_method``."""
    return call("java_method", *to_columns(cols))

def json_array_length(col: ColumnOrName) -> Column:
    """Spark's function ``json_array_length``."""
    return call("json_array_length", to_column(col))

def json_object_keys(col: ColumnOrName) -> Column:
    """Spark's function ``json_object_keys``."""
    return call("json_object_keys", to_column(col))

def kll_merge_agg_bigint(col: ColumnOrName, k: Any = None) -> Column:
    """Spark's function ``kll_merge_agg_bigint``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if k is not None:
        arguments.append(to_literal(k))
    return call("kll_merge_agg_bigint", *arguments)

def kll_merge_agg_double(col: ColumnOrName, k: Any = None) -> Column:
    """Spark's function ``kll_merge_agg_double``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if k is not None:
        arguments.append(to_literal(k))
    return call("kll_merge_agg_double", *arguments)

def kll_merge_agg_float(col: ColumnOrName, k: Any = None) -> Column:
    """Spark's function ``kll_merge_agg_float``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if k is not None:
        arguments.append(to_literal(k))
    return call("kll_merge_agg_float", *arguments)

def kll_sketch_agg_bigint(col: ColumnOrName, k: Any = None) -> Column:
    """Spark's function ``kll_sketch_agg_bigint``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if k is not None:
        arguments.append(to_literal(k))
    return call("kll_sketch_agg_bigint", *arguments)

def kll_sketch_agg_double(col: ColumnOrName, k: Any = None) -> Column:
    """Spark's function ``kll_sketch_agg_double``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if k is not None:
        arguments.append(to_literal(k))
    return call("kll_sketch_agg_double", *arguments)

def kll_sketch_agg_float(col: ColumnOrName, k: Any = None) -> Column:
    """Spark's function ``kll_sketch_agg_float``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if k is not None:
        arguments.append(to_literal(k))
    return call("kll_sketch_agg_float", *arguments)

def kll_sketch_get_n_bigint(col: ColumnOrName) -> Column:
    """Spark's function ``kll_sketch_get_n_bigint``."""
    return call("kll_sketch_get_n_bigint", to_column(col))

def kll_sketch_get_n_double(col: ColumnOrName) -> Column:
    """Spark's function ``kll_sketch_get_n_double``."""
    return call("kll_sketch_get_n_double", to_column(col))

def kll_sketch_get_n_float(col: ColumnOrName) -> Column:
    """Spark's function ``kll_sketch_get_n_float``."""
    return call("kll_sketch_get_n_float", to_column(col))

def kll_sketch_get_quantile_bigint(sketch: ColumnOrName, rank: ColumnOrName) -> Column:
    """Spark's function ``kll_sketch_get_quantile_bigint``."""
    return call("kll_sketch_get_quantile_bigint", to_column(sketch), to_column(rank))

def kll_sketch_get_quantile_double(sketch: ColumnOrName, rank: ColumnOrName) -> Column:
    """Spark's function ``kll_sketch_get_quantile_double``."""
    return call("kll_sketch_get_quantile_double", to_column(sketch), to_column(rank))

def kll_sketch_get_quantile_float(sketch: ColumnOrName, rank: ColumnOrName) -> Column:
    """Spark's function ``kll_sketch_get_quantile_float``."""
    return call("kll_sketch_get_quantile_float", to_column(sketch), to_column(rank))

def kll_sketch_get_rank_bigint(sketch: ColumnOrName, quantile: ColumnOrName) -> Column:
    """Spark's function ``kll_sketch_get_rank_bigint``."""
    return call("kll_sketch_get_rank_bigint", to_column(sketch), to_column(quantile))

def kll_sketch_get_rank_double(sketch: ColumnOrName, quantile: ColumnOrName) -> Column:
    """Spark's function ``kll_sketch_get_rank_double``."""
    return call("kll_sketch_get_rank_double", to_column(sketch), to_column(quantile))

def kll_sketch_get_rank_float(sketch: ColumnOrName, quantile: ColumnOrName) -> Column:
    """Spark's function ``kll_sketch_get_rank_float``."""
    return call("kll_sketch_get_rank_float", to_column(sketch), to_column(quantile))

def kll_sketch_merge_bigint(left: ColumnOrName, right: ColumnOrName) -> Column:
    """Spark's function ``kll_sketch_merge_bigint``."""
    return call("kll_sketch_merge_bigint", to_column(left), to_column(right))

def kll_sketch_merge_double(left: ColumnOrName, right: ColumnOrName) -> Column:
    """Spark's function ``kll_sketch_merge_double``."""
    return call("kll_sketch_merge_double", to_column(left), to_column(right))

def kll_sketch_merge_float(left: ColumnOrName, right: ColumnOrName) -> Column:
    """Spark's function ``kll_sketch_merge_float``."""
    return call("kll_sketch_merge_float", to_column(left), to_column(right))

def kll_sketch_to_string_bigint(col: ColumnOrName) -> Column:
    """Spark's function ``kll_sketch_to_string_bigint``."""
    return call("kll_sketch_to_string_bigint", to_column(col))

def kll_sketch_to_string_double(col: ColumnOrName) -> Column:
    """Spark's function ``kll_sketch_to_string_double``."""
    return call("kll_sketch_to_string_double", to_column(col))

def kll_sketch_to_string_float(col: ColumnOrName) -> Column:
    """Spark's function ``kll_sketch_to_string_float``."""
    return call("kll_sketch_to_string_float", to_column(col))

def kurtosis(col: ColumnOrName) -> Column:
    """Spark's function ``kurtosis``."""
    return call("kurtosis", to_column(col))

def lag(col: ColumnOrName, offset: Any = 1, default: Any = None) -> Column:
    """Spark's function ``lag``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    arguments.append(to_literal(offset))
    if default is not None:
        arguments.append(to_literal(default))
    return call("lag", *arguments)

def last(col: ColumnOrName, ignorenulls: Any = False) -> Column:
    """Spark's function ``last``."""
    return call("last", to_column(col), to_literal(ignorenulls))

def last_day(date: ColumnOrName) -> Column:
    """Spark's function ``last_day``."""
    return call("last_day", to_column(date))

def lcase(str: ColumnOrName) -> Column:
    """Spark's function ``lcase``."""
    return call("lcase", to_column(str))

def lead(col: ColumnOrName, offset: Any = 1, default: Any = None) -> Column:
    """Spark's function ``lead``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    arguments.append(to_literal(offset))
    if default is not None:
        arguments.append(to_literal(default))
    return call("lead", *arguments)

def left(str: ColumnOrName, len: ColumnOrName) -> Column:
    """Spark's function ``left``."""
    return call("left", to_column(str), to_column(len))

def length(col: ColumnOrName) -> Column:
    """Spark's function ``length``."""
    return call("length", to_column(col))

def levenshtein(left: ColumnOrName, right: ColumnOrName, threshold: Any = None) -> Column:
    """Spark's function ``levenshtein``."""
    arguments: list[Column] = []
    arguments.append(to_column(left))
    arguments.append(to_column(right))
    if threshold is not None:
        arguments.append(to_literal(threshold))
    return call("levenshtein", *arguments)

def like(str: ColumnOrName, pattern: ColumnOrName, escapeChar: ColumnOrName | None = None) -> Column:
    """Spark's function ``like``."""
    arguments: list[Column] = []
    arguments.append(to_column(str))
    arguments.append(to_column(pattern))
    if escapeChar is not None:
        arguments.append(to_column(escapeChar))
    return call("like", *arguments)

def listagg(col: ColumnOrName, delimiter: Any = None) -> Column:
    """Spark's function ``listagg``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if delimiter is not None:
        arguments.append(to_literal(delimiter))
    return call("listagg", *arguments)

def listagg_distinct(col: ColumnOrName, delimiter: Any = None) -> Column:
    """Spark's function ``listagg`` of distinct values."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if delimiter is not None:
        arguments.append(to_literal(delimiter))
    return call_distinct("listagg", *arguments)

def ln(col: ColumnOrName) -> Column:
    """Spark's function ``ln``."""
    return call("ln", to_column(col))

def localtimestamp() -> Column:
    """Spark's function ``localtimestamp``."""
    return call("localtimestamp")

def locate(substr: Any, str: ColumnOrName, pos: Any = 1) -> Column:
    """Spark's function ``locate``."""
    return call("locate", to_literal(substr), to_column(str), to_literal(pos))

def log10(col: ColumnOrName) -> Column:
    """Spark's function ``log10``."""
    return call("log10", to_column(col))

def log1p(col: ColumnOrName) -> Column:
    """Spark's function ``log1p``."""
    return call("log1p", to_column(col))

def log2(col: ColumnOrName) -> Column:
    """Spark's function ``log2``."""
    return call("log2", to_column(col))

def lower(col: ColumnOrName) -> Column:
    """Spark's function ``lower``."""
    return call("lower", to_column(col))

def lpad(col: ColumnOrName, len: Any, pad: Any) -> Column:
    """Spark's function ``lpad``."""
    return call("lpad", to_column(col), to_literal(len), to_literal(pad))

def make_date(year: ColumnOrName, month: ColumnOrName, day: ColumnOrName) -> Column:
    """Spark's function ``make_date``."""
    return call("make_date", to_column(year), to_column(month), to_column(day))

def make_dt_interval(days: ColumnOrName | None = None, hours: ColumnOrName | None = None, mins: ColumnOrName | None = None, secs: ColumnOrName | None = None) -> Column:
    """Spark's function ``make_dt_interval``."""
    return call("make_dt_interval", to_literal(0) if days is None else to_column(days), to_literal(0) if hours is None else to_column(hours), to_literal(0) if mins is None else to_column(mins), to_literal(Decimal(0)) if secs is None else to_column(secs))

def make_interval(years: ColumnOrName | None = None, months: ColumnOrName | None = None, weeks: ColumnOrName | None = None, days: ColumnOrName | None = None, hours: ColumnOrName | None = None, mins: ColumnOrName | None = None, secs: ColumnOrName | None = None) -> Column:
    """Spark's function ``make_interval``."""
    return call("make_interval", to_literal(0) if years is None else to_column(years), to_literal(0) if months is None else to_column(months), to_literal(0) if weeks is None else to_column(weeks), to_literal(0) if days is None else to_column(days), to_literal(0) if hours is None else to_column(hours), to_literal(0) if mins is None else to_column(mins), to_literal(Decimal(0)) if secs is None else to_column(secs))

def make_time(hour: ColumnOrName, minute: ColumnOrName, second: ColumnOrName) -> Column:
    """Spark's function ``make_time``."""
    return call("make_time", to_column(hour), to_column(minute), to_column(second))

def make_timestamp_ltz(years: ColumnOrName, months: ColumnOrName, days: ColumnOrName, hours: ColumnOrName, mins: ColumnOrName, secs: ColumnOrName, timezone: ColumnOrName | None = None) -> Column:
    """Spark's function ``make_timestamp_ltz``."""
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
    """Spark's function ``make_valid_utf8``."""
    return call("make_valid_utf8", to_column(str))

def make_ym_interval(years: ColumnOrName | None = None, months: ColumnOrName | None = None) -> Column:
    """Spark's function ``make_ym_interval``."""
    return call("make_ym_interval", to_literal(0) if years is None else to_column(years), to_literal(0) if months is None else to_column(months))

def map_concat(*cols: ColumnOrName) -> Column:
    """Spark's function ``map_concat``."""
    return call("map_concat", *to_columns(cols))

def map_contains_key(col: ColumnOrName, value: Any) -> Column:
    """Spark's function ``map_contains_key``."""
    return call("map_contains_key", to_column(col), to_literal(value))

def map_entries(col: ColumnOrName) -> Column:
    """Spark's function ``map_entries``."""
    return call("map_entries", to_column(col))

def map_from_arrays(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """Spark's function ``map_from_arrays``."""
    return call("map_from_arrays", to_column(col1), to_column(col2))

def map_from_entries(col: ColumnOrName) -> Column:
    """Spark's function ``map_from_entries``."""
    return call("map_from_entries", to_column(col))

def map_keys(col: ColumnOrName) -> Column:
    """Spark's function ``map_keys``."""
    return call("map_keys", to_column(col))

def map_values(col: ColumnOrName) -> Column:
    """Spark's function ``map_values``."""
    return call("map_values", to_column(col))

def mask(col: ColumnOrName, upperChar: ColumnOrName | None = None, lowerChar: ColumnOrName | None = None, digitChar: ColumnOrName | None = None, otherChar: ColumnOrName | None = None) -> Column:
    """Spark's function ``mask``."""
    return call("mask", to_column(col), to_literal('X') if upperChar is None else to_column(upperChar), to_literal('x') if lowerChar is None else to_column(lowerChar), to_literal('n') if digitChar is None else to_column(digitChar), to_literal(None) if otherChar is None else to_column(otherChar))

def max(col: ColumnOrName) -> Column:
    """Spark's function ``max``."""
    return call("max", to_column(col))

def max_by(col: ColumnOrName, ord: ColumnOrName, k: Any = None) -> Column:
    """Spark's function ``max_by``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    arguments.append(to_column(ord))
    if k is not None:
        arguments.append(to_literal(k))
    return call("max_by", *arguments)

def md5(col: ColumnOrName) -> Column:
    """Spark's function ``md5``."""
    return call("md5", to_column(col))

def mean(col: ColumnOrName) -> Column:
    """Spark's function ``avg``."""
    return call("avg", to_column(col))

def median(col: ColumnOrName) -> Column:
    """Spark's function ``median``."""
    return call("median", to_column(col))

def min(col: ColumnOrName) -> Column:
    """Spark's function ``min``."""
    return call("min", to_column(col))

def min_by(col: ColumnOrName, ord: ColumnOrName, k: Any = None) -> Column:
    """Spark's function ``min_by``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    arguments.append(to_column(ord))
    if k is not None:
        arguments.append(to_literal(k))
    return call("min_by", *arguments)

def minute(col: ColumnOrName) -> Column:
    """Spark's function ``minute``."""
    return call("minute", to_column(col))

def mode(col: ColumnOrName, deterministic: Any = False) -> Column:
    """Spark's function ``mode``."""
    return call("mode", to_column(col), to_literal(deterministic))

def monotonically_increasing_id() -> Column:
    """Spark's function ``monotonically_increasing_id``."""
    return call("monotonically_increasing_id")

def month(col: ColumnOrName) -> Column:
    """Spark's function ``month``."""
    return call("month", to_column(col))

def monthname(col: ColumnOrName) -> Column:
    """Spark's function ``monthname``."""
    return call("monthname", to_column(col))

def months(col: ColumnOrName) -> Column:
    """Spark's function ``months``."""
    return call("months", to_column(col))

def months_between(date1: ColumnOrName, date2: ColumnOrName, roundOff: Any = True) -> Column:
    """Spark's function ``months_between``."""
    return call("months_between", to_column(date1), to_column(date2), to_literal(roundOff))

def named_struct(*cols: ColumnOrName) -> Column:
    """Spark's function ``named_struct``."""
    return call("named_struct", *to_columns(cols))

def nanvl(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """Spark's function ``nanvl``."""
    return call("nanvl", to_column(col1), to_column(col2))

def negative(col: ColumnOrName) -> Column:
    """Spark's function ``negative``."""
    return call("negative", to_column(col))

def next_day(date: ColumnOrName, dayOfWeek: Any) -> Column:
    """Spark's function ``next_day``."""
    return call("next_day", to_column(date), to_literal(dayOfWeek))

def now() -> Column:
    """Spark's function ``now``."""
    return call("now")

def nth_value(col: ColumnOrName, offset: Any, ignoreNulls: Any = False) -> Column:
    """Spark's function ``nth_value``."""
    return call("nth_value", to_column(col), to_literal(offset), to_literal(ignoreNulls))

def ntile(n: Any) -> Column:
    """Spark's function ``ntile``."""
    return call("ntile", to_literal(n))

def nullif(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """Spark's function ``nullif``."""
    return call("nullif", to_column(col1), to_column(col2))

def nullifzero(col: ColumnOrName) -> Column:
    """Spark's function ``nullifzero``."""
    return call("nullifzero", to_column(col))

def nvl(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """Spark's function ``nvl``."""
    return call("nvl", to_column(col1), to_column(col2))

def nvl2(col1: ColumnOrName, col2: ColumnOrName, col3: ColumnOrName) -> Column:
    """Spark's function ``nvl2``."""
    return call("nvl2", to_column(col1), to_column(col2), to_column(col3))

def octet_length(col: ColumnOrName) -> Column:
    """Spark's function ``octet_length``."""
    return call("octet_length", to_column(col))

def overlay(src: ColumnOrName, replace: ColumnOrName, pos: ColumnOrName | int | float, len: ColumnOrName | int | float = -1) -> Column:
    """Spark's function ``overlay``."""
    return call("overlay", to_column(src), to_column(replace), to_mixed(pos), to_mixed(len))

def parse_json(col: ColumnOrName) -> Column:
    """Spark's function ``parse_json``."""
    return call("parse_json", to_column(col))

def parse_url(url: ColumnOrName, partToExtract: ColumnOrName, key: ColumnOrName | None = None) -> Column:
    """Spark's function ``parse_url``."""
    arguments: list[Column] = []
    arguments.append(to_column(url))
    arguments.append(to_column(partToExtract))
    if key is not None:
        arguments.append(to_column(key))
    return call("parse_url", *arguments)

def percent_rank() -> Column:
    """Spark's function ``percent_rank``."""
    return call("percent_rank")

def percentile(col: ColumnOrName, percentage: Any, frequency: Any = 1) -> Column:
    """Spark's function ``percentile``."""
    return call("percentile", to_column(col), to_literal(percentage), to_literal(frequency))

def percentile_approx(col: ColumnOrName, percentage: Any, accuracy: Any = 10000) -> Column:
    """Spark's function ``percentile_approx``."""
    return call("percentile_approx", to_column(col), to_literal(percentage), to_literal(accuracy))

def pi() -> Column:
    """Spark's function ``pi``."""
    return call("pi")

def pmod(dividend: ColumnOrName | int | float, divisor: ColumnOrName | int | float) -> Column:
    """Spark's function ``pmod``."""
    return call("pmod", to_mixed(dividend), to_mixed(divisor))

def posexplode(col: ColumnOrName) -> Column:
    """Spark's function ``posexplode``."""
    return call("posexplode", to_column(col))

def posexplode_outer(col: ColumnOrName) -> Column:
    """Spark's function ``posexplode_outer``."""
    return call("posexplode_outer", to_column(col))

def position(substr: ColumnOrName, str: ColumnOrName, start: ColumnOrName | None = None) -> Column:
    """Spark's function ``position``."""
    arguments: list[Column] = []
    arguments.append(to_column(substr))
    arguments.append(to_column(str))
    if start is not None:
        arguments.append(to_column(start))
    return call("position", *arguments)

def positive(col: ColumnOrName) -> Column:
    """Spark's function ``positive``."""
    return call("positive", to_column(col))

def pow(col1: ColumnOrName | int | float, col2: ColumnOrName | int | float) -> Column:
    """Spark's function ``power``."""
    return call("power", to_mixed(col1), to_mixed(col2))

def printf(format: ColumnOrName, *cols: ColumnOrName) -> Column:
    """Spark's function ``printf``."""
    return call("printf", to_column(format), *to_columns(cols))

def product(col: ColumnOrName) -> Column:
    """Spark's function ``product``."""
    return call("product", to_column(col))

def quarter(col: ColumnOrName) -> Column:
    """Spark's function ``quarter``."""
    return call("quarter", to_column(col))

def quote(col: ColumnOrName) -> Column:
    """Spark's function ``quote``."""
    return call("quote", to_column(col))

def radians(col: ColumnOrName) -> Column:
    """Spark's function ``radians``."""
    return call("radians", to_column(col))

def raise_error(errMsg: Any) -> Column:
    """Spark's function ``raise_error``."""
    return call("raise_error", to_literal(errMsg))

def rank() -> Column:
    """Spark's function ``rank``."""
    return call("rank")

def reflect(*cols: ColumnOrName) -> Column:
    """Spark's function ``reflect``."""
    return call("reflect", *to_columns(cols))

def regexp(str: ColumnOrName, regexp: ColumnOrName) -> Column:
    """Spark's function ``regexp``."""
    return call("regexp", to_column(str), to_column(regexp))

def regexp_count(str: ColumnOrName, regexp: ColumnOrName) -> Column:
    """Spark's function ``regexp_count``."""
    return call("regexp_count", to_column(str), to_column(regexp))

def regexp_extract(str: ColumnOrName, pattern: Any, idx: Any) -> Column:
    """Spark's function ``regexp_extract``."""
    return call("regexp_extract", to_column(str), to_literal(pattern), to_literal(idx))

def regexp_extract_all(str: ColumnOrName, regexp: ColumnOrName, idx: Any = None) -> Column:
    """Spark's function ``regexp_extract_all``."""
    arguments: list[Column] = []
    arguments.append(to_column(str))
    arguments.append(to_column(regexp))
    if idx is not None:
        arguments.append(to_literal(idx))
    return call("regexp_extract_all", *arguments)

def regexp_instr(str: ColumnOrName, regexp: ColumnOrName, idx: Any = None) -> Column:
    """Spark's function ``regexp_instr``."""
    arguments: list[Column] = []
    arguments.append(to_column(str))
    arguments.append(to_column(regexp))
    if idx is not None:
        arguments.append(to_literal(idx))
    return call("regexp_instr", *arguments)

def regexp_like(str: ColumnOrName, regexp: ColumnOrName) -> Column:
    """Spark's function ``regexp_like``."""
    return call("regexp_like", to_column(str), to_column(regexp))

def regexp_replace(string: ColumnOrName, pattern: Any, replacement: Any, position: Any = None) -> Column:
    """Spark's function ``regexp_replace``."""
    arguments: list[Column] = []
    arguments.append(to_column(string))
    arguments.append(to_literal(pattern))
    arguments.append(to_literal(replacement))
    if position is not None:
        arguments.append(to_literal(position))
    return call("regexp_replace", *arguments)

def regexp_substr(str: ColumnOrName, regexp: ColumnOrName) -> Column:
    """Spark's function ``regexp_substr``."""
    return call("regexp_substr", to_column(str), to_column(regexp))

def regr_avgx(y: ColumnOrName, x: ColumnOrName) -> Column:
    """Spark's function ``regr_avgx``."""
    return call("regr_avgx", to_column(y), to_column(x))

def regr_avgy(y: ColumnOrName, x: ColumnOrName) -> Column:
    """Spark's function ``regr_avgy``."""
    return call("regr_avgy", to_column(y), to_column(x))

def regr_count(y: ColumnOrName, x: ColumnOrName) -> Column:
    """Spark's function ``regr_count``."""
    return call("regr_count", to_column(y), to_column(x))

def regr_intercept(y: ColumnOrName, x: ColumnOrName) -> Column:
    """Spark's function ``regr_intercept``."""
    return call("regr_intercept", to_column(y), to_column(x))

def regr_r2(y: ColumnOrName, x: ColumnOrName) -> Column:
    """Spark's function ``regr_r2``."""
    return call("regr_r2", to_column(y), to_column(x))

def regr_slope(y: ColumnOrName, x: ColumnOrName) -> Column:
    """Spark's function ``regr_slope``."""
    return call("regr_slope", to_column(y), to_column(x))

def regr_sxx(y: ColumnOrName, x: ColumnOrName) -> Column:
    """Spark's function ``regr_sxx``."""
    return call("regr_sxx", to_column(y), to_column(x))

def regr_sxy(y: ColumnOrName, x: ColumnOrName) -> Column:
    """Spark's function ``regr_sxy``."""
    return call("regr_sxy", to_column(y), to_column(x))

def regr_syy(y: ColumnOrName, x: ColumnOrName) -> Column:
    """Spark's function ``regr_syy``."""
    return call("regr_syy", to_column(y), to_column(x))

def repeat(col: ColumnOrName, n: ColumnOrName | int | float) -> Column:
    """Spark's function ``repeat``."""
    return call("repeat", to_column(col), to_mixed(n))

def replace(src: ColumnOrName, search: ColumnOrName, replace: ColumnOrName | None = None) -> Column:
    """Spark's function ``replace``."""
    arguments: list[Column] = []
    arguments.append(to_column(src))
    arguments.append(to_column(search))
    if replace is not None:
        arguments.append(to_column(replace))
    return call("replace", *arguments)

def reverse(col: ColumnOrName) -> Column:
    """Spark's function ``reverse``."""
    return call("reverse", to_column(col))

def right(str: ColumnOrName, len: ColumnOrName) -> Column:
    """Spark's function ``right``."""
    return call("right", to_column(str), to_column(len))

def rint(col: ColumnOrName) -> Column:
    """Spark's function ``rint``."""
    return call("rint", to_column(col))

def rlike(str: ColumnOrName, regexp: ColumnOrName) -> Column:
    """Spark's function ``rlike``."""
    return call("rlike", to_column(str), to_column(regexp))

def round(col: ColumnOrName, scale: ColumnOrName | int | float | None = None) -> Column:
    """Spark's function ``round``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if scale is not None:
        arguments.append(to_mixed(scale))
    return call("round", *arguments)

def row_number() -> Column:
    """Spark's function ``row_number``."""
    return call("row_number")

def rpad(col: ColumnOrName, len: Any, pad: Any) -> Column:
    """Spark's function ``rpad``."""
    return call("rpad", to_column(col), to_literal(len), to_literal(pad))

def schema_of_variant(v: ColumnOrName) -> Column:
    """Spark's function ``schema_of_variant``."""
    return call("schema_of_variant", to_column(v))

def schema_of_variant_agg(v: ColumnOrName) -> Column:
    """Spark's function ``schema_of_variant_agg``."""
    return call("schema_of_variant_agg", to_column(v))

def sec(col: ColumnOrName) -> Column:
    """Spark's function ``sec``."""
    return call("sec", to_column(col))

def second(col: ColumnOrName) -> Column:
    """Spark's function ``second``."""
    return call("second", to_column(col))

def sentences(string: ColumnOrName, language: ColumnOrName | None = None, country: ColumnOrName | None = None) -> Column:
    """Spark's function ``sentences``."""
    return call("sentences", to_column(string), to_literal('') if language is None else to_column(language), to_literal('') if country is None else to_column(country))

def sequence(start: ColumnOrName, stop: ColumnOrName, step: ColumnOrName | None = None) -> Column:
    """Spark's function ``sequence``."""
    arguments: list[Column] = []
    arguments.append(to_column(start))
    arguments.append(to_column(stop))
    if step is not None:
        arguments.append(to_column(step))
    return call("sequence", *arguments)

def session_user() -> Column:
    """Spark's function ``session_user``."""
    return call("session_user")

def sha(col: ColumnOrName) -> Column:
    """Spark's function ``sha``."""
    return call("sha", to_column(col))

def sha1(col: ColumnOrName) -> Column:
    """Spark's function ``sha1``."""
    return call("sha1", to_column(col))

def shiftLeft(col: ColumnOrName, numBits: Any) -> Column:
    """Spark's function ``shiftleft``."""
    return call("shiftleft", to_column(col), to_literal(numBits))

def shiftRight(col: ColumnOrName, numBits: Any) -> Column:
    """Spark's function ``shiftright``."""
    return call("shiftright", to_column(col), to_literal(numBits))

def shiftRightUnsigned(col: ColumnOrName, numBits: Any) -> Column:
    """Spark's function ``shiftrightunsigned``."""
    return call("shiftrightunsigned", to_column(col), to_literal(numBits))

def shiftleft(col: ColumnOrName, numBits: Any) -> Column:
    """Spark's function ``shiftleft``."""
    return call("shiftleft", to_column(col), to_literal(numBits))

def shiftright(col: ColumnOrName, numBits: Any) -> Column:
    """Spark's function ``shiftright``."""
    return call("shiftright", to_column(col), to_literal(numBits))

def shiftrightunsigned(col: ColumnOrName, numBits: Any) -> Column:
    """Spark's function ``shiftrightunsigned``."""
    return call("shiftrightunsigned", to_column(col), to_literal(numBits))

def sign(col: ColumnOrName) -> Column:
    """Spark's function ``sign``."""
    return call("sign", to_column(col))

def signum(col: ColumnOrName) -> Column:
    """Spark's function ``signum``."""
    return call("signum", to_column(col))

def sin(col: ColumnOrName) -> Column:
    """Spark's function ``sin``."""
    return call("sin", to_column(col))

def sinh(col: ColumnOrName) -> Column:
    """Spark's function ``sinh``."""
    return call("sinh", to_column(col))

def size(col: ColumnOrName) -> Column:
    """Spark's function ``size``."""
    return call("size", to_column(col))

def skewness(col: ColumnOrName) -> Column:
    """Spark's function ``skewness``."""
    return call("skewness", to_column(col))

def slice(x: ColumnOrName, start: ColumnOrName | int | float, length: ColumnOrName | int | float) -> Column:
    """Spark's function ``slice``."""
    return call("slice", to_column(x), to_mixed(start), to_mixed(length))

def some(col: ColumnOrName) -> Column:
    """Spark's function ``some``."""
    return call("some", to_column(col))

def sort_array(col: ColumnOrName, asc: Any = True) -> Column:
    """Spark's function ``sort_array``."""
    return call("sort_array", to_column(col), to_literal(asc))

def soundex(col: ColumnOrName) -> Column:
    """Spark's function ``soundex``."""
    return call("soundex", to_column(col))

def spark_partition_id() -> Column:
    """Spark's function ``spark_partition_id``."""
    return call("spark_partition_id")

def split(str: ColumnOrName, pattern: Any, limit: ColumnOrName | int | float = -1) -> Column:
    """Spark's function ``split``."""
    return call("split", to_column(str), to_literal(pattern), to_mixed(limit))

def split_part(src: ColumnOrName, delimiter: ColumnOrName, partNum: ColumnOrName) -> Column:
    """Spark's function ``split_part``."""
    return call("split_part", to_column(src), to_column(delimiter), to_column(partNum))

def sqrt(col: ColumnOrName) -> Column:
    """Spark's function ``sqrt``."""
    return call("sqrt", to_column(col))

def st_asbinary(geo: ColumnOrName, endianness: Any = None) -> Column:
    """Spark's function ``st_asbinary``."""
    arguments: list[Column] = []
    arguments.append(to_column(geo))
    if endianness is not None:
        arguments.append(to_literal(endianness))
    return call("st_asbinary", *arguments)

def st_geogfromwkb(wkb: ColumnOrName) -> Column:
    """Spark's function ``st_geogfromwkb``."""
    return call("st_geogfromwkb", to_column(wkb))

def st_geomfromwkb(wkb: ColumnOrName, srid: ColumnOrName | int | float | None = None) -> Column:
    """Spark's function ``st_geomfromwkb``."""
    arguments: list[Column] = []
    arguments.append(to_column(wkb))
    if srid is not None:
        arguments.append(to_mixed(srid))
    return call("st_geomfromwkb", *arguments)

def st_setsrid(geo: ColumnOrName, srid: ColumnOrName | int | float) -> Column:
    """Spark's function ``st_setsrid``."""
    return call("st_setsrid", to_column(geo), to_mixed(srid))

def st_srid(geo: ColumnOrName) -> Column:
    """Spark's function ``st_srid``."""
    return call("st_srid", to_column(geo))

def stack(*cols: ColumnOrName) -> Column:
    """Spark's function ``stack``."""
    return call("stack", *to_columns(cols))

def startswith(str: ColumnOrName, prefix: ColumnOrName) -> Column:
    """Spark's function ``startswith``."""
    return call("startswith", to_column(str), to_column(prefix))

def std(col: ColumnOrName) -> Column:
    """Spark's function ``std``."""
    return call("std", to_column(col))

def stddev(col: ColumnOrName) -> Column:
    """Spark's function ``stddev``."""
    return call("stddev", to_column(col))

def stddev_pop(col: ColumnOrName) -> Column:
    """Spark's function ``stddev_pop``."""
    return call("stddev_pop", to_column(col))

def stddev_samp(col: ColumnOrName) -> Column:
    """Spark's function ``stddev_samp``."""
    return call("stddev_samp", to_column(col))

def str_to_map(text: ColumnOrName, pairDelim: ColumnOrName | None = None, keyValueDelim: ColumnOrName | None = None) -> Column:
    """Spark's function ``str_to_map``."""
    return call("str_to_map", to_column(text), to_literal(',') if pairDelim is None else to_column(pairDelim), to_literal(':') if keyValueDelim is None else to_column(keyValueDelim))

def string_agg(col: ColumnOrName, delimiter: Any = None) -> Column:
    """Spark's function ``string_agg``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if delimiter is not None:
        arguments.append(to_literal(delimiter))
    return call("string_agg", *arguments)

def string_agg_distinct(col: ColumnOrName, delimiter: Any = None) -> Column:
    """Spark's function ``string_agg`` of distinct values."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if delimiter is not None:
        arguments.append(to_literal(delimiter))
    return call_distinct("string_agg", *arguments)

def struct(*cols: ColumnOrName) -> Column:
    """Spark's function ``struct``."""
    return call("struct", *to_columns(cols))

def substr(str: ColumnOrName, pos: ColumnOrName, len: ColumnOrName | None = None) -> Column:
    """Spark's function ``substr``."""
    arguments: list[Column] = []
    arguments.append(to_column(str))
    arguments.append(to_column(pos))
    if len is not None:
        arguments.append(to_column(len))
    return call("substr", *arguments)

def substring(str: ColumnOrName, pos: ColumnOrName | int | float, len: ColumnOrName | int | float) -> Column:
    """Spark's function ``substring``."""
    return call("substring", to_column(str), to_mixed(pos), to_mixed(len))

def substring_index(str: ColumnOrName, delim: Any, count: Any) -> Column:
    """Spark's function ``substring_index``."""
    return call("substring_index", to_column(str), to_literal(delim), to_literal(count))

def sum(col: ColumnOrName) -> Column:
    """Spark's function ``sum``."""
    return call("sum", to_column(col))

def sumDistinct(col: ColumnOrName) -> Column:
    """Spark's function ``sum`` of distinct values."""
    return call_distinct("sum", to_column(col))

def sum_distinct(col: ColumnOrName) -> Column:
    """Spark's function ``sum`` of distinct values."""
    return call_distinct("sum", to_column(col))

def tan(col: ColumnOrName) -> Column:
    """Spark's function ``tan``."""
    return call("tan", to_column(col))

def tanh(col: ColumnOrName) -> Column:
    """Spark's function ``tanh``."""
    return call("tanh", to_column(col))

def theta_difference(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """Spark's function ``theta_difference``."""
    return call("theta_difference", to_column(col1), to_column(col2))

def theta_intersection(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """Spark's function ``theta_intersection``."""
    return call("theta_intersection", to_column(col1), to_column(col2))

def theta_intersection_agg(col: ColumnOrName) -> Column:
    """Spark's function ``theta_intersection_agg``."""
    return call("theta_intersection_agg", to_column(col))

def theta_sketch_agg(col: ColumnOrName, lgNomEntries: Any = None) -> Column:
    """Spark's function ``theta_sketch_agg``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if lgNomEntries is not None:
        arguments.append(to_literal(lgNomEntries))
    return call("theta_sketch_agg", *arguments)

def theta_sketch_estimate(col: ColumnOrName) -> Column:
    """Spark's function ``theta_sketch_estimate``."""
    return call("theta_sketch_estimate", to_column(col))

def theta_union(col1: ColumnOrName, col2: ColumnOrName, lgNomEntries: Any = None) -> Column:
    """Spark's function ``theta_union``."""
    arguments: list[Column] = []
    arguments.append(to_column(col1))
    arguments.append(to_column(col2))
    if lgNomEntries is not None:
        arguments.append(to_literal(lgNomEntries))
    return call("theta_union", *arguments)

def theta_union_agg(col: ColumnOrName, lgNomEntries: Any = None) -> Column:
    """Spark's function ``theta_union_agg``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if lgNomEntries is not None:
        arguments.append(to_literal(lgNomEntries))
    return call("theta_union_agg", *arguments)

def time_bucket(bucket_size: ColumnOrName, ts: ColumnOrName, origin: ColumnOrName | None = None) -> Column:
    """Spark's function ``time_bucket``."""
    arguments: list[Column] = []
    arguments.append(to_column(bucket_size))
    arguments.append(to_column(ts))
    if origin is not None:
        arguments.append(to_column(origin))
    return call("time_bucket", *arguments)

def time_diff(unit: ColumnOrName, start: ColumnOrName, end: ColumnOrName) -> Column:
    """Spark's function ``time_diff``."""
    return call("time_diff", to_column(unit), to_column(start), to_column(end))

def time_from_micros(col: ColumnOrName) -> Column:
    """Spark's function ``time_from_micros``."""
    return call("time_from_micros", to_column(col))

def time_from_millis(col: ColumnOrName) -> Column:
    """Spark's function ``time_from_millis``."""
    return call("time_from_millis", to_column(col))

def time_from_seconds(col: ColumnOrName) -> Column:
    """Spark's function ``time_from_seconds``."""
    return call("time_from_seconds", to_column(col))

def time_to_micros(col: ColumnOrName) -> Column:
    """Spark's function ``time_to_micros``."""
    return call("time_to_micros", to_column(col))

def time_to_millis(col: ColumnOrName) -> Column:
    """Spark's function ``time_to_millis``."""
    return call("time_to_millis", to_column(col))

def time_to_seconds(col: ColumnOrName) -> Column:
    """Spark's function ``time_to_seconds``."""
    return call("time_to_seconds", to_column(col))

def time_trunc(unit: ColumnOrName, time: ColumnOrName) -> Column:
    """Spark's function ``time_trunc``."""
    return call("time_trunc", to_column(unit), to_column(time))

def timestamp_add(unit: Any, quantity: ColumnOrName, ts: ColumnOrName) -> Column:
    """Spark's function ``timestampadd``."""
    return call("timestampadd", to_literal(unit), to_column(quantity), to_column(ts))

def timestamp_diff(unit: Any, start: ColumnOrName, end: ColumnOrName) -> Column:
    """Spark's function ``timestampdiff``."""
    return call("timestampdiff", to_literal(unit), to_column(start), to_column(end))

def timestamp_micros(col: ColumnOrName) -> Column:
    """Spark's function ``timestamp_micros``."""
    return call("timestamp_micros", to_column(col))

def timestamp_millis(col: ColumnOrName) -> Column:
    """Spark's function ``timestamp_millis``."""
    return call("timestamp_millis", to_column(col))

def timestamp_nanos(col: ColumnOrName) -> Column:
    """Spark's function ``timestamp_nanos``."""
    return call("timestamp_nanos", to_column(col))

def timestamp_seconds(col: ColumnOrName) -> Column:
    """Spark's function ``timestamp_seconds``."""
    return call("timestamp_seconds", to_column(col))

def to_base32(col: ColumnOrName) -> Column:
    """Spark's function ``to_base32``."""
    return call("to_base32", to_column(col))

def to_binary(col: ColumnOrName, format: ColumnOrName | None = None) -> Column:
    """Spark's function ``to_binary``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if format is not None:
        arguments.append(to_column(format))
    return call("to_binary", *arguments)

def to_char(col: ColumnOrName, format: ColumnOrName) -> Column:
    """Spark's function ``to_char``."""
    return call("to_char", to_column(col), to_column(format))

def to_date(col: ColumnOrName, format: Any = None) -> Column:
    """Spark's function ``to_date``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if format is not None:
        arguments.append(to_literal(format))
    return call("to_date", *arguments)

def to_number(col: ColumnOrName, format: ColumnOrName) -> Column:
    """Spark's function ``to_number``."""
    return call("to_number", to_column(col), to_column(format))

def to_time(str: ColumnOrName, format: ColumnOrName | None = None) -> Column:
    """Spark's function ``to_time``."""
    arguments: list[Column] = []
    arguments.append(to_column(str))
    if format is not None:
        arguments.append(to_column(format))
    return call("to_time", *arguments)

def to_timestamp(col: ColumnOrName, format: Any = None) -> Column:
    """Spark's function ``to_timestamp``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if format is not None:
        arguments.append(to_literal(format))
    return call("to_timestamp", *arguments)

def to_timestamp_ltz(timestamp: ColumnOrName, format: ColumnOrName | None = None) -> Column:
    """Spark's function ``to_timestamp_ltz``."""
    arguments: list[Column] = []
    arguments.append(to_column(timestamp))
    if format is not None:
        arguments.append(to_column(format))
    return call("to_timestamp_ltz", *arguments)

def to_timestamp_ntz(timestamp: ColumnOrName, format: ColumnOrName | None = None) -> Column:
    """Spark's function ``to_timestamp_ntz``."""
    arguments: list[Column] = []
    arguments.append(to_column(timestamp))
    if format is not None:
        arguments.append(to_column(format))
    return call("to_timestamp_ntz", *arguments)

def to_unix_timestamp(timestamp: ColumnOrName, format: ColumnOrName | None = None) -> Column:
    """Spark's function ``to_unix_timestamp``."""
    arguments: list[Column] = []
    arguments.append(to_column(timestamp))
    if format is not None:
        arguments.append(to_column(format))
    return call("to_unix_timestamp", *arguments)

def to_utc_timestamp(timestamp: ColumnOrName, tz: Any) -> Column:
    """Spark's function ``to_utc_timestamp``."""
    return call("to_utc_timestamp", to_column(timestamp), to_literal(tz))

def to_varchar(col: ColumnOrName, format: ColumnOrName) -> Column:
    """Spark's function ``to_varchar``."""
    return call("to_varchar", to_column(col), to_column(format))

def to_variant_object(col: ColumnOrName) -> Column:
    """Spark's function ``to_variant_object``."""
    return call("to_variant_object", to_column(col))

def translate(srcCol: ColumnOrName, matching: Any, replace: Any) -> Column:
    """Spark's function ``translate``."""
    return call("translate", to_column(srcCol), to_literal(matching), to_literal(replace))

def trunc(date: ColumnOrName, format: Any) -> Column:
    """Spark's function ``trunc``."""
    return call("trunc", to_column(date), to_literal(format))

def try_add(left: ColumnOrName, right: ColumnOrName) -> Column:
    """Spark's function ``try_add``."""
    return call("try_add", to_column(left), to_column(right))

def try_aes_decrypt(input: ColumnOrName, key: ColumnOrName, mode: ColumnOrName | None = None, padding: ColumnOrName | None = None, aad: ColumnOrName | None = None) -> Column:
    """Spark's function ``try_aes_decrypt``."""
    return call("try_aes_decrypt", to_column(input), to_column(key), to_literal('GCM') if mode is None else to_column(mode), to_literal('DEFAULT') if padding is None else to_column(padding), to_literal('') if aad is None else to_column(aad))

def try_avg(col: ColumnOrName) -> Column:
    """Spark's function ``try_avg``."""
    return call("try_avg", to_column(col))

def try_divide(left: ColumnOrName, right: ColumnOrName) -> Column:
    """Spark's function ``try_divide``."""
    return call("try_divide", to_column(left), to_column(right))

def try_element_at(col: ColumnOrName, extraction: ColumnOrName) -> Column:
    """Spark's function ``try_element_at``."""
    return call("try_element_at", to_column(col), to_column(extraction))

def try_make_interval(years: ColumnOrName | None = None, months: ColumnOrName | None = None, weeks: ColumnOrName | None = None, days: ColumnOrName | None = None, hours: ColumnOrName | None = None, mins: ColumnOrName | None = None, secs: ColumnOrName | None = None) -> Column:
    """Spark's function ``try_make_interval``."""
    return call("try_make_interval", to_literal(0) if years is None else to_column(years), to_literal(0) if months is None else to_column(months), to_literal(0) if weeks is None else to_column(weeks), to_literal(0) if days is None else to_column(days), to_literal(0) if hours is None else to_column(hours), to_literal(0) if mins is None else to_column(mins), to_literal(Decimal(0)) if secs is None else to_column(secs))

def try_make_timestamp_ltz(years: ColumnOrName, months: ColumnOrName, days: ColumnOrName, hours: ColumnOrName, mins: ColumnOrName, secs: ColumnOrName, timezone: ColumnOrName | None = None) -> Column:
    """Spark's function ``try_make_timestamp_ltz``."""
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
    """Spark's function ``try_mod``."""
    return call("try_mod", to_column(left), to_column(right))

def try_multiply(left: ColumnOrName, right: ColumnOrName) -> Column:
    """Spark's function ``try_multiply``."""
    return call("try_multiply", to_column(left), to_column(right))

def try_parse_json(col: ColumnOrName) -> Column:
    """Spark's function ``try_parse_json``."""
    return call("try_parse_json", to_column(col))

def try_parse_url(url: ColumnOrName, partToExtract: ColumnOrName, key: ColumnOrName | None = None) -> Column:
    """Spark's function ``try_parse_url``."""
    arguments: list[Column] = []
    arguments.append(to_column(url))
    arguments.append(to_column(partToExtract))
    if key is not None:
        arguments.append(to_column(key))
    return call("try_parse_url", *arguments)

def try_reflect(*cols: ColumnOrName) -> Column:
    """Spark's function ``try_reflect``."""
    return call("try_reflect", *to_columns(cols))

def try_subtract(left: ColumnOrName, right: ColumnOrName) -> Column:
    """Spark's function ``try_subtract``."""
    return call("try_subtract", to_column(left), to_column(right))

def try_sum(col: ColumnOrName) -> Column:
    """Spark's function ``try_sum``."""
    return call("try_sum", to_column(col))

def try_to_binary(col: ColumnOrName, format: ColumnOrName | None = None) -> Column:
    """Spark's function ``try_to_binary``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if format is not None:
        arguments.append(to_column(format))
    return call("try_to_binary", *arguments)

def try_to_date(col: ColumnOrName, format: Any = None) -> Column:
    """Spark's function ``try_to_date``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if format is not None:
        arguments.append(to_literal(format))
    return call("try_to_date", *arguments)

def try_to_number(col: ColumnOrName, format: ColumnOrName) -> Column:
    """Spark's function ``try_to_number``."""
    return call("try_to_number", to_column(col), to_column(format))

def try_to_time(str: ColumnOrName, format: ColumnOrName | None = None) -> Column:
    """Spark's function ``try_to_time``."""
    arguments: list[Column] = []
    arguments.append(to_column(str))
    if format is not None:
        arguments.append(to_column(format))
    return call("try_to_time", *arguments)

def try_to_timestamp(col: ColumnOrName, format: ColumnOrName | None = None) -> Column:
    """Spark's function ``try_to_timestamp``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if format is not None:
        arguments.append(to_column(format))
    return call("try_to_timestamp", *arguments)

def try_url_decode(str: ColumnOrName) -> Column:
    """Spark's function ``try_url_decode``."""
    return call("try_url_decode", to_column(str))

def try_validate_utf8(str: ColumnOrName) -> Column:
    """Spark's function ``try_validate_utf8``."""
    return call("try_validate_utf8", to_column(str))

def try_variant_array_append(v: ColumnOrName, path: Any, value: ColumnOrName) -> Column:
    """Spark's function ``try_variant_array_append``."""
    return call("try_variant_array_append", to_column(v), to_literal(path), to_column(value))

def try_variant_get(v: ColumnOrName, path: Any, targetType: Any) -> Column:
    """Spark's function ``try_variant_get``."""
    return call("try_variant_get", to_column(v), to_literal(path), to_literal(targetType))

def try_variant_insert(v: ColumnOrName, path: Any, value: ColumnOrName) -> Column:
    """Spark's function ``try_variant_insert``."""
    return call("try_variant_insert", to_column(v), to_literal(path), to_column(value))

def try_variant_set(v: ColumnOrName, path: Any, value: ColumnOrName, create_if_missing: Any = True) -> Column:
    """Spark's function ``try_variant_set``."""
    return call("try_variant_set", to_column(v), to_literal(path), to_column(value), to_literal(create_if_missing))

def tuple_difference_double(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """Spark's function ``tuple_difference_double``."""
    return call("tuple_difference_double", to_column(col1), to_column(col2))

def tuple_difference_integer(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """Spark's function ``tuple_difference_integer``."""
    return call("tuple_difference_integer", to_column(col1), to_column(col2))

def tuple_difference_theta_double(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """Spark's function ``tuple_difference_theta_double``."""
    return call("tuple_difference_theta_double", to_column(col1), to_column(col2))

def tuple_difference_theta_integer(col1: ColumnOrName, col2: ColumnOrName) -> Column:
    """Spark's function ``tuple_difference_theta_integer``."""
    return call("tuple_difference_theta_integer", to_column(col1), to_column(col2))

def tuple_intersection_agg_double(col: ColumnOrName, mode: Any = None) -> Column:
    """Spark's function ``tuple_intersection_agg_double``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if mode is not None:
        arguments.append(to_literal(mode))
    return call("tuple_intersection_agg_double", *arguments)

def tuple_intersection_agg_integer(col: ColumnOrName, mode: Any = None) -> Column:
    """Spark's function ``tuple_intersection_agg_integer``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if mode is not None:
        arguments.append(to_literal(mode))
    return call("tuple_intersection_agg_integer", *arguments)

def tuple_intersection_double(col1: ColumnOrName, col2: ColumnOrName, mode: Any = None) -> Column:
    """Spark's function ``tuple_intersection_double``."""
    arguments: list[Column] = []
    arguments.append(to_column(col1))
    arguments.append(to_column(col2))
    if mode is not None:
        arguments.append(to_literal(mode))
    return call("tuple_intersection_double", *arguments)

def tuple_intersection_integer(col1: ColumnOrName, col2: ColumnOrName, mode: Any = None) -> Column:
    """Spark's function ``tuple_intersection_integer``."""
    arguments: list[Column] = []
    arguments.append(to_column(col1))
    arguments.append(to_column(col2))
    if mode is not None:
        arguments.append(to_literal(mode))
    return call("tuple_intersection_integer", *arguments)

def tuple_intersection_theta_double(col1: ColumnOrName, col2: ColumnOrName, mode: Any = None) -> Column:
    """Spark's function ``tuple_intersection_theta_double``."""
    arguments: list[Column] = []
    arguments.append(to_column(col1))
    arguments.append(to_column(col2))
    if mode is not None:
        arguments.append(to_literal(mode))
    return call("tuple_intersection_theta_double", *arguments)

def tuple_intersection_theta_integer(col1: ColumnOrName, col2: ColumnOrName, mode: Any = None) -> Column:
    """Spark's function ``tuple_intersection_theta_integer``."""
    arguments: list[Column] = []
    arguments.append(to_column(col1))
    arguments.append(to_column(col2))
    if mode is not None:
        arguments.append(to_literal(mode))
    return call("tuple_intersection_theta_integer", *arguments)

def tuple_sketch_agg_double(key: ColumnOrName, summary: ColumnOrName, lgNomEntries: Any = None, mode: Any = None) -> Column:
    """Spark's function ``tuple_sketch_agg_double``."""
    return call("tuple_sketch_agg_double", to_column(key), to_column(summary), to_literal(12) if lgNomEntries is None else to_literal(lgNomEntries), to_literal('sum') if mode is None else to_literal(mode))

def tuple_sketch_agg_integer(key: ColumnOrName, summary: ColumnOrName, lgNomEntries: Any = None, mode: Any = None) -> Column:
    """Spark's function ``tuple_sketch_agg_integer``."""
    return call("tuple_sketch_agg_integer", to_column(key), to_column(summary), to_literal(12) if lgNomEntries is None else to_literal(lgNomEntries), to_literal('sum') if mode is None else to_literal(mode))

def tuple_sketch_estimate_double(col: ColumnOrName) -> Column:
    """Spark's function ``tuple_sketch_estimate_double``."""
    return call("tuple_sketch_estimate_double", to_column(col))

def tuple_sketch_estimate_integer(col: ColumnOrName) -> Column:
    """Spark's function ``tuple_sketch_estimate_integer``."""
    return call("tuple_sketch_estimate_integer", to_column(col))

def tuple_sketch_summary_double(col: ColumnOrName, mode: Any = None) -> Column:
    """Spark's function ``tuple_sketch_summary_double``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if mode is not None:
        arguments.append(to_literal(mode))
    return call("tuple_sketch_summary_double", *arguments)

def tuple_sketch_summary_integer(col: ColumnOrName, mode: Any = None) -> Column:
    """Spark's function ``tuple_sketch_summary_integer``."""
    arguments: list[Column] = []
    arguments.append(to_column(col))
    if mode is not None:
        arguments.append(to_literal(mode))
    return call("tuple_sketch_summary_integer", *arguments)

def tuple_sketch_theta_double(col: ColumnOrName) -> Column:
    """Spark's function ``tuple_sketch_theta_double``."""
    return call("tuple_sketch_theta_double", to_column(col))

def tuple_sketch_theta_integer(col: ColumnOrName) -> Column:
    """Spark's function ``tuple_sketch_theta_integer``."""
    return call("tuple_sketch_theta_integer", to_column(col))

def tuple_union_agg_double(col: ColumnOrName, lgNomEntries: Any = None, mode: Any = None) -> Column:
    """Spark's function ``tuple_union_agg_double``."""
    return call("tuple_union_agg_double", to_column(col), to_literal(12) if lgNomEntries is None else to_literal(lgNomEntries), to_literal('sum') if mode is None else to_literal(mode))

def tuple_union_agg_integer(col: ColumnOrName, lgNomEntries: Any = None, mode: Any = None) -> Column:
    """Spark's function ``tuple_union_agg_integer``."""
    return call("tuple_union_agg_integer", to_column(col), to_literal(12) if lgNomEntries is None else to_literal(lgNomEntries), to_literal('sum') if mode is None else to_literal(mode))

def tuple_union_double(col1: ColumnOrName, col2: ColumnOrName, lgNomEntries: Any = None, mode: Any = None) -> Column:
    """Spark's function ``tuple_union_double``."""
    return call("tuple_union_double", to_column(col1), to_column(col2), to_literal(12) if lgNomEntries is None else to_literal(lgNomEntries), to_literal('sum') if mode is None else to_literal(mode))

def tuple_union_integer(col1: ColumnOrName, col2: ColumnOrName, lgNomEntries: Any = None, mode: Any = None) -> Column:
    """Spark's function ``tuple_union_integer``."""
    return call("tuple_union_integer", to_column(col1), to_column(col2), to_literal(12) if lgNomEntries is None else to_literal(lgNomEntries), to_literal('sum') if mode is None else to_literal(mode))

def tuple_union_theta_double(col1: ColumnOrName, col2: ColumnOrName, lgNomEntries: Any = None, mode: Any = None) -> Column:
    """Spark's function ``tuple_union_theta_double``."""
    return call("tuple_union_theta_double", to_column(col1), to_column(col2), to_literal(12) if lgNomEntries is None else to_literal(lgNomEntries), to_literal('sum') if mode is None else to_literal(mode))

def tuple_union_theta_integer(col1: ColumnOrName, col2: ColumnOrName, lgNomEntries: Any = None, mode: Any = None) -> Column:
    """Spark's function ``tuple_union_theta_integer``."""
    return call("tuple_union_theta_integer", to_column(col1), to_column(col2), to_literal(12) if lgNomEntries is None else to_literal(lgNomEntries), to_literal('sum') if mode is None else to_literal(mode))

def typeof(col: ColumnOrName) -> Column:
    """Spark's function ``typeof``."""
    return call("typeof", to_column(col))

def ucase(str: ColumnOrName) -> Column:
    """Spark's function ``ucase``."""
    return call("ucase", to_column(str))

def unbase64(col: ColumnOrName) -> Column:
    """Spark's function ``unbase64``."""
    return call("unbase64", to_column(col))

def unhex(col: ColumnOrName) -> Column:
    """Spark's function ``unhex``."""
    return call("unhex", to_column(col))

def unix_date(col: ColumnOrName) -> Column:
    """Spark's function ``unix_date``."""
    return call("unix_date", to_column(col))

def unix_micros(col: ColumnOrName) -> Column:
    """Spark's function ``unix_micros``."""
    return call("unix_micros", to_column(col))

def unix_millis(col: ColumnOrName) -> Column:
    """Spark's function ``unix_millis``."""
    return call("unix_millis", to_column(col))

def unix_nanos(col: ColumnOrName) -> Column:
    """Spark's function ``unix_nanos``."""
    return call("unix_nanos", to_column(col))

def unix_seconds(col: ColumnOrName) -> Column:
    """Spark's function ``unix_seconds``."""
    return call("unix_seconds", to_column(col))

def upper(col: ColumnOrName) -> Column:
    """Spark's function ``upper``."""
    return call("upper", to_column(col))

def url_decode(str: ColumnOrName) -> Column:
    """Spark's function ``url_decode``."""
    return call("url_decode", to_column(str))

def url_encode(str: ColumnOrName) -> Column:
    """Spark's function ``url_encode``."""
    return call("url_encode", to_column(str))

def user() -> Column:
    """Spark's function ``user``."""
    return call("user")

def validate_utf8(str: ColumnOrName) -> Column:
    """Spark's function ``validate_utf8``."""
    return call("validate_utf8", to_column(str))

def var_pop(col: ColumnOrName) -> Column:
    """Spark's function ``var_pop``."""
    return call("var_pop", to_column(col))

def var_samp(col: ColumnOrName) -> Column:
    """Spark's function ``var_samp``."""
    return call("var_samp", to_column(col))

def variance(col: ColumnOrName) -> Column:
    """Spark's function ``variance``."""
    return call("variance", to_column(col))

def variant_array_append(v: ColumnOrName, path: Any, value: ColumnOrName) -> Column:
    """Spark's function ``variant_array_append``."""
    return call("variant_array_append", to_column(v), to_literal(path), to_column(value))

def variant_get(v: ColumnOrName, path: Any, targetType: Any) -> Column:
    """Spark's function ``variant_get``."""
    return call("variant_get", to_column(v), to_literal(path), to_literal(targetType))

def variant_insert(v: ColumnOrName, path: Any, value: ColumnOrName) -> Column:
    """Spark's function ``variant_insert``."""
    return call("variant_insert", to_column(v), to_literal(path), to_column(value))

def variant_set(v: ColumnOrName, path: Any, value: ColumnOrName, create_if_missing: Any = True) -> Column:
    """Spark's function ``variant_set``."""
    return call("variant_set", to_column(v), to_literal(path), to_column(value), to_literal(create_if_missing))

def variant_strip_nulls(v: ColumnOrName, include_arrays: Any = True) -> Column:
    """Spark's function ``variant_strip_nulls``."""
    return call("variant_strip_nulls", to_column(v), to_literal(include_arrays))

def vector_avg(col: ColumnOrName) -> Column:
    """Spark's function ``vector_avg``."""
    return call("vector_avg", to_column(col))

def vector_cosine_similarity(left: ColumnOrName, right: ColumnOrName) -> Column:
    """Spark's function ``vector_cosine_similarity``."""
    return call("vector_cosine_similarity", to_column(left), to_column(right))

def vector_inner_product(left: ColumnOrName, right: ColumnOrName) -> Column:
    """Spark's function ``vector_inner_product``."""
    return call("vector_inner_product", to_column(left), to_column(right))

def vector_l2_distance(left: ColumnOrName, right: ColumnOrName) -> Column:
    """Spark's function ``vector_l2_distance``."""
    return call("vector_l2_distance", to_column(left), to_column(right))

def vector_norm(vector: ColumnOrName, degree: ColumnOrName | None = None) -> Column:
    """Spark's function ``vector_norm``."""
    arguments: list[Column] = []
    arguments.append(to_column(vector))
    if degree is not None:
        arguments.append(to_column(degree))
    return call("vector_norm", *arguments)

def vector_normalize(vector: ColumnOrName, degree: ColumnOrName | None = None) -> Column:
    """Spark's function ``vector_normalize``."""
    arguments: list[Column] = []
    arguments.append(to_column(vector))
    if degree is not None:
        arguments.append(to_column(degree))
    return call("vector_normalize", *arguments)

def vector_sum(col: ColumnOrName) -> Column:
    """Spark's function ``vector_sum``."""
    return call("vector_sum", to_column(col))

def version() -> Column:
    """Spark's function ``version``."""
    return call("version")

def weekday(col: ColumnOrName) -> Column:
    """Spark's function ``weekday``."""
    return call("weekday", to_column(col))

def weekofyear(col: ColumnOrName) -> Column:
    """Spark's function ``weekofyear``."""
    return call("weekofyear", to_column(col))

def width_bucket(v: ColumnOrName, min: ColumnOrName, max: ColumnOrName, numBucket: ColumnOrName | int | float) -> Column:
    """Spark's function ``width_bucket``."""
    return call("width_bucket", to_column(v), to_column(min), to_column(max), to_mixed(numBucket))

def window_time(windowColumn: ColumnOrName) -> Column:
    """Spark's function ``window_time``."""
    return call("window_time", to_column(windowColumn))

def xpath(xml: ColumnOrName, path: ColumnOrName) -> Column:
    """Spark's function ``xpath``."""
    return call("xpath", to_column(xml), to_column(path))

def xpath_boolean(xml: ColumnOrName, path: ColumnOrName) -> Column:
    """Spark's function ``xpath_boolean``."""
    return call("xpath_boolean", to_column(xml), to_column(path))

def xpath_double(xml: ColumnOrName, path: ColumnOrName) -> Column:
    """Spark's function ``xpath_double``."""
    return call("xpath_double", to_column(xml), to_column(path))

def xpath_float(xml: ColumnOrName, path: ColumnOrName) -> Column:
    """Spark's function ``xpath_float``."""
    return call("xpath_float", to_column(xml), to_column(path))

def xpath_int(xml: ColumnOrName, path: ColumnOrName) -> Column:
    """Spark's function ``xpath_int``."""
    return call("xpath_int", to_column(xml), to_column(path))

def xpath_long(xml: ColumnOrName, path: ColumnOrName) -> Column:
    """Spark's function ``xpath_long``."""
    return call("xpath_long", to_column(xml), to_column(path))

def xpath_number(xml: ColumnOrName, path: ColumnOrName) -> Column:
    """Spark's function ``xpath_number``."""
    return call("xpath_number", to_column(xml), to_column(path))

def xpath_short(xml: ColumnOrName, path: ColumnOrName) -> Column:
    """Spark's function ``xpath_short``."""
    return call("xpath_short", to_column(xml), to_column(path))

def xpath_string(xml: ColumnOrName, path: ColumnOrName) -> Column:
    """Spark's function ``xpath_string``."""
    return call("xpath_string", to_column(xml), to_column(path))

def xxhash64(*cols: ColumnOrName) -> Column:
    """Spark's function ``xxhash64``."""
    return call("xxhash64", *to_columns(cols))

def year(col: ColumnOrName) -> Column:
    """Spark's function ``year``."""
    return call("year", to_column(col))

def years(col: ColumnOrName) -> Column:
    """Spark's function ``years``."""
    return call("years", to_column(col))

def zeroifnull(col: ColumnOrName) -> Column:
    """Spark's function ``zeroifnull``."""
    return call("zeroifnull", to_column(col))
