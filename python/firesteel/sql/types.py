"""Spark's data types, and `Row`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from firesteel.errors import PySparkKeyError, PySparkTypeError, PySparkValueError
from firesteel.sql.row import Row

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


def __getattr__(name: str) -> Any:
    # Few programs meet variants, and what reads them takes milliseconds to load.
    if name == "VariantVal":
        from firesteel.sql.variant import VariantVal

        return VariantVal
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class DataType:
    """A Spark type. Two of them are equal when they mean the same."""

    _name: ClassVar[str] = ""
    _simple: ClassVar[str] = ""

    @classmethod
    def typeName(cls) -> str:
        """The name in Spark's JSON: ``long``."""
        return cls._name

    def simpleString(self) -> str:
        """The name in SQL: ``bigint``."""
        return self._simple or self._name

    def jsonValue(self) -> Any:
        """The value that stands for the type in Spark's JSON."""
        return self._name

    def json(self) -> str:
        """The type as Spark's JSON text."""
        import json

        return json.dumps(self.jsonValue(), separators=(",", ":"), sort_keys=True)

    @classmethod
    def fromDDL(cls, ddl: str) -> DataType:
        """The type that a DDL text means, asked of the active session."""
        from firesteel.sql.session import SparkSession

        return _from_json_value(SparkSession.active()._native.parse_ddl(ddl))

    def _tree_name(self) -> str:
        """The name in a schema's tree."""
        has_numbers = isinstance(self, (DecimalType, CharType, VarcharType, TimeType))
        is_interval = isinstance(self, (DayTimeIntervalType, YearMonthIntervalType))
        return self.simpleString() if has_numbers or is_interval else self.typeName()

    def _tree(self, prefix: str, depth: int) -> Iterator[str]:
        """The lines below this type in a schema's tree, ``depth`` levels of them."""
        return iter(())

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(repr(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


class NullType(DataType):
    """The type of NULL alone."""

    _name = "void"


class AtomicType(DataType):
    """A type without parts."""


class NumericType(AtomicType):
    """A number."""


class IntegralType(NumericType):
    """A whole number."""


class FractionalType(NumericType):
    """A number with a fraction."""


class StringType(AtomicType):
    """A text, compared by a collation."""

    _name = "string"

    def __init__(self, collation: str = "UTF8_BINARY") -> None:
        self.collation = collation

    def isUTF8BinaryCollation(self) -> bool:
        """Whether texts are compared by their bytes."""
        return self.collation == "UTF8_BINARY"

    def simpleString(self) -> str:
        return "string" if self.isUTF8BinaryCollation() else f"string collate {self.collation}"

    def jsonValue(self) -> str:
        # Spark: the collation stands in the metadata of the field.
        return "string"

    def __repr__(self) -> str:
        return "StringType()" if self.isUTF8BinaryCollation() else f"StringType('{self.collation}')"


class CharType(AtomicType):
    """A text of a fixed length."""

    _name = "char"

    def __init__(self, length: int) -> None:
        self.length = length

    def simpleString(self) -> str:
        return f"char({self.length})"

    jsonValue = simpleString

    def __repr__(self) -> str:
        return f"CharType({self.length})"


class VarcharType(AtomicType):
    """A text of at most a length."""

    _name = "varchar"

    def __init__(self, length: int) -> None:
        self.length = length

    def simpleString(self) -> str:
        return f"varchar({self.length})"

    jsonValue = simpleString

    def __repr__(self) -> str:
        return f"VarcharType({self.length})"


class BinaryType(AtomicType):
    """Bytes."""

    _name = "binary"


class BooleanType(AtomicType):
    """True or false."""

    _name = "boolean"


class DateType(AtomicType):
    """A day."""

    _name = "date"


class TimeType(AtomicType):
    """A time of the day."""

    _name = "time"

    def __init__(self, precision: int = 6) -> None:
        self.precision = precision

    def simpleString(self) -> str:
        return f"time({self.precision})"

    jsonValue = simpleString

    def __repr__(self) -> str:
        return f"TimeType({self.precision})"


class TimestampType(AtomicType):
    """An instant, shown in the session time zone."""

    _name = "timestamp"


class TimestampNTZType(AtomicType):
    """A date and a time without a zone."""

    _name = "timestamp_ntz"

    @classmethod
    def typeName(cls) -> str:
        return "timestamp_ntz"


class DecimalType(FractionalType):
    """A number of at most ``precision`` digits, ``scale`` of them after the point."""

    _name = "decimal"

    def __init__(self, precision: int = 10, scale: int = 0) -> None:
        self.precision = precision
        self.scale = scale
        self.hasPrecisionInfo = True

    def simpleString(self) -> str:
        return f"decimal({self.precision},{self.scale})"

    jsonValue = simpleString

    def __repr__(self) -> str:
        return f"DecimalType({self.precision},{self.scale})"


class DoubleType(FractionalType):
    """A number of 64 bits with a floating point."""

    _name = "double"


class FloatType(FractionalType):
    """A number of 32 bits with a floating point."""

    _name = "float"


class ByteType(IntegralType):
    """A whole number of 8 bits."""

    _name = "byte"
    _simple = "tinyint"


class ShortType(IntegralType):
    """A whole number of 16 bits."""

    _name = "short"
    _simple = "smallint"


class IntegerType(IntegralType):
    """A whole number of 32 bits."""

    _name = "integer"
    _simple = "int"


class LongType(IntegralType):
    """A whole number of 64 bits."""

    _name = "long"
    _simple = "bigint"


class DayTimeIntervalType(AtomicType):
    """A length of time in days to microseconds."""

    _name = "daytimeinterval"
    DAY, HOUR, MINUTE, SECOND = 0, 1, 2, 3
    _FIELDS: ClassVar[tuple[str, ...]] = ("day", "hour", "minute", "second")

    def __init__(self, startField: int | None = None, endField: int | None = None) -> None:
        self.startField = 0 if startField is None else startField
        self.endField = (3 if startField is None else startField) if endField is None else endField

    def simpleString(self) -> str:
        return _interval(self._FIELDS, self.startField, self.endField)

    jsonValue = simpleString

    def __repr__(self) -> str:
        return f"DayTimeIntervalType({self.startField}, {self.endField})"


class YearMonthIntervalType(AtomicType):
    """A length of time in months."""

    _name = "yearmonthinterval"
    YEAR, MONTH = 0, 1
    _FIELDS: ClassVar[tuple[str, ...]] = ("year", "month")

    def __init__(self, startField: int | None = None, endField: int | None = None) -> None:
        self.startField = 0 if startField is None else startField
        self.endField = (1 if startField is None else startField) if endField is None else endField

    def simpleString(self) -> str:
        return _interval(self._FIELDS, self.startField, self.endField)

    jsonValue = simpleString

    def __repr__(self) -> str:
        return f"YearMonthIntervalType({self.startField}, {self.endField})"


def _interval(names: tuple[str, ...], start: int, end: int) -> str:
    return f"interval {names[start]}" if start == end else f"interval {names[start]} to {names[end]}"


class CalendarIntervalType(DataType):
    """A length of time in months, days and microseconds."""

    _name = "interval"


class VariantType(AtomicType):
    """A value that brings its type along."""

    _name = "variant"


class ArrayType(DataType):
    """Values of one type in order."""

    _name = "array"

    def __init__(self, elementType: DataType, containsNull: bool = True) -> None:
        self.elementType = elementType
        self.containsNull = containsNull

    def simpleString(self) -> str:
        return f"array<{self.elementType.simpleString()}>"

    def jsonValue(self) -> dict[str, Any]:
        return {"type": "array", "elementType": self.elementType.jsonValue(), "containsNull": self.containsNull}

    @classmethod
    def fromJson(
        cls,
        json: dict[str, Any],
        fieldPath: str = "",
        collationsMap: dict[str, str] | None = None,
    ) -> ArrayType:
        """The type of a value that :meth:`jsonValue` gave."""
        return _from_json_value(json)  # type: ignore[return-value]

    def toNullable(self) -> ArrayType:
        """The same with NULLs allowed everywhere."""
        return ArrayType(_nullable(self.elementType), True)

    def _tree(self, prefix: str, depth: int) -> Iterator[str]:
        if depth > 0:
            yield f"{prefix}-- element: {self.elementType._tree_name()} (containsNull = {_flag(self.containsNull)})"
            yield from self.elementType._tree(f"{prefix}    |", depth - 1)

    def __repr__(self) -> str:
        return f"ArrayType({self.elementType}, {self.containsNull})"


class MapType(DataType):
    """Values by key."""

    _name = "map"

    def __init__(self, keyType: DataType, valueType: DataType, valueContainsNull: bool = True) -> None:
        self.keyType = keyType
        self.valueType = valueType
        self.valueContainsNull = valueContainsNull

    def simpleString(self) -> str:
        return f"map<{self.keyType.simpleString()},{self.valueType.simpleString()}>"

    def jsonValue(self) -> dict[str, Any]:
        return {
            "type": "map",
            "keyType": self.keyType.jsonValue(),
            "valueType": self.valueType.jsonValue(),
            "valueContainsNull": self.valueContainsNull,
        }

    @classmethod
    def fromJson(
        cls,
        json: dict[str, Any],
        fieldPath: str = "",
        collationsMap: dict[str, str] | None = None,
    ) -> MapType:
        """The type of a value that :meth:`jsonValue` gave."""
        return _from_json_value(json)  # type: ignore[return-value]

    def toNullable(self) -> MapType:
        """The same with NULLs allowed everywhere."""
        return MapType(_nullable(self.keyType), _nullable(self.valueType), True)

    def _tree(self, prefix: str, depth: int) -> Iterator[str]:
        if depth > 0:
            yield f"{prefix}-- key: {self.keyType._tree_name()}"
            yield from self.keyType._tree(f"{prefix}    |", depth - 1)
            nulls = f"(valueContainsNull = {_flag(self.valueContainsNull)})"
            yield f"{prefix}-- value: {self.valueType._tree_name()} {nulls}"
            yield from self.valueType._tree(f"{prefix}    |", depth - 1)

    def __repr__(self) -> str:
        return f"MapType({self.keyType}, {self.valueType}, {self.valueContainsNull})"


class StructField(DataType):
    """A name and a type in a :class:`StructType`."""

    def __init__(
        self,
        name: str,
        dataType: DataType,
        nullable: bool = True,
        metadata: dict[str, Any] | None = None,
    ) -> None:
        self.name = name
        self.dataType = dataType
        self.nullable = nullable
        self.metadata = metadata or {}

    def simpleString(self) -> str:
        return f"{self.name}:{self.dataType.simpleString()}"

    def jsonValue(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "type": self.dataType.jsonValue(),
            "nullable": self.nullable,
            "metadata": self.metadata,
        }

    @classmethod
    def fromJson(cls, json: dict[str, Any]) -> StructField:
        """The field of a value that :meth:`jsonValue` gave."""
        return _field_from_json_value(json)

    def typeName(self) -> str:  # type: ignore[override]
        raise PySparkTypeError(errorClass="INVALID_TYPENAME_CALL", messageParameters={})

    def _tree(self, prefix: str, depth: int) -> Iterator[str]:
        if depth > 0:
            yield f"{prefix}-- {self.name}: {self.dataType._tree_name()} (nullable = {_flag(self.nullable)})"
            yield from self.dataType._tree(f"{prefix}    |", depth - 1)

    def __repr__(self) -> str:
        return f"StructField('{self.name}', {self.dataType}, {self.nullable})"


class StructType(DataType):
    """Named values: what a row is."""

    _name = "struct"

    def __init__(self, fields: list[StructField] | None = None) -> None:
        self.fields = list(fields or [])
        self.names = [field.name for field in self.fields]

    def add(
        self,
        field: str | StructField,
        data_type: str | DataType | None = None,
        nullable: bool = True,
        metadata: dict[str, Any] | None = None,
    ) -> StructType:
        """One more field, at the end. Gives this very type."""
        if not isinstance(field, StructField):
            if data_type is None:
                raise PySparkValueError(
                    errorClass="ARGUMENT_REQUIRED",
                    messageParameters={
                        "arg_name": "data_type",
                        "condition": "passing name of struct_field to create",
                    },
                )
            known = _from_json_value(data_type) if isinstance(data_type, str) else data_type
            field = StructField(field, known, nullable, metadata)
        self.fields.append(field)
        self.names.append(field.name)
        return self

    def fieldNames(self) -> list[str]:
        return list(self.names)

    def simpleString(self) -> str:
        return f"struct<{','.join(field.simpleString() for field in self.fields)}>"

    def jsonValue(self) -> dict[str, Any]:
        return {"type": "struct", "fields": [field.jsonValue() for field in self.fields]}

    @classmethod
    def fromJson(cls, json: dict[str, Any]) -> StructType:
        """The type of a value that :meth:`jsonValue` gave."""
        return _from_json_value(json)  # type: ignore[return-value]

    def treeString(self, maxDepth: int = 2147483647) -> str:
        """The fields as a tree, at most ``maxDepth`` deep."""
        lines = self._tree(" |", maxDepth if maxDepth > 0 else 2147483647)
        return "".join(f"{line}\n" for line in ("root", *lines))

    def _tree(self, prefix: str, depth: int) -> Iterator[str]:
        for field in self.fields:
            yield from field._tree(prefix, depth)

    def toDDL(self) -> str:
        """The fields as DDL, asked of the active session."""
        from firesteel.sql.session import SparkSession

        return SparkSession.active()._native.to_ddl(self.json())

    def toNullable(self) -> StructType:
        """The same with NULLs allowed everywhere."""
        fields = [StructField(one.name, _nullable(one.dataType), True, one.metadata) for one in self.fields]
        return StructType(fields)

    def __iter__(self) -> Iterator[StructField]:
        return iter(self.fields)

    def __len__(self) -> int:
        return len(self.fields)

    def __getitem__(self, key: str | int | slice) -> Any:
        if isinstance(key, str):
            for field in self.fields:
                if field.name == key:
                    return field
            raise PySparkKeyError(errorClass="KEY_NOT_EXISTS", messageParameters={"key": key})
        if isinstance(key, slice):
            return StructType(self.fields[key])
        return self.fields[key]

    def __repr__(self) -> str:
        return f"StructType([{', '.join(str(field) for field in self.fields)}])"


def _nullable(kind: DataType) -> DataType:
    return kind.toNullable() if isinstance(kind, (ArrayType, MapType, StructType)) else kind


def _flag(value: bool) -> str:
    return str(value).lower()


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
