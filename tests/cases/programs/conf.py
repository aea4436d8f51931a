"""The configuration of a session."""


def conf_set_and_get(spark, F):
    spark.conf.set("spark.firesteel.test.word", "value")
    return spark.conf.get("spark.firesteel.test.word")


def conf_set_number(spark, F):
    spark.conf.set("spark.firesteel.test.number", 5)
    return spark.conf.get("spark.firesteel.test.number")


def conf_set_truth(spark, F):
    spark.conf.set("spark.firesteel.test.truth", True)
    return spark.conf.get("spark.firesteel.test.truth")


def conf_get_default(spark, F):
    return spark.conf.get("spark.firesteel.test.nothing", "default")


def conf_get_unknown(spark, F):
    return spark.conf.get("spark.firesteel.test.nothing")


def conf_get_default_null(spark, F):
    return spark.conf.get("spark.firesteel.test.nothing", None)


def conf_unset(spark, F):
    spark.conf.set("spark.firesteel.test.gone", "value")
    spark.conf.unset("spark.firesteel.test.gone")
    return spark.conf.get("spark.firesteel.test.gone", "gone")


def conf_known_default(spark, F):
    return spark.conf.get("spark.sql.ansi.enabled")


def conf_is_modifiable(spark, F):
    return spark.conf.isModifiable("spark.sql.shuffle.partitions")


def conf_is_not_modifiable(spark, F):
    return spark.conf.isModifiable("spark.sql.warehouse.dir")


def conf_set_static(spark, F):
    spark.conf.set("spark.sql.warehouse.dir", "/tmp")


def conf_set_wrong_type(spark, F):
    spark.conf.set("spark.sql.shuffle.partitions", "many")
