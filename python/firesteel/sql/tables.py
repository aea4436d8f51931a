"""What programs hold in pandas, NumPy and pyarrow, as the Arrow tables that PySpark makes of it.

Imported only where a program uses one of them. Spark: `create_arrow_table_from_pandas` of PySpark.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pyarrow

from firesteel.errors import PySparkTypeError, PySparkValueError
from firesteel.sql.local import check_width, distinct_names
from firesteel.sql.types import (
    ArrayType,
    BinaryType,
    BooleanType,
    ByteType,
    DataType,
    DateType,
    DayTimeIntervalType,
    DecimalType,
    DoubleType,
    FloatType,
    IntegerType,
    LongType,
    MapType,
    NullType,
    ShortType,
    StringType,
    StructType,
    TimestampNTZType,
    TimestampType,
    TimeType,
)

if TYPE_CHECKING:
    import numpy
    import pandas

    from firesteel.sql.session import SparkSession

__all__ = ["of_arrow", "of_numpy", "of_pandas"]

_SAFELY = "spark.sql.execution.pandas.convertToArrowArraySafely"
_DICTIONARIES_ARE_MAPS = "spark.sql.execution.pandas.inferPandasDictAsMap"
_TIMESTAMP_TYPE = "spark.sql.timestampType"

_ARROW: dict[type[DataType], pyarrow.DataType] = {
    NullType: pyarrow.null(),
    BooleanType: pyarrow.bool_(),
    ByteType: pyarrow.int8(),
    ShortType: pyarrow.int16(),
    IntegerType: pyarrow.int32(),
    LongType: pyarrow.int64(),
    FloatType: pyarrow.float32(),
    DoubleType: pyarrow.float64(),
    StringType: pyarrow.string(),
    BinaryType: pyarrow.binary(),
    DateType: pyarrow.date32(),
    TimeType: pyarrow.time64("ns"),
    TimestampType: pyarrow.timestamp("us", "UTC"),
    TimestampNTZType: pyarrow.timestamp("us"),
    DayTimeIntervalType: pyarrow.duration("us"),
}

# What turns a value of pandas inside a column into one that pyarrow takes; nothing where it is that already.
_Convert = Callable[[Any], Any] | None


def of_pandas(data: pandas.DataFrame, schema: StructType | None, session: SparkSession) -> pyarrow.Table:
    """The columns of a DataFrame of pandas; without a schema they are ``_0``, ``_1`` ...

    Times without a zone are in the session's.
    """
    if len(data.columns) == 0:
        return pyarrow.Table.from_batches([pyarrow.RecordBatch.from_pandas(data)])
    if schema is not None:
        check_width(len(schema.fields), len(data.columns))
    takes_maps = schema is None and session._native.conf_get_option(_DICTIONARIES_ARE_MAPS) == "true"
    is_safe = session._native.conf_get_option(_SAFELY) != "false"
    arrays = []
    for at in range(len(data.columns)):
        series = data.iloc[:, at]
        data_type = _found(series) if schema is None else schema.fields[at].dataType
        arrays.append(_array(series, data_type, session, is_safe, takes_maps))
    names = [f"_{at}" for at in range(len(arrays))] if schema is None else schema.names
    return pyarrow.Table.from_arrays(arrays, names=names)


def of_numpy(data: numpy.ndarray, names: list[str] | None) -> pyarrow.Table:
    """The columns of an array, under these names, or under ``value``, or ``_1``, ``_2`` ..."""
    if data.ndim not in (1, 2):
        raise PySparkValueError(errorClass="INVALID_NDARRAY_DIMENSION", messageParameters={"dimensions": "1 or 2"})
    columns = [data] if data.ndim == 1 else [data[:, at] for at in range(data.shape[1])]
    if names is None:
        names = ["value"] if len(columns) == 1 else [f"_{at + 1}" for at in range(len(columns))]
    check_width(len(names), len(columns))
    return pyarrow.Table.from_arrays([pyarrow.array(column) for column in columns], names)


def of_arrow(data: pyarrow.Table, schema: StructType | None, session: SparkSession) -> pyarrow.Table:
    """A table of pyarrow. Types that Spark has no like of are refused.

    Times without a zone are instants in the session's, unless its configuration or the schema prefers wall times.
    """
    for data_type in data.schema.types:
        _refuse_unlike(data_type)
    if not any(_holds_wall_times(data_type) for data_type in data.schema.types):
        return data
    if schema is None and session._native.conf_get_option(_TIMESTAMP_TYPE) == "TIMESTAMP_NTZ":
        return data
    zone = session._native.time_zone()
    wanted = [None] * data.num_columns if schema is None else [field.dataType for field in schema.fields]
    if len(wanted) != data.num_columns:
        return data
    columns = [_localized(column, data_type, zone) for column, data_type in zip(data.columns, wanted)]
    return pyarrow.Table.from_arrays(columns, names=data.column_names)


def _found(series: pandas.Series) -> DataType | None:
    """The type of a column that pyarrow would find another for."""
    import pandas

    if pandas.api.types.is_datetime64_any_dtype(series.dtype):
        return TimestampType()
    return DayTimeIntervalType() if pandas.api.types.is_timedelta64_dtype(series.dtype) else None


def _array(
    series: pandas.Series, data_type: DataType | None, session: SparkSession, is_safe: bool, takes_maps: bool
) -> pyarrow.Array:
    import pandas

    if isinstance(series.dtype, pandas.CategoricalDtype):
        series = series.astype(series.dtype.categories.dtype)
    arrow_type = None if data_type is None else _arrow_type(data_type)
    if isinstance(data_type, TimestampType):
        series = _instants(series, session)
    elif data_type is not None:
        convert = _converter(data_type, session)
        if convert is not None:
            series = series.apply(lambda one: None if one is None else convert(one))
    # Arrays of extension types know their own nulls.
    mask = None if hasattr(series.array, "__arrow_array__") else series.isnull()
    try:
        array = pyarrow.Array.from_pandas(series, mask=mask, type=arrow_type, safe=is_safe)
        if takes_maps and pyarrow.types.is_struct(array.type):
            array = _maps(series, array.type, mask)
        return array
    except (TypeError, ValueError) as error:
        kind = PySparkValueError if isinstance(error, ValueError) else PySparkTypeError
        wanted = "" if arrow_type is None else f" as {arrow_type}"
        reason = f"column {series.name!r} of {series.dtype}{wanted}: {error}"
        raise kind(errorClass="CANNOT_CONVERT_TO_ARROW", messageParameters={"reason": reason}) from error


def _maps(series: pandas.Series, found: pyarrow.StructType, mask: Any) -> pyarrow.Array:
    """Dictionaries as maps of texts, whose values are of the type of the first key's."""
    if found.num_fields == 0:
        raise PySparkValueError(errorClass="CANNOT_INFER_EMPTY_SCHEMA", messageParameters={})
    pairs = series.apply(lambda one: None if one is None else list(one.items()))
    return pyarrow.Array.from_pandas(pairs, mask=mask, type=pyarrow.map_(pyarrow.string(), found.field(0).type))


