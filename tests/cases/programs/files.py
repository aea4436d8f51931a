"""Files read and written."""


def files_parquet(spark, F):
    spark.range(3).write.mode("overwrite").parquet("{folder}/files_parquet")
    return spark.read.parquet("{folder}/files_parquet").orderBy("id")


def files_parquet_kinds(spark, F):
    df = spark.table("kinds").drop("duration", "months")
    df.write.parquet("{folder}/files_parquet_kinds", mode="overwrite")
    return spark.read.parquet("{folder}/files_parquet_kinds")


def files_parquet_nested(spark, F):
    spark.table("nested").write.parquet("{folder}/files_parquet_nested")
    return spark.read.parquet("{folder}/files_parquet_nested").orderBy("id")


def files_parquet_several(spark, F):
    spark.range(2).write.parquet("{folder}/files_several_a")
    spark.range(5, 7).write.parquet("{folder}/files_several_b")
    return spark.read.parquet("{folder}/files_several_a", "{folder}/files_several_b").orderBy("id")


def files_parquet_partitioned(spark, F):
    spark.table("people").write.parquet("{folder}/files_partitioned", partitionBy="city")
    return spark.read.parquet("{folder}/files_partitioned").orderBy("id")


def files_partition_by(spark, F):
    df = spark.range(4).withColumn("k", F.col("id") % 2)
    df.write.partitionBy("k").mode("overwrite").format("parquet").save("{folder}/files_partition_by")
    return spark.read.load("{folder}/files_partition_by").where("k = 1").orderBy("id")


def files_append(spark, F):
    spark.range(2).write.parquet("{folder}/files_append")
    spark.range(2, 4).write.mode("append").parquet("{folder}/files_append")
    return spark.read.parquet("{folder}/files_append").orderBy("id")


def files_overwrite(spark, F):
    spark.range(5).write.parquet("{folder}/files_overwrite")
    spark.range(1).write.mode("overwrite").parquet("{folder}/files_overwrite")
    return spark.read.parquet("{folder}/files_overwrite")


def files_ignore(spark, F):
    spark.range(2).write.parquet("{folder}/files_ignore")
    spark.range(5).write.mode("ignore").parquet("{folder}/files_ignore")
    return spark.read.parquet("{folder}/files_ignore").orderBy("id")


def files_error_if_exists(spark, F):
    spark.range(2).write.parquet("{folder}/files_error")
    spark.range(2).write.mode("error").parquet("{folder}/files_error")


def files_save_format(spark, F):
    spark.range(2).write.save("{folder}/files_save", format="json", mode="overwrite")
    return spark.read.load("{folder}/files_save", format="json").orderBy("id")


def files_csv(spark, F):
    spark.table("people").coalesce(1).write.csv("{folder}/files_csv")
    return spark.read.csv("{folder}/files_csv").orderBy("_c0")


def files_csv_header(spark, F):
    df = spark.range(2).withColumn("name", F.lit("x y"))
    df.coalesce(1).write.csv("{folder}/files_csv_header", mode="overwrite", header=True)
    return spark.read.option("header", True).schema("id INT, name STRING").csv("{folder}/files_csv_header").orderBy("id")


def files_csv_inferred(spark, F):
    spark.table("people").coalesce(1).write.option("header", True).csv("{folder}/files_csv_inferred")
    return spark.read.csv("{folder}/files_csv_inferred", header=True, inferSchema=True).orderBy("id")


def files_csv_separator(spark, F):
    spark.table("people").coalesce(1).write.csv("{folder}/files_csv_separator", sep=";", nullValue="-")
    df = spark.read.options(sep=";", nullValue="-").schema("id INT, name STRING, age INT, city STRING")
    return df.csv("{folder}/files_csv_separator").orderBy("id")


def files_csv_quotes(spark, F):
    spark.range(1).select(F.lit("a,b"), F.lit("c\"d")).coalesce(1).write.csv("{folder}/files_csv_quotes")
    return spark.read.csv("{folder}/files_csv_quotes")


def files_csv_failfast(spark, F):
    spark.range(1).select(F.lit("word")).coalesce(1).write.csv("{folder}/files_csv_failfast")
    return spark.read.csv("{folder}/files_csv_failfast", schema="n INT", mode="FAILFAST")


def files_csv_permissive(spark, F):
    spark.range(1).select(F.lit("word")).coalesce(1).write.csv("{folder}/files_csv_permissive")
    return spark.read.csv("{folder}/files_csv_permissive", schema="n INT")


