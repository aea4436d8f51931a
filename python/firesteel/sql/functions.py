"""Spark's functions, usually imported as ``F``.

Those that are called with columns and literals alone are written from a table; those with an argument of another kind
stand here. A function without a name here is reached by :func:`call_function`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Union

from firesteel import _native
from firesteel.errors import PySparkTypeError, PySparkValueError
from firesteel.sql.column import (
    Column,
    call,
    not_expected,
    to_column,
    to_columns,
    to_literal,
    to_operand,
)
from firesteel.sql.generated.functions import *  # noqa: F403
from firesteel.sql.generated.functions import __all__ as _generated
from firesteel.sql.generated.functions import create_map
from firesteel.sql.seed import any_seed as _any_seed
from firesteel.sql.types import DataType

if TYPE_CHECKING:
    from firesteel.sql.dataframe import DataFrame

ColumnOrName = Union[Column, str]

_BY_HAND = [
    "aggregate",
    "any_value",
    "array_sort",
    "asc",
    "asc_nulls_first",
    "asc_nulls_last",
    "broadcast",
    "call_function",
    "call_udf",
    "col",
    "column",
    "count",
    "count_min_sketch",
    "desc",
    "desc_nulls_first",
    "desc_nulls_last",
    "exists",
    "expr",
    "filter",
    "first_value",
    "forall",
    "from_csv",
    "from_json",
    "from_xml",
    "greatest",
    "instr",
    "json_tuple",
    "last_value",
    "least",
    "lit",
    "log",
    "ltrim",
    "map_filter",
    "make_timestamp",
    "make_timestamp_ntz",
    "map_zip_with",
    "rand",
    "randn",
    "randstr",
    "reduce",
    "rtrim",
    "schema_of_csv",
    "schema_of_json",
    "schema_of_xml",
    "session_window",
    "sha2",
    "shuffle",
    "to_csv",
    "to_json",
    "to_xml",
    "transform",
    "transform_keys",
    "transform_values",
    "trim",
    "try_make_timestamp",
    "try_make_timestamp_ntz",
    "uniform",
    "unix_timestamp",
    "uuid",
    "variant_delete",
    "when",
    "window",
    "zip_with",
]

__all__ = sorted({*_generated, *_BY_HAND})


def col(col: str) -> Column:
    """The column of this name; ``"*"`` and ``"t.*"`` stand for all columns."""
    if not isinstance(col, str):
        raise not_expected("col", "str", col)
    return to_column(col)


column = col


def lit(col: Any) -> Column:
    """A value as a column. A list is an array; a column stays as it is."""
    # A column answers to any name: it has a field of it.
    if not isinstance(col, Column) and hasattr(col, "tolist") and getattr(col, "ndim", None) == 1:
        col = col.tolist()
    return to_literal(col) if isinstance(col, list) else to_operand(col)


def expr(str: str) -> Column:
    """An expression in SQL."""
    return Column(_native.Column.expression(str))


def when(condition: Column, value: Any) -> Column:
    """``CASE WHEN condition THEN value``: more branches by ``when``, the rest by ``otherwise``."""
    if not isinstance(condition, Column):
        raise not_expected("condition", "Column", condition)
    return call("when", condition, to_literal(value) if isinstance(value, list) else to_operand(value))


def call_function(funcName: str, *cols: ColumnOrName) -> Column:
    """A call of any function by its name, which may be qualified (``catalog.schema.name``)."""
    return Column(_native.Column.call(funcName, [to_column(one)._native for one in cols]))


def call_udf(udfName: str, *cols: ColumnOrName) -> Column:
    """A call of a registered function by its name."""
    return call(udfName, *[to_column(one) for one in cols])


def broadcast(df: DataFrame) -> DataFrame:
    """The DataFrame with a hint that it is small enough to be sent everywhere."""
    return df.hint("broadcast")


def asc(col: ColumnOrName) -> Column:
    """Ascending, NULLs first."""
    return to_column(col).asc()


def asc_nulls_first(col: ColumnOrName) -> Column:
    """Ascending, NULLs first."""
    return to_column(col).asc_nulls_first()


def asc_nulls_last(col: ColumnOrName) -> Column:
    """Ascending, NULLs last."""
    return to_column(col).asc_nulls_last()


def desc(col: ColumnOrName) -> Column:
    """Descending, NULLs last."""
    return to_column(col).desc()


def desc_nulls_first(col: ColumnOrName) -> Column:
    """Descending, NULLs first."""
    return to_column(col).desc_nulls_first()


def desc_nulls_last(col: ColumnOrName) -> Column:
    """Descending, NULLs last."""
    return to_column(col).desc_nulls_last()


def count(col: ColumnOrName) -> Column:
    """How many rows there are (``"*"``), or how many in which the column is not NULL."""
    if isinstance(col, Column) and col._native.is_star():
        return call("count", lit(1))
    return call("count", to_column(col))


def _at_least_two(name: str, cols: tuple[ColumnOrName, ...]) -> Column:
    if len(cols) < 2:
        parameters = {"func_name": name, "num_cols": "2"}
        raise PySparkValueError(errorClass="WRONG_NUM_COLUMNS", messageParameters=parameters)
    return call(name, *to_columns(cols))


def greatest(*cols: ColumnOrName) -> Column:
    """The largest of the values in a row, NULLs left out."""
    return _at_least_two("greatest", cols)


def least(*cols: ColumnOrName) -> Column:
    """The smallest of the values in a row, NULLs left out."""
    return _at_least_two("least", cols)


def log(arg1: ColumnOrName | float, arg2: ColumnOrName | None = None) -> Column:
    """The natural logarithm of ``arg1``, or that of ``arg2`` to the base ``arg1``."""
    if arg2 is None:
        return call("ln", to_column(arg1))  # type: ignore[arg-type]
    return call("log", to_operand(arg1), to_column(arg2))


def _seeded(seed: Column | int | None) -> Column:
    return lit(_any_seed() if seed is None else seed)


def rand(seed: int | None = None) -> Column:
    """Numbers by chance, from 0 to 1, which is left out."""
    return call("rand", _seeded(seed))


def randn(seed: int | None = None) -> Column:
    """Numbers by chance, normally distributed."""
    return call("randn", _seeded(seed))


def uuid(seed: Column | int | None = None) -> Column:
    """A UUID by chance."""
    return call("uuid", _seeded(seed))


def shuffle(col: ColumnOrName, seed: Column | int | None = None) -> Column:
    """The elements of an array in an order by chance."""
    return call("shuffle", to_column(col), _seeded(seed))


def randstr(length: Column | int, seed: Column | int | None = None) -> Column:
    """A text of letters and digits by chance."""
    return call("randstr", lit(length), _seeded(seed))


def uniform(min: Column | float, max: Column | float, seed: Column | int | None = None) -> Column:
    """Numbers by chance between two numbers."""
    return call("uniform", lit(min), lit(max), _seeded(seed))


def count_min_sketch(
    col: ColumnOrName, eps: Column | float, confidence: Column | float, seed: Column | int | None = None
) -> Column:
    """A sketch of how often values occur."""
    return call("count_min_sketch", to_column(col), lit(eps), lit(confidence), _seeded(seed))


def _with_ignored(name: str, col: ColumnOrName, ignoreNulls: bool | Column | None) -> Column:
    if ignoreNulls is None:
        return call(name, to_column(col))
    return call(name, to_column(col), to_operand(ignoreNulls))


def any_value(col: ColumnOrName, ignoreNulls: bool | Column | None = None) -> Column:
    """Some value of the group."""
    return _with_ignored("any_value", col, ignoreNulls)


def first_value(col: ColumnOrName, ignoreNulls: bool | Column | None = None) -> Column:
    """The value of the first row."""
    return _with_ignored("first_value", col, ignoreNulls)


def last_value(col: ColumnOrName, ignoreNulls: bool | Column | None = None) -> Column:
    """The value of the last row."""
    return _with_ignored("last_value", col, ignoreNulls)


def _trimmed(name: str, col: ColumnOrName, trim: ColumnOrName | None) -> Column:
    # On the wire the characters come first.
    return call(name, to_column(col)) if trim is None else call(name, to_column(trim), to_column(col))


def trim(col: ColumnOrName, trim: ColumnOrName | None = None) -> Column:
    """The text without spaces, or without the characters of ``trim``, at its ends."""
    return _trimmed("trim", col, trim)


def ltrim(col: ColumnOrName, trim: ColumnOrName | None = None) -> Column:
    """The text without spaces, or without the characters of ``trim``, at its beginning."""
    return _trimmed("ltrim", col, trim)


def rtrim(col: ColumnOrName, trim: ColumnOrName | None = None) -> Column:
    """The text without spaces, or without the characters of ``trim``, at its end."""
    return _trimmed("rtrim", col, trim)


def instr(
    str: ColumnOrName,
    substr: Column | str,
    start: Column | int | None = None,
    occurrence: Column | int | None = None,
) -> Column:
    """Where ``substr`` first stands in the text, from 1; 0 when it does not."""
    arguments = [to_column(str), lit(substr)]
    if start is not None or occurrence is not None:
        arguments.append(lit(1 if start is None else start))
    if occurrence is not None:
        arguments.append(lit(occurrence))
    return call("instr", *arguments)


def unix_timestamp(timestamp: ColumnOrName | None = None, format: str = "yyyy-MM-dd HH:mm:ss") -> Column:
    """Seconds since 1970-01-01 00:00:00 UTC: now, or at the time that a text says."""
    if timestamp is None:
        return call("unix_timestamp")
    return call("unix_timestamp", to_column(timestamp), lit(format))


def sha2(col: ColumnOrName, numBits: int) -> Column:
    """The SHA-2 digest in hexadecimal digits, of 224, 256, 384 or 512 bits (0 is 256)."""
    if numBits not in (0, 224, 256, 384, 512):
        raise PySparkValueError(
            "[VALUE_NOT_ALLOWED] Value for `numBits` has to be amongst the following values: "
            "[0, 224, 256, 384, 512].",
            "VALUE_NOT_ALLOWED",
        )
    return call("sha2", to_column(col), lit(numBits))


def json_tuple(col: ColumnOrName, *fields: str) -> Column:
    """Fields of a JSON text as columns ``c0``, ``c1``, ..."""
    if not fields:
        raise PySparkValueError(errorClass="CANNOT_BE_EMPTY", messageParameters={"item": "field"})
    return call("json_tuple", to_column(col), *[lit(field) for field in fields])


def _options(options: Mapping[str, Any] | None) -> list[Column]:
    if not options:
        return []
    return [create_map(*[lit(_text(part)) for pair in options.items() for part in pair])]


def _text(value: Any) -> str:
    return str(value)


def _schema(schema: DataType | Column | str) -> Column:
    if isinstance(schema, DataType):
        return lit(schema.json())
    if isinstance(schema, (Column, str)):
        return lit(schema)
    raise not_expected("schema", "Column, DataType or str", schema)


def from_json(
    col: ColumnOrName, schema: DataType | Column | str, options: Mapping[str, str] | None = None
) -> Column:
    """The value that a JSON text says, of the given type."""
    return call("from_json", to_column(col), _schema(schema), *_options(options))


def to_json(col: ColumnOrName, options: Mapping[str, str] | None = None) -> Column:
    """The value as a JSON text."""
    return call("to_json", to_column(col), *_options(options))


def schema_of_json(json: Column | str, options: Mapping[str, str] | None = None) -> Column:
    """The type of a JSON text, in DDL."""
    return call("schema_of_json", lit(json), *_options(options))


def from_csv(col: ColumnOrName, schema: Column | str, options: Mapping[str, str] | None = None) -> Column:
    """The row that a CSV line says, of the given type."""
    return call("from_csv", to_column(col), _schema(schema), *_options(options))


def to_csv(col: ColumnOrName, options: Mapping[str, str] | None = None) -> Column:
    """The row as a CSV line."""
    return call("to_csv", to_column(col), *_options(options))


def schema_of_csv(csv: Column | str, options: Mapping[str, str] | None = None) -> Column:
    """The type of a CSV line, in DDL."""
    return call("schema_of_csv", lit(csv), *_options(options))


def from_xml(
    col: ColumnOrName, schema: DataType | Column | str, options: Mapping[str, str] | None = None
) -> Column:
    """The row that an XML text says, of the given type."""
    return call("from_xml", to_column(col), _schema(schema), *_options(options))


def to_xml(col: ColumnOrName, options: Mapping[str, str] | None = None) -> Column:
    """The row as an XML text."""
    return call("to_xml", to_column(col), *_options(options))


def schema_of_xml(xml: Column | str, options: Mapping[str, str] | None = None) -> Column:
    """The type of an XML text, in DDL."""
    return call("schema_of_xml", lit(xml), *_options(options))


def variant_delete(v: ColumnOrName, *paths: Column | str) -> Column:
    """The variant without what stands at these paths."""
    if not paths:
        raise PySparkValueError(errorClass="CANNOT_BE_EMPTY", messageParameters={"item": "paths"})
    return call("variant_delete", to_column(v), *[lit(path) for path in paths])


def _timestamp(
    name: str,
    parts: tuple[ColumnOrName | None, ...],
    timezone: ColumnOrName | None,
    date: ColumnOrName | None,
    time: ColumnOrName | None,
) -> Column:
    """A time of its parts, or of a day and a time of day."""
    others = (date, time) if parts[0] is not None else parts
    if any(one is not None for one in others):
        parameters = {"arg_list": "years|months|days|hours|mins|secs and date|time"}
        raise PySparkValueError(errorClass="CANNOT_SET_TOGETHER", messageParameters=parameters)
    given = parts if parts[0] is not None else (date, time)
    zone = () if timezone is None else (timezone,)
    return call(name, *[to_column(one) for one in (*given, *zone)])  # type: ignore[arg-type]


def make_timestamp(
    years: ColumnOrName | None = None,
    months: ColumnOrName | None = None,
    days: ColumnOrName | None = None,
    hours: ColumnOrName | None = None,
    mins: ColumnOrName | None = None,
    secs: ColumnOrName | None = None,
    timezone: ColumnOrName | None = None,
    date: ColumnOrName | None = None,
    time: ColumnOrName | None = None,
) -> Column:
    """The time of a year, a month, a day, an hour, a minute and seconds, or of a day and a time of day, in a zone."""
    return _timestamp("make_timestamp", (years, months, days, hours, mins, secs), timezone, date, time)


def try_make_timestamp(
    years: ColumnOrName | None = None,
    months: ColumnOrName | None = None,
    days: ColumnOrName | None = None,
    hours: ColumnOrName | None = None,
    mins: ColumnOrName | None = None,
    secs: ColumnOrName | None = None,
    timezone: ColumnOrName | None = None,
    date: ColumnOrName | None = None,
    time: ColumnOrName | None = None,
) -> Column:
    """As :func:`make_timestamp`, with NULL where that raises."""
    return _timestamp("try_make_timestamp", (years, months, days, hours, mins, secs), timezone, date, time)


def make_timestamp_ntz(
    years: ColumnOrName | None = None,
    months: ColumnOrName | None = None,
    days: ColumnOrName | None = None,
    hours: ColumnOrName | None = None,
    mins: ColumnOrName | None = None,
    secs: ColumnOrName | None = None,
    date: ColumnOrName | None = None,
    time: ColumnOrName | None = None,
) -> Column:
    """The local time of these parts, or of a day and a time of day, without a zone."""
    return _timestamp("make_timestamp_ntz", (years, months, days, hours, mins, secs), None, date, time)


def try_make_timestamp_ntz(
    years: ColumnOrName | None = None,
    months: ColumnOrName | None = None,
    days: ColumnOrName | None = None,
    hours: ColumnOrName | None = None,
    mins: ColumnOrName | None = None,
    secs: ColumnOrName | None = None,
    date: ColumnOrName | None = None,
    time: ColumnOrName | None = None,
) -> Column:
    """As :func:`make_timestamp_ntz`, with NULL where that raises."""
    return _timestamp("try_make_timestamp_ntz", (years, months, days, hours, mins, secs), None, date, time)


def window(
    timeColumn: ColumnOrName,
    windowDuration: str,
    slideDuration: str | None = None,
    startTime: str | None = None,
) -> Column:
    """The window of time that a row falls into, as a struct of ``start`` and ``end``."""
    arguments = [to_column(timeColumn), lit(windowDuration)]
    if slideDuration is not None or startTime is not None:
        arguments.append(lit(windowDuration if slideDuration is None else slideDuration))
    if startTime is not None:
        arguments.append(lit(startTime))
    return call("window", *arguments)


def session_window(timeColumn: ColumnOrName, gapDuration: Column | str) -> Column:
    """The session that a row falls into: it ends when nothing came for ``gapDuration``."""
    return call("session_window", to_column(timeColumn), lit(gapDuration))


# Functions of functions.

_fresh = 0


def _lambda(function: Callable[..., Column], name: str) -> Column:
    """A Python function of one to three columns as a lambda function in the plan."""
    import inspect

    global _fresh
    parameters = inspect.signature(function).parameters.values()
    if not 1 <= len(parameters) <= 3:
        raise PySparkValueError(
            errorClass="WRONG_NUM_ARGS_FOR_HIGHER_ORDER_FUNCTION",
            messageParameters={"func_name": name, "num_args": f"{len(parameters)}"},
        )
    if any(one.kind not in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD) for one in parameters):
        raise PySparkValueError(
            errorClass="UNSUPPORTED_PARAM_TYPE_FOR_HIGHER_ORDER_FUNCTION", messageParameters={"func_name": name}
        )
    names = []
    for letter, _ in zip("xyz", parameters):
        names.append(f"{letter}_{_fresh}")
        _fresh += 1
    result = function(*[Column(_native.Column.lambda_variable(one)) for one in names])
    if not isinstance(result, Column):
        raise PySparkValueError(
            errorClass="HIGHER_ORDER_FUNCTION_SHOULD_RETURN_COLUMN",
            messageParameters={"func_name": name, "return_type": type(result).__name__},
        )
    return Column(result._native.lambda_function(names))


def _higher(name: str, cols: tuple[ColumnOrName, ...], *functions: Callable[..., Column]) -> Column:
    for function in functions:
        if not callable(function):
            raise PySparkTypeError(
                errorClass="NOT_EXPECTED_TYPE",
                messageParameters={
                    "arg_name": "f",
                    "expected_type": "function",
                    "arg_type": type(function).__name__,
                },
            )
    return call(name, *[to_column(one) for one in cols], *[_lambda(function, name) for function in functions])


def transform(col: ColumnOrName, f: Callable[..., Column]) -> Column:
    """``f`` of each element; a second parameter is the element's index."""
    return _higher("transform", (col,), f)


