"""The plans of members are those that PySpark makes: relations, subqueries, the catalog, readers, writers and merges."""

from __future__ import annotations

import pytest

pytest.importorskip("pyspark.sql.connect.session")
pytest.importorskip("grpc")

import pyspark.sql.connect.proto as proto  # noqa: E402
from pyspark.sql.connect import functions as SF  # noqa: E402
from pyspark.sql.connect import plan as spark_plan  # noqa: E402
from pyspark.sql.connect.dataframe import DataFrame as SparkFrame  # noqa: E402
from pyspark.sql.connect.merge import MergeIntoWriter as SparkMerge  # noqa: E402
from pyspark.sql.connect.readwriter import DataFrameReader as SparkReader  # noqa: E402
from pyspark.sql.connect.readwriter import DataFrameWriter as SparkWriter  # noqa: E402
from pyspark.sql.connect.readwriter import DataFrameWriterV2 as SparkWriterV2  # noqa: E402
from pyspark.sql.connect.streaming.readwriter import DataStreamReader as SparkStreamReader  # noqa: E402
from pyspark.sql.connect.streaming.readwriter import DataStreamWriter as SparkStreamWriter  # noqa: E402
from pyspark.sql.connect.tvf import TableValuedFunction as SparkTables  # noqa: E402
from pyspark.sql import types as ST  # noqa: E402
from pyspark.storagelevel import StorageLevel as SparkLevel  # noqa: E402

from firesteel.sql import SparkSession  # noqa: E402
from firesteel.sql import functions as F  # noqa: E402
from firesteel.sql import types as T  # noqa: E402
from firesteel.storagelevel import StorageLevel  # noqa: E402
from test_plans import Client, without_ids  # noqa: E402


class Commands(Client):
    """A client that keeps the commands it is asked to run."""

    def __init__(self) -> None:
        self.commands: list[proto.Command] = []

    def execute_command(self, command, observations=None):
        self.commands.append(command)
        return None, {}, None


class Session:
    """What PySpark's classes ask of a session."""

    session_id = "session"
    is_mock_session = True

    def __init__(self) -> None:
        self.client = Commands()

    _client = property(lambda self: self.client)

    def range(self, start, end=None, step=1, numPartitions=None):
        first, last = (0, start) if end is None else (start, end)
        return SparkFrame(spark_plan.Range(first, last, step, numPartitions), self)


@pytest.fixture(scope="module")
def session():
    from test_plans import _offline

    return SparkSession.builder.remote(_offline()).create()


def theirs_of(frame) -> proto.Plan:
    return without_ids(frame._plan.to_proto(Client()))


def ours_of(frame) -> proto.Plan:
    return without_ids(proto.Plan.FromString(frame.to_plan()))


