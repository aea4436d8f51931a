"""Types out of Spark's JSON values and of the names in them."""

from __future__ import annotations

from typing import Any

from firesteel.errors import PySparkTypeError
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
from firesteel.sql.types.base import DataType
from firesteel.sql.types.nested import ArrayType, MapType, StructField, StructType

_ATOMIC: dict[str, type[DataType]] = {
    kind._name: kind
    for kind in (
        NullType,
        StringType,
        BinaryType,
        BooleanType,
        DateType,
        TimeType,
        TimestampType,
        TimestampNTZType,
        DecimalType,
        DoubleType,
        FloatType,
        ByteType,
        ShortType,
        IntegerType,
        LongType,
        CalendarIntervalType,
        VariantType,
    )
}
_ATOMIC |= {"null": NullType, "tinyint": ByteType, "smallint": ShortType, "int": IntegerType, "bigint": LongType}
_WITH_NUMBERS: dict[str, type[DataType]] = {
    "decimal": DecimalType,
    "char": CharType,
    "varchar": VarcharType,
    "time": TimeType,
}


def _from_json_value(value: Any) -> DataType:
    if isinstance(value, str):
        return _from_name(value)
    kind = value["type"]
    if kind == "array":
        return ArrayType(_from_json_value(value["elementType"]), value["containsNull"])
    if kind == "map":
        types = (_from_json_value(value["keyType"]), _from_json_value(value["valueType"]))
        return MapType(*types, value["valueContainsNull"])
    if kind == "struct":
        return StructType([_field_from_json_value(field) for field in value["fields"]])
    raise PySparkTypeError(errorClass="UNSUPPORTED_DATA_TYPE", messageParameters={"data_type": str(kind)})


def _field_from_json_value(value: dict[str, Any]) -> StructField:
    metadata = value.get("metadata")
    if isinstance(metadata, str):
        import json

        metadata = json.loads(metadata)
    return StructField(value["name"], _from_json_value(value["type"]), value.get("nullable", True), metadata)


def _from_name(name: str) -> DataType:
    known = _ATOMIC.get(name)
    if known is not None:
        return known()
    word, _, rest = name.partition("(")
    if rest and word in _WITH_NUMBERS:
        return _WITH_NUMBERS[word](*[int(number) for number in rest.rstrip(")").split(",")])
    if name.startswith("interval "):
        start, _, end = name[len("interval ") :].partition(" to ")
        for kind in (DayTimeIntervalType, YearMonthIntervalType):
            if start in kind._FIELDS and (end or start) in kind._FIELDS:
                return kind(kind._FIELDS.index(start), kind._FIELDS.index(end or start))
    raise PySparkTypeError(errorClass="UNSUPPORTED_DATA_TYPE", messageParameters={"data_type": name})


def _parse_datatype_string(s: str) -> DataType:
    """PySpark's name for :meth:`DataType.fromDDL`, which libraries import."""
    return DataType.fromDDL(s)
