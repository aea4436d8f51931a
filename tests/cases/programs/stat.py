"""Statistics of DataFrames."""


def stat_describe(spark, F):
    return spark.table("sales").describe()


def stat_describe_columns(spark, F):
    return spark.table("sales").describe("day", "amount")


def stat_describe_list(spark, F):
    return spark.table("people").describe(["age"])


def stat_summary(spark, F):
    return spark.table("sales").select("day", "amount").summary()


def stat_summary_some(spark, F):
    return spark.table("sales").summary("count", "min", "50%", "max")


def stat_crosstab(spark, F):
    return spark.table("people").na.drop().stat.crosstab("city", "age").orderBy("city_age")


def stat_crosstab_frame(spark, F):
    return spark.table("sales").crosstab("shop", "day").orderBy("shop_day")


def stat_cov(spark, F):
    return spark.range(5).withColumn("n", F.col("id") * 2).stat.cov("id", "n")


def stat_cov_frame(spark, F):
    return spark.range(5).withColumn("n", F.col("id") * -3).cov("id", "n")


def stat_corr(spark, F):
    return spark.range(5).withColumn("n", F.col("id") * 2).stat.corr("id", "n")


def stat_corr_method(spark, F):
    return spark.range(5).withColumn("n", 1 - F.col("id")).corr("id", "n", "pearson")


def stat_approx_quantile(spark, F):
    return spark.range(101).stat.approxQuantile("id", [0.0, 0.5, 1.0], 0.0)


def stat_approx_quantile_columns(spark, F):
    df = spark.range(11).withColumn("n", F.col("id") * 10)
    return df.approxQuantile(["id", "n"], [0.25, 0.75], 0.0)


def stat_freq_items(spark, F):
    return spark.table("sales").stat.freqItems(["shop"], 0.5)


def stat_sample_by_all(spark, F):
    return spark.table("sales").stat.sampleBy("shop", {"a": 1.0, "b": 0.0}, 3).orderBy("day")


def stat_sample_by_none(spark, F):
    return spark.table("sales").sampleBy(F.col("day"), {1: 1.0}, seed=4)
