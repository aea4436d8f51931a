"""`GroupedData`: rows in groups, to be aggregated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firesteel.errors import PySparkValueError
from firesteel.sql.column import Column, call, not_expected, to_column, to_operand

if TYPE_CHECKING:
    from firesteel.sql.dataframe import DataFrame

__all__ = ["GroupedData"]


class GroupedData:
    """A DataFrame's rows in groups. Made by ``groupBy``, ``rollup`` and ``cube``."""

    __slots__ = ("_df", "_grouping", "_kind", "_pivot")

    def __init__(
        self,
        df: DataFrame,
        kind: str,
        grouping: list[Column],
        pivot: tuple[Column, list[Any]] | None = None,
    ) -> None:
        self._df = df
        self._kind = kind
        self._grouping = grouping
        self._pivot = pivot

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
        return self._df._with(self._df._native.aggregate(self._kind, grouping, natives, pivot))

    def count(self) -> DataFrame:
        """How many rows each group has, as ``count``."""
        return self._aggregate([call("count", to_operand(1)).alias("count")])

    def sum(self, *cols: str) -> DataFrame:
        """The sum of these columns, or of all numeric ones."""
        return self._each("sum", cols)

    def avg(self, *cols: str) -> DataFrame:
        """The mean of these columns, or of all numeric ones."""
        return self._each("avg", cols)

    mean = avg

    def min(self, *cols: str) -> DataFrame:
        """The smallest value of these columns, or of all numeric ones."""
        return self._each("min", cols)

    def max(self, *cols: str) -> DataFrame:
        """The largest value of these columns, or of all numeric ones."""
        return self._each("max", cols)

    def _each(self, function: str, cols: tuple[str, ...]) -> DataFrame:
        from firesteel.sql.types import NumericType

        if cols:
            return self._aggregate([call(function, to_column(name)) for name in cols])
        numeric = [field.name for field in self._df.schema.fields if isinstance(field.dataType, NumericType)]
        return self._aggregate([call(function, self._df[name]) for name in numeric])

    def pivot(self, pivot_col: str, values: list[Any] | None = None) -> GroupedData:
        """A column for each value of ``pivot_col``. Without values they are looked up."""
        if self._kind != "groupby":
            raise PySparkValueError("[UNSUPPORTED_OPERATION] pivot after rollup or cube is not supported.")
        return GroupedData(self._df, self._kind, self._grouping, (self._df[pivot_col], list(values or [])))


def _by_name(function: str, name: str) -> Column:
    # Spark: `count(*)` counts rows.
    argument = to_operand(1) if name == "*" and function == "count" else to_column(name)
    return call(function, argument)
