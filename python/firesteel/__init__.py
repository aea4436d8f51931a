"""Firesteel: the Spark DataFrame API, on a Spark Connect server or in this process.

The API is laid out like PySpark's::

    from firesteel.sql import SparkSession, functions as F

    spark = SparkSession.builder.remote("local").getOrCreate()
    spark.range(10).groupBy((F.col("id") % 3).alias("rest")).count().show()
"""

from firesteel._native import version as _version
from firesteel.pyspark_names import install_as_pyspark
from firesteel.storagelevel import StorageLevel

__version__: str = _version()

__all__ = ["StorageLevel", "__version__", "install_as_pyspark"]
