"""What the tests share: sessions on each backend, and a look for leaks at the end.

``FIRESTEEL_TEST_REMOTE`` is the address of a real Spark server, ``FIRESTEEL_TPCH`` the folder of the TPC-H files.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from firesteel import _native
from firesteel.errors import PySparkException
from firesteel.sql import SparkSession

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "examples" / "python"))


def backends() -> list[str]:
    """The addresses to test on: this process, where the build can, and the server that is named."""
    wanted = os.environ.get("FIRESTEEL_TEST_BACKENDS", "local").split(",")
    remote = os.environ.get("FIRESTEEL_TEST_REMOTE")
    return [url for url in wanted if url] + ([remote] if remote else [])


@pytest.fixture(scope="session", params=backends())
def spark(request: pytest.FixtureRequest) -> Iterator[SparkSession]:
    session = SparkSession.builder.remote(request.param).create()
    session.conf.set("spark.sql.session.timeZone", "UTC")
    yield session
    session.stop()


@pytest.fixture
def url(spark: SparkSession) -> str:
    """The address of the backend under test, for tests that open sessions of their own."""
    return spark._native.url


@pytest.fixture(scope="session")
def tpch_folder() -> str:
    folder = os.environ.get("FIRESTEEL_TPCH")
    if folder is None:
        pytest.skip("FIRESTEEL_TPCH names no folder")
    return folder


def still_works(spark: SparkSession) -> None:
    """Fails unless the session answers a query."""
    assert spark.range(3).count() == 3


@pytest.fixture
def raises(spark: SparkSession):
    """Checks an exception's class, condition and text, and that the session still works afterwards."""

    class Raises:
        def __init__(self, kind: type[PySparkException], condition: str, text: str = "") -> None:
            self.kind, self.condition, self.text = kind, condition, text

        def __enter__(self) -> Raises:
            return self

        def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
            assert error is not None, f"nothing was raised instead of {self.condition}"
            if not isinstance(error, PySparkException):
                return False
            self.error = error
            assert error.getCondition() == self.condition, str(error)
            assert isinstance(error, self.kind), f"{type(error).__name__}: {error}"
            assert self.text in str(error), str(error)
            still_works(spark)
            return True

    return Raises


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """No native object outlives the tests."""
    active = SparkSession.getActiveSession()
    if active is not None:
        active.stop()
    # What pytest keeps of failed tests holds frames alive; a leak shows only when all went well.
    if exitstatus != 0:
        return
    for _ in range(50):
        gc.collect()
        if _native.live_objects()[3] == 0:
            break
        time.sleep(0.02)
    kinds = ("sessions", "DataFrames", "columns", "operations")
    alive = {kind: count for kind, count in zip(kinds, _native.live_objects()) if count}
    # The session fixtures are of pytest's until it ends.
    alive.pop("sessions", None)
    if alive:
        print(f"\nnative objects are alive after the tests: {alive}", file=sys.stderr)
        session.exitstatus = 1
