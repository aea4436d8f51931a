"""DataFrames made of others, and what they tell."""


def frame_select(spark, F):
    return spark.range(3).select("id", (F.col("id") + 1).alias("n"))


def frame_select_list(spark, F):
    return spark.range(3).select(["id", (F.col("id") * 2).alias("n")])


def frame_select_star(spark, F):
    return spark.table("people").select("*", F.lit(1).alias("one"))


def frame_select_star_of(spark, F):
    df = spark.range(2).alias("t")
    return df.select("t.*")


def frame_select_own(spark, F):
    df = spark.range(3)
    return df.select(df["id"], df["id"].cast("string").alias("text"))


def frame_select_nothing(spark, F):
    return spark.range(2).select()


def frame_select_unknown(spark, F):
    return spark.range(3).select("nothing")


def frame_select_expr(spark, F):
    return spark.range(3).selectExpr("id + 1 AS n", "id")


def frame_select_expr_list(spark, F):
    return spark.range(3).selectExpr(["id", "id % 2 AS odd"])


def frame_select_expr_error(spark, F):
    return spark.range(3).selectExpr("id +")


def frame_item_columns(spark, F):
    return spark.table("people")[["id", "name"]]


def frame_item_condition(spark, F):
    df = spark.table("people")
    return df.filter(df["age"] > 30)


def frame_filter_text(spark, F):
    return spark.range(5).filter("id > 2")


def frame_filter(spark, F):
    return spark.range(5).filter((F.col("id") > 1) & ~(F.col("id") == 3))


def frame_where(spark, F):
    return spark.table("people").where(F.col("city").isNull())


def frame_filter_no_truth(spark, F):
    return spark.range(3).filter(F.col("id") + 1)


def frame_with_column(spark, F):
    return spark.range(3).withColumn("n", F.lit("x")).withColumn("id", F.col("id") + 1)


def frame_with_columns(spark, F):
    return spark.range(2).withColumns({"a": F.lit(1), "b": F.col("id") + 1})


def frame_with_columns_twice(spark, F):
    return spark.range(2).withColumns({"a": F.lit(1), "A": F.lit(2)})


def frame_with_column_renamed(spark, F):
    return spark.range(2).withColumnRenamed("id", "n").withColumnRenamed("nothing", "m")


def frame_with_columns_renamed(spark, F):
    return spark.table("people").withColumnsRenamed({"id": "number", "name": "word"})


def frame_drop(spark, F):
    return spark.table("people").drop("age", "nothing")


def frame_drop_column(spark, F):
    df = spark.table("people")
    return df.drop(df["age"], F.col("city"))


def frame_to_df(spark, F):
    return spark.range(2).select("id", "id").toDF("a", "b")


def frame_to_df_wrong_count(spark, F):
    return spark.range(2).toDF("a", "b")


def frame_to_schema(spark, F):
    return spark.table("people").select("name", "age").to(StructType.fromDDL("age BIGINT, name STRING"))


def frame_alias(spark, F):
    return spark.range(2).alias("t").select(F.col("t.id"))


def frame_alias_join(spark, F):
    left = spark.table("people").alias("l")
    right = spark.table("people").alias("r")
    return left.join(right, F.col("l.id") == F.col("r.id") - 1).select("l.name", "r.name").orderBy("l.id")


def frame_col_regex(spark, F):
    df = spark.table("people")
    return df.select(df.colRegex("`.*a.*`"))


def frame_metadata_column_unknown(spark, F):
    df = spark.range(1)
    return df.select(df.metadataColumn("nothing"))


def frame_order_by(spark, F):
    return spark.table("people").orderBy("city", F.col("id").desc())


def frame_order_by_descending(spark, F):
    return spark.table("people").orderBy("id", ascending=False)


def frame_order_by_directions(spark, F):
    return spark.table("people").orderBy(["city", "id"], ascending=[True, False])


def frame_sort(spark, F):
    return spark.table("people").sort(F.desc("age"), "id")


def frame_sort_list(spark, F):
    return spark.table("people").sort(["age", "id"])


def frame_sort_within_partitions(spark, F):
    return spark.range(5).coalesce(1).sortWithinPartitions(F.col("id").desc())


def frame_sort_unknown(spark, F):
    return spark.range(5).sort("nothing")


