"""The ``{name}`` fields of a statement of ``SparkSession.sql``."""

from __future__ import annotations

import string
from typing import Any

from firesteel import _native
from firesteel.sql.column import Column
from firesteel.sql.dataframe import DataFrame

__all__ = ["SqlFields"]


class SqlFields(string.Formatter):
    """Fills the ``{name}`` fields of a statement. DataFrames become views of this statement alone."""

    def __init__(self) -> None:
        self.views: list[_native.DataFrame] = []

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, DataFrame):
            name = f"_firesteel_view_{len(self.views)}"
            self.views.append(value._native.alias(name))
            return name
        if isinstance(value, Column):
            return str(value._native)
        if isinstance(value, str):
            return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
        return super().format_field(value, format_spec)
