"""Ctrl-C, threads, forks, and what an import costs."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

from firesteel.errors import PySparkException
from firesteel.sql import SparkSession
from firesteel.sql import functions as F

# More rows than any backend can read while the tests wait. A cross join would not do: Spark's generated code for it
# does not look whether it was interrupted.
ENDLESS = """
endless = spark.range(1 << 42).where("id % 7 = 8")
"""


def run(url: str, body: str, **options) -> subprocess.CompletedProcess:
    """A program of its own, with a session on the backend."""
    # A program that is started in the background may have been told to ignore Ctrl-C.
    head = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
    head += f"from firesteel.sql import SparkSession\nspark = SparkSession.builder.remote({url!r}).create()\n"
    program = head + textwrap.dedent(body)
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, **options)


@pytest.mark.parametrize("action", ["endless.collect()", "endless.count()", "list(endless.stream())"])
def test_ctrl_c_interrupts_and_the_session_goes_on(url: str, action: str) -> None:
    body = f"""
import os, signal, threading, time
{ENDLESS}
sent = []
def interrupt():
    time.sleep(1.5)
    sent.append(time.perf_counter())
    os.kill(os.getpid(), signal.SIGINT)
threading.Thread(target=interrupt).start()
try:
    {action}
    raise SystemExit("it was not interrupted")
except KeyboardInterrupt:
    late = time.perf_counter() - sent[0]
assert spark.range(3).count() == 3
print(late)
"""
    done = run(url, body)
    assert done.returncode == 0, done.stderr
    # A tenth of a second is the aim; a busy machine gets more, but nobody waits for the work itself.
    assert float(done.stdout) < 2


def test_ctrl_c_interrupts_a_stream_that_pyarrow_reads(url: str) -> None:
    pytest.importorskip("pyarrow")
    body = f"""
