"""`DataFrameWriter` and `DataFrameWriterV2`: DataFrames as files and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firesteel import _native
from firesteel.errors import PySparkValueError
from firesteel.sql.column import Column, not_expected, to_column
from firesteel.sql.options import FormatOptions, Options, flat_names, given_options

if TYPE_CHECKING:
    from firesteel.sql.dataframe import DataFrame

__all__ = ["DataFrameWriter", "DataFrameWriterV2"]


class DataFrameWriter(FormatOptions):
    """Writes a DataFrame. The write is whole or it is not there."""

    def __init__(self, df: DataFrame) -> None:
        super().__init__()
        self._df = df
        self._settings: dict[str, Any] = {
            "mode": None,
            "partitioning": [],
            "sorting": [],
            "clustering": [],
            "buckets": None,
        }

    def mode(self, saveMode: str | None) -> DataFrameWriter:
        """What to do when there is data: ``append``, ``overwrite``, ``ignore`` or ``error``."""
        if saveMode is not None:
            self._settings["mode"] = saveMode
        return self

    def partitionBy(self, *cols: str | list[str]) -> DataFrameWriter:
        """A folder for each combination of these columns' values."""
        self._settings["partitioning"] = flat_names(cols)
        return self

    def bucketBy(self, numBuckets: int, col: str | list[str] | tuple[str, ...], *cols: str) -> DataFrameWriter:
        """A table's rows in buckets by these columns' values."""
        if not isinstance(numBuckets, int):
            raise not_expected("numBuckets", "int", numBuckets)
        self._settings["buckets"] = (numBuckets, _one_or_list(col, cols))
        return self

    def sortBy(self, col: str | list[str] | tuple[str, ...], *cols: str) -> DataFrameWriter:
        """The order of the rows in each bucket."""
        self._settings["sorting"] = _one_or_list(col, cols)
        return self

    def clusterBy(self, *cols: str | list[str]) -> DataFrameWriter:
        """The columns by whose values a table's rows are kept together."""
        names = flat_names(cols)
        assert names, "clusterBy needs one or more clustering columns."
        self._settings["clustering"] = names
        return self

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
        self._run("path", path)

    def insertInto(self, tableName: str, overwrite: bool | None = None) -> None:
        """Adds rows to a table, or replaces them, columns matched by position."""
        if overwrite is not None:
            self.mode("overwrite" if overwrite else "append")
        self._run("insert", tableName)

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
        self._run("table", name)

    def _set(
        self, format: str | None, mode: str | None, partitionBy: str | list[str] | None, options: dict[str, Any]
    ) -> None:
        if format is not None:
            self.format(format)
        self.mode(mode)
        if partitionBy is not None:
            self.partitionBy(partitionBy)
        self.options(**options)

    def _save_given(self, format: str, path: str, arguments: dict[str, Any]) -> None:
        self._set(format, arguments.get("mode"), arguments.get("partitionBy"), given_options(arguments, keep_mode=False))
        self._run("path", path)

    def _command(self, target: str, name: str | None) -> _native.Command:
        settings = {**self._settings, "format": self._format, "options": self._options}
        return _native.write_command(self._df._native, settings, target, name)

    def _run(self, target: str, name: str | None) -> None:
        self._df._told(self._command(target, name).run())

    def csv(
        self,
        path: str,
        mode: str | None = None,
        compression: str | None = None,
        sep: str | None = None,
        quote: str | None = None,
        escape: str | None = None,
        header: bool | str | None = None,
        nullValue: str | None = None,
        escapeQuotes: bool | str | None = None,
        quoteAll: bool | str | None = None,
        dateFormat: str | None = None,
        timestampFormat: str | None = None,
        ignoreLeadingWhiteSpace: bool | str | None = None,
        ignoreTrailingWhiteSpace: bool | str | None = None,
        charToEscapeQuoteEscaping: str | None = None,
        encoding: str | None = None,
        emptyValue: str | None = None,
        lineSep: str | None = None,
    ) -> None:
        """Writes values parted by ``sep``."""
        self._save_given("csv", path, locals())

    def json(
        self,
        path: str,
        mode: str | None = None,
        compression: str | None = None,
        dateFormat: str | None = None,
        timestampFormat: str | None = None,
        lineSep: str | None = None,
        encoding: str | None = None,
        ignoreNullFields: bool | str | None = None,
    ) -> None:
        """Writes a JSON object a line."""
        self._save_given("json", path, locals())

    def orc(
        self,
        path: str,
        mode: str | None = None,
        partitionBy: str | list[str] | None = None,
        compression: str | None = None,
    ) -> None:
        """Writes ORC files."""
        self._save_given("orc", path, locals())

    def parquet(
        self,
        path: str,
        mode: str | None = None,
        partitionBy: str | list[str] | None = None,
        compression: str | None = None,
    ) -> None:
        """Writes Parquet files."""
        self._save_given("parquet", path, locals())

    def text(
        self,
        path: str,
        compression: str | None = None,
        lineSep: str | None = None,
    ) -> None:
        """Writes the one text column, a line a row."""
        self._save_given("text", path, locals())

    def xml(
        self,
        path: str,
        rowTag: str | None = None,
        mode: str | None = None,
        attributePrefix: str | None = None,
        valueTag: str | None = None,
        rootTag: str | None = None,
        declaration: bool | None = None,
        arrayElementName: str | None = None,
        nullValue: str | None = None,
        dateFormat: str | None = None,
        timestampFormat: str | None = None,
        compression: str | None = None,
        encoding: str | None = None,
        validateName: bool | None = None,
    ) -> None:
        """Writes an XML element a row."""
        self._save_given("xml", path, locals())

    def jdbc(self, url: str, table: str, mode: str | None = None, properties: dict[str, str] | None = None) -> None:
        """Writes a table of a database."""
        self.format("jdbc").mode(mode).options(**(properties or {})).options(url=url, dbtable=table).save()


