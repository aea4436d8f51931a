"""Members on each backend. Expected values are Spark's: each test runs on a real server as well when one is named."""

from __future__ import annotations

import time
import warnings
from typing import Any

import pytest

from firesteel import StorageLevel
from firesteel.errors import (
    AnalysisException,
    PySparkAssertionError,
    PySparkNotImplementedError,
    PySparkTypeError,
    PySparkValueError,
    UnsupportedOperationException,
)
from firesteel.sql import Observation, Row, SparkSession
from firesteel.sql import functions as F
from firesteel.sql.streaming import StreamingQueryListener
from firesteel.sql.types import ArrayType, IntegerType, LongType, MapType, StringType, StructField, StructType


@pytest.fixture
def pets(spark: SparkSession):
    return spark.createDataFrame([("a", 1, 2.0), ("b", 2, 4.0), ("b", 3, None), (None, 4, 8.0)], "k string, n int, x double")


def test_statistics_are_numbers_and_tables(spark: SparkSession, pets) -> None:
    assert pets.stat.cov("n", "n") == pytest.approx(5 / 3)
    assert pets.corr("n", "n") == pytest.approx(1.0)
    assert pets.approxQuantile("n", [0.0, 0.5, 1.0], 0.0) == [1.0, 2.0, 4.0]
    assert pets.approxQuantile(["n", "x"], (0.5,), 0.0) == [[2.0], [4.0]]
    table = {row[0]: row.asDict() for row in pets.crosstab("k", "n").collect()}
    assert table["b"] == {"k_n": "b", "1": 0, "2": 1, "3": 1, "4": 0}
    assert [sorted(one) for one in pets.select("n").freqItems(["n"], 0.2).first()] == [[1, 2, 3, 4]]
    assert pets.sampleBy("k", {"a": 1.0, "b": 0.0}, 1).count() == 1


def test_arguments_of_statistics_are_checked_before_anything_is_sent(pets) -> None:
    with pytest.raises(PySparkTypeError, match="NOT_EXPECTED_TYPE"):
        pets.cov("n", 1)
    with pytest.raises(PySparkValueError, match="VALUE_NOT_ALLOWED"):
        pets.corr("n", "x", "spearman")
    with pytest.raises(PySparkValueError, match="NEGATIVE_VALUE"):
        pets.approxQuantile("n", [0.5], -1)
    with pytest.raises(PySparkTypeError, match="DISALLOWED_TYPE_FOR_CONTAINER"):
        pets.sampleBy("k", {None: 0.5})
    with pytest.raises(PySparkValueError, match="MIXED_TYPE_REPLACEMENT"):
        pets.replace([1, "a"], [2, "b"])
    with pytest.raises(PySparkTypeError, match="ARGUMENT_REQUIRED"):
        pets.replace("a")
    with pytest.raises(PySparkTypeError, match="NOT_NUMERIC_COLUMNS"):
        pets.groupBy().sum("k")


def test_missing_values_are_dropped_filled_and_replaced(pets) -> None:
    assert pets.dropna().count() == 2
    assert pets.na.drop("all", subset=["k", "x"]).count() == 4
    assert [row.k for row in pets.fillna("z").orderBy("n").collect()] == ["a", "b", "b", "z"]
    assert [row.x for row in pets.na.fill({"x": 0.5, "k": "q"}).orderBy("n").collect()] == [2.0, 4.0, 0.5, 8.0]
    assert [row.k for row in pets.replace({"b": None}).orderBy("n").collect()] == ["a", None, None, None]
    assert [row.n for row in pets.na.replace([1, 2], [10, 20], "n").orderBy("x").collect()] == [3, 10, 20, 4]


def test_subqueries_are_expressions(spark: SparkSession, pets) -> None:
    most = pets.agg(F.max("n")).scalar()
    assert [row.n for row in pets.where(F.col("n") == most).collect()] == [4]
    assert pets.where(pets.where("n > 9").exists()).count() == 0
    wanted = spark.createDataFrame([(1,), (3,)], "m int")
    assert sorted(row.n for row in pets.where(F.col("n").isin(wanted)).collect()) == [1, 3]
    pairs = spark.createDataFrame([("b", 2), ("b", 9)], "k string, m int")
    assert [row.n for row in pets.where(F.struct("k", "n").isin(pairs)).collect()] == [2]
    assert pets.select((most + 1).alias("r")).distinct().collect() == [Row(r=5)]


