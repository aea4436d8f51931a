"""Runs TPC-H queries as DataFrame programs and prints their rows as one line of JSON.

Environment: ``FIRESTEEL_REMOTE`` says where to run (``local``), ``FIRESTEEL_TPCH`` where the Parquet files are,
``FIRESTEEL_PROGRAMS`` which programs to run (``q1,q5``).
"""

from __future__ import annotations

import time

_START = time.perf_counter()

import json
import os
import sys
from typing import Any

from tpch import PROGRAMS, Tables

from firesteel.sql import DataFrame, Row, SparkSession


def text(value: Any) -> str | None:
    """A cell as every language writes it."""
    return None if value is None else str(value)


def described(program: DataFrame, rows: list[Row]) -> dict[str, Any]:
    """The columns with their types, and the rows."""
    columns = [[name, kind] for name, kind in program.dtypes]
    return {"columns": columns, "rows": [[text(value) for value in row] for row in rows]}


def main() -> None:
    folder = os.environ.get("FIRESTEEL_TPCH")
    if folder is None:
        sys.exit("set FIRESTEEL_TPCH to the folder of the Parquet files")
    spark = SparkSession.builder.remote(os.environ.get("FIRESTEEL_REMOTE", "local")).getOrCreate()
    tables = Tables(spark, folder)
    first_row = None
    programs = {}
    for name in os.environ.get("FIRESTEEL_PROGRAMS", "q1,q5").split(","):
        if name not in PROGRAMS:
            sys.exit(f"there is no program {name}")
        program = PROGRAMS[name](tables)
        rows = program.collect()
        if first_row is None:
            first_row = time.perf_counter() - _START
        programs[name] = described(program, rows)
    print(json.dumps({"language": "Python", "first_row_seconds": first_row, "programs": programs}))


if __name__ == "__main__":
    main()
