"""DataFrames as expressions."""


def subquery_scalar(spark, F):
    top = spark.table("people").agg(F.max("age"))
    return spark.table("people").where(F.col("age") == top.scalar())


def subquery_scalar_selected(spark, F):
    df = spark.range(3)
    return df.select("id", spark.range(5).agg(F.sum("id")).scalar().alias("s"))


def subquery_scalar_correlated(spark, F):
    sales = spark.table("sales").where(F.col("shop") == F.col("s.shop").outer())
    df = spark.table("sales").alias("s")
    return df.select("day", sales.agg(F.max("day")).scalar().alias("last")).orderBy("day")


def subquery_scalar_many_rows(spark, F):
    return spark.range(1).select(spark.range(2).scalar())


def subquery_scalar_many_columns(spark, F):
    return spark.range(1).select(spark.table("people").scalar())


def subquery_exists(spark, F):
    big = spark.table("sales").where((F.col("day") == F.col("p.id").outer()) & (F.col("amount") > 2))
    return spark.table("people").alias("p").where(big.exists()).orderBy("id")


def subquery_not_exists(spark, F):
    big = spark.table("sales").where((F.col("day") == F.col("p.id").outer()) & (F.col("amount") > 2))
    return spark.table("people").alias("p").where(~big.exists()).orderBy("id")


def subquery_isin(spark, F):
    return spark.range(5).where(F.col("id").isin(spark.range(1, 3))).orderBy("id")


def subquery_not_isin(spark, F):
    return spark.range(5).where(~F.col("id").isin(spark.range(1, 3))).orderBy("id")


def subquery_in_having(spark, F):
    counted = spark.table("sales").groupBy("shop").agg(F.count("*").alias("n"))
    return counted.where(F.col("n") == spark.range(1, 4).agg(F.max("id")).scalar()).orderBy("shop")


def subquery_outer_without_query(spark, F):
    return spark.range(2).select(F.col("id").outer())