import os, signal, threading, time
import pyarrow
{ENDLESS}
threading.Timer(1.5, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
start = time.perf_counter()
try:
    try:
        pyarrow.table(endless)
    except OSError:
        time.sleep(1)
    raise SystemExit("it was not interrupted")
except KeyboardInterrupt:
    pass
assert time.perf_counter() - start < 20
assert spark.range(3).count() == 3
"""
    done = run(url, body)
    assert done.returncode == 0, done.stderr


def test_an_operation_is_cancelled_from_another_thread(spark: SparkSession) -> None:
    endless = spark.range(1 << 42).where("id % 7 = 8")
    stream = endless.stream()
    threading.Timer(0.5, stream.cancel).start()
    with pytest.raises(PySparkException) as raised:
        list(stream)
    assert raised.value.getCondition() == "OPERATION_CANCELED"
    assert spark.range(3).count() == 3


def test_operations_are_interrupted_by_tag(url: str) -> None:
    spark = SparkSession.builder.remote(url).create()
    spark.addTag("slow")
    assert spark.getTags() == {"slow"}
    endless = spark.range(1 << 42).where("id % 7 = 8")
    raised: list[BaseException] = []

    def work() -> None:
        try:
            endless.collect()
        except PySparkException as error:
            raised.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    for _ in range(100):
        time.sleep(0.1)
        if spark.interruptTag("slow"):
            break
    thread.join(30)
    assert not thread.is_alive()
    assert raised[0].getCondition() == "OPERATION_CANCELED"
    spark.clearTags()
    assert spark.range(3).count() == 3
    spark.stop()


def test_other_threads_run_while_one_waits(spark: SparkSession) -> None:
    results: list[int] = []

    def work(number: int) -> None:
        results.append(spark.range(1000).filter(F.col("id") % 7 == number).count())

    threads = [threading.Thread(target=work, args=(number,)) for number in range(7)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sum(results) == 1000


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_session_refuses_to_work_after_a_fork(url: str) -> None:
    body = """
import os, sys
from firesteel.errors import PySparkException
spark.range(1).count()
child = os.fork()
if child == 0:
    try:
        spark.range(1).count()
        os._exit(1)
    except PySparkException as error:
        if error.getCondition() != "FIRESTEEL_FORKED":
            os._exit(2)
    fresh = SparkSession.builder.remote(spark._native.url).getOrCreate()
    os._exit(0 if fresh.range(3).count() == 3 else 3)
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
assert spark.range(3).count() == 3
"""
    done = run(url, body)
    assert done.returncode == 0, done.stderr


# Threads that use a session and its operations in every way, so that a fork or an exit meets them anywhere.
BUSY = f"""
import sys, threading, time
from firesteel.errors import PySparkException
{ENDLESS}
if spark._native.url != "local":
    # A server has few cores for all that wait, and goes on when its client leaves without a word.
    endless = spark.range(1 << 28).where("id % 7 = 8")
def cancelled(action):
    try:
        action()
    except PySparkException as error:
        assert error.getCondition() == "OPERATION_CANCELED", error
def busy():
    while not stopping.is_set():
        assert spark.range(3).count() == 3
stopping = threading.Event()
started, waiting = spark.range(1000).stream(), endless.stream()
next(started)
actions = [busy, lambda: cancelled(endless.collect), lambda: cancelled(lambda: next(waiting, None))]
threads = [threading.Thread(target=action, daemon=True) for action in actions]
for thread in threads:
    thread.start()
time.sleep(0.5)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_fork_in_the_middle_of_queries_leaves_child_and_parent_whole(url: str) -> None:
    body = f"""
import gc, os, signal
{BUSY}
def forked(action):
    try:
        action()
    except PySparkException as error:
        assert error.getCondition() == "FIRESTEEL_FORKED", error
    else:
        raise AssertionError("a child used what its parent has")
def child():
    global spark, endless, started, waiting
    signal.alarm(30)
    forked(lambda: spark.range(1).count())
    forked(lambda: next(started))
    forked(lambda: next(waiting))
    forked(waiting.cancel)
    forked(spark.stop)
    fresh = SparkSession.builder.remote(spark._native.url).create()
    spark = endless = started = waiting = None
    gc.collect()
    assert fresh.range(3).count() == 3
for number in range(10):
    if (process := os.fork()) == 0:
        child()
        # Some end as programs do, which takes down what is left.
        sys.exit(0) if number % 2 else os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
stopping.set()
started.cancel()
waiting.cancel()
threads[0].join(30)
spark.interruptAll()
for thread in threads:
    thread.join(30)
    assert not thread.is_alive()
assert spark.range(3).count() == 3
"""
    done = run(url, body)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_processes_of_multiprocessing_have_sessions_of_their_own(url: str, method: str, tmp_path: Path) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"there is no {method}")
    program = tmp_path / "program.py"
    program.write_text(f"""
import multiprocessing
from firesteel.sql import SparkSession
def count(rows):
    return SparkSession.builder.remote({url!r}).getOrCreate().range(rows).count()
if __name__ == "__main__":
    multiprocessing.set_start_method({method!r})
    assert count(2) == 2
    with multiprocessing.Pool(3) as pool:
        assert pool.map(count, range(8)) == list(range(8))
    assert count(3) == 3
""")
    done = subprocess.run([sys.executable, program], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("end", ["", "sys.exit(0)", "os._exit(0)"])
def test_the_program_ends_while_threads_run_queries(url: str, end: str) -> None:
    body = f"""
import os
{BUSY}
class Slow:
    # Daemon threads go on, and want the interpreter, while it is taken down.
    def __del__(self, sleep=time.sleep):
        sleep(0.3)
slow = Slow()
print("ended", flush=True)
{end}
"""
    start = time.perf_counter()
    done = run(url, body)
    assert (done.returncode, done.stdout, done.stderr) == (0, "ended\n", "")
    assert time.perf_counter() - start < 30


def test_the_package_needs_no_other_package() -> None:
    program = """
import sys
import firesteel.sql, firesteel.sql.functions
loaded = {name.partition(".")[0] for name in sys.modules}
assert not loaded & {"pyarrow", "pandas", "numpy", "grpc", "google", "json"}, loaded
"""
    subprocess.run([sys.executable, "-S", "-c", program], check=True, env={**os.environ}, timeout=60)


def test_the_program_ends_with_a_session_open(url: str) -> None:
    done = run(url, "spark.range(3).stream().__next__()\nprint('ended')")
    assert (done.returncode, done.stdout) == (0, "ended\n"), done.stderr


def test_an_interrupt_is_not_lost_between_calls(url: str) -> None:
    body = """
import os, signal
try:
    os.kill(os.getpid(), signal.SIGINT)
    spark.range(1).collect()
    raise SystemExit("it was not interrupted")
except KeyboardInterrupt:
    pass
assert spark.range(3).count() == 3
"""
    assert signal.SIGINT == 2
    done = run(url, body)
    assert done.returncode == 0, done.stderr
