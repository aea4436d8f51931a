"""The types without parts: texts, numbers, dates, times and intervals."""

from __future__ import annotations

from typing import ClassVar

from firesteel.sql.types.base import AtomicType, DataType, FractionalType, IntegralType

__all__ = [
    "BinaryType",
    "BooleanType",
    "ByteType",
    "CalendarIntervalType",
    "CharType",
    "DateType",
    "DayTimeIntervalType",
    "DecimalType",
    "DoubleType",
    "FloatType",
    "IntegerType",
    "LongType",
    "NullType",
    "ShortType",
    "StringType",
    "TimeType",
    "TimestampNTZType",
    "TimestampType",
    "VarcharType",
    "VariantType",
    "YearMonthIntervalType",
]


class NullType(DataType):
    """The type of NULL alone."""

    _name = "void"


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
    _shows_details = True

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
    _shows_details = True

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
    _shows_details = True

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
    _shows_details = True

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
    _shows_details = True
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
    _shows_details = True
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
