"""`DataFrame`: rows and columns that are computed when an action asks for them."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from firesteel import _native
from firesteel.errors import (
    AnalysisException,
    PySparkAttributeError,
    PySparkImportError,
    PySparkIndexError,
    PySparkNotImplementedError,
    PySparkTypeError,
    PySparkValueError,
    SessionNotSameException,
)
from firesteel.sql.column import Column, call, not_expected, to_column, to_literal, to_operand, to_sort_order
from firesteel.sql.group import GroupedData
from firesteel.sql.joins import check_nearest_by
from firesteel.sql.na import NO_VALUE, DataFrameNaFunctions
from firesteel.sql.seed import any_seed
from firesteel.sql.stat import DataFrameStatFunctions
from firesteel.sql.types import Row, StructType, _from_json_value
from firesteel.storagelevel import StorageLevel

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from firesteel.sql.merge import MergeIntoWriter
    from firesteel.sql.metrics import ExecutionInfo
    from firesteel.sql.observation import Observation
    from firesteel.sql.plot import PySparkPlotAccessor
    from firesteel.sql.session import SparkSession
    from firesteel.sql.streaming import DataStreamWriter
    from firesteel.sql.writer import DataFrameWriter, DataFrameWriterV2

__all__ = ["DataFrame", "DataFrameNaFunctions", "DataFrameStatFunctions", "RowBatches"]

_T = TypeVar("_T")

# Names of classic Spark that need its JVM.
_OF_THE_JVM = frozenset({"_jseq", "_jdf", "_jmap", "_jcols", "rdd"})


class DataFrame:
    """A relation and the session it runs in. Immutable: each call makes a new one."""

    __slots__ = ("__weakref__", "_known_schema", "_native", "_observations", "_ran", "_session")

    def __init__(
        self,
        native: _native.DataFrame,
        session: SparkSession,
        observations: dict[str, Observation] | None = None,
    ) -> None:
        self._native = native
        self._session = session
        self._known_schema: StructType | None = None
        self._observations = observations or {}
        # What the last operation has told, not the operation itself: that would go on living.
        self._ran: tuple[Any, ...] | None = None

    def _with(self, native: _native.DataFrame, other: DataFrame | None = None) -> DataFrame:
        observations = self._observations
        if other is not None and other._observations:
            observations = {**observations, **other._observations}
        return DataFrame(native, self._session, observations)

    # Columns.

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
        if name in DataFrame.__slots__:
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

    @property
    def sparkSession(self) -> SparkSession:
        return self._session

    def printSchema(self, level: int | None = None) -> None:
        """Prints the schema as a tree, at most ``level`` deep."""
        print(self._native.tree_string(level))

    def explain(self, extended: bool | str | None = None, mode: str | None = None) -> None:
        """Prints the plan: ``simple``, ``extended``, ``codegen``, ``cost`` or ``formatted``."""
        print(self._explain_string(extended, mode))

    def _explain_string(self, extended: bool | str | None = None, mode: str | None = None) -> str:
        if extended is not None and mode is not None:
            raise PySparkValueError(
                errorClass="CANNOT_SET_TOGETHER", messageParameters={"arg_list": "extended and mode"}
            )
        if isinstance(extended, str):
            mode = extended
        elif mode is None:
            mode = "extended" if extended else "simple"
        return self._native.explain(mode)

    # What selects columns and rows.

    def select(self, *cols: Any) -> DataFrame:
        """The expressions as columns; names stand for columns."""
        return self._with(self._native.select(_natives(self._columns(cols))))

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

    # What brings DataFrames together.

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
        check_nearest_by(int(numResults), mode, direction, joinType)
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

    def scalar(self) -> Column:
        """The one value of the one row, as an expression; NULL without a row."""
        return Column(self._native.scalar())

    def exists(self) -> Column:
        """Whether there is a row, as an expression."""
        return Column(self._native.exists())

    def crossJoin(self, other: DataFrame) -> DataFrame:
        """Each row with each row of the other."""
        return self._with(self._native.join(self._same_session(other), None, None, "cross"), other)

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

    def _same_session(self, other: DataFrame) -> _native.DataFrame:
        if not isinstance(other, DataFrame) or not self._native.is_of(other._native):
            raise SessionNotSameException(errorClass="SESSION_NOT_SAME", messageParameters={})
        return other._native

    # What aggregates.

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
        native = self._native.observe(name, _natives(list(exprs)))
        return DataFrame(native, self._session, {**self._observations, **observations})

    # What reshapes.

    def alias(self, alias: str) -> DataFrame:
        """The same under a name, by which its columns can be qualified."""
        return self._with(self._native.alias(alias))

    def repartition(self, numPartitions: int | Column | str, *cols: Column | str) -> DataFrame:
        """The rows in this many partitions, rows of equal values in one."""
        if isinstance(numPartitions, int):
            self._check_positive("numPartitions", numPartitions)
            return self._with(self._native.repartition(numPartitions, _natives(self._columns(cols)), True))
        if not isinstance(numPartitions, (str, Column)):
            raise not_expected("numPartitions", "Column or str", numPartitions)
        return self._with(self._native.repartition(None, _natives(self._columns((numPartitions, *cols))), True))

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
        order = _natives([to_sort_order(column) for column in self._columns(cols)])
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

    @staticmethod
    def _check_positive(name: str, value: int) -> None:
        if value <= 0:
            parameters = {"arg_name": name, "arg_value": str(value)}
            raise PySparkValueError(errorClass="VALUE_NOT_POSITIVE", messageParameters=parameters)

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
        names = _natives(self._columns((ids,) if isinstance(ids, (str, Column)) else tuple(ids)))
        if values is not None:
            values = _natives(self._columns((values,) if isinstance(values, (str, Column)) else tuple(values)))
        return self._with(self._native.unpivot(names, values, variableColumnName, valueColumnName))

    melt = unpivot

    def transpose(self, indexColumn: Column | str | None = None) -> DataFrame:
        """Rows turned into columns, whose names are the values of a column, the first one by default."""
        index = None if indexColumn is None else to_column(indexColumn)._native
        return self._with(self._native.transpose(index))

    def transform(self, func: Callable[..., DataFrame], *args: Any, **kwargs: Any) -> DataFrame:
        """``func(self)``, so that calls can be chained."""
        result = func(self, *args, **kwargs)
        assert isinstance(result, DataFrame), (
            f"Func returned an instance of type [{type(result)}], should have been DataFrame."
        )
        return result

    # Missing values and statistics.

    @property
    def na(self) -> DataFrameNaFunctions:
        return DataFrameNaFunctions(self)

    @property
    def stat(self) -> DataFrameStatFunctions:
        return DataFrameStatFunctions(self)

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

    # What is known of the plan, and what is kept of its rows.

    def isLocal(self) -> bool:
        """Whether the rows can be had without running anything elsewhere."""
        return self._native.analysis.is_local()

    @property
    def isStreaming(self) -> bool:
        """Whether the rows come from a stream."""
        return self._native.analysis.is_streaming()

    def inputFiles(self) -> list[str]:
        """The files that the rows come from, as far as they are known."""
        return self._native.analysis.input_files()

    def sameSemantics(self, other: DataFrame) -> bool:
        """Whether both plans, simplified, are one and so give the same rows."""
        if not isinstance(other, DataFrame):
            raise not_expected("other", "DataFrame", other)
        return self._native.analysis.same_semantics(self._same_session(other))

    def semanticHash(self) -> int:
        """A hash that plans of the same semantics share."""
        return self._native.analysis.semantic_hash()

    def cache(self) -> DataFrame:
        """Keeps the rows once they are computed, in memory and on disk."""
        return self.persist()

    def persist(self, storageLevel: StorageLevel = StorageLevel.MEMORY_AND_DISK_DESER) -> DataFrame:
        """Keeps the rows once they are computed."""
        self._native.analysis.persist(storageLevel._flags())
        return self

    def unpersist(self, blocking: bool = False) -> DataFrame:
        """Lets go of the rows that were kept."""
        self._native.analysis.unpersist(blocking)
        return self

    @property
    def storageLevel(self) -> StorageLevel:
        """Where the rows are kept."""
        return StorageLevel(*self._native.analysis.storage_level())

    @property
    def is_cached(self) -> bool:
        return self.storageLevel != StorageLevel.NONE

    def checkpoint(self, eager: bool = True) -> DataFrame:
        """The rows cut off from what they were computed of, kept in the checkpoint folder."""
        return self._with(self._native.analysis.checkpoint(False, eager, None))

    def localCheckpoint(self, eager: bool = True, storageLevel: StorageLevel | None = None) -> DataFrame:
        """The rows cut off from what they were computed of, kept where they were computed."""
        level = None if storageLevel is None else storageLevel._flags()
        return self._with(self._native.analysis.checkpoint(True, eager, level))

    # Views and files.

    def createTempView(self, name: str) -> None:
        """Names this as a view of the session; raises when the name is taken."""
        self._native.create_view(name, False, False)

    def createOrReplaceTempView(self, name: str) -> None:
        """Names this as a view of the session."""
        self._native.create_view(name, False, True)

    def createGlobalTempView(self, name: str) -> None:
        """Names this as a view of all sessions; raises when the name is taken."""
        self._native.create_view(name, True, False)

    def createOrReplaceGlobalTempView(self, name: str) -> None:
        """Names this as a view of all sessions."""
        self._native.create_view(name, True, True)

    def registerTempTable(self, name: str) -> None:
        """The old name of :meth:`createOrReplaceTempView`."""
        warnings.warn("Deprecated in 2.0, use createOrReplaceTempView instead.", FutureWarning, stacklevel=2)
        self.createOrReplaceTempView(name)

    @property
    def write(self) -> DataFrameWriter:
        from firesteel.sql.writer import DataFrameWriter

        return DataFrameWriter(self)

    @property
    def writeStream(self) -> DataStreamWriter:
        """Writes the rows as they come."""
        from firesteel.sql.streaming import DataStreamWriter

        return DataStreamWriter(self)

    def writeTo(self, table: str) -> DataFrameWriterV2:
        """Writes to a table of a catalog."""
        from firesteel.sql.writer import DataFrameWriterV2

        return DataFrameWriterV2(self, table)

    def mergeInto(self, table: str, condition: Column) -> MergeIntoWriter:
        """Changes a table by these rows, which belong to its own where ``condition`` holds."""
        from firesteel.sql.merge import MergeIntoWriter

        return MergeIntoWriter(self, table, condition)

    # What runs.

    def _run(self, take: Callable[[_native.Operation], _T]) -> _T:
        """Starts this, takes its rows, and hands the metrics it observed to who waits for them."""
        try:
            operation = self._native.execute()
            result = take(operation)
        except Exception as error:
            for observation in self._observations.values():
                observation._error = error
            raise
        self._ran = (operation.metrics(), operation.observed(), operation.operation_id)
        self._told(operation)
        return result

    def _told(self, operation: _native.Operation) -> None:
        if self._observations:
            for name, values in operation.observed():
                observation = self._observations.get(name)
                if observation is not None:
                    observation._result = values

    def collect(self) -> list[Row]:
        """All rows."""
        return self._run(lambda operation: operation.rows())

    def count(self) -> int:
        """How many rows there are."""
        return self.groupBy().agg(call("count", to_operand(1))).collect()[0][0]

    def take(self, num: int) -> list[Row]:
        """The first ``num`` rows."""
        return self.limit(num).collect()

    def tail(self, num: int) -> list[Row]:
        """The last ``num`` rows."""
        return self._with(self._native.tail(num)).collect()

    def head(self, n: int | None = None) -> Any:
        """The first row, or ``None``; with ``n`` a list of the first ``n``."""
        if n is None:
            rows = self.take(1)
            return rows[0] if rows else None
        return self.take(n)

    def first(self) -> Row | None:
        """The first row, or ``None``."""
        return self.head()

    def isEmpty(self) -> bool:
        return len(self.select().take(1)) == 0

    def toLocalIterator(self, prefetchPartitions: bool = False) -> Iterator[Row]:
        """The rows one by one, never more than a batch of them in memory."""
        for batch in self.stream():
            yield from batch.rows()

    def stream(self) -> RowBatches:
        """Starts this, and gives the batches of its rows as they come."""
        return RowBatches(self._native.execute())

    def show(self, n: int = 20, truncate: bool | int = True, vertical: bool = False) -> None:
        """Prints the first rows as a table; ``truncate`` is how wide a cell may be, ``False`` any width."""
        print(self._show_string(n, truncate, vertical))

    def _show_string(self, n: int = 20, truncate: bool | int = True, vertical: bool = False) -> str:
        if not isinstance(n, int) or isinstance(n, bool):
            raise not_expected("n", "int", n)
        if not isinstance(vertical, bool):
            raise not_expected("vertical", "bool", vertical)
        try:
            width = 20 if truncate is True else int(truncate)
        except ValueError:
            raise not_expected("truncate", "bool", truncate) from None
        return self._with(self._native.show_frame(n, width, vertical)).collect()[0][0]

    def toArrow(self) -> pyarrow.Table:
        """All rows as a table of pyarrow, which must be installed."""
        pa = _imported("pyarrow", "toArrow")

        def table(operation: _native.Operation) -> pyarrow.Table:
            # Batches are pulled here and not by pyarrow, so that errors and Ctrl-C come as they are.
            batches = [pa.record_batch(batch) for batch in iter(operation.next_batch, None)]
            return pa.Table.from_batches(batches, pa.schema(batches[0].schema if batches else operation))

        return self._run(table)

    def toPandas(self) -> pandas.DataFrame:
        """All rows as a DataFrame of pandas, which must be installed, as must pyarrow."""
        _imported("pandas", "toPandas")
        from firesteel.sql.pandas import to_pandas

        return to_pandas(self.toArrow(), self.schema, self._session)

    @property
    def executionInfo(self) -> ExecutionInfo | None:
        """How this ran when its rows were last asked for; nothing before."""
        if self._ran is None:
            return None
        from firesteel.sql.metrics import execution_info

        return execution_info(*self._ran)

    @property
    def plot(self) -> PySparkPlotAccessor:
        """Plots, where plotly is installed."""
        from firesteel.sql.plot import PySparkPlotAccessor

        return PySparkPlotAccessor(self)

    def foreach(self, f: Callable[[Row], None]) -> None:
        """Needs Python in the backend, which is not offered."""
        raise _needs_python("foreach")

    def foreachPartition(self, f: Callable[[Iterator[Row]], None]) -> None:
        """Needs Python in the backend, which is not offered."""
        raise _needs_python("foreachPartition")

    def __arrow_c_schema__(self) -> object:
        return self._native.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The rows as an Arrow C stream. Nothing runs before the stream's first use."""
        return self._native.__arrow_c_stream__(requested_schema)

    def to_plan(self) -> bytes:
        """The bytes of the ``spark.connect.Plan`` that this is. :meth:`SparkSession.from_plan` takes them back."""
        return self._native.to_plan()

    def __repr__(self) -> str:
        if self._eager("enabled", "false") == "true":
            rows, width = int(self._eager("maxNumRows", "20")), int(self._eager("truncate", "20"))
            return self._show_string(rows, width)
        return f"DataFrame[{', '.join(f'{name}: {kind}' for name, kind in self.dtypes)}]"

    def _repr_html_(self) -> str | None:
        """For notebooks, where ``spark.sql.repl.eagerEval.enabled`` asks for it."""
        if self._eager("enabled", "false") != "true":
            return None
        rows, width = int(self._eager("maxNumRows", "20")), int(self._eager("truncate", "20"))
        return self._native.html_string(rows, width)

    def _eager(self, name: str, default: str) -> str:
        return self._session._native.conf_get_option(f"spark.sql.repl.eagerEval.{name}") or default

    # Arguments.

    def _columns(self, cols: tuple[Any, ...], allow_ordinal: bool = False) -> list[Column]:
        if len(cols) == 1 and not isinstance(cols[0], (int, str, Column)) and isinstance(cols[0], Sequence):
            cols = tuple(cols[0])
        return [self._column(col, allow_ordinal) for col in cols]

    def _column(self, col: Any, allow_ordinal: bool) -> Column:
        if allow_ordinal and isinstance(col, int) and not isinstance(col, bool):
            if col < 1:
                raise PySparkIndexError(errorClass="INDEX_NOT_POSITIVE", messageParameters={"index": str(col)})
            return self[col - 1]
        return to_column(col, "cols")

    def _order(self, cols: tuple[Any, ...], kwargs: dict[str, Any]) -> list[_native.Column]:
        ascending = kwargs.pop("ascending", True)
        if kwargs:
            raise TypeError(f"sort() got an unexpected keyword argument '{next(iter(kwargs))}'")
        if not cols:
            raise PySparkValueError(errorClass="CANNOT_BE_EMPTY", messageParameters={"item": "column"})
        if len(cols) == 1 and isinstance(cols[0], list):
            cols = tuple(cols[0])
        columns = []
        for col in cols:
            if isinstance(col, int) and not isinstance(col, bool):
                if col == 0:
                    raise PySparkIndexError("[ZERO_INDEX] Index must be non-zero.", "ZERO_INDEX")
                # A negative number is the column in descending order.
                columns.append(self[abs(col) - 1].desc() if col < 0 else self[col - 1])
            else:
                columns.append(to_column(col, "cols"))
        if isinstance(ascending, (bool, int)):
            columns = [column if ascending else column.desc() for column in columns]
        elif isinstance(ascending, list):
            columns = [column if is_up else column.desc() for is_up, column in zip(ascending, columns)]
        else:
            raise not_expected("ascending", "bool or list", ascending)
        natives = [column._native for column in columns]
        return [native if native.is_sorted() else native.sorted(True, True) for native in natives]