def files_json(spark, F):
    spark.table("people").coalesce(1).write.json("{folder}/files_json", mode="overwrite")
    return spark.read.json("{folder}/files_json").orderBy("id")


def files_json_nested(spark, F):
    spark.table("nested").coalesce(1).write.json("{folder}/files_json_nested")
    df = spark.read.schema("id INT, list ARRAY<INT>, pair STRUCT<a: INT, b: STRING>").json("{folder}/files_json_nested")
    return df.orderBy("id")


def files_json_null_fields(spark, F):
    spark.table("people").where("id = 3").write.json("{folder}/files_json_nulls", ignoreNullFields=False)
    return spark.read.text("{folder}/files_json_nulls")


def files_json_schema(spark, F):
    spark.range(2).coalesce(1).write.json("{folder}/files_json_schema")
    return spark.read.json("{folder}/files_json_schema", schema="id STRING, other INT").orderBy("id")


def files_text(spark, F):
    spark.table("people").select("name").na.drop().coalesce(1).write.text("{folder}/files_text")
    return spark.read.text("{folder}/files_text").orderBy("value")


def files_text_whole(spark, F):
    spark.range(2).select(F.col("id").cast("string")).coalesce(1).write.text("{folder}/files_text_whole")
    return spark.read.text("{folder}/files_text_whole", wholetext=True)


def files_text_separator(spark, F):
    spark.range(2).select(F.col("id").cast("string")).coalesce(1).write.text("{folder}/files_text_line", lineSep="|")
    return spark.read.text("{folder}/files_text_line", lineSep="|").orderBy("value")


def files_text_of_numbers(spark, F):
    spark.range(2).write.text("{folder}/files_text_of_numbers")


def files_compressed(spark, F):
    spark.range(3).coalesce(1).write.option("compression", "gzip").csv("{folder}/files_compressed")
    return spark.read.schema("id INT").csv("{folder}/files_compressed").orderBy("id")


def files_writer_options(spark, F):
    df = spark.range(2).coalesce(1).write.options(header=True, sep="|").mode("overwrite").format("csv")
    df.save("{folder}/files_writer_options")
    return spark.read.text("{folder}/files_writer_options").orderBy("value")


def files_format_load(spark, F):
    spark.range(2).write.parquet("{folder}/files_format_load")
    return spark.read.format("parquet").load("{folder}/files_format_load").orderBy("id")


def files_load_several(spark, F):
    spark.range(1).write.parquet("{folder}/files_load_a")
    spark.range(1, 2).write.parquet("{folder}/files_load_b")
    return spark.read.load(["{folder}/files_load_a", "{folder}/files_load_b"], "parquet").orderBy("id")


def files_load_schema(spark, F):
    spark.range(2).write.parquet("{folder}/files_load_schema")
    return spark.read.load("{folder}/files_load_schema", "parquet", "id BIGINT, other STRING").orderBy("id")


def files_glob(spark, F):
    spark.range(2).write.parquet("{folder}/files_glob/k=1")
    spark.range(3).write.parquet("{folder}/files_glob/k=2")
    return spark.read.parquet("{folder}/files_glob/k=*").orderBy("id").count()


def files_reader_table(spark, F):
    return spark.read.table("people").orderBy("id")


def files_sql_path(spark, F):
    spark.range(2).write.parquet("{folder}/files_sql_path")
    return spark.sql("SELECT * FROM parquet.`{folder}/files_sql_path` ORDER BY id")


def files_input_files(spark, F):
    spark.range(2).coalesce(1).write.parquet("{folder}/files_input")
    return spark.read.parquet("{folder}/files_input").select(F.length(F.input_file_name()) > 10)


def files_no_path(spark, F):
    return spark.read.parquet("{folder}/files_not_there")


def files_unknown_format(spark, F):
    return spark.read.format("no_such_format").load("{folder}/files_not_there")


def files_unknown_compression(spark, F):
    spark.range(1).write.option("compression", "no_such").parquet("{folder}/files_no_such")


def files_partition_by_unknown(spark, F):
    spark.range(1).write.partitionBy("nothing").parquet("{folder}/files_partition_unknown")


def files_bucket_by_path(spark, F):
    spark.range(1).write.bucketBy(2, "id").parquet("{folder}/files_bucket")


def files_bad_schema(spark, F):
    return spark.read.schema("id NO_SUCH_TYPE").csv("{folder}/files_not_there")
