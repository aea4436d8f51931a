"""What selects columns and rows of a `DataFrame`, and puts them in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firesteel import _native
from firesteel.errors import PySparkValueError
from firesteel.sql.column import Column, call, not_expected, to_column
from firesteel.sql.dataframe.relation import Relation, natives
from firesteel.sql.seed import any_seed

if TYPE_CHECKING:
    from firesteel.sql.dataframe import DataFrame
    from firesteel.sql.types import StructType

__all__ = ["Selection"]


class Selection(Relation):
    """Columns and rows that are kept."""

    __slots__ = ()

    def select(self, *cols: Any) -> DataFrame:
        """The expressions as columns; names stand for columns."""
        return self._with(self._native.select(natives(self._columns(cols))))

    def selectExpr(self, *expr: str | list[str]) -> DataFrame:
        """:meth:`select` of expressions in SQL."""
        texts: list[str] = []
        for part in expr:
            texts.extend([part] if isinstance(part, str) else part)
        return self._with(self._native.select([_native.Column.expression(text) for text in texts]))

    def filter(self, condition: Column | str) -> DataFrame:
        """The rows for which the condition holds; a text is a condition in SQL."""
        if isinstance(condition, str):
            return self._with(self._native.filter(_native.Column.expression(condition)))
        if not isinstance(condition, Column):
            raise not_expected("condition", "Column or str", condition)
        return self._with(self._native.filter(condition._native))

    def where(self, condition: Column | str) -> DataFrame:
        """The same as :meth:`filter`."""
        return self.filter(condition)

    def withColumn(self, colName: str, col: Column) -> DataFrame:
        """A column added, or replaced where the name is there."""
        if not isinstance(col, Column):
            raise not_expected("col", "Column", col)
        return self._with(self._native.with_columns([(colName, col._native)]))

    def withColumns(self, *colsMap: dict[str, Column]) -> DataFrame:
        """Columns added, or replaced where the names are there."""
        assert len(colsMap) == 1
        columns = colsMap[0]
        if not isinstance(columns, dict):
            raise not_expected("colsMap", "dict", columns)
        for column in columns.values():
            if not isinstance(column, Column):
                raise not_expected("col", "Column", column)
        return self._with(self._native.with_columns([(name, column._native) for name, column in columns.items()]))

    def withMetadata(self, columnName: str, metadata: dict[str, Any]) -> DataFrame:
        """A column with other metadata."""
        if not isinstance(metadata, dict):
            raise not_expected("metadata", "dict", metadata)
        import json

        return self._with(self._native.with_metadata(columnName, json.dumps(metadata)))

    def withColumnRenamed(self, existing: str, new: str) -> DataFrame:
        """A column under another name; a name that is not there is passed over."""
        return self.withColumnsRenamed({existing: new})

    def withColumnsRenamed(self, colsMap: dict[str, str]) -> DataFrame:
        """Columns under other names; names that are not there are passed over."""
        if not isinstance(colsMap, dict):
            raise not_expected("colsMap", "dict", colsMap)
        return self._with(self._native.with_columns_renamed(list(colsMap.items())))

    def toDF(self, *cols: str) -> DataFrame:
        """All columns under new names."""
        for name in cols:
            if not isinstance(name, str):
                raise not_expected("cols", "list[str]", name)
        return self._with(self._native.to_df(list(cols)))

    def to(self, schema: StructType) -> DataFrame:
        """The columns that a struct type names, in its order and cast to its types."""
        assert schema is not None
        return self._with(self._native.to_schema(schema.jsonValue()))

    def toJSON(self) -> DataFrame:
        """A text for each row, as column ``value``: its JSON object."""
        row = call("struct", Column(_native.Column.named("*")))
        return self.select(call("to_json", row).alias("value"))

    def zipWithIndex(self, indexColName: str = "index") -> DataFrame:
        """The rows numbered from 0, in the order of partitions."""
        return self.select(Column(_native.Column.named("*")), call("distributed_sequence_id").alias(indexColName))

    def drop(self, *cols: Column | str) -> DataFrame:
        """Without these columns; names that are not there are passed over."""
        names = [col for col in cols if isinstance(col, str)]
        columns = [to_column(col, "cols")._native for col in cols if not isinstance(col, str)]
        return self._with(self._native.drop_columns(names, columns))

    def limit(self, num: int) -> DataFrame:
        """At most ``num`` rows."""
        return self._with(self._native.limit(num))

    def offset(self, num: int) -> DataFrame:
        """All rows but the first ``num``."""
        return self._with(self._native.offset(num))

    def distinct(self) -> DataFrame:
        """The distinct rows."""
        return self._with(self._native.distinct())

    def dropDuplicates(self, subset: list[str] | None = None) -> DataFrame:
        """One row for each combination of these columns' values, or of all columns'."""
        if subset is None:
            return self.distinct()
        if not isinstance(subset, (list, tuple)):
            raise not_expected("subset", "list or tuple", subset)
        return self._with(self._native.drop_duplicates(list(subset)))

    drop_duplicates = dropDuplicates

    def dropDuplicatesWithinWatermark(self, subset: list[str] | None = None) -> DataFrame:
        """:meth:`dropDuplicates` among the rows of a stream that its watermark keeps."""
        if subset is not None and not isinstance(subset, (list, tuple)):
            raise not_expected("subset", "list or tuple", subset)
        names = None if subset is None else list(subset)
        return self._with(self._native.drop_duplicates_within_watermark(names))

    def withWatermark(self, eventTime: str, delayThreshold: str) -> DataFrame:
        """How late rows of a stream may come, by the time in a column."""
        for argument, value in (("eventTime", eventTime), ("delayThreshold", delayThreshold)):
            if not value or type(value) is not str:
                raise not_expected(argument, "str", value)
        return self._with(self._native.with_watermark(eventTime, delayThreshold))

    def sort(self, *cols: Any, **kwargs: Any) -> DataFrame:
        """The rows in order. ``ascending`` is a truth value, or a list of one a column."""
        return self._with(self._native.sort(self._order(cols, kwargs), True))

    orderBy = sort

    def sortWithinPartitions(self, *cols: Any, **kwargs: Any) -> DataFrame:
        """The rows of each partition in order."""
        return self._with(self._native.sort(self._order(cols, kwargs), False))

    def sample(
        self,
        withReplacement: float | bool | None = None,
        fraction: int | float | None = None,
        seed: int | None = None,
    ) -> DataFrame:
        """About this fraction of the rows, by chance. The first argument may be left out."""
        if isinstance(withReplacement, float) or (withReplacement is not None and fraction is None):
            withReplacement, fraction, seed = False, withReplacement, fraction if seed is None else seed  # type: ignore[assignment]
        if not isinstance(fraction, (int, float)):
            raise not_expected("fraction", "float", fraction)
        seed = any_seed() if seed is None else int(seed)
        return self._with(self._native.sample(0.0, float(fraction), bool(withReplacement), seed, False))

    def randomSplit(self, weights: list[float], seed: int | None = None) -> list[DataFrame]:
        """The rows parted by chance, in about these proportions."""
        for weight in weights:
            if weight < 0.0:
                parameters = {"arg_name": "weights", "arg_value": str(weight)}
                raise PySparkValueError(errorClass="VALUE_NOT_POSITIVE", messageParameters=parameters)
        seed = any_seed() if seed is None else seed
        total, bound, bounds = sum(weights), 0.0, [0.0]
        if total <= 0:
            parameters = {"arg_name": "sum(weights)", "arg_value": str(total)}
            raise PySparkValueError(errorClass="VALUE_NOT_POSITIVE", messageParameters=parameters)
        for weight in weights:
            bound += weight / total
            bounds.append(bound)
        pairs = zip(bounds, bounds[1:])
        return [self._with(self._native.sample(lower, upper, False, seed, True)) for lower, upper in pairs]
