"""Plans are those that PySpark makes for the same calls."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

connect = pytest.importorskip("pyspark.sql.connect.session")
pytest.importorskip("grpc")

from pyspark.sql.connect import functions as SF  # noqa: E402
from pyspark.sql.connect.dataframe import DataFrame as SparkFrame  # noqa: E402
from pyspark.sql.connect.plan import Range, Read  # noqa: E402
from pyspark.sql.connect.proto import Plan  # noqa: E402
from pyspark.sql.connect.window import Window as SparkWindow  # noqa: E402

from firesteel.sql import SparkSession, Window  # noqa: E402
from firesteel.sql import functions as F  # noqa: E402
from firesteel.sql import types as T  # noqa: E402


class Client:
    """What PySpark's plans ask of a client."""

    is_closed = False

    @staticmethod
    def _set_relation_in_plan(plan: Plan, relation) -> None:
        plan.root.CopyFrom(relation)


class Session:
    """What PySpark's DataFrames ask of a session."""

    session_id = "session"
    client = Client()


def without_ids(message):
    """A plan with its ids numbered in the order they are met, and without what says where it was called."""
    numbers: dict[int, int] = {}

    def clean(part) -> None:
        for field, value in part.ListFields():
            if field.name == "plan_id" and field.cpp_type in (field.CPPTYPE_INT64, field.CPPTYPE_INT32):
                setattr(part, field.name, numbers.setdefault(value, len(numbers)))
            elif field.name == "common" and field.message_type.name == "ExpressionCommon":
                part.ClearField("common")
            elif value is False and field.has_presence and part.DESCRIPTOR.name != "Literal":
                # PySpark says `false` where leaving it out means the same.
                part.ClearField(field.name)
            elif field.message_type is not None:
                repeated = getattr(value, "MergeFrom", None) is not None and not hasattr(value, "DESCRIPTOR")
                for one in value if repeated else [value]:
                    if hasattr(one, "ListFields"):
                        clean(one)

    clean(message)
    return message


@pytest.fixture(scope="module")
def session():
    return SparkSession.builder.remote(_offline()).create()


def _offline() -> str:
    import os

    return os.environ.get("FIRESTEEL_TEST_REMOTE", "local")


