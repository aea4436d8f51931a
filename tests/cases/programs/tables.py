"""Tables written by both writers. Each case makes its database anew and drops it."""


def table_save(spark, F):
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases CASCADE")
    spark.sql("CREATE DATABASE firesteel_cases")
    spark.range(3).write.saveAsTable("firesteel_cases.t")
    rows = spark.table("firesteel_cases.t").orderBy("id").collect()
    spark.sql("DROP DATABASE firesteel_cases CASCADE")
    return rows


def table_save_modes(spark, F):
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases CASCADE")
    spark.sql("CREATE DATABASE firesteel_cases")
    spark.range(3).write.saveAsTable("firesteel_cases.t", format="parquet", mode="overwrite")
    spark.range(3, 5).write.mode("append").saveAsTable("firesteel_cases.t")
    spark.range(9).write.mode("ignore").saveAsTable("firesteel_cases.t")
    rows = spark.table("firesteel_cases.t").count()
    spark.sql("DROP DATABASE firesteel_cases CASCADE")
    return rows


def table_save_twice(spark, F):
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases CASCADE")
    spark.sql("CREATE DATABASE firesteel_cases")
    spark.range(3).write.saveAsTable("firesteel_cases.t")
    spark.range(3).write.saveAsTable("firesteel_cases.t")


def table_save_partitioned(spark, F):
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases CASCADE")
    spark.sql("CREATE DATABASE firesteel_cases")
    spark.table("people").write.partitionBy("city").saveAsTable("firesteel_cases.t")
    columns = spark.catalog.listColumns("firesteel_cases.t")
    spark.sql("DROP DATABASE firesteel_cases CASCADE")
    return columns


def table_save_bucketed(spark, F):
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases CASCADE")
    spark.sql("CREATE DATABASE firesteel_cases")
    spark.range(9).write.bucketBy(2, "id").sortBy("id").saveAsTable("firesteel_cases.t")
    rows = spark.table("firesteel_cases.t").count()
    spark.sql("DROP DATABASE firesteel_cases CASCADE")
    return rows


def table_insert_into(spark, F):
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases CASCADE")
    spark.sql("CREATE DATABASE firesteel_cases")
    spark.range(2).write.saveAsTable("firesteel_cases.t")
    spark.range(5, 7).write.insertInto("firesteel_cases.t")
    added = spark.table("firesteel_cases.t").count()
    spark.range(1).write.insertInto("firesteel_cases.t", overwrite=True)
    left = spark.table("firesteel_cases.t").count()
    spark.sql("DROP DATABASE firesteel_cases CASCADE")
    return [added, left]


def table_insert_into_options(spark, F):
    """The table's format and options hold, whatever the writer says."""
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases CASCADE")
    spark.sql("CREATE DATABASE firesteel_cases")
    spark.sql("CREATE TABLE firesteel_cases.t (a INT, b STRING) USING csv OPTIONS (sep '|')")
    df = spark.sql("SELECT 1 AS a, 'x;y' AS b")
    df.write.format("json").option("sep", ";").insertInto("firesteel_cases.t")
    rows = spark.table("firesteel_cases.t").collect()
    spark.sql("DROP DATABASE firesteel_cases CASCADE")
    return rows


def table_insert_into_unknown(spark, F):
    spark.range(2).write.insertInto("firesteel_no_such_table")


def table_insert_into_other_columns(spark, F):
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases CASCADE")
    spark.sql("CREATE DATABASE firesteel_cases")
    spark.range(2).write.saveAsTable("firesteel_cases.t")
    spark.table("people").write.insertInto("firesteel_cases.t")


def table_save_to_unknown_database(spark, F):
    spark.range(1).write.saveAsTable("firesteel_no_such_database.t")


def table_write_to_create(spark, F):
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases CASCADE")
    spark.sql("CREATE DATABASE firesteel_cases")
    spark.range(2).writeTo("firesteel_cases.t").using("parquet").tableProperty("color", "red").create()
    rows = spark.table("firesteel_cases.t").orderBy("id").collect()
    spark.sql("DROP DATABASE firesteel_cases CASCADE")
    return rows


def table_write_to_create_partitioned(spark, F):
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases CASCADE")
    spark.sql("CREATE DATABASE firesteel_cases")
    spark.table("people").writeTo("firesteel_cases.t").using("parquet").partitionedBy(F.col("city")).create()
    rows = spark.table("firesteel_cases.t").where("city = 'Rome'").count()
    spark.sql("DROP DATABASE firesteel_cases CASCADE")
    return rows


def table_write_to_create_twice(spark, F):
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases CASCADE")
    spark.sql("CREATE DATABASE firesteel_cases")
    spark.range(2).writeTo("firesteel_cases.t").using("parquet").create()
    spark.range(2).writeTo("firesteel_cases.t").using("parquet").create()


def table_write_to_append(spark, F):
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases CASCADE")
    spark.sql("CREATE DATABASE firesteel_cases")
    spark.range(2).writeTo("firesteel_cases.t").using("parquet").create()
    spark.range(2).writeTo("firesteel_cases.t").append()


def table_write_to_unknown(spark, F):
    spark.range(2).writeTo("firesteel_no_such_table").append()


def table_write_to_overwrite_unknown(spark, F):
    spark.range(2).writeTo("firesteel_no_such_table").overwrite(F.lit(True))


def table_write_to_overwrite_partitions_unknown(spark, F):
    spark.range(2).writeTo("firesteel_no_such_table").overwritePartitions()


def table_write_to_replace_unknown(spark, F):
    spark.range(2).writeTo("firesteel_no_such_table").using("parquet").replace()


def table_write_to_create_or_replace(spark, F):
    spark.range(2).writeTo("firesteel_no_such_database.t").using("parquet").option("a", 1).createOrReplace()


def table_merge_into_unknown(spark, F):
    df = spark.range(2).alias("s")
    merge = df.mergeInto("firesteel_no_such_table", F.col("s.id") == F.col("firesteel_no_such_table.id"))
    merge.whenMatched().updateAll().whenNotMatched().insertAll().whenNotMatchedBySource().delete().merge()


def table_merge_into_files(spark, F):
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases CASCADE")
    spark.sql("CREATE DATABASE firesteel_cases")
    spark.range(2).write.saveAsTable("firesteel_cases.t")
    df = spark.range(1, 4).alias("s")
    merge = df.mergeInto("firesteel_cases.t", F.col("s.id") == F.col("t.id"))
    merge.whenMatched(F.col("s.id") > 1).update({"id": F.col("s.id")}).whenNotMatched().insert({"id": F.col("s.id")}).merge()


def table_ddl(spark, F):
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases CASCADE")
    spark.sql("CREATE DATABASE firesteel_cases")
    spark.sql("CREATE TABLE firesteel_cases.t (id INT NOT NULL, name STRING) USING parquet")
    spark.sql("INSERT INTO firesteel_cases.t VALUES (1, 'a'), (2, NULL)")
    rows = spark.sql("SELECT * FROM firesteel_cases.t ORDER BY id").collect()
    spark.sql("DROP DATABASE firesteel_cases CASCADE")
    return rows


def table_dropped_databases(spark, F):
    """What cases that raise left behind."""
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases CASCADE")
