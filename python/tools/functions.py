"""Writes ``firesteel/sql/generated/functions.py`` from ``api/functions.toml``; with ``--check`` only compares."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "api" / "functions.toml"
TARGET = ROOT / "python" / "firesteel" / "sql" / "generated" / "functions.py"

HEAD = '''# Written by python/tools/functions.py from api/functions.toml; edit that.
"""Spark's functions that are called with columns and literals. ``firesteel.sql.functions`` offers them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Union

from firesteel.sql.column import Column, call, call_distinct, to_column, to_columns, to_literal, to_mixed

ColumnOrName = Union[Column, str]
'''

CONVERTERS = {"column": "to_column", "value": "to_literal", "mixed": "to_mixed"}
TYPES = {"column": "ColumnOrName", "value": "Any", "mixed": "ColumnOrName | int | float"}
PARAMETER = re.compile(r"^(?P<star>\*?)(?P<name>\w+): (?P<kind>\w+)(?P<optional> ?\?)?(?: ?= (?P<literal>.+))?$")


class Parameter:
    """One parameter of a function."""

    def __init__(self, text: str) -> None:
        match = PARAMETER.match(text)
        if match is None:
            raise SystemExit(f"{SOURCE}: `{text}` is not a parameter")
        self.name = match["name"]
        self.kind = match["kind"]
        self.repeats = bool(match["star"])
        self.none_is_absent = bool(match["optional"])
        self.literal = None if match["literal"] is None else python_literal(match["literal"])

    def signature(self) -> str:
        if self.repeats:
            return f"*{self.name}: {TYPES[self.kind]}"
        if self.none_is_absent:
            return f"{self.name}: {TYPES[self.kind]} | None = None" if self.kind != "value" else f"{self.name}: Any = None"
        default = "" if self.literal is None else f" = {self.literal}"
        return f"{self.name}: {TYPES[self.kind]}{default}"

    def argument(self) -> str:
        convert = CONVERTERS[self.kind]
        if self.repeats:
            return f"*to_columns({self.name})" if self.kind == "column" else f"*[{convert}(one) for one in {self.name}]"
        if self.none_is_absent and self.literal is not None:
            return f"to_literal({self.literal}) if {self.name} is None else {convert}({self.name})"
        return f"{convert}({self.name})"

    def may_be_absent(self) -> bool:
        return self.none_is_absent and self.literal is None


def python_literal(text: str) -> str:
    """A literal of the table in Python."""
    if text == "decimal 0":
        return "Decimal(0)"
    return repr(json.loads(text))


def function(name: str, row: dict) -> str:
    parameters = [Parameter(text) for text in row["parameters"]]
    target = row.get("calls", name)
    caller = "call_distinct" if row.get("distinct") else "call"
    lines = ["", "", f"def {name}({', '.join(one.signature() for one in parameters)}) -> Column:"]
    what = f"``{target}`` of distinct values" if row.get("distinct") else f"``{target}``"
    lines.append(f'    """Spark\'s function {what}."""')
    if not any(one.may_be_absent() for one in parameters):
        arguments = ", ".join([json.dumps(target), *(one.argument() for one in parameters)])
        lines.append(f"    return {caller}({arguments})")
        return "\n".join(lines)
    lines.append("    arguments: list[Column] = []")
    for one in parameters:
        if one.repeats:
            lines.append(f"    arguments.extend({one.argument().removeprefix('*')})")
        elif one.may_be_absent():
            lines.append(f"    if {one.name} is not None:")
            lines.append(f"        arguments.append({one.argument()})")
        else:
            lines.append(f"    arguments.append({one.argument()})")
    lines.append(f"    return {caller}({json.dumps(target)}, *arguments)")
    return "\n".join(lines)


def module() -> str:
    table = tomllib.loads(SOURCE.read_text())
    names = "".join(f'    "{name}",\n' for name in table)
    body = "".join(function(name, row) for name, row in table.items())
    return f"{HEAD}\n__all__ = [\n{names}]\n{body}\n"


def main() -> None:
    text = module()
    if "--check" in sys.argv:
        if not TARGET.exists() or TARGET.read_text() != text:
            raise SystemExit(f"{TARGET} is stale: run python3 python/tools/functions.py")
        return
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(text)


if __name__ == "__main__":
    main()
