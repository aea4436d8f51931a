"""Windows."""


def window_row_number(spark, F):
    w = Window.partitionBy((F.col("id") % 2)).orderBy(F.col("id").desc())
    return spark.range(6).withColumn("n", F.row_number().over(w)).orderBy("id")


def window_running_sum(spark, F):
    w = Window.orderBy("id").rowsBetween(Window.unboundedPreceding, Window.currentRow)
    return spark.range(4).withColumn("s", F.sum("id").over(w)).orderBy("id")
