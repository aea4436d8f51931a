"""`DataFrame`: rows and columns that are computed when an action asks for them."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from firesteel import _native
from firesteel.errors import (
    PySparkAttributeError,
    PySparkImportError,
    PySparkIndexError,
    PySparkValueError,
    SessionNotSameException,
)
from firesteel.sql.column import Column, not_expected, to_column, to_operand
from firesteel.sql.group import GroupedData
from firesteel.sql.types import Row, StructType, _from_json_value

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from firesteel.sql.readwriter import DataFrameWriter
    from firesteel.sql.session import SparkSession

__all__ = ["DataFrame", "DataFrameNaFunctions", "RowBatches"]


class DataFrame:
    """A relation and the session it runs in. Immutable: each call makes a new one."""

    __slots__ = ("_native", "_schema", "_session")

    def __init__(self, native: _native.DataFrame, session: SparkSession) -> None:
        self._native = native
        self._session = session
        self._schema: StructType | None = None

    def _with(self, native: _native.DataFrame) -> DataFrame:
        return DataFrame(native, self._session)

    # Columns.

    def __getitem__(self, item: Any) -> Any:
        if isinstance(item, str):
            return Column(self._native.col(item))
        if isinstance(item, Column):
            return self.filter(item)
        if isinstance(item, (list, tuple)):
            return self.select(*item)
        if isinstance(item, int) and not isinstance(item, bool):
            return self[self.columns[item]]
        raise not_expected("item", "Column, int, list, str or tuple", item)

    def __getattr__(self, name: str) -> Column:
        if name.startswith("__") or name in DataFrame.__slots__:
            raise AttributeError(name)
        if name not in self.columns:
            raise PySparkAttributeError(errorClass="ATTRIBUTE_NOT_SUPPORTED", messageParameters={"attr_name": name})
        return self[name]

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *(name for name in self.columns if name.isidentifier())})

    def colRegex(self, colName: str) -> Column:
        """The columns whose names match a regular expression in backticks."""
        if not isinstance(colName, str):
            raise not_expected("colName", "str", colName)
        return Column(_native.Column.matching(colName, self._native.plan_id))

    @property
    def schema(self) -> StructType:
        """The names and types of the columns. Asked for once."""
        if self._schema is None:
            schema = _from_json_value(self._native.schema())
            assert isinstance(schema, StructType)
            self._schema = schema
        return StructType(list(self._schema.fields))

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
        if extended is not None and mode is not None:
            raise PySparkValueError(
                errorClass="CANNOT_SET_TOGETHER", messageParameters={"arg_list": "extended and mode"}
            )
        if isinstance(extended, str):
            mode = extended
        elif mode is None:
            mode = "extended" if extended else "simple"
        print(self._native.explain(mode))

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

    where = filter

    def withColumn(self, colName: str, col: Column) -> DataFrame:
        """A column added, or replaced where the name is there."""
        if not isinstance(col, Column):
            raise not_expected("col", "Column", col)
        return self._with(self._native.with_columns([(colName, col._native)]))

    def withColumns(self, colsMap: dict[str, Column]) -> DataFrame:
        """Columns added, or replaced where the names are there."""
        if not isinstance(colsMap, dict):
            raise not_expected("colsMap", "dict", colsMap)
        for column in colsMap.values():
            if not isinstance(column, Column):
                raise not_expected("col", "Column", column)
        return self._with(self._native.with_columns([(name, column._native) for name, column in colsMap.items()]))

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
                raise not_expected("cols", "str", name)
        return self._with(self._native.to_df(list(cols)))

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
        seed = random.randint(0, sys.maxsize) if seed is None else int(seed)
        return self._with(self._native.sample(0.0, float(fraction), bool(withReplacement), seed, False))

    def randomSplit(self, weights: list[float], seed: int | None = None) -> list[DataFrame]:
        """The rows parted by chance, in about these proportions."""
        for weight in weights:
            if weight < 0.0:
                parameters = {"arg_name": "weights", "arg_value": str(weight)}
                raise PySparkValueError(errorClass="VALUE_NOT_POSITIVE", messageParameters=parameters)
        seed = random.randint(0, sys.maxsize) if seed is None else seed
        total, bound, bounds = sum(weights), 0.0, [0.0]
        for weight in weights:
            bound += weight / total
            bounds.append(bound)
        bounds[-1] = 1.0
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
            return self._with(self._native.join(native, None, None, kind))
        parts = [on] if isinstance(on, (str, Column)) else list(on)
        if all(isinstance(part, str) for part in parts):
            return self._with(self._native.join(native, parts, None, kind))
        for part in parts:
            if not isinstance(part, Column):
                raise not_expected("on", "Column, list or str", part)
        condition = parts[0]
        for part in parts[1:]:
            condition = condition & part  # type: ignore[operator, assignment]
        return self._with(self._native.join(native, None, condition._native, kind))  # type: ignore[union-attr]

    def crossJoin(self, other: DataFrame) -> DataFrame:
        """Each row with each row of the other."""
        return self._with(self._native.join(self._same_session(other), None, None, "cross"))

    def union(self, other: DataFrame) -> DataFrame:
        """The rows of both, columns matched by position, repeated rows kept."""
        return self._combined(other, "union")

    unionAll = union

    def unionByName(self, other: DataFrame, allowMissingColumns: bool = False) -> DataFrame:
        """The rows of both, columns matched by name."""
        return self._with(self._native.union_by_name(self._same_session(other), allowMissingColumns))

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
        return self._with(self._native.combine(self._same_session(other), how))

    def _same_session(self, other: DataFrame) -> _native.DataFrame:
        if not isinstance(other, DataFrame):
            raise not_expected("other", "DataFrame", other)
        if not self._native.is_of(other._native):
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

    def agg(self, *exprs: Column | dict[str, str]) -> DataFrame:
        """Aggregates over all rows."""
        return self.groupBy().agg(*exprs)

    def describe(self, *cols: str | list[str]) -> DataFrame:
        """Count, mean, deviation, least and most of columns, as texts."""
        names = list(cols[0]) if len(cols) == 1 and isinstance(cols[0], list) else list(cols)
        return self._with(self._native.describe(names))  # type: ignore[arg-type]

    def summary(self, *statistics: str) -> DataFrame:
        """Statistics of all columns, as texts."""
        return self._with(self._native.summary(list(statistics)))

    # What reshapes.

    def alias(self, alias: str) -> DataFrame:
        """The same under a name, by which its columns can be qualified."""
        return self._with(self._native.alias(alias))

    def repartition(self, numPartitions: int | Column | str, *cols: Column | str) -> DataFrame:
        """The rows in this many partitions, rows of equal values in one."""
        if isinstance(numPartitions, int):
            self._check_positive("numPartitions", numPartitions)
            return self._with(self._native.repartition(numPartitions, _natives(self._columns(cols)), True))
        return self._with(self._native.repartition(None, _natives(self._columns((numPartitions, *cols))), True))

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
        return self._with(self._native.hint(name, [to_operand(value)._native for value in parameters]))

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

    def transform(self, func: Callable[..., DataFrame], *args: Any, **kwargs: Any) -> DataFrame:
        """``func(self)``, so that calls can be chained."""
        result = func(self, *args, **kwargs)
        if not isinstance(result, DataFrame):
            raise not_expected("func", "function that returns a DataFrame", result)
        return result

    # Missing values.

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
        if how not in ("any", "all"):
            raise PySparkValueError("[VALUE_NOT_ALLOWED] Value for `how` has to be amongst the following values: "
                                    "['any', 'all'].", "VALUE_NOT_ALLOWED")
        fewest = 1 if how == "all" else None
        return self._with(self._native.drop_nulls(_names(subset), fewest if thresh is None else thresh))

    def fillna(
        self,
        value: float | str | bool | dict[str, Any],
        subset: str | tuple[str, ...] | list[str] | None = None,
    ) -> DataFrame:
        """NULL and NaN replaced: by one value, or by one a column."""
        if not isinstance(value, (float, int, str, bool, dict)):
            raise not_expected("value", "bool, dict, float, int or str", value)
        if isinstance(value, dict):
            if not value:
                raise PySparkValueError(errorClass="CANNOT_BE_EMPTY", messageParameters={"item": "value"})
            return self._with(self._native.fill_nulls(list(value), list(value.values())))
        return self._with(self._native.fill_nulls(_names(subset), [value]))

    def replace(self, to_replace: Any, value: Any = None, subset: Any = None) -> DataFrame:
        """Values replaced by others, in all columns or in these."""
        if isinstance(to_replace, dict):
            pairs = list(to_replace.items())
        elif isinstance(to_replace, (list, tuple)):
            values = value if isinstance(value, (list, tuple)) else [value] * len(to_replace)
            if len(values) != len(to_replace):
                raise PySparkValueError("[LENGTH_SHOULD_BE_THE_SAME] to_replace and value should be of the same length",
                                        "LENGTH_SHOULD_BE_THE_SAME")
            pairs = list(zip(to_replace, values))
        else:
            pairs = [(to_replace, value)]
        return self._with(self._native.replace_values(_names(subset), [(_wide(old), _wide(new)) for old, new in pairs]))

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

    @property
    def write(self) -> DataFrameWriter:
        from firesteel.sql.readwriter import DataFrameWriter

        return DataFrameWriter(self)

    # What runs.

    def collect(self) -> list[Row]:
        """All rows."""
        return self._native.execute().rows()

    def count(self) -> int:
        """How many rows there are."""
        return self._native.count()

    def take(self, num: int) -> list[Row]:
        """The first ``num`` rows."""
        return self.limit(num).collect()

    def tail(self, num: int) -> list[Row]:
        """The last ``num`` rows."""
        return self._with(self._native.tail(num)).collect()

    def head(self, n: int | None = None) -> Any:
        """The first row, or ``None``; with ``n`` a list of the first ``n``."""
        if n is not None:
            return self.take(n)
        rows = self.take(1)
        return rows[0] if rows else None

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
        return self._native.show_string(n, width, vertical)

    def toArrow(self) -> pyarrow.Table:
        """All rows as a table of pyarrow, which must be installed."""
        pa = _imported("pyarrow", "toArrow")
        operation = self._native.execute()
        # Batches are pulled here and not by pyarrow, so that errors and Ctrl-C come as they are.
        batches = [pa.record_batch(batch) for batch in iter(operation.next_batch, None)]
        return pa.Table.from_batches(batches, pa.schema(batches[0].schema if batches else operation))

    def toPandas(self) -> pandas.DataFrame:
        """All rows as a DataFrame of pandas, which must be installed, as must pyarrow."""
        _imported("pandas", "toPandas")
        from firesteel.sql.pandas import to_pandas

        return to_pandas(self.toArrow(), self.schema, self._session)

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


class DataFrameNaFunctions:
    """What handles missing values, as ``DataFrame.na``."""

    __slots__ = ("_df",)

    def __init__(self, df: DataFrame) -> None:
        self._df = df

    def drop(
        self,
        how: str = "any",
        thresh: int | None = None,
        subset: str | tuple[str, ...] | list[str] | None = None,
    ) -> DataFrame:
        return self._df.dropna(how, thresh, subset)

    def fill(
        self,
        value: float | str | bool | dict[str, Any],
        subset: str | tuple[str, ...] | list[str] | None = None,
    ) -> DataFrame:
        return self._df.fillna(value, subset)

    def replace(self, to_replace: Any, value: Any = None, subset: Any = None) -> DataFrame:
        return self._df.replace(to_replace, value, subset)


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


def _names(subset: str | tuple[str, ...] | list[str] | None) -> list[str]:
    if subset is None:
        return []
    if isinstance(subset, str):
        return [subset]
    if not isinstance(subset, (list, tuple)):
        raise not_expected("subset", "list, str or tuple", subset)
    return list(subset)


def _wide(value: Any) -> Any:
    # Spark: replacements of numbers are doubles.
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return float(value) if is_number else value


def _imported(package: str, action: str) -> Any:
    import importlib

    try:
        return importlib.import_module(package)
    except ImportError as error:
        parameters = {"package_name": package, "action": action}
        raise PySparkImportError(errorClass="PACKAGE_NOT_INSTALLED", messageParameters=parameters) from error
