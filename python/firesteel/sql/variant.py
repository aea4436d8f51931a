"""`VariantVal`: a value that brings its type along, as two texts of bytes. Spark: the variant binary encoding.

The low two bits of a value's first byte say what it is (primitive, short text, object, array), the other six say more:
the kind of a primitive, the length of a short text, or how wide the numbers in an object's or array's head are.
"""

from __future__ import annotations

import base64
import datetime
import decimal
import json
import struct
from collections.abc import Iterator
from typing import Any

from firesteel.errors import PySparkValueError

__all__ = ["VariantVal"]

_PRIMITIVE, _SHORT_TEXT, _OBJECT, _ARRAY = range(4)
_NULL, _TRUE, _FALSE, _INT1, _INT2, _INT4, _INT8, _DOUBLE, _DECIMAL4, _DECIMAL8, _DECIMAL16 = range(11)
_DATE, _TIMESTAMP, _TIMESTAMP_NTZ, _FLOAT, _BINARY, _LONG_TEXT = range(11, 17)
_WIDTHS = {_INT1: 1, _INT2: 2, _INT4: 4, _INT8: 8, _DECIMAL4: 4, _DECIMAL8: 8, _DECIMAL16: 16}
_DIGITS = {_DECIMAL4: 9, _DECIMAL8: 18, _DECIMAL16: 38}
# Spark: the largest variant that is made.
_LIMIT = 16 * 1024 * 1024


class VariantVal:
    """A value of VARIANT: the bytes of the value, and those of the dictionary of its objects' keys."""

    def __init__(self, value: bytes, metadata: bytes) -> None:
        self.value = value
        self.metadata = metadata

    def toPython(self) -> Any:
        """The value in Python's own types: dictionaries, lists, texts, numbers, dates."""
        return _Reader(self, "UTC").python(0)

    def toJson(self, zone_id: str = "UTC") -> str:
        """The value as JSON, timestamps in a time zone."""
        return _Reader(self, zone_id).json(0)

    @classmethod
    def parseJson(cls, json_str: str) -> VariantVal:
        """The value of a JSON text."""
        return _Builder().built(json.loads(json_str, parse_float=_number, parse_int=_whole))

    def __str__(self) -> str:
        return self.toJson()

    def __repr__(self) -> str:
        return f"VariantVal({self.value!r}, {self.metadata!r})"


def _malformed() -> PySparkValueError:
    return PySparkValueError(errorClass="MALFORMED_VARIANT", messageParameters={})


