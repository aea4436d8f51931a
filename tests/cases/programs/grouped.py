"""Groups and their aggregates."""


def grouped_agg(spark, F):
    df = spark.range(10).withColumn("k", F.col("id") % 3)
    return df.groupBy("k").agg(F.sum("id").alias("s"), F.count("*").alias("n")).orderBy("k")


def grouped_agg_dict(spark, F):
    return spark.table("sales").groupBy("shop").agg({"day": "max"}).orderBy("shop")


def grouped_agg_two(spark, F):
    df = spark.table("people")
    return df.groupBy("city", "age").agg(F.count("id").alias("n")).orderBy("city", "age")


def grouped_agg_list(spark, F):
    return spark.table("people").groupBy(["city"]).agg(F.max("age")).orderBy("city")


def grouped_agg_expression(spark, F):
    df = spark.table("sales")
    return df.groupBy("shop").agg((F.sum("day") + 1).alias("n"), F.avg("amount").alias("a")).orderBy("shop")


def grouped_count(spark, F):
    return spark.range(10).groupBy((F.col("id") % 2).alias("k")).count().orderBy("k")


def grouped_count_nothing(spark, F):
    return spark.range(10).groupBy().count()


def grouped_groupby(spark, F):
    return spark.table("people").groupby("city").count().orderBy("city")


def grouped_sum(spark, F):
    return spark.table("sales").groupBy("shop").sum("day", "amount").orderBy("shop")


def grouped_sum_all(spark, F):
    return spark.range(4).groupBy((F.col("id") % 2).alias("k")).sum().orderBy("k")


def grouped_avg(spark, F):
    return spark.table("sales").groupBy("shop").avg("amount").orderBy("shop")


def grouped_mean(spark, F):
    return spark.table("sales").groupBy("shop").mean("day").orderBy("shop")


def grouped_min(spark, F):
    return spark.table("sales").groupBy("shop").min("day", "weight").orderBy("shop")


def grouped_max(spark, F):
    return spark.table("sales").groupBy("shop").max("amount").orderBy("shop")


@only("python", reason="PySpark asks for the schema before it sends a sum; other clients, Spark's own for Scala too, leave it to the backend")
def grouped_sum_of_text(spark, F):
    return spark.table("sales").groupBy("day").sum("shop")


def grouped_pivot(spark, F):
    df = spark.range(10).withColumn("k", F.col("id") % 3).withColumn("p", F.col("id") % 2)
    return df.groupBy("k").pivot("p", [0, 1]).sum("id").orderBy("k")


def grouped_pivot_texts(spark, F):
    df = spark.table("sales")
    return df.groupBy("day").pivot("shop", ["a", "b"]).agg(F.sum("amount").alias("s")).orderBy("day")


def grouped_pivot_found(spark, F):
    return spark.table("sales").groupBy().pivot("shop").agg(F.count("day"))


def grouped_pivot_two_aggregates(spark, F):
    df = spark.table("sales").groupBy().pivot("shop", ["a"])
    return df.agg(F.min("day").alias("first"), F.max("day").alias("last"))


def grouped_pivot_twice(spark, F):
    return spark.table("sales").rollup("day").pivot("shop", ["a"]).count()


def grouped_rollup(spark, F):
    df = spark.table("sales")
    return df.rollup("shop").agg(F.sum("day").alias("s")).orderBy(F.col("shop").asc_nulls_last())


def grouped_rollup_two(spark, F):
    df = spark.table("people").rollup("city", "age").agg(F.count("*").alias("n"), F.grouping_id().alias("g"))
    return df.orderBy("g", "city", "age")


def grouped_cube(spark, F):
    df = spark.table("people").where("age IS NOT NULL AND city IS NOT NULL")
    return df.cube("city", "age").agg(F.count("*").alias("n")).orderBy("city", "age", "n")


def grouped_grouping_sets(spark, F):
    df = spark.table("sales").groupingSets([["shop"], []], "shop")
    return df.agg(F.sum("day").alias("s"), F.grouping("shop").alias("g")).orderBy("g", "shop")


def grouped_agg_without_groups(spark, F):
    return spark.table("sales").agg({"day": "sum"})


def grouped_unknown(spark, F):
    return spark.table("sales").groupBy("nothing").count()


def grouped_not_grouped(spark, F):
    return spark.table("sales").groupBy("shop").agg(F.col("day"))


def grouped_having(spark, F):
    df = spark.table("sales").groupBy("shop").agg(F.count("*").alias("n"))
    return df.where(F.col("n") > 1).orderBy("shop")
