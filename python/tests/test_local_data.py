"""`createDataFrame`, `toPandas` and notebooks give what they give in PySpark: schemas, rows, dtypes, markup and errors.

``local_data.json`` holds the answers of PySpark 4.3 on a real Spark. ``FIRESTEEL_BLESS=1`` with the address of one in
``FIRESTEEL_TEST_REMOTE`` asks anew.
"""

from __future__ import annotations

import json
import os
import warnings
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("numpy")
pytest.importorskip("pandas")
pytest.importorskip("pyarrow")

from firesteel.sql import Row, SparkSession, types  # noqa: E402
from local_data import MADE, SHOWN, TAKEN  # noqa: E402

TABLE = Path(__file__).parent / "local_data.json"




def _column(name: str, kind: str) -> dict[str, Any]:
    return {"name": name, "type": kind, "nullable": True, "metadata": {}}


def _frame(columns: list[tuple[str, str]], *rows: str) -> dict[str, Any]:
    return {"schema": {"type": "struct", "fields": [_column(*column) for column in columns]}, "rows": list(rows)}


# What PySpark refuses without need, or does not get right.
ON_PURPOSE = {
    # It looks at the first row before it asks whether there is one.
    "a generator of nothing": _frame([("a", "integer")]),
    # It cuts the fraction off.
    "a broken float as an integer": {
        "raised": "PySparkTypeError",
        "condition": "FIELD_DATA_TYPE_UNACCEPTABLE_WITH_NAME",
    },
    # It makes a struct without fields of it.
    "a timestamp of pandas in a row": _frame([("_1", "timestamp")], "Row(_1=datetime.datetime(2024, 1, 1, 12, 0))"),
    # It wants the names of the schema in the table; those of rows and of pandas it takes by place, as we do.
    "arrow typed": _frame([("p", "short"), ("q", "string")], "Row(p=1, q='x')"),
    "arrow of views": _frame([("a", "string")], "Row(a='x')"),
    "arrow of days": _frame(
        [("a", "date"), ("b", "date")], "Row(a=datetime.date(2024, 2, 29), b=datetime.date(2024, 2, 29))"
    ),
    # The types are known without rows.
    "arrow without rows": _frame([("a", "long")]),
}


# The engine loses metadata, and the fields of intervals.
MADE_ON_LOCAL = {
    "metadata": _frame([("a", "long")], "Row(a=1)"),
    "a length of time in days": _frame([("i", "interval day to second")], "Row(i=datetime.timedelta(days=3))"),
}
# Spark numbers names that repeat in what it sends, and we give them so.
MADE_ON_SPARK = {"a struct with a name twice": "Row(s=Row(a_0=1, a_1=2))"}

# What the engine shows otherwise: a table without columns, letters with names in HTML, letters of two UTF-16 units.
ON_LOCAL = {
    "no columns": {"html": "<table border='1'>\n<tr></tr>\n<tr></tr>\n</table>\n", "text": "DataFrame[]"},
    "wide letters": {
        "html": "<table border='1'>\n<tr><th>a</th><th>b</th><th>c</th><th>d</th></tr>\n"
        "<tr><td>ä</td><td>表</td><td>\U0001f600</td><td></td></tr>\n</table>\n",
        "text": "DataFrame[a: string, b: string, c: string, d: string]",
    },
}


def made(spark: Any, case: str, T: Any, row: Any) -> dict[str, Any]:
    """The schema and the rows of what `createDataFrame` makes; or what it, or the backend, raises."""
    def answer() -> dict[str, Any]:
        frame = spark.createDataFrame(*MADE[case](T, row))
        return {"schema": frame.schema.jsonValue(), "rows": [repr(one) for one in frame.collect()]}

    return guarded(answer)


def taken(spark: Any, case: str) -> dict[str, Any]:
    """The dtypes and the values of what `toPandas` gives."""
    def answer() -> dict[str, Any]:
        frame = spark.sql(TAKEN[case]).toPandas()
        columns = [frame.iloc[:, at] for at in range(frame.shape[1])]
        return {
            "names": [repr(name) for name in frame.columns],
            "index": repr(frame.index),
            "dtypes": [str(column.dtype) for column in columns],
            "values": [[f"{type(one).__name__}: {one!r}" for one in column] for column in columns],
        }

    return guarded(answer)


