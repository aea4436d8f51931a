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
    assert made(spark, case, types, Row) == expected["made"][case]


@pytest.mark.parametrize("case", TAKEN)
def test_a_frame_of_pandas_is_as_in_pyspark(spark: SparkSession, expected: dict[str, Any], case: str) -> None:
    assert taken(spark, case) == expected["taken"][case]


@pytest.mark.parametrize("case", SHOWN)
def test_a_notebook_shows_a_frame_as_in_pyspark(spark: SparkSession, expected: dict[str, Any], case: str) -> None:
    assert shown(spark, case) == expected["shown"][case]
