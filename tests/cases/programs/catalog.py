"""The catalog."""


def catalog_current_database(spark, F):
    return spark.catalog.currentDatabase()


def catalog_database_exists(spark, F):
    return spark.catalog.databaseExists("firesteel_no_such_database")


def catalog_get_database(spark, F):
    return spark.catalog.getDatabase("firesteel_no_such_database")


def catalog_drop_temp_view(spark, F):
    spark.range(1).createOrReplaceTempView("catalog_one")
    return spark.catalog.dropTempView("catalog_one")