def _instants(series: pandas.Series, session: SparkSession) -> pandas.Series:
    import pandas

    if isinstance(series.dtype, pandas.DatetimeTZDtype):
        return series.dt.tz_convert("UTC")
    if pandas.api.types.is_datetime64_dtype(series.dtype):
        # PySpark: an hour that comes twice is the second one.
        return series.dt.tz_localize(session._native.time_zone(), ambiguous=False).dt.tz_convert("UTC")
    return series


def _converter(data_type: DataType, session: SparkSession) -> _Convert:
    if isinstance(data_type, ArrayType):
        element = _inner(data_type.elementType, session)
        return lambda value: [None if one is None else element(one) for one in value]
    if isinstance(data_type, MapType):
        key, item = _inner(data_type.keyType, session), _inner(data_type.valueType, session)
        return lambda value: [(key(one), None if each is None else item(each)) for one, each in value.items()]
    if isinstance(data_type, StructType):
        return _struct(data_type, session)
    if isinstance(data_type, TimestampType):
        return lambda value: _instant(value, session)
    return None


def _inner(data_type: DataType, session: SparkSession) -> Callable[[Any], Any]:
    return _converter(data_type, session) or (lambda value: value)


def _struct(data_type: StructType, session: SparkSession) -> Callable[[Any], Any]:
    names = distinct_names(data_type.names)
    converts = [_inner(field.dataType, session) for field in data_type.fields]

    def convert(value: Any) -> dict[str, Any]:
        members = [value.get(name) for name in data_type.names] if isinstance(value, dict) else value
        return {name: None if one is None else each(one) for name, each, one in zip(names, converts, members)}

    return convert


