"""`DataFrameReader`: files and tables as DataFrames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firesteel.errors import PySparkValueError
from firesteel.sql.column import not_expected
from firesteel.sql.types import StructType

if TYPE_CHECKING:
    from firesteel.sql.dataframe import DataFrame
    from firesteel.sql.session import SparkSession

__all__ = ["DataFrameReader"]

# Parameters that are no options.
_NO_OPTIONS = {"self", "path", "paths", "schema", "mode", "partitionBy"}


def option_text(value: Any) -> str | None:
    """An option as Spark writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    return None if value is None else str(value)


def given_options(arguments: dict[str, Any], keep: tuple[str, ...] = ()) -> dict[str, Any]:
    """What a method was called with, of its parameters that are options."""
    return {key: value for key, value in arguments.items() if key not in _NO_OPTIONS or key in keep}


class DataFrameReader:
    """Reads files and tables. Nothing is opened before an action."""

    _is_streaming = False

    def __init__(self, session: SparkSession) -> None:
        self._session = session
        self._format: str | None = None
        # Spark's clients send an empty text for no schema.
        self._schema = ""
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
            raise not_expected("schema", "StructType or str", schema)
        return self

    def option(self, key: str, value: Any) -> DataFrameReader:
        text = option_text(value)
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
        return self._loaded([] if path is None else [path] if isinstance(path, str) else list(path))

    def _loaded(self, paths: list[str], predicates: list[str] | None = None) -> DataFrame:
        settings = (self._format, self._schema, self._options, self._is_streaming, None)
        return self._session._frame(self._session._native.read_files(settings, paths, predicates))

    def _load_given(self, format: str, path: str | list[str], arguments: dict[str, Any]) -> DataFrame:
        if not isinstance(path, (str, list, tuple)):
            raise not_expected("path", "str or list", path)
        self._options_given(arguments)
        return self.load(path, format, arguments.get("schema"))

    def _options_given(self, arguments: dict[str, Any]) -> None:
        # The mode of a reader is an option: what is done with lines that do not fit.
        self.options(**given_options(arguments, keep=("mode",)))

    def _parse_given(self, format: str, path: Any, arguments: dict[str, Any]) -> DataFrame:
        """:meth:`_load_given`, or the texts of a DataFrame in place of files."""
        from firesteel.sql.dataframe import DataFrame

        if not isinstance(path, DataFrame):
            return self._load_given(format, path, arguments)
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

    def table(self, tableName: str) -> DataFrame:
        """A table or a view."""
        native = self._session._native.read_table(tableName, self._options, self._is_streaming)
        return self._session._frame(native)

    def changes(self, tableName: str) -> DataFrame:
        """What was changed in a table, a row a change."""
        native = self._session._native.read_changes(tableName, self._options, self._is_streaming)
        return self._session._frame(native)

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
        return self._loaded([], predicates if column is None else None)
