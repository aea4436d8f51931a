"""Rows as a DataFrame of pandas, by way of pyarrow. Imported only where a program asks for one.

Spark: `_convert_arrow_table_to_pandas` of PySpark. Instants become naive in the session time zone, whole numbers with
NULLs floats, structs dictionaries or rows, as `spark.sql.execution.pandas.structHandlingMode` says.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy
import pandas
import pyarrow

from firesteel.errors import PySparkValueError, UnsupportedOperationException
from firesteel.sql.local import distinct_names
from firesteel.sql.types import (
    ArrayType,
    BooleanType,
    ByteType,
    DataType,
    DayTimeIntervalType,
    DoubleType,
    FloatType,
    IntegerType,
    IntegralType,
    LongType,
    MapType,
    Row,
    ShortType,
    StructType,
    TimestampNTZType,
    TimestampType,
    VariantType,
    VariantVal,
)

if TYPE_CHECKING:
    from firesteel.sql.session import SparkSession

__all__ = ["to_pandas"]

_STRUCT_MODE = "spark.sql.execution.pandas.structHandlingMode"

_DTYPES: dict[type[DataType], str] = {
    BooleanType: "bool",
    ByteType: "int8",
    ShortType: "int16",
    IntegerType: "int32",
    LongType: "int64",
    FloatType: "float32",
    DoubleType: "float64",
    TimestampNTZType: "datetime64[ns]",
    DayTimeIntervalType: "timedelta64[ns]",
}

# What turns a value inside a column into the one that PySpark gives; nothing where it is that already.
_Convert = Callable[[Any], Any] | None


def to_pandas(table: pyarrow.Table, schema: StructType, session: SparkSession) -> pandas.DataFrame:
    """The rows with the dtypes and values that PySpark gives them."""
    if not schema.fields:
        return pandas.DataFrame(index=range(table.num_rows))
    values = _Values(schema, session)
    columns = [values.series(column, field.dataType) for column, field in zip(table.columns, schema.fields)]
    frame = pandas.concat(columns, axis="columns")
    frame.columns = pandas.Index(schema.names)
    return frame


class _Values:
    """How the values of a schema are given, as the session's configuration asks."""

    def __init__(self, schema: StructType, session: SparkSession) -> None:
        self.zone = session._native.time_zone() if _holds(schema, TimestampType) else "UTC"
        self.makes_rows = False
        structs = [struct for field in schema.fields for struct in _structs(field.dataType)]
        if structs:
            mode = session._native.conf_get_option(_STRUCT_MODE) or "legacy"
            if mode not in ("legacy", "row", "dict"):
                raise PySparkValueError(errorClass="UNKNOWN_VALUE_FOR", messageParameters={"var": mode})
            self.makes_rows = mode == "row"
            for struct in structs:
                if mode == "legacy" and len(set(struct.names)) < len(struct.names):
                    raise UnsupportedOperationException(
                        errorClass="DUPLICATED_FIELD_NAME_IN_ARROW_STRUCT",
                        messageParameters={"field_names": str(struct.names)},
                    )

    def series(self, column: pyarrow.ChunkedArray, data_type: DataType) -> pandas.Series:
        series = _renamed(column).to_pandas(coerce_temporal_nanoseconds=True)
        if isinstance(data_type, TimestampType):
            if not isinstance(series.dtype, pandas.DatetimeTZDtype):
                series = series.astype("datetime64[ns]").dt.tz_localize("UTC")
            return series.dt.tz_convert(self.zone).dt.tz_localize(None)
        dtype = _DTYPES.get(type(data_type))
        if dtype is not None:
            if isinstance(data_type, (IntegralType, BooleanType)) and series.isnull().any():
                dtype = "float64" if isinstance(data_type, IntegralType) else "object"
            return series.astype(dtype)
        convert = self._convert(data_type)
        return series if convert is None else series.apply(lambda one: None if one is None else convert(one))

    def _convert(self, data_type: DataType) -> _Convert:
        if isinstance(data_type, ArrayType):
            return self._list(self._convert(data_type.elementType))
        if isinstance(data_type, MapType):
            return self._map(self._convert(data_type.keyType), self._convert(data_type.valueType))
        if isinstance(data_type, StructType):
            return self._struct(data_type)
        if isinstance(data_type, TimestampType):
            return self._instant
        if isinstance(data_type, TimestampNTZType):
            return pandas.Timestamp
        if isinstance(data_type, VariantType):
            return lambda value: VariantVal(value["value"], value["metadata"])
        return None

    def _list(self, element: _Convert) -> _Convert:
        # pyarrow gives arrays of NumPy, with the dtypes that PySpark leaves as well.
        if element is None:
            return None

        def array(value: Any) -> numpy.ndarray:
            items = [None if one is None else element(one) for one in value]
            if not any(isinstance(one, Row) for one in items):
                return numpy.array(items)
            # NumPy would take rows for a second dimension.
            rows = numpy.empty(len(items), dtype="object")
            rows[:] = items
            return rows

        return array

    def _map(self, key: _Convert, value: _Convert) -> _Convert:
        keys, values = key or _same, value or _same
        return lambda pairs: {keys(one): None if item is None else values(item) for one, item in pairs}

    def _struct(self, data_type: StructType) -> _Convert:
        converts = [self._convert(field.dataType) or _same for field in data_type.fields]
        distinct = distinct_names(data_type.names)

        def members(value: dict[str, Any]) -> list[Any]:
            found = (value.get(name) for name in distinct)
            return [None if one is None else convert(one) for convert, one in zip(converts, found)]

        def row(value: dict[str, Any]) -> Row:
            made = Row(*members(value))
            made.__fields__ = list(data_type.names)
            return made

        return row if self.makes_rows else lambda value: dict(zip(distinct, members(value)))

    def _instant(self, value: Any) -> pandas.Timestamp:
        instant = pandas.Timestamp(value)
        if instant.tzinfo is None:
            instant = instant.tz_localize("UTC")
        return instant.tz_convert(self.zone).tz_localize(None)


