"""The types with parts: arrays, maps and structs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from firesteel.errors import PySparkKeyError, PySparkTypeError, PySparkValueError
from firesteel.sql.types.base import DataType

__all__ = ["ArrayType", "MapType", "StructField", "StructType"]


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
        from firesteel.sql.types.parsing import _from_json_value

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
        from firesteel.sql.types.parsing import _from_json_value

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
        from firesteel.sql.types.parsing import _field_from_json_value

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
            if isinstance(data_type, str):
                from firesteel.sql.types.parsing import _from_json_value

                data_type = _from_json_value(data_type)
            field = StructField(field, data_type, nullable, metadata)
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
        from firesteel.sql.types.parsing import _from_json_value

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
