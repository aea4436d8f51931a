"""DataFrames made of others."""


def frame_select(spark, F):
    return spark.range(3).select("id", (F.col("id") + 1).alias("n"))


def frame_select_list(spark, F):
    return spark.range(3).select(["id", (F.col("id") * 2).alias("n")])


def frame_select_own(spark, F):
    df = spark.range(3)
    return df.select(df["id"], df["id"].cast("string").alias("text"))


def frame_select_unknown(spark, F):
    return spark.range(3).select("nothing")


def frame_select_expr(spark, F):
    return spark.range(3).selectExpr("id + 1 AS n", "id")


def frame_filter_text(spark, F):
    return spark.range(5).filter("id > 2")


def frame_filter(spark, F):
    return spark.range(5).filter((F.col("id") > 1) & ~(F.col("id") == 3))


def frame_with_column(spark, F):
    return spark.range(3).withColumn("n", F.lit("x")).withColumn("id", F.col("id") + 1)


def frame_with_columns(spark, F):
    return spark.range(2).withColumns({"a": F.lit(1), "b": F.col("id") + 1})


def frame_count(spark, F):
    return spark.range(7).count()


def frame_columns(spark, F):
    return spark.range(1).select("id", F.lit(1).alias("one")).columns


def frame_union(spark, F):
    return spark.range(2).union(spark.range(3))


def frame_join_using(spark, F):
    left = spark.range(4)
    right = spark.range(2, 6).withColumn("n", F.col("id") * 10)
    return left.join(right, "id").orderBy("id")


def frame_join_left(spark, F):
    left = spark.range(4)
    right = spark.range(2, 6).withColumn("n", F.col("id") * 10)
    return left.join(right, ["id"], "left").orderBy("id")
