"""Runs the examples in PySpark's own documentation on Firesteel's Python package, and counts the objects whose examples hold.

usage: own_doctests.py --remote URL --out FILE [--only PATTERN ...] [--modules NAME ...]

A process of its own reads the texts from the installed PySpark. Then ``pyspark`` is mapped to Firesteel, and each text
runs in a copy of the names that PySpark's module has, taken from Firesteel. An object is a documentation text with
examples; it holds when all of its examples do. OUT becomes JSON: for each object ``pass``, ``skip`` (nothing to run),
``needs`` (Python in the backend, a JVM or pandas on Spark, which are not offered) or why it fails.
"""

from __future__ import annotations

import argparse
import contextlib
import doctest
import fnmatch
import importlib
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import types

USUAL = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
LOOSE = USUAL | doctest.IGNORE_EXCEPTION_DETAIL

# The modules whose texts are run, with the options of their own `_test()`, and the texts that it leaves out.
MODULES: dict[str, tuple[str, int, list[str]]] = {
    "functions": ("pyspark.sql.connect.functions.builtin", LOOSE, []),
    "partitioning": ("pyspark.sql.connect.functions.partitioning", LOOSE, []),
    "column": ("pyspark.sql.column", LOOSE, []),
    "dataframe": ("pyspark.sql.dataframe", LOOSE, ["DataFrame.toJSON", "DataFrame.rdd"]),
    "group": ("pyspark.sql.connect.group", USUAL, []),
    "window": ("pyspark.sql.window", LOOSE, []),
    "catalog": ("pyspark.sql.connect.catalog", LOOSE, []),
    "conf": ("pyspark.sql.connect.conf", LOOSE, []),
    "readwriter": ("pyspark.sql.connect.readwriter", LOOSE, []),
    "session": ("pyspark.sql.connect.session", LOOSE, ["SparkSession", "SparkSession.Builder.master"]),
    "merge": ("pyspark.sql.connect.merge", USUAL, []),
    "observation": ("pyspark.sql.connect.observation", LOOSE, []),
    "tvf": ("pyspark.sql.connect.tvf", LOOSE, []),
    "types": ("pyspark.sql.types", USUAL, ["_make_type_verifier"]),
}

# Examples with these words run Python in the backend, or ask for a JVM, for pandas on Spark or for Spark's ML.
_NEEDS = re.compile(
    r"\b(udf|pandas_udf|arrow_udf|udtf|arrow_udtf|UserDefinedFunction|mapInPandas|mapInArrow|applyInPandas\w*|applyInArrow"
    r"|StatefulProcessor\w*|GroupStateTimeout|foreach|foreachPartition|foreachBatch|dataSource|registerFunction|cogroup"
    r"|sparkContext|_jvm|_jsparkSession|pandas_api|pyspark\.pandas|pyspark\.ml|UserDefinedType|ExamplePointUDT)\b"
)


def texts() -> list[dict]:
    """The texts of PySpark's modules, and where the names that they use come from. For the process without Firesteel."""
    found = []
    for key, (name, _, left_out) in MODULES.items():
        module = importlib.import_module(name)
        tests = doctest.DocTestFinder(exclude_empty=True).find(module, name)
        names = {one: origin for one, value in vars(module).items() if (origin := _origin(one, value)) is not None}
        found += [
            {"module": key, "name": test.name, "text": test.docstring, "line": test.lineno, "names": names}
            for test in sorted(tests)
            if test.examples and test.name.removeprefix(f"{name}.") not in left_out
        ]
    return found


def _origin(name: str, value: object) -> list[str] | None:
    """A module's name, or the module and the name of what stands in it."""
    if isinstance(value, types.ModuleType):
        return [value.__name__]
    home = getattr(value, "__module__", None)
    own = getattr(value, "__qualname__", None) or name
    return [home, own] if isinstance(home, str) and "." not in own else None


def resolved(names: dict[str, list[str]]) -> dict[str, object]:
    """The names of a module of PySpark's, from Firesteel. What it does not have is left out, as a text that needs it shows."""
    found = {}
    for name, (home, *rest) in names.items():
        with contextlib.suppress(ImportError, AttributeError):
            value = importlib.import_module(home)
            found[name] = getattr(value, rest[0]) if rest else value
    return found


class TimeLimit(BaseException):
    """Not an Exception, so that no example swallows it."""