def _same(value: Any) -> Any:
    return value


def _structs(data_type: DataType) -> list[StructType]:
    """The struct types in a type, itself included."""
    if isinstance(data_type, StructType):
        return [data_type, *(struct for field in data_type.fields for struct in _structs(field.dataType))]
    if isinstance(data_type, ArrayType):
        return _structs(data_type.elementType)
    if isinstance(data_type, MapType):
        return _structs(data_type.keyType) + _structs(data_type.valueType)
    return []


def _holds(data_type: DataType, kind: type[DataType]) -> bool:
    if isinstance(data_type, StructType):
        return any(_holds(field.dataType, kind) for field in data_type.fields)
    if isinstance(data_type, ArrayType):
        return _holds(data_type.elementType, kind)
    if isinstance(data_type, MapType):
        return _holds(data_type.keyType, kind) or _holds(data_type.valueType, kind)
    return isinstance(data_type, kind)


def _renamed(column: pyarrow.ChunkedArray) -> pyarrow.ChunkedArray:
    """The column with the names in each struct made distinct: pyarrow makes dictionaries of them."""
    if not _repeats_names(column.type):
        return column
    wanted = _distinct(column.type)
    return pyarrow.chunked_array([chunk.view(wanted) for chunk in column.chunks], wanted)


def _repeats_names(data_type: pyarrow.DataType) -> bool:
    fields = [data_type.field(at) for at in range(data_type.num_fields)]
    return len({field.name for field in fields}) < len(fields) or any(_repeats_names(field.type) for field in fields)


def _distinct(data_type: pyarrow.DataType) -> pyarrow.DataType:
    kinds = pyarrow.types
    if kinds.is_struct(data_type):
        fields = [data_type.field(at) for at in range(data_type.num_fields)]
        names = distinct_names([field.name for field in fields])
        return pyarrow.struct(
            # A NULL struct has NULLs in fields that may have none, which a view refuses.
            [pyarrow.field(name, _distinct(field.type)) for name, field in zip(names, fields)]
        )
    if kinds.is_list(data_type):
        return pyarrow.list_(_distinct(data_type.value_type))
    if kinds.is_map(data_type):
        return pyarrow.map_(_distinct(data_type.key_type), _distinct(data_type.item_type))
    return data_type
