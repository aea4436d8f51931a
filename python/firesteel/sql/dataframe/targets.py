"""Where the rows of a `DataFrame` go: views, files and tables."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from firesteel.sql.column import Column
from firesteel.sql.dataframe.relation import Relation

if TYPE_CHECKING:
    from firesteel.sql.merge import MergeIntoWriter
    from firesteel.sql.streaming import DataStreamWriter
    from firesteel.sql.writer import DataFrameWriter, DataFrameWriterV2

__all__ = ["Targets"]


class Targets(Relation):
    """Views and writers."""

    __slots__ = ()

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
