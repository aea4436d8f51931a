"""`Observation`: metrics that are computed while a DataFrame runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firesteel.errors import IllegalArgumentException, PySparkAssertionError, PySparkValueError
from firesteel.sql.column import Column, not_expected

if TYPE_CHECKING:
    from firesteel.sql.dataframe import DataFrame

__all__ = ["Observation"]


class Observation:
    """Takes the metrics of ``DataFrame.observe`` once an action has run. Serves one DataFrame."""

    def __init__(self, name: str | None = None) -> None:
        if name is not None and not isinstance(name, str):
            raise not_expected("name", "str", name)
        if name == "":
            raise PySparkValueError(
                errorClass="VALUE_NOT_NON_EMPTY_STR", messageParameters={"arg_name": "name", "arg_value": name}
            )
        self._name = name
        self._result: dict[str, Any] | None = None
        self._error: BaseException | None = None

    def _on(self, df: DataFrame, *exprs: Column) -> DataFrame:
        if self._result is not None:
            raise PySparkAssertionError(errorClass="REUSE_OBSERVATION", messageParameters={})
        if self._name is None:
            import uuid  # Loads slowly, and names are mostly given.

            self._name = str(uuid.uuid4())
        if df.isStreaming:
            raise IllegalArgumentException(
                errorClass="UNSUPPORTED_OPERATION",
                messageParameters={"operation": "Streaming DataFrame with Observation"},
            )
        self._result = {}
        return df._observed(self._name, exprs, {self._name: self})

    @property
    def get(self) -> dict[str, Any]:
        """The metrics by name; empty before an action has run."""
        if self._error is not None:
            raise self._error
        if self._result is None:
            raise PySparkAssertionError(errorClass="NO_OBSERVE_BEFORE_GET", messageParameters={})
        return self._result
