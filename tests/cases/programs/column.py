"""Columns: operators, tests, casts, parts of nested values, order."""


def column_add(spark, F):
    return spark.range(3).select(F.col("id") + 1, 1 + F.col("id"))


def column_subtract(spark, F):
    return spark.range(3).select(F.col("id") - 1, 10 - F.col("id"))


def column_multiply(spark, F):
    return spark.range(3).select(F.col("id") * 2, 2 * F.col("id"), F.col("id") * 1.5)


def column_divide(spark, F):
    return spark.range(1, 4).select(F.col("id") / 2, 6 / F.col("id"))


def column_divide_by_zero(spark, F):
    return spark.range(3).select(1 / F.col("id"))


def column_remainder(spark, F):
    return spark.range(1, 5).select(F.col("id") % 3, 7 % F.col("id"))


def column_power(spark, F):
    return spark.range(3).select(F.col("id") ** 2, 2 ** F.col("id"))


def column_negate(spark, F):
    return spark.range(3).select(-F.col("id"))


def column_overflow(spark, F):
    return spark.range(1).select((F.lit(2147483647) + F.lit(1)).alias("n"))


def column_equal(spark, F):
    return spark.table("people").select(F.col("age") == 25, F.col("city") == "Oslo")


def column_not_equal(spark, F):
    return spark.table("people").select(F.col("age") != 25)


def column_less(spark, F):
    return spark.table("people").select(F.col("age") < 31, F.col("age") <= 31)


def column_greater(spark, F):
    return spark.table("people").select(F.col("age") > 31, F.col("age") >= 31, 31 > F.col("age"))


def column_eq_null_safe(spark, F):
    return spark.table("people").select(F.col("age").eqNullSafe(25), F.col("age").eqNullSafe(None))


def column_and(spark, F):
    df = spark.table("people")
    return df.select((F.col("age") > 20) & (F.col("city") == "Rome"))


def column_and_reversed(spark, F):
    return spark.table("people").select(True & (F.col("age") > 30))


def column_or(spark, F):
    return spark.table("people").select((F.col("age") > 40) | (F.col("city") == "Oslo"))


def column_or_reversed(spark, F):
    return spark.table("people").select(False | (F.col("age") > 30))


def column_not(spark, F):
    return spark.table("people").select(~(F.col("age") > 30))


def column_bitwise_and(spark, F):
    return spark.range(4).select(F.col("id").bitwiseAND(1))


def column_bitwise_or(spark, F):
    return spark.range(4).select(F.col("id").bitwiseOR(4))


def column_bitwise_xor(spark, F):
    return spark.range(4).select(F.col("id").bitwiseXOR(F.col("id") + 1))


def column_is_null(spark, F):
    return spark.table("people").select(F.col("age").isNull(), F.col("name").isNotNull())


def column_is_nan(spark, F):
    return spark.table("sales").select(F.col("weight").isNaN())


def column_isin(spark, F):
    return spark.table("people").select(F.col("age").isin(25, 47), F.col("city").isin(["Oslo"]))


def column_isin_nothing(spark, F):
    return spark.table("people").select(F.col("age").isin())


def column_between(spark, F):
    return spark.table("people").select(F.col("age").between(25, 31))


def column_between_columns(spark, F):
    return spark.table("people").select(F.col("id").between(F.lit(2), F.col("age")))


def column_like(spark, F):
    return spark.table("people").select(F.col("name").like("%n%"))


def column_like_one(spark, F):
    return spark.table("people").select(F.col("name").like("_o_"))


def column_ilike(spark, F):
    return spark.table("people").select(F.col("name").ilike("A%"))


def column_rlike(spark, F):
    return spark.table("people").select(F.col("name").rlike("^[AB]"))


def column_contains(spark, F):
    return spark.table("people").select(F.col("city").contains("s"))


def column_startswith(spark, F):
    return spark.table("people").select(F.col("city").startswith("O"))


def column_endswith(spark, F):
    return spark.table("people").select(F.col("city").endswith("e"))


def column_endswith_column(spark, F):
    return spark.table("people").select(F.col("name").endswith(F.lit("b")))


def column_substr(spark, F):
    return spark.table("people").select(F.col("name").substr(2, 2))


def column_substr_columns(spark, F):
    return spark.table("people").select(F.col("city").substr(F.lit(1), F.lit(3)))


def column_alias(spark, F):
    return spark.range(1).select(F.col("id").alias("number"))


