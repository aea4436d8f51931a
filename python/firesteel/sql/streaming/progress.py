"""`StreamingQueryProgress`: what a batch of a query over streams did, under the names of Spark's JSON."""

from __future__ import annotations

import json
import uuid
from typing import Any

from firesteel.sql.types import Row

__all__ = ["StreamingQueryProgress"]


class _Told(dict):  # type: ignore[type-arg]
    """What Spark tells; its entries are attributes as well."""

    def __getattr__(self, name: str) -> Any:
        if name in self:
            return self[name]
        raise AttributeError(name)

    @property
    def json(self) -> str:
        """The text as Spark writes it, in one line."""
        return json.dumps(self)

    @property
    def prettyJson(self) -> str:
        return json.dumps(self, indent=4)

    def __str__(self) -> str:
        return self.prettyJson

    def __repr__(self) -> str:
        return self.prettyJson


class StreamingQueryProgress(_Told):
    """What one batch did. Its sources, its sink and its stateful operators have attributes too."""

    def __init__(self, told: dict[str, Any]) -> None:
        parts = {key: [_Told(one) for one in told[key]] for key in ("sources", "stateOperators") if key in told}
        if "sink" in told:
            parts["sink"] = _Told(told["sink"])  # type: ignore[assignment]
        super().__init__({**told, **parts})

    # Spark: an id is a text as an entry, and a UUID as an attribute.
    @property
    def id(self) -> uuid.UUID:
        return uuid.UUID(self["id"])

    @property
    def runId(self) -> uuid.UUID:
        return uuid.UUID(self["runId"])

    @property
    def observedMetrics(self) -> dict[str, Row]:
        """The metrics of ``DataFrame.observe``, by their names."""
        return {name: Row(**values) for name, values in self.get("observedMetrics", {}).items()}

    @property
    def numInputRows(self) -> int:
        """The rows of all sources."""
        told = self.get("numInputRows")
        return sum(source["numInputRows"] for source in self["sources"]) if told is None else told

    @property
    def inputRowsPerSecond(self) -> float:
        return self._of_all("inputRowsPerSecond")

    @property
    def processedRowsPerSecond(self) -> float:
        return self._of_all("processedRowsPerSecond")

    def _of_all(self, name: str) -> float:
        told = self.get(name)
        return sum(source.get(name, 0.0) for source in self["sources"]) if told is None else told
