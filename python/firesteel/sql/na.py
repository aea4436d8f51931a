"""`DataFrameNaFunctions`: missing values."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

from firesteel.errors import PySparkTypeError, PySparkValueError
from firesteel.sql.column import not_expected

if TYPE_CHECKING:
    from firesteel.sql.dataframe import DataFrame

__all__ = ["DataFrameNaFunctions"]


class _NoValue:
    """Tells an argument that was left out from ``None``."""

    def __repr__(self) -> str:
        return "<no value>"


NO_VALUE: Any = _NoValue()

Subset = "str | tuple[str, ...] | list[str] | None"


class DataFrameNaFunctions:
    """What handles missing values, as ``DataFrame.na``."""

    __slots__ = ("df",)

    def __init__(self, df: DataFrame) -> None:
        self.df = df

    def drop(
        self,
        how: str = "any",
        thresh: int | None = None,
        subset: str | tuple[str, ...] | list[str] | None = None,
    ) -> DataFrame:
        """Without the rows in which any, or all, of these columns are NULL or NaN."""
        if how is not None and not isinstance(how, str):
            raise not_expected("how", "str", how)
        if how not in (None, "any", "all"):
            parameters = {"arg_name": "how", "allowed_values": "['any', 'all']"}
            raise PySparkValueError(errorClass="VALUE_NOT_ALLOWED", messageParameters=parameters)
        if thresh is not None and not isinstance(thresh, int):
            raise not_expected("thresh", "int", thresh)
        fewest = 1 if how == "all" else None
        return self.df._with(
            self.df._native.drop_nulls(_names(subset, "list, str or tuple"), fewest if thresh is None else thresh)
        )

    def fill(
        self,
        value: float | str | bool | dict[str, Any],
        subset: str | tuple[str, ...] | list[str] | None = None,
    ) -> DataFrame:
        """NULL and NaN replaced: by one value, or by one a column."""
        if not isinstance(value, (float, int, str, bool, dict)):
            raise not_expected("value", "bool, dict, float, int or str", value)
        if not isinstance(value, dict):
            return self.df._with(self.df._native.fill_nulls(_names(subset, "list or tuple"), value))
        if not value:
            raise PySparkValueError(errorClass="CANNOT_BE_EMPTY", messageParameters={"item": "value"})
        for name, one in value.items():
            if not isinstance(name, str):
                raise not_expected("key type of dict", "str", name)
            if not isinstance(one, (bool, int, float, str)):
                raise not_expected("value type of dict", "bool, float, int or str", one)
        _names(subset, "list or tuple")
        return self.df._with(self.df._native.fill_each(list(value.items())))

    def replace(
        self,
        to_replace: Any,
        value: Any = NO_VALUE,
        subset: str | tuple[str, ...] | list[str] | None = None,
    ) -> DataFrame:
        """Values replaced by others, in all columns or in these."""
        if value is NO_VALUE:
            if not isinstance(to_replace, dict):
                parameters = {"arg_name": "value", "condition": "`to_replace` is dict"}
                raise PySparkTypeError(errorClass="ARGUMENT_REQUIRED", messageParameters=parameters)
            value = None
        plain = (bool, float, int, str, list, tuple)
        if not isinstance(to_replace, (*plain, dict)):
            raise not_expected("to_replace", "bool, dict, float, int, str or tuple", to_replace)
        if value is not None and not isinstance(value, plain) and not isinstance(to_replace, dict):
            raise not_expected("value", "bool, float, int, list, None, str or tuple", value)
        if subset is not None and not isinstance(subset, (list, tuple, str)):
            raise not_expected("subset", "list, str or tuple", subset)
        pairs = _replacements(to_replace, value)
        names = [] if subset is None else [subset] if isinstance(subset, str) else list(subset)
        wide = [(_wide(old), _wide(new)) for old, new in pairs.items()]
        return self.df._with(self.df._native.replace_values(names, wide))


def _replacements(to_replace: Any, value: Any) -> dict[Any, Any]:
    if isinstance(to_replace, dict):
        if value is not None:
            warnings.warn("to_replace is a dict and value is not None. value will be ignored.", stacklevel=4)
        pairs = to_replace
    else:
        keys = [to_replace] if isinstance(to_replace, (float, int, str)) else list(to_replace)
        if isinstance(value, (list, tuple)):
            if isinstance(to_replace, (list, tuple)) and len(keys) != len(value):
                parameters = {
                    "arg1": "to_replace",
                    "arg2": "value",
                    "arg1_length": str(len(keys)),
                    "arg2_length": str(len(value)),
                }
                raise PySparkValueError(errorClass="LENGTH_SHOULD_BE_THE_SAME", messageParameters=parameters)
            pairs = dict(zip(keys, value))
        else:
            pairs = {key: value for key in keys}
    values = [*pairs, *(one for one in pairs.values() if one is not None)]
    if not any(all(isinstance(one, kind) for one in values) for kind in (bool, str, (float, int))):
        raise PySparkValueError(errorClass="MIXED_TYPE_REPLACEMENT", messageParameters={})
    return pairs


def _names(subset: Any, expected: str) -> list[str]:
    if subset is None:
        return []
    if isinstance(subset, str):
        return [subset]
    if not isinstance(subset, (list, tuple)):
        raise not_expected("subset", expected, subset)
    for name in subset:
        if not isinstance(name, str):
            raise not_expected("cols", "list, str or tuple", name)
    return list(subset)


def _wide(value: Any) -> Any:
    # Spark: replacements of numbers are doubles.
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return float(value) if is_number else value
