"""Functions, as columns are made of them; that each makes PySpark's expression is compared elsewhere."""


def function_texts(spark, F):
    df = spark.table("people")
    return df.select(F.upper("name"), F.lower("city"), F.length("name"), F.reverse("name"))


def function_concat(spark, F):
    return spark.table("people").select(F.concat("name", F.lit("-"), "city").alias("both"))


def function_coalesce(spark, F):
    return spark.table("people").select(F.coalesce("age", F.lit(0)).alias("age"))


def function_numbers(spark, F):
    df = spark.range(1, 4)
    return df.select(F.sqrt("id"), F.abs(-F.col("id")), F.factorial("id"), F.signum("id"))


def function_greatest(spark, F):
    return spark.table("people").select(F.greatest("id", "age"), F.least("id", "age"))


def function_dates(spark, F):
    df = spark.table("kinds")
    return df.select(F.year("date"), F.month("date"), F.dayofmonth("date"), F.dayofweek("date"), F.last_day("date"))


def function_times(spark, F):
    return spark.table("kinds").select(F.hour("time"), F.minute("time"), F.second("time"))


def function_datediff(spark, F):
    return spark.table("kinds").select(F.datediff("date", F.lit("2024-01-01")).alias("days"))


def function_array(spark, F):
    return spark.range(2).select(F.array("id", F.col("id") + 1).alias("list"))


def function_array_parts(spark, F):
    df = spark.table("nested")
    return df.select(F.size("list"), F.array_max("list"), F.array_min("list"), F.array_distinct("list"))


def function_map(spark, F):
    return spark.range(2).select(F.create_map(F.lit("id"), "id").alias("pairs"))


def function_map_parts(spark, F):
    return spark.table("nested").select(F.map_keys("pairs"), F.map_values("pairs"))


def function_struct(spark, F):
    return spark.range(2).select(F.struct("id", F.lit("x").alias("word")).alias("pair"))


def function_explode(spark, F):
    return spark.table("nested").select("id", F.explode("list").alias("item"))


def function_explode_outer(spark, F):
    return spark.table("nested").select("id", F.explode_outer("list").alias("item"))


def function_posexplode(spark, F):
    return spark.table("nested").select("id", F.posexplode("list"))


def function_inline(spark, F):
    return spark.table("nested").select("id", F.inline(F.array("pair")))


def function_null_tests(spark, F):
    return spark.table("people").select(F.isnull("age"), F.isnotnull("city"))


def function_nvl(spark, F):
    return spark.table("people").select(F.nvl("age", F.lit(0)), F.nullif("age", F.lit(25)))


def function_hash(spark, F):
    return spark.table("people").select(F.hash("id", "name"), F.xxhash64("id"), F.md5("name"), F.crc32("name"))


def function_bits(spark, F):
    return spark.range(3).select(F.bin("id"), F.bit_count("id"), F.hex("id"))


def function_expr(spark, F):
    return spark.range(3).select(F.expr("id * 2 AS twice"), F.expr("id"))


def function_expr_error(spark, F):
    return spark.range(3).select(F.expr("id +"))


def function_aggregates(spark, F):
    df = spark.table("sales")
    return df.agg(F.sum("amount"), F.avg("amount"), F.min("day"), F.max("day"), F.count("amount"))


def function_count_distinct(spark, F):
    return spark.table("sales").agg(F.count_distinct("shop"), F.count_distinct("shop", "day"))


def function_collect_list(spark, F):
    return spark.table("sales").orderBy("day").agg(F.collect_list("day").alias("days"))


def function_statistics(spark, F):
    df = spark.table("sales")
    return df.agg(F.var_pop("day").alias("v"), F.stddev_samp("day").alias("s"), F.median("day").alias("m"))


def function_bool_aggregates(spark, F):
    return spark.table("people").agg(F.every(F.col("id") > 0), F.some(F.col("age") > 40))


def function_max_by(spark, F):
    return spark.table("sales").agg(F.max_by("shop", "day"), F.min_by("shop", "day"))


def function_regexp_like(spark, F):
    return spark.table("people").select(F.regexp_like("name", F.lit("^B")))


def function_broadcast(spark, F):
    left = spark.table("people")
    right = spark.range(3).withColumnRenamed("id", "n")
    return left.join(F.broadcast(right), F.col("id") == F.col("n")).orderBy("id").select("id", "name", "n")


def function_wrong_type(spark, F):
    return spark.table("nested").select(F.sqrt("list"))


def function_aggregate_in_where(spark, F):
    return spark.table("people").where(F.sum("age") > 1)


def function_raises(spark, F):
    return spark.range(1).select(F.raise_error(F.lit("no")))


def function_hll_sketches(spark, F):
    sketches = spark.table("people").groupBy("city").agg(F.hll_sketch_agg("name").alias("names"))
    return sketches.agg(
        F.hll_sketch_estimate(F.hll_union_agg("names")).alias("all"),
        F.max(F.hll_sketch_estimate(F.hll_union("names", F.col("names")))).alias("most"),
    )


def function_theta_sketches(spark, F):
    people = spark.table("people")
    sketches = people.agg(F.theta_sketch_agg("name").alias("names"), F.theta_sketch_agg("city").alias("cities"))
    return sketches.select(
        F.hex("cities").alias("bytes"),
        F.theta_sketch_estimate(F.theta_union("names", "cities")).alias("all"),
        F.theta_sketch_estimate(F.theta_intersection("names", "cities")).alias("both"),
        F.theta_sketch_estimate(F.theta_difference("names", "cities")).alias("names"),
    )


def function_tuple_sketches(spark, F):
    people = spark.table("people")
    sketches = people.agg(
        F.tuple_sketch_agg_integer("name", "age", 12, F.lit("sum")).alias("ages"),
        F.tuple_sketch_agg_double("city", F.col("age").cast("double"), 10, F.lit("max")).alias("oldest"),
        F.theta_sketch_agg("city").alias("cities"),
    )
    both = F.tuple_intersection_theta_double("oldest", "cities", F.lit("max"))
    return sketches.select(
        F.tuple_sketch_summary_integer("ages", F.lit("sum")).alias("sum"),
        F.tuple_sketch_estimate_double("oldest").alias("cities"),
        F.tuple_sketch_summary_double(both, F.lit("max")).alias("most"),
    )


def function_kll_sketches(spark, F):
    sketches = spark.table("people").agg(F.kll_sketch_agg_bigint("age").alias("ages"))
    return sketches.select(
        F.kll_sketch_get_n_bigint("ages").alias("n"),
        F.kll_sketch_get_quantile_bigint("ages", F.lit(0.5)).alias("middle"),
        F.kll_sketch_to_string_bigint("ages").alias("text"),
    )