def frame_limit(spark, F):
    return spark.range(10).limit(3)


def frame_limit_negative(spark, F):
    return spark.range(10).limit(-1)


def frame_offset(spark, F):
    return spark.range(5).orderBy("id").offset(3)


def frame_limit_and_offset(spark, F):
    return spark.range(10).orderBy("id").offset(2).limit(3)


def frame_distinct(spark, F):
    return spark.table("people").select("city").distinct().orderBy("city")


def frame_drop_duplicates(spark, F):
    return spark.table("people").select("city", "age").dropDuplicates().orderBy("city", "age")


def frame_drop_duplicates_subset(spark, F):
    return spark.table("people").dropDuplicates(["city"]).select("city").orderBy("city")


def frame_drop_duplicates_old_name(spark, F):
    return spark.table("people").drop_duplicates(["age"]).select("age").orderBy("age")


def frame_union(spark, F):
    return spark.range(2).union(spark.range(3))


def frame_union_all(spark, F):
    return spark.range(2).unionAll(spark.range(1))


def frame_union_widens(spark, F):
    return spark.range(2).union(spark.range(1).select(F.col("id") + 0.5))


def frame_union_other_columns(spark, F):
    return spark.range(2).union(spark.table("people"))


def frame_union_by_name(spark, F):
    left = spark.range(1).select(F.lit(1).alias("a"), F.lit("x").alias("b"))
    right = spark.range(1).select(F.lit("y").alias("b"), F.lit(2).alias("a"))
    return left.unionByName(right)


def frame_union_by_name_missing(spark, F):
    left = spark.range(1).select(F.lit(1).alias("a"))
    right = spark.range(1).select(F.lit(2).alias("b"))
    return left.unionByName(right, allowMissingColumns=True)


def frame_union_by_name_refused(spark, F):
    left = spark.range(1).select(F.lit(1).alias("a"))
    right = spark.range(1).select(F.lit(2).alias("b"))
    return left.unionByName(right)


def frame_intersect(spark, F):
    return spark.range(5).intersect(spark.range(3, 8)).orderBy("id")


def frame_intersect_all(spark, F):
    df = spark.range(3).union(spark.range(3))
    return df.intersectAll(df).orderBy("id")


def frame_subtract(spark, F):
    return spark.range(5).subtract(spark.range(3)).orderBy("id")


def frame_except_all(spark, F):
    df = spark.range(3).union(spark.range(3))
    return df.exceptAll(spark.range(2)).orderBy("id")


def frame_join_using(spark, F):
    left = spark.range(4)
    right = spark.range(2, 6).withColumn("n", F.col("id") * 10)
    return left.join(right, "id").orderBy("id")


def frame_join_left(spark, F):
    left = spark.range(4)
    right = spark.range(2, 6).withColumn("n", F.col("id") * 10)
    return left.join(right, ["id"], "left").orderBy("id")


def frame_join_right(spark, F):
    left = spark.range(4).withColumn("m", F.col("id") + 1)
    return left.join(spark.range(2, 6), "id", "right").orderBy("id")


def frame_join_full(spark, F):
    left = spark.range(3).withColumn("l", F.lit("l"))
    right = spark.range(1, 4).withColumn("r", F.lit("r"))
    return left.join(right, "id", "full_outer").orderBy("id")


def frame_join_semi(spark, F):
    return spark.table("people").join(spark.range(2, 4), "id", "left_semi").orderBy("id")


def frame_join_anti(spark, F):
    return spark.table("people").join(spark.range(2, 4), "id", how="anti").orderBy("id")


def frame_join_condition(spark, F):
    left = spark.range(4).withColumnRenamed("id", "a")
    right = spark.range(4).withColumnRenamed("id", "b")
    return left.join(right, F.col("a") == F.col("b") + 1).orderBy("a")


def frame_join_conditions(spark, F):
    left = spark.range(4).withColumnRenamed("id", "a")
    right = spark.range(4).withColumnRenamed("id", "b")
    return left.join(right, [F.col("a") == F.col("b"), F.col("a") > 1], "inner").orderBy("a")


def frame_join_nothing(spark, F):
    left = spark.range(2).withColumnRenamed("id", "a")
    right = spark.range(2).withColumnRenamed("id", "b")
    return left.join(right).orderBy("a", "b")


