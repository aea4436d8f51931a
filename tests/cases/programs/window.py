"""Windows."""


def window_row_number(spark, F):
    w = Window.partitionBy((F.col("id") % 2)).orderBy(F.col("id").desc())
    return spark.range(6).withColumn("n", F.row_number().over(w)).orderBy("id")


def window_running_sum(spark, F):
    w = Window.orderBy("id").rowsBetween(Window.unboundedPreceding, Window.currentRow)
    return spark.range(4).withColumn("s", F.sum("id").over(w)).orderBy("id")


def window_whole_partition(spark, F):
    w = Window.partitionBy("shop")
    return spark.table("sales").select("shop", "day", F.max("day").over(w).alias("last")).orderBy("day")


def window_rows_around(spark, F):
    w = Window.orderBy("id").rowsBetween(-1, 1)
    return spark.range(5).select("id", F.sum("id").over(w).alias("s")).orderBy("id")


def window_rows_after(spark, F):
    w = Window.partitionBy().orderBy("id").rowsBetween(Window.currentRow, Window.unboundedFollowing)
    return spark.range(5).select("id", F.count("id").over(w).alias("n")).orderBy("id")


def window_range(spark, F):
    w = Window.orderBy("day").rangeBetween(-2, 0)
    return spark.table("sales").select("day", F.sum("day").over(w).alias("s")).orderBy("day")


def window_range_unbounded(spark, F):
    w = Window.partitionBy("shop").orderBy("day").rangeBetween(Window.unboundedPreceding, Window.unboundedFollowing)
    return spark.table("sales").select("shop", "day", F.sum("day").over(w).alias("s")).orderBy("day")


def window_static_rows(spark, F):
    w = Window.rowsBetween(Window.unboundedPreceding, Window.unboundedFollowing)
    return spark.range(3).select("id", F.sum("id").over(w).alias("s")).orderBy("id")


def window_static_range(spark, F):
    w = Window.rangeBetween(Window.unboundedPreceding, Window.currentRow).orderBy("id")
    return spark.range(3).select("id", F.sum("id").over(w).alias("s")).orderBy("id")


def window_spec_members(spark, F):
    w = Window.orderBy("day").partitionBy("shop")
    return spark.table("sales").select("day", F.row_number().over(w).alias("n")).orderBy("day")


def window_rank(spark, F):
    w = Window.orderBy("age")
    df = spark.table("people").select("id", F.rank().over(w).alias("r"), F.dense_rank().over(w).alias("d"))
    return df.orderBy("id")


def window_percent_rank(spark, F):
    w = Window.orderBy("id")
    df = spark.range(4).select("id", F.percent_rank().over(w).alias("p"), F.cume_dist().over(w).alias("c"))
    return df.orderBy("id")


def window_two_orders(spark, F):
    w = Window.partitionBy("city").orderBy(F.col("age").desc_nulls_last(), "id")
    return spark.table("people").select("id", F.row_number().over(w).alias("n")).orderBy("id")


def window_list_of_columns(spark, F):
    w = Window.partitionBy(["city"]).orderBy(["age", "id"])
    return spark.table("people").select("id", F.row_number().over(w).alias("n")).orderBy("id")


def window_without_order(spark, F):
    w = Window.partitionBy("shop")
    return spark.table("sales").select(F.row_number().over(w))


def window_in_where(spark, F):
    w = Window.orderBy("id")
    return spark.range(3).where(F.row_number().over(w) == 1)


def window_frame_of_row_number(spark, F):
    w = Window.orderBy("id").rowsBetween(-1, 1)
    return spark.range(3).select(F.row_number().over(w))