def _instant(value: Any, session: SparkSession) -> Any:
    import pandas

    instant = pandas.Timestamp(value)
    if instant.tzinfo is None:
        instant = instant.tz_localize(session._native.time_zone())
    return instant.to_pydatetime()


def _arrow_type(data_type: DataType) -> pyarrow.DataType:
    known = _ARROW.get(type(data_type))
    if known is not None:
        return known
    if isinstance(data_type, DecimalType):
        return pyarrow.decimal128(data_type.precision, data_type.scale)
    if isinstance(data_type, ArrayType):
        return pyarrow.list_(pyarrow.field("element", _arrow_type(data_type.elementType), data_type.containsNull))
    if isinstance(data_type, MapType):
        value = pyarrow.field("value", _arrow_type(data_type.valueType), data_type.valueContainsNull)
        return pyarrow.map_(pyarrow.field("key", _arrow_type(data_type.keyType), False), value)
    if isinstance(data_type, StructType):
        names = distinct_names(data_type.names)
        fields = zip(names, data_type.fields)
        return pyarrow.struct([pyarrow.field(name, _arrow_type(one.dataType), one.nullable) for name, one in fields])
    raise _not_for_arrow(str(data_type))


def _refuse_unlike(data_type: pyarrow.DataType) -> None:
    kinds = pyarrow.types
    for at in range(data_type.num_fields):
        _refuse_unlike(data_type.field(at).type)
    if kinds.is_unsigned_integer(data_type) or kinds.is_float16(data_type) or kinds.is_decimal256(data_type):
        raise _not_for_arrow(str(data_type))


def _not_for_arrow(data_type: str) -> PySparkTypeError:
    return PySparkTypeError(
        errorClass="UNSUPPORTED_DATA_TYPE_FOR_ARROW_CONVERSION", messageParameters={"data_type": data_type}
    )


def _is_wall_time(data_type: pyarrow.DataType) -> bool:
    return pyarrow.types.is_timestamp(data_type) and data_type.tz is None


def _holds_wall_times(data_type: pyarrow.DataType) -> bool:
    parts = (data_type.field(at).type for at in range(data_type.num_fields))
    return _is_wall_time(data_type) or any(_holds_wall_times(part) for part in parts)


def _localized(column: Any, data_type: DataType | None, zone: str) -> Any:
    """A column, or an array inside one, with times without a zone as instants, but where the schema has wall times."""
    import pyarrow.compute as compute

    if not _holds_wall_times(column.type):
        return column
    if isinstance(column, pyarrow.ChunkedArray):
        return pyarrow.chunked_array([_localized(chunk, data_type, zone) for chunk in column.chunks])
    if _is_wall_time(column.type):
        if isinstance(data_type, TimestampNTZType):
            return column
        return compute.assume_timezone(compute.floor_temporal(column, unit="microsecond"), zone)
    nulls = column.is_null() if column.null_count else None
    if pyarrow.types.is_list(column.type):
        element = data_type.elementType if isinstance(data_type, ArrayType) else None
        return pyarrow.ListArray.from_arrays(column.offsets, _localized(column.values, element, zone), mask=nulls)
    if pyarrow.types.is_map(column.type):
        kinds = (data_type.keyType, data_type.valueType) if isinstance(data_type, MapType) else (None, None)
        parts = [_localized(part, kind, zone) for part, kind in zip((column.keys, column.items), kinds)]
        return pyarrow.MapArray.from_arrays(column.offsets, *parts, mask=nulls)
    if pyarrow.types.is_struct(column.type):
        known = [field.dataType for field in data_type.fields] if isinstance(data_type, StructType) else None
        kinds = known or [None] * column.type.num_fields
        parts = [_localized(part, kind, zone) for part, kind in zip(column.flatten(), kinds)]
        return pyarrow.StructArray.from_arrays(parts, [field.name for field in column.type], mask=nulls)
    # Lists of other layouts: the backend tells what it does not take.
    return column