def test_dataframes_change_their_shape(spark: SparkSession, pets) -> None:
    wide = spark.createDataFrame([(1, 10, 20), (2, 30, 40)], ["id", "a", "b"])
    long = wide.unpivot("id", ["a", "b"], "k", "v").orderBy("id", "k")
    assert [tuple(row) for row in long.collect()] == [(1, "a", 10), (1, "b", 20), (2, "a", 30), (2, "b", 40)]
    assert [tuple(row) for row in wide.transpose().orderBy("key").collect()] == [("a", 10, 30), ("b", 20, 40)]
    assert wide.to(StructType().add("b", StringType()).add("id", LongType())).dtypes == [("b", "string"), ("id", "bigint")]
    assert wide.withMetadata("id", {"a": 1}).schema["id"].metadata == {"a": 1}
    assert [row.value for row in wide.limit(1).toJSON().collect()] == ['{"id":1,"a":10,"b":20}']
    sets = pets.groupingSets([["k"], []], "k").agg(F.sum("n").alias("s")).collect()
    assert sorted((row.k or "", row.s) for row in sets) == [("", 4), ("", 10), ("a", 1), ("b", 5)]
    assert sum(part.count() for part in pets.randomSplit([1.0, 1.0], 3)) == 4
    assert sorted(row["index"] for row in pets.zipWithIndex().collect()) == [0, 1, 2, 3]


def test_table_functions_are_dataframes(spark: SparkSession) -> None:
    array = F.array(F.lit(1), F.lit(2))
    assert [tuple(row) for row in spark.tvf.posexplode(array).collect()] == [(0, 1), (1, 2)]
    assert [row.col for row in spark.tvf.explode(array).collect()] == [1, 2]
    assert spark.tvf.stack(F.lit(2), F.lit("a"), F.lit("b")).count() == 2
    rows = spark.tvf.range(3).lateralJoin(spark.tvf.explode(F.array(F.lit(7), F.lit(8)))).count()
    assert rows == 6


def test_the_catalog_knows_views_and_databases(spark: SparkSession, pets) -> None:
    catalog = spark.catalog
    assert catalog.currentCatalog() == "spark_catalog"
    assert catalog.currentDatabase() == "default"
    assert catalog.databaseExists("default") and not catalog.databaseExists("no_such_database")
    pets.createOrReplaceTempView("member_pets")
    assert "member_pets" in [table.name for table in catalog.listTables()]
    table = catalog.getTable("member_pets")
    assert (table.tableType, table.isTemporary, table.database) == ("TEMPORARY", True, None)
    columns = catalog.listColumns("member_pets")
    assert [(one.name, one.dataType, one.nullable) for one in columns] == [
        ("k", "string", True),
        ("n", "int", True),
        ("x", "double", True),
    ]
    assert catalog.tableExists("member_pets")
    assert catalog.functionExists("count")
    assert catalog.getFunction("count").isTemporary
    assert catalog.dropTempView("member_pets") is True
    assert catalog.dropTempView("member_pets") is False
    with pytest.raises(AnalysisException):
        catalog.getTable("member_pets")
    with pytest.warns(FutureWarning):
        catalog.tableExists("member_pets", "default")


def test_caches_have_levels(spark: SparkSession, pets) -> None:
    kept = pets.select("n")
    assert kept.storageLevel == StorageLevel.NONE
    assert kept.cache() is kept
    assert kept.is_cached
    assert str(kept.storageLevel) == "Disk Memory Deserialized 1x Replicated"
    assert kept.count() == 4
    kept.unpersist(True)
    assert not kept.is_cached
    assert repr(StorageLevel.DISK_ONLY_2) == "StorageLevel(True, False, False, False, 2)"


def test_plans_can_be_compared(spark: SparkSession) -> None:
    assert spark.range(3).sameSemantics(spark.range(3))
    assert not spark.range(3).sameSemantics(spark.range(4))
    assert spark.range(3).semanticHash() == spark.range(3).semanticHash()
    assert spark.range(3).isStreaming is False
    assert spark.range(3).inputFiles() == []


