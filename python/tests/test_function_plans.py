"""Calls of functions make the expressions that PySpark makes, and the table that other languages are held to says so.

``FIRESTEEL_BLESS=1`` writes ``tests/plans/functions.tsv`` from what PySpark makes.
"""

from __future__ import annotations

import os
import warnings
from pathlib import Path

import pytest

pytest.importorskip("pyspark.sql.connect.session")
pytest.importorskip("grpc")

from pyspark.sql import functions as classic  # noqa: E402
from pyspark.sql.connect import functions as SF  # noqa: E402
from pyspark.sql.connect.dataframe import DataFrame as SparkFrame  # noqa: E402
from pyspark.sql.connect.plan import Range  # noqa: E402
from pyspark.sql.connect.proto import Plan  # noqa: E402

from firesteel.sql import functions as F  # noqa: E402
from function_calls import CALLS, EXCLUDED, ODD  # noqa: E402
from test_plans import Client, Session, session, without_ids  # noqa: E402, F401

TABLE = Path(__file__).resolve().parents[2] / "tests" / "plans" / "functions.tsv"

# Old names and others that PySpark has and does not list.
UNLISTED = {
    "approxCountDistinct", "bitwiseNOT", "chr", "countDistinct", "shiftLeft", "shiftRight", "shiftRightUnsigned",
    "sumDistinct", "toDegrees", "toRadians", "uuid",
}  # fmt: skip


# Those that are not called with columns and values alone.
ODD_CALLS = {
    "aggregate": lambda f: f.aggregate("a", "b", lambda x, y: x + y, lambda x: x * 2),
    "aggregate least": lambda f: f.aggregate("a", f.lit(0), lambda x, y: x + y),
    "array_sort by": lambda f: f.array_sort("a", lambda x, y: x - y),
    "call_function": lambda f: f.call_function("cat.fn", "a", f.lit(1)),
    "call_udf": lambda f: f.call_udf("fn", "a"),
    "col": lambda f: f.col("a.b"),
    "column": lambda f: f.column("a"),
    "exists": lambda f: f.exists("a", lambda x: x > 1),
    "expr": lambda f: f.expr("a + 1"),
    "filter": lambda f: f.filter("a", lambda x: x > 1),
    "filter index": lambda f: f.filter("a", lambda x, i: x > i),
    "forall": lambda f: f.forall("a", lambda x: x > 1),
    "lit": lambda f: f.lit("x"),
    "map_filter": lambda f: f.map_filter("a", lambda x, y: x > y),
    "map_zip_with": lambda f: f.map_zip_with("a", "b", lambda x, y, z: f.concat(x, y, z)),
    "reduce": lambda f: f.reduce("a", "b", lambda x, y: x + y, lambda x: x * 2),
    "reduce least": lambda f: f.reduce("a", f.lit(0), lambda x, y: x + y),
    "transform": lambda f: f.transform("a", lambda x: x + 1),
    "transform index": lambda f: f.transform("a", lambda x, i: x + i),
    "transform nested": lambda f: f.transform("a", lambda x: f.transform(x, lambda y: y + 1)),
    "transform_keys": lambda f: f.transform_keys("a", lambda x, y: x + y),
    "transform_values": lambda f: f.transform_values("a", lambda x, y: x + y),
    "when": lambda f: f.when(f.col("a") > 1, "x").when(f.col("b"), f.col("c")).otherwise(2),
    "zip_with": lambda f: f.zip_with("a", "b", lambda x, y: x + y),
}
ALL_CALLS = {**CALLS, **ODD_CALLS}


def named_in_order(message) -> None:
    """Gives the parameters of lambda functions the names x_0, x_1, ... in the order they are met."""
    names: dict[str, str] = {}

    def visit(part) -> None:
        if part.DESCRIPTOR.name == "UnresolvedNamedLambdaVariable":
            part.name_parts[0] = names.setdefault(part.name_parts[0], f"x_{len(names)}")
        for field, value in part.ListFields():
            if field.message_type is not None:
                for one in [value] if hasattr(value, "ListFields") else value:
                    visit(one)

    visit(message)


def encoded(plan) -> bytes:
    expression = without_ids(plan).root.project.expressions[0]
    named_in_order(expression)
    return expression.SerializeToString(deterministic=True)


def theirs(call) -> bytes:
    """The expression that PySpark makes, as bytes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plan = SparkFrame(Range(0, 10, 1), Session()).select(call(SF))._plan
    return encoded(plan.to_proto(Client()))


def table() -> dict[str, bytes]:
    lines = [line.split("\t") for line in TABLE.read_text().splitlines() if not line.startswith("#")]
    return {case: bytes.fromhex(digits) for case, digits in lines}


@pytest.fixture(scope="module")
def expected() -> dict[str, bytes]:
    if os.environ.get("FIRESTEEL_BLESS"):
        lines = [f"{case}\t{theirs(call).hex()}\n" for case, call in ALL_CALLS.items()]
        head = "# Calls of api/functions.toml, and the spark.connect.Expression that PySpark 4.3 makes of each.\n"
        TABLE.write_text(head + "".join(lines))
    return table()


def test_the_table_holds_the_calls(expected: dict[str, bytes]) -> None:
    assert list(expected) == list(ALL_CALLS)


@pytest.mark.parametrize("case", ALL_CALLS)
def test_a_call_has_pysparks_expression(session, expected: dict[str, bytes], case: str) -> None:  # noqa: F811
    assert theirs(ALL_CALLS[case]) == expected[case], "PySpark makes another expression than the table says"
    assert encoded(Plan.FromString(session.range(10).select(ALL_CALLS[case](F)).to_plan())) == expected[case]


def test_broadcast_has_pysparks_plan(session) -> None:  # noqa: F811
    expected = SF.broadcast(SparkFrame(Range(0, 10, 1), Session()))._plan.to_proto(Client())
    assert without_ids(Plan.FromString(F.broadcast(session.range(10)).to_plan())) == without_ids(expected)


def test_every_odd_function_is_called() -> None:
    assert {case.split()[0] for case in ODD_CALLS} | {"broadcast"} == {*ODD, "array_sort"}


def test_the_table_has_all_functions_of_pyspark() -> None:
    """Every callable is called here or is excluded; and no other."""
    listed = {name for name in classic.__all__ if callable(getattr(classic, name))}
    listed -= {name for name in listed if isinstance(getattr(classic, name), type)}
    from pyspark.sql.functions import partitioning

    ours = {case.split()[0] for case in CALLS} | set(ODD) | set(EXCLUDED)
    partitions = {"years", "months", "days", "hours", "bucket"}
    assert all(hasattr(partitioning, name) for name in partitions)
    assert ours - partitions == (listed | UNLISTED) - partitions
