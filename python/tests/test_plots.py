"""Plots through plotly: what is drawn are the rows, as PySpark's own accessor draws them."""

from __future__ import annotations

import pytest

from firesteel.errors import PySparkImportError, PySparkValueError
from firesteel.sql import DataFrame, SparkSession

plotly = pytest.importorskip("plotly")


@pytest.fixture
def sales(spark: SparkSession) -> DataFrame:
    return spark.createDataFrame([("a", 1, 10.0), ("b", 2, 40.0), ("c", 3, 20.0)], "shop string, day int, sold double")


@pytest.mark.parametrize("kind", ["line", "bar", "area", "scatter"])
def test_the_rows_are_drawn(sales: DataFrame, kind: str) -> None:
    figure = getattr(sales.orderBy("day").plot, kind)(x="day", y="sold")
    (drawn,) = figure.data
    assert list(drawn.x) == [1, 2, 3]
    assert list(drawn.y) == [10.0, 40.0, 20.0]
    assert figure == sales.orderBy("day").plot(kind=kind, x="day", y="sold")


def test_lying_bars_and_slices_have_their_names(sales: DataFrame) -> None:
    (bars,) = sales.plot.barh(x="sold", y="shop").data
    assert bars.orientation == "h" and list(bars.y) == ["a", "b", "c"]
    (slices,) = sales.plot.pie(x="shop", y="sold").data
    assert list(slices.labels) == ["a", "b", "c"] and list(slices.values) == [10.0, 40.0, 20.0]


def test_several_columns_are_drawn_beside_one_another(sales: DataFrame) -> None:
    figure = sales.plot.line(x="shop", y=["day", "sold"])
    assert [one.name for one in figure.data] == ["day", "sold"]


def test_densities_are_high_where_values_lie(sales: DataFrame) -> None:
    (density,) = sales.plot.kde(bw_method=1.0, column="sold", ind=[10.0, 30.0]).data
    assert density.y[0] == pytest.approx(1 / 3 * 0.3989, rel=1e-3)
    assert density.y[1] < 1e-6


def test_what_cannot_be_drawn_is_refused(sales: DataFrame) -> None:
    with pytest.raises(PySparkValueError, match="UNSUPPORTED_PLOT_KIND"):
        sales.plot(kind="cake")
    with pytest.raises(PySparkValueError, match="UNSUPPORTED_PLOT_BACKEND"):
        sales.plot(kind="line", backend="matplotlib", x="day", y="sold")


def test_plots_need_plotly(sales: DataFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "plotly.express", None)
    with pytest.raises(PySparkImportError, match="plotly"):
        sales.plot.line(x="day", y="sold")
