"""`StreamingQuery` and `StreamingQueryManager`: queries over streams, on servers that have them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from firesteel import _native
from firesteel.errors import PySparkValueError, StreamingQueryException
from firesteel.sql.streaming.progress import StreamingQueryProgress

if TYPE_CHECKING:
    from firesteel.sql.session import SparkSession
    from firesteel.sql.streaming.listener import StreamingQueryListener

__all__ = ["StreamingQuery", "StreamingQueryManager", "StreamingQueryProgress"]


class StreamingQuery:
    """A query over a stream. It goes on when this object is gone."""

    def __init__(self, native: _native.StreamingQuery) -> None:
        self._native = native

    @property
    def id(self) -> str:
        """The id that stays when the query is started again from its checkpoint."""
        return self._native.id

    @property
    def runId(self) -> str:
        """The id of this very run."""
        return self._native.run_id

    @property
    def name(self) -> str | None:
        return self._native.name

    @property
    def isActive(self) -> bool:
        return self._native.status()[3]

    def awaitTermination(self, timeout: int | None = None) -> bool | None:
        """Waits until the query has ended; with a time in seconds, tells whether it has."""
        ended = self._native.await_termination(_seconds(timeout))
        return None if timeout is None else ended

    @property
    def status(self) -> dict[str, Any]:
        """What the query does now."""
        names = ("message", "isDataAvailable", "isTriggerActive")
        return dict(zip(names, self._native.status()))

    @property
    def recentProgress(self) -> list[StreamingQueryProgress]:
        """What the last batches did."""
        return [StreamingQueryProgress(json.loads(text)) for text in self._native.recent_progress()]

    @property
    def lastProgress(self) -> StreamingQueryProgress | None:
        """What the last batch did."""
        text = self._native.last_progress()
        return None if text is None else StreamingQueryProgress(json.loads(text))

    def processAllAvailable(self) -> None:
        """Waits until all that the sources have now is written."""
        self._native.process_all_available()

    def stop(self) -> None:
        self._native.stop()

    def explain(self, extended: bool = False) -> None:
        """Prints the plan of the last batch."""
        print(self._native.explain(extended))

    def exception(self) -> StreamingQueryException | None:
        """Why the query failed, if it did."""
        failure = self._native.failure()
        if failure is None:
            return None
        message, condition, trace = failure
        return StreamingQueryException(message, errorClass=condition, serverStackTrace=trace)


class StreamingQueryManager:
    """The queries of a session, as ``SparkSession.streams``."""

    def __init__(self, session: SparkSession) -> None:
        self._session = session
        self._native = session._native.streams

    @property
    def active(self) -> list[StreamingQuery]:
        """The queries that run."""
        return [StreamingQuery(native) for native in self._native.active()]

    def get(self, id: str) -> StreamingQuery | None:
        """The query that runs under an id."""
        native = self._native.get(id)
        return None if native is None else StreamingQuery(native)

    def awaitAnyTermination(self, timeout: int | None = None) -> bool | None:
        """Waits until one of the queries has ended; with a time in seconds, tells whether one has."""
        ended = self._native.await_any_termination(_seconds(timeout))
        return None if timeout is None else ended

    def addListener(self, listener: StreamingQueryListener) -> None:
        """Calls a listener when queries of the session start, go on, wait and end."""
        from firesteel.sql.streaming import listener as listeners

        listeners.add(self._session, listener)

    def removeListener(self, listener: StreamingQueryListener) -> None:
        """Calls a listener no more, once it has heard of what has happened so far."""
        from firesteel.sql.streaming import listener as listeners

        listeners.remove(self._session, listener)

    def close(self) -> None:
        """Removes all listeners of the session."""
        from firesteel.sql.streaming import listener as listeners

        listeners.remove_all(self._session)

    def resetTerminated(self) -> None:
        """Forgets the queries that have ended."""
        self._native.reset_terminated()


def _seconds(timeout: Any) -> float | None:
    if timeout is None:
        return None
    if not isinstance(timeout, (int, float)) or timeout <= 0:
        parameters = {"arg_name": "timeout", "arg_value": type(timeout).__name__}
        raise PySparkValueError(errorClass="VALUE_NOT_POSITIVE", messageParameters=parameters)
    return float(timeout)
