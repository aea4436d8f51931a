"""Cases in PySpark's words, as programs that the runner of every language reads.

A file of ``programs/`` holds cases: functions of straight code that take the session as ``spark``, with PySpark's functions as
``F``. The answer of a case is what it returns. One that some languages cannot have is marked, with
``@only("python", reason="...")``, for those that do. ``programs.tsv`` is made of them; each line is an operation on a stack:

    case NAME                     a case begins, with an empty stack and no variables
    only LANGUAGES REASON         it is for these languages alone; `check.py` keeps this line to itself
    int V | float V | text V | bool true|false | null
    decimal DIGITS | date DAYS | timestamp MICROSECONDS | time NANOSECONDS | duration MICROSECONDS | binary HEX
                                  a value is pushed; dates and timestamps count from 1970-01-01 (UTC), times from midnight
    list N                        pops N values, pushes their list
    dict N                        pops N pairs of key and value, pushes their dictionary
    item N                        pops a list, pushes its value at N
    spark                         pushes the session
    keep VARIABLE | use VARIABLE  pops into a variable; pushes what it holds
    get CLASS.MEMBER              a property: pops the receiver, pushes what it has
    call CLASS.MEMBER N [KEYWORD ...]
                                  pops a value for each keyword, N positional values and the receiver; pushes the result
    static CLASS.MEMBER N [KEYWORD ...]
                                  a member of a class itself (`Window.partitionBy`), or a constant of it; no receiver.
                                  `StructType.fromDDL` gives a schema, as the language says one
    fn NAME N [KEYWORD ...]       a function: pops its values, pushes the result. A text among them names a column; but for
                                  those of SPELLED and ORDERS, the call on the wire has just these arguments
    function PARAMETER ... | give a function of columns begins and ends, and is pushed: what stands between is done with the
                                  parameters as variables, and its value is the function's
    end                           what lies on the stack is the answer

Fields are separated by tabs; backslashes, tabs and line ends of texts are written `\\\\`, `\\t`, `\\n`. CLASS is PySpark's class
of the receiver. Operators are calls (`Column.__add__`, `Column.__radd__`, `Column.__getitem__`). The text `{folder}` stands
for a folder of the run; the checker puts it in before a runner sees the file.
"""

from __future__ import annotations

import ast
import datetime
import importlib
import inspect
import re
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAMS = HERE / "programs.tsv"
# The session's settings come first, whatever the files are called.
FIRST = "session"


# Where PySpark's classes are, by the names that programs say.
MODULES = {
    "catalog": ["Catalog"],
    "column": ["Column"],
    "conf": ["RuntimeConf"],
    "dataframe": ["DataFrame", "DataFrameNaFunctions", "DataFrameStatFunctions"],
    "group": ["GroupedData"],
    "merge": ["MergeIntoWriter"],
    "observation": ["Observation"],
    "readwriter": ["DataFrameReader", "DataFrameWriter", "DataFrameWriterV2"],
    "session": ["SparkSession"],
    "streaming.query": ["StreamingQuery", "StreamingQueryManager"],
    "streaming.readwriter": ["DataStreamReader", "DataStreamWriter"],
    "tvf": ["TableValuedFunction"],
    "window": ["Window", "WindowSpec"],
}
INNER = ["WhenMatched", "WhenNotMatched", "WhenNotMatchedBySource"]


def classes() -> dict[str, type]:
    """PySpark's classes by the names that programs say."""
    found = {}
    for path, names in MODULES.items():
        module = importlib.import_module(f"pyspark.sql.connect.{path}")
        found.update({name: getattr(module, name) for name in names})
    found.update({name: getattr(found["MergeIntoWriter"], name) for name in INNER})
    return found


