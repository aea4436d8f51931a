"""The session: its settings, texts of SQL, and where DataFrames come from."""


def session_settings(spark, F):
    """The first case: what follows prints times in UTC, shuffles little, and reads these views."""
    spark.conf.set("spark.sql.shuffle.partitions", "2")
    spark.conf.set("spark.sql.session.timeZone", "UTC")
    spark.sql("CREATE OR REPLACE TEMP VIEW people AS SELECT * FROM VALUES (1, 'Ann', 31, 'Oslo'), (2, 'Bob', 25, 'Rome'), (3, 'Cid', NULL, 'Oslo'), (4, 'Dan', 47, NULL), (5, NULL, 25, 'Rome') AS t(id, name, age, city)")
    spark.sql("CREATE OR REPLACE TEMP VIEW sales AS SELECT * FROM VALUES ('a', 1, 1.50BD, 2.0D), ('b', 2, 2.25BD, 3.5D), ('a', 3, NULL, 1.0D), ('c', 4, 4.00BD, CAST('NaN' AS DOUBLE)), ('b', 5, 0.75BD, 8.0D), ('a', 6, 9.10BD, NULL) AS t(shop, day, amount, weight)")
    spark.sql("CREATE OR REPLACE TEMP VIEW nested AS SELECT 1 AS id, array(3, 1, 2) AS list, map('x', 1, 'y', 2) AS pairs, named_struct('a', 7, 'b', 'seven') AS pair UNION ALL SELECT 2, array(), map(), named_struct('a', NULL, 'b', 'none') UNION ALL SELECT 3, NULL, NULL, NULL")
    spark.sql("CREATE OR REPLACE TEMP VIEW kinds AS SELECT CAST(1 AS TINYINT) AS tiny, CAST(2 AS SMALLINT) AS small, 3 AS int, 4L AS long, CAST(1.5 AS FLOAT) AS float, 2.5D AS double, 12.34BD AS decimal, 'text' AS text, true AS bool, X'0102' AS bytes, DATE'2024-02-29' AS date, TIMESTAMP'2024-02-29 12:34:56.789' AS time, TIMESTAMP_NTZ'2024-02-29 12:34:56.789' AS local_time, INTERVAL '1 02:03:04' DAY TO SECOND AS duration, INTERVAL '1-2' YEAR TO MONTH AS months")
    return spark.conf.get("spark.sql.session.timeZone")


def session_range_end(spark, F):
    return spark.range(3)


def session_range_start(spark, F):
    return spark.range(2, 5)


def session_range_step(spark, F):
    return spark.range(10, 0, -3)


def session_range_partitions(spark, F):
    return spark.range(0, 6, 2, 3)


def session_range_empty(spark, F):
    return spark.range(5, 5)


def session_sql(spark, F):
    return spark.sql("SELECT id, id * 2 AS twice FROM range(3) ORDER BY id")


def session_sql_named(spark, F):
    return spark.sql("SELECT :a + 1 AS a, :b AS b", args={"a": 1, "b": "x"})


def session_sql_named_column(spark, F):
    return spark.sql("SELECT :list AS list", args={"list": F.array(F.lit(1), F.lit(2))})


def session_sql_positional(spark, F):
    return spark.sql("SELECT ? + 1 AS a, ? AS b", args=[1, "x"])


def session_sql_positional_types(spark, F):
    return spark.sql("SELECT ? AS a, ? AS b, ? AS c", args=[True, 1.5, 5000000000])


@only("python", "rust", reason="texts with DataFrames in braces are formatted by Python, and given to Rust's `sql_over`")
def session_sql_over_frames(spark, F):
    few = spark.range(3)
    return spark.sql("SELECT count(*) AS n FROM {few}", few=few)


def session_sql_missing_argument(spark, F):
    return spark.sql("SELECT :a AS a", args={"b": 1})


def session_sql_parse_error(spark, F):
    return spark.sql("SELEC 1")


def session_sql_command(spark, F):
    return spark.sql("SET spark.sql.shuffle.partitions")


def session_sql_show_views(spark, F):
    spark.range(1).createOrReplaceTempView("session_shown")
    return spark.sql("SHOW VIEWS LIKE 'session_shown'")


def session_sql_values(spark, F):
    return spark.sql("VALUES (1, 'a'), (2, NULL)")


def session_table(spark, F):
    spark.range(2).createOrReplaceTempView("session_two")
    return spark.table("session_two")


def session_table_unknown(spark, F):
    return spark.table("session_no_such_table")


def session_version(spark, F):
    return spark.version


def session_tags(spark, F):
    spark.addTag("first")
    spark.addTag("second")
    spark.removeTag("first")
    tags = spark.getTags()
    spark.clearTags()
    return tags



def session_create_dataframe(spark, F):
    return spark.createDataFrame([[1, "a"], [2, None]], "id INT, name STRING")


def session_create_dataframe_types(spark, F):
    return spark.createDataFrame([[1, 2.5, True, "x"]], "a BIGINT, b DOUBLE, c BOOLEAN, d STRING")


@only("python", reason="types of values are inferred in Python alone; others take a schema")
def session_create_dataframe_names(spark, F):
    return spark.createDataFrame([[1, "a"], [2, "b"]], ["id", "name"])


def session_create_dataframe_empty(spark, F):
    return spark.createDataFrame([], "id INT, name STRING")


def session_new(spark, F):
    other = spark.newSession()
    return other.range(2)


def session_new_has_no_views(spark, F):
    other = spark.newSession()
    return other.table("people")


def session_is_stopped(spark, F):
    return spark.is_stopped


def session_interrupt_all(spark, F):
    return spark.interruptAll()


def session_interrupt_tag(spark, F):
    return spark.interruptTag("no_such_tag")