@contextlib.contextmanager
def time_limit(seconds: int):
    def ring(signum, frame):
        raise TimeLimit(f"not done after {seconds} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


class Checker(doctest.OutputChecker):
    """Knows the modules by PySpark's names, as the texts do."""

    def check_output(self, want: str, got: str, optionflags: int) -> bool:
        return super().check_output(want, got.replace("firesteel.", "pyspark."), optionflags)


class Runner(doctest.DocTestRunner):
    """Keeps what fails instead of printing it."""

    def __init__(self, options: int) -> None:
        super().__init__(Checker(), verbose=False, optionflags=options)
        self.problems: list[str] = []

    def report_failure(self, out, test, example, got):
        difference = self._checker.output_difference(example, got, self.optionflags)
        self.problems.append(f">>> {example.source}{difference}")

    def report_unexpected_exception(self, out, test, example, exc_info):
        if issubclass(exc_info[0], TimeLimit):
            raise exc_info[1]
        self.problems.append(f">>> {example.source}{exc_info[0].__name__}: {exc_info[1]}")


def outcome(test: doctest.DocTest, options: int, limit: int) -> str:
    """``pass``, ``skip``, ``needs``, or what fails."""
    examples = [example for example in test.examples if not example.options.get(doctest.SKIP)]
    if not examples:
        return "skip"
    if any(_NEEDS.search(example.source) for example in examples):
        return "needs"
    runner = Runner(options)
    try:
        with time_limit(limit):
            runner.run(test, out=lambda text: None)
    except TimeLimit as error:
        return str(error)
    return "\n".join(runner.problems) or "pass"


def run(options: argparse.Namespace) -> dict[str, str]:
    listing = subprocess.run([sys.executable, __file__, "--texts"], capture_output=True, text=True, check=True)
    import firesteel

    firesteel.install_as_pyspark()
    # As in PySpark's own run of these texts.
    os.environ["SPARK_TESTING"] = "1"
    chosen = [one for one in json.loads(listing.stdout) if is_wanted(one["name"], options.only)]
    outcomes: dict[str, str] = {}
    for module in options.modules:
        outcomes |= run_module(module, [one for one in chosen if one["module"] == module], options)
    return outcomes


def is_wanted(name: str, patterns: list[str]) -> bool:
    return any(fnmatch.fnmatchcase(name, f"*{pattern}*") for pattern in patterns)


def run_module(module: str, listed: list[dict], options: argparse.Namespace) -> dict[str, str]:
    """The texts of one module, in a session of their own and without tables that others have left."""
    from pyspark.sql import SparkSession

    if not listed:
        return {}
    names = resolved(listed[0]["names"]) | {"__name__": "__main__", "__file__": __file__, "SparkSession": SparkSession}
    parser, outcomes = doctest.DocTestParser(), {}
    spark = fresh(options.remote)
    for one in listed:
        if spark.is_stopped:
            spark = fresh(options.remote)
        test = parser.get_doctest(one["text"], {**names, "spark": spark}, one["name"], None, one["line"])
        found = outcomes[one["name"]] = outcome(test, MODULES[module][1], options.timeout)
        if found not in ("pass", "skip", "needs"):
            print(f"FAIL {one['name']}\n{found}", flush=True)
    if not spark.is_stopped:
        spark.stop()
    return outcomes


def fresh(remote: str):
    """A session where no stream runs and the default database has no table: the server is this run's own."""
    from pyspark.errors import UnsupportedOperationException
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.remote(remote).getOrCreate()
    with contextlib.suppress(UnsupportedOperationException):
        # Firesteel's engine has no streams.
        for query in spark.streams.active:
            query.stop()
    for table in spark.catalog.listTables():
        if not table.isTemporary:
            spark.sql(f"DROP TABLE IF EXISTS `{table.name}`")
    return spark


def main() -> None:
    if sys.argv[1:] == ["--texts"]:
        json.dump(texts(), sys.stdout)
        return
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--remote", required=True)
    arguments.add_argument("--out", type=pathlib.Path, required=True)
    arguments.add_argument("--only", nargs="*", default=["*"])
    arguments.add_argument("--modules", nargs="*", choices=MODULES, default=list(MODULES))
    arguments.add_argument("--timeout", type=int, default=120)
    options = arguments.parse_args()
    outcomes = run(options)
    options.out.write_text(json.dumps(outcomes, indent=1))
    count = {kind: sum(one == kind for one in outcomes.values()) for kind in ("pass", "skip", "needs")}
    tried = len(outcomes) - count["skip"] - count["needs"]
    print(f"{count['pass']} of {tried} hold; {count['needs']} need what is not offered, {count['skip']} run nothing")


if __name__ == "__main__":
    main()
