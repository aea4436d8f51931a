"""Ctrl-C, threads, forks, and what an import costs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time

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