FRAMES = {
    "sample": lambda d, f, t: d.sample(0.5, 7).sample(True, 0.5, 8).sample(fraction=0.1, seed=9),
    "coalesce": lambda d, f, t: d.coalesce(2).repartition(3).repartition(4, "id").repartition("id", "a"),
    "range partitions": lambda d, f, t: d.repartitionByRange(3, "id").repartitionByRange(f.col("id").desc(), "a"),
    "partition ids": lambda d, f, t: d.repartitionById(3, "id").repartitionById(2, f.col("id") % 2),
    "hint": lambda d, f, t: d.hint("x").hint("y", 1, "a").hint("z", ["a", "b"]).hint("w", f.col("id"), 1.5),
    "unpivot": lambda d, f, t: d.unpivot("id", ["a", "b"], "k", "v").melt(["id", f.col("x")], None, "k", "v"),
    "transpose": lambda d, f, t: d.transpose().transpose("id").transpose(f.col("id")),
    "to schema": lambda d, f, t: d.to(t.StructType().add("id", t.StringType(), False).add("a", t.LongType())),
    "metadata": lambda d, f, t: d.withMetadata("id", {"a": 1}).select(d.metadataColumn("_metadata")),
    "watermark": lambda d, f, t: d.withWatermark("time", "1 hour").dropDuplicatesWithinWatermark(["id"]),
    "within watermark": lambda d, f, t: d.dropDuplicatesWithinWatermark(),
    "observe": lambda d, f, t: d.observe("metrics", f.count(f.lit(1)).alias("n"), f.max("id")),
    "zip": lambda d, f, t: d.zip(d.select("id")),
    "zip with index": lambda d, f, t: d.zipWithIndex().zipWithIndex("n"),
    "json": lambda d, f, t: d.toJSON(),
    "lateral join": lambda d, f, t: d.lateralJoin(d, f.col("a") == 1, "left_outer").lateralJoin(d),
    "as of": lambda d, f, t: d._joinAsOf(d, "a", f.col("b"), on="c", tolerance=f.lit(1), direction="forward"),
    "as of condition": lambda d, f, t: d._joinAsOf(d, "a", "b", [f.col("c") == 1, f.col("d") == 2], "left"),
    "nearest": lambda d, f, t: d.nearestByJoin(d, f.abs(f.col("a") - f.col("b")), 3, "exact", "distance"),
    "grouping sets": lambda d, f, t: d.groupingSets([["a"], [], [f.col("b"), "a"]], "a", "b").agg(f.sum("c")),
    "pivot": lambda d, f, t: d.groupBy("a").pivot("b", [1, 2]).agg(f.sum("c")),
    "drop nulls": lambda d, f, t: d.dropna().na.drop("all", subset="a").dropna(thresh=2, subset=["a", "b"]),
    "fill": lambda d, f, t: d.fillna(1).na.fill("x", "a").fillna({"a": 1.5, "b": True}).fillna(False, ["a"]),
    "replace": lambda d, f, t: d.replace(1, 2).na.replace(["a", "b"], ["c", None], "x").replace({1: 2.5, 3: None}),
    "replace many": lambda d, f, t: d.replace([1, 2], 3, ["a", "b"]).replace(True, False),
    "describe": lambda d, f, t: d.describe().describe("a", "b").describe(["a"]).summary().summary("count", "50%"),
    "crosstab": lambda d, f, t: d.crosstab("a", "b").stat.freqItems(["a"]).freqItems(("a", "b"), 0.3),
    "sample by": lambda d, f, t: d.sampleBy("a", {0: 0.1, "x": 1}, 3).stat.sampleBy(f.col("b"), {1.5: 0.2}, seed=4),
    "scalar": lambda d, f, t: d.select(d.agg(f.max("id")).scalar() + 1, "id"),
    "exists": lambda d, f, t: d.where(d.where(f.col("a") == f.col("b").outer()).exists() & ~d.exists()),
    "in query": lambda d, f, t: d.where(f.col("a").isin(d.select("id"))).where(f.struct("a", "b").isin(d)),
    "subquery order": lambda d, f, t: d.orderBy(d.agg(f.max("id")).scalar().desc()).withColumn("n", d.limit(1).scalar()),
    "subquery group": lambda d, f, t: d.groupBy(d.limit(1).scalar()).agg(f.sum("id") + d.limit(2).scalar()),
    "subquery join": lambda d, f, t: d.join(d, d.exists()).select(d.id),
    "own column": lambda d, f, t: (lambda e: e.select(e.id))(d.where(d.exists())),
    "describe none": lambda d, f, t: d.describe([]),
    "except": lambda d, f, t: d.exceptAll(d).subtract(d).intersectAll(d).unionByName(d, True),
    "numbers": lambda d, f, t: d.filter(f.col("id").isin([1, 2])).filter(f.col("a").isin(1, "x")),
}


@pytest.mark.parametrize("name", FRAMES)
def test_a_relation_is_pysparks(session: SparkSession, name: str) -> None:
    program = FRAMES[name]
    theirs = program(Session().range(10), SF, ST)
    assert ours_of(program(session.range(10), F, T)) == theirs_of(theirs)


