"""`RuntimeConf`: the session's configuration."""

from __future__ import annotations

from typing import Any

from firesteel import _native
from firesteel.sql.column import not_expected
from firesteel.sql.na import NO_VALUE

__all__ = ["RuntimeConf"]

class RuntimeConf:
    """The configuration of a session, as ``SparkSession.conf``."""

    __slots__ = ("_native",)

    def __init__(self, native: _native.Session) -> None:
        self._native = native

    def set(self, key: str, value: str | int | bool) -> None:
        """Sets an entry."""
        self._native.conf_set([(key, _text(key, value))])

    def get(self, key: str, default: str | None = NO_VALUE) -> str | None:
        """The value of an entry, or ``default``; without one, raises ``SQL_CONF_NOT_FOUND`` when there is none."""
        if default is NO_VALUE:
            return self._native.conf_get(key)
        if default is not None and not isinstance(default, str):
            raise not_expected("default", "str", default)
        # Spark: the entry's own default does not count when there is another.
        return self._native.conf_get_or(key, default)

    def unset(self, key: str) -> None:
        """Brings an entry back to its default."""
        self._native.conf_unset(key)

    def isModifiable(self, key: str) -> bool:
        """Whether an entry can be changed in a running session."""
        return self._native.conf_is_modifiable(key)

    @property
    def getAll(self) -> dict[str, str]:
        """All entries that were set."""
        return self._native.conf_get_all()


def _text(key: str, value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (str, int, float)):
        return str(value)
    raise not_expected(key, "str, int or bool", value)
