"""Literals of every type."""


def literal_null(spark, F):
    return spark.range(1).select(F.lit(None).alias("v"))


def literal_truths(spark, F):
    return spark.range(1).select(F.lit(True).alias("yes"), F.lit(False).alias("no"))


def literal_int(spark, F):
    return spark.range(1).select(F.lit(1).alias("a"), F.lit(-7).alias("b"), F.lit(2147483647).alias("c"))


def literal_long(spark, F):
    return spark.range(1).select(F.lit(2147483648).alias("a"), F.lit(-9000000000000000000).alias("b"))


def literal_double(spark, F):
    return spark.range(1).select(F.lit(1.5).alias("a"), F.lit(1e300).alias("b"), F.lit(0.1).alias("c"))


def literal_whole_double(spark, F):
    return spark.range(1).select(F.lit(2.0).alias("a"), F.lit(-0.0).alias("b"))


def literal_text(spark, F):
    return spark.range(1).select(F.lit("text").alias("a"), F.lit("").alias("b"))


def literal_text_odd(spark, F):
    return spark.range(1).select(F.lit("a\tb\\c 'd' \"e\"").alias("a"), F.lit("snow ☃ flame 🔥").alias("b"))


def literal_binary(spark, F):
    return spark.range(1).select(F.lit(b"\x01\xff").alias("a"))


def literal_decimal(spark, F):
    return spark.range(1).select(F.lit(Decimal("12.50")).alias("a"), F.lit(Decimal("-0.001")).alias("b"))


def literal_decimal_long(spark, F):
    return spark.range(1).select(F.lit(Decimal("12345678901234567890.123456789")).alias("a"))


def literal_date(spark, F):
    return spark.range(1).select(F.lit(date(2024, 2, 29)).alias("a"), F.lit(date(1900, 1, 1)).alias("b"))


def literal_timestamp(spark, F):
    return spark.range(1).select(F.lit(datetime(2024, 2, 29, 12, 34, 56, 789000)).alias("a"))


def literal_timestamp_old(spark, F):
    return spark.range(1).select(F.lit(datetime(1950, 1, 1, 0, 0, 1)).alias("a"))


def literal_time(spark, F):
    return spark.range(1).select(F.lit(time(12, 34, 56, 789000)).alias("a"))


def literal_duration(spark, F):
    return spark.range(1).select(F.lit(timedelta(days=1, hours=2, seconds=3)).alias("a"))


def literal_duration_negative(spark, F):
    return spark.range(1).select(F.lit(timedelta(seconds=-90)).alias("a"))


def literal_list(spark, F):
    return spark.range(1).select(F.lit([1, 2, 3]).alias("a"), F.lit(["x", "y"]).alias("b"))


def literal_compared_with_date(spark, F):
    df = spark.table("kinds")
    return df.select(F.col("date") == date(2024, 2, 29), F.col("date") < date(2024, 2, 29))


def literal_compared_with_decimal(spark, F):
    return spark.table("kinds").select(F.col("decimal") > Decimal("12.3"))


def literal_date_plus_duration(spark, F):
    return spark.table("kinds").select((F.col("time") + timedelta(hours=1)).alias("later"))


def literal_all_kinds(spark, F):
    return spark.table("kinds")
