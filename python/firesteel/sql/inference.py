"""Which Spark types Python values have. Spark: `_infer_schema` and `_merge_type` of PySpark."""

from __future__ import annotations

import datetime
import decimal
from collections.abc import Iterable, Mapping
from functools import reduce
from typing import Any

from firesteel.errors import PySparkTypeError, PySparkValueError
from firesteel.sql.types import (
    ArrayType,
    AtomicType,
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
    StructField,
    StructType,
    TimestampNTZType,
    TimestampType,
    TimeType,
    VariantType,
)
from firesteel.sql.variant import VariantVal

_TYPES: dict[type, type[DataType]] = {
    bool: BooleanType,
    int: LongType,
    float: DoubleType,
    str: StringType,
    bytes: BinaryType,
    bytearray: BinaryType,
    datetime.date: DateType,
    datetime.time: TimeType,
    datetime.timedelta: DayTimeIntervalType,
    VariantVal: VariantType,
}

_ARRAY_CODES: dict[str, type[DataType]] = {
    "f": FloatType,
    "d": DoubleType,
    "b": ByteType,
    "B": ShortType,
    "h": ShortType,
    "H": IntegerType,
    "i": IntegerType,
    "I": LongType,
    "l": LongType,
    "q": LongType,
    "u": StringType,
}

# What the session's configuration says about inference, and the values Spark has by default.
SETTINGS = {
    "spark.sql.timestampType": "TIMESTAMP_LTZ",
    "spark.sql.pyspark.inferNestedDictAsStruct.enabled": "false",
    "spark.sql.pyspark.legacy.inferArrayTypeFromFirstElement.enabled": "false",
    "spark.sql.pyspark.legacy.inferMapTypeFromFirstPair.enabled": "false",
}


class Inference:
    """Finds types, as the session's configuration asks."""

    def __init__(self, settings: Mapping[str, str | None]) -> None:
        ntz, structs, first_element, first_pair = (settings[key] for key in SETTINGS)
        self.prefers_ntz = ntz == "TIMESTAMP_NTZ"
        self.infers_structs = structs == "true"
        self.takes_first_element = first_element == "true"
        self.takes_first_pair = first_pair == "true"

    def schema(self, rows: Iterable[Any], names: list[str] | None) -> StructType:
        """The type that all rows fit. ``names`` grows when rows are longer than it."""
        found = reduce(merge, (self.row(row, names) for row in rows))
        assert isinstance(found, StructType)
        return found

    def row(self, row: Any, names: list[str] | None = None) -> StructType:
        """The type of a dictionary, a tuple, a named tuple or an object."""
        if isinstance(row, dict):
            items: Iterable[tuple[str, Any]] = sorted(row.items())
        elif isinstance(row, (tuple, list)):
            items = _positional(row, names)
        elif hasattr(row, "__dict__"):
            items = sorted(row.__dict__.items())
        else:
            raise PySparkTypeError(
                errorClass="CANNOT_INFER_SCHEMA_FOR_TYPE", messageParameters={"data_type": type(row).__name__}
            )
        return StructType([StructField(name, self._field(name, value), True) for name, value in items])

    def _field(self, name: str, value: Any) -> DataType:
        try:
            return self.value(value)
        except PySparkTypeError as error:
            raise PySparkTypeError(
                errorClass="CANNOT_INFER_TYPE_FOR_FIELD", messageParameters={"field_name": str(name)}
            ) from error

    def value(self, value: Any) -> DataType:
        """The type of one value."""
        if value is None:
            return NullType()
        known = _TYPES.get(type(value))
        if known is not None:
            return known()
        if isinstance(value, decimal.Decimal):
            return DecimalType(38, 18)
        if type(value) is datetime.datetime or isinstance(value, datetime.datetime):
            return TimestampNTZType() if self.prefers_ntz and value.tzinfo is None else TimestampType()
        if isinstance(value, dict):
            return self._dictionary(value)
        if isinstance(value, list):
            return self._list(value)
        code = getattr(value, "typecode", None)
        if code is not None:
            if code not in _ARRAY_CODES:
                parameters = {"data_type": f"array({code})"}
                raise PySparkTypeError(errorClass="UNSUPPORTED_DATA_TYPE", messageParameters=parameters)
            return ArrayType(_ARRAY_CODES[code](), False)
        return self.row(value)

    def _dictionary(self, value: dict[Any, Any]) -> DataType:
        pairs = [(key, item) for key, item in value.items() if key is not None and item is not None]
        if self.infers_structs:
            return StructType([StructField(key, self.value(item), True) for key, item in pairs])
        if self.takes_first_pair:
            if not pairs:
                return MapType(NullType(), NullType(), True)
            return MapType(self.value(pairs[0][0]), self.value(pairs[0][1]), True)
        keys = reduce(merge, (self.value(key) for key in value if key is not None), NullType())
        items = reduce(merge, (self.value(item) for item in value.values() if item is not None), NullType())
        return MapType(keys, items, True)

    def _list(self, value: list[Any]) -> DataType:
        if not value:
            return ArrayType(NullType(), True)
        if self.takes_first_element:
            return ArrayType(self.value(value[0]), True)
        return ArrayType(reduce(merge, (self.value(item) for item in value)), True)


