"""What aggregates a `DataFrame`: groups, statistics and observed metrics."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from firesteel.errors import PySparkValueError
from firesteel.sql.column import Column, not_expected
from firesteel.sql.dataframe.relation import Relation, natives
from firesteel.sql.group import GroupedData
from firesteel.sql.stat import DataFrameStatFunctions

if TYPE_CHECKING:
    from firesteel.sql.dataframe import DataFrame
    from firesteel.sql.observation import Observation

__all__ = ["Aggregation"]


class Aggregation(Relation):
    """Groups and statistics."""

    __slots__ = ()

    def groupBy(self, *cols: Any) -> GroupedData:
        """The rows in groups of equal values; a number stands for a column, from 1."""
        return GroupedData(self, "groupby", self._columns(cols, allow_ordinal=True))

    groupby = groupBy

    def rollup(self, *cols: Any) -> GroupedData:
        """Groups by the columns, by all but the last of them, and so on to none."""
        return GroupedData(self, "rollup", self._columns(cols, allow_ordinal=True))

    def cube(self, *cols: Any) -> GroupedData:
        """Groups by each subset of the columns."""
        return GroupedData(self, "cube", self._columns(cols, allow_ordinal=True))

    def groupingSets(self, groupingSets: Sequence[Sequence[Any]], *cols: Any) -> GroupedData:
        """Groups by each of these sets of columns; ``cols`` are all that the result shows."""
        sets = [self._columns((list(columns),), allow_ordinal=True) for columns in groupingSets]
        return GroupedData(self, "grouping_sets", self._columns(cols, allow_ordinal=True), sets=sets)

    def agg(self, *exprs: Column | dict[str, str]) -> DataFrame:
        """Aggregates over all rows."""
        return self.groupBy().agg(*exprs)

    def describe(self, *cols: str | list[str]) -> DataFrame:
        """Count, mean, deviation, least and most of columns, as texts."""
        names = [name for col in cols for name in ([col] if isinstance(col, str) else col)]
        return self._with(self._native.describe(names))

    def summary(self, *statistics: str) -> DataFrame:
        """Statistics of all columns, as texts."""
        for statistic in statistics:
            if not isinstance(statistic, str):
                raise not_expected("statistics", "list[str]", statistic)
        return self._with(self._native.summary(list(statistics)))

    def observe(self, observation: Observation | str, *exprs: Column) -> DataFrame:
        """Aggregates that are computed along the way, for an :class:`Observation` or under a name."""
        from firesteel.sql.observation import Observation

        if not exprs:
            raise PySparkValueError(errorClass="CANNOT_BE_EMPTY", messageParameters={"item": "exprs"})
        if not all(isinstance(expression, Column) for expression in exprs):
            raise not_expected("exprs", "list[Column]", exprs)
        if isinstance(observation, Observation):
            return observation._on(self, *exprs)
        if not isinstance(observation, str):
            raise not_expected("observation", "Observation or str", observation)
        return self._observed(observation, exprs, {})

    def _observed(
        self, name: str, exprs: tuple[Column, ...], observations: dict[str, Observation]
    ) -> DataFrame:
        native = self._native.observe(name, natives(list(exprs)))
        return self._whole(native, self._session, {**self._observations, **observations})

    @property
    def stat(self) -> DataFrameStatFunctions:
        return DataFrameStatFunctions(self)

    def cov(self, col1: str, col2: str) -> float:
        """The sample covariance of two columns."""
        return self.stat.cov(col1, col2)

    def corr(self, col1: str, col2: str, method: str | None = None) -> float:
        """Pearson's correlation of two columns."""
        return self.stat.corr(col1, col2, method)

    def approxQuantile(
        self,
        col: str | list[str] | tuple[str],
        probabilities: list[float] | tuple[float],
        relativeError: float,
    ) -> list[float] | list[list[float]]:
        """Values below which these parts of a column's values lie."""
        return self.stat.approxQuantile(col, probabilities, relativeError)

    def crosstab(self, col1: str, col2: str) -> DataFrame:
        """How often each pair of values of two columns comes."""
        return self.stat.crosstab(col1, col2)

    def freqItems(self, cols: list[str] | tuple[str], support: float | None = None) -> DataFrame:
        """The values that make up more than ``support`` of the rows, with some that do not."""
        return self.stat.freqItems(cols, support)

    def sampleBy(self, col: Any, fractions: dict[Any, float], seed: int | None = None) -> DataFrame:
        """About a fraction of the rows of each value, by chance."""
        return self.stat.sampleBy(col, fractions, seed)
