"""`Row`: a tuple whose values also have names. PySpark has it in ``types``, from where it is imported."""

from __future__ import annotations

from typing import Any

from firesteel.errors import PySparkAttributeError, PySparkKeyError, PySparkTypeError, PySparkValueError

__all__ = ["Row"]


class Row(tuple):  # type: ignore[type-arg]
    """A row: a tuple whose values also have names.

    ``row.name``, ``row["name"]`` and ``row[0]`` give a value; ``"name" in row`` looks among the names.
    ``Row(name="Alice", age=11)`` makes one; ``Row("name", "age")`` makes a maker of such rows.
    """

    def __new__(cls, *args: Any, **kwargs: Any) -> Row:
        if args and kwargs:
            raise PySparkValueError(
                errorClass="CANNOT_SET_TOGETHER", messageParameters={"arg_list": "args and kwargs"}
            )
        if not kwargs:
            return tuple.__new__(cls, args)
        row = tuple.__new__(cls, list(kwargs.values()))
        row.__fields__ = list(kwargs.keys())
        return row

    def asDict(self, recursive: bool = False) -> dict[str, Any]:
        """The values by name; ``recursive`` turns rows inside into dictionaries as well."""
        if not hasattr(self, "__fields__"):
            raise PySparkTypeError(
                errorClass="CANNOT_CONVERT_TYPE", messageParameters={"from_type": "Row", "to_type": "dict"}
            )
        values = (_plain(value) for value in self) if recursive else self
        return dict(zip(self.__fields__, values))

    def __contains__(self, item: Any) -> bool:
        if hasattr(self, "__fields__"):
            return item in self.__fields__
        return super().__contains__(item)

    def __call__(self, *args: Any) -> Row:
        if len(args) > len(self):
            raise PySparkValueError(
                errorClass="TOO_MANY_VALUES",
                messageParameters={"expected": str(len(self)), "item": "fields", "actual": str(len(args))},
            )
        return _create_row(self, args)

    def __getitem__(self, item: Any) -> Any:
        if isinstance(item, (int, slice)):
            return super().__getitem__(item)
        try:
            return super().__getitem__(self.__fields__.index(item))
        except IndexError:
            raise PySparkKeyError(errorClass="KEY_NOT_EXISTS", messageParameters={"key": str(item)}) from None
        except ValueError:
            raise PySparkValueError(item) from None

    def __getattr__(self, item: str) -> Any:
        if not item.startswith("__"):
            try:
                return self[self.__fields__.index(item)]
            except (IndexError, ValueError):
                pass
        raise PySparkAttributeError(errorClass="ATTRIBUTE_NOT_SUPPORTED", messageParameters={"attr_name": item})

    def __setattr__(self, key: Any, value: Any) -> None:
        if key != "__fields__":
            from firesteel.errors import PySparkRuntimeError

            raise PySparkRuntimeError(errorClass="READ_ONLY", messageParameters={"object": "Row"})
        self.__dict__[key] = value

    def __reduce__(self) -> tuple[Any, ...]:
        if hasattr(self, "__fields__"):
            return (_create_row, (self.__fields__, tuple(self)))
        return (Row, tuple(self))

    def __repr__(self) -> str:
        if hasattr(self, "__fields__"):
            return "Row(%s)" % ", ".join("%s=%r" % (name, value) for name, value in zip(self.__fields__, tuple(self)))
        return "<Row(%s)>" % ", ".join(repr(value) for value in self)


def _create_row(fields: Any, values: Any) -> Row:
    row = Row(*values)
    row.__fields__ = fields
    return row


def _plain(value: Any) -> Any:
    if isinstance(value, Row):
        return value.asDict(True)
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


# PySpark's users see this name.
Row.__module__ = "firesteel.sql.types"