# What members give where PySpark's annotations do not say it.
GIVES = {
    "SparkSession.catalog": "Catalog",
    "SparkSession.conf": "RuntimeConf",
    "SparkSession.read": "DataFrameReader",
    "SparkSession.readStream": "DataStreamReader",
    "SparkSession.streams": "StreamingQueryManager",
    "SparkSession.tvf": "TableValuedFunction",
    "DataFrame.na": "DataFrameNaFunctions",
    "DataFrame.stat": "DataFrameStatFunctions",
    "DataFrame.write": "DataFrameWriter",
    "DataFrame.writeStream": "DataStreamWriter",
    "Column.__getitem__": "Column",
    "Column.name": "Column",
    "MergeIntoWriter.whenMatched": "WhenMatched",
    "MergeIntoWriter.whenNotMatched": "WhenNotMatched",
    "MergeIntoWriter.whenNotMatchedBySource": "WhenNotMatchedBySource",
}
# Classes whose own members are said, with what those give.
CLASSES = {"Window": "WindowSpec", "StorageLevel": "StorageLevel", "StructType": None}
# Functions whose texts are no names of columns, or which are no call; a runner knows each of them.
SPELLED = {"col", "column", "lit", "expr", "when", "broadcast", "count", "count_distinct", "sum_distinct"}
ORDERS = {"asc", "desc", "asc_nulls_first", "asc_nulls_last", "desc_nulls_first", "desc_nulls_last"}
FUNCTIONS = tomllib.loads((HERE.parent.parent / "api" / "functions.toml").read_text())
OPERATORS = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "truediv", ast.Mod: "mod", ast.Pow: "pow",
    ast.BitAnd: "and", ast.BitOr: "or", ast.BitXor: "xor",
}  # fmt: skip
COMPARISONS = {ast.Eq: "eq", ast.NotEq: "ne", ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge"}
TURNED = {"eq": "eq", "ne": "ne", "lt": "gt", "le": "ge", "gt": "lt", "ge": "le"}
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
MICROSECOND = datetime.timedelta(microseconds=1)


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


class Translation:
    """One case: its operations, and what class each expression has, as far as a member is called on it."""

    def __init__(self, file: str, known: dict[str, type]) -> None:
        self.file = file
        self.known = known
        self.kinds: dict[str, str | None] = {"spark": "SparkSession"}
        self.lines: list[str] = []

    def say(self, *fields: object) -> None:
        self.lines.append("\t".join(str(field) for field in fields))

    def fail(self, node: ast.AST, what: str) -> None:
        raise SystemExit(f"{self.file}:{node.lineno}: {what}")

    def body(self, function: ast.FunctionDef) -> list[str]:
        self.say("case", function.name)
        for decorator in function.decorator_list:
            self.only(decorator)
        for statement in function.body:
            if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                name = statement.targets[0].id
                self.kinds[name] = self.expression(statement.value)
                self.say("keep", name)
            elif isinstance(statement, ast.Return):
                self.expression(statement.value)
                self.say("end")
                return self.lines
            elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
                self.expression(statement.value)
                self.say("keep", "_")
            elif not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)):
                self.fail(statement, "a case holds assignments, calls and a return")
        self.say("null")
        self.say("end")
        return self.lines

    def only(self, node: ast.expr) -> None:
        """Says which languages alone have the case: `@only("python", reason="why")`."""
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "only" and node.args):
            self.fail(node, "a case is marked by `only`, with languages")
        languages = [ast.literal_eval(one) for one in node.args]
        reasons = [ast.literal_eval(one.value) for one in node.keywords if one.arg == "reason"]
        if len(reasons) != 1 or not reasons[0]:
            self.fail(node, "a marked case needs a reason")
        self.say("only", " ".join(languages), escaped(reasons[0]))

    def expression(self, node: ast.expr) -> str | None:
        """Says what pushes the expression, and gives its class."""
        if isinstance(node, ast.Constant):
            return self.value(node, node.value)
        if isinstance(node, ast.UnaryOp):
            return self.unary(node)
        if isinstance(node, ast.Name):
            if node.id not in self.kinds:
                self.fail(node, f"there is no variable {node.id}")
            self.say("spark") if node.id == "spark" else self.say("use", node.id)
            return self.kinds[node.id]
        if isinstance(node, (ast.List, ast.Tuple)):
            kinds = {self.expression(one) for one in node.elts}
            self.say("list", len(node.elts))
            return f"list {kinds.pop()}" if len(kinds) == 1 else None
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values):
                self.expression(key)
                self.expression(value)
            self.say("dict", len(node.keys))
            return None
        if isinstance(node, ast.BinOp):
            return self.operator(node, node.left, OPERATORS[type(node.op)], node.right)
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            return self.operator(node, node.left, COMPARISONS[type(node.ops[0])], node.comparators[0])
        if isinstance(node, ast.Subscript):
            return self.subscript(node)
        if isinstance(node, ast.Attribute):
            return self.attribute(node)
        if isinstance(node, ast.Call):
            return self.call(node)
        if isinstance(node, ast.Lambda):
            return self.function(node)
        self.fail(node, f"{type(node).__name__} cannot be said in a program")

    def function(self, node: ast.Lambda) -> None:
        """A function that a function of the API takes; its parameters are columns."""
        parameters, outer = [one.arg for one in node.args.args], self.kinds
        if set(parameters) & set(outer):
            self.fail(node, "a parameter is called as a variable is")
        self.kinds = outer | dict.fromkeys(parameters, "Column")
        self.say("function", *parameters)
        self.expression(node.body)
        self.say("give")
        self.kinds = outer

    def value(self, node: ast.AST, value: object) -> None:
        if value is None:
            self.say("null")
        elif isinstance(value, bool):
            self.say("bool", "true" if value else "false")
        elif isinstance(value, int):
            self.say("int", value)
        elif isinstance(value, float):
            self.say("float", repr(value))
        elif isinstance(value, str):
            self.say("text", escaped(value))
        elif isinstance(value, bytes):
            self.say("binary", value.hex())
        else:
            self.fail(node, f"a value of type {type(value).__name__} cannot be said in a program")

    def unary(self, node: ast.UnaryOp) -> str | None:
        if isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
            return self.value(node, -node.operand.value)
        member = {ast.USub: "__neg__", ast.Invert: "__invert__"}[type(node.op)]
        self.expression(node.operand)
        self.say("call", f"Column.{member}", 0)
        return "Column"

    def operator(self, node: ast.AST, left: ast.expr, name: str, right: ast.expr) -> str:
        """Python asks the left side first, and the right one when that is no column."""
        if self.kind_of(left) == "Column":
            receiver, member, other = left, name, right
        elif self.kind_of(right) == "Column":
            receiver, member, other = right, TURNED.get(name, f"r{name}"), left
        else:
            self.fail(node, "neither side is a column")
        self.expression(receiver)
        self.expression(other)
        self.say("call", f"Column.__{member}__", 1)
        return "Column"

    def kind_of(self, node: ast.expr) -> str | None:
        """The class of an expression whose operations are said later."""
        lines, self.lines = self.lines, []
        kind = self.expression(node)
        self.lines = lines
        return kind

    def subscript(self, node: ast.Subscript) -> str | None:
        kind = self.expression(node.value)
        if kind is not None and kind.startswith("list "):
            self.say("item", node.slice.value)
            return kind.removeprefix("list ")
        if kind not in ("Column", "DataFrame"):
            self.fail(node, f"{kind} has no items")
        item = self.expression(node.slice)
        self.say("call", f"{kind}.__getitem__", 1)
        return "DataFrame" if kind == "DataFrame" and item is not None else "Column"

    def attribute(self, node: ast.Attribute) -> str | None:
        if isinstance(node.value, ast.Name) and node.value.id in CLASSES:
            self.say("static", f"{node.value.id}.{node.attr}", 0)
            return node.value.id if node.value.id == "StorageLevel" else None
        kind = self.receiver(node, node.value, node.attr)
        self.say("get", f"{kind}.{node.attr}")
        return self.gives(kind, node.attr)

    def receiver(self, node: ast.AST, value: ast.expr, member: str) -> str:
        kind = self.expression(value)
        if kind not in self.known:
            self.fail(node, f"the class whose member {member} is meant is not known ({kind})")
        if not hasattr(self.known[kind], member):
            self.fail(node, f"{kind} has no member {member}")
        return kind

    def call(self, node: ast.Call) -> str | None:
        function = node.func
        if isinstance(function, ast.Name):
            return self.made(node, function.id)
        if not isinstance(function, ast.Attribute):
            self.fail(node, "this cannot be called")
        owner = function.value.id if isinstance(function.value, ast.Name) else None
        if owner == "F":
            self.check(node, function.attr)
            said = ("fn", function.attr)
            gives = "DataFrame" if function.attr == "broadcast" else "Column"
        elif owner in CLASSES:
            said, gives = ("static", f"{owner}.{function.attr}"), CLASSES[owner]
        else:
            kind = self.receiver(node, function.value, function.attr)
            said, gives = ("call", f"{kind}.{function.attr}"), self.gives(kind, function.attr)
        for argument in node.args:
            self.expression(argument)
        for keyword in node.keywords:
            self.expression(keyword.value)
        self.say(*said, len(node.args), *(keyword.arg for keyword in node.keywords))
        return gives

    def check(self, node: ast.Call, name: str) -> None:
        """Refuses a function that runners would have to know one by one."""
        if name in SPELLED | ORDERS:
            return
        entry = FUNCTIONS.get(name, {"odd": "unknown"})
        if entry.get("odd") == "lambda" and not node.keywords:
            return
        if node.keywords or {"odd", "distinct", "order"} & set(entry):
            self.fail(node, f"F.{name} is no plain call on the wire")
        parameters = [text.split(": ", 1) for text in entry.get("parameters", [])]
        for place, (parameter, kind) in enumerate(parameters):
            given = node.args[place:] if parameter.startswith("*") else node.args[place : place + 1]
            if not given and ("=" in kind or kind.startswith("seed")):
                self.fail(node, f"F.{name} sends {parameter} though it is not given")
            is_name = kind.split()[0].rstrip("?") in ("column", "mixed")
            if not is_name and any(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in given):
                self.fail(node, f"the text for {parameter} of F.{name} is no column: say F.lit")

    def made(self, node: ast.Call, name: str) -> str | None:
        """Values that have no spelling of their own in Python, and observations."""
        if name == "Observation":
            for argument in node.args:
                self.expression(argument)
            self.say("static", "Observation.__init__", len(node.args))
            return "Observation"
        if name == "Decimal":
            self.say("decimal", node.args[0].value)
            return None
        kind = getattr(datetime, name, None)
        if kind is None:
            self.fail(node, f"{name} is not known")
        utc = {"tzinfo": datetime.timezone.utc} if name == "datetime" else {}
        value = kind(
            *(ast.literal_eval(one) for one in node.args),
            **{one.arg: ast.literal_eval(one.value) for one in node.keywords},
            **utc,
        )
        if name == "date":
            self.say("date", value.toordinal() - EPOCH.toordinal())
        elif name == "datetime":
            self.say("timestamp", (value - EPOCH) // MICROSECOND)
        elif name == "timedelta":
            self.say("duration", value // MICROSECOND)
        else:
            seconds = (value.hour * 60 + value.minute) * 60 + value.second
            self.say("time", (seconds * 1_000_000 + value.microsecond) * 1000)
        return None

    def gives(self, kind: str, member: str) -> str | None:
        """The class of a member's result, from PySpark's annotation."""
        if (name := f"{kind}.{member}") in GIVES:
            return GIVES[name]
        found = inspect.getattr_static(self.known[kind], member)
        function = found.fget if isinstance(found, property) else getattr(found, "__func__", found)
        annotation = str(getattr(function, "__annotations__", {}).get("return", ""))
        words = [word.removeprefix("Parent") for word in re.findall(r"\w+", annotation)]
        named = [word for word in words if word in self.known]
        if "Self" in words:
            return kind
        if named and ("List" in words or "list" in words):
            return f"list {named[0]}"
        return named[0] if named else None


def programs() -> list[tuple[str, list[str]]]:
    """Every case with its operations, in order."""
    known, cases = classes(), []
    files = sorted((HERE / "programs").glob("*.py"), key=lambda file: (file.stem != FIRST, file.stem))
    for file in files:
        for node in ast.parse(file.read_text()).body:
            if isinstance(node, ast.FunctionDef):
                cases.append((node.name, Translation(f"programs/{file.name}", known).body(node)))
    names = [name for name, _ in cases]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise SystemExit(f"cases that are there twice: {', '.join(sorted(twice))}")
    return cases


def text(cases: list[tuple[str, list[str]]]) -> str:
    """The file of some cases."""
    head = "# Written by tests/cases/record.py from the cases in tests/cases/programs; edit those.\n"
    return head + "".join(f"{line}\n" for _, lines in cases for line in lines)
