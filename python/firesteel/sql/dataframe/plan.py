"""What is known of the plan of a `DataFrame`, and what is kept of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firesteel.errors import PySparkValueError
from firesteel.sql.column import not_expected
from firesteel.sql.dataframe.relation import Relation
from firesteel.storagelevel import StorageLevel

if TYPE_CHECKING:
    from firesteel.sql.dataframe import DataFrame

__all__ = ["Plan"]


class Plan(Relation):
    """The plan, explained, compared, cached and cut off."""

    __slots__ = ()

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
        if not isinstance(other, Relation):
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

    def to_plan(self) -> bytes:
        """The bytes of the ``spark.connect.Plan`` that this is. :meth:`SparkSession.from_plan` takes them back."""
        return self._native.to_plan()
