"""DataFrames of what programs hold: rows, pandas, NumPy and Arrow data. Spark: `SparkSession.createDataFrame`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from firesteel.errors import PySparkTypeError, PySparkValueError
from firesteel.sql.types import (
    ArrayType,
    CalendarIntervalType,
    CharType,
    DataType,
    MapType,
    StructField,
    StructType,
    VarcharType,
    YearMonthIntervalType,
)

if TYPE_CHECKING:
    from firesteel.sql.dataframe import DataFrame
    from firesteel.sql.session import SparkSession

__all__ = ["check_width", "distinct_names", "frame_of"]


def frame_of(session: SparkSession, data: Any, schema: DataType | list[str] | tuple[str, ...] | None) -> DataFrame:
    """The data as a DataFrame, with the types or the names of ``schema``, or those that are found."""
    if _is_a("pandas", "DataFrame", data):
        return _of_pandas(session, data, schema)
    if hasattr(data, "__arrow_c_stream__") or hasattr(data, "__arrow_c_array__"):
        return _of_arrow(session, data, schema)
    if _is_a("numpy", "ndarray", data):
        return _of_numpy(session, data, schema)
    return _of_rows(session, data, schema)


def _is_a(package: str, name: str, data: Any) -> bool:
    """Whether the data is of a package's class. Who has such data has imported the package."""
    kind = getattr(sys.modules.get(package), name, None)
    return kind is not None and isinstance(data, kind)


def _of_pandas(session: SparkSession, data: Any, schema: Any) -> DataFrame:
    from firesteel.sql.tables import of_pandas

    if len(data) == 0:
        return _empty(session, schema)
    if isinstance(schema, StructType):
        known, names = schema, list(schema.names)
    elif isinstance(schema, DataType):
        parameters = {"data_type": str(schema)}
        raise PySparkTypeError(errorClass="UNSUPPORTED_DATA_TYPE_FOR_ARROW", messageParameters=parameters)
    else:
        known, names = None, [str(name) for name in data.columns] if schema is None else _filled(schema, data.shape[1])
        if schema is None and not names:
            raise PySparkValueError(errorClass="CANNOT_INFER_EMPTY_SCHEMA", messageParameters={})
        check_width(len(names), data.shape[1])
    table = of_pandas(data, known, session)
    frame = session._frame(session._native.from_arrow(table, known and known.json()))
    return frame.toDF(*names) if names else frame


def _of_arrow(session: SparkSession, data: Any, schema: Any) -> DataFrame:
    is_table = _is_a("pyarrow", "Table", data)
    known = _columns(schema)
    if is_table:
        from firesteel.sql.tables import of_arrow

        if known is not None:
            check_width(len(known.fields), data.num_columns)
            _check_types(known)
        data = of_arrow(data, known, session)
    if known is not None:
        return session._frame(session._native.from_arrow(data, known.json()))
    frame = session._frame(session._native.from_arrow(data))
    if schema is None:
        return frame
    width = data.num_columns if is_table else len(frame.columns)
    names = _filled(schema, width)
    check_width(len(names), width)
    return frame.toDF(*names)


def _of_numpy(session: SparkSession, data: Any, schema: Any) -> DataFrame:
    if data.ndim in (1, 2) and len(data) == 0:
        return _empty(session, schema)
    from firesteel.sql.tables import of_numpy

    known = _columns(schema)
    table = of_numpy(data, None if known is not None or schema is None else list(schema))
    if known is not None:
        check_width(len(known.fields), table.num_columns)
    return session._frame(session._native.from_arrow(table, known and known.json()))