def frame_join_own_columns(spark, F):
    left = spark.range(3)
    right = spark.range(1, 4).withColumn("n", F.lit("x"))
    return left.join(right, left["id"] == right["id"]).select(left["id"], "n").orderBy(left["id"])


def frame_join_unknown_column(spark, F):
    return spark.range(2).join(spark.range(2), "nothing")


def frame_cross_join(spark, F):
    left = spark.range(2).withColumnRenamed("id", "a")
    right = spark.range(2).withColumnRenamed("id", "b")
    return left.crossJoin(right).orderBy("a", "b")


def frame_lateral_join(spark, F):
    left = spark.table("nested").select("id", "list")
    right = spark.tvf.explode(F.col("list").outer())
    return left.lateralJoin(right).orderBy("id", "col")


def frame_lateral_join_left(spark, F):
    left = spark.table("nested").select("id", "list")
    right = spark.tvf.explode(F.col("list").outer())
    return left.lateralJoin(right, F.col("col") > 1, "left").orderBy("id", "col")


def frame_unpivot(spark, F):
    df = spark.range(2).select("id", F.lit(1).alias("a"), F.lit(2).alias("b"))
    return df.unpivot("id", ["a", "b"], "key", "value").orderBy("id", "key")


def frame_unpivot_all(spark, F):
    df = spark.range(1).select(F.lit("k").alias("id"), F.lit(1).alias("a"), F.lit(2).alias("b"))
    return df.unpivot(["id"], None, "key", "value").orderBy("key")


def frame_melt(spark, F):
    df = spark.range(1).select("id", F.lit(1.5).alias("a"), F.lit(2.5).alias("b"))
    return df.melt("id", "a", "key", "value")


def frame_transpose(spark, F):
    df = spark.sql("SELECT * FROM VALUES ('x', 1, 2), ('y', 3, 4) AS t(name, a, b)")
    return df.transpose()


def frame_transpose_by(spark, F):
    df = spark.sql("SELECT * FROM VALUES (1, 'x', 2), (3, 'y', 4) AS t(a, name, b)")
    return df.transpose("name")


def frame_describe_types(spark, F):
    return spark.table("kinds").dtypes


def frame_columns(spark, F):
    return spark.range(1).select("id", F.lit(1).alias("one")).columns


def frame_count(spark, F):
    return spark.range(7).count()


def frame_count_filtered(spark, F):
    return spark.table("people").where("age > 30").count()


def frame_collect(spark, F):
    return spark.table("people").select("id", "name", "age").orderBy("id").collect()


def frame_first(spark, F):
    return spark.table("people").select("id", "name").orderBy("id").first()


def frame_first_of_nothing(spark, F):
    return spark.range(0).first()


def frame_head(spark, F):
    return spark.range(3).head()


def frame_head_two(spark, F):
    return spark.range(3).head(2)


def frame_take(spark, F):
    return spark.range(5).take(2)


def frame_tail(spark, F):
    return spark.range(5).tail(2)


def frame_is_empty(spark, F):
    return spark.range(0).isEmpty()


def frame_is_not_empty(spark, F):
    return spark.range(1).isEmpty()


def frame_is_local(spark, F):
    return spark.range(1).isLocal()


def frame_is_streaming(spark, F):
    return spark.range(1).isStreaming


def frame_same_semantics(spark, F):
    return spark.range(3).select("id").sameSemantics(spark.range(3).select("id"))


def frame_other_semantics(spark, F):
    return spark.range(3).sameSemantics(spark.range(4))


def frame_to_json(spark, F):
    return spark.table("people").orderBy("id").toJSON()


def frame_input_files_of_none(spark, F):
    return spark.range(1).inputFiles()


def frame_temp_view(spark, F):
    spark.range(3).createOrReplaceTempView("frame_view")
    return spark.sql("SELECT sum(id) AS s FROM frame_view")


def frame_temp_view_twice(spark, F):
    spark.range(3).createOrReplaceTempView("frame_view_twice")
    spark.range(3).createTempView("frame_view_twice")


def frame_temp_view_bad_name(spark, F):
    spark.range(3).createTempView("a view")


def frame_global_temp_view(spark, F):
    spark.range(3).createOrReplaceGlobalTempView("firesteel_cases_global")
    rows = spark.table("global_temp.firesteel_cases_global").count()
    spark.catalog.dropGlobalTempView("firesteel_cases_global")
    return rows


