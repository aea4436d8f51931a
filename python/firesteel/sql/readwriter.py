"""Readers and writers of DataFrames, under the name that PySpark's module has."""

from firesteel.sql.reader import DataFrameReader
from firesteel.sql.writer import DataFrameWriter, DataFrameWriterV2

__all__ = ["DataFrameReader", "DataFrameWriter", "DataFrameWriterV2"]
