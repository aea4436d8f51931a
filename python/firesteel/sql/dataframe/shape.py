"""What reshapes a `DataFrame`: its name and partitions, rows turned into columns, values replaced."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from firesteel.errors import PySparkTypeError, PySparkValueError
from firesteel.sql.column import Column, not_expected, to_column, to_literal, to_sort_order
from firesteel.sql.dataframe.relation import Relation, natives
from firesteel.sql.na import NO_VALUE, DataFrameNaFunctions

if TYPE_CHECKING:
    from firesteel.sql.dataframe import DataFrame

__all__ = ["Shape"]


class Shape(Relation):
    """The same rows in another shape."""

    __slots__ = ()

    def alias(self, alias: str) -> DataFrame:
        """The same under a name, by which its columns can be qualified."""
        return self._with(self._native.alias(alias))

    def repartition(self, numPartitions: int | Column | str, *cols: Column | str) -> DataFrame:
        """The rows in this many partitions, rows of equal values in one."""
        if isinstance(numPartitions, int):
            self._check_positive("numPartitions", numPartitions)
            return self._with(self._native.repartition(numPartitions, natives(self._columns(cols)), True))
        if not isinstance(numPartitions, (str, Column)):
            raise not_expected("numPartitions", "Column or str", numPartitions)
        return self._with(self._native.repartition(None, natives(self._columns((numPartitions, *cols))), True))

    def repartitionByRange(self, numPartitions: int | Column | str, *cols: Column | str) -> DataFrame:
        """The rows in partitions that are ranges of these columns' values."""
        if not isinstance(numPartitions, (int, str, Column)):
            raise not_expected("numPartitions", "Column, int or str", numPartitions)
        number = numPartitions if isinstance(numPartitions, int) else None
        if number is not None:
            self._check_positive("numPartitions", number)
            if not cols:
                raise PySparkValueError(errorClass="CANNOT_BE_EMPTY", messageParameters={"item": "cols"})
        else:
            cols = (numPartitions, *cols)  # type: ignore[assignment]
        order = natives([to_sort_order(column) for column in self._columns(cols)])
        return self._with(self._native.repartition(number, order, True))

    def repartitionById(self, numPartitions: int, partitionIdCol: Column | str) -> DataFrame:
        """Each row in the partition whose number a column says."""
        if not isinstance(numPartitions, int) or isinstance(numPartitions, bool):
            raise not_expected("numPartitions", "int", numPartitions)
        self._check_positive("numPartitions", numPartitions)
        target = to_column(partitionIdCol)._native.as_partition_id()
        return self._with(self._native.repartition(numPartitions, [target], True))

    def coalesce(self, numPartitions: int) -> DataFrame:
        """The rows in at most this many partitions."""
        self._check_positive("numPartitions", numPartitions)
        return self._with(self._native.repartition(numPartitions, [], False))

    def hint(self, name: str, *parameters: Any) -> DataFrame:
        """A hint for the optimiser."""
        if len(parameters) == 1 and isinstance(parameters[0], list):
            parameters = tuple(parameters[0])
        if not isinstance(name, str):
            raise not_expected("name", "str", name)
        for parameter in parameters:
            items = parameter if isinstance(parameter, list) else [parameter]
            if not all(isinstance(item, (str, float, int, Column)) for item in items):
                raise PySparkTypeError(
                    errorClass="INVALID_ITEM_FOR_CONTAINER",
                    messageParameters={
                        "arg_name": "parameters",
                        "allowed_types": "str, float, int, Column, list[str], list[float], list[int]",
                        "item_type": type(parameter).__name__,
                    },
                )
        return self._with(self._native.hint(name, [to_literal(value)._native for value in parameters]))

    def unpivot(
        self,
        ids: Any,
        values: Any,
        variableColumnName: str,
        valueColumnName: str,
    ) -> DataFrame:
        """Columns turned into rows: one a column of ``values``, or of all but ``ids``."""
        names = natives(self._columns((ids,) if isinstance(ids, (str, Column)) else tuple(ids)))
        if values is not None:
            values = natives(self._columns((values,) if isinstance(values, (str, Column)) else tuple(values)))
        return self._with(self._native.unpivot(names, values, variableColumnName, valueColumnName))

    melt = unpivot

    def transpose(self, indexColumn: Column | str | None = None) -> DataFrame:
        """Rows turned into columns, whose names are the values of a column, the first one by default."""
        index = None if indexColumn is None else to_column(indexColumn)._native
        return self._with(self._native.transpose(index))

    def transform(self, func: Callable[..., DataFrame], *args: Any, **kwargs: Any) -> DataFrame:
        """``func(self)``, so that calls can be chained."""
        result = func(self, *args, **kwargs)
        assert isinstance(result, Relation), (
            f"Func returned an instance of type [{type(result)}], should have been DataFrame."
        )
        return result

    @property
    def na(self) -> DataFrameNaFunctions:
        return DataFrameNaFunctions(self)

    def dropna(
        self,
        how: str = "any",
        thresh: int | None = None,
        subset: str | tuple[str, ...] | list[str] | None = None,
    ) -> DataFrame:
        """Without the rows in which any, or all, of these columns are NULL or NaN."""
        return self.na.drop(how, thresh, subset)

    def fillna(
        self,
        value: float | str | bool | dict[str, Any],
        subset: str | tuple[str, ...] | list[str] | None = None,
    ) -> DataFrame:
        """NULL and NaN replaced: by one value, or by one a column."""
        return self.na.fill(value, subset)

    def replace(
        self,
        to_replace: Any,
        value: Any = NO_VALUE,
        subset: str | tuple[str, ...] | list[str] | None = None,
    ) -> DataFrame:
        """Values replaced by others, in all columns or in these."""
        return self.na.replace(to_replace, value, subset)
