"""`TableValuedFunction`: table functions as DataFrames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firesteel.errors import PySparkValueError
from firesteel.sql.column import Column, to_column

if TYPE_CHECKING:
    from firesteel.sql.dataframe import DataFrame
    from firesteel.sql.session import SparkSession

__all__ = ["TableValuedFunction"]


class TableValuedFunction:
    """Spark's table functions, as ``SparkSession.tvf``."""

    def __init__(self, sparkSession: SparkSession) -> None:
        self._sparkSession = sparkSession

    def _call(self, name: str, *arguments: Column) -> DataFrame:
        columns = [to_column(argument)._native for argument in arguments]
        return self._sparkSession._frame(self._sparkSession._native.table_function(name, columns))

    def range(
        self, start: int, end: int | None = None, step: int = 1, numPartitions: int | None = None
    ) -> DataFrame:
        """The numbers from ``start`` to ``end``, which is left out."""
        return self._sparkSession.range(start, end, step, numPartitions)

    def explode(self, collection: Column) -> DataFrame:
        """A row for each element of an array, or entry of a map."""
        return self._call("explode", collection)

    def explode_outer(self, collection: Column) -> DataFrame:
        """:meth:`explode`; NULL and what is empty give a row of NULL."""
        return self._call("explode_outer", collection)

    def inline(self, input: Column) -> DataFrame:
        """A row for each struct of an array."""
        return self._call("inline", input)

    def inline_outer(self, input: Column) -> DataFrame:
        """:meth:`inline`; NULL and what is empty give a row of NULL."""
        return self._call("inline_outer", input)

    def json_tuple(self, input: Column, *fields: Column) -> DataFrame:
        """The fields of a JSON object, as columns ``c0``, ``c1``, ..."""
        if not fields:
            raise PySparkValueError(errorClass="CANNOT_BE_EMPTY", messageParameters={"item": "field"})
        return self._call("json_tuple", input, *fields)

    def posexplode(self, collection: Column) -> DataFrame:
        """:meth:`explode` with the place of each element, from 0."""
        return self._call("posexplode", collection)

    def posexplode_outer(self, collection: Column) -> DataFrame:
        """:meth:`posexplode`; NULL and what is empty give a row of NULL."""
        return self._call("posexplode_outer", collection)

    def stack(self, n: Column, *fields: Column) -> DataFrame:
        """The values in ``n`` rows."""
        return self._call("stack", n, *fields)

    def collations(self) -> DataFrame:
        """All collations."""
        return self._call("collations")

    def sql_keywords(self) -> DataFrame:
        """The words of SQL, and whether they are reserved."""
        return self._call("sql_keywords")

    def variant_explode(self, input: Column) -> DataFrame:
        """A row for each element of a variant's array or object."""
        return self._call("variant_explode", input)

    def variant_explode_outer(self, input: Column) -> DataFrame:
        """:meth:`variant_explode`; what has no elements gives a row of NULL."""
        return self._call("variant_explode_outer", input)

    def python_worker_logs(self) -> DataFrame:
        """The logs of Python workers, where a server has them."""
        return self._call("python_worker_logs")
