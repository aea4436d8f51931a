"""The Spark SQL API, laid out like ``pyspark.sql``."""

from firesteel.sql.catalog import Catalog
from firesteel.sql.column import Column
from firesteel.sql.conf import RuntimeConf
from firesteel.sql.dataframe import DataFrame, DataFrameNaFunctions, DataFrameStatFunctions
from firesteel.sql.group import GroupedData
from firesteel.sql.merge import MergeIntoWriter
from firesteel.sql.observation import Observation
from firesteel.sql.readwriter import DataFrameReader, DataFrameWriter, DataFrameWriterV2
from firesteel.sql.session import SparkSession
from firesteel.sql.tvf import TableValuedFunction
from firesteel.sql.types import Row
from firesteel.sql.window import Window, WindowSpec

__all__ = [
    "Catalog",
    "Column",
    "DataFrame",
    "DataFrameNaFunctions",
    "DataFrameReader",
    "DataFrameStatFunctions",
    "DataFrameWriter",
    "DataFrameWriterV2",
    "GroupedData",
    "MergeIntoWriter",
    "Observation",
    "Row",
    "RuntimeConf",
    "SparkSession",
    "TableValuedFunction",
    "Window",
    "WindowSpec",
]
