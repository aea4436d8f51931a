"""Progress of operations: handlers, and bars for terminals and notebooks."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterable
from typing import Any, NamedTuple, Protocol, TextIO

from firesteel import _native

__all__ = ["NotebookBar", "ProgressBar", "ProgressHandler", "StageInfo", "bar"]


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


def bar() -> ProgressHandler:
    """The bar that fits where this program runs: a notebook or a terminal."""
    # Whoever runs in a notebook has loaded IPython. It is not loaded for the question.
    ask = getattr(sys.modules.get("IPython"), "get_ipython", None)
    shell = None if ask is None else ask()
    return NotebookBar() if hasattr(shell, "kernel") else ProgressBar()


class _State(NamedTuple):
    """How far an operation has come, over all of its stages."""

    finished: int
    total: int
    text: str


class _Bar:
    """What bars have in common: they know when operations began, and say how far they are."""

    def __init__(self) -> None:
        self._started: dict[str | None, float] = {}

    def __call__(
        self, stages: Iterable[StageInfo] | None, inflight_tasks: int, operation_id: str | None, done: bool
    ) -> None:
        started = self._started.setdefault(operation_id, time.monotonic())
        if done:
            self._started.pop(operation_id, None)
            self._clear(operation_id)
            return
        known = list(stages or ())
        total = sum(stage.num_tasks for stage in known)
        if total == 0:
            return
        finished = sum(stage.num_completed_tasks for stage in known)
        scanned = _bytes(sum(stage.num_bytes_read for stage in known))
        text = (
            f"{100 * finished / total:.2f}% Complete "
            f"({inflight_tasks} Tasks running, {int(time.monotonic() - started)}s, Scanned {scanned})"
        )
        self._draw(operation_id, _State(finished, total, text))

    def _draw(self, operation_id: str | None, state: _State) -> None:
        raise NotImplementedError

    def _clear(self, operation_id: str | None) -> None:
        raise NotImplementedError


class ProgressBar(_Bar):
    """A handler that draws one line, and clears it at the end. For terminals."""

    def __init__(self, output: TextIO | None = None, width: int = 60) -> None:
        super().__init__()
        self._output = sys.stderr if output is None else output
        self._width = width
        self._printed = 0

    def _draw(self, operation_id: str | None, state: _State) -> None:
        filled = self._width * state.finished // state.total
        line = f"[{'*' * filled}{'-' * (self._width - filled)}] {state.text}"
        self._output.write("\r" + line.ljust(self._printed))
        self._output.flush()
        self._printed = max(self._printed, len(line))

    def _clear(self, operation_id: str | None) -> None:
        if self._printed:
            self._output.write("\r" + " " * self._printed + "\r")
            self._output.flush()
            self._printed = 0


class NotebookBar(_Bar):
    """A handler that shows a bar below the cell for each operation, and takes it away at the end. For IPython's kernels."""

    def __init__(self) -> None:
        super().__init__()
        self._displays: dict[str | None, Any] = {}

    def _draw(self, operation_id: str | None, state: _State) -> None:
        shown = _markup(f'<progress value="{state.finished}" max="{state.total}"></progress> {state.text}')
        known = self._displays.get(operation_id)
        if known is None:
            from IPython.display import display

            self._displays[operation_id] = display(shown, display_id=True)
        else:
            known.update(shown)

    def _clear(self, operation_id: str | None) -> None:
        known = self._displays.pop(operation_id, None)
        if known is not None:
            known.update(_markup(""))


def _markup(text: str) -> Any:
    from IPython.display import HTML

    return HTML(text)


def _bytes(number: float) -> str:
    for unit in ("B", "KiB", "MiB", "GiB"):
        if number < 1024:
            return f"{number:.1f} {unit}"
        number /= 1024
    return f"{number:.1f} TiB"
