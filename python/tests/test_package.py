"""Rules of the package itself."""

from __future__ import annotations

import ast
import gc
import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import firesteel
from firesteel import _native
from firesteel.sql import SparkSession
from firesteel.sql import functions as F

ROOT = Path(__file__).resolve().parents[2]
# So that another Python finds the same package.
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(firesteel.__file__).parents[1])}


def test_native_classes_are_frozen() -> None:
    classes = [line for path in (ROOT / "python/src").glob("*.rs") for line in re.findall(r"#\[pyclass.*\]", path.read_text())]
    assert len(classes) == len([value for value in vars(_native).values() if inspect.isclass(value)])
    assert [line for line in classes if "frozen" not in line] == []


def test_the_stub_names_what_the_native_module_has() -> None:
    stub = ast.parse((Path(firesteel.__file__).parent / "_native.pyi").read_text())
    told = {node.name: node for node in stub.body if isinstance(node, (ast.ClassDef, ast.FunctionDef))}
    real = {name: value for name, value in vars(_native).items() if not name.startswith("_")}
    assert set(told) == set(real)
    for name, node in told.items():
        if isinstance(node, ast.ClassDef):
            methods = {part.name for part in node.body if isinstance(part, ast.FunctionDef)} - {"__init__", "__len__"}
            present = {one for one in vars(real[name]) if not one.startswith("__") or one.startswith("__arrow")}
            assert methods == present, name


def test_no_native_class_is_public() -> None:
    import firesteel.sql

    for name in firesteel.sql.__all__:
        assert getattr(firesteel.sql, name).__module__.startswith("firesteel.sql.")


def test_importing_the_package_loads_nothing_heavy() -> None:
    slow = ["asyncio", "dataclasses", "inspect", "json", "numpy", "pandas", "pyarrow", "random", "string", "uuid"]
    code = f"import sys, firesteel.sql; print([name for name in {slow} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=ENVIRONMENT)
    assert told.stdout.strip() == "[]"


def test_every_function_listed_is_there() -> None:
    for name in F.__all__:
        assert callable(getattr(F, name)), name
        assert getattr(F, name).__doc__, name


def test_nothing_leaks(spark: SparkSession) -> None:
    gc.collect()
    before = _native.live_objects()
    frame = spark.range(10).select((F.col("id") + 1).alias("n")).groupBy("n").count()
    frame.collect()
    next(iter(spark.range(5).stream()))
    with pytest.raises(Exception, match="nope"):
        spark.range(1).select("nope").collect()
    assert _native.live_objects() != before
    del frame
    gc.collect()
    assert _native.live_objects() == before
