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

# How often the memory is looked at. What is lost is lost again in each round; what the allocator only keeps for the next
# time is not.
ROUNDS = 5

# What one round may leave behind, in bytes: a fraction of what one lost object per cycle would.
ROOM = 4 << 20


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


def is_gone(before: tuple[int, ...]) -> bool:
    """Whether no more is alive than before, when objects of other tests may still have been about to go."""
    return all(now <= then for now, then in zip(alive(), before))


def stays_flat(work: Callable[[int], None]) -> None:
    previous, before, grown = SparkSession.getActiveSession(), alive(), []
    for _ in range(ROUNDS):
        memory = resident()
        work(CYCLES // ROUNDS)
        SparkSession._active = previous
        for _ in range(500):
            if is_gone(before):
                break
            time.sleep(0.02)
        assert is_gone(before), (alive(), before)
        grown.append(resident() - memory)
    assert min(grown) < ROOM, grown


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

    stays_flat(work)
