"""The catalog."""


def catalog_current_catalog(spark, F):
    return spark.catalog.currentCatalog()


def catalog_set_current_catalog(spark, F):
    spark.catalog.setCurrentCatalog("spark_catalog")
    return spark.catalog.currentCatalog()


def catalog_set_current_catalog_unknown(spark, F):
    spark.catalog.setCurrentCatalog("no_such_catalog")


def catalog_list_catalogs(spark, F):
    return spark.catalog.listCatalogs("spark*")


def catalog_current_database(spark, F):
    return spark.catalog.currentDatabase()


def catalog_database_exists(spark, F):
    return spark.catalog.databaseExists("firesteel_no_such_database")


def catalog_default_database_exists(spark, F):
    return spark.catalog.databaseExists("default")


def catalog_get_database(spark, F):
    return spark.catalog.getDatabase("firesteel_no_such_database")


def catalog_set_current_database_unknown(spark, F):
    spark.catalog.setCurrentDatabase("firesteel_no_such_database")


def catalog_create_database(spark, F):
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases_made CASCADE")
    spark.catalog.createDatabase("firesteel_cases_made")
    there = spark.catalog.databaseExists("firesteel_cases_made")
    spark.catalog.dropDatabase("firesteel_cases_made")
    gone = spark.catalog.databaseExists("firesteel_cases_made")
    return [there, gone]


def catalog_create_database_twice(spark, F):
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases_twice CASCADE")
    spark.catalog.createDatabase("firesteel_cases_twice")
    spark.catalog.createDatabase("firesteel_cases_twice", ifNotExists=True)
    spark.catalog.dropDatabase("firesteel_cases_twice")
    spark.catalog.createDatabase("default")


def catalog_drop_database_unknown(spark, F):
    spark.catalog.dropDatabase("firesteel_no_such_database")


def catalog_drop_database_if_exists(spark, F):
    spark.catalog.dropDatabase("firesteel_no_such_database", ifExists=True)


def catalog_list_databases(spark, F):
    return spark.catalog.listDatabases("firesteel_no_such*")


def catalog_list_tables(spark, F):
    spark.range(1).createOrReplaceTempView("catalog_listed")
    return spark.catalog.listTables(pattern="catalog_listed")


def catalog_list_tables_of_none(spark, F):
    return spark.catalog.listTables("firesteel_no_such_database")


def catalog_list_views(spark, F):
    spark.range(1).createOrReplaceTempView("catalog_seen")
    return spark.catalog.listViews(pattern="catalog_seen")


def catalog_get_table_of_view(spark, F):
    spark.range(1).createOrReplaceTempView("catalog_got")
    return spark.catalog.getTable("catalog_got")


def catalog_get_table_unknown(spark, F):
    return spark.catalog.getTable("firesteel_no_such_table")


def catalog_table_exists(spark, F):
    spark.range(1).createOrReplaceTempView("catalog_there")
    return [spark.catalog.tableExists("catalog_there"), spark.catalog.tableExists("firesteel_no_such_table")]


def catalog_table_exists_in_database(spark, F):
    return spark.catalog.tableExists("firesteel_no_such_table", "default")


def catalog_list_columns_of_view(spark, F):
    return spark.catalog.listColumns("people")


def catalog_list_columns_unknown(spark, F):
    return spark.catalog.listColumns("firesteel_no_such_table")


def catalog_list_functions(spark, F):
    return spark.catalog.listFunctions(pattern="levenshtein")


def catalog_get_function(spark, F):
    return spark.catalog.getFunction("firesteel_no_such_function")


def catalog_function_exists(spark, F):
    return [spark.catalog.functionExists("upper"), spark.catalog.functionExists("firesteel_no_such_function")]


def catalog_drop_temp_view(spark, F):
    spark.range(1).createOrReplaceTempView("catalog_one")
    return spark.catalog.dropTempView("catalog_one")


def catalog_drop_temp_view_unknown(spark, F):
    return spark.catalog.dropTempView("firesteel_no_such_view")


def catalog_drop_global_temp_view_unknown(spark, F):
    return spark.catalog.dropGlobalTempView("firesteel_no_such_view")


def catalog_drop_table_unknown(spark, F):
    spark.catalog.dropTable("firesteel_no_such_table")


def catalog_drop_table_if_exists(spark, F):
    spark.catalog.dropTable("firesteel_no_such_table", ifExists=True)


def catalog_drop_view_if_exists(spark, F):
    spark.catalog.dropView("firesteel_no_such_view", ifExists=True)


def catalog_cache_table(spark, F):
    spark.range(5).createOrReplaceTempView("catalog_cached")
    spark.catalog.cacheTable("catalog_cached")
    kept = spark.catalog.isCached("catalog_cached")
    spark.catalog.uncacheTable("catalog_cached")
    return [kept, spark.catalog.isCached("catalog_cached")]


