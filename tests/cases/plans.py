"""Plans as texts that can be compared: without ids, without places in a program, and without bytes that a library chose."""

from __future__ import annotations

import re

import pyarrow
from google.protobuf.message import Message
from google.protobuf.text_format import MessageToString


def normalised(plan: Message, folder: str = "") -> str:
    """One line. Ids of plans are numbered as they are met, Arrow's bytes become the rows they hold."""
    numbers: dict[int, int] = {}
    clean(plan, numbers)
    text = MessageToString(plan, as_one_line=True, as_utf8=True)
    # DataFrames that a text of SQL names are views with a random name while it runs.
    text = re.sub(r"\w*view_[0-9a-f]{32}", "a_view", text)
    return text.replace(folder, "{folder}") if folder else text


def clean(part: Message, numbers: dict[int, int]) -> None:
    kind = part.DESCRIPTOR.name
    if kind == "RelationCommon":
        for field, _ in part.ListFields():
            if field.name != "plan_id":
                part.ClearField(field.name)
    for field, value in part.ListFields():
        if field.name in ("plan_id", "target_plan_id", "plan_ids") and field.cpp_type == field.CPPTYPE_INT64:
            number(part, field, value, numbers)
        elif field.name == "common" and field.message_type.name == "ExpressionCommon":
            part.ClearField("common")
        elif kind == "LocalRelation" and field.name == "data":
            part.data = rows(value)
        elif value is False and field.has_presence and kind != "Literal":
            # PySpark says `false` where leaving it out means the same.
            part.ClearField(field.name)
        elif field.message_type is not None:
            if field.message_type.GetOptions().map_entry:
                value = list(value.values())
            for one in [value] if isinstance(value, Message) else value:
                if isinstance(one, Message):
                    clean(one, numbers)


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
