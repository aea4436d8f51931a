"""What readers and writers are told by name, of files, tables and streams: the format and its options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firesteel.errors import AnalysisException
from firesteel.sql.column import not_expected
from firesteel.sql.types import StructType

if TYPE_CHECKING:
    from typing_extensions import Self

    from firesteel.sql.dataframe import DataFrame
    from firesteel.sql.session import SparkSession

__all__ = ["FormatOptions", "Options", "ReadOptions", "flat_names", "given_options"]

# Parameters of a format's method that are no options of the format.
_NO_OPTIONS = {"self", "path", "paths", "schema", "partitionBy"}


class Options:
    """Options by name. One without a value is not sent."""

    def __init__(self) -> None:
        self._options: dict[str, str] = {}

    def option(self, key: str, value: Any) -> Self:
        """An option of the format."""
        text = _text(value)
        if text is not None:
            self._options[key] = text
        return self

    def options(self, **options: Any) -> Self:
        """Several options of the format."""
        for key, value in options.items():
            self.option(key, _text(value))
        return self


class FormatOptions(Options):
    """The options of a format, which has a name."""

    def __init__(self) -> None:
        super().__init__()
        self._format: str | None = None

    def format(self, source: str) -> Self:
        """The format: ``parquet``, ``csv``, ``json``, ..."""
        self._format = source
        return self


class ReadOptions(FormatOptions):
    """What is read, as far as files at rest and streams are alike. Nothing is opened before an action."""

    # Whether what comes later is read as well.
    _is_streaming = False

    def __init__(self, session: SparkSession) -> None:
        super().__init__()
        self._session = session
        # Spark's clients send an empty text for no schema.
        self._schema = ""
        self._source_name: str | None = None

    def schema(self, schema: StructType | str) -> Self:
        """The schema, instead of one found in the files: a type, or DDL (``"id INT, name STRING"``)."""
        if not isinstance(schema, (StructType, str)):
            raise not_expected("schema", "str or struct type", schema)
        self._schema = schema if isinstance(schema, str) else schema.json()
        return self

    def table(self, tableName: str) -> DataFrame:
        """A table or a view."""
        native = self._session._native.read_table(tableName, self._options, self._is_streaming)
        return self._session._frame(native)

    def changes(self, tableName: str) -> DataFrame:
        """What was changed in a table, a row a change."""
        if self._schema:
            raise AnalysisException(
                "User specified schema not supported with `changes`.",
                errorClass="_LEGACY_ERROR_TEMP_1189",
                messageParameters={"operation": "changes"},
            )
        native = self._session._native.read_changes(tableName, self._options, self._is_streaming)
        return self._session._frame(native)

    def _set(self, format: str | None, schema: StructType | str | None, options: dict[str, Any]) -> None:
        if format is not None:
            self.format(format)
        if schema is not None:
            self.schema(schema)
        self.options(**options)

    def _options_given(self, arguments: dict[str, Any]) -> None:
        """The options among what a format's method was called with."""
        for key, value in given_options(arguments).items():
            self.option(key, value)

    def _read(self, paths: list[str], predicates: list[str] | None = None) -> DataFrame:
        settings = (self._format, self._schema, self._options, self._is_streaming, self._source_name)
        return self._session._frame(self._session._native.read_files(settings, paths, predicates))


def given_options(arguments: dict[str, Any], keep_mode: bool = True) -> dict[str, Any]:
    """What a format's method was called with, of its parameters that are options. The mode of a reader is one: what is
    done with lines that do not fit; that of a writer is not.
    """
    return {
        key: value for key, value in arguments.items() if key not in _NO_OPTIONS and (keep_mode or key != "mode")
    }


def flat_names(names: tuple[Any, ...]) -> list[str]:
    """Names that are given one by one, or as a list."""
    return list(names[0]) if len(names) == 1 and isinstance(names[0], (list, tuple)) else list(names)


def _text(value: Any) -> str | None:
    """An option as Spark writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    return None if value is None else str(value)
