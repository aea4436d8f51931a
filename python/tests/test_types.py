"""Values of each type go in and come back."""

from __future__ import annotations

import datetime
import decimal
from decimal import Decimal

import pytest

from firesteel.errors import PySparkTypeError, PySparkValueError
from firesteel.sql import Row, SparkSession
from firesteel.sql import functions as F
from firesteel.sql.types import (
    ArrayType,
    BinaryType,
    BooleanType,
    ByteType,
    DateType,
    DayTimeIntervalType,
    DecimalType,
    DoubleType,
    FloatType,
    IntegerType,
    LongType,
    MapType,
    ShortType,
    StringType,
    StructField,
    StructType,
    TimestampNTZType,
    TimestampType,
)

MOMENT = datetime.datetime(2024, 2, 29, 13, 14, 15, 123456)

VALUES = [
    (BooleanType(), [True, False, None]),
    (ByteType(), [-128, 127, None]),
    (ShortType(), [-32768, 32767, None]),
    (IntegerType(), [-(2**31), 2**31 - 1, None]),
    (LongType(), [-(2**63), 2**63 - 1, None]),
    (FloatType(), [1.5, -0.25, float("inf"), None]),
    (DoubleType(), [1.1, -2.5e300, float("-inf"), None]),
    (DecimalType(38, 18), [Decimal("12345678901234567890.123456789012345678"), Decimal("-0.5"), None]),
    (DecimalType(5, 2), [Decimal("123.45"), Decimal("-999.99"), None]),
    (StringType(), ["", "häß 日本 🦀", None]),
    (BinaryType(), [b"", b"\x00\xff", None]),
    (DateType(), [datetime.date(1, 1, 1), datetime.date(1969, 12, 31), datetime.date(9999, 12, 31), None]),
    (TimestampType(), [MOMENT, datetime.datetime(1970, 1, 2), None]),
    (TimestampNTZType(), [MOMENT, datetime.datetime(1900, 1, 1, 0, 0, 0, 1), None]),
    (DayTimeIntervalType(), [datetime.timedelta(days=-3, microseconds=7), None]),
    (ArrayType(LongType()), [[1, None, 3], [], None]),
    (ArrayType(ArrayType(StringType())), [[["a"], None, []], None]),
    (MapType(StringType(), LongType()), [{"a": 1, "b": None}, {}, None]),
    (
        StructType([StructField("a", LongType()), StructField("b", ArrayType(StringType()))]),
        [Row(a=1, b=["x"]), Row(a=None, b=None), None],
    ),
]


@pytest.mark.parametrize(("kind", "values"), VALUES, ids=lambda value: getattr(value, "simpleString", str)())
def test_values_come_back_as_they_went_in(spark: SparkSession, kind, values) -> None:
    schema = StructType([StructField("n", LongType()), StructField("v", kind)])
    frame = spark.createDataFrame(list(enumerate(values)), schema)
    rows = frame.orderBy("n").collect()
    assert [row.v for row in rows] == values
    assert frame.select("v").dtypes == [("v", kind.simpleString())]


@pytest.mark.parametrize(("kind", "values"), VALUES, ids=lambda value: getattr(value, "simpleString", str)())
def test_the_backend_agrees_with_the_schema_given(spark: SparkSession, kind, values) -> None:
    schema = StructType([StructField("v", kind)])
    frame = spark.createDataFrame([(value,) for value in values], schema)
    assert frame.select(F.col("v").alias("w")).schema == StructType([StructField("w", kind)])


def test_types_are_inferred_as_pyspark_does(spark: SparkSession) -> None:
    row = Row(
        flag=True,
        whole=1,
        real=1.5,
        text="x",
        blob=b"x",
        day=datetime.date(2024, 1, 1),
        moment=MOMENT,
        exact=Decimal("1.5"),
        span=datetime.timedelta(hours=1),
        many=[1, 2],
        named={"a": 1.0},
        inner=Row(a=1, b="z"),
    )
    frame = spark.createDataFrame([row])
    assert frame.dtypes == [
        ("flag", "boolean"),
        ("whole", "bigint"),
        ("real", "double"),
        ("text", "string"),
        ("blob", "binary"),
        ("day", "date"),
        ("moment", "timestamp"),
        ("exact", "decimal(38,18)"),
        ("span", "interval day to second"),
        ("many", "array<bigint>"),
        ("named", "map<string,double>"),
        ("inner", "struct<a:bigint,b:string>"),
    ]
    assert frame.collect() == [row]


