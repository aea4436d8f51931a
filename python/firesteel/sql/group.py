"""`GroupedData`: rows in groups, to be aggregated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firesteel.errors import PySparkNotImplementedError, PySparkTypeError, PySparkValueError
from firesteel.sql.column import Column, call, not_expected, to_column, to_operand

if TYPE_CHECKING:
    from firesteel.sql.dataframe import DataFrame
    from firesteel.sql.types import StructType

__all__ = ["GroupedData"]


class GroupedData:
    """A DataFrame's rows in groups. Made by ``groupBy``, ``rollup`` and ``cube``."""

    __slots__ = ("_df", "_grouping", "_kind", "_pivot", "_sets")

    def __init__(
        self,
        df: DataFrame,
        kind: str,
        grouping: list[Column],
        pivot: tuple[Column, list[Any]] | None = None,
        sets: list[list[Column]] | None = None,
    ) -> None:
        self._df = df
        self._kind = kind
        self._grouping = grouping
        self._pivot = pivot
        self._sets = sets

    def __repr__(self) -> str:
        kinds = {"groupby": "GroupBy", "rollup": "RollUp", "cube": "Cube", "grouping_sets": "GroupingSets"}
        kind = "Pivot" if self._pivot is not None else kinds[self._kind]
        grouping = ", ".join(str(column._native) for column in self._grouping)
        values = ", ".join(f"{name}: {kind}" for name, kind in self._df.dtypes)
        return f"GroupedData[grouping expressions: [{grouping}], value: [{values}], type: {kind}]"

    def agg(self, *exprs: Column | dict[str, str]) -> DataFrame:
        """A row a group: the grouping columns, then these aggregates. ``{"amount": "sum"}`` is ``sum(amount)``."""
        if not exprs:
            raise PySparkValueError(errorClass="CANNOT_BE_EMPTY", messageParameters={"item": "exprs"})
        if len(exprs) == 1 and isinstance(exprs[0], dict):
            return self._aggregate([_by_name(function, name) for name, function in exprs[0].items()])
        for expression in exprs:
            if not isinstance(expression, Column):
                raise not_expected("exprs", "Column", expression)
        return self._aggregate(list(exprs))  # type: ignore[arg-type]

    def _aggregate(self, aggregates: list[Column]) -> DataFrame:
        pivot = None if self._pivot is None else (self._pivot[0]._native, self._pivot[1])
        grouping = [column._native for column in self._grouping]
        natives = [column._native for column in aggregates]
        sets = None if self._sets is None else [[column._native for column in columns] for columns in self._sets]
        return self._df._with(self._df._native.aggregate(self._kind, grouping, natives, pivot, sets))

    def count(self) -> DataFrame:
        """How many rows each group has, as ``count``."""
        return self._aggregate([call("count", to_operand(1)).alias("count")])

    def sum(self, *cols: str) -> DataFrame:
        """The sum of these columns, or of all numeric ones."""
        return self._each("sum", cols)

    def avg(self, *cols: str) -> DataFrame:
        """The mean of these columns, or of all numeric ones."""
        return self._each("avg", cols)

    def mean(self, *cols: str) -> DataFrame:
        """The same as :meth:`avg`."""
        return self.avg(*cols)

    def min(self, *cols: str) -> DataFrame:
        """The smallest value of these columns, or of all numeric ones."""
        return self._each("min", cols)

    def max(self, *cols: str) -> DataFrame:
        """The largest value of these columns, or of all numeric ones."""
        return self._each("max", cols)

    def _each(self, function: str, cols: tuple[str, ...]) -> DataFrame:
        from firesteel.sql.types import NumericType

        schema = self._df.schema
        others = [name for name in cols if not _is_numeric(name, schema)]
        if others:
            raise PySparkTypeError(
                errorClass="NOT_NUMERIC_COLUMNS", messageParameters={"invalid_columns": str(others)}
            )
        names = list(cols) or [field.name for field in schema.fields if isinstance(field.dataType, NumericType)]
        return self._aggregate([call(function, to_column(name)) for name in names])

    def pivot(self, pivot_col: str, values: list[Any] | None = None) -> GroupedData:
        """A column for each value of ``pivot_col``. Without values they are looked up."""
        if self._pivot is not None or self._kind != "groupby":
            repeated = self._pivot is not None
            operation = "Repeated PIVOT operation" if repeated else f"PIVOT after {self._kind.upper()}"
            raise PySparkNotImplementedError(
                errorClass="UNSUPPORTED_OPERATION", messageParameters={"operation": operation}
            )
        if not isinstance(pivot_col, str):
            raise not_expected("pivot_col", "str", pivot_col)
        for value in values or []:
            if not isinstance(value, (bool, float, int, str)):
                raise not_expected("value", "bool, float, int or str", value)
        return GroupedData(self._df, self._kind, self._grouping, (self._df[pivot_col], list(values or [])))


def _by_name(function: str, name: str) -> Column:
    # Spark: `count(*)` counts rows.
    argument = to_operand(1) if name == "*" and function == "count" else to_column(name)
    return call(function, argument)


def _is_numeric(name: str, schema: StructType) -> bool:
    """Whether a name, which may lead into structs, is one of a number."""
    import re

    from firesteel.sql.types import ArrayType, NumericType, StructType

    kind: Any = schema
    for part in (quoted or plain for quoted, plain in re.findall(r"`((?:[^`]|``)+)`|([^`.]+)", name)):
        if isinstance(kind, ArrayType):
            kind = kind.elementType
        if not isinstance(kind, StructType):
            return False
        kind = next((field.dataType for field in kind.fields if field.name == part.replace("``", "`")), None)
    return isinstance(kind, NumericType)