def test_a_random_split_has_pysparks_bounds(session: SparkSession) -> None:
    theirs = Session().range(10).randomSplit([1.0, 2.0, 3.0], 5)
    ours = session.range(10).randomSplit([1.0, 2.0, 3.0], 5)
    assert [ours_of(one) for one in ours] == [theirs_of(one) for one in theirs]


STATISTICS = {
    "cov": (lambda stat: stat.cov_frame("a", "b"), lambda p: spark_plan.StatCov(p, "a", "b")),
    "corr": (lambda stat: stat.corr_frame("a", "b"), lambda p: spark_plan.StatCorr(p, "a", "b", "pearson")),
    "quantiles": (
        lambda stat: stat.quantile_frame(["a"], [0.1, 0.5], 0.01),
        lambda p: spark_plan.StatApproxQuantile(p, ["a"], [0.1, 0.5], 0.01),
    ),
}


@pytest.mark.parametrize("name", STATISTICS)
def test_a_statistic_is_asked_for_as_pyspark_asks(session: SparkSession, name: str) -> None:
    ours, theirs = STATISTICS[name]
    expected = SparkFrame(theirs(Session().range(10)._plan), Session())
    assert ours_of(ours(session.range(10)._native.stat)) == theirs_of(expected)


TABLES = {
    "range": lambda v, f: v.range(1, 5, 2),
    "explode": lambda v, f: v.explode(f.array(f.lit(1), f.lit(2))),
    "explode outer": lambda v, f: v.explode_outer(f.array(f.lit(1))),
    "inline": lambda v, f: v.inline(f.array(f.struct(f.lit(1)))),
    "inline outer": lambda v, f: v.inline_outer(f.array(f.struct(f.lit(1)))),
    "json": lambda v, f: v.json_tuple(f.lit("{}"), f.lit("a"), f.lit("b")),
    "places": lambda v, f: v.posexplode(f.array(f.lit(1))),
    "places outer": lambda v, f: v.posexplode_outer(f.array(f.lit(1))),
    "stack": lambda v, f: v.stack(f.lit(2), f.lit(1), f.lit(2)),
    "collations": lambda v, f: v.collations(),
    "keywords": lambda v, f: v.sql_keywords(),
    "variant": lambda v, f: v.variant_explode(f.lit(1)),
    "variant outer": lambda v, f: v.variant_explode_outer(f.lit(1)),
    "logs": lambda v, f: v.python_worker_logs(),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_function_is_pysparks(session: SparkSession, name: str) -> None:
    program = TABLES[name]
    assert ours_of(program(session.tvf, F)) == theirs_of(program(SparkTables(Session()), SF))


CATALOG = {
    "current_catalog": ((), spark_plan.CurrentCatalog, ()),
    "set_current_catalog": (("c",), spark_plan.SetCurrentCatalog, ("c",)),
    "list_catalogs": (("p*",), spark_plan.ListCatalogs, ("p*",)),
    "current_database": ((), spark_plan.CurrentDatabase, ()),
    "set_current_database": (("d",), spark_plan.SetCurrentDatabase, ("d",)),
    "list_databases": ((None,), spark_plan.ListDatabases, (None,)),
    "get_database": (("d",), spark_plan.GetDatabase, ("d",)),
    "database_exists": (("d",), spark_plan.DatabaseExists, ("d",)),
    "create_database": (("d", True, {"a": "b"}), spark_plan.CreateDatabase, ("d", True, {"a": "b"})),
    "drop_database": (("d", True, True), spark_plan.DropDatabase, ("d", True, True)),
    "list_tables": (("d", "p"), spark_plan.ListTables, ("d", "p")),
    "list_views": (("d", "p"), spark_plan.ListViews, ("d", "p")),
    "get_table": (("t", None), spark_plan.GetTable, ("t",)),
    "table_exists": (("t", "d"), spark_plan.TableExists, ("t", "d")),
    "list_columns": (("t", None), spark_plan.ListColumns, ("t", None)),
    "list_partitions": (("t",), spark_plan.ListPartitions, ("t",)),
    "list_functions": ((None, "p"), spark_plan.ListFunctions, (None, "p")),
    "get_function": (("f", None), spark_plan.GetFunction, ("f",)),
    "function_exists": (("f", "d"), spark_plan.FunctionExists, ("f", "d")),
    "drop_table": (("t", True, False), spark_plan.DropTable, ("t", True, False)),
    "drop_view": (("v", False), spark_plan.DropView, ("v", False)),
    "drop_temp_view": (("v",), spark_plan.DropTempView, ("v",)),
    "drop_global_temp_view": (("v",), spark_plan.DropGlobalTempView, ("v",)),
    "get_table_properties": (("t",), spark_plan.GetTableProperties, ("t",)),
    "get_create_table_string": (("t", True), spark_plan.GetCreateTableString, ("t", True)),
    "truncate_table": (("t",), spark_plan.TruncateTable, ("t",)),
    "analyze_table": (("t", True), spark_plan.AnalyzeTable, ("t", True)),
    "is_cached": (("t",), spark_plan.IsCached, ("t",)),
    "uncache_table": (("t",), spark_plan.UncacheTable, ("t",)),
    "clear_cache": ((), spark_plan.ClearCache, ()),
    "refresh_table": (("t",), spark_plan.RefreshTable, ("t",)),
    "refresh_by_path": (("/p",), spark_plan.RefreshByPath, ("/p",)),
    "recover_partitions": (("t",), spark_plan.RecoverPartitions, ("t",)),
    "cache_table": (
        ("t", StorageLevel.DISK_ONLY._flags()),
        spark_plan.CacheTable,
        ("t", SparkLevel.DISK_ONLY),
    ),
    "create_table": (
        ("t", "/p", "csv", T.StructType().add("a", T.LongType()).jsonValue(), "words", {"header": "true"}),
        spark_plan.CreateTable,
        ("t", "/p", "csv", "words", ST.StructType().add("a", ST.LongType()), {"header": "true"}),
    ),
}


@pytest.mark.parametrize("name", CATALOG)
def test_the_catalog_asks_as_pysparks(session: SparkSession, name: str) -> None:
    arguments, theirs, their_arguments = CATALOG[name]
    ours = getattr(session.catalog._native, name)(*arguments)
    assert ours_of(ours) == theirs_of(SparkFrame(theirs(*their_arguments), Session()))


def test_each_question_of_the_catalog_is_compared(session: SparkSession) -> None:
    asked = {name for name in dir(session.catalog._native) if not name.startswith("_")}
    assert asked == set(CATALOG)


READS = {
    "load": lambda r: r.format("x").option("a", 1).options(b=True, c=None).load("/p"),
    "paths": lambda r: r.load(["/p", "/q"], "csv", "a INT", header=True),
    "csv": lambda r: r.csv("/p", "a INT", sep=";", header=True, maxColumns=5, mode="FAILFAST"),
    "json": lambda r: r.json(["/p"], multiLine=True, dateFormat="yyyy"),
    "parquet": lambda r: r.parquet("/p", "/q", mergeSchema=True),
    "orc": lambda r: r.orc("/p", pathGlobFilter="*.orc"),
    "text": lambda r: r.text("/p", lineSep="|"),
    "xml": lambda r: r.xml("/p", rowTag="row", mode="PERMISSIVE"),
    "table": lambda r: r.option("a", "b").table("t"),
    "changes": lambda r: r.option("from", 1).changes("t"),
    "jdbc": lambda r: r.jdbc("jdbc:x", "t", properties={"user": "u"}),
    "jdbc parts": lambda r: r.jdbc("jdbc:x", "t", "id", 1, 10, 3),
    "jdbc predicates": lambda r: r.jdbc("jdbc:x", "t", predicates=["a = 1", "a = 2"]),
}


@pytest.mark.parametrize("name", READS)
def test_a_read_is_pysparks(session: SparkSession, name: str) -> None:
    program = READS[name]
    assert ours_of(program(session.read)) == theirs_of(program(SparkReader(Session())))


def test_a_schema_type_is_read_as_pyspark_reads_it(session: SparkSession) -> None:
    ours = session.read.schema(T.StructType().add("a", T.DecimalType(5, 2))).json("/p")
    theirs = SparkReader(Session()).schema(ST.StructType().add("a", ST.DecimalType(5, 2))).json("/p")
    assert ours_of(ours) == theirs_of(theirs)


WRITES = {
    "save": lambda w: w.format("csv").mode("append").option("header", True).save("/p"),
    "save all": lambda w: w.save("/p", "json", "overwrite", ["a", "b"], compression="gzip"),
    "options alone": lambda w: w.format("jdbc").save(),
    "parquet": lambda w: w.parquet("/p", "ignore", "a", "zstd"),
    "csv": lambda w: w.csv("/p", header=True, sep=";", emptyValue=""),
    "json": lambda w: w.json("/p", "error", ignoreNullFields=False),
    "orc": lambda w: w.orc("/p", partitionBy=["a"]),
    "text": lambda w: w.text("/p", lineSep="|"),
    "xml": lambda w: w.xml("/p", rowTag="row", mode="append"),
    "table": lambda w: w.bucketBy(3, "a", "b").sortBy("c").saveAsTable("t", "parquet", "append", "d"),
    "bucket list": lambda w: w.bucketBy(3, ["a", "b"]).sortBy(("c", "d")).saveAsTable("t"),
    "cluster": lambda w: w.clusterBy("a", "b").saveAsTable("t"),
    "insert": lambda w: w.insertInto("t"),
    "insert over": lambda w: w.insertInto("t", True),
    "insert beside": lambda w: w.mode("overwrite").insertInto("t", overwrite=False),
    "jdbc": lambda w: w.jdbc("jdbc:x", "t", "append", {"user": "u"}),
}


def kept(monkeypatch: pytest.MonkeyPatch, kind: type, session: SparkSession) -> list[bytes]:
    """The plans of the commands that writers of a kind run, which they do not run."""
    plans: list[bytes] = []
    command = kind._command  # type: ignore[attr-defined]

    class Kept:
        def __init__(self, made) -> None:
            self.made = made

        def run(self) -> None:
            plans.append(self.made.to_plan())

    monkeypatch.setattr(kind, "_command", lambda self, *arguments: Kept(command(self, *arguments)))
    return plans


def compared(plans: list[bytes], spark: Session) -> None:
    ours = without_ids(proto.Plan.FromString(plans[0]))
    theirs = without_ids(proto.Plan(command=spark.client.commands[0]))
    assert ours == theirs


@pytest.mark.parametrize("name", WRITES)
def test_a_write_is_pysparks(session: SparkSession, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from firesteel.sql import DataFrameWriter

    plans, spark = kept(monkeypatch, DataFrameWriter, session), Session()
    WRITES[name](session.range(10).write)
    WRITES[name](SparkWriter(spark.range(10)._plan, spark))
    compared(plans, spark)


WRITES_V2 = {
    "create": lambda w, f: w.using("parquet").tableProperty("a", "b").option("c", 1).options(d=True).create(),
    "partitions": lambda w, f: w.partitionedBy("a", f.col("b")).createOrReplace(),
    "cluster": lambda w, f: w.clusterBy("a", "b").replace(),
    "append": lambda w, f: w.append(),
    "overwrite": lambda w, f: w.overwrite(f.col("a") > 1),
    "overwrite partitions": lambda w, f: w.overwritePartitions(),
}


@pytest.mark.parametrize("name", WRITES_V2)
def test_a_write_to_a_catalog_is_pysparks(
    session: SparkSession, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from firesteel.sql import DataFrameWriterV2

    plans, spark = kept(monkeypatch, DataFrameWriterV2, session), Session()
    WRITES_V2[name](session.range(10).writeTo("c.t"), F)
    WRITES_V2[name](SparkWriterV2(spark.range(10)._plan, spark, "c.t"), SF)
    compared(plans, spark)


def test_a_merge_is_pysparks(session: SparkSession, monkeypatch: pytest.MonkeyPatch) -> None:
    from firesteel.sql import MergeIntoWriter

    def merge(writer, f) -> None:
        writer = writer.whenMatched(f.col("a") > 1).update({"b": f.lit(1)}).whenMatched().delete()
        writer = writer.whenMatched().updateAll().whenNotMatched(f.col("c") == 2).insert({"b": f.col("x"), "d": f.lit(2)})
        writer = writer.whenNotMatched().insertAll().whenNotMatchedBySource().updateAll()
        writer = writer.whenNotMatchedBySource(f.lit(True)).update({"b": f.lit(0)}).whenNotMatchedBySource().delete()
        writer.withSchemaEvolution().merge()

    plans, spark = kept(monkeypatch, MergeIntoWriter, session), Session()
    merge(session.range(10).mergeInto("t", F.col("a") == F.col("b")), F)
    merge(SparkMerge(spark.range(10)._plan, spark, "t", SF.col("a") == SF.col("b")), SF)
    compared(plans, spark)


STREAM_READS = {
    "rate": lambda r: r.format("rate").option("rowsPerSecond", 5).options(x=True).load(),
    "named": lambda r: r.format("rate").name("source_1").load(),
    "csv": lambda r: r.csv("/p", "a INT", sep=";", header=True),
    "json": lambda r: r.schema("a INT").json("/p", multiLine=True),
    "parquet": lambda r: r.parquet("/p", mergeSchema=True),
    "text": lambda r: r.text("/p"),
    "table": lambda r: r.option("a", True).table("t"),
    "changes": lambda r: r.changes("t"),
}


@pytest.mark.parametrize("name", STREAM_READS)
def test_a_stream_is_read_as_pyspark_reads_it(session: SparkSession, name: str) -> None:
    program = STREAM_READS[name]
    assert ours_of(program(session.readStream)) == theirs_of(program(SparkStreamReader(Session())))


STREAM_WRITES = {
    "memory": lambda w: w.format("memory").queryName("q").outputMode("complete").start(),
    "files": lambda w: w.option("a", True).trigger(availableNow=True).start("/p", "parquet", partitionBy=["a"]),
    "interval": lambda w: w.trigger(processingTime="5 seconds").partitionBy("a", "b").toTable("t", queryName="q"),
    "once": lambda w: w.trigger(once=True).clusterBy("a").start(checkpointLocation="/c"),
    "continuous": lambda w: w.trigger(continuous="1 second").start(outputMode="append"),
    "real time": lambda w: w.trigger(realTime="1 minute").start(format="console"),
}


@pytest.mark.parametrize("name", STREAM_WRITES)
def test_a_stream_is_written_as_pyspark_writes_it(
    session: SparkSession, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from firesteel.sql.streaming import DataStreamWriter

    plans, spark = [], Session()
    write = DataStreamWriter._write

    class Kept:
        id = run_id = name = None

        def __init__(self, made) -> None:
            plans.append(made.to_plan())

        def start(self) -> None:
            return None

    monkeypatch.setattr(DataStreamWriter, "_write", lambda self, *arguments: Kept(write(self, *arguments)))
    STREAM_WRITES[name](session.range(10).writeStream)
    with pytest.raises(KeyError):
        STREAM_WRITES[name](SparkStreamWriter(spark.range(10)._plan, spark))
    compared(plans, spark)