DATAFRAMES = {
    "select": lambda d, f, w: d.select("id", (f.col("id") + 1).alias("n"), f.lit("x")),
    "star": lambda d, f, w: d.select("*", d.id if False else f.col("t.*")),
    "own column": lambda d, f, w: d.select(d["id"]),
    "filter": lambda d, f, w: d.filter((f.col("id") > 1) & ~(f.col("id") != 3) | f.lit(True)),
    "filter text": lambda d, f, w: d.where("id > 1"),
    "with columns": lambda d, f, w: d.withColumn("a", f.lit(1)).withColumns({"b": f.lit(2), "c": f.col("a")}),
    "rename": lambda d, f, w: d.withColumnRenamed("id", "x").withColumnsRenamed({"x": "y"}),
    "drop": lambda d, f, w: d.drop("id").drop(f.col("id"), "b"),
    "to df": lambda d, f, w: d.toDF("a"),
    "join names": lambda d, f, w: d.join(d, ["id"], "left_outer"),
    "join condition": lambda d, f, w: d.join(d, f.col("a") == f.col("b"), "semi"),
    "join nothing": lambda d, f, w: d.join(d),
    "join conditions": lambda d, f, w: d.join(d, [f.col("a") == 1, f.col("b") == 2], "full"),
    "cross join": lambda d, f, w: d.crossJoin(d),
    "group": lambda d, f, w: d.groupBy("id", f.col("a")).agg(f.sum("b").alias("s"), f.count("*")),
    "group by text": lambda d, f, w: d.groupBy("id").agg({"a": "max"}),
    "group count": lambda d, f, w: d.groupBy("id").count(),
    "rollup": lambda d, f, w: d.rollup("id").agg(f.avg("a")),
    "cube": lambda d, f, w: d.cube("id", "b").agg(f.min("a")),
    "pivot": lambda d, f, w: d.groupBy("id").pivot("k", ["a", "b"]).agg(f.sum("v")),
    "sort": lambda d, f, w: d.orderBy("id", f.col("a").desc(), f.col("b").asc_nulls_last()),
    "sort kwargs": lambda d, f, w: d.sort("id", "a", ascending=[True, False]),
    "sort within": lambda d, f, w: d.sortWithinPartitions("id"),
    "limit": lambda d, f, w: d.limit(3).offset(1),
    "union": lambda d, f, w: d.union(d).unionByName(d, True),
    "sets": lambda d, f, w: d.intersect(d).subtract(d).exceptAll(d).intersectAll(d),
    "distinct": lambda d, f, w: d.distinct().dropDuplicates(["id"]),
    "alias": lambda d, f, w: d.alias("t"),
    "repartition": lambda d, f, w: d.repartition(3).repartition(2, "id").repartition("id").coalesce(1),
    "hint": lambda d, f, w: d.hint("broadcast").hint("x", "a", 1),
    "sample": lambda d, f, w: d.sample(fraction=0.5, seed=3).sample(True, 0.5, 4),
    "split": lambda d, f, w: d.randomSplit([1.0, 2.0], 7)[1],
    "na": lambda d, f, w: d.dropna(how="all").fillna(0, "id").fillna({"a": "x"}),
    "na drop": lambda d, f, w: d.dropna(thresh=2, subset=["a", "b"]),
    "replace": lambda d, f, w: d.replace(1, 2, "id").replace(["a"], ["b"]),
    "unpivot": lambda d, f, w: d.unpivot("id", ["a", "b"], "k", "v").melt("id", None, "k", "v"),
    "describe": lambda d, f, w: d.describe("id"),
    "summary": lambda d, f, w: d.summary("count"),
    "select expr": lambda d, f, w: d.selectExpr("id + 1", "id"),
    "window": lambda d, f, w: d.select(
        f.row_number().over(w.partitionBy("a").orderBy(f.col("b").desc())),
        f.sum("x").over(w.orderBy("b").rowsBetween(w.unboundedPreceding, w.currentRow)),
        f.sum("x").over(w.partitionBy("a").rangeBetween(-3, w.unboundedFollowing)),
        f.sum("x").over(w.partitionBy("a").rowsBetween(-3, 5)),
    ),
}


@pytest.mark.parametrize("name", DATAFRAMES)
def test_a_dataframe_has_pysparks_plan(session: SparkSession, name: str) -> None:
    program = DATAFRAMES[name]
    theirs = program(SparkFrame(Range(0, 10, 1), Session()), SF, SparkWindow)._plan
    expected = without_ids(theirs.to_proto(Client()))
    ours = without_ids(Plan.FromString(program(session.range(10), F, Window).to_plan()))
    assert ours == expected


