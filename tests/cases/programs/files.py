"""Files read and written."""


def files_parquet(spark, F):
    spark.range(3).write.mode("overwrite").parquet("{folder}/files_parquet")
    return spark.read.parquet("{folder}/files_parquet").orderBy("id")


def files_csv_header(spark, F):
    df = spark.range(2).withColumn("name", F.lit("x y"))
    df.coalesce(1).write.csv("{folder}/files_csv_header", mode="overwrite", header=True)
    return spark.read.option("header", True).schema("id INT, name STRING").csv("{folder}/files_csv_header").orderBy("id")


def files_no_path(spark, F):
    return spark.read.parquet("{folder}/files_not_there")
