"""Five TPC-H queries as DataFrame programs, against the same queries as SQL text."""

from __future__ import annotations

import os

import pytest
from tpch import PROGRAMS, Tables

from firesteel.sql import SparkSession


@pytest.mark.parametrize("name", list(PROGRAMS))
def test_a_program_gives_what_real_spark_gives(spark: SparkSession, url: str, tpch_folder: str, name: str) -> None:
    """Rows, types and names on this backend are those of the server that is named."""
    remote = os.environ.get("FIRESTEEL_TEST_REMOTE")
    if remote is None:
        pytest.skip("FIRESTEEL_TEST_REMOTE names no server")
    program = PROGRAMS[name](Tables(spark, tpch_folder))
    session = SparkSession.builder.remote(remote).create()
    expected = PROGRAMS[name](Tables(session, tpch_folder))
    assert program.schema.simpleString() == expected.schema.simpleString()
    rows = program.collect()
    assert rows
    assert rows == expected.collect()
    session.stop()
