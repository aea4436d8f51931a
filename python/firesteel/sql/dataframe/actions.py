"""What runs a `DataFrame` and takes its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from firesteel import _native
from firesteel.errors import PySparkImportError, PySparkNotImplementedError
from firesteel.sql.column import call, to_operand
from firesteel.sql.dataframe.batches import RowBatches
from firesteel.sql.dataframe.relation import Relation

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from firesteel.sql.metrics import ExecutionInfo
    from firesteel.sql.row import Row

__all__ = ["Actions"]

_T = TypeVar("_T")


class Actions(Relation):
    """Rows, tables and batches."""

    __slots__ = ()

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


def _needs_python(feature: str) -> PySparkNotImplementedError:
    return PySparkNotImplementedError(errorClass="NOT_IMPLEMENTED", messageParameters={"feature": feature})


def _imported(package: str, action: str) -> Any:
    import importlib

    try:
        return importlib.import_module(package)
    except ImportError as error:
        parameters = {"package_name": package, "action": action}
        raise PySparkImportError(errorClass="PACKAGE_NOT_INSTALLED", messageParameters=parameters) from error