class RowBatches:
    """The batches of a DataFrame that runs. Each has ``__arrow_c_array__``; all have one ``__arrow_c_schema__``."""

    __slots__ = ("_operation",)

    def __init__(self, operation: _native.Operation) -> None:
        self._operation = operation

    @property
    def operation_id(self) -> str:
        """The UUID that names the operation on its backend."""
        return self._operation.operation_id

    def cancel(self) -> None:
        """Stops the operation; whoever pulls gets ``OPERATION_CANCELED``. May be called from any thread."""
        self._operation.cancel()

    def progress(self) -> dict[str, int | bool]:
        """How far the operation has come."""
        names = ("tasksTotal", "tasksDone", "bytesRead", "rows", "isDone")
        return dict(zip(names, self._operation.progress()))

    def __iter__(self) -> RowBatches:
        return self

    def __next__(self) -> _native.Batch:
        batch = self._operation.next_batch()
        if batch is None:
            raise StopIteration
        return batch

    def __arrow_c_schema__(self) -> object:
        return self._operation.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._operation.__arrow_c_stream__(requested_schema)


def _natives(columns: list[Column]) -> list[_native.Column]:
    return [column._native for column in columns]


def _needs_python(feature: str) -> PySparkNotImplementedError:
    return PySparkNotImplementedError(errorClass="NOT_IMPLEMENTED", messageParameters={"feature": feature})


def _imported(package: str, action: str) -> Any:
    import importlib

    try:
        return importlib.import_module(package)
    except ImportError as error:
        parameters = {"package_name": package, "action": action}
        raise PySparkImportError(errorClass="PACKAGE_NOT_INSTALLED", messageParameters=parameters) from error


for _kind in (DataFrameNaFunctions, DataFrameStatFunctions):
    # PySpark's users see this name.
    _kind.__module__ = __name__