def _positional(row: Any, names: list[str] | None) -> Iterable[tuple[str, Any]]:
    if hasattr(row, "__fields__"):
        return zip(row.__fields__, tuple(row))
    if hasattr(row, "_fields"):
        return zip(row._fields, tuple(row))
    if names is None:
        names = [f"_{at}" for at in range(1, len(row) + 1)]
    elif len(names) < len(row):
        names.extend(f"_{at}" for at in range(len(names) + 1, len(row) + 1))
    return zip(names, row)


def merge(left: DataType, right: DataType) -> DataType:
    """The type that the values of both fit."""
    if isinstance(left, NullType):
        return right
    if isinstance(right, NullType) or left == right:
        return left
    if isinstance(left, (TimestampType, TimestampNTZType)) and isinstance(right, (TimestampType, TimestampNTZType)):
        return TimestampNTZType() if {type(left), type(right)} == {TimestampNTZType} else TimestampType()
    # Spark: a text and another plain value together are texts.
    if isinstance(left, StringType) and isinstance(right, AtomicType):
        return left
    if isinstance(right, StringType) and isinstance(left, AtomicType):
        return right
    if isinstance(left, StructType) and isinstance(right, StructType):
        return _merge_structs(left, right)
    if isinstance(left, ArrayType) and isinstance(right, ArrayType):
        return ArrayType(merge(left.elementType, right.elementType), True)
    if isinstance(left, MapType) and isinstance(right, MapType):
        return MapType(merge(left.keyType, right.keyType), merge(left.valueType, right.valueType), True)
    if type(left) is type(right):
        return left
    names = {"data_type1": type(left).__name__, "data_type2": type(right).__name__}
    raise PySparkTypeError(errorClass="CANNOT_MERGE_TYPE", messageParameters=names)


def _merge_structs(left: StructType, right: StructType) -> StructType:
    others = {field.name: field.dataType for field in right.fields}
    fields = [
        StructField(field.name, merge(field.dataType, others.get(field.name, NullType())), True)
        for field in left.fields
    ]
    known = set(left.names)
    fields += [StructField(field.name, field.dataType, True) for field in right.fields if field.name not in known]
    return StructType(fields)


def holds_null_type(data_type: DataType) -> bool:
    """Whether a type is not known somewhere inside."""
    if isinstance(data_type, StructType):
        return any(holds_null_type(field.dataType) for field in data_type.fields)
    if isinstance(data_type, ArrayType):
        return holds_null_type(data_type.elementType)
    if isinstance(data_type, MapType):
        return holds_null_type(data_type.keyType) or holds_null_type(data_type.valueType)
    return isinstance(data_type, NullType)


def refuse_unknown(schema: StructType) -> None:
    """Raises when a column's type could not be found."""
    if holds_null_type(schema):
        raise PySparkValueError(errorClass="CANNOT_DETERMINE_TYPE", messageParameters={})