def _of_rows(session: SparkSession, data: Iterable[Any], schema: Any) -> DataFrame:
    rows = list(data)
    names = list(schema) if isinstance(schema, (list, tuple)) else None
    if not rows:
        return _empty(session, schema)
    if isinstance(rows[0], dict):
        # Spark: the columns of dictionaries are in alphabetical order.
        rows = [None if row is None else dict(sorted(row.items())) for row in rows]
    elif not isinstance(rows[0], (tuple, list)) and not hasattr(rows[0], "__dict__"):
        # Plain values are rows of one column.
        rows = [(row,) for row in rows]
    known = _columns(schema) or _inferred(session, rows, names)
    _check_types(known)
    if names is not None:
        check_width(len(names), len(known.fields))
    # The names of columns may repeat, those in their structs may not.
    columns = [StructField(one.name, _distinct(one.dataType), one.nullable) for one in known.fields]
    frame = session._frame(session._native.from_rows(rows, StructType(columns).jsonValue(), known.json()))
    return frame.toDF(*names) if names else frame


def _empty(session: SparkSession, schema: Any) -> DataFrame:
    known = _columns(schema)
    if known is None:
        raise PySparkValueError(errorClass="CANNOT_INFER_EMPTY_SCHEMA", messageParameters={})
    return session._frame(session._native.from_rows([], known.jsonValue(), known.json()))


def _columns(schema: Any) -> StructType | None:
    """The columns that a type stands for: a plain one for the column ``value``."""
    if not isinstance(schema, DataType):
        return None
    return schema if isinstance(schema, StructType) else StructType([StructField("value", schema)])


def _filled(names: list[str] | tuple[str, ...], width: int) -> list[str]:
    """The names, with ``_2``, ``_3`` ... where columns are left without one."""
    return [*names, *(f"_{at + 1}" for at in range(len(names), width))]


def check_width(expected: int, actual: int) -> None:
    """Raises where there are not as many columns as names or types."""
    if expected != actual:
        parameters = {"expected_length": str(expected), "actual_length": str(actual)}
        raise PySparkValueError(errorClass="AXIS_LENGTH_MISMATCH", messageParameters=parameters)


def _check_types(data_type: DataType) -> None:
    """Raises for a type that no values can be sent of."""
    if isinstance(data_type, StructType):
        parts = [field.dataType for field in data_type.fields]
    elif isinstance(data_type, MapType):
        parts = [data_type.keyType, data_type.valueType]
    else:
        parts = [data_type.elementType] if isinstance(data_type, ArrayType) else []
    for part in parts:
        _check_types(part)
    if isinstance(data_type, (CharType, VarcharType, YearMonthIntervalType, CalendarIntervalType)):
        parameters = {"data_type": str(data_type)}
        raise PySparkTypeError(errorClass="UNSUPPORTED_DATA_TYPE_FOR_ARROW_CONVERSION", messageParameters=parameters)


def distinct_names(names: list[str]) -> list[str]:
    """The names, those that come more than once numbered: ``a_0``, ``a_1``."""
    if len(set(names)) == len(names):
        return names
    seen: dict[str, int] = {}
    distinct = []
    for name in names:
        at = seen[name] = seen.get(name, -1) + 1
        distinct.append(name if names.count(name) == 1 else f"{name}_{at}")
    return distinct


def _distinct(data_type: DataType) -> DataType:
    """The type with the names inside each struct made distinct, without which backends read no Arrow."""
    if isinstance(data_type, StructType):
        fields = zip(distinct_names(data_type.names), data_type.fields)
        return StructType([StructField(name, _distinct(one.dataType), one.nullable) for name, one in fields])
    if isinstance(data_type, ArrayType):
        return ArrayType(_distinct(data_type.elementType), data_type.containsNull)
    if isinstance(data_type, MapType):
        return MapType(_distinct(data_type.keyType), _distinct(data_type.valueType), data_type.valueContainsNull)
    return data_type


def _inferred(session: SparkSession, rows: list[Any], names: list[str] | None) -> StructType:
    from firesteel.sql.inference import SETTINGS, Inference, refuse_unknown

    settings = {key: session._native.conf_get_option(key) or default for key, default in SETTINGS.items()}
    schema = Inference(settings).schema(rows, names)
    refuse_unknown(schema)
    return schema
