"""`DataFrameReader`: files and tables as DataFrames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firesteel.errors import PySparkValueError
from firesteel.sql.column import not_expected
from firesteel.sql.options import ReadOptions

if TYPE_CHECKING:
    from firesteel.sql.dataframe import DataFrame
    from firesteel.sql.types import StructType

__all__ = ["DataFrameReader"]


class DataFrameReader(ReadOptions):
    """Reads files and tables. Nothing is opened before an action."""

    def load(
        self,
        path: str | list[str] | None = None,
        format: str | None = None,
        schema: StructType | str | None = None,
        **options: Any,
    ) -> DataFrame:
        """Files or folders in the format that was set."""
        self._set(format, schema, options)
        return self._read([] if path is None else [path] if isinstance(path, str) else list(path))

    def _load_given(self, format: str, path: str | list[str], arguments: dict[str, Any]) -> DataFrame:
        if not isinstance(path, (str, list, tuple)):
            raise not_expected("path", "str or list", path)
        self._options_given(arguments)
        return self.load(path, format, arguments.get("schema"))

    def _parse_given(self, format: str, path: Any, arguments: dict[str, Any]) -> DataFrame:
        """:meth:`_load_given`, or the texts of a DataFrame in place of files."""
        from firesteel.sql.dataframe import DataFrame

        if isinstance(path, (str, list, tuple)):
            return self._load_given(format, path, arguments)
        if not isinstance(path, DataFrame):
            raise not_expected("path", "str, list, or DataFrame", path)
        self._options_given(arguments)
        if arguments.get("schema") is not None:
            self.schema(arguments["schema"])
        return path._with(path._native.parse_texts(format, self._schema_value(), self._options))

    def _schema_value(self) -> Any:
        """The JSON value of the schema's type; nothing without one."""
        if self._schema.startswith("{"):
            import json

            return json.loads(self._schema)
        return self._session._native.parse_ddl(self._schema) if self._schema else None

    def parquet(self, *paths: str, **options: Any) -> DataFrame:
        """Parquet files."""
        return self.options(**options).load(list(paths), "parquet")

    def csv(
        self,
        path: str | list[str] | DataFrame,
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
        charToEscapeQuoteEscaping: str | None = None,
        samplingRatio: float | str | None = None,
        enforceSchema: bool | str | None = None,
        emptyValue: str | None = None,
        locale: str | None = None,
        lineSep: str | None = None,
        pathGlobFilter: bool | str | None = None,
        recursiveFileLookup: bool | str | None = None,
        modifiedBefore: bool | str | None = None,
        modifiedAfter: bool | str | None = None,
        unescapedQuoteHandling: str | None = None,
    ) -> DataFrame:
        """Files of values parted by ``sep``, or such lines as the texts of a DataFrame."""
        return self._parse_given("csv", path, locals())

    def json(
        self,
        path: str | list[str] | DataFrame,
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
        samplingRatio: float | str | None = None,
        dropFieldIfAllNull: bool | str | None = None,
        encoding: str | None = None,
        locale: str | None = None,
        pathGlobFilter: bool | str | None = None,
        recursiveFileLookup: bool | str | None = None,
        modifiedBefore: bool | str | None = None,
        modifiedAfter: bool | str | None = None,
        allowNonNumericNumbers: bool | str | None = None,
        useUnsafeRow: bool | str | None = None,
    ) -> DataFrame:
        """Files with a JSON object a line, or JSON objects as the texts of a DataFrame."""
        return self._parse_given("json", path, locals())

    def orc(
        self,
        path: str | list[str],
        mergeSchema: bool | None = None,
        pathGlobFilter: bool | str | None = None,
        recursiveFileLookup: bool | str | None = None,
        modifiedBefore: bool | str | None = None,
        modifiedAfter: bool | str | None = None,
    ) -> DataFrame:
        """ORC files."""
        return self._load_given("orc", path, locals())

    def text(
        self,
        paths: str | list[str],
        wholetext: bool = False,
        lineSep: str | None = None,
        pathGlobFilter: bool | str | None = None,
        recursiveFileLookup: bool | str | None = None,
        modifiedBefore: bool | str | None = None,
        modifiedAfter: bool | str | None = None,
    ) -> DataFrame:
        """Files as rows of one text a line."""
        return self._load_given("text", paths, locals())

    def xml(
        self,
        path: str | list[str] | DataFrame,
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
        """XML files: a row for each element ``rowTag``; or one such element a text of a DataFrame."""
        return self._parse_given("xml", path, locals())

    def jdbc(
        self,
        url: str,
        table: str,
        column: str | None = None,
        lowerBound: int | str | None = None,
        upperBound: int | str | None = None,
        numPartitions: int | None = None,
        predicates: list[str] | None = None,
        properties: dict[str, str] | None = None,
    ) -> DataFrame:
        """A table of a database, in parts by the values of a number column, or by conditions."""
        self.format("jdbc")
        if column is not None:
            bounds = {"lowerBound": lowerBound, "upperBound": upperBound, "numPartitions": numPartitions}
            for name, value in bounds.items():
                if value is None:
                    parameters = {"arg_name": name, "condition": "`column` is specified"}
                    raise PySparkValueError(errorClass="ARGUMENT_REQUIRED", messageParameters=parameters)
            self.options(partitionColumn=column, **bounds)
        self.options(**(properties or {})).options(url=url, dbtable=table)
        return self._read([], predicates if column is None else None)
