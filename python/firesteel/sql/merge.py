"""`MergeIntoWriter`: a table changed by the rows of a DataFrame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firesteel import _native
from firesteel.sql.column import Column

if TYPE_CHECKING:
    from firesteel.sql.dataframe import DataFrame

__all__ = ["MergeIntoWriter"]


class MergeIntoWriter:
    """What is done where rows of both belong together, and where not. ``merge`` carries it out.

    Of the actions whose condition holds for a row, the first is taken.
    """

    def __init__(self, df: DataFrame, table: str, condition: Column) -> None:
        self._df = df
        self._table = table
        self._condition = condition
        self._actions: list[tuple[str, _native.Column | None, str, list[tuple[str, _native.Column]]]] = []
        self._evolves = False

    def whenMatched(self, condition: Column | None = None) -> MergeIntoWriter.WhenMatched:
        """Rows of the table that a row of the DataFrame fits."""
        return self.WhenMatched(self, condition)

    def whenNotMatched(self, condition: Column | None = None) -> MergeIntoWriter.WhenNotMatched:
        """Rows of the DataFrame that fit no row of the table."""
        return self.WhenNotMatched(self, condition)

    def whenNotMatchedBySource(self, condition: Column | None = None) -> MergeIntoWriter.WhenNotMatchedBySource:
        """Rows of the table that no row of the DataFrame fits."""
        return self.WhenNotMatchedBySource(self, condition)

    def withSchemaEvolution(self) -> MergeIntoWriter:
        """The table gets columns that only the DataFrame has."""
        self._evolves = True
        return self

    def merge(self) -> None:
        """Carries the merge out."""
        self._df._told(self._command().run())

    def _command(self) -> _native.Command:
        return _native.merge_command(
            self._df._native, self._table, self._condition._native, self._actions, self._evolves
        )

    def _add(self, when: str, condition: Column | None, action: str, assignments: dict[str, Column]) -> None:
        values = [(name, value._native) for name, value in assignments.items()]
        self._actions.append((when, None if condition is None else condition._native, action, values))

    class _When:
        _kind = ""

        def __init__(self, writer: MergeIntoWriter, condition: Column | None) -> None:
            self.writer = writer
            self._condition = condition

        def _then(self, action: str, assignments: dict[str, Any] | None = None) -> MergeIntoWriter:
            self.writer._add(self._kind, self._condition, action, assignments or {})
            return self.writer

    class WhenMatched(_When):
        """What is done with rows of the table that a row of the DataFrame fits."""

        _kind = "matched"

        def updateAll(self) -> MergeIntoWriter:
            """All columns get the DataFrame's values."""
            return self._then("update_all")

        def update(self, assignments: dict[str, Column]) -> MergeIntoWriter:
            return self._then("update", assignments)

        def delete(self) -> MergeIntoWriter:
            return self._then("delete")

    class WhenNotMatched(_When):
        """What is done with rows of the DataFrame that fit no row of the table."""

        _kind = "not_matched"

        def insertAll(self) -> MergeIntoWriter:
            """Rows are added as they are."""
            return self._then("insert_all")

        def insert(self, assignments: dict[str, Column]) -> MergeIntoWriter:
            return self._then("insert", assignments)

    class WhenNotMatchedBySource(_When):
        """What is done with rows of the table that no row of the DataFrame fits."""

        _kind = "not_matched_by_source"

        def updateAll(self) -> MergeIntoWriter:
            return self._then("update_all")

        def update(self, assignments: dict[str, Column]) -> MergeIntoWriter:
            return self._then("update", assignments)

        def delete(self) -> MergeIntoWriter:
            return self._then("delete")
