"""The session: its settings, texts of SQL, and where DataFrames come from."""


def session_settings(spark, F):
    """The first case: what follows prints times in UTC, and shuffles little."""
    spark.conf.set("spark.sql.shuffle.partitions", "2")
    spark.conf.set("spark.sql.session.timeZone", "UTC")
    return spark.conf.get("spark.sql.session.timeZone")


def session_range_end(spark, F):
    return spark.range(3)


def session_range_step(spark, F):
    return spark.range(10, 0, -3)


def session_range_partitions(spark, F):
    return spark.range(0, 6, 2, 3)


def session_sql(spark, F):
    return spark.sql("SELECT id, id * 2 AS twice FROM range(3) ORDER BY id")


def session_sql_named(spark, F):
    return spark.sql("SELECT :a + 1 AS a, :b AS b", args={"a": 1, "b": "x"})


def session_sql_positional(spark, F):
    return spark.sql("SELECT ? + 1 AS a, ? AS b", args=[1, "x"])


def session_sql_over_frames(spark, F):
    few = spark.range(3)
    return spark.sql("SELECT count(*) AS n FROM {few}", few=few)


def session_sql_parse_error(spark, F):
    return spark.sql("SELEC 1")


def session_table(spark, F):
    spark.range(2).createOrReplaceTempView("session_two")
    return spark.table("session_two")


def session_table_unknown(spark, F):
    return spark.table("session_no_such_table")
