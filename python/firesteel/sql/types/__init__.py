"""Spark's data types, and `Row`."""

from __future__ import annotations

from typing import Any

from firesteel.sql.row import Row
from firesteel.sql.types import atomic, base, nested
from firesteel.sql.types.atomic import (
    BinaryType,
    BooleanType,
    ByteType,
    CalendarIntervalType,
    CharType,
    DateType,
    DayTimeIntervalType,
    DecimalType,
    DoubleType,
    FloatType,
    IntegerType,
    LongType,
    NullType,
    ShortType,
    StringType,
    TimeType,
    TimestampNTZType,
    TimestampType,
    VarcharType,
    VariantType,
    YearMonthIntervalType,
)
from firesteel.sql.types.base import AtomicType, DataType, FractionalType, IntegralType, NumericType
from firesteel.sql.types.nested import ArrayType, MapType, StructField, StructType
from firesteel.sql.types.parsing import _from_json_value, _parse_datatype_string

__all__ = [
    "ArrayType",
    "AtomicType",
    "BinaryType",
    "BooleanType",
    "ByteType",
    "CalendarIntervalType",
    "CharType",
    "DataType",
    "DateType",
    "DayTimeIntervalType",
    "DecimalType",
    "DoubleType",
    "FloatType",
    "FractionalType",
    "IntegerType",
    "IntegralType",
    "LongType",
    "MapType",
    "NullType",
    "NumericType",
    "Row",
    "ShortType",
    "StringType",
    "StructField",
    "StructType",
    "TimeType",
    "TimestampNTZType",
    "TimestampType",
    "VarcharType",
    "VariantType",
    "VariantVal",
    "YearMonthIntervalType",
]


for _kind in (*atomic.__all__, *base.__all__, *nested.__all__):
    # PySpark's users see this name, and pickled types keep it.
    globals()[_kind].__module__ = __name__


def __getattr__(name: str) -> Any:
    # Few programs meet variants, and what reads them takes milliseconds to load.
    if name == "VariantVal":
        from firesteel.sql.variant import VariantVal

        return VariantVal
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
