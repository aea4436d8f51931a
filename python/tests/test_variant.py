"""Variants are written and read as PySpark's own class does it."""

from __future__ import annotations

import datetime
import decimal
import json

import pytest

from firesteel.errors import PySparkValueError
from firesteel.sql import SparkSession
from firesteel.sql import functions as F
from firesteel.sql.variant import VariantVal

DOCUMENTS = [
    "{}", "[]", "null", "true", "0", "-128", "128", "32768", "-32769", "2147483648", "9223372036854775807",
    "9223372036854775808", "1.5", "-0.001", "1e10", "123456789.123456789", '"x"', f'"{"y" * 63}"', f'"{"z" * 64}"',
    '{"b":1,"a":{"c":[1,2,{"b":null}],"a":"ä中"}}', '{"a":1,"a":2}', '[[],[[]],{"":""}]',
    json.dumps({f"k{at}": at for at in range(300)}), json.dumps(list(range(70000))), json.dumps([{"n": "v" * 300}] * 300),
]  # fmt: skip
# Primitives that JSON does not have: date, timestamp, timestamp_ntz, float, binary.
TIMES = 1_700_000_000_123_456
PRIMITIVES = [
    (11, (19000).to_bytes(4, "little"), datetime.date(2022, 1, 8), '"2022-01-08"'),
    (12, TIMES.to_bytes(8, "little"), datetime.datetime(2023, 11, 14, 22, 13, 20, 123456, datetime.timezone.utc),
     '"2023-11-14 22:13:20.123456+00:00"'),
    (13, TIMES.to_bytes(8, "little"), datetime.datetime(2023, 11, 14, 22, 13, 20, 123456), '"2023-11-14 22:13:20.123456"'),
    (14, b"\0\0\xc0\x3f", 1.5, "1.5"),
    (15, b"\3\0\0\0abc", b"abc", '"YWJj"'),
    (8, b"\2" + (-150).to_bytes(4, "little", signed=True), decimal.Decimal("-1.50"), "-1.50"),
]  # fmt: skip


@pytest.mark.parametrize("text", DOCUMENTS, ids=lambda text: text[:20])
def test_a_json_text_becomes_pysparks_bytes_and_comes_back(text: str) -> None:
    theirs = pytest.importorskip("pyspark.sql.types").VariantVal.parseJson(text)
    ours = VariantVal.parseJson(text)
    assert (ours.value, ours.metadata) == (theirs.value, theirs.metadata)
    assert repr(ours.toPython()) == repr(theirs.toPython())
    assert ours.toJson() == str(ours) == theirs.toJson()


@pytest.mark.parametrize(("kind", "content", "value", "text"), PRIMITIVES)
def test_what_json_does_not_have_is_read(kind: int, content: bytes, value: object, text: str) -> None:
    variant = VariantVal(bytes([kind << 2]) + content, b"\1\0\0")
    assert variant.toPython() == value
    assert variant.toJson() == text


def test_a_decimal_keeps_all_its_digits() -> None:
    text = "12345678901234567890.123456789012345678"
    assert VariantVal.parseJson(text).toPython() == decimal.Decimal(text)


@pytest.mark.parametrize("value", [b"", b"\x0c", b"\x44", b"\x50" + bytes(20), b"\2\1", b"\x20\x20" + bytes(4)])
def test_bytes_that_are_no_variant_are_refused(value: bytes) -> None:
    with pytest.raises(PySparkValueError, match="MALFORMED_VARIANT"):
        VariantVal(value, b"\1\0\0").toPython()


def test_variants_come_in_rows(spark: SparkSession) -> None:
    frame = spark.sql("""SELECT parse_json('{"a": [1, 2.5, null]}') AS v, CAST(NULL AS VARIANT) AS n""")
    row = frame.collect()[0]
    assert row.v.toPython() == {"a": [1, decimal.Decimal("2.5"), None]}
    assert row.n is None
    assert frame.select(F.array("v").alias("all")).collect()[0].all[0].toJson() == '{"a":[1,2.5,null]}'