def catalog_cache_table_level(spark, F):
    spark.range(6).createOrReplaceTempView("catalog_cached_level")
    spark.catalog.cacheTable("catalog_cached_level", StorageLevel.MEMORY_ONLY)
    kept = spark.catalog.isCached("catalog_cached_level")
    spark.catalog.clearCache()
    return [kept, spark.catalog.isCached("catalog_cached_level")]


def catalog_is_cached_unknown(spark, F):
    return spark.catalog.isCached("firesteel_no_such_table")


def catalog_refresh_table(spark, F):
    spark.catalog.refreshTable("people")


def catalog_refresh_table_unknown(spark, F):
    spark.catalog.refreshTable("firesteel_no_such_table")


def catalog_refresh_by_path(spark, F):
    spark.range(2).write.mode("overwrite").parquet("{folder}/catalog_refreshed")
    spark.catalog.refreshByPath("{folder}/catalog_refreshed")
    return spark.read.parquet("{folder}/catalog_refreshed").count()


def catalog_create_external_table(spark, F):
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases CASCADE")
    spark.sql("CREATE DATABASE firesteel_cases")
    spark.range(3).write.mode("overwrite").parquet("{folder}/catalog_external")
    df = spark.catalog.createTable("firesteel_cases.external", "{folder}/catalog_external", "parquet")
    rows = df.count()
    spark.sql("DROP DATABASE firesteel_cases CASCADE")
    return rows


def catalog_create_table_schema(spark, F):
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases CASCADE")
    spark.sql("CREATE DATABASE firesteel_cases")
    spark.catalog.createTable("firesteel_cases.made", source="parquet", schema=StructType.fromDDL("id INT, name STRING"), description="words")
    table = spark.catalog.getTable("firesteel_cases.made")
    spark.sql("DROP DATABASE firesteel_cases CASCADE")
    return table


def catalog_table_of_database(spark, F):
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases CASCADE")
    spark.sql("CREATE DATABASE firesteel_cases")
    spark.sql("CREATE TABLE firesteel_cases.t (id INT, name STRING COMMENT 'word', k INT) USING parquet PARTITIONED BY (k)")
    spark.sql("INSERT INTO firesteel_cases.t VALUES (1, 'a', 7), (2, 'b', 8)")
    tables = spark.catalog.listTables("firesteel_cases", "t")
    columns = spark.catalog.listColumns("firesteel_cases.t")
    exists = spark.catalog.tableExists("t", "firesteel_cases")
    partitions = spark.catalog.listPartitions("firesteel_cases.t")
    spark.sql("DROP DATABASE firesteel_cases CASCADE")
    return [tables, columns, exists, partitions]


def catalog_current_database_changed(spark, F):
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases CASCADE")
    spark.catalog.createDatabase("firesteel_cases", properties={"owner": "cases"})
    spark.catalog.setCurrentDatabase("firesteel_cases")
    now = spark.catalog.currentDatabase()
    spark.catalog.setCurrentDatabase("default")
    spark.catalog.dropDatabase("firesteel_cases", cascade=True)
    return now


def catalog_truncate_table(spark, F):
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases CASCADE")
    spark.sql("CREATE DATABASE firesteel_cases")
    spark.range(3).write.saveAsTable("firesteel_cases.t")
    spark.catalog.truncateTable("firesteel_cases.t")
    rows = spark.table("firesteel_cases.t").count()
    spark.catalog.analyzeTable("firesteel_cases.t")
    spark.catalog.analyzeTable("firesteel_cases.t", noScan=True)
    spark.catalog.dropTable("firesteel_cases.t")
    spark.sql("DROP DATABASE firesteel_cases CASCADE")
    return rows


def catalog_recover_partitions(spark, F):
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases CASCADE")
    spark.sql("CREATE DATABASE firesteel_cases")
    spark.sql("CREATE TABLE firesteel_cases.t (id INT, k INT) USING parquet PARTITIONED BY (k)")
    spark.sql("INSERT INTO firesteel_cases.t VALUES (1, 7)")
    spark.catalog.recoverPartitions("firesteel_cases.t")
    rows = spark.table("firesteel_cases.t").count()
    spark.sql("DROP DATABASE firesteel_cases CASCADE")
    return rows


def catalog_drop_view(spark, F):
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases CASCADE")
    spark.sql("CREATE DATABASE firesteel_cases")
    spark.sql("CREATE VIEW firesteel_cases.v AS SELECT 1 AS one")
    there = spark.catalog.tableExists("firesteel_cases.v")
    spark.catalog.dropView("firesteel_cases.v")
    gone = spark.catalog.tableExists("firesteel_cases.v")
    spark.sql("DROP DATABASE firesteel_cases CASCADE")
    return [there, gone]


def catalog_table_properties(spark, F):
    spark.sql("DROP DATABASE IF EXISTS firesteel_cases CASCADE")
    spark.sql("CREATE DATABASE firesteel_cases")
    spark.sql("CREATE TABLE firesteel_cases.t (id INT) USING parquet TBLPROPERTIES ('color' = 'red')")
    properties = spark.catalog.getTableProperties("firesteel_cases.t")
    spark.sql("DROP DATABASE firesteel_cases CASCADE")
    return properties