def shown(spark: Any, case: str) -> dict[str, Any]:
    """What a notebook shows of a frame, and a prompt."""
    query, rows, width = SHOWN[case]
    settings = {"enabled": "true", "maxNumRows": str(rows), "truncate": str(width)}
    for name, value in settings.items():
        spark.conf.set(f"spark.sql.repl.eagerEval.{name}", value)
    try:
        frame = spark.sql(query)
        prompt = guarded(lambda: {"text": repr(frame)})
        return {"prompt": prompt, "notebook": guarded(lambda: {"html": frame._repr_html_(), "text": repr(frame)})}
    finally:
        for name in settings:
            spark.conf.unset(f"spark.sql.repl.eagerEval.{name}")


def guarded(answer: Any) -> dict[str, Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return json.loads(json.dumps(answer()))
        except Exception as error:
            condition = getattr(error, "getCondition", lambda: None)()
            return {"raised": type(error).__name__, "condition": condition}


def agrees(have: dict[str, Any], want: dict[str, Any]) -> bool:
    """Whether an answer is PySpark's. Where that asserts, or lets pyarrow raise, we raise an error with a condition."""
    if have == want or want.get("condition", "") is not None or not have.get("condition"):
        return have == want
    kinds = {want["raised"]} if want["raised"].startswith("PySpark") else {"PySparkTypeError", "PySparkValueError"}
    return have["raised"] in kinds


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    if os.environ.get("FIRESTEEL_BLESS"):
        from pyspark.sql import Row as their_row
        from pyspark.sql import types as their_types
        from pyspark.sql.connect.session import SparkSession as Theirs

        theirs = Theirs.builder.remote(os.environ["FIRESTEEL_TEST_REMOTE"]).create()
        theirs.conf.set("spark.sql.session.timeZone", "UTC")
        answers = {
            "made": {case: made(theirs, case, their_types, their_row) for case in MADE},
            "taken": {case: taken(theirs, case) for case in TAKEN},
            "shown": {case: shown(theirs, case) for case in SHOWN},
        }
        theirs.stop()
        TABLE.write_text(json.dumps(answers, indent=1, ensure_ascii=True) + "\n")
    return json.loads(TABLE.read_text())


def test_the_table_holds_the_cases(expected: dict[str, Any]) -> None:
    assert {kind: list(answers) for kind, answers in expected.items()} == {
        "made": list(MADE),
        "taken": list(TAKEN),
        "shown": list(SHOWN),
    }


@pytest.mark.parametrize("case", MADE)
def test_local_data_is_a_frame_as_in_pyspark(spark: SparkSession, expected: dict[str, Any], case: str) -> None:
    have, want = made(spark, case, types, Row), expected["made"][case]
    is_local = spark._native.url == "local"
    other = {**ON_PURPOSE, **(MADE_ON_LOCAL if is_local else {})}
    if case in other:
        assert not agrees(have, want), "this is PySpark's answer: the case need not be listed"
        want = other[case]
    if case in MADE_ON_SPARK and not is_local:
        want = {**want, "rows": [MADE_ON_SPARK[case]]}
    assert agrees(have, want), f"{have}\nis not\n{want}"


@pytest.mark.parametrize("case", TAKEN)
def test_a_frame_of_pandas_is_as_in_pyspark(spark: SparkSession, expected: dict[str, Any], case: str) -> None:
    assert taken(spark, case) == expected["taken"][case]


@pytest.mark.parametrize("case", SHOWN)
def test_a_notebook_shows_a_frame_as_in_pyspark(spark: SparkSession, expected: dict[str, Any], case: str) -> None:
    have, want = shown(spark, case), expected["shown"][case]
    if spark._native.url == "local" and case in ON_LOCAL:
        assert have["notebook"] == ON_LOCAL[case] != want["notebook"]
    else:
        assert have == want
