"""The Spark SQL API, laid out like ``pyspark.sql``."""

from firesteel.sql.column import Column
from firesteel.sql.dataframe import DataFrame, DataFrameNaFunctions
from firesteel.sql.group import GroupedData
from firesteel.sql.readwriter import DataFrameReader, DataFrameWriter
from firesteel.sql.session import SparkSession
from firesteel.sql.types import Row
from firesteel.sql.window import Window, WindowSpec

__all__ = [
    "Column",
    "DataFrame",
    "DataFrameNaFunctions",
    "DataFrameReader",
    "DataFrameWriter",
    "GroupedData",
    "Row",
    "SparkSession",
    "Window",
    "WindowSpec",
]
