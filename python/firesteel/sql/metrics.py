"""`ExecutionInfo`: what the operators of a plan counted while it ran, where the backend tells (Spark does)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from firesteel.errors import PySparkImportError

__all__ = ["CollectedMetrics", "ExecutionInfo", "MetricValue", "PlanMetrics"]

# What the tree of operators shows of each; all counts are in `PlanMetrics.metrics`.
_SHOWN = frozenset({"numPartitions", "peakMemory", "numOutputRows", "spillSize"})


class MetricValue:
    """One count of an operator; ``metric_type`` says what it is in: ``sum``, ``size``, ``timing``, ..."""

    def __init__(self, name: str, value: int | float, type: str) -> None:
        self.name = name
        self.value = value
        self.metric_type = type

    def to_dict(self) -> dict[str, Any]:
        return {"name": self.name, "value": self.value, "type": self.metric_type}

    def __repr__(self) -> str:
        return f"<{self.name}={self.value} ({self.metric_type})>"


class PlanMetrics:
    """An operator of the plan, the one that takes its rows, and what it counted."""

    def __init__(self, name: str, id: int, parent: int, metrics: list[MetricValue]) -> None:
        self.name = name
        self.plan_id = id
        self.parent_plan_id = parent
        self.metrics = metrics

    def to_dict(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "plan_id": self.plan_id,
            "parent_plan_id": self.parent_plan_id,
            "metrics": [metric.to_dict() for metric in self.metrics],
        }

    def __repr__(self) -> str:
        return f"Plan({self.name}: {self.plan_id}->{self.parent_plan_id})={self.metrics}"


class CollectedMetrics:
    """The operators of a plan."""

    class Node:
        """An operator, and the ids of those that it takes rows from."""

        def __init__(
            self, id: int, name: str = "", metrics: list[MetricValue] | None = None, children: list[int] | None = None
        ) -> None:
            self.id = id
            self.name = name
            self.metrics = metrics or []
            self.children = children or []

    def __init__(self, metrics: list[PlanMetrics]) -> None:
        self._metrics = sorted(metrics, key=lambda operator: operator.parent_plan_id)

    def extract_graph(self) -> tuple[int, dict[int, CollectedMetrics.Node]]:
        """The id of the root, and the operators by their ids."""
        graph: dict[int, CollectedMetrics.Node] = {}
        for operator in self._metrics:
            node = graph.setdefault(operator.plan_id, CollectedMetrics.Node(operator.plan_id))
            node.name, node.metrics = operator.name, operator.metrics
            parent = graph.setdefault(operator.parent_plan_id, CollectedMetrics.Node(operator.parent_plan_id))
            parent.children.append(operator.plan_id)
        below = {child for node in graph.values() for child in node.children if child != node.id}
        (root,) = graph.keys() - below
        return root, graph

    def toText(self) -> str:
        """The operators as a tree, a line each."""
        root, graph = self.extract_graph()
        return "".join(f"{line}\n" for line in self._lines(graph[root], graph, ""))

    def _lines(self, node: CollectedMetrics.Node, graph: dict[int, CollectedMetrics.Node], prefix: str) -> Iterator[str]:
        shown = [f"{one.name}: {one.value} ({one.metric_type})" for one in node.metrics if one.name in _SHOWN]
        yield f"{prefix}+- {node.name}({','.join(shown)})"
        for at, child in enumerate(node.children):
            below = graph[child]
            if below is not node:
                # Spark: what has as many children as stand before it in its parent is indented.
                yield from self._lines(below, graph, prefix + "  " if at == len(below.children) - 1 else prefix)

    def toDot(self, filename: str | None = None, out_format: str = "png") -> Any:
        """The operators as a ``graphviz.Digraph``, drawn to a file where one is named. Needs graphviz."""
        try:
            import graphviz
        except ImportError as error:
            parameters = {"package_name": "graphviz", "action": "toDot"}
            raise PySparkImportError(errorClass="PACKAGE_NOT_INSTALLED", messageParameters=parameters) from error
        dot = graphviz.Digraph(comment="Query Plan", node_attr={"shape": "box", "font-size": "10pt"})
        for id, node in self.extract_graph()[1].items():
            dot.node(str(id), "\n".join([node.name, *(f"{m.name}: {m.value} ({m.metric_type})" for m in node.metrics)]))
            for child in node.children:
                dot.edge(str(id), str(child))
        if filename:
            dot.render(filename, format=out_format, cleanup=True)
        return dot


class ExecutionInfo:
    """How a DataFrame ran when its rows were last asked for."""

    def __init__(
        self,
        metrics: list[PlanMetrics] | None,
        obs: list[tuple[str, dict[str, Any]]] | None,
        operation_id: str | None = None,
    ) -> None:
        self._metrics = CollectedMetrics(metrics) if metrics else None
        self._observed = obs or []
        self._operation_id = operation_id

    @property
    def metrics(self) -> CollectedMetrics | None:
        """What the operators counted; nothing where the backend does not tell."""
        return self._metrics

    @property
    def flows(self) -> list[tuple[str, dict[str, Any]]]:
        """The metrics of ``DataFrame.observe``, by their names."""
        return list(self._observed)

    @property
    def operation_id(self) -> str | None:
        """The UUID that named the operation on its backend."""
        return self._operation_id


def execution_info(
    operators: list[tuple[str, int, int, list[tuple[str, int, str]]]],
    observed: list[tuple[str, dict[str, Any]]],
    operation_id: str,
) -> ExecutionInfo:
    """How an operation ran, of what it has told at its end."""
    metrics = [
        PlanMetrics(name, id, parent, [MetricValue(*count) for count in counts]) for name, id, parent, counts in operators
    ]
    return ExecutionInfo(metrics, observed, operation_id)
