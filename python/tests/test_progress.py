"""Bars for terminals and notebooks. The notebook is a stand-in for IPython's kernel."""

from __future__ import annotations

import io
import sys
import types

import pytest

from firesteel.sql import SparkSession, progress
from firesteel.sql.progress import NotebookBar, ProgressBar, StageInfo

HALF = [StageInfo(0, 4, 1, 2048, False), StageInfo(1, 4, 3, 0, True)]


class Kernel:
    """What IPython shows, by display: each its texts in order."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.displays: list[list[str]] = []
        package, module = types.ModuleType("IPython"), types.ModuleType("IPython.display")
        package.get_ipython = lambda: self  # type: ignore[attr-defined]
        module.HTML = str  # type: ignore[attr-defined]
        module.display = self.display  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "IPython", package)
        monkeypatch.setitem(sys.modules, "IPython.display", module)

    kernel = "a kernel"

    def display(self, shown: str, *, display_id: bool) -> types.SimpleNamespace:
        assert display_id
        self.displays.append([shown])
        return types.SimpleNamespace(update=self.displays[-1].append)


def test_a_terminal_has_a_line_that_goes_away() -> None:
    output = io.StringIO()
    bar = ProgressBar(output, width=8)
    bar([], 0, "one", False)
    assert output.getvalue() == ""
    bar(HALF, 2, "one", False)
    line = "[****----] 50.00% Complete (2 Tasks running, 0s, Scanned 2.0 KiB)"
    assert output.getvalue() == f"\r{line}"
    bar(HALF, 0, "one", True)
    assert output.getvalue() == f"\r{line}\r{' ' * len(line)}\r"


def test_a_notebook_has_a_bar_for_each_operation(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = Kernel(monkeypatch)
    bar = NotebookBar()
    bar([], 0, "one", False)
    assert kernel.displays == []
    bar(HALF, 2, "one", False)
    bar(HALF[1:], 1, "two", False)
    bar(HALF[1:], 0, "one", False)
    bar(None, 0, "one", True)
    bar(None, 0, "never shown", True)
    half = '<progress value="4" max="8"></progress> 50.00% Complete (2 Tasks running, 0s, Scanned 2.0 KiB)'
    more = '<progress value="3" max="4"></progress> 75.00% Complete ({} Tasks running, 0s, Scanned 0.0 B)'
    assert kernel.displays == [[half, more.format(0), ""], [more.format(1)]]


def test_the_bar_is_the_notebooks_where_there_is_a_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    assert type(progress.bar()) is ProgressBar
    kernel = Kernel(monkeypatch)
    assert type(progress.bar()) is NotebookBar
    # IPython in a terminal has a shell without a kernel; outside of a shell there is none.
    sys.modules["IPython"].get_ipython = lambda: object()  # type: ignore[attr-defined]
    assert type(progress.bar()) is ProgressBar
    sys.modules["IPython"].get_ipython = lambda: None  # type: ignore[attr-defined]
    assert type(progress.bar()) is ProgressBar
    assert kernel.displays == []


@pytest.mark.parametrize("asked", ["configuration", "environment"])
def test_a_session_draws_what_it_is_asked_to(
    spark: SparkSession, url: str, asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    monkeypatch.setattr(progress, "bar", lambda: made.append(1) or (lambda **told: made.append(told["done"])))
    builder = SparkSession.builder.remote(url)
    if asked == "configuration":
        builder = builder.config("spark.ui.showConsoleProgress", "true")
    else:
        monkeypatch.setenv("SPARK_CONNECT_PROGRESS_BAR_ENABLED", "1")
    with builder.create() as session:
        session.range(10).collect()
    assert made[0] == 1 and True in made[1:]
