"""Many objects opened and dropped: nothing of them stays alive, and memory stays flat."""

from __future__ import annotations

import gc
import os
import threading
import time
from collections.abc import Callable

import pytest

from firesteel import _native
from firesteel.sql import SparkSession
from firesteel.sql import functions as F

CYCLES = 100_000

# What 90,000 cycles may leave behind, in bytes: a fraction of what one lost object each would.
ROOM = 12 << 20


def resident() -> int:
    """The memory the process holds, in bytes; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE")
    except FileNotFoundError:
        return 0


def alive() -> tuple[int, ...]:
    gc.collect()
    return _native.live_objects()


def stays_flat(work: Callable[[int], None]) -> None:
    # Where the pool of memory of the threads is warm, and the last session that was opened is the same one.
    work(CYCLES // 10)
    before, memory = alive(), resident()
    work(CYCLES - CYCLES // 10)
    for _ in range(500):
        if alive() == before:
            break
        time.sleep(0.02)
    assert alive() == before
    assert resident() - memory < ROOM


def test_sessions_dataframes_and_operations_on_local_leave_nothing() -> None:
    if "local" not in os.environ.get("FIRESTEEL_TEST_BACKENDS", "local"):
        pytest.skip("this build has no engine")
    condition = F.col("id") > 0

    def cycles(count: int) -> None:
        for _ in range(count):
            SparkSession(_native.Session("local")).range(1).where(condition).stream()

    def work(count: int) -> None:
        threads = [threading.Thread(target=cycles, args=(count // 2,)) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    stays_flat(work)


def test_sessions_of_a_server_that_is_never_reached_leave_nothing() -> None:
    def work(count: int) -> None:
        for _ in range(count):
            SparkSession.builder.remote("sc://127.0.0.1:9").create().range(1)

    previous = SparkSession.getActiveSession()
    stays_flat(work)
    SparkSession._active = previous
