"""Groups and their aggregates."""


def grouped_agg(spark, F):
    df = spark.range(10).withColumn("k", F.col("id") % 3)
    return df.groupBy("k").agg(F.sum("id").alias("s"), F.count("*").alias("n")).orderBy("k")


def grouped_count(spark, F):
    return spark.range(10).groupBy((F.col("id") % 2).alias("k")).count().orderBy("k")


def grouped_pivot(spark, F):
    df = spark.range(10).withColumn("k", F.col("id") % 3).withColumn("p", F.col("id") % 2)
    return df.groupBy("k").pivot("p", [0, 1]).sum("id").orderBy("k")
