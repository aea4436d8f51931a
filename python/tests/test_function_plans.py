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


def theirs(call) -> bytes:
    """The expression that PySpark makes, as bytes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plan = SparkFrame(Range(0, 10, 1), Session()).select(call(SF))._plan
    message = without_ids(plan.to_proto(Client()))
    return message.root.project.expressions[0].SerializeToString(deterministic=True)


def table() -> dict[str, bytes]:
    lines = [line.split("\t") for line in TABLE.read_text().splitlines() if not line.startswith("#")]
    return {case: bytes.fromhex(digits) for case, digits in lines}


@pytest.fixture(scope="module")
def expected() -> dict[str, bytes]:
    if os.environ.get("FIRESTEEL_BLESS"):
        lines = [f"{case}\t{theirs(call).hex()}\n" for case, call in CALLS.items()]
        head = "# Calls of api/functions.toml, and the spark.connect.Expression that PySpark 4.3 makes of each.\n"
        TABLE.write_text(head + "".join(lines))
    return table()


def test_the_table_holds_the_calls(expected: dict[str, bytes]) -> None:
    assert list(expected) == list(CALLS)


@pytest.mark.parametrize("case", CALLS)
def test_a_call_has_pysparks_expression(session, expected: dict[str, bytes], case: str) -> None:  # noqa: F811
    assert theirs(CALLS[case]) == expected[case], "PySpark makes another expression than the table says"
    plan = Plan.FromString(session.range(10).select(CALLS[case](F)).to_plan())
    assert without_ids(plan).root.project.expressions[0].SerializeToString(deterministic=True) == expected[case]


def test_the_table_has_all_functions_of_pyspark() -> None:
    """Every callable is called here, or is odd and compared in ``test_plans``, or is excluded; and no other."""
    listed = {name for name in classic.__all__ if callable(getattr(classic, name))}
    listed -= {name for name in listed if isinstance(getattr(classic, name), type)}
    from pyspark.sql.functions import partitioning

    ours = {case.split()[0] for case in CALLS} | set(ODD) | set(EXCLUDED)
    partitions = {"years", "months", "days", "hours", "bucket"}
    assert all(hasattr(partitioning, name) for name in partitions)
    assert ours - partitions == (listed | UNLISTED) - partitions
