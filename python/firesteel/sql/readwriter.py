"""`DataFrameReader` and `DataFrameWriter`: files and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firesteel.errors import PySparkValueError
from firesteel.sql.column import not_expected
from firesteel.sql.types import StructType

if TYPE_CHECKING:
    from firesteel.sql.dataframe import DataFrame
    from firesteel.sql.session import SparkSession

__all__ = ["DataFrameReader", "DataFrameWriter"]


def _text(value: Any) -> str | None:
    """An option as Spark writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    return None if value is None else str(value)


class DataFrameReader:
    """Reads files and tables. Nothing is opened before an action."""

    def __init__(self, session: SparkSession) -> None:
        self._session = session
        self._format: str | None = None
        self._schema: str | None = None
        self._options: dict[str, str] = {}

    def format(self, source: str) -> DataFrameReader:
        """The format: ``parquet``, ``csv``, ``json``, ..."""
        self._format = source
        return self

    def schema(self, schema: StructType | str) -> DataFrameReader:
        """The schema, instead of one found in the files: a type, or DDL (``"id INT, name STRING"``)."""
        if isinstance(schema, StructType):
            self._schema = schema.json()
        elif isinstance(schema, str):
            self._schema = schema
        else:
            raise not_expected("schema", "str or struct", schema)
        return self

    def option(self, key: str, value: Any) -> DataFrameReader:
        text = _text(value)
        if text is not None:
            self._options[key] = text
        return self

    def options(self, **options: Any) -> DataFrameReader:
        for key, value in options.items():
            self.option(key, value)
        return self

    def load(
        self,
        path: str | list[str] | None = None,
        format: str | None = None,
        schema: StructType | str | None = None,
        **options: Any,
    ) -> DataFrame:
        """Files or folders in the format that was set."""
        if format is not None:
            self.format(format)
        if schema is not None:
            self.schema(schema)
        self.options(**options)
        paths = [] if path is None else [path] if isinstance(path, str) else list(path)
        return self._session._frame(
            self._session._native.read_files(self._format, self._schema, self._options, paths)
        )

    def parquet(self, *paths: str, **options: Any) -> DataFrame:
        return self.load(list(paths), "parquet", **options)

    def csv(self, path: str | list[str], schema: StructType | str | None = None, **options: Any) -> DataFrame:
        return self.load(path, "csv", schema, **options)

    def json(self, path: str | list[str], schema: StructType | str | None = None, **options: Any) -> DataFrame:
        """Files with a JSON object a line."""
        return self.load(path, "json", schema, **options)

    def orc(self, path: str | list[str], **options: Any) -> DataFrame:
        return self.load(path, "orc", **options)

    def text(self, paths: str | list[str], **options: Any) -> DataFrame:
        return self.load(paths, "text", **options)

    def table(self, tableName: str) -> DataFrame:
        """A table or a view."""
        return self._session._frame(self._session._native.read_table(tableName, self._options))


class DataFrameWriter:
    """Writes a DataFrame. The write is whole or it is not there."""

    def __init__(self, df: DataFrame) -> None:
        self._df = df
        self._format: str | None = None
        self._mode = "default"
        self._options: dict[str, str] = {}
        self._partitioning: list[str] = []

    def mode(self, saveMode: str | None) -> DataFrameWriter:
        """What to do when there is data: ``append``, ``overwrite``, ``ignore`` or ``error``."""
        if saveMode:
            self._mode = saveMode
        return self

    def format(self, source: str) -> DataFrameWriter:
        self._format = source
        return self

    def option(self, key: str, value: Any) -> DataFrameWriter:
        text = _text(value)
        if text is not None:
            self._options[key] = text
        return self

    def options(self, **options: Any) -> DataFrameWriter:
        for key, value in options.items():
            self.option(key, value)
        return self

    def partitionBy(self, *cols: str | list[str]) -> DataFrameWriter:
        """A folder for each combination of these columns' values."""
        names = list(cols[0]) if len(cols) == 1 and isinstance(cols[0], (list, tuple)) else list(cols)
        self._partitioning = names  # type: ignore[assignment]
        return self

    def _set(
        self, format: str | None, mode: str | None, partitionBy: str | list[str] | None, options: dict[str, Any]
    ) -> None:
        if format is not None:
            self.format(format)
        self.mode(mode)
        if partitionBy is not None:
            self.partitionBy([partitionBy] if isinstance(partitionBy, str) else partitionBy)
        self.options(**options)

    def save(
        self,
        path: str | None = None,
        format: str | None = None,
        mode: str | None = None,
        partitionBy: str | list[str] | None = None,
        **options: Any,
    ) -> None:
        """Writes a folder of files in the format that was set."""
        self._set(format, mode, partitionBy, options)
        path = self._options.pop("path", None) if path is None else path
        if path is None:
            parameters = {"arg_name": "path", "condition": "saving to files"}
            raise PySparkValueError(errorClass="ARGUMENT_REQUIRED", messageParameters=parameters)
        self._df._native.write_files(self._format, self._mode, self._options, self._partitioning, path)

    def parquet(
        self, path: str, mode: str | None = None, partitionBy: str | list[str] | None = None, **options: Any
    ) -> None:
        self.save(path, "parquet", mode, partitionBy, **options)

    def csv(self, path: str, mode: str | None = None, **options: Any) -> None:
        self.save(path, "csv", mode, **options)

    def json(self, path: str, mode: str | None = None, **options: Any) -> None:
        """Writes a JSON object a line."""
        self.save(path, "json", mode, **options)

    def orc(
        self, path: str, mode: str | None = None, partitionBy: str | list[str] | None = None, **options: Any
    ) -> None:
        self.save(path, "orc", mode, partitionBy, **options)

    def text(self, path: str, **options: Any) -> None:
        self.save(path, "text", **options)

    def saveAsTable(
        self,
        name: str,
        format: str | None = None,
        mode: str | None = None,
        partitionBy: str | list[str] | None = None,
        **options: Any,
    ) -> None:
        """Writes a table of the session's catalog."""
        self._set(format, mode, partitionBy, options)
        self._df._native.write_table(self._format, self._mode, self._options, self._partitioning, name)
