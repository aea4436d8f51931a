"""The engines that are compared. Each opens the TPC-H tables and gives two functions of an SQL text: one that answers
with an Arrow table, one that answers with Python rows, by the engine's own shortest way."""

TABLES = ("customer", "lineitem", "nation", "orders", "part", "partsupp", "region", "supplier")


def firesteel(tables):
    from firesteel.sql import SparkSession

    session = SparkSession.builder.remote("local").getOrCreate()
    for table in TABLES:
        session.read.parquet(f"{tables}/{table}.parquet").createOrReplaceTempView(table)
    return lambda sql: session.sql(sql).toArrow(), lambda sql: session.sql(sql).collect()


def duckdb(tables):
    import duckdb

    connection = duckdb.connect()
    for table in TABLES:
        connection.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{tables}/{table}.parquet')")
    return lambda sql: connection.execute(sql).to_arrow_table(), lambda sql: connection.execute(sql).fetchall()


def datafusion(tables):
    import datafusion

    context = datafusion.SessionContext()
    for table in TABLES:
        context.register_parquet(table, f"{tables}/{table}.parquet")
    return lambda sql: context.sql(sql).to_arrow_table(), lambda sql: context.sql(sql).to_pylist()


def polars(tables):
    import polars

    frames = {table: polars.scan_parquet(f"{tables}/{table}.parquet") for table in TABLES}
    context = polars.SQLContext(frames)
    return (
        lambda sql: context.execute(sql, eager=True).to_arrow(),
        lambda sql: context.execute(sql, eager=True).rows(),
    )


def sail(tables):
    """Runs in an environment of its own: this release knows PySpark up to 4.1."""
    from pysail.spark import SparkConnectServer
    from pyspark.sql import SparkSession

    server = SparkConnectServer(ip="127.0.0.1", port=0)
    server.start(background=True)
    _, port = server.listening_address
    session = SparkSession.builder.remote(f"sc://127.0.0.1:{port}").getOrCreate()
    session._firesteel_bench_server = server
    for table in TABLES:
        session.read.parquet(f"{tables}/{table}.parquet").createOrReplaceTempView(table)
    return lambda sql: session.sql(sql).toArrow(), lambda sql: session.sql(sql).collect()


ENGINES = {
    "firesteel": firesteel,
    "duckdb": duckdb,
    "datafusion": datafusion,
    "polars": polars,
    "sail": sail,
}