def test_observations_tell_metrics_after_an_action(spark: SparkSession, pets) -> None:
    observation = Observation("metrics")
    with pytest.raises(PySparkAssertionError, match="NO_OBSERVE_BEFORE_GET"):
        observation.get
    frame = pets.observe(observation, F.count(F.lit(1)).alias("rows"), F.max("x").alias("most"), F.min("k").alias("least"))
    assert frame.select("n").where("n > 0").count() == 4
    assert observation.get == {"rows": 4, "most": 8.0, "least": "a"}
    with pytest.raises(PySparkAssertionError, match="REUSE_OBSERVATION"):
        pets.observe(observation, F.count(F.lit(1)))
    unnamed = Observation()
    pets.observe(unnamed, F.sum("n").alias("s")).collect()
    assert unnamed.get == {"s": 10}


def test_statements_take_dataframes_and_values(spark: SparkSession, pets) -> None:
    query = "SELECT n FROM {pets} WHERE k = {key} AND n > :least"
    assert [row.n for row in spark.sql(query, {"least": 2}, pets=pets, key="b").collect()] == [3]
    assert spark.sql("SELECT {one} + 1 AS r FROM {pets} LIMIT 1", one=F.col("n"), pets=pets.where("n = 1")).first().r == 2
    assert spark.sql("SELECT {a} AS r", a="it's").first().r == "it's"
    assert spark.sql("SELECT size(?) AS r", [[1, 2]]).first().r == 2


def test_sessions_are_cloned_with_their_views(spark: SparkSession, pets) -> None:
    pets.createOrReplaceTempView("member_cloned")
    clone = spark.cloneSession()
    try:
        assert clone.table("member_cloned").count() == 4
        clone.catalog.dropTempView("member_cloned")
        assert spark.table("member_cloned").count() == 4
        assert spark.emptyDataFrame("a INT").count() == 0
    finally:
        clone.stop()
        spark.catalog.dropTempView("member_cloned")


def test_schemas_are_printed_and_read_as_ddl(spark: SparkSession) -> None:
    inner = StructType([StructField("b", IntegerType(), False)])
    schema = StructType().add("a", ArrayType(inner, False)).add("m", MapType(StringType(), LongType()))
    assert schema.treeString() == (
        "root\n |-- a: array (nullable = true)\n |    |-- element: struct (containsNull = false)\n"
        " |    |    |-- b: integer (nullable = false)\n |-- m: map (nullable = true)\n |    |-- key: string\n"
        " |    |-- value: long (valueContainsNull = true)\n"
    )
    assert schema.treeString(1) == "root\n |-- a: array (nullable = true)\n |-- m: map (nullable = true)\n"
    assert schema.toNullable().fields[0].dataType == ArrayType(StructType([StructField("b", IntegerType())]), True)
    assert ArrayType.fromJson(ArrayType(inner).jsonValue()) == ArrayType(inner)
    assert spark._native.to_ddl(StructType().add("a", IntegerType(), False).json()) == "a INT NOT NULL"


def test_progress_is_told_and_forgotten(spark: SparkSession) -> None:
    told = []
    handler = lambda stages, inflight_tasks, operation_id, done: told.append((operation_id, done))
    spark.registerProgressHandler(handler)
    try:
        spark.range(10).collect()
    finally:
        spark.removeProgressHandler(handler)
    assert told and told[-1][1] is True
    told.clear()
    spark.range(10).collect()
    assert told == []


def test_what_a_builder_cannot_set_is_a_warning(spark: SparkSession, url: str) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        session = SparkSession.builder.remote(url).config("spark.sql.warehouse.dir", "/x").config("spark.sql.shuffle.partitions", 3).create()
    assert session.conf.get("spark.sql.shuffle.partitions") == "3"
    session.stop()
    assert any("spark.sql.warehouse.dir" in str(one.message) for one in caught)


def test_a_default_that_is_given_goes_before_the_entrys_own(spark: SparkSession) -> None:
    key = "spark.sql.sources.partitionOverwriteMode"
    assert spark.conf.get(key) == "STATIC"
    assert spark.conf.get(key, "DYNAMIC") == "DYNAMIC"
    assert spark.conf.get(key, None) is None
    assert spark.conf.get("no.such.key", None) is None


def test_what_needs_python_in_the_backend_says_so(spark: SparkSession) -> None:
    with pytest.raises(PySparkNotImplementedError, match="NOT_IMPLEMENTED"):
        spark.range(1).foreach(print)
    with pytest.raises(PySparkValueError, match="ONLY_ALLOW_SINGLE_TRIGGER"):
        spark.range(1).writeStream.trigger()


