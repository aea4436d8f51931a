"""Table functions."""


def tvf_range_end(spark, F):
    return spark.tvf.range(3)


def tvf_range_step(spark, F):
    return spark.tvf.range(1, 10, 4)


def tvf_range_partitions(spark, F):
    return spark.tvf.range(0, 3, 1, 2)


def tvf_explode(spark, F):
    return spark.tvf.explode(F.array(F.lit(1), F.lit(2)))


def tvf_explode_map(spark, F):
    return spark.tvf.explode(F.create_map(F.lit("a"), F.lit(1)))


def tvf_explode_outer(spark, F):
    return spark.tvf.explode_outer(F.lit(None).cast("array<int>"))


def tvf_inline(spark, F):
    return spark.tvf.inline(F.array(F.struct(F.lit(1).alias("a"), F.lit("b").alias("b"))))


def tvf_inline_outer(spark, F):
    return spark.tvf.inline_outer(F.array(F.struct(F.lit(1).alias("a"))))


def tvf_json_tuple(spark, F):
    return spark.tvf.json_tuple(F.lit("{\"a\": 1, \"b\": \"x\"}"), F.lit("a"), F.lit("b"), F.lit("c"))


def tvf_posexplode(spark, F):
    return spark.tvf.posexplode(F.array(F.lit("x"), F.lit("y")))


def tvf_posexplode_outer(spark, F):
    return spark.tvf.posexplode_outer(F.array(F.lit("x")))


def tvf_stack(spark, F):
    return spark.tvf.stack(F.lit(2), F.lit(1), F.lit("a"), F.lit(2), F.lit("b"))


def tvf_sql_keywords(spark, F):
    return spark.tvf.sql_keywords().where("keyword IN ('SELECT', 'ADD')").orderBy("keyword")


def tvf_collations(spark, F):
    return spark.tvf.collations().where("NAME = 'UTF8_BINARY'").select("NAME")


def tvf_variant_explode(spark, F):
    return spark.tvf.variant_explode(F.parse_json(F.lit("[1, \"x\"]")))


def tvf_variant_explode_outer(spark, F):
    return spark.tvf.variant_explode_outer(F.parse_json(F.lit("{\"a\": true}")))


def tvf_explode_of_number(spark, F):
    return spark.tvf.explode(F.lit(1))
