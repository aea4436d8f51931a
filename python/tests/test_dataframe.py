"""What a DataFrame does, on each backend."""

from __future__ import annotations

from pathlib import Path

import pytest

from firesteel.errors import (
    AnalysisException,
    PySparkAttributeError,
    PySparkTypeError,
    PySparkValueError,
    SessionNotSameException,
)
from firesteel.sql import Row, SparkSession, Window
from firesteel.sql import functions as F


@pytest.fixture
def people(spark: SparkSession):
    rows = [(1, "Ann", "a", 10.0), (2, "Bob", "a", 20.0), (3, "Cy", "b", None), (4, None, "b", 40.0)]
    return spark.createDataFrame(rows, "id int, name string, team string, amount double")


def test_columns_are_selected_added_renamed_and_dropped(people) -> None:
    frame = (
        people.select("id", F.col("name").alias("who"), (people.id * 2).alias("double"))
        .withColumn("three", F.lit(3))
        .withColumns({"id": F.col("id") + 1, "four": F.lit(4)})
        .withColumnRenamed("three", "drei")
        .drop("four", "absent")
    )
    assert frame.columns == ["id", "who", "double", "drei"]
    assert frame.orderBy("id").first() == Row(id=2, who="Ann", double=2, drei=3)
    assert people.toDF("a", "b", "c", "d").columns == ["a", "b", "c", "d"]
    assert people.selectExpr("id + 1 AS next").orderBy("next").first() == Row(next=2)


def test_rows_are_filtered_ordered_limited_and_skipped(people) -> None:
    assert [row.id for row in people.filter("id > 2").orderBy(F.col("id").desc()).collect()] == [4, 3]
    assert [row.id for row in people.where(people.name.isNotNull() & (people.team == "a")).orderBy("id").collect()] == [1, 2]
    assert [row.id for row in people.sort("team", "id", ascending=[False, True]).collect()] == [3, 4, 1, 2]
    assert [row.id for row in people.orderBy("id").offset(1).limit(2).collect()] == [2, 3]
    assert people.orderBy(F.col("amount").desc_nulls_first()).first().id == 3


def test_groups_are_aggregated(people) -> None:
    frame = people.groupBy("team").agg(F.sum("amount").alias("total"), F.count("*").alias("n")).orderBy("team")
    assert frame.collect() == [Row(team="a", total=30.0, n=2), Row(team="b", total=40.0, n=2)]
    assert people.groupBy("team").count().orderBy("team").collect() == [Row(team="a", count=2), Row(team="b", count=2)]
    assert people.agg({"amount": "max"}).columns == ["max(amount)"]
    assert people.agg(F.count_distinct("team")).first()[0] == 2
    assert people.groupBy().sum("id").columns == ["sum(id)"]
    assert people.rollup("team").agg(F.count("*").alias("n")).orderBy("team").collect()[0] == Row(team=None, n=4)


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ("inner", [(1, 1), (2, 2)]),
        ("left", [(0, None), (1, 1), (2, 2)]),
        ("right_outer", [(None, 3), (1, 1), (2, 2)]),
        ("full", [(None, 3), (0, None), (1, 1), (2, 2)]),
    ],
)
def test_dataframes_are_joined(spark: SparkSession, how, expected) -> None:
    left = spark.range(3).withColumnRenamed("id", "l")
    right = spark.range(1, 4).withColumnRenamed("id", "r")
    joined = left.join(right, F.col("l") == F.col("r"), how).orderBy("l", "r")
    assert [tuple(row) for row in joined.collect()] == expected


def test_joins_by_name_semi_anti_and_cross(spark: SparkSession) -> None:
    left, right = spark.range(3), spark.range(1, 4)
    assert [row.id for row in left.join(right, "id").orderBy("id").collect()] == [1, 2]
    assert [row.id for row in left.join(right, ["id"], "semi").orderBy("id").collect()] == [1, 2]
    assert [row.id for row in left.join(right, "id", "left_anti").collect()] == [0]
    assert left.crossJoin(right).count() == 9


