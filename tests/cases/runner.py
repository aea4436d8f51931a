"""Runs the programs of a file with a Python package, Firesteel's or PySpark's, and prints what comes out.

usage: runner.py URL FILE [--package firesteel|pyspark]

For each case it prints, separated by tabs, ``NAME schema TREE`` and ``NAME rows TABLE`` for a DataFrame, ``NAME value JSON`` for
anything else, ``NAME error CONDITION`` where an exception of the package was raised, and ``NAME missing CLASS.MEMBER``. What
else was raised is ``NAME broken TEXT``: no answer is right then.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import importlib
import inspect
import io
import json
import os
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
CASE = "spark.firesteel.test.case"


class Missing(Exception):
    """The package has no such member."""


def unescaped(text: str) -> str:
    return text.replace("\\\\", "\0").replace("\\t", "\t").replace("\\n", "\n").replace("\0", "\\")


VALUES = {
    "int": int,
    "float": float,
    "text": unescaped,
    "bool": lambda text: text == "true",
    "decimal": Decimal,
    "date": lambda text: EPOCH.date() + datetime.timedelta(days=int(text)),
    "timestamp": lambda text: EPOCH + datetime.timedelta(microseconds=int(text)),
    "time": lambda text: (EPOCH + datetime.timedelta(microseconds=int(text) // 1000)).time(),
    "duration": lambda text: datetime.timedelta(microseconds=int(text)),
    "binary": bytes.fromhex,
}


class Machine:
    """The stack and the variables of a case."""

    def __init__(self, spark: object, package: str) -> None:
        self.spark = spark
        self.functions = importlib.import_module(f"{package}.sql.functions")
        self.modules = [importlib.import_module(f"{package}.{name}") for name in ("sql", "sql.types", "storagelevel")]

    def run(self, lines: list[list[str]]) -> object:
        self.stack, self.variables = [], {}
        return self.result(lines)

    def result(self, lines: Iterable[list[str]]) -> object:
        rest = iter(lines)
        for operation, *fields in rest:
            if operation == "function":
                self.stack.append(self.function(fields, list(body(rest))))
            else:
                self.step(operation, fields)
        return self.stack.pop()

    def function(self, parameters: list[str], lines: list[list[str]]) -> Callable[..., object]:
        def called(*columns: object) -> object:
            self.variables.update(zip(parameters, columns))
            return self.result(lines)

        # How many columns it is called with is seen from its parameters.
        kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
        called.__signature__ = inspect.Signature([inspect.Parameter(name, kind) for name in parameters])
        return called

    def step(self, operation: str, fields: list[str]) -> None:
        push, pop = self.stack.append, self.stack.pop
        if operation in VALUES:
            push(VALUES[operation](fields[0]))
        elif operation == "null":
            push(None)
        elif operation == "list":
            push(self.popped(int(fields[0])))
        elif operation == "dict":
            flat = self.popped(2 * int(fields[0]))
            push(dict(zip(flat[::2], flat[1::2])))
        elif operation == "item":
            push(pop()[int(fields[0])])
        elif operation == "spark":
            push(self.spark)
        elif operation == "keep":
            self.variables[fields[0]] = pop()
        elif operation == "use":
            push(self.variables[fields[0]])
        elif operation == "get":
            push(self.member(pop(), fields[0]))
        elif operation == "call":
            arguments, keywords = self.arguments(fields)
            push(self.member(pop(), fields[0])(*arguments, **keywords))
        elif operation == "static":
            arguments, keywords = self.arguments(fields)
            found = self.static(fields[0])
            push(found(*arguments, **keywords) if callable(found) else found)
        elif operation == "fn":
            arguments, keywords = self.arguments(fields)
            if not hasattr(self.functions, fields[0]):
                raise Missing(f"functions.{fields[0]}")
            push(getattr(self.functions, fields[0])(*arguments, **keywords))
        else:
            raise ValueError(f"there is no operation {operation}")

    def popped(self, count: int) -> list[object]:
        values = self.stack[len(self.stack) - count :]
        del self.stack[len(self.stack) - count :]
        return values

    def arguments(self, fields: list[str]) -> tuple[list[object], dict[str, object]]:
        _, count, *keywords = fields
        values = self.popped(len(keywords))
        return self.popped(int(count)), dict(zip(keywords, values))

    def member(self, receiver: object, name: str) -> object:
        kind, member = name.split(".")
        if type(receiver).__name__ != kind:
            raise TypeError(f"{name} is called on a {type(receiver).__name__}")
        if not hasattr(type(receiver), member):
            raise Missing(name)
        return getattr(receiver, member)

    def static(self, name: str) -> object:
        kind, member = name.split(".")
        for module in self.modules:
            if hasattr(module, kind):
                owner = getattr(module, kind)
                return owner if member == "__init__" else getattr(owner, member)
        raise Missing(name)


def body(rest: Iterator[list[str]]) -> Iterator[list[str]]:
    """The lines of a function, up to its end."""
    depth = 1
    for line in rest:
        depth += {"function": 1, "give": -1}.get(line[0], 0)
        if depth == 0:
            return
        yield line


def printed(action) -> str:
    with contextlib.redirect_stdout(io.StringIO()) as output:
        action()
    return output.getvalue().rstrip("\n")


def plain(value: object) -> object:
    """A value as JSON has it. Rows and what the catalog tells are objects with the names of their fields."""
    if isinstance(value, (list, tuple)):
        fields = getattr(value, "_fields", None) or getattr(value, "__fields__", None)
        return dict(zip(fields, map(plain, value))) if fields else [plain(one) for one in value]
    if isinstance(value, (set, frozenset)):
        return sorted(map(plain, value))
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(plain(one) for one in value)
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    # Repeated fields of messages, which PySpark hands out, are sequences only.
    return [plain(one) for one in value] if isinstance(value, Sequence) else str(value)


def outcomes(machine: Machine, lines: list[list[str]], condition_of: type) -> list[tuple[str, str]]:
    told: list[tuple[str, str]] = []
    try:
        result = machine.run(lines)
        if type(result).__name__ == "DataFrame":
            told.append(("schema", printed(result.printSchema)))
            told.append(("rows", printed(lambda: result.show(1000, truncate=False))))
        else:
            told.append(("value", json.dumps(plain(result), ensure_ascii=False)))
    except Missing as missing:
        told.append(("missing", str(missing)))
    except condition_of as error:
        told.append(("error", str(error.getCondition())))
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
    except Exception as error:
        told.append(("broken", f"{type(error).__name__}: {error}"))
    return told


def cases(file: Path) -> list[tuple[str, list[list[str]]]]:
    found: list[tuple[str, list[list[str]]]] = []
    for line in file.read_text().split("\n"):
        operation, *fields = line.split("\t")
        if operation == "case":
            found.append((fields[0], []))
        elif line and not line.startswith("#") and operation not in ("end", "only"):
            found[-1][1].append([operation, *fields])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("file", type=Path)
    parser.add_argument("--package", default="firesteel", choices=["firesteel", "pyspark"])
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    if options.package == "pyspark":
        # Its functions and windows ask this whether they are called for a server.
        os.environ["SPARK_CONNECT_MODE_ENABLED"] = "1"
        from pyspark.sql.connect.session import SparkSession
    else:
        from firesteel.sql import SparkSession
    raised = importlib.import_module(f"{options.package}.errors").PySparkException
    spark = SparkSession.builder.remote(options.url).getOrCreate()
    machine = Machine(spark, options.package)
    for name, lines in cases(options.file):
        spark.conf.set(CASE, name)
        print(name, file=sys.stderr)
        for kind, text in outcomes(machine, lines, raised):
            text = text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
            print(f"{name}\t{kind}\t{text}", flush=True)
    spark.stop()


if __name__ == "__main__":
    main()
