"""`Column`: an expression over the columns of a DataFrame."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from firesteel import _native
from firesteel.errors import PySparkTypeError, PySparkValueError

if TYPE_CHECKING:
    from firesteel.sql.types import DataType
    from firesteel.sql.window import WindowSpec


class Column:
    """An expression. Operators build larger ones; a value beside a column stands for itself."""

    __slots__ = ("_native",)

    def __init__(self, native: _native.Column) -> None:
        self._native = native

    # Arithmetic and comparison.

    def __add__(self, other: Any) -> Column:
        return _binary("+", self, other)

    def __radd__(self, other: Any) -> Column:
        return _binary("+", other, self)

    def __sub__(self, other: Any) -> Column:
        return _binary("-", self, other)

    def __rsub__(self, other: Any) -> Column:
        return _binary("-", other, self)

    def __mul__(self, other: Any) -> Column:
        return _binary("*", self, other)

    def __rmul__(self, other: Any) -> Column:
        return _binary("*", other, self)

    def __truediv__(self, other: Any) -> Column:
        return _binary("/", self, other)

    def __rtruediv__(self, other: Any) -> Column:
        return _binary("/", other, self)

    def __mod__(self, other: Any) -> Column:
        return _binary("%", self, other)

    def __rmod__(self, other: Any) -> Column:
        return _binary("%", other, self)

    def __pow__(self, other: Any) -> Column:
        return _binary("power", self, other)

    def __rpow__(self, other: Any) -> Column:
        return _binary("power", other, self)

    def __neg__(self) -> Column:
        return call("negative", self)

    def __eq__(self, other: Any) -> Column:  # type: ignore[override]
        return _binary("==", self, other)

    def __ne__(self, other: Any) -> Column:  # type: ignore[override]
        return call("not", _binary("==", self, other))

    def __lt__(self, other: Any) -> Column:
        return _binary("<", self, other)

    def __le__(self, other: Any) -> Column:
        return _binary("<=", self, other)

    def __gt__(self, other: Any) -> Column:
        return _binary(">", self, other)

    def __ge__(self, other: Any) -> Column:
        return _binary(">=", self, other)

    __hash__ = None  # type: ignore[assignment]

    def eqNullSafe(self, other: Any) -> Column:
        """Equality that holds for two NULLs and never is NULL."""
        return _binary("<=>", self, other)

    # Logic. `and`, `or` and `not` cannot be overloaded, so the bitwise operators stand for them.

    def __and__(self, other: Any) -> Column:
        return _binary("and", self, other)

    def __rand__(self, other: Any) -> Column:
        return _binary("and", self, other)

    def __or__(self, other: Any) -> Column:
        return _binary("or", self, other)

    def __ror__(self, other: Any) -> Column:
        return _binary("or", self, other)

    def __invert__(self) -> Column:
        return call("not", self)

    def __bool__(self) -> bool:
        raise PySparkValueError(errorClass="CANNOT_CONVERT_COLUMN_INTO_BOOL", messageParameters={})

    def __contains__(self, item: Any) -> bool:
        raise PySparkValueError(errorClass="CANNOT_APPLY_IN_FOR_COLUMN", messageParameters={})

    def __iter__(self) -> None:
        raise PySparkTypeError(errorClass="NOT_ITERABLE", messageParameters={"objectName": "Column"})

    def bitwiseAND(self, other: Any) -> Column:
        return _binary("&", self, other)

    def bitwiseOR(self, other: Any) -> Column:
        return _binary("|", self, other)

    def bitwiseXOR(self, other: Any) -> Column:
        return _binary("^", self, other)

    # Tests.

    def isNull(self) -> Column:
        return call("isNull", self)

    def isNotNull(self) -> Column:
        return call("isNotNull", self)

    def isNaN(self) -> Column:
        return call("isNaN", self)

    def isin(self, *cols: Any) -> Column:
        """Whether the value is one of these, given one by one or as a list, or is a row of a DataFrame."""
        from firesteel.sql.dataframe import DataFrame

        if len(cols) == 1 and isinstance(cols[0], DataFrame):
            return Column(self._native.is_in_query(cols[0]._native))
        values = cols[0] if len(cols) == 1 and isinstance(cols[0], (list, set)) else cols
        return call("in", self, *[to_operand(value) for value in values])

    def between(self, lowerBound: Any, upperBound: Any) -> Column:
        """``lowerBound <= self AND self <= upperBound``."""
        return (self >= lowerBound) & (self <= upperBound)

    # Texts.

    def contains(self, other: Any) -> Column:
        return _binary("contains", self, other)

    def startswith(self, other: Any) -> Column:
        return _binary("startsWith", self, other)

    def endswith(self, other: Any) -> Column:
        return _binary("endsWith", self, other)

    def like(self, other: str) -> Column:
        """SQL ``LIKE``, with ``%`` and ``_``."""
        return _binary("like", self, other)

    def rlike(self, other: str) -> Column:
        """Whether a Java regular expression matches anywhere."""
        return _binary("rlike", self, other)

    def ilike(self, other: str) -> Column:
        """``LIKE`` without regard to case."""
        return _binary("ilike", self, other)

    def substr(self, startPos: int | Column, length: int | Column) -> Column:
        """``length`` characters from ``startPos``, which counts from 1."""
        if type(startPos) is not type(length):
            raise PySparkTypeError(
                errorClass="NOT_SAME_TYPE",
                messageParameters={
                    "arg_name1": "startPos",
                    "arg_name2": "length",
                    "arg_type1": type(startPos).__name__,
                    "arg_type2": type(length).__name__,
                },
            )
        if not isinstance(length, (int, Column)):
            raise not_expected("startPos", "Column or int", length)
        return call("substr", self, to_operand(startPos), to_operand(length))

    # Branches.

    def when(self, condition: Column, value: Any) -> Column:
        """One more branch after :func:`functions.when`."""
        if not isinstance(condition, Column):
            raise not_expected("condition", "Column", condition)
        try:
            return Column(self._native.when(condition._native, to_operand(value)._native))
        except Exception:
            raise PySparkTypeError(errorClass="INVALID_WHEN_USAGE", messageParameters={}) from None

    def otherwise(self, value: Any) -> Column:
        """What the other rows have, after :func:`functions.when`."""
        try:
            return Column(self._native.otherwise(to_operand(value)._native))
        except Exception:
            raise PySparkTypeError(
                "otherwise() can only be applied on a Column previously generated by when()"
            ) from None

    # Names and types.

    def alias(self, *alias: str, **kwargs: Any) -> Column:
        """The column under another name; several names for an expression that gives several columns."""
        metadata = kwargs.pop("metadata", None)
        if kwargs:
            raise TypeError(f"alias() got an unexpected keyword argument '{next(iter(kwargs))}'")
        if metadata is None:
            return Column(self._native.alias(list(alias)))
        if len(alias) != 1:
            raise PySparkValueError("[ONLY_ALLOWED_FOR_SINGLE_COLUMN] `metadata` can only be provided for one column.")
        import json

        return Column(self._native.alias(list(alias), json.dumps(metadata)))

    def name(self, *alias: str, **kwargs: Any) -> Column:
        """The same as :meth:`alias`."""
        return self.alias(*alias, **kwargs)

    def cast(self, dataType: DataType | str) -> Column:
        """The column as another type. What does not fit raises."""
        return Column(self._native.cast(_type_argument(dataType)))

    def astype(self, dataType: DataType | str) -> Column:
        """The same as :meth:`cast`."""
        return self.cast(dataType)

    def try_cast(self, dataType: DataType | str) -> Column:
        """The column as another type. What does not fit becomes NULL."""
        wanted = _type_argument(dataType)
        text = wanted if isinstance(wanted, str) else dataType.simpleString()  # type: ignore[union-attr]
        return Column(self._native.try_cast(text))

    # Order.

    def asc(self) -> Column:
        """Ascending, NULLs first."""
        return Column(self._native.sorted(True, True))

    def asc_nulls_first(self) -> Column:
        return Column(self._native.sorted(True, True))

    def asc_nulls_last(self) -> Column:
        return Column(self._native.sorted(True, False))

    def desc(self) -> Column:
        """Descending, NULLs last."""
        return Column(self._native.sorted(False, False))

    def desc_nulls_first(self) -> Column:
        return Column(self._native.sorted(False, True))

    def desc_nulls_last(self) -> Column:
        return Column(self._native.sorted(False, False))

    def over(self, window: WindowSpec) -> Column:
        """The function over a window."""
        from firesteel.sql.window import WindowSpec

        if not isinstance(window, WindowSpec):
            raise not_expected("window", "WindowSpec", window)
        return Column(self._native.over(window._native))

    # Parts.

    def getItem(self, key: Any) -> Column:
        """An element of an array (from 0), a value of a map or a field of a struct."""
        if isinstance(key, Column):
            warnings.warn("A column as 'key' in getItem is deprecated. Use `column[key]` instead.", FutureWarning, 2)
        return self[key]

    def getField(self, name: Any) -> Column:
        """A field of a struct."""
        if isinstance(name, Column):
            warnings.warn("A column as 'name' in getField is deprecated. Use `column[name]` instead.", FutureWarning, 2)
        return self[name]

    def __getitem__(self, key: Any) -> Column:
        if isinstance(key, slice):
            if key.step is not None:
                raise PySparkValueError(errorClass="SLICE_WITH_STEP", messageParameters={})
            return self.substr(key.start, key.stop)
        return Column(self._native.extract(to_operand(key)._native))

    def __getattr__(self, name: str) -> Column:
        if name.startswith("__"):
            raise AttributeError(name)
        return self[name]

    def withField(self, fieldName: str, col: Column) -> Column:
        """The struct with a field added or replaced."""
        if not isinstance(fieldName, str):
            raise not_expected("fieldName", "str", fieldName)
        if not isinstance(col, Column):
            raise not_expected("col", "Column", col)
        return Column(self._native.with_field(fieldName, col._native))

    def dropFields(self, *fieldNames: str) -> Column:
        """The struct without these fields."""
        native = self._native
        for name in fieldNames:
            native = native.drop_field(name)
        return Column(native)

    def outer(self) -> Column:
        """The column, marked as one of the query around a subquery. Names say so already; it changes nothing."""
        return self

    def transform(self, f: Callable[[Column], Column]) -> Column:
        """``f(self)``, so that calls can be chained."""
        return f(self)

    def __repr__(self) -> str:
        return f"Column<'{self._native}'>"


def not_expected(argument: str, expected: str, value: Any) -> PySparkTypeError:
    """The error for an argument of the wrong type."""
    parameters = {"arg_name": argument, "expected_type": expected, "arg_type": type(value).__name__}
    return PySparkTypeError(errorClass="NOT_EXPECTED_TYPE", messageParameters=parameters)


def to_operand(value: Any) -> Column:
    """A column as it is, anything else as a literal."""
    if isinstance(value, Column):
        return value
    enum_value = getattr(value, "value", None)
    if enum_value is not None and hasattr(type(value), "__members__"):
        value = enum_value
    return Column(_native.Column.literal(value))


def to_column(value: Column | str, argument: str = "col") -> Column:
    """A column as it is, a text as the name of one."""
    if isinstance(value, Column):
        return value
    if isinstance(value, str):
        return Column(_native.Column.named(value))
    raise not_expected(argument, "Column or str", value)


def to_sort_order(value: Column | str) -> Column:
    """A column with an order, ascending unless it says another."""
    column = to_column(value)
    return column if column._native.is_sorted() else column.asc()


def call(name: str, *arguments: Column) -> Column:
    """A call of a built-in function."""
    return Column(_native.Column.function(name, [argument._native for argument in arguments]))


def _binary(name: str, left: Any, right: Any) -> Column:
    return call(name, to_operand(left), to_operand(right))


def _type_argument(data_type: DataType | str) -> Any:
    from firesteel.sql.types import DataType

    if isinstance(data_type, str):
        return data_type
    if isinstance(data_type, DataType):
        value = data_type.jsonValue()
        # A text would be parsed as DDL; a type is sent as one.
        return _Typed(value) if isinstance(value, str) else value
    raise not_expected("dataType", "DataType or str", data_type)


class _Typed(dict):  # type: ignore[type-arg]
    """The JSON value of an atomic type, told apart from a DDL text."""

    def __init__(self, name: str) -> None:
        super().__init__(type=name)


def call_distinct(name: str, *arguments: Column) -> Column:
    """A call of an aggregate function over distinct arguments."""
    return Column(_native.Column.function(name, [argument._native for argument in arguments], True))


def to_literal(value: Any) -> Column:
    """A column as it is, a list as an array of literals, anything else as a literal."""
    if isinstance(value, (list, tuple)):
        for item in value:
            if isinstance(item, Column):
                raise PySparkValueError(errorClass="COLUMN_IN_LIST", messageParameters={"func_name": "lit"})
        return call("array", *[to_literal(item) for item in value])
    return to_operand(value)


def to_mixed(value: Any) -> Column:
    """A text as the name of a column, anything else but a column as a literal."""
    return to_column(value) if isinstance(value, str) else to_literal(value)


def to_columns(cols: tuple[Any, ...]) -> list[Column]:
    """Columns or their names, one by one or as one list."""
    if len(cols) == 1 and isinstance(cols[0], (list, set, tuple)):
        cols = tuple(cols[0])
    return [to_column(col) for col in cols]