def test_dataframes_are_put_together(spark: SparkSession) -> None:
    a, b = spark.range(3), spark.range(2, 4)
    numbers = lambda frame: sorted(row.id for row in frame.collect())
    assert numbers(a.union(b)) == [0, 1, 2, 2, 3]
    assert numbers(a.union(b).distinct()) == [0, 1, 2, 3]
    assert numbers(a.intersect(b)) == [2]
    assert numbers(a.subtract(b)) == [0, 1]
    assert numbers(a.union(b).dropDuplicates(["id"])) == [0, 1, 2, 3]
    other = spark.createDataFrame([(1, 9)], "x int, id bigint")
    assert a.unionByName(other, allowMissingColumns=True).columns == ["id", "x"]


def test_branches_windows_and_casts(people) -> None:
    size = F.when(F.col("amount") > 30, "large").when(F.col("amount") > 15, "middle").otherwise("small")
    window = Window.partitionBy("team").orderBy(F.col("id").desc())
    frame = people.select(
        "id", size.alias("size"), F.row_number().over(window).alias("place"), F.col("id").cast("string").alias("text")
    ).orderBy("id")
    assert frame.collect() == [
        Row(id=1, size="small", place=2, text="1"),
        Row(id=2, size="middle", place=1, text="2"),
        Row(id=3, size="small", place=2, text="3"),
        Row(id=4, size="large", place=1, text="4"),
    ]


def test_a_running_sum_has_its_frame(people) -> None:
    window = Window.orderBy("id").rowsBetween(Window.unboundedPreceding, Window.currentRow)
    frame = people.select("id", F.sum("id").over(window).alias("sum")).orderBy("id")
    assert [row["sum"] for row in frame.collect()] == [1, 3, 6, 10]


def test_columns_are_tested_and_compared(people) -> None:
    frame = people.select(
        F.col("name").startswith("A").alias("a"),
        F.col("name").like("%o%").alias("o"),
        F.col("id").isin(1, 3).alias("odd"),
        F.col("id").between(2, 3).alias("middle"),
        F.col("name").isNull().alias("none"),
        F.col("name").eqNullSafe(None).alias("safe"),
        (~(F.col("id") == 1) | F.lit(False)).alias("other"),
        (-F.col("id") % 3).alias("rest"),
        F.col("name").substr(1, 2).alias("two"),
    ).collect()
    assert sorted(frame, key=str)[-1] == Row(
        a=True, o=False, odd=True, middle=False, none=False, safe=False, other=False, rest=-1, two="An"
    )


def test_a_column_is_not_a_truth_value(people) -> None:
    with pytest.raises(PySparkValueError) as raised:
        bool(people.id > 1)
    assert raised.value.getCondition() == "CANNOT_CONVERT_COLUMN_INTO_BOOL"
    with pytest.raises(PySparkTypeError):
        people.filter(3)
    with pytest.raises(PySparkTypeError):
        F.lit(1).when(F.lit(True), 2)


def test_views_and_sql(spark: SparkSession, people) -> None:
    people.createOrReplaceTempView("people")
    assert spark.sql("SELECT count(*) AS n FROM people").collect() == [Row(n=4)]
    assert spark.table("people").count() == 4
    with pytest.raises(AnalysisException) as raised:
        people.createTempView("people")
    assert raised.value.getCondition() == "TEMP_TABLE_OR_VIEW_ALREADY_EXISTS"


def test_sql_takes_values_for_its_markers(spark: SparkSession, people) -> None:
    people.createOrReplaceTempView("people")
    assert spark.sql("SELECT id FROM people WHERE id = :id", {"id": 2}).collect() == [Row(id=2)]
    assert spark.sql("SELECT id FROM people WHERE id = ?", [3]).collect() == [Row(id=3)]


def test_what_is_printed_is_what_spark_prints(spark: SparkSession, capsys) -> None:
    frame = spark.createDataFrame([(1, "x"), (2, None)], "id int, name string").orderBy("id")
    frame.show()
    assert capsys.readouterr().out == (
        "+---+----+\n| id|name|\n+---+----+\n|  1|   x|\n|  2|NULL|\n+---+----+\n\n"
    )
    frame.printSchema()
    assert capsys.readouterr().out == "root\n |-- id: integer (nullable = true)\n |-- name: string (nullable = true)\n\n"
    frame.explain()
    assert "Physical Plan" in capsys.readouterr().out
    assert repr(frame) == "DataFrame[id: int, name: string]"
    assert frame._repr_html_() is None