class DataFrameWriterV2(Options):
    """Writes a DataFrame to a table of a catalog, as ``DataFrame.writeTo``."""

    def __init__(self, df: DataFrame, table: str) -> None:
        super().__init__()
        self._df = df
        self._settings: dict[str, Any] = {
            "table": table,
            "provider": None,
            "properties": {},
            "partitioning": [],
            "clustering": [],
        }

    def using(self, provider: str) -> DataFrameWriterV2:
        """The format of a new table."""
        self._settings["provider"] = provider
        return self

    def tableProperty(self, property: str, value: str) -> DataFrameWriterV2:
        """A property that a new table keeps."""
        self._settings["properties"][property] = value
        return self

    def partitionedBy(self, col: Column | str, *cols: Column | str) -> DataFrameWriterV2:
        """How a new table is parted: by columns, or by ``years(c)``, ``bucket(n, c)`` and their like."""
        self._settings["partitioning"] = [to_column(one)._native for one in (col, *cols)]
        return self

    def clusterBy(self, col: str, *cols: str) -> DataFrameWriterV2:
        """The columns by whose values a new table's rows are kept together."""
        self._settings["clustering"] = [col, *cols]
        return self

    def create(self) -> None:
        """Makes the table; raises when it is there."""
        self._run("create")

    def replace(self) -> None:
        """Replaces the table, schema and all; raises when it is not there."""
        self._run("replace")

    def createOrReplace(self) -> None:
        self._run("create_or_replace")

    def append(self) -> None:
        """Adds rows."""
        self._run("append")

    def overwrite(self, condition: Column | str) -> None:
        """Replaces the rows for which the condition holds."""
        self._run("overwrite", to_column(condition)._native)

    def overwritePartitions(self) -> None:
        """Replaces the partitions that the DataFrame has rows for."""
        self._run("overwrite_partitions")

    def _command(self, mode: str, condition: _native.Column | None = None) -> _native.Command:
        settings = {**self._settings, "options": self._options}
        return _native.write_to_command(self._df._native, settings, mode, condition)

    def _run(self, mode: str, condition: _native.Column | None = None) -> None:
        self._df._told(self._command(mode, condition).run())


def _one_or_list(col: Any, cols: tuple[str, ...]) -> list[str]:
    if isinstance(col, (list, tuple)):
        if cols:
            raise PySparkValueError(
                errorClass="CANNOT_SET_TOGETHER",
                messageParameters={"arg_list": f"`col` of type {type(col).__name__} and `cols`"},
            )
        col, *cols = col  # type: ignore[assignment]
    for name in cols:
        if not isinstance(name, str):
            raise not_expected("cols", "list[str]", name)
    if not isinstance(col, str):
        raise not_expected("col", "list[str]", col)
    return [col, *cols]
