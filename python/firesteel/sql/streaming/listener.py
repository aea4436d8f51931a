"""`StreamingQueryListener`: what is told when queries over streams start, go on, wait and end.

The server sends the events of a session; nothing of a listener runs there. Each listener has a thread of its own here.
"""

from __future__ import annotations

import abc
import json
import threading
import uuid
import warnings
from typing import TYPE_CHECKING, Any

from firesteel import _native
from firesteel.errors import PySparkException
from firesteel.sql.streaming.progress import StreamingQueryProgress

if TYPE_CHECKING:
    from firesteel.sql.session import SparkSession

__all__ = [
    "QueryIdleEvent",
    "QueryProgressEvent",
    "QueryStartedEvent",
    "QueryTerminatedEvent",
    "StreamingQueryListener",
]

# How often a thread looks whether the program has ended, in seconds: a listener does not keep it alive.
_LOOK = 0.5


class StreamingQueryListener(abc.ABC):
    """To be derived from, and given to ``spark.streams.addListener``. Its methods are called one after another, in a
    thread of the listener. What they raise becomes a warning."""

    spark: SparkSession | None = None

    @abc.abstractmethod
    def onQueryStarted(self, event: QueryStartedEvent) -> None:
        """A query was started by this session."""

    @abc.abstractmethod
    def onQueryProgress(self, event: QueryProgressEvent) -> None:
        """A batch was written."""

    def onQueryIdle(self, event: QueryIdleEvent) -> None:
        """A query waits for rows."""

    @abc.abstractmethod
    def onQueryTerminated(self, event: QueryTerminatedEvent) -> None:
        """A query has ended, well or not."""


class _Event:
    """The ids of the query. ``id`` stays when it is started again from its checkpoint, ``runId`` is of this run."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.id = uuid.UUID(told["id"])
        self.runId = uuid.UUID(told["runId"])

    @classmethod
    def fromJson(cls, j: dict[str, Any]) -> Any:
        """The event of what Spark tells about it."""
        return cls(j)


class QueryStartedEvent(_Event):
    """A query was started."""

    def __init__(self, told: dict[str, Any]) -> None:
        super().__init__(told)
        self.name: str | None = told.get("name")
        self.timestamp: str = told["timestamp"]
        self.jobTags: set[str] = set(told.get("jobTags", ()))


class QueryProgressEvent:
    """A batch was written; ``progress`` says what it did."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.progress = StreamingQueryProgress(told["progress"])

    @classmethod
    def fromJson(cls, j: dict[str, Any]) -> QueryProgressEvent:
        """The event of what Spark tells about it."""
        return cls(j)


class QueryIdleEvent(_Event):
    """A query waits for rows."""

    def __init__(self, told: dict[str, Any]) -> None:
        super().__init__(told)
        self.timestamp: str = told["timestamp"]


class QueryTerminatedEvent(_Event):
    """A query has ended. ``exception`` is why it failed, if it did."""

    def __init__(self, told: dict[str, Any]) -> None:
        super().__init__(told)
        self.exception: str | None = told.get("exception")
        self.errorClassOnException: str | None = told.get("errorClassOnException")


_CALLS = {
    "started": (QueryStartedEvent, "onQueryStarted"),
    "progress": (QueryProgressEvent, "onQueryProgress"),
    "idle": (QueryIdleEvent, "onQueryIdle"),
    "terminated": (QueryTerminatedEvent, "onQueryTerminated"),
}


class _Listening:
    """A listener that was added, and its thread."""

    def __init__(self, listener: StreamingQueryListener, native: _native.StreamingListener) -> None:
        self.listener = listener
        self.native = native
        self.thread = threading.Thread(target=self._listen, name="firesteel-streaming-listener")
        self.thread.start()

    def _listen(self) -> None:
        try:
            while threading.main_thread().is_alive():
                told = self.native.next(_LOOK)
                if told is None:
                    return
                if told[0] != "nothing":
                    self._call(*told)
        except PySparkException as error:
            warnings.warn(f"{self.listener} hears of no more streaming queries: {error}", stacklevel=1)

    def _call(self, kind: str, text: str) -> None:
        made, method = _CALLS[kind]
        try:
            getattr(self.listener, method)(made(json.loads(text)))
        except Exception as error:  # A listener's mistake does not end the others, nor itself.
            warnings.warn(f"{self.listener} raised in {method}: {error!r}", stacklevel=1)


_lock = threading.Lock()
# The listeners of each session, by its id.
_known: dict[str, list[_Listening]] = {}


def add(session: SparkSession, listener: StreamingQueryListener) -> None:
    """Calls the listener from now on. One that was added twice is called twice."""
    native = session._native.streams.add_listener()
    if getattr(listener, "spark", None) is None:
        listener.spark = session
    with _lock:
        _known.setdefault(session.session_id, []).append(_Listening(listener, native))


def remove(session: SparkSession, listener: StreamingQueryListener) -> None:
    """Calls the listener for what has happened so far, and no more. One that is not there is passed over."""
    with _lock:
        all_of_session = _known.get(session.session_id, [])
        found = next((one for one in all_of_session if one.listener is listener), None)
        if found is None:
            return
        all_of_session.remove(found)
        if not all_of_session:
            del _known[session.session_id]
    session._native.streams.remove_listener(found.native)
    if found.thread is not threading.current_thread():
        found.thread.join()


def remove_all(session: SparkSession) -> None:
    """:func:`remove` of each listener of the session."""
    with _lock:
        listeners = [one.listener for one in _known.get(session.session_id, [])]
    for listener in listeners:
        remove(session, listener)