class _Reader:
    """Reads the value that begins at a place."""

    def __init__(self, variant: VariantVal, zone: str) -> None:
        self._value = variant.value
        self._keys = variant.metadata
        self._zone = zone

    def python(self, at: int) -> Any:
        kind, _ = self._head(at)
        if kind == _OBJECT:
            return {key: self.python(place) for key, place in self._fields(at)}
        if kind == _ARRAY:
            return [self.python(place) for place in self._elements(at)]
        return self._scalar(at)

    def json(self, at: int) -> str:
        kind, _ = self._head(at)
        if kind == _OBJECT:
            return "{" + ",".join(f"{json.dumps(key)}:{self.json(place)}" for key, place in self._fields(at)) + "}"
        if kind == _ARRAY:
            return "[" + ",".join(self.json(place) for place in self._elements(at)) + "]"
        value = self._scalar(at)
        if value is None or isinstance(value, (bool, str)):
            return json.dumps(value)
        if isinstance(value, bytes):
            return f'"{base64.b64encode(value).decode()}"'
        return f'"{value}"' if isinstance(value, datetime.date) else str(value)

    def _head(self, at: int) -> tuple[int, int]:
        if not 0 <= at < len(self._value):
            raise _malformed()
        return self._value[at] & 3, self._value[at] >> 2

    def _cut(self, source: bytes, start: int, length: int) -> bytes:
        part = source[start : start + length]
        if len(part) != length:
            raise _malformed()
        return part

    def _unsigned(self, source: bytes, start: int, width: int) -> int:
        return int.from_bytes(self._cut(source, start, width), "little")

    def _signed(self, start: int, width: int) -> int:
        return int.from_bytes(self._cut(self._value, start, width), "little", signed=True)

    def _key(self, number: int) -> str:
        width = (self._unsigned(self._keys, 0, 1) >> 6) + 1
        count = self._unsigned(self._keys, 1, width)
        if number >= count:
            raise _malformed()
        texts = 1 + (count + 2) * width
        start, end = (self._unsigned(self._keys, 1 + (number + step) * width, width) for step in (1, 2))
        if start > end:
            raise _malformed()
        return self._cut(self._keys, texts + start, end - start).decode()

    def _fields(self, at: int) -> Iterator[tuple[str, int]]:
        _, more = self._head(at)
        size, id_width, width = 4 if more & 16 else 1, (more >> 2 & 3) + 1, (more & 3) + 1
        count = self._unsigned(self._value, at + 1, size)
        ids = at + 1 + size
        offsets = ids + count * id_width
        values = offsets + (count + 1) * width
        for place in range(count):
            key = self._key(self._unsigned(self._value, ids + place * id_width, id_width))
            yield key, values + self._unsigned(self._value, offsets + place * width, width)

    def _elements(self, at: int) -> Iterator[int]:
        _, more = self._head(at)
        size, width = 4 if more & 4 else 1, (more & 3) + 1
        count = self._unsigned(self._value, at + 1, size)
        offsets = at + 1 + size
        values = offsets + (count + 1) * width
        return (values + self._unsigned(self._value, offsets + place * width, width) for place in range(count))

    def _scalar(self, at: int) -> Any:
        kind, more = self._head(at)
        if kind == _SHORT_TEXT:
            return self._cut(self._value, at + 1, more).decode()
        if more in (_NULL, _TRUE, _FALSE):
            return {_NULL: None, _TRUE: True, _FALSE: False}[more]
        if more in _DIGITS:
            return self._decimal(at, more)
        if more in _WIDTHS:
            return self._signed(at + 1, _WIDTHS[more])
        if more == _DOUBLE:
            return struct.unpack("<d", self._cut(self._value, at + 1, 8))[0]
        if more == _FLOAT:
            return struct.unpack("<f", self._cut(self._value, at + 1, 4))[0]
        if more in (_BINARY, _LONG_TEXT):
            part = self._cut(self._value, at + 5, self._unsigned(self._value, at + 1, 4))
            return part.decode() if more == _LONG_TEXT else bytes(part)
        return self._time(at, more)

    def _decimal(self, at: int, more: int) -> decimal.Decimal:
        scale, unscaled = self._unsigned(self._value, at + 1, 1), self._signed(at + 2, _WIDTHS[more])
        if scale > _DIGITS[more] or abs(unscaled) >= 10 ** _DIGITS[more]:
            raise _malformed()
        return decimal.Decimal(unscaled).scaleb(-scale, decimal.Context(prec=38))

    def _time(self, at: int, more: int) -> datetime.date:
        if more == _DATE:
            return datetime.date(1970, 1, 1) + datetime.timedelta(days=self._signed(at + 1, 4))
        if more not in (_TIMESTAMP, _TIMESTAMP_NTZ):
            raise _malformed()
        passed = datetime.timedelta(microseconds=self._signed(at + 1, 8))
        if more == _TIMESTAMP_NTZ:
            return datetime.datetime(1970, 1, 1) + passed
        from zoneinfo import ZoneInfo

        return (datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc) + passed).astimezone(ZoneInfo(self._zone))


def _number(text: str) -> decimal.Decimal | float:
    """A number with a fraction: exact where a decimal holds it."""
    if text.strip("-0123456789."):
        return float(text)
    value = decimal.Decimal(text)
    _, digits, exponent = value.as_tuple()
    return value if len(digits) <= 38 and -int(exponent) <= 38 else float(text)


def _whole(text: str) -> int | decimal.Decimal | float:
    value = int(text)
    return value if -(2**63) <= value < 2**63 else _number(text)