def test_texts_of_a_frame_are_read_as_files_are(spark: SparkSession, url: str) -> None:
    texts = spark.createDataFrame([('{"a": 1}',), ('{"a": 2, "b": "x"}',)], ["value"])
    assert spark.read.json(texts).collect() == [Row(a=1, b=None), Row(a=2, b="x")]
    assert spark.read.json(texts, schema="b STRING").collect() == [Row(b=None), Row(b="x")]
    lines = spark.createDataFrame([("1;x",), ("2;y",)], ["value"])
    typed = StructType([StructField("n", IntegerType()), StructField("t", StringType())])
    assert spark.read.csv(lines, schema=typed, sep=";").collect() == [Row(n=1, t="x"), Row(n=2, t="y")]
    elements = spark.createDataFrame([("<p><a>1</a></p>",)], ["value"])
    if url.startswith("local"):
        with pytest.raises(UnsupportedOperationException):
            spark.read.option("rowTag", "p").xml(elements).collect()
        return
    assert spark.read.option("rowTag", "p").xml(elements).collect() == [Row(a=1)]


def test_a_frame_tells_how_it_ran(spark: SparkSession, url: str) -> None:
    frame = spark.range(10).observe("seen", F.count(F.lit(1)).alias("rows"))
    assert frame.executionInfo is None
    frame.collect()
    info = frame.executionInfo
    assert info is not None and info.flows == [("seen", {"rows": 10})]
    assert len(info.operation_id or "") == 36
    if url.startswith("sc://"):
        assert info.metrics is not None
        root, graph = info.metrics.extract_graph()
        assert root in graph and "+- " in info.metrics.toText()


class Heard(StreamingQueryListener):
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.events: list[Any] = []

    def onQueryStarted(self, event: Any) -> None:
        self.events.append(event)

    def onQueryProgress(self, event: Any) -> None:
        self.events.append(event)
        raise RuntimeError("a listener's mistake")

    def onQueryTerminated(self, event: Any) -> None:
        self.events.append(event)


def test_listeners_hear_of_streams(spark: SparkSession, url: str) -> None:
    heard = Heard()
    if url.startswith("local"):
        with pytest.raises(Exception, match="UNSUPPORTED"):
            spark.streams.addListener(heard)
        return
    spark.streams.addListener(heard)
    assert heard.spark is spark
    rows = spark.readStream.format("rate").option("rowsPerSecond", 10).load()
    watched = rows.observe("counted", F.count(F.lit(1)).alias("rows"))
    with pytest.warns(UserWarning, match="a listener's mistake"):
        query = watched.writeStream.format("noop").queryName("heard").trigger(availableNow=True).start()
        query.awaitTermination(60)
        query.stop()
        spark.streams.removeListener(heard)
    started, *progress, ended = heard.events
    assert (str(started.id), str(started.runId), started.name) == (query.id, query.runId, "heard")
    assert progress and all(str(one.progress.runId) == query.runId for one in progress)
    assert progress[0].progress.observedMetrics["counted"].rows >= 0
    assert progress[0].progress.sources[0].numInputRows >= 0
    assert ended.exception is None
    spark.streams.removeListener(heard)
    spark.streams.close()


def test_a_stream_is_written_where_there_are_streams(spark: SparkSession, url: str) -> None:
    if url.startswith("local"):
        with pytest.raises(Exception, match="UNSUPPORTED"):
            spark.readStream.format("rate").load().schema
        return
    rows = spark.readStream.format("rate").option("rowsPerSecond", 50).load()
    assert rows.isStreaming
    query = rows.writeStream.format("memory").queryName("member_rates").trigger(processingTime="1 second").start()
    try:
        assert query.name == "member_rates" and query.isActive
        assert [one.id for one in spark.streams.active] == [query.id]
        assert spark.streams.get(query.id).runId == query.runId
        assert query.awaitTermination(1) is False
        deadline = time.monotonic() + 60
        while query.lastProgress is None and time.monotonic() < deadline:
            time.sleep(0.2)
        assert query.lastProgress.name == "member_rates"
        assert query.exception() is None
        assert set(query.status) == {"message", "isDataAvailable", "isTriggerActive"}
    finally:
        query.stop()
    assert query.awaitTermination(5) is True
    assert not query.isActive
    spark.streams.resetTerminated()


def test_changes_are_read_without_a_schema(spark: SparkSession) -> None:
    for reader in (spark.read, spark.readStream):
        with pytest.raises(AnalysisException) as raised:
            reader.schema("a INT").changes("t")
        assert raised.value.getCondition() == "_LEGACY_ERROR_TEMP_1189"
