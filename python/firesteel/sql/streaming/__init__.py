"""Streams, laid out like ``pyspark.sql.streaming``. They need a server: `local` refuses them."""

from firesteel.sql.streaming.listener import StreamingQueryListener
from firesteel.sql.streaming.query import StreamingQuery, StreamingQueryManager, StreamingQueryProgress
from firesteel.sql.streaming.readwriter import DataStreamReader, DataStreamWriter

__all__ = [
    "DataStreamReader",
    "DataStreamWriter",
    "StreamingQuery",
    "StreamingQueryListener",
    "StreamingQueryManager",
    "StreamingQueryProgress",
]
