"""The columns of a `DataFrame`: by name and by place, and their schema."""

from __future__ import annotations

from typing import Any

from firesteel import _native
from firesteel.errors import PySparkAttributeError
from firesteel.sql.column import Column, not_expected
from firesteel.sql.dataframe.relation import Relation
from firesteel.sql.types import StructType, _from_json_value

__all__ = ["Columns"]

# Names of classic Spark that need its JVM.
_OF_THE_JVM = frozenset({"_jseq", "_jdf", "_jmap", "_jcols", "rdd"})


class Columns(Relation):
    """What a DataFrame knows of its columns."""

    __slots__ = ()

    def __getitem__(self, item: Any) -> Any:
        if isinstance(item, str):
            return Column(self._native.col(item))
        if isinstance(item, Column):
            return self.filter(item)
        if isinstance(item, (list, tuple)):
            return self.select(*item)
        if isinstance(item, int):
            return Column(_native.Column.named(self.columns[item]))
        raise not_expected("item", "Column, int, list, str or tuple", item)

    def __getattr__(self, name: str) -> Column:
        if name in Relation.__slots__:
            raise AttributeError(name)
        if name in _OF_THE_JVM:
            raise PySparkAttributeError(
                errorClass="JVM_ATTRIBUTE_NOT_SUPPORTED", messageParameters={"attr_name": name}
            )
        # Spark: a name is looked up when the plan is; only Python's own names must be there at once.
        if name.startswith("__") and name not in self.columns:
            raise PySparkAttributeError(errorClass="ATTRIBUTE_NOT_SUPPORTED", messageParameters={"attr_name": name})
        return Column(self._native.col(name))

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self.columns})

    def _ipython_key_completions_(self) -> list[str]:
        return self.columns

    def metadataColumn(self, colName: str) -> Column:
        """A column that the source knows beside its data, such as ``_metadata`` of files."""
        if not isinstance(colName, str):
            raise not_expected("colName", "str", colName)
        return Column(self._native.metadata_column(colName))

    def colRegex(self, colName: str) -> Column:
        """The columns whose names match a regular expression in backticks."""
        if not isinstance(colName, str):
            raise not_expected("colName", "str", colName)
        return Column(_native.Column.matching(colName, self._native.plan_id))

    @property
    def schema(self) -> StructType:
        """The names and types of the columns. Asked for once."""
        if self._known_schema is None:
            schema = _from_json_value(self._native.schema())
            assert isinstance(schema, StructType)
            self._known_schema = schema
        return StructType(list(self._known_schema.fields))

    @property
    def columns(self) -> list[str]:
        return [field.name for field in self.schema.fields]

    @property
    def dtypes(self) -> list[tuple[str, str]]:
        """The names of the columns, and their types as SQL writes them."""
        return [(field.name, field.dataType.simpleString()) for field in self.schema.fields]

    def printSchema(self, level: int | None = None) -> None:
        """Prints the schema as a tree, at most ``level`` deep."""
        print(self._native.tree_string(level))
