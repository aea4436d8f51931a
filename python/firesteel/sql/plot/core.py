"""`df.plot`: plots through plotly, where it and pandas are installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firesteel.errors import PySparkImportError, PySparkValueError
from firesteel.sql.types import NumericType

if TYPE_CHECKING:
    from firesteel.sql.dataframe import DataFrame

__all__ = ["PySparkPlotAccessor"]

# Spark: how many rows a plot shows when its configuration says nothing.
_MOST_ROWS = 1000
_BY_FIRST_ROWS = frozenset({"bar", "barh", "pie"})


class PySparkPlotAccessor:
    """Plots of a DataFrame: ``df.plot(kind="line", x="a", y="b")`` or ``df.plot.line(x="a", y="b")``.

    Bars and pies show the first rows, other kinds a sample. Gives plotly's ``Figure``.
    """

    def __init__(self, data: DataFrame) -> None:
        self.data = data

    def __call__(self, kind: str = "line", backend: str | None = None, **kwargs: Any) -> Any:
        if backend not in (None, "plotly"):
            raise PySparkValueError(
                errorClass="UNSUPPORTED_PLOT_BACKEND",
                messageParameters={"backend": str(backend), "supported_backends": "plotly"},
            )
        express = _plotly()
        if kind in ("hist", "box"):
            column = kwargs.pop("column", None)
            names = self._numeric() if column is None else [column] if isinstance(column, str) else list(column)
            frame = self._rows("sample", names)
            if kind == "hist":
                return express.histogram(frame, x=names, nbins=kwargs.pop("bins", 10), **kwargs)
            return express.box(frame, y=names, **kwargs)
        if kind == "kde":
            return self._density(**kwargs)
        draw = {"line": "line", "bar": "bar", "barh": "bar", "scatter": "scatter", "area": "area", "pie": "pie"}
        if kind not in draw:
            kinds = ", ".join(sorted({*draw, "box", "hist", "kde"}))
            raise PySparkValueError(
                errorClass="UNSUPPORTED_PLOT_KIND", messageParameters={"plot_type": kind, "supported_plot_types": kinds}
            )
        names = [name for axis in ("x", "y") for name in _listed(kwargs.get(axis))]
        frame = self._rows("first" if kind in _BY_FIRST_ROWS else "sample", names)
        if kind == "pie":
            return express.pie(frame, values=kwargs.pop("y"), names=kwargs.pop("x"), **kwargs)
        if kind == "barh":
            kwargs["orientation"] = "h"
        return getattr(express, draw[kind])(frame, **kwargs)

    def _numeric(self) -> list[str]:
        return [field.name for field in self.data.schema.fields if isinstance(field.dataType, NumericType)]

    def _rows(self, which: str, names: list[str]) -> Any:
        frame = self.data.select(*dict.fromkeys(names)) if names else self.data
        if which == "first":
            return frame.limit(_MOST_ROWS).toPandas()
        rows = frame.count()
        if rows > _MOST_ROWS:
            frame = frame.sample(fraction=min(1.0, 1.1 * _MOST_ROWS / rows)).limit(_MOST_ROWS)
        return frame.toPandas()

    def _density(self, bw_method: float, column: Any = None, ind: Any = None, **kwargs: Any) -> Any:
        """Sums of normal curves around the values, ``bw_method`` wide."""
        import math

        import plotly.graph_objs as graph

        names = self._numeric() if column is None else _listed(column)
        frame = self._rows("sample", names)
        values = {name: [float(one) for one in frame[name].dropna()] for name in names}
        lows, highs = zip(*((min(one), max(one)) for one in values.values()))
        low, high = min(lows), max(highs)
        places = list(ind) if hasattr(ind, "__iter__") else [
            low - 0.5 * (high - low) + step * 2 * (high - low) / 999 for step in range(int(ind or 1000))
        ]
        figure = graph.Figure(**kwargs)
        for name, numbers in values.items():
            scale = 1 / (len(numbers) * bw_method * math.sqrt(2 * math.pi))
            heights = [
                scale * sum(math.exp(-(((place - one) / bw_method) ** 2) / 2) for one in numbers) for place in places
            ]
            figure.add_trace(graph.Scatter(x=places, y=heights, mode="lines", name=name))
        return figure

    def line(self, x: str, y: str | list[str], **kwargs: Any) -> Any:
        return self(kind="line", x=x, y=y, **kwargs)

    def bar(self, x: str, y: str | list[str], **kwargs: Any) -> Any:
        """Upright bars."""
        return self(kind="bar", x=x, y=y, **kwargs)

    def barh(self, x: str | list[str], y: str | list[str], **kwargs: Any) -> Any:
        """Lying bars."""
        return self(kind="barh", x=x, y=y, **kwargs)

    def scatter(self, x: str, y: str, **kwargs: Any) -> Any:
        """A point a row."""
        return self(kind="scatter", x=x, y=y, **kwargs)

    def area(self, x: str, y: str | list[str], **kwargs: Any) -> Any:
        """Areas on top of each other."""
        return self(kind="area", x=x, y=y, **kwargs)

    def pie(self, x: str, y: str, **kwargs: Any) -> Any:
        """A slice a row, as large as ``y``."""
        return self(kind="pie", x=x, y=y, **kwargs)

    def box(self, column: str | list[str] | None = None, **kwargs: Any) -> Any:
        """Quartiles of columns."""
        return self(kind="box", column=column, **kwargs)

    def kde(
        self,
        bw_method: int | float,
        column: str | list[str] | None = None,
        ind: Any = None,
        **kwargs: Any,
    ) -> Any:
        """Estimated densities of columns."""
        return self(kind="kde", column=column, bw_method=bw_method, ind=ind, **kwargs)

    def hist(self, column: str | list[str] | None = None, bins: int = 10, **kwargs: Any) -> Any:
        """How often values lie in each of ``bins`` ranges."""
        return self(kind="hist", column=column, bins=bins, **kwargs)


def _listed(names: Any) -> list[str]:
    return [] if names is None else [names] if isinstance(names, str) else list(names)


def _plotly() -> Any:
    try:
        import plotly.express
    except ImportError as error:
        parameters = {"package_name": "plotly", "action": "plot"}
        raise PySparkImportError(errorClass="PACKAGE_NOT_INSTALLED", messageParameters=parameters) from error
    return plotly.express