def exists(col: ColumnOrName, f: Callable[[Column], Column]) -> Column:
    """Whether ``f`` holds for some element."""
    return _higher("exists", (col,), f)


def forall(col: ColumnOrName, f: Callable[[Column], Column]) -> Column:
    """Whether ``f`` holds for each element."""
    return _higher("forall", (col,), f)


def filter(col: ColumnOrName, f: Callable[..., Column]) -> Column:
    """The elements for which ``f`` holds; a second parameter is the element's index."""
    return _higher("filter", (col,), f)


def _folded(
    name: str,
    col: ColumnOrName,
    initialValue: ColumnOrName,
    merge: Callable[[Column, Column], Column],
    finish: Callable[[Column], Column] | None,
) -> Column:
    functions = (merge,) if finish is None else (merge, finish)
    return _higher(name, (col, initialValue), *functions)


def aggregate(
    col: ColumnOrName,
    initialValue: ColumnOrName,
    merge: Callable[[Column, Column], Column],
    finish: Callable[[Column], Column] | None = None,
) -> Column:
    """The elements folded from ``initialValue`` on by ``merge``, then given to ``finish``."""
    return _folded("aggregate", col, initialValue, merge, finish)


def reduce(
    col: ColumnOrName,
    initialValue: ColumnOrName,
    merge: Callable[[Column, Column], Column],
    finish: Callable[[Column], Column] | None = None,
) -> Column:
    """The same as :func:`aggregate`."""
    return _folded("reduce", col, initialValue, merge, finish)


