"""What brings two `DataFrame`s together: joins, sets, and one as a subquery of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firesteel.errors import AnalysisException
from firesteel.sql.column import Column, not_expected
from firesteel.sql.dataframe.relation import Relation

if TYPE_CHECKING:
    from firesteel.sql.dataframe import DataFrame

__all__ = ["Pairs"]

# The most rows of the other side that `nearestByJoin` gives for one.
_MOST_RESULTS = 100000


class Pairs(Relation):
    """Joins, sets and subqueries."""

    __slots__ = ()

    def join(
        self,
        other: DataFrame,
        on: str | list[str] | Column | list[Column] | None = None,
        how: str | None = None,
    ) -> DataFrame:
        """The rows of both that belong together: by columns of the same name, or by a condition."""
        native = self._same_session(other)
        kind = "inner" if how is None else how
        if on is None:
            return self._with(self._native.join(native, None, None, kind), other)
        parts = [on] if isinstance(on, (str, Column)) else list(on)
        if all(isinstance(part, str) for part in parts):
            return self._with(self._native.join(native, parts, None, kind), other)
        for part in parts:
            if not isinstance(part, Column):
                raise not_expected("on", "Column, list or str", part)
        condition = parts[0]
        for part in parts[1:]:
            condition = condition & part  # type: ignore[operator, assignment]
        return self._with(self._native.join(native, None, condition._native, kind), other)  # type: ignore[union-attr]

    def lateralJoin(self, other: DataFrame, on: Column | None = None, how: str | None = None) -> DataFrame:
        """Each row with the rows that ``other``, which may use its columns, gives for it."""
        kind = "inner" if how is None else how.lower().replace("_", "")
        if kind not in ("inner", "leftouter", "left", "cross"):
            raise AnalysisException(
                errorClass="UNSUPPORTED_JOIN_TYPE",
                messageParameters={"typ": kind, "supported": "'inner', 'leftouter', 'left', 'left_outer', 'cross'"},
            )
        condition = None if on is None else on._native
        return self._with(self._native.lateral_join(self._same_session(other), condition, kind), other)

    def nearestByJoin(
        self,
        other: DataFrame,
        rankingExpression: Column,
        numResults: int,
        mode: str,
        direction: str,
        *,
        joinType: str = "inner",
    ) -> DataFrame:
        """Each row with the ``numResults`` rows of the other side that a ranking puts first."""
        native = self._same_session(other)
        _check_nearest_by(int(numResults), mode, direction, joinType)
        joined = self._native.nearest_by_join(
            native, rankingExpression._native, int(numResults), joinType, mode, direction
        )
        return self._with(joined, other)

    def _joinAsOf(
        self,
        other: DataFrame,
        leftAsOfColumn: str | Column,
        rightAsOfColumn: str | Column,
        on: str | list[str] | Column | list[Column] | None = None,
        how: str | None = None,
        *,
        tolerance: Column | None = None,
        allowExactMatches: bool = True,
        direction: str = "backward",
    ) -> DataFrame:
        """Each row with the row of the other side that is nearest, as pandas' ``merge_asof``."""
        left = self[leftAsOfColumn] if isinstance(leftAsOfColumn, str) else leftAsOfColumn
        right = other[rightAsOfColumn] if isinstance(rightAsOfColumn, str) else rightAsOfColumn
        parts: list[Any] = [] if on is None else [on] if isinstance(on, (str, Column)) else list(on)
        names = [part for part in parts if isinstance(part, str)]
        condition = None
        if len(names) < len(parts):
            condition = parts[0]
            for part in parts[1:]:
                condition = condition & part
        joined = self._native.join_as_of(
            self._same_session(other),
            (left._native, right._native),
            names,
            None if condition is None else condition._native,
            "inner" if how is None else how,
            None if tolerance is None else tolerance._native,
            allowExactMatches,
            direction,
        )
        return self._with(joined, other)

    def zip(self, other: DataFrame) -> DataFrame:
        """The columns of both side by side, row by row. Both must come of one DataFrame."""
        return self._with(self._native.zip(self._same_session(other)), other)

    def crossJoin(self, other: DataFrame) -> DataFrame:
        """Each row with each row of the other."""
        return self._with(self._native.join(self._same_session(other), None, None, "cross"), other)

    def scalar(self) -> Column:
        """The one value of the one row, as an expression; NULL without a row."""
        return Column(self._native.scalar())

    def exists(self) -> Column:
        """Whether there is a row, as an expression."""
        return Column(self._native.exists())

    def union(self, other: DataFrame) -> DataFrame:
        """The rows of both, columns matched by position, repeated rows kept."""
        return self._combined(other, "union")

    def unionAll(self, other: DataFrame) -> DataFrame:
        """The same as :meth:`union`."""
        return self.union(other)

    def unionByName(self, other: DataFrame, allowMissingColumns: bool = False) -> DataFrame:
        """The rows of both, columns matched by name."""
        return self._with(self._native.union_by_name(self._same_session(other), allowMissingColumns), other)

    def intersect(self, other: DataFrame) -> DataFrame:
        """The distinct rows that are in both."""
        return self._combined(other, "intersect")

    def intersectAll(self, other: DataFrame) -> DataFrame:
        """The rows that are in both, as often as in both."""
        return self._combined(other, "intersect_all")

    def subtract(self, other: DataFrame) -> DataFrame:
        """The distinct rows that are in this one only."""
        return self._combined(other, "subtract")

    def exceptAll(self, other: DataFrame) -> DataFrame:
        """The rows that are in this one only, as often as they are more."""
        return self._combined(other, "except_all")

    def _combined(self, other: DataFrame, how: str) -> DataFrame:
        return self._with(self._native.combine(self._same_session(other), how), other)


def _check_nearest_by(rows: int, mode: str, direction: str, how: str) -> None:
    """Raises Spark's condition for what ``nearestByJoin`` does not take."""

    def refused(condition: str, **parameters: str) -> AnalysisException:
        return AnalysisException(errorClass=f"NEAREST_BY_JOIN.{condition}", messageParameters=parameters)

    if not 1 <= rows <= _MOST_RESULTS:
        raise refused("NUM_RESULTS_OUT_OF_RANGE", numResults=str(rows), min="1", max=str(_MOST_RESULTS))
    if how.lower().replace("_", "") not in ("inner", "left", "leftouter"):
        raise refused("UNSUPPORTED_JOIN_TYPE", joinType=how, supported="'INNER', 'LEFT OUTER'")
    if mode.lower() not in ("approx", "exact"):
        raise refused("UNSUPPORTED_MODE", mode=mode, supported="'approx', 'exact'")
    if direction.lower() not in ("distance", "similarity"):
        raise refused("UNSUPPORTED_DIRECTION", direction=direction, supported="'distance', 'similarity'")