def frame_register_temp_table(spark, F):
    spark.range(4).registerTempTable("frame_registered")
    return spark.table("frame_registered").count()


def frame_cache(spark, F):
    df = spark.range(3).cache()
    cached = df.is_cached
    df.unpersist()
    return cached


def frame_persist_level(spark, F):
    df = spark.range(30).persist(StorageLevel.MEMORY_ONLY)
    count = df.count()
    df.unpersist(True)
    return count


def frame_not_cached(spark, F):
    return spark.range(31).is_cached


def frame_checkpoint_local(spark, F):
    return spark.range(3).localCheckpoint()


def frame_repartition(spark, F):
    return spark.range(5).repartition(3).orderBy("id")


def frame_repartition_by(spark, F):
    return spark.range(5).repartition(2, "id").orderBy("id")


def frame_repartition_by_column(spark, F):
    return spark.range(5).repartition(F.col("id") % 2).orderBy("id")


def frame_repartition_by_range(spark, F):
    return spark.range(5).repartitionByRange(2, F.col("id").desc()).orderBy("id")


def frame_repartition_by_id(spark, F):
    return spark.range(5).repartitionById(2, (F.col("id") % 2).cast("int")).orderBy("id")


def frame_coalesce(spark, F):
    return spark.range(5).coalesce(1)


def frame_hint(spark, F):
    left = spark.range(3)
    return left.join(spark.range(2).hint("broadcast"), "id").orderBy("id")


def frame_hint_parameters(spark, F):
    return spark.range(3).hint("rebalance", 2).orderBy("id")


def frame_sample_all(spark, F):
    return spark.range(5).sample(1.0, 3).orderBy("id")


def frame_sample_none(spark, F):
    return spark.range(5).sample(fraction=0.0, seed=3)


def frame_random_split_all(spark, F):
    parts = spark.range(5).randomSplit([1.0], 7)
    return parts[0].orderBy("id")


def frame_random_split_counts(spark, F):
    parts = spark.range(20).randomSplit([1.0, 1.0], 7)
    return parts[0].union(parts[1]).orderBy("id")


def frame_observe(spark, F):
    observation = Observation("metrics")
    df = spark.range(5).observe(observation, F.count(F.lit(1)).alias("n"), F.max("id").alias("last"))
    df.collect()
    return observation.get


def frame_observe_named(spark, F):
    return spark.range(3).observe("named", F.sum("id").alias("s"))


def frame_with_metadata(spark, F):
    return spark.range(1).withMetadata("id", {"comment": "the number"})


def frame_with_watermark(spark, F):
    df = spark.table("kinds").select("time")
    return df.withWatermark("time", "1 hour")


def frame_drop_duplicates_within_watermark(spark, F):
    return spark.range(2).dropDuplicatesWithinWatermark(["id"])


def frame_zip_with_index(spark, F):
    return spark.range(5, 8).coalesce(1).zipWithIndex("place")


def frame_show_nested(spark, F):
    return spark.table("nested").orderBy("id")


def frame_show_wide(spark, F):
    return spark.range(1).select(F.lit("x").alias("a"), F.lit("a text of more than twenty characters").alias("b"))


def frame_show_unicode(spark, F):
    return spark.range(1).select(F.lit("日本語").alias("名"), F.lit("é").alias("e"))


def frame_show_line_end(spark, F):
    return spark.range(1).select(F.lit("a\nb\tc").alias("text"))


def frame_group_of_own_column(spark, F):
    df = spark.table("people")
    return df.groupBy(df["city"]).agg(F.max(df["age"]).alias("a")).orderBy("city")


def frame_nearest_by_join(spark, F):
    left = spark.range(3).withColumnRenamed("id", "a")
    right = spark.range(0, 10, 4).withColumnRenamed("id", "b")
    return left.nearestByJoin(right, F.abs(F.col("a") - F.col("b")), 1, "exact", "distance").orderBy("a")


def frame_chain(spark, F):
    df = spark.table("sales").where(F.col("amount").isNotNull()).withColumn("double", F.col("amount") * 2)
    return df.groupBy("shop").agg(F.sum("double").alias("total")).orderBy(F.col("total").desc()).limit(2)
