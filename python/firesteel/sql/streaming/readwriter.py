"""`DataStreamReader` and `DataStreamWriter`: DataFrames whose rows go on coming."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from firesteel import _native
from firesteel.errors import PySparkNotImplementedError, PySparkValueError
from firesteel.sql.column import not_expected
from firesteel.sql.options import FormatOptions, ReadOptions, flat_names
from firesteel.sql.streaming.query import StreamingQuery

if TYPE_CHECKING:
    from firesteel.sql.dataframe import DataFrame
    from firesteel.sql.types import Row, StructType

__all__ = ["DataStreamReader", "DataStreamWriter"]


class DataStreamReader(ReadOptions):
    """Reads what is there and what will come. Nothing is opened before a query is started."""

    _is_streaming = True

    def option(self, key: str, value: Any) -> DataStreamReader:
        """An option of the format."""
        if value is not None:
            # Spark: a single option is sent as Python writes it.
            self._options[key] = str(value)
        return self

    def name(self, source_name: str) -> DataStreamReader:
        """A name for the source, by which it is known when the query is started again."""
        if not isinstance(source_name, str):
            raise not_expected("source_name", "str", source_name)
        if not re.fullmatch("[a-zA-Z0-9_]+", source_name):
            raise PySparkValueError(
                errorClass="INVALID_STREAMING_SOURCE_NAME", messageParameters={"source_name": source_name}
            )
        self._source_name = source_name
        return self

    def load(
        self,
        path: str | None = None,
        format: str | None = None,
        schema: StructType | str | None = None,
        **options: Any,
    ) -> DataFrame:
        """A stream in the format that was set."""
        self._set(format, schema, options)
        if path is not None and (not isinstance(path, str) or not path.strip()):
            parameters = {"arg_name": "path", "arg_value": str(path)}
            raise PySparkValueError(errorClass="VALUE_NOT_NON_EMPTY_STR", messageParameters=parameters)
        return self._read([path] if path else [])

    def _load_given(self, format: str, path: str, arguments: dict[str, Any]) -> DataFrame:
        if not isinstance(path, str):
            raise not_expected("path", "str", path)
        self._options_given(arguments)
        return self.load(path, format, arguments.get("schema"))

    def csv(
        self,
        path: str,
        schema: StructType | str | None = None,
        sep: str | None = None,
        encoding: str | None = None,
        quote: str | None = None,
        escape: str | None = None,
        comment: str | None = None,
        header: bool | str | None = None,
        inferSchema: bool | str | None = None,
        ignoreLeadingWhiteSpace: bool | str | None = None,
        ignoreTrailingWhiteSpace: bool | str | None = None,
        nullValue: str | None = None,
        nanValue: str | None = None,
        positiveInf: str | None = None,
        negativeInf: str | None = None,
        dateFormat: str | None = None,
        timestampFormat: str | None = None,
        maxColumns: int | str | None = None,
        maxCharsPerColumn: int | str | None = None,
        maxMalformedLogPerPartition: int | str | None = None,
        mode: str | None = None,
        columnNameOfCorruptRecord: str | None = None,
        multiLine: bool | str | None = None,
        charToEscapeQuoteEscaping: bool | str | None = None,
        enforceSchema: bool | str | None = None,
        emptyValue: str | None = None,
        locale: str | None = None,
        lineSep: str | None = None,
        pathGlobFilter: bool | str | None = None,
        recursiveFileLookup: bool | str | None = None,
        unescapedQuoteHandling: str | None = None,
    ) -> DataFrame:
        """Files of values parted by ``sep``."""
        return self._load_given("csv", path, locals())

    def json(
        self,
        path: str,
        schema: StructType | str | None = None,
        primitivesAsString: bool | str | None = None,
        prefersDecimal: bool | str | None = None,
        allowComments: bool | str | None = None,
        allowUnquotedFieldNames: bool | str | None = None,
        allowSingleQuotes: bool | str | None = None,
        allowNumericLeadingZero: bool | str | None = None,
        allowBackslashEscapingAnyCharacter: bool | str | None = None,
        mode: str | None = None,
        columnNameOfCorruptRecord: str | None = None,
        dateFormat: str | None = None,
        timestampFormat: str | None = None,
        multiLine: bool | str | None = None,
        allowUnquotedControlChars: bool | str | None = None,
        lineSep: str | None = None,
        locale: str | None = None,
        dropFieldIfAllNull: bool | str | None = None,
        encoding: str | None = None,
        pathGlobFilter: bool | str | None = None,
        recursiveFileLookup: bool | str | None = None,
        allowNonNumericNumbers: bool | str | None = None,
        useUnsafeRow: bool | str | None = None,
    ) -> DataFrame:
        """Files with a JSON object a line."""
        return self._load_given("json", path, locals())

    def orc(
        self,
        path: str,
        mergeSchema: bool | None = None,
        pathGlobFilter: bool | str | None = None,
        recursiveFileLookup: bool | str | None = None,
    ) -> DataFrame:
        """ORC files."""
        return self._load_given("orc", path, locals())

    def parquet(
        self,
        path: str,
        mergeSchema: bool | None = None,
        pathGlobFilter: bool | str | None = None,
        recursiveFileLookup: bool | str | None = None,
        datetimeRebaseMode: bool | str | None = None,
        int96RebaseMode: bool | str | None = None,
    ) -> DataFrame:
        """Parquet files."""
        return self._load_given("parquet", path, locals())

    def text(
        self,
        path: str,
        wholetext: bool = False,
        lineSep: str | None = None,
        pathGlobFilter: bool | str | None = None,
        recursiveFileLookup: bool | str | None = None,
    ) -> DataFrame:
        """Files as rows of one text a line."""
        return self._load_given("text", path, locals())

    def xml(
        self,
        path: str,
        rowTag: str | None = None,
        schema: StructType | str | None = None,
        excludeAttribute: bool | str | None = None,
        attributePrefix: str | None = None,
        valueTag: str | None = None,
        ignoreSurroundingSpaces: bool | str | None = None,
        rowValidationXSDPath: str | None = None,
        ignoreNamespace: bool | str | None = None,
        wildcardColName: str | None = None,
        encoding: str | None = None,
        inferSchema: bool | str | None = None,
        nullValue: str | None = None,
        dateFormat: str | None = None,
        timestampFormat: str | None = None,
        mode: str | None = None,
        columnNameOfCorruptRecord: str | None = None,
        multiLine: bool | str | None = None,
        samplingRatio: float | str | None = None,
        locale: str | None = None,
    ) -> DataFrame:
        """XML files: a row for each element ``rowTag``."""
        return self._load_given("xml", path, locals())


class DataStreamWriter(FormatOptions):
    """Writes rows as they come, as ``DataFrame.writeStream``. ``start`` starts it."""

    def __init__(self, df: DataFrame) -> None:
        super().__init__()
        self._df = df
        self._settings: dict[str, Any] = {
            "output_mode": "",
            "partitioning": [],
            "clustering": [],
            "query_name": "",
            "trigger": None,
        }

    def outputMode(self, outputMode: str) -> DataStreamWriter:
        """``append``, ``complete`` or ``update``."""
        self._settings["output_mode"] = outputMode
        return self

    def partitionBy(self, *cols: str) -> DataStreamWriter:
        """A folder for each combination of these columns' values."""
        self._settings["partitioning"] = flat_names(cols)
        return self

    def clusterBy(self, *cols: str) -> DataStreamWriter:
        self._settings["clustering"] = flat_names(cols)
        return self

    def queryName(self, queryName: str) -> DataStreamWriter:
        """A name for the query."""
        self._settings["query_name"] = _not_empty("queryName", queryName)
        return self

    def trigger(
        self,
        *,
        processingTime: str | None = None,
        once: bool | None = None,
        continuous: str | None = None,
        availableNow: bool | None = None,
        realTime: str | None = None,
    ) -> DataStreamWriter:
        """When the query looks for new rows: one of these."""
        times = {"processingTime": processingTime, "continuous": continuous, "realTime": realTime}
        flags = {"once": once, "availableNow": availableNow}
        given = {name: value for name, value in {**times, **flags}.items() if value is not None}
        if len(given) != 1:
            raise PySparkValueError(errorClass="ONLY_ALLOW_SINGLE_TRIGGER", messageParameters={})
        name, value = next(iter(given.items()))
        if name in flags and value is not True:
            parameters = {"arg_name": name, "allowed_values": "[True]"}
            raise PySparkValueError(errorClass="VALUE_NOT_ALLOWED", messageParameters=parameters)
        time = "" if name in flags else _not_empty(name, value).strip()
        self._settings["trigger"] = (re.sub("([A-Z])", lambda one: f"_{one[1].lower()}", name), time)
        return self

    def foreach(self, f: Callable[[Row], None]) -> DataStreamWriter:
        """Needs Python in the backend, which is not offered."""
        raise _not_offered("DataStreamWriter.foreach")

    def foreachBatch(self, func: Callable[[DataFrame, int], None]) -> DataStreamWriter:
        """Needs Python in the backend, which is not offered."""
        raise _not_offered("DataStreamWriter.foreachBatch")

    def start(
        self,
        path: str | None = None,
        format: str | None = None,
        outputMode: str | None = None,
        partitionBy: str | list[str] | None = None,
        queryName: str | None = None,
        **options: Any,
    ) -> StreamingQuery:
        """Starts the query, which goes on until it is stopped or its session ends."""
        self._set(format, outputMode, partitionBy, queryName, options)
        return StreamingQuery(self._write(path, None).start())

    def toTable(
        self,
        tableName: str,
        format: str | None = None,
        outputMode: str | None = None,
        partitionBy: str | list[str] | None = None,
        queryName: str | None = None,
        **options: Any,
    ) -> StreamingQuery:
        """:meth:`start` of a query that writes to a table."""
        self._set(format, outputMode, partitionBy, queryName, options)
        return StreamingQuery(self._write(None, tableName).start())

    def _set(
        self,
        format: str | None,
        outputMode: str | None,
        partitionBy: str | list[str] | None,
        queryName: str | None,
        options: dict[str, Any],
    ) -> None:
        self.options(**options)
        if outputMode is not None:
            self.outputMode(outputMode)
        if partitionBy is not None:
            self.partitionBy(partitionBy)  # type: ignore[arg-type]
        if format is not None:
            self.format(format)
        if queryName is not None:
            self.queryName(queryName)

    def _write(self, path: str | None, table: str | None) -> _native.StreamWrite:
        settings = {**self._settings, "format": self._format or "", "options": self._options}
        return _native.StreamWrite(self._df._native, settings, path or None, table or None)


def _not_empty(name: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise PySparkValueError(
            errorClass="VALUE_NOT_NON_EMPTY_STR", messageParameters={"arg_name": name, "arg_value": str(value)}
        )
    return value


def _not_offered(feature: str) -> PySparkNotImplementedError:
    return PySparkNotImplementedError(errorClass="NOT_IMPLEMENTED", messageParameters={"feature": feature})
