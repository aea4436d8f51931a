"""Progress of operations: handlers, and a bar for terminals."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterable
from typing import NamedTuple, Protocol, TextIO

from firesteel import _native

__all__ = ["ProgressBar", "ProgressHandler", "StageInfo"]


class StageInfo(NamedTuple):
    """How far one stage of an operation has come."""

    stage_id: int
    num_tasks: int
    num_completed_tasks: int
    num_bytes_read: int
    done: bool


class ProgressHandler(Protocol):
    """What is called while an operation runs, and once when it is done."""

    def __call__(
        self, stages: Iterable[StageInfo] | None, inflight_tasks: int, operation_id: str | None, done: bool
    ) -> None: ...


_lock = threading.Lock()
_handlers: dict[str, list[ProgressHandler]] = {}


def register(session_id: str, handler: ProgressHandler) -> None:
    """A handler for the operations of a session."""
    with _lock:
        known = _handlers.setdefault(session_id, [])
        if handler not in known:
            known.append(handler)
        _native.watch_progress(len(_handlers))


def remove(session_id: str, handler: ProgressHandler | None = None) -> None:
    """Without this handler; without one, without all of the session."""
    with _lock:
        known = _handlers.get(session_id, [])
        if handler in known:
            known.remove(handler)
        if handler is None or not known:
            _handlers.pop(session_id, None)
        _native.watch_progress(len(_handlers))


def tell(
    session_id: str,
    operation_id: str,
    stages: list[tuple[int, int, int, int, bool]],
    inflight_tasks: int,
    is_done: bool,
) -> None:
    """Hands progress to the session's handlers. The native module calls this."""
    with _lock:
        handlers = list(_handlers.get(session_id, ()))
    for handler in handlers:
        handler(
            stages=[StageInfo(*stage) for stage in stages],
            inflight_tasks=inflight_tasks,
            operation_id=operation_id,
            done=is_done,
        )


class ProgressBar:
    """A handler that draws one line, and clears it at the end. For terminals."""

    def __init__(self, output: TextIO | None = None, width: int = 60) -> None:
        self._output = sys.stderr if output is None else output
        self._width = width
        self._printed = 0
        self._started: dict[str | None, float] = {}

    def __call__(
        self, stages: Iterable[StageInfo] | None, inflight_tasks: int, operation_id: str | None, done: bool
    ) -> None:
        started = self._started.setdefault(operation_id, time.monotonic())
        if done:
            self._started.pop(operation_id, None)
            self._clear()
            return
        known = list(stages or ())
        total = sum(stage.num_tasks for stage in known)
        if total == 0:
            return
        finished = sum(stage.num_completed_tasks for stage in known)
        filled = self._width * finished // total
        scanned = _bytes(sum(stage.num_bytes_read for stage in known))
        line = (
            f"[{'*' * filled}{'-' * (self._width - filled)}] {100 * finished / total:.2f}% Complete "
            f"({inflight_tasks} Tasks running, {int(time.monotonic() - started)}s, Scanned {scanned})"
        )
        self._output.write("\r" + line.ljust(self._printed))
        self._output.flush()
        self._printed = max(self._printed, len(line))

    def _clear(self) -> None:
        if self._printed:
            self._output.write("\r" + " " * self._printed + "\r")
            self._output.flush()
            self._printed = 0


def _bytes(number: float) -> str:
    for unit in ("B", "KiB", "MiB", "GiB"):
        if number < 1024:
            return f"{number:.1f} {unit}"
        number /= 1024
    return f"{number:.1f} TiB"