def test_rows_may_be_tuples_dictionaries_objects_or_plain_values(spark: SparkSession) -> None:
    class Person:
        def __init__(self, name: str, age: int) -> None:
            self.name, self.age = name, age

    assert spark.createDataFrame([(1, "a")]).collect() == [Row(_1=1, _2="a")]
    assert spark.createDataFrame([(1, "a")], ["n"]).columns == ["n", "_2"]
    assert spark.createDataFrame([{"b": 1, "a": "x"}, {"a": "y"}]).collect() == [Row(a="x", b=1), Row(a="y", b=None)]
    assert spark.createDataFrame([Person("Al", 3)]).collect() == [Row(age=3, name="Al")]
    assert spark.createDataFrame([1, 2], "int").collect() == [Row(value=1), Row(value=2)]
    assert spark.createDataFrame([[1, None]], "a int, b string").collect() == [Row(a=1, b=None)]
    assert spark.createDataFrame([], "a int").collect() == []


def test_a_value_of_the_wrong_type_is_refused(spark: SparkSession) -> None:
    with pytest.raises(PySparkTypeError) as raised:
        spark.createDataFrame([("x",)], "a int")
    assert raised.value.getCondition() == "FIELD_DATA_TYPE_UNACCEPTABLE_WITH_NAME"
    assert "row.a: int can not accept object 'x' in type str" in str(raised.value)
    with pytest.raises(PySparkValueError) as raised:
        spark.createDataFrame([(2**40,)], "a int")
    assert raised.value.getCondition() == "VALUE_OUT_OF_BOUNDS"
    with pytest.raises(PySparkValueError) as raised:
        spark.createDataFrame([(None,)], StructType([StructField("a", LongType(), False)]))
    assert raised.value.getCondition() == "FIELD_NOT_NULLABLE_WITH_NAME"
    with pytest.raises(PySparkValueError) as raised:
        spark.createDataFrame([(1, 2)], "a int")
    assert raised.value.getCondition() == "AXIS_LENGTH_MISMATCH"


def test_a_schema_that_cannot_be_found_is_refused(spark: SparkSession) -> None:
    for data, condition in (([], "CANNOT_INFER_EMPTY_SCHEMA"), ([(None,)], "CANNOT_DETERMINE_TYPE")):
        with pytest.raises(PySparkValueError) as raised:
            spark.createDataFrame(data)
        assert raised.value.getCondition() == condition


def test_literals_have_the_types_of_pyspark(spark: SparkSession) -> None:
    values = {
        "n": (None, "void"),
        "i": (1, "int"),
        "l": (2**40, "bigint"),
        "d": (1.5, "double"),
        "b": (True, "boolean"),
        "s": ("x", "string"),
        "y": (b"x", "binary"),
        "e": (Decimal("1.50"), "decimal(10,2)"),
        "t": (datetime.date(2024, 1, 1), "date"),
        "m": (MOMENT, "timestamp"),
        "v": (datetime.timedelta(days=1), "interval day to second"),
        "a": ([1, 2], "array<int>"),
    }
    frame = spark.range(1).select(*[F.lit(value).alias(name) for name, (value, _) in values.items()])
    assert frame.dtypes == [(name, kind) for name, (_, kind) in values.items()]
    assert list(frame.collect()[0]) == [value for value, _ in values.values()]


def test_decimals_are_rounded_half_to_even(spark: SparkSession) -> None:
    frame = spark.createDataFrame([(Decimal("0.125"),), (Decimal("0.135"),)], "a decimal(5,2)")
    assert [row.a for row in frame.collect()] == [Decimal("0.12"), Decimal("0.14")]
    with pytest.raises(decimal.InvalidOperation):
        spark.createDataFrame([(Decimal("12345.678"),)], "a decimal(5,2)")


def test_a_schema_prints_as_a_type_and_as_json() -> None:
    schema = StructType().add("a", "integer").add("b", ArrayType(StringType()), False)
    assert repr(schema) == (
        "StructType([StructField('a', IntegerType(), True), "
        "StructField('b', ArrayType(StringType(), True), False)])"
    )
    assert StructType.fromJson(schema.jsonValue()) == schema
    assert schema.simpleString() == "struct<a:int,b:array<string>>"
    assert schema["b"].nullable is False


def test_a_row_is_a_tuple_with_names() -> None:
    row = Row(name="Alice", age=11, inner=Row(x=1))
    assert row.name == row["name"] == row[0] == "Alice"
    assert "age" in row and "x" not in row
    assert row.asDict(True) == {"name": "Alice", "age": 11, "inner": {"x": 1}}
    assert repr(row) == "Row(name='Alice', age=11, inner=Row(x=1))"
    maker = Row("name", "age")
    assert maker("Bob", 5) == Row(name="Bob", age=5)
    with pytest.raises(AttributeError):
        row.absent
    import pickle

    assert pickle.loads(pickle.dumps(row)) == row


def test_rows_are_copied_and_pickled_with_and_without_names() -> None:
    import copy
    import pickle

    for row in (Row(a=1, b=Row(c=[1])), Row(1, 2), Row("x", "y")(1, 2)):
        for other in (pickle.loads(pickle.dumps(row)), copy.copy(row), copy.deepcopy(row)):
            assert type(other) is Row and repr(other) == repr(row)