def test_notebooks_get_a_table_when_they_ask(spark: SparkSession) -> None:
    spark.conf.set("spark.sql.repl.eagerEval.enabled", True)
    try:
        frame = spark.range(1)
        assert repr(frame) == "+---+\n| id|\n+---+\n|  0|\n+---+\n"
        assert frame._repr_html_() == "<table border='1'>\n<tr><th>id</th></tr>\n<tr><td>0</td></tr>\n</table>\n"
    finally:
        spark.conf.unset("spark.sql.repl.eagerEval.enabled")


def test_rows_are_taken_in_part(spark: SparkSession) -> None:
    frame = spark.range(5).orderBy("id")
    assert frame.count() == 5
    assert frame.first() == frame.head() == Row(id=0)
    assert frame.take(2) == frame.head(2) == [Row(id=0), Row(id=1)]
    assert [row.id for row in frame.tail(2)] == [3, 4]
    assert [row.id for row in frame.toLocalIterator()] == [0, 1, 2, 3, 4]
    assert spark.range(0).first() is None
    assert sum(batch.num_rows for batch in frame.stream()) == 5


def test_plans_go_out_and_come_back(spark: SparkSession) -> None:
    plan = spark.range(4).filter("id > 1").to_plan()
    assert isinstance(plan, bytes)
    assert [row.id for row in spark.from_plan(plan).collect()] == [2, 3]


@pytest.mark.parametrize("name", ["parquet", "csv", "json"])
def test_files_are_written_and_read(spark: SparkSession, tmp_path: Path, name: str) -> None:
    path = str(tmp_path / "numbers")
    frame = spark.createDataFrame([(1, "a"), (2, "b")], "id int, name string")
    writer = lambda mode: getattr(frame.write.mode(mode), name)(path)
    writer("error")
    schema = "id int, name string"
    read = lambda: sorted(tuple(row) for row in spark.read.schema(schema).format(name).load(path).collect())
    assert read() == [(1, "a"), (2, "b")]
    with pytest.raises(AnalysisException) as raised:
        writer("error")
    assert raised.value.getCondition() == "PATH_ALREADY_EXISTS"
    assert read() == [(1, "a"), (2, "b")]
    writer("ignore")
    assert len(read()) == 2
    writer("append")
    assert len(read()) == 4
    writer("overwrite")
    assert read() == [(1, "a"), (2, "b")]


def test_the_configuration_is_read_and_set(spark: SparkSession, url: str) -> None:
    spark.conf.set("spark.sql.shuffle.partitions", 7)
    assert spark.conf.get("spark.sql.shuffle.partitions") == "7"
    spark.conf.unset("spark.sql.shuffle.partitions")
    assert spark.conf.get("no.such.key", "fallback") == "fallback"
    assert spark.conf.get("no.such.key", None) is None
    assert spark.version.startswith("4.")
    with pytest.raises(AttributeError):
        spark.range(1).__absent__
    with pytest.raises(PySparkAttributeError):
        getattr(spark.range(1), "_jdf")
    other = SparkSession.builder.remote(url).config("spark.sql.session.timeZone", "Asia/Tokyo").create()
    assert other.conf.get("spark.sql.session.timeZone") == "Asia/Tokyo"
    with pytest.raises(SessionNotSameException):
        spark.range(1).union(other.range(1))
    other.stop()


def test_missing_values_are_handled(people) -> None:
    assert people.dropna().count() == 2
    assert people.fillna({"name": "?", "amount": 0.0}).filter("name = '?'").count() == 1
    assert people.na.drop(subset="name").count() == 3


def test_functions_of_functions(spark: SparkSession) -> None:
    frame = spark.createDataFrame([([1, 2, 3],)], "a array<int>")
    row = frame.select(
        F.transform("a", lambda x: x * 2).alias("double"),
        F.filter("a", lambda x: x > 1).alias("some"),
        F.aggregate("a", F.lit(0), lambda sum, x: sum + x).alias("sum"),
    ).first()
    assert row == Row(double=[2, 4, 6], some=[2, 3], sum=6)
