"""`Window` and `WindowSpec`: over which rows a window function looks."""

from __future__ import annotations

import sys

from firesteel import _native
from firesteel.sql.column import Column, to_column, to_sort_order

__all__ = ["Window", "WindowSpec"]

_PRECEDING_THRESHOLD = max(-sys.maxsize, -(1 << 63))
_FOLLOWING_THRESHOLD = min(sys.maxsize, (1 << 63) - 1)


class WindowSpec:
    """Partition, order and frame of a window. Immutable; made by :class:`Window`."""

    __slots__ = ("_native",)

    def __init__(self, native: _native.WindowSpec) -> None:
        self._native = native

    def partitionBy(self, *cols: Column | str | list[Column | str]) -> WindowSpec:
        """Rows that share these values belong together."""
        return WindowSpec(self._native.partition_by([to_column(col)._native for col in _flat(cols)]))

    def orderBy(self, *cols: Column | str | list[Column | str]) -> WindowSpec:
        """The order of the rows in a partition."""
        return WindowSpec(self._native.order_by([to_sort_order(col)._native for col in _flat(cols)]))

    def rowsBetween(self, start: int, end: int) -> WindowSpec:
        """The frame in rows, both ends included."""
        return WindowSpec(self._native.rows_between(_lower(start), _upper(end)))

    def rangeBetween(self, start: int, end: int) -> WindowSpec:
        """The frame in values of the order, both ends included."""
        return WindowSpec(self._native.range_between(_lower(start), _upper(end)))


def _flat(cols: tuple[object, ...]) -> list[Column | str]:
    if len(cols) == 1 and isinstance(cols[0], (list, tuple)):
        cols = tuple(cols[0])
    return list(cols)  # type: ignore[arg-type]


def _lower(start: int) -> int | None:
    return None if start <= _PRECEDING_THRESHOLD else start


def _upper(end: int) -> int | None:
    return None if end >= _FOLLOWING_THRESHOLD else end


class Window:
    """Where to begin a :class:`WindowSpec`."""

    unboundedPreceding: int = _PRECEDING_THRESHOLD
    unboundedFollowing: int = _FOLLOWING_THRESHOLD
    currentRow: int = 0

    @staticmethod
    def partitionBy(*cols: Column | str | list[Column | str]) -> WindowSpec:
        return WindowSpec(_native.WindowSpec()).partitionBy(*cols)

    @staticmethod
    def orderBy(*cols: Column | str | list[Column | str]) -> WindowSpec:
        return WindowSpec(_native.WindowSpec()).orderBy(*cols)

    @staticmethod
    def rowsBetween(start: int, end: int) -> WindowSpec:
        return WindowSpec(_native.WindowSpec()).rowsBetween(start, end)

    @staticmethod
    def rangeBetween(start: int, end: int) -> WindowSpec:
        return WindowSpec(_native.WindowSpec()).rangeBetween(start, end)