COLUMNS = {
    "arithmetic": lambda f, t: 1 - f.col("a") * 2 / 3 % 4 + (-f.col("b")) ** 2,
    "reversed": lambda f, t: 2 ** f.col("a") + (5 % f.col("b")) * (True & f.col("c")),
    "bits": lambda f, t: f.col("a").bitwiseAND(1).bitwiseOR(2).bitwiseXOR(f.col("b")),
    "literals": lambda f, t: f.array(
        *[f.lit(v) for v in (None, True, 1, 2**40, 1.5, "x", b"y", Decimal("1.50"), datetime.date(2024, 1, 1))]
    ),
    "times": lambda f, t: f.array(
        f.lit(datetime.datetime(2024, 1, 1, 2, 3, 4, 5, datetime.timezone.utc)),
        f.lit(datetime.timedelta(days=1, seconds=2)),
        f.lit(datetime.time(1, 2, 3, 4)),
    ),
    "list": lambda f, t: f.lit([1, 2]),
    "strings": lambda f, t: f.col("a").like("x%") | f.col("a").rlike("y") | f.col("a").ilike("z"),
    "texts": lambda f, t: f.col("a").contains("x") | f.col("a").startswith("y") | f.col("a").endswith(f.col("z")),
    "null": lambda f, t: f.col("a").isNull() | f.col("a").isNotNull() | f.col("a").isNaN() | f.col("a").eqNullSafe(None),
    "in": lambda f, t: f.col("a").isin(1, 2) | f.col("a").isin(["x"]) | f.col("a").between(1, f.col("b")),
    "casts": lambda f, t: f.col("a").cast("int").cast(t.LongType()).try_cast("date"),
    "types": lambda f, t: f.col("a").cast(
        t.StructType([t.StructField("x", t.ArrayType(t.DecimalType(5, 2)), False)])
    ),
    "map type": lambda f, t: f.col("a").cast(t.MapType(t.StringType(), t.TimestampNTZType(), False)),
    "alias": lambda f, t: f.col("a").alias("b").alias("c", metadata={"k": 1}),
    "when": lambda f, t: f.when(f.col("a") > 1, "x").when(f.col("a") > 0, f.col("y")).otherwise(None),
    "items": lambda f, t: f.col("a")[0]["k"].getField("f").getItem(f.col("i")),
    "fields": lambda f, t: f.col("a").withField("x", f.lit(1)).dropFields("y", "z"),
    "substr": lambda f, t: f.col("a").substr(1, 2).substr(f.col("i"), f.col("j")),
    "expr": lambda f, t: f.expr("a + 1"),
    "call": lambda f, t: f.call_function("cat.fn", "a", f.lit(1)),
    "higher": lambda f, t: f.size("a") + f.element_at("b", 1),
    "json": lambda f, t: f.from_json("a", "x int", {"mode": "FAILFAST"}),
    "json type": lambda f, t: f.from_json("a", t.StructType([t.StructField("x", t.LongType())])),
    "trim": lambda f, t: f.trim("a", f.lit("x")),
    "window": lambda f, t: f.window("t", "10 minutes", startTime="1 minute"),
    "greatest": lambda f, t: f.greatest("a", f.lit(1), "b"),
    "log": lambda f, t: f.log(2.0, "a") + f.log("b"),
    "distinct": lambda f, t: f.count_distinct("a", "b") + f.sum_distinct("c"),
    "percentile": lambda f, t: f.percentile_approx("a", [0.5, 0.9], 100),
    "instr": lambda f, t: f.instr("a", "x"),
    "unix": lambda f, t: f.unix_timestamp("a", "yyyy"),
    "first": lambda f, t: f.first("a", ignorenulls=True) + f.last("b"),
    "lag": lambda f, t: f.lag("a", 2, 0),
    "split": lambda f, t: f.split("a", ","),
    "star count": lambda f, t: f.count(f.col("*")),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_a_column_has_pysparks_expression(session: SparkSession, name: str) -> None:
    from pyspark.sql import types as ST

    program = COLUMNS[name]
    theirs = SparkFrame(Range(0, 10, 1), Session()).select(program(SF, ST))._plan
    expected = without_ids(theirs.to_proto(Client()))
    ours = without_ids(Plan.FromString(session.range(10).select(program(F, T)).to_plan()))
    assert ours == expected


def test_functions_are_called_as_pyspark_calls_them(session: SparkSession) -> None:
    """Every function of the table, with columns for its parameters."""
    from firesteel.sql.generated.functions import __all__ as names

    import inspect
    import warnings

    for name in names:
        ours, theirs = getattr(F, name), getattr(SF, name)
        parameters = inspect.signature(ours).parameters.values()
        positional = [one.name for one in parameters if one.kind is not one.VAR_POSITIONAL and one.default is one.empty]
        repeated = [one.name for one in parameters if one.kind is one.VAR_POSITIONAL]
        arguments = lambda f: [f.col(one) for one in [*positional, *(["v", "w"] if repeated else [])]]
        assert [one.name for one in parameters] == list(inspect.signature(theirs).parameters), name
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            expected = SparkFrame(Range(0, 10, 1), Session()).select(theirs(*arguments(SF)))._plan.to_proto(Client())
        plan = Plan.FromString(session.range(10).select(ours(*arguments(F))).to_plan())
        assert without_ids(plan) == without_ids(expected), name


def test_a_read_has_pysparks_plan(session: SparkSession) -> None:
    assert Read is not None
    from pyspark.sql.connect.readwriter import DataFrameReader

    read = lambda spark: spark.schema("a int").option("x", True).options(y=1).csv("/data", header=True)
    expected = without_ids(read(DataFrameReader(Session()))._plan.to_proto(Client()))
    assert without_ids(Plan.FromString(read(session.read).to_plan())) == expected
