"""`RowBatches`: the rows of a `DataFrame` that runs, a batch at a time."""

from __future__ import annotations

from firesteel import _native

__all__ = ["RowBatches"]


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