def zip_with(left: ColumnOrName, right: ColumnOrName, f: Callable[[Column, Column], Column]) -> Column:
    """``f`` of the elements of two arrays, one by one; the shorter one is filled with NULL."""
    return _higher("zip_with", (left, right), f)


def transform_keys(col: ColumnOrName, f: Callable[[Column, Column], Column]) -> Column:
    """A map with ``f`` of key and value as its keys."""
    return _higher("transform_keys", (col,), f)


def transform_values(col: ColumnOrName, f: Callable[[Column, Column], Column]) -> Column:
    """A map with ``f`` of key and value as its values."""
    return _higher("transform_values", (col,), f)


def map_filter(col: ColumnOrName, f: Callable[[Column, Column], Column]) -> Column:
    """The entries of a map for whose key and value ``f`` holds."""
    return _higher("map_filter", (col,), f)


def map_zip_with(
    col1: ColumnOrName, col2: ColumnOrName, f: Callable[[Column, Column, Column], Column]
) -> Column:
    """Two maps made one: ``f`` of each key and its two values."""
    return _higher("map_zip_with", (col1, col2), f)


def array_sort(col: ColumnOrName, comparator: Callable[[Column, Column], Column] | None = None) -> Column:
    """The elements in order, NULLs last; ``comparator`` gives a negative number, 0 or a positive one."""
    return call("array_sort", to_column(col)) if comparator is None else _higher("array_sort", (col,), comparator)
