"""Bad input: a clear error, and a session that still works."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from firesteel.errors import (
    AnalysisException,
    ArithmeticException,
    NumberFormatException,
    ParseException,
    PySparkException,
    PySparkTypeError,
    PySparkValueError,
    SparkConnectGrpcException,
    SparkException,
)
from firesteel.sql import SparkSession
from firesteel.sql import functions as F

STATEMENTS = [
    line.split("\t")
    for line in (Path(__file__).parents[2] / "tests" / "cases" / "errors.tsv").read_text().splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("statement", "condition", "state", "text"), STATEMENTS, ids=lambda cell: cell[:40])
def test_a_statement_fails_as_in_spark(
    spark: SparkSession, raises, statement: str, condition: str, state: str, text: str
) -> None:
    with raises(PySparkException, condition, text) as caught:
        spark.sql(statement).collect()
    assert caught.error.getSqlState() == state


def test_an_unknown_column_comes_with_suggestions(spark: SparkSession, raises) -> None:
    with raises(AnalysisException, "UNRESOLVED_COLUMN.WITH_SUGGESTION", "`idd` cannot be resolved") as caught:
        spark.range(3).select("idd").collect()
    assert caught.error.getSqlState() == "42703"
    assert caught.error.getMessageParameters() == {"objectName": "`idd`", "proposal": "`id`"}


def test_an_unknown_function(spark: SparkSession, raises) -> None:
    with raises(AnalysisException, "UNRESOLVED_ROUTINE", "`no_such_function`"):
        spark.range(3).select(F.call_function("no_such_function", "id")).collect()


def test_an_unknown_table(spark: SparkSession, raises) -> None:
    with raises(AnalysisException, "TABLE_OR_VIEW_NOT_FOUND", "`no_such_table`"):
        spark.table("no_such_table").collect()


def test_a_syntax_error_says_where(spark: SparkSession, raises) -> None:
    with raises(ParseException, "PARSE_SYNTAX_ERROR", "(line 1, pos 14)"):
        spark.sql("SELECT 1 FROM )").collect()


def test_overflow(spark: SparkSession, raises) -> None:
    with raises(ArithmeticException, "ARITHMETIC_OVERFLOW", "overflow"):
        spark.range(1).select(F.lit(2**31 - 1) + F.col("id").cast("int") + F.lit(1)).collect()


def test_division_by_zero(spark: SparkSession, raises) -> None:
    with raises(ArithmeticException, "DIVIDE_BY_ZERO", "Division by zero") as caught:
        spark.range(1).select(F.lit(1) / (F.col("id") - F.col("id"))).collect()
    assert caught.error.getSqlState() == "22012"


def test_an_error_that_a_row_raises_points_to_its_place(spark: SparkSession, raises) -> None:
    with raises(ArithmeticException, "DIVIDE_BY_ZERO", "Division by zero") as caught:
        spark.sql("SELECT 1 / (id - id) AS x FROM range(1)").collect()
    assert caught.error.getSqlState() == "22012"
    [context] = caught.error.getQueryContext()
    assert (context.contextType(), context.fragment()) == ("SQL", "1 / (id - id)")
    assert (context.startIndex(), context.stopIndex()) == (7, 19)
    marked = "== SQL (line 1, position 8) ==\nSELECT 1 / (id - id) AS x FROM range(1)\n       ^^^^^^^^^^^^^"
    assert marked in str(caught.error)


def test_the_place_of_an_error_is_shown_with_what_stands_around_it(spark: SparkSession, raises) -> None:
    with raises(ArithmeticException, "DIVIDE_BY_ZERO", "== SQL (line 2, position 37) ==") as caught:
        rows = "SELECT\n id FROM range(3) WHERE (id > 5) OR 1 / (id - 1) > 0 OR concat(id, 'a long text') = 'another one'"
        spark.sql(rows).collect()
    shown = str(caught.error).split("==\n", 1)[1].splitlines()
    assert shown[:2] == [
        "...FROM range(3) WHERE (id > 5) OR 1 / (id - 1) > 0 OR concat(id, 'a long text'...",
        "                                   ^^^^^^^^^^^^",
    ]
    with raises(NumberFormatException, "CAST_INVALID_INPUT") as caught:
        spark.sql("SELECT id IN ('x'), id BETWEEN 1 AND 2 FROM range(3)").collect()
    [context] = caught.error.getQueryContext()
    assert context.fragment() == "IN ('x')"


def test_a_bad_cast(spark: SparkSession, raises) -> None:
    with raises(NumberFormatException, "CAST_INVALID_INPUT", "'abc'"):
        spark.range(1).select(F.lit("abc").cast("int")).collect()
    assert spark.range(1).select(F.lit("abc").try_cast("int").alias("n")).first().n is None


def test_a_missing_file(spark: SparkSession, raises) -> None:
    with raises(AnalysisException, "PATH_NOT_FOUND", "/no/such/file.parquet"):
        spark.read.parquet("/no/such/file.parquet").collect()


def test_a_corrupt_file(spark: SparkSession, raises, tmp_path: Path) -> None:
    path = tmp_path / "corrupt.parquet"
    path.write_bytes(b"this is not Parquet at all")
    with raises(PySparkException, "FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER", "corrupt.parquet"):
        spark.read.parquet(str(path)).collect()


@pytest.mark.parametrize("url", ["http://nowhere", "sc:/x", "local[zero]", "sc://", "local[0]"])
def test_a_wrong_address(url: str) -> None:
    with pytest.raises(SparkConnectGrpcException) as raised:
        SparkSession.builder.remote(url).create()
    assert raised.value.getCondition() == "FIRESTEEL_INVALID_URL"
    assert url in str(raised.value)


def test_a_closed_port() -> None:
    session = SparkSession.builder.remote("sc://127.0.0.1:1/").create()
    with pytest.raises(SparkConnectGrpcException) as raised:
        session.range(1).collect()
    with pytest.raises(SparkConnectGrpcException):
        session.stop()
    assert raised.value.getCondition() == "FIRESTEEL_CONNECTION"
    assert "127.0.0.1:1" in str(raised.value)


@pytest.mark.parametrize("token", ["", ";token=wrong"])
def test_a_wrong_token(token: str) -> None:
    session = SparkSession.builder.remote(f"{token_server()}/{token}").create()
    with pytest.raises(SparkConnectGrpcException) as raised:
        session.range(1).collect()
    assert raised.value.getCondition() == "FIRESTEEL_AUTHENTICATION"
    reason = "Invalid authentication token" if token else "No authentication token provided"
    assert "refused the credentials" in str(raised.value) and reason in str(raised.value)


def test_the_right_token() -> None:
    session = SparkSession.builder.remote(f"{token_server()}/;token=right").create()
    assert session.range(3).count() == 3
    session.stop()


def token_server() -> str:
    """The address of a server that demands the token ``right``."""
    return os.environ.get("FIRESTEEL_TEST_TOKEN_SERVER") or pytest.skip("FIRESTEEL_TEST_TOKEN_SERVER names no server")


def test_tls_to_a_plain_port(url: str) -> None:
    if not url.startswith("sc:"):
        pytest.skip("there is no port")
    session = SparkSession.builder.remote(f"{url.rstrip('/')}/;use_ssl=true").create()
    with pytest.raises(SparkConnectGrpcException) as raised:
        session.range(1).collect()
    assert raised.value.getCondition() == "FIRESTEEL_CONNECTION"
    assert "TLS" in str(raised.value)


def test_bytes_that_are_not_a_plan(spark: SparkSession, raises) -> None:
    with raises(PySparkException, "CONNECT_INVALID_PLAN.CANNOT_PARSE", "The Spark Connect plan is invalid"):
        spark.from_plan(b"\xff\xff\xff not a plan")


def test_a_plan_with_a_hole(spark: SparkSession, raises) -> None:
    # Plan.root (1) is a project (3) of a range (15) with one expression (3) in which nothing is set.
    a_range = bytes([0x7A, 0x04, 0x10, 0x03, 0x18, 0x01])
    project = bytes([0x0A, len(a_range)]) + a_range + bytes([0x1A, 0x00])
    relation = bytes([0x1A, len(project)]) + project
    with raises(PySparkException, "CONNECT_INVALID_PLAN.INVALID_ONE_OF_FIELD_NOT_SET", "EXPRTYPE_NOT_SET"):
        spark.from_plan(bytes([0x0A, len(relation)]) + relation).collect()


def test_a_stream_that_fails_half_way(spark: SparkSession, raises) -> None:
    pa = pytest.importorskip("pyarrow")
    schema = pa.schema([("n", pa.int64())])

    def batches():
        yield pa.record_batch([[1, 2]], schema=schema)
        raise ValueError("the source broke")

    with raises(PySparkException, "FIRESTEEL_STREAM_FAILED", "the source broke"):
        spark.createDataFrame(pa.RecordBatchReader.from_batches(schema, batches()))


def test_arrow_types_without_a_spark_equal_are_refused(spark: SparkSession, raises) -> None:
    pa = pytest.importorskip("pyarrow")
    with raises(PySparkTypeError, "UNSUPPORTED_DATA_TYPE_FOR_ARROW_CONVERSION", "uint64"):
        spark.createDataFrame(pa.table({"n": pa.array([1], pa.uint64())}))


def test_an_exception_in_a_python_callback_is_the_callers(spark: SparkSession) -> None:
    def broken(x):
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        F.transform("a", broken)
    with pytest.raises(PySparkValueError) as raised:
        F.transform("a", lambda x: 1)
    assert raised.value.getCondition() == "HIGHER_ORDER_FUNCTION_SHOULD_RETURN_COLUMN"
    assert spark.range(3).count() == 3


def test_a_text_that_is_not_unicode_is_refused(spark: SparkSession) -> None:
    with pytest.raises(UnicodeEncodeError):
        spark.range(1).select(F.lit("\ud800"))
    with pytest.raises(UnicodeEncodeError):
        spark.createDataFrame([("\ud800",)], "s string")
    assert spark.range(3).count() == 3


@pytest.mark.skipif("FIRESTEEL_TEST_HOOKS" not in os.environ, reason="test hooks are off")
def test_a_panic_is_an_error(spark: SparkSession, url: str) -> None:
    if not url.startswith("local"):
        pytest.skip("only this process can be made to panic")
    spark.conf.set("spark.firesteel.test.panic", "true")
    try:
        with pytest.raises(SparkException) as raised:
            spark.range(3).collect()
        assert raised.value.getCondition() == "FIRESTEEL_PANIC"
        assert "The library met a defect of its own" in str(raised.value)
    finally:
        spark.conf.unset("spark.firesteel.test.panic")
    assert spark.range(3).count() == 3


def test_an_error_at_execution_reaches_every_way_out(spark: SparkSession) -> None:
    frame = spark.range(1).select((F.lit(1) / (F.col("id") - F.col("id"))).alias("x"))
    ways = [frame.collect, frame.count, frame.show, lambda: list(frame.stream()), lambda: list(frame.toLocalIterator())]
    if __import__("importlib.util").util.find_spec("pyarrow"):
        ways.append(frame.toArrow)
    for way in ways:
        if way == frame.count:
            continue
        with pytest.raises(ArithmeticException) as raised:
            way()
        assert raised.value.getCondition() == "DIVIDE_BY_ZERO"
    assert spark.range(3).count() == 3


def test_an_unknown_mode_and_join_type(spark: SparkSession, tmp_path: Path) -> None:
    with pytest.raises(AnalysisException) as raised:
        spark.range(1).write.mode("sometimes").parquet(str(tmp_path / "x"))
    assert raised.value.getCondition() == "INVALID_SAVE_MODE"
    with pytest.raises(AnalysisException) as raised:
        spark.range(1).join(spark.range(1), "id", "sideways")
    assert raised.value.getCondition() == "UNSUPPORTED_JOIN_TYPE"
    with pytest.raises(PySparkValueError, match="Value for `explain_mode` has to be amongst the following values"):
        spark.range(1).explain("loudly")


def test_a_stopped_session_says_so(url: str) -> None:
    session = SparkSession.builder.remote(url).create()
    frame = session.range(1)
    session.stop()
    assert session.is_stopped
    with pytest.raises(PySparkException) as raised:
        frame.collect()
    assert raised.value.getCondition() == "FIRESTEEL_INVALID_HANDLE"
    assert "The session is closed." in str(raised.value)


def test_error_mode_changes_nothing_that_is_there(spark: SparkSession, raises, tmp_path: Path) -> None:
    path = shared(tmp_path) / "numbers"
    spark.range(2).write.parquet(str(path))
    before = sorted((file.name, file.read_bytes()) for file in path.iterdir())
    with raises(AnalysisException, "PATH_ALREADY_EXISTS", f"Path file:{path} already exists."):
        spark.range(5).write.parquet(str(path))
    with raises(AnalysisException, "PATH_ALREADY_EXISTS", 'Set mode as "overwrite" to overwrite'):
        spark.range(5).write.mode("error").parquet(str(path))
    assert sorted((file.name, file.read_bytes()) for file in path.iterdir()) == before


def shared(folder: Path) -> Path:
    """A folder that a server may write to, as whoever it runs."""
    folder.chmod(0o777)
    return folder


def test_a_failed_overwrite_leaves_the_old_data(spark: SparkSession, url: str, raises, tmp_path: Path) -> None:
    if not url.startswith("local"):
        pytest.skip("Spark removes the old data before it writes")
    path = tmp_path / "numbers"
    spark.range(2).write.parquet(str(path))
    failing = spark.range(200_000).select((F.lit(1) / (F.col("id") - 150_000)).alias("id"))
    with raises(ArithmeticException, "DIVIDE_BY_ZERO"):
        failing.write.mode("overwrite").parquet(str(path))
    assert [row.id for row in spark.read.parquet(str(path)).orderBy("id").collect()] == [0, 1]
    assert [file.name for file in tmp_path.iterdir()] == ["numbers"]


# A program that overwrites until it is stopped, and says when it has begun.
OVERWRITING = """
import signal, sys, threading, time
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)
from firesteel.sql import SparkSession, functions as F
spark = SparkSession.builder.remote("local").create()
path = Path(sys.argv[1])
def tell():
    while not any(path.parent.glob(".numbers.*/*")):
        time.sleep(0.01)
    print("writing", flush=True)
