"""What all of Spark's data types are: `DataType` and the kinds of types."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

__all__ = ["AtomicType", "DataType", "FractionalType", "IntegralType", "NumericType"]


class DataType:
    """A Spark type. Two of them are equal when they mean the same."""

    _name: ClassVar[str] = ""
    _simple: ClassVar[str] = ""
    # Whether a schema's tree shows more than the bare name.
    _shows_details: ClassVar[bool] = False

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
        from firesteel.sql.types.parsing import _from_json_value

        return _from_json_value(SparkSession.active()._native.parse_ddl(ddl))

    def _tree_name(self) -> str:
        """The name in a schema's tree."""
        return self.simpleString() if self._shows_details else self.typeName()

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


class AtomicType(DataType):
    """A type without parts."""


class NumericType(AtomicType):
    """A number."""


class IntegralType(NumericType):
    """A whole number."""


class FractionalType(NumericType):
    """A number with a fraction."""
