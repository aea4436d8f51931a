"""Functions that take functions."""


def lambda_transform(spark, F):
    df = spark.range(3).select(F.array("id", F.col("id") + 1, F.lit(None)).alias("xs"))
    return df.select(F.transform("xs", lambda x: x * 2).alias("v"))


def lambda_transform_with_index(spark, F):
    df = spark.range(3).select(F.array("id", F.col("id") + 1).alias("xs"))
    return df.select(F.transform("xs", lambda x, i: x * 10 + i).alias("v"))


def lambda_filter(spark, F):
    df = spark.range(3).select(F.array("id", F.col("id") + 1).alias("xs"))
    return df.select(F.filter("xs", lambda x: x > 1).alias("v"))


def lambda_filter_with_index(spark, F):
    df = spark.range(3).select(F.array("id", F.col("id") + 1).alias("xs"))
    return df.select(F.filter("xs", lambda x, i: (i == 0) | (x == 3)).alias("v"))


def lambda_exists(spark, F):
    df = spark.range(3).select(F.array("id", F.col("id") + 1, F.lit(None)).alias("xs"))
    return df.select(F.exists("xs", lambda x: x == 2).alias("v"), F.exists("xs", lambda x: x.isNull()).alias("w"))


def lambda_forall(spark, F):
    df = spark.range(3).select(F.array("id", F.col("id") + 1, F.lit(None)).alias("xs"))
    return df.select(F.forall("xs", lambda x: x < 2).alias("v"), F.forall("xs", lambda x: x.isNotNull()).alias("w"))


def lambda_aggregate(spark, F):
    df = spark.range(3).select(F.array("id", F.col("id") + 1).alias("xs"))
    return df.select(F.aggregate("xs", F.lit(0).cast("bigint"), lambda sum, x: sum + x).alias("v"))


def lambda_aggregate_finished(spark, F):
    df = spark.range(3).select(F.array("id", F.col("id") + 1).alias("xs"))
    return df.select(F.aggregate("xs", F.lit(0.0), lambda sum, x: sum + x, lambda sum: sum / 2).alias("v"))


def lambda_reduce(spark, F):
    df = spark.range(3).select(F.array("id", F.col("id") + 1).alias("xs"))
    product = F.reduce("xs", F.lit(1).cast("bigint"), lambda product, x: product * x)
    shown = F.reduce("xs", F.lit(""), lambda text, x: F.concat(text, x.cast("string")), lambda text: F.length(text))
    return df.select(product.alias("v"), shown.alias("w"))


def lambda_zip_with(spark, F):
    df = spark.range(3).select(F.array("id", F.col("id") + 1).alias("xs"), F.array("id").alias("ys"))
    return df.select(F.zip_with("xs", "ys", lambda x, y: x * 10 + F.coalesce(y, F.lit(-1))).alias("v"))


def lambda_array_sort(spark, F):
    df = spark.range(3).select(F.array("id", F.col("id") * 2, F.lit(1)).alias("xs"))
    down = F.array_sort("xs", lambda x, y: F.when(x < y, 1).when(x > y, -1).otherwise(0))
    return df.select(down.alias("v"), F.array_sort("xs").alias("w"))


def lambda_transform_keys(spark, F):
    df = spark.range(2).select(F.create_map(F.lit("a"), F.col("id"), F.lit("b"), F.col("id") + 1).alias("m"))
    return df.select(F.transform_keys("m", lambda k, v: F.concat(F.upper(k), v.cast("string"))).alias("v"))


def lambda_transform_values(spark, F):
    df = spark.range(2).select(F.create_map(F.lit("a"), F.col("id"), F.lit("b"), F.col("id") + 1).alias("m"))
    return df.select(F.transform_values("m", lambda k, v: F.when(k == "a", v * 10).otherwise(v)).alias("v"))


def lambda_map_filter(spark, F):
    df = spark.range(2).select(F.create_map(F.lit("a"), F.col("id"), F.lit("b"), F.col("id") + 1).alias("m"))
    return df.select(F.map_filter("m", lambda k, v: (k == "b") & (v > 1)).alias("v"))


def lambda_map_zip_with(spark, F):
    df = spark.range(2).select(F.create_map(F.lit("a"), F.col("id"), F.lit("b"), F.col("id") + 1).alias("m"))
    other = F.create_map(F.lit("b"), F.lit(5), F.lit("c"), F.lit(6))
    return df.select(F.map_zip_with("m", other, lambda k, x, y: F.struct(k.alias("k"), x.alias("x"), y.alias("y"))).alias("v"))


def lambda_in_lambda(spark, F):
    df = spark.range(3).select(F.array("id", F.col("id") + 1).alias("xs"))
    table = F.transform("xs", lambda x: F.transform("xs", lambda y: x * 10 + y))
    return df.select(table.alias("v"))


def lambda_over_outer_column(spark, F):
    df = spark.range(3).select("id", F.array("id", F.col("id") + 1).alias("xs"))
    return df.select(F.transform("xs", lambda x: x + F.col("id")).alias("v"))


def lambda_of_unknown_column(spark, F):
    df = spark.range(3).select(F.array("id", F.col("id") + 1).alias("xs"))
    return df.select(F.transform("xs", lambda x: x + F.col("nothing")).alias("v"))


def lambda_that_is_no_condition(spark, F):
    df = spark.range(3).select(F.array("id", F.col("id") + 1).alias("xs"))
    return df.select(F.filter("xs", lambda x: x + 1).alias("v"))


def lambda_that_raises(spark, F):
    df = spark.range(3).select(F.array("id", F.col("id") + 1).alias("xs"))
    return df.select(F.transform("xs", lambda x: F.lit(1) / x).alias("v"))
