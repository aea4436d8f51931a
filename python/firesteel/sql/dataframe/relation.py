"""What every part of `DataFrame` stands on: the native relation, its session, and how arguments become columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from firesteel import _native
from firesteel.errors import PySparkIndexError, PySparkValueError, SessionNotSameException
from firesteel.sql.column import Column, not_expected, to_column

if TYPE_CHECKING:
    from firesteel.sql.dataframe import DataFrame
    from firesteel.sql.observation import Observation
    from firesteel.sql.session import SparkSession
    from firesteel.sql.types import StructType

__all__ = ["Relation", "natives"]


class Relation:
    """A native relation and the session it runs in. Each call on it makes a new one."""

    __slots__ = ("__weakref__", "_is_in_notebook", "_known_schema", "_native", "_observations", "_ran", "_session")

    # The class of the results, which stands on this one.
    _whole: ClassVar[type[DataFrame]]

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
        self._is_in_notebook = False
        # What the last operation has told, not the operation itself: that would go on living.
        self._ran: tuple[Any, ...] | None = None

    def _with(self, native: _native.DataFrame, other: DataFrame | None = None) -> DataFrame:
        observations = self._observations
        if other is not None and other._observations:
            observations = {**observations, **other._observations}
        return self._whole(native, self._session, observations)

    def _same_session(self, other: DataFrame) -> _native.DataFrame:
        if not isinstance(other, Relation) or not self._native.is_of(other._native):
            raise SessionNotSameException(errorClass="SESSION_NOT_SAME", messageParameters={})
        return other._native

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
        return [native if native.is_sorted() else native.sorted(True, True) for native in natives(columns)]

    @staticmethod
    def _check_positive(name: str, value: int) -> None:
        if value <= 0:
            parameters = {"arg_name": name, "arg_value": str(value)}
            raise PySparkValueError(errorClass="VALUE_NOT_POSITIVE", messageParameters=parameters)


def natives(columns: list[Column]) -> list[_native.Column]:
    return [column._native for column in columns]
