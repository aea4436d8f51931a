"""Arrow in and out, by the PyCapsule interface."""

from __future__ import annotations

import datetime

import pytest

pa = pytest.importorskip("pyarrow")

from firesteel.sql import Row, SparkSession  # noqa: E402
from firesteel.sql import functions as F  # noqa: E402


def test_anything_with_a_stream_is_taken(spark: SparkSession) -> None:
    table = pa.table({"a": pa.array([1, None], pa.int32()), "b": ["x", "y"]})
    for data in (table, table.to_reader(), table.to_batches()[0], table.combine_chunks().to_batches()[0]):
        frame = spark.createDataFrame(data)
        assert frame.dtypes == [("a", "int"), ("b", "string")]
        assert frame.collect() == [Row(a=1, b="x"), Row(a=None, b="y")]
    assert spark.createDataFrame(table, ["n", "t"]).columns == ["n", "t"]
    assert spark.createDataFrame(spark.range(2).toArrow()).count() == 2


def test_a_dataframe_is_a_stream(spark: SparkSession) -> None:
    frame = spark.range(1000).select("id", F.col("id").cast("string").alias("s"))
    table = pa.table(frame)
    assert table.num_rows == 1000
    assert table.schema.names == ["id", "s"]
    assert pa.schema(frame).field("id").type == pa.int64()
    assert frame.toArrow().equals(table)


def test_making_a_stream_runs_nothing(spark: SparkSession) -> None:
    frame = spark.range(1).select((F.lit(1) / (F.col("id") - F.col("id"))).alias("x"))
    capsule = frame.__arrow_c_stream__()
    assert "arrow_array_stream" in repr(capsule)
    with pytest.raises(Exception, match="DIVIDE_BY_ZERO"):
        pa.table(frame)


def test_a_schema_that_is_asked_for_is_given_without_loss(spark: SparkSession) -> None:
    frame = spark.createDataFrame([(1, "x")], "a int, s string")
    wider = pa.schema([("a", pa.int64()), ("s", pa.large_string())])
    assert pa.RecordBatchReader.from_stream(frame, wider).schema == wider
    assert pa.RecordBatchReader.from_stream(frame, wider).read_all().to_pylist() == [{"a": 1, "s": "x"}]
    capsule = frame.__arrow_c_stream__(pa.schema([("a", pa.int8()), ("s", pa.string())]).__arrow_c_schema__())
    # A narrower type might not hold the values: the rows come as they are.
    assert pa.RecordBatchReader._import_from_c_capsule(capsule).schema.field("a").type == pa.int32()


def test_batches_come_one_by_one(spark: SparkSession) -> None:
    stream = spark.range(10).stream()
    assert pa.schema(stream).names == ["id"]
    batches = [pa.record_batch(batch) for batch in stream]
    assert sum(batch.num_rows for batch in batches) == 10
    assert stream.progress()["isDone"] is True


def test_an_empty_result_has_its_schema(spark: SparkSession) -> None:
    table = spark.range(0).toArrow()
    assert (table.num_rows, table.schema.field("id").type) == (0, pa.int64())


def test_pandas_goes_in_and_out(spark: SparkSession) -> None:
    pd = pytest.importorskip("pandas")
    given = pd.DataFrame(
        {
            "n": [1, 2],
            "f": [1.5, None],
            "s": ["a", None],
            "t": pd.to_datetime(["2024-01-01 10:00:00", "2024-07-01 00:00:00.000001"], format="ISO8601"),
            "b": [True, False],
        },
        index=[7, 8],
    )
    frame = spark.createDataFrame(given)
    assert frame.dtypes == [("n", "bigint"), ("f", "double"), ("s", "string"), ("t", "timestamp"), ("b", "boolean")]
    back = frame.toPandas()
    assert list(back.dtypes.astype(str)) == ["int64", "float64", "object", "datetime64[ns]", "bool"]
    pd.testing.assert_frame_equal(back, given.reset_index(drop=True))


def test_pandas_gets_the_dtypes_of_pyspark(spark: SparkSession) -> None:
    pytest.importorskip("pandas")
    row = "1 AS i, CAST(1 AS TINYINT) AS t, CAST(NULL AS INT) AS n, DATE'2024-01-01' AS d, 1.5 AS e, array(1, 2) AS a"
    frame = spark.sql(f"SELECT {row}, named_struct('x', 1) AS s, map('k', 1) AS m").toPandas()
    assert [str(dtype) for dtype in frame.dtypes] == [
        "int32", "int8", "float64", "object", "object", "object", "object", "object"
    ]
    assert frame.d[0] == datetime.date(2024, 1, 1)
    assert frame.s[0] == {"x": 1}
    assert frame.m[0] == {"k": 1}
    assert list(frame.a[0]) == [1, 2]
