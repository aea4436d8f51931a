"""What a `DataFrame` looks like: in a terminal, in a notebook, as a plot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firesteel.sql.column import not_expected
from firesteel.sql.dataframe.relation import Relation

if TYPE_CHECKING:
    from firesteel.sql.plot import PySparkPlotAccessor

__all__ = ["Display"]


class Display(Relation):
    """Tables of text and HTML, and plots."""

    __slots__ = ()

    def show(self, n: int = 20, truncate: bool | int = True, vertical: bool = False) -> None:
        """Prints the first rows as a table; ``truncate`` is how wide a cell may be, ``False`` any width."""
        print(self._show_string(n, truncate, vertical))

    def _show_string(self, n: int = 20, truncate: bool | int = True, vertical: bool = False) -> str:
        if not isinstance(n, int) or isinstance(n, bool):
            raise not_expected("n", "int", n)
        if not isinstance(vertical, bool):
            raise not_expected("vertical", "bool", vertical)
        try:
            width = 20 if truncate is True else int(truncate)
        except ValueError:
            raise not_expected("truncate", "bool", truncate) from None
        return self._with(self._native.show_frame(n, width, vertical)).collect()[0][0]

    @property
    def plot(self) -> PySparkPlotAccessor:
        """Plots, where plotly is installed."""
        from firesteel.sql.plot import PySparkPlotAccessor

        return PySparkPlotAccessor(self)

    def __repr__(self) -> str:
        # Spark: what has been asked for HTML stands in a notebook, which shows that.
        if not self._is_in_notebook and self._eager("enabled", "false") == "true":
            rows, width = int(self._eager("maxNumRows", "20")), int(self._eager("truncate", "20"))
            return self._show_string(rows, width)
        return f"DataFrame[{', '.join(f'{name}: {kind}' for name, kind in self.dtypes)}]"

    def _repr_html_(self) -> str | None:
        """For notebooks, where ``spark.sql.repl.eagerEval.enabled`` asks for it."""
        self._is_in_notebook = True
        if self._eager("enabled", "false") != "true":
            return None
        rows, width = int(self._eager("maxNumRows", "20")), int(self._eager("truncate", "20"))
        return self._native.html_string(rows, width)

    def _eager(self, name: str, default: str) -> str:
        return self._session._native.conf_get_option(f"spark.sql.repl.eagerEval.{name}") or default