class _Builder:
    """Writes values one after another, and gathers the keys of their objects."""

    def __init__(self) -> None:
        self._keys: dict[str, int] = {}

    def built(self, value: Any) -> VariantVal:
        body = self._written(value)
        texts = [key.encode() for key in self._keys]
        total = sum(map(len, texts))
        width = _width(max(total, len(texts)))
        head = bytes([1 | (width - 1) << 6]) + len(texts).to_bytes(width, "little")
        metadata = head + _offsets(texts, width) + b"".join(texts)
        if max(len(body), len(metadata)) > _LIMIT:
            raise PySparkValueError(errorClass="VARIANT_SIZE_LIMIT", messageParameters={"sizeLimit": str(_LIMIT)})
        return VariantVal(body, metadata)

    def _written(self, value: Any) -> bytes:
        if isinstance(value, dict):
            return self._object(value)
        if isinstance(value, list):
            parts = [self._written(one) for one in value]
            return _container(_ARRAY, parts, b"", 0)
        if value is None or isinstance(value, bool):
            return _primitive({None: _NULL, True: _TRUE, False: _FALSE}[value])
        if isinstance(value, str):
            text = value.encode()
            if len(text) < 64:
                return bytes([len(text) << 2 | _SHORT_TEXT]) + text
            return _primitive(_LONG_TEXT) + len(text).to_bytes(4, "little") + text
        if isinstance(value, int):
            bits = value.bit_length() if value >= 0 else (~value).bit_length()
            kind = next(kind for kind in (_INT1, _INT2, _INT4, _INT8) if bits < 8 * _WIDTHS[kind])
            return _primitive(kind) + value.to_bytes(_WIDTHS[kind], "little", signed=True)
        if isinstance(value, decimal.Decimal):
            return _exact(value)
        return _primitive(_DOUBLE) + struct.pack("<d", value)

    def _object(self, value: dict[str, Any]) -> bytes:
        # Values stand as they came; the list of fields is in the order of the keys.
        ids: dict[str, int] = {}
        parts: dict[str, bytes] = {}
        for key, one in value.items():
            ids[key] = self._keys.setdefault(key, len(self._keys))
            parts[key] = self._written(one)
        width = _width(max(ids.values(), default=0))
        keys = sorted(value)
        listed = b"".join(ids[key].to_bytes(width, "little") for key in keys)
        starts, place = {}, 0
        for key, part in parts.items():
            starts[key], place = place, place + len(part)
        return _container(_OBJECT, list(parts.values()), listed, width, [starts[key] for key in keys])


def _primitive(kind: int) -> bytes:
    return bytes([kind << 2 | _PRIMITIVE])


def _width(largest: int) -> int:
    return 1 if largest < 2**8 else 2 if largest < 2**16 else 3


def _offsets(parts: list[bytes], width: int) -> bytes:
    place, text = 0, b""
    for part in parts:
        text += place.to_bytes(width, "little")
        place += len(part)
    return text + place.to_bytes(width, "little")


def _container(kind: int, parts: list[bytes], ids: bytes, id_width: int, starts: list[int] | None = None) -> bytes:
    """An array, or an object with the list of its keys' numbers and where their values start."""
    total = sum(map(len, parts))
    if total > _LIMIT:
        raise PySparkValueError(errorClass="VARIANT_SIZE_LIMIT", messageParameters={"sizeLimit": str(_LIMIT)})
    width, is_large = _width(total), len(parts) > 255
    if starts is None:
        more, offsets = is_large << 2 | width - 1, _offsets(parts, width)
    else:
        more = is_large << 4 | id_width - 1 << 2 | width - 1
        offsets = b"".join(one.to_bytes(width, "little") for one in [*starts, total])
    head = bytes([more << 2 | kind]) + len(parts).to_bytes(4 if is_large else 1, "little")
    return head + ids + offsets + b"".join(parts)


def _exact(value: decimal.Decimal) -> bytes:
    sign, digits, exponent = value.as_tuple()
    scale, unscaled = -int(exponent), int("".join(map(str, digits))) * (-1 if sign else 1)
    size = max(len(digits), scale)
    kind = next(kind for kind in (_DECIMAL4, _DECIMAL8, _DECIMAL16) if size <= _DIGITS[kind])
    return _primitive(kind) + bytes([scale]) + unscaled.to_bytes(_WIDTHS[kind], "little", signed=True)
