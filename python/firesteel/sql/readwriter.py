"""Readers and writers of DataFrames, under the name that PySpark's module has."""

from firesteel.sql.reader import DataFrameReader
from firesteel.sql.writer import DataFrameWriter, DataFrameWriterV2

for _kind in (DataFrameReader, DataFrameWriter, DataFrameWriterV2):
    # PySpark's users see this name in a reader's `repr`.
    _kind.__module__ = __name__

__all__ = ["DataFrameReader", "DataFrameWriter", "DataFrameWriterV2"]
