"""Bad input: a clear error, and a session that still works."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from firesteel.errors import (
    AnalysisException,
    ArithmeticException,
    IllegalArgumentException,
    NumberFormatException,
    ParseException,
    PySparkException,
    PySparkValueError,
    SparkConnectGrpcException,
    SparkException,
)
from firesteel.sql import SparkSession
from firesteel.sql import functions as F


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


def test_an_error_of_a_server_points_to_its_place(spark: SparkSession, url: str, raises) -> None:
    if not url.startswith("sc:"):
        pytest.skip("the embedded engine does not tell the place of an error that rows make")
    with raises(ArithmeticException, "DIVIDE_BY_ZERO", "Division by zero") as caught:
        spark.sql("SELECT 1 / (id - id) AS x FROM range(1)").collect()
    assert caught.error.getSqlState() == "22012"
    [context] = caught.error.getQueryContext()
    assert (context.contextType(), context.fragment()) == ("SQL", "1 / (id - id)")
    assert (context.startIndex(), context.stopIndex()) == (7, 19)


def test_a_bad_cast(spark: SparkSession, raises) -> None:
    with raises(NumberFormatException, "CAST_INVALID_INPUT", "'abc'"):
        spark.range(1).select(F.lit("abc").cast("int")).collect()
    assert spark.range(1).select(F.lit("abc").try_cast("int").alias("n")).first().n is None


def test_a_missing_file(spark: SparkSession, raises) -> None:
    with raises(AnalysisException, "PATH_NOT_FOUND", "/no/such/file.parquet"):
        spark.read.parquet("/no/such/file.parquet").collect()


def test_a_corrupt_file(spark: SparkSession, tmp_path: Path) -> None:
    path = tmp_path / "corrupt.parquet"
    path.write_bytes(b"this is not Parquet at all")
    with pytest.raises(PySparkException) as raised:
        spark.read.parquet(str(path)).collect()
    condition = raised.value.getCondition()
    assert condition is not None and condition.startswith(("FAILED_READ_FILE", "CANNOT_READ_FILE_FOOTER")), condition
    assert "corrupt.parquet" in str(raised.value)
    assert spark.range(3).count() == 3


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


def test_bytes_that_are_not_a_plan(spark: SparkSession) -> None:
    with pytest.raises(PySparkException) as raised:
        spark.from_plan(b"\xff\xff\xff not a plan")
    assert raised.value.getCondition() == "CONNECT_INVALID_PLAN.CANNOT_PARSE"
    assert spark.range(3).count() == 3


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
    with raises(PySparkException, "UNSUPPORTED_ARROWTYPE", "UInt64"):
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
    with pytest.raises(IllegalArgumentException):
        spark.range(1).explain("loudly")


def test_a_stopped_session_says_so(url: str) -> None:
    session = SparkSession.builder.remote(url).create()
    frame = session.range(1)
    session.stop()
    assert session.is_stopped
    with pytest.raises(PySparkException):
        frame.collect()


def test_exceptions_travel_by_pickle(spark: SparkSession) -> None:
    import pickle

    with pytest.raises(AnalysisException) as raised:
        spark.range(1).select("nope").collect()
    copy = pickle.loads(pickle.dumps(raised.value))
    assert type(copy) is AnalysisException
    assert (copy.getCondition(), str(copy)) == (raised.value.getCondition(), str(raised.value))
