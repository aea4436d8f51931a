"""Streams, which a server has and `local` refuses."""


def streaming_rate_is_streaming(spark, F):
    return spark.readStream.format("rate").option("rowsPerSecond", 1).load().isStreaming


def streaming_rate_columns(spark, F):
    return spark.readStream.format("rate").load().columns


def streaming_files_columns(spark, F):
    spark.range(1).write.mode("overwrite").json("{folder}/streaming_columns")
    return spark.readStream.schema("id INT").json("{folder}/streaming_columns").columns


def streaming_active(spark, F):
    return spark.streams.active


def streaming_memory(spark, F):
    spark.range(4).coalesce(1).write.mode("overwrite").json("{folder}/streaming_in")
    df = spark.readStream.schema("id INT").json("{folder}/streaming_in").where("id > 1")
    query = df.writeStream.format("memory").queryName("streaming_out").trigger(availableNow=True).start()
    query.awaitTermination()
    name = query.name
    rows = spark.table("streaming_out").orderBy("id").collect()
    return [name, rows]


def streaming_files(spark, F):
    spark.range(3).coalesce(1).write.mode("overwrite").parquet("{folder}/streaming_from")
    df = spark.readStream.schema("id BIGINT").parquet("{folder}/streaming_from").withColumn("n", F.col("id") + 1)
    writer = df.writeStream.format("parquet").outputMode("append").option("checkpointLocation", "{folder}/streaming_mark")
    query = writer.trigger(availableNow=True).start("{folder}/streaming_to")
    query.awaitTermination()
    active = query.isActive
    rows = spark.read.parquet("{folder}/streaming_to").orderBy("id").collect()
    return [active, rows]


def streaming_stop(spark, F):
    df = spark.readStream.format("rate").option("rowsPerSecond", 1).load()
    query = df.writeStream.format("noop").start()
    running = query.isActive
    query.stop()
    return [running, query.isActive]


def streaming_collected(spark, F):
    return spark.readStream.format("rate").load().collect()


def streaming_without_schema(spark, F):
    return spark.readStream.json("{folder}").columns


def streaming_write_of_rows(spark, F):
    return spark.range(1).writeStream.format("noop").start()
