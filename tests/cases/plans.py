"""Plans as texts that can be compared: without ids, without places in a program, and without bytes that a library chose."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

import pyarrow
from google.protobuf.message import Message
from google.protobuf.text_format import MessageToString


REFERENCES = ("plan_id", "target_plan_id", "plan_ids")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def normalised(plan: Message, folder: str = "") -> str:
    """One line. Ids that an expression refers to are numbered as they are met, Arrow's bytes become the rows they hold."""
    used: set[int] = set()
    referred(plan, used)
    clean(plan, used, {})
    text = MessageToString(plan, as_one_line=True, as_utf8=True)
    # DataFrames that a text of SQL names are views with a name by chance or a number while it runs.
    text = re.sub(r"\w*_view_(?:[0-9a-f]{32}|\d+)", "a_view", text)
    # What a server made up: checkpoints and streaming queries.
    text = UUID.sub("an_id", text)
    return text.replace(folder, "{folder}") if folder else text


def parts(value: object) -> list[Message]:
    """The messages in a field."""
    if isinstance(value, Message):
        return [value]
    values = value.values() if isinstance(value, Mapping) else value if isinstance(value, Sequence) else []
    return [one for one in values if isinstance(one, Message)]


def referred(part: Message, used: set[int]) -> None:
    """Gathers the ids of relations that expressions name."""
    for field, value in part.ListFields():
        if part.DESCRIPTOR.name != "RelationCommon" and field.name in REFERENCES:
            used.update([value] if isinstance(value, int) else value)
        for one in parts(value):
            referred(one, used)


def clean(part: Message, used: set[int], numbers: dict[int, int]) -> None:
    kind = part.DESCRIPTOR.name
    for field, value in part.ListFields():
        if field.name in REFERENCES and not isinstance(value, str):
            number(part, field, value, numbers)
        elif field.name == "common" and (field.message_type.name == "ExpressionCommon" or value.plan_id not in used):
            part.ClearField("common")
            continue
        elif kind == "RelationCommon":
            part.ClearField(field.name)
        elif kind == "UnresolvedNamedLambdaVariable":
            # Each client numbers the parameters of functions by itself.
            value[:] = [f"parameter_{numbers.setdefault(name, len(numbers))}" for name in value]
        elif kind == "LocalRelation" and field.name == "data":
            part.data = rows(value)
        elif kind == "Alias" and field.name == "metadata":
            # JSON, with the blanks and the order that a language's library likes.
            part.metadata = json.dumps(json.loads(value), sort_keys=True)
        elif value is False and field.has_presence and kind != "Literal":
            # PySpark says `false` where leaving it out means the same.
            part.ClearField(field.name)
        for one in parts(value):
            clean(one, used, numbers)


def number(part: Message, field, value, numbers: dict[int, int]) -> None:
    if isinstance(value, int):
        setattr(part, field.name, numbers.setdefault(value, len(numbers)))
    else:
        value[:] = [numbers.setdefault(one, len(numbers)) for one in value]


def rows(data: bytes) -> bytes:
    """What an Arrow stream holds. How many bytes it takes, and which flags its fields have, is the writer's choice."""
    table = pyarrow.ipc.open_stream(data).read_all()
    fields = [f"{field.name} {field.type}" for field in table.schema]
    return repr((fields, table.to_pylist())).encode()