threading.Thread(target=tell, daemon=True).start()
try:
    spark.range(1 << 40).select((F.col("id") % 7).alias("id")).write.mode("overwrite").parquet(str(path))
except KeyboardInterrupt:
    print([row.id for row in spark.read.parquet(str(path)).orderBy("id").collect()], flush=True)
    # The call is free at once; what wrote removes its files when it notices.
    limit = time.monotonic() + 30
    while len(list(path.parent.iterdir())) > 1 and time.monotonic() < limit:
        time.sleep(0.02)
"""


@pytest.mark.parametrize("how", ["interrupt", "kill"])
def test_an_interrupted_overwrite_leaves_the_old_data(spark: SparkSession, url: str, tmp_path: Path, how: str) -> None:
    if not url.startswith("local"):
        pytest.skip("Spark removes the old data before it writes")
    path = tmp_path / "numbers"
    spark.range(2).write.parquet(str(path))
    with subprocess.Popen([sys.executable, "-c", OVERWRITING, str(path)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "writing\n"
        time.sleep(0.2)
        if how == "kill":
            writer.kill()
        else:
            writer.send_signal(2)
            assert writer.stdout.readline() == "[0, 1]\n"
    # What a killed process leaves beside the data is passed over by readers.
    assert [row.id for row in spark.read.parquet(str(path)).orderBy("id").collect()] == [0, 1]
    if how == "interrupt":
        assert [file.name for file in tmp_path.iterdir()] == ["numbers"]


def test_a_write_that_the_system_refuses(spark: SparkSession, url: str, raises) -> None:
    if not url.startswith("local"):
        pytest.skip("the server's file system has its own words")
    with raises(PySparkException, "FIRESTEEL_WRITE_FAILED", "Writing file:/dev/null failed: "):
        spark.range(1).write.parquet("/dev/null/numbers")


def test_exceptions_travel_by_pickle(spark: SparkSession) -> None:
    import pickle

    with pytest.raises(AnalysisException) as raised:
        spark.range(1).select("nope").collect()
    copy = pickle.loads(pickle.dumps(raised.value))
    assert type(copy) is AnalysisException
    assert (copy.getCondition(), str(copy)) == (raised.value.getCondition(), str(raised.value))