def column_name(spark, F):
    return spark.range(1).select(F.col("id").name("number"))


def column_alias_several(spark, F):
    return spark.table("nested").select(F.explode("pairs").alias("key", "value"))


def column_cast(spark, F):
    return spark.range(2).select(F.col("id").cast("string"), F.col("id").cast("double"))


def column_cast_decimal(spark, F):
    return spark.range(2).select((F.col("id") / 3).cast("decimal(5,2)").alias("d"))


def column_cast_date(spark, F):
    return spark.range(1).select(F.lit("2024-02-29").cast("date").alias("d"))


def column_cast_timestamp(spark, F):
    return spark.range(1).select(F.lit("2024-02-29 01:02:03.5").cast("timestamp").alias("t"))


def column_cast_nested(spark, F):
    return spark.table("nested").select(F.col("list").cast("array<string>"))


def column_cast_malformed(spark, F):
    return spark.table("people").select(F.col("name").cast("int"))


def column_cast_impossible(spark, F):
    return spark.table("nested").select(F.col("list").cast("int"))


def column_cast_unknown_type(spark, F):
    return spark.range(1).select(F.col("id").cast("no_such_type"))


def column_astype(spark, F):
    return spark.range(2).select(F.col("id").astype("string"))


def column_try_cast(spark, F):
    return spark.table("people").select(F.col("name").try_cast("int"))


def column_when(spark, F):
    case = F.when(F.col("age") > 40, "old").when(F.col("age") > 30, "grown").otherwise("young")
    return spark.table("people").select("name", case.alias("kind"))


def column_when_without_otherwise(spark, F):
    return spark.table("people").select(F.when(F.col("age") > 30, F.col("name")).alias("kind"))


def column_when_types(spark, F):
    return spark.range(2).select(F.when(F.col("id") == 0, 1).otherwise(2.5).alias("n"))


def column_get_item(spark, F):
    return spark.table("nested").select(F.col("pairs").getItem("x"), F.col("pairs")["y"])


def column_get_item_place(spark, F):
    return spark.sql("SELECT array(3, 1, 2) AS list").select(F.col("list")[0], F.col("list").getItem(2))


def column_get_item_outside(spark, F):
    return spark.sql("SELECT array(3, 1, 2) AS list").select(F.col("list")[5])


def column_get_field(spark, F):
    return spark.table("nested").select(F.col("pair").getField("a"), F.col("pair.b"))


def column_get_field_unknown(spark, F):
    return spark.table("nested").select(F.col("pair").getField("c"))


def column_with_field(spark, F):
    return spark.table("nested").select(F.col("pair").withField("c", F.lit(1)).alias("pair"))


def column_with_field_replaced(spark, F):
    return spark.table("nested").select(F.col("pair").withField("a", F.lit("x")).alias("pair"))


def column_drop_fields(spark, F):
    return spark.table("nested").select(F.col("pair").dropFields("a").alias("pair"))


def column_drop_fields_several(spark, F):
    pair = F.col("pair").withField("c", F.lit(1)).dropFields("a", "c")
    return spark.table("nested").select(pair.alias("pair"))


def column_asc(spark, F):
    return spark.table("people").orderBy(F.col("age").asc(), "id")


def column_desc(spark, F):
    return spark.table("people").orderBy(F.col("age").desc(), "id")


def column_asc_nulls_first(spark, F):
    return spark.table("people").orderBy(F.col("age").asc_nulls_first(), "id")


def column_asc_nulls_last(spark, F):
    return spark.table("people").orderBy(F.col("age").asc_nulls_last(), "id")


def column_desc_nulls_first(spark, F):
    return spark.table("people").orderBy(F.col("age").desc_nulls_first(), "id")


def column_desc_nulls_last(spark, F):
    return spark.table("people").orderBy(F.col("age").desc_nulls_last(), "id")


def column_names(spark, F):
    return spark.range(1).select(F.col("id") + 1, F.lit("x"), F.col("id") == 1, ~(F.col("id") > 1)).columns


def column_dotted_name(spark, F):
    df = spark.range(1).withColumnRenamed("id", "a.b")
    return df.select("`a.b`")


def column_case_insensitive(spark, F):
    return spark.table("people").select("NAME", F.col("Age")).limit(1)


def column_ambiguous(spark, F):
    left = spark.table("people")
    right = spark.table("people").select("id", "name")
    return left.join(right, left["id"] == right["id"]).select("name")
