"""To and from pandas, by way of pyarrow. Imported only where a program uses pandas.

What PySpark does with its default settings is done here: instants become naive in the session time zone, whole numbers
with NULLs become floats, structs become rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas
import pyarrow

from firesteel.sql.types import (
    ArrayType,
    BooleanType,
    ByteType,
    DataType,
    DateType,
    DayTimeIntervalType,
    DoubleType,
    FloatType,
    IntegralType,
    MapType,
    Row,
    ShortType,
    IntegerType,
    StructType,
    TimestampNTZType,
    TimestampType,
)

if TYPE_CHECKING:
    from firesteel.sql.session import SparkSession

_DTYPES: dict[type[DataType], str] = {
    ByteType: "int8",
    ShortType: "int16",
    IntegerType: "int32",
    FloatType: "float32",
    DoubleType: "float64",
}


def from_pandas(data: Any, session: SparkSession) -> pyarrow.Table:
    """The columns of a pandas DataFrame. Times without a zone are in the session time zone."""
    if isinstance(data, pandas.Series):
        data = data.to_frame(data.name if data.name is not None else "0")
    data = data.rename(columns=str)
    naive = [at for at, dtype in enumerate(data.dtypes) if pandas.api.types.is_datetime64_dtype(dtype)]
    if naive:
        zone = session._native.time_zone()
        data = data.copy(deep=False)
        for at in naive:
            column = data.iloc[:, at].dt.tz_localize(zone, ambiguous=False)
            data.isetitem(at, column)
    table = pyarrow.Table.from_pandas(data, preserve_index=False)
    return table.replace_schema_metadata(None)


def to_pandas(table: pyarrow.Table, schema: StructType, session: SparkSession) -> pandas.DataFrame:
    """The rows with the dtypes that PySpark gives them."""
    zone = session._native.time_zone() if _has_instants(schema) else "UTC"
    columns = [
        _series(column, field.dataType, zone).rename(field.name) for column, field in zip(table.columns, schema.fields)
    ]
    if not columns:
        return pandas.DataFrame(index=range(table.num_rows))
    frame = pandas.concat(columns, axis=1)
    frame.columns = schema.names
    return frame


def _has_instants(data_type: DataType) -> bool:
    if isinstance(data_type, StructType):
        return any(_has_instants(field.dataType) for field in data_type.fields)
    if isinstance(data_type, ArrayType):
        return _has_instants(data_type.elementType)
    if isinstance(data_type, MapType):
        return _has_instants(data_type.keyType) or _has_instants(data_type.valueType)
    return isinstance(data_type, TimestampType)


def _series(column: pyarrow.ChunkedArray, data_type: DataType, zone: str) -> pandas.Series:
    if isinstance(data_type, (StructType, ArrayType, MapType)):
        values = [_nested(value, data_type, zone) for value in column.to_pylist()]
        return pandas.Series(values, dtype="object")
    if isinstance(data_type, TimestampType):
        series = column.cast(pyarrow.timestamp("us", "UTC")).to_pandas()
        return series.dt.tz_convert(zone).dt.tz_localize(None).astype("datetime64[ns]")
    if isinstance(data_type, TimestampNTZType):
        return column.to_pandas().astype("datetime64[ns]")
    if isinstance(data_type, DayTimeIntervalType):
        return column.to_pandas().astype("timedelta64[ns]")
    if isinstance(data_type, DateType):
        return column.to_pandas(date_as_object=True)
    if isinstance(data_type, IntegralType):
        if column.null_count:
            return column.cast(pyarrow.float64(), safe=False).to_pandas()
        return column.to_pandas().astype(_DTYPES.get(type(data_type), "int64"))
    if isinstance(data_type, BooleanType):
        return column.to_pandas().astype("object" if column.null_count else "bool")
    return column.to_pandas()


def _nested(value: Any, data_type: DataType, zone: str) -> Any:
    """A value inside a struct, an array or a map, as PySpark gives it."""
    if value is None:
        return None
    if isinstance(data_type, StructType):
        members = value.values() if isinstance(value, dict) else [item for _, item in value]
        row = Row(*[_nested(item, field.dataType, zone) for item, field in zip(members, data_type.fields)])
        row.__fields__ = list(data_type.names)
        return row
    if isinstance(data_type, ArrayType):
        import numpy

        items = [_nested(item, data_type.elementType, zone) for item in value]
        dtype = _DTYPES.get(type(data_type.elementType))
        if dtype is None and isinstance(data_type.elementType, IntegralType):
            dtype = "int64"
        if dtype is not None and None not in items:
            return numpy.array(items, dtype=dtype)
        array = numpy.empty(len(items), dtype="object")
        array[:] = items
        return array
    if isinstance(data_type, MapType):
        return {
            _nested(key, data_type.keyType, zone): _nested(item, data_type.valueType, zone) for key, item in value
        }
    if isinstance(data_type, TimestampType):
        return value.astimezone(_zone(zone)).replace(tzinfo=None)
    return value


def _zone(name: str) -> Any:
    import zoneinfo

    return zoneinfo.ZoneInfo(name)
