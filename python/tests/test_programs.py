"""PySpark programs and libraries run unchanged: ``python -m firesteel`` and ``install_as_pyspark``."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import firesteel
from firesteel import _native
from firesteel.sql import SparkSession

PROGRAMS = Path(__file__).parent / "programs"
PACKAGE = str(Path(firesteel.__file__).parents[1])

SCRIPT = """
import sys
from pyspark import StorageLevel
from pyspark.sql import DataFrame, Row, SparkSession, Window
from pyspark.sql import functions as F
from pyspark.sql.types import IntegerType, StructType
from pyspark.errors import AnalysisException
from pyspark.sql.utils import AnalysisException as Old

spark = SparkSession.builder.appName("script").getOrCreate()
df = spark.createDataFrame([("a", 1), ("b", 2)], ["k", "v"])
df.groupBy().agg(F.sum("v").alias("s")).show()
print(sys.argv, __name__, isinstance(df, DataFrame), df.select("v").first())
try:
    spark.sql("SELECT nothing")
except AnalysisException as error:
    print(error.getCondition(), Old is AnalysisException)
try:
    F.udf(len)
except NotImplementedError as error:
    print(error.getCondition())
try:
    import pyspark.ml
except ModuleNotFoundError as error:
    print(error.name)
"""


def run(arguments: list[str], url: str, **more: str) -> subprocess.CompletedProcess[str]:
    # What is on the path now, so that libraries are found as this test finds them.
    path = os.pathsep.join([PACKAGE, *(one for one in sys.path if one)])
    environment = {**os.environ, "PYTHONPATH": path, "SPARK_REMOTE": url, **more}
    command = [sys.executable, "-W", "ignore", "-m", "firesteel", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)


def test_a_pyspark_script_runs_unchanged(spark: SparkSession, url: str, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    done = run([str(script), "one", "--two"], url)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[:5] == ["+---+", "|  s|", "+---+", "|  3|", "+---+"]
    assert lines[-4:] == [
        f"['{script}', 'one', '--two'] __main__ True Row(v=1)",
        "UNRESOLVED_COLUMN.WITHOUT_SUGGESTION True",
        "NOT_IMPLEMENTED",
        "pyspark.ml",
    ]


def test_the_address_is_an_argument_as_well(spark: SparkSession, url: str, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("from pyspark.sql import SparkSession\nprint(SparkSession.builder.getOrCreate().range(3).count())\n")
    done = run(["--remote", url, str(script)], "sc://127.0.0.1:1")
    assert (done.returncode, done.stdout) == (0, "3\n"), done.stderr


def test_pyspark_that_is_loaded_is_not_replaced() -> None:
    code = "import sys, types; sys.modules['pyspark'] = types.ModuleType('pyspark'); import firesteel; firesteel.install_as_pyspark()"
    environment = {**os.environ, "PYTHONPATH": PACKAGE}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert "call install_as_pyspark() before" in done.stderr


@pytest.mark.skipif(
    not all(importlib.util.find_spec(name) for name in ("chispa", "quinn", "prettytable")),
    reason="chispa and quinn are not installed",
)
def test_chispa_and_quinn_give_what_they_give_under_pyspark(spark: SparkSession, url: str) -> None:
    """``programs/libraries.json`` is what the program printed under PySpark 4.3 on Spark 4.3."""
    done = run([str(PROGRAMS / "libraries.py")], url)
    assert done.returncode == 0, done.stderr
    expected = json.loads((PROGRAMS / "libraries.json").read_text())
    assert json.loads(done.stdout) == expected


def test_importing_the_package_imports_no_pyspark() -> None:
    code = "import sys, firesteel.sql; print([name for name in sys.modules if name.partition('.')[0] in ('pyspark', 'pandas', 'pyarrow')])"
    environment = {**os.environ, "PYTHONPATH": PACKAGE}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
    assert _native.version() == firesteel.__version__
